"""The rules for parts of the day and the clock."""

from __future__ import annotations

from depesche.times import calendar
from depesche.times.context import DAY, Context
from depesche.times.patterns import Found
from depesche.times.result import Result, Rule, day_result

CLOCK_KINDS = ("clock", "military", "hour", "num", "spokenhour")
SAME_RANGE = 10
"""How far 'bis 18 Uhr' may stand from the hour before it."""
SAME_SENTENCE = 120
"""How many characters back a day still governs 'abends'."""


def part_of_day(found: Found, context: Context) -> Result | None:
    """am Abend, in der Nacht: on the day the text speaks of."""
    part = found.get("daypart", "dawn") or ""
    day, anchor = context.day_before(context.offset(found))
    shift = found.number("shift") or found.number("deictic") or 0
    if shift and context.published is not None:
        day, anchor = calendar.shifted(context.published, shift), "published"
    return Result("TIME", f"{day.isoformat()}T{part}" if day else None, anchor=anchor)


def part_as_set(found: Found, context: Context) -> Result | None:
    """abends: that evening when a day stands close before, else every evening."""
    part = found.get("dayparts", "daypart") or ""
    if (every_day := context.kind(found.begin, "set")) is not None:
        return Result("SET", every_day, anchor=None)
    day, anchor = context.day_before(context.offset(found), near=SAME_SENTENCE)
    if day is not None and anchor not in (None, "published"):
        return Result("TIME", f"{day.isoformat()}T{part}", anchor=anchor)
    return Result("SET", f"XXXX-XX-XXT{part}", anchor=None)


def last_night(found: Found, context: Context) -> Result | None:
    """in der vergangenen Nacht, last night: of the day before publication."""
    part, shift = found.get("daypart") or "NI", found.number("shift") or 0
    if context.published is None:
        return Result("TIME", None)
    # The coming night is that of the day of publication.
    shift = 0 if part == "NI" and shift > 0 else shift
    return day_result(calendar.shifted(context.published, shift), "published", part)


def genitive_part(found: Found, context: Context) -> Result | None:
    """des Abends: on the day the text speaks of."""
    day, anchor = context.day_before(context.offset(found))
    part = found.get("daypartgen") or "EV"
    return Result("TIME", f"{day.isoformat()}T{part}" if day else None, anchor=anchor)


def this_part(found: Found, context: Context) -> Result | None:
    """this morning, tonight, overnight: on the day of publication."""
    part = found.get("daypart", "tonight", "overnight") or ""
    value = f"{context.published.isoformat()}T{part}" if context.published else None
    return Result("TIME", value, anchor="published")


def next_part(found: Found, context: Context) -> Result | None:
    """the next morning (argument MO), the night before (-NI): counted from the day the text speaks of."""
    day, anchor = context.day_before(context.offset(found))
    moment = calendar.shifted(day, -1 if found.argument.startswith("-") else 1) if day else None
    part = found.argument.lstrip("-")
    return Result("TIME", f"{moment.isoformat()}T{part}" if moment else None, anchor=anchor)


def spoken_half(found: Found, context: Context) -> Result | None:
    """halb neun: 08:30; Viertel vor neun: 08:45 (argument: minutes from the hour)."""
    hour = found.number("spokenhour", "hour", "num")
    minutes_from_hour = int(found.argument or found.get("quarterhour") or 0)
    if hour is None:
        return None
    total = (hour * 60 + minutes_from_hour) % (24 * 60)
    day, anchor = context.day_before(context.offset(found))
    spoken = f"T{total // 60:02d}:{total % 60:02d}"
    return Result("TIME", f"{day.isoformat()}{spoken}" if day else spoken, anchor=anchor or "text")


def clock(found: Found, context: Context) -> Result | None:
    """20 Uhr, 20.15 Uhr, halb neun, 8 p.m., 1730 GMT: on the day the text speaks of."""
    spoken = clock_value(found)
    if spoken is None:
        return None
    spoken += found.get("zone") or ""
    offset = context.offset(found)
    last = context.times[-1] if context.times else None
    follows = last is not None and last.anchor is None and last.type == "TIME" and offset - last.end < SAME_RANGE
    if (found.argument == "range" or follows) and context.before(offset, DAY, near=SAME_SENTENCE) is None:
        # Opening hours: every day, or a day that the text does not name.
        return Result("TIME", f"T{spoken}", anchor=None)
    day, anchor = (context.published, "published") if stands_alone(found, context) else context.day_before(offset)
    return Result("TIME", f"{day.isoformat()}T{spoken}" if day else f"T{spoken}", anchor=anchor or "text")


def stands_alone(found: Found, context: Context) -> bool:
    """Whether the match is a whole line, like the time stamps of a live blog."""
    text, begin, end = context.document.text, context.offset(found), context.words.ends[found.end - 1]
    return text[begin - 1 : begin] in ("\n", "") and text[end : end + 1] in ("\n", "")


def clock_value(found: Found) -> str | None:
    """``20:15``, or None when there is no such time of day."""
    if (named := found.get("oclock")) is not None:
        return named
    kind, written = next(((kind, value) for _, kind, value in found.sequence if kind in CLOCK_KINDS), ("", ""))
    if kind in ("clock", "military"):
        hour, minute, rest = int(written[:2]), int(written[3:5]), written[5:]
    elif written.isdecimal():
        hour, minute, rest = int(written), (found.number("two") or 0) if kind == "hour" else 0, ""
    else:
        return None
    half = found.get("ampm", "daypart", "dayparts")
    if half in ("pm", "AF", "EV") and hour < 12:
        hour += 12
    elif half in ("am", "MO", "NI") and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}{rest}" if hour <= 24 and minute < 60 else None


RULES: dict[str, Rule] = {
    "daypart": part_of_day,
    "dawn": part_of_day,
    "partset": part_as_set,
    "lastnight": last_night,
    "daypartgen": genitive_part,
    "thispart": this_part,
    "nextpart": next_part,
    "halfhour": spoken_half,
    "clock": clock,
}
