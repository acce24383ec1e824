"""Clauses whose verb reports: which words are the cue, who speaks, to whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from depesche.document import Clause, Phrase, Sentence
from depesche.language.lexicon import PARTICIPLE, VerbReading
from depesche.quotations.parties import bare, chars, joints, noun_phrase_end, widened
from depesche.quotations.view import View

EXPLETIVES = frozenset({"es", "it", "there"})


@dataclass(slots=True)
class CueClause:
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
        """Whether it is a clause like ``wie die Polizei mitteilte``."""
        if self.clause.connector in words:
            return True
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
    if verb.finite is None and verb.tense == "" and clause.kind != "infinitive":
        return None
    words = own_words(sentence, clause)
    lemma = verb.lemma
    reading = _reading(view, lemma, words)
    hidden = _hidden_participle(view, sentence, clause) if reading is None else None
    if hidden is not None:
        lemma, reading = hidden.lemma, hidden
    if reading is None:
        return None
    tokens = _cue_tokens(view, words, clause, reading)
    first, last = clause.spans[0][0], clause.spans[-1][1] - 1
    return CueClause(
        index, clause, lemma, reading, tokens, first, last,
        _speaker(view, sentence, clause, tokens),
    )  # fmt: skip


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
    for form in view.vocabulary.lexicon.analyses(last.lower):
        if form.form == PARTICIPLE and view.vocabulary.lexicon.reports(form.lemma, "direct", "clause"):
            return next((r for r in view.vocabulary.reporting(form.lemma) if not r.with_), None)
    return None


def _stand(phrase: str, words: dict[str, int]) -> bool:
    return all(word in words for word in phrase.lower().split(" "))


def _cue_tokens(view: View, words: dict[str, int], clause: Clause, reading: VerbReading) -> tuple[int, ...]:
    assert clause.verb is not None
    tokens = set(clause.verb.tokens)
    if clause.verb.lemma in view.vocabulary.words("perfect_auxiliary").words and reading.lemma != clause.verb.lemma:
        tokens.add(clause.spans[-1][1] - 1)
    for phrase in reading.with_:
        if _stand(phrase, words):
            tokens.update(words[word] for word in phrase.lower().split(" "))
    correlates = view.vocabulary.words("correlate").words
    tokens.update(at for word, at in words.items() if word in correlates)
    return tuple(sorted(tokens))


def _speaker(view: View, sentence: Sentence, clause: Clause, tokens: tuple[int, ...]) -> tuple[int, int] | None:
    """Who says it: the subject, in the passive the agent, else the place of the statement."""
    around = joints(view.vocabulary)
    phrase = _speaking_phrase(view, sentence, clause, tokens)
    if phrase is not None:
        if sentence.tokens[phrase.head].lower in EXPLETIVES:
            return None
        return widened(sentence, *bare(sentence, phrase), around)
    verb = clause.verb
    if verb is None or verb.finite is None:
        return None
    if verb.voice == "passive":
        return _statement(view, sentence, clause)
    begin = clause.spans[0][0] if verb.finite > clause.spans[0][0] else verb.finite + 1
    end = noun_phrase_end(sentence, begin, around)
    if begin < verb.finite < end or end == begin:
        return _statement(view, sentence, clause)
    return widened(sentence, begin, end, around)


def _speaking_phrase(view: View, sentence: Sentence, clause: Clause, tokens: tuple[int, ...]) -> Phrase | None:
    verb = clause.verb
    if verb is None:
        return None
    if view.vocabulary.words("cited").holds(verb.lemma):
        cited = clause.subject if verb.voice == "passive" else _object(clause)
        return cited or clause.subject
    if verb.voice == "passive":
        return next(clause.prepositional("von", "durch", "seitens", "by"), None)
    subject = clause.subject
    if subject is not None and subject.shared:
        return subject
    front = _front(view, sentence, clause)
    if front is not None and (subject is None or subject.begin > front.begin):
        return front
    if subject is not None and subject.head in tokens:
        return next((p for p in clause.phrases if not p.preposition and p.head not in tokens), None)
    return subject


def _object(clause: Clause) -> Phrase | None:
    return next((p for p in clause.phrases if p.role == "object" and not p.shared), None)


def _front(view: View, sentence: Sentence, clause: Clause) -> Phrase | None:
    """The noun phrase before the finite verb, when its form lets it be the subject.

    A clause whose complement is a sentence has no accusative object beside it, so the phrase in front is who speaks."""
    first = clause.spans[0][0]
    for phrase in clause.phrases:
        if phrase.shared or phrase.preposition or phrase.role == "adverbial" or phrase.case == "dative":
            continue
        if phrase.begin != first or clause.verb is None or phrase.head > (clause.verb.finite or 0):
            continue
        tokens = sentence.tokens
        if tokens[first].lower in view.vocabulary.words("oblique").words:
            return None
        if tokens[phrase.head].pos not in ("NOUN", "PROPN", "PRON", "X") or view.is_time(tokens[phrase.head].begin):
            return None
        return phrase
    return None


def _statement(view: View, sentence: Sentence, clause: Clause) -> tuple[int, int] | None:
    """``in dem Bericht wird vermutet``: the statement stands for its speaker."""
    prepositions = view.vocabulary.words("statement_in", "before").words
    for phrase in clause.phrases:
        if phrase.preposition in prepositions and not phrase.shared:
            word = sentence.tokens[phrase.head]
            if view.vocabulary.words("source_noun", "before").holds(word.lower) or view.vocabulary.reporting_noun(word.text):
                return widened(sentence, *bare(sentence, phrase), joints(view.vocabulary))
    return None


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
