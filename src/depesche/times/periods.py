"""The rules for weeks, months, seasons, quarters, years, decades and centuries, and for past, present and future."""

from __future__ import annotations

import re
from datetime import date

from depesche.report import Time
from depesche.times import calendar
from depesche.times.context import YEAR, Context
from depesche.times.days import MONTH_KINDS, year_of
from depesche.times.direction import direction, lean, tense, told
from depesche.times.patterns import Found
from depesche.times.result import Result, Rule

FIRST_BARE_YEAR = 1500
"""From here on four digits alone are more often a year than a count."""
SAME_STORY = 150
"""How many characters back the year of a narration stands."""
COMPARED = 150
"""How many characters back the year stands that 'Vorjahr' is compared with."""
SHIFTED = frozenset(("shift",))
"""Rules for years named from publication: im vergangenen Jahr mehr als im Vorjahr."""
COMPARED_TIMES = 6
"""How many times back in the sentence a period is looked for."""
SPANS = {
    "S": re.compile(r"\d{4}-(Q\d|H\d|\d\d)$"),
    "Q": re.compile(r"\d{4}-Q\d$"),
    "M": re.compile(r"\d{4}-\d\d$"),
}
"""Values of the periods that business news compare, by the unit of the word for the other one."""
GAME_WINDOW = 15
"""How many words to each side are searched for words of a game."""
ADDRESS_REACH = 3
"""How many words behind a number stands the street that it is an address in."""
NEW_YEAR_MONTHS = 3
"""How many months a year is called the new one."""
FIRST_ROUND_YEAR = 1900
"""Before it round numbers alone are counts unless a preposition of time stands before them."""
JUST_PAST_MONTHS = 3
"""A month so recently over is meant rather than the next one when the tense is the present; so is a quarter."""


def month_rule(found: Found, context: Context) -> Result | None:
    """A month, the year given or inferred; argument ``near``: a word of direction stands with the month itself."""
    month = int(next(iter(found.all(*MONTH_KINDS)), "0").partition(" ")[0])
    year, anchor = year_of(found, context) if found.argument != "near" else (None, None)
    if year is None and (story := context.story(found)) is not None and story.value and found.argument != "near":
        year, anchor = int(story.value[:4]), story.id
    if year is None and context.published is not None:
        year, anchor = context.published.year + month_year_shift(month, context.published, found, context), "published"
    return Result("DATE", calendar.in_year(year, f"{month:02d}") if year is not None else None, anchor=anchor)


def month_year_shift(month: int, published: date, found: Found, context: Context) -> int:
    """-1, 0 or 1: in which year the month lies, by direction word, tense or nearness."""
    now = published.month
    last, following = (0 if month <= now else -1), (0 if month >= now else 1)
    if found.argument == "near" and (shift := found.number("shift")) is not None:
        whole = -shift - 1 if shift < 0 else shift - 1  # übernächsten März: one more than the next
        return ((0 if month < now else -1) - whole if shift < 0 else (0 if month > now else 1) + whole) if shift else 0
    way = direction(found, context)
    if way == "present":
        return following if (month - now) % 12 < 12 - JUST_PAST_MONTHS else last
    just_over = (now - month) % 12 == 1  # a report expected for April, in May
    return following if way == "future" and not just_over else last


def season_rule(found: Found, context: Context) -> Result | None:
    """A season, the year given or inferred; argument ``near``: a word of direction stands with the season itself."""
    season = next(iter(found.all("season", "aseason", "seasonmonths")), "")
    year, anchor = year_of(found, context) if found.argument != "near" else (None, None)
    if year is None and context.published is not None:
        year, anchor = (
            context.published.year + season_year_shift(season, context.published, found, context),
            "published",
        )
    return Result("DATE", calendar.in_year(year, season) if year is not None else None, anchor=anchor)


def season_year_shift(season: str, published: date, found: Found, context: Context) -> int:
    """-1, 0 or 1: in which year the season lies; the winter of January and February counts as the first of its year."""
    rank, now = calendar.SEASONS[season], calendar.SEASONS[calendar.season_of(published)]
    if published.month < 3:
        now = 0
        rank = 0 if rank == calendar.SEASONS["WI"] else rank
    shift = found.number("shift") if found.argument == "near" else None
    if shift is not None:
        return ((0 if rank > now else 1) if shift > 0 else (0 if rank < now else -1)) if shift else 0
    way = direction(found, context)
    if way == "future" or (way == "present" and now - rank != 1):
        return 0 if rank >= now else 1
    return 0 if rank <= now else -1


