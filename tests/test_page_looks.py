"""The cheap looks before the patterns: they may let too much through, but hold nothing back that the patterns find."""

import pytest

from depesche.page import agencies, clocks, read_page, words
from depesche.page.article import likeness
from depesche.page.gains import gains_of
from depesche.page.layout import Piece

TIMES = (
    "12.34 Uhr", "12:34", "3.45pm", "4 p.m. ET", "Update 17 Uhr", "09.15 GMT", "27.08., 08:15", "vor 5 Minuten",
    "5 mins ago", "Stand: 14.03.2026 21:46 Uhr", "+++ 08:57 Uhr: Die Feuerwehr rückt aus +++",
    "08.57 Uhr: Die Feuerwehr rückt in den Norden der Stadt aus, dort brennt seit dem Morgen eine leere Halle.",
    "Aktualisiert um 12.30 Uhr: Die Halle ist inzwischen gelöscht, verletzt wurde nach ersten Angaben niemand.",
)  # fmt: skip


@pytest.mark.parametrize("text", TIMES)
def test_what_reads_as_a_time_is_looked_at(text: str) -> None:
    assert clocks.read(text, "") is None or clocks.candidates([Piece("p", text, 0)]) == [0]


def test_lines_without_a_clock_are_not_read() -> None:
    lines = ("Zehn Tote", "3 Kommentare", "Die 12 besten Rezepte", "Platz 3 für Nordhausen", "")
    assert clocks.candidates([Piece("p", line, 0) for line in lines]) == []
    assert clocks.candidates([Piece("p", "heute", 0, time="2024-04-24"), Piece("img", "12:30 Uhr", 0)]) == [0]


@pytest.mark.parametrize("line", ["Quelle: dpa, AFP", "(dpa/tmn)", "dpa-AFX", "Mit Material von Reuters", "/AFP/"])
def test_credit_lines_begin_with_words_that_are_known(line: str) -> None:
    assert agencies.is_credit_line(line)


def test_the_kinds_of_words_by_their_first() -> None:
    found = words.kinds_by_first("advert", "related")
    assert "advert" in found["anzeige"]
    assert all(first in words.first_words("advert", "related") for first in found)


def test_the_same_text_is_alike_when_it_holds_words() -> None:
    assert likeness("Brücke gesperrt", "Brücke gesperrt") == 1.0
    assert likeness("– –", "– –") == 0.0
    assert likeness("eine Brücke und eine Straße", "eine Brücke") == pytest.approx(4 / 7)


def test_declared_text_weighs_twice() -> None:
    shown = "Die Gemeinde Nordhausen baut im kommenden Jahr eine neue Brücke über den Fluss."
    other = "Der Kreis Südhausen sucht für sein Freibad noch immer zwei Leute, die schwimmen können."
    pieces = [Piece("p", shown, 0), Piece("p", other, 0), Piece("li", "Menü", 0), Piece("p", "Menü", 0, linked=4)]
    weights = [len(shown), len(other), 0, 0]
    doubled = [2 * len(shown), len(other), -1, -14]
    assert gains_of(pieces, weights, shown) == doubled
    assert gains_of(pieces, weights, shown.replace("Gemeinde Nordhausen", "Gemeinde  Nordhausen")) == doubled
    assert gains_of(pieces, weights, "") == [len(shown), len(other), -1, -14]


def test_a_table_of_offers_above_the_text_is_none_of_it() -> None:
    text = "".join(
        f"<p>Die Gemeinde Nordhausen baut eine neue Brücke, wie der Rat am {day} nach langer Sitzung beschloss.</p>"
        for day in ("Montag", "Dienstag", "Mittwoch")
    )
    offers = "<div><table><tr><td>Newsletter abonnieren</td><td>Jetzt abonnieren</td></tr></table></div>"
    facts = "<div><table><tr><td>Länge</td><td>120 Meter</td></tr><tr><td>Baujahr</td><td>2031</td></tr></table></div>"
    title = "Nordhausen baut eine neue Brücke"
    page = (
        f"<title>{title}</title><article><h1>{title}</h1>{offers}{text}{facts}{text.replace('Rat', 'Kreis')}</article>"
    )
    document = read_page(page.encode())
    tables = [document.text[block.begin : block.end] for block in document.blocks if block.kind == "table"]
    assert tables == ["Länge | 120 Meter", "Baujahr | 2031"]
