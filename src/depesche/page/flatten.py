"""The tree of a page to its layout, in one walk without recursion.

Every node of a page passes here, so the walk looks names up once: what a tag is, and what class names make of it, are
remembered between elements and pages.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from depesche.page import signals
from depesche.page.layout import GIVEN, Box, Layout, Piece, tidy
from depesche.page.signals import LONGEST

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLOCK_CLASS = frozenset(("block", "flex", "grid"))
"""Class names of utility frameworks that make a block of an inline element."""
_IMAGE_SOURCES = ("src", "data-src", "data-lazy-src", "data-original", "srcset", "data-srcset")
_ICON = 40
"""Pixels of width up to which an image is a sign in the line of text."""
_PIXEL = 2
"""Pixels of width up to which an image counts visitors."""
_SEGMENTS = 12
"""Inline elements up to which they may stand for parts of a heading or teaser rather than for links in a text."""
_WORDS_OF_ONE_LETTER = "AIO"

_HOLDERS = {"button": "img, figcaption", "nav": "article, main, h1 ~ p"}
"""Elements that are skipped unless they hold one of these: a button around a picture, a menu that is never closed."""
_LONGEST_TAG = 60
_COMMON = ("div", "p", "ul", "ol", "li", "section", "article", "header", "footer", "aside", "tr", "td", "button", "b")
_NAMING = ("id", "data-testid")
"""Attributes that name an element beside its class."""
_LINKS, _MANY_LINKS = 8, 20
"""Links of a side part that may be left out unread, and of one that is no row of the article's own videos."""
_PARAGRAPH, _TEXT_PER_LINK = 200, 40
"""Characters of a paragraph, and of paragraphs for each link in a part that is left out all the same."""
_LOOKS = 40
"""Side parts of a page that are looked into; each look reads all that is in it."""
_LENGTH = re.compile(r"\d:\d\d|\d\s?[Mm]in")
_COUNTED = ("a", "q", "time")
"""Inline elements whose begin or end matters."""

Attributes = dict[str, str | None]

_SKIP: Final = 0
_HIDE: Final = 1
_VOID: Final = 2
_INLINE: Final = 3
_BOLD: Final = 4
_BOX: Final = 5
"""What becomes of an element: skipped by its tag, hidden, without content, in the line (bold), a box."""


def flatten(parser: LexborHTMLParser, skims: bool = True) -> Layout:
    """The pieces of a parsed page in reading order."""
    body = parser.body or parser.root
    if body is None:
        return Layout()
    flattener = _Flattener(_LOOKS if skims else 0)
    flattener.walk(body)
    return flattener.layout


def _is_river(node: LexborNode, links: int) -> bool:
    """Whether an element with so many links holds no headline, little text, and no few teasers of videos."""
    if node.css_first("h1") is not None:
        return False
    text = sum(length for p in node.css("p") if (length := len(p.text())) >= _PARAGRAPH)
    if links >= _MANY_LINKS:
        return text < _TEXT_PER_LINK * links
    return not text and _LENGTH.search(node.text()) is None


@lru_cache(maxsize=2_000)
def _of_tag(tag: str) -> int:
    """What an element is by its tag."""
    if tag[0] in "-!_" or tag in signals.SKIPPED:
        return _SKIP
    if tag in signals.VOID:
        return _VOID
    if tag in ("b", "strong"):
        return _BOLD
    return _INLINE if tag in signals.INLINE or "-" in tag else _BOX


_KNOWN = {
    tag: _of_tag(tag)
    for tag in (*signals.SKIPPED, *signals.VOID, *signals.INLINE, *signals.NEVER_UNWANTED, *_COMMON, "-comment")
}
"""What most elements are: a look into a dictionary costs less than a call."""


def _of_rare(tag: str, node: LexborNode) -> int:
    """What a tag is that the table does not know, or that it skips but for what it holds."""
    if tag in _HOLDERS:
        return _BOX if node.css_first(_HOLDERS[tag]) is not None else _SKIP
    return _SKIP if tag in _KNOWN else _of_tag(tag[:_LONGEST_TAG])


