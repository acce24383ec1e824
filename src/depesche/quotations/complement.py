"""Indirect speech: what stands beside a reporting clause as its complement.

The message of a cue clause is read off the order of clauses: what follows the clause (``…, dass``, verb-second,
infinitive, after a colon), what goes before it when its verb comes first (``Es sei kalt, sagte sie``), or everything
around it when it is a ``wie`` clause. An inserted cue clause cuts the message in two.
"""

from __future__ import annotations

from collections.abc import Iterator

from depesche.document import Clause, Sentence
from depesche.quotations.conventions import conventions
from depesche.quotations.cues import CueClause, cue_spans, speaker_span
from depesche.quotations.draft import Draft, message_spans
from depesche.quotations.parties import joints, noun_phrase_end, widened
from depesche.quotations.view import REACH, View

CARRIERS = frozenset({"complement", "infinitive", "main"})
"""Kinds of clauses that can be what was said."""
LEADING = frozenset({"conditional", "temporal", "concessive", "causal", "adverbial", "comparative", "final"})
"""Kinds of clauses that may open a message whose main clause follows."""
BEFORE_CUE = frozenset(",“”\"»«‘’'–—?!")
"""What stands between a message and the cue clause behind it."""
THIS_REACH = 3
"""Tokens behind ``das`` at most before the finite verb, for it to be the object of the verb."""
FOLLOWING = frozenset({"indirect.that-clause", "indirect.infinitive"})
"""Complements that, behind an inverted cue clause, leave what goes before it an adverbial clause."""
Pieces = list[tuple[int, int]]


def indirect(view: View, cue: CueClause) -> Draft | None:
    """The indirect quotation of a cue clause, None when it has no complement."""
    sentence = view.sentences[cue.sentence]
    found = _message(view, sentence, cue)
    if found is None:
        return None
    rule, pieces = found
    spans = message_spans(view.text, sentence, pieces)
    if not spans:
        return None
    tokens = tuple(sorted({cue.first, *cue.tokens})) if rule == "indirect.as-clause" else cue.tokens
    return Draft(
        "indirect", spans, rule, cue.sentence, speaker_span(sentence, cue), cue_spans(sentence, tokens),
        medium=cue.reading.medium, clause=cue.clause,
    )  # fmt: skip


def _message(view: View, sentence: Sentence, cue: CueClause) -> tuple[str, Pieces] | None:
    if cue.is_as_clause(sentence, view.vocabulary.words("as", "before").words):
        return _around(view, sentence, cue)
    if not cue.reports("clause", "direct") or view.vocabulary.words("silent").holds(cue.lemma):
        return None
    right = _right(view, sentence, cue)
    left = _left(view, sentence, cue) if _can_follow(view, sentence, cue) else None
    if left is not None and (right is None or right[0] not in FOLLOWING or _has_subjunctive(view, sentence, cue)):
        rest = _continuation(view, sentence, cue) if right is None or right[0] != "indirect.that-clause" else None
        return ("indirect.inserted-cue", [left, rest]) if rest else ("indirect.cue-after", [left])
    return (right[0], [right[1]]) if right is not None else None


def previous_sentence(view: View, cue: CueClause) -> Draft | None:
    """``… . Das teilte die Polizei mit.``: the sentence before is what was said, with the pronoun that takes it up."""
    if cue.sentence == 0 or not cue.reports("clause", "direct") or cue.clause.kind != "main":
        return None
    sentence, before = view.sentences[cue.sentence], view.sentences[cue.sentence - 1]
    if before.block != sentence.block or not view.vocabulary.words("this").holds(sentence.tokens[0].lower):
        return None
    verb = cue.clause.verb
    if verb is None or verb.voice == "passive" or not 1 <= (verb.finite or 0) <= THIS_REACH or cue.speaker is None:
        return None
    if cue.speaker[0] == 0:
        after = verb.finite + 1 if verb.finite is not None else 0
        end = noun_phrase_end(sentence, after, joints(view.vocabulary))
        cue.speaker = widened(sentence, after, end, joints(view.vocabulary)) if end > after else None
    if any(b.pos not in ("ADV", "VERB", "AUX") for b in sentence.tokens[1 : verb.finite]):
        return None
    this = (sentence.tokens[0].begin, sentence.tokens[0].end)
    return Draft(
        "indirect", [(before.begin, before.end), this], "indirect.previous", cue.sentence, speaker_span(sentence, cue),
        cue_spans(sentence, cue.tokens), medium=cue.reading.medium, clause=cue.clause,
    )  # fmt: skip


