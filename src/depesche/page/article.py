"""Which part of a page is the article: its box, its headline, where it begins and ends."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import accumulate, islice

import msgspec

from depesche.page import given, signals, words
from depesche.page.dates import day, iso
from depesche.page.gains import JUNK, gains_of
from depesche.page.layout import MEDIA_TAGS, Box, Layout, Piece
from depesche.page.metadata import Metadata

_COMMENTS, _COMMENTED = 40, 600
"""Longest line over the readers' comments, and characters of prose that stand before them at least."""
_PROSE = 60
"""Characters from which a piece may count as prose; shorter lines are menus, buttons and labels as often as text."""
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
"""Scripts in which a character is a syllable or a word: prose is a third as long in them."""
_LONGEST = 2_000
"""A longer piece weighs no more, so that one endless block does not decide alone."""
_REDEEMED = 0.4
"""An unwanted box with this share of all prose is no side box: templates name wrappers ``has-sidebar`` and the like.
Half of it will do for the box in which the text after the headline begins; comments may outweigh the report."""
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
_SURE_TITLE = 0.8
"""Dice of words from which an ``h1`` is the headline wherever it stands."""
_LIKELY, _HEADLINE = 12, 25
"""Pieces before the text, and characters at least, of a headline that nothing else tells."""
SAME = 0.8
"""Dice of words from which two lines say the same."""
LEAD_MATCH = 0.75
"""Dice of words from which a paragraph is the description that the head gives, hence the lead."""
LITTLE = 250
"""Characters of running text under which a page has hardly any; the shortest of 90 recorded articles has 727."""
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
    weights: list[int]
    """:func:`prose_weight` of the pieces of the page; 0 for those in side boxes."""


def prose_weight(piece: Piece) -> int:
    """Length of a piece that reads like sentences, else 0."""
    if piece.weight < 0:
        piece.weight = _weighed(piece)
    return piece.weight


def _weighed(piece: Piece) -> int:
    text = piece.text
    length = len(text)
    ascii_alone = text.isascii()
    if length < _PROSE and (ascii_alone or length * 3 < _PROSE):
        return 0
    if piece.linked * 2 > length or piece.tag in MEDIA_TAGS:
        return 0
    if not ascii_alone and _WIDE.search(text, 0, _PROSE):
        length *= 3
    if length < _PROSE:
        return 0
    if length < 2 * _PROSE and not words.is_sentence(text):
        return 0
    return min(length, _LONGEST)


def settle_unwanted(layout: Layout, meta: Metadata) -> None:
    """Decide which boxes really are side boxes, and pass that on to all boxes inside."""
    given.spread(layout)
    boxes, pieces = layout.boxes, layout.pieces
    weights = [prose_weight(piece) for piece in pieces]
    sums = _prefix(weights)
    total = sums[-1] or 1
    headings = _prefix([piece.tag in signals.HEADINGS for piece in pieces])
    named = _named_headline(layout, meta)
    first = next((index for index in range(named + 1, len(weights)) if weights[index]), -1) if named >= 0 else -1
    for box in boxes:
        if box.given:
            box.unwanted = box.given == "drop"
        elif box.parent >= 0 and boxes[box.parent].unwanted:
            box.unwanted = True
        else:
            begin, end = box.begin, box.end
            if box.unwanted or box.tag in signals.SIDE_TAGS:
                redeemed = _is_redeemed(box, (sums[end] - sums[begin]) / total, named, first)
                box.unwanted = not (redeemed or _is_picture(layout, box) or _is_text_after_all(layout, box, meta))
            if 1 < end - begin <= _CARD and headings[end] > headings[begin] and not box.unwanted:
                box.unwanted = _is_card(layout, box)


def _is_redeemed(box: Box, share: float, headline: int, first: int) -> bool:
    """Whether a box with the names of a side box holds the headline, or so much of the prose that it is none."""
    if box.begin <= headline < box.end and box.tag != "aside":
        return True
    enough = _REDEEMED / 2 if box.begin <= first < box.end else _REDEEMED
    return share >= enough and not signals.beside(box.names)


def _named_headline(layout: Layout, meta: Metadata) -> int:
    """Index of the one ``h1`` that says what the head's title says; -1 when there is none, or another beside it."""
    found = -1
    for index, piece in enumerate(layout.pieces):
        if layout.boxes[piece.box].tag == "h1" and any(likeness(piece.text, t) >= _SURE_TITLE for t in meta.titles):
            if found >= 0:
                return -1
            found = index
    return found


