"""How the words of a sentence stand in its clauses, and who speaks what is quoted in it."""

from __future__ import annotations

import msgspec

from depesche.actors.draft import Draft, Scene
from depesche.document import Clause, Phrase, Sentence
from depesche.language.lexicon import lexicon

SPEAKING = ("direct", "clause")
ACTING = (*SPEAKING, "object")
"""Ways of reporting that take somebody, not a thing, for a subject: er warf ihm Wortbruch vor."""


class Standing(msgspec.Struct):
    """Phrase and clause of each token; -1 and None where there is none."""

    sentence: Sentence
    clauses: list[int]
    phrases: list[Phrase | None]

    def clause(self, at: int) -> Clause | None:
        """The clause a token belongs to."""
        index = self.clauses[at]
        return self.sentence.clauses[index] if index >= 0 else None

    def heads(self, draft: Draft) -> Phrase | None:
        """The phrase that a mention is the head of."""
        phrase = self.phrases[draft.first]
        return phrase if phrase is not None and draft.first <= phrase.head < draft.last else None


def standing(sentence: Sentence) -> Standing:
    """The look-up of a sentence."""
    size = len(sentence.tokens)
    clauses, phrases = [-1] * size, [None] * size
    found: list[Phrase | None] = list(phrases)
    for clause in sentence.clauses:
        for begin, end in clause.spans:
            clauses[begin:end] = [clause.index] * (end - begin)
        for phrase in clause.phrases:
            if not phrase.shared:
                found[phrase.begin : phrase.end] = [phrase] * (phrase.end - phrase.begin)
    return Standing(sentence, clauses, found)


def reports(scene: Scene, clause: Clause | None) -> bool:
    """Whether the verb of a clause tells of speech or thought."""
    return (
        clause is not None and clause.verb is not None and lexicon(scene.language).reports(clause.verb.lemma, *SPEAKING)
    )


def is_animate(scene: Scene, standing: Standing, clause: Clause | None) -> bool:
    """Whether the subject of a clause is somebody: a verb of speech or thought, or what only persons are."""
    if clause is None or clause.verb is None:
        return False
    if lexicon(scene.language).reports(clause.verb.lemma, *ACTING):
        return True
    predicate = next((p for p in clause.phrases if p.role == "predicate"), None)
    if predicate is None:
        return False
    role = scene.lexicon.role(standing.sentence.tokens[predicate.head].text)
    return role is not None and role.kind not in {"collective", "people", "title"}


def _announces(sentence: Sentence, clause: Clause) -> bool:
    """Whether a colon and a quotation follow on the clause: Weber zeigte sich zuversichtlich: „…“."""
    end = clause.spans[-1][1]
    return end + 1 < len(sentence.tokens) and sentence.tokens[end].text == ":" and sentence.tokens[end + 1].depth > 0


def speaking(scene: Scene, sentence: Sentence) -> Phrase | None:
    """Who speaks the quotation in a sentence: the subject of a verb of speech outside of it, or before a colon."""
    if all(token.depth == 0 for token in sentence.tokens):
        return None
    for clause in sentence.clauses:
        subject = clause.subject
        if clause.depth or subject is None or not (reports(scene, clause) or _announces(sentence, clause)):
            continue
        return subject
    return None
