"""How far each rule of a room can be trusted: the share of what it found that people confirmed, from a table."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path


class Shares:
    """A table ``confidence.tsv``: rule, how many of its finds were right, how many there were; tab-separated."""

    def __init__(self, table: Path) -> None:
        self.table = table

    @cached_property
    def measured(self) -> dict[str, tuple[int, int]]:
        """Rule to how many of its finds were right and how many there were."""
        rows = [line for line in self.table.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
        cells = [row.split("\t") for row in rows[1:]]
        return {rule: (int(right), int(found)) for rule, right, found in cells}

    def of(self, rule: str) -> float:
        """The measured share, one added to the right and two to the found, so that rare rules stay modest."""
        right, found = self.measured.get(rule, (0, 0))
        return round((right + 1) / (found + 2), 2)
