"""Which actor a stretch of text means: a look-up by offset for the rooms behind this one."""

from __future__ import annotations

from bisect import bisect_left

from depesche.document import Document
from depesche.report import Actor, Mention

Entry = tuple[int, int, Mention, Actor]


class Index:
    """The mentions of a report by offset, without possessives."""

    def __init__(self, document: Document) -> None:
        own = document.possessives
        pairs = ((m, actor) for actor in document.actors for m in actor.mentions if m.begin not in own)
        self.entries: list[Entry] = sorted(((m.begin, -m.end, m, actor) for m, actor in pairs), key=_offset)
        self.begins = [entry[0] for entry in self.entries]
        self.longest = max((m.end - m.begin for _, _, m, _ in self.entries), default=0)

    def overlapping(self, begin: int, end: int) -> list[Entry]:
        """The mentions that share a character with the span, in text order."""
        low = bisect_left(self.begins, begin - self.longest)
        high = bisect_left(self.begins, end)
        return [entry for entry in self.entries[low:high] if -entry[1] > begin]


def _offset(entry: Entry) -> tuple[int, int]:
    return entry[0], entry[1]


class _Last:
    """The index of the document read last; rooms ask for one document many times in a row."""

    actors: list[Actor] | None = None
    index: Index | None = None
    count: int = -1


def index_of(document: Document) -> Index:
    """The index of a document's actors."""
    if _Last.actors is not document.actors or _Last.index is None or _Last.count != len(document.actors):
        index = Index(document)
        _Last.actors, _Last.index, _Last.count = document.actors, index, len(document.actors)
        return index
    return _Last.index


def forget() -> None:
    """Drop the index: mentions were added."""
    _Last.actors, _Last.index, _Last.count = None, None, -1


def actor_at(document: Document, begin: int, end: int) -> Actor | None:
    """The actor a phrase means, ``None`` when it means none.

    Of several the first that is not inside a longer mention and not a mere adjective: the head in German and English
    noun phrases (``der Chef des Sicherheitsrats``), and for ``die US-Regierung`` the government, not the country.
    """
    found = index_of(document).overlapping(begin, end)
    inside = [entry for entry in found if entry[0] >= begin]
    best: Entry | None = None
    for entry in inside or found:
        if best is None or _rank(entry) < _rank(best):
            best = entry
    return best[3] if best is not None else None


def _rank(entry: Entry) -> tuple[bool, int, int]:
    return entry[2].form == "adjective", entry[0], entry[1]


def actors_in(document: Document, begin: int, end: int) -> list[Actor]:
    """The actors mentioned in a stretch of text, in text order, each once."""
    return list({id(entry[3]): entry[3] for entry in index_of(document).overlapping(begin, end)}.values())
