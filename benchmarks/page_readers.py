"""The ways to read a page that benchmarks/pages.py compares: how each is called, and what the scorer sees of it.

Each reader is loaded to a pair of functions. The first, which is timed, takes the bytes of a page and its address; the
second makes of what it gave a report with those fields that the scorer reads. Subheads are taken from the readers that
mark them; none of the peers gives captions or credits.
"""

from __future__ import annotations

import html
import importlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Report = dict[str, Any]
Read = Callable[[bytes, str], Any]
Describe = Callable[[Any], Report]


def _depesche(**options: Any) -> tuple[Read, Describe]:
    page_room: Any = importlib.import_module("depesche.page")

    def read(content: bytes, url: str) -> Any:
        return page_room.read_page(content, url=url, **options)

    return read, _depesche_report


def _depesche_without_profiles() -> tuple[Read, Describe]:
    profiles: Any = importlib.import_module("depesche.page.profiles")
    return _depesche(profiles=profiles.Profiles.off())


def _depesche_report(document: Any) -> Report:
    import msgspec  # noqa: PLC0415 - not where only the peers are

    fields = ("text", "title", "authors", "published", "blocks", "media")
    report: Report = msgspec.to_builtins({name: getattr(document, name) for name in fields})
    return report


def _trafilatura(**options: Any) -> tuple[Read, Describe]:
    trafilatura: Any = importlib.import_module("trafilatura")

    def read(content: bytes, url: str) -> Any:
        return trafilatura.bare_extraction(content, url=url, with_metadata=True, **options)

    return read, _trafilatura_report


def _trafilatura_report(document: Any) -> Report:
    if document is None:
        return report([])
    blocks = [("subhead" if part.tag == "head" else "paragraph", " ".join(part.itertext())) for part in document.body]
    authors = [name for name in (document.author or "").split("; ") if name]
    return report(blocks, document.title, authors, document.date)


def _newspaper() -> tuple[Read, Describe]:
    newspaper: Any = importlib.import_module("newspaper")

    def read(content: bytes, url: str) -> Any:
        article = newspaper.Article(url, fetch_images=False, follow_meta_refresh=False)
        article.download(input_html=content)
        article.parse()
        return article

    return read, _newspaper_report


def _newspaper_report(article: Any) -> Report:
    blocks = [("paragraph", part) for part in article.text.split("\n\n")]
    published = article.publish_date.isoformat() if article.publish_date else None
    return report(blocks, article.title, article.authors, published)


def _resiliparse() -> tuple[Read, Describe]:
    tree: Any = importlib.import_module("resiliparse.parse.html").HTMLTree
    text: Any = importlib.import_module("resiliparse.extract.html2text").extract_plain_text

    def read(content: bytes, _: str) -> Any:
        parsed = tree.parse_from_bytes(content)
        options = {"main_content": True, "alt_texts": False, "list_bullets": False}
        return parsed.title, text(parsed, preserve_formatting="minimal_html", **options)

    return read, _resiliparse_report


_MINIMAL = re.compile(r"<(h[1-6]|p|li|pre)>(.*?)</\1>|([^<>]+)", re.DOTALL)


def _resiliparse_report(found: tuple[str, str]) -> Report:
    title, text = found
    blocks = []
    for tag, inner, bare in _MINIMAL.findall(text):
        words = html.unescape(re.sub(r"<[^<>]*>", " ", inner or bare))
        blocks.append(("headline" if tag == "h1" else "subhead" if tag.startswith("h") else "paragraph", words))
    return report(blocks, title)


def report(
    blocks: list[tuple[str, str]], title: str | None = None, authors: list[str] | None = None, date: str | None = None
) -> Report:
    """What the scorer reads of a report."""
    text, spans = "", []
    for kind, words in blocks:
        spans.append({"kind": kind, "begin": len(text), "end": len(text) + len(words)})
        text += words + "\n\n"
    return {"text": text, "blocks": spans, "title": title, "authors": authors or [], "published": date, "media": []}


@dataclass(frozen=True, slots=True)
class Reader:
    """One way to read a page: its distribution, and how to get at it."""

    package: str
    load: Callable[..., tuple[Read, Describe]]
    options: dict[str, Any] = field(default_factory=dict)


REFERENCE = "trafilatura"
"""The reader that the others are measured against."""
READERS = {
    "depesche": Reader("depesche", _depesche),
    "depesche, profiles off": Reader("depesche", _depesche_without_profiles),
    REFERENCE: Reader("trafilatura", _trafilatura),
    "trafilatura, fast": Reader("trafilatura", _trafilatura, {"fast": True}),
    "newspaper4k": Reader("newspaper4k", _newspaper),
    "resiliparse": Reader("resiliparse", _resiliparse),
}
