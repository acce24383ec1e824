"""Subject and objects of a German clause: case forms first, then agreement with the verb, then word order."""

from __future__ import annotations

from depesche.document import Phrase, Verb
from depesche.language.clauses import Draft
from depesche.language.de import cases, complexes
from depesche.language.de.cases import ACCUSATIVE, DATIVE, GENITIVE, NOMINATIVE
from depesche.language.de.groups import Group
from depesche.language.de.phrases import Chunker
from depesche.language.de.words import Words
from depesche.language.lexicon import vocabulary

# prepositions before a number that need not make a prepositional phrase
ROUGHLY = frozenset({"über", "unter", "um", "gegen", "bis"})
COPULAS = frozenset({"sein", "werden", "bleiben", "heißen"})
# verbs whose infinitive clause is understood with their object as subject
OBJECT_CONTROL = vocabulary("de", "object_control")
EXPLETIVE = vocabulary("de", "expletive")


def assign(words: Words, draft: Draft) -> list[Group]:
    """Fill the phrases of a clause; its phrases with their forms."""
    taken = frozenset(draft.verb.tokens) if draft.verb else frozenset()
    groups = Chunker(words, draft, taken | _connector(words, draft)).groups()
    bare = [g for g in groups if not g.preposition]
    if draft.verb is not None and draft.verb.finite is not None and draft.coordinate is None:
        _free_subject(words, draft.verb.finite, groups, bare)
    roles: dict[int, str] = {}
    if draft.verb is not None:
        roles = _roles(words, draft, draft.verb, bare)
    draft.phrases = [p for group in groups for p in _phrases(words, group, roles.get(id(group), ""))]
    return groups


def _free_subject(words: Words, finite: int, groups: list[Group], bare: list[Group]) -> None:
    """Where no phrase can be the subject, one taken for a genitive is: ``Während in der Kapsel der Pilot ...``."""
    if any(NOMINATIVE in g.cases for g in bare):
        return
    for group in groups:
        for place, part in enumerate(group.parts):
            if part.genitive and any(r[0] == NOMINATIVE for r in part.options):
                freed = Group(part.begin, group.end, part.head, part.options, parts=group.parts[place:])
                part.genitive = False
                group.end, group.parts = part.begin, group.parts[:place]
                groups.insert(groups.index(group) + 1, freed)
                bare[:] = [g for g in groups if not g.preposition]
                return
    counted = next((g for g in groups if g.preposition in ROUGHLY and _plural_number(words, g)), None)
    if counted is not None and counted.begin != finite + 1:
        counted.preposition = ""
        counted.readings = frozenset((NOMINATIVE, gender, "plur") for gender in "mfn")
        bare.append(counted)
        return
    first = bare[0] if bare else None
    if first is not None and first.cases == {GENITIVE} and first.end == finite:
        first.readings = frozenset((NOMINATIVE, r[1], r[2]) for r in first.readings)


def _plural_number(words: Words, group: Group) -> bool:
    """``über 200 Menschen``: the preposition only says "more than"."""
    return group.begin + 1 < len(words.tokens) and words.tokens[group.begin + 1].pos == "NUM"


def _connector(words: Words, draft: Draft) -> frozenset[int]:
    if draft.kind == "relative" or not draft.connector or not draft.tokens:
        return frozenset()
    parts = draft.connector.split()
    first = draft.tokens[: len(parts) + 2]
    return frozenset(i for i in first if words.tokens[i].lower in parts and words.tokens[i].pos != "PRON")


def _phrases(words: Words, group: Group, role: str) -> list[Phrase]:
    """The phrase and the genitives inside it, which are listed on their own as well."""
    inner = [Phrase("genitive", p.begin, p.end, p.head, GENITIVE) for p in group.parts if p.genitive]
    return [_phrase(words, group, role), *inner]


def _phrase(words: Words, group: Group, role: str) -> Phrase:
    options = group.cases
    if not role:
        role = "prepositional" if group.preposition else "genitive" if options == {GENITIVE} else "adverbial"
    case = {"subject": NOMINATIVE, "object": ACCUSATIVE, "indirect": DATIVE, "genitive": GENITIVE}.get(role, "")
    if not case and len(options) == 1:
        case = next(iter(options))
    return Phrase(role, group.begin, group.end, group.head, case, group.preposition)


