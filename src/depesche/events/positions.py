"""Positions: who offers, accepts, refuses, demands, supports, opposes or threatens what, on which condition."""

from __future__ import annotations

from collections.abc import Iterator

from depesche.document import Clause, Phrase, Sentence
from depesche.events import conditions, parties
from depesche.events.drafts import Draft
from depesche.events.scene import EMBEDDED, Scene, children
from depesche.report import Evidence, Position, Stance

STANCES: dict[str, Stance] = {
    "REJECT": "refuses",
    "REQUEST": "demands",
    "THREATEN": "threatens",
    "SUPPORT": "supports",
}
"""The stance an event type shows whatever its words; AGREE and ACCUSE depend on reading and mode."""
CAPTIONS = frozenset({"caption", "alt"})
# A condition named in a later quotation of the same side belongs to its offer with less certainty than one beside it.
NEAR, FAR = 0.8, 0.55


def positions(scene: Scene, drafts: list[Draft]) -> list[Position]:
    """The positions that the events of a document show, in text order."""
    found: dict[tuple[str, Stance, str], Position] = {}
    for draft in drafts:
        stance = _stance(scene, draft) if _told(scene, draft) else None
        matter = _trimmed(scene, draft) if stance else None
        if stance is None or matter is None or draft.event is None:
            continue
        for holder in draft.sources[:2]:
            key = holder, stance, scene.document.text[slice(*matter)]
            if key not in found:
                found[key] = _position(scene, draft, holder, stance, matter)
    held = list(found.values())
    _share_conditions(scene, held)
    for number, position in enumerate(held, 1):
        position.id = f"p{number}"
    return held


def _told(scene: Scene, draft: Draft) -> bool:
    """Whether the report itself tells it; what a caption says describes a picture."""
    blocks = scene.document.blocks
    return not blocks or blocks[draft.sentence.block].kind not in CAPTIONS


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


MARKS = " \t\n.,;:!?\"'„“”‚‘’«»‹›()–-"
"""Characters that are no part of a matter at its ends."""


def _trimmed(scene: Scene, draft: Draft) -> tuple[int, int] | None:
    """The matter without the condition behind it and without marks at its ends."""
    matter = _matter(scene, draft)
    if matter is None:
        return None
    begin, end = matter
    if draft.condition is not None and begin < draft.condition[0] < end <= draft.condition[1]:
        end = draft.condition[0]
    words = scene.document.text[begin:end]
    begin += len(words) - len(words.lstrip(MARKS))
    end -= len(words) - len(words.rstrip(MARKS))
    return (begin, end) if begin < end else None


def _matter(scene: Scene, draft: Draft) -> tuple[int, int] | None:
    """What the position is about: the complement, the object, or the clause itself when its verb is the matter."""
    sentence, clause = draft.sentence, draft.clause
    if draft.rule.startswith("modal"):
        return sentence.char_span(clause.spans[0][0], clause.spans[-1][1])  # who must do what
    if ">" in draft.rule or draft.rule.startswith("want"):
        return _without_subject(sentence, clause)
    below = (c for c in children(sentence, clause) if c.kind in EMBEDDED)
    child = next((c for c in below if not _conditioned(draft, c)), None)
    if child is not None:
        return conditions.whole(sentence, child)
    if clause.kind == "reporting" and clause.parent is not None:
        above = sentence.clauses[clause.parent]
        return above.begin, above.end
    phrase = next(_matter_phrases(scene, draft), None)
    if phrase is None:
        return None
    end = _with_attributes(draft, phrase)
    return _behind_target(scene, draft, phrase), end


def _behind_target(scene: Scene, draft: Draft, phrase: Phrase) -> int:
    """Where the matter begins in a phrase that runs the one addressed and the thing together: ``Chile | Gespräche``."""
    tokens = draft.sentence.tokens
    head = tokens[phrase.head]
    for mention, actor in scene.phrase_mentions(draft.sentence, phrase):
        if actor.id in draft.targets and mention.end == head.end and phrase.end > phrase.head + 1:
            return tokens[phrase.head + 1].begin
    return tokens[phrase.begin].begin


