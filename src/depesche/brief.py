"""The record as a person reads it: one screen of who, said, did, wants, when, and what was left open.

Text of the report is untrusted: control characters and direction overrides are taken out before it reaches a terminal.
"""

from __future__ import annotations

import re
import shutil
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from depesche.report import Actor, Block, Event, Evidence, Position, Quotation, Report

# What fits one screen of 40 lines beside the headings; `--show words` and `--json` leave nothing out.
MOST = {"page": 30, "who": 7, "said": 6, "did": 7, "wants": 3, "when": 8}
LONGEST_WORDS = 120
PLAIN_WIDTH = 100
LABEL_WIDTH = 7
KIND_WIDTH = 13
# C0 and C1 controls, zero-width and direction marks: they could steer a terminal or hide words.
UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
ARROW = {"positive": "→", "negative": "↛"}


class Line:
    """Pieces of text with their styles."""

    def __init__(self, text: str = "", style: str = "") -> None:
        self.pieces = [(text, style)]

    def append(self, text: str, style: str = "") -> None:
        """Add a piece behind the others."""
        self.pieces.append((text, style))

    @property
    def plain(self) -> str:
        """The text without styles."""
        return "".join(text for text, _ in self.pieces)


Section = tuple[str, list[Line]]


def show(report: Report, stream: TextIO, *, words: bool = False) -> None:
    """Print the brief, in colours and the width of the window on a terminal, as plain lines elsewhere.

    ``words`` adds offsets, words and rules, and leaves no entry out.
    """
    head = [Line(safe(_headline(report)), "bold"), Line(" · ".join(_source_line(report, words)), "dim")]
    sections = [(name, _cut(entries, name, words)) for name, entries in _sections(report, words) if entries]
    (_show_styled if stream.isatty() else _show_plain)(head, sections, stream)


def _sections(report: Report, words: bool) -> Iterator[Section]:
    names = {actor.id: safe(actor.name) for actor in report.actors}
    # what was read no further than the page shows its layout
    yield "page", [] if report.sentences else [_block(block, report.text, words) for block in report.blocks]
    yield "who", [_who(actor, words) for actor in by_weight(report.actors)]
    yield "said", [_said(quotation, names, words) for quotation in report.quotations]
    yield "did", [_did(event, names, words, report.text) for event in report.events]
    yield "wants", [_wants(position, names, words) for position in report.positions]
    yield "when", [_timeline(report, words)] if report.times or report.published else []
    yield "open", [Line(line) for line in _open(report)]


def _cut(entries: list[Line], name: str, words: bool) -> list[Line]:
    most = len(entries) if words else MOST.get(name, len(entries))
    left = len(entries) - most
    return entries[:most] + ([Line(f"… {left} more with --show words or --json", "dim")] if left > 0 else [])


def _show_plain(head: Sequence[Line], sections: Iterable[Section], stream: TextIO) -> None:
    width = plain_width()
    out = [text for line in head for text in _wrapped(line.plain, width)]
    out.append("")
    for name, entries in sections:
        label = name.capitalize()
        for entry in entries:
            for text in _wrapped(entry.plain, width - LABEL_WIDTH):
                out.append(f"{label:{LABEL_WIDTH}}{text}".rstrip())
                label = ""
    stream.write("\n".join(out) + "\n")


def _wrapped(text: str, width: int) -> Iterator[str]:
    """The lines of a text, each broken at blanks; lines that begin indented stay so."""
    for line in text.split("\n"):
        indent = " " * (len(line) - len(line.lstrip()))
        yield from textwrap.wrap(line, max(width, 20), subsequent_indent=indent, break_on_hyphens=False) or [""]


def _show_styled(head: Sequence[Line], sections: Iterable[Section], stream: TextIO) -> None:
    from rich.console import Console  # noqa: PLC0415 - start-up time when the brief goes into a pipe
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    console = Console(file=stream, highlight=False)
    grid = Table.grid(padding=(0, 0))
    grid.add_column(style="bold cyan", no_wrap=True, width=LABEL_WIDTH)
    grid.add_column(overflow="fold")
    for name, entries in sections:
        for number, entry in enumerate(entries):
            grid.add_row(name.capitalize() if number == 0 else "", Text.assemble(*entry.pieces))
    for line in head:
        console.print(Text.assemble(*line.pieces))
    console.print()
    console.print(grid)


def plain_width() -> int:
    """The width of what is piped: that of the variable COLUMNS, if it is a number."""
    return shutil.get_terminal_size((PLAIN_WIDTH, 0)).columns


def safe(text: str) -> str:
    """Text without what could steer a terminal, white space squeezed."""
    return " ".join(UNSAFE.sub(" ", text).split())


def by_weight(actors: Iterable[Actor]) -> list[Actor]:
    """Persons and institutions before places, the most mentioned first."""
    return sorted(actors, key=lambda actor: (actor.kind == "place", -len(actor.mentions)))


def _block(block: Block, text: str, words: bool) -> Line:
    line = Line(f"{block.kind:{KIND_WIDTH}}", "dim")
    content = safe(text[block.begin : block.end])
    line.append(
        content if words else textwrap.shorten(content, PLAIN_WIDTH - LABEL_WIDTH - KIND_WIDTH, placeholder=" …")
    )
    return line


def _headline(report: Report) -> str:
    for kind in ("headline", "title"):
        for block in report.blocks:
            if block.kind == kind:
                return report.text[block.begin : block.end]
    return report.title or _shortened(report.text.strip().partition("\n")[0], words=False)


def _source_line(report: Report, words: bool) -> list[str]:
    agencies = ", ".join(dict.fromkeys(agency.name for agency in report.agencies))
    parts = [
        report.publisher,
        ", ".join(report.authors),
        report.published,
        report.language,
        agencies,
        *([report.url, f"id {report.id}"] if words else []),
    ]
    return [safe(part) for part in parts if part]


