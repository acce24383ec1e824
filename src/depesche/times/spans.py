"""The rules for durations, sets, parts of the day and the clock."""

from __future__ import annotations

from collections.abc import Callable

from depesche.times import calendar
from depesche.times.context import Context
from depesche.times.patterns import Found
from depesche.times.result import Result


AMOUNTS = ("num", "quantity", "decimal", "big", "one")
UNITS = ("unit", "units", "unitabbr")


def amount(found: Found) -> str:
    """The number of a duration as TIMEX3 writes it; X for 'some'."""
    value = found.get(*AMOUNTS) or "X"
    return value[:-2] if value.endswith(".0") else value


def period(number: str, unit: str) -> str:
    """``P3Y``, ``PT90M``."""
    return f"PT{number}{unit[1:]}" if unit.startswith("T") else f"P{number}{unit}"


def duration(found: Found, context: Context) -> Result | None:
    """three years, fünf Tage, mehrere Wochen; two units together: P3Y4M."""
    units, amounts = found.all(*UNITS), found.all(*AMOUNTS)
    number = amount(found)
    if (half := found.get("half", "andhalf")) is not None:
        number = half if number == "X" else f"{number}.5" if number.isdecimal() else number
    value = period(number, units[0])
    if len(units) > 1:
        rest = period(amounts[-1] if len(amounts) > 1 else "X", units[1])
        value += rest.replace("PT", "", 1) if "T" in value and rest.startswith("PT") else rest[1:]
    return Result("DURATION", value, anchor=None)


def vague_duration(found: Found, context: Context) -> Result | None:
    """tagelang, seit Jahren: PXD, PXY."""
    return Result("DURATION", period("X", found.get("long", "units", "unit") or ""), anchor=None)


def compound_duration(found: Found, context: Context) -> Result | None:
    """einwöchig, dreitägig."""
    number, unit = (found.get("compound", "yearold") or "X D").split()
    return Result("DURATION", period(number, unit), anchor=None)


def minutes(found: Found, context: Context) -> Result | None:
    """26:25 min: PT26M25S."""
    first, second = (int(part) for part in (found.get("minutes") or "0:0").split(":"))
    unit = found.get("unit", "units", "unitabbr")
    if unit not in ("TM", "TH") or second > 59:
        return None
    names = ("M", "S") if unit == "TM" else ("H", "M")
    value = "PT" + "".join(f"{n}{name}" for n, name in zip((first, second), names, strict=True) if n)
    return Result("DURATION", value if value != "PT" else "PT0S", anchor="text")


def coming_units(found: Found, context: Context) -> Result | None:
    """the last ten years: P10Y; the past years: PXY; the coming years: FUTURE_REF."""
    shift = found.number("shift") or 0
    unit = found.get("units", "unit") or ""
    number = amount(found)
    if number == "X" and shift > 0:
        return Result("DATE", "FUTURE_REF", anchor=None)
    if number == "X" and shift == 0:
        return Result("DATE", "PRESENT_REF", anchor=None) if unit == "D" else None
    return Result("DURATION", period(number, unit), anchor=None)


def every(found: Found, context: Context) -> Result | None:
    """Sets: jedes Jahr, alle vier Jahre, jeden Montag, montags, daily."""
    if found.argument == "month":
        return Result("SET", "P1M", anchor=None)
    if found.argument == "some":
        return Result("SET", period("X", found.get("units") or ""), anchor=None)
    if (value := found.get("set")) is not None:
        return Result("SET", value, anchor=None)
    if (weekday := found.get("weekday", "weekdays", "weekdaypart")) is not None:
        day, *rest = weekday.split()
        part = found.get("daypart", "dayparts") or (rest[0] if rest else None)
        return Result("SET", f"XXXX-WXX-{day}" + (f"T{part}" if part else ""), anchor=None)
    if (month := found.number("month", "amonth")) is not None:
        return Result("SET", f"XXXX-{month:02d}", anchor=None)
    if (season := found.get("season")) is not None:
        return Result("SET", f"XXXX-{season}", anchor=None)
    if (part := found.get("daypart", "dayparts")) is not None:
        return Result("SET", f"XXXX-XX-XXT{part}", anchor=None)
    unit = found.get("unit", "units", "periodunit", "unitabbr")
    if unit is None:
        return None
    number = found.get("num", "quantity", "ordinal", "otherword") or "1"
    return Result("SET", period(number, unit), anchor=None)


def part_of_day(found: Found, context: Context) -> Result | None:
    """am Abend, in der Nacht: on the day the text speaks of."""
    part = found.get("daypart", "dawn") or ""
    day, anchor = context.day_before(context.words.begins[found.begin])
    shift = found.number("shift") or found.number("deictic") or 0
    if shift and context.published is not None:
        day, anchor = calendar.shifted(context.published, shift), "published"
    return Result("TIME", f"{day.isoformat()}T{part}" if day else None, anchor=anchor)


def part_as_set(found: Found, context: Context) -> Result | None:
    """abends: that evening when a day stands close before, else every evening."""
    part = found.get("dayparts", "daypart") or ""
    if (every_day := context.kind(found.begin, "set")) is not None:
        return Result("SET", every_day, anchor=None)
    day, anchor = context.day_before(context.words.begins[found.begin], near=SAME_SENTENCE)
    if day is not None and anchor not in (None, "published"):
        return Result("TIME", f"{day.isoformat()}T{part}", anchor=anchor)
    return Result("SET", f"XXXX-XX-XXT{part}", anchor=None)


def last_night(found: Found, context: Context) -> Result | None:
    """in der vergangenen Nacht, last night: of the day before publication."""
    part, shift = found.get("daypart") or "NI", found.number("shift") or 0
    if context.published is None:
        return Result("TIME", None)
    moment = calendar.shifted(context.published, shift)
    return Result("TIME", f"{moment.isoformat()}T{part}" if moment else None, anchor="published")


