"""The rules for weeks, months, seasons, quarters, years, decades and centuries, and for past, present and future."""

from __future__ import annotations

from datetime import date

from depesche.times import calendar
from depesche.times.context import Context
from depesche.times.days import year_of
from depesche.times.patterns import Found
from depesche.times.result import Result, Rule

FIRST_BARE_YEAR = 1500
"""From here on four digits alone are more often a year than a count."""
FIRST_ROUND_YEAR = 1900
"""Before it round numbers alone are counts unless a preposition of time stands before them."""
JUST_PAST_MONTHS = 2
"""A month so recently over is meant rather than the next one when the tense is the present."""


def month_rule(found: Found, context: Context) -> Result | None:
    """A month, the year given or inferred; argument ``near``: a word of direction stands with the month itself."""
    month = found.number("month", "amonth", "monthabbr") or 0
    year, anchor = year_of(found, context) if found.argument != "near" else (None, None)
    if year is None and (story := context.story(found)) is not None and story.value and found.argument != "near":
        year, anchor = int(story.value[:4]), story.id
    if year is None and context.published is not None:
        year, anchor = context.published.year + month_year_shift(month, context.published, found, context), "published"
    return Result("DATE", f"{year:04d}-{month:02d}" if year is not None else None, anchor=anchor)


def month_year_shift(month: int, published: date, found: Found, context: Context) -> int:
    """-1, 0 or 1: in which year the month lies, by direction word, tense or nearness."""
    now = published.month
    last, following = (0 if month <= now else -1), (0 if month >= now else 1)
    if found.argument == "near" and (shift := found.number("shift")):
        return (0 if month < now else -1) if shift < 0 else (0 if month > now else 1)
    tense = context.lean(found)
    if tense == "present":
        return following if (month - now) % 12 < 12 - JUST_PAST_MONTHS else last
    return following if tense == "future" else last


def season_rule(found: Found, context: Context) -> Result | None:
    """A season, the year given or inferred; argument ``near``: a word of direction stands with the season itself."""
    season = found.get("season", "aseason", "seasonmonths") or ""
    year, anchor = year_of(found, context) if found.argument != "near" else (None, None)
    if year is None and context.published is not None:
        year, anchor = (
            context.published.year + season_year_shift(season, context.published, found, context),
            "published",
        )
    return Result("DATE", f"{year:04d}-{season}" if year is not None else None, anchor=anchor)


def season_year_shift(season: str, published: date, found: Found, context: Context) -> int:
    """-1, 0 or 1: in which year the season lies; the winter of January and February counts as the first of its year."""
    rank, now = calendar.SEASONS[season], calendar.SEASONS[calendar.season_of(published)]
    if published.month < 3:
        now = 0
        rank = 0 if rank == calendar.SEASONS["WI"] else rank
    shift = found.number("shift") if found.argument == "near" else None
    if shift:
        return (0 if rank > now else 1) if shift > 0 else (0 if rank < now else -1)
    tense = context.lean(found)
    if tense == "future" or (tense == "present" and now - rank != 1):
        return 0 if rank >= now else 1
    return 0 if rank <= now else -1


def part_of_year(found: Found, context: Context) -> Result | None:
    """Quarters (argument Q) and halves (H) with a number; without a year those told of lie behind publication."""
    unit, number = found.argument, found.number("ordinal", "num", "day", "quartername") or 0
    size = 3 if unit == "Q" else 6
    year, anchor = year_of(found, context)
    if not 1 <= number <= 12 // size:
        return None
    if year is None and context.published is not None:
        now = (context.published.month - 1) // size + 1
        told = context.direction(found) in ("past", "")
        year, anchor = context.published.year - (1 if told and number > now else 0), "published"
    return Result("DATE", f"{year:04d}-{unit}{number}" if year is not None else None, anchor=anchor)


def year_rule(found: Found, context: Context) -> Result | None:
    """A year in digits."""
    year, anchor = year_of(found, context)
    if year is None:
        year, anchor = found.number("num"), "text"
    if year is None or (found.end - found.begin == 1 and counts_things(year, found, context)):
        return None
    return Result("DATE", calendar.year_value(year), anchor=anchor) if 1 <= year <= 2100 else None


def before_christ(found: Found, context: Context) -> Result | None:
    """44 v. Chr.: BC0044."""
    year = found.number("num", "year") or 0
    return Result("DATE", f"BC{year:04d}") if 0 < year <= calendar.LAST_YEAR else None


def counts_things(number: int, found: Found, context: Context) -> bool:
    """Whether a bare number from 1000 on counts the noun after it: '1500 Lehrlinge', '2000 pieces'."""
    if number % 50 and number >= FIRST_BARE_YEAR:
        return False
    if number < FIRST_ROUND_YEAR and context.kind(found.begin - 1, "yearword") is None:
        return True
    after = context.text(found.end)
    if context.kind(found.end, "tense") is not None or not after.isalpha() or len(after) < 3:
        return False
    if context.setting("counted") == "capital":
        return after[0].isupper()
    return after.endswith("s") and after.islower()


