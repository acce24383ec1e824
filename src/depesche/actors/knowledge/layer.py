"""One file of the knowledge base, opened to be read."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from depesche.actors.knowledge.layers import IMPORTED, NONE, USER, VARIABLE, is_file
from depesche.actors.knowledge.schema import APPLICATION, KINDS, VERSION
from depesche.errors import KnowledgeError

_WAY_OUT = f"repair or remove it, name another file in {VARIABLE}, or set {VARIABLE}={NONE} to read without it"
_SHIPPED_WAY_OUT = "install Depesche again"
_KINDS = "SELECT DISTINCT kind FROM facet"
_PATIENCE = 60
"""Seconds to wait for another process that writes the file."""
_STRANGE = "SELECT count(*) FROM sqlite_master WHERE type NOT IN ('table', 'index')"
"""Views and triggers: a knowledge base has none, and those of a file from elsewhere could compute without end."""


def _undo_unfinished(path: Path) -> None:
    """Let SQLite take back what a program began to write that was killed: it cannot when it may only read."""
    if not is_file(path.with_name(f"{path.name}-journal")):
        return
    with closing(sqlite3.connect(path, _PATIENCE)) as file:
        file.execute("SELECT count(*) FROM sqlite_master").fetchall()


class Layer:
    """One file, opened to be read; several threads may ask it."""

    def __init__(self, number: int, path: Path) -> None:
        self.number = number
        self.path = path
        if number == USER and not is_file(path):
            missing = f"there is no such file; make one with `depesche kb add`, or set {VARIABLE}={NONE}"
            raise KnowledgeError(f"Cannot read the knowledge base {path}: {missing}.")
        # Shipped files never change while they are open; the user's may.
        fixed = "" if number in {USER, IMPORTED} else "&immutable=1"
        address = f"{path.resolve().as_uri()}?mode=ro{fixed}"
        try:
            if not fixed:
                _undo_unfinished(path)
            self._file = sqlite3.connect(address, _PATIENCE, uri=True, check_same_thread=False)
        except sqlite3.Error as error:
            raise self._broken(str(error)) from None
        try:
            self._check()
        except KnowledgeError:
            self.close()
            raise

    def _check(self) -> None:
        application = self.rows("PRAGMA application_id")[0][0]
        if application != APPLICATION or self.rows(_STRANGE)[0][0]:
            raise self._broken("it is not a knowledge base of Depesche")
        version = self.rows("PRAGMA user_version")[0][0]
        if version != VERSION:
            raise self._broken(f"it has version {version} of the tables, this program reads version {VERSION}")
        if self.number in {USER, IMPORTED} and not {row[0] for row in self.rows(_KINDS)} <= set(range(len(KINDS))):
            raise self._broken("it has rows of kinds that there are not")

    def rows(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query. Raises :class:`KnowledgeError` naming the file when it is damaged."""
        try:
            return self._file.execute(query, tuple(values)).fetchall()
        except sqlite3.Error as error:
            raise self._broken(str(error)) from None
        except UnicodeEncodeError:  # half of a surrogate pair stands in no file
            return []

    def _broken(self, why: str) -> KnowledgeError:
        way_out = _WAY_OUT if self.number in {USER, IMPORTED} else _SHIPPED_WAY_OUT
        return KnowledgeError(f"Cannot read the knowledge base {self.path}: {why}; {way_out}.")

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()
