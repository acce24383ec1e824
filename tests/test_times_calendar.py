"""Feasts, fiscal years, zones, stamps, and times that count from another time in the text."""

from __future__ import annotations

import pytest

from depesche import times
from depesche.document import Document
from depesche.language.tables import rows
from depesche.report import Block, BlockKind, Entry, Time
from depesche.times import feasts

PUBLISHED = "2025-09-22"  # a Monday


def read(text: str, language: str, published: str | None = PUBLISHED) -> list[Time]:
    document = Document(text, language=language, published=published, blocks=[Block("paragraph", 0, len(text))])
    times.annotate(document)
    return document.times


def pairs(text: str, language: str, published: str | None = PUBLISHED) -> list[tuple[str, str | None]]:
    return [(time.text, time.value) for time in read(text, language, published)]


def chain(text: str, language: str) -> list[tuple[str | None, str | None]]:
    """Values and what they are counted from."""
    return [(time.value, time.anchor) for time in read(text, language)]


@pytest.mark.parametrize(
    ("rule", "year", "expected"),
    [
        ("01-06", 2024, ["2024-01-06"]),
        ("easter-52", 2024, ["2024-02-08"]),
        ("advent-11", 2023, ["2023-11-22"]),
        ("9/3/7+1", 2024, ["2024-09-16"]),
        ("11-02>2", 2022, ["2022-11-08"]),
        ("05-24<1", 2021, ["2021-05-24"]),
        ("01-20%1", 2025, ["2025-01-20"]),
        ("01-20%1", 2026, []),
        ("5/1/1;2020-05-08", 2020, ["2020-05-08"]),
        ("5/1/1;2020-05-08", 2021, ["2021-05-03"]),
        ("orthodox", 2024, ["2024-05-05"]),
        ("orthodox", 1600, []),
        ("feast:yom_kippur", 1973, ["1973-10-06"]),
        ("feast:lunar_new_year", 2024, ["2024-02-10"]),
        ("about:ramadan", 1997, ["1997-01-10", "1997-12-30"]),
        ("about:eid_al_fitr+1", 2025, ["2025-03-31"]),
        ("feast:purim", 1800, []),
    ],
)
def test_rules_of_feasts(rule: str, year: int, expected: list[str]) -> None:
    assert [day.isoformat() for day in feasts.days_of(rule, year)] == expected


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_holiday_of_the_tables_has_days(language: str) -> None:
    for row in rows(language, "times"):
        if row["kind"] == "holiday":
            rule = row["value"].split(" ")[0]
            assert any(feasts.days_of(rule, year) for year in range(2020, 2024)), row


