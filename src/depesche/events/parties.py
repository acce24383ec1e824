"""Who: the actors that fill the slots of a reading."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice, pairwise

from depesche.document import Clause, Phrase, Sentence
from depesche.events.frames import Match
from depesche.events.scene import Scene
from depesche.report import Actor

SHORT = 10
"""Tokens of a phrase in which names that run together are looked for."""
MEMBERS = 20
"""Members of a coordination taken as parties; longer ones are lists."""
LONG_ATTRIBUTE = 30
"""Tokens of a phrase in which an attribute with a preposition of its own is looked for."""
CHAIN = 4
"""Clauses looked through for an understood subject; longer chains are enumerations, not references."""
NEARBY = 6
"""Mentions before a pronoun among which the one it means is looked for."""
SURFACE = ("subject", "object", "indirect")
INNER = ("genitive", "possessive", "compound", "of", "by", "von")
"""Slots that may be filled inside the object: ``den Vorschlag Irans``, ``Iran's proposal``, ``a US-Angebot``."""


def filled(scene: Scene, sentence: Sentence, match: Match, slots: tuple[str, ...]) -> list[str]:
    """The actors of the first slot that has some; one whose country is known before others, places last."""
    kept: dict[int, list[str]] = {}
    for slot in slots:
        found = slot_actors(scene, sentence, match, slot)
        known = [scene.actors[a].kind != "place" for a in found if scene.identified(a)]
        if any(known):
            return found
        if found:
            kept.setdefault(1 if known else 2, found)
    return kept.get(1) or kept.get(2) or []


def slot_actors(scene: Scene, sentence: Sentence, match: Match, slot: str) -> list[str]:
    """The actors in a slot of the active clause; the passive is turned round."""
    clause, passive = match.clause, match.passive
    if slot == "subject" and passive:
        return agent_actors(scene, sentence, match)
    # In headlines the one acted upon may stand as object of a participle: "Zwei Soldaten von Rebellen getötet".
    role = "subject" if slot == "object" and passive and clause.subject is not None else slot
    if role in SURFACE:
        found = role_actors(scene, sentence, clause, role)
        reach = reached_subject if role == "subject" else reached_object
        return found or reach(scene, sentence, clause) or placed(scene, sentence, match, role)
    found = _nearest(scene, sentence, match, slot)
    if not found and slot in INNER:
        found = inner_actors(scene, sentence, match)
    return found


def agent_actors(scene: Scene, sentence: Sentence, match: Match) -> list[str]:
    """The author in a passive: of several phrases with the agent's preposition the one nearest the verb."""
    for preposition in scene.words.in_order("agent"):
        phrases = sorted(match.clause.prepositional(preposition), key=_distance(match.verb.main))
        for phrase in phrases:
            found = [a for a in phrase_actors(scene, sentence, phrase) if scene.actors[a].kind != "place"]
            if found:
                return found
    return []


def _distance(token: int) -> Callable[[Phrase], int]:
    def distance(phrase: Phrase) -> int:
        return abs(phrase.head - token)

    return distance


def placed(scene: Scene, sentence: Sentence, match: Match, role: str) -> list[str]:
    """Whom the order of words makes a party when the grammar left the role open or took a thing for the subject."""
    if role == "indirect":
        return []
    if "fixed" in scene.words["order"]:
        return _beside_verb(scene, sentence, match, role)
    return _in_front(scene, sentence, match) if role == "subject" else []


def _in_front(scene: Scene, sentence: Sentence, match: Match) -> list[str]:
    """The phrase in front of the finite verb of a main clause, unless its article says that it is no subject."""
    finite = match.verb.finite
    for phrase in match.clause.phrases:
        if finite is None or match.clause.kind != "main" or phrase.shared or phrase.end > finite:
            continue
        if phrase.preposition or sentence.tokens[phrase.begin].lower in scene.words["oblique"]:
            return []
        return [a for a in phrase_actors(scene, sentence, phrase) if scene.identified(a)]
    return []