def part_of_year(found: Found, context: Context) -> Result | None:
    """Quarters (argument Q) and halves (H) with a number; without a year those told of lie behind publication.

    Argument ``Q4``: the fourth quarter, where no word says its number.
    """
    unit = found.argument[:1]
    number = int(found.argument[1:] or found.number("ordinal", "num", "day", "quartername", "halfname") or 0)
    size = 3 if unit == "Q" else 6
    year, anchor = year_of(found, context)
    if not 1 <= number <= 12 // size or (year is None and is_of_game(found, context)):
        return None
    if year is None and context.published is not None:
        now = (context.published.month - 1) // size + 1
        way = direction(found, context)
        just_over = context.published.month - number * size <= JUST_PAST_MONTHS
        ahead = number < now and way == "future" and not just_over
        shift = -1 if number > now and way in ("past", "") else int(ahead)
        year, anchor = context.published.year + shift, "published"
    return Result("DATE", calendar.in_year(year, f"{unit}{number}") if year is not None else None, anchor=anchor)


def is_of_game(found: Found, context: Context) -> bool:
    """Whether a quarter or half is that of a game: words of sport stand around it, none of business."""
    nearby = range(found.begin - GAME_WINDOW, found.end + GAME_WINDOW)
    kinds = [kind for word in nearby for kind in ("game", "business") if context.kind(word, kind) is not None]
    return "game" in kinds and not any(context.text(word) == "%" for word in nearby) and kinds.count("business") < 2


def quarter_of_month(found: Found, context: Context) -> Result | None:
    """the March quarter: the one that ends with that month."""
    result = month_rule(found, context)
    month = int(result.value[5:7]) if result is not None and result.value else 0
    if result is not None and month and not month % 3:
        result.value = f"{(result.value or '')[:4]}-Q{month // 3}"
    return result


def year_rule(found: Found, context: Context) -> Result | None:
    """A year in digits."""
    year, anchor = year_of(found, context)
    if year is None:
        year, anchor = found.number("num"), "text"
    if year is None:
        return None
    if found.end - found.begin == 1 and (is_address(found, context) or counts_things(year, found, context)):
        return None
    return Result("DATE", calendar.year_value(year), anchor=anchor) if 1 <= year <= 2100 else None


def after_approximation(found: Found, context: Context) -> Result | None:
    """some 2000: a round number behind an approximation counts; some 2016 candidates are of that year."""
    return None if (found.number("year") or 0) % 50 == 0 else year_rule(found, context)


def before_christ(found: Found, context: Context) -> Result | None:
    """44 v. Chr.: BC0044."""
    year = found.number("num", "year") or 0
    return Result("DATE", f"BC{year:04d}") if 0 < year <= calendar.LAST_YEAR else None


def is_address(found: Found, context: Context) -> bool:
    """Whether a number is that of a house or an account: 1600 Canal Street, @roe1613, but not 'in 1929 Wall Street'."""
    if context.text(found.begin - 1).isalpha() and context.words.ends[found.begin - 1] == context.offset(found):
        return True
    if any(context.kind(found.begin - 1, kind) is not None for kind in ("hint", "reach", "article", "possessive")):
        return False
    names = range(found.end, found.end + ADDRESS_REACH)
    road = next((word for word in names if context.kind(word, "road") is not None), found.end)
    return road > found.end and all(context.text(word)[:1].isupper() for word in range(found.end, road + 1))


def counts_things(number: int, found: Found, context: Context) -> bool:
    """Whether a bare number from 1000 on counts the noun after it: '1500 Lehrlinge', '2000 pieces'."""
    if number % 50 and number >= FIRST_BARE_YEAR:
        return False
    if number < FIRST_ROUND_YEAR and context.kind(found.begin - 1, "yearword") is None:
        return True
    if context.kind(found.begin - 1, "approx") is not None and context.kind(found.begin - 2, "yearword") is None:
        return number % 50 == 0  # 'etwa 2000 der 2300', but 'seit etwa 2000'
    after = context.text(found.end)
    if context.kind(found.end, "tense") is not None or not after.isalpha() or len(after) < 3:
        return False
    if context.setting("counted") == "capital":
        return after[0].isupper()
    return after.endswith("s") and after.islower()


def decade_rule(found: Found, context: Context) -> Result | None:
    """The nineties, the nineteen nineties: 199."""
    text = found.get("decade", "decadeword", "decadenoun", "decadeyears", "year", "num") or ""
    if not text.endswith("0") or len(text) not in (2, 4):
        return None
    if (hundreds := found.get("hundreds")) is not None:
        text = hundreds + text
    if len(text) == 4:
        return Result("DATE", text[:3])
    base = context.published.year if context.published else 2000
    decade = base // 100 * 10 + int(text[0])
    decade -= 10 if decade * 10 > base else 0
    return Result("DATE", f"{decade:03d}" if decade > 0 else None)