def test_movable_feasts_come_every_year() -> None:
    for name, years in feasts.movable().items():
        first, last = (2001, 2035) if name in ("diwali", "holi") else (1951, 2050)
        assert all(1 <= len(years[year]) <= 2 for year in range(first, last + 1)), name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zwischen Weihnachten und Neujahr bleibt die Halle zu.", ["2025-12-24", "2026-01-01"]),
        ("Über Ostern fuhr sie fort.", ["2025-04-20"]),
        ("Zu Weihnachten vergangenen Jahres schneite es.", ["2024-12-24"]),
        ("Letzte Weihnachten schneite es.", ["2024-12-24"]),
        ("Am Buß- und Bettag 2024 läuteten die Glocken.", ["2024-11-20"]),
        ("Am 2. Weihnachtsfeiertag 2023 regnete es.", ["2023-12-26"]),
        ("In der Silvesternacht 2015/16 gab es Streit.", ["2015-12-31TNI"]),
        ("Von Weiberfastnacht bis Aschermittwoch wird gefeiert.", ["2026-02-12", "2026-02-18"]),
        ("Am österreichischen Nationalfeiertag 2023 sprach er.", ["2023-10-26"]),
        ("Am Osterwochenende 2024 war Stau.", ["2024-W13-WE"]),
        ("In der Karwoche 2024 schwieg er.", ["2024-W13"]),
        ("An Jom Kippur 2023 ruhte alles.", ["2023-09-25"]),
        ("Das orthodoxe Osterfest 2024 war spät.", ["2024-05-05"]),
        ("Am ersten Advent 2024 kam Besuch.", ["2024-12-01"]),
        ("Jedes Weihnachten singt er, jeden Ostermontag auch.", ["XXXX-12-24", "P1Y"]),
        ("Am Montag nach Ostern 2024 kam er.", ["2024-04-01", "2024-03-31"]),
        ("Am Abend des Karfreitags 2023 sang er.", ["2023-04-07TEV"]),
        ("Am Nationalfeiertag sprach er.", [None]),
        ("Über die Feiertage ruhte der Streit.", [None]),
        ("An Weihnachten 1873 gab es kein Chanukka 1873.", ["1873-12-24", None]),
        ("Der Denker Tariq Ramadan schwieg.", []),
    ],
)
def test_german_holidays(text: str, expected: list[str | None]) -> None:
    assert [value for _, value in pairs(text, "de")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There was snow between Christmas and New Year's Day.", ["2024-12-25", "2025-01-01"]),
        ("He was gone the day after Thanksgiving.", ["2024-11-29"]),
        ("On Election Day 2024 she won.", ["2024-11-05"]),
        ("He spoke on Inauguration Day.", ["2025-01-20"]),
        ("He will speak on Inauguration Day.", ["2029-01-20"]),
        ("It rained over the Labor Day weekend.", ["2025-W35-WE"]),
        ("It reopens the Tuesday after Labor Day 2026.", ["2026-09-08"]),
        ("The early May bank holiday 2020 was quiet.", ["2020-05-08"]),
        ("Passover 2024 and Lunar New Year 2024 were late.", ["2024-04-23", "2024-02-10"]),
        ("Last Christmas he sang, next Easter he will rest.", ["2024-12-25", "2026-04-05"]),
        ("They met at Christmas last year.", ["2024-12-25"]),
        ("Every Christmas he sings.", ["XXXX-12-25"]),
        ("There was snow between Christmas and New Year.", ["2024-12-25", "2025-01-01"]),
        ("They danced on Ukraine's Independence Day.", [None]),
        ("It was the night of Christmas Eve 2019.", ["2019-12-24TNI"]),
        ("As we move past Labor Day it is serious.", ["2025-09-01"]),
        ("Sales slowed over the holidays.", [None]),
        ("He sailed to Easter Island with a Christmas tree.", []),
    ],
)
def test_english_holidays(text: str, expected: list[str | None]) -> None:
    assert [value for _, value in pairs(text, "en")] == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Im Ramadan 2024 ruhten die Waffen.", "de", ("2024-03", "APPROX")),
        ("Vor Beginn des Ramadan 2024 sprach er.", "de", ("2024-03", "START")),
        ("Zum Opferfest 2024 kamen alle.", "de", ("2024-06-16", "APPROX")),
        ("Eid al-Fitr 2025 was calm.", "en", ("2025-03-30", "APPROX")),
        ("The end of Ramadan 2023 was calm.", "en", ("2023-04", "END")),
    ],
)
def test_feasts_that_countries_keep_a_day_apart(text: str, language: str, expected: tuple[str, str]) -> None:
    (time,) = read(text, language)
    assert (time.value, time.mod) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Im Geschäftsjahr 2024/25 sank er.", "de", [("Geschäftsjahr 2024/25", None)]),
        ("Im Geschäftsjahr 2024 sank er.", "de", [("Geschäftsjahr 2024", "2024")]),
        ("In der Saison 23/24 stieg sie auf.", "de", [("der Saison 23/24", None)]),
        ("Im dritten Geschäftsquartal sank er.", "de", [("dritten Geschäftsquartal", "2025-Q3")]),
        ("Im Winter 2014/15 schneite es.", "de", [("Winter 2014/15", "2014-WI")]),
        ("Im abgelaufenen Geschäftsjahr sank er.", "de", [("abgelaufenen Geschäftsjahr", "2024")]),
        ("In dieser Legislaturperiode gelang es.", "de", []),
        ("It grew in fiscal 2024.", "en", [("fiscal 2024", "2024")]),
        ("It grew in FY25.", "en", [("FY25", "2025")]),
        ("It grew in the 2024 fiscal year.", "en", [("the 2024 fiscal year", "2024")]),
        ("He taught in the academic year 2023/24.", "en", [("the academic year 2023/24", None)]),
        ("She left in the 2014-15 season.", "en", [("the 2014-15 season", None)]),
    ],
)
def test_fiscal_years(text: str, language: str, expected: list[tuple[str, str | None]]) -> None:
    assert pairs(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Beginn war um 20 Uhr MESZ.", "de", ["2025-09-22T20:00+02:00"]),
        ("Beginn war um 20.15 Uhr (MEZ).", "de", ["2025-09-22T20:15+01:00"]),
        ("Die Erde bebte um 15:00 UTC.", "de", ["2025-09-22T15:00Z"]),
        ("Die Erde bebte um 6 Uhr Ortszeit.", "de", ["2025-09-22T06:00"]),
        ("Beginn war um 8 Uhr Moskauer Zeit.", "de", ["2025-09-22T08:00"]),
        ("It began at 6 p.m. local time (1600 GMT).", "en", ["2025-09-22T18:00", "2025-09-22T16:00Z"]),
        ("It began at 8:30 p.m. ET (0030 GMT).", "en", ["2025-09-22T20:30", "2025-09-23T00:30Z"]),
        ("It began at 9 a.m. Eastern Standard Time.", "en", ["2025-09-22T09:00-05:00"]),
        ("It began at 14:00 UTC+3.", "en", ["2025-09-22T14:00+03:00"]),
        ("It was 7 p.m. (2300 GMT) on Thursday.", "en", ["2025-09-18T19:00", "2025-09-18T23:00Z", "2025-09-18"]),
        ("Um 8.45 Uhr (0645 GMT) war Ruhe.", "de", ["2025-09-22T08:45", "2025-09-22T06:45Z"]),
        ("The score was 6.30 local units.", "en", []),
    ],
)
def test_zones(text: str, language: str, expected: list[str]) -> None:
    assert [value for _, value in pairs(text, language)] == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("KHARTUM, 9. März (Reuters) - Der Rat schwieg.", "de", [("9. März", "2024-03-09")]),
        ("LONDON, Dec. 30 (Reuters) - The bank closed.", "en", [("Dec. 30", "2023-12-30")]),
        ("Stand: 21.09.2025, 14:30", "de", [("21.09.2025", "2025-09-21"), ("14:30", "2025-09-21T14:30")]),
        ("Stand: 21.09.2025 14:30 Uhr", "de", [("21.09.2025 14:30 Uhr", "2025-09-21T14:30")]),
        ("03.09.2025 | 1:10 min", "de", [("03.09.2025", "2025-09-03"), ("1:10 min", "PT1M10S")]),
        ("Aktualisiert am 3. Mai 2024", "de", [("3. Mai 2024", "2024-05-03")]),
        ("Published 9 March 2024", "en", [("9 March 2024", "2024-03-09")]),
        ("Sept. 21, 2025, 8:15 p.m. EDT", "en", [("Sept. 21, 2025, 8:15 p.m. EDT", "2025-09-21T20:15-04:00")]),
        ("2025-09-21T20:15:00Z", "en", [("2025-09-21T20:15:00Z", "2025-09-21T20:15:00Z")]),
        ("2025-09-21T20:15:00.5+0200", "de", [("2025-09-21T20:15:00.5+0200", "2025-09-21T20:15:00+02:00")]),
        ("2025-13-21T20:15", "de", []),
        ("AP-NY-03-08-98 1711EST", "en", [("03-08-98 1711EST", "1998-03-08T17:11-05:00")]),
        ("They lost 7:5, 6:3 and 4:1.", "en", []),
    ],
)
def test_stamps_and_datelines(text: str, language: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(text, language, "2024-01-02") == expected


GERMAN_STORIES = [
    ("Am 3. Mai 2011 brannte es. Am Tag darauf kam Hilfe. Zwei Tage zuvor war gewarnt worden.",
     [("2011-05-03", "text"), ("2011-05-04", "t1"), ("2011-05-02", "t2")]),
    ("Am 7. März 2014 stand der Pakt. Tags darauf fiel er. Am Vorabend war gefeiert worden.",
     [("2014-03-07", "text"), ("2014-03-08", "t1"), ("2014-03-07TEV", "t2")]),
    ("Am 12. Juni 2009 wählte das Land. In der folgenden Nacht gab es Streit. Im selben Jahr ging er.",
     [("2009-06-12", "text"), ("2009-06-12TNI", "t1"), ("2009", "t2")]),
    ("Sie zogen im August 1998 um. Ein Jahr später kam Ida, drei Monate danach Paul.",
     [("1998-08", "text"), ("1999", "t1"), ("P3M", None)]),
    ("Am 3. Mai 2019 kam er. Ein halbes Jahr später ging er.", [("2019-05-03", "text"), ("2019-11", "t1")]),
    ("2024 kamen 300 Gäste, im Vorjahr 250.", [("2024", "text"), ("2023", "t1")]),
    ("Der beste Wert seit 2023. Im Vorjahr war er schlechter.", [("2023", "text"), ("2024", "published")]),
    ("1994 gründete er den Verein. Drei Jahre später gab er ihn ab.", [("1994", "text"), ("1997", "t1")]),
    ("Am 16. September 2014 fuhr das Schiff. Am darauffolgenden Freitag sank es. Am Samstag danach suchte man.",
     [("2014-09-16", "text"), ("2014-09-19", "t1"), ("2014-09-20", "t2")]),
    ("Am 5. Oktober 2016 fiel das Urteil. Drei Monate nach dem Urteil war er frei.",
     [("2016-10-05", "text"), ("P3M", None)]),
    ("Im Frühjahr 2012 kam er. Im Herbst desselben Jahres ging er. Im Jahr darauf starb er.",
     [("2012-SP", "text"), ("2012-FA", "t1"), ("2013", "t1")]),
    ("Am 15. Juli 2016 gab es Alarm. Am folgenden Morgen war Ruhe. Am Abend zuvor hatte es geregnet.",
     [("2016-07-15", "text"), ("2016-07-16TMO", "t1"), ("2016-07-15TEV", "t2")]),
    ("Im März 2003 begann es. Im Monat zuvor war gestritten worden. Im gleichen Monat endete es.",
     [("2003-03", "text"), ("2003-02", "t1"), ("2003-03", "t1")]),
    ("Der 9. November 1989 war ein Donnerstag. Am Montag darauf war alles anders.",
     [("1989-11-09", "text"), ("XXXX-WXX-4", None), ("1989-11-13", "t1")]),
    ("Am 3. Mai 2011 um 14 Uhr kam der Anruf. Zwei Stunden später war er da.",
     [("2011-05-03", "text"), ("2011-05-03T14:00", "t1"), ("2011-05-03T16:00", "t2")]),
]  # fmt: skip
ENGLISH_STORIES = [
    ("It broke out on May 3, 2011. The day after, help came. Two days earlier there had been a warning.",
     [("2011-05-03", "text"), ("2011-05-04", "t1"), ("2011-05-02", "t2")]),
    ("They signed on March 7, 2014. The next day it failed. The night before, they had danced.",
     [("2014-03-07", "text"), ("2014-03-08", "t1"), ("2014-03-07TNI", "t2")]),
    ("They voted on June 12, 2009. That night it rained. Later that same year he left.",
     [("2009-06-12", "text"), ("2009-06-12TNI", "t1"), ("2009", "t2")]),
    ("They moved in August 1998. A year later Ida was born.", [("1998-08", "text"), ("1999", "t1")]),
    ("The ship left on March 4, 2014. The following Tuesday it sank. The Monday before, he had been ill.",
     [("2014-03-04", "text"), ("2014-03-11", "t1"), ("2014-03-10", "t2")]),
    ("The verdict fell on October 5, 2016. Three months after the verdict he was free.",
     [("2016-10-05", "text"), ("P3M", None)]),
    ("He came in the spring of 2012. That autumn he left. The following year he died.",
     [("2012-SP", "text"), ("2012-FA", "t1"), ("2013", "t1")]),
    ("It began on July 15, 2016. By the following morning it was over. The police came the next evening.",
     [("2016-07-15", "text"), ("2016-07-16TMO", "t1"), ("2016-07-17TEV", "t2")]),
    ("It began in March 2003. The previous month they had argued. That same month it ended.",
     [("2003-03", "text"), ("2003-02", "t1"), ("2003-03", "t1")]),
    ("She fled in May 2010 and returned in June of that same year.", [("2010-05", "text"), ("2010-06", "t1")]),
    ("The following Tuesday he left. On the next Monday he will come.", [(None, None), ("2025-09-29", "published")]),
    ("It opened on Feb. 1, 2010. The following June it closed.", [("2010-02-01", "text"), ("2010-06", "t1")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), GERMAN_STORIES)
def test_german_stories(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert chain(text, "de") == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH_STORIES)
def test_english_stories(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert chain(text, "en") == expected


FIRST, SECOND = "Am 3. Mai 2011 brannte es.", "Am Tag darauf kam Hilfe."


def in_two_blocks(kind: BlockKind) -> Document:
    """A day in a block of that kind, and what counts from a day in the paragraph behind it."""
    document = Document(f"{FIRST}\n\n{SECOND}", language="de", published=PUBLISHED)
    second = Block("paragraph", len(FIRST) + 2, len(document.text))
    document.blocks = [Block(kind, 0, len(FIRST)), second]
    return document


def test_a_story_goes_on_in_the_next_paragraph() -> None:
    document = in_two_blocks("paragraph")
    times.annotate(document)
    assert [(time.value, time.anchor) for time in document.times] == [("2011-05-03", "text"), ("2011-05-04", "t1")]


def test_captions_govern_nothing_in_the_story() -> None:
    document = in_two_blocks("caption")
    times.annotate(document)
    assert [time.value for time in document.times] == ["2011-05-03", None]


def test_entries_of_a_ticker_do_not_govern_each_other() -> None:
    document = in_two_blocks("paragraph")
    document.entries = [Entry(block.begin, block.end) for block in document.blocks]
    times.annotate(document)
    assert [time.value for time in document.times] == ["2011-05-03", None]
