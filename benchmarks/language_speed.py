"""The language room beside spaCy's small German architecture: tokens a second, start-up, memory, on the same texts.

    PYTHONPATH=src python benchmarks/language_speed.py             measure, print
    PYTHONPATH=src python benchmarks/language_speed.py --write     and keep it in benchmarks/language_speed.json

The documentation (docs/language.md) is made from what was kept. spaCy is no dependency of Depesche; to have it here:

    UV_PROJECT_ENVIRONMENT=.venv .venv/bin/uv sync --inexact --group peers      (or: pip install 'spacy==3.8.*')

Texts are those of ``quotes-de-train``, each line with words a block. Depesche does all of ``language.annotate``:
language, quotation marks, sentences, tokens, tags, lemmas, features, clauses. spaCy does what its ``de_core_news_sm``
does before names: tok2vec, tagger, morphologizer, parser, with random weights and as many labels as that model has; its
speed does not depend on the weights. Each works in a process of its own on one core, the processes take turns; the
first turn warms up and is not counted. Speed is CPU time; ratios are taken within a round, and their median is given.

Start-up is the time from before the import of the room until a first sentence is read, in a fresh process; peak memory
is that of the process that reads all texts. The curves of long sentences are those of :mod:`benchmarks.depth`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from importlib import metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from benchmarks import depth  # noqa: E402
from benchmarks.figures import DATA  # noqa: E402
from benchmarks.pages import conditions, machine, results  # noqa: E402
from depesche import language  # noqa: E402
from depesche.document import Document  # noqa: E402
from depesche.report import Block  # noqa: E402

RESULTS = ROOT / "benchmarks" / "language_speed.json"
TEXTS = DATA / "quotes-de-train.jsonl.gz"
ROUNDS, STARTS = 5, 9
MISSING = 3
"""Exit code when spaCy is not installed."""
ONE_CORE = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "NUMEXPR_NUM_THREADS"), "1"
)
# About the labels of de_core_news_sm 3.8: fine tags, feature bundles, dependencies.
TAGS, BUNDLES, DEPENDENCIES = 54, 673, 41
BATCH = 64  # texts spaCy takes at once: with its 256 it is no faster and needs 2.7 GB
START = """
import time
begin = time.perf_counter()
from depesche import language
from depesche.document import Document
from depesche.report import Block
text = "Die Regierung kündigte am Montag an, dass sie verhandeln werde."
document = Document(text, language="de", blocks=[Block("paragraph", 0, len(text))])
language.annotate(document)
print(time.perf_counter() - begin)
"""
Read = Callable[[list[str]], int]


def texts() -> list[str]:
    """The texts of the gold set."""
    with gzip.open(TEXTS, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def _depesche() -> Read:
    def read(everything: list[str]) -> int:
        return sum(len(sentence.tokens) for text in everything for sentence in _annotated(text).sentences)

    return read


def _annotated(text: str) -> Document:
    document = Document(text, language="de", blocks=paragraphs(text))
    language.annotate(document)
    return document


def paragraphs(text: str) -> list[Block]:
    """A block for each line with words."""
    blocks = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block("paragraph", at, at + len(line)))
        at += len(line) + 1
    return blocks


LABELS = {
    "tagger": [f"T{n}" for n in range(TAGS)],
    "morphologizer": [f"POS=NOUN|Case={n}" for n in range(BUNDLES)],
    "parser": [f"d{n}" for n in range(DEPENDENCIES)],
}


def spacy_reader(labels: dict[str, list[str]]) -> Read:
    """spaCy's small German architecture with these pipes and their labels, with random weights."""
    import spacy  # noqa: PLC0415  (a peer, in its own process)

    nlp = spacy.blank("de")
    nlp.add_pipe("tok2vec")
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
    for name, values in labels.items():
        pipe = nlp.add_pipe(name, config={"model": {"tok2vec": listener}})
        for value in values:
            pipe.add_label(value)
    nlp.initialize()

    def read(everything: list[str]) -> int:
        return sum(len(doc) for doc in nlp.pipe(everything, batch_size=BATCH))

    return read


def _spacy() -> Read:
    return spacy_reader(LABELS)


Readers = dict[str, Callable[[], Read]]
READERS: Readers = {"depesche": _depesche, "spacy": _spacy}


