"""``depesche kb``: search, show, add, remove, stats, and what reading makes of a user's own table."""

from __future__ import annotations

import json
import os
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from depesche import read
from depesche.actors import knowledge
from depesche.actors.knowledge import queries, table, writer
from depesche.cli import main
from depesche.report import Actor

HEADER = "kind\tname\twikidata\taliases\ttype\tcountry\tsector\tparty\toffice\toffice_de\tstart\tend\tname_de\n"
MINISTER = "person\tErika Beispielmann\t\tErica Beispielman\t\tNOR\t\tPartei X\tMinister of Defence of Norway\t"
ROWS = (
    f"{MINISTER}Verteidigungsministerin\t2026-02-01\t\t\n"
    "person\tErika Beispielmann\t\t\t\tNOR\t\t\tMayor of Bergen\t\t2019\t2023-10\t\n"
    "organization\tNorthwind Coast League\t\tKüstenbund Nordwind|~KBN\tngo\tDEU\tNGO\t\t\t\t\t\tKüstenbund\n"
)


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An own layer that is not there yet; nothing of it stays."""
    path = tmp_path / "kb" / "own.sqlite"
    monkeypatch.setenv("DEPESCHE_KB", str(path))
    monkeypatch.chdir(tmp_path)
    queries.reopen()
    yield path
    monkeypatch.undo()
    queries.reopen()


def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["kb", *arguments], input=stdin, prog_name="depesche")


def without_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEPESCHE_KB", "none")
    queries.reopen()


def added(rows: str = ROWS, header: str = HEADER, name: str = "own.tsv") -> Result:
    Path(name).write_text(header + rows, encoding="utf-8")
    return run("add", name)


def actors(text: str) -> dict[str, Actor]:
    report = read(text, language="de", published="2026-03-10")
    return {actor.name: actor for actor in report.actors}


def test_search_finds_names_surnames_offices_and_slips(monkeypatch: pytest.MonkeyPatch) -> None:
    without_own(monkeypatch)
    for asked, match in (("Angela Merkel", "name"), ("Merkel", "surname"), ("Angela Merke", "begins so"),
                         ("Angela Merkle", "similar")):  # fmt: skip
        found = json.loads(run("search", *asked.split(), "--json").stdout)
        assert (found[0]["id"], found[0]["match"], found[0]["layer"]) == ("Q567", match, "shipped")
        assert found[0]["source"]
        assert found[0]["licence"]
    holders = json.loads(run("search", "Bundeskanzler", "--on", "2019-05-01", "--country", "deu", "--json").stdout)
    assert {card["id"] for card in holders} == {"Q567"}
    assert all(term["start"] <= "2019-05-01" for card in holders for term in card["offices"])


def test_search_as_a_table_and_as_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    without_own(monkeypatch)
    result = run("search", "Merkel")
    assert result.exit_code == 0
    assert "Federal Chancellor of" in result.stdout
    assert "\x1b" not in result.stdout
    assert "more with --limit" in run("search", "Union", "--limit", "1").stdout
    lines = run("search", "-", "--jsonl", "--kind", "person", stdin="Angela Merkel\nBarack Obama\n").stdout.splitlines()
    assert {json.loads(line)["asked"] for line in lines} == {"Angela Merkel", "Barack Obama"}


def test_search_for_what_nobody_is_called(monkeypatch: pytest.MonkeyPatch) -> None:
    without_own(monkeypatch)
    result = run("search", "Xqzzgrbl")
    assert result.exit_code == 1
    assert "Xqzzgrbl: nothing" in result.stderr
    assert run("search", "Merkel", "--on", "yesterday").exit_code == 2
    assert run("search", "\u202e\x1b[31m!!!").exit_code == 1


def test_show_by_id_and_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    without_own(monkeypatch)
    by_id, by_name = run("show", "Q567"), run("show", "Angela Merkel")
    assert by_id.exit_code == by_name.exit_code == 0
    assert by_id.stdout == by_name.stdout
    for part in ("2005-11-22", "2021-12-08", "found by", "licence", "shipped", "DEU"):
        assert part in by_id.stdout
    (card,) = json.loads(run("show", "Q567", "--json").stdout)
    assert any(term["office_de"] == "Bundeskanzlerin" or term["start"] for term in card["offices"])


@pytest.mark.parametrize("asked", ["Q999999999999", "Q" + "9" * 5000, "Nobody At All", "Q0", "'; DROP TABLE entity"])
def test_show_what_is_not_there(asked: str, monkeypatch: pytest.MonkeyPatch) -> None:
    without_own(monkeypatch)
    result = run("show", asked)
    assert result.exit_code == 1
    assert "not in the knowledge base" in result.stderr


def test_add_says_what_it_added_and_twice_is_as_once(own: Path) -> None:
    result = added()
    assert result.exit_code == 0, result.stderr
    assert result.stdout == f"own.tsv: 1 organization, 1 person, 2 offices, now in {own}\n"
    once = run("show", "Erika Beispielmann", "--json").stdout
    assert added().exit_code == 0
    assert run("show", "Erika Beispielmann", "--json").stdout == once
    (card,) = json.loads(once)
    assert (card["layer"], card["licence"], card["rank"]) == ("own", "own table", 2)
    assert [term["office"] for term in card["offices"]] == ["Minister of Defence of Norway", "Mayor of Bergen"]


def test_a_politician_of_ones_own_is_linked() -> None:
    text = "Die norwegische Verteidigungsministerin Erika Beispielmann reiste ab."
    added("organization\tMade Up Body\n", name="other.tsv")
    assert actors(text)["Erika Beispielmann"].rule != "name and office"
    added()
    actor = actors(text)["Erika Beispielmann"]
    assert (actor.rule, actor.country, actor.sector) == ("name and office", "NOR", "GOV")
    assert knowledge.holders("defence", "NOR", "2026-02-20")[0].name == "Erika Beispielmann"


def test_an_organization_of_ones_own_is_an_actor() -> None:
    added()
    actor = actors("Der Küstenbund Nordwind kritisierte die Pläne.")["Küstenbund Nordwind"]
    assert (actor.kind, actor.country, actor.sector) == ("organization", "DEU", "NGO")


def test_a_row_overrides_by_id_and_by_name() -> None:
    added("organization\tUN Test\tQ1065\t\tigo\t\tIGO\nperson\tBarack Obama\t\t\t\tFRA\n")
    assert knowledge.by_id("Q1065").name == "UN Test"  # type: ignore[union-attr]
    assert [p.country for p in knowledge.persons("Barack Obama")] == ["FRA"]
    first, *others = json.loads(run("show", "Q1065", "--json").stdout)
    assert (first["layer"], first["is_overridden"]) == ("own", False)
    assert others
    assert all(card["is_overridden"] for card in others)
    assert "overrides" in run("show", "Q1065").stdout


def test_a_name_can_be_forbidden() -> None:
    text = "Altkanzlerin Angela Merkel schwieg. Präsident Obama sprach."
    added("organization\tMade Up Body\n", name="other.tsv")
    assert actors(text)["Angela Merkel"].wikidata == "Q567"
    added("none\tAngela Merkel\nnone\tObama\nnone\tSomebody\tQ76\n")
    assert actors(text)["Angela Merkel"].wikidata is None
    assert not knowledge.persons("Angela Merkel")
    assert not knowledge.officials("Obama")
    assert knowledge.by_id("Q76") is None
    assert knowledge.by_id("Q567") is not None
    assert "never taken for anybody" in run("show", "Angela Merkel").stdout


def test_replace_and_remove(own: Path) -> None:
    added()
    Path("own.tsv").write_text(f"{HEADER}{MINISTER}\t2026\n", encoding="utf-8")
    assert run("add", "--replace", "own.tsv").exit_code == 0
    assert not knowledge.find("Northwind Coast League")
    assert len(knowledge.offices(knowledge.persons("Erika Beispielmann")[0])) == 1
    assert run("add", "-", "--source", "our archive", stdin=HEADER + ROWS).exit_code == 0
    assert "our archive: 2 removed" in run("remove", "our archive").stdout
    assert run("remove", "own.tsv").exit_code == 1
    file = sqlite3.connect(own)
    left = [file.execute(f"SELECT * FROM {name}").fetchall() for name in ("entity", "alias", "source", "word")]  # noqa: S608
    file.close()
    assert left == [[], [], [], []]


def test_bad_rows_are_all_named_and_nothing_is_added(own: Path) -> None:
    rows = (
        "person\tCher\t\t\t\tGermany\n"
        "alien\tZorg One\n"
        "person\tA B\tQ0\t\tparty\tDEU\tABC\t\t\t\t2024-02-31\n"
        "organization\tX\u202eY\t\tparty\n"
        f"organization\t{'x' * 300}\n"
        "organization\tTrade Body\t\t\tclub\n" + "\t" * 14 + "z\n"
        "person\tC D\t\t\t\tDEU\t\tOne\nperson\tC D\t\t\t\tDEU\t\tTwo\n"
        "person\tE F\t\t\t\tDEU\t\t\tMayor of Nowhere\t\t2024\t2023-12\n"
    )
    result = added(rows)
    assert result.exit_code == 1
    for part in (
        "own.tsv:2: name: 'Cher' is one word",
        "own.tsv:2: country: 'Germany' is no ISO 3166 alpha-3 code; DEU is Germany",
        "own.tsv:3: kind: 'alien' is none of",
        "own.tsv:4: wikidata: 'Q0' is no Q-number",
        "own.tsv:4: type: 'party' stands with kind person",
        "own.tsv:4: sector: 'ABC'",
        "own.tsv:4: start: '2024-02-31' is no date",
        "own.tsv:5: name: invisible or control characters in 'X\\u202eY'",
        "own.tsv:6: name: 300 characters",
        "own.tsv:8: 15 cells, but 13 columns",
        "own.tsv:11: end: '2023-12' is before start '2024'",
        "own.tsv: nothing was added",
    ):
        assert part in result.stderr, part
    assert not own.exists()
    assert added("person\tC D\t\t\t\tDEU\t\tOne\nperson\tC D\t\t\t\tDEU\t\tTwo\n").stderr.startswith(
        "depesche: own.tsv:3: party: 'Two', but line 2 says 'One'"
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "no header and no rows"),
        (b"kind,name\nperson,A B\n", "separated by tabs"),
        (b"kind\tname\tcuontry\n", "did you mean country?"),
        (b"kind\tname\tname\n", "stands there 2 times"),
        (b"kind\tname\nperson\tJos\xe9 X\n", ":2: not UTF-8"),
        (bytes(range(256)), "not UTF-8"),
        (b"SQLite format 3\x00", "the first row must name the columns"),
    ],
)
def test_files_of_the_wrong_kind(data: bytes, message: str, own: Path) -> None:
    Path("t.tsv").write_bytes(data)
    result = run("add", "t.tsv")
    assert result.exit_code == 1
    assert message in result.stderr
    assert not own.exists()


def test_the_template_is_a_table_that_can_be_added() -> None:
    template = run("add", "--template").stdout
    assert all(f"# {column}:" in template for column in table.COLUMNS)
    Path("t.tsv").write_text(template + "organization\tMade Up Body\n", encoding="utf-8")
    assert run("add", "t.tsv").exit_code == 0
    assert run("add").exit_code == 2
    assert "no such file" in run("add", "none.tsv").stderr


def test_the_example_of_the_guide_can_be_added() -> None:
    guide = (Path(__file__).parent.parent / "docs" / "knowledge.md").read_text(encoding="utf-8")
    example = guide.partition("```tsv\n")[2].partition("```")[0]
    result = added(example, header="")
    assert result.exit_code == 0, result.stderr
    assert [person.name for person in knowledge.holders("defence", "NOR", "2026-03-15")] == ["Erika Beispielmann"]
    assert not knowledge.holders("defence", "NOR", "2026-04-15")
    assert [e.type for e in knowledge.possible("KBN")] == ["ngo"]


def test_a_byte_order_mark_and_windows_line_ends() -> None:
    Path("t.tsv").write_bytes(b"\xef\xbb\xbfkind\tname\r\norganization\tMade Up Body\r\n")
    assert run("add", "t.tsv").exit_code == 0
    assert knowledge.find("Made Up Body")


def test_stats_tell_each_layer() -> None:
    added()
    found = json.loads(run("stats", "--json").stdout)
    assert [layer["layer"] for layer in found][:2] == ["own", "shipped"]
    assert found[0]["kinds"] == {"organization": 1, "person": 1}
    assert found[0]["offices"] == 2
    assert found[1]["entities"] > 80_000
    assert all(source["licence"] for layer in found for source in layer["sources"])
    assert "yours" in run("stats").stdout


@pytest.mark.parametrize("command", [("search", "Merkel"), ("show", "Q567"), ("stats",), ("add", "own.tsv")])
def test_a_file_of_another_program_is_refused(command: tuple[str, ...], own: Path) -> None:
    own.parent.mkdir()
    file = sqlite3.connect(own)
    file.execute("CREATE TABLE mine (a)")
    file.commit()
    file.close()
    before = own.read_bytes()
    Path("own.tsv").write_text(HEADER + ROWS, encoding="utf-8")
    result = run(*command)
    assert result.exit_code == 1
    assert f"{own}: it is not a knowledge base of Depesche" in result.stderr
    assert "DEPESCHE_KB" in result.stderr
    assert own.read_bytes() == before


def test_a_switched_off_layer_cannot_be_added_to(monkeypatch: pytest.MonkeyPatch) -> None:
    without_own(monkeypatch)
    result = added()
    assert result.exit_code == 1
    assert "DEPESCHE_KB=none" in result.stderr


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_that_cannot_be_written(own: Path) -> None:
    own.parent.mkdir()
    own.parent.chmod(stat.S_IRUSR | stat.S_IXUSR)
    assert "name a file elsewhere in DEPESCHE_KB" in added().stderr


def test_a_layer_that_is_a_folder_or_on_a_full_disk(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own.mkdir(parents=True)
    assert "name a file elsewhere in DEPESCHE_KB" in added().stderr
    own.rmdir()

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(writer.Writer, "add", full)
    result = added()
    assert result.exit_code == 1
    assert "disk is full" in result.stderr


def test_every_command_has_examples() -> None:
    group = main.commands["kb"]
    assert isinstance(group, click.Group)
    for name in (*group.commands, ""):
        assert "Examples:" in run(*filter(None, (name, "--help"))).stdout
