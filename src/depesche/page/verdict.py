"""What kind of page it is (an article, or what else), and what the reader has to be warned of."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit

import msgspec

from depesche.document import Document
from depesche.page import signals, words
from depesche.page.article import LITTLE, Article
from depesche.page.layout import MEDIA_TAGS, Box, Layout, Piece, link_share
from depesche.page.metadata import Metadata
from depesche.report import BlockKind

_TEXT: frozenset[BlockKind] = frozenset(("lead", "paragraph", "quote", "list_item", "table"))
_SOME = 1_500
"""Characters of text up to which a page that calls itself a list, or shows many cards, may be one."""
_SHORT = 600
"""Longest text of an error page, a gallery's introduction, or the description of a video."""
_CARDS, _FEW_CARDS = 5, 3
"""Headings that are links from which a page with little text shows cards of articles; with other signs of a list."""
_LABEL = 10
"""Characters up to which a heading that is a link names a section rather than an article."""
_PER_PARAGRAPH = 0.6
"""Cards for each paragraph from which the text is theirs."""
_LINKED = 0.8
"""Share of links in the text of a page from which it is a list even with a date."""
_PICTURES = 4
"""Pictures with captions that make a gallery."""
_SLIDES = 3
"""Lines like ``3/12`` that make a gallery."""
_WALL_PIECES, _WALL_TEXT = 200, 6_000
"""Pieces and characters of a page that asks for consent before it shows anything."""
_CONSENT, _CONSENT_WORDS = 0.5, 3
"""Share of a page's longer lines that talk of cookies and consent when nothing else is there, in so many words."""
_OFFER_LINE = 25
"""Characters of an offer that is more than a button."""
_OFFER_NEAR, _OFFER_NEXT, _OFFER_TEXT = 8, 2, 500
"""Pieces behind the last paragraph in which an offer to subscribe cuts the article off, with other signs of it and
without; and the most characters of one."""
_FREE_PART = 2_000
"""Characters up to which the text in front of an offer is the free part alone."""
_AFTER_OFFER = 0.3
"""Share of the text behind an offer from which the offer has cut nothing off."""
_WHOLE = 0.85
"""Share of the declared ``articleBody`` from which the text on the page is the whole."""
_LONGER = 1.5
"""Times ``articleBody`` from which it is no more than a summary."""
_WALLS = words.spaced("paywall regwall piano paid premium plus abo subscription subscribe offer registration")
_COUNTER = re.compile(r"(?:\w+ )?(\d{1,3})\s?(?:/|von|of)\s?(\d{1,3})(?:\W|\Z)")
_CUT = re.compile(r"(?:…|\.\.\.|\[…\]|[\w,])\s*\Z")


class _Page(NamedTuple):
    """What the verdicts look at."""

    document: Document
    layout: Layout
    meta: Metadata
    article: Article
    text: int
    """Characters of running text that were read."""

    @property
    def headings(self) -> list[str]:
        """What the page is called."""
        found = [*self.meta.titles[:3], *self.of_kind("headline", "kicker", "title")]
        return [heading for heading in found if len(heading) < 300]

    def of_kind(self, *kinds: BlockKind) -> list[str]:
        """The texts of the blocks of some kinds."""
        return [self.document.text[b.begin : b.end] for b in self.document.blocks if b.kind in kinds]


def warn(
    document: Document, layout: Layout, meta: Metadata, article: Article, *, dropped: str = "", offered: bool = False
) -> None:
    """Add the warnings of a page that was read.

    ``dropped``: what went over the limits of size. ``offered``: whether a notice among the blocks sells the article.
    """
    text = sum(block.end - block.begin for block in document.blocks if block.kind in _TEXT)
    page = _Page(document, layout, meta, article, text)
    if dropped:
        document.warn("truncated", f"the page's {dropped} went over the limit; what lay beyond was dropped")
    _warn_of_price(page, offered)
    kind = _kind_of_page(page)
    if kind == "consent":
        document.warn("consent_wall", "the page asks for consent to cookies or tracking and shows no article")
    elif kind:
        document.warn("not_an_article", f"{kind}: {_MESSAGES[kind]}")
    if document.published is None:
        document.warn("no_date", "no publication date on the page; relative dates stay without a value")


# what reading costs


