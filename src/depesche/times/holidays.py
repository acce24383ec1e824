"""The rules for holidays and feast days, named in the text."""

from __future__ import annotations

from datetime import date

from depesche.times import calendar, feasts
from depesche.times.context import DAY, Context
from depesche.times.days import year_of
from depesche.times.direction import direction, follows_event, tense
from depesche.times.patterns import Found
from depesche.times.result import Result, Rule, day_result

CYCLE = 4
"""Years to each side of publication in which a holiday is looked for: one that follows elections comes every fourth."""
SAME_EVENT_DAYS, LONG_AGO_DAYS = 30, 200
"""A holiday that close is meant, not the one so far away, whatever the tense."""
GRAINS = ("W", "WE", "M")
"""Units of TIMEX3 that a feast of several days is told by, as the second part of its value in the table."""
NEAREST_WEEKEND = {1: -1, 2: -2, 3: 3, 4: 2, 5: 1, 6: 0, 7: 0}
"""Days from a weekday to the weekend it makes a long one with."""


def holiday_rule(found: Found, context: Context) -> Result | None:
    """A holiday in the year given, else the one the text before, the tense or nearness say.

    Arguments: ``near`` a word of direction stands with the holiday itself; ``after`` it follows on another time
    (zwischen Weihnachten und Neujahr); ``+1`` so many days from it; ``weekend`` the weekend at it; ``weekday+`` the
    weekday after it, ``weekday-`` before.
    """
    if is_surname(found, context):
        return None
    if is_of_another_country(found, context):
        return Result("DATE", None, anchor=None)
    rule, _, own = (found.get("holiday", "newyear") or "").partition(" ")
    year, anchor = year_of(found, context) if found.argument != "near" else (None, None)
    if year is not None:
        moment = next(iter(feasts.days_of(rule, year)), None)
    else:
        moment, anchor = nearest_holiday(rule, found, context)
    if moment is None:
        return Result("DATE", None, anchor=anchor)
    if found.argument.startswith("weekday"):
        weekday, _, part = (found.get("weekday", "weekdaypart") or "").partition(" ")
        ahead = (int(weekday) - moment.isoweekday()) % 7
        days = (ahead or 7) if found.argument.endswith("+") else ahead - 7
        return day_result(calendar.shifted(moment, days), anchor, part or None)
    if found.argument[:1] in ("+", "-"):
        return day_result(calendar.shifted(moment, int(found.argument)), anchor)
    if found.argument == "weekend":
        moment, own = calendar.shifted(moment, NEAREST_WEEKEND[moment.isoweekday()]) or moment, "WE"
    result = _of_grain(moment, found.get("daypart") or own, anchor)
    result.mod = "APPROX" if rule.startswith("about:") and found.get("phase", "phaseof") is None else None
    return result


def is_surname(found: Found, context: Context) -> bool:
    """Whether a feast that is a surname too stands behind a first name: Tariq Ramadan."""
    before = context.text(found.begin - 1)
    if context.kind(found.begin, "surname") is None or not before.istitle() or context.words.kinds(found.begin - 1):
        return False
    return context.words.begin(found.begin - 1) not in context.starts


def is_of_another_country(found: Found, context: Context) -> bool:
    """Whether a day that every country has its own of goes with a country: India's Independence Day."""
    before = context.text(found.begin - 1)
    if context.kind(found.begin, "nationalday") is None or context.words.begin(found.begin - 1) in context.starts:
        return False
    return context.kind(found.begin - 1, "=s") is not None or (
        before.istitle() and not context.words.kinds(found.begin - 1)
    )


def _of_grain(moment: date, grain: str, anchor: str | None) -> Result:
    """The day, a part of it, or the week, weekend or month it stands for."""
    if grain in GRAINS:
        return Result("DATE", calendar.unit_value(moment, grain, 0), anchor=anchor)
    return day_result(moment, anchor, grain or None)


def nearest_holiday(rule: str, found: Found, context: Context) -> tuple[date | None, str | None]:
    """The day of a holiday without a year, and its anchor."""
    last = context.joined(found) if found.argument == "after" else None
    if last is not None and last.value and DAY.match(last.value):
        start = date.fromisoformat(last.value[:10])
        return min((day for day in _days_around(rule, start) if day >= start), default=None), last.anchor
    if found.argument != "near" and (story := context.story(found)) is not None and story.value:
        return next(iter(feasts.days_of(rule, int(story.value[:4]))), None), story.id
    if context.published is None:
        return None, None
    return _by_direction(_days_around(rule, context.published), context.published, found, context), "published"


def _days_around(rule: str, moment: date) -> list[date]:
    """The days of a holiday in the years around a day."""
    return [day for shift in range(-CYCLE, CYCLE + 1) for day in feasts.days_of(rule, moment.year + shift)]


def _by_direction(days: list[date], published: date, found: Found, context: Context) -> date | None:
    """The last, the next or the nearest of the days, as a word of direction or the tense says."""
    last = max((day for day in days if day <= published), default=None)
    coming = min((day for day in days if day >= published), default=None)
    if last is None or coming is None:
        return last or coming
    since, until = (published - last).days, (coming - published).days
    if shift := found.number("shift", "following"):
        return last if shift < 0 else coming
    # 'Gebet zum Ramadan' without a verb looks neither way, nor does 'nach der Tat zu Ostern soll'.
    blind = not tense(context, found.begin) or follows_event(found, context)
    way = "" if blind else direction(found, context)
    if way == "past":
        return coming if until < SAME_EVENT_DAYS and since > LONG_AGO_DAYS else last
    if way == "future":
        return last if since < SAME_EVENT_DAYS and until > LONG_AGO_DAYS else coming
    return last if since <= until else coming


def unvalued(found: Found, context: Context) -> Result | None:
    """die Feiertage, the holiday season: a time, but none of the calendar."""
    return Result("DATE", None, anchor=None)


RULES: dict[str, Rule] = {
    "holiday": holiday_rule,
    "unvalued": unvalued,
}
