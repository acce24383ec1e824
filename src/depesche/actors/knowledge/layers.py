"""The files of the knowledge base, one above the other.

1. the user's own file: the environment variable ``DEPESCHE_KB`` names it (``none``: no such layer), else
   ``knowledge.sqlite`` in the user's data folder, where it exists
2. what was imported from Wikidata, beside it: ``knowledge-wikidata.sqlite``, where it exists
3. ``base.sqlite``, shipped
4. ``share-alike.sqlite``, shipped: rows from sources under share-alike licences, apart so that it can be left out

Every file is opened on first use and read page by page; nothing is loaded in bulk.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from depesche.actors.knowledge.schema import APPLICATION, VERSION
from depesche.errors import KnowledgeError

SHIPPED = Path(__file__).parent
VARIABLE = "DEPESCHE_KB"
NONE = "none"
USER, IMPORTED, BASE, SHARE_ALIKE = range(4)
"""Numbers of the layers, upper ones first."""
_WAY_OUT = f"repair or remove it, name another file in {VARIABLE}, or set {VARIABLE}={NONE} to read without it"
_SHIPPED_WAY_OUT = "install Depesche again"


class Layer:
    """One file, opened to be read."""

    def __init__(self, number: int, path: Path) -> None:
        self.number = number
        self.path = path
        if number == USER and not path.is_file():
            missing = f"there is no such file; make one with `depesche kb add`, or set {VARIABLE}={NONE}"
            raise KnowledgeError(f"Cannot read the knowledge base {path}: {missing}.")
        # Shipped files never change while they are open; the user's may.
        fixed = "" if number in {USER, IMPORTED} else "&immutable=1"
        try:
            self._file = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro{fixed}", uri=True, check_same_thread=False)
        except sqlite3.Error as error:
            raise self._broken(str(error)) from None
        try:
            self._check()
        except KnowledgeError:
            self.close()
            raise

    def _check(self) -> None:
        application = self.rows("PRAGMA application_id")[0][0]
        if application != APPLICATION:
            raise self._broken("it is not a knowledge base of Depesche")
        version = self.rows("PRAGMA user_version")[0][0]
        if version != VERSION:
            raise self._broken(f"it has version {version} of the tables, this program reads version {VERSION}")

    def rows(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query. Raises :class:`KnowledgeError` naming the file when it is damaged."""
        try:
            return self._file.execute(query, tuple(values)).fetchall()
        except sqlite3.Error as error:
            raise self._broken(str(error)) from None

    def _broken(self, why: str) -> KnowledgeError:
        way_out = _WAY_OUT if self.number in {USER, IMPORTED} else _SHIPPED_WAY_OUT
        return KnowledgeError(f"Cannot read the knowledge base {self.path}: {why}; {way_out}.")

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()


def user_path() -> Path | None:
    """Where the user's own file is or would be; none when it is switched off."""
    named = os.environ.get(VARIABLE, "")
    if named:
        return None if named == NONE else Path(named).expanduser()
    # only needed where no file is named
    from platformdirs import user_data_path  # noqa: PLC0415

    return user_data_path("depesche") / "knowledge.sqlite"


def imported_path() -> Path | None:
    """Where the import from Wikidata is or would be; none when the user's layer is switched off."""
    own = user_path()
    return own.with_name(f"{own.stem}-wikidata{own.suffix}") if own is not None else None


@cache
def opened() -> tuple[Layer, ...]:
    """The files there are, upper ones first."""
    found = []
    own = user_path()
    if own is not None and (os.environ.get(VARIABLE) or own.is_file()):
        found.append(Layer(USER, own))
    imported = imported_path()
    if imported is not None and imported.is_file():
        found.append(Layer(IMPORTED, imported))
    found.append(Layer(BASE, SHIPPED / "base.sqlite"))
    share_alike = SHIPPED / "share-alike.sqlite"
    if share_alike.is_file():
        found.append(Layer(SHARE_ALIKE, share_alike))
    return tuple(found)


def close() -> None:
    """Let go of the files; the next question opens them again."""
    if opened.cache_info().currsize:
        for layer in opened():
            layer.close()
    opened.cache_clear()
