"""Who says it: the speaker of a reporting clause, read off its phrases and the order of its words."""

from __future__ import annotations

from depesche.actors import actor_at
from depesche.actors.index import index_of
from depesche.document import Clause, Phrase, Sentence, Verb
from depesche.quotations.conventions import conventions
from depesche.quotations.parties import bare, joints, noun_phrase_begin, noun_phrase_end, widened, without_dative
from depesche.quotations.view import View

Range = tuple[int, int]
"""Token range [begin, end)."""
LONG_SPEAKER = 40
"""Tokens of a speaker with its relative clause at most."""


def speaker_of(view: View, sentence: Sentence, clause: Clause, cue: tuple[int, ...]) -> Range | None:
    """The speaker of a reporting clause: its subject, in the passive the agent, else the place of the statement."""
    verb = clause.verb
    if verb is None:
        return None
    phrase = _speaking_phrase(view, sentence, clause, cue)
    if phrase is not None:
        return _named(view, sentence, clause, phrase)
    if _is_passive(verb):
        return _statement(view, sentence, clause)
    if verb.finite is None:
        return _before_participle(view, sentence, verb.main)
    return _beside_verb(view, sentence, clause, verb.finite) or _statement(view, sentence, clause)


def _named(view: View, sentence: Sentence, clause: Clause, phrase: Phrase) -> Range | None:
    word = sentence.tokens[phrase.head].lower
    if view.vocabulary.words("expletive").holds(word):
        return _statement(view, sentence, clause, any_noun=True)
    if view.vocabulary.words("anyone").holds(word):
        return None
    return _whole(view, sentence, clause, phrase)


def _is_passive(verb: Verb) -> bool:
    """A single participle may be a past tense in disguise (``aides declined``); with an auxiliary it is not."""
    return verb.voice == "passive" and (len(verb.tokens) > 1 or verb.finite is not None)


def _before_participle(view: View, sentence: Sentence, verb: int) -> Range | None:
    """The noun phrase right before an English form that is participle and past tense in one."""
    if not conventions(view.vocabulary.language).participles:
        return None
    begin = noun_phrase_begin(sentence, verb, 0, joints(view.vocabulary))
    return (begin, verb) if begin < verb and sentence.tokens[verb - 1].pos in ("NOUN", "PROPN", "PRON") else None


def _beside_verb(view: View, sentence: Sentence, clause: Clause, finite: int) -> Range | None:
    """A noun phrase where the subject stands, for clauses whose phrases name none."""
    around = joints(view.vocabulary)
    begin = clause.spans[0][0] if finite > clause.spans[0][0] else finite + 1
    if begin < finite and view.vocabulary.words("further").holds(sentence.tokens[begin].lower):
        begin = finite + 1
    if begin >= len(sentence.tokens):
        return None
    if view.vocabulary.words("as", "before").holds(sentence.tokens[begin].lower):
        begin += 1
    end = noun_phrase_end(sentence, begin, around)
    if begin < finite < end or end == begin or view.is_time(sentence.tokens[begin].begin):
        return None
    return widened(sentence, begin, end, around)


def _speaking_phrase(view: View, sentence: Sentence, clause: Clause, cue: tuple[int, ...]) -> Phrase | None:
    verb = clause.verb
    if verb is None:
        return None
    if view.vocabulary.words("cited").holds(verb.lemma):
        cited = clause.subject if verb.voice == "passive" else _object(clause)
        return cited or clause.subject
    if _is_passive(verb):
        return next(clause.prepositional(*view.vocabulary.words("agent").words), None)
    return _speaking_subject(view, sentence, clause, cue)


def _speaking_subject(view: View, sentence: Sentence, clause: Clause, cue: tuple[int, ...]) -> Phrase | None:
    subject = clause.subject
    if subject is not None and _cannot_speak(view, sentence, clause, subject):
        subject = None
    if subject is not None and subject.shared:
        return subject
    front = _front(view, sentence, clause)
    if front is not None and (subject is None or _outranks(view, sentence, front, subject)):
        return front
    if subject is not None and subject.head in cue:
        return next((p for p in clause.phrases if not p.preposition and p.head not in cue), None)
    return _person_behind(view, sentence, clause, subject) or subject


def _cannot_speak(view: View, sentence: Sentence, clause: Clause, subject: Phrase) -> bool:
    """Whether what the clause grammar took for the subject is a time, an adverb, or understood in spite of a noun here.

    ``…, teilt die Polizei mit``: a verb in front right behind a comma has its own subject."""
    word = sentence.tokens[subject.head]
    if view.is_time(word.begin) or view.vocabulary.words("further").holds(word.lower):
        return True
    first = clause.spans[0][0]
    inverted = clause.verb is not None and clause.verb.finite == first and first > 0
    if not (subject.shared and inverted and sentence.tokens[first - 1].text == ","):
        return False
    return noun_phrase_end(sentence, first + 1, joints(view.vocabulary)) > first + 1


