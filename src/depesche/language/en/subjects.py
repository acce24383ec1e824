"""Which noun phrase before an English verb is its subject, and where its clause begins."""

from __future__ import annotations

from depesche.language.clauses import Draft
from depesche.language.en.openers import ARGUMENTS, INTERROGATIVES, OpenerReader
from depesche.language.en.vocabulary import TIMES
from depesche.language.en.words import QUOTES, Group, Nominal
from depesche.language.lexicon import FINITE, INFINITIVE, vocabulary

HELPERS = vocabulary("en", "helper")
SUBJECT_PRONOUNS = vocabulary("en", "subject_pronoun")
# noun phrases an apposition may hold
MAX_APPOSITION = 6


class SubjectReader(OpenerReader):
    """Finds subjects."""

    def _question(self, group: Group) -> None:
        """Take the subject between auxiliary and verb into the group: ``would Trump do``, ``should talks fail``."""
        begin = group.begin
        if len(group.verbs) > 1 or self.tokens[begin].pos != "AUX" or self.words.lemma(begin) not in HELPERS:
            return
        before = self.tokens[begin - 1] if begin else None
        if (
            before is not None
            and before.pos not in ("PUNCT", "CCONJ", "ADV", "SCONJ")
            and before.lower not in INTERROGATIVES
        ):
            return
        subject = self.words.noun_phrase(group.end) if group.end < len(self.tokens) else None
        if subject is None:
            return
        k = subject.end
        if not self.words.is_verb(k) and self._noun_for_verb(subject):
            k = subject.end = subject.end - 1  # "Should the army withdraw" with two nouns
            self.tokens[k].pos = "VERB"
            self.words.kinds[k] = frozenset({INFINITIVE})
            subject.head = min(subject.head, k - 1)
        while self.words.pos(k) in ("ADV", "PART") and k - subject.end < 3:
            k += 1
        if self.words.is_verb(k) and self.words.follows(begin, k):
            inner = self.words.group(k)
            group.verbs += inner.verbs if inner is not None and inner.kind != INFINITIVE else [k]
            group.end = group.verbs[-1] + 1
            group.inside = subject
            if self.top.kind == "complement" and self.top.parent is None and not self.top.verbs:
                self.top.kind = "main"
                self.orphans.pop(id(self.top), None)

    def _noun_for_verb(self, subject: Nominal) -> bool:
        last = self.tokens[subject.end - 1]
        if (
            subject.end - subject.begin < 2
            or last.pos != "NOUN"
            or self.tokens[subject.end - 2].pos not in ("NOUN", "PROPN")
        ):
            return False
        return any(f.form == INFINITIVE for f in self.words.lexicon.analyses(last.lower))

    def _subject_in(self, tail: list[Nominal], begin: int) -> Nominal | None:
        """The noun phrase directly before the verb that can be its subject; the head of ``the head of the council``."""
        if not tail:
            return None
        k = len(tail) - 1
        last = tail[k]
        if self._gap(last.end, begin):
            return None
        border = begin - 1 - (self.tokens[begin - 1].text in QUOTES)
        if self.tokens[border].text == "," and border >= last.end:
            k = self._before_apposition(tail, k)
        k = _chain_start(tail, k)
        return None if tail[k].preposition else tail[k]

    def _before_apposition(self, tail: list[Nominal], k: int) -> int:
        """``Shojai, head of the association, said``: the phrase that the one between the commas describes."""
        seen = False
        for place in range(k, max(k - MAX_APPOSITION, -1), -1):
            border = self.tokens[tail[place].start - 1].text if tail[place].start else ""
            if border in QUOTES:
                return place
            if seen and tail[place].end < len(self.tokens) and self.tokens[tail[place].end].text == ",":
                return _chain_start(tail, place)
            seen = seen or border == ","
        return k

    def _gap(self, end: int, begin: int) -> bool:
        """Whether more than adverbs, quotation marks and a closing comma stands between noun phrase and verb."""
        if end < begin and self.tokens[end - 1].depth > self.tokens[begin].depth:
            return True
        if end < begin and self.tokens[end].text == "," and begin - end == 1:
            return any(self._lacking(d) and self._has_subject(d) for d in self._recent())
        return any(self.tokens[k].pos not in ("ADV", "PUNCT", "PART") for k in range(end, begin)) or begin - end > 5

    def _coordinated_subject(self, group: Group, top: Draft, subject: Nominal) -> Nominal:
        """``she and her friends are``: the first of two coordinated subjects."""
        tail = self._tail(top)
        place = next((k for k, n in enumerate(tail) if n is subject), 0)
        if not place or not subject.start or self.tokens[subject.start - 1].pos != "CCONJ":
            return subject
        before = tail[place - 1]
        if before.end != subject.start - 1 or before.preposition:
            return subject
        plural = self.tokens[group.begin].lower in ("are", "were", "have", "do", "'re", "’re")
        lone = self.tokens[subject.head].pos == "PROPN" or not self.tokens[subject.head].lower.endswith("s")
        if self.tokens[before.head].lower in SUBJECT_PRONOUNS - {"it", "you"} or (plural and lone):
            return before
        return subject

    def _resumed(self, begin: int) -> tuple[Draft, Nominal] | None:
        """``A opposes it, yet B, which ..., ranks``: the noun phrase before an inserted clause, and its clause."""
        if not begin or self.tokens[begin - 1].text != ",":
            return None
        for draft in list(self._recent())[1:4]:
            tail = self._tail(draft)
            free = tail and not tail[-1].preposition and tail[-1].start
            if free and self.tokens[tail[-1].start - 1].pos == "CCONJ":
                return draft, tail[-1]
        return None

    def _joined(self, tail: list[Nominal], subject: Nominal) -> bool:
        """Whether the phrase is the second part of ``A and B`` inside the clause that ends here."""
        place = next((k for k, n in enumerate(tail) if n is subject), 0)
        return place > 0 and tail[place - 1].end == subject.start - 1 and self.tokens[subject.start - 1].pos == "CCONJ"

    def _contact(self, group: Group) -> int | None:
        """Start of a relative clause without pronoun: ``the reason I go``, ``every move Google makes brings``."""
        nominals = self.phrases[id(self.top)]
        if len(nominals) < 2:
            return None
        head, subject = nominals[-2], nominals[-1]
        if subject.preposition or head.end != subject.start or self._only_adverbs(subject.end, group.begin):
            return None
        word = self.tokens[head.head]
        if (
            word.pos not in ("NOUN", "PRON")
            or word.lower in TIMES | ARGUMENTS
            or self.tokens[head.begin].lower in ARGUMENTS
        ):
            return None
        if self.tokens[subject.head].lower in SUBJECT_PRONOUNS:
            return subject.start
        return subject.start if not head.preposition and self._verb_without_subject(group.end) else None

    def _verb_without_subject(self, i: int) -> bool:
        """Whether a finite verb follows before any noun phrase or mark."""
        for k in range(i, min(i + 6, len(self.tokens))):
            if self.words.is_verb(k):
                return FINITE in self.words.kinds[k]
            if self.tokens[k].pos not in ("ADV", "PART", "ADP"):
                return False
        return False

    def _insertion(self, group: Group) -> int | None:
        """Start of ``Kim said`` in ``Trump, Kim said, would leave``."""
        nominals = self.phrases[id(self.top)]
        if len(nominals) < 2 or not self.words.lexicon.reports(self.words.lemma(group.verbs[-1]), "direct", "clause"):
            return None
        last = nominals[-1]
        follows = self.tokens[group.end].text == "," if group.end < len(self.tokens) else False
        if (
            follows
            and last.start
            and self.tokens[last.start - 1].text == ","
            and last.end == group.begin
            and not last.preposition
        ):
            k = group.end + 1
            while self.words.pos(k) in ("ADV", "PUNCT"):
                k += 1
            following = self.words.group(k) if k < len(self.tokens) else None
            return last.start if following is not None and following.kind == FINITE else None
        return None

    def _start(self, top: Draft, subject: Nominal) -> int:
        """Where the clause of this subject begins: after the last mark or conjunction, or at the subject itself."""
        start = subject.start
        while start > 0 and start - 1 in top.tokens[-40:] and self.tokens[start - 1].pos in ("ADV",):
            start -= 1
        return start


def _chain_start(tail: list[Nominal], k: int) -> int:
    """The first phrase of ``the head of the council in Moscow``, given the place of the last."""
    while k > 0 and tail[k].preposition and tail[k - 1].end == tail[k].start:
        k -= 1
    return k
