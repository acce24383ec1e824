"""The frame of a picture: the box that holds it with its caption and credit and nothing else."""

from __future__ import annotations

from collections import Counter

from depesche.page import authors, captions, credits, signals, words
from depesche.page.article import SAME, Article, likeness, prose_weight
from depesche.page.declared import keys
from depesche.page.layout import MEDIA_TAGS, Box, Layout, Piece

_MOST_TEXT = 700
"""Characters of text that a picture's box may hold; captions of recorded pages stay under 600."""
MOST_PIECES = 10
_CLIMB = 7
"""Pieces in it, and boxes around a picture of which one may be it."""
_PLAIN_TEXT = 320
"""Characters that the text of a frame without name, tag or credit holds at most: beyond, it is a paragraph as often as
a caption."""
_FOLLOWING = 250
"""Characters of a line after a picture, in no box with it, that may be its caption."""
_BYLINE = 120
"""Characters under which a line may name the author beside a portrait."""
_USUAL = 3
"""Paragraphs of the same kind from which that kind is running text."""
_PICTURE_WORDS = signals.PICTURES | words.spaced("media img video player slide slides embed")
"""Class words of boxes around a picture or a player."""

_Signature = tuple[str, str, str, str]


class Frames:
    """Finds the pieces that belong to the pictures of one article."""

    def __init__(self, layout: Layout, article: Article, known: frozenset[str]) -> None:
        self.layout = layout
        self.article = article
        self.known = known
        """Captions that the head gives."""
        self._usual: frozenset[_Signature] | None = None
        self._captions: dict[int, bool] = {}
        self._named: dict[int, bool] = {}
        """Answers of :meth:`in_caption` and :meth:`is_caption` by the number of the box."""

    def box(self, index: int) -> Box | None:
        """The figure, or the largest box around an image that holds little else than its caption."""
        found, size = None, -1
        texts: list[Piece] = []
        told: bool | None = None  # whether a line in the box says that it is a caption or credit
        pieces = self.layout.pieces
        image = pieces[index]
        for box in self.layout.around(image)[:_CLIMB]:
            if box.begin <= self.article.headline < box.end or box.end > self.article.end:
                break
            if box.end - box.begin > 2 * MOST_PIECES:
                break
            if box.end - box.begin != size:
                size = box.end - box.begin
                inside = pieces[box.begin : box.end]
                texts = [p for p in inside if p.tag not in MEDIA_TAGS]
                if not _may_frame(inside, texts, image):
                    break
                told = None
            if not texts:
                continue
            if box.tag == "figure":
                return box
            if _is_named(box):
                found = box
                continue
            if told is None:
                told = any(self.says_picture(p) or self.repeats(image, p) for p in texts)
            if told or self._is_bare(box, texts, image, index):
                found = box
        return found

    def _is_bare(self, box: Box, texts: list[Piece], image: Piece, index: int) -> bool:
        """Whether a box frames a picture by how little it holds."""
        if image.tag != "img" or len(texts) > 2 or box.begin != index or box.tag in ("li", "a", "td", "header"):
            return False
        return all(self._plain(p) for p in texts) and sum(len(p.text) for p in texts) <= _PLAIN_TEXT

    def _plain(self, piece: Piece) -> bool:
        """Whether a line beside a picture reads like a caption: not linked, no date, no paragraph like the others."""
        if len(piece.text) < 12 or piece.linked * 4 > len(piece.text) or captions.is_no_caption(piece):
            return False
        return not self.is_running_text(piece)

    def is_running_text(self, piece: Piece) -> bool:
        """Whether tag and names of a piece and of the box around it are those of the article's paragraphs."""
        if self._usual is None:
            self._usual = self._signatures()
        return self._signature(piece) in self._usual

    def _signatures(self) -> frozenset[_Signature]:
        """Those of the article's paragraphs."""
        core, weights = self.article.core, self.article.weights
        pieces, boxes = self.layout.pieces, self.layout.boxes
        counted: Counter[_Signature] = Counter()
        for index in range(core.begin, core.end):
            piece = pieces[index]
            if not weights[index] and not (boxes[piece.box].unwanted and prose_weight(piece)):
                continue
            # what stands right behind a picture may be its caption, on every picture of the page
            if index and pieces[index - 1].tag not in MEDIA_TAGS:
                counted[self._signature(piece)] += 1
        return frozenset(one for one, count in counted.items() if count >= _USUAL)

    def _signature(self, piece: Piece) -> _Signature:
        box = self.layout.boxes[piece.box]
        around = self.layout.boxes[box.parent] if box.parent >= 0 else box
        return box.tag, box.names, around.tag, around.names

    def says_picture(self, piece: Piece) -> bool:
        """Whether tags, classes, a credit or the head call a piece caption or credit."""
        if self.is_caption(piece) or credits.credit(piece.text) is not None or credits.is_lead(piece.text):
            return True
        if piece.text in self.known:
            return True
        if len(piece.text) > _MOST_TEXT or self.is_running_text(piece):
            return False
        return credits.split_credit(piece.text, piece.runs)[1] is not None

    def is_caption(self, piece: Piece) -> bool:
        """Whether tags or classes call a piece caption or credit."""
        found = self._named.get(piece.box)
        if found is None:
            boxes = self.layout.around(piece)[:3]
            found = self._named[piece.box] = any(
                b.tag == "figcaption" or (b.role in ("caption", "credit") and b.end - b.begin <= 4) for b in boxes
            )
        return found

    def in_caption(self, box: Box) -> bool:
        """Whether a box or one of the two around it is a caption's: asked of every line of the article."""
        if box.role == "caption" or box.tag == "figcaption":
            return True
        found = self._captions.get(box.parent)
        if found is None:
            found = self._captions[box.parent] = self._is_inside_caption(box.parent)
        return found

    def _is_inside_caption(self, at: int) -> bool:
        """Whether a box or the one around it is a caption's; not outside of the body (-1)."""
        for _ in range(2):
            if at < 0:
                break
            box = self.layout.boxes[at]
            if box.role == "caption" or box.tag == "figcaption":
                return True
            at = box.parent
        return False

    def is_byline(self, piece: Piece) -> bool:
        """Whether a line names the author of the article, beside a portrait."""
        if len(piece.text) >= _BYLINE:
            return False
        if len(piece.text) < 100 and any(b.role == "byline" for b in self.layout.around(piece)[:2]):
            return True
        return authors.is_byline(piece.text) and credits.credit(piece.text) is None

    def repeats(self, image: Piece, piece: Piece) -> bool:
        """Whether a line says what the picture's alternative text or title says."""
        for attribute in (image.text, image.title) if image.title != image.text else (image.text,):
            if len(attribute) > 8 and len(piece.text) > 8:
                if piece.text.startswith(attribute) or attribute.startswith(piece.text):
                    return True
                if likeness(attribute, piece.text) >= SAME:
                    return True
        return False

    def text_after(self, index: int, image: Piece, described: bool = False) -> int:
        """End of the caption and credit that follow an image in boxes of their own; of a credit alone, if described."""
        pieces = self.layout.pieces
        end = index + 1
        limit = min(index + 4, self.article.end)
        while end < limit:
            piece = pieces[end]
            if piece.tag in MEDIA_TAGS or piece.tag in signals.HEADINGS or len(piece.text) > _MOST_TEXT:
                break
            if described and not (credits.credit(piece.text) or self.is_caption(piece)):
                break
            if not self._follows(piece, image):
                announces = end == index + 1 and end + 1 < limit and len(piece.text) < _FOLLOWING
                if not announces or credits.credit(pieces[end + 1].text) is None or self.is_running_text(piece):
                    break
            end += 1
        return end

    def _follows(self, piece: Piece, image: Piece) -> bool:
        if self.is_caption(piece) or credits.credit(piece.text) is not None:
            return True
        if self.is_running_text(piece):
            return False
        if self.repeats(image, piece):
            return True
        return len(piece.text) < _FOLLOWING and self.says_picture(piece)


def _is_named(box: Box) -> bool:
    """Whether the names of a box are those of a picture's."""
    return box.role == "caption" or not _PICTURE_WORDS.isdisjoint(signals.words(box.names))


def _may_frame(inside: list[Piece], texts: list[Piece], image: Piece) -> bool:
    """Whether a box holds no more than one picture and little text."""
    if len(texts) > MOST_PIECES or sum([len(p.text) for p in texts]) > _MOST_TEXT:
        return False
    for text in texts:
        if text.tag in signals.HEADINGS:
            return False
    return not _several(inside, image)


def _several(inside: list[Piece], image: Piece) -> bool:
    """Whether a box holds another picture, not just other widths of this one."""
    for other in inside:
        if other.tag != "img" or other is image or not (other.text or other.url):
            continue
        if other.url != image.url and not _same_picture(other, image):
            return True
    return False


def _same_picture(one: Piece, other: Piece) -> bool:
    """Whether two images are one picture in two widths: by a telling alternative text, or by their files' names."""
    if one.text != other.text or not one.text:
        return False
    if len(one.text.split()) >= captions.ALT_WORDS or not (one.url and other.url):
        return True
    return not keys(one.url).isdisjoint(keys(other.url))
