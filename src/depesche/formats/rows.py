"""Facts as rows: one kind of fact of a report as flat columns, for tables, CSV and JSON Lines.

Every row names the report, its words and the rule that found it; the columns are part of the contract like the record.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator

import msgspec

from depesche.brief import safe
from depesche.report import Report, SentenceSpan, Time

CONTEXT = 40
"""How many characters to each side of its words a table shows."""

Cell = str | int | float | None


class Facts(msgspec.Struct, frozen=True):
    """A kind of fact: the columns, how a report gives the rows, and which columns a table for people shows."""

    name: str
    columns: tuple[str, ...]
    rows: Callable[[Report], Iterator[tuple[Cell, ...]]]
    shown: tuple[str, ...]


def times(report: Report) -> Iterator[tuple[Cell, ...]]:
    """One row for each time expression."""
    for time in report.times:
        sentence = sentence_around(report, time.begin)
        yield report.id, *(getattr(time, field) for field in Time.__struct_fields__), sentence


def actors(report: Report) -> Iterator[tuple[Cell, ...]]:
    """One row for each actor, with the words of its first mention by name, else of its first."""
    for actor in report.actors:
        first = next((m for m in actor.mentions if m.form == "name"), actor.mentions[0])
        own = (getattr(actor, field) for field in _OF_ACTORS)
        lists = "; ".join(actor.roles), " ".join(one.wikidata for one in actor.candidates), len(actor.mentions)
        words = first.begin, first.end, first.text, sentence_around(report, first.begin)
        yield report.id, *own, *lists, *words


def sentence_around(report: Report, offset: int) -> str | None:
    """The words of the sentence an offset lies in."""
    index = bisect_right(report.sentences, offset, key=_begin) - 1
    sentence = report.sentences[index] if index >= 0 else None
    return report.text[sentence.begin : sentence.end] if sentence is not None and offset < sentence.end else None


def around(report: Report, begin: int, end: int) -> tuple[str, str, str]:
    """Some words before, the words themselves, some words after, on one line and safe for a terminal."""
    before = report.text[max(0, begin - CONTEXT) : begin].rpartition("\n")[2]
    after = report.text[end : end + CONTEXT].partition("\n")[0]
    before = before.partition(" ")[2] if begin > CONTEXT and len(before) == CONTEXT else before
    after = after.rpartition(" ")[0] if len(after) == CONTEXT else after
    blank = " " if before[-1:] == " " else ""
    return safe(before) + blank, safe(report.text[begin:end]), (" " if after[:1] == " " else "") + safe(after)


def _begin(sentence: SentenceSpan) -> int:
    return sentence.begin


_OF_ACTORS = ("id", "name", "kind", "wikidata", "country", "sector", "code", "rule", "confidence")
TIMES = Facts("times", ("report", *Time.__struct_fields__, "sentence"), times, ("value", "mod", "type"))
ACTORS = Facts(
    "actors",
    ("report", *_OF_ACTORS, "roles", "candidates", "mentions", "begin", "end", "text", "sentence"),
    actors,
    ("name", "kind", "code", "wikidata", "mentions"),
)
