"""The command line. Thin: it turns arguments into sources, reports into output, and errors into exit codes.

Exit codes: 0 all read, 1 some input failed, 2 wrong usage.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal, TypeVar

import click
import msgspec

from depesche import __version__, outputs
from depesche.errors import DepescheError
from depesche.formats import rows
from depesche.inputs import Given, from_arguments, from_lines, iso_time, looks_like_url
from depesche.kb import kb
from depesche.language import registry
from depesche.reader import Kind, Reader, Stage
from depesche.report import Report

if TYPE_CHECKING:
    from depesche.page.profiles import Profiles

FAILED = 1

Command = TypeVar("Command", bound=Callable[..., None])


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="depesche")
def main() -> None:
    """Read news reports and keep the record: who said or did what, to whom, when, where, under which condition.

    \b
    Examples:
      depesche read article.html
      depesche read --published 2025-09-22 article.txt
      cat article.html | depesche read - --json | jq .quotations
      depesche read --jsonl articles.jsonl > reports.jsonl
    """


def _iso_time(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    try:
        return iso_time(value) if value else None
    except ValueError:
        raise click.BadParameter(
            f"{value!r} is not an ISO 8601 date; write 2025-09-22 or 2025-09-22T08:15+02:00"
        ) from None


def _inputs(command: Command) -> Command:
    """What every command that reads reports takes: the inputs, and what is known of them from outside."""
    given = (
        click.argument("inputs", nargs=-1, metavar="INPUT..."),
        click.option(
            "--as", "kind", type=click.Choice(["html", "text"]), help="What the input is; default: told by its content."
        ),
        click.option(
            "--published",
            metavar="DATE",
            callback=_iso_time,
            help="Publication date (ISO 8601); beats what the page says.",
        ),
        click.option(
            "--language",
            type=click.Choice(registry.listed()),
            help="Language of the report; default: found out.",
        ),
    )
    for one in reversed(given):
        command = one(command)
    return command


@main.command()
@_inputs
@click.option(
    "--json", "as_json", is_flag=True, help="Print the record as JSON; with several inputs one object a line."
)
@click.option(
    "--jsonl",
    metavar="FILE|-",
    help="Read JSON Lines (id, text or html, published, language, url), write one report a line.",
)
@click.option(
    "--page-only", is_flag=True, help="Stop after the page: title, blocks, media, metadata; no sentences, no facts."
)
@click.option(
    "--profiles",
    "folder",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False),
    help="Profiles of outlets of your own (*.toml); they beat the shipped ones.",
)
@click.option(
    "--no-profiles", is_flag=True, help="Read every page by its structure alone, without the shipped profiles."
)
@click.option("--show", type=click.Choice(["words"]), help="With the brief: the words and rules each fact rests on.")
def read(  # noqa: PLR0913 - one argument an option
    inputs: tuple[str, ...],
    *,
    kind: Kind | None,
    published: str | None,
    language: str | None,
    as_json: bool,
    jsonl: str | None,
    page_only: bool,
    folder: str | None,
    no_profiles: bool,
    show: str | None,
) -> None:
    """Read reports: files, folders, or - for standard input; HTML or plain text.

    Prints a brief for people, or with --json and --jsonl the record for programs. An input that cannot be read is
    named on standard error (with --json for several inputs and with --jsonl also in its place on the output); the
    others are read all the same, and the exit code is 1.

    \b
    Examples:
      depesche read article.html
      depesche read --published 2025-09-22 --show words article.txt
      depesche read folder/ --json > reports.jsonl
      pdftotext article.pdf - | depesche read - --published 2025-09-22
      depesche read --jsonl articles.jsonl > reports.jsonl
      depesche read --page-only --json page.html | jq -r '.blocks[].kind'
    """
    profiles = _profiles(folder, shipped=not no_profiles)
    until: Stage = "page" if page_only else "events"
    reader = Reader(kind=kind, published=published, language=language, profiles=profiles, until=until)
    if jsonl is not None:
        if inputs or show:
            raise click.UsageError("--jsonl takes no other INPUT and no --show")
        with _opened(jsonl) as stream:
            _finish(outputs.write_lines(from_lines(stream), reader))
        return
    names = _names(inputs)
    given = from_arguments(names, sys.stdin.buffer)
    if as_json and (len(names) > 1 or Path(names[0]).is_dir()):
        _finish(outputs.write_lines(given, reader))
    elif as_json:
        _finish(outputs.write_json(given, reader))
    else:
        _finish(outputs.write_briefs(given, reader, words=show == "words"))


_lines = click.option("--jsonl", metavar="FILE|-", help="Read JSON Lines (id, text or html, published, language, url).")
Form = Literal["table", "csv", "jsonl"]


@main.command()
@_inputs
@_lines
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "jsonl", "timeml"]),
    default="table",
    show_default=True,
    help="A table for people; one row a time as CSV or JSON Lines; or the text with TIMEX3 tags (TimeML).",
)
def times(
    inputs: tuple[str, ...],
    *,
    kind: Kind | None,
    published: str | None,
    language: str | None,
    jsonl: str | None,
    form: Form | Literal["timeml"],
) -> None:
    """List the time expressions of reports: when, in which words, by which rule.

    Values are TIMEX3 against the publication date; give it with --published where the input does not say it.
    Inputs and errors are those of depesche read, which is slower: it goes on to actors, quotations and events.

    \b
    Examples:
      depesche times --published 2025-09-22 article.txt
      depesche times folder/ --format csv > times.csv
      depesche times --jsonl articles.jsonl --format jsonl | jq -r 'select(.type == "DATE").value'
      depesche times article.html --format timeml > article.tml
    """
    reader = Reader(kind=kind, published=published, language=language, until="times")
    with _given(inputs, jsonl) as given:
        if form == "timeml":
            _finish(outputs.write_timeml(given, reader))
        else:
            _finish(outputs.write_facts(given, reader, rows.TIMES, form))


@main.command()
@_inputs
@_lines
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "jsonl"]),
    default="table",
    show_default=True,
    help="A table for people, or one row an actor as CSV or JSON Lines.",
)
def actors(
    inputs: tuple[str, ...],
    *,
    kind: Kind | None,
    published: str | None,
    language: str | None,
    jsonl: str | None,
    form: Form,
) -> None:
    """List the actors of reports: who, what they are, of which country and sector, with the Wikidata id where sure.

    The publication date (--published) tells old from new office holders. Inputs and errors are those of depesche read.

    \b
    Examples:
      depesche actors --published 2025-09-22 article.txt
      depesche actors folder/ --format csv > actors.csv
      depesche actors --jsonl articles.jsonl --format jsonl | jq -r 'select(.country == "PRK").name'
    """
    reader = Reader(kind=kind, published=published, language=language, until="actors")
    with _given(inputs, jsonl) as given:
        _finish(outputs.write_facts(given, reader, rows.ACTORS, form))


@main.command()
@click.argument("codes", nargs=-1, metavar="[CODE]...", type=click.Choice(registry.listed()))
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array with every table and its rows.")
def languages(codes: tuple[str, ...], *, as_json: bool) -> None:
    """List the languages, or some of them, with what each has: tables, models, grammar, and what they suffice for.

    A language is a folder. Those of your own are found through the environment variable DEPESCHE_LANGUAGES, which
    names folders of languages, separated as in PATH; docs/adding-a-language.md says what goes into one. A folder that
    cannot be used is listed with the reason, and the exit code is 1.

    \b
    Examples:
      depesche languages
      depesche languages de
      DEPESCHE_LANGUAGES=~/languages depesche languages
      depesche languages --json | jq '.[] | {code, stages}'
    """
    from depesche import listing  # noqa: PLC0415 - start-up time of the other commands
    from depesche.language import inventory  # noqa: PLC0415

    found = inventory.inventories(codes, listing.CHECKS)
    if as_json:
        outputs.write_line(msgspec.json.format(msgspec.json.encode(found), indent=2))
    else:
        listing.show(found, sys.stdout)
    for problem in registry.problems():
        click.echo(f"depesche: {problem}", err=True)
    _finish(len(registry.problems()) + sum(len(one.problems) for one in found))


main.add_command(kb)


@main.command()
def schema() -> None:
    """Print the JSON Schema of the record.

    \b
    Example:
      depesche schema > report.schema.json
    """
    outputs.write_line(msgspec.json.format(msgspec.json.encode(msgspec.json.schema(Report)), indent=2))


@main.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script of a shell.

    \b
    Examples:
      eval "$(depesche completion bash)"
      depesche completion fish > ~/.config/fish/completions/depesche.fish
    """
    from click.shell_completion import get_completion_class  # noqa: PLC0415 - start-up time of the other commands

    found = get_completion_class(shell)
    if found is None:
        raise click.UsageError(f"no completion for {shell}")
    click.echo(found(main, {}, "depesche", "_DEPESCHE_COMPLETE").source())


