"""``depesche read``: inputs, outputs, errors and exit codes."""

import gzip
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from depesche.cli import main

TEXT = (
    "Die Ministerin sagte am Montag, sie werde den Vertrag nicht unterschreiben.\n\nDas Treffen dauerte zwei Stunden."
)
PAGE = (
    "<!doctype html><html lang='de'><head><title>Ministerin bleibt hart</title></head><body><article>"
    "<h1>Ministerin bleibt hart</h1><p>Die Ministerin sagte am Montag, sie werde den Vertrag nicht unterschreiben.</p>"
    "<p>Das Treffen in der Hauptstadt dauerte nach ihren Angaben zwei Stunden.</p></article></body></html>"
)


def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=stdin)


def rows(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def text_file(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_one_input_as_json_is_one_object(text_file: Path) -> None:
    result = run("read", "--json", "--published", "2025-09-23", str(text_file))
    report = json.loads(result.stdout)
    assert result.exit_code == 0
    assert report["schema"] == "depesche.report/1"
    assert report["text"] == TEXT
    assert report["published"] == "2025-09-23"
    assert report["language"] == "de"


def test_standard_input_is_read_with_a_dash_and_without_arguments(text_file: Path) -> None:
    dashed, piped = run("read", "--json", "-", stdin=TEXT), run("read", "--json", stdin=TEXT)
    assert dashed.stdout == piped.stdout == run("read", "--json", str(text_file)).stdout


def test_html_is_told_from_text_by_content(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    report = json.loads(run("read", "--json", str(page)).stdout)
    assert "<" not in report["text"]
    assert report["title"] == "Ministerin bleibt hart"


def test_as_overrides_the_look_at_the_content() -> None:
    assert json.loads(run("read", "--json", "--as", "text", "-", stdin=PAGE).stdout)["text"] == PAGE


def test_several_inputs_as_json_are_one_object_a_line(text_file: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE, encoding="utf-8")
    first, second = rows(run("read", "--json", str(page), str(text_file)))
    assert first["title"] == "Ministerin bleibt hart"
    assert second["text"] == TEXT


def test_folder_is_read_in_order_of_names_without_hidden_and_foreign_files(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Zweiter Bericht aus Bonn.", encoding="utf-8")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "c.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    (tmp_path / "a.txt").write_text("Erster Bericht aus Bonn.", encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text("Nicht lesen.", encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    result = run("read", "--json", str(tmp_path))
    texts = [str(row["text"]) for row in rows(result)]
    assert result.exit_code == 0
    assert texts[:2] == ["Erster Bericht aus Bonn.", "Zweiter Bericht aus Bonn."]
    assert len(texts) == 3


def test_json_lines_answer_in_order_with_their_ids() -> None:
    lines = [
        {"id": "x", "text": TEXT, "published": "2025-09-23"},
        {"id": 7, "html": PAGE, "url": "https://news.example/a"},
        {"text": "A minister said on Monday that she would not sign.", "language": "en"},
    ]
    result = run("read", "--jsonl", "-", stdin="\n".join(map(json.dumps, lines)))
    first, second, third = rows(result)
    assert result.exit_code == 0
    assert (first["id"], second["id"]) == ("x", "7")
    assert first["text"] == TEXT
    assert second["url"] == "https://news.example/a"
    assert third["language"] == "en"
    assert len(str(third["id"])) == 16


@pytest.mark.parametrize(
    ("line", "id", "code"),
    [
        ("{broken", "line 2", "record"),
        ('{"id": "n"}', "n", "record"),
        ('{"id": "n", "text": 5}', "n", "record"),
        ('{"id": "n", "text": " "}', "n", "empty_input"),
        ('{"id": "n", "text": "a", "published": "gestern"}', "n", "record"),
        ('{"id": "n", "text": "a", "language": "xx"}', "n", "unknown_language"),
        ('["a"]', "line 2", "record"),
        ('{"id": "n", "text": "\udcff"}', "line 2", "record"),
    ],
)
def test_bad_line_becomes_an_error_object_and_the_rest_goes_on(line: str, id: str, code: str) -> None:
    good = json.dumps({"id": "good", "text": TEXT})
    payload = f"{good}\n{line}\n{good}\n".encode("utf-8", "surrogateescape")
    result = run("read", "--jsonl", "-", stdin=payload)
    first, bad, last = rows(result)
    assert result.exit_code == 1
    assert first == last
    assert (bad["id"], bad["code"]) == (id, code)
    assert "line 2" in str(bad["error"])
    assert str(bad["error"]) in result.stderr


def test_failure_inside_is_an_error_of_that_input(monkeypatch: pytest.MonkeyPatch, text_file: Path) -> None:
    def fail(_: object) -> None:
        raise KeyError("boom")

    monkeypatch.setattr("depesche.reader.STAGES", {"language": fail})
    result = run("read", str(text_file))
    assert result.exit_code == 1
    assert f"{text_file}: failed inside Depesche (KeyError: 'boom')" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.txt", b"", "no text"),
        ("blank.txt", b" \n\t\n", "no text"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "PNG image"),
        ("archive.txt", b"PK\x03\x04\x14\x00\x00\x00", "unpack it"),
        ("torn.html.gz", b"\x1f\x8b\x08\x00broken", "gzip"),
        ("cut.html.gz", gzip.compress(PAGE.encode())[:-20], "cut off"),
        ("rows.jsonl", b"{}", "--jsonl"),
    ],
)
def test_unreadable_file_is_named_with_the_way_out(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    result = run("read", str(path))
    assert result.exit_code == 1
    assert str(path) in result.stderr
    assert says in result.stderr
    assert result.stdout == ""


def test_missing_file_is_named_and_the_others_are_read(text_file: Path) -> None:
    result = run("read", "--json", "missing.txt", str(text_file))
    assert result.exit_code == 1
    assert "missing.txt: no such file or folder" in result.stderr
    missing, report = rows(result)
    assert (missing["id"], missing["code"]) == ("missing.txt", "input")
    assert report["text"] == TEXT


def test_too_large_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("depesche.inputs.MAX_BYTES", 1000)
    plain, packed = tmp_path / "large.txt", tmp_path / "bomb.txt.gz"
    plain.write_text("Wort " * 300, encoding="utf-8")
    packed.write_bytes(gzip.compress(b"a" * 100_000))
    for path in (plain, packed):
        result = run("read", str(path))
        assert result.exit_code == 1
        assert f"{path}: larger than" in result.stderr


def test_legacy_encoding_is_read_and_named(tmp_path: Path) -> None:
    path = tmp_path / "alt.txt"
    text = "Die Bürgermeisterin erklärte am Montag, die Brücke werde geöffnet. Größere Schäden gebe es nicht."
    path.write_bytes(text.encode("cp1252"))
    report = json.loads(run("read", "--json", str(path)).stdout)
    assert report["text"] == text
    assert [warning["code"] for warning in report["warnings"] if warning["code"] == "encoding"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["https://news.example/a"], "curl"),
        (["--published", "gestern", "a.txt"], "ISO 8601"),
        (["--language", "xx", "a.txt"], "xx"),
        (["--jsonl", "-", "a.txt"], "--jsonl takes no other INPUT"),
        (["--jsonl", "missing.jsonl"], "missing.jsonl: no such file"),
    ],
)
def test_wrong_usage_ends_with_2(arguments: list[str], says: str) -> None:
    result = run("read", *arguments, stdin=TEXT)
    assert result.exit_code == 2
    assert says in result.stderr


def test_language_and_published_options_hold_for_lines_that_do_not_say() -> None:
    lines = '{"id": "a", "text": "Ein Satz."}\n{"id": "b", "text": "Ein Satz.", "published": "2024-01-01"}\n'
    result = run("read", "--published", "2025-05-05", "--language", "de", "--jsonl", "-", stdin=lines)
    assert [row["published"] for row in rows(result)] == ["2025-05-05", "2024-01-01"]


def test_same_input_gives_same_bytes(text_file: Path) -> None:
    assert run("read", "--json", str(text_file)).stdout_bytes == run("read", "--json", str(text_file)).stdout_bytes


def test_page_only_stops_after_the_page(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE, encoding="utf-8")
    whole, only = (json.loads(run("read", "--json", *more, str(page)).stdout) for more in ((), ("--page-only",)))
    assert only["sentences"] == only["quotations"] == []
    assert whole["sentences"]
    assert all(only[name] == whole[name] for name in ("text", "blocks", "media", "title", "language"))
    assert "paragraph    Die Ministerin sagte" in run("read", "--page-only", str(page)).stdout


def test_profiles_of_ones_own_and_none(tmp_path: Path) -> None:
    page, folder = tmp_path / "page.html", tmp_path / "profiles"
    address = "<link rel=canonical href='https://blatt.example/a'>"
    page.write_text(PAGE.replace("<title>", f"{address}<title>"), encoding="utf-8")
    folder.mkdir()
    about = "name = 'Blatt'\nhosts = ['blatt.example']\nchecked = 2026-11-01\n"
    parts = "[parts]\nbody = ['article']\nlead = ['h1 + p']\n"
    (folder / "blatt.example.toml").write_text(about + parts, encoding="utf-8")

    def kinds(*options: str) -> list[str]:
        return [block["kind"] for block in json.loads(run("read", "--json", *options, str(page)).stdout)["blocks"]]

    assert kinds("--profiles", str(folder)) == ["headline", "lead", "paragraph"]
    assert kinds("--no-profiles") == ["headline", "paragraph", "paragraph"]
    (folder / "broken.toml").write_text("name = 1", encoding="utf-8")
    broken = run("read", "--profiles", str(folder), str(page))
    assert broken.exit_code == 2
    assert "broken.toml: name" in broken.stderr
