"""The knowledge base: a user's own file above the shipped ones."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from depesche.actors import knowledge
from depesche.actors.knowledge import Office, Record, Source, Term
from depesche.actors.knowledge.writer import Writer
from depesche.errors import DepescheError, KnowledgeError

OWN = Source("own.tsv", "own", "2026-01")
Use = Callable[[Path], None]


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Iterator[Use]:
    """Put a file above the shipped ones for the test."""

    def put(path: Path) -> None:
        monkeypatch.setenv("DEPESCHE_KB", str(path))
        knowledge.reopen()

    yield put
    monkeypatch.undo()
    knowledge.reopen()


def written(folder: Path, *records: Record) -> Path:
    path = folder / "own.sqlite"
    with Writer(path) as writer:
        for record in records:
            writer.add(record)
    return path


def test_a_new_name_is_found_beside_the_shipped_ones(tmp_path: Path, use: Use) -> None:
    use(written(tmp_path, Record("person", "Xaver Quandtmoser", OWN, country="AUT", aliases=["Xaverl Quandtmoser"])))
    assert [p.country for p in knowledge.persons("Xaverl Quandtmoser")] == ["AUT"]
    assert knowledge.persons("Angela Merkel")


def test_a_name_of_the_users_own_is_answered_by_it_alone(tmp_path: Path, use: Use) -> None:
    use(written(tmp_path, Record("person", "Angela Merkel", OWN, country="AUS", born=2001)))
    assert [(p.wikidata, p.country, p.source) for p in knowledge.persons("Angela Merkel")] == [("", "AUS", "own.tsv")]


def test_an_entity_with_the_same_id_is_the_users_own_by_all_its_names(tmp_path: Path, use: Use) -> None:
    shipped = knowledge.persons("Angela Merkel")[0]
    use(written(tmp_path, Record("person", "Angela Dorothea M.", OWN, shipped.wikidata, party="none")))
    assert [p.party for p in knowledge.persons("Angela Merkel")] == ["none"]
    known = knowledge.by_id(shipped.wikidata)
    assert known is not None
    assert known.party == "none"
    assert knowledge.offices(known) == ()
    assert knowledge.holders("chancellor", "DEU", "2015-01-01") == ()


def test_offices_labels_and_surnames_come_back(tmp_path: Path, use: Use) -> None:
    office = Office("President of Examplia", "2024-02", "", "", "Präsidentin", "GOV", True, "2026-01")
    term = Term(office, OWN, ("President",))
    record = Record("person", "Ada Muster", OWN, rank=3, labels={"de": "Ada Mustér"}, aliases=["Mooster"], terms=[term])
    use(written(tmp_path, record))
    (found,) = knowledge.persons("Ada Muster")
    assert knowledge.offices(found)[0].position_de == "Präsidentin"
    assert knowledge.label(found, "de") == "Ada Mustér"
    assert knowledge.label(found, "en") == "Ada Muster"
    assert found in knowledge.officials("Mooster")
    assert found in knowledge.leaders_anywhere("Muster", "2025-05-05")
    assert knowledge.leaders_anywhere("Muster", "2026-05-05") == ()  # known until January only
    assert found in knowledge.holders("Präsidentin", "", "2025-05-05")


def test_adding_again_replaces(tmp_path: Path, use: Use) -> None:
    written(tmp_path, Record("organization", "Amt für Beispiele", OWN, sector="GOV"))
    with_id = Record("organization", "Rat der Beispiele", OWN, "Q999999999991", aliases=["Beispielrat"])
    written(tmp_path, with_id, Record("organization", "Amt für Beispiele", OWN, sector="CVL"))
    use(written(tmp_path, Record("organization", "Rat der Beispiele", OWN, "Q999999999991")))
    assert [o.sector for o in knowledge.organizations("Amt für Beispiele")] == ["CVL"]
    assert len(knowledge.organizations("Rat der Beispiele")) == 1
    assert knowledge.organizations("Beispielrat") == ()


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    record = Record("organization", "Amt für Beispiele", OWN, labels={"en": "Office of Examples"})
    files = []
    for name in ("a.sqlite", "b.sqlite"):
        with Writer(tmp_path / name) as writer:
            writer.add(record)
            writer.pack()
        files.append((tmp_path / name).read_bytes())
    assert files[0] == files[1]


def test_an_exception_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = written(tmp_path, Record("organization", "Amt für Beispiele", OWN))
    before = path.read_bytes()
    with pytest.raises(ZeroDivisionError), Writer(path) as writer:
        writer.add(Record("organization", "Rat der Beispiele", OWN))
        raise ZeroDivisionError
    assert path.read_bytes() == before


def garbage(path: Path) -> None:
    path.write_bytes(b"no database at all, only words " * 40)


def foreign(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE entity (id INTEGER)")
    other.close()


def outdated(path: Path) -> None:
    with Writer(path):
        pass
    with sqlite3.connect(path) as own:
        own.execute("PRAGMA user_version = 999")
    own.close()


def without_a_table(path: Path) -> None:
    with Writer(path):
        pass
    with sqlite3.connect(path) as own:
        own.execute("DROP TABLE alias")
    own.close()


def nothing(path: Path) -> None:
    path.unlink(missing_ok=True)


@pytest.mark.parametrize("break_file", [garbage, foreign, outdated, without_a_table, nothing])
def test_a_broken_file_is_named_with_the_way_out(break_file: Use, tmp_path: Path, use: Use) -> None:
    path = tmp_path / "own.sqlite"
    break_file(path)
    use(path)
    with pytest.raises(KnowledgeError, match=r"own\.sqlite.*DEPESCHE_KB=none") as raised:
        knowledge.persons("Angela Merkel")
    assert isinstance(raised.value, DepescheError)


@pytest.mark.parametrize("break_file", [garbage, foreign, outdated])
def test_a_broken_file_is_not_written_to(break_file: Use, tmp_path: Path) -> None:
    path = tmp_path / "own.sqlite"
    break_file(path)
    before = path.read_bytes()
    with pytest.raises(KnowledgeError, match=r"own\.sqlite"):
        Writer(path)
    assert path.read_bytes() == before


def test_the_file_of_the_user_is_looked_for_where_the_system_keeps_data(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("DEPESCHE_KB")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    path = knowledge.user_path()
    assert path is not None
    assert path.name == "knowledge.sqlite"
    assert path.parent.name == "depesche"
    monkeypatch.setenv("DEPESCHE_KB", "none")
    assert knowledge.user_path() is None


def test_reading_imports_nothing_for_the_users_folder_when_it_is_switched_off() -> None:
    code = (
        "import sys; from depesche.actors import knowledge; knowledge.persons('x y'); "
        "sys.exit('platformdirs' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
