"""The contexts of an event: what field the words of its clause belong to."""

from __future__ import annotations

import re
from functools import cache

from depesche.events.drafts import Draft
from depesche.events.scene import Scene
from depesche.language.tables import rows, values

MOST = 3
"""Contexts one event has at most; more say nothing."""
REACH = 2000
"""Characters looked at, so that a monstrous clause costs no more than a long one."""


def contexts(scene: Scene, draft: Draft) -> list[str]:
    """The contexts whose words stand in the clause, in text order."""
    pattern, fields = _stems(scene.language)
    if not fields:
        return []
    words = scene.document.text[draft.clause.begin : min(draft.clause.end, draft.clause.begin + REACH)].lower()
    found = dict.fromkeys(fields[m.group(1)] for m in pattern.finditer(words))
    return list(found)[:MOST]


@cache
def _stems(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    fields = {stem: row["context"] for row in rows(language, "event_contexts") for stem in values(row["stems"])}
    longest_first = sorted(fields, key=len, reverse=True)
    return re.compile(r"(?<!\w)(" + "|".join(map(re.escape, longest_first)) + ")"), fields
