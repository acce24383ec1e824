"""Learn how endings turn into lemmas and write ``lemmas.tsv`` of a language.

    python -m training.train_lemmas de|en [--corpora DIR]

English: the lemmas of EWT, counted by ending. German: little text comes with lemmas (GSD dev, PUD), much with tags only
(GSD train). A perceptron learns from the former to choose among the lemmas a form could have, looking at the ending,
at which of the candidates occur and behind which articles form and candidates stand; its choices for the forms of the
latter are counted beside the former, and so are adjectives and nouns whose forms mislead, from lists written for it
(``ADJECTIVE_STEMS`` and :mod:`training.german_nouns`).
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from random import Random

from depesche.language.lemmas import LONGEST_ENDING
from training import german_nouns
from training.treebanks import CORPORA, Words, conllu, joined, tagged, without_test

MODELS = Path(__file__).resolve().parents[1] / "src" / "depesche" / "language"
OPEN = ("NOUN", "ADJ", "ADV")  # names keep their form, verbs go by the lexicon
INFLECTED = (*OPEN, "DET")  # German: andere, selbe
GUESSED = ("NOUN", "ADJ")
ROUNDS = 10
SNAPSHOT = 400  # choices between two snapshots that the average is made of
# Adjectives whose stem looks like one with an ending, or changes; the corpora have too few of their forms.
ADJECTIVE_STEMS = (
    "sicher", "bitter", "sauber", "tapfer", "lecker", "heiter", "munter", "locker", "schwer", "leer", "teuer:teur",
    "dunkel:dunkl", "flexibel:flexibl", "sensibel:sensibl", "akzeptabel:akzeptabl", "stabil", "leise:leis",
    "müde:müd", "offen", "eigen", "trocken", "selten", "hoch:hoh", "besser>gut", "best>gut", "höher>hoch",
    "höchst>hoch", "näher>nah", "nächst>nah", "größer>groß", "größt>groß", "älter>alt", "ältest>alt", "jünger>jung",
    "jüngst>jung", "stärker>stark", "stärkst>stark", "schwächer>schwach", "länger>lang", "längst>lang", "kürzer>kurz",
    "kürzest>kurz", "wärmer>warm", "kälter>kalt", "härter>hart", "ärmer>arm", "schärfer>scharf", "früher>früh",
    "frühest>früh", "später>spät", "spätest>spät", "weiter>weit", "schlimmst>schlimm", "wichtigst>wichtig",
    "teurer>teuer", "teuerst>teuer", "dunkler>dunkel",
    "ärger>arg", "ärgst>arg", "klüger>klug", "klügst>klug", "gröber>grob", "gröbst>grob", "jüngst>jung", "wärmst>warm",
    "kältest>kalt", "härtest>hart", "ärmst>arm", "schärfst>scharf", "meist>meist", "liberal", "national",
    "international", "militärisch",
)  # fmt: skip
ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")
UMLAUTS = {"ä": "a", "ö": "o", "ü": "u"}
SINGULAR = frozenset({
    "ein", "eine", "einer", "einem", "eines", "kein", "jede", "jeder", "jedes", "jedem", "das", "des", "zur", "vom",
    "zum", "im", "beim", "dieses", "am",
})  # fmt: skip
PLURAL = frozenset({
    "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "viele", "vielen", "mehrere", "mehreren",
    "alle", "allen", "beide", "beiden", "einige", "einigen", "wenige", "wenigen", "zahlreiche",
})  # fmt: skip

Pair = tuple[str, str]
Gold = dict[str, dict[Pair, float]]


def main() -> None:
    """Learn, write the table, print its size and the figures on the test part."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("language", choices=("de", "en"))
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    parser.add_argument("--output", type=Path, default=None, help="default: the table that ships")
    given = parser.parse_args()
    weights = german(given.corpora) if given.language == "de" else english(given.corpora)
    table = {pos: endings(pairs) for pos, pairs in weights.items()}
    output = given.output or MODELS / given.language / "lemmas.tsv"
    output.write_text(HEAD.format(SOURCES[given.language]) + "".join(_lines(table)), encoding="utf-8")
    print({pos: len(found) for pos, found in table.items()}, output.stat().st_size)


SOURCES = {
    "de": "UD German GSD (CC BY-SA 4.0), PUD (CC BY-SA 3.0) and lists written for Depesche",
    "en": "UD English EWT (CC BY-SA 4.0)",
}
HEAD = """# Endings to lemmas, made by training/train_lemmas.py from {}.
# The longest ending that fits says how many characters to cut and what to add; ^ marks a whole word.
pos\tending\tcut\tadd
"""


def _lines(table: Mapping[str, Mapping[str, tuple[int, str]]]) -> Iterator[str]:
    for pos in sorted(table):
        for ending, (cut, add) in sorted(table[pos].items()):
            yield f"{pos}\t{ending}\t{cut}\t{add}\n"


