"""What the benchmarks take for a clause of a dependency tree, on invented trees."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import clauses, language
from benchmarks.clauses import Tally
from benchmarks.trees import Span, Tree, read, trees

# text, then the words: form, part of speech, head, relation; a contraction has its range in front
TREES = {
    "complement": (
        "Sie hofft, dass er kommt und einzugreifen versucht.",
        "Sie PRON 2 nsubj|hofft VERB 0 root|, PUNCT 6 punct|dass SCONJ 6 mark|er PRON 6 nsubj|kommt VERB 2 ccomp|"
        "und CCONJ 9 cc|einzugreifen VERB 9 xcomp|versucht VERB 6 conj|. PUNCT 2 punct",
    ),
    "copula": (
        "Das Haus am See ist alt.",
        "Das DET 2 det|Haus NOUN 7 nsubj|3-4 am|an ADP 5 case|dem DET 5 det|See NOUN 2 nmod|ist AUX 7 cop|"
        "alt ADJ 0 root|. PUNCT 7 punct",
    ),
    "outer": (
        "The question is, should he go.",
        "The DET 2 det|question NOUN 7 nsubj:outer|is AUX 7 cop|, PUNCT 7 punct|should AUX 7 aux|he PRON 7 nsubj|"
        "go VERB 0 root|. PUNCT 7 punct",
    ),
    "contraction": ("I'm here.", "1-2 I'm|I PRON 3 nsubj|'m AUX 3 cop|here ADV 0 root|. PUNCT 3 punct"),
}


@pytest.fixture(name="tree")
def _tree(request: pytest.FixtureRequest, tmp_path: Path) -> Tree:
    return parsed(str(request.param), tmp_path)


def parsed(name: str, folder: Path) -> Tree:
    text, rows = TREES[name]
    lines = ["# newpar", f"# text = {text}"]
    number = 0
    for row in rows.split("|"):
        cells = row.split(" ")
        if cells[0][0].isdecimal():
            lines.append("\t".join([cells[0], cells[1], *["_"] * 8]))
            continue
        number += 1
        form, pos, head, relation = cells
        lemma = "eingreifen" if form == "einzugreifen" else form.lower()
        lines.append("\t".join([str(number), form, lemma, pos, "_", "_", head, relation, "_", "_"]))
    path = folder / "one.conllu"
    path.write_text("\n".join([*lines, "", ""]), encoding="utf-8")
    return next(trees(path))


def shown(tree: Tree) -> list[tuple[str, str, str]]:
    """Verbs, subject and own words of every clause."""
    return [(words(tree, c.core), words(tree, c.subject), words(tree, c.words)) for c in tree.clauses]


def words(tree: Tree, spans: set[Span]) -> str:
    return " ".join(tree.text[begin:end] for begin, end in sorted(spans))


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        (
            "complement",
            [
                ("hofft", "Sie", "Sie hofft"),
                ("kommt", "er", "dass er kommt"),
                ("einzugreifen", "", "einzugreifen"),
                ("versucht", "", "versucht"),
            ],
        ),
        ("copula", [("ist", "Haus", "Das Haus am See ist alt")]),
        ("outer", [("is", "question", "The question is"), ("should go", "he", "should he go")]),
        ("contraction", [("'m", "I", "I 'm here")]),
    ],
    indirect=["tree"],
)
def test_clauses_of_a_tree(tree: Tree, expected: list[tuple[str, str, str]]) -> None:
    assert shown(tree) == expected


@pytest.mark.parametrize("tree", ["complement"], indirect=True)
def test_a_sentence_read_right_has_full_scores(tree: Tree) -> None:
    tally = Tally()
    clauses.compare(tree, read(tree.text, "de").sentences, tally)
    assert (tally.share("subject"), tally.share("parent"), tally.f1("clause")) == (1.0, 1.0, 1.0)


def test_paragraphs_become_blocks_of_the_raw_text(tmp_path: Path) -> None:
    one, other = parsed("copula", tmp_path), parsed("outer", tmp_path)
    text, blocks, spans = language.running_text([[one, one], [other]])
    assert [text[b:e] for b, e in spans] == [one.text, one.text, other.text]
    assert [(block.begin, block.end) for block in blocks] == [(0, spans[1][1]), spans[2]]
