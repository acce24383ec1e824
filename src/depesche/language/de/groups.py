"""Phrases in the making, and how neighbouring ones join: coordinations, enumerations, appositions."""

from __future__ import annotations

import msgspec

from depesche.document import Token
from depesche.language.de.cases import Reading, is_time

NOMINAL = ("NOUN", "PROPN")


class Part(msgspec.Struct):
    """A noun inside a phrase."""

    begin: int
    end: int
    head: int
    readings: frozenset[Reading]
    genitive: bool = False
    """Whether it is a genitive attribute of the noun before it."""
    options: frozenset[Reading] = frozenset()
    """What the form of a genitive could be as well."""


class Group(msgspec.Struct):
    """A noun phrase or prepositional phrase with what its forms allow."""

    begin: int
    end: int
    head: int
    readings: frozenset[Reading]
    preposition: str = ""
    joined: bool = False
    """Whether it is a coordination of several noun phrases."""
    parts: list[Part] = msgspec.field(default_factory=list)
    """Its nouns: head, genitives, members of a coordination, in order."""

    @property
    def cases(self) -> frozenset[str]:
        """The cases its forms allow."""
        return frozenset(r[0] for r in self.readings)


def parentheses(tokens: list[Token]) -> list[bool]:
    """Which words stand in parentheses: ``(CDU)``, ``(2018)`` take no part in the clause."""
    inside, depth = [], 0
    for token in tokens:
        if token.text in ("(", "["):
            depth += 1
        inside.append(depth > 0)
        if token.text in (")", "]") and depth:
            depth -= 1
    return inside


class Joiner:
    """Joins the phrases of one clause; indices are those of the view of the clause."""

    def __init__(self, tokens: list[Token], inside: list[bool]) -> None:
        self.tokens = tokens
        self.inside = inside

    def join(self, groups: list[Group]) -> list[Group]:
        """Coordinations first, then appositions."""
        return self._appositions(self._coordinations(groups))

    def _between(self, before: Group, group: Group) -> list[Token]:
        """The words between two phrases without parentheses; several words when they are far apart."""
        if group.begin - before.end > MAX_GAP:
            return self.tokens[before.end : before.end + 2]
        return [self.tokens[i] for i in range(before.end, group.begin) if not self.inside[i]]

    def _follows(self, before: Group, group: Group, mark: str) -> bool:
        """Whether nothing but a comma, or a conjunction, stands between them."""
        between = self._between(before, group)
        return len(between) == 1 and (between[0].text == "," if mark == "," else between[0].pos == "CCONJ")

    def _coordinations(self, groups: list[Group]) -> list[Group]:
        """``A und B``, ``A, B und C`` as one phrase."""
        joined: list[Group] = []
        for group in groups:
            before = joined[-1] if joined else None
            if before is not None and not group.preposition and self._coordinate(before, group):
                self._take_in(joined, group)
            else:
                joined.append(group)
        return joined

    def _coordinate(self, before: Group, group: Group) -> bool:
        if not self._follows(before, group, "CCONJ"):
            return False
        common = bool(before.cases & group.cases)
        if self.tokens[before.head].pos == "PRON" or self.tokens[group.head].pos == "PRON":
            return common and self.tokens[before.head].pos == "PRON"
        return common or not before.readings or not group.readings

    def _take_in(self, joined: list[Group], group: Group) -> None:
        """Join the group to the last one, and those before it in the same enumeration."""
        last = joined[-1]
        while len(joined) > 1 and self._enumerated(joined[-2], last):
            joined.pop()
            joined[-1].parts += last.parts
            last = joined[-1]
        common = last.cases & group.cases
        last.end, last.joined = group.end, True
        last.parts += group.parts
        if common:
            last.readings = frozenset(r for r in last.readings if r[0] in common)

    def _enumerated(self, before: Group, last: Group) -> bool:
        if last.preposition or before.joined or not before.cases & last.cases:
            return False
        return self._follows(before, last, ",")

    def _appositions(self, groups: list[Group]) -> list[Group]:
        """``der Chef des Rats, Schoigu,``: a noun phrase between commas that names the one before it."""
        result: list[Group] = []
        for group in groups:
            before = result[-1] if result else None
            if before is not None and self._apposed(before, group):
                before.end = group.end
                before.parts += group.parts
            else:
                result.append(group)
        return result

    def _apposed(self, before: Group, group: Group) -> bool:
        if group.preposition or group.joined or not self._follows(before, group, ","):
            return False
        head, other = self.tokens[group.head].pos, self.tokens[before.head].pos
        if head not in NOMINAL or other not in NOMINAL:
            return False
        if is_time(self.tokens[group.head].lower) != is_time(self.tokens[before.head].lower):
            return False
        closed = group.end >= len(self.tokens) or self.tokens[group.end].pos == "PUNCT"
        described = other == "PROPN" and self.tokens[group.begin].pos == "DET" and bool(before.cases & group.cases)
        return closed or described


# words between two phrases that can still be a parenthesis and a conjunction
MAX_GAP = 8
