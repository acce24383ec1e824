"""English time phrases of all spellings: nested, joined to ranges, written in words; and what only looks like one."""

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
        ("The ferry sank on 04th Jan 2019.", [("04th Jan 2019", "2019-01-04")]),
        ("She moved there in april 2011.", [("april 2011", "2011-04")]),
        ("She moved there on Wednesday, April 13, 2011.", [("Wednesday, April 13, 2011", "2011-04-13")]),
        ("It opened on 05-Aug-2016.", [("05-Aug-2016", "2016-08-05")]),
        ("It opened on 2016/Aug/05.", [("2016/Aug/05", "2016-08-05")]),
        ("The vote was held on 8/20.", [("8/20", "2025-08-20")]),
        ("The clinic will close on Friday 11/14.", [("Friday 11/14", "2025-11-14")]),
        ("It was filed on 02-03-2020.", [("02-03-2020", "2020-02-03")]),
        ("The second of August was dry.", [("The second of August", "2025-08-02")]),
        ("The law passed on 3 March in 1999.", [("3 March in 1999", "1999-03-03")]),
        ("He was born on May the 5th, 1950.", [("May the 5th, 1950", "1950-05-05")]),
        ("The fair will open on the 12th of next month.", [("the 12th of next month", "2025-10-12")]),
        ("They met last Sunday.", [("last Sunday", "2025-09-14")]),
        ("They will meet next Tuesday.", [("next Tuesday", "2025-09-30")]),
        ("They will meet on the 25th.", [("the 25th", "2025-09-25")]),
        ("They will meet on Monday the 6th.", [("Monday the 6th", "2025-10-06")]),
        ("Nothing happened on the night of march 5, 1982.", [("march 5, 1982", "1982-03-05")]),
    ],
)
def test_dates(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert pairs(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mill closed in nineteen ninety-eight.", [("nineteen ninety-eight", "1998")]),
        ("It reopened in two thousand and six.", [("two thousand and six", "2006")]),
        ("It burned on May 3, nineteen oh five.", [("May 3, nineteen oh five", "1905-05-03")]),
        ("The twenty first of June was hot.", [("The twenty first of June", "2025-06-21")]),
    ],
)
def test_years_and_days_in_words(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert pairs(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The trial will start two weeks from Friday.", [("two weeks from Friday", "2025-10-10")]),
        ("It will end a week from today.", [("a week from today", "2025-09-29")]),
        ("He left three days before March 3, 2020.", [("three days before March 3, 2020", "2020-02-29")]),
        ("She returned two years after 1990.", [("two years after 1990", "1992")]),
        ("The first week of May 2024 was cold.", [("The first week of May 2024", "2024-W18")]),
        ("They vote on the first Friday of next month.", [("the first Friday of next month", "2025-10-03")]),
        ("It rained on the last day of February 2024.", [("the last day of February 2024", "2024-02-29")]),
        ("It closed in the third month of 2021.", [("the third month of 2021", "2021-03")]),
        ("The third Monday evening of May was calm.", [("The third Monday evening of May", "2025-05-19TEV")]),
        ("The week of September 16 was busy.", [("The week of September 16", "2025-W38")]),
        ("Sales rose in week 12 of 2019.", [("week 12 of 2019", "2019-W12")]),
        ("It will be finished the week after next.", [("the week after next", "2025-W41")]),
        ("They split in the year before last.", [("the year before last", "2023")]),
        ("It rained in the first half of May.", [("the first half of May", "2025-05")]),
        ("He went the weekend of May 5, 2018.", [("the weekend of May 5, 2018", "2018-W18-WE")]),
        ("The evening of Jan. 27, 2006 was wet.", [("The evening of Jan. 27, 2006", "2006-01-27TEV")]),
        ("They fly home Thanksgiving week 2015.", [("Thanksgiving week 2015", "2015-W48")]),
        ("They met a year and a half ago.", [("a year and a half ago", "2024-03")]),
        ("It was common in the nineteen eighties.", [("the nineteen eighties", "198")]),
        ("Output fell in Q3 of 2016 and rose in 2017 H1.", [("Q3 of 2016", "2016-Q3"), ("2017 H1", "2017-H1")]),
        ("He resigned two weeks and three days ago.", [("two weeks and three days ago", "2025-09-05")]),
    ],
)  # fmt: skip
def test_times_within_times(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert pairs(text) == expected


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The show ran from May to October 2020.", ["2020-05", "2020-10"]),
        ("The show ran from November to February 2021.", ["2020-11", "2021-02"]),
        ("It lasted from Nov. 18 to Dec. 19, 2015.", ["2015-11-18", "2015-12-19"]),
        ("The fair was held on the 5th-7th October.", ["2025-10-05", "2025-10-07"]),
        ("The fair was held between the ninth and the tenth of April 2024.", ["2024-04-09", "2024-04-10"]),
        ("It was closed April 9th through 17th.", ["2025-04-09", "2025-04-17"]),
        ("The office was shut Wednesday through Sunday.", ["2025-09-17", "2025-09-21"]),
        ("On July 4, 12 miners died.", ["2025-07-04"]),
        ("They met on July 4, 5 and 6.", ["2025-07-04", "2025-07-05", "2025-07-06"]),
        ("It ran from April 27 to 3.", ["2025-04-27", "2025-05-03"]),
        ("It will run from August to October.", ["2025-08", "2025-10"]),
        ("The period was 10/1-11/7.", ["2025-10-01", "2025-11-07"]),
        ("It was open from 8 a.m. to 3.", ["2025-09-22T08:00", "2025-09-22T15:00"]),
        ("It was open 11-1 pm.", ["2025-09-22T11:00", "2025-09-22T13:00"]),
        ("It was shut from 8 a.m. to 5 p.m. yesterday.", ["2025-09-21T08:00", "2025-09-21T17:00"]),
        ("Talks ran this evening from 7 to 9.", ["2025-09-22TEV", "2025-09-22T19:00", "2025-09-22T21:00"]),
    ],
)
def test_ranges(text: str, values: list[str]) -> None:
    assert [value for _, value in pairs(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It began at half past nine in the evening.", ["2025-09-22T21:30"]),
        ("It began at a quarter to eight.", ["2025-09-22T07:45"]),
        ("It began at ten past 4.", ["2025-09-22T04:10"]),
        ("It began at twenty minutes past five p.m.", ["2025-09-22T17:20"]),
        ("It began at seven twenty-five.", ["2025-09-22T07:25"]),
        ("It began yesterday at 8.", ["2025-09-21", "2025-09-21T08:00"]),
        ("The match starts tonight at 8.", ["2025-09-22TNI", "2025-09-22T20:00"]),
        ("It began at 1140 a.m.", ["2025-09-22T11:40"]),
        ("It began on Wed Oct 26 15:50:06 2016.", ["2016-10-26T15:50:06"]),
        ("It airs at 8 tonight.", ["2025-09-22T20:00"]),
        ("It began at 10:00 at night.", ["2025-09-22T22:00"]),
        ("It was logged 23.04.2022 14:55.", ["2022-04-23T14:55"]),
    ],
)
def test_hours(text: str, values: list[str]) -> None:
    assert [value for _, value in pairs(text)] == values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He waited an hour and a half.", [("an hour and a half", "PT1.5H")]),
        ("He waited two and a quarter hours.", [("two and a quarter hours", "PT2.25H")]),
        ("It took seven-and-a-half years.", [("seven-and-a-half years", "P7.5Y")]),
        ("She worked there for 20+ years.", [("20+ years", "P20Y")]),
        ("He works 35-plus hours.", [("35-plus hours", "PT35H")]),
        ("They need another week.", [("another week", "P1W")]),
        ("It shook for a couple weeks.", [("a couple weeks", "P2W")]),
        ("They pay on the 19th of every month.", [("the 19th of every month", "XXXX-XX-19")]),
        ("He works weekends.", [("weekends", "XXXX-WXX-WE")]),
        ("They talk bi-weekly.", [("bi-weekly", "P2W")]),
        ("The mayor resigned a fortnight ago.", [("a fortnight ago", "2025-W37")]),
    ],
)
def test_durations_and_sets(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert pairs(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It rose from 5 to 10 of 12 points.",
        "They won 3-1 and then 4-2.",
        "Only 1/4 of them came, and on 2/3 of the seats.",
        "The code was 133-03-03-2020.",
        "Call 82-2100.",
        "A third of the march was over; the sun sat low and the wed pair may rest.",
        "In 12 may be too few.",
        "He was looking at 5 of them.",
        "She gave two thousand people nineteen eighty-cent coins.",
        "Another quarter of the voters stayed home.",
        "The cast of twenty twenty-somethings sang.",
    ],
)
def test_no_times(text: str) -> None:
    assert pairs(text) == []
