"""German clauses with a word at their left that makes them subordinate: dass, wenn, der, was, um ... zu."""

from __future__ import annotations

from functools import cache

from depesche.language.clauses import Draft
from depesche.language.de.frames import lacking
from depesche.language.de.relatives import RelativeReader
from depesche.language.de.stretches import FOCUS, RELATIVES
from depesche.language.de.words import AHEAD, LANGUAGE, Stretch
from depesche.language.lexicon import vocabulary
from depesche.language.tables import rows

INTERROGATIVES = vocabulary("de", "interrogative")
ALWAYS_RELATIVE = frozenset({"deren", "dessen", "denen", "derer"})
PLACES = frozenset({"wo", "wohin", "woher"})
INFINITIVE_OPENERS = vocabulary("de", "infinitive_opener")
AMBIGUOUS = vocabulary("de", "ambiguous_subordinator")
COMMENTING = vocabulary("de", "commenting")
# subordinators that a finite verb right behind does not rule out
SURE = frozenset({"wenn", "ob", "dass"})
CONCEDING = vocabulary("de", "conceding")
CONDITIONS = vocabulary("de", "condition_noun")
KNOWING = vocabulary("de", "knowing")
# words of a clause like "so schwer das auch fällt"
LONGEST_HOWEVER = 12


@cache
def subordinators() -> dict[str, str]:
    """Subordinators with the kind of clause they open."""
    return {row["word"]: row["kind"] for row in rows(LANGUAGE, "subordinators")}


