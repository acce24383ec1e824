"""German clauses by topological fields: finite verb second, first or last, subordinator or relative pronoun at the left."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from depesche.language.clauses import Draft
from depesche.language.de.complexes import AUXILIARIES, MODALS
from depesche.language.de.words import LANGUAGE, Stretch, Words, stretches
from depesche.language.tables import rows

# how far back an open clause is looked for: deeper nesting does not occur in written news, and it keeps the work linear
REACH = 12
RELATIVES = frozenset({"der", "die", "das", "den", "dem", "deren", "dessen", "denen", "derer", "welcher", "welche",
                       "welches", "welchen", "welchem"})  # fmt: skip
INTERROGATIVES = frozenset({"wer", "wen", "wem", "wessen", "was", "wo", "wann", "warum", "weshalb", "wieso", "weswegen",
                            "wohin", "woher", "womit", "wovon", "worüber", "wodurch", "wofür", "wogegen", "woran",
                            "worauf", "woraus", "worin", "worum", "wozu", "wonach", "wobei", "wovor", "worunter", "wie",
                            "wieviel", "inwieweit", "inwiefern", "welcher", "welche", "welches", "welchen",
                            "welchem"})  # fmt: skip
ALWAYS_RELATIVE = frozenset({"deren", "dessen", "denen", "derer"})
PLACES = frozenset({"wo", "wohin", "woher"})
INFINITIVE_OPENERS = frozenset({"um", "ohne", "statt", "anstatt", "außer"})
AMBIGUOUS = frozenset({"als", "da", "damit", "während", "seit", "seitdem", "bis", "um", "ohne", "statt", "anstatt", "außer",
                       "wie", "je", "insofern", "insoweit", "soweit", "solange", "wobei"})  # fmt: skip
FOCUS = frozenset({"nur", "auch", "erst", "schon", "bereits", "gerade", "vor", "allem", "besonders", "selbst", "sogar",
                   "und", "zwar", "insbesondere", "etwa", "außer", "noch", "kurz", "vielleicht", "nämlich", "eben",
                   "immer", "wohl", "lange"})  # fmt: skip
RESUMPTIVE = frozenset({"so", "dann"})
COHERENT = frozenset({"haben", "sein", "scheinen", "brauchen", "drohen", "pflegen", "vermögen", "wissen", "bleiben"})


@cache
def subordinators() -> dict[str, str]:
    """Subordinators with the kind of clause they open."""
    return {row["word"]: row["kind"] for row in rows(LANGUAGE, "subordinators")}


class Frame:
    """The clauses of one level: the sentence, a parenthesis, a quotation inside a clause."""

    def __init__(self, depth: int, parenthesis: int) -> None:
        self.depth = depth
        self.parenthesis = parenthesis
        self.open: list[Draft] = []
        self.orphans: list[Draft] = []

    def recent(self) -> Iterator[Draft]:
        """The open clauses, innermost first."""
        return reversed(self.open[-REACH:])

    @property
    def main(self) -> Draft | None:
        """The last verb-second clause."""
        return next((d for d in self.recent() if d.order in ("second", "first") and d.kind != "reporting"), None)


class Fields:
    """Assigns the stretches of a sentence to clauses, from left to right."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.stretches = stretches(words)
        self.drafts: list[Draft] = []
        self.frames = [Frame(0, 0)]
        self.dashes = sum("-" in s.marks for s in self.stretches)

    def read(self) -> list[Draft]:
        """The clauses as drafts, in the order they were opened."""
        for n, stretch in enumerate(self.stretches):
            self._enter(stretch)
            self._place(n, stretch)
        for frame in self.frames:
            _adopt(frame, frame.main)
        for draft in self.drafts:
            draft.tokens.sort()
            if not draft.verbs and draft.kind in ("main", ""):
                draft.kind = "fragment"
        return self.drafts

    @property
    def frame(self) -> Frame:
        return self.frames[-1]

    def _enter(self, stretch: Stretch) -> None:
        while len(self.frames) > 1 and self._left(stretch):
            frame = self.frames.pop()
            _adopt(frame, frame.main)
        has_finite = any(self.words.finite(i) for i in stretch.verbs)
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
        first = self.words.first_finite(stretch)
        return first is not None and first > stretch.begin

    def _place(self, n: int, stretch: Stretch) -> None:
        frame = self.frame
        if set(":;?!.") & set(stretch.marks):
            for draft in frame.open:
                if lacking(draft):
                    draft.order = draft.order or "none"
        opener = self._opener(n, stretch)
        if opener is not None:
            self._subordinate(stretch, *opener)
        elif self._closes_bracket(stretch):
            self._verbless(n, stretch)
        elif any(self.words.finite(i) for i in stretch.verbs):
            self._finite(n, stretch)
        elif any(self.words.zu(i) for i in stretch.verbs):
            self._infinitive(stretch)
        else:
            self._verbless(n, stretch)

    def _closes_bracket(self, stretch: Stretch) -> bool:
        """Whether the verbs of the stretch can only be, or most likely are, the participle or infinitive that an
        auxiliary before it still waits for."""
        words = self.words
        if not stretch.verbs or not all(words.nonfinite(i) for i in stretch.verbs):
            return False
        host = self._bracket_host()
        if host is None or host.finite is None:
            return False
        if not words.lemma(host.finite) in AUXILIARIES | MODALS:
            return False
        return words.final_cluster(stretch)[0] > stretch.begin or not words.finite(stretch.verbs[0])

    # -- clauses with an opener -------------------------------------------------------------------------------------

    def _opener(self, n: int, stretch: Stretch) -> tuple[str, str, int] | None:
        """Kind, connector and place of a subordinator, relative or interrogative at the left, if the clause bears it out."""
        words, tokens = self.words, self.words.tokens
        i = stretch.begin
        limit = min(stretch.end, i + 4)
        while i < limit and tokens[i].lower in FOCUS and tokens[i].lower not in subordinators():
            i += 1
        if i >= stretch.end:
            return None
        subordinator = self._subordinator(n, stretch, i if i < limit else stretch.begin)
        if subordinator is not None:
            return subordinator
        i = stretch.begin
        if tokens[i].pos == "ADP" and i + 1 < stretch.end:
            i += 1
        word = tokens[i].lower
        if word in INTERROGATIVES | RELATIVES and (stretch.marks or stretch.coordinator or word in INTERROGATIVES):
            return self._pronominal(n, stretch, i)
        return None

    def _subordinator(self, n: int, stretch: Stretch, i: int) -> tuple[str, str, int] | None:
        words, tokens = self.words, self.words.tokens
        word = tokens[i].lower
        pair = f"{word} {tokens[i + 1].lower}" if i + 1 < stretch.end else ""
        if pair in subordinators():
            return subordinators()[pair], pair, i
        kind = subordinators().get(word)
        if kind is None:
            return None
        if word in INFINITIVE_OPENERS:
            return (kind, word, i) if self._zu_ahead(n, tokens[i].pos == "SCONJ") else None
        if word in AMBIGUOUS:
            if tokens[i].pos in ("ADP", "ADV", "PRON", "DET") and word != "wie" and not words.verb_final(stretch):
                return None
            if not stretch.verbs:
                return (kind, word, i) if tokens[i].pos == "SCONJ" and self._final_ahead(n) else None
            if not words.verb_final(stretch):
                return None
            if tokens[i].pos == "ADP" and words.first_finite(stretch) == words.last_finite(stretch) and not stretch.marks:
                return None
        elif i + 1 < stretch.end and words.surely_finite(i + 1) and word not in ("wenn", "ob", "dass"):
            return None
        return kind, word, i

    def _zu_ahead(self, n: int, sure: bool) -> bool:
        for stretch in self.stretches[n : n + (4 if sure else 1)]:
            if any(self.words.zu(i) for i in stretch.verbs):
                return True
            if any(self.words.surely_finite(i) for i in stretch.verbs):
                return False
        return False

    def _final_ahead(self, n: int) -> bool:
        """Whether the next stretch with a verb, not far off, ends in a finite verb."""
        following = next((s for s in self.stretches[n + 1 : n + 6] if s.verbs), None)
        return following is not None and self.words.verb_final(following)

    def _pronominal(self, n: int, stretch: Stretch, i: int) -> tuple[str, str, int] | None:
        words, tokens = self.words, self.words.tokens
        word = tokens[i].lower
        relative = word in RELATIVES
        if relative and not stretch.marks and not (stretch.coordinator and tokens[i].pos == "PRON"):
            return None
        if relative and tokens[i].pos == "DET" and word not in ALWAYS_RELATIVE and not self._relative_article(n, stretch, i):
            return None
        if not stretch.verbs:
            if not self._final_ahead(n):
                return None
        elif not words.verb_final(stretch):
            return None
        elif i + 1 < stretch.end and words.last_finite(stretch) == i + 1 and stretch.end > i + 2:
            return None
        if word == "wie":
            finite = words.last_finite(stretch)
            reports = finite is not None and words.lexicon.reports(words.lemma(finite), "direct", "clause")
            return ("reporting" if reports else "comparative"), word, i
        previous = self._noun_before(stretch) if stretch.marks else None
        if relative or (previous is not None and word in PLACES) or (word.startswith("w") and stretch.marks == "," and self._comments(word)):
            return "relative", word, i
        return "complement", word, i

    def _comments(self, word: str) -> bool:
        """Whether ``was``, ``womit`` takes up what was said instead of asking: the clause before reports nothing."""
        main = self.frame.open[-1] if self.frame.open else None
        if main is None or lacking(main) or not (word == "was" or word.startswith("wo") and word not in ("wohl",)):
            return False
        return not any(self.words.lexicon.reports(self.words.lemma(i), "direct", "clause") or self.words.lemma(i) in ("wissen", "fragen", "sehen", "zeigen") for i in main.verbs)

    def _relative_article(self, n: int, stretch: Stretch, i: int) -> bool:
        """Whether what is tagged as an article is a relative pronoun: ``der Comiczeichner ist``, ``in die sie investieren``."""
        words, tokens = self.words, self.words.tokens
        following = tokens[i + 1].pos if i + 1 < stretch.end else ""
        if following not in ("NOUN", "ADJ", "NUM", "PROPN", "ADV", "DET"):
            return True
        finite = words.last_finite(stretch) if stretch.marks == "," and words.verb_final(stretch) else None
        if finite is None or not tokens[i].lower.startswith("de") and not tokens[i].lower.startswith("d"):
            return False
        if finite != self._second(stretch):
            return finite == words.first_finite(stretch) or len(words.final_cluster(stretch)) > 1
        top = self.frame.open[-1] if self.frame.open else None
        following_stretch = self.stretches[n + 1] if n + 1 < len(self.stretches) else None
        return bool(top and lacking(top) and following_stretch and words.first_finite(following_stretch) == following_stretch.begin)

    def _noun_before(self, stretch: Stretch) -> int | None:
        """The noun or pronoun a relative clause after this comma describes."""
        tokens = self.words.tokens
        for i in range(stretch.begin - 1, max(stretch.begin - 8, -1), -1):
            if tokens[i].pos in ("NOUN", "PROPN"):
                return i
            if tokens[i].pos in ("PRON", "NUM", "DET") and i < stretch.begin - 1:
                return i
            if self.words.is_verb(i) and i < stretch.begin - 3:
                return None
        return None

    def _subordinate(self, stretch: Stretch, kind: str, connector: str, at: int) -> None:
        frame = self.frame
        top = frame.open[-1] if frame.open else None
        sibling = None
        if stretch.coordinator:
            sibling = next((d for d in frame.recent() if d.order in ("last", "zu") and d.kind == kind), None)
        parent = sibling.parent if sibling else top
        draft = Draft(kind, connector=connector, parent=parent, order="zu" if connector in INFINITIVE_OPENERS else "last")
        if kind == "relative":
            draft.antecedent = self._noun_before(stretch)
            holder = self._holder(draft.antecedent)
            draft.parent = holder or parent
        self._open(draft)
        if draft.parent is None:
            frame.orphans.append(draft)
        self._append(draft, stretch)

    def _holder(self, token: int | None) -> Draft | None:
        if token is None:
            return None
        return next((d for d in self.frame.recent() if d.tokens and d.tokens[0] <= token <= d.tokens[-1] and token in d.tokens[-40:]), None)

    # -- clauses with a finite verb but no opener -----------------------------------------------------------------------

    def _finite(self, n: int, stretch: Stretch) -> None:
        first = self.words.first_finite(stretch)
        if first is not None and first == self._field_start(stretch):
            self._verb_first(n, stretch)
        else:
            self._verb_later(n, stretch)

    def _field_start(self, stretch: Stretch) -> int:
        tokens = self.words.tokens
        i = stretch.begin
        while i < stretch.end - 1 and (tokens[i].lower in RESUMPTIVE and stretch.marks or tokens[i].pos == "PUNCT"):
            i += 1
        return i

    def _verb_first(self, n: int, stretch: Stretch) -> None:
        frame, words = self.frame, self.words
        first = words.first_finite(stretch)
        assert first is not None
        pending = next((d for d in frame.recent() if lacking(d)), None)
        reports = words.lexicon.reports(words.lemma(first), "direct", "clause")
        if pending is not None and not (reports and self._inserted(n, stretch)):
            self._return_to(pending)
            self._append(pending, stretch)
        elif stretch.coordinator and frame.open and stretch.coordinator != "denn" and not (pending and reports):
            self._coordinate_first(stretch)
        elif frame.main is None and pending is None:
            self._opening(n, stretch)
        elif reports:
            parent = pending or self._reported(stretch)
            self._open_and_append(Draft("reporting", order="first", parent=parent), stretch)
        else:
            self._open_and_append(self._conditional(stretch), stretch)

    def _reported(self, stretch: Stretch) -> Draft | None:
        return next((d for d in self.frame.recent() if d.order in ("second", "first", "none")), None)

    def _inserted(self, n: int, stretch: Stretch) -> bool:
        """Whether a reporting clause interrupts one that goes on with its verb after the next comma."""
        if n + 1 >= len(self.stretches) or stretch.end - stretch.begin > 12:
            return False
        for following in self.stretches[n + 1 : n + 4]:
            if following.verbs and self.words.finite(following.verbs[0]):
                first = self.words.first_finite(following)
                return first == following.begin
        return False

    def _coordinate_first(self, stretch: Stretch) -> None:
        """``und lachte``: joined to the verb-final clause just before it or to the last verb-second clause."""
        frame = self.frame
        top = frame.open[-1]
        final = top.order == "last" and "," not in stretch.marks and self.words.verb_final(stretch)
        other = top if final else next((d for d in frame.recent() if d.order in ("second", "first") and self._level(d) == stretch.depth), None)
        other = other or frame.main or top
        self._return_to(other)
        self._open_and_append(_coordinated(other), stretch)

    def _level(self, draft: Draft) -> int:
        return self.words.tokens[draft.tokens[0]].depth if draft.tokens else 0

    def _opening(self, n: int, stretch: Stretch) -> None:
        """A verb-first clause before any main clause: main clause behind its first field, condition, question, request."""
        frame = self.frame
        if frame.orphans or frame.open:
            draft = Draft("main", order="second")
            _adopt(frame, draft)
        elif self._condition_ahead(n, stretch):
            draft = Draft("conditional", order="first")
            frame.orphans.append(draft)
        else:
            draft = Draft("main", order="first")
        self._open_and_append(draft, stretch)

    def _condition_ahead(self, n: int, stretch: Stretch) -> bool:
        """``Kommt er, (so) wird ...``: a comma and another clause that begins with its finite verb."""
        for following in self.stretches[n + 1 : n + 5]:
            if "," in following.marks and following.verbs:
                first = self.words.first_finite(following)
                start = self._field_start(following)
                if first == start:
                    return not self.words.lexicon.reports(self.words.lemma(first), "direct")
        return False

    def _conditional(self, stretch: Stretch) -> Draft:
        question = self.words.tokens[-1].text == "?" or (stretch.end < len(self.words.tokens) and self.words.tokens[stretch.end].text == "?")
        if question or not "," in stretch.marks:
            return Draft("main", order="first")
        return Draft("conditional", order="first", parent=self.frame.main)

    def _verb_later(self, n: int, stretch: Stretch) -> None:
        frame, words = self.frame, self.words
        top = frame.open[-1] if frame.open else None
        pending = next((d for d in frame.recent() if lacking(d)), None)
        if pending is not None and not self._own_field(pending, stretch):
            self._return_to(pending)
            self._append(pending, stretch)
            return
        final = self._final_partner(stretch)
        if final is not None:
            self._return_to(final)
            self._open_and_append(_coordinated(final), stretch)
            return
        reporting = top is not None and top.order in ("second", "first") and self._complement_of(top, stretch)
        if reporting:
            self._open_and_append(Draft("complement", order="second", parent=top), stretch)
            return
        draft = Draft("main", order="second")
        if frame.main is None:
            _adopt(frame, draft)
        elif stretch.coordinator and frame.main.kind == "complement" and self._reported_mood(stretch):
            draft.kind, draft.parent = "complement", frame.main.parent
        self._open_and_append(draft, stretch)

    def _own_field(self, pending: Draft, stretch: Stretch) -> bool:
        """Whether the stretch has a first field of its own, so that it does not complete the pending clause."""
        return pending.order == "zu"

    def _final_partner(self, stretch: Stretch) -> Draft | None:
        """The verb-final clause that a second verb-final clause without opener continues: ``dass A kommt und B geht``."""
        if not self.words.verb_final(stretch) or not (stretch.coordinator or stretch.marks == ","):
            return None
        for n, draft in enumerate(self.frame.recent()):
            if draft.order == "last" and draft.finite is not None:
                second = self.words.last_finite(stretch) == self._second(stretch)
                if n == 0 and stretch.coordinator and "," not in stretch.marks:
                    return draft
                return None if second or not stretch.coordinator else draft
            if draft.order in ("second", "first"):
                return None
        return None

    def _second(self, stretch: Stretch) -> int:
        """The place behind the first phrase, roughly."""
        tokens = self.words.tokens
        i = stretch.begin
        while i < stretch.end and tokens[i].pos in ("DET", "ADJ", "NUM", "ADP"):
            i += 1
        i += 1
        while i < stretch.end and tokens[i].pos == "PROPN":
            i += 1
        return i

    def _complement_of(self, top: Draft, stretch: Stretch) -> bool:
        """Whether a verb-second clause after a comma is what the clause before reports: ``Er sagte, er habe ...``."""
        if stretch.marks.strip("q") != "," or stretch.coordinator:
            return False
        if top.kind == "reporting":
            return False
        if self._reported_mood(stretch):
            return True
        return any(self.words.lexicon.reports(self.words.lemma(i), "direct", "clause") for i in top.verbs)

    def _reported_mood(self, stretch: Stretch) -> bool:
        first = self.words.first_finite(stretch)
        return first is not None and any("subjunctive1" in f.moods and (3, "sing") in f.persons for f in self.words.forms[first])

    # -- clauses without a finite verb ---------------------------------------------------------------------------------

    def _infinitive(self, stretch: Stretch) -> None:
        frame = self.frame
        pending = next((d for d in frame.recent() if d.order == "zu" and lacking(d)), None)
        if pending is not None:
            self._return_to(pending)
            self._append(pending, stretch)
            return
        top = frame.open[-1] if frame.open else None
        if top is not None and top.order == "zu" and stretch.coordinator:
            self._open_and_append(_coordinated(top), stretch)
            return
        if top is not None and stretch.coordinator and "," not in stretch.marks and not lacking(top):
            draft = _coordinated(top)
            draft.kind, draft.order, draft.parent = "infinitive", "zu", top
        elif top is not None and lacking(top) and not stretch.marks:
            self._append(top, stretch)
            return
        else:
            draft = Draft("infinitive", order="zu", parent=top)
        if draft.parent is None:
            frame.orphans.append(draft)
        self._open_and_append(draft, stretch)

    def _verbless(self, n: int, stretch: Stretch) -> None:
        frame, words = self.frame, self.words
        tokens = words.tokens
        if not frame.open:
            self._open_and_append(Draft("main", order=""), stretch)
            return
        top = frame.open[-1]
        if tokens[stretch.begin].lower == "so" and stretch.marks and not stretch.coordinator and self._names(stretch):
            self._open_and_append(Draft("reporting", order="none", parent=self._host() or top), stretch)
            return
        strong = set(":;?!.") & set(stretch.marks)
        dash = "-" in stretch.marks and self.dashes % 2 == 1 and not lacking(top)
        if (strong or dash) and not stretch.parenthesis:
            self._open_and_append(Draft("fragment", order="none"), stretch)
            return
        if stretch.verbs and stretch.coordinator and self._shares_auxiliary(top, stretch):
            self._open_and_append(_coordinated(top), stretch)
            return
        host = self._bracket_host() if stretch.verbs else self._host()
        host = host or top
        if not stretch.parenthesis:
            self._return_to(host)
        self._append(host, stretch)

    def _names(self, stretch: Stretch) -> bool:
        if stretch.end - stretch.begin > 14:
            return False
        following = self.words.tokens[stretch.begin + 1].pos if stretch.begin + 1 < stretch.end else ""
        return following in ("PROPN", "NOUN", "DET", "ADJ", "PRON")

    def _shares_auxiliary(self, top: Draft, stretch: Stretch) -> bool:
        """``hat gegessen und getrunken``: a second participle or infinitive under the same finite verb."""
        if top.finite is None or len(top.verbs) < 2 or self.words.finite(stretch.verbs[-1]) and False:
            return False
        kinds = self.words.kinds
        others = set().union(*(kinds[i] for i in top.verbs if i != top.finite))
        return bool(others & kinds[stretch.verbs[-1]])

    def _bracket_host(self) -> Draft | None:
        """The clause that waits for an infinitive or participle."""
        for draft in self.frame.recent():
            if lacking(draft) or (draft.order in ("second", "first") and draft.finite is not None and len(draft.verbs) == 1):
                return draft
        return None

    def _host(self) -> Draft | None:
        """The clause that words without a verb belong to: one that lacks its verb, else the last verb-second clause."""
        frame = self.frame
        top = frame.open[-1]
        if lacking(top):
            return top
        pending = next((d for d in frame.recent() if lacking(d)), None)
        if pending is not None:
            return pending
        if top.order in ("second", "first") and top.kind != "reporting":
            return top
        return next((d for d in frame.recent() if d.order in ("second", "first") and d.kind != "reporting"), top)

    # -- bookkeeping -------------------------------------------------------------------------------------------------

    def _open(self, draft: Draft) -> None:
        self.drafts.append(draft)
        self.frame.open.append(draft)

    def _open_and_append(self, draft: Draft, stretch: Stretch) -> None:
        self._open(draft)
        self._append(draft, stretch)

    def _return_to(self, draft: Draft) -> None:
        """Close the clauses inside this one."""
        open_ = self.frame.open
        for _ in range(min(len(open_), REACH)):
            if open_[-1] is draft:
                return
            if lacking(open_[-1]):
                open_[-1].order = open_[-1].order or "none"
            open_.pop()
        open_.append(draft)

    def _append(self, draft: Draft, stretch: Stretch) -> None:
        words = self.words
        if draft.finite is None and draft.order not in ("zu", "none"):
            if draft.order == "last":
                draft.finite = words.last_finite(stretch)
            else:
                draft.finite = words.first_finite(stretch)
                if draft.finite is not None:
                    draft.order = draft.order or "second"
                    if draft.kind == "main":
                        _adopt(self.frame, draft)
        draft.tokens.extend(range(stretch.begin, stretch.end))
        draft.verbs.extend(stretch.verbs)


def lacking(draft: Draft) -> bool:
    """Whether the clause still waits for its finite verb, or its infinitive with ``zu``."""
    if draft.order == "zu":
        return not draft.verbs
    return draft.finite is None and draft.order != "none"


def _adopt(frame: Frame, main: Draft | None) -> None:
    if main is None:
        return
    for orphan in frame.orphans:
        if orphan is not main:
            orphan.parent = main
    frame.orphans.clear()


def _coordinated(other: Draft) -> Draft:
    draft = Draft(other.kind, order=other.order, connector="", parent=other.parent, coordinate=other)
    draft.connector = other.connector if other.order in ("last", "zu") else ""
    draft.antecedent = other.antecedent
    return draft
