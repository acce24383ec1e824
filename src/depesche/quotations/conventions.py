"""What a language's reporters, and the gold data of the language, count as one quotation."""

from __future__ import annotations

from typing import NamedTuple


class Conventions(NamedTuple):
    """Where languages differ in what a quotation is."""

    nested_marks: bool
    """Whether marks inside an indirect quotation are a direct quotation of their own."""
    joined_sentences: bool
    """Whether marks before and behind a cue that ends the sentence (``“A,” she said. “B.”``) are one quotation."""
    matter_alone: bool
    """Whether a reported act is its matter (``called for [a ban]``) or the whole clause (``[Sie forderte …]``)."""
    relative_in_speaker: bool
    """Whether a relative clause between speaker and verb belongs to the speaker's words."""
    participles: bool
    """Whether participles introduce quotations (``…, saying that``)."""
    bare_complements: bool
    """Whether any verb with a complement takes one without conjunction in the indicative (``thinks it is``)."""


CONVENTIONS = {
    "de": Conventions(
        nested_marks=True,
        joined_sentences=False,
        matter_alone=False,
        relative_in_speaker=False,
        participles=False,
        bare_complements=False,
    ),
    "en": Conventions(
        nested_marks=False,
        joined_sentences=True,
        matter_alone=True,
        relative_in_speaker=True,
        participles=True,
        bare_complements=True,
    ),
}
"""German as in the Wikinews quotations of Petersen-Frey and Biemann, English as in PolNeAR."""


def conventions(language: str) -> Conventions:
    """The conventions of a language; those of German for languages without any."""
    return CONVENTIONS.get(language, CONVENTIONS["de"])
