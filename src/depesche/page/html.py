"""A page to a document: the article's blocks in reading order, its pictures, its metadata."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from depesche.document import Document
from depesche.errors import EmptyInputError
from depesche.page import (
    agencies,
    article,
    bylines,
    dates,
    decode,
    flatten,
    live,
    markup,
    media,
    metadata,
    scripts,
    spoken,
    verdict,
)
from depesche.page.blocks import Draft, Reader
from depesche.page.layout import MEDIA_TAGS, Layout
from depesche.page.profiles import Profiles
from depesche.report import Block

_TEXT = 1_500
"""Characters of prose from which a page is one about something, whatever else it links."""


def read_html(found: decode.Raw, url: str | None, profiles: Profiles | None) -> Document:
    """The document of a page."""
    decoded, tree = _parsed(found)
    meta = metadata.metadata(tree.parser, url, tree.structured)
    applied = (profiles or Profiles()).apply(tree.parser, meta.url)
    layout = _laid_out(tree.parser)
    article.settle_unwanted(layout, meta)
    ticker = live.find(layout, meta)
    range_ = article.find(layout, meta)
    if ticker is not None:
        range_ = live.cover(layout, meta, range_, ticker)
    range_ = verdict.with_gallery(layout, meta, range_)
    reader = Reader(layout, range_, meta, ticker)
    entries = spoken.completed(reader.read(), meta.body) or _all_text(layout, meta)
    if not entries:
        raise EmptyInputError("the page holds no text: scripts may build it; save it from a browser, or give its text")
    document = _assembled(entries)
    document.entries = live.spans(reader.live, entries, document.blocks)
    document.media = media.joined(reader.media, meta.pieces)
    signed = [entry.text for entry in entries if entry.kind == "byline"]
    _describe(document, meta, entries, None if meta.published else _date_seen(meta, layout, range_))
    document.authors = bylines.chosen(meta, signed, tree.parser, (layout, range_))
    agencies.find(document)
    verdict.warn(document, layout, meta, range_, dropped=tree.dropped, offered=reader.paywall)
    if applied is not None and applied.warning and (meta.article or range_.prose >= article.LITTLE):
        document.warn("profile", applied.warning)
    decode.warn(document, decoded)
    return document


def _parsed(found: decode.Raw) -> tuple[decode.Decoded, markup.Tree]:
    page = scripts.apart(found.data)
    decoded = decode.text(found._replace(data=page.rest))
    encoding = decoded.legacy or "utf-8"
    structured = [script.decode(encoding, "replace") for script in page.structured]
    as_it_is = not decoded.legacy and not decoded.repaired
    return decoded, markup.parse(page.rest if as_it_is else decoded.text.encode(), structured)


def _laid_out(parser: LexborHTMLParser) -> Layout:
    """The layout of a page: without its rivers of links, unless it has hardly any text beside them."""
    layout = flatten.flatten(parser)
    if layout.rivers and sum(map(article.prose_weight, layout.pieces)) < _TEXT:
        return flatten.flatten(parser, skims=False)
    return layout


def _all_text(layout: Layout, meta: metadata.Metadata) -> list[Draft]:
    """What a page without an article says all the same: its title and its text, links and pictures left out."""
    title = [Draft("title", name) for name in meta.titles[:1]]
    texts = (piece for piece in layout.pieces if piece.tag not in MEDIA_TAGS and piece.linked < len(piece.text))
    return title + [Draft("paragraph", piece.text) for piece in texts if piece.text != next(iter(meta.titles), "")]


def _assembled(entries: list[Draft]) -> Document:
    document = Document(text="\n\n".join(entry.text for entry in entries))
    at = 0
    for entry in entries:
        document.blocks.append(Block(entry.kind, at, at + len(entry.text), entry.media))
        at += len(entry.text) + 2
    return document


def _date_seen(meta: metadata.Metadata, layout: Layout, range_: article.Article) -> str | None:
    """The date that stands near the headline, else the day in the address."""
    lines = [piece.text for piece in bylines.near(layout, range_)]
    return article.date_near(layout, range_) or dates.beside(lines, meta.url)


def _describe(document: Document, meta: metadata.Metadata, entries: list[Draft], seen: str | None) -> None:
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


def _title(meta: metadata.Metadata, headline: str | None) -> str | None:
    """The head's title; of two that differ, the one that is not the headline, which the blocks hold anyway."""
    if headline is not None and len(meta.titles) > 1 and article.likeness(meta.titles[0], headline) > 0.95:
        return meta.titles[1] if meta.declared == 2 else meta.titles[0]
    return next(iter(meta.titles), None) or headline
