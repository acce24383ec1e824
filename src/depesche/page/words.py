"""The tables ``page_words`` as sets and patterns.

The language of a page is known only later, so the words of all languages count at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from depesche.language import LANGUAGES, tables

_FIRST = re.compile(r"[^\w]{0,4}([^\W\d_]+)")


@cache
def listed(kind: str) -> tuple[str, ...]:
    """The words of a kind in all languages, longest first."""
    found = {
        word
        for language in LANGUAGES
        for row in tables.rows(language, "page_words")
        if row["kind"] == kind
        for word in tables.values(row["words"])
    }
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def alternatives(kind: str) -> str:
    """The words of a kind as a regular expression group."""
    return _group(listed(kind))


def _group(words: Iterable[str]) -> str:
    return "(?:" + "|".join(map(re.escape, words)) + ")"


def begins(kind: str, text: str) -> re.Match[str] | None:
    """The word of a kind that a text begins with."""
    first = first_word(text)
    return _begins(kind, first).match(text) if first in first_words(kind) else None


def is_one(kind: str, text: str) -> bool:
    """Whether a text is one of the words, with punctuation or arrows around it."""
    first = first_word(text)
    return first in first_words(kind) and _is_one(kind, first).match(text) is not None


@cache
def _begins(kind: str, first: str) -> re.Pattern[str]:
    return re.compile(_group(_with_first(kind, first)) + r"(?!\w)", re.IGNORECASE)


@cache
def _is_one(kind: str, first: str) -> re.Pattern[str]:
    return re.compile(r"\W*" + _group(_with_first(kind, first)) + r"\W*\Z", re.IGNORECASE)


def _with_first(kind: str, first: str) -> Iterator[str]:
    """The words of a kind with this first word: a pattern of all would cost start-up for words that are not there."""
    return (word for word in listed(kind) if first_word(word) == first)


@cache
def first_words(*kinds: str) -> frozenset[str]:
    """The casefolded first words of all words of some kinds: a cheap look before the patterns."""
    return frozenset(first_word(word) for kind in kinds for word in listed(kind))


def first_word(text: str) -> str:
    """The first run of letters of a text, casefolded; empty when it begins with something else than marks."""
    match = _FIRST.match(text)
    return match[1].casefold() if match else ""


def spaced(names: str) -> frozenset[str]:
    """The names of a space-separated list: the tags and class names of web templates, no language's words."""
    return frozenset(names.split())
