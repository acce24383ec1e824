"""The words of one German sentence as its grammar sees them: what each verb form can be."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from depesche.document import Sentence, Token
from depesche.language.lexicon import (
    FINITE,
    INFINITIVE,
    PARTICIPLE,
    ZU_INFINITIVE,
    Lexicon,
    VerbForm,
    lexicon,
)

LANGUAGE = "de"
PERFECT = "haben"
QUOTES = frozenset([*"\"'„“”»«‚‘’›‹‟", "``", "''"])
BREAKS = frozenset(",;:.!?()")
STRONG = frozenset(":;?!.")
PARTICIPLE_BEGINS = ("ge", "be", "ver", "er", "ent", "zer")
INFLECTED = ("e", "en", "er", "es", "em")
# endings of weak past tenses, which adjectives can have as well
PAST = ("te", "ten")
# endings of adjectives, longest first
ENDINGS = ("en", "er", "es", "em", "e")
# parts of speech right before a participle that describes a noun and has complements of its own
COMPLEMENTING = ("NOUN", "PROPN", "NUM", "ADV")
# tokens of such complements that are looked through
ATTRIBUTE = 10
# tokens of the shortest clause with a subordinator whose verb is looked for among the adjectives
SHORTEST = 3
COMPARING = frozenset({"als", "wie"})
VERBS = frozenset({"VERB", "AUX"})
NAMING = frozenset({"PROPN", "NOUN", "X"})
BEHIND_PARTICLE = frozenset({"PUNCT", "CCONJ", "SCONJ", "ADP", "ADV"})
# words to the next mark that are looked through for the verb of a clause without a comma, or for a particle
AHEAD = 40


ONLY_ZU = frozenset({ZU_INFINITIVE})
CACHED = 20_000


class Stretch(msgspec.Struct, gc=False):
    """Words between two boundaries (marks of punctuation, coordinating conjunctions)."""

    begin: int
    end: int
    marks: str
    """The marks before it, without quotation marks."""
    coordinator: str
    """The coordinating conjunction before it."""
    depth: int
    verbs: list[int] = msgspec.field(default_factory=list)
    parenthesis: int = 0
    """Number of the parenthesis it stands in; 0 for none."""
    cluster: list[int] = msgspec.field(default_factory=list)
    """The last run of neighbouring verbs (``zu`` counts)."""
    first: int | None = None
    """The finite verb if the clause is verb-second."""
    last: int | None = None
    """The finite verb if the clause is verb-final."""
    final: bool = False
    """Whether it can be a verb-final clause: finite verb last, at most prepositional phrases behind it."""


@lru_cache(maxsize=CACHED)
def _analysis(lower: str) -> tuple[tuple[VerbForm, ...], frozenset[str]]:
    """The analyses of a verb and what it can be by them; an infinitive with ``zu`` inside is nothing else."""
    forms = lexicon(LANGUAGE).guesses(lower)
    kinds = frozenset(form.form for form in forms) or frozenset({FINITE})
    return forms, ONLY_ZU if ZU_INFINITIVE in kinds else kinds


class Words:
    """Tokens of a sentence with the analyses of their verb forms."""

    def __init__(self, sentence: Sentence) -> None:
        self.tokens: list[Token] = sentence.tokens
        self.lexicon: Lexicon = lexicon(LANGUAGE)
        self.forms: list[tuple[VerbForm, ...]] = [()] * len(self.tokens)
        self.kinds: list[frozenset[str]] = [frozenset()] * len(self.tokens)
        self._full: dict[int, str] = {}
        self._persons: dict[int, set[tuple[int, str]]] = {}
        self.attributes: set[int] = set()
        """Words tagged as verbs that describe a noun: ``der [in den Streit verwickelte] Rat``."""
        for i, token in enumerate(self.tokens):
            if token.pos in VERBS:
                if self._attributive(i, token):
                    self.attributes.add(i)
                elif not self._noun(i, token):
                    self._analyse(i, token)
            elif token.pos in NAMING and token.text[0].islower() and self._mistagged(token):
                self._analyse(i, token)
        self._look_for_missing_verbs()
        if not any(self.kinds):
            self._look_for_past()

    def _look_for_past(self) -> None:
        """In a sentence without a verb, a past tense taken for an adjective: ``Viele Leute blockierten Straßen.``"""
        tokens = self.tokens
        if not tokens or tokens[-1].text not in (".", "!", "?"):
            return
        for i in range(1, len(tokens) - 1):
            token = tokens[i]
            behind_noun = token.pos == "ADJ" and tokens[i - 1].pos in ("NOUN", "PROPN")
            if behind_noun and token.lower.endswith(PAST) and token.text[0].islower() and self._mistagged(token):
                self._analyse(i, token)
                return

    def _look_for_missing_verbs(self) -> None:
        """Between two marks without a verb, one that is tagged otherwise: ``Im Tal herrsche Ruhe``."""
        begin = 0
        for i, token in enumerate(self.tokens):
            last = i + 1 == len(self.tokens)
            if last or (token.pos == "PUNCT" and token.text in BREAKS):
                if not any(self.kinds[begin : i + last]):
                    found = next((k for k in range(begin, i + last) if self._can_be_subjunctive(k)), None)
                    found = self._closing_verb(begin, i) if found is None else found
                    found = self._asking_verb(begin, i) if found is None else found
                    if found is not None:
                        self._analyse(found, self.tokens[found])
                begin = i + 1

    def _can_be_subjunctive(self, i: int) -> bool:
        token = self.tokens[i]
        if token.pos in ("VERB", "AUX", "DET", "PRON", "ADP", "NUM") or not token.lower.endswith("e"):
            return False
        before = self.tokens[i - 1] if i else None
        if before is None and token.pos in ("NOUN", "PROPN"):
            return False
        if before is not None and (before.pos in ("DET", "ADJ", "NUM", "ADP") or not token.text[0].islower()):
            return False
        if before is not None and before.text == "," and i > 1 and self.tokens[i - 2].pos == "ADJ":
            return False
        return any("subjunctive1" in f.moods and (3, "sing") in f.persons for f in self.lexicon.analyses(token.lower))

    def _closing_verb(self, begin: int, end: int) -> int | None:
        """The last word behind a subordinator, when it can be the verb: ``Weil der Rat die Hilfe erhöht``."""
        tokens = self.tokens
        if end - begin < SHORTEST or tokens[end].text != "," or tokens[begin].pos != "SCONJ":
            return None
        if tokens[end - 1].pos != "ADJ" or tokens[begin + 1].pos not in ("DET", "PRON", "PROPN", "NOUN"):
            return None
        listed = end + 1 < len(tokens) and tokens[end + 1].pos == "ADJ"  # "dass er verschlossen, schroff und stur sei"
        return end - 1 if not listed and self._mistagged(tokens[end - 1]) else None

    def _asking_verb(self, begin: int, end: int) -> int | None:
        """The first word of a question, when it can be the verb: ``Verhängte Norwegen Sanktionen?``."""
        tokens = self.tokens
        if tokens[end].text != "?" or end - begin < 2 or tokens[begin].pos != "ADJ":
            return None
        subject = tokens[begin + 1].pos in ("PROPN", "PRON", "DET")
        return begin if subject and self._mistagged(tokens[begin]) else None

    def _attributive(self, i: int, token: Token) -> bool:
        """Whether a "verb" is a participle that describes the noun behind it, with its own complements between it and
        their article: ``der [in den Streit verwickelte] Rat``."""
        tokens = self.tokens
        if i < 3 or i + 1 == len(tokens) or tokens[i + 1].pos != "NOUN" or tokens[i - 1].pos not in COMPLEMENTING:
            return False
        stem = next((token.lower.removesuffix(end) for end in ENDINGS if token.lower.endswith(end)), "")
        if not any(f.form == PARTICIPLE for f in self.lexicon.analyses(stem)):
            return False
        k, limit = i - 1, max(1, i - ATTRIBUTE)
        for kinds in (COMPLEMENTING, ("ADJ",), ("DET",)):  # one noun phrase: "einen langen Streit"
            while k > limit and tokens[k].pos in kinds:
                k -= 1
        return tokens[k].pos == "ADP" and tokens[k - 1].pos == "DET"

    def _noun(self, i: int, token: Token) -> bool:
        """Whether a "verb" is a noun by its capital in the middle of a sentence: ``das Verfahren``."""
        if not i or not token.text[0].isupper() or token.text.isupper():
            return False
        before = self.tokens[i - 1]
        return (before.text[0].islower() and before.pos != "PUNCT") or before.text == ","

    def _mistagged(self, token: Token) -> bool:
        """Whether a lowercase word was taken for a name or noun and is a finite verb: ``herrsche``."""
        return any(f.form == FINITE for f in self.lexicon.analyses(token.lower))

    def _analyse(self, i: int, token: Token) -> None:
        self.forms[i], kinds = _analysis(token.lower)
        if INFINITIVE in kinds and i and self.tokens[i - 1].lower == "zu" and self.tokens[i - 1].pos in ("PART", "ADP"):
            kinds = ONLY_ZU
        self.kinds[i] = kinds

    def participle(self, i: int) -> bool:
        """Whether a word tagged as adjective or adverb is the participle of a known verb: ``geschafft``."""
        token = self.tokens[i]
        if token.pos not in ("ADJ", "ADV") or not token.text[0].islower() or not token.lower.endswith(("t", "n")):
            return False
        forms = [f for f in self.lexicon.analyses(token.lower) if f.form == PARTICIPLE]
        if not forms and token.lower.startswith(PARTICIPLE_BEGINS) and token.lower.endswith("t"):
            forms = [f for f in self.lexicon.guesses(token.lower) if f.form == PARTICIPLE]
        if not forms:
            return False
        self.forms[i], self.kinds[i] = tuple(forms), frozenset({PARTICIPLE})
        return True

    def finite(self, i: int) -> bool:
        """Whether the token can be a finite verb."""
        return FINITE in self.kinds[i]

    def surely_finite(self, i: int) -> bool:
        """Whether the token can be nothing but a finite verb."""
        return self.kinds[i] == {FINITE}

    def surely_subjunctive(self, i: int) -> bool:
        """Whether the finite verb can be nothing but Konjunktiv II."""
        forms = [f for f in self.forms[i] if f.form == FINITE]
        return bool(forms) and all("subjunctive2" in f.moods and "indicative" not in f.moods for f in forms)

    def nonfinite(self, i: int) -> bool:
        """Whether the token can be an infinitive or participle without ``zu``."""
        return bool(self.kinds[i] & {INFINITIVE, PARTICIPLE})

    def zu(self, i: int) -> bool:
        """Whether the token is an infinitive with ``zu``."""
        return ZU_INFINITIVE in self.kinds[i]

    def is_verb(self, i: int) -> bool:
        """Whether the token is a verb."""
        return bool(self.kinds[i])

    def lemma(self, i: int) -> str:
        """The lemma of a verb standing alone."""
        for form in self.forms[i]:
            if not form.separate:
                return form.lemma
        return self.forms[i][0].lemma.removeprefix(self.forms[i][0].particle) if self.forms[i] else self.tokens[i].lower

    def full_lemma(self, i: int) -> str:
        """The lemma of a finite verb with its particle, ``teilte … mit``, when that stands near enough."""
        found = self._full.get(i)
        if found is None:
            found = self._full[i] = self._separable(i) or self.lemma(i)
        return found

    def _separable(self, i: int) -> str:
        particles = {form.particle: form.lemma for form in self.forms[i] if form.separate}
        if not particles:
            return ""
        for k in range(i + 1, min(i + AHEAD, len(self.tokens))):
            token = self.tokens[k]
            if token.lower in particles and (k + 1 == len(self.tokens) or self.tokens[k + 1].pos in BEHIND_PARTICLE):
                return particles[token.lower]
            if token.text in STRONG or (token.depth != self.tokens[i].depth and token.pos != "PUNCT"):
                return ""
        return ""

    def persons(self, i: int) -> set[tuple[int, str]]:
        """Persons and numbers the finite verb can agree with; empty when open."""
        found = self._persons.get(i)
        if found is None:
            found = {person for form in self.forms[i] if form.form == FINITE for person in form.persons}
            self._persons[i] = found
        return found

    def reports(self, i: int) -> bool:
        """Whether the verb, with its particle, can introduce what somebody said."""
        return self.lexicon.reports(self.full_lemma(i), "direct", "clause")

    def introduces(self, stretch: Stretch) -> bool:
        """Whether the verb of the stretch can introduce what somebody said: ``sagte er``, ``hatte er gesagt``."""
        first, last = stretch.first, stretch.verbs[-1]
        if first is None or self.reports(first):
            return first is not None
        perfect = last > first and self.lemma(first) == PERFECT and PARTICIPLE in self.kinds[last]
        return perfect and self.reports(last)

    def _in_cluster(self, i: int) -> bool:
        return self.is_verb(i) or self.tokens[i].lower == "zu"

    def analyse(self, stretch: Stretch) -> Stretch:
        """The stretch with its final cluster and what can be its finite verb."""
        verbs = stretch.verbs
        if not verbs:
            return stretch
        start = verbs[-1]
        while start > stretch.begin and self._in_cluster(start - 1):
            start -= 1
        stretch.cluster = [i for i in verbs if i >= start]
        stretch.last = self._last_finite(stretch.cluster)
        stretch.first = self._first_finite(verbs)
        stretch.final = stretch.last is not None and self._verb_final(stretch, stretch.last)
        return stretch

    def _last_finite(self, cluster: list[int]) -> int | None:
        """The finite verb of a verb-final clause: the last of the final cluster, the first before two infinitives."""
        last = cluster[-1]
        if len(cluster) > 1 and self.kinds[last] != {FINITE} and self.kinds[cluster[0]] == {FINITE}:
            return cluster[0]
        if self.finite(last):
            return last
        return next((i for i in reversed(cluster) if self.finite(i)), None)

    def _first_finite(self, verbs: list[int]) -> int | None:
        """The finite verb of a verb-second clause: the first that can be one, in ``Verhandeln will er`` the second."""
        finite = [i for i in verbs if FINITE in self.kinds[i]]
        if not finite:
            return None
        first = finite[0]
        fronted = not self.surely_finite(first) and finite[1:2] == [first + 1] and self.surely_finite(first + 1)
        return finite[1] if fronted else first

    def _verb_final(self, stretch: Stretch, finite: int) -> bool:
        cluster = stretch.cluster
        if any(self.surely_finite(i) for i in stretch.verbs if i < cluster[0]):
            return False
        if finite != cluster[-1] and not (finite == cluster[0] and len(cluster) > 2):
            return False
        begin = cluster[-1] + 1
        if begin < stretch.end and len(cluster) == 1 and self.tokens[begin].pos in ("ADJ", "ADV", "PART"):
            return False  # "die Preise sind moderat"
        if begin < stretch.end and self._particle_of(finite, begin, stretch.end):
            return False  # "stimmt zu": the particle stands behind a verb that is second
        return self._only_prepositional(begin, stretch.end)

    def _particle_of(self, finite: int, i: int, end: int) -> bool:
        if all(form.particle != self.tokens[i].lower for form in self.forms[finite] if form.separate):
            return False
        return i + 1 == end or self.tokens[i + 1].pos in BEHIND_PARTICLE

    def _only_prepositional(self, begin: int, end: int) -> bool:
        """Whether nothing but prepositional phrases stands here: ``der größer ist als das Haus der Eltern``."""
        governed, noun = False, False
        for i in range(begin, end):
            token = self.tokens[i]
            pos = token.pos
            if pos == "ADP" or token.lower in COMPARING:
                governed, noun = True, False
            elif pos in ("NOUN", "PROPN"):
                if not governed:
                    return False
                noun = True
            elif pos == "PRON" or (pos == "DET" and noun and token.lower not in ("des", "der")):
                if not governed or noun:
                    return False
            elif pos == "DET" and not governed:
                return False
        return True
