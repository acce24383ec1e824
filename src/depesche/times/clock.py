"""The rules for parts of the day and the clock."""

from __future__ import annotations

import re
from datetime import date

from depesche.report import Time
from depesche.times import calendar
from depesche.times.context import DAY, Context
from depesche.times.direction import told
from depesche.times.patterns import Found
from depesche.times.result import Result, Rule, day_result

CLOCK_KINDS = ("clock", "military", "minutes", "hour", "num", "spokenhour")
MINUTE_KINDS = {"hour": ("two",), "spokenhour": ("tens",)}
"""Kinds that give the minutes after the hour: 20 Uhr 15, seven twenty."""
HALVES = ("ampm", "daypart", "dayparts", "daypartgen", "earlypart", "tonight")
"""Kinds that tell which half of the day is meant."""
HOUR = re.compile(r"[\d-]*T(\d{2}):")
SAME_MOMENT = 40
"""How many characters back the local clock stands that one in brackets translates."""
HALF_A_DAY = 12
"""Hours that two zones are at most apart."""
SIGNS = {"plus": "+", "dash": "-"}
"""Marks between a zone and its hours: UTC+3."""
DAY_BEGINS, DAY_ENDS = "00:00", "24:00"
HALVES_OF_PARTS = ("MI", "AF", "EV", "NI")
"""Parts of the day in which a spoken hour is another than in the morning."""
NOON_ENDS = 4
"""Hours before this that go with noon are behind it: mittags um eins."""
LATE = 7
"""From this hour on 'nachts' is before midnight."""
SAME_RANGE = 10
"""How far 'bis 18 Uhr' may stand from the hour before it."""
NIGHT_RULES = frozenset(("night", "nightspan", "lastnight"))
"""Rules whose night carries the day on which it begins."""
NIGHT_ENDS = "08"
"""Hours before this are behind midnight in a night."""
LIST_WORDS = ("and", "comma", "dash", "slash", "tillnow")
"""What joins the days of a list; the night 'von Dienstag auf Mittwoch' is none."""
SAME_LIST = 9
"""How many characters stand between the days of a list."""
SAME_SENTENCE = 120
"""How many characters back a day still governs 'abends'."""


def part_of_day(found: Found, context: Context) -> Result | None:
    """am Abend, in der Nacht: on the day the text speaks of; argument ``bare``: no article shows that it is one day."""
    part = found.get("daypart", "dawn") or ""
    if found.argument == "bare" and part in ("NI", "DT"):
        return None  # a waiter by night
    shift = found.number("shift") or found.number("deictic") or 0
    if shift and context.published is not None:
        return day_result(calendar.shifted(context.published, shift), "published", part)
    return part_of_day_told(part, found, context)


def part_of_day_told(part: str, found: Found, context: Context) -> Result:
    """A part of the day that the text speaks of."""
    day, anchor = context.day_before(context.offset(found))
    return day_result(day, anchor, part)


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
    if not shift:
        return part_of_day_told(part, found, context)  # an diesem Abend
    if context.published is None:
        return Result("TIME", None)
    # The coming night is that of the day of publication.
    shift = 0 if part == "NI" and shift > 0 else shift
    return day_result(calendar.shifted(context.published, shift), "published", part)


def genitive_part(found: Found, context: Context) -> Result | None:
    """des Abends: on the day the text speaks of."""
    return part_of_day_told(found.get("daypartgen") or "EV", found, context)


def this_part(found: Found, context: Context) -> Result | None:
    """this morning, tonight, overnight: on the day of publication; what happened overnight, in the night before."""
    part = found.get("daypart", "tonight", "overnight") or ""
    shift = -1 if "overnight" in found.items and told(found, context) else 0
    moment = calendar.shifted(context.published, shift) if context.published else None
    return day_result(moment, "published", part)


def spoken_half(found: Found, context: Context) -> Result | None:
    """halb neun: 08:30; Viertel vor neun: 08:45 (argument: minutes from the hour)."""
    hour = found.number("spokenhour", "hour", "num")
    minutes = int(found.argument.replace("past", "") or found.get("quarterhour") or 0)
    if sign := found.number("pastword") or (found.argument == "past"):
        minutes = sign * (found.number("num") or 0)
    if hour is None or counts_on(found.end, context):
        return None  # ahead by nine after three quarters
    offset = context.offset(found)
    total = (hour * 60 + minutes) % (24 * 60)
    half = found.get(*HALVES) or part_told(offset, context)
    spoken = f"{in_half(total // 60, half) % 24:02d}:{total % 60:02d}"
    day, anchor = day_of_clock(spoken, offset, context)
    return Result("TIME", f"{day.isoformat()}T{spoken}" if day else f"T{spoken}", anchor=anchor or "text")


