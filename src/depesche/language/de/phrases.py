"""German noun and prepositional phrases of a clause, with the cases their forms allow."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from depesche.document import Token
from depesche.language.clauses import Draft
from depesche.language.de import cases
from depesche.language.de.cases import Reading
from depesche.language.de.words import LANGUAGE, QUOTES, Words
from depesche.language.tables import rows

POSTPOSITIONS = frozenset({"zufolge", "gegenüber", "zuliebe", "halber", "entsprechend", "entlang", "wegen", "nach"})
MEASURES = ("ende", "anfang", "mitte", "millionen", "milliarden", "million", "milliarde", "prozent", "tonnen", "liter",
            "euro", "dollar", "kilometer", "meter", "hektar", "dutzend", "tausende", "hunderte", "herr", "frau",
            "herrn", "gramm", "kilo", "stück", "art")  # fmt: skip


# words between article and noun that are looked at; keeps hostile input linear
MAX_ATTRIBUTES = 24
GAP = Token(0, 0, "", "", pos="PUNCT")


@dataclass(slots=True)
class Group:
    """A phrase in the making."""

    begin: int
    end: int
    head: int
    readings: frozenset[Reading]
    preposition: str = ""
    joined: bool = False
    """Whether it is a coordination of several noun phrases."""

    @property
    def cases(self) -> frozenset[str]:
        return frozenset(r[0] for r in self.readings)

    @property
    def numbers(self) -> frozenset[str]:
        return frozenset({"plur"}) if self.joined else frozenset(r[2] for r in self.readings)


@cache
def prepositions() -> dict[str, tuple[str, frozenset[str]]]:
    """Prepositions as written with their plain form and the cases they govern."""
    return {row["word"]: (row["preposition"], frozenset(row["cases"].split("|"))) for row in rows(LANGUAGE, "prepositions")}


def singular(token: Token) -> bool:
    """Whether the noun can be singular, so that a name behind it names it: not ``Leute Trump``."""
    return any(r[2] == "sing" for r in cases.noun(token.text, False))


def _view(tokens: list[Token], own: list[int]) -> tuple[list[int], list[Token]]:
    """The words of the clause without quotation marks, with the commas and conjunctions between them; what else
    stands in between (a subordinate clause) is one gap."""
    view: list[int] = []
    seen: list[Token] = []
    previous = own[0] - 1 if own else -1
    for i in own:
        between = range(previous + 1, i)
        if len(between) > 3:
            view.append(previous + 1)
            seen.append(GAP)
        else:
            view.extend(k for k in between if tokens[k].text not in QUOTES)
            seen.extend(tokens[k] for k in between if tokens[k].text not in QUOTES)
        if tokens[i].text not in QUOTES:
            view.append(i)
            seen.append(tokens[i])
        previous = i
    return view, seen


class Chunker:
    """Cuts the words of a clause into phrases."""

    def __init__(self, words: Words, draft: Draft, taken: frozenset[int]) -> None:
        self.view, self.tokens = _view(words.tokens, draft.tokens)
        own = frozenset(draft.tokens) - taken
        self.parts = [t.pos if i in own else "" for i, t in zip(self.view, self.tokens, strict=True)]

    def groups(self) -> list[Group]:
        """The phrases in order, coordinations and appositions joined."""
        found: list[Group] = []
        last = -1
        for i, pos in enumerate(self.parts):
            if i < last or not pos:
                continue
            group = self._prepositional(i) or self._postposed(i, found) or self._nominal(i)
            if group is not None:
                found.append(group)
                last = group.end
        return [self._placed(group) for group in _appositions(self, _coordinations(self, found))]

    def _placed(self, group: Group) -> Group:
        """The group with token indices of the sentence."""
        group.begin, group.end = self.view[group.begin], self.view[group.end - 1] + 1
        group.head = self.view[group.head]
        return group

    def pos(self, i: int) -> str:
        """Part of speech of a word of the clause outside its verb complex; empty for all else."""
        return self.parts[i] if i < len(self.parts) else ""

    def _prepositional(self, i: int) -> Group | None:
        token = self.tokens[i]
        if token.pos == "ADV" and cases.pronominal_adverb(token.lower):
            return Group(i, i + 1, i, frozenset(), cases.pronominal_adverb(token.lower))
        known = prepositions().get(token.lower)
        if token.pos != "ADP" or known is None:
            return None
        start = i
        i += 1
        if self.pos(i) == "ADP" and self.tokens[i].lower in prepositions():
            known = prepositions()[self.tokens[i].lower]
            i += 1
        while self.pos(i) == "ADV" and self.pos(i + 1) in ("DET", "NUM", "ADJ", "ADV"):
            i += 1
        inner = self._nominal(i)
        if inner is None:
            if self.pos(i) == "ADV":
                return Group(start, i + 1, i, frozenset(), known[0])
            return None
        readings = frozenset(r for r in inner.readings if r[0] in known[1])
        if self.tokens[i - 1].lower in ("zur",):
            readings = frozenset(r for r in readings if r[1] == "f") or readings
        return Group(start, inner.end, inner.head, readings, known[0])

    def _postposed(self, i: int, found: list[Group]) -> Group | None:
        """``Angaben zufolge``, ``der Regierung gegenüber``: the noun phrase before becomes prepositional."""
        token = self.tokens[i]
        if token.lower in POSTPOSITIONS and found and found[-1].end == i and not found[-1].preposition and "dative" in found[-1].cases:
            if token.pos in ("ADP", "ADV") and (token.lower != "nach" or self.tokens[found[-1].head].pos == "NOUN"):
                before = found.pop()
                return Group(before.begin, i + 1, before.head, before.readings, token.lower)
        return None

    def _nominal(self, i: int) -> Group | None:
        pos = self.pos(i)
        if pos == "PRON":
            return self._pronoun(i)
        if pos not in ("DET", "ADJ", "NUM", "NOUN", "PROPN", "ADV", "X"):
            return None
        begin, determiner = i, None
        if pos == "ADV":
            if self.pos(i + 1) not in ("NUM",):
                return None
            i += 1
        while self.pos(i) == "DET":
            determiner = determiner if determiner is not None else i
            i += 1
        adjectives: list[int] = []
        i = self._attributes(i, adjectives, determiner)
        if self.pos(i) not in ("NOUN", "PROPN", "X"):
            return self._headless(begin, i, determiner, adjectives)
        if self.tokens[i].pos == "PROPN" and determiner is None and not adjectives and self._possessive(i):
            behind = self._attributes(i + 1, adjectives, None)
            if self.pos(behind) in ("NOUN", "PROPN"):
                i = behind
            else:
                adjectives.clear()
        head = i
        end = self._names(head)
        readings = cases.noun_phrase(self.tokens, determiner, adjectives, head)
        group = Group(begin, end, head, readings)
        self._genitives(group)
        return group

    def _attributes(self, i: int, adjectives: list[int], determiner: int | None) -> int:
        """Past adjectives, numbers and their adverbs; ``die in Berlin geplante Reise`` takes the phrase in between."""
        limit = i + MAX_ATTRIBUTES
        while True:
            pos = self.pos(i) if i < limit else ""
            if pos in ("ADJ", "NUM"):
                adjectives.append(i)
                i += 1
            elif pos == "ADV" and (self.pos(i + 1) in ("ADJ", "NUM") or (determiner is not None and self.pos(i + 1) == "ADV")):
                i += 1
            elif adjectives and i < len(self.tokens) and self.tokens[i].text == "," and self.pos(i + 1) == "ADJ":
                i += 1
            elif i < len(self.tokens) and self.tokens[i].pos == "CCONJ" and adjectives and self.pos(i + 1) == "ADJ":
                i += 1
            elif pos == "ADP" and determiner is not None and i - determiner <= 2 and self._embedded(i):
                i = self._embedded(i)
            else:
                return i

    def _embedded(self, i: int) -> int:
        """End of a prepositional phrase between article and attribute; 0 when there is none."""
        for k in range(i + 1, i + 7):
            if self.pos(k) in ("NOUN", "PROPN") and self.pos(k + 1) in ("ADJ", "ADV") and self.pos(k + 1) == "ADJ":
                return k + 1
            if self.pos(k) not in ("DET", "ADJ", "NUM", "NOUN", "PROPN", "ADP"):
                return 0
        return 0

    def _possessive(self, i: int) -> bool:
        """``Nordkoreas Machthaber``: a name in the genitive before its noun."""
        token = self.tokens[i]
        return token.text.endswith(("s", "'", "’")) and len(token.text) > 3 and self.pos(i + 1) in ("NOUN", "ADJ")

    def _names(self, head: int) -> int:
        """End of the run of nouns and names that begins with the head."""
        i = head + 1
        while self.pos(i) in ("NOUN", "PROPN", "NUM", "X"):
            before, here = self.tokens[i - 1], self.tokens[i]
            if here.pos == "NOUN" and before.lower not in MEASURES and before.pos != "NUM":
                break
            if here.pos == "PROPN" and before.pos == "NOUN" and not here.text.endswith("s") and not singular(before):
                break
            if here.pos == "PROPN" and before.pos == "PROPN" and before.text.endswith("s") and self.pos(i + 1) == "NOUN":
                break
            i += 1
        return i

    def _headless(self, begin: int, i: int, determiner: int | None, adjectives: list[int]) -> Group | None:
        """An article or adjective standing for its noun: ``die beiden``, ``der Grüne``, ``zwei``."""
        if determiner is not None and not adjectives:
            return Group(begin, i, determiner, cases.noun_phrase(self.tokens, determiner, [], None))
        if adjectives and (determiner is not None or self.tokens[adjectives[-1]].pos == "NUM" or self.tokens[adjectives[-1]].text[0].isupper()):
            if determiner is None and not self.tokens[adjectives[-1]].pos == "NUM" and adjectives[-1] == 0:
                return None
            return Group(begin, i, adjectives[-1], cases.noun_phrase(self.tokens, determiner, adjectives, None))
        return None

    def _pronoun(self, i: int) -> Group:
        group = Group(i, i + 1, i, cases.pronoun(self.tokens[i].lower))
        if self.tokens[i].lower in ("deren", "dessen") and self.pos(i + 1) in ("NOUN", "ADJ", "PROPN", "NUM"):
            inner = self._nominal(i + 1)
            if inner is not None:
                return Group(i, inner.end, inner.head, inner.readings)
        self._genitives(group)
        return group

    def _genitives(self, group: Group) -> None:
        """Take in the genitives that follow: ``der Chef des russischen Sicherheitsrats``."""
        for _ in range(4):
            i = group.end
            if self.pos(i) not in ("DET", "ADJ") or not cases.can_be_genitive(self.tokens, i):
                return
            if self.tokens[group.head].pos == "PRON" and self.tokens[i].lower != "der":
                return
            inner: list[int] = []
            k = i
            while self.pos(k) == "DET":
                k += 1
            k = self._attributes(k, inner, i if self.pos(i) == "DET" else None)
            if self.pos(k) not in ("NOUN", "PROPN"):
                return
            readings = cases.noun_phrase(self.tokens, i if self.pos(i) == "DET" else None, inner, k)
            if not any(r[0] == "genitive" for r in readings):
                return
            group.end = self._names(k)


def _coordinations(chunker: Chunker, groups: list[Group]) -> list[Group]:
    """``A und B``, ``A, B und C`` as one phrase."""
    tokens = chunker.tokens
    joined: list[Group] = []
    for group in groups:
        before = joined[-1] if joined else None
        if before is not None and not group.preposition and before.end + 1 == group.begin and tokens[before.end].pos == "CCONJ":
            common = before.cases & group.cases
            if (common or not before.readings or not group.readings) and tokens[group.head].pos != "PRON" or tokens[before.head].pos == "PRON" and common:
                _join(tokens, joined, group)
                continue
        joined.append(group)
    return joined


def _join(tokens: object, joined: list[Group], group: Group) -> None:
    """Join the group to the last one, and those before it in the same enumeration."""
    last = joined[-1]
    while len(joined) > 1:
        before = joined[-2]
        if before.end + 1 == last.begin and not last.preposition and not before.joined and before.cases & last.cases and _comma(tokens, before.end):
            joined.pop()
            last = joined[-1]
        else:
            break
    common = last.cases & group.cases
    last.end, last.joined = group.end, True
    if common:
        last.readings = frozenset(r for r in last.readings if r[0] in common)


def _comma(tokens: object, i: int) -> bool:
    return tokens[i].text == ","  # type: ignore[index]


def _appositions(chunker: Chunker, groups: list[Group]) -> list[Group]:
    """``der Chef des Rats, Schoigu,``: a noun phrase between commas that names the one before it."""
    tokens = chunker.tokens
    result: list[Group] = []
    for group in groups:
        before = result[-1] if result else None
        if before is not None and not group.preposition and before.end + 1 == group.begin and _comma(tokens, before.end):
            closed = group.end >= len(tokens) or tokens[group.end].pos == "PUNCT"
            head, other = tokens[group.head].pos, tokens[before.head].pos
            if closed and head in ("NOUN", "PROPN") and other in ("NOUN", "PROPN") and not group.joined:
                before.end = group.end
                continue
        result.append(group)
    return result
