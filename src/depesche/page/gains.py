"""What each piece of a page adds to the boxes around it: the box that gains most is the article's."""

from __future__ import annotations

from depesche.page import signals, words
from depesche.page.layout import MEDIA_TAGS, Piece

JUNK = 12
"""What a line that is no text takes from the boxes around it."""
_LIGHT = signals.HEADINGS.union(MEDIA_TAGS, ("li", "td", "th"))
"""Tags of pieces that weigh little against the text when they are none: lists, tables and pictures stand within it."""
_VERBATIM = 0.5
"""Share of the declared text from which its paragraphs stand on the page word for word, so that a look at the begin of
each piece of prose will do."""
_BEGIN = 60
"""Characters at the begin of a piece that tell it from all others."""
_LOOKED, _LONGEST_BODY = 300, 100_000
"""Pieces that are looked for in the declared text, and its characters: each look may read all of it."""


def gains_of(pieces: list[Piece], weights: list[int], body: str) -> list[int]:
    """What each piece adds to the boxes around it: prose its weight, twice that when the page declares it as text."""
    declared = _declared(pieces, weights, body) if body else ()
    gains = []
    for index, piece in enumerate(pieces):
        if weights[index]:
            gain = weights[index] * 2 if index in declared else weights[index]
        elif piece.tag in _LIGHT:
            gain = -1
        else:
            gain = -JUNK - min(piece.linked, 100) // 2
        gains.append(gain)
    return gains


def _declared(pieces: list[Piece], weights: list[int], body: str) -> set[int]:
    """The pieces of prose whose words the declared text holds."""
    prose = [index for index, piece in enumerate(pieces) if weights[index]]
    shown = prose[:_LOOKED] if len(body) <= _LONGEST_BODY else ()
    found = {index for index in shown if pieces[index].text[:_BEGIN] in body}
    if sum([weights[index] for index in found]) >= _VERBATIM * len(body):
        return found  # it is written there as it is shown
    known = set(words.of(body))
    for index in prose:
        if index not in found:
            said = words.of(pieces[index].text)
            if sum(map(known.__contains__, said)) > 0.9 * len(said):
                found.add(index)
    return found
