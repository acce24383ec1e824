"""Bytes to text and blocks."""

from depesche.document import Document
from depesche.report import Block


def read_page(source: bytes | str, *, kind: str | None = None, url: str | None = None) -> Document:
    """Stub."""
    text = source if isinstance(source, str) else source.decode("utf-8", "replace")
    document = Document(text=text, url=url)
    at = 0
    for part in text.split("\n"):
        if part.strip():
            document.blocks.append(Block("paragraph", at, at + len(part)))
        at += len(part) + 1
    return document
