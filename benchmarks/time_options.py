"""What counts as the right value of a time phrase: options, of which one must fit (:mod:`benchmarks.time_phrases`)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from itertools import combinations
from typing import NamedTuple

from benchmarks.time_values import DAY, NO_DAY, PARTS, Stretch, away, counted, same_length, stretch


class Option(NamedTuple):
    """One way to be right; ``kind`` names the comparison in :data:`FITS`."""

    kind: str
    begin: datetime = datetime.min
    end: datetime = datetime.max
    text: str = ""
    """A TIMEX3 value or part of the day; ``day`` where the day of a clock time counts too."""


class Wanted(NamedTuple):
    """One value to be found: the words it stands in as offsets, its type, and the options."""

    begin: int
    end: int
    type: str
    options: list[Option]


class Case(NamedTuple):
    """A sentence or phrase with what is to be found; ``number`` is its place in the file."""

    number: int
    text: str
    published: date | None
    wanted: list[Wanted]


class Ours(NamedTuple):
    """The values found within the words, what they cover, and the day they are read against."""

    values: list[str]
    stretches: list[Stretch]
    reference: date


def ours(values: list[str], reference: date | None, zone: timezone | None) -> Ours:
    """What was found, ready for comparison."""
    covered = [found for value in values if (found := stretch(value, zone)) is not None]
    return Ours(values, covered, reference or NO_DAY)


def is_right(wanted: Wanted, found: Ours) -> bool:
    """Whether an option fits."""
    return any(FITS[option.kind](option, found) for option in wanted.options)


def _literal(option: Option, found: Ours) -> bool:
    return option.text in found.values


def _duration(option: Option, found: Ours) -> bool:
    return any(same_length(value, option.text) for value in found.values)


def _set(option: Option, found: Ours) -> bool:
    """As written; 'jeden Montag um 8 Uhr' is two expressions in TIMEX3, the day and the clock time.

    'every weekend' is P1WE as well as XXXX-WXX-WE, 'every morning' may name its day or not.
    """
    if option.text == "P1WE" and "XXXX-WXX-WE" in found.values:
        return True
    days, mark, spoken = option.text.partition("T")
    if any(same_length(value, option.text) for value in found.values) or not mark or days == "P":
        return option.text in found.values or _duration(option, found)
    if spoken in PARTS:
        return any(value.endswith(f"T{spoken}") for value in found.values)
    if not spoken[:2].isdecimal():
        return False
    hour, _, minute = spoken.partition(":")
    moment = datetime.combine(NO_DAY, datetime.min.time()) + timedelta(hours=int(hour), minutes=int(minute[:2] or 0))
    repeated = any(value == days or (not days and value.startswith(("P", "X"))) for value in found.values)
    return repeated and _clock(Option("clock", moment), found)


def _interval(option: Option, found: Ours) -> bool:
    if any(away(value, option.begin, option.end, found.reference) for value in found.values):
        return True
    return any(
        not one.part
        and ((one.begin, one.end) == (option.begin, option.end) or counted(one, option.begin, found.reference))
        for one in found.stretches
    )


def _clock(option: Option, found: Ours) -> bool:
    return any(one.part == "clock" and _same_moment(one.begin, option) for one in found.stretches)


def _same_moment(moment: datetime, option: Option) -> bool:
    return moment == option.begin if option.text == "day" else moment.time() == option.begin.time()


def _part(option: Option, found: Ours) -> bool:
    """The part of that day; of any day, or of every day, where they name none."""
    if option.begin.date() != NO_DAY:
        return any(one.part == option.text and one.begin == option.begin for one in found.stretches)
    return any(value.endswith(f"T{option.text}") or value == f"PT1{option.text}" for value in found.values)


def _season(option: Option, found: Ours) -> bool:
    """The season of a year; a winter by the year it begins or ends in."""
    years = {option.begin.year, option.end.year}
    return any(f"{year:04d}-{option.text}" in found.values for year in years)


def _range(option: Option, found: Ours) -> bool:
    dayless = option.text != "day"
    covered = [_dayless(one) if dayless and one.part == "clock" else one for one in found.stretches]
    if any(not one.part and one.begin == option.begin and one.end in (option.end, option.end + DAY) for one in covered):
        return True
    return any(
        first.part == second.part
        and first.part not in PARTS
        and first.begin == option.begin
        and option.end in (second.begin, second.end)
        for first, second in combinations(covered, 2)
    )


def _dayless(one: Stretch) -> Stretch:
    begin = datetime.combine(NO_DAY, one.begin.time())
    return Stretch(begin, begin + (one.end - one.begin), one.part)


def _within(option: Option, found: Ours) -> bool:
    """A feast of several days, which TIMEX3 has no value for: one of its first two days, or what mostly covers it."""
    for one in found.stretches:
        common = min(one.end, option.end) - max(one.begin, option.begin)
        if one.begin in (option.begin, option.begin + DAY) or 2 * common > max(one.end - one.begin, 14 * DAY):
            return True
    return False


def _day_in(option: Option, found: Ours) -> bool:
    """A day between the two: a feast that comes every year, the year before."""
    return any(one.end - one.begin == DAY and option.begin <= one.begin <= option.end for one in found.stretches)


def _bound(option: Option, found: Ours) -> bool:
    return any(one.part not in PARTS and option.begin in (one.begin, one.end) for one in found.stretches)


def _nothing(option: Option, found: Ours) -> bool:
    return not found.values


FITS: dict[str, Callable[[Option, Ours], bool]] = {
    "literal": _literal,
    "duration": _duration,
    "set": _set,
    "interval": _interval,
    "clock": _clock,
    "part": _part,
    "season": _season,
    "range": _range,
    "within": _within,
    "dayin": _day_in,
    "bound": _bound,
    "nothing": _nothing,
}
