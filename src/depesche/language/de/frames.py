"""The open clauses of a German sentence while its stretches are given to them."""

from __future__ import annotations

from collections.abc import Iterator

from depesche.language.clauses import Draft
from depesche.language.de.complexes import AUXILIARIES, MODALS
from depesche.language.de.stretches import stretches
from depesche.language.de.words import Stretch, Words
from depesche.language.lexicon import INFINITIVE, PARTICIPLE

# how far back an open clause is looked for: deeper nesting does not occur in written news, and it keeps the work linear
REACH = 12
# tokens (marks, conjunctions) between two stretches that still stand side by side
MAX_MARKS = 30
NOT_MAIN = ("reporting", "conditional")
# pronouns that are subjects wherever they stand
SUBJECTS = frozenset({"er", "ich", "wir", "man", "du"})
SINGULAR = frozenset({"er", "es", "man", "ich", "du"})
NONFINITE = frozenset({INFINITIVE, PARTICIPLE})
INFINITIVES = frozenset({INFINITIVE})
WAITS_FOR = {
    "haben": frozenset({PARTICIPLE, INFINITIVE}),
    "sein": frozenset({PARTICIPLE}),
    "werden": frozenset({PARTICIPLE, INFINITIVE}),
}


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
        return next((d for d in self.recent() if d.order in ("second", "first") and d.kind not in NOT_MAIN), None)


