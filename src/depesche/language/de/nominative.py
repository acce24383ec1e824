"""A German phrase as it is named: in the nominative and without article (russisches Außenministerium)."""

from __future__ import annotations

STRONG = {"m": "er", "f": "e", "n": "es", "p": "e"}
"""Endings of adjectives without article, by gender, p for the plural."""
WEAK = ("en", "em", "er", "es", "e")
DATIVE_PLURAL = ("ern", "eln")
"""Endings of nouns with the n of the dative plural: den Ministern, den Krankenhäusern; not den Soldaten."""
WEAK_NOUNS = ("n", "bauer")
"""Endings of nouns whose plural has the n in all cases: die Bauern."""
SHORTEST = 3  # letters of an adjective without its ending


def noun(word: str, lemma: str, plural: bool) -> str:
    """The noun in the nominative: Chefs, Präsidenten, den Ministern. ``lemma`` may be the last part of the word."""
    lower, base = word.lower(), lemma.lower()
    if plural:
        return word[:-1] if lower.endswith(DATIVE_PLURAL) and not base.endswith(WEAK_NOUNS) else word
    at = lower.rfind(base)
    return word[: at + len(base)] if at >= 0 else word


def adjective(word: str, gender: str) -> str:
    """The adjective before a noun of the gender; what does not decline (Berliner, Schweizer) stays."""
    ending = STRONG.get(gender)
    weak = next((e for e in WEAK if word.endswith(e) and len(word) - len(e) >= SHORTEST), None)
    if ending is None or weak is None or word[0].isupper():
        return word
    return word[: -len(weak)] + ending
