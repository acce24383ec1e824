"""How many actor codes of the PLOVER gold sentences are among the actors that Depesche finds in them.

    python -m benchmarks.actor_codes [SET ...] [--events DIR] [--misses]

Prints one JSON object: set to figure to value. Sets: ``actor-codes-de``, ``actor-codes-en``, the dev parts of the gold
standard sentences and their German parallel. A code of the gold is a country (``FRA``) or the sector of a body of many
states (``IGO``, ``NGO``), most with a sector behind it (``FRA GOV``). Asked is every source and target of the main
event, and whether *any* actor of the sentence has it; which of them did it is the events room's matter. Figures:

- ``country``: share of the gold codes that some actor has as its country, sector or code.
- ``code``: share of the gold's whole codes, country and sector in one actor; without a sector the country will do.
- ``sector``: the same, of those with a sector alone.
- ``precision``: share of the codes offered (countries, ``IGO``, ``NGO``) that the gold names in the sentence. The gold
  leaves out everybody who is no source or target of the one main event, so this shows noise only by falling.
- ``offered``: such codes a sentence; the gold has 1.9 of them.

Sectors are compared by their first three letters, older names by their new ones: the gold adds peoples (``CVLalb``).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from depesche import read
from depesche.report import Actor

EVENTS = Path(__file__).resolve().parent.parent.parent / "shared" / "bench" / "data"
SETS = {"actor-codes-de": "events-de-dev.jsonl", "actor-codes-en": "events-en-dev.jsonl"}
SAME = {"CIV": "CVL", "REF": "CVL"}
"""Sectors of older codebooks: civilians, refugees."""
OF_MANY_STATES = frozenset({"IGO", "NGO"})


class Wanted(NamedTuple):
    """A source or target of the gold."""

    text: str
    code: str
    sector: str


class Outcome(NamedTuple):
    """A gold sentence and the actors found in it."""

    text: str
    wanted: list[Wanted]
    actors: list[Actor]

    @property
    def offered(self) -> set[str]:
        """The codes of its actors, without the sectors behind countries."""
        return {code for actor in self.actors if (code := _short(actor))}


def main() -> None:
    """Score the sets."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"{', '.join(SETS)}; default: all")
    parser.add_argument("--events", type=Path, default=EVENTS, help="folder of the gold sentences")
    parser.add_argument("--misses", action="store_true", help="list the codes that no actor has on standard error")
    given = parser.parse_args()
    figures = {}
    for name in given.sets or SETS:
        outcomes = list(read_set(given.events / SETS[name]))
        figures[name] = scores(outcomes)
        if given.misses:
            print(*misses(outcomes), sep="\n", file=sys.stderr)
    print(json.dumps(figures, indent=1))


def read_set(path: Path) -> Iterator[Outcome]:
    """The gold sentences of a file, read."""
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        report = read(row["text"], published=row["published"], language=row["language"])
        wanted = [Wanted(x["text"], x["code"], _sector(x["sector"])) for x in row["sources"] + row["targets"]]
        yield Outcome(row["text"], [one for one in wanted if one.code], report.actors)


def _sector(name: str) -> str:
    return SAME.get(name[:3], name[:3])


def _short(actor: Actor) -> str:
    if actor.sector in OF_MANY_STATES and not actor.country:
        return actor.sector or ""
    return actor.country or ""


def scores(outcomes: list[Outcome]) -> dict[str, float]:
    """All figures of one set."""
    pairs = [(wanted, outcome.actors) for outcome in outcomes for wanted in outcome.wanted]
    sectored = [pair for pair in pairs if pair[0].sector]
    offered = sum(len(outcome.offered) for outcome in outcomes)
    named = sum(len(outcome.offered & {wanted.code for wanted in outcome.wanted}) for outcome in outcomes)
    return {
        "country": round(sum(has_country(*pair) for pair in pairs) / len(pairs), 3),
        "code": round(sum(has_code(*pair) for pair in pairs) / len(pairs), 3),
        "sector": round(sum(has_code(*pair) for pair in sectored) / len(sectored), 3),
        "precision": round(named / offered, 3),
        "offered": round(offered / len(outcomes), 2),
    }


def has_country(wanted: Wanted, actors: list[Actor]) -> bool:
    """Whether some actor has the country, or the sector that stands for it."""
    return any(wanted.code in (actor.country, actor.sector, actor.code) for actor in actors)


def has_code(wanted: Wanted, actors: list[Actor]) -> bool:
    """Whether some actor has country and sector."""
    if not wanted.sector:
        return has_country(wanted, actors)
    return any(wanted.code == actor.country and wanted.sector == actor.sector for actor in actors)


def misses(outcomes: list[Outcome]) -> Iterator[str]:
    """Every code that is not found whole, with what was found in the sentence."""
    for outcome in outcomes:
        for wanted in outcome.wanted:
            if has_code(wanted, outcome.actors):
                continue
            kind = "sector" if has_country(wanted, outcome.actors) else "COUNTRY"
            found = "; ".join(f"{actor.name} = {actor.code}" for actor in outcome.actors)
            yield f"{kind}\t{wanted.code} {wanted.sector}\t{wanted.text}\t{found}\t{outcome.text}"


if __name__ == "__main__":
    main()