def _around(view: View, sentence: Sentence, cue: CueClause) -> tuple[str, Pieces] | None:
    """``Wie die Zeitung berichtet, …``: the rest of the sentence."""
    if not cue.reports("clause", "direct", "object"):
        return None
    begin, end = cue.first, cue.last + 1
    pieces = [(b, e) for b, e in ((0, begin), (end, len(sentence.tokens))) if b < e]
    return "indirect.as-clause", pieces


def clauses_after(view: View, sentence: Sentence, index: int, at: int) -> Iterator[tuple[int, Clause]]:
    """The clauses met from a token on, each with the token where it is met first."""
    seen: set[int] = set()
    owners = view.owners[index]
    for token in range(at, min(len(sentence.tokens), at + REACH)):
        owner = owners[token]
        if owner >= 0 and owner not in seen:
            seen.add(owner)
            yield token, sentence.clauses[owner]


def _right(view: View, sentence: Sentence, cue: CueClause) -> tuple[str, tuple[int, int]] | None:
    """The complement behind the cue clause."""
    swallowed = _swallowed_subject(view, sentence, cue)
    if swallowed is not None:
        return "indirect.verb-second", (swallowed, len(sentence.tokens))
    start: int | None = None
    for token, clause in clauses_after(view, sentence, cue.sentence, cue.last + 1):
        if clause.index == cue.clause.index:
            return None
        if start is None:
            start = token
        if clause.kind == "relative":
            start = None
            continue
        if clause.kind in CARRIERS:
            if not _is_complement(sentence, cue, clause, token) or _goes_on_telling(view, sentence, cue, clause, token):
                return None
            begin = start if start is not None else token
            return _right_rule(sentence, clause, token), (
                begin,
                complement_end(view, sentence, cue.sentence, clause, cue.clause),
            )
        if clause.kind not in LEADING:
            return None
    return None


def _swallowed_subject(view: View, sentence: Sentence, cue: CueClause) -> int | None:
    """Start of a verb-second complement whose subject was taken for an apposition of the cue clause."""
    bracket = max(cue.tokens)
    comma = next(
        (t for t in range(bracket + 1, min(cue.last, bracket + REACH)) if sentence.tokens[t].text == ","), None
    )
    if comma is None or any(t.text == "," for t in sentence.tokens[comma + 1 : cue.last + 1]):
        return None
    for token, clause in clauses_after(view, sentence, cue.sentence, cue.last + 1):
        if clause.kind == "relative":
            continue
        verb = clause.verb
        bare = verb is not None and verb.finite == token and not any(p.role == "subject" for p in clause.phrases)
        return comma + 1 if bare and cue.reports("clause") else None
    return None


def _is_complement(sentence: Sentence, cue: CueClause, clause: Clause, token: int) -> bool:
    """Whether a clause behind the cue clause is what was said, and not the next statement of the report."""
    if clause.parent == cue.clause.index:
        return True
    if clause.kind != "main":
        return clause.parent is None
    before = sentence.tokens[token - 1].text if token else ""
    if before == ":":
        return True
    subjunctive = clause.verb is not None and clause.verb.mood.startswith("subjunctive")
    return before == "," and subjunctive


def _goes_on_telling(view: View, sentence: Sentence, cue: CueClause, clause: Clause, token: int) -> bool:
    """Whether a main clause in the indicative is the report going on: ``…, dies war der dritte Fall``."""
    if clause.kind == "infinitive" or clause.connector or _is_subjunctive(clause):
        return False
    if conventions(view.vocabulary.language).bare_complements:
        return False
    if view.vocabulary.words("this").holds(sentence.tokens[token].lower):
        return True
    if sentence.tokens[token - 1].text == ":" and not _ends_with_cue(sentence, cue, token):
        return True
    verb = cue.clause.verb
    return (
        not cue.reports("direct") or cue.reading.medium == "thought" or (verb is not None and verb.voice == "passive")
    )


def _ends_with_cue(sentence: Sentence, cue: CueClause, token: int) -> bool:
    """Whether a colon follows the cue clause itself, and what it announces is the only object of the clause."""
    if token - 2 - cue.last > 1 or any(t.text == ")" for t in sentence.tokens[cue.last : token]):
        return False
    return not any(p.role == "object" for p in cue.clause.phrases)


def _right_rule(sentence: Sentence, clause: Clause, token: int) -> str:
    if clause.kind == "infinitive":
        return "indirect.infinitive"
    if clause.kind == "complement" and clause.connector:
        return "indirect.that-clause"
    if token and sentence.tokens[token - 1].text == ":":
        return "indirect.colon"
    return "indirect.verb-second"


