"""The pieces of the article to blocks: what each one is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from depesche.page import agencies, authors, media, signals, words
from depesche.page.article import Article, likeness, prose_weight
from depesche.page.dates import day, iso
from depesche.page.layout import Box, Layout, Piece
from depesche.page.metadata import Metadata
from depesche.page.pictures import Pictures
from depesche.report import BlockKind, Media

_SENTENCE_END = re.compile(r"[.!?…:;।]['\"»«”“’)\]]*\s*\Z")
_WORDS = re.compile(r"\w+")
_LETTER = re.compile(r"[^\W\d_]")
_LEAD_MATCH = 0.75
"""Dice of words from which a first paragraph is the description that the head gives, hence the lead."""
_SHORT = 25
"""Characters under which a line outside of ``<p>`` is a label rather than text, whatever its punctuation."""
_LEAD_HEADING = 35
"""Characters from which a heading under the headline is a standfirst rather than a label."""
_SUBHEAD = 140
"""Longest subhead; longer headings are set-off text."""
_MEDIA_TAGS = ("img", "video", "audio", "iframe")


@dataclass(slots=True)
class Entry:
    """A block in the making."""

    kind: BlockKind
    text: str
    media: int | None = None
    date: str | None = None
    piece: int = -1


class Reader:
    """Reads the pieces of one article in order."""

    def __init__(self, layout: Layout, article: Article, meta: Metadata) -> None:
        self.layout = layout
        self.article = article
        self.meta = meta
        self.media: list[Media] = []
        self.entries: list[Entry] = []
        self.paywall = False
        self._words: list[tuple[int, str]] | None = None
        self.first_prose = self._first_prose()

    def read(self) -> list[Entry]:
        """The blocks."""
        pictures = Pictures(self.layout, self.article, self.meta)
        index = self.article.begin
        while index < self.article.end:
            group = pictures.at(index)
            if group is not None:
                self._picture(group.entries, group.media)
                index = group.end
                continue
            index = self._piece(index)
        self._trim()
        return self.entries

    def _first_prose(self) -> int:
        begin = max(self.article.begin, self.article.headline + 1)
        for index in range(begin, self.article.end):
            piece = self.layout.pieces[index]
            if prose_weight(piece) and not self.layout.boxes[piece.box].unwanted and not self._is_lead(piece):
                return index
        return self.article.end

    def _is_lead(self, piece: Piece) -> bool:
        """Whether a class or the page's own description says that this is the lead."""
        if any(likeness(piece.text, description) > _LEAD_MATCH for description in self.meta.descriptions):
            return True
        return any(box.role == "lead" and box.end - box.begin <= 6 for box in self.layout.around(piece)[:3])

    def _picture(self, entries: list[tuple[BlockKind, str]], medium: Media | None) -> None:
        position = None
        if medium is not None and medium.kind == "image" and len((medium.alt or "").split()) > 3:
            known = next((m for m in self.media if m.alt == medium.alt), None)
            if known is not None:  # the same picture again, for another width of screen
                known.credit = known.credit or medium.credit
                if known.caption or not medium.caption:
                    return
                known.caption = medium.caption
                position = self.media.index(known)
                medium = None
                entries = [entry for entry in entries if entry[0] != "alt"]
        if medium is not None:
            position = len(self.media)
            self.media.append(medium)
        for kind, text in entries:
            self.entries.append(Entry(kind, text, position))

    def _piece(self, index: int) -> int:
        """Read one piece (or a table row); the index after it."""
        piece = self.layout.pieces[index]
        box = self.layout.boxes[piece.box]
        if index == self.article.headline:
            return self._headline(index)
        if piece.tag in _MEDIA_TAGS or box.unwanted:
            return index + 1
        boxes = self.layout.around(piece)
        if any(b.tag in ("td", "th") for b in boxes[:4]):
            return self._row(index, boxes)
        kind = self._kind(index, piece, boxes)
        if kind is not None:
            date = iso(piece.time) or day(piece.text) if kind == "dateline" else None
            self._add(Entry(kind, piece.text, None, date, index))
        return index + 1

    def _add(self, entry: Entry) -> None:
        """Add a block unless it repeats the one before or a longer one."""
        if len(entry.text) > 40 and any(entry.text == other.text for other in self.entries[-30:]):
            return
        self.entries.append(entry)

    def _headline(self, index: int) -> int:
        """The headline with its kicker, which may stand in the same heading."""
        pieces = self.layout.pieces
        piece = pieces[index]
        heading = next((b for b in self.layout.around(piece)[:4] if b.tag in signals.HEADINGS), None)
        end = max(index + 1, heading.end if heading else 0)
        begin = min(index, heading.begin) if heading else index
        parts = [p for p in pieces[begin:end] if p.tag not in _MEDIA_TAGS]
        for part in parts:
            if part is piece:
                kicker, title = _split_headline(part)
                if kicker:
                    self.entries.append(Entry("kicker", kicker))
                self.entries.append(Entry("headline", title, piece=index))
            elif len(part.text) > 2 and not any(e.text == part.text for e in self.entries):
                self.entries.append(Entry("kicker", part.text.rstrip(":").strip()))
        return end

    def _row(self, index: int, boxes: list[Box]) -> int:
        """A table row as one block; cells that hold prose are text in a table that only serves layout."""
        row = next((b for b in boxes if b.tag == "tr"), None)
        cells = (
            self.layout.pieces[index : row.end] if row is not None and row.end > index else [self.layout.pieces[index]]
        )
        texts = [cell.text for cell in cells if cell.tag not in _MEDIA_TAGS]
        if any(len(text) > 300 for text in texts):
            for text in texts:
                self._add(Entry("paragraph", text, piece=index))
        elif texts and sum(cell.linked for cell in cells) < 0.7 * sum(map(len, texts)):
            self._add(Entry("table", " | ".join(texts), piece=index))
        return index + len(cells)

    def _kind(self, index: int, piece: Piece, boxes: list[Box]) -> BlockKind | None:
        text = piece.text
        if not _LETTER.search(text):
            return None
        header = index < self.first_prose
        role = next((b.role for b in boxes[:3] if b.role and b.end - b.begin <= 6), "")
        tags = {b.tag for b in boxes[:6]}
        if words.whole("advert").match(text):
            return None
        heading = not tags.isdisjoint(signals.HEADINGS) and any(b.tag in signals.HEADINGS for b in boxes[:3])
        if words.whole("related").match(text):
            return None
        if agencies.is_credit_line(text) and not header:
            return "agencies"
        if heading:
            return self._heading(index, piece, header)
        if header:
            found = self._in_header(index, piece, boxes, role)
            if found != "text":
                return found
        if self._is_notice(text):
            return "notice"
        if _points_elsewhere(piece):
            return None
        if "blockquote" in tags:
            return None if self._repeats(text, index) else "quote"
        if "figcaption" in tags and len(text) < 120:
            return "caption"
        if self._is_biography(index, text):
            return "byline"
        if self._is_promotion(index, piece):
            return None
        if "li" in tags or "dd" in tags or "dt" in tags:
            return "list_item" if self._is_list_text(piece, boxes) else None
        if role in ("subhead", "lead") and len(text) < _SUBHEAD and not _SENTENCE_END.search(text):
            return "subhead"
        if role == "byline" and (authors.is_byline(text) or len(text) < 60):
            return "byline" if authors.in_line(text) else None
        if any(b.role == "caption" and b.end - b.begin <= 3 for b in boxes[:2]):
            return "caption"
        if role in ("date", "credit", "caption", "kicker") and not prose_weight(piece):
            return None
        return self._running(index, piece)

    def _heading(self, index: int, piece: Piece, header: bool) -> BlockKind | None:
        text = piece.text
        if index < self.article.headline:
            return None
        if words.starts("related").match(text) and (piece.linked or len(text) < 30):
            return None
        if piece.linked >= 0.9 * len(text) and not self._prose_follows(index):
            return None
        if likeness(text, self._headline_text()) > 0.8:
            return None
        if not header:
            return "subhead" if len(text) <= _SUBHEAD else "paragraph"
        return self._header_heading(index, text)

    def _header_heading(self, index: int, text: str) -> BlockKind | None:
        """A heading between headline and text: the first subhead when text follows at once, else the lead or a byline."""
        if authors.is_byline(text):
            return "byline"
        last = self.entries[-1].kind if self.entries else ""
        opens = index + 1 == self.first_prose and last not in ("headline", "kicker")
        if opens and not any(likeness(text, d) > _LEAD_MATCH for d in self.meta.descriptions):
            return "subhead"
        return "lead" if len(text) > _LEAD_HEADING else None

    def _headline_text(self) -> str:
        index = self.article.headline
        return self.layout.pieces[index].text if index >= 0 else ""

    def _prose_follows(self, index: int) -> bool:
        return any(prose_weight(piece) for piece in self.layout.pieces[index + 1 : index + 3])

    def _in_header(self, index: int, piece: Piece, boxes: list[Box], role: str) -> BlockKind | None | str:
        text = piece.text
        if index < self.article.headline:
            close = self.article.headline - index <= 2 and len(text) < 80 and role in ("kicker",)
            return "kicker" if close and not piece.linked > len(text) else None
        if role == "lead" or any(likeness(text, d) > _LEAD_MATCH for d in self.meta.descriptions):
            return "lead" if len(text) > 30 else None
        if role == "byline" or authors.is_byline(text):
            return "byline" if len(text) < 200 and authors.in_line(text) else None
        if (
            len(text) < 80
            and (piece.time or role == "date" or words.starts("date_lead").match(text))
            and (piece.time or day(text))
        ):
            return "dateline"
        if role == "kicker":
            return "kicker" if len(text) < 80 else "text"
        if len(text) < 60 and not _SENTENCE_END.search(text):
            return None
        return "text"

    def _repeats(self, text: str, index: int) -> bool:
        """Whether a set-off quotation only repeats words of the running text."""
        words_of = " ".join(_WORDS.findall(text.casefold()))
        if len(words_of) < 20:
            return False
        return any(words_of in other for place, other in self._running_words() if place != index)

    def _running_words(self) -> list[tuple[int, str]]:
        if self._words is None:
            self._words = [
                (place, " ".join(_WORDS.findall(piece.text.casefold())))
                for place, piece in enumerate(
                    self.layout.pieces[self.article.begin : self.article.end], self.article.begin
                )
                if prose_weight(piece) and piece.tag != "blockquote"
            ]
        return self._words

    def _is_biography(self, index: int, text: str) -> bool:
        """``Anna Beispiel ist Redakteurin …`` at the end."""
        if len(text) > 500 or index < self.article.begin + 0.6 * (self.article.end - self.article.begin):
            return False
        if any(prose_weight(piece) for piece in self.layout.pieces[index + 3 : self.article.core.end]):
            return False
        return any(
            name in text[: len(name) + 30] for name, kind in self.meta.authors if " " in name and kind != "Organization"
        )

    def _is_promotion(self, index: int, piece: Piece) -> bool:
        """``Follow us on …``: an invitation near the end, or one with a link."""
        if len(piece.text) > 400 or not words.starts("promo").match(piece.text):
            return False
        rest = self.layout.pieces[index + 1 : self.article.core.end]
        return piece.linked > 0 or sum(map(prose_weight, rest)) < 300

    def _is_notice(self, text: str) -> bool:
        if len(text) < 500 and words.starts("paywall").match(text):
            self.paywall = True
            return True
        if len(text) < 1200 and words.starts("consent").match(text):
            return True
        return words.starts("correction").match(text) is not None and (":" in text[:40] or text[:1] in "*(")

    def _is_list_text(self, piece: Piece, boxes: list[Box]) -> bool:
        whole = next((b for b in boxes[:6] if b.tag in ("ul", "ol", "dl")), None)
        if whole is None:
            return piece.linked < 0.6 * len(piece.text)
        items = self.layout.pieces[whole.begin : whole.end]
        length = sum(len(item.text) for item in items if item.tag not in _MEDIA_TAGS)
        return sum(item.linked for item in items) < 0.6 * length

    def _running(self, index: int, piece: Piece) -> BlockKind | None:
        text = piece.text
        if prose_weight(piece):
            return self._lead_or_paragraph(index, piece)
        if piece.linked > 0.8 * len(text):
            return None
        ended = _SENTENCE_END.search(text) is not None
        if piece.tag == "p":
            if piece.bold >= 0.95 * len(text) and not ended and len(text) < _SUBHEAD and len(text.split()) > 1:
                return "subhead"
            return "paragraph"
        return "paragraph" if ended and len(text) >= _SHORT else None

    def _lead_or_paragraph(self, index: int, piece: Piece) -> BlockKind:
        if index > self.first_prose or any(e.kind in ("lead", "paragraph") for e in self.entries):
            return "paragraph"
        described = any(likeness(piece.text, d) > _LEAD_MATCH for d in self.meta.descriptions)
        bold = piece.bold >= 0.8 * len(piece.text)
        return "lead" if described or bold else "paragraph"

    def _trim(self) -> None:
        """Drop subheads with nothing under them at the end."""
        while self.entries and self.entries[-1].kind == "subhead":
            self.entries.pop()


def _points_elsewhere(piece: Piece) -> bool:
    """``Lesen Sie auch: …``: a line that leads to another article."""
    text = piece.text
    match = words.starts("related").match(text.lstrip("►▶→•➤>*#+-–[( "))
    if match is None:
        return False
    after = text[match.end() : match.end() + 4]
    return (
        piece.linked > 0.5 * len(text)
        or (piece.linked > 0 and (":" in after or "|" in after))
        or (":" in after and len(text) < 150)
    )


def _split_headline(piece: Piece) -> tuple[str, str]:
    """Kicker and headline of a heading whose parts stand in elements of their own, with a colon between."""
    segments = piece.segments
    if len(segments) >= 3 and segments[1] == ":":
        return segments[0], " ".join(segments[2:])
    if len(segments) == 2 and segments[0].endswith(":") and len(segments[0]) < 60:
        return segments[0].rstrip(":").rstrip(), segments[1]
    return "", piece.text
