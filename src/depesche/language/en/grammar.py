"""English clauses: verb groups and order, then what the verb groups say, then roles."""

from __future__ import annotations

import msgspec

from depesche.document import Phrase, Sentence, Verb
from depesche.language.clauses import Draft
from depesche.language.en.fields import Fields
from depesche.language.en.vocabulary import COPULAS, NEGATIONS, OBJECT_CONTROL, PERSONS, TIMES
from depesche.language.en.words import MODALS, Group, Nominal, Words
from depesche.language.lexicon import FINITE, PARTICIPLE

# prepositional phrases behind a noun that are looked past
MAX_CHAIN = 6


def drafts(sentence: Sentence) -> list[Draft]:
    """The clauses of a sentence with verbs and phrases."""
    words = Words(sentence)
    fields = Fields(words)
    found = fields.read()
    for draft in found:
        group = fields.groups.get(id(draft))
        if group is not None:
            draft.verb = _verb(words, draft, group)
        draft.phrases = _phrases(words, draft, fields.phrases[id(draft)], group)
    for draft in found:
        _share(draft)
        _agree(words, draft)
    return found


def _verb(words: Words, draft: Draft, group: Group) -> Verb:
    main = group.verbs[-1]
    first = group.verbs[0]
    kind = (
        PARTICIPLE
        if len(group.verbs) > 1 and PARTICIPLE in words.kinds[main]
        else group.kind
        if len(group.verbs) == 1
        else ""
    )
    particle = _particle(words, draft, main)
    lemma = words.lemma(main, kind)
    if particle is not None:
        lemma = f"{lemma} {words.tokens[particle].lower}"
    tokens = tuple(sorted({*group.verbs, *([particle] if particle is not None else [])}))
    verb = Verb(lemma, tokens, main, draft.finite)
    lemmas = [words.lemma(i) for i in group.verbs]
    verb.modal = next((m for m in lemmas[:1] if m in MODALS), "")
    if (PARTICIPLE in words.kinds[main] and len(lemmas) > 1 and lemmas[-2] in ("be", "get")) or (
        group.kind == PARTICIPLE and len(lemmas) == 1
    ):
        verb.voice = "passive"
    verb.tense = _tense(words, group, lemmas)
    if draft.finite is not None:
        verb.mood = (
            "subjunctive2"
            if draft.kind == "conditional" and draft.order == "inverted" and lemmas[0] in ("be", "have")
            else "indicative"
        )
        forms = words.forms(first, FINITE)
        numbers = {p for f in forms for p in f.persons}
        if len(numbers) == 1:
            verb.person, verb.number = next(iter(numbers))
    verb.negated = _negated(words, draft, group)
    return verb


def _tense(words: Words, group: Group, lemmas: list[str]) -> str:
    perfect = "have" in lemmas[:-1]
    if group.kind != FINITE:
        return "perfect" if perfect else ""
    if lemmas[0] in ("will", "shall"):
        return "future_perfect" if perfect else "future"
    forms = words.forms(group.verbs[0], FINITE)
    past = bool(forms) and forms[0].tense == "past" and lemmas[0] not in MODALS
    if perfect:
        return "pluperfect" if past else "perfect"
    return "past" if past else "present"


def _particle(words: Words, draft: Draft, main: int) -> int | None:
    """The particle of a phrasal verb the lexicon knows, right after the verb or after its object."""
    particles = {f.particle for f in words.lexicon.guesses(words.tokens[main].lower) if f.particle}
    if not particles:
        return None
    own = set(draft.tokens)
    for i in range(main + 1, min(main + 8, len(words.tokens))):
        if i not in own:
            return None
        token = words.tokens[i]
        if token.lower in particles and token.pos in ("ADP", "ADV", "PART"):
            return i
        if token.pos in ("VERB", "AUX", "SCONJ", "ADP"):
            return None
    return None


def _negated(words: Words, draft: Draft, group: Group) -> bool:
    own = set(draft.tokens)
    around = range(max(group.begin - 3, 0), min(group.end + 3, len(words.tokens)))
    return any(i in own and words.tokens[i].lower in NEGATIONS for i in around)


def _phrases(words: Words, draft: Draft, nominals: list[Nominal], group: Group | None) -> list[Phrase]:
    particle = set(draft.verb.tokens) if draft.verb else set()
    phrases: list[Phrase] = []
    joined = _joined(words, nominals)
    subject = _subject(words, draft, joined, group)
    objects = [
        n
        for n in joined
        if group is not None
        and n.begin >= group.end
        and n is not subject
        and (not n.preposition or n.start in particle)
        and not _is_time(words, n)
    ]
    indirect = objects[0] if len(objects) > 1 and objects[1].start == objects[0].end else None
    copula = draft.verb is not None and draft.verb.lemma in COPULAS
    front = (
        draft.kind in ("relative", "complement")
        and group is not None
        and joined
        and joined[0] is not subject
        and joined[0].end <= group.begin
        and not joined[0].preposition
    )
    for nominal in joined:
        role = "adverbial"
        if nominal is subject:
            role = "subject"
        elif nominal.preposition and nominal.start not in particle:
            role = "prepositional"
        elif nominal in objects:
            role = "predicate" if copula else "indirect" if nominal is indirect else "object"
        elif front and nominal is joined[0]:
            role = "object"
        preposition = nominal.preposition if role == "prepositional" else ""
        phrases.append(
            Phrase(role, nominal.start if preposition else nominal.begin, nominal.end, nominal.head, "", preposition)
        )
    return phrases


