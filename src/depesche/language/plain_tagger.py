"""Parts of speech from the tables, for a language without a tagger model.

Function words are looked up, verbs are what the lexicon has a form of, figures and marks tell themselves, a capital
inside a sentence makes a name (or a noun, where nouns have capitals). What is left goes by its ending where
``grammar_words.tsv`` lists endings (``adjective_ending``, ``adverb_ending``, ``noun_ending``), else it is a noun.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache

import msgspec

from depesche.document import Sentence, Token
from depesche.language import tables
from depesche.language.lexicon import (
    FINITE,
    GERUND,
    INFINITIVE,
    PARTICIPLE,
    ZU_INFINITIVE,
    Lexicon,
    endings,
    lexicon,
)
from depesche.language.registry import Traits, traits

MORPH = {FINITE: "Fin", INFINITIVE: "Inf", ZU_INFINITIVE: "Inf", PARTICIPLE: "Part", GERUND: "Ger"}
BEFORE_NOUN = frozenset({"DET", "ADJ", "NUM"})
"""Behind these a word that could be a verb is a noun."""
WITHOUT_NOUN = frozenset({"VERB", "AUX", "PUNCT", "ADV", "PART", "CCONJ", "SCONJ", ""})
"""Before these a determiner that could be a pronoun is one."""
ENDINGS = (("ADV", "adverb_ending"), ("ADJ", "adjective_ending"), ("NOUN", "noun_ending"))
OPENING = frozenset(':„“”"»«‚‘›‹(–—-…')
"""Marks behind which a sentence begins anew, so that a capital tells nothing."""


class Known(msgspec.Struct, frozen=True):
    """What the tables of a language say of words."""

    lexicon: Lexicon
    traits: Traits
    function_words: dict[str, tuple[str, ...]]
    """Lower-case form to its parts of speech, the commonest first."""
    nouns: frozenset[str]
    """Nouns and roles, in lower case."""
    names: frozenset[str]
    """Names of countries and organisations, as written."""
    adjectives: frozenset[str]
    """Adjectives of countries, as written."""
    auxiliaries: frozenset[str]
    endings: tuple[tuple[str, tuple[str, ...]], ...]


def tag(sentences: Iterable[Sentence], language: str) -> None:
    """Fill ``Token.pos`` and ``Token.morph`` of all sentences."""
    known = _known(language)
    found = list(sentences)
    names = known.names | {t.text for s in found for i, t in enumerate(s.tokens) if _is_capital(s.tokens, i)}
    for sentence in found:
        _tag(sentence.tokens, known, names)


def _tag(tokens: list[Token], known: Known, names: frozenset[str]) -> None:
    after_auxiliary = False
    for index, token in enumerate(tokens):
        before = tokens[index - 1] if index else None
        token.morph = ""
        token.pos = _by_shape(token) or _by_table(tokens, index, known) or ""
        if not token.pos:
            token.pos = _open_class(tokens, index, known, names)
        if token.pos in ("VERB", "AUX"):
            kind = _verb_form(token, before, known, after_auxiliary)
            token.morph = f"VerbForm={MORPH[kind]}" if kind else ""
        after_auxiliary = token.pos == "AUX" or (after_auxiliary and token.pos not in ("VERB", "PUNCT"))
    for index, token in enumerate(tokens):
        kinds = known.function_words.get(token.lower, ())
        if token.pos in ("DET", "PRON") and "DET" in kinds and "PRON" in kinds:
            following = tokens[index + 1].pos if index + 1 < len(tokens) else ""
            token.pos = "PRON" if following in WITHOUT_NOUN else "DET"


def _by_shape(token: Token) -> str:
    """Marks, signs and figures."""
    if not any(map(str.isalnum, token.text)):
        return "SYM" if unicodedata.category(token.text[0])[0] == "S" else "PUNCT"
    return "NUM" if token.text[0].isdecimal() else ""


def _by_table(tokens: list[Token], index: int, known: Known) -> str:
    """The part of speech of a function word; one with a capital inside a sentence is a name."""
    token = tokens[index]
    kinds = known.function_words.get(token.lower, ())
    if not kinds or (_is_capital(tokens, index) and not token.text.isupper()):
        return ""
    return kinds[0]


def _open_class(tokens: list[Token], index: int, known: Known, names: frozenset[str]) -> str:
    token = tokens[index]
    if _is_capital(tokens, index):
        return "NOUN" if known.traits.capital_nouns and token.text not in known.names else "PROPN"
    if token.text in names and token.text[0].isupper() and not known.lexicon.analyses(token.lower):
        return "PROPN"
    return _verbal(tokens, index, known) or _listed(token, known) or _by_ending(token, known)


def _verbal(tokens: list[Token], index: int, known: Known) -> str:
    analyses = known.lexicon.analyses(tokens[index].lower)
    if any(analysis.lemma in known.auxiliaries for analysis in analyses):
        return "AUX"
    return "VERB" if analyses and not _awaits_noun(tokens, index) else ""


def _listed(token: Token, known: Known) -> str:
    if token.lower in known.nouns:
        return "NOUN"
    return "ADJ" if token.text in known.adjectives else ""


def _by_ending(token: Token, known: Known) -> str:
    """What no table has: a name where it has the capital of a sentence's first word, else by its ending."""
    if token.text[0].isupper() and not known.traits.capital_nouns:
        return "PROPN"
    return next((pos for pos, ends in known.endings if token.lower.endswith(ends)), "NOUN")


