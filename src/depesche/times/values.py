"""All rules by the names that the pattern rows of the tables use."""

from __future__ import annotations

from functools import cache

from depesche.language import registry, tables
from depesche.times import (
    business,
    calendar,
    clock,
    days,
    holidays,
    hours,
    nested,
    periods,
    phases,
    placed,
    ranges,
    spans,
    stamps,
    story,
)
from depesche.times.context import DAY, Context
from depesche.times.names import is_named, without_article
from depesche.times.patterns import Found, Grammar, grammar
from depesche.times.result import Result, Rule, day_result

MODIFIERS = ("phase", "phaseof", "phaseadj", "earlierword", "laterword", "approx", "approxadj")
"""Kinds whose value is a TIMEX3 modifier."""


@cache
def checked_grammar(language: str) -> Grammar:
    """The patterns of a language. Raises :class:`LanguageError` for one with a rule that there is not."""
    rules = grammar(language)
    for source, value in rules.lex.patterns:
        name = value.partition(":")[0]
        if name not in RULES:
            reason = f"the pattern {source!r} has the unknown rule {name!r}; there are {', '.join(sorted(RULES))}"
            raise registry.unusable(tables.data_file(language, "times.tsv"), reason)
    return rules


def read_found(found: Found, context: Context) -> Result | None:
    """What a match means; None when it is no time expression after all."""
    if is_named(found, context):
        return None
    found.begin = without_article(found, context)
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
    spoken += clock.zone_of(found)
    return Result("TIME", f"{day.value[:10]}T{spoken}" if day.value else None, anchor=day.anchor)


def night_span(found: Found, context: Context) -> Result | None:
    """in der Nacht von Sonntag auf Montag: the night of the first day; the argument is the rule that reads the day."""
    return RULES[found.argument](found, context)


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
    "nightspan": night_span,
    **days.RULES,
    **holidays.RULES,
    **periods.RULES,
    **phases.RULES,
    **story.RULES,
    **spans.RULES,
    **clock.RULES,
    **placed.RULES,
    **stamps.RULES,
    **nested.RULES,
    **hours.RULES,
    **ranges.RULES,
    **business.RULES,
}
