"""Spellings of one name: slips of the pen, middle names more or less, titles the name model took into the name."""

from __future__ import annotations

from depesche.actors import knowledge
from depesche.actors.draft import Draft, Figure, Scene
from depesche.actors.knowledge import fold

SLIP_LENGTH = 4  # a word this long may differ in one letter and still be the same
MOST_TITLES = 2  # words before a name that the name model took into it: Scientist Ada Lind
MOST_FIGURES = 400  # persons compared with each other for slips; longer lists are no report


def join_variants(scene: Scene, figures: list[Figure]) -> None:
    """Join full names of one person: a slip (Kim Kong Un), a middle name more or less (George W. Bush)."""
    figures = figures[:MOST_FIGURES]
    for rare in figures:
        words = fold(rare.name).split()
        fitting = [
            f for f in figures if f is not rare and f.mentions and _same_person(words, fold(f.name).split(), rare, f)
        ]
        if len(fitting) == 1 and rare.mentions:
            _merge(scene, rare, fitting[0])


def _same_person(rare: list[str], other: list[str], rare_figure: Figure, figure: Figure) -> bool:
    if len(rare) == len(other):
        different = [(a, b) for a, b in zip(rare, other, strict=True) if a != b]
        if len(different) != 1 or len(rare_figure.mentions) > len(figure.mentions):
            return False
        a, b = different[0]
        if len(rare_figure.mentions) == len(figure.mentions) and knowledge.persons(rare_figure.name):
            return False
        return is_slip(a, b) and not both_real(a, b, rare.index(a), len(rare))
    if len(rare) >= len(other) or len(rare) < 2:
        return False
    if other[-len(rare) :] == rare and len(other) - len(rare) <= MOST_TITLES:
        return not knowledge.first_name(other[0])  # Scientist Ada Lind, but Anna Maria Lind is not Maria Lind
    return rare[0] == other[0] and rare[-1] == other[-1] and set(rare) <= set(other)


def is_slip(a: str, b: str) -> bool:
    """Whether two words are one letter apart (or two neighbours swapped) and long enough for that to be a slip."""
    if min(len(a), len(b)) < SLIP_LENGTH or abs(len(a) - len(b)) > 1:
        return False
    if len(a) == len(b):
        places = [i for i in range(len(a)) if a[i] != b[i]]
        swapped = len(places) == 2 and places[1] == places[0] + 1 and a[places[0]] == b[places[1]]
        return len(places) == 1 or (swapped and a[places[1]] == b[places[0]])
    short, long = sorted((a, b), key=len)
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def both_real(a: str, b: str, place: int, size: int) -> bool:
    """Whether both spellings are names that people bear: Jan and Jana, Meier and Maier. Middle names may vary."""
    if 0 < place < size - 1:
        return False
    count = knowledge.first_name if place == 0 else knowledge.last_name
    return count(a) > 1 and count(b) > 1


def _merge(scene: Scene, rare: Figure, figure: Figure) -> None:
    for draft in rare.mentions:
        attach(draft, figure)
    words = fold(rare.name).split()
    if fold(figure.name).split()[-len(words) :] == words or len(words) > len(fold(figure.name).split()):
        figure.name = rare.name
    rare.mentions = []
    scene.figures.remove(rare)


def attach(draft: Draft, figure: Figure) -> None:
    """Make the draft a mention of the figure."""
    draft.figure = figure
    figure.mentions.append(draft)
