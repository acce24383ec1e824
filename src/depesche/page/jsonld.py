"""What a page says about itself in JSON-LD: the article node among all nodes, whatever shape they come in."""

from __future__ import annotations

import html
import re
from collections import deque
from typing import Any

import msgspec

from depesche.page.jsonld_mend import loaded
from depesche.page.words import spaced

Node = dict[str, Any]

_ARTICLES = spaced(
    "article newsarticle reportagenewsarticle analysisnewsarticle opinionnewsarticle backgroundnewsarticle "
    "reviewnewsarticle askpublicnewsarticle advertisercontentarticle liveblogposting blogposting "
    "socialmediaposting report scholarlyarticle techarticle satiricalarticle"
)
_PAGES = spaced("webpage itempage aboutpage profilepage mediagallery imagegallery videogallery")
_ASIDE = spaced("itemListElement liveBlogUpdate comment comments mentions relatedLink citation review potentialAction")
"""What stands beside the article or is listed on a front page: no node in there is the page's article."""
_FALLBACKS = ("VideoObject", "AudioObject", "PodcastEpisode", "Recipe", "Review", "WebPage")
"""Types that stand for the page when there is no article, in this order."""
_NODES = 2_000
"""Nodes looked at; the most on 90 recorded pages is under 400."""
_CHARACTERS = 2_000_000
"""Characters of all scripts together; the most on 90 recorded pages is 26,000."""
_NAMES = 50
"""Names of one author, publisher or creator that are read."""
_TYPES = 20
"""Types of one node that are looked at."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_TAG = re.compile(r"<[^<>]{1,500}>")
_BREAK = re.compile(r"</(?:p|div|li|h\d|blockquote)\s*>|<br\s*/?>|\n", re.IGNORECASE)


class Graph(msgspec.Struct):
    """All nodes of all scripts of a page."""

    nodes: list[Node] = msgspec.field(default_factory=list)
    """Outer before inner."""
    roots: list[Node] = msgspec.field(default_factory=list)
    """Those that stand in no other one; ``@graph`` and arrays are opened."""
    named: dict[str, Node] = msgspec.field(default_factory=dict)
    """By ``@id``: the one of its nodes that says most."""

    def resolved(self, value: Any) -> Any:
        """The node that a reference (``{"@id": …}``) means; any other value as it is."""
        if isinstance(value, dict) and "@id" in value and not ("name" in value and "@type" in value):
            known = self.named.get(str(value["@id"]), value)
            return value if known is value else {**known, **value}
        return value


def graph(scripts: list[str]) -> Graph:
    """All objects of all scripts."""
    found = Graph()
    waiting: deque[tuple[Any, bool]] = deque()
    left = _CHARACTERS
    for script in scripts[:_NODES]:
        waiting.append((loaded(script[:left]), True))
        left = max(0, left - len(script))
    seen = 0
    while waiting and len(found.nodes) < _NODES and seen < 20 * _NODES:
        seen += 1
        value, outermost = waiting.popleft()
        if isinstance(value, list):
            waiting.extendleft(
                (inner, outermost) for inner in reversed(value[:_NODES]) if isinstance(inner, dict | list)
            )
        elif isinstance(value, dict):
            _take(value, outermost, found)
            for key, inner in value.items():
                if isinstance(inner, dict | list) and key not in _ASIDE:
                    waiting.append((inner, outermost and key == "@graph"))
    return found


def _take(node: Node, outermost: bool, found: Graph) -> None:
    found.nodes.append(node)
    if outermost and "@graph" not in node:
        found.roots.append(node)
    name = node.get("@id")
    if isinstance(name, str) and len(node) > len(found.named.get(name, ())):
        found.named[name] = node


def types(node: Node) -> list[str]:
    """The types of a node without their namespace."""
    written = node.get("@type") or ""
    if isinstance(written, str):
        return [written if written.isalpha() else _without_namespace(written)]
    return [_without_namespace(str(name)) for name in written[:_TYPES]] if isinstance(written, list) else []


def _without_namespace(name: str) -> str:
    return name.rsplit("/", 1)[-1].rsplit(":", 1)[-1]


def is_article(node: Node) -> bool:
    """Whether a node is a news article or of its kin."""
    return any(kind.lower() in _ARTICLES for kind in types(node))


def is_page(node: Node) -> bool:
    """Whether a node is the page itself."""
    return any(kind.lower() in _PAGES for kind in types(node))


def article(found: Graph, titles: list[str]) -> Node:
    """The node of the page's article, or an empty one.

    With several, the one with most to say of those whose headline the page's title holds, else the first.
    """
    candidates = [node for node in found.nodes if is_article(node) and (_headline(node) or _dated(node))]
    if not candidates:
        return next((node for kind in _FALLBACKS for node in found.nodes if kind in types(node) and _dated(node)), {})
    named = [node for node in candidates if any(_same(_headline(node), title) for title in titles)]
    return max(named or candidates[:1], key=len)


def _headline(node: Node) -> str:
    return text(node.get("headline")) or text(node.get("name"))


def _dated(node: Node) -> bool:
    return any(key in node for key in ("datePublished", "uploadDate", "dateCreated"))


def _same(one: str, other: str) -> bool:
    one, other = one.casefold(), other.casefold()
    return bool(one) and bool(other) and (one in other or other in one)


def text(value: Any) -> str:
    """A value as one line of text, entities resolved and tags gone; empty for anything else than a string."""
    written = _plain(value)
    return " ".join((written if written.isprintable() else _CONTROL.sub(" ", written)).split())


def lines(value: Any) -> str:
    """A value as text, one paragraph a line."""
    broken = _TAG.sub(" ", _BREAK.sub("\n", _string(value)))
    return "\n".join(filter(None, (" ".join(line.split()) for line in broken.split("\n"))))


def _plain(value: Any) -> str:
    written = _string(value)
    return _TAG.sub(" ", written) if "<" in written else written


def _string(value: Any) -> str:
    written = value if isinstance(value, str) else _inner(value)
    written = (html.unescape(written) if "&" in written else written).replace("\0", "")
    # half a pair of surrogates is no character and cannot be written anywhere
    return written if written.isascii() else written.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _inner(value: Any) -> str:
    """The string in a list or a dictionary, or in one in the other."""
    for _ in range(3):
        if isinstance(value, list):
            value = value[0] if value else ""
        elif isinstance(value, dict):
            value = value.get("@value") or value.get("name") or ""
    return value if isinstance(value, str) else ""


def names(value: Any) -> list[tuple[str, str]]:
    """Names with their type (Person, Organization or empty) of an author, publisher or creator."""
    several = value if isinstance(value, list) else [value]
    flat = [one for item in several[:_NAMES] for one in (item[:_NAMES] if isinstance(item, list) else (item,))]
    found: list[tuple[str, str]] = []
    for one in flat[:_NAMES]:
        if isinstance(one, dict):
            kind = next(iter(types(one)), "")
            inner = one.get("name")
            for name in inner[:_NAMES] if isinstance(inner, list) else [inner]:
                if written := text(name):
                    found.append((written, kind))
        elif written := text(one):
            found.append((written, ""))
    return found
