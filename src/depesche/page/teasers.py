"""Teasers of videos and audio pieces inside an article: picture, title, text, date and length."""

from __future__ import annotations

from depesche.page import captions, credits, media, signals
from depesche.page.article import Article
from depesche.page.captions import Group
from depesche.page.dates import day, is_date
from depesche.page.layout import MEDIA_TAGS, Box, Layout, Piece
from depesche.report import BlockKind, Media

_MOST_TEXT = 700
_MOST_PIECES = 10
"""Characters and pieces that the box of a teaser holds at most."""
_CLIMB = 7
"""Boxes around the line with the length of which one may be the teaser."""
_GIVEN = ("", "body", "teaser")
"""Roles by the outlet's profile that a teaser's line may have."""
_GLUED = 30
"""Characters of the longest line that is label and length without a space between: ``Video4:12``."""
_TITLE, _TEXT = 100, 25
"""Characters of the longest title that is no heading, and over which a line is text rather than a label."""


def find(layout: Layout, article: Article) -> dict[int, Group]:
    """The teasers of an article by the piece that they begin with."""
    found: dict[int, Group] = {}
    pieces, end = layout.pieces, article.begin
    may_hold_length = media.lengths_hint().search
    for index in range(article.begin, article.end):
        piece = pieces[index]
        if piece.tag in MEDIA_TAGS or index < end:
            continue
        line = piece.text if len(piece.text) <= media.LONGEST_META else _last_run(piece)
        if may_hold_length(line) is None:
            continue
        if layout.boxes[piece.box].given not in _GIVEN or (meta := _meta(piece)) is None:
            continue
        box = _box(layout, article, index)
        if box is None or box.begin < end or _is_reading_time(layout, article, box):
            continue
        group = _teaser(layout, box, index, meta)
        if group.entries or group.media is None:
            found[box.begin] = group
            end = box.end
    return found


def _meta(piece: Piece) -> media.TeaserMeta | None:
    """What the line says of date and length, as a whole or in its last element."""
    text, runs = piece.text, piece.runs
    if meta := media.teaser_meta(text):
        return meta
    if not runs:
        return None
    if meta := media.teaser_meta(_last_run(piece)):
        return meta
    if len(text) >= _GLUED or not 1 < len(runs) <= _GLUED:
        return None
    return media.teaser_meta(" ".join(piece.segments[:2]))


def _last_run(piece: Piece) -> str:
    """The last inline element of a line; empty when it has none."""
    runs = piece.runs
    if not runs:
        return ""
    return runs[-2] if runs[-1].isspace() else runs[-1]


def _box(layout: Layout, article: Article, index: int) -> Box | None:
    """The smallest box with the line and some other text, when it holds no more than a teaser does."""
    pieces = layout.pieces
    for box in layout.around(pieces[index])[:_CLIMB]:
        if box.begin <= article.headline < box.end or box.end > article.end or box.end - box.begin > 2 * _MOST_PIECES:
            return None
        texts = [p for p in pieces[box.begin : box.end] if p.tag not in MEDIA_TAGS]
        if len(texts) > 5 or sum(len(p.text) for p in texts) > _MOST_TEXT:
            return None
        if len(texts) > 1 or texts[0].runs:
            has_image = any(p.tag == "img" for p in pieces[box.begin : box.end])
            if has_image or box.unwanted or len(texts) > 1:
                return _widened(layout, article, box)
    return None


def _widened(layout: Layout, article: Article, box: Box) -> Box:
    """The largest box around that holds this teaser alone: its picture, title and text."""
    core = article.core
    while box.parent >= 0:
        around = layout.boxes[box.parent]
        if (around.begin <= core.begin and core.end <= around.end) or around.end - around.begin > _MOST_PIECES:
            break
        pieces = layout.pieces[around.begin : around.end]
        texts = [p for p in pieces if p.tag not in MEDIA_TAGS]
        if around.begin <= article.headline < around.end or sum(len(p.text) for p in texts) > _MOST_TEXT:
            break
        if len({meta.duration for p in texts if (meta := media.teaser_meta(p.text))}) > 1:
            break
        if _headings(layout, around) > max(1, _headings(layout, box)):
            break  # the title of another piece
        box = around
    return box


def _headings(layout: Layout, box: Box) -> int:
    """How many headings hold the pieces of a box."""
    found = set()
    for piece in layout.pieces[box.begin : box.end]:
        index = piece.box
        for _ in range(3):
            if index >= 0 and layout.boxes[index].tag in signals.HEADINGS:
                found.add(index)
                break
            index = layout.boxes[index].parent if index >= 0 else index
    return len(found)