def century_rule(found: Found, context: Context) -> Result | None:
    """The 20th century: 19; the third millennium (argument L): 2; argument ``first``: of two centuries the first."""
    numbers = found.all("ordinal", "dayth", "day", "num")
    number = int(numbers[0 if found.argument == "first" else -1]) if numbers else 0
    if not 1 <= number <= 30:
        return None
    return Result("DATE", str(number - 1) if found.argument == "L" else f"{number - 1:02d}")


def shifted_unit(found: Found, context: Context) -> Result | None:
    """last week, dieses Jahr, im kommenden Monat, Anfang der Woche (argument: the unit when no word gives it)."""
    unit, shift = found.get("unit", "halfyear") or found.argument, found.number("shift", "farshift") or 0
    if unit.startswith("T"):
        return Result("DATE", "PRESENT_REF", anchor=None) if shift == 0 else None
    if context.published is None:
        return Result("DATE", None)
    if unit == "WE":
        return weekend(found, context)
    if found.argument == "Y" and not shift and (time := year_told(found, context)) is not None and time.value:
        return Result("DATE", time.value[:4], anchor=time.id)
    return Result("DATE", calendar.unit_value(context.published, unit, shift), anchor="published")


def year_told(found: Found, context: Context) -> Time | None:
    """The time just before whose year 'Ende des Jahres' means: long before publication, told in the past tense."""
    time = context.before(context.offset(found), YEAR, near=SAME_STORY) if told(found, context) else None
    if time is None or context.published is None or int((time.value or "")[:4]) > context.published.year - 2:
        return None
    return time


def some_day(found: Found, context: Context) -> Result | None:
    """eines Tages: long ago or some time, by tense."""
    return Result("DATE", "PAST_REF" if direction(found, context) == "past" else "FUTURE_REF", anchor=None)


def new_year(found: Found, context: Context) -> Result | None:
    """im neuen Jahr: the one that has just begun, else the next."""
    if context.published is None:
        return Result("DATE", None)
    year = context.published.year + (context.published.month > NEW_YEAR_MONTHS)
    return Result("DATE", calendar.year_value(year), anchor="published")


def weekend(found: Found, context: Context) -> Result | None:
    """The weekend: the last one, the coming one."""
    published, shift = context.published, found.number("shift")
    if published is None:
        return Result("DATE", None)
    at_weekend = published.isoweekday() >= 6
    if found.argument == "on" and tense(context, found.begin) == "present":
        return Result("SET", "XXXX-WXX-WE", anchor=None)  # they work on the weekend
    if not shift:
        ahead = lean(found, context) in ("future", "present") or shift == 0
        weeks = 0 if ahead or at_weekend else -1
    else:
        weeks = shift - 1 if shift > 0 and not at_weekend else shift
    return Result("DATE", calendar.unit_value(published, "WE", weeks), anchor="published")


def named_shift(found: Found, context: Context) -> Result | None:
    """Vorjahr, heuer: '-1 Y' in the table, counted from publication."""
    shift, unit = (found.get("relunit") or "0 Y").split()
    if unit == "S" or found.argument == "span":
        return same_span(int(shift), found, context)
    if unit == "Y" and int(shift) < 0 and (time := year_compared(found, context)) is not None:
        return Result("DATE", calendar.year_value(int((time.value or "")[:4]) + int(shift)), anchor=time.id)
    time = period_compared(unit, found, context)
    bounds = calendar.bounds(time.value) if time is not None and time.value else None
    if time is not None and bounds is not None:
        return Result("DATE", calendar.unit_value(bounds[0], unit, int(shift)), anchor=time.id)
    value = calendar.unit_value(context.published, unit, int(shift)) if context.published else None
    return Result("DATE", value, anchor="published")


def same_span(shift: int, found: Found, context: Context) -> Result:
    """Vorjahreszeitraum: the quarter, half or month of the sentence a year before, else the year."""
    time = period_compared("S", found, context)
    if time is not None and time.value:
        return Result("DATE", calendar.in_year(int(time.value[:4]) + shift, time.value[5:]), anchor=time.id)
    value = calendar.unit_value(context.published, "Y", shift) if context.published else None
    return Result("DATE", value, anchor="published")


def period_compared(unit: str, found: Found, context: Context) -> Time | None:
    """The quarter or month earlier in the sentence that another is set against: 'im August mehr als im Vormonat'."""
    sentence = context.sentence(context.offset(found))
    if sentence is None or unit not in SPANS:
        return None
    for time in reversed(context.times[-COMPARED_TIMES:]):
        if time.begin < sentence.begin:
            break
        if time.rule != found.rule and SPANS[unit].match(time.value or ""):
            return time
    return None


