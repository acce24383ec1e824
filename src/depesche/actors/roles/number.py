"""One or many: the number of a role, from determiner, ending and verb."""

from __future__ import annotations

from depesche.actors.draft import Scene
from depesche.actors.lexicon import Role
from depesche.language.registry import language_module


def subject_numbers(scene: Scene, index: int) -> dict[int, str]:
    """Head of each subject to the number that its verb shows; of what one is said to be to ``sing``."""
    return {
        phrase.head: clause.verb.number
        for clause in scene.document.sentences[index].clauses
        for phrase in clause.phrases
        if clause.verb is not None
        and not phrase.shared
        and (phrase.role == "subject" or (phrase.role == "predicate" and clause.verb.number == "sing"))
    }


def is_plural(scene: Scene, role: Role, word: str, before: tuple[str, str], number: str, counted: bool) -> bool:
    """Whether the role means several. ``before`` are its determiner and the adjective next to it, ``number`` is the
    verb's where the role is a subject, ``counted`` tells of a number before it."""
    determiner, _ = before
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
    masculine = scene.lexicon.roles.get(f"{role.lemma.lower()}r") if role.lemma.endswith("e") else None
    adjectival = masculine is not None and masculine.lemma == role.lemma
    return bool(own.is_plural(role.lemma.lower(), word.lower(), before, role, scene.words, adjectival))
