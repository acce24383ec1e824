"""What the words around a role say of it: country, body and sector, from compounds, genitives and adjectives."""

from __future__ import annotations

from collections import Counter
from itertools import islice

import msgspec

from depesche.actors.draft import Draft, Scene
from depesche.actors.lexicon import Entry, Role

FIRST = 1000  # mentions that tell which federal state a report means; more than the longest report has
ABOUT_SECTORS = frozenset({"EDU", "MED"})
"""What stands before these in a compound is their subject, not their country: China-Experte, Nahost-Korrespondent."""
OF_A_STATE = frozenset({"GOV", "IGO"})
"""Bodies whose president is what presidents are anyway."""


class Part(msgspec.Struct):
    """What the words around a role say of it."""

    begin: int
    end: int
    countries: list[str]
    sector: str = ""
    body: str | None = None
    """Sector of the body it belongs to, empty when that is unknown; None when it belongs to none."""
    possessor: Draft | None = None
    definite: bool | None = None
    determiner: str = ""
    number: str = ""
    """sing or plur when the role is a subject and the verb shows it."""
    counted: bool = False
    """Whether a number stands before the noun."""
    manner: str = ""
    """Sector that an adjective tells of a group: armed, criminal."""
    verbs: frozenset[int] = frozenset()
    """Tokens of finite verbs with what belongs to them; none of them modifies a noun."""


def sector_of(scene: Scene, role: Role, part: Part) -> str:
    """The sector of a role: that of the body for who presides over it, else its own, else what stands with it."""
    if part.sector == "IGO":
        return part.sector
    if part.manner and scene.words.are("men" if part.manner == "UAF" else "vague", role.lemma):
        return part.manner
    if part.body is not None and part.body not in OF_A_STATE and scene.words.are("presides", role.lemma):
        return part.body
    return role.sector or part.sector


def manner_of(scene: Scene, role: Role, adjective: str) -> str:
    """The sector that an adjective tells of people or a group: bewaffnete Männer, eine kriminelle Organisation."""
    asked = ("UAF",) if scene.words.are("men", role.lemma) else ("REB", "OPP", "CRM")
    return next((sector for sector in asked if scene.words.begin(f"manner_{sector}", adjective)), "")


def take_front(scene: Scene, role: Role, part: Part, front: Draft | None) -> None:
    """The country or body in the first part of the compound: US-Präsident, SPD-Politiker, Bundesminister."""
    if front is not None:
        _take_hyphenated(scene, role, part, front)
        return
    if not part.countries and scene.words.begin("federal_front", (role.front or role.lemma).lower()):
        part.countries.append(_federation(scene))
    if not scene.traits.compounds or not role.front:
        return
    body = None if part.countries else _entry(scene, role.front)
    if body is not None:
        part.countries += [body.country] if body.country else []
        is_people = body.kind == "inhabitant" and role.kind == "spokes"
        part.sector = part.sector or ("GOV" if is_people else body.sector)
    inner = scene.lexicon.role(role.front[:1].upper() + role.front[1:].rstrip("s"))
    if inner is not None and role.kind == "spokes":
        part.sector = part.sector or inner.sector
    if inner is not None and inner.kind == "collective":
        part.body = inner.sector


def _take_hyphenated(scene: Scene, role: Role, part: Part, front: Draft) -> None:
    short = scene.document.text[front.begin : front.end].isupper()
    if role.sector in ABOUT_SECTORS and not short:
        return
    own = _entry(scene, scene.texts[front.sentence][front.first].rpartition("-")[2])
    country = own.country if own is not None else front.country  # a Cuban-American is American
    part.countries += [country] if country and not part.countries else []
    if front.sector == "IGO":
        part.sector = "IGO"
    if front.kind == "organization":
        part.body = front.sector
    if role.kind == "spokes" or not role.sector:
        is_state = front.kind == "country" and role.kind != "spokes"
        part.sector = part.sector or front.sector or ("GOV" if is_state else "")


def _entry(scene: Scene, word: str) -> Entry | None:
    """The people or organisation that a part of a compound names."""
    _, entries = scene.lexicon.match([word], 0)
    return next((e for e in entries if e.kind in {"inhabitant", "organization"}), None)


def _federation(scene: Scene) -> str:
    """The federal state that a report means with its Bundes- words: the one it names most, Germany when in doubt."""
    states = sorted(scene.words.kinds.get("federal", frozenset()))
    counts = Counter(d.country for d in islice(scene.all(), FIRST) if d.country in states)
    home = next(iter(scene.words.kinds.get("home", frozenset())), "")
    return max(states, key=counts.__getitem__, default=home) if counts and not counts[home] else home


def take_over(role: Role, part: Part, draft: Draft) -> None:
    """Country and sector of the body or country the role belongs to."""
    if draft.bearer is not None and draft.bearer.kind == "organization" and draft.bearer.sector:
        draft = draft.bearer  # der Chef der Organisation PLO
    if draft.country and not part.countries:
        part.countries.append(draft.country)
    if draft.sector == "IGO":
        part.sector = "IGO"
    if draft.kind == "organization" or draft.source == "role":
        part.body = draft.sector
    if not role.sector or role.kind == "spokes":
        part.sector = part.sector or draft.sector or ("GOV" if draft.kind == "country" else "")
