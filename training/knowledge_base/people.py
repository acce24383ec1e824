"""Persons: members of parliament, office holders and their offices, from the tables and the curated facts."""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

from depesche.actors.knowledge.entities import Office, Record, Source, Term
from depesche.actors.knowledge.positions import is_head, sector, without_country
from depesche.actors.knowledge.schema import HEAD, OFFICE, POLITICIAN
from depesche.actors.knowledge.spelling import fold, is_latin
from depesche.actors.knowledge.writer import FAMILY_FIRST
from depesche.actors.linking import offices as office_keys
from training.knowledge_base.given import Given
from training.knowledge_base.tables import Row, own_source, rows, source, values
from training.knowledge_base.transcription import LANDS, german

FOOTNOTE = re.compile(r"\s*\[\d+\]$")
NICKNAME = re.compile(r"\s*[(\[\"„“].*?[)\]\"“”]\s*")
FULL_DAY = re.compile(r"\d{4}-(?!01-01)\d\d-\d\d")
"""A birthday that tells persons apart; the first of January stands for a year."""
YEARS_OFF = 1
"""Years by which sources differ about a birth."""
WEAK_SOURCE = "missing-successors"  # successors as the entries of their predecessors name them


class Person:
    """What the tables say about one person."""

    def __init__(self, wikidata: str = "") -> None:
        self.wikidata = wikidata
        self.names: dict[str, None] = {}
        self.spellings: dict[str, None] = {}
        """Names that are no full ones: other spellings of the surname."""
        self.german = ""
        self.country = self.party = self.sex = self.sector = ""
        self.source: Source | None = None
        self.born = 0
        self.birthday = ""
        self.rank = POLITICIAN
        self.terms: dict[tuple[str, str, str], Term] = {}

    def add_name(self, name: str) -> None:
        """Keep a name in Latin letters; ``Merkel, Angela`` is none."""
        plain = NICKNAME.sub(" ", FOOTNOTE.sub("", name)).strip()
        if plain and "," not in plain and is_latin(plain):
            self.names.setdefault(" ".join(plain.split()))

    def absorb(self, other: Person) -> None:
        """Take over what the tables say under another id."""
        self.names.update(other.names)
        self.spellings.update(other.spellings)
        self.terms = {**other.terms, **self.terms}
        self.rank = max(self.rank, other.rank)
        self.party, self.sector = self.party or other.party, self.sector or other.sector

    def record(self, given: Given) -> Record | None:
        """The row to be written; none without a name in Latin letters."""
        names = [name for name in self.names if " " in name] or list(self.names)
        if not names or self.source is None:
            return None
        country = self.country
        spelt = dict.fromkeys(other for name in names for other in german(name)) if country in LANDS else {}
        sex = self.sex or ("" if country in FAMILY_FIRST else given.sex(fold(names[0]).split(" ")[0], country))
        return Record(
            "person",
            names[0],
            self.source,
            self.wikidata,
            country=country,
            sector=self.sector,
            party=self.party,
            born=self.born,
            sex=sex,
            rank=self.rank,
            labels={"de": self.german} if self.german else {},
            aliases=[*names[1:], *self.spellings, *spelt],
            terms=list(self.terms.values()),
        )


