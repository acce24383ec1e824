"""German clauses with a word at their left that makes them subordinate: dass, wenn, der, was, um ... zu."""

from __future__ import annotations

from functools import cache

from depesche.language.clauses import Draft
from depesche.language.de.frames import Reader, lacking
from depesche.language.de.words import LANGUAGE, Stretch
from depesche.language.lexicon import vocabulary
from depesche.language.tables import rows

RELATIVES = vocabulary("de", "relative")
INTERROGATIVES = vocabulary("de", "interrogative")
ALWAYS_RELATIVE = frozenset({"deren", "dessen", "denen", "derer"})
PLACES = frozenset({"wo", "wohin", "woher"})
INFINITIVE_OPENERS = vocabulary("de", "infinitive_opener")
AMBIGUOUS = vocabulary("de", "ambiguous_subordinator")
FOCUS = vocabulary("de", "focus")
# tokens behind a sure article that could not follow a relative pronoun
NOUN_PHRASE = ("NOUN", "ADJ", "NUM", "PROPN", "ADV", "DET")


@cache
def subordinators() -> dict[str, str]:
    """Subordinators with the kind of clause they open."""
    return {row["word"]: row["kind"] for row in rows(LANGUAGE, "subordinators")}


class OpenerReader(Reader):
    """Clauses with a subordinator, relative or interrogative at the left."""

    def _opener(self, n: int, stretch: Stretch) -> tuple[str, str, int] | None:
        """Kind, connector and place of the opener at the left, if the rest of the clause bears it out."""
        tokens = self.words.tokens
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
            return (kind, word, i) if self._borne_out(n, stretch, i) else None
        if i + 1 < stretch.end and words.surely_finite(i + 1) and word not in ("wenn", "ob", "dass"):
            return None
        return kind, word, i

    def _borne_out(self, n: int, stretch: Stretch, i: int) -> bool:
        """Whether an ambiguous word (``als``, ``während``, ``da``) opens a verb-final clause here."""
        words, token = self.words, self.words.tokens[i]
        if token.lower == "als" and self._predicative(stretch, i):
            return False
        if not stretch.verbs:
            return token.pos == "SCONJ" and self._final_ahead(n)
        if not words.verb_final(stretch):
            return False
        alone = words.first_finite(stretch) == words.last_finite(stretch)
        return not (token.pos == "ADP" and alone and not stretch.marks)

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
        return following is not None and self.words.verb_final(following)

    def _pronominal(self, n: int, stretch: Stretch, i: int) -> tuple[str, str, int] | None:
        words, word = self.words, self.words.tokens[i].lower
        relative = word in RELATIVES
        if (relative and not self._can_be_relative(n, stretch, i)) or not self._verb_behind(n, stretch, i):
            return None
        if word == "wie":
            finite = words.last_finite(stretch)
            reports = finite is not None and words.lexicon.reports(words.lemma(finite), "direct", "clause")
            return ("reporting" if reports else "comparative"), word, i
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
        return token.pos != "DET" or token.lower in ALWAYS_RELATIVE or self._relative_article(n, stretch, i)

    def _verb_behind(self, n: int, stretch: Stretch, i: int) -> bool:
        """Whether the clause has its finite verb at the end, not second as in ``das ist gut``."""
        if not stretch.verbs:
            return self._final_ahead(n)
        second = self.words.last_finite(stretch) == i + 1 < stretch.end - 1
        return self.words.verb_final(stretch) and not second

    def _comments(self, word: str) -> bool:
        """Whether ``was``, ``womit`` takes up what was said instead of asking: the clause before reports nothing."""
        main = self.frame.open[-1] if self.frame.open else None
        if main is None or lacking(main) or not (word == "was" or (word.startswith("wo") and word not in ("wohl",))):
            return False
        return not any(
            self.words.lexicon.reports(self.words.lemma(i), "direct", "clause")
            or self.words.lemma(i) in ("wissen", "fragen", "sehen", "zeigen")
            for i in main.verbs
        )

    def _relative_article(self, n: int, stretch: Stretch, i: int) -> bool:
        """Whether what is tagged as an article is a relative pronoun: ``(Bruder,) der Zeichner ist``."""
        words, tokens = self.words, self.words.tokens
        if i + 1 >= stretch.end or tokens[i + 1].pos not in NOUN_PHRASE:
            return True
        finite = words.last_finite(stretch) if stretch.marks == "," and words.verb_final(stretch) else None
        if finite is None or self._closes_bracket(stretch):
            return False
        if finite != self._second(stretch):
            return finite == words.first_finite(stretch) or len(words.final_cluster(stretch)) > 1
        top = self.frame.open[-1] if self.frame.open else None
        following = self.stretches[n + 1] if n + 1 < len(self.stretches) else None
        return bool(top and lacking(top) and following and words.first_finite(following) == following.begin)

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
        return next(
            (
                d
                for d in self.frame.recent()
                if d.tokens and d.tokens[0] <= token <= d.tokens[-1] and token in d.tokens[-40:]
            ),
            None,
        )
