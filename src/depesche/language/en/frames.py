"""The open clauses of an English sentence while it is read from left to right."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from depesche.language.clauses import Draft
from depesche.language.en.nominals import QUOTES, Nominal
from depesche.language.en.vocabulary import FIN
from depesche.language.en.words import DASHES, Group, Words

# how far back an open clause is looked for: deeper nesting does not occur in written news, and it keeps the work linear
REACH = 12
# noun phrases of one clause that are looked at, for the same reason
RECENT = 40
# words within which the verb of a clause is looked for
LOOKAHEAD = 25
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
NOMINATIVES = frozenset({"i", "he", "she", "we", "they"})
# last words of prepositions that may as well open a clause: "as well as", "rather than"
COMPARING = frozenset({"as", "than"})
PREPOSING = frozenset({"ADP", "SCONJ"})


class Field(Draft, eq=False):
    """A clause in the making, with its noun phrases and its verb group."""

    nominals: list[Nominal] = msgspec.field(default_factory=list)
    group: Group | None = None
    fronted: bool = False
    """Whether it waits for the clause behind it that it belongs to."""
    partner: Field | None = None
    """The clause whose auxiliaries it shares: ``was arrested and questioned``."""
    inserted: bool = False
    """Whether it stands in the middle of another clause, after a comma."""


class Reader:
    """The clauses so far, the open ones as a stack."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.tokens = words.tokens
        self.vocabulary = words.vocabulary
        self.pos = words.pos
        self.lower = words.lower
        self.drafts: list[Field] = []
        self.open: list[Field] = []
        self.top = self._open(Field("main"))

    def _recent(self) -> Iterator[Field]:
        return reversed(self.open[-REACH:])

    def _open(self, draft: Field) -> Field:
        self.drafts.append(draft)
        self.open.append(draft)
        self.top = draft
        return draft

    def _fresh(self) -> None:
        """After a colon or semicolon a new clause begins."""
        self.open.clear()
        self._open(Field("main"))

    def _return_to(self, draft: Field) -> None:
        for _ in range(min(len(self.open), REACH)):
            if self.open[-1] is draft:
                self.top = draft
                return
            self.open.pop()
        self.open.append(draft)
        self.top = draft

    def _tail(self, draft: Field) -> list[Nominal]:
        """Noun phrases of the clause after its verb."""
        if not draft.verbs:
            return []
        last = draft.verbs[-1]
        return [n for n in draft.nominals[-RECENT:] if n.begin > last]

    def _waiting(self) -> Field | None:
        """The nearest clause that has a subject and lacks its verb."""
        return next((d for d in self._recent() if not d.verbs and has_subject(d)), None)

    def _host(self) -> Field:
        return next((d for d in self._recent() if d.kind == "main"), self.open[0])

    def _noun_before(self, i: int) -> int | None:
        """The noun or pronoun before, marks of punctuation skipped."""
        k = i - 1
        while k >= 0 and i - k < 4 and (self.lower[k] in (",", ")", "(") or self.lower[k] in QUOTES | DASHES):
            k -= 1
        if k > 0 and self.pos[k] == "ADJ" and self.pos[k - 1] == "DET":
            return k  # "the general", "the accused"
        return k if k >= 0 and self.pos[k] in NOMINAL else None

    def _clause_ahead(self, i: int) -> bool:
        """Whether a finite verb comes before the next mark that ends clauses."""
        finite = self.words.finite[i]
        return 0 <= finite < i + LOOKAHEAD

    def _nominal(self, i: int) -> Nominal | None:
        """A noun phrase, with its preposition in front when there is one."""
        start, preposition = i, ""
        if self.words.quantity(i):
            return self.words.noun_phrase(i)
        if self.pos[i] in PREPOSING or self.lower[i] in self.vocabulary.long_prepositions:
            i, preposition = self._preposition(i)
            if not preposition:
                return self.words.noun_phrase(start) if self.pos[start] not in PREPOSING else None
            if self.lower[i] in self.vocabulary.interrogatives and self._clause_ahead(i):
                return None  # "in which", "about what"
        if preposition and self.lower[i] in NOMINATIVES:
            return None  # "when it broke out they left"
        found = self.words.noun_phrase(i) if i < len(self.tokens) else None
        if found is not None:
            found.preposition, found.start = preposition, start
        return found

    def _clause_follows(self, i: int) -> bool:
        """Whether a noun phrase and its finite verb follow directly."""
        nominal = self.words.noun_phrase(i) if i < len(self.tokens) else None
        group = self.words.group(self.words.skip_adverbs(nominal.end)) if nominal is not None else None
        return group is not None and group.kind == FIN

    def _preposition(self, i: int) -> tuple[int, str]:
        """The first token behind the preposition here, and the preposition; empty for none."""
        lower = self.lower[i]
        for parts in self.vocabulary.long_prepositions.get(lower, ()):
            end = i + len(parts)
            if tuple(self.lower[i:end]) == parts and not (parts[-1] in COMPARING and self._clause_follows(end)):
                return end, " ".join(parts)
        if self.pos[i] in PREPOSING and lower in self.vocabulary.prepositions:
            return i + 1, lower
        return i, ""

    def _adverbs(self, begin: int, end: int) -> bool:
        """Whether nothing but adverbs stands in between."""
        return all(self.pos[k] in ("ADV", "PART") for k in range(begin, end))


def has_subject(draft: Field) -> bool:
    return any(not n.preposition for n in draft.nominals[:RECENT])


def coordinated(other: Field) -> Field:
    """A clause joined to another one by a conjunction, of the same kind and dependence."""
    draft = Field(other.kind, order=other.order, connector=other.connector, parent=other.parent, coordinate=other)
    draft.antecedent = other.antecedent
    draft.fronted = other.fronted
    return draft
