"""Train the name taggers that ship with Depesche.

    python training/train_names.py LANGUAGE CORPORA_FOLDER [src/depesche/language/LANGUAGE/names.crfsuite]

LANGUAGE is ``de`` or ``en``; the folder is described in the model cards (``names.md`` beside the models). Texts are cut
and tagged by Depesche's own language room, so that the model sees what it will see when reading. The same input gives
the same model.

Marked names are few in German, so its training has two rounds: a first model, from sentences with names that people
marked, labels sentences whose proper nouns people marked (the training part of the universal treebank); the second
model learns from both. ``TWO_ROUNDS`` names the languages that have them; English can have them too.
"""

from __future__ import annotations

import gzip
import html
import json
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pycrfsuite

from depesche.actors.names import features, spans
from depesche.document import Sentence, Token
from depesche.language import marks, segment, tagger
from depesche.report import Block

Span = tuple[int, int, str]
Example = tuple[list[Token], list[str]]
KINDS = {
    "person": "person", "PER": "person", "organization": "organization", "organization-company": "organization",
    "ORG": "organization", "location": "place", "location-city": "place", "location-stop": "place",
    "location-street": "place", "LOC": "place",
}  # fmt: skip
# What the traffic corpora mark although it is no name: roads and lines by number, words for companies.
NO_NAME = re.compile(r"[AB] ?\d+|[a-zäöü].*|Gruppe|Unternehmen|Konzern|Firma|Bank|Gesellschaft|\W+|.*:$")
ADJECTIVE = re.compile(r"[\w-]+er")
ENTITY = re.compile(r'<Entity id="\d+" startPos="(\d+)" endPos="(\d+)" type="([^"]*)"')
TWO_ROUNDS = frozenset({"de"})
DOUBT, SURE = 0.08, 0.3
"""Probability of a proper noun's likeliest kind below which it is no name, and from which on it is one."""
C1, C2, ITERATIONS, RAREST = 0.15, 0.01, 110, 2
"""L1 and L2 weight, most iterations, fewest occurrences of an attribute; chosen on German dev and English GUM."""


