"""The model of names: what it is shown, how it labels, and the sentences it learns from."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

import depesche
from depesche.actors.names import model
from depesche.actors.names.features import context_attributes, features, known, shape, word_attributes
from depesche.actors.names.model import LONGEST, Name, names, spans
from depesche.document import Token
from depesche.language import crf
from training import name_corpora
from training.train_names import agreed, committee, plain, rows_of, write
from training.train_tagger import averaged
from training.treebanks import Word


def tokens(text: str, language: str = "de") -> list[Token]:
    """The tokens of one sentence, tagged."""
    return name_corpora.sentences(text, language)[0].tokens


def found(text: str, language: str = "de") -> set[tuple[str, str]]:
    """Names and kinds that the shipped model finds."""
    own = tokens(text, language)
    return {(text[own[n.begin].begin : own[n.end - 1].end], n.kind) for n in names([own], language)[0]}


def test_names_of_plain_sentences() -> None:
    assert found("Angela Merkel reiste nach Paris.") == {("Angela Merkel", "person"), ("Paris", "place")}
    bank = {("Deutschen Bank", "organization"), ("Frankfurt", "place")}
    assert found("Der Vorstand der Deutschen Bank tagte in Frankfurt.") == bank
    work = {("Mary Smith", "person"), ("Microsoft", "organization"), ("London", "place")}
    assert found("Mary Smith works for Microsoft in London.", "en") == work
    assert found("es regnet seit drei tagen.") == set()


def test_sentences_are_read_together_as_one_by_one() -> None:
    own = [tokens(f"Ilse Brandt fuhr nach {place}.") for place in ("Köln", "Rom", "Madrid")] + [[]]
    assert names(own, "de") == [names([one], "de")[0] for one in own]


def test_a_sentence_too_long_for_one_go_is_cut() -> None:
    own = tokens("Ilse Brandt wohnt in Köln . ") * (LONGEST // 4)
    got = names([own], "de")[0]
    assert {n.kind for n in got} == {"person", "place"}
    assert all(0 <= n.begin < n.end <= len(own) for n in got)
    assert [n.begin for n in got] == sorted(n.begin for n in got)


def test_without_a_model_proper_nouns_in_a_row_are_persons(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "_model", {}.get)
    own = [Token(0, 4, "Ilse", "ilse", pos="PROPN"), Token(5, 11, "Brandt", "brandt", pos="PROPN")]
    assert names([own, own[:1]], "de") == [[Name(0, 2, "person")], []]


def test_labels_to_spans() -> None:
    labels = ["B-person", "I-person", "B-person", "O", "I-place", "I-organization"]
    assert spans(labels) == [(0, 2, "person"), (2, 3, "person"), (4, 5, "place"), (5, 6, "organization")]


@pytest.mark.parametrize("language", ["de", "en"])
def test_reading_weighs_what_training_shows(language: str) -> None:
    """The kept sums of words and contexts are those of all attributes one by one."""
    shipped = model._model(language)
    assert shipped is not None
    own = [tokens("Die Stadt Köln ehrt Ilse Brandt .", language), tokens("Rom .", language)]
    weights = shipped.model
    rows = [row for sentence in own for row in features(sentence, language)]
    sums = np.stack([weights.weights[[weights.row(x) for x in row]].sum(0) for row in rows])
    best = crf.best_labels(sums, [len(s) for s in own], weights.transitions)
    assert [x for s in shipped.labels(own) for x in s] == [weights.labels[i] for i in best]


@pytest.mark.parametrize(
    ("word", "expected"),
    [("Köln", "Xx"), ("SPD", "X2"), ("US-Bürger", "X-Xx"), ("Fa.", "Xx."), ("a", "x1"), ("GmbH", "XxX"), ("2022", "d")],
)
def test_shapes(word: str, expected: str) -> None:
    assert shape(word) == expected


def test_a_word_shows_itself_to_two_neighbours_on_each_side() -> None:
    far, near, own, _, _ = word_attributes("Köln", "de")
    assert "w=köln" in own and "s3=öln" in own
    assert "-1s3=öln" in near and len(near) == len(own)
    assert far == ("-2w=köln", "-2sh=Xx")


def test_the_knowledge_base_tells_where_in_a_name_a_word_stands() -> None:
    words = ["Der", "Internationale", "Strafgerichtshof", "tagt", "in", "Frankreich"]
    hits = known(words, "de")
    assert hits[0] == hits[3] == hits[4] == []
    assert "kBorganization" in hits[1] and "kEorganization" in hits[2]
    assert "kUcountry" in hits[5]


def test_the_first_word_and_loud_sentences_are_told() -> None:
    rows = context_attributes(tokens("KÖLN FEIERT KARNEVAL"), "de")
    assert "first" in rows[0] and "first" not in rows[1]
    assert all("loud" in row for row in rows)


def test_marked_sentences_lose_their_marks() -> None:
    text, marked = name_corpora.unbracketed("[PER Ilse Brandt] spielt für den [ORG FC Musterstadt] in [LOC Köln].")
    assert text == "Ilse Brandt spielt für den FC Musterstadt in Köln."
    assert [(text[b:e], kind) for b, e, kind in marked] == [
        ("Ilse Brandt", "person"), ("FC Musterstadt", "organization"), ("Köln", "place"),
    ]  # fmt: skip


def test_own_sentences_are_read_without_comments(tmp_path: Path) -> None:
    (tmp_path / "de").mkdir()
    (tmp_path / "de" / "a.txt").write_text("# Ein [LOC Ort]\n\nIn [LOC Köln] regnet es.\n", encoding="utf-8")
    ((own, labels),) = name_corpora.own_sentences("de", tmp_path)
    assert [t.text for t in own] == ["In", "Köln", "regnet", "es", "."]
    assert labels == ["O", "B-place", "O", "O", "O"]


@pytest.mark.parametrize("path", sorted(name_corpora.OWN.glob("*/*.txt")), ids=str)
def test_marks_of_own_sentences_are_well_formed(path: Path) -> None:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.startswith("#"):
            text, _ = name_corpora.unbracketed(line)
            assert "[" not in text and "]" not in text, f"{path.name}:{number}"


def test_annotations_of_a_treebank(tmp_path: Path) -> None:
    path = tmp_path / "x.tsv"
    path.write_text("# Kommentar\n7\t5\t0-1:PER 4-4:LOC\n9\t3\t\n", encoding="utf-8")
    ours = name_corpora.marked_in(path)
    assert ours == {7: (5, [(0, 2, "person"), (4, 5, "place")]), 9: (3, [])}
    with pytest.raises(ValueError, match="1 words where 5 were marked"):
        name_corpora.checked(ours[7], [Word("eins", "NUM", "NUM")])


@pytest.mark.parametrize("path", sorted(name_corpora.OWN.glob("*/*.tsv")), ids=str)
def test_annotations_stay_inside_their_sentences(path: Path) -> None:
    ours = name_corpora.marked_in(path)
    assert len(ours) > 2000
    for words, marked in ours.values():
        assert all(0 <= begin < end <= words for begin, end, _ in marked)
        assert all(a[1] <= b[0] for a, b in pairwise(marked))


def gum_row(number: int, word: str, xpos: str, relation: str, entity: str) -> list[str]:
    """A row of GUM."""
    return [str(number), word, word, "PROPN", xpos, "_", "0", relation, "_", f"Entity={entity}" if entity else "_"]


def test_names_of_gum_are_minimal_spans_without_titles() -> None:
    rows = [
        gum_row(1, "President", "NNP", "nmod:desc", "(1-person-new-s-cf1-1,2,3-sgl"),
        gum_row(2, "Mary", "NNP", "nsubj", ""),
        gum_row(3, "Hill", "NNP", "flat", "1)"),
        gum_row(4, "left", "VBD", "root", ""),
        gum_row(5, "Rome", "NNP", "obj", "(2-place-new-s-cf2-1-sgl)"),
        gum_row(6, "residents", "NNS", "obl", "(3-person-new-s-cf3-1-sgl)"),
    ]
    assert name_corpora.gum_labels(rows) == ["O", "B-PER", "I-PER", "O", "B-LOC", "O"]


def test_a_small_model_learns_and_is_written(tmp_path: Path) -> None:
    lines = [f"[PER {name}] wohnt in [LOC {place}]." for name in ("Ada Nord", "Uwe Süd") for place in ("Ulm", "Jena")]
    examples = [e for line in lines for e in name_corpora.labelled(*name_corpora.unbracketed(line), "de")]
    members = committee(rows_of(examples * 3, "de"), 2)
    write(members, tmp_path / "names.npz")
    learned = model.Model(crf.load(tmp_path / "names.npz"), "de")
    own, labels = examples[0]
    assert learned.labels([own]) == [labels] == model.Model(plain(averaged(members)), "de").labels([own])
    assert list(agreed(members, [own, []], "de")) == [(own, labels)]


@pytest.mark.parametrize(
    ("text", "language", "code"),
    [("Kenias Oberster Gerichtshof tagte.", "de", "KEN JUD"), ("Kenya's Supreme Court sat.", "en", "KEN JUD")],
)
def test_a_word_for_a_body_is_read_with_its_country(text: str, language: str, code: str) -> None:
    assert code in {actor.code for actor in depesche.read(text, language=language).actors}


def test_the_company_in_a_mail_name_is_no_surname() -> None:
    text = "Mary Smith@EXXON wrote to Jane Hill. Exxon declined. Smith agreed."
    actors = depesche.read(text, language="en").actors
    assert not any(a.kind == "person" and m.text == "Exxon" for a in actors for m in a.mentions)