def _awaits_noun(tokens: list[Token], index: int) -> bool:
    """Whether a noun must still come: behind an article, a number, or an adjective that no noun stands before."""
    before = tokens[index - 1].pos if index else ""
    behind_noun = before == "ADJ" and index > 1 and tokens[index - 2].pos in ("NOUN", "PROPN")
    return before in BEFORE_NOUN and not behind_noun


def _is_capital(tokens: list[Token], index: int) -> bool:
    """Whether the word has a capital where other words have none."""
    if not index or not tokens[index].text[0].isupper():
        return False
    return tokens[index - 1].text not in OPENING


def _verb_form(token: Token, before: Token | None, known: Known, after_auxiliary: bool) -> str:
    """Which of the forms the word can be it is here."""
    forms = [a.form for a in known.lexicon.analyses(token.lower)]
    wanted: tuple[str, ...] = (PARTICIPLE, INFINITIVE, ZU_INFINITIVE) if after_auxiliary else (FINITE, PARTICIPLE)
    if before is not None and before.pos in ("PART", "ADP"):
        wanted = (INFINITIVE, *wanted)
    return next((form for form in (*wanted, *forms) if form in forms), "")


@cache
def _known(language: str) -> Known:
    function_words: dict[str, tuple[str, ...]] = {}
    for row in tables.rows(language, "function_words"):
        for form in tables.spellings(row["form"].lower()):
            kinds = function_words.get(form, ())
            function_words[form] = kinds if row["pos"] in kinds else (*kinds, row["pos"])
    nouns = {form for row in tables.rows(language, "nouns") for form in (row["lemma"], *tables.values(row["forms"]))}
    for row in tables.rows(language, "roles"):
        nouns.update((row["lemma"], row["feminine"], *tables.values(row["forms"])))
    countries = tables.rows(language, "countries")
    names = {name for row in countries for name in tables.values(row["names"])}
    for row in tables.rows(language, "organizations"):
        names.update((row["name"], *tables.values(row["aliases"])))
    return Known(
        lexicon=lexicon(language),
        traits=traits(language),
        function_words=function_words,
        nouns=frozenset(noun.lower() for noun in nouns),
        names=frozenset(names),
        adjectives=frozenset(word for row in countries for word in tables.values(row["adjectives"])),
        auxiliaries=frozenset(row["lemma"] for row in tables.rows(language, "auxiliaries")),
        endings=tuple((pos, endings(language, kind)) for pos, kind in ENDINGS),
    )
