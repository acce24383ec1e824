"""An event while the rules work on it."""

from __future__ import annotations

import msgspec

from depesche.document import Clause, Sentence
from depesche.events.codebook import Entry, codebook
from depesche.language.lexicon import NounReading, VerbReading
from depesche.report import Event, Modality, Polarity, Tense


class Draft(msgspec.Struct, eq=False):
    """An event with the clause it was read from."""

    sentence: Sentence
    clause: Clause
    entry: Entry
    mode: str | None
    reading: VerbReading | NounReading
    trigger: tuple[int, ...]
    rule: str
    sources: list[str] = msgspec.field(default_factory=list)
    targets: list[str] = msgspec.field(default_factory=list)
    modality: Modality = "asserted"
    polarity: Polarity = "positive"
    tense: Tense | None = None
    time: str | None = None
    place: str | None = None
    condition: tuple[int, int] | None = None
    """Character range."""
    quotation: str | None = None
    matter: tuple[int, int] | None = None
    """Character range of what a position is about."""
    confidence: float = 0.0
    event: Event | None = None
    """The finished record."""

    @property
    def type(self) -> str:
        """The PLOVER type."""
        return self.entry.type

    def become(self, type_: str, why: str) -> None:
        """Change the type, as a promised visit becomes an agreement; the rule says why."""
        self.entry, self.mode = codebook()[type_], None
        self.rule += f">{type_}.{why}"
