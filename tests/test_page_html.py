"""Pages: blocks, media and metadata."""

import json
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depesche.document import Document
from depesche.errors import EmptyInputError
from depesche.page import read_page

EXAMPLES = Path(__file__).parent.parent / "examples"

PARAGRAPHS = [
    "Der Rat der Stadt hat am Freitag den Bau einer zweiten Brücke über den Fluss beschlossen, nach langem Streit.",
    "Die Bauzeit beträgt nach Angaben der Verwaltung drei Jahre, die Kosten trägt zur Hälfte das Land.",
    "„Wir haben lange auf diesen Tag gewartet“, sagte die Bürgermeisterin nach der Abstimmung im Rathaus.",
]
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
NAVIGATION = '<nav><ul><li><a href="/a">Politik</a></li><li><a href="/b">Sport</a></li></ul></nav>'


def page(body: str, head: str = "") -> str:
    return f'<!DOCTYPE html><html lang="de-DE"><head>{head}</head><body>{NAVIGATION}{body}</body></html>'


def article(inner: str, head: str = "") -> Document:
    return read_page(page(f"<main><article><h1>Stadt baut zweite Brücke</h1>{inner}</article></main>", head))


def texts(document: Document, *kinds: str) -> list[str]:
    return [document.text[b.begin : b.end] for b in document.blocks if b.kind in kinds]


def test_example_page() -> None:
    document = read_page((EXAMPLES / "nordkorea.html").read_bytes())
    assert document.publisher == "Nordblatt"
    assert document.published == "2025-09-22T08:15:00+02:00"
    assert document.language == "de"
    assert document.authors == ["Jette Holmquist"]
    assert [block.kind for block in document.blocks][:8] == [
        "kicker", "headline", "lead", "byline", "dateline", "alt", "caption", "credit",
    ]  # fmt: skip
    assert [m.duration for m in document.media] == [None, "PT4M37S", "PT1M52S"]
    assert [a.name for a in document.agencies] == ["dpa", "AFP", "Reuters"]
    assert "Raketenstarts" not in document.text
    assert "Impressum" not in document.text
    assert document.warnings == []


def test_text_is_the_blocks_joined() -> None:
    document = article(BODY)
    assert document.text == "\n\n".join(document.text[b.begin : b.end] for b in document.blocks)
    assert texts(document, "headline", "lead", "paragraph") == ["Stadt baut zweite Brücke", *PARAGRAPHS]


def test_inline_elements_make_no_spaces() -> None:
    inline = "<p>Das <b>Rat</b>haus bleibt <a href='/x'>zu</a>, sagte sie und ging dann nach Hause, wie es hieß.</p>"
    document = article(inline + BODY)
    assert "Das Rathaus bleibt zu, sagte sie" in document.text


def test_soft_hyphens_and_zero_width_spaces_go() -> None:
    document = article(BODY.replace("Bauzeit", "Bau&shy;zeit").replace("Kosten", "Ko\u200bsten"))
    assert PARAGRAPHS[1] in document.text


def test_two_breaks_end_a_paragraph_and_one_does_not() -> None:
    document = article(f"<div>{PARAGRAPHS[0]}<br><br>{PARAGRAPHS[1]}<br>{PARAGRAPHS[2]}</div>")
    assert texts(document, "lead", "paragraph") == [PARAGRAPHS[0], f"{PARAGRAPHS[1]} {PARAGRAPHS[2]}"]


@pytest.mark.parametrize(
    "box",
    [
        '<div class="newsletter-box"><p>Jeden Tag bekommen Sie unseren Brief mit allen wichtigen Meldungen.</p></div>',
        '<aside class="related"><h3>Mehr zum Thema</h3><p><a href="/1">Alte Brücke gesperrt</a></p></aside>',
        '<section id="comments"><p>Ich finde, dass diese Brücke zu teuer ist und niemand sie braucht.</p></section>',
        '<div class="ad-slot"><p>Hier könnte eine Anzeige stehen, die sehr lang ist und viele Worte macht.</p></div>',
        '<p><strong>Lesen Sie auch:</strong> <a href="/2">So lief der Streit um die erste Brücke</a></p>',
        '<div hidden><p>Das hier sieht niemand, weil es versteckt ist, obwohl es ein ganzer Satz ist.</p></div>',
        '<div class="card"><h3><a href="/3">Fähre fährt öfter</a></h3><p>Sie fährt alle zehn Minuten.</p></div>',
    ],
)  # fmt: skip
def test_side_boxes_stay_out(box: str) -> None:
    document = article(f"<p>{PARAGRAPHS[0]}</p>{box}<p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p>")
    assert texts(document, "lead", "paragraph") == PARAGRAPHS


