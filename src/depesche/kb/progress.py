"""How an import goes on, for whoever watches it on a terminal; elsewhere it is silent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from depesche.actors.knowledge.imports import Watch


@contextmanager
def shown(stream: TextIO, size: int | None, bad: Callable[[int, str], None]) -> Iterator[Watch]:
    """Bytes, lines, items kept, rate and the time that is left; ``size``: bytes of the dump, if known."""
    if not stream.isatty():
        yield Watch(bad, _silent, _silent)
        return
    from rich.console import Console  # noqa: PLC0415 - start-up time when nobody watches
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        DownloadColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    told = TextColumn("{task.fields[told]}")
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        told,
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(file=stream), transient=True, speed_estimate_period=120) as progress:
        reading = progress.add_task("reading", total=size, told="")
        writing = progress.add_task("writing", total=None, told="", visible=False)
        kept = 0
        begun: tuple[float, int] | None = None

        def read(done: int, lines: int, more: int) -> None:
            nonlocal kept, begun
            kept += more
            now = progress.get_time()
            begun = begun or (now, lines)
            rate = (lines - begun[1]) / max(now - begun[0], 0.1)
            progress.update(reading, completed=done, told=f"{lines:,} lines ({rate:,.0f}/s), {kept:,} kept")

        def write(done: int, total: int) -> None:
            progress.update(writing, visible=True, completed=done, total=total, told=f"{done:,} of {total:,} items")

        yield Watch(bad, read, write)


def _silent(*_: int) -> None:
    return