class Reader:
    """The open clauses of a sentence, and the stretches that are to be given to them."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.stretches = stretches(words)
        self.drafts: list[Draft] = []
        self.frames = [Frame(0, 0)]
        self.at = 0
        """The number of the stretch at hand."""
        self.loose: list[int] = []
        """Tokens without a verb that were given to a finished clause after a comma and may yet open the next one."""
        self.loose_host: Draft | None = None

    @property
    def frame(self) -> Frame:
        return self.frames[-1]

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

    def _shared_later(self, stretch: Stretch) -> bool:
        """Whether a participle or infinitive still lacks its auxiliary: ``der gesucht und verhaftet wurde``."""
        words = self.words
        if len(stretch.cluster) != 1:
            return False
        last = stretch.cluster[0]
        kinds = words.kinds[last] & NONFINITE
        for following in self.stretches[self.at + 1 : self.at + 4]:
            if not following.verbs:
                continue
            cluster = following.cluster
            beside = following.coordinator or following.begin == cluster[0]
            if not beside or not kinds & words.kinds[cluster[0]] or words.tokens[following.begin].pos == "SCONJ":
                return False
            finite = following.last
            if finite is not None and len(cluster) > 1 and words.lemma(finite) in AUXILIARIES | MODALS:
                near = following.begin - stretch.end < MAX_MARKS and cluster == following.verbs
                return near and (PARTICIPLE in kinds or self._same_subject(stretch, following))
            if any(words.surely_finite(i) for i in following.verbs):
                return False
        return False

    def _same_subject(self, stretch: Stretch, following: Stretch) -> bool:
        """``er kommen und die Zeugen sehen wolle``: the subject is singular, or none stands before the second verb."""
        tokens = self.words.tokens
        first = tokens[stretch.begin].lower == "der"
        singular = first or any(
            tokens[i].lower in SINGULAR for i in range(stretch.begin, min(stretch.begin + 4, stretch.end))
        )
        return singular or following.cluster[0] == following.begin

    def _append(self, draft: Draft, stretch: Stretch) -> None:
        if draft.finite is None and draft.order not in ("zu", "none"):
            if draft.order == "last":
                draft.finite = None if self._shared_later(stretch) else stretch.last
            else:
                draft.finite = stretch.first
                if draft.finite is not None:
                    draft.order = draft.order or "second"
                    if draft.kind == "main":
                        adopt(self.frame, draft)
        draft.tokens.extend(range(stretch.begin, stretch.end))
        draft.verbs.extend(stretch.verbs)

    def _goes_on(self, stretch: Stretch) -> bool:
        return bool(self.loose) and stretch.begin - self.loose[-1] <= 3

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

    def _reported_mood(self, stretch: Stretch) -> bool:
        first = stretch.first
        return first is not None and any(
            "subjunctive1" in f.moods and (3, "sing") in f.persons for f in self.words.forms[first]
        )

    def _bracket_host(self) -> Draft | None:
        """The clause that waits for an infinitive or participle."""
        for draft in self.frame.recent():
            if lacking(draft) or (
                draft.order in ("second", "first") and draft.finite is not None and len(draft.verbs) == 1
            ):
                return draft
        return None

    def _host(self, stretch: Stretch) -> Draft | None:
        """The clause that words without a verb belong to: one that lacks its verb, else the last verb-second clause."""
        frame = self.frame
        top = frame.open[-1]
        if lacking(top):
            return top
        pending = next((d for d in frame.recent() if lacking(d)), None)
        if pending is not None:
            return pending
        if top.order in ("second", "first") and (top.kind != "reporting" or self._names_more(top, stretch)):
            return top
        return next((d for d in frame.recent() if d.order in ("second", "first") and d.kind != "reporting"), top)

    def _names_more(self, reporting: Draft, stretch: Stretch) -> bool:
        """Whether words behind ``sagte X`` still belong to it: ``, Chef der Bahn, am Montag``."""
        tokens = self.words.tokens
        if stretch.depth != tokens[reporting.tokens[0]].depth:
            return False
        return bool(stretch.marks) and tokens[stretch.begin].pos in ("NOUN", "PROPN", "DET", "ADP", "NUM", "ADJ", "X")

    def _closes_bracket(self, stretch: Stretch) -> bool:
        """Whether the verbs of the stretch are what an auxiliary before it still waits for."""
        words = self.words
        if not stretch.verbs or not all(words.nonfinite(i) for i in stretch.verbs):
            return False
        host = self._bracket_host()
        if host is None or host.finite is None or words.lemma(host.finite) not in AUXILIARIES | MODALS:
            return False
        wanted = WAITS_FOR.get(words.lemma(host.finite), INFINITIVES)
        if not any(words.kinds[i] & wanted for i in stretch.cluster):
            return False
        if stretch.cluster[0] > stretch.begin or not words.finite(stretch.verbs[0]):
            return not self._own_subject(stretch) and not self._goes_on_behind(stretch)
        waits = ("haben", "werden") if "," in stretch.marks else ("haben", "werden", "sein")
        return not stretch.coordinator and len(stretch.verbs) == 1 and words.lemma(host.finite) in waits

    def _goes_on_behind(self, stretch: Stretch) -> bool:
        """``, die Stadt berichtet nur von Regen``: a noun before and words behind what can also be finite."""
        words, verb = self.words, stretch.cluster[-1]
        first = words.tokens[stretch.begin].pos in ("DET", "NOUN", "PROPN", "PRON")
        return first and stretch.marks == "," and words.finite(verb) and verb < stretch.end - 1

    def _own_subject(self, stretch: Stretch) -> bool:
        """``und man trainiert``: whether a pronoun before the verb can be nothing but its subject."""
        words, first = self.words, stretch.verbs[0]
        return words.finite(first) and any(
            words.tokens[i].lower in SUBJECTS for i in range(max(stretch.begin, first - 3), first)
        )


def lacking(draft: Draft) -> bool:
    """Whether the clause still waits for its finite verb, or its infinitive with ``zu``."""
    if draft.order == "zu":
        return not draft.verbs
    return draft.finite is None and draft.order != "none"


def adopt(frame: Frame, main: Draft | None) -> None:
    """Make the main clause the parent of the subordinate clauses that stand before it."""
    if main is None:
        return
    for orphan in frame.orphans:
        if orphan is not main:
            orphan.parent = main
    frame.orphans.clear()


def coordinated(other: Draft) -> Draft:
    """A clause joined to another one by a conjunction, of the same kind and dependence."""
    draft = Draft(other.kind, order=other.order, connector="", parent=other.parent, coordinate=other)
    draft.connector = other.connector if other.order in ("last", "zu") else ""
    draft.antecedent = other.antecedent
    return draft