def test_wrapper_with_a_bad_name_stays_in() -> None:
    document = read_page(page(f'<div class="has-sidebar ads-enabled"><h1>Stadt baut Brücke</h1>{BODY}</div>'))
    assert texts(document, "lead", "paragraph") == PARAGRAPHS


def test_figure() -> None:
    figure = (
        '<figure><img src="/b.jpg" alt="Ein Bagger steht am Ufer, dahinter fließt der Fluss">'
        '<figcaption>Die Baustelle am Fluss <span class="credit">Foto: Jana Beispiel</span></figcaption></figure>'
    )
    document = article(f"<p>{PARAGRAPHS[0]}</p>{figure}<p>{PARAGRAPHS[1]}</p>")
    (image,) = document.media
    assert (image.kind, image.caption, image.credit) == ("image", "Die Baustelle am Fluss", "Jana Beispiel")
    assert [b.kind for b in document.blocks if b.media == 0] == ["alt", "caption", "credit"]
    assert texts(document, "credit") == ["Foto: Jana Beispiel"]


def test_image_with_caption_and_credit_by_position_alone() -> None:
    inner = (
        f'<div><div><img alt="Bagger am Ufer"></div><div>Die Baustelle am Fluss</div><div>Quelle: dpa</div></div>'
        f"<div>{PARAGRAPHS[0]}</div>"
        f"<div>{PARAGRAPHS[1]}</div><div>{PARAGRAPHS[2]}</div>"
    )
    document = article(inner)
    assert [(m.caption, m.credit) for m in document.media] == [("Die Baustelle am Fluss", "dpa")]


def test_subhead_quote_list_and_table() -> None:
    inner = (
        f"<p>{PARAGRAPHS[0]}</p><h2>Drei Jahre Bauzeit</h2><p>{PARAGRAPHS[1]}</p>"
        "<blockquote>Eine Brücke verbindet, was getrennt war, und das gilt auch für Parteien.</blockquote>"
        "<ul><li>Baubeginn im Mai</li><li>Eröffnung in drei Jahren</li></ul>"
        "<table><tr><th>Jahr</th><th>Kosten</th></tr><tr><td>2024</td><td>12 Millionen</td></tr></table>"
        f"<p>{PARAGRAPHS[2]}</p><h2>Kommentare</h2>"
    )
    document = article(inner)
    assert texts(document, "subhead") == ["Drei Jahre Bauzeit"]
    assert len(texts(document, "quote")) == 1
    assert texts(document, "list_item") == ["Baubeginn im Mai", "Eröffnung in drei Jahren"]
    assert texts(document, "table") == ["Jahr | Kosten", "2024 | 12 Millionen"]


def test_kicker_in_the_heading() -> None:
    heading = "<h1><span>Streit beendet</span><span>:</span><span>Stadt baut Brücke</span></h1>"
    document = read_page(page(f"<article>{heading}{BODY}</article>"))
    assert texts(document, "kicker", "headline") == ["Streit beendet", "Stadt baut Brücke"]


def test_dateline_and_closing_agency() -> None:
    document = article(f"<p>Kiel (dpa) - {PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p><p>dpa/epd</p>")
    assert [a.name for a in document.agencies] == ["dpa", "epd"]
    assert texts(document, "agencies") == ["dpa/epd"]


def test_paywall_and_consent_are_notices() -> None:
    inner = (
        f"<p>{PARAGRAPHS[0]}</p><p>Ein Klick für den Datenschutz</p><p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p>"
        "<p>Jetzt weiterlesen mit unserem Angebot für Neugierige.</p>"
    )
    document = article(inner)
    assert len(texts(document, "notice")) == 2
    assert "paywall" in [w.code for w in document.warnings]


