"""Names of persons, organisations and places: a linear-chain CRF per language, trained by ``training/train_names.py``.

Training and reading share :func:`features`; whoever changes it trains again. Labels are ``B-`` and ``I-`` with
``person``, ``organization``, ``place``, and ``O``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import msgspec

from depesche.actors import knowledge
from depesche.actors.lexicon import lexicon
from depesche.document import Token
from depesche.language.registry import NAMES, has, traits, unusable
from depesche.language.tables import data_file

if TYPE_CHECKING:
    import pycrfsuite

LEAST = {"person": 0.45, "organization": 0.65, "place": 0.45}
LIKELY = 0.15
"""Probabilities under which fewer than a third of the names found were right on the German development sentences, so
that keeping them costs more than it brings; and over which a person that the best labelling leaves out is worth it."""
PERSON_WORDS = (2, 3)
LONGEST = 400  # tokens tagged at once, so that memory stays bounded on hostile input


class Name(msgspec.Struct, frozen=True):
    """A name in a sentence: token range and kind (person, organization, place)."""

    begin: int
    end: int
    kind: str


def names(tokens: Sequence[Token], language: str) -> list[Name]:
    """The names of a sentence in order; without a model, what proper nouns in a row tell."""
    tagger = _tagger(language)
    if tagger is None:
        return list(_in_a_row(tokens))
    found: list[Name] = []
    for begin in range(0, len(tokens), LONGEST):
        chunk = tokens[begin : begin + LONGEST]
        if any(t.text[:1].isupper() for t in chunk):
            sure = _sure(tagger, tagger.tag(features(chunk, language)))
            found += [Name(begin + n.begin, begin + n.end, n.kind) for n in [*sure, *_likely(tagger, chunk, sure)]]
    return sorted(found, key=_begin)


def _in_a_row(tokens: Sequence[Token]) -> Iterator[Name]:
    """Two or three proper nouns in a row, which are a person more often than anything else."""
    at = 0
    while at < len(tokens):
        end = at
        while end < len(tokens) and tokens[end].pos == "PROPN" and tokens[end].text[-1].isalpha():
            end += 1
        if end - at in PERSON_WORDS:
            yield Name(at, end, "person")
        at = max(end, at + 1)


def _begin(name: Name) -> int:
    return name.begin


def _share(tagger: pycrfsuite.Tagger, kind: str, at: int) -> float:
    """The probability that the token is part of a name of the kind."""
    labels = _labels(tagger)
    return float(sum(tagger.marginal(label, at) for label in (f"B-{kind}", f"I-{kind}") if label in labels))


@cache
def _labels(tagger: pycrfsuite.Tagger) -> frozenset[str]:
    """The labels the model knows; one trained on little data may never have seen some."""
    return frozenset(tagger.labels())


def _sure(tagger: pycrfsuite.Tagger, labels: Sequence[str]) -> list[Name]:
    """The names of the best labelling that the model does not doubt too much."""
    found = [Name(begin, end, kind) for begin, end, kind in spans(labels)]
    return [n for n in found if min(_share(tagger, n.kind, at) for at in range(n.begin, n.end)) >= LEAST[n.kind]]


def _likely(tagger: pycrfsuite.Tagger, tokens: Sequence[Token], sure: list[Name]) -> list[Name]:
    """Runs of proper nouns that the best labelling leaves out, but that are a person more likely than another name."""
    taken = {at for name in sure for at in range(name.begin, name.end)}
    found: list[Name] = []
    at = 0
    while at < len(tokens):
        end = at
        while end < len(tokens) and tokens[end].pos == "PROPN" and end not in taken:
            end += 1
        if end > at:
            shares = {kind: sum(_share(tagger, kind, i) for i in range(at, end)) / (end - at) for kind in LEAST}
            if shares["person"] >= LIKELY and shares["person"] == max(shares.values()):
                found.append(Name(at, end, "person"))
        at = max(end, at + 1)
    return found


def spans(labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """Label sequence to (begin, end, kind)."""
    found: list[tuple[int, int, str]] = []
    for i, label in enumerate(labels):
        position, _, kind = label.partition("-")
        if position == "I" and found and found[-1][1] == i and found[-1][2] == kind:
            found[-1] = (found[-1][0], i + 1, kind)
        elif position != "O":
            found.append((i, i + 1, kind))
    return found


@cache
def _tagger(language: str) -> pycrfsuite.Tagger | None:
    if not has(language, NAMES):
        return None
    import pycrfsuite  # noqa: PLC0415  (start-up: only readers need it)

    tagger, path = pycrfsuite.Tagger(), data_file(language, NAMES)
    try:
        tagger.open(str(path))
    except ValueError:
        raise unusable(path, "no model of python-crfsuite") from None
    return tagger


def features(tokens: Sequence[Token], language: str) -> list[list[str]]:
    """The attributes of each token of a sentence, as the model was trained on."""
    known = lexicon(language)
    lists = known.name_lists([t.text for t in tokens])
    own = [_own(t.text, language) for t in tokens]
    last = len(tokens) - 1
    loud = sum(t.text.isupper() and len(t.text) > 3 for t in tokens) * 2 > len(tokens)
    rows: list[list[str]] = []
    for i, token in enumerate(tokens):
        row = ["bias", "pos=" + token.pos, *own[i]]
        row += ["g=" + hit for hit in lists[i]]
        if loud:
            row.append("loud")
        if i == 0:
            row += ("first", "first" + own[i][1], "firstpos=" + token.pos)
        for offset in (-2, -1, 1, 2):
            at = i + offset
            if not 0 <= at <= last:
                row.append(f"{offset}edge")
                continue
            near = tokens[at]
            row += (f"{offset}w={near.lower}", f"{offset}{own[at][1]}", f"{offset}pos={near.pos}")
            if abs(offset) == 1:
                row += [f"{offset}{x}" for x in own[at][2:]]
                row += [f"{offset}g={hit}" for hit in lists[at]]
        if i > 0:
            row.append(f"pp={tokens[i - 1].pos}{token.pos}")
            row.append(f"ss={own[i - 1][1]}{own[i][1]}")
        if i < last:
            row.append(f"pn={token.pos}{tokens[i + 1].pos}")
        rows.append(row)
    return rows


@lru_cache(maxsize=50_000)
def _own(word: str, language: str) -> tuple[str, ...]:
    lower = word.lower()
    row = ["w=" + lower, "sh=" + _shape(word), "p3=" + lower[:3], "s3=" + lower[-3:]]
    if len(word) > 3:
        row += ("p4=" + lower[:4], "s4=" + lower[-4:], "s2=" + lower[-2:])
    if len(word) > 6:
        row.append("s5=" + lower[-5:])
        row.append("s6=" + lower[-6:])
    if "-" in word:
        row += ("head=" + lower.rsplit("-", 1)[1], "front=" + lower.split("-", 1)[0])
    if word[:1].isupper():
        row += _people(word, language)
    return tuple(row)


def _people(word: str, language: str) -> list[str]:
    """How common the word is as a first name and as a surname of politicians, in coarse steps."""
    row = [
        f"{kind}{step}"
        for kind, count in (("fn", knowledge.first_name(word)), ("ln", knowledge.last_name(word)))
        if (step := _step(count))
    ]
    if word.endswith("s") and len(word) > 3 and not row and traits(language).genitive == "s":
        count = knowledge.last_name(word[:-1])
        row += [f"lns{_step(count)}"] if count else []
        count = knowledge.first_name(word[:-1])
        row += [f"fns{_step(count)}"] if count else []
    return row


def _step(count: int) -> int:
    return 0 if count < 2 else 1 if count < 6 else 2 if count < 25 else 3


def _shape(word: str) -> str:
    """Letters and figures in short, runs folded: ``Xx``, ``X``, ``Xx-Xx``, ``X.``."""
    kinds: list[str] = []
    for c in word[:30]:
        kind = "X" if c.isupper() else "x" if c.isalpha() else "d" if c.isdigit() else c
        if not kinds or kinds[-1] != kind:
            kinds.append(kind)
    size = "1" if len(word) == 1 else "2" if len(word) < 4 and word.isupper() else ""
    return "".join(kinds)[:8] + size
