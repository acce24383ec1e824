"""Which lines of the running text are its subheads: by their tags, else by what sets them apart from paragraphs."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from depesche.page import signals
from depesche.page.article import Article, prose_weight
from depesche.page.dates import is_date
from depesche.page.insets import Insets
from depesche.page.layout import MEDIA_TAGS, Layout, Piece
from depesche.page.words import ends_sentence

LONGEST = 140
"""Characters of the longest subhead; longer headings are set-off text."""
LINK_LIST = 0.6
"""Share of links from which a list leads to other pages and is no text."""
_STYLED = 100
"""The same for a line that only its class names set apart."""
_LINKS = 30
"""Pieces after a heading in which what stands under it is looked for."""
_HOLDERS = ("placeholder", "platzhalter")
"""What templates leave where scripts put a picture or an advert."""
_STYLES = 0.5
"""Share of the prose in paragraphs of one style from which a style says something."""


class Headings:
    """The headings of one article, and the style of its paragraphs."""

    def __init__(self, layout: Layout, article: Article, insets: Insets) -> None:
        self._layout = layout
        self._insets = insets
        self._article = article
        self._tags: dict[int, str] = {-1: ""}
        """The tag of the heading that a box is, or that is right around it, by index of the box."""

    @cached_property
    def _counted(self) -> tuple[Counter[str], Counter[tuple[str, bool]]]:
        """How often each heading stands over text of its own, and how many there are of each tag, in boxes and not."""
        texts: Counter[str] = Counter()
        tags: Counter[tuple[str, bool]] = Counter()
        last: dict[str, int] = {}
        for index in range(self._article.headline + 1, self._article.end):
            tag = self.tag(self._layout.pieces[index])
            if not tag or self._layout.boxes[self._layout.pieces[index].box].unwanted:
                continue
            text = self._layout.pieces[index].text.casefold()
            if text not in last or self._insets.has_trunk(last[text], index):
                texts[text] += 1
            last[text] = index
            if self._insets.has_trunk(0, index) and not self._insets.holds(self._layout.pieces[index]):
                tags[tag, self._insets.is_island(self._layout.pieces[index])] += 1
        return texts, tags

    def tag(self, piece: Piece) -> str:
        """``h1`` to ``h6`` when a piece is a heading or stands right inside one, else nothing."""
        boxes = self._layout.boxes
        box = boxes[piece.box]
        if box.tag in signals.HEADINGS:
            return box.tag
        around = self._tags.get(box.parent)
        if around is None:
            near = boxes[box.parent]
            tags = (near.tag, boxes[near.parent].tag if near.parent >= 0 else "")
            around = self._tags[box.parent] = next((tag for tag in tags if tag in signals.HEADINGS), "")
        return around

    def is_label(self, piece: Piece) -> bool:
        """Whether the same heading stands over several parts: a label of the template, as over each embedded part."""
        return self._counted[0][piece.text.casefold()] > 1

    def is_usual(self, piece: Piece) -> bool:
        """Whether headings of the same tag stand within the text too, in boxes of their own like it or not."""
        return self._counted[1][self.tag(piece), self._insets.is_island(piece)] > 0

    @property
    def any(self) -> bool:
        """Whether the text has headings, so that bold lines in it are none."""
        return self._counted[1].total() > 0

    def is_over_heading(self, index: int) -> bool:
        """Whether the next piece is a heading of a higher rank: what stands above it is its kicker."""
        pieces = self._layout.pieces
        after = next((p for p in pieces[index + 1 : index + 3] if p.tag not in MEDIA_TAGS), None)
        return after is not None and "" < self.tag(after) < self.tag(pieces[index])

    def is_over_links(self, index: int) -> bool:
        """Whether nothing but links stands under a heading."""
        links = listed = length = linked = 0
        for piece in self._layout.pieces[index + 1 : index + _LINKS]:
            if piece.tag in MEDIA_TAGS or self._layout.boxes[piece.box].unwanted:
                continue
            if piece.tag == "li":
                listed += 1
                length += len(piece.text)
                linked += piece.linked
            elif not piece.is_link:
                return linked >= LINK_LIST * length and (listed > 1 or (links > 0 and self.tag(piece) != ""))
            links += 1
        return links > 0 and linked >= LINK_LIST * length

    def is_styled(self, index: int) -> bool:
        """Whether a short line has a style that no paragraph of the text has, only other such lines."""
        piece = self._layout.pieces[index]
        names = self._layout.boxes[piece.box].names
        return names in self._styles and self._is_line(index) and self._insets.has_trunk(index + 1, index + 2)

    @cached_property
    def _styles(self) -> frozenset[str]:
        """The class names of the lines that may be subheads."""
        prose: Counter[str] = Counter()
        lines: dict[str, list[str]] = {}
        others: set[str] = set()
        for index in range(self._article.core.begin, self._article.core.end):
            piece = self._layout.pieces[index]
            names = self._layout.boxes[piece.box].names
            if self._insets.has_trunk(index, index + 1):
                prose[names] += 1
            elif names and piece.tag not in MEDIA_TAGS:
                if self._is_line(index):
                    lines.setdefault(names, []).append(piece.text.strip("0123456789-#. "))
                else:
                    others.add(names)
        if not prose or max(prose.values()) < _STYLES * prose.total():
            return frozenset()
        told = {names for names, texts in lines.items() if len(set(texts)) == len(texts)}
        return frozenset(told - others - prose.keys())

    def _is_line(self, index: int) -> bool:
        """Whether a piece reads like a subhead between paragraphs."""
        piece = self._layout.pieces[index]
        text = piece.text
        return (
            len(text) <= _STYLED
            and piece.tag in ("p", "div")
            and not piece.linked
            and len(text.split()) > 1
            and not prose_weight(piece)
            and not ends_sentence(text)
            and self._layout.pieces[index - 1].tag not in MEDIA_TAGS
            and self._insets.has_trunk(0, index)
            and not is_date(text)
            and not text.casefold().startswith(_HOLDERS)
        )
