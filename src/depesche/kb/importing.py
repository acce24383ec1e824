"""``depesche kb import-wikidata``: a dump of Wikidata to a layer of one's own."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click
import msgspec

from depesche.errors import DepescheError
from depesche.kb.console import KINDS, opened, say, tell, told

if TYPE_CHECKING:
    from depesche.actors.knowledge.imports import Done

LEAST_SITELINKS = 2
"""Fewest Wikipedias with an article: items without any are seldom in the news, and share names with those who are."""
MOST_BAD = 20
"""Lines of a dump that cannot be read and are named; more are counted."""


def _kinds(_: click.Context, __: click.Parameter, value: str) -> tuple[str, ...]:
    given = tuple(part.strip() for part in value.split(",") if part.strip())
    unknown = [part for part in given if part not in KINDS]
    if unknown or not given:
        raise click.BadParameter(f"{', '.join(unknown) or 'nothing'}: there are {', '.join(KINDS)}")
    return tuple(kind for kind in KINDS if kind in given)


@click.command(name="import-wikidata")
@click.argument("dump")
@click.option(
    "--kinds", default=",".join(KINDS), show_default=True, callback=_kinds, help="What to keep, separated by commas."
)
@click.option(
    "--min-sitelinks", "least", default=LEAST_SITELINKS, show_default=True, type=click.IntRange(0),
    help="Fewest Wikipedias with an article; some classes ask for more.",
)  # fmt: skip
@click.option("--restart", is_flag=True, help="Forget an import that was interrupted and begin anew.")
@click.option("--finish", is_flag=True, help="Do not read on; keep what was read before the interruption.")
@click.option("--json", "as_json", is_flag=True, help="Print what was kept as a JSON object.")
@told
def import_wikidata(
    dump: str, *, kinds: tuple[str, ...], least: int, restart: bool, finish: bool, as_json: bool
) -> None:
    """Import people in politics, their offices, organisations, countries and places from a dump of Wikidata.

    DUMP is latest-all.json.gz or .bz2 of https://dumps.wikimedia.org/wikidatawiki/entities/, packed or not; - reads
    it from standard input. It is read once, in little memory. Interrupted, the same command goes on where it was; your
    layers change only when the dump is read. Lines that cannot be read are named and left out.

    \b
    Examples:
      depesche kb import-wikidata latest-all.json.gz
      depesche kb import-wikidata latest-all.json.bz2 --kinds person,organization --min-sitelinks 10
      lbzip2 -dc latest-all.json.bz2 | depesche kb import-wikidata -
    """
    from depesche.actors.knowledge import user  # noqa: PLC0415
    from depesche.actors.knowledge.dump import Source  # noqa: PLC0415
    from depesche.actors.knowledge.imports import Import  # noqa: PLC0415
    from depesche.kb import progress  # noqa: PLC0415 - start-up time of the other commands
    from depesche.language import registry  # noqa: PLC0415

    with opened(dump) as (stream, size), progress.shown(sys.stderr, size, _bad_lines(dump)) as watch:
        work = Import(user.import_layer(), watch)
        if restart and work.is_begun:
            work.close(remove=True)
            work = Import(user.import_layer(), watch)
        done = _imported(work, Source(stream, dump), (kinds, least, registry.listed()), finish=finish)
    user.changed()
    if as_json:
        click.echo(msgspec.json.encode(done).decode())
    else:
        _tell_import(dump, done)


def _imported(work: Any, source: Any, options: tuple[Any, ...], *, finish: bool) -> Done:
    """Read and write, and leave the work for later where that is interrupted."""
    try:
        if finish and not work.is_begun:
            raise DepescheError(f"{source.name}: no import was interrupted, so there is nothing to finish")
        if work.is_begun:
            say(f"going on after line {work.state.place.lines:,} of {work.state.dump}")
        work.begin(source, *options)
        if not finish:
            work.read(source)
        done: Done = work.write()
    except KeyboardInterrupt:
        lines = f"{work.state.place.lines:,} lines are read"
        work.close()
        message = f"interrupted; {lines}. Your layers are as they were. The same command goes on from here"
        raise DepescheError(f"{source.name}: {message}.") from None
    except BaseException:
        work.close()
        raise
    return done


def _tell_import(dump: str, done: Done) -> None:
    counts = ", ".join(f"{count:,} {kind}" for kind, count in done.kept.items())
    tell(f"{dump}: kept {counts or 'nothing'} of {done.lines:,} lines, with {done.terms:,} offices")
    tell(f"now in {done.path}; the newest change is of {done.snapshot or 'an unknown day'}")
    if done.left_out:
        click.echo(f"offices without a name, left out: {done.left_out:,}; another import of the dump looks for them")
    if done.bad:
        say(f"{dump}: {done.bad:,} lines could not be read")


def _bad_lines(dump: str) -> Callable[[int, str], None]:
    """Names the first lines of a dump that cannot be read."""
    named = 0

    def tell(line: int, why: str) -> None:
        nonlocal named
        named += 1
        if named <= MOST_BAD:
            say(f"{dump}:{line}: left out: {why}")
        if named == MOST_BAD:
            say(f"{dump}: further lines are counted only")

    return tell
