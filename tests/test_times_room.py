"""The times room as the reader uses it: missing dates, blocks, clauses, hostile input, the calendar, the tables."""

from __future__ import annotations

from datetime import date

import pytest

from depesche import times
from depesche.document import Clause, Document, Sentence, Token
from depesche.report import Block, Media
from depesche.times import calendar, feasts
from depesche.times.patterns import grammar
from depesche.times.values import RULES


def annotated(text: str, language: str = "de", published: str | None = "2025-09-22") -> Document:
    document = Document(text, language=language, published=published, blocks=[Block("paragraph", 0, len(text))])
    times.annotate(document)
    return document


def test_offsets_and_ids() -> None:
    document = annotated("Vorher war nichts. Am 3. Mai 2020 und am 4. Mai 2020 kam er.")
    assert [time.id for time in document.times] == ["t1", "t2"]
    assert all(document.text[time.begin : time.end] == time.text for time in document.times)


def test_without_publication_day_relative_times_stay_open() -> None:
    document = annotated("Am Sonntag kam er, 2019 war er fort, gestern ging er.", published=None)
    assert [(time.value, time.anchor) for time in document.times] == [(None, None), ("2019", "text"), (None, None)]
    assert [warning.code for warning in document.warnings] == ["no_publication_date"]
    assert "--published" in document.warnings[0].message


def test_no_warning_when_every_time_is_absolute() -> None:
    assert annotated("Am 3. Mai 2020 kam er.", published=None).warnings == []


def test_dated_teasers_bound_the_unknown_day() -> None:
    text = "Am Sonntag kam er.\n\n03.09.2025 | 1:10 min"
    document = Document(text, language="de", media=[Media("video", date="2025-09-01")])
    document.blocks = [Block("paragraph", 0, 18), Block("teaser_meta", 20, len(text))]
    times.annotate(document)
    assert "not before 2025-09-03" in document.warnings[0].message


def test_teaser_dates_do_not_govern_the_story() -> None:
    text = "03.09.2020\n\nAm Abend kam er."
    document = Document(text, language="de", published="2025-09-22")
    document.blocks = [Block("teaser_meta", 0, 10), Block("paragraph", 12, len(text))]
    times.annotate(document)
    assert document.times[-1].value == "2025-09-22TEV"


def test_expressions_do_not_cross_blocks() -> None:
    text = "Er kam am 3.\nMai war nicht da."
    document = Document(text, language="de", published="2025-09-22")
    document.blocks = [Block("paragraph", 0, 12), Block("paragraph", 13, len(text))]
    times.annotate(document)
    assert document.times == []


def test_times_of_clause_ignores_durations() -> None:
    text = "Seit drei Jahren schweigt er, am Sonntag sprach er."
    document = annotated(text)
    words = [("Seit", 0), ("Jahren", 10), ("er", 26), (",", 28), ("am", 30), ("Sonntag", 33), ("er", 48), (".", 50)]
    tokens = [Token(begin, begin + len(word), word, word.lower()) for word, begin in words]
    first = Clause(0, "main", [(0, 3)], 0, 28)
    second = Clause(1, "main", [(4, 7)], 30, 50)
    sentence = Sentence(0, len(text), 0, tokens, [first, second])
    assert times.times_of_clause(document, sentence, first) == []
    assert [time.text for time in times.times_of_clause(document, sentence, second)] == ["Sonntag"]


@pytest.mark.parametrize("language", ["de", "en"])
def test_patterns_name_known_rules(language: str) -> None:
    for pattern in grammar(language).patterns:
        assert pattern.rule in RULES, pattern


@pytest.mark.parametrize(
    "piece", ["Montag ", "am 3., ", "12 ", "der ", "am 3. Mai und ", "in der ", "(", "1.1.1.1.", "\n", "Anfang Ende "]
)
def test_hostile_repetition_is_read_to_its_end(piece: str) -> None:
    document = Document(piece * (60_000 // len(piece)), language="de", published="2025-09-22")
    times.annotate(document)  # a quadratic reader would not come to the end in minutes
    assert all(time.end <= len(document.text) for time in document.times)


def test_unknown_language_has_no_times() -> None:
    assert annotated("On 3 May 2020 he came.", language="xx").times == []


@pytest.mark.parametrize(
    ("year", "day"), [(1961, (4, 2)), (2000, (4, 23)), (2024, (3, 31)), (2025, (4, 20)), (2038, (4, 25))]
)
def test_easter(year: int, day: tuple[int, int]) -> None:
    assert feasts.easter(year) == date(year, *day)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("easter+39", "2025-05-29"),
        ("11/4/4", "2025-11-27"),
        ("5/-1/1", "2025-05-26"),
        ("advent", "2025-11-30"),
        ("12-25", "2025-12-25"),
    ],
)
def test_holidays(rule: str, expected: str) -> None:
    assert [day.isoformat() for day in feasts.days_of(rule, 2025)] == [expected]


@pytest.mark.parametrize(
    ("unit", "shift", "expected"),
    [("W", -1, "2024-W52"), ("M", -1, "2024-12"), ("Q", -1, "2024-Q4"), ("Y", 1, "2026"), ("CE", -1, "19"),
     ("DE", 0, "202"), ("D", -5, "2024-12-31"), ("H", 0, "2025-H1")],
)  # fmt: skip
def test_unit_values(unit: str, shift: int, expected: str) -> None:
    assert calendar.unit_value(date(2025, 1, 5), unit, shift) == expected


def test_beyond_the_calendar_is_unknown() -> None:
    assert calendar.unit_value(date(2025, 1, 5), "Y", -3000) is None
    assert calendar.unit_value(date(2025, 1, 5), "M", -30_000) is None
    assert annotated("Es war vor 99999999999 Wochen und 12345678 years ago.", "en").times


def test_a_dated_quotation_speaks_from_its_own_day() -> None:
    text = "Am Sonntag sagte er: „Heute beginnt es, und morgen ist es vorbei.“ Heute schwieg er."
    document = annotated(text)
    begin, end = text.index("„"), text.index("“") + 1
    own = times.read_times(document, [times.Now(begin, end, date(2025, 9, 21), "t1")])
    assert [(time.id, time.value, time.anchor) for time in own] == [
        ("t1", "2025-09-21", "published"), ("t2", "2025-09-21", "t1"), ("t3", "2025-09-22", "t1"),
        ("t4", "2025-09-22", "published"),
    ]  # fmt: skip
    assert [time.id for time in own] == [time.id for time in document.times]


def test_a_day_of_its_own_needs_no_day_of_publication() -> None:
    text = "„Gestern war es still“, schrieb sie am 3. Mai 2020. Gestern kam er."
    document = annotated(text, published=None)
    own = times.read_times(document, [times.Now(0, text.index("“"), date(2020, 5, 3), "t2")])
    assert [time.value for time in own] == ["2020-05-02", "2020-05-03", None]


def test_every_time_names_its_rule_and_how_far_to_trust_it() -> None:
    found = annotated("Am Sonntag kam er, vor zwei Jahren auch, jeden Montag wieder.").times
    assert all(time.rule in RULES and 0 < time.confidence < 1 for time in found)
