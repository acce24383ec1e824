"""Reading until the actors beside spaCy's small German architecture with names: tokens a second, on the same texts.

    PYTHONPATH=src python benchmarks/actors_speed.py             measure, print
    PYTHONPATH=src python benchmarks/actors_speed.py --write     and keep it in benchmarks/actors_speed.json

As :mod:`benchmarks.language_speed`, with what comes next: Depesche adds times and actors (names, roles, coreference,
ids, countries, sectors), spaCy its named-entity recogniser, again with random weights.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from benchmarks import language_speed as base  # noqa: E402
from benchmarks.pages import conditions, machine, results  # noqa: E402
from depesche.reader import Reader, Source  # noqa: E402

RESULTS = ROOT / "benchmarks" / "actors_speed.json"
KINDS = 4
"""Kinds of names that de_core_news_sm tells apart."""


def _depesche() -> base.Read:
    reader = Reader(until="actors", language="de", kind="text")

    def read(everything: list[str]) -> int:
        return sum(len(sentence.tokens) for text in everything for sentence in reader.annotate(Source(text)).sentences)

    return read


def _spacy() -> base.Read:
    return base.spacy_reader(base.LABELS | {"ner": [f"K{n}" for n in range(KINDS)]})


READERS: base.Readers = {"depesche": _depesche, "spacy": _spacy}


def summary() -> str:
    """The last run as Markdown."""
    kept = results(RESULTS)
    return f"{conditions(kept, 'texts')}\n\n{base.table(kept['readers'])}"


def main() -> int:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=base.ROUNDS, help="counted rounds")
    parser.add_argument("--write", action="store_true", help=f"keep the figures in {RESULTS.name}")
    parser.add_argument("--one", metavar="NAME", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if not base.TEXTS.exists():
        print(f"no texts at {base.TEXTS}: nothing to read", file=sys.stderr)
        return 0
    if given.one:
        return base.serve(given.one, READERS)
    figures = base.measured(given.rounds, READERS, __file__)
    if "spacy" not in figures:
        print("spaCy is not installed; see python benchmarks/language_speed.py --help", file=sys.stderr)
    if given.write:
        kept = {**machine(), "texts": len(base.texts()), "rounds": given.rounds, "readers": figures}
        RESULTS.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    print(base.table(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
