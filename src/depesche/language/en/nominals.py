"""Noun phrases of an English sentence, from their first word to their head."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from depesche.document import Token
from depesche.language.en.vocabulary import FIN, GER, PART, Vocabulary

QUOTES = frozenset("\"“”„‟«»‘’'`") | {"``", "''"}
# words between article and noun, and possessors in a row, that are looked at; both keep hostile input linear
MAX_ATTRIBUTES = 24
MAX_POSSESSORS = 4
# places behind the last token that may be asked for
PADDING = 8

ATTRIBUTES = frozenset({"ADJ", "NUM", "SYM"})
NOUNS = frozenset({"NOUN", "PROPN", "X"})
NAMES = frozenset({"NOUN", "PROPN"})
HEADS = frozenset({"NOUN", "PROPN", "X", "NUM"})
AFTER_POSSESSIVE = frozenset({"NOUN", "ADJ", "PROPN", "NUM", "ADV", "VERB"})
# words of two that go with a number, by the first
QUANTITIES = {
    "at": ("least", "most"),
    "more": ("than",),
    "less": ("than",),
    "fewer": ("than",),
    "up": ("to",),
    "close": ("to",),
    "as": ("many",),
}
INNER = frozenset({"ADJ", "NUM", "ADV", "CCONJ"})


class Nominal(msgspec.Struct, eq=False):
    """A noun phrase without its prepositional phrases."""

    begin: int
    end: int
    head: int
    preposition: str = ""
    start: int = 0
    """Where it begins with its preposition."""


class NominalReader:
    """Finds noun phrases in a tagged sentence."""

    def __init__(self, tokens: Sequence[Token], vocabulary: Vocabulary) -> None:
        self.tokens = tokens
        self.vocabulary = vocabulary
        padding = [""] * PADDING
        self.pos = [t.pos for t in tokens] + padding
        """Parts of speech; empty before and behind the sentence."""
        self.lower = [t.lower for t in tokens] + padding
        self.kinds = [0] * (len(tokens) + PADDING)
        """What each verb can be, as bits; 0 for other words."""

    def noun_phrase(self, i: int, depth: int = 0) -> Nominal | None:
        """The noun phrase that begins at this token."""
        pos, begin = self.pos, i
        if pos[i] == "PRON":
            if not (self._determines(i) and pos[i + 1] in AFTER_POSSESSIVE):
                return self._possessed(Nominal(i, i + 1, i, "", i), depth)
            i += 1
        while pos[i] == "DET":
            i += 1
        if self.lower[i] in QUANTITIES:
            i = self._past_quantity(i)
        limit = begin + MAX_ATTRIBUTES
        while i < limit and (pos[i] in ATTRIBUTES or self._attribute(i, begin, depth)):
            i += 1
        if pos[i] in NOUNS:
            return self._headed(begin, i, depth)
        if i > begin and self.lower[i - 1] in self.vocabulary.quantifiers and pos[i - 1] == "ADJ":
            return Nominal(begin, i, i - 1, "", begin)  # "many", "so many"
        if i > begin and pos[begin] not in ("ADJ", "ADV") and pos[i - 1] in ("DET", "NUM", "ADJ", "PRON", "SYM"):
            return Nominal(begin, i, i - 1, "", begin)
        return None

    def _determines(self, i: int) -> bool:
        """Whether a pronoun belongs to the noun behind it: ``her plan``, ``what plan``."""
        lower = self.lower[i]
        return lower in self.vocabulary.possessives or (
            lower in ("what", "which")
            and self.pos[i + 1] in ("NOUN", "ADJ")
            and self.pos[i + 2] not in ("ADP", "PUNCT")
        )

    def quantity(self, i: int) -> bool:
        """Whether a number with ``at least``, ``up to`` begins here."""
        return self.lower[i] in QUANTITIES and self._past_quantity(i) > i

    def _past_quantity(self, i: int) -> int:
        """Past ``at least``, ``more than``, ``up to`` before a number."""
        if self.lower[i + 1] in QUANTITIES.get(self.lower[i], ()) and self.pos[i + 2] in ("NUM", "SYM"):
            return i + 2
        return i

    def _attribute(self, i: int, begin: int, depth: int) -> bool:
        """Whether an adverb, participle, mark or conjunction here stands between article and noun."""
        pos = self.pos
        here, following = pos[i], pos[i + 1]
        if here == "ADV":
            first = i == begin and following in NAMES and self.lower[i] not in self.vocabulary.focus
            return not first and self._leads_to_noun(i + 1)
        if here == "VERB":
            return self._participle(i, begin, depth)
        if here == "PUNCT":
            return i > begin and self._inner_mark(i)
        second = here == "CCONJ" and i > begin and pos[i - 1] == "ADJ" and following == "ADJ"
        return second and self._leads_to_noun(i + 1)

    def _inner_mark(self, i: int) -> bool:
        """Whether a quotation mark, hyphen or comma stands before the noun: ``the "silent", slow reform``."""
        text, following = self.lower[i], self.pos[i + 1]
        if text in QUOTES:
            return following == "ADJ" or following in NAMES or (following == "ADV" and self.pos[i + 2] == "ADJ")
        if text not in ("-", ",") or following != "ADJ":
            return False
        return self.pos[i - 1] in ("ADJ", "NOUN", "NUM") and self._leads_to_noun(i + 1)

    def _participle(self, i: int, begin: int, depth: int) -> bool:
        kinds = self.kinds[i]
        if kinds and not (i > begin or depth or (kinds == PART and self.pos[i - 1] == "ADP")):
            return False
        if kinds & ~(PART | GER | FIN) or not self.lower[i].endswith(("ing", "ed", "en", "wn")):
            return False
        following = self.pos[i + 1]
        return following in NAMES or (following in ("ADJ", "NUM") and self.pos[i + 2] in NAMES)

    def _leads_to_noun(self, i: int) -> bool:
        for k in range(i, i + 4):
            here = self.pos[k]
            if here in NAMES:
                return True
            if here not in INNER:
                return False
        return False

    def _headed(self, begin: int, i: int, depth: int) -> Nominal:
        pos = self.pos
        head = i
        while True:
            here = pos[i]
            if here in HEADS:
                if here != "NUM":
                    if self._fresh(i, begin):
                        break
                    head = i
                elif pos[i + 1] == "NOUN" and self.lower[head] in self.vocabulary.times:
                    break  # "On Monday 300 people left"
                i += 1
            elif self._joint(i, begin, head):
                i += 1
            else:
                break
        return self._possessed(Nominal(begin, i, head, "", begin), depth)

    def _fresh(self, i: int, begin: int) -> bool:
        """Whether a name here begins a phrase of its own: ``On Friday President Smith``, ``the job Smith has done``."""
        if i == begin or self.pos[i] != "PROPN":
            return False
        before = self.lower[i - 1]
        if before in self.vocabulary.days:
            return self.lower[i] not in self.vocabulary.times
        return self.pos[i - 1] == "NOUN" and self.pos[begin] == "DET"

    def _joint(self, i: int, begin: int, head: int) -> bool:
        """Whether a hyphen, a slash, an ampersand or an adjective here stands inside a name."""
        pos, following = self.pos, self.pos[i + 1]
        here = pos[i]
        if here == "PUNCT":
            if self.lower[i] == ",":
                return following == "NUM" and self.lower[head] in self.vocabulary.times and len(self.lower[i + 1]) == 4
            return self.lower[i] in ("-", "/") and (following in NAMES or following == "NUM")
        if here in ("CCONJ", "SYM"):
            return self.lower[i] in ("&", "/") and following in NAMES
        if here != "ADJ" or pos[i - 1] != "PROPN" or following not in NAMES:
            return False
        named = pos[begin] == "DET" and self.lower[i + 1] not in self.vocabulary.times
        return named or self.tokens[i].text[0].isupper()

    def _possessive_mark(self, i: int) -> bool:
        lower = self.lower[i]
        if lower not in ("'s", "’s", "'", "’"):
            return False
        if self.pos[i] == "PART":
            return True
        bare = lower in ("'", "’") and not self.tokens[i].space and self.lower[i - 1].endswith("s")
        return bare and self.pos[i + 1] in ("ADJ", "NOUN", "PROPN")

    def _possessed(self, nominal: Nominal, depth: int) -> Nominal:
        """``Trump's aides``: the possessor and what it has are one phrase."""
        i = nominal.end
        if depth < MAX_POSSESSORS and self._possessive_mark(i):
            inner = self.noun_phrase(i + 1, depth + 1) if self.pos[i + 1] not in ("DET", "PRON") else None
            if inner is not None:
                return Nominal(nominal.begin, inner.end, inner.head, "", nominal.begin)
            return Nominal(nominal.begin, i + 1, nominal.head, "", nominal.begin)
        return nominal
