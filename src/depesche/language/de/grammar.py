"""German clauses: fields, verb complexes, phrases and roles, in this order."""

from __future__ import annotations

from dataclasses import replace

from depesche.document import Phrase, Sentence
from depesche.language.clauses import Draft
from depesche.language.de import cases, complexes, roles
from depesche.language.de.fields import COHERENT, Fields
from depesche.language.de.words import Words


def drafts(sentence: Sentence) -> list[Draft]:
    """The clauses of a sentence with verbs and phrases."""
    words = Words(sentence)
    found = Fields(words).read()
    found += [d for draft in found for d in _infinitives(words, draft)]
    for draft in found:
        draft.verb = complexes.verb_complex(words, draft)
        if draft.verb is not None:
            draft.verb.negated = complexes.negated(words, draft)
        roles.assign(words, draft)
        _settle(words, draft)
    for draft in found:
        _share(words, draft)
    return found


def _infinitives(words: Words, draft: Draft) -> list[Draft]:
    """Infinitives with ``zu`` that stand in a clause without a comma, as clauses of their own."""
    if draft.finite is None or draft.order == "zu":
        return []
    lemma = words.lemma(draft.finite)
    split: list[Draft] = []
    for i in [i for i in draft.verbs if words.zu(i)]:
        if lemma in COHERENT:
            continue
        begin = i - 1 if words.tokens[i - 1].lower == "zu" else i
        if begin not in draft.tokens:
            begin = i
        own = list(range(begin, i + 1))
        draft.verbs.remove(i)
        draft.tokens = [t for t in draft.tokens if t not in own]
        split.append(Draft("infinitive", own, "zu", parent=draft, verbs=[i]))
    return split


def _settle(words: Words, draft: Draft) -> None:
    person, number = 3, ""
    subject = next((p for p in draft.phrases if p.role == "subject"), None)
    if subject is not None:
        token = words.tokens[subject.head]
        if token.pos == "PRON" and token.lower in cases.FIRST_SECOND:
            person, number = cases.FIRST_SECOND[token.lower]
    complexes.settle(words, draft, person, number)


def _share(words: Words, draft: Draft) -> None:
    """Give a clause without subject the one it is understood with."""
    if draft.verb is None or any(p.role == "subject" for p in draft.phrases):
        return
    subject: Phrase | None = None
    if draft.coordinate is not None:
        subject = _subject(draft.coordinate)
    elif draft.order == "zu" and draft.parent is not None:
        subject = _controller(draft.parent)
    if subject is not None:
        draft.phrases.append(replace(subject, role="subject", shared=True))


def _subject(draft: Draft) -> Phrase | None:
    return next((p for p in draft.phrases if p.role == "subject"), None)


def _controller(parent: Draft) -> Phrase | None:
    if parent.verb is not None and parent.verb.lemma in roles.OBJECT_CONTROL and parent.verb.voice == "active":
        controller = next((p for p in parent.phrases if p.role in ("object", "indirect") and not p.shared), None)
        if controller is not None:
            return controller
    return _subject(parent)
