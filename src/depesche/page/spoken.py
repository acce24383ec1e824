"""The running text that a page gives to machines alone: the last resort where its markup holds hardly any."""

from __future__ import annotations

from depesche.page.article import LITTLE
from depesche.page.blocks import Draft
from depesche.page.layout import tidy

_WORTH = 2
"""How many times as much the declared text must be: descriptions are declared as bodies too."""
_RUNNING = frozenset(("lead", "paragraph", "quote", "list_item", "table", "subhead"))


def completed(entries: list[Draft], body: str) -> list[Draft]:
    """The blocks, with the text that the head declares (``articleBody``) in place of a running text that is missing."""
    if len(body) < LITTLE:
        return entries
    shown = sum(len(entry.text) for entry in entries if entry.kind in _RUNNING)
    if shown >= LITTLE or len(body) < _WORTH * shown:
        return entries
    lines = [tidy(line) for line in body.splitlines()]
    told = " ".join(lines)
    kept = [entry for entry in entries if entry.kind not in _RUNNING or entry.text not in told]
    return kept + [Draft("paragraph", line) for line in lines if line]
