"""Who wrote the report: what the page declares, its byline, and links to pages about authors.

The first that names people wins: JSON-LD, the byline on the page (meta tags often hold one author of several, or
whoever filed the report), links to authors' pages and lines of a byline box beside the headline, meta tags. Where
nobody is named, a desk or the outlet signs, if JSON-LD says so, else whoever stands beside the date.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from depesche.page import authors
from depesche.page.article import Article, prose_weight
from depesche.page.dates import day
from depesche.page.layout import MEDIA_TAGS, Layout, Piece, tidy
from depesche.page.metadata import Metadata

_LINKS = (
    "[rel~=author], [itemprop~=author], "
    "a[href*='/autor/'], a[href*='/autoren/'], a[href*='autor-'], a[href*='/autorin'], "
    "a[href*='/author/'], a[href*='/authors/'], a[href*='author-'], a[href*='/people/'], a[href*='/person/'], "
    "a[href*='/staff/'], a[href*='/redaktion/'], a[href*='/profile'], a[href*='/journalist'], a[href*='/reporter'], "
    "a[href*='/contributor'], a[href*='/columnist'], a[href*='/by/'], a[href*='/team/'], a[href*='/writer'], "
    "a[href*='/korrespondent'], a[href*='/bio/']"
)
"""What leads to a page about an author, in the addresses of German and English news sites."""
_MOST = 300
"""Such links looked at: front pages link dozens of columnists."""
_BEFORE, _AFTER = 3, 20
"""Pieces before and after the headline among which a byline stands."""
_BEFORE_TEXT = 8
"""Pieces before the running text, where there is no headline."""
_PROSE = 8
"""Pieces of running text (leads, captions, summaries) after which no byline of the header stands."""
_LINE = 200
"""Characters of the longest line around the headline that is read for names."""
_DATE = 60
"""Longest line with a date beside which names stand."""
_PARTS = re.compile(r"\s[|•·–—]\s")

Range = tuple[Layout, Article]
"""Where an article stands."""


def linked(parser: LexborHTMLParser, lines: list[str]) -> list[str]:
    """Names in links to authors' pages, and in elements that microdata calls author, that stand in one of the lines."""
    around = "\n".join(lines)
    found: dict[str, None] = {}
    for node in parser.css(_LINKS)[:_MOST]:
        text = node.text(separator=" ").strip()
        # most links lead to authors of other reports
        if 4 < len(text) < _LINE and text.split(maxsplit=1)[0] in around:
            found.update((name, None) for name in authors.in_line(tidy(text)) if name in around)
    return list(found)


def chosen(meta: Metadata, written: list[str], parser: LexborHTMLParser, found: Range) -> list[str]:
    """The authors of an article; ``written`` are the texts of its bylines."""
    host = authors.letters(meta.host)
    people, others = authors.declared(meta.authors, meta.publisher, host)
    if people and meta.signed:
        return people
    named = _people([name for line in written for name in authors.in_line(line)], meta)
    if named:
        return _agreed(people, named, written)
    article = found[1]
    if meta.listing and article.prose < article.all_prose / 2:
        return people or others
    above, header = _around_headline(*found)
    lines = [piece.text for piece in (*above, *header)]
    named = _people(linked(parser, lines) or _in_part(lines) or _in_byline_box(header, found[0]), meta)
    if people and (not named or not set(people).isdisjoint(named)):
        return people
    return named or others or _people(_beside_date(header, meta.titles), meta)


def _people(names: list[str], meta: Metadata) -> list[str]:
    """Each name once, and not the outlet's."""
    host = authors.letters(meta.host)
    return list(dict.fromkeys(name for name in names if not authors.is_outlet(name, meta.publisher, host)))


def _agreed(people: list[str], named: list[str], written: list[str]) -> list[str]:
    """The people of the byline, as the meta tags write them where they name the same ones."""
    lines = " ".join(written).casefold()
    same = len(named) <= len(people) and all(name.casefold() in lines for name in people)
    return people if same and people else named


def near(layout: Layout, article: Article) -> list[Piece]:
    """The short pieces around the headline, up to the running text."""
    # without a headline, what stands before the running text
    top, before = (article.headline, _BEFORE) if article.headline >= 0 else (article.core.begin, _BEFORE_TEXT)
    found, prose = [], 0
    for index in range(max(0, top - before), min(len(layout.pieces), top + _AFTER, max(top, article.core.end))):
        piece = layout.pieces[index]
        if len(piece.text) < _LINE and piece.tag not in MEDIA_TAGS:
            found.append(piece)
        if index > top and prose_weight(piece):
            prose += 1
            if prose > _PROSE:
                break
    return found


def _around_headline(layout: Layout, article: Article) -> tuple[list[Piece], list[Piece]]:
    """The short pieces before and after the headline in which authors may stand."""
    pieces = [piece for piece in near(layout, article) if not authors.is_credit_of_desk(piece.text)]
    headline = layout.pieces[article.headline] if article.headline >= 0 else None
    at = next((index for index, piece in enumerate(pieces) if piece is headline), -1)
    return pieces[: max(0, at)], pieces[at + 1 :]


def _in_part(lines: list[str]) -> list[str]:
    """The people of the first line that is a byline, or a part of one: ``22. April | Von Anna Beispiel``."""
    parts = (part for line in lines for part in _PARTS.split(line))
    return next((authors.in_line(part) for part in parts if authors.is_byline(part)), [])


def _in_byline_box(header: list[Piece], layout: Layout) -> list[str]:
    """The people of the first line of nothing but names in a box that is called byline."""
    for piece in header:
        if authors.only_names(piece.text):
            roles = [box.role for box in layout.around(piece)[:4]]
            if "byline" in roles and "caption" not in roles and "credit" not in roles:
                return authors.in_line(piece.text)
    return []


def _beside_date(header: list[Piece], titles: list[str]) -> list[str]:
    """The people of a line of nothing but names (no part of the title) that stands next to a line with a date."""
    dated = [bool(piece.time) or (len(piece.text) < _DATE and day(piece.text) is not None) for piece in header]
    for index, piece in enumerate(header):
        beside = any(dated[max(0, index - 1) : index + 2]) and not dated[index]
        if beside and authors.only_names(piece.text) and all(piece.text not in title for title in titles):
            return authors.in_line(piece.text)
    return []
