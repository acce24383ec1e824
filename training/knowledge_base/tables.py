"""The tables the knowledge base is built from, and the strict reading of the curated ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from depesche.actors.knowledge.entities import Source
from depesche.actors.knowledge.schema import SECTORS, TYPES

Row = dict[str, str]
FACTS = Path(__file__).parents[1] / "facts"
DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
OWN = "training/facts"
OWN_LICENCE = "Apache-2.0 (facts)"
COLUMNS = {
    "office_holders": (
        "person", "aliases", "sex", "country", "party", "born", "office", "office_de", "sector", "start", "end",
        "wikidata", "source", "checked",
    ),
    "organizations": ("name_de", "name_en", "aliases", "country", "sector", "type", "wikidata", "source", "checked"),
    "places": ("name_de", "name_en", "aliases", "type", "country", "source"),
    "given_names": ("name", "sex", "source"),
    "surnames": ("name", "source"),
}  # fmt: skip
REQUIRED = {
    "office_holders": ("person", "office", "source", "checked"),
    "organizations": ("source", "checked"),
    "places": ("type", "source"),
    "given_names": ("name", "sex"),
    "surnames": ("name",),
}


class TableError(Exception):
    """A table cannot be used; the message names the file, the row and what is wrong."""


def rows(path: Path) -> Iterator[Row]:
    """The rows of a table of the collection: header first, short rows filled up."""
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
    header = lines[0].split("\t")
    for line in lines[1:]:
        cells = line.split("\t")
        yield dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=False))


def values(cell: str) -> list[str]:
    """The values of a cell with several."""
    return [part.strip() for part in cell.split("|") if part.strip()]


class Checks:
    """What cells of curated tables may hold."""

    def __init__(self, countries: set[str], ids: set[str]) -> None:
        self._tests: dict[str, Callable[[str], bool]] = {
            "country": countries.__contains__,
            "sector": SECTORS.__contains__,
            "sex": {"f", "m", "fm"}.__contains__,
            "start": _is_date,
            "end": _is_date,
            "checked": _is_date,
            "born": _is_year,
            "wikidata": ids.__contains__,
        }

    def facts(self, table: str) -> list[Row]:
        """The rows of a curated table, none if there is no such file. Raises :class:`TableError`."""
        path = FACTS / f"{table}.tsv"
        if not path.is_file():
            return []
        found = []
        header: tuple[str, ...] = ()
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            if not line.strip() or line.startswith("#"):
                continue
            cells = line.split("\t")
            if not header:
                header = _header(path, cells, COLUMNS[table])
                continue
            if len(cells) > len(header):
                raise TableError(f"{path}, line {number}: {len(cells)} cells for {len(header)} columns")
            row = dict(zip(header, [c.strip() for c in cells] + [""] * (len(header) - len(cells)), strict=True))
            self._check(path, number, table, row)
            found.append(row)
        return found

    def _check(self, path: Path, number: int, table: str, row: Row) -> None:
        missing = [column for column in REQUIRED[table] if not row[column]]
        if missing or (table in {"organizations", "places"} and not (row["name_de"] or row["name_en"])):
            raise TableError(f"{path}, line {number}: {' and '.join(missing) or 'a name'} is missing")
        for column, cell in row.items():
            test = self._tests.get(column)
            if cell and test and not test(cell):
                raise TableError(f"{path}, line {number}: {column} cannot be {cell!r}")
        kind = {"organizations": "organization", "places": "place"}.get(table, "")
        if kind and row["type"] and row["type"] not in TYPES[kind]:
            raise TableError(f"{path}, line {number}: type cannot be {row['type']!r}")
        if row.get("start") and row.get("end") and row["end"] < row["start"][: len(row["end"])]:
            raise TableError(f"{path}, line {number}: it ends {row['end']}, before it starts {row['start']}")


def _header(path: Path, cells: list[str], columns: tuple[str, ...]) -> tuple[str, ...]:
    if tuple(cells) != columns:
        raise TableError(f"{path}: its first row must name the columns {', '.join(columns)}")
    return columns


def _is_date(cell: str) -> bool:
    return bool(DATE.fullmatch(cell))


def _is_year(cell: str) -> bool:
    return cell.isdecimal() and len(cell) == 4


@cache
def _sources() -> dict[str, Source]:
    known = {}
    for row in rows(Path(__file__).with_name("sources.tsv")):
        source = Source(row["name"], row["licence"], row["date"])
        known.update({name: source for name in (row["name"], row["also"]) if name})
    return known


def source(cell: str) -> Source:
    """The source a cell of the collection names: the first of several, without the file behind the colon."""
    name = re.split(r"[:+]", cell, maxsplit=1)[0]
    if name not in _sources():
        raise TableError(f"{Path(__file__).with_name('sources.tsv')}: {name} is missing")
    return _sources()[name]


def own_source(row: Row) -> Source:
    """The source of a curated row: its own address where it has one."""
    origin = row.get("source") or "own knowledge"
    return Source(f"{OWN}: {origin}" if origin != "own knowledge" else OWN, OWN_LICENCE, row.get("checked", ""))
