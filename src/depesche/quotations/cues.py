"""Clauses whose verb reports: which words are the cue, who speaks, to whom."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from depesche.document import Clause, Sentence
from depesche.language.lexicon import VerbReading
from depesche.quotations.conventions import conventions
from depesche.quotations.parties import chars
from depesche.quotations.speaker import speaker_of
from depesche.quotations.view import View


class CueClause(msgspec.Struct):
    """A clause with a reporting verb."""

    sentence: int
    clause: Clause
    lemma: str
    reading: VerbReading
    tokens: tuple[int, ...]
    """The words of the cue: verb complex, reflexive, the noun of a light verb construction, the correlate."""
    first: int
    """First own token of the clause."""
    last: int
    """Last own token."""
    speaker: tuple[int, int] | None
    """Token range."""

    def is_as_clause(self, sentence: Sentence, words: frozenset[str]) -> bool:
        """Whether it is a clause like ``wie die Polizei mitteilte``, not one of time: ``as the ceasefire holds``."""
        if self.clause.connector in words:
            subject = self.clause.subject
            is_thing = subject is not None and sentence.tokens[subject.head].pos == "NOUN"
            return not (is_thing and self.reading.medium == "thought" and self.clause.kind == "temporal")
        verb = self.clause.verb
        first = sentence.tokens[self.first].lower in words
        return first and verb is not None and verb.finite is not None and verb.finite >= self.last - 1

    def reports(self, *what: str) -> bool:
        """Whether the verb reports in one of these ways."""
        return any(r.partition(":")[0] in what for r in self.reading.reports)


def cue_clauses(view: View) -> Iterator[CueClause]:
    """All clauses outside of quotation marks whose verb reports something."""
    for index, sentence in enumerate(view.sentences):
        for clause in sentence.clauses:
            cue = cue_clause(view, index, sentence, clause)
            if cue is not None:
                yield cue


def cue_clause(view: View, index: int, sentence: Sentence, clause: Clause) -> CueClause | None:
    """The clause as a cue, None when its verb reports nothing."""
    verb = clause.verb
    if verb is None or not clause.spans or clause.depth > 0:
        return None
    if verb.finite is None and not (clause.kind == "infinitive" or conventions(view.vocabulary.language).participles):
        return None
    lemma = _plain_lemma(view, verb.lemma)
    words = own_words(sentence, clause) if view.vocabulary.reporting(lemma) else {}
    reading = _reading(view, lemma, words) if words else None
    hidden = _hidden_participle(view, sentence, clause) if reading is None else None
    if hidden is not None:
        lemma, reading, words = hidden.lemma, hidden, own_words(sentence, clause)
    if reading is None:
        return None
    tokens = _cue_tokens(view, words, clause, reading)
    first, last = clause.spans[0][0], clause.spans[-1][1] - 1
    return CueClause(
        index, clause, lemma, reading, tokens, first, last,
        speaker_of(view, sentence, clause, tokens),
    )  # fmt: skip


def _plain_lemma(view: View, lemma: str) -> str:
    """The lemma without an adverb that was taken for its particle: ``weiter`` in ``sagte weiter``."""
    if view.vocabulary.lexicon.readings(lemma):
        return lemma
    for adverb in view.vocabulary.words("further").words:
        if lemma.startswith(adverb) and view.vocabulary.lexicon.readings(lemma[len(adverb) :]):
            return lemma[len(adverb) :]
    return lemma


def own_words(sentence: Sentence, clause: Clause) -> dict[str, int]:
    """The words of a clause, as written and as lemma, lowercase, with their first token index; prepositions plain."""
    words: dict[str, int] = {}
    for begin, end in clause.spans:
        for index in range(begin, end):
            token = sentence.tokens[index]
            words.setdefault(token.lower, index)
            if token.lemma:
                words.setdefault(token.lemma.lower(), index)
    for phrase in clause.phrases:
        if phrase.preposition and not phrase.shared:
            words.setdefault(phrase.preposition, phrase.begin)
    return words


def _reading(view: View, lemma: str, words: dict[str, int]) -> VerbReading | None:
    """The reading of the verb in this clause, None when it does not report.

    A reading whose further words stand in the clause goes before one that needs none."""
    plain = None
    for reading in view.vocabulary.lexicon.readings(lemma):
        if reading.with_:
            if any(_stand(phrase, words) for phrase in reading.with_):
                return reading if reading.reports else None
        elif plain is None and reading.reports:
            plain = reading
    return plain


def _hidden_participle(view: View, sentence: Sentence, clause: Clause) -> VerbReading | None:
    """``hatte … berichtet`` read as ``haben`` alone, because participle and finite form are the same word."""
    verb = clause.verb
    if verb is None or len(verb.tokens) != 1 or verb.lemma not in view.vocabulary.words("perfect_auxiliary").words:
        return None
    last = sentence.tokens[clause.spans[-1][1] - 1]
    if clause.spans[-1][1] - 1 == verb.finite:
        return None
    for form in view.vocabulary.lexicon.analyses(last.lower):
        if view.vocabulary.lexicon.reports(form.lemma, "direct", "clause"):
            return next((r for r in view.vocabulary.reporting(form.lemma) if not r.with_), None)
    return None


def _stand(phrase: str, words: dict[str, int]) -> bool:
    return all(word in words for word in phrase.lower().split(" "))


def _cue_tokens(view: View, words: dict[str, int], clause: Clause, reading: VerbReading) -> tuple[int, ...]:
    if clause.verb is None:
        return ()
    tokens = set(clause.verb.tokens)
    if clause.verb.lemma in view.vocabulary.words("perfect_auxiliary").words and reading.lemma != clause.verb.lemma:
        tokens.add(clause.spans[-1][1] - 1)
    for phrase in reading.with_:
        if _stand(phrase, words):
            tokens.update(words[word] for word in phrase.lower().split(" "))
    correlates = view.vocabulary.words("correlate").words
    tokens.update(at for word, at in words.items() if word in correlates)
    return tuple(sorted(tokens))


def cue_spans(sentence: Sentence, tokens: tuple[int, ...]) -> list[tuple[int, int]]:
    """Character spans of cue tokens, neighbours joined."""
    spans: list[tuple[int, int]] = []
    previous = -2
    for index in tokens:
        begin, end = sentence.tokens[index].begin, sentence.tokens[index].end
        if index == previous + 1:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((begin, end))
        previous = index
    return spans


def speaker_span(sentence: Sentence, cue: CueClause) -> tuple[int, int] | None:
    """Character span of the speaker of a cue clause."""
    return chars(sentence, *cue.speaker) if cue.speaker else None
