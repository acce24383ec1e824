"""Pictures as the head declares them (JSON-LD ``ImageObject``), matched with those that the page shows."""

from __future__ import annotations

import re

from depesche.page import credits
from depesche.page.article import SAME, likeness
from depesche.page.layout import Piece
from depesche.page.metadata import Metadata
from depesche.report import Media

_IDENTIFIER = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{20,}|[0-9a-f]{16,}|\d{7,}")
_LEAST = 10
"""Characters of a caption that tells one picture from another."""


class Declared:
    """The pictures that the head declares."""

    def __init__(self, meta: Metadata) -> None:
        self.images = [medium for medium in meta.images if medium.caption or medium.credit][:50]
        self.captions = frozenset(m.caption for m in self.images if m.caption and len(m.caption) >= _LEAST)
        self._titles = meta.titles
        self._keys = [keys(medium.url or "") for medium in self.images]

    def of(self, image: Piece) -> Media | None:
        """The declared picture that an image shows: by the name of its file, or an identifier in its address."""
        if not self.images or not image.url:
            return None
        shown = keys(image.url)
        found = [medium for medium, own in zip(self.images, self._keys, strict=True) if not shown.isdisjoint(own)]
        if not found or len({(m.caption, m.credit) for m in found}) > 1:
            return None
        return found[0]

    def begin_of(self, texts: list[Piece]) -> str:
        """The declared caption that one of some lines begins with; empty when none does."""
        if not self.captions or not texts:
            return ""
        return next((c for c in self.captions if any(p.text.startswith(c) for p in texts)), "")

    def fill(self, medium: Media, declared: Media) -> None:
        """Give a picture the credit and the caption that the page does not show beside it."""
        if medium.credit is None and declared.credit:
            medium.credit = credits.bare(declared.credit)
        caption = declared.caption
        if medium.caption is None and caption and len(caption) >= _LEAST:
            others = [medium.alt or "", *self._titles]
            if not any(_says(caption, other) for other in others):
                medium.caption, credit = credits.split_credit(caption)
                medium.caption = medium.caption or None
                medium.credit = medium.credit or credit


def _says(caption: str, other: str) -> bool:
    """Whether a declared caption says no more than the alternative text or the article's title."""
    if not other:
        return False
    return caption.startswith(other) or other.startswith(caption) or likeness(caption, other) >= SAME


def keys(url: str) -> frozenset[str]:
    """What tells an image's address from others whatever its size: the file's name and long identifiers."""
    path = url[:1_000].rpartition("://")[2].partition("/")[2].partition("?")[0]
    last = path.rstrip("/").rsplit("/", 1)[-1]
    name = re.sub(r"\.\w{2,5}\Z", "", last)
    found = {name} if len(name) >= 8 else set()
    found.update(_IDENTIFIER.findall(path))
    return frozenset(found)
