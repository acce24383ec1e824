"""The open clauses of an English sentence while it is read from left to right."""

from __future__ import annotations

from collections.abc import Iterator

from depesche.language.clauses import Draft
from depesche.language.en.words import (
    DASHES,
    QUOTES,
    STRONG,
    Group,
    Nominal,
    Words,
    long_prepositions,
    prepositions,
)
from depesche.language.lexicon import FINITE

# how far back an open clause is looked for: deeper nesting does not occur in written news, and it keeps the work linear
REACH = 12
# noun phrases of one clause that are looked at, for the same reason
RECENT = 40
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


class Reader:
    """The clauses so far, the open ones as a stack."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.tokens = words.tokens
        self.drafts: list[Draft] = []
        self.open: list[Draft] = []
        self.orphans: dict[int, Draft] = {}
        self.groups: dict[int, Group] = {}
        self.phrases: dict[int, list[Nominal]] = {}
        """Noun phrases of each draft by its id, in order."""

    @property
    def top(self) -> Draft:
        return self.open[-1]

    def _recent(self) -> Iterator[Draft]:
        return reversed(self.open[-REACH:])

    def _take(self, tokens: range) -> None:
        self.top.tokens.extend(tokens)

    def _open(self, draft: Draft) -> Draft:
        self.drafts.append(draft)
        self.open.append(draft)
        self.phrases[id(draft)] = []
        return draft

    def _fresh(self) -> None:
        """After a colon or semicolon a new clause begins."""
        self.open.clear()
        self._open(Draft("main"))

    def _return_to(self, draft: Draft) -> None:
        for _ in range(min(len(self.open), REACH)):
            if self.open[-1] is draft:
                return
            self.open.pop()
        self.open.append(draft)

    def _lacking(self, draft: Draft) -> bool:
        return not draft.verbs

    def _has_subject(self, draft: Draft) -> bool:
        return any(not n.preposition for n in self.phrases[id(draft)][:RECENT])

    def _tail(self, draft: Draft) -> list[Nominal]:
        """Noun phrases of the clause after its verb."""
        if not draft.verbs:
            return []
        last = draft.verbs[-1]
        return [n for n in self.phrases[id(draft)][-RECENT:] if n.begin > last]

    def _noun_before(self, i: int) -> int | None:
        k = i - 1
        while k >= 0 and (
            self.tokens[k].text == ","
            or self.tokens[k].text in QUOTES
            or self.tokens[k].text in DASHES
            or self.tokens[k].text == ")"
        ):
            k -= 1
        if k > 0 and self.tokens[k].pos == "ADJ" and self.tokens[k - 1].pos == "DET":
            return k  # "the general", "the accused"
        return k if k >= 0 and self.tokens[k].pos in NOMINAL else None

    def _before(self, i: int) -> int | None:
        """The token before, adverbs and quotation marks skipped."""
        k = i - 1
        while k >= 0 and (self.tokens[k].pos == "ADV" or self.tokens[k].text in QUOTES):
            k -= 1
        return k if k >= 0 else None

    def _host(self) -> Draft | None:
        return next((d for d in self._recent() if d.kind == "main"), self.open[0])

    def _partner(self) -> Draft:
        """The clause that a second verb after ``and`` continues."""
        return next((d for d in self._recent() if d.finite is not None), self.top)

    def _clause_ahead(self, i: int) -> bool:
        """Whether a finite verb comes before the next mark that ends clauses."""
        for k in range(i, min(i + 25, len(self.tokens))):
            if self.words.is_verb(k) and FINITE in self.words.kinds[k]:
                return True
            if self.tokens[k].text in STRONG:
                return False
        return False

    def _nominal(self, i: int) -> Nominal | None:
        """A noun phrase, with its preposition in front when there is one."""
        token = self.tokens[i]
        start, preposition = i, ""
        if token.pos in ("ADP", "SCONJ") or token.lower in ("according", "due", "because", "ahead", "instead"):
            end, preposition = self._preposition(i)
            if not preposition:
                return None
            i = end
        if i >= len(self.tokens):
            return None
        found = self.words.noun_phrase(i)
        if found is None:
            return None
        return Nominal(found.begin, found.end, found.head, preposition, start)

    def _preposition(self, i: int) -> tuple[int, str]:
        lower = self.tokens[i].lower
        for parts in long_prepositions().get(lower, ()):
            end = i + len(parts)
            if end <= len(self.tokens) and all(self.tokens[i + k].lower == part for k, part in enumerate(parts)):
                return end, " ".join(parts)
        if self.tokens[i].pos == "ADP" and lower in prepositions():
            return i + 1, lower
        return i, ""

    def _only_adverbs(self, begin: int, end: int) -> bool:
        """Whether anything but adverbs stands in between."""
        return any(self.tokens[k].pos not in ("ADV", "PART") for k in range(begin, end))


def coordinated(other: Draft) -> Draft:
    """A clause joined to another one by a conjunction, of the same kind and dependence."""
    draft = Draft(other.kind, order=other.order, connector=other.connector, parent=other.parent, coordinate=other)
    draft.antecedent = other.antecedent
    return draft
