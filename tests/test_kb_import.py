"""``depesche kb import-wikidata``: what is kept of a dump, in every format, and what happens when things go wrong."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from depesche.actors import knowledge
from depesche.actors.knowledge import dump as dumps
from depesche.actors.knowledge import imports, queries, staging, writer
from depesche.actors.knowledge.browse import Card, cards
from depesche.cli import main
from tests.wikidata_dump import DEU, ENTITIES, HUMAN, PARTY, PERSON, claim, dump, entity, item, line

FEW_LINES = 4


@pytest.fixture(autouse=True)
def own_layer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A layer of its own for every test, and small pieces, so that the small dump is read as a large one is."""
    monkeypatch.setenv("DEPESCHE_KB", str(tmp_path / "kb" / "own.sqlite"))
    for name, size in (("CHUNK", 500), ("PIECE", 2_500), ("HEAD", 100)):
        monkeypatch.setattr(dumps, name, size)
    queries.reopen()
    yield
    monkeypatch.undo()
    queries.reopen()


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["kb", "import-wikidata", *arguments], input=stdin, prog_name="depesche")


def streams(data: bytes, pack: Callable[[bytes], bytes]) -> bytes:
    """The data packed as several streams that do not end with lines."""
    size = len(data) // 7
    return b"".join(pack(data[begin : begin + size]) for begin in range(0, len(data), size))


FORMATS: dict[str, Callable[[bytes], bytes]] = {
    "dump.json": bytes,
    "dump.json.gz": gzip.compress,
    "members.json.gz": lambda data: streams(data, gzip.compress),
    "dump.json.bz2": bz2.compress,
    "streams.json.bz2": lambda data: streams(data, bz2.compress),
}


def saved(folder: Path, name: str = "dump.json", data: bytes | None = None) -> str:
    path = folder / name
    path.write_bytes(FORMATS[name](dump() if data is None else data))
    return str(path)


def content(folder: Path) -> list[Any]:
    """What the imported layer holds, without the numbers of its small tables."""
    file = sqlite3.connect(folder / "kb" / "own-wikidata.sqlite")
    queries_ = (
        "SELECT e.id, e.name, f.kind, f.type, f.country, f.sector, f.sex, f.rank, e.born FROM entity e "
        "JOIN facet f ON f.id = e.facet ORDER BY e.id",
        "SELECT * FROM alias ORDER BY key, entity",
        "SELECT o.entity, p.name, o.country, o.start, o.end FROM office o JOIN position p ON p.id = o.position "
        "ORDER BY 1, 2",
    )
    found = [file.execute(query).fetchall() for query in queries_]
    file.close()
    return found


def the(identifier: str) -> Card:
    return cards(identifier)[0]


def test_what_is_kept_of_a_person(tmp_path: Path) -> None:
    result = run(saved(tmp_path))
    assert result.exit_code == 0, result.stderr
    card = the(PERSON["id"])
    assert (card.name, card.country, card.party, card.born, card.sex) == ("Erika Beispielova", "RUR", "RRP", 1961, "f")
    assert card.names == {"de": "Erika Beispielowa"}
    assert card.layer == "wikidata"
    assert (card.source, card.licence, card.date) == ("Wikidata", "CC0 1.0", "2026-04-05")
    assert "erika beispiel" in card.found_by
    assert not any("lady" in name for name in card.found_by)
    assert [(o.office, o.office_de, o.country, o.start, o.end) for o in card.offices] == [
        ("President of Ruritania", "Präsident von Ruritanien", "RUR", "2021-11-22", ""),
        ("Minister of Defence of Germany", "Bundesverteidigungsminister", "DEU", "2018-05", "2021"),
    ]


def test_an_office_named_before_its_holder_is_found_by_the_next_import(tmp_path: Path) -> None:
    path = saved(tmp_path)
    assert json.loads(run(path, "--json").stdout)["left_out"] == 1
    again = json.loads(run(path, "--json").stdout)
    assert (again["left_out"], again["terms"]) == (0, 4)
    assert "Keeper of the Seal of Ruritania" in {term.office for term in the(PERSON["id"]).offices}


