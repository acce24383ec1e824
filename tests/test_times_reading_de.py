"""German time expressions as a first reader of real pages found them wrong, with sentences of our own."""

from __future__ import annotations

import pytest

from tests.test_times_newspaper_de import Expected, found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Zahlen für das erste Quartal sinken.", [("das erste Quartal", "DATE", "2025-Q1")]),
        ("Im letzten Quartal des Jahres 2007 fiel er.", [("letzten Quartal des Jahres 2007", "DATE", "2007-Q4")]),
        ("Im Schlussquartal 2022 sank der Absatz.", [("Schlussquartal 2022", "DATE", "2022-Q4")]),
        ("Ende des ersten Quartals 2024 kam sie.", [("Ende des ersten Quartals 2024", "DATE", "2024-Q1")]),
        ("Der Reeder will bis Ende Jahr antworten.", [("Ende Jahr", "DATE", "2025")]),
        ("Binnen Jahresfrist wird gebaut.", [("Jahresfrist", "DURATION", "P1Y")]),
        ("In der zweiten Oktoberhälfte wird gesperrt.", [("der zweiten Oktoberhälfte", "DATE", "2025-10")]),
        ("Der Markt ist am dritten Oktobersonntag.", [("dritten Oktobersonntag", "DATE", "2025-10-19")]),
        ("Am ersten Augustwochenende 2024 war Kirmes.", [("ersten Augustwochenende 2024", "DATE", "2024-W31-WE")]),
        ("Das Watt entstand vor 4,5 Millionen Jahren.", [("4,5 Millionen Jahren", "DURATION", "P4500000Y")]),
        ("Der 10-Jahres-Plan gilt.", [("10-Jahres-Plan", "DURATION", "P10Y")]),
        ("Er verpasste das Spiel, das vier Minuten zu spät begann.", [("vier Minuten", "DURATION", "PT4M")]),
        ("Er lobte seine Mutter, die fünf Jahre in Haft war.", [("fünf Jahre", "DURATION", "P5Y")]),
        ("Er sah, die fünf Jahre waren vorbei.", [("die fünf Jahre", "DURATION", "P5Y")]),
        ("Sie blieb ein weiteres Jahr.", [("ein weiteres Jahr", "DURATION", "P1Y")]),
        ("Die Prüfung wird Jahre in Anspruch nehmen.", [("Jahre", "DURATION", "PXY")]),
        ("Wie in den Jahren zuvor blieb es still.", [("den Jahren zuvor", "DURATION", "PXY")]),
        ("Zwischen den Jahren ruht die Werft.", [("den Jahren", "DATE", None)]),
        ("Sie bekommt 15 Euro die Stunde.", [("Stunde", "SET", "PT1H")]),
        ("Im Mai jeden Jahres wird gefeiert.", [("Mai jeden Jahres", "SET", "XXXX-05")]),
        ("Am letzten Tag der Grabung fand sie Gold.", [("letzten Tag", "DURATION", "P1D")]),
        ("Seit den späten 80ern steht das Wehr.", [("den späten 80ern", "DATE", "198")]),
        ("In der nächsten Zeit wird gebaut, vor einiger Zeit ging das nicht.",
         [("der nächsten Zeit", "DATE", "FUTURE_REF"), ("vor einiger Zeit", "DATE", "PAST_REF")]),
        ("Der heute 65-Jährige siegte gestern.",
         [("heute", "DATE", "PRESENT_REF"), ("gestern", "DATE", "2025-09-23")]),
    ],
)  # fmt: skip
def test_periods(text: str, expected: Expected) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Am vorgestrigen Montag kam sie.", [("vorgestrigen Montag", "DATE", "2025-09-22")]),
        ("Am Freitagabend kommender Woche singt er.", [("Freitagabend kommender Woche", "TIME", "2025-10-03TEV")]),
        ("Am späten Samstag Nachmittag brannte es.", [("späten Samstag Nachmittag", "TIME", "2025-09-20TAF")]),
        ("Es ist Freitagabend, die Halle ist voll.", [("Freitagabend", "TIME", "2025-09-19TEV")]),
        ("Am Samstag, 12. Oktober, war Kirmes.", [("Samstag, 12. Oktober", "DATE", "2024-10-12")]),
        ("Heute vor 80 Jahren endete der Krieg.", [("Heute vor 80 Jahren", "DATE", "1945-09-24")]),
        ("Morgen in einer Woche wird geprobt.", [("Morgen in einer Woche", "DATE", "2025-10-02")]),
        ("Termin: Freitag im Rathaus.", [("Freitag", "DATE", "2025-09-26")]),
        ("Freitag: Unfall am Deich.", [("Freitag", "DATE", "2025-09-19")]),
        ("Sie stellten ein Ultimatum bis Freitag.", [("Freitag", "DATE", "2025-09-26")]),
        ("Er übt, um im März gewählt zu werden.", [("März", "DATE", "2026-03")]),
        ("Nach dem Tod des Al-Ulm-Führers Abu Musab al-Harms am Montag wird die Lage weiterhin kritisch beurteilt.",
         [("Montag", "DATE", "2025-09-22")]),
        ("Nach der Winterpause geht es am 7. Februar weiter.", [("7. Februar", "DATE", "2026-02-07")]),
        ("Morgen Nebel, am Freitag Regen.", [("Morgen", "DATE", "2025-09-25"), ("Freitag", "DATE", "2025-09-26")]),
        ("Im Spätherbst 1989 fiel die Mauer, am 9. November sprach er.",
         [("Spätherbst 1989", "DATE", "1989-FA"), ("9. November", "DATE", "1989-11-09")]),
        ("Am Montag und Dienstag wird gestreikt, von Mittwoch an wieder gefahren.",
         [("Montag", "DATE", "2025-09-29"), ("Dienstag", "DATE", "2025-09-30"), ("Mittwoch", "DATE", "2025-10-01")]),
        ("Am 30. März soll gefeiert werden und am 8. August noch einmal.",
         [("30. März", "DATE", "2026-03-30"), ("8. August", "DATE", "2026-08-08")]),
        ("In der Nacht zum heutigen Mittwoch brannte es.",
         [("der Nacht zum heutigen Mittwoch", "TIME", "2025-09-23TNI")]),
        ("In der Nacht auf Silvester brannte es.", [("der Nacht auf Silvester", "TIME", "2024-12-30TNI")]),
        ("Weitere Abende sind am 2., 4. und 11.10. geplant.",
         [("2.", "DATE", "2025-10-02"), ("4.", "DATE", "2025-10-04"), ("11.10.", "DATE", "2025-10-11")]),
    ],
)  # fmt: skip
def test_days(text: str, expected: Expected) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gegen 17 Uhr am Montagnachmittag krachte es.",
         [("17 Uhr", "TIME", "2025-09-22T17:00"), ("Montagnachmittag", "TIME", "2025-09-22TAF")]),
        ("Im vergangenen Jahr stieg der Gewinn gegenüber dem Vorjahr.",
         [("vergangenen Jahr", "DATE", "2024"), ("dem Vorjahr", "DATE", "2023")]),
        ("Offen von 9 bis 12 und 14 bis 18 Uhr.",
         [("9", "TIME", "T09:00"), ("12", "TIME", "T12:00"), ("14", "TIME", "T14:00"), ("18 Uhr", "TIME", "T18:00")]),
        ("Am Montagmittag wurde gegen halb eins Alarm ausgelöst.",
         [("Montagmittag", "TIME", "2025-09-22TMI"), ("halb eins", "TIME", "2025-09-22T12:30")]),
        ("Am Montagabend gab es gegen halb neun Alarm.",
         [("Montagabend", "TIME", "2025-09-22TEV"), ("halb neun", "TIME", "2025-09-22T20:30")]),
        ("Halb zwölf vormittags war sie da.", [("Halb zwölf vormittags", "TIME", "2025-09-24T11:30")]),
        ("Seit Mitternacht brennt es.", [("Mitternacht", "TIME", "2025-09-24T00:00")]),
        ("Seit dem Anschlag vom 3. Mai 2001 wird kontrolliert. Um 20 Uhr beginnt die Feier.",
         [("3. Mai 2001", "DATE", "2001-05-03"), ("20 Uhr", "TIME", "2025-09-24T20:00")]),
        ("Seit Montag war er fort. Gegen 19.30 Uhr rief er an.",
         [("Montag", "DATE", "2025-09-22"), ("19.30 Uhr", "TIME", "2025-09-22T19:30")]),
        ("Das war der höchste Stand seit dem 26. Juli. Gegenüber Vortag war es wenig.",
         [("dem 26. Juli", "DATE", "2025-07-26"), ("Vortag", "DATE", "2025-09-23")]),
        ("Der Wert stieg gegenüber dem Vortag.", [("dem Vortag", "DATE", "2025-09-23")]),
        ("Am 3. März 2020 fiel der Wert. Gegenüber dem Vortag stieg er heute.",
         [("3. März 2020", "DATE", "2020-03-03"), ("dem Vortag", "DATE", "2025-09-23"),
          ("heute", "DATE", "2025-09-24")]),
        ("Der Brand war am 3. März 2020. Am Vortag war noch alles still.",
         [("3. März 2020", "DATE", "2020-03-03"), ("Vortag", "DATE", "2020-03-02")]),
    ],
)  # fmt: skip
def test_what_governs(text: str, expected: Expected) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Vor dem Arabischen Frühling und dem Prager Frühling war es still.",
        "Sie fanden einen 400.000 Jahre alten Schädel.",
        "Der Schädel ist 150 Millionen Jahre alt.",
        "Harmsen traf in der 45.+2 Minute.",
        "Das Freibad kostet 1500,- € und gehört der Politikerin Sommer.",
        "Das Blatt „Freitag“ lobte die Richtlinie 2016/679.",
        "Das Mindestalter beträgt 18 Jahre.",
        "Sie hat viel Eifer an den Tag gelegt.",
    ],
)
def test_no_times(text: str) -> None:
    assert found(text) == []


def test_a_feast_in_a_caption_without_verb_is_the_nearest() -> None:
    assert found("Imam beim Gebet zum Ramadan in Ulm", "2026-05-17") == [("Ramadan", "DATE", "2026-03")]


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("Nach der Tat zu Weihnachten soll der Markt geschützt werden.", "2025-02-20", "2024-12-24"),
        ("Bis Weihnachten soll die Brücke fertig sein.", "2025-02-20", "2025-12-24"),
        ("Zum Jahreswechsel waren es 310.", "2025-01-03", "2024"),
        ("Zum Jahreswechsel steigen die Beiträge.", "2025-10-03", "2025"),
        ("Zum Jahresbeginn soll gebaut werden.", "2025-11-03", "2026"),
    ],
)
def test_feasts_and_the_turn_of_the_year(text: str, published: str, value: str) -> None:
    assert [time[2] for time in found(text, published)] == [value]
