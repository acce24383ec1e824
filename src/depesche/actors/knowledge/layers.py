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
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from depesche.errors import KnowledgeError

if TYPE_CHECKING:
    from depesche.actors.knowledge.layer import Layer

SHIPPED = Path(__file__).parent
VARIABLE = "DEPESCHE_KB"
NONE = "none"
USER, IMPORTED, BASE, SHARE_ALIKE = range(4)
"""Numbers of the layers, upper ones first."""
_promised: set[Path] = set()
"""Files of users that are about to be made: until they are there, reading does without them."""
_opening = RLock()
_of_parents: list[tuple[Layer, ...]] = []


def user_path() -> Path | None:
    """Where the user's own file is or would be; none when it is switched off."""
    named = os.environ.get(VARIABLE, "")
    if named:
        return None if named == NONE else _named(named)
    # only needed where no file is named
    from platformdirs import user_data_path  # noqa: PLC0415

    return user_data_path("depesche") / "knowledge.sqlite"


def _named(text: str) -> Path:
    try:
        path = Path(text).expanduser()
    except RuntimeError:  # ~somebody
        path = Path()
    if not path.name:
        raise KnowledgeError(f"{VARIABLE}={text} names no file; name one, or set {VARIABLE}={NONE}.")
    return path


def imported_path() -> Path | None:
    """Where the import from Wikidata is or would be; none when the user's layer is switched off."""
    own = user_path()
    return own.with_name(f"{own.stem}-wikidata{own.suffix}") if own is not None else None


def is_file(path: Path) -> bool:
    """Whether there is such a file, as far as one may look: the home of another user may be closed."""
    try:
        return path.is_file()
    except OSError:
        return False


def has_content(path: Path) -> bool:
    """Whether there is such a file and something in it."""
    return is_file(path) and path.stat().st_size > 0


@contextmanager
def promised(path: Path) -> Iterator[None]:
    """Meanwhile reading does without the user's file where it is not made yet."""
    _promised.add(path)
    try:
        yield
    finally:
        _promised.discard(path)


def opened() -> tuple[Layer, ...]:
    """The files there are, upper ones first."""
    with _opening:
        return _opened()


@cache
def _opened() -> tuple[Layer, ...]:
    from depesche.actors.knowledge.layer import Layer  # noqa: PLC0415 - only needed to read, not to start

    found = []
    own = user_path()
    if own is not None and _is_expected(own):
        found.append(Layer(USER, own))
    imported = imported_path()
    if imported is not None and is_file(imported):
        found.append(Layer(IMPORTED, imported))
    found.append(Layer(BASE, SHIPPED / "base.sqlite"))
    share_alike = SHIPPED / "share-alike.sqlite"
    if share_alike.is_file():
        found.append(Layer(SHARE_ALIKE, share_alike))
    return tuple(found)


def _is_expected(own: Path) -> bool:
    """Whether the user's file is to be read; one that is named has to be there."""
    if own in _promised:
        return has_content(own)
    return bool(os.environ.get(VARIABLE)) or is_file(own)


def are_opened() -> bool:
    """Whether files are open."""
    return _opened.cache_info().currsize > 0


def close() -> None:
    """Let go of the files; the next question opens them again."""
    with _opening:
        if are_opened():
            for layer in _opened():
                layer.close()
        _opened.cache_clear()


def _forget() -> None:
    """Let a child process open files of its own: SQLite forbids to go on with those of the parent, or close them."""
    global _opening  # noqa: PLW0603 - another thread of the parent may have held it
    _opening = RLock()
    if are_opened():
        _of_parents.append(_opened())
        _opened.cache_clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
