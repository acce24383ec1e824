"""The codebook is complete and the tables agree with it."""

from __future__ import annotations

from typing import get_args

import pytest

from depesche.events.codebook import codebook, entry
from depesche.language import LANGUAGES
from depesche.language.tables import rows
from depesche.report import EventType

QUADS = {"verbal cooperation", "material cooperation", "verbal conflict", "material conflict"}


def test_every_type_has_quad_weight_and_code() -> None:
    assert set(codebook()) == set(get_args(EventType))
    for name, found in codebook().items():
        assert found.quad in QUADS, name
        assert -10 <= found.goldstein <= 10
        assert (found.goldstein > 0) == found.quad.endswith("cooperation")
        assert found.cameo.isdigit()
        assert all(code.isdigit() for code in found.modes.values())
        assert set(found.older.values()) <= set(found.modes)


def test_older_mode_names_are_today_s() -> None:
    assert entry("COERCE/confiscate")[1] == "seize"
    assert entry("ASSAULT/explosives")[1] == "explosives"
    assert entry("AGREE")[1] is None


@pytest.mark.parametrize("table", ["verbs", "nouns"])
def test_the_english_tables_use_modes_of_the_codebook(table: str) -> None:
    cells = {row["event"] for row in rows("en", table) if "/" in row["event"]}
    assert sorted(cell for cell in cells if entry(cell)[1] is None) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_languages_have_the_same_word_classes(language: str) -> None:
    for table, column in (("event_words", "kind"), ("event_contexts", "context")):
        here = {row[column] for row in rows(language, table)}
        assert here == {row[column] for row in rows("de", table)}
