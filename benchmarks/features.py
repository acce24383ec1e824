"""How well features are read: case and number of phrases, tense, mood, person and number of verbs, degrees.

    python -m benchmarks.features [de|en ...] [--corpora DIR] [--errors FIGURE]

The text of every sentence goes through the whole language stage; what is read is compared with the treebank's features
where a word of the tree has the same characters and the feature:

- ``case``, ``number``: of the heads of phrases (``Case``, ``Number``); a coordination is plural as a phrase, its number
  is left out. What Depesche leaves open counts as wrong; ``case_known`` and ``number_known`` say how often it does not.
- ``tense``, ``mood``, ``person``, ``verb_number``: of finite verbs. The trees give the tense of the finite word,
  Depesche that of the complex: perfect and future are present there, pluperfect past; the tense of Konjunktiv II is
  left out, and the number of verbs with *you*, which only the trees tell. Konjunktiv I and II are both ``Sub`` in
  the trees, and count as right when read as either; see benchmarks/moods.py.
- ``degree``: F1 of comparatives and superlatives among adjectives (English: and adverbs).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.clauses import Tally
from benchmarks.trees import Node, Span, Tree, read, trees
from depesche.document import Phrase, Sentence, Verb
from training.treebanks import CORPORA

TESTS = {"de": "ud-de/gsd-test.conllu", "en": "ud-en/ewt-test.conllu"}
CASES = {"nominative": "Nom", "accusative": "Acc", "dative": "Dat", "genitive": "Gen"}
NUMBERS = {"sing": "Sing", "plur": "Plur"}
MOODS = {"indicative": "Ind", "subjunctive1": "Sub", "subjunctive2": "Sub", "imperative": "Imp"}
TENSES = {
    **dict.fromkeys(("present", "perfect", "future", "future_perfect"), "Pres"),
    **dict.fromkeys(("past", "pluperfect"), "Past"),
}
GRADED = {"de": ("ADJ",), "en": ("ADJ", "ADV")}
DEGREES = ("Cmp", "Sup")


def main() -> None:
    """Score the test parts."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("languages", nargs="*", default=list(TESTS))
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    parser.add_argument("--errors", metavar="FIGURE", help="print the words where this figure is wrong")
    given = parser.parse_args()
    for language in given.languages:
        tally = tallied(trees(given.corpora / TESTS[language]), language)
        print(language, json.dumps(scores(tally)))
        print(*(line for kind, line in tally.errors if kind == given.errors), sep="\n")


def scores(tally: Tally) -> dict[str, float]:
    """The figures of one treebank."""
    shares = {kind: tally.share(kind) for kind in sorted(tally.cases) if kind != "degree"}
    return shares | {"degree": tally.f1("degree")}


def tallied(gold: Iterable[Tree], language: str) -> Tally:
    """All sentences compared."""
    tally = Tally()
    for tree in gold:
        compare(tree, read(tree.text, language).sentences, tally, language)
    return tally


def compare(tree: Tree, sentences: Iterable[Sentence], tally: Tally, language: str) -> None:
    """Count what is right in the text of a tree."""
    nodes = {node.span: node for node in tree.nodes}
    for sentence in sentences:
        _phrases(sentence, nodes, tally)
        _verbs(sentence, nodes, tally)
        _degrees(sentence, nodes, tally, GRADED[language])


def _phrases(sentence: Sentence, nodes: dict[Span, Node], tally: Tally) -> None:
    done = set()
    for clause in sentence.clauses:
        for phrase in clause.phrases:
            token = sentence.tokens[phrase.head]
            node = nodes.get((token.begin, token.end))
            if node is not None and not phrase.shared and phrase.head not in done:
                done.add(phrase.head)
                for kind, value, wanted in _of_phrase(phrase, node):
                    tally.add(kind, value == wanted, _line(wanted, value, node, sentence))
                    tally.add(f"{kind}_known", bool(value), "")


def _of_phrase(phrase: Phrase, node: Node) -> Iterator[tuple[str, str, str]]:
    gold = features(node)
    if "Case" in gold and phrase.case:
        yield "case", CASES[phrase.case], gold["Case"]
    elif "Case" in gold and node.pos != "PRON":
        yield "case", "", gold["Case"]
    if "Number" in gold and not any(child.plain_relation == "conj" for child in node.children):
        yield "number", NUMBERS.get(phrase.number, ""), gold["Number"]


def _verbs(sentence: Sentence, nodes: dict[Span, Node], tally: Tally) -> None:
    for clause in sentence.clauses:
        verb = clause.verb
        if verb is None or verb.finite is None:
            continue
        token = sentence.tokens[verb.finite]
        node = nodes.get((token.begin, token.end))
        if node is not None and features(node).get("VerbForm") == "Fin":
            for kind, value, wanted in _of_verb(verb, features(node)):
                tally.add(kind, value == wanted, _line(wanted, value, node, sentence))


def _of_verb(verb: Verb, gold: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    if "Tense" in gold and verb.mood != "subjunctive2":
        yield "tense", TENSES.get(verb.tense, ""), gold["Tense"]
    if "Mood" in gold:
        yield "mood", MOODS.get(verb.mood, ""), gold["Mood"]
    if "Person" in gold:
        yield "person", str(verb.person), gold["Person"]
    if "Number" in gold and (gold.get("Person") != "2" or verb.number):
        yield "verb_number", NUMBERS.get(verb.number, ""), gold["Number"]


def _degrees(sentence: Sentence, nodes: dict[Span, Node], tally: Tally, graded: tuple[str, ...]) -> None:
    for token in sentence.tokens:
        node = nodes.get((token.begin, token.end))
        if node is None or node.pos not in graded:
            continue
        wanted, value = _degree(node.features), _degree(token.morph)
        if wanted or value:
            tally.add("degree", wanted == value, _line(wanted, value, node, sentence))
            tally.cases["degree"] += bool(wanted and value)


def _degree(morph: str) -> str:
    degree = morph.partition("Degree=")[2][:3]
    return degree if degree in DEGREES else ""


def features(node: Node) -> dict[str, str]:
    """Universal features of a word as a dictionary."""
    return dict(part.split("=", 1) for part in node.features.split("|") if "=" in part)


def _line(wanted: str, value: str, node: Node, sentence: Sentence) -> str:
    said = " ".join(token.text for token in sentence.tokens)
    return f"{wanted or '-'} read as {value or '-'}: {node.form} | {said}"


if __name__ == "__main__":
    main()
