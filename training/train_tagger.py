"""Train the part-of-speech tagger of a language and write its model card.

    python -m training.train_tagger de|en [--corpora DIR]

German: the big training part of GSD comes with the tags of an older release. A first CRF learns from the development
part, which is there with old and new tags, to turn old tags into new ones; a second one learns the refined labels
from the development part. Both are applied to the training part (the second to PUD as well, which keeps its own verb
forms) before the tagger itself is trained. English: EWT and the news of GUM as they are.

Training is done by python-crfsuite; what ships are its weights (:mod:`depesche.language.crf`).
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pycrfsuite

from depesche.language import crf, registry
from depesche.language.tagger import MORPH, Tagger, is_quotation_mark
from depesche.language.templates import Templates
from training.treebanks import CORPORA, Word, Words, both, conllu, joined, tagged

MODELS = Path(__file__).resolve().parents[1] / "src" / "depesche" / "language"
VOCABULARY = 200_000  # words of a training set at most
SETTINGS = {"max_iterations": 10, "feature.minfreq": 2}
RUNS = 4
"""Averaged perceptrons, each trained on the sentences in another order, whose weights are averaged once more: .001 to
.002 better than one of them, and those than L-BFGS with the same attributes."""
LEAST = 0.01
"""Share of the greatest weight below which a weight is left out; it costs nothing and saves a sixth of the file."""
CONVERSION = {"c1": 0.4, "c2": 0.02, "feature.minfreq": 2, "feature.possible_transitions": False, "max_iterations": 100}
Weights = tuple[list[str], dict[tuple[str, str], float], dict[tuple[str, str], float]]
"""Labels, weights of attribute and label, weights of two labels."""
PRONOMINAL_ADVERB = re.compile("(?i)(?:da|hier|wo)r?(?:mit|von|zu|durch|für|gegen|auf|über|um|in|an|aus|nach|vor|her)")
UNITS = frozenset({"Mark", "Euro", "Dollar", "Pfund", "Franken"})
ADJECTIVE_ENDINGS = ("em", "en", "er", "es", "e", "")
NOUN_SHARE, NOUN_SEEN = 0.3, 2
"""A name is a noun where its word, or the word at its end, is tagged as one at least so often and in so many places:
the old release took ``Universität Bonn``, ``Mai`` and ``Bundestag`` for names, the new one does not."""
SHORTEST_PART, SHORTEST_TAIL = 3, 4  # letters of the first and the last part of a compound
IN_NAMES = {"von": "ADP", "für": "ADP", "in": "ADP", "zu": "ADP", "mit": "ADP", "ohne": "ADP", "und": "CCONJ"}
"""Words inside names that the new release tags as what they are."""


def main() -> None:
    """Train, score on the test part, write model and card."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("language", choices=("de", "en"))
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    parser.add_argument("--output", type=Path, default=None, help="default: the model that ships")
    given = parser.parse_args()
    output = given.output or MODELS / given.language / registry.TAGGER
    train_model(german(given.corpora) if given.language == "de" else english(given.corpora), given.language, output)
    figures = score(output, given.corpora, given.language) | {"bytes": output.stat().st_size}
    print(json.dumps(figures))
    write_card(output.with_suffix(".md"), given.language, figures)


def train_model(examples: Iterable[Words], language: str, output: Path) -> None:
    """Train the tagger of a language and write it."""
    templates = Templates(language, VOCABULARY)
    rows = []
    for words in examples:
        unmarked = [w for w in words if not is_quotation_mark(w.form)]
        if unmarked:
            rows.append((list(templates.attributes([w.form for w in unmarked])), [w.label for w in unmarked]))
    labels, states, transitions = averaged([perceptron(rows, seed) for seed in range(RUNS)])
    least = LEAST * max(map(abs, states.values()), default=0.0)
    crf.save(output, labels, {key: w for key, w in states.items() if abs(w) >= least}, transitions)


def perceptron(rows: Sequence[tuple[list[list[str]], list[str]]], seed: int) -> Weights:
    """The weights of one averaged perceptron; the seed gives the order of the sentences."""
    order = list(rows)
    random.Random(seed).shuffle(order)  # noqa: S311 - an order, no secret
    trainer = pycrfsuite.Trainer(algorithm="ap", params=SETTINGS, verbose=False)
    for shown, labels in order:
        trainer.append(shown, labels)
    with TemporaryDirectory() as folder:
        model = Path(folder) / "model"
        trainer.train(str(model))
        tagger = _open(model)
        info = tagger.info()
        return tagger.labels(), info.state_features, info.transitions


