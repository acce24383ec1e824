"""One or many: the number of a role, from determiner, ending and verb."""

from __future__ import annotations

from depesche.actors.draft import Scene
from depesche.actors.lexicon import Role


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
    if role.kind == "people" or (counted and scene.language == "de"):
        return True
    if scene.language == "en" or role.feminine:
        return role.plural
    if number:
        return number == "plur" and word.lower() != role.lemma.lower() + "s"
    return _is_german_plural(scene, role, word.lower(), determiner)


def _is_german_plural(scene: Scene, role: Role, word: str, determiner: str) -> bool:
    lemma = role.lemma.lower()
    if word.endswith((lemma, lemma + "s", lemma + "es")):
        is_plural = scene.words.are("plural", determiner) and determiner != "den"
        return is_plural and _ends(scene, lemma, "same_plural")
    if lemma.endswith("e") and word.endswith("er"):
        return False
    if determiner in {"der", "den"} and _ends(scene, lemma, "weak"):
        return determiner == "der" and word.endswith("n") and role.kind != "head"
    return determiner != "der" or word.endswith("n") or role.plural


def _ends(scene: Scene, lemma: str, kind: str) -> bool:
    return lemma.endswith(tuple(scene.words.kinds.get(kind, ())))
