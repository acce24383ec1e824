"""Measure how often the values of each rule of the times room are right, and write the table that ships.

    python -m training.measure_time_rules

A value is right when an annotated expression overlaps it and has the same type and TIMEX3 value. Measured on the German
newspapers of the bench (KRAUTS: Die Zeit, Dolomiten) and on the English wire reports of tests/data/times-en, which are
the project's own. Written to src/depesche/times/confidence.tsv: rule, right, found.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import depesche
from benchmarks.figures import BENCH, scorer

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "src" / "depesche" / "times" / "confidence.tsv"
FOLDERS = (
    (BENCH / "data" / "times-de-zeit", "de"),
    (BENCH / "data" / "times-de-dolomiten", "de"),
    (ROOT / "tests" / "data" / "times-en", "en"),
)
HEAD = """# How often the values of a rule are right on annotated news. Source: training/measure_time_rules.py on German
# newspapers (KRAUTS) and the project's own English wire reports (tests/data/times-en).
rule\tright\tfound
"""


def main() -> None:
    """Measure and write."""
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    score = scorer()
    for folder, language in FOLDERS:
        for path in sorted(folder.glob("*.tml")):
            _measure(path, language, found, right, score)
    lines = [f"{rule}\t{right[rule]}\t{found[rule]}" for rule in sorted(found)]
    TABLE.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{sum(right.values())} of {sum(found.values())} values right, {len(found)} rules: {TABLE}")


def _measure(path: Path, language: str, found: Counter[str], right: Counter[str], score: Any) -> None:
    text, day, gold = score.read_tml(path)
    for time in depesche.read(text, published=day, language=language).times:
        found[time.rule] += 1
        right[time.rule] += any(
            begin < time.end and time.begin < end and kind == time.type and score.same_value(value, time.value)
            for begin, end, kind, value in gold
        )


if __name__ == "__main__":
    main()
