"""A page to a document: the article's blocks in reading order, its pictures, its metadata."""

from __future__ import annotations

from depesche.document import Document
from depesche.errors import EmptyInputError
from depesche.page import agencies, article, authors, flatten, markup, metadata
from depesche.page.blocks import Entry, Reader
from depesche.page.layout import MEDIA_TAGS, Layout
from depesche.report import Block

_LITTLE = 250
"""Characters of prose under which a page is hardly an article."""


def read_html(text: str, url: str | None) -> Document:
    """The document of a page."""
    tree = markup.parse(text)
    meta = metadata.metadata(tree.parser, url)
    pieces = flatten.flatten(tree.parser)
    article.settle_unwanted(pieces, meta)
    found = article.find(pieces, meta)
    reader = Reader(pieces, found, meta)
    entries = reader.read() or _all_text(pieces, meta)
    if not entries:
        raise EmptyInputError("the page holds no text: scripts may build it; save it from a browser, or give its text")
    document = _assembled(entries)
    document.media = reader.media + [m for m in meta.pieces if all(m.title != known.title for known in reader.media)]
    _describe(document, meta, entries, article.date_near(pieces, found))
    agencies.find(document)
    _warn(document, meta, found, tree.dropped, reader.paywall)
    return document


def _all_text(layout: Layout, meta: metadata.Metadata) -> list[Entry]:
    """What a page without an article says all the same: its title and its text, links and pictures left out."""
    title = [Entry("title", name) for name in meta.titles[:1]]
    texts = (piece for piece in layout.pieces if piece.tag not in MEDIA_TAGS and piece.linked < len(piece.text))
    return title + [Entry("paragraph", piece.text) for piece in texts if piece.text != next(iter(meta.titles), "")]


def _assembled(entries: list[Entry]) -> Document:
    document = Document(text="\n\n".join(entry.text for entry in entries))
    at = 0
    for entry in entries:
        document.blocks.append(Block(entry.kind, at, at + len(entry.text), entry.media))
        at += len(entry.text) + 2
    return document


def _describe(document: Document, meta: metadata.Metadata, entries: list[Entry], seen: str | None) -> None:
    headline = next((entry.text for entry in entries if entry.kind == "headline"), None)
    document.url = meta.url
    document.publisher = meta.publisher
    document.language = meta.language
    document.published = (
        meta.published
        or next((entry.date for entry in entries if entry.kind == "dateline" and entry.date), None)
        or seen
    )
    document.modified = meta.modified
    document.title = _title(meta, headline)
    document.keywords = meta.keywords
    written = [name for entry in entries if entry.kind == "byline" for name in authors.in_line(entry.text)]
    document.authors = authors.declared(meta.authors, meta.publisher) or list(dict.fromkeys(written))


def _title(meta: metadata.Metadata, headline: str | None) -> str | None:
    """The head's title; of two that differ, the one that is not the headline, which the blocks hold anyway."""
    if headline is not None and len(meta.titles) > 1 and article.likeness(meta.titles[0], headline) > 0.95:
        return meta.titles[1] if meta.declared == 2 else meta.titles[0]
    return next(iter(meta.titles), None) or headline


def _warn(document: Document, meta: metadata.Metadata, found: article.Article, dropped: str, paywall: bool) -> None:
    if dropped:
        document.warn("truncated", f"the page's {dropped} went over the limit; what lay beyond was dropped")
    if paywall or not meta.free:
        document.warn("paywall", "the page shows only part of the article, or says that reading it costs money")
    little = found.prose < _LITTLE or (meta.listing and found.prose < found.all_prose / 2)
    if little and not meta.article:
        document.warn("not_an_article", "the page holds hardly any running text: a front page, a list or a gallery")
    if document.published is None:
        document.warn("no_date", "no publication date on the page; relative dates stay without a value")
