"""Items of Wikidata as its JSON dump writes them, one a line: which are wanted, and what is kept of them.

What is looked for stands in ``wikidata.tsv`` beside this file, the ids of states in ``country_ids.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from depesche.actors.knowledge.schema import HEAD, ID, NAMES
from depesche.actors.knowledge.spelling import is_latin
from depesche.brief import safe
from depesche.language import tables

COLUMNS = ("id", "label", "use", "kind", "type", "sector", "sitelinks", "confirmed")
MOST_ALIASES = 40
MOST_TERMS = 60
LONGEST_NAME = 150
"""Characters; longer names are sentences or mischief."""
LARGE = 500_000
"""Inhabitants of a large city."""
_NEXT = b'":[{"mainsnak"'
"""Where the claims of a property begin, behind its id."""
_SPACED = b'"claims": '
"""In lines that the dump did not write so, but a program that puts blanks into JSON: they are all parsed."""
_NEAR, _LONGEST_ID = 300, 20
"""Bytes behind the property in which its value stands; bytes of an id and the mark behind it."""
DEEPEST = 2
"""Steps between a class of the dump and the one of the table it is part of: ministry of defence, ministry."""
PASSED_ON = frozenset({"organization", "place"})
_UNREAL = re.compile(r"\bfictional|\bfiktive", re.IGNORECASE)
"""Classes of what stories tell of are parts of classes of what there is."""
_DAY, _MONTH, _YEAR = 11, 10, 9
"""Precisions of times."""
_NO_WIKIPEDIA = frozenset({"commonswiki", "specieswiki", "wikidatawiki", "metawiki", "mediawikiwiki", "sourceswiki"})
_TIME = re.compile(r"\+(\d{4})-(\d\d)-(\d\d)T")


class Class(msgspec.Struct, frozen=True):
    """What being an instance of an item says."""

    kind: str
    type: str
    sector: str
    sitelinks: int


class Learned(msgspec.Struct, frozen=True):
    """A class that the dump says is part of one of the table."""

    root: str
    depth: int


class Item(msgspec.Struct):
    """What is kept of an item until the import is complete; other items are named by their ids."""

    id: int
    kind: str
    names: dict[str, str]
    aliases: list[str]
    type: str = ""
    sector: str = ""
    rank: int = 0
    born: int = 0
    sex: str = ""
    countries: list[str] = []
    parties: list[str] = []
    terms: list[tuple[str, str, str]] = []
    """Position, start, end."""


class Name(msgspec.Struct):
    """What an office or a party is called, and whose it is."""

    id: int
    names: dict[str, str]
    short: str = ""
    countries: list[str] = []


class _Text(msgspec.Struct):
    value: str = ""


class _Value(msgspec.Struct):
    id: str = ""
    time: str = ""
    precision: float | None = None
    amount: str = ""
    text: str = ""


class _Data(msgspec.Struct):
    value: _Value | str


class _Snak(msgspec.Struct):
    datavalue: _Data | None = None


class _Statement(msgspec.Struct):
    mainsnak: _Snak
    rank: str = "normal"
    qualifiers: dict[str, msgspec.Raw] | list[msgspec.Raw] = {}


class _Entity(msgspec.Struct):
    """Empty objects stand as empty lists in the dump."""

    id: str
    labels: dict[str, _Text] | list[msgspec.Raw] = {}
    aliases: dict[str, list[_Text]] | list[msgspec.Raw] = {}
    claims: dict[str, msgspec.Raw] | list[msgspec.Raw] = {}
    sitelinks: dict[str, msgspec.Raw] | list[msgspec.Raw] = {}
    modified: str = ""


_entity = msgspec.json.Decoder(_Entity)
_statements = msgspec.json.Decoder(list[_Statement])
_snaks = msgspec.json.Decoder(list[_Snak])


@cache
def _rows() -> tuple[dict[str, str], ...]:
    return tuple(tables.parse(Path(__file__).with_name("wikidata.tsv").read_text(encoding="utf-8"), COLUMNS))


@cache
def _ids(use: str) -> dict[str, str]:
    """Label to id of everything with this use."""
    return {row["label"]: row["id"] for row in _rows() if row["use"] == use}


def _property(label: str) -> str:
    return _ids("property")[label]


@cache
def classes() -> dict[str, Class]:
    """The classes whose instances are kept, by id."""
    return {
        row["id"]: Class(row["kind"], row["type"], row["sector"], int(row["sitelinks"]))
        for row in _rows()
        if row["use"] in {"class", "human"}
    }


@cache
def country_ids() -> dict[str, str]:
    """Code of the state for ids of states, their parts and forerunners."""
    text = Path(__file__).with_name("country_ids.tsv").read_text(encoding="utf-8")
    return {row["wikidata"]: row["iso3"] for row in tables.parse(text, ("wikidata", "iso3"))}


class Sieve:
    """Tells lines of the dump that may be wanted from the others without parsing them."""

    def __init__(self, kinds: Iterable[str], learned: Iterable[str] = ()) -> None:
        wanted = set(kinds)
        self._humans = frozenset(key.encode() for key, one in classes().items() if one.kind == "person")
        self._classes = {key.encode() for key, one in classes().items() if one.kind in wanted and one.kind != "person"}
        self._learned = {key.encode() for key in learned}
        people = self._people = "person" in wanted
        # offices and parties are asked for by those who hold and join them
        parties = {key.encode() for key, one in classes().items() if one.type == "party"} if people else set()
        self._offices = frozenset(key.encode() for key in _ids("office").values()) | parties if people else frozenset()
        self._marks = (
            f'"{_property("position held")}":['.encode(),
            *(f'"id":"{key}"'.encode() for key in _ids("occupation").values()),
        )
        self._instance, self._subclass = _property("instance of").encode(), _property("subclass of").encode()
        self._jurisdiction = f'"{_property("applies to jurisdiction")}":['.encode()

    def passes(self, line: bytes) -> bool:
        """Whether the line has to be parsed."""
        found = _values(line, self._instance)
        if not (
            found.isdisjoint(self._classes) and found.isdisjoint(self._offices) and found.isdisjoint(self._learned)
        ):
            return True
        if not found.isdisjoint(self._humans):
            return self._people and any(mark in line for mark in self._marks)
        above = _values(line, self._subclass)
        if above and (
            (self._people and self._jurisdiction in line)
            or not (above.isdisjoint(self._classes) and above.isdisjoint(self._learned))
        ):
            return True
        return not found and _SPACED in line

    def learn(self, wikidata: str) -> None:
        """Let instances of another class pass."""
        self._learned.add(wikidata.encode())

    def id_of(self, line: bytes) -> str:
        """The id a line of the dump begins with, or empty."""
        begin = line.find(b'"id":"', 0, 80) + 6
        return _quoted(line, begin).decode("ascii", "replace") if begin > 5 else ""


def _values(line: bytes, key: bytes) -> set[bytes]:
    """The ids of the items that a property of an item names."""
    found: set[bytes] = set()
    mark = b'"' + key + _NEXT
    claims = line.find(mark)
    if claims < 0:
        return found
    end = line.find(_NEXT, claims + len(mark))
    end = end if end >= 0 else len(line)
    claimed = b'"property":"' + key + b'"'
    at = line.find(claimed, claims, end)
    while at >= 0:
        begin = line.find(b'"id":"Q', at, at + _NEAR) + 6
        if begin > 5:
            found.add(_quoted(line, begin))
        at = line.find(claimed, at + len(claimed), end)
    return found


def _quoted(line: bytes, begin: int) -> bytes:
    """The id that begins there, up to its quotation mark."""
    return line[begin : begin + _LONGEST_ID].partition(b'"')[0]


class Parsed:
    """One item, parsed. Raises :class:`msgspec.MsgspecError` for a line that is none."""

    def __init__(self, line: bytes, languages: Iterable[str], learned: Mapping[str, Learned] | None = None) -> None:
        self._learned = learned if learned is not None else {}
        self._entity = _entity.decode(line)
        self._languages = tuple(languages)
        self.modified = self._entity.modified[:10]
        self.is_item = bool(ID.fullmatch(self._entity.id))
        self.id = int(self._entity.id[1:]) if self.is_item else 0

    def item(self, kinds: Iterable[str], least: int) -> Item | None:
        """What is kept of a person in politics, an organisation, a country, a place; none of anything else."""
        instances = [one for key in self._of("instance of") if (one := self._class(key)) is not None]
        fitting = [one for one in instances if one.kind in kinds and self._is_known(one, least)]
        names = self._names()
        if not fitting or not names:
            return None
        one = fitting[0]
        item = Item(self.id, one.kind, names, self._aliases(names), one.type, one.sector)
        if one.kind == "person":
            return self._person(item)
        item.countries = self._of("country")
        if one.kind == "place":
            item.type = "capital" if any(other.type == "capital" for other in instances) else one.type
            large = 2 if self._number("population") >= LARGE else 1
            item.rank = HEAD if item.type == "capital" else large
        return item

    def _class(self, key: str) -> Class | None:
        learned = self._learned.get(key)
        return classes().get(learned.root if learned is not None else key)

    @property
    def part_of(self) -> Learned | None:
        """The class of the table that this one is part of, at most two steps away, if it is one."""
        for key in self._of("subclass of"):
            above = Learned(key, 0) if key in classes() else self._learned.get(key)
            if above is None or above.depth >= DEEPEST or classes()[above.root].kind not in PASSED_ON:
                continue
            if not any(_UNREAL.search(name) for name in self._names().values()):
                return Learned(above.root, above.depth + 1)
        return None

    @property
    def is_office_or_party(self) -> bool:
        """Whether people may point to it and need its name."""
        instances = self._of("instance of")
        offices = set(_ids("office").values())
        if any(key in offices or ((one := self._class(key)) is not None and one.type == "party") for key in instances):
            return True
        return bool(self._statements("subclass of") and self._statements("applies to jurisdiction"))

    def name(self) -> Name | None:
        """What those who hold or join it say; none for persons."""
        names = {} if any(key in _ids("human").values() for key in self._of("instance of")) else self._names()
        short = next((text for text in self._texts("short name") if text), "")
        countries = self._of("applies to jurisdiction") or self._of("country")
        return Name(self.id, names, short, countries) if names else None

    @property
    def code(self) -> str:
        """The code of a country, ISO 3166 alpha-3, or empty."""
        found = next((text for text in self._texts("ISO 3166-1 alpha-3 code") if text), "")
        return found if re.fullmatch("[A-Z]{3}", found) else ""

    def _is_known(self, one: Class, least: int) -> bool:
        if one.kind == "country":
            return True
        links = self._entity.sitelinks
        count = sum(site.endswith("wiki") and site not in _NO_WIKIPEDIA for site in links)  # type: ignore[arg-type]
        if one.type == "company" and self._statements("stock exchange"):
            return count >= least
        return count >= max(one.sitelinks, least)

    def _person(self, item: Item) -> Item | None:
        item.terms = list(self._terms())[:MOST_TERMS]
        politician = set(self._of("occupation")) & set(_ids("occupation").values())
        if not item.terms and not politician:
            return None
        item.countries = self._of("country of citizenship")
        item.parties = self._of("member of political party")
        sexes = {_ids("sex")["female"]: "f", _ids("sex")["male"]: "m"}
        item.sex = next((sexes[key] for key in self._of("sex or gender") if key in sexes), "")
        births = [day for statement in self._statements("date of birth") if (day := _day(statement.mainsnak))]
        item.born = int(births[0][:4]) if births else 0
        return item

    def _terms(self) -> Iterator[tuple[str, str, str]]:
        for statement in self._statements("position held"):
            key = _id_of(statement.mainsnak)
            if key:
                yield key, self._qualifier(statement, "start time"), self._qualifier(statement, "end time")

    def _qualifier(self, statement: _Statement, label: str) -> str:
        raw = statement.qualifiers.get(_property(label)) if isinstance(statement.qualifiers, dict) else None
        return next((day for snak in _snaks.decode(raw) if (day := _day(snak))), "") if raw is not None else ""

    def _names(self) -> dict[str, str]:
        """Names in Latin letters by language; where no language has one of its own, the one for all."""
        labels = self._entity.labels if isinstance(self._entity.labels, dict) else {}
        common = next((n for key in ("mul", NAMES) if key in labels and (n := _clean(labels[key].value))), "")
        found = {}
        for language in self._languages:
            name = _clean(labels[language].value) if language in labels else ""
            if name or common:
                found[language] = name or common
        return found

    def _aliases(self, names: dict[str, str]) -> list[str]:
        given = self._entity.aliases if isinstance(self._entity.aliases, dict) else {}
        wanted = (text.value for key in (*self._languages, "mul") for text in given.get(key, ()))
        found = dict.fromkeys(name for text in (*wanted, *self._texts("short name")) if (name := _clean(text)))
        return [name for name in found if name not in names.values()][:MOST_ALIASES]

    def _statements(self, label: str) -> list[_Statement]:
        """The statements of a property that hold, preferred ones first."""
        claims = self._entity.claims
        raw = claims.get(_property(label)) if isinstance(claims, dict) else None
        if raw is None:
            return []
        found = [statement for statement in _statements.decode(raw) if statement.rank != "deprecated"]
        return sorted(found, key=_by_rank)

    def _of(self, label: str) -> list[str]:
        """The items a property names; those that ended come last."""
        found: dict[str, bool] = {}
        for statement in self._statements(label):
            key = _id_of(statement.mainsnak)
            if key:
                found[key] = found.get(key, True) and bool(self._qualifier(statement, "end time"))
        return sorted(found, key=found.__getitem__)

    def _texts(self, label: str) -> list[str]:
        values = (s.mainsnak.datavalue.value for s in self._statements(label) if s.mainsnak.datavalue is not None)
        return [value if isinstance(value, str) else value.text for value in values]

    def _number(self, label: str) -> int:
        values: list[Any] = [s.mainsnak.datavalue.value for s in self._statements(label) if s.mainsnak.datavalue]
        amounts = (value.amount for value in values if isinstance(value, _Value))
        return next((int(amount) for amount in amounts if re.fullmatch(r"\+\d{1,12}", amount)), 0)


def _by_rank(statement: _Statement) -> bool:
    return statement.rank != "preferred"


def _id_of(snak: _Snak) -> str:
    value = snak.datavalue.value if snak.datavalue is not None else ""
    return value.id if isinstance(value, _Value) and ID.fullmatch(value.id) else ""


def _day(snak: _Snak) -> str:
    """A time as ISO 8601, as precise as the statement says; empty for one before our era or vaguer than a year."""
    value = snak.datavalue.value if snak.datavalue is not None else ""
    found = _TIME.match(value.time) if isinstance(value, _Value) else None
    if found is None or not isinstance(value, _Value) or not value.precision or value.precision < _YEAR:
        return ""
    year, month, day = found.groups()
    if value.precision >= _DAY and day != "00":
        return f"{year}-{month}-{day}"
    return f"{year}-{month}" if value.precision >= _MONTH and month != "00" else year


def _clean(text: str) -> str:
    """A name without what could steer a terminal; empty when it is too long or not in Latin letters."""
    name = safe(text) if len(text) <= LONGEST_NAME else ""
    return name if is_latin(name) and any(c.isalpha() for c in name) else ""
