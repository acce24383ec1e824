"""German noun and prepositional phrases of a clause, with the cases their forms allow."""

from __future__ import annotations

from functools import cache

from depesche.document import Token
from depesche.language.clauses import Draft
from depesche.language.de import cases
from depesche.language.de.groups import Group, Joiner, Part, parentheses
from depesche.language.de.words import INFLECTED, LANGUAGE, QUOTES, Words
from depesche.language.lexicon import vocabulary
from depesche.language.tables import rows, values

ANY_CASE = frozenset({"nominative", "accusative", "dative", "genitive"})
COMPARING = {"als": ("als", ANY_CASE), "wie": ("wie", ANY_CASE)}
POSTPOSITIONS = vocabulary("de", "postposition")
MEASURES = vocabulary("de", "measure")


# words between article and noun that are looked at; keeps hostile input linear
MAX_ATTRIBUTES = 24
# words of such an attribute's own complements
MAX_EMBEDDED = 12
GAP = Token(0, 0, "", "", pos="PUNCT")


@cache
def prepositions() -> dict[str, tuple[str, frozenset[str]]]:
    """Prepositions as written with their plain form and the cases they govern."""
    return {
        row["word"]: (row["preposition"], frozenset(row["cases"].split("|"))) for row in rows(LANGUAGE, "prepositions")
    }


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


@cache
def offices() -> frozenset[str]:
    """Words for what people are, as written."""
    return frozenset(
        w for row in rows(LANGUAGE, "roles") for w in (row["lemma"], *values(row["feminine"]), *values(row["forms"]))
    )


