"""English clauses by order: every verb group heads one, its subject stands before it."""

from __future__ import annotations

from depesche.language.en.frames import LOOKAHEAD, NOMINAL, REACH, RECENT, Field, coordinated, has_subject
from depesche.language.en.infinitives import InfinitiveReader
from depesche.language.en.nominals import QUOTES, Nominal
from depesche.language.en.participles import SUBJECT_CLAUSES
from depesche.language.en.vocabulary import FIN, GER, INF, PART
from depesche.language.en.words import DASHES, Group


class Fields(InfinitiveReader):
    """Reads the tokens of a sentence from left to right into clauses."""

    def read(self) -> list[Field]:
        """The clauses as drafts, each with its verb group."""
        i, end = 0, len(self.tokens)
        while i < end:
            i = self._step(i)
        for draft in self.drafts:
            draft.tokens.sort()
            while draft.parent is not None and not draft.parent.tokens:
                draft.parent = draft.parent.parent
            if not draft.verbs and draft.kind != "reporting":
                draft.kind = "fragment"
        return [d for d in self.drafts if d.tokens]

    def _step(self, i: int) -> int:
        lower, pos = self.lower[i], self.pos[i]
        if pos == "PUNCT" or lower in QUOTES:
            return self._mark(i, lower)
        if lower in self.vocabulary.openers:
            opened = self._opener(i)
            if opened:
                return opened
        if lower in ("for", "with"):
            opened = self._with_subject(i)
            if opened:
                return opened
        if self.words.kinds[i] or lower == "to":
            group = self.words.group(i)
            if group is not None and not self._preposed(i, group):
                end = self._verb(group)
                if end is not None:
                    return end
        nominal = self._nominal(i)
        if nominal is not None:
            self.top.tokens.extend(range(nominal.start, nominal.end))
            self.top.nominals.append(nominal)
            return nominal.end
        self.top.tokens.append(i)
        return i + 1

    def _preposed(self, i: int, group: Group) -> bool:
        """Whether a participle here is a preposition: ``including women``, ``following the attack``."""
        if group.kind not in (GER, PART) or len(group.verbs) > 1:
            return False
        lower = self.lower[i]
        if lower not in self.vocabulary.prepositions and self._preposition(i)[1] == "":
            return False
        if self.pos[i - 1] == "AUX" or (lower == "given" and self.pos[i - 1] in NOMINAL):
            return False
        self.pos[i] = "ADP"
        found = self._nominal(i) is not None
        self.pos[i] = self.tokens[i].pos
        if found:
            self.pos[i] = "ADP"
        return found

    def _verb(self, group: Group) -> int | None:
        if group.kind == FIN and len(group.verbs) == 1 and self._participle_after_all(group):
            group.kind = PART
        if group.kind == INF:
            return self._infinitive(group)
        if group.kind in (GER, PART):
            return self._participial(group)
        return self._finite(group)

    def _attributed(self, group: Group) -> bool:
        """Whether what is tagged as a past tense describes the noun before: ``In a speech held on Monday, he said``."""
        top, begin = self.top, group.begin
        if top.verbs or not top.nominals or has_subject(top) or top.nominals[-1].end != begin:
            return False
        return top.kind == "main" and self._clause_ahead(group.end)

    def _participle_after_all(self, group: Group) -> bool:
        """Whether what is tagged as a past tense is a participle."""
        if not self.vocabulary.verb(self.lower[group.begin]).kinds & PART:
            return False
        return self._attributed(group) or self._asked_about(group) or self._reduced(group)

    def _reduced(self, group: Group) -> bool:
        """``The claims made about him were lies``, ``found a bag filled with money``: no object, a verb too many."""
        top, begin, lemma = self.top, group.begin, group.lemmas[-1]
        last = top.nominals[-1] if top.nominals else None
        if last is None or last.end != begin or self.pos[group.end] != "ADP" or self.vocabulary.clausal(lemma):
            return False
        past = self.vocabulary.verb(self.lower[begin]).past and self.pos[last.head] in ("NOUN", "PROPN")
        if not past or self._contact_shaped(top):
            return False
        if not top.verbs:
            return has_subject(top) and top.kind == "main" and self._verbs_to_come(group) > 0
        clausal = top.group is not None and self.vocabulary.clausal(top.group.lemmas[-1])
        return not clausal and last.begin == top.verbs[-1] + 1 and self._waiting() is None

    def _asked_about(self, group: Group) -> bool:
        """``Asked about the plan, he said``: a participle at the beginning that is tagged as a past tense."""
        if self.top.verbs or self.top.tokens or not self.vocabulary.verb(self.lower[group.begin]).past:
            return False
        return self.pos[group.end] == "ADP" and self._later_main(group)

    def _finite(self, group: Group) -> int:
        self._question(group)
        top, begin = self.top, group.begin
        if not top.verbs:
            return self._first_verb(group)
        tail = self._tail(top)
        subject = self._subject_in(tail, begin) if group.inside is None else None
        if self._infinitive_behind(group, tail, subject):
            return self._attach(group, Field("infinitive", order="bare", parent=top), begin)
        if subject is not None and self._reports_inverted(group) and self._named_behind(group):
            return self._attach(group, self._inverted(group), begin)
        waiting = self._waiting()
        if subject is None or (waiting is not None and self._resumes(group, tail, subject)):
            return self._continued(group, subject, waiting)
        resumed = self._resumed(begin) if waiting is None and top.kind == "relative" else None
        if resumed is not None and self._resumes(group, tail, subject):
            return self._resume(group, *resumed)
        return self._fronted_main(group, top, subject) or self._new_clause(group, top, tail, subject)

    def _continued(self, group: Group, subject: Nominal | None, waiting: Field | None) -> int:
        """A verb that goes on another clause: after a conjunction, or where a subject waits for it."""
        top, begin = self.top, group.begin
        conjunction = self._conjunction(begin)
        if conjunction is not None:
            partner = self._infinitive_partner(group) if self._base_form(group) else None
            if partner is not None:
                group.kind = INF
            elif (partner := self._passive_partner(group, conjunction)) is not None:
                group.kind = self.words.kinds[begin] = PART
            return self._coordinate(group, partner or self._partner(), conjunction)
        if waiting is not None:
            if subject is not None and self._late_partner(subject):
                return self._move(group, top, subject.start - 1, waiting)
            self._return_to(waiting)
            return self._attach(group, waiting, begin)
        resumed = self._resumed(begin)
        if resumed is not None:
            return self._resume(group, *resumed)
        partner = self._partner()
        listed = self.lower[begin - 1] == "," and partner.finite is not None and not self._fronted()
        if listed and group.inside is None and not self._reports_inverted(group):
            return self._coordinate(group, partner, begin)
        return self._opening(group)

    def _opening(self, group: Group) -> int:
        """A verb at the beginning of its clause: behind a fronted clause, an imperative, an inversion."""
        empty = next((d for d in self._recent() if not d.verbs and d.kind in ("main", "complement")), None)
        lead = self._lead_in(group.begin)
        if empty is None or self._reports_inverted(group):
            return self._attach(group, self._inverted(group), lead)
        moved = self._moved(self.top, lead)
        self._return_to(empty)
        empty.tokens.extend(moved)
        if group.inside is None and not moved and self._has_subject_clause(empty):
            empty.order = empty.order or "clausal"
        return self._attach(group, empty, group.begin)

    def _has_subject_clause(self, draft: Field) -> bool:
        return any(d.parent is draft and _subject_clause(d) for d in self.drafts[-REACH:])

    def _lead_in(self, begin: int) -> int:
        """Where a clause that begins with its verb begins with the adverbs before: ``, please see``, ``, then go``."""
        k = begin
        while k > 0 and begin - k < 5 and self.pos[k - 1] in ("ADV", "INTJ", "CCONJ"):
            k -= 1
        return k if k == 0 or self.pos[k - 1] == "PUNCT" else begin

    def _fronted_main(self, group: Group, top: Field, subject: Nominal) -> int:
        """The main clause behind a fronted one without a comma (``When he came they left``), or 0."""
        waiting = next((d for d in self._recent() if not d.verbs), None)
        if waiting is None or waiting is top or has_subject(waiting) or waiting.kind not in ("main", "complement"):
            return 0
        start, border = self._start(top, subject)
        first = next((d for d in self.open[-REACH:] if d.fronted and d.parent is waiting), None)
        if border or first is None or self._later_main(group):
            return 0
        if not _subject_clause(first):
            clausal = top.group is not None and self.vocabulary.clausal(top.group.lemmas[-1])
            return 0 if clausal and start == top.verbs[-1] + 1 else self._move(group, top, start, waiting)
        if self.lower[subject.head] in self.vocabulary.subject_pronouns:
            return 0
        self._return_to(waiting)
        waiting.order = waiting.order or "clausal"
        return self._attach(group, waiting, group.begin)

    def _later_main(self, group: Group) -> bool:
        """Whether a comma and another finite verb follow, so that this verb still stands in the fronted clause."""
        verb = self.words.finite[group.end]
        return 0 <= verb < group.end + LOOKAHEAD and "," in self.lower[group.end : verb]

    def _resume(self, group: Group, host: Field, nominal: Nominal) -> int:
        """A clause whose subject stands in the clause before, with a relative clause between it and its verb."""
        self._return_to(host)
        start, border = self._start(host, nominal)
        clausal = host.group is not None and self.vocabulary.clausal(host.group.lemmas[-1])
        if border == "and":
            draft = self._joined_clause()
        elif clausal and start - host.verbs[-1] < 4:
            draft = Field("complement", parent=host)
        else:
            draft = Field("main")
        draft.coordinate = None
        for inner in self.drafts[-REACH:]:
            if inner.parent is host and inner.tokens and inner.tokens[0] > start:
                inner.parent = draft
        return self._split(group, host, start, draft)

    def _late_partner(self, subject: Nominal) -> bool:
        """``The firm, which makes shoes, and its owner were``: the second subject behind an inserted clause."""
        start = subject.start
        return start > 1 and self.pos[start - 1] == "CCONJ" and self.lower[start - 2] == ","

    def _resumes(self, group: Group, tail: list[Nominal], subject: Nominal) -> bool:
        """Whether the verb goes on a clause that waits for it and the phrase before is an object inside:
        ``the general who led the troops was arrested``."""
        if self.lower[subject.head] in self.vocabulary.subject_pronouns - {"it", "you"}:
            return False
        if self._joined(tail, subject):
            return True
        closed = self.lower[group.begin - 1] == "," or self.lower[group.begin - 1] in DASHES
        opened = subject.start > 0 and (self.lower[subject.start - 1] == "," or self.lower[subject.start - 1] in DASHES)
        if closed or opened:
            return closed
        top = self.top
        if top.group is None or not self.vocabulary.clausal(top.group.lemmas[-1]):
            return True
        plural = self.pos[subject.head] == "NOUN" and self.lower[subject.head].endswith("s")
        if plural and self.lower[group.begin] in ("is", "was", "has", "does"):
            return True
        return subject.start != top.verbs[-1] + 1 or not self._clause_ahead(group.end)

    def _first_verb(self, group: Group) -> int:
        """The verb of the clause that waits for one, unless it belongs to a clause inserted after its subject."""
        top = self.top
        host = self._prepositional(group)
        if host is not None:
            return self._attach(group, host, group.begin)
        inserted = self._insertion(group)
        if inserted is not None:
            return self._split(group, top, inserted, Field("reporting", parent=top, inserted=True))
        if self._inserted_inversion(group):
            return self._attach(group, Field("reporting", order="inverted", parent=top, inserted=True), group.begin)
        contact = self._contact(group)
        if contact is not None:
            draft = Field("relative", parent=top, antecedent=top.nominals[-2].head)
            return self._split(group, top, contact, draft)
        if group.inside is not None and top.kind == "main" and not top.tokens and self._hypothetical(group):
            draft = Field("conditional", order="inverted", parent=top, fronted=True)
            return self._attach(group, draft, group.begin)
        return self._attach(group, top, group.begin)

    def _prepositional(self, group: Group) -> Field | None:
        """``After the talks, the army left``: what was taken for a clause is a phrase of the clause below."""
        top, host = self.top, self.top.parent
        bare = [n for n in top.nominals[:RECENT] if not n.preposition]
        if len(bare) < 2 or top.connector not in self.vocabulary.prepositional:
            return None
        last = bare[-1]
        if self.lower[last.start - 1] != "," or self.words.skip_adverbs(last.end) != group.begin:
            return None
        if not isinstance(host, Field) or host.verbs:
            return None
        bare[0].preposition, bare[0].start = top.connector, top.tokens[0]
        host.tokens.extend(top.tokens)
        host.nominals.extend(top.nominals)
        top.tokens, top.nominals = [], []
        self._return_to(host)
        return host

    def _hypothetical(self, group: Group) -> bool:
        """``Should talks fail, ...``: inversion without a question mark."""
        return self.lower[group.begin] in ("should", "were", "had") and self.tokens[-1].text != "?"

    def _inverted(self, group: Group) -> Field:
        """A clause that begins with its verb: ``said Kim``, ``should talks fail``."""
        if self._hypothetical(group) and group.inside is not None:
            return Field("conditional", order="inverted", parent=self.top)
        reports = self.vocabulary.lexicon.reports(group.lemmas[-1], "direct", "clause")
        before = group.begin - 1
        while before >= 0 and (self.pos[before] == "ADV" or self.lower[before] in QUOTES):
            before -= 1
        if reports and group.inside is None and (before < 0 or self.pos[before] in ("PUNCT", "ADV")):
            return Field("reporting", order="inverted", parent=self._host(), inserted=True)
        if self.lower[before] in ("than", "as"):
            return Field("comparative", order="inverted", parent=self.top)
        return Field("main", order="inverted" if before < 0 or self.pos[before] == "PUNCT" else "")

    def _new_clause(self, group: Group, top: Field, tail: list[Nominal], subject: Nominal) -> int:
        first = self._coordinated_subject(group, tail, subject)
        start, border = self._start(top, first)
        if border == "and":
            draft = self._joined_clause()
            draft.coordinate = None
            return self._split(group, top, start, draft)
        reports = top.group is not None and self.vocabulary.clausal(top.group.lemmas[-1])
        if border == ",":
            return self._behind_comma(group, top, start, reports)
        before = start - 1
        told = top.group is not None and top.group.lemmas[-1] in self.vocabulary.telling
        adjacent = before in top.verbs
        if reports and (adjacent or told or self.pos[before] not in NOMINAL or self._timed(before)):
            return self._split(group, top, start, Field("complement", parent=top))
        if self.pos[before] in NOMINAL and start == subject.start:
            return self._split(group, top, start, Field("relative", parent=top, antecedent=before))
        if reports or top.order in ("to", "gerund") or self.pos[before] in ("VERB", "AUX", "ADJ"):
            return self._split(group, top, start, Field("complement", parent=top))
        return self._split(group, top, start, Field("main"))

    def _timed(self, i: int) -> bool:
        return self.lower[i] in self.vocabulary.times

    def _joined_clause(self) -> Field:
        """A clause with a subject of its own after a conjunction."""
        for draft in self._recent():
            if draft.finite is not None and (draft.kind != "relative" or draft.connector == "where"):
                joined = coordinated(draft)
                joined.kind = "main" if draft.kind == "reporting" else draft.kind
                return joined
        return Field("main")

    def _behind_comma(self, group: Group, top: Field, start: int, reports: bool) -> int:
        """Reporting clause, main clause behind a fronted one, complement, or another main clause."""
        lemma = group.lemmas[-1]
        if self.vocabulary.lexicon.reports(lemma, "direct", "clause") and self._short_after(group):
            host = self._host()
            if host.verbs and not self._fronted():
                return self._split(group, top, start, Field("reporting", parent=host, inserted=True))
        waiting = next((d for d in self._recent() if not d.verbs and d is not top), None)
        if waiting is not None and not has_subject(waiting) and waiting.kind in ("main", "complement"):
            return self._move(group, top, start, waiting)
        if reports and top.kind != "reporting" and self._comma_after_verb(top, start):
            return self._split(group, top, start, Field("complement", parent=top))
        return self._split(group, top, start, Field("main"))

    def _comma_after_verb(self, top: Field, start: int) -> bool:
        """Whether little stands between the reporting verb and the comma: ``He said, on Monday, ...``."""
        return start - top.verbs[-1] < 8

    def _fronted(self) -> bool:
        """Whether a clause at the beginning still waits for its main clause."""
        return any(not d.verbs and not has_subject(d) for d in self._recent())

    def _short_after(self, group: Group) -> bool:
        """Whether nothing that is reported follows the verb, as in an inserted ``, Kim said,``."""
        k = group.end
        return self.pos[k] in ("", "PUNCT", "ADP", "ADV", "NOUN", "PROPN")

    def _move(self, group: Group, top: Field, start: int, draft: Field) -> int:
        """Give the words from ``start`` on to a clause below that waits for them and for this verb."""
        nominals = [n for n in top.nominals if n.start >= start]
        moved = self._moved(top, start)
        self._return_to(draft)
        draft.tokens.extend(moved)
        draft.nominals.extend(nominals)
        return self._attach(group, draft, group.begin)

    def _split(self, group: Group, top: Field, start: int, draft: Field) -> int:
        """Move the words from ``start`` on from the top clause into a new one with this verb."""
        nominals: list[Nominal] = []
        while top.nominals and top.nominals[-1].start >= start:
            nominals.append(top.nominals.pop())
        moved = self._moved(top, start)
        nominals.reverse()
        self._open(draft)
        draft.tokens.extend(moved)
        draft.nominals.extend(nominals)
        return self._attach(group, draft, group.begin)


def _subject_clause(draft: Field) -> bool:
    """Whether a clause at the beginning can be the subject of the next: ``Closing it``, ``What he wants``."""
    if draft.connector:
        return draft.kind == "complement" and draft.connector in SUBJECT_CLAUSES
    return draft.order in ("gerund", "to")
