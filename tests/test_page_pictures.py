"""Pictures of a page: captions, credits and alternative texts, with and without telling class names."""

import pytest

from depesche.document import Document
from depesche.page import read_page
from depesche.report import Media

_TEXT = (
    "<p>Der neue Anleger am Ostufer ist seit dem Morgen für Besucher geöffnet, teilte die Verwaltung am Montag mit.</p>"
    "<p>Bis zum Abend kamen nach ihren Angaben mehr als tausend Gäste, die meisten davon mit dem Fahrrad.</p>"
)
_MORE = (
    "<p>Der Bau hatte zwei Jahre gedauert und war am Ende etwas günstiger als geplant, sagte die Leiterin.</p>"
    "<p>Im Sommer sollen dort auch kleine Fähren halten, die bislang einen Umweg fahren mussten.</p>"
)


def _page(picture: str, head: str = "", before: str = "") -> Document:
    html = (
        f"<html lang='de'><head><title>Anleger geöffnet</title>{head}</head><body><article><h1>Anleger geöffnet</h1>"
        f"{before}{_TEXT}{picture}{_MORE}</article></body></html>"
    )
    return read_page(html.encode(), url="https://example.org/a")


def _only(document: Document) -> Media:
    assert len(document.media) == 1
    return document.media[0]


def _kinds(document: Document) -> list[str]:
    return [block.kind for block in document.blocks]


@pytest.mark.parametrize(
    ("figure", "caption", "credit"),
    [
        (
            "<figure><img src=a.jpg alt=Anleger><figcaption>Der Anleger am Morgen. <span>Foto: Jana Beispiel</span>"
            "</figcaption></figure>",
            "Der Anleger am Morgen.",
            "Jana Beispiel",
        ),
        (
            "<figure><img src=a.jpg alt=Anleger><figcaption><p>Der Anleger am Morgen.</p><small>Muster Bild</small>"
            "</figcaption></figure>",
            "Der Anleger am Morgen.",
            "Muster Bild",
        ),
        (
            "<figure><img src=a.jpg alt=Anleger><figcaption><span>Image caption, </span>The pier at dawn</figcaption>"
            "<span class=credit>Getty Images</span></figure>",
            "The pier at dawn",
            "Getty Images",
        ),
        (
            "<figure><img src=a.jpg alt=Anleger><figcaption>The pier at dawn<div class=credit><span class=credit>Credit"
            "</span><div>: Sam Sample</div></div></figcaption></figure>",
            "The pier at dawn",
            "Sam Sample",
        ),
        (
            "<figure><img src=a.jpg alt=Anleger title='Der Anleger | Bild: dpa/Jana Beispiel'></figure>",
            None,
            "dpa/Jana Beispiel",
        ),
        (
            "<figure><img src=a.jpg alt=Anleger><figcaption>APA/AFP/Jana Beispiel</figcaption></figure>",
            None,
            "APA/AFP/Jana Beispiel",
        ),
        (
            "<figure><img src=a.jpg><figcaption>Photo by sample<div>/Getty Images</div></figcaption></figure>",
            None,
            "sample/Getty Images",
        ),
    ],
)
def test_caption_and_credit_of_a_figure(figure: str, caption: str | None, credit: str | None) -> None:
    medium = _only(_page(figure))
    assert (medium.caption, medium.credit) == (caption, credit)


@pytest.mark.parametrize(
    "box",
    [
        "<div class=x1><div class=x2><img src=a.jpg alt=Anleger></div><div class=x3>Der Anleger am Morgen</div></div>",
        "<div class=x1><p><img src=a.jpg alt=Anleger></p><span class=x2>Der Anleger am Morgen (Bild: dpa)</span></div>",
        "<div class=x1><img src=a.jpg alt=Anleger></div><div class=x3>Der Anleger am Morgen</div><div>Foto: dpa</div>",
        "<div class=x1><div class=x2><img src=a.jpg alt=Anleger></div><div class=x4><p class=x5>Der Anleger am Morgen"
        " <em>(Jana Beispiel/dpa)</em></p></div></div>",
    ],
)
def test_a_picture_and_the_short_text_below_it_without_telling_names(box: str) -> None:
    document = _page(box)
    assert _only(document).caption == "Der Anleger am Morgen"
    assert "caption" in _kinds(document)


