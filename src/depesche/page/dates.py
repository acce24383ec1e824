"""Dates as pages write them, to ISO 8601 with the zone kept. A date that cannot be read gives None."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import cache

from depesche.language import LANGUAGES, tables
from depesche.page import words

_ISO = re.compile(
    r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z\b|[+-]\d{1,2}(?::?\d{2})?)?)?"
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{4})?)?\Z")
_EPOCH = re.compile(r"\d{10}(?:\d{3})?\Z")
_UNIX = re.compile(
    r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) {1,2}(\d{1,2}) (\d{2}:\d{2}:\d{2}) (?:([A-Z]{3,4}|[+-]\d{4}) )?(\d{4})"
)
_NUMERIC = re.compile(r"\b(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d{2}|\d{2})\b(?![.:])")
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/((?:19|20)\d{2})(?![\d/])")
_NAMED = re.compile(r"\b(\d{1,2})(?:\.|st|nd|rd|th)?\s+(?:of\s+)?([A-Za-zÄäöü]{3,10})\.?,?\s+((?:19|20)\d{2})\b")
_NAMED_FIRST = re.compile(r"\b([A-Z][a-zäöü]{2,9}|[A-Z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)\d{2})\b")
_HAS_DIGIT = re.compile(r"\d")
_LONGEST_LINE, _LONGEST_BYLINE = 60, 100
"""Characters of the longest line that is a date alone, and of one that may hold the date among names."""
_WEB = "1993"
"""A page on the web was published later than that; an older date near its headline is what it is about."""
_CLOCK = re.compile(
    r"\b(\d{1,2})(?:[:.](\d{2}))?(?::\d{2})?\s*(?:Uhr|h\b|([AaPp])\.?[Mm]\b\.?)|\b(\d{1,2}):(\d{2})(?::\d{2})?\b"
)
_NEAR = 30
"""Characters around a date in which a clock time is its time."""
ZONES = {
    "Z": "+00:00", "GMT": "+00:00", "UTC": "+00:00", "BST": "+01:00", "CET": "+01:00", "MEZ": "+01:00",
    "CEST": "+02:00", "MESZ": "+02:00", "EET": "+02:00", "EEST": "+03:00", "MSK": "+03:00",
    "SAST": "+02:00", "EAT": "+03:00", "EST": "-05:00", "EDT": "-04:00", "CST": "-06:00", "CDT": "-05:00",
    "MST": "-07:00", "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00", "AKST": "-09:00", "AKDT": "-08:00",
    "HST": "-10:00", "AEST": "+10:00", "AEDT": "+11:00", "ACST": "+09:30", "AWST": "+08:00", "NZST": "+12:00",
    "NZDT": "+13:00", "SGT": "+08:00", "HKT": "+08:00", "JST": "+09:00", "KST": "+09:00", "PKT": "+05:00",
}  # fmt: skip
"""Zones by their names on news pages. Those that name several (IST: India, Ireland, Israel) or that leave summer time
open (ET, PT) are not there: the time stays without a zone. CST is read as North America's."""
_ZONE = re.compile(r"\W{0,3}(?:([A-Z]{1,4})\b)?\s?(?:([+-]\d{1,2})(?::?(\d{2}))?(?!\d))?")
_IN_URL = re.compile(
    r"[/_-]((?:19|20)\d{2})(?:([/_-])(?:[A-Za-z]{2,20}/)?(\d{1,2}|[a-z]{3})\2(\d{1,2})|(\d{2})(\d{2}))(?=[/_.-]|\Z)(?!\.[a-z]{2}\b)"
)


def iso(written: str | None) -> str | None:
    """The date or date and time in ISO 8601, its zone kept; None when it is none or cannot be."""
    text = (written or "").strip()[:80]
    if not text:
        return None
    if match := _ISO.match(text):
        return _of_iso(match, text)
    if _EPOCH.match(text):
        return _valid(datetime.fromtimestamp(int(text[:10]), UTC).isoformat())
    if match := _COMPACT.match(text):
        year, month, number, hour, minute, second, zone = match.groups()
        clock = f"T{hour}:{minute}:{second or '00'}{_offset(zone)}" if hour else ""
        return _valid(f"{year}-{month}-{number}{clock}")
    if match := _UNIX.match(text):
        clock = f"T{match[3]}{_offset(match[4])}"
        return _valid(f"{match[5]}-{months().get(match[1].lower(), 0):02}-{int(match[2]):02}{clock}")
    return _of_mail(text) or day(text)


def day(text: str) -> str | None:
    """The first date in a short text, with the clock time beside it when there is one."""
    if _HAS_DIGIT.search(text) is None:
        return None
    found = _day(text)
    if found is None:
        return None
    written, begin, end = found
    clock = _CLOCK.search(text, end, end + _NEAR) or _CLOCK.search(text, max(0, begin - _NEAR), begin)
    if clock is None:
        return written
    hour, minute = int(clock[1] or clock[4]), clock[2] or clock[5] or "00"
    if clock[3]:
        hour = hour % 12 + (12 if clock[3] in "pP" else 0)
    time = f"{written}T{hour:02}:{minute}:00"
    return _valid(time + _zone_after(text, clock.end())) or _valid(time) or written