@lru_cache(maxsize=20_000)
def _of_names(tag: str, kind: int, names: str, identity: str) -> int:
    """What class names (and for custom elements the id) make of an element that is ``kind`` by its tag."""
    if names and signals.hidden(names):
        return _HIDE
    if kind not in (_INLINE, _BOLD):
        return kind
    telling = f"{names} {identity}" if "-" in tag else names
    listed = names.split()
    if telling.strip() and (signals.role(telling) != "" or not _BLOCK_CLASS.isdisjoint(telling.split())):
        return _BOX
    if tag == "span":
        if "br" in listed:
            return _VOID
        if "strong" in listed or "bold" in listed:
            return _BOLD
    return kind


class _Flattener:
    """Takes texts and elements in document order and keeps the layout so far."""

    def __init__(self, looks: int) -> None:
        self.layout = Layout()
        self.parts: list[str] = []  # of the run of text at hand; none but white space is never first
        self.linked = self.bold = 0
        self.links = self.bolds = 0  # how many links and bold elements are open
        self.time = ""
        self.box = -1
        self.depth = 0
        self.breaks = 0
        self.looks = looks

    def walk(self, body: LexborNode) -> None:  # noqa: PLR0912 - the hot loop: each call in it is made for every node
        """Take in all that is below an element."""
        self._open_box(body.tag or "body", body.attributes)
        stack: list[tuple[LexborNode, str, int]] = []
        known = _KNOWN.get
        node = body.child
        while node is not None or stack:
            if node is None:
                node, tag, opened = stack.pop()
                if opened == _BOX:
                    self._close_box()
                if opened == _BOLD or tag in _COUNTED:
                    self._leave(tag, opened)
            elif (tag := node.tag or "-") == "-text":
                text = node.text_content
                if text and not text.isspace():
                    self.breaks = 0
                    self.parts.append(text)
                    if self.links:
                        self.linked += len(text.strip())
                    if self.bolds:
                        self.bold += len(text.strip())
                elif self.parts:
                    self.parts.append(" ")
            elif opened := known(tag) or _of_rare(tag, node):
                attributes = node.attributes
                if attributes:
                    opened = _kind(tag, opened, attributes)
                if opened >= _INLINE:
                    if opened != _INLINE or tag in _COUNTED:
                        self._enter(tag, opened, attributes)
                    if opened != _BOX or not self._leaves_out(node):
                        stack.append((node, tag, opened))
                        node = node.child
                        continue
                    self._close_box()
                elif opened != _HIDE:
                    self._void(tag, attributes)
            elif tag == "nav":
                self.flush()
            node = node.next
        self._close_box()

    def _leaves_out(self, node: LexborNode) -> bool:
        """Whether the box just opened is a side part that holds little but links."""
        boxes = self.layout.boxes
        box = boxes[self.box]
        box.side = boxes[box.parent].side
        if box.side or not self.looks or not (box.unwanted or box.tag in signals.SIDE_TAGS):
            return False
        self.looks -= 1
        links = len(node.css("a"))
        if links < _LINKS:
            box.side = True  # nor can what is in it be a river
            return False
        if not _is_river(node, links):
            return False
        self.layout.rivers += 1
        return True

    def _enter(self, tag: str, kind: int, attributes: Attributes) -> None:
        """Begin an element that counts."""
        if tag == "a":
            self.links += 1
        if kind == _BOX:
            self._open_box("div" if tag == "nav" else tag, attributes)  # a menu that holds the article is none
            if tag == "time":
                self.time = attributes.get("datetime") or ""
        elif kind == _BOLD:
            self.bolds += 1
        elif tag == "time":
            self.time = self.time or attributes.get("datetime") or ""
        elif tag == "q":
            self.parts.append('"')

    def _leave(self, tag: str, opened: int) -> None:
        """End an element that counts."""
        if tag == "a":
            self.links -= 1
        if opened == _BOLD:
            self.bolds -= 1
        elif tag == "q" and opened == _INLINE:
            self.parts.append('"')

    def _open_box(self, tag: str, attributes: Attributes) -> None:
        """Begin a box."""
        if self.parts:
            self.flush()
        self.breaks = 0
        layout = self.layout
        box = Box(tag, "", self.box, self.depth, len(layout.pieces))
        self.box = len(layout.boxes)
        self.depth += 1
        layout.boxes.append(box)
        if attributes:
            _describe(box, attributes)

    def _close_box(self) -> None:
        """End the innermost box."""
        if self.parts:
            self.flush()
        self.breaks = 0
        box = self.layout.boxes[self.box]
        box.end = len(self.layout.pieces)
        self.box = box.parent
        self.depth -= 1

    def flush(self) -> None:
        """End the run of text."""
        self.breaks = 0
        parts = self.parts
        if not parts:
            return
        text = tidy("".join(parts))
        if text:
            text = _with_initial(text, parts[0])
            segments = tuple(parts) if 1 < len(parts) <= _SEGMENTS else ()
            tag = self.layout.boxes[self.box].tag
            self.layout.pieces.append(Piece(tag, text, self.box, self.linked, self.bold, segments, "", "", self.time))
        self.parts = []
        self.linked = self.bold = 0
        self.time = ""

    def _void(self, tag: str, attributes: Attributes) -> None:
        if tag in ("br", "span"):  # some templates break lines with an empty span
            self._break()
        elif tag == "img":
            self._image(attributes)
        elif tag in ("video", "audio", "iframe"):
            self.flush()
            url = attributes.get("src") or ""
            self.layout.pieces.append(Piece(tag, tidy(attributes.get("title") or ""), self.box, url=url))

    def _break(self) -> None:
        """One break is white space, two end the paragraph."""
        self.breaks += 1
        if self.parts:
            self.parts.append("\n")
        if self.breaks >= 2:
            self.flush()

    def _image(self, attributes: Attributes) -> None:
        width = attributes.get("width") or ""
        pixels = int(width) if width.isdecimal() and len(width) < 5 else _ICON + 1
        if pixels <= (_ICON if self.parts else _PIXEL):
            return
        self.flush()
        sources = ((attributes.get(key) or "").strip() for key in _IMAGE_SOURCES)
        url = next((source.split()[0] for source in sources if source and not source.startswith("data:")), "")
        alt, title = tidy(attributes.get("alt") or ""), tidy(attributes.get("title") or "")
        self.layout.pieces.append(Piece("img", alt, self.box, url=url, title=title))


