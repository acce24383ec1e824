"""The lexicon of a language: verbs with their inflected forms and readings, nouns with theirs.

The tables are described in ``docs/lexicon.md``. Forms are made by rule from the lemma and the irregular columns; what
no table holds is guessed from its ending, so that every verb in a text gets a lemma.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, cached_property
from importlib import import_module
from types import ModuleType
from typing import NamedTuple

from depesche.language.registry import language_module, traits
from depesche.language.tables import rows, values

FINITE, INFINITIVE, ZU_INFINITIVE, PARTICIPLE, GERUND = "finite", "infinitive", "zu", "participle", "gerund"


# words whose guessed analyses are kept, enough for a long report; hostile input must not fill the memory
CACHED = 50_000
# letters of a compound that are looked through for its last part
LONGEST_FIRST_PART = 60


# what a reading may ask for and still be the verb's own
BARE = ((), ("sich",))


class Paradigm(NamedTuple):
    """The irregular forms of a verb; empty where the rule holds."""

    lemma: str
    """Infinitive without particle."""
    particle: str = ""
    present: str = ""
    past: str = ""
    participle: str = ""
    subjunctive: str = ""


class VerbForm(NamedTuple):
    """One analysis of a verb form."""

    lemma: str
    """Infinitive with its particle in front: ``ankündigen``, ``call off``."""
    form: str
    """finite, infinitive, zu (``anzukündigen``), participle or gerund (English -ing)."""
    particle: str = ""
    """The separable particle, or the particle of an English phrasal verb."""
    separate: bool = False
    """True when the form stands without its particle, which must be found elsewhere in the clause."""
    tense: str = ""
    """present or past for finite forms."""
    moods: tuple[str, ...] = ()
    """What the form can be: indicative, subjunctive1, subjunctive2, imperative."""
    persons: tuple[tuple[int, str], ...] = ()
    """Person and number (``sing``, ``plur``) it can stand for; empty when the form leaves all open."""
    known: bool = True
    """False when the analysis is a guess from the ending."""


class VerbReading(NamedTuple):
    """One line of verbs.tsv; see docs/lexicon.md for the meaning of the fields."""

    lemma: str
    particle: str
    with_: tuple[str, ...]
    reports: tuple[str, ...]
    medium: str
    event: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    flags: frozenset[str]


class NounReading(NamedTuple):
    """One line of nouns.tsv."""

    lemma: str
    reports: tuple[str, ...]
    event: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    flags: frozenset[str]


Row = dict[str, str]


def _morphology(language: str) -> ModuleType:
    """How the language inflects its verbs; by the forms its tables list where its folder does not say."""
    return language_module(language, "morphology") or import_module("depesche.language.plain_morphology")


class Forms:
    """The inflected forms of all verbs; a verb is inflected when a form that begins like one of its own is wanted."""

    def __init__(self, language: str) -> None:
        self._morphology = _morphology(language)
        self._known: dict[str, list[tuple[int, VerbForm]]] = {}
        """Analyses with the place of their verb in the table: what was asked for before must not change the order."""
        self._waiting: dict[str, list[str]] = {}
        self._verbs: dict[str, list[tuple[int, Paradigm]]] = {}
        closed = self._add_auxiliaries(language)
        for rank, paradigm in enumerate(paradigms(language), 1):
            if paradigm.particle or paradigm.lemma not in closed:
                self._verbs.setdefault(paradigm.lemma, []).append((rank, paradigm))
        for lemma, ranked in self._verbs.items():
            for key in self._morphology.keys([paradigm for _, paradigm in ranked]):
                self._waiting.setdefault(key, []).append(lemma)

    def get(self, form: str) -> tuple[VerbForm, ...]:
        """The analyses of a lowercase form; empty when no verb has it."""
        if self._waiting:
            for key in self._morphology.lookups(form):
                for lemma in self._waiting.pop(key, ()):
                    self._inflect(lemma)
        return tuple(analysis for _, analysis in sorted(self._known.get(form, ()), key=_rank))

    def __contains__(self, form: str) -> bool:
        return bool(self.get(form))

    def _inflect(self, lemma: str) -> None:
        for rank, paradigm in self._verbs.pop(lemma, ()):
            for word, form in self._morphology.inflect(paradigm):
                known = self._known.setdefault(word, [])
                if (rank, form) not in known:
                    known.append((rank, form))

    def _add_auxiliaries(self, language: str) -> set[str]:
        closed = set()
        for row in rows(language, "auxiliaries"):
            persons = tuple((int(p[0]), p[1:]) for p in values(row["persons"]))
            form = VerbForm(row["lemma"], row["verbform"], "", False, row["tense"], values(row["moods"]), persons)
            self._known.setdefault(row["form"], []).append((0, form))
            closed.add(row["lemma"])
        return closed


def _rank(ranked: tuple[int, VerbForm]) -> int:
    return ranked[0]


class Lexicon:
    """Verbs and nouns of one language."""

    def __init__(self, language: str) -> None:
        morphology = _morphology(language)
        self.language = language
        self.forms = Forms(language)
        self._guess: Callable[[str, Forms], tuple[VerbForm, ...]] = morphology.guess
        self._endings: tuple[str, ...] = morphology.NOUN_ENDINGS
        self._compounds = traits(language).compounds
        self._verb_rows = _by_lemma(language)
        self._noun_rows = _by_form(language)
        self._readings: dict[str, tuple[VerbReading, ...]] = {}
        self._guessed: dict[str, tuple[VerbForm, ...]] = {}
        self._nouns: dict[str, tuple[NounReading, ...]] = {}

    def analyses(self, form: str) -> tuple[VerbForm, ...]:
        """What the lowercase form can be as a verb; empty when no table holds it."""
        return self.forms.get(form)

    def guesses(self, form: str) -> tuple[VerbForm, ...]:
        """Analyses of a form known to be a verb: from the tables, else by prefix and ending."""
        found = self._guessed.get(form)
        if found is None:
            found = self.forms.get(form) or self._guess(form, self.forms)
            if len(self._guessed) < CACHED:
                self._guessed[form] = found
        return found

    def readings(self, lemma: str) -> tuple[VerbReading, ...]:
        """The readings of a verb lemma (``ankündigen``), in file order."""
        found = self._readings.get(lemma)
        if found is None:
            found = tuple(_verb_reading(row) for row in self._verb_rows.get(lemma, ()))
            if found:
                self._readings[lemma] = found
        return found

    def reports(self, lemma: str, *what: str) -> bool:
        """Whether the verb by itself reports in one of these ways (``direct``, ``clause``, ``object``).

        Readings that need a noun beside the verb (``laut werden``) do not count.
        """
        return any(
            report.partition(":")[0] in what
            for reading in self.readings(lemma)
            if reading.with_ in BARE
            for report in reading.reports
        )

    @cached_property
    def verbs(self) -> dict[str, tuple[VerbReading, ...]]:
        """All readings by lemma; :meth:`readings` is the cheap way to one lemma."""
        return {lemma: self.readings(lemma) for lemma in self._verb_rows}

    @cached_property
    def nouns(self) -> dict[str, tuple[NounReading, ...]]:
        """All noun readings by lemma and listed form; :meth:`noun` is the cheap way to one word."""
        return {form: self._listed_noun(form) for form in self._noun_rows}

    def noun(self, word: str) -> tuple[tuple[NounReading, ...], str]:
        """The readings of a noun as written and, for a compound, its first part."""
        found = self._simple_noun(word)
        if found or not self._compounds:
            return found, ""
        for start in range(2, min(len(word) - 2, LONGEST_FIRST_PART)):
            last = word[start:]
            readings = self._simple_noun(last if last[0].isupper() else last.capitalize())
            whole = tuple(r for r in readings if "whole" not in r.flags)
            if whole:
                return whole, word[:start].rstrip("-")
        return (), ""

    def _simple_noun(self, word: str) -> tuple[NounReading, ...]:
        found = self._listed_noun(word)
        if found:
            return found
        for ending in self._endings:
            if word.endswith(ending) and len(word) > len(ending) + 2:
                found = self._listed_noun(word[: -len(ending)])
                if found:
                    return found
        return ()

    def _listed_noun(self, form: str) -> tuple[NounReading, ...]:
        found = self._nouns.get(form)
        if found is None and form in self._noun_rows:
            found = self._nouns[form] = tuple(_noun_reading(row) for row in self._noun_rows[form])
        return found or ()


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language, read once."""
    return Lexicon(language)


