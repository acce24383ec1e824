"""The running text of a page and its subheads, told from what stands between and after them without class names."""

import json

import pytest

from depesche.document import Document
from depesche.page import read_page

GERMAN = [
    "Der Rat der Stadt hat am Freitag den Bau einer zweiten Brücke über den Fluss beschlossen, nach langem Streit.",
    "Die Bauzeit beträgt nach Angaben der Verwaltung drei Jahre, die Kosten trägt zur Hälfte das Land.",
    "„Wir haben lange auf diesen Tag gewartet“, sagte die Bürgermeisterin nach der Abstimmung im Rathaus.",
    "Die Händler am Ufer fürchten den Lärm der Baustelle und fordern eine Entschädigung für die ganze Zeit.",
    "Im Herbst sollen die ersten Bäume fallen, danach beginnen die Arbeiten an den beiden Pfeilern im Wasser.",
]
ENGLISH = [
    "The town council voted on Friday to build a second bridge across the river, ending years of argument.",
    "Construction will take three years, the administration said, and the county will pay half of the cost.",
    "“We have waited a long time for this day,” the mayor told reporters after the vote in the town hall.",
    "Shopkeepers along the bank fear the noise of the works and ask to be paid for the trade they will lose.",
    "The first trees are to be felled in autumn, and work on the two piers in the water will begin after that.",
]
BOX = "<div><h3>{0}</h3><p>{1}</p></div>"


def paragraphs(texts: list[str], wrapper: str = "p") -> str:
    return "".join(f"<{wrapper}>{text}</{wrapper}>" for text in texts)


def report(inner: str, after: str = "", head: str = "") -> Document:
    """A page without one class name; its headline is the head's title."""
    return read_page(
        f"<html><head><title>Zweite Brücke beschlossen</title>{head}</head><body><div><div>"
        f"<h1>Zweite Brücke beschlossen</h1><div>{inner}</div></div>{after}</div></body></html>"
    )


def texts(document: Document, *kinds: str) -> list[str]:
    return [document.text[b.begin : b.end] for b in document.blocks if b.kind in kinds]


def body(document: Document) -> list[str]:
    return texts(document, "lead", "subhead", "paragraph", "quote", "list_item", "table")


@pytest.mark.parametrize("text", [GERMAN, ENGLISH])
@pytest.mark.parametrize(
    "box",
    [
        BOX.format("Fluss und Brücken", "Der Fluss ist an dieser Stelle achtzig Meter breit und wird viel befahren."),
        BOX.format("The river", "The river is eighty metres wide here and carries a good deal of traffic all year."),
        BOX.format("Unser Brief am Morgen", "Jeden Tag um sechs Uhr das Wichtigste aus der Stadt in Ihrem Postfach."),
        "<div><p>Sign up for the morning letter to get the town’s news before the day begins.</p></div>",
        '<div><img src="a.jpg"><p>Blick vom Ufer auf die Stelle, an der die neue Brücke stehen soll.</p></div>',
        '<div><p><a href="/1">Wie der Streit begann</a></p><p><a href="/2">Was die Nachbarn sagen</a></p></div>',
        '<ul><li><a href="/1">Wie der Streit begann</a></li><li><a href="/2">Was die Nachbarn sagen</a></li></ul>',
    ],
)
def test_box_between_paragraphs_is_no_text(text: list[str], box: str) -> None:
    assert body(report(paragraphs(text[:3]) + box + paragraphs(text[3:]))) == text


@pytest.mark.parametrize("wrapper", ["p", "div", "section"])
def test_text_in_equal_boxes_is_text(wrapper: str) -> None:
    inner = "".join(f"<div><{wrapper}>{text}</{wrapper}></div>" for text in GERMAN)
    assert body(report(inner)) == GERMAN


def test_text_split_over_two_boxes_is_text() -> None:
    inner = f"<div>{paragraphs(GERMAN[:2])}</div><div>{paragraphs(GERMAN[2:])}</div>"
    assert body(report(inner)) == GERMAN


def test_section_that_is_named_like_the_others_is_text() -> None:
    sections = [f'<div class="part">{paragraphs([text])}</div>' for text in GERMAN]
    sections.insert(3, '<div class="part"><h2>Die Pfeiler</h2><p>Kosten: zehn Millionen</p></div>')
    assert "Kosten: zehn Millionen" in body(report("".join(sections)))


