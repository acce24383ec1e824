"""Times at the edges: of the calendar, of the day, of the century; every pattern gives values that TIMEX3 allows."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from datetime import date

import pytest

from depesche import times
from depesche.document import Document
from depesche.report import Block
from depesche.times.lexicon import PUNCTUATION, SAMPLES, Lexicon, lexicon, number_kinds

VALUE = re.compile(
    r"(?:(?:\d{4}(?:-\d\d(?:-\d\d)?|-Q[1-4]|-H[12]|-W\d\d(?:-WE)?|-(?:SP|SU|FA|WI))?|\d{1,3}|BC\d{4}|XXXX\S*)?"
    r"(?:T(?:\d\d:\d\d\S*|[A-Z]{2}))?|(?:PAST|PRESENT|FUTURE)_REF|P\S+|XXXX\S*)"
)
DAYS = (None, "2024-02-29", "0001-01-01", "9999-12-31")
DRAWN = 20250922


def values(text: str, language: str, published: str | None) -> list[tuple[str, str | None]]:
    document = Document(text, language=language, published=published, blocks=[Block("paragraph", 0, len(text))])
    times.annotate(document)
    return [(time.text, time.value) for time in document.times]


@pytest.mark.parametrize(
    ("language", "published", "text", "expected"),
    [
        ("en", "2024-02-29", "It rained the same day last year. In the evening it rained.", [None, "2024-02-29TEV"]),
        ("en", "2025-09-22", "It is open from 8 p.m. to 3.", ["2025-09-22T20:00", "2025-09-23T03:00"]),
        ("en", "2025-09-22", "It is open from 8 a.m. to 3.", ["2025-09-22T08:00", "2025-09-22T15:00"]),
        ("en", "2025-09-22", "It is open from 10 p.m. to 12.", ["2025-09-22T22:00", "2025-09-23T00:00"]),
        ("en", "1998-03-05", "He will retire in '05, not in '45.", ["2005", "1945"]),
        ("en", "2025-09-22", "Open from 11/20 to 11/25/05.", ["2005-11-20", "2005-11-25"]),
        ("en", "2025-09-22", "It lasted 1,000.5 years.", ["P1000.5Y"]),
        ("de", "2025-09-22", "Es dauerte 1.000,5 Jahre.", ["P1000.5Y"]),
        ("de", "2021-05-05", "Am 29. Februar kam er.", ["2020-02-29"]),
        ("de", "2025-09-22", "Am Freitag brannte es. In dieser Nacht kam er.", ["2025-09-19", "2025-09-19TNI"]),
        ("de", "2025-09-22", "Am Freitag brannte es. In der Nacht zuvor kam er.", ["2025-09-19", "2025-09-18TNI"]),
        ("de", "0001-01-01", "Im vergangenen August kam er.", [None]),
        ("de", "9999-12-31", "Im kommenden August kommt er.", [None]),
    ],
)
def test_edges(language: str, published: str, text: str, expected: list[str | None]) -> None:
    assert [value for _, value in values(text, language, published)] == expected


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_pattern_gives_values_that_timex3_allows(language: str) -> None:
    words, draw = words_by_kind(lexicon(language)), random.Random(DRAWN)  # noqa: S311 - drawn again each time
    drawn = [" ".join(filled(pattern, words, draw)) for pattern, _ in lexicon(language).patterns]
    text = ". ".join(drawn)
    for day in DAYS:
        assert [found for found in values(text, language, day) if not is_value(found[1])] == []


def words_by_kind(lex: Lexicon) -> dict[str, list[str]]:
    """Kind to words, numbers and marks that have it."""
    found: dict[str, list[str]] = defaultdict(list)
    phrases = [(" ".join(parts), kinds) for entries in lex.phrases.values() for parts, kinds in entries]
    numbers = [
        (number, number_kinds(number)) for number in (*SAMPLES.split(), "29", "29.2.", "2024-02-29", "24", "9999")
    ]
    for word, kinds in (*lex.words.items(), *phrases, *numbers):
        for kind in kinds:
            found[kind].append(word)
    for mark, kind in PUNCTUATION.items():
        found[kind].append(mark)
    return found


def filled(pattern: str, words: dict[str, list[str]], draw: random.Random) -> list[str]:
    """Words that a pattern matches, or nearly: of alternatives the first, of kinds and words any."""
    plain = pattern
    while (shorter := re.sub(r"\(([^()|]*)(?:\|[^()]*)?\)[?*]?", r"\1", plain)) != plain:
        plain = shorter
    items = [draw.choice(item.rstrip("?").split("/")) for item in plain.split() if item not in "[]"]
    return [
        item[1:] if item.startswith("=") else draw.choice(words[item])
        for item in items
        if item[0] == "=" or words[item]
    ]


def is_value(value: str | None) -> bool:
    """Whether a value is none or one of TIMEX3, with days and hours that there are."""
    if value is None:
        return True
    if not value or VALUE.fullmatch(value) is None or value.startswith("0000"):
        return False
    day = re.match(r"(\d{4})-(\d\d)(?:-(\d\d))?", value)
    clock = re.search(r"T(\d\d):(\d\d)", value)
    try:
        date(*(int(part or 1) for part in day.groups())) if day is not None else None
    except ValueError:
        return False
    return clock is None or (int(clock[1]) <= 24 and int(clock[2]) < 60)