def complement_end(view: View, sentence: Sentence, index: int, clause: Clause, cue: Clause | None = None) -> int:
    """Where a complement ends: at the next clause that belongs to the report again, else with the sentence."""
    inside = view.family(index, clause)
    above = view.family(index, cue) if cue is not None else set()
    for token, other in clauses_after(view, sentence, index, clause.spans[0][0]):
        resumes = _resumes(sentence, other, token)
        if other.index == clause.index or (other.index in inside and not resumes):
            continue
        if (
            not resumes
            and (cue is None or other.index != cue.index)
            and (other.index in above or _is_subjunctive(other))
        ):
            continue
        return _before_connector(sentence, token)
    return len(sentence.tokens)


def _resumes(sentence: Sentence, clause: Clause, token: int) -> bool:
    """Whether a coordinated clause with its verb in front is the report going on: ``…, und forderte``."""
    verb = clause.verb
    if verb is None or clause.connector or _is_subjunctive(clause) or token == 0:
        return False
    # English clauses hold the conjunction themselves.
    first = token + (sentence.tokens[token].pos == "CCONJ")
    return sentence.tokens[first - 1].pos == "CCONJ" and verb.finite == first and verb.mood == "indicative"


def _before_connector(sentence: Sentence, token: int) -> int:
    """The token range end before a clause, its conjunction and comma left out."""
    while token > 0 and (sentence.tokens[token - 1].pos == "CCONJ" or sentence.tokens[token - 1].text in ",;"):
        token -= 1
    return token


def _is_subjunctive(clause: Clause) -> bool:
    return clause.verb is not None and clause.verb.mood.startswith("subjunctive")


def _can_follow(view: View, sentence: Sentence, cue: CueClause) -> bool:
    """Whether the cue clause can stand behind what was said: right after a comma or mark, in German the verb first."""
    if cue.first == 0 or cue.clause.kind not in ("main", "reporting", "complement"):
        return False
    if sentence.tokens[cue.first - 1].text not in BEFORE_CUE or sentence.tokens[cue.first].pos == "CCONJ":
        return False
    verb = cue.clause.verb
    if verb is None or verb.negated:
        return False
    shares = any(p.role == "subject" and p.shared for p in cue.clause.phrases)
    if shares and not _has_subjunctive(view, sentence, cue):
        return False
    if view.vocabulary.traits.inverted_cue:
        return verb.finite == cue.first and (verb.voice == "active" or cue.speaker is not None)
    return not any(p.role == "object" for p in cue.clause.phrases)


def _left(view: View, sentence: Sentence, cue: CueClause) -> tuple[int, int] | None:
    """What goes before the cue clause, when a statement is among it."""
    for token, clause in clauses_after(view, sentence, cue.sentence, max(0, cue.first - REACH)):
        if token >= cue.first:
            break
        if clause.kind in CARRIERS and clause.verb is not None:
            as_words = view.vocabulary.words("as", "before").words
            if sentence.tokens[0].lower in as_words and clause.kind != "main":
                return None
            begin = statement_begin(view, sentence, cue.sentence, cue.first)
            return max(begin, cue.first - REACH), cue.first
    return None


def statement_begin(view: View, sentence: Sentence, index: int, end: int) -> int:
    """Where a message before a cue begins: behind a colon when the subjunctive starts there, else in front."""
    colon = next((t for t in range(end - 1, max(0, end - REACH), -1) if sentence.tokens[t].text == ":"), None)
    if colon is None or sentence.tokens[colon].depth:
        return 0
    for token, clause in clauses_after(view, sentence, index, colon + 1):
        if token < end and clause.kind in ("main", "complement"):
            return colon + 1 if _is_subjunctive(clause) else 0
    return 0


def _has_subjunctive(view: View, sentence: Sentence, cue: CueClause) -> bool:
    """Whether a main clause in the subjunctive goes before the cue clause."""
    before = clauses_after(view, sentence, cue.sentence, max(0, cue.first - REACH))
    return any(t < cue.first and c.kind == "main" and _is_subjunctive(c) for t, c in before)


def _continuation(view: View, sentence: Sentence, cue: CueClause) -> tuple[int, int] | None:
    """What goes on behind an inserted cue clause."""
    for token, clause in clauses_after(view, sentence, cue.sentence, cue.last + 1):
        if clause.verb is None or clause.verb.finite is None or clause.kind == "relative":
            return None
        shown = view.vocabulary.traits.reported_subjunctive
        if shown and not _is_subjunctive(clause) and not clause.connector and clause.depth == 0:
            return None
        if clause.kind == "main" and not clause.connector and sentence.tokens[token - 1].text in ";:":
            return None
        return token, len(sentence.tokens)
    return None
