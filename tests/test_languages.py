"""A language is a folder: what the guide says is done here, with the invented language it shows."""

import ast
import json
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner

from depesche import listing
from depesche.cli import main
from depesche.errors import LanguageError, UnknownLanguageError
from depesche.language import inventory, registry, tables
from docs import walk

ROOT = Path(__file__).resolve().parent.parent
REPORT = ("read", "--json", "--published", "2026-03-04", "report.txt")
OPTIONAL = [table for table in tables.COLUMNS if f"{table}.tsv" not in registry.REQUIRED]
# Reads JSON Lines on standard input, prints each sentence as words, tags, lemmas and kinds of clauses.
SHOW = """
import json, sys
from depesche.reader import Reader, Source
for line in sys.stdin:
    given = json.loads(line)
    document = Reader().annotate(Source(given["text"], language=given.get("language")))
    print(json.dumps({
        "language": document.language,
        "tokens": [[[t.text, t.pos, t.lemma, t.morph] for t in s.tokens] for s in document.sentences],
        "clauses": [
            [[c.kind, c.connector, c.verb and c.verb.lemma, c.subject and s.tokens[c.subject.head].text]
             for c in s.clauses] for s in document.sentences
        ],
        "warnings": [[w.code, w.message] for w in document.warnings],
    }))
"""


def toy(folder: Path, until: str = "") -> Path:
    """The files of the guide, up to one of its generated parts."""
    walk.write_files(folder, until)
    return folder


def read(folder: Path) -> dict[str, Any]:
    done = walk.run(folder, *REPORT)
    assert done.returncode == 0, done.stdout
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def shown(folder: Path, *rows: dict[str, str]) -> Iterator[dict[str, Any]]:
    """What a process that knows the languages of the folder makes of texts."""
    done = subprocess.run(
        [sys.executable, "-c", SHOW],
        input="\n".join(json.dumps(row) for row in rows),
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "DEPESCHE_LANGUAGES": str(folder / "languages")},
    )
    return map(json.loads, done.stdout.splitlines())


def texts(report: dict[str, Any], span: list[int]) -> str:
    return str(report["text"][span[0] : span[1]])


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The language after step 2: declaration and six tables."""
    return toy(tmp_path_factory.mktemp("small"), "toy_read")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The language after step 3."""
    return toy(tmp_path_factory.mktemp("whole"))


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """An empty folder that the variable names, with nothing remembered of other folders."""
    caches = (registry._found, registry.codes, registry.language, tables.rows)
    monkeypatch.setenv(registry.VARIABLE, str(tmp_path))
    for cached in caches:
        cached.cache_clear()
    yield tmp_path
    for cached in caches:
        cached.cache_clear()


def test_step_1_a_declared_folder_is_listed_with_what_it_lacks(tmp_path: Path) -> None:
    done = walk.run(toy(tmp_path, "toy_bare"), "languages", "--json")
    listed = {one["code"]: one for one in json.loads(done.stdout)}
    assert done.returncode == 1
    assert listed["de"]["problems"] == []
    (problem,) = listed["zz"]["problems"]
    assert all(part in problem for part in ("languages/zz", *registry.REQUIRED, "docs/adding-a-language.md"))
    assert walk.run(tmp_path, "languages", "en").returncode == 0


def test_step_1_an_incomplete_language_is_no_obstacle_to_the_others(tmp_path: Path) -> None:
    (toy(tmp_path, "toy_bare") / "report.txt").write_text("Die Ministerin sagte, sie werde gehen.", encoding="utf-8")
    assert read(tmp_path)["language"] == "de"


def test_step_2_six_tables_read_a_text(small: Path) -> None:
    report = read(small)
    assert report["language"] == "zz"
    sentences = [texts(report, [s["begin"], s["end"]]) for s in report["sentences"]]
    assert [(s.split()[0], s.split()[-1]) for s in sentences] == [
        ("Lo", "regiono."),
        ("„Vo", "Benik."),
        ("Li", "volos."),
    ]
    said = {q["type"]: q for q in report["quotations"]}
    assert texts(report, [said["direct"]["speaker"]["begin"], said["direct"]["speaker"]["end"]]).endswith("Talo Benik")
    assert said["direct"]["cue"]["text"] == "diris"
    assert len(report["quotations"]) == 3
    (warning,) = [w["message"] for w in report["warnings"] if w["code"] == "language_data"]
    assert all(name in warning for name in (registry.TAGGER, registry.NAMES, "grammar.py", "times.tsv"))


