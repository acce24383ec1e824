"""The rules for times that count from another time in the text: am Tag darauf, two days later, July 4-7."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import msgspec

from depesche.report import Time
from depesche.times import calendar
from depesche.times.context import DATED, DAY, MONTH, NEAR, QUARTER, YEAR, Context
from depesche.times.days import weekday_rule
from depesche.times.direction import lean, tense, told
from depesche.times.names import dates_noun
from depesche.times.patterns import Found
from depesche.times.periods import counted_units, month_rule, season_rule
from depesche.times.result import Result, Rule, day_result
from depesche.times.spans import duration, half_unit

FAR = 3000
"""How many characters back 'that day' may look for its day: some ten paragraphs of news."""
TODAY_REACH = 12
"""How many words from 'Vortag' its 'heute' stands."""
SAME_MONTH_REACH = 150
"""How many characters back the month of 'am 18.' stands."""
LATER_REACH = 1500
"""How many characters back 'two days later' may look for what it counts from."""
EXACT = {"Y": YEAR, "DE": YEAR, "CE": YEAR, "L": YEAR, "M": MONTH, "Q": re.compile(r"\d{4}-(?:Q\d|\d\d(?!\d))")}
"""What a value must show to count units from it; a day for the others."""
MOMENT = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)T(?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d)?(?P<zone>Z|[+-]\d\d:\d\d)?$")
HALVES = {"Y": (6, "M"), "DE": (5, "Y"), "CE": (50, "Y"), "TH": (30, "TM")}
"""Half a unit in whole smaller ones."""
CLOCK_UNITS = {"TH": 3600, "TM": 60, "TS": 1}
MOST_SECONDS = 10**7
"""Hours counted further than some months are no clock time any more."""
SEASON_BEGINS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""Months of the meteorological seasons."""


def named_shift_in_text(found: Found, context: Context) -> Result | None:
    """Vortag, Folgejahr: '-1 D' in the table, counted from the time before in the text."""
    shift, unit = (found.get("reltext") or "0 Y").split()
    result, published = counted(unit, int(shift), found, context), context.published
    if unit != "D" or int(shift) > 0 or published is None:
        return result
    time, offset = context.by_id.get(result.anchor if result else None), context.offset(found)
    if time is None or context.in_passing(time, offset) or told_today(found, context):
        # 'gegenüber dem Vortag' in reports of the markets
        return day_result(calendar.shifted(published, int(shift)), "published")
    return result


def told_today(found: Found, context: Context) -> bool:
    """Whether the sentence of a match says that it speaks of today."""
    here = context.sentence(context.offset(found))
    near = range(found.begin - TODAY_REACH, found.end + TODAY_REACH)
    return here is not None and any(
        context.kind(word, "deictic") == "0" and here.begin <= context.words.begin(word) < here.end for word in near
    )


def following_unit(found: Found, context: Context) -> Result | None:
    """im folgenden Jahr, the following day."""
    return counted(found.get("unit") or "D", found.number("following") or 0, found, context)


def same_unit(found: Found, context: Context) -> Result | None:
    """im selben Jahr, im Jahr darauf: counted from the time before in the text (argument: the shift)."""
    return counted(found.get("unit") or "D", int(found.argument or 0), found, context)


def counted(unit: str, shift: int, found: Found, context: Context, near: int = FAR) -> Result | None:
    """So many units from the time in the text that the narration has reached."""
    time = reached(unit, found, context, near)
    start = first_day(time.value) if time is not None and time.value else None
    if time is None or start is None:
        return Result("DATE", None)
    return Result("DATE", calendar.unit_value(start, unit, shift), anchor=time.id)


def reached(unit: str, found: Found, context: Context, near: int = FAR) -> Time | None:
    """The last time in the text that is at least as exact as the unit; None when the narration has left it since."""
    offset = context.offset(found)
    time, last = context.before(offset, EXACT.get(unit, DAY), near), context.before(offset, DATED, near)
    if time is None or not time.value:
        return None
    if last is not None and not time.value.startswith((last.value or "")[:4]):
        decade = len(last.value or "") <= len("199")
        if last.anchor in context.by_id or decade:
            return None
    return no_flashback(time, context)


def no_flashback(time: Time, context: Context) -> Time:
    """'am Tag zuvor … am Vortag': what looked back was no step of the narration, both count from the same day."""
    before = context.by_id.get(time.anchor) if time.anchor is not None else None
    if before is None or not before.value or not time.value:
        return time
    return before if time.value < before.value[: len(time.value)] else time