def _conditioned(draft: Draft, clause: Clause) -> bool:
    """Whether the clause is part of the condition (``unter der Bedingung, dass …``)."""
    return draft.condition is not None and draft.condition[0] <= clause.begin < draft.condition[1]


def _matter_phrases(scene: Scene, draft: Draft) -> Iterator[Phrase]:
    """The phrases that can be the matter, likeliest first: object, what the reading says, dative, other attributes."""
    clause = draft.clause
    passive = clause.verb is not None and clause.verb.voice == "passive"
    free = [
        p
        for p in clause.phrases
        if not p.shared
        and not _is_target(scene, draft, p)
        and not parties.is_time(scene, draft.sentence, p)
        and not _is_trigger(scene, draft, p)
    ]
    named = {flag.partition(":")[2] for flag in draft.reading.flags if flag.startswith("matter:")}
    yield from (p for p in free if p.role == ("subject" if passive else "object"))
    yield from (p for p in free if p.preposition in named)
    yield from (p for p in free if p.role in ("indirect", "genitive"))
    apart = scene.words["place"] | scene.words["agent"] | scene.words["with"]
    if named:
        return  # the reading says where its matter stands; any other phrase is none
    finite = clause.verb.finite if clause.verb is not None else None
    behind = finite if finite is not None and clause.kind == "main" else -1
    yield from (p for p in free if p.preposition and p.preposition not in apart and p.begin > behind)


def _is_trigger(scene: Scene, draft: Draft, phrase: Phrase) -> bool:
    """Whether the phrase is a word of the verb: ``sich``, the ``dagegen`` of ``ist dagegen``."""
    reflexive = draft.sentence.tokens[phrase.head].lower in scene.words["reflexive"]
    return reflexive or (phrase.end - phrase.begin == 1 and phrase.head in draft.trigger)


def _is_target(scene: Scene, draft: Draft, phrase: Phrase) -> bool:
    mentions = scene.phrase_mentions(draft.sentence, phrase)
    end = draft.sentence.tokens[phrase.end - 1].end
    return any(a.id in draft.targets and m.end >= end for m, a in mentions)


def _with_attributes(draft: Draft, phrase: Phrase) -> int:
    """The end of the phrase with the prepositional phrases right behind it (``ein Ende der Gewalt | in Syrien``) that
    are no words of the verb (``Gespräche | in Aussicht stellen``)."""
    end = phrase.end
    for other in draft.clause.phrases:
        if other.begin == end and other.preposition and not other.shared and other.head not in draft.trigger:
            end = other.end
    return draft.sentence.tokens[end - 1].end


def _without_subject(sentence: Sentence, clause: Clause) -> tuple[int, int]:
    """The clause from its first word after the subject and the finite verb, as far as that is one piece."""
    subject, verb = clause.subject, clause.verb
    begin, end = clause.spans[0][0], clause.spans[-1][1]
    if verb is not None and verb.finite is not None and begin <= verb.finite < verb.main:
        begin = verb.finite + 1
        if subject is not None and subject.begin == begin:
            begin = subject.end
    elif subject is not None and not subject.shared and begin <= subject.begin < subject.end < end:
        begin = subject.end
    if sentence.tokens[begin].text == "(":
        begin = next((i + 1 for i in range(begin, end - 1) if sentence.tokens[i].text == ")"), begin)
    return sentence.char_span(begin, end)


def _share_conditions(scene: Scene, found: list[Position]) -> None:
    """Give an offer made without one the condition that the same side names elsewhere for the same other side."""
    offers = [p for p in found if p.stance in ("offers", "accepts")]
    open_ = [p for p in offers if p.condition is None]
    if not open_:
        return
    stated: dict[tuple[str, str], Evidence] = {}
    for holder, laid_on, words in _quoted_conditions(scene):
        for other in sorted(laid_on):
            stated.setdefault((holder, other), words)
    for offer in offers:
        for other in map(scene.side, offer.toward):
            if offer.condition is not None:
                stated.setdefault((scene.side(offer.holder), other), offer.condition)
    for offer in open_:
        keys = [(scene.side(offer.holder), scene.side(t)) for t in offer.toward]
        offer.condition = next((stated[key] for key in keys if key in stated), None)
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
            if clause.kind != conditions.CONDITIONAL:
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