def test_which_items_are_kept(tmp_path: Path) -> None:
    done = json.loads(run(saved(tmp_path), "--json").stdout)
    assert done["kept"] == {"country": 1, "organization": 5, "person": 3, "place": 1}
    for name, kind, kind_of in (
        ("Ruritanian Ministry of Tides", "organization", "ministry"),
        ("Waveletronics", "organization", "company"),
        ("Strelsauer Kurier", "organization", "outlet"),
        ("Strelsau", "place", "capital"),
        ("Ruritanien", "country", "country"),
    ):
        assert [(e.kind, e.type) for e in knowledge.find(name)] == [(kind, kind_of)]
    for name in ("Corner Shop Ltd", "Un Known", "Art Ist", "Hamletville", "A painting"):
        assert not knowledge.find(name)


def test_a_class_that_is_part_of_a_listed_one_counts_once_it_is_known(tmp_path: Path) -> None:
    path = saved(tmp_path)
    run(path)
    assert [e.type for e in knowledge.find("Royal War Office of Ruritania")] == ["ministry"]
    assert not knowledge.find("Ruritanian Defence Office")
    run(path)
    assert [e.type for e in knowledge.find("Ruritanian Defence Office")] == ["ministry"]
    assert not knowledge.find("Ministry of Tall Tales")


def test_options_choose_kinds_and_the_fewest_articles(tmp_path: Path) -> None:
    done = json.loads(run(saved(tmp_path), "--json", "--kinds", "person", "--min-sitelinks", "3").stdout)
    assert done["kept"] == {"person": 2}
    assert run(saved(tmp_path), "--kinds", "people").exit_code == 2


def test_readings_go_by_the_import(tmp_path: Path) -> None:
    run(saved(tmp_path))
    assert [p.name for p in knowledge.leaders("Beispielowa", "RUR", "2023-01-01")] == ["Erika Beispielova"]
    assert knowledge.persons("Max Mustermandat")[0].rank == 1
    assert knowledge.holders("defence", "DEU", "2019-01-01")[0].name == "Erika Beispielova"


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_the_same(tmp_path: Path, name: str) -> None:
    run(saved(tmp_path))
    plain = content(tmp_path)
    (tmp_path / "kb" / "own-wikidata.sqlite").unlink()
    result = run(saved(tmp_path, name))
    assert result.exit_code == 0, result.stderr
    assert content(tmp_path) == plain


def test_standard_input(tmp_path: Path) -> None:
    result = run("-", "--json", stdin=bz2.compress(dump()))
    assert json.loads(result.stdout)["lines"] == len(ENTITIES) + 3


def test_spaces_in_the_json_and_one_item_a_line_without_an_array(tmp_path: Path) -> None:
    run(saved(tmp_path))
    expected = content(tmp_path)
    data = "\n".join(json.dumps(one) for one in ENTITIES).encode()
    (tmp_path / "kb" / "own-wikidata.sqlite").unlink()
    assert run(saved(tmp_path, data=data)).exit_code == 0
    assert content(tmp_path)[:2] == expected[:2]


@pytest.mark.parametrize("name", FORMATS)
def test_an_interruption_goes_on_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    path = saved(tmp_path, name)
    run(path)
    whole = content(tmp_path)
    (tmp_path / "kb" / "own-wikidata.sqlite").unlink()
    read_batch = imports._Reader._read_batch
    seen: list[int] = []

    def interrupted(self: Any, batch: dumps.Batch) -> None:
        if len(seen) == 5:
            raise KeyboardInterrupt
        seen.append(batch.first)
        read_batch(self, batch)

    monkeypatch.setattr(imports._Reader, "_read_batch", interrupted)
    result = run(path)
    assert result.exit_code == 1
    assert "The same command goes on from here" in result.stderr
    assert not (tmp_path / "kb" / "own-wikidata.sqlite").exists()
    assert knowledge.persons("Angela Merkel")

    again: list[int] = []

    def noted(self: Any, batch: dumps.Batch) -> None:
        again.append(batch.first)
        read_batch(self, batch)

    monkeypatch.setattr(imports._Reader, "_read_batch", noted)
    result = run(path)
    assert result.exit_code == 0, result.stderr
    assert "going on after line" in result.stderr
    assert again[0] > seen[-1]
    assert content(tmp_path) == whole
    assert {path.name for path in (tmp_path / "kb").iterdir()} == {"own.sqlite", "own-wikidata.sqlite"}


