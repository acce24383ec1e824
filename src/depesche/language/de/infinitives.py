"""Infinitives with ``zu`` that no comma sets off: where their own words begin."""

from __future__ import annotations

from depesche.language.clauses import Draft
from depesche.language.de import cases
from depesche.language.de.cases import ACCUSATIVE, DATIVE, NOMINATIVE
from depesche.language.de.complexes import AUXILIARIES, MODALS, SEEMING
from depesche.language.de.groups import Group
from depesche.language.de.phrases import Chunker
from depesche.language.de.roles import connector
from depesche.language.de.words import Words
from depesche.language.lexicon import vocabulary

# infinitives of one clause that are looked at; keeps hostile input linear
MOST = 8
# verbs that make one complex with the infinitive, when no other verb stands between
COHERENT = AUXILIARIES | SEEMING | {"bleiben"}
# infinitives looked at in one clause: each costs a look at all its words
MOST = 8
# verbs that make an idiom with the infinitive just before them: "zu erkennen geben"
IDIOMS = frozenset({"geben", "bekommen"})
# verbs whose object is understood as the subject of the infinitive
OBJECT_CONTROL = vocabulary("de", "object_control")
# verbs whose only object is a dative
DATIVE_VERBS = vocabulary("de", "dative_verb")


def split(words: Words, draft: Draft) -> list[Draft]:
    """The infinitives of a clause with a finite verb, as clauses of their own."""
    if draft.finite is None or draft.order == "zu":
        return []
    found: list[Draft] = []
    for i in [i for i in draft.verbs if words.zu(i)][:MOST]:
        above = _above(words, draft, i)
        if words.lemma(above) in COHERENT or (above == i + 1 and words.lemma(above) in IDIOMS):
            continue
        begin = _begin(words, draft, i, above)
        own = [t for t in draft.tokens if begin <= t <= i]
        if not own or len(own) == len(draft.tokens):
            continue
        draft.verbs.remove(i)
        draft.tokens = [t for t in draft.tokens if not begin <= t <= i]
        found.append(Draft("infinitive", own, "zu", parent=draft, verbs=[i]))
    return found


def _above(words: Words, draft: Draft, infinitive: int) -> int:
    """The verb the infinitive depends on: the full verb of the clause, else its finite one."""
    heavy = [
        i
        for i in draft.verbs
        if i != infinitive and not words.zu(i) and words.lemma(i) not in AUXILIARIES and words.lemma(i) not in MODALS
    ]
    return heavy[-1] if heavy else draft.finite if draft.finite is not None else infinitive


def _begin(words: Words, draft: Draft, infinitive: int, above: int) -> int:
    """The first word of the infinitive clause."""
    start = infinitive - (words.tokens[infinitive - 1].lower == "zu")
    left = max((i + 1 for i in draft.verbs if i < start), default=draft.tokens[0])
    groups = Chunker(words, draft, connector(words, draft).union(draft.verbs)).groups()
    between = [g for g in groups if left <= g.begin and g.end <= start]
    before = [g for g in groups if g.end <= left]
    owned = _owned(words, words.full_lemma(above), words.lemma(infinitive), _without_subject(words, before, between))
    return owned[0].begin if owned else start


def _without_subject(words: Words, before: list[Group], between: list[Group]) -> list[Group]:
    """The phrases between the verbs behind the subject, when that is not before them."""
    if any(not g.preposition and NOMINATIVE in g.cases for g in before):
        return between
    subject = next((k for k, g in enumerate(between) if not g.preposition and NOMINATIVE in g.cases), None)
    return between if subject is None else between[subject + 1 :]


def _owned(words: Words, above: str, lemma: str, groups: list[Group]) -> list[Group]:
    """The phrases that belong to the infinitive: all from the first that the verb above it does not take."""
    taken = 0
    for k, group in enumerate(groups):
        head = words.tokens[group.head]
        bare = any(not g.preposition for g in groups[k + 1 :])
        if group.preposition or cases.is_time(head.lower):
            if not bare and not cases.is_time(head.lower):
                return groups[k:]
        elif head.lower == "sich":
            if k or not _reflexive(words, above):
                return groups[k:]
        elif taken or not _takes(above, lemma, group):
            return groups[k:]
        else:
            taken += 1
    return []


def _takes(above: str, lemma: str, group: Group) -> bool:
    """Whether the object belongs to the verb above: ``bat die Zeugen zu warten``, ``versprach ihm zu kommen``."""
    if above in OBJECT_CONTROL:
        return ACCUSATIVE in group.cases or DATIVE in group.cases
    return DATIVE in group.cases and ACCUSATIVE not in group.cases and lemma not in DATIVE_VERBS


def _reflexive(words: Words, lemma: str) -> bool:
    return any("sich" in reading.with_ for reading in words.lexicon.readings(lemma))
