"""What the clause tests look at."""

from __future__ import annotations

from depesche.document import Clause, Phrase, Sentence


def phrase(sentence: Sentence, part: Phrase | None) -> str:
    return " ".join(t.text for t in sentence.tokens[part.begin : part.end]) if part else ""


def by_lemma(sentence: Sentence, lemma: str) -> Clause:
    return next(c for c in sentence.clauses if c.verb and c.verb.lemma == lemma)


def role(sentence: Sentence, clause: Clause, name: str) -> str:
    return phrase(sentence, next((p for p in clause.phrases if p.role == name), None))
