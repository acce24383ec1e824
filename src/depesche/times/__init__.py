"""when."""

from depesche.document import Document


def annotate(document: Document) -> None:
    """Stub."""
