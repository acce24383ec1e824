"""What the commands of ``depesche kb`` share: inputs by name, lines on standard error, exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import BinaryIO, ParamSpec

import click

from depesche.actors.knowledge import schema
from depesche.brief import UNSAFE
from depesche.errors import DepescheError
from depesche.inputs import STDIN, looks_like_url

FAILED = 1
KINDS = schema.KINDS[1:]
"""What can be asked for; the first one is of forbidden names."""
P = ParamSpec("P")

as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON value.")
as_lines = click.option("--jsonl", "as_lines", is_flag=True, help="Print one JSON object a line.")


def told(command: Callable[P, None]) -> Callable[P, None]:
    """Errors made on purpose as lines on standard error and exit code 1."""

    @wraps(command)
    def run(*arguments: P.args, **options: P.kwargs) -> None:
        try:
            command(*arguments, **options)
        except DepescheError as error:
            say_lines(error)
            sys.exit(FAILED)

    return run


@contextmanager
def opened(name: str) -> Iterator[tuple[BinaryIO, int | None]]:
    """An input and its size, none where it is not known. Raises :class:`DepescheError` naming it."""
    if looks_like_url(name):
        command = click.get_current_context().command_path
        raise click.UsageError(f"{name}: not read from the network; fetch it, or pipe it: curl -L {name} | {command} -")
    if name == STDIN and sys.stdin.isatty():
        raise click.UsageError("standard input is a terminal; pipe the data in, or give a file")
    try:
        if name == STDIN:
            yield sys.stdin.buffer, None
        else:
            with Path(name).open("rb") as stream:
                yield stream, os.fstat(stream.fileno()).st_size or None  # pipes with a name have none
    except OSError as error:
        raise DepescheError(f"{name}: {(error.strerror or str(error)).lower()}") from None


def say_lines(error: DepescheError) -> None:
    """An error on standard error, line by line."""
    for line in str(error).split("\n"):
        say(line)


def say(message: str) -> None:
    """A line on standard error, without what could steer a terminal."""
    click.echo(f"depesche: {UNSAFE.sub(' ', message)}", err=True)


def tell(message: str) -> None:
    """A line on standard output, without what could steer a terminal."""
    click.echo(UNSAFE.sub(" ", printable(message)))


def printable(text: str) -> str:
    """An argument without bytes that are no text."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def finish(failures: int) -> None:
    """End the command with the exit code for failed inputs, if there were any."""
    if failures:
        sys.exit(FAILED)
