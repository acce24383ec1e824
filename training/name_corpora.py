"""Reading texts with marked names: what others annotated, and our own sentences and annotations.

Texts are cut and tagged by Depesche's own language room, so that the model of names sees what it will see when reading.

``training/names/LANGUAGE`` holds two kinds of files. ``*.txt``: our own sentences, one a line, with their names as
``[PER Ilse Brandt]``, ``[ORG FC Musterstadt]``, ``[LOC Köln]``; ``#`` begins a comment. ``*.tsv``: names that we marked
in the sentences of a treebank that may train a shipped model, without its words; see :func:`marked_in`.
"""

from __future__ import annotations

import gzip
import html
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from depesche.actors.lexicon import lexicon
from depesche.actors.names.model import spans
from depesche.document import Sentence, Token
from depesche.language import marks, segment, tagger
from depesche.report import Block
from training.treebanks import Word, conllu, joined, tagged

Span = tuple[int, int, str]
Example = tuple[list[Token], list[str]]
OWN = Path(__file__).parent / "names"
KINDS = {
    "person": "person", "PER": "person", "organization": "organization", "organization-company": "organization",
    "ORG": "organization", "location": "place", "location-city": "place", "location-stop": "place",
    "location-street": "place", "LOC": "place",
}  # fmt: skip
# What the traffic corpora mark although it is no name: roads and lines by number, words for companies.
NO_NAME = re.compile(r"[AB] ?\d+|[a-zäöü].*|Gruppe|Unternehmen|Konzern|Firma|Bank|Gesellschaft|\W+|.*:$")
ADJECTIVE = re.compile(r"[\w-]+er")
ENTITY = re.compile(r'<Entity id="\d+" startPos="(\d+)" endPos="(\d+)" type="([^"]*)"')
PROPER = frozenset({"NNP", "NNPS"})
JOINING = frozenset({"of", "for", "the", "and", "&", "'s"})
BEFORE_HEAD = frozenset({"compound", "amod", "nmod:poss", "nmod:desc", "det"})
"""Relations of words that stand before the head of a name: Civic Party's Jeremy Tam."""
MARKED = re.compile(r"\[(PER|ORG|LOC) ([^][]+)\]")


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


def labelled(text: str, names: Iterable[Span], language: str) -> Iterator[Example]:
    """Sentences with labels; names that do not end with a token are left out."""
    for sentence in sentences(text, language):
        labels = ["O"] * len(sentence.tokens)
        begins = {t.begin: i for i, t in enumerate(sentence.tokens)}
        ends = {t.end: i for i, t in enumerate(sentence.tokens)}
        for begin, end, kind in names:
            first, last = begins.get(begin), ends.get(end)
            if first is not None and last is not None:
                mark(labels, first, last + 1, kind)
        yield sentence.tokens, labels


def mark(labels: list[str], begin: int, end: int, kind: str) -> None:
    """Label a name."""
    labels[begin:end] = [f"B-{kind}"] + [f"I-{kind}"] * (end - begin - 1)


