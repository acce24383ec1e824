"""Live tickers: which pieces are their entries, and when each was written.

A ticker is a row of boxes of one kind, each with a time at its begin (or a row of headings or paragraphs that begin
with a time), or what JSON-LD (``liveBlogUpdate``) lists. Rows of other kinds have times too: comments, cards of other
articles. So the row must hold much of the page's running text, and its headings must not all be links; a title that
says ``Liveticker`` helps.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

import msgspec

from depesche import report
from depesche.page import clocks, comments, live_days, live_match, signals, words
from depesche.page.article import Article, headline_at
from depesche.page.blocks import Draft
from depesche.page.clocks import Clock
from depesche.page.layout import MEDIA_TAGS, Box, Layout
from depesche.page.live_entries import Entry, Live
from depesche.page.metadata import Metadata
from depesche.report import Block

_CLIMB = 8
"""Boxes from a time up to the entry's own box; tickers of recorded pages need up to 5."""
_FEW, _ENOUGH = 2, 3
"""Entries of a page that calls itself live, and of any other."""
_TEXT = 25
"""Characters from which a line is text rather than a button."""
_AT_BEGIN, _AT_END = 5, 2
"""Pieces of an entry before its time, and after it."""
_CROWDED = 3
"""Times per box above which the boxes are no entries but hold some."""
_MOST = 0.6
"""Share of the entries that must hold text, or have what tells them apart."""
_PARAGRAPH = 60
"""Characters of a paragraph of running text."""
_SHARE, _SHARE_LIVE = 0.6, 0.25
"""Share of the page's text that the row holds: on any page, on one that calls itself live."""
_ROWS = 40
"""Rows looked at, those of most boxes first; the most on 90 recorded pages is 12."""
_TIMES = 30_000
"""Times looked at on one page."""
_COMMENTS = words.spaced("comment comments kommentar kommentare reply replies forum disqus leserkommentare")
_MARKS = " +*|–—:"
"""Around the heading of an entry."""
_NEARLY = 0.8
"""Share of the text of the row with most of it from which a row can be the better one."""


class _Row(msgspec.Struct):
    """Boxes of one kind with the first time in each."""

    boxes: dict[int, int] = msgspec.field(default_factory=dict)
    """Index of the first time's piece by box index, in reading order."""
    times: int = 0


def find(layout: Layout, meta: Metadata) -> Live | None:
    """The ticker of a page, None for a page that is none; rows that are comments are set apart.

    Side boxes must be settled before; the article is looked for afterwards.
    """
    candidates = clocks.candidates(layout.pieces)
    if not meta.entries and not _may_be_row(layout, meta, candidates):
        return None
    times = _times(layout, candidates)
    live = _in_rows(layout, meta, times) or live_match.by_words(layout, meta.entries)
    if live is None:
        return None
    for index, entry in enumerate(live.entries):
        live.owners.update(dict.fromkeys(range(entry.begin, entry.end), index))
        _describe(layout, entry)
    live_match.match(layout, live, meta.entries)
    live_days.dated(live, meta.coverage[0] or meta.published, meta.modified, clocks.shown_zone(times.values()))
    return live


def _describe(layout: Layout, entry: Entry) -> None:
    """Find the heading of an entry, with the text behind the time when it is in the heading."""
    for index in range(entry.begin, min(entry.end, entry.begin + _AT_BEGIN + 1)):
        piece = layout.pieces[index]
        if piece.tag in MEDIA_TAGS or not any(
            layout.boxes[i].tag in signals.HEADINGS for i in _near(layout, piece.box)
        ):
            continue
        text = piece.text
        if index == entry.clock_at and entry.clock is not None:
            text = text[entry.clock.end :]
        text = text.strip(_MARKS)
        if text:
            entry.title_at, entry.title = index, text
            return


def _near(layout: Layout, index: int) -> tuple[int, ...]:
    parent = layout.boxes[index].parent
    return (index, parent) if parent >= 0 else (index,)


