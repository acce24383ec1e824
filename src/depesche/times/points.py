"""Where a duration lies on the calendar: vor drei Jahren began it in 2022, in the next two weeks it ends in two weeks.

TimeML calls the two ends ``beginPoint`` and ``endPoint``. They are given when one end is the day the text speaks from;
the other then has the grain of the unit: drei Jahre before 2025-09-24 is 2022.
"""

from __future__ import annotations

import re

from depesche.times import calendar
from depesche.times.context import Context
from depesche.times.direction import tense
from depesche.times.patterns import Found
from depesche.times.result import Result

AMOUNT = re.compile(r"P(\d{1,4})(DE|CE|[YMWDQ])")
"""The durations that the calendar can be counted by: whole numbers of days and more."""

Points = tuple[str | None, str | None]


def points(found: Found, result: Result, context: Context) -> Points:
    """The TIMEX3 values of where a duration begins and ends; None for an end that is not known."""
    match = AMOUNT.fullmatch(result.value or "") if result.type == "DURATION" else None
    direction = _direction(found, context) if match is not None else 0
    if match is None or not direction or context.published is None:
        return None, None
    now = context.published.isoformat()
    other = calendar.unit_value(context.published, match[2], direction * int(match[1]))
    return (other, now) if direction < 0 else (now, other)


def counts_back(found: Found, context: Context) -> bool:
    """Whether a duration says how long ago something happened: vor drei Jahren."""
    return context.kind(found.begin - 1, "reach") == "ago"


def _direction(found: Found, context: Context) -> int:
    """-1 for durations up to the day the text speaks from, 1 for those from it on, 0 for others."""
    shift = found.number("shift")
    if shift is not None:
        return (shift > 0) - (shift < 0)
    reach = context.kind(found.begin - 1, "reach")
    if reach in ("ago", "since"):
        return -1
    return 1 if reach == "in" and tense(context, found.begin) == "future" else 0