def counts_on(word: int, context: Context) -> bool:
    """Whether a word is the plural of what the number before it counts, where plurals show that."""
    plural = context.setting("counted") == "plural" and context.text(word).endswith("s")
    return plural and (context.kind(word, "units") is not None or not context.words.kinds(word))


def part_told(offset: int, context: Context) -> str | None:
    """The part of the day that the sentence has named last: am Montagabend gab es gegen halb neun Alarm."""
    last = context.times[-1] if context.times else None
    if last is None or not last.value or context.sentence(last.begin) is not context.sentence(offset):
        return None
    part = last.value.partition("T")[2]
    return part if part in HALVES_OF_PARTS and offset - last.end < SAME_SENTENCE else None


def day_of_clock(spoken: str, offset: int, context: Context) -> tuple[date | None, str | None]:
    """The day that governs a clock time, and its anchor; behind midnight in a night it is the next one."""
    day, anchor = context.day_before(offset)
    if day is not None and spoken < NIGHT_ENDS and anchor in context.by_id and ends_next_day(context.by_id[anchor]):
        day = calendar.shifted(day, 1)
    return day, anchor


def clock(found: Found, context: Context) -> Result | None:
    """20 Uhr, 20.15 Uhr, halb neun, 8 p.m., 1730 GMT: on the day the text speaks of."""
    spoken = clock_value(found)
    if spoken is None:
        return None
    if spoken == DAY_ENDS and context.kind(found.begin - 1, "hint") == "past":
        spoken = DAY_BEGINS  # seit Mitternacht
    if found.get(*HALVES) is None and (part := part_before(int(spoken[:2]), context.offset(found), context)):
        spoken = f"{in_half(int(spoken[:2]), part):02d}{spoken[2:]}"
    spoken += zone_of(found)
    offset = context.offset(found)
    last = context.times[-1] if context.times else None
    follows = last is not None and last.anchor is None and last.type == "TIME" and offset - last.end < SAME_RANGE
    unnamed = found.argument == "range" and context.before(offset, DAY, near=SAME_SENTENCE) is None
    if unnamed or follows or on_several_days(offset, context):
        # Opening hours: every day, or a day that the text does not name.
        return Result("TIME", f"T{spoken}", anchor=None)
    alone = stands_alone(found, context)
    day, anchor = (context.published, "published") if alone else day_of_clock(spoken, offset, context)
    if day is not None and context.kind(found.begin - 1, "open") is not None and found.get("zone") is not None:
        day = calendar.shifted(day, across_midnight(spoken, context.before(offset, HOUR, near=SAME_MOMENT)))
    return Result("TIME", f"{day.isoformat()}T{spoken}" if day else f"T{spoken}", anchor=anchor or "text")


def across_midnight(spoken: str, local: Time | None) -> int:
    """Days from a local clock to the same moment elsewhere: '8:30 p.m. ET (0030 GMT)' is the next day there."""
    match = HOUR.match(local.value or "") if local is not None else None
    if match is None:
        return 0
    gap = int(spoken[:2]) - int(match[1])
    return (gap < -HALF_A_DAY) - (gap > HALF_A_DAY)


def part_before(hour: int, offset: int, context: Context) -> str | None:
    """The afternoon or evening that stands right before: 'abends um 8 Uhr', 'abends von 8 bis 10 Uhr'."""
    last = context.times[-1] if context.times else None
    begins = HOUR.match(last.value) if last is not None and last.value else None
    if last is not None and begins is not None and len(context.times) > 1 and offset - last.end < SAME_RANGE:
        if int(begins[1]) >= hour + HALF_A_DAY:
            return None  # abends von 8 bis 2 Uhr
        offset, last = last.begin, context.times[-2]
    if last is None or offset - last.end >= SAME_RANGE or not last.value:
        return None
    return last.value[-2:] if last.value.endswith(("TAF", "TEV")) else None


