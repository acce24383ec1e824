"""TIMEX3 values as stretches of time, so that values written differently can be compared."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, time, timedelta, timezone
from typing import NamedTuple

NO_DAY = date(1, 1, 1)
"""Stands for the day of a clock time that has none."""
PARTS = ("MO", "MI", "AF", "EV", "NI", "DT")
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
ISO = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d{2})(?:-(?P<day>\d{2}))?|W(?P<week>\d{2})(?P<weekend>-WE)?"
    r"|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)))?"
)
CLOCK = re.compile(r"(\d{2})(?::(\d{2}))?(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?")
LENGTH = re.compile(r"(\d+(?:\.\d+)?|X+)(DE|CE|[A-Z])")
UNITS = {
    "Y": ("M", 12.0), "DE": ("M", 120.0), "CE": ("M", 1200.0), "L": ("M", 12000.0), "Q": ("M", 3.0), "M": ("M", 1.0),
    "W": ("D", 7.0), "D": ("D", 1.0), "TH": ("S", 3600.0), "TM": ("S", 60.0), "TS": ("S", 1.0),
}  # fmt: skip
"""Units of durations as months, days or seconds."""


class Stretch(NamedTuple):
    """What a value covers: [begin, end), a clock time one minute; ``part`` of the day, ``clock``, or empty for days."""

    begin: datetime
    end: datetime
    part: str = ""


def stretch(value: str, zone: timezone | None = None) -> Stretch | None:
    """The stretch of a TIMEX3 date or time, None for others; a clock time with a zone is moved to ``zone``."""
    days, mark, spoken = value.partition("T")
    if value.startswith("P") or (mark and not days and not spoken):
        return None
    whole = calendar_stretch(days) if days else Stretch(datetime.combine(NO_DAY, time()), datetime.max)
    if whole is None or not mark:
        return whole
    if spoken in PARTS:
        return Stretch(whole.begin, whole.end, spoken)
    match = CLOCK.fullmatch(spoken)
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    moment = whole.begin + timedelta(hours=hour if days else hour % 24, minutes=minute)
    if match[3] and zone is not None and days:
        moment = datetime.fromisoformat(f"{moment.isoformat()}{match[3]}").astimezone(zone).replace(tzinfo=None)
    return Stretch(moment, moment + MINUTE, "clock")


def calendar_stretch(value: str) -> Stretch | None:
    """The days of 2025-09-21, 2025-09, 2025, 2025-W38, 2025-W38-WE, 2025-Q3, 2025-H1, 2025-SU, 199 and 19."""
    if value.isdecimal() and len(value) in (2, 3):
        years = 10 ** (4 - len(value))
        return _months(int(value) * years, 1, 12 * years)
    match = ISO.fullmatch(value)
    if match is None or not 1 <= (year := int(match["year"])) < 9990:
        return None
    if match["week"]:
        return _week(year, int(match["week"]), bool(match["weekend"]))
    return _day(value) if match["day"] else _months(year, *_first_and_count(match))


def _first_and_count(match: re.Match[str]) -> tuple[int, int]:
    """The first month of a part of the year, and how many it has."""
    if match["quarter"]:
        return 3 * int(match["quarter"]) - 2, 3
    if match["half"]:
        return 6 * int(match["half"]) - 5, 6
    if match["season"]:
        return SEASON_MONTHS[match["season"]], 3
    return (int(match["month"]), 1) if match["month"] else (1, 12)


def _months(year: int, month: int, count: int) -> Stretch | None:
    if year < 1 or not 1 <= month <= 12:
        return None
    after = year * 12 + month - 1 + count
    return Stretch(datetime(year, month, 1), datetime(after // 12, after % 12 + 1, 1))


def _week(year: int, week: int, weekend: bool) -> Stretch | None:
    if not 1 <= week <= 52 + (date(year, 12, 28).isocalendar().week == 53):
        return None
    monday = datetime.fromisocalendar(year, week, 1)
    return Stretch(monday + 5 * DAY if weekend else monday, monday + 7 * DAY)


def _day(value: str) -> Stretch | None:
    try:
        moment = datetime.combine(date.fromisoformat(value), time())
    except ValueError:  # the 30th of February
        return None
    return Stretch(moment, moment + DAY)


def length(value: str) -> dict[str, float] | None:
    """A duration as months, days and seconds: ``P1W`` is ``{"D": 7}``; None for vague and other values."""
    if not value.startswith("P") or "X" in value:
        return None
    days, _, clock = value[1:].partition("T")
    total: dict[str, float] = {}
    for prefix, text in (("", days), ("T", clock)):
        if LENGTH.sub("", text):
            return None
        for number, unit in LENGTH.findall(text):
            if prefix + unit not in UNITS:
                return None
            name, factor = UNITS[prefix + unit]
            total[name] = total.get(name, 0) + float(number) * factor
    return total or None


def same_length(one: str, other: str) -> bool:
    """Whether two durations are equal: P10Y and P1DE, PT90M and PT1.5H; vague ones by their letters."""
    first, second = length(one), length(other)
    return one == other if first is None or second is None else first == second


def away(value: str, begin: datetime, end: datetime, reference: date) -> bool:
    """Whether [begin, end) lies a duration away from the reference: 'vor [zwei Wochen]' is P2W in TIMEX3."""
    amount = length(value)
    if amount is None or not set(amount) <= {"M", "D"} or reference == NO_DAY:
        return False
    return any(begin <= _moved(reference, amount, sign) < end for sign in (1, -1))


def _moved(start: date, amount: dict[str, float], sign: int) -> datetime:
    month = start.year * 12 + start.month - 1 + sign * int(amount.get("M", 0))
    year = min(max(month // 12, 1), 9998)
    moved = datetime(year, month % 12 + 1, min(start.day, monthrange(year, month % 12 + 1)[1]))
    return moved + sign * timedelta(days=min(amount.get("D", 0), 10_000))


def counted(ours: Stretch, day: datetime, reference: date) -> bool:
    """Whether ``ours`` is the week, month or year around a day that is so many whole ones from the reference.

    TIMEX3 keeps the grain of the unit: 'two weeks ago' is a week, where others give a day.
    """
    if ours.part or not ours.begin <= day < ours.end:
        return False
    days, away = (ours.end - ours.begin).days, (day.date() - reference).days
    if days == 7:
        return away % 7 == 0
    if 28 <= days <= 31:
        return day.day == reference.day or day + DAY == ours.end
    return 365 <= days <= 366 and (day.month, day.day) in ((reference.month, reference.day), (reference.month, 1))
