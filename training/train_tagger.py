"""Train the part-of-speech tagger of a language and write its model card.

    python -m training.train_tagger de|en [--corpora DIR] [--iterations N]

German: the big training part of GSD comes with the tags of an older release. A first CRF learns from the development
part, which is there with old and new tags, to turn old tags into new ones; a second one learns verb forms and
separated particles from the development part and PUD. Both are applied to the training part before the tagger itself
is trained. English: EWT as it is.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pycrfsuite

from depesche.language.tagger import features, is_quotation_mark
from training.treebanks import CORPORA, Word, Words, both, conllu, joined, tagged

MODELS = Path(__file__).resolve().parents[1] / "src" / "depesche" / "language"
SETTINGS = {"c1": 0.4, "c2": 0.02, "feature.minfreq": 2, "feature.possible_transitions": False}
PRONOMINAL_ADVERB = re.compile("(?i)(?:da|hier|wo)r?(?:mit|von|zu|durch|für|gegen|auf|über|um|in|an|aus|nach|vor|her)")
UNITS = frozenset({"Mark", "Euro", "Dollar", "Pfund", "Franken"})
ADJECTIVE_ENDINGS = ("em", "en", "er", "es", "e", "")


def main() -> None:
    """Train, score on the test part, write model and card."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("language", choices=("de", "en"))
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    parser.add_argument("--iterations", type=int, default=80)
    parser.add_argument("--output", type=Path, default=None, help="default: the model that ships")
    given = parser.parse_args()
    output = given.output or MODELS / given.language / "pos.crfsuite"
    examples = german(given.corpora) if given.language == "de" else english(given.corpora)
    unmarked = ([w for w in words if not is_quotation_mark(w.form)] for words in examples)
    rows = ((features([w.form for w in words], given.language), [w.label for w in words]) for words in unmarked)
    train(rows, output, given.iterations)
    figures = score(output, given.corpora, given.language) | {"bytes": output.stat().st_size}
    print(json.dumps(figures))
    write_card(output.with_suffix(".md"), given.language, figures, given.iterations)


def english(corpora: Path) -> Iterator[Words]:
    """EWT train and dev."""
    for part in ("train", "dev"):
        yield from both(words for _, words in conllu(corpora / f"ud-en/ewt-{part}.conllu", "en"))


def german(corpora: Path) -> Iterator[Words]:
    """GSD train with its tags brought up to date, GSD dev, PUD."""
    dev = [words for _, words in conllu(corpora / "ud-de/gsd-dev.conllu", "de")]
    pud = [words for _, words in conllu(corpora / "ud-de/pud.conllu", "de")]
    old_train = list(tagged(corpora / "pos-de/gsd-train.pos"))
    old_dev = list(tagged(corpora / "pos-de/gsd-dev.pos"))
    adjectives = adjective_stems(old_train)
    with TemporaryDirectory() as folder:
        update = Path(folder) / "update"
        train(_update_rows(old_dev, dev, adjectives), update, 100)
        new_pud = list(_updated(pud, update, adjectives))
        new_train = list(_updated(old_train, update, adjectives))
        refine = Path(folder) / "refine"
        train(((_tag_features(w), [x.label for x in w]) for w in [*dev, *new_pud]), refine, 100)
        new_train = list(_refined(new_train, refine))
    for part in (new_train, dev, new_pud):
        yield from both(_tidied(part))


def _tidied(sentences: Iterable[Words]) -> Iterator[Words]:
    """What the parts of the data do differently, as the test part does it."""
    for words in sentences:
        yield [replace(w, pos=p, label=p) if (p := _tidy_pos(w)) else w for w in words]


def _tidy_pos(word: Word) -> str | None:
    if word.pos == "PRON" and PRONOMINAL_ADVERB.fullmatch(word.form):
        return "ADV"
    if word.pos == "PROPN" and word.form in UNITS:
        return "NOUN"
    if word.pos == "CCONJ" and word.form.lower() == "als":
        return "ADP"
    return None


def adjective_stems(sentences: Iterable[Words]) -> frozenset[str]:
    """Stems of the words tagged as adjectives that also take adjective endings."""
    endings: dict[str, set[str]] = {}
    for words in sentences:
        for word in words:
            if word.pos == "ADJ":
                stem, ending = _adjective_stem(word.form.lower())
                endings.setdefault(stem, set()).add(ending)
    return frozenset(stem for stem, found in endings.items() if found - {""})


def _adjective_stem(form: str) -> tuple[str, str]:
    ending = next(e for e in ADJECTIVE_ENDINGS if form.endswith(e))
    return form[: len(form) - len(ending)], ending


def _update_rows(
    old: Iterable[Words], new: Iterable[Words], adjectives: frozenset[str]
) -> Iterator[tuple[list[list[str]], list[str]]]:
    by_text = {tuple(w.form for w in words): words for words in new}
    for words in old:
        match = by_text.get(tuple(w.form for w in words))
        if match is not None:
            yield _update_features(words, adjectives), [w.pos for w in match]


