"""Bytes to a document: text, blocks, media, agencies and metadata of a page or a plain text."""

from __future__ import annotations

import re
from typing import Literal

from depesche.document import Document
from depesche.page.decode import MAX_BYTES, decoded

__all__ = ["MAX_BYTES", "read_page"]

_MARKUP = re.compile(
    r"<(?:!doctype\s+html|html|head|body|article|main|div|p|meta|script|h[1-6]|section|span|title|figure|blockquote|ul|ol|table|img|a|br|\?xml)[\s>/!]",
    re.IGNORECASE,
)
_HEAD = 4_000
"""Characters looked at to tell a page from plain text."""


def read_page(source: bytes | str, *, kind: Literal["html", "text"] | None = None, url: str | None = None) -> Document:
    """The document of one input; HTML or plain text is told by its content unless ``kind`` says it.

    Raises :class:`depesche.errors.InputError` (empty, binary, too large).
    """
    found = decoded(source)
    document = _read(found.text, kind or _kind(found.text), url)
    if found.legacy:
        document.warn("encoding", f"the input is no UTF-8; read as {found.legacy}")
    elif found.repaired:
        document.warn("encoding", "the input holds NUL characters or broken bytes; they were dropped or replaced")
    return document


def _read(text: str, kind: Literal["html", "text"], url: str | None) -> Document:
    # each reader is imported when needed: plain text does without the HTML parser
    if kind == "html":
        from depesche.page.html import read_html  # noqa: PLC0415

        return read_html(text, url)
    from depesche.page.plain import read_plain  # noqa: PLC0415

    return read_plain(text, url)


def _kind(text: str) -> Literal["html", "text"]:
    head = text[:_HEAD].lstrip()
    if head.startswith("<") and _MARKUP.search(head):
        return "html"
    return "html" if len(_MARKUP.findall(head)) >= 3 else "text"
