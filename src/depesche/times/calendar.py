"""Days, weeks, months, holidays: arithmetic on the calendar and the TIMEX3 spelling of its parts."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

FIRST_YEAR, LAST_YEAR = 1, 9999
YEARS_OF = {"Y": 1, "DE": 10, "CE": 100, "L": 1000}
MONTHS_OF = {"M": (1, ""), "Q": (3, "Q"), "H": (6, "H")}
DAYS_OF = {"D": 1, "W": 7, "WE": 7}
"""Units of TIMEX3 by their length."""
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


def year_value(year: int) -> str | None:
    """``2025``, or None beyond the calendar."""
    return f"{year:04d}" if FIRST_YEAR <= year <= LAST_YEAR else None


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


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, number = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, number + 1)


def holiday(rule: str, year: int) -> date | None:
    """The day of a holiday in a year.

    Rules as the tables write them: ``12-25`` fixed; ``easter+1`` days from Easter Sunday; ``11/4/4`` the fourth
    Thursday of November; ``5/-1/1`` the last Monday of May; ``advent-7`` days from the first Sunday of Advent.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if rule.startswith("easter"):
        return shifted(easter(year), int(rule[6:] or 0))
    if rule.startswith("advent"):
        christmas = date(year, 12, 25)
        return shifted(christmas, int(rule[6:] or 0) - christmas.isoweekday() - 21)
    if "/" in rule:
        month, nth, weekday = (int(part) for part in rule.split("/"))
        return _nth_weekday(year, month, nth, weekday)
    month, number = (int(part) for part in rule.split("-"))
    return day(year, month, number)


def _nth_weekday(year: int, month: int, nth: int, weekday: int) -> date:
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    last = date(year, month, monthrange(year, month)[1])
    return last - timedelta(days=(last.isoweekday() - weekday) % 7)


def season_of(moment: date) -> str:
    """The meteorological season a day lies in."""
    return ("WI", "SP", "SU", "FA")[moment.month % 12 // 3]
