"""What the folder of a language holds: tables, models with the figures of their cards, what stages they suffice for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

import msgspec

from depesche.errors import LanguageError
from depesche.language import registry
from depesche.language.registry import NAMES, TAGGER
from depesche.language.tables import COLUMNS, rows

FIGURES = r"(?ms)^- Figures (?:on )?(.*?)(?=^- |^\s*$|\Z)"
FIGURE_ROW = r"(?m)^\| on \|.*\| F \|\n\|[-| ]+\|\n\| ([^|]*?) \|.*\| ([.\d]+) \|$"

Checks = Mapping[str, Callable[[str], object]]
NO_CHECKS: Checks = MappingProxyType({})


class Model(msgspec.Struct, frozen=True):
    """A model of a language."""

    file: str
    bytes: int
    figures: str
    """What its card says it reaches, and on which data; empty without a card."""


class Inventory(msgspec.Struct, frozen=True):
    """A language and what its folder holds."""

    code: str
    folder: str
    shipped: bool
    problems: list[str]
    """Why the folder cannot be used, a sentence each; what comes behind is empty then."""
    name: str = ""
    own_name: str = ""
    licence: str = ""
    source: str = ""
    tables: dict[str, int] = msgspec.field(default_factory=dict)
    """Table to the number of its rows."""
    verbs: int = 0
    """Verbs, each counted once; a row of the table is a reading."""
    tagger: Model | None = None
    names: Model | None = None
    morphology: str = ""
    """``own`` rules, or ``listed`` forms alone."""
    grammar: str = ""
    """``own`` or ``plain``."""
    stages: dict[str, str] = msgspec.field(default_factory=dict)
    """Stage to what it works with: ``rules``, ``model``, ``tables``, ``plain`` rules, ``verbs`` alone, or ``none``."""


def inventories(codes: Iterable[str] = (), checks: Checks = NO_CHECKS) -> list[Inventory]:
    """The languages with these codes, without any all, the shipped ones first.

    ``checks``: by table, what a later room makes of it, called with the code; raises :class:`LanguageError`.
    """
    return [inventory(code, checks) for code in codes or registry.listed()]


def inventory(code: str, checks: Checks = NO_CHECKS) -> Inventory:
    """What the folder of a language holds; what is wrong with it stands in ``problems``."""
    folder = registry.folder(code)
    shipped = folder.parent == registry.SHIPPED
    problems, counts = _checked(code, checks)
    if problems:
        return Inventory(code, str(folder), shipped, problems)
    declared = registry.language(code)
    tagger, names = (_model(folder / file) for file in (TAGGER, NAMES))
    grammar = "own" if registry.has(code, "grammar.py") else "plain"
    return Inventory(
        code,
        str(folder),
        shipped,
        problems,
        declared.name,
        declared.own_name,
        declared.licence,
        declared.source,
        counts,
        len({row["lemma"] for row in rows(code, "verbs")}),
        tagger,
        names,
        "own" if registry.has(code, "morphology.py") else "listed",
        grammar,
        {
            "sentences": "rules",
            "tags": "model" if tagger else "tables",
            "clauses": "rules" if grammar == "own" else "plain",
            "times": "rules" if counts["times"] else "none",
            "actors": "model" if names else "tables",
            "quotations": _quotations(code),
            "events": "rules" if counts["event_words"] and _codes_events(code) else "none",
        },
    )


def _checked(code: str, checks: Checks) -> tuple[list[str], dict[str, int]]:
    """What is wrong with a folder, and the numbers of rows of its tables."""
    problems: list[str] = []
    counts: dict[str, int] = {}
    try:
        registry.language(code)
    except LanguageError as error:
        problems.append(str(error))
    for table in COLUMNS:
        try:
            counts[table] = len(rows(code, table))
            if table in checks:
                checks[table](code)
        except LanguageError as error:
            problems.append(str(error))
    return list(dict.fromkeys(problems)), counts


def _quotations(code: str) -> str:
    if not any(row["reports"] for row in rows(code, "verbs")):
        return "none"
    return "rules" if rows(code, "cues") else "verbs"


def _codes_events(code: str) -> bool:
    return any(row["event"] for table in ("verbs", "nouns") for row in rows(code, table))


def _model(path: Path) -> Model | None:
    if not path.is_file():
        return None
    card = path.with_suffix(".md")
    return Model(path.name, path.stat().st_size, _figures(card.read_text("utf-8")) if card.is_file() else "")


def _figures(card: str) -> str:
    """The figures of a model card: its ``Figures`` entry up to the first semicolon, or the first row of its table."""
    entry = re.search(FIGURES, card)
    if entry is not None:
        return " ".join(entry[1].partition(";")[0].split())
    row = re.search(FIGURE_ROW, card)
    return f"{row[1].partition('(')[0].partition(',')[0].strip()}: F {row[2]}" if row is not None else ""
