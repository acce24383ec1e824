"""Said: who said what to whom, direct, indirect, reported; read off marks, clauses and the lexicon."""

from depesche.document import Document
from depesche.quotations.reading import annotate_quotations


def annotate(document: Document) -> None:
    """Fill ``document.quotations``, ids ``q1`` … in text order."""
    if document.language is not None and document.sentences:
        annotate_quotations(document, document.language)
