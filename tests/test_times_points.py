"""Durations that lie on the calendar: their begin and end points, and what they date."""

from __future__ import annotations

import pytest

from depesche import read
from depesche.report import Time
from depesche.times import calendar_value

DAY = "2025-09-24"


def durations(text: str, language: str, published: str | None = DAY) -> list[Time]:
    return [t for t in read(text, published=published, language=language).times if t.type == "DURATION"]


@pytest.mark.parametrize(
    ("language", "text", "begin", "end"),
    [
        ("de", "Vor drei Jahren verließ sie die Partei.", "2022", DAY),
        ("de", "Sie verließ die Partei vor rund zehn Tagen.", "2025-09-14", DAY),
        ("de", "Seit zwei Monaten führt er das Amt.", "2025-07", DAY),
        ("de", "In den vergangenen zwei Jahrzehnten stieg der Pegel.", "200", DAY),
        ("de", "In den nächsten fünf Jahren wird der Pegel steigen.", DAY, "2030"),
        ("de", "In zwei Wochen wird das Parlament abstimmen.", DAY, "2025-W41"),
        ("en", "The level rose over the past three years.", "2022", DAY),
        ("en", "The level will rise in the next six months.", DAY, "2026-03"),
        ("en", "The house will vote in two weeks.", DAY, "2025-W41"),
    ],
)
def test_points_of_durations_that_count_from_the_day(language: str, text: str, begin: str, end: str) -> None:
    assert [(t.begin_point, t.end_point) for t in durations(text, language)] == [(begin, end)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Zwei Tage vor dem Treffen reiste er ab."),
        ("de", "Die Reise dauerte drei Jahre."),
        ("de", "Seit einigen Jahren führt er das Amt."),
        ("de", "In zwei Stunden schafften sie den Weg."),
        ("en", "He needed three years for it."),
    ],
)
def test_other_durations_have_none(language: str, text: str) -> None:
    assert {(t.begin_point, t.end_point) for t in durations(text, language)} == {(None, None)}


def test_without_a_day_of_publication_there_are_none() -> None:
    assert [t.begin_point for t in durations("Vor drei Jahren verließ sie die Partei.", "de", None)] == [None]


def test_only_what_lies_back_says_when() -> None:
    (ago,) = durations("Vor drei Jahren verließ sie die Partei.", "de")
    (since,) = durations("Seit drei Jahren führt sie die Partei.", "de")
    assert (ago.rule, calendar_value(ago), calendar_value(since)) == ("ago", "2022", None)


def test_an_event_of_years_ago_is_dated() -> None:
    report = read("Vor drei Jahren griff Russland die Ukraine an.", published=DAY, language="de")
    assert [event.time for event in report.events] == ["2022"]
