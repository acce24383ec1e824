"""The knowledge base: names in, Wikidata ids out."""

from __future__ import annotations

import pytest

from depesche.actors import knowledge


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Recep Tayyip Erdoğan", "recep tayyip erdogan"),
        ("Kim Jong-un", "kim jong un"),
        ("Łódź  Straße", "lodz strasse"),
    ],
)
def test_fold(name: str, folded: str) -> None:
    assert knowledge.fold(name) == folded


def test_full_name_finds_the_person() -> None:
    found = knowledge.persons("Kim Jong Un")
    assert [(p.wikidata, p.country, p.rank) for p in found] == [("Q56226", "PRK", 3)]


def test_surname_alone_is_no_full_name() -> None:
    assert knowledge.persons("Merkel") == ()


def test_leader_by_country_and_time() -> None:
    assert [p.wikidata for p in knowledge.leaders("Obama", "USA", "2012-05-01")] == ["Q76"]
    assert knowledge.leaders("Obama", "USA", "2005-05-01") == ()
    assert knowledge.leaders("Obama", "DEU", "2012-05-01") == ()


def test_term_before_the_snapshot_does_not_rule_out_a_later_one() -> None:
    assert [p.wikidata for p in knowledge.leaders("Trump", "USA", "2025-09-22")] == ["Q22686"]
    assert knowledge.leaders("Trump", "USA", "2022-01-01") == ()


def test_offices_have_dates() -> None:
    person = knowledge.persons("Barack Obama")[0]
    assert any(o.start == "2009-01-20" and o.end == "2017-01-20" for o in knowledge.offices(person.number))


def test_organization() -> None:
    assert [o.wikidata for o in knowledge.organizations("World Health Organization")] == ["Q7817"]


def test_the_base_is_read_only() -> None:
    with pytest.raises(Exception, match="readonly database"):
        knowledge._base().execute("DELETE FROM person")
