"""What marks of punctuation do to English clauses: parentheses, dashes, colons, the end of an inserted clause."""

from __future__ import annotations

from depesche.language.en.frames import Field
from depesche.language.en.participles import ParticipleReader
from depesche.language.en.words import DASHES, STRONG

# words of a parenthesis, between brackets or dashes
MAX_PARENTHESIS = 40
# words of a dateline
DATELINE = 8
# prepositional phrases of an apposition
MAX_CHAIN = 4
OPEN_BRACKETS, CLOSED_BRACKETS = frozenset("("), frozenset(")")


class MarkReader(ParticipleReader):
    """Opens and closes clauses at marks."""

    closing = -1
    """Where the parenthesis that is being read ends."""
    level = 0
    """How many clauses were open before it."""

    def _mark(self, i: int, lower: str) -> int:
        if lower in OPEN_BRACKETS:
            return self._parenthesis(i, CLOSED_BRACKETS)
        if self.closing == i:
            self._close(i)
            return i + 1
        if lower in DASHES and self._dateline(i):
            self._fresh()
            return i + 1
        if lower in DASHES and self.closing < i:
            return self._parenthesis(i, DASHES)
        if lower in STRONG and i + 1 < len(self.tokens) and lower != ".":
            if self.closing < i:
                self._fresh()
            return i + 1
        inserted = self.top.kind == "reporting" and self.top.inserted and len(self.open) > 1
        if lower == "," and inserted and not self._apposition(i):
            self.open.pop()
            self.top = self.open[-1]
        return i + 1

    def _apposition(self, i: int) -> bool:
        """``said Weber, the minister``: whether what follows the comma describes the speaker."""
        if self.top.order != "inverted" or i + 1 >= len(self.tokens):
            return False
        nominal = self.words.noun_phrase(i + 1)
        for _ in range(MAX_CHAIN):
            if nominal is None:
                return False
            end = nominal.end
            nominal = self._nominal(end) if self.pos[end] == "ADP" else None
            if nominal is None:
                return self.pos[end] in ("", "PUNCT") or self.lower[end] in ("who", "which")
        return False

    def _dateline(self, i: int) -> bool:
        """Whether nothing but names stands before the dash: ``BERLIN - The council``."""
        return (
            0 < i < DATELINE and all(pos in ("PROPN", "PUNCT", "NUM") for pos in self.pos[:i]) and self._clause_ahead(i)
        )

    def _parenthesis(self, i: int, closing: frozenset[str]) -> int:
        """Past a parenthesis without a verb, ``(R-IN)``; one with a verb is a clause of its own."""
        for k in range(i + 1, min(i + MAX_PARENTHESIS, len(self.tokens))):
            if self.lower[k] in closing:
                return self._inside(i, k, closing is DASHES)
            if self.lower[k] in STRONG:
                break
        if closing is DASHES and self._clause_ahead(i + 1) and self.closing < i and self._main_ahead(i + 1):
            self._fresh()
        return i + 1

    def _main_ahead(self, i: int) -> bool:
        """Whether a noun phrase and its finite verb follow."""
        if self.pos[i] == "CCONJ":
            return False
        return self._subject_verb_ahead(i)

    def _inside(self, i: int, k: int, dashes: bool) -> int:
        finite = self.words.finite[i + 1]
        if not i < finite < k:
            if dashes:
                return i + 1
            self.top.tokens.extend(range(i + 1, k))
            return k + 1
        if self.closing < i:
            self.closing, self.level = k, len(self.open)
            self._open(Field("main", order="parenthesis", parent=self.top))
        return i + 1

    def _close(self, i: int) -> None:
        if self.closing == i and 0 < self.level <= len(self.open):
            del self.open[self.level :]
            self.top = self.open[-1]