def _is_text_after_all(layout: Layout, box: Box, meta: Metadata) -> bool:
    """Whether a ``teaser`` is the article's own: the lead in German templates, the free part in front of a paywall."""
    if box.tag in signals.SIDE_TAGS or not signals.only_points(box.names):
        return False
    pieces = layout.pieces[box.begin : box.end]
    if len(pieces) <= 3 and any(
        likeness(piece.text, description) > LEAD_MATCH for piece in pieces for description in meta.descriptions
    ):
        return True
    if not any(prose_weight(piece) for piece in pieces):
        return False
    pieces = [piece for piece in pieces if all(b.role != "byline" for b in layout.around(piece)[:3])]
    linked = any(piece.linked or piece.tag in signals.HEADINGS or piece.tag == "img" for piece in pieces)
    return not linked and any(prose_weight(piece) for piece in pieces)


def _is_picture(layout: Layout, box: Box) -> bool:
    """Whether a set-off box is a picture with its caption."""
    if box.tag not in signals.SIDE_TAGS:
        return False
    if signals.PICTURES.isdisjoint(signals.words(box.names)) or box.end - box.begin > 5:
        return False
    return any(piece.tag == "img" for piece in layout.pieces[box.begin : box.end])


def _is_card(layout: Layout, box: Box) -> bool:
    """Whether a small box with a heading is the card of another article: the heading is all link, with little else."""
    if box.tag in signals.HEADINGS or box.depth < 3:
        return False
    pieces = layout.pieces[box.begin : box.end]
    if sum(len(piece.text) for piece in pieces) > _CARD_TEXT:
        return False
    headings = [piece for piece in pieces if piece.tag in signals.HEADINGS]
    return headings[0].tag != "h1" and all(piece.is_link for piece in headings)


def find(layout: Layout, meta: Metadata) -> Article:
    """The article of a page. Calls for :func:`settle_unwanted` first."""
    boxes = layout.boxes
    prose = [prose_weight(piece) for piece in layout.pieces]
    weights = [
        0 if weight and boxes[piece.box].unwanted else weight
        for weight, piece in zip(prose, layout.pieces, strict=True)
    ]
    comments = _comments_at(layout, weights)
    gains = gains_of(layout.pieces[:comments], weights, meta.body)
    gains += [-JUNK] * (len(layout.pieces) - len(gains))
    best = _best(layout, _prefix(gains))
    box = boxes[best] if boxes else Box("body", "", -1, 0, 0)
    marked = given.marked(layout)
    told = given.body(marked)
    core = told or _core(layout, best, gains)
    headline = given.headline(marked) if given.headline(marked) >= 0 else headline_at(layout, meta, core)
    begin, end = min(box.begin, (told or box).begin), (told or box).end
    if headline >= 0:
        begin = min(begin, headline, _opening_picture(layout, headline))
    begin = min([begin, *(part.begin for part in marked)])
    return Article(
        begin=begin,
        end=min(_end(layout, core, end), max(comments, begin)),
        headline=headline,
        core=core,
        prose=sum([gain for gain in gains[begin:end] if gain > 0]),
        all_prose=sum(prose),
        weights=weights,
    )


def _best(layout: Layout, sums: list[int]) -> int:
    """Index of the box that gains most, of several the innermost."""
    best, depth = 0, 0
    value = float("-inf")
    for index, box in enumerate(layout.boxes):
        gain: float = sums[box.end] - sums[box.begin]
        if gain > 0 and (box.tag == "article" or (box.itemprop and "articlebody" in box.itemprop.lower())):
            gain *= 1.05
        if gain > value or (gain == value and box.depth > depth):
            best, value, depth = index, gain, box.depth
    return best


def _comments_at(layout: Layout, weights: list[int]) -> int:
    """Index of the line ``12 Kommentare`` after the text, else the number of pieces."""
    prose = 0
    for index, piece in enumerate(layout.pieces):
        if prose < _COMMENTED:
            prose += weights[index] if piece.tag != "li" else 0
            continue
        length = len(piece.text)
        if length > _COMMENTS or 2 * piece.linked >= length or piece.tag == "li" or layout.boxes[piece.box].unwanted:
            continue
        if words.is_one("comments", piece.text.strip("0123456789()[]. ")):
            return index
    return len(layout.pieces)


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
    sums = _prefix([gain if gain > 0 else 0 for gain in gains])
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


def _prefix(values: list[int] | list[bool]) -> list[int]:
    """The sums of the values before each, and of all."""
    return list(accumulate(values, initial=0))


