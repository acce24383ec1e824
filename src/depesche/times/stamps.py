"""The rules for stamps: a moment as machines, pages and wires write it."""

from __future__ import annotations

import re

from depesche.times import calendar, clock, hours
from depesche.times.context import DAY, Context
from depesche.times.days import century_year
from depesche.times.patterns import Found
from depesche.times.result import Result, Rule

STAMP = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)T(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?"
    r"(?P<zone>Z|[+-]\d\d:?\d\d)?"
)


def stamp(found: Found, context: Context) -> Result | None:
    """2025-09-21T20:15:00Z: the same without fractions of a second, the zone with its colon."""
    match = STAMP.fullmatch(found.get("stamp") or "")
    if match is None or not _is_clock(match["hour"], match["minute"], match["second"] or "0"):
        return None
    day = calendar.day(*(int(match[part]) for part in ("year", "month", "day")))
    second, zone = f":{match['second']}" if match["second"] else "", match["zone"] or ""
    if len(zone) == len("+0200"):
        zone = f"{zone[:3]}:{zone[3:]}"
    return Result("TIME", f"{day.isoformat()}T{match['hour']}:{match['minute']}{second}{zone}") if day else None


def _is_clock(hour: str, minute: str, second: str) -> bool:
    return int(hour) <= 24 and int(minute) < 60 and int(second) < 60


def wire_stamp(found: Found, context: Context) -> Result | None:
    """03-08-98 1711EST: month, day, year and hour in the heads of American wires."""
    first, second, *rest = found.all("two", "year")
    year = int(rest[0]) if len(rest[0]) > 2 else century_year(int(rest[0]), context.published)
    day, spoken = calendar.day(year, int(first), int(second)), clock.clock_value(found)
    return Result("TIME", f"{day.isoformat()}T{spoken}{clock.zone_of(found)}") if day and spoken else None


def clock_of_stamp(found: Found, context: Context) -> Result | None:
    """21.09.2025, 14:30: a clock without 'Uhr' directly behind a date with its year; else the end of a range."""
    last, spoken = context.joined(found), clock.clock_value(found)
    dated = last is not None and last.type == "DATE" and last.anchor == "text" and DAY.fullmatch(last.value or "")
    if last is None or not dated:
        return hours.hour_after(found, context)
    return Result("TIME", f"{last.value}T{spoken}", anchor=last.id) if spoken is not None else None


RULES: dict[str, Rule] = {
    "stamp": stamp,
    "wirestamp": wire_stamp,
    "stampclock": clock_of_stamp,
}
