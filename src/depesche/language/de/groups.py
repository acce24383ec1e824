"""Phrases in the making, and how neighbouring ones join: coordinations, enumerations, appositions."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from depesche.document import Token
from depesche.language.de.cases import Reading, is_time
from depesche.language.de.words import QUOTES

GAP = Token(0, 0, "", "", pos="PUNCT")
BRACKETS = frozenset({"(", ")"})
# sets of readings whose cases are kept: there are a few hundred
CACHED = 4096
NOMINAL = ("NOUN", "PROPN")


class Part(msgspec.Struct, gc=False):
    """A noun inside a phrase."""

    begin: int
    end: int
    head: int
    readings: frozenset[Reading]
    genitive: bool = False
    """Whether it is a genitive attribute of the noun before it."""
    options: frozenset[Reading] = frozenset()
    """What the form of a genitive could be as well."""


class Group(msgspec.Struct, gc=False):
    """A noun phrase or prepositional phrase with what its forms allow."""

    begin: int
    end: int
    head: int
    readings: frozenset[Reading]
    preposition: str = ""
    joined: bool = False
    """Whether it is a coordination of several noun phrases."""
    apart: bool = False
    """Whether it is joined to the subject with something between them."""
    parts: list[Part] = msgspec.field(default_factory=list)
    """Its nouns: head, genitives, members of a coordination, in order."""

    @property
    def cases(self) -> frozenset[str]:
        """The cases its forms allow."""
        return _cases(self.readings)


@lru_cache(maxsize=CACHED)
def _cases(readings: frozenset[Reading]) -> frozenset[str]:
    return frozenset(r[0] for r in readings)


def clause_view(tokens: list[Token], own: list[int]) -> tuple[list[int], list[Token]]:
    """The words of the clause without quotation marks, with the commas and conjunctions between them; what else
    stands in between (a subordinate clause) is one gap."""
    view: list[int] = []
    seen: list[Token] = []
    previous = own[0] - 1 if own else -1
    for i in own:
        if i == previous + 1:
            previous = i
            if tokens[i].text not in QUOTES:
                view.append(i)
                seen.append(tokens[i])
            continue
        if i > previous + 4:
            view.append(previous + 1)
            seen.append(GAP)
            previous = i - 1
        while previous < i:
            previous += 1
            token = tokens[previous]
            if token.text not in QUOTES:
                view.append(previous)
                seen.append(token)
    return view, seen


def parentheses(tokens: list[Token]) -> list[bool]:
    """Which words stand in parentheses: ``(CDU)``, ``(2018)`` take no part in the clause."""
    if not any(token.text in BRACKETS for token in tokens):
        return [False] * len(tokens)
    inside, depth = [], 0
    for token in tokens:
        if token.text == "(":
            depth += 1
        inside.append(depth > 0)
        if token.text == ")" and depth:
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
        if mark != "," and [t.lower for t in between[:2]] == ["als", "auch"]:
            return len(between) == 2
        if len(between) != 1:
            return False
        if mark == ",":
            return between[0].text == ","
        neither = between[0].lower == "noch" and before.begin > 0 and self.tokens[before.begin - 1].lower == "weder"
        return between[0].pos == "CCONJ" or neither

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
        if not self._follows(before, group, "CCONJ") or self.tokens[before.head].pos == "ADV":
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
        attribute = bool(last.parts) and last.parts[-1].genitive and self._bare_genitive(group)
        last.end, last.joined = group.end, last.joined or not attribute
        last.parts += group.parts
        if common and not attribute:
            last.readings = frozenset(r for r in last.readings if r[0] in common)

    def _bare_genitive(self, group: Group) -> bool:
        """``(Wille der Bürgerinnen und) Bürger``, ``(Chef des Amts und) des Rats``: joined to a genitive."""
        if group.cases == {"genitive"}:
            return True
        return self.tokens[group.begin].pos in ("NOUN", "ADJ") and "genitive" in group.cases

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

    def _comma_behind(self, i: int) -> bool:
        """``(Max Muster, Chef) von ABC, ...``: whether a comma ends what an apposition takes with it."""
        return any(token.text == "," for token in self.tokens[i : i + APPOSED])

    def _apposed(self, before: Group, group: Group) -> bool:
        if group.preposition or group.joined or not self._follows(before, group, ","):
            return False
        head, other = self.tokens[group.head].pos, self.tokens[before.head].pos
        if head not in NOMINAL or other not in NOMINAL:
            return False
        if is_time(self.tokens[group.head].lower) != is_time(self.tokens[before.head].lower):
            return False
        closed = group.end >= len(self.tokens) or self.tokens[group.end].pos == "PUNCT"
        if not closed and other == "PROPN" and group.begin == group.head:
            closed = self.tokens[group.end].pos == "ADP" and self._comma_behind(group.end)
        described = other == "PROPN" and self.tokens[group.begin].pos == "DET" and bool(before.cases & group.cases)
        return closed or described


# words to the comma behind an apposition
APPOSED = 9
# words between two phrases that can still be a parenthesis and a conjunction
MAX_GAP = 8
