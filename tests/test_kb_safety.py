"""The knowledge base among other processes and threads, after a crash, and with what means harm."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from depesche.actors import knowledge
from depesche.actors.knowledge import dump as dumps
from depesche.actors.knowledge import queries, table, user, wikidata, writer
from depesche.actors.knowledge.staging import Staging
from depesche.cli import main
from depesche.errors import KnowledgeError
from tests.wikidata_dump import HUMAN, claim, dump, entity, item

HELD = "Q900000700"
KINDS = ("person", "organization", "country", "place")


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


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, ["kb", *arguments], input=stdin, prog_name="depesche")


def bodies(*names: str) -> bytes:
    return "\n".join(["kind\tname", *(f"organization\t{name}" for name in names)]).encode()


def test_tables_added_at_the_same_time_are_all_there() -> None:
    running = []
    for number in range(4):
        Path(f"{number}.tsv").write_bytes(bodies(*(f"Made Up Body {number} {n}" for n in range(50))))
        command = [sys.executable, "-m", "depesche", "kb", "add", f"{number}.tsv"]
        running.append(subprocess.Popen(command, stdout=subprocess.DEVNULL))
    assert [process.wait() for process in running] == [0] * 4
    queries.reopen()
    assert all(knowledge.find(f"Made Up Body {number} 49") for number in range(4))


def test_a_bad_table_takes_nothing_away_that_came_meanwhile(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    records = table.records

    def meanwhile(*given: str) -> object:
        monkeypatch.setattr(table, "records", records)
        user.add("good.tsv", bodies("Made Up Body"), "good.tsv")
        return records(b"kind\tname\nalien\tX\n", *given[1:])

    monkeypatch.setattr(table, "records", meanwhile)
    with pytest.raises(table.TableError):
        user.add("bad.tsv", b"", "bad.tsv")
    assert own.exists()
    assert knowledge.find("Made Up Body")


def test_an_empty_file_becomes_the_layer(own: Path) -> None:
    own.parent.mkdir()
    own.touch()
    user.add("good.tsv", bodies("Made Up Body"), "good.tsv")
    assert knowledge.find("Made Up Body")


def test_what_a_killed_program_began_is_taken_back(own: Path) -> None:
    user.add("good.tsv", bodies("Made Up Body"), "good.tsv")
    queries.reopen()
    killed = (
        "import os, sqlite3, sys\n"
        "file = sqlite3.connect(sys.argv[1])\n"
        "file.execute('PRAGMA cache_size = 2')\n"
        "file.executemany('INSERT INTO alias VALUES (?, 1, ?, 0)', ((f'n{i}', '') for i in range(5000)))\n"
        "os._exit(1)"
    )
    subprocess.run([sys.executable, "-c", killed, str(own)], check=False)
    assert own.with_name("own.sqlite-journal").exists()
    assert knowledge.find("Made Up Body")
    assert not knowledge.find("N4999")


def test_many_threads_ask_at_the_same_time() -> None:
    user.add("good.tsv", bodies("Made Up Body"), "good.tsv")
    with ThreadPoolExecutor(8) as pool:
        found = pool.map(knowledge.find, [*(f"Nobody {n}" for n in range(400)), "Made Up Body", "Angela Merkel"])
    assert sum(map(bool, found)) == 2


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
def test_a_child_process_opens_files_of_its_own() -> None:
    code = (
        "import os; from depesche.actors import knowledge; from depesche.actors.knowledge import layers\n"
        "knowledge.find('Angela Merkel'); child = os.fork()\n"
        "if not child: os._exit(1 if layers.are_opened() or not knowledge.find('Barack Obama') else 0)\n"
        "raise SystemExit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) or not layers.are_opened())"
    )
    environment = {**os.environ, "DEPESCHE_KB": "none"}
    assert subprocess.run([sys.executable, "-c", code], check=False, env=environment).returncode == 0


def test_two_imports_do_not_mix(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("dump.json").write_bytes(dump())
    monkeypatch.setattr("depesche.actors.knowledge.staging._PATIENCE", 0.1)
    first = Staging(own.with_name("own-wikidata.sqlite.part"))
    result = run("import-wikidata", "dump.json")
    assert result.exit_code == 1
    assert "another import is going on" in result.stderr
    first.close()
    assert run("import-wikidata", "dump.json").exit_code == 0


@pytest.mark.parametrize("state", [b"no state", b"\xc1"])
def test_a_damaged_interrupted_import_is_named(own: Path, state: bytes) -> None:
    Path("dump.json").write_bytes(dump())
    part = own.with_name("own-wikidata.sqlite.part")
    Staging(part).close()
    file = sqlite3.connect(part)
    file.execute("INSERT INTO state VALUES ('state', ?)", (state,))
    file.commit()
    file.close()
    result = run("import-wikidata", "dump.json")
    assert result.exit_code == 1
    assert f"{part}" in result.stderr
    assert "remove the file" in result.stderr


def test_an_office_met_before_an_interruption_is_named_after_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The office looks like none: only who held it makes it one."""
    person = entity("Q900000701", {"en": "Ola Testesen"}, [HUMAN, claim("P39", item(HELD))])
    whole = dump([person, entity(HELD, {"en": "Warden of the Marches"}, [])])
    monkeypatch.setattr(dumps, "HEAD", 10)
    Path("dump.json").write_bytes(whole[: whole.index(b'"Warden of')])
    assert "ends without the closing bracket" in run("import-wikidata", "dump.json").stderr
    Path("dump.json").write_bytes(whole)
    assert "with 1 offices" in run("import-wikidata", "dump.json").stdout


