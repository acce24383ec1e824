"""Where people and police are at home whom the text names without a country: where the clause says it happened."""

from __future__ import annotations

from depesche.actors.coreference.standing import Standing, standing
from depesche.actors.draft import Draft, Scene
from depesche.document import Clause

AT_HOME = frozenset({"CVL", "COP", "OPP", "REB", "UAF", "LAB"})
"""Sectors that act where they live: police, demonstrators, strikers; not governments and armies, which act abroad."""


def settle(scene: Scene) -> None:
    """Give groups and bodies without a country that of the one place of their clause."""
    for index, drafts in enumerate(scene.drafts):
        homeless = [draft for draft in drafts if _is_homeless(scene, draft)]
        if not homeless or not any(d.form == "name" and d.country for d in drafts):
            continue
        seen = standing(scene.document.sentences[index])
        places = {at: d for d in drafts if d.form == "name" and d.country for at in range(d.first, d.last)}
        known: dict[int, str] = {}
        for draft in homeless:
            clause = seen.clause(draft.head if draft.role is not None else draft.first)
            if clause is not None and _takes_part(draft, seen):
                if clause.index not in known:
                    known[clause.index] = _place(scene, clause, places)
                draft.country = known[clause.index]


def _is_homeless(scene: Scene, draft: Draft) -> bool:
    """Whether a mention of several people, or of a body, may be at home where it acts."""
    if draft.form != "role" or draft.country or draft.bearer is not None or draft.possessor is not None:
        return False
    if draft.sector not in AT_HOME or not (draft.plural or draft.kind in {"group", "organization"}):
        return False
    return draft.role is None or not scene.words.are("away", draft.role.lemma)


def _takes_part(draft: Draft, seen: Standing) -> bool:
    phrase = seen.phrases[draft.head if draft.role is not None else draft.first]
    return phrase is not None and phrase.role in {"subject", "object"}


def _place(scene: Scene, clause: Clause, places: dict[int, Draft]) -> str:
    """The country of the places that a clause says it happens in; empty when they lie in several, or in none."""
    found = {
        places[phrase.head].country
        for phrase in clause.phrases
        if phrase.head in places
        and scene.words.are("inside", phrase.preposition)
        and phrase.case != "accusative"  # in die USA: whither, not where
    }
    return found.pop() if len(found) == 1 else ""
