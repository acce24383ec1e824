"""Parts of speech, verb forms, lemmas, and the language stage as a whole."""

from __future__ import annotations

from itertools import groupby

import pytest

from benchmarks import moods
from depesche import language
from depesche.document import Document, Sentence, Token
from depesche.language import lemmas, tagger
from depesche.report import Block


def annotated(text: str, code: str | None = "de") -> Document:
    document = Document(text, language=code, blocks=[Block("paragraph", 0, len(text))])
    language.annotate(document)
    return document


def tokens(text: str, code: str = "de") -> list[Token]:
    return [t for s in annotated(text, code).sentences for t in s.tokens]


def pos(text: str, code: str = "de") -> str:
    return " ".join(t.pos for t in tokens(text, code))


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("Die Ministerin sagte am Montag nichts.", "de", "DET NOUN VERB ADP PROPN PRON PUNCT"),
        ("Berlin will mit ihm verhandeln.", "de", "PROPN AUX ADP PRON VERB PUNCT"),
        ("Er hat das Angebot nicht angenommen.", "de", "PRON AUX DET NOUN PART VERB PUNCT"),
        ("Sie forderte ihn auf, weil es regnete.", "de", "PRON VERB PRON ADP PUNCT SCONJ PRON VERB PUNCT"),
        ("The minister said nothing on Monday.", "en", "DET NOUN VERB PRON ADP PROPN PUNCT"),
        ("They didn't want to leave.", "en", "PRON AUX PART VERB PART VERB PUNCT"),
    ],
)
def test_parts_of_speech(text: str, code: str, expected: str) -> None:
    assert pos(text, code) == expected


@pytest.mark.parametrize(
    ("text", "code", "word", "expected"),
    [
        ("Er will heute gehen.", "de", "will", "VerbForm=Fin"),
        ("Er will heute gehen.", "de", "gehen", "VerbForm=Inf"),
        ("Sie hat den Brief geschrieben.", "de", "geschrieben", "VerbForm=Part"),
        ("Sie kündigte neue Gespräche an.", "de", "an", "PartType=Vbp"),
        ("She has written a letter.", "en", "written", "VerbForm=Part"),
        ("She wrote a letter.", "en", "wrote", "VerbForm=Fin"),
    ],
)
def test_verb_forms_and_particles(text: str, code: str, word: str, expected: str) -> None:
    assert next(t.morph for t in tokens(text, code) if t.text == word) == expected


@pytest.mark.parametrize(
    ("word", "part", "code", "expected"),
    [
        ("Gespräche", "NOUN", "de", "Gespräch"),
        ("Gesprächen", "NOUN", "de", "Gespräch"),
        ("Länder", "NOUN", "de", "Land"),
        ("Bundesländern", "NOUN", "de", "Bundesland"),
        ("Sanktionen", "NOUN", "de", "Sanktion"),
        ("US-Sanktionen", "NOUN", "de", "US-Sanktion"),
        ("Ministerinnen", "NOUN", "de", "Ministerin"),
        ("neuen", "ADJ", "de", "neu"),
        ("größte", "ADJ", "de", "groß"),
        ("besten", "ADJ", "de", "gut"),
        ("den", "DET", "de", "der"),
        ("ihm", "PRON", "de", "er"),
        ("zum", "ADP", "de", "zu"),
        ("talks", "NOUN", "en", "talk"),
        ("countries", "NOUN", "en", "country"),
        ("n't", "PART", "en", "not"),
        ("12", "NUM", "de", "12"),
    ],
)
def test_lemmas(word: str, part: str, code: str, expected: str) -> None:
    assert lemmas.lemma(word, part, "", code) == expected


def test_a_verb_without_its_particle_has_its_own_lemma() -> None:
    found = {t.text: t.lemma for t in tokens("Er bietet Gespräche an und sprach mit ihr.")}
    assert (found["bietet"], found["sprach"]) == ("bieten", "sprechen")


def test_the_genitive_of_a_name_goes_by_the_name_in_the_text() -> None:
    found = {t.text: t.lemma for t in tokens("Müllers Partei lobt Müller. Hans lobt Paris und Japans Rat.")}
    assert (found["Müllers"], found["Paris"], found["Japans"]) == ("Müller", "Paris", "Japan")


def test_every_token_has_tag_and_lemma() -> None:
    for token in tokens("„Nein!“, rief sie – und ging … um 20:15 Uhr (vgl. S. 3) 😀."):
        assert token.pos
        assert token.lemma


def test_language_is_found_when_not_given() -> None:
    assert annotated("The government said on Monday that it would not talk to them.", None).language == "en"
    assert annotated("Die Regierung sagte am Montag, dass sie nicht mit ihnen rede.", None).language == "de"
    assert annotated("Der Rat tagt heute.", "de-AT").language == "de"


def test_a_foreign_text_is_read_with_a_warning_and_has_no_language() -> None:
    text = "Le gouvernement a annoncé lundi de nouvelles négociations avec les syndicats français, selon lui. "
    document = annotated(text * 2, "fr")
    assert document.language is None
    assert [w.code for w in document.warnings] == ["language"]
    assert document.sentences


def test_a_wrong_language_is_followed_and_warned_about() -> None:
    document = annotated("Die Regierung sagte am Montag, dass sie nicht mit ihnen rede und dass es " * 3, "en")
    assert document.language == "en"
    assert [w.code for w in document.warnings] == ["language"]


