"""The languages as a person reads them: one row each, with what its folder holds and what it suffices for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO

from depesche.brief import plain_width
from depesche.language.inventory import Inventory, Model
from depesche.language.registry import shown
from depesche.times.values import checked_grammar

WORDS = {
    "readings": ("verbs",),
    "nouns": ("nouns",),
    "roles": ("roles",),
    "countries": ("countries",),
    "organizations": ("organizations",),
    "words of time": ("times",),
    "words of grammar": ("function_words", "auxiliaries", "prepositions", "subordinators", "grammar_words"),
    "words of rules": ("actor_words", "cues", "event_words", "event_contexts", "page_words"),
}
"""How the listing counts the rows of the tables; ``--json`` has every table."""

CHECKS = {"times": checked_grammar}
"""By table of a language, the room that reads it and says what it cannot."""


def show(found: Sequence[Inventory], stream: TextIO) -> None:
    """Print the languages as a table, in colours and the width of the window on a terminal."""
    from rich.console import Console  # noqa: PLC0415 - start-up time of the other commands
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    width = None if stream.isatty() else plain_width()
    table = Table(box=None, padding=(0, 2, 1, 0), header_style="bold cyan", pad_edge=False)
    for heading in ("language", "tables", "tagger and names", "reads"):
        table.add_column(heading, overflow="fold")
    for one in found:
        table.add_row(
            Text("\n").join([Text(f"{one.code}  {one.name}".rstrip(), "bold"), *map(Text, _told(one))]),
            "\n".join(one.problems or _counted(one)),
            "\n".join(_models(one)),
            "\n".join(f"{stage} {how}" for stage, how in one.stages.items()),
        )
    console = Console(file=stream, highlight=False, markup=False, width=width)
    with console.capture() as capture:
        console.print(table)
    stream.write("\n".join(line.rstrip() for line in capture.get().rstrip().split("\n")) + "\n")


def _told(one: Inventory) -> Iterator[str]:
    if one.own_name and one.own_name != one.name:
        yield one.own_name
    yield "ships with Depesche" if one.shipped else shown(Path(one.folder))
    if one.licence:
        yield one.licence


def _counted(one: Inventory) -> Iterator[str]:
    yield f"{one.verbs:,} verbs"
    for words, tables in WORDS.items():
        if count := sum(one.tables[table] for table in tables):
            yield f"{count:,} {words}"


def _models(one: Inventory) -> Iterator[str]:
    if one.problems:
        return
    yield from _model("tagger", one.tagger)
    yield from _model("names", one.names)
    yield f"grammar: {one.grammar}"
    yield f"inflection: {one.morphology}"


def _model(kind: str, model: Model | None) -> Iterator[str]:
    yield f"{kind}: {model.bytes / 1_000_000:.1f} MB" if model is not None else f"{kind}: none"
    if model is not None and model.figures:
        yield model.figures
