"""The brief: what a person sees."""

import io

import pytest

import depesche
from depesche import brief
from depesche.report import Actor, Event, Evidence, Mention, Party, Position, Quotation, Report, Time, Trigger


def shown(report: Report, *, words: bool = False) -> str:
    stream = io.StringIO()
    brief.show(report, stream, words=words)
    return stream.getvalue()


def record() -> Report:
    text = "Oslo bietet Bern Gespräche an, wenn Bern zahlt. „Wir zahlen“, sagte Ida Moe."
    return Report(
        id="x",
        text=text,
        language="de",
        published="2025-09-22T08:00:00+02:00",
        times=[Time("t1", 0, 4, "Oslo", "DATE", "2024-05"), Time("t2", 0, 4, "Oslo", "DATE", None)],
        actors=[
            Actor("a1", "Oslo", "country", "Q20", "NOR", "GOV", "NOR GOV", [], [Mention(0, 4, "Oslo", "name")]),
            Actor("a2", "Ida Moe", "person", roles=["Ministerin"], mentions=[Mention(68, 75, "Ida Moe", "name")]),
        ],
        quotations=[
            Quotation(
                "q1", "direct", [(48, 60)], "„Wir zahlen“", Party(68, 75, "Ida Moe", "a2"), rule="r", confidence=0.9
            )
        ],
        events=[
            Event(
                "e1",
                "AGREE",
                None,
                [],
                None,
                "1",
                0,
                29,
                Trigger(5, 11, "bietet", [(5, 11)]),
                ["a1"],
                [],
                modality="planned",
            )
        ],
        positions=[
            Position("p1", "a1", "offers", Evidence(17, 26, "Gespräche"), condition=Evidence(31, 46, "wenn Bern zahlt"))
        ],
    )


def test_brief_tells_who_said_did_wants_when_and_what_is_open() -> None:
    lines = shown(record()).splitlines()
    assert any(line.startswith("Who") and "Oslo · NOR GOV · Q20" in line for line in lines)
    assert any(line.startswith("Said") and "Ida Moe: „Wir zahlen“" in line for line in lines)
    assert any(line.startswith("Did") and "Oslo AGREE “bietet” [planned]" in line for line in lines)
    assert any(line.startswith("Wants") and "Oslo offers “Gespräche” if “wenn Bern zahlt”" in line for line in lines)
    assert any(line.startswith("When") and "2024-05 ─ ● 2025-09-22" in line for line in lines)
    assert any(line.startswith("Open") and "times without a value: 1" in line for line in lines)


def test_words_adds_offsets_and_rules() -> None:
    out = shown(record(), words=True)
    assert "48-60" in out
    assert "r 0.90" in out


def test_long_lists_are_cut_and_say_so() -> None:
    report = record()
    report.quotations *= 20
    assert "14 more with --show words or --json" in shown(report)
    assert "more with" not in shown(report, words=True)


def test_control_characters_never_reach_the_terminal() -> None:
    report = depesche.read("\x1b]0;evil\x07\x1b[31mRot\u202e sagte die Ministerin am Montag.\x9b2J", kind="text")
    out = shown(report, words=True)
    assert not set(out) & {"\x1b", "\x07", "\x9b", "\u202e"}


def test_markup_in_a_report_is_shown_as_it_is() -> None:
    assert "[bold]Nein[/bold]" in shown(depesche.read("[bold]Nein[/bold] sagte die Ministerin.", kind="text"))


def test_no_colours_when_piped_and_no_trailing_blanks() -> None:
    out = shown(record(), words=True)
    assert "\x1b" not in out
    assert [line for line in out.split("\n") if line != line.rstrip()] == []


def test_colours_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    stream = Terminal()
    brief.show(record(), stream)
    assert "\x1b[1m" in stream.getvalue()
    assert "Ida Moe" in stream.getvalue()
