"""The words of one English sentence as its grammar sees them: verb groups and noun phrases from left to right."""

from __future__ import annotations

from functools import cache

import msgspec

from depesche.document import Sentence, Token
from depesche.language.lexicon import FINITE, GERUND, INFINITIVE, PARTICIPLE, Lexicon, VerbForm, lexicon, vocabulary
from depesche.language.tables import rows

LANGUAGE = "en"
QUOTES = frozenset("\"“”„‟«»‘’'`") | {"``", "''"}
DASHES = frozenset({"-", "–", "—", "--", "―"})
STRONG = frozenset({";", ":", "?", "!", "."})
MODALS = vocabulary("en", "modal")
# the longest run of words between the parts of a verb group ("has, of course, always been")
MAX_GAP = 4
# words between article and noun, and possessors in a row, that are looked at; both keep hostile input linear
MAX_ATTRIBUTES = 24
MAX_POSSESSORS = 4


class Group(msgspec.Struct):
    """A verb group: auxiliaries, adverbs between them, main verb."""

    begin: int
    end: int
    verbs: list[int]
    kind: str
    """finite, infinitive (with to), gerund, participle."""
    inside: Nominal | None = None
    """The subject between auxiliary and verb of a question."""


class Nominal(msgspec.Struct):
    """A noun phrase without its prepositional phrases."""

    begin: int
    end: int
    head: int
    preposition: str = ""
    start: int = 0
    """Where it begins with its preposition."""


