"""The rules for days: dates, weekdays, gestern and morgen."""

from __future__ import annotations

from datetime import date

from depesche.report import Time
from depesche.times import calendar
from depesche.times.context import DAY, YEAR, Context
from depesche.times.direction import direction, follows_coming, lean, participle, takes_place, told
from depesche.times.patterns import Found
from depesche.times.result import Result, Rule, day_result
from depesche.times.tenses import verbal_clause

MOST_YEARS_AHEAD = 20
"""How far behind publication a year in two digits may lie."""
LEAP_DAY, LEAP_CYCLE = (2, 29), 4
"""The day that the years beside publication need not have, and in how many years it comes again."""
SAME_EVENT_DAYS = 60
"""A day and month without year that lies this close ahead is meant, not the one long ago, whatever the tense."""
DAY_NUMBERS = ("day", "dayth", "ordinal", "num")
MONTH_KINDS = ("month", "amonth", "monthabbr", "monthshort", "lowmonth", "monthhalf", "monthpart")
BESIDE = ((1, 1), (6, -1))
"""Days ahead and direction: on a Thursday 'next Friday' is not tomorrow, 'last Wednesday' not yesterday."""
SAME_CLAUSE = 60
"""How many characters back the year of a day and month stands in its clause."""
WEEKDAY_RULES = ("weekday", "someweekday", "weekdayend")
"""Rules for days of the week."""
LEAD = 250
"""Length of the first sentences in which a report says what happens today."""
CONTRAST = 100
"""How far 'früher' and the 'heute' it is set against stand apart."""
CLOCK_REACH = 6
"""How many words behind 'heute' its hour stands."""
LONG_AGO_DAYS = 200
"""A day and month without year is hardly meant when it lies further away than this and another year is nearer."""


def year_of(found: Found, context: Context) -> tuple[int | None, str | None]:
    """The year a match names (1998, 'dieses Jahres', '08) and its anchor."""
    if (year := written_year(found, context)) is not None:
        return year, "text"
    if (shift := found.number("shift")) is not None and context.published is not None:
        return context.published.year + shift, "published"
    if (named := found.get("relunit")) is not None and context.published is not None:
        years, _, unit = named.partition(" ")
        return (context.published.year + int(years), "published") if unit == "Y" else (None, None)
    if (shift := found.number("same", "following")) is not None:
        time = context.before(context.offset(found), YEAR)
        return (int(time.value[:4]) + shift, time.id) if time is not None and time.value else (None, None)
    return None, None


def written_year(found: Found, context: Context) -> int | None:
    """The year in four digits or two (1998, '08), or in words: nineteen ninety-eight, two thousand and six."""
    if (year := found.number("year")) is not None:
        return year
    if (two := found.get("two")) is not None:
        return century_year(int(two), context.published)
    base = found.number("thousands") or 100 * (found.number("hundreds") or 0)
    return base + (found.number("tens", "ones") or 0) if base else None


def century_year(two: int, published: date | None) -> int:
    """The year two digits mean: at most 20 years after publication, in 1998 '05 is 2005 and '45 is 1945."""
    base = published.year if published else 2000
    latest = base + MOST_YEARS_AHEAD
    return latest - (latest - two) % 100


def day_and_month(found: Found, context: Context) -> tuple[int, int, int | None] | None:
    """Month, day and year (when written) of all spellings."""
    if (text := found.get("iso")) is not None:
        return int(text[5:7]), int(text[8:10]), int(text[:4])
    if (text := found.get("slashed")) is not None:
        return _slashed(text, context)
    if (text := found.get("fulldate", "daymonth")) is not None:
        year, month, number = text.split("-")
        full = int(year) if len(year) == 4 else century_year(int(year), context.published) if year else None
        return int(month), int(number), full
    number_, month_ = found.number(*DAY_NUMBERS), found.number(*MONTH_KINDS)
    return (month_, number_, None) if number_ is not None and month_ is not None else None


