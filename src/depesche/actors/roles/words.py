"""Which nouns of a sentence are roles here: no parts of names, no first parts of other nouns, no bare titles."""

from __future__ import annotations

import msgspec

from depesche.actors.draft import Draft, Scene
from depesche.actors.lexicon import Role
from depesche.actors.roles.attributes import Part

IN_ARMS = frozenset({"REB", "MIL", "COP", "GOV", "OPP", "UAF"})
"""Bodies that act where they stand before a noun: a police raid, army helicopters; a party platform is no party."""


def role_words(scene: Scene, index: int, names: dict[int, Draft]) -> list[tuple[int, Role]]:
    """The roles of a sentence, each with the index of its first token, in text order."""
    words = scene.texts[index]
    found: list[tuple[int, Role]] = []
    at = 0
    while at < len(words):
        role = scene.lexicon.role_at(words, at) if words[at][:1].isalnum() else None
        if role is None or role.kind in {"title", "country"} or not _is_role_here(scene, index, at, role, names):
            at += 1
            continue
        found.append((at, role))
        at += role.size
    if scene.traits.compounds or not found:
        return [(at, role) for at, role in found if not _is_amount(scene, index, at, role)]
    heads = {phrase.head for clause in scene.document.sentences[index].clauses for phrase in clause.phrases}
    return [(at, role) for at, role in _joined(scene, found) if not _is_attribute(scene, index, at, role, heads)]


def _is_role_here(scene: Scene, index: int, at: int, role: Role, names: dict[int, Draft]) -> bool:
    tokens = scene.document.sentences[index].tokens
    token = tokens[at + role.size - 1]
    owner = names.get(at)
    before = tokens[at - 1].lower if at else ""
    if at and tokens[at - 1].pos == "NUM" and scene.words.are("hour", token.text):
        return False  # 5 PM
    if scene.words.are("no_actor", f"{before} {token.lower}") or scene.words.are("no_actor", token.text):
        return False
    if owner is not None and not (owner.form == "adjective" and role.size > owner.last - owner.first):
        return False
    if scene.traits.capital_nouns:
        is_noun = token.pos in {"NOUN", "PROPN", "X"} and token.text[0].isalnum() and not token.text[0].islower()
        return is_noun and not scene.words.are("no_role", token.text)
    if role.size > 1 or token.text[0].isupper():
        behind = tokens[at + role.size].pos if at + role.size < len(tokens) else ""
        is_adjective = token.pos == "ADJ" and behind in {"NOUN", "PROPN", "ADJ"} and role.kind == "person"
        return token.pos in {"NOUN", "PROPN", "X", "ADJ"} and not (is_adjective and role.size == 1)
    return token.pos in {"NOUN", "PROPN"} or (token.pos == "ADJ" and role.kind == "minister")


def _joined(scene: Scene, roles: list[tuple[int, Role]]) -> list[tuple[int, Role]]:
    """English nouns in a row are one role, the last of them: opposition groups."""
    found: list[tuple[int, Role]] = []
    for at, role in roles:
        before_at, before = found[-1] if found else (-1, role)
        if found and before_at + before.size == at and not before.plural:
            is_open = role.sector in {"", "CVL"} or role.kind == "spokes"
            if before.kind == "head" and scene.words.are("honorific", role.lemma):
                found[-1] = (before_at, msgspec.structs.replace(before, size=before.size + role.size))
                continue  # Supreme Leader Ayatollah
            leads = before.kind == "collective" and scene.words.are("presides", role.lemma)
            sector = before.sector if is_open or leads else role.sector
            found[-1] = (before_at, msgspec.structs.replace(role, sector=sector, size=before.size + role.size))
        else:
            found.append((at, role))
    return found


def _is_attribute(scene: Scene, index: int, at: int, role: Role, heads: set[int]) -> bool:
    """Whether the noun only says what the noun behind it is about: delegate count, college debt."""
    tokens = scene.document.sentences[index].tokens
    last = at + role.size - 1
    if role.plural or last in heads or last + 1 >= len(tokens) or (last > 0 and tokens[last].text[:1].isupper()):
        return False
    if role.kind == "collective" and role.sector in IN_ARMS:
        return False
    following = tokens[last + 1]
    return following.pos == "NOUN" and following.text.islower()


def _is_amount(scene: Scene, index: int, at: int, role: Role) -> bool:
    """Whether the word counts those named behind it: Tausende Demonstranten, Hunderte von Menschen."""
    if not scene.words.are("amount", role.lemma):
        return False
    tokens = scene.document.sentences[index].tokens[at + 1 : at + 2]
    return any(t.pos in {"NOUN", "ADJ", "PROPN"} or scene.words.are("amount_link", t.lower) for t in tokens)


def is_no_actor(scene: Scene, index: int, part: Part, form: Draft) -> bool:
    """Whether a role without a name is nobody here: a word that needs its body (head), a bare title (as president)."""
    if form.bearer is not None or form.possessor is not None or form.role is None:
        return False
    needed = _needs_more(scene, part, form, form.role)
    if needed is not None:
        return needed
    if (
        form.kind != "person"
        or part.definite is not None
        or form.country
        or form.first != form.head + 1 - form.role.size
    ):
        return False
    before = scene.document.sentences[index].tokens[form.first - 1] if form.first else None
    if before is None or form.role.kind in {"people", "age"}:
        return False
    return scene.words.are("as", before.lower) or (before.pos == "VERB" and not scene.traits.capital_nouns)


def _needs_more(scene: Scene, part: Part, form: Draft, role: Role) -> bool | None:
    """Whether a word that is nobody without its body lacks it; None for other words."""
    if scene.words.are("owned", role.lemma):
        return not (role.front or _is_told_before(form, role, part))
    if scene.words.are("if_definite", role.lemma) and not part.definite and not part.manner:
        return not (form.country or part.body is not None or role.front or _goes_on(form))
    if scene.words.are("bound", role.lemma):
        return not (form.country or part.sector or part.body is not None or role.front or _goes_on(form))
    return None


def _is_told_before(form: Draft, role: Role, part: Part) -> bool:
    """Whether the body stands before the word: the EU presidency, but not a campaign for better schools."""
    return form.first < form.head + 1 - role.size and bool(part.sector or part.body is not None)


def _goes_on(form: Draft) -> bool:
    return form.last > form.head + 1
