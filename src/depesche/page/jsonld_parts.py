"""What the article's node in JSON-LD holds beside words: pictures, videos and audio, the entries of its ticker."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from depesche.page import jsonld
from depesche.page.dates import iso
from depesche.page.jsonld import Graph, Node
from depesche.report import Media, MediaKind

_PICTURES = ("image", "primaryImageOfPage", "associatedMedia", "hasPart", "thumbnail")
_GALLERIES = ("ImageGallery", "MediaGallery", "Gallery", "ItemList")
_PICTURE_TYPES = ("ImageObject", "Photograph", "Barcode")
_CREDITS = ("creditText", "copyrightHolder", "author", "creator", "copyrightNotice")
_PIECES: dict[str, MediaKind] = {
    "VideoObject": "video", "Clip": "video", "MusicVideoObject": "video",
    "AudioObject": "audio", "PodcastEpisode": "audio", "RadioEpisode": "audio",
}  # fmt: skip
_HOLDERS: tuple[tuple[str, MediaKind | None], ...] = (
    ("video", "video"), ("audio", "audio"), ("associatedMedia", None), ("hasPart", None), ("mainEntity", None),
)  # fmt: skip
_SEVERAL = 100
"""Pictures, pieces or parts looked at. The most on 90 recorded pages is 18."""
_ENTRIES = 1_000
"""Entries of a ticker; a day of one has some hundred."""
_ADDRESS = re.compile(r"https?://[\w.-]+(?::\d+)?(?:[/?#]|\Z)", re.IGNORECASE)
_LONGEST_ADDRESS = 4_000
"""Characters of an address; pictures written into theirs (``data:``) are longer, and no page of their own."""
_LENGTH = re.compile(r"P(?:0D)?T(?=\d)(?:\d{1,3}H)?(?:\d{1,4}M)?(?:\d{1,5}(?:\.\d{1,3})?S)?\Z")


class LiveEntry(msgspec.Struct):
    """An entry of a live ticker, as JSON-LD gives it; None is unknown."""

    headline: str | None = None
    body: str | None = None
    """Its paragraphs, one a line."""
    published: str | None = None
    modified: str | None = None
    url: str | None = None
    anchor: str | None = None
    """The part of its address or ``@id`` after ``#``: the ``id`` of its element on the page, as a rule."""


def images(node: Node, graph: Graph) -> list[Media]:
    """The pictures of an article with address, caption and credit, each address once.

    A picture that is given by its address alone is there too. Several sizes of one are several addresses.
    """
    found: dict[str, Media] = {}
    for key in _PICTURES:
        for picture in _pictures(node.get(key), graph, key):
            known = found.setdefault(picture.url or picture.caption or "", picture)
            known.caption = known.caption or picture.caption
            known.credit = known.credit or picture.credit
            if len(found) >= _SEVERAL:
                break
    found.pop("", None)
    return list(found.values())


def _pictures(value: Any, graph: Graph, key: str) -> list[Media]:
    found = []
    for one in _opened(value, graph):
        if isinstance(one, str):
            if key not in ("hasPart", "associatedMedia") and (url := web_address(one)):
                found.append(Media("image", url=url))
            continue
        kinds = jsonld.types(one)
        if any(kind in _GALLERIES for kind in kinds):
            for inner in ("associatedMedia", "image", "hasPart"):
                found += [_picture(p) for p in _opened(one.get(inner), graph) if _is_picture(p)]
        elif _is_picture(one) or (key == "image" and not any(kind in _PIECES for kind in kinds)):
            found.append(_picture(one))
    return found


def _is_picture(one: Any) -> bool:
    return isinstance(one, dict) and any(kind in _PICTURE_TYPES for kind in jsonld.types(one))


def _picture(node: Node) -> Media:
    return Media(
        "image",
        title=jsonld.text(node.get("headline")) or jsonld.text(node.get("name")) or None,
        caption=jsonld.text(node.get("caption")) or jsonld.text(node.get("description")) or None,
        alt=jsonld.text(node.get("alternateName")) or None,
        credit=next((credit for key in _CREDITS if (credit := _credit(node.get(key)))), None),
        url=_first_address(node, ("contentUrl", "url", "@id", "thumbnailUrl")),
    )


