"""Names of persons, organisations and places: a linear-chain CRF per language, trained by ``training/train_names.py``.

Labels are ``B-`` and ``I-`` with ``person``, ``organization``, ``place``, and ``O``. What the model is shown:
:mod:`depesche.actors.names.features`. A model file is as :mod:`depesche.language.crf` describes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, repeat
from typing import TYPE_CHECKING

import msgspec

from depesche.actors.names.features import context_attributes, edge_attributes, word_attributes
from depesche.document import Token
from depesche.language.registry import NAMES, has, unusable
from depesche.language.tables import data_file

if TYPE_CHECKING:
    from depesche.language import crf

PERSON_WORDS = (2, 3)
LONGEST = 400  # tokens of a sentence that are read in one go; longer ones are cut
BATCH = 2_000  # tokens of several sentences labelled at once; both bound the memory
WORDS = 20_000  # words whose weights are kept


class Name(msgspec.Struct, frozen=True):
    """A name in a sentence: token range and kind (person, organization, place)."""

    begin: int
    end: int
    kind: str


def names(sentences: Sequence[Sequence[Token]], language: str) -> list[list[Name]]:
    """The names of each sentence in order; without a model, what proper nouns in a row tell."""
    model = _model(language)
    if model is None:
        return [list(_in_a_row(tokens)) for tokens in sentences]
    found: list[list[Name]] = [[] for _ in sentences]
    batch: list[tuple[int, int]] = []
    size = 0
    for index, tokens in enumerate(sentences):
        for begin in range(0, len(tokens), LONGEST):
            if any(t.text[:1].isupper() for t in tokens[begin : begin + LONGEST]):
                batch.append((index, begin))
                size += min(len(tokens) - begin, LONGEST)
        if size >= BATCH:
            _fill(found, model, sentences, batch)
            batch, size = [], 0
    _fill(found, model, sentences, batch)
    return found


def _fill(
    found: list[list[Name]], model: Model, sentences: Sequence[Sequence[Token]], batch: list[tuple[int, int]]
) -> None:
    """Label the stretches of sentences (index, first token) and put their names to where they belong."""
    chunks = [sentences[index][begin : begin + LONGEST] for index, begin in batch]
    for (index, begin), labels in zip(batch, model.labels(chunks), strict=True):
        found[index] += [Name(begin + first, begin + end, kind) for first, end, kind in spans(labels)]


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


class Model:
    """A model with the weights of the words it has met."""

    def __init__(self, model: crf.Model, language: str) -> None:
        from depesche.language import crf  # noqa: PLC0415  (start-up: only readers need numpy)

        self.model = model
        self.language = language
        self._lead = crf.sure_lead(model.transitions)
        self._edge = self._sums(edge_attributes())
        self._words: dict[str, crf.Floats] = {}

    def labels(self, sentences: Sequence[Sequence[Token]]) -> list[list[str]]:
        """The label of each token of the sentences, none of them empty."""
        from depesche.language import crf  # noqa: PLC0415  (start-up)

        if not sentences:
            return []
        lengths = [len(tokens) for tokens in sentences]
        best = iter(crf.best_labels(self._emissions(sentences), lengths, self.model.transitions, self._lead))
        return [[self.model.labels[next(best)] for _ in tokens] for tokens in sentences]

    def _emissions(self, sentences: Sequence[Sequence[Token]]) -> crf.Floats:
        """Tokens by labels: the summed weights of all attributes."""
        import numpy as np  # noqa: PLC0415  (start-up)

        reach = len(self._edge) // 2
        shown = [self._edge] * reach  # two ends between sentences, so that no word sees into another one
        at: list[int] = []
        rows: list[list[str]] = []
        for tokens in sentences:
            at += range(len(shown), len(shown) + len(tokens))
            shown += [self._weights(token.text) for token in tokens]
            shown += [self._edge] * reach
            rows += context_attributes(tokens, self.language)
        words = np.stack(shown)
        places = np.array(at)
        emissions = self._sums(rows)
        for number in range(len(self._edge)):
            emissions += words[places + number - reach, number]
        return emissions

    def _weights(self, word: str) -> crf.Floats:
        """What a word weighs for each label, by distance."""
        found = self._words.get(word)
        if found is None:
            if len(self._words) >= WORDS:
                self._words.clear()
            found = self._words[word] = self._sums(word_attributes(word, self.language))
        return found

    def _sums(self, attributes: Sequence[Sequence[str]]) -> crf.Floats:
        """For each list of attributes, none of them empty, the summed weights for each label."""
        import numpy as np  # noqa: PLC0415  (start-up)

        unknown = len(self.model.rows)
        numbers = list(map(self.model.rows.get, chain.from_iterable(attributes), repeat(unknown)))
        begins = np.cumsum([0, *map(len, attributes)])[:-1]
        total: crf.Floats = np.add.reduceat(self.model.weights.take(numbers, 0), begins, 0)
        return total


@cache
def _model(language: str) -> Model | None:
    if not has(language, NAMES):
        return None
    from zipfile import BadZipFile  # noqa: PLC0415  (start-up: only readers need numpy, and what it loads)

    from depesche.language import crf  # noqa: PLC0415

    path = data_file(language, NAMES)
    try:
        model = crf.load(path)
        if not set(model.labels) <= LABELS:
            raise ValueError("other labels")
    except (ValueError, KeyError, EOFError, OSError, BadZipFile):
        raise unusable(path, "no model of names") from None
    return Model(model, language)


LABELS = frozenset({"O", *(f"{part}-{kind}" for part in "BI" for kind in ("person", "organization", "place"))})
