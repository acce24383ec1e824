"""The knowledge base as people look through it: what bears a name or a similar one, all that is known of it, counts.

Unlike :mod:`.queries`, which reading asks, this looks into all layers and says which one each row stands in.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from depesche.actors.knowledge.layers import BASE, IMPORTED, SHARE_ALIKE, USER, opened
from depesche.actors.knowledge.schema import ID, KINDS
from depesche.actors.knowledge.spelling import fold

if TYPE_CHECKING:
    from depesche.actors.knowledge.layer import Layer

LAYERS = {USER: "own", IMPORTED: "wikidata", BASE: "shipped", SHARE_ALIKE: "share-alike"}
"""What the layers are called."""
MATCHES = ("name", "surname", "other case", "begins so", "office", "contains it", "similar")
"""How a name can fit, the best first."""
NAME, SURNAME, CASE, BEGIN, OFFICE, INSIDE, SIMILAR = range(len(MATCHES))
FORBIDDEN = "none"
"""The kind of a row whose name shall be taken for nobody."""
_MOST = 500
"""Rows of a layer that are looked at for one kind of match."""
_MOST_SCANNED = 20_000
"""Names with the same beginning that are compared with a misspelt one."""
_ALIKE = 0.8
"""Share of letters from which two names are similar."""
_LONGEST = 2_000
"""Letters of the longest name that is looked for."""
_SIMILAR_FROM, _SIMILAR_TO = 4, 200
"""Letters of names for which similar spellings are looked for."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz "
_LAST = "\U0010ffff"
_ENTITY = (
    "SELECT f.kind, e.name, f.type, f.country, f.sector, coalesce(p.text, ''), coalesce(e.born, 0), f.sex, f.rank, "
    "s.name, s.licence, s.date FROM entity e JOIN facet f ON f.id = e.facet JOIN source s ON s.id = f.source "
    "LEFT JOIN word p ON p.id = e.party WHERE e.id = ?"
)
_TERMS = (
    "SELECT p.name, coalesce(p.name_de, ''), coalesce(o.country, f.country), coalesce(p.sector, ''), o.start, o.end, "
    "coalesce(o.checked, s.date), s.name, s.licence FROM office o JOIN entity e ON e.id = o.entity "
    "JOIN facet f ON f.id = e.facet JOIN position p ON p.id = o.position JOIN source s ON s.id = o.source "
    "WHERE o.entity = ? ORDER BY o.start DESC, o.number"
)
_BY_MATCH = {
    NAME: "SELECT entity FROM alias WHERE key = ?1 AND exact IN ('', ?2)",
    SURNAME: "SELECT entity FROM surname WHERE key = ?1",
    CASE: "SELECT entity FROM alias WHERE key = ?1",
    OFFICE: "SELECT o.entity FROM title t JOIN office o ON o.position = t.position WHERE t.key = ?1",
    INSIDE: "SELECT entity FROM alias WHERE key GLOB '* ' || ?1 OR key GLOB '* ' || ?1 || ' *'",
}
_FEW = f" LIMIT {_MOST}"


class Holding(msgspec.Struct):
    """A term in office."""

    office: str
    office_de: str
    country: str
    sector: str
    start: str
    end: str
    checked: str
    source: str
    licence: str

    def covers(self, day: str) -> bool:
        """Whether the term covers the day, or may: begun by then and not known to have ended."""
        begun = bool(self.start) and self.start <= day[: len(self.start)]
        return begun and (not self.end or day[: len(self.end)] <= self.end)


class Card(msgspec.Struct):
    """One row of a layer with all that belongs to it."""

    id: str
    """The Wikidata id, or empty."""
    name: str
    kind: str
    type: str
    country: str
    sector: str
    party: str
    born: int
    sex: str
    rank: int
    layer: str
    source: str
    licence: str
    date: str
    """Of the source: its snapshot, or until when the row is known to be right."""
    match: str = ""
    """How the name asked for fits."""
    offices: list[Holding] = []
    names: dict[str, str] = {}
    """By language, where it is not the main name."""
    found_by: list[str] = []
    """Names as they are looked up, folded; a capitalised one only counts so, one with ``~`` may mean other things."""
    surnames: list[str] = []
    is_overridden: bool = False
    """Whether a layer above knows the same id, so that reading does not see this row."""


class Row(NamedTuple):
    """Where an entity stands."""

    layer: Layer
    number: int


