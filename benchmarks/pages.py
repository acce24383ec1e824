"""Reading pages beside the peers: pages a second, peak memory and quality, on the same pages in the same run.

    python benchmarks/pages.py                  run every reader that is installed, print a table
    python benchmarks/pages.py --write          and keep it in benchmarks/pages.json, from which docs/pages.md is made
    python benchmarks/pages.py --rounds N NAME… only these readers, N rounds (default 5)

The peers are no dependency of Depesche and ``make test`` installs none of them. To have them here:

    UV_PROJECT_ENVIRONMENT=.venv .venv/bin/uv sync --inexact --group peers
    (or: pip install 'trafilatura==2.3.*' newspaper4k lxml_html_clean resiliparse numpy scipy)

Every reader gets the bytes of a page and its address and gives text and metadata; nothing is fetched. Each works in a
process of its own on one core, so that its peak memory is its own; the processes take turns (A B C, A B C …), so that a
slower minute of the machine is one for all. The first turn warms up and is not counted. Speed is CPU time; ratios are
taken within a round, and their median is given. Quality is what ``../shared/bench/score.py pages`` says of each.
"""

from __future__ import annotations

import argparse
import gzip
import json
import platform
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import IO, Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from benchmarks.figures import BENCH, DATA, HELD, SETS, GoldSet, picked  # noqa: E402
from benchmarks.page_readers import READERS, REFERENCE, Describe, Read, Report, report  # noqa: E402

RESULTS = ROOT / "benchmarks" / "pages.json"
GOLD = tuple(gold for gold in SETS if gold.task == "pages" and not gold.options)
ROUNDS = 5
MISSING = 3
"""Exit code of a reader that is not installed."""


@dataclass(frozen=True, slots=True)
class Page:
    """One recorded page."""

    name: str
    url: str
    content: bytes


def pages() -> list[Page]:
    """All pages of the gold set, unpacked."""
    rows = [json.loads(line) for line in (DATA / "pages-dev.jsonl").read_text(encoding="utf-8").splitlines() if line]
    folder = DATA / "pages-dev"
    return [Page(row["page"], row["url"], gzip.decompress((folder / row["page"]).read_bytes())) for row in rows]


# ------------------------------------------------------------- one reader in its process, answering one line a question


def serve(name: str) -> int:
    """Answer ``round`` with seconds and ``reports`` with reports, a line of JSON each, until the input ends."""
    reader = READERS[name]
    try:
        read, describe = reader.load(**reader.options)
    except ModuleNotFoundError as error:
        print(error, file=sys.stderr)
        return MISSING
    everything = pages()
    for question in sys.stdin:
        answer = _timed(read, everything) if question.strip() == "round" else _described(read, describe, everything)
        print(json.dumps(answer), flush=True)
    return 0