def _warn_of_price(page: _Page, offered: bool) -> None:
    """Say whether reading costs money, and whether text is missing for it, as far as the page tells."""
    declared = len(page.meta.body)
    wall = _wall(page, offered)
    if wall is None and page.meta.free:
        return
    short = declared > LITTLE and page.text < _WHOLE * declared
    whole = declared > LITTLE and not short and page.text < _LONGER * declared
    part = short or (wall is not None and not whole and (page.text < _FREE_PART or _is_cut(page)))
    if wall is not None and page.meta.free and words.begins("registration", wall):
        if part:
            page.document.warn(
                "registration", "the page shows only part of the article; the rest is for registered readers"
            )
    elif part:
        page.document.warn("paywall", "the page shows only part of the article and sells the rest")
    elif whole:
        page.document.warn("paywall", "the page says that reading costs money, but shows the whole article")
    else:
        page.document.warn("paywall", "the page says that reading costs money; whether text is missing it does not say")


def _wall(page: _Page, offered: bool) -> str | None:
    """The offer that cuts the article off; None where none does."""
    if offered and (notice := _closing_notice(page.document)) is not None:
        return notice
    end = _text_end(page)
    for index, piece in enumerate(page.layout.pieces[end : end + _OFFER_NEAR]):
        if piece.tag in MEDIA_TAGS or len(piece.text) > _OFFER_TEXT or not _offers(piece):
            continue
        walled = _in_wall(page.layout, piece)
        if page.layout.boxes[piece.box].unwanted and not walled:
            continue  # a footer, a newsletter box
        if not page.meta.free or walled or _is_cut(page) or (index < _OFFER_NEXT and _sells(page, piece)):
            return piece.text
    return None


def _sells(page: _Page, piece: Piece) -> bool:
    """Whether a line says without other signs that the article in front of it is for subscribers."""
    if piece.linked or len(piece.text) < _OFFER_LINE or page.text >= _FREE_PART:
        return False
    return words.begins("paywall", piece.text) is not None


def _closing_notice(document: Document) -> str | None:
    """An offer among the blocks with little text behind it."""
    whole = behind = 0
    for block in reversed(document.blocks):
        text = document.text[block.begin : block.end]
        if block.kind == "notice" and words.begins("paywall", text):
            whole = sum(b.end - b.begin for b in document.blocks if b.kind in _TEXT)
            return text if behind <= _AFTER_OFFER * whole else None
        behind += len(text) if block.kind in _TEXT else 0
    return None


def _text_end(page: _Page) -> int:
    """Index behind the last piece that was read as text."""
    last = next((text for text in reversed(page.of_kind("paragraph", "lead", "quote", "list_item"))), None)
    begin = page.article.begin
    pieces = page.layout.pieces
    return next((i + 1 for i in range(page.article.end - 1, begin - 1, -1) if pieces[i].text == last), page.article.end)


def _offers(piece: Piece) -> bool:
    return words.begins("paywall", piece.text) is not None or words.holds("offer", piece.text)


def _in_wall(layout: Layout, piece: Piece) -> bool:
    return any(not _WALLS.isdisjoint(signals.words(box.names)) for box in layout.around(piece)[:4])


def _is_cut(page: _Page) -> bool:
    """Whether the last paragraph stops short of its end."""
    last = next(iter(reversed(page.of_kind("paragraph", "lead"))), "")
    return _CUT.search(last, max(0, len(last) - 8)) is not None


# what the page is


_MESSAGES = {
    "error": "the page says that what was asked for is not there or not allowed",
    "gallery": "the page shows pictures with captions",
    "video": "the page shows a video with its description",
    "audio": "the page plays a piece with its description",
    "list": "a front page, a section, a search or a list of articles",
    "little text": "the page holds hardly any running text",
}


def _kind_of_page(page: _Page) -> str:
    """A key of :data:`_MESSAGES` or ``consent``; empty for an article."""
    for name, holds in (
        ("error", _is_error), ("consent", _is_consent), ("gallery", _is_gallery), ("list", _is_list),
    ):  # fmt: skip
        if holds(page):
            return name
    return _piece_alone(page) or ("little text" if _says_little(page) else "")


def _is_error(page: _Page) -> bool:
    if page.text > _SHORT or page.meta.published is not None:
        return False
    return any(_is_one_part("error_page", heading) for heading in page.headings)


def _is_one_part(kind: str, heading: str) -> bool:
    """Whether a heading is one of the words of a kind, an outlet's name beside it aside."""
    return any(words.is_one(kind, part) for part in re.split(r"\s[|–—-]\s|:\s", heading)[:4])


def _is_consent(page: _Page) -> bool:
    if page.meta.article or page.meta.published is not None or len(page.layout.pieces) > _WALL_PIECES:
        return False
    lines = [piece.text for piece in page.layout.pieces if piece.tag not in MEDIA_TAGS and len(piece.text) >= 40]
    if not lines or sum(map(len, lines)) > _WALL_TEXT:
        return False
    found = [words.found("consent_words", line) for line in lines]
    asking = sum(len(line) for line, some in zip(lines, found, strict=True) if some)
    return asking >= _CONSENT * sum(map(len, lines)) and len(set().union(*found)) >= _CONSENT_WORDS


