"""Tokens to lemmas: function words and verbs from their tables, all else by learnt endings.

``lemmas.tsv`` (made by ``training/train_lemmas.py``) maps endings to edits: the longest ending that fits a word of that
part of speech says how many characters to cut and what to add; an ending that starts with ``^`` is a whole word.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from depesche.document import Sentence, Token
from depesche.language import tables
from depesche.language.lexicon import VerbForm, lexicon
from depesche.language.registry import traits

LONGEST_ENDING = 12  # characters; training makes none longer
UNCHANGED = frozenset({"PUNCT", "SYM", "X"})
LOWER = frozenset({"ADP", "ADV", "CCONJ", "SCONJ", "PART", "INTJ", "ADJ", "DET", "PRON", "NUM"})
FORMS = {"Fin": "finite", "Inf": "infinitive", "Part": "participle", "Ger": "gerund"}
CACHED = 30_000


def annotate(sentences: Iterable[Sentence], language: str) -> None:
    """Fill ``Token.lemma`` of all sentences; names are compared over the whole text."""
    found = list(sentences)
    known = _known(language)
    names = {t.text for s in found for t in s.tokens if t.pos == "PROPN"} | _countries(language)
    for sentence in found:
        for index, token in enumerate(sentence.tokens):
            pos = token.pos
            if pos in UNCHANGED:
                token.lemma = token.text
            elif pos == "PROPN":
                token.lemma = _name(token.text, names)
            else:
                # A capital at the start of a sentence does not tell polite Sie from sie.
                plain = index == 0 and (token.lower, pos) in _function_words(language)
                word = token.lower if plain else token.text
                token.lemma = known.get((word, pos, token.morph)) or _learnt(known, word, token, language)


def _name(text: str, names: set[str]) -> str:
    """A name, without its genitive ending when the text has it without one too: Nordkoreas beside Nordkorea."""
    return text[:-1] if text.endswith("s") and text[:-1] in names else text


def _learnt(known: dict[tuple[str, str, str], str], word: str, token: Token, language: str) -> str:
    """The lemma of a word met for the first time."""
    if len(known) >= CACHED:
        known.clear()
    found = known[word, token.pos, token.morph] = lemma(word, token.pos, token.morph, language)
    return found


@cache
def _known(language: str) -> dict[tuple[str, str, str], str]:
    """The lemmas of the words met so far, by word, part of speech and features."""
    return {}


def lemma(word: str, pos: str, morph: str, language: str) -> str:
    """The lemma of a word by itself."""
    if pos in UNCHANGED:
        return word
    lower = word.lower()
    function_words = _function_words(language)
    known = function_words.get((word, pos)) or function_words.get((lower, pos))
    if known:
        return known
    if pos in {"VERB", "AUX"}:
        return _verb(lower, morph, language)
    return by_ending(word, pos, language)


def by_ending(word: str, pos: str, language: str) -> str:
    """The lemma the longest known ending gives."""
    lower = word.lower()
    endings = _endings(language).get(pos)
    keeps_capital = pos not in LOWER and (pos != "NOUN" or traits(language).capital_nouns)
    result = word if keeps_capital else lower
    if endings is None:
        return result
    cut, add = endings.get("^" + lower) or _longest(lower, endings)
    if cut >= len(word):
        return add.capitalize() if word[0].isupper() and keeps_capital else add
    return result[: len(result) - cut] + add


def _longest(lower: str, endings: dict[str, tuple[int, str]]) -> tuple[int, str]:
    for size in range(min(LONGEST_ENDING, len(lower)), -1, -1):
        edit = endings.get(lower[len(lower) - size :])
        if edit is not None:
            return edit
    return 0, ""


def _verb(lower: str, morph: str, language: str) -> str:
    analyses = lexicon(language).guesses(lower)
    wanted = FORMS.get(morph.partition("VerbForm=")[2].partition("|")[0], "")
    fitting = [a for a in analyses if a.form == wanted or (wanted == "infinitive" and a.form == "zu")]
    analysis = next(iter(fitting or analyses), None)
    return _own_lemma(analysis) if analysis else by_ending(lower, "VERB", language)


def _own_lemma(analysis: VerbForm) -> str:
    """The lemma of the verb token itself: ``bieten`` for a finite form whose particle stands elsewhere."""
    if analysis.separate:
        return analysis.lemma.removeprefix(analysis.particle).removesuffix(" " + analysis.particle)
    return analysis.lemma


@cache
def _countries(language: str) -> frozenset[str]:
    return frozenset(name for row in tables.rows(language, "countries") for name in tables.values(row["names"]))


@cache
def _function_words(language: str) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for row in tables.rows(language, "function_words"):
        for form in tables.spellings(row["form"]):
            found.setdefault((form, row["pos"]), row["lemma"])
    return found


@cache
def _endings(language: str) -> dict[str, dict[str, tuple[int, str]]]:
    found: dict[str, dict[str, tuple[int, str]]] = {}
    for row in tables.rows(language, "lemmas"):
        found.setdefault(row["pos"], {})[row["ending"]] = (int(row["cut"]), row["add"])
    return found
