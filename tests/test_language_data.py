"""Every table of a language has the declared columns and a note on where it comes from."""

from importlib.resources import files

import pytest

from depesche.language import LANGUAGES, registry
from depesche.language.tables import COLUMNS, rows, values

PAIRS = [(code, table) for code in LANGUAGES for table in COLUMNS if registry.has(code, f"{table}.tsv")]


@pytest.mark.parametrize(("language", "table"), PAIRS)
def test_table_has_its_columns_and_a_source_note(language: str, table: str) -> None:
    text = files("depesche.language").joinpath(language, f"{table}.tsv").read_text(encoding="utf-8")
    lines = text.split("\n")
    assert lines[0].startswith("# ")
    header = next(line for line in lines if not line.startswith("#"))
    assert tuple(header.split("\t")) == COLUMNS[table]
    body = [line for line in lines[lines.index(header) + 1 :] if line and not line.startswith("#")]
    assert [line for line in body if line.count("\t") >= len(COLUMNS[table])] == []
    assert [line for line in body if line != line.rstrip("\r ")] == []


@pytest.mark.parametrize(("language", "table"), PAIRS)
def test_no_row_stands_twice(language: str, table: str) -> None:
    seen = [tuple(row.values()) for row in rows(language, table)]
    assert [row for row in set(seen) if seen.count(row) > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_folder_holds_no_table_that_is_not_declared(language: str) -> None:
    names = {
        path.name for path in files("depesche.language").joinpath(language).iterdir() if path.name.endswith(".tsv")
    }
    assert set(registry.REQUIRED) <= names <= {f"{table}.tsv" for table in COLUMNS}


def test_values_of_a_cell() -> None:
    assert values("a|b") == ("a", "b")
    assert values("") == ()
