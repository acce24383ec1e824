"""Headlines that quote without a cue: ``Lind: Der Hafen bleibt offen``, ``Lind will nicht verhandeln``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from depesche.actors import actor_at
from depesche.document import Sentence
from depesche.quotations.draft import Draft, message_spans
from depesche.quotations.parties import chars, joints, noun_phrase_end, widened
from depesche.quotations.view import View

HEADLINES = frozenset({"title", "headline", "subhead", "kicker", "teaser_title"})
SPEAKERS = frozenset({"person", "organization", "country"})


def headlines(view: View, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The quotations of headlines in which no other rule found one."""
    taken = {draft.sentence for draft in drafts}
    kinds = [block.kind for block in view.document.blocks]
    for index, sentence in enumerate(view.sentences):
        if index in taken or not sentence.tokens or kinds[sentence.block] not in HEADLINES:
            continue
        draft = _named(view, index, sentence) or _intending(view, index, sentence)
        if draft is not None:
            yield draft


def _named(view: View, index: int, sentence: Sentence) -> Draft | None:
    """A person, a colon, a statement."""
    around = joints(view.vocabulary)
    end = noun_phrase_end(sentence, 0, around)
    if not end or end >= len(sentence.tokens) - 2 or sentence.tokens[end].text != ":":
        return None
    speaker = chars(sentence, 0, end)
    actor = actor_at(view.document, *speaker)
    if actor is None or actor.kind != "person" or not any(t.pos in ("VERB", "AUX") for t in sentence.tokens[end:]):
        return None
    spans = message_spans(view.text, sentence, [(end + 1, len(sentence.tokens))])
    return Draft("indirect", spans, "indirect.headline", index, speaker) if spans else None


def _intending(view: View, index: int, sentence: Sentence) -> Draft | None:
    """Somebody ``will`` something: the headline knows it from his words."""
    modals = view.vocabulary.words("wants").words
    for clause in sentence.clauses:
        verb, subject = clause.verb, clause.subject
        if clause.kind != "main" or verb is None or verb.modal not in modals or subject is None:
            continue
        if verb.tense != "present" or verb.mood != "indicative" or subject.shared:
            continue
        speaker = chars(sentence, *widened(sentence, subject.begin, subject.end, joints(view.vocabulary)))
        actor = actor_at(view.document, *speaker)
        if actor is not None and actor.kind in SPEAKERS:
            return Draft("free_indirect", [(sentence.begin, sentence.end)], "free.headline", index, speaker)
    return None
