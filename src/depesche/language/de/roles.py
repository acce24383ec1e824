"""Subject and objects of a German clause: case forms first, then agreement with the verb, then word order."""

from __future__ import annotations

from depesche.document import Phrase
from depesche.language.clauses import Draft
from depesche.language.de import cases, complexes
from depesche.language.de.cases import ACCUSATIVE, DATIVE, GENITIVE, NOMINATIVE
from depesche.language.de.phrases import Chunker, Group
from depesche.language.de.words import Words

COPULAS = frozenset({"sein", "werden", "bleiben", "heißen"})
TIMES = ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag", "tag", "woche",
         "monat", "jahr", "stunde", "minute", "sekunde", "morgen", "abend", "nacht", "mittag", "vormittag", "nachmittag",
         "ende", "anfang", "mitte", "mal", "uhr", "wochenende", "jahrzehnt", "quartal", "sommer", "winter", "herbst",
         "frühjahr", "frühling", "januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september",
         "oktober", "november", "dezember", "tage", "tagen", "wochen", "monate", "monaten", "jahre", "jahren", "stunden",
         "minuten", "male", "moment", "zeit", "weile")  # fmt: skip
# verbs whose infinitive clause is understood with their object as subject
OBJECT_CONTROL = frozenset({"auffordern", "zwingen", "bitten", "drängen", "ermahnen", "ermutigen", "beauftragen", "warnen",
                            "anweisen", "befehlen", "verbieten", "erlauben", "raten", "empfehlen", "ermöglichen", "helfen",
                            "aufrufen", "überzeugen", "überreden", "veranlassen", "verpflichten", "hindern", "abhalten",
                            "nahelegen", "gestatten", "untersagen", "bewegen", "bringen", "beschuldigen",
                            "verdächtigen", "bezichtigen"})  # fmt: skip
EXPLETIVE = frozenset({"geben", "gehen", "kommen", "handeln", "heißen", "ankommen", "bedürfen"})
OBJECT_SUBJECT = ("beschuldigen", "verdächtigen", "bezichtigen", "vorwerfen")


def assign(words: Words, draft: Draft) -> None:
    """Fill the phrases of a clause with verb."""
    taken = frozenset(draft.verb.tokens) if draft.verb else frozenset()
    groups = Chunker(words, draft, taken | _connector(words, draft)).groups()
    bare = [g for g in groups if not g.preposition]
    roles: dict[int, str] = {}
    if draft.verb is not None:
        roles = _roles(words, draft, bare)
    draft.phrases = [_phrase(words, group, roles.get(id(group), "")) for group in groups]


def _connector(words: Words, draft: Draft) -> frozenset[int]:
    if draft.kind == "relative" or not draft.connector or not draft.tokens:
        return frozenset()
    parts = draft.connector.split()
    first = draft.tokens[: len(parts) + 2]
    return frozenset(i for i in first if words.tokens[i].lower in parts and words.tokens[i].pos != "PRON")


def _phrase(words: Words, group: Group, role: str) -> Phrase:
    options = group.cases
    if not role:
        role = "prepositional" if group.preposition else "genitive" if options == {GENITIVE} else "adverbial"
    case = {"subject": NOMINATIVE, "object": ACCUSATIVE, "indirect": DATIVE, "genitive": GENITIVE}.get(role, "")
    if not case and len(options) == 1:
        case = next(iter(options))
    return Phrase(role, group.begin, group.end, group.head, case, group.preposition)


def _roles(words: Words, draft: Draft, groups: list[Group]) -> dict[int, str]:
    assert draft.verb is not None
    roles: dict[int, str] = {}
    subject = _subject(words, draft, groups) if draft.verb.finite is not None else None
    if subject is not None:
        roles[id(subject)] = "subject"
    copula = draft.verb.lemma in COPULAS and draft.verb.voice == "active"
    for group in groups:
        if group is subject:
            continue
        options = group.cases
        token = words.tokens[group.head]
        if _is_time(words, group) and (ACCUSATIVE in options or GENITIVE in options or not options):
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


def _definiteness(words: Words, group: Group) -> int:
    """How much the phrase looks like the subject of a copula rather than its predicate."""
    first = words.tokens[group.begin]
    if first.pos == "PRON":
        return 8
    if first.lower.startswith(("ein", "kein")):
        return 0
    return 3 if first.pos in ("DET", "PROPN") else 1


def _is_time(words: Words, group: Group) -> bool:
    lower = words.tokens[group.head].lower
    return lower in TIMES or lower.endswith(("tag", "abend", "morgen", "nacht")) and lower.startswith(TIMES)


def _subject(words: Words, draft: Draft, groups: list[Group]) -> Group | None:
    """The best nominative: sure forms before open ones, agreeing before others, earlier before later."""
    assert draft.verb is not None and draft.verb.finite is not None
    persons = complexes.number_of(words, draft.verb.finite)
    best: tuple[int, Group] | None = None
    elliptic = draft.coordinate is not None
    for place, group in enumerate(groups):
        if NOMINATIVE not in group.cases or (elliptic and ACCUSATIVE in group.cases and not _stands_as_subject(words, draft, groups)):
            continue
        score = _nominative_score(words, draft, group, persons) - place
        if best is None or score > best[0]:
            best = (score, group)
    return best[1] if best and best[0] > -50 else None


def _stands_as_subject(words: Words, draft: Draft, groups: list[Group]) -> bool:
    """Whether an open form is the subject of a clause after ``und`` and not the object of a shared subject."""
    if draft.order == "first" or (draft.finite is not None and draft.tokens[0] == draft.finite):
        return False
    assert draft.verb is not None
    open_ = [g for g in groups if NOMINATIVE in g.cases and words.tokens[g.head].lower != "sich"]
    return len(open_) > 1 or complexes.takes_sein(draft.verb.lemma) or draft.verb.voice == "passive" or draft.verb.lemma == "sein"


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
    if _is_time(words, group) and group.cases != {NOMINATIVE}:
        score -= 15
    if token.lower == "es":
        score += 6 if draft.verb is not None and draft.verb.lemma in EXPLETIVE else 2
    elif token.pos == "PRON" and token.lower in ("das", "was") and draft.kind != "relative":
        score -= 2
    if token.pos == "PRON" and group.begin == draft.tokens[0] and draft.kind == "relative":
        score += -1
    return score
