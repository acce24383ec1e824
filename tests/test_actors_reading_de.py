"""What a first reader of German pages stumbled over, one class a test; the sentences are invented."""

from __future__ import annotations

import pytest

from depesche.actors import knowledge
from depesche.document import Document
from tests.test_actors import named, read, texts


def names(document: Document) -> set[str]:
    return {actor.name for actor in document.actors}


def kinds(document: Document) -> dict[str, str]:
    return {actor.name: actor.kind for actor in document.actors}


@pytest.mark.parametrize("word", ["Nordamerika", "Südamerika", "Mittelamerika"])
def test_a_continent_is_not_the_country_in_its_name(word: str) -> None:
    document = read(f"Die Pflanze stammt aus {word}.")
    assert not any(actor.wikidata for actor in document.actors)


def test_a_direction_before_a_country_still_means_it() -> None:
    assert named(read("Im Südlibanon wird gekämpft, die südlibanesische Stadt brennt."), "Libanon").wikidata == "Q822"


@pytest.mark.parametrize(
    "text",
    ["Sie lernte Deutsch und sprach Englisch.", "Aus dem Englischen übersetzt.", "Das steht dort auf Arabisch."],
)
def test_a_language_is_no_country(text: str) -> None:
    assert read(text).actors == []


def test_adjectives_in_names_and_before_nouns_stay_countries() -> None:
    document = read("Die Russische Föderation wartet. Eine englische Zeitung schrieb darüber, die Deutschen lachten.")
    assert {"Russland", "Großbritannien", "Deutschen"} <= names(document)


def test_two_spellings_of_one_known_person_are_one_actor() -> None:
    document = read("US-Botschafter Mike Waltz sprach. Später fügte Botschafter Michael Waltz an, die USA bleiben.")
    (waltz,) = [actor for actor in document.actors if actor.kind == "person"]
    assert (waltz.wikidata, texts(waltz).count("Mike Waltz"), texts(waltz).count("Michael Waltz")) == (
        "Q55386653",
        1,
        1,
    )


def test_two_names_of_one_body_are_one_actor() -> None:
    document = read("Der UN-Sicherheitsrat berät. Man forderte den achtköpfigen Sicherheitsrat auf, rasch zu handeln.")
    assert [a.sector for a in document.actors if a.wikidata == "Q37470"] == ["IGO"]


def test_a_chancellor_is_of_the_government_though_a_member_of_parliament() -> None:
    assert named(read("Olaf Scholz kam.", published="2024-05-05"), "Olaf Scholz").sector == "GOV"


def test_a_name_known_with_its_title() -> None:
    document = read("Papst Franziskus sprach in Rom. Franziskus mahnte.", published="2023-05-05")
    assert named(document, "Franziskus").wikidata == "Q450675"


def test_a_party_is_that_of_the_country_the_report_is_about() -> None:
    document = read("Die Schweiz zögert. Der Schweizer Außenminister Ignazio Cassis (FDP) schwieg. Die Schweiz wartet.")
    cassis = named(document, "Ignazio Cassis")
    assert (cassis.country, cassis.wikidata) == ("CHE", "Q117254")
    assert (named(document, "FDP").wikidata, named(document, "FDP").country) == (None, "CHE")
    assert named(read("Die FDP lehnt ab. Urlaub in der Schweiz ist teuer."), "FDP").wikidata == "Q13124"


def test_a_surname_that_is_a_paper_is_the_person() -> None:
    document = read("Anne Spiegel (Grüne) kam nach Mainz. Spiegel blieb zehn Tage.")
    assert texts(named(document, "Anne Spiegel")) == ["Anne Spiegel", "Spiegel"]


def test_a_surname_of_two_parts_alone() -> None:
    document = read("Jana Voss-Behrend sprach. Der Richter Paul Behrend kam. Voss-Behrends Rede war kurz.")
    assert texts(named(document, "Jana Voss-Behrend")) == ["Jana Voss-Behrend", "Voss-Behrends"]


def test_a_country_in_a_surname_is_none() -> None:
    assert "Niederlande" not in names(read("Kevin Holland-Moritz schweigt. Später lachte Holland-Moritz."))


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Die Firma lobt ihre Mitarbeiter.", "Mitarbeiter", "group"),
        ("Das gilt für junge Fans.", "junge Fans", "group"),
        ("Das Trikot des Fans verschwand.", "Fan", "person"),
        ("Mehr Geld gibt es für Beschäftigte.", "Beschäftigte", "group"),
        ("Der Beschäftigte klagte.", "Beschäftigte", "person"),
        ("Das hilft auch gegen private Nutzer.", "private Nutzer", "group"),
        ("Die Täter waren israelische Siedler.", "israelische Siedler", "group"),
    ],
)
def test_one_or_many(text: str, name: str, kind: str) -> None:
    assert kinds(read(text))[name] == kind


def test_several_are_no_he() -> None:
    document = read("Robert Weiss beschreibt die Lage. Für seine Mitarbeiter hofft er auf ein Ende.")
    assert "er" in texts(named(document, "Robert Weiss"))


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Das sagt Alex Kröger, Chefökonom beim Bankhaus Lumpe.", "Alex Kröger", "Chefökonom"),
        ("Lea Markus, dänische Botschafterin bei den UN, sprach.", "Lea Markus", "dänische Botschafterin"),
        ("Tom Berg, Gründer und Vorsitzender der Partei, kam.", "Tom Berg", "Gründer"),
        ("Das rügt der Fraktionschef der Grünen im Landtag, Mats Wager.", "Mats Wager", "Fraktionschef der Grünen"),
    ],
)
def test_a_role_behind_the_name(text: str, name: str, role: str) -> None:
    assert role in named(read(text), name).roles


