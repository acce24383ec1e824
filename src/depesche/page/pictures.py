"""Pictures and teasers of an article: which pieces belong to one, and what each says."""

from __future__ import annotations

import re

import msgspec

from depesche.page import authors, media, signals, words
from depesche.page.article import Article, likeness, prose_weight
from depesche.page.dates import day
from depesche.page.layout import MEDIA_TAGS, Box, Layout, Piece
from depesche.page.metadata import Metadata
from depesche.report import BlockKind, Media

_MOST_TEXT = 700
"""Characters of text that a picture's box may hold; captions of recorded pages stay under 600."""
_MOST_PIECES = 10
_CLIMB = 7
_PICTURE_WORDS = words.spaced(
    "image images picture pictures photo photos foto bild bilder figure media caption img aufmacherbild "
    "artikelbild video player slide slides embed"
)
_SIGNS = frozenset(("logo", "icon", "avatar", "pixel", "piwik", "spacer"))
"""Words of alternative texts of what is no picture of the report."""
_ALT_WORDS = 4
"""Words from which an alternative text describes the picture and is no label."""


_COUNTER = re.compile(r"[\d\W]*(?:of|von|/)?[\d\W]*")
"""``3 of 12 |``: the place of a slide among the slides."""


class Group(msgspec.Struct):
    """The pieces up to ``end`` make one picture or teaser."""

    end: int
    media: Media | None
    entries: list[tuple[BlockKind, str]] = msgspec.field(default_factory=list)