def _slashed(text: str, context: Context) -> tuple[int, int, int | None]:
    """9/21/2025 is the American order, 21/9/2025 the British; the language decides where both can be."""
    year, first, second = (int(part) for part in text.split("-"))
    full = year if year > 99 else century_year(year, context.published)
    return *month_and_day(first, second, context), full


def month_and_day(first: int, second: int, context: Context) -> tuple[int, int]:
    """Month and day of two numbers in the order of the language, where both orders can be."""
    month_first = context.setting("slashed") == "month"
    swapped = second <= calendar.MONTHS and not (month_first and first <= calendar.MONTHS)
    return (second, first) if swapped else (first, second)


def date_rule(found: Found, context: Context) -> Result | None:
    """A day with its month, the year given or inferred; days that do not exist are no dates."""
    parts = day_and_month(found, context)
    if parts is None or calendar.day(2000, parts[0], parts[1]) is None:
        return None
    month, number, year = parts
    anchor: str | None = "text"
    if year is None:
        year, anchor = year_of(found, context)
    if year is None:
        moment, anchor = nearest_day(month, number, found, context)
    else:
        moment = calendar.day(year, month, number)
    part = found.get("daypart", "dayparts", "weekdaypart")
    return day_result(moment, anchor, part.split()[-1] if part else None)


def nearest_day(month: int, number: int, found: Found, context: Context) -> tuple[date | None, str | None]:
    """The day without a year, as the story before, the tense and nearness say; and its anchor."""
    if (known := known_day(month, number, found, context)) is not None:
        return known, "text"
    story, published = context.story(found) or year_of_clause(found, context), context.published
    if story is not None and story.value:
        return calendar.day(int(story.value[:4]), month, number), story.id
    if published is None:
        return None, None
    reach = LEAP_CYCLE if (month, number) == LEAP_DAY else 1
    years = range(published.year - reach, published.year + reach + 1)
    days = [d for d in (calendar.day(y, month, number) for y in years) if d is not None]
    weekday = found.number("weekday", "weekdayabbr", "weekdayshort")
    days = [d for d in days if d.isoweekday() == weekday] or days  # Samstag, 12. Oktober: in which year it was one
    gaps = sorted((abs((d - published).days), (d - published).days) for d in days)
    past = next((gap for _, gap in gaps if gap <= 0), None)
    future = next((gap for _, gap in gaps if gap >= 0), None)
    gap = gaps[0][1] if gaps else None
    way = direction(found, context)
    if way == "present" and takes_place(found, context):
        way = "future"
    if context.kind(found.end, "hintafter") == "past" and past is not None:
        gap = past
    elif way == "past" and past is not None:
        soon = future is not None and future < SAME_EVENT_DAYS
        gap = future if soon and past < -LONG_AGO_DAYS else past
    elif way == "future" and future is not None and (future < LONG_AGO_DAYS or is_announced(found, context)):
        gap = future
    return (calendar.shifted(published, gap), "published") if gap is not None else (None, None)


def is_announced(found: Found, context: Context) -> bool:
    """Whether the word before a date says that it lies ahead, or the date before it does: effective Jan. 1."""
    return context.kind(found.begin - 1, "hint") == "ahead" or follows_coming(found, context)


def known_day(month: int, number: int, found: Found, context: Context) -> date | None:
    """The day that the noun behind day and month makes known: the Sept. 11 hijackers."""
    known = context.kind(found.end, "knownday")
    moment = date.fromisoformat(known) if known is not None else None
    if moment is None or (moment.month, moment.day) != (month, number):
        return None
    return moment if context.published is None or context.published > moment else None


