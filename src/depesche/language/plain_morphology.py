"""Verb inflection of a language without ``morphology.py``: the forms are those the tables list, nothing is derived.

A cell of ``present``, ``past`` or ``subjunctive`` holds one form for all persons, two (third person singular and
plural) or six (``I`` to ``they``); a cell of ``participle`` holds any number.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from depesche.language.lexicon import FINITE, INFINITIVE, PARTICIPLE, Paradigm, VerbForm

if TYPE_CHECKING:
    from depesche.language.lexicon import Forms

NOUN_ENDINGS: tuple[str, ...] = ()
KEY = 3
"""Letters by which verbs are found."""
SIX = tuple((person, number) for number in ("sing", "plur") for person in (1, 2, 3))
PERSONS = {2: (SIX[2:3], SIX[5:]), 6: tuple((one,) for one in SIX)}
"""Number of forms in a cell to the persons each can stand for."""


def inflect(paradigm: Paradigm) -> Iterator[tuple[str, VerbForm]]:
    """Every listed form with its analysis."""
    lemma, particle = paradigm.lemma, paradigm.particle
    if particle:
        lemma = f"{lemma} {particle}"
    apart = bool(particle)
    yield paradigm.lemma, VerbForm(lemma, INFINITIVE, particle, apart)
    columns = (
        (paradigm.present, "present", "indicative"),
        (paradigm.past, "past", "indicative"),
        (paradigm.subjunctive, "present", "subjunctive1"),
    )
    for cell, tense, mood in columns:
        forms = _forms(cell)
        for at, form in enumerate(forms):
            persons = PERSONS[len(forms)][at] if len(forms) in PERSONS else ()
            yield form, VerbForm(lemma, FINITE, particle, apart, tense, (mood,), persons)
    for form in _forms(paradigm.participle):
        yield form, VerbForm(lemma, PARTICIPLE, particle, apart)


def _forms(cell: str) -> list[str]:
    return [form for form in cell.split("|") if form]


def keys(paradigms: list[Paradigm]) -> set[str]:
    """How the forms of a verb begin."""
    return {form[:KEY] for paradigm in paradigms for form, _ in inflect(paradigm)}


def lookups(form: str) -> list[str]:
    """The keys under which a verb with this form may be found."""
    return [form[:KEY]]


def guess(_form: str, _forms: Forms) -> tuple[VerbForm, ...]:
    """Analyses of a form that no table holds: none."""
    return ()
