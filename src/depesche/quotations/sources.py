"""Sources named by a phrase: ``laut``, ``nach Angaben von``, ``zufolge``, ``so X``, ``demnach``, ``according to``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from depesche.document import Sentence
from depesche.quotations.complement import statement_begin
from depesche.quotations.draft import Draft, message_spans, without
from depesche.quotations.parties import chars, joints, noun_phrase_begin, noun_phrase_end, widened
from depesche.quotations.view import CROWD, REACH, View

PLACE_REACH = 15
"""Tokens before ``heißt es`` in which the phrase that stands for the speaker may start."""
SUBORDINATE = frozenset({"relative", "complement", "causal", "concessive", "temporal", "conditional"})


def sources(view: View) -> Iterator[Draft]:
    """The quotations whose source a phrase names."""
    for index, sentence in enumerate(view.sentences):
        yield from _in_sentence(view, index, sentence)


def _in_sentence(view: View, index: int, sentence: Sentence) -> Iterator[Draft]:
    found = 0
    for at, token in enumerate(sentence.tokens):
        if found > CROWD:
            return
        if token.depth > 0 or token.lower not in view.vocabulary.triggers:
            continue
        draft = (
            _preposed(view, index, sentence, at)
            or _postposed(view, index, sentence, at)
            or _pointing(view, index, sentence, at)
            or _so(view, index, sentence, at)
            or _impersonal(view, index, sentence, at)
        )
        if draft is not None:
            found += 1
            yield draft


def _preposed(view: View, index: int, sentence: Sentence, at: int) -> Draft | None:
    """``laut Polizei``, ``nach Angaben der Polizei``, ``according to police``."""
    vocabulary = view.vocabulary
    length = vocabulary.words("source", "before").length_at(sentence.tokens, at)
    weak = 0 if length else vocabulary.words("weak_source", "before").length_at(sentence.tokens, at)
    if not length and not weak:
        return None
    begin = at + (length or weak)
    if begin >= len(sentence.tokens):
        return None
    around = joints(vocabulary)
    end = noun_phrase_end(sentence, begin, around)
    if end == begin or (weak and not _has_source_noun(view, sentence, begin, end)):
        return None
    begin, end = widened(sentence, begin, end, around)
    rule = "indirect.source-before" if length else "indirect.source-noun"
    return _draft(view, index, sentence, Source(rule, (at, end), (begin, end), (at, at + (length or weak))))


def _has_source_noun(view: View, sentence: Sentence, begin: int, end: int) -> bool:
    """Whether the first noun of a phrase, or what goes before its genitive, names a statement."""
    nouns = view.vocabulary.words("source_noun", "before")
    for token in sentence.tokens[begin:end]:
        if nouns.holds(token.lower):
            return True
        if token.pos == "PROPN":
            return False
        if token.pos == "NOUN":
            return False
    return False


def _postposed(view: View, index: int, sentence: Sentence, at: int) -> Draft | None:
    """``dem Bericht zufolge``, ``seiner Meinung nach``."""
    word = sentence.tokens[at].lower
    strong = view.vocabulary.words("source", "after").holds(word)
    if at == 0 or not (strong or view.vocabulary.words("weak_source", "after").holds(word)):
        return None
    begin = noun_phrase_begin(sentence, at, 0, joints(view.vocabulary))
    if begin == at or sentence.tokens[at - 1].pos not in ("NOUN", "PROPN", "PRON", "X", "NUM", "PUNCT"):
        return None
    if not strong:
        if not view.vocabulary.words("source_noun", "before").holds(sentence.tokens[at - 1].lower):
            return None
        following = sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
        if following is not None and following.pos in ("NOUN", "PROPN", "DET", "ADJ", "NUM"):
            return None
    return _draft(view, index, sentence, Source("indirect.source-after", (begin, at + 1), (begin, at), (at, at + 1)))


def _pointing(view: View, index: int, sentence: Sentence, at: int) -> Draft | None:
    """``Demnach …``: the source named before; ``…, wonach …``: the noun the clause belongs to."""
    word = sentence.tokens[at].lower
    if view.vocabulary.words("thereby", "before").holds(word):
        return _draft(view, index, sentence, Source("indirect.thereby", (at, at + 1), (at, at + 1), (at, at + 1)))
    if view.vocabulary.words("whereby", "before").holds(word):
        end = _clause_end(view, index, sentence, at)
        spans = message_spans(view.text, sentence, [(at + 1, end)])
        if not spans:
            return None
        cut = at - 1 if at and sentence.tokens[at - 1].text == "," else at
        begin = noun_phrase_begin(sentence, cut, 0, joints(view.vocabulary))
        speaker = chars(sentence, begin, cut) if begin < cut else None
        cue = [(sentence.tokens[at].begin, sentence.tokens[at].end)]
        return Draft("indirect", spans, "indirect.whereby", index, speaker, cue, clause=view.owner(index, at))
    return None


def _clause_end(view: View, index: int, sentence: Sentence, at: int) -> int:
    clause = view.owner(index, at)
    if clause is None:
        return len(sentence.tokens)
    family = view.family(index, clause)
    end = at + 1
    for token in range(at + 1, min(len(sentence.tokens), at + REACH)):
        owner = view.owners[index][token]
        if owner >= 0 and owner not in family:
            break
        if owner >= 0:
            end = token + 1
    return end


def _so(view: View, index: int, sentence: Sentence, at: int) -> Draft | None:
    """``…, so die Polizei``, also inserted."""
    tokens = sentence.tokens
    if at == 0 or not view.vocabulary.words("so", "before").holds(tokens[at].lower):
        return None
    if tokens[at - 1].text != "," and not tokens[at - 1].depth:
        return None
    around = joints(view.vocabulary)
    end = noun_phrase_end(sentence, at + 1, around) if at + 1 < len(tokens) else at
    if end <= at + 1:
        return None
    begin, end = widened(sentence, at + 1, end, around)
    cut_end = _insertion_end(view, index, sentence, at, end)
    if cut_end is None:
        return None
    return _draft(view, index, sentence, Source("indirect.so", (at, cut_end), (begin, end), (at, at + 1), whole=True))


def _insertion_end(view: View, index: int, sentence: Sentence, at: int, end: int) -> int | None:
    """End of an insertion whose noun phrase ends at a token; None when a verb shows that it is a clause."""
    tokens = sentence.tokens
    while end < len(tokens) and view.vocabulary.words("further").length_at(tokens, end):
        end += view.vocabulary.words("further").length_at(tokens, end)
    clause = view.owner(index, at)
    reporting = clause is not None and clause.kind == "reporting"
    if not reporting and end < len(tokens) and tokens[end].text not in ",.:;!?–)" and tokens[end].pos != "ADP":
        return None
    cut_end = _up_to_comma(sentence, end)
    return None if any(t.pos in ("VERB", "AUX") for t in tokens[end:cut_end]) else cut_end


def _up_to_comma(sentence: Sentence, at: int) -> int:
    stop = min(len(sentence.tokens), at + REACH)
    while at < stop and sentence.tokens[at].text not in ",.:;!?":
        at += 1
    return at


def _impersonal(view: View, index: int, sentence: Sentence, at: int) -> Draft | None:
    """``hieß es``, ``hieß es aus Regierungskreisen``: a cue without a speaker of its own."""
    tokens = sentence.tokens
    length = view.vocabulary.words("impersonal").length_at(tokens, at)
    if not length:
        return None
    clause = view.owner(index, at)
    speaker = _place_of_statement(view, sentence, at, length)
    after = at + length
    if at and tokens[at - 1].text in {",", "“", '"', "”"}:
        cut = _up_to_comma(sentence, after)
        pieces = without(sentence, 0, len(tokens), [(at, cut)])
        rule = "indirect.impersonal-after"
    else:
        cut = _up_to_comma(sentence, after)
        if cut >= len(tokens) - 1:
            return None
        pieces = [(cut + 1, len(tokens))]
        rule = "indirect.impersonal-before"
    spans = message_spans(view.text, sentence, pieces)
    if not spans:
        return None
    cue = [(tokens[at].begin, tokens[after - 1].end)]
    return Draft("indirect", spans, rule, index, speaker, cue, clause=clause)


def _place_of_statement(view: View, sentence: Sentence, at: int, length: int) -> tuple[int, int] | None:
    """``in dem Bericht heißt es``, ``heißt es aus Ankara``: the phrase beside the cue stands for the speaker."""
    tokens = sentence.tokens
    prepositions = view.vocabulary.words("statement_in", "before").words
    around = joints(view.vocabulary)
    after = at + length
    while after < len(tokens) and view.vocabulary.words("further").length_at(tokens, after):
        after += view.vocabulary.words("further").length_at(tokens, after)
    starts = [after] if after + 1 < len(tokens) and tokens[after].lower in prepositions else []
    if not starts:
        starts = [t for t in range(max(0, at - PLACE_REACH), at - 1) if tokens[t].lower in prepositions]
    for start in starts:
        end = noun_phrase_end(sentence, start + 1, around)
        if end > start + 1 and (start == after or end >= at - 1):
            return chars(sentence, start + 1, widened(sentence, start + 1, end, around)[1] if start == after else end)
    return None


class Source(NamedTuple):
    """A phrase that names a source, in token ranges."""

    rule: str
    cut: tuple[int, int]
    """What the message is without."""
    speaker: tuple[int, int]
    cue: tuple[int, int]
    whole: bool = False
    """Whether the message is the whole sentence, whatever clause the phrase stands in."""


def _draft(view: View, index: int, sentence: Sentence, source: Source) -> Draft | None:
    """The sentence, or the subordinate clause the phrase stands in, less the phrase."""
    if source.whole:
        begin, end = statement_begin(view, sentence, index, source.cut[0]), len(sentence.tokens)
    elif _introduces_marks(sentence, source.cut[1]):
        return None
    else:
        begin, end = _host(view, index, sentence, source.cut)
    spans = message_spans(view.text, sentence, without(sentence, begin, end, [source.cut]))
    if not spans:
        return None
    cue = (sentence.tokens[source.cue[0]].begin, sentence.tokens[source.cue[1] - 1].end)
    owner = view.owner(index, source.cut[0])
    return Draft("indirect", spans, source.rule, index, chars(sentence, *source.speaker), [cue], clause=owner)


def _introduces_marks(sentence: Sentence, at: int) -> bool:
    """``kommentierte laut Zeitung mit den Worten: „…“``: what the sentence says is the speech behind its colon."""
    tokens = sentence.tokens
    for i in range(at, min(len(tokens) - 1, at + REACH)):
        if tokens[i].text == ":":
            return tokens[i].depth == 0 and tokens[i + 1].depth > 0
    return False


def _host(view: View, index: int, sentence: Sentence, cut: tuple[int, int]) -> tuple[int, int]:
    """Token range of what the source is for: a subordinate clause when the phrase stands in one, else the sentence."""
    clause = view.owner(index, cut[0])
    if clause is None or clause.kind not in SUBORDINATE:
        return 0, len(sentence.tokens)
    family = view.family(index, clause)
    owned = [t for t, owner in enumerate(view.owners[index]) if owner in family]
    return owned[0], owned[-1] + 1
