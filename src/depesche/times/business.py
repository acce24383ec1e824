"""The rules for the periods of business news: the first half, the year-ago quarter, a year earlier."""

from __future__ import annotations

import re

import msgspec

from depesche.report import Time
from depesche.times import calendar
from depesche.times.context import DAY, NEAR, QUARTER, Context
from depesche.times.days import year_of
from depesche.times.patterns import Found
from depesche.times.periods import ago, part_of_year
from depesche.times.result import Result, Rule
from depesche.times.story import later

WINDOW = 15
"""How many words to each side are searched for what tells business news."""
PART_OF_YEAR = re.compile(r"\d{4}-[QH]\d")
MONTH_OR_YEAR = re.compile(r"\d{4}(?:-\d\d)?$")
SOME_MONTHS = re.compile(r"P\d+M")
LATE_YEARS = 5
"""A company founded in 1954 does not compare its sales with 1953."""
PATTERNS = {"Q": QUARTER, "M": re.compile(r"\d{4}-\d\d$"), "D": DAY}
"""What a unit counts from: a time of the same grain."""


def half_of_business(found: Found, context: Context) -> Result | None:
    """the first half: of the year in business news, but not of a game, nor of anything else that is named."""
    if context.kind(found.end, "=of") is not None or not _in_business(found, context):
        return None
    return part_of_year(msgspec.structs.replace(found, argument="H"), context)


def _in_business(found: Found, context: Context) -> bool:
    nearby = range(found.begin - WINDOW, found.end + WINDOW)
    return any(context.kind(word, "business") is not None for word in nearby)


def year_ago(found: Found, context: Context) -> Result | None:
    """the year-ago quarter (argument Q), the year-earlier period (Y): a year before the one the text speaks of."""
    time = _compared(context.offset(found), QUARTER if found.argument == "Q" else PART_OF_YEAR, context)
    if time is not None:
        return Result("DATE", _year_before(time), anchor=time.id)
    # Without one it is the quarter that was over last.
    shift = {"Q": -5, "Y": -1}[found.argument]
    value = calendar.unit_value(context.published, found.argument, shift) if context.published else None
    return Result("DATE", value, anchor="published")


def year_earlier(found: Found, context: Context) -> Result | None:
    """a year earlier, a year ago: the same quarter, half or month of the year before when one is compared with it.

    Business news that names no such period compares with the year before publication, or before a late year it names.
    """
    offset = context.offset(found)
    sentence = context.sentence(offset)
    reach = min(NEAR, offset - sentence.begin) if sentence is not None else NEAR
    business = _in_business(found, context)
    time = _compared(offset, PART_OF_YEAR, context) if business else context.before(offset, PART_OF_YEAR, near=reach)
    if time is None and business:
        time = context.before(offset, MONTH_OR_YEAR, near=reach)
        time = time if time is not None and _is_late(time, context) else None
    if time is not None:
        return Result("DATE", _year_before(time), anchor=time.id)
    if business and context.published is not None:
        return Result("DATE", calendar.unit_value(context.published, "Y", -1), anchor="published")
    items, sequence = {**found.items, "unit": "Y"}, [*found.sequence, (found.end - 1, "unit", "Y")]
    fallback = msgspec.structs.replace(found, argument="-1", items=items, sequence=sequence)
    return ago(fallback, context) if found.argument == "ago" else later(fallback, context)


def same_part(found: Found, context: Context) -> Result | None:
    """the same month last year, the same quarter of 1988 (argument: the unit)."""
    year, anchor = year_of(found, context) if "shift" not in found.items else (None, None)
    time = context.before(context.offset(found), PATTERNS[found.argument])
    if time is not None and time.value:
        # 'last year' is the one before that of the quarter told of, also in a report of January.
        return Result("DATE", _in_year(time.value, year or int(time.value[:4]) - 1), anchor=time.id)
    if year is None and context.published is not None:
        year, anchor = context.published.year - 1, "published"
    if year is None:
        return Result("DATE", None)
    value = calendar.unit_value(context.published, found.argument, 0) if context.published else None
    return Result("DATE", _in_year(value, year) if value else None, anchor=anchor)


def _in_year(value: str, year: int) -> str | None:
    """The same quarter, month or day of another year; None for the 29th of February of most."""
    day = DAY.match(value)
    missing = day is not None and calendar.day(year, int(day[2]), int(day[3])) is None
    return None if missing else calendar.in_year(year, value[5:10])


def _compared(offset: int, pattern: re.Pattern[str], context: Context) -> Time | None:
    """The quarter or half last spoken of, unless it was nine months or the like."""
    for time in reversed(context.times):
        if offset - time.end > NEAR or SOME_MONTHS.fullmatch(time.value or ""):
            return None
        if time.type == "DATE" and pattern.match(time.value or ""):
            return time
    return None


def _is_late(time: Time, context: Context) -> bool:
    """Whether a time lies so close to publication that business news compares with it."""
    year = int((time.value or "0")[:4])
    return context.published is not None and abs(context.published.year - year) <= LATE_YEARS


def _year_before(time: Time) -> str | None:
    """The value of the same part of the year before."""
    value = time.value or ""
    year = calendar.year_value(int(value[:4]) - 1)
    return f"{year}{value[4:]}" if year else None


RULES: dict[str, Rule] = {
    "businesshalf": half_of_business,
    "yearago": year_ago,
    "yearearlier": year_earlier,
    "samepart": same_part,
}
