"""What kind of page it is, and what reading costs: the warnings of a page."""

import json

import pytest

from depesche.document import Document
from depesche.errors import EmptyInputError
from depesche.page import read_page

GERMAN = [
    "Die Werft an der Mündung baut im nächsten Jahr drei Fähren für die Inseln, sagte die Geschäftsführerin am Montag.",
    "Das Land übernimmt ein Drittel der Kosten, den Rest tragen die Gemeinden und eine Genossenschaft der Fischer.",
    "Die erste Fähre soll im Frühjahr fahren, zwei weitere im Herbst, wenn die neuen Anleger fertig sind.",
    "Gewerkschaft und Betriebsrat begrüßten den Auftrag, forderten aber sichere Stellen auch für die Zeit danach.",
]
ENGLISH = [
    "The shipyard at the river mouth will build three ferries for the islands next year, its manager said on Monday.",
    "The county covers a third of the cost, while the villages and a cooperative of fishermen pay for the rest.",
    "The first ferry is due in spring and two more in autumn, once the new landing stages have been finished.",
    "The union and the works council welcomed the order but asked for safe jobs in the years after it as well.",
]
DATE = '<meta property="article:published_time" content="2025-03-04T08:00:00+01:00">'
NEWS = '<meta property="og:type" content="article">' + DATE


def page(body: str, head: str = "", title: str = "Werft baut Fähren", language: str = "de") -> Document:
    head = f"<title>{title}</title>{head}"
    return read_page(f'<!DOCTYPE html><html lang="{language}"><head>{head}</head><body>{body}</body></html>')


def paragraphs(texts: list[str], times: int = 1) -> str:
    return "".join(f"<p>{text}</p>" for text in texts * times)


def long(texts: list[str], number: int) -> str:
    """Paragraphs enough that nothing looks short, each told from the others by its number."""
    return "".join(f"<p>{text[:-1]}, Teil {part}.</p>" for part in range(number) for text in texts)


def json_ld(**fields: object) -> str:
    node = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Werft baut Fähren", **fields}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def warnings(document: Document) -> dict[str, str]:
    return {warning.code: warning.message for warning in document.warnings}


def body(document: Document) -> list[str]:
    return [document.text[b.begin : b.end] for b in document.blocks if b.kind in ("lead", "paragraph", "list_item")]


@pytest.mark.parametrize("texts", [GERMAN, ENGLISH])
def test_article_has_no_warning(texts: list[str]) -> None:
    document = page(f"<main><article><h1>Werft baut Fähren</h1>{paragraphs(texts)}</article></main>", NEWS)
    assert document.warnings == []


# what reading costs


@pytest.mark.parametrize(
    ("texts", "offer"),
    [
        (
            GERMAN,
            "<div class='paywall'><h3>Jetzt weiterlesen mit dem Digitalabo</h3><p>Vier Wochen für einen Euro, danach "
            "zehn Euro im Monat, jederzeit kündbar.</p><a href='/abo'>Zum Angebot</a></div>",
        ),
        (
            GERMAN,
            "<section><p>Dieser Artikel ist nur für Abonnenten.</p><p>Testen Sie uns vier Wochen lang für einen Euro, "
            "das Angebot ist monatlich kündbar.</p></section>",
        ),
        (
            ENGLISH,
            "<div id='gate'><h2>Subscribe to continue reading</h2><p>Four weeks for one pound, and after that ten "
            "pounds per month, cancel anytime.</p></div>",
        ),
    ],
)
def test_free_part_of_a_sold_article(texts: list[str], offer: str) -> None:
    free = paragraphs(texts[:2])
    document = page(f"<article><h1>Werft baut Fähren</h1>{free}{offer}</article>", NEWS + json_ld())
    assert "only part" in warnings(document)["paywall"]
    assert body(document) == texts[:2]


def test_text_cut_off_in_front_of_an_offer_outside_of_the_article() -> None:
    cut = f"<p>{GERMAN[0]}</p><p>{GERMAN[1][:80]} …</p>"
    offer = "<div><p>Weiterlesen mit unserem Probeabo</p></div>"
    document = page(f"<main><article><h1>Werft baut Fähren</h1>{cut}</article>{offer}</main>", NEWS)
    assert "only part" in warnings(document)["paywall"]
    assert "Probeabo" not in " ".join(body(document))


