"""What becomes of an event that is wanted, promised, threatened, denied, demanded or only possible."""

from __future__ import annotations

import msgspec

from depesche.document import Clause, Sentence, Verb
from depesche.events.codebook import MATERIAL_CONFLICT
from depesche.events.drafts import Draft
from depesche.events.scene import EMBEDDED, Scene, children, own_tokens
from depesche.report import Modality, Tense

INTENDED = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
"""Acts that somebody who only intends them agrees to, and who will not do them rejects."""
ABSORBING = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE", "SUPPORT"})
"""Verbs whose complement is their matter, not an event of its own."""


class Matrix(msgspec.Struct, frozen=True):
    """The clauses an event's clause hangs on, as far as they colour it."""

    speaking: Clause | None = None
    """The clause that reports it."""
    wanting: bool = False
    announcing: bool = False
    denying: bool = False


def matrix(scene: Scene, sentence: Sentence, clause: Clause) -> Matrix:
    """What the clauses above (and an inserted ``said X``) say about the clause."""
    speaking, wanting, announcing, denying = None, False, False, False
    for above in governing(sentence, clause):
        verb = above.verb
        if verb is None:
            continue
        if above.index == clause.parent and not _past(clause):
            wanting |= verb.lemma in scene.words["want"] or verb.modal in scene.words["want"]
            announcing |= verb.lemma in scene.words["announces"]
            wanting |= _upcoming(scene, sentence, above, clause)
        denying |= any("negative" in r.flags for r in scene.lexicon.readings(verb.lemma))
        if scene.lexicon.reports(verb.lemma, "clause", "direct"):
            speaking = above
            break
    return Matrix(speaking, wanting, announcing, denying)


def _upcoming(scene: Scene, sentence: Sentence, above: Clause, clause: Clause) -> bool:
    """``is due to visit``, ``is expected to sign``: the clause above only says that it will be."""
    if clause.kind != "infinitive" or above.verb is None or above.verb.lemma in scene.words["want"]:
        return False
    return any(sentence.tokens[i].lower in scene.words["upcoming"] for i in own_tokens(above)[-4:])


def _past(clause: Clause) -> bool:
    """Whether the clause tells of something that has happened already (``announced that it had ...``)."""
    return clause.verb is not None and tense(clause.verb) == "past"


def governing(sentence: Sentence, clause: Clause) -> list[Clause]:
    """The clauses that take this one as complement, nearest first; an inserted reporting clause counts."""
    found: list[Clause] = []
    at = clause
    while at.parent is not None and at.kind in EMBEDDED and len(found) < 4:
        at = sentence.clauses[at.parent]
        found.append(at)
    # An inserted reporting clause hangs on what it reports, and stands beside it.
    return found + [c for c in children(sentence, at) if c.kind in ("reporting", "comparative") and c.verb]


def intended(scene: Scene, verb: Verb) -> bool:
    """Whether the verb complex speaks of the future or of a will."""
    return verb.tense in ("future", "future_perfect") or verb.modal in (scene.words["want"] | scene.words["future"])


def colour(scene: Scene, draft: Draft, verb: Verb) -> None:
    """Set modality, polarity and tense, and turn intended, refused and possible acts into verbal ones."""
    above = matrix(scene, draft.sentence, draft.clause)
    negated = verb.negated
    will = intended(scene, verb) or above.wanting or above.announcing
    may = verb.modal in scene.words["may"] or _adverb(scene, draft, "possible")
    draft.tense = tense(verb)
    draft.modality = _modality(scene, draft, verb, above, will=will, may=may)
    if negated:
        _negate(scene, draft, will=will or bool(verb.modal))
    elif will or may:
        _intend(draft, above)


def _negate(scene: Scene, draft: Draft, *, will: bool) -> None:
    if draft.type == "AGREE" or (will and draft.type in INTENDED):
        draft.become("REJECT", "negated")
    elif draft.type == "REJECT":
        draft.polarity = "negative"
    else:
        draft.polarity = "negative"


def _intend(draft: Draft, above: Matrix) -> None:
    if draft.type in INTENDED:
        draft.become("AGREE", "intended")
    elif draft.entry.quad == MATERIAL_CONFLICT and not (above.announcing and draft.type == "SANCTION"):
        draft.become("THREATEN", "intended")


def _modality(scene: Scene, draft: Draft, verb: Verb, above: Matrix, *, will: bool, may: bool) -> Modality:
    offered: Modality = "offered" if verb.lemma in scene.words["offers"] else "planned"
    alleged = verb.mood == "subjunctive1" or above.speaking is not None or _adverb(scene, draft, "alleged")
    cases: tuple[tuple[bool, Modality], ...] = (
        (above.denying, "denied"),
        (draft.type == "AGREE" and "planned" in draft.reading.flags, offered),
        (will, "planned"),
        (may, "possible"),
        (alleged, "alleged"),
        (verb.mood == "subjunctive2", "conditional"),
    )
    return next((modality for holds, modality in cases if holds), "asserted")


def _adverb(scene: Scene, draft: Draft, kind: str) -> bool:
    tokens = draft.sentence.tokens
    return any(tokens[i].lower in scene.words[kind] for i in own_tokens(draft.clause))


def tense(verb: Verb) -> Tense | None:
    """The tense of the record for the tense of the verb complex."""
    if verb.tense in ("past", "perfect", "pluperfect"):
        return "past"
    if verb.tense in ("future", "future_perfect"):
        return "future"
    return "present" if verb.tense == "present" else None
