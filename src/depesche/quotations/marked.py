"""Direct speech: which pairs of quotation marks are quotations, and who is quoted.

Half of all marked spans are titles, names and words held at a distance. What decides is who introduces the marks: a
reporting clause before a colon, behind a comma or around them, ``so X``, an indirect quotation they stand in; without
any of these only a whole sentence counts, and its speaker is the one who spoke last in the paragraph.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

import msgspec

from depesche.document import Marks, Sentence
from depesche.quotations.conventions import conventions
from depesche.quotations.cues import CueClause, cue_spans, speaker_span
from depesche.quotations.draft import Draft, Span
from depesche.quotations.parties import chars, joints, noun_phrase_end, widened
from depesche.quotations.view import CROWD, REACH, View, token_at

SENTENCE_LENGTH = 5
"""Words from which on a marked span is speech unless something says otherwise: of the spans with five or more words in
the German training part 88 % are direct quotations, of those with four 47 %, with one 13 %."""
NESTED_LENGTH = 2
"""Words from which on marks inside an indirect quotation count as its literal part: 24 of 77 with one word, 52 of 88
with two in the training part."""

SUBJECT_LENGTH = 30
"""Tokens of a subject between marks and verb at most."""
BETWEEN = 250
"""Characters of a cue clause between two marked spans of one speaker."""


class Marked(msgspec.Struct):
    """A pair of marks with what its surroundings say."""

    marks: Marks
    sentence: int
    begin: int
    """Token index of the opening mark in its sentence."""
    last_sentence: int
    end: int
    """Token index after the closing mark in the last sentence."""
    words: int
    whole: bool
    """Ends like a sentence."""


def direct(view: View, cues: Iterable[CueClause], drafts: Sequence[Draft]) -> list[Draft]:
    """The direct quotations; ``drafts`` are the indirect ones found so far."""
    by_sentence: dict[int, list[CueClause]] = {}
    for cue in cues:
        by_sentence.setdefault(cue.sentence, []).append(cue)
    hosts: dict[int, list[Draft]] = {}
    for host in drafts:
        for begin, end in host.spans:
            first, last = view.sentence_at(begin), view.sentence_at(end - 1)
            if first is not None and last is not None:
                for index in range(first, last + 1):
                    hosts.setdefault(index, []).append(host)
    found: list[Draft] = []
    for marks in view.outer:
        marked = _marked(view, marks)
        if marked is None:
            continue
        draft: Draft | None = _introduced(view, marked, by_sentence) or _nested(
            view, marked, hosts.get(marked.sentence, ())
        )
        if draft is None and _sentence_like(view, marked):
            draft = Draft("direct", [(marks.begin, marks.end)], "direct.alone", marked.sentence, medium="")
        if draft is not None:
            spoken = draft.speaker is not None and view.text[slice(*draft.speaker)].lower()
            if spoken and view.vocabulary.words("expletive").holds(spoken):
                draft.speaker = None
            found.append(draft)
    return _joined(view, found)


def _marked(view: View, marks: Marks) -> Marked | None:
    first, last = view.sentence_at(marks.begin), view.sentence_at(marks.end - 1)
    if first is None or last is None:
        return None
    inner = view.text[marks.inner_begin : marks.inner_end]
    words = sum(any(c.isalnum() for c in w) for w in inner.split())
    if not words:
        return None
    return Marked(
        marks,
        first,
        token_at(view.sentences[first], marks.begin),
        last,
        token_at(view.sentences[last], marks.end - 1) + 1,
        words,
        inner.rstrip()[-1:] in ".!?…",
    )


def _introduced(view: View, marked: Marked, cues: dict[int, list[CueClause]]) -> Draft | None:
    """The marks with the clause that introduces them."""
    before = _near(cues.get(marked.sentence, ()), marked.begin)
    return (
        _followed(view, marked, _near(cues.get(marked.last_sentence, ()), marked.end))
        or _so(view, marked)
        or _after_colon(view, marked, before)
        or _named_before_colon(view, marked)
        or _within(view, marked, before)
    )


def _near(cues: Sequence[CueClause], at: int) -> Sequence[CueClause]:
    """The cue clauses that start within reach of a token; a sentence has them in the order of their first tokens."""
    if len(cues) < CROWD:
        return cues
    return cues[bisect_left(cues, at - REACH, key=_first) : bisect_left(cues, at + REACH, key=_first)]


def _first(cue: CueClause) -> int:
    return cue.first


def _draft(view: View, marked: Marked, rule: str, cue: CueClause) -> Draft:
    sentence = view.sentences[cue.sentence]
    return Draft(
        "direct", [(marked.marks.begin, marked.marks.end)], rule, cue.sentence, speaker_span(sentence, cue),
        cue_spans(sentence, cue.tokens), medium=cue.reading.medium, clause=cue.clause,
    )  # fmt: skip


def _followed(view: View, marked: Marked, cues: Sequence[CueClause]) -> Draft | None:
    """``„…“, sagte X``; in English also ``“…,” X said``."""
    sentence = view.sentences[marked.last_sentence]
    tokens, at = sentence.tokens, marked.end
    apart = marked.whole or view.text[marked.marks.inner_end - 1] == ","
    if at < len(tokens) and tokens[at].text in {",", "–", "—", "-"}:
        at += 1
        apart = True
    for cue in cues:
        verb = cue.clause.verb
        if verb is None or verb.finite is None or not cue.reports("direct", "clause", "object"):
            continue
        if cue.first == at and cue.is_as_clause(sentence, view.vocabulary.words("as", "before").words):
            return _draft(view, marked, "direct.cue-after", cue)
        if (verb.finite == at and (apart or cue.first == at)) or (
            apart and _subject_between(view, sentence, at, verb.finite)
        ):
            return _with_local_speaker(view, sentence, cue, at, _draft(view, marked, "direct.cue-after", cue))
    return None


def _subject_between(view: View, sentence: Sentence, at: int, finite: int) -> bool:
    """Whether all that stands between the marks and the verb is a noun phrase: ``“…,” the mayor, a baker, said``."""
    if view.vocabulary.traits.inverted_cue or not at < finite <= at + SUBJECT_LENGTH:
        return False
    around = joints(view.vocabulary)
    end = noun_phrase_end(sentence, at, around)
    if end == at:
        return False
    between = sentence.tokens[end:finite]
    return not between or between[0].text in ",(" or all(t.pos in ("ADV", "AUX", "PART") for t in between)


def _with_local_speaker(view: View, sentence: Sentence, cue: CueClause, at: int, draft: Draft) -> Draft:
    """The draft with the speaker that stands beside the verb, when the clause names none or one inside the marks."""
    verb = cue.clause.verb
    if verb is None or verb.finite is None or (cue.speaker is not None and cue.speaker[0] >= at):
        return draft
    around = joints(view.vocabulary)
    begin = at if verb.finite > at else verb.finite + 1
    reflexive = view.vocabulary.words("reflexive").words
    while begin < len(sentence.tokens) and sentence.tokens[begin].lower in reflexive:
        begin += 1
    end = noun_phrase_end(sentence, begin, around)
    if end > begin:
        draft.speaker = chars(sentence, *widened(sentence, begin, end, around))
    return draft


def _so(view: View, marked: Marked) -> Draft | None:
    """``„…“, so X``."""
    sentence = view.sentences[marked.last_sentence]
    tokens, at = sentence.tokens, marked.end
    if at < len(tokens) and tokens[at].text == ",":
        at += 1
    if at + 1 >= len(tokens) or not view.vocabulary.words("so", "before").holds(tokens[at].lower):
        return None
    around = joints(view.vocabulary)
    end = noun_phrase_end(sentence, at + 1, around)
    if end <= at + 1 or (end < len(tokens) and tokens[end].pos in ("VERB", "AUX")):
        return None
    begin, end = widened(sentence, at + 1, end, around)
    return Draft(
        "direct", [(marked.marks.begin, marked.marks.end)], "direct.so", marked.last_sentence,
        chars(sentence, begin, end), [(tokens[at].begin, tokens[at].end)], clause=view.owner(marked.last_sentence, at),
    )  # fmt: skip


def _after_colon(view: View, marked: Marked, cues: Sequence[CueClause]) -> Draft | None:
    """``X sagte: „…“``, also without the colon."""
    tokens = view.sentences[marked.sentence].tokens
    if marked.begin == 0 or tokens[marked.begin - 1].text not in (":", ","):
        return None
    for cue in reversed(cues):
        if cue.last <= marked.begin - 1 and cue.last >= marked.begin - 3:
            return _draft(view, marked, "direct.cue-before", cue)
    if tokens[marked.begin - 1].text == ":":
        for cue in reversed(cues):
            if cue.last < marked.begin:
                return _draft(view, marked, "direct.cue-before", cue)
    return None


def _named_before_colon(view: View, marked: Marked) -> Draft | None:
    """``Merz: „…“`` and other sentences that end in a colon: the subject speaks, no verb says so."""
    sentence = view.sentences[marked.sentence]
    tokens = sentence.tokens
    if marked.begin == 0 or tokens[marked.begin - 1].text != ":":
        return None
    if marked.words < 2 and not marked.whole:
        return None
    around = joints(view.vocabulary)
    if not any(t.pos in ("VERB", "AUX") for t in tokens[max(0, marked.begin - REACH) : marked.begin]):
        end = noun_phrase_end(sentence, 0, around)
        end = widened(sentence, 0, end, around)[1] if end else 0
        speaker = chars(sentence, 0, end) if end == marked.begin - 1 else None
        if speaker is not None:
            return _plain(marked, "direct.name-colon", speaker)
    else:
        for clause in reversed(sentence.clauses[-CROWD:]):
            if clause.spans and clause.spans[0][0] < marked.begin and clause.kind == "main" and clause.subject:
                subject = clause.subject
                speaker = chars(sentence, *widened(sentence, subject.begin, subject.end, around))
                return _plain(marked, "direct.clause-colon", speaker)
    return _plain(marked, "direct.colon", None)


def _plain(marked: Marked, rule: str, speaker: Span | None) -> Draft:
    return Draft("direct", [(marked.marks.begin, marked.marks.end)], rule, marked.sentence, speaker)


def _within(view: View, marked: Marked, cues: Sequence[CueClause]) -> Draft | None:
    """``X nannte das „ein Wunder“``: the marks are an argument of a verb that quotes words."""
    nested = conventions(view.vocabulary.language).nested_marks
    if not nested or _is_name(view, marked) or not _is_argument(view, marked):
        return None
    for cue in cues:
        if cue.lemma in view.vocabulary.words("mention").words and _holds(view, cue, marked):
            return _draft(view, marked, "direct.mention", cue)
    return None


def _holds(view: View, cue: CueClause, marked: Marked) -> bool:
    """Whether somebody's verb takes the marks for an argument."""
    if cue.speaker is None or _in_subject(cue, marked) or not cue.first <= marked.begin <= cue.last:
        return False
    tokens = view.sentences[cue.sentence].tokens
    reflexive = view.vocabulary.words("reflexive").words
    return not any(tokens[t].lower in reflexive for b, e in cue.clause.spans for t in range(b, e))