def _kind(tag: str, kind: int, attributes: Attributes) -> int:
    """What an element with attributes is: hidden, a box by its class names, or what its tag says."""
    get = attributes.get
    if "hidden" in attributes:
        return _HIDE
    names = get("class")
    if names:
        kind = _of_names(tag, kind, names[:LONGEST], (get("id") or "")[:LONGEST] if "-" in tag else "")
    elif "-" in tag and (identity := get("id")):
        kind = _of_names(tag, kind, "", identity[:LONGEST])
    style = get("style")
    if style is not None and _HIDDEN.search(style) is not None:
        return _HIDE
    return _BOX if GIVEN in attributes and kind in (_INLINE, _BOLD) else kind


def _describe(box: Box, attributes: Attributes) -> None:
    """What the attributes of its element say about a box."""
    get = attributes.get
    names = get("class") or ""
    for key in _NAMING:
        if key in attributes and (name := attributes[key]):
            names = f"{names} {name}" if names else name
    if names:
        box.names = names = names[:LONGEST]
        unwanted, box.role = signals.meaning(names)
        if unwanted:
            box.unwanted = box.tag not in signals.NEVER_UNWANTED
    if said := get("itemprop"):
        box.itemprop = said
    if said := get("aria-label") or get("role"):
        box.label = said
    if said := get(GIVEN):
        box.given = said


def _with_initial(text: str, first: str) -> str:
    """An initial in an element of its own (``N a endlich``) joined with its word, where it can be no word itself."""
    if text[1:2] != " " or first.strip() != text[0] or not text[0].isupper() or text[0] in _WORDS_OF_ONE_LETTER:
        return text
    return text[0] + text[2:] if text[2:3].islower() else text