class Chunker:
    """Cuts the words of a clause into phrases."""

    def __init__(self, words: Words, draft: Draft, taken: frozenset[int]) -> None:
        self.lexicon = words.lexicon
        self.view, self.tokens = _view(words.tokens, draft.tokens)
        own = frozenset(draft.tokens) - taken
        self.parts = [self._pos(k) if i in own else "" for k, i in enumerate(self.view)]
        self.inside = parentheses(self.tokens)

    def _pos(self, k: int) -> str:
        """The tag, with lowercase "nouns" before a noun (``15-jährige Haft``) taken for the adjectives they are."""
        token = self.tokens[k]
        if token.pos in ("VERB", "AUX") and token.text[0].isupper():
            return "NOUN"  # what the verb complex did not take
        if token.pos in ("NOUN", "PROPN", "X", "NUM") and token.text[-1:].islower() and not token.text[0].isupper():
            following = self.tokens[k + 1].pos if k + 1 < len(self.tokens) else ""
            if (
                following in ("NOUN", "ADJ")
                and token.lower.endswith(("e", "en", "er", "es", "em"))
                and token.lower not in MEASURES
            ):
                return "ADJ"
        return token.pos

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
        found = [g for g in found if not self.inside[g.begin]]
        return [self._placed(group) for group in Joiner(self.tokens, self.inside).join(found)]

    def _placed(self, group: Group) -> Group:
        """The group with token indices of the sentence."""
        group.begin, group.end = self.view[group.begin], self.view[group.end - 1] + 1
        group.head = self.view[group.head]
        for part in group.parts:
            part.begin, part.end = self.view[part.begin], self.view[part.end - 1] + 1
            part.head = self.view[part.head]
        return group

    def pos(self, i: int) -> str:
        """Part of speech of a word of the clause outside its verb complex; empty for all else."""
        return self.parts[i] if i < len(self.parts) else ""

    def _prepositional(self, i: int) -> Group | None:
        token = self.tokens[i]
        if token.pos == "ADV" and cases.pronominal_adverb(token.lower):
            return Group(i, i + 1, i, frozenset(), cases.pronominal_adverb(token.lower))
        known = COMPARING.get(token.lower) or prepositions().get(token.lower)
        if (
            known is None
            or token.pos not in ("ADP", "CCONJ", "SCONJ", "ADV")
            or (token.pos != "ADP" and token.lower not in COMPARING)
        ):
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
        if self.tokens[i - 1].lower == "zur":
            readings = frozenset(r for r in readings if r[1] == "f") or readings
        if len(inner.parts) == 1:
            inner.parts[0].readings = readings
        return Group(start, inner.end, inner.head, readings, known[0], parts=inner.parts)

    def _postposed(self, i: int, found: list[Group]) -> Group | None:
        """``Angaben zufolge``, ``der Regierung gegenüber``: the noun phrase before becomes prepositional."""
        token = self.tokens[i]
        before = found[-1] if found and found[-1].end == i and not found[-1].preposition else None
        if before is None or token.lower not in POSTPOSITIONS or token.pos not in ("ADP", "ADV"):
            return None
        if "dative" not in before.cases or (token.lower == "nach" and self.tokens[before.head].pos != "NOUN"):
            return None
        found.pop()
        return Group(before.begin, i + 1, before.head, before.readings, token.lower, parts=before.parts)

    def _nominal(self, i: int) -> Group | None:
        pos = self.pos(i)
        if pos == "PRON":
            return self._pronoun(i)
        if pos not in ("DET", "ADJ", "NUM", "NOUN", "PROPN", "ADV", "X"):
            return None
        if pos == "ADJ" and self.tokens[i].text[0].islower() and not self.tokens[i].lower.endswith(INFLECTED):
            return None  # an adverb: "wie schnell Zusagen kommen"
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
        if self.tokens[i].text.endswith("-") and i + 1 < len(self.tokens) and self.tokens[i + 1].pos == "CCONJ":
            i += 2 * (self.pos(i + 2) in ("NOUN", "PROPN"))  # "des Innen- und Verteidigungsministeriums"
        head = i
        end = self._names(head)
        readings = cases.noun_phrase(self.tokens, determiner, adjectives, head)
        group = Group(begin, end, head, readings, parts=[Part(begin, end, head, readings)])
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
            elif (
                (
                    pos == "ADV"
                    and (self.pos(i + 1) in ("ADJ", "NUM") or (determiner is not None and self.pos(i + 1) == "ADV"))
                )
                or (adjectives and i < len(self.tokens) and self.tokens[i].text == "," and self.pos(i + 1) == "ADJ")
                or (i < len(self.tokens) and self.tokens[i].pos == "CCONJ" and adjectives and self.pos(i + 1) == "ADJ")
                or (pos == "PART" and determiner is not None and self.pos(i + 1) == "ADJ")
            ):
                i += 1
            elif (
                pos in ("ADP", "PRON", "ADV", "DET")
                and determiner is not None
                and i - determiner <= 2
                and self._embedded(i)
            ):
                i = self._embedded(i)
            else:
                return i

    def _embedded(self, i: int) -> int:
        """Where the attribute stands behind its own complements, ``die [in Berlin] geplante Reise``; 0 for none."""
        if self.pos(i) not in ("ADP", "PRON", "ADV"):
            return 0
        for k in range(i + 1, min(i + MAX_EMBEDDED, len(self.tokens) - 1)):
            token = self.tokens[k]
            if (
                self.pos(k) == "ADJ"
                and self.pos(k - 1) != "DET"
                and token.lower.endswith(("e", "en", "er", "es", "em"))
            ):
                before = self.pos(k - 1) or self.tokens[k - 1].text
                behind = k + 1
                while self.pos(behind) == "ADJ":
                    behind += 1
                if self.pos(behind) in ("NOUN", "PROPN") and before in ("NOUN", "PROPN", "NUM", "ADV", ")", "PRON"):
                    return k
            if self.pos(k) not in ("DET", "ADJ", "NUM", "NOUN", "PROPN", "ADP", "ADV") and token.text not in ("(", ")"):
                return 0
        return 0

    def _possessive(self, i: int) -> bool:
        """``Nordkoreas Machthaber``: a name in the genitive before its noun."""
        token = self.tokens[i]
        if not token.text.endswith(("s", "'", "’")) or len(token.text) < 4:
            return False
        if self.pos(i + 1) == "PROPN":
            return self.tokens[i + 1].text in offices()
        return self.pos(i + 1) in ("NOUN", "ADJ")

    def _names(self, head: int) -> int:
        """End of the run of nouns and names that begins with the head."""
        i = head + 1
        while self.pos(i) in ("NOUN", "PROPN", "NUM", "X"):
            before, here = self.tokens[i - 1], self.tokens[i]
            if here.pos == "NOUN" and before.lower not in MEASURES:
                break
            if here.pos == "NUM" and self.pos(i + 1) == "NOUN":
                break
            if here.pos == "PROPN" and before.text in offices() and self.lexicon.noun(here.text)[0]:
                break  # a common noun after all: "bietet Norwegens Ministerpräsident Hilfe an"
            if here.pos == "PROPN" and before.pos == "NOUN" and not here.text.endswith("s") and not singular(before):
                break
            if here.pos == "PROPN" and cases.is_time(before.lower):
                break  # a time is no title: "hat am Montag Norwegen besucht"
            if (
                here.pos == "PROPN"
                and before.pos == "PROPN"
                and before.text.endswith("s")
                and self.pos(i + 1) == "NOUN"
            ):
                break
            i += 1
        return i

    def _headless(self, begin: int, i: int, determiner: int | None, adjectives: list[int]) -> Group | None:
        """An article or adjective standing for its noun: ``die beiden``, ``der Grüne``, ``zwei``."""
        bare = [a for a in adjectives if self.tokens[a].pos == "ADJ" and not self.tokens[a].lower.endswith(INFLECTED)]
        if determiner is not None and (not adjectives or bare == adjectives):
            i = adjectives[0] if adjectives else i
            return Group(begin, i, determiner, cases.noun_phrase(self.tokens, determiner, [], None))
        if adjectives and (
            determiner is not None
            or self.tokens[adjectives[-1]].pos == "NUM"
            or self.tokens[adjectives[-1]].text[0].isupper()
        ):
            first = determiner is None and self.tokens[adjectives[-1]].pos != "NUM" and adjectives[-1] == 0
            if first and (
                not self.tokens[0].lower.endswith(("e", "er", "en")) or i >= len(self.parts) or self.parts[i]
            ):
                return None
            return Group(begin, i, adjectives[-1], cases.noun_phrase(self.tokens, determiner, adjectives, None))
        return None

    def _pronoun(self, i: int) -> Group:
        group = Group(i, i + 1, i, cases.pronoun(self.tokens[i].lower))
        if self.tokens[i].lower in ("deren", "dessen") and self.pos(i + 1) in ("NOUN", "ADJ", "PROPN", "NUM"):
            inner = self._nominal(i + 1)
            if inner is not None:
                return Group(i, inner.end, inner.head, inner.readings, parts=inner.parts)
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
            genitive = frozenset(r for r in readings if r[0] == "genitive")
            group.parts.append(Part(i, group.end, k, genitive, True, readings))
