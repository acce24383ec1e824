"""German ways to say when that reports share with spoken language: the clock, parts of a month, ranges, feasts."""

from __future__ import annotations

import pytest

from depesche import language, times
from depesche.document import Document
from depesche.report import Block

PUBLISHED = "2025-09-24"  # a Wednesday


def pairs(text: str, published: str = PUBLISHED) -> list[tuple[str, str | None]]:
    document = Document(text, language="de", published=published)
    at = 0
    for line in text.split("\n"):
        document.blocks.append(Block("paragraph", at, at + len(line)))
        at += len(line) + 1
    language.annotate(document)
    times.annotate(document)
    return [(time.text, time.value) for time in document.times]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Sitzung beginnt um halb acht.", [("halb acht", "2025-09-24T07:30")]),
        ("Der Zug kam erst Viertel vor neun an.", [("Viertel vor neun", "2025-09-24T08:45")]),
        ("Es war Viertel nach drei.", [("Viertel nach drei", "2025-09-24T03:15")]),
        ("Um dreiviertel acht öffnet der Saal.", [("dreiviertel acht", "2025-09-24T07:45")]),
        ("Um zehn nach sechs fiel der Strom aus.", [("zehn nach sechs", "2025-09-24T06:10")]),
        ("Er rief 20 Minuten vor zwölf an.", [("20 Minuten vor zwölf", "2025-09-24T11:40")]),
        ("Die Wache öffnet um 3 Uhr nachmittags.", [("3 Uhr nachmittags", "2025-09-24T15:00")]),
        ("Sie kam um 11 Uhr nachts.", [("11 Uhr nachts", "2025-09-24T23:00")]),
        ("Um 8 Uhr am Abend war Schluss.", [("8 Uhr", "2025-09-24T20:00"), ("Abend", "2025-09-24TEV")]),
        ("Am Montagabend um 9 Uhr fiel das Tor.", [("Montagabend", "2025-09-22TEV"), ("9 Uhr", "2025-09-22T21:00")]),
        ("Der Chor singt ab 18.30h im Dom.", [("18.30h", "2025-09-24T18:30")]),
        ("Der Bus fährt um 17h10 ab.", [("17h10", "2025-09-24T17:10")]),
        ("Die Fähre legt um 14 Uhr morgen ab.", [("14 Uhr morgen", "2025-09-25T14:00")]),
        ("Das Lokal ist selbst mitternachts offen.", [("mitternachts", "2025-09-24T24:00")]),
        ("Der Rat tagt um 19 Uhr am 5. Mai 2026.", [("19 Uhr", "2026-05-05T19:00"), ("5. Mai 2026", "2026-05-05")]),
    ],
)
def test_clock_as_it_is_spoken(text: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Er hat halb drei Millionen geerbt.",
        "Nach halb zwei Runden gab sie auf.",
        "Das Team verlor 21:15 und 19:21.",
        "Der Wert stieg um 8 auf 45.",
        "Zehn Minuten vor 8 Zeugen gestand er alles.",
    ],
)
def test_numbers_that_are_no_hours(text: str) -> None:
    assert not [value for _, value in pairs(text) if value and "T" in value and not value.startswith("PT")]


def test_ranges_of_the_clock() -> None:
    assert pairs("Geöffnet ist von 5 bis 6 Uhr nachmittags.")[0][1] == "2025-09-24T17:00"
    assert pairs("Gesperrt ist zwischen 18 und 20 Uhr am 5. Mai 2026.")[0] == ("18", "2026-05-05T18:00")
    assert pairs("Am Freitag zwischen 9:30 und 11:00 wird gesperrt.") == [
        ("Freitag", "2025-09-26"),
        ("9:30", "2025-09-26T09:30"),
        ("11:00", "2025-09-26T11:00"),
    ]


def test_bare_hours_behind_a_part_of_the_day() -> None:
    assert pairs("Am Freitagvormittag von 9 bis 11 ist gesperrt.")[1:] == [
        ("9", "2025-09-26T09:00"),
        ("11", "2025-09-26T11:00"),
    ]
    assert pairs("Am Freitagabend von 8 bis 10 Uhr singt sie.")[1:] == [
        ("8", "2025-09-26T20:00"),
        ("10 Uhr", "2025-09-26T22:00"),
    ]
    assert pairs("Am Abend von 3 bis 5 Gästen besucht, schloss das Lokal.") == [("Abend", "2025-09-24TEV")]