class People:
    """All persons, by Wikidata id where they have one."""

    def __init__(self, folder: Path, is_country: Callable[[str], bool]) -> None:
        self.folder = folder
        self._is_country = is_country
        self.known: dict[str, Person] = {}
        self.new: dict[tuple[str, str], Person] = {}
        """Curated persons without an id, by folded name and year of birth."""
        self._bearers: defaultdict[str, set[str]] = defaultdict(set)
        self._short: defaultdict[str, set[str]] = defaultdict(set)
        """First and last word of names: David A. Granger is David Granger where office or birth year agree."""

    def read_tables(self) -> None:
        """Read the collection."""
        for row in rows(self.folder / "politicians.tsv"):
            person = self._person(row["qid"], row["source"])
            for name in (row["name_de"], row["name"], *row["other_names"].split("|")):
                person.add_name(name)
            person.country, person.party = row["country_iso3"], row["party"]
            person.born, person.birthday = _year(row["born"]), row["born"]
        for row in rows(self.folder / "germany_persons.tsv"):
            person = self._person(row["qid"], row["source"])
            person.add_name(row["name_de"])
            person.country = person.country or "DEU"
            person.party = person.party or row["party"].split("|")[0]
            person.born = person.born or _year(row["born"])
        for table in ("leaders.tsv", "ministers.tsv"):
            for row in rows(self.folder / table):
                if row["country_iso3"] and WEAK_SOURCE not in row["source"]:
                    self._add_office(row)
        self._join_doubles({row["qid"] for row in rows(self.folder / "germany_mdb_ids.tsv")})
        for wikidata, person in self.known.items():
            for name in person.names:
                self._bearers[fold(name)].add(wikidata)
                self._short[_ends(name)].add(wikidata)

    def _join_doubles(self, official: set[str]) -> None:
        """One person for the items of one name, country and birthday; the id is the official one of parliament's, else
        that of who held offices, else the older."""
        groups: defaultdict[tuple[str, str, str], list[Person]] = defaultdict(list)
        for person in self.known.values():
            if FULL_DAY.fullmatch(person.birthday):
                for ends in dict.fromkeys(_ends(name) for name in person.names):
                    groups[ends, person.country, person.birthday].append(person)
        for group in groups.values():
            first, *others = sorted(group, key=lambda p: (p.wikidata not in official, -p.rank, _number(p)))
            for other in others:
                if other.wikidata in self.known and first.wikidata in self.known:
                    first.absorb(self.known.pop(other.wikidata))

    def _person(self, wikidata: str, origin: str) -> Person:
        person = self.known.setdefault(wikidata, Person(wikidata))
        person.source = person.source or source(origin)
        return person

    def _add_office(self, row: Row) -> None:
        """Record one office; the country of the highest office is the person's country."""
        person = self._person(row["qid"], row["source"])
        person.add_name(row["name"])
        origin = source(row["source"])
        label = row["position"]
        office = Office(
            label,
            row["start"],
            row["end"],
            row["country_iso3"],
            "",
            sector(label),
            is_head(label, self._is_country),
            origin.date,
        )
        rank = HEAD if office.is_head else OFFICE
        if rank > person.rank or not person.country:
            person.country = office.country
        if rank > person.rank or not person.sector:
            person.sector = office.sector
        person.rank = max(person.rank, rank)
        person.terms.setdefault((label, office.start, office.end), self._term(office, origin))

    def _term(self, office: Office, origin: Source) -> Term:
        short = without_country(office.position, self._is_country)
        keys = sorted(office_keys.of_position(office.position))
        return Term(office, origin, (short, short.removeprefix("Federal "), *keys))

    def add_facts(self, facts: list[Row]) -> None:
        """Add the curated rows: to the one person of the tables they fit, else as persons of their own."""
        by_person: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in facts:
            by_person[(fold(row["person"]), row["born"])].append(row)
        for same in by_person.values():
            person = self._fitting(same)
            for row in same:
                self._add_fact(person, row)

    def _fitting(self, same: list[Row]) -> Person:
        """The person of the tables that rows about one person are about, else a new one."""
        wikidata = next((row["wikidata"] for row in same if row["wikidata"]), "")
        if wikidata:
            return self.known.setdefault(wikidata, Person(wikidata))
        names = [name for row in same for name in (row["person"], *values(row["aliases"])) if " " in name]
        countries = {row["country"] for row in same if row["country"]}
        born = next((int(row["born"]) for row in same if row["born"]), 0)
        compatriots = self._compatriots({qid for name in names for qid in self._bearers[fold(name)]}, countries)
        fitting = [
            person for person in compatriots if not born or not person.born or abs(born - person.born) <= YEARS_OFF
        ]
        chosen = _surest(fitting, same, born) or _in_office(compatriots, same)
        if compatriots and chosen is None:
            known = ", ".join(f"{person.wikidata} ({person.born or 'no year'})" for person in compatriots)
            sys.stderr.write(
                f"{same[0]['person']} ({born or 'no year'}): {known} do not fit or not alone, none taken\n"
            )
        if not compatriots:
            alike = self._compatriots({qid for name in names for qid in self._short[_ends(name)]}, countries)
            chosen = _in_office(alike, same) or _born(alike, born)
        return chosen or self.new.setdefault((fold(same[0]["person"]), same[0]["born"]), Person())

    def _compatriots(self, wikidata: set[str], countries: set[str]) -> list[Person]:
        """The persons with these ids who are of one of the countries, or of none known."""
        persons = [self.known[number] for number in sorted(wikidata)]
        return [person for person in persons if not countries or person.country in {"", *countries}]

    def _add_fact(self, person: Person, row: Row) -> None:
        origin = own_source(row)
        person.source = person.source or origin
        person.german = person.german or row["person"]
        person.add_name(row["person"])
        for alias in values(row["aliases"]):
            if " " in alias:
                person.add_name(alias)
            else:
                person.spellings.setdefault(alias)
        person.sex = person.sex or row["sex"].replace("fm", "")
        person.party = row["party"] or person.party
        person.born = person.born or (int(row["born"]) if row["born"] else 0)
        label = row["office"]
        office = Office(
            label, row["start"], row["end"], row["country"], row["office_de"], row["sector"] or sector(label),
            is_head(label, self._is_country), row["checked"],
        )  # fmt: skip
        rank = HEAD if office.is_head else OFFICE
        if row["country"] and (rank > person.rank or not person.country):
            person.country = row["country"]
        if rank >= person.rank or not person.sector:
            person.sector = office.sector
        person.rank = max(person.rank, rank)
        for key in [key for key, term in person.terms.items() if _is_same(term.office, office)]:
            del person.terms[key]  # what the tables say of the term is older
        person.terms[(label, office.start, office.end)] = self._term(office, origin)

    def records(self, given: Given) -> list[Record]:
        """All persons, those with ids in the order of their ids first."""
        ordered = sorted(self.known.values(), key=_number)
        new = [self.new[key] for key in sorted(self.new)]
        return [record for person in (*ordered, *new) if (record := person.record(given)) is not None]


