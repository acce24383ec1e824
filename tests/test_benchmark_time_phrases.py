"""How the benchmark of time phrases converts what other libraries expect to TIMEX3, on invented cases."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from pathlib import Path

import pytest

from benchmarks import duckling, recognizers, time_phrases
from benchmarks.time_options import Case, is_right, ours
from benchmarks.time_values import away, counted, same_length, stretch
from depesche.times.lexicon import lexicon

REFERENCE = date(2024, 5, 15)  # a Wednesday


def fits(value: dict[str, str], *found: str) -> bool:
    """Whether these values of ours are right for a value of Recognizers-Text."""
    result = {"Start": 0, "End": 3, "TypeName": f"x.{value['type']}", "Resolution": {"values": [value]}}
    wanted = recognizers._wanted(result, REFERENCE)
    return is_right(wanted, ours(list(found), REFERENCE, None))


@pytest.mark.parametrize(
    ("value", "begin", "end"),
    [
        ("2024-05-15", "2024-05-15", "2024-05-16"),
        ("2024-02", "2024-02-01", "2024-03-01"),
        ("2024", "2024-01-01", "2025-01-01"),
        ("199", "1990-01-01", "2000-01-01"),
        ("19", "1900-01-01", "2000-01-01"),
        ("2024-W20", "2024-05-13", "2024-05-20"),
        ("2024-W20-WE", "2024-05-18", "2024-05-20"),
        ("2024-Q2", "2024-04-01", "2024-07-01"),
        ("2024-H2", "2024-07-01", "2025-01-01"),
        ("2024-WI", "2024-12-01", "2025-03-01"),
        ("2024-05-15T20:15", "2024-05-15T20:15", "2024-05-15T20:16"),
        ("2024-05-15T24:00", "2024-05-16T00:00", "2024-05-16T00:01"),
        ("T07:30", "0001-01-01T07:30", "0001-01-01T07:31"),
    ],
)
def test_stretches(value: str, begin: str, end: str) -> None:
    found = stretch(value)
    assert found is not None
    assert (found.begin, found.end) == (datetime.fromisoformat(begin), datetime.fromisoformat(end))


@pytest.mark.parametrize("value", ["P3D", "PAST_REF", "2024-02-30", "2024-W60", "XXXX-WXX-1", "BC0044", "2024-05-15T"])
def test_values_without_a_stretch(value: str) -> None:
    assert stretch(value) is None


def test_zones_are_moved_to_that_of_the_set() -> None:
    found = stretch("2024-05-15T16:00+01:00", duckling.ZONE)
    assert found is not None
    assert found.begin == datetime(2024, 5, 15, 13)


def test_lengths() -> None:
    assert same_length("P10Y", "P1DE")
    assert same_length("PT90M", "PT1.5H")
    assert same_length("P2W", "P14D")
    assert same_length("PXD", "PXD")
    assert not same_length("P1M", "P30D")


def test_amounts_from_now_keep_their_grain() -> None:
    week, year = stretch("2024-W18"), stretch("2021")
    assert week is not None
    assert year is not None
    assert counted(week, datetime(2024, 5, 1), REFERENCE)
    assert not counted(week, datetime(2024, 5, 2), REFERENCE)
    assert counted(year, datetime(2021, 5, 15), REFERENCE)
    assert away("P2W", datetime(2024, 5, 1), datetime(2024, 5, 2), REFERENCE)
    assert not away("P3W", datetime(2024, 5, 1), datetime(2024, 5, 2), REFERENCE)


def test_dates_without_year_may_be_any_they_offer() -> None:
    value = {"timex": "XXXX-03-02", "type": "date", "value": "2025-03-02"}
    assert fits(value, "2025-03-02")
    assert not fits(value, "2024-03-02")


def test_ranges() -> None:
    value = {"timex": "(2024-05-20,2024-05-24,P4D)", "type": "daterange", "start": "2024-05-20", "end": "2024-05-24"}
    assert fits(value, "2024-05-20", "2024-05-24")
    assert fits(value, "2024-05-20", "2024-05-23")
    assert not fits(value, "2024-05-24", "2024-05-20")
    decade = {"timex": "(1990-01-01,2000-01-01,P10Y)", "type": "daterange", "start": "1990-01-01", "end": "2000-01-01"}
    assert fits(decade, "199")
    coming = {"timex": "(2024-05-16,2024-05-19,P3D)", "type": "daterange", "start": "2024-05-16", "end": "2024-05-19"}
    assert fits(coming, "P3D")
    assert not fits(value, "P4D")


def test_ranges_with_one_end() -> None:
    value = {"timex": "XXXX-04", "Mod": "since", "type": "daterange", "start": "2024-04-01"}
    assert fits(value, "2024-04")
    assert not fits(value, "2023-04")


def test_clock_times_and_parts_of_the_day() -> None:
    assert fits({"timex": "T20", "type": "time", "value": "20:00:00"}, "2024-05-15T20:00")
    moment = {"timex": "2024-05-17T08:30", "type": "datetime", "value": "2024-05-17 08:30:00"}
    assert fits(moment, "2024-05-17", "2024-05-17T08:30")
    assert not fits(moment, "2024-05-15T08:30")
    times = {"start": "2024-05-17 16:00:00", "end": "2024-05-17 20:00:00"}
    assert fits({"timex": "XXXX-WXX-5TEV", "type": "datetimerange", **times}, "2024-05-17TEV")


def test_sets() -> None:
    value = {"timex": "XXXX-WXX-3T16", "type": "set", "value": "not resolved"}
    assert fits(value, "XXXX-WXX-3", "T16:00")
    assert not fits(value, "XXXX-WXX-3")
    assert fits({"timex": "P2D", "type": "set", "value": "not resolved"}, "P2D")


def test_days_that_do_not_exist_are_nothing() -> None:
    value = {"timex": "2023-02-29", "type": "date", "value": "not resolved"}
    assert fits(value)
    assert not fits(value, "2023-03-01")


def test_cases_of_recognizers(tmp_path: Path) -> None:
    result = {"Start": 3, "Length": 6, "Typename": "datetimeV2.date", "Resolution": {"values": []}}
    rows = [
        {"Input": "Am Montag", "Context": {"ReferenceDateTime": "2024-05-15T10:00:00"}, "Results": [result]},
        {"Input": "Guten Tag", "Results": []},
    ]
    path = tmp_path / "cases.json"
    path.write_text(json.dumps(rows), encoding="utf-8-sig")
    first, second = recognizers.cases(path)
    assert (first.published, first.wanted[0].begin, first.wanted[0].end, first.wanted[0].type) == (
        REFERENCE,
        3,
        9,
        "date",
    )
    assert (second.published, second.wanted[0].type, second.wanted[0].options[0].kind) == (None, "none", "nothing")


HASKELL = """
    examples =
      [ "ein Bett"
      ]
  , examples (datetime (2013, 6, 3, 0, 0, 0) Day)
             [ "3. Juni"
             , "montag"
             ]
  , examples (datetime (2013, 2, 12, 16, 30, 0) Minute)
             [ "halb fünf"
             , "halb fünf nachmittags"
             ]
  , examples (datetimeInterval ((2013, 2, 13, 0, 0, 0), (2013, 2, 17, 0, 0, 0)) Day)
             [ "nächsten 4 tage"
             ]
  , examples (datetimeInterval ((2013, 9, 23, 0, 0, 0), (2013, 12, 21, 0, 0, 0)) Day)
             [ "kommender herbst"
             ]
  , examples (datetimeOpenInterval After (2013, 2, 12, 19, 0, 0) Hour)
             [ "ab 19 uhr"
             ]
  , examples (datetimeHoliday (2013, 12, 31, 0, 0, 0) Day "Silvester")
             [ "silvester"
             ]
