"""German clauses: fields, verb complexes, phrases and roles, in this order."""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from depesche.document import Phrase, Sentence
from depesche.language.clauses import Draft
from depesche.language.de import cases, complexes, infinitives, moods, roles
from depesche.language.de.fields import Fields
from depesche.language.de.groups import Group, Part
from depesche.language.de.words import Words
from depesche.language.lexicon import PARTICIPLE

# phrases before a relative clause among which its noun is looked for
NEAR = 4


def drafts(sentence: Sentence) -> list[Draft]:
    """The clauses of a sentence with verbs and phrases."""
    words = Words(sentence)
    found = [draft for draft in Fields(words).read() if draft.tokens]
    bare = [d for draft in found for d in infinitives.split(words, draft)]
    if bare:
        _hand_down(words, bare, found)
    found += bare
    found += [d for draft in found for d in _shared_auxiliary(words, draft)]
    found.sort(key=_without_finite)
    groups: dict[int, list[Group]] = {}
    lent = {
        id(d.coordinate): complexes.helping(words, d.verbs)
        for d in found
        if d.coordinate is not None and d.finite is None
    }
    for draft in found:
        draft.verb = complexes.verb_complex(words, draft, lent.get(id(draft), []))
        described = _described(draft, groups) if draft.kind == "relative" else frozenset()
        groups[id(draft)] = roles.assign(words, draft, described)
        if draft.verb is not None:
            draft.verb.negated = complexes.negated(words, draft, groups[id(draft)])
        _settle(words, draft)
    for draft in found:
        if draft.kind == "relative" and draft.parent is not None and draft.antecedent is not None:
            draft.antecedent = _antecedent(words, draft, groups[id(draft.parent)])
        _share(words, draft)
    return found


def _hand_down(words: Words, infinitives: list[Draft], found: list[Draft]) -> None:
    """``vergaß zu sagen, dass ...``: what follows an infinitive that reports depends on it."""
    begins = {draft.tokens[0]: draft for draft in found}
    for infinitive in infinitives:
        behind = begins.get(infinitive.tokens[-1] + 2)
        if behind is None or behind.kind != "complement" or behind.parent is not infinitive.parent:
            continue
        if words.reports(infinitive.verbs[0]):
            behind.parent = infinitive


def _without_finite(draft: Draft) -> bool:
    return draft.finite is None


def _shared_auxiliary(words: Words, draft: Draft) -> list[Draft]:
    """``dass er gelogen und betrogen hat``: a clause of its own for the participle with the auxiliary, and one for each
    before it, which takes the auxiliary from it."""
    if draft.order != "last" or draft.finite is None:
        return []
    early = [i for i in draft.verbs if i < draft.finite and not _reaches(words, i, draft.finite)]
    if not early or any(PARTICIPLE not in words.kinds[i] for i in early):
        return []
    last = Draft(draft.kind, order="last", connector=draft.connector, parent=draft.parent, antecedent=draft.antecedent)
    border = early[-1]
    last.tokens = [t for t in draft.tokens if t > border]
    last.verbs = [i for i in draft.verbs if i > border]
    last.finite, draft.finite = draft.finite, None
    last.coordinate, draft.coordinate = draft, last
    draft.tokens = [t for t in draft.tokens if t <= border]
    draft.verbs = early[-1:]
    return [last]


def _reaches(words: Words, i: int, finite: int) -> bool:
    """Whether only verbs stand between a verb and the finite one."""
    return all(words.is_verb(k) for k in range(i, finite))


def _antecedent(words: Words, draft: Draft, groups: list[Group]) -> int | None:
    """The nearest noun before the relative clause that agrees with its pronoun in gender and number."""
    begin = draft.tokens[0]
    pronoun = next(
        (p for p in draft.phrases if p.begin <= begin + 1 and words.tokens[p.head].lower == draft.connector), None
    )
    case = pronoun.case if pronoun is not None else ""
    wanted = {(r[1], r[2]) for r in cases.relative(draft.connector) if case in ("", r[0])}
    place = bisect_left(groups, begin, key=_begin)
    for group in reversed(groups[max(0, place - NEAR) : place]):
        for part in _parts(group):
            if part.head < begin and _agrees(words, group, part, wanted):
                return part.head
    return draft.antecedent


def _described(draft: Draft, groups: dict[int, list[Group]]) -> frozenset[tuple[str, str]]:
    """Gender and number that ``die`` has by the nouns it can describe; empty when they leave both numbers open."""
    above = groups.get(id(draft.parent))
    if above is None or draft.connector != "die":
        return frozenset()
    wanted = {("f", "sing"), *((gender, "plur") for gender in "mfn")}
    place = bisect_left(above, draft.tokens[0], key=_begin)
    before = above[max(0, place - NEAR) : place]
    found = frozenset((r[1], r[2]) for group in before for part in _parts(group) for r in part.readings) & wanted
    return found if len({number for _, number in found}) == 1 else frozenset()


def _begin(group: Group) -> int:
    return group.begin


def _parts(group: Group) -> list[Part]:
    """The nouns of a phrase, and the phrase as a whole where it is a coordination."""
    return [Part(group.begin, group.end, group.head, _plural(group))] * group.joined + group.parts[::-1]


def _plural(group: Group) -> frozenset[cases.Reading]:
    return frozenset((r[0], r[1], "plur") for r in group.readings)


def _agrees(words: Words, group: Group, part: Part, wanted: set[tuple[str, str]]) -> bool:
    if not wanted:
        return True
    token = words.tokens[part.head]
    if token.pos == "PROPN" and group.preposition and part.begin == part.head:
        return ("n", "sing") in wanted
    return any((r[1], r[2]) in wanted for r in part.readings)


def _settle(words: Words, draft: Draft) -> None:
    person, number = 3, ""
    subject = next((p for p in draft.phrases if p.role == "subject"), None)
    if subject is not None:
        token = words.tokens[subject.head]
        if token.pos == "PRON" and token.lower in cases.FIRST_SECOND:
            person, number = cases.FIRST_SECOND[token.lower]
    moods.settle(words, draft, person, number)


def _share(words: Words, draft: Draft) -> None:
    """Give a clause without subject the one it is understood with."""
    if draft.verb is None or any(p.role == "subject" for p in draft.phrases):
        return
    subject: Phrase | None = None
    if draft.coordinate is not None:
        subject = _subject(draft.coordinate)
    elif draft.order == "zu" and draft.parent is not None:
        subject = _controller(words, draft.parent)
    if subject is not None:
        draft.phrases.append(msgspec.structs.replace(subject, role="subject", shared=True))


def _subject(draft: Draft) -> Phrase | None:
    return next((p for p in draft.phrases if p.role == "subject"), None)


def _controller(words: Words, parent: Draft) -> Phrase | None:
    if parent.verb is not None and parent.verb.lemma in roles.OBJECT_CONTROL and parent.verb.voice == "active":
        controller = next((p for p in parent.phrases if p.role in ("object", "indirect") and not p.shared), None)
        if controller is not None:
            return controller
    subject = _subject(parent)
    if subject is not None and words.tokens[subject.head].lower == "es":
        return next((p for p in parent.phrases if p.role in ("indirect", "object") and not p.shared), None)
    return subject
