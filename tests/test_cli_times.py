"""``depesche times``: the table, rows for programs, TimeML."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner, Result

from depesche import Reader, Source, read
from depesche.cli import main
from depesche.formats.rows import TIMES, around
from depesche.formats.timeml import timeml

TEXT = "Die Ministerin sagte am Montag, das Treffen dauere zwei Stunden. Am Tag darauf flog sie heim."


def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["times", *arguments], input=stdin, prog_name="depesche")


def marked(document: str) -> str:
    """The words of a TimeML document without its tags."""
    root = ET.fromstring(document.encode())  # noqa: S314 - our own output
    text = root.find("TEXT")
    return "".join(text.itertext()) if text is not None else ""


@pytest.fixture
def text_file(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_table_shows_values_and_words(text_file: Path) -> None:
    result = run("--published", "2025-09-24", str(text_file))
    assert result.exit_code == 0
    assert "2025-09-22" in result.stdout
    assert "sagte am Montag, das" in result.stdout
    assert "\x1b" not in result.stdout


def test_table_says_what_is_missing(text_file: Path) -> None:
    assert "--published" in run(str(text_file)).stdout
    assert "no times" in run("--language", "de", stdin="Sie schwieg und ging fort.").stdout


@pytest.mark.parametrize("columns", ["wide", "-5", "0", ""])
def test_a_width_that_is_none_is_passed_over(text_file: Path, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    result = run("--published", "2025-09-24", str(text_file))
    assert result.exit_code == 0
    assert "sagte am Montag, das" in result.stdout


def test_csv_has_one_header_for_all_inputs(text_file: Path) -> None:
    result = run("--format", "csv", "--published", "2025-09-24", str(text_file), str(text_file))
    lines = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [line["value"] for line in lines] == ["2025-09-22", "PT2H", "2025-09-23"] * 2
    assert tuple(lines[0]) == ("input", *TIMES.columns)
    assert {line["input"] for line in lines} == {str(text_file)}
    assert lines[0]["sentence"] == TEXT.partition(" Am Tag")[0]


def test_json_lines_keep_numbers_and_name_the_rule(text_file: Path) -> None:
    result = run("--format", "jsonl", "--published", "2025-09-24", str(text_file))
    first, *_, last = [json.loads(line) for line in result.stdout.splitlines()]
    assert (first["begin"], first["end"], first["rule"]) == (24, 30, "weekday")
    assert 0.5 < first["confidence"] <= 1
    assert last["anchor"] == first["id"]


def test_json_lines_input_and_a_bad_line() -> None:
    lines = '{"id": "a", "text": "Am 3. Mai 2020 kam er zurück.", "language": "de"}\nkaputt\n'
    result = run("--jsonl", "-", "--format", "jsonl", stdin=lines)
    assert [json.loads(line)["value"] for line in result.stdout.splitlines()] == ["2020-05-03"]
    assert "line 2" in result.stderr
    assert result.exit_code == 1


def test_json_lines_and_inputs_do_not_mix(text_file: Path) -> None:
    assert run("--jsonl", "-", str(text_file)).exit_code == 2


def test_url_is_refused_with_this_command_in_the_way_out() -> None:
    assert "| depesche times -" in run("https://example.org/a").stderr


def test_reading_until_the_times_finds_the_same_times_and_nothing_after() -> None:
    source = Source(TEXT, published="2025-09-24", language="de")
    whole, part = Reader().read(source), Reader(until="times").read(source)
    assert part.times == whole.times
    assert part.sentences == whole.sentences
    assert whole.actors
    assert not (part.actors or part.quotations or part.events)


def test_timeml_is_xml_and_keeps_the_text(text_file: Path) -> None:
    result = run("--format", "timeml", "--published", "2025-09-24", str(text_file))
    assert marked(result.stdout) == TEXT
    created, *tags = ET.fromstring(result.stdout.encode()).iter("TIMEX3")  # noqa: S314 - our own output
    assert created.get("functionInDocument") == "CREATION_TIME"
    assert [(tag.text, tag.get("value"), tag.get("anchorTimeID")) for tag in tags] == [
        ("Montag", "2025-09-22", "t0"), ("zwei Stunden", "PT2H", None), ("Tag darauf", "2025-09-23", "t1"),
    ]  # fmt: skip


def test_timeml_holds_any_text() -> None:
    text = "A < B & \x00\x1b[31m\ud800 C.\r\nEr kam am 3. Mai 2020."
    report = read(text, language="de")
    assert len(marked(timeml(report))) == len(report.text)


def test_words_around_are_cut_at_blanks_and_made_safe() -> None:
    text = (
        "Vor langer Zeit, als noch viele schliefen, \x1b[31m kam er im Mai und ging danach sofort wieder fort von hier."
    )
    report = read(text, language="de")
    begin = text.index("Mai")
    before, words, after = around(report, begin, begin + 3)
    assert before == "noch viele schliefen, [31m kam er im "
    assert (words, after) == ("Mai", " und ging danach sofort wieder fort von")
