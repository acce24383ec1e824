"""The tree of a page, flattened: pieces of text and images in reading order, each in its box."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from depesche.page import signals

_INVISIBLE = {0xAD: None, 0x200B: None, 0x2060: None, 0xFEFF: None, 0x200E: None, 0x200F: None}
"""Soft hyphen, zero-width space, word joiner, byte order mark, direction marks. (Joiners U+200C/D belong to scripts.)"""
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLOCK_CLASS = frozenset(("block", "flex", "grid"))
_IMAGE_SOURCES = ("src", "data-src", "data-lazy-src", "data-original", "srcset", "data-srcset")


_WORDS_OF_ONE_LETTER = "AIO"


@dataclass(slots=True)
class Box:
    """An element that holds pieces: its place, its names, the range of its pieces."""

    tag: str
    names: str
    parent: int
    depth: int
    begin: int
    end: int = 0
    unwanted: bool = False
    role: str = ""
    itemprop: str = ""
    label: str = ""
    href: str = ""


@dataclass(slots=True)
class Piece:
    """A run of text between block boundaries, or an image (tag ``img``: its text is the alternative text)."""

    tag: str
    text: str
    box: int
    linked: int = 0
    bold: int = 0
    role: str = ""
    segments: tuple[str, ...] = ()
    url: str = ""
    title: str = ""
    time: str = ""


@dataclass(slots=True)
class Layout:
    """All pieces of a page and the boxes around them; box 0 is the body."""

    pieces: list[Piece] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)

    def around(self, piece: Piece) -> list[Box]:
        """The boxes around a piece, innermost first."""
        found = []
        index = piece.box
        while index >= 0:
            box = self.boxes[index]
            found.append(box)
            index = box.parent
        return found


def tidy(text: str) -> str:
    """White space collapsed, invisible characters gone."""
    if not text.isascii():
        text = text.translate(_INVISIBLE)
    return " ".join(text.split())


class _Flattener:
    """One walk over the tree, without recursion."""

    def __init__(self) -> None:
        self.layout = Layout()
        self.parts: list[str] = []
        self.linked = self.bold = 0
        self.links = self.bolds = 0
        self.role = ""
        self.time = ""
        self.box = -1
        self.breaks = 0

    def walk(self, body: LexborNode) -> Layout:
        self.enter_box(body, body.tag, body.attributes)
        stack: list[tuple[LexborNode, int, str]] = []
        node = body.child
        while True:
            if node is None:
                if not stack:
                    break
                parent, opened, role = stack.pop()
                self.leave(parent, opened, role)
                node = parent.next
                continue
            tag = node.tag
            if tag == "-text":
                self.text(node.text_content or "")
                node = node.next
                continue
            entered = self.enter(node, tag) if tag is not None and tag[0] not in "-!_" else None
            child = node.child if entered is not None else None
            if entered is not None and child is not None:
                stack.append((node, *entered))
                node = child
            else:
                if entered is not None:
                    self.leave(node, *entered)
                node = node.next
        self.flush()
        self.layout.boxes[0].end = len(self.layout.pieces)
        return self.layout

    def text(self, text: str) -> None:
        if not text:
            return
        if not text.isspace():
            self.breaks = 0
            length = len(text.strip())
            if self.links:
                self.linked += length
            if self.bolds:
                self.bold += length
        self.parts.append(text)

    def enter(self, node: LexborNode, tag: str) -> tuple[int, str] | None:
        """Begin an element: what :meth:`leave` needs (1 a box, 0 inline), or None to skip it whole."""
        if tag in signals.SKIPPED:
            if tag in ("nav", "menu"):
                self.flush()
            return None
        if tag == "br":
            self.breaks += 1
            self.parts.append("\n")
            if self.breaks >= 2:
                self.flush()
            return None
        attributes = node.attributes
        if self.hidden(attributes):
            return None
        if tag == "img":
            self.image(attributes)
            return None
        if tag in ("video", "audio", "iframe"):
            self.flush()
            self.layout.pieces.append(
                Piece(tag, attributes.get("title") or "", self.box, url=attributes.get("src") or "")
            )
            return None
        if tag in ("button", "form") and tag == "button":
            return None
        if tag in signals.INLINE or "-" in tag:
            names = attributes.get("class") or ""
            if tag == "span" and "br" in names.split():
                self.parts.append("\n")
                self.breaks += 1
                if self.breaks >= 2:
                    self.flush()
                return None
            if "-" in tag:
                names = f"{names} {attributes.get('id') or ''}".strip()
            role = signals.role(names) if names else ""
            if not (role or (names and not _BLOCK_CLASS.isdisjoint(names.split()))):
                if tag == "a":
                    self.links += 1
                elif tag in ("b", "strong"):
                    self.bolds += 1
                elif tag == "time":
                    self.time = self.time or attributes.get("datetime") or ""
                elif tag == "q":
                    self.parts.append('"')
                return 0, ""
            if tag == "a":
                self.links += 1
        self.flush()
        self.enter_box(node, tag, attributes)
        if tag == "time":
            self.time = attributes.get("datetime") or ""
        return 1, ""

    def enter_box(self, node: LexborNode, tag: str, attributes: dict[str, str | None]) -> None:
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''} {attributes.get('data-testid') or ''}".strip()
        boxes = self.layout.boxes
        boxes.append(
            Box(
                tag,
                names,
                self.box,
                boxes[self.box].depth + 1 if self.box >= 0 else 0,
                len(self.layout.pieces),
                unwanted=bool(names) and tag not in signals.NEVER_UNWANTED and signals.unwanted(names),
                role=signals.role(names) if names else "",
                itemprop=attributes.get("itemprop") or "",
                label=attributes.get("aria-label") or attributes.get("role") or "",
                href=(attributes.get("href") or "") if tag == "a" else "",
            )
        )
        self.box = len(boxes) - 1

    def leave(self, node: LexborNode, opened: int, role: str) -> None:
        tag = node.tag
        if opened:
            self.flush()
            box = self.layout.boxes[self.box]
            box.end = len(self.layout.pieces)
            self.box = box.parent
            if tag == "a":
                self.links -= 1
        elif tag == "a":
            self.links -= 1
        elif tag in ("b", "strong"):
            self.bolds -= 1
        elif tag == "q":
            self.parts.append('"')

    def hidden(self, attributes: dict[str, str | None]) -> bool:
        if not attributes:
            return False
        if "hidden" in attributes:
            return True
        names = attributes.get("class")
        if names and signals.hidden(names):
            return True
        style = attributes.get("style")
        return style is not None and _HIDDEN.search(style) is not None

    def image(self, attributes: dict[str, str | None]) -> None:
        self.flush()
        url = next(
            (
                value.split()[0]
                for key in _IMAGE_SOURCES
                if (value := (attributes.get(key) or "").strip()) and not value.startswith("data:")
            ),
            "",
        )
        title = tidy(attributes.get("title") or "")
        self.layout.pieces.append(Piece("img", tidy(attributes.get("alt") or ""), self.box, url=url, title=title))

    def flush(self) -> None:
        """End the run of text."""
        self.breaks = 0
        if self.parts:
            text = tidy("".join(self.parts))
            if (
                len(text) > 3
                and text[1] == " "
                and text[0] not in _WORDS_OF_ONE_LETTER
                and self.parts[0].strip() == text[0].strip()
                and text[0].isupper()
                and text[2].islower()
            ):
                text = text[0] + text[2:]  # an initial in an element of its own
            if text:
                segments = tuple(tidy(part) for part in self.parts if not part.isspace()) if len(self.parts) > 1 else ()
                box = self.layout.boxes[self.box]
                self.layout.pieces.append(
                    Piece(box.tag, text, self.box, self.linked, self.bold, "", segments, time=self.time)
                )
            self.parts = []
        self.linked = self.bold = 0
        self.time = ""


def flatten(parser: LexborHTMLParser) -> Layout:
    """The pieces of a parsed page in reading order."""
    body = parser.body or parser.root
    return _Flattener().walk(body) if body is not None else Layout()
