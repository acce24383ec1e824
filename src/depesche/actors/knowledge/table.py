"""A user's own table: tab-separated rows to records of the user's layer, all of them or none."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date

import msgspec

from depesche.actors.knowledge import queries
from depesche.actors.knowledge.entities import Office, Record, Source, Term
from depesche.actors.knowledge.positions import is_head, sector, without_country
from depesche.actors.knowledge.schema import HEAD, ID, OFFICE, POLITICIAN, SECTORS, TYPES
from depesche.actors.linking import offices as office_keys
from depesche.brief import UNSAFE
from depesche.errors import InputError

MAX_BYTES = 64_000_000
LONGEST_CELL = 2_000
LONGEST_NAME = 200
MOST_ERRORS = 1_000
"""Errors of one table that are listed; more are counted."""
MOST_COLUMNS = 100
_SHOWN = 60
"""Characters of a cell that messages quote."""
LICENCE = "own table"
NOBODY = "none"
"""The kind of a row whose name shall be taken for nobody."""
COLUMNS = {
    "kind": "person, organization, country, place; none: the name shall never be taken for anybody",
    "name": "the main name, a person's with first name: Erika Beispiel",
    "wikidata": "Q-number, if there is one; it replaces what other layers know of it",
    "aliases": "other names and spellings, joined by |; ~ before one that other things bear too",
    "type": "organizations: ministry, party, company, union, outlet …; places: capital, city, region …",
    "country": "ISO 3166 alpha-3: DEU; empty for international bodies",
    "sector": "PLOVER: GOV, LEG, PTY, JUD, MIL, BUS, NGO, MED …; of a row with an office, the office's",
    "party": "persons: party as reports write it",
    "born": "persons: year of birth",
    "sex": "persons: f or m",
    "office": "persons: office in English with its country: Minister of Defence of Norway; one row for each",
    "office_de": "the office as German reports write it: Präsidentin",
    "start": "since when in office: 2024-05-01, 2024-05 or 2024",
    "end": "until when; empty: still in office on the day of checked",
    "checked": "until when the row is known to be right; empty: the day the table was last changed",
    "source": "where you have it from: an address or a title",
}
NAME_COLUMN = re.compile("name_([a-z]{2})")
"""Further columns: the name that reports of a language show (``name_de``)."""
REQUIRED = ("kind", "name")
_OF_PERSONS = ("party", "born", "sex", "office", "office_de", "start", "end")
_OF_ROWS = frozenset({"office", "office_de", "start", "end", "sector", "aliases", "checked", "source"})
"""Columns in which rows about one entity may differ."""
_KINDS = (*TYPES, NOBODY)
_DATE = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?")
_YEAR = re.compile("1[89][0-9][0-9]|20[0-9][0-9]")


class Problem(msgspec.Struct, frozen=True):
    """What is wrong with a line."""

    line: int
    message: str


class TableError(InputError):
    """A table with bad rows; none of it was added."""

    def __init__(self, name: str, problems: list[Problem]) -> None:
        self.problems = problems
        self.lines = [f"{name}:{problem.line}: {problem.message}" for problem in problems[:MOST_ERRORS]]
        more = len(problems) - MOST_ERRORS
        self.lines += [f"{name}: {more} more"] if more > 0 else []
        super().__init__("\n".join(self.lines))


class _Row(msgspec.Struct, frozen=True):
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def values(self, column: str) -> list[str]:
        return [part for cell in self[column].split("|") if (part := cell.strip())]

    @property
    def key(self) -> tuple[str, ...]:
        """What makes two rows tell of the same."""
        return (self["wikidata"],) if self["wikidata"] else (self["kind"], self["name"], self["country"])


def template() -> str:
    """A table without rows: what the columns mean, and the header."""
    lines = [f"# {column}: {meaning}" for column, meaning in COLUMNS.items()]
    lines.append("# name_de, name_en …: the name that reports of the language show, where it is not the main one")
    return "\n".join(["# Tab-separated, UTF-8; only kind and name must be filled.", *lines, "\t".join(COLUMNS)]) + "\n"


def records(data: bytes, name: str, source: str, day: str) -> list[Record]:
    """The records of a table; ``day``: until when rows are right that do not say so themselves (``checked``).

    Raises :class:`TableError` with every line that is wrong.
    """
    problems: list[Problem] = []

    def complain(line: int, message: str) -> None:
        problems.append(Problem(line, message))

    rows = _rows(data, complain)
    good = [row for row in rows if _is_right(row, complain)]
    groups: dict[tuple[str, ...], list[_Row]] = {}
    for row in good:
        groups.setdefault(row.key, []).append(row)
    found = [_record(same, source, day, complain) for same in groups.values()]
    if problems:
        raise TableError(name, sorted(problems, key=_by_line))
    return found


def _by_line(problem: Problem) -> int:
    return problem.line


Complain = Callable[[int, str], None]


def _rows(data: bytes, complain: Complain) -> list[_Row]:
    if len(data) > MAX_BYTES:
        complain(1, f"the table is larger than {MAX_BYTES // 1_000_000} MB; split it")
        return []
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        complain(line, "not UTF-8 text; save the table as UTF-8, tab-separated")
        return []
    rows = [
        (number, line.rstrip("\r"))
        for number, line in enumerate(text.split("\n"), 1)
        if line.strip() and not line.startswith("#")
    ]
    if not rows:
        complain(1, "no header and no rows; `depesche kb add --template` prints a table to start from")
        return []
    number, first = rows[0]
    header = [cell.strip() for cell in first.split("\t")]
    if not _is_header(number, header, complain):
        return []
    return list(_cells(header, rows[1:], complain))


def _is_header(number: int, header: list[str], complain: Complain) -> bool:
    if len(header) > MOST_COLUMNS:
        complain(number, f"{len(header):,} columns are too many")
        return False
    known = [*COLUMNS, "name_de", "name_en"]
    missing = [column for column in REQUIRED if column not in header]
    if missing:
        hint = " (the cells are separated by tabs, not by commas or semicolons)" if len(header) == 1 else ""
        more = "`depesche kb add --template` prints a table to start from"
        complain(number, f"the first row must name the columns, among them {' and '.join(REQUIRED)}{hint}; {more}")
        return False
    for column in header:
        if column not in COLUMNS and not NAME_COLUMN.fullmatch(column):
            close = difflib.get_close_matches(column[:_SHOWN], known, 1)
            hint = f"; did you mean {close[0]}?" if close else f"; there are {', '.join(COLUMNS)}, name_de …"
            complain(number, f"unknown column {_shown(column)}{hint}")
        elif header.count(column) > 1:
            complain(number, f"column {column} stands there {header.count(column)} times")
    is_known = all(column in COLUMNS or NAME_COLUMN.fullmatch(column) for column in header)
    return is_known and len(set(header)) == len(header)


def _cells(header: list[str], lines: Iterable[tuple[int, str]], complain: Complain) -> Iterator[_Row]:
    for number, line in lines:
        cells = line.split("\t")
        if len(cells) > len(header) and any(cells[len(header) :]):
            complain(number, f"{len(cells)} cells, but {len(header)} columns")
        else:
            yield _Row(number, {column: cell.strip() for column, cell in zip(header, cells, strict=False)})


def _is_right(row: _Row, complain: Complain) -> bool:
    """Whether nothing is wrong with the row alone."""
    messages = list(_wrong(row))
    for message in messages:
        complain(row.line, message)
    return not messages


def _wrong(row: _Row) -> Iterator[str]:
    for column, cell in row.cells.items():
        if UNSAFE.search(cell):
            yield f"{column}: invisible or control characters in {_shown(cell)}; write the name without them"
        elif len(cell) > (LONGEST_CELL if column == "aliases" else LONGEST_NAME):
            yield f"{column}: {len(cell):,} characters are too many"
    kind = row["kind"]
    if kind not in _KINDS:
        yield f"kind: {_shown(kind)} is none of {', '.join(_KINDS)}"
        return
    if not any(c.isalnum() for c in row["name"]):
        yield "name: empty" if not row["name"] else f"name: no letters in {_shown(row['name'])}"
    elif kind == "person" and " " not in row["name"]:
        yield f"name: {_shown(row['name'])} is one word; a person needs the first name too"
    if kind != "person":
        yield from (f"{column}: only for persons" for column in _OF_PERSONS if row[column])
    yield from _wrong_codes(row, kind)
    yield from _wrong_dates(row)


def _wrong_codes(row: _Row, kind: str) -> Iterator[str]:
    if row["wikidata"] and not ID.fullmatch(row["wikidata"]):
        yield f"wikidata: {_shown(row['wikidata'])} is no Q-number (Q42)"
    types = TYPES.get(kind, frozenset())
    if row["type"] and row["type"] not in types:
        allowed = f"is none of {', '.join(sorted(types))}" if types else f"stands with kind {kind}; leave it empty"
        yield f"type: {_shown(row['type'])} {allowed}"
    if row["country"] and (message := wrong_country(row["country"])):
        yield f"country: {message}"
    if row["sector"] and row["sector"] not in SECTORS:
        yield f"sector: {_shown(row['sector'])} is none of {', '.join(sorted(SECTORS))}"
    if row["sex"] and row["sex"] not in {"f", "m"}:
        yield f"sex: {_shown(row['sex'])} is neither f nor m"
    if row["born"] and not _YEAR.fullmatch(row["born"]):
        yield f"born: {_shown(row['born'])} is no year of birth"


def _wrong_dates(row: _Row) -> Iterator[str]:
    for column in ("start", "end", "checked"):
        if row[column] and not _is_date(row[column]):
            yield f"{column}: {_shown(row[column])} is no date; write 2024-05-01, 2024-05 or 2024"
    size = min(len(row["start"]), len(row["end"]))
    if size and row["end"][:size] < row["start"][:size]:
        yield f"end: {_shown(row['end'])} is before start {_shown(row['start'])}"
    if not row["office"]:
        yield from (f"{column}: without an office" for column in ("office_de", "start", "end") if row[column])


def _is_date(text: str) -> bool:
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(f"{text}-01-01"[: len("2024-01-01")] if len(text) < len("2024-01-01") else text)
    except ValueError:
        return False
    return True


def wrong_country(text: str) -> str:
    """What to say of a code that no country has, with a hint for a country written in words; empty for a right one."""
    if text in queries.countries():
        return ""
    codes = sorted({entity.country for entity in queries.find(text) if entity.kind == "country"})
    hint = f"; {codes[0]} is {text}" if len(codes) == 1 else " (DEU, FRA, USA …)"
    return f"{_shown(text)} is no ISO 3166 alpha-3 code{hint}"


def _shown(text: str) -> str:
    """A cell as messages quote it: one line, no control characters, not too long."""
    short = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return "'" + UNSAFE.sub(_escaped, short) + "'"


def _escaped(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape").decode("ascii")


def _record(same: list[_Row], source: str, day: str, complain: Complain) -> Record:
    first = same[0]
    cell: dict[str, str] = {}
    said: dict[str, int] = {}
    for row in same:
        for column, value in row.cells.items():
            if column in _OF_ROWS or not value:
                continue
            if cell.setdefault(column, value) != value:
                message = f"{column}: {_shown(value)}, but line {said[column]} says {_shown(cell[column])} of the same"
                complain(row.line, message)
            said.setdefault(column, row.line)
    terms = [_term(row, source, day) for row in same if row["office"]]
    sectors = [row["sector"] for row in same if row["sector"]] or [term.office.sector for term in terms]
    kind = cell["kind"]
    return Record(
        "" if kind == NOBODY else kind,
        cell["name"],
        _origin(first, source, day),
        first["wikidata"],
        cell.get("type", ""),
        cell.get("country", ""),
        sectors[0] if sectors else "",
        cell.get("party", ""),
        int(cell.get("born", 0)),
        cell.get("sex", ""),
        _rank(kind, cell.get("type", ""), terms),
        {found[1]: value for column, value in cell.items() if (found := NAME_COLUMN.fullmatch(column))},
        list(dict.fromkeys(alias for row in same for alias in row.values("aliases"))),
        terms,
    )


def _origin(row: _Row, source: str, day: str) -> Source:
    return Source(f"{source}: {row['source']}" if row["source"] else source, LICENCE, row["checked"] or day)


def _term(row: _Row, source: str, day: str) -> Term:
    position = row["office"]
    origin = _origin(row, source, day)
    office = Office(
        position, row["start"], row["end"], row["country"], row["office_de"], row["sector"] or sector(position),
        is_head(position, is_country), origin.date, origin.name,
    )  # fmt: skip
    keys = sorted(office_keys.of_position(position))
    return Term(office, origin, (without_country(position, is_country), *keys))


def is_country(text: str) -> bool:
    """Whether the end of a position names a country: ``the Netherlands``."""
    return any(entity.kind == "country" for entity in queries.find(text.removeprefix("the ")))


def _rank(kind: str, kind_of: str, terms: list[Term]) -> int:
    if kind == "person":
        return max((HEAD if term.office.is_head else OFFICE for term in terms), default=POLITICIAN)
    if kind == "place":
        return HEAD if kind_of == "capital" else 1
    return 0
