"""What an outlet's profile says about the boxes of a page (:attr:`depesche.page.layout.Box.given`).

The general rules ask here first; on a page without a profile, or whose profile does not fit, there is nothing to find.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from depesche.page.layout import Box, Layout
from depesche.report import BlockKind

_ROLES = {"dateline": "date"} | {name: name for name in ("kicker", "lead", "byline", "credit", "caption", "subhead")}
"""The role of :data:`depesche.page.signals.ROLES` that a box has by what a profile calls it."""


def spread(layout: Layout) -> None:
    """Pass what a profile says of a box on to the boxes inside, as far as it says nothing else of them."""
    if not any(box.given for box in layout.boxes):
        return
    for box in layout.boxes:
        around = layout.boxes[box.parent].given if box.parent >= 0 else ""
        if around == "drop" or (around != "body" and not box.given):
            box.given = around
        box.role = _ROLES.get(box.given, box.role)


def marked(layout: Layout) -> list[Box]:
    """The boxes with content that a profile calls a part of the article."""
    return [box for box in layout.boxes if box.given and box.given != "drop" and box.end > box.begin]


def body(boxes: list[Box]) -> Box | None:
    """The running text, from the first to the last box that a profile calls so."""
    texts = [box for box in boxes if box.given == "body"]
    return msgspec.structs.replace(texts[0], end=max(box.end for box in texts)) if texts else None


def headline(boxes: list[Box]) -> int:
    """Index of the first piece that a profile calls the headline; -1 when there is none."""
    return next((box.begin for box in boxes if box.given == "headline"), -1)


def kind(box: Box) -> BlockKind | Literal["drop"] | None:
    """What a profile calls the pieces of a box; None for what it leaves to the rules, the running text among it."""
    return None if box.given in ("", "body", "headline") else box.given  # type: ignore[return-value]
