"""The lexicon: inflection by rule, irregular forms, guesses, readings, nouns and compounds."""

from __future__ import annotations

from importlib import import_module

import pytest

from depesche.language.lexicon import (
    FINITE,
    GERUND,
    INFINITIVE,
    PARTICIPLE,
    ZU_INFINITIVE,
    Forms,
    lexicon,
    paradigms,
    split_lemma,
)
from depesche.language.tables import rows


def lemmas(language: str, form: str, kind: str) -> set[str]:
    return {a.lemma for a in lexicon(language).guesses(form) if a.form == kind}


def moods(form: str, person: int = 3, number: str = "sing") -> set[str]:
    return {
        mood
        for a in lexicon("de").guesses(form)
        if a.form == FINITE and (person, number) in a.persons
        for mood in a.moods
    }


@pytest.mark.parametrize(
    ("form", "mood"),
    [
        ("sei", "subjunctive1"),
        ("habe", "subjunctive1"),
        ("werde", "subjunctive1"),
        ("komme", "subjunctive1"),
        ("gebe", "subjunctive1"),
        ("lasse", "subjunctive1"),
        ("wolle", "subjunctive1"),
        ("wäre", "subjunctive2"),
        ("hätte", "subjunctive2"),
        ("würde", "subjunctive2"),
        ("käme", "subjunctive2"),
        ("gäbe", "subjunctive2"),
        ("stünde", "subjunctive2"),
        ("ist", "indicative"),
        ("kommt", "indicative"),
        ("kam", "indicative"),
    ],
)
def test_moods_are_told_apart_for_the_third_person(form: str, mood: str) -> None:
    assert moods(form) == {mood}


def test_first_person_present_is_indicative_or_subjunctive() -> None:
    assert moods("habe", 1) == {"indicative", "subjunctive1"}


@pytest.mark.parametrize(
    ("form", "kind", "lemma"),
    [
        ("kündigte", FINITE, "ankündigen"),
        ("anzukündigen", ZU_INFINITIVE, "ankündigen"),
        ("aufzugeben", ZU_INFINITIVE, "aufgeben"),
        ("abgelehnt", PARTICIPLE, "ablehnen"),
        ("getroffen", PARTICIPLE, "treffen"),
        ("eingeladen", PARTICIPLE, "einladen"),
        ("verhandelt", PARTICIPLE, "verhandeln"),
        ("kritisiert", PARTICIPLE, "kritisieren"),
        ("einigten", FINITE, "einigen"),
        ("spricht", FINITE, "sprechen"),
        ("verhandeln", INFINITIVE, "verhandeln"),
    ],
)
def test_german_forms(form: str, kind: str, lemma: str) -> None:
    assert lemma in lemmas("de", form, kind)


@pytest.mark.parametrize(
    ("form", "kind", "lemma"),
    [
        ("hinauszögerte", FINITE, "hinauszögern"),
        ("abgefrühstückt", PARTICIPLE, "abfrühstücken"),
        ("vergurkt", PARTICIPLE, "vergurken"),
        ("gegurkt", PARTICIPLE, "gurken"),
        ("gurkte", FINITE, "gurken"),
        ("gurkt", FINITE, "gurken"),
        ("liegenblieb", FINITE, "liegenbleiben"),
    ],
)
def test_unknown_german_verbs_get_a_lemma_by_prefix_and_ending(form: str, kind: str, lemma: str) -> None:
    assert lemma in lemmas("de", form, kind)


@pytest.mark.parametrize(
    ("form", "kind", "lemma"),
    [
        ("said", FINITE, "say"),
        ("denies", FINITE, "deny"),
        ("barred", PARTICIPLE, "bar"),
        ("agreeing", GERUND, "agree"),
        ("met", PARTICIPLE, "meet"),
        ("withdrew", FINITE, "withdraw"),
        ("called", FINITE, "call off"),
        ("zonked", FINITE, "zonk"),
        ("lied", FINITE, "lie"),
    ],
)
def test_english_forms(form: str, kind: str, lemma: str) -> None:
    assert lemma in lemmas("en", form, kind)


def test_the_order_of_analyses_does_not_depend_on_what_was_asked_before() -> None:
    fresh = type(lexicon("de"))("de")
    fresh.analyses("zurückkommen")
    assert fresh.analyses("komme") == type(fresh)("de").analyses("komme")


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_form_of_every_verb_is_found_by_its_form(language: str) -> None:
    forms, inflect = Forms(language), import_module(f"depesche.language.{language}.morphology").inflect
    closed = {row["lemma"] for row in rows(language, "auxiliaries")}
    lost = [
        (word, analysis)
        for paradigm in paradigms(language)
        if paradigm.particle or paradigm.lemma not in closed
        for word, analysis in inflect(paradigm)
        if analysis not in forms.get(word)
    ]
    assert lost == []


@pytest.mark.parametrize("form", ["spiele", "bezeichnete", "rechnet", "wohnte", "sammle", "gibst", "gäben"])
def test_spelling_of_regular_and_short_verbs(form: str) -> None:
    assert lexicon("de").analyses(form)


def test_readings_carry_what_the_table_says() -> None:
    reading = lexicon("de").readings("ankündigen")[0]
    assert reading.particle == "an"
    assert "clause" in reading.reports
    assert lexicon("de").reports("sagen", "direct")
    assert not lexicon("de").reports("gurken", "direct", "clause", "object")


def test_split_lemma() -> None:
    assert split_lemma("an|kündigen") == ("ankündigen", "kündigen", "an")
    assert split_lemma("call off") == ("call off", "call", "off")
    assert split_lemma("sagen") == ("sagen", "sagen", "")


def test_nouns_match_by_ending_and_as_last_part_of_a_compound() -> None:
    words = lexicon("de")
    whole, first = words.noun("Treffens")
    assert whole and first == ""
    part, first = words.noun("Vorbereitungstreffen")
    assert part[0].lemma == "Treffen" and first == "Vorbereitungs"
    assert words.noun("US-Sanktionen")[1] == "US"
    assert words.noun("Gurkensalat") == ((), "")


def test_english_nouns_have_no_compounds() -> None:
    readings, first = lexicon("en").noun("meetings")
    assert readings and first == ""
