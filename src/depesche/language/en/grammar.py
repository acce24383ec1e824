"""English clauses: verb groups and order, then what the verb groups say, then roles."""

from __future__ import annotations

from depesche.document import Sentence
from depesche.language.clauses import Draft
from depesche.language.en.fields import Fields
from depesche.language.en.frames import Field
from depesche.language.en.roles import agree, phrases_of, share
from depesche.language.en.verbs import verb_of
from depesche.language.en.vocabulary import words_of
from depesche.language.en.words import FIRST_VERB, Words


def drafts(sentence: Sentence, language: str = "en") -> list[Draft]:
    """The clauses of a sentence with verbs and phrases; another language with this order brings its own words."""
    words = Words(sentence, words_of(language))
    found = Fields(words).read()
    if found and _lacks_verb(words, found[0]):
        found = Fields(words).read()  # with the verb that was taken for a noun
    for draft in found:
        if draft.group is not None:
            draft.verb = verb_of(words, draft, draft.group)
        draft.phrases = phrases_of(words, draft)
    for draft in found:
        share(words, draft)
        agree(words, draft)
    return list(found)


def _lacks_verb(words: Words, first: Field) -> bool:
    """Whether the first clause of a full sentence lacks its verb and a noun in it now is one: ``The request of the
    towns results from ...``."""
    if first.kind != "fragment" or not first.nominals or words.tokens[-1].text not in (".", ":", '"', "”"):
        return False
    head = first.nominals[0].head
    demonstrative = words.lower[first.nominals[0].begin] in ("this", "that")
    singular = demonstrative or words.pos[head] != "NOUN" or not words.lower[head].endswith("s")
    for i in first.tokens[:FIRST_VERB]:
        if i + demonstrative > head and words.may_be_verb(i, singular=singular):
            words.retag_late(i)
            return True
    return False
