"""The rules for clock times that count only where they stand: halb neun before no noun, 9:30 at the head of a line."""

from __future__ import annotations

from depesche.times import hours
from depesche.times.clock import clock, clock_value, in_half, spoken_half, stands_alone
from depesche.times.context import Context
from depesche.times.patterns import Found
from depesche.times.result import Result, Rule
from depesche.times.spans import DAY_PARTS


def bare_half(found: Found, context: Context) -> Result | None:
    """halb neun, Viertel nach drei without 'um'; before a noun it is an amount: halb drei Millionen."""
    return None if before_noun(found, context) else spoken_half(found, context)


def before_noun(found: Found, context: Context) -> bool:
    """Whether a noun, in German a capital, stands behind the match."""
    return context.setting("counted") == "capital" and context.text(found.end)[:1].isupper()


def clock_of_line(found: Found, context: Context) -> Result | None:
    """9:30 alone on its line, or (argument ``head``) at its head, as in programmes."""
    offset = context.offset(found)
    heads = context.document.text[offset - 1 : offset] in ("\n", "")
    return clock(found, context) if (heads and found.argument == "head") or stands_alone(found, context) else None


def hour_of_part(found: Found, context: Context) -> Result | None:
    """am Freitagvormittag von 9 bis 11, morgens von fünf bis sieben: bare hours right behind a part of the day."""
    last, spoken = context.joined(found), clock_value(found)
    if last is None or spoken is None or before_noun(found, context):
        return None
    if last.rule == "parthour":
        return hours.hour_after(found, context)
    day, _, part = (last.value or "").partition("T")
    if part not in DAY_PARTS or last.type not in ("TIME", "SET"):
        return None
    day = "" if last.type == "SET" else day
    return Result("TIME", f"{day}T{in_half(int(spoken[:2]), part):02d}{spoken[2:]}", anchor=last.id if day else None)


RULES: dict[str, Rule] = {
    "barehalf": bare_half,
    "lineclock": clock_of_line,
    "parthour": hour_of_part,
}
