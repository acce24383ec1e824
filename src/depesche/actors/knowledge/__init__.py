"""The knowledge base: persons, organisations, countries and places with names, offices and Wikidata ids.

What ships was built by ``training/build_knowledge_base.py``; the card ``README.md`` in this folder says from what. A
user's own file can stand above it (:mod:`.layers`). Everything is asked by name (:mod:`.queries`) and read from the
files page by page (:mod:`.layer`). :mod:`.schema` describes the files, :class:`.writer.Writer` writes them.
"""

from depesche.actors.knowledge.entities import Entity, Office, Record, Source, Term
from depesche.actors.knowledge.layers import opened, user_path
from depesche.actors.knowledge.queries import (
    by_id,
    find,
    first_name,
    holders,
    in_office,
    label,
    last_name,
    leaders,
    leaders_anywhere,
    longest,
    offices,
    officials,
    organizations,
    persons,
    possible,
    reopen,
    sex_of,
)
from depesche.actors.knowledge.spelling import fold, is_latin

__all__ = [
    "Entity",
    "Office",
    "Record",
    "Source",
    "Term",
    "by_id",
    "find",
    "first_name",
    "fold",
    "holders",
    "in_office",
    "is_latin",
    "label",
    "last_name",
    "leaders",
    "leaders_anywhere",
    "longest",
    "offices",
    "officials",
    "opened",
    "organizations",
    "persons",
    "possible",
    "reopen",
    "sex_of",
    "user_path",
]
