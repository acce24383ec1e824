"""Clauses against the lexicon: which reading of its verb a clause is, and which words are the trigger."""

from __future__ import annotations

from dataclasses import dataclass

from depesche.document import Clause, Sentence, Token, Verb
from depesche.events.scene import Scene, children, is_word, own_tokens
from depesche.language.lexicon import VerbReading

# A preposition and its noun in a light verb construction stand this many tokens apart at most: "unter den sehr
# starken internationalen Druck".
REACH = 6
# Words of a clause looked at; a clause beyond that is a list.
WINDOW = 120


@dataclass(frozen=True, slots=True)
class Match:
    """A verb reading found in a clause."""

    reading: VerbReading
    clause: Clause
    verb: Verb
    trigger: tuple[int, ...]
    """Token indices: the verb complex and the words of the construction."""
    found: tuple[int, ...] = ()
    """The nouns or particles of the construction (tokens that the reading's ``with`` names)."""

    @property
    def event(self) -> str:
        """The type, without mode."""
        return self.reading.event.partition("/")[0]


def match(scene: Scene, sentence: Sentence, clause: Clause) -> Match | None:
    """The reading the clause is: a construction with its words beats the bare verb."""
    verb = clause.verb
    if verb is None:
        return None
    readings = scene.lexicon.readings(verb.lemma)
    if not readings:
        return None
    tokens = searched_tokens(sentence, clause)
    best: Match | None = None
    for reading in readings:
        found = _with_words(scene, sentence, tokens, reading.with_) if reading.with_ else ()
        if reading.with_ and not found:
            continue
        if best is None or (found and _weight(reading, found) > _weight(best.reading, best.found)):
            trigger = tuple(sorted({*verb.tokens, *found}))
            best = Match(reading, clause, verb, trigger, tuple(found))
    return best


def _weight(reading: VerbReading, found: tuple[int, ...]) -> tuple[int, int]:
    return len(found), bool(reading.event)


def searched_tokens(sentence: Sentence, clause: Clause) -> list[int]:
    """The tokens a construction may lie in: the clause and its infinitives (``failed to reach an agreement``)."""
    tokens = own_tokens(clause)
    if clause.verb is not None and len(tokens) > WINDOW:
        tokens = [i for i in tokens if abs(i - clause.verb.main) <= WINDOW // 2]
    for child in children(sentence, clause):
        if child.kind == "infinitive" and child.index > clause.index:
            tokens += own_tokens(child)[:WINDOW]
    return tokens


def _with_words(scene: Scene, sentence: Sentence, tokens: list[int], phrases: tuple[str, ...]) -> tuple[int, ...]:
    best: tuple[int, ...] = ()
    for phrase in phrases:
        found = _construction(scene, sentence, tokens, phrase.split(" "))
        if found and (len(found) > len(best) or (len(found) == len(best) and phrase != phrase.lower())):
            best = found
    return best


def _construction(scene: Scene, sentence: Sentence, tokens: list[int], parts: list[str]) -> tuple[int, ...]:
    """Where the words of a construction stand, in order and near each other; the reflexive may stand anywhere."""
    free = [p for p in parts if p in scene.words["reflexive"]]
    places: list[int] = []
    for part in free:
        at = next((t for t in tokens if sentence.tokens[t].lower == part), None)
        if at is None:
            return ()
        places.append(at)
    fixed = [p for p in parts if p not in free]
    if not fixed:
        return tuple(places)
    for start, token in enumerate(tokens):
        if _is(scene, sentence.tokens[token], fixed[0]):
            rest = _near(scene, sentence, tokens, fixed[1:], start + 1)
            if rest is not None:
                return (*places, token, *rest)
    return ()


def _near(scene: Scene, sentence: Sentence, tokens: list[int], parts: list[str], start: int) -> list[int] | None:
    """The further words, each within reach of the one before."""
    found: list[int] = []
    for part in parts:
        hit = next(
            (i for i in range(start, min(start + REACH, len(tokens))) if _is(scene, sentence.tokens[tokens[i]], part)),
            None,
        )
        if hit is None:
            return None
        found.append(tokens[hit])
        start = hit + 1
    return found


def _is(scene: Scene, token: Token, part: str) -> bool:
    if scene.words.prepositions.get(token.lower) == part.lower():
        return True
    return is_word(token, part, compounds=scene.language == "de")
