"""What a language's reporters, and the gold data of the language, count as one quotation."""

from __future__ import annotations

from depesche.language import registry
from depesche.language.registry import Conventions


def conventions(language: str) -> Conventions:
    """The conventions of a language, from its declaration."""
    return registry.language(language).quotations
