"""English clauses by order: every verb group heads one, its subject stands before it."""

from __future__ import annotations

from depesche.language.clauses import Draft
from depesche.language.en.frames import NOMINAL, coordinated
from depesche.language.en.subjects import SubjectReader
from depesche.language.en.words import QUOTES, STRONG, Group, Nominal
from depesche.language.lexicon import FINITE, GERUND, INFINITIVE, PARTICIPLE

# words within which the finite verb of a clause is looked for
LOOKAHEAD = 40
# words of a parenthesis without a verb
MAX_PARENTHESIS = 12


class Fields(SubjectReader):
    """Reads the tokens of a sentence from left to right into clauses."""

    def read(self) -> list[Draft]:
        """The clauses as drafts, each with its verb group in :attr:`groups`."""
        self._open(Draft("main"))
        i = 0
        while i < len(self.tokens):
            i = self._step(i)
        main: Draft | None = None
        for draft in reversed(self.drafts):
            draft.tokens.sort()
            if draft.kind == "main" and draft.verbs:
                main = draft
            elif (id(draft) in self.orphans and draft.parent is None) or (
                draft.parent is not None and not draft.parent.verbs
            ):
                draft.parent = main or draft.parent
            if not draft.verbs and draft.kind != "reporting":
                draft.kind = "fragment"
        return [d for d in self.drafts if d.tokens]

    def _step(self, i: int) -> int:
        token = self.tokens[i]
        if token.text in ("(", "["):
            return self._parenthesis(i)
        if token.pos == "PUNCT" or token.text in QUOTES:
            if token.text in STRONG and i + 1 < len(self.tokens) and token.text != ".":
                self._fresh()
            return i + 1
        group = self.words.group(i)
        if group is not None:
            end = self._verb(group)
            if end is not None:
                return end
        opened = self._opener(i)
        if opened:
            return opened
        nominal = self._nominal(i)
        if nominal is not None:
            self._take(range(nominal.start, nominal.end))
            self.phrases[id(self.top)].append(nominal)
            return nominal.end
        if token.pos != "CCONJ":
            self._take(range(i, i + 1))
        return i + 1

    def _parenthesis(self, i: int) -> int:
        """Past a parenthesis without a verb, ``(R-IN)``: its words take no part in the clause."""
        for k in range(i + 1, min(i + MAX_PARENTHESIS, len(self.tokens))):
            if self.tokens[k].text in (")", "]"):
                self._take(range(i + 1, k))
                return k + 1
            if self.words.is_verb(k):
                break
        return i + 1

    def _verb(self, group: Group) -> int | None:
        if group.kind == INFINITIVE:
            return self._attach(group, Draft("infinitive", order="to", parent=self.top), group.begin)
        if group.kind in (GERUND, PARTICIPLE):
            return self._participial(group)
        return self._finite(group)

    def _attach(self, group: Group, draft: Draft, begin: int) -> int:
        if id(draft) not in self.phrases:
            if draft.parent is not None and not draft.parent.tokens:
                draft.parent = None
                self.orphans[id(draft)] = draft
            self._open(draft)
        self._take(range(begin, group.end))
        draft.verbs.extend(group.verbs)
        if group.inside is not None:
            self.phrases[id(draft)].append(group.inside)
            draft.order = draft.order or "inverted"
        self.groups[id(draft)] = group
        if group.kind == FINITE:
            draft.finite = group.verbs[0]
        return group.end

    def _participial(self, group: Group) -> int | None:
        """``saying ...``, ``killed in Berlin``: adverbial after a comma or preposition, attribute after a noun."""
        top = self.top
        begin = group.begin
        if group.kind == PARTICIPLE and self._simple_past(group):
            group.kind = FINITE
            return self._finite(group)
        if self._lacking(top) and not self.phrases[id(top)] and top.kind != "main" and group.kind == PARTICIPLE:
            return self._attach(group, top, begin)
        kind, connector, antecedent = "adverbial", "", None
        if begin and begin - 1 in top.tokens[-1:] and self.tokens[begin - 1].pos in ("ADP", "SCONJ"):
            connector = self.tokens[begin - 1].lower
            top.tokens.pop()
            begin -= 1
        elif group.kind == GERUND and top.verbs and begin == top.verbs[-1] + 1:
            kind = "infinitive"
        elif begin and self.tokens[begin - 1].pos in NOMINAL and top.tokens:
            kind, antecedent = "relative", begin - 1
        if begin and self.tokens[begin - 1].pos == "CCONJ" and top.order == group.kind:
            draft = coordinated(top)
        else:
            draft = Draft(kind, order=group.kind, connector=connector, parent=top, antecedent=antecedent)
        return self._attach(group, draft, begin)

    def _simple_past(self, group: Group) -> bool:
        """Whether what is tagged as a participle is the only verb its subject can have: ``aides forced a change``."""
        top, begin = self.top, group.begin
        nominals = self.phrases[id(top)]
        if (
            len(group.verbs) > 1
            or not self._lacking(top)
            or not self._has_subject(top)
            or self._only_adverbs(nominals[-1].end, begin - (self.tokens[begin - 1].text == ","))
        ):
            return False
        if not any(f.form == FINITE for f in self.words.lexicon.guesses(self.tokens[begin].lower)):
            return False
        for k in range(group.end, min(group.end + LOOKAHEAD, len(self.tokens))):
            if self.tokens[k].text in STRONG or self.tokens[k].pos == "SCONJ":
                return True
            if self.words.is_verb(k) and FINITE in self.words.kinds[k]:
                return False
        return True

    def _finite(self, group: Group) -> int:
        self._question(group)
        if self._lacking(self.top) and self.top.kind != "fragment":
            return self._first_verb(group)
        top, begin = self.top, group.begin
        tail, before = self._tail(top), self._before(begin)
        subject = self._subject_in(tail, begin)
        pending = next((d for d in self._recent() if self._lacking(d) and self._has_subject(d)), None)
        if subject is not None and not (pending is not None and self._resumes(group, tail, subject)):
            return self._new_clause(group, top, subject)
        if pending is not None:
            self._return_to(pending)
            return self._attach(group, pending, begin)
        if before is not None and self.tokens[before].pos == "CCONJ":
            other = self._partner()
            self._return_to(other)
            return self._attach(group, coordinated(other), begin)
        resumed = self._resumed(begin)
        if resumed is not None:
            host, nominal = resumed
            self._return_to(host)
            return self._split(group, host, nominal.start, Draft("main"))
        return self._attach(group, self._inverted(group, before), begin)

    def _resumes(self, group: Group, tail: list[Nominal], subject: Nominal) -> bool:
        """Whether the verb goes on a clause that waits for it and the phrase before is an object inside:
        ``the general who led the troops was arrested``."""
        if self._joined(tail, subject):
            return True
        if self.top.kind != "relative":
            return False
        if not self.words.lexicon.reports(self.words.lemma(self.top.verbs[-1]), "clause", "direct"):
            return True
        singular = self.tokens[group.begin].lower in ("is", "was", "has", "does")
        head = self.tokens[subject.head]
        return singular and head.pos == "NOUN" and head.lower.endswith("s")

    def _first_verb(self, group: Group) -> int:
        """The verb of the clause that waits for one, unless it belongs to a clause inserted after its subject."""
        top = self.top
        inserted = self._insertion(group)
        if inserted is not None:
            return self._split(group, top, inserted, Draft("reporting", parent=top))
        contact = self._contact(group)
        if contact is not None:
            draft = Draft("relative", parent=top, antecedent=self.phrases[id(top)][-2].head)
            return self._split(group, top, contact, draft)
        if group.inside is not None and top.kind == "main" and top.tokens == [] and self._hypothetical(group):
            top.kind, top.order = "conditional", "inverted"
            self.orphans[id(top)] = top
        return self._attach(group, top, group.begin)

    def _hypothetical(self, group: Group) -> bool:
        """``Should talks fail, ...``: inversion without a question mark."""
        return self.tokens[group.begin].lower in ("should", "were", "had") and self.tokens[-1].text != "?"

    def _inverted(self, group: Group, before: int | None) -> Draft:
        """A clause that begins with its verb: ``said Kim``, ``should talks fail``."""
        if self._hypothetical(group) and group.inside is not None:
            return Draft("conditional", order="inverted", parent=self.top)
        if before is None or self.words.lexicon.reports(self.words.lemma(group.verbs[-1]), "direct", "clause"):
            return Draft("reporting", order="inverted", parent=self._host())
        return Draft("main", order="inverted" if self.tokens[before].pos == "PUNCT" else "")

    def _new_clause(self, group: Group, top: Draft, subject: Nominal) -> int:
        start = self._start(top, self._coordinated_subject(group, top, subject))
        border = self.tokens[start - 1] if start else None
        if border is not None and border.text in QUOTES and start > 1:
            border = self.tokens[start - 2]
        reports = top.verbs and self.words.lexicon.reports(self.words.lemma(top.verbs[-1]), "direct", "clause")
        pending = next((d for d in self._recent() if self._lacking(d) and self._has_subject(d)), None)
        if border is not None and border.pos == "CCONJ":
            other = self._partner()
            draft = coordinated(other)
            draft.coordinate = None
        elif border is not None and border.text == ",":
            draft = self._after_comma(group, top, pending, bool(reports), start)
        elif reports or top.order in ("to", GERUND):
            draft = Draft("complement", parent=top)
        elif border is not None and border.pos in NOMINAL and start == subject.start:
            draft = Draft("relative", parent=top, antecedent=start - 1)
        else:
            draft = Draft(
                "complement" if border is not None and border.pos in ("VERB", "AUX", "ADJ") else "main", parent=top
            )
            if draft.kind == "main":
                draft.parent = None
        return self._split(group, top, start, draft)

    def _after_comma(self, group: Group, top: Draft, pending: Draft | None, reports: bool, start: int) -> Draft:
        lemma = self.words.lemma(group.verbs[-1])
        if self.words.lexicon.reports(lemma, "direct", "clause") and self._short_after(group) and self._host_has_verb():
            return Draft("reporting", parent=self._host())
        fronted = any(id(d) in self.orphans for d in (top, top.coordinate) if d is not None)
        if reports and top.kind != "reporting" and not fronted:
            return Draft("complement", parent=top)
        return Draft("main")

    def _host_has_verb(self) -> bool:
        host = self._host()
        return host is not None and host.kind == "main" and bool(host.verbs)

    def _short_after(self, group: Group) -> bool:
        """Whether the clause ends soon after its verb, as an inserted ``, Kim said,`` does."""
        for k in range(group.end, min(group.end + 1, len(self.tokens))):
            if self.tokens[k].pos not in ("PUNCT", "ADP", "ADV", "NOUN", "PROPN"):
                return False
        return group.end >= len(self.tokens) or self.tokens[group.end].pos in ("PUNCT", "ADP", "ADV", "PROPN", "NOUN")

    def _split(self, group: Group, top: Draft, start: int, draft: Draft) -> int:
        """Move the words from ``start`` on from the top clause into a new one with this verb."""
        moved: list[int] = []
        while top.tokens and top.tokens[-1] >= start:
            moved.append(top.tokens.pop())
        nominals: list[Nominal] = []
        while self.phrases[id(top)] and self.phrases[id(top)][-1].start >= start:
            nominals.append(self.phrases[id(top)].pop())
        nominals.reverse()
        if draft.kind == "main" and top.parent is None and top.kind not in ("main", "reporting", "fragment"):
            top.parent = draft
            self.orphans.pop(id(top), None)
        self._open(draft)
        draft.tokens.extend(reversed(moved))
        self.phrases[id(draft)].extend(nominals)
        return self._attach(group, draft, group.begin)
