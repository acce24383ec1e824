"""Demands that no verb of demanding states: ``X müsse …, sagte Y``, ``Y will X abrüsten``, insisting on demands."""

from __future__ import annotations

from depesche.document import Clause, Sentence
from depesche.events import modality, parties
from depesche.events.codebook import entry
from depesche.events.drafts import Draft
from depesche.events.frames import Match
from depesche.events.scene import Scene, noun_form

OF_OTHERS = frozenset({"RETREAT", "CONCEDE"})
"""Acts that one does oneself; wanting another to be their object is a demand."""


def obligation(scene: Scene, sentence: Sentence, clause: Clause) -> Draft | None:
    """``X müsse …, sagte Y``: Y demands it of X."""
    verb = clause.verb
    if verb is None or verb.modal not in scene.words["must"]:
        return None
    speaking = modality.matrix(scene, sentence, clause).speaking
    if speaking is None or speaking.verb is None:
        return None
    speakers = parties.role_actors(scene, sentence, speaking, "subject")
    obliged = [a for a in parties.role_actors(scene, sentence, clause, "subject") if _whole(scene, sentence, clause, a)]
    if not speakers or not obliged or set(speakers) & set(obliged):
        return None
    coded = entry("REQUEST")[0]
    reading = scene.lexicon.readings(speaking.verb.lemma)[0]
    trigger = tuple(sorted(verb.tokens))
    draft = Draft(sentence, clause, coded, None, reading, trigger, "modal.REQUEST", speakers, obliged)
    draft.tense = modality.tense(speaking.verb)
    return draft


def _whole(scene: Scene, sentence: Sentence, clause: Clause, actor: str) -> bool:
    """Whether the actor is the subject's own word and not the first part of a compound (``US-Dollar``)."""
    ends = {sentence.tokens[i].end for p in clause.phrases if p.role == "subject" for i in range(p.begin, p.end)}
    return any(m.end in ends for m, a in scene.clause_mentions(sentence, clause) if a.id == actor)


def wanted(scene: Scene, sentence: Sentence, here: Match) -> Draft | None:
    """``Y will X abrüsten``: an act of one's own that Y wants for X is demanded of X."""
    if here.event not in OF_OTHERS or here.verb.negated:
        return None
    wants = scene.words["want"]
    above = modality.matrix(scene, sentence, here.clause)
    if here.verb.modal not in wants and not above.wanting:
        return None
    subject = parties.slot_actors(scene, sentence, here, "subject")
    other = [a for a in parties.slot_actors(scene, sentence, here, "object") if a not in subject]
    if not other or not subject or "object" in here.reading.target:
        return None
    coded = entry("REQUEST")[0]
    draft = Draft(sentence, here.clause, coded, None, here.reading, here.trigger, "want.REQUEST", subject, other)
    draft.modality, draft.tense = "demanded", modality.tense(here.verb)
    return draft


def insisted(scene: Scene, sentence: Sentence, here: Match) -> bool:
    """Whether somebody insists on demands: ``beharrte auf ihren Forderungen``."""
    if here.verb.lemma not in scene.words["insists"]:
        return False
    return any(
        reading.event.partition("/")[0] == "REQUEST"
        for phrase in here.clause.phrases
        if phrase.role in ("object", "prepositional")
        for reading in scene.lexicon.noun(noun_form(scene, sentence, phrase))[0]
    )
