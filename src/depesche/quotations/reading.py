"""From clauses and marks to the quotations of the record: the rules in their order, what gives way to what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from depesche.actors.coreference.first_person import first_persons
from depesche.document import Document
from depesche.quotations.acts import reported
from depesche.quotations.circumstances import Circumstances
from depesche.quotations.complement import indirect, previous_sentence
from depesche.quotations.confidence import CONFIDENCE
from depesche.quotations.cues import CueClause, cue_clauses
from depesche.quotations.draft import Draft
from depesche.quotations.headlines import headlines
from depesche.quotations.marked import direct
from depesche.quotations.nominal import nominal
from depesche.quotations.running import attribute, hearsay, runs
from depesche.quotations.setoff import set_off, without_set_off
from depesche.quotations.sources import sources
from depesche.quotations.view import CROWD, View, view
from depesche.report import Cue, Quotation

MOSTLY = 0.8
"""Share of an indirect quotation inside marks from which on it is the direct one and no other."""
SAME = 0.6
"""Share of the shorter of two quotations that both hold from which on they are one."""


SILENT = frozenset({"byline", "dateline", "credit", "agencies", "notice", "related", "teaser_meta", "alt"})
"""Kinds of blocks that tell about the page or its pictures; what looks like speech there is none of the report."""
CAPTIONS = frozenset({"caption"})
NOT_IN_CAPTIONS = frozenset({"direct.alone", "direct.clause-colon", "direct.colon", "indirect.as-clause"})
"""``Ada Lind, as she speaks in Oslo``: with a picture these describe it."""


def annotate_quotations(document: Document, language: str) -> None:
    """Find the quotations of a document in a known language."""
    seen = view(document, language)
    drafts = _drafts(seen)
    drafts.sort(key=_place)
    document.quotations = [_quotation(seen, draft) for draft in drafts]
    circumstances = Circumstances(seen)
    for number, (draft, quotation) in enumerate(zip(drafts, document.quotations, strict=True), 1):
        quotation.id = f"q{number}"
        circumstances.add(draft, quotation)
    first_persons(document, ((q.spans, _speaker(q)) for q in document.quotations if q.type == "direct"))


def _speaker(quotation: Quotation) -> str:
    """The actor who speaks, empty when unknown."""
    return (quotation.speaker.actor if quotation.speaker is not None else None) or ""


def _drafts(seen: View) -> list[Draft]:
    cues = list(cue_clauses(seen))
    found = [draft for draft in sources(seen) if not _mostly_marked(seen, draft)]
    found = _without_doubles(found)
    spoken = _cue_drafts(seen, cues, found)
    found += spoken
    found += _new_nominal(seen, found)
    marked = direct(seen, cues, found)
    found += marked
    found += _acts(seen, cues, found)
    found += list(hearsay(seen, cues, found))
    found += list(headlines(seen, found))
    free = list(runs(seen, cues, found))
    found += free
    found += [draft for draft in direct(seen, (), free) if draft.rule == "direct.nested" and _new(draft, found)]
    attribute(seen, cues, found)
    apart = list(set_off(seen))
    return [d for d in without_set_off(found, apart) if _told(seen, d)] + apart


def _told(seen: View, draft: Draft) -> bool:
    """Whether the kind of block it stands in tells what somebody said; captions tell what a picture shows."""
    kind = seen.document.blocks[seen.sentences[draft.sentence].block].kind if seen.document.blocks else "paragraph"
    if kind in CAPTIONS:
        return draft.type in ("direct", "indirect") and draft.rule not in NOT_IN_CAPTIONS and draft.speaker is not None
    return kind not in SILENT


def _cue_drafts(seen: View, cues: Sequence[CueClause], found: Sequence[Draft]) -> list[Draft]:
    """Indirect speech of cue clauses that stand in no other quotation."""
    spoken: list[Draft] = []
    by_sentence = _by_sentence(found)
    for cue in cues:
        draft = indirect(seen, cue) or previous_sentence(seen, cue)
        if draft is None or _mostly_marked(seen, draft) or _itself_said(cue):
            continue
        others = by_sentence.setdefault(cue.sentence, [])
        if len(others) > CROWD or any(_gives_way(draft, other) for other in others):
            continue
        others.append(draft)
        spoken.append(draft)
    return spoken


def _itself_said(cue: CueClause) -> bool:
    """Whether a reporting main clause is itself somebody's words: ``Er gehe davon aus, dass …``."""
    verb = cue.clause.verb
    return cue.clause.kind == "main" and verb is not None and verb.mood == "subjunctive1"