def of_url(url: str | None) -> str | None:
    """The day in an address: ``/2024/04/22/``, ``/2024-04-22-``, ``/20240422/``, ``/2024/apr/22/``."""
    for match in _IN_URL.finditer((url or "")[:500]):
        month = match[3] or match[5]
        number = int(month) if month.isdigit() else months().get(month, 0)
        if found := _valid(f"{match[1]}-{number:02}-{int(match[4] or match[6]):02}"):
            return found
    return None


def beside(lines: list[str], url: str | None) -> str | None:
    """The day in the address, with the time in the lines if they agree; else the date in the first line with one."""
    short = (line for line in lines if len(line) < _LONGEST_BYLINE)
    written = next((found for line in short if (found := day(line)) and found >= _WEB), "")
    in_url = of_url(url) or ""
    return (written if written.startswith(in_url) else in_url) or None


def _day(text: str) -> tuple[str, int, int] | None:
    """The first date, and where it stands."""
    if match := _NUMERIC.search(text):
        year = match[3] if len(match[3]) == 4 else f"20{match[3]}"
        found = _valid(f"{year}-{int(match[2]):02}-{int(match[1]):02}")
        return (found, *match.span()) if found else None
    for pattern, first, second in ((_NAMED, 1, 2), (_NAMED_FIRST, 2, 1)):
        for match in pattern.finditer(text):
            month = months().get(match[second].lower()[:3])
            if month:
                found = _valid(f"{match[3]}-{month:02}-{int(match[first]):02}")
                return (found, *match.span()) if found else None
    match = _SLASHED.search(text) or _ISO.search(text)
    found = None if match is None else _of_slashed(match) if match.re is _SLASHED else _of_iso(match, "")
    return (found[:10], *match.span()) if match and found else None


def _of_slashed(match: re.Match[str]) -> str | None:
    """``22/04/2024`` and ``04/22/2024``, where the numbers tell which is the day."""
    one, other = int(match[1]), int(match[2])
    if (one > 12) == (other > 12) and one != other:
        return None
    number, month = (one, other) if one > 12 else (other, one)
    return _valid(f"{match[3]}-{month:02}-{number:02}")


def is_date(line: str) -> bool:
    """Whether a line is a date alone, with ``Stand`` or ``Updated`` before and a clock time after it at most."""
    if len(line) > _LONGEST_LINE or not day(line):
        return False
    lead = words.begins("date_lead", line)
    rest = re.sub(r"[\d\s.,:|/–-]+", " ", line[lead.end() :] if lead else line)
    return len(rest.split()) <= 2


@cache
def months() -> dict[str, int]:
    """The first three letters of the months of every language, in lower case."""
    found: dict[str, int] = {}
    for language in LANGUAGES:
        for row in tables.rows(language, "page_words"):
            if row["kind"] == "months":
                for number, name in enumerate(tables.values(row["words"]), 1):
                    found[name.lower()[:3]] = number
    return found


def _of_iso(match: re.Match[str], text: str) -> str | None:
    year, _, month, day_, hour, minute, second, fraction, zone = match.groups()
    written = f"{year}-{int(month):02}-{int(day_):02}"
    if not hour:
        return _valid(written)
    written += f"T{int(hour):02}:{minute}:{second or '00'}{'.' + fraction[:6] if fraction else ''}"
    return _valid(written + (_offset(zone) or _zone_after(text, match.end())))


def _zone_after(text: str, at: int) -> str:
    """The offset that a zone's name or ``GMT+2`` behind a time means; empty when it is none or not sure."""
    match = _ZONE.match(text, at, at + 16)
    if match is None or (match[2] and match[1] not in ("GMT", "UTC")):
        return ""
    return _offset(f"{match[2]}{match[3] or ''}") if match[2] else ZONES.get(match[1] or "", "")


def _offset(zone: str | None) -> str:
    """``+0200``, ``+2``, ``Z`` and ``CEST`` as ``+02:00``."""
    if not zone or zone[0] not in "+-":
        return ZONES.get(zone or "", "")
    digits = zone[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")
    return f"{zone[0]}{int(hours):02}:{minutes}"


def _valid(text: str) -> str | None:
    """The text, if there is such a time; the begin of the computers' count of time stands for none."""
    try:
        when = datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    except ValueError:
        return None
    return text if 1800 <= when.year <= 2200 and not text.startswith("1970-01-01") else None


def _of_mail(text: str) -> str | None:
    """``Mon, 22 Apr 2024 15:54:00 GMT``"""
    if "," not in text[:5] and not re.search(r"\d{2}:\d{2}:\d{2}", text):
        return None
    try:
        from email.utils import parsedate_to_datetime  # noqa: PLC0415 - 10 ms, and few pages write such dates

        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError):
        return None