def _beside_verb(scene: Scene, sentence: Sentence, match: Match, role: str) -> list[str]:
    """Where the order is fixed: the phrase before the verb for a subject, behind it for an object ("Up to 100 X
    demonstrated", "visited X today")."""
    clause, main = match.clause, match.verb.main
    for phrase in clause.phrases:
        on_side = phrase.end <= main if role == "subject" else phrase.begin > main
        bare = phrase.role == "adverbial" or (phrase.role == "prepositional" and _counted(scene, sentence, phrase))
        if on_side and bare and not phrase.shared:
            found = [a for a in phrase_actors(scene, sentence, phrase) if scene.identified(a)]
            if found:
                return found
    return []


def _counted(scene: Scene, sentence: Sentence, phrase: Phrase) -> bool:
    """Whether the preposition belongs to a number: ``at least 30 soldiers``, ``up to 100 soldiers``."""
    first = sentence.tokens[phrase.begin]
    before = sentence.tokens[phrase.begin - 1].lower if phrase.begin else ""
    after = sentence.tokens[phrase.begin + 1].lower if phrase.begin + 1 < phrase.end else ""
    return bool({f"{first.lower} {after}", f"{before} {first.lower}"} & scene.words["quantity"])


def role_actors(scene: Scene, sentence: Sentence, clause: Clause, role: str) -> list[str]:
    """The actors of the phrases with this role, each side of a coordination once; when a phrase names nobody, those
    of the attribute right behind it (``die Erklärung | von Minister X``, ``the rebels | in Chad``)."""
    found: list[str | None] = []
    for phrase in (p for p in clause.phrases if p.role == role):
        named = phrase_actors(scene, sentence, phrase)
        if not any(scene.identified(a) for a in named):
            named = _attached(scene, sentence, clause, phrase) or named
        found += named
    return unique(iter(found))


def _attached(scene: Scene, sentence: Sentence, clause: Clause, phrase: Phrase) -> list[str]:
    """The identified actors of the attribute behind a phrase: ``rebels from X``."""
    kinds = scene.words["attributive"]
    for other in clause.phrases:
        if other.begin == phrase.end and other.preposition in kinds:
            return [a for a in phrase_actors(scene, sentence, other) if scene.identified(a)]
    return []


def beside_subject(scene: Scene, sentence: Sentence, match: Match) -> set[str]:
    """Who is named only between a subject in front and the verb: what describes the subject is no party on its own."""
    clause, finite = match.clause, match.verb.finite
    subject = clause.subject
    if match.passive or subject is None or subject.shared or finite is None or clause.kind != "main":
        return set()
    if not clause.spans[0][0] <= subject.begin <= clause.spans[0][0] + 1 or subject.begin > finite:
        return set()
    before = {a.id for _, a in scene.mentions(*sentence.char_span(subject.begin, finite))}
    after = {
        a.id for b, e in clause.spans if e > finite for _, a in scene.mentions(*sentence.char_span(max(b, finite), e))
    }
    return before - after


def _nearest(scene: Scene, sentence: Sentence, match: Match, preposition: str) -> list[str]:
    """The actors of the phrase with this preposition: behind the noun of the construction if there is one there."""
    phrases = [p for p in match.clause.prepositional(preposition) if p.head not in match.found]
    after = [p for p in phrases if match.found and p.begin > min(match.found)]
    for group in (after, phrases):
        for phrase in group:
            found = named_in(scene, sentence, match.clause, phrase)
            if found:
                return found + _joined(scene, sentence, match.clause, phrase)
    return []


def named_in(scene: Scene, sentence: Sentence, clause: Clause, phrase: Phrase) -> list[str]:
    """The actors of a phrase, else those of the attribute behind it: ``in Rechner | von Leuten des Ministeriums``."""
    return phrase_actors(scene, sentence, phrase) or _attached(scene, sentence, clause, phrase)


def _joined(scene: Scene, sentence: Sentence, clause: Clause, phrase: Phrase) -> list[str]:
    """The actors of a phrase with a preposition that goes on behind ``und``: ``nach Mali und in den Tschad``."""
    joins = scene.words["joins"] - {","}
    for other in clause.phrases:
        joined = other.preposition and other.begin == phrase.end + 1
        if joined and sentence.tokens[phrase.end].lower in joins:
            return phrase_actors(scene, sentence, other)
    return []