def _timed(read: Read, everything: list[Page]) -> dict[str, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    for page in everything:
        with suppress(Exception):  # a page that a reader fails on is lost to it; its reports tell
            read(page.content, page.url)
    seconds = {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {**seconds, "peak": peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)}


def _described(read: Read, describe: Describe, everything: list[Page]) -> list[Report]:
    reports = []
    for page in everything:
        try:
            reports.append({"id": page.name, **describe(read(page.content, page.url))})
        except Exception as error:  # whatever a peer raises: the page counts as not read
            reports.append({"id": page.name, **report([]), "error": str(error)})
    return reports


# ------------------------------------------------------------- all of them, taking turns


class Turns:
    """The process of one reader."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.rounds: list[dict[str, float]] = []
        command = [sys.executable, "-W", "ignore", __file__, "--one", name]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT
        )

    def ask(self, question: str) -> Any:
        """The answer to one question; None when the reader is not installed."""
        try:
            _open(self.process.stdin).write(question + "\n")
            _open(self.process.stdin).flush()
        except BrokenPipeError:
            pass  # it has ended; its exit code says why
        line = _open(self.process.stdout).readline()
        if line:
            return json.loads(line)
        _, complaint = self.process.communicate()
        if self.process.returncode != MISSING:
            raise RuntimeError(f"{self.name} failed: {complaint.strip()[-2000:]}")
        print(f"{self.name} is left out: {complaint.strip()}", file=sys.stderr)
        return None

    def end(self) -> None:
        """End the process."""
        self.process.communicate()


def _open(stream: IO[str] | None) -> IO[str]:
    if stream is None:
        raise RuntimeError("the process has no such stream")
    return stream


def measured(names: list[str], rounds: int) -> dict[str, dict[str, Any]]:
    """All figures of the readers that are installed."""
    readers = [reader for name in names if (reader := Turns(name)).ask("round") is not None]
    for _ in range(rounds):
        for reader in readers:
            reader.rounds.append(reader.ask("round"))
    times = {reader.name: [turn["cpu"] for turn in reader.rounds] for reader in readers}
    figures = {}
    for reader in readers:
        reports = reader.ask("reports")
        figures[reader.name] = {
            "version": metadata.version(READERS[reader.name].package) if "depesche" not in reader.name else "",
            **_speed(times[reader.name], times.get(REFERENCE)),
            "wall_pages_a_second": round(_count() / statistics.median(turn["wall"] for turn in reader.rounds), 1),
            "peak_mb": round(max(turn["peak"] for turn in reader.rounds)),
            "failed": [one["error"] for one in reports if "error" in one],
            **_quality(reports),
        }
        reader.end()
    return figures


@cache
def _count() -> int:
    return len(pages())


def _speed(seconds: list[float], reference: list[float] | None) -> dict[str, Any]:
    """Pages a second (median, least, most) and how many times as many as the reference in the same round."""
    rates = sorted(_count() / one for one in seconds)
    speed: dict[str, Any] = {
        "pages_a_second": round(statistics.median(rates), 1),
        "spread": [round(rates[0], 1), round(rates[-1], 1)],
    }
    if reference:
        ratios = [other / own for own, other in zip(seconds, reference, strict=True)]
        speed["ratio"] = round(statistics.median(ratios), 2)
    return speed


def _quality(reports: list[Report]) -> dict[str, dict[str, float]]:
    """The figures of the scorer for the German and the English pages."""
    figures = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        path.write_text("".join(json.dumps(one) + "\n" for one in reports), encoding="utf-8")
        for gold in GOLD:
            figures[gold.name] = _scored(gold, path)
    return figures


def _scored(gold: GoldSet, reports: Path) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        wanted = picked(gold, Path(folder))
        command = [sys.executable, str(BENCH / "score.py"), gold.task, str(wanted), "--reports", str(reports)]
        found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    values = {}
    for name in HELD[gold.task]:
        key, _, part = name.partition(".")
        values[name] = float(found[key][part] if part else found[key])
    return values


# ------------------------------------------------------------- results


def results(path: Path = RESULTS) -> dict[str, Any]:
    """What the last run with ``--write`` measured."""
    kept: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return kept


def conditions(kept: dict[str, Any], read: str) -> str:
    """Under which conditions a run was: how much was read (``pages``, ``texts``), how often, on what."""
    return f"{kept[read]} {read}, {kept['rounds']} rounds, one core of {kept['processor']}, Python {kept['python']}:"


def summary() -> str:
    """The last run as Markdown: under which conditions, and the tables."""
    kept = results()
    return f"{conditions(kept, 'pages')}\n\n{table(kept['readers'])}"


def table(figures: dict[str, dict[str, Any]]) -> str:
    """The figures as Markdown: speed and memory, then quality in each language."""
    lines = [
        "| reader | pages a second (slowest to fastest round) | times trafilatura | peak memory |",
        "| --- | ---: | ---: | ---: |",
    ]
    for name, one in figures.items():
        low, high = one["spread"]
        ratio = f"{one['ratio']:.1f}" if "ratio" in one else ""
        rate = f"{one['pages_a_second']:.0f} ({low:.0f} to {high:.0f})"
        lines.append(f"| {_called(name, one)} | {rate} | {ratio} | {one['peak_mb']} MB |")
    for gold in GOLD:
        held = HELD[gold.task]
        lines += ["", f"| {gold.name} | {' | '.join(held)} |", f"| --- |{' ---: |' * len(held)}"]
        for name, one in figures.items():
            values = (one[gold.name][key] for key in held)
            lines.append(f"| {_called(name, one)} | {' | '.join(f'{v:.3f}' if v else '–' for v in values)} |")
    return "\n".join(lines)


def _called(name: str, figures: dict[str, Any]) -> str:
    """The reader with its version, which stands before what is said of its options."""
    head, comma, options = name.partition(",")
    return f"{head} {figures['version']}".strip() + comma + options


def machine() -> dict[str, str]:
    """What the figures depend on besides the readers."""
    model = ""
    if (info := Path("/proc/cpuinfo")).exists():
        found = re.search(r"model name\s*:\s*(.+)", info.read_text(encoding="utf-8"))
        model = found[1] if found else ""
    return {"processor": model or platform.processor(), "python": platform.python_version()}


def main() -> int:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"readers; default: all ({'; '.join(READERS)})")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="counted rounds")
    parser.add_argument("--write", action="store_true", help=f"keep the figures in {RESULTS.name}")
    parser.add_argument("--one", metavar="NAME", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if not DATA.exists():
        print(f"no recorded pages at {DATA}: nothing to read", file=sys.stderr)
        return 0
    if given.one:
        return serve(given.one)
    figures = measured(given.names or list(READERS), given.rounds)
    if REFERENCE not in figures:
        print("the peers are not installed; see python benchmarks/pages.py --help", file=sys.stderr)
    if given.write:
        kept = {**machine(), "pages": _count(), "data": GOLD[0].digest, "rounds": given.rounds, "readers": figures}
        RESULTS.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    print(table(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
