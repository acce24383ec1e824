"""The rules: from a match to type, value, modifier and anchor of a time expression."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from depesche.times import calendar, spans
from depesche.times.context import DAY, MONTH, YEAR, Context
from depesche.times.patterns import Found
from depesche.times.result import Result

SAME_EVENT_DAYS = 60
"""A day and month without year that lies this close ahead is meant rather than the one in the past, whatever the tense."""
LONG_AGO_DAYS = 200
FIRST_BARE_YEAR = 1500
"""From here on four digits alone are more often a year than a count."""
WEEK = re.compile(r"\d{4}-W\d\d")
FAR = 3000
"""How many characters back 'that day' may look for its day: some ten paragraphs of news."""


def read_found(found: Found, context: Context) -> Result | None:
    """What a match means; None when it is no time expression after all."""
    result = RULES[found.rule](found, context)
    if result is not None and result.mod is None:
        result.mod = found.get("phase", "phaseof", "phaseadj", "earlierword", "laterword", "approx", "approxadj")
    return result


def year_of(found: Found, context: Context) -> tuple[int | None, str | None]:
    """The year a match names (1998, 'dieses Jahres', '08) and its anchor."""
    if (year := found.number("year", "plainyear")) is not None:
        return year, "text"
    if (two := found.get("two")) is not None:
        return century_year(int(two), context.published), "text"
    if (shift := found.number("shift", "yearshift")) is not None and context.published is not None:
        return context.published.year + shift, "published"
    return None, None


def century_year(two: int, published: date | None) -> int:
    """The year two digits mean: the one within 20 years after publication at most."""
    base = published.year if published else 2000
    year = base // 100 * 100 + two
    return year - 100 if year > base + 20 else year


def skip(found: Found, context: Context) -> Result | None:
    """Words that look like a time and are none."""
    return None


# ---------------------------------------------------------------- days


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
    number_, month_ = found.number("day", "dayth", "ordinal", "num"), found.number("month", "amonth", "monthabbr")
    return (month_, number_, None) if number_ is not None and month_ is not None else None


def _slashed(text: str, context: Context) -> tuple[int, int, int | None] | None:
    """9/21/2025 is the American order, 21/9/2025 the British; 3/4/2025 stays open unless the language decides."""
    year, first, second = (int(part) for part in text.split("-"))
    full = year if year > 99 else century_year(year, context.published)
    if first > 12 >= second:
        return second, first, full
    if second > 12 >= first or context.document.language == "en":
        return first, second, full
    return second, first, full


def date_rule(found: Found, context: Context) -> Result | None:
    """A day with its month, the year given or inferred."""
    parts = day_and_month(found, context)
    if parts is None:
        return None
    month, number, year = parts
    anchor: str | None = "text"
    if year is None:
        year, anchor = year_of(found, context)
    if year is None:
        moment, anchor = nearest_day(month, number, found, context)
    else:
        moment = calendar.day(year, month, number)
    if moment is None:
        valid = calendar.day(2000, month, number) is not None
        if not valid:
            return None
        return Result("DATE", None if context.published is None else f"XXXX-{month:02d}-{number:02d}", anchor=anchor)
    if (part := found.get("daypart", "weekdaypart")) is not None:
        return Result("TIME", f"{moment.isoformat()}T{part.split()[-1]}", anchor=anchor)
    return Result("DATE", moment.isoformat(), anchor=anchor)


def nearest_day(month: int, number: int, found: Found, context: Context) -> tuple[date | None, str | None]:
    """The day without a year: as the story before, the tense and nearness say."""
    word = found.begin
    offset = context.words.begins[word]
    story = context.before(offset, MONTH)
    published = context.published
    if story is not None and story.value and (published is None or int(story.value[:4]) < published.year - 1):
        return calendar.day(int(story.value[:4]), month, number), story.id
    if published is None:
        return None, None
    years = (published.year - 1, published.year, published.year + 1)
    days = [d for d in (calendar.day(y, month, number) for y in years) if d is not None]
    if not days:
        return None, None
    by_distance = sorted(days, key=lambda d: abs((d - published).days))
    tense = context.tense(word)
    past = [d for d in by_distance if d <= published]
    future = [d for d in by_distance if d >= published]
    if tense == "past" and past:
        ahead = (future[0] - published).days if future else LONG_AGO_DAYS
        if (published - past[0]).days > LONG_AGO_DAYS and ahead < SAME_EVENT_DAYS:
            return future[0], "published"
        return past[0], "published"
    if tense == "future" and future and (future[0] - published).days < LONG_AGO_DAYS:
        return future[0], "published"
    return by_distance[0], "published"


def coordinated_day(found: Found, context: Context) -> Result | None:
    """The first days of '3., 4. und 5. Mai': the month stands at the end."""
    return date_rule(found, context)


def weekday_rule(found: Found, context: Context) -> Result | None:
    """A weekday by tense or by a word of direction, with a part of the day."""
    value = found.get("weekday", "weekdaypart", "weekdayabbr") or ""
    weekday = int(value.split()[0])
    part = found.get("daypart", "dayparts", "earlypart") or (value.split()[1] if " " in value else None)
    kind = "TIME" if part else "DATE"
    if context.published is None:
        return Result(kind, None)
    days = weekday_distance(weekday, found, context)
    moment = calendar.shifted(context.published, days)
    if moment is None:
        return Result(kind, None)
    return Result(kind, moment.isoformat() + (f"T{part}" if part else ""), anchor="published")


def weekday_distance(weekday: int, found: Found, context: Context) -> int:
    """Days from publication to the weekday meant."""
    assert context.published is not None  # noqa: S101
    ahead = (weekday - context.published.isoweekday()) % 7
    shift = found.number("shift")
    if found.argument == "week":
        return weekday - context.published.isoweekday() + 7 * (shift or 0)
    if shift is not None and shift != 0:
        return (ahead or 7) + 7 * (shift - 1) if shift > 0 else ahead + 7 * shift
    tense = context.tense(found.begin)
    if tense == "future" or (tense == "present" and shift is not None) or found.argument == "future":
        return ahead
    if tense == "present":
        return ahead
    return ahead - 7 if ahead else 0


def deictic(found: Found, context: Context) -> Result | None:
    """gestern, heute, morgen; with a part of the day."""
    shift = found.number("deictic") or 0
    part = found.get("daypart", "dayparts", "earlypart")
    if shift == 0 and part is None and found.argument != "day" and not speaks_of_the_day(found, context):
        return Result("DATE", "PRESENT_REF", anchor=None)
    if context.published is None:
        return Result("TIME" if part else "DATE", None)
    moment = calendar.shifted(context.published, shift)
    if moment is None:
        return Result("DATE", None)
    if part:
        return Result("TIME", f"{moment.isoformat()}T{part}", anchor="published")
    return Result("DATE", moment.isoformat(), anchor="published")


def speaks_of_the_day(found: Found, context: Context) -> bool:
    """Whether 'heute' is the day of publication and not the present age."""
    if context.document.language == "en":
        return True
    after = context.text(found.end).lower()
    before = context.text(found.begin - 1).lower()
    if context.kind(found.begin - 1, "still") is not None or context.kind(found.end, "still") is not None:
        return False
    if after in ("um", "ab", "gegen") or before in ("erst",):
        return True
    return context.daily


def present_adjective(found: Found, context: Context) -> Result | None:
    """heutig, today's: the present."""
    return Result("DATE", "PRESENT_REF")


# ---------------------------------------------------------------- months and longer


def month_rule(found: Found, context: Context) -> Result | None:
    """A month, the year given or inferred."""
    month = found.number("month", "amonth", "monthabbr")
    if month is None:
        return None
    year, anchor = year_of(found, context) if found.argument != "near" else (None, None)
    if year is not None:
        return Result("DATE", _month_value(year, month), anchor=anchor)
    offset = context.words.begins[found.begin]
    story = context.before(offset, MONTH)
    published = context.published
    if story is not None and story.value and (published is None or int(story.value[:4]) < published.year - 1):
        return Result("DATE", _month_value(int(story.value[:4]), month), anchor=story.id)
    if published is None:
        return Result("DATE", None)
    return Result("DATE", _month_value(published.year + month_year_shift(month, found, context), month), anchor="published")


def _month_value(year: int, month: int) -> str:
    return f"{year:04d}-{month:02d}"


def month_year_shift(month: int, found: Found, context: Context) -> int:
    """-1, 0 or 1: in which year the month lies, by direction word, tense or nearness."""
    assert context.published is not None  # noqa: S101
    now = context.published.month
    shift = found.number("shift") if found.argument == "near" else None
    if shift is not None and shift != 0:
        return (0 if month < now else -1) if shift < 0 else (0 if month > now else 1)
    tense = context.tense(found.begin)
    if tense == "future":
        return 0 if month >= now else 1
    if tense == "present":
        ahead = (month - now) % 12
        return (0 if month >= now else 1) if ahead <= 6 else (0 if month <= now else -1)
    return 0 if month <= now else -1


def season_rule(found: Found, context: Context) -> Result | None:
    """A season, the year given or inferred."""
    season = found.get("season", "aseason", "seasonmonths") or ""
    year, anchor = year_of(found, context) if found.argument != "near" else (None, None)
    if year is not None:
        return Result("DATE", f"{year:04d}-{season}", anchor=anchor)
    published = context.published
    if published is None:
        return Result("DATE", None)
    rank, now = calendar.SEASONS[season], calendar.SEASONS[calendar.season_of(published)]
    shift = found.number("shift") if found.argument == "near" else None
    year = published.year
    if now == 4 and published.month < 3 and rank == 4:
        rank = now = 0
    elif published.month < 3:
        now = 0
    if shift:
        year += (0 if rank > now else 1) if shift > 0 else (0 if rank < now else -1)
    elif context.tense(found.begin) in ("future", "present"):
        year += 0 if rank >= now else 1
    else:
        year += 0 if rank <= now else -1
    return Result("DATE", f"{year:04d}-{season}", anchor="published")


def part_of_year(found: Found, context: Context) -> Result | None:
    """Quarters (argument Q) and halves (H): numbered, or by a word of direction."""
    unit = found.argument
    number = found.number("ordinal", "num", "day", "quartername") or 0
    year, anchor = year_of(found, context)
    if number == 0 or number > (4 if unit == "Q" else 2):
        return None
    if year is None:
        if context.published is None:
            return Result("DATE", None)
        tense = context.tense(found.begin)
        size = 3 if unit == "Q" else 6
        now = (context.published.month - 1) // size + 1
        year = context.published.year - (1 if tense in ("past", "") and number > now else 0)
        anchor = "published"
    return Result("DATE", f"{year:04d}-{unit}{number}", anchor=anchor)


def year_rule(found: Found, context: Context) -> Result | None:
    """A year in digits."""
    year, anchor = year_of(found, context)
    if found.end - found.begin == 1 and year is not None and counts_things(year, found, context):
        return None
    if year is None:
        number = found.number("num")
        if number is None or not 1 <= number <= 2100:
            return None
        year, anchor = number, "text"
    return Result("DATE", calendar.year_value(year), anchor=anchor)


def counts_things(number: int, found: Found, context: Context) -> bool:
    """Whether a bare number from 1000 on counts the noun after it: '1500 Lehrlinge', '2000 pieces'."""
    if number % 50 and number >= FIRST_BARE_YEAR:
        return False
    after = context.text(found.end)
    if context.kind(found.end, "tense") is not None or not after.isalpha() or len(after) < 3:
        return False
    return after[0].isupper() if context.document.language == "de" else after.endswith("s") and after.islower()


def decade_rule(found: Found, context: Context) -> Result | None:
    """The nineties: 199."""
    text = found.get("decade", "decadeword") or ""
    if len(text) == 4:
        return Result("DATE", text[:3], anchor="text")
    digit = text[0]
    base = context.published.year if context.published else 2000
    decade = int(f"{base // 100}{digit}")
    if decade * 10 > base:
        decade -= 10
    if (century := found.number("century")) is not None:
        decade = (century - 1) * 10 + int(digit)
    return Result("DATE", f"{decade:03d}", anchor="text")


def century_rule(found: Found, context: Context) -> Result | None:
    """The 20th century: 19; the third millennium: 2."""
    number = found.number("ordinal", "day", "num")
    if number is None or not 1 <= number <= 30:
        return None
    if found.argument == "L":
        return Result("DATE", str(number - 1), anchor="text")
    return Result("DATE", f"{number - 1:02d}", anchor="text")


def shifted_unit(found: Found, context: Context) -> Result | None:
    """last week, dieses Jahr, im kommenden Monat."""
    unit = found.get("unit", "periodunit") or found.argument
    shift = found.number("shift", "fixedshift") or 0
    if unit in ("TH", "TM", "TS", "D") and found.argument != "calendar":
        return near_unit(unit, shift, found, context)
    if context.published is None:
        return Result("DATE", None)
    if unit == "WE":
        return weekend(shift, found, context)
    if unit == "FY":
        unit = "Y"
    value = calendar.unit_value(context.published, unit, shift)
    return Result("DATE", value, anchor="published")


def weekend(shift: int | None, found: Found, context: Context) -> Result | None:
    """The weekend: the last one, the coming one."""
    published = context.published
    if published is None:
        return Result("DATE", None)
    at_weekend = published.isoweekday() >= 6
    if shift is None or shift == 0:
        ahead = context.tense(found.begin) in ("future", "present") or shift == 0
        weeks = 0 if ahead or at_weekend else -1
    else:
        weeks = shift - 1 if shift > 0 and not at_weekend else shift
    return Result("DATE", calendar.unit_value(published, "WE", weeks), anchor="published")


def weekend_rule(found: Found, context: Context) -> Result | None:
    return weekend(found.number("shift"), found, context)


def near_unit(unit: str, shift: int, found: Found, context: Context) -> Result | None:
    """diesem Tag, am nächsten Tag: counted from the day before in the text."""
    if unit != "D":
        return Result("DATE", "PRESENT_REF") if shift == 0 else None
    offset = context.words.begins[found.begin]
    time = context.before(offset, DAY, near=FAR)
    if time is None or not time.value:
        return Result("DATE", None) if found.get("shift") else None
    moment = calendar.shifted(date.fromisoformat(time.value[:10]), shift)
    return Result("DATE", moment.isoformat() if moment else None, anchor=time.id)


def named_shift(found: Found, context: Context) -> Result | None:
    """Vorjahr, heuer: '-1 Y' in the table, counted from publication."""
    shift, unit = (found.get("relunit") or "0 Y").split()
    if context.published is None:
        return Result("DATE", None)
    return Result("DATE", calendar.unit_value(context.published, unit, int(shift)), anchor="published")


def named_shift_in_text(found: Found, context: Context) -> Result | None:
    """Vortag, Folgejahr: '-1 D' in the table, counted from the time before in the text."""
    shift, unit = (found.get("reltext") or "0 Y").split()
    return counted(unit, int(shift), found, context)


def following_unit(found: Found, context: Context) -> Result | None:
    """im folgenden Jahr, the following day."""
    return counted(found.get("unit", "periodunit") or "D", found.number("following") or 0, found, context)


def this_year(found: Found, context: Context) -> Result | None:
    """Sportler des Jahres: the year of publication."""
    value = calendar.year_value(context.published.year) if context.published else None
    return Result("DATE", value, anchor="published")


def split_years(found: Found, context: Context) -> Result | None:
    """Saison 2007/08: two years, which TIMEX3 has no value for."""
    return Result("DATE", None)


def adjective_day(found: Found, context: Context) -> Result | None:
    """der gestrige Tag: the day itself; a weekday or part of the day with it."""
    shift = found.number("deicticadj") or 0
    moment = calendar.shifted(context.published, shift) if context.published else None
    part = found.get("daypart")
    if moment is None:
        return Result("DATE", None)
    return Result("TIME" if part else "DATE", moment.isoformat() + (f"T{part}" if part else ""), anchor="published")


def earlier_word(found: Found, context: Context) -> Result | None:
    """früher: in former times, when it is no comparative before a noun or after a verb of movement."""
    return Result("DATE", "PAST_REF", anchor=None)


def same_unit(found: Found, context: Context) -> Result | None:
    """im selben Jahr, im Jahr darauf: counted from the time before in the text (argument: the shift)."""
    return counted(found.get("unit", "periodunit") or "D", int(found.argument or 0), found, context)


def counted(unit: str, shift: int, found: Found, context: Context) -> Result | None:
    """So many units from the last time in the text that is at least as exact as the unit."""
    offset = context.words.begins[found.begin]
    pattern = {"Y": YEAR, "M": MONTH}.get(unit, DAY)
    time = context.before(offset, pattern, near=FAR)
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


def unit_phase(found: Found, context: Context) -> Result | None:
    """Jahresende, Wochenbeginn: 'END Y' in the table."""
    phase, unit = (found.get("unitphase") or "END Y").split()
    year, anchor = year_of(found, context)
    if year is not None and unit == "Y":
        return Result("DATE", calendar.year_value(year), phase, anchor)
    if context.published is None:
        return Result("DATE", None, phase)
    return Result("DATE", calendar.unit_value(context.published, unit, 0), phase, "published")


def holiday_rule(found: Found, context: Context) -> Result | None:
    """A holiday, the year given or the nearest by tense."""
    rule = found.get("holiday") or ""
    year, anchor = year_of(found, context)
    if year is None:
        if context.published is None:
            return Result("DATE", None)
        year, anchor = nearest_year(rule, found, context), "published"
    moment = calendar.holiday(rule, year)
    if moment is None:
        return Result("DATE", None)
    if (part := found.get("daypart")) is not None:
        return Result("TIME", f"{moment.isoformat()}T{part}", anchor=anchor)
    return Result("DATE", moment.isoformat(), anchor=anchor)


def nearest_year(rule: str, found: Found, context: Context) -> int:
    published = context.published
    assert published is not None  # noqa: S101
    shift = found.number("shift") or 0
    tense = {-1: "past", 1: "future"}.get(shift) or context.tense(found.begin)
    days = [d for y in (-1, 0, 1) if (d := calendar.holiday(rule, published.year + y)) is not None]
    if tense == "past":
        return max((d for d in days if d <= published), default=published).year
    if tense == "future":
        return min((d for d in days if d >= published), default=published).year
    return min(days, key=lambda d: abs((d - published).days)).year


def reference(found: Found, context: Context) -> Result | None:
    """PAST_REF, PRESENT_REF, FUTURE_REF."""
    return Result("DATE", found.get("ref", "refnoun", "pastnoun", "currentadj") or found.argument, anchor=None)


def ago(found: Found, context: Context) -> Result | None:
    """three years ago (argument -1), in two weeks (1): counted from publication, at the unit's own grain."""
    unit, number = found.get("unit", "units") or "", found.get("num", "quantity", "one", "decimal", "half")
    direction = int(found.argument)
    if number is None or not re.fullmatch(r"\d+", number):
        return Result("DATE", "PAST_REF" if direction < 0 else "FUTURE_REF", anchor=None)
    if context.published is None or unit.startswith("T"):
        return Result("TIME" if unit.startswith("T") else "DATE", None)
    return Result("DATE", calendar.unit_value(context.published, unit, direction * int(number)), anchor="published")


def later(found: Found, context: Context) -> Result | None:
    """two days later, a year earlier: counted from the time before in the text."""
    unit, number = found.get("unit", "units") or "", found.get("num", "quantity", "one", "decimal", "half")
    direction = int(found.argument)
    if number is None or not re.fullmatch(r"\d+", number):
        return Result("DATE", "PAST_REF" if direction < 0 else "FUTURE_REF")
    offset = context.words.begins[found.begin]
    pattern = {"Y": YEAR, "DE": YEAR, "M": MONTH}.get(unit, DAY)
    time = context.before(offset, pattern, near=1500)
    if unit.startswith("T"):
        return Result("TIME", None)
    if time is not None and time.value and (anchor := first_day(time.value)) is not None:
        return Result("DATE", calendar.unit_value(anchor, unit, direction * int(number)), anchor=time.id)
    if context.published is not None and direction < 0:
        return Result("DATE", calendar.unit_value(context.published, unit, -int(number)), anchor="published")
    return Result("DATE", None)


def fixed(found: Found, context: Context) -> Result | None:
    """9/11: a day known by a name of its own."""
    return Result("DATE", found.get("fixed"))


def day_of_month(found: Found, context: Context) -> Result | None:
    """the 15th: of the month of the time before, else of the month of publication."""
    number = found.number("dayth") or 0
    time = context.before(context.words.begins[found.begin], MONTH)
    if time is None or not time.value:
        return None
    moment = calendar.day(int(time.value[:4]), int(time.value[5:7]), number)
    return Result("DATE", moment.isoformat(), anchor=time.id) if moment else None


def range_end(found: Found, context: Context) -> Result | None:
    """July 4-7: the second day takes the month of the first, which stands directly before."""
    first = context.times[-1] if context.times else None
    joint = context.words.begins[found.begin - 1]
    if first is None or first.end < joint - 1 or not first.value or not DAY.match(first.value):
        return None
    year = found.number("year") or int(first.value[:4])
    moment = calendar.day(year, int(first.value[5:7]), found.number("day") or 0)
    return Result("DATE", moment.isoformat(), anchor=first.anchor) if moment else None


def the_unit(found: Found, context: Context) -> Result | None:
    """for the quarter, of the year: the one the text speaks of."""
    unit = found.argument
    pattern = re.compile(r"\d{4}-Q\d") if unit == "Q" else YEAR if unit == "Y" else MONTH if unit == "M" else WEEK
    time = context.before(context.words.begins[found.begin], pattern)
    if time is not None and time.value and unit in ("Q", "M"):
        return Result("DATE", time.value[:7], anchor=time.id)
    if context.published is None:
        return Result("DATE", None)
    return Result("DATE", calendar.unit_value(context.published, unit, 0), anchor="published")


def clock_on_day(found: Found, context: Context) -> Result | None:
    """8 p.m. Friday, noon tomorrow: argument is the rule that reads the day."""
    day = RULES[found.argument](found, context)
    spoken = spans.clock_value(found)
    if day is None or spoken is None:
        return None
    spoken += found.get("zone") or ""
    return Result("TIME", f"{day.value[:10]}T{spoken}" if day.value else None, anchor=day.anchor)


def night_before(found: Found, context: Context) -> Result | None:
    """in der Nacht zum Montag: the night that ends on that day."""
    result = RULES[found.argument](found, context)
    if result is None or not result.value or not re.fullmatch(r"\d{4}-\d\d-\d\d.*", result.value):
        return Result("TIME", None)
    moment = calendar.day(*(int(p) for p in result.value[:10].split("-")))
    night = calendar.shifted(moment, -1) if moment else None
    return Result("TIME", f"{night.isoformat()}TNI" if night else None, anchor=result.anchor)


Rule = Callable[[Found, Context], Result | None]
RULES: dict[str, Rule] = {
    "skip": skip, "date": date_rule, "datelist": date_rule, "weekday": weekday_rule, "deictic": deictic, "month": month_rule,
    "season": season_rule, "part": part_of_year, "year": year_rule, "decade": decade_rule, "century": century_rule,
    "shift": shifted_unit, "weekend": weekend_rule, "same": same_unit, "relunit": named_shift,
    "reltext": named_shift_in_text, "samef": following_unit, "ofyear": this_year, "years": split_years,
    "deicticadj": adjective_day, "presentadj": present_adjective, "earlier": earlier_word, "unitphase": unit_phase, "holiday": holiday_rule,
    "ref": reference, "ago": ago, "later": later, "night": night_before,
    "fixed": fixed, "rangeend": range_end, "dayofmonth": day_of_month, "theunit": the_unit, "clockday": clock_on_day, **spans.RULES,
}  # fmt: skip
