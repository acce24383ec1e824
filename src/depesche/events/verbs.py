"""Events that verbs code."""

from __future__ import annotations

from collections.abc import Iterator

from depesche.document import Clause, Sentence
from depesche.events import conditions, demands, modality, parties
from depesche.events.carried import carried
from depesche.events.codebook import MATERIAL_CONFLICT, entry
from depesche.events.drafts import Draft
from depesche.events.frames import Match, match
from depesche.events.places import named_place
from depesche.events.scene import EMBEDDED, Scene, children, content, noun_form
from depesche.events.support import supported

TERRITORIAL = frozenset({"COERCE", "ASSAULT", "PROTEST", "MOBILIZE"})
"""Types whose target is the country they happen in when nobody else is named."""
HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST"})
"""Acts whose promise is a threat; troops may be promised as help."""
HYPOTHETICAL = frozenset({"conditional", "final"})
"""Kinds of clauses that do not say that their event takes place."""


def drafts(scene: Scene, sentence: Sentence) -> list[Draft]:
    """The events of a sentence's verbs, before they are checked and merged."""
    matches = {c.index: m for c in sentence.clauses if (m := match(scene, sentence, c)) is not None}
    found: list[Draft] = []
    for clause in sentence.clauses:
        if clause.verb is None:
            continue
        here = matches.get(clause.index)
        wanted = demands.wanted(scene, sentence, here) if here else None
        if wanted is not None:
            # "hält daran fest, X abrüsten zu wollen": the demand is the event, holding to it is not another.
            found = [d for d in found if d.clause.index != clause.parent or d.type != "REJECT"]
            found.append(wanted)
            continue
        if _absorbed(sentence, clause, matches):
            continue
        read = list(_read(scene, sentence, here, matches)) if here and here.reading.event else []
        if not read:
            named = carried(scene, sentence, clause)
            read = [named] if named is not None else []
        obliged = demands.obligation(scene, sentence, clause)
        if obliged is not None and not (here and here.event == "REQUEST"):
            read = [obliged]
        found += [d for d in read if supported(scene, d)]
    return found


def _absorbed(sentence: Sentence, clause: Clause, matches: dict[int, Match]) -> bool:
    """Whether the clause is only the matter, purpose or condition of another event."""
    at = clause
    for _ in range(6):
        if at.kind == "conditional":
            return True
        if any(c in matches and matches[c].event in modality.ABSORBING for c in _reporting(sentence, at)):
            return True
        bare = at.verb is not None and at.verb.finite is None and at.kind != "relative"
        if at.parent is None or not (bare or at.kind in (EMBEDDED | HYPOTHETICAL)):
            return False
        above = sentence.clauses[at.parent]
        event = matches[above.index].event if above.index in matches else ""
        if event in modality.ABSORBING or (event and (bare or at.kind in HYPOTHETICAL)):
            return True
        at = above
    return False


def _reporting(sentence: Sentence, clause: Clause) -> list[int]:
    return [c.index for c in children(sentence, clause) if c.kind == "reporting"]


def _read(scene: Scene, sentence: Sentence, here: Match, matches: dict[int, Match]) -> Iterator[Draft]:
    reading = here.reading
    coded, mode = entry(reading.event)
    sources = parties.filled(scene, sentence, here, reading.source)
    if not sources and "subject" not in reading.source:
        both = _in_phrases(scene, sentence, here.clause, scene.words["between"])
        sources = both if len(both) > 1 else []
    named = _compound_sources(scene, sentence, here) if not sources and "subject" in reading.source else []
    if not sources and not named and "unaccusative" not in reading.flags:
        sources = _cause(scene, sentence, here)
    if not sources and coded.quad != MATERIAL_CONFLICT and here.verb.voice == "active":
        sources = _speaker(scene, sentence, here)
    targets = [t for t in parties.filled(scene, sentence, here, reading.target) if t not in sources]
    if "subject" in reading.source:
        described = parties.beside_subject(scene, sentence, here)
        targets = [t for t in targets if t not in described]
    if "reciprocal" in reading.flags and not targets:
        targets = _partners(scene, sentence, here, sources)
    if demands.insisted(scene, sentence, here):
        coded, mode = entry("REQUEST")
    helped = _benefit(scene, sentence, here, sources)
    if helped:
        coded, mode = entry("AID")
        targets = helped
    mutual = "reciprocal" in reading.flags and len(sources) > 1
    if not targets and not mutual:
        targets = _further(scene, sentence, here, sources, matches)
    draft = Draft(sentence, here.clause, coded, mode, reading, here.trigger, f"verb.{coded.type}", sources, targets)
    modality.colour(scene, draft, here.verb)
    if draft.type == "AGREE" and "planned" in reading.flags and _hostile(sentence, here.clause, matches):
        draft.become("THREATEN", "hostile")
    if not named:
        yield draft
    for token, actor in named:
        yield Draft(
            sentence, here.clause, coded, mode, reading, (token,), f"compound.{coded.type}", [actor],
            [t for t in targets if t != actor], draft.modality, draft.polarity, draft.tense,
        )  # fmt: skip


