"""The words of one German sentence as its grammar sees them: what each verb form can be, where stretches begin."""

from __future__ import annotations

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
    vocabulary,
)

LANGUAGE = "de"
QUOTES = frozenset("\"'„“”»«‚‘’›‹‟")
DASHES = frozenset("-–—―")
BREAKS = frozenset(",;:.!?()")
STRONG = frozenset(":;?!.")
COORDINATORS = vocabulary("de", "coordinator")
# subordinators that open a clause even where the comma is missing
SAFE_OPENERS = vocabulary("de", "safe_subordinator")
PARTICIPLE_BEGINS = ("ge", "be", "ver", "er", "ent", "zer")
INFLECTED = ("e", "en", "er", "es", "em")
AFTER = frozenset({"NOUN", "PROPN", "VERB", "AUX", "PRON", "NUM", "PUNCT"})


class Stretch(msgspec.Struct):
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


class Words:
    """Tokens of a sentence with the analyses of their verb forms."""

    def __init__(self, sentence: Sentence) -> None:
        self.tokens: list[Token] = sentence.tokens
        self.lexicon: Lexicon = lexicon(LANGUAGE)
        self.forms: list[tuple[VerbForm, ...]] = [()] * len(self.tokens)
        self.kinds: list[frozenset[str]] = [frozenset()] * len(self.tokens)
        for i, token in enumerate(self.tokens):
            if (token.pos in ("VERB", "AUX") and not self._noun(i, token)) or self._mistagged(token):
                self._analyse(i, token)
        self._look_for_missing_verbs()

    def _look_for_missing_verbs(self) -> None:
        """Between two marks without a verb, a Konjunktiv I that is tagged otherwise: ``Im Tal herrsche Ruhe``."""
        begin = 0
        for i, token in enumerate(self.tokens):
            last = i + 1 == len(self.tokens)
            if last or (token.pos == "PUNCT" and token.text in BREAKS):
                if not any(self.kinds[begin : i + last]):
                    found = next((k for k in range(begin, i + last) if self._can_be_subjunctive(k)), None)
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

    def _noun(self, i: int, token: Token) -> bool:
        """Whether a "verb" is a noun by its capital in the middle of a sentence: ``das Verfahren``."""
        if not i or not token.text[0].isupper() or token.text.isupper():
            return False
        before = self.tokens[i - 1]
        return before.text[0].islower() and before.pos != "PUNCT"

    def _mistagged(self, token: Token) -> bool:
        """Whether a lowercase word was taken for a name or noun and is a finite verb: ``herrsche``."""
        if token.pos not in ("PROPN", "NOUN", "X") or not token.text[0].islower():
            return False
        return any(f.form == FINITE for f in self.lexicon.analyses(token.lower))

    def _analyse(self, i: int, token: Token) -> None:
        forms = self.lexicon.guesses(token.lower)
        kinds = {form.form for form in forms} or {FINITE}
        if i and self.tokens[i - 1].lower == "zu" and self.tokens[i - 1].pos in ("PART", "ADP") and INFINITIVE in kinds:
            kinds = {ZU_INFINITIVE}
        self.forms[i] = forms
        self.kinds[i] = frozenset(kinds)

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

    def final_cluster(self, stretch: Stretch) -> list[int]:
        """The last run of neighbouring verbs (``zu`` counts) of a stretch."""
        cluster: list[int] = []
        for i in reversed(stretch.verbs):
            if cluster and any(not self._in_cluster(k) for k in range(i + 1, cluster[-1])):
                break
            cluster.append(i)
        return cluster[::-1]

    def _in_cluster(self, i: int) -> bool:
        return self.tokens[i].lower == "zu" or self.is_verb(i)

    def last_finite(self, stretch: Stretch) -> int | None:
        """The finite verb of a verb-final clause: the last of the final cluster, the first before two infinitives."""
        cluster = self.final_cluster(stretch)
        if not cluster:
            return None
        last = cluster[-1]
        if len(cluster) > 2 and not self.surely_finite(last) and self.surely_finite(cluster[0]):
            return cluster[0]
        if self.finite(last):
            return last
        return next((i for i in reversed(cluster) if self.finite(i)), None)

    def first_finite(self, stretch: Stretch) -> int | None:
        """The finite verb of a verb-second clause: the first that can be one, in ``Verhandeln will er`` the second."""
        finite = [i for i in stretch.verbs if self.finite(i)]
        if not finite:
            return None
        first = finite[0]
        fronted = not self.surely_finite(first) and finite[1:2] == [first + 1] and self.surely_finite(first + 1)
        return finite[1] if fronted else first

    def verb_final(self, stretch: Stretch) -> bool:
        """Whether the stretch can be a verb-final clause: finite verb last, at most prepositional phrases behind it."""
        cluster = self.final_cluster(stretch)
        finite = self.last_finite(stretch)
        if finite is None:
            return False
        if any(self.surely_finite(i) for i in stretch.verbs if i < cluster[0]):
            return False
        if finite != cluster[-1] and not (finite == cluster[0] and len(cluster) > 2):
            return False
        after = False
        for i in range(cluster[-1] + 1, stretch.end):
            pos = self.tokens[i].pos
            if pos == "ADP":
                after = True
            elif pos in ("NOUN", "PROPN", "PRON", "DET") and not after:
                return False
        return True


