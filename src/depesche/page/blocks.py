"""The pieces of the article to blocks and media, in reading order."""

from __future__ import annotations

import msgspec

from depesche.page import live_entries, live_match, signals
from depesche.page.article import Article, likeness
from depesche.page.captions import Group
from depesche.page.dates import day, iso
from depesche.page.jsonld_parts import LiveEntry
from depesche.page.kinds import Kinds
from depesche.page.layout import MEDIA_TAGS, Box, Layout, Piece, link_share
from depesche.page.live_entries import Live
from depesche.page.metadata import Metadata
from depesche.page.pictures import Pictures
from depesche.page.words import ends_sentence
from depesche.report import BlockKind, Media

_LAYOUT_CELL = 300
"""Characters from which a table cell is text in a table that only serves layout."""
_REPEATED = 40
"""Characters from which the same words twice within :data:`_WINDOW` blocks are one block for two widths of screen."""
_WINDOW = 30
_LINKED_TEXT = 80
"""Characters from which a ticker's paragraph is no mere pointer to another article."""
_LINKED_ROW = 0.7
"""Share of links from which a row of a table leads to other pages."""
_STAMP_MARKS = " /|•·,"
"""What stands before and after a dateline or byline and sets the one apart from the other."""
_DASHES = "-–—|"
_CELLS = frozenset(("td", "th"))
_DESCRIPTION = 4
"""Words of an alternative text from which two pictures with the same one are the same picture."""
_ALIKE = 0.6
"""Dice of words under which the captions of two such pictures are those of different pictures."""


class Draft(msgspec.Struct):
    """A block in the making."""

    kind: BlockKind
    text: str
    media: int | None = None
    date: str | None = None
    live: int | None = None
    """Number of the live ticker's entry that it belongs to."""


