"""What a word shows the tagger: the feature templates, shared by training and reading.

Whoever changes them, or the tables they look at, trains again. Most attributes hang on one word alone, as the token
itself or as a neighbour at a distance (:meth:`Templates.of_word`); the rest looks along the clause
(:meth:`Templates.in_context`). Words are numbered once and the sentences of a text lie in one array with gaps between
them, so that the clause is looked at with a few operations on arrays.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from depesche.language import genders, shapes
from depesche.language.crf import Integers

Flags: TypeAlias = npt.NDArray[np.bool_]

CLAUSE_BREAK = frozenset(",;:.!?–—-")
FRESH_START = CLAUSE_BREAK | frozenset('()"“”„«»…')
DISTANCES = (0, -1, 1, -2, 2)
"""Places, seen from a token, of the words whose attributes it has: itself, the neighbours, those behind them."""
GAP = (0, 0)
"""What lies between two sentences: the number of no word, as often as the farthest neighbour is away."""
PAIR = 1 << 24
"""More than there are kinds of words; two of them make one code."""
CONTEXT = ("v", "V", "c", "hc", "hv", "lc", "cr", "lr", "lw", "wr", "f")
"""The attributes in context: the finite auxiliary and the subordinator before the token in its clause; the last
auxiliary at all; the class of the last word of the clause, alone and with what is known of the token; the next pure
verb form ahead with the same; the classes of the neighbours with its own and with each other; its word
with each neighbour's; a fresh start."""
TEMPLATE = 1 << 48
"""More than there are codes of one template."""
TEMPLATES = np.arange(len(CONTEXT), dtype=np.int64) * TEMPLATE
UNSEEN = 1
"""The number of all names a model does not know."""
COLUMNS = ("word", "class", "hint", "key", "shape", "auxiliary", "subordinator", "verb", "breaks", "fresh")


Shown: TypeAlias = tuple[tuple[str, ...], ...]


class Look(NamedTuple):
    """A word as the templates see it."""

    word: str
    lower: str
    folded: str
    hint: str
    shape: str


