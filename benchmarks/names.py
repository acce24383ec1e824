"""How well names are found in English: texts of the web and news that others annotated, exact spans and kinds.

    python -m benchmarks.names [SET ...] [--corpora DIR]

Prints one JSON object: set to figure to value (``P``, ``R``, ``F`` over all names). Sets:

- ``names-en-ewt``: Universal NER over the test part of EWT, read by Depesche as one text a document.
- ``names-en-gum``: the names in GUM's news and interviews, by the model alone. The model that ships has learned from
  them, so a model for each of :data:`FOLDS` parts of the documents learns from everything but these documents.

German names are scored by ``score.py`` on GermEval's development sentences, see :mod:`benchmarks.figures`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import depesche
from depesche.actors.names.model import Model, spans
from training.name_corpora import Span, conll, gum, spaced
from training.train_names import committee, english_without_gum, plain, rows_of
from training.train_tagger import averaged
from training.treebanks import CORPORA

FOLDS = 2
KINDS = {"country": "place", "group": "organization"}
"""Kinds of the record that the annotations have under another."""
Figures = dict[str, float]
Pair = tuple[set[Span], set[Span]]


def main() -> None:
    """Score the sets."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"{', '.join(SETS)}; default: all")
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    given = parser.parse_args()
    print(json.dumps({name: figures(SETS[name](given.corpora)) for name in given.sets or SETS}, indent=1))


def figures(pairs: Iterable[Pair]) -> Figures:
    """Precision, recall and F over all texts (gold, found)."""
    hits = wanted = told = 0
    for gold, found in pairs:
        hits, wanted, told = hits + len(gold & found), wanted + len(gold), told + len(found)
    precision, recall = hits / max(told, 1), hits / max(wanted, 1)
    f = 2 * precision * recall / max(precision + recall, 1e-9)
    return {"P": round(precision, 3), "R": round(recall, 3), "F": round(f, 3)}


def ewt(corpora: Path) -> Iterator[Pair]:
    """The documents of EWT's test part as Depesche reads them."""
    for text, gold in documents(corpora / "names-en" / "uner-ewt-test.iob2"):
        report = depesche.read(text, language="en", published="2012-01-01")
        yield (
            gold,
            {
                (mention.begin, mention.end, KINDS.get(actor.kind, actor.kind))
                for actor in report.actors
                for mention in actor.mentions
                if mention.form == "name"
            },
        )


def documents(path: Path) -> Iterator[tuple[str, set[Span]]]:
    """Texts of a file of Universal NER, a sentence a line, with their names."""
    for document in path.read_text(encoding="utf-8").split("# newdoc id = ")[1:]:
        lines = document.split("\n")
        texts = [line[9:] for line in lines if line.startswith("# text = ")]
        whole, gold = "", set[Span]()
        for (words, labels), text in zip(conll(lines[1:], 1, 2, "\t"), texts, strict=True):
            _, names = spaced(words, labels, text)
            gold.update((begin + len(whole), end + len(whole), kind) for begin, end, kind in names)
            whole += text + "\n"
        yield whole, gold


def gum_left_out(corpora: Path) -> Iterator[Pair]:
    """The sentences of GUM by models that have not seen their documents."""
    examples = list(gum(corpora / "names-en" / "gum-news-interview.conllu"))
    others = rows_of(english_without_gum(corpora)[0], "en")
    names = sorted({document for document, _ in examples})
    for fold in range(FOLDS):
        out = set(names[fold::FOLDS])
        rows = others + rows_of((example for document, example in examples if document not in out), "en")
        model = Model(plain(averaged(committee(rows, 1))), "en")
        for document, (tokens, labels) in examples:
            if document in out and tokens:
                yield set(spans(labels)), set(spans(model.labels([tokens])[0]))


SETS: dict[str, Callable[[Path], Iterator[Pair]]] = {"names-en-ewt": ewt, "names-en-gum": gum_left_out}


if __name__ == "__main__":
    main()