def _is_gallery(page: _Page) -> bool:
    captioned = sum(medium.kind == "image" and bool(medium.caption or medium.alt) for medium in page.document.media)
    if captioned < _PICTURES - 1 or page.text > _SHORT:
        return False
    captions = sum(len(text) for text in page.of_kind("caption", "alt"))
    if any(words.holds("gallery", heading) for heading in page.headings):
        return True
    return (captioned >= _PICTURES and page.text < captions) and (_slides(page) >= _SLIDES or page.text < LITTLE)


def with_gallery(layout: Layout, meta: Metadata, article: Article) -> Article:
    """The article of a page, widened by the pictures of a gallery that stand beside a short text."""
    if article.prose > 2 * _SHORT:
        return article
    figures = [box for box in layout.boxes if box.tag == "figure" and not box.unwanted and box.end - box.begin > 1]
    if len(figures) < _PICTURES or not any(words.holds("gallery", title) for title in meta.titles[:3]):
        return article
    begin, end = figures[0].begin, figures[-1].end
    first = article.headline if 0 <= article.headline < begin else min(begin, article.begin)
    return msgspec.structs.replace(article, begin=min(first, article.begin), end=max(end, article.end))


def _slides(page: _Page) -> int:
    """How many lines say which picture of how many it is."""
    pieces = page.layout.pieces[page.article.begin : page.article.end]
    return sum(len(piece.text) < 300 and _is_counter(piece.text) for piece in pieces)


def _is_counter(text: str) -> bool:
    match = _COUNTER.match(text)
    return match is not None and 0 < int(match[1]) <= int(match[2]) and int(match[2]) > _SLIDES


def _is_list(page: _Page) -> bool:
    meta = page.meta
    if page.document.entries or page.text > _SOME:
        return False
    if meta.article:
        return page.text < LITTLE and not meta.published and _share_of_links(page.layout) > _LINKED
    if _is_root(meta.url) and not meta.published:
        return True
    cards = _cards(page.layout, page.layout.boxes)
    if page.text < LITTLE:
        return cards >= _CARDS and (not meta.published or meta.listing or _share_of_links(page.layout) > _LINKED)
    return _is_river(page) or (cards >= _FEW_CARDS and any(_is_one_part("list_page", name) for name in page.headings))


def _is_river(page: _Page) -> bool:
    """Whether what was taken for the article is a row of cards, each with some text."""
    begin, end = page.article.begin, page.article.end
    inside = [box for box in page.layout.boxes if begin <= box.begin and box.end <= end]
    paragraphs = sum(block.kind in ("paragraph", "lead") for block in page.document.blocks)
    return _cards(page.layout, inside) >= max(_FEW_CARDS, _PER_PARAGRAPH * paragraphs)


def _is_root(url: str | None) -> bool:
    """Whether an address is that of the whole site."""
    try:
        path = urlsplit(url or "x").path
    except ValueError:
        return False
    return path in ("", "/", "/index.html", "/index.php")


def _cards(layout: Layout, boxes: list[Box]) -> int:
    """How many headings are links as a whole."""
    pieces = layout.pieces
    count = 0
    for box in boxes:
        if box.tag in signals.HEADINGS and box.end == box.begin + 1:
            piece = pieces[box.begin]
            count += piece.tag not in MEDIA_TAGS and len(piece.text) > _LABEL and piece.is_link
    return count


def _share_of_links(layout: Layout) -> float:
    texts = [piece for piece in layout.pieces if piece.tag not in MEDIA_TAGS]
    return link_share(texts)


def _piece_alone(page: _Page) -> str:
    """video or audio, when the page is all about one."""
    if page.text > _SHORT:
        return ""
    about = next((piece for piece in page.meta.pieces if piece.caption is not None), None)
    playing = next((piece for piece in page.document.media if piece.kind in ("video", "audio")), None)
    piece = about or playing
    if piece is None or piece.kind not in _MESSAGES:
        return ""
    called = any(words.begins("video_page", heading) for heading in page.headings)
    return piece.kind if about is not None or called or page.text < LITTLE else ""


def _says_little(page: _Page) -> bool:
    """Whether there is hardly any text, and nothing that makes it a short report: a headline and a date."""
    if page.text >= LITTLE or page.meta.article:
        return False
    return not page.meta.published or page.article.headline < 0 or page.meta.listing
