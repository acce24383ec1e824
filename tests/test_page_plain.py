"""The anatomy of plain text."""

from pathlib import Path

import pytest

from depesche.document import Document
from depesche.page import read_page

EXAMPLES = Path(__file__).parent.parent / "examples"


def kinds(document: Document) -> list[str]:
    return [block.kind for block in document.blocks]


def texts(document: Document, kind: str) -> list[str]:
    return [document.text[b.begin : b.end] for b in document.blocks if b.kind == kind]


def test_copied_page_keeps_its_anatomy() -> None:
    document = read_page((EXAMPLES / "nordkorea.txt").read_bytes())
    assert kinds(document)[:7] == ["title", "kicker", "headline", "lead", "alt", "caption", "credit"]
    assert texts(document, "kicker") == ["Signal aus Pjöngjang"]
    assert texts(document, "headline") == ["Nordkorea stellt den USA Gespräche in Aussicht"]
    assert len(texts(document, "subhead")) == 2
    assert len(texts(document, "teaser_title")) == len(texts(document, "teaser")) == 2
    assert [(m.kind, m.date, m.duration, m.credit) for m in document.media] == [
        ("image", None, None, "dpa"),
        ("video", "2025-09-15", "PT4M37S", None),
        ("video", "2025-08-29", "PT1M52S", None),
    ]
    assert [a.name for a in document.agencies] == ["dpa", "AFP", "Reuters"]
    assert document.title == "Nordkorea stellt den USA Gespräche in Aussicht"


def test_media_belong_to_their_blocks() -> None:
    document = read_page((EXAMPLES / "nordkorea.txt").read_bytes())
    assert [b.media for b in document.blocks if b.kind in ("alt", "caption", "credit")] == [0, 0, 0]
    assert [b.media for b in document.blocks if b.kind == "teaser_meta"] == [1, 2]


def test_agency_report() -> None:
    document = read_page((EXAMPLES / "ceasefire.txt").read_bytes())
    assert kinds(document) == ["headline", "dateline", *["paragraph"] * 7, "agencies"]
    dateline, first = document.blocks[1:3]
    assert document.text[dateline.begin : dateline.end] == "DJIBOUTI, March 9 (Reuters)"
    assert document.text[first.begin :].startswith("Ethiopia and Eritrea will open")
    assert [a.name for a in document.agencies] == ["Reuters", "AP"]


def test_teaser_without_title_below_an_alternative_text() -> None:
    text = (
        "Der Rat hat am Montag lange beraten und am Ende nichts beschlossen.\n\n"
        "Ein leerer Sitzungssaal mit hohen Fenstern, auf den Tischen stehen Namensschilder und Gläser\n\n"
        "Schon im Frühjahr war eine Einigung gescheitert.\n\n"
        "02.04.2024 | 1:30 min\n\n"
        "Nun soll ein Gutachten helfen, das bis zum Herbst vorliegt."
    )
    document = read_page(text)
    assert kinds(document) == ["paragraph", "alt", "teaser", "teaser_meta", "paragraph"]


@pytest.mark.parametrize(
    "text",
    [
        "Ein einzelner Satz.",
        "Ein Wort",
        "Der erste Absatz hat einen Satz.\n\nDer zweite Absatz hat auch einen.",
        "The first paragraph has one sentence.\n\nThe second has another.\n\n12:30\n\nThe third ends here.",
        "Der Minister kam um 12.30 Uhr.\n\n2019\n\nDanach ging er wieder.\n\n3:1\n\nDas war alles.",
    ],
)
def test_plain_paragraphs_stay_paragraphs(text: str) -> None:
    assert set(kinds(read_page(text))) == {"paragraph"}


def test_text_is_untouched_and_blocks_are_trimmed_spans() -> None:
    text = "  Ein Satz steht hier.  \r\n\r\n\t Noch ein Satz steht hier. \n"
    document = read_page(text)
    assert document.text == text
    assert texts(document, "paragraph") == ["Ein Satz steht hier.", "Noch ein Satz steht hier."]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "Die Verhandlungen der beiden Nachbarn über den Verlauf der Grenze gehen\n"
        "in der kommenden Woche weiter, nachdem die Waffen drei Tage lang\n"
        "geschwiegen haben.\n\n"
        "Ein weiterer Absatz folgt."
    )
    assert len(read_page(text).blocks) == 2


def test_byline_and_date_between_headline_and_text() -> None:
    text = (
        "Stadtrat streitet über die neue Brücke\n\nVon Jana Beispiel\n\nStand: 03.05.2024, 10:20 Uhr\n\n"
        "Der Stadtrat hat am Freitag über die neue Brücke am Hafen gestritten. Eine Mehrheit fand sich nicht.\n\n"
        "Im Herbst soll es weitergehen, wie die Stadt mitteilte."
    )
    document = read_page(text)
    assert kinds(document) == ["headline", "byline", "dateline", "paragraph", "paragraph"]
    assert document.authors == ["Jana Beispiel"]
    assert document.published == "2024-05-03T10:20:00"


def test_subhead_stands_apart() -> None:
    text = (
        "Der Stadtrat hat am Freitag über die neue Brücke gestritten.\n\n"
        "Kosten steigen weiter\n\n"
        "Die Kosten sind nach Angaben der Stadt um ein Drittel gestiegen."
    )
    assert kinds(read_page(text)) == ["paragraph", "subhead", "paragraph"]


def test_bullets_are_list_items() -> None:
    text = "Drei Punkte sind offen geblieben:\n\n- die Kosten\n- der Zeitplan\n- die Zufahrt\n\nMehr wusste niemand."
    assert kinds(read_page(text)) == ["paragraph", "list_item", "list_item", "list_item", "paragraph"]