def search(name: str, kinds: Iterable[str] = (), countries: Iterable[str] = (), day: str = "") -> list[Card]:
    """Everything that bears the name or a similar one, the best matches first.

    ``day``: only who was in office then, as far as is known (ISO 8601).
    """
    if ID.fullmatch(name):
        own = [card for card in cards(name) if not card.is_overridden]
        return _fitting(own, set(kinds), set(countries), day)
    key = fold(name)
    if not key or len(key) > _LONGEST:
        return []
    found: dict[tuple[int, int], int] = {}
    for match in range(SIMILAR):
        _collect(found, key, name, match)
    if _SIMILAR_FROM <= len(key) <= _SIMILAR_TO and not any(match <= SURNAME for match in found.values()):
        _collect(found, key, name, SIMILAR)
    layers = {layer.number: layer for layer in opened()}
    all_cards = [_card(Row(layers[layer], number), match) for (layer, number), match in _uppermost(found).items()]
    titled = _titled(key)
    for card in all_cards:
        if card.match == MATCHES[OFFICE]:
            own_terms = [term for term in card.offices if term.office in titled]
            card.offices = own_terms if day else own_terms + [t for t in card.offices if t.office not in titled]
    return sorted(_fitting(all_cards, set(kinds), set(countries), day), key=_by_weight)


def _titled(key: str) -> set[str]:
    """The positions that are called so."""
    query = "SELECT p.name FROM title t JOIN position p ON p.id = t.position WHERE t.key = ?"
    return {row[0] for layer in opened() for row in layer.rows(query, (key,))}


def _collect(found: dict[tuple[int, int], int], key: str, name: str, match: int) -> None:
    for layer in opened():
        for number in _numbers(layer, key, name, match):
            found.setdefault((layer.number, number), match)


def _numbers(layer: Layer, key: str, name: str, match: int) -> Iterator[int]:
    if match == BEGIN:
        for table in ("alias", "surname"):
            query = f"SELECT entity FROM {table} WHERE key > ? AND key < ?{_FEW}"  # noqa: S608
            yield from (row[0] for row in layer.rows(query, (key, key + _LAST)))
    elif match == SIMILAR:
        yield from _similar(layer, key)
    else:
        values = (key, name) if match == NAME else (key,)
        yield from (row[0] for row in layer.rows(_BY_MATCH[match] + _FEW, values))


def _similar(layer: Layer, key: str) -> Iterator[int]:
    """What is one slip of the pen away, or shares the beginning and most letters."""
    edited = sorted(_edited(key))
    for table in ("alias", "surname"):
        for begin in range(0, len(edited), _MOST):
            some = edited[begin : begin + _MOST]
            marks = ", ".join("?" * len(some))
            yield from (row[0] for row in layer.rows(f"SELECT entity FROM {table} WHERE key IN ({marks})", some))  # noqa: S608
        query = f"SELECT key, entity FROM {table} WHERE key > ? AND key < ? LIMIT {_MOST_SCANNED}"  # noqa: S608
        scanned = layer.rows(query, (key[:2], key[:2] + _LAST))
        close = set(difflib.get_close_matches(key, {row[0] for row in scanned}, 20, _ALIKE))
        yield from (row[1] for row in scanned if row[0] in close)