def test_an_interruption_while_writing_goes_on_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = saved(tmp_path)

    def interrupted(*_: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(writer.Writer, "write_note", interrupted)
        assert run(path).exit_code == 1
    assert not knowledge.persons("Max Mustermandat")
    result = run(path)
    assert result.exit_code == 0
    assert "kept 1 country, 5 organization, 3 person, 1 place" in result.stdout


def test_another_dump_or_other_options_are_refused_halfway(tmp_path: Path) -> None:
    cut = dump()[:9_000]
    path = saved(tmp_path, data=cut)
    assert "ends without the closing bracket" in run(path).stderr
    other = saved(tmp_path, "dump.json.gz")
    assert "begin anew with --restart" in run(other).stderr
    assert "other options" in run(path, "--kinds", "place").stderr
    assert run(other, "--restart").exit_code == 0


def test_a_truncated_dump_goes_on_once_it_is_complete(tmp_path: Path) -> None:
    data = gzip.compress(dump(), compresslevel=0)
    path = tmp_path / "dump.json.gz"
    path.write_bytes(data[:20_000])
    result = run(str(path))
    assert result.exit_code == 1
    assert "the download was cut off" in result.stderr
    assert "Traceback" not in result.stderr
    path.write_bytes(data)
    assert run(str(path)).exit_code == 0
    assert the(PERSON["id"]).offices


def test_a_pipe_goes_on_too(tmp_path: Path) -> None:
    data = gzip.compress(dump())
    assert run("-", stdin=data[:-100]).exit_code == 1
    result = run("-", stdin=data)
    assert result.exit_code == 0, result.stderr
    assert "going on after line" in result.stderr
    assert the(PERSON["id"]).offices


def test_a_dump_without_anything_to_keep_leaves_the_layer_alone(tmp_path: Path) -> None:
    run(saved(tmp_path))
    result = run(saved(tmp_path, data=b"[\n]\n"))
    assert result.exit_code == 1
    assert "stays as it was" in result.stderr
    assert run(saved(tmp_path), "--finish").exit_code == 1
    assert the(PERSON["id"]).name == "Erika Beispielova"


def test_finish_keeps_what_was_read(tmp_path: Path) -> None:
    path = saved(tmp_path, data=dump()[:20_000])
    assert run(path).exit_code == 1
    result = run(path, "--finish")
    assert result.exit_code == 0
    assert the(PERSON["id"]).name == "Erika Beispielova"


def test_bad_lines_are_named_and_left_out(tmp_path: Path) -> None:
    deep = line(PERSON).replace(b'"claims":{', b'"claims":{"P9":' + b"[" * 100_000 + b"]" * 100_000 + b",")
    strange = line(PERSON).replace(b'"rank":"normal"', b'"rank":7').replace(b"Q900000100", b"Q900000199")
    extra = (b"<html>garbage\xff\x00", line(PERSON)[:2000], strange, deep, b"[]]]}")
    result = run(saved(tmp_path, data=dump(extra=extra)))
    assert result.exit_code == 0, result.stderr
    first = len(ENTITIES) + 2
    for number in range(first, first + len(extra)):
        assert f"dump.json:{number}: left out:" in result.stderr
    assert f"{len(extra)} lines could not be read" in result.stderr
    assert not cards("Q900000199")
    assert the(PERSON["id"])


def test_a_line_of_ten_megabytes_and_one_that_is_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, size in (("CHUNK", 1 << 18), ("PIECE", 1 << 20), ("LONGEST_LINE", 12_000_000)):
        monkeypatch.setattr(dumps, name, size)
    padding = claim("P2000", {"value": "x" * 10_000_000, "type": "string"})
    large = entity("Q900000600", {"en": "Lar Gelitem"}, [padding, HUMAN, claim("P106", item("Q82955"))])
    long = b'{"id":"Q9' + b"x" * 14_000_000 + b'"}'
    result = run(saved(tmp_path, data=dump(extra=(line(large), long))))
    assert result.exit_code == 0, result.stderr
    assert knowledge.persons("Lar Gelitem")
    assert f":{len(ENTITIES) + 3}: left out: too long" in result.stderr


def test_an_item_that_comes_twice_counts_once(tmp_path: Path) -> None:
    result = run(saved(tmp_path, data=dump(extra=(line(PERSON), line(PERSON)))), "--json")
    assert json.loads(result.stdout)["kept"]["person"] == 3


def test_a_second_import_of_the_dump_changes_nothing(tmp_path: Path) -> None:
    path = saved(tmp_path)
    for _ in range(2):
        run(path)
    known = content(tmp_path)
    assert run(path).exit_code == 0
    assert content(tmp_path) == known


def test_an_item_of_today_and_yesterday_by_rank_and_end(tmp_path: Path) -> None:
    moved = entity(
        "Q900000601",
        {"en": "Mo Ved"},
        [HUMAN, claim("P106", item("Q82955")), claim("P27", item("Q142")), claim("P27", item(DEU), rank="preferred"),
         claim("P102", item("Q1"), P582=None), claim("P102", item(PARTY))],
    )  # fmt: skip
    run(saved(tmp_path, data=dump(extra=(line(moved),))))
    assert (the("Q900000601").country, the("Q900000601").party) == ("DEU", "RRP")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<?xml version='1.0'?>\n<mediawiki>\n</mediawiki>\n", "not the JSON dump of Wikidata"),
        (b"\x28\xb5\x2f\xfd" + bytes(100), "zstd -dc"),
        (b"\xfd7zXZ\x00" + bytes(100), "xz -dc"),
        (bz2.compress(dump())[:-2_000] + bytes(range(256)) * 20, "damaged"),
        (bytes(range(256)) * 100, "not the JSON dump"),
    ],
)
def test_what_is_no_dump_is_an_error_with_a_way_out(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "dump"
    path.write_bytes(data)
    result = run(str(path))
    assert result.exit_code == 1
    assert message in result.stderr
    assert result.stderr.startswith(f"depesche: {path}")
    assert not isinstance(result.exception, Exception) or isinstance(result.exception, SystemExit)


def test_a_bomb_is_read_in_pieces() -> None:
    bomb = gzip.compress(b"[\n" + bytes(30_000_000))
    source = dumps.Source(io.BytesIO(bomb), "b")
    assert all(len(text) <= dumps.PIECE for _, _, text in source.pieces(dumps.Place()))


def test_missing_files_and_addresses(tmp_path: Path) -> None:
    assert "no such file" in run(str(tmp_path / "none.json")).stderr
    result = run("https://example.org/latest-all.json.gz")
    assert result.exit_code == 2
    assert "curl -L" in result.stderr


def test_a_file_of_another_program_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "kb"
    folder.mkdir()
    other = sqlite3.connect(folder / "own-wikidata.sqlite")
    other.execute("CREATE TABLE mine (a)")
    other.commit()
    other.close()
    before = (folder / "own-wikidata.sqlite").read_bytes()
    result = run(saved(tmp_path))
    assert result.exit_code == 1
    assert "not a knowledge base of Depesche" in result.stderr
    assert (folder / "own-wikidata.sqlite").read_bytes() == before


def test_a_full_disk_is_an_error_that_says_how_to_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    path = saved(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(staging.Staging, "add", full)
        result = run(path)
    assert result.exit_code == 1
    assert "disk is full" in result.stderr
    assert "goes on from here" in result.stderr
    assert run(path).exit_code == 0


def test_every_class_and_property_says_where_it_was_confirmed() -> None:
    from depesche.actors.knowledge import schema, wikidata

    for row in wikidata._rows():
        assert row["confirmed"]
        assert row["label"]
        if row["use"] == "class":
            assert row["type"] in schema.TYPES[row["kind"]]
            assert row["sector"] in schema.SECTORS | {""}
