"""Which noun phrase before an English verb is its subject, and where its clause begins."""

from __future__ import annotations

from depesche.language.en.frames import Field, has_subject
from depesche.language.en.nominals import QUOTES, Nominal
from depesche.language.en.openers import OpenerReader
from depesche.language.en.vocabulary import FIN, GER, INF
from depesche.language.en.words import DASHES, Group

# noun phrases an apposition may hold
MAX_APPOSITION = 6
# words between question word and auxiliary: "how many more people will"
ASKED = 5
# words before the subject of a clause that may belong to it
MAX_FRONT = 30


class SubjectReader(OpenerReader):
    """Finds subjects."""

    def _question(self, group: Group) -> None:
        """Take the subject between auxiliary and verb into the group: ``would Trump do``, ``should talks fail``."""
        begin, words = group.begin, self.words
        if len(group.verbs) > 1 or group.lemmas[0] not in self.vocabulary.helpers or not self._may_invert(begin):
            return
        after = words.skip_adverbs(group.end) if self.lower[group.end] in ("not", "n't", "n’t") else group.end
        subject = words.noun_phrase(after) if after < len(self.tokens) else None
        if subject is None:
            return
        k = subject.end
        if not words.kinds[k] and self._noun_for_verb(subject):
            k = subject.end = subject.end - 1  # "Should the army withdraw" with two nouns
            words.retag(k, INF)
            subject.head = min(subject.head, k - 1)
        k = words.skip_adverbs(k)
        inner = words.group(k)
        destined = self.lower[begin] == "were" and self.lower[k] == "to" and self.tokens[-1].text != "?"
        if inner is None or not (destined or (words.kinds[k] and words.follows(begin, k, group.lemmas[0]))):
            return
        group.verbs += inner.verbs
        group.lemmas += inner.lemmas
        group.end, group.inside = inner.end, subject
        if destined:
            group.modal = "be to"

    def _may_invert(self, begin: int) -> bool:
        """Whether a subject may stand behind an auxiliary here: at the beginning of a clause or behind a question."""
        if not begin:
            return True
        before = self.pos[begin - 1]
        if self.lower[begin - 1] in self.vocabulary.interrogatives:
            return True
        if self.pos[begin] != "AUX" and before not in ("PUNCT", "CCONJ"):
            return False
        return before in ("PUNCT", "CCONJ", "ADV", "SCONJ") or self._asked_phrase(begin)

    def _asked_phrase(self, begin: int) -> bool:
        """Whether a question word with its phrase stands before: ``which party will they join``, ``how new is``."""
        if self.top.verbs or (self.tokens[-1].text != "?" and self.top.connector not in self.vocabulary.interrogatives):
            return False
        return not self.vocabulary.interrogatives.isdisjoint(self.lower[max(begin - ASKED, 0) : begin])

    def _noun_for_verb(self, subject: Nominal) -> bool:
        last = subject.end - 1
        if last == subject.begin or self.pos[last] != "NOUN" or self.pos[last - 1] not in ("NOUN", "PROPN"):
            return False
        word = self.vocabulary.verb(self.lower[last])
        return word.known and bool(word.kinds & INF)

    def _subject_in(self, tail: list[Nominal], begin: int) -> Nominal | None:
        """The noun phrase directly before the verb that can be its subject; the head of ``the head of the council``."""
        if not tail:
            return None
        k = len(tail) - 1
        last = tail[k]
        if last.end > begin or self._gap(last.end, begin):
            return None
        border = begin - 1 - (self.lower[begin - 1] in QUOTES)
        if self.lower[border] == "," and border >= last.end:
            k = self._before_apposition(tail, k)
            if tail[k] is last and self._verb_list(begin):
                return None
        k = _chain_start(tail, k)
        return None if tail[k].preposition else tail[k]

    def _verb_list(self, begin: int) -> bool:
        """Whether a comma stands before the verb and no clause waits for it: ``cut the bread, toasted it and ate``."""
        return self._waiting() is None and not self.words.kinds[begin] & (GER | INF)

    def _before_apposition(self, tail: list[Nominal], k: int) -> int:
        """``Shojai, head of the association, said``: the phrase that the one between the commas describes."""
        seen = False
        for place in range(k, max(k - MAX_APPOSITION, -1), -1):
            border = self.lower[tail[place].start - 1] if tail[place].start else ""
            if border in QUOTES:
                return place
            if seen and self.lower[tail[place].end] == ",":
                return _chain_start(tail, place)
            seen = seen or border == ","
        return k

    def _gap(self, end: int, begin: int) -> bool:
        """Whether more than adverbs, quotation marks and a closing comma stands between noun phrase and verb."""
        if end < begin and self.tokens[end - 1].depth > self.tokens[begin].depth:
            return True
        if begin - end == 1 and self.lower[end] == ",":
            return self._waiting() is not None
        return begin - end > 5 or any(self.pos[k] not in ("ADV", "PUNCT", "PART") for k in range(end, begin))

    def _coordinated_subject(self, group: Group, tail: list[Nominal], subject: Nominal) -> Nominal:
        """``she and her friends are``: the first of two coordinated subjects."""
        place = next((k for k, n in enumerate(tail) if n is subject), 0)
        if not place or self.pos[subject.start - 1] != "CCONJ":
            return subject
        before = tail[place - 1]
        if before.end != subject.start - 1:
            return subject
        if before.preposition:
            first = tail[_chain_start(tail, place - 1)]
            return subject if first.preposition or self._agrees(group, subject) else first
        plural = self.lower[group.begin] in ("are", "were", "have", "do", "'re", "’re")
        lone = self.pos[subject.head] == "PROPN" or not self.lower[subject.head].endswith("s")
        pronouns = self.vocabulary.subject_pronouns - {"it", "you"}
        top = self.top
        behind = before.start - 1 == top.verbs[-1] and top.group is not None
        if behind and top.group is not None and self.vocabulary.clausal(top.group.lemmas[-1]):
            return before
        if self.lower[before.head] in pronouns or (plural and lone and self.lower[subject.head] not in pronouns):
            return before
        return subject

    def _agrees(self, group: Group, subject: Nominal) -> bool:
        """Whether the number of the noun phrase may go with the verb."""
        verb, head = self.lower[group.begin], self.lower[subject.head]
        if self.pos[subject.head] not in ("NOUN", "PROPN"):
            return True
        plural = self.pos[subject.head] == "NOUN" and head.endswith("s") and not head.endswith("ss")
        if verb in ("are", "were", "have", "do", "'re", "’re"):
            return plural
        return not plural or verb not in ("is", "was", "has", "does", "'s", "’s")

    def _resumed(self, begin: int) -> tuple[Field, Nominal] | None:
        """``A opposes it, yet B, which ..., ranks``: the noun phrase before an inserted clause, and its clause."""
        if not begin:
            return None
        marked = self.lower[begin - 1] in DASHES or self.lower[begin - 1] in (",", ")")
        above = self.top
        for draft in list(self._recent())[1:4]:
            tail = self._tail(draft)
            if tail and (marked or (above.parent is draft and above.kind == "relative")):
                last = tail[_chain_start(tail, len(tail) - 1)]
                if not last.preposition and last.start and self._borders(last.start):
                    return draft, last
            above = draft
        return None

    def _borders(self, start: int) -> bool:
        """Whether a clause may begin with the noun phrase at this token."""
        k = start - 1
        while k > 0 and (self.pos[k] == "ADV" or self.lower[k] in QUOTES):
            k -= 1
        return self.pos[k] == "CCONJ" or self.lower[k] == ","

    def _joined(self, tail: list[Nominal], subject: Nominal) -> bool:
        """Whether the phrase is the second part of ``A and B`` inside the clause that ends here."""
        place = next((k for k, n in enumerate(tail) if n is subject), 0)
        return place > 0 and tail[place - 1].end == subject.start - 1 and self.pos[subject.start - 1] == "CCONJ"

    def _contact(self, group: Group) -> int | None:
        """Start of a relative clause without pronoun: ``the reason I go``, ``every move Google makes brings``."""
        nominals = self.top.nominals
        if len(nominals) < 2:
            return None
        head, subject = nominals[-2], nominals[-1]
        if subject.preposition or head.end != subject.start or not self._adverbs(subject.end, group.begin):
            return None
        if (head.preposition and nominals[0] is head) or not self._takes_contact(head):
            return None  # "in the end they left"
        timely = self.lower[head.head] in self.vocabulary.times
        if self.lower[subject.head] in self.vocabulary.subject_pronouns and not timely:
            return subject.start
        return subject.start if not head.preposition and self._second_verb(group.end) else None

    def _takes_contact(self, head: Nominal) -> bool:
        """Whether a relative clause without pronoun may describe the noun phrase."""
        word, first = self.lower[head.head], self.lower[head.begin]
        arguments = self.vocabulary.arguments
        if self.pos[head.head] not in ("NOUN", "PRON", "DET") or word in arguments or first in arguments:
            return False
        return word not in self.vocabulary.times or first in ("the", "every", "each")

    def _second_verb(self, i: int) -> bool:
        """Whether a finite verb follows before any bare noun phrase or mark."""
        k = i
        while k < min(i + 12, len(self.tokens)):
            if self.words.kinds[k]:
                group = self.words.group(k)
                return group is not None and (group.kind == FIN or self._past_possible(k))
            nominal = self._nominal(k) if self.pos[k] in ("ADP", "SCONJ") else None
            if nominal is not None:
                k = nominal.end
            elif self.pos[k] in ("ADV", "PART", "ADP"):
                k += 1
            else:
                return False
        return False

    def _insertion(self, group: Group) -> int | None:
        """Start of ``Kim said`` in ``Trump, Kim said, would leave``."""
        nominals = self.top.nominals
        if len(nominals) < 2 or not self.vocabulary.clausal(group.lemmas[-1]):
            return None
        comma = self._past_circumstances(group.end)
        if self.lower[comma] != ",":
            return None
        if nominals[-1].end != group.begin:
            return None
        near = nominals[-MAX_APPOSITION:]
        last = near[_chain_start(near, len(near) - 1)]
        if self._comma_before(last.start) < 0 or last.preposition:
            return None
        k = comma + 1
        while self.pos[k] in ("ADV", "PUNCT"):
            k += 1
        following = self.words.group(k)
        return last.start if following is not None and following.kind == FIN else None

    def _inserted_inversion(self, group: Group) -> bool:
        """``The council, said Smith, has agreed``."""
        if (
            not has_subject(self.top)
            or not self._reports_inverted(group)
            or self.top.nominals[-1].end != self._comma_before(group.begin)
        ):
            return False
        subject = self.words.noun_phrase(group.end)
        return subject is not None and self.lower[subject.end] == "," and self._clause_ahead(subject.end)

    def _comma_before(self, i: int) -> int:
        """Where the comma right before, and the closing quotation mark with it, begin; -1 when there is none."""
        begin = i
        while begin > max(0, i - 2) and (self.lower[begin - 1] == "," or self.lower[begin - 1] in QUOTES):
            begin -= 1
        return begin if "," in self.lower[begin:i] else -1

    def _reports_inverted(self, group: Group) -> bool:
        """``..., said Kim``: a verb of reporting right behind a mark."""
        before = group.begin - 1
        return (
            before > 0
            and group.inside is None
            and self.pos[group.end] != "SCONJ"
            and (self.lower[before] == "," or self.lower[before] in QUOTES or self.lower[before] in "?!")
            and self.vocabulary.lexicon.reports(group.lemmas[-1], "direct", "clause")
        )

    def _named_behind(self, group: Group) -> bool:
        """Whether a speaker follows and nothing that is said: ``, said Smith.``, ``, said Smith, the mayor``."""
        nominal = self.words.noun_phrase(group.end) if self.pos[group.end] in ("PROPN", "DET", "NOUN", "ADJ") else None
        if nominal is None:
            return False
        return self.pos[nominal.end] in ("PUNCT", "", "ADP") and not self.words.kinds[nominal.end]

    def _past_circumstances(self, i: int) -> int:
        """Past adverbs, prepositional phrases and days: ``on Monday``, ``in a statement``."""
        for _ in range(4):
            if self.pos[i] == "ADV":
                i += 1
                continue
            nominal = self._nominal(i) if self.pos[i] == "ADP" or self.lower[i] in self.vocabulary.days else None
            if nominal is None:
                break
            i = nominal.end
        return i

    def _start(self, top: Field, subject: Nominal) -> tuple[int, str]:
        """Where the clause of this subject begins, and the mark or conjunction before: ``,``, ``and`` or nothing.

        What stands between the last mark or conjunction and the subject belongs to its clause (``, but on Monday he``).
        """
        floor = max(top.verbs[-1] + 1, subject.start - MAX_FRONT) if top.verbs else 0
        places = {n.end - 1: n for n in top.nominals[-8:]}
        k = subject.start
        while k > floor:
            lower, pos = self.lower[k - 1], self.pos[k - 1]
            if pos == "CCONJ":
                return k - 1, "and"
            if lower == "," or lower in DASHES:
                front = self._behind_adverb(k - 1, floor)
                if front == k:
                    return k, ","
                k = front
                continue
            if lower in QUOTES:
                return k, self._behind_quote(k - 1)
            nominal = places.get(k - 1)
            if nominal is not None and (nominal.preposition or self.lower[nominal.head] in self.vocabulary.times):
                k = nominal.start
            elif pos in ("ADV", "INTJ"):
                k -= 1
            else:
                break
        start = subject.start
        while start > floor and self.pos[start - 1] == "ADV":
            start -= 1
        return start, ""

    def _behind_adverb(self, comma: int, floor: int) -> int:
        """Where the clause goes on to the left of a comma, past an adverb between marks: ``, however, he``."""
        k = comma
        front = next((n for n in reversed(self.top.nominals[-8:]) if n.end == comma and n.preposition), None)
        if front is not None and front.start > floor and self.pos[front.start - 1] == "CCONJ":
            return front.start  # "and in May, he"
        while k > floor and comma - k < 3 and self.pos[k - 1] == "ADV":
            k -= 1
        before = self.lower[k - 1] if k > floor else ""
        if k < comma and (before in QUOTES or before == "," or self.pos[k - 1] in ("CCONJ", "PUNCT")):
            return k
        return comma + 1

    def _behind_quote(self, k: int) -> str:
        before = self.lower[k - 1] if k else ""
        return "," if before == "," else ""


def _chain_start(tail: list[Nominal], k: int) -> int:
    """The first phrase of ``the head of the council in Moscow``, given the place of the last."""
    while k > 0 and tail[k].preposition and tail[k - 1].end == tail[k].start:
        k -= 1
    return k
