"""The tables ``page_words`` as sets and patterns.

The language of a page is known only later, so the words of all languages count at once.
"""

from __future__ import annotations

import re
from functools import cache

from depesche.language import tables

LANGUAGES = ("de", "en")


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
    return "(?:" + "|".join(re.escape(word) for word in listed(kind)) + ")"


@cache
def starts(kind: str) -> re.Pattern[str]:
    """Matches a text that begins with one of the words."""
    return re.compile(alternatives(kind) + r"(?!\w)", re.IGNORECASE)


@cache
def whole(kind: str) -> re.Pattern[str]:
    """Matches a text that is one of the words, with punctuation or arrows around it."""
    return re.compile(r"\W*" + alternatives(kind) + r"\W*\Z", re.IGNORECASE)


def spaced(names: str) -> frozenset[str]:
    """The names of a space-separated list: the tags and class names of web templates, no language's words."""
    return frozenset(names.split())