def _profiles(folder: str | None, *, shipped: bool) -> Profiles | None:
    """The profiles asked for; None for the shipped ones alone."""
    if folder is None and shipped:
        return None
    from depesche.page.profiles import Profiles  # noqa: PLC0415 - plain text does without

    if folder is None:
        return Profiles.off()
    try:
        return Profiles.folder(folder, shipped=shipped)
    except DepescheError as error:
        raise click.BadParameter(str(error), param_hint="--profiles") from None


def _names(inputs: tuple[str, ...]) -> tuple[str, ...]:
    """What is to be read: the arguments, else what is piped in; asking for an input when there is neither."""
    command = click.get_current_context().command_path
    for name in inputs:
        if looks_like_url(name):
            raise click.UsageError(
                f"{name}: reading from the network is not built in yet; save the page and give the file, "
                f"or pipe it: curl -sL {name} | {command} -"
            )
    if not inputs and sys.stdin.isatty():
        raise click.UsageError(f"give a file, a folder, or - for standard input; see {command} --help")
    return inputs or ("-",)


@contextmanager
def _given(inputs: tuple[str, ...], jsonl: str | None) -> Iterator[Iterable[Given]]:
    """The inputs of a command that lists facts: from the arguments, or the lines of a file."""
    if jsonl is None:
        yield from_arguments(_names(inputs), sys.stdin.buffer)
        return
    if inputs:
        raise click.UsageError("--jsonl takes no other INPUT")
    with _opened(jsonl) as stream:
        yield from_lines(stream)


def _opened(name: str) -> AbstractContextManager[BinaryIO]:
    if name == "-":
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(name).open("rb")
    except OSError as error:
        raise click.BadParameter(f"{name}: {(error.strerror or str(error)).lower()}", param_hint="--jsonl") from None


def _finish(failures: int) -> None:
    if failures:
        sys.exit(FAILED)
