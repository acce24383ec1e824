"""What the page says about itself, from JSON-LD, meta tags, links and time elements.

The order of trust, first that says anything wins:

=========== ======================================================================================================
url         given from outside, ``<link rel=canonical>``, ``og:url``
publisher   JSON-LD ``publisher``, ``og:site_name``, ``application-name``
language    ``<html lang>``, JSON-LD ``inLanguage``, ``content-language``, ``og:locale``
published   JSON-LD ``datePublished``, meta tags (``article:published_time`` first), ``itemprop``, time elements
modified    JSON-LD ``dateModified``, meta tags
title       ``og:title``, JSON-LD ``headline``, ``<title>`` without the outlet's name, the headline on the page
authors     JSON-LD ``author``, meta tags, the byline on the page (in :mod:`depesche.page.authors`)
keywords    JSON-LD ``keywords``, ``news_keywords``, ``keywords``, ``article:tag``
=========== ======================================================================================================
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any
from urllib.parse import urlsplit

import msgspec
from selectolax.lexbor import LexborHTMLParser

from depesche.page import jsonld, words
from depesche.page.dates import iso
from depesche.page.layout import tidy
from depesche.report import Media, MediaKind

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
_OUTLET_WORDS = 5
"""Words that the outlet's name and section have at most at the end of a title."""
_KEYWORDS = ("news_keywords", "keywords", "article:tag", "parsely-tags", "sailthru.tags")
_LANGUAGE = re.compile(r"([A-Za-z]{2})(?:[-_]|\Z)")
_SEPARATED = re.compile(r"\s+[|–—·•»:-]\s+|\s*[|]\s*")
_PIECES: tuple[tuple[str, MediaKind], ...] = (("video", "video"), ("audio", "audio"))
_LENGTH = re.compile(r"PT(?=\d)(?:\d{1,3}H)?(?:\d{1,4}M)?(?:\d{1,5}(?:\.\d{1,3})?S)?\Z")
_SPLIT = re.compile(r"[,;|]")


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
    keywords: list[str] = msgspec.field(default_factory=list)
    descriptions: list[str] = msgspec.field(default_factory=list)
    body: str = ""
    """JSON-LD ``articleBody``; often cut."""
    pieces: list[Media] = msgspec.field(default_factory=list)
    """Videos and audio pieces that JSON-LD counts to the article."""
    free: bool = True
    """False when JSON-LD says that reading costs money."""
    article: bool = False
    """Whether the page calls itself an article (JSON-LD or ``og:type``)."""
    listing: bool = False
    """Whether it calls itself a list (a front page, a section, a search)."""


def metadata(parser: LexborHTMLParser, url: str | None) -> Metadata:
    """What the head (and JSON-LD anywhere) says."""
    meta = _meta(parser)
    title = parser.css_first("title")
    written = tidy(title.text() if title is not None else "")
    scripts = [script.text() for script in parser.css("script[type*='ld+json' i]")]
    found = jsonld.nodes(scripts)
    og = _first(meta, ("og:title", "twitter:title"))
    node = jsonld.article(found, [t for t in (og, written) if t])
    canonical = parser.css_first("link[rel=canonical]")
    result = Metadata(
        url=url
        or _absolute(canonical.attributes.get("href") if canonical is not None else None)
        or _absolute(_first(meta, ("og:url",))),
        publisher=_publisher(node, found, meta),
        language=_language(parser, node, meta),
        published=_date(node, ("datePublished", "uploadDate", "dateCreated"))
        or _first_date(meta, _PUBLISHED)
        or _itemprop(parser, "datePublished"),
        modified=_date(node, ("dateModified",)) or _first_date(meta, _MODIFIED) or _itemprop(parser, "dateModified"),
        authors=jsonld.names(_resolved(node.get("author") or node.get("creator"), found))
        or _labelled(meta)
        or [(value, "") for key in _AUTHOR for value in meta.get(key, ()) if "://" not in value],
        keywords=_keywords(node, meta),
        descriptions=_descriptions(node, meta),
        body=jsonld.text(node.get("articleBody")),
        pieces=_pieces(node),
        free=str(node.get("isAccessibleForFree", "true")).lower() not in ("false", "0"),
        article=not jsonld.ARTICLES.isdisjoint(jsonld.types(node))
        or _first(meta, ("og:type",)).lower() in ("article", "news"),
        listing=_listing(found, meta),
    )
    for candidate in (og, jsonld.text(node.get("headline")) or jsonld.text(node.get("name")), written):
        short = without_outlet(candidate, result)
        if short and short not in result.titles:
            result.titles.append(short)
            result.declared += candidate is not written
    return result


def without_outlet(title: str, meta: Metadata) -> str:
    """The title without the outlet's name at its end or begin, which the page's publisher or address tells."""
    outlets = {_letters(name) for name in (meta.publisher, _host(meta.url)) if name}
    parts = _SEPARATED.split(title)
    while len(parts) > 1 and _names_outlet(parts[-1], outlets):
        title = title[: title.rfind(parts.pop())].rstrip(" |–—·•»:-")
    if len(parts) > 1 and _letters(parts[0]) in outlets:
        title = title[len(parts[0]) :].lstrip(" |–—·•»:-")
    return title.strip()


