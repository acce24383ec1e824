"""Plain words that the name model takes for names: days and months, headings, words that the text also writes small."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from itertools import pairwise

from depesche.actors import knowledge
from depesche.actors.draft import Draft, Scene

UNSURE = frozenset({"person", "place"})
COMMON = 2  # bearers of a first name or surname from which on a word is a name as well


def drop(scene: Scene) -> None:
    """Take away what the model took for a person or place although it is a word like others, or a date."""
    dated = _Dates(scene)
    small = _small(scene) if not scene.traits.capital_nouns else frozenset()
    pairs = _pairs(scene) if small else frozenset()
    full = {word for d in scene.all() if d.form == "name" and d.kind == "person" for word in d.name.split()[1:]}
    cities = {d.name: d for d in scene.all() if d.source == "city" and d.form == "name"}
    named = Counter(d.name for d in scene.all() if d.form == "name" and d.source == "city")
    alone = Counter(d.name for d in scene.all() if d.form == "name" and d.source == "model")
    for draft in scene.all():
        if not _is_unsure(draft):
            continue
        city = cities.get(draft.name)
        if city is not None and named[draft.name] > alone[draft.name]:
            draft.kind, draft.source, draft.country = city.kind, "city", city.country
        elif _is_site(scene, draft):
            draft.kind = "place"
        elif _is_body(scene, draft):
            draft.kind = "organization"
    for found in scene.drafts:
        found[:] = [
            draft
            for draft in found
            if not _is_unsure(draft)
            or not (dated.hold(draft) or _is_phrase(scene, draft, pairs) or _is_plain(scene, draft, small, full))
        ]


def _is_unsure(draft: Draft) -> bool:
    return draft.source in {"model", "proper nouns"} and draft.kind in UNSURE


def _is_site(scene: Scene, draft: Draft) -> bool:
    """Whether the word before what was taken for a person, or its last one, says that it is a place: the town
    Veldheim, Sun Belt."""
    if draft.kind != "person" or scene.traits.capital_nouns:
        return False
    words = scene.texts[draft.sentence]
    if draft.first and scene.words.are("place_word", words[draft.first - 1]):
        return True
    first, last = words[draft.first], words[draft.last - 1]
    is_told = draft.last - draft.first > 1 and scene.words.are("site_end", last)
    return is_told and (not knowledge.last_name(last) or knowledge.first_name(first) < COMMON)


def _is_body(scene: Scene, draft: Draft) -> bool:
    """Whether nobody bears the name, but a body of the knowledge base does, or its last word says what it is."""
    words = scene.texts[draft.sentence][draft.first : draft.last]
    if any(knowledge.first_name(word) or knowledge.last_name(word) for word in (words[0], words[-1])):
        return False
    if len(words) > 1 and scene.words.are("body_end", words[-1]):
        return True
    others = any(entity.kind in {"person", "place"} for entity in knowledge.find(draft.name))
    return not others and bool(knowledge.organizations(draft.name))


class _Dates:
    """The time expressions of the document, to be asked whether a mention lies in one."""

    def __init__(self, scene: Scene) -> None:
        self.times = sorted((time.begin, time.end) for time in scene.document.times)
        self.begins = [begin for begin, _ in self.times]

    def hold(self, draft: Draft) -> bool:
        """Whether the mention is a date or a part of one: in May."""
        at = bisect_right(self.begins, draft.begin) - 1
        return at >= 0 and draft.end <= self.times[at][1]


def _small(scene: Scene) -> frozenset[str]:
    """The words that the text writes small somewhere."""
    return frozenset(word for words in scene.texts for word in words if word.islower())


def _pairs(scene: Scene) -> frozenset[tuple[str, str]]:
    """The words that stand side by side in small letters."""
    return frozenset((a, b) for words in scene.texts for a, b in pairwise(words) if a.islower() and b.islower())


def _is_phrase(scene: Scene, draft: Draft, pairs: frozenset[tuple[str, str]]) -> bool:
    """Whether the text has the same words in small letters: Job Loss, job loss."""
    words = [word.lower() for word in scene.texts[draft.sentence][draft.first : draft.last]]
    return len(words) > 1 and all(pair in pairs for pair in pairwise(words))


def _is_plain(scene: Scene, draft: Draft, small: frozenset[str], full: set[str]) -> bool:
    """Whether the text has all words of the mention in small letters too, and nothing shows a name."""
    if not small:
        return False
    words = scene.texts[draft.sentence][draft.first : draft.last]
    told = [word for word in words if word[:1].isupper()]
    if not all(word.lower() in small for word in told):
        return False
    if any(knowledge.first_name(w) >= COMMON or knowledge.last_name(w) >= COMMON or w in full for w in words):
        return False
    before = scene.texts[draft.sentence][draft.first - 1] if draft.first else ""
    role = scene.lexicon.role(before) if before[:1].isupper() else None
    return role is None
