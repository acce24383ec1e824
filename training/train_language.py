"""Train the models of any language from treebanks and marked names, into its folder; see docs/adding-a-language.md.

    python -m training.train_language CODE TRAIN.conllu... [--test TEST.conllu] [--lemmas] [--licence TEXT]
    python -m training.train_language CODE --names TRAIN.iob2... [--licence TEXT]

Treebanks (CoNLL-U) make the tagger, and with ``--lemmas`` the table of lemmas; names marked as Universal NER marks them
make the model of names, behind the tagger. The tables of the language come first: both models learn from what they say
of words. German and English have their own ways, with more data: train_tagger, train_lemmas, train_names.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from depesche.language import crf, registry
from depesche.language.tagger import Tagger
from training import train_names
from training.name_corpora import uner
from training.train_lemmas import OPEN, endings, usual
from training.train_tagger import accuracy, train_model
from training.treebanks import Words, both, conllu

# The German way to read a treebank: contractions (du, del) are one token, as they are in texts.
CONTRACTIONS_WHOLE = "de"
CARD = """# {what}: {name}

A linear-chain model (trained with python-crfsuite), features as in `{module}`.

- Data: {data}
- Licence of the data: {licence}
{more}- Made by: `python -m training.train_language {arguments}`
"""
LEMMAS = """# Endings to lemmas, made by training/train_language.py from {} ({}).
pos\tending\tcut\tadd
"""


def main(arguments: Sequence[str] | None = None) -> None:
    """Train what there is data for; write models, cards and the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("code", choices=registry.codes())
    parser.add_argument("treebanks", type=Path, nargs="*", metavar="TRAIN.conllu")
    parser.add_argument("--test", type=Path, help="a treebank that is not trained on, for the figures of the card")
    parser.add_argument("--names", type=Path, nargs="+", default=[], metavar="TRAIN.iob2")
    parser.add_argument("--licence", default="not said", help="licence of the data")
    parser.add_argument("--lemmas", action="store_true", help="write lemmas.tsv too")
    given = parser.parse_args(arguments)
    if given.treebanks:
        _train_tagger(given)
    if given.names:
        _train_names(given)


def _train_tagger(given: argparse.Namespace) -> None:
    code, folder = given.code, registry.folder(given.code)
    examples = [words for path in given.treebanks for words in _sentences(path)]
    model = folder / registry.TAGGER
    train_model(both(examples), code, model)
    more = ""
    if given.test is not None:
        right, full = _scores(model, given.test, code)
        more += f"- Figures on {given.test.name}, gold tokens: part of speech {right}, with verb forms {full}\n"
    _write_card(model, given, given.treebanks, "Part-of-speech model", "depesche.language.templates", more)
    _say(model, len(examples))
    if given.lemmas:
        head = LEMMAS.format(_joined(given.treebanks), given.licence)
        (folder / "lemmas.tsv").write_text(head + "".join(_lemma_rows(examples)), encoding="utf-8")


def _train_names(given: argparse.Namespace) -> None:
    examples = [example for path in given.names for example in uner(path, given.code)]
    model = registry.folder(given.code) / registry.NAMES
    train_names.train(examples, model, given.code)
    _write_card(model, given, given.names, "Model of names", "depesche.actors.names.model", "")
    _say(model, len(examples))


def _say(model: Path, sentences: int) -> None:
    print(json.dumps({"model": str(model), "sentences": sentences, "bytes": model.stat().st_size}))


def _sentences(path: Path) -> list[Words]:
    return [words for _, words in conllu(path, CONTRACTIONS_WHOLE)]


def _joined(paths: Iterable[Path]) -> str:
    return " ".join(path.name for path in paths)


def _write_card(model: Path, given: argparse.Namespace, data: list[Path], what: str, module: str, more: str) -> None:
    card = CARD.format(
        what=what,
        name=registry.language(given.code).name,
        module=module,
        data=_joined(data),
        licence=given.licence,
        more=more,
        arguments=f"{given.code} {'--names ' if data is given.names else ''}{_joined(data)}",
    )
    model.with_suffix(".md").write_text(card, encoding="utf-8")


def _scores(model: Path, test: Path, code: str) -> tuple[float, float]:
    return accuracy(Tagger(crf.load(model), code), _sentences(test))


def _lemma_rows(examples: Iterable[Words]) -> Iterable[str]:
    counts: dict[str, Counter[tuple[str, str]]] = {pos: Counter() for pos in OPEN}
    for words in examples:
        for word in words:
            if word.pos in counts and word.lemma not in ("", "_") and usual(word.form):
                counts[word.pos][word.form.lower(), word.lemma.lower()] += 1
    for pos in sorted(counts):
        for ending, (cut, add) in sorted(endings(counts[pos]).items()):
            yield f"{pos}\t{ending}\t{cut}\t{add}\n"


if __name__ == "__main__":
    main()
