"""The figures Depesche is held to: every gold set beside this checkout, scored, against ``benchmarks/baseline.json``.

    python benchmarks/figures.py            score all sets, print them beside the baseline, exit 1 when one fell
    python benchmarks/figures.py NAME...    only these sets
    python benchmarks/figures.py --write    keep the new figures as the baseline

A figure may rise at any time. It may fall only on purpose: write the baseline and give the reason in the commit.
The gold data and its scorer live in ``../shared/bench``; where that is missing there is nothing to score. The language
room is scored by :mod:`benchmarks.language` on the treebanks in ``../shared/corpora``, phrases of time from other
libraries' tests by :mod:`benchmarks.time_phrases`, countries and sectors of actors by :mod:`benchmarks.actor_codes`.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
BENCH = SHARED / "bench"
BASELINE = ROOT / "benchmarks" / "baseline.json"
RUN = f"{sys.executable} -m depesche read --jsonl -"

# The figures of a task that are held, as paths into what the scorer prints; of other tasks all are.
HELD = {
    "quotes": ("quotation.F", "attributed.F", "macro_joint_f", "type_accuracy"),
    "times": ("strict.F", "relaxed.F", "value.F"),
    "events": ("type_recall", "only_that_type", "full", "source.F", "target.F"),
    "pages": ("body_f1", "body_clean", "title", "date", "authors.F", "subheads.F", "captions.F", "credits.F"),
    "names": ("P", "R", "F"),
    "case": ("share",),
    "phrases": ("right",),
    "english-names": ("P", "R", "F"),
    "actor-codes": ("country", "code", "sector", "precision"),
    "coreference": ("muc", "b3", "ceafe", "conll"),
}
OWN = {
    "language": ("benchmarks.language",),
    "coreference": ("benchmarks.coreference",),
    "actor-codes": ("benchmarks.actor_codes",),
    "phrases": ("benchmarks.time_phrases", "--json"),
    "english-names": ("benchmarks.names",),
}
"""Tasks that modules beside this one score, by set."""


@dataclass(frozen=True, slots=True)
class GoldSet:
    """One gold set: the scorer's task, its file or folder, and for pages the country that is picked out."""

    name: str
    task: str
    path: Path
    country: str | None = None
    options: str = ""
    """Of ``depesche read``, beside the usual ones."""

    @property
    def digest(self) -> str:
        """SHA-256 over the gold files, so that a figure is known to belong to this data."""
        files = sorted(self.path.rglob("*")) if self.path.is_dir() else [self.path]
        sha = hashlib.sha256()
        for file in files:
            sha.update(file.name.encode())
            sha.update(file.read_bytes())
        return sha.hexdigest()[:16]


DATA = BENCH / "data"
CORPORA = SHARED / "corpora"
SETS = (
    GoldSet("quotes-de-train", "quotes", DATA / "quotes-de-train.jsonl.gz"),
    GoldSet("quotes-de-dev", "quotes", DATA / "quotes-de-dev.jsonl.gz"),
    GoldSet("quotes-en-train", "quotes", DATA / "quotes-en-train.jsonl.gz"),
    GoldSet("quotes-en-dev", "quotes", DATA / "quotes-en-dev.jsonl.gz"),
    GoldSet("times-de-zeit", "times", DATA / "times-de-zeit"),
    GoldSet("times-de-dolomiten", "times", DATA / "times-de-dolomiten"),
    GoldSet("times-en-wire", "times", ROOT / "tests" / "data" / "times-en"),
    GoldSet("times-phrases-de", "phrases", CORPORA / "times" / "recognizers-de.json"),
    GoldSet("times-phrases-en", "phrases", CORPORA / "times" / "recognizers-en.json"),
    GoldSet("times-duckling-de", "phrases", CORPORA / "times" / "duckling-de.hs"),
    GoldSet("events-de-dev", "events", DATA / "events-de-dev.jsonl"),
    GoldSet("events-en-dev", "events", DATA / "events-en-dev.jsonl"),
    GoldSet("actor-codes-de", "actor-codes", DATA / "events-de-dev.jsonl"),
    GoldSet("actor-codes-en", "actor-codes", DATA / "events-en-dev.jsonl"),
    GoldSet("pages-de", "pages", DATA / "pages-dev.jsonl", "de"),
    GoldSet("pages-en", "pages", DATA / "pages-dev.jsonl", "en"),
    GoldSet("pages-de-general", "pages", DATA / "pages-dev.jsonl", "de", "--page-only --no-profiles"),
    GoldSet("pages-en-general", "pages", DATA / "pages-dev.jsonl", "en", "--page-only --no-profiles"),
    GoldSet("names-de-dev", "names", DATA / "names-de-dev.jsonl.gz"),
    GoldSet("names-en-ewt", "english-names", CORPORA / "names-en" / "uner-ewt-test.iob2"),
    GoldSet("names-en-gum", "english-names", CORPORA / "names-en" / "gum-news-interview.conllu"),
    GoldSet("coreference-de", "coreference", ROOT / "tests" / "data" / "coreference-de"),
    GoldSet("coreference-en-gum", "coreference", CORPORA / "names-en" / "gum-news-interview.conllu"),
    GoldSet("language-de", "language", CORPORA / "ud-de"),
    GoldSet("language-en", "language", CORPORA / "ud-en" / "ewt-test.conllu"),
    GoldSet("konjunktiv-gsd", "language", CORPORA / "morph-de" / "Mood.txt"),
    GoldSet("konjunktiv-news", "language", ROOT / "tests" / "data" / "konjunktiv.tsv"),
    GoldSet("case-nordkorea", "case", SHARED / "cases" / "nordkorea.expected.json"),
)


