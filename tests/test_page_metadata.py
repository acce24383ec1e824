"""What a page says about itself: the order of trust, dates, titles, publishers, keywords, languages."""

import pytest

from depesche.document import Document
from depesche.page import outlet, read_page
from depesche.page.dates import iso, of_url
from depesche.page.metadata import precedes

PROSE = [
    "Der Rat der Stadt hat am Freitag den Bau einer zweiten Brücke über den Fluss beschlossen, nach langem Streit.",
    "Die Bauzeit beträgt nach Angaben der Verwaltung drei Jahre, die Kosten trägt zur Hälfte das Land.",
    "Am Abend wurde vor dem Rathaus gefeiert, während die Gegner des Baus eine Klage ankündigten.",
]
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PROSE)


def page(head: str = "", header: str = "", lang: str = ' lang="de"', url: str | None = None) -> Document:
    source = (
        f"<html{lang}><head>{head}</head><body><h1>Rat beschließt den Bau der Brücke</h1>{header}{BODY}</body></html>"
    )
    return read_page(source, url=url)


def ld(**values: str) -> str:
    members = "".join(f', "{key}": {value}' for key, value in values.items())
    node = f'{{"@type": "NewsArticle", "headline": "Rat beschließt Brücke"{members}}}'
    return f'<script type="application/ld+json">{node}</script>'


def meta(**values: str) -> str:
    return "".join(f'<meta name="{key.replace("__", ":")}" content="{value}">' for key, value in values.items())


# dates


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2026-03-04T08:00:00+01:00", "2026-03-04T08:00:00+01:00"),
        ("2026-03-04T08:00:00.000+0100", "2026-03-04T08:00:00.000+01:00"),
        ("2026-03-04T08:00Z", "2026-03-04T08:00:00+00:00"),
        ("2026-03-04 08:00:00", "2026-03-04T08:00:00"),
        ("2026/03/04 08:00", "2026-03-04T08:00:00"),
        ("2026-03-04 08:00 CET", "2026-03-04T08:00:00+01:00"),
        ("2026-03-04T08:00:00 GMT+2", "2026-03-04T08:00:00+02:00"),
        ("2026-03-04T08:00:00 (UTC+05:30)", "2026-03-04T08:00:00+05:30"),
        ("20260304", "2026-03-04"),
        ("20260304T080000Z", "2026-03-04T08:00:00+00:00"),
        ("1772611200", "2026-03-04T08:00:00+00:00"),
        ("1772611200000", "2026-03-04T08:00:00+00:00"),
        ("Wed, 04 Mar 2026 08:00:00 GMT", "2026-03-04T08:00:00+00:00"),
        ("Wed Mar 04 08:00:00 CET 2026", "2026-03-04T08:00:00+01:00"),
        ("04.03.2026, 15:54 Uhr", "2026-03-04T15:54:00"),
        ("04.03.2026 | 15.54 Uhr MEZ", "2026-03-04T15:54:00+01:00"),
        ("Mittwoch, 4. März 2026 um 20 Uhr", "2026-03-04T20:00:00"),
        ("15:54 Uhr, 4. Juli 2026", "2026-07-04T15:54:00"),
        ("4. Juli 2026 15:54 (MESZ)", "2026-07-04T15:54:00+02:00"),
        ("March 4, 2026 3:54 p.m. EST", "2026-03-04T15:54:00-05:00"),
        ("4 March 2026 12:05am GMT", "2026-03-04T00:05:00+00:00"),
        ("Wednesday 4th of March 2026", "2026-03-04"),
        ("MAR 4, 2026 3 PM", "2026-03-04T15:00:00"),
        ("March 4, 2026, 17:07 IST", "2026-03-04T17:07:00"),
        ("24/03/2026 - 16:17", "2026-03-24T16:17:00"),
        ("03/24/2026", "2026-03-24"),
        ("04/03/2026", None),
        ("30.02.2026", None),
        ("1970-01-01T00:00:00Z", None),
        ("0001-01-01T00:00:00", None),
        ("gestern", None),
        ("", None),
    ],
)
def test_dates_as_written(written: str, value: str | None) -> None:
    assert iso(written) == value


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("https://nordblatt.example/2026/03/04/bruecke", "2026-03-04"),
        ("https://nordblatt.example/2026/3/4/bruecke.html", "2026-03-04"),
        ("https://nordblatt.example/bruecke-2026-03-04.html", "2026-03-04"),
        ("https://nordblatt.example/20260304/bruecke", "2026-03-04"),
        ("https://nordblatt.example/news/2026/mar/04/bridge", "2026-03-04"),
        ("https://nordblatt.example/2026/LOKALES/03/04/bruecke", "2026-03-04"),
        ("https://nordblatt.example/2026/03/bruecke", None),
        ("https://nordblatt.example/2026/13/40/bruecke", None),
        ("https://nordblatt.example/artikel/2026030412345", None),
        (None, None),
    ],
)
def test_date_in_the_address(url: str | None, value: str | None) -> None:
    assert of_url(url) == value