def _is_argument(view: View, marked: Marked) -> bool:
    """Whether the marks stand bare or behind a preposition of an argument, not of a place."""
    tokens = view.sentences[marked.sentence].tokens
    at = marked.begin - 1
    while at >= 0 and tokens[at].pos in ("DET", "ADJ", "ADV", "NUM"):
        at -= 1
    return (
        at < 0 or tokens[at].pos != "ADP" or tokens[at].lower in view.vocabulary.words("mention_link", "before").words
    )


def _in_subject(cue: CueClause, marked: Marked) -> bool:
    subject = cue.clause.subject
    return subject is not None and subject.begin <= marked.begin < subject.end


def _nested(view: View, marked: Marked, hosts: Sequence[Draft]) -> Draft | None:
    """The literal part of an indirect quotation."""
    if not conventions(view.vocabulary.language).nested_marks or marked.words < NESTED_LENGTH or _is_name(view, marked):
        return None
    around = [host for host in hosts if host.covers(marked.marks.begin, marked.marks.end)]
    if not around:
        return None
    host = min(around, key=_length)
    return Draft(
        "direct", [(marked.marks.begin, marked.marks.end)], "direct.nested", host.sentence, host.speaker,
        list(host.cue), host.addressee, host.medium, host.clause,
    )  # fmt: skip


