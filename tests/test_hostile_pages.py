"""Pages that mean no good: much of one thing, depth without end, odd structured data, broken bytes."""

from __future__ import annotations

import sys
from datetime import datetime

import msgspec
import pytest

import depesche
from depesche.page import MAX_BYTES, markup, read_page

SENTENCE = (
    "Der Rat der Stadt hat am Freitag den Bau einer zweiten Brücke über den Fluss beschlossen, nach langem Streit."
)
LONG = f"<p>{SENTENCE * 18}</p>"
"""Weighs as much as a paragraph can, so that hundreds of odd pieces beside it are still inside the article."""


def page_with(body: str, head: str = "") -> str:
    head = f"<title>Stadt baut zweite Brücke</title>{head}"
    article = f"<article><h1>Stadt baut zweite Brücke</h1>{LONG * 8}{body}{LONG * 8}</article>"
    return f"<!doctype html><html lang=de><head>{head}</head><body>{article}</body></html>"


def structured(written: str) -> str:
    return f'<script type="application/ld+json">{written}</script>'


def calls_of(source: str) -> int:
    """How many functions reading a page calls: what it costs, the same on every machine."""
    calls = 0

    def count(_: object, event: str, __: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        read_page(source)
    finally:
        sys.setprofile(None)
    return calls


REPEATED = {
    "headings": "<h2>Zwischentitel {}</h2>",
    "first headings": "<h1>Stadt baut zweite Brücke</h1>",
    "paragraphs": f"<p>{SENTENCE} {{}}</p>",
    "short paragraphs": "<p>Satz {} ist da.</p>",
    "links": "<p><a href=/x>Ein Verweis ist da: {}</a></p>",
    "pointers": "<p>Lesen Sie auch: <a href=/x>Titel {}</a></p>",
    "list items": "<li>Ein Punkt der Liste, der lang ist: {}",
    "one list": "<dt>Ein<dd>Punkt {}",
    "rows": "<table><tr><td>Zelle<td>{}</table>",
    "pictures": "<img src=a{}.jpg alt='Ein Bild von der Brücke am Fluss {}'>",
    "the same picture": "<img src=a.jpg alt='Ein Bild von der Brücke am Fluss'>",
    "figures": "<figure><img src={}.jpg><figcaption>Brücke {} am Ufer. Foto: Jana Beispiel</figcaption></figure>",
    "captions": "<figcaption>Die Brücke {} am Ufer. Foto: Jana Beispiel</figcaption>",
    "captioned boxes": "<div class=image><img src={} alt='Die Brücke'><p class=caption>Brücke {}. Foto: dpa</p></div>",
    "teasers": "<div><h3>Titel {}</h3><p>03.09.2025 | 26:25 min</p></div>",
    "teaser lines": "<p>03.09.2025 | 26:25 min</p>",
    "frames": "<iframe src=a></iframe>",
    "quotations": "<blockquote>Wir haben sehr lange auf den Tag {} gewartet.</blockquote>",
    "bylines": "<p class=author>Von Anna Beispiel{}</p>",
    "times": "<time datetime=2025-01-01T10:00>1. Januar 2025, {}</time><p>",
    "entries": f"<div class=liveblog-entry><time datetime=2025-01-01T10:00>10:00 Uhr</time>{{}} {SENTENCE}</div>",
    "paywalls": "<p>Jetzt weiterlesen mit unserem Abo und allen Vorteilen</p>",
    "invitations": "<p>Folgen Sie uns auf Facebook und in der App!</p>",
    "agencies": "<p>(dpa/AFP/Reuters)</p>",
    "bold lines": "<p><b>Zwischentitel {}</b></p>",
    "cards": "<div class=card><h3><a href=x>Titel {}</a></h3><p>Text dazu</p></div>",
    "breaks": "Satz {}, der da ist.<br><br>",
    "side boxes": f"<aside>{SENTENCE}</aside>",
    "class names": "<p class='css-{} box-{}'>Satz, der da ist.</p>",
    "scripts": structured('{{"@type": "Thing", "name": "{}"}}'),
    "articles": structured('{{"@type": "NewsArticle", "headline": "Brücke {}"}}'),
    "broken scripts": structured('{{"@type": "NewsArticle",'),
    "meta tags": "<meta name=author content='Anna Beispiel{}'>",
    "dates": "<time itemprop=datePublished datetime=quatsch>gestern</time>",
}


@pytest.mark.parametrize("piece", REPEATED.values(), ids=REPEATED.keys())
def test_work_grows_with_the_page_and_not_with_its_square(piece: str) -> None:
    few, many = ("".join(piece.format(number, number) for number in range(count)) for count in (100, 400))
    calls_of(page_with(few))  # tables are loaded once
    nothing = calls_of(page_with(""))
    assert calls_of(page_with(many)) - nothing < 6 * (calls_of(page_with(few)) - nothing)


DEEP = 3_000


@pytest.mark.parametrize(
    "piece",
    (
        *("<div>", "<b>", "<a href=x>", "<ul><li>", "<table><tr><td>", "<blockquote>", "<figure>", "<section class=x>"),
        *("<template>", "<svg><foreignObject>", "<math><annotation-xml encoding='text/html'>", "<x-y>", "<h1>", "<em>"),
        *("<select>", "<button>", "<form>", "<plaintext>", "<textarea>", "<iframe>", "<noscript>", "<frameset>"),
        *("<p title='", "<!--", "<![CDATA[", "<?", "<!", "</", "<", "<a ", "&", "&amp;", "&amp", "&#x110000;", "&#0;"),
        *("&l9;", "&foo;", "<br>", "<hr>", "<wbr>x", "<base href='//x/'>", "<span hidden>", "<iframe srcdoc='<p>'>"),
        *("<p id=x>x", "\u202e", "\u200b", "\u0301", "\ud800", "\x00", "\ufffd", "\ufeff", "<script>", "<style>"),
    ),
)
def test_much_of_one_tag(piece: str) -> None:
    document = read_page(page_with(piece * DEEP))
    assert SENTENCE in document.text
    assert "\0" not in document.text
    assert document.text.encode("utf-8")


@pytest.mark.parametrize(
    "attributes",
    (
        " ".join(f"a{number}=1" for number in range(20_000)),
        f"class='{'wide-box ' * 50_000}'",
        f"class='{'aB-' * 200_000}'",
        f"style='display:{' ' * 500_000}nonne'",
        f"title='{'x ' * 500_000}'",
    ),
    ids=["many", "classes", "one class", "style", "title"],
)
def test_endless_attributes(attributes: str) -> None:
    document = read_page(page_with(f"<p {attributes}>Ein Satz, der hinter vielem steht.</p>"))
    assert "Ein Satz, der hinter vielem steht." in document.text


@pytest.mark.parametrize("depth", [900, 5_000, 100_000])
@pytest.mark.parametrize("closed", [True, False])
def test_deep_structured_data(depth: int, closed: bool) -> None:
    for begin, end in ("[]", ('{"a":', "}")):
        document = read_page(page_with("", structured(begin * depth + ("1" + end * depth if closed else ""))))
        assert document.text


@pytest.mark.parametrize(
    "written",
    (
        '{"@type": "NewsArticle", "headline": "Brücke", "datePublished": 1e999999, "isAccessibleForFree": -1e999999}',
        '{"@type": "NewsArticle", "headline": "Brücke", "wordCount": %s}' % ("1" * 5_000),
        '{"@type": "NewsArticle", "headline": "Brücke", "datePublished": NaN, "dateModified": Infinity}',
        r'{"@type": "NewsArticle", "headline": "a\ud800b\u0000c", "author": "Anna \udfffAlt", "keywords": ["\u0000"]}',
        '{"@type": "NewsArticle", "headline": "Brücke", "image": [1.5, [[2]], null], "video": 7, "author": [[["x"]]]}',
        '{"@type": [["NewsArticle"], {"a": 1}, null, 5], "headline": {"@value": ["x"]}, "publisher": {"@id": ["x"]}}',
        '{"@type": "NewsArticle", "headline": "Brücke", "datePublished": "99999-99-99", "dateModified": "9999999999"}',
        '{"@type": "NewsArticle", "headline": "Brücke", "url": "http://[::1", "image": "https://%s/x"}'
        % ("x." * 9_000),
        '{"@type": "NewsArticle", "headline": "Brücke", "keywords": [%s "b"]}' % ('"a",' * 20_000),
        '{"@type": "NewsArticle", "headline": "%s"}' % ("<" * 100_000),
        '{"@type": [%s "NewsArticle"], "headline": "Brücke"}' % ('"a",' * 20_000),
        '{"@type": "NewsArticle", "headline": "Brücke", "articleBody": "%s"}' % ("Brücke " * 50_000),
        '{"@type": "NewsArticle", "headline": "Brücke", "articleBody": "%s' % ("Brücke " * 50_000),
    ),
    ids=lambda written: str(written)[41:75],
)
def test_odd_structured_data(written: str) -> None:
    document = read_page(page_with("", structured(written)))
    assert SENTENCE in document.text
    encoded = msgspec.json.encode(document)
    assert b"\\u0000" not in encoded
    for when in (document.published, document.modified):
        assert when is None or datetime.fromisoformat(when)


@pytest.mark.parametrize(
    "head",
    (
        f"<meta property=og:title content='{'a - ' * 50_000}'><meta property=og:site_name content=a>",
        f"<title>{'|' * 100_000}</title>",
        f"<meta name=author content='{'Anna Beispiel, ' * 20_000}'>",
        f"<meta name=keywords content='{'wort,' * 50_000}'>",
        f"<link rel=canonical href='https://a.example/{'x' * 1_000_000}'>",
        f"<link rel=canonical href='https://{'x.' * 100_000}example/'>",
        "<link rel=canonical href='http://[::1'><meta property=og:url content='https://[x]/'>",
        "<link rel=canonical href='https://a\uff03b.example:99999999/x'>",
        "".join(f"<meta name=date content='{value}'>" for value in ("0000-00-00", "9" * 10, "Mon, 99 Foo 2025 9:99")),
        "<base href='javascript:alert(1)'>" * 1_000,
    ),
    ids=["title", "bars", "authors", "keywords", "path", "host", "brackets", "sign", "dates", "base"],
)  # fmt: skip
def test_odd_heads(head: str) -> None:
    page = page_with("").replace("<title>", head + "<title>")
    calls = calls_of(page)
    assert calls < 400_000
    assert SENTENCE in read_page(page).text


def test_entities_of_a_document_type_are_not_expanded() -> None:
    entities = "".join(f'<!ENTITY l{number} "{f"&l{number - 1};" * 10}">' for number in range(1, 12))
    outside = '<!ENTITY file SYSTEM "file:///etc/hostname">'
    declared = f'<?xml version="1.0"?><!DOCTYPE html [{entities}{outside}]>'
    document = read_page(f"{declared}<html><body><p>{SENTENCE} &l11; &file;</p>{LONG * 3}</body></html>", kind="html")
    assert len(document.text) < 10_000
    assert "&l11; &file;" in document.text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32", "cp1252", "utf-16-le", "utf-7"])
def test_bytes_cut_anywhere(encoding: str) -> None:
    page = page_with("<p>Köln, Grüße – und „Ende“.</p>", "<meta charset=utf-8>").encode(encoding)
    for end in (0, 1, 2, 3, 5, 17, 101, 1_001, len(page) // 2, len(page) // 2 + 1, len(page) - 3, len(page) - 1):
        for part in (page[:end], page[end:]):
            try:
                document = read_page(part)
            except depesche.DepescheError as error:
                assert str(error)
            else:
                assert document.text.encode("utf-8")


def test_too_much_is_refused_or_said() -> None:
    with pytest.raises(depesche.DepescheError, match="limit"):
        read_page(b"x" * (MAX_BYTES + 1))
    for much in ("<div>" * 9_000, "<p " + "a=1 " * 300 + ">"):
        assert "truncated" in [warning.code for warning in read_page(page_with(much)).warnings]


def test_formatting_left_open_is_not_opened_again_in_every_paragraph() -> None:
    for piece, times in (("<p><font a={}>x</p>", 2_000), ("<p><font a={}></p>", 20_000)):
        page = page_with("".join(piece.format(number) for number in range(times)) + "<p>x</p>" * 2_000)
        assert len(markup.parse(page.encode(), []).parser.css("font")) < 200_000


def test_choices_and_roots_without_end() -> None:
    tree = markup.parse(page_with("<select>" + "<option>x" * 20_000).encode(), [])
    assert len(tree.parser.css("option")) <= markup.OPTIONS
    roots = page_with("".join(f"<body a{number}=1>" for number in range(20_000)))
    body = markup.parse(roots.encode(), []).parser.body
    assert body is not None
    assert len(body.attributes) < 20
