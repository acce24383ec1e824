"""English newswire: earnings comparisons, tense-directed days, ages, datelines and stamps, read with clauses."""

from __future__ import annotations

import pytest

import depesche

Case = tuple[str, list[tuple[str, str, str | None]]]
THURSDAY = "1989-10-26"
MONDAY = "1998-03-09"


def found(text: str, published: str) -> list[tuple[str, str, str | None]]:
    report = depesche.read(text, published=published, language="en")
    return [(time.text, time.type, time.value) for time in report.times]


BUSINESS: list[Case] = [
    (
        "Carver Corp. said third-quarter profit fell 12% from the year-ago quarter.",
        [("third-quarter", "DATE", "1989-Q3"), ("the year-ago quarter", "DATE", "1988-Q3")],
    ),
    ("In the latest quarter, the bank set aside $40 million.", [("the latest quarter", "DATE", "1989-Q3")]),
    ("Sales were up 8% from a year earlier.", [("a year earlier", "DATE", "1988")]),
    ("Its profit beat the year-earlier period.", [("the year-earlier period", "DATE", "1988")]),
    (
        "In the third quarter ended Sept. 30, revenue was $12 million, compared with $11 million a year ago.",
        [
            ("the third quarter", "DATE", "1989-Q3"),
            ("Sept. 30", "DATE", "1989-09-30"),
            ("a year ago", "DATE", "1988-Q3"),
        ],
    ),
    (
        "Orders rose 3% in September from a year earlier.",
        [("September", "DATE", "1989-09"), ("a year earlier", "DATE", "1988-09")],
    ),
    ("The firm had left the market a year ago.", [("a year ago", "DATE", "1988")]),
    (
        "It took a year-earlier loss of $2 million and a year-ago profit.",
        [("year-earlier", "DATE", "1988"), ("year-ago", "DATE", "1988")],
    ),
    ("This year's third quarter includes a charge.", [("This year's third quarter", "DATE", "1989-Q3")]),
    (
        "The 1989 third-quarter results include a gain; the 1988 quarter had none.",
        [("1989 third-quarter", "DATE", "1989-Q3"), ("the 1988 quarter", "DATE", "1988-Q3")],
    ),
    ("The fourth-quarter results will be flat.", [("fourth-quarter", "DATE", "1989-Q4")]),
    ("The line will open in the second quarter.", [("the second quarter", "DATE", "1990-Q2")]),
    (
        "August's figure beat the same month last year.",
        [("August", "DATE", "1989-08"), ("the same month last year", "DATE", "1988-08")],
    ),
    ("In the first half, exports grew by 9%.", [("the first half", "DATE", "1989-H1")]),
    ("The keeper saved twice in the first half.", []),
    ("First-half sales slipped.", [("First-half", "DATE", "1989-H1")]),
    ("It expects to break even in fiscal 1990.", [("fiscal 1990", "DATE", "1990")]),
    (
        "In the first nine months, orders dropped; in the 12 months ended in August they rose.",
        [
            ("the first nine months", "DURATION", "P9M"),
            ("the 12 months", "DURATION", "P12M"),
            ("August", "DATE", "1989-08"),
        ],
    ),
    (
        "Debt stood at $2 billion at year-end and will be cut by the end of the year.",
        [("year-end", "DATE", "1989"), ("the end of the year", "DATE", "1989")],
    ),
    ("For the quarter, sales rose 5%.", [("the quarter", "DATE", "1989-Q3")]),
    ("The year's first quarter was poor.", [("The year's first quarter", "DATE", "1989-Q1")]),
    (
        "Norden, founded in 1954, said sales rose 5% from a year earlier.",
        [("1954", "DATE", "1954"), ("a year earlier", "DATE", "1988")],
    ),
    (
        "In 1987, sales were $2 million, up from $1 million a year earlier.",
        [("1987", "DATE", "1987"), ("a year earlier", "DATE", "1986")],
    ),
    ("Analysts see a loss for the full year.", [("the full year", "DATE", "1989")]),
    (
        "The 90-day bills and two-year notes fell; so did the 30-year bond.",
        [("90-day", "DURATION", "P90D"), ("two-year", "DURATION", "P2Y"), ("30-year", "DURATION", "P30Y")],
    ),
    ("It will redeem the notes due 2009 on Dec. 1.", [("2009", "DATE", "2009"), ("Dec. 1", "DATE", "1989-12-01")]),
]
"""Published on Thursday, Oct. 26, 1989."""

