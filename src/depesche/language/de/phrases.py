"""German noun and prepositional phrases of a clause, with the cases their forms allow."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from depesche.document import Token
from depesche.language.clauses import Draft
from depesche.language.de import cases
from depesche.language.de.groups import Group, Joiner, Part, clause_view, parentheses
from depesche.language.de.words import INFLECTED, LANGUAGE, Words
from depesche.language.lexicon import vocabulary
from depesche.language.tables import rows, values

ANY_CASE = frozenset({"nominative", "accusative", "dative", "genitive"})
COMPARING = {"als": ("als", ANY_CASE), "wie": ("wie", ANY_CASE)}
POSTPOSITIONS = vocabulary("de", "postposition")
ONLY_BEHIND = frozenset({"zufolge", "zuliebe", "halber"})
MEASURES = vocabulary("de", "measure")
# numbers that are nouns, before what they count
COUNTS = vocabulary("de", "count")
# pronouns that can have a genitive behind them: "die der Nachbarn", "einer der Täter"
WITH_GENITIVE = vocabulary("de", "pronoun_with_genitive")
# words between article and noun that are looked at; keeps hostile input linear
MAX_ATTRIBUTES = 24
# words of such an attribute's own complements
MAX_EMBEDDED = 12
# parts of speech a phrase can begin with, the first with a preposition or as one
GOVERNING = frozenset({"ADP", "ADV", "CCONJ", "SCONJ"})
NOMINAL = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "X"})
UNSURE = frozenset({"VERB", "AUX", "NOUN", "PROPN", "X", "NUM"})
# prepositional phrases that govern nothing behind them
# ends of adjectives in names
ADJECTIVAL = tuple(stem + ending for stem in ("isch", "lich", "ig", "al", "iert") for ending in ("e", "en", "er", "es"))
FIXED = frozenset({("unter", "anderem"), ("unter", "anderen"), ("vor", "allem")})


@cache
def prepositions() -> dict[str, tuple[str, frozenset[str]]]:
    """Prepositions as written with their plain form and the cases they govern."""
    return {
        row["word"]: (row["preposition"], frozenset(row["cases"].split("|"))) for row in rows(LANGUAGE, "prepositions")
    }


def singular(token: Token) -> bool:
    """Whether the noun can be singular, so that a name behind it names it: not ``Leute Trump``."""
    return any(r[2] == "sing" for r in cases.noun(token.text, False))


@cache
def offices() -> frozenset[str]:
    """Words for what people are, as written."""
    return frozenset(
        w for row in rows(LANGUAGE, "roles") for w in (row["lemma"], *values(row["feminine"]), *values(row["forms"]))
    )


def _relative_pronoun(words: Words, draft: Draft) -> int:
    """The relative pronoun at the left, which stands alone even where it looks like an article; -1 for none."""
    if draft.kind != "relative" or draft.connector not in cases.RELATIVES_ALONE:
        return -1
    return next((i for i in draft.tokens[:3] if words.tokens[i].lower == draft.connector), -1)


class Chunker:
    """Cuts the words of a clause into phrases."""

    def __init__(self, words: Words, draft: Draft, taken: frozenset[int]) -> None:
        self.lexicon = words.lexicon
        self.attributes = words.attributes
        self.relative = _relative_pronoun(words, draft)
        self.view, self.tokens = clause_view(words.tokens, draft.tokens)
        own = set(draft.tokens)
        own -= taken
        self.parts = [
            "" if i not in own else self._pos(k) if token.pos in UNSURE or i == self.relative else token.pos
            for k, (i, token) in enumerate(zip(self.view, self.tokens, strict=True))
        ]
        self.pos: Callable[[int], str] = [*self.parts, "", "", "", ""].__getitem__
        """Part of speech of a word of the clause outside its verb complex; empty for all else, and behind the end."""
        self.inside = parentheses(self.tokens)

    def _pos(self, k: int) -> str:
        """The tag, with lowercase "nouns" before a noun (``15-jährige Haft``) taken for the adjectives they are."""
        token = self.tokens[k]
        if self.view[k] == self.relative:
            return "PRON"
        if self.view[k] in self.attributes:
            return "ADJ"
        if token.pos in ("VERB", "AUX") and token.text[0].isupper():
            return "NOUN"  # what the verb complex did not take
        if token.pos in ("NOUN", "PROPN", "X", "NUM") and token.text[-1:].islower() and not token.text[0].isupper():
            following = self.tokens[k + 1].pos if k + 1 < len(self.tokens) else ""
            if following in ("NOUN", "ADJ") and token.lower.endswith(INFLECTED) and token.lower not in MEASURES:
                return "ADJ"
        return token.pos

    def groups(self) -> list[Group]:
        """The phrases in order, coordinations and appositions joined."""
        found: list[Group] = []
        last = -1
        for i, pos in enumerate(self.parts):
            if i < last:
                continue
            if pos in GOVERNING:
                behind = self._postposed(i, found) if self.tokens[i].lower in ONLY_BEHIND else None
                group = behind or self._prepositional(i) or self._postposed(i, found) or self._nominal(i)
            elif pos in NOMINAL:
                group = self._nominal(i)
            else:
                continue
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

    def _prepositional(self, i: int) -> Group | None:
        token = self.tokens[i]
        short = self._short(i)
        if short is not None or self._no_preposition(i):
            return short
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
        inner = self._nominal(i, governed=True)
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

    def _short(self, i: int) -> Group | None:
        """``davon``, ``unter anderem``: what is a phrase without anything behind it."""
        token = self.tokens[i]
        adverb = cases.pronominal_adverb(token.lower) if token.pos == "ADV" else ""
        if adverb:
            return Group(i, i + 1, i, frozenset(), adverb)
        following = self.tokens[i + 1].lower if i + 1 < len(self.tokens) else ""
        return Group(i, i + 2, i + 1, frozenset(), token.lower) if (token.lower, following) in FIXED else None

    def _no_preposition(self, i: int) -> bool:
        """``sowohl A als auch B``, ``mehr als drei Orte``: the comparison joins, or makes a number less exact."""
        if self.tokens[i].lower != "als" or i + 1 >= len(self.tokens):
            return False
        if self.tokens[i + 1].lower == "auch":
            return True
        counted = self.pos(i + 1) == "NUM" or (self.pos(i + 1) == "DET" and self.tokens[i + 1].lower.startswith("ein"))
        return counted and i > 0 and self.tokens[i - 1].lower in ("mehr", "weniger")

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

    def _nominal(self, i: int, *, governed: bool = False) -> Group | None:
        pos = self.pos(i)
        if pos == "PRON" or (pos == "DET" and self._with_genitive(i)):
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
        head = self._behind(i, determiner, adjectives)
        readings = cases.noun_phrase(self.tokens, determiner, adjectives, head)
        end = self._names(head, determiner is None or any(r[2] == "sing" for r in readings), governed)
        group = Group(begin, end, head, readings, parts=[Part(begin, end, head, readings)])
        self._genitives(group)
        return group

    def _behind(self, i: int, determiner: int | None, adjectives: list[int]) -> int:
        """The head where the first noun stands for a genitive, the first part of a compound, a count or a place:
        ``Norwegens Premier``, ``Innen- und Außenamt``, ``drei Millionen Bürger``, ``die New Yorker Börse``."""
        token = self.tokens[i]
        if token.pos == "PROPN" and determiner is None and not adjectives and self._possessive(i):
            behind = self._attributes(i + 1, adjectives, None)
            behind += self._describes(behind)
            if self.pos(behind) in ("NOUN", "PROPN"):
                return behind
            adjectives.clear()
        elif token.lower in COUNTS:
            behind = self._attributes(i + 1, adjectives, determiner)
            return behind if self.pos(behind) == "NOUN" else i
        if token.text.endswith("-") and i + 1 < len(self.tokens) and self.tokens[i + 1].pos == "CCONJ":
            i += 2 * (self.pos(i + 2) in ("NOUN", "PROPN"))
        return self._named_after(i) if determiner is not None else i

    def _with_genitive(self, i: int) -> bool:
        """``einer der Täter``, ``viele dieser Orte``: an article that stands for a noun; so does ``dies`` in ``dies
        keinen Anlass``."""
        if self.pos(i + 1) != "DET":
            return False
        lower = self.tokens[i].lower
        return lower in ("das", "dies") or (lower in WITH_GENITIVE and self.tokens[i + 1].lower.endswith("er"))

    def _named_after(self, i: int) -> int:
        """``die New Yorker Börse``, ``die Frankfurter Rundschau``: the noun behind names that end like adjectives."""
        first = self.tokens[i]
        if self.pos(i + 1) in ("NOUN", "PROPN") and first.lower.endswith("er") and first.text not in offices():
            listed = self.pos(i) == "PROPN" and cases.gender(self.tokens[i + 1].lower)
            common = self.pos(i + 1) == "NOUN" or listed
            return i + 1 if common and self.tokens[i + 1].text[0].isupper() else i
        if self.pos(i) == "PROPN" and self.pos(i + 1) == "NOUN" and first.lower.endswith(ADJECTIVAL):
            return i + 1  # "die Islamische Front"
        second = self.pos(i) == self.pos(i + 1) == "PROPN" and self.tokens[i + 1].lower.endswith("er")
        return i + 2 if second and self.pos(i + 2) == "NOUN" else i

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
                (pos in ("ADP", "PRON", "ADV", "DET") or (pos and self.tokens[i].lower == "als"))
                and determiner is not None
                and i - determiner <= 2
                and self._embedded(i)
            ):
                i = self._embedded(i)
            else:
                return i

    def _embedded(self, i: int) -> int:
        """Where the attribute stands behind its own complements, ``die [in Berlin] geplante Reise``; 0 for none."""
        if self.pos(i) not in ("ADP", "PRON", "ADV") and self.tokens[i].lower != "als":
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
            if self.pos(k) not in ("DET", "ADJ", "NUM", "NOUN", "PROPN", "ADP", "ADV") and token.text not in (
                "(",
                ")",
                "und",
            ):
                return 0
        return 0

    def _possessive(self, i: int) -> bool:
        """``Nordkoreas Machthaber``: a name in the genitive before its noun."""
        token = self.tokens[i]
        if not token.text.endswith(("s", "'", "’")) or len(token.text) < 4:
            return False
        if self.pos(i + 1) == "PROPN":
            return self.tokens[i + 1].text in offices() or self._describes(i + 1)
        return self.pos(i + 1) in ("NOUN", "ADJ")

    def _describes(self, i: int) -> bool:
        """Whether a name with the ending of an adjective stands before its noun: ``Oberster Gerichtshof``."""
        return self.pos(i) == "PROPN" and self.pos(i + 1) == "NOUN" and self.tokens[i].lower.endswith(INFLECTED)

    def _names(self, head: int, named: bool = True, governed: bool = False) -> int:
        """End of the run of nouns and names that begins with the head, which a name may give a name or not: ``für die
        Orte Kiel und Plön``, ``(hat) die Norweger Kiel (gezeigt)``."""
        i = head + 1
        while self.pos(i) in ("NOUN", "PROPN", "NUM", "X"):
            before, here = self.tokens[i - 1], self.tokens[i]
            if here.pos == "NOUN" and before.lower not in MEASURES:
                break
            dated = before.pos != "NOUN" or cases.is_time(before.lower)
            if here.pos == "NUM" and (self.pos(i + 1) == "NOUN" or (self.pos(i + 1) == "ADJ" and not dated)):
                break
            if here.pos == "PROPN" and cases.gender(here.lower) and self.lexicon.noun(here.text)[0]:
                break  # a common noun after all: "bietet Norwegens Ministerpräsident Hilfe an"
            several = not (named and (here.text.endswith("s") or singular(before)))
            if here.pos == "PROPN" and before.pos == "NOUN" and several and not governed:
                break
            if here.pos == "PROPN" and cases.is_time(before.lower):
                break  # a time is no title: "hat am Montag Norwegen besucht"
            names = here.pos == before.pos == "PROPN"
            if names and before.text.endswith("s") and self.pos(i + 1) == "NOUN":
                break
            i += 1
        return i

    def _headless(self, begin: int, i: int, determiner: int | None, adjectives: list[int]) -> Group | None:
        """An article or adjective standing for its noun: ``die beiden``, ``der Grüne``, ``zwei``."""
        bare = [a for a in adjectives if self.tokens[a].pos == "ADJ" and not self.tokens[a].lower.endswith(INFLECTED)]
        if determiner is not None and (not adjectives or bare == adjectives):
            i = determiner + 1
            lower = self.tokens[determiner].lower
            readings = cases.pronoun(lower) if lower.endswith("er") and lower != "der" else None
            return Group(begin, i, determiner, readings or cases.noun_phrase(self.tokens, determiner, [], None))
        if adjectives and (
            determiner is not None
            or any(self.tokens[a].pos == "NUM" for a in adjectives)
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
        if self.view[i] != self.relative:
            self._genitives(group)
        return group

    def _genitives(self, group: Group) -> None:
        """Take in the genitives that follow: ``der Chef des russischen Sicherheitsrats``."""
        for _ in range(4):
            i = group.end
            if self.pos(i) not in ("DET", "ADJ") or not cases.can_be_genitive(self.tokens, i):
                return
            if self.tokens[group.head].pos == "PRON" and (
                not self.tokens[i].lower.endswith("er") or self.tokens[group.head].lower not in WITH_GENITIVE
            ):
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