def stretches(words: Words) -> list[Stretch]:
    """The sentence cut at marks of punctuation, coordinating conjunctions and between two finite verbs in a row."""
    borders = _speaking_quotes(words)
    found: list[Stretch] = []
    marks, coordinator, begin = "", "", 0
    parenthesis, opened = 0, 0
    tokens = words.tokens

    def close(end: int) -> bool:
        if any(tokens[k].pos != "PUNCT" for k in range(begin, end)):
            verbs = [k for k in range(begin, end) if words.is_verb(k)]
            found.append(Stretch(begin, end, marks, coordinator, tokens[begin].depth, verbs, parenthesis))
            return True
        return False

    for i, token in enumerate(tokens):
        mark = _mark(token, i in borders)
        if mark:
            if close(i):
                marks = coordinator = ""
            marks, begin = marks + mark, i + 1
            if mark == "(":
                opened += 1
                parenthesis = opened
            elif mark == ")":
                parenthesis = 0
        elif token.pos == "CCONJ" and token.lower in COORDINATORS and not _inside_phrase(tokens, i):
            if close(i):
                marks = ""
            coordinator, begin = token.lower, i + 1
        elif i > begin and words.surely_finite(i) and words.surely_finite(i - 1):
            close(i)
            marks, coordinator, begin = "|", "", i
        elif token.text in QUOTES and i == begin:
            begin = i + 1
        elif i > begin and token.pos == "SCONJ" and token.lower in SAFE_OPENERS and tokens[i - 1].pos in AFTER:
            close(i)
            marks, coordinator, begin = "|", "", i
    close(len(tokens))
    return found


def _inside_phrase(tokens: list[Token], i: int) -> bool:
    """Whether a conjunction joins parts of one noun phrase: ``alte und neue Wege``, ``Innen- und Außenminister``."""
    if not 0 < i < len(tokens) - 1:
        return False
    before, after = tokens[i - 1], tokens[i + 1]
    if before.text.endswith("-") and len(before.text) > 1:
        return True
    return before.pos == after.pos == "ADJ" and before.lower.endswith(INFLECTED) and after.lower.endswith(INFLECTED)


def _mark(token: Token, speaking: bool) -> str:
    if token.text in QUOTES:
        return "q" if speaking else ""
    if token.text in DASHES and token.pos in ("PUNCT", "SYM", "X"):
        return "-"
    if token.text in ("(", "[", "{"):
        return "("
    if token.text in (")", "]", "}"):
        return ")"
    if token.text == ",":
        return ","
    return token.text if token.text in STRONG and token.pos == "PUNCT" else ""


def _speaking_quotes(words: Words) -> set[int]:
    """Quotation marks whose pair encloses a finite verb."""
    borders: set[int] = set()
    open_marks: list[tuple[int, bool]] = []
    for i, token in enumerate(words.tokens):
        if token.text in QUOTES:
            following = words.tokens[i + 1].depth if i + 1 < len(words.tokens) else 0
            previous = words.tokens[i - 1].depth if i else 0
            if token.depth > previous and not (open_marks and following < token.depth):
                open_marks.append((i, False))
            elif open_marks:
                start, finite = open_marks.pop()
                if finite:
                    borders |= {start, i}
        elif open_marks and words.surely_finite(i):
            open_marks[-1] = (open_marks[-1][0], True)
    borders |= {start for start, finite in open_marks if finite}
    return borders
