"""Which language a text is in, told by its function words, and by its spelling where they are few.

Every language with a folder is compared with every other one and with the languages of ``other_languages.tsv``: each
function word of the text is shared out among the languages that have it. What stands in quotation marks counts only
when little stands outside of them, so that a report may quote at length in another language.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache

import msgspec

from depesche.language import registry, tables

LANGUAGES = registry.codes()
SAMPLE = 20_000  # characters looked at; a report shows its language in its first hundred words
MINIMUM_WORDS = 20  # below, a share of function words says nothing, and the better guess is taken
# Share of the words that must speak for a language. German reports have .19 to .46 (lists of results .06), English
# ones .18 to .46; a text in a language that no table has gets less than .1 for any.
MINIMUM_SHARE = 0.12
CLEAR = 2  # times as good as the next language, half of that share is enough: lists of results
SPELLING_WEIGHT = 0.1  # of a word with a typical piece, beside 1 of a function word: enough where there are none
LETTER_WEIGHT = 0.3  # of a word with a letter beyond a to z that the language has
SPELLED_WORDS = 200  # whose spelling is looked at
MINIMUM_SCORE = 0.7  # of another language in a short text: two or three function words that few languages share
OWN_WORDS = 8  # outside of quotations from which on they alone count
MARGIN = 1.15  # how much better than the languages we read another must be in a short text
LAST_LATIN = "\u024f"
WORD = re.compile(r"[^\W\d_]{2,}")  # no initials
QUOTED = re.compile(r"[„“\"»«][^„“”\"»«\n]{0,2000}(?:[“”\"«»]|\n|$)")


class Guess(msgspec.Struct, frozen=True):
    """What the words of a text say."""

    language: str
    """The nearest of the languages we read."""
    sure: bool
    """Whether it is that one."""
    other: str = ""
    """English name of the language it is in when that is another one that we know by name."""


class Spelling(msgspec.Struct, frozen=True):
    """How words of a language look."""

    pieces: re.Pattern[str]
    letters: frozenset[str]
    """Beyond a to z."""


def reading_language(text: str, language: str | None) -> str:
    """The language whose rules read the text: the given one if known, else the nearest one."""
    code = (language or "")[:2].lower()
    return code if code in LANGUAGES else nearest(sample(text))[0]


def sample(text: str) -> str:
    """The part of the text that tells its language."""
    return text[:SAMPLE]


def nearest(text: str) -> tuple[str, bool]:
    """The language we read that is nearest to that of the text, and whether it is that one."""
    found = guess(text)
    return found.language, found.sure


def is_telling(text: str) -> bool:
    """Whether the text is long enough to speak against a language that is given."""
    return len(_words(text)) >= MINIMUM_WORDS


@lru_cache(maxsize=4)
def guess(text: str) -> Guess:
    """Which language the text is in; the better guess counts as sure in a short text."""
    words = _words(text)
    is_short = len(words) < MINIMUM_WORDS
    scores = _scores(words)
    enough = MINIMUM_SHARE * len(words)
    if is_short or max(scores[language] for language in LANGUAGES) < enough:
        _add_spelling(scores, words)
    best = max(LANGUAGES, key=scores.__getitem__)
    first, second = sorted(scores, key=scores.__getitem__, reverse=True)[:2]
    if first in LANGUAGES:
        is_clear = scores[best] >= min(enough, max(enough / 2, CLEAR * scores[second]))
        return Guess(best, sure=is_clear or (is_short and not _is_other_script(scores[best], words)))
    if is_short and scores[first] < max(MINIMUM_SCORE, MARGIN * scores[best]):
        return Guess(best, sure=True)
    return Guess(best, sure=False, other=_others()[first]["name"] if scores[first] >= enough else "")


def _is_other_script(score: float, words: list[str]) -> bool:
    """Whether nothing speaks for a language and most words are written in other than Latin letters."""
    return not score and sum(word[0] > LAST_LATIN for word in words) > len(words) / 2


def _words(text: str) -> list[str]:
    """The words outside of quotations; where they are few, all of them, the own ones twice."""
    everything = WORD.findall(text.lower())
    own = WORD.findall(QUOTED.sub(" ", text).lower())
    if len(own) < OWN_WORDS and len(own) < len(everything):
        return own + everything
    return own


def _scores(words: list[str]) -> dict[str, float]:
    """How many function words speak for each language."""
    scores = dict.fromkeys((*LANGUAGES, *_others()), 0.0)
    known = _languages_of_words()
    for word, count in Counter(words).items():
        languages = known.get(word, ())
        for language in languages:
            scores[language] += count / len(languages)
    return scores


def _add_spelling(scores: dict[str, float], words: list[str]) -> None:
    known = _languages_of_words()
    for word in words[:SPELLED_WORDS]:
        if word not in known:
            for language, spelling in _spellings().items():
                if spelling.pieces.search(word):
                    scores[language] += SPELLING_WEIGHT
                if not word.isascii() and not spelling.letters.isdisjoint(word):
                    scores[language] += LETTER_WEIGHT


@cache
def _others() -> dict[str, dict[str, str]]:
    """The languages without a folder, by code."""
    return {row["code"]: row for row in tables.other_languages() if row["code"] not in LANGUAGES}


@cache
def _languages_of_words() -> dict[str, tuple[str, ...]]:
    """Function words in lower case to the languages that have them."""
    forms = {code: {row["form"].lower() for row in tables.rows(code, "function_words")} for code in LANGUAGES}
    forms |= {code: set(tables.values(row["words"])) for code, row in _others().items()}
    found: dict[str, tuple[str, ...]] = {}
    for code, own in forms.items():
        for form in own:
            found[form] = (*found.get(form, ()), code)
    return found


@cache
def _spellings() -> dict[str, Spelling]:
    """What is typical of the spelling of each language."""
    cells = {code: "|".join(row["words"] for row in tables.rows(code, "detection")) for code in LANGUAGES}
    cells |= {code: row["spelling"] for code, row in _others().items()}
    return {
        code: Spelling(re.compile(cell.replace("$", r"\Z")), frozenset(sign for sign in cell if not sign.isascii()))
        for code, cell in cells.items()
        if cell
    }
