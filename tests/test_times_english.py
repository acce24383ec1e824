"""English time expressions: extents, types, values."""

from __future__ import annotations

import pytest

from depesche import times
from depesche.document import Document
from depesche.report import Block

PUBLISHED = "2025-09-22"  # a Monday


def pairs(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str | None]]:
    document = Document(text, language="en", published=published, blocks=[Block("paragraph", 0, len(text))])
    times.annotate(document)
    return [(time.text, time.value) for time in document.times]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on Sunday, Sept. 21, 2025.", [("Sunday, Sept. 21, 2025", "2025-09-21")]),
        ("The law passed on 4 July 1999.", [("4 July 1999", "1999-07-04")]),
        ("Dated 9/21/2025.", [("9/21/2025", "2025-09-21")]),
        ("It ran July 4-7, 2024.", [("July 4", "2024-07-04"), ("7, 2024", "2024-07-07")]),
        ("It was signed on the 5th of May, 1990.", [("the 5th of May, 1990", "1990-05-05")]),
        ("He was freed in May and tried in March 2019.", [("May", "2025-05"), ("March 2019", "2019-03")]),
        ("The 9/11 attacks changed it.", [("9/11", "2001-09-11")]),
    ],
)
def test_dates(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert pairs(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He spoke on Friday.", [("Friday", "2025-09-19")]),
        ("He will speak on Friday.", [("Friday", "2025-09-26")]),
        ("She left last Monday.", [("last Monday", "2025-09-15")]),
        ("It ended late Wednesday.", [("late Wednesday", "2025-09-17")]),
        ("Police came Thursday evening.", [("Thursday evening", "2025-09-18TEV")]),
        ("It happened yesterday morning.", [("yesterday morning", "2025-09-21TMO")]),
        ("He died last night.", [("last night", "2025-09-21TNI")]),
        ("The polls close tonight.", [("tonight", "2025-09-22TNI")]),
        ("Come at 5 p.m. Friday.", [("5 p.m. Friday", "2025-09-19T17:00")]),
        ("It was launched at 0930 GMT.", [("0930 GMT", "2025-09-22T09:30Z")]),
        ("Talks began at 8:30 a.m. EST.", [("8:30 a.m. EST", "2025-09-22T08:30-05:00")]),
    ],
)
def test_days_and_clock(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert pairs(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prices rose last week.", [("last week", "2025-W38")]),
        ("Sales fell in the third quarter of 2024.", [("the third quarter of 2024", "2024-Q3")]),
        ("It opened three years ago.", [("three years ago", "2022")]),
        ("He retired earlier this year.", [("earlier this year", "2025")]),
        ("Jazz ruled in the late 1920s.", [("the late 1920s", "192")]),
        ("A tale of the 19th century.", [("the 19th century", "18")]),
        ("It grew over the past ten years.", [("the past ten years", "P10Y")]),
        ("For decades nothing moved.", [("decades", "PXDE")]),
        ("They signed a two-year contract.", [("two-year", "P2Y")]),
        ("He waited one and a half hours.", [("one and a half hours", "PT1.5H")]),
        ("It costs $200 a month.", [("a month", "P1M")]),
        ("They meet twice a week.", [("twice a week", "P1W")]),
        ("The board meets every Friday.", [("every Friday", "XXXX-WXX-5")]),
        ("Recently it changed; now it is calm.", [("Recently", "PAST_REF"), ("now", "PRESENT_REF")]),
        ("Thanksgiving 2018 was cold.", [("Thanksgiving 2018", "2018-11-22")]),
    ],
)
def test_periods_durations_sets(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert pairs(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May may march on.",
        "The Daily Herald reported it.",
        "Less than a quarter of them agreed.",
        "A boy two years older won 2:1.",
        "The second reading passed.",
        "The fall of the wall surprised her.",
        "He read page 1999 of 2,500 pages.",
        "Write to @harmsen1613 about it.",
    ],
)
def test_no_times(text: str) -> None:
    assert pairs(text) == []
