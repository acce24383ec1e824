"""The German corpus of Duckling: phrases with what they mean on 12 February 2013, 4:30, two hours west of UTC.

The file is Haskell: ``examples (datetime (2013, 2, 19, 0, 0, 0) Day) ["nächsten dienstag"]``; ``datetimeInterval``,
``datetimeOpenInterval`` and holidays alike. The end of an interval is the first grain after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, time, timedelta, timezone
from pathlib import Path

from benchmarks.time_options import Case, Option, Wanted
from benchmarks.time_values import DAY, MINUTE, NO_DAY

NOW = datetime(2013, 2, 12, 4, 30)
ZONE = timezone(timedelta(hours=-2))
EXAMPLES = re.compile(r'examples\s*(?:\((?P<value>datetime\w*.*?)\)|=)\s*\n\s*\[\s*(?P<phrases>".*?")\s*\]', re.DOTALL)
PHRASE = re.compile(r'"([^"]*)"')
TUPLE = re.compile(r"\((\d+(?:, \d+){5})\)")
GRAINS = ("Second", "Minute", "Hour", "Day", "Week", "Month", "Quarter", "Year")
DAYPARTS = {(18, 0): "EV", (12, 14): "MI", (3, 12): "MO", (12, 19): "AF", (13, 17): "AF"}
"""Hours in which Duckling's parts of the day begin and end; the last is after lunch."""
SEASONS = {(3, 20): "SP", (6, 21): "SU", (9, 23): "FA", (12, 21): "WI"}
DIRECTED = re.compile(
    r"nächst|letzt(?!er \w+ im \w+$)|kommend|vergang|\bdies|heut|gestern|morgen$|\bmorgen (?:abend|mittag|zu|um)"
    r"|\d{4}|\.\d\d?\.\d\d$|(?:ber|är|ri?l|rz|mai|ju[nl]i|gust) \d\d$|\bwoche|\bjahr",
    re.IGNORECASE,
)
"""Phrases that say themselves which day, month or year they mean."""
ORDINAL = re.compile(r"(?:erster|zweiter|dritter|letzter) \w+ im \w+$", re.IGNORECASE)
DAY_ONLY = re.compile(r"^am \d+ten$")
WEEKDAY = re.compile(
    r"\b(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|(?:mo|di|mi|do|fr|sa|so)\b)", re.I
)
MONTH = re.compile(r"januar|feb|märz|april|\bmai|juni|juli|aug|sept|oktober|november|dezember|\d\. ?\d", re.IGNORECASE)
SUNSET = (
    "Jom Kippur", "Schmini Azeret", "Simchat Torah", "Tisha B'Av", "Jom Ha'atzmaut", "Lag BaOmer", "Jom HaShoah",
    "Tu biSchevat", "Purim", "Shushan Purim", "Maulid an-Nabī", "Eid al-Fitr", "Eid al-Adha", "Lailat al-Qadr",
    "Islamisches Neujahr", "Aschura", "Isra and Mi'raj",
)  # fmt: skip
"""Feasts that begin in the evening and, the Islamic ones, with the new moon seen: the days beside are right too."""
HALVES = re.compile(r"früh|morgen|vormittag|mittag|abend|nacht", re.IGNORECASE)
"""Words that tell one half of the day."""


def cases(path: Path) -> Iterator[Case]:
    """Every phrase, numbered as it stands in the file; the first are no times."""
    number = 0
    for match in EXAMPLES.finditer(path.read_text(encoding="utf-8")):
        for text in PHRASE.findall(match["phrases"]):
            kind = _type(match["value"] or "")
            options = list(_options(match["value"], text)) if match["value"] else [Option("nothing")]
            if kind == "holiday" and not DIRECTED.search(text):
                options += [Option("dayin", o.begin - 400 * DAY, o.begin - 330 * DAY) for o in options]
            options += [option for ahead in options for option in _before(ahead, text)]
            yield Case(number, text, NOW.date(), [Wanted(0, len(text), kind, options)])
            number += 1


def _before(ahead: Option, phrase: str) -> Iterator[Option]:
    """The same day a week or a year before: Duckling looks ahead where the phrase alone may mean either."""
    if ahead.kind not in ("interval", "clock", "range", "part") or DIRECTED.search(phrase) or ahead.begin < NOW:
        return
    if ORDINAL.search(phrase) and WEEKDAY.search(phrase):
        yield from _same_in_month(ahead)
    elif WEEKDAY.search(phrase) and not MONTH.search(phrase):
        yield ahead._replace(begin=ahead.begin - 7 * DAY, end=_earlier(ahead.end, days=7))
    elif DAY_ONLY.search(phrase) and ahead.begin.month > 1:
        yield ahead._replace(begin=ahead.begin.replace(month=ahead.begin.month - 1), end=_earlier(ahead.end, days=31))
    elif MONTH.search(phrase) or ahead.kind == "interval":
        yield ahead._replace(begin=ahead.begin.replace(year=ahead.begin.year - 1), end=_earlier(ahead.end, years=1))


def _same_in_month(ahead: Option) -> Iterator[Option]:
    """The weekday that is the first, second … or last of the month a year before."""
    for number in range(1, 32):
        try:
            moment = ahead.begin.replace(year=ahead.begin.year - 1, day=number)
        except ValueError:  # a short month
            return
        if moment.isoweekday() == ahead.begin.isoweekday() and _place(moment) & _place(ahead.begin):
            yield ahead._replace(begin=moment, end=moment + DAY)


