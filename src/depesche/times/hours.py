"""The rules for hours that lean on the times beside them: from 8 a.m. to 3, tonight at 8, ten past nine."""

from __future__ import annotations

from datetime import date

from depesche.times import calendar, clock, story
from depesche.times.context import CLOCK, DAY, Context
from depesche.times.patterns import Found
from depesche.times.result import Result, Rule

AFTERNOON = ("AF", "EV", "NI")
LATEST_BARE = 12
"""A bare number above is hardly an hour where hours are counted twice a day."""
EVENING = 6
"""The first hour that belongs to the evening when the night is spoken of: tonight at 6, tonight at 3."""
COUNTING = ("unit", "units", "unitabbr", "measure", "slash", "dash", "colon", "currency")
"""Kinds of words after a number that counts something."""


def is_counting(found: Found, context: Context) -> bool:
    """Whether the word after the match is something that its number counts: a unit, or no word of time at all."""
    if any(context.kind(found.end, kind) is not None for kind in COUNTING):
        return True
    return context.is_unknown(found.end)


def hour_after(found: Found, context: Context) -> Result | None:
    """from 8 a.m. to 3: the hour that ends a range of hours, on the same day; else the day that ends a range."""
    last = context.joined(found)
    match = CLOCK.search(last.value) if last is not None and last.type == "TIME" and last.value else None
    if last is None and "minutes" in found.items and context.kind(found.begin - 1, "hint") == "future":
        return clock.clock(found, context)  # delayed until 4:45
    if last is None or match is None:
        # On July 4, 12 miners died.
        bare = found.get("day", "hour") is not None and "year" not in found.items
        counts = bare and story.is_listed(found, context) and is_counting(found, context)
        return None if counts else story.range_end(found, context)
    spoken = clock.clock_value(found)
    if spoken is None or is_counting(found, context):
        return None
    day, spoken = _first_after(match[1], (last.value or "").partition("T")[0], spoken)
    return Result("TIME", f"{day}T{spoken}", anchor=last.anchor)


def _first_after(begin: str, day: str, spoken: str) -> tuple[str, str]:
    """Day and clock where a bare hour comes first after another: from 8 a.m. to 3, from 8 p.m. to 3 the next day."""
    hour, minutes = int(spoken[:2]), spoken[2:]
    late = f"{hour % LATEST_BARE + LATEST_BARE:02d}{minutes}"
    if hour > LATEST_BARE or spoken > begin:
        return day, spoken
    if late > begin:
        return day, late
    following = calendar.shifted(date.fromisoformat(day), 1) if DAY.fullmatch(day) else None
    return following.isoformat() if following is not None else day, f"{hour % LATEST_BARE:02d}{minutes}"


def hour_of_day(found: Found, context: Context) -> Result | None:
    """tonight at 8, Friday at 10: a bare hour directly after its day or part of the day."""
    last = context.joined(found)
    if last is None or not last.value or last.type not in ("DATE", "TIME") or is_counting(found, context):
        return None
    day, _, part = last.value.partition("T")
    spoken = clock.clock_value(found)
    if spoken is None or len(day) != len("2025-09-21") or part[:1].isdigit() or int(spoken[:2]) > LATEST_BARE:
        return None
    after = context.text(found.end)
    if after.isalpha() and context.kind(found.end, "afterhour") is None:
        return None
    if part in AFTERNOON and int(spoken[:2]) < LATEST_BARE and not (part == "NI" and int(spoken[:2]) < EVENING):
        spoken = f"{int(spoken[:2]) + LATEST_BARE:02d}{spoken[2:]}"
    return Result("TIME", f"{day}T{spoken}", anchor=last.id)


RULES: dict[str, Rule] = {
    "rangeend": hour_after,
    "barehour": hour_of_day,
}