def year_of_clause(found: Found, context: Context) -> Time | None:
    """The year long past that the clause has named for what happened: banned in 1990 after the May 2 raid."""
    offset, published = context.offset(found), context.published
    time, sentence = context.before(offset, YEAR, near=SAME_CLAUSE), context.sentence(offset)
    if time is None or sentence is None or published is None or time.begin < sentence.begin:
        return None
    if not YEAR.fullmatch(time.value or "") or int(time.value or 0) > published.year - 2:
        return None
    same = verbal_clause(sentence, time.begin) is verbal_clause(sentence, offset)
    is_over = context.kind(found.end, "hintafter") == "past" or (same and direction(found, context) == "past")
    return time if is_over else None


def weekday_rule(found: Found, context: Context) -> Result | None:
    """A weekday by tense or by a word of direction, with a part of the day.

    Arguments: ``week`` the week is named; ``scene`` a report is set on it (Es ist Freitagabend).
    """
    weekday, _, joined = (found.get("weekday", "weekdaypart", "weekdayabbr", "weekdays") or "").partition(" ")
    part = found.get("daypart", "dayparts", "earlypart", "dawn") or joined or None
    if context.published is None:
        return day_result(None, None, part)
    week = context.joined(found) if context.kind(found.begin - 1, "dot") is None else None
    if week is not None and "shift" not in found.items and (monday := calendar.monday_of(week.value or "")):
        return day_result(calendar.shifted(monday, int(weekday) - 1), week.anchor, part)  # nächste Woche am Donnerstag
    if (every := listed_with(found, context)) is not None and every.value and every.value.startswith("XXXX-WXX-"):
        return Result("DATE", f"XXXX-WXX-{weekday}", anchor=None)  # on a Monday or Tuesday
    if part is None and (paired := clocked(int(weekday), found, context)) is not None:
        return day_result(paired, "published")
    days = weekday_distance(int(weekday), context.published, found, context)
    if every is not None and days < 0:
        days = behind(every, days, context.published)
    elif days > 0 and (said := said_on(found, context)) is not None:
        days = (int(weekday) - said.isoweekday() - 1) % 7 + 1 - (context.published - said).days
    return day_result(calendar.shifted(context.published, days), "published", part)


def listed_with(found: Found, context: Context) -> Time | None:
    """The weekday that this one is joined to: Friday and/or Saturday."""
    last = context.times[-1] if context.times else None
    if last is None or last.rule not in WEEKDAY_RULES or "shift" in found.items:
        return None
    between = range(context.words.at(last.end), found.begin)
    joins = len(between) in (1, 2, 3) and all(
        context.kind(word, "and") is not None or context.kind(word, "comma") is not None or context.text(word) == "/"
        for word in between
    )
    return last if joins else None


def clocked(weekday: int, found: Found, context: Context) -> date | None:
    """The day of the clock time that this weekday goes with: until midnight on Sunday."""
    last = context.times[-1] if context.times else None
    if last is None or last.rule != "clockday" or context.words.at(last.end) != found.begin - 1:
        return None
    day = DAY.match(last.value or "")
    moment = date.fromisoformat(day[0]) if day is not None else None
    return moment if moment is not None and moment.isoweekday() == weekday else None


def said_on(found: Found, context: Context) -> date | None:
    """The weekday past on which the sentence says what 'would' be: she said Monday she would leave Tuesday."""
    offset, last = context.offset(found), context.times[-1] if context.times else None
    sentence = context.sentence(offset)
    if last is None or sentence is None or last.begin < sentence.begin or last.rule not in WEEKDAY_RULES:
        return None
    clause, told_in = verbal_clause(sentence, offset), verbal_clause(sentence, last.begin)
    verb, above = clause.verb if clause else None, told_in.verb if told_in else None
    if verb is None or above is None or verb.modal not in context.choices("reported_modals"):
        return None
    day = DAY.match(last.value or "") if above.tense == "past" else None
    moment = date.fromisoformat(day[0]) if day is not None else None
    return moment if moment != context.published else None


def behind(last: Time, days: int, published: date) -> int:
    """Days from publication to a weekday behind another one of a list, which is not the one a week before."""
    first = date.fromisoformat(last.value[:10]) if last.value else None
    return days + 7 if first is not None and (first - published).days > days else days


