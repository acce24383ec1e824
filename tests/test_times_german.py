"""German time expressions: extents, types, values."""

from __future__ import annotations

import pytest

from depesche import times
from depesche.document import Document
from depesche.report import Block, Time

PUBLISHED = "2025-09-22"  # a Monday


def read(text: str, published: str | None = PUBLISHED, language: str = "de") -> list[Time]:
    document = Document(text, language=language, published=published, blocks=[Block("paragraph", 0, len(text))])
    times.annotate(document)
    return document.times


def pairs(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str | None]]:
    return [(time.text, time.value) for time in read(text, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Rat tagte am 3. Juli 2024 in Ulm.", [("3. Juli 2024", "2024-07-03")]),
        ("Das Treffen war am Donnerstag, dem 18. September.", [("Donnerstag, dem 18. September", "2025-09-18")]),
        ("Stand: 03.09.2025", [("03.09.2025", "2025-09-03")]),
        ("Er kam am 21.9. zurück.", [("21.9.", "2025-09-21")]),
        ("Die Datei trägt das Datum 2025-09-21.", [("2025-09-21", "2025-09-21")]),
        (
            "Gespielt wird vom 3. bis 5. Mai 2026.",
            [("3.", "2026-05-03"), ("5. Mai 2026", "2026-05-05")],
        ),
        (
            "Termine am 2., 9. und 16. Oktober.",
            [("2.", "2025-10-02"), ("9.", "2025-10-09"), ("16. Oktober", "2025-10-16")],
        ),
        ("Der 1. Oktober 2003 blieb ihr im Kopf.", [("Der 1. Oktober 2003", "2003-10-01")]),
        ("Am 8. Mai dieses Jahres sprach sie.", [("8. Mai dieses Jahres", "2025-05-08")]),
        ("Ein 31. Februar kommt nicht vor.", []),
    ],
)
def test_dates(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert pairs(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Am Sonntag wurde gewählt.", [("Sonntag", "2025-09-21")]),
        ("Am Montag hatte der Rat getagt.", [("Montag", "2025-09-22")]),
        ("Am Sonntag wird gewählt werden.", [("Sonntag", "2025-09-28")]),
        ("Kommenden Freitag reist er ab.", [("Kommenden Freitag", "2025-09-26")]),
        ("Er war vergangenen Montag dort.", [("vergangenen Montag", "2025-09-15")]),
        ("Am Donnerstagabend war Schluss.", [("Donnerstagabend", "2025-09-18TEV")]),
        ("Gestern Abend war Schluss.", [("Gestern Abend", "2025-09-21TEV")]),
        ("In der Nacht zum Freitag war es ruhig.", [("der Nacht zum Freitag", "2025-09-18TNI")]),
        ("Vorgestern und gestern regnete es.", [("Vorgestern", "2025-09-20"), ("gestern", "2025-09-21")]),
    ],
)
def test_days_by_direction(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert pairs(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Er war vergangene Woche krank.", [("vergangene Woche", "2025-W38")]),
        ("Das sagte er im August.", [("August", "2025-08")]),
        ("Im Oktober hatte er das schon gesagt.", [("Oktober", "2024-10")]),
        ("Er will ihn noch dieses Jahr treffen.", [("dieses Jahr", "2025")]),
        ("Im nächsten Jahr soll es enden.", [("nächsten Jahr", "2026")]),
        ("Im Herbst 1998 kamen sie.", [("Herbst 1998", "1998-FA")]),
        ("Im dritten Quartal stieg der Umsatz.", [("dritten Quartal", "2025-Q3")]),
        ("Das war in den 90er Jahren.", [("den 90er Jahren", "199")]),
        ("Das war in den siebziger Jahren.", [("den siebziger Jahren", "197")]),
        ("Eine Idee des 19. Jahrhunderts.", [("des 19. Jahrhunderts", "18")]),
        ("Gegenüber dem Vorjahr sank der Preis.", [("dem Vorjahr", "2024")]),
        ("Gipfel in Oslo (2018) und Bern (2019)", [("2018", "2018"), ("2019", "2019")]),
        ("Sie trafen sich im Jahr 2019.", [("Jahr 2019", "2019")]),
        ("Zwischen 2018 und 2019 war Ruhe.", [("2018", "2018"), ("2019", "2019")]),
    ],
)
def test_periods(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert pairs(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seit zwei Monaten wird verhandelt.", [("zwei Monaten", "P2M")]),
        ("Vor drei Jahren fing es an.", [("drei Jahren", "P3Y")]),
        ("Drei Jahrzehnte dauerte der Streit.", [("Drei Jahrzehnte", "P3DE")]),
        ("Er bekam drei Jahre und vier Monate Haft.", [("drei Jahre und vier Monate", "P3Y4M")]),
        ("Die Fahrt dauert eine halbe Stunde.", [("eine halbe Stunde", "PT0.5H")]),
        ("Sie stritten jahrelang.", [("jahrelang", "PXY")]),
        ("Video, 26:25 min", [("26:25 min", "PT26M25S")]),
        ("Der Bau dauert sechs bis acht Monate.", [("sechs", "P6M"), ("acht Monate", "P8M")]),
    ],
)
def test_durations(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert pairs(text) == expected
    assert {time.type for time in read(text)} == {"DURATION"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Ausschuss tagt jeden Montag.", [("jeden Montag", "XXXX-WXX-1")]),
        ("Sie treffen sich zweimal im Jahr.", [("zweimal im Jahr", "P1Y")]),
        ("Die Zeitung erscheint täglich.", [("täglich", "P1D")]),
        ("Gewählt wird alle vier Jahre.", [("alle vier Jahre", "P4Y")]),
    ],
)
def test_sets(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert pairs(text) == expected
    assert {time.type for time in read(text)} == {"SET"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Sendung lief um 20.15 Uhr.", [("20.15 Uhr", "2025-09-22T20:15")]),
        ("Am Freitag um 9 Uhr kam die Polizei.", [("Freitag", "2025-09-19"), ("9 Uhr", "2025-09-19T09:00")]),
        ("Er ging um halb neun.", [("halb neun", "2025-09-22T08:30")]),
        ("Beginn war um 20 Uhr MESZ.", [("20 Uhr MESZ", "2025-09-22T20:00+02:00")]),
        ("Offen von 10 bis 18 Uhr.", [("10", "T10:00"), ("18 Uhr", "T18:00")]),
    ],
)
def test_clock(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert pairs(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Das Spiel endete 2:1.",
        "Die Welt am Sonntag berichtet.",
        "Zwei Drittel der Mitglieder stimmten zu.",
        "Der 16 Jahre alte Schüler gewann.",
        "Rund 2000 Menschen kamen, 1500 Lehrlinge blieben.",
        "Das Haus kostet 1950 Euro.",
        "Version 3.10.2 steht auf Seite 1999.",
        "Der Trainer heißt August Keller.",
    ],
)
def test_no_times(text: str) -> None:
    assert pairs(text) == []


