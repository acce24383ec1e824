"""One or many: the number of a role, from determiner, ending and verb."""

from __future__ import annotations

from depesche.actors.draft import Scene
from depesche.actors.lexicon import Role
from depesche.language.registry import language_module


def subject_numbers(scene: Scene, index: int) -> dict[int, str]:
    """Head of each subject to the number its verb shows."""
    return {
        phrase.head: clause.verb.number
        for clause in scene.document.sentences[index].clauses
        for phrase in clause.phrases
        if clause.verb is not None and phrase.role == "subject" and not phrase.shared
    }


def is_plural(scene: Scene, role: Role, word: str, determiner: str, number: str, counted: bool) -> bool:
    """Whether the role means several. ``number`` is the verb's where the role is a subject, ``counted`` tells of a
    number before it."""
    if scene.words.are("singular", determiner) or role.kind == "collective":
        return False
    by_form = scene.traits.plural_by_form
    if role.kind == "people" or (counted and not by_form):
        return True
    if by_form or role.feminine:
        return role.plural
    if number:
        several = number == "plur" and not scene.words.are("one_subject", determiner)  # der Kanzler und der Minister
        return several and word.lower() != role.lemma.lower() + "s"
    own = language_module(scene.language, "number")
    if own is None:
        return role.plural
    return bool(own.is_plural(role.lemma.lower(), word.lower(), determiner, role, scene.words))
