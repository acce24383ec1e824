"""Texts no one would write cost the times room time in proportion to their length: steps are counted, not seconds."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

import pytest

from depesche import language, times
from depesche.document import Document
from depesche.report import Block
from depesche.times.lexicon import PUNCTUATION, SAMPLES
from depesche.times.patterns import grammar
from depesche.times.tenses import MOST_CLAUSES

ROOM = str(Path(times.__file__).parent)
SMALL, MANY = 5_500, 2
"""Characters; the longest look-back is 3,000."""
SLACK = 1.25  # a square would be 2
LONG = 200_000
PIECES = {
    "de": ("1.1.", "Dienstag ", "vom 3. bis ", "(", "20 Uhr bis ", "1999, ", "am Tag zuvor, ", "heute ", "\n"),
    "en": ("July 4-", "8 p.m. Tuesday ", "1 2 3 ", "two days later, ", "60 hours a week ", "the first week of "),
}
"""What a text is made of, again and again."""
SENTENCES = (
    ("de", "er kam 1999, sagte er am Dienstag, "),
    ("de", "dass er am Dienstag kam, "),
    ("en", "he came in 1999, said he on Tuesday, "),
    ("en", "due to meet Tuesday and to go "),
)
GIVEN = [(code, piece) for code, pieces in PIECES.items() for piece in pieces]
NUMBERS = (
    *("1" * 5_000, ",".join(["100"] * 2_000), "1" * 5_000 + ".5", "0", "00", "9999", "10000", "99:99", "24:59:59"),
    *("1" * 5_000 + "th", "1" * 5_000 + "er", "9999-12-31", "0000-00-00", "31.2.", "00.00.0000", "31/31/3131"),
    *("٣", "½"),
)
PLACES = {
    "de": (
        *(
            "vor {} Jahren",
            "in {} Tagen",
            "{} Uhr",
            "am {}. Mai",
            "im Jahr {}",
            "seit {} Wochen",
            "{}er Jahre",
            "Mai {}",
        ),
        *("{}. Jahrhundert", "alle {} Minuten", "{} v. Chr.", "{} Jahre später", "{}. Quartal", "Ostern {}", "halb {}"),
        *("{}/{}", "{}-{}", "{} min", "{}-jährig", "in der {}. Woche", "Winter {}/{}", "vom {}. bis {}. Mai"),
    ),
    "en": (
        *("{} years ago", "in {} days", "{} p.m.", "May {}", "the {} of May", "{} weeks", "the {}s", "{} century"),
        *("every {} years", "{} BC", "{} years later", "{} quarter", "{} days before Easter", "half past {}", "{} GMT"),
        *("two weeks from {}", "the week of {}", "Friday the {}", "week {}", "{} days from Friday", "Easter {}"),
    ),
}


def document(text: str, code: str, published: str | None = "2025-09-22") -> Document:
    blocks = [Block("paragraph", 0, len(text))] if text else []
    return Document(text, language=code, published=published, blocks=blocks)


def much(piece: str, length: int) -> str:
    """A text of about this length, all of one piece."""
    return piece * (length // len(piece))


def steps(act: Callable[[], object]) -> int:
    """How many lines of the times room run, every turn of a loop counted."""
    count = 0

    def line(_: FrameType, event: str, __: object) -> None:
        nonlocal count
        count += event == "line"

    def call(frame: FrameType, _: str, __: object) -> Callable[[FrameType, str, object], None] | None:
        return line if frame.f_code.co_filename.startswith(ROOM) else None

    before = sys.gettrace()
    sys.settrace(call)
    try:
        act()
    finally:
        sys.settrace(before)
    return count


def annotation_steps(read: Document) -> int:
    return steps(lambda: times.annotate(read))


@pytest.mark.parametrize(("code", "piece"), GIVEN)
def test_steps_grow_as_the_text_does(code: str, piece: str) -> None:
    texts = [much(piece, size) for size in (SMALL, SMALL * MANY)]
    times.annotate(document(texts[1], code))  # fills the caches of its words and patterns
    few, many = (annotation_steps(document(text, code)) for text in texts)
    assert many < few * MANY * SLACK


@pytest.mark.parametrize(("code", "piece"), SENTENCES)
def test_steps_grow_as_one_long_sentence_does(code: str, piece: str) -> None:
    few, many = (document(much(piece, size), code) for size in (SMALL, SMALL * MANY))
    for read in (few, many):
        language.annotate(read)
        times.annotate(read)
    assert annotation_steps(many) < annotation_steps(few) * MANY * SLACK


def test_a_sentence_of_many_clauses_is_looked_at_only_around_the_time() -> None:
    read = document(much("dass er am Dienstag kam, ", SMALL), "de")
    language.annotate(read)
    assert len(read.sentences[0].clauses) > 4 * MOST_CLAUSES
    times.annotate(read)
    assert len(read.times) > 4 * MOST_CLAUSES
    assert annotation_steps(read) / len(read.times) < 10 * MOST_CLAUSES


@pytest.mark.parametrize("piece", PIECES["de"][:2])
def test_two_hundred_thousand_characters_are_read(piece: str) -> None:
    read = document(much(piece, LONG), "de")
    times.annotate(read)
    ends = [0, *(time.end for time in read.times)]
    assert all(end <= time.begin < time.end for end, time in zip(ends, read.times, strict=False))


def test_fifty_thousand_line_breaks_are_no_expression() -> None:
    text = "Er kam am 3." + "\n" * 50_000 + "Mai war schön."
    read = document(text, "de")
    times.annotate(read)
    assert not [time.text for time in read.times if "\n" in time.text]


def test_dated_teasers_are_looked_up_not_searched() -> None:
    teasers = 50

    def page(number: int) -> Document:
        piece = "03.09.2025 | gestern\n\n"
        read = document(much(piece, number * len(piece)), "de", published=None)
        read.blocks = [Block("teaser_meta", at, at + len(piece) - 2) for at in range(0, len(read.text), len(piece))]
        return read

    times.annotate(page(teasers))
    few, many = (annotation_steps(page(number)) for number in (teasers, teasers * MANY))
    assert many < few * MANY * SLACK


@pytest.mark.parametrize("published", ["2025-09-22", "0001-01-01", "9999-12-31", None])
@pytest.mark.parametrize("code", PLACES)
def test_numbers_beyond_measure_stand_anywhere(code: str, published: str | None) -> None:
    for place in PLACES[code]:
        for number in NUMBERS:
            text = ". ".join([place.replace("{}", number)] * 2)
            read = document(text, code, published)
            times.annotate(read)
            assert all(text[time.begin : time.end] == time.text for time in read.times)


def walks(code: str, number: int) -> Iterator[str]:
    """Texts of words that patterns let follow on each other, whatever they mean together."""
    rules, choose = grammar(code), random.Random(number)  # noqa: S311  (the same texts every time)
    known: dict[str, list[str]] = {}
    for token in (*rules.lex.words, *SAMPLES.split(), *PUNCTUATION):
        known.setdefault(rules.lex.class_table()[token], []).append(token)
    for _ in range(number):
        words, state = [], rules.start
        for _ in range(choose.randint(1, 10)):
            ways = sorted(
                {c for place in state.places for classes, _ in rules.edges[place] for c in classes} & set(known)
            )
            if not ways:
                break
            character = choose.choice(ways)
            words.append(choose.choice(known[character]))
            state = rules.step(state, character) or rules.start
        yield " ".join(words)


@pytest.mark.parametrize("code", PLACES)
def test_whatever_patterns_let_through_is_read_soundly(code: str) -> None:
    for text in walks(code, 200):
        for published in ("2024-02-29", "0001-01-01", "9999-12-31", None):
            read = document(text, code, published)
            times.annotate(read)
            assert all(text[time.begin : time.end] == time.text for time in read.times)
            assert all(time.anchor is None or time.value is not None for time in read.times)
