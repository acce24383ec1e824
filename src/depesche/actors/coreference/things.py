"""Fourth pass: countries, organisations and places to figures, and roles to the persons they stand with."""

from __future__ import annotations

from itertools import pairwise

from depesche.actors.draft import Draft, Figure, Scene
from depesche.actors.knowledge import fold

COUNTRIES = frozenset({"country", "adjective", "metonym"})
OF_STATES = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY"})
GENITIVES = frozenset({"'s", "’s", "'", "’"})
MARKED = 2  # tokens of an owner and the mark of its genitive


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


def _country_beside(scene: Scene, draft: Draft) -> str:
    """The country beside a name that bodies of several countries bear: die Demokratische Partei Serbiens."""
    if draft.kind != "organization" or not scene.words.are("shared", scene.text(draft)):
        return ""
    sentence, words = scene.drafts[draft.sentence], scene.texts[draft.sentence]
    link = words[draft.last].lower() if draft.last < len(words) else ""
    owns = scene.words.are("of", link) or (scene.traits.genitive == "s" and scene.words.are("definite", link))
    behind = {draft.last, draft.last + 1} if owns else {draft.last}
    beside = (d for d in sentence if d.source in COUNTRIES and (d.first in behind or d.last == draft.first))
    return next((d.country for d in beside if d.country), "")


def _figure(scene: Scene, draft: Draft, known: dict[tuple[str, str], Figure]) -> tuple[tuple[str, str], Figure]:
    name = draft.name
    if draft.source == "model":
        name = _plain(scene, draft, known)
    key = (draft.kind, fold(name))
    country = _country_beside(scene, draft)
    if country and country != draft.country:
        draft.country, draft.wikidata, name = country, "", scene.text(draft)
        key = (draft.kind, f"{fold(name)} {country}")
    draft.country = draft.country or _owner(scene, draft)
    return key, Figure(draft.kind, name, draft.wikidata, draft.country, draft.sector)


def _owner(scene: Scene, draft: Draft) -> str:
    """The country that a body of a state belongs to by its genitive: China's Ministry of Public Security."""
    words = scene.texts[draft.sentence]
    if draft.source != "model" or draft.sector not in OF_STATES or draft.first < MARKED:
        return ""
    if words[draft.first - 1] not in GENITIVES:
        return ""
    before = (d for d in scene.drafts[draft.sentence] if d.last == draft.first - 1 and d.source == "country")
    return next((d.country for d in before), "")


def _plain(scene: Scene, draft: Draft, known: dict[tuple[str, str], Figure]) -> str:
    """A name of the model without a German genitive ending that an earlier mention does not have."""
    name = draft.name
    if scene.traits.genitive == "s" and name.endswith("s") and (draft.kind, fold(name[:-1])) in known:
        return name[:-1]
    return name


def tell_roles(scene: Scene) -> None:
    """What roles and titles say of the persons they stand with."""
    for found in scene.drafts:
        for people, person in pairwise(found):
            if people.source == "inhabitant" and person.first == people.last and _is_one(scene, people, person):
                people.bearer, people.plural = person, False
    for draft in scene.all():
        if draft.bearer is not None and draft.bearer.figure is not None:
            _tell(scene, draft, draft.bearer.figure)


def tell_parties(scene: Scene) -> None:
    """Party and country of the persons with a party in brackets, once it is known which country's party that is."""
    for index, found in enumerate(scene.drafts):
        for draft in found:
            if draft.kind == "person" and draft.form == "name" and draft.figure is not None:
                _tell_party(scene, index, draft)


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
    if figure.kind != "country":  # das Nato-Mitglied Norwegen
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
    if draft.last + 1 >= len(words) or words[draft.last] not in {"(", ","}:
        return
    if draft.figure is not None and (letter := _party_letter(scene, words[draft.last + 1])):
        draft.figure.party, draft.figure.country = draft.figure.party or letter[0], draft.figure.country or letter[1]
        draft.figure.sector = draft.figure.sector or "LEG"
    if words[draft.last] != "(":
        return
    for party in scene.drafts[index]:
        if party.first == draft.last + 1 and party.kind == "organization" and draft.figure is not None:
            draft.figure.party = draft.figure.party or scene.text(party)
            home = party.figure.country if party.figure is not None else party.country
            draft.figure.country = draft.figure.country or home


def _party_letter(scene: Scene, word: str) -> tuple[str, str] | None:
    """Party and country that a letter stands for, before a state or a town: Ann Lee, R-Ohio; Ann Lee (D., Mont.)."""
    letter, hyphen, state = word.partition("-")
    if not (hyphen and state[:1].isupper()) and not letter.endswith("."):
        return None
    pairs = (pair.split("=") for pair in sorted(scene.words.kinds.get("party_letter", ())))
    return next(((party, country) for sign, party, country in pairs if sign == letter.rstrip(".")), None)
