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
SHORT = 4
"""Letters of an abbreviation that many bodies bear."""
OF_PARTIES = frozenset({"PTY", "GOV", "OPP"})
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
    known: dict[str, Figure] = {}
    for figure in scene.figures:
        if figure.kind == "organization" and figure.mentions:
            body, elsewhere = None, _is_elsewhere(scene, figure)
            if elsewhere is not None:
                figure.wikidata, figure.country = "", elsewhere
                figure.name = next(scene.text(d) for d in figure.mentions)
            elif not figure.wikidata:
                body = _link_organization(scene, figure, report)
            if _is_stranger(scene, figure, report):
                figure.wikidata, figure.country, figure.sector, figure.rule = "", "", "", ""
                figure.name, body = next(scene.text(d) for d in figure.mentions), None
            first = known.setdefault(_key(figure, body), figure)
            if first is not figure:
                first.absorb(figure)


def _key(figure: Figure, body: Entity | None) -> str:
    """What two figures share that are one body: its id, else its place in the base."""
    return figure.wikidata or (f"#{body.number}" if body is not None else f"@{id(figure)}")


def _is_stranger(scene: Scene, figure: Figure, report: Context) -> bool:
    """Whether a party is known by its letters, or a body by a plain word, alone, in a report that does not name its
    country: ANC, Solidarity."""
    names = {scene.text(draft) for draft in figure.mentions if draft.form == "name"}
    are_plain = all(scene.words.are("camp", name) for name in names)  # die Linken of whatever country
    if not figure.country or (scene.words.are("near_home", figure.country) and not are_plain):
        return False
    is_short = figure.sector in OF_PARTIES and all(name.isupper() and len(name) <= SHORT for name in names)
    if not names or not (is_short or are_plain or all(scene.words.are("unsure", name) for name in names)):
        return False
    own = sum(draft.form != "pronoun" for draft in figure.mentions) if report.countries[figure.country] else 0
    return report.countries[figure.country] <= own


def _is_elsewhere(scene: Scene, figure: Figure) -> str | None:
    """Whether a body has a name that bodies of several countries bear, and the report is about another country than
    its own: which, or empty when that is open."""
    rivals = _rivals(scene, figure)
    if rivals:
        return _among(scene, figure, rivals)
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


def _rivals(scene: Scene, figure: Figure) -> frozenset[str]:
    """The other countries that have a body of the name: the FDP of Switzerland."""
    pairs = [pair.partition("=") for pair in scene.words.kinds.get("shared_with", ())]
    return frozenset(country for name, _, country in pairs if name == figure.name) if figure.country else frozenset()


def _among(scene: Scene, figure: Figure, rivals: frozenset[str]) -> str | None:
    """Which of the countries is meant, the one the report is more about; ``None`` for the body's own."""
    countries: Counter[str] = Counter({figure.country: len(figure.mentions)})
    for other in scene.figures:
        if other.country in rivals or (other.country == figure.country and other is not figure):
            countries[other.country] += len(other.mentions)
    (most, _), *_ = countries.most_common(1)
    return most if most != figure.country else None


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


def _link_organization(scene: Scene, figure: Figure, report: Context) -> Entity | None:
    """Give the body its id, country and sector; the one of the base that it is."""
    named = [scene.text(draft) for draft in figure.mentions if draft.form == "name"]
    found = [e for e in knowledge.organizations(figure.name) if named and _fits(figure, e)]
    known = [e for e in found if e.wikidata] or found
    is_shared = len(known) > 1 or any(scene.words.are("shared", name) for name in named)
    chosen = [e for e in known if e.country in report.countries] if is_shared else known
    if len(chosen) == 1 and (" " in figure.name or chosen[0].country or chosen[0].sector):
        body = chosen[0]
        figure.wikidata, figure.rule = body.wikidata, "name of a body"
        figure.country = figure.country or body.country
        figure.sector = body.sector or figure.sector
        return body
    if len(found) > 1:
        figure.candidates = found[:MOST_CANDIDATES]
    return None


def _fits(figure: Figure, body: Entity) -> bool:
    return not figure.country or not body.country or figure.country == body.country
