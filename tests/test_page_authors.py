"""Names of authors: what bylines, meta tags, JSON-LD and links to authors' pages say."""

import pytest

from depesche.page import authors, read_page

PROSE = [
    "Der Rat der Stadt hat am Freitag den Bau einer zweiten Brücke über den Fluss beschlossen, nach langem Streit.",
    "Die Bauzeit beträgt nach Angaben der Verwaltung drei Jahre, die Kosten trägt zur Hälfte das Land.",
    "Am Abend wurde vor dem Rathaus gefeiert, während die Gegner des Baus eine Klage ankündigten.",
]
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PROSE)


def found(header: str = "", head: str = "", after: str = "", url: str = "https://www.nordblatt.example/a") -> list[str]:
    page = f"<html><head>{head}</head><body><h1>Rat beschließt den Bau der Brücke</h1>{header}<div>{BODY}</div>{after}"
    return read_page(page + "</body></html>", url=url).authors


def ld(author: str, publisher: str = '{"@type": "Organization", "name": "Nordblatt"}') -> str:
    article = f'"@type": "NewsArticle", "headline": "Rat beschließt den Bau der Brücke", "publisher": {publisher}'
    return f'<script type="application/ld+json">{{{article}, "author": {author}}}</script>'


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Von Anna Beispiel und Bert Muster", ["Anna Beispiel", "Bert Muster"]),
        ("Von Anna Beispiel, Berlin", ["Anna Beispiel"]),
        ("Von Anna Beispiel, New York", ["Anna Beispiel"]),
        ("Anna Beispiel und Bert Muster (dpa)", ["Anna Beispiel", "Bert Muster"]),
        ("Von Anna Beispiel (dpa), Bert Muster", ["Anna Beispiel", "Bert Muster"]),
        ("Von Anna Beispiel, Redakteurin im Ressort Politik", ["Anna Beispiel"]),
        ("Von unserem Korrespondenten Bert Muster", ["Bert Muster"]),
        ("Von unserer Korrespondentin Anna Beispiel, Brüssel", ["Anna Beispiel"]),
        ("Chefredakteurin Anna Beispiel", ["Anna Beispiel"]),
        ("Ein Gastbeitrag von Prof. Dr. Anna von der Heide", ["Prof. Dr. Anna von der Heide"]),
        ("VON ANNA BEISPIEL", ["ANNA BEISPIEL"]),
        ("Anna Beispiel in Rom und Bert Muster in Kiew", ["Anna Beispiel", "Bert Muster"]),
        ("Redaktion: Anna Beispiel und Bert Muster", []),
        ("dpa/abe", []),
        ("sda/afp", []),
        ("Von dpa", []),
        ("Von Nordblatt Redaktion", []),
        ("(abe)", []),
        ("By Jane Doe and John Q. Public", ["Jane Doe", "John Q. Public"]),
        ("By Jane Doe for the Weekly Planet", ["Jane Doe"]),
        ("By Jane Doe in New York and John Roe in The Hague", ["Jane Doe", "John Roe"]),
        ("Political Correspondent Jane Doe", ["Jane Doe"]),
        ("By JANE DOE, Associated Press", ["JANE DOE"]),
        ("By Reuters Staff", []),
        ("Jane Doe, May 31 2026, 7:08 p.m.", ["Jane Doe"]),
        ("By Joan “Joey” O’Neill-Smith", ["Joan “Joey” O’Neill-Smith"]),
        ("By Jane Doe PLANET Executive News Editor", ["Jane Doe"]),
        ("By JANE DOE 11/ 3/25 08:41 PM ET", ["JANE DOE"]),
        ("By Jane van Doe on Aug 13, 2025 at 10:05a @janedoe", ["Jane van Doe"]),
        ("By Jane Doe Planet.com Archive", ["Jane Doe"]),
        ("By Jane Doe Staff Writer", ["Jane Doe"]),
        ("By Jane Doe Political Editor", []),
        ("Von Anna Beispiel stammt der Vorschlag.", []),
        ("View Author Archive", []),
        ("https://www.nordblatt.example/autor/anna-beispiel", []),
        ("anna.beispiel@nordblatt.example", []),
    ],
)
def test_people_in_a_line(line: str, names: list[str]) -> None:
    assert authors.in_line(line) == names