def _length(draft: Draft) -> int:
    return draft.length


def _is_name(view: View, marked: Marked) -> bool:
    """Whether the words before the marks, or capitals inside, make them a title or a name."""
    tokens = view.sentences[marked.sentence].tokens
    if marked.begin:
        before = tokens[marked.begin - 1]
        if view.vocabulary.words("called", "before").holds(before.lower):
            return True
        if view.vocabulary.words("title", "before").holds(before.lower):
            return marked.words < 12
        capital = view.text[marked.marks.inner_begin].isupper() or not view.text[marked.marks.inner_begin].isalpha()
        if before.pos == "NOUN" and capital and marked.words < SENTENCE_LENGTH and _nominal(view, marked):
            return True
    return _capitalised(view, marked)


def _nominal(view: View, marked: Marked) -> bool:
    tokens = view.sentences[marked.sentence].tokens[marked.begin + 1 : marked.end - 1]
    return all(t.pos in ("NOUN", "PROPN", "X", "NUM", "ADJ", "DET", "PUNCT", "ADP") for t in tokens)


def _capitalised(view: View, marked: Marked) -> bool:
    """All words proper nouns or foreign."""
    if marked.sentence != marked.last_sentence:
        return False
    tokens = view.sentences[marked.sentence].tokens[marked.begin + 1 : marked.end - 1]
    words = [t for t in tokens if any(c.isalnum() for c in t.text)]
    return bool(words) and all(t.pos in ("PROPN", "X") for t in words)


