"""HTML text to a tree, with hostile input tamed first.

The parser (Lexbor) is fast but takes quadratic time for nesting thousands deep and for thousands of attributes on one
tag: 100,000 of either take half a minute. A page with few tags and no tag of many attributes cannot hurt and is parsed
as it is; any other goes through one linear scan that drops tags below :data:`DEPTH`, cuts attributes after
:data:`ATTRIBUTES` and ends the page after :data:`TAGS`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from depesche.page.words import spaced

DEPTH = 400
"""Open elements. The deepest of 90 recorded news pages has 48."""
ATTRIBUTES = 100
"""Attributes of one tag."""
TAGS = 300_000
"""Tags of one page. The largest of 90 recorded news pages has 6,082."""
_ENDLESS = 10_000
"""Attributes of one tag after which its end is simply the next ``>``."""
_HARMLESS_TAGS = 8_000
_HARMLESS_ATTRIBUTES = 200
"""Below these two counts (tags of the page, attributes of one tag) the worst page parses in a few seconds."""

_VOID = spaced("area base br col embed hr img input link meta param source track wbr")
_SELF_CLOSING = spaced("p li td th tr dd dt option")
"""Closed by their next sibling, so that leaving out the end tag does not nest."""
_RAW = spaced("script style textarea title xmp iframe noembed noframes")
_TAG = re.compile(r"<(?:(!--)|(/?)([a-zA-Z][^\s/>]{0,60})[^\s/>]*)")
_ATTRIBUTE = re.compile(r"""[\s/]*([^\s/>][^\s/>=]*)(?:\s*=\s*("[^"]*"?|'[^']*'?|[^\s>]*))?""")
_UNCLOSED = 8
"""Tags to look back for the start of an end tag: that closes what well-formed and slightly broken pages leave open."""
_MANY_ATTRIBUTES = re.compile(
    rf"""<[a-zA-Z][^\s/>]*+(?:[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+){{{_HARMLESS_ATTRIBUTES}}}"""
)
"""All quantifiers are possessive: one pass, nothing to go back to."""
_END = re.compile(r"[\s/]*>")


class Tree(NamedTuple):
    """The parsed page and what was left out of it (empty when nothing)."""

    parser: LexborHTMLParser
    dropped: str


def parse(text: str) -> Tree:
    """The tree of a page."""
    dropped = ""
    if _suspicious(text):
        text, dropped = _Tamer(text).tamed()
    return Tree(LexborHTMLParser(text), dropped)


def _suspicious(text: str) -> bool:
    """Whether there are many tags, or one with many attributes (or a script that looks like one)."""
    return text.count("<") > _HARMLESS_TAGS or _MANY_ATTRIBUTES.search(text) is not None


class _Tamer:
    """One scan over the tags of a page that leaves out what is too much."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.out: list[str] = []
        self.copied = 0
        self.dropped = ""
        self.open_tags: list[str] = []
        self.skipped: dict[str, int] = {}  # end tags to leave out, for start tags that were

    def tamed(self) -> tuple[str, str]:
        """The text without what would cost the parser quadratic time, and the name of what was dropped."""
        at = tags = 0
        while (match := _TAG.search(self.text, at)) is not None:
            tags += 1
            if tags > TAGS:
                return self._cut(match.start(), "tags")
            if match[1]:
                at = _after(self.text, "-->", match.end())
                continue
            name = match[3].lower()
            end, cut = _tag_end(self.text, match.end())
            if end < 0:
                return self._cut(match.start(), self.dropped)
            if self._drops(name) if not match[2] else self._drops_end(name):
                self._leave_out(match.start(), end, "nesting")
            elif cut >= 0:
                self._leave_out(cut, end, "attributes", ">")
            raw = not match[2] and name in _RAW
            at = _after(self.text, f"</{name}", end, back=len(name) + 2) if raw else end
        return self._cut(len(self.text), self.dropped)

    def _cut(self, end: int, dropped: str) -> tuple[str, str]:
        return "".join(self.out) + self.text[self.copied : end], dropped

    def _leave_out(self, begin: int, end: int, what: str, instead: str = "") -> None:
        self.out.append(self.text[self.copied : begin] + instead)
        self.copied = end
        self.dropped = self.dropped or what

    def _drops(self, name: str) -> bool:
        """Take note of a start tag: whether it is too deep."""
        if name in _VOID or name in _SELF_CLOSING:
            return False
        if len(self.open_tags) >= DEPTH:
            self.skipped[name] = self.skipped.get(name, 0) + 1
            return True
        if name not in _RAW:
            self.open_tags.append(name)
        return False

    def _drops_end(self, name: str) -> bool:
        """Take note of an end tag: whether its start tag was left out."""
        if self.skipped.get(name, 0) > 0:
            self.skipped[name] -= 1
            return True
        if name in self.open_tags[-_UNCLOSED:]:
            while self.open_tags.pop() != name:
                pass
        return False


def _tag_end(text: str, at: int) -> tuple[int, int]:
    """Where the tag ends (-1: never) and where to cut it (-1: keep it whole)."""
    cut, count = -1, 0
    while (end := _END.match(text, at)) is None:
        if count > _ENDLESS:
            close = text.find(">", at)
            return (close + 1 if close >= 0 else -1), cut
        attribute = _ATTRIBUTE.match(text, at)
        if attribute is None or attribute.end() >= len(text):
            return -1, -1
        count += 1
        if count == ATTRIBUTES:
            cut = attribute.end()
        at = attribute.end()
    return end.end(), cut if count > ATTRIBUTES else -1


def _after(text: str, mark: str, at: int, back: int = 0) -> int:
    found = text.find(mark, at)
    return len(text) if found < 0 else found + len(mark) - back
