"""The file of the knowledge base: its tables, codes and version.

One SQLite file is one layer (:mod:`.layers`); the shipped ones and the user's own have the same tables.

- ``source``: where rows come from: name, licence, date of the snapshot or check
- ``entity``: persons, organisations, countries, places. ``id`` is the number of the Wikidata id without its ``Q``,
  below zero for what has none; ``party`` a number of ``word``
- ``facet``: what many entities share: ``kind``, its place in :data:`KINDS`; ``type``; ``country``, ISO 3166 alpha-3;
  PLOVER ``sector``; ``sex``; ``source``; ``rank``: persons 3 head of state or government, 2 minister or other office
  holder, 1 politician, places 3 capital, 2 large city, 1 other, else 0
- ``label``: the name that reports in a language show, where it is not ``entity.name``
- ``alias``: folded names (:func:`.spelling.fold`) to entities. ``exact`` is the spelling that alone counts, for short
  names and names that are common words (``IS``), else empty. ``unsure``: a plain word, an abbreviation or part of a
  name that other things bear too (:func:`.queries.possible`)
- ``surname``: folded surnames of persons of rank 2 and 3, in all spellings known
- ``office``: position and term of a person, ``country`` null where it is the person's. ``end`` empty: still in office
  on the day ``checked``, null where that is the day of the source
- ``position``: English and German name, PLOVER sector, ``head``: of a state or government
- ``title``: folded names of positions: German, English without their country (``president``), and the keys of
  ``actors/linking/offices.tsv`` (``foreign``)
- ``first``, ``last``: how many persons bear a first name and a surname; sex of the first name, null where not sure
- ``note``: what the file says about itself and what writers must remember: key, value
"""

from __future__ import annotations

import re

VERSION = 1
"""``PRAGMA user_version``; a file of another version is refused."""
NAMES, TITLES = "en", "de"
"""The languages of ``entity.name`` and ``position.name``, and of ``position.name_de``."""
APPLICATION = 0x446B4231
"""``PRAGMA application_id``: tells a knowledge base from any other SQLite file."""
KINDS = ("", "person", "organization", "country", "place")
ID = re.compile(r"Q[1-9][0-9]{0,11}")
"""A Wikidata id."""
HEAD, OFFICE, POLITICIAN = 3, 2, 1
"""Ranks of persons."""
SECTORS = frozenset({
    "GOV", "MIL", "REB", "OPP", "PTY", "LEG", "JUD", "COP", "SPY", "CVL", "BUS", "LAB", "MED", "EDU", "HLH", "MDH",
    "REL", "IGO", "NGO", "UAF", "CRM", "ELI", "PRM",
})  # fmt: skip
TYPES = {
    "person": frozenset[str](),
    "organization": frozenset({
        "ministry", "government", "legislature", "court", "central_bank", "agency", "police", "military",
        "intelligence", "party", "igo", "eu", "company", "union", "ngo", "armed", "news_agency", "outlet",
        "broadcaster", "university", "church", "club", "association", "thinktank", "group",
    }),
    "country": frozenset({"country", "territory"}),
    "place": frozenset({
        "capital", "city", "town", "region", "state", "river", "mountain", "sea", "island", "street_or_building",
        "district", "continent",
    }),
}  # fmt: skip
"""What an entity of a kind can be; empty is allowed everywhere."""

TABLES = """
CREATE TABLE source (id INTEGER PRIMARY KEY, name TEXT NOT NULL, licence TEXT NOT NULL, date TEXT NOT NULL);
CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE facet (id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, type TEXT NOT NULL, country TEXT NOT NULL,
  sector TEXT NOT NULL, sex TEXT NOT NULL, rank INTEGER NOT NULL, source INTEGER NOT NULL);
CREATE TABLE entity (id INTEGER PRIMARY KEY, facet INTEGER NOT NULL, name TEXT NOT NULL, party INTEGER, born INTEGER);
CREATE TABLE label (entity INTEGER NOT NULL, language TEXT NOT NULL, name TEXT NOT NULL,
  PRIMARY KEY (entity, language)) WITHOUT ROWID;
CREATE TABLE alias (key TEXT NOT NULL, entity INTEGER NOT NULL, exact TEXT NOT NULL,
  unsure INTEGER NOT NULL, PRIMARY KEY (key, entity, exact)) WITHOUT ROWID;
CREATE TABLE surname (key TEXT NOT NULL, entity INTEGER NOT NULL, PRIMARY KEY (key, entity)) WITHOUT ROWID;
CREATE TABLE position (id INTEGER PRIMARY KEY, name TEXT NOT NULL, name_de TEXT, sector TEXT, head INTEGER NOT NULL);
CREATE TABLE title (key TEXT NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (key, position)) WITHOUT ROWID;
CREATE TABLE office (entity INTEGER NOT NULL, number INTEGER NOT NULL, position INTEGER NOT NULL, country TEXT,
  start TEXT NOT NULL, end TEXT NOT NULL, checked TEXT, source INTEGER NOT NULL,
  PRIMARY KEY (entity, number)) WITHOUT ROWID;
CREATE INDEX office_position ON office (position);
CREATE TABLE first (key TEXT PRIMARY KEY, count INTEGER NOT NULL, sex TEXT) WITHOUT ROWID;
CREATE TABLE last (key TEXT PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE note (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
