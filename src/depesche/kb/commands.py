"""What ``depesche kb`` can do. Every command imports what it needs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from depesche.errors import DepescheError
from depesche.inputs import STDIN
from depesche.kb import kb
from depesche.kb.console import KINDS, as_json, as_lines, finish, opened, printable, say, say_lines, tell, told
from depesche.kb.importing import import_wikidata

if TYPE_CHECKING:
    from depesche.actors.knowledge.browse import Card


def _day(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    from datetime import date  # noqa: PLC0415 - start-up time of the other commands

    try:
        return date.fromisoformat(value).isoformat() if value else None
    except ValueError:
        raise click.BadParameter(f"{value!r} is not a day; write 2022-05-01") from None


@kb.command()
@click.argument("names", nargs=-1, metavar="NAME...")
@click.option(
    "--kind", "kinds", multiple=True, type=click.Choice([*KINDS, "none"]), help="Only these; may be repeated."
)
@click.option(
    "--country", "countries", multiple=True, metavar="CODE", help="Only of this country (DEU); may be repeated."
)
@click.option(
    "--on", "day", metavar="DATE", callback=_day, help="Only who was in office on the day, as far as is known."
)
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1), help="Most rows for a name.")
@as_json
@as_lines
@told
def search(
    names: tuple[str, ...],
    *,
    kinds: tuple[str, ...],
    countries: tuple[str, ...],
    day: str | None,
    limit: int,
    as_json: bool,
    as_lines: bool,
) -> None:
    """Find everything that bears a name or a similar one: the name, the surname, its beginning, an office, slips.

    Several words are one name; - reads names from standard input, one a line. The exit code is 1 when nothing bears a
    name.

    \b
    Examples:
      depesche kb search Angela Merkel
      depesche kb search Bundeskanzler --on 2019-05-01
      depesche kb search Union --kind organization --country DEU --limit 50
      cut -f1 names.txt | depesche kb search - --jsonl
    """
    from depesche.actors.knowledge import browse  # noqa: PLC0415 - start-up time of the other commands
    from depesche.kb import view  # noqa: PLC0415

    codes = [_country(text) for text in countries]

    def find(name: str) -> list[Card]:
        found = browse.search(name, kinds, codes, day or "")
        if not found:
            say(f"{name}: nothing in the knowledge base bears this name or a similar one")
        return found

    def print_table(found: list[Card]) -> None:
        view.show_hits(found[:limit], len(found[limit:]), sys.stdout)

    _answer(_names(names, " "), find, print_table, limit, as_json=as_json, as_lines=as_lines)


@kb.command()
@click.argument("names", nargs=-1, metavar="ID...")
@as_json
@as_lines
@told
def show(names: tuple[str, ...], *, as_json: bool, as_lines: bool) -> None:
    """Show all that is known: names, offices with dates, source and licence of every row, and its layer.

    An ID is a Q-number, or an exact name in quotes; - reads them from standard input, one a line. A row that a layer
    above overrides is shown too, and says so.

    \b
    Examples:
      depesche kb show Q567
      depesche kb show "Angela Merkel" "Vereinte Nationen"
      depesche kb show Q567 --json | jq '.[].offices[] | {office, start, end}'
    """
    from depesche.actors.knowledge import browse  # noqa: PLC0415 - start-up time of the other commands
    from depesche.kb import view  # noqa: PLC0415

    def find(name: str) -> list[Card]:
        found = browse.cards(name)
        if not found:
            say(f"{name}: not in the knowledge base; look for it with: depesche kb search {name}")
        return found

    def print_cards(found: list[Card]) -> None:
        view.show_cards(found, sys.stdout)

    _answer(_names(names, None), find, print_cards, None, as_json=as_json, as_lines=as_lines)


@kb.command()
@click.argument("files", nargs=-1, metavar="FILE.tsv...")
@click.option("--template", is_flag=True, help="Print a table to start from: what the columns mean, and the header.")
@click.option("--source", metavar="NAME", help="What the rows are filed under; default: the name of the file.")
@click.option("--replace", is_flag=True, help="Take out first what was added under this name before.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one object a line for each table.")
@told
def add(files: tuple[str, ...], *, template: bool, source: str | None, replace: bool, as_json: bool) -> None:
    """Add a table of your own to your layer, which overrides what ships: same id, or else same name.

    Every row is checked; when one is bad, all bad ones are named with their lines and nothing is added. The same table
    twice is the same as once. A row of the kind none forbids a name: it shall never be taken for anybody.

    \b
    Examples:
      depesche kb add --template > people.tsv
      depesche kb add people.tsv
      depesche kb add --replace people.tsv
      mysql2tsv | depesche kb add - --source "our archive"
    """
    from depesche.actors.knowledge import table, user  # noqa: PLC0415 - start-up time of the other commands

    if template:
        click.echo(table.template(), nl=False)
        return
    if not files:
        raise click.UsageError("give a table, or --template for one to start from; see depesche kb add --help")
    failures = 0
    for file in files:
        try:
            added = user.add(file, _bytes(file), source or _filed_under(file), replace=replace)
        except DepescheError as error:
            failures += 1
            say_lines(error)
            if isinstance(error, table.TableError):
                say(f"{file}: nothing was added")
            continue
        if as_json:
            click.echo(msgspec.json.encode(added).decode())
        else:
            counts = ", ".join(f"{count:,} {kind}" for kind, count in added.kinds.items())
            tell(f"{file}: {counts or 'no rows'}, {added.offices:,} offices, now in {added.path}")
    finish(failures)


@kb.command()
@click.argument("sources", nargs=-1, required=True, metavar="FILE|SOURCE...")
@told
def remove(sources: tuple[str, ...]) -> None:
    """Take out of your layers what was added from a table (its file name or --source), or the import: Wikidata.

    \b
    Examples:
      depesche kb remove people.tsv
      depesche kb remove "our archive"
      depesche kb remove Wikidata
    """
    from depesche.actors.knowledge import user  # noqa: PLC0415 - start-up time of the other commands

    failures = 0
    for source in map(printable, sources):
        count = user.remove(source) or user.remove(Path(source).name)
        if count:
            tell(f"{source}: {count:,} removed")
        else:
            failures += 1
            say(f"{source}: nothing of this name in your layers; depesche kb stats lists the sources")
    finish(failures)


kb.add_command(import_wikidata)


@kb.command()
@as_json
@told
def stats(*, as_json: bool) -> None:
    """Count what each layer holds: its file, sources and licences, snapshot, kinds, types, countries, offices.

    \b
    Examples:
      depesche kb stats
      depesche kb stats --json | jq '.[] | {layer, kinds}'
    """
    from depesche.actors.knowledge import browse  # noqa: PLC0415 - start-up time of the other commands

    found = browse.counts()
    if as_json:
        _print_json(found)
        return
    from depesche.kb import view  # noqa: PLC0415

    view.show_counts(found, sys.stdout)


def _country(text: str) -> str:
    """The code of a country as it was asked for. Raises :class:`click.UsageError` where there is no such country."""
    from depesche.actors.knowledge import table  # noqa: PLC0415 - start-up time of the other commands

    code = text if table.wrong_country(text.upper()) else text.upper()
    if message := table.wrong_country(code):
        raise click.UsageError(f"--country: {message}")
    return code


def _answer(
    names: Iterable[str],
    find: Callable[[str], list[Card]],
    show: Callable[[list[Card]], None],
    limit: int | None,
    *,
    as_json: bool,
    as_lines: bool,
) -> None:
    """Write what is found for each name, for people or programs; the exit code is for names without anything."""
    if as_json and as_lines:
        raise click.UsageError("--json and --jsonl are two forms of output; give one of them")
    rows = []
    failures = 0
    for name in names:
        found = find(name)
        failures += not found
        if as_json:
            rows += _rows(name, found[:limit])
        elif as_lines:
            _print_lines(_rows(name, found[:limit]))
        elif found:
            show(found)
    if as_json:
        _print_json(rows)
    finish(failures)


def _rows(name: str, cards: Iterable[Card]) -> list[dict[str, Any]]:
    """Rows for programs, with the name that was asked for."""
    return [{"asked": name, **msgspec.to_builtins(card)} for card in cards]


def _print_lines(rows: Iterable[object]) -> None:
    for row in rows:
        click.echo(msgspec.json.encode(row).decode())


def _print_json(value: object) -> None:
    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())


def _names(names: tuple[str, ...], joined: str | None) -> Iterator[str]:
    """The names asked for: one of all words, each, or the lines of standard input."""
    if names == (STDIN,) or (not names and not sys.stdin.isatty()):
        lines = sys.stdin.buffer.read().decode("utf-8", "replace").splitlines()
        yield from (line.strip() for line in lines if line.strip())
    elif not any(name.strip() for name in names):
        raise click.UsageError(f"give a name; see {click.get_current_context().command_path} --help")
    else:
        readable = [printable(name) for name in names]
        yield from readable if joined is None else (joined.join(readable),)


def _filed_under(file: str) -> str:
    return "standard input" if file == STDIN else printable(Path(file).name)


def _bytes(file: str) -> bytes:
    from depesche.actors.knowledge.table import MAX_BYTES  # noqa: PLC0415 - start-up time of the other commands

    with opened(file) as (stream, _):
        return stream.read(MAX_BYTES + 1)