def _joined(words: Words, nominals: list[Nominal]) -> list[Nominal]:
    """Coordinations, of-phrases and appositions taken into the phrase they belong to; of-phrases stay listed."""
    result: list[Nominal] = []
    host: Nominal | None = None
    for place, nominal in enumerate(nominals):
        if host is not None and nominal.preposition == "of" and nominal.start == host.end:
            host.end = nominal.end
            result.append(nominal)
            continue
        if (
            host is not None
            and not nominal.preposition
            and (_coordinate(words, host, nominal) or _apposed(words, host, nominal, _chain_end(nominals, place)))
        ):
            host.end = nominal.end
            continue
        host = Nominal(nominal.begin, nominal.end, nominal.head, nominal.preposition, nominal.start)
        result.append(host)
    return result


def _coordinate(words: Words, host: Nominal, nominal: Nominal) -> bool:
    """``A and B``, ``A, and B``."""
    gap = words.tokens[host.end : nominal.start]
    return 0 < len(gap) < 3 and gap[-1].pos == "CCONJ" and gap[0].text in (",", gap[-1].text)


def _chain_end(nominals: list[Nominal], place: int) -> int:
    """Where the prepositional phrases behind a noun phrase end."""
    end = nominals[place].end
    for following in nominals[place + 1 : place + MAX_CHAIN]:
        if not following.preposition or following.start != end:
            break
        end = following.end
    return end


def _apposed(words: Words, host: Nominal, nominal: Nominal, end: int) -> bool:
    """``his guest, the actress,`` or ``A, B and C``: a phrase between commas, or before the last of an enumeration."""
    if nominal.start != host.end + 1 or words.tokens[host.end].text != "," or _is_time(words, host):
        return False
    following = words.tokens[end] if end < len(words.tokens) else None
    return following is None or following.pos in ("PUNCT", "CCONJ")


def _is_time(words: Words, nominal: Nominal) -> bool:
    return words.tokens[nominal.head].lower in TIMES


def _subject(words: Words, draft: Draft, nominals: list[Nominal], group: Group | None) -> Nominal | None:
    if group is None or group.kind != FINITE:
        return None
    bare = [n for n in nominals if not n.preposition]
    if group.inside is not None:
        return next((n for n in bare if n.begin == group.inside.begin), None)
    before = [n for n in bare if n.end <= group.begin]
    if before and words.tokens[before[-1].head].lower == "there":
        after = [n for n in bare if n.begin >= group.end]
        return after[0] if after else before[-1]
    if before:
        relative = draft.kind in ("relative", "complement") and before[0].begin == draft.tokens[0]
        if relative and len(before) > 1:
            before = before[1:]
        timeless = [n for n in before if not _is_time(words, n)]
        return (timeless or before)[0]
    if draft.order == "inverted" or _question(words, draft, group):
        after = [n for n in bare if n.begin >= group.begin]
        return after[0] if after and draft.coordinate is None else None
    return None


def _question(words: Words, draft: Draft, group: Group) -> bool:
    """Whether the clause begins with its auxiliary: ``Will he come``; a request has no subject."""
    first = group.begin
    return (
        draft.coordinate is None
        and draft.tokens[0] == first
        and words.tokens[first].pos == "AUX"
        and words.tokens[first].lower != "do"
    )


def _share(draft: Draft) -> None:
    """Give a clause without subject the one it is understood with."""
    if draft.verb is None or any(p.role == "subject" for p in draft.phrases):
        return
    subject: Phrase | None = None
    if draft.coordinate is not None:
        subject = _own(draft.coordinate, "subject")
    elif draft.parent is not None and draft.parent.verb is not None and draft.kind in ("infinitive", "adverbial"):
        control = draft.parent.verb.lemma.split(" ")[0] in OBJECT_CONTROL and draft.parent.verb.voice == "active"
        subject = (_own(draft.parent, "object") if control and draft.kind == "infinitive" else None) or _own(
            draft.parent, "subject"
        )
    elif draft.kind == "relative" and draft.antecedent is not None and draft.connector == "":
        subject = Phrase("subject", draft.antecedent, draft.antecedent + 1, draft.antecedent)
    if subject is not None:
        draft.phrases.append(msgspec.structs.replace(subject, role="subject", shared=True))


def _own(draft: Draft, role: str) -> Phrase | None:
    return next((p for p in draft.phrases if p.role == role), None)


def _agree(words: Words, draft: Draft) -> None:
    subject = _own(draft, "subject")
    if draft.verb is None or draft.verb.finite is None or subject is None:
        return
    token = words.tokens[subject.head]
    person, number = PERSONS.get(token.lower, (3, "")) if token.pos == "PRON" else (3, "")
    draft.verb.person = draft.verb.person or person
    draft.verb.number = draft.verb.number or number
