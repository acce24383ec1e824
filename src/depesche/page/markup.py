"""HTML text to a tree, with hostile input tamed first.

The parser (Lexbor) is fast but takes quadratic time for nesting thousands deep and for thousands of attributes on one
tag: 100,000 of either take half a minute. A page with few tags and no long tag cannot hurt and is parsed as it is; any other goes through
one linear scan that drops tags below :data:`DEPTH`, cuts attributes after :data:`ATTRIBUTES` and ends the page after
:data:`TAGS`.
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
_HARMLESS_TAG = 20_000
"""Below these two counts (tags, characters of one tag) the worst page parses in half a second."""

_VOID = spaced("area base br col embed hr img input link meta param source track wbr")
_SELF_CLOSING = spaced("p li td th tr dd dt option")
"""Closed by their next sibling, so that leaving out the end tag does not nest."""
_RAW = spaced("script style textarea title xmp iframe noembed noframes")
_TAG = re.compile(r"<(?:(!--)|(/?)([a-zA-Z][^\s/>]{0,60})[^\s/>]*)")
_ATTRIBUTE = re.compile(r"""[\s/]*([^\s/>][^\s/>=]*)(?:\s*=\s*("[^"]*"?|'[^']*'?|[^\s>]*))?""")
_END = re.compile(r"[\s/]*>")


class Tree(NamedTuple):
    """The parsed page and what was left out of it (empty when nothing)."""

    parser: LexborHTMLParser
    dropped: str


def parse(text: str) -> Tree:
    """The tree of a page."""
    dropped = ""
    if _suspicious(text):
        text, dropped = _tamed(text)
    return Tree(LexborHTMLParser(text), dropped)


def _suspicious(text: str) -> bool:
    if text.count("<") > _HARMLESS_TAGS:
        return True
    begin = text.find("<")
    while begin >= 0:
        following = text.find("<", begin + 1)
        end = len(text) if following < 0 else following
        if end - begin > _HARMLESS_TAG and text[begin + 1 : begin + 2].isalpha():
            close = text.find(">", begin, end)
            if close < 0 or close - begin > _HARMLESS_TAG:
                return True
        begin = following
    return False


def _tamed(text: str) -> tuple[str, str]:
    """The text without what would cost the parser quadratic time, and the name of what was dropped."""
    out: list[str] = []
    dropped = ""
    open_tags: list[str] = []
    copied = at = tags = 0
    skipped: dict[str, int] = {}  # end tags to leave out, for start tags that were
    while (match := _TAG.search(text, at)) is not None:
        tags += 1
        if tags > TAGS:
            return "".join(out) + text[copied : match.start()], "tags"
        if match[1]:
            at = _after(text, "-->", match.end())
            continue
        name = match[3].lower()
        end, kept = _tag_end(text, match.end())
        if end < 0:
            return "".join(out) + text[copied : match.start()], dropped
        drop = False
        if match[2]:
            drop = skipped.get(name, 0) > 0
            if drop:
                skipped[name] -= 1
            elif name in open_tags[-8:]:
                # looking back a few tags closes what well-formed and slightly broken pages leave open
                while open_tags.pop() != name:
                    pass
        elif name not in _VOID and name not in _SELF_CLOSING:
            drop = len(open_tags) >= DEPTH
            if drop:
                skipped[name] = skipped.get(name, 0) + 1
                dropped = dropped or "nesting"
            elif name not in _RAW:
                open_tags.append(name)
        if drop or kept >= 0:
            out.append(text[copied : match.start() if drop else kept])
            if not drop:
                out.append(">")
                dropped = dropped or "attributes"
            copied = end
        at = end
        if not match[2] and name in _RAW:
            at = _after(text, f"</{name}", end, back=len(name) + 2)
    return "".join(out) + text[copied:], dropped


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
