"""Who is mentioned, in which words, and who they are."""

from __future__ import annotations

import depesche
from depesche import actors, language
from depesche.document import Document
from depesche.report import Actor, Block


def read(text: str, code: str = "de", published: str = "2025-09-22") -> Document:
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block("paragraph", at, at + len(line)))
        at += len(line) + 1
    document = Document(text, language=code, published=published, blocks=blocks)
    language.annotate(document)
    actors.annotate(document)
    return document


def named(document: Document, name: str) -> Actor:
    found = [a for a in document.actors if a.name == name]
    assert len(found) == 1, [a.name for a in document.actors]
    return found[0]


def texts(actor: Actor) -> list[str]:
    return [m.text for m in actor.mentions]


def test_mentions_point_at_their_words() -> None:
    document = read("Die finnische Regierung spricht mit Norwegen. Oslo wartet ab.")
    for actor in document.actors:
        for mention in actor.mentions:
            assert document.text[mention.begin : mention.end] == mention.text


def test_ids_count_in_text_order() -> None:
    document = read("Norwegen und Schweden beraten. Später kam Dänemark hinzu.")
    assert [a.id for a in document.actors] == ["a1", "a2", "a3"]
    assert [a.name for a in document.actors] == ["Norwegen", "Schweden", "Dänemark"]


def test_country_by_name_adjective_and_compound() -> None:
    document = read("Nordkorea droht. Die nordkoreanische Führung will US-Waffen sehen, die USA lehnen ab.")
    korea, usa = named(document, "Nordkorea"), named(document, "USA")
    assert (korea.kind, korea.country, korea.wikidata) == ("country", "PRK", "Q423")
    assert [m.form for m in korea.mentions] == ["name", "adjective"]
    assert texts(usa) == ["US", "USA"]
    assert usa.mentions[0].form == "adjective"


def test_role_gives_country_and_sector_to_the_name() -> None:
    document = read("Der russische Verteidigungsminister Anton Beispielow reiste ab. Beispielow schwieg.")
    actor = named(document, "Anton Beispielow")
    assert (actor.kind, actor.country, actor.sector, actor.code) == ("person", "RUS", "GOV", "RUS GOV")
    assert actor.roles == ["russische Verteidigungsminister"]
    assert texts(actor).count("Beispielow") == 1


def test_apposition_behind_a_comma() -> None:
    document = read("Das sagte der Chef der chilenischen Polizei, Pedro Musterez, am Montag.")
    actor = named(document, "Pedro Musterez")
    assert actor.country == "CHL"
    assert actor.roles == ["Chef der chilenischen Polizei"]


def test_description_without_name_means_the_one_it_fits() -> None:
    document = read("US-Präsident Donald Trump traf Wladimir Putin. Danach lobte der US-Präsident das Gespräch.")
    trump = named(document, "Donald Trump")
    assert trump.wikidata == "Q22686"
    assert texts(trump).count("US-Präsident") == 2


def test_slip_of_the_pen_joins_the_full_name() -> None:
    document = read("Kim Kong Un kam an. Machthaber Kim Jong Un winkte. Kim Jong Un sprach lange.")
    assert "Kim Kong Un" in texts(named(document, "Kim Jong Un"))


def test_particles_belong_to_the_surname() -> None:
    document = read("Ursula von der Leyen reiste ab. Von der Leyen sagte nichts.")
    assert texts(named(document, "Ursula von der Leyen")) == ["Ursula von der Leyen", "Von der Leyen"]


def test_pronouns_of_subjects() -> None:
    document = read("Minister Karl Tost reiste ab. Zuvor sagte er, dass die Ministerin Anna Lind bleibt.")
    assert texts(named(document, "Karl Tost"))[-1] == "er"
    document = read("The mayor Ann Lund resigned. She said that Norway waits.", "en")
    assert texts(named(document, "Ann Lund"))[-1] == "She"


def test_age_in_place_of_the_name() -> None:
    document = read("Bürgermeister Karl Tost sprach in Kiel. Der 58-Jährige warnte vor Streit.")
    assert "58-Jährige" in texts(named(document, "Karl Tost"))


def test_kind_of_body_stands_with_its_name() -> None:
    document = read("Das Nato-Mitglied Norwegen lehnt ab.")
    assert named(document, "Norwegen").country == "NOR"


