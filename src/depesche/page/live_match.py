"""The entries that JSON-LD lists (``liveBlogUpdate``), found again in the page."""

from __future__ import annotations

from itertools import pairwise

from depesche.page import signals, words
from depesche.page.jsonld_parts import LiveEntry
from depesche.page.layout import MEDIA_TAGS, Layout
from depesche.page.live_entries import Entry, Live

_WORDS = 8
"""Words by which a paragraph and the text of an entry are the same."""
_LEAST = 4
"""Words that a heading or text must have to be told from others."""
_MOST = 0.6
"""Share of the entries that have a text for JSON-LD to be read instead of the page."""
_PAGE = 300_000
"""Characters of the page that are searched for the entries."""
_PIECES = 12
"""Pieces of an entry that are compared."""


def _key(text: str | None) -> str:
    """The first words of a text; empty for a text of few words."""
    found = words.of((text or "")[:200])[:_WORDS]
    return " ".join(found) if len(found) >= _LEAST else ""


def _heading_key(text: str | None) -> str:
    return words.folded((text or "")[:300])


def match(layout: Layout, live: Live, listed: list[LiveEntry]) -> None:
    """Give the entries of the page the times and addresses that JSON-LD gives for them."""
    if not listed:
        return
    anchors = {one.anchor: one for one in reversed(listed) if one.anchor}
    headings = {_heading_key(one.headline): one for one in reversed(listed) if one.headline}
    bodies = {key: one for one in reversed(listed) if (key := _key(one.body))}
    for entry in live.entries:
        found = next((anchors[name] for name in entry.names.split() if name in anchors), None)
        found = found or (headings.get(_heading_key(entry.title)) if entry.title else None)
        texts = (p.text for p in layout.pieces[entry.begin : entry.end][:_PIECES] if p.tag not in MEDIA_TAGS)
        found = found or next((bodies[key] for text in texts if (key := _key(text)) in bodies), None)
        if found is not None:
            _take(entry, found)


def _take(entry: Entry, found: LiveEntry) -> None:
    entry.published = found.published or entry.published
    entry.modified = found.modified
    entry.url = found.url
    entry.title = entry.title or found.headline


def declared(entries: list[LiveEntry]) -> Live:
    """The entries of a page that shows none of them."""
    return Live([Entry(0, 0, title=e.headline, published=e.published, modified=e.modified, url=e.url) for e in entries])


def are_shown(layout: Layout, listed: list[LiveEntry]) -> bool:
    """Whether the page holds the texts of entries though none was found in its order, or there are none to add."""
    texts = [key for one in listed if (key := _key(one.body))]
    if len(texts) < _MOST * len(listed):
        return True
    page = words.folded(" ".join(piece.text for piece in layout.pieces)[:_PAGE])
    return sum(text in page for text in texts) > (1 - _MOST) * len(texts)


def by_words(layout: Layout, listed: list[LiveEntry]) -> Live | None:
    """The entries of a page without visible times: where the headings or first words of JSON-LD's entries stand."""
    keys: dict[str, int] = {}
    for number, one in enumerate(listed):
        for key in (_key(one.headline), _key((one.body or "").partition("\n")[0])):
            if key:
                keys.setdefault(key, number)
    begins = _begins_by_anchor(layout, listed)
    for index, piece in enumerate(layout.pieces if keys else ()):
        known = keys.get(_key(piece.text)) if piece.tag not in MEDIA_TAGS and len(piece.text) > _LEAST else None
        if known is not None and not piece.is_link and known not in begins:
            headed = index and layout.pieces[index - 1].tag in signals.HEADINGS - {"h1"}
            begins[known] = index - 1 if headed else index
    if not begins or len(begins) < min(2, len(listed)):
        return None
    starts = sorted(begins.values())
    boxes = [layout.outwards(layout.pieces[index].box) for index in (starts[0], starts[-1])]
    around = next(box for box in boxes[0] if box in set(boxes[1]))
    entries = [Entry(one, other) for one, other in pairwise([*starts, _end(layout, starts[-1], around)])]
    _own_boxes(layout, entries)
    return Live(entries, box=around)


def _begins_by_anchor(layout: Layout, listed: list[LiveEntry]) -> dict[int, int]:
    """First pieces of the boxes whose ids the entries name, by the number of the entry."""
    anchors = {one.anchor: number for number, one in enumerate(listed) if one.anchor}
    found: dict[int, int] = {}
    for box in layout.boxes if anchors else ():
        if box.end > box.begin and box.names:
            number = next((anchors[name] for name in box.names.split() if name in anchors), None)
            if number is not None:
                found.setdefault(number, box.begin)
    return found


def _end(layout: Layout, begin: int, around: int) -> int:
    """End of the last entry: of its box below the one around all, of the text up to the next heading otherwise."""
    chain = layout.outwards(layout.pieces[begin].box)
    below = chain[chain.index(around) - 1] if chain.index(around) else around
    box = layout.boxes[below]
    if box.end - box.begin > 1:
        return box.end
    end = begin + 1
    while end < layout.boxes[around].end and layout.pieces[end].tag not in signals.HEADINGS:
        end += 1
    return end


def _own_boxes(layout: Layout, entries: list[Entry]) -> None:
    """Give each entry the names of the largest box that begins with it and holds no other entry."""
    for entry, following in zip(entries, [*entries[1:], None], strict=True):
        for index in layout.outwards(layout.pieces[entry.begin].box):
            box = layout.boxes[index]
            if box.begin < entry.begin or box.end > (following.begin if following is not None else entry.end):
                break
            entry.names = f"{box.names} {entry.names}" if box.names not in entry.names else entry.names
