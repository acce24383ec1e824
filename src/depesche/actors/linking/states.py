"""Names that a country and a state of another country share: Georgia."""

from __future__ import annotations

from collections import defaultdict

from depesche.actors.draft import Draft, Scene

PLACES = frozenset({"city", "metonym"})
LIKELY = 2  # cities and states of a country from which on a report is about what happens in it


def settle(scene: Scene) -> None:
    """Make places of the names that mean the state: before an office, or in a report about cities and states of its
    country rather than about countries."""
    states = dict(pair.partition("=")[::2] for pair in scene.words.kinds.get("state_too", ()))
    shared = [d for d in scene.all() if d.source == "country" and d.name in states] if states else []
    if not shared:
        return
    others = [d for d in scene.all() if d.name not in states]
    told = {d.country for d in others}
    countries = {d.country for d in others if d.source == "country"}
    places: dict[str, set[str]] = defaultdict(set)
    for draft in others:
        if draft.source in PLACES and draft.kind == "place":
            places[draft.country].add(draft.name)
    for draft in shared:
        state_of = states[draft.name]
        is_home = len(places[state_of]) >= max(LIKELY, len(countries - {state_of})) and draft.country not in told
        if is_home or _is_governed(scene, draft):
            draft.kind, draft.source, draft.wikidata, draft.country = "place", "city", "", state_of


def _is_governed(scene: Scene, draft: Draft) -> bool:
    """Whether the office of a state follows on the name: Georgia Gov. Lee."""
    words = scene.texts[draft.sentence]
    role = scene.lexicon.role_at(words, draft.last) if draft.last < len(words) else None
    return role is not None and scene.words.are("of_a_state", role.lemma)
