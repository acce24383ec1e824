"""Parts of speech: a linear-chain CRF per language, trained by ``training/train_tagger.py``.

Labels are universal parts of speech, refined where that helps to tell them apart or the clause grammar needs more:
``VERB+Fin``, ``ADP+Vbp`` (a separated verb particle), ``PRON+Rel``. :func:`tag` puts the part of speech into
``Token.pos`` and the features of :data:`MORPH` into ``Token.morph``. What a word shows the model:
:mod:`depesche.language.templates`. :mod:`depesche.language.plain_tagger` tags a language
without a model.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, repeat, zip_longest
from typing import TYPE_CHECKING

from depesche.document import Sentence, Token
from depesche.language import registry, shapes, tables
from depesche.language.marks import FAMILY

if TYPE_CHECKING:
    from depesche.language import crf

SIGNS = frozenset({"PUNCT", "SYM", "CCONJ", "ADP", "PART", "INTJ"})
"""What a token without letters and figures can be: ``&``, ``@``, ``:-)``."""
QUOTATION_MARKS = frozenset(sign for sign, family in FAMILY.items() if family != "single")
LONGEST = 400  # tokens of a sentence tagged at once; longer ones are cut
BATCH = 4_000  # tokens of several sentences tagged at once; both bound the memory
WORDS = 40_000  # words whose weights are kept, those of a thousand reports: 35 MB
NEVER = 1e4  # more than the weights of any path: what the tables rule out, sagte as an adjective
MORPH = {form: f"VerbForm={form}" for form in ("Fin", "Inf", "Part", "Ger")} | {
    "Zu": "VerbForm=Inf",
    "Past": "VerbForm=Fin",
    "Third": "VerbForm=Fin",
    "Mod": "VerbForm=Fin",
    "Vbp": "PartType=Vbp",
}


def tag(sentences: Iterable[Sentence], language: str) -> None:
    """Fill ``Token.pos`` and ``Token.morph`` of all sentences."""
    tagger = _tagger(language)
    for chunks in _batches(sentences):
        labels = tagger.labels([[token.text for token in chunk] for chunk in chunks])
        for token, label in zip(chain.from_iterable(chunks), labels, strict=True):
            token.pos, token.morph = label


def _batches(sentences: Iterable[Sentence]) -> Iterator[list[list[Token]]]:
    """The tokens of the sentences in chunks, quotation marks left out and set to PUNCT."""
    batch: list[list[Token]] = []
    size = 0
    for sentence in sentences:
        tokens = []
        for token in sentence.tokens:
            if token.text in QUOTATION_MARKS:
                token.pos, token.morph = "PUNCT", ""
            else:
                tokens.append(token)
        for begin in range(0, len(tokens), LONGEST):
            batch.append(tokens[begin : begin + LONGEST])
            size += len(batch[-1])
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def is_quotation_mark(text: str) -> bool:
    """Whether the token is a quotation mark that is no apostrophe either: words are tagged as if it were not there."""
    return text in QUOTATION_MARKS


class Tagger:
    """A model with the weights of the words it has met."""

    def __init__(self, model: crf.Model, language: str) -> None:
        import numpy as np  # noqa: PLC0415  (start-up: only readers need it)

        from depesche.language import crf  # noqa: PLC0415  (start-up)
        from depesche.language.templates import DISTANCES, Templates  # noqa: PLC0415  (start-up)

        self.model = model
        self._adjectives = [i for i, label in enumerate(model.labels) if label.partition("+")[0] == "ADJ"]
        self.found = [(pos, MORPH.get(form, "")) for pos, _, form in (lb.partition("+") for lb in model.labels)]
        capacity = WORDS + BATCH + LONGEST + 1
        self.templates = Templates(language, capacity)
        self._weights = np.zeros((len(DISTANCES), capacity, len(model.labels)), np.float32)
        self._codes, self._rows = self.templates.codes_of(list(model.rows))
        self._lead = crf.sure_lead(model.transitions)
        self._marks: dict[str, tuple[str, str]] = {}

    def labels(self, sentences: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
        """Part of speech and features of each word of the sentences, none of them empty."""
        from depesche.language import crf  # noqa: PLC0415  (start-up)

        best = crf.best_labels(self._emissions(sentences), map(len, sentences), self.model.transitions, self._lead)
        labels = list(map(self.found.__getitem__, best))
        if self._marks:
            for at, word in enumerate(chain.from_iterable(sentences)):
                if word in self._marks and labels[at][0] not in SIGNS:
                    labels[at] = self._marks[word]
        return labels

    def _emissions(self, sentences: Sequence[Sequence[str]]) -> crf.Floats:
        """Words by labels: the summed weights of all attributes."""
        import numpy as np  # noqa: PLC0415  (start-up)

        from depesche.language.templates import DISTANCES  # noqa: PLC0415  (start-up)

        self._learn(sentences)
        number = self.templates.numbers.__getitem__
        words, at = self.templates.lay_out([list(map(number, sentence)) for sentence in sentences])
        emissions = np.zeros((len(at), len(self.model.labels)), np.float32)
        for codes in self.templates.in_context(words, at):
            places = self._codes.searchsorted(codes)
            known = np.flatnonzero(self._codes[places] == codes)
            emissions[known] += self.model.weights.take(self._rows[places[known]], 0)
        part = np.empty_like(emissions)
        for weights, distance in zip(self._weights, DISTANCES, strict=True):
            emissions += weights.take(words[at + distance], 0, part, "clip")
        return emissions

    def _learn(self, sentences: Sequence[Sequence[str]]) -> None:
        """Add up the weights of the words that are new."""
        if len(self.templates.numbers) > WORDS:
            self.templates.forget()
            self._marks.clear()
        numbers = self.templates.numbers
        new = sorted({word for words in sentences for word in words}.difference(numbers))
        if not new:
            return
        first = len(numbers) + 1
        shown = self.templates.learn(new)
        for weights, attributes in zip(self._weights, zip(*shown, strict=True), strict=True):
            weights[first : first + len(new)] = self._sums(attributes)
        for number, word in enumerate(new, first):
            if shapes.is_past(word, self.templates.language):
                self._weights[0, number, self._adjectives] -= NEVER
            if not any(map(str.isalnum, word)):
                self._marks[word] = ("SYM" if unicodedata.category(word[0])[0] == "S" else "PUNCT", "")

    def _sums(self, attributes: Sequence[Sequence[str]]) -> crf.Floats:
        """Words by labels: the summed weights of the attributes of each word."""
        import numpy as np  # noqa: PLC0415  (start-up)

        unknown = len(self.model.rows)
        total = np.zeros((len(attributes), len(self.model.labels)), np.float32)
        for column in zip_longest(*attributes, fillvalue=""):
            total += self.model.weights.take(list(map(self.model.rows.get, column, repeat(unknown))), 0)
        return total


@cache
def _tagger(language: str) -> Tagger:
    from zipfile import BadZipFile  # noqa: PLC0415  (start-up: only readers need numpy, and what it loads)

    from depesche.language import crf  # noqa: PLC0415

    path = tables.data_file(language, registry.TAGGER)
    try:
        model = crf.load(path)
    except (ValueError, KeyError, EOFError, OSError, BadZipFile):
        raise registry.unusable(path, "no model of a tagger, or a broken one") from None
    return Tagger(model, language)