def inner_actors(scene: Scene, sentence: Sentence, match: Match) -> list[str]:
    """The actors named inside the object (the subject of a passive): names anywhere, adjectives only before its head
    (``a US request``, not ``use of the Russian language``)."""
    role = "subject" if match.passive else "object"
    found = role_actors(scene, sentence, match.clause, role)
    heads = [(p, sentence.tokens[p.head]) for p in match.clause.phrases if p.role == role]
    late = {
        actor.id
        for phrase, head in heads
        for mention, actor in scene.phrase_mentions(sentence, phrase)
        if mention.form == "adjective" and mention.begin > head.begin
    }
    return [a for a in found if a not in late]


def run_together(scene: Scene, sentence: Sentence, phrase: Phrase) -> int | None:
    """Where a country begins that stands bare behind another name: German ``hat Präsident X | Chile gedroht``, which
    looks like one phrase."""
    if "fixed" in scene.words["order"]:
        return None
    mentions = scene.phrase_mentions(sentence, phrase)
    for (first, one), (second, other) in pairwise(mentions):
        bare = other.kind == "country" and second.form == "name" and not second.text.endswith("s")
        if bare and one.id != other.id and first.form == "name" and second.begin == first.end + 1:
            return second.begin
    return None


def left_over(scene: Scene, sentence: Sentence, clause: Clause) -> list[str]:
    """The countries that run together with another name."""
    begins = (run_together(scene, sentence, p) for p in clause.phrases if not p.preposition and not p.shared)
    return unique(a.id for begin in begins if begin is not None for _, a in scene.mentions(begin, begin + 1))


def phrase_actors(scene: Scene, sentence: Sentence, phrase: Phrase) -> list[str]:
    """The actors a phrase stands for: one for each member of a coordination."""
    return unique(best_mention(scene, sentence, part) for part in islice(members(scene, sentence, phrase), MEMBERS))


def members(scene: Scene, sentence: Sentence, phrase: Phrase) -> Iterator[tuple[int, int]]:
    """The token ranges between the conjunctions of a phrase."""
    joins, start, end = scene.words["joins"], phrase.begin, phrase.end
    split = run_together(scene, sentence, phrase) if phrase.end - phrase.begin <= SHORT else None
    if split is not None:
        end = next(i for i in range(phrase.begin, phrase.end) if sentence.tokens[i].begin >= split)
    joined = [i for i in range(phrase.begin, end) if sentence.tokens[i].lower in joins]
    # A comma joins members only in front of a conjunction ("A, B und C"); else it opens an apposition.
    last = max((i for i in joined if sentence.tokens[i].text != ","), default=-1)
    for index in joined:
        if index <= last:
            if index > start:
                yield start, index
            start = index + 1
    if start < end:
        yield start, end


def best_mention(scene: Scene, sentence: Sentence, part: tuple[int, int]) -> str | None:
    """The actor of a member: one whose country or organisation is known rather than "ministers"; a person or body
    named there rather than the country that describes it."""
    inside = scene.mentions(*sentence.char_span(_behind_attribute(scene, sentence, part), part[1]))
    if not inside:
        return None
    ranked = [
        (_doubt(scene, a), m.form == "adjective", m.form == "role", order, a.id) for order, (m, a) in enumerate(inside)
    ]
    return min(ranked)[-1]


def _behind_attribute(scene: Scene, sentence: Sentence, part: tuple[int, int]) -> int:
    """Where the head of a member begins when somebody is named in an attribute between it and its article: ``die [von
    Mali gestützte] Miliz``."""
    begin, end = part
    tokens = sentence.tokens
    if "free" not in scene.words["order"] or end - begin > LONG_ATTRIBUTE:
        return begin
    inner = next((i for i in range(begin + 1, end) if tokens[i].pos == "ADP"), end)
    if inner == end or tokens[inner - 1].pos != "DET":
        return begin
    closing = next((i for i in range(inner + 1, end - 1) if _closes_attribute(sentence, i)), None)
    if closing is None or not scene.mentions(*sentence.char_span(closing, end)):
        return begin
    return closing


def _closes_attribute(sentence: Sentence, i: int) -> bool:
    """Whether an adjective or participle stands behind the noun of a phrase: ``(von Mali) gestützte``."""
    return sentence.tokens[i].pos in ("ADJ", "VERB") and sentence.tokens[i - 1].pos in ("NOUN", "PROPN")


