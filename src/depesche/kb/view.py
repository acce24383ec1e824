"""The knowledge base as a person reads it: who bears a name, all about one entity, what the layers hold.

Names come from tables and dumps of anybody: control characters and direction overrides are taken out of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TextIO

from depesche.actors.knowledge.browse import Card, Counts, Holding
from depesche.brief import plain_width, safe

if TYPE_CHECKING:
    from rich.console import Console

MOST_TERMS = 3
"""Terms of one person in the table of ``search``."""
MOST_COUNTED = 12
"""Types, countries and sources of a layer that ``stats`` lists; ``--json`` has all."""
TITLES = {
    "own": "yours",
    "wikidata": "your import from Wikidata",
    "shipped": "shipped",
    "share-alike": "shipped, share-alike",
}
"""What people are told about a layer."""


def _console(stream: TextIO) -> Console:
    from rich.console import Console  # noqa: PLC0415 - start-up time of the other commands

    width = None if stream.isatty() else plain_width()
    return Console(file=stream, highlight=False, markup=False, emoji=False, width=width)


def _print(console: Console, stream: TextIO, *parts: object) -> None:
    """Print without blanks at the ends of lines."""
    with console.capture() as capture:
        for part in parts:
            console.print(part)
    stream.write("\n".join(line.rstrip() for line in capture.get().rstrip().split("\n")) + "\n")


def show_hits(cards: Sequence[Card], more: int, stream: TextIO) -> None:
    """A row for each entity that bears a name."""
    from rich.table import Table  # noqa: PLC0415 - start-up time of the other commands
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold cyan", pad_edge=False)
    for heading in ("id", "name", "what", "country", "fits by", "layer and source"):
        table.add_column(heading, overflow="fold")
    for card in cards:
        what = "\n".join(safe(line) for line in _what(card))
        origin = f"{TITLES[card.layer]}: {safe(card.source)}"
        name, country = Text(safe(card.name), "bold"), safe(card.country) or "–"
        table.add_row(card.id or "–", name, what, country, card.match, Text(origin, "dim"))
    parts: list[object] = [table]
    if more:
        parts.append(Text(f"… {more} more with --limit", "dim"))
    _print(_console(stream), stream, *parts)


def _what(card: Card) -> Iterator[str]:
    """What an entity is, in a few lines."""
    yield ", ".join(filter(None, (card.type or card.kind, card.sector, card.party, str(card.born or ""))))
    yield from (_term(term) for term in card.offices[:MOST_TERMS])
    if len(card.offices) > MOST_TERMS:
        yield f"… {len(card.offices) - MOST_TERMS} more"


def _term(term: Holding) -> str:
    return f"{term.office} {_dates(term)}".rstrip()


def _dates(term: Holding) -> str:
    if not term.start and not term.end:
        return ""
    return f"{term.start or '?'}–{term.end}" if term.end else f"since {term.start} (known until {term.checked})"


def show_cards(cards: Iterable[Card], stream: TextIO) -> None:
    """All that is known of entities, one below the other."""
    from rich.text import Text  # noqa: PLC0415 - start-up time of the other commands

    console = _console(stream)
    for number, card in enumerate(cards):
        if number:
            stream.write("\n")
        head = Text.assemble((safe(card.name), "bold"), (f"  {card.id or 'no Wikidata id'}", "cyan"))
        if card.is_overridden:
            head.append("  a layer above overrides this row", "yellow")
        _print(console, stream, head, _facts(card), *_offices(card))


def _facts(card: Card) -> object:
    from rich.table import Table  # noqa: PLC0415 - start-up time of the other commands
    from rich.text import Text  # noqa: PLC0415

    kind = "never taken for anybody" if card.kind == "none" else ", ".join(filter(None, (card.kind, card.type)))
    facts = {
        "kind": kind,
        "country": card.country,
        "sector": card.sector,
        "party": card.party,
        "born": str(card.born or ""),
        "sex": card.sex,
        "names": "; ".join(f"{language}: {name}" for language, name in card.names.items()),
        "found by": "; ".join(card.found_by),
        "surnames": "; ".join(card.surnames),
        "layer": TITLES[card.layer],
        "source": " · ".join(filter(None, (card.source, card.licence, card.date))),
    }
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="cyan", no_wrap=True)
    grid.add_column(overflow="fold")
    for label, value in facts.items():
        if value:
            grid.add_row(label, Text(safe(value)))
    return grid


def _offices(card: Card) -> Iterator[object]:
    from rich.table import Table  # noqa: PLC0415 - start-up time of the other commands
    from rich.text import Text  # noqa: PLC0415

    if not card.offices:
        return
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold cyan", pad_edge=False)
    for heading in ("office", "country", "sector", "from", "to", "checked", "source and licence"):
        table.add_column(heading, overflow="fold")
    for term in card.offices:
        name = f"{term.office} ({term.office_de})" if term.office_de else term.office
        origin = Text(safe(f"{term.source} · {term.licence}"), "dim")
        cells = (name, term.country, term.sector, term.start, term.end, term.checked)
        table.add_row(*(safe(cell) or "–" for cell in cells), origin)
    yield table


def show_counts(layers: Iterable[Counts], stream: TextIO) -> None:
    """What the layers hold, one below the other."""
    from rich.table import Table  # noqa: PLC0415 - start-up time of the other commands
    from rich.text import Text  # noqa: PLC0415

    console = _console(stream)
    for number, layer in enumerate(layers):
        if number:
            stream.write("\n")
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(style="cyan", no_wrap=True)
        grid.add_column(overflow="fold")
        sources = {f"{one.name} ({one.licence}, {one.date})": one.entities for one in layer.sources}
        rows = {
            "file": f"{layer.path}, {layer.bytes / 1_000_000:,.1f} MB",
            "snapshot": layer.snapshot,
            "entities": f"{layer.entities:,} with {layer.names:,} names and {layer.offices:,} offices",
            "kinds": _counted(layer.kinds),
            "types": _counted(layer.types),
            "countries": _counted(layer.countries),
            "licences": _counted(layer.licences),
            "sources": _counted(sources, "\n"),
        }
        for label, value in rows.items():
            if value:
                grid.add_row(label, Text("\n").join(Text(safe(line)) for line in value.split("\n")))
        _print(console, stream, Text(TITLES[layer.layer], "bold"), grid)


def _counted(counts: Mapping[str, int], between: str = ", ") -> str:
    shown = [f"{count:,} {safe(name)}" for name, count in list(counts.items())[:MOST_COUNTED]]
    left = len(counts) - len(shown)
    return between.join([*shown, f"… {left} more with --json"] if left > 0 else shown)