class OpenerReader(RelativeReader):
    """Clauses with a subordinator, relative or interrogative at the left."""

    def _opener(self, n: int, stretch: Stretch) -> tuple[str, str, int] | None:
        """Kind, connector and place of the opener at the left, if the rest of the clause bears it out."""
        tokens = self.words.tokens
        i = stretch.begin
        limit = min(stretch.end, i + 4)
        known = subordinators()
        if tokens[i].lower == "so" and self._however(stretch):
            return "concessive", "so", i
        while i < limit and tokens[i].lower in FOCUS and tokens[i].lower not in known:
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
        if word in INTERROGATIVES or (word in RELATIVES and (stretch.marks or stretch.coordinator)):
            return self._pronominal(n, stretch, i)
        return None

    def _however(self, stretch: Stretch) -> bool:
        """``So schwer das auch fällt, ...``."""
        tokens = self.words.tokens
        if (
            not stretch.final
            or stretch.end - stretch.begin > LONGEST_HOWEVER
            or tokens[stretch.begin + 1].pos not in ("ADJ", "ADV")
        ):
            return False
        return any(tokens[i].lower == "auch" for i in range(stretch.begin + 2, stretch.end))

    def _subordinator(self, n: int, stretch: Stretch, i: int) -> tuple[str, str, int] | None:
        tokens = self.words.tokens
        word = tokens[i].lower
        known = subordinators()
        pair = f"{word} {tokens[i + 1].lower}" if i + 1 < stretch.end else ""
        if pair in known:
            return known[pair], pair, i
        kind = known.get(word)
        if kind is None:
            return None
        if word in INFINITIVE_OPENERS:
            opens = self._zu_ahead(n, tokens[i].pos == "SCONJ")
        elif word in AMBIGUOUS:
            opens = self._borne_out(n, stretch, i)
        else:
            opens = word in SURE or i + 1 >= stretch.end or not self.words.surely_finite(i + 1)
        return (self._kind(stretch, i, kind), word, i) if opens else None

    def _kind(self, stretch: Stretch, i: int, kind: str) -> str:
        """The kind of clause the subordinator opens here."""
        tokens = self.words.tokens
        word = tokens[i].lower
        if word == "wie":
            return self._kind_of_how(stretch)
        if word == "wenn" and i > stretch.begin and tokens[i - 1].lower in CONCEDING:
            return "concessive"
        return self._condition_named(stretch) or kind

    def _condition_named(self, stretch: Stretch) -> str:
        """``unter der Bedingung, dass``: a noun before the comma makes the complement a condition."""
        tokens, at = self.words.tokens, stretch.begin
        if at < 3 or stretch.marks != "," or tokens[at].lower != "dass" or tokens[at - 2].lower not in CONDITIONS:
            return ""
        return "conditional" if any(t.pos == "ADP" for t in tokens[max(0, at - 5) : at - 2]) else ""

    def _kind_of_how(self, stretch: Stretch) -> str:
        """What a clause with ``wie`` is: what somebody reports, what somebody knows, or a comparison."""
        if stretch.last is not None and self.words.reports(stretch.last):
            return "reporting"
        top = self.frame.open[-1] if self.frame.open else None
        if top is None or stretch.marks != "," or lacking(top) or self._seen_as(top):
            return "comparative"
        return "complement" if any(self._knows(i) for i in top.verbs) else "comparative"

    def _seen_as(self, top: Draft) -> bool:
        """``wird als Sieg gesehen, (wie ihn …)``: the verb has its complement, and the clause is a comparison."""
        return any(self.words.tokens[i].lower == "als" for i in top.tokens[-AHEAD:])

    def _knows(self, i: int) -> bool:
        return self.words.reports(i) or self.words.lemma(i) in KNOWING

    def _borne_out(self, n: int, stretch: Stretch, i: int) -> bool:
        """Whether an ambiguous word (``als``, ``während``, ``da``) opens a verb-final clause here."""
        words, token = self.words, self.words.tokens[i]
        if token.lower == "als" and self._predicative(stretch, i):
            return False
        if not stretch.verbs:
            return token.pos == "SCONJ" and self._final_ahead(n)
        if not stretch.final or stretch.last == i + 1:
            return token.lower == "als" and stretch.first == i + 1 and words.surely_subjunctive(i + 1)
        if token.pos == "ADP" and stretch.first == stretch.last and not stretch.marks:
            return self._main_behind(n)
        return True

    def _main_behind(self, n: int) -> bool:
        """``Als der Zug hielt, stiegen alle aus``: the next clause behind a comma begins with its finite verb."""
        for following in self.stretches[n + 1 : n + 4]:
            if "," in following.marks and following.first is not None and following.first == following.begin:
                return True
        return False

    def _predicative(self, stretch: Stretch, i: int) -> bool:
        """``als sehr vernünftig beschrieb``: the end of a verb-final clause, not one of its own."""
        if not any(d.order == "last" and lacking(d) for d in self.frame.recent()):
            return False
        return not any(self.words.tokens[k].pos in ("DET", "PRON", "PROPN") for k in range(i + 1, stretch.end))

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
        if following is None or not following.final:
            return False
        return self.words.tokens[following.begin].pos != "SCONJ"

    def _pronominal(self, n: int, stretch: Stretch, i: int) -> tuple[str, str, int] | None:
        word = self.words.tokens[i].lower
        relative = word in RELATIVES
        if (relative and not self._can_be_relative(n, stretch, i)) or not self._verb_behind(n, stretch, i):
            return None
        if word == "wie":
            return self._kind_of_how(stretch), word, i
        previous = self._noun_before(stretch) if stretch.marks else None
        if (
            relative
            or (previous is not None and word in PLACES)
            or (word.startswith("w") and stretch.marks == "," and self._comments(word))
        ):
            return "relative", word, i
        return "complement", word, i

    def _can_be_relative(self, n: int, stretch: Stretch, i: int) -> bool:
        token = self.words.tokens[i]
        if not stretch.marks and not (stretch.coordinator and token.pos == "PRON"):
            return False
        return token.lower in ALWAYS_RELATIVE or self._relative_article(n, stretch, i)

    def _verb_behind(self, n: int, stretch: Stretch, i: int) -> bool:
        """Whether the clause has its finite verb at the end, not second as in ``das ist gut``."""
        if not stretch.verbs:
            return self._final_ahead(n)
        if stretch.first is None:
            return self._shared_later(stretch)
        second = stretch.last == i + 1 < stretch.end - 1
        return stretch.final and not second

    def _comments(self, word: str) -> bool:
        """Whether ``was``, ``womit`` takes up what was said instead of asking: the clause before reports nothing."""
        main = self.frame.open[-1] if self.frame.open else None
        if main is None or lacking(main) or word not in COMMENTING:
            return False
        return not any(self._knows(i) for i in main.verbs)

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
        if parent is None and len(self.frames) > 1 and self.frames[-2].open:
            parent = self.frames[-2].open[-1]
        draft = Draft(
            kind, connector=connector, parent=parent, order="zu" if connector in INFINITIVE_OPENERS else "last"
        )
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
        for frame in self.frames[-2:][::-1]:
            for draft in frame.recent():
                if draft.tokens and draft.tokens[0] <= token <= draft.tokens[-1] and token in draft.tokens[-40:]:
                    return draft
        return None