def test_an_empty_document_is_no_trouble() -> None:
    document = Document("")
    language.annotate(document)
    assert (document.sentences, document.marks, document.warnings) == ([], [], [])


def test_lone_surrogates_and_odd_characters_are_no_trouble() -> None:
    assert [t.text for t in tokens("Der Rat \ud800 tagt \x00 \u202e heute.")][-2:] == ["heute", "."]


def test_a_very_long_sentence_is_tagged_to_its_end() -> None:
    words = ["Wort", ",", "und", "er", "sagte", "nichts"] * 5_000
    sentence = Sentence(0, 0, 0, [Token(0, 0, w, w.lower()) for w in words])
    tagger.tag([sentence], "de")
    lemmas.annotate([sentence], "de")
    assert all(t.pos != "X" for t in sentence.tokens)


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("Der größere Hof liegt am schönsten Platz.", "de", {"größere": "Cmp", "schönsten": "Sup"}),
        ("Ein schöner Tag wird noch schöner.", "de", {"schöner": "Cmp"}),
        ("Mehr Geld wäre besser, das meiste fehlt am ehesten hier.", "de", {"Mehr": "Cmp", "besser": "Cmp"}),
        ("Der andere Minister trat sicher und bewusst auf.", "de", {}),
        ("Die teureren Wagen sind dunkler.", "de", {"teureren": "Cmp", "dunkler": "Cmp"}),
        ("The bigger firms made the best offer later.", "en", {"bigger": "Cmp", "best": "Sup", "later": "Cmp"}),
        ("The other member was modest and clever.", "en", {}),
    ],
)
def test_degrees(text: str, code: str, expected: dict[str, str]) -> None:
    found = {t.text: t.morph.removeprefix("Degree=") for t in tokens(text, code) if "Degree=" in t.morph}
    assert expected.items() <= found.items()
    assert set(found) - set(expected) <= {"meiste", "ehesten"}


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("Die Ministerin traf den Gesandten.", "de", [("Ministerin", "nominative", "sing", "f")]),
        ("Tipps gaben der Frau die Gäste.", "de", [("Frau", "dative", "sing", "f")]),
        ("Häuser brannten in Rom.", "de", [("Häuser", "nominative", "plur", ""), ("Rom", "dative", "sing", "")]),
        ("Sie kamen spät.", "de", [("Sie", "nominative", "plur", "")]),
        ("Sie kam spät.", "de", [("Sie", "nominative", "sing", "f")]),
        ("The ministers met him.", "en", [("ministers", "", "plur", ""), ("him", "", "sing", "")]),
    ],
)
def test_case_number_and_gender_of_phrases(text: str, code: str, expected: list[tuple[str, str, str, str]]) -> None:
    document = annotated(text, code)
    found = {
        (s.tokens[p.head].text, p.case, p.number, p.gender)
        for s in document.sentences
        for c in s.clauses
        for p in c.phrases
    }
    assert set(expected) <= found


def mood(text: str, form: str, code: str = "de") -> tuple[str, int, str]:
    for sentence in annotated(text, code).sentences:
        for clause in sentence.clauses:
            if clause.verb and clause.verb.finite is not None and sentence.tokens[clause.verb.finite].text == form:
                return clause.verb.mood, clause.verb.person, clause.verb.number
    return "", 0, ""


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("Er sagte, er habe Zeit.", "habe", ("subjunctive1", 3, "sing")),
        ("Ich habe Zeit.", "habe", ("indicative", 1, "sing")),
        ("Ich war krank und habe nun Zeit.", "habe", ("indicative", 1, "sing")),
        ("Sie sagten, sie hätten Zeit.", "hätten", ("subjunctive2", 3, "plur")),
        ("Sie haben Zeit.", "haben", ("indicative", 3, "plur")),
        ("Nehmen Sie Platz.", "Nehmen", ("imperative", 3, "plur")),
        ("„Nehmen Sie Platz?“", "Nehmen", ("indicative", 3, "plur")),
        ("Gebt uns Zeit.", "Gebt", ("imperative", 2, "plur")),
        ("Habe lange gewartet.", "Habe", ("indicative", 1, "sing")),
        ("Es führe kein Weg daran vorbei, hieß es.", "führe", ("subjunctive1", 3, "sing")),
    ],
)
def test_mood_person_and_number_of_german_verbs(text: str, form: str, expected: tuple[str, int, str]) -> None:
    assert mood(text, form) == expected


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("Please see the note.", "see", ("imperative", 2, "")),
        ("The ministers have left.", "have", ("indicative", 3, "plur")),
        ("She left.", "left", ("indicative", 3, "sing")),
    ],
)
def test_mood_person_and_number_of_english_verbs(text: str, form: str, expected: tuple[str, int, str]) -> None:
    assert mood(text, form, "en") == expected


def test_konjunktiv_is_told_from_the_indicative_in_news_sentences() -> None:
    cases = list(moods.news())
    assert len({case.text for case in cases}) >= 200
    assert sum(case.mood == "subjunctive1" for case in cases) >= 100
    assert min(moods.scores(cases).values()) >= 0.95


def test_the_list_of_moods_holds_each_verb_once() -> None:
    listed = sorted(moods.listed())
    assert [place for place, same in groupby(listed) if len(list(same)) > 1] == []
    assert {mood for _, _, mood in listed} == {"subjunctive1", "subjunctive2", "indicative", "imperative"}
