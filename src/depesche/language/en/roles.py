"""English phrases and their roles: subject, objects, predicate, prepositional phrases; subjects shared by clauses."""

from __future__ import annotations

import msgspec

from depesche.document import Phrase, Verb
from depesche.language import features
from depesche.language.clauses import Draft
from depesche.language.en.frames import Field
from depesche.language.en.nominals import Nominal
from depesche.language.en.vocabulary import FIN, PERSONS
from depesche.language.en.words import Group, Words

# digits of a year
YEAR = 4
# what may stand before an imperative: "Please note", "And then go"
BEFORE_REQUEST = frozenset({"ADV", "CCONJ", "INTJ", "PART", "PUNCT"})
# prepositional phrases behind a noun that are looked past
MAX_CHAIN = 6


def phrases_of(words: Words, draft: Field) -> list[Phrase]:
    """The phrases of a clause with their roles."""
    group = draft.group
    particle = draft.verb.tokens if draft.verb else ()
    joined = _joined(words, draft.nominals, group)
    subject = _subject(words, draft, joined, group)
    objects = _objects(words, draft, joined, subject)
    indirect = objects[0] if len(objects) > 1 and objects[1].start == objects[0].end else None
    copula = draft.verb is not None and draft.verb.lemma in words.vocabulary.copulas
    front = _front(draft, joined, subject, group)
    language = words.vocabulary.lexicon.language
    phrases: list[Phrase] = []
    for nominal in joined:
        role = "adverbial"
        if nominal is subject:
            role = "subject"
        elif nominal.preposition and nominal.start not in particle:
            role = "prepositional"
        elif any(nominal is o for o in objects[:RECENT_OBJECTS]):
            role = "predicate" if copula else "indirect" if nominal is indirect else "object"
        elif nominal is front:
            role = "object"
        preposition = nominal.preposition if role == "prepositional" else ""
        begin = nominal.start if preposition else nominal.begin
        number = features.number(words.tokens[nominal.head], language)
        phrases.append(Phrase(role, begin, nominal.end, nominal.head, "", preposition, number))
    return phrases


# noun phrases of one clause that may be objects
RECENT_OBJECTS = 40


def _objects(words: Words, draft: Field, joined: list[Nominal], subject: Nominal | None) -> list[Nominal]:
    group, verb = draft.group, draft.verb
    if group is None or verb is None:
        return []
    particle, copula = verb.tokens, verb.lemma == "be"
    return [
        n
        for n in joined
        if n.begin >= group.end
        and n is not subject
        and (not n.preposition or n.start in particle)
        and (copula or not _is_time(words, n))
    ]


def _front(draft: Field, joined: list[Nominal], subject: Nominal | None, group: Group | None) -> Nominal | None:
    """The relative pronoun or question word that is no subject: an object."""
    if group is None or not joined:
        return None
    if draft.kind not in ("relative", "complement", "infinitive") and group.inside is None:
        return None
    first = joined[0]
    if group.inside is not None and draft.kind == "main" and first.begin > draft.tokens[0]:
        return None
    return first if first is not subject and first.end <= group.begin and not first.preposition else None


def _joined(words: Words, nominals: list[Nominal], group: Group | None) -> list[Nominal]:
    """Coordinations, of-phrases and appositions taken into the phrase they belong to; of-phrases stay listed."""
    result: list[Nominal] = []
    host: Nominal | None = None
    for place, nominal in enumerate(nominals):
        if host is not None:
            if nominal.preposition:
                if nominal.preposition == "of" and nominal.start == host.end:
                    host.end = nominal.end
                    result.append(nominal)
                    continue
            elif host.end == nominal.start:
                if _named(words, host, nominal, group, result):
                    host.end = nominal.end
                    continue
            elif not (host.preposition and _leads(words, nominals, place, group, result)) and (
                _coordinate(words, host, nominal) or _apposed(words, host, nominal, nominals, place)
            ):
                host.end = nominal.end
                continue
        host = Nominal(nominal.begin, nominal.end, nominal.head, nominal.preposition, nominal.start)
        result.append(host)
    return result


