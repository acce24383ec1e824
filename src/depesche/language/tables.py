"""The tables of a language: tab-separated files in its folder, one place that reads them.

A table starts with comment lines (``#``: what it is, where it comes from), then a header row, then the rows. An empty
cell means "nothing to say"; several values in a cell are joined by ``|``. Every language has every table with the same
columns: :data:`COLUMNS` is the declaration, a test holds the folders to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

COLUMNS: dict[str, tuple[str, ...]] = {
    # verbs: morphology, what the verb reports, which event it codes; see docs/lexicon.md
    "verbs": (
        "lemma", "present", "past", "participle", "subjunctive", "with", "reports", "medium",
        "event", "source", "target", "flags",
    ),
    # principal parts of irregular verbs, and all forms of auxiliaries and modals
    "irregular": ("lemma", "present", "past", "participle", "subjunctive"),
    "grammar_words": ("kind", "words"),
    "genders": ("ending", "gender"),
    "auxiliaries": ("form", "lemma", "verbform", "tense", "moods", "persons"),
    # event and report nouns: Treffen, Anschlag, Angaben
    "nouns": ("lemma", "forms", "reports", "event", "source", "target", "flags"),
    # words for what people are: Präsident, Sprecherin, Rebellen
    "roles": ("lemma", "feminine", "forms", "sector", "kind"),
    # country names and what is made of them
    "countries": ("iso3", "wikidata", "names", "adjectives", "inhabitants", "compounds", "metonyms", "cities"),
    # names of organisations and institutions as the language writes them
    "organizations": ("name", "aliases", "wikidata", "country", "sector", "kind"),
    # function words that the actors room tells apart: articles, links of genitives, pronouns
    "actor_words": ("kind", "words"),
    "subordinators": ("word", "kind"),
    "prepositions": ("word", "preposition", "cases"),
    "function_words": ("form", "lemma", "pos", "morph"),
    "abbreviations": ("form", "kind"),
    # endings to lemmas, made by training/train_lemmas.py
    "lemmas": ("pos", "ending", "cut", "add"),
    "cues": ("words", "position", "type"),
    "times": ("words", "kind", "value"),
    "page_words": ("kind", "words"),
    # small word classes the events room reads clauses with: modals, occurrence verbs, place prepositions
    "event_words": ("kind", "words"),
    # beginnings of words that put an event into a PLOVER context
    "event_contexts": ("context", "stems"),
}  # fmt: skip


def data_file(language: str, name: str) -> Path:
    """A table or a model in the folder of a language."""
    return Path(__file__).parent / language / name


@cache
def rows(language: str, table: str) -> tuple[dict[str, str], ...]:
    """The rows of a table as dictionaries from column to cell, in file order."""
    return tuple(_parse(data_file(language, f"{table}.tsv").read_text(encoding="utf-8")))


def _parse(text: str) -> Iterator[dict[str, str]]:
    lines = (line for line in text.split("\n") if line.strip() and not line.startswith("#"))
    header = next(lines).split("\t")
    for line in lines:
        cells = line.split("\t")
        yield dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))


def values(cell: str) -> tuple[str, ...]:
    """The values of a cell with several."""
    return tuple(part for part in cell.split("|") if part)
