"""The tense at a place in a sentence, read off its clauses."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise

import msgspec

from depesche.document import Clause, Sentence, Token

MOST_CLAUSES = 50
"""How many clauses of a sentence are looked at for the one around a place: no sentence of news has half as many."""
TENSES = {
    "past": "past", "perfect": "past", "pluperfect": "past", "present": "present", "future": "future",
    "future_perfect": "future",
}  # fmt: skip
INFINITIVES = frozenset(("infinitive", "final"))
"""Clauses without a tense of their own: zu gehen, um zu gehen."""
QUOTATION_MARKS = frozenset(('"', "“", "”", "»", "«", "’", "‘", "'"))
MOST_BEHIND = 4
"""How many clauses back the one of 'he said' stands."""
QUOTE_REACH = 20
"""How many words behind 'he said' its place and day may stand."""
AHEAD_CLAUSES = frozenset(("conditional", "temporal"))
"""Clauses whose present tense speaks of the future: if they win Tuesday, when the talks resume Friday."""


class Modals(msgspec.Struct, frozen=True):
    """Modal verbs of a language, by lemma, that shift the tense of their clause."""

    future: tuple[str, ...]
    """They make the present a future: will, soll, may."""
    refusing: tuple[str, ...]
    """Negated in a main clause they tell what happened: he would not say Monday."""
    hypothetical: tuple[str, ...]
    """Their conditional clause looks ahead in the past tense: they would leave if it ended by Friday."""


def clause_tense(sentence: Sentence, offset: int, modals: Modals) -> str:
    """past, present or future: the tense of the clause around an offset; planning modals make the present future.

    An infinitive takes it from the verb above it: what one is to do lies ahead; after a past verb it is ``planned``.
    """
    clause = verbal_clause(sentence, offset)
    if clause is None or clause.verb is None:
        return ""
    tense = TENSES.get(clause.verb.tense, "")
    if not tense and clause.kind in INFINITIVES:
        return {"past": "planned", "": ""}.get(governing_tense(sentence, clause), "future")
    if clause.verb.tense == "past" and clause.kind == "conditional" and _is_hypothetical(sentence, clause, modals):
        return "future"
    if tense != "present":
        return tense
    if clause.kind == "main" and clause.verb.negated and clause.verb.modal in modals.refusing:
        return "past"
    return "future" if clause.verb.modal in modals.future or clause.kind in AHEAD_CLAUSES else tense


def _is_hypothetical(sentence: Sentence, clause: Clause, modals: Modals) -> bool:
    above = sentence.clauses[clause.parent].verb if clause.parent is not None else None
    return above is not None and above.modal in modals.hypothetical


def governing_tense(sentence: Sentence, clause: Clause) -> str:
    """past, present or future: the tense of the nearest clause above that has one."""
    for _ in sentence.clauses[:MOST_CLAUSES]:
        if clause.parent is None:
            break
        clause = sentence.clauses[clause.parent]
        if clause.verb is not None and (tense := TENSES.get(clause.verb.tense)):
            return tense
    return ""


def verb_tense(sentence: Sentence, offset: int) -> str:
    """The tense of the verb itself: perfect and past apart."""
    clause = verbal_clause(sentence, offset)
    return clause.verb.tense if clause is not None and clause.verb is not None else ""


def verbal_clause(sentence: Sentence, offset: int) -> Clause | None:
    """The smallest clause with a verb around an offset, else the first clause that has one."""
    place = bisect_right(sentence.clauses, offset, key=_clause_begin)
    near = sentence.clauses[max(0, place - MOST_CLAUSES) : place]
    around = [clause for clause in near if clause.verb is not None and offset < clause.end]
    if (said := _said_behind_quotation(sentence, offset, near)) is not None:
        return said
    if around:
        return min(around, key=_size)
    return next((clause for clause in sentence.clauses[:MOST_CLAUSES] if clause.verb is not None), None)


def _said_behind_quotation(sentence: Sentence, offset: int, near: list[Clause]) -> Clause | None:
    """The reporting clause that goes on behind its end: "We win," he said at a hall in Tulsa, Okla., on Tuesday."""
    last = reversed(near[-MOST_BEHIND:])
    clause = next((c for c in last if c.kind == "reporting" and c.verb is not None and c.end <= offset), None)
    if clause is None:
        return None
    first, end, here = (bisect_left(sentence.tokens, o, key=_token_begin) for o in (clause.begin, clause.end, offset))
    before = sentence.tokens[max(0, first - 2) : first + 1]
    closes = (mark for mark, after in pairwise(before) if after.begin > mark.end or after.text == ",")
    quoted = any(mark.text in QUOTATION_MARKS for mark in closes)
    between = sentence.tokens[end : min(here, end + QUOTE_REACH + 1)]
    again = len(between) > QUOTE_REACH or any(token.text in QUOTATION_MARKS for token in between)
    return clause if quoted and not again else None


def _token_begin(token: Token) -> int:
    return token.begin


def _size(clause: Clause) -> tuple[int, int]:
    return clause.end - clause.begin, clause.index


def _clause_begin(clause: Clause) -> int:
    return clause.begin
