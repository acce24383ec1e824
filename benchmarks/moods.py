"""How well Konjunktiv I and II are told from the indicative: on GSD's annotation and on a list of news sentences.

    python -m benchmarks.moods [--corpora DIR] [--errors]

The mood of a word is that of the clause whose finite verb it is, as :mod:`depesche.language` reads it.

*GSD* (``../shared/corpora/morph-de/Mood.txt``): one word a line with ``Indicative``, ``Subjunctive`` or
``Imperative-Jussive``. The data does not tell Konjunktiv I from II: a gold Subjunctive is Konjunktiv I here when the
word, as a verb, can be a form of the present stem (``sei``, ``habe``, ``könne``, ``führe`` of *führen*). Some labels
are wrong beyond doubt: of 226 Subjunctives 16 are first persons of the indicative (``dass ich habe``), seven no verbs
(``La belle``, ``grobe Fehler``), and one Indicative is a Konjunktiv. ``CORRECTED`` names them by line, found by eye
among the differences; figures are given for the labels as they are and as corrected.

*News* (``tests/data/konjunktiv.tsv``): sentences, verb forms and moods, written for Depesche.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.trees import Span, read
from depesche.language.lexicon import lexicon
from training.treebanks import CORPORA

LIST = Path(__file__).resolve().parent.parent / "tests" / "data" / "konjunktiv.tsv"
MOODS = ("subjunctive1", "subjunctive2")
CLOSING = frozenset(".,;:!?)]%")
CORRECTED: dict[int, str] = {
    **dict.fromkeys(
        (274, 649, 978, 1464, 1494, 1868, 1897, 2787, 2909, 3309, 4286, 5697, 5839, 5841, 6075, 6095), "indicative"
    ),
    **dict.fromkeys((127, 807, 2727, 5082, 5197, 5968, 6702), ""),
    4447: "subjunctive1",
}
"""Line of Mood.txt to the mood the word has, empty for words that are no verbs."""


class Case(NamedTuple):
    """A verb form in its sentence."""

    text: str
    span: Span
    mood: str
    """subjunctive1, subjunctive2, indicative or imperative."""
    read: str
    """The mood as read; empty where the word is no finite verb of a clause."""


def main() -> None:
    """Score both."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    parser.add_argument("--errors", action="store_true", help="print what is read wrong")
    given = parser.parse_args()
    labelled = list(gsd(given.corpora))
    for name, cases in (("gsd", labelled), ("gsd, corrected", corrected(labelled)), ("news", list(news()))):
        print(name, json.dumps(scores(cases)), Counter((c.mood, c.read) for c in cases))
        if given.errors:
            print(*sorted(_line(c) for c in cases if c.mood != c.read), sep="\n")


def _line(case: Case) -> str:
    begin, end = case.span
    marked = f"{case.text[:begin]}[{case.text[begin:end]}]{case.text[end:]}"
    return f"{case.mood} read as {case.read or 'no finite verb'}: {marked}"


def scores(cases: Iterable[Case]) -> dict[str, float]:
    """Precision and recall of both moods."""
    found = list(cases)
    figures = {}
    for mood in MOODS:
        hits = sum(c.mood == c.read == mood for c in found)
        figures[f"{mood}.P"] = round(hits / max(1, sum(c.read == mood for c in found)), 4)
        figures[f"{mood}.R"] = round(hits / max(1, sum(c.mood == mood for c in found)), 4)
    return figures


def gsd(corpora: Path = CORPORA) -> Iterator[Case]:
    """The words of GSD with a mood."""
    for line in (corpora / "morph-de" / "Mood.txt").read_text(encoding="utf-8").splitlines():
        sentence, index, label = line.split("\t")
        words = sentence.split(" ")
        text, spans = spelled(words)
        span = spans[int(index)]
        word = words[int(index)]
        read_as = mood_of(text, span) if _can_be_subjunctive(word) else "indicative"
        yield Case(text, span, _gold_mood(word, label), read_as)


def _can_be_subjunctive(word: str) -> bool:
    """Whether the lexicon has the form in Konjunktiv at all; no clause with another can be read so."""
    return any(mood in form.moods for form in lexicon("de").guesses(word.lower()) for mood in MOODS)


def _gold_mood(word: str, label: str) -> str:
    if label != "Subjunctive":
        return "indicative" if label == "Indicative" else "imperative"
    forms = lexicon("de").guesses(word.lower())
    return MOODS[0] if any(MOODS[0] in form.moods for form in forms) else MOODS[1]


def corrected(cases: Iterable[Case]) -> list[Case]:
    """The cases of GSD in file order with the labels that are wrong put right; words that are no verbs left out."""
    right = (case._replace(mood=CORRECTED.get(line, case.mood)) for line, case in enumerate(cases, 1))
    return [case for case in right if case.mood]


def spelled(words: list[str]) -> tuple[str, list[Span]]:
    """Words as running text: no space before closing marks and behind opening ones."""
    text = ""
    spans = []
    for word in words:
        if text and text[-1] not in "([" and not set(word) <= CLOSING:
            text += " "
        spans.append((len(text), len(text) + len(word)))
        text += word
    return text, spans


def news() -> Iterator[Case]:
    """The verb forms of the list."""
    for text, span, mood in listed():
        yield Case(text, span, mood, mood_of(text, span))


def listed() -> Iterator[tuple[str, Span, str]]:
    """Sentence, place and mood of the verb forms of the list."""
    lines = LIST.read_text(encoding="utf-8").splitlines()
    for line in lines[2:]:  # a comment and the names of the columns
        text, form, mood = line.split("\t")
        place = re.search(rf"\b{form}\b", text)
        if place is None:
            raise ValueError(f"{LIST.name}: {form!r} does not stand in {text!r}")
        yield text, place.span(), mood


def mood_of(text: str, span: Span) -> str:
    """The mood that the clause with this finite verb has; empty when the word is read as none."""
    for sentence in read(text, "de").sentences:
        for clause in sentence.clauses:
            verb = clause.verb
            if verb is not None and verb.finite is not None and sentence.tokens[verb.finite].begin == span[0]:
                return verb.mood
    return ""


if __name__ == "__main__":
    main()
