"""Which part of a page is the article: its box, its headline, where it begins and ends."""

from __future__ import annotations

import re
from collections import Counter

import msgspec

from depesche.page import signals
from depesche.page.dates import day, iso
from depesche.page.layout import MEDIA_TAGS, Box, Layout, Piece
from depesche.page.metadata import Metadata

_PROSE = 60
"""Characters from which a piece may count as prose; shorter lines are menus, buttons and labels as often as text."""
_SENTENCE = re.compile(r"[.!?…।]['\"»«”“’)\]]*\s*\Z")
_WORD = re.compile(r"\w+")
_LONGEST = 2_000
"""A longer piece weighs no more, so that one endless block does not decide alone."""
_JUNK = 12
_REDEEMED = 0.4
"""An unwanted box with this share of all prose is no side box: templates name wrappers ``has-sidebar`` and the like."""
_CARD = 8
_CARD_TEXT = 600
"""Pieces and characters that the card of another article holds at most."""
_CORE = 0.6
"""Share of the article's prose from which the innermost box with it is the running text; small print follows it."""
_NEAR = 8
"""Pieces before the headline, and twice as many after it, in which a date is the article's."""
_HEADER_CLIMB = 7
_HEADER_PIECES = 40
"""Boxes and pieces around the headline in which a picture before it is still the article's."""
_EXCLUDED_TAGS = frozenset(("aside", "footer", "form"))
_SAME_TITLE = 0.6
"""Dice of words from which a heading is the headline that the head names: its versions share most words."""


class Article(msgspec.Struct):
    """The range of pieces that is the article, with the headline's index (-1: none) and whether there is much of it."""

    begin: int
    end: int
    headline: int
    core: Box
    """The innermost box with the running text."""
    prose: int
    """Characters of prose in it."""
    all_prose: int
    """Characters of prose on the page."""


def prose_weight(piece: Piece) -> int:
    """Length of a piece that reads like sentences, else 0."""
    length = len(piece.text)
    if length < _PROSE or piece.linked * 2 > length or piece.tag in MEDIA_TAGS:
        return 0
    if not _SENTENCE.search(piece.text, max(0, length - 12)) and length < 2 * _PROSE:
        return 0
    return min(length, _LONGEST)


def settle_unwanted(layout: Layout, meta: Metadata) -> None:
    """Decide which boxes really are side boxes, and pass that on to all boxes inside."""
    weights = [prose_weight(piece) for piece in layout.pieces]
    sums = _prefix(weights)
    total = sums[-1] or 1
    for box in layout.boxes:
        suspect = box.unwanted or (box.tag in _EXCLUDED_TAGS and not _is_picture(layout, box))
        share = (sums[box.end] - sums[box.begin]) / total
        box.unwanted = suspect and share < _REDEEMED and not (weights and _is_text_after_all(layout, box, meta))
        box.unwanted = box.unwanted or _is_card(layout, box)
        if box.parent >= 0 and layout.boxes[box.parent].unwanted:
            box.unwanted = True


def _is_text_after_all(layout: Layout, box: Box, meta: Metadata) -> bool:
    """Whether a ``teaser`` is the article's own: the lead in German templates, the free part in front of a paywall."""
    if box.tag in _EXCLUDED_TAGS or not signals.only_points(box.names):
        return False
    pieces = layout.pieces[box.begin : box.end]
    if len(pieces) <= 3 and any(
        likeness(piece.text, description) > 0.75 for piece in pieces for description in meta.descriptions
    ):
        return True
    pieces = [piece for piece in pieces if all(b.role != "byline" for b in layout.around(piece)[:3])]
    linked = any(piece.linked or piece.tag in signals.HEADINGS or piece.tag == "img" for piece in pieces)
    return not linked and any(prose_weight(piece) for piece in pieces)


def _is_picture(layout: Layout, box: Box) -> bool:
    """Whether a set-off box is a picture with its caption."""
    if signals.PICTURES.isdisjoint(signals.words(box.names)) or box.end - box.begin > 5:
        return False
    return any(piece.tag == "img" for piece in layout.pieces[box.begin : box.end])


def _is_card(layout: Layout, box: Box) -> bool:
    """Whether a small box is the card of another article: a heading that is all link, with little beside it."""
    if not 1 < box.end - box.begin <= _CARD or box.tag in signals.HEADINGS or box.depth < 3:
        return False
    pieces = layout.pieces[box.begin : box.end]
    if sum(len(piece.text) for piece in pieces) > _CARD_TEXT:
        return False
    headings = [piece for piece in pieces if piece.tag in signals.HEADINGS]
    return (
        bool(headings) and all(piece.linked >= 0.9 * len(piece.text) for piece in headings) and headings[0].tag != "h1"
    )


def find(layout: Layout, meta: Metadata) -> Article:
    """The article of a page. Calls for :func:`settle_unwanted` first."""
    body_words = Counter(_WORD.findall(meta.body.casefold())) if meta.body else Counter()
    gains = [_gain(layout, piece, body_words) for piece in layout.pieces]
    sums = _prefix(gains)
    best = max(
        range(len(layout.boxes)), key=lambda i: (_value(layout.boxes[i], sums), layout.boxes[i].depth), default=0
    )
    box = layout.boxes[best] if layout.boxes else Box("body", "", -1, 0, 0)
    core = _core(layout, best, gains)
    headline = headline_at(layout, meta, core)
    begin, end = box.begin, box.end
    if headline >= 0:
        begin = min(begin, headline, _opening_picture(layout, headline))
    prose = sum(max(0, gain) for gain in gains[begin:end])
    return Article(
        begin, _end(layout, core, end), headline, core, prose, sum(prose_weight(piece) for piece in layout.pieces)
    )