class Templates:
    """The words of a language met so far, by number, with what the templates look at."""

    def __init__(self, language: str, capacity: int) -> None:
        self.language = language
        self.numbers: dict[str, int] = {}
        self._kinds: dict[str, int] = {"": 0}
        self._names: list[str] = ["", ""]  # the second is that of all names that no attribute of a model has
        self._closed = False
        self._seen = np.zeros((len(COLUMNS), capacity), np.int64)
        self._seen[-2:, 0] = 1  # what lies between sentences breaks, and what follows starts afresh
        self._words = shapes.words(language)

    def forget(self) -> None:
        """Begin anew, so that no input can fill the memory."""
        self.numbers.clear()

    def learn(self, words: Sequence[str]) -> list[Shown]:
        """Number words that are new, from 1 on; gives the attributes of each as :meth:`of_word` does."""
        first = len(self.numbers) + 1
        looks = [self._look(word) for word in words]
        self.numbers.update(zip(words, range(first, first + len(words)), strict=True))
        self._seen[:, first : first + len(words)] = np.array([self._columns(look) for look in looks], np.int64).T
        return [self._shown(look) for look in looks]

    def _look(self, word: str) -> Look:
        word = shapes.plain(word)
        return Look(word, word.lower(), shapes.folded(word), shapes.hint(word, self.language), shapes.shape(word))

    def _columns(self, look: Look) -> tuple[int, ...]:
        """What the templates in context look at, as :data:`COLUMNS`."""
        word, lower, folded, hint, shape = look
        kind = self._kind
        return (
            kind(folded),
            kind(shapes.word_class(word, hint, shape)),
            kind(hint),
            kind("=" + lower if "AUX" in hint else hint),
            kind(shape),
            kind(self._words.auxiliaries.get(lower, "")),
            lower in self._words.subordinators,
            kind(hint) if hint.isalpha() and hint.islower() else 0,
            word in CLAUSE_BREAK,
            word in FRESH_START,
        )

    def _kind(self, name: str) -> int:
        number = self._kinds.get(name)
        if number is None:
            if self._closed:
                return UNSEEN
            number = self._kinds[name] = len(self._names)
            self._names.append(name)
        return number

    def codes_of(self, attributes: Sequence[str]) -> tuple[Integers, Integers]:
        """The codes, ascending, of the attributes in context among those of a model (sorted), and the place of each.

        From now on names that none of them has are all one: the model does not know them.
        """
        codes = [np.array([len(CONTEXT) * TEMPLATE])]  # beyond all codes, so that there is a next one for each
        places = [np.array([len(attributes)])]
        for number, template in enumerate(CONTEXT):
            begin = bisect_left(attributes, template + "=")
            end = bisect_left(attributes, template + ">")
            own, at = self._codes(template, [attribute[len(template) + 1 :] for attribute in attributes[begin:end]])
            codes.append(own + number * TEMPLATE)
            places.append(at + begin)
            if template == "f" and attributes[begin - 1 : begin] == [template]:
                codes.append(np.array([number * TEMPLATE]))
                places.append(np.array([begin - 1]))
        self._closed = True
        every = np.concatenate(codes)
        order = np.argsort(every)
        return every[order], np.concatenate(places)[order]

    def _codes(self, template: str, named: list[str]) -> tuple[Integers, Integers]:
        """The codes that :meth:`name` makes attributes of, and where each stands."""
        every = np.arange(len(named))
        if template == "v":
            return np.array([self._kind(name[:-1]) * 2 + int(name[-1]) for name in named], np.int64), every
        if template in ("V", "c", "f"):
            return np.array(list(map(self._kind, named)), np.int64) + (template == "f"), every
        cuts = [name.count("_") for name in named]
        if cuts.count(1) < len(named):  # a name holds the sign that stands between two
            places = [place for place, count in enumerate(cuts) for _ in range(count)]
            pairs = [pair for name in named for pair in _pairs(name)]
        else:
            places = every.tolist()
            pairs = "_".join(named).split("_") if named else []
        for name in dict.fromkeys(pairs):
            self._kind(name)
        numbers = np.array(list(map(self._kinds.__getitem__, pairs)), np.int64)
        return numbers[::2] * PAIR + numbers[1::2], np.array(places, np.intp)

    def of_word(self, word: str) -> Shown:
        """The attributes a word gives to the tokens that see it at each of :data:`DISTANCES`."""
        return self._shown(self._look(word))

    def _shown(self, look: Look) -> Shown:
        word, _, lower, hint, shape = look
        known = hint + shape
        listed = self._words.listed(word)
        ending = lower[-3:]
        return (
            self._own(word, lower, shape, known, listed),
            ("-w=" + lower, "ls=" + ending, "lh=" + known, "lG=" + listed),
            ("+w=" + lower, "rs=" + ending, "rh=" + known, "rG=" + listed),
            ("2lw=" + lower, "2ls=" + ending, "2lh=" + known),
            ("2rw=" + lower, "2rs=" + ending, "2rh=" + known),
        )

    def _own(self, word: str, lower: str, shape: str, known: str, listed: str) -> tuple[str, ...]:
        size = len(word)
        row = ["w=" + lower, "S=" + shape, "h=" + known, "s1=" + lower[-1:], "G=" + listed + shape]
        if size > 2:
            row += ("s2=" + lower[-2:], "s2" + shape + lower[-2:], "p2=" + lower[:2])
        if size > 3:
            row += ("s3=" + lower[-3:], "s3" + shape + lower[-3:], "p3=" + lower[:3])
        if size > 4:
            row += ("s4=" + lower[-4:], "p4=" + lower[:4])
        if size > 6:
            row.append("s5=" + lower[-5:])
        if size > 8:
            row.append("s6=" + lower[-6:])
        if word[0].isupper():
            row.append("g=" + genders.listed(lower, self.language) + shape)
        return tuple(row)

    def in_context(self, words: Integers, at: Integers) -> Integers:
        """Codes of the attributes in context, :data:`CONTEXT` by tokens; each template has its own.

        ``words``: numbers of words with a :data:`GAP` before, between and behind the sentences; ``at``: the places of
        the tokens among them.
        """
        seen = dict(zip(COLUMNS, self._seen.take(words, 1), strict=True))
        place = np.arange(len(words))
        end = _next(seen["breaks"] > 0, place)
        begin = _last(seen["breaks"] > 0, place)
        auxiliary = _last(seen["auxiliary"] > 0, place)
        before = np.where(auxiliary > begin, seen["auxiliary"][auxiliary], 0)
        opened = _last(seen["subordinator"] > 0, place) > begin
        sentence = _last(words == 0, place)
        at_all = np.where(auxiliary > sentence, seen["auxiliary"][auxiliary], 0)
        closing = seen["class"][end - 1]
        verb = _next(seen["verb"] > 0, place)
        ahead = np.where(verb < end, seen["verb"][np.minimum(verb, len(words) - 1)], 0)
        own, word = seen["class"], seen["word"]
        left, right = _before(own), _behind(own)
        fresh = np.where(_before(seen["fresh"]) > 0, seen["shape"] + 1, 0)
        codes = (
            before * 2 + opened,
            at_all,
            closing,
            seen["hint"] * PAIR + closing,
            seen["key"] * PAIR + ahead,
            left * PAIR + own,
            own * PAIR + right,
            left * PAIR + right,
            _before(word) * PAIR + word,
            word * PAIR + _behind(word),
            fresh,
        )
        return np.stack(codes).take(at, 1) + TEMPLATES[:, None]

    def name(self, code: int) -> str:
        """The attribute that a code stands for."""
        names = self._names
        number, code = divmod(code, TEMPLATE)
        template = CONTEXT[number]
        if template == "v":
            return f"v={names[code >> 1]}{code & 1}"
        if template == "f":
            return f"f={names[code - 1]}" if code else "f"
        if code < PAIR and template in ("V", "c"):
            return f"{template}={names[code]}"
        first, second = divmod(code, PAIR)
        return f"{template}={names[first]}_{names[second]}"

    def lay_out(self, sentences: Sequence[Sequence[int]]) -> tuple[Integers, Integers]:
        """The numbers of the words of all sentences with gaps, and the places of the words among them."""
        laid = list(GAP)
        places: list[int] = []
        for numbers in sentences:
            places += range(len(laid), len(laid) + len(numbers))
            laid += numbers
            laid += GAP
        return np.array(laid), np.array(places)

    def attributes(self, words: Sequence[str]) -> Iterator[list[str]]:
        """All attributes of each token of a sentence, as training wants them."""
        self.learn(list(set(words).difference(self.numbers)))
        numbers, at = self.lay_out([list(map(self.numbers.__getitem__, words))])
        shown = [self.of_word(word) for word in words]
        for i, codes in enumerate(self.in_context(numbers, at).T.tolist()):
            row = list(map(self.name, codes))
            for number, distance in enumerate(DISTANCES):
                if 0 <= i + distance < len(words):
                    row += shown[i + distance][number]
            yield row


def _pairs(name: str) -> Iterator[str]:
    """The two names on both sides of each sign between them, one behind the other."""
    for at, sign in enumerate(name):
        if sign == "_":
            yield name[:at]
            yield name[at + 1 :]


def _before(values: Integers) -> Integers:
    """For each place the value before it; the gaps at both ends make it no matter what the first one has."""
    return np.concatenate((values[-1:], values[:-1]))


def _behind(values: Integers) -> Integers:
    return np.concatenate((values[1:], values[:1]))


def _last(marked: Flags, place: Integers) -> Integers:
    """For each place the last marked one before it, -1 for none."""
    found = np.maximum.accumulate(np.where(marked, place, -1))
    return np.concatenate(([-1], found[:-1]))


def _next(marked: Flags, place: Integers) -> Integers:
    """For each place the next marked one behind it, one behind the end for none."""
    found = np.minimum.accumulate(np.where(marked, place, len(place))[::-1])[::-1]
    return np.concatenate((found[1:], [len(place)]))
