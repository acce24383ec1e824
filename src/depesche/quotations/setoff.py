"""Set-off quotations: a page sets somebody's words apart and names below whose they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from depesche.actors import actor_at
from depesche.document import Sentence
from depesche.quotations.draft import Draft, Span, trimmed
from depesche.quotations.view import View
from depesche.report import Block

NAMING = frozenset({"caption", "quote", "paragraph", "credit"})
"""Kinds of blocks in which the name under a set-off quotation stands."""
SHORTEST = 5
"""Words of a set-off quotation at least; shorter ones are names and headings."""
LONGEST_NAME = 120
"""Characters of the line that names the speaker at most: a name with an office."""
SPEAKERS = frozenset({"person", "organization"})


def set_off(view: View) -> Iterator[Draft]:
    """The set-off quotations with a name below."""
    by_block: dict[int, list[int]] = {}
    for index, sentence in enumerate(view.sentences):
        by_block.setdefault(sentence.block, []).append(index)
    blocks = view.document.blocks
    for number, block in enumerate(blocks[:-1]):
        inside = by_block.get(number, [])
        if block.kind != "quote" or not inside or not _speech(view, inside):
            continue
        speaker = _named(view, blocks[number + 1], by_block.get(number + 1, []))
        span = trimmed(view.text, block.begin, block.end)
        if speaker is not None and span is not None:
            yield Draft("direct", [span], "direct.set-off", inside[0], speaker)


def without_set_off(drafts: Sequence[Draft], apart: Sequence[Draft]) -> list[Draft]:
    """The drafts that do not lie in a set-off quotation."""
    return [d for d in drafts if not any(other.covers(d.begin, d.end) for other in apart)]


def _speech(view: View, sentences: Sequence[int]) -> bool:
    tokens = [token for index in sentences for token in view.sentences[index].tokens]
    return sum(t.text[:1].isalnum() for t in tokens) >= SHORTEST and any(t.pos in ("VERB", "AUX") for t in tokens)


def _named(view: View, block: Block, sentences: Sequence[int]) -> Span | None:
    """The words of the line below when they are a name with what the person is."""
    if block.kind not in NAMING or block.end - block.begin > LONGEST_NAME or not sentences:
        return None
    if any(t.pos in ("VERB", "AUX") for index in sentences for t in view.sentences[index].tokens):
        return None
    first: Sentence = view.sentences[sentences[0]]
    begin = next((t.begin for t in first.tokens if t.text[:1].isalnum()), block.begin)
    actor = actor_at(view.document, begin, begin + 1)
    if actor is None or actor.kind not in SPEAKERS:
        return None
    return trimmed(view.text, begin, block.end)
