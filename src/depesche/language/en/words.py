"""The words of one English sentence as its grammar sees them: verb groups and noun phrases from left to right."""

from __future__ import annotations

from functools import cached_property

import msgspec

from depesche.document import Sentence, Token
from depesche.language.en.nominals import PADDING, QUOTES, Nominal, NominalReader
from depesche.language.en.vocabulary import FIN, GER, INF, MARKED, PART, VerbWord, Vocabulary

DASHES = frozenset({"-", "–", "—", "--", "―"})
STRONG = frozenset({";", ":", "?", "!", "."})
# the longest run of words between the parts of a verb group ("has, of course, always been")
MAX_GAP = 4
# words before "is to" among which a noun of purpose is looked for ("the aim of the talks is to")
PURPOSE_REACH = 8
# subordinators behind which a verb must come
CONDITIONS = frozenset({"if", "unless", "when", "because", "while", "until", "whether", "although", "that"})
# words within which the verb of a sentence is looked for that the tagger saw none in
FIRST_VERB = 30
# words behind "to", a modal or a verb of causing within which an infinitive depends on it
LONGER = 4  # letters of a word whose capital tells a headline
LICENSED = 10
# what stands between two infinitives with one "to"
BEFORE_SECOND = frozenset({"CCONJ", "PUNCT", "ADV", "PART", "AUX"})
BEHIND_VERB = frozenset({"DET", "ADP", "PRON", "ADV", "ADJ", "NUM", "PART", "SCONJ", "AUX", "PUNCT"})
COMPLEMENTS = BEHIND_VERB - {"PUNCT", "AUX"}
CLAUSE_ENDS = frozenset({"SCONJ", "PUNCT", "PRON"})
SEMIMODALS = {"have": "have to", "be": "be to", "use": "used to", "go": "", "need": "need", "ought": "ought"}
PREFIXES = frozenset({"re", "un", "over", "out", "mis", "under", "co", "pre", "de"})
CHAIN = frozenset({"be", "have", "do", "get"})
# participles with which "'s" is "has"
AFTER_HAS = frozenset({"be", "get", "become", "have", "come"})
# pronouns that stand for what is to be done: "all is to", "this is to inform you"
BARE_SUBJECTS = frozenset({"it", "this", "that", "all", "what"})
BETWEEN = frozenset({"not", "n't", "n’t", "also", "both", "all", "since", "long", "once"})
VERBS = frozenset({"VERB", "AUX"})


class Group(msgspec.Struct, eq=False):
    """A verb group: auxiliaries, adverbs between them, main verb."""

    begin: int
    end: int
    verbs: list[int]
    kind: int
    """The bit of what it begins with: finite, infinitive (with or without to), gerund, participle."""
    lemmas: list[str]
    marked: bool = False
    """Whether it has ``to`` in front."""
    modal: str = ""
    """A modal of several words in it: ``have to``."""
    going: bool = False
    """Whether ``going to`` is in it."""
    perfect: bool = False
    """Whether ``have`` and a participle are in it."""
    extra: list[Nominal] = msgspec.field(default_factory=list)
    """Prepositional phrases between its parts."""
    inside: Nominal | None = None
    """The subject between auxiliary and verb of a question."""