def _may_be_row(layout: Layout, meta: Metadata, candidates: list[int]) -> bool:
    """Whether enough of what may be times stands in one row; on most pages it does not, and none need be read."""
    if len(candidates) < _FEW:
        return False
    rows = _rows(layout, candidates)
    most = len(rows[0].boxes) if rows else 0
    return most >= _ENOUGH or (most >= _FEW and _says_live(meta))


def _times(layout: Layout, candidates: list[int]) -> dict[int, Clock]:
    """The times of the page by piece index."""
    found: dict[int, Clock] = {}
    for index in candidates:
        clock = clocks.read(layout.pieces[index].text, layout.pieces[index].time)
        if clock is not None:
            found[index] = clock
            if len(found) >= _TIMES:
                break
    return found


def _says_live(meta: Metadata) -> bool:
    """Whether the page calls itself a live ticker: by its entries in JSON-LD or by its title."""
    return bool(meta.entries) or any(words.holds("live_page", title) for title in meta.titles[:3])


# rows of boxes


def _in_rows(layout: Layout, meta: Metadata, times: dict[int, Clock]) -> Live | None:
    rows = _rows(layout, times)
    live = bool(rows) and _says_live(meta)
    least = _FEW if live else _ENOUGH
    rows = [row for row in rows if len(row.boxes) >= least and row.times <= _CROWDED * len(row.boxes)]
    if not rows:
        return None
    texts = _text_sums(layout, times)
    wanted = sum(texts[i + 1] - texts[i] for i, p in enumerate(layout.pieces) if not layout.boxes[p.box].unwanted)
    enough = (_SHARE_LIVE if live else _SHARE) * wanted
    found: list[tuple[float, bool, int, int, list[Entry], _Row]] = []
    for number, row in enumerate(rows):
        flat = _is_flat(layout, row)
        entries = _entries(layout, row, times, flat)
        held = [texts[entry.end] - texts[entry.begin] for entry in entries]
        if sum(amount > 0 for amount in held) < _MOST * len(entries):
            continue
        if not live and _follows_article(layout, entries, texts):
            if not flat and comments.are_comments(entries, held):
                comments.set_apart(layout, row.boxes)
            continue
        if sum(held) < enough or not _plausible(layout, row, entries, flat, live, bool(meta.entries)):
            continue
        found.append((len(row.boxes) ** 2 / row.times, not flat, sum(held), number, entries, row))
    if not found:
        return None
    # boxes that hold the text rather than lines above or below it, and the innermost of those around the same text
    most = max(value[2] for value in found)
    *_, entries, row = max(value for value in found if value[2] >= _NEARLY * most)
    live_row = Live(entries, box=_around(layout, list(row.boxes)))
    _note_days(layout, live_row, times, live_days.day_of(meta.modified or meta.published))
    return live_row


def _rows(layout: Layout, times: Iterable[int]) -> list[_Row]:
    """Boxes around times, in rows of those with the same tag and depth in the same parent, or in its siblings."""
    rows: dict[tuple[int, int, str], _Row] = {}
    boxes = layout.boxes
    for at in times:
        index = layout.pieces[at].box
        for _ in range(_CLIMB):
            box = boxes[index]
            if box.parent < 0:
                break
            row = rows.setdefault((boxes[box.parent].parent, box.depth, box.tag), _Row())
            row.boxes.setdefault(index, at)
            row.times += 1
            index = box.parent
    several = [row for row in rows.values() if len(row.boxes) >= _FEW]
    return sorted(several, key=_boxes_of, reverse=True)[:_ROWS]


def _boxes_of(row: _Row) -> int:
    return len(row.boxes)


def _text_sums(layout: Layout, times: dict[int, Clock]) -> list[int]:
    """Characters of text before each piece: lines that are no links, headings, pictures or times."""
    sums = [0]
    for index, piece in enumerate(layout.pieces):
        length = len(piece.text)
        clock = times.get(index)
        length -= clock.end if clock is not None else 0
        bare = length < _TEXT or piece.linked * 2 > length or piece.tag in MEDIA_TAGS or piece.tag in signals.HEADINGS
        sums.append(sums[-1] + (0 if bare else length))
    return sums