def test_step_2_words_get_tags_lemmas_and_clauses(small: Path) -> None:
    (found,) = shown(small, {"text": (small / "report.txt").read_text(encoding="utf-8")})
    first, second, third = found["tokens"]
    tags = "DET NOUN ADP PROPN VERB NOUN PUNCT SCONJ DET NOUN ADP PROPN VERB DET NOUN ADP DET NOUN NOUN PUNCT"
    assert " ".join(pos for _, pos, _, _ in first) == tags
    assert ["diris", "VERB", "diror", "VerbForm=Fin"] in first
    assert ["atakor", "VERB", "atakor", "VerbForm=Inf"] in second
    assert [kind for kind, *_ in found["clauses"][0]] == ["main", "complement"]
    assert found["clauses"][0][1] == ["complement", "ke", "atakor", "armeo"]
    assert found["clauses"][1][1] == ["reporting", "", "diror", "Benik"]
    assert [(kind, word) for kind, word, *_ in found["clauses"][2]] == [
        ("main", ""),
        ("complement", "ke"),
        ("conditional", "sif"),
    ]
    assert len(third) == 16


def test_step_3_tables_of_words_give_times_actors_and_events(whole: Path) -> None:
    report = read(whole)
    assert [(t["text"], t["value"]) for t in report["times"]] == [("hieru", "2026-03-03")]
    actors = {a["id"]: a for a in report["actors"]}
    assert {a["name"]: a["code"] for a in actors.values()}["armeo ov Keltia"] == "XKE MIL"
    assert [(e["type"], [actors[a]["name"] for a in e["sources"]]) for e in report["events"]] == [
        ("ASSAULT", ["armeo ov Keltia"])
    ]
    assert actors[report["quotations"][0]["speaker"]["actor"]]["code"] == "XMO GOV"
    assert actors[report["quotations"][2]["speaker"]["actor"]]["name"] == "Talo Benik"


def test_step_3_endings_give_tags_and_lemmas(whole: Path) -> None:
    (found,) = shown(whole, {"text": (whole / "report.txt").read_text(encoding="utf-8")})
    words = [word for tokens in found["tokens"] for word in tokens]
    assert ["urboj", "NOUN", "urbo", ""] in words
    assert ["norda", "ADJ", "norda", ""] in words


def test_step_3_elided_words_and_the_passive(whole: Path) -> None:
    (found,) = shown(whole, {"text": "L’armeo bis atakad dunn l'urbo.", "language": "zz"})
    assert [word[:2] for word in found["tokens"][0][:4]] == [
        ["L’", "DET"],
        ["armeo", "NOUN"],
        ["bis", "AUX"],
        ["atakad", "VERB"],
    ]
    assert found["clauses"] == [[["main", "", "atakor", "armeo"]]]


def test_step_3_every_optional_table_may_be_missing(whole: Path, tmp_path: Path) -> None:
    text = (whole / "report.txt").read_text(encoding="utf-8")
    rows = []
    for number, table in enumerate(OPTIONAL):
        code = f"x{chr(ord('a') + number)}"
        folder = tmp_path / "languages" / code
        shutil.copytree(whole / "languages" / "zz", folder)
        (folder / f"{table}.tsv").unlink(missing_ok=True)
        declared = (folder / "language.toml").read_text(encoding="utf-8").replace('"zz"', f'"{code}"')
        (folder / "language.toml").write_text(declared, encoding="utf-8")
        rows.append({"text": text, "language": code})
    found = list(shown(tmp_path, *rows))
    assert [one["language"] for one in found] == [row["language"] for row in rows]
    assert all(len(one["clauses"]) == 3 for one in found)


def test_step_3_odd_texts_are_read_without_models_and_grammar(whole: Path) -> None:
    odd = [
        "?!",
        "12.",
        "„“",
        "Lo",
        "ke " * 9,
        "„Lo“, diris",
        "diris bis diris: ke, sif; eo",
        "Ḷ" * 500,
        "\ud800 lo diris",
        "()",
    ]
    found = list(shown(whole, *({"text": text, "language": "zz"} for text in odd)))
    assert len(found) == len(odd)
    tags = [pos for one in found for tokens in one["tokens"] for _, pos, *_ in tokens]
    assert "" not in tags
    assert {pos for _, pos, *_ in found[1]["tokens"][0]} == {"NUM", "PUNCT"}


