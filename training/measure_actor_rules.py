"""Measure how often each rule of the actors room is right, and write the table that ships.

    python -m training.measure_actor_rules

An actor's rule says what gave its id, else what found it. Rules that find names are measured on names that people
marked: German newspapers and encyclopedia (GermEval 2014, development part) and English web texts (Universal NER over
EWT, test part); a mention is right when span and kind are those of the gold. Rules that give ids are measured on
``benchmarks/actor_links.tsv``, ids in German news that were checked by hand one by one. Written to
src/depesche/actors/confidence.tsv: rule, right, found.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import depesche
from benchmarks.actor_links import judged
from benchmarks.figures import CORPORA, DATA
from depesche.report import Actor, Mention
from training.name_corpora import Span, conll, spaced

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "src" / "depesche" / "actors" / "confidence.tsv"
KINDS = {"country": "place", "group": "organization"}
"""Kinds of the record that the gold sets have under another."""
HEAD = """# How often a rule was right: names on annotated German and English texts, ids on a list checked by hand.
# Source: training/measure_actor_rules.py.
rule\tright\tfound
"""
Gold = tuple[str, str, set[Span]]


def main() -> None:
    """Measure and write."""
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for text, language, names in (*german(), *english()):
        for actor, mention in named(text, language):
            found[actor.rule] += 1
            right[actor.rule] += (mention.begin, mention.end, KINDS.get(actor.kind, actor.kind)) in names
    for link in judged():
        found[link.rule] += 1
        right[link.rule] += link.right
    lines = [f"{rule}\t{right[rule]}\t{found[rule]}" for rule in sorted(found)]
    TABLE.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{sum(right.values())} of {sum(found.values())} right, {len(found)} rules: {TABLE}")


def named(text: str, language: str) -> Iterable[tuple[Actor, Mention]]:
    """The mentions by name, but for persons with an id, whose rules are measured on ids."""
    reader = depesche.Reader(language=language, kind="text", until="actors")
    for actor in reader.read(depesche.Source(text)).actors:
        if actor.kind == "person" and actor.wikidata:
            continue
        yield from ((actor, m) for m in actor.mentions if m.form == "name")


def german() -> Iterator[Gold]:
    """GermEval's development sentences."""
    with gzip.open(DATA / "names-de-dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            yield row["text"], "de", {(begin, end, kind) for begin, end, kind in row["names"]}


def english() -> Iterator[Gold]:
    """EWT's test sentences."""
    lines = (CORPORA / "names-en" / "uner-ewt-test.iob2").read_text(encoding="utf-8").split("\n")
    texts = [line[9:] for line in lines if line.startswith("# text = ")]
    for (words, labels), text in zip(conll(lines, 1, 2, "\t"), texts, strict=True):
        yield text, "en", set(spaced(words, labels, text)[1])


if __name__ == "__main__":
    main()
