"""Pictures and teasers of an article: which pieces belong to one, and what each says."""

from __future__ import annotations

import re
from itertools import pairwise

from depesche.page import captions, credits, signals, teasers, words
from depesche.page.article import Article, prose_weight
from depesche.page.captions import Group
from depesche.page.declared import Declared
from depesche.page.frames import MOST_PIECES, Frames
from depesche.page.layout import MEDIA_TAGS, Box, Layout, Piece, link_share
from depesche.page.metadata import Metadata
from depesche.report import Media

_SIGNS = words.spaced("logo icon avatar pixel piwik spacer spinner loading loading... placeholder preload")
"""Words of alternative texts of what is no picture of the report."""
_SIGN_FILE = re.compile(
    r"(?:logo|icon|spinner|sprite|loader|avatar|btn|button|close|badge|flash_?player)[^/]{0,60}\.(?:svg|gif|png)(?:\?|\Z)"
)
"""File names of logos, signs and buttons, in lower case."""
_LOGO_FILE = re.compile(r"(?:[-_/]|%2f)(?:[\w-]{0,20}-)?logo\.(?:svg|gif|png|jpe?g)(?:\?|\Z)")
_DRAWN = re.compile(r"\.svg(?:\?|\Z)")
_HOST = re.compile(r"(?!\S+\.(?:jpe?g|png|gif|webp|avif|tiff?)\Z)(?:[a-z\d-]{2,40}\.){1,3}[a-z]{2,6}", re.IGNORECASE)
"""The address of an advertiser as alternative text; file names look like it."""
_NAMED = 2
"""Words of the longest alternative text that only names a picture in the head of the page."""
_BESIDE_NAME = 15
"""Characters that stand beside the author's name in the alternative text of a portrait, at most."""
_SHOWN = ("img", "video", "iframe")
_CARD = 8
"""Pieces of a side box that may yet hold the article's picture and no more than that."""
_TEASER, _CLIMB = 12, 6
"""Pieces of the largest teaser of another article, and boxes around a picture in which it may stand."""
_ORPHAN = 20
"""Characters of the shortest caption whose picture is not there."""
_BETWEEN = 20
"""Pieces of side boxes that may stand between a picture and its caption."""
_LINKED = 0.8
"""Share of links in the lines beside a picture from which it leads elsewhere."""
_MOST_CREDIT = 80
"""Characters of the longest credit that is looked for at the end of other captions."""


