"""Names of authors, from what JSON-LD and bylines write."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from depesche.page import words
from depesche.page.dates import months

_SEPARATORS = re.compile(r"\s*(?:[,;|/&+·•\n]|\s(?:und|and|sowie|with|mit)\s)\s*")
_NAME = re.compile(r"""[^\W\d_][\w.'’-]*(?:\s+[\w.'’"“”„-]+){1,5}\Z""")
_NO_NAME = re.compile(r"\d|\w{3}\.\w{2}")
"""Numbers and addresses: ``planet.com``."""
_PARTICLES = words.spaced("von van de der den del della di da dos du la le el al bin ibn ter ten zu zur vom af av")
_LONGEST, _LONGEST_LINE = 60, 300
"""Characters of the longest name, and of a line that are read for names."""
_LONGEST_BYLINE = 160
"""Characters of the longest line that is a byline."""
_KEPT = 128
"""Lines whose names are kept at hand: several rules ask for those of the same line."""
_HANDLE = re.compile(r"\S+@\S+|https?://\S+|@\w+")
_MARKS = " .,;:|-–—·•"
_ACCOUNTS = words.spaced("admin administrator webmaster editor root user guest wordpress superuser")
"""Accounts of content management systems."""
_TRAILER = re.compile(r"\s*[(\[].*\Z|\s+[-–—]\s.*\Z|\s+\|.*\Z")


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(rf"(?:{words.alternatives('byline_lead')})(?:\s*:\s*|\s+)", re.IGNORECASE)


def is_byline(line: str) -> bool:
    """Whether a short line starts as bylines do (``Von``, ``By``) and names people."""
    return len(line) <= _LONGEST_BYLINE and _lead().match(line) is not None and bool(in_line(line))


def in_line(line: str) -> list[str]:
    """The people that a byline names."""
    return list(_in_line(line[:_LONGEST_LINE]))


@lru_cache(maxsize=_KEPT)
def _in_line(line: str) -> tuple[str, ...]:
    line = _HANDLE.sub(" ", line)
    read = person
    if match := _lead().match(line):
        line = line[match.end() :]
        read = person if line.rstrip().endswith((".", "!", "?")) else _person_first
    elif is_credit_of_desk(line):
        return ()
    return tuple(dict.fromkeys(name for part in _SEPARATORS.split(line) if (name := read(part))))


def _person_first(written: str) -> str | None:
    """A name with an outlet, a role or a date right behind it: ``Jane Doe PLANET Executive Editor``."""
    if name := person(written):
        return name
    parts = written.split()
    end = next((at for at in range(2, min(len(parts), 6)) if _ends_name(parts[at], parts[:at])), 0)
    while end > 2 and (parts[end - 1].islower() or parts[end - 1].casefold()[:3] in months()):
        end -= 1
    return person(" ".join(parts[:end])) if end else None


def _ends_name(part: str, before: list[str]) -> bool:
    """Whether a word is no more part of the name before it."""
    if _NO_NAME.search(part):
        return True
    return (len(part) > 2 and part.isupper() and not before[0].isupper()) or (_is_desk(part) and len(before) == 2)


def only_names(line: str) -> bool:
    """Whether a line is nothing but names of people, and agencies beside them."""
    parts = [part for part in _SEPARATORS.split(line[:_LONGEST_LINE]) if part]
    people = [part for part in parts if person(part) == part and not _caseless(part)]
    return bool(people) and all(part in people or agency(part) for part in parts)


def is_credit_of_desk(line: str) -> bool:
    """``Redaktion: Anna Beispiel`` names who edited the report, not who wrote it."""
    head, colon, _ = line.partition(":")
    return bool(colon) and not head.isspace() and all(_is_desk(word) for word in head.split())


def person(written: str) -> str | None:
    """A person's name without ``Von`` and ``By``, roles, brackets and places; None for agencies, desks and outlets."""
    name = _TRAILER.sub("", " ".join(written.split())).strip(_MARKS)
    if match := _lead().match(name):
        name = name[match.end() :].strip(_MARKS)
    if match := _tail().search(name):
        name = name[: match.start()].strip(_MARKS)
    name = _without_role(name)
    if len(name) > _LONGEST or not _NAME.match(name) or _NO_NAME.search(name) or agency(name):
        return None
    parts = name.split()
    if any(map(_is_desk, parts)) or _is_place(name):
        return None
    if parts[0].casefold() in words.casefolded("byline_articles"):
        return None  # ``The Film Gang``, ``Die Wirtschaftsweisen``
    return name if all(_may_name(part) for part in parts) and any(len(part.strip(".")) > 1 for part in parts) else None


