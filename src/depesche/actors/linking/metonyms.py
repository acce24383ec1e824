"""Names of capitals and palaces: the government that sits there, or the place, by their part in the clause.

``Moskau fordert Gespräche`` and ``Washington's policy`` are governments, ``Schüsse in Moskau`` and a dateline places.
"""

from __future__ import annotations

from depesche.actors.coreference.standing import Standing, standing
from depesche.actors.draft import Draft, Scene
from depesche.document import Clause, Phrase, Token, Verb
from depesche.language.lexicon import lexicon

HOSTILE_ON_THE_GROUND = ("ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "RETREAT")
"""Events whose object is a place when it is a city: Bomben treffen Kiew."""
MEETINGS = "CONSULT"
"""The events that lead to a city as a place: Paris besuchen, travel to Cairo."""
REACH = 3  # tokens from a possessor to the noun it possesses: Moskaus neue Politik


def read(scene: Scene) -> None:
    """Make governments of the capitals that act, and places of the palaces where things happen."""
    for index, drafts in enumerate(scene.drafts):
        capitals = [d for d in drafts if d.source == "metonym" and d.form == "name" and d.kind == "place"]
        palaces = [d for d in drafts if d.source == "organization" and scene.words.are("palace", d.name)]
        if not capitals and not palaces:
            continue
        seen = standing(scene.document.sentences[index])
        for draft in _governments(scene, capitals, seen):
            _make_government(scene, draft)
        for draft in palaces:
            phrase = seen.heads(draft)
            if phrase is not None and scene.words.are("located", phrase.preposition):
                draft.kind, draft.sector = "place", ""


def _governments(scene: Scene, capitals: list[Draft], seen: Standing) -> list[Draft]:
    """The capitals that are governments here; of two joined ones the second is what the first is."""
    tokens = seen.sentence.tokens
    found: list[Draft] = []
    last: Draft | None = None
    for draft in capitals:
        joined = last is not None and last.last + 1 == draft.first
        if joined and scene.words.are("coordination", tokens[draft.first - 1].lower) and seen.heads(draft) is None:
            is_one = last in found
        else:
            is_one = not _is_dateline(scene, draft, tokens) and _governs(scene, draft, seen)
        found += [draft] if is_one else []
        last = draft
    return found


def _make_government(scene: Scene, draft: Draft) -> None:
    """A capital as its government; a seat of many states (Brüssel) as theirs."""
    of_many = scene.words.are("seat_of_many", draft.name)
    draft.kind = "organization"
    draft.sector = "IGO" if of_many else "GOV"
    draft.country = "" if of_many else draft.country


def _governs(scene: Scene, draft: Draft, seen: Standing) -> bool:
    """Whether the clause gives the capital the part of a government."""
    owned = _owned(scene, draft, seen.sentence.tokens)
    if owned is not None:
        return scene.words.are("of_attackers", owned.lemma) or _is_of_governments(scene, owned)
    if _is_genitive(scene, draft, seen.sentence.tokens):
        return True
    phrase, clause = seen.heads(draft), seen.clause(draft.first)
    if phrase is None or clause is None or clause.verb is None:
        return False
    if phrase.preposition:
        return _meets(scene, clause.verb, phrase, seen.sentence.tokens)
    if phrase.role == "subject" and clause.verb.voice != "passive":
        return _acts(scene, clause.verb) or _is_said_to_act(scene, clause)
    return phrase.role in {"subject", "object", "indirect"} and _is_spoken_to(scene, clause.verb, MEETINGS)


def _is_dateline(scene: Scene, draft: Draft, tokens: list[Token]) -> bool:
    """Whether the name opens a report: Moskau (dpa) …, MOSCOW, May 5 (Reuters) …"""
    if draft.first > 0 or draft.last >= len(tokens):
        return False
    blocks = scene.document.blocks
    in_block = bool(blocks) and blocks[scene.sentence(draft).block].kind == "dateline"
    return in_block or tokens[draft.last].text in {"(", ",", "/", "–", "—"}


def _owned(scene: Scene, draft: Draft, tokens: list[Token]) -> Token | None:
    """The noun that belongs to the capital before it: Moskaus Politik, Washington's latest offer."""
    if scene.traits.genitive == "s":
        if not scene.text(draft).endswith(("s", "'", "’")) or scene.text(draft) == draft.name:
            return None
    elif draft.last >= len(tokens) or tokens[draft.last].lower not in {"'s", "’s", "'", "’"}:
        return None
    begin = draft.last + (scene.traits.genitive != "s")
    return _noun(scene, tokens, begin)


def _noun(scene: Scene, tokens: list[Token], begin: int) -> Token | None:
    """The head of the noun phrase that begins at the token."""
    found: Token | None = None
    for token in tokens[begin : begin + REACH + 1]:
        if token.pos in {"NOUN", "PROPN"}:
            found = token
            if scene.traits.compounds:
                break
        elif found is not None or token.pos not in {"ADJ", "NUM", "VERB", "ADV"}:
            break
    return found


def _is_genitive(scene: Scene, draft: Draft, tokens: list[Token]) -> bool:
    """Whether the capital stands behind the noun it owns: die Haltung Moskaus, the position of Moscow."""
    at = draft.first - 1
    if at > 0 and scene.words.are("of", tokens[at].lower):
        at -= 1
    elif scene.traits.genitive != "s" or scene.text(draft) == draft.name:
        return False
    return at >= 0 and tokens[at].pos == "NOUN" and _is_of_governments(scene, tokens[at])


def _is_of_governments(scene: Scene, noun: Token) -> bool:
    """Whether governments have such a thing: a policy, a demand; but a mayor, streets."""
    if scene.lexicon.role(noun.text) is not None and not scene.words.are("of_governments", noun.lemma):
        return False
    readings, _ = lexicon(scene.language).noun(noun.text)
    if any(r.event.startswith(HOSTILE_ON_THE_GROUND) for r in readings):
        return False
    return scene.words.are("of_governments", noun.lemma) or any(r.reports or r.event for r in readings)


def _meets(scene: Scene, verb: Verb, phrase: Phrase, tokens: list[Token]) -> bool:
    """Whether the preposition leads to a partner: mit Moskau, against Washington, von Kiew gefordert."""
    if scene.words.are("partner_link", phrase.preposition):
        return True
    before = tokens[phrase.begin - 1].pos if phrase.begin else ""
    if before in {"ADV", "ADJ"}:
        return False  # südlich von Wien, back to Cairo
    is_agent = verb.voice == "passive" and scene.words.are("agent", phrase.preposition)
    is_partner = scene.words.are("recipient_link", phrase.preposition) and before not in {"NOUN", "PROPN"}
    return (is_agent or is_partner) and _is_spoken_to(scene, verb, MEETINGS)


def _acts(scene: Scene, verb: Verb) -> bool:
    """Whether the verb is one of governments: to say, to demand, to ban; but to lie, to burn."""
    if scene.words.are("no_act", verb.lemma):
        return False
    if scene.words.are("will", verb.modal) or scene.words.are("governs", verb.lemma):
        return True
    return any(r.reports or r.event for r in lexicon(scene.language).readings(verb.lemma) if not r.with_)


def _is_said_to_act(scene: Scene, clause: Clause) -> bool:
    """Whether indirect speech tells what it does: Washington werde die Hilfe fortsetzen, hieß es."""
    verb = clause.verb
    if verb is None or verb.mood != "subjunctive1" or scene.words.are("no_act", verb.lemma):
        return False
    return any(phrase.role == "object" for phrase in clause.phrases)


def _is_spoken_to(scene: Scene, verb: Verb, *but: str) -> bool:
    """Whether the verb deals with governments by words: to warn, to accuse, to sanction; but to bomb."""
    readings = lexicon(scene.language).readings(verb.lemma)
    if any(r.event.startswith((*HOSTILE_ON_THE_GROUND, *but)) for r in readings if r.event):
        return False
    told = any(r.event for r in readings if not r.with_)
    return told or lexicon(scene.language).reports(verb.lemma, "direct", "clause", "object")
