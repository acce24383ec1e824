"""JSON as web pages hold it: nearly right, and read all the same.

What :mod:`json` refuses goes through one tolerant pass: trailing and missing commas, comments, line breaks and
unescaped quotation marks in strings, single quotes, bare keys, ``undefined``, several values one after
the other, a cut-off end.
The pass takes linear time, keeps a stack of its own and stops at :data:`TOKENS`, so that hostile scripts cost little.

No library does this: ``json5``, ``pyjson5`` and ``chompjs`` read a wider language than JSON and still refuse a lone
quotation mark or a cut-off end, and ``json-repair`` recurses and has no bound on time.
"""

from __future__ import annotations

import html
import json
import re
from typing import Any

DEPTH = 60
"""Levels kept; what lies deeper is passed over. The deepest of 90 recorded pages has 8."""
TOKENS = 200_000
"""Values and marks read of one broken script."""
_LENGTH = 5_000_000
"""Characters read of one script. The longest of 90 recorded pages has 25,000."""
_SKIPPED = re.compile(r"(?:[\s,;\ufeff]+|//[^\n]*|/\*.*?(?:\*/|\Z)|<!--|-->|<!\[CDATA\[|\]\]>)+", re.DOTALL)
_BARE = re.compile(r"[^\s,:{}\[\]\"'/]+")
_NUMBER = re.compile(r"-?\d{1,30}(?:\.\d{1,30})?(?:[eE][+-]?\d{1,3})?\Z")
_AFTER_KEY = re.compile(r"\s{0,100}+:")
_AFTER_MEMBER = re.compile(
    r"\s{0,100}+(?:\Z|[}\]](?!\w)|,?\s{0,100}+(?:\Z|[}]|//|/\*|[\"'][^\"'\n]{1,80}[\"']\s{0,100}+:|[A-Za-z_]\w{0,40}\s{0,9}+:))"
)
_AFTER_ITEM = re.compile(r"\s{0,100}+(?:\Z|\](?!\w)|,\s{0,100}+(?:\Z|[\"'{\[\]]|//|/\*|-?\d|true|false|null))")
_QUOTES = {quote: re.compile(rf"(?:\\.|[^\\{quote}])*+", re.DOTALL) for quote in "\"'"}
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|(.))", re.DOTALL)
_ESCAPES = {"n": "\n", "r": "\n", "t": "\t", "b": " ", "f": " "}
_STRAIGHT = json.JSONDecoder(strict=False)
_WORDS = {"true": True, "false": False}


def loaded(script: str) -> Any:
    """The value of a script (a list when it holds several); None where nothing can be read."""
    text = script[:_LENGTH].strip()
    try:
        return _STRAIGHT.decode(text)
    except (ValueError, RecursionError):
        pass
    if '"' not in text and "&quot;" in text:
        text = html.unescape(text)
    values = _Reader(text).values()
    return values[0] if len(values) == 1 else values or None


class _Reader:
    """One pass over a script."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.found: list[Any] = []
        self.open: list[Any] = []
        self.keys: list[str | None] = []  # of the open values: the key that waits for its value
        self.count: dict[type, int] = {dict: 0, list: 0}  # of the open values
        self.deeper = 0

    def values(self) -> list[Any]:
        """The outermost values, as far as they can be read."""
        for _ in range(TOKENS):
            if skipped := _SKIPPED.match(self.text, self.at):
                self.at = skipped.end()
            if self.at >= len(self.text):
                break
            self._token(self.text[self.at])
        return [value for value in self.found if isinstance(value, dict | list)]

    def _token(self, sign: str) -> None:
        if sign in "{[":
            self.at += 1
            self._enter({} if sign == "{" else [])
        elif sign in "}]":
            self.at += 1
            self._leave(dict if sign == "}" else list)
        elif sign in "\"'":
            self._add(self._string(sign))
        elif bare := _BARE.match(self.text, self.at):
            self.at = bare.end()
            self._add(_bare(bare[0], self._awaits_key()))
        else:
            self.at += 1

    def _awaits_key(self) -> bool:
        return bool(self.open) and isinstance(self.open[-1], dict) and self.keys[-1] is None

    def _enter(self, value: Any) -> None:
        if self.deeper or len(self.open) >= DEPTH:
            self.deeper += 1
            return
        self._add(value)
        self.open.append(value)
        self.count[type(value)] += 1
        self.keys.append(None)

    def _leave(self, kind: type) -> None:
        if self.deeper:
            self.deeper -= 1
            return
        # a bracket that closes none of the open ones is one too many
        closed = self.count[kind] == 0
        while not closed:
            value = self.open.pop()
            self.keys.pop()
            self.count[type(value)] -= 1
            closed = isinstance(value, kind)

    def _add(self, value: Any) -> None:
        if self.deeper:
            return
        if not self.open:
            self.found.append(value)
        elif isinstance(self.open[-1], list):
            self.open[-1].append(value)
        elif self.keys[-1] is not None:
            self.open[-1][self.keys[-1]] = value
            self.keys[-1] = None
        elif isinstance(value, str) and (colon := _AFTER_KEY.match(self.text, self.at)):
            self.keys[-1] = value
            self.at = colon.end()

    def _string(self, quote: str) -> str:
        """The string at hand: a quotation mark ends it where what follows can follow a string."""
        inside, begin, at = _QUOTES[quote], self.at + 1, self.at + 1
        after = _AFTER_KEY if self._awaits_key() else _AFTER_MEMBER
        if self.open and isinstance(self.open[-1], list):
            after = _AFTER_ITEM
        while True:
            match = inside.match(self.text, at)
            end = match.end() if match else at
            if end >= len(self.text) or after.match(self.text, end + 1):
                self.at = min(end + 1, len(self.text))
                return _unescaped(self.text[begin:end])
            at = end + 1


def _bare(word: str, is_key: bool) -> Any:
    if is_key:
        return word
    if _NUMBER.match(word):
        return float(word) if set(word) & set(".eE") else int(word)
    return _WORDS.get(word)


def _unescaped(text: str) -> str:
    if "\\" not in text:
        return text
    return _ESCAPE.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    return chr(int(match[1], 16)) if match[1] else _ESCAPES.get(match[2], match[2])