def averaged(models: Sequence[Weights]) -> Weights:
    """One model with the mean weights of several."""
    states: defaultdict[tuple[str, str], float] = defaultdict(float)
    transitions: defaultdict[tuple[str, str], float] = defaultdict(float)
    for _, own_states, own_transitions in models:
        for key, weight in own_states.items():
            states[key] += weight / len(models)
        for key, weight in own_transitions.items():
            transitions[key] += weight / len(models)
    return sorted({label for labels, _, _ in models for label in labels}), dict(states), dict(transitions)


def english(corpora: Path) -> Iterator[Words]:
    """EWT train and dev, GUM news and interviews."""
    for part in ("train", "dev"):
        yield from both(words for _, words in conllu(corpora / f"ud-en/ewt-{part}.conllu", "en"))
    yield from both(words for _, words in conllu(corpora / "names-en/gum-news-interview.conllu", "en"))


def german(corpora: Path) -> Iterator[Words]:
    """GSD train with its tags brought up to date, GSD dev, PUD."""
    dev = [words for _, words in conllu(corpora / "ud-de/gsd-dev.conllu", "de")]
    pud = [words for _, words in conllu(corpora / "ud-de/pud.conllu", "de")]
    old_train = list(tagged(corpora / "pos-de/gsd-train.pos"))
    old_dev = list(tagged(corpora / "pos-de/gsd-dev.pos"))
    adjectives = adjective_stems(old_train)
    templates = Templates("de", VOCABULARY)
    with TemporaryDirectory() as folder:
        update = Path(folder) / "update"
        train(_update_rows(old_dev, dev, adjectives), update)
        new_pud = list(_updated(pud, update, adjectives))
        new_train = list(_updated(old_train, update, adjectives))
        refine = Path(folder) / "refine"
        train(((_tag_features(w, templates), [x.label for x in w]) for w in dev), refine)
        new_train = list(_refined(new_train, refine, templates))
        new_pud = [
            [own if own.pos in {"VERB", "AUX"} and "+" in own.label else word for own, word in zip(*pair, strict=True)]
            for pair in zip(new_pud, _refined(new_pud, refine, templates), strict=True)
        ]
    for part in (common_names(new_train, adjectives), dev, new_pud):
        yield from both(_tidied(part))


def common_names(sentences: Sequence[Words], adjectives: frozenset[str]) -> Iterator[Words]:
    """The sentences with the nouns (:data:`NOUN_SHARE`) and adjectives inside names tagged as what they are, as the
    new release does with ``Auswärtiges Amt``."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for words in sentences:
        for word in words:
            counts[word.form][word.pos] += 1
    nouns = {
        form
        for form, seen in counts.items()
        if seen["NOUN"] >= max(NOUN_SEEN, NOUN_SHARE * (seen["NOUN"] + seen["PROPN"])) and form[0].isupper()
    }
    for words in sentences:
        tidied = list(words)
        for i, word in enumerate(words):
            named = i > 0 and words[i - 1].pos == "PROPN" and not _is_attribute(words[i - 1].form, adjectives)
            if word.pos == "PROPN" and not named and _ends_in(word.form, nouns):  # Franz Vogel stays a name
                tidied[i] = replace(word, pos="NOUN", label="NOUN")
        for i, word in enumerate(tidied[:-1]):
            if word.pos == "PROPN" and tidied[i + 1].pos in {"NOUN", "PROPN"} and _is_attribute(word.form, adjectives):
                tidied[i] = replace(word, pos="ADJ", label="ADJ+Attr")
        yield tidied


def _is_attribute(form: str, adjectives: frozenset[str]) -> bool:
    stem, ending = _adjective_stem(form.lower())
    return bool(ending) and stem in adjectives


def _ends_in(form: str, nouns: set[str]) -> bool:
    tails = (form[k:].capitalize() for k in range(SHORTEST_PART, len(form) - SHORTEST_TAIL))
    return form in nouns or any(tail in nouns for tail in tails)


def _tidied(sentences: Iterable[Words]) -> Iterator[Words]:
    """What the parts of the data do differently, as the test part does it."""
    for words in sentences:
        yield [replace(w, pos=p, label=p) if (p := _tidy_pos(w)) else w for w in words]


def _tidy_pos(word: Word) -> str | None:
    if word.pos == "PRON" and PRONOMINAL_ADVERB.fullmatch(word.form):
        return "ADV"
    if word.pos == "PROPN" and word.form in UNITS:
        return "NOUN"
    if word.pos == "PROPN" and word.form in IN_NAMES:
        return IN_NAMES[word.form]
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


def _tag_features(words: Words, templates: Templates) -> list[list[str]]:
    rows = list(templates.attributes([w.form for w in words]))
    tags = ["^", *(w.pos for w in words), "$"]
    for i, row in enumerate(rows):
        row += [f"t={tags[i + 1]}", f"t-={tags[i]}", f"t+={tags[i + 2]}"]
    return rows


def _refined(sentences: Iterable[Words], model: Path, templates: Templates) -> Iterator[Words]:
    tagger = _open(model)
    for words in sentences:
        labels = tagger.tag(_tag_features(words, templates))
        yield [replace(w, label=f if f.startswith(w.pos) else w.label) for w, f in zip(words, labels, strict=True)]


def _open(model: Path) -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    return tagger


def train(rows: Iterable[tuple[list[list[str]], list[str]]], output: Path) -> None:
    """Train a CRF that brings training data up to date and write it as python-crfsuite does."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(CONVERSION)
    for shown, labels in rows:
        trainer.append(shown, labels)
    trainer.train(str(output))


