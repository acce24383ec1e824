"""The codebook: what each PLOVER type means for the record (quad class, CAMEO crosswalk, Goldstein weight, modes)."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import cast

import msgspec

from depesche.report import EventType

COOPERATION = "cooperation"
MATERIAL_CONFLICT = "material conflict"


class Entry(msgspec.Struct, frozen=True):
    """One event type of the codebook."""

    type: EventType
    quad: str
    cameo: str
    goldstein: float
    """-10 (conflict) to +10 (cooperation)."""
    modes: dict[str, str] = msgspec.field(default_factory=dict)
    """Mode to the CAMEO code nearest to it."""
    older: dict[str, str] = msgspec.field(default_factory=dict)
    """Mode names of earlier PLOVER versions to today's."""

    def mode(self, name: str) -> str | None:
        """The mode by its name of today, or ``None`` when the type has no such mode."""
        today = self.older.get(name, name)
        return today if today in self.modes else None

    def code(self, mode: str | None) -> str:
        """The CAMEO code nearest to the type with this mode."""
        return self.modes.get(mode, self.cameo) if mode else self.cameo


@cache
def codebook() -> dict[str, Entry]:
    """The types by name."""
    data = tomllib.loads(Path(__file__).with_name("codebook.toml").read_text(encoding="utf-8"))
    return {name: Entry(type=cast("EventType", name), **row) for name, row in data["types"].items()}


def entry(cell: str) -> tuple[Entry, str | None]:
    """The type and mode a lexicon cell like ``ASSAULT/explosives`` names."""
    name, _, mode = cell.partition("/")
    found = codebook()[name]
    return found, found.mode(mode)