class Pictures:
    """Finds the pictures and teasers of an article."""

    def __init__(self, layout: Layout, article: Article, meta: Metadata) -> None:
        self.layout = layout
        self.article = article
        self.meta = meta
        self.people = {name.casefold() for name, _ in meta.authors}
        self.groups: dict[int, Group] = {}
        self._teasers()
        self._pictures()

    def at(self, index: int) -> Group | None:
        """The group that begins at a piece."""
        return self.groups.get(index)

    def _free(self, begin: int, end: int) -> bool:
        return not any(b < end and begin < group.end for b, group in self.groups.items())

    # teasers

    def _teasers(self) -> None:
        pieces = self.layout.pieces
        for index in range(self.article.begin, self.article.end):
            piece = pieces[index]
            if piece.tag in MEDIA_TAGS:
                continue
            glued = piece.segments[-1] if piece.segments else ""
            meta = media.teaser_meta(piece.text) or (media.teaser_meta(glued) if glued else None)
            if meta is None:
                continue
            box = self._teaser_box(index)
            if box is None or not self._free(box.begin, box.end):
                continue
            self.groups[box.begin] = self._teaser(box, index, meta)

    def _teaser_box(self, index: int) -> Box | None:
        """The smallest box with the line and some other text, when it holds no more than a teaser does."""
        pieces = self.layout.pieces
        for box in self.layout.around(pieces[index])[:_CLIMB]:
            if box.begin <= self.article.headline < box.end or box.end > self.article.end:
                return None
            texts = [p for p in pieces[box.begin : box.end] if p.tag not in MEDIA_TAGS]
            if len(texts) > 5 or sum(len(p.text) for p in texts) > _MOST_TEXT:
                return None
            if len(texts) > 1 or texts[0].segments:
                has_image = any(p.tag == "img" for p in pieces[box.begin : box.end])
                if has_image or box.unwanted or len(texts) > 1:
                    return self._widened(box)
        return None

    def _widened(self, box: Box) -> Box:
        """The largest box around that holds this teaser alone: its picture, title and text."""
        core = self.article.core
        while box.parent >= 0:
            around = self.layout.boxes[box.parent]
            pieces = self.layout.pieces[around.begin : around.end]
            texts = [p for p in pieces if p.tag not in MEDIA_TAGS]
            if (around.begin <= core.begin and core.end <= around.end) or len(pieces) > _MOST_PIECES:
                break
            if around.begin <= self.article.headline < around.end or sum(len(p.text) for p in texts) > _MOST_TEXT:
                break
            if sum(media.teaser_meta(p.text) is not None for p in texts) > 1:
                break
            box = around
        return box

    def _teaser(self, box: Box, at: int, meta: media.TeaserMeta) -> Group:
        medium = Media(meta.kind, date=meta.date, duration=meta.duration)  # type: ignore[arg-type]
        group = Group(box.end, medium)
        for index in range(box.begin, box.end):
            piece = self.layout.pieces[index]
            if piece.tag == "img":
                medium.alt = medium.alt or piece.text or None
                if len(piece.text.split()) >= _ALT_WORDS:
                    group.entries.append(("alt", piece.text))
            elif piece.tag in ("video", "audio", "iframe"):
                continue
            elif index == at:
                text = " ".join(piece.segments[:-1]) if media.teaser_meta(piece.text) is None else ""
                if text:
                    group.entries.append(("teaser", text))
                group.entries.append(("teaser_meta", piece.segments[-1] if text else piece.text))
            elif self._is_title(piece):
                medium.title = medium.title or piece.text
                group.entries.append(("teaser_title", piece.text))
            elif len(piece.text) > 25:
                group.entries.append(("teaser", piece.text))
        return group

    def _is_title(self, piece: Piece) -> bool:
        boxes = self.layout.around(piece)[:3]
        return any(b.tag in signals.HEADINGS or b.role == "headline" for b in boxes) or (
            len(piece.text) < 100 and not piece.text.endswith((".", "!", "?"))
        )

    # pictures

    def _pictures(self) -> None:
        pieces = self.layout.pieces
        index = self.article.begin
        while index < self.article.end:
            piece = pieces[index]
            if piece.tag in ("img", "video", "iframe") and self._free(index, index + 1):
                group, begin = self._picture(index)
                if group is not None:
                    self.groups[begin] = group
                    index = group.end
                    continue
            elif piece.tag not in MEDIA_TAGS and self._free(index, index + 1) and self._orphan(index, piece):
                end = index + 1
                while end < self.article.end and self._orphan(end, pieces[end]):
                    end += 1
                if (group := self._group(index, end, Piece("img", "", piece.box))) is not None:
                    self.groups[index] = group
                index = end
                continue
            index += 1

    def _orphan(self, index: int, piece: Piece) -> bool:
        """A caption in a tag of its own whose picture comes by script."""
        boxes = self.layout.around(piece)[:3]
        quoted = (
            any(b.tag == "blockquote" for b in self.layout.around(self.layout.pieces[index - 1])[:3])
            if index
            else False
        )
        named = any(b.tag == "figcaption" for b in boxes) or any(
            b.role == "caption" and b.end - b.begin <= 3 for b in boxes[:2]
        )
        return named and not quoted and not self.layout.boxes[piece.box].unwanted

    def _picture(self, index: int) -> tuple[Group | None, int]:
        piece = self.layout.pieces[index]
        if self._decoration(index, piece):
            return None, index
        box = self._picture_box(index)
        if box is None:
            return (self._group(index, self._text_after(index), piece), index) if piece.tag == "img" else (None, index)
        if not self._free(box.begin, box.end):
            return None, index
        begin = max(box.begin, self.article.headline + 1) if box.begin <= self.article.headline < box.end else box.begin
        return self._group(begin, max(box.end, self._text_after(box.end - 1)), piece), begin

    def _decoration(self, index: int, piece: Piece) -> bool:
        """Portraits of authors, logos, and pictures in side boxes."""
        boxes = self.layout.around(piece)[:5]
        alt = piece.text.casefold()
        if (
            not _SIGNS.isdisjoint(alt.split())
            or any(name in alt and len(alt) < len(name) + 15 for name in self.people)
            or any(b.role == "byline" for b in boxes)
        ):
            return True
        if not self.layout.boxes[piece.box].unwanted:
            return False
        near = self.layout.pieces[index + 1 : index + 4]
        return any(b.tag == "a" for b in boxes) or not any(media.credit(p.text) for p in near)

    def _picture_box(self, index: int) -> Box | None:
        """The figure, or the largest box around the image that holds little else than a caption."""
        found = None
        for box in self.layout.around(self.layout.pieces[index])[:_CLIMB]:
            if box.begin <= self.article.headline < box.end or box.end > self.article.end:
                break
            pieces = self.layout.pieces[box.begin : box.end]
            texts = [p for p in pieces if p.tag not in MEDIA_TAGS]
            if len(texts) > _MOST_PIECES or sum(len(p.text) for p in texts) > _MOST_TEXT:
                break
            if any(p.tag in signals.HEADINGS for p in texts):
                break
            if box.tag == "figure":
                return box
            named = not _PICTURE_WORDS.isdisjoint(signals.words(box.names)) or box.role == "caption"
            if texts and (named or any(self._says_picture(p) for p in texts)):
                found = box
        return found

    def _says_picture(self, piece: Piece) -> bool:
        return media.credit(piece.text) is not None or self._is_caption(piece)

    def _is_caption(self, piece: Piece) -> bool:
        """Whether tags or classes call a piece caption or credit."""
        return any(
            (b.role in ("caption", "credit") and b.end - b.begin <= 4) or b.tag == "figcaption"
            for b in self.layout.around(piece)[:3]
        )

    def _is_byline(self, piece: Piece) -> bool:
        if any(b.role == "byline" for b in self.layout.around(piece)[:2]) and len(piece.text) < 100:
            return True
        return len(piece.text) < 120 and authors.is_byline(piece.text) and media.credit(piece.text) is None

    def _text_after(self, index: int) -> int:
        """End of the caption and credit that follow an image in boxes of their own."""
        pieces = self.layout.pieces
        image = pieces[index]
        end = index + 1
        while end < min(index + 4, self.article.end):
            piece = pieces[end]
            if piece.tag in MEDIA_TAGS or piece.tag in signals.HEADINGS or len(piece.text) > _MOST_TEXT:
                break
            repeats = len(image.text) > 8 and (
                likeness(image.text, piece.text) >= 0.8 or piece.text.startswith(image.text)
            )
            if not (self._says_picture(piece) or repeats):
                follows = (
                    end + 1 < len(pieces)
                    and len(piece.text) < 300
                    and end == index + 1
                    and media.credit(pieces[end + 1].text)
                )
                if not follows or pieces[end + 1].tag in MEDIA_TAGS:
                    break
            end += 1
        return end

    def _group(self, begin: int, end: int, image: Piece) -> Group | None:
        medium = Media(
            "image" if image.tag == "img" else "video" if image.tag == "video" else "embed", url=image.url or None
        )
        group = Group(end, medium)
        pieces = [p for p in self.layout.pieces[begin:end] if p.tag not in ("video", "audio", "iframe")]
        texts = [p for p in pieces if p.tag != "img"]
        if texts and sum(p.linked for p in texts) > 0.8 * sum(len(p.text) for p in texts):
            return None  # the picture of a card that leads elsewhere
        if any(self._is_byline(p) for p in texts):
            return None  # a portrait beside the author's name
        if any(b.role == "caption" or b.tag == "figcaption" for p in texts for b in self.layout.around(p)[:3]):
            texts = [p for p in texts if self._says_picture(p)]
        captions: list[str] = []
        credits: list[tuple[str, str]] = []
        for piece in texts:
            self._caption(piece, captions, credits)
        alt = next((p.text for p in pieces if p.tag == "img" and p.text), None)
        if not credits:
            titled = media.split_credit(next((p.title for p in pieces if p.tag == "img" and p.title), ""))[1]
            if titled:
                credits.append(("", titled))
        medium.alt = alt
        medium.caption = " ".join(dict.fromkeys(captions)) or None
        medium.credit = ", ".join(dict.fromkeys(name for _, name in credits)) or None
        if alt and len(alt.split()) >= _ALT_WORDS and likeness(alt, medium.caption or "") < 0.8:
            group.entries.append(("alt", alt))
        if medium.caption:
            group.entries.append(("caption", medium.caption))
        if written := " ".join(dict.fromkeys(written for written, _ in credits)).strip():
            group.entries.append(("credit", written))
        if not (medium.alt or medium.caption or medium.credit):
            group.media = None
        return group

    def _caption(self, piece: Piece, captions: list[str], credits: list[tuple[str, str]]) -> None:
        role = next((b.role for b in self.layout.around(piece)[:3] if b.role in ("credit", "caption", "date")), "")
        text = piece.text
        if role == "credit" and len(text) < 200 and not prose_weight(piece):
            name = media.credit(text) or media.split_credit(text)[1] or text
            if any(c.isalpha() for c in name):
                credits.append((text, name))
            return
        if words.is_one("related", text) or words.is_one("advert", text) or words.begins("promo", text):
            return
        if piece.time or (day(text) and len(text) < 60 and role == "date"):
            return
        caption, credit = media.split_credit(text)
        if credit:
            credits.append((text[len(caption) :].strip(" |"), credit))
        if len(caption) > 3 and not _COUNTER.fullmatch(caption) and not words.is_one("credit_lead", caption):
            captions.append(caption)
