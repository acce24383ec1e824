"""What the commands print: reports as records, briefs, rows of facts. Inputs that fail are named on standard error.

Each writer returns how many inputs failed; none of them ends the run.
"""

from __future__ import annotations

import csv
import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Literal, TextIO

import click
import msgspec

from depesche import brief
from depesche.errors import DepescheError
from depesche.formats.rows import Cell, Facts, around
from depesche.inputs import Failed, Given
from depesche.reader import Reader, Source
from depesche.report import Report

# Set, a failure inside Depesche shows its traceback instead of becoming an error of that input.
DEBUG = "DEPESCHE_DEBUG"

INPUT = "input"
"""The column with the file or the line that a row comes from, as the user named it."""
Form = Literal["table", "csv", "jsonl"]


def _read(given: Given, reader: Reader) -> Report | Failed:
    """The report of one input, or why there is none, which is said on standard error; no failure ends the run."""
    source = given.source
    result = source if isinstance(source, Failed) else _result(given.name, source, reader)
    if isinstance(result, Failed):
        click.echo(f"depesche: {result.error}", err=True)
    return result


def _result(name: str, source: Source, reader: Reader) -> Report | Failed:
    try:
        return reader.read(source)
    except DepescheError as error:
        return Failed(source.id, type(error)(_named(name, str(error))))
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        reason = f"failed inside Depesche ({type(error).__name__}: {error}); set {DEBUG}=1 and report the traceback"
        return Failed(source.id, DepescheError(_named(name, reason)))


def _named(name: str, message: str) -> str:
    return message if message.startswith(f"{name}:") else f"{name}: {message}"


def write_line(data: bytes) -> None:
    """One line, or several, to standard output at once."""
    sys.stdout.buffer.write(data + b"\n")
    sys.stdout.buffer.flush()


def write_json(inputs: Iterable[Given], reader: Reader) -> int:
    """Each report indented."""

    def write(_: str, report: Report) -> None:
        write_line(msgspec.json.format(msgspec.json.encode(report), indent=2))

    return _write_each(inputs, reader, write)


def write_lines(inputs: Iterable[Given], reader: Reader) -> int:
    """One object a line, reports and errors, in the order of the inputs."""

    def write(_: str, report: Report) -> None:
        write_line(msgspec.json.encode(report))

    def fail(name: str, failed: Failed) -> None:
        error = {"id": failed.id or name, "error": str(failed.error), "code": failed.error.code}
        write_line(msgspec.json.encode(error))

    return _write_each(inputs, reader, write, fail)


def write_briefs(inputs: Iterable[Given], reader: Reader, *, words: bool) -> int:
    """A brief for each report, with a line between two."""
    between = iter(("",))  # nothing before the first

    def write(_: str, report: Report) -> None:
        click.echo(next(between, "\n"), nl=False)
        brief.show(report, sys.stdout, words=words)

    return _write_each(inputs, reader, write)


def write_facts(inputs: Iterable[Given], reader: Reader, facts: Facts, form: Form) -> int:
    """The facts of one kind: a table for people, or CSV or JSON Lines as the reports come."""
    writer = {"table": _write_table, "csv": _write_csv, "jsonl": _write_rows}[form]
    if form == "csv":
        write_line(_csv_line((INPUT, *facts.columns)))
    return _write_each(inputs, reader, partial(writer, facts))


def write_timeml(inputs: Iterable[Given], reader: Reader) -> int:
    """Each report as a TimeML document."""
    from depesche.formats.timeml import timeml  # noqa: PLC0415 - start-up time of the other forms

    def write(_: str, report: Report) -> None:
        write_line(timeml(report).encode("utf-8", "replace").rstrip(b"\n"))

    return _write_each(inputs, reader, write)


def _write_each(
    inputs: Iterable[Given],
    reader: Reader,
    write: Callable[[str, Report], None],
    fail: Callable[[str, Failed], None] | None = None,
) -> int:
    """Read the inputs in order and write what becomes of each, with its name; returns how many failed."""
    failures = 0
    with _counting(sys.stderr) as count:
        for given in inputs:
            result = _read(given, reader)
            if not isinstance(result, Failed):
                write(given.name, result)
            else:
                failures += 1
                if fail is not None:
                    fail(given.name, result)
            count()
    return failures


def _write_rows(facts: Facts, name: str, report: Report) -> None:
    for row in facts.rows(report):
        write_line(msgspec.json.encode({INPUT: name, **dict(zip(facts.columns, row, strict=True))}))


def _write_csv(facts: Facts, name: str, report: Report) -> None:
    for row in facts.rows(report):
        write_line(_csv_line((name, *row)))


def _csv_line(cells: Iterable[Cell]) -> bytes:
    """One line of CSV without its end; RFC 4180 quoting, UTF-8."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="").writerow(cells)
    return stream.getvalue().encode("utf-8", "replace")


def _write_table(facts: Facts, name: str, report: Report) -> None:
    """The columns for people, under lines that name the report; in colours and the window's width on a terminal."""
    from rich.console import Console  # noqa: PLC0415 - start-up time of the other forms
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    width = None if sys.stdout.isatty() else brief.plain_width()
    console = Console(file=sys.stdout, width=width, highlight=False)
    grid = Table(box=None, padding=(0, 2, 0, 0), header_style="bold cyan", pad_edge=False)
    for column in (*facts.shown, "in the text"):
        grid.add_column(column, overflow="fold")
    for row in facts.rows(report):
        cells = dict(zip(facts.columns, row, strict=True))
        begin, end = cells["begin"], cells["end"]
        before, words, after = around(report, int(begin or 0), int(end or 0))
        shown = ["–" if cells[column] is None else brief.safe(str(cells[column])) for column in facts.shown]
        grid.add_row(*map(Text, shown), Text.assemble(before, (words, "bold"), after))
    console.print(Text(brief.safe(report.title or report.id), style="bold"))
    console.print(Text(brief.safe(name), style="dim"))
    console.print(grid if grid.row_count else Text(f"no {facts.name}", style="dim"))
    for warning in report.warnings:
        console.print(Text(brief.safe(warning.message), style="yellow"))
    console.print()


@contextmanager
def _counting(stream: TextIO) -> Iterator[Callable[[], None]]:
    """Counts inputs on a terminal while the answers go elsewhere; elsewhere stays silent."""
    if not stream.isatty() or sys.stdout.isatty():
        yield lambda: None
        return
    from rich.console import Console  # noqa: PLC0415 - start-up time when nobody watches
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (SpinnerColumn(), TextColumn("reading"), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(file=stream), transient=True) as progress:
        task = progress.add_task("reading", total=None)
        yield lambda: progress.advance(task)
