"""The rules for times that stand on another within the expression: two weeks from Friday, the first week of May."""

from __future__ import annotations

from datetime import date

import msgspec

from depesche.report import TimeType
from depesche.times import calendar, days, holidays, periods, story
from depesche.times.context import DAY, Context
from depesche.times.direction import lean
from depesche.times.patterns import Found
from depesche.times.result import Result, Rule, day_result

INNER: dict[str, Rule] = {**days.RULES, **holidays.RULES, **periods.RULES, **story.RULES}
"""What may stand inside."""
LAST = -1
THURSDAY = 4
"""A week belongs to the month or year of its Thursday, as in ISO 8601."""
FAR_MONTHS = 6
"""How many months around publication 'Monday the 21st' may lie."""


def counted_from(found: Found, context: Context) -> Result | None:
    """two weeks from Friday, 5 days before Christmas: the argument is the rule that reads the day."""
    inner = INNER[found.argument](found, context)
    number, unit = found.number("num", "one"), found.get("dayunit") or "D"
    if inner is None or number is None:
        return None
    if not inner.value:
        return Result("DATE", None)
    count = number * int(found.get("countword") or 1)
    if len(inner.value) == len("2025"):
        value = calendar.unit_value(date(int(inner.value), 1, 1), unit, count) if unit == "Y" else None
        return Result("DATE", value, anchor=inner.anchor)
    if not DAY.match(inner.value):  # Ramadan, which a month stands for
        return Result("DATE", None)
    return day_result(calendar.moved(date.fromisoformat(inner.value[:10]), unit, count), inner.anchor)


def counted_back(found: Found, context: Context) -> Result | None:
    """two years ago today, a week ago Friday: the argument is the rule that reads the day, week or month."""
    place = next(place for place, (_, kind, _) in enumerate(found.sequence) if kind == "ago")
    later = found.sequence[place + 1 :]
    items = {kind: value for _, kind, value in reversed(later)}
    inner = INNER[found.argument](msgspec.structs.replace(found, argument="", items=items, sequence=later), context)
    number = found.number("num", "one")
    unit = next(value for _, kind, value in found.sequence if kind in ("unit", "units"))
    if inner is None or number is None or unit.startswith("T"):
        return None
    monday = calendar.monday_of(inner.value or "")
    start = calendar.shifted(monday, THURSDAY - 1) if monday else story.first_day(inner.value or "")
    moment = calendar.moved(start, unit, -number) if start else None
    if moment is None:
        return Result("DATE", None)
    if DAY.match(inner.value or ""):
        return day_result(moment, inner.anchor, found.get("daypart"))
    return Result("DATE", calendar.unit_value(moment, items["unit"], 0), anchor=inner.anchor)


def part_of_period(found: Found, context: Context) -> Result | None:
    """the first week of May, the last Friday of next month: the argument is the rule that reads the period."""
    name, _, unit = found.argument.partition(" ")
    period = _this(unit, context) if unit else INNER[name](found, context)
    bounds = calendar.bounds(period.value) if period is not None and period.value else None
    if period is None or bounds is None:
        return Result("DATE", None)
    number = found.number("ordinal", "dayth", "lastword", "day") or 0
    kind: TimeType = "TIME" if "daypart" in found.items else "DATE"
    return Result(kind, _nth(found, number, *bounds), anchor=period.anchor)


def _this(unit: str, context: Context) -> Result:
    value = calendar.unit_value(context.published, unit, 0) if context.published else None
    return Result("DATE", value, anchor="published")


def _nth(found: Found, number: int, first: date, last: date) -> str | None:
    """The value of the day, weekday, week, weekend or month with this number between two days."""
    part = (found.get("monthpart") or "").partition(" ")[2]
    unit = found.get("partunit") or part or "D"
    weekday = int(part) if part.isdecimal() else found.number("weekday")
    if weekday is not None:
        moment = _nth_weekday(number, weekday, first, last)
        own = found.get("daypart")
        return moment.isoformat() + (f"T{own}" if own else "") if moment else None
    if unit in ("W", "WE"):
        thursday = _nth_weekday(number, THURSDAY, first, last)
        return calendar.unit_value(thursday, unit, 0) if thursday else None
    if unit == "M":
        moment = last if number == LAST else calendar.moved(first, "M", number - 1)
    else:
        moment = last if number == LAST else calendar.shifted(first, number - 1)
    return calendar.unit_value(moment, unit, 0) if moment is not None and number and moment <= last else None


