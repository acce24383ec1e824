"""English infinitives, with and without to: complements, purposes, after what causes them, two with one to."""

from __future__ import annotations

from depesche.language.en.frames import Field
from depesche.language.en.nominals import Nominal
from depesche.language.en.punctuation import MarkReader
from depesche.language.en.vocabulary import FIN, INF
from depesche.language.en.words import Group


class InfinitiveReader(MarkReader):
    """Finds the place of infinitives."""

    def _infinitive(self, group: Group) -> int | None:
        top, begin = self.top, group.begin
        if top.kind == "infinitive" and not top.verbs:
            return self._attach(group, top, begin)  # "for talks to begin", "how to begin"
        conjunction = self._conjunction(begin)
        if conjunction is not None:
            partner = self._infinitive_partner(group)
            if partner is not None:
                return self._coordinate(group, partner, conjunction)
        if not group.marked:
            return self._bare(group)
        comma = begin > 0 and self.lower[begin - 1] == ","
        waiting = self._waiting() if comma else None
        if waiting is not None:
            self._return_to(waiting)
        draft = Field("infinitive", order="to", parent=self.top, fronted=not self.top.verbs)
        return self._attach(group, draft, self._purpose(begin))

    def _purpose(self, begin: int) -> int:
        """Where an infinitive begins with what belongs to it: ``in order to``, ``not to``."""
        own = self.top.tokens[-2:]
        if begin > 1 and self.lower[begin - 1] == "order" and self.lower[begin - 2] == "in" and own[:1] == [begin - 2]:
            return begin - 2
        if begin > 1 and self.lower[begin - 1] == "as" and self.lower[begin - 2] == "so" and own[:1] == [begin - 2]:
            return begin - 2
        return begin - 1 if own[-1:] == [begin - 1] and self.lower[begin - 1] in ("not", "never", "only") else begin

    def _infinitive_partner(self, group: Group) -> Field | None:
        """The clause whose infinitive another one goes on after ``and``."""
        for draft in self._recent():
            if draft.group is None:
                continue
            if draft.group.kind == INF:
                return draft
            if not group.marked and draft.verbs and self._infinite_tail(draft.group):
                return draft
            if draft.group.kind == FIN:
                return None
        return None

    def _infinite_tail(self, group: Group) -> bool:
        """Whether the group ends in an infinitive: ``will go``, ``has to go``, ``did not go``."""
        return (
            bool(group.modal)
            or group.going
            or (len(group.verbs) > 1 and (group.lemmas[-2] in self.vocabulary.modals or group.lemmas[-2] == "do"))
        )

    def _bare(self, group: Group) -> int | None:
        """An infinitive without ``to``: ``let them go``, ``helped build``; an imperative at the beginning."""
        pronoun = self._pronoun_before(group.begin)
        for draft in self._recent():
            if pronoun and not (draft.group is not None and draft.group.end == group.begin - 1):
                break
            if draft.group is not None and draft.group.lemmas[-1] in self.vocabulary.causative:
                self._return_to(draft)
                return self._attach(group, Field("infinitive", order="bare", parent=draft), group.begin)
            if draft.group is not None and draft.group.kind == FIN:
                break
        if self.vocabulary.verb(self.lower[group.verbs[0]]).kinds & FIN:
            group.kind = FIN
        return self._finite(group)

    def _pronoun_before(self, begin: int) -> bool:
        """Whether a pronoun that is a subject stands right before."""
        return begin > 0 and self.pos[begin - 1] == "PRON" and self.lower[begin - 1] in self.vocabulary.subject_pronouns

    def _infinitive_behind(self, group: Group, tail: list[Nominal], subject: Nominal | None) -> bool:
        """Whether what is tagged as a finite verb is an infinitive behind a verb of causing."""
        if subject is not None:
            return self._caused(group, tail, subject)
        behind = group.begin == self.top.verbs[-1] + 1 and self._conjunction(group.begin) is None
        return behind and self._helped(group)

    def _helped(self, group: Group) -> bool:
        """``helps explain``: an infinitive right behind the verb that could as well be a finite verb."""
        top = self.top
        if top.group is None or top.group.lemmas[-1] not in ("help", "let", "go", "come") or not self._base_form(group):
            return False
        group.kind = INF
        return True

    def _caused(self, group: Group, tail: list[Nominal], subject: Nominal) -> bool:
        """``let the hostages go``, ``make it work`` where the infinitive could as well be a finite verb."""
        top = self.top
        if top.group is None or top.group.lemmas[-1] not in ("let", "make", "help", "have") or tail[0] is not subject:
            return False
        if not self._base_form(group) or top.group.end != subject.begin:
            return False
        group.kind = INF
        return True

    def _base_form(self, group: Group) -> bool:
        """Whether a finite verb could as well be an infinitive."""
        return len(group.verbs) == 1 and bool(self.vocabulary.verb(self.lower[group.begin]).kinds & INF)
