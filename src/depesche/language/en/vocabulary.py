"""What the grammar of order knows about the words of a language: closed classes, verb forms, prepositions, openers."""

from __future__ import annotations

from functools import cache

import msgspec

from depesche.language.lexicon import CACHED, FINITE, GERUND, INFINITIVE, PARTICIPLE, Lexicon, VerbForm, lexicon
from depesche.language.tables import rows, values

# what a verb form can be, as bits
FIN, INF, PART, GER = 1, 2, 4, 8
BITS = {FINITE: FIN, INFINITIVE: INF, PARTICIPLE: PART, GERUND: GER}
MARKED = {"Fin": FIN, "Inf": INF, "Part": PART, "Ger": GER}
FORMS = {FIN: FINITE, INF: INFINITIVE, PART: PARTICIPLE, GER: GERUND}

PERSONS = {
    "i": (1, "sing"),
    "we": (1, "plur"),
    "you": (2, ""),
    "he": (3, "sing"),
    "she": (3, "sing"),
    "it": (3, "sing"),
    "they": (3, "plur"),
}


class VerbWord(msgspec.Struct):
    """A word form as a verb."""

    kinds: int
    """What it can be, as bits."""
    lemma: str
    """Of its first analysis, without particle."""
    forms: tuple[VerbForm, ...]
    particles: frozenset[str]
    known: bool
    past: bool
    """Whether it is nothing but a past tense when it is finite."""


class Vocabulary:
    """The tables of one language as the grammar asks them."""

    def __init__(self, language: str) -> None:
        classes = {row["kind"]: frozenset(values(row["words"])) for row in rows(language, "grammar_words")}
        none: frozenset[str] = frozenset()
        self.lexicon: Lexicon = lexicon(language)
        self.negations = classes.get("negation", none)
        self.copulas = classes.get("copula", none)
        self.object_control = classes.get("object_control", none)
        self.times = classes.get("time", none)
        self.modals = classes.get("modal", none)
        self.helpers = classes.get("helper", none)
        self.subject_pronouns = classes.get("subject_pronoun", none)
        self.possessives = classes.get("possessive", none)
        self.interrogatives = classes.get("interrogative", none)
        self.relatives = classes.get("relative", none)
        self.arguments = classes.get("argument", none)
        self.sure = classes.get("sure_subordinator", none)
        self.prepositional = classes.get("prepositional_subordinator", none)
        self.conditions = classes.get("participle_subordinator", none)
        self.intransitive = classes.get("attributive_gerund", none)
        self.causative = classes.get("causative", none)
        self.semimodals = classes.get("semimodal", none)
        self.telling = classes.get("telling", none)
        self.thinking = classes.get("thinking", none)
        self.gerund_verbs = classes.get("gerund_verb", none)
        self.focus = classes.get("focus", none)
        self.days = classes.get("day", none)
        self.naming = classes.get("naming", none)
        self.quantifiers = classes.get("quantifier", none)
        self.requested = classes.get("requested", none)
        self.purposes = classes.get("purpose", none)
        self.subordinators = {row["word"]: row["kind"] for row in rows(language, "subordinators")}
        self.prepositions = {row["word"]: row["preposition"] for row in rows(language, "prepositions")}
        self.long_prepositions = _by_first(self.prepositions)
        self.long_subordinators = _by_first(self.subordinators)
        self.openers = (
            frozenset(word.split(" ")[0] for word in self.subordinators) | self.interrogatives | self.relatives
        )
        self._verbs: dict[str, VerbWord] = {}
        self._lemmas: dict[tuple[str, int], str] = {}
        self._clausal: dict[str, bool] = {}

    def verb(self, form: str) -> VerbWord:
        """The analyses of a lowercase form as a verb."""
        found = self._verbs.get(form)
        if found is None:
            found = self._verb(form)
            if len(self._verbs) < CACHED:
                self._verbs[form] = found
        return found

    def _verb(self, form: str) -> VerbWord:
        known = bool(self.lexicon.analyses(form))
        forms = tuple(self.lexicon.guesses(form))
        kinds = 0
        for analysis in forms:
            kinds |= BITS.get(analysis.form, 0)
        return VerbWord(
            kinds or FIN,
            bare_lemma(forms, form),
            forms,
            frozenset(f.particle for f in forms if f.particle),
            known,
            bool(forms) and all(f.tense == "past" for f in forms if f.form == FINITE),
        )

    def lemma(self, form: str, kinds: int) -> str:
        """The lemma of a lowercase form read as one of these kinds."""
        found = self._lemmas.get((form, kinds))
        if found is None:
            word = self.verb(form)
            wanted = tuple(f for f in word.forms if BITS.get(f.form, 0) & kinds)
            found = bare_lemma(wanted, form) if wanted else word.lemma
            if len(self._lemmas) < CACHED:
                self._lemmas[form, kinds] = found
        return found

    def clausal(self, lemma: str) -> bool:
        """Whether a verb takes a clause as its object: ``say``, ``think``."""
        found = self._clausal.get(lemma)
        if found is None:
            found = lemma in self.thinking or self.lexicon.reports(lemma, "direct", "clause")
            if len(self._clausal) < CACHED:
                self._clausal[lemma] = found
        return found


def bare_lemma(forms: tuple[VerbForm, ...], form: str) -> str:
    """The lemma of the first analysis without a particle."""
    if not forms:
        return form
    return next((f.lemma for f in forms if not f.particle), forms[0].lemma.split(" ")[0])


def _by_first(words: dict[str, str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Entries of several words by their first word, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for word in words:
        parts = tuple(word.split(" "))
        if len(parts) > 1:
            found.setdefault(parts[0], []).append(parts)
    return {first: tuple(sorted(parts, key=len, reverse=True)) for first, parts in found.items()}


@cache
def words_of(language: str) -> Vocabulary:
    """The vocabulary of a language, read once."""
    return Vocabulary(language)
