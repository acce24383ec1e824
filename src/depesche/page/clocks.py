"""Clock times at the entries of a live ticker: ``12.34 Uhr``, ``3.45pm BST``, ``27.08., 08:15``, ``5 mins ago``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

import msgspec

from depesche.page import authors, words
from depesche.page.dates import ZONES, day, iso, months
from depesche.page.layout import MEDIA_TAGS, Piece

_LINE = 60
"""Longest line that only says when; a longer piece has to begin with the clock."""
_LEAD_IN = 30
"""Characters within which a piece that begins with its clock has the first digit (``+++ Update 12:34 Uhr +++``)."""
_PLACE_FOR_MARKS = r"[\s+*•·|–—>(\[-]{0,8}"
_SEASONAL: dict[str, tuple[str, ...]] = {
    "ET": ("-05:00", "-04:00"), "CT": ("-06:00", "-05:00"), "MT": ("-07:00", "-06:00"), "PT": ("-08:00", "-07:00"),
}  # fmt: skip
"""Zones that leave summer time open; the page's own offset decides between theirs."""
_ZONES = _SEASONAL | {name: (offset,) for name, offset in ZONES.items() if len(name) > 1}
"""The offsets that a zone's name behind a clock can mean."""
_NUMERIC = re.compile(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.(?!\s?\d{4})")
_NAMED = re.compile(
    r"(?<!\d)(\d{1,2})(?:\.|st|nd|rd|th)?\s+([A-Za-zÄäöü]{3,10})\b|\b([A-Z][a-zäöü]{2,9})\.?\s+(\d{1,2})\b(?![:.]\d)"
)
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+")
OFFSET = re.compile(r"[+-]\d\d:\d\d\Z")
"""The zone at the end of an ISO date."""
_UNIVERSAL = "+00:00"
_DAY_LINE = 40
"""Longest heading that only names a day."""


class Clock(msgspec.Struct):
    """A time on the page, as far as it says it."""

    published: str | None = None
    """ISO 8601 with the day, when the page gives it whole."""
    hour: int = -1
    minute: int = 0
    zones: tuple[str, ...] = ()
    """Offsets that the abbreviation behind it can mean; none without one."""
    month_day: tuple[int, int] | None = None
    """Month and day, written without a year."""
    end: int = 0
    """Characters of the piece that are the time and its marks; what follows is text."""


def read(text: str, attribute: str) -> Clock | None:
    """The time that a piece of an entry says in a line of its own or begins with; None for any other piece."""
    declared = iso(attribute) if attribute else None
    if _DIGIT.search(text, 0, _LEAD_IN if len(text) > _LINE else _LINE) is None:
        clock = None
    else:
        clock = _line(text) if len(text) <= _LINE else _beginning(text)
    if clock is None:
        # a time element around more than a clock is the whole card
        return Clock(declared, end=len(text)) if declared is not None and len(text) <= _LINE else None
    if declared is not None and "T" in declared:
        clock.published = declared
    return clock


def candidates(pieces: list[Piece]) -> list[int]:
    """Indices of the pieces that :func:`read` may find a time in, by a cheap look at each."""
    digit = _DIGIT.search
    return [
        index
        for index, piece in enumerate(pieces)
        if piece.linked <= _LINE
        and (piece.time or (digit(piece.text, 0, _LINE) is not None and _may_hold_clock(piece.text)))
        and piece.tag not in MEDIA_TAGS
    ]


def _may_hold_clock(text: str) -> bool:
    if len(text) > _LINE:
        return not text[0].isalpha() or words.first_word(text) in words.first_words("date_lead")
    folded = text.casefold()
    if ":" in text or not _units().isdisjoint(_LETTERS.findall(folded)):
        return True
    return any(word in folded for word in words.listed("ago"))


@cache
def _units() -> frozenset[str]:
    """Words of which one stands behind a clock without a colon."""
    zones = (zone.casefold() for zone in _ZONES)
    return words.first_words("clock_unit").union(zones, ("a", "p", "am", "pm"))


def _line(text: str) -> Clock | None:
    """The time in a short line: one that holds nothing else, or begins with it."""
    match = _clock().search(text)
    if match is None:
        return Clock(end=len(text)) if _ago().search(text) else None
    begins = _beginning(text)
    if begins is not None and len(text) - begins.end > 3 and not _is_filler(text[begins.end :]):
        return begins
    before, after = text[: match.start()], text[match.end() :]
    if not _is_filler(before) or not (_is_filler(after) or (before and authors.person(after))):
        return begins
    clock = _of(match)
    clock.end = len(text)
    whole = day(text)
    if whole is not None:
        clock.published = f"{whole[:10]}T{clock.hour:02}:{clock.minute:02}:00" + zone(clock, "")
    else:
        clock.month_day = month_day(before) or month_day(after)
    return clock


def _is_filler(text: str) -> bool:
    """Whether what stands beside a clock is a date, an ``ago``, a byline, one word or nothing."""
    if (len(text) < 15 and len(text.split()) <= 1) or not any(c.isalnum() for c in text):
        return True
    if words.first_word(text) in words.first_words("date_lead") or day(text) or month_day(text):
        return True
    return bool(_ago().search(text) or _clock().search(text) or authors.is_byline(text))


def _beginning(text: str) -> Clock | None:
    match = _opening().match(text)
    if match is None:
        return None
    clock = _of(match)
    clock.end = match.end()
    return clock


def _of(match: re.Match[str]) -> Clock:
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[4]:
        hour = hour % 12 + (12 if match[4] in "pP" else 0)
    return Clock(None, hour % 24, minute, _ZONES.get(match[5] or "", ()))


_NUMBER = r"(?<![\d.,:])([01]?\d|2[0-4])(?:[:.]([0-5]\d))?(?![\d%€$])"


@cache
def _clock() -> re.Pattern[str]:
    """Hour, minute, unit, a or p, zone. 12.34 without unit and zone is a number."""
    zones = f"(?-i:{'|'.join(sorted(_ZONES))})"  # in capitals: ``18:00 eat`` is no time in East Africa
    written = rf"({words.alternatives('clock_unit')})(?!\w)|\s?([ap])\.?\s?m\b\.?"
    unit = rf"\s?{written}|(?<=:\d\d)|(?=\s*\(?(?:{zones})\b)"
    return re.compile(rf"{_NUMBER}(?:{unit})(?:\s*\(?({zones})\b\)?)?", re.IGNORECASE)


@cache
def _opening() -> re.Pattern[str]:
    """A clock at the begin of a piece, after marks and a word of dates at most, and parted from what follows."""
    lead = rf"(?:{words.alternatives('date_lead')}[\s,:]{{1,3}})?"
    parted = r"\s*(?:[:|–—+*•·-]|,(?=\s))[\s+*]*|\s*\Z|\s+(?=(?-i:[„»\"“‘]?[A-ZÄÖÜ]))"
    return re.compile(rf"{_PLACE_FOR_MARKS}{lead}{_clock().pattern}(?:\s?[)\]])?(?:{parted})", re.IGNORECASE)


@cache
def _ago() -> re.Pattern[str]:
    """``vor 5 Minuten``, ``5 mins ago``: without the moment of saving the page it says no time."""
    units = "|".join(words.alternatives(kind) for kind in ("minutes", "hours", "seconds", "days"))
    ago = words.alternatives("ago")
    return re.compile(rf"(?<!\w)(?:{ago}\s+\d{{1,3}}\s?(?:{units})|\d{{1,3}}\s?(?:{units})\s+{ago})", re.IGNORECASE)


def zone(clock: Clock, page: str) -> str:
    """The offset of a clock time: by its abbreviation, else that of the page; empty when unknown."""
    if clock.zones:
        return clock.zones[0] if len(clock.zones) == 1 else page if page in clock.zones else ""
    return page


def page_zone(when: str | None) -> str:
    """The offset of a date of the page; none for universal time, which the machine writes wherever the place is."""
    match = OFFSET.search(when) if when is not None else None
    return match[0] if match is not None and match[0] != _UNIVERSAL else ""


def shown_zone(times: Iterable[Clock]) -> str | None:
    """The offset of the clocks on a page, from a time that is shown and declared: 12:32 for ``10:32+00:00``."""
    for clock in times:
        match = OFFSET.search(clock.published) if clock.published is not None and clock.hour >= 0 else None
        if match is None or clock.published is None:
            continue
        declared = 60 * int(clock.published[11:13]) + int(clock.published[14:16])
        ahead = (60 * clock.hour + clock.minute - declared + 720) % 1440 - 720
        if ahead == 0 and match[0] != _UNIVERSAL:
            return match[0]
        if ahead and ahead % 30 == 0 and match[0] == _UNIVERSAL:
            return f"{'-' if ahead < 0 else '+'}{abs(ahead) // 60:02}:{abs(ahead) % 60:02}"
    return None


def month_day(text: str) -> tuple[int, int] | None:
    """Month and day that a short text names without a year."""
    if match := _NUMERIC.search(text):
        found = int(match[2]), int(match[1])
        return found if 1 <= found[0] <= 12 and 1 <= found[1] <= 31 else None
    for match in _NAMED.finditer(text):
        month = months().get((match[2] or match[3]).lower()[:3])
        number = int(match[1] or match[4])
        if month and 1 <= number <= 31:
            return month, number
    return None


def day_heading(text: str, near: date | None) -> date | None:
    """The day that a short heading between entries names, its year taken from ``near`` where it has none."""
    if len(text) > _DAY_LINE or not any(c.isdigit() for c in text) or len(text.split()) > 5:
        return None
    if words.first_word(text) in words.first_words("date_lead"):
        return None
    whole = day(text)
    if whole is not None:
        return date.fromisoformat(whole[:10])
    named = month_day(text)
    return in_year(named, near) if named is not None and near is not None else None


def in_year(named: tuple[int, int], near: date) -> date | None:
    """The month and day in the year that puts it last before ``near`` (or on the day after, for other zones)."""
    for year in (near.year, near.year - 1):
        try:
            found = date(year, *named)
        except ValueError:
            continue
        if found <= near + timedelta(days=1):
            return found
    return None
