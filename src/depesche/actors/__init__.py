"""Who: persons, organisations, countries, places and groups with all their mentions.

One pass after the other over the document's sentences: names and listed words (:mod:`.names`), roles with what stands
around them (:mod:`.roles`), persons, bodies and countries as actors (:mod:`.coreference`), what the knowledge base says
of them (:mod:`.linking`, :mod:`.knowledge`), then roles without names, pronouns, ``das Land`` (:mod:`.coreference`).
"""

from __future__ import annotations

from pathlib import Path

from depesche.actors.coreference import abbreviations, namesakes, people, reference, things
from depesche.actors.draft import Draft, Figure, Scene, scene
from depesche.actors.index import actor_at, actors_in
from depesche.actors.linking import metonyms, states
from depesche.actors.linking import persons as linking
from depesche.actors.names import mentions, plain
from depesche.actors.roles import homes, phrases
from depesche.confidence import Shares
from depesche.document import Document
from depesche.report import Actor, Candidate, Mention

__all__ = ["actor_at", "actors_in", "annotate"]

SECTORS_WITHOUT_COUNTRY = frozenset({"IGO"})
CONFIDENCE = Shares(Path(__file__).with_name("confidence.tsv"))
"""How often each rule is right: ``training/measure_actor_rules.py``."""


def annotate(document: Document) -> None:
    """Fill ``document.actors``, in the order of their first mention."""
    if document.language is None:
        return
    view = scene(document, document.language)
    mentions.find(view)
    plain.drop(view)
    states.settle(view)
    abbreviations.one_kind(view)
    people.gather(view)
    namesakes.propagate(view)
    phrases.find(view)
    homes.settle(view)
    metonyms.read(view)
    abbreviations.join(view)
    things.gather(view)
    things.tell_roles(view)
    linking.link(view)
    reference.resolve(view)
    document.actors = list(_actors(view))
    document.possessives = {draft.begin for draft in view.all() if draft.source == "possessive"}


def _actors(view: Scene) -> list[Actor]:
    figures = [f for f in view.figures if f.mentions]
    figures.sort(key=_first)
    return [_actor(view, figure, f"a{number}") for number, figure in enumerate(figures, 1)]


def _first(figure: Figure) -> tuple[int, int]:
    return min((d.begin, -d.end) for d in figure.mentions)


def _actor(view: Scene, figure: Figure, identifier: str) -> Actor:
    return Actor(
        id=identifier,
        name=figure.name,
        kind=figure.kind,  # type: ignore[arg-type]
        wikidata=figure.wikidata or None,
        country=figure.country or None,
        sector=figure.sector or None,
        code=_code(figure) or None,
        roles=figure.roles,
        mentions=[_mention(view, draft) for draft in sorted(figure.mentions, key=_place)],
        candidates=[Candidate(e.wikidata, e.name, e.country or None) for e in figure.candidates if e.wikidata],
        rule=(rule := _rule(figure)),
        confidence=CONFIDENCE.of(rule),
    )


def _rule(figure: Figure) -> str:
    """What gave the id, else what found the actor: by name where it has one."""
    first = min(figure.mentions, key=_by_name_first)
    return figure.rule or first.source


def _by_name_first(draft: Draft) -> tuple[bool, int]:
    return draft.form != "name", draft.begin


def _code(figure: Figure) -> str:
    """Country and sector as event coders write them; bodies of many states have the sector alone."""
    if figure.sector in SECTORS_WITHOUT_COUNTRY:
        return figure.sector
    return " ".join(part for part in (figure.country, figure.sector) if part)


def _place(draft: Draft) -> tuple[int, int]:
    return draft.begin, -draft.end


def _mention(view: Scene, draft: Draft) -> Mention:
    return Mention(draft.begin, draft.end, view.text(draft), draft.form)  # type: ignore[arg-type]