def test_sold_article_that_is_all_there() -> None:
    head = NEWS + json_ld(isAccessibleForFree=False, articleBody=" ".join(GERMAN))
    document = page(f"<article><h1>Werft baut Fähren</h1>{paragraphs(GERMAN)}</article>", head)
    assert "whole" in warnings(document)["paywall"]


def test_declared_text_longer_than_the_one_on_the_page() -> None:
    head = NEWS + json_ld(isAccessibleForFree="False", articleBody=" ".join(GERMAN))
    document = page(f"<article><h1>Werft baut Fähren</h1>{paragraphs(GERMAN[:1])}</article>", head)
    assert "paywall" in warnings(document)


def test_sold_article_of_unknown_length() -> None:
    article = f"<article><h1>Werft baut Fähren</h1>{paragraphs(GERMAN)}</article>"
    document = page(article, NEWS + json_ld(isAccessibleForFree=False))
    assert "does not say" in warnings(document)["paywall"]


@pytest.mark.parametrize("button", ["Jetzt registrieren und weiterlesen", "Create a free account and sail on"])
def test_wall_for_readers_who_register(button: str) -> None:
    wall = f"<div class='regwall'><p>{button}</p></div>"
    article = f"<article><h1>Werft baut Fähren</h1>{paragraphs(GERMAN[:2])}{wall}</article>"
    assert set(warnings(page(article, NEWS))) == {"registration"}


@pytest.mark.parametrize(
    "more",
    [
        "<span class='badge plus'>Plus</span>",
        "<div class='teaser'><span>Plus</span><a href='/x'>Nur für Abonnenten: Was Fähren kosten</a></div>",
        "<aside><p>Sie haben in diesem Monat noch zwei freie Artikel.</p></aside>",
        "<footer><p>Jetzt abonnieren</p></footer>",
    ],
)
def test_badges_meters_and_offers_elsewhere_are_no_paywall(more: str) -> None:
    article = f"<main><article><h1>Werft baut Fähren</h1>{long(GERMAN, 3)}</article>{more}</main>"
    assert warnings(page(article, NEWS)) == {}


def test_offer_amid_the_text_cuts_nothing_off() -> None:
    offer = "<p>Jetzt testen: unser Brief zum Wochenende</p>"
    article = f"<article><h1>Werft baut Fähren</h1><p>{GERMAN[0]}</p>{offer}{paragraphs(GERMAN[1:])}</article>"
    assert warnings(page(article, NEWS)) == {}


# no article


def card(number: int, text: str = "") -> str:
    return f"<article><h2><a href='/{number}'>Meldung Nummer {number} aus der Region</a></h2>{text}</article>"


@pytest.mark.parametrize("text", ["", f"<p>{GERMAN[2]}</p>"])
def test_front_page(text: str) -> None:
    head = '<meta property="og:type" content="website">'
    document = page("<main>" + "".join(card(n, text) for n in range(9)) + "</main>", head, "Inselbote")
    assert warnings(document)["not_an_article"].startswith("list:")


@pytest.mark.parametrize("title", ["Suchergebnisse | Inselbote", "Archiv - Inselbote", "Search results | Island Post"])
def test_search_page(title: str) -> None:
    listed = "".join(card(n) for n in range(6))
    document = page(f"<main><h1>{title[:7]}</h1><p>{GERMAN[0]}</p><p>{GERMAN[1]}</p>{listed}</main>", "", title)
    assert warnings(document)["not_an_article"].startswith("list:")


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Seite nicht gefunden | Inselbote", "Leider gibt es hier nichts zu lesen. Versuchen Sie es mit der Suche."),
        ("404 - Inselbote", "Der Link ist veraltet, oder die Adresse enthält einen Fehler. Das tut uns leid."),
        ("Page not found", "The link may be old, or the address may hold a mistake. We are sorry for that."),
        ("Access denied", "You do not have permission to see this page from where you are at the moment."),
    ],
)
def test_error_page(title: str, text: str) -> None:
    document = page(f"<main><h1>{title.split(' |', maxsplit=1)[0]}</h1><p>{text}</p></main>", "", title)
    assert warnings(document)["not_an_article"].startswith("error:")


