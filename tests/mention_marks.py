"""Texts with marks for tests of coreference: ``{er=Olaf Berg}`` is a mention of Olaf Berg, ``{er=-}`` of nobody."""

from __future__ import annotations

import re

from depesche.reader import Reader, Source

MARK = re.compile(r"\{([^=}]*)=([^}]*)\}")


def unmarked(marked: str) -> tuple[str, dict[tuple[int, int], str]]:
    """The text without its marks, and the name that each marked place means."""
    parts: list[str] = []
    wanted: dict[tuple[int, int], str] = {}
    at = size = 0
    for mark in MARK.finditer(marked):
        parts += [marked[at : mark.start()], mark[1]]
        size += mark.start() - at
        wanted[size, size + len(mark[1])] = mark[2]
        size += len(mark[1])
        at = mark.end()
    return "".join([*parts, marked[at:]]), wanted


def meant(marked: str, language: str) -> dict[str, str]:
    """For each marked place that is not read as wanted: its words to the name that was read, ``-`` for nobody."""
    text, wanted = unmarked(marked)
    reader = Reader(kind="text", language=language, until="quotations")
    document = reader.annotate(Source(text, published="2025-03-04"))
    found = {(m.begin, m.end): actor.name for actor in document.actors for m in actor.mentions}
    return {
        f"{text[begin:end]}@{begin}": found.get((begin, end), "-")
        for (begin, end), name in wanted.items()
        if found.get((begin, end), "-") != name
    }