def test_modifiers() -> None:
    found = {
        time.text: (time.value, time.mod) for time in read("Mitte Mai 2024 und Ende des Jahres 2023, rund drei Tage.")
    }
    assert found["Mitte Mai 2024"] == ("2024-05", "MID")
    assert found["Ende des Jahres 2023"] == ("2023", "END")
    assert found["rund drei Tage"] == ("P3D", "APPROX")


def test_holidays_by_year() -> None:
    assert pairs("Ostern 2024 und Pfingstmontag 2025") == [
        ("Ostern 2024", "2024-03-31"),
        ("Pfingstmontag 2025", "2025-06-09"),
    ]


def test_counted_from_text() -> None:
    found = read("Er starb am 3. Mai 2011. Am Tag darauf wurde die Tat bekannt, im selben Jahr begann der Prozess.")
    assert [(time.value, time.anchor) for time in found] == [
        ("2011-05-03", "text"),
        ("2011-05-04", "t1"),
        ("2011", "t2"),
    ]


def test_today_as_age_and_as_day() -> None:
    assert pairs("Früher lief man, heute fährt man.")[1] == ("heute", "PRESENT_REF")
    assert pairs("Gestern kam er an, heute reist er ab.")[1] == ("heute", PUBLISHED)


def test_reference_words() -> None:
    assert pairs("Kürzlich sprach er davon, derzeit schweigt er, in Zukunft wohl auch.") == [
        ("Kürzlich", "PAST_REF"),
        ("derzeit", "PRESENT_REF"),
        ("Zukunft", "FUTURE_REF"),
    ]


def test_noun_and_adverb_morgen() -> None:
    assert pairs("Am Morgen regnete es, morgen scheint die Sonne.") == [
        ("Morgen", "2025-09-22TMO"),
        ("morgen", "2025-09-23"),
    ]