class Words(NominalReader):
    """Tokens of a sentence with the analyses of their verb forms."""

    def __init__(self, sentence: Sentence, vocabulary: Vocabulary) -> None:
        super().__init__(sentence.tokens, vocabulary)
        if not CONDITIONS.isdisjoint(self.lower) or "case" in self.lower:
            self._retag()
        kinds, pos = self.kinds, self.pos
        licensed, used = -LICENSED, False
        for i, token in enumerate(sentence.tokens):
            if pos[i] in VERBS:
                word = vocabulary.verb(token.lower)
                kinds[i] = found = self._kinds(i, token, word)
                if found == INF:
                    alone = used and pos[i - 1] not in BEFORE_SECOND
                    if alone or i - licensed >= LICENSED or self._nominative(i - 1):
                        kinds[i] |= word.kinds & FIN
                    used = True
                if word.lemma in vocabulary.modals or word.lemma in vocabulary.causative or word.lemma == "do":
                    licensed, used = i, False
            elif token.lower == "to":
                licensed, used = i, False
        self._groups: dict[int, Group | None] = {}
        self.finite = self._next_finite()
        """For each token the next one that can be a finite verb before a mark that ends clauses; -1 for none."""
        self._find_verbs()

    def _nominative(self, i: int) -> bool:
        """Whether a pronoun that is nothing but a subject stands here."""
        return i >= 0 and self.lower[i] in ("i", "we", "they", "he", "she") and self.pos[i - 1] not in ("AUX", "CCONJ")

    def _kinds(self, i: int, token: Token, word: VerbWord) -> int:
        lower = token.lower
        if not word.known and (
            (i and token.text[0].isupper() and not lower.endswith(("s", "ed", "ing")))
            or ("-" in lower and lower.partition("-")[0] not in PREFIXES)
        ):
            return 0  # a name the tagger took for a verb ("would Trump do that"), an attribute ("coal-fired")
        if i and token.text[0].isupper() and self._inside_name(i):
            return 0  # "West Point", "CBS's Face the Nation"
        if i and self.lower[i - 1] == "-" and not token.space and word.kinds & (PART | GER):
            return 0  # "state - owned"
        marked = MARKED.get(token.morph[9:], 0) if token.morph.startswith("VerbForm=") else 0
        if marked == PART and word.kinds & GER:
            return GER
        return marked if marked & word.kinds else word.kinds

    def _inside_name(self, i: int) -> bool:
        """Whether a capitalised word goes on a name, in a sentence that is not all in capitals."""
        before = self.tokens[i - 2] if self.pos[i - 1] == "PART" and i > 1 else self.tokens[i - 1]
        return before.pos == "PROPN" and before.text[0].isupper() and not self._titled

    @cached_property
    def _titled(self) -> bool:
        """Whether most longer words begin with a capital, as in a headline."""
        longer = [token.text for token in self.tokens if len(token.text) >= LONGER]
        return 2 * sum(text[0].isupper() for text in longer) > len(longer)

    def _next_finite(self) -> list[int]:
        following = -1
        found = [-1] * (len(self.tokens) + PADDING)
        for i in range(len(self.tokens) - 1, -1, -1):
            if self.kinds[i] & FIN:
                following = i
            elif self.pos[i] == "PUNCT" and self.lower[i] in STRONG:
                following = -1
            found[i] = following
        return found

    def _find_verbs(self) -> None:
        """Give a sentence or its first clause the verb that was taken for a noun: ``The request results from``."""
        end = len(self.tokens)
        if self.tokens[-1].text == "." and self.finite[0] < 0:
            self._find_verb(1, min(end - 1, FIRST_VERB), BEHIND_VERB)
            return
        for i in range(1, min(end - 1, FIRST_VERB)):
            if self.kinds[i - 1]:
                return
            if self.pos[i] == "NOUN" and (self.lower[i + 1] == "that" or self._clause_ends(i + 1)):
                clausal = self._clause_ends(i + 1) or self.vocabulary.clausal(self.vocabulary.verb(self.lower[i]).lemma)
                if clausal and self._find_verb(i, i + 1, CLAUSE_ENDS):
                    return

    def _clause_ends(self, i: int) -> bool:
        return self.lower[i] == "," and self.pos[i + 1] == "CCONJ" and self.pos[i + 2] in ("DET", "PRON", "PROPN")

    def _find_verb(self, begin: int, end: int, behind: frozenset[str]) -> bool:
        for i in range(begin, end):
            if self.pos[i] != "NOUN" or self.pos[i - 1] not in ("NOUN", "PROPN") or self.pos[i + 1] not in behind:
                continue
            word = self.vocabulary.verb(self.lower[i])
            if not word.known or not word.kinds & FIN:
                continue
            plural = self.pos[i - 1] == "NOUN" and self.lower[i - 1].endswith("s")
            if word.past or (plural is not self.lower[i].endswith("s")):
                self.retag(i, FIN)
                self.finite = self._next_finite()
                return True
        return False

    def may_be_verb(self, i: int, *, singular: bool) -> bool:
        """Whether a noun could be the verb of a singular or plural subject before it."""
        before = self.pos[i - 1] in ("NOUN", "PROPN") or self.lower[i - 1] in ("this", "that")
        if self.pos[i] != "NOUN" or not before or self.pos[i + 1] not in COMPLEMENTS:
            return False
        word = self.vocabulary.verb(self.lower[i])
        return word.known and bool(word.kinds & FIN) and singular is self.lower[i].endswith("s")

    def retag_late(self, i: int) -> None:
        """Make a verb of a noun after the sentence has been read once."""
        self.retag(i, FIN)
        self.finite = self._next_finite()
        self._groups.clear()

    def retag(self, i: int, kinds: int) -> None:
        """Make a verb of what the tagger took for a noun."""
        self.tokens[i].pos = self.pos[i] = "VERB"
        self.kinds[i] = kinds

    def _retag(self) -> None:
        """Give a clause after ``if`` its verb where the tagger saw only nouns: ``if the army retreats,``."""
        last: int | None = None
        waiting = False
        for i, here in enumerate(self.pos[:-PADDING]):
            if (here == "SCONJ" and self.lower[i] in CONDITIONS) or (
                self.lower[i] == "case" and self.lower[i - 1] == "in"
            ):
                waiting, last = True, None
            elif here in VERBS:
                waiting = False
            elif waiting and here == "NOUN" and self.pos[i - 1] in ("NOUN", "PROPN"):
                word = self.vocabulary.verb(self.lower[i])
                if word.known and word.kinds & FIN:
                    last = i
            elif waiting and here == "PUNCT":
                if last is not None:
                    self.tokens[last].pos = self.pos[last] = "VERB"
                waiting = False

    def lemma(self, i: int, kinds: int = 0) -> str:
        """The lemma of the bare verb."""
        return self.vocabulary.lemma(self.lower[i], kinds or self.kinds[i])

    def skip_adverbs(self, i: int) -> int:
        """The next token that is no adverb, ``not`` or quotation mark, within a few."""
        k = i
        while k - i < MAX_GAP and (self.pos[k] in ("ADV", "PART") or self.lower[k] in QUOTES) and self.lower[k] != "to":
            k += 1
        return k

    def group(self, i: int) -> Group | None:
        """The verb group that begins at this token."""
        if i not in self._groups:
            self._groups[i] = self._group(i) if self.kinds[i] or self.lower[i] == "to" else None
        return self._groups[i]

    def _group(self, i: int) -> Group | None:
        begin = i
        kinds = self.kinds
        marked = False
        if self.lower[i] == "to" and self.pos[i] in ("PART", "ADP", "SCONJ"):
            i += 1
            while i - begin <= MAX_GAP and (
                self.pos[i] == "ADV"
                or self.lower[i] in ("not", "n't")
                or self.lower[i] in QUOTES
                or (self.pos[i] == "CCONJ" and self.pos[i - 1] == "ADV")
            ):
                i += 1
            if not (kinds[i] & INF or (kinds[i] and self.pos[begin] == "PART")) or kinds[i] == GER:
                return None
            marked = True
        if not kinds[i]:
            return None
        kind = INF if marked or kinds[i] == INF else next((k for k in (FIN, GER, PART) if kinds[i] & k), FIN)
        group = Group(begin, i + 1, [i], kind, [self.vocabulary.lemma(self.lower[i], kind)], marked)
        while self._extend(group):
            pass
        return group

    def _extend(self, group: Group) -> bool:
        """Take the next verb of the group in, if there is one."""
        last, lemma = group.verbs[-1], group.lemmas[-1]
        if lemma not in CHAIN and lemma not in self.vocabulary.modals and lemma not in self.vocabulary.semimodals:
            return False
        k = self.skip_between(last + 1)
        if k == last + 1 and self.lower[k] == "to":
            return self._semimodal(group, k)
        if self.pos[k] == "ADP" and not group.extra:
            k = self._past_circumstance(group, last, k)
        if not self.kinds[k] or not self.follows(last, k, lemma):
            return False
        if self.lower[last] in ("'s", "’s", "'d", "’d"):
            group.lemmas[-1] = lemma = self._short(last, k)
        group.perfect |= lemma == "have"
        need = PART | GER if lemma in ("be", "have", "get") else INF | FIN
        self._take(group, k, need)
        return True

    def _past_circumstance(self, group: Group, last: int, k: int) -> int:
        """``has in recent years cut``: past a prepositional phrase between an auxiliary and its participle."""
        if self.pos[last] != "AUX" or group.lemmas[-1] == "be":
            return k
        nominal = self.noun_phrase(k + 1)
        if nominal is None or self.pos[k + 1] in VERBS:
            return k
        verb = self.skip_between(nominal.end)
        if self.kinds[verb] not in (PART, INF) or not self.follows(last, verb, group.lemmas[-1]):
            return k
        nominal.preposition, nominal.start = self.lower[k], k
        group.extra.append(nominal)
        return verb

    def _take(self, group: Group, k: int, kinds: int) -> None:
        group.verbs.append(k)
        group.lemmas.append(self.vocabulary.lemma(self.lower[k], self.kinds[k] & kinds or self.kinds[k]))
        group.end = k + 1

    def _short(self, i: int, k: int) -> str:
        """The lemma of ``'s`` or ``'d`` before another verb."""
        if self.lower[i].endswith("d"):
            return "have" if self.kinds[k] == PART else "would"
        if not self.kinds[k] & PART:
            return "be"
        lemma = self.lemma(k, PART)
        active = self.pos[k + 1] in ("DET", "PRON", "PROPN") and lemma not in self.vocabulary.naming
        return "have" if active or lemma in AFTER_HAS else "be"

    def skip_between(self, i: int) -> int:
        """The first token from here on that cannot stand between the parts of a verb group."""
        k = i
        while k - i < MAX_GAP and (
            (self.pos[k] in ("ADV", "PART") and self.lower[k] != "to")
            or self.lower[k] in QUOTES
            or self.lower[k] in BETWEEN
        ):
            k += 1
        return k

    def follows(self, i: int, k: int, lemma: str = "") -> bool:
        """Whether the verb can go on a group whose last auxiliary is the other."""
        kinds, lemma = self.kinds[k], lemma or self.lemma(i)
        if self.lower[i] in ("'d", "’d"):
            return bool(kinds & (INF | PART))
        if lemma in self.vocabulary.modals or lemma == "do":
            return bool(kinds & INF) or (kinds == FIN and bool(self.vocabulary.verb(self.lower[k]).kinds & INF))
        if lemma in ("have", "be") and kinds == FIN and self.vocabulary.verb(self.lower[k]).kinds & PART:
            self.kinds[k] = kinds = PART  # no finite verb stands there
        if lemma == "have":
            return bool(kinds & PART)
        if lemma == "get":
            return kinds == PART
        return lemma == "be" and bool(kinds & (PART | GER))

    def _semimodal(self, group: Group, k: int) -> bool:
        """``have to go``, ``is going to go``, ``used to go``, ``is to go``: one group with the infinitive."""
        last, lemma = group.verbs[-1], group.lemmas[-1]
        verb = k + 1
        while self.pos[verb] == "ADV" and verb - k < MAX_GAP:
            verb += 1
        if not self.kinds[verb] & INF or group.modal or group.going:
            return False
        if lemma == "go":
            if self.lower[last] != "going" or group.lemmas[-2:-1] != ["be"]:
                return False
            group.going = True
        elif lemma == "use":
            if self.lower[last] != "used" or len(group.verbs) > 1:
                return False
            group.kind = FIN
        elif lemma == "be":
            if len(group.verbs) > 1 or not self.kinds[last] & FIN or not self._destined(group.begin):
                return False
        elif lemma not in ("have", "need", "ought"):
            return False
        group.modal = SEMIMODALS[lemma]
        self._take(group, verb, INF)
        return True

    def _destined(self, begin: int) -> bool:
        """Whether ``is to`` says what shall happen (``the pope is to visit``) and not what an aim is."""
        if self.pos[begin - 1] not in ("NOUN", "PROPN", "PRON") or self.lower[begin - 1] in BARE_SUBJECTS:
            return False
        purposes = self.vocabulary.purposes
        return purposes.isdisjoint(self.lower[max(begin - PURPOSE_REACH, 0) : begin])
