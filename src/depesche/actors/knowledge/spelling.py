"""Names as they are looked up."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"})
_ASCII = {code: c.lower() if (c := chr(code)).isalnum() else "" if c in "'." else " " for code in range(128)}
"""What :func:`fold` makes of the characters of most names."""
_MARKS = {"Mn", "Lm", "Sk"}
_SHORT = 4
"""Letters up to which a name is an abbreviation or looks like common words: IS, Die, Bild, Cô Tô."""


def fold(name: str) -> str:
    """A name as it is looked up: lower case, no accents, words of letters and digits with one space between."""
    if name.isascii():
        return " ".join(name.translate(_ASCII).split())
    decomposed = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS))
    plain = "".join(c for c in decomposed if unicodedata.category(c) not in _MARKS)
    return " ".join("".join(c if c.isalnum() else "" if c in "'’." else " " for c in plain).split())


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """:func:`fold` for words of running text, remembered."""
    return fold(word)


def is_latin(name: str) -> bool:
    """Whether all letters of the name are Latin."""
    return name.isascii() or all(unicodedata.name(c, "").startswith("LATIN") for c in name if c.isalpha())


def is_short(name: str) -> bool:
    """Whether the name is so short that it only counts in exactly this case: ``IS`` is not ``is``."""
    return len(name.replace(" ", "")) <= _SHORT
