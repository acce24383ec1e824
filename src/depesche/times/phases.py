"""The rule for beginnings, middles and ends of periods in one word: Jahresende, Wochenbeginn, year-end."""

from __future__ import annotations

from datetime import date

from depesche.times import calendar
from depesche.times.context import Context
from depesche.times.days import year_of
from depesche.times.direction import direction
from depesche.times.patterns import Found
from depesche.times.result import Result, Rule

EARLY = LATE = 3
"""Months from the turn of the year in which its end is the one past, its beginning the one to come."""


def unit_phase(found: Found, context: Context) -> Result | None:
    """Jahresende, Wochenbeginn: 'END Y' in the table."""
    phase, unit = (found.get("unitphase") or "END Y").split()
    year, anchor = year_of(found, context)
    if year is not None and unit == "Y":
        return Result("DATE", calendar.year_value(year), phase, anchor)
    if context.published is None:
        return Result("DATE", None, phase, "published")
    shift = _turn(phase, context.published, found, context) if unit == "Y" else 0
    return Result("DATE", calendar.unit_value(context.published, unit, shift), phase, "published")


def _turn(phase: str, published: date, found: Found, context: Context) -> int:
    """-1 or 1 where the turn of the year that is meant belongs to the year beside that of publication."""
    if phase == "END" and published.month <= EARLY:
        return -1 if direction(found, context) == "past" else 0
    if phase == "START" and published.month > calendar.MONTHS - LATE:
        return 1 if direction(found, context) == "future" else 0
    return 0


RULES: dict[str, Rule] = {"unitphase": unit_phase}