def first_day(value: str) -> date | None:
    """The first day of a value with a year: 2019, 2019-05, 2019-05-03TEV, 2019-Q2, 2019-SU (the year)."""
    if (bounds := calendar.bounds(value)) is not None:
        return bounds[0]
    match = re.match(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", value)
    if match is None:
        return None
    year, month, number = (int(part or 1) for part in match.groups())
    return calendar.day(year, month, number)


def that_day(found: Found, context: Context) -> Result | None:
    """diesem Tag, am nächsten Tag: counted from the day before in the text."""
    return counted("D", found.number("shift") or 0, found, context)


def prior_unit(found: Found, context: Context) -> Result | None:
    """the previous month: before the one that the text speaks of close by, else before that of publication."""
    unit = found.get("unit") or "D"
    result = counted(unit, -1, found, context, NEAR)
    if (result is not None and result.value) or context.published is None:
        return result
    return Result("DATE", calendar.unit_value(context.published, unit, -1), anchor="published")


def later(found: Found, context: Context) -> Result | None:
    """two days later (argument 1), a year earlier (-1): counted from the time before in the text.

    ``1 span``: without such a time the words are a duration.
    """
    (number, unit), (direction, *span) = counted_units(found), found.argument.split()
    as_duration = duration
    if found.get("half") is not None:
        (number, unit), as_duration = HALVES.get(unit, (None, unit)), half_unit
    if number is None:
        if span or unit.startswith("T"):
            return as_duration(found, context)
        return Result("DATE", "PAST_REF" if direction == "-1" else "FUTURE_REF", anchor=None)
    if unit.startswith("T"):
        result = later_on_the_clock(int(direction) * number * CLOCK_UNITS[unit], found, context)
    else:
        result = counted(unit, int(direction) * number, found, context, LATER_REACH)
    if result is not None and result.value:
        return result
    if span:
        return as_duration(found, context)
    if context.published is not None and direction == "-1" and not unit.startswith("T"):
        return Result("DATE", calendar.unit_value(context.published, unit, -number), anchor="published")
    return result


def later_on_the_clock(seconds: int, found: Found, context: Context) -> Result | None:
    """two hours later: counted from the clock time before in the text."""
    time = context.before(context.offset(found), MOMENT)
    match = MOMENT.match(time.value or "") if time is not None else None
    if time is None or match is None or abs(seconds) > MOST_SECONDS or match["hour"] == "24":
        return Result("TIME", None)
    before = datetime.fromisoformat(f"{match['day']}T{match['hour']}:{match['minute']}")
    if not calendar.FIRST_YEAR < before.year < calendar.LAST_YEAR:
        return Result("TIME", None)
    moment = (before + timedelta(seconds=seconds)).isoformat(timespec="minutes")
    return Result("TIME", f"{moment}{match['zone'] or ''}", anchor=time.id)


def part_in_text(found: Found, context: Context) -> Result | None:
    """am folgenden Morgen, am Abend zuvor (argument: days, and the part where no word gives it)."""
    shift, _, part = found.argument.partition(" ")
    days = int(shift) if shift else found.number("following", "prior") or 0
    part = part or found.get("daypart") or ""
    time = reached("D", found, context)
    if time is not None and time.value:
        return day_result(calendar.shifted(date.fromisoformat(time.value[:10]), days), time.id, part)
    # 'the previous night' may count from publication; 'the next morning' goes on from a day the text does not name.
    day = calendar.shifted(context.published, days) if context.published is not None and days < 0 else None
    return day_result(day, "published", part)


def weekday_in_text(found: Found, context: Context) -> Result | None:
    """am darauffolgenden Freitag, the Monday before (argument -1): counted from the day before in the text.

    ``next``: only in a story told in the past, else from publication.
    """
    weekday, _, joined = (found.get("weekday", "weekdaypart") or "").partition(" ")
    time = reached("D", found, context)
    if found.argument == "next" and (time is None or tense(context, found.begin) != "past"):
        return weekday_rule(msgspec.structs.replace(found, items={**found.items, "shift": "1"}), context)
    if time is None or not time.value:
        return day_result(None, None, found.get("daypart") or joined or None)
    day = date.fromisoformat(time.value[:10])
    ahead = (int(weekday) - day.isoweekday()) % 7
    days = ahead - 7 if found.argument == "-1" else ahead or 7
    return day_result(calendar.shifted(day, days), time.id, found.get("daypart") or joined or None)


def some_weekday(found: Found, context: Context) -> Result | None:
    """an einem Freitag, was a Friday: the day of the week, not which one; on a Tuesday visit it is one after all."""
    weekday, _, part = (found.get("weekday", "weekdaypart") or "").partition(" ")
    part = part or found.get("daypart") or ""
    if dates_noun(found, context):
        return weekday_rule(found, context)
    value = f"XXXX-WXX-{weekday}"
    return Result("TIME", f"{value}T{part}", anchor=None) if part else Result("DATE", value, anchor=None)


def period_in_text(found: Found, context: Context) -> Result | None:
    """that June, im folgenden Herbst, the following spring: in the year of the text, or the next one to come."""
    following = found.number("following") or int(found.argument or 0)
    month, season = found.number("month", "amonth"), found.get("season", "aseason")
    time = reached("Y", found, context)
    start = first_day(time.value) if time is not None and time.value else None
    if time is None or start is None:
        return month_rule(found, context) if month else season_rule(found, context)
    begins = month or SEASON_BEGINS[season or "WI"]
    year = start.year + (1 if following > 0 and begins <= start.month else 0)
    return Result("DATE", calendar.in_year(year, f"{month:02d}" if month else season or "WI"), anchor=time.id)


def day_of_month(found: Found, context: Context) -> Result | None:
    """the 15th: of the month of the time before, else the nearest to publication by tense."""
    if context.text(found.end).isalpha():
        return None
    number = found.number("dayth", "day") or 0
    time = context.before(context.offset(found), MONTH)
    if time is None or not time.value:
        return _day_near(number, found, context)
    moment = calendar.day(int(time.value[:4]), int(time.value[5:7]), number)
    return Result("DATE", moment.isoformat(), anchor=time.id) if moment else None


def day_in_month(found: Found, context: Context) -> Result | None:
    """am 18.: of the month that stands close before; 'am 18. Spieltag' is no day."""
    following = context.text(found.end)
    listed = any(context.kind(found.end, kind) is not None for kind in ("and", "slash", "comma", "num"))
    time = context.before(context.offset(found), MONTH, near=SAME_MONTH_REACH)
    if following[:1].isupper() or listed or time is None or not time.value:
        return None
    moment = calendar.day(int(time.value[:4]), int(time.value[5:7]), found.number("day") or 0)
    return Result("DATE", moment.isoformat(), anchor=time.id) if moment else None


def _day_near(number: int, found: Found, context: Context) -> Result | None:
    """The day with this number in the month of publication or the one beside it."""
    if context.published is None:
        return None
    step = 1 if lean(found, context) == "future" else -1
    start = context.published.replace(day=1)
    for month in (start, calendar.moved(start, "M", step)):
        moment = calendar.day(month.year, month.month, number) if month else None
        if moment is not None and (moment - context.published).days * step >= 0:
            return Result("DATE", moment.isoformat(), anchor="published")
    return None


def month_after(found: Found, context: Context) -> Result | None:
    """Juli und August: a month whose name is also a name counts when it directly follows a time."""
    return month_rule(found, context) if context.joined(found) is not None else None


def is_listed(found: Found, context: Context) -> bool:
    """Whether 'and' or a comma leads to the match: it is one of several rather than an end."""
    return any(context.kind(found.begin - 1, kind) is not None for kind in ("and", "comma"))


def range_end(found: Found, context: Context) -> Result | None:
    """July 4-7: the second day takes the month of the first, which stands directly before."""
    first = context.joined(found)
    if first is None or not first.value or not DAY.fullmatch(first.value):
        return None
    year = found.number("year") or int(first.value[:4])
    number = found.number("day", "dayth", "ordinal", "hour") or 0
    start = date.fromisoformat(first.value)
    moment = calendar.day(year, start.month, number)
    if moment is not None and moment < start and year == start.year and not is_listed(found, context):
        # April 27 to 3
        moment = calendar.moved(moment, "M", 1)
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
    # Results are told in the weeks behind the quarter.
    shift = -1 if unit == "Q" and context.published.month % 3 and told(found, context) else 0
    return Result("DATE", calendar.unit_value(context.published, unit, shift), anchor="published")


RULES: dict[str, Rule] = {
    "same": same_unit,
    "reltext": named_shift_in_text,
    "samef": following_unit,
    "thatday": that_day,
    "later": later,
    "prior": prior_unit,
    "textpart": part_in_text,
    "weekdaytext": weekday_in_text,
    "periodtext": period_in_text,
    "someweekday": some_weekday,
    "dayofmonth": day_of_month,
    "dayinmonth": day_in_month,
    "monthafter": month_after,
    "theunit": the_unit,
}
