"""Documentation is checked against the code."""

import re
from pathlib import Path
from typing import get_args

import click
import msgspec
import pytest

from depesche import errors, report
from depesche.cli import main
from depesche.language.tables import COLUMNS
from depesche.page import MAX_BYTES, markup
from docs import generate

ROOT = Path(__file__).resolve().parent.parent
DOCS = {path.name: path.read_text(encoding="utf-8") for path in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]}


@pytest.mark.parametrize("part", generate.PARTS)
def test_generated_part_is_what_the_code_gives(part: str) -> None:
    path, make = generate.PARTS[part]
    assert make() in path.read_text(encoding="utf-8"), "run python docs/generate.py"


def test_every_option_is_documented() -> None:
    for path in generate.command_paths(main):
        command: click.Command = main
        for name in path:
            assert isinstance(command, click.Group)
            command = command.commands[name]
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert parameter.help
                assert all(option in DOCS["cli.md"] for option in parameter.opts)


def test_every_field_of_the_record_is_documented() -> None:
    structs = [kind for kind in vars(report).values() if isinstance(kind, type) and issubclass(kind, msgspec.Struct)]
    for struct in structs:
        for field in struct.__struct_fields__:
            assert f"`{field}`" in DOCS["record.md"], f"{struct.__name__}.{field}"


def test_every_value_of_the_record_is_documented() -> None:
    kinds = ("BlockKind", "MediaKind", "MentionForm", "QuotationType", "EventType", "Modality", "Stance")
    for kind in kinds:
        for value in get_args(getattr(report, kind)):
            assert f"`{value}`" in DOCS["record.md"], f"{kind} {value}"


def test_every_error_code_is_documented() -> None:
    kinds = [
        kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.DepescheError)
    ]
    assert all(f"`{kind.code}`" in DOCS["cli.md"] for kind in kinds)


def test_every_warning_code_is_documented() -> None:
    codes = {
        code
        for path in (ROOT / "src").rglob("*.py")
        for code in re.findall(r"""\.warn\(\s*"(\w+)",""", path.read_text(encoding="utf-8"))
    }
    assert len(codes) > 8
    assert not [code for code in sorted(codes) if f"| `{code}` |" not in DOCS["record.md"]]


def test_every_module_of_the_page_room_is_in_its_map() -> None:
    modules = {path.stem for path in (ROOT / "src" / "depesche" / "page").glob("[a-z]*.py")}
    _, _, rest = DOCS["pages.md"].partition("## Where it stands in the code")
    named = re.findall(r"`([a-z_]+)`", rest.partition("\n## ")[0])
    assert modules <= set(named)
    assert set(named) - modules == {"read_page"}


def test_limits_of_a_page_are_those_of_the_code() -> None:
    limits = (f"{markup.TAGS:,} tags", f"{markup.DEPTH} levels", f"{markup.ATTRIBUTES}", f"{MAX_BYTES // 1_000_000} MB")
    section = DOCS["pages.md"].partition("## Input that means no good")[2].partition("\n## ")[0]
    assert [limit for limit in limits if limit not in " ".join(section.split())] == []


def test_every_table_of_a_language_is_documented() -> None:
    assert all(f"`{table}.tsv`" in DOCS["language-data.md"] for table in COLUMNS)


def test_links_between_documents_lead_somewhere() -> None:
    for name, text in DOCS.items():
        folder = ROOT if name == "README.md" else ROOT / "docs"
        for target in re.findall(r"\]\(([^)#:]+)\)", text):
            assert (folder / target).exists(), f"{name}: {target}"
