"""The page room under fire: whatever the bytes, a sound document or a Depesche error, and the same one each time."""

from __future__ import annotations

import functools
import gzip
import json
import re
from collections.abc import Callable
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from depesche.document import Document
from depesche.errors import DepescheError
from depesche.page import read_page
from depesche.report import BlockKind, MediaKind

EXAMPLE = Path(__file__).parent.parent / "examples" / "nordkorea.html"
RECORDED = Path(__file__).parents[2] / "shared" / "bench" / "data" / "pages-dev"
LENGTH = re.compile(r"PT(\d+H)?(\d+M)?(\d+(\.\d+)?S)?")


def examples(number: int) -> settings:
    """Settings for so many examples, the same ones in every run."""
    return settings(
        max_examples=number,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


def read_soundly(source: bytes | str) -> Document | None:
    """The document after a look at all of it; None when the source is refused."""
    try:
        document = read_page(source)
    except DepescheError as error:
        assert str(error)
        return None
    assert_sound(document)
    assert read_page(source) == document
    return document


def assert_sound(document: Document) -> None:
    """Spans point into the text, kinds are known, dates are dates, and no field holds what cannot be written."""
    assert msgspec.convert(msgspec.to_builtins(document), Document) == document, "a field has a wrong type"
    assert b"\\u0000" not in msgspec.json.encode(document).replace(rb"\\", b"")
    text = document.text
    for block in document.blocks:
        assert 0 <= block.begin < block.end <= len(text)
        assert block.kind in get_args(BlockKind)
        assert block.media is None or 0 <= block.media < len(document.media)
        assert text[block.begin : block.end].strip()
    for before, after in pairwise(document.blocks):
        assert before.end <= after.begin
        assert not any(letter.isalnum() for letter in text[before.end : after.begin])
    for medium in document.media:
        assert medium.kind in get_args(MediaKind)
        assert medium.duration is None or LENGTH.fullmatch(medium.duration)
        assert all(value is None or value.strip() for value in (medium.title, medium.caption, medium.alt))
    for agency in document.agencies:
        assert 0 <= agency.begin < agency.end <= len(text)
        assert agency.name
    for written in (document.published, document.modified, *(medium.date for medium in document.media)):
        assert written is None or datetime.fromisoformat(written)
    assert document.title is None or document.title.strip()
    assert all(value.strip() for value in (*document.authors, *document.keywords))
    assert all(warning.code and warning.message for warning in document.warnings)


# ------------------------------------------------------------- bytes and text that are no page


@examples(100)
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    read_soundly(data)
    read_soundly(b"<html><body><p>Der Rat tagt am Freitag, und die Stadt wartet. " + data)


anything = st.text(st.characters(exclude_categories=()), max_size=200)
"""With lone surrogates."""


@examples(100)
@given(anything)
def test_any_text(text: str) -> None:
    read_soundly(text)
    read_soundly(f"<html><title>{text}</title><p title='{text}' class='{text}'>{text}</p>")


ENCODINGS = ("utf-8", "cp1252", "utf-16", "utf-16-le", "utf-32", "utf-7", "cp1251", "shift_jis", "gb18030", "mac_roman")
WORDS = "Köln München Grüße naïve Straße “yes” – €5 Škoda Łódź Привет 日本 und the"


@examples(80)
@given(st.sampled_from(ENCODINGS), st.sampled_from(("", *ENCODINGS)), st.binary(max_size=20), st.integers(0, 4000))
def test_encodings_that_are_mixed_wrong_or_cut(written: str, declared: str, odd: bytes, end: int) -> None:
    head = f'<html><head><meta charset="{declared}"><title>Stadt</title></head><body><p>'
    page = (head + WORDS * 8).encode(written, "replace") + odd + (WORDS + "</p></body></html>").encode("utf-8")
    read_soundly(page)
    read_soundly(page[:end])
    read_soundly(page + b"\0")


# ------------------------------------------------------------- pages made of what news pages are made of

PROSE = (
    "Der Rat der Stadt hat am Freitag den Bau einer zweiten Brücke über den Fluss beschlossen, nach langem Streit.",
    "„Wir haben lange auf diesen Tag gewartet“, sagte Bürgermeisterin Jana Beispiel nach der Abstimmung im Rathaus.",
    "The harbour authority will close the old ferry line in March, two years after the first plans had leaked.",
    "“Nobody asked the people who live here,” said Tom Sample, who has sold fish on the quay for thirty years.",
)
LINES = (
    "Von Jana Beispiel, Köln", "By Tom Sample", "Stand: 03.09.2025, 14:30 Uhr", "Updated March 3, 2025", "(dpa/AFP)",
    "Foto: Jana Beispiel / dpa", "Photo: Tom Sample/AP", "03.09.2025 | 26:25 min", "Video 12:30", "Lesen Sie auch:",
    "Read more: The ferry", "Jetzt weiterlesen mit Abo", "Anzeige", "Advertisement", "Mit Material von Reuters",
    "Quelle: dpa", "Korrektur: Hier stand ein falsches Datum.", "Correction: The date was wrong.", "Zur Startseite",
    "Teilen", "10:45 Uhr", "Ein Zwischentitel", "What comes next", "Mehr zum Thema", "1", ":", "|", "©", "(", "Foto:",
    "Empfohlener redaktioneller Inhalt", "DOHA (AP) —", "Berlin (dpa) -", "(Anna Alt)", "32. Mai 2025", "99:99 min",
)  # fmt: skip
LEAVES = (
    "<br>", "<br><br>", "<hr>", "<img src=/a.jpg alt='Ein Bagger steht am Ufer'>", "<img src=data:x width=1>",
    "<img>", "<img srcset='a.jpg 1x, b.jpg 2x' alt='Boats at the quay in the rain' title='Foto: dpa'>", "<wbr>",
    "&shy;", "&#0;", "<video src=/a.mp4 title=Film></video>",
    "<iframe src='https://a.example/x' title=Karte></iframe>", "<!-- x -->",
    "<time datetime=2025-09-03T14:30:00+02:00>3. September</time>", "<time datetime=2025-02-30>gestern</time>",
    "&nbsp;", "<a href=/x>Brücke gesperrt</a>", "<a href='http://[::1'>x</a>", "<script>if (a < b) c()</script>",
    "\u202e", "\ufeff", "<style>p{}</style>", "<svg><title>Logo</title><path/></svg>",
    "<meta itemprop=datePublished content=2025-01-01>", "<iframe srcdoc='<p>x</p>'></iframe>", "<input value=x>",
    "<textarea><p>x</textarea>", "<base href=//x>", "<![CDATA[x]]>", "<template><p>x</p></template>",
    "<noscript><p>x</p></noscript>", "<math><mi>x</mi></math>", "<x-teaser>x</x-teaser>",
)  # fmt: skip
LOOSE = (
    "</div>", "</p>", "</article>", "</body>", "</html>", "<p>", "<li>", "<td>", "<table>", "<tr>", "<!--", "<h2>",
    "<a>", "<b>", "<frameset>", "<plaintext>", "<svg><foreignObject>", "<select>", "<div class='", "<title>",
    "<script>", "<", "</table>", "<form>", "<template>", "<math><annotation-xml encoding=text/html>", "<p hidden>",
    "<body class=x>", "</",
)  # fmt: skip
TAGS = (
    "div", "p", "article", "main", "section", "header", "footer", "aside", "nav", "figure", "figcaption", "blockquote",
    "ul", "ol", "li", "dl", "dt", "dd", "table", "tr", "td", "th", "h1", "h2", "h3", "span", "b", "strong", "em", "a",
    "cite", "q", "time", "button", "form", "picture", "details", "summary", "pre", "x-box", "address", "label",
)  # fmt: skip
NAMES = (
    "", "", "", "teaser", "article__body", "headline", "kicker", "dachzeile", "lead", "byline author", "caption",
    "credit", "paywall", "related-links", "comments", "ad-slot", "liveblog-entry", "timestamp date", "subhead",
    "box infobox", "video-player", "newsletter", "breadcrumb", "card", "quote", "block flex", "br", "bold",
    "correction", "tags",
)  # fmt: skip

texts = st.one_of(st.sampled_from(PROSE), st.sampled_from(LINES), st.sampled_from(LEAVES))


def wrapped(tag: str, name: str, inner: list[str], closed: bool) -> str:
    attributes = f' class="{name}"' if name else ""
    return f"<{tag}{attributes}>{''.join(inner)}" + (f"</{tag}>" if closed else "")


def elements(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    closed = st.sampled_from((True,) * 9 + (False,))
    return st.builds(wrapped, st.sampled_from(TAGS), st.sampled_from(NAMES), st.lists(inner, max_size=5), closed)


bodies = st.lists(
    st.one_of(st.recursive(texts, elements, max_leaves=14), st.sampled_from(LOOSE)), min_size=1, max_size=8
).map("".join)

KEYS = (
    "@type", "@graph", "@id", "headline", "name", "author", "creator", "publisher", "datePublished", "dateModified",
    "description", "articleBody", "keywords", "isAccessibleForFree", "video", "audio", "image", "url", "inLanguage",
    "duration", "uploadDate", "contentUrl", "embedUrl", "caption", "liveBlogUpdate", "mainEntity", "@value", "hasPart",
    "coverageStartTime", "articleSection", "thumbnailUrl", "copyrightHolder", "creditText", "mainEntityOfPage",
)  # fmt: skip
VALUES = (
    None, True, False, 0, -1, 1.5, 10**400, float("inf"), float("nan"), "", " ", "NewsArticle", "LiveBlogPosting",
    "Person", "VideoObject", "Organization", "ImageObject", "https://schema.org/NewsArticle",
    "2025-09-03T14:30:00+02:00", "20250903", "9999-99-99", "0000-00-00", "1756902600", "9" * 10, "٢٠٢٥-٠١-٠١",
    "3. September 2025", "Mon, 99 Foo 2025 10:10:10 GMT", "PT26M25S", "PT", "P1Y", "Jana Beispiel",
    "Tom Sample und Jana Beispiel", "dpa", "a\ud800b", "a\0b", "<b>x</b> &amp;", "http://[::1",
    "https://a.example/" + "x" * 300, "de-DE", "x" * 3000, PROSE[0], PROSE[2], "http://", "#a", "²", "½",
)  # fmt: skip

things = st.recursive(
    st.sampled_from(VALUES),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=7),
    max_leaves=20,
)


nodes = st.dictionaries(st.sampled_from(KEYS), st.sampled_from(VALUES) | things, min_size=3, max_size=9).map(
    {"@type": "NewsArticle", "headline": "Stadt baut zweite Brücke"}.__or__
)


def script(value: Any, break_at: int) -> str:
    written = json.dumps(value)
    if break_at % 3 == 0:
        at = break_at % (len(written) + 1)
        written = written[:at] + ("", ",", "\n", "}", '"', "//x", "]")[break_at % 7] + written[at:]
    return f'<script type="application/ld+json">{written}</script>'


METAS = (
    "og:title", "og:type", "og:description", "og:url", "og:site_name", "og:locale", "article:published_time", "author",
    "article:modified_time", "date", "keywords", "news_keywords", "description", "twitter:label1", "twitter:data1",
    "article:author", "last-modified", "language", "og:image", "robots", "dc.date",
)  # fmt: skip


def meta(name: str, content: object) -> str:
    return f'<meta name="{name}" property="{name}" content="{str(content)[:500]}">'


heads = st.lists(
    st.one_of(
        st.builds(script, things, st.integers(0, 3000)),
        st.builds(script, nodes, st.integers(0, 3000)),
        st.builds(meta, st.sampled_from(METAS), st.sampled_from(VALUES + PROSE + LINES)),
        st.sampled_from(
            (
                "<title>Stadt baut Brücke - Nordblatt</title>",
                "<title></title>",
                "<link rel=canonical href='https://a.example/b'>",
            )
        ),
    ),
    max_size=6,
).map("".join)


@examples(200)
@given(heads, bodies)
def test_pages_of_news_snippets(head: str, body: str) -> None:
    page = f"<!doctype html><html lang=de><head>{head}</head><body>{body}"
    document = read_soundly(page)
    if document is not None:
        joined = "\n\n".join(document.text[block.begin : block.end] for block in document.blocks)
        assert joined == document.text


@examples(120)
@given(nodes, things, st.integers(0, 3000))
def test_what_a_page_says_about_itself(node: Any, other: Any, break_at: int) -> None:
    head = script(node, 3 * break_at + 1) + script({"@graph": [other, node]}, break_at)
    read_soundly(f"<html><head>{head}</head><body><h1>Stadt baut Brücke</h1>{''.join(f'<p>{p}</p>' for p in PROSE)}")


@examples(80)
@given(st.lists(st.sampled_from(PROSE + LINES + ("", "", "-", "•", "\t", "\x0b", "\u2028", "\ufffd")), max_size=30))
def test_copied_text(lines: list[str]) -> None:
    text = "\n".join(lines)
    document = read_soundly(text)
    assert document is None or document.text == text.removeprefix("\ufeff")


# ------------------------------------------------------------- real pages, damaged

Mutation = Callable[[bytes, int, int, int], bytes]
ODD = (
    b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"<", b">", b'"', b"'", b"-->", b"<!--", b"</script>", b"<p>", b"</div>",
    b"&#0;", b"\xc3", b"\x1b", b"{", b"}", b"\\u0000", b"\\ud800", b"</article>", b"<plaintext>", b"\r", b"&amp",
    b"<![CDATA[",
)  # fmt: skip


def cut_out(page: bytes, at: int, length: int, _: int) -> bytes:
    return page[:at] + page[at + length :]


def doubled(page: bytes, at: int, length: int, target: int) -> bytes:
    return page[:target] + page[at : at + length] + page[target:]


def swapped(page: bytes, at: int, length: int, target: int) -> bytes:
    first, second = sorted((at, target))
    middle = max(first, min(first + length, second))
    return (
        page[:first]
        + page[second : second + length]
        + page[middle:second]
        + page[first:middle]
        + page[second + length :]
    )


def broken_off(page: bytes, at: int, _: int, __: int) -> bytes:
    return page[:at]


def begun_late(page: bytes, at: int, _: int, __: int) -> bytes:
    return page[at:]


def with_odd_bytes(page: bytes, at: int, length: int, target: int) -> bytes:
    odd = ODD[length % len(ODD)]
    return page[:at] + odd * (1 + target % 5) + page[at:]


def without_one_mark(page: bytes, at: int, length: int, _: int) -> bytes:
    mark = (b">", b'"', b"</div>", b"</p>", b"<p", b"</script>", b"class", b"{", b",")[length % 9]
    return page[:at] + page[at : at + 5000].replace(mark, b"") + page[at + 5000 :]


MUTATIONS: tuple[Mutation, ...] = (
    *(cut_out, doubled, swapped, with_odd_bytes, with_odd_bytes, without_one_mark, cut_out, doubled),
    *(broken_off, begun_late),
)
places = st.integers(0, 1_000_000)
damages = st.lists(
    st.tuples(st.sampled_from(MUTATIONS), places, st.sampled_from((1, 7, 60, 500, 4000, 30_000)), places),
    min_size=1,
    max_size=6,
)


def damaged(page: bytes, damage: list[tuple[Mutation, int, int, int]]) -> bytes:
    for mutate, at, length, target in damage:
        size = len(page) + 1
        page = mutate(page, at % size, length, target % size)
    return page


@examples(60)
@given(damages)
def test_a_damaged_invented_page(damage: list[tuple[Mutation, int, int, int]]) -> None:
    read_soundly(damaged(EXAMPLE.read_bytes(), damage))


@functools.cache
def recorded() -> tuple[Path, ...]:
    return tuple(sorted(RECORDED.glob("*.html.gz")))


@pytest.mark.skipif(not RECORDED.exists(), reason=f"no recorded pages at {RECORDED}")
@examples(25)
@given(st.integers(0, 10_000), damages)
def test_a_damaged_recorded_page(number: int, damage: list[tuple[Mutation, int, int, int]]) -> None:
    path = recorded()[number % len(recorded())]
    read_soundly(damaged(gzip.decompress(path.read_bytes()), damage))