def _named(words: Words, host: Nominal, nominal: Nominal, group: Group | None, before: list[Nominal]) -> bool:
    """``the company Smith``: a name behind its noun, unless the verb behind has no other subject."""
    if words.pos[host.end - 1] != "NOUN" or words.pos[nominal.begin] != "PROPN" or words.pos[host.begin] != "DET":
        return False
    if not host.preposition or group is None or nominal.end > group.begin:
        return True
    return words.skip_adverbs(nominal.end) != group.begin or any(not n.preposition for n in before)


def _leads(words: Words, nominals: list[Nominal], place: int, group: Group | None, before: list[Nominal]) -> bool:
    """Whether a bare noun phrase is the only one before the verb, its subject and no part of the phrase before."""
    if group is None or nominals[place].end > group.begin or any(not n.preposition for n in before):
        return False
    for following in nominals[place + 1 : place + MAX_CHAIN]:
        if following.end > group.begin:
            break
        if not following.preposition and words.pos[following.start - 1] != "CCONJ":
            return False
    return True


def _coordinate(words: Words, host: Nominal, nominal: Nominal) -> bool:
    """``A and B``, ``A, and B``."""
    gap = nominal.start - host.end
    if gap > 2 or words.pos[nominal.start - 1] != "CCONJ":
        return False
    return gap == 1 or words.lower[host.end] == ","


def _chain_end(nominals: list[Nominal], place: int) -> int:
    """Where the prepositional phrases behind a noun phrase end."""
    end = nominals[place].end
    for following in nominals[place + 1 : place + MAX_CHAIN]:
        if not following.preposition or following.start != end:
            break
        end = following.end
    return end


def _apposed(words: Words, host: Nominal, nominal: Nominal, nominals: list[Nominal], place: int) -> bool:
    """``his guest, the actress,`` or ``A, B and C``: a phrase between commas, or before the last of an enumeration."""
    if nominal.start != host.end + 1 or words.lower[host.end] != "," or _is_time(words, host):
        return False
    return words.pos[_chain_end(nominals, place)] in ("", "PUNCT", "CCONJ")


def _is_time(words: Words, nominal: Nominal) -> bool:
    head = words.lower[nominal.head]
    return head in words.vocabulary.times or (len(head) == YEAR and head.isdecimal())


def _subject(words: Words, draft: Field, nominals: list[Nominal], group: Group | None) -> Nominal | None:
    if group is None:
        return None
    bare = [n for n in nominals if not n.preposition]
    if group.kind != FIN:
        named = draft.connector in ("for", "with") or (draft.kind == "main" and draft.coordinate is None)
        return bare[0] if named and bare and bare[0].end <= group.begin else None
    before = [n for n in bare if n.end <= group.begin]
    if group.inside is not None:
        before = [n for n in bare if n.begin == group.inside.begin]
    behind = [n for n in bare if n.begin >= group.end and words.lower[n.head] != "there"]
    if before:
        there = words.lower[before[-1].head] == "there"
        if behind and (there or (behind[0].begin == group.end and _asked_predicate(words, draft, before, group))):
            return behind[0]
        return before[-1] if there else _nearest(words, before, group)
    if draft.order == "clausal" or draft.coordinate is not None or not behind:
        return None  # a clause is its subject, or it is shared: "Closing the plant would cost jobs"
    inverted = draft.order == "inverted" or _question(words, draft, group) or _locative(words, draft, nominals, group)
    return behind[0] if inverted else None


def _asked_predicate(words: Words, draft: Field, before: list[Nominal], group: Group) -> bool:
    """``What is the plan``: the question word is the predicate."""
    first = before[0]
    asked = words.lower[first.head] in ("what", "who") and first.end == group.begin and draft.kind == "main"
    return asked and len(before) == 1 and group.lemmas == ["be"]


def _nearest(words: Words, before: list[Nominal], group: Group) -> Nominal:
    """The subject among the bare noun phrases before the verb."""
    if len(before) > 1 and words.lower[before[0].begin] in words.vocabulary.interrogatives | words.vocabulary.relatives:
        before = before[1:]
    last = before[-1]
    if words.lower[last.head] in words.vocabulary.subject_pronouns and last.end <= group.begin:
        return last
    timeless = [n for n in before if not _is_time(words, n)]
    return (timeless or before)[0]


