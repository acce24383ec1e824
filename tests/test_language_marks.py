"""The pairing of quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.segment_views import document, pairs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("„Ja“, sagte er.", ["„Ja“"]),
        ('"Ja", sagte er, "und nein".', ['"Ja"', '"und nein"']),
        ("Er las »Die Zeit« und «Le Temps».", ["»Die Zeit«", "«Le Temps»"]),
        ("“Yes,” he said. ‘No.’", ["“Yes,”", "‘No.’"]),
        ("``Yes,'' he said.", ["``Yes,''"]),
        ("„Er las den ‚Boten‘ gern“, hieß es.", ["„Er las den ‚Boten‘ gern“", "‚Boten‘"]),
        ("»Er las ›Die Welle‹ dort«", ["»Er las ›Die Welle‹ dort«", "›Die Welle‹"]),
        (
            "„Er rief ‚Sie sagte „nein“ dazu‘ laut“",
            ["„Er rief ‚Sie sagte „nein“ dazu‘ laut“", "‚Sie sagte „nein“ dazu‘", "„nein“"],
        ),
        ("“Don't say ‘it's over’ yet,” he said.", ["“Don't say ‘it's over’ yet,”", "‘it's over’"]),
        ("“‘House,’” she said", ["“‘House,’”", "‘House,’"]),
        ('„Der "Bote" kam“, sagte sie.', ['„Der "Bote" kam“', '"Bote"']),
        ("» Ja «, sagte er, « non ».", ["» Ja «", "« non »"]),
        ('Er (»der Chef«) kam, ["so"], das („A“)', ["»der Chef«", '"so"', "„A“"]),
        ("„A“ „B“ “C”", ["„A“", "„B“", "“C”"]),
        ('"Yes,"he said."No."Then', ['"Yes,"', '"No."']),
        ('tweet="@amt" and "#tag" and "$5"', ['"@amt"', '"#tag"', '"$5"']),
        ("Das Wort „“ ist leer", ["„“"]),
        ("", []),
        ('"', []),
    ],
)
def test_marks_pair(text: str, expected: list[str]) -> None:
    assert pairs(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('„Ja", sagte er.', ['„Ja"']),
        ('"Ja“, sagte er.', ['"Ja“']),
        ("„Ja”, sagte er.", ["„Ja”"]),
        ("”Ja”, sagte er.", ["”Ja”"]),
        ("„Ja„, sagte er.", ["„Ja„"]),
        ("»Ja», sagte er.", ["»Ja»"]),
        (",,so'' und ,,so“", [",,so''", ",,so“"]),
        ("<<Ja>>, sagte er.", ["<<Ja>>"]),
        ("Er kam,,dann", []),
    ],
)
def test_marks_of_the_wrong_sign_pair(text: str, expected: list[str]) -> None:
    assert pairs(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der 5\" lange Nagel und 'ne Schraube", []),
        ('a 6\'2" man and a "very" tall one', ['"very"']),
        ("The workers' rights and the dogs' food", []),
        ("'The workers' strike is over.'", ["'The workers' strike is over.'"]),
        ("rock 'n' roll of the '90s", []),
        ("Hans' Haus und 'Ding'", ["'Ding'"]),
    ],
)
def test_apostrophes_and_inches_are_no_marks(text: str, expected: list[str]) -> None:
    assert pairs(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Er sagte: „Wir gehen.\nDer Rat tagt.", ["!„Wir gehen."]),
        ("“We go.\n“We stay,” he said.", ["“We go.", "“We stay,”"]),
        ("Wir gehen nie,“ sagte sie.", ["!Wir gehen nie,“"]),
        ("Wir gehen nie“, sagte sie. „Doch.“", ["!Wir gehen nie“", "„Doch.“"]),
        ("Bote“, sagte sie. „Doch.“", ["„Doch.“"]),
        ("„Er sagte „ja und ging“, hieß es. „B“", ["!„Er sagte", "„ja und ging“", "„B“"]),
        ("„Er las »ja und ging“, hieß es.", ["„Er las »ja und ging“", "!»ja und ging"]),
    ],
)
def test_a_missing_mark_is_repaired(text: str, expected: list[str]) -> None:
    assert pairs(text) == expected


def test_inner_marks_have_a_level_and_tokens_a_depth() -> None:
    made = document("Er: „Sie ‚flog‘ weg“ heute.")
    assert [m.level for m in made.marks] == [1, 2]
    assert [t.depth for t in made.sentences[0].tokens] == [0, 0, 1, 1, 2, 2, 2, 1, 1, 0, 0]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from(list("ab A.,5s!(\"„“”'’«»‚‘‹›`: …-\n")), max_size=100))
def test_pairs_lie_in_their_block_and_never_cross(text: str) -> None:
    made = document(text)
    for pair in made.marks:
        assert any(b.begin <= pair.begin and pair.end <= b.end for b in made.blocks)
        assert pair.begin <= pair.inner_begin <= pair.inner_end <= pair.end
    for index, first in enumerate(made.marks):
        for second in made.marks[index + 1 :]:
            assert second.begin >= first.end or second.end <= first.end
    assert made.marks == document(text).marks