def _edited(key: str) -> set[str]:
    """The key with a letter less, more, or another one, or two letters in the other order."""
    cuts = [(key[:at], key[at:]) for at in range(len(key) + 1)]
    found = {a + b[1:] for a, b in cuts if b} | {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    for letter in _LETTERS:
        found |= {a + letter + b for a, b in cuts} | {a + letter + b[1:] for a, b in cuts if b}
    return found - {key}


def _uppermost(found: dict[tuple[int, int], int]) -> dict[tuple[int, int], int]:
    """Each id in the uppermost layer that knows it, with its best match."""
    told: dict[tuple[int, int], int] = {}
    for (layer, number), match in found.items():
        place = (_home(layer, number), number) if number > 0 else (layer, number)
        told[place] = min(match, told.get(place, match))
    return told


def _home(layer: int, number: int) -> int:
    for upper in opened():
        if upper.number == layer or upper.rows("SELECT 1 FROM entity WHERE id = ?", (number,)):
            return upper.number
    return layer


def _fitting(found: list[Card], kinds: set[str], countries: set[str], day: str) -> list[Card]:
    """The cards of these kinds and countries, all where none is named; with a day, only the offices of then."""
    fitting = [card for card in found if not kinds or card.kind in kinds]
    if day:
        for card in fitting:
            card.offices = [term for term in card.offices if term.covers(day)]
        fitting = [card for card in fitting if card.offices]
    return [card for card in fitting if not countries or countries & {card.country, *_lands(card, day)}]


def _lands(card: Card, day: str) -> set[str]:
    """The countries of the offices, where those of a day are asked for."""
    return {term.country for term in card.offices} if day else set()


def _by_weight(card: Card) -> tuple[int, bool, int, int, str, str]:
    latest = max((int(term.start[:4]) for term in card.offices if term.start), default=0)
    return MATCHES.index(card.match), card.kind != FORBIDDEN, -card.rank, -latest, fold(card.name), card.id


def _card(row: Row, match: int | None = None) -> Card:
    kind, name, *rest = row.layer.rows(_ENTITY, (row.number,))[0]
    kind_of, country, sector, party, born, sex, rank, source, licence, date = rest
    return Card(
        f"Q{row.number}" if row.number > 0 else "", name, KINDS[kind] or FORBIDDEN, kind_of, country, sector, party,
        born, sex, rank, LAYERS[row.layer.number], source, licence, date, MATCHES[match] if match is not None else "",
        [Holding(*values) for values in row.layer.rows(_TERMS, (row.number,))],
    )  # fmt: skip


def cards(asked: str) -> list[Card]:
    """All rows about what has the Q-number or exactly the name, those that count first."""
    numbers = [int(asked[1:])] if ID.fullmatch(asked) else None
    found: list[Card] = []
    seen: set[str] = set()
    for layer in opened():
        own = numbers if numbers is not None else _named(layer, fold(asked))
        for number in own:
            if layer.rows("SELECT 1 FROM entity WHERE id = ?", (number,)):
                card = _full(Row(layer, number))
                card.match = MATCHES[NAME]
                card.is_overridden = bool(card.id) and card.id in seen
                seen.add(card.id)
                found.append(card)
    return sorted(found, key=_overridden)


def _overridden(card: Card) -> bool:
    return card.is_overridden


def _named(layer: Layer, key: str) -> list[int]:
    query = "SELECT DISTINCT entity FROM alias WHERE key = ?"
    return sorted(row[0] for row in layer.rows(query + _FEW, (key,))) if key else []


def _full(row: Row) -> Card:
    card = _card(row)
    layer, number = row.layer, (row.number,)
    card.names = dict(layer.rows("SELECT language, name FROM label WHERE entity = ? ORDER BY language", number))
    aliases = layer.rows("SELECT key, exact, unsure FROM alias WHERE entity = ? ORDER BY key", number)
    card.found_by = [("~" if unsure else "") + (exact or key) for key, exact, unsure in aliases]
    card.surnames = [key for (key,) in layer.rows("SELECT key FROM surname WHERE entity = ? ORDER BY key", number)]
    return card


class Origin(msgspec.Struct):
    """A source and what comes from it."""

    name: str
    licence: str
    date: str
    entities: int


class Counts(msgspec.Struct):
    """What a layer holds."""

    layer: str
    path: str
    bytes: int
    entities: int
    names: int
    offices: int
    snapshot: str
    """The newest date of its sources."""
    kinds: dict[str, int]
    types: dict[str, int]
    countries: dict[str, int]
    licences: dict[str, int]
    sources: list[Origin]


def counts() -> list[Counts]:
    """What each layer holds, upper ones first."""
    return [_counts(layer) for layer in opened()]


def _counts(layer: Layer) -> Counts:
    def grouped(column: str) -> dict[str, int]:
        query = (
            f"SELECT {column}, count(*) FROM entity e JOIN facet f ON f.id = e.facet JOIN source s ON s.id = f.source "  # noqa: S608
            f"GROUP BY {column} ORDER BY count(*) DESC, {column}"
        )
        return {str(key): count for key, count in layer.rows(query) if key != ""}

    def count(table: str) -> int:
        return int(layer.rows(f"SELECT count(*) FROM {table}")[0][0])  # noqa: S608

    kinds: dict[str, int] = {(KINDS[int(key)] or FORBIDDEN): number for key, number in grouped("f.kind").items()}
    sources: list[tuple[Any, ...]] = layer.rows(
        "SELECT s.name, s.licence, s.date, count(e.id) FROM source s LEFT JOIN facet f ON f.source = s.id "
        "LEFT JOIN entity e ON e.facet = f.id GROUP BY s.id ORDER BY count(e.id) DESC, s.name"
    )
    return Counts(
        LAYERS[layer.number], str(layer.path), layer.path.stat().st_size, count("entity"), count("alias"),
        count("office"), max((row[2] for row in sources), default=""), kinds, grouped("f.type"),
        grouped("f.country"), grouped("s.licence"), [Origin(*row) for row in sources],
    )  # fmt: skip
