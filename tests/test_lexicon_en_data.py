"""The English verb and noun tables keep to docs/lexicon.md."""

from __future__ import annotations

import re
from collections import Counter
from importlib.resources import files
from typing import get_args

import pytest

from depesche.language.tables import COLUMNS, rows, values
from depesche.report import EventType, Medium

VERBS, NOUNS = rows("en", "verbs"), rows("en", "nouns")
FLAGS = {"reciprocal", "planned", "political", "person", "unaccusative", "negative", "whole"}
REPORTS = {"direct", "clause", "object", "hearsay"}
SURFACE = {"subject", "object", "indirect", "genitive", "possessive", "compound"}
PREPOSITIONS = {
    "about", "against", "along", "around", "at", "behind", "between", "by", "for", "from", "in", "into", "near", "of",
    "off", "on", "outside", "over", "throughout", "to", "toward", "towards", "upon", "with",
}  # fmt: skip
EVENT = re.compile(r"[A-Z]+(/[a-z]+(-[a-z]+)*)?")


@pytest.mark.parametrize("table", ["verbs", "nouns"])
def test_every_line_has_exactly_the_declared_columns(table: str) -> None:
    text = files("depesche.language").joinpath("en", f"{table}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line.strip() and not line.startswith("#")]
    assert lines[0].split("\t") == list(COLUMNS[table])
    assert [line for line in lines if line.count("\t") != len(COLUMNS[table]) - 1] == []


def test_sizes() -> None:
    assert len({row["lemma"] for row in VERBS}) >= 1000
    assert len({row["lemma"] for row in VERBS if row["reports"]}) >= 200
    assert len(NOUNS) >= 300


def complaints(row: dict[str, str]) -> list[str]:
    """What is wrong with a line."""
    flags = values(row["flags"])
    known = {flag for flag in flags if not flag.startswith("matter:")} <= FLAGS
    checks = {
        "lemma": row["lemma"] == row["lemma"].strip() != "",
        "event": not row["event"] or bool(EVENT.fullmatch(row["event"])),
        "type": not row["event"] or row["event"].partition("/")[0] in get_args(EventType),
        "slots without event": bool(row["event"]) or not (row["source"] or row["target"]),
        "slots": {*values(row["source"]), *values(row["target"])} <= SURFACE | PREPOSITIONS,
        "reports": {report.partition(":")[0] for report in values(row["reports"])} <= REPORTS,
        "flags": known and {f for f in flags if f.startswith("matter:")} <= {"matter:clause", "matter:object"},
    }
    return [name for name, fine in checks.items() if not fine]


def test_values_are_known() -> None:
    assert {row["lemma"]: wrong for row in (*VERBS, *NOUNS) if (wrong := complaints(row))} == {}


def test_mediums() -> None:
    assert {row["medium"] for row in VERBS} - {""} <= set(get_args(Medium))
    assert [row["lemma"] for row in VERBS if row["reports"] and not row["medium"]] == []


def test_no_reading_twice() -> None:
    verbs = Counter((row["lemma"], row["with"], row["event"]) for row in VERBS)
    assert [key for key, count in verbs.items() if count > 1] == []
    assert [lemma for lemma, count in Counter(row["lemma"] for row in NOUNS).items() if count > 1] == []


@pytest.mark.parametrize(
    ("lemma", "past", "participle"),
    [("say", "said", "said"), ("go", "went", "gone"), ("break off", "broke", "broken"), ("ban", "banned", "banned")],
)
def test_the_first_line_of_a_lemma_carries_its_forms(lemma: str, past: str, participle: str) -> None:
    first = next(row for row in VERBS if row["lemma"] == lemma)
    assert (first["past"], first["participle"]) == (past, participle)
