"""Walks through ``docs/adding-a-language.md``: writes the files it shows and runs what it tells to run.

A file is a fenced block whose first line names kind and path (``tsv languages/zz/verbs.tsv``).
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

GUIDE = Path(__file__).with_name("adding-a-language.md")
BLOCK = r"(?ms)^```\w+ (\S+)\n(.*?)^```$"
WIDTH = "100"


def write_files(folder: Path, until: str = "") -> None:
    """Write the files that the guide shows before a generated part, or all."""
    text = GUIDE.read_text(encoding="utf-8")
    shown = text.partition(f"<!-- begin {until} -->")[0] if until else text
    for name, content in re.findall(BLOCK, shown):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run ``depesche`` beside the folder of the languages, standard error and output together."""
    environment = {**os.environ, "COLUMNS": WIDTH, "DEPESCHE_LANGUAGES": "languages"}
    return subprocess.run(
        [sys.executable, "-m", "depesche", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=folder,
        check=False,
        env=environment,
    )


def printed(part: str, *arguments: str) -> str:
    """A command and what it prints, with the files that the guide shows before the part."""
    with TemporaryDirectory() as name:
        write_files(Path(name), part)
        done = run(Path(name).resolve(), *arguments)
    return f"```console\n$ depesche {' '.join(arguments)}\n{done.stdout.rstrip()}\n```"
