"""Bytes to a document: text, blocks, media, agencies and metadata of a page or a plain text.

The map of its modules stands in ``docs/pages.md``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from depesche.document import Document
from depesche.page import decode
from depesche.page.decode import MAX_BYTES

if TYPE_CHECKING:
    from depesche.page.profiles import Profiles

__all__ = ["MAX_BYTES", "read_page"]

_MARKUP = re.compile(
    r"<(?:!doctype\s+html|html|head|body|article|main|div|p|meta|script|h[1-6]|section|span|title|figure|blockquote|ul|ol|table|img|a|br|\?xml)[\s>/!]",
    re.IGNORECASE,
)
_HEAD = 4_000
"""Bytes looked at to tell a page from plain text."""


def read_page(
    source: bytes | str,
    *,
    kind: Literal["html", "text"] | None = None,
    url: str | None = None,
    profiles: Profiles | None = None,
) -> Document:
    """The document of one input; HTML or plain text is told by its content unless ``kind`` says it.

    ``profiles`` are those of outlets that may sharpen the reading of a page; None for the shipped ones.

    Raises :class:`depesche.errors.InputError` (empty, binary, too large).
    """
    found = decode.raw(source)
    # each reader is imported when needed: plain text does without the HTML parser
    if (kind or _kind(found.data)) == "html":
        from depesche.page.html import read_html  # noqa: PLC0415

        return read_html(found, url, profiles)
    from depesche.page.plain import read_plain  # noqa: PLC0415

    decoded = decode.text(found)
    document = read_plain(decoded.text, url)
    decode.warn(document, decoded)
    return document


def _kind(data: bytes) -> Literal["html", "text"]:
    head = data[:_HEAD].decode("latin-1").lstrip()
    if head.startswith("<") and _MARKUP.search(head):
        return "html"
    return "html" if len(_MARKUP.findall(head)) >= 3 else "text"
