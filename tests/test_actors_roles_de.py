"""German roles, bodies, peoples and capitals: who is meant, of which country and sector."""

from __future__ import annotations

import pytest

import depesche
from depesche.actors.lexicon import lexicon
from depesche.report import Actor


def actors(text: str) -> list[Actor]:
    return depesche.read(text, language="de", published="2024-05-02").actors


def coded(text: str) -> dict[str, str | None]:
    return {actor.name: actor.code for actor in actors(text)}


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("Das sagte ein Sprecher des Weißen Hauses.", "Sprecher des Weißen Hauses", "USA GOV"),
        ("Man traf den Chef des russischen Sicherheitsrats.", "Chef des russischen Sicherheitsrats", "RUS GOV"),
        ("Die Londoner Regierung schwieg.", "Londoner Regierung", "GBR GOV"),
        ("Der Berliner Senat lehnte ab.", "Berliner Senat", "DEU GOV"),
        ("Der bayerische Innenminister kam.", "bayerischer Innenminister", "DEU GOV"),
        ("Die Regierung der Provinz Sindh wankt.", "Regierung der Provinz Sindh", "PAK GOV"),
        ("Das Parlament in Ankara beschloss es.", "Parlament in Ankara", "TUR LEG"),
        ("Israels Oberster Gerichtshof urteilte.", "Israels Oberster Gerichtshof", "ISR JUD"),
        ("Israelische Kampfflugzeuge griffen an.", "israelische Kampfflugzeuge", "ISR MIL"),
        ("Der Präsident des Fußballvereins ging.", "Präsident des Fußballvereins", "CVL"),
        ("Die Präsidentin des Roten Kreuzes reiste ab.", "Präsidentin des Roten Kreuzes", "NGO"),
        ("Der Beamte der US-Grenzpolizei schoss.", "Beamte der US-Grenzpolizei", "USA COP"),
        ("Dort sprach der Palästinenserführer.", "Palästinenserführer", "PSE GOV"),
        ("Ein Missionar aus Calgary predigte.", "Missionar aus Calgary", "CAN REL"),
        ("Bewaffnete überfielen das Dorf.", "Bewaffnete", "UAF"),
        ("Die Geiselnehmer gaben auf.", "Geiselnehmer", "CRM"),
        ("Ärzte halfen den Verletzten.", "Ärzte", "HLH"),
        ("Den Ghanaern half die Stadt, drei Liberianer blieben.", "Liberianer", "LBR CVL"),
    ],
)
def test_code_of_a_role(text: str, name: str, code: str) -> None:
    assert coded(text)[name] == code


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("Der CDU-Politiker Karl Tost widersprach.", "Karl Tost", "DEU PTY"),
        ("Das sagte Karl Tost, Sprecher der Rebellen.", "Karl Tost", "REB"),
        ("Der Generalsekretär der CSU, Karl Tost, und der Präsident redeten.", "Karl Tost", "DEU PTY"),
        ("Er traf Ida Lund, Ministerpräsidentin von Dänemark.", "Ida Lund", "DNK GOV"),
    ],
)
def test_code_of_a_name(text: str, name: str, code: str) -> None:
    assert coded(text)[name] == code


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("In Kabul nahm die Polizei zwei Männer fest.", "Polizei", "AFG COP"),
        ("Am Montag protestierten in Ghana Demonstranten.", "Demonstranten", "GHA CVL"),
        ("In Ghana sprach der Präsident.", "Präsident", "GOV"),
        ("In Ghana wurden drei Touristen verletzt.", "drei Touristen", "CVL"),
        ("Die Polizei reiste in die Schweiz.", "Polizei", "COP"),
    ],
)
def test_who_acts_at_home_has_the_country_of_the_place(text: str, name: str, code: str) -> None:
    assert coded(text)[name] == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Dort griffen bewaffnete palästinensische Gruppen an.", "PSE REB"),
        ("Dort griffen bewaffnete Männer an.", "UAF"),
        ("Sie gehört einer kriminellen Organisation an.", "CRM"),
    ],
)
def test_adjective_tells_the_sector_of_a_group(text: str, code: str) -> None:
    assert code in {actor.code for actor in actors(text)}


def test_one_role_of_several_countries() -> None:
    codes = {a.code for a in actors("Die Außenminister Frankreichs und Italiens trafen sich.")}
    assert {"FRA GOV", "ITA GOV"} <= codes


def test_a_people_elsewhere_belongs_to_where_it_lives() -> None:
    codes = {a.code for a in actors("Ethnische Albaner in Serbien protestierten gegen die bosnischen Serben.")}
    assert "SRB CVL" in codes
    assert any(code and code.startswith("BIH") for code in codes)
    assert not any(code and code.startswith("ALB") for code in codes)