def name_counts(records: list[Record]) -> tuple[Counter[str], Counter[str]]:
    """How many persons bear each first name and each surname."""
    first: Counter[str] = Counter()
    last: Counter[str] = Counter()
    for record in records:
        words = fold(record.name).split()
        if len(words) > 1:
            first[words[0]] += 1
            last[words[-1]] += 1
    return first, last


def _number(person: Person) -> int:
    return int(person.wikidata[1:])


def _year(born: str) -> int:
    return int(born[:4]) if born[:4].isdecimal() else 0


def _is_same(known: Office, office: Office) -> bool:
    """Whether two offices are one term: the same by name or key, in one country, begun in the same year."""
    keys = office_keys.of_position(office.position)
    same = known.position == office.position or bool(keys & office_keys.of_position(known.position))
    return same and known.country == office.country and bool(known.start) and known.start[:4] == office.start[:4]


def _surest(fitting: list[Person], same: list[Row], born: int) -> Person | None:
    """Of several persons with the name and country the only one with one of the offices, the birth year, an office."""
    tests: tuple[Callable[[Person], bool], ...] = (
        lambda person: True,
        lambda person: _in_office([person], same) is not None,
        lambda person: _born([person], born) is not None,
        lambda person: person.rank > POLITICIAN,
    )
    for test in tests:
        left = [person for person in fitting if test(person)]
        if len(left) == 1:
            return left[0]
    return None


def _in_office(fitting: list[Person], same: list[Row]) -> Person | None:
    """The only person who held one of the offices from the same year on."""
    offices = [Office(row["office"], row["start"], row["end"], row["country"]) for row in same]
    found = [p for p in fitting if any(_is_same(t.office, office) for t in p.terms.values() for office in offices)]
    return found[0] if len(found) == 1 else None


def _born(fitting: list[Person], year: int) -> Person | None:
    """The only person born in the year."""
    found = [person for person in fitting if year and person.born == year]
    return found[0] if len(found) == 1 else None


def _ends(name: str) -> str:
    """First and last word of a name, folded."""
    words = fold(name).split()
    return f"{words[0]} {words[-1]}" if words else ""
