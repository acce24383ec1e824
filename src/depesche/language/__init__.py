"""Text to sentences, tokens and clauses."""

from __future__ import annotations

from depesche.document import Document
from depesche.language import clauses, lemmas, marks, segment, tagger
from depesche.language.detect import LANGUAGES, nearest, reading_language, sample

__all__ = ["LANGUAGES", "annotate", "reading_language"]


def annotate(document: Document) -> None:
    """Add the language (when not given), quotation marks, sentences, tokens and clauses.

    A text in neither language is cut into sentences and tokens by the rules of the nearer one, with a warning;
    ``Document.language`` is None then, and it gets no clauses.
    """
    language = reading_language(document.text, document.language)
    _set_language(document, language)
    document.marks = marks.pairs(document.text, document.blocks)
    document.sentences = segment.sentences(document.text, document.blocks, document.marks, language)
    marks.set_depths(document.sentences, document.marks)
    tagger.tag(document.sentences, language)
    lemmas.annotate(document.sentences, language)
    if document.language is not None:
        clauses.annotate(document, language)


def _set_language(document: Document, language: str) -> None:
    guess, sure = nearest(sample(document.text))
    given = document.language
    if given is not None and given[:2].lower() == language:
        if sure and guess != language:
            message = f"said to be {language!r}, but the words look like {guess!r}; read as {language!r}"
            document.warn("language", message)
        document.language = language
    elif sure:
        document.language = language
    else:
        named = f"in {given!r}" if given else "neither German nor English"
        document.warn("language", f"the text seems to be {named}; only its parts and sentences are read")
        document.language = None