def test_verb_between_body_and_preposition_ends_the_phrase() -> None:
    assert {"Konzern", "Gewerkschaft"} <= coded("Der Konzern forderte das von der Gewerkschaft.").keys()


def test_an_amount_is_no_actor_before_those_it_counts() -> None:
    assert list(coded("Tausende Demonstranten jubelten.")) == ["Demonstranten"]
    assert list(coded("Tausende jubelten.")) == ["Tausende"]


def test_bare_title_is_nobody() -> None:
    assert coded("Als Präsident schläft man wenig.") == {}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Er sprach mit dem Chef des Sicherheitsrats.", "Chef des Sicherheitsrats"),
        ("Er sprach mit dem russischen Präsidenten.", "russischer Präsident"),
        ("Der Sprecher des finnischen Verteidigungsministeriums schwieg.", "finnisches Verteidigungsministerium"),
        ("Er half den finnischen Behörden.", "finnische Behörden"),
        ("Er half den finnischen Ministern.", "finnische Minister"),
        ("Das sagte ein hoher Beamter.", "hoher Beamter"),
    ],
)
def test_roles_are_named_in_the_nominative(text: str, name: str) -> None:
    assert name in coded(text)


@pytest.mark.parametrize(
    "name", ["Ursula von der Leyen", "Hans van den Broek", "F.W. de Klerk", "Frederik Willem de Klerk"]
)
def test_particles_and_initials_belong_to_the_name(name: str) -> None:
    found = actors(f"Am Montag traf {name} die Minister.")
    assert [m.text for a in found if a.kind == "person" for m in a.mentions if m.form == "name"] == [name]


def test_titles_stay_outside_the_name() -> None:
    assert "Karl Tost" in coded("Prof. Dr. Karl Tost kam.")


def test_body_named_by_capital_adjective_and_noun() -> None:
    actor = next(a for a in actors("Er gehört der Serbischen Arbeitergewerkschaft (SAG) an.") if a.kind != "country")
    assert (actor.kind, actor.code) == ("organization", "SRB LAB")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Moskau fordert neue Gespräche.", "Moskau"),
        ("Die Haltung Moskaus ist unklar.", "Moskau"),
        ("Moskaus Politik bleibt hart.", "Moskau"),
        ("Der Minister warnte Moskau.", "Moskau"),
        ("Moskau wurde aufgefordert, Truppen abzuziehen.", "Moskau"),
        ("Gespräche zwischen Oslo und Moskau scheiterten.", "Moskau"),
        ("Der Kreml schwieg.", "Kreml"),
    ],
)
def test_capital_as_government(text: str, name: str) -> None:
    actor = next(a for a in actors(text) if a.name == name)
    assert (actor.kind, actor.code) == ("organization", "RUS GOV")


@pytest.mark.parametrize(
    "text",
    [
        "In Moskau fielen Schüsse.",
        "Moskau liegt an einem Fluss.",
        "Raketen trafen Moskau.",
        "Moskau wurde bombardiert.",
        "Moskau (xyz) - Die Lage ist ruhig.",
        "Moskaus Straßen sind leer.",
        "Das Dorf liegt südlich von Moskau.",
        "Der Minister reiste nach Moskau.",
    ],
)
def test_capital_as_place(text: str) -> None:
    actor = next(a for a in actors(text) if a.name == "Moskau")
    assert (actor.kind, actor.country, actor.sector) == ("place", "RUS", None)


def test_capital_as_both_is_two_actors() -> None:
    found = [a.kind for a in actors("In Moskau fielen Schüsse. Moskau fordert Aufklärung.") if a.name == "Moskau"]
    assert sorted(found) == ["organization", "place"]


def test_palace_as_place() -> None:
    assert [a.kind for a in actors("Im Kreml wurde gefeiert.") if a.name == "Kreml"] == ["place"]


def test_brussels_is_the_seat_of_many_states() -> None:
    assert coded("Brüssel will die Regeln ändern.")["Brüssel"] == "IGO"


@pytest.mark.parametrize(
    ("word", "sector"),
    [("Regierungskreise", "GOV"), ("Hafenarbeiter", "LAB"), ("Drogenboss", "CRM"), ("Verfassungsschützer", "SPY")],
)
def test_words_for_people_and_bodies(word: str, sector: str) -> None:
    role = lexicon("de").role(word)
    assert role is not None and role.sector == sector


@pytest.mark.parametrize("word", ["Datenbank", "Parkbank", "Kriegsführung", "Weltpremiere", "Volker", "Reiseführer"])
def test_words_that_only_end_as_roles(word: str) -> None:
    assert lexicon("de").role(word) is None
