"""The rules for durations and sets."""

from __future__ import annotations

from depesche.times.context import Context
from depesche.times.patterns import Found
from depesche.times.periods import shifted_unit
from depesche.times.result import Result, Rule
from depesche.times.words import SENTENCE_ENDS

AMOUNTS = ("num", "quantity", "decimal", "big", "one")
UNITS = ("unit", "units", "unitabbr")
RATE_REACH = 4
"""How many words before 'im Jahr' the number stands that is counted by the year."""
WHOLE_UNITS = ("Q", "WE", "CE", "L")
"""Units that are parts of the calendar rather than lengths: the last quarter, the next century."""
WEEKDAY_KINDS = ("weekday", "weekdays", "weekdaypart", "weekdayplural", "weekdayparts")
DAY_PARTS = ("MO", "MI", "AF", "EV", "NI", "DT")


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
    if "one" in found.items and found.end - found.begin == 2 and follows_duration(found, context):
        return Result("SET", period("1", units[0]), anchor=None)
    number = amount(found)
    if (half := found.get("half", "andhalf")) is not None:
        number = half if number == "X" else f"{number}{half[1:]}" if number.isdecimal() else number
    if (times := found.number("multiplier")) is not None and number != "X":
        number = f"{float(number) * times:.0f}"
    value = period(number, units[0])
    if len(units) > 1:
        rest = period(amounts[-1] if len(amounts) > 1 else "X", units[1])
        value += rest.replace("PT", "", 1) if "T" in value and rest.startswith("PT") else rest[1:]
    return Result("DURATION", value, anchor=None)


def follows_duration(found: Found, context: Context) -> bool:
    """Whether a match stands right after a duration: '60 hours a week'."""
    last = context.times[-1] if context.times else None
    return last is not None and last.type == "DURATION" and context.offset(found) - last.end == 1


def vague_duration(found: Found, context: Context) -> Result | None:
    """tagelang, seit Jahren: PXD, PXY."""
    return Result("DURATION", period("X", found.get("long", "units", "unit") or ""), anchor=None)


def compound_duration(found: Found, context: Context) -> Result | None:
    """einwöchig, dreitägig; the Dreißigjährige Krieg is a name."""
    if "yearold" in found.items and is_name(found, context):
        return None
    number, unit = (found.get("compound", "yearold") or "X D").split()
    number = found.get("num") or number  # a three-day-long festival
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
    if number == "X" and shift > 0 and "quantity" not in found.items:
        return Result("DATE", "FUTURE_REF", anchor=None)
    if number == "X" and shift == 0:
        return Result("DATE", "PRESENT_REF", anchor=None) if unit == "D" else None
    return Result("DURATION", period(number, unit), anchor=None)


def stretch(found: Found, context: Context) -> Result | None:
    """over the past year, in the last decade: as long as that; in the previous year: that year."""
    unit = found.get("unit") or ""
    if context.kind(found.begin + 1, "stretch") is None or unit in WHOLE_UNITS:
        return shifted_unit(found, context)
    return Result("DURATION", period("1", unit), anchor=None)


def every(found: Found, context: Context) -> Result | None:
    """Sets: jedes Jahr, alle vier Jahre, jeden Montag, montags, daily."""
    if (value := found.get("set")) is not None:
        return None if is_name(found, context) else Result("SET", value, anchor=None)
    value = _recurring(found) or _period_of_set(found)
    return Result("SET", value, anchor=None) if value is not None else None


def _recurring(found: Found) -> str | None:
    """The day, month, season or part of the day that comes again and again."""
    part = found.get("daypart", "dayparts")
    if (weekday := found.get(*WEEKDAY_KINDS)) is not None:
        day, _, own = weekday.partition(" ")
        return f"XXXX-WXX-{day}" + (f"T{part or own}" if part or own else "")
    if (month := found.get("month", "amonth")) is not None:
        return f"XXXX-{month}"
    if (number := found.number("dayth")) is not None:
        return f"XXXX-XX-{number:02d}" if found.get("unit") == "M" else None
    if (season := found.get("season")) is not None:
        return f"XXXX-{season}"
    if (holiday := found.get("holiday")) is not None:
        return f"XXXX-{holiday}" if holiday.replace("-", "").isdecimal() else "P1Y"
    return f"XXXX-XX-XXT{part}" if part is not None else None


def _period_of_set(found: Found) -> str | None:
    unit = found.get(*UNITS)
    number = found.get("num", "quantity", "ordinal", "otherword", "one") or "1"
    if unit == "WE" and number == "1":
        return "XXXX-WXX-WE"
    return period(number, unit) if unit is not None else None


def is_name(found: Found, context: Context) -> bool:
    """Whether a capital within a sentence makes the word part of a name: the Daily Mail."""
    if found.begin in context.words.joined:
        return False
    word, offset = context.text(found.begin), context.offset(found)
    before = context.document.text[max(0, offset - 3) : offset].rstrip(" ")
    return word[:1].isupper() and not word.isupper() and bool(before) and before[-1] not in SENTENCE_ENDS


def half_unit(found: Found, context: Context) -> Result | None:
    """eine halbe Stunde: PT0.5H."""
    unit = found.get("unit", "units") or ""
    return Result("DURATION", period("0.5", unit), anchor=None)


def suffixed(found: Found, context: Context) -> Result | None:
    """20-minütig, 30-jähriges Bestehen."""
    return Result(
        "DURATION", period(found.get("num") or "X", found.get("suffixunit", "suffixyear") or "D"), anchor=None
    )


def hours_compound(found: Found, context: Context) -> Result | None:
    """35-Stunden-Woche: PT35H."""
    return Result("DURATION", period(found.get("num") or "X", found.get("units", "unit") or "TH"), anchor=None)


def whole_unit(found: Found, context: Context) -> Result | None:
    """all day, another month, den ganzen Abend: one of it."""
    unit = found.get("unit", "season", "daypart") or "D"
    return Result("DURATION", f"PT1{unit}" if unit in DAY_PARTS else period("1", unit), anchor=None)


def fixed_duration(found: Found, context: Context) -> Result | None:
    """eine Viertelstunde: the argument is the value."""
    return Result("DURATION", found.argument, anchor=None)


def rate(found: Found, context: Context) -> Result | None:
    """200 Gäste am Tag: a set where a number stands close before; am Tag der Abreise: one of the unit (argument)."""
    before = range(max(0, found.begin - RATE_REACH), found.begin)
    counted = any(context.kind(word, kind) is not None for word in before for kind in AMOUNTS)
    return Result("SET" if counted else "DURATION", period("1", found.argument), anchor=None)


def per_unit(found: Found, context: Context) -> Result | None:
    """pro Jahr, a day: how often."""
    return Result("SET", period("1", found.get("unit") or found.argument), anchor=None)


RULES: dict[str, Rule] = {
    "duration": duration,
    "durationlist": duration,
    "adjduration": duration,
    "age": duration,
    "vague": vague_duration,
    "compound": compound_duration,
    "minutes": minutes,
    "units": coming_units,
    "stretch": stretch,
    "set": every,
    "half": half_unit,
    "suffixed": suffixed,
    "hours": hours_compound,
    "whole": whole_unit,
    "fixedduration": fixed_duration,
    "perunit": per_unit,
    "rate": rate,
}
