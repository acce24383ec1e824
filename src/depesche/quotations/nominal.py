"""Indirect speech that a noun introduces: ``die Forderung des Verbands, …``, ``the claim that …``."""

from __future__ import annotations

from collections.abc import Iterator

from depesche.document import Clause, Sentence
from depesche.quotations.complement import complement_end
from depesche.quotations.draft import Draft, Span, message_spans
from depesche.quotations.parties import chars, joints, noun_phrase_begin
from depesche.quotations.view import View

CARRIERS = frozenset({"complement", "infinitive"})
REACH = 12
"""Tokens between the noun and its complement at most: a genitive or an agent."""


def nominal(view: View) -> Iterator[Draft]:
    """The complements of reporting nouns."""
    for index, sentence in enumerate(view.sentences):
        for clause in sentence.clauses:
            if clause.kind in CARRIERS and clause.depth == 0:
                draft = _draft(view, index, sentence, clause)
                if draft is not None:
                    yield draft


def _draft(view: View, index: int, sentence: Sentence, clause: Clause) -> Draft | None:
    begin = clause.spans[0][0]
    if not _is_complement(view, sentence, clause, begin):
        return None
    noun = _noun_before(view, sentence, begin)
    if noun is None:
        return None
    spans = message_spans(view.text, sentence, [(begin, complement_end(view, sentence, index, clause))])
    if not spans:
        return None
    end = begin
    while end > noun + 1 and sentence.tokens[end - 1].text in ",:":
        end -= 1
    first = noun_phrase_begin(sentence, noun + 1, 0, joints(view.vocabulary))
    speaker = _speaker(view, sentence, first, noun, end)
    cue = [chars(sentence, first, noun + 1)]
    return Draft("indirect", spans, "indirect.noun", index, speaker, cue, clause=view.owner(index, noun))


def _is_complement(view: View, sentence: Sentence, clause: Clause, begin: int) -> bool:
    """Whether a clause can be what the noun before it says."""
    if not joints(view.vocabulary).genitives:
        return True
    if begin == 0 or sentence.tokens[begin - 1].text not in ",:":
        return False
    verb = clause.verb
    return clause.kind == "infinitive" or bool(clause.connector) or (verb is not None and verb.mood != "indicative")


def _speaker(view: View, sentence: Sentence, first: int, noun: int, end: int) -> Span | None:
    """Who makes the claim: the possessor where the language puts one in front, else the noun with its genitive."""
    if joints(view.vocabulary).genitives:
        return chars(sentence, first, max(end, noun + 1))
    tokens = sentence.tokens
    if view.vocabulary.words("possessive").holds(tokens[first].lower):
        return chars(sentence, first, first + 1)
    for at in range(first + 1, noun):
        if tokens[at].pos == "PART":
            return chars(sentence, first, at)
    return chars(sentence, noun + 2, end) if end > noun + 2 else None


def _noun_before(view: View, sentence: Sentence, begin: int) -> int | None:
    """The reporting noun of the noun phrase right before a clause."""
    tokens = sentence.tokens
    at = begin - 1
    while at >= 0 and tokens[at].text in ",:":
        at -= 1
    for noun in range(at, max(-1, at - REACH), -1):
        token = tokens[noun]
        if token.pos in ("VERB", "AUX", "SCONJ") or token.text in ",;:":
            return None
        if token.pos == "NOUN" and view.vocabulary.reporting_noun(token.text):
            return noun
    return None
