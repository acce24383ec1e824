"""Third pass: names of persons to figures, in full (here), misspelt (:mod:`.variants`), short (:mod:`.namesakes`)."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from depesche.actors import knowledge
from depesche.actors.coreference.agreement import sex_before, sex_of_name
from depesche.actors.coreference.namesakes import base, join_short, nominative, surnames_of
from depesche.actors.coreference.variants import attach, join_variants
from depesche.actors.draft import Draft, Figure, Scene
from depesche.actors.knowledge import fold

BODIES = frozenset({"BUS", "NGO", "LAB", "MED", "CVL", "REB", "PTY"})
"""Sectors of bodies whose names follow the word for what they are."""


def gather(scene: Scene) -> None:
    """Give every person's name a figure."""
    bodies = {draft.name for draft in scene.all() if draft.source == "model" and _is_body(scene, draft)}
    for draft in scene.all():
        if draft.source != "model":
            continue
        if draft.name in bodies:
            draft.kind, draft.country = "organization", ""
        elif draft.kind != "person" and _has_office(scene, draft):
            draft.kind, draft.country, draft.sector = "person", "", ""
    for found in scene.drafts:
        found[:] = [draft for draft in found if not _only_role(scene, draft)]
    drafts = [d for d in scene.all() if d.form == "name" and d.kind == "person"]
    for draft in drafts:
        _strip_titles(scene, draft)
        _cut_noun(scene, draft)
    _share_surnames(scene)
    full: dict[str, Figure] = {}
    keys = Counter(fold(d.name) for d in drafts)
    for draft in drafts:
        _cut_to_known(scene, draft, keys)
        key = fold(nominative(scene, draft))
        if " " in draft.name and not scene.words.are("particle", key.split()[0]):
            _join_full(scene, full, key, draft)
    join_variants(scene, list(full.values()))
    figures = [figure for figure in dict.fromkeys(full.values()) if figure.mentions]
    for figure in figures:
        figure.female = sex_of_name(scene, figure.name)
        if figure.female is None:  # Sir Keir Starmer
            titled = (sex_before(scene, draft) for draft in figure.mentions)
            figure.female = next((sex for sex in titled if sex is not None), None)
    short = [d for d in drafts if d.figure is None] + _misread(scene, figures)
    join_short(scene, sorted(short, key=_begin), figures)


def _has_office(scene: Scene, draft: Draft) -> bool:
    """Whether the word before the name is the office of one person: Präsident Bush."""
    words = scene.texts[draft.sentence]
    role = scene.lexicon.role(words[draft.first - 1]) if draft.first else None
    if role is None or role.kind not in {"head", "minister", "official"} or draft.last - draft.first > 3:
        return False
    return draft.kind == "place" or role.kind in {"head", "minister"}


def _is_body(scene: Scene, draft: Draft) -> bool:
    """Whether the word before the name says that it is a body: der Konzern Talvo, Verein Lichtblick."""
    words = scene.texts[draft.sentence]
    if not draft.first or not scene.traits.compounds:
        return False
    role = scene.lexicon.role(words[draft.first - 1])
    if role is None or role.kind != "collective" or role.plural or role.sector not in BODIES:
        return False
    return not knowledge.sex_of(words[draft.first])


def _only_role(scene: Scene, draft: Draft) -> bool:
    """Whether the model took an office for a name: the President."""
    words = scene.texts[draft.sentence]
    if draft.source != "model" or draft.kind != "person" or knowledge.last_name(words[draft.last - 1]):
        return False
    role = scene.lexicon.role_at(words, draft.first)
    is_office = role is not None and role.kind in {"head", "minister", "official"}
    return is_office and role is not None and role.size == draft.last - draft.first


def _share_surnames(scene: Scene) -> None:
    """The surname that a couple shares: Bill and Hillary Clinton."""
    for found in scene.drafts:
        for one, other in pairwise(d for d in found if d.form == "name" and d.kind == "person"):
            words = scene.texts[one.sentence][one.last : other.first]
            both = len(words) == 1 and scene.words.are("and", words[0]) and " " not in one.name and " " in other.name
            if both and knowledge.first_name(one.name) and knowledge.first_name(other.name.split()[0]):
                one.name = f"{one.name} {other.name.rsplit(' ', 1)[1]}"


