"""Short views of tokens, sentences and quotation marks for the tests of the language room."""

from __future__ import annotations

from depesche.document import Document
from depesche.language import marks, segment
from depesche.report import Block


def document(text: str, language: str = "de") -> Document:
    """A document of one block a line."""
    made = Document(text, language=language)
    at = 0
    for line in text.split("\n"):
        if line.strip():
            made.blocks.append(Block("paragraph", at, at + len(line)))
        at += len(line) + 1
    return segmented(made, language)


def one_block(text: str, language: str = "de") -> Document:
    """A document of one block, line breaks and all."""
    return segmented(Document(text, language=language, blocks=[Block("paragraph", 0, len(text))]), language)


def segmented(made: Document, language: str) -> Document:
    """The document with marks and sentences."""
    made.marks = marks.pairs(made.text, made.blocks)
    made.sentences = segment.sentences(made.text, made.blocks, made.marks, language)
    marks.set_depths(made.sentences, made.marks)
    return made


def tokens(text: str, language: str = "de") -> list[str]:
    """The texts of all tokens."""
    return [t.text for s in document(text, language).sentences for t in s.tokens]


def sentences(text: str, language: str = "de") -> list[str]:
    """The texts of all sentences, a block a line."""
    return [text[s.begin : s.end] for s in document(text, language).sentences]


def sentences_of_block(text: str, language: str = "de") -> list[str]:
    """The texts of the sentences of one block."""
    return [text[s.begin : s.end] for s in one_block(text, language).sentences]


def pairs(text: str, language: str = "de") -> list[str]:
    """The quotations with their marks; a ! before those where one was missing."""
    return [f"{'!' * m.repaired}{text[m.begin : m.end]}" for m in document(text, language).marks]