def year_compared(found: Found, context: Context) -> Time | None:
    """The recent year close before whose figures are set against: '2024 kamen 300, im Vorjahr 250'; not 'seit 2024'."""
    time = context.before(context.offset(found), YEAR, near=COMPARED)
    named = time is not None and (time.anchor == "text" or time.rule in SHIFTED)
    if time is None or not named or context.published is None:
        return None
    since = context.kind(context.words.at(time.begin) - 1, "hint") is not None
    return None if since or int((time.value or "")[:4]) < context.published.year - 2 else time


def this_year(found: Found, context: Context) -> Result | None:
    """Sportler des Jahres: the year of publication."""
    value = calendar.year_value(context.published.year) if context.published else None
    return Result("DATE", value, anchor="published")


def split_years(found: Found, context: Context) -> Result | None:
    """Saison 2007/08: two years, which TIMEX3 has no value for; 1635/10 is a file number."""
    year, two = found.number("year") or 0, found.number("two") or 0
    alone = found.end - found.begin == 3
    return None if alone and (year + 1) % 100 != two else Result("DATE", None)


def split_year(found: Found, context: Context) -> Result | None:
    """2015-12 and 12-2015 are months, 2009-10 and 2010/15 the years from the first on, 32-2015 is neither."""
    year, two = found.number("year") or 0, found.number("two") or 0
    if found.sequence[0][1] == "year" and two > year % 100:
        return Result("DATE", calendar.year_value(year))
    return Result("DATE", f"{year:04d}-{two:02d}") if 1 <= two <= 12 else None


def reference(found: Found, context: Context) -> Result | None:
    """PAST_REF, PRESENT_REF, FUTURE_REF: by the word, else by the argument."""
    return Result(
        "DATE", found.get("ref", "refnoun", "pastnoun", "currentadj", "earlier") or found.argument, anchor=None
    )


def future(found: Found, context: Context) -> Result | None:
    """future employment: the word before a noun; alone it is one itself (the country's future)."""
    after = context.text(found.end)
    noun = after.isalpha() and context.kind(found.end, "linkword") is None
    return Result("DATE", "FUTURE_REF", anchor=None) if noun and context.text(found.begin).islower() else None


def soon(found: Found, context: Context) -> Result | None:
    """soon: the future, unless it tells how quickly something followed (they soon left)."""
    return None if tense(context, found.begin) == "past" else Result("DATE", "FUTURE_REF", anchor=None)


def counted_units(found: Found) -> tuple[int | None, str]:
    """Number and unit of 'three weeks'; a fortnight is two weeks."""
    number, unit = found.number("num", "one"), found.get("unit", "units", "unitabbr", "fortnight") or ""
    return (2 * number if number is not None and "fortnight" in found.items else number), unit


def ago(found: Found, context: Context) -> Result | None:
    """three years ago (argument -1), two weeks from now (1): counted from publication, at the unit's own grain."""
    (number, unit), direction = counted_units(found), int(found.argument)
    if number is None:
        return Result("DATE", "PAST_REF" if direction < 0 else "FUTURE_REF", anchor=None)
    if context.published is None or unit.startswith("T"):
        return Result("TIME" if unit.startswith("T") else "DATE", None)
    if unit == "Y" and found.get("half", "andhalf") is not None:
        # a year and a half ago
        number, unit = 12 * number + int(12 * float(found.get("andhalf") or 0.5)), "M"
    start, units, numbers = context.published, found.all("unit", "units"), found.all("num", "one")
    if len(units) == len(numbers) == 2 and not units[1].startswith("T"):
        # two weeks and two days ago
        start = calendar.moved(start, unit, direction * number) or start
        unit, number = units[1], int(numbers[1])
    return Result("DATE", calendar.unit_value(start, unit, direction * number), anchor="published")


RULES: dict[str, Rule] = {
    "month": month_rule,
    "season": season_rule,
    "part": part_of_year,
    "monthquarter": quarter_of_month,
    "year": year_rule,
    "bc": before_christ,
    "approxyear": after_approximation,
    "decade": decade_rule,
    "century": century_rule,
    "shift": shifted_unit,
    "weekend": weekend,
    "someday": some_day,
    "newyear": new_year,
    "relunit": named_shift,
    "ofyear": this_year,
    "years": split_years,
    "yearsplit": split_year,
    "ref": reference,
    "future": future,
    "soon": soon,
    "ago": ago,
}