def sentences(text: str, language: str) -> list[Sentence]:
    """The text as Depesche cuts and tags it, one block a line."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block("paragraph", at + len(line) - len(line.lstrip()), at + len(line.rstrip())))
        at += len(line) + 1
    found = segment.sentences(text, blocks, marks.pairs(text, blocks), language)
    tagger.tag(found, language)
    return found


def labelled(text: str, names: list[Span], language: str) -> Iterator[Example]:
    """Sentences with labels; names that do not end with a token are left out."""
    for sentence in sentences(text, language):
        labels = ["O"] * len(sentence.tokens)
        begins = {t.begin: i for i, t in enumerate(sentence.tokens)}
        ends = {t.end: i for i, t in enumerate(sentence.tokens)}
        for begin, end, kind in names:
            first, last = begins.get(begin), ends.get(end)
            if first is None or last is None:
                continue
            surface = text[begin:end]
            is_adjective = kind == "place" and ADJECTIVE.fullmatch(surface) and sentence.tokens[first].pos == "ADJ"
            if NO_NAME.fullmatch(surface) or is_adjective:
                continue
            labels[first : last + 1] = [f"B-{kind}"] + [f"I-{kind}"] * (last - first)
        yield sentence.tokens, labels


def smartdata(path: Path) -> Iterator[Example]:
    """News and feed items of DFKI SmartData."""
    decoder, at = json.JSONDecoder(), 0
    content = gzip.decompress(path.read_bytes()).decode("utf-8")
    while at < len(content):
        if content[at].isspace() or content[at] in "[,]":
            at += 1
            continue
        record, at = decoder.raw_decode(content, at)
        raw = record["raw"]
        if 'featureName="source" featureValue="tweet"' in raw:
            continue
        marked = raw.split("<TEXT>", 1)[1].split("</TEXT>", 1)[0]
        text = html.unescape(re.sub(r"<NODE[^>]*/>", "", marked)).replace("\r\n", "\n")
        names = [(int(m[1]), int(m[2]), KINDS[m[3]]) for m in ENTITY.finditer(raw) if m[3] in KINDS]
        yield from labelled(text, names, "de")


def conll(lines: list[str], word: int, label: int, separator: str) -> Iterator[tuple[list[str], list[str]]]:
    """Words and labels of the sentences of a column file."""
    words: list[str] = []
    labels: list[str] = []
    for line in [*lines, ""]:
        if line.startswith(("# ", "-DOCSTART-")):
            continue
        if not line.strip():
            if words:
                yield words, labels
            words, labels = [], []
            continue
        cells = line.split(separator)
        words.append(cells[word])
        labels.append(cells[label])


def spaced(words: list[str], labels: list[str], text: str | None = None) -> tuple[str, list[Span]]:
    """A text for the words (or the given one, which they follow) and its names."""
    if text is None:
        text = re.sub(r" ([,.:;!?)%»“])", r"\1", " ".join(words)).replace("( ", "(").replace("„ ", "„")
    at, names, places = 0, [], []
    for w in words:
        found = text.find(w, at, at + len(w) + 12)
        places.append((found, found + len(w)))
        at = found + len(w) if found >= 0 else at
    for b, e, kind in spans([KIND(x) for x in labels]):
        if kind in KINDS and min(p[0] for p in places[b:e]) >= 0:
            names.append((places[b][0], places[e - 1][1], KINDS[kind]))
    return text, names


def KIND(label: str) -> str:  # noqa: N802
    """A label whose kind has no second part after the hyphen that :func:`spans` would lose."""
    return label if label == "O" or label[2:] in KINDS else "O"


def uner(path: Path, language: str) -> Iterator[Example]:
    """Universal NER."""
    lines = path.read_text(encoding="utf-8").split("\n")
    texts = [line[9:] for line in lines if line.startswith("# text = ")]
    for (words, labels), text in zip(conll(lines, 1, 2, "\t"), texts, strict=True):
        yield from labelled(*spaced(words, labels, text), language)


def gum(path: Path) -> Iterator[tuple[str, Example]]:
    """Named persons, organisations and places of GUM with the document they come from."""
    document = ""
    for chunk in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in chunk.split("\n") if line and line[0].isdigit()]
        rows = [r for r in rows if r[0].isdecimal()]
        document = next((x[15:] for x in chunk.split("\n") if x.startswith("# newdoc id = ")), document)
        text = next((x[9:] for x in chunk.split("\n") if x.startswith("# text = ")), None)
        if text is None:
            continue
        labels = gum_labels(rows)
        for example in labelled(*spaced([r[1] for r in rows], labels, text), "en"):
            yield document, example


def gum_labels(rows: list[list[str]]) -> list[str]:
    """Labels from GUM's entity brackets: maximal runs of proper nouns inside a person, organisation or place."""
    kinds = {"person": "PER", "organization": "ORG", "place": "LOC"}
    labels = ["O"] * len(rows)
    stack: list[tuple[str, int, bool]] = []
    for i, row in enumerate(rows):
        field = next((x[7:] for x in row[9].split("|") if x.startswith("Entity=")), "")
        for opening in re.findall(r"\(([^()]+)|(\d+\))", field):
            if opening[0]:
                parts = opening[0].split("-")
                stack.append((parts[1], i, len(parts) > 6 and not parts[-1].islower()))
        for _ in range(field.count(")")):
            if stack:
                kind, begin, _ = stack.pop()
                mark(labels, rows, begin, i + 1, kinds.get(kind))
    return labels


def mark(labels: list[str], rows: list[list[str]], begin: int, end: int, kind: str | None) -> None:
    """Label the proper nouns of a short mention whose last word is one; inner mentions were labelled before."""
    proper = [i for i in range(begin, end) if rows[i][3] == "PROPN"]
    if kind is None or not proper or end - begin > 8 or rows[end - 1][3] != "PROPN":
        return
    first = proper[0]
    if all(rows[i][3] in {"PROPN", "ADP", "DET", "CCONJ"} for i in range(first, end)):
        labels[first:end] = [f"B-{kind}"] + [f"I-{kind}"] * (end - first - 1)


def examples(language: str, folder: Path) -> list[Example]:
    """All sentences with names that people marked."""
    if language == "de":
        pud = list(uner(folder / "names-de/uner-pud.iob2", "de"))
        news = [e for part in ("train", "test") for e in smartdata(folder / f"names-de/smartdata-v1-{part}.json.gz")]
        return [*news, *pud, *pud]
    pud = list(uner(folder / "names-en/uner-pud.iob2", "en"))
    web = list(uner(folder / "names-en/uner-ewt-dev.iob2", "en"))
    return [*web, *pud, *pud, *(example for _, example in gum(folder / "names-en/gum-news-interview.conllu"))]


