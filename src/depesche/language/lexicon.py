"""The lexicon of a language: verbs with their inflected forms and readings, nouns with theirs.

The tables are described in ``docs/lexicon.md``. Forms are made by rule from the lemma and the irregular columns; what
no table holds is guessed from its ending, so that every verb in a text gets a lemma.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import NamedTuple

from depesche.language import tables
from depesche.language.tables import values

FINITE, INFINITIVE, ZU_INFINITIVE, PARTICIPLE, GERUND = "finite", "infinitive", "zu", "participle", "gerund"


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


Inflect = Callable[[Paradigm], Iterator[tuple[str, VerbForm]]]


@dataclass(slots=True, repr=False)
class Lexicon:
    """Verbs and nouns of one language."""

    language: str
    verbs: dict[str, tuple[VerbReading, ...]]
    forms: dict[str, list[VerbForm]]
    nouns: dict[str, tuple[NounReading, ...]]
    """Readings by inflected form as written."""
    _guess: Callable[[str, dict[str, list[VerbForm]]], tuple[VerbForm, ...]]
    _endings: tuple[str, ...]
    _compounds: bool

    def analyses(self, form: str) -> tuple[VerbForm, ...]:
        """What the lowercase form can be as a verb; empty when no table holds it."""
        return tuple(self.forms.get(form, ()))

    def guesses(self, form: str) -> tuple[VerbForm, ...]:
        """Analyses of a form known to be a verb: from the tables, else by prefix and ending."""
        return self.analyses(form) or self._guess(form, self.forms)

    def readings(self, lemma: str) -> tuple[VerbReading, ...]:
        """The readings of a verb lemma (``ankündigen``), in file order."""
        return self.verbs.get(lemma, ())

    def reports(self, lemma: str, *what: str) -> bool:
        """Whether a reading of the verb reports in one of these ways (``direct``, ``clause``, ``object``)."""
        return any(r.partition(":")[0] in what for reading in self.readings(lemma) for r in reading.reports)

    def noun(self, word: str) -> tuple[tuple[NounReading, ...], str]:
        """The readings of a noun as written and, for a compound, its first part."""
        found = self._simple_noun(word)
        if found or not self._compounds:
            return found, ""
        for start in range(2, len(word) - 2):
            last = word[start:]
            readings = self._simple_noun(last if last[0].isupper() else last.capitalize())
            whole = tuple(r for r in readings if "whole" not in r.flags)
            if whole:
                return whole, word[:start].rstrip("-")
        return (), ""

    def _simple_noun(self, word: str) -> tuple[NounReading, ...]:
        found = self.nouns.get(word)
        if found:
            return found
        for ending in self._endings:
            if word.endswith(ending) and len(word) > len(ending) + 2:
                found = self.nouns.get(word[: -len(ending)])
                if found:
                    return found
        return ()


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language, read once."""
    morphology = import_module(f"depesche.language.{language}.morphology")
    verbs = _verb_readings(language)
    return Lexicon(
        language,
        {lemma: tuple(readings) for lemma, readings in verbs.items()},
        _forms(language, morphology.inflect),
        _nouns(language),
        morphology.guess,
        morphology.NOUN_ENDINGS,
        morphology.COMPOUNDS,
    )


def rows(language: str, table: str) -> tuple[dict[str, str], ...]:
    """INTERIM: empty while others still write the table."""
    from importlib.resources import files
    return tables.rows(language, table) if files("depesche.language").joinpath(language, table + ".tsv").is_file() else ()


def split_lemma(lemma: str) -> tuple[str, str, str]:
    """A lemma as the tables write it, as infinitive with particle, bare infinitive, particle."""
    if "|" in lemma:
        particle, _, bare = lemma.partition("|")
        return particle + bare, bare, particle
    if " " in lemma:
        bare, _, particle = lemma.partition(" ")
        return lemma, bare, particle
    return lemma, lemma, ""


def _verb_readings(language: str) -> dict[str, list[VerbReading]]:
    verbs: dict[str, list[VerbReading]] = {}
    for row in rows(language, "verbs"):
        lemma, _, particle = split_lemma(row["lemma"])
        reading = VerbReading(
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
        verbs.setdefault(lemma, []).append(reading)
    return verbs


def _paradigms(language: str) -> Iterator[Paradigm]:
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


def _forms(language: str, inflect: Inflect) -> dict[str, list[VerbForm]]:
    forms: dict[str, list[VerbForm]] = {}
    closed = set()
    for row in rows(language, "auxiliaries"):
        persons = tuple((int(p[0]), p[1:]) for p in values(row["persons"]))
        form = VerbForm(row["lemma"], row["verbform"], "", False, row["tense"], values(row["moods"]), persons)
        forms.setdefault(row["form"], []).append(form)
        closed.add(row["lemma"])
    for paradigm in _paradigms(language):
        if paradigm.lemma in closed and not paradigm.particle:
            continue
        for word, form in inflect(paradigm):
            known = forms.setdefault(word, [])
            if form not in known:
                known.append(form)
    return forms


def _nouns(language: str) -> dict[str, tuple[NounReading, ...]]:
    nouns: dict[str, list[NounReading]] = {}
    for row in rows(language, "nouns"):
        reading = NounReading(
            row["lemma"],
            values(row["reports"]),
            row["event"],
            values(row["source"]),
            values(row["target"]),
            frozenset(values(row["flags"])),
        )
        for form in (row["lemma"], *values(row["forms"])):
            nouns.setdefault(form, []).append(reading)
    return {form: tuple(readings) for form, readings in nouns.items()}
