"""German stretches without a finite verb: infinitives, participles, parts of an enumeration, inserted ``so Wirth``."""

from __future__ import annotations

from depesche.language.clauses import Draft
from depesche.language.de.complexes import AUXILIARIES, MODALS
from depesche.language.de.frames import NONFINITE, coordinated, lacking
from depesche.language.de.openers import OpenerReader
from depesche.language.de.words import STRONG, Stretch
from depesche.language.lexicon import PARTICIPLE

# prepositions behind a participle that tell it from the finite verb of the same form: "begleitet von"
AGENTS = frozenset({"von", "vom", "durch"})


class VerblessReader(OpenerReader):
    """Stretches without a finite verb: infinitives, participles, parts of an enumeration, inserted ``so Wirth``."""

    def _infinitive(self, stretch: Stretch) -> None:
        frame = self.frame
        pending = next((d for d in frame.recent() if d.order == "zu" and lacking(d)), None)
        if pending is not None:
            self._return_to(pending)
            self._append(pending, stretch)
            return
        top = frame.open[-1] if frame.open else None
        if top is not None and top.order == "zu" and stretch.coordinator:
            self._open_and_append(coordinated(top), stretch)
            return
        if top is not None and self._loose_object(top, stretch):
            draft = Draft("infinitive", order="zu", parent=self.loose_host)
            if top.kind == "relative":
                top.parent = draft
            self._reclaim(draft, stretch, True)
        elif top is not None and stretch.coordinator and "," not in stretch.marks and not lacking(top):
            draft = coordinated(top)
            draft.kind, draft.order, draft.parent = "infinitive", "zu", top
        elif top is not None and lacking(top) and not stretch.marks:
            self._append(top, stretch)
            return
        else:
            draft = Draft("infinitive", order="zu", parent=top)
        if draft.parent is None:
            frame.orphans.append(draft)
        self._open_and_append(draft, stretch)

    def _loose_object(self, top: Draft, stretch: Stretch) -> bool:
        """Whether words given to the clause before are objects of the infinitive: ``, A und B zu schonen``."""
        if self.loose_host is None:
            return False
        if top.kind == "relative" and top.antecedent in self.loose and top.parent is self.loose_host:
            return not any(
                self.words.tokens[i].pos in ("NOUN", "DET", "PROPN") for i in range(stretch.begin, stretch.end)
            )
        return bool(stretch.coordinator) and self.loose_host is top and self._goes_on(stretch)

    def _verbless(self, n: int, stretch: Stretch) -> None:
        frame, words = self.frame, self.words
        tokens = words.tokens
        if not frame.open:
            self._open_and_append(Draft("main", order=""), stretch)
            return
        top = frame.open[-1]
        if tokens[stretch.begin].lower == "so" and stretch.marks and not stretch.coordinator and self._names(stretch):
            self._open_and_append(Draft("reporting", order="none", parent=self._host(stretch) or top), stretch)
            return
        new = self._new_clause(n, stretch, top)
        if new is not None:
            self._open_and_append(new, stretch)
            return
        if self._participial(stretch):
            self._open_and_append(Draft("adverbial", order="none", parent=self._host(stretch)), stretch)
            return
        shared = self._auxiliary_shared(stretch)
        if shared is not None:
            self._return_to(shared)
            draft = coordinated(shared)
            draft.order = "none"
            self._open_and_append(draft, stretch)
            return
        host = self._bracket_host() if stretch.verbs else self._host(stretch)
        host = host or top
        if not stretch.parenthesis:
            self._return_to(host)
        self._append(host, stretch)
        if not stretch.verbs and not lacking(host) and host.order != "none":
            self._loosen(host, stretch)

    def _new_clause(self, n: int, stretch: Stretch, top: Draft) -> Draft | None:
        """The clause that words without a verb open: behind a strong mark, in the half of a headline, after ``und``."""
        if not STRONG.isdisjoint(stretch.marks) and not stretch.parenthesis:
            return Draft("main")
        if lacking(top):
            return None
        if "-" in stretch.marks and self.words.tokens[-1].pos != "PUNCT":
            return Draft("fragment", order="none")
        opens = stretch.coordinator and not stretch.verbs and self._opens_main(n, stretch)
        return Draft("main") if opens else None

    def _opens_main(self, n: int, stretch: Stretch) -> bool:
        """``und zwei Häfen, darunter Kiel, (wurden gesperrt)``: a first field, whose verb comes behind a comma."""
        if self.words.tokens[stretch.begin].pos not in ("DET", "NOUN", "PROPN", "ADJ", "NUM", "PRON"):
            return False
        for following in self.stretches[n + 1 : n + 5]:
            if following.first is not None and following.first == following.begin and following.marks == ",":
                return not self.words.introduces(following)
            if following.verbs and not following.final:
                return False
        return False

    def _loosen(self, host: Draft, stretch: Stretch) -> None:
        begins = stretch.marks == "," and not stretch.coordinator
        if not begins and (self.loose_host is not host or not self._goes_on(stretch)):
            self.loose, self.loose_host = [], None
            return
        if begins and not (self.loose_host is host and self._goes_on(stretch)):
            self.loose = []
        self.loose_host = host
        self.loose.extend(range(stretch.begin, stretch.end))

    def _reclaim(self, draft: Draft, stretch: Stretch, sure: bool = False) -> None:
        """Give the first part of a coordinated first field back to its clause: ``sagte, A und B hätten ...``."""
        host = self.loose_host
        if host is None or not (sure or (stretch.coordinator and self._goes_on(stretch))):
            return
        first = stretch.first
        plural = first is not None and any(n == "plur" for f in self.words.forms[first] for _, n in f.persons)
        if draft.order == "zu" or plural or draft.kind == "complement":
            taken = set(self.loose)
            host.tokens = [t for t in host.tokens if t not in taken]
            draft.tokens.extend(self.loose)
        self.loose, self.loose_host = [], None

    def _names(self, stretch: Stretch) -> bool:
        if stretch.end - stretch.begin > 14:
            return False
        following = self.words.tokens[stretch.begin + 1].pos if stretch.begin + 1 < stretch.end else ""
        return following in ("PROPN", "NOUN", "DET", "ADJ", "PRON")

    def _participial(self, stretch: Stretch) -> bool:
        """``(der Rat,) gestärkt durch die Wahl``: a participle behind a comma and before its complements."""
        words, tokens = self.words, self.words.tokens
        if stretch.marks.strip("q") != "," or stretch.coordinator or len(stretch.verbs) != 1:
            return False
        i = stretch.verbs[0]
        if PARTICIPLE not in words.kinds[i] or i > stretch.begin + 1 or i + 1 >= stretch.end:
            return False
        if i > stretch.begin and tokens[stretch.begin].pos != "ADV":
            return False
        if words.kinds[i] == {PARTICIPLE}:
            return True
        return tokens[i + 1].lower in AGENTS and not words.reports(i)

    def _auxiliary_shared(self, stretch: Stretch) -> Draft | None:
        """The clause under whose finite verb a second participle or infinitive stands: ``hat gegessen und geruht``."""
        words = self.words
        if not stretch.verbs or not self._adds_verb(stretch):
            return None
        for draft in self.frame.recent():
            if draft.order in ("second", "first") and draft.finite is not None and draft.kind != "reporting":
                others = [i for i in draft.verbs if i != draft.finite]
                if not others or words.lemma(draft.finite) not in AUXILIARIES | MODALS:
                    return None
                same = words.kinds[others[0]] & words.kinds[stretch.verbs[0]] & NONFINITE
                return draft if same and words.tokens[draft.finite].depth == stretch.depth else None
            if lacking(draft):
                headline = not draft.order and draft.verbs and all(words.kinds[i] == {PARTICIPLE} for i in draft.verbs)
                return draft if headline and PARTICIPLE in words.kinds[stretch.verbs[0]] else None
        return None

    def _adds_verb(self, stretch: Stretch) -> bool:
        """Whether the stretch, behind a conjunction or in an enumeration, can end in a participle or infinitive."""
        words = self.words
        if not all(words.nonfinite(i) for i in stretch.verbs):
            return False
        sure = not words.finite(stretch.verbs[0])
        if not stretch.coordinator:
            alone = len(stretch.verbs) == 1 == stretch.end - stretch.begin
            return stretch.marks == "," and (alone or self._another_subject(stretch, sure))
        return stretch.coordinator != "denn" and (
            sure or (self._ends_in_verb(stretch) and not self._own_subject(stretch))
        )

    def _another_subject(self, stretch: Stretch, sure: bool) -> bool:
        """``(drei wurden getötet,) zwei verletzt``: a noun or number first and a participle last."""
        first = self.words.tokens[stretch.begin]
        fits = first.pos in ("DET", "NUM", "NOUN", "PROPN") if sure else first.pos == "NUM"
        return fits and self._ends_in_verb(stretch)

    def _ends_in_verb(self, stretch: Stretch) -> bool:
        return stretch.verbs == stretch.cluster and stretch.verbs[-1] == stretch.end - 1

    def _modal_infinitive(self, stretch: Stretch) -> bool:
        """``, abrüsten zu wollen``: infinitives that end in an auxiliary with ``zu``."""
        words = self.words
        cluster = stretch.cluster
        if not stretch.marks or len(cluster) < 2 or cluster != stretch.verbs or not words.zu(cluster[-1]):
            return False
        return words.lemma(cluster[-1]) in AUXILIARIES | MODALS and all(words.nonfinite(i) for i in cluster[:-1])
