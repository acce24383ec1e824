"""English reports as strangers write them: games, far dates in passing, known days, weekdays joined and every week."""

from __future__ import annotations

import pytest

import depesche

Case = tuple[str, list[tuple[str, str, str | None]]]
WEDNESDAY = "2024-06-12"


def found(text: str) -> list[tuple[str, str, str | None]]:
    report = depesche.read(text, published=WEDNESDAY, language="en")
    return [(time.text, time.type, time.value) for time in report.times]


NO_TIMES = [
    "Quarterback Dan Orrick threw for 310 yards and two touchdowns in the fourth quarter.",
    "A quarter million people have fled.",
    "They met outside 1600 Canal Street (1775 Naramata Rd.).",
    'The "Daily Show" and the "Nightly News" are read.',
    "He hoped for a brighter tomorrow.",
    "Support is in the low-50s.",
    "She posted it soon after the vote.",
    "It fell in the year following the peak.",
    "Much hangs on the time of the day.",
    "He is a waiter by night.",
    "They led by nine after three innings.",
    "It was the second in as many days.",
    "August Strand spoke.",
]

DIRECTION: list[Case] = [
    ("They canceled all crossings through Monday.", [("Monday", "DATE", "2024-06-17")]),
    ("The talks lasted through Monday.", [("Monday", "DATE", "2024-06-10")]),
    ("The summit, which opens Thursday in Lisbon, will last long.", [("Thursday", "DATE", "2024-06-13")]),
    ("The team, heading into Saturday's final, was confident.", [("Saturday", "DATE", "2024-06-15")]),
    ("The ban takes effect Jan. 1.", [("Jan. 1", "DATE", "2025-01-01")]),
    ("For delivery in January, crude settled at $78.", [("January", "DATE", "2025-01")]),
    ("The Oct. 7 attack is a turning point.", [("Oct. 7", "DATE", "2023-10-07")]),
    ("The Sept. 11 hijackers are dead.", [("Sept. 11", "DATE", "2001-09-11")]),
    (
        "Sanctions imposed in 1990 after the Aug. 2 invasion remain.",
        [("1990", "DATE", "1990"), ("Aug. 2", "DATE", "1990-08-02")],
    ),
    (
        "The senator said Monday he would resign Tuesday.",
        [("Monday", "DATE", "2024-06-10"), ("Tuesday", "DATE", "2024-06-11")],
    ),
    (
        "In January 2025 she would take office, and run again in November.",
        [("January 2025", "DATE", "2025-01"), ("November", "DATE", "2025-11")],
    ),
    (
        "The board meets next week. Friday's session was calm.",
        [("next week", "DATE", "2024-W25"), ("Friday", "DATE", "2024-06-07")],
    ),
    (
        '"We decide," Orrick said at a hall in Lowell, Ohio, on Tuesday, smiling.',
        [("Tuesday", "DATE", "2024-06-11")],
    ),
    ("It often helps with talks \u2014 in October, it hosted them.", [("October", "DATE", "2023-10")]),
    ("The Lakers host Denver on Sunday.", [("Sunday", "DATE", "2024-06-16")]),
    ("Judges who oppose him met on Monday.", [("Monday", "DATE", "2024-06-10")]),
    (
        "The house has until midnight on Sunday to pass it.",
        [("midnight", "TIME", "2024-06-16T24:00"), ("Sunday", "DATE", "2024-06-16")],
    ),
    ("The launch will be no earlier than Tuesday.", [("Tuesday", "DATE", "2024-06-18")]),
    ("The launch was put at no earlier than Tuesday.", [("Tuesday", "DATE", "2024-06-18")]),
    ("As Ms. Orlo put it in July, it is fair.", [("July", "DATE", "2023-07")]),
    ("If he follows up his Tuesday wins, he leads.", [("Tuesday", "DATE", "2024-06-11")]),
    ("They hope to build on Saturday's narrow win.", [("Saturday", "DATE", "2024-06-08")]),
    ("They must back her in November to defeat him.", [("November", "DATE", "2024-11")]),
    ("If they cut it Thursday, stocks gain.", [("Thursday", "DATE", "2024-06-13")]),
    ("They cut rates Tuesday.", [("Tuesday", "DATE", "2024-06-11")]),
    ("Futures for August settlement fell.", [("August", "DATE", "2024-08")]),
    (
        "Storms forecast Wednesday and/or Thursday include tornadoes.",
        [("Wednesday", "DATE", WEDNESDAY), ("Thursday", "DATE", "2024-06-13")],
    ),
]

