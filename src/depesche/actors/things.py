"""Fourth pass: countries, organisations and places to figures, and roles to the persons they stand with."""

from __future__ import annotations

from itertools import pairwise

from depesche.actors.draft import Draft, Figure, Scene
from depesche.actors.knowledge import fold

LONGEST_INITIALS = 10


def gather(scene: Scene) -> None:
    """Give every mention of a country, organisation or place its figure."""
    known: dict[tuple[str, str], Figure] = {}
    for draft in scene.all():
        if draft.figure is not None or draft.form == "role" or draft.kind == "person":
            continue
        key, figure = _figure(scene, draft, known)
        draft.figure = known.setdefault(key, figure)
        if draft.figure is figure:
            scene.figures.append(figure)
        draft.figure.mentions.append(draft)
    _join_abbreviations(scene, known)


def _figure(scene: Scene, draft: Draft, known: dict[tuple[str, str], Figure]) -> tuple[tuple[str, str], Figure]:
    name = draft.name
    if draft.source == "model":
        name = _plain(scene, draft, known)
    key = (draft.kind, fold(name))
    return key, Figure(draft.kind, name, draft.wikidata, draft.country, draft.sector)


def _plain(scene: Scene, draft: Draft, known: dict[tuple[str, str], Figure]) -> str:
    """A name of the model without a German genitive ending that an earlier mention does not have."""
    name = draft.name
    if scene.traits.genitive == "s" and name.endswith("s") and (draft.kind, fold(name[:-1])) in known:
        return name[:-1]
    return name


def _join_abbreviations(scene: Scene, known: dict[tuple[str, str], Figure]) -> None:
    """Join an abbreviation in brackets with the name before it: Kommunistische Partei (KP)."""
    for found in scene.drafts:
        for long, short in pairwise(found):
            if long.kind != "organization" or short.kind not in {"organization", "place"} or long.form != "name":
                continue
            between = scene.document.text[long.end : short.begin].strip()
            if between != "(" or long.figure is short.figure or not _abbreviates(short.name, long.name):
                continue
            if long.figure is not None and short.figure is not None:
                _merge(scene, short.figure, long.figure, known)


def _abbreviates(short: str, long: str) -> bool:
    return (
        len(short) <= LONGEST_INITIALS and short[:1].lower() == long[:1].lower() and sum(c.isupper() for c in short) > 1
    )


def _merge(scene: Scene, figure: Figure, into: Figure, known: dict[tuple[str, str], Figure]) -> None:
    for draft in figure.mentions:
        draft.figure = into
    into.mentions += figure.mentions
    into.wikidata = into.wikidata or figure.wikidata
    into.country = into.country or figure.country
    into.sector = into.sector or figure.sector
    figure.mentions = []
    scene.figures.remove(figure)
    for key, value in known.items():
        if value is figure:
            known[key] = into


def tell_roles(scene: Scene) -> None:
    """What roles, parties in brackets and titles say of the persons they stand with."""
    for found in scene.drafts:
        for people, person in pairwise(found):
            if people.source == "inhabitant" and person.first == people.last and _is_one(scene, people, person):
                people.bearer, people.plural = person, False
    for draft in scene.all():
        if draft.bearer is not None and draft.bearer.figure is not None:
            _tell(scene, draft, draft.bearer.figure)
    for index, found in enumerate(scene.drafts):
        for draft in found:
            if draft.kind == "person" and draft.form == "name" and draft.figure is not None:
                _tell_party(scene, index, draft)
                _tell_sex(scene, index, draft)


def _is_one(scene: Scene, people: Draft, person: Draft) -> bool:
    """Whether the word for a people tells where the one named behind it comes from: der Brite Adam Miller."""
    before = scene.texts[people.sentence][people.first - 1].lower() if people.first else ""
    several = people.plural and scene.words.are("plural", before)
    return person.kind == "person" and person.form == "name" and not several


def _tell(scene: Scene, draft: Draft, figure: Figure) -> None:
    draft.figure = figure
    if draft not in figure.mentions:
        figure.mentions.append(draft)
    figure.add_role(scene.text(draft))
    figure.country = figure.country or draft.country
    figure.sector = figure.sector or draft.sector
    if draft.role is not None:
        front = scene.lexicon.fronts.get(draft.role.front.lower())
        if front is not None and front.group == "party":
            figure.party = figure.party or front.name
        figure.heads.add(draft.role.lemma)
        figure.female = True if draft.role.feminine else figure.female


def _tell_party(scene: Scene, index: int, draft: Draft) -> None:
    """The party behind the name, in brackets: Wolfgang Schäuble (CDU)."""
    words = scene.texts[index]
    if draft.last + 1 >= len(words) or words[draft.last] != "(":
        return
    for party in scene.drafts[index]:
        if party.first == draft.last + 1 and party.kind == "organization" and draft.figure is not None:
            draft.figure.party = draft.figure.party or scene.text(party)
            draft.figure.country = draft.figure.country or party.country


def _tell_sex(scene: Scene, index: int, draft: Draft) -> None:
    figure, words = draft.figure, scene.texts[index]
    if figure is None or figure.female is not None:
        return
    first = figure.name.split(" ", 1)[0]
    before = words[draft.first - 1] if draft.first else ""
    if scene.words.are("female_title", before) or (" " in figure.name and scene.words.are("female", first)):
        figure.female = True
