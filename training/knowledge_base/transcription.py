"""German spellings of names that English transcribes from Russian and Ukrainian."""

from __future__ import annotations

from functools import cache
from itertools import islice, product
from pathlib import Path

from training.knowledge_base.tables import rows, values

LANDS = frozenset({"RUS", "UKR", "BLR", "KAZ", "KGZ"})
MOST = 6
"""Spellings of one name that are kept."""
_VOWELS = frozenset("aeiouyj")
_LONGEST = 10


@cache
def _rules() -> dict[tuple[str, str], list[str]]:
    """Piece and place to what German writes."""
    table = rows(Path(__file__).with_name("transcription.tsv"))
    return {(row["english"], row["place"]): values(row["german"]) for row in table}


def german(name: str) -> list[str]:
    """How German reports may write the name; none for a name that is not in plain English transcription."""
    words = name.split()
    if not name.isascii() or len(words) > 3 or any("j" in w.lower() or "w" in w.lower() for w in words):
        return []
    spelt = (" ".join(choice) for choice in product(*map(_spellings, words)))
    return [other for other in islice(spelt, MOST) if other != name]


@cache
def _spellings(word: str) -> list[str]:
    lower = word.lower()
    texts = [""]
    at = 0
    while at < len(lower):
        size, pieces = _piece(lower, at)
        texts = [text + piece for text in texts for piece in pieces]
        at += size
    return [text[:1].upper() + text[1:] for text in texts[:MOST]]


def _piece(word: str, at: int) -> tuple[int, list[str]]:
    """The longest piece that begins here, and what German writes for it."""
    for size in range(min(_LONGEST, len(word) - at), 0, -1):
        piece, end = word[at : at + size], at + size
        places = [""]
        if at and word[at - 1] in _VOWELS:
            places += ["vowels"] if end < len(word) and word[end] in _VOWELS else []
            places += ["after"]
        places += ["end"] if end == len(word) else []
        for place in reversed(places):
            if (piece, place) in _rules():
                return size, _rules()[piece, place]
    return 1, [word[at]]
