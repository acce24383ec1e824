"""Words for bodies that the name model takes for names of bodies: Supreme Court, Oberster Gerichtshof."""

from __future__ import annotations

from depesche.actors.draft import Scene
from depesche.actors.names.model import Name

POSSESSIVE_MARKS = frozenset({"'s", "’s", "'", "’"})


def is_body(scene: Scene, words: list[str], name: Name) -> bool:
    """Whether the last word of the name says what kind of body it is."""
    role = scene.lexicon.role(words[name.end - 1])
    return name.kind == "organization" and role is not None and role.kind == "collective"


def is_plain(scene: Scene, words: list[str], name: Name) -> bool:
    """Whether the name is no more than the word for a body: of a country said before it (Ghana's Supreme Court, Israels
    Oberster Gerichtshof), or at the head of an English sentence (College debt grows)."""
    if not is_body(scene, words, name):
        return False
    if scene.traits.compounds:
        return name.begin > 0 and words[name.begin - 1].endswith("s") and _is_country(scene, words, name.begin - 1)
    role = scene.lexicon.role_at(words, name.begin)
    if role is None or role.size != name.end - name.begin:
        return False
    if name.begin == 0:
        return role.size == 1
    return words[name.begin - 1] in POSSESSIVE_MARKS and _is_country(scene, words, name.begin - 2)


def _is_country(scene: Scene, words: list[str], at: int) -> bool:
    return at >= 0 and any(entry.kind == "country" for entry in scene.lexicon.match(words[: at + 1], at)[1])