def test_a_paragraph_after_a_picture_is_no_caption() -> None:
    document = _page("<div class=x1><img src=a.jpg alt='Der Anleger am Morgen'></div>")
    assert _only(document).caption is None
    assert _kinds(document).count("paragraph") == 4


def test_a_paragraph_with_an_agency_after_a_picture_is_no_caption() -> None:
    picture = "<img src=a.jpg alt=Anleger><p>Die Stadt will den Anleger bald erweitern, hieß es am Abend. (dpa)</p>"
    document = _page(picture)
    assert all(medium.caption is None and medium.credit is None for medium in document.media)
    assert _kinds(document).count("paragraph") == 5


def test_an_alternative_text_stands_beside_another_caption_only() -> None:
    figure = "<figure><img src=a.jpg alt='{}'><figcaption>Der neue Anleger am Ostufer</figcaption></figure>"
    assert "alt" not in _kinds(_page(figure.format("Der neue Anleger am Ostufer")))
    assert "alt" in _kinds(_page(figure.format("Menschen gehen über eine Brücke aus Holz")))


def test_pictures_of_a_slide_show_without_their_numbers() -> None:
    slide = (
        "<div class=s><div><img src={0}.jpg alt=Image></div><div><div>{0} of 2 |</div>"
        "<p>Slide number {1} shows the new pier from the other shore. (AP Photo/Sam Sample)</p></div></div>"
    )
    document = _page("<div>" + slide.format(1, "one") + slide.format(2, "two") + "</div>")
    assert [medium.caption for medium in document.media] == [
        f"Slide number {number} shows the new pier from the other shore." for number in ("one", "two")
    ]
    assert {medium.credit for medium in document.media} == {"AP Photo/Sam Sample"}


def test_two_pictures_with_one_alternative_text_and_different_captions() -> None:
    figure = "<figure><img src={0}.jpg alt='Zwei Menschen auf einem Anleger'><figcaption>{1}</figcaption></figure>"
    document = _page(
        figure.format("a", "Die Leiterin am Tag der Eröffnung")
        + "<p>Es war warm.</p>"
        + figure.format("b", "Zwei Gäste aus dem Norden")
    )
    assert [medium.caption for medium in document.media] == [
        "Die Leiterin am Tag der Eröffnung",
        "Zwei Gäste aus dem Norden",
    ]


@pytest.mark.parametrize(
    "other",
    [
        "<div class=card><img src=b.jpg alt='Ein Zug im Bahnhof'><span>Foto: dpa</span><h3><a href=/b>Neuer Zug fährt"
        " öfter</a></h3><p><a href=/b>Was sich von Juni an auf der Strecke ändert.</a></p></div>",
        "<figure><img src=/img/jana.jpg alt='Jana Beispiel'><figcaption><address>Von <a href=/j>Jana Beispiel</a>"
        "</address><p>Redaktionsleiterin</p></figcaption></figure>",
        "<figure><figcaption>Bitte aktivieren Sie Javascript.<ul><li>ohne Werbung</li></ul></figcaption></figure>",
        "<img src=/static/main-logo.svg alt='Hafenblatt'>",
        "<aside class=newsletter><p class=text-caption>Mit der Anmeldung stimme ich</p></aside>",
        "<div><img src=/icon-spinner.svg alt='Loading...'><div>This video has failed to load.</div></div>",
    ],
)
def test_what_is_no_picture_of_the_article(other: str) -> None:
    assert not _page(other).media


def test_a_caption_whose_picture_comes_by_script() -> None:
    medium = _only(_page("<figure><figcaption>Der Anleger am Morgen. © Jana Beispiel</figcaption></figure>"))
    assert (medium.caption, medium.credit) == ("Der Anleger am Morgen.", "Jana Beispiel")


def test_makers_known_from_one_picture_end_the_caption_of_another() -> None:
    first = (
        "<figure><img src=a.jpg alt=A><figcaption>Der Anleger<p class=credit>Jana Beispiel II</p></figcaption></figure>"
    )
    second = "<figure><img src=b.jpg alt=B><figcaption>Die Gäste am Ufer Jana Beispiel II</figcaption></figure>"
    document = _page(first + "<p>Es war warm.</p>" + second)
    assert [(m.caption, m.credit) for m in document.media] == [
        ("Der Anleger", "Jana Beispiel II"),
        ("Die Gäste am Ufer", "Jana Beispiel II"),
    ]


