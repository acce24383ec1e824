"""German stretches without a finite verb: infinitives, participles, parts of an enumeration, inserted ``so Wirth``."""

from __future__ import annotations

from depesche.language.clauses import Draft
from depesche.language.de.complexes import AUXILIARIES, MODALS
from depesche.language.de.frames import coordinated, lacking
from depesche.language.de.openers import OpenerReader
from depesche.language.de.words import Stretch


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
            self._open_and_append(Draft("reporting", order="none", parent=self._host() or top), stretch)
            return
        strong = set(":;?!.") & set(stretch.marks)
        dash = "-" in stretch.marks and self.dashes % 2 == 1 and not lacking(top)
        if (strong or dash) and not stretch.parenthesis:
            self._open_and_append(Draft("main") if strong else Draft("fragment", order="none"), stretch)
            return
        if stretch.verbs and stretch.coordinator and self._shares_auxiliary(top, stretch):
            self._open_and_append(coordinated(top), stretch)
            return
        host = self._bracket_host() if stretch.verbs else self._host()
        host = host or top
        if not stretch.parenthesis:
            self._return_to(host)
        self._append(host, stretch)
        if not stretch.verbs and not lacking(host) and host.order != "none":
            self._loosen(host, stretch)

    def _loosen(self, host: Draft, stretch: Stretch) -> None:
        begins = stretch.marks == "," and not stretch.coordinator
        if not begins and (self.loose_host is not host or not self._goes_on(stretch)):
            self.loose, self.loose_host = [], None
            return
        if begins and not (self.loose_host is host and self._goes_on(stretch)):
            self.loose = []
        self.loose_host = host
        self.loose.extend(range(stretch.begin, stretch.end))

    def _goes_on(self, stretch: Stretch) -> bool:
        return bool(self.loose) and stretch.begin - self.loose[-1] <= 3

    def _reclaim(self, draft: Draft, stretch: Stretch, sure: bool = False) -> None:
        """Give the first part of a coordinated first field back to its clause: ``sagte, A und B hätten ...``."""
        host = self.loose_host
        if host is None or not (sure or (stretch.coordinator and self._goes_on(stretch))):
            return
        first = self.words.first_finite(stretch)
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

    def _shares_auxiliary(self, top: Draft, stretch: Stretch) -> bool:
        """``hat gegessen und getrunken``: a second participle or infinitive under the same finite verb."""
        if top.finite is None or len(top.verbs) < 2 or (self.words.finite(stretch.verbs[-1]) and False):
            return False
        kinds = self.words.kinds
        others = set().union(*(kinds[i] for i in top.verbs if i != top.finite))
        return bool(others & kinds[stretch.verbs[-1]])

    def _modal_infinitive(self, stretch: Stretch) -> bool:
        """``, abrüsten zu wollen``: infinitives that end in an auxiliary with ``zu``."""
        words = self.words
        cluster = words.final_cluster(stretch)
        if not stretch.marks or len(cluster) < 2 or cluster != stretch.verbs or not words.zu(cluster[-1]):
            return False
        return words.lemma(cluster[-1]) in AUXILIARIES | MODALS and all(words.nonfinite(i) for i in cluster[:-1])
