"""English verb inflection: all forms of a verb from its principal parts, and analyses of verbs no table holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from depesche.language.lexicon import FINITE, GERUND, INFINITIVE, PARTICIPLE, Paradigm, VerbForm

if TYPE_CHECKING:
    from depesche.language.lexicon import Forms

NOUN_ENDINGS = ("s", "es")

NOT_THIRD: tuple[tuple[int, str], ...] = ((1, "sing"), (2, "sing"), (1, "plur"), (2, "plur"), (3, "plur"))
THIRD: tuple[tuple[int, str], ...] = ((3, "sing"),)
INDICATIVE = ("indicative",)
VOWELS = "aeiou"


def inflect(paradigm: Paradigm) -> Iterator[tuple[str, VerbForm]]:
    """Every form with its analysis; a phrasal verb is listed under the form of its first word."""
    bare, particle = paradigm.lemma, paradigm.particle
    lemma = f"{bare} {particle}" if particle else bare
    apart = bool(particle)
    yield bare, VerbForm(lemma, INFINITIVE, particle, apart)
    yield bare, VerbForm(lemma, FINITE, particle, apart, "present", INDICATIVE, NOT_THIRD)
    yield paradigm.present or third(bare), VerbForm(lemma, FINITE, particle, apart, "present", INDICATIVE, THIRD)
    pasts = paradigm.past.split("|") if paradigm.past else [past(bare)]
    participles = paradigm.participle.split("|") if paradigm.participle else pasts
    for word in pasts:
        yield word, VerbForm(lemma, FINITE, particle, apart, "past", INDICATIVE)
    for word in participles:
        yield word, VerbForm(lemma, PARTICIPLE, particle, apart)
    yield gerund(bare), VerbForm(lemma, GERUND, particle, apart)


def keys(paradigms: list[Paradigm]) -> set[str]:
    """How the forms of a verb begin."""
    bare = paradigms[0].lemma
    words = {bare}
    if len(bare) < 5:
        words.update(word for word, _ in inflect(paradigms[0]))
    for paradigm in paradigms:
        words.update((paradigm.present, *paradigm.past.split("|"), *paradigm.participle.split("|")))
    return {word[:3] for word in words if word}


def lookups(form: str) -> list[str]:
    """The keys under which a verb with this form may be found."""
    return [form[:3]]


def third(bare: str) -> str:
    """Third person singular: ``denies``, ``watches``, ``says``."""
    if bare.endswith("y") and bare[-2:-1] not in VOWELS:
        return bare[:-1] + "ies"
    return bare + ("es" if bare.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def past(bare: str) -> str:
    """Regular past: ``denied``, ``agreed``, ``barred``."""
    if bare.endswith("e"):
        return bare + "d"
    if bare.endswith("y") and bare[-2:-1] not in VOWELS:
        return bare[:-1] + "ied"
    return _doubled(bare) + "ed"


def gerund(bare: str) -> str:
    """The -ing form: ``dying``, ``agreeing``, ``making``, ``barring``."""
    if bare.endswith("ie"):
        return bare[:-2] + "ying"
    if bare.endswith("e") and not bare.endswith(("ee", "oe", "ye")):
        return bare[:-1] + "ing"
    return _doubled(bare) + "ing"


def _doubled(bare: str) -> str:
    """With the last consonant doubled: one syllable of consonant, vowel, consonant, or stressed on the last."""
    if len(bare) < 3 or bare[-1] in VOWELS + "wxyh" or bare[-2] not in VOWELS or bare[-3] in VOWELS:
        return bare
    syllables = sum(1 for i, c in enumerate(bare) if c in VOWELS and (i == 0 or bare[i - 1] not in VOWELS))
    return (
        bare + bare[-1]
        if syllables == 1 or bare.endswith(("mit", "fer", "cur", "pel", "gret", "quip", "bel", "trol"))
        else bare
    )


def guess(form: str, forms: Forms) -> tuple[VerbForm, ...]:
    """Analyses of a form that no table holds, by its ending; a prefix (re-, un-, over-, out-) may hide a known verb."""
    for prefix in ("re", "un", "over", "out", "mis", "under"):
        found = forms.get(form.removeprefix(prefix).lstrip("-")) if form.startswith(prefix) else ()
        if found:
            return tuple(f._replace(lemma=prefix + f.lemma, known=False) for f in found if not f.particle)
    return tuple(_by_ending(form))


def _by_ending(form: str) -> Iterator[VerbForm]:
    if form.endswith("ing") and len(form) > 4:
        yield VerbForm(_base(form[:-3]), GERUND, known=False)
    elif form.endswith("ed") and len(form) > 3:
        base = (form[:-1] if len(form) < 6 else form[:-3] + "y") if form.endswith("ied") else _base(form[:-2])
        yield VerbForm(base, FINITE, "", False, "past", INDICATIVE, (), False)
        yield VerbForm(base, PARTICIPLE, known=False)
    elif form.endswith("s") and not form.endswith("ss") and len(form) > 3:
        yield VerbForm(_singular(form), FINITE, "", False, "present", INDICATIVE, THIRD, False)
    else:
        yield VerbForm(form, INFINITIVE, known=False)
        yield VerbForm(form, FINITE, "", False, "present", INDICATIVE, NOT_THIRD, False)


def _singular(form: str) -> str:
    if form.endswith("ies"):
        return form[:-3] + "y"
    return form[:-2] if form.endswith(("sses", "xes", "zzes", "ches", "shes", "oes")) else form[:-1]


def _base(stem: str) -> str:
    """The infinitive behind a stem without -ed or -ing: ``barr`` bar, ``mak`` make, ``walk`` walk."""
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "lsz":
        return stem[:-1]
    if stem.endswith(
        ("at", "iz", "is", "v", "c", "g", "u", "s", "dl", "bl", "pl", "tl", "fl", "gl")
    ) and not stem.endswith(("ss", "ng", "us", "eat", "oat")):
        return stem + "e"
    short = len(stem) > 2 and stem[-1] not in "wxyh" + VOWELS and stem[-2] in VOWELS and stem[-3] not in VOWELS
    one = sum(1 for c in stem if c in VOWELS) == 1
    return stem + "e" if short and one else stem