_DECLARED = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Anleger geöffnet", "image": {"@type": '
    '"ImageObject", "url": "https://example.org/w1200/anleger-ostufer-7.jpg", "caption": "Der Anleger mit Gästen", '
    '"creditText": "Jana Beispiel/dpa"}}</script>'
)


def test_the_head_gives_what_the_page_does_not_show() -> None:
    medium = _only(_page("<img src=/w300/anleger-ostufer-7.jpg alt='Holzbrücke'>", _DECLARED))
    assert (medium.caption, medium.credit) == ("Der Anleger mit Gästen", "Jana Beispiel/dpa")


def test_the_head_tells_where_a_caption_ends() -> None:
    figcaption = "<figcaption>Der Anleger mit Gästen Tom Muster</figcaption>"
    medium = _only(_page(f"<figure><img src=/w300/anleger-ostufer-7.jpg>{figcaption}</figure>", _DECLARED))
    assert (medium.caption, medium.credit) == ("Der Anleger mit Gästen", "Tom Muster")


def test_the_head_says_nothing_of_other_pictures() -> None:
    medium = _only(_page("<img src=/w300/faehre-westufer.jpg alt='Fähre'>", _DECLARED))
    assert (medium.caption, medium.credit) == (None, None)


def test_a_video_teaser_with_picture_title_text_date_and_length() -> None:
    document = _page(
        "<div class=t><img src=a.jpg alt='Die Leiterin im Gespräch am Kai'><span>Bildrechte: dpa</span><div>"
        "<h3>Leiterin: Der Bau hat sich gelohnt</h3><p>Was sie von der neuen Strecke erwartet und was noch fehlt.</p>"
        "<p>04.11.2024 | 12:05 min</p></div></div>"
    )
    medium = _only(document)
    assert (medium.kind, medium.title) == ("video", "Leiterin: Der Bau hat sich gelohnt")
    assert (medium.date, medium.duration, medium.credit) == ("2024-11-04", "PT12M5S", "dpa")
    kinds = _kinds(document)
    assert [kind for kind in kinds if kind.startswith("teaser")] == ["teaser_title", "teaser", "teaser_meta"]


def test_a_teaser_of_an_audio_piece_with_the_heading_as_its_title() -> None:
    document = _page(
        "<div class=t><img src=a.jpg alt='Die Leiterin im Studio (Quelle: Hafenfunk)'><div>jetzt hören</div>"
        "<div>Audio</div><h3>Leiterin: Es hat sich gelohnt</h3><p>04.11.2024 | 12:05 min</p></div>"
    )
    medium = _only(document)
    assert (medium.kind, medium.title, medium.credit) == ("audio", "Leiterin: Es hat sich gelohnt", "Hafenfunk")


def test_the_caption_of_a_video_in_a_figure() -> None:
    document = _page(
        "<figure><img src=a.jpg alt='Die Leiterin am Kai'><figcaption><p>Die Leiterin erklärt, was sie von der neuen"
        " Strecke erwartet.</p>04.11.2024 | 2:05 min</figcaption></figure>"
    )
    medium = _only(document)
    assert (medium.kind, medium.duration) == ("video", "PT2M5S")
    assert medium.caption == "Die Leiterin erklärt, was sie von der neuen Strecke erwartet."


def test_every_one_of_many_pictures_keeps_its_caption() -> None:
    picture = "<figure><img src={0}.jpg alt='Bild {0}'><figcaption>Das Bild mit der Nummer {0}</figcaption></figure>"
    document = _page("".join(picture.format(number) + _TEXT for number in range(300)))
    assert len(document.media) == 300


@pytest.mark.parametrize("mark", ["- ", "/ ", "| ", "1 "])
def test_a_caption_of_marks_without_end_is_read_at_once(mark: str) -> None:
    document = _page(f"<figure><figcaption>{mark * 50_000}Der Anleger</figcaption></figure>")
    assert "Der Anleger" in document.text


def test_a_declared_credit_of_parts_without_end_is_read_at_once() -> None:
    maker = " | ".join(f"Jana Beispiel {number}" for number in range(20_000))
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Anleger geöffnet", "image": '
        f'{{"@type": "ImageObject", "url": "https://example.org/anleger-am-ostufer.jpg", "creditText": "{maker}"}}}}'
        "</script>"
    )
    document = _page("<figure><img src='https://example.org/anleger-am-ostufer.jpg' alt='Der Anleger'></figure>", head)
    assert len(document.media) == 1