def _roles(words: Words, draft: Draft, verb: Verb, groups: list[Group]) -> dict[int, str]:
    roles: dict[int, str] = {}
    subject = _subject(words, draft, verb, groups)
    if subject is not None:
        roles[id(subject)] = "subject"
    copula = verb.lemma in COPULAS and verb.voice == "active"
    for group in groups:
        if group is subject:
            continue
        options = group.cases
        token = words.tokens[group.head]
        if cases.is_time(words.tokens[group.head].lower) and (
            ACCUSATIVE in options or GENITIVE in options or not options
        ):
            roles[id(group)] = "adverbial"
        elif copula and NOMINATIVE in options and token.lower != "sich":
            roles[id(group)] = "predicate"
        elif options == {GENITIVE}:
            roles[id(group)] = "genitive"
        elif options and DATIVE in options and ACCUSATIVE not in options:
            roles[id(group)] = "indirect"
        elif ACCUSATIVE in options or not options:
            roles[id(group)] = "object"
        elif options == {NOMINATIVE}:
            roles[id(group)] = "predicate"
        else:
            roles[id(group)] = "adverbial"
    _double_objects(words, groups, roles)
    return roles


def _double_objects(words: Words, groups: list[Group], roles: dict[int, str]) -> None:
    """Of two objects the one that can be dative and stands first is indirect: ``bietet USA Gespräche an``."""
    objects = [g for g in groups if roles.get(id(g)) == "object"]
    if len(objects) > 1 and "indirect" not in roles.values():
        both = [g for g in objects if {DATIVE, ACCUSATIVE} <= g.cases]
        if both and both[0] is not objects[-1]:
            roles[id(both[0])] = "indirect"


def _relative_score(words: Words, draft: Draft, group: Group) -> int:
    """The relative pronoun is the subject, unless a pronoun or name stands beside it: ``die sie kennen``."""
    token = words.tokens[group.head]
    if group.begin == draft.tokens[0]:
        return 2
    return 4 if token.pos == "PRON" else 3 if token.pos == "PROPN" else 0


def _definiteness(words: Words, group: Group) -> int:
    """How much the phrase looks like the subject of a copula rather than its predicate."""
    first = words.tokens[group.begin]
    if first.pos == "PRON":
        return 8
    if first.lower.startswith(("ein", "kein")):
        return 0
    return 3 if first.pos in ("DET", "PROPN") else 1


def _subject(words: Words, draft: Draft, verb: Verb, groups: list[Group]) -> Group | None:
    """The best nominative: sure forms before open ones, agreeing before others, earlier before later."""
    first = _lends_subject(draft)
    finite = draft.coordinate.finite if first and draft.coordinate else verb.finite
    if finite is None:
        return None
    persons = complexes.number_of(words, finite)
    best: tuple[int, Group] | None = None
    elliptic = draft.coordinate is not None and not first
    for place, group in enumerate(groups):
        if NOMINATIVE not in group.cases or (
            elliptic and ACCUSATIVE in group.cases and not _stands_as_subject(words, draft, verb, groups)
        ):
            continue
        score = _nominative_score(words, draft, group, persons) - place
        if best is None or score > best[0]:
            best = (score, group)
    return best[1] if best and best[0] > -50 else None


def _lends_subject(draft: Draft) -> bool:
    """Whether the clause is the first of two with one auxiliary: ``dass er gelogen und betrogen hat``."""
    return draft.finite is None and draft.coordinate is not None and draft.coordinate.coordinate is draft


def _stands_as_subject(words: Words, draft: Draft, verb: Verb, groups: list[Group]) -> bool:
    """Whether an open form is the subject of a clause after ``und`` and not the object of a shared subject."""
    if draft.order == "first" or (draft.finite is not None and draft.tokens[0] == draft.finite):
        return False
    open_ = [g for g in groups if NOMINATIVE in g.cases and words.tokens[g.head].lower != "sich"]
    return len(open_) > 1 or complexes.takes_sein(verb.lemma) or verb.voice == "passive" or verb.lemma == "sein"


def _nominative_score(words: Words, draft: Draft, group: Group, persons: set[tuple[int, str]]) -> int:
    token = words.tokens[group.head]
    score = 0
    copula = draft.verb is not None and draft.verb.lemma in COPULAS
    if ACCUSATIVE not in group.cases and not (copula and token.pos != "PRON"):
        score += 20
    elif copula:
        score += _definiteness(words, group)
    person, number = cases.FIRST_SECOND.get(token.lower, (3, "")) if token.pos == "PRON" else (3, "")
    numbers = {number} if number else {r[2] for r in group.readings if r[0] == NOMINATIVE}
    if group.joined:
        numbers = {"plur", "sing"} if "sing" in numbers else {"plur"}
    if persons and not any((person, n) in persons for n in numbers):
        score -= 40
    if cases.is_time(words.tokens[group.head].lower) and group.cases != {NOMINATIVE}:
        score -= 15
    if token.lower == "es":
        passive = draft.verb is not None and draft.verb.voice == "passive"
        score += -3 if passive else 6 if draft.verb is not None and draft.verb.lemma in EXPLETIVE else 2
    elif token.pos == "PRON" and token.lower in ("das", "was") and draft.kind != "relative":
        score -= 2
    if draft.kind == "relative":
        score += _relative_score(words, draft, group)
    return score