def test_the_adviser_of_somebody_is_not_that_one() -> None:
    document = read("Das sagte Lars Holm, ein früherer Sicherheitsberater Trumps. Donald Trump schwieg.")
    assert named(document, "Donald Trump").roles == []
    assert named(document, "Lars Holm").roles == ["früherer Sicherheitsberater Trumps"]


def test_a_candidate_is_of_the_party_named() -> None:
    text = "Jens Harder (AfD) und Max Vogt (CDU) stritten. AfD-Kandidat Harder sprach. Der Kandidat der CDU schwieg."
    assert "Kandidat der CDU" not in texts(named(read(text), "Jens Harder"))


@pytest.mark.parametrize(
    "text",
    [
        "Das sendet eine verheerende Botschaft.",
        "Es war eine bedeutende Bewegung am Markt.",
        "Die Premiere gelang.",
        "Die Staatsbürgerschaft bleibt.",
        "Der Datawrapper zeigt das Bild, der Kopfhörer schweigt.",
    ],
)
def test_things_are_no_actors(text: str) -> None:
    assert read(text).actors == []


def test_an_embassy_and_a_movement_are_actors() -> None:
    assert {"US-Botschaft", "Bewegung"} <= names(read("Die US-Botschaft schloss. Die Bewegung kündigte Proteste an."))


def test_a_capital_that_is_said_to_act_is_a_government() -> None:
    document = read("Washington werde die Hilfe fortsetzen, sagte eine Sprecherin. Kiew sei ruhig, sagte sie.")
    assert (kinds(document)["Washington"], kinds(document)["Kiew"]) == ("organization", "place")


def test_a_union_that_is_written_small() -> None:
    document = read("Gestern kritisierte ver.di das Angebot. Verdi lehnt ab.")
    assert texts(named(document, "ver.di")) == ["ver.di", "Verdi"]


def test_the_commission_of_its_president() -> None:
    document = read("Kommissionspräsidentin Ursula von der Leyen reiste ab. Die Kommission will mehr Geld geben.")
    assert named(document, "Europäische Kommission").wikidata == "Q8880"
    assert "Europäische Kommission" not in names(read("Die Kommission tagte in Bonn."))


def test_the_country_that_is_the_subject_is_not_the_country_meant() -> None:
    document = read("Der Iran bestellt weniger. Deutschland lieferte 2024 Maschinen in das Land.")
    assert texts(named(document, "Deutschland")) == ["Deutschland"]


@pytest.mark.parametrize(
    "text", ["Deutschland spart. Es fehlt an Bussen auf dem Land.", "Deutschland spart am Land Hessen."]
)
def test_land_that_is_no_country(text: str) -> None:
    assert texts(named(read(text), "Deutschland")) == ["Deutschland"]


def test_a_body_before_the_body_it_spoke_to() -> None:
    document = read("Es geht um Zusicherungen, die die finnische Regierung der Bundesregierung machte.")
    assert {"finnische Regierung", "Bundesregierung"} <= names(document)


def test_whose_attack_it_is() -> None:
    document = read("Sie rügten Washingtons Militäroperation. Der Beschuss Kiews hielt an.")
    assert (kinds(document)["Washington"], kinds(document)["Kiew"]) == ("organization", "place")


def test_a_year_counts_nobody() -> None:
    document = read("Sie wurde 1998 Europameisterin. Gerade Kliniken leiden, 20 Soldaten kamen.")
    assert {"Europameisterin", "Kliniken", "20 Soldaten"} <= {name.removeprefix("Gerade ") for name in names(document)}


def test_a_head_of_state_by_the_surname_a_little_after_the_last_look() -> None:
    document = read("Die USA feiern. Wird Trump auch gefeiert?", published="2026-01-06")
    assert named(document, "Trump").wikidata == "Q22686"


def test_a_rival_from_a_party() -> None:
    assert named(read("CDU-Kontrahent Max Vogt kam."), "Max Vogt").sector == "PTY"


def test_a_name_with_the_family_first() -> None:
    document = read("Ungarns Ministerpräsident Orbán Viktor kam. Viktor Orbán lobte die EU.", published="2024-05-05")
    (orban,) = [actor for actor in document.actors if actor.kind == "person"]
    assert orban.wikidata == "Q57641"


def test_several_states_are_a_group() -> None:
    assert kinds(read("Die 27 Mitgliedstaaten berieten."))["27 Mitgliedstaaten"] == "group"


def test_a_country_has_no_sector() -> None:
    assert named(read("Das Nato-Mitglied Norwegen wartet ab."), "Norwegen").sector is None


def test_two_items_of_one_person_are_one() -> None:
    assert {person.wikidata for person in knowledge.persons("Heinrich Kolb")} == {"Q1598169"}


def test_a_square_named_after_a_country_is_only_a_place() -> None:
    assert "Brasilien" not in names(read("Die Menge zog am Abend vom Bahnhof zum Brasilien-Platz in Bonn."))


def test_a_paper_whose_name_ends_in_a_role() -> None:
    assert named(read("Das berichtete Business Insider gestern."), "Business Insider").sector == "MED"


def test_a_political_camp_abroad_is_no_party_at_home() -> None:
    abroad = read("Venezuela wählt. Teile der Linken in Caracas lehnen das ab, Venezuela bleibt geteilt.")
    assert not any(actor.wikidata == "Q49764" for actor in abroad.actors)
    assert named(read("In Berlin wählt man. Ein Abgeordneter der Linken lachte."), "Die Linke").wikidata == "Q49764"
