"""What the knowledge base knows, as records."""

from __future__ import annotations

import msgspec


class Entity(msgspec.Struct, frozen=True):
    """A person, organisation, country or place; empty texts and 0 mean unknown."""

    number: int
    """Which entity of which file; only good for asking on, it may differ in another release."""
    wikidata: str
    kind: str
    """person, organization, country, place."""
    name: str
    type: str = ""
    """What it is among its kind: ministry, party, armed, capital …; see :data:`.schema.TYPES`."""
    country: str = ""
    """ISO 3166 alpha-3."""
    sector: str = ""
    """PLOVER; of a person: of the highest office known, whenever that was."""
    party: str = ""
    born: int = 0
    sex: str = ""
    """``f`` or ``m``."""
    rank: int = 0
    """Of persons: 3 head of state or government, 2 minister or other office holder, 1 politician. Of places: 3 capital,
    2 large city, 1 other."""
    source: str = ""


class Office(msgspec.Struct, frozen=True):
    """A position a person held; dates are ISO 8601 as precise as the source, empty when unknown."""

    position: str
    start: str
    end: str
    """Empty: still in office on the day ``checked``, or the source does not say."""
    country: str = ""
    """Whose office it is; empty for international posts."""
    position_de: str = ""
    sector: str = ""
    is_head: bool = False
    """Whether it is the head of a state or government."""
    checked: str = ""
    """Until when the source is known to be right."""
    source: str = ""


class Source(msgspec.Struct, frozen=True):
    """Where a row comes from."""

    name: str
    licence: str
    date: str
    """Snapshot or day of the check, ISO 8601."""


class Term(msgspec.Struct, frozen=True):
    """An office to be written, with the source of its own."""

    office: Office
    source: Source
    titles: tuple[str, ...] = ()
    """What the position is asked for by besides its German name: its English name without the country, keys of
    ``actors/linking/offices.tsv``; none: its whole English name."""


class Record(msgspec.Struct):
    """An entity to be written to a file of the knowledge base; see :class:`.writer.Writer`."""

    kind: str
    name: str
    source: Source
    wikidata: str = ""
    type: str = ""
    country: str = ""
    sector: str = ""
    party: str = ""
    born: int = 0
    sex: str = ""
    rank: int = 0
    labels: dict[str, str] = msgspec.field(default_factory=dict)
    """Language to the name its reports show; only where it differs from ``name``."""
    aliases: list[str] = msgspec.field(default_factory=list)
    """Other names; of persons, full ones are looked up whole, single words as spellings of the surname. A name with
    ``~`` before it is unsure: a plain word or an abbreviation that other things bear too."""
    terms: list[Term] = msgspec.field(default_factory=list)