class Reader:
    """Reads the pieces of one article in order."""

    def __init__(self, layout: Layout, article: Article, meta: Metadata, live: Live | None = None) -> None:
        self.layout = layout
        self.article = article
        self.live = live
        self.kinds = Kinds(layout, article, meta)
        self.pictures = Pictures(layout, article, meta)
        self.media: list[Media] = []
        self.entries: list[Draft] = []
        if live is not None:
            self.kinds.first_prose = min(self.kinds.first_prose, self._summary(live))

    def _stands_alone(self, heading: Draft) -> bool:
        """Whether a heading says something without text under it: a ticker's, or the name of a day."""
        return heading.live is not None or heading.date is not None

    def _summary(self, live: Live) -> int:
        """Where a list of what matters most stands above a ticker, behind a lead or at once; else the first entry."""
        begin, end = self.article.headline + 1, live.entries[0].begin
        for index in range(max(begin, self.article.begin), end):
            if any(box.tag == "li" for box in self.layout.around(self.layout.pieces[index])[:2]):
                headed = index > begin and self.layout.pieces[index - 1].tag in signals.HEADINGS
                return index - 1 if headed else index
        return end

    @property
    def paywall(self) -> bool:
        """Whether a notice says that the rest costs money."""
        return self.kinds.paywall

    def read(self) -> list[Draft]:
        """The blocks."""
        index = self.article.begin
        while index < self.article.end:
            known = len(self.entries)
            number = self.live.of(index) if self.live is not None else None
            entry = self.live.entries[number] if self.live is not None and number is not None else None
            group = self.pictures.at(index)
            if self.live is not None and index in self.live.days:
                self.entries.append(Draft("subhead", self.layout.pieces[index].text, date=self.live.days[index]))
                index += 1
            elif group is None:
                index = self._piece(index) if entry is None else self._piece_of_entry(index, entry)
            else:
                self._group(group)
                index = group.end
            if number is not None:
                for made in self.entries[known:]:
                    made.live = number
        while self.entries and self.entries[-1].kind == "subhead" and not self._stands_alone(self.entries[-1]):
            self.entries.pop()  # nothing stands under it
        declared = self.kinds.meta.entries
        if self.live is None and declared and not live_match.are_shown(self.layout, declared):
            self._declared_entries(declared)
        return self.entries

    def _piece_of_entry(self, index: int, entry: live_entries.Entry) -> int:
        """Read one piece of a ticker's entry; the index after it."""
        piece = self.layout.pieces[index]
        if index == self.article.headline or piece.tag in MEDIA_TAGS:
            return self._piece(index)
        if index == entry.title_at:
            self.entries.append(Draft("subhead", piece.text))
        elif index == entry.clock_at and entry.clock is not None and entry.clock.end >= len(piece.text):
            self.entries.append(Draft("dateline", _stamp(piece)))
        else:
            return self._piece(index, entry)
        return index + 1

    def _declared_entries(self, declared: list[LiveEntry]) -> None:
        """Add the entries that only JSON-LD holds, which scripts put on the page."""
        self.live = live_match.declared(declared)
        for number, one in enumerate(declared):
            texts: list[tuple[BlockKind, str]] = [("subhead", one.headline or "")]
            texts += [("paragraph", line) for line in (one.body or "").split("\n")]
            self.entries += [Draft(kind, text, live=number) for kind, text in texts if text]

    def _piece(self, index: int, live: live_entries.Entry | None = None) -> int:
        """Read one piece, a heading whole or a table row (unless it is a ticker's entry); the index after it."""
        piece = self.layout.pieces[index]
        if index == self.article.headline:
            return self._headline(index)
        if piece.tag in MEDIA_TAGS or self.layout.boxes[piece.box].unwanted:
            return index + 1
        if self._in_cell(piece.box) and not (live is not None and _in_row_of(self.layout.around(piece), live)):
            return index + 1 if self.kinds.is_header_inset(index) else self._row(index, self.layout.around(piece))
        kind = self.kinds.kind(index, self.entries[-1].kind if self.entries else None)
        if live is not None and (
            _is_sentence(piece) if kind is None else kind == "list_item" and _is_item(self.layout.around(piece), live)
        ):
            kind = "paragraph"
        if kind == "dateline":
            self._add(Draft(kind, _stamp(piece), date=iso(piece.time) or day(piece.text)))
        elif kind is not None:
            self._add(Draft(kind, piece.text.strip(_STAMP_MARKS) if kind == "byline" else piece.text))
        return index + 1

    def _in_cell(self, index: int) -> bool:
        """Whether one of the nearest four boxes, from one outwards, is a cell of a table."""
        for _ in range(4):
            box = self.layout.boxes[index]
            if box.tag in _CELLS:
                return True
            index = box.parent
            if index < 0:
                break
        return False

    def _add(self, entry: Draft) -> None:
        """Add a block unless it repeats one shortly before."""
        if len(entry.text) > _REPEATED or entry.kind == "byline":
            for other in self.entries[-_WINDOW:]:
                if other.text == entry.text:
                    return
        self.entries.append(entry)

    def _group(self, group: Group) -> None:
        """Add a picture or teaser; the same picture again only fills what the first lacks."""
        position, entries = None, group.entries
        if group.media is not None:
            known = self._known(group.media)
            position = len(self.media) if known is None else known
            if known is None:
                self.media.append(group.media)
            else:
                entries = _merged(self.media[known], group)
        for kind, text in entries:
            self.entries.append(Draft(kind, text, position))

    def _known(self, medium: Media) -> int | None:
        if medium.kind != "image" or len((medium.alt or "").split()) < _DESCRIPTION:
            return None
        recent = range(max(0, len(self.media) - _WINDOW), len(self.media))
        return next((i for i in recent if self.media[i].alt == medium.alt and _same(self.media[i], medium)), None)

    def _headline(self, index: int) -> int:
        """The headline with its kicker, which may stand in the same heading."""
        pieces = self.layout.pieces
        heading = next((b for b in self.layout.around(pieces[index])[:4] if b.tag in signals.HEADINGS), None)
        begin, end = (min(index, heading.begin), max(index + 1, heading.end)) if heading else (index, index + 1)
        parts = [part for part in pieces[begin:end] if part.tag not in MEDIA_TAGS and len(part.text) > 2]
        chosen = pieces[index]
        if len(parts) > 1 and parts[0] is chosen and self._opens_title(chosen.text):
            chosen = parts[-1]
        for part in parts:
            if part is chosen:
                kicker, title = _split_headline(part)
                if kicker:
                    self.entries.append(Draft("kicker", kicker))
                self.entries.append(Draft("headline", title))
            elif all(entry.text != part.text for entry in self.entries):
                self.entries.append(Draft("kicker", part.text.rstrip(":").strip()))
        return end

    def _opens_title(self, text: str) -> bool:
        """Whether a part of the heading is what stands before the colon in the head's title."""
        return any(title.startswith(text.rstrip(":").rstrip() + ":") for title in self.kinds.meta.titles)

    def _row(self, index: int, boxes: list[Box]) -> int:
        """A table row as one block; cells that hold prose are paragraphs."""
        row = next((box for box in boxes if box.tag == "tr"), None)
        end = row.end if row is not None and row.end > index else index + 1
        cells = [cell for cell in self.layout.pieces[index:end] if cell.tag not in MEDIA_TAGS]
        if any(len(cell.text) > _LAYOUT_CELL for cell in cells):
            for cell in cells:
                self._add(Draft("paragraph", cell.text))
        elif cells and link_share(cells) < _LINKED_ROW:
            self._add(Draft("table", " | ".join(cell.text for cell in cells)))
        return end


