"""Gold clusters of mentions: from GUM's entity annotation, and from texts with marks in them.

A text with marks has a line ``published: 2025-03-04`` first; ``[3 Ilse Brandt]`` in it is a mention of actor 3,
``[? er]`` a pronoun that nobody can be meant by for sure, and marks may stand inside one another. The marks are no part
of the text that is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from benchmarks.trees import Span

KINDS = frozenset({"person", "organization", "place"})
"""The kinds of GUM's entities that the record keeps; it has no objects, events, times and notions."""
NAMING = frozenset({"PROPN", "PRON"})
ENTITY = re.compile(r"\(?[^()]+\)?")
MARK = re.compile(r"\[(\d+|\?) |\]")
UNCLEAR = "?"
MINSPAN, COLUMNS = 5, 10


class Gold(msgspec.Struct, eq=False):
    """A mention that a gold set marks."""

    cluster: str
    span: Span
    cores: list[Span]
    """Characters one of which a mention of the program must cover to be the same: words that carry the meaning."""
    naming: bool = True
    """Whether it is a name or a pronoun."""


class Text(msgspec.Struct):
    """A text and its gold mentions."""

    name: str
    text: str
    published: str
    mentions: list[Gold]

    @property
    def clusters(self) -> dict[str, list[Gold]]:
        """The mentions of each actor that is mentioned at least twice, once by name or pronoun."""
        found: dict[str, list[Gold]] = {}
        for mention in self.mentions:
            found.setdefault(mention.cluster, []).append(mention)
        return {name: own for name, own in found.items() if len(own) > 1 and any(m.naming for m in own)}


def gum(path: Path, genre: str) -> Iterator[Text]:
    """The documents of one genre of GUM."""
    for document in path.read_text(encoding="utf-8").split("# newdoc id = ")[1:]:
        name, _, lines = document.partition("\n")
        if name.startswith(f"GUM_{genre}_"):
            yield _document(name, lines.split("\n"))


def _document(name: str, lines: list[str]) -> Text:
    made = Text(name, "", "", [])
    waiting: list[tuple[str, list[str], list[tuple[Span, str]]]] = []
    """Mentions that are still open: actor, fields of the annotation, words so far with their parts of speech."""
    space, at, tokens = "", 0, 0
    parts: list[str] = []
    for line in lines:
        if line.startswith("# meta::dateCreated = "):
            made.published = line.rpartition(" ")[2]
        elif line.startswith("# newpar") and not line.startswith("# newpar_block") and parts:
            space = "\n\n"
        row = line.split("\t")
        if len(row) < COLUMNS or "." in row[0]:
            continue
        if "-" in row[0]:
            # the words of a contraction spell it together
            tokens = int(row[0].partition("-")[2])
            last_space = "" if "SpaceAfter=No" in row[9] else " "
            continue
        parts += [space, row[1]]
        begin = at + len(space)
        at = begin + len(row[1])
        inside = int(row[0]) < tokens
        space = "" if inside or "SpaceAfter=No" in row[9] else " "
        if int(row[0]) == tokens:
            space, tokens = last_space, 0
        tokens = 0 if not inside else tokens
        _annotated(row, (begin, at), waiting, made.mentions)
    made.text = "".join(parts)
    return made


def _annotated(
    row: list[str], span: Span, waiting: list[tuple[str, list[str], list[tuple[Span, str]]]], done: list[Gold]
) -> None:
    """Open and close the mentions that begin and end with a word."""
    found = re.search(r"(?:^|\|)Entity=([^|]*)", row[9])
    pieces = ENTITY.findall(found[1]) if found else []
    for piece in pieces:
        if piece.startswith("("):
            fields = piece.strip("()").split("-")
            waiting.append((fields[0], fields, []))
    for _, _, words in waiting:
        words.append((span, row[3]))
    for piece in pieces:
        if piece.endswith(")"):
            actor = piece.strip("()").partition("-")[0]
            at = max(i for i, (name, _, _) in enumerate(waiting) if name == actor)
            _, fields, words = waiting.pop(at)
            if fields[1] in KINDS:
                done.append(_mention(fields, words))


def _mention(fields: list[str], words: list[tuple[Span, str]]) -> Gold:
    """What GUM calls the smallest span of a mention is its core: the head, all words of a name."""
    core = [int(number) - 1 for number in fields[MINSPAN].split(",")]
    naming = any(words[at][1] in NAMING for at in core)
    return Gold(fields[0], (words[0][0][0], words[-1][0][1]), [words[at][0] for at in core], naming)


def marked(path: Path) -> Text:
    """A text with marks."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n")
    made = Text(path.stem, "", head.removeprefix("published:").strip(), [])
    parts: list[str] = []
    opened: list[tuple[str, int]] = []
    at = size = 0
    body = body.strip("\n")
    for mark in MARK.finditer(body):
        parts.append(body[at : mark.start()])
        size += mark.start() - at
        at = mark.end()
        if mark[1]:
            opened.append((mark[1], size))
        else:
            actor, begin = opened.pop()
            if actor != UNCLEAR:
                made.mentions.append(Gold(actor, (begin, size), [(begin, size)]))
    made.text = "".join([*parts, body[at:]])
    return made
