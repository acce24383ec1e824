"""What the page says about itself, from JSON-LD, meta tags, links and time elements.

The order of trust, first that says anything wins (``docs/pages.md`` says what happens where sources disagree):

=========== ======================================================================================================
url         given from outside, ``<link rel=canonical>``, ``og:url``
publisher   JSON-LD ``publisher`` (article, page), ``og:site_name`` and kin, the end of ``<title>`` that is the host's
language    ``<html lang>``, JSON-LD ``inLanguage``, ``content-language``, ``og:locale``; the second and the last
            together outvote the first
published   JSON-LD (article, page), meta tags (``article:published_time`` first), ``itemprop``; then what stands on the
            page near the headline and in the address (in :mod:`depesche.page.html`)
modified    JSON-LD (article, page), meta tags, ``itemprop``; none when it lies before publication
title       ``og:title``, JSON-LD ``headline``, ``<title>`` without the outlet's name, the headline on the page
authors     JSON-LD ``author``, the byline, meta tags, links beside the headline (in :mod:`depesche.page.bylines`)
keywords    JSON-LD ``keywords``, ``news_keywords``, ``keywords``, ``article:tag``
=========== ======================================================================================================
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

import msgspec
from selectolax.lexbor import LexborHTMLParser, LexborNode

from depesche.page import jsonld, jsonld_parts, outlet, words
from depesche.page.dates import iso
from depesche.page.jsonld_parts import LiveEntry, web_address
from depesche.page.layout import tidy
from depesche.report import Media

_PUBLISHED = (
    "article:published_time", "article:published:time", "og:article:published_time", "datepublished",
    "parsely-pub-date", "sailthru.date", "article.published", "publish-date", "publishdate", "publish_date",
    "published_time", "pubdate", "cxenseparse:recs:publishtime", "dcterms.created", "dcterms.date", "dc.date.issued",
    "dc.date.created", "dc.date", "dcterms.issued", "date", "og:pubdate", "datecreated", "date.created",
    "vr:published_time", "rnews:datepublished", "article:published", "uploaddate",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "article:modified:time", "og:article:modified_time", "datemodified", "og:updated_time",
    "last-modified", "dcterms.modified", "dc.date.modified", "lastmod", "article.updated",
)  # fmt: skip
_AUTHOR = (
    "author", "article:author", "og:article:author", "parsely-author", "sailthru.author", "dc.creator",
    "dcterms.creator", "byl", "article.author", "cxenseparse:author",
)  # fmt: skip
_KEYWORDS = ("news_keywords", "keywords", "article:tag", "parsely-tags", "sailthru.tags")
_LANGUAGE = re.compile(r"([A-Za-z]{2})(?:[-_]|\Z)")
_SPLIT = re.compile(r"[,;|]")
_LISTS = ("CollectionPage", "SearchResultsPage", "ItemList")
_PUBLISHED_KEYS = ("datePublished", "uploadDate", "dateCreated", "coverageStartTime")
_SITE = ("og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher")
_HEAD = "title, link[rel~=canonical], meta[content]"
_NAMING = ("property", "name", "itemprop", "http-equiv")
_LONGEST_NAME = 80
"""Characters of a keyword or an outlet's name; what is longer is a sentence."""
_KEYWORD_COUNT = 100
"""Keywords taken."""
_LABELS = 3
"""Labelled keywords from which they are a tracker's."""
_LABELLED = re.compile(r"[A-Z][\w ]{1,30}: ")
_IDENTIFIER = re.compile(
    r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?:[a-z0-9-]{1,40}\.){1,3}(?:com|net|org|co\.[a-z]{2})|\d+"
)
"""Identifiers and host names among keywords."""


class Metadata(msgspec.Struct):
    """The page's own statements."""

    url: str | None = None
    publisher: str | None = None
    language: str | None = None
    published: str | None = None
    modified: str | None = None
    titles: list[str] = msgspec.field(default_factory=list)
    """``og:title``, JSON-LD headline, ``<title>``: without the outlet's name, in the order of trust."""
    declared: int = 0
    """How many of the titles come from ``og:title`` and JSON-LD rather than ``<title>``."""
    authors: list[tuple[str, str]] = msgspec.field(default_factory=list)
    """Names as written with the type that JSON-LD gives."""
    signed: bool = False
    """Whether the authors come from JSON-LD, which lists them all; meta tags often hold the first alone."""
    keywords: list[str] = msgspec.field(default_factory=list)
    descriptions: list[str] = msgspec.field(default_factory=list)
    body: str = ""
    """JSON-LD ``articleBody``; often cut."""
    pieces: list[Media] = msgspec.field(default_factory=list)
    """Videos and audio pieces that JSON-LD counts to the article."""
    images: list[Media] = msgspec.field(default_factory=list)
    """Pictures that JSON-LD counts to the article, with address, caption and credit as far as it gives them."""
    entries: list[LiveEntry] = msgspec.field(default_factory=list)
    """Entries of a live ticker (``liveBlogUpdate``)."""
    coverage: tuple[str | None, str | None] = (None, None)
    """Begin and end of what a live ticker covers."""
    free: bool = True
    """False when JSON-LD says that reading costs money."""
    article: bool = False
    """Whether the page calls itself an article (JSON-LD or ``og:type``)."""
    listing: bool = False
    """Whether it calls itself a list (a front page, a section, a search)."""

    @property
    def host(self) -> str:
        """The part of the address that is the outlet's name: ``nordblatt`` of ``www.nordblatt.co.uk``."""
        return outlet.label(self.url)