def _nth_weekday(number: int, weekday: int, first: date, last: date) -> date | None:
    """The first, second … last such weekday between two days."""
    if number == LAST:
        return calendar.shifted(last, -((last.isoweekday() - weekday) % 7))
    moment = calendar.shifted(first, (weekday - first.isoweekday()) % 7 + 7 * (number - 1))
    return moment if moment is not None and first <= moment <= last else None


def week_around(found: Found, context: Context) -> Result | None:
    """the week of September 16, the weekend of May 5: the argument is the rule that reads the day, then the unit."""
    name, _, unit = found.argument.partition(" ")
    inner = INNER[name](found, context)
    if inner is None or not inner.value or not DAY.match(inner.value):
        return None
    moment = date.fromisoformat(inner.value[:10])
    return Result("DATE", calendar.unit_value(moment, unit or "W", 0), anchor=inner.anchor)


def half_of_period(found: Found, context: Context) -> Result | None:
    """the first half of May, the second half of this month: the period with a mod."""
    result = INNER[found.argument](found, context)
    number = found.number("ordinal")
    if result is None or number not in (1, 2):
        return None
    result.mod = "START" if number == 1 else "END"
    return result


def weekend_of(found: Found, context: Context) -> Result | None:
    """am Wochenende vom 3. auf den 4. Mai: the weekend around these days."""
    inner = days.date_rule(found, context)
    if inner is None or not inner.value:
        return None
    return Result("DATE", calendar.unit_value(date.fromisoformat(inner.value[:10]), "WE", 0), anchor=inner.anchor)


def numbered_week(found: Found, context: Context) -> Result | None:
    """week 12 of 2019: the argument is the rule that reads the year, nothing where it is that of publication."""
    year = INNER[found.argument](found, context) if found.argument else _this("Y", context)
    number = found.number("day", "num") or 0
    value = f"{year.value[:4]}-W{number:02d}" if year is not None and year.value else ""
    if year is None or calendar.monday_of(value) is None:
        return None
    return Result("DATE", value, anchor=year.anchor)


def weekday_of_month(found: Found, context: Context) -> Result | None:
    """Monday the 21st: the nearest such day, before or after publication by tense."""
    if context.published is None:
        return Result("DATE", None)
    weekday, number = found.number("weekday", "weekdayshort"), found.number("dayth", "ordinal", "day") or 0
    start = context.published.replace(day=1)
    months = [m for shift in range(-FAR_MONTHS, FAR_MONTHS + 1) if (m := calendar.moved(start, "M", shift))]
    possible = [d for m in months if (d := calendar.day(m.year, m.month, number)) and d.isoweekday() == weekday]
    moment = _nearest(possible, context.published, lean(found, context))
    return day_result(moment, "published") if moment is not None else None


def weekday_away(found: Found, context: Context) -> Result | None:
    """Mittwoch in zwei Wochen, Montag vor einer Woche: the weekday of that week."""
    number, direction = found.number("num") or 1, _way(found, context)
    if context.published is None:
        return Result("DATE", None)
    days_off = (found.number("weekday") or 0) - context.published.isoweekday()
    return day_result(calendar.shifted(context.published, days_off + direction * number * 7), "published")


def day_away(found: Found, context: Context) -> Result | None:
    """heute vor 80 Jahren, morgen in einer Woche: that day; within the day there is none to name."""
    inner, unit, number = days.deictic(found, context), found.get("units", "unit") or "D", found.number("num")
    start = DAY.match(inner.value) if inner is not None and inner.value else None
    if inner is None or start is None or unit.startswith("T") or number is None:
        return inner
    moment = calendar.moved(date.fromisoformat(start[0]), unit, _way(found, context) * number)
    return day_result(moment, inner.anchor)


def _way(found: Found, context: Context) -> int:
    """-1 where the match counts back (vor), else 1."""
    return -1 if any(context.kind(word, "reach") == "ago" for word in range(found.begin, found.end)) else 1


def _nearest(possible: list[date], published: date, tense: str) -> date | None:
    later = min((d for d in possible if d >= published), default=None)
    earlier = max((d for d in possible if d <= published), default=None)
    if tense in ("future", "present") or earlier is None or later is None:
        return later or earlier
    if tense == "past":
        return earlier
    return later if later - published < published - earlier else earlier


RULES: dict[str, Rule] = {
    "countedfrom": counted_from,
    "countedback": counted_back,
    "partof": part_of_period,
    "weekof": week_around,
    "weekendof": weekend_of,
    "halfof": half_of_period,
    "weeknumber": numbered_week,
    "weekdayth": weekday_of_month,
    "weekdayaway": weekday_away,
    "dayaway": day_away,
}