def _is_flat(layout: Layout, row: _Row) -> bool:
    """Whether the boxes are lines that only open an entry: what follows belongs to it."""
    lines = sum(layout.boxes[index].end - layout.boxes[index].begin <= 1 for index in row.boxes)
    return lines > len(row.boxes) / 2


def _entries(layout: Layout, row: _Row, times: dict[int, Clock], flat: bool) -> list[Entry]:
    """The entries of a row."""
    boxes = [layout.boxes[index] for index in row.boxes]
    entries = []
    for box, at in zip(boxes, row.boxes.values(), strict=True):
        begin = box.begin
        if flat and begin and layout.pieces[begin - 1].tag in signals.HEADINGS and layout.pieces[begin - 1].tag != "h1":
            begin -= times[at].end >= len(layout.pieces[at].text) and begin - 1 not in times
        entries.append(Entry(begin, box.end, box.names, times[at], at))
    if flat:
        for entry, following in pairwise(entries):
            entry.end = following.begin
        last, end = entries[-1], layout.boxes[_around(layout, list(row.boxes))].end
        while last.end < end and not layout.boxes[layout.pieces[last.end].box].unwanted:
            last.end += 1
    return entries


def _plausible(layout: Layout, row: _Row, entries: list[Entry], flat: bool, live: bool, declared: bool) -> bool:
    """Whether a row can be a ticker rather than comments, cards of articles, or a chronology in an article."""
    for index in layout.outwards(next(iter(row.boxes))):
        box = layout.boxes[index]
        if not _COMMENTS.isdisjoint(signals.words(box.names)) or (box.unwanted and box.depth > 2 and not live):
            return False
    if not flat:
        near = sum(e.clock_at - e.begin <= _AT_BEGIN or e.end - e.clock_at <= _AT_END for e in entries)
        if near < _MOST * len(entries):
            return False
    if live:
        return declared or not _are_cards(layout, entries)
    if flat:
        return len(entries) > _ENOUGH and _descending(entries)
    return not _are_cards(layout, entries) and (_descending(entries) or _descending(entries[::-1]))


def _are_cards(layout: Layout, entries: list[Entry]) -> bool:
    """Whether most entries are headed by a link, with a short text under it at most."""
    cards = 0
    for entry in entries:
        pieces = [piece for piece in layout.pieces[entry.begin : entry.end] if piece.tag not in MEDIA_TAGS]
        heading = next((p for p in pieces if p.tag in signals.HEADINGS or p.linked > 20), None)
        paragraphs = sum(len(p.text) >= _PARAGRAPH and p.linked * 2 < len(p.text) for p in pieces if p is not heading)
        cards += heading is not None and heading.is_link and paragraphs < _FEW
    return cards > len(entries) / 2