def _credit(value: Any) -> str:
    """``copyrightNotice`` and its kin in words: an address or a year is no credit."""
    names = [name for name, _ in jsonld.names(value) if "://" not in name and not name.isdigit()]
    return ", ".join(dict.fromkeys(names))


def pieces(node: Node, graph: Graph) -> list[Media]:
    """Videos and audio of the article with title, date, length and address.

    Of a page that is all about one (the node is it), or that lists one beside its article, too.
    """
    found: list[Media] = []
    values = [(key, kind, one) for key, kind in _HOLDERS for one in _opened(node.get(key), graph)]
    values += [("", None, root) for root in graph.roots if root is not node]
    for _, kind, one in [("", None, node), *values[:_SEVERAL]]:
        if not isinstance(one, dict):
            continue
        kinds = jsonld.types(one)
        found_kind = next((_PIECES[name] for name in kinds if name in _PIECES), kind if not _is_picture(one) else None)
        piece = _piece(one, found_kind) if found_kind else None
        if piece and one is node:  # the page is all about it
            piece.caption = jsonld.text(one.get("description")) or None
        if piece and all(piece.title != other.title for other in found):
            found.append(piece)
    return found


def _piece(node: Node, kind: MediaKind) -> Media | None:
    title = jsonld.text(node.get("name")) or jsonld.text(node.get("headline"))
    if not title:
        return None
    length = jsonld.text(node.get("duration"))
    return Media(
        kind,
        title=title,
        date=iso(jsonld.text(node.get("uploadDate"))) or iso(jsonld.text(node.get("datePublished"))),
        duration=length.replace("P0D", "P") if _LENGTH.match(length) else None,
        url=_first_address(node, ("contentUrl", "embedUrl", "url")),
    )


def entries(node: Node, graph: Graph) -> list[LiveEntry]:
    """The entries of a live ticker, in the order in which JSON-LD lists them."""
    return [entry for one in _opened(node.get("liveBlogUpdate"), graph, _ENTRIES) if (entry := _entry(one))]


def _entry(node: Any) -> LiveEntry | None:
    if not isinstance(node, dict):
        return None
    url = _first_address(node, ("url", "mainEntityOfPage", "@id"))
    body = (
        jsonld.lines(node.get("articleBody")) or jsonld.lines(node.get("text")) or jsonld.lines(node.get("description"))
    )
    headline = jsonld.text(node.get("headline")) or jsonld.text(node.get("name"))
    if not body and not headline:
        return None
    return LiveEntry(
        headline or None,
        body or None,
        iso(jsonld.text(node.get("datePublished"))) or iso(jsonld.text(node.get("dateCreated"))),
        iso(jsonld.text(node.get("dateModified"))),
        url,
        _anchor(jsonld.text(node.get("@id"))) or _anchor(url or jsonld.text(node.get("url"))),
    )


def _anchor(address: str) -> str | None:
    return address.partition("#")[2] or None


def _opened(value: Any, graph: Graph, most: int = _SEVERAL) -> list[Any]:
    """A value as a list, references looked up, lists in lists opened once."""
    several = value if isinstance(value, list) else [value]
    flat = [one for item in several[:most] for one in (item[:most] if isinstance(item, list) else (item,))]
    return [graph.resolved(one) for one in flat[:most] if isinstance(one, str | dict)]


def _first_address(node: Node, keys: tuple[str, ...]) -> str | None:
    for key in keys:
        value = node.get(key)
        value = value[0] if isinstance(value, list) and value else value
        value = value.get("@id") or value.get("url") if isinstance(value, dict) else value
        if isinstance(value, str) and (found := web_address(value)):
            return found
    return None


def web_address(url: str | None) -> str | None:
    """An absolute http(s) address, else None."""
    url = (url or "").strip()
    # half a pair of surrogates is not printable
    return url if len(url) < _LONGEST_ADDRESS and url.isprintable() and _ADDRESS.match(url) else None
