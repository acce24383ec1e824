"""Compile the tables of political actors into the read-only knowledge base that ships with Depesche.

    python training/build_knowledge_base.py TABLES_FOLDER [src/depesche/actors/knowledge.sqlite]

The folder holds ``leaders.tsv``, ``ministers.tsv``, ``politicians.tsv``, ``germany_persons.tsv``,
``organizations.tsv``, ``parties.tsv`` (Wikidata facts with a source column; see the card ``knowledge.md`` beside the
result). The result is one SQLite file, the same bytes for the same input:

- ``person``: qid, name, country, party, birth year, rank (3 head of state or government, 2 minister or other office
  holder, 1 politician), source
- ``alias``: folded full name to person
- ``office``: person to position, start, end, source
- ``leader``: country and folded surname to heads of state and government
- ``organization``, ``organization_alias``: likewise for organisations and parties
- ``first``, ``last``: how many persons bear the first name and the surname
"""

from __future__ import annotations

import re
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from depesche.actors.knowledge import fold, is_latin

Row = dict[str, str]
FOOTNOTE = re.compile(r"\s*\[\d+\]$")
NICKNAME = re.compile(r"\s*[(\[\"„“].*?[)\]\"“”]\s*")
HEAD = re.compile(
    r"^(?:acting |interim |federal |state )?(?:president|prime minister|chancellor|supreme leader|king|queen|emperor"
    r"|emir|sultan|monarch|pope|head of state|head of government|general secretary of the workers)\b",
    re.IGNORECASE,
)
NOT_HEAD = re.compile(
    r"senate|court|assembly|council|parliament|chamber|bank|congress|national bank|region|commission|deput|office"
    r"|governor|duchy|exchequer|committee|house|tribunal|academy|university|administration"
    r"|minister's|prime minister'|party|catalonia|bureau"
    r"|diet|knesset|bundestag|bundesrat|delegat|canton|executive|vice|storting|seimas|riigikogu|legislat",
    re.IGNORECASE,
)
MINOR_SOURCES = "missing-successors"
ORGANIZATION_KINDS = {"igo", "eu_body", "agency", "legislature"}
FEWEST_FIRST, FEWEST_LAST = 2, 4  # names that fewer persons bear tell a name tagger nothing

SCHEMA = """
CREATE TABLE person (id INTEGER PRIMARY KEY, qid TEXT NOT NULL, name TEXT NOT NULL, country TEXT, party TEXT,
  born INTEGER, rank INTEGER NOT NULL, source INTEGER);
CREATE TABLE alias (key TEXT NOT NULL, person INTEGER NOT NULL, PRIMARY KEY (key, person)) WITHOUT ROWID;
CREATE TABLE office (person INTEGER NOT NULL, number INTEGER NOT NULL, position INTEGER NOT NULL, start TEXT, end TEXT,
  source INTEGER, PRIMARY KEY (person, number)) WITHOUT ROWID;
CREATE TABLE position (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE source (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE leader (country TEXT NOT NULL, key TEXT NOT NULL, person INTEGER NOT NULL, start TEXT NOT NULL,
  end TEXT NOT NULL, PRIMARY KEY (country, key, person, start, end)) WITHOUT ROWID;
CREATE INDEX leader_key ON leader (key);
CREATE TABLE organization (id INTEGER PRIMARY KEY, qid TEXT NOT NULL, name TEXT NOT NULL, country TEXT, kind TEXT,
  source INTEGER);
CREATE TABLE organization_alias (key TEXT NOT NULL, organization INTEGER NOT NULL, PRIMARY KEY (key, organization))
  WITHOUT ROWID;
CREATE TABLE first (key TEXT PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE last (key TEXT PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID;
"""


def read(path: Path) -> Iterator[Row]:
    """The rows of a table."""
    lines = path.read_text(encoding="utf-8").split("\n")
    header = lines[0].split("\t")
    for line in lines[1:]:
        if line:
            cells = line.split("\t")
            yield dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=False))


class Numbers:
    """Small numbers for strings that come up often."""

    def __init__(self) -> None:
        self.of: dict[str, int] = {}

    def __getitem__(self, text: str) -> int:
        return self.of.setdefault(text, len(self.of) + 1)


class Person:
    """What the tables say about one Wikidata id."""

    def __init__(self, qid: str) -> None:
        self.qid = qid
        self.names: dict[str, None] = {}
        self.country = self.party = self.source = ""
        self.born = 0
        self.rank = 1
        self.offices: dict[tuple[str, str, str], str] = {}

    def add_name(self, name: str) -> None:
        """Keep a name in Latin letters; ``Merkel, Angela`` and single words are no full names."""
        plain = NICKNAME.sub(" ", FOOTNOTE.sub("", name)).strip()
        if plain and "," not in plain and is_latin(plain):
            self.names.setdefault(" ".join(plain.split()))


def is_head(position: str) -> bool:
    """Whether the label is the office of a head of state or government."""
    return bool(HEAD.match(position)) and not NOT_HEAD.search(position)


