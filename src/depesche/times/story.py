"""The rules for times that count from another time in the text: am Tag darauf, two days later, July 4-7."""

from __future__ import annotations

import re
from datetime import date

from depesche.times import calendar
from depesche.times.context import DAY, MONTH, YEAR, Context
from depesche.times.patterns import Found
from depesche.times.periods import month_rule
from depesche.times.result import Result, Rule, day_result

FAR = 3000
"""How many characters back 'that day' may look for its day: some ten paragraphs of news."""
LATER_REACH = 1500
"""The same for 'two days later'."""
QUARTER = re.compile(r"\d{4}-Q\d")


def named_shift_in_text(found: Found, context: Context) -> Result | None:
    """Vortag, Folgejahr: '-1 D' in the table, counted from the time before in the text."""
    shift, unit = (found.get("reltext") or "0 Y").split()
    return counted(unit, int(shift), found, context)


def following_unit(found: Found, context: Context) -> Result | None:
    """im folgenden Jahr, the following day."""
    return counted(found.get("unit", "periodunit") or "D", found.number("following") or 0, found, context)


def same_unit(found: Found, context: Context) -> Result | None:
    """im selben Jahr, im Jahr darauf: counted from the time before in the text (argument: the shift)."""
    return counted(found.get("unit", "periodunit") or "D", int(found.argument or 0), found, context)


def counted(unit: str, shift: int, found: Found, context: Context) -> Result | None:
    """So many units from the last time in the text that is at least as exact as the unit."""
    offset = context.offset(found)
    pattern = {"Y": YEAR, "M": MONTH}.get(unit, DAY)
    time = context.before(offset, pattern, near=FAR)
    if shift < 0 and time is not None and time.anchor in context.by_id and time.value:
        # 'am Tag zuvor … am Vortag': both count from the same day.
        time = context.by_id[time.anchor]
    if time is None or not time.value:
        return Result("DATE", None)
    anchor = first_day(time.value)
    return Result("DATE", calendar.unit_value(anchor, unit, shift) if anchor else None, anchor=time.id)


def first_day(value: str) -> date | None:
    """The first day of a value with a year: 2019, 2019-05, 2019-05-03TEV, 2019-SU."""
    match = re.match(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", value)
    if match is None:
        return None
    year, month, number = (int(part or 1) for part in match.groups())
    return calendar.day(year, month, number)


def that_day(found: Found, context: Context) -> Result | None:
    """diesem Tag, am nächsten Tag: counted from the day before in the text."""
    shift = found.number("shift") or 0
    time = context.before(context.offset(found), DAY, near=FAR)
    if time is None or not time.value:
        return Result("DATE", None)
    return day_result(calendar.shifted(date.fromisoformat(time.value[:10]), shift), time.id)


def later(found: Found, context: Context) -> Result | None:
    """two days later (argument 1), a year earlier (-1): counted from the time before in the text."""
    number, direction = found.number("num", "one"), int(found.argument)
    unit = found.get("unit", "units") or ""
    if number is None:
        return Result("DATE", "PAST_REF" if direction < 0 else "FUTURE_REF", anchor=None)
    if unit.startswith("T"):
        return Result("TIME", None)
    pattern = {"Y": YEAR, "DE": YEAR, "M": MONTH}.get(unit, DAY)
    time = context.before(context.offset(found), pattern, near=LATER_REACH)
    anchor = first_day(time.value) if time is not None and time.value else None
    if anchor is not None and time is not None:
        return Result("DATE", calendar.unit_value(anchor, unit, direction * number), anchor=time.id)
    if context.published is not None and direction < 0:
        return Result("DATE", calendar.unit_value(context.published, unit, -number), anchor="published")
    return Result("DATE", None)


def day_of_month(found: Found, context: Context) -> Result | None:
    """the 15th: of the month of the time before, else of the month of publication."""
    if context.text(found.end).isalpha():
        return None
    number = found.number("dayth") or 0
    time = context.before(context.offset(found), MONTH)
    if time is None or not time.value:
        return None
    moment = calendar.day(int(time.value[:4]), int(time.value[5:7]), number)
    return Result("DATE", moment.isoformat(), anchor=time.id) if moment else None


def month_after(found: Found, context: Context) -> Result | None:
    """Juli und August: a month whose name is also a name counts when it directly follows a time."""
    last = context.times[-1] if context.times else None
    joint = context.words.begin(found.begin - 1)
    return month_rule(found, context) if last is not None and last.end >= joint - 1 else None


def range_end(found: Found, context: Context) -> Result | None:
    """July 4-7: the second day takes the month of the first, which stands directly before."""
    first = context.times[-1] if context.times else None
    joint = context.words.begin(found.begin - 1)
    if first is None or first.end < joint - 1 or not first.value or not DAY.match(first.value):
        return None
    year = found.number("year") or int(first.value[:4])
    moment = calendar.day(year, int(first.value[5:7]), found.number("day") or 0)
    return Result("DATE", moment.isoformat(), anchor=first.anchor) if moment else None


def the_unit(found: Found, context: Context) -> Result | None:
    """for the quarter, of the month (argument the unit): the one the text speaks of, else that of publication."""
    unit = found.argument
    pattern = {"Q": QUARTER, "M": MONTH}.get(unit)
    time = context.before(context.offset(found), pattern) if pattern else None
    if time is not None and time.value:
        return Result("DATE", time.value[:7], anchor=time.id)
    if context.published is None:
        return Result("DATE", None)
    return Result("DATE", calendar.unit_value(context.published, unit, 0), anchor="published")


RULES: dict[str, Rule] = {
    "same": same_unit,
    "reltext": named_shift_in_text,
    "samef": following_unit,
    "thatday": that_day,
    "later": later,
    "dayofmonth": day_of_month,
    "monthafter": month_after,
    "rangeend": range_end,
    "theunit": the_unit,
}
