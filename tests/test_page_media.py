"""Lengths, dates, credits and agencies in single lines."""

import pytest

from depesche.document import Document
from depesche.page import agencies, authors, credits, media
from depesche.page.dates import day, iso
from depesche.report import Block


@pytest.mark.parametrize(
    ("line", "date", "length"),
    [
        ("04.11.2024 | 12:05 min", "2024-11-04", "PT12M5S"),
        ("07.02.2023 | 0:48 min", "2023-02-07", "PT48S"),
        ("4 November 2024 | 12:05 min", "2024-11-04", "PT12M5S"),
        ("1:02:03 Std", None, "PT1H2M3S"),
        ("VIDEO 4:42", None, "PT4M42S"),
        ("Video | 3 Min.", None, "PT3M"),
        ("2 min 30 sec", None, "PT2M30S"),
    ],
)
def test_teaser_meta(line: str, date: str | None, length: str) -> None:
    found = media.teaser_meta(line)
    assert found is not None
    assert (found.date, found.duration) == (date, length)


@pytest.mark.parametrize(
    "line",
    ["22.09.2025 | 08:15", "12:30", "Um 12:30 min war Schluss", "3:1", "2019", "45 Minuten dauerte das Gespräch"],
)
def test_other_numbers_are_no_teaser_meta(line: str) -> None:
    assert media.teaser_meta(line) is None


@pytest.mark.parametrize(
    ("written", "caption", "credit"),
    [
        ("Quelle: dpa", "", "dpa"),
        ("Foto: Jana Beispiel", "", "Jana Beispiel"),
        ("© Muster Bildagentur", "", "Muster Bildagentur"),
        ("Der Hafen am Morgen. Foto: Jana Beispiel/dpa", "Der Hafen am Morgen.", "Jana Beispiel/dpa"),
        ("Der Hafen am Morgen (Bild: Jana Beispiel)", "Der Hafen am Morgen", "Jana Beispiel"),
        ("The harbour at dawn. (AP Photo/Sam Sample)", "The harbour at dawn.", "AP Photo/Sam Sample"),
        ("The harbour at dawn (Photo by Sam Sample/Getty Images)", "The harbour at dawn", "Sam Sample/Getty Images"),
        ("The harbour at dawn | Reuters", "The harbour at dawn", "Reuters"),
        ("Getty Images", "", "Getty Images"),
        ("Der Hafen (links) am Morgen.", "Der Hafen (links) am Morgen.", None),
        ("Der Hafen am Abend. Jana Beispiel / Keystone", "Der Hafen am Abend.", "Jana Beispiel / Keystone"),
        ("Der Hafen - dpa/Jana Beispiel", "Der Hafen", "dpa/Jana Beispiel"),
        ("Der Hafen. Foto: Jana Beispiel, Montage: Tom Muster", "Der Hafen.", "Jana Beispiel, Montage: Tom Muster"),
        ("picture alliance / dpa | Jana Beispiel", "", "picture alliance / dpa | Jana Beispiel"),
        ("© Jana Beispiel/dpa | Jana Beispiel", "", "Jana Beispiel/dpa"),
        ("KEYSTONE/Jana Beispiel", "", "KEYSTONE/Jana Beispiel"),
        ("(c) dpa", "", "dpa"),
        ("Foto von Jana Beispiel", "", "Jana Beispiel"),
        ("Jana Beispiel/Copyright 2026 Hafenblatt. All rights reserved.", "", "Jana Beispiel"),
        ("© 2024 Getty Images", "", "Getty Images"),
        ("Credit...Sam Sample for The Example", "", "Sam Sample for The Example"),
        ("Image source, Getty Images", "", "Getty Images"),
        ("(Courtesy of Sam Sample)", "", "Sam Sample"),
        ("The harbour at dawn. Supplied", "The harbour at dawn.", "Supplied"),
        ("The harbour. (Photo by Sam Sample/AFP via Getty Images)", "The harbour.", "Sam Sample/AFP via Getty Images"),
        ("The harbour, 2024. REUTERS/Sam Sample Purchase Licensing Rights", "The harbour, 2024.", "REUTERS/Sam Sample"),
        ("The harbour, Kiel (Sam Sample via Storyline)", "The harbour, Kiel", "Sam Sample via Storyline"),
        ("Das Foto: ein Klassiker am Kai", "Das Foto: ein Klassiker am Kai", None),
        ("Video: So schön ist der Hafen im Winter", "Video: So schön ist der Hafen im Winter", None),
        ("Tom Muster (CDU/CSU)", "Tom Muster (CDU/CSU)", None),
        ("Das Lager – im Hintergrund die AP-Zentrale", "Das Lager – im Hintergrund die AP-Zentrale", None),
        ("He paid courtesy to the guests.", "He paid courtesy to the guests.", None),
    ],
)
def test_credit_apart_from_caption(written: str, caption: str, credit: str | None) -> None:
    assert credits.split_credit(written) == (caption, credit)