def _names_outlet(part: str, outlets: set[str]) -> bool:
    """Whether the last part of a title is the outlet, alone or with its section (``CBC News``, ``taz.de``)."""
    names = part.split()
    if not names or len(names) > _OUTLET_WORDS:
        return False
    short = _letters(part)
    if short in outlets or _letters(names[0]) in outlets:
        return True
    return any(min(len(short), len(outlet)) > 3 and (outlet in short or short in outlet) for outlet in outlets)


def _letters(text: str) -> str:
    """Letters and digits alone, umlauts as host names spell them or without their dots."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in folded if c.isalnum()).replace("oe", "o").replace("ae", "a").replace("ue", "u")


def _host(url: str | None) -> str:
    """The longest part of the host's name, which is the outlet's: ``dailystar`` of ``www.dailystar.co.uk``."""
    return max(_safe_host(url).removeprefix("www.").split(".")[:-1], key=len, default="")


def _safe_host(url: str | None) -> str:
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:
        return ""


def _absolute(url: str | None) -> str | None:
    url = (url or "").strip()
    return url if url.startswith(("http://", "https://")) and _safe_host(url) else None


def _meta(parser: LexborHTMLParser) -> dict[str, list[str]]:
    """Meta tags by lowercase name or property."""
    found: dict[str, list[str]] = {}
    for node in parser.css("meta[content]"):
        attributes = node.attributes
        content = tidy(attributes.get("content") or "")
        if content:
            for key in {
                attributes.get("property"),
                attributes.get("name"),
                attributes.get("itemprop"),
                attributes.get("http-equiv"),
            }:
                if key:
                    found.setdefault(key.lower(), []).append(content)
    return found


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
    return next((found for key in keys if (found := iso(jsonld.text(node.get(key))))), None)


def _itemprop(parser: LexborHTMLParser, name: str) -> str | None:
    for node in parser.css(f"[itemprop~='{name}']"):
        found = iso(node.attributes.get("datetime") or node.attributes.get("content") or tidy(node.text()))
        if found:
            return found
    return None


def _publisher(node: jsonld.Node, found: list[jsonld.Node], meta: dict[str, list[str]]) -> str | None:
    names = [name for name in jsonld.names(_resolved(node.get("publisher"), found)) if "://" not in name[0]]
    return (
        (names[0][0] if names else "")
        or _first(meta, ("og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher"))
        or None
    )


def _resolved(value: Any, found: list[jsonld.Node]) -> Any:
    """A node given by ``@id`` alone, looked up."""
    if isinstance(value, dict) and "name" not in value and "@id" in value:
        return next((node for node in found if node.get("@id") == value["@id"] and "name" in node), value)
    if isinstance(value, list):
        return [_resolved(one, found) for one in value[:50]]
    return value


def _language(parser: LexborHTMLParser, node: jsonld.Node, meta: dict[str, list[str]]) -> str | None:
    root = parser.css_first("html")
    declared = (root.attributes.get("lang") or root.attributes.get("xml:lang") or "") if root is not None else ""
    for value in (
        declared,
        jsonld.text(node.get("inLanguage")),
        _first(meta, ("content-language", "language", "dc.language")),
        _first(meta, ("og:locale",)),
    ):
        if match := _LANGUAGE.match(value.strip()):
            return match[1].lower()
    return None


def _keywords(node: jsonld.Node, meta: dict[str, list[str]]) -> list[str]:
    written = node.get("keywords")
    values = [jsonld.text(one) for one in written[:100]] if isinstance(written, list) else [jsonld.text(written)]
    if not any(values):
        key = next((key for key in _KEYWORDS if key in meta), "")
        values = meta.get(key, [])
    if len(values) == 1:
        values = _SPLIT.split(values[0])
    return list(dict.fromkeys(stripped for value in values if (stripped := value.strip())))


def _descriptions(node: jsonld.Node, meta: dict[str, list[str]]) -> list[str]:
    written = (jsonld.text(node.get("description")), _first(meta, ("og:description",)), _first(meta, ("description",)))
    return list(dict.fromkeys(filter(None, written)))


def _pieces(node: jsonld.Node) -> list[Media]:
    """``video`` and ``audio`` of the article with title, date and length."""
    found = []
    for key, kind in _PIECES:
        several = node.get(key)
        for one in (several if isinstance(several, list) else [several])[:10]:
            if isinstance(one, dict) and (title := jsonld.text(one.get("name"))):
                length = jsonld.text(one.get("duration"))
                when = iso(jsonld.text(one.get("uploadDate")))
                url = _absolute(jsonld.text(one.get("contentUrl"))) or _absolute(jsonld.text(one.get("embedUrl")))
                found.append(
                    Media(kind, title=title, date=when, duration=length if _LENGTH.match(length) else None, url=url)
                )
    return found


def _listing(found: list[jsonld.Node], meta: dict[str, list[str]]) -> bool:
    kinds = {kind for node in found[:20] for kind in jsonld.types(node)}
    return "CollectionPage" in kinds or "SearchResultsPage" in kinds or _first(meta, ("og:type",)).lower() == "website"