class ScoringError(Exception):
    """The scorer failed, or a report was lost or its text changed."""


def measured(gold: GoldSet) -> dict[str, float]:
    """The held figures of a set, scored now."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", *OWN.get(gold.task, ()), gold.name]
        if gold.task not in OWN:
            path = gold.path if gold.country is None else picked(gold, Path(folder))
            command = [sys.executable, str(BENCH / "score.py"), gold.task, str(path), "--run", f"{RUN} {gold.options}"]
        done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    if done.returncode:
        raise ScoringError(f"{gold.name}: {done.stderr.strip()[-2000:]}")
    figures = json.loads(done.stdout)
    if figures.get("reports_lost") or figures.get("text_changed"):
        raise ScoringError(f"{gold.name}: {figures.get('reports_lost')} lost, {figures.get('text_changed')} changed")
    if gold.task in OWN:
        return {name: float(value) for name, value in figures[gold.name].items() if _held(gold, name)}
    return {name: _at(figures, name) for name in HELD[gold.task]}


def _held(gold: GoldSet, figure: str) -> bool:
    return gold.task not in HELD or figure in HELD[gold.task]


def picked(gold: GoldSet, folder: Path) -> Path:
    """The pages of one group in a file of their own: German ones, or all others."""
    rows = gold.path.read_text(encoding="utf-8").splitlines(keepends=True)
    german = {"de", "at", "ch", "li"}
    wanted = [row for row in rows if (json.loads(row)["country"] in german) == (gold.country in german)]
    path = folder / gold.path.name
    path.write_text("".join(wanted), encoding="utf-8")
    path.with_suffix("").symlink_to(gold.path.with_suffix(""), target_is_directory=True)
    return path


def _at(figures: dict[str, Any], name: str) -> float:
    value: Any = figures
    for part in name.split("."):
        value = value[part]
    return float(value)


@cache
def scorer() -> Any:
    """The bench's module ``score.py``."""
    spec = importlib.util.spec_from_file_location("score", BENCH / "score.py")
    if spec is None or spec.loader is None:
        raise RuntimeError("no scorer")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def baseline() -> dict[str, dict[str, Any]]:
    """Set name to ``{"data": digest, "figures": {name: value}}``."""
    held: dict[str, dict[str, Any]] = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.exists() else {}
    return held


def fallen(gold: GoldSet, now: dict[str, float]) -> list[str]:
    """What fell below the baseline, a line each; empty when nothing did."""
    held = baseline().get(gold.name)
    if held is None:
        return [f"{gold.name}: not in the baseline"]
    if held["data"] != gold.digest:
        return [f"{gold.name}: the gold data is not the baseline's"]
    floor: dict[str, float] = held["figures"]
    return [f"{gold.name} {k}: {now.get(k)} is below {v}" for k, v in floor.items() if now.get(k, -1.0) < v]


def main() -> int:
    """Score, print, compare or write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="gold sets; default: all")
    parser.add_argument("--write", action="store_true", help="keep the figures as the baseline")
    arguments = parser.parse_args()
    if not BENCH.exists():
        print(f"no gold data at {BENCH}: nothing to score", file=sys.stderr)
        return 0
    held, complaints = baseline(), []
    for gold in SETS:
        if arguments.names and gold.name not in arguments.names:
            continue
        now = measured(gold)
        complaints += fallen(gold, now)
        print(
            gold.name, *(f"{k} {v:.3f}{_change(held, gold.name, k, v)}" for k, v in now.items()), sep="  ", flush=True
        )
        held[gold.name] = {"data": gold.digest, "figures": now}
    if arguments.write:
        ordered = {gold.name: held[gold.name] for gold in SETS if gold.name in held}
        BASELINE.write_text(json.dumps(ordered, indent=1) + "\n", encoding="utf-8")
        return 0
    print(*complaints, sep="\n", file=sys.stderr)
    return 1 if complaints else 0


def _change(held: dict[str, dict[str, Any]], name: str, figure: str, value: float) -> str:
    before = held.get(name, {}).get("figures", {}).get(figure)
    return "" if before is None or before == value else f" ({value - before:+.3f})"


if __name__ == "__main__":
    sys.exit(main())