def _hostile(sentence: Sentence, clause: Clause, matches: dict[int, Match]) -> bool:
    """Whether what is vowed or promised is an act of conflict: ``vowed to attack``."""
    below = [matches[c.index] for c in content(sentence, clause) if c.index in matches]
    return any(m.event in HOSTILE and not m.verb.negated for m in below)


def _speaker(scene: Scene, sentence: Sentence, here: Match) -> list[str]:
    """Who says it, for words without a doer of their own: ``das komme nicht infrage, sagte X``."""
    subject = here.clause.subject
    itself = any(part in scene.words["reflexive"] for phrase in here.reading.with_ for part in phrase.split(" "))
    if itself and subject is not None and sentence.tokens[subject.head].pos == "NOUN":
        return []  # "dass sich ein Problem ergebe, sagte X": nobody surrenders
    speaking = modality.matrix(scene, sentence, here.clause).speaking
    return parties.role_actors(scene, sentence, speaking, "subject") if speaking is not None else []


def _benefit(scene: Scene, sentence: Sentence, here: Match, sources: list[str]) -> list[str]:
    """Whom an act is said to help: troops sent ``zur Unterstützung Russlands`` aid Russia."""
    if here.event not in ("MOBILIZE", "AID"):
        return []
    for phrase in here.clause.prepositional(*scene.words["benefit_prepositions"]):
        head = sentence.tokens[phrase.head]
        if {head.text, head.lower} & scene.words["benefit"]:
            found = [a for a in parties.phrase_actors(scene, sentence, phrase) if a not in sources]
            if found:
                return found
    return []


def _partners(scene: Scene, sentence: Sentence, here: Match, sources: list[str]) -> list[str]:
    found = (
        a
        for p in here.clause.prepositional(*scene.words["with"])
        for a in parties.phrase_actors(scene, sentence, p)
        if a not in sources
    )
    return parties.unique(found)


def _cause(scene: Scene, sentence: Sentence, here: Match) -> list[str]:
    """The author of an act that is itself a phrase: ``durch Angriffe von US-Drohnen``, ``in an Israeli raid``."""
    coded = entry(here.reading.event)[0]
    if coded.quad != MATERIAL_CONFLICT:
        return []
    for phrase in here.clause.phrases:
        if not phrase.preposition:
            continue
        readings, _ = scene.lexicon.noun(noun_form(scene, sentence, phrase))
        if any(r.event.partition("/")[0] == coded.type for r in readings):
            found = [a for a in parties.phrase_actors(scene, sentence, phrase) if scene.actors[a].kind != "place"]
            if found:
                return found
    return []


def _compound_sources(scene: Scene, sentence: Sentence, here: Match) -> list[tuple[int, str]]:
    """The authors named by the first parts of the construction's nouns: ``UN-Sanktionen``, ``US-Sanktionen``."""
    named: list[tuple[int, str]] = []
    last = {sentence.tokens[i].lower.rpartition("-")[2] for i in here.found}
    for phrase in here.clause.phrases:
        for index in range(phrase.begin, phrase.end):
            token = sentence.tokens[index]
            first, dash, rest = token.lower.rpartition("-")
            if dash and first and rest in last:
                named += [(index, a.id) for _, a in scene.mentions(token.begin, token.end)][:1]
    return list(dict(named).items())


