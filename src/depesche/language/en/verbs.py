"""What an English verb group says: lemma with particle, tense, mood, voice, modal, negation."""

from __future__ import annotations

from depesche.document import Verb
from depesche.language.en.frames import Field
from depesche.language.en.vocabulary import FIN, PART
from depesche.language.en.words import Group, Words
from depesche.language.lexicon import FINITE

# words behind a verb among which its particle is looked for
PARTICLE_REACH = 8
# words around a verb group among which its negation is looked for
NEGATION_REACH = 3
OBJECTS = frozenset({"DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM"})
PARTICLES = frozenset({"ADP", "ADV", "PART"})


def verb_of(words: Words, draft: Field, group: Group) -> Verb:
    """The verb complex of a clause."""
    main = group.verbs[-1]
    particle = _particle(words, draft, main)
    lemma = group.lemmas[-1]
    chain, kind = group.lemmas, group.kind
    shared = draft.partner.group if draft.partner is not None else None
    if shared is not None and draft.partner is not None and kind != FIN and draft.partner.finite is not None:
        chain, kind = [*shared.lemmas[:-1], *group.lemmas], FIN  # "has lied and cheated"
    else:
        shared = None
    if particle is not None:
        lemma = f"{lemma} {words.lower[particle]}"
        tokens = tuple(sorted({*group.verbs, particle}))
    else:
        tokens = tuple(group.verbs)
    verb = Verb(lemma, tokens, main, draft.finite)
    verb.modal = group.modal or (shared.modal if shared is not None else "")
    if not verb.modal and chain[0] in words.vocabulary.modals:
        verb.modal = chain[0]
    if words.kinds[main] & PART and (chain[-2] in ("be", "get") if len(chain) > 1 else kind == PART):
        verb.voice = "passive"
    first = (shared or group).verbs[0]
    verb.tense = _tense(words, first, kind, chain, shared or group)
    if draft.finite is not None:
        _inflection(words, draft, verb, chain)
    verb.negated = _negated(words, draft, group)
    return verb


def _inflection(words: Words, draft: Field, verb: Verb, chain: list[str]) -> None:
    hypothetical = draft.kind == "conditional" and draft.order == "inverted" and chain[0] in ("be", "have")
    verb.mood = "subjunctive2" if hypothetical else "indicative"
    assert draft.finite is not None  # noqa: S101  (the caller asks)
    numbers = {p for f in words.vocabulary.verb(words.lower[draft.finite]).forms if f.form == FINITE for p in f.persons}
    if len(numbers) == 1:
        verb.person, verb.number = next(iter(numbers))


def _tense(words: Words, first: int, kind: int, chain: list[str], group: Group) -> str:
    perfect = group.perfect
    if kind != FIN:
        return "perfect" if perfect else ""
    if chain[0] in ("will", "shall"):
        return "future_perfect" if perfect else "future"
    forms = [f for f in words.vocabulary.verb(words.lower[first]).forms if f.form == FINITE]
    past = bool(forms) and forms[0].tense == "past" and chain[0] not in words.vocabulary.modals
    if group.going and not past:
        return "future"
    if perfect:
        return "pluperfect" if past else "perfect"
    return "past" if past else "present"


def _particle(words: Words, draft: Field, main: int) -> int | None:
    """The particle of a phrasal verb the lexicon knows, right after the verb or after its object."""
    particles = words.vocabulary.verb(words.lower[main]).particles
    if not particles:
        return None
    for i in range(main + 1, min(main + PARTICLE_REACH, len(words.tokens))):
        pos = words.pos[i]
        if words.lower[i] in particles and pos in PARTICLES:
            governs = i > main + 1 and words.pos[i + 1] in OBJECTS and words.pos[i - 1] not in ("ADV", "VERB")
            return i if i in draft.tokens and not governs else None
        if pos in ("VERB", "AUX", "SCONJ", "ADP", "PUNCT", "CCONJ"):
            return None
    return None


def _negated(words: Words, draft: Field, group: Group) -> bool:
    negations = words.vocabulary.negations
    for i in range(max(group.begin - NEGATION_REACH, 0), min(group.end + NEGATION_REACH, len(words.tokens))):
        if words.lower[i] in negations and i in draft.tokens:
            return True
    return False