def _may_name(part: str) -> bool:
    part = part.lstrip('"“„”')
    return not part or part[0].isupper() or part.casefold() in _PARTICLES or not part[0].isalpha() or _caseless(part)


def _without_role(name: str) -> str:
    """The name behind a role: ``unserem Korrespondenten Max Beispiel``, ``Chefredakteurin Anna Beispiel``."""
    parts = name.split()
    for index in range(min(3, len(parts) - 2), 0, -1):
        if _is_desk(parts[index - 1]) and len(parts) - index >= 2:
            return " ".join(parts[index:])
    return name


def agency(name: str) -> bool:
    """Whether a name is that of an agency, alone or with what belongs to it (``Reuters Staff``, ``dpa Berlin``)."""
    folded = name.strip(_MARKS).casefold()
    if folded in words.casefolded("agencies"):
        return True
    first, _, rest = name.strip(_MARKS).partition(" ")
    return bool(rest) and first in words.listed("agencies") and not (first.istitle() and len(rest.split()) == 1)


def declared(names: list[tuple[str, str]], publisher: str | None, host: str = "") -> tuple[list[str], list[str]]:
    """Authors that metadata declares: people, and the desks and outlets that sign (no agency, unless it publishes)."""
    people: list[str] = []
    others: list[str] = []
    for written, kind in names:
        for part in _several(written, kind):
            name = person(part)
            if name and "rganization" not in kind and not is_outlet(name, publisher, host):
                people.append(name)
            elif kind and _may_sign(part, publisher):
                others.append(part)
    return list(dict.fromkeys(people)), list(dict.fromkeys(others))


def _may_sign(part: str, publisher: str | None) -> bool:
    if len(part) > _LONGEST or part.casefold() in _ACCOUNTS:
        return False
    return not agency(part) or letters(part) == letters(publisher or "")


def is_outlet(name: str, publisher: str | None, host: str = "") -> bool:
    """Whether a name is the outlet's or that of a desk under it (``NORDFUNK KÜSTE`` at Nordfunk)."""
    short = letters(name)
    if short in (letters(publisher or ""), host):
        return True
    outlet = (publisher or "").casefold().split()
    written = name.casefold().split()
    if len(host) > 2 and letters(written[0]) == host:
        return True
    size = len(outlet)
    return 0 < size < len(written) and any(written[at : at + size] == outlet for at in range(len(written) - size + 1))


def letters(text: str) -> str:
    """Letters and digits alone, umlauts as host names spell them or without their dots."""
    folded = text.lower() if text.isascii() else unicodedata.normalize("NFKD", text.casefold())
    return "".join(filter(str.isalnum, folded)).replace("oe", "o").replace("ae", "a").replace("ue", "u")


def _several(written: str, kind: str) -> list[str]:
    if "rganization" in kind:
        return [written]
    parts = [part.strip() for part in _SEPARATORS.split(_HANDLE.sub(" ", written[:_LONGEST_LINE])) if part.strip()]
    return [f"{parts[1]} {parts[0]}"] if len(parts) == 2 and _is_turned(written, *parts) else parts


def _is_turned(written: str, family: str, given: str) -> bool:
    """``Beispiel, Anna``: the family name first, as catalogues write it."""
    if written != f"{family}, {given}" or " " in family or " " in given or not (family.istitle() and given.istitle()):
        return False
    return not any(agency(part) or _is_desk(part) or _is_place(part) for part in (family, given))


def _caseless(part: str) -> bool:
    return part.lower() == part.upper()


def _is_desk(part: str) -> bool:
    """Whether a word makes what it stands in no name: ``Redaktion``, ``Wirtschaftsredakteurin``, ``Staff``."""
    word = part.strip(_MARKS).casefold()
    return word in words.casefolded("not_person") or word.endswith(_desk_endings())


@cache
def _desk_endings() -> tuple[str, ...]:
    """Those of the words long enough to be known in compounds: ``Wirtschaftsredakteur``."""
    return tuple(name.casefold() for name in words.listed("not_person") if len(name) > 6)


def _is_place(name: str) -> bool:
    """Whether a name is that of a place of two words: ``Anna Beispiel, New York``."""
    return name.casefold() in words.casefolded("byline_places")


@cache
def _tail() -> re.Pattern[str]:
    """``… in Berlin``, ``… for the Nordblatt`` behind a name."""
    return re.compile(rf"\s+{words.alternatives('byline_tail')}(?:\s.*)?\Z", re.IGNORECASE)
