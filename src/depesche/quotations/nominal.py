"""Indirect speech that a noun introduces: ``die Forderung des Verbands, …``, ``the claim that …``."""

from __future__ import annotations

from collections.abc import Iterator

from depesche.document import Clause, Sentence
from depesche.quotations.complement import complement_end
from depesche.quotations.draft import Draft, message_spans
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
    speaker = chars(sentence, first, max(end, noun + 1))
    cue = [chars(sentence, first, noun + 1)]
    return Draft("indirect", spans, "indirect.noun", index, speaker, cue, clause=view.owner(index, noun))


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