def _new_nominal(seen: View, found: Sequence[Draft]) -> list[Draft]:
    """What reporting nouns introduce and no verb or source does."""
    by_sentence = _by_sentence(found)
    drafts = []
    for draft in nominal(seen):
        others = by_sentence.get(draft.sentence, ())
        if len(others) <= CROWD and not any(_gives_way(draft, other) for other in others):
            drafts.append(draft)
    return drafts


def _by_sentence(drafts: Iterable[Draft]) -> dict[int, list[Draft]]:
    found: dict[int, list[Draft]] = {}
    for draft in drafts:
        found.setdefault(draft.sentence, []).append(draft)
    return found


def _gives_way(draft: Draft, other: Draft) -> bool:
    """Whether a later draft is part of an earlier one or the same over again."""
    if draft.clause is not None and draft.cue and other.covers(*draft.cue[0]):
        return True
    return draft.overlap(other.spans) >= SAME * min(draft.length, other.length)


def _acts(seen: View, cues: Iterable[CueClause], found: Sequence[Draft]) -> list[Draft]:
    """Reported acts of cue clauses that introduce nothing else."""
    by_sentence = _by_sentence(found)
    acts = []
    for cue in cues:
        others = by_sentence.get(cue.sentence, ())
        if len(others) > CROWD or any(other.clause is cue.clause for other in others if other.type != "direct"):
            continue
        if any(other.covers(cue.clause.begin, cue.clause.begin + 1) for other in others):
            continue
        draft = None if _itself_said(cue) else reported(seen, cue)
        if draft is None or any(draft.overlap(o.spans) >= SAME * draft.length for o in others if o.type != "direct"):
            continue
        if any(o.type == "direct" and o.clause is cue.clause for o in others):
            continue
        acts.append(draft)
    return acts


def _mostly_marked(seen: View, draft: Draft) -> bool:
    """Whether an indirect quotation is in truth a direct one: nearly all of it stands in marks."""
    marked = 0
    for begin, end in draft.spans:
        around = seen.inside_marks(begin)
        pairs = seen.marked(begin - 1, end + 2)
        if around is not None and around not in pairs:
            pairs.append(around)
        marked += sum(max(0, min(end, m.end) - max(begin, m.begin)) for m in pairs)
    first, last = draft.spans[0]
    around = seen.inside_marks(first)
    if draft.rule == "indirect.inserted-cue" and around is not None and last <= around.end:
        return True
    return marked >= MOSTLY * draft.length


def _without_doubles(drafts: Iterable[Draft]) -> list[Draft]:
    kept: list[Draft] = []
    for draft in drafts:
        if not (kept and kept[-1].sentence == draft.sentence and _gives_way(draft, kept[-1])):
            kept.append(draft)
    return kept


def _new(draft: Draft, found: Sequence[Draft]) -> bool:
    return not any(other.type == "direct" and other.overlap(draft.spans) for other in found)


def _place(draft: Draft) -> tuple[int, int]:
    return draft.begin, -draft.end


def _quotation(seen: View, draft: Draft) -> Quotation:
    text = seen.text
    cue = Cue(list(draft.cue), " … ".join(text[b:e] for b, e in draft.cue)) if draft.cue else None
    return Quotation(
        "", draft.type, list(draft.spans), " … ".join(text[b:e] for b, e in draft.spans), cue=cue, rule=draft.rule,
        confidence=CONFIDENCE.get(draft.rule, 0.5),
    )  # fmt: skip
