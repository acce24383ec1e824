"""Writes the parts of the documentation that come from the code: command help, demo output, figures.

    python docs/generate.py            write them
    python docs/generate.py --check    exit 1 when one is not what the code gives

A part stands between ``<!-- begin NAME -->`` and ``<!-- end NAME -->`` in README.md or a file of this folder.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import benchmarks.pages  # noqa: E402
from benchmarks.figures import baseline  # noqa: E402
from depesche.cli import main as commands  # noqa: E402
from depesche.language import LANGUAGES  # noqa: E402
from depesche.language.tables import COLUMNS, rows  # noqa: E402
from depesche.page import profiles  # noqa: E402

# What others reach on these very sets (../shared/bench/README.md says how each was measured).
PEERS = {
    ("quotes-de-dev", "macro_joint_f"): "QUiTE .389",
    ("times-de-zeit", "strict.F"): "HeidelTime .697",
    ("times-de-zeit", "value.F"): "HeidelTime .627",
    ("times-de-dolomiten", "strict.F"): "HeidelTime .714",
    ("times-de-dolomiten", "value.F"): "HeidelTime .665",
    ("pages-de", "body_f1"): "trafilatura .955",
    ("pages-de", "title"): "trafilatura .875",
    ("pages-de", "date"): "trafilatura .98",
    ("pages-de", "authors.F"): "trafilatura .90",
    ("pages-en", "body_f1"): "trafilatura .959",
    ("pages-en", "title"): "trafilatura .83",
    ("pages-en", "date"): "trafilatura .95",
    ("pages-en", "authors.F"): "trafilatura .97",
    ("names-de-dev", "F"): "systems trained elsewhere ~.60",
}


def demo() -> str:
    """What ``make demo`` prints for its first report."""
    report = "examples/nordkorea.html"
    return _fenced("console", f"$ make demo\n.venv/bin/depesche read {report}\n{_printed('read', report)}")


def words() -> str:
    """A few lines of ``--show words``: the first quotation with a cue, the first positions."""
    lines = _printed("read", "--show", "words", "examples/nordkorea.html").split("\n")
    cue = next(number for number, line in enumerate(lines) if " cue " in line)
    wants = next(number for number, line in enumerate(lines) if line.startswith("Wants"))
    shown = ["…", *lines[cue - 2 : cue + 1], "…", *lines[wants : wants + 5], "…"]
    return _fenced("console", "\n".join(["$ depesche read --show words examples/nordkorea.html", *shown]))


def figures() -> str:
    """The baseline as a table."""
    rows = ["| gold set | figure | Depesche | others |", "| --- | --- | --- | --- |"]
    for name, held in baseline().items():
        for figure, value in held["figures"].items():
            rows.append(f"| `{name}` | {figure} | {value:.3f} | {PEERS.get((name, figure), '')} |")
    return "\n".join(rows)


def help_pages() -> str:
    """The help of every command."""
    pages = []
    for path in ([], *([name] for name in commands.commands)):
        shown = CliRunner().invoke(commands, [*path, "--help"], prog_name="depesche", terminal_width=100)
        pages.append(f"## {' '.join(['depesche', *path])}\n\n{_fenced('text', shown.output)}")
    return "\n\n".join(pages)


def tables() -> str:
    """The tables of a language: what they are, their columns, how many rows each language has."""
    head = ["table", "what it is", "columns", *LANGUAGES]
    lines = [f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}"]
    for name, columns in COLUMNS.items():
        path = ROOT / "src" / "depesche" / "language" / LANGUAGES[0] / f"{name}.tsv"
        note = path.read_text(encoding="utf-8").split("\n", 1)[0].lstrip("# ").replace("|", "\\|")
        counts = [str(len(rows(language, name))) for language in LANGUAGES]
        lines.append(f"| {' | '.join([f'`{name}.tsv`', note, ', '.join(f'`{c}`' for c in columns), *counts])} |")
    return "\n".join(lines)


def outlets() -> str:
    """The profiles that Depesche ships, from the files."""
    lines = ["| outlet | hosts | checked on a page of | parts |", "| --- | --- | --- | --- |"]
    for profile in sorted(profiles.shipped().values(), key=lambda profile: profile.name.casefold()):
        hosts, parts = (", ".join(f"`{one}`" for one in ones) for ones in (profile.hosts, profile.parts))
        lines.append(f"| {profile.name} | {hosts} | {profile.checked} | {parts} |")
    return "\n".join(lines)


PARTS: dict[str, tuple[Path, Callable[[], str]]] = {
    "demo": (ROOT / "README.md", demo),
    "words": (ROOT / "README.md", words),
    "figures": (ROOT / "README.md", figures),
    "tables": (ROOT / "docs" / "language-data.md", tables),
    "help": (ROOT / "docs" / "cli.md", help_pages),
    "outlets": (ROOT / "docs" / "profiles.md", outlets),
    "peers": (ROOT / "docs" / "pages.md", benchmarks.pages.summary),
}


def outdated() -> list[str]:
    """The names of the parts that are not what the code gives."""
    return [name for name, (path, make) in PARTS.items() if _filled(path, name, make()) != path.read_text("utf-8")]


def write() -> None:
    """Write all parts."""
    for name, (path, make) in PARTS.items():
        path.write_text(_filled(path, name, make()), encoding="utf-8")


def _filled(path: Path, name: str, content: str) -> str:
    pattern = re.compile(f"(<!-- begin {name} -->\n).*?(<!-- end {name} -->)", re.DOTALL)
    return pattern.sub(lambda match: f"{match[1]}{content}\n{match[2]}", path.read_text(encoding="utf-8"))


def _printed(*arguments: str) -> str:
    """What the command prints when piped, without trailing white space."""
    command = [sys.executable, "-m", "depesche", *arguments]
    environment = {**os.environ, "COLUMNS": "100"}
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True, env=environment)
    return "\n".join(line.rstrip() for line in done.stdout.rstrip().split("\n"))


def _fenced(kind: str, text: str) -> str:
    return f"```{kind}\n{text.rstrip()}\n```"


if __name__ == "__main__":
    if "--check" in sys.argv[1:]:
        names = outdated()
        print(*(f"{name}: outdated; run python docs/generate.py" for name in names), sep="\n", file=sys.stderr)
        sys.exit(1 if names else 0)
    write()
