"""Holidays and feast days: rules of the calendar, and the table of feasts that other calendars move."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from depesche.times import calendar

RULE = re.compile(
    r"(?P<base>easter|orthodox|advent|(?P<nth>\d+/-?\d/\d)|(?P<fixed>\d\d-\d\d)(?P<weekday>[<>]\d)?)"
    r"(?P<shift>[+-]\d+)?(?:%(?P<leap>\d))?"
)
MOVABLE = re.compile(r"(?P<kind>feast|about):(?P<name>\w+)(?P<shift>[+-]\d+)?")
"""A rule that names a column of the table; ``about`` where countries keep the feast a day apart."""
TABLE = Path(__file__).with_name("feasts.tsv")
JULIAN_SAME, JULIAN_LAG = 1900, 13
"""From 1900 to 2099 the Julian calendar is thirteen days behind."""


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, number = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, number + 1)


def orthodox_easter(year: int) -> date | None:
    """Easter Sunday of the Orthodox churches (Meeus' Julian algorithm) as a Gregorian date, 1900 to 2099."""
    if not JULIAN_SAME <= year < JULIAN_SAME + 200:
        return None
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, number = divmod(d + e + 114, 31)
    return date(year, month, number + 1) + timedelta(days=JULIAN_LAG)


def days_of(rule: str, year: int) -> list[date]:
    """The days of a holiday in a year: mostly one; none where it is not kept or not known, two of a lunar feast.

    Rules as the tables write them: ``12-25`` fixed; ``easter+1`` days from Easter Sunday, ``orthodox`` the Orthodox
    one; ``advent-7`` days from the first Sunday of Advent; ``11/4/4`` the fourth Thursday of November; ``5/-1/1`` the
    last Monday of May; ``11-02>2`` the first Tuesday from the 2nd of November on, ``05-24<1`` the last Monday up to
    that day; ``01-20%1`` only in years that leave 1 when divided by four; ``feast:purim`` a column of
    ``feasts.tsv``, ``about:ramadan+14`` one whose days are near, counted on. Days moved in single years follow behind
    semicolons: ``5/1/1;2020-05-08``.
    """
    if not calendar.FIRST_YEAR <= year <= calendar.LAST_YEAR:
        return []
    if (feast := MOVABLE.fullmatch(rule)) is not None:
        shift = timedelta(days=int(feast["shift"] or 0))
        return [day + shift for day in movable()[feast["name"]].get(year, [])]
    regular, *moved = rule.split(";")
    exception = next((day for day in moved if day.startswith(f"{year:04d}-")), None)
    moment = date.fromisoformat(exception) if exception is not None else _by_rule(regular, year)
    return [moment] if moment is not None else []


def _by_rule(rule: str, year: int) -> date | None:
    parts = RULE.fullmatch(rule)
    if parts is None or (parts["leap"] is not None and year % 4 != int(parts["leap"])):
        return None
    base = _base(parts, year)
    return calendar.shifted(base, int(parts["shift"] or 0)) if base is not None else None


def _base(parts: re.Match[str], year: int) -> date | None:
    """The day that a rule counts from."""
    if parts["nth"] is not None:
        month, nth, weekday = (int(part) for part in parts["nth"].split("/"))
        return _nth_weekday(year, month, nth, weekday)
    if parts["fixed"] is not None:
        month, number = (int(part) for part in parts["fixed"].split("-"))
        return _near_weekday(calendar.day(year, month, number), parts["weekday"])
    if parts["base"] == "easter":
        return easter(year)
    if parts["base"] == "orthodox":
        return orthodox_easter(year)
    christmas = date(year, 12, 25)
    return calendar.shifted(christmas, -christmas.isoweekday() - 21)


def _near_weekday(moment: date | None, rule: str | None) -> date | None:
    """``>2`` the first Tuesday from the day on, ``<1`` the last Monday up to it."""
    if moment is None or rule is None:
        return moment
    weekday = int(rule[1])
    later, earlier = (weekday - moment.isoweekday()) % 7, (moment.isoweekday() - weekday) % 7
    return calendar.shifted(moment, later if rule[0] == ">" else -earlier)


def _nth_weekday(year: int, month: int, nth: int, weekday: int) -> date:
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    last = date(year, month, monthrange(year, month)[1])
    return last - timedelta(days=(last.isoweekday() - weekday) % 7)


@cache
def movable() -> dict[str, dict[int, list[date]]]:
    """Feast to year to its days, read from ``feasts.tsv`` when the first such word occurs."""
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    _, *names = lines[0].split("\t")
    found: dict[str, dict[int, list[date]]] = {name: {} for name in names}
    for line in lines[1:]:
        year, *cells = line.split("\t")
        for name, cell in zip(names, cells, strict=True):
            found[name][int(year)] = [date.fromisoformat(f"{year}-{day}") for day in cell.split("|") if day]
    return found