@pytest.mark.parametrize(
    ("written", "people", "others"),
    [
        ([("Anna Beispiel", "Person"), ("Nordblatt", "Organization")], ["Anna Beispiel"], ["Nordblatt"]),
        ([("Anna Beispiel und Bert Muster, dpa", "Person")], ["Anna Beispiel", "Bert Muster"], []),
        ([("Beispiel, Anna", "Person")], ["Anna Beispiel"], []),
        ([("dpa", "Person"), ("AFP", "Organization")], [], []),
        ([("Redaktion Nordblatt", "Person")], [], ["Redaktion Nordblatt"]),
        ([("admin", "Person")], [], []),
        ([("Nordblatt Lokales", "Person"), ("Frank Muster", "Person")], ["Frank Muster"], ["Nordblatt Lokales"]),
        ([("Nordblatt", "")], [], []),
        ([("https://www.nordblatt.example/autor/1", "Thing")], [], []),
    ],
)
def test_declared(written: list[tuple[str, str]], people: list[str], others: list[str]) -> None:
    assert authors.declared(written, "Nordblatt") == (people, others)


def test_first_name_that_begins_like_the_outlet_is_no_outlet() -> None:
    assert authors.declared([("Frank Muster", "Person")], "Frankenbote") == (["Frank Muster"], [])


def test_an_agency_may_sign_on_its_own_page() -> None:
    assert authors.declared([("Reuters", "Organization")], "Reuters") == ([], ["Reuters"])


def test_jsonld_lists_all() -> None:
    head = ld('[{"@type": "Person", "name": "Anna Beispiel"}, {"@type": "Person", "name": "Bert Muster"}]')
    assert found("<p>Von Cleo Probe</p>", head + '<meta name="author" content="Anna Beispiel">') == [
        "Anna Beispiel",
        "Bert Muster",
    ]


def test_byline_names_more_than_the_meta_tag() -> None:
    head = '<meta name="author" content="Anna Beispiel">'
    assert found("<p>Von Anna Beispiel und Bert Muster</p>", head) == ["Anna Beispiel", "Bert Muster"]


def test_meta_tag_spells_the_name() -> None:
    assert found("<p>BY JANE DOE</p>", '<meta name="author" content="Jane Doe">') == ["Jane Doe"]


def test_desk_signs_only_where_nobody_is_named() -> None:
    desk = '{"@type": "Organization", "name": "Redaktion Nordblatt"}'
    assert found(head=ld(desk)) == ["Redaktion Nordblatt"]
    assert found("<p>Von Anna Beispiel</p>", ld(desk)) == ["Anna Beispiel"]


@pytest.mark.parametrize(
    "link",
    [
        '<a href="/autor/anna-beispiel">Anna Beispiel</a>',
        '<a href="https://www.nordblatt.example/author/ab/">Anna Beispiel</a>',
        '<a rel="author" href="/x/1">Anna Beispiel</a>',
        '<span itemprop="author" itemscope><span itemprop="name">Anna Beispiel</span></span>',
        '<a href="/by/anna-beispiel">By Anna Beispiel</a>',
    ],
)
def test_links_to_authors_beside_the_headline(link: str) -> None:
    assert found(f"<div>{link} <span>4. März 2026</span></div>") == ["Anna Beispiel"]


def test_links_to_authors_of_other_reports_do_not_count() -> None:
    cards = '<div><h3><a href="/b">Anderer Bericht</a></h3><a href="/autor/cleo">Cleo Probe</a></div>' * 3
    assert found(after=cards) == []


def test_names_beside_the_date() -> None:
    assert found("<div>4. März 2026, 10:15 Uhr</div><div>dpa, Anna Beispiel</div>") == ["Anna Beispiel"]
    assert found("<div>Mi 04.03.26 | 14:07 Uhr | Von Anna Beispiel</div>") == ["Anna Beispiel"]


def test_the_outlet_in_the_byline_is_no_author() -> None:
    head = '<meta property="og:site_name" content="Nordblatt">'
    assert found("<p>Von Anna Beispiel, NORDBLATT OSTSEE</p>", head) == ["Anna Beispiel"]
    assert found("<p>By Jane Doe, Nordblatt Coast</p>") == ["Jane Doe"]