def _doubt(scene: Scene, actor: Actor) -> int:
    """How little a mention speaks for itself: known before unknown, and a person of whom nothing is known before the
    place said of him (``der Bischof von Linz, Gerd Berg``)."""
    if actor.kind == "place":
        return 2
    return 0 if scene.identified(actor.id) else 1 if actor.kind == "person" and " " in actor.name else 2


def reached_subject(scene: Scene, sentence: Sentence, clause: Clause) -> list[str]:
    """Who is meant by a subject that names nobody: the subject of the clause before it for coordinated clauses, of the
    clause above for pronouns, "its government", infinitives and participles."""
    subject = subject_phrase(scene, sentence, clause)
    for _ in range(CHAIN):
        beside = _coordinate(sentence, clause) if subject is None else None
        if beside is None:
            break
        clause, subject = beside, subject_phrase(scene, sentence, beside)
        if found := role_actors(scene, sentence, clause, "subject"):
            return found
    if subject is not None and not refers_back(scene, sentence, subject):
        return []
    above = clause
    for _ in range(CHAIN):
        if above.parent is None or above.kind == "relative":
            return _antecedent(scene, sentence, above)
        above = sentence.clauses[above.parent]
        found = role_actors(scene, sentence, above, "subject")
        if found:
            return found
    return []


def reached_object(scene: Scene, sentence: Sentence, clause: Clause) -> list[str]:
    """Who is meant by ``ihn`` or ``him`` when the mentions leave it open: the last other person of the sentence."""
    for phrase in clause.phrases:
        token = sentence.tokens[phrase.head]
        if phrase.role in ("object", "indirect") and token.lower in scene.words["him"]:
            subjects = role_actors(scene, sentence, clause, "subject") or reached_subject(scene, sentence, clause)
            before = scene.mentions(sentence.begin, token.begin)[-NEARBY:]
            named = [a.id for _, a in reversed(before) if a.kind == "person" and a.id not in subjects]
            if subjects and named:
                return named[:1]
    return []


def subject_phrase(scene: Scene, sentence: Sentence, clause: Clause) -> Phrase | None:
    """The subject, unless it is only a time (``noch dieses Jahr``)."""
    phrases = (p for p in clause.phrases if p.role == "subject")
    return next((p for p in phrases if not is_time(scene, sentence, p)), None)


def is_time(scene: Scene, sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a date or clock time begins within the phrase."""
    return bool(scene.times(*sentence.char_span(phrase.begin, phrase.end)))


def _coordinate(sentence: Sentence, clause: Clause) -> Clause | None:
    """The clause before it that hangs on the same clause by the same connector, or goes before it as main clause."""
    for other in reversed(sentence.clauses[max(0, clause.index - 3) : clause.index]):
        if (other.parent, other.kind, other.connector) == (clause.parent, clause.kind, clause.connector):
            return other
    return None


def _antecedent(scene: Scene, sentence: Sentence, clause: Clause) -> list[str]:
    if clause.kind != "relative" or clause.antecedent is None or clause.parent is None:
        return []
    for phrase in sentence.clauses[clause.parent].phrases:
        if phrase.begin <= clause.antecedent < phrase.end:
            return phrase_actors(scene, sentence, phrase)
    return []


def refers_back(scene: Scene, sentence: Sentence, phrase: Phrase) -> bool:
    """Whether the phrase is a pronoun or a possessive with a noun for one's own side (``sein Land``)."""
    first, head = sentence.tokens[phrase.begin], sentence.tokens[phrase.head]
    if head.pos == "PRON" or head.lower in scene.words["pronoun"]:
        return True
    stem = _stem(first.lower, scene.traits.adjective_endings)
    own = scene.words["own"]
    return (stem in scene.words["possessive"] or first.lower in scene.words["possessive"]) and (
        head.text in own or head.lower in own or head.lemma in own
    )


def _stem(word: str, endings: tuple[str, ...]) -> str:
    """A possessive without its ending."""
    for ending in endings:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word[: -len(ending)]
    return word


def unique(items: Iterator[str | None]) -> list[str]:
    """The items once each, in order, without ``None``."""
    return [x for x in dict.fromkeys(items) if x is not None]