def _question(words: Words, draft: Field, group: Group) -> bool:
    """Whether the clause begins with its auxiliary: ``Is he``; a request has no subject."""
    first = group.begin
    auxiliary = words.pos[first] == "AUX" or group.lemmas[0] == "be"
    if draft.coordinate is not None or not auxiliary or words.lower[first] in ("do", "be"):
        return False
    return draft.tokens[0] == first or words.lower[first - 1] in words.vocabulary.interrogatives


def _locative(words: Words, draft: Field, nominals: list[Nominal], group: Group) -> bool:
    """``Behind the plan stands the party``: a prepositional phrase or ``here`` before a verb and nothing else."""
    if draft.kind != "main" or draft.coordinate is not None or not draft.tokens or draft.tokens[0] >= group.begin:
        return False
    if words.lower[group.begin - 1] == "," or len(group.verbs) > 1:
        return False
    front = [n for n in nominals if n.end <= group.begin]
    if front and group.lemmas == ["be"]:
        return True
    return (bool(front) and front[-1].end == group.begin) or words.lower[group.begin - 1] in (
        "here",
        "there",
        "so",
        "nor",
    )


def share(words: Words, draft: Field) -> None:
    """Give a clause without subject the one it is understood with."""
    if draft.verb is None or own(draft, "subject") is not None:
        return
    subject: Phrase | None = None
    parent = draft.parent
    if draft.coordinate is not None:
        subject = own(draft.coordinate, "subject")
    elif draft.kind == "relative":
        if draft.antecedent is not None and draft.connector == "":
            subject = Phrase("subject", draft.antecedent, draft.antecedent + 1, draft.antecedent)
    elif draft.finite is None and parent is not None and parent.verb is not None:
        subject = _controller(words, draft, parent, parent.verb)
    if subject is not None:
        draft.phrases.append(msgspec.structs.replace(subject, role="subject", shared=True))


def _controller(words: Words, draft: Field, parent: Draft, verb: Verb) -> Phrase | None:
    """The subject of an infinitive or participle: the object of ``urge``, else the subject of the clause above."""
    control = verb.lemma.split(" ")[0] in words.vocabulary.object_control and verb.voice == "active"
    control = control and draft.tokens[0] > verb.main
    if draft.kind == "infinitive":
        found = own(parent, "object")
        caused = draft.order in ("participle", "gerund") and found is not None and found.end == draft.tokens[0]
        if found is not None and (control or caused):
            return found  # "urged them to go", "found it broken"
    return own(parent, "subject")


def agree(words: Words, draft: Field) -> None:
    """Person and number of the verb, told apart with the subject where the form leaves several; mood without one."""
    verb = draft.verb
    if verb is None or verb.finite is None:
        return
    subject = own(draft, "subject")
    if subject is None:
        if _requests(words, draft, verb.finite):
            verb.mood, verb.person, verb.number = "imperative", 2, ""
        return
    pronoun = words.pos[subject.head] == "PRON"
    person, number = PERSONS.get(words.lower[subject.head], (3, "")) if pronoun else (3, "")
    verb.person = verb.person or person
    if not verb.number:
        forms = words.vocabulary.verb(words.lower[verb.finite]).forms
        allowed = {n for form in forms for p, n in form.persons if p == verb.person}
        verb.number = next(iter(allowed)) if len(allowed) == 1 else number or subject.number


def _requests(words: Words, draft: Field, finite: int) -> bool:
    """Whether a clause without subject begins with a verb in its base form: ``Please see the note``, ``Do not go``."""
    if draft.kind != "main" or words.lower[finite] in words.vocabulary.modals:
        return False
    first = next((i for i in draft.tokens if words.pos[i] not in BEFORE_REQUEST), None)
    return first == finite and words.lower[finite] == words.tokens[finite].lemma


def own(draft: Draft, role: str) -> Phrase | None:
    """The first phrase of the clause with this role."""
    for phrase in draft.phrases:
        if phrase.role == role:
            return phrase
    return None