def persons(folder: Path) -> dict[str, Person]:
    """All persons of the tables by Wikidata id, sorted."""
    found: dict[str, Person] = {}
    for row in read(folder / "politicians.tsv"):
        person = found.setdefault(row["qid"], Person(row["qid"]))
        for name in (row["name_de"], row["name"], *row["other_names"].split("|")):
            person.add_name(name)
        person.country, person.party, person.source = row["country_iso3"], row["party"], row["source"]
        person.born = int(row["born"][:4]) if row["born"][:4].isdecimal() else 0
    for row in read(folder / "germany_persons.tsv"):
        person = found.setdefault(row["qid"], Person(row["qid"]))
        person.add_name(row["name_de"])
        person.country = person.country or "DEU"
        person.party = person.party or row["party"].split("|")[0]
        person.source = person.source or row["source"]
        person.born = person.born or (int(row["born"][:4]) if row["born"][:4].isdecimal() else 0)
    for table in ("leaders.tsv", "ministers.tsv"):
        for row in read(folder / table):
            if row["country_iso3"] and MINOR_SOURCES not in row["source"]:
                add_office(found, row)
    return dict(sorted(found.items(), key=lambda item: int(item[0][1:])))


def add_office(found: dict[str, Person], row: Row) -> None:
    """Record one office; the country of the highest office is the person's country."""
    person = found.setdefault(row["qid"], Person(row["qid"]))
    person.add_name(row["name"])
    rank = 3 if is_head(row["position"]) else 2
    if rank > person.rank or not person.country:
        person.country = row["country_iso3"]
    person.rank = max(person.rank, rank)
    person.source = person.source or row["source"]
    person.offices.setdefault((row["position"], row["start"], row["end"]), row["source"])


def surname_keys(person: Person) -> set[str]:
    """The words a leader may be called by alone: the last word of a name, and the first where family names lead."""
    family_first = person.country in {"PRK", "KOR", "CHN", "TWN", "VNM", "KHM"}
    keys = set()
    for name in person.names:
        words = fold(name).split()
        if len(words) > 1:
            keys.add(words[0] if family_first else words[-1])
    return keys


def write_persons(base: sqlite3.Connection, found: dict[str, Person]) -> None:
    """Fill the tables about persons."""
    sources, positions = Numbers(), Numbers()
    first: Counter[str] = Counter()
    last: Counter[str] = Counter()
    for number, person in enumerate(found.values(), 1):
        names = [name for name in person.names if " " in name] or list(person.names)
        if not names:
            continue
        source = sources[person.source.split(":")[0]]
        facts = (person.country or None, person.party or None, person.born or None, person.rank, source)
        base.execute("INSERT INTO person VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (number, person.qid, names[0], *facts))
        keys = sorted({fold(name) for name in names} - {""})
        base.executemany("INSERT INTO alias VALUES (?, ?)", [(key, number) for key in keys if " " in key])
        for index, ((position, start, end), origin) in enumerate(sorted(person.offices.items())):
            row = (number, index, positions[position], start or None, end or None, sources[origin.split(":")[0]])
            base.execute("INSERT INTO office VALUES (?, ?, ?, ?, ?, ?)", row)
            if is_head(position) and person.country:
                for key in sorted(surname_keys(person)):
                    base.execute(
                        "INSERT OR IGNORE INTO leader VALUES (?, ?, ?, ?, ?)", (person.country, key, number, start, end)
                    )
        words = fold(names[0]).split()
        if len(words) > 1:
            first[words[0]] += 1
            last[words[-1]] += 1
    base.executemany("INSERT INTO first VALUES (?, ?)", sorted(x for x in first.items() if x[1] >= FEWEST_FIRST))
    base.executemany("INSERT INTO last VALUES (?, ?)", sorted(x for x in last.items() if x[1] >= FEWEST_LAST))
    base.executemany("INSERT INTO position VALUES (?, ?)", [(n, text) for text, n in positions.of.items()])
    base.executemany("INSERT INTO source VALUES (?, ?)", [(n, text) for text, n in sources.of.items()])


def write_organizations(base: sqlite3.Connection, folder: Path) -> None:
    """Fill the tables about organisations and parties."""
    rows: list[tuple[str, list[str], str, str]] = []
    for row in read(folder / "organizations.tsv"):
        if row["kind"] in ORGANIZATION_KINDS:
            names = [row["name_de"], row["name_en"], *row["other_names"].split("|")]
            rows.append((row["qid"], names, row["country_iso3"], row["kind"]))
    for row in read(folder / "parties.tsv"):
        if row["qid"]:
            rows.append((row["qid"], [row["name_de"], row["name"], row["name_en"]], row["country_iso3"], "party"))
    merged: dict[str, tuple[dict[str, None], str, str]] = {}
    for qid, names, country, kind in rows:
        known = merged.setdefault(qid, ({}, country, kind))[0]
        for name in names:
            if name and is_latin(name) and (" " in name or len(name) > 8):
                known.setdefault(name)
    for number, (qid, (known, country, kind)) in enumerate(sorted(merged.items(), key=lambda x: int(x[0][1:])), 1):
        if not known:
            continue
        base.execute(
            "INSERT INTO organization VALUES (?, ?, ?, ?, ?, NULL)",
            (number, qid, next(iter(known)), country or None, kind),
        )
        base.executemany(
            "INSERT INTO organization_alias VALUES (?, ?)",
            [(key, number) for key in sorted({fold(name) for name in known})],
        )


def main(arguments: list[str]) -> int:
    """Write the knowledge base; returns the exit code."""
    if not arguments:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    target = Path(arguments[1] if len(arguments) > 1 else "src/depesche/actors/knowledge.sqlite")
    target.unlink(missing_ok=True)
    base = sqlite3.connect(target)
    base.executescript("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF;" + SCHEMA)
    write_persons(base, persons(Path(arguments[0])))
    write_organizations(base, Path(arguments[0]))
    base.commit()
    base.execute("VACUUM")
    tables = ("person", "alias", "office", "leader", "organization")
    counts = {name: base.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables}  # noqa: S608
    base.close()
    sys.stdout.write(f"{target}: {target.stat().st_size:,} bytes, {counts}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
