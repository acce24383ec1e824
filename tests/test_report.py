"""The record: contract, schema and round trip."""

import json
from typing import get_args

import msgspec
from click.testing import CliRunner

import depesche
from depesche.cli import main
from depesche.report import EventType, Report

CONTRACT = {
    "schema", "id", "url", "publisher", "language", "published", "modified", "title", "authors", "keywords", "text",
    "blocks", "media", "entries", "agencies", "sentences", "times", "actors", "quotations", "events", "positions",
    "warnings",
}  # fmt: skip
TEXT = (
    "Norwegens Außenministerin Ida Moe hat den Vorschlag der Schweiz am Sonntag abgelehnt. „Wir werden darüber nicht "
    "verhandeln“, sagte Moe. Falls Bern die Zölle senke, sei ihr Land zu Gesprächen bereit."
)


def test_fields_are_those_of_the_contract() -> None:
    assert set(msgspec.structs.asdict(depesche.read(TEXT))) == CONTRACT


def test_round_trip_keeps_every_field() -> None:
    report = depesche.read(TEXT, published="2025-09-22")
    data = msgspec.json.encode(report)
    assert msgspec.json.decode(data, type=Report) == report
    assert msgspec.json.encode(msgspec.json.decode(data, type=Report)) == data


def test_schema_command_prints_a_schema_with_every_field() -> None:
    schema = json.loads(CliRunner().invoke(main, ["schema"]).stdout)
    assert set(schema["$defs"]["Report"]["properties"]) == CONTRACT


def test_there_are_sixteen_event_types() -> None:
    assert len(get_args(EventType)) == 16


def test_ids_count_in_text_order() -> None:
    report = depesche.read(TEXT, published="2025-09-22")
    assert report.actors
    for letter, items in (("t", report.times), ("a", report.actors), ("q", report.quotations), ("e", report.events)):
        assert [item.id for item in items] == [f"{letter}{number}" for number in range(1, len(items) + 1)]


def test_every_span_gives_back_its_words() -> None:
    report = depesche.read(TEXT, published="2025-09-22")
    spans = [(time.begin, time.end, time.text) for time in report.times]
    spans += [(m.begin, m.end, m.text) for actor in report.actors for m in actor.mentions]
    spans += [(event.trigger.begin, event.trigger.end, event.trigger.text) for event in report.events if event.trigger]
    spans += [(q.speaker.begin, q.speaker.end, q.speaker.text) for q in report.quotations if q.speaker]
    assert spans
    for begin, end, words in spans:
        assert report.text[begin:end] == words
    for block in report.blocks:
        assert 0 <= block.begin < block.end <= len(report.text)


def test_public_surface_is_what_all_lists() -> None:
    for name in depesche.__all__:
        assert getattr(depesche, name).__doc__


def test_read_many_gives_an_error_in_its_place() -> None:
    first, error, last = depesche.read_many(
        ["Ein Satz aus Bonn.", depesche.Source("a", language="xx"), "Noch ein Satz."]
    )
    assert isinstance(first, Report)
    assert isinstance(error, depesche.DepescheError)
    assert isinstance(last, Report)


def test_id_is_the_digest_of_the_text() -> None:
    assert depesche.read("Ein Satz.").id == depesche.read("Ein Satz.", published="2025-01-01").id
    assert depesche.read("Ein Satz.", id="mine").id == "mine"


def test_report_in_another_language_gets_sentences_and_a_warning_but_no_facts() -> None:
    text = (
        "Le président a déclaré lundi que la France ne signera pas cet accord. Selon la ministre, les débats avec "
        "Berlin reprendront en septembre, après les élections, mais personne ne sait encore dans quelle ville."
    )
    report = depesche.read(text)
    assert report.language is None
    assert len(report.sentences) == 2
    assert [warning.code for warning in report.warnings] == ["language"]
    assert not (report.times or report.actors or report.quotations or report.events or report.positions)