def test_a_layer_half_written_that_is_gone_is_written_anew(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("dump.json").write_bytes(dump())

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(writer.Writer, "write_note", stopped)
        assert run("import-wikidata", "dump.json").exit_code == 1
    own.with_name("own-wikidata.sqlite.new").unlink()
    assert run("import-wikidata", "dump.json").exit_code == 0
    assert knowledge.persons("Erika Beispielova")


def test_an_id_without_an_end_is_not_copied_again_and_again() -> None:
    begin = b'{"id":"Q9","claims":{"P31":[{"mainsnak"'
    hostile = begin + b'"property":"P31" "id":"Q' * 40_000 + b"9" * 4_000_000
    started = time.process_time()
    wikidata.Sieve(KINDS).passes(hostile)
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    "code",
    [
        "CREATE VIEW v AS SELECT 1",
        "CREATE TRIGGER t AFTER INSERT ON note BEGIN SELECT 1; END",
        "UPDATE facet SET kind = 99",
        "UPDATE facet SET kind = x'ff'",
    ],
)
def test_a_file_made_by_others_is_refused(code: str, own: Path) -> None:
    user.add("good.tsv", bodies("Made Up Body"), "good.tsv")
    queries.reopen()
    file = sqlite3.connect(own)
    file.execute(code)
    file.commit()
    file.close()
    with pytest.raises(KnowledgeError, match="Cannot read the knowledge base"):
        knowledge.find("Made Up Body")


@pytest.mark.parametrize("wikidata_id", ["Q" + "9" * 30, "Q" + "9" * 5000, "Q\u0664\u0662", "Q0", "", "42"])
def test_strange_ids_are_of_nobody(wikidata_id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEPESCHE_KB", "none")
    assert knowledge.by_id(wikidata_id) is None


@pytest.mark.parametrize("name", ["Angela\udcff", "x" * 100_000, "* ? [a-z] %"])
def test_strange_names_are_of_nobody(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEPESCHE_KB", "none")
    queries.reopen()
    assert knowledge.find(name) == ()
    assert run("search", "--limit", "1", name).exit_code in {0, 1}
    assert run("search", "-", stdin="x" * 100_000).exit_code == 1


@pytest.mark.parametrize("value", ["~nobody-of-this-name/own.sqlite", "/", "."])
def test_a_variable_that_names_no_file_is_an_error(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEPESCHE_KB", value)
    queries.reopen()
    with pytest.raises(KnowledgeError, match="DEPESCHE_KB"):
        knowledge.find("Angela Merkel")


def test_a_table_with_a_million_columns_is_refused_at_once() -> None:
    Path("t.tsv").write_text("kind\tname" + "\ta" * 1_000_000, encoding="utf-8")
    started = time.process_time()
    assert "columns are too many" in run("add", "t.tsv").stderr
    assert time.process_time() - started < 5


def test_names_of_files_steer_no_terminal() -> None:
    name = "a\x1b[31m\u202eb.tsv"
    Path(name).write_bytes(bodies("Made Up Body"))
    for command in ("add", "remove"):
        result = run(command, name)
        assert result.exit_code == 0
        assert "\x1b" not in result.output
        assert "\u202e" not in result.output


def test_json_is_one_value_for_many_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEPESCHE_KB", "none")
    queries.reopen()
    for command in ("search", "show"):
        found = json.loads(run(command, "-", "--json", stdin="Angela Merkel\nXqzzgrbl\nBarack Obama\n").stdout)
        assert {card["asked"] for card in found} == {"Angela Merkel", "Barack Obama"}
    assert json.loads(run("show", "Xqzzgrbl", "--json").stdout) == []
    assert run("search", "Merkel", "--json", "--jsonl").exit_code == 2


def test_a_country_in_words_is_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEPESCHE_KB", "none")
    queries.reopen()
    result = run("search", "Merkel", "--country", "Germany")
    assert result.exit_code == 2
    assert "DEU is Germany" in result.stderr
    assert run("search", "Merkel", "--country", "deu").exit_code == 0


def test_start_up_does_without_the_knowledge_base() -> None:
    code = (
        "import sys, depesche.cli; "
        "sys.exit(any(name in sys.modules for name in ('sqlite3', 'rich', 'depesche.kb.commands')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
