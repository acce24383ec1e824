"""Degree of adjectives and adverbs, number of nouns: features that word and lemma tell together.

Words that do not follow the rule (``mehr``, ``worst``) and the endings of the degrees are in ``grammar_words.tsv``.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from depesche.document import Sentence, Token
from depesche.language.lexicon import endings, vocabulary
from depesche.language.registry import traits

COMPARATIVE, SUPERLATIVE = "Degree=Cmp", "Degree=Sup"
GRADED = frozenset({"ADJ", "ADV", "DET"})
NOMINAL = frozenset({"ADJ", "NOUN", "PROPN"})
PLAIN = str.maketrans("äöüyß", "aouis")
"""Vowels and consonants that change before an ending: ``älter``, ``earlier``, ``größt``."""
CACHED = 20_000


def annotate(sentences: Iterable[Sentence], language: str) -> None:
    """Add the degree to ``Token.morph`` of comparatives and superlatives."""
    for sentence in sentences:
        tokens = sentence.tokens
        for index, token in enumerate(tokens):
            if token.pos not in GRADED:
                continue
            found = degree(token.lower, token.lemma, token.pos, language)
            if found and not (found == COMPARATIVE and _inflected(token, tokens[index + 1 : index + 2], language)):
                token.morph = found


@lru_cache(maxsize=CACHED)
def degree(lower: str, lemma: str, pos: str, language: str) -> str:
    """Comparative, superlative, or empty; an inflected positive may look like a comparative (``schöner``)."""
    lemma = lemma.lower()
    irregular = _irregular(language)
    for ending in ("", *traits(language).adjective_endings):
        if ending and not lower.endswith(ending):
            continue
        stem = lower[: len(lower) - len(ending)]
        if stem in irregular:
            return irregular[stem]
        if stem == lemma or pos == "DET":
            continue
        for kind, feature in (("superlative_ending", SUPERLATIVE), ("comparative_ending", COMPARATIVE)):
            for graded in endings(language, kind):
                if stem.endswith(graded) and _same(stem.removesuffix(graded), lemma):
                    return feature
    return ""


@cache
def _irregular(language: str) -> dict[str, str]:
    words = dict.fromkeys(vocabulary(language, "comparative"), COMPARATIVE)
    return words | dict.fromkeys(vocabulary(language, "superlative"), SUPERLATIVE)


def _same(stem: str, lemma: str) -> bool:
    """Whether the stem before the ending is that of the lemma: ``teur`` teuer, ``bigg`` big, ``earli`` early."""
    stem, lemma = stem.translate(PLAIN), lemma.translate(PLAIN)
    if stem in (lemma, lemma.removesuffix("e")):
        return True
    doubled = stem[-2:-1] == stem[-1:] and stem[:-1] == lemma
    dropped = lemma[-2:-1] == "e" and stem == lemma[:-2] + lemma[-1]
    return len(stem) > 1 and (doubled or dropped)


def _inflected(token: Token, following: list[Token], language: str) -> bool:
    """Whether a form that can be both is an attribute: ``ein schöner Tag``, but ``der Tag wird schöner``."""
    lower, lemma = token.lower, token.lemma.lower()
    ending = next((e for e in traits(language).adjective_endings if lower == lemma + e), "")
    return bool(ending) and bool(following) and following[0].pos in NOMINAL


def number(token: Token, language: str) -> str:
    """sing or plur of an English-like noun, whose plural has an ending and whose lemma has none; empty for others."""
    if token.pos == "PROPN":
        return "sing"
    if token.pos == "NOUN":
        return "sing" if token.lower == token.lemma.lower() else "plur"
    if token.lower in vocabulary(language, "plural_pronoun"):
        return "plur"
    return "sing" if token.lower in vocabulary(language, "singular_pronoun") else ""
