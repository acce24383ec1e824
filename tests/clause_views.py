"""What the clause tests look at."""

from __future__ import annotations

from depesche.document import Clause, Document, Phrase, Sentence
from depesche.language import annotate
from depesche.report import Block


def phrase(sentence: Sentence, part: Phrase | None) -> str:
    return " ".join(t.text for t in sentence.tokens[part.begin : part.end]) if part else ""


def by_lemma(sentence: Sentence, lemma: str) -> Clause:
    return next(c for c in sentence.clauses if c.verb and c.verb.lemma == lemma)


def role(sentence: Sentence, clause: Clause, name: str) -> str:
    return phrase(sentence, next((p for p in clause.phrases if p.role == name), None))


def read_de(text: str) -> Sentence:
    """One German sentence with its clauses."""
    document = Document(text, language="de", blocks=[Block("paragraph", 0, len(text))])
    annotate(document)
    (sentence,) = document.sentences
    return sentence


def words(sentence: Sentence, clause: Clause) -> str:
    """The own words of a clause, gaps marked."""
    return " … ".join(" ".join(t.text for t in sentence.tokens[b:e]) for b, e in clause.spans)
