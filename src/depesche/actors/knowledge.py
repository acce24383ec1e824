"""The knowledge base: politicians, office holders, organisations with their Wikidata ids, one read-only SQLite file.

Opened on first use, asked per name; nothing is loaded in bulk. Built by ``training/build_knowledge_base.py`` from
sources that end in early 2023; ``knowledge.md`` beside the file says which.
"""

from __future__ import annotations

import sqlite3
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

import msgspec

SNAPSHOT = "2023-01"
"""Offices that are open in the base were open then; whether they still are is unknown."""
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"})
_MARKS = {"Mn", "Lm", "Sk"}


def fold(name: str) -> str:
    """A name as it is looked up: lower case, no accents, words of letters and digits with one space between."""
    if name.isascii():
        plain = name.lower()
    else:
        decomposed = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS))
        plain = "".join(c for c in decomposed if unicodedata.category(c) not in _MARKS)
    return " ".join("".join(c if c.isalnum() else "" if c in "'’." else " " for c in plain).split())


def is_latin(name: str) -> bool:
    """Whether all letters of the name are Latin."""
    return all(unicodedata.name(c, "").startswith("LATIN") for c in name if c.isalpha())


class Office(msgspec.Struct, frozen=True):
    """A position a person held; dates are ISO 8601 as precise as the source, empty when unknown."""

    position: str
    start: str
    end: str


class Person(msgspec.Struct, frozen=True):
    """A person of the knowledge base."""

    number: int
    wikidata: str
    name: str
    country: str
    party: str
    born: int
    rank: int
    """3 head of state or government, 2 minister or other office holder, 1 politician."""


class Organization(msgspec.Struct, frozen=True):
    """An organisation or party of the knowledge base."""

    wikidata: str
    name: str
    country: str
    kind: str


@cache
def _base() -> sqlite3.Connection:
    location = Path(__file__).with_name("knowledge.sqlite").as_uri()
    return sqlite3.connect(f"{location}?mode=ro&immutable=1", uri=True, check_same_thread=False)


_PERSON = "SELECT p.id, p.qid, p.name, p.country, p.party, p.born, p.rank FROM"


@lru_cache(maxsize=4096)
def persons(name: str) -> tuple[Person, ...]:
    """Everybody who bears this full name."""
    query = f"{_PERSON} alias a JOIN person p ON p.id = a.person WHERE a.key = ? ORDER BY p.id LIMIT 40"
    return tuple(_person(row) for row in _base().execute(query, (fold(name),)))


def _person(row: tuple[int, str, str, str | None, str | None, int | None, int]) -> Person:
    number, wikidata, name, country, party, born, rank = row
    return Person(number, wikidata, name, country or "", party or "", born or 0, rank)


@lru_cache(maxsize=4096)
def leaders(surname: str, country: str, day: str) -> tuple[Person, ...]:
    """Heads of state or government of the country with this surname who can have been in office on the day.

    A term that ended before the base's snapshot does not rule out a later one: for days after it everybody who was in
    office before counts.
    """
    query = (
        f"{_PERSON} leader l JOIN person p ON p.id = l.person "
        "WHERE l.country = ? AND l.key = ? AND (? = '' OR (l.start <= ? AND (l.end = '' OR l.end >= ? OR ? > ?))) "
        "GROUP BY p.id ORDER BY p.id"
    )
    # A year alone ("2022") sorts before every day of it, so ends are compared by year.
    values = (country, fold(surname), day, day, day[:4], day, SNAPSHOT)
    return tuple(_person(row) for row in _base().execute(query, values))


@lru_cache(maxsize=4096)
def leaders_anywhere(surname: str, day: str) -> tuple[Person, ...]:
    """Heads of state or government of any country with this surname who were in office on the day for certain."""
    query = (
        f"{_PERSON} leader l JOIN person p ON p.id = l.person "
        "WHERE l.key = ? AND l.start != '' AND l.start <= ? AND (l.end >= ? OR l.end = '') GROUP BY p.id ORDER BY p.id"
    )
    return tuple(_person(row) for row in _base().execute(query, (fold(surname), day, day[:4])))


@lru_cache(maxsize=4096)
def offices(number: int) -> tuple[Office, ...]:
    """The positions of a person."""
    query = "SELECT p.name, o.start, o.end FROM office o JOIN position p ON p.id = o.position WHERE o.person = ?"
    return tuple(Office(name, start or "", end or "") for name, start, end in _base().execute(query, (number,)))


@lru_cache(maxsize=4096)
def organizations(name: str) -> tuple[Organization, ...]:
    """Every organisation with this name."""
    query = (
        "SELECT o.qid, o.name, o.country, o.kind FROM organization_alias a "
        "JOIN organization o ON o.id = a.organization WHERE a.key = ? ORDER BY o.id LIMIT 10"
    )
    rows = _base().execute(query, (fold(name),))
    return tuple(Organization(wikidata, label, country or "", kind or "") for wikidata, label, country, kind in rows)


@lru_cache(maxsize=32768)
def first_name(word: str) -> int:
    """How many politicians bear the word as first name."""
    row = _base().execute("SELECT count FROM first WHERE key = ?", (fold(word),)).fetchone()
    return row[0] if row else 0


@lru_cache(maxsize=32768)
def last_name(word: str) -> int:
    """How many politicians bear the word as surname."""
    row = _base().execute("SELECT count FROM last WHERE key = ?", (fold(word),)).fetchone()
    return row[0] if row else 0
