"""English clauses: boundaries, kinds, verb groups, phrases and roles."""

from __future__ import annotations

from itertools import pairwise

import pytest

from depesche.document import Document, Sentence, Token
from depesche.language import annotate, clauses
from depesche.report import Block
from tests.clause_views import by_lemma, phrase, role


def read(text: str) -> Sentence:
    document = Document(text, language="en", blocks=[Block("paragraph", 0, len(text))])
    annotate(document)
    (sentence,) = document.sentences
    return sentence


@pytest.mark.parametrize(
    ("text", "lemma", "tense", "voice", "modal", "negated"),
    [
        ("The minister met the ambassador.", "meet", "past", "active", "", False),
        ("The minister has met the ambassador.", "meet", "perfect", "active", "", False),
        ("The minister had met the ambassador.", "meet", "pluperfect", "active", "", False),
        ("The minister will not meet the ambassador.", "meet", "future", "active", "will", True),
        ("The ambassador was expelled by the government.", "expel", "past", "passive", "", False),
        ("The army could attack the town.", "attack", "present", "active", "could", False),
        ("The company called off the strike.", "call off", "past", "active", "", False),
        ("The army didn't attack the town.", "attack", "past", "active", "", True),
    ],
)
def test_verb_group(text: str, lemma: str, tense: str, voice: str, modal: str, negated: bool) -> None:
    verb = by_lemma(read(text), lemma).verb
    assert verb is not None
    assert (verb.tense, verb.voice, verb.modal, verb.negated) == (tense, voice, modal, negated)


def test_complement_with_and_without_that() -> None:
    for text in ("The minister said that the army left the town.", "The minister said the army left the town."):
        sentence = read(text)
        clause = by_lemma(sentence, "leave")
        assert clause.kind == "complement" and clause.parent == 0
        assert role(sentence, clause, "subject") == "the army"


def test_reporting_clause_after_a_quotation() -> None:
    sentence = read('"We will leave the town," the general said on Monday.')
    assert [c.kind for c in sentence.clauses] == ["main", "reporting"]
    assert [c.depth for c in sentence.clauses] == [1, 0]
    inverted = read('"We will leave the town," said General Smith.')
    assert role(inverted, by_lemma(inverted, "say"), "subject") == "General Smith"


def test_reporting_clause_in_the_middle() -> None:
    sentence = read("The general, the president said, will leave the town.")
    assert by_lemma(sentence, "say").kind == "reporting"
    assert role(sentence, by_lemma(sentence, "leave"), "subject") == "The general"


@pytest.mark.parametrize(
    "text",
    [
        "If the army retreats, the rebels will talk.",
        "Should the army withdraw, the rebels will talk.",
        "Unless the army retreats, the rebels will talk.",
    ],
)
def test_conditions(text: str) -> None:
    sentence = read(text)
    condition, main = sentence.clauses
    assert condition.kind == "conditional" and condition.parent == 1
    assert main.kind == "main"
    assert role(sentence, main, "subject") == "the rebels"


def test_relative_clauses_with_and_without_pronoun() -> None:
    sentence = read("The general who led the troops was arrested.")
    relative = by_lemma(sentence, "lead")
    assert relative.kind == "relative" and relative.connector == "who" and relative.antecedent == 1
    assert role(sentence, by_lemma(sentence, "arrest"), "subject") == "The general"
    contact = read("The reason they left was fear.")
    assert by_lemma(contact, "leave").kind == "relative"
    assert role(contact, by_lemma(contact, "be"), "subject") == "The reason"


def test_infinitives_and_control() -> None:
    sentence = read("The president urged the rebels to drop their weapons.")
    clause = by_lemma(sentence, "drop")
    assert clause.kind == "infinitive" and clause.parent == 0
    assert phrase(sentence, clause.subject) == "the rebels"
    assert clause.subject is not None and clause.subject.shared


def test_coordinated_verbs_share_the_subject() -> None:
    sentence = read("The army entered the town and arrested the mayor.")
    second = by_lemma(sentence, "arrest")
    assert second.kind == "main"
    assert phrase(sentence, second.subject) == "The army"
    assert second.subject is not None and second.subject.shared


def test_two_objects_and_of_phrases() -> None:
    sentence = read("The head of the council gave the rebels a warning.")
    clause = sentence.clauses[0]
    assert role(sentence, clause, "subject") == "The head of the council"
    assert role(sentence, clause, "indirect") == "the rebels"
    assert role(sentence, clause, "object") == "a warning"
    assert [p.preposition for p in clause.phrases if p.role == "prepositional"] == ["of"]


def test_questions_take_the_subject_from_inside_the_verb_group() -> None:
    sentence = read("Will the general actually leave the town?")
    assert role(sentence, by_lemma(sentence, "leave"), "subject") == "the general"


def test_existential_there_is_no_subject() -> None:
    sentence = read("There are new tensions in the region.")
    assert role(sentence, sentence.clauses[0], "subject") == "new tensions"


def test_apposition_belongs_to_its_phrase() -> None:
    sentence = read("Jane Roe, the head of the agency, resigned.")
    assert role(sentence, by_lemma(sentence, "resign"), "subject") == "Jane Roe , the head of the agency"


HOSTILE = {
    "words": [("house", "NOUN")] * 10_000,
    "commas": [("man", "NOUN"), (",", "PUNCT")] * 5_000,
    "relatives": [("man", "NOUN"), (",", "PUNCT"), ("who", "PRON"), ("came", "VERB")] * 2_500,
    "verbs": [("comes", "VERB")] * 5_000,
    "possessives": [("Kim", "PROPN"), ("'s", "PART")] * 5_000,
    "adjectives": [("big", "ADJ")] * 10_000,
    "complements": [("he", "PRON"), ("said", "VERB"), ("that", "SCONJ")] * 3_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_sentences_are_read_to_their_end(name: str) -> None:
    tokens, at = [], 0
    for text, pos in HOSTILE[name]:
        tokens.append(Token(at, at + len(text), text, text.lower(), pos=pos))
        at += len(text) + 1
    document = Document(" ".join(t.text for t in tokens), language="en", sentences=[Sentence(0, at, 0, tokens)])
    clauses.annotate(document, "en")
    # Every word belongs to one clause at most; a quadratic reader would not come this far in minutes.
    spans = sorted(span for clause in document.sentences[0].clauses for span in clause.spans)
    assert all(end <= begin for (_, end), (begin, _) in pairwise(spans))
