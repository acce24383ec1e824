"""German clauses by topological fields: finite verb second, first or last, an opener at the left."""

from __future__ import annotations

from depesche.language.clauses import Draft
from depesche.language.de.cases import NOMINATIVE
from depesche.language.de.frames import REACH, Frame, adopt, coordinated, lacking
from depesche.language.de.phrases import Chunker
from depesche.language.de.verbless import VerblessReader
from depesche.language.de.words import STRONG, Stretch
from depesche.language.lexicon import FINITE, PARTICIPLE, vocabulary

NOMINATIVES = frozenset({"er", "sie", "es", "ich", "wir", "man", "du"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "DET"})
# phrases that open a condition; words of the longest
CONDITION_PHRASES = vocabulary("de", "condition_phrase")
LONGEST_PHRASE = 3
LONGEST_LIST = 4  # clauses beside each other with one subject
CONTINUING = vocabulary("de", "continuing")
RESUMPTIVE = frozenset({"so", "dann"})


class Fields(VerblessReader):
    """Assigns the stretches of a sentence to clauses, from left to right."""

    def read(self) -> list[Draft]:
        """The clauses as drafts, in the order they were opened."""
        for n, stretch in enumerate(self.stretches):
            self.at = n
            self._enter(stretch)
            self._place(n, stretch)
        for frame in self.frames:
            adopt(frame, frame.main)
        for draft in self.drafts:
            draft.tokens.sort()
            if not draft.verbs and draft.kind in ("main", ""):
                draft.kind = "fragment"
        return self.drafts

    def _enter(self, stretch: Stretch) -> None:
        while len(self.frames) > 1 and self._left(stretch):
            frame = self.frames.pop()
            adopt(frame, frame.main)
        has_finite = stretch.first is not None
        if stretch.parenthesis and stretch.parenthesis != self.frame.parenthesis and has_finite:
            self.frames.append(Frame(stretch.depth, stretch.parenthesis))
        elif stretch.depth > self.frame.depth and "q" in stretch.marks and self._interrupts(stretch):
            self.frames.append(Frame(stretch.depth, self.frame.parenthesis))

    def _left(self, stretch: Stretch) -> bool:
        frame, below = self.frame, self.frames[-2]
        if frame.parenthesis != below.parenthesis:
            return stretch.parenthesis != frame.parenthesis
        return stretch.depth < frame.depth

    def _interrupts(self, stretch: Stretch) -> bool:
        """Whether a quotation with a verb-second clause of its own stands inside a clause that still lacks its verb."""
        top = self.frame.open[-1] if self.frame.open else None
        if top is None or not lacking(top) or top.order == "last":
            return False
        first = stretch.first
        return first is not None and first > stretch.begin

    def _place(self, n: int, stretch: Stretch) -> None:
        frame = self.frame
        if not STRONG.isdisjoint(stretch.marks):
            for draft in frame.open[-REACH:]:
                if lacking(draft):
                    draft.order = draft.order or "none"
            adopt(frame, frame.main)
            frame.open.clear()
            frame.orphans.clear()
        waiting = self._waiting_condition()
        opener = None if waiting else self._opener(n, stretch)
        if waiting is not None and stretch.verbs:
            waiting.order = "last" if self.words.tokens[stretch.begin].lower == "dass" else ""
            self._append(waiting, stretch)
        elif self._condition_word(stretch):
            self._condition(stretch)
        elif opener is not None:
            self._subordinate(stretch, *opener)
        elif self._closes_bracket(stretch) or self._participial(stretch) or self._auxiliary_shared(stretch) is not None:
            self._verbless(n, stretch)
        elif stretch.first is not None and not self._modal_infinitive(stretch):
            self._finite(n, stretch)
        elif any(self.words.zu(i) for i in stretch.verbs):
            self._infinitive(stretch)
        else:
            self._verbless(n, stretch)

    def _waiting_condition(self) -> Draft | None:
        """The condition that ``vorausgesetzt,`` has opened, while its clause is to come."""
        top = self.frame.open[-1] if self.frame.open else None
        return top if top is not None and not top.verbs and top.connector in CONDITION_PHRASES else None

    def _condition_word(self, stretch: Stretch) -> bool:
        """``vorausgesetzt, (dass) ...``, ``es sei denn, ...``: a phrase that opens a condition behind a comma."""
        if stretch.end - stretch.begin > LONGEST_PHRASE or stretch.end >= len(self.words.tokens):
            return False
        words = " ".join(self.words.tokens[i].lower for i in range(stretch.begin, stretch.end))
        return words in CONDITION_PHRASES and self.words.tokens[stretch.end].text == ","

    def _condition(self, stretch: Stretch) -> None:
        words = " ".join(self.words.tokens[i].lower for i in range(stretch.begin, stretch.end))
        main = self.frame.main
        draft = Draft("conditional", list(range(stretch.begin, stretch.end)), connector=words, parent=main)
        if main is None:
            self.frame.orphans.append(draft)
        self._open(draft)

    def _finite(self, n: int, stretch: Stretch) -> None:
        first = stretch.first
        if first is not None and first == self._field_start(stretch):
            self._verb_first(n, stretch)
        else:
            self._verb_later(n, stretch)

    def _field_start(self, stretch: Stretch) -> int:
        tokens = self.words.tokens
        i = stretch.begin
        while i < stretch.end - 1 and ((tokens[i].lower in RESUMPTIVE and stretch.marks) or tokens[i].pos == "PUNCT"):
            i += 1
        return i

    def _verb_first(self, n: int, stretch: Stretch) -> None:
        frame = self.frame
        first = stretch.first
        if first is None:
            return
        pending = next((d for d in frame.recent() if lacking(d)), None)
        if pending is not None and stretch.marks.strip("q") == "," and self._fronted(pending):
            pending.kind, pending.order = "adverbial", "none"
            frame.orphans.append(pending)
            pending = None
        reports = self.words.introduces(stretch) and ("q" in stretch.marks or not self._continues(stretch))
        if pending is not None and not (reports and self._inserted(n, stretch)):
            self._return_to(pending)
            self._append(pending, stretch)
        elif stretch.coordinator and frame.open and stretch.coordinator != "denn" and not (pending and reports):
            self._coordinate_first(stretch)
        elif reports and "q" in stretch.marks and frame.open and not frame.orphans and frame.open[-1].order == "none":
            self._open_and_append(Draft("reporting", order="first", parent=frame.open[-1]), stretch)
        elif (
            reports and not frame.main and self.words.tokens[stretch.begin].lower == "so" and self._inserted(n, stretch)
        ):
            draft = Draft("reporting", order="first")
            frame.orphans.append(draft)
            self._open_and_append(draft, stretch)
        elif frame.main is None and pending is None:
            self._opening(n, stretch)
        elif stretch.marks == "," and self._goes_on_with_verbs(n, stretch):
            self._coordinate_first(stretch)
        elif reports:
            parent = pending or self._reported(stretch)
            self._open_and_append(Draft("reporting", order="first", parent=parent), stretch)
        else:
            self._open_and_append(self._conditional(stretch), stretch)

    def _fronted(self, draft: Draft) -> bool:
        """``Angesprochen auf den Plan, (sagte er)``: a participle with its complements before the main clause."""
        kinds = self.words.kinds
        if draft.order or len(draft.verbs) != 1 or kinds[draft.verbs[0]] != {PARTICIPLE}:
            return False
        return draft.verbs[0] in (draft.tokens[0], draft.tokens[-1])

    def _goes_on_with_verbs(self, n: int, stretch: Stretch) -> bool:
        """``(kam,) sah und siegte``: one of several verbs of the same subject, not an inserted ``sagte er``."""
        if stretch.depth != self._level(self.frame.open[-1]):
            return False
        alone = not any(self.words.tokens[i].pos in NOMINAL for i in range(stretch.begin, stretch.end))
        if not self._last_verb_ahead(n):
            return alone and n > 0 and self.stretches[n - 1].first is not None and bool(self.frame.main)
        return alone or not self.words.reports(stretch.begin) or not self._can_have_subject(stretch)

    def _last_verb_ahead(self, n: int) -> bool:
        """``(sah,) dachte nach und siegte``: whether more verbs of the same kind follow, the last behind ``und``."""
        for following in self.stretches[n + 1 : n + 1 + LONGEST_LIST]:
            if following.first is None or following.first != following.begin:
                return False
            if following.coordinator:
                return True
        return False

    def _can_have_subject(self, stretch: Stretch) -> bool:
        """Whether case and number let a noun phrase behind the verb be its subject."""
        draft = Draft("main", tokens=list(range(stretch.begin, stretch.end)))
        numbers = {number for _, number in self.words.persons(stretch.begin)}
        return any(
            not group.preposition and case == NOMINATIVE and number in numbers
            for group in Chunker(self.words, draft, frozenset(stretch.verbs)).groups()
            for case, _, number in group.readings
        )

    def _continues(self, stretch: Stretch) -> bool:
        """``, bestritt jedoch die Tat``: an adverb behind the verb that goes on with the subject of before."""
        i = stretch.begin + 1
        return i < stretch.end and self.words.tokens[i].lower in CONTINUING

    def _reported(self, stretch: Stretch) -> Draft | None:
        """What a reporting clause reports: the first of the main clauses side by side before it."""
        recent = [d for d in self.frame.recent() if d.order in ("second", "first", "none") and d.kind != "conditional"]
        if not recent:
            return None
        found = recent[0]
        for draft in recent[1:]:
            beside = draft.kind == found.kind == "main" and draft.parent is found.parent
            if not beside or self._level(draft) != self._level(found):
                break
            found = draft
        return found

    def _inserted(self, n: int, stretch: Stretch) -> bool:
        """Whether a reporting clause interrupts one that goes on with its verb after the next comma."""
        if n + 1 >= len(self.stretches) or stretch.end - stretch.begin > 12:
            return False
        for following in self.stretches[n + 1 : n + 4]:
            if following.verbs and self.words.finite(following.verbs[0]):
                first = following.first
                return first == following.begin
        return False

    def _coordinate_first(self, stretch: Stretch) -> None:
        """``und lachte``: joined to the verb-final clause just before it or to the last verb-second clause."""
        frame = self.frame
        top = frame.open[-1]
        final = top.order == "last" and "," not in stretch.marks and stretch.final
        other = (
            top
            if final
            else next(
                (d for d in frame.recent() if d.order in ("second", "first") and self._level(d) == stretch.depth), None
            )
        )
        other = other or frame.main or top
        self._return_to(other)
        self._open_and_append(coordinated(other), stretch)

    def _level(self, draft: Draft) -> int:
        return self.words.tokens[draft.tokens[0]].depth if draft.tokens else 0

    def _opening(self, n: int, stretch: Stretch) -> None:
        """A verb-first clause before any main clause: the main clause after its first field, condition or question."""
        frame = self.frame
        if frame.orphans or frame.open:
            draft = Draft("main", order="second")
            adopt(frame, draft)
        elif self._condition_ahead(n, stretch):
            draft = Draft("conditional", order="first")
            frame.orphans.append(draft)
        else:
            draft = Draft("main", order="first")
        self._open_and_append(draft, stretch)

    def _condition_ahead(self, n: int, stretch: Stretch) -> bool:
        """``Kommt er, (so) wird ...``: a comma and another clause that begins with its finite verb."""
        for k, following in enumerate(self.stretches[n + 1 : n + 5], n + 1):
            if "," in following.marks and following.verbs:
                first = following.first
                if first is None or first != self._field_start(following):
                    if following.final or any(map(self.words.zu, following.verbs)):
                        continue  # ``Gelingt es ihm, das zu ändern, ...``
                    return False
                if first > following.begin or not self.words.introduces(following):
                    return True
                return stretch.depth <= following.depth and not self._verb_ahead(k)
        return False

    def _verb_ahead(self, n: int) -> bool:
        """``Kommt er, sagt sie, wird ...``: whether another clause begins with its finite verb."""
        return any("," in s.marks and s.first == s.begin for s in self.stretches[n + 1 : n + 4])

    def _conditional(self, stretch: Stretch) -> Draft:
        question = self.words.tokens[-1].text == "?" or (
            stretch.end < len(self.words.tokens) and self.words.tokens[stretch.end].text == "?"
        )
        if question or "," not in stretch.marks:
            return Draft("main", order="first")
        if not self._hypothetical(stretch):
            return Draft("main", order="first", coordinate=self.frame.main)
        return Draft("conditional", order="first", parent=self.frame.main)

    def _hypothetical(self, stretch: Stretch) -> bool:
        """``sollte er kommen``, ``kommt er``: not ``, kündigte dann das Bündnis auf`` with its subject left out."""
        first = stretch.first
        if first is None:
            return False
        forms = [f for f in self.words.forms[first] if f.form == FINITE]
        if all("subjunctive2" in f.moods and (f.lemma == "sollen" or "indicative" not in f.moods) for f in forms):
            return True
        following = self.words.tokens[first + 1] if first + 1 < stretch.end else None
        return following is not None and following.pos == "PRON" and following.lower in NOMINATIVES

    def _verb_later(self, n: int, stretch: Stretch) -> None:
        frame = self.frame
        top = frame.open[-1] if frame.open else None
        pending = next((d for d in frame.recent() if lacking(d)), None)
        direct = (
            self._final_partner(stretch)
            if top is not None and top.order == "last" and stretch.coordinator and "," not in stretch.marks
            else None
        )
        if direct is not None and direct is top and pending is not None and pending.order != "last":
            self._open_and_append(coordinated(direct), stretch)
            return
        if pending is not None and not self._own_field(pending, stretch):
            self._return_to(pending)
            self._append(pending, stretch)
            return
        final = self._final_partner(stretch)
        if final is not None:
            self._return_to(final)
            self._open_and_append(coordinated(final), stretch)
            return
        reporting = top is not None and top.order != "none" and self._complement_of(top, stretch)
        if reporting:
            draft = Draft("complement", order="second", parent=top)
            self._reclaim(draft, stretch)
            self._open_and_append(draft, stretch)
            return
        draft = Draft("main", order="second")
        if frame.main is None:
            adopt(frame, draft)
        elif stretch.coordinator and frame.main.kind == "complement" and self._reported_mood(stretch):
            draft.kind, draft.parent = "complement", frame.main.parent
        self._reclaim(draft, stretch)
        self._open_and_append(draft, stretch)

    def _own_field(self, pending: Draft, stretch: Stretch) -> bool:
        """Whether the stretch has a first field of its own, so that it does not complete the pending clause."""
        if pending.order == "zu":
            return True
        first = self.words.tokens[stretch.begin]
        if pending.order or pending is self.frame.open[-1] or first.lower not in NOMINATIVES:
            return False
        return stretch.first == stretch.begin + 1

    def _final_partner(self, stretch: Stretch) -> Draft | None:
        """The verb-final clause that a second one without opener continues: ``dass A kommt und B geht``."""
        if not stretch.final or not (stretch.coordinator or stretch.marks == ","):
            return None
        for n, draft in enumerate(self.frame.recent()):
            if draft.order == "last" and draft.finite is not None:
                second = stretch.last == self._second(stretch) and not self._without_subject(stretch)
                if n == 0 and stretch.coordinator and "," not in stretch.marks:
                    return draft
                return None if second or not stretch.coordinator else draft
            if draft.order in ("second", "first"):
                return None
        return None

    def _without_subject(self, stretch: Stretch) -> bool:
        """``(und) auf Holz beruht``: nothing but a prepositional phrase before a verb that is last."""
        return stretch.last == stretch.end - 1 and self.words.tokens[stretch.begin].pos == "ADP"
