"""From drafts to the record: what is kept, merged, dated and numbered."""

from __future__ import annotations

from depesche.events import conditions
from depesche.events.contexts import contexts
from depesche.events.drafts import Draft
from depesche.events.places import place
from depesche.events.political import political
from depesche.events.scene import Scene
from depesche.report import Event, Evidence, Quotation, Trigger
from depesche.times import calendar_value, times_of_clause

# How sure an event is, from how much of it the text names; calibrated by eye on the development sentences.
BOTH, ONE, NOUN = 0.8, 0.6, 0.1
# Events of one kind compared with a repetition: headlines stand in front, what they tell again comes soon.
FEW = 12


def kept(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """The drafts in which somebody of public life takes part, each event once."""
    found: dict[tuple[object, ...], Draft] = {}
    for draft in drafts:
        if not political(scene, draft):
            continue
        begin = draft.sentence.tokens[draft.trigger[0]].begin
        found.setdefault((draft.type, begin, draft.place if draft.rule.startswith("noun") else None), draft)
    return sorted(found.values(), key=_order)


def _order(draft: Draft) -> tuple[int, int]:
    return draft.clause.begin, draft.sentence.tokens[draft.trigger[0]].begin


def told_once(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """The drafts without those that a headline or lead only tells again; what the repetition knows is kept."""
    found: list[Draft] = []
    seen: dict[tuple[str, str, frozenset[str]], list[Draft]] = {}
    for draft in drafts:
        key = draft.type, draft.reading.lemma, scene.sides(draft.sources)
        first = next((d for d in seen.get(key, [])[:FEW] if _repeats(scene, d, draft)), None)
        if first is None or not key[2]:
            found.append(draft)
            seen.setdefault(key, []).append(draft)
            continue
        first.targets = first.targets or draft.targets
        first.time, first.place = first.time or draft.time, first.place or draft.place
        first.condition = first.condition or draft.condition
    return found


def _repeats(scene: Scene, first: Draft, second: Draft) -> bool:
    if not (scene.heading(first.sentence) or scene.heading(second.sentence)):
        return False
    pairs = ((first.time, second.time), (first.place, second.place))
    if any(a and b and a != b for a, b in pairs):
        return False
    one, other = scene.sides(first.targets), scene.sides(second.targets)
    return one <= other or other <= one


def complete(scene: Scene, draft: Draft) -> None:
    """Add quotation, time, place, condition and confidence."""
    clause, sentence = draft.clause, draft.sentence
    quotation = scene.quotation_at(sentence.tokens[draft.trigger[0]].begin)
    if quotation is not None and not _is_act(quotation, draft):
        draft.quotation = quotation.id
        if draft.modality == "asserted":
            draft.modality = "alleged"
    draft.time = draft.time or next(map(calendar_value, times_of_clause(scene.document, sentence, clause)), None)
    draft.place = draft.place or place(scene, sentence, clause)
    draft.condition = conditions.condition(scene, sentence, clause)
    if draft.condition and draft.modality in ("asserted", "alleged", "possible"):
        draft.modality = "conditional"
    confidence = BOTH if draft.sources and draft.targets else ONE
    draft.confidence = round(confidence - (NOUN if draft.rule.startswith("noun") else 0.0), 2)


def _is_act(quotation: Quotation, draft: Draft) -> bool:
    """Whether the event is the reported act itself, which the reporter tells: ``Moe forderte ein Verbot``."""
    speaker = quotation.speaker
    return quotation.type == "reported" and speaker is not None and speaker.actor in draft.sources


def event(scene: Scene, draft: Draft, number: int) -> Event:
    """The record of a finished draft."""
    return Event(
        id=f"e{number}",
        type=draft.entry.type,
        mode=draft.mode,
        context=contexts(scene, draft),
        cameo=draft.entry.code(draft.mode),
        quad=draft.entry.quad,
        begin=draft.clause.begin,
        end=draft.clause.end,
        trigger=_trigger(scene, draft),
        sources=draft.sources,
        targets=draft.targets,
        time=draft.time,
        place=draft.place,
        polarity=draft.polarity,
        modality=draft.modality,
        tense=draft.tense,
        condition=_evidence(scene, draft.condition),
        quotation=draft.quotation,
        rule=draft.rule,
        confidence=draft.confidence,
    )


def _trigger(scene: Scene, draft: Draft) -> Trigger:
    """The trigger's words, neighbours in one piece; the piece with the meaning stands for all."""
    runs: list[list[int]] = []
    for index in draft.trigger:
        if runs and index == runs[-1][-1] + 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    main = draft.clause.verb.main if draft.clause.verb else draft.trigger[0]
    piece = next((run for run in runs if main in run), runs[0])
    begin, end = draft.sentence.char_span(piece[0], piece[-1] + 1)
    spans = [draft.sentence.char_span(run[0], run[-1] + 1) for run in runs]
    return Trigger(begin, end, scene.document.text[begin:end], spans)


def _evidence(scene: Scene, span: tuple[int, int] | None) -> Evidence | None:
    return Evidence(*span, scene.document.text[slice(*span)]) if span else None