def test_office_of_a_state_needs_a_head_of_state() -> None:
    document = read("Eine Uhr des US-Präsidenten John F. Kennedy wurde in Boston gefunden.")
    assert named(document, "John F. Kennedy").wikidata is None


def test_siblings_stay_apart() -> None:
    document = read("Maria Kaczmarek traf Martin Kaczmarek. Martin Kaczmarek schwieg.")
    assert {"Maria Kaczmarek", "Martin Kaczmarek"} <= {a.name for a in document.actors}


def test_role_outside_politics_forbids_the_link() -> None:
    document = read("Der Virologe Christian Wirth erklärte am Montag die Ergebnisse.")
    assert named(document, "Christian Wirth").wikidata is None


def test_party_in_brackets_links() -> None:
    document = read("Der Abgeordnete Christian Wirth (AfD) widersprach.")
    actor = named(document, "Christian Wirth")
    assert (actor.wikidata, actor.country) == ("Q40473868", "DEU")


def test_single_surname_has_no_id() -> None:
    document = read("In der Halle sprach gestern auch Scholz vom Verein der Gärtner.")
    assert all(a.wikidata is None for a in document.actors if a.kind == "person")


def test_groups_and_bodies_without_a_name() -> None:
    document = read("Russische Soldaten rückten vor. Die Regierung in Kiew protestierte. Demonstranten warfen Steine.")
    codes = {a.code for a in document.actors}
    assert {"RUS MIL", "UKR GOV", "CVL"} <= codes


def test_international_organisation_has_its_sector_as_code() -> None:
    document = read("Die Vereinten Nationen warnen vor Hunger. Ein UN-Sprecher nannte Zahlen.")
    actor = named(document, "Vereinte Nationen")
    assert (actor.kind, actor.wikidata, actor.code) == ("organization", "Q1065", "IGO")
    assert texts(actor) == ["Vereinten Nationen", "UN"]


def test_the_country_is_the_one_spoken_of() -> None:
    document = read("Kenia verhandelt mit der Bank. Das Land braucht Geld.")
    assert texts(named(document, "Kenia")) == ["Kenia", "Land"]


def test_flugzeug_is_no_witness() -> None:
    document = read("Zwei Sportflugzeuge stießen zusammen.")
    assert document.actors == []


def test_english_report() -> None:
    document = read(
        "North Korean leader Kim Jong Un met Chinese officials. Kim's spokesman said the United Nations had failed.",
        "en",
    )
    kim = named(document, "Kim Jong Un")
    assert (kim.wikidata, kim.country) == ("Q56226", "PRK")
    assert "Kim" in texts(kim)
    assert named(document, "United Nations").wikidata == "Q1065"
    assert any(a.code == "CHN GOV" and a.kind == "group" for a in document.actors)


def test_english_possessive_country() -> None:
    document = read("Israel's prime minister rejected the plan.", "en")
    assert any(a.country == "ISR" and a.sector == "GOV" for a in document.actors)


def test_actor_at_prefers_the_head() -> None:
    text = "Der Chef des russischen Sicherheitsrats, Pawel Beispielow, traf die US-Regierung."
    document = read(text)
    subject = actors.actor_at(document, 0, text.index(" traf"))
    target = actors.actor_at(document, text.index("die US"), len(text) - 1)
    assert subject is not None and subject.name == "Pawel Beispielow"
    assert target is not None and target.code == "USA GOV"


def test_actors_in_text_order() -> None:
    text = "Italien und Spanien streiten mit Portugal."
    document = read(text)
    assert [a.name for a in actors.actors_in(document, 0, len(text))] == ["Italien", "Spanien", "Portugal"]
    assert actors.actors_in(document, text.index("Spanien"), text.index(" streiten"))[0].name == "Spanien"


def test_same_input_same_output() -> None:
    text = "Der türkische Präsident Recep Tayyip Erdogan reist nach Berlin. Erdogan trifft dort Diplomaten."
    assert read(text).actors == read(text).actors


def test_long_input_stays_fast() -> None:
    text = "Der Sprecher der Regierung von Kenia, " * 2500 + "sagte es."
    assert read(text).actors


def test_a_role_in_another_case_is_the_same_role() -> None:
    text = "Die dänische Ministerin Ida Moe kam. Man sah den Pfarrer mit der dänischen Ministerin Ida Moe."
    report = depesche.read(text, language="de")
    assert next(a.roles for a in report.actors if a.name == "Ida Moe") == ["dänische Ministerin"]
