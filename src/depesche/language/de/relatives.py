"""German relative pronouns that look like articles: ``(Kunden,) die Strom sparen`` or ``, die Kunden sparen``."""

from __future__ import annotations

from depesche.language.clauses import Draft
from depesche.language.de import cases, complexes
from depesche.language.de.cases import GENITIVE, NOMINATIVE, article_readings
from depesche.language.de.frames import Reader, lacking
from depesche.language.de.words import Stretch

# tokens behind a sure article that could not follow a relative pronoun
NOUN_PHRASE = ("NOUN", "ADJ", "NUM", "PROPN", "ADV", "DET")
# genitives and prepositional phrases behind a noun that may still belong to it
ATTRIBUTES = 4


class RelativeReader(Reader):
    """Tells relative clauses from verb-second clauses and from what a clause before a comma goes on with."""

    def _relative_article(self, n: int, stretch: Stretch, i: int) -> bool:
        """Whether what may be an article is a relative pronoun: ``(Bruder,) der Zeichner ist``."""
        tokens = self.words.tokens
        pronoun = tokens[i].pos == "PRON"
        if i + 1 >= stretch.end or tokens[i + 1].pos not in NOUN_PHRASE:
            return True
        if stretch.last is None or not stretch.final:
            return pronoun and (not stretch.verbs or self._shared_later(stretch))
        head = self._article_head(stretch, i)
        if head is None:
            return stretch.last != self._second(stretch) or pronoun
        readings = article_readings(tokens, i, head)
        no_article = all(case == GENITIVE for case, _, _ in readings)  # "die Strom sparen"
        if no_article or self._completes(n) or self._closes_bracket(stretch):
            return no_article
        if stretch.last > self._field_end(stretch, head):
            return True
        return (i == stretch.begin and self._disagrees(stretch, head, readings)) or self._describes(n, stretch, i)

    def _disagrees(self, stretch: Stretch, head: int, readings: frozenset[cases.Reading]) -> bool:
        """Whether nothing but the noun stands before the verb and cannot be its subject: ``die Kunden hilft``."""
        if stretch.last != head + 1:
            return False
        persons = self.words.persons(stretch.last)
        return bool(persons) and not any((3, number) in persons for case, _, number in readings if case == NOMINATIVE)

    def _completes(self, n: int) -> bool:
        """Whether the verb is the one that a verb-final clause still lacks, with no other in sight:
        ``dass der Rat, ein Gremium, die Wahl verschob``."""
        if not any(d.order == "last" and lacking(d) for d in self.frame.recent()):
            return False
        return not any(s.first is not None or s.last is not None for s in self.stretches[n + 1 : n + 4])

    def _article_head(self, stretch: Stretch, i: int) -> int | None:
        """The noun that the word, were it an article, would stand before."""
        tokens = self.words.tokens
        for k in range(i + 1, min(i + 8, stretch.end)):
            pos = tokens[k].pos
            if pos in ("NOUN", "PROPN"):
                return k
            if pos not in ("ADJ", "NUM", "ADV") or (tokens[k].pos == "ADV" and k == i + 1):
                return None
        return None

    def _field_end(self, stretch: Stretch, head: int) -> int:
        """Where the first field would end: behind the noun with its names, genitives and prepositional phrases."""
        tokens, end = self.words.tokens, stretch.end
        k = head + 1
        for _ in range(ATTRIBUTES):
            while k < end and tokens[k].pos in ("NOUN", "PROPN"):
                k += 1
            if k >= end or not (tokens[k].pos == "ADP" or tokens[k].lower in ("der", "des")):
                break
            k += 1
            while k < end and tokens[k].pos in ("DET", "ADJ", "NUM"):
                k += 1
        return k

    def _describes(self, n: int, stretch: Stretch, i: int) -> bool:
        """Whether the noun just before the comma is described, where a verb-second clause would look the same."""
        if stretch.marks != "," or stretch.begin < 2:
            return False
        top = self.frame.open[-1] if self.frame.open else None
        following = self.stretches[n + 1] if n + 1 < len(self.stretches) else None
        interrupts = top and lacking(top) and following and following.first == following.begin
        lacks = stretch.last == stretch.end - 1 and self.words.lemma(stretch.last) == "sein"  # "der Zeichner ist"
        if interrupts or lacks:
            return True
        if top is not None and self._complement_of(top, stretch):
            return False
        return self._fits(stretch, i, self._described(stretch.begin - 2))

    def _fits(self, stretch: Stretch, i: int, noun: int | None) -> bool:
        """Whether the pronoun can stand for the noun and, being the subject, agrees with the verb."""
        tokens = self.words.tokens
        pronoun = tokens[i].pos == "PRON"
        if noun is None or tokens[noun].pos != "NOUN":
            return noun is not None and (pronoun or tokens[noun].pos == "PRON")
        wanted = {(gender, number) for _, gender, number in cases.relative(tokens[i].lower)}
        described = {(gender, number) for _, gender, number in cases.noun(tokens[noun].text, False)}
        return bool(wanted & described) and (pronoun or self._agrees(stretch, described))

    def _complement_of(self, top: Draft, stretch: Stretch) -> bool:
        """Whether a verb-second clause after a comma is what the clause before reports: ``Er sagte, er habe ...``."""
        loose = bool(stretch.coordinator) and self.loose_host is top and self._goes_on(stretch)
        if not loose and (stretch.marks.strip("q") != "," or stretch.coordinator):
            return False
        if top.kind == "reporting":
            return False
        if self._reported_mood(stretch):
            return True
        if self._said(top):
            return False
        return any(self.words.reports(i) for i in top.verbs)

    def _described(self, i: int) -> int | None:
        """The noun just before the comma, or before the right bracket: ``legte einen Plan vor, der ...``."""
        words, tokens = self.words, self.words.tokens
        bracket = words.nonfinite(i) or tokens[i].lower in complexes.PARTICLES
        for k in range(i, max(i - 6, -1) if bracket else i - 1, -1):
            if tokens[k].pos in ("NOUN", "PROPN") and not words.is_verb(k):
                return k
            if k == i and tokens[k].pos == "PRON":
                return k  # "Er war es, der ..."
        return None

    def _agrees(self, stretch: Stretch, described: set[tuple[str, str]]) -> bool:
        """Whether the noun described can be the subject of the verb."""
        persons = self.words.persons(stretch.last) if stretch.last is not None else set()
        return not persons or any((3, number) in persons for _, number in described)

    def _said(self, top: Draft) -> bool:
        """``lehnt das ab, (die anderen stimmen zu)``: a pronoun in the clause before stands for what is reported."""
        tokens = self.words.tokens
        return any(
            tokens[i].lower in ("das", "dies") and (i + 1 == len(tokens) or tokens[i + 1].pos not in NOUN_PHRASE[:4])
            for i in top.tokens[-8:]
        )