class Words:
    """Tokens of a sentence with the analyses of their verb forms."""

    def __init__(self, sentence: Sentence) -> None:
        self.tokens: list[Token] = sentence.tokens
        self.lexicon: Lexicon = lexicon(LANGUAGE)
        _retag(self.tokens, self.lexicon)
        self.kinds: list[frozenset[str]] = [self._kinds(i, token) for i, token in enumerate(self.tokens)]

    def _kinds(self, i: int, token: Token) -> frozenset[str]:
        if token.pos not in ("VERB", "AUX"):
            return frozenset()
        if (
            token.text[0].isupper()
            and i
            and not self.lexicon.analyses(token.lower)
            and not token.lower.endswith(("s", "ed", "ing"))
        ):
            return frozenset()  # a name the tagger took for a verb: "would Trump do that"
        if "-" in token.text and not self.lexicon.analyses(token.lower):
            return frozenset()  # an attribute: "coal-fired power plants"
        forms = self.lexicon.guesses(token.lower)
        kinds = frozenset(f.form for f in forms) or frozenset({FINITE})
        marked = {"Fin": FINITE, "Inf": INFINITIVE, "Part": PARTICIPLE, "Ger": GERUND}.get(
            _feature(token.morph, "VerbForm")
        )
        if marked == PARTICIPLE and GERUND in kinds:
            return frozenset({GERUND})
        return frozenset({marked}) if marked in kinds else kinds

    def is_verb(self, i: int) -> bool:
        """Whether the token is a verb."""
        return i < len(self.tokens) and bool(self.kinds[i])

    def forms(self, i: int, kind: str = "") -> list[VerbForm]:
        """Analyses of a verb, of one kind if there is one of it."""
        found = list(self.lexicon.guesses(self.tokens[i].lower))
        return [f for f in found if f.form == kind] or found

    def lemma(self, i: int, kind: str = "") -> str:
        """The lemma of the bare verb."""
        forms = self.forms(i, kind)
        if not forms:
            return self.tokens[i].lower
        whole = next((f for f in forms if not f.particle), None)
        return whole.lemma if whole else forms[0].lemma.split(" ")[0]

    def pos(self, i: int) -> str:
        """Part of speech; empty outside the sentence."""
        return self.tokens[i].pos if 0 <= i < len(self.tokens) else ""

    def group(self, i: int) -> Group | None:
        """The verb group that begins at this token."""
        tokens = self.tokens
        begin = i
        kind = FINITE
        if tokens[i].lower == "to" and tokens[i].pos in ("PART", "ADP", "SCONJ"):
            i += 1
            while self.pos(i) == "ADV":
                i += 1
            if (
                not (self.is_verb(i) and (INFINITIVE in self.kinds[i] or tokens[begin].pos == "PART"))
                or GERUND in self.kinds[i]
            ):
                return None
            kind = INFINITIVE
        if not self.is_verb(i):
            return None
        if kind == FINITE:
            kind = self._first_kind(i)
        verbs = [i]
        last = i
        while self._expects(last):
            k = last + 1
            while self._between(k) and k - last <= MAX_GAP:
                k += 1
            if not (self.is_verb(k) and self.follows(last, k)):
                break
            verbs.append(k)
            last = k
        return Group(begin, last + 1, verbs, kind)

    def _between(self, k: int) -> bool:
        token = self.tokens[k] if k < len(self.tokens) else None
        return token is not None and (
            (token.pos in ("ADV", "PART") and token.lower != "to")
            or token.text in QUOTES
            or token.lower in ("not", "n't", "n’t", "also", "both", "all")
        )

    def _first_kind(self, i: int) -> str:
        kinds = self.kinds[i]
        for kind in (FINITE, GERUND, PARTICIPLE):
            if kind in kinds:
                return kind
        return FINITE

    def _expects(self, i: int) -> bool:
        lemma = self.lemma(i)
        return lemma in MODALS or (lemma in ("be", "have", "do", "get") and self.tokens[i].pos in ("AUX", "VERB"))

    def follows(self, i: int, k: int) -> bool:
        """Whether the verb can go on a group whose last auxiliary is the other."""
        lemma, kinds = self.lemma(i), self.kinds[k]
        if lemma in MODALS or lemma == "do":
            return bool(kinds & {INFINITIVE, FINITE}) and not (kinds == {FINITE} and self._past_only(k))
        if lemma == "have":
            return PARTICIPLE in kinds
        if lemma == "get":
            return kinds == {PARTICIPLE}
        return bool(kinds & {PARTICIPLE, GERUND})

    def _past_only(self, k: int) -> bool:
        return all(f.tense == "past" for f in self.forms(k, FINITE))

    def noun_phrase(self, i: int, depth: int = 0) -> Nominal | None:
        """The noun phrase that begins at this token."""
        begin = i
        limit = i + MAX_ATTRIBUTES
        pos = self.pos(i)
        if pos == "PRON" and not (
            self.tokens[i].lower in POSSESSIVES and self.pos(i + 1) in ("NOUN", "ADJ", "PROPN", "NUM", "ADV", "VERB")
        ):
            return self._possessed(Nominal(begin, i + 1, i), depth)
        if pos == "PRON":
            i += 1
        while self.pos(i) == "DET":
            i += 1
        while True:
            pos = self.pos(i) if i < limit else ""
            if (
                pos in ("ADJ", "NUM", "SYM")
                or (pos == "ADV" and self._leads_to_noun(i + 1))
                or (
                    pos == "VERB"
                    and (i > begin or depth or not self.kinds[i])
                    and self.kinds[i] <= {PARTICIPLE, GERUND, FINITE}
                    and self.pos(i + 1) in ("NOUN", "PROPN")
                    and self.tokens[i].lower.endswith(("ing", "ed", "en"))
                )
                or (
                    self.tokens[i].text in ("-", ",")
                    and i > begin
                    and self.pos(i - 1) in ("ADJ", "NOUN", "NUM")
                    and self.pos(i + 1) == "ADJ"
                    and self._leads_to_noun(i + 1)
                    if i < len(self.tokens)
                    else False
                )
                or (
                    i > begin
                    and i < len(self.tokens)
                    and self.tokens[i].text in QUOTES
                    and self.pos(i + 1) in ("ADJ", "NOUN", "PROPN")
                )
                or (pos == "CCONJ" and i > begin and self.pos(i - 1) == "ADJ" and self.pos(i + 1) == "ADJ")
            ):
                i += 1
            else:
                break
        if self.pos(i) not in ("NOUN", "PROPN", "X"):
            return (
                Nominal(begin, i, i - 1)
                if i > begin
                and self.pos(i - 1) in ("DET", "NUM", "ADJ", "PRON", "SYM")
                and (self.pos(begin) != "ADJ")
                and (self.pos(begin) != "ADV")
                else None
            )
        head = i
        while True:
            if self.pos(i) in ("NOUN", "PROPN", "X", "NUM"):
                head = i if self.pos(i) != "NUM" else head
                i += 1
            elif (
                self.pos(i) == "PUNCT"
                and self.tokens[i].text in ("-", "/")
                and self.pos(i + 1) in ("NOUN", "PROPN", "NUM")
            ) or (
                self.pos(i) == "ADJ"
                and self.pos(i - 1) == "PROPN"
                and self.pos(i + 1) in ("NOUN", "PROPN")
                and self.tokens[i].text[0].isupper()
            ):
                i += 1
            else:
                break
        return self._possessed(Nominal(begin, i, head), depth)

    def _leads_to_noun(self, i: int) -> bool:
        for k in range(i, i + 4):
            if self.pos(k) in ("NOUN", "PROPN"):
                return True
            if self.pos(k) not in ("ADJ", "NUM", "ADV", "CCONJ"):
                return False
        return False

    def _possessive_mark(self, i: int) -> bool:
        token = self.tokens[i]
        if token.lower not in ("'s", "’s", "'", "’"):
            return False
        bare = token.lower in ("'", "’") and not token.space and self.tokens[i - 1].lower.endswith("s")
        return token.pos == "PART" or (bare and self.pos(i + 1) in ("ADJ", "NOUN", "PROPN"))

    def _possessed(self, nominal: Nominal, depth: int) -> Nominal:
        """``Trump's aides``: the possessor and what it has are one phrase."""
        i = nominal.end
        if depth < MAX_POSSESSORS and i < len(self.tokens) and self._possessive_mark(i):
            inner = self.noun_phrase(i + 1, depth + 1)
            if inner is not None and self.pos(i + 1) not in ("DET", "PRON"):
                return Nominal(nominal.begin, inner.end, inner.head)
            return Nominal(nominal.begin, i + 1, nominal.head)
        return nominal