def serve(name: str, readers: Readers) -> int:
    """Answer every line of the input with one round: tokens, seconds, peak memory in MB."""
    try:
        read = readers[name]()
    except ModuleNotFoundError as error:
        print(error, file=sys.stderr)
        return MISSING
    everything = texts()
    for _ in sys.stdin:
        begin = time.process_time()
        tokens = read(everything)
        seconds = time.process_time() - begin
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
        print(json.dumps({"tokens": tokens, "seconds": seconds, "peak": peak}), flush=True)
    return 0


class Turns:
    """The process of one reader."""

    def __init__(self, name: str, script: str) -> None:
        self.name = name
        self.process = subprocess.Popen(
            [sys.executable, "-W", "ignore", script, "--one", name],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=os.environ | ONE_CORE,
        )  # fmt: skip

    def round(self) -> dict[str, float] | None:
        """One round; None when the reader is not installed."""
        pipes = self.process
        if pipes.stdin is None or pipes.stdout is None or pipes.poll() is not None:
            return None
        pipes.stdin.write("\n")
        pipes.stdin.flush()
        line = pipes.stdout.readline()
        answer: dict[str, float] | None = json.loads(line) if line else None
        return answer


def measured(rounds: int, names: Iterable[str], script: str) -> dict[str, Any]:
    """Speed and memory of all readers of the script that are installed."""
    readers = [reader for name in names if (reader := Turns(name, script)).round() is not None]
    turns: dict[str, list[dict[str, float]]] = {reader.name: [] for reader in readers}
    for _ in range(rounds):
        for reader in readers:
            answer = reader.round()
            if answer is None:
                raise RuntimeError(f"{reader.name} has ended")
            turns[reader.name].append(answer)
    for reader in readers:
        reader.process.communicate()
    figures: dict[str, Any] = {name: _figures(name, taken) for name, taken in turns.items()}
    if "spacy" in turns:
        pairs = zip(turns["spacy"], turns["depesche"], strict=True)
        figures["depesche"]["ratio"] = round(statistics.median(a["seconds"] / b["seconds"] for a, b in pairs), 2)
    return figures


def _figures(name: str, taken: list[dict[str, float]]) -> dict[str, Any]:
    rates = sorted(one["tokens"] / one["seconds"] for one in taken)
    return {
        "version": "" if name == "depesche" else metadata.version(name),
        "tokens": int(taken[0]["tokens"]),
        "tokens_a_second": round(statistics.median(rates)),
        "spread": [round(rates[0]), round(rates[-1])],
        "peak_mb": round(max(one["peak"] for one in taken)),
    }


def start_up(runs: int) -> float:
    """Median seconds from the first import to the first sentence."""
    command = [sys.executable, "-c", START]
    taken = [float(subprocess.run(command, check=True, capture_output=True, text=True).stdout) for _ in range(runs)]
    return round(statistics.median(taken), 3)


def summary() -> str:
    """The last run as Markdown."""
    kept = results(RESULTS)
    return f"{conditions(kept, 'texts')}\n\n{table(kept['readers'])}"


def table(figures: dict[str, dict[str, Any]]) -> str:
    """Speed and memory as Markdown."""
    lines = [
        "| reader | tokens a second (slowest to fastest round) | times spaCy | start-up | peak memory |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for name, one in figures.items():
        low, high = one["spread"]
        ratio = f"{one['ratio']:.1f}" if "ratio" in one else ""
        start = f"{one['start']:.2f} s" if "start" in one else ""
        rate = f"{one['tokens_a_second']:,} ({low:,} to {high:,})"
        lines.append(f"| {name} {one['version']} | {rate} | {ratio} | {start} | {one['peak_mb']} MB |")
    return "\n".join(lines)


def main() -> int:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="counted rounds")
    parser.add_argument("--write", action="store_true", help=f"keep the figures in {RESULTS.name}")
    parser.add_argument("--one", metavar="NAME", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if not TEXTS.exists():
        print(f"no texts at {TEXTS}: nothing to read", file=sys.stderr)
        return 0
    if given.one:
        return serve(given.one, READERS)
    figures = measured(given.rounds, READERS, __file__)
    figures["depesche"]["start"] = start_up(STARTS)
    if "spacy" not in figures:
        print("spaCy is not installed; see python benchmarks/language_speed.py --help", file=sys.stderr)
    curves = depth.curves()
    if given.write:
        kept = {**machine(), "texts": len(texts()), "rounds": given.rounds, "readers": figures, "depth": curves}
        RESULTS.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    print(table(figures), depth.table(curves), sep="\n\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
