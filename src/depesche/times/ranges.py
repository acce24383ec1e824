"""The rules for times of which the other end of a range tells the rest: May to October 2020, Monday to Friday."""

from __future__ import annotations

from datetime import date

from depesche.report import Time
from depesche.times import calendar, days, periods
from depesche.times.context import DAY, MONTH, Context
from depesche.times.patterns import Found
from depesche.times.result import Result, Rule, day_result

FRACTIONS = (2, 3, 4, 5, 8, 10)
"""Second numbers of common fractions."""
LEAP_YEAR = 2000


def range_begin(found: Found, context: Context) -> Result | None:
    """from May to October 2020, Nov. 18 - Dec. 19, 2015: the year stands with the end only.

    Without any year a range of months that publication lies in is the one of its year.
    """
    months = [int(value) for _, kind, value in found.sequence if kind in days.MONTH_KINDS]
    year, anchor = days.year_of(found, context)
    if year is None:
        if context.published is None or not months[0] <= context.published.month <= months[1]:
            return periods.month_rule(found, context)
        year, anchor = context.published.year, "published"
    year -= 1 if months[0] > months[1] else 0
    if found.argument == "month":
        return Result("DATE", calendar.in_year(year, f"{months[0]:02d}"), anchor=anchor)
    moment = calendar.day(year, months[0], int(found.all(*days.DAY_NUMBERS)[0]))
    return day_result(moment, anchor) if moment else None


def shared_month(found: Found, context: Context) -> Result | None:
    """14./15.10., 14.10. bis 15.10.2018: the first day takes month and year, or the year, from the end."""
    dates = [value.split("-") for _, kind, value in found.sequence if kind in ("daymonth", "fulldate")]
    year, month, number = dates[-1]
    number = found.get("day") or dates[0][2]
    month = month if "day" in found.items else dates[0][1]
    if calendar.day(LEAP_YEAR, int(month), int(number)) is None:
        return None
    if not year:
        return day_result(*days.nearest_day(int(month), int(number), found, context))
    full = int(year) if len(year) == len("2025") else days.century_year(int(year), context.published)
    return day_result(calendar.day(full, int(month), int(number)), "text")


def loose_iso_day(found: Found, context: Context) -> Result | None:
    """2018-8-31: year, month and day without leading zeros."""
    month, number = (int(value) for value in found.all("day"))
    return day_result(moment, "text") if (moment := calendar.day(found.number("year") or 0, month, number)) else None


def date_end(found: Found, context: Context) -> Result | None:
    """13 bis 15 Juli: a day without its full stop counts as the end of a range of days."""
    first = context.joined(found)
    if first is None or not first.value or not DAY.fullmatch(first.value):
        return None
    return days.date_rule(found, context)


def decimal_day(found: Found, context: Context) -> Result | None:
    """am 22.04 without the last full stop."""
    number, mark, month = context.text(found.begin).partition(".")
    if not mark or len(month) != len("04") or calendar.day(LEAP_YEAR, int(month), int(number)) is None:
        return None
    return day_result(*days.nearest_day(int(month), int(number), found, context))


def month_end(found: Found, context: Context) -> Result | None:
    """from August to October: the month that ends a range is the next one from its beginning."""
    first = context.joined(found)
    match = MONTH.fullmatch(first.value) if first is not None and first.value else None
    if first is None or match is None:
        return periods.month_rule(found, context)
    month = found.number(*days.MONTH_KINDS) or 0
    year = int(match[1]) + (1 if month < int(match[2]) else 0)
    return Result("DATE", calendar.in_year(year, f"{month:02d}"), anchor=first.anchor)


def weekday_end(found: Found, context: Context) -> Result | None:
    """Monday to Friday: the weekday that ends a range is the next one from its beginning."""
    first = context.joined(found)
    if first is None or not first.value or not DAY.fullmatch(first.value):
        return days.weekday_rule(found, context)
    start = date.fromisoformat(first.value)
    moment = calendar.shifted(start, ((found.number("weekday") or 0) - start.isoweekday()) % 7)
    return day_result(moment, first.anchor, found.get("daypart"))


def day_by_numbers(found: Found, context: Context) -> Result | None:
    """on 11/20, Friday 5/12: day and month in the order of the language; argument ``after``: as the end of a range."""
    first, second = (int(value) for value in found.all("day")[:2])
    month, number = days.month_and_day(first, second, context)
    if calendar.day(LEAP_YEAR, month, number) is None:
        return None
    last = context.joined(found) if found.argument == "after" else None
    if last is not None and last.value and DAY.fullmatch(last.value):
        return _day_after(month, number, last)
    if year := (found.get("slashed") or found.get("year") or "").partition("-")[0]:
        full = int(year) if len(year) == len("2025") else days.century_year(int(year), context.published)
        return day_result(calendar.day(full, month, number), "text")
    fraction = first < second and second in FRACTIONS and "weekday" not in found.items
    if fraction or found.argument == "after":
        return None
    return day_result(*days.nearest_day(month, number, found, context))


def _day_after(month: int, number: int, last: Time) -> Result:
    """The day with this month and number that follows on another."""
    before = date.fromisoformat(last.value or "")
    near = [calendar.day(year, month, number) for year in (before.year, before.year + 1)]
    return day_result(next((moment for moment in near if moment and moment >= before), None), last.anchor)


RULES: dict[str, Rule] = {
    "rangebegin": range_begin,
    "sharedmonth": shared_month,
    "decimalday": decimal_day,
    "isoday": loose_iso_day,
    "dateend": date_end,
    "monthend": month_end,
    "weekdayend": weekday_end,
    "daynumbers": day_by_numbers,
}
