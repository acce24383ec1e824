"""The build of the knowledge base: strict reading of curated tables, German transcriptions, whom a row is about."""

from __future__ import annotations

from pathlib import Path

import pytest

from depesche.actors.knowledge import fold
from depesche.actors.knowledge.positions import is_head, sector, without_country
from training.knowledge_base import tables
from training.knowledge_base.tables import COLUMNS, FACTS, Checks, TableError
from training.knowledge_base.transcription import german

CHECKS = Checks({"DEU", "FRA"}, {"Q1", "Q2"})
HOLDER = {
    "person": "Ada Muster", "sex": "f", "country": "DEU", "born": "1970", "office": "President of Examplia",
    "sector": "GOV", "start": "2020-02", "end": "2021", "source": "own knowledge", "checked": "2025-05",
}  # fmt: skip


def table(folder: Path, name: str, **cells: str) -> None:
    columns = COLUMNS[name]
    row = "\t".join(cells.get(column, "") for column in columns)
    (folder / f"{name}.tsv").write_text("# comment\n" + "\t".join(columns) + f"\n{row}\n", encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tables, "FACTS", tmp_path)
    return tmp_path


def test_a_good_row_is_read(folder: Path) -> None:
    table(folder, "office_holders", **HOLDER)
    assert [row["person"] for row in CHECKS.facts("office_holders")] == ["Ada Muster"]


def test_a_missing_table_has_no_rows(folder: Path) -> None:
    assert CHECKS.facts("places") == []


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("country", "XYZ"),
        ("sector", "KING"),
        ("sex", "w"),
        ("start", "2020-13"),
        ("end", "2019-01-01"),  # before it starts
        ("checked", "May 2025"),
        ("born", "70"),
        ("wikidata", "Q3"),  # not in the tables
        ("person", ""),
        ("source", ""),
    ],
)
def test_a_bad_cell_is_named_with_file_and_line(column: str, cell: str, folder: Path) -> None:
    table(folder, "office_holders", **{**HOLDER, column: cell})
    with pytest.raises(TableError, match=r"office_holders\.tsv, line 3: "):
        CHECKS.facts("office_holders")


def test_an_unknown_column_is_refused(folder: Path) -> None:
    (folder / "surnames.tsv").write_text("name\torigin\nMuster\tx\n", encoding="utf-8")
    with pytest.raises(TableError, match=r"surnames\.tsv: its first row"):
        CHECKS.facts("surnames")


def test_an_unknown_type_is_refused(folder: Path) -> None:
    table(folder, "places", name_de="Musterstadt", type="burgh", source="own knowledge")
    with pytest.raises(TableError, match="type cannot be 'burgh'"):
        CHECKS.facts("places")


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_the_curated_tables_have_their_columns(name: str) -> None:
    lines = (FACTS / f"{name}.tsv").read_text(encoding="utf-8").split("\n")
    header = next(line for line in lines if line and not line.startswith("#"))
    assert tuple(header.split("\t")) == COLUMNS[name]


@pytest.mark.parametrize(
    ("english", "spelling"),
    [
        ("Sergey Lavrov", "Sergej Lawrow"),
        ("Maria Zakharova", "Maria Sacharowa"),
        ("Vladimir Zhirinovsky", "Wladimir Schirinowski"),
        ("Arseniy Yatsenyuk", "Arsenij Jazenjuk"),
        ("Nikita Khrushchev", "Nikita Chruschtschow"),
        ("Aleksandr Kuznetsov", "Alexander Kusnezow"),
    ],
)
def test_german_spelling(english: str, spelling: str) -> None:
    assert spelling in german(english)


@pytest.mark.parametrize("name", ["Michail Gorbatschow", "Mikołaj Jakouczyk", "Angela Merkel"])
def test_names_without_a_spelling_of_their_own(name: str) -> None:
    assert name not in german(name)


def is_country(text: str) -> bool:
    return fold(text) in {"france", "the united kingdom", "ukraine", "luxembourg"}


@pytest.mark.parametrize(
    ("position", "head"),
    [
        ("President of France", True),
        ("Prime Minister of the United Kingdom", True),
        ("President of the Soviet Union", True),
        ("Pope", True),
        ("President of the Senate of France", False),
        ("president of the Province of Luxembourg", False),
        ("President of UEFA", False),
        ("Vice President of France", False),
    ],
)
def test_heads_of_state_and_government(position: str, head: bool) -> None:
    assert is_head(position, is_country) == head


def test_positions_without_their_country() -> None:
    assert without_country("Minister of Defence of Ukraine", is_country) == "Minister of Defence"
    assert without_country("Minister of Defence", is_country) == "Minister of Defence"


@pytest.mark.parametrize(
    ("position", "code"),
    [("Minister of Defence", "GOV"), ("President of the Senate", "LEG"), ("President of the Supreme Court", "JUD")],
)
def test_sectors_of_positions(position: str, code: str) -> None:
    assert sector(position) == code