def _begin(draft: Draft) -> int:
    return draft.begin


def _misread(scene: Scene, figures: list[Figure]) -> list[Draft]:
    """Single words that the model took for another kind of name although they are the surname of a person here."""
    surnames = {word for figure in figures for word in surnames_of(figure)}
    surnames |= {word for f in figures if knowledge.first_name(word := fold(f.name).split()[0])}
    towns = _towns(scene)
    found = []
    for draft in scene.all():
        if draft.kind == "person" or base(scene, draft.name, surnames) not in surnames:
            continue
        is_unsure = draft.source == "organization" and scene.words.are("unsure", scene.text(draft))
        is_free = draft.source in {"city", "metonym"} and fold(draft.name) not in towns
        if draft.source == "model" or is_unsure or is_free:
            draft.kind, draft.country, draft.sector, draft.wikidata = "person", "", "", ""
            found.append(draft)
    return found


def _towns(scene: Scene) -> set[str]:
    """Names of cities that the text uses for the city, behind a preposition: in Paris."""
    return {fold(d.name) for d in scene.all() if d.source in {"city", "metonym"} and _behind_preposition(scene, d)}


def _behind_preposition(scene: Scene, draft: Draft) -> bool:
    return draft.first > 0 and scene.sentence(draft).tokens[draft.first - 1].pos == "ADP"


def _cut_to_known(scene: Scene, draft: Draft, keys: Counter[str]) -> None:
    """In headlines the model may run over the end of a name that stands alone elsewhere: Hillary Clinton Speaks."""
    words = fold(draft.name).split()
    if len(words) != 3 or draft.last - draft.first != 3 or keys[" ".join(words)] > keys[" ".join(words[:2])]:
        return
    if keys[" ".join(words[:2])]:
        draft.last -= 1
        draft.end = scene.sentence(draft).tokens[draft.last - 1].end
        draft.name = scene.text(draft)


def _strip_titles(scene: Scene, draft: Draft) -> None:
    """Titles and roles are no part of a name: President Trump, Frau Merkel."""
    words = scene.texts[draft.sentence]
    while draft.last - draft.first > 1:
        role = scene.lexicon.role_at(words, draft.first)
        lower = words[draft.first].lower()
        is_office = role is not None and (role.kind in {"title", "head", "minister"} or role.plural)
        is_person = role is not None and role.kind == "person" and not knowledge.sex_of(words[draft.first])
        is_long = draft.last - draft.first > 2 or is_person
        is_title = role is not None and role.size == 1 and (is_office or is_long)
        if not is_title and not scene.words.are("definite", lower):
            break
        draft.first += 1
    tokens = scene.sentence(draft).tokens
    draft.begin = tokens[draft.first].begin
    draft.name = scene.text(draft)


def _cut_noun(scene: Scene, draft: Draft) -> None:
    """The model may take the object behind a full name for a part of it: gestern kündigte Ute Lorenz | Streiks an."""
    tokens = scene.sentence(draft).tokens[draft.first : draft.last]
    if len(tokens) != 3 or not scene.traits.capital_nouns or draft.source != "model":
        return
    if knowledge.last_name(tokens[2].text) or not knowledge.sex_of(tokens[0].text):
        return
    phrases = [p for clause in scene.sentence(draft).clauses for p in clause.phrases if not p.shared]
    ends = {p.end for p in phrases if p.begin <= draft.first}
    if draft.last - 1 in ends & {p.begin for p in phrases}:
        draft.last, draft.end = draft.last - 1, tokens[1].end
        draft.name = scene.text(draft)


def _join_full(scene: Scene, full: dict[str, Figure], key: str, draft: Draft) -> None:
    figure = full.get(key) or full.get(fold(draft.name))
    if figure is None and key.endswith("s"):
        figure = full.get(key[:-1])
    if figure is None:
        figure = Figure("person", nominative(scene, draft))
        full[key] = figure
        scene.figures.append(figure)
    attach(draft, figure)
