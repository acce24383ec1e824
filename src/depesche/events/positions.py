"""Positions: who offers, accepts, refuses, demands, supports, opposes or threatens what, on which condition."""

from __future__ import annotations

from depesche.document import Clause, Phrase, Sentence
from depesche.events import conditions, modality, parties
from depesche.events.drafts import Draft
from depesche.events.scene import Scene, children
from depesche.report import Evidence, Position, Stance

STANCES: dict[str, Stance] = {
    "REJECT": "refuses",
    "REQUEST": "demands",
    "THREATEN": "threatens",
    "SUPPORT": "supports",
}
"""The stance an event type shows whatever its words; AGREE and ACCUSE depend on reading and mode."""
# A condition named in a later quotation of the same side belongs to its offer with less certainty than one beside it.
NEAR, FAR = 0.8, 0.55


def positions(scene: Scene, drafts: list[Draft]) -> list[Position]:
    """The positions that the events of a document show, in text order."""
    found: list[Position] = []
    for draft in drafts:
        stance = _stance(scene, draft)
        matter = _matter(scene, draft) if stance else None
        if stance is None or matter is None or draft.event is None:
            continue
        for holder in draft.sources[:2]:
            if not any(_same(scene, p, holder, stance, matter) for p in found):
                found.append(_position(scene, draft, holder, stance, matter))
    _share_conditions(scene, found)
    for number, position in enumerate(found, 1):
        position.id = f"p{number}"
    return found


def _stance(scene: Scene, draft: Draft) -> Stance | None:
    if draft.polarity == "negative" or draft.modality == "denied":
        return None
    if draft.type == "ACCUSE":
        return "opposes" if draft.mode == "disapprove" else None
    if draft.type != "AGREE":
        return STANCES.get(draft.type)
    verb = draft.clause.verb
    if verb is not None and verb.lemma in scene.words["accepts"]:
        return "accepts"
    return "offers" if draft.modality in ("offered", "planned") else None


def _position(scene: Scene, draft: Draft, holder: str, stance: Stance, matter: tuple[int, int]) -> Position:
    event = draft.event
    return Position(
        id="",
        holder=holder,
        stance=stance,
        matter=_evidence(scene, *matter),
        toward=[t for t in draft.targets if t != holder],
        condition=_evidence(scene, *draft.condition) if draft.condition else None,
        quotation=draft.quotation,
        event=event.id if event else None,
        rule=f"event.{draft.rule}",
        confidence=min(NEAR, draft.confidence),
    )


def _evidence(scene: Scene, begin: int, end: int) -> Evidence:
    return Evidence(begin, end, scene.document.text[begin:end])


def _same(scene: Scene, position: Position, holder: str, stance: Stance, matter: tuple[int, int]) -> bool:
    return (position.holder, position.stance, position.matter.text) == (
        holder,
        stance,
        scene.document.text[slice(*matter)],
    )


def _matter(scene: Scene, draft: Draft) -> tuple[int, int] | None:
    """What the position is about: the complement, the object, or the clause itself when its verb is the matter."""
    sentence, clause = draft.sentence, draft.clause
    verb = clause.verb
    if ">" in draft.rule or draft.rule.startswith(("modal", "want")):
        return _without_subject(sentence, clause)
    child = next((c for c in children(sentence, clause) if c.kind in modality.EMBEDDED), None)
    if child is not None:
        return conditions.whole(sentence, child)
    if clause.kind == "reporting" and clause.parent is not None:
        above = sentence.clauses[clause.parent]
        return above.begin, above.end
    role = "subject" if verb is not None and verb.voice == "passive" else "object"
    phrase = next((p for p in clause.phrases if p.role == role and not _is_target(scene, draft, p)), None)
    phrase = phrase or next(
        (p for p in clause.phrases if p.preposition and not parties.is_time(scene, sentence, p)), None
    )
    return _with_attributes(sentence, clause, phrase) if phrase else None


def _is_target(scene: Scene, draft: Draft, phrase: Phrase) -> bool:
    mentions = scene.phrase_mentions(draft.sentence, phrase)
    return bool(mentions) and all(a.id in draft.targets for _, a in mentions) and phrase.end - phrase.begin <= 3


def _with_attributes(sentence: Sentence, clause: Clause, phrase: Phrase) -> tuple[int, int]:
    """The phrase with the prepositional phrases right behind it (``ein Ende der Gewalt | in Syrien``)."""
    end = phrase.end
    for other in clause.phrases:
        if other.begin == end and other.preposition and not other.shared:
            end = other.end
    return sentence.char_span(phrase.begin, end)


def _without_subject(sentence: Sentence, clause: Clause) -> tuple[int, int]:
    """The clause from its first word after the subject, as far as that is one piece."""
    subject = clause.subject
    begin, end = clause.spans[0][0], clause.spans[-1][1]
    if subject is not None and not subject.shared and begin <= subject.begin <= begin + 2 and subject.end < end:
        begin = subject.end
    return sentence.char_span(begin, end)


def _share_conditions(scene: Scene, found: list[Position]) -> None:
    """Give an offer made without one the condition that the same side names elsewhere for the same other side."""
    offers = [p for p in found if p.stance in ("offers", "accepts")]
    open_ = [p for p in offers if p.condition is None]
    if not open_:
        return
    stated = _quoted_conditions(scene)
    stated += [(scene.side(p.holder), {scene.side(t) for t in p.toward}, p.condition) for p in offers if p.condition]
    for offer in open_:
        side, other = scene.side(offer.holder), {scene.side(t) for t in offer.toward}
        offer.condition = next((e for holder, laid_on, e in stated if holder == side and laid_on & other), None)
    # The same offer told again without its addressee ("Nun bietet er neue Gespräche an").
    told = {(scene.side(p.holder), _last_word(p)): p.condition for p in offers if p.condition}
    for offer in open_:
        if offer.condition is None and not offer.toward:
            offer.condition = told.get((scene.side(offer.holder), _last_word(offer)))
        if offer.condition is not None:
            offer.confidence = min(offer.confidence, FAR)


def _last_word(position: Position) -> str:
    return position.matter.text.rpartition(" ")[2].lower()


def _quoted_conditions(scene: Scene) -> list[tuple[str, set[str], Evidence]]:
    """Conditional clauses in quotations: the side of the speaker, the sides they are laid on, the words."""
    found: list[tuple[str, set[str], Evidence]] = []
    for sentence in scene.document.sentences:
        for clause in sentence.clauses:
            if clause.kind != conditions.CONDITIONAL or clause.parent is None:
                continue
            quotation = scene.quotation_at(clause.begin)
            speaker = quotation.speaker.actor if quotation and quotation.speaker else None
            if speaker is None:
                continue
            subject = clause.subject
            mentions = scene.phrase_mentions(sentence, subject) if subject else []
            others = {scene.side(a.id) for _, a in mentions} - {scene.side(speaker)}
            if others:
                words = _evidence(scene, *conditions.whole(sentence, clause))
                found.append((scene.side(speaker), others, words))
    return found