def headline_at(layout: Layout, meta: Metadata, core: Box) -> int:
    """Index of the headline: the heading before the text that agrees with the head's titles, else the first h1."""
    best, value = -1, 0.0
    first, third = _text_begin(layout, core)
    for index in range(core.end):
        piece = layout.pieces[index]
        level = _level(layout, piece) if index < third or layout.boxes[piece.box].tag in signals.HEADINGS else 0
        if not level or piece.tag in MEDIA_TAGS or _crumb(layout, piece):
            continue
        if index > first and level > 1 and piece.linked >= len(piece.text):
            continue
        same = max((likeness(piece.text, title) for title in meta.titles), default=0.0)
        # of equals the longer: in a heading of two parts, the short one is the kicker
        rank = same + (0.5 if level == 1 else 0.0) + min(len(piece.text), _PROSE) / 1000
        near = index < third and (level == 1 or (index <= first and same >= _SAME_TITLE))
        if rank > value and (near or same >= _SURE_TITLE):
            best, value = index, rank
    return best if best >= 0 else _likely_headline(layout, first)


def _likely_headline(layout: Layout, first: int) -> int:
    """Index of the heading of highest rank just before the text, for pages with neither ``h1`` nor a title like it."""
    found, highest = -1, 7
    for index in range(max(0, first - _LIKELY), first):
        piece = layout.pieces[index]
        level = _level(layout, piece)
        if not 0 < level < highest or len(piece.text) < _HEADLINE or piece.linked or piece.tag in MEDIA_TAGS:
            continue
        if not layout.boxes[piece.box].unwanted and not _crumb(layout, piece):
            found, highest = index, level
    return found


def _text_begin(layout: Layout, core: Box) -> tuple[int, int]:
    """Indices of the first and the third piece of running text: a caption and a lead may stand before an ``h1``."""
    found = list(islice((i for i in range(core.begin, core.end) if _is_text(layout, layout.pieces[i])), 3))
    return (found[0], found[-1]) if found else (core.end, core.end)


def _is_text(layout: Layout, piece: Piece) -> bool:
    return prose_weight(piece) > 0 and not layout.boxes[piece.box].unwanted and not _in_header(layout, piece)


def _in_header(layout: Layout, piece: Piece) -> bool:
    return any(box.tag == "header" or box.role == "lead" for box in layout.around(piece)[:6])


def _level(layout: Layout, piece: Piece) -> int:
    """1 for h1 (and pieces inside), 2 to 6 for other headings and 7 for what is only called headline, else 0."""
    boxes, index = layout.boxes, piece.box
    called = False
    for climbed in range(4):
        box = boxes[index]
        if box.tag in signals.HEADINGS:
            return int(box.tag[1])
        called = called or (climbed < 2 and box.role == "headline")
        index = box.parent
        if index < 0:
            break
    return 7 if called and len(piece.text) > 15 else 0


def _crumb(layout: Layout, piece: Piece) -> bool:
    return any(
        "breadcrumb" in box.names.lower() or box.tag == "nav" or "pfad" in box.label.lower()
        for box in layout.around(piece)[:6]
    )


def likeness(one: str, other: str) -> float:
    """Dice of the words of two texts; 0 when one is much longer."""
    if len(one) > 4 * len(other) or len(other) > 4 * len(one):
        return 0.0
    if one == other:
        return 1.0 if words.of(one) else 0.0
    (a, words_a), (b, words_b) = _bag(one), _bag(other)
    shared = a.keys() & b.keys()
    return 2 * sum([min(a[word], b[word]) for word in shared]) / (words_a + words_b) if shared else 0.0


@lru_cache(maxsize=64)
def _bag(text: str) -> tuple[dict[str, int], int]:
    """The words of a text, how often each stands in it, and how many there are.

    The titles and descriptions of a page are compared with one piece after the other.
    """
    found = words.of(text)
    once = dict.fromkeys(found, 1)
    return once if len(once) == len(found) else Counter(found), len(found)


def date_near(layout: Layout, article: Article) -> str | None:
    """A date that stands around the headline, for pages that declare none."""
    begin = max(0, (article.headline if article.headline >= 0 else article.begin) - _NEAR)
    near = [p for p in layout.pieces[begin : begin + 3 * _NEAR] if p.time or len(p.text) < 60]
    return next((found for p in near if (found := iso(p.time))), None) or next(
        (found for p in near if (found := day(p.text))), None
    )