def test_steps_4_and_5_models_are_trained_into_the_folder(whole: Path, tmp_path: Path) -> None:
    shutil.copytree(whole, tmp_path, dirs_exist_ok=True)
    (found,) = shown(tmp_path, {"text": (tmp_path / "report.txt").read_text(encoding="utf-8")})
    treebank = "".join(_conllu(tokens) for tokens in found["tokens"] * 4)
    for name in ("zori-train.conllu", "zori-test.conllu"):
        (tmp_path / name).write_text(treebank, encoding="utf-8")
    names = "".join(_iob2(tokens) for tokens in found["tokens"] * 6)
    (tmp_path / "zori-names.iob2").write_text(names, encoding="utf-8")
    guide = walk.GUIDE.read_text(encoding="utf-8").split("\n")
    for command in (line for line in guide if line.startswith("$ python -m training.train_language")):
        done = subprocess.run(
            [sys.executable, *shlex.split(command.removeprefix("$ python "))],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "DEPESCHE_LANGUAGES": "languages", "PYTHONPATH": os.pathsep.join(map(str, _path()))},
        )
        assert done.returncode == 0, done.stderr
    (one,) = json.loads(walk.run(tmp_path, "languages", "zz", "--json").stdout)
    assert one["tagger"]["file"] == registry.TAGGER
    assert one["tagger"]["figures"].startswith("zori-test.conllu, gold tokens: part of speech 1.0")
    assert one["stages"]["tags"] == "model"
    (tagged,) = shown(tmp_path, {"text": (tmp_path / "report.txt").read_text(encoding="utf-8")})
    assert tagged["tokens"] == found["tokens"]
    assert registry.TAGGER not in str(tagged["warnings"])
    assert registry.NAMES not in str(tagged["warnings"])
    assert one["stages"]["actors"] == "model"
    assert "Talo Benik" in [actor["name"] for actor in read(tmp_path)["actors"] if actor["kind"] == "person"]


def _path() -> tuple[Path, ...]:
    return ROOT, ROOT / "src"


def _conllu(tokens: list[list[str]]) -> str:
    rows = [
        "\t".join([str(n), text, lemma, pos, "_", morph or "_", "0", "_", "_", "_"])
        for n, (text, pos, lemma, morph) in enumerate(tokens, 1)
    ]
    return "\n".join(rows) + "\n\n"


def _iob2(tokens: list[list[str]]) -> str:
    labels = {"Talo": "B-PER", "Benik": "I-PER"}
    rows = [f"{n}\t{text}\t{labels.get(text, 'O')}\t-\t-" for n, (text, *_) in enumerate(tokens, 1)]
    return "\n".join([f"# text = {' '.join(text for text, *_ in tokens)}", *rows]) + "\n\n"


def test_step_6_python_of_a_folder_outside_is_found_and_may_import_its_like(whole: Path, tmp_path: Path) -> None:
    shutil.copytree(whole, tmp_path, dirs_exist_ok=True)
    folder = tmp_path / "languages" / "zz"
    (folder / "helper.py").write_text("KIND = 'fragment'\n", encoding="utf-8")
    (folder / "grammar.py").write_text(
        "from depesche.language.clauses import Draft\nfrom depesche.language.zz.helper import KIND\n\n\n"
        "def drafts(sentence):\n    return [Draft(KIND, tokens=list(range(len(sentence.tokens))))]\n",
        encoding="utf-8",
    )
    (found,) = shown(tmp_path, {"text": "Lo prezidento diris.", "language": "zz"})
    assert found["clauses"] == [[["fragment", "", None, None]]]


