"""Names that the model misses: persons behind offices and initials, bodies whose last word says what they are."""

from __future__ import annotations

import re

from depesche.actors import knowledge
from depesche.actors.draft import Draft, Scene
from depesche.document import Token

OFFICES = frozenset({"head", "minister", "official", "title"})
FIRST = 5  # politicians who bear a first name before the program takes it for one on its own
INITIALS = re.compile(r"(?:[A-Z]\.[- ]?)+")
LONGEST_BODY = 5  # words of a body's name before the one that says what it is
LONGEST_HEADLINE, SHORTEST_HEADLINE = 20, 6  # words looked at, words that tell
MOSTLY = 0.6  # share of words with capitals: in German sentences every second, in English ones fewer


def persons(scene: Scene, index: int, drafts: list[Draft]) -> list[Draft]:
    """Persons that the model missed: proper nouns behind the office of one person (Präsident Bush), a first name with
    a proper noun behind it."""
    tokens = scene.document.sentences[index].tokens
    taken = {at for draft in drafts for at in range(draft.first, draft.last)}
    found: list[Draft] = []
    for at in range(len(tokens)):
        if not _is_free_proper_noun(tokens, at, taken):
            continue
        end = _behind_initials(scene, index, at, taken) or at + 1
        is_initialed = end > at + 1
        while end < min(len(tokens), at + 3) and _is_free_proper_noun(tokens, end, taken):
            end += 1
        is_known = end - at > 1 and knowledge.first_name(tokens[at].text) > FIRST
        if not (is_known or is_initialed or _behind_office(scene, index, at)):
            continue
        draft = scene.draft(index, at, end, "name", "person", "")
        draft.name, draft.source = scene.text(draft), "proper nouns"
        taken.update(range(at, end))
        found.append(draft)
    return found


def _is_free_proper_noun(tokens: list[Token], at: int, taken: set[int]) -> bool:
    token = tokens[at]
    return at not in taken and token.pos == "PROPN" and token.text[0].isupper() and len(token.text) > 2


def _behind_office(scene: Scene, index: int, at: int) -> bool:
    words = scene.texts[index]
    role = scene.lexicon.role(words[at - 1]) if at and words[at - 1][0].isupper() else None
    if role is not None and role.kind == "title":
        return True
    return role is not None and role.kind in OFFICES and scene.lexicon.role(words[at]) is None


def _behind_initials(scene: Scene, index: int, at: int, taken: set[int]) -> int:
    """Where the surname ends that stands behind initials, or behind a first name and particles; 0 when there is none:
    F.W. de Klerk, Hans van den Broek."""
    tokens = scene.document.sentences[index].tokens
    initials = INITIALS.fullmatch(tokens[at].text) is not None
    end = at + 1
    while end < len(tokens) and end not in taken and scene.words.are("particle", tokens[end].text):
        end += 1
    if not initials and (end == at + 1 or knowledge.first_name(tokens[at].text) <= FIRST):
        return 0
    return end + 1 if end < len(tokens) and _is_free_proper_noun(tokens, end, taken) else 0


def bodies(scene: Scene, index: int, drafts: list[Draft]) -> list[Draft]:
    """The mentions with the bodies that their last word and their capitals show: the Liberian Peace Council,
    der Liberianische Friedensrat. Adjectives within them are no mentions of their own."""
    tokens = scene.document.sentences[index].tokens
    taken = {at for draft in drafts if draft.form == "name" for at in range(draft.first, draft.last)}
    if _is_headline(tokens):
        return drafts
    others = {at: d for d in drafts if d.form != "name" for at in range(d.first, d.last)}
    found: list[Draft] = []
    for at, token in enumerate(tokens):
        if at in taken or not token.text[:1].isupper() or token.pos not in {"NOUN", "PROPN"}:
            continue
        role = scene.lexicon.role(token.text)
        if role is None or role.kind != "collective":
            continue
        begin = _body_begin(scene, index, at, taken)
        if begin == at:
            continue
        draft = scene.draft(index, begin, at + 1, "name", "organization", "")
        draft.name, draft.source, draft.sector = scene.text(draft), "model", role.sector
        draft.country = next((d.country for i in range(begin, at) if (d := others.get(i)) and d.country), "")
        taken.update(range(begin, at + 1))
        found.append(draft)
    within = {at for draft in found for at in range(draft.first, draft.last)}
    return [draft for draft in drafts if draft.first not in within] + found


def _body_begin(scene: Scene, index: int, at: int, taken: set[int]) -> int:
    """Where the name of a body begins that ends at the token; the token itself when it is no name."""
    words, tokens = scene.texts[index], scene.document.sentences[index].tokens
    if scene.traits.capital_nouns:
        before = tokens[at - 1] if at > 1 else None
        is_name = before is not None and at - 1 not in taken and before.pos == "ADJ" and before.text[0].isupper()
        opens = before is not None and (not tokens[at - 2].text.isalpha() or scene.lexicon.match(words, at - 1)[0] == 2)
        is_listed = is_name and any(e.group == "place" for e in scene.lexicon.match(words[:at], at - 1)[1])
        return at - 1 if is_name and not opens and not is_listed and words[at - 1][-1] != "-" else at
    begin = at
    while begin > 0 and at - begin < LONGEST_BODY and begin - 1 not in taken and words[begin - 1][:1].isupper():
        if tokens[begin - 1].pos not in {"ADJ", "NOUN", "PROPN"}:
            break
        begin -= 1
    role = scene.lexicon.role_at(words, begin)
    if begin == 0 or at - begin < 1 or (role is not None and begin + role.size > at):
        return at
    size, entries = scene.lexicon.match(words[: at + 1], begin)
    is_plain = size and begin + size == at and any(e.kind in {"adjective", "country"} for e in entries)
    inner = scene.lexicon.role_at(words, begin + size) if size else None
    return at if is_plain or (inner is not None and begin + size + inner.size > at) else begin


def _is_headline(tokens: list[Token]) -> bool:
    """Whether most words have capitals, which then show no names."""
    words = [token for token in tokens[:LONGEST_HEADLINE] if token.text.isalpha() and len(token.text) > 3]
    return len(words) >= SHORTEST_HEADLINE and sum(token.text[0].isupper() for token in words) > MOSTLY * len(words)
