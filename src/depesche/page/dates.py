"""Dates as pages write them, to ISO 8601 with the zone kept. A date that cannot be read gives None."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from functools import cache

from depesche.language import LANGUAGES, tables
from depesche.page import words

_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?"
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{4})?)?\Z")
_EPOCH = re.compile(r"\d{10}(?:\d{3})?\Z")
_NUMERIC = re.compile(r"\b(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d{2}|\d{2})\b(?![.:])")
_NAMED = re.compile(r"\b(\d{1,2})(?:\.|st|nd|rd|th)?\s+([A-Za-zÄäöü]{3,10})\.?,?\s+((?:19|20)\d{2})\b")
_NAMED_FIRST = re.compile(r"\b([A-Z][a-zäöü]{2,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)\d{2})\b")
_LONGEST_LINE = 60
_CLOCK = re.compile(r"\b(\d{1,2})[:.](\d{2})\s*(?:Uhr|h\b|([AaPp])\.?[Mm]\b)|\b(\d{1,2}):(\d{2})\b")


def iso(written: str | None) -> str | None:
    """The date or date and time in ISO 8601, its zone kept; None when it is none or cannot be."""
    text = (written or "").strip()[:80]
    if not text:
        return None
    if match := _ISO.match(text):
        return _of_iso(match)
    if _EPOCH.match(text):
        return datetime.fromtimestamp(int(text[:10]), UTC).isoformat()
    if match := _COMPACT.match(text):
        year, month, number, hour, minute, second, zone = match.groups()
        clock = f"T{hour}:{minute}:{second or '00'}{_zone(zone)}" if hour else ""
        return _valid(f"{year}-{month}-{number}{clock}")
    return _of_mail(text) or day(text)


def day(text: str) -> str | None:
    """The first date in a short text, with the clock time after it when there is one."""
    found = _day(text)
    if found is None:
        return None
    written, end = found
    clock = _CLOCK.search(text, end, end + 30)
    if clock is None:
        return written
    hour, minute = int(clock[1] or clock[4]), clock[2] or clock[5]
    if clock[3]:
        hour = hour % 12 + (12 if clock[3] in "pP" else 0)
    return _valid(f"{written}T{hour:02}:{minute}:00") or written


def _day(text: str) -> tuple[str, int] | None:
    if match := _NUMERIC.search(text):
        year = match[3] if len(match[3]) == 4 else f"20{match[3]}"
        found = _valid(f"{year}-{int(match[2]):02}-{int(match[1]):02}")
        return (found, match.end()) if found else None
    for pattern, first, second in ((_NAMED, 1, 2), (_NAMED_FIRST, 2, 1)):
        for match in pattern.finditer(text):
            month = months().get(match[second].lower()[:3])
            if month:
                found = _valid(f"{match[3]}-{month:02}-{int(match[first]):02}")
                return (found, match.end()) if found else None
    return None


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


def _of_iso(match: re.Match[str]) -> str | None:
    year, month, day_, hour, minute, second, fraction, zone = match.groups()
    text = f"{year}-{int(month):02}-{int(day_):02}"
    if hour:
        text += f"T{int(hour):02}:{minute}:{second or '00'}{'.' + fraction[:6] if fraction else ''}{_zone(zone)}"
    return _valid(text)


def _zone(zone: str | None) -> str:
    if not zone:
        return ""
    if zone in ("Z", "UTC", "GMT"):
        return "+00:00"
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return f"{zone[0]}{digits[:2]}:{digits[2:]}"


def _valid(text: str) -> str | None:
    try:
        when = datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    except ValueError:
        return None
    return text if 1800 <= when.year <= 2200 else None


def _of_mail(text: str) -> str | None:
    """``Mon, 22 Apr 2024 15:54:00 GMT``"""
    if "," not in text[:5] and not re.search(r"\d{2}:\d{2}:\d{2}", text):
        return None
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError):
        return None
