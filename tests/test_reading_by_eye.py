"""Classes of errors that were found by reading reports: one made-up sentence for each."""

import pytest

import depesche
from depesche import read
from depesche.language.lexicon import PARTICIPLE, lexicon
from depesche.report import Actor, Report

PAGE = """<html lang="de"><head><title>Hafen in Lund</title><meta property="og:title" content="Hafen in Lund"></head>
<body><article><h1>Hafen in Lund</h1><p>{text}</p>
<blockquote><p>Der Hafen bleibt auch im kommenden Winter für alle Schiffe offen.</p></blockquote>
<figcaption>Ada Lind, Hafenexpertin</figcaption>
<p>Die Stadt hat lange über den Hafen gestritten, und am Montag fiel die Entscheidung im Rat der Stadt.</p>
<p>Die Arbeiten beginnen im Frühjahr, sie dauern nach Auskunft der Verwaltung bis zum Ende des Jahres.</p>
</article></body></html>"""
TEXT = "Der Rat der Stadt hat am Montag über den Hafen beraten, und viele Menschen hörten den Rednern dort zu."


def german(text: str) -> Report:
    return read(text, language="de", published="2026-03-03", kind="text")


def actor(report: Report, name: str) -> Actor:
    return next(a for a in report.actors if a.name == name)


def test_a_set_off_quotation_has_the_speaker_named_below() -> None:
    found = [q for q in read(PAGE.format(text=TEXT)).quotations if q.rule == "direct.set-off"]
    assert [(q.type, q.speaker.text if q.speaker else "") for q in found] == [("direct", "Ada Lind, Hafenexpertin")]
    assert found[0].text.endswith("alle Schiffe offen.")


@pytest.mark.parametrize("form", ["berichtet", "geschafft", "geschaffen", "gewendet", "gewandt", "gebeugt", "berührt"])
def test_participles_of_prefixed_verbs_and_of_verbs_with_two_inflections(form: str) -> None:
    assert PARTICIPLE in {a.form for a in lexicon("de").analyses(form)}


@pytest.mark.parametrize("form", ["schuf", "schaffte", "wandte", "wendete", "hing", "hängte"])
def test_pasts_of_verbs_with_two_inflections(form: str) -> None:
    assert "past" in {a.tense for a in lexicon("de").analyses(form) if not a.particle}


def test_being_against_it_is_a_refusal_and_but_is_none() -> None:
    assert [e.type for e in german("Norwegen ist strikt dagegen.").events] == ["REJECT"]
    assert not german("Laut der Polizei waren es dagegen Soldaten aus Norwegen.").events


def test_the_word_for_a_people_before_a_name_is_where_the_person_comes_from() -> None:
    report = german("Der Kolumbianer Pedro Gomez und die Britin Anna May trafen sich in Madrid.")
    assert actor(report, "Pedro Gomez").country == "COL"
    assert actor(report, "Anna May").country == "GBR"
    assert not [a for a in report.actors if a.kind == "group"]


def test_a_role_does_not_run_over_genitives_and_places() -> None:
    names = {a.name for a in german("Mehrere Kinder bei israelischen Angriffen verletzt.").actors}
    assert "Kinder" in names
    names = {a.name for a in german("Im Norden des Gazastreifens neun Menschen getötet.").actors}
    assert "neun Menschen" in names


def test_a_party_with_a_slash_stays_whole() -> None:
    report = german("Die Politikerin von Bündnis 90/Die Grünen, Anja Holm, kritisierte die Bundesregierung.")
    assert actor(report, "Anja Holm").roles == ["Politikerin von Bündnis 90/Die Grünen"]
    names = {a.id: a.name for a in report.actors}
    assert [[names[t] for t in e.targets] for e in report.events] == [["Bundesregierung"]]


@pytest.mark.parametrize("noun", ["Entführung", "Einführung", "Wiedereinführung"])
def test_nouns_of_prefixed_verbs_are_no_leadership(noun: str) -> None:
    assert not german(f"Die {noun} dauerte einen Tag.").actors


def test_a_surname_in_the_middle_of_a_sentence_is_the_person_named_before() -> None:
    report = german("Das Buch schrieb Otto Lange. Laut Lange steckt mehr dahinter.")
    assert [q.speaker.actor if q.speaker else None for q in report.quotations] == [actor(report, "Otto Lange").id]


def test_what_is_only_asked_is_no_event() -> None:
    assert german("Norwegen verhängte Sanktionen gegen Belarus.").events
    assert not german("Verhängte Norwegen Sanktionen gegen Belarus?").events
    asked = read("Asked whether France would help, Minister Ada Lind smiled.", language="en", kind="text")
    assert not asked.events


def test_the_matter_of_a_position_leaves_out_its_holder() -> None:
    report = german("Mit seinen Plänen will Norwegens Präsident Arne Holm die Ukraine angreifen.")
    assert [p.matter.text for p in report.positions] == ["die Ukraine angreifen"]


def test_reflexives_are_no_matter() -> None:
    assert "sich" not in [p.matter.text for p in german("Norwegen hat sich gegen die Aussagen gestellt.").positions]


def test_the_speaker_ends_before_the_object() -> None:
    report = german("Am Montag kritisierte der Chef der Firmen, Otto Bauer, den Auftritt von Ada Lind hart.")
    assert [q.speaker.text if q.speaker else "" for q in report.quotations] == ["der Chef der Firmen, Otto Bauer"]


def test_nobody_surrenders_when_a_problem_arises() -> None:
    assert not german("Ola Lind, Minister in Norwegen, sagte, dass sich ein Problem ergeben könne.").events


def test_a_reported_act_is_told_by_the_reporter() -> None:
    report = depesche.read("Außenministerin Ida Moe hat am Montag Norwegen kritisiert.", language="de")
    (event,) = report.events
    assert (event.type, event.modality, event.quotation) == ("ACCUSE", "asserted", None)
    assert [actor.name for actor in report.actors if actor.id in event.targets] == ["Norwegen"]
