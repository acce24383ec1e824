"""Whether somebody of public life takes part: the gate that keeps sport, crime, culture and business out."""

from __future__ import annotations

from depesche.events.drafts import Draft
from depesche.events.scene import Scene
from depesche.report import Actor

# Sectors of PLOVER that act in politics or war wherever they are named.
STRONG = frozenset({"GOV", "MIL", "REB", "OPP", "LEG", "SPY", "PTY", "IGO", "NGO", "IMG", "INT", "SEP", "UAF", "PRM"})
# Police and courts deal with ordinary crime too: they need a country of their own, or a counterpart of public life.
GUARDS = frozenset({"COP", "JUD"})
OF_THE_STREET = frozenset({"PROTEST", "ASSAULT", "COERCE", "SANCTION", "THREATEN"})
"""Types in which a group known by its country alone (``irakische Zivilisten``) is a party of public life."""
# A report in which this share of the words, at least so many different ones, is of sport, weather, culture or
# business is not about politics: country names stand for teams and places there.
PEACEFUL_SHARE, PEACEFUL_WORDS = 0.015, 3


def political(scene: Scene, draft: Draft) -> bool:
    """Whether the parties of the event make it one of public life."""
    if draft.type == "PROTEST" and draft.sources and all(scene.actors[i].sector == "GOV" for i in draft.sources):
        return False  # heads of state "demonstrate" unity
    parties = [scene.actors[i] for i in (*draft.sources, *draft.targets)]
    strong = [a for a in parties if acts_in_public(a)]
    # A place that acts is the government that sits there: "Cairo warned ...".
    strong += [a for i in draft.sources if (a := scene.actors[i]).kind == "place" and a.country]
    if peaceful(scene):
        strong = [a for a in strong if a.sector in STRONG]
    if strong:
        return True
    if peaceful(scene):
        return False
    countries = {a.country for a in parties if a.country}
    if len(countries) > 1 and any(a.sector for a in parties):
        return True
    guards = [a for a in parties if a.sector in GUARDS and a.country]
    if draft.type == "PROTEST" and any(a.kind in ("group", "organization") for a in parties):
        return True
    return bool(guards or (draft.type in OF_THE_STREET and any(_group(a) for a in parties)))


def acts_in_public(actor: Actor) -> bool:
    """Whether the actor is a country, a people, or of a sector of politics or war."""
    people = actor.kind == "group" and actor.country is not None and actor.sector in (None, "CVL")
    return actor.kind == "country" or people or actor.sector in STRONG


def _group(actor: Actor) -> bool:
    return actor.country is not None and actor.kind in ("group", "organization") and actor.sector not in ("BUS", "MED")


def peaceful(scene: Scene) -> bool:
    """Whether the report is about sport, weather, culture or business."""
    if scene.peaceful is None:
        words = scene.words["peaceful"]
        tokens = [t for s in scene.document.sentences for t in s.tokens]
        hits = [t.lemma or t.text for t in tokens if t.text in words or t.lemma in words]
        scene.peaceful = len(set(hits)) >= PEACEFUL_WORDS and len(hits) >= PEACEFUL_SHARE * len(tokens)
    return scene.peaceful
