"""The knowledge base: the longest name in running text, short names, unsure names."""

from __future__ import annotations

import pytest

from depesche.actors import knowledge


@pytest.mark.parametrize(
    ("text", "begin", "size", "name"),
    [
        ("gestern sprach Angela Merkel in Kiew", 2, 2, "Angela Merkel"),
        ("die World Health Organization warnt", 1, 3, "WHO"),
        ("Kim Jong-un schwieg", 0, 2, "Kim Jong-un"),
        ("KIM JONG UN schwieg", 0, 3, "Kim Jong-un"),
        ("in Kiew und", 1, 1, "Kyiv"),
        ("Bündnis 90 / Die Grünen fordern", 0, 5, "Alliance 90/The Greens"),
    ],
)
def test_longest_name(text: str, begin: int, size: int, name: str) -> None:
    found = knowledge.longest(text.split(), begin)
    assert (found[0], found[1][0].name) == (size, name)


@pytest.mark.parametrize(
    ("text", "begin"),
    [
        ("angela merkel", 0),  # names begin with a capital
        ("Angela , Merkel", 0),  # no sign but those of names stands inside
        ("Is that so", 0),  # short names count in exactly their case
        ("Die Regierung", 0),
        ("Xqzt", 0),
    ],
)
def test_no_name(text: str, begin: int) -> None:
    assert knowledge.longest(text.split(), begin) == (0, ())


def test_the_last_word_may_carry_an_ending() -> None:
    words = ["Angela", "Merkels", "Sprecher"]
    assert knowledge.longest(words, 0) == (0, ())
    size, found = knowledge.longest(words, 0, ("s",))
    assert (size, found[0].name) == (2, "Angela Merkel")


def test_longest_looks_ahead_a_bounded_way() -> None:
    words = ["Angela"] * 100_000
    assert knowledge.longest(words, 0)[0] in {0, 1}


def test_a_short_name_counts_in_exactly_its_case() -> None:
    assert any(e.kind == "organization" for e in knowledge.find("NATO"))
    assert knowledge.find("nato") == ()


def test_unsure_names_are_told_only_to_those_who_ask() -> None:
    assert "Alternative für Deutschland" not in {e.name for e in knowledge.find("Essen")}
    assert not any(e.kind == "place" for e in knowledge.find("Essen") if e.rank < 2)
    assert knowledge.possible("Bar")
    assert not any(e.kind == "place" for e in knowledge.find("Bar"))
