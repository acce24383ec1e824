"""Where a piece of the article stands, and what the first look at it says: what the rules for its kind ask for."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from depesche.page import words
from depesche.page.layout import Box, Layout, Piece
from depesche.report import BlockKind

SMALL = 6
"""Pieces in the box that a role is read from; a larger box with such a class holds more than that."""
_BOXES = 6
"""Boxes around a piece that say what it is."""
_OPENERS = ("advert", "related", "paywall", "consent", "broadcast", "disclosure", "correction", "promo", "date_lead")
"""Kinds of words by which the rules know a line from its begin."""
_NONE: frozenset[str] = frozenset()


class _Around(NamedTuple):
    """What pieces whose boxes have the same parent share: the boxes around."""

    boxes: list[Box]
    """Innermost first, the parent among them."""
    tags: frozenset[str]
    role: str
    """The role of the innermost small box of the nearest two that has one."""


class Place(msgspec.Struct):
    """A piece and where it stands."""

    index: int
    piece: Piece
    text: str
    """The words of the piece."""
    linked: float
    """Share of it that is links."""
    opens: frozenset[str]
    """Those of :data:`_OPENERS` that may begin it, by its first word."""
    boxes: list[Box]
    """Innermost first."""
    tags: frozenset[str]
    role: str
    header: bool
    """Whether it stands before the running text."""
    before: BlockKind | None
    """Kind of the block before."""

    def begins(self, kind: str) -> bool:
        """Whether the piece begins with words of one of :data:`_OPENERS`."""
        return kind in self.opens and words.begins(kind, self.text) is not None


class Places:
    """The places of the pieces of one page."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._openers = words.kinds_by_first(*_OPENERS)
        self._around: dict[int, _Around] = {-1: _Around([], _NONE, "")}
        """By the index of the parent of a piece's box."""

    def at(self, index: int, header: bool, before: BlockKind | None) -> Place:
        """The place of a piece that stands before the running text or not, behind a block of some kind."""
        piece = self._layout.pieces[index]
        text = piece.text
        box = self._layout.boxes[piece.box]
        around = self._around.get(box.parent)
        if around is None:
            around = self._around[box.parent] = self._surroundings(box.parent)
        return Place(
            index,
            piece,
            text,
            piece.linked / len(text),
            self._openers.get(words.first_word(text), _NONE),
            [box, *around.boxes],
            around.tags if box.tag in around.tags else around.tags | {box.tag},
            box.role if box.role and box.end - box.begin <= SMALL else around.role,
            header,
            before,
        )

    def _surroundings(self, index: int) -> _Around:
        """What the boxes from one outwards say about the pieces in it."""
        boxes: list[Box] = []
        while index >= 0 and len(boxes) < _BOXES - 1:
            boxes.append(self._layout.boxes[index])
            index = boxes[-1].parent
        role = next((box.role for box in boxes[:2] if box.role and box.end - box.begin <= SMALL), "")
        return _Around(boxes, frozenset([box.tag for box in boxes]), role)