def metadata(parser: LexborHTMLParser, url: str | None, scripts: list[str]) -> Metadata:
    """What the head (and JSON-LD anywhere) says; ``scripts`` are the JSON-LD scripts."""
    meta = _meta(parser)
    written = meta.get("<title>", [""])[0]
    graph = jsonld.graph(scripts)
    og = _first(meta, ("og:title", "twitter:title"))
    node = jsonld.article(graph, [t for t in (og, written) if t])
    page = node if jsonld.is_page(node) else next(filter(jsonld.is_page, graph.nodes), {})
    url = url or next(filter(None, map(web_address, (*meta.get("<canonical>", ()), *meta.get("og:url", ())))), None)
    people = jsonld.names([graph.resolved(one) for one in _list(node.get("author") or node.get("creator"))])
    publisher = _publisher(node, page, graph, meta) or outlet.in_title(written, url)
    result = Metadata(
        url=url,
        publisher=publisher,
        language=_language(meta, node),
        published=_date(node, _PUBLISHED_KEYS)
        or _date(page, _PUBLISHED_KEYS)
        or _first_date(meta, _PUBLISHED)
        or _itemprop(parser, "datePublished"),
        modified=_date(node, ("dateModified",))
        or _date(page, ("dateModified",))
        or _first_date(meta, _MODIFIED)
        or _itemprop(parser, "dateModified"),
        authors=[(name, kind or "Thing") for name, kind in people]
        or _labelled(meta)
        or [(value, "") for key in _AUTHOR for value in meta.get(key, ()) if "://" not in value],
        signed=bool(people),
        keywords=_keywords(node, meta),
        descriptions=_descriptions(node, meta),
        body=jsonld.lines(node.get("articleBody")),
        pieces=[piece for piece in jsonld_parts.pieces(node, graph) if piece.title != publisher],
        images=jsonld_parts.images(node, graph),
        entries=jsonld_parts.entries(node, graph),
        coverage=(_date(node, ("coverageStartTime",)), _date(node, ("coverageEndTime",))),
        free=str(node.get("isAccessibleForFree", "true")).lower() not in ("false", "0"),
        article=jsonld.is_article(node) or _first(meta, ("og:type",)).lower() in ("article", "news"),
        listing=_listing(graph, meta),
    )
    if result.published and result.modified and precedes(result.modified, result.published):
        result.modified = None
    _add_titles(result, [og, jsonld.text(node.get("headline")) or jsonld.text(node.get("name"))], written, parser)
    return result


def _add_titles(meta: Metadata, declared: list[str], written: str, parser: LexborHTMLParser) -> None:
    """Add the titles that are declared and the one that ``<title>`` holds, each once and without the outlet's name."""
    for candidate in (*declared, written):
        short = outlet.without(candidate, meta.publisher, meta.url)
        if short and candidate is written and not meta.titles and not meta.publisher:
            short = outlet.after_headline(short, [tidy(h1.text()) for h1 in parser.css("h1")[:5]])
        if short and short not in meta.titles:
            meta.titles.append(short)
            meta.declared += candidate is not written


def _meta(parser: LexborHTMLParser) -> dict[str, list[str]]:
    """Meta tags by lowercase name or property; ``<title>``, ``<canonical>``, ``<html>`` (language) beside them."""
    found: dict[str, list[str]] = {}
    root = parser.css_first("html")
    found["<html>"] = [(root.attributes.get("lang") or root.attributes.get("xml:lang") or "") if root else ""]
    if parser.head is not None:
        _take(parser.head.css(_HEAD), found)
    # something in a broken head ended it too early: its rest is in the body
    if "<title>" not in found or "og:title" not in found:
        _take(parser.css(_HEAD), found)
    return found


def _take(nodes: list[LexborNode], found: dict[str, list[str]]) -> None:
    for node in nodes:
        attributes = node.attributes
        tag = node.tag
        if tag == "meta":
            content = tidy(attributes.get("content") or "")
            for name in _NAMING if content else ():
                key = attributes.get(name)
                if key and content not in (known := found.setdefault(key.lower(), [])):
                    known.append(content)
        elif tag == "title":
            # the title of a drawing comes later than that of the page
            found.setdefault("<title>", [tidy(node.text())])
        else:
            found.setdefault("<canonical>", []).append(attributes.get("href") or "")


