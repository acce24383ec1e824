"""Which countries a report is about, and what the knowledge base says of its places and organisations."""

from __future__ import annotations

from collections import Counter

import msgspec

from depesche.actors import knowledge
from depesche.actors.draft import Figure, Scene
from depesche.actors.knowledge import Entity

LARGE = 2
"""Rank of a place from which on its name alone tells the country."""
MOST_CANDIDATES = 8
OF_STATES = frozenset({"GOV", "LEG", "JUD"})
"""Bodies that every state has one of: a report about Peru means Peru's Congress."""


class Context(msgspec.Struct):
    """What a report is about as a whole."""

    countries: Counter[str]
    """How often each country is meant: by its name, its people, bodies, cities."""
    day: str
    """Of publication, ISO 8601; empty when unknown."""


def context(scene: Scene) -> Context:
    """The countries and the day of the report."""
    countries: Counter[str] = Counter()
    for figure in scene.figures:
        if figure.country:
            countries[figure.country] += len(figure.mentions)
    return Context(countries, (scene.document.published or "")[:10])


def place(scene: Scene) -> None:
    """Give places their country, organisations their id, country and sector, where the base has one that fits."""
    report = context(scene)
    for figure in scene.figures:
        if figure.kind == "place" and not figure.country:
            _locate(figure, report)
    report = context(scene)
    for figure in scene.figures:
        if figure.kind == "organization" and figure.mentions:
            elsewhere = _is_elsewhere(scene, figure)
            if elsewhere is not None:
                figure.wikidata, figure.country = "", elsewhere
                figure.name = next(scene.text(d) for d in figure.mentions)
            elif not figure.wikidata:
                _link_organization(scene, figure, report)


def _is_elsewhere(scene: Scene, figure: Figure) -> str | None:
    """Whether a body has a name that bodies of several countries bear, and the report is about another country than
    its own: which, or empty when that is open."""
    if not figure.country or not any(scene.words.are("shared", scene.text(d)) for d in figure.mentions):
        return None
    near = _countries_beside(scene, figure)
    if figure.sector in OF_STATES and len(near) == 1:
        (country,) = near
        return country if country != figure.country else None
    countries: Counter[str] = Counter()
    for other in scene.figures:
        if other.country and other is not figure and other.sector != figure.sector:
            countries[other.country] += len(other.mentions)
    if not countries:
        return ""
    (most, count), *_ = countries.most_common(1)
    if 2 * countries[figure.country] >= count:
        return None
    return most if figure.sector in OF_STATES else ""


def _countries_beside(scene: Scene, figure: Figure) -> set[str]:
    """The countries meant in the sentence of the first mention."""
    sentence = min(draft.sentence for draft in figure.mentions)
    others = (draft.figure or draft for draft in scene.drafts[sentence] if draft.figure is not figure)
    return {other.country for other in others if other.country}


def _locate(figure: Figure, report: Context) -> None:
    """The country of a place: of a large city's, or one that the report is about; unknown where two remain."""
    found = [e for e in knowledge.find(figure.name) if e.kind == "place" and e.country]
    if not found:
        return
    highest = max(e.rank for e in found)
    large = {e.country for e in found if e.rank == highest} if highest >= LARGE else set()
    near = {e.country for e in found} & report.countries.keys()
    for countries in (near, large):
        if len(countries) == 1:
            figure.country = next(iter(countries))
            return


def _link_organization(scene: Scene, figure: Figure, report: Context) -> None:
    named = [scene.text(draft) for draft in figure.mentions if draft.form == "name"]
    found = [e for e in knowledge.organizations(figure.name) if named and _fits(figure, e)]
    known = [e for e in found if e.wikidata] or found
    is_shared = len(known) > 1 or any(scene.words.are("shared", name) for name in named)
    chosen = [e for e in known if e.country in report.countries] if is_shared else known
    if len(chosen) == 1 and (" " in figure.name or chosen[0].country or chosen[0].sector):
        body = chosen[0]
        figure.wikidata, figure.rule = body.wikidata, "name of a body"
        figure.country = figure.country or body.country
        figure.sector = figure.sector or body.sector
    elif len(found) > 1:
        figure.candidates = found[:MOST_CANDIDATES]


def _fits(figure: Figure, body: Entity) -> bool:
    return not figure.country or not body.country or figure.country == body.country
