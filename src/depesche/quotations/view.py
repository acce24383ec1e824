"""Lookups over an annotated document that several rules share."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

import msgspec

from depesche.document import Clause, Document, Marks, Sentence
from depesche.quotations.words import Vocabulary, vocabulary

REACH = 400
"""Tokens or clauses a rule looks at from where it stands: longer than any sentence of a report, so that only junk is
cut short and reading stays near-linear in it."""
CROWD = 60
"""Quotations of one kind in one sentence at most, likewise."""


class View(msgspec.Struct):
    """A document, its vocabulary, and where things stand in it."""

    document: Document
    vocabulary: Vocabulary
    begins: list[int]
    """Offsets of the sentences."""
    owners: list[list[int]]
    """For each sentence the clause index each token belongs to; -1 for none."""
    children: list[dict[int, list[int]]] = msgspec.field(default_factory=list)
    """For each sentence the clauses that depend on a clause."""
    times: list[tuple[int, int]] = msgspec.field(default_factory=list)
    """Ranges of the time expressions, by offset."""
    outer: list[Marks] = msgspec.field(default_factory=list)
    """Outer pairs of marks, by offset."""

    @property
    def text(self) -> str:
        """The text of the document."""
        return self.document.text

    @property
    def sentences(self) -> list[Sentence]:
        """The sentences of the document."""
        return self.document.sentences

    def sentence_at(self, offset: int) -> int | None:
        """Index of the sentence the offset lies in."""
        index = bisect_right(self.begins, offset) - 1
        return index if index >= 0 and offset < self.sentences[index].end else None

    def owner(self, sentence: int, token: int) -> Clause | None:
        """The clause a token belongs to."""
        index = self.owners[sentence][token]
        return self.sentences[sentence].clauses[index] if index >= 0 else None

    def family(self, sentence: int, clause: Clause) -> set[int]:
        """A clause and all that depend on it, by index."""
        found, waiting = {clause.index}, [clause.index]
        children = self.children[sentence]
        while waiting and len(found) < REACH:
            for child in children.get(waiting.pop(), ()):
                if child not in found:
                    found.add(child)
                    waiting.append(child)
        return found

    def is_time(self, offset: int) -> bool:
        """Whether a time expression covers the offset."""
        at = bisect_right(self.times, (offset, len(self.text))) - 1
        return at >= 0 and offset < self.times[at][1]

    def marked(self, begin: int, end: int) -> list[Marks]:
        """Outer pairs of marks that lie within the range."""
        at = bisect_left(self.outer, begin, key=_begin)
        found = []
        while at < len(self.outer) and self.outer[at].begin < end:
            if self.outer[at].end <= end:
                found.append(self.outer[at])
            at += 1
        return found

    def inside_marks(self, offset: int) -> Marks | None:
        """The outer pair of marks the offset lies in."""
        at = bisect_right(self.outer, offset, key=_begin) - 1
        return self.outer[at] if at >= 0 and offset < self.outer[at].end else None


def _begin(marks: Marks) -> int:
    return marks.begin


def view(document: Document, language: str) -> View:
    """The lookups of a document."""
    owners, children = [], []
    for sentence in document.sentences:
        owner = [-1] * len(sentence.tokens)
        below: dict[int, list[int]] = {}
        for clause in sentence.clauses:
            for begin, end in clause.spans:
                owner[begin:end] = [clause.index] * (end - begin)
            if clause.parent is not None:
                below.setdefault(clause.parent, []).append(clause.index)
        owners.append(owner)
        children.append(below)
    outer = sorted((m for m in document.marks if m.level == 1), key=_begin)
    times = sorted((t.begin, t.end) for t in document.times)
    begins = [s.begin for s in document.sentences]
    return View(document, vocabulary(language), begins, owners, children, times, outer)


def token_at(sentence: Sentence, offset: int) -> int:
    """Index of the first token that ends after the offset; the number of tokens when there is none."""
    return bisect_right(sentence.tokens, offset, key=_end)


def _end(token: object) -> int:
    return token.end  # type: ignore[attr-defined, no-any-return]
