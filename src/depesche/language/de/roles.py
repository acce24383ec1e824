"""Subject and objects of a German clause: case forms first, then agreement with the verb, then word order."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from depesche.document import Phrase, Token, Verb
from depesche.language.clauses import Draft
from depesche.language.de import cases, complexes
from depesche.language.de.cases import ACCUSATIVE, DATIVE, GENITIVE, NOMINATIVE
from depesche.language.de.groups import CACHED, Group
from depesche.language.de.phrases import Chunker
from depesche.language.de.words import Words
from depesche.language.lexicon import PARTICIPLE, vocabulary

# prepositions before a number that need not make a prepositional phrase
ROUGHLY = frozenset({"über", "unter", "um", "gegen", "bis"})
CASES = {
    "subject": NOMINATIVE,
    "predicate": NOMINATIVE,
    "object": ACCUSATIVE,
    "indirect": DATIVE,
    "genitive": GENITIVE,
}
COPULAS = frozenset({"sein", "werden", "bleiben", "heißen"})
# verbs whose infinitive clause is understood with their object as subject
OBJECT_CONTROL = vocabulary("de", "object_control")
EXPLETIVE = vocabulary("de", "expletive")
PRESENTATIONAL = vocabulary("de", "presentational")
JOINING = frozenset({"und", "oder", "sowie", "/"})
SURELY_FEMININE = ("in", "ung", "heit", "keit", "schaft", "ion", "tät", "frau")
ALWAYS_SUBJECT = frozenset({"ich", "du", "er", "wir", "man"})
# Weights of the search for the subject, rounded from a softmax regression over the clauses of the development part of
# GSD: a form that can be nothing but nominative, one that disagrees with the verb, one that is rarely a subject, each
# phrase further to the right, and what the phrase begins with.
SURE, DISAGREES, UNLIKELY, PLACE = 6.0, 14.0, 9.0, 2.0
WEIGHTS = {"pronoun": 1.5, "sie": 2.2, "das": -1.0, "was": -1.0, "name": 0.6, "definite": 0.4, "bare": -0.6,
           "before": 0.0, "after": 0.2}  # fmt: skip
RELATIVE = {"pronoun": 0.5, "sie": 3.2, "name": 3.0, "possessive": 1.0, "bare": -1.0, "indefinite": -1.0,
            "before": 0.0, "after": 0.0}  # fmt: skip
COPULA = {"sie": 1.5, "possessive": 1.0, "definite": 0.3, "name": 0.2, "indefinite": -1.4, "bare": -0.4, "das": -0.5,
          "before": 1.0, "after": 0.8}  # fmt: skip


def assign(words: Words, draft: Draft, described: frozenset[tuple[str, str]]) -> list[Group]:
    """Fill the phrases of a clause; its phrases with their forms. Described: gender and number of the noun that a
    relative clause describes, where they are known."""
    taken = frozenset(draft.verb.tokens) if draft.verb else frozenset()
    groups = Chunker(words, draft, taken | connector(words, draft)).groups()
    if described:
        _agree_with_noun(words, draft, groups, described)
    bare = [g for g in groups if not g.preposition]
    if draft.verb is not None and draft.verb.finite is not None and draft.coordinate is None:
        _free_subject(words, draft.verb.finite, groups, bare)
    roles: dict[int, str] = {}
    if draft.verb is not None:
        roles = _roles(words, draft, draft.verb, bare)
    draft.phrases = [p for group in groups for p in _phrases(words, group, roles.get(id(group), ""))]
    return groups


def _agree_with_noun(words: Words, draft: Draft, groups: list[Group], described: frozenset[tuple[str, str]]) -> None:
    """Leave the relative pronoun only the readings its noun has: ``Jahre, die die Familie dort verbrachte``."""
    pronoun = next((g for g in groups[:2] if words.tokens[g.head].lower == draft.connector), None)
    if pronoun is not None:
        left = frozenset(r for r in pronoun.readings if (r[1], r[2]) in described)
        pronoun.readings = left or pronoun.readings


def _free_subject(words: Words, finite: int, groups: list[Group], bare: list[Group]) -> None:
    """Where no phrase can be the subject, look again: a genitive, a number behind ``bis zu``, a coordination cut in
    two, an article whose noun is taken for another gender."""
    persons = words.persons(finite)
    fitting = [g for g in bare if NOMINATIVE in g.cases and (not persons or _agrees(words.tokens[g.head], g, persons))]
    if fitting:
        return
    if not any(NOMINATIVE in g.cases for g in bare) and _freed_genitive(groups, bare):
        return
    counted = next((g for g in groups if _roughly(words, g)), None)
    plural = bool(persons) and all(number == "plur" for _, number in persons)
    if counted is not None and (counted.begin != finite + 1 or (plural and not bare)):
        counted.preposition = ""
        counted.readings = frozenset((NOMINATIVE, gender, "plur") for gender in "mfn")
        bare.append(counted)
        bare.sort(key=_place)
        return
    if any(NOMINATIVE in g.cases for g in bare):
        _join_apart(words, bare, [g for g in groups if g.preposition and g.joined and g.begin < finite])
        return
    first = bare[0] if bare else None
    if first is not None and first.cases == {GENITIVE} and first.end == finite:
        first.readings = frozenset((NOMINATIVE, r[1], r[2]) for r in first.readings)
        return
    for group in bare:
        readings = _article_alone(words, group)
        if any(r[0] == NOMINATIVE and (not persons or (3, r[2]) in persons) for r in readings):
            group.readings = readings
            return


def _place(group: Group) -> int:
    return group.begin


def _freed_genitive(groups: list[Group], bare: list[Group]) -> bool:
    """``Während in der Kapsel der Pilot ...``: what was taken for a genitive stands for itself."""
    for group in groups:
        for place, part in enumerate(group.parts):
            if part.genitive and any(r[0] == NOMINATIVE for r in part.options):
                freed = Group(part.begin, group.end, part.head, part.options, parts=group.parts[place:])
                part.genitive = False
                group.end, group.parts = part.begin, group.parts[:place]
                groups.insert(groups.index(group) + 1, freed)
                bare[:] = [g for g in groups if not g.preposition]
                return True
    return False


def _join_apart(words: Words, bare: list[Group], prepositional: list[Group]) -> None:
    """``Ein Werk in Kiel und die Werft (schließen)``: two singulars make a plural with something between them."""
    begins = {g.begin for g in prepositional}
    for before in bare:
        if NOMINATIVE in before.cases and before.end in begins:
            before.joined = True
    for before, group in pairwise(bare):
        joining = words.tokens[group.begin - 1].lower in JOINING
        if joining and NOMINATIVE in before.cases and NOMINATIVE in group.cases:
            before.joined = group.apart = True


def _article_alone(words: Words, group: Group) -> frozenset[cases.Reading]:
    """What the article says where the gender of its noun is only guessed from its ending."""
    first = words.tokens[group.begin]
    if first.pos != "DET" or words.tokens[group.head].lower.endswith(SURELY_FEMININE):
        return frozenset()
    return cases.determiner_readings(first.lower)


def _roughly(words: Words, group: Group) -> bool:
    """``über 200 Menschen``, ``bis zu drei Orte``: the preposition only says "more than"."""
    if group.preposition not in ROUGHLY and words.tokens[group.begin].lower != "bis":
        return False
    return any(token.pos == "NUM" for token in words.tokens[group.begin + 1 : group.begin + 3])


def connector(words: Words, draft: Draft) -> frozenset[int]:
    """The tokens of the subordinator, which are no part of a phrase."""
    if draft.kind == "relative" or not draft.connector or not draft.tokens:
        return frozenset()
    parts = draft.connector.split()
    first = draft.tokens[: len(parts) + 2]
    several = len(parts) > 1
    return frozenset(i for i in first if words.tokens[i].lower in parts and (several or words.tokens[i].pos != "PRON"))


def _phrases(words: Words, group: Group, role: str) -> list[Phrase]:
    """The phrase and the genitives inside it, which are listed on their own as well."""
    inner = [
        Phrase("genitive", p.begin, p.end, p.head, GENITIVE, "", *_number_and_gender(p.readings, GENITIVE))
        for p in group.parts
        if p.genitive
    ]
    return [_phrase(words, group, role), *inner]


def _phrase(words: Words, group: Group, role: str) -> Phrase:
    options = group.cases
    if not role:
        role = "prepositional" if group.preposition else "genitive" if options == {GENITIVE} else "adverbial"
    case = CASES.get(role, "") or _case(words, group, role)
    number, gender = ("plur", "") if group.joined else _number_and_gender(group.readings, case)
    return Phrase(role, group.begin, group.end, group.head, case, group.preposition, number, gender)


def _case(words: Words, group: Group, role: str) -> str:
    """The case of a phrase whose role does not say it; empty where several are left."""
    options = group.cases
    if len(options) == 1:
        return next(iter(options))
    head = words.tokens[group.head]
    if DATIVE in options and group.preposition and head.pos == "PROPN":
        return DATIVE  # "in Berlin": the way to a place is another preposition
    if ACCUSATIVE in options and role == "adverbial" and not group.preposition and cases.is_time(head.lower):
        return ACCUSATIVE  # "zwei Tage vorher"
    return ""


@lru_cache(maxsize=CACHED)
def _number_and_gender(readings: frozenset[cases.Reading], case: str) -> tuple[str, str]:
    """What the forms say of number and gender in this case; empty where they leave it open."""
    fitting = [r for r in readings if r[0] == case] or readings
    numbers = {r[2] for r in fitting}
    genders = {r[1] for r in fitting}
    one = len(numbers) == 1
    number = next(iter(numbers)) if one else ""
    return number, next(iter(genders)) if len(genders) == 1 and number == "sing" else ""


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
        if token.lower == "es" and subject is not None and (verb.lemma in EXPLETIVE or _stands_for_subject(verb)):
            roles[id(group)] = "adverbial"
        elif group.apart:
            roles[id(group)] = "subject"
        elif cases.is_time(words.tokens[group.head].lower) and (
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


def _subject(words: Words, draft: Draft, verb: Verb, groups: list[Group]) -> Group | None:
    """The best nominative: sure forms before open ones, agreeing before others, earlier before later."""
    first = _lends_subject(draft)
    finite = draft.coordinate.finite if draft.coordinate and verb.finite is None else verb.finite
    if finite is None:
        return _headline_subject(words, draft, verb, groups)
    # "drei wurden getötet, einer verletzt": the auxiliary left out may be another number's
    persons = words.persons(finite) if first or verb.finite is not None else set()
    candidates = [g for g in groups if NOMINATIVE in g.cases]
    if draft.coordinate is not None and not first and not _stands_as_subject(words, draft, verb, groups):
        candidates = [g for g in candidates if ACCUSATIVE not in g.cases]
    best: tuple[float, Group] | None = None
    for place, group in enumerate(candidates):
        score = _nominative_score(words, draft, group, persons) - PLACE * place
        if best is None or score > best[0]:
            best = (score, group)
    return best[1] if best else None


def _headline_subject(words: Words, draft: Draft, verb: Verb, groups: list[Group]) -> Group | None:
    """``Zwei Männer festgenommen``: what stands before a participle that has no auxiliary."""
    if draft.kind != "main" or draft.parent is not None or PARTICIPLE not in words.kinds[verb.main]:
        return None
    return next((g for g in groups if NOMINATIVE in g.cases and g.end <= verb.main), None)


def _lends_subject(draft: Draft) -> bool:
    """Whether the clause is the first of two with one auxiliary: ``dass er gelogen und betrogen hat``."""
    return draft.finite is None and draft.coordinate is not None and draft.coordinate.coordinate is draft


def _stands_as_subject(words: Words, draft: Draft, verb: Verb, groups: list[Group]) -> bool:
    """Whether an open form is the subject of a clause after ``und`` and not the object of a shared subject."""
    if draft.order == "first" or (draft.finite is not None and draft.tokens[0] == draft.finite):
        return False
    open_ = [g for g in groups if NOMINATIVE in g.cases and words.tokens[g.head].lower != "sich"]
    return len(open_) > 1 or complexes.takes_sein(verb.lemma) or verb.voice == "passive" or verb.lemma == "sein"


def _nominative_score(words: Words, draft: Draft, group: Group, persons: set[tuple[int, str]]) -> float:
    """How well the phrase fits as the subject: form and agreement first, then what subjects tend to be."""
    token = words.tokens[group.head]
    lower = token.lower
    lemma = draft.verb.lemma if draft.verb is not None else ""
    copula = lemma in COPULAS
    sure = ACCUSATIVE not in group.cases
    score = SURE if sure and (not copula or token.pos == "PRON") else 0.0
    if persons and not _agrees(token, group, persons):
        score -= SURE if lower in ALWAYS_SUBJECT else DISAGREES
    if not sure and cases.is_time(lower):
        score -= UNLIKELY
    if lower == "es":
        return score + _expletive_score(words, draft, lemma)
    weights = COPULA if copula else RELATIVE if draft.kind == "relative" else WEIGHTS
    score += weights.get(_kind(words, group), 0.0)
    finite = draft.verb.finite if draft.verb is not None else None
    if finite is not None and (copula or draft.order == "second"):
        score += weights["before"] if group.begin < finite else weights["after"] if group.begin == finite + 1 else 0.0
    return score


def _kind(words: Words, group: Group) -> str:
    """What the phrase begins with, as far as it matters for subjects."""
    first = words.tokens[group.begin]
    if words.tokens[group.head].pos == "PRON":
        return first.lower if first.lower in ("sie", "das", "was", "dies") else "pronoun"
    if first.pos == "DET":
        lower = first.lower
        if lower.startswith(("ein", "kein")):
            return "indefinite"
        return "definite" if lower.startswith("d") else "possessive" if lower.startswith(("sein", "ihr")) else ""
    if first.pos == "PROPN":
        return "name"
    if first.pos != "NOUN":
        return "bare"
    return "" if any(r[2] == "sing" for r in group.readings) else "bare"


def _agrees(token: Token, group: Group, persons: set[tuple[int, str]]) -> bool:
    person, number = cases.FIRST_SECOND.get(token.lower, (3, "")) if token.pos == "PRON" else (3, "")
    numbers = frozenset({number}) if number else _subject_numbers(group.readings)
    if group.joined:
        numbers = numbers & {"sing"} | {"plur"}
    return any((person, n) in persons for n in numbers)


@lru_cache(maxsize=CACHED)
def _subject_numbers(readings: frozenset[cases.Reading]) -> frozenset[str]:
    return frozenset(r[2] for r in readings if r[0] == NOMINATIVE)


def _stands_for_subject(verb: Verb) -> bool:
    """Whether ``es`` at the left only stands for a subject further on: ``es besteht Gefahr``, ``es kamen viele``."""
    if verb.lemma in EXPLETIVE or verb.lemma in COPULAS:
        return False
    return verb.voice == "passive" or verb.lemma in PRESENTATIONAL or complexes.takes_sein(verb.lemma)


def _expletive_score(words: Words, draft: Draft, lemma: str) -> float:
    """``es`` is the subject of ``es gibt``, stands for one behind ``es besteht``, and is else an object."""
    if lemma in EXPLETIVE:
        return 6.0
    if draft.verb is not None and _stands_for_subject(draft.verb):
        return -6.0
    finite = draft.verb.finite if draft.verb is not None else None
    first = next((i for i in draft.tokens if words.tokens[i].lower == "es"), -1)
    return 2.0 if finite is None or lemma in COPULAS or first <= finite + 1 else -1.0
