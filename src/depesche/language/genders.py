"""Which gender the ending of a noun points to, by the table of the language."""

from __future__ import annotations

from functools import cache

from depesche.language.tables import rows

# the longest ending in genders.tsv that is no whole compound part
LONGEST_ENDING = 16


@cache
def genders(language: str) -> dict[str, str]:
    """Gender (m, f, n; p for a plural, a for an adjective) by the ending of a noun; ``^`` marks a whole word."""
    return {row["ending"]: row["gender"] for row in rows(language, "genders")}


def listed(lower: str, language: str) -> str:
    """What the longest listed ending of a lower-case noun says; empty when none is listed."""
    table = genders(language)
    whole = table.get("^" + lower)
    if whole:
        return whole
    for size in range(min(len(lower), LONGEST_ENDING), 1, -1):
        found = table.get(lower[-size:])
        if found:
            return found
    return ""