def _person_behind(view: View, sentence: Sentence, clause: Clause, subject: Phrase | None) -> Phrase | None:
    """The person behind the verb, when a thing that cannot speak stands in front: ``Den Plan nannte Weber …``."""
    finite = clause.verb.finite if clause.verb is not None else None
    if subject is None or finite is None or subject.begin > finite or _is_actor(view, sentence, subject):
        return None
    head = sentence.tokens[subject.head]
    names_statement = view.vocabulary.words("source_noun", "before").holds(head.lower)
    if head.pos != "NOUN" or names_statement or conventions(view.vocabulary.language).bare_complements:
        return None
    for phrase in clause.phrases:
        bare_dative = phrase.role == "indirect" and sentence.tokens[phrase.begin].pos != "DET"
        if (phrase.role == "object" or bare_dative) and phrase.begin > finite and not phrase.shared:
            actor = actor_at(view.document, *sentence.char_span(phrase.head, phrase.head + 1))
            if actor is not None and actor.kind == "person":
                return phrase
    return None


def _object(clause: Clause) -> Phrase | None:
    return next((p for p in clause.phrases if p.role == "object" and not p.shared), None)


def _front(view: View, sentence: Sentence, clause: Clause) -> Phrase | None:
    """The noun phrase before the finite verb, when its form lets it be the subject."""
    first = clause.spans[0][0]
    tokens = sentence.tokens
    while first + 1 < clause.spans[0][1] and tokens[first].pos == "ADV":
        first += 1
    for phrase in clause.phrases:
        if phrase.shared or phrase.preposition or phrase.role == "adverbial" or phrase.case == "dative":
            continue
        if phrase.begin != first or clause.verb is None or phrase.head > (clause.verb.finite or 0):
            continue
        word = tokens[first].lower
        if word in view.vocabulary.words("oblique").words or view.vocabulary.words("further").holds(word):
            return None
        if tokens[phrase.head].pos not in ("NOUN", "PROPN", "PRON", "X", "ADJ") or view.is_time(tokens[first].begin):
            return None
        return phrase
    return None


def _outranks(view: View, sentence: Sentence, front: Phrase, subject: Phrase) -> bool:
    """Whether the phrase in front speaks rather than the one the clause grammar took for the subject.

    A clause whose complement is a sentence has no accusative object, so both are nominative or dative by form, and the
    one in front speaks; unless it is a thing and the other one a person, or the other one a nominative pronoun."""
    if subject.begin <= front.begin:
        return False
    if sentence.tokens[subject.head].lower in view.vocabulary.words("nominative").words:
        return False
    return _is_actor(view, sentence, front) or not _is_actor(view, sentence, subject)


def _is_actor(view: View, sentence: Sentence, phrase: Phrase) -> bool:
    """Whether the head is a mention of somebody; a name in the first part of a compound is not (``Weber-Auftritt``)."""
    begin, end = sentence.char_span(phrase.head, phrase.head + 1)
    return any(mention.end >= end for _, _, mention, _ in index_of(view.document).overlapping(begin, end))


def _whole(view: View, sentence: Sentence, clause: Clause, phrase: Phrase) -> Range:
    """The phrase with its brackets, appositions and attributes: in front of a second verb all that stands there."""
    around = joints(view.vocabulary)
    begin, plain_end = bare(sentence, phrase)
    cut = without_dative(sentence, begin, plain_end, around)
    verb = clause.verb
    nominative = verb is not None and not _is_passive(verb) and not phrase.preposition
    if cut == plain_end:
        begin, end = widened(sentence, begin, cut, around, nominative=nominative)
    else:
        end = cut
    if phrase.shared or verb is None or verb.finite is None or begin >= verb.finite:
        return begin, end
    if conventions(view.vocabulary.language).relative_in_speaker:
        return begin, max(end, _relative_end(sentence, end, min(verb.tokens)))
    own_end = clause.spans[0][1]
    if clause.kind == "complement" and clause.spans[0][0] < begin:
        return begin, end  # behind its opener a clause with its verb last holds more than the subject
    if begin <= clause.spans[0][0] + 1 and clause.connector == "" and end < min(verb.finite, own_end):
        return begin, max(end, _field_end(sentence, end, min(verb.finite, own_end)))
    return begin, end


def _relative_end(sentence: Sentence, end: int, first: int) -> int:
    """End of a relative clause between speaker and verb."""
    closed = end < first < end + LONG_SPEAKER and sentence.tokens[end].text == "," == sentence.tokens[first - 1].text
    return first if closed else end


def _field_end(sentence: Sentence, end: int, stop: int) -> int:
    """Up to where the field before a German verb is one noun phrase: the field holds one constituent."""
    tokens = sentence.tokens
    while stop > end and (tokens[stop - 1].pos == "ADV" or tokens[stop - 1].text == ","):
        stop -= 1
    if stop - end > LONG_SPEAKER or any(t.text in ":;–—" or t.pos == "SCONJ" for t in tokens[end:stop]):
        return end
    return stop


def _statement(view: View, sentence: Sentence, clause: Clause, *, any_noun: bool = False) -> Range | None:
    """``in dem Bericht wird vermutet``: the statement stands for its speaker."""
    prepositions = view.vocabulary.words("statement_in", "before").words
    nouns = view.vocabulary.words("source_noun", "before")
    for phrase in clause.phrases:
        if phrase.preposition not in prepositions or phrase.shared:
            continue
        word = sentence.tokens[phrase.head]
        if any_noun and word.pos in ("NOUN", "PROPN", "X") and not view.is_time(word.begin):
            return widened(sentence, *bare(sentence, phrase), joints(view.vocabulary))
        if nouns.holds(word.lower) or view.vocabulary.reporting_noun(word.text):
            return widened(sentence, *bare(sentence, phrase), joints(view.vocabulary))
    return None