def test_a_clock_alone_on_its_line() -> None:
    assert pairs("14:35\nDer Rat hat abgestimmt.") == [("14:35", "2025-09-24T14:35")]
    assert pairs("Es steht 14:35 für die Gäste.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Das Fest ist vom 14. bis 16.10.2025.", [("14.", "2025-10-14"), ("16.10.2025", "2025-10-16")]),
        ("Das Fest ist vom 30.10. bis 2.11.2026.", [("30.10.", "2026-10-30"), ("2.11.2026", "2026-11-02")]),
        ("Termin: 14./15.10.", [("14.", "2025-10-14"), ("15.10.", "2025-10-15")]),
        ("Der Markt ist vom 13 bis 15 Juli 2026.", [("13", "2026-07-13"), ("15 Juli 2026", "2026-07-15")]),
        ("Am 22.04 fiel der Beschluss.", [("22.04", "2025-04-22")]),
        ("Sie kam am 15ten Mai 2024.", [("15ten Mai 2024", "2024-05-15")]),
        ("Stand 3/Sep/2024", [("3/Sep/2024", "2024-09-03")]),
        ("Version vom 2024-9-3", [("2024-9-3", "2024-09-03")]),
        ("Das Spiel ist am Sa, 27. Sept.", [("Sa, 27. Sept.", "2025-09-27")]),
        ("Die Frist endet am Dienstag, dem 30.", [("Dienstag, dem 30.", "2025-09-30")]),
        ("Der dreissigste Juni 2024 war ein Sonntag.", [("Der dreissigste Juni 2024", "2024-06-30")]),
    ],
)
def test_spellings_of_days(text: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(text)[: len(expected)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gewählt wird am letzten Sonntag im März 2026.", ("letzten Sonntag im März 2026", "2026-03-29")),
        ("Der Rat tagt am zweiten Dienstag im Mai 2026.", ("zweiten Dienstag im Mai 2026", "2026-05-12")),
        ("Am 2. Samstag im Mai 2026 ist Markt.", ("2. Samstag im Mai 2026", "2026-05-09")),
        ("Am Wochenende vom 4. auf den 5. Oktober regnet es.", ("Wochenende", "2025-W40-WE")),
        ("Gezahlt wird am letzten Tag des Monats.", ("letzten Tag des Monats", "2025-09-30")),
        ("In der letzten Woche im Juli 2024 war es heiß.", ("der letzten Woche im Juli 2024", "2024-W30")),
        ("Der Ausschuss tagt Montag in zwei Wochen.", ("Montag in zwei Wochen", "2025-10-06")),
        ("Sie starb am Freitag vor einer Woche.", ("Freitag vor einer Woche", "2025-09-19")),
        ("Im übernächsten März wird gewählt.", ("übernächsten März", "2027-03")),
        ("Vor dem Wochenende soll es regnen.", ("dem Wochenende", "2025-W39-WE")),
        ("Bis zum Ende des Tages gilt der Bann.", ("Ende des Tages", "2025-09-24")),
    ],
)
def test_parts_of_periods(text: str, expected: tuple[str, str]) -> None:
    assert expected in pairs(text)


def test_weeks_that_the_year_does_not_have() -> None:
    assert pairs("In KW 53 am Montag tagt der Rat.") == [("Montag", "2025-09-29")]


def test_a_weekday_of_the_week_before_it() -> None:
    assert pairs("Nächste Woche am Donnerstag tagt der Rat.") == [
        ("Nächste Woche", "2025-W40"),
        ("Donnerstag", "2025-10-02"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Er kommt heute abend nach Ulm.", ("heute abend", "2025-09-24TEV")),
        ("Gestern nacht brannte die Scheune.", ("Gestern nacht", "2025-09-23TNI")),
        ("Am Montag früh fiel Schnee.", ("Montag früh", "2025-09-22TMO")),
        ("Dienstagfrühmorgens kam die Polizei.", ("Dienstagfrühmorgens", "2025-09-23TMO")),
        ("Zur Mittagszeit war der Platz leer.", ("Mittagszeit", "2025-09-24TMI")),
    ],
)
def test_parts_of_the_day(text: str, expected: tuple[str, str]) -> None:
    assert expected in pairs(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Am orthodoxen Karfreitag 2024 wurde gebetet.", "2024-05-03"),
        ("Trinitatis 2024 fällt auf einen Sonntag.", "2024-05-26"),
        ("Schmini Azeret 2024 beginnt am Abend.", "2024-10-24"),
        ("Zum Königstag 2014 kamen Tausende.", "2014-04-26"),
        ("Zur Earth Hour 2024 ging das Licht aus.", "2024-03-23T20:30"),
        ("Heilige Drei Könige im Jahr 2020 war ein Montag.", "2020-01-06"),
        ("Zum Frühlingsanfang 2024 blühte es.", "2024-03-20"),
    ],
)
def test_feasts(text: str, value: str) -> None:
    assert pairs(text)[0][1] == value
