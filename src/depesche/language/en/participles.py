"""English clauses with a participle or gerund for their verb."""

from __future__ import annotations

from depesche.language.en.frames import NOMINAL, RECENT, Field, coordinated, has_subject
from depesche.language.en.nominals import QUOTES, Nominal
from depesche.language.en.subjects import SubjectReader
from depesche.language.en.vocabulary import FIN, FORMS, GER, PART
from depesche.language.en.words import DASHES, Group

# words within which the finite verb of a clause is looked for, and the verbs among them that are looked at
LOOKAHEAD = 40
MAX_VERBS = 4
SUBJECT_CLAUSES = frozenset({"that", "whether", "what", "whatever", "who", "whoever", "how", "why"})
CIRCUMSTANTIAL = frozenset({"when", "while", "because", "although", "though", "if"})
SUBJECT_WORDS = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "ADV", "PART"})


class ParticipleReader(SubjectReader):
    """Finds the place of ``saying ...``, ``killed in Berlin``, ``after leaving``."""

    def _attach(self, group: Group, draft: Field, begin: int) -> int:
        """Give the clause its verb group, and open it when it is new."""
        if draft is not self.top:
            moved = [k for k in self.top.tokens[-6:] if begin <= k < group.begin]
            if moved:
                del self.top.tokens[-len(moved) :]
            self._open(draft)
            draft.tokens.extend(moved)
        draft.tokens.extend(range(group.begin, group.end))
        draft.verbs.extend(group.verbs)
        draft.nominals.extend(group.extra)
        if group.inside is not None:
            draft.nominals.append(group.inside)
            draft.order = draft.order or "inverted"
        draft.group = group
        if group.kind == FIN:
            draft.finite = group.verbs[0]
        return group.end

    def _participial(self, group: Group) -> int | None:
        """``saying ...``, ``killed in Berlin``: adverbial after a comma or preposition, attribute after a noun."""
        top, begin = self.top, group.begin
        if self._attributive(group):
            return None
        if group.kind == PART and self._simple_past(group):
            if self._headline(group):
                return self._attach(group, top, begin)
            group.kind = FIN
            return self._finite(group)
        open_to_it = not top.verbs and top.connector and top.kind not in ("main", "relative", "complement")
        if open_to_it and (not has_subject(top) or top.order == "participle"):
            return self._attach(group, top, begin)  # "when asked", "with troops leaving"
        conjunction = self._conjunction(begin)
        if conjunction is not None:
            partner = self._participle_partner(group)
            if partner is not None:
                return self._coordinate(group, partner, conjunction)
        return self._open_participle(group)

    def _headline(self, group: Group) -> bool:
        """``Three killed in attack``: a passive without its auxiliary, in a sentence without a full stop."""
        if self.top.kind != "main" or self.top.verbs or len(group.verbs) > 1 or self.tokens[-1].text in (".", '"', "”"):
            return False
        subject = self.top.nominals[-1]
        plain = self.pos[subject.begin] in ("NOUN", "NUM", "ADJ", "PROPN") and self.words.kinds[group.begin] == PART
        return plain and self.pos[group.end] in ("ADP", "", "PUNCT")

    def _open_participle(self, group: Group) -> int:
        top, begin = self.top, group.begin
        kind, connector, antecedent = "adverbial", "", None
        while (
            begin
            and top.tokens[-1:]
            and self.lower[begin - 1] in ("not", "never", "also", "even", "just")
            and begin > 1
        ):
            if self.pos[begin - 1] not in ("ADV", "PART"):
                break
            begin -= 1
        before = self.pos[begin - 1] if begin else ""
        if before == "ADP" and group.kind == GER and self._phrasal(begin - 1):
            kind = "infinitive"
        elif before in ("ADP", "SCONJ") and begin - 1 in top.tokens[-4:]:
            connector = self.lower[begin - 1]
            begin -= 1
        elif group.kind == GER and top.verbs and top.verbs[-1] == begin - 1:
            kind = "infinitive"
            if self._subject_gerund(group, top):
                kind, top = "adverbial", self._open(Field("complement", parent=top))
        elif before in NOMINAL and top.tokens:
            kind, antecedent = "relative", begin - 1
            if self._resultative(group, top):
                kind, antecedent = "infinitive", None
        elif before == "PUNCT" and self.lower[begin - 1] == ",":
            waiting = self._waiting()
            reporting = self.drafts[-1]
            if waiting is not None and top is not waiting:
                self._return_to(waiting)
                top = waiting
            elif reporting.kind == "reporting" and reporting.tokens[-1:] == [begin - 2]:
                top = reporting  # ", Smith said, adding"
            elif (
                top.kind == "complement" and isinstance(top.parent, Field) and self.vocabulary.clausal(group.lemmas[-1])
            ):
                top = top.parent
        draft = Field(
            kind, order=FORMS[group.kind], connector=connector, parent=top, antecedent=antecedent, fronted=not top.verbs
        )
        return self._attach(group, draft, begin)

    def _phrasal(self, i: int) -> bool:
        """Whether a preposition belongs to the verb right before: ``kept on asking``, ``ended up paying``."""
        group = self.top.group
        if group is None or group.verbs[-1] != i - 1:
            return False
        lasting = self.lower[i] == "on" and group.lemmas[-1] in ("keep", "go", "carry")
        return lasting or self.lower[i] in ("up", "out", "off", "around", "away")

    def _subject_gerund(self, group: Group, top: Field) -> bool:
        """Whether a gerund behind a verb of saying is the subject of what is said: ``think adding it would help``."""
        lemma = top.group.lemmas[-1] if top.group is not None else ""
        return (
            self.vocabulary.clausal(lemma)
            and lemma not in self.vocabulary.gerund_verbs
            and self._verbs_to_come(group) > 0
        )

    def _resultative(self, group: Group, top: Field) -> bool:
        """``had his house searched``, ``saw them leaving``: what a verb of causing or seeing makes its object do."""
        if top.group is None or top.group.lemmas[-1] not in self.vocabulary.causative | {
            "get",
            "find",
            "keep",
            "leave",
        }:
            return False
        tail = self._tail(top)
        return len(tail) == 1 and tail[0].end == group.begin and not tail[0].preposition

    def _participle_partner(self, group: Group) -> Field | None:
        """The clause that another participle after ``and`` goes on: ``was arrested and questioned``."""
        for draft in self._recent():
            other = draft.group
            if other is None:
                continue
            if other.kind == group.kind and draft.verbs:
                return draft
            if other.kind == FIN:
                last = self.words.kinds[other.verbs[-1]]
                return draft if len(other.verbs) > 1 and last & group.kind else None
        return None

    def _passive_partner(self, group: Group, conjunction: int) -> Field | None:
        """The passive that a form read as past goes on, with nothing behind it: ``was arrested and questioned.``"""
        ends = group.end >= len(self.pos) or self.pos[group.end] in ("PUNCT", "")
        if len(group.verbs) > 1 or not ends or conjunction != group.begin - 1:
            return None
        if not self.vocabulary.verb(self.lower[group.begin]).kinds & PART:
            return None
        other = self._partner()
        verbs = other.group.verbs if other.group is not None else []
        is_passive = len(verbs) > 1 and verbs[-1] == conjunction - 1 and bool(self.words.kinds[verbs[-1]] & PART)
        return other if is_passive else None

    def _attributive(self, group: Group) -> bool:
        """Whether the participle describes the noun behind it: ``rising prices``, ``of stolen goods``."""
        i = group.begin
        following = self.pos[i + 1]
        if len(group.verbs) > 1 or following not in ("NOUN", "PROPN", "ADJ") or self.words.noun_phrase(i + 1) is None:
            return False
        k = i - 1
        while k > 0 and (self.pos[k] == "ADV" or (self.lower[k] in QUOTES and self.pos[k - 1] == "ADP")):
            k -= 1
        before = self.pos[k] if i else ""
        if k < i - 1 and (before in ("DET", "ADJ") or self.lower[k] in ("'s", "’s")):
            return True  # "the most persecuted group"
        if group.kind == PART and before == "CCONJ" and following == "NOUN":
            return self._participle_partner(group) is None
        if group.kind == PART:
            return before in ("ADP", "VERB", "ADJ", "DET", "NUM") and following != "PROPN"
        inner = self.lower[i] in self.vocabulary.intransitive and before not in ("NOUN", "PROPN", "PRON", "AUX")
        inner = inner or (before in ("ADJ", "NUM") and following == "NOUN" and k == i - 1)
        return inner or (self.lower[k] == "with" and following == "NOUN")

    def _simple_past(self, group: Group) -> bool:
        """Whether what is tagged as a participle is the only verb its subject can have: ``aides forced a change``."""
        if not self.vocabulary.verb(self.lower[group.begin]).kinds & FIN:
            return False
        if len(group.verbs) > 1 and group.lemmas[0] != "get":
            return False
        waiting = self._waiting_clauses()
        if self.top.verbs and waiting and self.lower[group.end] != "by" and self._verbs_to_come(group) < waiting:
            return True
        subject = self._possible_subject(group)
        if subject is None:
            return False
        if self.lower[subject.head] in self.vocabulary.subject_pronouns | self.vocabulary.relatives:
            return True
        shown = self._past_behind(group)
        return shown if shown is not None else self._verbs_to_come(group) < max(waiting, 1)

    def _waiting_clauses(self) -> int:
        """How many open clauses have a subject, or a clause for subject, and lack their verb."""
        count = 0
        for draft in self._recent():
            if draft.verbs:
                count += draft.fronted and draft.connector in SUBJECT_CLAUSES and draft.kind == "complement"
            elif draft.kind != "infinitive" and has_subject(draft):
                count += 1 + self._contact_shaped(draft)
        return count

    def _contact_shaped(self, draft: Field) -> bool:
        """Whether two noun phrases stand side by side: ``the deal the ministers signed``."""
        if len(draft.nominals) < 2:
            return False
        first, second = draft.nominals[-2:]
        adjacent = first.end == second.start and not second.preposition and self._takes_contact(first)
        return adjacent and self.pos[second.begin] in ("DET", "PRON", "PROPN")

    def _possible_subject(self, group: Group) -> Nominal | None:
        """The noun phrase before a participle that still lacks a verb."""
        top, begin = self.top, group.begin
        bare = [n for n in top.nominals[-RECENT:] if not n.preposition]
        if not bare or (not top.verbs and (top.order == "participle" or top.kind == "infinitive")):
            return None
        comma = self.lower[begin - 1] == ","
        closed = self.lower[begin - 1] == ")" or self.lower[begin - 1] in DASHES
        if not closed and not self._adverbs(top.nominals[-1].end, begin - comma):
            return None
        if not top.verbs:
            return bare[-1]
        subject = self._subject_in(self._tail(top), begin) if not comma else None
        return subject if subject is not None and self._begins_clause(top, subject, group) else None

    def _begins_clause(self, top: Field, subject: Nominal, group: Group) -> bool:
        """Whether a noun phrase behind the verb of a clause can be the subject of a new one."""
        before = subject.start - 1
        if self.lower[before] == "," and any(not d.verbs and not has_subject(d) for d in self._recent()):
            return True  # "With talks failing, workers walked out"
        if self.lower[subject.head] in self.vocabulary.subject_pronouns:
            return True
        if self._contact_shaped(top) and top.nominals[-1] is subject and self.lower[group.end] != "by":
            return True  # "kept the samples the probe collected"
        joined = self.pos[before] == "CCONJ" and (self.lower[before - 1] == "," or bool(self._past_behind(group)))
        clausal = top.group is not None and self.vocabulary.clausal(top.group.lemmas[-1]) and before == top.verbs[-1]
        return joined or (clausal and bool(self._past_behind(group)))

    def _verbs_to_come(self, group: Group) -> int:
        """How many finite verbs without a subject of their own follow."""
        k, count = group.end, 0
        for _ in range(MAX_VERBS):
            k = self.words.finite[k]
            if not 0 <= k < group.end + LOOKAHEAD:
                break
            count += not self._has_own_subject(k, group.end)
            following = self.words.group(k)
            k = following.end if following is not None else k + 1
        return count

    def _has_own_subject(self, k: int, floor: int) -> bool:
        """Whether a noun phrase behind a conjunction, comma or subordinator stands before the verb."""
        i = k - 1
        if self.pos[i] not in SUBJECT_WORDS:
            return self.pos[i] == "CCONJ" or self._behind_mark(k)
        if self.pos[i] == "PRON" and self.lower[i] in self.vocabulary.subject_pronouns - {"it", "you"}:
            return True
        openers = self.vocabulary.interrogatives | self.vocabulary.relatives
        while i > floor and k - i < 8 and self.pos[i] in SUBJECT_WORDS:
            if self.lower[i] in openers:
                return True
            i -= 1
        if self.pos[i] in ("SCONJ", "CCONJ") or self.lower[i] in CIRCUMSTANTIAL | self.vocabulary.prepositional:
            return True
        return self.lower[i] == "," and self.pos[i + 1] in ("DET", "PRON", "PROPN")

    def _behind_mark(self, k: int) -> bool:
        """Whether the verb right behind a mark has its subject behind it: ``, said Smith``, ``, didn't she``."""
        mark = self.lower[k - 1]
        tag = mark == "," and self.pos[k] == "AUX" and self.pos[k + 1] in ("PRON", "PART")
        return tag or ((mark == "," or mark in QUOTES) and self.vocabulary.clausal(self.words.lemma(k)))

    def _conjunction(self, begin: int) -> int | None:
        """The conjunction before a verb, adverbs and quotation marks between."""
        k = begin - 1
        last = self.top.nominals[-1] if self.top.nominals else None
        if last is not None and last.end == begin and self._circumstance(last):
            k = last.start - 1  # "and in May resigned"
            begin = last.start
        while k >= 0 and begin - k < 6 and (self.pos[k] in ("ADV", "PART") or self.lower[k] in QUOTES | {","}):
            k -= 1
        return k if k >= 0 and self.pos[k] == "CCONJ" else None

    def _circumstance(self, nominal: Nominal) -> bool:
        """Whether a noun phrase behind the verb says when or where."""
        behind = bool(self.top.verbs) and nominal.start > self.top.verbs[-1]
        return behind and (bool(nominal.preposition) or self.lower[nominal.head] in self.vocabulary.times)

    def _partner(self) -> Field:
        """The finite clause that a second verb after ``and`` continues."""
        fallback = self.top
        for draft in self._recent():
            if draft.finite is not None and draft.order != "reporting":
                return draft
        return fallback

    def _coordinate(self, group: Group, other: Field, conjunction: int) -> int:
        """A verb that goes on another clause after a conjunction, which becomes its first word."""
        top = self.top
        nominals = [n for n in top.nominals[-RECENT:] if n.start > conjunction]
        moved = self._moved(top, conjunction)
        self._return_to(other)
        draft = coordinated(other)
        draft.partner = other
        if other.kind == "reporting":
            draft.kind = "main"
        self._open(draft)
        draft.tokens.extend(moved)
        draft.nominals.extend(nominals)
        if other.group is not None and group.kind != FIN and other.finite is not None:
            draft.order = other.order
        return self._attach(group, draft, group.begin)

    def _finite(self, group: Group) -> int:
        raise NotImplementedError