@cache
def vocabulary(language: str, kind: str) -> frozenset[str]:
    """The words of one class that the grammar knows by name."""
    return frozenset(
        word for row in rows(language, "grammar_words") if row["kind"] == kind for word in values(row["words"])
    )


@cache
def endings(language: str, kind: str) -> tuple[str, ...]:
    """The same, longest first, for looking at the ends and beginnings of words."""
    return tuple(sorted(vocabulary(language, kind), key=_longest_first))


def _longest_first(word: str) -> tuple[int, str]:
    return -len(word), word


def split_lemma(lemma: str) -> tuple[str, str, str]:
    """A lemma as the tables write it, as infinitive with particle, bare infinitive, particle."""
    if "|" in lemma:
        particle, _, bare = lemma.partition("|")
        return particle + bare, bare, particle
    if " " in lemma:
        bare, _, particle = lemma.partition(" ")
        return lemma, bare, particle
    return lemma, lemma, ""


def _by_lemma(language: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows(language, "verbs"):
        found.setdefault(row["lemma"].replace("|", ""), []).append(row)
    return found


def _verb_reading(row: Row) -> VerbReading:
    lemma, _, particle = split_lemma(row["lemma"])
    return VerbReading(
        lemma,
        particle,
        values(row["with"]),
        values(row["reports"]),
        row["medium"],
        row["event"],
        values(row["source"]),
        values(row["target"]),
        frozenset(values(row["flags"])),
    )


def paradigms(language: str) -> Iterator[Paradigm]:
    """One paradigm a lemma: verbs.tsv, completed by and beside the irregular verbs."""
    irregular = {row["lemma"]: row for row in rows(language, "irregular")}
    seen: dict[str, dict[str, str]] = {}
    for row in rows(language, "verbs"):
        known = seen.setdefault(row["lemma"], row)
        if known is not row and not any(known[c] for c in ("present", "past", "participle")):
            seen[row["lemma"]] = row
    for lemma, row in [*seen.items(), *((lemma, row) for lemma, row in irregular.items() if lemma not in seen)]:
        _, bare, particle = split_lemma(lemma)
        base = irregular.get(bare, {})
        present = row["present"].split(" ")[0] or base.get("present", "")
        past = row["past"].split(" ")[0] or base.get("past", "")
        participle = row["participle"] or base.get("participle", "")
        yield Paradigm(bare, particle, present, past, participle, row["subjunctive"] or base.get("subjunctive", ""))


def _by_form(language: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows(language, "nouns"):
        for form in (row["lemma"], *values(row["forms"])):
            found.setdefault(form, []).append(row)
    return found


def _noun_reading(row: Row) -> NounReading:
    return NounReading(
        row["lemma"],
        values(row["reports"]),
        row["event"],
        values(row["source"]),
        values(row["target"]),
        frozenset(values(row["flags"])),
    )