"""


@pytest.mark.parametrize(
    ("number", "kind", "right", "wrong"),
    [
        (0, "none", [], ["2013"]),
        (1, "date", ["2012-06-03"], ["2011-06-03"]),
        (2, "date", ["2013-05-27"], ["2013-06-04"]),
        (3, "time", ["2013-02-12T04:30"], ["2013-02-12T05:30"]),
        (4, "time", ["2013-02-12T16:30"], ["2013-02-12T04:30"]),
        (5, "daterange", ["P4D"], ["P3D"]),
        (6, "daterange", ["2013-FA"], ["2012-FA"]),
        (7, "timerange", ["T19:00"], ["T20:00"]),
        (8, "holiday", ["2012-12-31"], ["2011-12-31"]),
    ],
)
def test_phrases_of_duckling(number: int, kind: str, right: list[str], wrong: list[str], tmp_path: Path) -> None:
    path = tmp_path / "corpus.hs"
    path.write_text(HASKELL, encoding="utf-8")
    case: Case = list(duckling.cases(path))[number]
    assert (case.number, case.wanted[0].type) == (number, kind)
    assert is_right(case.wanted[0], ours(right, case.published, duckling.ZONE))
    assert not is_right(case.wanted[0], ours(wrong, case.published, duckling.ZONE))


def test_small_letters_get_the_capitals_of_the_table() -> None:
    german = lexicon("de")
    assert time_phrases.written("am montag um 9 uhr", german) == "am Montag um 9 Uhr"
    assert time_phrases.written("am morgen, nicht morgen", german) == "am Morgen, nicht morgen"
    assert time_phrases.written("der tag der arbeit", german) == "der Tag der Arbeit"


def test_the_room_reads_a_case_line_by_line() -> None:
    case = Case(0, "gestern\nam 3. Mai", REFERENCE, [])
    assert [time.value for time in time_phrases.read(case, "de")] == ["2024-05-14", "2024-05-03"]


def test_what_is_out_of_scope_has_a_reason_that_the_table_explains() -> None:
    head = time_phrases.OUT.read_text(encoding="utf-8").partition("\nset\t")[0]
    explained = set(re.findall(r"^#   (\w+) ", head, re.MULTILINE))
    listed = time_phrases.out_of_scope()
    assert set(listed) <= set(time_phrases.SETS)
    assert {reason for cases in listed.values() for reason in cases.values()} <= explained
    assert all(re.fullmatch(r"\d+(?:\.\d+)?", case) for cases in listed.values() for case in cases)
