"""Wikidata ids that reading gives, beside those that were checked by hand.

    python -m benchmarks.actor_links            score the checked ones, list what is unchecked
    python -m benchmarks.actor_links --list     all ids of the set, as rows to be checked

The set is ``quotes-de-dev``: 150 reports of 2005 to 2020. ``actor_links.tsv`` holds one row for each report and name
that got an id: whether it is the right one, read against the report by a person.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from benchmarks.figures import DATA  # noqa: E402
from depesche.reader import Reader, Source  # noqa: E402

CHECKED = Path(__file__).with_name("actor_links.tsv")
TEXTS = DATA / "quotes-de-dev.jsonl.gz"


class Link(msgspec.Struct, frozen=True):
    """A name of a report with the id it got."""

    report: str
    name: str
    wikidata: str
    rule: str
    right: bool = False


def judged() -> list[Link]:
    """The links that were checked."""
    rows = [line.split("\t") for line in CHECKED.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    return [Link(report, name, wikidata, rule, word == "right") for report, name, wikidata, rule, word in rows[1:]]


@cache
def given() -> tuple[Link, ...]:
    """The links of persons and bodies that reading gives now."""
    with gzip.open(TEXTS, "rt", encoding="utf-8") as lines:
        return tuple(link for row in map(json.loads, lines) for link in _links(row))


def _links(row: dict[str, str]) -> Iterator[Link]:
    reader = Reader(language=row["language"], published=row["published"], kind="text", until="actors")
    for actor in reader.read(Source(row["text"])).actors:
        if actor.wikidata:
            yield Link(row["id"], actor.name, actor.wikidata, actor.rule)


def figures() -> dict[str, float]:
    """Share of the ids given that were checked and are right, and how many of them were checked."""
    verdicts = {(link.report, link.wikidata): link.right for link in judged()}
    known = [verdicts[key] for link in given() if (key := (link.report, link.wikidata)) in verdicts]
    return {"ids": len(given()), "checked": len(known), "wrong": known.count(False)}


def main() -> int:
    """Print the figures, or the rows to be checked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--list", action="store_true", help="all ids of the set")
    if parser.parse_args().list:
        for link in given():
            print(link.report, link.name, link.wikidata, link.rule, "", sep="\t")
        return 0
    print(json.dumps(figures()))
    verdicts = {(link.report, link.wikidata) for link in judged()}
    for link in given():
        if (link.report, link.wikidata) not in verdicts:
            print("unchecked", link.report, link.name, link.wikidata, link.rule, sep="\t", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
