"""A page as its reader sees it: pieces of text and images in reading order, each in its box."""

from __future__ import annotations

import re

import msgspec

_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]")
"""Soft hyphen, zero-width space, direction marks, word joiner, byte order mark. (The joiners U+200C/D are spelling.)"""

MEDIA_TAGS = ("img", "video", "audio", "iframe")
"""Tags of pieces that are no text."""

_LINK, _BOLD = 0.9, 0.95
"""Shares of a piece inside links, and in bold, from which all of it is."""

CLIMB = 12
"""Boxes around a piece that say what it is; those further out say what the page is."""

GIVEN = "depesche role"
"""The attribute by which an outlet's profile names the role of an element (:mod:`depesche.page.profiles`).

No page can write an attribute with a blank in its name, hence none can mark its own elements.
"""


class Box(msgspec.Struct, gc=False):
    """An element that holds pieces: its place, its names, the range of its pieces."""

    tag: str
    names: str
    """Class, id and test id as written."""
    parent: int
    """Index of the box around; -1 for the body."""
    depth: int
    begin: int
    end: int = 0
    unwanted: bool = False
    """Whether it is no part of the article (at first: whether its names say so)."""
    role: str = ""
    """A key of :data:`depesche.page.signals.ROLES`, by its names."""
    itemprop: str = ""
    label: str = ""
    side: bool = False
    """Whether it, or a box around it, is a part beside the article that has too few links for a river of them."""
    given: str = ""
    """The role that the outlet's profile gives it; empty without one."""


class Piece(msgspec.Struct, gc=False):
    """A run of text between block boundaries, or an image (tag ``img``: its text is the alternative text)."""

    tag: str
    text: str
    box: int
    linked: int = 0
    """Characters of it inside links."""
    bold: int = 0
    """Characters of it inside ``b`` and ``strong``."""
    runs: tuple[str, ...] = ()
    """Its text by inline elements as written, when there are any."""
    url: str = ""
    title: str = ""
    time: str = ""
    """``datetime`` of a time element in it."""
    weight: int = -1
    """What it counts as prose (:func:`depesche.page.article.prose_weight`); -1 before it was asked for."""

    @property
    def is_link(self) -> bool:
        """Whether it is a link as a whole, be it with a mark or a label beside it."""
        return self.linked >= _LINK * len(self.text)

    @property
    def is_bold(self) -> bool:
        """Whether it is bold as a whole, a mark aside."""
        return self.bold >= _BOLD * len(self.text)

    @property
    def segments(self) -> tuple[str, ...]:
        """Its text by inline elements, when there are any."""
        return tuple(tidy(run) for run in self.runs if not run.isspace())


class Layout(msgspec.Struct):
    """All pieces of a page and the boxes around them; box 0 is the body."""

    pieces: list[Piece] = msgspec.field(default_factory=list)
    boxes: list[Box] = msgspec.field(default_factory=list)

    rivers: int = 0
    """How many side parts full of links were left out."""
    _around: dict[int, list[Box]] = msgspec.field(default_factory=dict)

    def around(self, piece: Piece) -> list[Box]:
        """The nearest :data:`CLIMB` boxes around a piece, innermost first; not to be changed."""
        found = self._around.get(piece.box)
        if found is None:
            found = []
            index = piece.box
            while index >= 0 and len(found) < CLIMB:
                box = self.boxes[index]
                found.append(box)
                index = box.parent
            self._around[piece.box] = found
        return found

    def outwards(self, index: int) -> list[int]:
        """Indices of a box and of all boxes around it, innermost first."""
        found = []
        while index >= 0:
            found.append(index)
            index = self.boxes[index].parent
        return found


def link_share(pieces: list[Piece]) -> float:
    """Share of the characters of some pieces that are inside links; 0 without any."""
    return sum([piece.linked for piece in pieces]) / max(1, sum([len(piece.text) for piece in pieces]))


def tidy(text: str) -> str:
    """White space collapsed, invisible characters gone."""
    if not text.isascii() and _INVISIBLE.search(text) is not None:
        text = _INVISIBLE.sub("", text)
    return " ".join(text.split())