def test_listicle_of_pictures_with_texts_is_text() -> None:
    inner = "".join(f'<div><h2>Ort {n}</h2><img src="{n}.jpg"><p>{text}</p></div>' for n, text in enumerate(GERMAN))
    assert texts(report(inner), "paragraph") == GERMAN


@pytest.mark.parametrize(
    "points",
    [
        f"<div><div>Das Wichtigste</div><ul><li>{GERMAN[1]}</li><li>{GERMAN[3]}</li></ul></div>",
        f"<details><summary>Kurz gefasst</summary><p>{GERMAN[1]}</p></details>",
    ],
)
def test_points_before_the_text_are_no_text(points: str) -> None:
    assert body(report(points + paragraphs(GERMAN))) == GERMAN


@pytest.mark.parametrize("label", ["3 Kommentare", "Kommentare (12)", "Comments", "12 Comments"])
def test_comments_end_the_report(label: str) -> None:
    comment = "<p>Uferfreund</p><p>Endlich! Auf diese Brücke warten wir hier draußen schon seit zwanzig Jahren.</p>"
    document = report(paragraphs(GERMAN * 2), f"<div><h3>{label}</h3>{comment * 30}</div>")
    assert "Uferfreund" not in document.text


def test_list_above_an_unnamed_page_is_no_text() -> None:
    lines = "".join(f"<li><h3>Linie {n}</h3><p>{text}</p></li>" for n, text in enumerate(ENGLISH))
    document = read_page(
        f"<html><head><title>Zweite Brücke beschlossen</title></head><body><div><ul>{lines}</ul>"
        f"<h2>Zweite Brücke beschlossen</h2>{paragraphs(GERMAN)}</div></body></html>"
    )
    assert texts(document, "headline") == ["Zweite Brücke beschlossen"]
    assert texts(document, "paragraph", "lead") == GERMAN


def test_side_box_name_around_the_headline_means_nothing() -> None:
    header = (
        "<section class='teaser'><h1>Zweite Brücke beschlossen</h1><p>Der Rat ist sich nach Jahren einig.</p></section>"
    )
    head = "<title>Zweite Brücke beschlossen</title>"
    head += "<meta name='description' content='Der Rat ist sich nach Jahren einig.'>"
    document = read_page(
        f"<html><head>{head}</head><body><article>{header}{paragraphs(GERMAN)}</article></body></html>"
    )
    assert texts(document, "headline", "lead") == ["Zweite Brücke beschlossen", "Der Rat ist sich nach Jahren einig."]


def test_fact_box_by_name_stays_out_however_long() -> None:
    box = f'<div class="factbox"><h2>Die Rede im Wortlaut</h2>{paragraphs(ENGLISH)}</div>'
    document = report(paragraphs(GERMAN[:3]) + box + paragraphs(GERMAN[3:]))
    assert body(document) == GERMAN


def test_line_that_stands_twice_before_the_text_is_a_caption() -> None:
    line = "Ein Boot liegt am Ufer an der Stelle, an der die neue Brücke einmal den Fluss überspannen soll."
    double = f"<div><div><div>{line}</div></div><div><div>{line}</div></div></div>"
    document = report(double + paragraphs(GERMAN))
    assert texts(document, "caption")[:1] == [line]
    assert body(document) == GERMAN


def test_list_of_channels_under_the_text_is_no_text() -> None:
    channels = "".join(f'<li>Lesen, was am Fluss geschieht, mit dem Dienst <a href="/{n}">{n}</a></li>' for n in "ABC")
    assert body(report(paragraphs(GERMAN) + f"<ul>{channels}</ul>")) == GERMAN


# subheads


def test_heading_that_stands_again_and_again_is_a_label() -> None:
    label = "<h3>Bild in groß</h3>"
    inner = label.join(paragraphs([text]) for text in GERMAN)
    assert texts(report(inner), "subhead") == []


def test_heading_over_links_alone_is_none() -> None:
    links = '<li><a href="/1">Markt zieht um</a></li><li><a href="/2">Bad schließt</a></li>'
    links = f"<h3>Was sonst geschah</h3><ul>{links}</ul>"
    inner = paragraphs(GERMAN[:2]) + "<h3>Der Streit</h3>" + paragraphs(GERMAN[2:4]) + links + paragraphs(GERMAN[4:])
    assert texts(report(inner), "subhead") == ["Der Streit"]


def test_small_heading_over_a_larger_one_is_its_kicker() -> None:
    inner = paragraphs(GERMAN[:2]) + "<h5>Am Ufer</h5><h2>Händler in Sorge</h2>" + paragraphs(GERMAN[2:])
    document = report(inner)
    assert texts(document, "subhead") == ["Händler in Sorge"]
    assert texts(document, "kicker") == ["Am Ufer"]


