"""What speaks against a reading being an event: accidents, things that "demand", mere warnings, background."""

from __future__ import annotations

from depesche.document import Clause, Sentence
from depesche.events import modality, parties
from depesche.events.codebook import MATERIAL_CONFLICT
from depesche.events.drafts import Draft
from depesche.events.political import acts_in_public
from depesche.events.scene import EMBEDDED, Scene, content, noun_form
from depesche.language.lexicon import VerbReading

BACKGROUND = frozenset({"relative", "temporal", "causal", "concessive", "comparative", "adverbial"})
"""Kinds of clauses that tell what is known already; they code an event only when both sides are named."""


def supported(scene: Scene, draft: Draft) -> bool:
    """Whether the draft names the parties that its verb and its kind of clause need to be an event."""
    return not any(objects(scene, draft) for objects in OBJECTIONS)


def _accident(scene: Scene, draft: Draft) -> bool:
    """People are killed and hurt in accidents too: without an author an act of violence must be named."""
    verb = draft.clause.verb
    if draft.type != "ASSAULT" or draft.sources or verb is None or verb.lemma not in scene.words["harm"]:
        return False
    return not any(
        reading.event.startswith("ASSAULT")
        for phrase in draft.clause.phrases
        if phrase.preposition
        for reading in scene.lexicon.noun(noun_form(scene, draft.sentence, phrase))[0]
    )


def _nobody(scene: Scene, draft: Draft) -> bool:
    """Words and gifts come from somebody: "a typhoon claimed", "20 years in prison threaten him" are no acts."""
    verb = draft.clause.verb
    if draft.sources or draft.entry.quad == MATERIAL_CONFLICT or verb is None or verb.voice != "active":
        return False
    if "subject" not in draft.reading.source:
        return False
    return draft.type == "THREATEN" or not any(acts_in_public(scene.actors[a]) for a in draft.targets)


def _undone(scene: Scene, draft: Draft) -> bool:
    """What somebody did not do to nobody in particular."""
    return draft.polarity == "negative" and not (draft.sources and draft.targets)


def _mere_warning(scene: Scene, draft: Draft) -> bool:
    """A warning that tells of a danger, instead of saying to somebody what its author will do."""
    verb = draft.clause.verb
    if draft.type != "THREATEN" or verb is None or verb.lemma not in scene.words["warns"]:
        return False
    if isinstance(draft.reading, VerbReading) and draft.reading.with_:
        return False
    said = [c.verb for c in content(draft.sentence, draft.clause) if c.verb is not None]
    if said:
        return not any(modality.intended(scene, c) for c in said)
    return not draft.sources or not any(acts_in_public(scene.actors[a]) for a in draft.targets)


def _background(scene: Scene, draft: Draft) -> bool:
    """A clause that tells what is known already and does not name both sides."""
    if not _in_background(draft.sentence, draft.clause):
        return False
    named = [a for a in draft.targets if scene.actors[a].kind != "place"]
    return not (draft.sources and named) or ">" in draft.rule


def _in_background(sentence: Sentence, clause: Clause) -> bool:
    at = clause
    for _ in range(parties.CHAIN):
        if at.kind in BACKGROUND:
            return True
        if at.parent is None or at.kind not in EMBEDDED:
            return False
        at = sentence.clauses[at.parent]
    return False


def _question(scene: Scene, draft: Draft) -> bool:
    """What is only asked: ``Will Oslo withdraw?``; who is asked whether it is so is asked for nothing."""
    last = draft.sentence.tokens[-1].text
    if last == "?" and draft.clause.kind == "main" and isinstance(draft.reading, VerbReading):
        return True
    asked = scene.words["question"]
    below = content(draft.sentence, draft.clause)
    return draft.type == "REQUEST" and any(c.connector.lower() in asked for c in below)


def _small_talk(scene: Scene, draft: Draft) -> bool:
    """A bare verb of talking or meeting is political only between two sides, one of going only to somewhere or
    somebody; a construction ("held talks") says so itself."""
    bare = isinstance(draft.reading, VerbReading) and not draft.reading.with_
    if draft.type == "CONSULT" and bare and draft.mode == "visit" and not draft.targets:
        return True
    bare &= "reciprocal" in draft.reading.flags
    if draft.type != "CONSULT" or not bare or len(draft.sources) + len(draft.targets) > 1:
        return False
    return not any(a.kind == "group" and acts_in_public(a) for a in map(scene.actors.__getitem__, draft.sources))


OBJECTIONS = (_accident, _nobody, _undone, _mere_warning, _background, _question, _small_talk)
