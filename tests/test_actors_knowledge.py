"""The knowledge base: names in, Wikidata ids out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from depesche.actors import knowledge
from depesche.actors.knowledge import layers
from depesche.errors import KnowledgeError

SHIPPED = Path(knowledge.__file__).parent
LARGEST = 15_000_000  # bytes of all files together


def ids(found: tuple[knowledge.Entity, ...]) -> list[str]:
    return [entity.wikidata for entity in found]


def count(condition: str) -> int:
    query = f"SELECT count(*) FROM entity e JOIN facet f ON f.id = e.facet WHERE {condition}"  # noqa: S608
    return sum(layer.rows(query)[0][0] for layer in knowledge.opened())


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Recep Tayyip Erdoğan", "recep tayyip erdogan"),
        ("Kim Jong-un", "kim jong un"),
        ("Łódź  Straße", "lodz strasse"),
        ("Côte d’Ivoire", "cote divoire"),
    ],
)
def test_fold(name: str, folded: str) -> None:
    assert knowledge.fold(name) == folded


def test_full_name_finds_the_person() -> None:
    found = knowledge.persons("Kim Jong Un")
    assert [(p.wikidata, p.country, p.rank) for p in found] == [("Q56226", "PRK", 3)]


def test_surname_alone_is_no_full_name() -> None:
    assert knowledge.persons("Merkel") == ()


@pytest.mark.parametrize(
    "spellings",
    [
        ("Sergey Lavrov", "Sergei Lawrow", "Sergej Lawrow"),
        ("Sergei Shoigu", "Sergei Schoigu", "Sergej Schoigu"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy", "Wolodymyr Selenskyj", "Wolodymyr Selenski"),
        ("Vladimir Putin", "Wladimir Putin"),
        ("Maria Zakharova", "Maria Sacharowa"),
        ("Alexander Lukashenko", "Alexander Lukaschenko"),
    ],
)
def test_transliterations_are_one_person(spellings: tuple[str, ...]) -> None:
    found = {tuple(ids(knowledge.persons(name))) for name in spellings}
    assert len(found) == 1
    assert all(len(same) == 1 and same[0] for same in found)


def test_leader_by_country_and_time() -> None:
    assert ids(knowledge.leaders("Obama", "USA", "2012-05-01")) == ["Q76"]
    assert knowledge.leaders("Obama", "USA", "2005-05-01") == ()
    assert knowledge.leaders("Obama", "DEU", "2012-05-01") == ()


def test_leader_by_another_spelling_of_the_surname() -> None:
    assert ids(knowledge.leaders("Selenskyj", "UKR", "2022-05-01")) == ["Q3874799"]


def test_an_ended_term_rules_out_a_later_one_only_as_long_as_the_base_knows_the_country() -> None:
    assert ids(knowledge.leaders("Trump", "USA", "2025-09-22")) == ["Q22686"]
    assert knowledge.leaders("Trump", "USA", "2022-01-01") == ()


@pytest.mark.parametrize(
    ("office", "country", "day", "names"),
    [
        ("chancellor", "DEU", "2015-05-01", {"Angela Merkel"}),
        ("Bundeskanzler", "DEU", "2024-05-01", {"Olaf Scholz"}),
        ("Bundeskanzler", "DEU", "2025-05-20", {"Friedrich Merz"}),
        ("president", "USA", "2024-12-01", {"Joe Biden"}),
        ("president", "USA", "2025-02-01", {"Donald Trump"}),
        ("prime minister", "GBR", "2024-06-01", {"Rishi Sunak"}),
        ("prime minister", "GBR", "2024-08-01", {"Keir Starmer"}),
        ("president", "FRA", "1850-01-01", set()),
    ],
)
def test_old_and_new_office_holders_by_day(office: str, country: str, day: str, names: set[str]) -> None:
    assert {p.name for p in knowledge.holders(office, country, day)} == names


def test_open_terms_count_after_the_last_check_only_when_asked() -> None:
    assert knowledge.holders("president", "USA", "2099-01-01") == ()
    assert knowledge.holders("president", "USA", "2099-01-01", is_sure=False)


def test_offices_have_dates() -> None:
    person = knowledge.persons("Barack Obama")[0]
    known = {(o.start[:7], o.end[:7], o.country, o.is_head) for o in knowledge.offices(person)}
    assert ("2009-01", "2017-01", "USA", True) in known


def test_in_office_on_days_of_dates_of_any_precision() -> None:
    office = knowledge.Office("President", "2017-05", "2020")
    days = ("2017-04-30", "2017-05-01", "2020-12-31", "2021-01-01", "")
    assert [knowledge.in_office(office, day) for day in days] == [False, True, True, False, False]


def test_organization() -> None:
    assert ids(knowledge.organizations("World Health Organization")) == ["Q7817"]


def test_german_and_english_names_of_an_organization() -> None:
    (found,) = knowledge.organizations("European Central Bank")
    assert ids(knowledge.organizations("Europäische Zentralbank")) == [found.wikidata]
    assert knowledge.label(found, "de") == "Europäische Zentralbank"


def test_countries_and_territories() -> None:
    (germany,) = [e for e in knowledge.find("Deutschland") if e.kind == "country"]
    assert (germany.wikidata, germany.country, germany.type) == ("Q183", "DEU", "country")
    (greenland,) = [e for e in knowledge.find("Grönland") if e.kind == "country"]
    assert (greenland.country, greenland.type) == ("GRL", "territory")


def test_places() -> None:
    assert knowledge.find("Warschau")[0].type == "capital"
    assert {e.country for e in knowledge.find("Dresden") if e.kind == "place"} >= {"DEU"}


def test_there_is_as_much_as_promised() -> None:
    assert count("f.kind = 3 AND f.type = 'country'") == 197
    assert count("f.kind = 3 AND f.type = 'territory'") >= 40
    assert count("f.kind = 2") >= 3_500
    assert count("f.kind = 1") >= 80_000
    assert count("f.kind = 4") >= 30_000


def test_every_row_has_a_source_with_a_licence() -> None:
    for layer in knowledge.opened():
        assert layer.rows("SELECT count(*) FROM facet WHERE source NOT IN (SELECT id FROM source)") == [(0,)]
        assert layer.rows("SELECT count(*) FROM office WHERE source NOT IN (SELECT id FROM source)") == [(0,)]
        assert layer.rows("SELECT count(*) FROM source WHERE name = '' OR licence = ''") == [(0,)]


def test_share_alike_rows_stand_apart() -> None:
    licences = {
        layer.path.stem: {row[0] for row in layer.rows("SELECT licence FROM source")} for layer in knowledge.opened()
    }
    assert all("SA" in licence for licence in licences["share-alike"])
    assert not any("SA" in licence or "ODbL" in licence for licence in licences["base"])


def test_the_files_are_small() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.glob("*.sqlite")) < LARGEST


def test_nothing_is_loaded_before_it_is_asked_for() -> None:
    knowledge.reopen()
    assert not layers.are_opened()
    knowledge.persons("Kim Jong Un")
    for layer in knowledge.opened():
        pages, cached = layer.rows("PRAGMA page_count")[0][0], layer.rows("PRAGMA cache_size")[0][0]
        assert cached < 0 or cached < pages  # below zero: KiB
        assert -cached * 1024 < LARGEST


def test_answers_are_remembered_up_to_a_bound() -> None:
    for question in (knowledge.find, knowledge.leaders, knowledge.holders, knowledge.offices, knowledge.sex_of):
        assert question.cache_info().maxsize is not None


def test_the_base_is_read_only() -> None:
    with pytest.raises(KnowledgeError, match="readonly database"):
        knowledge.opened()[0].rows("DELETE FROM entity")


@pytest.mark.parametrize(("name", "sex"), [("Angela", "f"), ("Friedrich", "m"), ("Xqzt", "")])
def test_sex_of_first_names(name: str, sex: str) -> None:
    assert knowledge.sex_of(name) == sex


def test_the_card_has_the_counts_of_the_files() -> None:
    card = (SHIPPED / "README.md").read_text(encoding="utf-8")
    row = re.search(r"^\| persons \| ([\d,]+) \|", card, re.MULTILINE)
    assert row is not None
    assert int(row[1].replace(",", "")) == count("f.kind = 1")