def _who(actor: Actor, words: bool) -> Line:
    line = Line(safe(actor.name), "bold")
    known = [*map(safe, actor.roles[:2]), actor.code or actor.country or "", actor.wikidata or ""]
    for part in filter(None, known):
        line.append(f" · {part}", "dim")
    line.append(f" · {actor.kind}" if not actor.code and not actor.roles else "", "dim")
    if words:
        for mention in actor.mentions:
            line.append(f"\n  {mention.begin}-{mention.end} {mention.form}: {safe(mention.text)}", "dim")
    return line


def _said(quotation: Quotation, names: dict[str, str], words: bool) -> Line:
    speaker = quotation.speaker
    who = names.get(speaker.actor or "", safe(speaker.text)) if speaker else "?"
    line = Line(who, "bold")
    if quotation.time:
        line.append(f" ({quotation.time})", "dim")
    line.append(": ")
    line.append(_shortened(quotation.text, words), "italic" if quotation.type == "direct" else "")
    if quotation.type != "direct":
        line.append(f" [{quotation.type.replace('_', ' ')}]", "dim")
    if words:
        cue = f"cue {safe(quotation.cue.text)!r}, " if quotation.cue else ""
        setting = f"{safe(quotation.setting)}, " if quotation.setting else ""
        line.append(
            f"\n  {_spans(quotation.spans)} {cue}{setting}{_ground(quotation.rule, quotation.confidence)}", "dim"
        )
    return line


def _did(event: Event, names: dict[str, str], words: bool, text: str) -> Line:
    line = Line()
    if where := ", ".join(filter(None, (event.time, safe(event.place or "")))):
        line.append(f"{where}: ", "dim")
    line.append(_sides(event.sources, event.targets, names, ARROW[event.polarity]), "bold")
    line.append(f" {event.type}{f'/{event.mode}' if event.mode else ''}", "green")
    line.append(f" “{_shortened(' … '.join(text[b:e] for b, e in event.trigger.spans), words)}”")
    if event.modality != "asserted":
        line.append(f" [{event.modality}]", "dim")
    if words:
        said = f"said in {event.quotation}, " if event.quotation else ""
        line.append(f"\n  {event.begin}-{event.end} {said}{_ground(event.rule, event.confidence)}", "dim")
        line.append(_words(event.condition, "if"), "dim")
    return line


def _wants(position: Position, names: dict[str, str], words: bool) -> Line:
    line = Line(names.get(position.holder, position.holder), "bold")
    line.append(f" {position.stance} ", "green")
    if position.toward:
        line.append(f"{', '.join(names.get(actor, actor) for actor in position.toward)} ")
    line.append(f"“{_shortened(position.matter.text, words)}”")
    if position.condition:
        line.append(" if ", "yellow")
        line.append(f"“{_shortened(position.condition.text, words)}”")
    if words:
        at = f"{position.matter.begin}-{position.matter.end}"
        line.append(f"\n  {at} {_ground(position.rule, position.confidence)}", "dim")
        line.append(_words(position.condition, "condition"), "dim")
    return line


def _sides(sources: Iterable[str], targets: Iterable[str], names: dict[str, str], arrow: str) -> str:
    left, right = (", ".join(names.get(actor, actor) for actor in side) for side in (sources, targets))
    return f"{left or '?'} {arrow} {right}" if right else left or "?"


def _timeline(report: Report, words: bool) -> Line:
    """The dated times in order, the day of publication among them as ●; below, every time with its words."""
    values = (time.value or "" for time in report.times if time.type in ("DATE", "TIME"))
    dated = {value[:10] for value in values if value[:4].isdigit()}
    published = (report.published or "")[:10]
    # "2025" sorts before "2025-03"; weeks and seasons sort by their year and letter, which is near enough to read.
    points = sorted(dated | ({published} if published else set()))
    if not words and len(points) > MOST["when"]:
        points = [points[0], "…", *points[-(MOST["when"] - 2) :]]
    line = Line()
    for number, point in enumerate(points):
        line.append(" ─ " if number else "", "dim")
        line.append(f"● {point}" if point == published else point, "bold" if point == published else "")
    for time in report.times if words else ():
        value = " ".join(filter(None, (time.mod, time.value or "?")))
        ground = _ground(time.rule, time.confidence)
        line.append(f"\n  {time.begin}-{time.end} {value}: {safe(time.text)}, {ground}", "dim")
    return line


def _open(report: Report) -> list[str]:
    """Warnings, and how much of each kind has no value."""
    lines = [safe(warning.message) for warning in report.warnings]
    counts = {
        "times without a value": sum(time.value is None for time in report.times),
        "quotations without a speaker": sum(quotation.speaker is None for quotation in report.quotations),
        "events without a date": sum(event.time is None for event in report.events),
    }
    missing = [f"{what}: {number}" for what, number in counts.items() if number]
    return [*lines, ", ".join(missing)] if missing else lines


def _shortened(text: str, words: bool) -> str:
    text = safe(text)
    return text if words or len(text) <= LONGEST_WORDS else f"{text[:LONGEST_WORDS].rsplit(' ', 1)[0]} …"


def _spans(spans: Iterable[tuple[int, int]]) -> str:
    return " ".join(f"{begin}-{end}" for begin, end in spans)


def _ground(rule: str, confidence: float) -> str:
    return f"{rule} {confidence:.2f}"


def _words(evidence: Evidence | None, label: str) -> str:
    return f"\n  {evidence.begin}-{evidence.end} {label}: {safe(evidence.text)}" if evidence else ""
