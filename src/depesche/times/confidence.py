"""How far each rule can be trusted: the share of its values that annotated news confirms."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def measured() -> dict[str, tuple[int, int]]:
    """Rule to how many of its values were right and how many it gave, from ``training/measure_time_rules.py``."""
    table = Path(__file__).with_name("confidence.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in table.splitlines() if line and not line.startswith(("#", "rule\t"))]
    return {rule: (int(right), int(found)) for rule, right, found in lines}


@cache
def confidence(rule: str) -> float:
    """The measured share, one added to the right and two to the given, so that rare rules stay modest."""
    right, found = measured().get(rule, (0, 0))
    return round((right + 1) / (found + 2), 2)