def _opening_picture(layout: Layout, headline: int) -> int:
    """Begin of the box with the headline and a picture before it; the headline itself when there is none."""
    for box in layout.around(layout.pieces[headline])[1:_HEADER_CLIMB]:
        if box.begin < headline - _HEADER_PIECES:
            break
        if any(_is_opener(layout, piece) for piece in layout.pieces[box.begin : headline]):
            return box.begin
    return headline


def _is_opener(layout: Layout, piece: Piece) -> bool:
    if piece.tag != "img":
        return False
    return (len(piece.text.split()) > 2 and "logo" not in piece.text.casefold().split()) or any(
        box.tag == "figure" for box in layout.around(piece)[:3]
    )


def _core(layout: Layout, best: int, gains: list[int]) -> Box:
    sums = _prefix([max(0, gain) for gain in gains])
    whole = layout.boxes[best]
    enough = _CORE * (sums[whole.end] - sums[whole.begin])
    core = whole
    for box in layout.boxes[best:]:
        if box.begin >= whole.end:
            break
        if (
            box.depth > core.depth
            and not box.unwanted
            and box.begin >= core.begin
            and box.end <= core.end
            and sums[box.end] - sums[box.begin] > enough
        ):
            core = box
    return core


def _end(layout: Layout, core: Box, end: int) -> int:
    """Where the article ends: with its running text, or with the last box after it that is named like it."""
    found = core.end
    if core.parent >= 0 and not signals.TEXT.isdisjoint(signals.words(core.names)):
        for box in layout.boxes:
            if box.parent == core.parent and box.names == core.names and box.end <= end:
                found = max(found, box.end)
    return found


def _gain(layout: Layout, piece: Piece, body_words: Counter[str]) -> int:
    weight = 0 if layout.boxes[piece.box].unwanted else prose_weight(piece)
    if weight and body_words:
        words = _WORD.findall(piece.text.casefold())
        known = sum(word in body_words for word in words)
        weight = weight * 2 if known > 0.9 * len(words) else weight
    if weight:
        return weight
    if piece.tag in signals.HEADINGS or piece.tag in (*MEDIA_TAGS, "li", "td", "th"):
        return -1
    return -_JUNK - min(piece.linked, 100) // 2


def _value(box: Box, sums: list[int]) -> float:
    value = float(sums[box.end] - sums[box.begin])
    if value > 0 and ("articlebody" in box.itemprop.lower() or box.tag == "article"):
        value *= 1.05
    return value


def _prefix(values: list[int]) -> list[int]:
    sums = [0]
    for value in values:
        sums.append(sums[-1] + value)
    return sums


def headline_at(layout: Layout, meta: Metadata, core: Box) -> int:
    """Index of the headline: the heading before the text that agrees with the head's titles, else the first h1."""
    best, value = -1, 0.0
    first, third = _text_begin(layout, core)
    for index in range(third):
        piece = layout.pieces[index]
        level = _level(layout, piece)
        if not level or (index > first and level > 1) or _crumb(layout, piece):
            continue
        same = max((likeness(piece.text, title) for title in meta.titles), default=0.0)
        rank = same + (0.5 if level == 1 else 0.0)
        if (same >= _SAME_TITLE or level == 1) and rank > value:
            best, value = index, rank
    return best


def _text_begin(layout: Layout, core: Box) -> tuple[int, int]:
    """Indices of the first and the third piece of running text: a caption and a lead may stand before an ``h1``."""
    found = [i for i in range(core.begin, core.end) if _is_text(layout, layout.pieces[i])][:3]
    return (found[0], found[-1]) if found else (core.end, core.end)


def _is_text(layout: Layout, piece: Piece) -> bool:
    return prose_weight(piece) > 0 and not layout.boxes[piece.box].unwanted and not _in_header(layout, piece)


def _in_header(layout: Layout, piece: Piece) -> bool:
    return any(box.tag == "header" or box.role == "lead" for box in layout.around(piece)[:6])


def _level(layout: Layout, piece: Piece) -> int:
    """1 for h1 (and pieces inside), 2 to 6 for other headings and 7 for what is only called headline, else 0."""
    boxes = layout.around(piece)[:4]
    for box in boxes:
        if box.tag in signals.HEADINGS:
            return int(box.tag[1])
    return 7 if any(box.role == "headline" for box in boxes[:2]) and len(piece.text) > 15 else 0


def _crumb(layout: Layout, piece: Piece) -> bool:
    return any(
        "breadcrumb" in box.names.lower() or box.tag == "nav" or "pfad" in box.label.lower()
        for box in layout.around(piece)[:6]
    )


def likeness(one: str, other: str) -> float:
    """Dice of the words of two texts; 0 when one is much longer."""
    if len(one) > 4 * len(other) or len(other) > 4 * len(one):
        return 0.0
    a, b = Counter(_WORD.findall(one.casefold())), Counter(_WORD.findall(other.casefold()))
    total = sum(a.values()) + sum(b.values())
    return 2 * sum((a & b).values()) / total if total else 0.0


def date_near(layout: Layout, article: Article) -> str | None:
    """A date that stands around the headline, for pages that declare none."""
    begin = max(0, (article.headline if article.headline >= 0 else article.begin) - _NEAR)
    near = [p for p in layout.pieces[begin : begin + 3 * _NEAR] if p.time or len(p.text) < 60]
    return next((found for p in near if (found := iso(p.time))), None) or next(
        (found for p in near if (found := day(p.text))), None
    )
