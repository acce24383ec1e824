"""Pronouns and possessives: what kind of figure each one asks for."""

from __future__ import annotations

from functools import cache

import msgspec

from depesche.actors.coreference.standing import Standing, is_animate
from depesche.actors.draft import Scene, words
from depesche.document import Clause, Phrase, Token

PERSONAL = {"he": "m", "she": "f", "it": "n", "they": "p"}
POSSESSIVE = {"his": "m", "hers": "f", "its": "n", "theirs": "p"}
NEAR = {"this_m": "m", "this_f": "f", "this_n": "n", "this_p": "p"}
PARTS = frozenset({"PRON", "DET"})
AFTER = 8
"""Clauses behind one that are asked whether they depend on it."""
HEADS = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X"})
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "ADV", "X", "VERB"})


class Pronoun(msgspec.Struct, frozen=True):
    """A word that stands for somebody mentioned."""

    letters: str
    """Classes of figures it can mean: m, f, n, p."""
    possessive: bool = False
    reflexive: bool = False
    animate: bool = False
    """Whether its verb tells that it means somebody who speaks."""
    nominative: bool = False
    """Whether its form is that of a subject alone: er, he."""
    own_words: bool = False
    """Whether it can only mean who is said to speak: the company said it would pay."""
    near: bool = False
    """Whether it means what was mentioned last: dieser."""


@cache
def forms(language: str) -> dict[str, tuple[str, str]]:
    """Each form to the classes it can mean by itself and as a possessive."""
    known = words(language)
    found: dict[str, tuple[str, str]] = {}
    for kinds, place in ((PERSONAL | NEAR, 0), (POSSESSIVE, 1)):
        for kind, letter in kinds.items():
            for form in known.kinds.get(kind, ()):
                pair = list(found.get(form, ("", "")))
                pair[place] += letter
                found[form] = pair[0], pair[1]
    return found


def pronoun(scene: Scene, standing: Standing, at: int) -> Pronoun | None:
    """What the token asks for, None when it is no pronoun of a third person."""
    tokens = standing.sentence.tokens
    token = tokens[at]
    found = forms(scene.language).get(token.lower)
    phrase, clause = standing.phrases[at], standing.clause(at)
    if found is None or token.pos not in PARTS or (token.text != token.lower and _polite(scene, standing, at)):
        return None
    own, possessive = found
    near = scene.words.are("whose", token.lower)
    if near or (possessive and (not own or _before_noun(tokens, at, phrase))):
        return Pronoun("".join(sorted(set(possessive))), possessive=True, near=near)
    if any(scene.words.are(kind, token.lower) for kind in NEAR):
        follows = tokens[at + 1].pos if at + 1 < len(tokens) else ""
        return _near(own, phrase, clause, at) if follows not in HEADS else None
    if token.pos == "DET" or not own or phrase is None or not _stands_alone(phrase, at):
        return None
    return _personal(scene, standing, at, own, phrase)


def _personal(scene: Scene, standing: Standing, at: int, own: str, phrase: Phrase) -> Pronoun | None:
    """What a personal pronoun asks for."""
    word, clause = standing.sentence.tokens[at].lower, standing.clause(at)
    nominative = scene.words.are("nominative", word)
    is_subject = nominative or (phrase.role == "subject" and phrase.head == at)
    letters = _by_number(own, phrase, clause, is_subject=is_subject)
    reflexive = scene.words.are("reflexive", word)
    animate = is_subject and is_animate(scene, standing, clause)
    if letters == "n" and not reflexive and (not animate or _expletive(scene, clause)):
        # It may be anything, or nothing, unless a body is told of its own words.
        if not is_subject or clause is None:
            return None
        is_topic = scene.traits.gendered_pronouns and _is_topic(scene, standing, clause, at)
        return Pronoun(letters, own_words=not is_topic)
    return Pronoun(letters, reflexive=reflexive, animate=animate, nominative=nominative) if letters else None


def _is_topic(scene: Scene, standing: Standing, clause: Clause, at: int) -> bool:
    """Whether the pronoun opens a main clause that says all by itself: Es plant einen Bau; not: Es ist klar, dass …"""
    if clause.kind != "main" or clause.spans[0][0] != at or _expletive(scene, clause):
        return False
    below = standing.sentence.clauses[clause.index + 1 : clause.index + AFTER]
    return not any(other.parent == clause.index and other.kind in {"complement", "infinitive"} for other in below)


def _expletive(scene: Scene, clause: Clause | None) -> bool:
    """Whether the verb takes a subject that means nothing: es heißt, it seems."""
    return clause is None or clause.verb is None or scene.words.are("expletive_verb", clause.verb.lemma)


def _near(own: str, phrase: Phrase | None, clause: Clause | None, at: int) -> Pronoun | None:
    """``dieser`` by itself, as subject; in other cases things are meant more often than persons."""
    if phrase is None or phrase.role != "subject" or (phrase.begin, phrase.end) != (at, at + 1):
        return None
    if clause is None or clause.kind == "relative":
        return None
    letters = _by_number(own, phrase, clause, is_subject=True)
    return Pronoun(letters, near=True) if letters else None


def _polite(scene: Scene, standing: Standing, at: int) -> bool:
    """Whether a capital means the person spoken to: Sie, Ihnen; at the head of a sentence it need not."""
    tokens = standing.sentence.tokens
    if not scene.words.are("polite", tokens[at].text):
        return False
    if at and tokens[at - 1].pos != "PUNCT":
        return True
    phrase, clause = standing.phrases[at], standing.clause(at)
    is_subject = phrase is not None and phrase.role == "subject" and phrase.head == at
    speaks_of_one = is_subject and clause is not None and clause.verb is not None and clause.verb.number == "sing"
    return tokens[at].depth > 0 and not speaks_of_one


def _before_noun(tokens: list[Token], at: int, phrase: Phrase | None) -> bool:
    """Whether a noun that it owns follows: her plan, but she met her."""
    if at + 1 >= len(tokens) or tokens[at + 1].pos not in NOMINAL:
        return False
    return tokens[at].pos == "DET" or (phrase is not None and phrase.head > at and phrase.begin <= at)


def _stands_alone(phrase: Phrase, at: int) -> bool:
    return at in {phrase.head, phrase.begin, phrase.end - 1}


def _by_number(own: str, phrase: Phrase, clause: Clause | None, *, is_subject: bool) -> str:
    """The classes left when the verb shows one or many: sie sagt, sie sagen."""
    if len(own) == 1 or not is_subject or clause is None or clause.verb is None:
        return own
    number = clause.verb.number or phrase.number
    if number == "plur":
        return own.replace("f", "").replace("m", "").replace("n", "")
    return own.replace("p", "") if number == "sing" else own