def score(model: Path, corpora: Path, language: str) -> dict[str, float]:
    """Accuracy of parts of speech and of refined labels on the test part, tokens given; compounds split and whole."""
    name = "ud-de/gsd-test.conllu" if language == "de" else "ud-en/ewt-test.conllu"
    gold = [words for _, words in conllu(corpora / name, language)]
    tagger = Tagger(crf.load(model), language)
    upos, form = accuracy(tagger, gold)
    whole, whole_form = accuracy(tagger, [joined(words) for words in gold])
    return {"upos": upos, "form": form, "upos_whole": whole, "form_whole": whole_form}


def accuracy(tagger: Tagger, gold: Sequence[Words]) -> tuple[float, float]:
    """Share of right parts of speech, and of right ones with the verb form or particle the clause grammar needs."""
    marks = sum(is_quotation_mark(word.form) for words in gold for word in words)
    total, upos, form = marks, marks, marks
    for words in gold:
        unmarked = [w for w in words if not is_quotation_mark(w.form)]
        if unmarked:
            found = tagger.labels([[w.form for w in unmarked]])
            for word, (pos, morph) in zip(unmarked, found, strict=True):
                total += 1
                upos += word.pos == pos
                form += word.pos == pos and MORPH.get(word.label.partition("+")[2], "") == morph
    return round(upos / total, 4), round(form / total, 4)


CARD = """# Part-of-speech model: {name}

A linear-chain CRF over word forms, affixes, shapes, two neighbours on each side, function words, the verb forms the
lexicon knows, the lists of countries, organisations and roles, the auxiliary and subordinator that stand before, and
the verb forms ahead in the clause (`depesche.language.templates`). Labels are parts of speech, refined by the
treebank's own tags. Trained with python-crfsuite, kept as a NumPy archive of weights with half precision (no pickles).

- Data: {data}
- Licence of the data: {licence}; of the model: CC BY-SA 4.0
- Settings: {runs} averaged perceptrons over the sentences in different orders, their weights averaged; {settings}
- Size: {bytes} bytes
- Figures on {test}, gold tokens: part of speech {upos}, with verb forms and particles {form};
  hyphenated compounds as one token: {upos_whole} and {form_whole}
- Made by: `python -m training.train_tagger {language}`
"""
DATA = {
    "de": {
        "name": "German",
        "data": "UD German GSD train (tags brought up to the newer release and refined by models of the dev part), "
        "UD German GSD dev, UD German PUD",
        "licence": "GSD CC BY-SA 4.0, PUD CC BY-SA 3.0",
        "test": "UD German GSD test",
    },
    "en": {
        "name": "English",
        "data": "UD English EWT train and dev, GUM news and interviews",
        "licence": "EWT CC BY-SA 4.0, GUM annotation CC BY 4.0 and text CC BY 2.5",
        "test": "UD English EWT test",
    },
}


def write_card(path: Path, language: str, figures: dict[str, float]) -> None:
    """Write the model card beside the model."""
    settings = ", ".join(f"{key} {value}" for key, value in SETTINGS.items())
    card = CARD.format(**DATA[language], **figures, language=language, settings=settings, runs=RUNS)
    path.write_text(card, encoding="utf-8")


if __name__ == "__main__":
    main()
