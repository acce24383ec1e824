"""Writes the parts of the documentation that come from the code: command help, demo output, figures.

    python docs/generate.py            write them
    python docs/generate.py --check    exit 1 when one is not what the code gives

A part stands between ``<!-- begin NAME -->`` and ``<!-- end NAME -->`` in README.md or a file of this folder.
"""

from __future__ import annotations

import argparse
import ast
import inspect
import itertools
import json
import os
import re
import subprocess
import sys
import textwrap
from collections.abc import Callable
from functools import partial
from pathlib import Path

import click
import msgspec
from click.testing import CliRunner

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import benchmarks.pages  # noqa: E402
import benchmarks.times  # noqa: E402
from benchmarks import actors_speed, depth, language_speed  # noqa: E402
from benchmarks.figures import SETS, baseline  # noqa: E402
from depesche.actors.knowledge import table as user_table  # noqa: E402
from depesche.cli import main as commands  # noqa: E402
from depesche.language import LANGUAGES  # noqa: E402
from depesche.language.registry import Conventions, Traits  # noqa: E402
from depesche.language.tables import COLUMNS, rows  # noqa: E402
from depesche.page import profiles  # noqa: E402
from docs import actor_parts, time_parts, walk  # noqa: E402

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
    """The baseline as a table; the language room has its own in docs/language.md."""
    elsewhere = {gold.name for gold in SETS if gold.task == "language"}
    rows = ["| gold set | figure | Depesche | others |", "| --- | --- | --- | --- |"]
    for name, held in baseline().items():
        if name in elsewhere:
            continue
        for figure, value in held["figures"].items():
            rows.append(f"| `{name}` | {figure} | {value:.3f} | {PEERS.get((name, figure), '')} |")
    return "\n".join(rows)


def language_figures() -> str:
    """The figures of the language room: a column for each treebank, then the moods."""
    held = {name: one["figures"] for name, one in baseline().items()}
    german, english = held["language-de"], held["language-en"]
    names = list(dict.fromkeys(name.removeprefix("pud.") for name in (*german, *english)))
    lines = ["| figure | GSD test | PUD | EWT test |", "| --- | ---: | ---: | ---: |"]
    for name in names:
        values = (german.get(name), german.get(f"pud.{name}"), english.get(name))
        lines.append(f"| `{name}` | {' | '.join('' if value is None else f'{value:.3f}' for value in values)} |")
    lines += ["", "| figure | GSD's moods | news sentences |", "| --- | ---: | ---: |"]
    for name, value in held["konjunktiv-gsd"].items():
        news = held["konjunktiv-news"].get(name)
        lines.append(f"| `{name}` | {value:.3f} | {'' if news is None else f'{news:.3f}'} |")
    return "\n".join(lines)


def language_depth() -> str:
    """The curves of long sentences."""
    return depth.table(benchmarks.pages.results(language_speed.RESULTS)["depth"])


def help_pages() -> str:
    """The help of every command."""
    pages = []
    for path in command_paths(commands):
        shown = CliRunner().invoke(commands, [*path, "--help"], prog_name="depesche", terminal_width=100)
        pages.append(f"## {' '.join(['depesche', *path])}\n\n{_fenced('text', shown.output)}")
    return "\n\n".join(pages)


def kb_columns() -> str:
    """The columns of a user's own table for the knowledge base."""
    meanings = {**user_table.COLUMNS, "name_de": "the name that German reports show; name_en and so on alike"}
    rows = [f"| `{column}` | {meaning.replace('|', chr(92) + '|')} |" for column, meaning in meanings.items()]
    return "\n".join(["| column | what stands in it |", "| --- | --- |", *rows])


def command_paths(group: click.Group, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """The words of every command, those of groups before those inside them."""
    found = [path]
    for name, command in group.commands.items():
        inner = (*path, name)
        found += command_paths(command, inner) if isinstance(command, click.Group) else [inner]
    return found


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


def fields(struct: type[msgspec.Struct]) -> str:
    """The fields of a struct with their defaults and docstrings."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(struct)))
    body = tree.body[0].body if isinstance(tree.body[0], ast.ClassDef) else []
    lines = ["| name | default | meaning |", "| --- | --- | --- |"]
    for field, note in itertools.pairwise(body):
        if isinstance(field, ast.AnnAssign) and isinstance(note, ast.Expr) and isinstance(note.value, ast.Constant):
            default = json.dumps(ast.literal_eval(field.value or ast.Constant(None)))
            meaning = " ".join(str(note.value.value).split()).replace("``", "`").replace("|", "\\|")
            lines.append(f"| `{ast.unparse(field.target)}` | `{default}` | {meaning} |")
    return "\n".join(lines)


def traits() -> str:
    """The traits of a language."""
    return fields(Traits)


def quotation_conventions() -> str:
    """What a language may say of its quotations."""
    return fields(Conventions)


GUIDE = ROOT / "docs" / "adding-a-language.md"
REPORT = ("read", "--published", "2026-03-04", "report.txt")
PARTS: dict[str, tuple[Path, Callable[[], str]]] = {
    "demo": (ROOT / "README.md", demo),
    "words": (ROOT / "README.md", words),
    "figures": (ROOT / "README.md", figures),
    "tables": (ROOT / "docs" / "language-data.md", tables),
    "help": (ROOT / "docs" / "cli.md", help_pages),
    "outlets": (ROOT / "docs" / "profiles.md", outlets),
    "traits": (GUIDE, traits),
    "conventions": (GUIDE, quotation_conventions),
    "toy_bare": (GUIDE, partial(walk.printed, "toy_bare", "languages", "zz")),
    "toy_read": (GUIDE, partial(walk.printed, "toy_read", *REPORT)),
    "toy_full": (GUIDE, partial(walk.printed, "toy_full", *REPORT)),
    "toy_listed": (GUIDE, partial(walk.printed, "toy_listed", "languages", "zz")),
    "peers": (ROOT / "docs" / "pages.md", benchmarks.pages.summary),
    "language": (ROOT / "docs" / "language.md", language_figures),
    "language_speed": (ROOT / "docs" / "language.md", language_speed.summary),
    "language_depth": (ROOT / "docs" / "language.md", language_depth),
    "kb_columns": (ROOT / "docs" / "knowledge.md", kb_columns),
    "actor_rules": (ROOT / "docs" / "actors.md", actor_parts.rules),
    "actor_figures": (ROOT / "docs" / "actors.md", actor_parts.figures),
    "actor_speed": (ROOT / "docs" / "actors.md", actors_speed.summary),
    "actor_modules": (ROOT / "docs" / "actors.md", actor_parts.modules),
    "time_examples": (ROOT / "docs" / "times.md", time_parts.examples),
    "time_phrases": (ROOT / "docs" / "times.md", time_parts.phrases),
    "time_modules": (ROOT / "docs" / "times.md", time_parts.modules),
    "time_rules": (ROOT / "docs" / "times.md", time_parts.rules),
    "times_peers": (ROOT / "docs" / "times.md", benchmarks.times.summary),
    "time_kinds": (ROOT / "docs" / "times.md", time_parts.kinds),
    "time_settings": (ROOT / "docs" / "times.md", time_parts.settings),
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


def main() -> int:
    """Write the parts, or say which are outdated."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when a part is outdated")
    if not parser.parse_args().check:
        write()
        return 0
    names = outdated()
    print(*(f"{name}: outdated; run python docs/generate.py" for name in names), sep="\n", file=sys.stderr)
    return 1 if names else 0


if __name__ == "__main__":
    sys.exit(main())
