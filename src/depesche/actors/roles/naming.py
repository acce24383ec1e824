"""What an actor without a name is called: its role in the form a table of actors shows."""

from __future__ import annotations

from depesche.actors.draft import Draft, Scene
from depesche.document import Token
from depesche.language.genders import listed
from depesche.language.registry import language_module

LONGEST = 30  # tokens before the noun that are looked at


def called(scene: Scene, draft: Draft) -> str:
    """The words of a role, in the nominative where the language has cases: Chef des Sicherheitsrats, not Chefs …"""
    own = language_module(scene.language, "nominative")
    role = draft.role
    if own is None or role is None or draft.head - draft.first > LONGEST:
        return scene.text(draft)
    tokens = scene.sentence(draft).tokens
    head = tokens[draft.head].text
    several = draft.plural or (role.kind == "collective" and role.plural and not head.endswith("s"))
    if draft.definite is None and draft.possessor is None and not several:
        return scene.text(draft)  # nothing says for certain that one is meant
    gender = "p" if several else "f" if role.feminine else _gender(scene, draft)
    before = [
        own.adjective(_small(scene, token.text, at), gender) if _declines(scene, token) else token.text
        for at, token in enumerate(tokens[draft.first : draft.head], draft.first)
    ]
    named = head if role.feminine else own.noun(head, role.lemma, several)
    if before and not several and scene.lexicon.role(named + "r") is not None and gender == "m":
        named += "r" if named.endswith("e") else ""  # hoher Beamter
    return " ".join([*before, named]) + scene.document.text[tokens[draft.head].end : draft.end]


def _declines(scene: Scene, token: Token) -> bool:
    """Whether the word is an adjective with an ending: russische, but Schweizer, Berliner."""
    known = scene.lexicon.root.steps
    return token.pos == "ADJ" and token.text not in known and token.lower not in known


def _small(scene: Scene, word: str, at: int) -> str:
    """The first word of a sentence as it stands within one; what has a capital there too keeps it."""
    small = word[:1].lower() + word[1:]
    keeps = bool(scene.lexicon.match([word], 0)[0]) and not scene.lexicon.match([small], 0)[0]
    return word if at or keeps else small


def _gender(scene: Scene, draft: Draft) -> str:
    """The gender of the noun as the table tells it; persons are else men, as the table of roles has them."""
    if draft.role is None:
        return ""
    found = listed(draft.role.lemma.lower(), scene.language)
    return found if found in {"m", "f", "n"} or draft.role.kind == "collective" else "m"
