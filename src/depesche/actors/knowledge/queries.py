"""Questions to the knowledge base.

A name that an upper layer knows is answered by that layer alone, and an entity whose Wikidata id stands in an upper
layer is the upper layer's: what users add of their own overrides what ships.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from depesche.actors.knowledge.entities import Entity, Office
from depesche.actors.knowledge.layers import USER, close, opened
from depesche.actors.knowledge.schema import HEAD, ID, KINDS, OFFICE
from depesche.actors.knowledge.spelling import fold, folded

if TYPE_CHECKING:
    from depesche.actors.knowledge.layer import Layer

MOST = 40
"""Bearers of a name that are told; more make it ambiguous all the same."""
_LAYER_BITS = 2
"""An entity's number is that of its row with the layer's number behind it."""
MOST_WORDS = 16
"""Tokens a name can have in a text."""
_GLUE = ("'", "’")
_JOINS = frozenset("-–/.&'’")
"""Tokens without letters that may stand inside a name."""
_ENTITY = (
    "SELECT e.id, f.kind, e.name, f.type, f.country, f.sector, p.text, e.born, f.sex, f.rank, s.name FROM {} "
    "JOIN facet f ON f.id = e.facet JOIN source s ON s.id = f.source LEFT JOIN word p ON p.id = e.party "
)
_BY_NAME = _ENTITY.format("alias a JOIN entity e ON e.id = a.entity") + (
    "WHERE a.key = ? AND a.exact IN ('', ?) AND (a.unsure = ? OR f.kind = 0) "
    f"ORDER BY f.rank DESC, e.id < 0, abs(e.id) LIMIT {MOST}"
)
_BY_NUMBER = _ENTITY.format("entity e") + "WHERE e.id = ?"
_BY_SURNAME = _ENTITY.format("surname a JOIN entity e ON e.id = a.entity") + "WHERE a.key = ? ORDER BY e.id"
_FORBIDDEN = (
    "SELECT 1 FROM alias a JOIN entity e ON e.id = a.entity JOIN facet f ON f.id = e.facet "
    "WHERE a.key = ? AND f.kind = 0"
)
_BEGINS = "SELECT 1 FROM alias WHERE key = ? UNION ALL SELECT 1 FROM alias WHERE key > ? AND key < ? LIMIT 1"
_OFFICES = (
    "SELECT p.name, o.start, o.end, coalesce(o.country, f.country), p.name_de, p.sector, p.head, "
    "coalesce(o.checked, s.date), s.name FROM office o JOIN entity e ON e.id = o.entity JOIN facet f ON f.id = e.facet "
    "JOIN position p ON p.id = o.position JOIN source s ON s.id = o.source WHERE o.entity = ? ORDER BY o.number"
)
_HOLDERS = (
    "SELECT o.entity, o.start, o.end, coalesce(o.checked, s.date) FROM title t "
    "JOIN office o ON o.position = t.position JOIN source s ON s.id = o.source "
    "JOIN entity e ON e.id = o.entity JOIN facet f ON f.id = e.facet "
    "WHERE t.key = ? AND coalesce(o.country, f.country) = ? ORDER BY o.start, o.entity"
)


def _entity(layer: Layer, row: tuple[Any, ...]) -> Entity:
    number, kind, name, kind_of, country, sector, party, born, sex, rank, source = row
    return Entity(
        number << _LAYER_BITS | layer.number,
        f"Q{number}" if number > 0 else "",
        KINDS[kind],
        name,
        kind_of,
        country,
        sector,
        party or "",
        born or 0,
        sex,
        rank,
        source,
    )


def _uppermost(layer: Layer, entity: Entity) -> Entity:
    """The entity as the uppermost layer that has its id knows it."""
    if not entity.wikidata:
        return entity
    for upper in opened():
        if upper.number >= layer.number:
            break
        rows = upper.rows(_BY_NUMBER, (int(entity.wikidata[1:]),))
        if rows:
            return _entity(upper, rows[0])
    return entity


def _asked(query: str, *values: object) -> tuple[Entity, ...]:
    """The entities of the first layer that answers."""
    for layer in opened():
        rows = layer.rows(query, values)
        if rows:
            return _told(_uppermost(layer, _entity(layer, row)) for row in rows)
    return ()


def _everywhere(query: str, *values: object) -> tuple[Entity, ...]:
    """The entities of all layers."""
    return _told(_uppermost(layer, _entity(layer, row)) for layer in opened() for row in layer.rows(query, values))


def _told(found: Iterable[Entity]) -> tuple[Entity, ...]:
    """Each entity once, without those that the user says nobody is: they have no kind."""
    return tuple({e.number: e for e in found if e.kind}.values())


@lru_cache(maxsize=16384)
def find(name: str) -> tuple[Entity, ...]:
    """Everything that bears this name, of all kinds, higher ranks first, then what has an id.

    Case does not count, except for short names of one word (up to 4 letters) and names that are common words.
    """
    key = fold(name)
    return _asked(_BY_NAME, key, name, 0) if key else ()


@lru_cache(maxsize=4096)
def possible(name: str) -> tuple[Entity, ...]:
    """What a plain word, an abbreviation or part of a name may stand for besides what :func:`find` tells."""
    key = fold(name)
    sure = {entity.number for entity in find(name)}
    return tuple(e for e in _asked(_BY_NAME, key, name, 1) if e.number not in sure) if key else ()


def persons(name: str) -> tuple[Entity, ...]:
    """Everybody who bears this full name."""
    return tuple(e for e in find(name) if e.kind == "person")


def organizations(name: str) -> tuple[Entity, ...]:
    """Every organisation with this name."""
    return tuple(e for e in find(name) if e.kind == "organization")


@lru_cache(maxsize=4096)
def by_id(wikidata: str) -> Entity | None:
    """The entity with the Wikidata id."""
    if not ID.fullmatch(wikidata):
        return None
    found = _asked(_BY_NUMBER, int(wikidata[1:]))
    return found[0] if found else None


@lru_cache(maxsize=1)
def countries() -> frozenset[str]:
    """The codes of all countries and territories."""
    query = "SELECT DISTINCT country FROM facet WHERE kind = ?"
    kind = KINDS.index("country")
    return frozenset(row[0] for layer in opened() for row in layer.rows(query, (kind,)))


def _home(number: int) -> tuple[Layer | None, int]:
    """The layer an entity's number belongs to, and the number of its row."""
    own = next((layer for layer in opened() if layer.number == number & ((1 << _LAYER_BITS) - 1)), None)
    return own, number >> _LAYER_BITS


