"""The small lines of a page: what stands around headline and text, and what belongs to which picture or teaser."""

import pytest

from depesche.document import Document
from depesche.page import read_page

_FIRST = "Der neue Steg am Nordufer ist seit dem Morgen für Besucher geöffnet, teilte die Verwaltung am Montag mit."
_LAST = "Im Sommer sollen dort auch kleine Fähren halten, die bislang einen Umweg fahren mussten, sagte die Leiterin."
_BODY = (
    f"<p>{_FIRST}</p><p>Bis zum Abend kamen nach ihren Angaben mehr als tausend Gäste, die meisten mit dem Fahrrad.</p>"
)
_END = f"<p>Der Bau hatte zwei Jahre gedauert und war am Ende etwas günstiger als zuvor geplant war.</p><p>{_LAST}</p>"


def _page(
    under: str = "", middle: str = "", after: str = "", head: str = "", title: str = "Steg am Nordufer eröffnet"
) -> Document:
    html = (
        f"<html lang=de><head><title>Steg am Nordufer eröffnet</title>{head}</head><body><article><h1>{title}</h1>"
        f"{under}<div>{_BODY}{middle}{_END}{after}</div></article></body></html>"
    )
    return read_page(html.encode(), url="https://example.org/steg")


def _figure(attributes: str, caption: str) -> str:
    return f"<figure><img {attributes}><figcaption>{caption}</figcaption></figure>"


def _lines(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, document.text[block.begin : block.end]) for block in document.blocks]


def _of(document: Document, kind: str) -> list[str]:
    return [text for found, text in _lines(document) if found == kind]


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("© dpa-infocom, dpa:260512-99-12345/3 (dpa)", ["dpa"]),
        ("Mit Informationen von Anna Beispiel, Studio Musterstadt, AFP und dpa", ["AFP", "dpa"]),
        ("The Associated Press contributed to this report.", ["The Associated Press"]),
    ],
)
def test_lines_that_credit_agencies(line: str, agencies: list[str]) -> None:
    document = _page(after=f"<p>{line}</p>")
    assert _of(document, "agencies") == [line]
    assert [agency.name for agency in document.agencies] == agencies


def test_a_sentence_about_an_agency_is_text() -> None:
    line = "Mit Informationen von Zeugen ging die Polizei später zur Redaktion der Agentur dpa."
    assert line in _of(_page(after=f"<p>{line}</p>"), "paragraph")


def test_who_contributed_is_no_author() -> None:
    document = _page("<p>Von Anna Beispiel</p>", after="<p>Ben Muster contributed to this report.</p>")
    assert _of(document, "notice") == ["Ben Muster contributed to this report."]
    assert document.authors == ["Anna Beispiel"]


def test_initials_at_the_end_are_a_byline() -> None:
    document = _page(after="<p>(abc/xyz)</p>")
    assert _lines(document)[-1] == ("byline", "(abc/xyz)")
    assert document.authors == []


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("<time>12.05.2026, 12:08</time><span>Lesezeit: 5 Min.</span>", "12.05.2026, 12:08 Lesezeit: 5 Min."),
        ("12. Mai 2026 um 15:09 Uhr /", "12. Mai 2026 um 15:09 Uhr"),
        ("|<b>Updated May 12, 2026</b>", "Updated May 12, 2026"),
    ],
)  # fmt: skip
def test_datelines_as_they_look(markup: str, shown: str) -> None:
    assert _of(_page(f"<div class=date>{markup}</div>"), "dateline") == [shown]


def test_reading_time_beside_the_author_is_no_video() -> None:
    head = '<meta name="author" content="Anna Beispiel">'
    under = "<div><div>Anna Beispiel</div><div><div>12.05.2026, 19:40 Uhr</div><div>8 Min</div></div></div>"
    document = _page(under, head=head)
    assert document.media == []
    assert _lines(document)[1:3] == [("byline", "Anna Beispiel"), ("dateline", "12.05.2026, 19:40 Uhr")]


def test_a_teaser_holds_one_title() -> None:
    def card(length: str, title: str) -> str:
        return (
            f"<div class=teaser><img src=a.jpg alt='Ein Boot liegt am neuen Steg'>{length}"
            f"<h2><a href=/x>{title}</a></h2><p>Ein kurzer Text darüber, was in diesem Stück zu sehen ist.</p></div>"
        )

    cards = card("<div>1 Min</div>", "Die Boote am Nordufer") + card("", "Was die Gäste sagen")
    document = _page(middle=f"<div><div>Mehr zum Thema Boote</div>{cards}</div>")
    assert _of(document, "teaser_title") == ["Die Boote am Nordufer"]
    assert all("Mehr zum Thema" not in text and "Gäste sagen" not in text for _, text in _lines(document))


def test_the_programme_in_the_header_is_a_notice() -> None:
    line = "Über dieses Thema berichtet: Radio Muster am 11.05.2026 um 16:20 Uhr."
    document = _page(f"<p>{line}</p>")
    assert (_of(document, "notice"), _of(document, "dateline")) == ([line], [])