def ends_next_day(time: Time) -> bool:
    """Whether a time is a night that begins on its day: 'in der Nacht zum Montag gegen 2 Uhr' is Monday."""
    return time.rule in NIGHT_RULES and (time.value or "").endswith("TNI")


def on_several_days(offset: int, context: Context) -> bool:
    """Whether the clock goes with a list of days or with every such day: 'am 3. und 4. Mai um 20 Uhr'."""
    near = [time for time in context.times[-2:] if offset - time.end < SAME_SENTENCE]
    if not near or near[-1].type == "SET":
        return bool(near) and (near[-1].value or "").startswith(("XXXX", "P1D"))
    days = [time.value for time in near if time.type == "DATE" and time.value and DAY.fullmatch(time.value)]
    if len(set(days)) < 2 or near[1].begin - near[0].end > SAME_LIST:
        return False
    between = range(context.words.at(near[0].end), context.words.at(near[1].begin))
    if any(map(context.is_unknown, between)):
        return False  # founded on May 3, moves Sunday
    return any(context.kind(word, kind) is not None for word in between for kind in LIST_WORDS)


def zone_of(found: Found) -> str:
    """The zone as ISO 8601 writes it: MESZ +02:00, GMT Z, UTC+3 +03:00; empty for local time and for none."""
    kinds = [(kind, value) for word, kind, value in found.sequence if found.begin <= word < found.end]
    place = next((i for i, (kind, _) in enumerate(kinds) if kind == "zone"), None)
    if place is None:
        return ""
    sign, shift = (kind for kind, _ in kinds[place + 1 : place + 3]) if len(kinds) > place + 2 else ("", "")
    if sign in SIGNS and shift == "hour":
        return f"{SIGNS[sign]}{int(kinds[place + 2][1]):02d}:00"
    return kinds[place][1]


def stands_alone(found: Found, context: Context) -> bool:
    """Whether the match is a whole line, like the time stamps of a live blog."""
    text, begin, end = context.document.text, context.offset(found), context.words.ends[found.end - 1]
    return text[begin - 1 : begin] in ("\n", "") and text[end : end + 1] in ("\n", "")


def clock_value(found: Found) -> str | None:
    """``20:15``, or None when there is no such time of day."""
    if (named := found.get("oclock", "midnights")) is not None:
        return named
    place = next((place for place, (_, kind, _) in enumerate(found.sequence) if kind in CLOCK_KINDS), None)
    if place is None:
        return None
    kind, written = found.sequence[place][1:]
    rest = ""
    if kind in ("clock", "military"):
        hour, minute, rest = int(written[:2]), int(written[3:5]), written[5:]
    elif kind == "minutes":
        hour, minute = (int(part) for part in written.split(":"))
    else:
        hour, minute = int(written), found.number(*MINUTE_KINDS.get(kind, ())) or 0
    hour = in_half(hour, half_of_day(found, place, hour))
    return f"{hour:02d}:{minute:02d}{rest}" if hour <= 24 and minute < 60 else None


def half_of_day(found: Found, place: int, hour: int) -> str | None:
    """am or pm or a part of the day that goes with the clock at a place; in '11-1 pm' it is that of the end only."""
    written = found.sequence[place][2]
    minutes = written[-2:] if len(written) > 2 else ""
    until: tuple[int, str] | None = None
    for _, kind, value in found.sequence[place + 1 :]:
        if kind in HALVES:
            turns = until is not None and value == "pm" and (hour % 12, minutes) > until
            return "am" if turns else "EV" if kind == "tonight" else value
        if kind in CLOCK_KINDS:
            until = int(value[:2].strip(":")) % 12, value[-2:] if len(value) > 2 else ""
    return found.get(*HALVES)


def in_half(hour: int, half: str | None) -> int:
    """The hour of the day, where one counts to twelve twice."""
    if (half in ("pm", "AF", "EV") and hour < 12) or (half == "NI" and LATE <= hour < 12):
        return hour + 12
    if half == "EV" and hour == 12:
        return 24
    if half == "MI" and hour < NOON_ENDS:
        return hour + 12
    return 0 if half in ("am", "MO", "NI") and hour == 12 else hour


RULES: dict[str, Rule] = {
    "daypart": part_of_day,
    "dawn": part_of_day,
    "partset": part_as_set,
    "lastnight": last_night,
    "daypartgen": genitive_part,
    "thispart": this_part,
    "halfhour": spoken_half,
    "clock": clock,
}
