"""Names of authors, from what JSON-LD and bylines write."""

from __future__ import annotations

import re
from functools import cache

from depesche.page import words

_SEPARATORS = re.compile(r"\s*(?:,|;|\||/|&|\+|\s(?:und|and|sowie|with|mit)\s)\s*")
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?:\s+[\w.'’-]+){1,4}\Z")
_PARTICLES = words.spaced("von van de der den del della di da dos du la le el al bin ibn ter ten zu zur vom af av")
_LONGEST = 60
_HANDLE = re.compile(r"\S+@\S+|https?://\S+|@\w+")
_TRAILER = re.compile(r"\s*[(\[].*\Z|\s+[-–—]\s.*\Z|\s+\|.*\Z")


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(rf"(?:{words.alternatives('byline_lead')})(?:\s*:\s*|\s+)", re.IGNORECASE)


def is_byline(line: str) -> bool:
    """Whether a short line starts as bylines do (``Von``, ``By``) and names people."""
    return len(line) <= 160 and _lead().match(line) is not None and bool(in_line(line))


def in_line(line: str) -> list[str]:
    """The people that a byline names."""
    line = _HANDLE.sub(" ", line)
    if match := _lead().match(line):
        line = line[match.end() :]
    found = []
    for part in _SEPARATORS.split(line[:300]):
        name = person(part)
        if name and name not in found:
            found.append(name)
    return found


def person(written: str) -> str | None:
    """A person's name without ``Von`` and ``By``, brackets and places; None for agencies, desks and outlets."""
    name = _TRAILER.sub("", " ".join(written.split())).strip(" .,;:|-–—·•")
    if match := _lead().match(name):
        name = name[match.end() :].strip()
    if len(name) > _LONGEST or not _NAME.match(name) or agency(name):
        return None
    parts = name.split()
    if any(part.strip(".").casefold() in _desk_words() or part.casefold().endswith(_desk_endings()) for part in parts):
        return None
    capital = all(
        part[0].isupper() or part.casefold() in _PARTICLES or not part[0].isalpha() or _caseless(part) for part in parts
    )
    return name if capital else None


def agency(name: str) -> bool:
    """Whether a name is that of an agency."""
    return name.strip().casefold() in _agencies()


def declared(names: list[tuple[str, str]], publisher: str | None) -> list[str]:
    """Authors that metadata declares: people, or where it names none, the desk or outlet that signs (no agency)."""
    people: list[str] = []
    others: list[str] = []
    for written, kind in names:
        for part in _several(written, kind):
            name = person(part)
            if name and kind != "Organization" and not _of_outlet(name, publisher):
                people.append(name)
            elif kind and not agency(part) and len(part) <= _LONGEST:
                others.append(part)
    return list(dict.fromkeys(people or others))


def _of_outlet(name: str, publisher: str | None) -> bool:
    """``MDR THÜRINGEN`` at MDR: a desk under the outlet's name."""
    return bool(publisher) and str(publisher).casefold().startswith(name.split(maxsplit=1)[0].casefold())


def _several(written: str, kind: str) -> list[str]:
    if kind == "Organization":
        return [written]
    cleaned = _HANDLE.sub(" ", written)
    return [part for part in _SEPARATORS.split(cleaned) if part.strip()]


def _caseless(part: str) -> bool:
    return part.lower() == part.upper()


@cache
def _agencies() -> frozenset[str]:
    return frozenset(name.casefold() for name in words.listed("agencies"))


@cache
def _desk_endings() -> tuple[str, ...]:
    """Those of the words long enough to be known in compounds: ``Wirtschaftsredakteur``."""
    return tuple(name.casefold() for name in words.listed("not_person") if len(name) > 6)


@cache
def _desk_words() -> frozenset[str]:
    return frozenset(name.casefold() for name in words.listed("not_person"))
