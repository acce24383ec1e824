"""Text to sentences, tokens and clauses."""

from __future__ import annotations

from depesche.document import Document
from depesche.language import clauses, features, lemmas, marks, registry, segment, tagger
from depesche.language.detect import LANGUAGES, guess, is_telling, reading_language, sample

__all__ = ["LANGUAGES", "annotate", "reading_language"]


def annotate(document: Document) -> None:
    """Add the language (when not given), quotation marks, sentences, tokens and clauses.

    A text in no language there is a folder of is cut into sentences and tokens by the rules of the nearest one, with a
    warning; ``Document.language`` is None then, and it gets no clauses. What the folder of a language lacks is made up
    for as far as that goes, with a warning too.
    """
    language = reading_language(document.text, document.language)
    _set_language(document, language)
    document.marks = marks.pairs(document.text, document.blocks)
    document.sentences = segment.sentences(document.text, document.blocks, document.marks, language)
    marks.set_depths(document.sentences, document.marks)
    _tag(document, language)
    lemmas.annotate(document.sentences, language)
    features.annotate(document.sentences, language)
    if document.language is not None:
        clauses.annotate(document, language)
        if lacks := registry.lacks(language):
            document.warn("language_data", lacks)


def _tag(document: Document, language: str) -> None:
    if registry.has(language, registry.TAGGER):
        tagger.tag(document.sentences, language)
    else:
        from depesche.language import plain_tagger  # noqa: PLC0415 - no shipped language needs it

        plain_tagger.tag(document.sentences, language)


def _set_language(document: Document, language: str) -> None:
    text = sample(document.text)
    found = guess(text)
    given = document.language
    if given is not None and given[:2].lower() == language:
        looks = found.other or (repr(found.language) if found.sure and found.language != language else "")
        if looks and is_telling(text):
            document.warn("language", f"said to be {language!r}, but the words look like {looks}; read as {language!r}")
        document.language = language
    elif found.sure:
        document.language = language
    else:
        others = " nor ".join(registry.language(code).name for code in LANGUAGES)
        named = f"in {found.other or repr(given)}" if found.other or given else f"neither {others}"
        document.warn("language", f"the text seems to be {named}; only its parts and sentences are read")
        document.language = None