def _labelled(meta: dict[str, list[str]]) -> list[tuple[str, str]]:
    """The author in a pair of ``twitter:label1`` (``Written by``) and ``twitter:data1``."""
    for number in "12":
        label = _first(meta, (f"twitter:label{number}",))
        if label and words.is_one("byline_lead", label):
            return [(value, "") for value in meta.get(f"twitter:data{number}", ())]
    return []


def _first(meta: dict[str, list[str]], keys: tuple[str, ...]) -> str:
    return next((meta[key][0] for key in keys if key in meta), "")


def _first_date(meta: dict[str, list[str]], keys: tuple[str, ...]) -> str | None:
    return next((found for key in keys for value in meta.get(key, ()) if (found := iso(value))), None)


def _date(node: jsonld.Node, keys: tuple[str, ...]) -> str | None:
    return next((found for key in keys if (found := iso(_moment(node.get(key, node.get(key.lower())))))), None)


def _moment(value: Any) -> str:
    """A date as text; some give the seconds since 1970 as a number."""
    return str(value) if isinstance(value, int) else jsonld.text(value)


def _itemprop(parser: LexborHTMLParser, name: str) -> str | None:
    for node in parser.css(f"[itemprop~='{name}']"):
        found = iso(node.attributes.get("datetime") or node.attributes.get("content") or tidy(node.text()))
        if found:
            return found
    return None


def _publisher(node: jsonld.Node, page: jsonld.Node, graph: jsonld.Graph, meta: dict[str, list[str]]) -> str | None:
    declared = [graph.resolved(one) for source in (node, page) for one in _list(source.get("publisher"))]
    names = [name for name, _ in jsonld.names(declared)]
    names += [value for key in _SITE for value in meta.get(key, ())]
    return next((short for name in names if (short := _outlet_name(name))), None)


def _outlet_name(name: str) -> str:
    """A publisher's name; empty for an address or a whole sentence in its place."""
    if "://" in name or len(name) > _LONGEST_NAME or name.startswith("@") or name.lower() in ("null", "undefined"):
        return ""
    return name.removeprefix("www.")


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _language(meta: dict[str, list[str]], node: jsonld.Node) -> str | None:
    """The language that ``<html lang>`` gives, unless JSON-LD and ``og:locale`` agree on another."""
    declared, written = _code(_first(meta, ("<html>",))), _code(jsonld.text(node.get("inLanguage")))
    locale = _code(_first(meta, ("og:locale",)))
    if written and written == locale:
        return written
    return declared or written or _code(_first(meta, ("content-language", "language", "dc.language"))) or locale


def _code(value: str) -> str | None:
    match = _LANGUAGE.match(value.strip())
    return match[1].lower() if match else None


def _keywords(node: jsonld.Node, meta: dict[str, list[str]]) -> list[str]:
    values = [jsonld.text(one) for one in _list(node.get("keywords"))[:_KEYWORD_COUNT]]
    if not any(values):
        values = next((meta[key] for key in _KEYWORDS if key in meta), [])
    # a list in one string, or in one of several
    split = [part for value in values for part in (_SPLIT.split(value) if _lists(value, len(values)) else (value,))]
    found: dict[str, str] = {}
    for part in split[:_KEYWORD_COUNT]:
        word = part.strip(" \"'#")
        if 1 < len(word) <= _LONGEST_NAME and not _IDENTIFIER.fullmatch(word):
            found.setdefault(word.casefold(), word)
    labelled = [word for word in found.values() if _LABELLED.match(word)]
    # labels of a tracker (``Category: Sport``) come in numbers; one may be a film
    return [word for word in found.values() if len(labelled) < _LABELS or word not in labelled]


def _lists(value: str, count: int) -> bool:
    return count == 1 or len(_SPLIT.findall(value)) > 1


def _descriptions(node: jsonld.Node, meta: dict[str, list[str]]) -> list[str]:
    written = (jsonld.text(node.get("description")), _first(meta, ("og:description",)), _first(meta, ("description",)))
    return list(dict.fromkeys(filter(None, written)))


def _listing(graph: jsonld.Graph, meta: dict[str, list[str]]) -> bool:
    kinds = {kind for node in graph.nodes[:20] for kind in jsonld.types(node)}
    return not kinds.isdisjoint(_LISTS) or _first(meta, ("og:type",)).lower() == "website"


def precedes(one: str, other: str) -> bool:
    """Whether a time lies before another; False where a missing zone or time leaves it open."""
    if "T" not in one or "T" not in other:
        return one[:10] < other[:10]
    first, second = datetime.fromisoformat(one), datetime.fromisoformat(other)
    return (first.tzinfo is None) == (second.tzinfo is None) and first < second