class Pictures:
    """Finds the pictures and teasers of an article."""

    def __init__(self, layout: Layout, article: Article, meta: Metadata) -> None:
        self.layout = layout
        self.article = article
        self.declared = Declared(meta)
        self._publisher = meta.publisher
        self.people = {name.casefold() for name, _ in meta.authors}
        self._longest_name = max(map(len, self.people), default=0)
        self.frames = Frames(layout, article, self.declared.captions)
        self.groups = teasers.find(layout, article)
        self._taken = bytearray(len(layout.pieces) + 1)
        self._refused = 0  # end of a box whose lines are no picture's
        for begin, group in self.groups.items():
            self._take(begin, group.end)
        self._find()
        self._share_credits()

    def at(self, index: int) -> Group | None:
        """The group that begins at a piece."""
        return self.groups.get(index)

    def _take(self, begin: int, end: int) -> None:
        self._taken[begin:end] = b"\x01" * (end - begin)

    def _free(self, begin: int, end: int) -> bool:
        return self._taken.find(1, begin, end) < 0

    def _find(self) -> None:
        pieces = self.layout.pieces
        index = self.article.begin
        shown: Group | None = None
        while index < self.article.end:
            if self._taken[index]:
                index += 1
                continue
            group, begin = None, index
            piece = pieces[index]
            if piece.tag in _SHOWN:
                group, begin = self._picture(index, piece)
                if group is not None and group.media is not None and piece.tag == "img":
                    medium = group.media
                    if self._is_ornament(index, piece, medium):
                        group = None
                    elif medium.url and _is_sign_file(medium.url):
                        medium.url = None  # what stands there until scripts put the picture
            elif piece.tag not in MEDIA_TAGS:
                group = self._caption(index, piece, shown)
            if group is None:
                index += 1
                continue
            self.groups[begin] = group
            self._take(begin, group.end)
            index = group.end
            shown = group if group.media is not None else shown

    def _is_ornament(self, index: int, piece: Piece, medium: Media) -> bool:
        """Whether a picture of which hardly anything is said is a drawn sign, an advert or in the head of the page."""
        alt = (medium.alt or "").split()
        if medium.caption or medium.credit or len(alt) >= captions.ALT_WORDS:
            return False
        if " ".join(alt) == self._publisher or (len(alt) == 1 and _HOST.fullmatch(alt[0]) is not None):
            return True
        if not (_DRAWN.search(medium.url or "") or (index < self.article.headline and len(alt) <= _NAMED)):
            return False
        return all(box.tag != "figure" for box in self.layout.around(piece)[:4])

    def _caption(self, index: int, piece: Piece, shown: Group | None) -> Group | None:
        """A caption without its picture: of the one before, or of one that comes by script."""
        box = self.layout.boxes[piece.box]
        if box.given in captions.BELATED and (group := captions.belated(self.layout, index, shown)) is not None:
            return group
        if box.unwanted or index < self._refused or not self.frames.in_caption(box):
            return None
        group = self._orphan(index, piece)
        return self._joined(group, index, shown) if group is not None else None

    def _picture(self, index: int, piece: Piece) -> tuple[Group | None, int]:
        if self._is_decoration(piece):
            return None, index
        box = self.frames.box(index)
        if box is None:
            if piece.tag != "img":
                return None, index
            return self._group(index, self.frames.text_after(index, piece), piece), index
        begin = max(box.begin, self.article.headline + 1) if box.begin <= self.article.headline < box.end else box.begin
        if not self._free(begin, box.end):
            return None, index
        end = box.end
        if not self._is_credited(box):
            end = max(end, self.frames.text_after(end - 1, piece, self._is_described(box)))
        return self._group(begin, end if self._free(begin, end) else box.end, piece), begin

    def _is_described(self, box: Box) -> bool:
        """Whether a frame holds a caption already: only a credit may follow it."""
        return any(p.tag not in MEDIA_TAGS and len(p.text) > _ORPHAN for p in self.layout.pieces[box.begin : box.end])

    def _is_credited(self, box: Box) -> bool:
        """Whether a frame holds a credit already: nothing after it belongs to it."""
        pieces = (p for p in self.layout.pieces[box.begin : box.end] if p.tag not in MEDIA_TAGS)
        return any(
            captions.role_of(self.layout, p) == "credit" or credits.split_credit(p.text, p.runs)[1] for p in pieces
        )

    def _is_decoration(self, piece: Piece) -> bool:
        """Portraits of authors, logos, and pictures in side boxes."""
        boxes = self.layout.around(piece)
        if boxes[0].given == "drop" or _is_sign(piece):
            return True
        if "byline" in [b.role for b in boxes[:5]] or self._shows_author(piece.text):
            return True
        if boxes[0].unwanted:
            return self._is_beside(piece, boxes)
        return self._in_teaser(boxes)

    def _in_teaser(self, boxes: list[Box]) -> bool:
        """Whether one of the boxes around a picture is the teaser of another article."""
        known = 1
        for box in boxes[:_CLIMB]:
            size = box.end - box.begin
            if size > _TEASER:
                break
            if size != known and self._leads_away(box):
                return True
            known = size
        return False

    def _shows_author(self, alt: str) -> bool:
        """Whether an alternative text is an author's name, with little else."""
        if not alt or len(alt) >= self._longest_name + _BESIDE_NAME:
            return False
        folded = alt.casefold()
        return any(name in folded and len(folded) < len(name) + _BESIDE_NAME for name in self.people)

    def _leads_away(self, box: Box) -> bool:
        """Whether a box is the teaser of another article: a linked heading, and more links than text."""
        pieces = [p for p in self.layout.pieces[box.begin : box.end] if p.tag not in MEDIA_TAGS]
        if sum([p.linked for p in pieces]) == 0:
            return False
        pieces = [p for p in pieces if not self.frames.is_caption(p) and credits.credit(p.text) is None]
        heads = any(p.tag in signals.HEADINGS and p.linked for p in pieces)
        if not heads and not any(p.linked > _ORPHAN and p.is_link for p in pieces[:3]):
            return False
        return link_share(pieces) > 0.5

    def _is_beside(self, piece: Piece, boxes: list[Box]) -> bool:
        """Whether a picture in what looks like a side box is none of the article's: a card, a portrait, an advert."""
        outer = next((b for b, around in pairwise(boxes) if not around.unwanted), boxes[-1])
        inside = self.layout.pieces[outer.begin : outer.end][: _CARD + 1]
        if len(inside) > _CARD or any(p.tag in signals.HEADINGS or p.linked * 2 > len(p.text) > 0 for p in inside):
            return True
        if "a" in [b.tag for b in boxes[:5]]:
            return True
        texts = [p for p in inside if p.tag not in MEDIA_TAGS]
        said = any(self.frames.is_caption(p) or credits.split_credit(p.text, p.runs)[1] for p in texts)
        return not said and credits.split_credit(piece.title)[1] is None

    def _orphan(self, index: int, piece: Piece) -> Group | None:
        """A caption in a tag of its own whose picture comes by script."""
        pieces = self.layout.pieces
        boxes = self.layout.around(piece)
        box = next((b for b in boxes[:3] if b.tag == "figcaption"), None)
        if box is None:
            box = next((b for b in boxes[:2] if b.role == "caption" and b.end - b.begin <= 3), None)
            framed = any(b.tag == "figure" and b.begin == index and b.end - b.begin <= 3 for b in boxes[:4])
            if box is None or not (framed or self._is_loose_caption(index, piece)):
                return None
        if index and any(b.tag == "blockquote" for b in self.layout.around(pieces[index - 1])[:3]):
            return None
        figure = next((b for b in boxes[:5] if b.tag == "figure" and b.end <= self.article.end), box)
        if box.begin < index or figure.end - figure.begin > 2 * captions.ALT_WORDS:
            figure = box
        if figure.end - figure.begin > MOST_PIECES:
            return None
        return self._group(index, max(index + 1, min(figure.end, self.article.end)), Piece("img", "", piece.box))

    def _joined(self, group: Group, index: int, shown: Group | None) -> Group:
        """A caption whose picture stands before it, with no text between, goes to that picture."""
        medium, own = shown.media if shown is not None else None, group.media
        if shown is None or medium is None or own is None or medium.kind != "image" or medium.caption:
            return group
        between = self.layout.pieces[shown.end : index]
        if len(between) > _BETWEEN or any(prose_weight(p) and not self.layout.boxes[p.box].unwanted for p in between):
            return group
        medium.caption, medium.credit = own.caption, medium.credit or own.credit
        there = {kind for kind, _ in shown.entries}
        shown.entries += [(kind, text) for kind, text in group.entries if kind not in there]
        return Group(group.end, None)

    def _is_loose_caption(self, index: int, piece: Piece) -> bool:
        """Whether a line that only a class calls a caption is one: above the text, or with a credit."""
        if len(piece.text) < _ORPHAN or piece.linked * 3 > len(piece.text):
            return False
        if credits.split_credit(piece.text, piece.runs)[1] or piece.text in self.declared.captions:
            return True
        return index < self.article.core.begin and prose_weight(piece) > 0

    def _group(self, begin: int, end: int, image: Piece) -> Group | None:
        kind = "image" if image.tag == "img" else "video" if image.tag == "video" else "embed"
        pieces = [p for p in self.layout.pieces[begin:end] if p.tag not in ("video", "audio", "iframe")]
        texts = [p for p in pieces if p.tag != "img" and self.layout.boxes[p.box].given != "drop"]
        images = [image, *(p for p in pieces if p.tag == "img" and p is not image)]
        if self._is_other(texts):
            self._refused = max(self._refused, end)
            return None
        if any(self.frames.in_caption(self.layout.boxes[p.box]) for p in texts):
            texts = [p for p in texts if self.frames.is_caption(p) or self.frames.says_picture(p)]
        declared = self.declared.of(image)
        given = declared.caption or "" if declared is not None else ""
        maker = declared.credit or "" if declared is not None else ""
        found = captions.read(self.layout, texts, given or self.declared.begin_of(texts), maker)
        group = captions.picture(end, kind, image, images, found)
        if declared is not None and group.media is not None:
            self.declared.fill(group.media, declared)
        return group

    def _is_other(self, texts: list[Piece]) -> bool:
        """Whether lines are those of a card that leads elsewhere, of a portrait, or for browsers without scripts."""
        if link_share(texts) > _LINKED:
            return True
        return any(self.frames.is_byline(p) or "javascript" in p.text.casefold() for p in texts)

    def _share_credits(self) -> None:
        """A caption that ends with makers whom another picture of the page credits."""
        groups = [g for g in self.groups.values() if g.media is not None and g.media.kind == "image"]
        makers = {g.media.credit for g in groups if g.media and g.media.credit}
        makers = {m for m in makers if m and 5 <= len(m) <= _MOST_CREDIT}
        for group in groups if len(makers) <= 20 else ():
            medium = group.media
            caption = medium.caption if medium is not None else None
            if medium is None or not caption:
                continue
            maker = next((m for m in makers if caption.endswith(m) and len(caption) > len(m) + 10), None)
            if maker is None:
                continue
            medium.credit = maker
            medium.caption = credits.without_lead(caption[: -len(maker)])
            at = group.entries.index(("caption", caption))
            group.entries[at] = ("caption", medium.caption)
            if all(kind != "credit" for kind, _ in group.entries):
                group.entries.insert(at + 1, ("credit", maker))


def _is_sign(image: Piece) -> bool:
    """Whether an image is a logo, a button or the like, by its alternative text or its file."""
    alt = image.text
    if (
        alt
        and len(alt) < 60
        and (not _SIGNS.isdisjoint(alt.casefold().split()) or words.is_one("advert", alt.strip("_- 0123456789")))
    ):
        return True
    end = image.url[-200:].lower()
    if "logo." in end and _LOGO_FILE.search(end[-100:]):
        return True
    return len(alt.split()) < captions.ALT_WORDS - 1 and _is_sign_file(end)


def _is_sign_file(address: str) -> bool:
    """Whether an address is that of a logo, a button or the like."""
    end = address[-200:].lower()
    return (".svg" in end or ".gif" in end or ".png" in end) and _SIGN_FILE.search(end) is not None