@pytest.mark.parametrize(
    ("caption", "runs", "split"),
    [
        ("Der Kai.Jana Beispiel/Hafenblatt", ("Der Kai.", "Jana Beispiel/Hafenblatt"), "Jana Beispiel/Hafenblatt"),
        ("The quay. (Port Office, City Hall)", ("The quay. ", "(Port Office, City Hall)"), "Port Office, City Hall"),
        ("Der Kai. Von Jana Beispiel", ("Der Kai. ", "Von Jana Beispiel"), None),
        ("Der alte Kai in Kiel", ("Der alte Kai in ", "Kiel"), None),
    ],
)
def test_credit_in_an_element_of_its_own(caption: str, runs: tuple[str, ...], split: str | None) -> None:
    assert credits.split_credit(caption, runs)[1] == split


@pytest.mark.parametrize("word", ["Foto", "Copyright", "Quelle:", "Credit", "Image source", "©"])
def test_the_word_before_a_credit_is_none(word: str) -> None:
    assert credits.credit(word) is None
    assert credits.split_credit(word)[1] is None


def _agencies(text: str, kind: str = "paragraph") -> list[str]:
    document = Document(text=text, blocks=[Block(kind, 0, len(text))])  # type: ignore[arg-type]
    agencies.find(document)
    assert all(text[a.begin : a.end].casefold() == a.name.casefold() for a in document.agencies)
    return [agency.name for agency in document.agencies]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kiel (dpa) - Im Hafen liegt ein Schiff.", ["dpa"]),
        ("LAGOS, May 3 (Reuters) - A ship has left the port.", ["Reuters"]),
        ("BOSTON (AP) — A ship has left the port.", ["AP"]),
        ("Das Schiff liegt noch im Hafen. (dpa/afp)", ["dpa", "AFP"]),
        ("Das Schiff liegt noch im Hafen. Mit Material von dpa und epd", ["dpa", "epd"]),
        ("Die Sprecherin der dpa und ein Kollege von Reuters warteten am Kai.", []),
        ("Ein Satz ganz ohne Quelle.", []),
    ],
)
def test_agencies_in_running_text(text: str, names: list[str]) -> None:
    assert _agencies(text) == names


@pytest.mark.parametrize(
    "line", ["Quelle: dpa, AFP, Reuters", "Source: AP", "dpa/epd", "Quellen: AFP und dpa", "mit dpa"]
)
def test_agency_lines(line: str) -> None:
    assert agencies.is_credit_line(line)
    assert _agencies(line, "agencies")


@pytest.mark.parametrize(
    "line", ["Quelle: eigene Recherche", "AP ist eine Agentur", "Quelle", "Foto: dpa und andere Sachen"]
)
def test_other_lines_are_no_agency_lines(line: str) -> None:
    assert not agencies.is_credit_line(line)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Von Jana Beispiel und Tom van Muster", ["Jana Beispiel", "Tom van Muster"]),
        ("By SAM SAMPLE, Associated Press", ["SAM SAMPLE"]),
        ("von Jana Beispiel, Kiel", ["Jana Beispiel"]),
        ("Von dpa", []),
        ("Redaktion Muster", []),
    ],
)
def test_people_of_a_byline(line: str, names: list[str]) -> None:
    assert authors.in_line(line) == names


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2024-05-03T10:20:30+02:00", "2024-05-03T10:20:30+02:00"),
        ("2024-05-03T10:20:30.123Z", "2024-05-03T10:20:30.123+00:00"),
        ("2024-05-03 10:20:30 +0200", "2024-05-03T10:20:30+02:00"),
        ("2024-05-03", "2024-05-03"),
        ("20240503T102030", "2024-05-03T10:20:30"),
        ("Fri, 03 May 2024 10:20:30 GMT", "2024-05-03T10:20:30+00:00"),
        ("1714731630", "2024-05-03T10:20:30+00:00"),
        ("03.05.2024, 10:20 Uhr", "2024-05-03T10:20:00"),
        ("3. Mai 2024", "2024-05-03"),
        ("May 3, 2024", "2024-05-03"),
        ("2024-13-45", None),
        ("gestern", None),
        ("", None),
        (None, None),
    ],
)
def test_dates_keep_their_zone(written: str | None, value: str | None) -> None:
    assert iso(written) == value


def test_afternoon_clock() -> None:
    assert day("May 3, 2024 at 4:05 p.m.") == "2024-05-03T16:05:00"
