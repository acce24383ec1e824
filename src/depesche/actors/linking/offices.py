"""Offices: which office a role word of a report and a position of the knowledge base are, and whether they agree.

``offices.tsv`` beside this file says how the English labels of the base name an office, ``offices.tsv`` in a language's
folder which role words of the language do.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from depesche.language import tables
from depesche.language.tables import values

COLUMNS = ("office", "labels", "others")


@cache
def _patterns() -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    rows = tables.parse(Path(__file__).with_name("offices.tsv").read_text(encoding="utf-8"), COLUMNS)
    return tuple((row["office"], values(row["labels"]), values(row["others"])) for row in rows)


@cache
def _words(language: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((row["office"], values(row["words"])) for row in tables.rows(language, "offices"))


@lru_cache(maxsize=4096)
def of_position(label: str) -> frozenset[str]:
    """The offices a position of the base is: ``Minister of Foreign Affairs of Norway`` is ``foreign``."""
    lower = label.lower()
    return frozenset(
        office
        for office, labels, others in _patterns()
        if any(word in lower for word in labels) and not any(word in lower for word in others)
    )


@lru_cache(maxsize=4096)
def of_role(lemma: str, language: str) -> frozenset[str]:
    """The offices a role word can be, by its end: ``Bundesaußenminister`` is ``foreign``; of several the longest."""
    lower = lemma.lower()
    found = [(len(word), office) for office, words in _words(language) for word in words if lower.endswith(word)]
    longest = max((size for size, _ in found), default=0)
    return frozenset(office for size, office in found if size == longest)
