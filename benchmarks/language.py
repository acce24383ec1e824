"""How well the language room reads German and English: all its figures that are the same on every machine.

    python -m benchmarks.language [SET ...] [--corpora DIR]

Prints one JSON object: set to figure to value. Sets:

- ``language-de``: GSD test; clauses also on PUD (``pud.…``). ``language-en``: EWT test.
- ``konjunktiv-gsd``, ``konjunktiv-news``: see :mod:`benchmarks.moods`.

Tags and lemmas are scored on the treebank's own tokens (contractions and hyphenated compounds as one), lemmas with the
tags the tagger gave: ``upos``, ``verb_form`` (finite, infinitive, participle, separate particle), ``lemma``.

Tokens and sentences are scored as F1 of exact spans on the raw text: sentences joined as their words say
(``SpaceAfter=No``), a block for every paragraph the treebank marks; GSD marks none and is one block. Many of their
texts are reviews, mail and headlines without full stops, so ``sentence_f1_punctuated`` is given beside ``sentence_f1``:
without the sentences that do not end with a final mark.

Features are described in :mod:`benchmarks.features`, clauses in :mod:`benchmarks.clauses` and :mod:`benchmarks.trees`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable
from pathlib import Path

from benchmarks import clauses, features, moods
from benchmarks.clauses import Tally
from benchmarks.trees import Span, Tree, read, trees
from depesche.document import Sentence, Token
from depesche.language import lemmas, marks, segment, tagger
from depesche.report import Block
from training.treebanks import CORPORA, Word, Words, conllu, joined

CLOSERS = "\"'“”)»«"
FINAL = ".!?"
Figures = dict[str, float]
Paragraphs = list[list[Tree]]


def main() -> None:
    """Score the sets."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"{', '.join(SETS)}; default: all")
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    given = parser.parse_args()
    print(json.dumps({name: SETS[name](given.corpora) for name in given.sets or SETS}, indent=1))


def german(corpora: Path) -> Figures:
    """GSD test, and the clauses of PUD."""
    pud = clauses.scores(clauses.tallied(trees(corpora / "ud-de" / "pud.conllu"), "de"))
    return scores("de", corpora / "ud-de" / "gsd-test.conllu") | {f"pud.{name}": value for name, value in pud.items()}


def english(corpora: Path) -> Figures:
    """EWT test."""
    return scores("en", corpora / "ud-en" / "ewt-test.conllu")


def konjunktiv_gsd(corpora: Path) -> Figures:
    """The Konjunktiv in GSD, wrong labels corrected, and with the labels as they are (``raw.…``)."""
    labelled = list(moods.gsd(corpora))
    raw = {f"raw.{name}": value for name, value in moods.scores(labelled).items()}
    return moods.scores(moods.corrected(labelled)) | raw


def konjunktiv_news(_: Path) -> Figures:
    """The Konjunktiv in news sentences."""
    return moods.scores(moods.news())


SETS: dict[str, Callable[[Path], Figures]] = {
    "language-de": german,
    "language-en": english,
    "konjunktiv-gsd": konjunktiv_gsd,
    "konjunktiv-news": konjunktiv_news,
}


def scores(language: str, path: Path) -> Figures:
    """All figures of one treebank."""
    words = [joined(found) for _, found in conllu(path, language)]
    gold = list(trees(path))
    return tag_scores(language, words) | span_scores(language, words, gold) | clause_scores(language, gold)


def tag_scores(language: str, gold: list[Words]) -> Figures:
    """Shares of right parts of speech, right verb forms and right lemmas."""
    sentences = [Sentence(0, 0, 0, [Token(0, 0, w.form, w.form.lower()) for w in words]) for words in gold]
    tagger.tag(sentences, language)
    lemmas.annotate(sentences, language)
    pairs = [(w, t) for words, s in zip(gold, sentences, strict=True) for w, t in zip(words, s.tokens, strict=True)]
    return {
        "upos": share(w.pos == t.pos for w, t in pairs),
        "verb_form": share(form in t.morph for w, t in pairs if (form := _verb_form(w))),
        "lemma": share(w.lemma.lower() == t.lemma.lower() for w, t in pairs if w.lemma and w.lemma != "_"),
    }


def _verb_form(word: Word) -> str:
    """The form of a verb or separated particle, as a feature; empty for other words."""
    if word.label.endswith("+Vbp"):
        return "PartType=Vbp"
    form = word.features.partition("VerbForm=")[2].partition("|")[0]
    return f"VerbForm={form}" if form and word.pos in ("VERB", "AUX") else ""


def share(hits: Iterable[bool]) -> float:
    """The share of true values."""
    found = list(hits)
    return round(sum(found) / len(found), 4)


def span_scores(language: str, words: list[Words], gold: list[Tree]) -> Figures:
    """F1 of tokens and of sentences."""
    whole = _paragraphs(gold)
    text, blocks, spans = running_text(whole)
    read_as = parted(text, blocks, language)
    wanted = {
        s for (begin, _), tree, own in zip(spans, gold, words, strict=True) for s in _tokens(tree.text, own, begin)
    }
    final = [[t for t in paragraph if t.text.rstrip(CLOSERS)[-1:] in FINAL] for paragraph in whole]
    text, blocks, ended = running_text([paragraph for paragraph in final if paragraph])
    return {
        "token_f1": f1({(t.begin, t.end) for s in read_as for t in s.tokens}, wanted),
        "sentence_f1": f1({(s.begin, s.end) for s in read_as}, set(spans)),
        "sentence_f1_punctuated": f1({(s.begin, s.end) for s in parted(text, blocks, language)}, set(ended)),
    }


def _paragraphs(gold: list[Tree]) -> Paragraphs:
    found: Paragraphs = []
    for tree in gold:
        if tree.opens or not found:
            found.append([])
        found[-1].append(tree)
    return found


def running_text(paragraphs: Paragraphs) -> tuple[str, list[Block], list[Span]]:
    """Paragraphs as a text with blocks, and where their sentences stand."""
    parts: list[str] = []
    blocks: list[Block] = []
    spans: list[Span] = []
    at = 0
    for paragraph in paragraphs:
        first = at
        for tree in paragraph:
            spans.append((at, at + len(tree.text)))
            gap = " " if tree.space else ""
            parts.append(tree.text + gap)
            at += len(tree.text) + len(gap)
        blocks.append(Block("paragraph", first, spans[-1][1]))
        parts.append("\n")
        at += 1
    return "".join(parts), blocks, spans


def parted(text: str, blocks: list[Block], language: str) -> list[Sentence]:
    """The sentences as Depesche finds them."""
    return segment.sentences(text, blocks, marks.pairs(text, blocks), language)


def _tokens(text: str, words: Words, offset: int) -> list[Span]:
    spans = []
    at = 0
    for word in words:
        begin = text.find(word.form, at)
        if begin < 0:  # a syntactic word that the text does not show
            continue
        at = begin + len(word.form)
        spans.append((offset + begin, offset + at))
    return spans


def f1(found: set[Span], gold: set[Span]) -> float:
    """Harmonic mean of precision and recall of exact spans."""
    hits = len(found & gold)
    return round(2 * hits / (len(found) + len(gold)), 4)


def clause_scores(language: str, gold: list[Tree]) -> Figures:
    """The figures of clauses and features, from one reading."""
    structure, featured = Tally(), Tally()
    for tree in gold:
        sentences = read(tree.text, language).sentences
        clauses.compare(tree, sentences, structure)
        features.compare(tree, sentences, featured, language)
    return clauses.scores(structure) | features.scores(featured)


if __name__ == "__main__":
    main()
