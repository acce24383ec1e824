"""did: events in PLOVER and the positions they show."""

from __future__ import annotations

from depesche.document import Document
from depesche.events import nouns, positions, record, verbs
from depesche.events.drafts import Draft
from depesche.events.scene import scene

SKIPPED = frozenset({"byline", "credit", "agencies", "notice", "related", "teaser_meta", "dateline", "alt"})
"""Kinds of blocks that tell about the page and its pictures, not about the world."""


def annotate(document: Document) -> None:
    """Fill ``document.events`` and ``document.positions`` from clauses, actors, times and quotations."""
    here = scene(document)
    if not here.words.kinds:
        return  # a language without event_words.tsv
    found: list[Draft] = []
    before: list[Draft] = []
    for sentence in document.sentences:
        if document.blocks and document.blocks[sentence.block].kind in SKIPPED:
            continue
        coded = verbs.drafts(here, sentence)
        before = coded + nouns.drafts(here, sentence, coded, before)
        found += before
    found = record.kept(here, found)
    for draft in found:
        record.complete(here, draft)
    found = record.told_once(here, found)
    for number, draft in enumerate(found, 1):
        draft.event = record.event(here, draft, number)
    document.events = [d.event for d in found if d.event is not None]
    document.positions = positions.positions(here, found)
