"""The tree of a page to its layout, in one walk without recursion."""

from __future__ import annotations

import re
from typing import Literal

from selectolax.lexbor import LexborHTMLParser, LexborNode

from depesche.page import signals
from depesche.page.layout import Box, Layout, Piece, tidy

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

Attributes = dict[str, str | None]
_Opened = Literal["box", "inline", "bold"]


def flatten(parser: LexborHTMLParser) -> Layout:
    """The pieces of a parsed page in reading order."""
    body = parser.body or parser.root
    if body is None:
        return Layout()
    flattener = _Flattener()
    _walk(body, flattener)
    return flattener.layout


def _walk(body: LexborNode, flattener: _Flattener) -> None:
    flattener.open_box(body.tag or "body", body.attributes)
    stack: list[tuple[LexborNode, str, _Opened]] = []
    node = body.child
    while node is not None or stack:
        if node is None:
            parent, tag, opened = stack.pop()
            flattener.leave(tag, opened)
            node = parent.next
            continue
        tag = node.tag or "-"
        if tag == "-text":
            flattener.text(node.text_content or "")
        elif tag[0] not in "-!_" and tag not in signals.SKIPPED:
            entered = flattener.enter(tag, node.attributes)
            if entered is not None:
                stack.append((node, tag, entered))
                node = node.child
                continue
        elif tag == "nav":
            flattener.flush()
        node = node.next
    flattener.close_box()


class _Flattener:
    """Takes texts and elements in document order and keeps the layout so far."""

    def __init__(self) -> None:
        self.layout = Layout()
        self.parts: list[str] = []  # of the run of text at hand; none but white space is never first
        self.linked = self.bold = 0
        self.links = self.bolds = 0  # how many links and bold elements are open
        self.time = ""
        self.box = -1
        self.breaks = 0

    def text(self, text: str) -> None:
        """Add text to the run."""
        if not text or text.isspace():
            if self.parts:
                self.parts.append(" ")
            return
        self.breaks = 0
        if self.links:
            self.linked += len(text.strip())
        if self.bolds:
            self.bold += len(text.strip())
        self.parts.append(text)

    def enter(self, tag: str, attributes: Attributes) -> _Opened | None:
        """Begin an element: what was opened, or None when its content is not to be read."""
        if attributes and _is_hidden(attributes):
            return None
        if tag in signals.VOID:
            self._void(tag, attributes)
            return None
        if tag == "a":
            self.links += 1
        if (tag in signals.INLINE or "-" in tag) and not _is_block(tag, attributes):
            return self._inline(tag, attributes)
        self.open_box(tag, attributes)
        if tag == "time":
            self.time = attributes.get("datetime") or ""
        return "box"

    def leave(self, tag: str, opened: _Opened) -> None:
        """End an element."""
        if opened == "box":
            self.close_box()
        elif opened == "bold":
            self.bolds -= 1
        elif tag == "q":
            self.parts.append('"')
        if tag == "a":
            self.links -= 1

    def open_box(self, tag: str, attributes: Attributes) -> None:
        """Begin a box."""
        self.flush()
        get = attributes.get
        names = " ".join(filter(None, (get("class"), get("id"), get("data-testid")))) if attributes else ""
        boxes = self.layout.boxes
        box = Box(tag, names, self.box, boxes[self.box].depth + 1 if boxes else 0, len(self.layout.pieces))
        if names:
            unwanted, box.role = signals.meaning(names)
            box.unwanted = unwanted and tag not in signals.NEVER_UNWANTED
        if attributes:
            box.itemprop = get("itemprop") or ""
            box.label = get("aria-label") or get("role") or ""
        boxes.append(box)
        self.box = len(boxes) - 1

    def close_box(self) -> None:
        """End the innermost box."""
        self.flush()
        box = self.layout.boxes[self.box]
        box.end = len(self.layout.pieces)
        self.box = box.parent

    def flush(self) -> None:
        """End the run of text."""
        self.breaks = 0
        if not self.parts:
            return
        text = _with_initial(tidy("".join(self.parts)), self.parts[0])
        if text:
            several = 1 < len(self.parts) <= _SEGMENTS
            segments = tuple(tidy(part) for part in self.parts if not part.isspace()) if several else ()
            tag = self.layout.boxes[self.box].tag
            self.layout.pieces.append(Piece(tag, text, self.box, self.linked, self.bold, segments, time=self.time))
        self.parts = []
        self.linked = self.bold = 0
        self.time = ""

    def _inline(self, tag: str, attributes: Attributes) -> _Opened | None:
        """Begin an inline element; None when it is a break in disguise."""
        names = (attributes.get("class") or "").split() if tag == "span" else ()
        if "br" in names:
            self._break()
            return None
        if tag in ("b", "strong") or "strong" in names or "bold" in names:
            self.bolds += 1
            return "bold"
        if tag == "time":
            self.time = self.time or attributes.get("datetime") or ""
        elif tag == "q":
            self.parts.append('"')
        return "inline"

    def _void(self, tag: str, attributes: Attributes) -> None:
        if tag == "br":
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


def _is_hidden(attributes: Attributes) -> bool:
    if "hidden" in attributes:
        return True
    names = attributes.get("class")
    if names and signals.hidden(names):
        return True
    style = attributes.get("style")
    return style is not None and _HIDDEN.search(style) is not None


def _is_block(tag: str, attributes: Attributes) -> bool:
    """Whether an inline element stands for itself: its class names give it a role or make it a block."""
    names = attributes.get("class") or ""
    if "-" in tag:
        names = f"{names} {attributes.get('id') or ''}"
    return bool(names) and (signals.role(names) != "" or not _BLOCK_CLASS.isdisjoint(names.split()))


def _with_initial(text: str, first: str) -> str:
    """An initial in an element of its own (``N a endlich``) joined with its word, where it can be no word itself."""
    if text[1:2] != " " or first.strip() != text[0] or not text[0].isupper() or text[0] in _WORDS_OF_ONE_LETTER:
        return text
    return text[0] + text[2:] if text[2:3].islower() else text
