"""Which language a text is in, told by its function words."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from depesche.language import tables

LANGUAGES = ("de", "en")
SAMPLE = 20_000  # characters looked at; a report shows its language in its first hundred words
MINIMUM_WORDS = 20  # below, a share of function words says nothing
# Share of words that are function words of this language only: German reports .23 to .5 (but for two lists of results
# in 700), English ones .3 to .5; sentences of French, Spanish, Dutch, Danish or Swedish news .03 to .1.
MINIMUM_SHARE = 0.12
WORD = re.compile(r"[^\W\d_]+")


def reading_language(text: str, language: str | None) -> str:
    """The language whose rules read the text: the given one if known, else the nearer of German and English."""
    code = (language or "")[:2].lower()
    return code if code in LANGUAGES else nearest(sample(text))[0]


def sample(text: str) -> str:
    """The part of the text that tells its language."""
    return text[:SAMPLE]


@lru_cache(maxsize=4)
def nearest(text: str) -> tuple[str, bool]:
    """The language with more of its function words in the text, and whether they are enough to be sure."""
    words = WORD.findall(text.lower())
    shares = function_word_shares(words)
    best = max(LANGUAGES, key=shares.__getitem__)
    return best, len(words) < MINIMUM_WORDS or shares[best] >= MINIMUM_SHARE


def function_word_shares(words: list[str]) -> dict[str, float]:
    """For each language the share of the lower-case words that are function words of this language only."""
    return {
        language: sum(word in own for word in words) / max(1, len(words))
        for language, own in _distinctive_words().items()
    }


@cache
def _distinctive_words() -> dict[str, frozenset[str]]:
    forms = {
        language: frozenset(row["form"].lower() for row in tables.rows(language, "function_words"))
        for language in LANGUAGES
    }
    shared = frozenset.intersection(*forms.values())
    return {language: own - shared for language, own in forms.items()}