@lru_cache(maxsize=4096)
def label(entity: Entity, language: str) -> str:
    """The name that reports in the language show."""
    layer, number = _home(entity.number)
    rows = layer.rows("SELECT name FROM label WHERE entity = ? AND language = ?", (number, language)) if layer else []
    return rows[0][0] if rows else entity.name


@lru_cache(maxsize=4096)
def offices(person: Entity | int) -> tuple[Office, ...]:
    """The positions of a person, given as such or by number, earliest first."""
    layer, number = _home(person if isinstance(person, int) else person.number)
    rows = layer.rows(_OFFICES, (number,)) if layer else []
    return tuple(_office(row) for row in rows)


def _office(row: tuple[Any, ...]) -> Office:
    name, start, end, country, name_de, sector, head, checked, source = row
    return Office(name, start, end, country, name_de or "", sector or "", bool(head), checked, source)


def in_office(office: Office, day: str) -> bool:
    """Whether the term covers the day (ISO 8601) for certain."""
    if not office.start or not day or day[: len(office.start)] < office.start:
        return False
    last = office.end or office.checked
    return day[: len(last)] <= last


def _can_be_in_office(office: Office, day: str, known: str) -> bool:
    """Whether the person had come to office by the day and nothing known by then says that the term was over."""
    if not day:
        return True
    begun = day[: len(office.start)] >= office.start
    return begun and (not office.end or day[: len(office.end)] <= office.end or day[: len(known)] > known)


def _is_forbidden(key: str) -> bool:
    """Whether the user says that the folded name is nobody's."""
    return any(layer.number == USER and bool(layer.rows(_FORBIDDEN, (key,))) for layer in opened())


@lru_cache(maxsize=4096)
def officials(surname: str, country: str = "", rank: int = OFFICE) -> tuple[Entity, ...]:
    """Office holders of all times with this surname, in any spelling known; of a country where one is given."""
    key = fold(surname)
    found = _everywhere(_BY_SURNAME, key) if not _is_forbidden(key) else ()
    return tuple(e for e in found if e.rank >= rank and (not country or e.country == country))


@lru_cache(maxsize=4096)
def leaders(surname: str, country: str, day: str) -> tuple[Entity, ...]:
    """Heads of state or government of the country with this surname who can have been in office on the day.

    A term that ended does not rule out a later one beyond what the base knows of the country: for days after that
    everybody who was in office before counts.
    """
    known = _known_until(country)
    return tuple(
        person
        for person in officials(surname, "", HEAD)
        if any(o.is_head and o.country == country and _can_be_in_office(o, day, known) for o in offices(person))
    )


@lru_cache(maxsize=512)
def _known_until(country: str) -> str:
    """Until when the heads of the country are known."""
    query = (
        "SELECT max(coalesce(o.checked, s.date)) FROM position p JOIN office o ON o.position = p.id "
        "JOIN source s ON s.id = o.source JOIN entity e ON e.id = o.entity JOIN facet f ON f.id = e.facet "
        "WHERE p.head AND coalesce(o.country, f.country) = ?"
    )
    return max(row[0] or "" for layer in opened() for row in layer.rows(query, (country,)))


@lru_cache(maxsize=4096)
def leaders_anywhere(surname: str, day: str) -> tuple[Entity, ...]:
    """Heads of state or government of any country with this surname who were in office on the day for certain."""
    return tuple(
        person
        for person in officials(surname, "", HEAD)
        if any(o.is_head and in_office(o, day) for o in offices(person))
    )