ANCHORS: list[Case] = [
    (
        "Since May 4, 1990, the plant has run. Managers met at 8 a.m. in the hall.",
        [("May 4, 1990", "DATE", "1990-05-04"), ("8 a.m.", "TIME", "2024-06-12T08:00")],
    ),
    (
        "The campaign, begun after the Sept. 11 attacks, opened at 9 a.m. in Ohio.",
        [("Sept. 11", "DATE", "2001-09-11"), ("9 a.m.", "TIME", "2024-06-12T09:00")],
    ),
    (
        "It ran in 1945. In the 1990s it closed. Seven years later it opened.",
        [("1945", "DATE", "1945"), ("the 1990s", "DATE", "199"), ("Seven years later", "DATE", None)],
    ),
    (
        "Marla Quint, who was born on March 3, 1952, died in Duluth. She fell at 9 a.m. on the stairs.",
        [("March 3, 1952", "DATE", "1952-03-03"), ("9 a.m.", "TIME", "2024-06-12T09:00")],
    ),
    (
        "He was held at 5:40 a.m. on the morning of March 2.",
        [("5:40 a.m.", "TIME", "2024-03-02T05:40"), ("the morning of March 2", "TIME", "2024-03-02TMO")],
    ),
    ("He must be back by Friday noon.", [("Friday noon", "TIME", "2024-06-14T12:00")]),
    ("It was delayed until 10:45.", [("10:45", "TIME", "2024-06-12T10:45")]),
    ("She saw him a week ago Friday.", [("a week ago Friday", "DATE", "2024-05-31")]),
    ("The dam broke two years ago Tuesday.", [("two years ago Tuesday", "DATE", "2022-06-11")]),
    ("It opened a year ago today.", [("a year ago today", "DATE", "2023-06-12")]),
    ("War began two years ago this week.", [("two years ago this week", "DATE", "2022-W24")]),
    ("It was posted 21 mins ago.", [("21 mins ago", "TIME", None)]),
    (
        "The ferry left at about 6:30 on Tuesday evening.",
        [("6:30", "TIME", "2024-06-11T18:30"), ("Tuesday evening", "TIME", "2024-06-11TEV")],
    ),
    ("He fell at 8:15 Monday night.", [("8:15 Monday night", "TIME", "2024-06-10T20:15")]),
    ("By midmorning the fire was out.", [("midmorning", "TIME", "2024-06-12TMO")]),
    ("Oct. 9, 11, 1981: Fans came.", [("Oct. 9", "DATE", "1981-10-09"), ("11, 1981", "DATE", "1981-10-11")]),
    ("He led it in the mid-to-late '90s.", [("the mid-to-late '90s", "DATE", "199")]),
    ("A three-day-long fair began.", [("three-day-long", "DURATION", "P3D")]),
    ("The drug could one day save lives.", [("one day", "DATE", "FUTURE_REF")]),
]

EVERY_WEEK: list[Case] = [
    (
        "Tuesday-Saturday drivers are rare.",
        [("Tuesday", "SET", "XXXX-WXX-2"), ("Saturday", "SET", "XXXX-WXX-6")],
    ),
    ("He was born on a Tuesday in Ohio.", [("a Tuesday", "DATE", "XXXX-WXX-2")]),
    ("It struck on a Tuesday night.", [("a Tuesday night", "TIME", "XXXX-WXX-2TNI")]),
    ("She said so on a Tuesday visit.", [("Tuesday", "DATE", "2024-06-11")]),
    ("They meet the second Monday of each month.", [("the second Monday of each month", "SET", "XXXX-WXX-1")]),
    ("They work on the weekend.", [("the weekend", "SET", "XXXX-WXX-WE")]),
    ("They worked on the weekend.", [("the weekend", "DATE", "2024-W23-WE")]),
    ("On any given Sunday 300 come.", [("any given Sunday", "SET", "XXXX-WXX-7")]),
    (
        "Book on a Tuesday, Wednesday or Sunday.",
        [("a Tuesday", "DATE", "XXXX-WXX-2"), ("Wednesday", "DATE", "XXXX-WXX-3"), ("Sunday", "DATE", "XXXX-WXX-7")],
    ),
]


@pytest.mark.parametrize("text", NO_TIMES)
def test_what_looks_like_a_time_and_is_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(("text", "expected"), DIRECTION)
def test_direction(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(("text", "expected"), ANCHORS)
def test_what_a_time_counts_from(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(("text", "expected"), EVERY_WEEK)
def test_weekdays_that_come_again(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert found(text) == expected
