"""Clauses against the lexicon: which reading of its verb a clause is, and which words are the trigger."""

from __future__ import annotations

import msgspec

from depesche.document import Clause, Sentence, Token, Verb
from depesche.events.scene import Scene, children, is_word, own_tokens
from depesche.language.lexicon import PARTICIPLE, VerbReading

# A preposition and its noun in a light verb construction stand this many tokens apart at most: "unter den sehr
# starken internationalen Druck".
REACH = 6
# Words of a clause looked at; a clause beyond that is a list.
WINDOW = 120


class Match(msgspec.Struct, frozen=True):
    """A verb reading found in a clause."""

    reading: VerbReading
    clause: Clause
    verb: Verb
    trigger: tuple[int, ...]
    """Token indices: the verb complex and the words of the construction."""
    found: tuple[int, ...] = ()
    """The nouns or particles of the construction (tokens that the reading's ``with`` names)."""

    passive: bool = False
    """Whether subject and object are turned round."""

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
    tokens = _own_words(clause)
    below = _words_below(sentence, clause)
    # "Die Stadt nimmt Geld ein" takes no town: who acts is no part of the construction.
    acting = {i for p in clause.phrases if p.role == "subject" for i in range(p.begin, p.end)}
    best: Match | None = None
    # "X is opposed to Y" says what X thinks; the form only looks passive.
    passive = verb.voice == "passive" or _headline_passive(scene, sentence, clause, verb)
    passive &= verb.lemma not in scene.words["stative"]
    impersonal = _impersonal_object(scene, sentence, clause)
    for reading in readings:
        if impersonal and "person" in reading.flags:
            continue
        # "failed to reach an agreement": what was refused may stand in the infinitive.
        where = tokens + below if reading.event.startswith("REJECT") else tokens
        if "subject" in reading.source and not passive and not reading.event.endswith("/visit"):
            where = [i for i in where if i not in acting]
        found = _with_words(scene, sentence, where, reading.with_) if reading.with_ else ()
        if reading.with_ and not found:
            continue
        if verb.lemma in scene.words["copula"] and not _predicative(sentence, found):
            continue
        if best is None or (found and _weight(verb, reading, found) > _weight(verb, best.reading, best.found)):
            trigger = tuple(sorted({*verb.tokens, *found}))
            best = Match(reading, clause, verb, trigger, tuple(found), passive)
    return best


def _predicative(sentence: Sentence, found: tuple[int, ...]) -> bool:
    """Whether a lone adverb of a construction closes its clause: ``X ist dagegen``, not ``dagegen ist X neu``."""
    if len(found) != 1 or sentence.tokens[found[0]].pos != "ADV":
        return True
    after = sentence.tokens[found[0] + 1 : found[0] + 2]
    return all(token.pos in ("PUNCT", "VERB", "AUX", "CCONJ") for token in after) and found[0] > 0


def _headline_passive(scene: Scene, sentence: Sentence, clause: Clause, verb: Verb) -> bool:
    """A German headline without auxiliary: ``Zwei Soldaten von Rebellen erschossen`` is no verb-second clause."""
    if "free" not in scene.words["order"] or clause.kind != "main" or clause.connector or len(verb.tokens) > 1:
        return False
    words = [i for i in own_tokens(clause) if sentence.tokens[i].pos != "PUNCT"]
    if len(words) < 3 or words[-1] != verb.main:
        return False
    return any(form.form == PARTICIPLE for form in scene.lexicon.analyses(sentence.tokens[verb.main].lower))


def _impersonal_object(scene: Scene, sentence: Sentence, clause: Clause) -> bool:
    """Whether the object (the subject of a passive) is there and is nobody: ``welcomed the statement``."""
    role = "subject" if clause.verb is not None and clause.verb.voice == "passive" else "object"
    heads = [sentence.tokens[p.head] for p in clause.phrases if p.role == role]
    return bool(heads) and not any(_person(scene, h) for h in heads)


def _person(scene: Scene, head: Token) -> bool:
    """Whether a head noun means somebody: a mention, a pronoun, a crowd, or a word formed like a person's."""
    if head.lower in scene.words["pronoun"] or head.lower in scene.words["crowd"]:
        return True
    endings = scene.words.in_order("person_endings")
    return scene.covering(head.begin, head.end) or (head.pos == "NOUN" and head.lower.endswith(endings))


def _weight(verb: Verb, reading: VerbReading, found: tuple[int, ...]) -> tuple[int, bool, int]:
    """More words of a construction are better; of equals the one that codes an event, then the one nearer the verb."""
    return len(found), bool(reading.event), -min((abs(i - verb.main) for i in found), default=WINDOW)


def _own_words(clause: Clause) -> list[int]:
    tokens = own_tokens(clause)
    if clause.verb is not None and len(tokens) > WINDOW:
        tokens = [i for i in tokens if abs(i - clause.verb.main) <= WINDOW // 2]
    return tokens


def _words_below(sentence: Sentence, clause: Clause) -> list[int]:
    """The words of the infinitives behind the clause."""
    below = [c for c in children(sentence, clause) if c.kind == "infinitive" and c.index > clause.index]
    return [i for child in below for i in own_tokens(child)[:WINDOW]]


def _with_words(scene: Scene, sentence: Sentence, tokens: list[int], phrases: tuple[str, ...]) -> tuple[int, ...]:
    # A word can only be there when its letters are: one look at the letters spares most looks at the tokens.
    letters = " ".join(f"{sentence.tokens[i].lower} {sentence.tokens[i].lemma}" for i in tokens).lower()
    tokens = [i for i in tokens if not scene.in_time(sentence.tokens[i].begin)]
    best: tuple[int, ...] = ()
    for phrase in phrases:
        parts = phrase.split(" ")
        if any(p.lower() not in letters and p not in scene.words.plain for p in parts):
            continue
        found = _construction(scene, sentence, tokens, parts)
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
    return is_word(token, part, compounds=scene.traits.compounds)
