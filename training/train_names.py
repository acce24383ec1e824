"""Train the models of names that ship with Depesche, and write their cards.

    python -m training.train_names LANGUAGE [--corpora DIR] [--output FILE]

LANGUAGE is ``de`` or ``en``; the corpora are those beside this checkout. The same input gives the same model.

A first committee of perceptrons learns from sentences with names that people marked, others and we ourselves
(:mod:`training.name_corpora`). It labels the sentences of the treebank that nobody marked; those on which all its
members agree are added, and the model is the mean of a second committee (:mod:`training.train_tagger` has the
perceptrons). Training is done by python-crfsuite; what ships are its weights (:mod:`depesche.language.crf`).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np

from depesche.actors.names.features import features
from depesche.actors.names.model import Model
from depesche.document import Token
from depesche.language import crf, registry
from training.name_corpora import Example, ewt, gsd, gum, own_sentences, smartdata, uner
from training.train_tagger import MODELS, Weights, averaged, perceptron
from training.treebanks import CORPORA

FIRST, SECOND = 3, 4
"""Members of the two committees."""
LEAST = 0.002
"""Share of the greatest weight below which a weight is left out: no name lost on the German development sentences."""
Row = tuple[list[list[str]], list[str]]


def german(corpora: Path) -> tuple[list[Example], list[list[Token]]]:
    """All sentences with marked names, and those without."""
    names = corpora / "names-de"
    marked, others = gsd(corpora)
    marked += own_sentences("de")
    marked += uner(names / "uner-pud.iob2", "de")
    for part in ("train", "test"):
        marked += smartdata(names / f"smartdata-v1-{part}.json.gz")
    return marked, others


def english(corpora: Path) -> tuple[list[Example], list[list[Token]]]:
    """All sentences with marked names, and those without."""
    marked, others = english_without_gum(corpora)
    marked += (example for _, example in gum(corpora / "names-en" / "gum-news-interview.conllu"))
    return marked, others


def english_without_gum(corpora: Path) -> tuple[list[Example], list[list[Token]]]:
    """As :func:`english`, but for what GUM is scored on."""
    names = corpora / "names-en"
    marked, others = ewt(corpora)
    marked += own_sentences("en")
    marked += uner(names / "uner-ewt-dev.iob2", "en")
    marked += uner(names / "uner-pud.iob2", "en")
    return marked, others


def rows_of(examples: Iterable[Example], language: str) -> list[Row]:
    """What the trainer is shown; equal attributes are one object, which keeps the memory small."""
    return [([[*map(sys.intern, row)] for row in features(t, language)], labels) for t, labels in examples if t]


def agreed(members: Sequence[Weights], unmarked: Iterable[list[Token]], language: str) -> Iterator[Example]:
    """The sentences on whose labels all members of a committee agree, with these labels."""
    models = [Model(plain(member), language) for member in members]
    for tokens in unmarked:
        if tokens:
            found = [model.labels([tokens])[0] for model in models]
            if all(labels == found[0] for labels in found):
                yield tokens, found[0]


def plain(weights: Weights) -> crf.Model:
    """The weights as a model that was not written to a file."""
    labels, states, transitions = weights
    number = {label: i for i, label in enumerate(labels)}
    attributes = {attribute: i for i, attribute in enumerate(dict.fromkeys(a for a, _ in states))}
    matrix = np.zeros((len(attributes) + 1, len(labels)), np.float32)
    for (attribute, label), weight in states.items():
        matrix[attributes[attribute], number[label]] = weight
    steps = np.zeros((len(labels), len(labels)), np.float32)
    for (one, other), weight in transitions.items():
        steps[number[one], number[other]] = weight
    return crf.Model(tuple(labels), attributes, matrix, steps)


def train(data: Iterable[Example], target: Path, language: str, members: int = FIRST) -> None:
    """Write a model."""
    write(committee(rows_of(data, language), members), target)


def committee(rows: Sequence[Row], members: int) -> list[Weights]:
    """Perceptrons that saw the sentences in different orders."""
    return [perceptron(rows, seed) for seed in range(members)]


def write(members: Sequence[Weights], target: Path) -> None:
    """The mean of a committee as a file, without its smallest weights."""
    labels, states, transitions = averaged(members)
    most = max(map(abs, states.values()), default=0.0)
    crf.save(target, labels, {key: w for key, w in states.items() if abs(w) >= LEAST * most}, transitions)


def main() -> None:
    """Train and write the model."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("language", choices=("de", "en"))
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    parser.add_argument("--output", type=Path, default=None, help="default: the model that ships")
    given = parser.parse_args()
    output = given.output or MODELS / given.language / registry.NAMES
    marked, others = (german if given.language == "de" else english)(given.corpora)
    rows = rows_of(marked, given.language)
    more = list(agreed(committee(rows, FIRST), others, given.language))
    rows += rows_of(more, given.language)
    write(committee(rows, SECOND), output)
    print(f"{output}: {output.stat().st_size:,} bytes from {len(marked):,} marked and {len(more):,} agreed sentences")


if __name__ == "__main__":
    main()
