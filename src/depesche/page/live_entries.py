"""What is known of a live ticker while its page is read."""

from __future__ import annotations

import msgspec

from depesche.page.clocks import Clock


class Entry(msgspec.Struct):
    """An entry of a ticker on the page: its pieces ``[begin, end)``, and what is known about it."""

    begin: int
    end: int
    names: str = ""
    """Class and id of its box."""
    clock: Clock | None = None
    clock_at: int = -1
    """Index of the piece with the time; -1 without one."""
    title_at: int = -1
    title: str | None = None
    published: str | None = None
    """ISO 8601; the zone where it is known."""
    modified: str | None = None
    url: str | None = None


class Live(msgspec.Struct):
    """The entries of a page in its own order, and the headings between them that name a day."""

    entries: list[Entry]
    box: int = 0
    """Index of the box around all entries."""
    days: dict[int, str] = msgspec.field(default_factory=dict)
    """ISO dates by the index of the heading's piece."""
    owners: dict[int, int] = msgspec.field(default_factory=dict)
    """Entry by piece index."""

    def of(self, piece: int) -> int | None:
        """Index of the entry that a piece belongs to."""
        return self.owners.get(piece)