CONDITIONS = frozenset({"if", "unless", "when", "because", "while", "until", "whether", "although"})
POSSESSIVES = vocabulary("en", "possessive")


def _retag(tokens: list[Token], known: Lexicon) -> None:
    """Give a clause after ``if`` or ``unless`` its verb where the tagger saw only nouns: ``if the army retreats,``."""
    last: int | None = None
    waiting = False
    for i, token in enumerate(tokens):
        if token.pos == "SCONJ" and token.lower in CONDITIONS:
            waiting, last = True, None
        elif token.pos in ("VERB", "AUX"):
            waiting = False
        elif waiting and token.pos == "NOUN" and tokens[i - 1].pos in ("NOUN", "PROPN"):
            if any(form.form == FINITE for form in known.analyses(token.lower)):
                last = i
        elif waiting and token.pos == "PUNCT":
            if last is not None:
                tokens[last].pos = "VERB"
            waiting = False


def _feature(morph: str, name: str) -> str:
    for part in morph.split("|"):
        if part.startswith(name + "="):
            return part[len(name) + 1 :]
    return ""


@cache
def prepositions() -> dict[str, str]:
    """Prepositions of one word."""
    return {row["word"]: row["preposition"] for row in rows(LANGUAGE, "prepositions")}


@cache
def long_prepositions() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Prepositions of several words by their first word, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for word in prepositions():
        parts = tuple(word.split(" "))
        if len(parts) > 1:
            found.setdefault(parts[0], []).append(parts)
    return {first: tuple(sorted(parts, key=len, reverse=True)) for first, parts in found.items()}