def _is_reading_time(layout: Layout, article: Article, box: Box) -> bool:
    """Whether a length above the text, with neither picture nor heading, says how long the reading takes."""
    if box.end > article.core.begin:
        return False
    return not _headings(layout, box) and all(p.tag != "img" for p in layout.pieces[box.begin : box.end])


def _teaser(layout: Layout, box: Box, at: int, meta: media.TeaserMeta) -> Group:
    teaser = _Teaser(layout, box, meta)
    for index in range(box.begin, box.end):
        piece = layout.pieces[index]
        if piece.tag == "img":
            teaser.image(piece)
        elif piece.tag in MEDIA_TAGS or layout.boxes[piece.box].given == "drop":
            continue
        elif index == at:
            teaser.length(piece)
        else:
            teaser.line(piece)
    return teaser.group(box)


class _Teaser:
    """A teaser in the making."""

    def __init__(self, layout: Layout, box: Box, meta: media.TeaserMeta) -> None:
        self.layout = layout
        self.medium = Media(meta.kind, date=meta.date, duration=meta.duration)
        self.entries: list[tuple[BlockKind, str]] = []
        self.shown: list[str] = []
        self.texts = [p for p in layout.pieces[box.begin : box.end] if p.tag not in MEDIA_TAGS]
        self.headed = any(self._is_heading(p) for p in self.texts)

    def group(self, box: Box) -> Group:
        """The teaser; without a record when its lines say nothing."""
        if self.shown and any(b.tag == "figcaption" for p in self.texts for b in self.layout.around(p)[:3]):
            self.medium.caption = " ".join(self.shown)
        said = self.medium.title or self.medium.alt or self.shown
        return Group(box.end, self.medium, self.entries) if said else Group(box.end, None)

    def image(self, piece: Piece) -> None:
        """Add the picture."""
        self.medium.alt = self.medium.alt or piece.text or None
        self.medium.url = self.medium.url or piece.url or None
        self.medium.credit = self.medium.credit or credits.attributed(piece.title) or credits.attributed(piece.text)
        if len(piece.text.split()) >= captions.ALT_WORDS:
            self.entries.append(("alt", piece.text))

    def length(self, piece: Piece) -> None:
        """Add the line with the length, and the text that may stand before it there."""
        text = " ".join(piece.segments[:-1]) if media.teaser_meta(piece.text) is None else ""
        if len(text) > _TEXT:
            self._text(text)
            self.entries.append(("teaser_meta", piece.segments[-1]))
        else:
            whole = media.teaser_meta(piece.text) is not None
            self.entries.append(("teaser_meta", piece.text if whole else " ".join(piece.segments)))

    def line(self, piece: Piece) -> None:
        """Add another line: the picture's credit, the title or the text; lengths, dates and addresses are left out."""
        text = piece.text
        if media.teaser_meta(text) or is_date(text) or (piece.time and day(text)) or text.startswith("http"):
            return
        boxes = self.layout.around(piece)[:3]
        if name := self._maker(text, boxes):
            self.medium.credit = credits.bare(name)
            self.entries.append(("credit", text))
        elif media.is_kind(text):
            self.medium.kind = media.kind(text)
        elif len(text) < 4 or any(b.role == "date" and day(text) for b in boxes):
            return
        elif self._is_title(piece):
            self.medium.title = self.medium.title or text
            self.entries.append(("teaser_title", text))
        elif len(text) > _TEXT:
            self._text(text)

    def _text(self, text: str) -> None:
        self.entries.append(("teaser", text))
        self.shown.append(text)

    def _maker(self, text: str, boxes: list[Box]) -> str | None:
        """The makers of the picture that a line credits, by its words, its class, or how it looks beside a picture."""
        if found := credits.credit(text):
            return found
        named = any(b.role == "credit" for b in boxes[:2]) and credits.is_maker(text)
        alone = len(text) < _TITLE // 2 and self.medium.alt is not None and credits.is_strong_maker(text)
        return text if named or alone else None

    def _is_heading(self, piece: Piece) -> bool:
        return any(b.tag in signals.HEADINGS or b.role == "headline" for b in self.layout.around(piece)[:3])

    def _is_title(self, piece: Piece) -> bool:
        if self.headed:
            return self._is_heading(piece)
        return len(piece.text) < _TITLE and not piece.text.endswith((".", "!", "?"))
