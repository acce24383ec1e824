"""English roles, bodies, peoples and capitals: who is meant, of which country and sector."""

from __future__ import annotations

import pytest

import depesche
from depesche.actors.lexicon import lexicon
from depesche.report import Actor


def actors(text: str) -> list[Actor]:
    return depesche.read(text, language="en", published="2024-05-02").actors


def coded(text: str) -> dict[str, str | None]:
    return {actor.name: actor.code for actor in actors(text)}


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("A spokesman for the White House left.", "spokesman for the White House", "USA GOV"),
        ("The head of Libya's electoral commission left.", "head of Libya's electoral commission", "LBY GOV"),
        ("Chicago police arrived.", "Chicago police", "USA COP"),
        ("The Texan governor spoke.", "Texan governor", "USA GOV"),
        ("They met Bavarian officials.", "Bavarian officials", "DEU GOV"),
        ("The parliament in Ankara voted.", "parliament in Ankara", "TUR LEG"),
        ("Ghana's Supreme Court ruled.", "Ghana's Supreme Court", "GHA JUD"),
        ("Israeli tanks rolled in.", "Israeli tanks", "ISR MIL"),
        ("Taiwan's Vice Foreign Minister left.", "Taiwan's Vice Foreign Minister", "TWN GOV"),
        ("The gunmen attacked a village.", "gunmen", "UAF"),
        ("The hostage-takers gave up.", "hostage-takers", "CRM"),
        ("A missionary from Calgary preached.", "missionary from Calgary", "CAN REL"),
        ("Villagers fled.", "Villagers", "CVL"),
        ("Riot police fired tear gas.", "Riot police", "COP"),
        ("Cuban-American lawmakers objected.", "Cuban-American lawmakers", "USA LEG"),
        ("The foreign ministers of France and Italy met.", "foreign ministers of France and Italy", "ITA GOV"),
        ("They met three Liberians.", "Liberians", "LBR CVL"),
    ],
)
def test_code_of_a_role(text: str, name: str, code: str) -> None:
    assert code in {actor.code for actor in actors(text) if actor.name == name}


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("The Labour politician Karl Tost disagreed.", "Karl Tost", "GBR PTY"),
        ("Rebel leader Karl Tost signed.", "Karl Tost", "REB"),
        ("Senate leader Ida Lund arrived.", "Ida Lund", "USA LEG"),
        ("Palestinian leader Karl Tost arrived.", "Karl Tost", "PSE GOV"),
        ("Jordan's visiting King Karl Tost left.", "Karl Tost", "JOR GOV"),
    ],
)
def test_code_of_a_name(text: str, name: str, code: str) -> None:
    assert coded(text)[name] == code


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("Police arrested two men in Kabul.", "Police", "AFG COP"),
        ("The president spoke in Ghana.", "president", "GOV"),
        ("An armed Palestinian group attacked.", "armed Palestinian group", "PSE REB"),
    ],
)
def test_home_and_manner(text: str, name: str, code: str) -> None:
    assert coded(text)[name] == code


def test_a_people_elsewhere_belongs_to_where_it_lives() -> None:
    assert coded("Some ethnic Albanians in Serbia protested.")["Albanians"] == "SRB CVL"


@pytest.mark.parametrize("text", ["The delegate count matters.", "The party platform changed.", "College debt grows."])
def test_a_noun_before_a_noun_is_no_actor(text: str) -> None:
    assert coded(text) == {}


@pytest.mark.parametrize("text", ["As president one sleeps little.", "It was elected president."])
def test_bare_title_is_nobody(text: str) -> None:
    assert coded(text) == {}


def test_finite_verb_is_no_attribute() -> None:
    assert "villagers" in coded("Gunmen attacked villagers.")


@pytest.mark.parametrize("name", ["Hans van den Broek", "F.W. de Klerk", "Ursula von der Leyen"])
def test_particles_and_initials_belong_to_the_name(name: str) -> None:
    found = actors(f"On Monday {name} met the ministers.")
    assert [m.text for a in found if a.kind == "person" for m in a.mentions if m.form == "name"] == [name]


def test_titles_stay_outside_the_name() -> None:
    assert {"Karl Tost", "Edward Lund"} <= coded("Dr. Karl Tost met Sir Edward Lund.").keys()


def test_body_named_by_its_last_word_and_capitals() -> None:
    actor = next(a for a in actors("The Liberian Peace Council (LPC) accused them.") if a.kind == "organization")
    assert actor.country == "LBR"
    assert [m.text for m in actor.mentions][:2] == ["Liberian Peace Council", "LPC"]


@pytest.mark.parametrize(
    "text",
    [
        "Moscow demanded new talks.",
        "The stance of Moscow is unclear.",
        "Moscow's policy remains tough.",
        "The minister warned Moscow.",
        "Talks between Oslo and Moscow failed.",
        "The demands were rejected by Moscow.",
    ],
)
def test_capital_as_government(text: str) -> None:
    actor = next(a for a in actors(text) if a.name == "Moscow")
    assert (actor.kind, actor.code) == ("organization", "RUS GOV")


@pytest.mark.parametrize(
    "text",
    [
        "Shots were fired in Moscow.",
        "Moscow lies on a river.",
        "Missiles hit Moscow.",
        "MOSCOW (XYZ) - The situation is calm.",
        "Moscow's streets are empty.",
        "The minister travelled to Moscow.",
        "The delegation visited Moscow.",
    ],
)
def test_capital_as_place(text: str) -> None:
    actor = next(a for a in actors(text) if a.name == "Moscow")
    assert (actor.kind, actor.country, actor.sector) == ("place", "RUS", None)


def test_palace_as_place() -> None:
    found = actors("He was received at the White House, but the White House declined to comment.")
    assert [a.kind for a in found if a.name == "White House"] == ["place", "organization"]


@pytest.mark.parametrize(
    ("words", "sector"),
    [("ministry spokesmen", "GOV"), ("dock workers", "LAB"), ("drug baron", "CRM"), ("spy agencies", "SPY")],
)
def test_words_for_people_and_bodies(words: str, sector: str) -> None:
    role = lexicon("en").role_at(words.split(), 0)
    assert role is not None and (role.sector, role.size) == (sector, 2)
