"""The tables of a language: tab-separated files in its folder, one place that reads them.

A table starts with comment lines (``#``: what it is, where it comes from), then a header row, then the rows. An empty
cell means "nothing to say"; several values in a cell are joined by ``|``. A table has the same columns in every
language: :data:`COLUMNS` is the declaration. A language may do without any but those of
:data:`depesche.language.registry.REQUIRED`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from depesche.language import registry

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
    # what the language calls the offices of actors/linking/offices.tsv
    "offices": ("office", "words"),
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
    # clitics and other words with an apostrophe, words to cut in two
    "segmentation": ("kind", "words"),
    # pieces of words by which the spelling of the language shows
    "detection": ("kind", "words"),
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
    return registry.folder(language) / name


@cache
def rows(language: str, table: str) -> tuple[dict[str, str], ...]:
    """The rows of a table as dictionaries from column to cell, in file order; none of a table a language does without.

    Raises :class:`LanguageError` for a required table that is missing, and for one without its columns.
    """
    path = data_file(language, f"{table}.tsv")
    if not path.is_file():
        if path.name in registry.REQUIRED:
            raise registry.incomplete(language) or registry.unusable(path, "not there")
        return ()
    try:
        return tuple(parse(path.read_text(encoding="utf-8"), COLUMNS[table]))
    except ValueError as error:
        raise registry.unusable(path, str(error)) from None


@cache
def other_languages() -> tuple[dict[str, str], ...]:
    """The languages that are only told from the ones with a folder: ``code``, ``name``, ``words``, ``spelling``."""
    text = (registry.SHIPPED / "other_languages.tsv").read_text(encoding="utf-8")
    return tuple(parse(text, ("code", "name", "words", "spelling")))


def parse(text: str, columns: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """The rows of a table with these columns; raises ``ValueError`` that says which line is wrong."""
    lines = ((n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip() and not line.startswith("#"))
    header = next(lines, (0, ""))[1].split("\t")
    if tuple(header) != columns:
        raise ValueError(f"its first row must name the columns {', '.join(columns)}, with tabs between them")
    for number, line in lines:
        cells = line.split("\t")
        if len(cells) > len(header):
            raise ValueError(f"line {number} has {len(cells)} cells, there are {len(header)} columns")
        if len(cells) < len(header):
            cells += [""] * (len(header) - len(cells))
        yield dict(zip(header, cells, strict=True))


def values(cell: str) -> tuple[str, ...]:
    """The values of a cell with several."""
    return tuple(part for part in cell.split("|") if part)


def spellings(word: str) -> tuple[str, ...]:
    """A word of a table as texts write it: with a straight and with a curly apostrophe."""
    return (word, word.replace("'", "’")) if "'" in word else (word,)