def _stamp(piece: Piece) -> str:
    """The words of a dateline: markup lacks the white space between elements that stand apart on the screen."""
    text = ""
    for run in piece.segments:
        first = run[:1]
        apart = (text[-1:].isalpha() and first.isdigit()) or (text[-1:].isdigit() and first.isupper())
        glued = text and piece.text.startswith(text + run) and not apart
        text = text + run if glued or not text else f"{text} {run}"
    return (text or piece.text).strip(_STAMP_MARKS) or piece.text


def _same(one: Media, other: Media) -> bool:
    """Whether two pictures with one alternative text are one: unless their captions differ."""
    return not one.caption or not other.caption or likeness(one.caption, other.caption) > _ALIKE


def _is_sentence(piece: Piece) -> bool:
    """Whether a paragraph that is mostly link is text all the same: long, not all link, and ended as sentences are."""
    length = len(piece.text)
    return piece.tag == "p" and length > _LINKED_TEXT and piece.linked < 0.95 * length and ends_sentence(piece.text)


def _in_row_of(boxes: list[Box], live: live_entries.Entry) -> bool:
    """Whether a row of a table around a piece is the entry of a ticker or holds it."""
    return any(box.tag == "tr" and box.begin <= live.begin for box in boxes)


def _is_item(boxes: list[Box], live: live_entries.Entry) -> bool:
    """Whether the innermost list item around a piece is the whole entry of a ticker."""
    item = next((box for box in boxes if box.tag in ("li", "dd", "dt")), None)
    return item is None or (item.begin <= live.begin and item.end >= live.end)


def _merged(known: Media, group: Group) -> list[tuple[BlockKind, str]]:
    """Fill a picture from its double; the blocks that it lacked."""
    double = group.media
    if double is None:
        return []
    new = {kind for kind in ("caption", "credit") if getattr(double, kind) and not getattr(known, kind)}
    known.caption = known.caption or double.caption
    known.credit = known.credit or double.credit
    return [(kind, text) for kind, text in group.entries if kind in new]


def _split_headline(piece: Piece) -> tuple[str, str]:
    """Kicker and headline of a heading whose parts stand in elements of their own, with a colon between."""
    segments = piece.segments
    if len(segments) >= 3 and segments[1] == ":":
        return segments[0], " ".join(segments[2:])
    if len(segments) == 2 and segments[0].endswith(":") and len(segments[0]) < 60:
        return segments[0].rstrip(":").rstrip(), segments[1]
    text = piece.text
    return "", text[2:] if text[:1] in _DASHES and text[1:2] == " " else text