def test_front_page_is_not_an_article() -> None:
    cards = "".join(
        f'<div class="card"><h2><a href="/{n}">Meldung Nummer {n} des Tages</a></h2></div>' for n in range(30)
    )
    document = read_page(page(f"<h1>Startseite</h1>{cards}", '<meta property="og:type" content="website">'))
    assert "not_an_article" in [w.code for w in document.warnings]


@pytest.mark.parametrize(
    "noise",
    [
        "<!-- <script> -->",
        "<!-- a --><!-- <script>alert(1)</script> -->",
        '<script>document.write("<p>Nein</p>")</script>',
        '<script>if (a < b) { write("<!--") }</script>',
        '<div data-embed="<script>"></div><script>alert(2)</script>',
        "<SCRIPT>var x = '</p>'</SCRIPT>",
    ],
)
def test_scripts_and_comments_take_no_text_with_them(noise: str) -> None:
    document = article(
        f"<p>{PARAGRAPHS[0]}</p>{noise}<p>{PARAGRAPHS[1]}</p><script>end()</script><p>{PARAGRAPHS[2]}</p>"
    )
    assert texts(document, "lead", "paragraph") == PARAGRAPHS


# metadata


def json_ld(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


NEWS = {
    "@type": "NewsArticle",
    "headline": "Stadt baut zweite Brücke",
    "datePublished": "2024-05-03T10:20:30+02:00",
    "dateModified": "2024-05-03T12:00:00+02:00",
    "author": [{"@type": "Person", "name": "Jana Beispiel"}, {"@type": "Person", "name": "Von Tom Muster"}],
    "publisher": {"@type": "Organization", "name": "Flussbote"},
    "keywords": "Brücke, Stadtrat",
}


@pytest.mark.parametrize("value", [NEWS, [NEWS], {"@graph": [{"@type": "WebSite", "name": "Flussbote"}, NEWS]}])
def test_json_ld_in_all_shapes(value: object) -> None:
    document = article(BODY, json_ld(value))
    assert document.title == "Stadt baut zweite Brücke"
    assert document.published == "2024-05-03T10:20:30+02:00"
    assert document.modified == "2024-05-03T12:00:00+02:00"
    assert document.authors == ["Jana Beispiel", "Tom Muster"]
    assert document.publisher == "Flussbote"
    assert document.keywords == ["Brücke", "Stadtrat"]
    assert document.language == "de"


def test_broken_json_ld_is_mended() -> None:
    value = '{"@type": "NewsArticle", "headline": "Stadt baut", "datePublished": "2024-05-03",}'
    script = f'<script type="application/ld+json">{value}</script>'
    assert article(BODY, script).published == "2024-05-03"


def test_hopeless_json_ld_is_left_out() -> None:
    assert article(BODY, '<script type="application/ld+json">{"a": [</script>').published is None


def test_author_by_reference() -> None:
    graph = {
        "@graph": [{**NEWS, "author": {"@id": "#jana"}}, {"@type": "Person", "@id": "#jana", "name": "Jana Beispiel"}]
    }
    assert article(BODY, json_ld(graph)).authors == ["Jana Beispiel"]


def test_declared_video_is_a_medium() -> None:
    video = {"@type": "VideoObject", "name": "Der Bau im Zeitraffer", "duration": "PT1M5S", "uploadDate": "2024-05-02"}
    (medium,) = article(BODY, json_ld({**NEWS, "video": video})).media
    assert (medium.kind, medium.title, medium.duration, medium.date) == (
        "video", "Der Bau im Zeitraffer", "PT1M5S", "2024-05-02",
    )  # fmt: skip


def test_agency_is_no_author() -> None:
    assert article(BODY, json_ld({**NEWS, "author": {"@type": "Organization", "name": "dpa"}})).authors == []


def test_meta_tags() -> None:
    head = (
        '<meta property="og:title" content="Stadt baut zweite Brücke - Flussbote">'
        '<meta property="og:site_name" content="Flussbote">'
        '<meta property="article:published_time" content="2024-05-03T10:20:30Z">'
        '<meta name="author" content="Jana Beispiel">'
        '<link rel="canonical" href="https://flussbote.example/bruecke">'
    )
    document = article(BODY, head)
    assert document.title == "Stadt baut zweite Brücke"
    assert document.published == "2024-05-03T10:20:30+00:00"
    assert document.authors == ["Jana Beispiel"]
    assert document.url == "https://flussbote.example/bruecke"


def test_given_url_beats_the_canonical_one() -> None:
    head = '<link rel="canonical" href="https://flussbote.example/bruecke">'
    assert read_page(page(BODY, head), url="https://archiv.example/1").url == "https://archiv.example/1"


def test_byline_and_time_element_without_metadata() -> None:
    document = article(
        f'<p class="byline">Von Jana Beispiel</p><time datetime="2024-05-03T10:20+02:00">3. Mai</time>{BODY}'
    )
    assert document.authors == ["Jana Beispiel"]
    assert document.published == "2024-05-03T10:20:00+02:00"


@pytest.mark.parametrize(
    "title", ["Welt am Abgrund - ein Kommentar", "Zeit: Was sie kostet", "Mehr Brücken | mehr Wege"]
)
def test_title_keeps_what_is_no_outlet(title: str) -> None:
    head = f'<meta property="og:title" content="{title}"><meta property="og:site_name" content="Welt am Fluss">'
    assert article(BODY, head).title == title


# hostile pages


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 100_000 + "Text",
        "<b>" * 50_000 + "Text",
        "<table><tr><td>" * 20_000 + "Text",
        "<div " + " ".join(f"a{n}=1" for n in range(100_000)) + ">Text</div>",
        '<div a="<" ' + " ".join(f'a{n}=">"' for n in range(50_000)) + ">Text</div>",
        "<a" * 200_000,
        '<p class="' * 50_000,
        "<!--" * 100_000,
        "<script>" * 50_000,
        "<p>" + "&amp;" * 200_000,
        '<script type="application/ld+json">' + "[" * 100_000 + "</script><p>x</p>",
        "<p>Ein Satz, der sich wiederholt und lang genug ist, um als Text zu gelten.</p>" * 5_000,
        "<blockquote>Ein Satz, der sich wiederholt und lang genug ist, um als Text zu gelten.</blockquote>" * 3_000,
    ],
)
def test_hostile_pages_end(source: str) -> None:
    try:
        document = read_page(source, kind="html")
    except EmptyInputError:
        return
    assert all(0 <= b.begin < b.end <= len(document.text) for b in document.blocks)