def _place(moment: datetime) -> set[int]:
    """Which of its weekdays in the month a day is, from 0 on; -1 for the last."""
    last = (moment + 7 * DAY).month != moment.month
    return {(moment.day - 1) // 7, *([-1] if last else [])}


def _earlier(moment: datetime, days: int = 0, years: int = 0) -> datetime:
    return moment if moment == datetime.max else moment.replace(year=moment.year - years) - timedelta(days=days)


def _grain(value: str) -> str:
    return next(word for word in reversed(value.split()) if word in GRAINS)


def _type(value: str) -> str:
    if not value:
        return "none"
    if "Holiday" in value:
        return "holiday"
    clock = _grain(value) in GRAINS[:3]
    return ("time" if clock else "date") + ("range" if "Interval" in value else "")


def _options(value: str, phrase: str) -> Iterator[Option]:
    numbers = [[int(n) for n in found.split(", ")] for found in TUPLE.findall(value)]
    moments = [datetime(y, m or 1, d or 1, hour, minute, second) for y, m, d, hour, minute, second in numbers]
    grain = _grain(value.partition('"')[0])
    if "OpenInterval" in value:
        yield from (option._replace(kind="bound") for option in clock_options(moments[0], phrase))
        yield Option("bound", moments[0])
    elif len(moments) == 2:
        if "Holiday" in value:
            yield Option("within", moments[0], moments[1])
        yield from _interval_options(moments[0], moments[1], grain)
    elif grain in GRAINS[:3]:
        if moments[0] == NOW:
            yield Option("literal", text="PRESENT_REF")
        if (moments[0].hour, moments[0].minute) == (NOW.hour, 0):
            yield _whole(moments[0].replace(hour=0), "Day")  # in 7 Tagen: the day, at the current hour
        yield from clock_options(moments[0], phrase)
    else:
        yield _whole(moments[0], grain)
        if any(f'"{name}"' in value for name in SUNSET):
            yield from (_whole(moments[0] + shift, grain) for shift in (-DAY, DAY))


def _whole(begin: datetime, grain: str) -> Option:
    return Option("interval", begin, after(begin, grain))


def after(begin: datetime, grain: str) -> datetime:
    """The moment one grain later."""
    months = {"Month": 1, "Quarter": 3, "Year": 12}.get(grain)
    if months is None:
        return (
            begin + {"Second": MINUTE / 60, "Minute": MINUTE, "Hour": 60 * MINUTE, "Day": DAY, "Week": 7 * DAY}[grain]
        )
    month = begin.year * 12 + begin.month - 1 + months
    return begin.replace(year=month // 12, month=month % 12 + 1)


def clock_options(moment: datetime, phrase: str) -> Iterator[Option]:
    """A clock time on its day; those chosen by the current time count on the day and in the half of it as spoken."""
    passed = moment.date() == NOW.date() + DAY and moment.time() < NOW.time()
    named = moment - DAY if passed else moment
    halves = (0, 12) if named.hour >= 12 and not HALVES.search(phrase) else (0,)
    for hours in halves:
        spoken = named - timedelta(hours=hours)
        yield Option("clock", spoken, text="day")
        if named.date() == NOW.date():
            yield Option("clock", datetime.combine(NO_DAY, spoken.time()), text="day")
    yield Option("clock", moment, text="day")


def _interval_options(begin: datetime, end: datetime, grain: str) -> Iterator[Option]:
    span = end - begin
    if (season := SEASONS.get((begin.month, begin.day))) is not None and 85 < span.days < 100:
        yield Option("season", begin, end, season)
    elif grain == "Hour" and (part := DAYPARTS.get((begin.hour, end.hour))) is not None and span < DAY:
        yield Option("part", begin.replace(hour=0), text=part)
    elif grain == "Hour" and (begin.isoweekday(), begin.hour, span) == (5, 18, timedelta(hours=54)):
        yield Option("interval", begin.replace(hour=0) + DAY, end)  # their weekend begins on Friday evening
    for last in (end, end - (after(begin, grain) - begin)):
        yield Option("range", begin, last, "day")
        if begin.date() == NOW.date():
            yield Option("range", _dayless(begin), _dayless(last))
    yield from (Option("duration", text=length) for length in _length(begin, end, grain))


def _dayless(moment: datetime) -> datetime:
    return datetime.combine(NO_DAY, moment.time())


def _length(begin: datetime, end: datetime, grain: str) -> Iterator[str]:
    """The duration of an interval that reaches up to the current grain or begins after it."""
    start = _floor(NOW, grain)
    if begin not in (start, after(start, grain), NOW) and end not in (start, NOW):
        return
    if begin == NOW and end.time() == time():
        begin, grain = start.replace(hour=0, minute=0), "Day"  # binnen zwei Wochen: from now on
    count, moment = 0, begin
    while moment < end:
        count, moment = count + 1, after(moment, grain)
    yield f"P{count}{grain[0]}" if grain in GRAINS[3:] else f"PT{count}{grain[0]}"


def _floor(moment: datetime, grain: str) -> datetime:
    if grain in GRAINS[:3]:
        return moment.replace(minute=0) if grain == "Hour" else moment
    day = datetime.combine(moment.date(), datetime.min.time())
    if grain == "Week":
        return day - (day.isoweekday() - 1) * DAY
    return day if grain == "Day" else day.replace(day=1, month=1 if grain == "Year" else day.month)
