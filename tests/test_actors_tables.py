"""The tables of names hold together."""

from __future__ import annotations

import re

import pytest

from depesche.actors.lexicon import lexicon
from depesche.language import LANGUAGES, tables

SECTORS = {
    "GOV", "MIL", "COP", "SPY", "JUD", "LEG", "OPP", "PTY", "REB", "CRM", "MED", "BUS", "LAB", "EDU", "HLH", "REL",
    "CVL", "NGO", "IGO", "ELI", "PRM", "UAF", "",
}  # fmt: skip
ALL_COUNTRIES = 197


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_country_has_a_name_and_an_id(language: str) -> None:
    rows = [r for r in tables.rows(language, "countries") if r["wikidata"]]
    assert len(rows) >= ALL_COUNTRIES
    for row in rows:
        assert re.fullmatch(r"[A-Z]{3}", row["iso3"])
        assert re.fullmatch(r"Q\d+", row["wikidata"])
        assert row["names"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_sectors_are_known(language: str) -> None:
    for table in ("roles", "organizations"):
        assert {row["sector"] for row in tables.rows(language, table)} <= SECTORS


@pytest.mark.parametrize(("language", "least"), [("de", 350), ("en", 300)])
def test_there_are_enough_roles(language: str, least: int) -> None:
    assert len(tables.rows(language, "roles")) >= least


@pytest.mark.parametrize(
    ("words", "kind", "name"),
    [
        ("der Vereinten Nationen", "organization", "Vereinte Nationen"),
        ("des Weißen Hauses", "organization", "Weißes Haus"),
        ("die nordkoreanischen Waffen", "adjective", "Nordkorea"),
        ("wegen Frankreichs Haltung", "country", "Frankreich"),
        ("im Südlibanon gestern", "country", "Libanon"),
        ("die Franzosen kamen", "inhabitant", "Frankreich"),
    ],
)
def test_inflected_names_are_found(words: str, kind: str, name: str) -> None:
    _, entries = lexicon("de").match(words.split(), 1)
    assert (entries[0].kind, entries[0].name) == (kind, name)


@pytest.mark.parametrize(
    ("word", "lemma", "front"),
    [
        ("US-Präsidenten", "Präsident", "US"),
        ("Regierungssprecherin", "Regierungssprecher", ""),
        ("Provinzgouverneurs", "Gouverneur", "Provinz"),
        ("Soldaten", "Soldat", ""),
    ],
)
def test_german_roles(word: str, lemma: str, front: str) -> None:
    role = lexicon("de").role(word)
    assert role is not None
    assert (role.lemma, role.front) == (lemma, front)


@pytest.mark.parametrize("word", ["Flugzeuge", "Fahrzeugen", "trainieren", "Haus"])
def test_no_roles(word: str) -> None:
    assert lexicon("de").role(word) is None


def test_english_roles_of_several_words() -> None:
    role = lexicon("en").role_at(["foreign", "ministers", "met"], 0)
    assert role is not None
    assert (role.lemma, role.plural, role.size) == ("foreign minister", True, 2)
