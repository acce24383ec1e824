"""German time expressions as newspapers write them, with the tenses that the clauses give."""

from __future__ import annotations

import pytest

from depesche import language, page, times
from depesche.report import Time

PUBLISHED = "2025-09-24"  # a Wednesday

Expected = list[tuple[str, str, str | None]]


def read(text: str, published: str = PUBLISHED) -> list[Time]:
    document = page.read_page(text, kind="text", url=None, profiles=None)
    document.published, document.language = published, "de"
    language.annotate(document)
    times.annotate(document)
    return document.times


def found(text: str, published: str = PUBLISHED) -> Expected:
    return [(time.text, time.type, time.value) for time in read(text, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der am Sonntag gewählte Rat tagt in Ulm.", [("Sonntag", "DATE", "2025-09-21")]),
        (
            "Pilot des am Freitag über Ulm abgestürzten alten Doppeldeckers war Jens Harmsen.",
            [("Freitag", "DATE", "2025-09-19")],
        ),
        ("Die am Sonntag beginnende Messe wird groß.", [("Sonntag", "DATE", "2025-09-28")]),
        ("Die für Sonntag geplante Kundgebung beginnt am Rathaus.", [("Sonntag", "DATE", "2025-09-28")]),
        ("Die Stadt hat für Montag zu einer Sitzung geladen.", [("Montag", "DATE", "2025-09-29")]),
        ("Das Fest wurde auf Dienstag verschoben.", [("Dienstag", "DATE", "2025-09-30")]),
        ("Wie heute bekannt wurde, brennt es.", [("heute", "DATE", "2025-09-24")]),
        ("Er gründete den noch heute bestehenden Hof.", [("heute", "DATE", "PRESENT_REF")]),
        ("Die im Juni verlegte Leitung hält.", [("Juni", "DATE", "2025-06")]),
        ("Dieses am Montag bekannt gewordenen Beschlusses gedenkt der Rat.", [("Montag", "DATE", "2025-09-22")]),
        ("Nach dem Sieg der Gäste am Sonntag feiert Ulm.", [("Sonntag", "DATE", "2025-09-21")]),
        ("Auf der Elbe ist am Freitag ein Boot gegen eine Mole geprallt.", [("Freitag", "DATE", "2025-09-19")]),
        ("Das Museum ist am Freitag geöffnet.", [("Freitag", "DATE", "2025-09-26")]),
        (
            "Nach Auskunft vom gestrigen Dienstagabend bleibt der Hof zu.",
            [("gestrigen Dienstagabend", "TIME", "2025-09-23TEV")],
        ),
        ("Sie kündigte an, am Montag zurückzutreten.", [("Montag", "DATE", "2025-09-29")]),
        ("Er wird beschuldigt, am Montag das Geld gestohlen zu haben.", [("Montag", "DATE", "2025-09-22")]),
        (
            "Das Turnier findet vom 5. bis 7. Juni in Lindau statt.",
            [("5.", "DATE", "2025-06-05"), ("7. Juni", "DATE", "2025-06-07")],
        ),
        (
            "Der Markt ist von Dienstag bis Samstag offen.",
            [("Dienstag", "DATE", "2025-09-30"), ("Samstag", "DATE", "2025-10-04")],
        ),
        (
            "Zwischen November und Februar 2024 war es kalt.",
            [("November", "DATE", "2023-11"), ("Februar 2024", "DATE", "2024-02")],
        ),
        ("Experten hatten auf Mai oder Juni gehofft.", [("Mai", "DATE", "2025-05"), ("Juni", "DATE", "2025-06")]),
        ("Die John dieses Jahr verliehene Nadel glänzt.", [("dieses Jahr", "DATE", "2025")]),
        ("Ein Gast der dieses Jahr in Ulm gezeigten Schau lobte sie.", [("dieses Jahr", "DATE", "2025")]),
    ],
)
def test_direction(text: str, expected: Expected) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Der Hof ist am 3. und 4. Oktober von 10-18 Uhr offen.",
            [
                ("3.", "DATE", "2025-10-03"),
                ("4. Oktober", "DATE", "2025-10-04"),
                ("10", "TIME", "T10:00"),
                ("18 Uhr", "TIME", "T18:00"),
            ],
        ),
        (
            "Das Büro hat werktags von 14 bis 17.30 Uhr offen.",
            [("werktags", "SET", "P1D"), ("14", "TIME", "T14:00"), ("17.30 Uhr", "TIME", "T17:30")],
        ),
        (
            "Die Proben sind jeden Mittwoch um 19 Uhr.",
            [("jeden Mittwoch", "SET", "XXXX-WXX-3"), ("19 Uhr", "TIME", "T19:00")],
        ),
        (
            "Gesammelt wird am 9. Oktober in der Zeit von 16 bis 17 Uhr.",
            [
                ("9. Oktober", "DATE", "2025-10-09"),
                ("16", "TIME", "2025-10-09T16:00"),
                ("17 Uhr", "TIME", "2025-10-09T17:00"),
            ],
        ),
        ("Heute Filmabend ab 20 Uhr.", [("Heute", "DATE", "2025-09-24"), ("20 Uhr", "TIME", "2025-09-24T20:00")]),
        ("Sie blieb bis zum frühen Abend.", [("frühen Abend", "TIME", "2025-09-24TEV")]),
        ("Die Stadt schlief den ganzen Sommer.", [("den ganzen Sommer", "DURATION", "P1SU")]),
        ("Er war den Winter über in Ulm.", [("den Winter", "DURATION", "P1WI")]),
    ],
)
def test_hours_and_parts(text: str, expected: Expected) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In der Nacht von Sonntag auf Montag brannte es.",
            [("der Nacht von Sonntag auf Montag", "TIME", "2025-09-21TNI")],
        ),
        ("In der Nacht zu Montag brannte es.", [("der Nacht zu Montag", "TIME", "2025-09-21TNI")]),
        (
            "In der Nacht vom 3. auf den 4. Mai brannte es.",
            [("der Nacht vom 3. auf den 4. Mai", "TIME", "2025-05-03TNI")],
        ),
        (
            "In der Nacht zum Montag gegen 2 Uhr brannte es.",
            [("der Nacht zum Montag", "TIME", "2025-09-21TNI"), ("2 Uhr", "TIME", "2025-09-22T02:00")],
        ),
        (
            "In der Nacht zum Montag gegen 23 Uhr brannte es.",
            [("der Nacht zum Montag", "TIME", "2025-09-21TNI"), ("23 Uhr", "TIME", "2025-09-21T23:00")],
        ),
        (
            "Am Montag kam er an. Noch am selben Abend reiste er ab.",
            [("Montag", "DATE", "2025-09-22"), ("selben Abend", "TIME", "2025-09-22TEV")],
        ),
        (
            "Am Montag spielte die Kapelle. An diesem Abend kamen alle.",
            [("Montag", "DATE", "2025-09-22"), ("diesem Abend", "TIME", "2025-09-22TEV")],
        ),
        (
            "Seit den frühen Morgenstunden des 13. September brennt es.",
            [("den frühen Morgenstunden des 13. September", "TIME", "2025-09-13TMO")],
        ),
    ],
)
def test_nights(text: str, expected: Expected) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Kurs kostet 400 Euro im Monat.", [("im Monat", "SET", "P1M")]),
        ("Sie haben 200 Gäste am Tag.", [("Tag", "SET", "P1D")]),
        ("Das gefiel am Tag der Abreise nicht.", [("Tag", "DURATION", "P1D")]),
        ("Das war das Jahr, in dem alles begann.", [("das Jahr", "DURATION", "P1Y")]),
        ("An dem Tag, als sie kam, schneite es.", [("dem Tag", "DURATION", "P1D")]),
        ("In den ersten Wochen kamen wenige.", [("den ersten Wochen", "DURATION", "PXW")]),
        ("Bis zum Umzug werden noch Monate vergehen.", [("Monate", "DURATION", "PXM")]),
        ("In den Jahren 2019 und 2020 wurde gebaut.", [("den Jahren 2019", "DATE", "2019"), ("2020", "DATE", "2020")]),
        (
            "Im Monat Juli gewannen die Frauen im Jahr 2019.",
            [("Monat Juli", "DATE", "2025-07"), ("Jahr 2019", "DATE", "2019")],
        ),
        ("Wir nehmen uns Tag für Tag Zeit.", [("Tag für Tag", "SET", "P1D")]),
        ("Der Umsatz lag unter dem des Vorjahreszeitraums.", [("des Vorjahreszeitraums", "DATE", "2024")]),
        ("Im Vorjahresquartal war es mehr.", [("Vorjahresquartal", "DATE", "2024-Q3")]),
        (
            "Der Gewinn wuchs gegenüber dem gleichen Zeitraum des Vorjahres.",
            [("dem gleichen Zeitraum des Vorjahres", "DATE", "2024")],
        ),
        (
            "Im zweiten Quartal sank er gegenüber dem Vorquartal und dem Vorjahresquartal.",
            [
                ("zweiten Quartal", "DATE", "2025-Q2"),
                ("dem Vorquartal", "DATE", "2025-Q1"),
                ("dem Vorjahresquartal", "DATE", "2024-Q2"),
            ],
        ),
        (
            "Im ersten Halbjahr sank der Gewinn gegenüber dem Vorjahreszeitraum.",
            [("ersten Halbjahr", "DATE", "2025-H1"), ("dem Vorjahreszeitraum", "DATE", "2024-H1")],
        ),
        (
            "Im Juli kamen mehr als im Vormonat und im Vorjahresmonat.",
            [("Juli", "DATE", "2025-07"), ("Vormonat", "DATE", "2025-06"), ("Vorjahresmonat", "DATE", "2024-07")],
        ),
        ("Für die Saison 2023/2024 gab es Karten.", [("die Saison 2023/2024", "DATE", None)]),
        ("In der Kalenderwoche 38 wird geliefert.", [("Kalenderwoche 38", "DATE", "2025-W38")]),
        ("Im Laufe des Tages soll es regnen.", [("des Tages", "DATE", "2025-09-24")]),
        (
            "Von nun an gilt das für die Welt von morgen.",
            [("nun", "DATE", "PRESENT_REF"), ("morgen", "DATE", "FUTURE_REF")],
        ),
        ("Nele Harmsen: Deiche. Kogge Verlag, Emden 2021 - 271 S., 22 Euro", [("2021", "DATE", "2021")]),
        ("Harmsen wurde heute von der Stadt geehrt.", [("heute", "DATE", "2025-09-24")]),
        ("Die Werft ist heute noch im Bau.", [("heute", "DATE", "PRESENT_REF")]),
        ("Für die kommenden Tage ist Regen gemeldet.", [("die kommenden Tage", "DATE", "FUTURE_REF")]),
        ("Die Opfer der vergangenen Tage sind bekannt.", [("der vergangenen Tage", "DURATION", "PXD")]),
        ("In den folgenden Jahren wuchs die Stadt.", [("den folgenden Jahren", "DURATION", "PXY")]),
        ("Im neuen Jahr wird gebaut.", [("neuen Jahr", "DATE", "2026")]),
        ("Eines Tages wird der Deich brechen.", [("Eines Tages", "DATE", "FUTURE_REF")]),
        ("An Sonntagen ist der Hof zu.", [("Sonntagen", "SET", "XXXX-WXX-7")]),
        ("Sonntagabends läuft ein Krimi.", [("Sonntagabends", "SET", "XXXX-WXX-7TEV")]),
        ("Er hat montagabends frei.", [("montagabends", "SET", "XXXX-WXX-1TEV")]),
        ("Der Absatz stieg gegenüber Mai des Vorjahres.", [("Mai des Vorjahres", "DATE", "2024-05")]),
        ("Die Juni-Zahlen waren gut.", [("Juni", "DATE", "2025-06")]),
        ("Am 3. Mai kam sie, am 18. ging sie.", [("3. Mai", "DATE", "2025-05-03"), ("18.", "DATE", "2025-05-18")]),
        ("Ende der Siebziger zog sie fort.", [("Ende der Siebziger", "DATE", "197")]),
        ("Nach 65 Verhandlungstagen fiel das Urteil.", [("65 Verhandlungstagen", "DURATION", "P65D")]),
    ],
)
def test_periods_and_amounts(text: str, expected: Expected) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Alisa Sonntag moderiert mit Herrn Freitag und Frau Winter.",
        "Foto: Bernd März",
        "Sie siegte beim Winter-Cup und im Freitag-Krimi.",
        "Das heute-Journal meldete es.",
        "Das schrieb der Freitag.",
        "Am Tag der offenen Tür kamen viele.",
        "Die Maschine kostet 2079 US-Dollar.",
        "Telefon: 0911 2020, Fax: 0911 1999",
        "Sie las den Roman „1984“ und zog in die Hausnummer 1950.",
        "Die 20er-Karten sind weg.",
        "Er lief 1:58,3 Minuten.",
        "Dann wurde eine Uhr enthüllt.",
        "Von heute auf morgen ging nichts mehr.",
        "Das Dorf brannte im Dreißigjährigen Krieg nieder.",
        "Er kam am 3. Spieltag und am 18. Loch ins Spiel.",
        "Mit etwa 2000 der Beschäftigten wird verhandelt.",
        "Das neue Profil 1.1. ist da.",
        "Er war 19 Jahre, als er ging.",
        "Das Buch handelt von der Kraft der Vergangenheit und der Zukunft.",
    ],
)
def test_no_times(text: str) -> None:
    assert found(text) == []


def test_the_year_a_story_is_in() -> None:
    text = "1991 kaufte die Stadt das Haus. Ab Ende des Jahres stand es leer."
    assert found(text) == [("1991", "DATE", "1991"), ("Ende des Jahres", "DATE", "1991")]
