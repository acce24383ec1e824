"""The parts of docs/actors.md that come from the code, the measured tables and the baseline."""

from __future__ import annotations

import ast
from pathlib import Path

from benchmarks import actor_links
from benchmarks.figures import baseline
from depesche import actors

FEW = 10
"""Rules that fired fewer times are summed up in a line."""
SHOWN = {
    "names-de-dev": "German names (GermEval 2014, development part), through `depesche read`",
    "names-en-ewt": "English names (Universal NER over EWT, test part), through `depesche read`",
    "names-en-gum": "English names (GUM news, each document by a model that has not seen it)",
    "coreference-de": "German coreference (our own 60 passages)",
    "coreference-en-gum": "English coreference (GUM news)",
    "actor-codes-de": "German countries and sectors (PLOVER gold sentences)",
    "actor-codes-en": "English countries and sectors (PLOVER gold sentences)",
}


def rules() -> str:
    """How often each rule was right where people checked, the common rules first."""
    shares = actors.CONFIDENCE
    common = sorted(shares.measured.items(), key=lambda item: (-item[1][1], item[0]))
    lines = ["| rule | right | of | confidence |", "| --- | ---: | ---: | ---: |"]
    often = [(rule, right, found) for rule, (right, found) in common if found >= FEW]
    lines += [f"| `{rule}` | {right} | {found} | {shares.of(rule):.2f} |" for rule, right, found in often]
    rare = ", ".join(f"`{rule}`" for rule, (_, found) in common if found < FEW)
    checked = actor_links.judged()
    wrong = sum(not link.right for link in checked)
    lines += ["", f"Fewer than {FEW} times: {rare or 'none'}."]
    lines += [
        "",
        f"Of {len(checked)} ids given in 150 German news reports and read against them, {wrong} were wrong: a national",
    ]
    lines += [
        "team under its country's name, a parliamentary group under its party's, actors that mix two; no namesake."
    ]
    return "\n".join(lines)


def figures() -> str:
    """The baseline of the room."""
    held = baseline()
    lines = ["| set | figures |", "| --- | --- |"]
    for name, meaning in SHOWN.items():
        values = held[name]["figures"] if name in held else {}
        lines.append(f"| {meaning} | {', '.join(f'{figure} {value:.3f}' for figure, value in values.items())} |")
    return "\n".join(lines)


def modules() -> str:
    """The modules of the room with the first line of each docstring."""
    folder = Path(actors.__file__).parent
    lines = ["| module of `depesche.actors` | holds |", "| --- | --- |"]
    for path in sorted(folder.rglob("*.py")):
        first = (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").partition("\n\n")[0]
        name = ".".join(path.relative_to(folder).with_suffix("").parts).removesuffix(".__init__")
        lines.append(f"| `{name}` | {' '.join(first.split())} |")
    return "\n".join(lines)
