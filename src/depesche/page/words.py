"""The words of a text, where its sentences end, and the tables ``page_words`` as sets and patterns.

The language of a page is known only later, so the words of all languages count at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from depesche.language import LANGUAGES, tables

_ENDS, _PAUSES = ".!?…।。！？؟။", ":;,：；，،"
"""Marks at the end of a sentence and within it, of the scripts whose marks are known."""
_CLOSING = "'\"»«”“’)]」』）"
"""What may stand after them."""
_TAIL = 12
"""Characters at the end of a text in which its last mark stands, with quotation marks and brackets after it."""

_WORD = re.compile(r"\w+")
_FIRST = re.compile(r"[^\w]{0,4}([^\W\d_]+)")


def of(text: str) -> list[str]:
    """The words of a text, casefolded."""
    return _WORD.findall(text.casefold())


def folded(text: str) -> str:
    """A text as its casefolded words alone, to find the same words again."""
    return " ".join(of(text))


def _last_mark(text: str) -> str:
    """The last character, quotation marks and brackets after it aside."""
    return text[-_TAIL:].rstrip().rstrip(_CLOSING)[-1:]


def is_sentence(text: str) -> bool:
    """Whether a text ends as sentences do."""
    return (mark := _last_mark(text)) != "" and mark in _ENDS


def ends_sentence(text: str, *, heading: bool = False) -> bool:
    """Whether a text ends with a mark of punctuation, be it within a sentence; labels do not.

    A ``heading`` may ask and call all the same.
    """
    mark = _last_mark(text)
    return mark != "" and (mark in _ENDS or mark in _PAUSES) and not (heading and mark in "!?")


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
def casefolded(kind: str) -> frozenset[str]:
    """The words of a kind, casefolded."""
    return frozenset(word.casefold() for word in listed(kind))


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


def holds(kind: str, text: str) -> bool:
    """Whether a short text holds a word of a kind anywhere."""
    return _holds(kind).search(text) is not None


def found(kind: str, text: str) -> set[str]:
    """The words of a kind that a text holds, in lower case."""
    return {match[0].lower() for match in _holds(kind).finditer(text)}


def is_one(kind: str, text: str) -> bool:
    """Whether a text is one of the words, with punctuation or arrows around it."""
    first = first_word(text)
    return first in first_words(kind) and _is_one(kind, first).match(text) is not None


@cache
def _begins(kind: str, first: str) -> re.Pattern[str]:
    return re.compile(_group(_with_first(kind, first)) + r"(?!\w)", re.IGNORECASE)


@cache
def _holds(kind: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternatives(kind)}(?!\w)", re.IGNORECASE)


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


@cache
def kinds_by_first(*kinds: str) -> dict[str, frozenset[str]]:
    """Those of some kinds that have words with a first word, by it: one look-up before the patterns of all of them."""
    found: dict[str, set[str]] = {}
    for kind in kinds:
        for first in first_words(kind):
            found.setdefault(first, set()).add(kind)
    return {first: frozenset(named) for first, named in found.items()}


def first_word(text: str) -> str:
    """The first run of letters of a text, casefolded; empty when it begins with something else than marks."""
    match = _FIRST.match(text)
    return match[1].casefold() if match else ""


def spaced(names: str) -> frozenset[str]:
    """The names of a space-separated list: the tags and class names of web templates, no language's words."""
    return frozenset(names.split())
