"""Readers' comments on pages whose class names do not tell them: rows of boxes, each with a date and some text.

They are found on the way to the entries of live tickers (:mod:`depesche.page.live`), which look alike.
"""

from __future__ import annotations

from collections.abc import Iterable

from depesche.page.layout import Layout
from depesche.page.live_entries import Entry

_DATED = 0.8
"""Share of the boxes that say on which day, or how long ago. A chronology in an article gives clock times alone."""
_AVERAGE = 1_500
"""Characters of an average comment at most; longer ones are articles."""


def are_comments(entries: list[Entry], lengths: list[int]) -> bool:
    """Whether boxes with times that stand under the text are comments. ``lengths``: characters of text in each."""
    dated = sum(
        entry.clock is not None
        and (entry.clock.published is not None or entry.clock.month_day is not None or entry.clock.hour < 0)
        for entry in entries
    )
    return dated >= _DATED * len(entries) and sum(lengths) <= _AVERAGE * len(entries)


def set_apart(layout: Layout, boxes: Iterable[int]) -> None:
    """Make boxes and all in them no part of the article."""
    for index in boxes:
        depth = layout.boxes[index].depth
        layout.boxes[index].unwanted = True
        for inner in range(index + 1, len(layout.boxes)):
            if layout.boxes[inner].depth <= depth:
                break
            layout.boxes[inner].unwanted = True