def _descending(entries: list[Entry]) -> bool:
    """Whether the clock times run backwards, midnights aside."""
    minutes = [60 * e.clock.hour + e.clock.minute for e in entries if e.clock is not None and e.clock.hour >= 0]
    steps = list(pairwise(minutes))
    if not steps:
        return len(entries) >= _ENOUGH  # nothing but `5 minutes ago`
    falling = sum(one >= other for one, other in steps)
    nights = sum(live_days.turns(one, other, True) for one, other in steps)
    falling += nights if nights <= max(1, len(steps) // 5) else 0
    return falling >= 0.8 * len(steps) and (len(set(minutes)) > 1 or len(minutes) == 1)


def _follows_article(layout: Layout, entries: list[Entry], texts: list[int]) -> bool:
    """Whether entries without headings stand under paragraphs, as comments do."""
    begin = entries[0].begin
    paragraphs = sum(texts[index + 1] - texts[index] >= _PARAGRAPH for index in range(begin))
    headed = sum(
        any(piece.tag in signals.HEADINGS for piece in layout.pieces[entry.begin : entry.end]) for entry in entries
    )
    return paragraphs > 1 and headed < _MOST * len(entries)


def _around(layout: Layout, boxes: list[int]) -> int:
    """The innermost box around the first and the last of some boxes."""
    one, other = layout.boxes[boxes[0]].parent, layout.boxes[boxes[-1]].parent
    return one if one == other else layout.boxes[one].parent


def _note_days(layout: Layout, live: Live, times: dict[int, Clock], near: date | None) -> None:
    """Note headings that name a day, and take them out of the entries that they stand behind."""
    begin, end = max(layout.boxes[live.box].begin, live.entries[0].begin - _CROWDED), live.entries[-1].end
    named = {
        index: day.isoformat()
        for index, piece in enumerate(layout.pieces[begin : end + 1], begin)
        if index not in times
        and (index < end or piece.tag in signals.HEADINGS)
        and (day := clocks.day_heading(piece.text, near))
    }
    for entry in live.entries:
        for index in range(max(entry.begin + 1, entry.end - _AT_END), entry.end):
            if index in named:
                entry.end = index
                break
        for index in range(entry.begin, entry.end):
            named.pop(index, None)
    live.days = named


# what the ticker means for the article


def cover(layout: Layout, meta: Metadata, article: Article, live: Live) -> Article:
    """The article with all entries in it: its begin, end and core widened, its headline none of theirs."""
    _want(layout, live)
    box = layout.boxes[live.box]
    first, last = live.entries[0].begin, max(live.entries[-1].end, *(index + 1 for index in live.days), 0)
    begin, end = min(article.begin, first), max(article.end, last)
    core = article.core
    if not (core.begin <= first and last <= core.end):
        core = box
    headline = article.headline
    if headline < 0 or live.of(headline) is not None or headline > first:
        headline = headline_at(layout, meta, box)
        headline = headline if live.of(headline) is None else -1
    if headline >= 0:
        begin = min(begin, headline)
    prose = max(article.prose, sum(len(piece.text) for piece in layout.pieces[first:last]))
    return msgspec.structs.replace(article, begin=begin, end=end, headline=headline, core=core, prose=prose)


def _want(layout: Layout, live: Live) -> None:
    """Make the entries part of the article, whatever their boxes are called; side boxes inside them stay out."""
    boxes = layout.boxes
    settled = {}
    index = live.box
    while index >= 0:
        settled[index], boxes[index].unwanted = boxes[index].unwanted, False
        index = boxes[index].parent
    own = signals.words(" ".join((boxes[live.box].names, *(entry.names for entry in live.entries[:_FEW]), "ticker")))
    for index in range(live.box + 1, len(boxes)):
        box = boxes[index]
        if box.depth <= boxes[live.box].depth:
            break
        settled[index] = box.unwanted
        if boxes[box.parent].unwanted or not box.unwanted:
            box.unwanted = boxes[box.parent].unwanted
        elif _holds_entry(live, box):
            box.unwanted = False
        elif settled[box.parent] or signals.meaning(box.names)[0]:  # by its parent, or by its own name
            box.unwanted = _is_side(box, own)


def _holds_entry(live: Live, box: Box) -> bool:
    number = live.of(box.begin)
    if number is None:
        return True
    entry = live.entries[number]
    return box.begin <= entry.begin and box.end >= entry.end


def _is_side(box: Box, own: frozenset[str]) -> bool:
    """Whether tag or names make a box inside an entry no part of it; words that name the ticker itself do not count."""
    if box.tag in signals.SIDE_TAGS:
        return True
    if box.tag in signals.NEVER_UNWANTED or not signals.meaning(box.names)[0]:
        return False
    found = signals.words(box.names) & signals.UNWANTED
    return not found or not found <= own


def spans(live: Live | None, made: list[Draft], blocks: list[Block]) -> list[report.Entry]:
    """The entries for the record: where their blocks begin and end. ``made`` and ``blocks`` run side by side."""
    if live is None:
        return []
    found: dict[int, report.Entry] = {}
    for one, block in zip(made, blocks, strict=True):
        if one.live is not None:
            entry = live.entries[one.live]
            known = found.setdefault(
                one.live,
                report.Entry(block.begin, block.end, entry.published, entry.modified, entry.title, entry.url),
            )
            known.end = block.end
            if known.title is None and one.kind == "subhead":
                clock = clocks.read(one.text, "")
                known.title = one.text[clock.end if clock is not None else 0 :].strip(_MARKS) or None
    return list(found.values())
