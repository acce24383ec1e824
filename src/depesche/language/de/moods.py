"""Mood, person and number of the German finite verb, which form and subject tell together."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from depesche.document import Token
from depesche.language.clauses import Draft
from depesche.language.de.cases import FIRST_SECOND, NOMINATIVE, pronoun
from depesche.language.de.words import LANGUAGE, Words
from depesche.language.lexicon import FINITE, INFINITIVE, lexicon

# what a form is that can be several, first to last
MOODS = ("indicative", "subjunctive1", "subjunctive2")
# Konjunktiv II is made of past forms and speaks of the present
TENSES = {"past": "present", "pluperfect": "perfect", "future": "present"}
# tokens at the beginning and the end of a sentence that may be marks
OPENING = 3
# clauses joined by "und" whose subject is looked for
COORDINATED = 8
CACHED = 20_000


class Reading(NamedTuple):
    """What a finite form can be; those of verbs that differ in their particle are one."""

    moods: tuple[str, ...]
    persons: tuple[tuple[int, str], ...]


@lru_cache(maxsize=CACHED)
def _readings(form: str) -> tuple[Reading, ...]:
    forms = lexicon(LANGUAGE).guesses(form)
    return tuple(dict.fromkeys(Reading(f.moods, f.persons) for f in forms if f.form == FINITE))


@lru_cache(maxsize=CACHED)
def _agreeing(form: str, person: int, number: str) -> tuple[frozenset[str], str]:
    """The moods of a finite form in this person and number, which may be open, and the number when they leave one."""
    readings = _readings(form)
    fitting = [r for r in readings if not r.persons or any(p == person and number in (n, "") for p, n in r.persons)]
    fitting = fitting or list(readings)
    numbers = {n for reading in fitting for p, n in reading.persons if p == person}
    moods = frozenset(mood for reading in fitting for mood in reading.moods)
    return moods, number or (numbers.pop() if len(numbers) == 1 else "")


@lru_cache(maxsize=CACHED)
def _first_or_second(form: str) -> frozenset[tuple[int, str]]:
    """The first and second persons a finite form stands for in the indicative."""
    readings = _readings(form)
    return frozenset(person for r in readings for person in r.persons if "indicative" in r.moods and person[0] < 3)


def settle(words: Words, draft: Draft, person: int, number: str) -> None:
    """Mood, person and number of the finite verb, told apart with the subject where the form leaves several."""
    verb = draft.verb
    if verb is None or verb.finite is None:
        return
    form = words.tokens[verb.finite].lower
    if (person, number) == (3, ""):
        only = words.persons(verb.finite)
        person, number = next(iter(only)) if len(only) == 1 else _speaker(words, draft, form)
    moods, verb.number = _agreeing(form, person, number)
    verb.mood = _mood(words, draft, verb.finite, moods)
    verb.person = person
    if verb.mood == "subjunctive2":
        verb.tense = TENSES.get(verb.tense, verb.tense)
    for phrase in draft.phrases:
        if phrase.role == "subject" and not phrase.number:
            phrase.number = verb.number
            phrase.gender = _gender(words.tokens[phrase.head], verb.number)


def _gender(token: Token, number: str) -> str:
    """The gender of a pronoun whose number the verb tells: ``sie kam``."""
    found = {r[1] for r in pronoun(token.lower) if r[0] == NOMINATIVE and r[2] == number}
    return next(iter(found)) if token.pos == "PRON" and number == "sing" and len(found) == 1 else ""


def _mood(words: Words, draft: Draft, finite: int, moods: frozenset[str]) -> str:
    """The indicative where the form allows it, but Konjunktiv II in ``Sollte er kommen``."""
    if "subjunctive2" in moods and draft.order == "first" and draft.kind == "conditional":
        return "subjunctive2"
    if moods == {"imperative"} or _requests(words, draft, finite):
        return "imperative"
    # führe is rather of führen than of fahren
    return next((mood for mood in MOODS if mood in moods), "indicative")


def _requests(words: Words, draft: Draft, finite: int) -> bool:
    """Whether the sentence begins with a verb for ``ihr`` or polite ``Sie``: ``Nehmen Sie Platz``; no question."""
    if not _opens_sentence(words, finite) or words.tokens[finite].pos != "VERB" or _asks(words):
        return False
    following = words.tokens[finite + 1] if finite + 1 < len(words.tokens) else None
    if following is not None and following.text == "Sie":
        return INFINITIVE in words.kinds[finite]
    return words.persons(finite) == {(2, "plur")} and all(words.tokens[i].lower != "ihr" for i in draft.tokens)


def _opens_sentence(words: Words, i: int) -> bool:
    """Whether nothing but a quotation mark or two stands before the word."""
    return i < OPENING and all(token.pos == "PUNCT" for token in words.tokens[:i])


def _asks(words: Words) -> bool:
    """Whether the sentence ends with a question mark, marks of quotation aside."""
    return any(token.text == "?" for token in words.tokens[-OPENING:])


def _speaker(words: Words, draft: Draft, form: str) -> tuple[int, str]:
    """First or second person where the subject does not say it: a pronoun that agrees with the verb, the subject of the
    clause before ``und``, or none at all, as in ``Habe gute Erfahrungen gemacht``."""
    persons = _first_or_second(form)
    if not persons:
        return 3, ""
    if (1, "sing") in persons and _elliptic(words, draft):
        return 1, "sing"
    clause: Draft | None = draft
    for _ in range(COORDINATED):
        if clause is None:
            break
        for i in clause.tokens:
            found = FIRST_SECOND.get(words.tokens[i].lower)
            if found in persons and words.tokens[i].lower != "ihr":
                return found
        if any(p.role == "subject" for p in clause.phrases):
            return 3, ""
        clause = clause.coordinate
    return 3, ""


def _elliptic(words: Words, draft: Draft) -> bool:
    """Whether a statement begins with its verb and no subject follows at once: ``Habe gestern die Tür gestrichen``."""
    finite = draft.finite
    if finite is None or not _opens_sentence(words, finite) or _asks(words):
        return False
    return not any(p.role == "subject" and p.begin == finite + 1 for p in draft.phrases)