def _sentence_like(view: View, marked: Marked) -> bool:
    """Whether marks that nobody introduces are speech: sentences of their own."""
    if _is_name(view, marked):
        return False
    verbs = _has_finite_verb(view, marked)
    if marked.words >= SENTENCE_LENGTH:
        return verbs or marked.words >= 2 * SENTENCE_LENGTH
    return marked.whole and verbs and marked.begin == 0


def _has_finite_verb(view: View, marked: Marked) -> bool:
    if marked.sentence != marked.last_sentence:
        return True
    sentence: Sentence = view.sentences[marked.sentence]
    return any(t.pos in ("VERB", "AUX") for t in sentence.tokens[marked.begin : marked.end])


def _joined(view: View, drafts: list[Draft]) -> list[Draft]:
    """Quotations cut by an inserted cue made one: ``„…“, sagte X, „…“``; a new sentence stays one of its own."""
    joined: list[Draft] = []
    for draft in drafts:
        previous = joined[-1] if joined else None
        if previous is not None and previous.rule in ("direct.cue-after", "direct.so"):
            between = view.text[previous.end : draft.begin]
            if _same_sentence(view, previous, draft) and _goes_on(between):
                previous.spans.append(draft.spans[0])
                previous.rule = "direct.inserted-cue"
                continue
            if draft.rule == "direct.alone" and len(between) < BETWEEN and "\n" not in between:
                if conventions(view.vocabulary.language).joined_sentences:
                    previous.spans.append(draft.spans[0])
                    continue
                draft.speaker, draft.cue, draft.clause = previous.speaker, list(previous.cue), previous.clause
                draft.sentence = previous.sentence
                draft.medium, draft.addressee = previous.medium, previous.addressee
                draft.rule = "direct.continued"
        joined.append(draft)
    return joined


def _same_sentence(view: View, first: Draft, second: Draft) -> bool:
    return view.sentence_at(first.end - 1) == view.sentence_at(second.begin)


def _goes_on(between: str) -> bool:
    return between.rstrip().endswith((",", ":", "–", "—")) and ". " not in between