def test_published_in_the_order_of_trust() -> None:
    url = "https://nordblatt.example/2026/03/01/bruecke"
    tag, seen = meta(article__published_time="2026-03-03T08:00:00Z"), "<p>2. März 2026, 10:15 Uhr</p>"
    declared = ld(datePublished='"2026-03-04T08:00:00+01:00"')
    assert page(declared + tag, seen, url=url).published == "2026-03-04T08:00:00+01:00"
    assert page(tag, seen, url=url).published == "2026-03-03T08:00:00+00:00"
    assert page("", seen, url=url).published == "2026-03-02T10:15:00"
    assert page("", "", url=url).published == "2026-03-01"
    assert page().published is None


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2026-03-04">',
        '<meta name="date" content="2026-03-04">',
        '<meta name="DC.date.issued" content="2026-03-04">',
        '<meta itemprop="datePublished" content="2026-03-04">',
        ld(dateCreated='"2026-03-04"'),
        ld(datepublished="1772582400").replace("1772582400", '"2026-03-04"'),
        '<script type="application/ld+json">{"@type": "WebPage", "datePublished": "2026-03-04"}</script>',
    ],
)
def test_published_by_other_names(head: str) -> None:
    assert (page(head).published or "")[:10] == "2026-03-04"


def test_seconds_as_a_number() -> None:
    assert page(ld(datePublished="1772611200")).published == "2026-03-04T08:00:00+00:00"


def test_microdata_on_the_page() -> None:
    stamp = '<div itemprop="datePublished" content="2026-03-04T08:00:00Z">am Mittwoch</div>'
    assert page("", stamp).published == "2026-03-04T08:00:00+00:00"


def test_a_change_before_publication_is_none() -> None:
    when = ld(datePublished='"2026-03-04T08:00:00+01:00"', dateModified='"2026-03-04T06:30:00Z"')
    assert page(when).modified is None
    assert page(when.replace("06:30", "09:30")).modified == "2026-03-04T09:30:00+00:00"


def test_precedes_only_what_can_be_compared() -> None:
    assert precedes("2026-03-04T08:00:00+01:00", "2026-03-04T07:30:00+00:00")
    assert not precedes("2026-03-04T08:00:00", "2026-03-04T09:30:00+00:00")
    assert precedes("2026-03-03", "2026-03-04T09:30:00+00:00")


# titles and publishers


@pytest.mark.parametrize(
    ("title", "publisher", "url", "short"),
    [
        ("Rat beschließt Brücke | Nordblatt", "Nordblatt", None, "Rat beschließt Brücke"),
        ("Rat beschließt Brücke - Lokales - Nordblatt", "Nordblatt", None, "Rat beschließt Brücke - Lokales"),
        ("Rat beschließt Brücke | NB.DE", None, "https://www.nb.de/a", "Rat beschließt Brücke"),
        ("Bridge approved – Weekly Planet News", "Weekly Planet", None, "Bridge approved"),
        ("Weekly Planet: Bridge approved", "Weekly Planet", None, "Weekly Planet: Bridge approved"),
        ("Nordblatt » Rat beschließt Brücke", "Nordblatt", None, "Rat beschließt Brücke"),
        ("Brücke - Rat - Streit", "Nordblatt", "https://nordblatt.example/a", "Brücke - Rat - Streit"),
    ],
)
def test_title_without_the_outlet(title: str, publisher: str | None, url: str | None, short: str) -> None:
    assert outlet.without(title, publisher, url) == short


def test_title_is_cut_behind_the_headline_where_no_outlet_is_known() -> None:
    assert page("<title>Rat beschließt den Bau der Brücke - Lokales - Nordblatt</title>").title == (
        "Rat beschließt den Bau der Brücke"
    )