def decade_rule(found: Found, context: Context) -> Result | None:
    """The nineties: 199."""
    text = found.get("decade", "decadeword", "decadenoun", "decadeyears", "year", "num") or ""
    if not text.endswith("0") or len(text) not in (2, 4):
        return None
    if len(text) == 4:
        return Result("DATE", text[:3])
    base = context.published.year if context.published else 2000
    decade = base // 100 * 10 + int(text[0])
    return Result("DATE", f"{decade - 10 if decade * 10 > base else decade:03d}")


def century_rule(found: Found, context: Context) -> Result | None:
    """The 20th century: 19; the third millennium (argument L): 2; argument ``first``: of two centuries the first."""
    numbers = found.all("ordinal", "dayth", "day", "num")
    number = int(numbers[0 if found.argument == "first" else -1]) if numbers else 0
    if not 1 <= number <= 30:
        return None
    return Result("DATE", str(number - 1) if found.argument == "L" else f"{number - 1:02d}")


def shifted_unit(found: Found, context: Context) -> Result | None:
    """last week, dieses Jahr, im kommenden Monat, Anfang der Woche (argument: the unit when no word gives it)."""
    unit, shift = found.get("unit", "halfyear") or found.argument, found.number("shift") or 0
    if unit.startswith("T"):
        return Result("DATE", "PRESENT_REF", anchor=None) if shift == 0 else None
    if context.published is None:
        return Result("DATE", None)
    if unit == "WE":
        return weekend(found, context)
    return Result("DATE", calendar.unit_value(context.published, unit, shift), anchor="published")


def weekend(found: Found, context: Context) -> Result | None:
    """The weekend: the last one, the coming one."""
    published, shift = context.published, found.number("shift")
    if published is None:
        return Result("DATE", None)
    at_weekend = published.isoweekday() >= 6
    if not shift:
        ahead = context.lean(found) in ("future", "present") or shift == 0
        weeks = 0 if ahead or at_weekend else -1
    else:
        weeks = shift - 1 if shift > 0 and not at_weekend else shift
    return Result("DATE", calendar.unit_value(published, "WE", weeks), anchor="published")


def named_shift(found: Found, context: Context) -> Result | None:
    """Vorjahr, heuer: '-1 Y' in the table, counted from publication."""
    shift, unit = (found.get("relunit") or "0 Y").split()
    value = calendar.unit_value(context.published, unit, int(shift)) if context.published else None
    return Result("DATE", value, anchor="published")


def year_ago(found: Found, context: Context) -> Result | None:
    """the year-ago quarter (argument Q), the year-earlier period (Y)."""
    shift = {"Q": -4, "Y": -1}[found.argument]
    value = calendar.unit_value(context.published, found.argument, shift) if context.published else None
    return Result("DATE", value, anchor="published")


def this_year(found: Found, context: Context) -> Result | None:
    """Sportler des Jahres: the year of publication."""
    value = calendar.year_value(context.published.year) if context.published else None
    return Result("DATE", value, anchor="published")


def split_years(found: Found, context: Context) -> Result | None:
    """Saison 2007/08: two years, which TIMEX3 has no value for; 1635/10 is a file number."""
    year, two = found.number("year") or 0, found.number("two") or 0
    alone = found.end - found.begin == 3
    return None if alone and (year + 1) % 100 != two else Result("DATE", None)


def unit_phase(found: Found, context: Context) -> Result | None:
    """Jahresende, Wochenbeginn: 'END Y' in the table."""
    phase, unit = (found.get("unitphase") or "END Y").split()
    year, anchor = year_of(found, context)
    if year is not None and unit == "Y":
        return Result("DATE", calendar.year_value(year), phase, anchor)
    value = calendar.unit_value(context.published, unit, 0) if context.published else None
    return Result("DATE", value, phase, "published")


def reference(found: Found, context: Context) -> Result | None:
    """PAST_REF, PRESENT_REF, FUTURE_REF: by the word, else by the argument."""
    return Result(
        "DATE", found.get("ref", "refnoun", "pastnoun", "currentadj", "earlier") or found.argument, anchor=None
    )


def ago(found: Found, context: Context) -> Result | None:
    """three years ago (argument -1), two weeks from now (1): counted from publication, at the unit's own grain."""
    unit, number, direction = found.get("unit", "units") or "", found.number("num", "one"), int(found.argument)
    if number is None:
        return Result("DATE", "PAST_REF" if direction < 0 else "FUTURE_REF", anchor=None)
    if context.published is None or unit.startswith("T"):
        return Result("TIME" if unit.startswith("T") else "DATE", None)
    return Result("DATE", calendar.unit_value(context.published, unit, direction * number), anchor="published")


RULES: dict[str, Rule] = {
    "month": month_rule,
    "season": season_rule,
    "part": part_of_year,
    "year": year_rule,
    "bc": before_christ,
    "decade": decade_rule,
    "century": century_rule,
    "shift": shifted_unit,
    "weekend": weekend,
    "relunit": named_shift,
    "ofyear": this_year,
    "yearago": year_ago,
    "years": split_years,
    "unitphase": unit_phase,
    "ref": reference,
    "ago": ago,
}