def _update_features(words: Words, adjectives: frozenset[str]) -> list[list[str]]:
    tags = ["^", *(w.pos for w in words), "$"]
    rows = []
    for i, word in enumerate(words):
        before, tag, after = tags[i : i + 3]
        lower = word.form.lower()
        stem = "a" if lower in adjectives or _adjective_stem(lower)[0] in adjectives else ""
        plain = "a" if lower in adjectives else ""
        row = {
            "": "", "w": lower, "a": stem, "p": plain, "s": lower[-3:], "r": lower[:3],
            "b": before, "n": after, "bn": before + after,
        }  # fmt: skip
        rows.append([f"{name}={tag}{value}" for name, value in row.items()])
    return rows


def _updated(sentences: Iterable[Words], model: Path, adjectives: frozenset[str]) -> Iterator[Words]:
    tagger = _open(model)
    for words in sentences:
        tags = tagger.tag(_update_features(words, adjectives))
        yield [
            replace(w, pos=t, label=w.label if w.label.startswith(t) else t) for w, t in zip(words, tags, strict=True)
        ]


def _tag_features(words: Words) -> list[list[str]]:
    rows = features([w.form for w in words], "de")
    tags = ["^", *(w.pos for w in words), "$"]
    for i, row in enumerate(rows):
        row += [f"t={tags[i + 1]}", f"t-={tags[i]}", f"t+={tags[i + 2]}"]
    return rows


def _refined(sentences: Iterable[Words], model: Path) -> Iterator[Words]:
    tagger = _open(model)
    for words in sentences:
        labels = tagger.tag(_tag_features(words))
        yield [replace(w, label=f if f.startswith(w.pos) else w.label) for w, f in zip(words, labels, strict=True)]


def _open(model: Path) -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    return tagger


def train(rows: Iterable[tuple[list[list[str]], list[str]]], output: Path, iterations: int) -> None:
    """Train a CRF and write it."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params({**SETTINGS, "max_iterations": iterations})
    for attributes, labels in rows:
        trainer.append(attributes, labels)
    trainer.train(str(output))


def score(model: Path, corpora: Path, language: str) -> dict[str, float]:
    """Accuracy of parts of speech and of refined labels on the test part, tokens given; compounds split and whole."""
    name = "ud-de/gsd-test.conllu" if language == "de" else "ud-en/ewt-test.conllu"
    gold = [words for _, words in conllu(corpora / name, language)]
    tagger = _open(model)
    upos, label = accuracy(tagger, gold, language)
    whole, whole_label = accuracy(tagger, [joined(words) for words in gold], language)
    return {"upos": upos, "label": label, "upos_whole": whole, "label_whole": whole_label}


def accuracy(tagger: pycrfsuite.Tagger, gold: Sequence[Words], language: str) -> tuple[float, float]:
    """Share of right parts of speech and of right refined labels."""
    pairs = [(word, "PUNCT") for words in gold for word in words if is_quotation_mark(word.form)]
    for words in gold:
        unmarked = [w for w in words if not is_quotation_mark(w.form)]
        pairs += zip(unmarked, tagger.tag(features([w.form for w in unmarked], language)), strict=True)
    upos = sum(word.pos == label.partition("+")[0] for word, label in pairs)
    full = sum(word.label == label for word, label in pairs)
    return round(upos / len(pairs), 4), round(full / len(pairs), 4)


CARD = """# Part-of-speech model: {name}

A linear-chain CRF (python-crfsuite) over word forms, affixes, shapes, neighbours,
function words, the verb forms the lexicon knows, and the auxiliary and subordinator that stand before.

- Data: {data}
- Licence of the data: {licence}
- Settings: {settings}, {iterations} iterations
- Size: {bytes} bytes
- Figures on {test}, gold tokens: part of speech {upos}, with verb forms and particles {label};
  hyphenated compounds as one token: {upos_whole} and {label_whole}
- Made by: `python -m training.train_tagger {language} --iterations {iterations}`
"""
DATA = {
    "de": {
        "name": "German",
        "data": "UD German GSD train (tags brought up to the newer release by a model of the dev part) and dev, "
        "UD German PUD",
        "licence": "GSD CC BY-SA 4.0, PUD CC BY-SA 3.0",
        "test": "UD German GSD test",
    },
    "en": {
        "name": "English",
        "data": "UD English EWT train and dev",
        "licence": "CC BY-SA 4.0",
        "test": "UD English EWT test",
    },
}


def write_card(path: Path, language: str, figures: dict[str, float], iterations: int) -> None:
    """Write the model card beside the model."""
    settings = ", ".join(f"{key} {value}" for key, value in SETTINGS.items())
    path.write_text(
        CARD.format(**DATA[language], **figures, language=language, settings=settings, iterations=iterations),
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
