"""``depesche actors``: the table and rows for programs."""

from __future__ import annotations

import csv
import io
import json

from click.testing import CliRunner, Result

from depesche import read
from depesche.cli import main
from depesche.formats.rows import ACTORS

TEXT = "Der Bürgermeister von Oslo, Henrik Vestby, traf die Polizei. Vestby lobte sie."


def run(*arguments: str, stdin: str = TEXT) -> Result:
    return CliRunner().invoke(main, ["actors", *arguments], input=stdin, prog_name="depesche")


def test_table_has_a_row_for_everybody() -> None:
    result = run("--language", "de", "-")
    assert result.exit_code == 0
    begins = [line.split("  ")[0] for line in result.stdout.splitlines()]
    assert [begins.count(name) for name in ("Henrik Vestby", "Oslo", "Polizei")] == [1, 1, 1]
    assert "NOR GOV" in result.stdout


def test_table_says_when_there_is_nobody() -> None:
    assert "no actors" in run("--language", "de", "-", stdin="Es regnete.").stdout


def test_rows_are_those_of_the_record() -> None:
    report = read(TEXT, language="de")
    rows = [json.loads(line) for line in run("--language", "de", "--format", "jsonl", "-").stdout.splitlines()]
    assert [row["name"] for row in rows] == [actor.name for actor in report.actors]
    assert [TEXT[row["begin"] : row["end"]] for row in rows] == [row["text"] for row in rows]


def test_csv_has_the_columns_of_the_contract() -> None:
    table = list(csv.reader(io.StringIO(run("--language", "de", "--format", "csv", "-").stdout)))
    assert table[0] == ["input", *ACTORS.columns]
    assert all(len(row) == len(table[0]) for row in table)