DIRECTION: list[Case] = [
    ("The shares closed yesterday at $14.", [("yesterday", "DATE", "1989-10-25")]),
    (
        "The board met last Thursday and adjourned late Friday.",
        [("last Thursday", "DATE", "1989-10-19"), ("late Friday", "DATE", "1989-10-20")],
    ),
    ("He met the board on Thursday.", [("Thursday", "DATE", THURSDAY)]),
    ("The board will meet on Tuesday.", [("Tuesday", "DATE", "1989-10-31")]),
    ("Officials said the talks would resume Tuesday.", [("Tuesday", "DATE", "1989-10-31")]),
    ("A spokesman would not comment Wednesday.", [("Wednesday", "DATE", "1989-10-25")]),
    ("She is scheduled to leave on Monday.", [("Monday", "DATE", "1989-10-30")]),
    ("He is likely to appear in court Wednesday.", [("Wednesday", "DATE", "1989-11-01")]),
    ("They struggled to answer questions on Sunday.", [("Sunday", "DATE", "1989-10-22")]),
    ("If the union wins on Tuesday, the plant closes.", [("Tuesday", "DATE", "1989-10-31")]),
    ("The trial begins Monday.", [("Monday", "DATE", "1989-10-30")]),
    ("The firm is in trouble after Tuesday's ruling.", [("Tuesday", "DATE", "1989-10-24")]),
    ("She took to the airwaves beginning Wednesday night.", [("Wednesday night", "TIME", "1989-10-25TNI")]),
    ("Both sides will meet this Monday.", [("this Monday", "DATE", "1989-10-30")]),
    ("A decision is due in mid-November.", [("mid-November", "DATE", "1989-11")]),
    ("The vote was put off until December.", [("December", "DATE", "1989-12")]),
    ("She could win in November.", [("November", "DATE", "1989-11")]),
    ("Prices are up from September.", [("September", "DATE", "1989-09")]),
    ("The crop was poor, but this winter's looks good.", [("this winter", "DATE", "1989-WI")]),
    ("He was named president, effective Jan. 1.", [("Jan. 1", "DATE", "1990-01-01")]),
    ("A ruling is expected soon.", [("soon", "DATE", "FUTURE_REF")]),
    ("They soon left.", []),
    ("The contract begins Nov. 6.", [("Nov. 6", "DATE", "1989-11-06")]),
    ("The trial was set for Monday.", [("Monday", "DATE", "1989-10-30")]),
    ("The December contract fell.", [("December", "DATE", "1989-12")]),
    ("He must go as soon as possible.", [("as soon as possible", "DATE", "FUTURE_REF")]),
]
"""Published on the same day."""

SPANS: list[Case] = [
    (
        "In the past decade, and over the past 18 months, imports have doubled.",
        [("the past decade", "DURATION", "P1DE"), ("the past 18 months", "DURATION", "P18M")],
    ),
    (
        "Over the last year it grew; last year it fell.",
        [("the last year", "DURATION", "P1Y"), ("last year", "DATE", "1997")],
    ),
    (
        "It will move north in the next few days and weaken in the coming weeks.",
        [("the next few days", "DURATION", "PXD"), ("the coming weeks", "DATE", "FUTURE_REF")],
    ),
    (
        "In recent weeks he gave several recent talks.",
        [("recent weeks", "DATE", "PAST_REF"), ("recent", "DATE", "PAST_REF")],
    ),
    (
        "They promised future talks, and a better future.",
        [("future", "DATE", "FUTURE_REF")],
    ),
    (
        "A 34-year-old man and a boy, 10 years old, were hurt.",
        [("34-year-old", "DURATION", "P34Y"), ("10 years old", "DURATION", "P10Y")],
    ),
    ("It came only two weeks after the raid.", [("two weeks", "DURATION", "P2W")]),
    ("It came just days before the vote.", [("days", "DURATION", "PXD")]),
    ("They will wait another month.", [("another month", "DURATION", "P1M")]),
    ("It will last three to four months.", [("three", "DURATION", "P3M"), ("four months", "DURATION", "P4M")]),
    ("He got a two-year term.", [("a two-year term", "DURATION", "P2Y")]),
    ("For now, and by now, all is calm.", [("now", "DATE", "PRESENT_REF"), ("now", "DATE", "PRESENT_REF")]),
    ("At this point, nobody knows.", [("this point", "DATE", "PRESENT_REF")]),
    ("The firm was previously and formerly known as Dorn.", []),
    ("It fell in the mid-'80s.", [("the mid-'80s", "DATE", "198")]),
    ("Some 2000 in all marched.", []),
    (
        "The accord was signed at 5 p.m. on Friday.",
        [("5 p.m.", "TIME", "1998-03-06T17:00"), ("Friday", "DATE", "1998-03-06")],
    ),
    ("She was seen on the night of Jan. 12, 1997.", [("the night of Jan. 12, 1997", "TIME", "1997-01-12TNI")]),
    (
        "KHARTOUM, March 9 (Reuters) - Rebels said on Monday they had shot down a plane.",
        [("March 9", "DATE", MONDAY), ("Monday", "DATE", MONDAY)],
    ),
    ("AP-NY-03-08-98 1711EST", [("03-08-98 1711EST", "TIME", "1998-03-08T17:11-05:00")]),
]
"""Published on Monday, March 9, 1998."""


@pytest.mark.parametrize(("text", "expected"), BUSINESS)
def test_business_periods(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert found(text, THURSDAY) == expected


@pytest.mark.parametrize(("text", "expected"), DIRECTION)
def test_direction_of_days_and_months(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert found(text, THURSDAY) == expected


@pytest.mark.parametrize(("text", "expected"), SPANS)
def test_spans_and_moments(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert found(text, MONDAY) == expected