_PIECES = st.sampled_from(
    [
        "<div>", "</div>", "<p>", "</p>", "<article>", "</article>", "<h1>", "</h1>", "<figure>", "</figure>",
        "<img alt='Ein Bild von etwas'>", "<figcaption>", "</figcaption>", "<table><tr><td>", "</td></tr></table>",
        "<ul><li>", "</li></ul>", "<blockquote>", "</blockquote>", "&nbsp;", "\0", "<h2>", "</h2>", "<aside>",
        "<a href='/x'>", "</a>", "<br>", "Quelle: dpa", "03.09.2025 | 26:25 min", PARAGRAPHS[0], "Kurz", "<!--", "-->",
        "<script>", "</script>", "<span class='caption'>", "</span>", "<time datetime='2024-05-03'>", "</time>",
    ]
)  # fmt: skip


KINDS: tuple[Literal["html", "text"], ...] = ("html", "text")


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=40))
def test_any_soup_gives_exact_blocks(pieces: list[str]) -> None:
    source = "".join(pieces)
    for kind in KINDS:
        try:
            document = read_page(source, kind=kind)
        except EmptyInputError:
            continue
        for block in document.blocks:
            content = document.text[block.begin : block.end]
            assert content == content.strip() != ""
            assert block.media is None or block.media < len(document.media)


def test_broken_page_with_one_sentence_is_read() -> None:
    document = read_page("<html><body><p>Kaputt <b>und <div>offen: Die Präsidentin sagte, sie trete zurück.")
    assert document.text == "Kaputt und\n\noffen: Die Präsidentin sagte, sie trete zurück."
    assert [w.code for w in document.warnings] == ["not_an_article", "no_date"]


def test_page_without_text_is_an_error_with_the_way_out() -> None:
    with pytest.raises(EmptyInputError, match="save it from a browser"):
        read_page("<!doctype html><html><head><script>start()</script></head><body><div id=app></div></body></html>")
