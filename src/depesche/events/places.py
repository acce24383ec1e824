"""Where: the place named in a prepositional phrase of the clause."""

from __future__ import annotations

from depesche.document import Clause, Phrase, Sentence
from depesche.events.scene import Scene

PLACES = frozenset({"place", "country"})


def place(scene: Scene, sentence: Sentence, clause: Clause) -> str | None:
    """The name of the first place that a phrase like ``in Hanoi`` or ``an der Grenze`` gives."""
    phrases = [p for p in clause.phrases if p.preposition in scene.words["place"]]
    for named in (named_place, described_place):
        for phrase in phrases:
            found = named(scene, sentence, phrase)
            if found:
                return found
    return None


def named_place(scene: Scene, sentence: Sentence, phrase: Phrase) -> str | None:
    """The place or country a phrase names, unless the phrase is about a person or body."""
    mentions = scene.phrase_mentions(sentence, phrase)
    if any(actor.kind not in PLACES for _, actor in mentions):
        return None
    return next((name for i in range(phrase.begin, phrase.end) if (name := _named(scene, sentence, i))), None)


def described_place(scene: Scene, sentence: Sentence, phrase: Phrase) -> str | None:
    """The words of a phrase whose head is a kind of place: ``innerkoreanischen Grenze``."""
    return _described(scene, sentence, phrase.head)


def place_at(scene: Scene, sentence: Sentence, token: int) -> str | None:
    """The place named or described at a token."""
    return _named(scene, sentence, token) or _described(scene, sentence, token)


def _named(scene: Scene, sentence: Sentence, token: int) -> str | None:
    here = sentence.tokens[token]
    for mention, actor in scene.mentions(here.begin, here.end):
        # The first part of a compound ("US-Präsident") is no place.
        if actor.kind in PLACES and mention.form == "name" and mention.end >= here.end:
            return mention.text
    return None


def _described(scene: Scene, sentence: Sentence, token: int) -> str | None:
    head = sentence.tokens[token]
    if not {head.text, head.lower, head.lemma} & scene.words["place_nouns"]:
        return None
    begin = token
    while begin > 0 and sentence.tokens[begin - 1].pos == "ADJ":
        begin -= 1
    return scene.document.text[sentence.tokens[begin].begin : head.end]
