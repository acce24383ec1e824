"""All rules by the names that the pattern rows of the tables use."""

from __future__ import annotations

from depesche.times import calendar, clock, days, periods, spans, story
from depesche.times.context import DAY, Context
from depesche.times.patterns import Found
from depesche.times.result import Result, Rule, day_result

MODIFIERS = ("phase", "phaseof", "phaseadj", "earlierword", "laterword", "approx", "approxadj")
"""Kinds whose value is a TIMEX3 modifier."""


def read_found(found: Found, context: Context) -> Result | None:
    """What a match means; None when it is no time expression after all."""
    result = RULES[found.rule](found, context)
    if result is not None and result.mod is None:
        result.mod = found.get(*MODIFIERS)
    return result


def skip(found: Found, context: Context) -> Result | None:
    """Words that look like a time and are none."""
    return None


def clock_on_day(found: Found, context: Context) -> Result | None:
    """8 p.m. Friday, noon tomorrow: the argument is the rule that reads the day."""
    day, spoken = RULES[found.argument](found, context), clock.clock_value(found)
    if day is None or spoken is None:
        return None
    spoken += found.get("zone") or ""
    return Result("TIME", f"{day.value[:10]}T{spoken}" if day.value else None, anchor=day.anchor)


def night_before(found: Found, context: Context) -> Result | None:
    """in der Nacht zum Montag: the night that ends on that day; the argument is the rule that reads the day."""
    result = RULES[found.argument](found, context)
    match = DAY.match(result.value) if result is not None and result.value else None
    if result is None or match is None:
        return Result("TIME", None)
    moment = calendar.day(*(int(part) for part in match.groups()))
    return day_result(calendar.shifted(moment, -1) if moment else None, result.anchor, "NI")


RULES: dict[str, Rule] = {
    "skip": skip,
    "clockday": clock_on_day,
    "night": night_before,
    **days.RULES,
    **periods.RULES,
    **story.RULES,
    **spans.RULES,
    **clock.RULES,
}
