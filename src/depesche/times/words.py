"""A text as words with classes: tokens, their readings, entries of several words joined."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate, compress, count

import msgspec

from depesche.times.lexicon import BREAK, NEWLINE, OTHER, SPACED_TOKEN, Kinds, Lexicon

SENTENCE_ENDS = frozenset(".!?:\n\"'„“”‚‘’»«›‹(–-•|")
"""Marks after which a capital says nothing about the word."""


class Words(msgspec.Struct):
    """A text as words, one class character each."""

    lex: Lexicon
    classes: str
    texts: list[str]
    ends: list[int]
    joined: dict[int, tuple[int, Kinds]] = msgspec.field(default_factory=dict)
    """Words with a reading of their own: begin offset and kinds (entries of several words, initial capitals)."""

    def begin(self, word: int) -> int:
        """Offset of the first character."""
        if word in self.joined:
            return self.joined[word][0]
        return self.ends[word] - len(self.texts[word])

    def kinds(self, word: int) -> Kinds:
        """What the word can be, empty for other words."""
        if word in self.joined:
            return self.joined[word][1]
        return self.lex.kinds(self.texts[word])

    def indices(self, kind: str) -> list[int]:
        """The words that have the kind, ascending."""
        characters = self.lex.characters(kind)
        return [i for i, c in enumerate(self.classes) if c in characters]

    def at(self, offset: int) -> int:
        """Index of the first word that ends after the offset."""
        return bisect_left(self.ends, offset + 1)


def words_of(text: str, lex: Lexicon, boundaries: set[int]) -> Words:
    """The words of a text; ``boundaries`` are the offsets where blocks begin."""
    tokens = SPACED_TOKEN.findall(text)
    ends = list(accumulate(map(len, tokens)))
    classes = list(map(lex.class_table().__getitem__, tokens))
    # A white space token has the empty class; a line break counts only where a block begins or a line is empty.
    for index in [i for i, character in enumerate(classes) if character == NEWLINE]:
        classes[index] = BREAK if ends[index] in boundaries else ""
    words = Words(lex, "".join(classes), list(compress(tokens, classes)), list(compress(ends, classes)))
    special = list(compress(count(), map(lex.special.__contains__, words.texts)))
    return _with_readings(text, words, special) if special else words


def _with_readings(text: str, words: Words, special: list[int]) -> Words:
    """The words with entries of several words joined and capitals at the beginning of sentences read both ways."""
    out = Words(words.lex, "", [], [])
    classes: list[str] = []
    done = 0
    for index in special:
        if index < done:
            continue
        length, kinds = _reading(text, words, index)
        if kinds is None:
            continue
        classes.append(words.classes[done:index])
        out.texts += words.texts[done:index]
        out.ends += words.ends[done:index]
        out.joined[len(out.texts)] = words.begin(index), kinds
        classes.append(words.lex.class_of(kinds))
        out.texts.append(words.texts[index])
        out.ends.append(words.ends[index + length - 1])
        done = index + length
    classes.append(words.classes[done:])
    out.texts += words.texts[done:]
    out.ends += words.ends[done:]
    out.classes = "".join(classes)
    return out


def _reading(text: str, words: Words, index: int) -> tuple[int, Kinds | None]:
    """How many words the entry at the index spans, and its kinds when they differ from those of the plain word."""
    word = words.texts[index]
    following = words.texts[index + 1].casefold() if index + 1 < len(words.texts) else ""
    for parts, kinds in words.lex.phrases.get((word.lower(), following), ()):
        if _stands_at(words, index, parts):
            return len(parts), kinds
    if word in words.lex.initial:
        begin = words.begin(index)
        before = text[max(0, begin - 3) : begin].rstrip(" \t")
        if not before or before[-1] in SENTENCE_ENDS:
            return 1, words.lex.initial[word]
    return 1, None


def _stands_at(words: Words, index: int, parts: tuple[str, ...]) -> bool:
    """Whether these words stand here; small letters in the entry also match capitals."""
    if words.classes[index : index + len(parts)].find(BREAK) >= 0:
        return False
    here = words.texts[index : index + len(parts)]
    return len(here) == len(parts) and all(
        word == part or (part[0].islower() and word.lower() == part) or (word.isupper() and word == part.upper())
        for word, part in zip(here, parts, strict=True)
    )


__all__ = ["OTHER", "Words", "words_of"]
