"""What a pronoun or a description can mean: what was mentioned last, with how much weight."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

import msgspec

from depesche.actors.coreference.agreement import agree, letters
from depesche.actors.draft import Figure

KEPT = 100
"""Mentions that are looked back at; about ten sentences of a report hold as many."""
REACH = {"person": 4, "group": 2}
"""Sentences that a pronoun may reach back, by kind of figure."""
FAR = 10
"""Sentences that the subject of a verb of speech may reach back, when nobody nearer can be meant."""
FARTHEST = max(REACH.values())
SHORT_REACH = 2
"""The same for bodies, countries, places and things."""

# The weights were set by hand and tuned on GUM's news and on German news read by eye.
ROLES = {"subject": 2.0, "indirect": 1.1, "object": 1.0, "predicate": 0.4, "genitive": 0.4}
OTHER_ROLE, INSIDE = 0.6, 0.3
DISTANCE = 1.1
"""What a sentence of distance costs."""
PARAGRAPH = 0.4
DEEPER = 1.5
"""What it costs to stand in a quotation that the pronoun is outside of."""
UNSURE = 0.4
"""What it costs when the sex is not known."""
AGAIN = 0.5
"""What it is worth to be mentioned by a pronoun already."""
TOPIC, MOST = 0.08, 8
"""What each mention in the text is worth, up to so many."""
REPORTED = 1.2
"""What it costs to be named inside what the pronoun says: die Kirche sei arm, sagte sie."""
TOLD = 1.0
"""What it is worth to be the one whose words the clause is."""
OWNER = 0.8
"""What it is worth for the owner of something to be the subject of its clause."""
ONE_BODY = 0.5
"""What it costs to be one body when several are meant: they."""
LOW = 0.3
"""What it costs those that are no persons not to be a subject."""
MUTE = 0.5
"""What it costs those that are no persons when somebody speaks."""
THING = 0.7
"""What it costs not to be an actor: reports speak of actors."""
INANIMATE = 2.2
"""The same where somebody speaks: only what looks like a body that is not known can be meant."""
MARGIN = 0.25
"""By how much the best must lead; below it is open who is meant."""


class Spot(msgspec.Struct, gc=False):
    """A mention as later words can refer to it."""

    figure: Figure | None
    """None for a thing that is no actor but may be meant."""
    letters: str
    """What pronouns agree with a thing; of figures theirs count."""
    end: int
    """Offset of its end."""
    sentence: int
    clause: int
    """Index of its clause; -1 for none."""
    block: int
    depth: int
    role: str
    """Of the phrase it heads; empty inside another phrase."""
    again: bool = False
    """Whether it is a pronoun itself."""


class Wanted(msgspec.Struct):
    """What is looked for."""

    letters: str
    sentence: int
    clause: int
    block: int
    depth: int
    kinds: frozenset[str] = frozenset()
    """Kinds of figures; all when empty."""
    possessive: bool = False
    apart: bool = False
    """Whether another argument of its clause cannot be meant: sie traf ihn."""
    animate: bool = False
    """Whether only actors can be meant: sagte sie."""
    reporting: bool = False
    """Whether it is the speaker behind what is reported: who is named in there is somebody else."""
    told: Figure | None = None
    """Whose words the clause is: die Behörde teilte mit, sie prüfe."""
    excluded: tuple[Figure, ...] = ()
    number: str = ""
    """sing or plur, when it is a description and its phrase tells."""
    margin: float = MARGIN
    fits: Callable[[Figure], bool] | None = None
    """What else a figure must be."""


class Focus:
    """The mentions that were read last."""

    def __init__(self) -> None:
        self.spots: deque[Spot] = deque(maxlen=KEPT)

    def add(self, spot: Spot) -> None:
        """The text mentions something here."""
        self.spots.append(spot)

    def find(self, wanted: Wanted) -> Figure | None:
        """The figure that is meant, None when that is open."""
        best: dict[Figure | None, float] = {}
        barred = set(wanted.excluded)
        for spot in reversed(self.spots):
            if wanted.sentence - spot.sentence > FARTHEST:
                break
            if wanted.apart and spot.role and (spot.sentence, spot.clause) == (wanted.sentence, wanted.clause):
                if spot.figure is not None:
                    barred.add(spot.figure)
                continue
            if not _agrees(spot, wanted):
                continue
            value = _value(spot, wanted)
            if value > best.get(spot.figure, -99.0):
                best[spot.figure] = value
        ranked = sorted(((value, figure) for figure, value in best.items() if figure not in barred), key=_worth)
        if not ranked or ranked[-1][1] is None:
            return None
        if len(ranked) > 1 and ranked[-1][0] - ranked[-2][0] < wanted.margin:
            return None
        return ranked[-1][1]

    def last(self, wanted: Wanted) -> Figure | None:
        """What agrees and was mentioned last, None when that is no actor: dieser, jene."""
        for spot in reversed(self.spots):
            if wanted.sentence - spot.sentence > SHORT_REACH:
                break
            if _agrees(spot, wanted) and spot.figure not in wanted.excluded:
                return spot.figure
        return None

    def far(self, wanted: Wanted) -> Figure | None:
        """The person who was a subject last, however many things were spoken of since: forderte er anschließend."""
        for spot in reversed(self.spots):
            if wanted.sentence - spot.sentence > FAR:
                break
            figure = spot.figure
            if spot.role != "subject" or spot.depth > wanted.depth or figure is None or figure.kind != "person":
                continue
            if letters(figure) in {"m", "f"} and letters(figure) in wanted.letters and figure not in wanted.excluded:
                return figure
        return None


def _worth(found: tuple[float, Figure | None]) -> float:
    return found[0]


def _agrees(spot: Spot, wanted: Wanted) -> bool:
    figure = spot.figure
    if figure is None:
        near = wanted.sentence - spot.sentence <= SHORT_REACH
        return near and not wanted.fits and agree(spot.letters, wanted.letters)
    if (wanted.kinds and figure.kind not in wanted.kinds) or (wanted.fits is not None and not wanted.fits(figure)):
        return False
    if wanted.sentence - spot.sentence > REACH.get(figure.kind, SHORT_REACH):
        return False
    return agree(letters(figure), wanted.letters)


def _value(spot: Spot, wanted: Wanted) -> float:
    figure, away = spot.figure, wanted.sentence - spot.sentence
    value = ROLES.get(spot.role, OTHER_ROLE if spot.role else INSIDE) - DISTANCE * away
    if spot.block != wanted.block:
        value -= PARAGRAPH
    if spot.depth > wanted.depth:
        value -= DEEPER
    if spot.again:
        value += AGAIN
    elif wanted.reporting and not away:
        value -= REPORTED
    if wanted.possessive and not away and spot.clause == wanted.clause and spot.role == "subject":
        value += OWNER
    if figure is None:
        return value - (INANIMATE if wanted.animate else THING)
    if figure is wanted.told:
        value += TOLD
    return value + _standing(figure, spot, wanted)


def _standing(figure: Figure, spot: Spot, wanted: Wanted) -> float:
    """What a figure is worth by itself: how often it is mentioned, whether its sex is known, whether it can speak."""
    value = TOPIC * min(len(figure.mentions), MOST)
    if figure.kind == "person":
        return value - UNSURE if figure.female is None else value
    if spot.role != "subject":
        value -= LOW
    if wanted.letters == "p" and figure.kind != "group":
        value -= ONE_BODY
    return value - MUTE if wanted.animate else value