def _further(scene: Scene, sentence: Sentence, here: Match, sources: list[str], matches: dict[int, Match]) -> list[str]:
    """The target where the reading's own slots are empty."""
    coded = entry(here.reading.event)[0]
    clause = here.clause
    candidates: list[list[str]] = [parties.inner_actors(scene, sentence, here)]
    if coded.type in modality.ABSORBING:
        candidates += [_below(scene, sentence, c, sources, matches) for c in content(sentence, clause)]
    if coded.type == "THREATEN":
        # "droht mit Streik für den Fall, dass X ...": the threat is for who has the condition in hand.
        under = [c for c in children(sentence, clause) if c.kind == conditions.CONDITIONAL]
        candidates += [parties.role_actors(scene, sentence, c, "subject") for c in under]
    if coded.type in ("SANCTION", "ACCUSE", "REJECT", "THREATEN", "COERCE", "ASSAULT", "PROTEST", "MOBILIZE"):
        candidates.append(_in_phrases(scene, sentence, clause, scene.words["against"]))
        candidates.append(_in_construction(scene, sentence, here))
    if coded.type in ("AGREE", "REJECT", "CONSULT"):
        candidates.append(_in_phrases(scene, sentence, clause, scene.words["with"]))
    candidates.append(parties.left_over(scene, sentence, clause))
    if coded.type == "PROTEST":
        candidates.append(_in_phrases(scene, sentence, clause, scene.words["occasion"]))
        below = [c for c in children(sentence, clause) if c.kind in ("final", "infinitive")]
        candidates += [_below(scene, sentence, c, sources, matches) for c in below]
    if coded.type in TERRITORIAL:
        candidates.append(_located(scene, sentence, clause))
    for found in candidates:
        rest = [a for a in found if a not in sources]
        if rest:
            return rest
    return []


def _in_phrases(scene: Scene, sentence: Sentence, clause: Clause, prepositions: frozenset[str]) -> list[str]:
    return parties.unique(
        a for p in clause.prepositional(*prepositions) for a in parties.named_in(scene, sentence, clause, p)
    )


def _in_construction(scene: Scene, sentence: Sentence, here: Match) -> list[str]:
    """Who is named behind the noun of the construction, or of a threat: ``begann die Invasion Malis``, ``drohte mit dem
    Beschuss malischer Dörfer``."""
    threat = here.clause.prepositional(*scene.words["with"]) if here.event == "THREATEN" else ()
    nouns = [p for p in here.clause.phrases if not p.shared and p.head in here.found]
    for phrase in (*nouns, *threat):
        behind = sentence.char_span(phrase.head + 1, phrase.end) if phrase.head + 1 < phrase.end else None
        found = parties.unique(a.id for _, a in scene.mentions(*behind)) if behind else []
        if found:
            return found[-1:]
    return []


def _located(scene: Scene, sentence: Sentence, clause: Clause) -> list[str]:
    """The country, place or institution the clause happens in or at."""
    return parties.unique(
        actor.id
        for phrase in clause.prepositional(*scene.words["place"])
        for _, actor in scene.phrase_mentions(sentence, phrase)
        if actor.kind == "organization" or named_place(scene, sentence, phrase)
    )


def _below(
    scene: Scene, sentence: Sentence, clause: Clause, sources: list[str], matches: dict[int, Match]
) -> list[str]:
    """The party an absorbed clause names, or one that hangs on it: its subject, else whom it is directed at."""
    at = clause
    for _ in range(parties.CHAIN):
        inner = matches.get(at.index)
        roles = ("object", "indirect", "prepositional", *(("adverbial",) if at.kind == "fragment" else ()))
        phrases = (p for p in at.phrases if p.role in roles)
        for found in (
            parties.role_actors(scene, sentence, at, "subject"),
            parties.filled(scene, sentence, inner, inner.reading.target) if inner else [],
            parties.unique(a for p in phrases for a in parties.phrase_actors(scene, sentence, p))[:1],
        ):
            if rest := [a for a in found if a not in sources]:
                return rest
        deeper = [c for c in children(sentence, at) if c.kind in EMBEDDED and c.index > at.index]
        if not deeper:
            return []
        at = deeper[0]
    return []