def weekday_distance(weekday: int, published: date, found: Found, context: Context) -> int:
    """Days from publication to the weekday meant; the day of publication itself counts with the plain weekday."""
    ahead = (weekday - published.isoweekday()) % 7
    shift = found.number("shift")
    if found.argument == "week":
        return weekday - published.isoweekday() + 7 * (shift or 0)
    if shift:
        if (ahead, shift) in BESIDE and is_beyond(found, context):
            return 8 * shift
        return (ahead or 7) + 7 * (shift - 1) if shift > 0 else ahead + 7 * shift
    coming = found.argument != "scene" and lean(found, context) in ("future", "present")
    if not ahead or coming:
        # Said on a Wednesday: am Montag streiken sie, von Mittwoch an fahren sie wieder.
        return ahead or 7 * (coming and shift is None and follows_coming(found, context))
    if shift == 0 and (direction(found, context) != "past" or weekday > published.isoweekday()):
        return ahead
    return ahead - 7


def is_beyond(found: Found, context: Context) -> bool:
    """Whether the word of direction passes over the day beside publication: next and last do, coming does not."""
    return any(context.kind(place, "beyond") is not None for place, kind, _ in found.sequence if kind == "shift")


def deictic(found: Found, context: Context) -> Result | None:
    """gestern, heute, morgen; with a part of the day. Argument ``day``: today is the day, not the age."""
    shift = found.number("deictic", "deicticadj") or 0
    part = found.get("daypart", "dayparts", "earlypart") or (found.get("weekdaypart") or "").partition(" ")[2] or None
    if shift == 0 and part is None and found.argument != "day" and not speaks_of_the_day(found, context):
        return Result("DATE", "PRESENT_REF", anchor=None)
    moment = calendar.shifted(context.published, shift) if context.published else None
    return day_result(moment, "published", part)


def speaks_of_the_day(found: Found, context: Context) -> bool:
    """Whether 'heute' is the day of publication and not the present age."""
    if context.setting("today") == "day" or context.kind(found.begin - 1, "tillnow") is not None:
        return True
    if context.kind(found.end, "stillafter") is not None:
        return False
    if context.kind(found.begin - 1, "still") is not None:
        # 'wie heute bekannt wurde', but 'so wie heute' and 'die noch heute bestehende Mühle'
        return told(found, context) and participle(found, context) is None
    offset, last = context.offset(found), context.times[-1] if context.times else None
    if last is not None and last.value == "PAST_REF" and offset - last.end < CONTRAST:
        return False
    return context.daily or told(found, context) or offset < LEAD or _clock_follows(found, context)


def _clock_follows(found: Found, context: Context) -> bool:
    """Whether an hour stands close behind: 'heute ab 20 Uhr'."""
    for word in range(found.end, found.end + CLOCK_REACH):
        if context.text(word) in (".", "!", "?"):
            return False
        if context.kind(word, "oclockword") is not None:
            return True
    return False


def present_adjective(found: Found, context: Context) -> Result | None:
    """heutig: the day itself in a text of that day, else the present."""
    if context.daily and context.published is not None:
        return day_result(context.published, "published")
    return Result("DATE", "PRESENT_REF", anchor=None)


def fixed(found: Found, context: Context) -> Result | None:
    """9/11: a day known by a name of its own."""
    return Result("DATE", found.get("fixed"))


def night_of(found: Found, context: Context) -> Result | None:
    """in der Nacht des 14. August: the night of that day."""
    result = date_rule(found, context)
    if result is None or not result.value:
        return None
    return Result("TIME", f"{result.value[:10]}TNI", anchor=result.anchor)


RULES: dict[str, Rule] = {
    "date": date_rule,
    "datelist": date_rule,
    "weekday": weekday_rule,
    "deictic": deictic,
    "deicticadj": deictic,
    "presentadj": present_adjective,
    "fixed": fixed,
    "nightof": night_of,
}
