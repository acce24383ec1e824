"""Cold start: wall time of `depesche read` on each example as a process of its own, and the share of bare Python in it.

    python benchmarks/startup.py [RUNS]

Prints one JSON object: seconds (minimum and median over RUNS, default 9) for each example and for `python -c pass`.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

EXAMPLES = sorted(p for p in (Path(__file__).resolve().parent.parent / "examples").iterdir() if p.suffix != ".md")


def seconds(command: list[str], runs: int) -> dict[str, float]:
    """Minimum and median wall time of a command."""
    taken = []
    for _ in range(runs):
        begin = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        taken.append(time.perf_counter() - begin)
    return {"min": round(min(taken), 3), "median": round(statistics.median(taken), 3)}


def main() -> None:
    """Measure and print."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    depesche = [sys.executable, "-m", "depesche", "read", "--json"]
    figures = {path.name: seconds([*depesche, str(path)], runs) for path in EXAMPLES}
    figures["python -c pass"] = seconds([sys.executable, "-c", "pass"], runs)
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