@pytest.mark.parametrize(
    ("heading", "found"),
    [
        ("Share prices fall", ["Share prices fall"]),
        ("Teilen statt kaufen", ["Teilen statt kaufen"]),
        ("Share", []),
        ("Mehr zum Thema Brücken", []),
        ("Read more about bridges", []),
    ],
)
def test_heading_over_other_articles_is_told_by_more_than_its_first_word(heading: str, found: list[str]) -> None:
    inner = paragraphs(GERMAN[:2]) + f"<h2>{heading}</h2>" + paragraphs(GERMAN[2:])
    assert texts(report(inner), "subhead") == found


def test_bold_line_is_a_subhead_where_there_are_no_headings() -> None:
    bold = "<p><b>Die Sorge der Händler</b></p>"
    assert texts(report(paragraphs(GERMAN[:2]) + bold + paragraphs(GERMAN[2:])), "subhead") == ["Die Sorge der Händler"]
    heading = "<h2>Der Beschluss</h2>"
    document = report(paragraphs(GERMAN[:1]) + heading + paragraphs(GERMAN[1:2]) + bold + paragraphs(GERMAN[2:]))
    assert texts(document, "subhead") == ["Der Beschluss"]
    assert "Die Sorge der Händler" in texts(document, "paragraph")


def test_lines_of_a_style_of_their_own_are_subheads() -> None:
    plain = [f'<p class="k1">{text}</p>' for text in GERMAN]
    plain.insert(4, '<p class="k9">Bäume müssen weichen</p>')
    plain.insert(2, '<p class="k9">Lob aus dem Rathaus</p>')
    assert texts(report("".join(plain)), "subhead") == ["Lob aus dem Rathaus", "Bäume müssen weichen"]


def test_author_line_in_a_heading_over_the_text_is_no_subhead() -> None:
    inner = "<h5>jb Musterstadt</h5>" + paragraphs(GERMAN[:3]) + "<h2>Die Sorge</h2>" + paragraphs(GERMAN[3:])
    assert texts(report(inner), "subhead") == ["Die Sorge"]


# notices, pointers, declared text


@pytest.mark.parametrize(
    "line",
    [
        "Dies ist eine maschinelle Übersetzung, der Text stand zuerst auf Dänisch im Hafenblatt.",
        "Externer Inhalt nicht verfügbar",
        "This article contains affiliate offers of shops by the harbour, which pay us for a sale.",
    ],
)
def test_remarks_of_the_outlet_are_notices(line: str) -> None:
    document = report(f"<p>{GERMAN[0]}</p><p>{line}</p>" + paragraphs(GERMAN[1:]))
    assert texts(document, "notice") == [line]


@pytest.mark.parametrize("line", ["Lesen Sie auch: Wie der Streit begann", "Read also: How the quarrel began"])
def test_pointer_in_the_text_is_related(line: str) -> None:
    lead, title = line.split(": ")
    pointer = f'<p>{lead}: <a href="/x">{title}</a></p>'
    document = report(paragraphs(GERMAN[:3]) + pointer + paragraphs(GERMAN[3:]))
    assert texts(document, "related") == [line]
    assert body(document) == GERMAN


def test_declared_text_is_the_last_resort() -> None:
    told = json.dumps({"@type": "NewsArticle", "headline": "Zweite Brücke", "articleBody": "\n".join(GERMAN)})
    head = f'<script type="application/ld+json">{told}</script>'
    assert body(report("<p>Der Rat ist sich einig.</p>", head=head)) == GERMAN
    assert body(report(paragraphs(ENGLISH), head=head)) == ENGLISH


def test_scripts_without_spaces_have_prose() -> None:
    line = "市议会星期五在经过长时间的争论之后决定在河上修建第二座桥梁。"
    assert texts(report(paragraphs([line, line[::-1] + "。", line[5:]])), "lead", "paragraph")[0] == line


def test_a_menu_that_is_never_closed_does_not_swallow_the_report() -> None:
    text = "<p>Die Fähre nach Nordholm fährt ab Montag wieder, teilte die Reederei am Freitag mit.</p>"
    page = f"<html><body><nav><a href='/'>Start</a><main><h1>Fähre fährt wieder</h1>{text}</main></body></html>"
    assert [block.kind for block in read_page(page).blocks] == ["headline", "paragraph"]
