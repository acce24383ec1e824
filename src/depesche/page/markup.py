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
TAGS = 100_000
"""Tags of one page. The largest of 90 recorded news pages has 6,082."""
_ENDLESS = 10_000
"""Attributes of one tag after which its end is simply the next ``>``."""
_HARMLESS_TAGS = 8_000
_HARMLESS_ATTRIBUTES = 200
"""Below these two counts (tags of the page, attributes of one tag) the worst page parses in a few seconds."""

STYLES = 6
"""Formatting elements left open: the standard opens each anew in every block after it, so 400 of them in front of
20,000 paragraphs would be 8 million elements."""
_HARMLESS_STYLES = 60
OPTIONS = 2_000
"""Choices of forms, for each of which the parser looks at all before it."""
_ROOTS = 4
"""Times that ``html`` and ``body`` may come; each may bring attributes to the first."""

_FORMATTING = spaced("b big code em font i nobr s small strike strong tt u")
_STYLE = re.compile(
    rf"<(/?)({'|'.join(sorted(_FORMATTING, key=len, reverse=True))})(?:[\s/]|(?<=[a-z])(?=>))".encode(), re.IGNORECASE
)
_STYLE_WITH_ATTRIBUTES = re.compile(rb"<[bBcCeEfFiInNsStTuU](?:ig|ode|m|ont|obr|mall|trike|trong|t|[A-Z]+)?[\s/]")
"""A cheap first look; of those without attributes the standard keeps three open."""
_VOID = spaced("area base br col embed hr img input link meta param source track wbr")
_SELF_CLOSING = spaced("p li td th tr dd dt option")
"""Closed by their next sibling, so that leaving out the end tag does not nest."""
_RAW = spaced("script style textarea title xmp iframe noembed noframes")
_TAG = re.compile(r"<(?:(!--)|(/?)([a-zA-Z][^\s/>]{0,60})[^\s/>]*)")
_ATTRIBUTE = re.compile(r"""[\s/]*([^\s/>][^\s/>=]*)(?:\s*=\s*("[^"]*"?|'[^']*'?|[^\s>]*))?""")
_UNCLOSED = 8
"""Tags to look back for the start of an end tag: that closes what well-formed and slightly broken pages leave open."""
_MANY_ATTRIBUTES = re.compile(
    rb"""<[a-zA-Z][^\s/>]*+(?:[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+){%d}"""
    % _HARMLESS_ATTRIBUTES
)
"""All quantifiers are possessive: one pass, nothing to go back to."""
_END = re.compile(r"[\s/]*>")


class Tree(NamedTuple):
    """The parsed page, what was left out of it (empty when nothing), and the content of its JSON-LD scripts."""

    parser: LexborHTMLParser
    dropped: str
    structured: list[str]


def parse(page: bytes, structured: list[str]) -> Tree:
    """The tree of a page in UTF-8 whose scripts are mostly cut out already, with the JSON-LD found there."""
    dropped = ""
    if _suspicious(page):
        tamed, dropped = _Tamer(page.decode()).tamed()
        page = tamed.encode()
    parser = LexborHTMLParser(page)
    if parser.css_first("script") is not None:
        structured = structured + [script.text() for script in parser.css("script[type*='ld+json' i]")]
    return Tree(parser, dropped, structured)


def _suspicious(page: bytes) -> bool:
    """Whether there are many tags, or one with many attributes (or a script that looks like one)."""
    return page.count(b"<") > _HARMLESS_TAGS or _MANY_ATTRIBUTES.search(page) is not None or _leaves_styles_open(page)


def _leaves_styles_open(page: bytes) -> bool:
    """Whether many formatting elements have no end."""
    if len(_STYLE_WITH_ATTRIBUTES.findall(page)) <= _HARMLESS_STYLES:
        return False
    left: dict[bytes, int] = {}
    for end, written in _STYLE.findall(page):
        name = written.lower()
        left[name] = max(0, left.get(name, 0) + (-1 if end else 1))
    return sum(left.values()) > _HARMLESS_STYLES


class _Tamer:
    """One scan over the tags of a page that leaves out what is too much."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.out: list[str] = []
        self.copied = 0
        self.dropped = ""
        self.open_tags: list[str] = []
        self.skipped: dict[str, int] = {}  # end tags to leave out, for start tags that were
        self.styles: list[str] = []  # formatting elements that are open, wherever they began
        self.options = self.roots = 0

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
        if name in ("option", "optgroup"):
            self.options += 1
            return self.options > OPTIONS
        if name in _VOID or name in _SELF_CLOSING:
            return False
        if name in ("html", "body"):
            self.roots += 1
            return self.roots > _ROOTS
        if name in _FORMATTING and len(self.styles) < STYLES:
            self.styles.append(name)
        elif name in _FORMATTING or len(self.open_tags) >= DEPTH:
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
        if name in self.styles:
            self.styles.remove(name)
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