@lru_cache(maxsize=4096)
def holders(office: str, country: str, day: str, is_sure: bool = True) -> tuple[Entity, ...]:
    """Who held an office on a day: ``holders("president", "FRA", "2022-11-01")``.

    The office is a key of ``actors/linking/offices.tsv`` (``foreign``) or the name of the position in English or
    German, with or without the country (``president of france``, ``Bundesverteidigungsminister``). The country is empty
    for international posts. With ``is_sure`` false, terms that were open when last checked count for later days too.
    """
    found: dict[int, Entity] = {}
    for layer in opened():
        for number, start, end, checked in layer.rows(_HOLDERS, (fold(office), country)):
            term = Office("", start, end, checked=checked)
            if in_office(term, day) or (not is_sure and not end and start and start <= day):
                person = _own(layer, number)
                found.update({person.number: person} if person else {})
    return tuple(found.values())


def _own(layer: Layer, number: int) -> Entity | None:
    """The entity of a row, unless an upper layer knows it too."""
    entity = _entity(layer, layer.rows(_BY_NUMBER, (number,))[0])
    return entity if _uppermost(layer, entity) is entity else None


@lru_cache(maxsize=32768)
def first_name(word: str) -> int:
    """How many politicians bear the word as first name."""
    return max(_count("first", word), default=0)


@lru_cache(maxsize=32768)
def last_name(word: str) -> int:
    """How many politicians bear the word as surname."""
    return max(_count("last", word), default=0)


def _count(table: str, word: str) -> list[int]:
    query = f"SELECT count FROM {table} WHERE key = ?"  # noqa: S608
    return [row[0] for layer in opened() for row in layer.rows(query, (folded(word),))]


@lru_cache(maxsize=16384)
def sex_of(first_name: str) -> str:
    """``f`` or ``m`` for a first name that only women or only men bear, else empty."""
    for layer in opened():
        rows = layer.rows("SELECT sex FROM first WHERE key = ?", (folded(first_name),))
        if rows:
            return rows[0][0] or ""
    return ""


@lru_cache(maxsize=65536)
def _goes_on(key: str) -> bool:
    """Whether a folded name of the base is the key or begins with its words."""
    # "!" is the character behind the blank: between the two stand the names that begin with the word.
    return any(layer.rows(_BEGINS, (key, f"{key} ", f"{key}!")) for layer in opened())


@lru_cache(maxsize=65536)
def _first_word(word: str) -> str:
    """The word of a text, folded, if names of the base begin with it, else empty."""
    key = folded(word) if word[:1].isupper() or word[:1].isdigit() else ""
    return key if key and _goes_on(key) else ""


def longest(words: Sequence[str], begin: int, endings: tuple[str, ...] = ()) -> tuple[int, tuple[Entity, ...]]:
    """The longest name of the base that begins at the word: how many words of the text, and what bears it.

    The words are tokens as texts write them; the first must begin with a capital or a figure. The last may carry one
    of the endings (``Angela Merkels`` with ``("s",)``). ``(0, ())`` where no name begins.
    """
    word = words[begin]
    if not _first_word(word) and not (endings and _begins_inflected(word, endings)):
        return 0, ()
    texts = _joined(words, begin, endings)
    for size in range(len(texts), 0, -1):
        found = _bearers(texts[size - 1], endings)
        if found:
            return size, found
    return 0, ()


def _begins_inflected(word: str, endings: tuple[str, ...]) -> bool:
    return any(word.endswith(ending) and _first_word(word[: -len(ending)]) for ending in endings)


def _bearers(name: str, endings: tuple[str, ...]) -> tuple[Entity, ...]:
    """What bears the name, as it is or without one of the endings."""
    found = find(name) if name else ()
    for ending in endings:
        if not found and len(name) > len(ending) and name.endswith(ending):
            found = find(name[: -len(ending)])
    return found


def _joined(words: Sequence[str], begin: int, endings: tuple[str, ...]) -> list[str]:
    """The text from the word on, one token more each time, while names begin so; empty where no name can end."""
    texts: list[str] = []
    text, glue = "", ""
    for at in range(begin, min(len(words), begin + MOST_WORDS)):
        word = words[at]
        if not folded(word):
            if word not in _JOINS:
                break
            texts.append("")
        else:
            texts.append(f"{text}{glue}{word}")
            if not _goes_on(folded(texts[-1])):
                break
        text = f"{text}{glue}{word}"
        glue = "" if word.endswith(_GLUE) else " "
    return texts


def reopen() -> None:
    """Close all files and forget all answers: after the user's file or ``DEPESCHE_KB`` has changed."""
    for question in _CACHED:
        question.cache_clear()
    close()


_CACHED = (
    find, possible, by_id, countries, label, offices, officials, leaders, _known_until, leaders_anywhere, holders,
    first_name, last_name, sex_of, _goes_on, _first_word,
)  # fmt: skip