@pytest.mark.parametrize(
    ("name", "content", "wanted"),
    [
        ("verbs.tsv", "# Verbs.\nlemma\tpresent\n", "must name the columns lemma, present, past"),
        ("subordinators.tsv", "# Words.\nword\tkind\nke\tcomplement\tmore\n", "line 3 has 3 cells"),
        ("language.toml", "code = 'zz'\n", "missing required field `name`"),
        ("language.toml", "code = \n", "Invalid value"),
        ("language.toml", "code = 'zy'\nname='Z'\nown_name='z'\nsource='s'\nlicence='l'\n", "folder is named 'zz'"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(own: Path, name: str, content: str, wanted: str) -> None:
    folder = toy(own.parent / own.name) / "languages" / "zz"
    shutil.copytree(folder, own / "zz")
    (own / "zz" / name).write_text(content, encoding="utf-8")
    (problem,) = inventory.inventory("zz").problems
    assert wanted in problem
    assert str(own / "zz" / name) in problem
    assert registry.GUIDE in problem
    with pytest.raises(LanguageError):
        registry.language("zz") if name.endswith("toml") else tables.rows("zz", name.removesuffix(".tsv"))


def test_paths_of_the_variable_that_hold_no_language_are_told(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (own / "zori").mkdir()
    (own / "zori" / registry.DECLARATION).write_text("", encoding="utf-8")
    (own / "de").mkdir()
    (own / "de" / registry.DECLARATION).write_text("", encoding="utf-8")
    monkeypatch.setenv(registry.VARIABLE, os.pathsep.join([str(own), str(own / "nowhere")]))
    already, letters, nothing = registry.problems()
    assert "is there already" in already
    assert "two letters" in letters
    assert "no folder of a language" in nothing
    assert registry.folder("de").parent == registry.SHIPPED
    with pytest.raises(UnknownLanguageError, match=r"there are de, en; .*nowhere"):
        registry.folder("fr")


def test_a_language_asked_for_that_lacks_tables_is_an_error_of_the_input(tmp_path: Path) -> None:
    done = walk.run(toy(tmp_path, "toy_bare"), "languages", "zz")
    assert done.returncode == 1
    (tmp_path / "report.txt").write_text("Lo prezidento diris.", encoding="utf-8")
    done = walk.run(tmp_path, "read", "--language", "zz", "report.txt")
    assert done.returncode == 1
    assert done.stdout.startswith("depesche: report.txt: languages/zz: no function_words.tsv, abbreviations.tsv")
    assert done.stdout.rstrip().endswith("see docs/adding-a-language.md")


@pytest.mark.parametrize("model", [registry.NAMES, registry.TAGGER])
@pytest.mark.parametrize("content", [b"", b"no model", b"PK\x03\x04 cut off"])
def test_a_model_that_is_none_is_an_error_of_the_input(whole: Path, tmp_path: Path, model: str, content: bytes) -> None:
    shutil.copytree(whole, tmp_path, dirs_exist_ok=True)
    (tmp_path / "languages" / "zz" / model).write_bytes(content)
    done = walk.run(tmp_path, "read", "--language", "zz", "report.txt")
    assert done.returncode == 1
    assert done.stdout.startswith(f"depesche: report.txt: languages/zz/{model}: no model")


def test_listing_for_people_has_a_row_for_each_language() -> None:
    result = CliRunner().invoke(main, ["languages"], env={"COLUMNS": "100"})
    assert result.exit_code == 0
    assert [line[:2] for line in result.stdout.split("\n") if line[2:4] == "  " and line[:2].strip()] == ["de", "en"]
    assert max(map(len, result.stdout.split("\n"))) <= 100
    assert "\x1b" not in result.stdout


def test_shipped_languages_have_everything() -> None:
    for one in inventory.inventories(["de", "en"], listing.CHECKS):
        assert one.problems == []
        assert one.shipped
        assert one.tagger is not None and one.tagger.figures
        assert one.names is not None and one.names.figures
        assert set(one.stages.values()) == {"rules", "model"}
        assert registry.lacks(one.code) == ""


def test_every_trait_and_convention_is_told_in_the_guide() -> None:
    guide = walk.GUIDE.read_text(encoding="utf-8")
    for struct in (registry.Traits, registry.Conventions):
        assert issubclass(struct, msgspec.Struct)
        assert [field for field in struct.__struct_fields__ if f"| `{field}` | `" not in guide] == []


def test_every_field_of_the_listing_is_documented() -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8").partition("## Languages as JSON")[2]
    for struct in (inventory.Inventory, inventory.Model):
        assert [field for field in struct.__struct_fields__ if f"`{field}`" not in page] == []


def test_no_rule_asks_which_language_it_is() -> None:
    codes = set(registry.codes())
    found = []
    for path in sorted((ROOT / "src" / "depesche").rglob("*.py")):
        if path.parent.name in codes or path.match("knowledge/schema.py"):
            continue  # the columns of the knowledge base have languages of their own
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and node.value in codes:
                found.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert found == []
