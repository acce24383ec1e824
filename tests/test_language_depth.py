"""Sentences no one would write take time in proportion to their length: steps are counted, not seconds."""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

import pytest

from benchmarks.depth import BOMBS, bomb
from benchmarks.trees import read

SMALL, TIMES = 200, 4
SLACK = 1.25  # a square would be 4


def steps(text: str, language: str) -> int:
    """Calls of functions, Python's own included, that the language room makes."""
    count = 0

    def counted(_: FrameType, event: str, __: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        read(text, language)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    ("language", "kind"), [(language, kind) for language, kinds in BOMBS.items() for kind in kinds]
)
def test_steps_grow_as_the_sentence_does(language: str, kind: str) -> None:
    texts = [bomb(language, kind, size) for size in (SMALL, SMALL * TIMES)]
    read(texts[1], language)  # fills the caches of its words
    few, many = (steps(text, language) for text in texts)
    assert many < few * TIMES * SLACK


@pytest.mark.parametrize("language", BOMBS)
def test_ten_thousand_words_and_five_thousand_commas_are_read(language: str) -> None:
    for kind in ("words without marks", "a comma at every second word"):
        text = bomb(language, kind, 10_000)
        tokens = [token for sentence in read(text, language).sentences for token in sentence.tokens]
        assert len(tokens) > 10_000
        assert all(token.pos and token.lemma for token in tokens)