def english(corpora: Path) -> Gold:
    """Lemmas of EWT train and dev."""
    parts = (corpora / f"ud-en/ewt-{part}.conllu" for part in ("train", "dev"))
    return _gold((joined(words) for part in parts for _, words in conllu(part, "en")), OPEN)


def german(corpora: Path) -> Gold:
    """Lemmas of GSD dev and PUD, and guessed ones for the nouns and adjectives of GSD train."""
    parts = [corpora / f"ud-de/{part}.conllu" for part in ("gsd-dev", "pud")]
    annotated = [joined(words) for part in parts for _, words in conllu(part, "de")]
    gold = _gold(annotated, INFLECTED)
    for form, lemma in _declined(ADJECTIVE_STEMS):
        gold["ADJ"][form, lemma] += 3
    for form, lemma in german_nouns.forms():
        gold["NOUN"][form, lemma] += 3
    seen = Seen([*annotated, *(joined(words) for words in tagged(corpora / "pos-de/gsd-train.pos"))])
    for pos in GUESSED:
        model = Chooser(pos, gold[pos], seen, _marked(corpora, "Number"), _marked(corpora, "Gender"))
        for form, count in seen.counts[pos].items():
            if usual(form) and not any(f == form for f, _ in gold[pos]):
                gold[pos][form, model.best(form)] = min(count, 4) / 2
    return gold


def _declined(stems: Iterable[str]) -> Iterator[Pair]:
    """The forms of adjectives: ``teuer:teur`` names the stem before an ending, ``höher>hoch`` the lemma."""
    for entry in stems:
        base, _, lemma = entry.partition(">")
        plain, _, stem = base.partition(":")
        yield plain, lemma or plain
        yield from (((stem or plain) + ending, lemma or plain) for ending in ADJECTIVE_ENDINGS)


