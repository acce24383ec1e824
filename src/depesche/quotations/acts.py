"""Reported acts: what was said is a thing, not a clause (``forderte ein Verbot``, ``kritisierte den Plan``)."""

from __future__ import annotations

from depesche.document import Sentence
from depesche.quotations.complement import complement_end
from depesche.quotations.conventions import conventions
from depesche.quotations.cues import CueClause, cue_spans, speaker_span
from depesche.quotations.draft import Draft, message_spans
from depesche.quotations.view import View

HOSTS = frozenset({"main", "reporting", "temporal", "concessive"})
"""Kinds of clauses that tell an act; a relative clause mostly tells about its noun."""
MATTER = ("object", "genitive", "indirect", "predicate")


def reported(view: View, cue: CueClause) -> Draft | None:
    """The reported act of a cue clause without a complement: the words of its clause and of those that depend on it."""
    sentence = view.sentences[cue.sentence]
    acts = view.vocabulary.words("act").words
    if (acts and cue.lemma not in acts) or not cue.reports("object"):
        return None
    hosted = cue.clause.kind in HOSTS or conventions(view.vocabulary.language).matter_alone
    if not hosted or cue.speaker is None or not _has_matter(cue):
        return None
    if view.vocabulary.words("anyone").holds(sentence.tokens[cue.speaker[0]].lower):
        return None
    if conventions(view.vocabulary.language).matter_alone:
        return _matter(view, sentence, cue)
    begin, end = _extent(view, sentence, cue)
    while begin < end - 1 and sentence.tokens[begin].text in ",;:":
        begin += 1
    while end - 1 > begin and sentence.tokens[end - 1].text in ",;":
        end -= 1
    span = sentence.char_span(begin, end)
    return Draft(
        "reported", [span], "reported.act", cue.sentence, speaker_span(sentence, cue), [],
        medium=cue.reading.medium, clause=cue.clause,
    )  # fmt: skip


def _matter(view: View, sentence: Sentence, cue: CueClause) -> Draft | None:
    """The matter of an act: what stands behind the verb and its preposition."""
    verb = cue.clause.verb
    if verb is None or (verb.voice == "passive" and not _is_past_tense(cue)):
        return None
    begin = max(verb.tokens) + 1
    tokens = list(cue.tokens)
    if begin < len(sentence.tokens) and sentence.tokens[begin].pos == "ADP":
        tokens.append(begin)
        begin += 1
    end = complement_end(view, sentence, cue.sentence, cue.clause)
    spans = message_spans(view.text, sentence, [(begin, end)]) if begin < end else []
    if not spans:
        return None
    return Draft(
        "reported", spans, "reported.matter", cue.sentence, speaker_span(sentence, cue),
        cue_spans(sentence, tuple(sorted(set(tokens)))), medium=cue.reading.medium, clause=cue.clause,
    )  # fmt: skip


def _is_past_tense(cue: CueClause) -> bool:
    """Whether a lone English participle with an object behind it is a past tense."""
    verb = cue.clause.verb
    if verb is None or len(verb.tokens) > 1:
        return False
    return any(p.role == "object" and p.begin > verb.main for p in cue.clause.phrases)


def _has_matter(cue: CueClause) -> bool:
    """Whether the thing said stands in the clause: an object, or the phrase with the preposition the verb asks for."""
    prepositions = {r.partition(":")[2] for r in cue.reading.reports if r.startswith("object:")}
    if prepositions and any(p.preposition in prepositions for p in cue.clause.phrases):
        return True
    if "object" not in cue.reading.reports:
        return False
    if cue.clause.verb is not None and cue.clause.verb.voice == "passive":
        return cue.clause.subject is not None
    return any(p.role in MATTER for p in cue.clause.phrases)


def _extent(view: View, sentence: Sentence, cue: CueClause) -> tuple[int, int]:
    """The whole sentence when the cue clause is its only main clause, else the clause with its dependents."""
    family = view.family(cue.sentence, cue.clause)
    others = [c for c in sentence.clauses if c.kind == "main" and c.index not in family]
    if not others and cue.clause.kind == "main":
        return 0, len(sentence.tokens)
    owned = [t for t, owner in enumerate(view.owners[cue.sentence]) if owner in family]
    begin, end = owned[0], owned[-1] + 1
    if end == len(sentence.tokens) - 1:
        end += 1
    return begin, end
