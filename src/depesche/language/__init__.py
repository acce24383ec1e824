"""Text to sentences, tokens and clauses."""

from depesche.document import Document

LANGUAGES = ("de", "en")


def annotate(document: Document) -> None:
    """Add the language (when not given), quotation marks, sentences, tokens and clauses."""