def unmarked(language: str, folder: Path) -> Iterator[list[Token]]:
    """Sentences with parts of speech that people marked, without names."""
    if language == "de":
        for line in (folder / "pos-de/gsd-train.pos").read_text(encoding="utf-8").split("\n"):
            yield tokens_of(whole_words([item.rsplit("##", 1) for item in line.split()]))
        return
    for chunk in (folder / "ud-en/ewt-train.conllu").read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in chunk.split("\n") if line[:1].isdecimal()]
        yield tokens_of([(r[1], r[3]) for r in rows if r[0].isdecimal()])


def whole_words(items: list[list[str]]) -> list[tuple[str, str]]:
    """``im##_ in##ADP dem##DET`` is one word, as the tagger has it."""
    words, at = [], 0
    while at < len(items):
        word, pos = items[at]
        words.append((word, "ADP" if pos == "_" else pos))
        at += 3 if pos == "_" else 1
    return words


def tokens_of(words: list[tuple[str, str]]) -> list[Token]:
    """Tokens with one space between them."""
    tokens, at = [], 0
    for word, pos in words:
        tokens.append(Token(at, at + len(word), word, word.lower(), pos=pos))
        at += len(word) + 1
    return tokens


def self_labelled(model: Path, sentences: Iterator[list[Token]], language: str) -> Iterator[Example]:
    """What a first model makes of sentences whose proper nouns are known; sentences that leave it in doubt go."""
    first = pycrfsuite.Tagger()
    first.open(str(model))
    for tokens in sentences:
        labels = first.tag(features(tokens, language)) if tokens else []
        made = along_proper_nouns(first, tokens, labels)
        if made is not None and tokens:
            tagged = tokens_of([(t.text, "") for t in tokens])
            tagger.tag([Sentence(0, 0, 0, tagged)], language)
            yield tagged, made


def along_proper_nouns(first: pycrfsuite.Tagger, tokens: list[Token], labels: list[str]) -> list[str] | None:
    """The labels stretched over whole runs of proper nouns, missed runs with their likeliest kind."""
    made = ["O"] * len(tokens)
    proper = [t.pos == "PROPN" for t in tokens]
    for first_token, last_token, kind in spans(labels):
        begin, end = first_token, last_token
        while begin and proper[begin - 1] and labels[begin - 1] == "O":
            begin -= 1
        while end < len(tokens) and proper[end] and labels[end] == "O":
            end += 1
        if any(proper[begin:end]):
            made[begin:end] = [f"B-{kind}"] + [f"I-{kind}"] * (end - begin - 1)
    at = 0
    while at < len(tokens):
        end = at
        while end < len(tokens) and proper[end] and made[end] == "O":
            end += 1
        if end > at:
            kind, share = likeliest(first, at, end)
            if DOUBT < share < SURE:
                return None
            if share >= SURE:
                made[at:end] = [f"B-{kind}"] + [f"I-{kind}"] * (end - at - 1)
        at = max(end, at + 1)
    return made


def likeliest(first: pycrfsuite.Tagger, begin: int, end: int) -> tuple[str, float]:
    """The kind of name with the highest mean probability over the tokens, and that probability."""
    shares = {
        kind: sum(first.marginal(f"{p}-{kind}", at) for at in range(begin, end) for p in "BI") / (end - begin)
        for kind in ("person", "organization", "place")
    }
    best = max(shares, key=shares.__getitem__)
    return best, shares[best]


def train(data: list[Example], target: Path, language: str) -> None:
    """Write a model."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": C1, "c2": C2, "max_iterations": ITERATIONS, "feature.minfreq": RAREST})
    for tokens, labels in data:
        if tokens:
            trainer.append(features(tokens, language), labels)
    trainer.train(str(target))


def main(arguments: list[str]) -> int:
    """Train and write the model; returns the exit code."""
    if len(arguments) < 2:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    language, folder = arguments[0], Path(arguments[1])
    target = Path(arguments[2] if len(arguments) > 2 else f"src/depesche/language/{language}/names.crfsuite")
    marked = examples(language, folder)
    more: list[Example] = []
    if language in TWO_ROUNDS:
        with tempfile.TemporaryDirectory() as place:
            first = Path(place) / "first.crfsuite"
            train(marked, first, language)
            more = list(self_labelled(first, unmarked(language, folder), language))
    train(marked + more, target, language)
    size = f"{target.stat().st_size:,}"
    sys.stdout.write(f"{target}: {size} bytes from {len(marked):,} marked and {len(more):,} self-labelled sentences\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
