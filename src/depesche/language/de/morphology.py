"""German verb inflection: all forms of a verb from its principal parts, and analyses of verbs no table holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from depesche.language.lexicon import (
    FINITE,
    INFINITIVE,
    PARTICIPLE,
    ZU_INFINITIVE,
    Paradigm,
    VerbForm,
    endings,
    vocabulary,
)

if TYPE_CHECKING:
    from depesche.language.lexicon import Forms

NOUN_ENDINGS = ("s", "es", "en", "e", "n", "ern", "er", "ens")

INSEPARABLE = endings("de", "inseparable")
SIMPLEX = vocabulary("de", "simplex")
# longest first, so that "zurück" is found before "zu"
SEPARABLE = endings("de", "separable")
# the same by their first two letters
SEPARABLE_BY_START = {
    start: tuple(particle for particle in SEPARABLE if particle.startswith(start))
    for start in {particle[:2] for particle in SEPARABLE}
}
UMLAUT = {"a": "ä", "o": "ö", "u": "ü"}
# Letters by which verbs are found; one letter fewer and a report inflects three times as many verbs as it holds.
KEY = 4
# Letters of a verb form behind the first part of a compound: so many have the longest in the table, and an address of a
# hundred thousand signs takes no longer than a word.
LONGEST_VERB = 24

SINGULAR_1: tuple[tuple[int, str], ...] = ((1, "sing"),)
SINGULAR_2: tuple[tuple[int, str], ...] = ((2, "sing"),)
SINGULAR_3: tuple[tuple[int, str], ...] = ((3, "sing"),)
SINGULAR_13: tuple[tuple[int, str], ...] = ((1, "sing"), (3, "sing"))
PLURAL_13: tuple[tuple[int, str], ...] = ((1, "plur"), (3, "plur"))
PLURAL_2: tuple[tuple[int, str], ...] = ((2, "plur"),)
INDICATIVE, FIRST, SECOND = ("indicative",), ("subjunctive1",), ("subjunctive2",)
IMPERATIVE = ("imperative",)


def inflect(paradigm: Paradigm) -> Iterator[tuple[str, VerbForm]]:
    """Every form with its analysis; those of a separable verb without and with the particle in front."""
    for one in _alternatives(paradigm):
        yield from _inflect(one)


def _alternatives(paradigm: Paradigm) -> list[Paradigm]:
    """One paradigm for each inflection of a verb with several: ``schuf|schaffte``, ``geschaffen|geschafft``."""
    if "|" not in "".join(paradigm[2:]):
        return [paradigm]
    columns = [cell.split("|") for cell in paradigm[2:]]
    most = max(map(len, columns))
    return [
        Paradigm(paradigm.lemma, paradigm.particle, *(cell[min(number, len(cell) - 1)] for cell in columns))
        for number in range(most)
    ]


def _inflect(paradigm: Paradigm) -> Iterator[tuple[str, VerbForm]]:
    bare, particle = paradigm.lemma, paradigm.particle
    lemma = particle + bare
    for word, tense, moods, persons in _finite(paradigm):
        yield word, VerbForm(lemma, FINITE, particle, bool(particle), tense, moods, persons)
        if particle:
            yield particle + word, VerbForm(lemma, FINITE, particle, False, tense, moods, persons)
    yield lemma, VerbForm(lemma, INFINITIVE, particle)
    if particle:
        yield f"{particle}zu{bare}", VerbForm(lemma, ZU_INFINITIVE, particle)
    yield _participle(paradigm), VerbForm(lemma, PARTICIPLE, particle)


def keys(paradigms: list[Paradigm]) -> set[str]:
    """How the forms of a bare verb (the same for all its particles) begin.

    A stem shorter than a key does not decide how its forms begin: those of such verbs are all listed.
    """
    paradigms = [one for paradigm in paradigms for one in _alternatives(paradigm)]
    bare = paradigms[0].lemma
    words = {bare, umlaut(_stem(bare))}
    if len(_stem(bare)) < KEY or bare.endswith(("eln", "ern")):
        words.update(word for word, *_ in _finite(paradigms[0]))
    for paradigm in paradigms:
        past = paradigm.past
        words.update((paradigm.present, past, umlaut(past), paradigm.subjunctive))
        if 0 < len(past) < KEY or 0 < len(paradigm.present) <= KEY:
            words.update(word for word, *_ in _finite(paradigm))
        participle = paradigm.participle.removeprefix(paradigm.particle)
        words.update((participle, participle.removeprefix("ge")))
    return {_key(word) for word in words if word}


def lookups(form: str) -> list[str]:
    """The keys under which a verb with this form may be found."""
    found = [_key(form), _key(form[2:])]
    for particle in _particles(form):
        if form.startswith(particle):
            rest = form[len(particle) :]
            found += [_key(rest), _key(rest[2:])]
    return found


def _particles(form: str) -> tuple[str, ...]:
    """The particles the form may begin with, longest first."""
    return SEPARABLE_BY_START.get(form[:2], ())


def _key(word: str) -> str:
    return word[: KEY + 1] if word.startswith(("ver", "ent")) else word[:KEY]


Finite = tuple[str, str, tuple[str, ...], tuple[tuple[int, str], ...]]


def _finite(paradigm: Paradigm) -> Iterator[Finite]:
    infinitive, stem = paradigm.lemma, _stem(paradigm.lemma)
    e = "e" if _needs_e(stem) else ""
    first = stem[:-2] + "l" if infinitive.endswith("eln") else stem
    third = paradigm.present or stem + e + "t"
    yield first + "e", "present", INDICATIVE, SINGULAR_1
    yield third, "present", INDICATIVE, SINGULAR_3
    second = _second(paradigm, stem, e)
    if second != third:
        yield second, "present", INDICATIVE, SINGULAR_2
    yield infinitive, "present", (*INDICATIVE, *FIRST), PLURAL_13
    if third != stem + e + "t":
        yield stem + e + "t", "present", INDICATIVE, PLURAL_2
    yield first + "e", "present", FIRST, SINGULAR_13
    if "i" in paradigm.present and "i" not in stem:  # gib, nimm; the imperative of other verbs looks like other forms
        order = third if third.endswith("tt") else third.removesuffix("t")
        yield order, "present", IMPERATIVE, SINGULAR_2
        if order.endswith("ieh"):
            yield order + "e", "present", IMPERATIVE, SINGULAR_2
    yield from _past(paradigm, stem, e)


def _past(paradigm: Paradigm, stem: str, e: str) -> Iterator[Finite]:
    past = paradigm.past or stem + e + "te"
    if past.endswith("te"):
        same = not (paradigm.past and past != stem + e + "te")
        moods = (*INDICATIVE, *SECOND) if same and not paradigm.subjunctive else INDICATIVE
        yield past, "past", moods, SINGULAR_13
        yield past + "n", "past", moods, PLURAL_13
    else:
        plural = past + ("n" if past.endswith("e") else "en")
        yield past, "past", INDICATIVE, SINGULAR_13
        subjunctive = paradigm.subjunctive or umlaut(past) + "e"
        if umlaut(past) == past:
            yield plural, "past", (*INDICATIVE, *SECOND), PLURAL_13
        else:
            yield plural, "past", INDICATIVE, PLURAL_13
            yield umlaut(past) + "en", "past", SECOND, PLURAL_13
            yield umlaut(past) + "e", "past", SECOND, SINGULAR_13
        yield subjunctive, "past", SECOND, SINGULAR_13
        yield subjunctive + "n", "past", SECOND, PLURAL_13
        return
    if paradigm.subjunctive:
        yield paradigm.subjunctive, "past", SECOND, SINGULAR_13
        yield paradigm.subjunctive + "n", "past", SECOND, PLURAL_13


def _stem(infinitive: str) -> str:
    return infinitive[:-2] if infinitive.endswith("en") else infinitive[:-1]


def _needs_e(stem: str) -> bool:
    """Whether an ``e`` stands between the stem and ``t``: arbeitet, rechnet, widmet, but lernt, filmt, wohnt."""
    if stem.endswith(("t", "d")):
        return True
    if stem.endswith("chn"):
        return True
    return len(stem) > 2 and stem[-1] in "mn" and stem[-2] not in "aeiouäöürlmnhy"


def _second(paradigm: Paradigm, stem: str, e: str) -> str:
    third = paradigm.present
    if third and third.endswith("t") and third != stem + e + "t":
        base = third[:-1]
        return third if base.endswith(("s", "ß", "z", "x")) else base + "st"
    return stem + e + ("t" if stem.endswith(("s", "ß", "z", "x")) else "st")


def umlaut(past: str) -> str:
    """The past stem with its last vowel umlauted: ``kam`` gives ``käm``, ``schuf`` ``schüf``, ``blieb`` ``blieb``."""
    for i in range(len(past) - 1, -1, -1):
        if past[i] in "aou":
            if past[i] == "u" and i and past[i - 1] == "a":
                return past[: i - 1] + "äu" + past[i + 1 :]
            return past[:i] + UMLAUT[past[i]] + past[i + 1 :]
        if past[i] in "eiäöü":
            return past
    return past


def _participle(paradigm: Paradigm) -> str:
    given, particle, bare = paradigm.participle, paradigm.particle, paradigm.lemma
    if given:
        return (
            given
            if given.startswith(particle) and (not particle or len(given) > len(particle) + 2)
            else particle + given
        )
    stem = _stem(bare)
    ending = "et" if _needs_e(stem) else "t"
    ge = "" if (bare.endswith(("ieren", "eien")) and not bare.endswith("freien")) or inseparable(bare) else "ge"
    return f"{particle}{ge}{stem}{ending}"


def inseparable(infinitive: str) -> bool:
    """Whether the verb begins with an unstressed prefix, so that its participle has no ``ge``."""
    if infinitive in SIMPLEX:
        return False
    return any(
        infinitive.startswith(prefix)
        and len(infinitive) >= len(prefix) + 4
        and any(c in "aeiouäöü" for c in infinitive[len(prefix) : -2])
        for prefix in INSEPARABLE
    )


def guess(form: str, forms: Forms) -> tuple[VerbForm, ...]:
    """Analyses of a verb form that no table holds: a known verb in other spelling or behind a prefix, else a weak verb
    by its ending."""
    return (
        _respelled(form, forms)
        or tuple(_prefixed(form, forms))
        or tuple(_by_ending(form))
        or tuple(_compound(form, forms))
    )


def _respelled(form: str, forms: Forms) -> tuple[VerbForm, ...]:
    """A known form as it was written before 1996 (``gefaßt``) or is in Switzerland (``gestossen``)."""
    other = form.replace("ß", "ss") if "ß" in form else form.replace("ss", "ß")
    found = forms.get(other) if other != form else ()
    return tuple(analysis._replace(known=False) for analysis in found)


def _compound(form: str, forms: Forms) -> Iterator[VerbForm]:
    """A known form behind any first part: ``sitzenblieb``."""
    for start in range(max(3, len(form) - LONGEST_VERB), len(form) - 3):
        found = forms.get(form[start:])
        if found:
            yield from _with_prefix(form[:start], found, {f: f for f in (FINITE, INFINITIVE, PARTICIPLE)}, True)
            return


def _prefixed(form: str, forms: Forms) -> Iterator[VerbForm]:
    for particle in _particles(form):
        if form.startswith(particle):
            rest = form[len(particle) :]
            if rest.startswith("zu") and rest[2:] in forms:
                yield from _with_prefix(particle, forms.get(rest[2:]), {INFINITIVE: ZU_INFINITIVE}, True)
            found = forms.get(rest)
            yield from _with_prefix(particle, found, {f: f for f in (FINITE, INFINITIVE, PARTICIPLE)}, True)
    for prefix in INSEPARABLE:
        if form.startswith(prefix):
            rest = form[len(prefix) :]
            found = forms.get(rest)
            yield from _with_prefix(prefix, found, {FINITE: FINITE, INFINITIVE: INFINITIVE}, False)
            participle = [f for f in forms.get("ge" + rest) if not f.lemma.startswith("ge")]
            yield from _with_prefix(prefix, participle, {PARTICIPLE: PARTICIPLE}, False)


def _with_prefix(prefix: str, found: Iterable[VerbForm], kinds: dict[str, str], separable: bool) -> Iterator[VerbForm]:
    for form in found:
        if not form.particle and form.form in kinds:
            yield form._replace(
                lemma=prefix + form.lemma, form=kinds[form.form], particle=prefix if separable else "", known=False
            )


def _by_ending(form: str) -> Iterator[VerbForm]:
    for particle in _particles(form):
        rest = form[len(particle) :]
        if form.startswith(particle) and len(rest) > 4:
            if rest.startswith("zu") and rest.endswith("n") and len(rest) > 5:
                yield VerbForm(particle + rest[2:], ZU_INFINITIVE, particle, known=False)
            elif rest.startswith("ge") and rest.endswith("t"):
                yield VerbForm(particle + _weak(rest[2:-1]), PARTICIPLE, particle, known=False)
    if len(form) < 3:
        return
    if form.endswith("t"):
        yield from _ending_t(form)
    elif form.endswith(("te", "ten")):
        stem = form.removesuffix("n").removesuffix("te")
        stem = stem.removesuffix("e") if stem.endswith(("te", "de", "ne", "me")) else stem
        persons = PLURAL_13 if form.endswith("n") else SINGULAR_13
        yield VerbForm(_weak(stem), FINITE, "", False, "past", (*INDICATIVE, *SECOND), persons, False)
    if form.endswith("n"):
        if form.startswith("ge") and form.endswith("en") and len(form) > 6:
            yield VerbForm(form.removeprefix("ge"), PARTICIPLE, known=False)
        yield VerbForm(form, INFINITIVE, known=False)
        yield VerbForm(form, FINITE, "", False, "present", (*INDICATIVE, *FIRST), PLURAL_13, False)
    elif form.endswith("e"):
        yield VerbForm(form + "n", FINITE, "", False, "present", INDICATIVE, SINGULAR_1, False)
        yield VerbForm(form + "n", FINITE, "", False, "present", FIRST, SINGULAR_13, False)


def _ending_t(form: str) -> Iterator[VerbForm]:
    stem = form[:-1]
    if stem.endswith(("te", "de", "ne", "me")):
        stem = stem[:-1]
    if form.startswith("ge") and len(form) > 5:
        yield VerbForm(_weak(stem[2:]), PARTICIPLE, known=False)
    elif stem.endswith("ier") or inseparable(_weak(stem)):
        yield VerbForm(_weak(stem), PARTICIPLE, known=False)
    yield VerbForm(_weak(stem), FINITE, "", False, "present", INDICATIVE, SINGULAR_3, False)


def _weak(stem: str) -> str:
    return stem + ("n" if stem.endswith(("el", "er")) and not stem.endswith("ier") else "en")
