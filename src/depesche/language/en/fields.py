"""English clauses by order: every verb group heads one, its subject stands before it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from depesche.language.clauses import Draft
from depesche.language.en.words import DASHES, LANGUAGE, QUOTES, STRONG, Group, Nominal, Words
from depesche.language.lexicon import FINITE, GERUND, INFINITIVE, PARTICIPLE
from depesche.language.tables import rows

# how far back an open clause is looked for
REACH = 12
# noun phrases of one clause that are looked at, for the same reason
RECENT = 40
RELATIVES = frozenset({"who", "whom", "which", "that", "whose"})
INTERROGATIVES = frozenset({"who", "whom", "what", "which", "how", "why", "where", "when", "whose", "whoever", "whatever", "wherever"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


@cache
def subordinators() -> dict[str, str]:
    """Subordinators with the kind of clause they open."""
    return {row["word"]: row["kind"] for row in rows(LANGUAGE, "subordinators")}


class Fields:
    """Reads the tokens of a sentence from left to right into clauses."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.tokens = words.tokens
        self.drafts: list[Draft] = []
        self.open: list[Draft] = []
        self.orphans: dict[int, Draft] = {}
        self.groups: dict[int, Group] = {}
        self.phrases: dict[int, list[Nominal]] = {}
        """Noun phrases of each draft by its id, in order."""

    def read(self) -> list[Draft]:
        """The clauses as drafts, each with its verb group in :attr:`groups`."""
        self._open(Draft("main"))
        i = 0
        while i < len(self.tokens):
            i = self._step(i)
        main = next((d for d in self.drafts if d.kind == "main" and d.verbs), None)
        for draft in self.drafts:
            draft.tokens.sort()
            if id(draft) in self.orphans:
                draft.parent = main
            if not draft.verbs and draft.kind != "reporting":
                draft.kind = "fragment"
        return [d for d in self.drafts if d.tokens]

    # -- one step ---------------------------------------------------------------------------------------------------

    def _step(self, i: int) -> int:
        token = self.tokens[i]
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

    @property
    def top(self) -> Draft:
        return self.open[-1]

    def _recent(self) -> Iterator[Draft]:
        return reversed(self.open[-REACH:])

    def _take(self, tokens: range) -> None:
        self.top.tokens.extend(tokens)

    def _open(self, draft: Draft) -> Draft:
        self.drafts.append(draft)
        self.open.append(draft)
        self.phrases[id(draft)] = []
        return draft

    def _fresh(self) -> None:
        """After a colon or semicolon a new clause begins."""
        self.open.clear()
        self._open(Draft("main"))

    def _return_to(self, draft: Draft) -> None:
        for _ in range(min(len(self.open), REACH)):
            if self.open[-1] is draft:
                return
            self.open.pop()
        self.open.append(draft)

    def _nominal(self, i: int) -> Nominal | None:
        """A noun phrase, with its preposition in front when there is one."""
        token = self.tokens[i]
        start, preposition = i, ""
        if token.pos in ("ADP", "SCONJ") or token.lower in ("according", "due", "because", "ahead", "instead"):
            end, preposition = self._preposition(i)
            if not preposition:
                return None
            i = end
        if i >= len(self.tokens):
            return None
        found = self.words.noun_phrase(i)
        if found is None:
            return None
        return Nominal(found.begin, found.end, found.head, preposition, start)

    def _preposition(self, i: int) -> tuple[int, str]:
        from depesche.language.en.words import long_prepositions, prepositions

        lower = self.tokens[i].lower
        for parts in long_prepositions().get(lower, ()):
            end = i + len(parts)
            if end <= len(self.tokens) and all(self.tokens[i + k].lower == part for k, part in enumerate(parts)):
                return end, " ".join(parts)
        if self.tokens[i].pos == "ADP" and lower in prepositions():
            return i + 1, lower
        return i, ""

    # -- openers ---------------------------------------------------------------------------------------------------

    def _opener(self, i: int) -> int:
        """Open a subordinate, relative or interrogative clause; its first token after, or 0."""
        token = self.tokens[i]
        lower = token.lower
        kind, size = self._subordinator(i)
        if kind:
            draft = Draft(kind, connector=" ".join(t.lower for t in self.tokens[i : i + size]), parent=self._governor())
            return self._subordinate(draft, i, size)
        if lower in RELATIVES and token.pos in ("PRON", "SCONJ", "DET") and self._relative(i):
            draft = Draft("relative", connector=lower, parent=self.top, antecedent=self._antecedent(i))
            return self._subordinate(draft, i, 1)
        if lower in INTERROGATIVES and token.pos in ("PRON", "ADV", "SCONJ", "DET") and i > 0 and self._clause_ahead(i + 1):
            if lower in ("where", "when") and self._noun_before(i) is not None and lower == "where":
                draft = Draft("relative", connector=lower, parent=self.top, antecedent=self._noun_before(i))
            else:
                kind = subordinators().get(lower, "complement")
                verb_before = i > 0 and self.words.is_verb(i - 1)
                draft = Draft("complement" if verb_before else kind, connector=lower, parent=self.top)
            return self._subordinate(draft, i, 1)
        return 0

    def _subordinator(self, i: int) -> tuple[str, int]:
        lower = self.tokens[i].lower
        pos = self.tokens[i].pos
        for size in (3, 2):
            if i + size <= len(self.tokens):
                kind = subordinators().get(" ".join(t.lower for t in self.tokens[i : i + size]))
                if kind and self._clause_ahead(i + size):
                    return kind, size
        kind = subordinators().get(lower, "")
        if not kind:
            return "", 0
        if lower == "that":
            return (kind, 1) if pos == "SCONJ" and not (self._noun_before(i) is not None and self.words.is_verb(i + 1)) else ("", 0)
        if pos == "SCONJ" or (lower in ("when", "while", "once", "unless", "if", "although", "though", "because", "whether") and pos in ("ADV", "ADP")):
            return (kind, 1) if self._clause_ahead(i + 1) else ("", 0)
        if pos == "ADP" and lower in ("after", "before", "since", "until", "as", "than"):
            return (kind, 1) if self._subject_verb_ahead(i + 1) else ("", 0)
        if lower in ("provided", "assuming", "providing", "given") and i + 1 < len(self.tokens) and self.tokens[i + 1].lower == "that":
            return kind, 1
        return "", 0

    def _clause_ahead(self, i: int) -> bool:
        """Whether a finite verb comes before the next mark that ends clauses."""
        for k in range(i, min(i + 25, len(self.tokens))):
            if self.words.is_verb(k) and FINITE in self.words.kinds[k]:
                return True
            if self.tokens[k].text in STRONG:
                return False
        return False

    def _subject_verb_ahead(self, i: int) -> bool:
        """Whether noun phrase and finite verb follow directly."""
        nominal = self.words.noun_phrase(i) if i < len(self.tokens) else None
        if nominal is None:
            return False
        k = nominal.end
        while self.words.pos(k) == "ADV":
            k += 1
        group = self.words.group(k) if k < len(self.tokens) else None
        return group is not None and group.kind == FINITE

    def _relative(self, i: int) -> bool:
        if i == 0 or not self._clause_ahead(i + 1):
            return False
        lower, pos = self.tokens[i].lower, self.tokens[i].pos
        if lower == "that":
            return pos != "DET" and self.tokens[i - 1].pos in ("NOUN", "PROPN", "PRON", "NUM") and pos in ("PRON", "SCONJ")
        if self.tokens[i - 1].pos == "ADP":
            return self._noun_before(i - 1) is not None
        return self._noun_before(i) is not None

    def _noun_before(self, i: int) -> int | None:
        k = i - 1
        while k >= 0 and (self.tokens[k].text == "," or self.tokens[k].text in QUOTES or self.tokens[k].text in DASHES or self.tokens[k].text == ")"):
            k -= 1
        return k if k >= 0 and self.tokens[k].pos in NOMINAL else None

    def _antecedent(self, i: int) -> int | None:
        if self.tokens[i - 1].pos == "ADP":
            i -= 1
        return self._noun_before(i)

    def _governor(self) -> Draft | None:
        return next((d for d in self._recent() if d.tokens), None)

    def _subordinate(self, draft: Draft, i: int, size: int) -> int:
        if draft.kind == "relative" and self.top.tokens and self.top.tokens[-1] == i - 1 and self.tokens[i - 1].pos == "ADP":
            self.top.tokens.pop()
            draft.tokens.append(i - 1)
        if draft.parent is None:
            self.orphans[id(draft)] = draft
        self._open(draft)
        self._take(range(i, i + size))
        if draft.connector in RELATIVES | INTERROGATIVES and self.tokens[i].pos != "SCONJ":
            nominal = self.words.noun_phrase(i) or Nominal(i, i + 1, i)
            preposition = self.tokens[i - 1].lower if i - 1 in draft.tokens else ""
            nominal.preposition, nominal.start = preposition, i - bool(preposition)
            self.phrases[id(draft)].append(nominal)
            draft.tokens.extend(range(i + size, nominal.end))
            return max(nominal.end, i + size)
        return i + size

    # -- verbs ---------------------------------------------------------------------------------------------------------

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
        self.groups[id(draft)] = group
        if group.kind == FINITE:
            draft.finite = group.verbs[0]
        return group.end

    def _participial(self, group: Group) -> int | None:
        """``saying ...``, ``killed in Berlin``: adverbial after a comma, preposition or object, attribute after a noun."""
        top = self.top
        begin = group.begin
        if self._lacking(top) and not self.phrases[id(top)] and top.kind != "main" and group.kind == PARTICIPLE:
            return self._attach(group, top, begin)
        kind, connector, antecedent = "adverbial", "", None
        if begin and begin - 1 in top.tokens[-1:] and self.tokens[begin - 1].pos in ("ADP", "SCONJ"):
            connector = self.tokens[begin - 1].lower
            top.tokens.pop()
            begin -= 1
        elif begin and self.tokens[begin - 1].pos in NOMINAL and top.tokens:
            kind, antecedent = "relative", begin - 1
        if begin and self.tokens[begin - 1].pos == "CCONJ" and top.order == group.kind:
            draft = _coordinated(top)
        else:
            draft = Draft(kind, order=group.kind, connector=connector, parent=top, antecedent=antecedent)
        return self._attach(group, draft, begin)

    def _lacking(self, draft: Draft) -> bool:
        return not draft.verbs

    def _finite(self, group: Group) -> int:
        top, begin = self.top, group.begin
        tail = self._tail(top)
        if self._lacking(top) and top.kind != "fragment":
            inserted = self._insertion(group)
            if inserted is not None:
                return self._split(group, top, inserted, Draft("reporting", parent=top))
            return self._attach(group, top, begin)
        before = self._before(begin)
        subject = self._subject_in(tail, begin)
        if subject is not None:
            return self._new_clause(group, top, subject)
        pending = next((d for d in self._recent() if self._lacking(d) and self._has_subject(d)), None)
        if before is not None and self.tokens[before].pos == "CCONJ" and pending is None:
            other = self._partner()
            self._return_to(other)
            return self._attach(group, _coordinated(other), begin)
        if pending is not None:
            self._return_to(pending)
            return self._attach(group, pending, begin)
        if self.words.lexicon.reports(self.words.lemma(group.verbs[-1]), "direct", "clause") or before is None:
            draft = Draft("reporting", order="inverted", parent=self._host())
        elif self.words.lemma(group.verbs[0]) in ("should", "were", "had") or self.tokens[begin].lower == "were":
            draft = Draft("conditional", order="inverted", parent=top)
        else:
            draft = Draft("main", order="inverted" if self.tokens[before].pos == "PUNCT" else "", coordinate=None, parent=None)
        return self._attach(group, draft, begin)

    def _host(self) -> Draft | None:
        return next((d for d in self._recent() if d.kind == "main"), self.open[0])

    def _partner(self) -> Draft:
        """The clause that a second verb after ``and`` continues."""
        return next((d for d in self._recent() if d.finite is not None), self.top)

    def _before(self, i: int) -> int | None:
        """The token before, adverbs and quotation marks skipped."""
        k = i - 1
        while k >= 0 and (self.tokens[k].pos == "ADV" or self.tokens[k].text in QUOTES):
            k -= 1
        return k if k >= 0 else None

    def _tail(self, draft: Draft) -> list[Nominal]:
        """Noun phrases of the clause after its verb."""
        if not draft.verbs:
            return []
        last = draft.verbs[-1]
        return [n for n in self.phrases[id(draft)][-RECENT:] if n.begin > last]

    def _has_subject(self, draft: Draft) -> bool:
        return any(not n.preposition for n in self.phrases[id(draft)][:RECENT])

    def _subject_in(self, tail: list[Nominal], begin: int) -> Nominal | None:
        """The noun phrase directly before the verb that can be its subject; the head of ``the head of the council``."""
        if not tail:
            return None
        k = len(tail) - 1
        last = tail[k]
        if self._gap(last.end, begin):
            return None
        while k > 0 and tail[k].preposition and tail[k - 1].end == tail[k].start:
            k -= 1
        return None if tail[k].preposition else tail[k]

    def _gap(self, end: int, begin: int) -> bool:
        """Whether more than adverbs, quotation marks and a closing comma stands between noun phrase and verb."""
        if end < begin and self.tokens[end].text == "," and begin - end == 1:
            return any(self._lacking(d) and self._has_subject(d) for d in self._recent())
        return any(self.tokens[k].pos not in ("ADV", "PUNCT", "PART") for k in range(end, begin)) or begin - end > 5

    def _new_clause(self, group: Group, top: Draft, subject: Nominal) -> int:
        start = self._start(top, subject)
        border = self.tokens[start - 1] if start else None
        if border is not None and border.text in QUOTES and start > 1:
            border = self.tokens[start - 2]
        reports = top.verbs and self.words.lexicon.reports(self.words.lemma(top.verbs[-1]), "direct", "clause")
        pending = next((d for d in self._recent() if self._lacking(d) and self._has_subject(d)), None)
        if border is not None and border.pos == "CCONJ":
            other = self._partner()
            draft = _coordinated(other)
            draft.coordinate = None
        elif border is not None and border.text == ",":
            draft = self._after_comma(group, top, pending, bool(reports), start)
        elif reports or top.order in ("to", GERUND):
            draft = Draft("complement", parent=top)
        elif border is not None and border.pos in NOMINAL and start == subject.start:
            draft = Draft("relative", parent=top, antecedent=start - 1)
        else:
            draft = Draft("complement" if border is not None and border.pos in ("VERB", "AUX", "ADJ") else "main", parent=top)
            if draft.kind == "main":
                draft.parent = None
        return self._split(group, top, start, draft)

    def _after_comma(self, group: Group, top: Draft, pending: Draft | None, reports: bool, start: int) -> Draft:
        lemma = self.words.lemma(group.verbs[-1])
        if self.words.lexicon.reports(lemma, "direct", "clause") and self._short_after(group) and self._host_has_verb():
            return Draft("reporting", parent=self._host())
        if reports and top.kind != "reporting":
            return Draft("complement", parent=top)
        return Draft("main")

    def _host_has_verb(self) -> bool:
        host = self._host()
        return host is not None and bool(host.verbs)

    def _short_after(self, group: Group) -> bool:
        """Whether the clause ends soon after its verb, as an inserted ``, Kim said,`` does."""
        for k in range(group.end, min(group.end + 1, len(self.tokens))):
            if self.tokens[k].pos not in ("PUNCT", "ADP", "ADV", "NOUN", "PROPN"):
                return False
        return group.end >= len(self.tokens) or self.tokens[group.end].pos in ("PUNCT", "ADP", "ADV", "PROPN", "NOUN")

    def _start(self, top: Draft, subject: Nominal) -> int:
        """Where the clause of this subject begins: after the last mark or conjunction, or at the subject itself."""
        start = subject.start
        while start > 0 and start - 1 in top.tokens[-40:] and self.tokens[start - 1].pos in ("ADV",):
            start -= 1
        return start

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

    def _insertion(self, group: Group) -> int | None:
        """Start of ``Kim said`` in ``Trump, Kim said, would leave``."""
        nominals = self.phrases[id(self.top)]
        if len(nominals) < 2 or not self.words.lexicon.reports(self.words.lemma(group.verbs[-1]), "direct", "clause"):
            return None
        last = nominals[-1]
        follows = self.tokens[group.end].text == "," if group.end < len(self.tokens) else False
        if follows and last.start and self.tokens[last.start - 1].text == "," and last.end == group.begin and not last.preposition:
            k = group.end + 1
            while self.words.pos(k) in ("ADV", "PUNCT"):
                k += 1
            following = self.words.group(k) if k < len(self.tokens) else None
            return last.start if following is not None and following.kind == FINITE else None
        return None


def _coordinated(other: Draft) -> Draft:
    draft = Draft(other.kind, order=other.order, connector=other.connector, parent=other.parent, coordinate=other)
    draft.antecedent = other.antecedent
    return draft
