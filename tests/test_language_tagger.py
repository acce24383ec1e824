"""The tagger: its decoder, its templates, its models."""

from __future__ import annotations

from itertools import pairwise, product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depesche.document import Sentence, Token
from depesche.language import crf, registry, tables, tagger
from depesche.language.templates import CONTEXT, Templates

LENGTHS = st.lists(st.integers(1, 4), min_size=1, max_size=4)


def sentence(text: str) -> Sentence:
    tokens = [Token(0, 0, word, word.lower()) for word in text.split(" ")]
    return Sentence(0, 0, 0, tokens)


def tagged(text: str, language: str) -> list[str]:
    read = sentence(text)
    tagger.tag([read], language)
    return [token.pos for token in read.tokens]


@settings(deadline=None, max_examples=50)
@given(LENGTHS, st.integers(2, 3), st.integers(0, 1000))
def test_the_best_labelling_is_the_best_of_all(lengths: list[int], labels: int, seed: int) -> None:
    numbers = np.random.default_rng(seed)
    emissions = numbers.normal(size=(sum(lengths), labels)).astype(np.float32)
    transitions = numbers.normal(size=(labels, labels)).astype(np.float32)
    found = crf.best_labels(emissions.copy(), lengths, transitions)
    begin = 0
    for length in lengths:
        part = emissions[begin : begin + length]
        scores = {
            path: sum(part[i, label] for i, label in enumerate(path))
            + sum(transitions[a, b] for a, b in pairwise(path))
            for path in product(range(labels), repeat=length)
        }
        best = max(scores.values())
        assert scores[tuple(found[begin : begin + length])] == pytest.approx(best, abs=1e-4)
        begin += length


def test_no_sentence_has_no_labels() -> None:
    assert crf.best_labels(np.zeros((0, 3), np.float32), [], np.zeros((3, 3), np.float32)) == []


def test_a_model_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    states = {("w=ja", "X"): 1.5, ("w=ja", "Y"): -0.25, ("w=nein", "Y"): 2.0}
    crf.save(tmp_path / "model.npz", ["X", "Y"], states, {("X", "Y"): 0.5})
    model = crf.load(tmp_path / "model.npz")
    assert model.labels == ("X", "Y")
    assert model.weights[model.row("w=ja")].tolist() == [1.5, -0.25]
    assert model.weights[model.row("w=nein")].tolist() == [0.0, 2.0]
    assert model.weights[model.row("w=doch")].tolist() == [0.0, 0.0]
    assert model.transitions.tolist() == [[0.0, 0.5], [0.0, 0.0]]


def test_a_model_holds_no_pickles(tmp_path: Path) -> None:
    np.savez(tmp_path / "model.npz", labels=np.array([{}], dtype=object))
    with pytest.raises(ValueError, match="allow_pickle"):
        crf.load(tmp_path / "model.npz")


@pytest.mark.parametrize(
    ("language", "text", "tags"),
    [
        ("de", "Die Ministerin kündigte in Oslo neue Gespräche an .", "DET NOUN VERB ADP PROPN ADJ NOUN ADP PUNCT"),
        ("de", "Er hat das Abkommen nicht unterzeichnet .", "PRON AUX DET NOUN PART VERB PUNCT"),
        ("en", "The minister has not signed the treaty .", "DET NOUN AUX PART VERB DET NOUN PUNCT"),
        ("en", "She said that the treaty would not last .", "PRON VERB SCONJ DET NOUN AUX PART VERB PUNCT"),
    ],
)
def test_plain_sentences(language: str, text: str, tags: str) -> None:
    assert tagged(text, language) == tags.split(" ")


@pytest.mark.parametrize("verb", ["sagte", "meinte", "warnte"])
def test_a_past_tense_is_no_adjective(verb: str) -> None:
    assert tagged(f"Das {verb} Vorstandschefin Ines Harmsen am Freitag .", "de")[1] == "VERB"
    assert tagged("Der erklärte Gegner der Reform kam .", "de")[1] == "ADJ"


def test_a_sentence_is_tagged_alike_alone_and_among_others() -> None:
    texts = ["Er kam .", "Die Regierung will im Mai verhandeln .", "Nein !"]
    together = [sentence(text) for text in texts]
    tagger.tag(together, "de")
    assert [[t.pos for t in s.tokens] for s in together] == [tagged(text, "de") for text in texts]


def test_quotation_marks_do_not_change_the_tags_of_the_words() -> None:
    plain = tagged("Der Plan ist tot , sagte er .", "de")
    quoted = tagged("„ Der Plan ist tot “ , sagte er .", "de")
    assert quoted == ["PUNCT", *plain[:4], "PUNCT", *plain[4:]]


def test_what_has_no_letters_is_no_word() -> None:
    assert tagged("Das kostet ++ → € 5 …", "de")[-4:] == ["SYM", "SYM", "NUM", "PUNCT"]


def test_lone_surrogates_and_odd_words_are_tagged() -> None:
    assert len(tagged("\ud800 \u200b x\u0308 a\u00adb " + "W" * 5_000, "en")) == 5


def test_more_words_than_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tagger, "WORDS", 10)
    many = " ".join(f"Wort{n}" for n in range(2_000))
    before = tagged("Die Ministerin kam .", "de")
    assert len(tagged(many, "de")) == 2_000
    assert tagged("Die Ministerin kam .", "de") == before


def test_decomposed_letters_are_read_as_composed_ones() -> None:
    assert tagged("Er ku\u0308ndigte Gespra\u0308che an .", "de") == tagged("Er kündigte Gespräche an .", "de")


def test_every_attribute_in_context_has_a_name() -> None:
    templates = Templates("de", 100)
    rows = list(templates.attributes(["Er", "sagte", ",", "dass", "sie", "kommen", "wird"]))
    assert len(rows[0]) > len(CONTEXT)
    assert "v=werden0" not in rows[0]
    assert "V=" in rows[0]
    assert "v=s" not in rows[0]
    assert all(isinstance(a, str) and "\n" not in a for row in rows for a in row)


@pytest.mark.parametrize("language", ["de", "en"])
def test_models_have_cards(language: str) -> None:
    card = tables.data_file(language, "pos.md").read_text(encoding="utf-8")
    size = tables.data_file(language, registry.TAGGER).stat().st_size
    assert f"{size} bytes" in card


def test_codes_stand_for_the_attributes_they_were_made_of() -> None:
    templates = Templates("de", 100)
    attributes = sorted(["v=werden1", "V=", "c=Xx", "f", "f=Xx", "lw=a_b", "lw=a_b_c", "hv=_AUX", "w=er", "ls=er"])
    codes, places = templates.codes_of(attributes)
    found = [(templates.name(code), attributes[at]) for code, at in zip(codes[:-1].tolist(), places, strict=False)]
    assert {name for name, _ in found} == {a for a in attributes if a not in ("w=er", "ls=er")}
    assert all(name == attribute for name, attribute in found)
    assert sorted(codes.tolist()) == codes.tolist()
