"""One or many: what ending and article of a German noun say together."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from depesche.actors.draft import Words
    from depesche.actors.lexicon import Role


def is_plural(lemma: str, word: str, before: tuple[str, str], role: Role, words: Words, adjectival: bool) -> bool:
    """Whether a role means several; ``lemma``, ``word`` and what stands ``before`` (determiner, adjective) are in lower
    case, ``words`` those of actor_words.tsv, ``adjectival`` tells that the noun declines as adjectives do."""
    determiner, adjective = before
    if word.endswith((lemma, lemma + "s", lemma + "es")):
        if adjectival and word == lemma:  # für Beschäftigte, but der Beschäftigte, eine Beschäftigte
            return not words.are("article", determiner)
        if role.plural and word.endswith(lemma + "s"):
            return not determiner.endswith("es")  # junge Fans, but des Fans
        is_strong = adjective.endswith("e") and not words.are("article", determiner)  # private Nutzer
        several = words.are("plural", determiner) or words.are("article_plural", determiner) or is_strong
        return several and words.end("same_plural", lemma)
    if lemma.endswith("e") and word.endswith("er"):
        return False
    if determiner in {"der", "den"} and words.end("weak", lemma):
        return determiner == "der" and word.endswith("n") and role.kind != "head"
    return determiner != "der" or word.endswith("n") or role.plural
