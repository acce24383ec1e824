"""Events that nouns name: ``zwei Gipfeltreffen in Singapur (2018) und Hanoi (2019)``."""

from __future__ import annotations

from collections.abc import Iterator

from depesche.document import Clause, Phrase, Sentence
from depesche.events import parties
from depesche.events.codebook import entry
from depesche.events.drafts import Draft
from depesche.events.places import place_at
from depesche.events.scene import Scene, noun_form, own_tokens
from depesche.language.lexicon import NounReading
from depesche.times import calendar_value


def drafts(scene: Scene, sentence: Sentence, coded: list[Draft], before: list[Draft]) -> list[Draft]:
    """The events of a sentence's nouns. ``coded`` are those of its verbs, ``before`` those of the sentence before."""
    found: list[Draft] = []
    for clause in sentence.clauses:
        if clause.kind in ("conditional", "final"):
            continue
        here = [d for d in coded if d.clause is clause and (d.sources or d.targets)]
        taken = {i for d in here for i in d.trigger}
        busy = bool(here)
        for phrase in clause.phrases:
            if phrase.shared or phrase.head in taken:
                continue
            reading, first = _reading(scene, sentence, phrase)
            if reading is None:
                continue
            if _happens(scene, clause, phrase, busy=busy) or _dated(scene, sentence, clause, phrase, busy=busy):
                found += _events(scene, sentence, clause, phrase, reading, first, before)
    return found


def _reading(scene: Scene, sentence: Sentence, phrase: Phrase) -> tuple[NounReading | None, str]:
    readings, first = scene.lexicon.noun(noun_form(scene, sentence, phrase))
    return next((r for r in readings if r.event), None), first


def _happens(scene: Scene, clause: Clause, phrase: Phrase, *, busy: bool) -> bool:
    """Whether the clause says that the noun's event takes place."""
    verb = clause.verb
    if verb is None or verb.negated:
        return verb is None and clause.kind == "fragment" and phrase.begin == clause.spans[0][0]
    if phrase.role == "subject" and not busy:
        return verb.lemma in scene.words["happens"] | scene.words["fails"]
    return verb.lemma in scene.words["happens_to"] and phrase.preposition in scene.words["happening"]


def _failed(scene: Scene, clause: Clause, type_: str) -> bool:
    """``Die Gespräche sind gescheitert``: talks and agreements that fail are refused ones."""
    return type_ in ("CONSULT", "AGREE") and clause.verb is not None and clause.verb.lemma in scene.words["fails"]


def _dated(scene: Scene, sentence: Sentence, clause: Clause, phrase: Phrase, *, busy: bool) -> bool:
    """``Neben zwei Gipfeltreffen in Singapur (2018)``: a phrase of the past with a place, and a date, of its own."""
    if phrase.preposition not in scene.words["beside"]:
        return False
    spans = [span for _, span in _places(scene, sentence, clause, phrase)]
    return any(time_in(scene, *span) for span in spans) or (bool(spans) and not busy)


def _places(scene: Scene, sentence: Sentence, clause: Clause, phrase: Phrase) -> list[tuple[str, tuple[int, int]]]:
    """The places that follow the noun, each with the characters up to the next one (where its date stands)."""
    spots: list[tuple[int, str]] = []
    end = clause.end
    preposition = ""
    joined = True
    for index in (i for i in own_tokens(clause) if i > phrase.head):
        token = sentence.tokens[index]
        preposition = scene.words.prepositions.get(token.lower, preposition)
        foreign = preposition and preposition not in scene.words["place"] | scene.words["with"]
        if foreign or (clause.verb is not None and index in clause.verb.tokens):
            end = token.begin
            break
        if preposition in scene.words["place"]:
            joined |= token.lower in scene.words["joins"]
            name = place_at(scene, sentence, index)
            # A further place is one more event only behind a conjunction; "auf der Insel Timor" is one place.
            if name and joined:
                spots.append((token.begin, name))
            elif name and spots and place_at(scene, sentence, index - 1):
                spots[-1] = spots[-1][0], name
            joined = joined and not name
    ends = [begin for begin, _ in spots[1:]] + [end] * bool(spots)
    return [(name, (begin, stop)) for (begin, name), stop in zip(spots, ends, strict=True)]


def _events(
    scene: Scene,
    sentence: Sentence,
    clause: Clause,
    phrase: Phrase,
    reading: NounReading,
    first: str,
    before: list[Draft],
) -> Iterator[Draft]:
    coded, mode = entry(reading.event)
    if _failed(scene, clause, coded.type):
        coded, mode = entry("REJECT")
    sources, targets = _participants(scene, sentence, clause, phrase, reading, before)
    if clause.verb is None and len(sources) + len(targets) < 2:
        return  # a heading that only names a thing: "Secret Service protocol"
    spots = _places(scene, sentence, clause, phrase) or [("", (clause.begin, clause.end))]
    for name, span in spots:
        draft = Draft(
            sentence, clause, coded, mode, reading, (phrase.head,), f"noun.{coded.type}", list(sources), list(targets)
        )
        draft.place = name or None
        draft.time = time_in(scene, *span)
        draft.tense = "past" if clause.verb is None or clause.verb.tense != "present" else "present"
        yield draft


def time_in(scene: Scene, begin: int, end: int) -> str | None:
    """The value of the first date or time in a character range."""
    return next(map(calendar_value, scene.times(begin, end)), None)


def _participants(
    scene: Scene,
    sentence: Sentence,
    clause: Clause,
    phrase: Phrase,
    reading: NounReading,
    before: list[Draft],
) -> tuple[list[str], list[str]]:
    sources = _slots(scene, sentence, clause, phrase, reading.source)
    targets = [t for t in _slots(scene, sentence, clause, phrase, reading.target) if t not in sources]
    if "reciprocal" in reading.flags and len(sources) + len(targets) < 2:
        for draft in before:
            both = [*draft.sources, *draft.targets]
            if draft.type == entry(reading.event)[0].type and len(both) > 1:
                return draft.sources, draft.targets
    return sources, targets


def _slots(scene: Scene, sentence: Sentence, clause: Clause, phrase: Phrase, slots: tuple[str, ...]) -> list[str]:
    for slot in slots:
        if slot == "compound":
            head = sentence.tokens[phrase.head]
            found = [a.id for _, a in scene.mentions(head.begin, head.end)]
        elif slot in ("genitive", "possessive"):
            found = parties.phrase_actors(scene, sentence, phrase)[:2]
        else:
            found = parties.unique(
                a
                for p in clause.prepositional(slot)
                if p.begin >= phrase.head
                for a in parties.phrase_actors(scene, sentence, p)
            )
        if found:
            return found
    return []
