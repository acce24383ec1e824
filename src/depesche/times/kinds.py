"""The kinds of words of time and the settings there are, and what is wrong with a row of a table that names others."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import msgspec

OPEN_VALUES = frozenset(("endings", "beginnings", "lemma", "lemmas"))
"""Values of settings that are words of the language."""
SPECIAL = frozenset(("pattern", "macro", "setting"))
"""Kinds of rows that hold no words."""
ITEM = re.compile(r"\s*(\[|\]|\(|\)[?*]?|\||[^\s\[\]()|?*]+\??)")
"""What a pattern is made of; see :mod:`depesche.times.patterns`."""


class Kind(msgspec.Struct, frozen=True):
    """What words of a kind are; a row of ``kinds.tsv``."""

    kind: str
    value: str
    """What stands in the column ``value`` of the tables."""
    meaning: str
    """A clause, with a German and an English example in brackets, – for none."""


class Setting(msgspec.Struct, frozen=True):
    """A choice of a language; a row of ``settings.tsv``."""

    setting: str
    values: str
    meaning: str


@cache
def kinds() -> dict[str, Kind]:
    """All kinds by name, in the order of the file."""
    return {cells[0]: Kind(*cells) for cells in _rows("kinds.tsv")}


@cache
def settings() -> dict[str, Setting]:
    """All settings by name, in the order of the file."""
    return {cells[0]: Setting(*cells) for cells in _rows("settings.tsv")}


def problem_of_row(words: str, kind: str, value: str) -> str:
    """What is wrong with the kind or setting of a row of a table, empty when nothing is."""
    unknown = [name for name in kind.split("+") if name not in kinds() or (name in SPECIAL and name != kind)]
    if unknown:
        return f"the row {words!r} has the unknown kind {unknown[0]!r}; depesche/times/kinds.tsv lists them"
    if kind != "setting":
        return ""
    if words not in settings():
        return f"there is no setting {words!r}; depesche/times/settings.tsv lists them"
    allowed = settings()[words].values
    if allowed in OPEN_VALUES or value in allowed.split("|"):
        return ""
    return f"the setting {words!r} may be {allowed.replace('|', ' or ')}, not {value!r}"


def problem_of_pattern(pattern: str) -> str:
    """What is wrong with a pattern, its macros expanded; empty when nothing is."""
    items, depth = ITEM.findall(pattern), 0
    if "".join(items) != pattern.replace(" ", ""):
        return f"the pattern {pattern!r} has a mark that stands behind no item or group"
    for item in items:
        depth += (item == "(") - (item[0] == ")")
        if depth < 0:
            break
        if (unknown := _unknown(item)) is not None:
            return f"the pattern {pattern!r} names the unknown kind {unknown!r}; depesche/times/kinds.tsv lists them"
    if depth or items.count("[") != items.count("]") or items.count("[") > 1:
        return f"the pattern {pattern!r} has brackets that do not match"
    return ""


def kinds_of_item(item: str) -> list[str]:
    """The kinds that an item of a pattern names; none of a word, a bracket or a bar."""
    return [] if item[0] in "[]()|" else [kind for kind in item.rstrip("?").split("/") if not kind.startswith("=")]


@cache
def _unknown(item: str) -> str | None:
    """The first kind of an item that there is not."""
    return next((kind for kind in kinds_of_item(item) if kind not in kinds() or kind in SPECIAL), None)


def _rows(name: str) -> list[list[str]]:
    """The rows of a file beside this module, without comments and header."""
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
