"""One or many: what ending and article of a German noun say together."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from depesche.actors.draft import Words
    from depesche.actors.lexicon import Role


def is_plural(lemma: str, word: str, determiner: str, role: Role, words: Words) -> bool:
    """Whether a role means several; ``lemma`` and ``word`` are in lower case, ``words`` those of actor_words.tsv."""
    if word.endswith((lemma, lemma + "s", lemma + "es")):
        return words.are("plural", determiner) and words.end("same_plural", lemma)
    if lemma.endswith("e") and word.endswith("er"):
        return False
    if determiner in {"der", "den"} and words.end("weak", lemma):
        return determiner == "der" and word.endswith("n") and role.kind != "head"
    return determiner != "der" or word.endswith("n") or role.plural
