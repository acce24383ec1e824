"""What a word shows by itself: its shape, what the tables know of it, the lists it stands in."""

from __future__ import annotations

from functools import cache
from unicodedata import category, normalize

import msgspec

from depesche.language import tables
from depesche.language.lexicon import FINITE, PARTICIPLE, lexicon
from depesche.language.registry import traits

FOLDED = dict.fromkeys(["„", "“", "”", "«", "»", "''", "``", "‟", "″", "‚", "‘", "‹", "›"], '"')
FOLDED |= dict.fromkeys(["–", "—", "--", "―"], "-") | {"…": "..."}
LISTS = (
    ("countries", ("names", "metonyms", "cities"), "C"),
    ("countries", ("adjectives", "inhabitants"), "A"),
    ("organizations", ("name", "aliases"), "O"),
    ("roles", ("lemma", "feminine", "forms"), "R"),
)
"""Tables and columns whose capitalised words are told apart, with a letter for each."""


class Words(msgspec.Struct, frozen=True):
    """Words of a language that the tables list."""

    auxiliaries: dict[str, str]
    """Finite form to lemma."""
    subordinators: frozenset[str]
    lists: dict[str, str]
    """Word to the letters of the lists it stands in."""

    def listed(self, word: str) -> str:
        """In which lists of names and roles the word stands, a genitive ending aside."""
        found = self.lists.get(word)
        if found is None and word.endswith("s"):
            found = self.lists.get(word[:-1])
        return found or ""


@cache
def words(language: str) -> Words:
    """The listed words of a language."""
    rows = tables.rows(language, "function_words")
    auxiliaries = {r["form"]: r["lemma"] for r in rows if r["pos"] == "AUX" and "VerbForm=Fin" in r["morph"]}
    return Words(auxiliaries, frozenset(r["form"] for r in rows if r["pos"] == "SCONJ"), _lists(language))


def _lists(language: str) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for table, columns, letter in LISTS:
        for row in tables.rows(language, table):
            for name in (name for column in columns for name in tables.values(row[column])):
                for word in name.split():
                    if letter == "R" or word[0].isupper():
                        found.setdefault(word, set()).add(letter)
    for row in tables.rows(language, "times"):
        if "month" in row["kind"] or "day" in row["kind"]:
            for word in tables.values(row["words"]):
                found.setdefault(word, set()).add("T")
    return {word: "".join(sorted(letters)) for word, letters in found.items()}


def plain(word: str) -> str:
    """The word composed, and without invisible signs: what a reader sees."""
    if word.isascii():
        return word
    return normalize("NFC", "".join(sign for sign in word if category(sign) != "Cf")) or word


def hint(word: str, language: str) -> str:
    """What the tables know of a word: parts of speech of a function word, else the verb forms it can be."""
    lower = word.lower()
    return _hints(language).get(lower) or "".join(sorted({a.form[0] for a in lexicon(language).analyses(lower)}))


def is_past(word: str, language: str) -> bool:
    """Whether the word is the past tense of a known verb and nothing else: ``sagte``, but not ``erklärte``, which can
    be an inflected participle. Never where adjectives are not inflected, so that their endings tell nothing."""
    known = lexicon(language).analyses(word)
    if not known or not traits(language).adjective_endings or any(a.form != FINITE or a.tense != "past" for a in known):
        return False
    stems = (word[: -len(ending)] for ending in traits(language).adjective_endings if word.endswith(ending))
    return not any(a.form == PARTICIPLE for stem in stems for a in lexicon(language).analyses(stem))


@cache
def _hints(language: str) -> dict[str, str]:
    """Lower-case function word to the parts of speech it can be."""
    found: dict[str, list[str]] = {}
    for row in tables.rows(language, "function_words"):
        kinds = found.setdefault(row["form"].lower(), [])
        if row["pos"] not in kinds:
            kinds.append(row["pos"])
    return {form: "/".join(kinds) for form, kinds in found.items()}


def word_class(word: str, hint: str, shape: str) -> str:
    """A word in short: what the tables know of it and its shape, else shape and ending."""
    if hint:
        return hint + shape
    return shape + word[-2:].lower() if shape in ("x", "Xx") else shape


def folded(word: str) -> str:
    """Lower case, with one sign for all quotation marks and one for all dashes."""
    return FOLDED.get(word) or word.lower()


def shape(word: str) -> str:
    """Capitals and figures in short: ``Xx``, ``X``, ``x``, ``d``, ``X-x``, ``p`` for punctuation."""
    kinds = []
    for part in word.split("-", 2):
        if part.isalpha():
            kind = "x" if part.islower() else "X" if part.isupper() else "Xx" if part[1:].islower() else "xX"
        elif part.isdecimal():
            kind = "d"
        elif part[:-1].isdecimal() and part[-1] == ".":
            kind = "o"
        elif any(map(str.isdecimal, part)):
            kind = "m"
        elif any(map(str.isalpha, part)):
            kind = "a"
        else:
            kind = "p"
        kinds.append(kind)
    return "-".join(kinds)
