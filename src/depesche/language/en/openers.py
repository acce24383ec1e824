"""English clauses with a word at their left that makes them subordinate: that, if, who, what."""

from __future__ import annotations

from functools import cache

from depesche.language.clauses import Draft
from depesche.language.en.frames import Reader
from depesche.language.en.words import LANGUAGE, Nominal
from depesche.language.lexicon import FINITE, vocabulary
from depesche.language.tables import rows

RELATIVES = frozenset({"who", "whom", "which", "that", "whose"})
INTERROGATIVES = vocabulary("en", "interrogative")
ARGUMENTS = RELATIVES | {"what", "whoever", "whatever"}
# subordinators whatever the tagger says, those that are prepositions as well, those that need "that" behind them
SURE = frozenset({"when", "while", "unless", "if", "although", "though", "because", "whether"})
ALSO_PREPOSITIONS = frozenset({"after", "before", "since", "until", "as", "than"})
CONDITIONS = frozenset({"provided", "assuming", "providing", "given"})


@cache
def subordinators() -> dict[str, str]:
    """Subordinators with the kind of clause they open."""
    return {row["word"]: row["kind"] for row in rows(LANGUAGE, "subordinators")}


class OpenerReader(Reader):
    """Clauses with a subordinator, relative or interrogative at the left."""

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
        if (
            lower in INTERROGATIVES
            and token.pos in ("PRON", "ADV", "SCONJ", "DET")
            and i > 0
            and self._clause_ahead(i + 1)
        ):
            if lower in ("where", "when") and self._noun_before(i) is not None and lower == "where":
                draft = Draft("relative", connector=lower, parent=self.top, antecedent=self._noun_before(i))
            else:
                kind = subordinators().get(lower, "complement")
                verb_before = i > 0 and self.words.is_verb(i - 1)
                draft = Draft("complement" if verb_before else kind, connector=lower, parent=self.top)
            return self._subordinate(draft, i, 1)
        return 0

    def _subordinator(self, i: int) -> tuple[str, int]:
        """Kind and number of words of the subordinator at this token; empty and 0 for none."""
        for size in (3, 2):
            kind = subordinators().get(" ".join(t.lower for t in self.tokens[i : i + size]))
            if kind and self._clause_ahead(i + size):
                return kind, size
        kind = subordinators().get(self.tokens[i].lower, "")
        return (kind, 1) if kind and self._opens(i) else ("", 0)

    def _opens(self, i: int) -> bool:
        """Whether a word that can be a subordinator is one here."""
        lower, pos = self.tokens[i].lower, self.tokens[i].pos
        if lower == "that":
            return pos == "SCONJ" and not (self._noun_before(i) is not None and self.words.is_verb(i + 1))
        if lower in CONDITIONS and pos != "SCONJ":
            return i + 1 < len(self.tokens) and self.tokens[i + 1].lower == "that"
        if pos == "SCONJ" or (lower in SURE and pos in ("ADV", "ADP")):
            return self._clause_ahead(i + 1)
        return pos == "ADP" and lower in ALSO_PREPOSITIONS and self._subject_verb_ahead(i + 1)

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
            return (
                pos != "DET" and self.tokens[i - 1].pos in ("NOUN", "PROPN", "PRON", "NUM") and pos in ("PRON", "SCONJ")
            )
        if self.tokens[i - 1].pos == "ADP":
            return self._noun_before(i - 1) is not None
        return self._noun_before(i) is not None

    def _antecedent(self, i: int) -> int | None:
        if self.tokens[i - 1].pos == "ADP":
            i -= 1
        return self._noun_before(i)

    def _governor(self) -> Draft | None:
        return next((d for d in self._recent() if d.tokens), None)

    def _subordinate(self, draft: Draft, i: int, size: int) -> int:
        if (
            draft.kind == "relative"
            and self.top.tokens
            and self.top.tokens[-1] == i - 1
            and self.tokens[i - 1].pos == "ADP"
        ):
            self.top.tokens.pop()
            draft.tokens.append(i - 1)
        if draft.parent is None:
            self.orphans[id(draft)] = draft
        self._open(draft)
        self._take(range(i, i + size))
        if draft.connector in ARGUMENTS and (self.tokens[i].pos != "SCONJ" or draft.kind == "relative"):
            nominal = self.words.noun_phrase(i) or Nominal(i, i + 1, i)
            preposition = self.tokens[i - 1].lower if i - 1 in draft.tokens else ""
            nominal.preposition, nominal.start = preposition, i - bool(preposition)
            self.phrases[id(draft)].append(nominal)
            draft.tokens.extend(range(i + size, nominal.end))
            return max(nominal.end, i + size)
        return i + size
