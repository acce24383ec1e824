"""How the coreference benchmark reads gold clusters and compares them, on invented texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import coreference
from benchmarks.clusters import Gold, Text, gum, marked
from depesche.report import Actor, Mention

ROW = "{0}\t{1}\t_\t{2}\t_\t_\t0\tdep\t_\t{3}"
WORDS = (
    ("President", "NOUN", "Entity=(1-person-new-s-cf1-1,2,3-coref"),
    ("Ann", "PROPN", "_"),
    ("Lee", "PROPN", "Entity=1)"),
    ("praised", "VERB", "_"),
    ("her", "PRON", "Entity=(2-person-new-s-cf1-2-coref(1-person-giv-s-cf1-1-ana)"),
    ("son", "NOUN", "Entity=2)|SpaceAfter=No"),
    (".", "PUNCT", "_"),
)


@pytest.fixture(name="corpus")
def _corpus(tmp_path: Path) -> Path:
    rows = "\n".join(ROW.format(at, *word) for at, word in enumerate(WORDS, 1))
    path = tmp_path / "gum.conllu"
    path.write_text(f"# newdoc id = GUM_news_lee\n# meta::dateCreated = 2020-01-02\n{rows}\n\n", encoding="utf-8")
    return path


def test_entities_of_gum(corpus: Path) -> None:
    (text,) = gum(corpus, "news")
    assert (text.text, text.published) == ("President Ann Lee praised her son.", "2020-01-02")
    assert [(m.cluster, text.text[slice(*m.span)], m.naming) for m in text.mentions] == [
        ("1", "President Ann Lee", True),
        ("1", "her", True),
        ("2", "her son", False),
    ]
    assert list(text.clusters) == ["1"]
    assert list(gum(corpus, "interview")) == []


def test_marks_in_a_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("published: 2025-03-04\n[1 Ilse Lorenz] lobte [2 [1 ihren] Sohn].\n", encoding="utf-8")
    text = marked(path)
    assert (text.text, text.published) == ("Ilse Lorenz lobte ihren Sohn.", "2025-03-04")
    assert [(m.cluster, text.text[slice(*m.span)]) for m in text.mentions] == [
        ("1", "Ilse Lorenz"),
        ("1", "ihren"),
        ("2", "ihren Sohn"),
    ]


def actor(*mentions: Mention) -> Actor:
    return Actor("a1", "Ann Lee", "person", mentions=list(mentions))


def test_role_and_name_are_one_mention_and_relatives_are_left_out() -> None:
    whole, her = Gold("1", (0, 17), [(0, 9), (10, 13), (14, 17)]), Gold("1", (30, 33), [(30, 33)])
    text = Text("lee", "President Ann Lee, who praised her son.", "", [whole, her])
    read = actor(
        Mention(0, 9, "President", "role"),
        Mention(10, 17, "Ann Lee", "name"),
        Mention(19, 22, "who", "pronoun"),
        Mention(31, 34, "her", "pronoun"),
    )
    assert list(coreference.clusters(text, [read], "en")) == [{("lee", 0, 17), ("lee", 30, 33)}]


def test_published_example_of_the_measures() -> None:
    """The example of Pradhan et al. (ACL 2014): MUC .4; B3 .4545 of 5/12 and 1/2; CEAFe .52 of 13/20 and 13/30."""
    key = [{("t", 0, at) for at in group} for group in ((1, 2, 3), (4, 5, 6, 7))]
    response = [{("t", 0, at) for at in group} for group in ((1, 2), (3, 4), (6, 7, 8, 9))]
    found = coreference.scored(key, response)
    wanted = {"muc": 0.4, "b3": 0.4545, "ceafe": 0.52, "conll": 0.4582, "mentions": 0.8}
    assert {name: found[name] for name in wanted} == wanted