def test_a_headline_without_its_dash() -> None:
    assert _of(_page(title="<span>-</span> Steg am Nordufer eröffnet"), "headline") == ["Steg am Nordufer eröffnet"]
    assert _of(_page(title="-20 Grad am Nordufer"), "headline") == ["-20 Grad am Nordufer"]


def test_whose_words_a_quotation_is() -> None:
    quote = "Wir haben lange auf diesen Tag gewartet, und nun ist er da."
    said = (
        f"<blockquote><p>{quote}</p><cite>Anna Beispiel</cite><div class=source>Leiterin des Hafens</div></blockquote>"
    )
    document = _page(middle=said.replace("class=source", "class=credit"))
    assert _of(document, "quote") == [quote]
    assert _of(document, "caption") == ["Anna Beispiel", "Leiterin des Hafens"]


def test_a_repeated_quotation_goes_with_its_speaker() -> None:
    said = f"<blockquote><p>{_FIRST}</p><cite>Verwaltung</cite></blockquote>"
    assert {kind for kind, _ in _lines(_page(middle=said))} == {"headline", "paragraph"}


def test_placeholders_of_scripts_are_no_subheads() -> None:
    holder = "<div class='x placeholder-{0}'>Placeholder image-{0}</div>"
    document = _page(middle=holder.format(1), after=holder.format(2) + f"<p>{_FIRST} Zum Schluss.</p>")
    assert _of(document, "subhead") == []


def test_a_heading_over_links_with_kickers_goes_with_them() -> None:
    items = "".join(
        f"<li><b>Hafen:</b> <a href=/{n}>Wie der Umbau am anderen Ufer nun weitergeht, Teil {n}</a></li>" for n in "123"
    )
    document = _page(middle=f"<h3>Hintergründe für Sie</h3><ul>{items}</ul><h3>So geht es weiter</h3>")
    assert _of(document, "subhead") == ["So geht es weiter"]


def test_an_invitation_above_the_text_is_left_out() -> None:
    assert all(
        "Stay connected" not in text for _, text in _lines(_page("<div>Stay connected. Follow the pier now!</div>"))
    )


@pytest.mark.parametrize(
    "picture",
    [
        "<div><img src=/i/send-mail.svg alt='Send feedback'></div>",
        "<p><img src=b.jpg alt=werbung_3></p>",
        "<p><img src=b.jpg alt=hafenbau.test></p>",
        "<p><img src=c.png alt='Muster Bote'></p>",
    ],
)
def test_pictures_that_are_none_of_the_report(picture: str) -> None:
    assert _page(after=picture, head='<meta property="og:site_name" content="Muster Bote">').media == []


def test_a_drawing_with_a_caption_is_a_picture() -> None:
    drawing = _figure("src=chart.svg alt=Grafik", "So viele Gäste kamen. Grafik: Anna Beispiel")
    assert [medium.credit for medium in _page(middle=drawing).media] == ["Anna Beispiel"]


def test_a_lazy_picture_does_not_show_the_logo() -> None:
    lazy = _figure("src=/img/logo_white_16_9.svg alt='Der Steg am frühen Morgen'", "Der Steg, Foto: Muster Bild")
    document = _page(middle=lazy)
    assert [(m.url, m.caption, m.credit) for m in document.media] == [(None, "Der Steg", "Muster Bild")]
    assert _of(document, "credit") == ["Foto: Muster Bild"]


def test_credits_behind_word_and_sign() -> None:
    shown = _figure("src=a.jpg alt=Steg", "<p>Der Steg am Morgen.</p><p>Bild © Anna Beispiel</p>")
    assert [(m.caption, m.credit) for m in _page(middle=shown).media] == [("Der Steg am Morgen.", "Anna Beispiel")]


def test_caption_and_credit_of_a_picture_that_comes_by_script() -> None:
    shown = (
        "<figure><div class=caption><span class=caption>Gäste auf dem Steg am ersten Abend</span>"
        "<span class=credit>Foto: Anna Beispiel</span></div></figure>"
    )
    document = _page(middle=shown)
    assert [(m.caption, m.credit) for m in document.media] == [("Gäste auf dem Steg am ersten Abend", "Anna Beispiel")]
    assert [block.media for block in document.blocks if block.kind in ("caption", "credit")] == [0, 0]


def test_alternative_texts_that_are_escaped_twice() -> None:
    alt = "alt='Ein Schild mit den Worten &amp;quot;Zum Steg&amp;quot;'"
    shown = _figure(f"src=a.jpg {alt}", "Das Schild am Weg")
    assert [m.alt for m in _page(middle=shown).media] == ['Ein Schild mit den Worten "Zum Steg"']


def test_a_heading_in_the_path_above_the_page_is_not_its_headline() -> None:
    path = (
        "<nav><ul><li>Start</li><li><h1>Nordufer: Steg eröffnet, viele Gäste kommen am ersten Tag</h1></li></ul></nav>"
    )
    html = f"<html lang=de><body><article>{path}<h2>Steg am Nordufer eröffnet</h2>{_BODY}{_END}</article></body></html>"
    document = read_page(html.encode(), url="https://example.org/steg")
    assert all("viele Gäste" not in text for _, text in _lines(document))