def test_article_about_an_error_is_none() -> None:
    article = f"<article><h1>Fehler 404: Die Geschichte einer Zahl</h1>{paragraphs(GERMAN)}</article>"
    assert warnings(page(article, NEWS, "Fehler 404: Die Geschichte einer Zahl")) == {}


@pytest.mark.parametrize(
    ("language", "lines", "button"),
    [
        (
            "de",
            [
                "Wir und unsere Partner speichern Cookies auf Ihrem Endgerät und lesen sie aus, um Werbung zu zeigen.",
                "Ihre Einwilligung können Sie jederzeit in der Datenschutzerklärung widerrufen, am Ende jeder Seite.",
            ],
            "Alle akzeptieren",
        ),
        (
            "en",
            [
                "We and our partners store cookies on your device to show personalised ads and to count visits.",
                "You can take back your consent at any time with the link to the privacy policy below every page.",
            ],
            "Accept all",
        ),
    ],
)
def test_consent_wall(language: str, lines: list[str], button: str) -> None:
    body = f"<div><h1>Inselbote</h1>{paragraphs(lines)}<button>{button}</button></div>"
    assert "consent_wall" in warnings(page(body, "", "Inselbote", language))


def test_article_about_cookies_is_none() -> None:
    texts = [f"{text[:-1]}, und Cookies spielen dabei eine Rolle." for text in GERMAN]
    assert warnings(page(f"<article><h1>Backen</h1>{paragraphs(texts)}</article>", NEWS, "Backen")) == {}
    undated = page(f"<article><h1>Backen</h1>{paragraphs(texts)}</article>", "", "Backen")
    assert set(warnings(undated)) == {"no_date"}


def figure(number: int) -> str:
    caption = f"Bild {number} zeigt die Fähre beim Ablegen vom Kai der kleinen Werft am Abend"
    return f"<figure><img src='/{number}.jpg' width='800'><figcaption>{number}/6 {caption}</figcaption></figure>"


@pytest.mark.parametrize("title", ["Bilderstrecke: Die Fähren der Werft", "Ferries of the yard - in pictures"])
def test_gallery(title: str) -> None:
    pictures = "".join(figure(number) for number in range(1, 7))
    document = page(f"<main><h1>{title}</h1><p>{GERMAN[0]}</p>{pictures}</main>", DATE, title)
    assert warnings(document)["not_an_article"].startswith("gallery:")


def test_article_with_many_pictures_is_none() -> None:
    pictures = "".join(figure(number) for number in range(1, 7))
    document = page(f"<article><h1>Werft baut Fähren</h1>{long(GERMAN, 3)}{pictures}</article>", NEWS)
    assert "not_an_article" not in warnings(document)


def test_video_page() -> None:
    node = {
        "@context": "https://schema.org", "@type": "VideoObject", "name": "Die neue Fähre", "description": GERMAN[0],
        "uploadDate": "2025-03-04T08:00:00+01:00", "duration": "PT2M30S",
    }  # fmt: skip
    head = f'<script type="application/ld+json">{json.dumps(node)}</script>'
    document = page(f"<main><h1>Die neue Fähre</h1><video></video><p>{GERMAN[0]}</p></main>", head, "Die neue Fähre")
    assert warnings(document)["not_an_article"].startswith("video:")
    assert document.published == "2025-03-04T08:00:00+01:00"
    assert [medium.duration for medium in document.media if medium.title] == ["PT2M30S"]
    assert GERMAN[0] in document.text


def test_article_with_a_video_is_none() -> None:
    video = json_ld(video={"@type": "VideoObject", "name": "Die neue Fähre", "duration": "PT2M30S"})
    assert warnings(page(f"<article><h1>Werft baut Fähren</h1>{paragraphs(GERMAN)}</article>", NEWS + video)) == {}


def test_short_report_is_an_article() -> None:
    document = page(f"<main><h1>Werft baut Fähren</h1><p>{GERMAN[0]}</p></main>", DATE)
    assert warnings(document) == {}


def test_page_that_scripts_build() -> None:
    with pytest.raises(EmptyInputError):
        page("<div id='root'></div><noscript>Bitte schalten Sie JavaScript ein.</noscript>", "", "")