def own_sentences(language: str, folder: Path = OWN) -> Iterator[Example]:
    """Our own sentences."""
    for path in sorted((folder / language).glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                yield from labelled(*unbracketed(line), language)


def unbracketed(line: str) -> tuple[str, list[Span]]:
    """The sentence without the marks, and its names: ``[LOC Bonn] feiert``."""
    text, names, at = "", [], 0
    for found in MARKED.finditer(line):
        text += line[at : found.start()]
        names.append((len(text), len(text) + len(found[2]), KINDS[found[1]]))
        text += found[2]
        at = found.end()
    return text + line[at:], names


def marked_in(path: Path) -> dict[int, tuple[int, list[Span]]]:
    """Names marked in a treebank: number of the sentence, from 0, to the number of its words and its names by words.

    A row has the two numbers and the names as ``first-last:KIND`` with words counted from 0, both ends included; a
    sentence without names has none.
    """
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        sentence, words, names = line.split("\t")
        marked = (re.split("[-:]", name) for name in names.split())
        found[int(sentence)] = (int(words), [(int(b), int(e) + 1, KINDS[kind]) for b, e, kind in marked])
    return found


def gsd(corpora: Path, folder: Path = OWN) -> tuple[list[Example], list[list[Token]]]:
    """The training part of UD German GSD: sentences whose names we marked, and the others."""
    ours = marked_in(folder / "de" / "gsd-train.tsv")
    marked: list[Example] = []
    others: list[list[Token]] = []
    for number, words in enumerate(tagged(corpora / "pos-de" / "gsd-train.pos")):
        whole = joined(words)
        tokens = tokens_of(whole)
        if number not in ours:
            others.append(tokens)
            continue
        labels = ["O"] * len(tokens)
        places = _places(words, whole)
        for begin, end, kind in checked(ours[number], words):
            mark(labels, places[begin], places[end - 1] + 1, kind)
        marked.append((tokens, labels))
    _tag([*(tokens for tokens, _ in marked), *others], "de")
    return marked, others


def checked(ours: tuple[int, list[Span]], words: Sequence[Word]) -> list[Span]:
    """The names of a sentence that has as many words as when they were marked."""
    if ours[0] != len(words):
        raise ValueError(f"{len(words)} words where {ours[0]} were marked: {' '.join(w.form for w in words)}")
    return ours[1]


def _places(words: Sequence[Word], whole: Sequence[Word]) -> list[int]:
    """For each word the number of the word of the second list that it is part of."""
    places = []
    number, rest = 0, whole[0].form if whole else ""
    for word in words:
        if not rest:
            number += 1
            rest = whole[number].form
        places.append(number)
        rest = rest[len(word.form) :]
    return places


def ewt(corpora: Path, folder: Path = OWN) -> tuple[list[Example], list[list[Token]]]:
    """The training part of UD English EWT: sentences whose names we marked, and the others."""
    ours = marked_in(folder / "en" / "ewt-train.tsv")
    marked: list[Example] = []
    others: list[list[Token]] = []
    for number, (text, words) in enumerate(conllu(corpora / "ud-en" / "ewt-train.conllu", "en")):
        names = []
        if number in ours:
            places = _offsets(text, words)
            names = [(places[b][0], places[e - 1][1], kind) for b, e, kind in checked(ours[number], words)]
        for tokens, labels in labelled(text, names, "en"):
            if number in ours:
                marked.append((tokens, labels))
            else:
                others.append(tokens)
    return marked, others


def _offsets(text: str, words: Sequence[Word]) -> list[tuple[int, int]]:
    places, at = [], 0
    for word in words:
        begin = text.index(word.form, at)
        at = begin + len(word.form)
        places.append((begin, at))
    return places


def tokens_of(words: Iterable[Word]) -> list[Token]:
    """Tokens with one space between them."""
    tokens, at = [], 0
    for word in words:
        tokens.append(Token(at, at + len(word.form), word.form, word.form.lower()))
        at += len(word.form) + 1
    return tokens


def _tag(found: Iterable[list[Token]], language: str) -> None:
    tagger.tag((Sentence(0, 0, 0, tokens) for tokens in found), language)


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
        for tokens, labels in labelled(text, names, "de"):
            for begin, end, kind in spans(labels):
                if _is_no_name(text[tokens[begin].begin : tokens[end - 1].end], kind, tokens[begin]):
                    labels[begin:end] = ["O"] * (end - begin)
            yield tokens, labels


def _is_no_name(name: str, kind: str, first: Token) -> bool:
    return bool(NO_NAME.fullmatch(name)) or (kind == "place" and first.pos == "ADJ" and bool(ADJECTIVE.fullmatch(name)))


def conll(lines: Sequence[str], word: int, label: int, separator: str) -> Iterator[tuple[list[str], list[str]]]:
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
    for b, e, kind in spans([x if x[2:] in KINDS else "O" for x in labels]):
        if min(p[0] for p in places[b:e]) >= 0:
            names.append((places[b][0], places[e - 1][1], KINDS[kind]))
    return text, names


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
    """Labels from GUM's entity brackets: the words that make a person, organisation or place (GUM's minimal span) where
    they are a proper name, without the titles before it."""
    labels = ["O"] * len(rows)
    stack: list[tuple[list[str], int]] = []
    for i, row in enumerate(rows):
        field = next((x[7:] for x in row[9].split("|") if x.startswith("Entity=")), "")
        for opened in re.findall(r"\(([^()]+)|\d*\)", field):
            if opened:
                stack.append((opened.split("-"), i))
            elif stack:
                mention, begin = stack.pop()
                _mark_proper(labels, rows[begin : i + 1], mention, begin)
    return labels


def _mark_proper(labels: list[str], rows: list[list[str]], mention: list[str], begin: int) -> None:
    """Label the name in a mention; inner ones were labelled before. A mention is its number, kind, …, and in the sixth
    place the numbers of the words of its minimal span."""
    kind = {"person": "PER", "organization": "ORG", "place": "LOC"}.get(mention[1])
    if kind is None or len(mention) < 6 or not re.fullmatch(r"[\d,]+", mention[5]):
        return
    runs = _runs([int(number) - 1 for number in mention[5].split(",")])
    first, last = next((r for r in runs if rows[r[1] - 1][7] not in BEFORE_HEAD), runs[0])
    if kind == "PER":  # U.S. President Joe Biden, immigration barrister Ann Lee
        titles = [i for i in range(first, last - 1) if rows[i][7] == "nmod:desc" or rows[i][4] == "NN"]
        first = max(titles, default=first - 1) + 1
    else:
        first += first < last - 1 and rows[first][7] == "det"
        last = _extended(rows, last)
    name = rows[first:last]
    is_role = len(name) == 1 and (name[0][4] == "NNPS" or lexicon("en").role(name[0][1]) is not None)
    if any(row[4] in PROPER for row in name) and name[0][1][:1].isupper() and not (is_role and kind == "PER"):
        mark(labels, begin + first, begin + last, kind)


def _runs(places: Sequence[int]) -> list[tuple[int, int]]:
    """Numbers in a row as ranges, the end not included."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and runs[-1][1] == place:
            runs[-1] = (runs[-1][0], place + 1)
        else:
            runs.append((place, place + 1))
    return runs


def _extended(rows: list[list[str]], end: int) -> int:
    """Where a name ends whose span leaves out what hangs on it: Church of Scientology, New People's Party."""
    while end < len(rows):
        at = end
        while at < min(end + 2, len(rows)) and rows[at][1] in JOINING:
            at += 1
        if at == len(rows) or rows[at][4] not in PROPER:
            break
        end = at + 1
    return end
