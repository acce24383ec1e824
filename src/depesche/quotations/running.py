"""Free indirect speech: sentences without a cue that only their mood, or the hearsay modal, marks as somebody's words.

German reports go on in the Konjunktiv after the speaker was named. A run starts behind a sentence that names somebody
who speaks and lasts as long as the main verbs stay in the subjunctive; it may cross paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from depesche.actors import actor_at
from depesche.document import Clause, Sentence
from depesche.quotations.cues import CueClause
from depesche.quotations.draft import Draft, Span
from depesche.quotations.parties import bare, chars, joints, widened
from depesche.quotations.view import View, token_at

REACH = 3
"""Sentences back in which a speaker may stand."""

NAMELESS = frozenset({"indirect.thereby", "indirect.impersonal-before", "indirect.impersonal-after"})
"""Rules whose speaker is no more than a pointer (``demnach``)."""

HEARSAY_REACH = 10
"""Likewise for hearsay, whose source is often named at the start of the report."""


def runs(view: View, cues: Sequence[CueClause], drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The free indirect quotations of runs in the subjunctive."""
    covered = _covered(drafts)
    quoted = covered | {view.sentence_at(d.end - 1) for d in drafts}
    named = speakers(view, cues, drafts)
    current: Draft | None = None
    for index, sentence in enumerate(view.sentences):
        goes_on = current is not None and view.sentences[index - 1].end == current.end
        if index not in covered and _in_run(sentence, after_quotation=goes_on or index - 1 in quoted):
            if current is not None and goes_on:
                current.spans = [(current.begin, sentence.end)]
                continue
            if current is not None:
                yield current
            speaker = _speaker_before(named, index) or _subject_before(view, index)
            current = Draft("indirect_free_indirect", [(sentence.begin, sentence.end)], "free.run", index, speaker)
        elif current is not None:
            yield current
            current = None
    if current is not None:
        yield current


def _covered(drafts: Sequence[Draft]) -> set[int]:
    """Sentences that hold an indirect quotation or a reported act already."""
    return {d.sentence for d in drafts if d.type != "direct"}


def _in_run(sentence: Sentence, *, after_quotation: bool) -> bool:
    """Whether the main clause stands in the Konjunktiv I, or behind a quotation in the form that stands in for it."""
    main = next((c for c in sentence.clauses if c.kind == "main" and c.verb is not None and c.depth == 0), None)
    if main is None or main.verb is None:
        return False
    if main.verb.mood == "subjunctive1":
        return True
    return after_quotation and main.verb.mood == "subjunctive2" and _is_substitute(main)


def _is_substitute(clause: Clause) -> bool:
    """Konjunktiv II in place of a Konjunktiv I that looks like the indicative: ``sie hätten``, ``sie würden``."""
    return clause.verb is not None and (clause.verb.number == "plur" or clause.verb.tense == "perfect")


def speakers(view: View, cues: Sequence[CueClause], drafts: Sequence[Draft]) -> dict[int, Span]:
    """The speaker named last in each sentence that names one, in a quotation or by a reporting verb alone."""
    named: dict[int, Span] = {}
    for cue in cues:
        if cue.speaker is not None and cue.clause.kind == "main" and _tells(cue):
            named[cue.sentence] = chars(view.sentences[cue.sentence], *cue.speaker)
    for draft in sorted(drafts, key=_place):
        if draft.speaker is None or draft.rule in NAMELESS:
            continue
        for index in {draft.sentence, view.sentence_at(draft.end - 1)}:
            if index is not None and not (draft.rule == "direct.nested" and index in named):
                named[index] = draft.speaker
    return named


def _subject_around(view: View, draft: Draft, index: int) -> Span | None:
    """The subject of the clause the marks stand in, when it means somebody: ``Weber will „bald entscheiden“``."""
    sentence = view.sentences[index]
    begin = token_at(sentence, draft.begin)
    clause = view.owner(index, begin - 1) if begin else None
    subject = clause.subject if clause is not None else None
    if subject is None or subject.shared or subject.begin >= begin or sentence.tokens[subject.head].depth:
        return None
    span = chars(sentence, *widened(sentence, *bare(sentence, subject), joints(view.vocabulary)))
    return span if actor_at(view.document, *span) is not None else None


def _tells(cue: CueClause) -> bool:
    """Whether the report itself says that somebody speaks, not somebody in his speech."""
    verb = cue.clause.verb
    return verb is not None and verb.mood == "indicative" and cue.reports("direct", "clause")


def _place(draft: Draft) -> tuple[int, int]:
    return draft.begin, draft.end


def attribute(view: View, cues: Sequence[CueClause], drafts: Sequence[Draft]) -> None:
    """Give the direct quotations that nobody introduces the speaker who spoke last in the paragraph."""
    alone = [draft for draft in drafts if draft.type == "direct" and draft.speaker is None and not draft.cue]
    if not alone:
        return
    named = speakers(view, cues, drafts)
    for draft in sorted(alone, key=_place):
        first = view.sentence_at(draft.begin)
        if first is None:
            continue
        draft.speaker = named.get(first) or _subject_around(view, draft, first)
        if draft.speaker is None:
            draft.speaker = _speaker_before(named, first) or _subject_before(view, first)
        last = view.sentence_at(draft.end - 1)
        if draft.speaker is not None and last is not None:
            named[last] = draft.speaker


def _speaker_before(named: dict[int, Span], index: int, reach: int = REACH) -> Span | None:
    for back in range(index - 1, max(-1, index - 1 - reach), -1):
        if back in named:
            return named[back]
    return None


def _subject_before(view: View, index: int) -> Span | None:
    if index == 0:
        return None
    sentence = view.sentences[index - 1]
    for clause in reversed(sentence.clauses):
        subject = clause.subject
        if clause.kind == "main" and subject is not None and clause.depth == 0:
            span = chars(sentence, *widened(sentence, *bare(sentence, subject), joints(view.vocabulary)))
            return span if actor_at(view.document, *span) is not None else None
    return None


def hearsay(view: View, cues: Sequence[CueClause], drafts: Sequence[Draft]) -> Iterator[Draft]:
    """``soll … haben``: somebody says so, the report does not say who; behind a quotation any ``soll``."""
    modals = view.vocabulary.words("hearsay").words
    if not modals:
        return
    perfect = view.vocabulary.words("perfect_infinitive").words
    covered = _covered(drafts)
    quoted = covered | {view.sentence_at(d.end - 1) for d in drafts}
    named = speakers(view, cues, drafts)
    for index, sentence in enumerate(view.sentences):
        if index in covered:
            continue
        rule = _hearsay_rule(sentence, modals, perfect, after_quotation=index - 1 in quoted)
        if rule:
            quoted.add(index)
            speaker = _speaker_before(named, index, HEARSAY_REACH)
            yield Draft("free_indirect", [(sentence.begin, sentence.end)], rule, index, speaker)


def _hearsay_rule(sentence: Sentence, modals: frozenset[str], perfect: frozenset[str], *, after_quotation: bool) -> str:
    for clause in sentence.clauses:
        verb = clause.verb
        if clause.kind != "main" or clause.depth or verb is None or verb.finite is None or verb.modal not in modals:
            continue
        words = {sentence.tokens[t].lower for t in verb.tokens if t != verb.finite}
        if verb.tense == "perfect" or (len(words) >= 2 and perfect & words):
            return "free.hearsay"
        if after_quotation and verb.tense == "present":
            return "free.plan"
    return ""
