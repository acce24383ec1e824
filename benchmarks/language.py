"""How well text becomes sentences, tokens, parts of speech and lemmas: figures on the test parts of the treebanks.

    python -m benchmarks.language [--corpora DIR]

Prints one JSON object. Tags and lemmas are scored on the treebank's own tokens (contractions and hyphenated compounds
as one); lemmas with the tags the tagger gave. Tokens and sentence ends are scored as F1 on the treebank's texts joined
by a space; the texts of EWT and GSD are partly reviews and mail without full stops, which no splitter can part.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterable
from itertools import accumulate
from pathlib import Path

from depesche.document import Sentence, Token
from depesche.language import lemmas, marks, segment, tagger
from depesche.report import Block
from training.treebanks import CORPORA, Words, conllu, joined

TESTS = {"de": ("ud-de/gsd-test.conllu",), "en": ("ud-en/ewt-test.conllu",)}
CLOSERS = "\"'“”)»«"
Span = tuple[int, int]


def main() -> None:
    """Score both languages."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    given = parser.parse_args()
    figures = {language: scores(language, given.corpora / path) for language, (path,) in TESTS.items()}
    print(json.dumps(figures, indent=1))


def scores(language: str, path: Path) -> dict[str, float]:
    """All figures of one language."""
    gold = [(text, joined(words)) for text, words in conllu(path, language)]
    return tag_scores(language, [words for _, words in gold]) | span_scores(language, gold)


def tag_scores(language: str, gold: list[Words]) -> dict[str, float]:
    """Shares of right parts of speech, right refined labels and right lemmas, and tokens tagged a second."""
    sentences = [Sentence(0, 0, 0, [Token(0, 0, w.form, w.form.lower()) for w in words]) for words in gold]
    tagger.tag(sentences[:1], language)  # tables and model are loaded once
    lemmas.annotate(sentences[:1], language)
    begin = time.process_time()
    tagger.tag(sentences, language)
    lemmas.annotate(sentences, language)
    seconds = time.process_time() - begin
    pairs = [(w, t) for words, s in zip(gold, sentences, strict=True) for w, t in zip(words, s.tokens, strict=True)]
    lemmatised = [(w, t) for w, t in pairs if w.lemma and w.lemma != "_"]
    return {
        "upos": share(w.pos == t.pos for w, t in pairs),
        "verb_form": share(tagger.MORPH[w.label.partition("+")[2]] == t.morph for w, t in pairs if "+" in w.label),
        "lemma": share(w.lemma.lower() == t.lemma.lower() for w, t in lemmatised),
        "tokens_a_second": round(len(pairs) / seconds, -3),
    }


def share(hits: Iterable[bool]) -> float:
    """The share of true values."""
    found = list(hits)
    return round(sum(found) / len(found), 4)


def span_scores(language: str, gold: list[tuple[str, Words]]) -> dict[str, float]:
    """F1 of tokens and of sentence ends on the texts joined by a space."""
    text = " ".join(t for t, _ in gold)
    begins = list(accumulate((len(t) + 1 for t, _ in gold), initial=0))
    gold_tokens = {s for (t, words), begin in zip(gold, begins, strict=False) for s in _token_spans(t, words, begin)}
    tokens = {(t.begin, t.end) for s in _parted(text, language) for t in s.tokens}
    texts = [t for t, _ in gold]
    return {
        "token_f1": f1(tokens, gold_tokens),
        "sentence_f1": sentence_score(texts, language),
        "sentence_f1_punctuated": sentence_score([t for t in texts if t.rstrip(CLOSERS)[-1:] in ".!?"], language),
    }


def sentence_score(texts: list[str], language: str) -> float:
    """F1 of sentences when the texts are joined by a space."""
    begins = accumulate((len(t) + 1 for t in texts), initial=0)
    gold = {(begin, begin + len(t)) for t, begin in zip(texts, begins, strict=False)}
    return f1({(s.begin, s.end) for s in _parted(" ".join(texts), language)}, gold)


def _parted(text: str, language: str) -> list[Sentence]:
    blocks = [Block("paragraph", 0, len(text))]
    return segment.sentences(text, blocks, marks.pairs(text, blocks), language)


def _token_spans(text: str, words: Words, offset: int) -> list[Span]:
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


if __name__ == "__main__":
    main()
