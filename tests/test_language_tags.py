"""Parts of speech, verb forms, lemmas, and the language stage as a whole."""

from __future__ import annotations

import pytest

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
