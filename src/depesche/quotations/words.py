"""The vocabulary of quotations in one language: cues.tsv, and the reporting readings of the lexicon."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import msgspec

from depesche.document import Token
from depesche.language.lexicon import Lexicon, VerbReading, lexicon
from depesche.language.registry import Traits, traits
from depesche.language.tables import rows, values


class WordList(msgspec.Struct, frozen=True):
    """Words and endings of one type of cues.tsv."""

    words: frozenset[str]
    phrases: dict[str, tuple[tuple[str, ...], ...]]
    """Entries of several words by their first word, longest first."""
    endings: tuple[str, ...]

    def holds(self, word: str) -> bool:
        """Whether the lowercase word is listed or ends like a listed compound."""
        return word in self.words or (bool(self.endings) and len(word) > 5 and word.endswith(self.endings))

    def length_at(self, tokens: list[Token], index: int) -> int:
        """How many tokens from the index on are a listed word or phrase; 0 for none."""
        for phrase in self.phrases.get(tokens[index].lower, ()):
            if tuple(t.lower for t in tokens[index : index + len(phrase)]) == phrase:
                return len(phrase)
        return 1 if self.holds(tokens[index].lower) else 0


EMPTY = WordList(frozenset(), {}, ())
TRIGGERS = ("source", "weak_source", "thereby", "whereby", "so", "impersonal")
"""Types of words that name a source by themselves."""


class Vocabulary(msgspec.Struct, frozen=True):
    """What a language has to introduce quotations with."""

    language: str
    traits: Traits
    lexicon: Lexicon
    lists: dict[tuple[str, str], WordList]
    """By type and position of cues.tsv."""

    triggers: frozenset[str]
    """First words of all that can name a source: most words of a text are none, and need no closer look."""

    def words(self, kind: str, position: str = "") -> WordList:
        """The words of one type and position."""
        return self.lists.get((kind, position), EMPTY)

    def reporting(self, lemma: str) -> tuple[VerbReading, ...]:
        """The readings of a verb that report something."""
        return tuple(reading for reading in self.lexicon.readings(lemma) if reading.reports)

    def reporting_noun(self, word: str) -> bool:
        """Whether the word as written is a noun that reports: a claim, an announcement."""
        readings, _ = self.lexicon.noun(word)
        return any("clause" in reading.reports for reading in readings)


@cache
def vocabulary(language: str) -> Vocabulary:
    """The vocabulary of a language, read once."""
    collected: dict[tuple[str, str], list[str]] = {}
    for row in rows(language, "cues"):
        collected.setdefault((row["type"], row["position"]), []).extend(values(row["words"]))
    triggers = frozenset(e.split(" ")[0] for key, entries in collected.items() if key[0] in TRIGGERS for e in entries)
    lists = {key: _word_list(entries) for key, entries in collected.items()}
    return Vocabulary(language, traits(language), lexicon(language), lists, triggers)


def _word_list(entries: Iterable[str]) -> WordList:
    entries = list(entries)
    phrases: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in sorted((tuple(e.split(" ")) for e in entries if " " in e), key=len, reverse=True):
        phrases[phrase[0]] = (*phrases.get(phrase[0], ()), phrase)
    return WordList(
        frozenset(e for e in entries if " " not in e and not e.startswith("-")),
        phrases,
        tuple(e[1:] for e in entries if e.startswith("-") and " " not in e),
    )
