"""The user's own layers: tables are added and taken out, and the next reading goes by them."""

from __future__ import annotations

import sqlite3
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from depesche.actors.knowledge import queries, table
from depesche.actors.knowledge.imports import ORIGIN
from depesche.actors.knowledge.layer import Layer
from depesche.actors.knowledge.layers import (
    IMPORTED,
    USER,
    VARIABLE,
    has_content,
    imported_path,
    is_file,
    promised,
    user_path,
)
from depesche.actors.knowledge.plain import common_words
from depesche.actors.knowledge.writer import WAY_OUT, Writer
from depesche.errors import KnowledgeError


class Added(msgspec.Struct):
    """What a table brought."""

    path: str
    source: str
    kinds: dict[str, int]
    offices: int


def _path(path: Path | None) -> Path:
    if path is None:
        raise KnowledgeError(f"{VARIABLE}=none switches your own layers off; unset it, or name a file in it.")
    return path


def add(file: str, data: bytes, source: str, *, replace: bool = False) -> Added:
    """Add a table to the user's layer: all of it or, when a row is bad, nothing.

    Raises :class:`.table.TableError` for bad rows, :class:`KnowledgeError` for a layer that cannot be written.
    """
    path = _path(user_path())
    _check(path, USER)
    with promised(path):
        records = table.records(data, file, source, _day(file))
    try:
        with Writer(path, common_words()) as writer:
            if replace:
                writer.remove(source)
            for record in records:
                writer.add(record)
    except (sqlite3.Error, OSError) as error:
        raise _unwritable(path, error) from None
    finally:
        changed()
    kinds = Counter(record.kind or table.NOBODY for record in records)
    return Added(str(path), source, dict(sorted(kinds.items())), sum(len(record.terms) for record in records))


def _make(path: Path) -> None:
    """Make the layer where there is none."""
    if has_content(path):
        return
    try:
        with Writer(path):
            pass
    except (sqlite3.Error, OSError) as error:
        raise _unwritable(path, error) from None
    finally:
        changed()


def _check(path: Path, number: int) -> None:
    """Raise :class:`KnowledgeError` for a file that is there and no layer."""
    if has_content(path):
        Layer(number, path).close()


def _unwritable(path: Path, error: Exception) -> KnowledgeError:
    return KnowledgeError(f"Cannot write the knowledge base {path}: {error}; {WAY_OUT}.")


def _day(file: str) -> str:
    """The day the table was last changed; today for what comes in through a pipe."""
    try:
        time = datetime.fromtimestamp(Path(file).stat().st_mtime, UTC)
    except (OSError, ValueError, OverflowError):
        time = datetime.now(UTC)
    return time.date().isoformat()


def remove(source: str) -> int:
    """Take out of the user's layers what came from a source; returns how many entities."""
    imported = _path(imported_path())
    if source == ORIGIN and is_file(imported):
        return _remove_import(imported)
    path = _path(user_path())
    if not has_content(path):
        return 0
    _check(path, USER)
    try:
        with Writer(path) as writer:
            return writer.remove(source)
    except (sqlite3.Error, OSError) as error:
        raise _unwritable(path, error) from None
    finally:
        changed()


def _remove_import(path: Path) -> int:
    layer = Layer(IMPORTED, path)
    try:
        count: int = layer.rows("SELECT count(*) FROM entity")[0][0]
    finally:
        layer.close()
    changed()  # not every system removes a file that is open
    try:
        path.unlink()
    except OSError as error:
        raise _unwritable(path, error) from None
    return count


def import_layer() -> Path:
    """The file for what is imported from Wikidata; the user's own, which ``DEPESCHE_KB`` may promise, is made too."""
    path = _path(imported_path())
    _check(path, IMPORTED)
    own = _path(user_path())
    _check(own, USER)
    _make(own)
    return path


def changed() -> None:
    """Let the next question see what was written."""
    queries.reopen()
