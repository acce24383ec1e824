"""What an import from Wikidata keeps until the dump is read: a file beside the layer it will become.

With it stands how far the reading came, in one transaction with what was found, so that an import that was interrupted
goes on from there.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import msgspec

from depesche.actors.knowledge.dump import Place
from depesche.actors.knowledge.wikidata import Item, Learned, Name
from depesche.errors import KnowledgeError

_TABLES = """
CREATE TABLE item (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, data BLOB NOT NULL);
CREATE TABLE name (id INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE code (id INTEGER PRIMARY KEY, iso3 TEXT NOT NULL);
CREATE TABLE state (key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
"""
_PATIENCE = 2
"""Seconds to wait for another import to end."""
_VERSION = 1
_APPLICATION = 0x446B4249
_AT_ONCE = 2000
"""Items that are written between two commits."""


class State(msgspec.Struct):
    """How far an import came."""

    dump: str = ""
    """As it was named on the command line."""
    digest: str = ""
    kinds: tuple[str, ...] = ()
    least: int = 0
    languages: tuple[str, ...] = ()
    place: Place = Place()
    is_array: bool = False
    """Whether the dump begins with the bracket that has to end it."""
    is_closed: bool = False
    """Whether the last line read has the bracket that ends it."""
    is_read: bool = False
    bad: int = 0
    snapshot: str = ""
    """The day of the last change of an item that was kept."""
    written: int = 0
    """The last item that stands in the layer."""
    learned: dict[str, Learned] = {}
    """Classes that are parts of those of the table, by id."""
    left_out: int = 0
    """Terms whose office the dump did not name."""
    terms: int = 0


class Staging:
    """The file; made where there is none."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = sqlite3.connect(path, _PATIENCE)
        except (sqlite3.Error, OSError) as error:
            raise self._unusable(error) from None
        try:
            self._prepare()
            self.state = self._state()
        except (sqlite3.Error, msgspec.MsgspecError) as error:
            self._file.close()
            raise self._unusable(error) from None
        except KnowledgeError:
            self._file.close()
            raise
        self.name = lru_cache(maxsize=1 << 15)(self._name)

    def _unusable(self, error: Exception) -> KnowledgeError:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY:
            return KnowledgeError(f"Cannot write {self.path}: another import is going on; wait for its end.")
        way_out = "remove the file to begin anew, or name one elsewhere in DEPESCHE_KB"
        return KnowledgeError(f"Cannot write {self.path}: {error}; {way_out}.")

    def _prepare(self) -> None:
        self._file.execute("PRAGMA locking_mode = EXCLUSIVE")  # a second import must not write the same layer
        self._file.execute("PRAGMA synchronous = NORMAL")
        self._file.execute("BEGIN EXCLUSIVE")
        if not self._file.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            marks = f"PRAGMA application_id = {_APPLICATION}; PRAGMA user_version = {_VERSION};"
            for statement in (marks + _TABLES).split(";"):
                self._file.execute(statement)
        self._file.commit()
        known = tuple(self._file.execute(f"PRAGMA {key}").fetchone()[0] for key in ("application_id", "user_version"))
        if known != (_APPLICATION, _VERSION):
            raise KnowledgeError(f"Cannot go on with the import in {self.path}: it is none; remove the file.")

    def _state(self) -> State:
        row = self._file.execute("SELECT value FROM state WHERE key = 'state'").fetchone()
        return msgspec.msgpack.decode(row[0], type=State) if row else State()

    def named(self) -> set[str]:
        """The offices and parties that have a name."""
        return {f"Q{row[0]}" for row in self._file.execute("SELECT id FROM name")}

    def held(self) -> set[str]:
        """The offices of the persons that were kept."""
        rows = self._file.execute("SELECT data FROM item WHERE kind = 'person'")
        return {key for row in rows for key, _, _ in msgspec.msgpack.decode(row[0], type=Item).terms}

    def add(self, item: Item) -> None:
        """Keep an item, instead of one with its id."""
        row = (item.id, item.kind, msgspec.msgpack.encode(item))
        self._file.execute("INSERT OR REPLACE INTO item VALUES (?, ?, ?)", row)

    def add_name(self, name: Name) -> None:
        """Keep what an office or a party is called."""
        self._file.execute("INSERT OR REPLACE INTO name VALUES (?, ?)", (name.id, msgspec.msgpack.encode(name)))

    def add_code(self, number: int, code: str) -> None:
        """Keep the code of a country."""
        self._file.execute("INSERT OR REPLACE INTO code VALUES (?, ?)", (number, code))

    def _name(self, wikidata: str) -> Name | None:
        row = self._file.execute("SELECT data FROM name WHERE id = ?", (int(wikidata[1:]),)).fetchone()
        return msgspec.msgpack.decode(row[0], type=Name) if row else None

    def code(self, wikidata: str) -> str:
        """The code of a country that the dump gave, or empty."""
        row = self._file.execute("SELECT iso3 FROM code WHERE id = ?", (int(wikidata[1:]),)).fetchone()
        return str(row[0]) if row else ""

    def countries(self) -> list[Item]:
        """The countries that were kept."""
        rows = self._file.execute("SELECT data FROM item WHERE kind = 'country' ORDER BY id").fetchall()
        return [msgspec.msgpack.decode(row[0], type=Item) for row in rows]

    def counts(self) -> dict[str, int]:
        """How many items of each kind."""
        return dict(self._file.execute("SELECT kind, count(*) FROM item GROUP BY kind ORDER BY kind").fetchall())

    def parts(self) -> Iterator[list[Item]]:
        """The items that are not written yet, some at a time, by id."""
        last = self.state.written
        query = "SELECT id, data FROM item WHERE id > ? ORDER BY id LIMIT ?"
        while rows := self._file.execute(query, (last, _AT_ONCE)).fetchall():
            last = rows[-1][0]
            yield [msgspec.msgpack.decode(row[1], type=Item) for row in rows]

    def commit(self) -> None:
        """Make what was kept last, together with the state."""
        value = msgspec.msgpack.encode(self.state)
        self._file.execute("INSERT OR REPLACE INTO state VALUES ('state', ?)", (value,))
        self._file.commit()

    def close(self, *, remove: bool = False) -> None:
        """Let go of the file; ``remove``: for good."""
        self._file.close()
        if remove:
            self.path.unlink(missing_ok=True)
