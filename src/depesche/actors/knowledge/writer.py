"""Writes files of the knowledge base: the shipped ones at build time, the user's own with ``depesche kb``."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

from depesche.actors.knowledge.entities import Office, Record, Source, Term
from depesche.actors.knowledge.schema import APPLICATION, HEAD, KINDS, OFFICE, TABLES, VERSION
from depesche.actors.knowledge.spelling import fold, is_short
from depesche.errors import KnowledgeError

FAMILY_FIRST = frozenset({"PRK", "KOR", "CHN", "TWN", "VNM", "KHM"})
"""Countries whose people put the family name first."""
UNSURE = "~"
WAY_OUT = "make room there, make it writable, or name a file elsewhere in DEPESCHE_KB"
_PATIENCE = 60
"""Seconds to wait for another process that writes the file."""
_REPLACING = (
    "CREATE INDEX IF NOT EXISTS alias_entity ON alias (entity)",
    "CREATE INDEX IF NOT EXISTS surname_entity ON surname (entity)",
)
"""Made with the first record that takes the place of another; reading does without them."""
_DELETIONS = tuple(f"DELETE FROM {table} WHERE entity = ?" for table in ("label", "alias", "surname", "office"))  # noqa: S608
_CLEARING = ("CREATE INDEX IF NOT EXISTS entity_facet ON entity (facet)",)
_ORPHANS = (
    "DELETE FROM facet WHERE id NOT IN (SELECT facet FROM entity)",
    "DELETE FROM position WHERE id NOT IN (SELECT position FROM office)",
    "DELETE FROM title WHERE position NOT IN (SELECT id FROM position)",
    "DELETE FROM source WHERE id NOT IN (SELECT source FROM facet UNION SELECT source FROM office)",
    "DELETE FROM word WHERE id NOT IN (SELECT party FROM entity WHERE party IS NOT NULL)",
)
"""What nothing points to any more after a removal."""


class Writer:
    """Adds records to a file, which is made where there is none.

    A record with the Wikidata id of one in the file takes its place; without an id, it takes the place of one with the
    same kind, name and country that has none either. Use as a context manager: leaving it without an exception commits.
    """

    def __init__(self, path: Path, common: frozenset[str] = frozenset(), keeps_namesakes: bool = False) -> None:
        """Open or make the file.

        ``common``: folded words that count as a name only in exactly the case of the name. ``keeps_namesakes``: records
        without an id never take the place of another (many towns of a country bear one name).
        """
        self.path = path
        self._keeps_namesakes = keeps_namesakes
        self._common = common
        self._numbers: dict[tuple[str, ...], int] = {}
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._file = sqlite3.connect(path, _PATIENCE)
        except sqlite3.Error as error:
            raise self._unusable(str(error)) from None
        try:
            self._prepare()
            self._lowest: int = self._file.execute("SELECT min(coalesce(min(id), 0), 0) FROM entity").fetchone()[0]
        except sqlite3.Error as error:
            self._file.close()
            raise self._unusable(str(error)) from None

    def _unusable(self, why: str) -> KnowledgeError:
        return KnowledgeError(f"Cannot write the knowledge base {self.path}: {why}; {WAY_OUT}.")

    def _prepare(self) -> None:
        self._file.execute("PRAGMA cache_spill = OFF")  # others read on until all is committed
        self._file.execute("BEGIN IMMEDIATE")  # whoever else writes now has finished before the numbers are looked up
        if not self._file.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            marks = f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {VERSION};"
            for statement in (marks + TABLES).split(";"):
                self._file.execute(statement)
        application = self._file.execute("PRAGMA application_id").fetchone()[0]
        version = self._file.execute("PRAGMA user_version").fetchone()[0]
        if (application, version) != (APPLICATION, VERSION):
            self._file.close()
            raise self._unusable(f"it is not one, or not of version {VERSION}")

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        if kind is None:
            self.commit()
        self._file.close()

    def commit(self) -> None:
        """Make what was added last."""
        self._file.commit()

    def pack(self) -> None:
        """Commit and bring the file to its smallest form; the same records give the same bytes."""
        for index in ("alias_entity", "surname_entity", "entity_facet"):
            self._file.execute(f"DROP INDEX IF EXISTS {index}")
        self._file.commit()
        self._file.execute("VACUUM")

    def add(self, record: Record) -> int:
        """Write one record; returns its number in the file."""
        number = self._place(record)
        shared = (KINDS.index(record.kind), record.type, record.country, record.sector, record.sex, record.rank)
        facet = self._number(
            "facet", "kind, type, country, sector, sex, rank, source", (*shared, self.source(record.source))
        )
        party = self._number("word", "text", (record.party,)) if record.party else None
        row = (number, facet, record.name, party, record.born or None)
        self._file.execute("INSERT INTO entity VALUES (?, ?, ?, ?, ?)", row)
        self._write_names(number, record)
        self._write_terms(number, record)
        return number

    def _place(self, record: Record) -> int:
        """The number for the record; what has it already is taken out."""
        number = int(record.wikidata[1:]) if record.wikidata else 0
        number = number or (0 if self._keeps_namesakes else self._known(record))
        if not number:
            self._lowest -= 1
            return self._lowest
        if self._file.execute("DELETE FROM entity WHERE id = ?", (number,)).rowcount:
            for index in _REPLACING:
                self._file.execute(index)
            for deletion in _DELETIONS:
                self._file.execute(deletion, (number,))
        return number

    def _known(self, record: Record) -> int:
        """The number of the record without an id with the same kind, name and country; 0 if there is none."""
        query = (
            "SELECT e.id FROM alias a CROSS JOIN entity e ON e.id = a.entity CROSS JOIN facet f ON f.id = e.facet "
            "WHERE a.key = ? AND e.id < 0 AND f.kind = ? AND e.name = ? AND f.country = ?"
        )
        values = (fold(record.name), KINDS.index(record.kind), record.name, record.country)
        row = self._file.execute(query, values).fetchone()
        return int(row[0]) if row else 0

    def _write_names(self, number: int, record: Record) -> None:
        labels = {language: name for language, name in sorted(record.labels.items()) if name and name != record.name}
        self._file.executemany("INSERT INTO label VALUES (?, ?, ?)", [(number, *label) for label in labels.items()])
        names = [*record.aliases, record.name, *labels.values()]
        # what is said first of a name holds: aliases can mark the main one unsure
        rows: dict[tuple[str, str], int] = {}
        for name in names:
            plain = name.removeprefix(UNSURE)
            key = fold(plain)
            if not key or (record.kind == "person" and " " not in key):
                continue
            strict = is_short(plain) or self._common.issuperset(key.split())
            rows.setdefault((key, plain if strict else ""), int(name.startswith(UNSURE)))
        values = [(key, number, exact, unsure) for (key, exact), unsure in rows.items()]
        self._file.executemany("INSERT INTO alias VALUES (?, ?, ?, ?)", values)
        if record.kind == "person" and record.rank >= OFFICE:
            keys = surnames(names, record.country)
            self._file.executemany("INSERT INTO surname VALUES (?, ?)", [(key, number) for key in keys])

    def _write_terms(self, number: int, record: Record) -> None:
        ordered = sorted(record.terms, key=_by_date)
        for index, term in enumerate(ordered):
            office = term.office
            checked = office.checked if office.checked != term.source.date else None
            country = office.country if office.country != record.country else None
            row = (country, office.start, office.end, checked, self.source(term.source))
            values = (number, index, self._position(term), *row)
            self._file.execute("INSERT INTO office VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)

    def _position(self, term: Term) -> int:
        office = term.office
        values = (office.position, office.position_de or None, office.sector or None, int(office.is_head))
        number = self._number("position", "name, name_de, sector, head", values)
        own = () if term.titles else (office.position,)
        names = {fold(name) for name in (*own, office.position_de, *term.titles)} - {""}
        rows = [(name, number) for name in sorted(names)]
        self._file.executemany("INSERT OR IGNORE INTO title VALUES (?, ?)", rows)
        return number

    def source(self, source: Source) -> int:
        """The number of a source, which is written down where it is new."""
        return self._number("source", "name, licence, date", (source.name, source.licence, source.date))

    def _number(self, table: str, columns: str, values: tuple[str | int | None, ...]) -> int:
        """The number of a row of one of the small tables."""
        key = (table, *map(str, values))
        if key not in self._numbers:
            condition = " AND ".join(f"{column} IS ?" for column in columns.split(", "))
            row = self._file.execute(f"SELECT id FROM {table} WHERE {condition}", values).fetchone()  # noqa: S608
            if row is None:
                marks = ", ".join("?" * len(values))
                insert = f"INSERT INTO {table} ({columns}) VALUES ({marks})"  # noqa: S608
                self._numbers[key] = int(self._file.execute(insert, values).lastrowid or 0)
            else:
                self._numbers[key] = int(row[0])
        return self._numbers[key]

    def remove(self, source: str) -> int:
        """Take out what came from a source or a part of it (``own.tsv``, ``own.tsv: page``); how many entities."""
        query = (
            "SELECT e.id FROM source s JOIN facet f ON f.source = s.id JOIN entity e ON e.facet = f.id "
            "WHERE s.name = ?1 OR substr(s.name, 1, length(?1) + 2) = ?1 || ': '"
        )
        numbers = self._file.execute(query, (source,)).fetchall()
        for statement in (*_REPLACING, *_CLEARING):
            self._file.execute(statement)
        for deletion in (*_DELETIONS, "DELETE FROM entity WHERE id = ?"):
            self._file.executemany(deletion, numbers)
        for deletion in _ORPHANS:
            self._file.execute(deletion)
        self._numbers.clear()
        return len(numbers)

    def write_first_names(self, rows: Iterable[tuple[str, int, str]]) -> None:
        """Folded first names, how many bear them, sex or empty."""
        values = [(key, count, sex or None) for key, count, sex in rows]
        self._file.executemany("INSERT OR REPLACE INTO first VALUES (?, ?, ?)", values)

    def write_surnames(self, rows: Iterable[tuple[str, int]]) -> None:
        """Folded surnames and how many bear them."""
        self._file.executemany("INSERT OR REPLACE INTO last VALUES (?, ?)", rows)

    def write_note(self, key: str, value: str) -> None:
        """Remember something with the file: how far an import has come."""
        self._file.execute("INSERT OR REPLACE INTO note VALUES (?, ?)", (key, value))


def _by_date(term: Term) -> tuple[str, str, str]:
    return term.office.start, term.office.end, term.office.position


def rank_of(terms: list[Term]) -> int:
    """The rank that the offices give a person, 0 without any."""
    return max((HEAD if t.office.is_head else OFFICE for t in terms), default=0)


def surnames(names: Iterable[str], country: str) -> list[str]:
    """The folded words a person may be called by alone: the last of a full name, the first where family names lead."""
    keys = set()
    for name in names:
        words = fold(name.removeprefix(UNSURE)).split()
        if words:
            keys.add(words[0] if country in FAMILY_FIRST else words[-1])
    return sorted(keys)


def terms_of(offices: Iterable[Office], source: Source) -> list[Term]:
    """Offices of one source."""
    return [Term(office, source) for office in offices]