def genitive_part(found: Found, context: Context) -> Result | None:
    """des Abends: on the day the text speaks of."""
    day, anchor = context.day_before(context.words.begins[found.begin])
    part = found.get("daypartgen") or "EV"
    return Result("TIME", f"{day.isoformat()}T{part}" if day else None, anchor=anchor)


def half_unit(found: Found, context: Context) -> Result | None:
    """eine halbe Stunde: PT0.5H."""
    unit = found.get("unit", "units") or ""
    return Result("DURATION", period("0.5", unit), anchor=None)


def suffixed(found: Found, context: Context) -> Result | None:
    """20-minütig, 30-jähriges Bestehen."""
    return Result("DURATION", period(found.get("num") or "X", found.get("suffixunit", "suffixyear") or "D"), anchor=None)


def hours_compound(found: Found, context: Context) -> Result | None:
    """35-Stunden-Woche: PT35H."""
    return Result("DURATION", period(found.get("num") or "X", found.get("units") or "TH"), anchor=None)


def this_part(found: Found, context: Context) -> Result | None:
    """this morning, tonight, overnight: on the day of publication."""
    part = found.get("daypart", "tonight", "overnight") or ""
    value = f"{context.published.isoformat()}T{part}" if context.published else None
    return Result("TIME", value, anchor="published")


def next_part(found: Found, context: Context) -> Result | None:
    """the next morning (argument MO), the night before (-NI): counted from the day the text speaks of."""
    day, anchor = context.day_before(context.words.begins[found.begin])
    moment = calendar.shifted(day, -1 if found.argument.startswith("-") else 1) if day else None
    part = found.argument.lstrip("-")
    return Result("TIME", f"{moment.isoformat()}T{part}" if moment else None, anchor=anchor)


def fortnight(found: Found, context: Context) -> Result | None:
    """a fortnight: two weeks."""
    return Result("DURATION", "P2W", anchor=None)


def whole_unit(found: Found, context: Context) -> Result | None:
    """all day, den ganzen Sommer: one of it."""
    unit = found.get("unit", "season", "daypart") or "D"
    return Result("DURATION", f"PT1{unit}" if unit in ("MO", "MI", "AF", "EV", "NI") else period("1", unit), anchor=None)


def fixed_duration(found: Found, context: Context) -> Result | None:
    """eine Viertelstunde: the argument is the value."""
    return Result("DURATION", found.argument, anchor=None)


def per_unit(found: Found, context: Context) -> Result | None:
    """pro Jahr, a day: how often."""
    return Result("SET", period("1", found.get("unit") or found.argument), anchor=None)


def spoken_half(found: Found, context: Context) -> Result | None:
    """halb neun: 08:30; Viertel vor neun: 08:45 (argument: minutes from the hour)."""
    hour = found.number("spokenhour", "hour", "num")
    minutes_from_hour = int(found.argument or found.get("quarterhour") or 0)
    if hour is None:
        return None
    total = (hour * 60 + minutes_from_hour) % (24 * 60)
    day, anchor = context.day_before(context.words.begins[found.begin])
    spoken = f"T{total // 60:02d}:{total % 60:02d}"
    return Result("TIME", f"{day.isoformat()}{spoken}" if day else spoken, anchor=anchor or "text")


def clock(found: Found, context: Context) -> Result | None:
    """20 Uhr, 20.15 Uhr, halb neun, 8 p.m., 1730 GMT: on the day the text speaks of."""
    spoken = clock_value(found)
    if spoken is None:
        return None
    spoken += found.get("zone") or ""
    if found.argument == "open":
        return Result("TIME", f"T{spoken}")
    day, anchor = context.day_before(context.words.begins[found.begin])
    return Result("TIME", f"{day.isoformat()}T{spoken}" if day else f"T{spoken}", anchor=anchor or "text")


def clock_value(found: Found) -> str | None:
    """``20:15``, or None when there is no such time of day."""
    if (fixed := found.get("oclock")) is not None:
        return fixed
    written = found.get("clock", "military")
    if written is not None:
        hour, minute = int(written[:2]), int(written[3:5])
    else:
        number = found.number("hour", "num", "spokenhour")
        if number is None:
            return None
        hour, minute = number, found.number("two") or 0
    if (shift := found.number("clockshift")) is not None:
        total = hour * 60 + minute + shift
        hour, minute = total // 60, total % 60
    half = found.get("ampm", "daypart", "dayparts")
    seconds = f":{written[6:8]}" if written is not None and len(written) > 5 else ""
    if half in ("pm", "AF", "EV") and hour < 12:
        hour += 12
    elif half in ("am", "MO", "NI") and hour == 12:
        hour = 0
    if hour > 24 or minute > 59 or hour < 0:
        return None
    return f"{hour:02d}:{minute:02d}{seconds}"


SAME_SENTENCE = 120
"""How many characters back a day still governs 'abends'."""

Rule = Callable[[Found, Context], Result | None]
RULES: dict[str, Rule] = {
    "duration": duration, "vague": vague_duration, "compound": compound_duration, "minutes": minutes,
    "units": coming_units, "set": every, "daypart": part_of_day, "clock": clock,
    "partset": part_as_set, "lastnight": last_night, "daypartgen": genitive_part, "half": half_unit,
    "suffixed": suffixed, "perunit": per_unit, "hours": hours_compound, "whole": whole_unit, "fixedduration": fixed_duration,
    "thispart": this_part, "tonight": this_part, "overnight": this_part, "nextpart": next_part, "dawn": part_of_day,
    "fortnight": fortnight, "adjduration": duration, "halfhour": spoken_half, "durationlist": duration,
}  # fmt: skip
