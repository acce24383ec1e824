"""Words that are no names."""

from __future__ import annotations

from functools import cache

from depesche.actors.knowledge.spelling import fold
from depesche.language import registry, tables

FEMALE = "female"
"""Kind of row of ``actor_words`` that lists first names of women."""
_FORMS = (("function_words", "form"), ("verbs", "lemma"), ("nouns", "lemma"), ("roles", "lemma"))
_LISTS = ("grammar_words", "actor_words", "times", "event_words", "page_words")


@cache
def common_words() -> frozenset[str]:
    """Folded words of the languages that are no names: function words, verbs, nouns, roles, frequent words.

    A name made of such words counts only in exactly its case.
    """
    words: set[str] = set()
    for language in registry.codes():
        for table, column in _FORMS:
            words |= {word for row in tables.rows(language, table) for word in row[column].split()}
        for table in _LISTS:
            found = (row for row in tables.rows(language, table) if row["kind"] != FEMALE)
            words |= {word for row in found for word in tables.values(row["words"])}
    return frozenset(key for word in words if " " not in (key := fold(word)))
