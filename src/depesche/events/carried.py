"""Events that an object names while the verb only does, ends or announces them: ``kündigten Angriffe an``."""

from __future__ import annotations

from depesche.document import Clause, Phrase, Sentence
from depesche.events import modality, parties
from depesche.events.codebook import COOPERATION, Entry, codebook, entry
from depesche.events.drafts import Draft
from depesche.events.frames import Match
from depesche.events.scene import Scene, noun_form
from depesche.language.lexicon import NounReading, VerbReading

ENDED = {
    "ASSAULT": "RETREAT",
    "MOBILIZE": "RETREAT",
    "PROTEST": "RETREAT",
    "COERCE": "RETREAT",
    "SANCTION": "CONCEDE",
    "CONSULT": "REJECT",
    "AGREE": "REJECT",
    "AID": "SANCTION",
    "COOPERATE": "SANCTION",
    "SUPPORT": "SANCTION",
}
"""What ending an act is: ending an attack is a retreat, ending talks a refusal, ending aid a sanction."""
KEPT_WHEN_ANNOUNCED = frozenset({"SANCTION", "AGREE", "REJECT", "REQUEST", "ACCUSE", "THREATEN"})
"""Acts of words and measures that the announcement itself performs."""


def carried(scene: Scene, sentence: Sentence, clause: Clause) -> Draft | None:
    """The event of a clause whose object names it."""
    verb = clause.verb
    if verb is None or verb.voice == "passive":
        return None
    how = next((kind for kind in ("does", "ends", "announces", "plans") if verb.lemma in scene.words[kind]), None)
    if how is None:
        return None
    for phrase in clause.phrases:
        if phrase.role != "object" or phrase.shared:
            continue
        readings, _ = scene.lexicon.noun(noun_form(scene, sentence, phrase))
        reading = next((r for r in readings if r.event), None)
        if reading is not None:
            return _draft(scene, sentence, clause, phrase, reading, how)
    return None


def _draft(
    scene: Scene, sentence: Sentence, clause: Clause, phrase: Phrase, reading: NounReading, how: str
) -> Draft | None:
    verb = clause.verb
    coded, mode = entry(reading.event)
    if verb is None:
        return None
    if how == "ends":
        if coded.type not in ENDED:
            return None
        coded, mode = codebook()[ENDED[coded.type]], None
    trigger = tuple(sorted({*verb.tokens, phrase.head}))
    here = Match(_as_verb(verb.lemma, reading), clause, verb, trigger, (phrase.head,))
    sources = parties.slot_actors(scene, sentence, here, "subject")
    targets = [a for a in parties.filled(scene, sentence, here, here.reading.target) if a not in sources]
    if not targets:
        targets = [a for a in parties.phrase_actors(scene, sentence, phrase) if a not in sources]
    draft = Draft(sentence, clause, coded, mode, reading, trigger, f"carried.{coded.type}", sources, targets)
    modality.colour(scene, draft, verb)
    if how in ("announces", "plans") and ">" not in draft.rule:
        _announce(draft, coded, how)
    return draft


def _announce(draft: Draft, coded: Entry, how: str) -> None:
    draft.modality = "planned"
    if coded.type in KEPT_WHEN_ANNOUNCED and (how == "announces" or coded.type != "SANCTION"):
        return
    draft.become("AGREE" if coded.quad.endswith(COOPERATION) else "THREATEN", how)


def _as_verb(lemma: str, noun: NounReading) -> VerbReading:
    """The noun's slots as those of a verb whose subject does it."""
    slots = tuple(s for s in noun.target if s not in ("genitive", "possessive", "compound"))
    slots += ("indirect", "genitive") if noun.target else ()
    return VerbReading(lemma, "", (), (), "", noun.event, ("subject",), slots, noun.flags)