def _marked(corpora: Path, feature: str) -> dict[str, str]:
    """Lower-case form to the values a feature has in GSD, initials in order: S, P, PS."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for sentence, index, value in without_test(corpora / f"morph-de/{feature}.txt", corpora):
        if index.isdecimal() and int(index) < len(sentence.split(" ")):
            found[sentence.split(" ")[int(index)].lower()].add(value[:1])
    return {form: "".join(sorted(values)) for form, values in found.items()}


def usual(form: str) -> bool:
    """Whether the form is a word one can learn from: letters and hyphens only."""
    return form.replace("-", "").isalpha() and len(form) > 2


def _gold(sentences: Iterable[Words], kinds: Iterable[str]) -> Gold:
    found: Gold = {pos: defaultdict(float) for pos in kinds}
    for words in sentences:
        for word in words:
            if word.pos in found and word.lemma and word.lemma != "_":
                found[word.pos][word.form.lower(), word.lemma.lower()] += 1
    return found


class Seen:
    """How often forms occur by part of speech, and behind which kinds of words."""

    def __init__(self, sentences: Iterable[Words]) -> None:
        self.counts: dict[str, Counter[str]] = {pos: Counter() for pos in GUESSED}
        self.singular: Counter[str] = Counter()
        self.plural: Counter[str] = Counter()
        for words in sentences:
            before = two_before = ""
            for word in words:
                lower = word.form.lower()
                if word.pos in self.counts:
                    self.counts[word.pos][lower] += 1
                    near = {before, two_before}
                    self.singular[lower] += bool(near & SINGULAR)
                    self.plural[lower] += bool(near & PLURAL)
                before, two_before = lower, before if word.pos == "ADJ" else ""


class Chooser:
    """A perceptron that ranks the lemmas a form could have."""

    def __init__(
        self, pos: str, gold: Mapping[Pair, float], seen: Seen, number: Mapping[str, str], gender: Mapping[str, str]
    ) -> None:
        self.pos, self.seen, self.number, self.gender = pos, seen, number, gender
        self.heads: defaultdict[str, Counter[tuple[str, str, str]]] = defaultdict(Counter)
        for form, lemma in gold:
            self.heads[form][_edit(form, lemma)] += 1
        self.edits = _edits(gold)
        self.weights: defaultdict[str, float] = defaultdict(float)
        self._learn(sorted(gold))

    def best(self, form: str) -> str:
        """The likeliest lemma."""
        return max(self.candidates(form), key=lambda lemma: (self._score(form, lemma), lemma))

    def candidates(self, form: str) -> list[str]:
        """All lemmas the known edits give, the form itself first."""
        found = {form: None}
        for flip, cut, add in self.edits:
            stem = form[: len(form) - len(cut)]
            if form.endswith(cut) and len(stem) > 2:
                found.setdefault((_without_umlaut(stem) if flip else stem) + add)
        return list(found)

    def _learn(self, pairs: list[Pair]) -> None:
        totals: defaultdict[str, float] = defaultdict(float)
        order = Random(ROUNDS)  # noqa: S311  (a fixed order that is not the alphabet)
        choices = [(form, lemma) for form, lemma in pairs if lemma in self.candidates(form)]
        for _ in range(ROUNDS):
            order.shuffle(choices)
            for step, (form, lemma) in enumerate(choices):
                self._correct(form, lemma)
                if step % SNAPSHOT == 0:
                    for name, weight in self.weights.items():
                        totals[name] += weight
        self.weights = totals

    def _correct(self, form: str, lemma: str) -> None:
        guess = self.best(form)
        if guess != lemma:
            for name in self._features(form, lemma):
                self.weights[name] += 1
            for name in self._features(form, guess):
                self.weights[name] -= 1

    def _score(self, form: str, lemma: str) -> float:
        return sum(self.weights.get(name, 0.0) for name in self._features(form, lemma))

    def _features(self, form: str, lemma: str) -> list[str]:
        edit = "{}{}>{}".format(*_edit(form, lemma))
        counts = self.seen.counts[self.pos]
        own = _size(counts[form])
        marked = self.number.get(form, "") + self.gender.get(form, self.gender.get(lemma, ""))
        seen = min(_size(counts[lemma]), 2)
        number = f"{_size(self.seen.singular[form])}{_size(self.seen.plural[form])}"
        return [
            edit, f"{edit} {form[-3:]}", f"{edit} {form[-4:]}", f"{edit} {form[-5:]}", f"{edit} {lemma[-3:]}",
            f"{edit} seen {_size(counts[lemma])}", f"{edit} seen {_size(counts[lemma])} own {own}",
            f"{edit} number {number}", f"{edit} lemma singular {_size(self.seen.singular[lemma])}",
            f"{edit} others {self._others(form, lemma)}", f"{edit} marked {marked}", f"seen {seen}",
            f"same {form == lemma} seen {seen} own {min(own, 2)}", f"same {form == lemma} number {number}",
            f"head {self._head_says(form, lemma)}", f"{edit} head {self._head_says(form, lemma)}",
        ]  # fmt: skip

    def _head_says(self, form: str, lemma: str) -> str:
        """Whether the longest known word at the end of a compound has the same edit."""
        for start in range(2, len(form) - 3):
            edits = self.heads.get(form[start:])
            if edits:
                return str(_edit(form, lemma) in edits)
        return ""

    def _others(self, form: str, lemma: str) -> str:
        counts = self.seen.counts[self.pos]
        return "".join(e for e in ("s", "n", "en", "e", "er", "es") if counts[lemma + e] and lemma + e != form)


def _size(count: int) -> int:
    return 0 if count == 0 else 1 if count == 1 else 2 if count < 6 else 3


def _edits(gold: Mapping[Pair, float]) -> list[tuple[str, str, str]]:
    counts = Counter(_edit(form, lemma) for form, lemma in gold)
    return sorted(edit for edit, count in counts.items() if count > 1)


def _edit(form: str, lemma: str) -> tuple[str, str, str]:
    """How the lemma comes about: umlaut taken back or not, what is cut, what is added."""
    plain = _without_umlaut(form)
    same, plain_same = _common(form, lemma), _common(plain, lemma)
    if plain_same > same:
        return "~", form[plain_same:], lemma[plain_same:]
    return "", form[same:], lemma[same:]


def _common(a: str, b: str) -> int:
    size = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        size += 1
    return size


def _without_umlaut(stem: str) -> str:
    """The word with its last umlaut taken back."""
    for i in range(len(stem) - 1, -1, -1):
        if stem[i] in UMLAUTS:
            return stem[:i] + UMLAUTS[stem[i]] + stem[i + 1 :]
    return stem


def endings(pairs: Mapping[Pair, float]) -> dict[str, tuple[int, str]]:
    """The fewest endings that give the lemmas: an ending is kept where it is right more often than a shorter one."""
    votes: defaultdict[str, defaultdict[tuple[int, str], float]] = defaultdict(lambda: defaultdict(float))
    for (form, lemma), weight in pairs.items():
        same = _common(form, lemma)
        edit = len(form) - same, lemma[same:]
        for ending in _endings_of(form):
            if edit[0] <= len(ending):
                votes[ending][edit] += weight
    kept: dict[str, tuple[int, str]] = {}
    for ending in sorted(votes, key=len):
        best, count = max(votes[ending].items(), key=lambda item: (item[1], item[0]))
        parent = _parent(ending, kept)
        if parent is None or (parent != best and count - votes[ending][parent] > 0.4):
            kept[ending] = best
    return kept


def _endings_of(form: str) -> list[str]:
    sizes = range(min(LONGEST_ENDING, len(form)) + 1)
    return [*(form[len(form) - size :] for size in sizes), "^" + form]


def _parent(ending: str, kept: Mapping[str, tuple[int, str]]) -> tuple[int, str] | None:
    start = 1
    while start <= len(ending):
        if ending[start:] in kept:
            return kept[ending[start:]]
        start += 1
    return None


if __name__ == "__main__":
    main()