@pytest.mark.parametrize(
    ("url", "label"),
    [
        ("https://www.nordblatt.example/a", "nordblatt"),
        ("http://news.weeklyplanet.co.uk/", "weeklyplanet"),
        ("https://edition.planet.com", "planet"),
        ("not a url", ""),
        ("http://[::1", ""),
        (None, ""),
    ],
)
def test_label_of_the_host(url: str | None, label: str) -> None:
    assert outlet.label(url) == label


@pytest.mark.parametrize(
    ("head", "publisher"),
    [
        (ld(publisher='{"@type": "Organization", "name": "Nordblatt"}'), "Nordblatt"),
        (ld(publisher='{"@type": "Organization", "name": "https://nb.example"}') + meta(og__site_name="NB"), "NB"),
        (
            ld(publisher='{"@id": "#o"}')
            + '<script type="application/ld+json">{"@type": "Organization", "@id": "#o", "name": "Nordblatt"}</script>',
            "Nordblatt",
        ),
        (meta(og__site_name="www.nordblatt.example"), "nordblatt.example"),
        (meta(application_name="x").replace("_", "-"), "x"),
        ("<title>Rat beschließt Brücke | Nordblatt</title>", "Nordblatt"),
        ("<title>Rat beschließt Brücke | Streit</title>", None),
        (ld(publisher='{"@type": "Organization", "logo": "https://nb.example/logo.png"}'), None),
    ],
)
def test_publisher(head: str, publisher: str | None) -> None:
    assert page(head, url="https://www.nordblatt.example/a").publisher == publisher


# keywords, language, address


@pytest.mark.parametrize(
    ("head", "keywords"),
    [
        (ld(keywords='["Brücke", "Stadtrat", "brücke"]'), ["Brücke", "Stadtrat"]),
        (ld(keywords='"Brücke, Stadtrat; Bau"'), ["Brücke", "Stadtrat", "Bau"]),
        (ld(keywords='["Rat, Stadt und Land", "Bau"]'), ["Rat, Stadt und Land", "Bau"]),
        (ld(keywords='["NB", "Bau, Brücke, Rat"]'), ["NB", "Bau", "Brücke", "Rat"]),
        (ld(keywords='["Bau", "Type: Article", "Day: Monday", "Section: Local"]'), ["Bau"]),
        (ld(keywords='["Der Film: Teil 2", "Kino"]'), ["Der Film: Teil 2", "Kino"]),
        (ld(keywords='["0badcafe-1234-4abc-9def-00112233aabb", "nordblatt.com", "4711", "Bau"]'), ["Bau"]),
        (meta(news_keywords="Bau,Rat") + meta(keywords="anderes"), ["Bau", "Rat"]),
        ('<meta property="article:tag" content="Bau"><meta property="article:tag" content="Rat">', ["Bau", "Rat"]),
        (meta(keywords="Ein ganzer Satz " * 6), []),
    ],
)
def test_keywords(head: str, keywords: list[str]) -> None:
    assert page(head).keywords == keywords


@pytest.mark.parametrize(
    ("lang", "head", "language"),
    [
        (' lang="de-AT"', ld(inLanguage='"en"'), "de"),
        (' lang="en-US"', ld(inLanguage='"de-DE"') + '<meta property="og:locale" content="de_DE">', "de"),
        ("", ld(inLanguage='"de"'), "de"),
        ("", '<meta http-equiv="content-language" content="en-GB">', "en"),
        (' lang=""', '<meta property="og:locale" content="de_CH">', "de"),
        (' lang="x"', "", None),
    ],
)
def test_language(lang: str, head: str, language: str | None) -> None:
    assert page(head, lang=lang).language == language


def test_address() -> None:
    links = '<link rel="canonical" href="https://nb.example/a"><meta property="og:url" content="https://nb.example/b">'
    assert page(links, url="https://nb.example/c").url == "https://nb.example/c"
    assert page(links).url == "https://nb.example/a"
    assert page(links.replace("https://nb.example/a", "/a")).url == "https://nb.example/b"
    assert page('<link rel="canonical" href="javascript:x">').url is None


def test_head_that_ends_too_early() -> None:
    head = '<title>Rat beschließt Brücke</title><div></div><meta property="og:title" content="Brücke: Rat stimmt zu">'
    assert page(head + meta(author="Anna Beispiel")).authors == ["Anna Beispiel"]
