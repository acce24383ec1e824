"""Days, weeks, months: arithmetic on the calendar and the TIMEX3 spelling of its parts."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

FIRST_YEAR, LAST_YEAR = 1, 9999
MONTHS = 12
YEARS_OF = {"Y": 1, "DE": 10, "CE": 100, "L": 1000}
MONTHS_OF = {"M": (1, ""), "Q": (3, "Q"), "H": (6, "H")}
DAYS_OF = {"D": 1, "W": 7, "WE": 7}
"""Units of TIMEX3 by their length."""
PERIOD = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)|-(?P<unit>[QH])(?P<part>[1-4]))?")
WEEK = re.compile(r"(\d{4})-W(\d{2})")
SEASONS = {"SP": 1, "SU": 2, "FA": 3, "WI": 4}
"""Order within the year; a winter carries the year it ends in or, from December on, the year it begins in."""


def day(year: int, month: int, number: int) -> date | None:
    """The date, or None for days that do not exist."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
        return None
    return date(year, month, number) if 1 <= number <= monthrange(year, month)[1] else None


def shifted(start: date, days: int) -> date | None:
    """The date so many days later, or None beyond the calendar."""
    ordinal = start.toordinal() + days
    return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None


def week_value(moment: date) -> str:
    """ISO week, ``2025-W38``."""
    iso = moment.isocalendar()
    return f"{iso.year:04d}-W{iso.week:02d}"


def monday_of(value: str) -> date | None:
    """The first day of an ISO week, ``2025-W38``; None for other values and weeks that the year does not have."""
    match = WEEK.fullmatch(value)
    if match is None or not FIRST_YEAR <= (year := int(match[1])) < LAST_YEAR:
        return None
    monday = shifted(date.fromisocalendar(year, 1, 1), 7 * (int(match[2]) - 1))
    return monday if monday is not None and week_value(monday) == value else None


def year_value(year: int) -> str | None:
    """``2025``, or None beyond the calendar."""
    return f"{year:04d}" if FIRST_YEAR <= year <= LAST_YEAR else None


def in_year(year: int, part: str) -> str | None:
    """A month, quarter, half or season of a year, ``2025-Q3``; None beyond the calendar."""
    return f"{year:04d}-{part}" if FIRST_YEAR <= year <= LAST_YEAR else None


def unit_value(anchor: date, unit: str, shift: int) -> str | None:
    """The value of the year, month, week … that lies ``shift`` units from the one around ``anchor``."""
    if unit in YEARS_OF:
        number = anchor.year // YEARS_OF[unit] + shift
        width = 4 - len(str(YEARS_OF[unit])) + 1
        return f"{number:0{width}d}" if 0 < number <= LAST_YEAR // YEARS_OF[unit] else None
    if unit in MONTHS_OF:
        size, letter = MONTHS_OF[unit]
        number = (anchor.year * 12 + anchor.month - 1) // size + shift
        year, part = number // (12 // size), number % (12 // size) + 1
        if not FIRST_YEAR <= year <= LAST_YEAR:
            return None
        return f"{year:04d}-{letter}{part}" if letter else f"{year:04d}-{part:02d}"
    moment = shifted(anchor, shift * DAYS_OF[unit]) if unit in DAYS_OF else None
    if moment is None or unit == "D":
        return moment.isoformat() if moment else None
    return week_value(moment) + ("-WE" if unit == "WE" else "")


def moved(start: date, unit: str, count: int) -> date | None:
    """The day so many days, weeks, months … later; the last of the month where that is shorter."""
    if unit in DAYS_OF:
        return shifted(start, count * DAYS_OF[unit])
    size = MONTHS_OF[unit][0] if unit in MONTHS_OF else 12 * YEARS_OF[unit]
    year, month = divmod(start.year * 12 + start.month - 1 + count * size, 12)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def bounds(value: str) -> tuple[date, date] | None:
    """First and last day of a year, quarter, half or month in TIMEX3; None for other values."""
    match = PERIOD.fullmatch(value)
    if match is None or int(match["year"]) < FIRST_YEAR:
        return None
    first, count = 1, 12
    if match["part"]:
        count = 3 if match["unit"] == "Q" else 6
        first = 1 + (int(match["part"]) - 1) * count
    elif match["month"]:
        first, count = int(match["month"]), 1
    year, last = int(match["year"]), first + count - 1
    return (date(year, first, 1), date(year, last, monthrange(year, last)[1])) if last <= 12 else None


def season_of(moment: date) -> str:
    """The meteorological season a day lies in."""
    return ("WI", "SP", "SU", "FA")[moment.month % 12 // 3]
