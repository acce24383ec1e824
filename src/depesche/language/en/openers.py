"""English clauses with a word at their left that makes them subordinate: that, if, who, what, for, with."""

from __future__ import annotations

from depesche.language.en.frames import NOMINAL, PREPOSING, Field, Reader, coordinated
from depesche.language.en.nominals import QUOTES, Nominal
from depesche.language.en.vocabulary import FIN, GER, INF, PART
from depesche.language.en.words import Group

# phrases of a subject that are looked past for the verb of its clause
MAX_CHAIN = 5
# words between a subordinator and a comma that make no clause: "if possible,"
MAX_VERBLESS = 4
# words before a relative pronoun that may come along: "most of whom", "in the name of which"
MAX_PIPED = 4
# words of a time behind a verb: "late on Monday evening"
LONGEST_TIME = 4
OBJECTS = frozenset({"DET", "PRON", "PROPN", "NUM", "NOUN", "ADJ"})
PIPED = frozenset({"NUM", "ADJ", "PRON", "DET", "NOUN", "ADV"})
# what shows that "that" behind a verb of saying is no pronoun, by what it is tagged as
AFTER_THAT = {
    "PRON": frozenset({"ADP", "DET", "PRON", "PROPN", "NOUN", "NUM"}),
    "DET": frozenset({"DET", "PRON", "PROPN"}),
}
# words between a verb of saying and its "that"
LONGEST_BETWEEN = 10
# words behind a subordinator that make it something else
NO_CLAUSE = {"whether": "to", "because": "of", "as": "of"}
OPENING = frozenset({"PRON", "ADV", "SCONJ", "DET", "ADP"})


class OpenerReader(Reader):
    """Clauses with a subordinator, relative or interrogative at the left."""

    def _opener(self, i: int) -> int:
        """Open a subordinate, relative or interrogative clause; its first token after, or 0."""
        lower, pos = self.lower[i], self.pos[i]
        kind, size = self._subordinator(i)
        if kind and not (lower == "when" and self._dated(i)):
            return self._subordinate(self._subordinated(kind, i, size), i, size)
        if lower in self.vocabulary.relatives and pos in ("PRON", "SCONJ", "DET"):
            found = self._relative(i)
            if found is not None:
                return self._subordinate(found, i, 1)
        if (lower in self.vocabulary.interrogatives or lower == "whether") and pos in OPENING:
            found = self._interrogative(i)
            if found is not None:
                return self._subordinate(found, i, 1)
        return 0

    def _dated(self, i: int) -> bool:
        """Whether a noun of time stands right before: ``the day when``."""
        return i > 0 and self.pos[i - 1] == "NOUN" and self.lower[i - 1] in self.vocabulary.times

    def _subordinator(self, i: int) -> tuple[str, int]:
        """Kind and number of words of the subordinator at this token; empty and 0 for none."""
        for parts in self.vocabulary.long_subordinators.get(self.lower[i], ()):
            size = len(parts)
            if tuple(self.lower[i : i + size]) == parts and self._clause_or_participle(i + size):
                return self.vocabulary.subordinators[" ".join(parts)], size
        kind = self.vocabulary.subordinators.get(self.lower[i], "")
        return (kind, 1) if kind and self._opens(i) else ("", 0)

    def _clause_or_participle(self, i: int) -> bool:
        return self._clause_ahead(i) or bool(self.words.kinds[i] & (PART | GER))

    def _opens(self, i: int) -> bool:
        """Whether a word that can be a subordinator is one here."""
        lower, pos = self.lower[i], self.pos[i]
        if lower == "that":
            return self._that_opens(i)
        if self.lower[i + 1] == NO_CLAUSE.get(lower):
            return False
        if lower in self.vocabulary.conditions and pos != "SCONJ":
            begins = i == 0 or (bool(self.top.verbs) and pos != "AUX")
            return self.lower[i + 1] == "that" or (begins and self._subject_verb_ahead(i + 1))
        if pos == "SCONJ" or (lower in self.vocabulary.sure and pos in ("ADV", "ADP")):
            kinds = self.words.kinds[self.words.skip_adverbs(i + 1)]
            if kinds & (PART | GER) and (kinds & PART or not kinds & FIN):
                return lower != "whether"  # "when asked", "after leaving"
            return self._verb_ahead(i + 1) and not self._verbless(i + 1)
        return pos == "ADP" and lower in self.vocabulary.prepositional and self._subject_verb_ahead(i + 1)

    def _that_opens(self, i: int) -> bool:
        """Whether ``that`` is neither a pronoun nor an article."""
        pos = self.pos[i]
        if pos == "PRON" and self._lacks_clause(i):
            return True
        if pos in AFTER_THAT:
            return self._after_clausal(i) and self.pos[i + 1] in AFTER_THAT[pos] and self._clause_ahead(i + 1)
        return pos == "SCONJ" and not self.words.kinds[self.words.skip_adverbs(i + 1)] & FIN

    def _after_clausal(self, i: int) -> bool:
        """Whether a verb that takes a clause stands before, at most a time between: ``said on Monday (that)``."""
        top = self.top
        if top.group is None or not self.vocabulary.clausal(top.group.lemmas[-1]):
            return False
        timed = self.lower[i - 1] in self.vocabulary.times and i - 1 - top.verbs[-1] <= LONGEST_TIME
        return top.verbs[-1] == i - 1 or (timed and self.lower[i + 1] not in self.vocabulary.times)

    def _lacks_clause(self, i: int) -> bool:
        """Whether what was said is still to come: ``said at a rally in Ohio (that)``, ``tell the people (that)``."""
        top = self.top
        if top.group is None or not self.vocabulary.clausal(top.group.lemmas[-1]) or not top.verbs:
            return False
        k = top.verbs[-1] + 1
        if not k < i <= k + LONGEST_BETWEEN or "," in self.lower[k:i] or not self._subject_verb_ahead(i + 1):
            return False
        if top.group.lemmas[-1] in self.vocabulary.telling:
            told = self.words.noun_phrase(k)
            return told is not None and told.end == i
        return self.pos[k] == "ADP"

    def _verbless(self, i: int) -> bool:
        """Whether a comma comes before any verb: ``if possible, ...``."""
        for k in range(i, i + MAX_VERBLESS):
            if self.words.kinds[k] or self.lower[k] == "to":
                return False
            if self.lower[k] == ",":
                return (k > i and self.pos[k + 1] not in ("CCONJ", "PRON", "DET")) or k <= i + 1
        return False

    def _verb_ahead(self, i: int) -> bool:
        """Whether a finite verb follows, or a participle that can be one."""
        return self._clause_ahead(i) or self._subject_verb_ahead(i) or self._past_possible(i)

    def _past_possible(self, i: int) -> bool:
        """Whether a single participle here could be a past tense: ``which attracted readers``."""
        k = self.words.skip_adverbs(i)
        if self.words.kinds[k] != PART:
            return False
        return bool(self.vocabulary.verb(self.lower[k]).kinds & FIN)

    def _past_behind(self, group: Group) -> bool | None:
        """Whether the words behind show a past tense (an object, that) or a participle (by); None when neither."""
        k, lemma = group.end, group.lemmas[-1]
        lower, pos = self.lower[k], self.pos[k]
        if lower == "by":
            return False
        if self.vocabulary.clausal(lemma) and (lower == "that" or lower in QUOTES or self.lower[k + 1] in QUOTES):
            return True
        if lemma in self.vocabulary.naming or pos not in OBJECTS:
            return None
        noun = self.words.noun_phrase(k)
        return True if noun is not None and self.lower[noun.head] not in self.vocabulary.times else None

    def _subject_verb_ahead(self, i: int) -> bool:
        """Whether a noun phrase with its prepositional phrases and a finite verb follow directly."""
        nominal = self.words.noun_phrase(i) if i < len(self.tokens) else None
        for _ in range(MAX_CHAIN):
            if nominal is None:
                return False
            k = self.words.skip_adverbs(nominal.end)
            group = self.words.group(k)
            if group is not None:
                return group.kind == FIN or (self._past_possible(k) and self._past_behind(group) is not False)
            nominal = self._nominal(nominal.end) if self.pos[nominal.end] == "ADP" else None
        return False

    def _subordinated(self, kind: str, i: int, size: int) -> Field:
        connector = " ".join(self.lower[i : i + size])
        if i and self.pos[i - 1] == "CCONJ":
            other = next((d for d in self._recent() if d.verbs and d.kind == kind and d.connector), None)
            if other is not None:
                self._return_to(other)
                draft = coordinated(other)
                draft.coordinate, draft.connector = None, connector
                return draft
        top = self.top
        if self._asked_on(i) and isinstance(top.parent, Field):
            return Field("complement", connector=connector, parent=top.parent)
        if kind not in ("complement", "comparative") and self._awaits_clause(top, i):
            top = self._open(Field("complement", parent=top))  # "said if the talks fail, ..."
        parent = top
        if connector == "as" and top.kind == "infinitive" and isinstance(top.parent, Field):
            parent = top.parent
        return Field(kind, connector=connector, parent=parent, fronted=not top.verbs)

    def _asked_on(self, i: int) -> bool:
        """``asked whether they would come and when``: another question behind the first."""
        top = self.top
        asked = top.connector == "whether" or top.connector in self.vocabulary.interrogatives
        return i > 0 and self.pos[i - 1] == "CCONJ" and asked and self.lower[i] in self.vocabulary.interrogatives

    def _awaits_clause(self, top: Field, i: int) -> bool:
        """Whether the word stands right behind a verb that takes a clause, as in ``said if the talks fail, ...``."""
        if not top.verbs or top.verbs[-1] != i - 1 or top.group is None:
            return False
        if self.lower[i] not in ("if", "when", "unless", "once", "while", "although", "though", "as", "because"):
            return False
        return self.vocabulary.clausal(top.group.lemmas[-1]) and "," in self.lower[i : i + 25]

    def _relative(self, i: int) -> Field | None:
        """The relative clause that opens here."""
        if i == 0 or not self._verb_ahead(i + 1):
            return None
        lower, before = self.lower[i], self.pos[i - 1]
        if lower == "that":
            antecedent = self._antecedent_of_that(i)
        elif before == "CCONJ":
            return self._second_relative(lower)
        else:
            antecedent = self._antecedent(i)
        if antecedent is None or (lower != "that" and self._asked(antecedent, i)):
            return None
        return Field("relative", connector=lower, parent=self.top, antecedent=antecedent)

    def _antecedent_of_that(self, i: int) -> int | None:
        nominals, group = self.top.nominals, self.top.group
        if self.pos[i - 1] not in NOMINAL and nominals and self.words.kinds[i + 1]:
            passive = group is not None and group.lemmas[-2:-1] == ["be"] and self.lower[nominals[0].head] != "it"
            if self.pos[i] == "SCONJ" or (self.pos[i] == "PRON" and passive):
                return nominals[0].head  # "A report was published that criticises the police"
        return i - 1 if self.pos[i] != "DET" and self.pos[i - 1] in NOMINAL else None

    def _antecedent(self, i: int) -> int | None:
        if self.pos[i - 1] == "ADP":
            return self._noun_before(self._piped(i))
        found, top = self._noun_before(i), self.top
        if found is None and self.lower[i - 1] == "," and top.nominals and top.tokens[-1:] == [i - 2]:
            return top.nominals[-1].head  # "voters, one after another, who"
        return found

    def _second_relative(self, connector: str) -> Field | None:
        """``who came and who left``."""
        other = next((d for d in self._recent() if d.kind == "relative" and d.verbs and d.connector), None)
        if other is None:
            return None
        self._return_to(other)
        draft = coordinated(other)
        draft.coordinate, draft.connector = None, connector
        return draft

    def _asked(self, antecedent: int, i: int) -> bool:
        """Whether the noun is who is asked: ``told him who came``."""
        top = self.top
        return (
            antecedent == i - 1
            and top.group is not None
            and self.pos[antecedent] in ("PRON", "PROPN")
            and self.lower[antecedent] not in ("those", "anyone", "everyone", "someone", "one", "all")
            and top.group.lemmas[-1] in self.vocabulary.telling
            and self.lower[i - 1] not in QUOTES
            and not any(n.begin > top.verbs[-1] and n.end <= antecedent for n in top.nominals[-2:])
        )

    def _piped(self, i: int) -> int:
        """Where the words that come along with a relative pronoun begin: ``in which``, ``most of whom``."""
        k = i - 1
        while k > 0 and i - k < MAX_PIPED and self.pos[k - 1] in PIPED:
            k -= 1
        return k if k > 0 and self.lower[k - 1] == "," and self.lower[i - 1] == "of" else i - 1

    def _interrogative(self, i: int) -> Field | None:
        """The complement or relative clause that a question word opens here."""
        lower, top = self.lower[i], self.top
        following = self.words.skip_adverbs(i + 1)
        infinitive = self.words.group(following) if self.lower[following] == "to" else None
        if infinitive is not None and infinitive.marked and i:
            return Field("infinitive", order="to", connector=lower, parent=top)
        if not self._verb_ahead(i + 1):
            return None
        if not top.verbs and not top.nominals and top.kind == "main" and self._asks(i):
            return None
        before = self.pos[i - 1] if i else ""
        noun = self._noun_before(i)
        if noun is not None and (
            (lower == "where" and before != "VERB")
            or (lower == "when" and self.lower[noun] in self.vocabulary.times)
            or (lower == "why" and self.lower[noun] in ("reason", "reasons"))
        ):
            return Field("relative", connector=lower, parent=top, antecedent=noun)
        kind = self.vocabulary.subordinators.get(lower, "complement")
        if before in ("VERB", "AUX", "ADP"):
            kind = "complement"
        return Field(kind, connector=lower, parent=top, fronted=not top.verbs)

    def _asks(self, i: int) -> bool:
        """Whether the question word at the beginning of a sentence asks: one verb only, or inversion."""
        if self.tokens[-1].text == "?":
            return True
        first = self.words.finite[i + 1]
        group = self.words.group(first)
        if group is None or (first == i + 1 and self.pos[first] == "AUX" and self.words.noun_phrase(group.end)):
            return True
        second = self.words.finite[group.end]
        return not 0 <= second < i + 30

    def _subordinate(self, draft: Field, i: int, size: int) -> int:
        begin = i
        if i:
            begin = self._lead(draft, i)
        moved = self._moved(self.top, begin) if begin < i else []
        self._open(draft)
        draft.tokens.extend(moved)
        draft.tokens.extend(range(i, i + size))
        if draft.connector in self.vocabulary.arguments and (draft.connector != "that" or draft.kind == "relative"):
            nominal = self.words.noun_phrase(i) or Nominal(i, i + 1, i)
            piped = begin < i and self.pos[i - 1] == "ADP"
            nominal.preposition, nominal.start = (self.lower[i - 1], i - 1) if piped else ("", i)
            if piped and begin < i - 1:
                nominal = Nominal(begin, nominal.end, self._piped_head(begin, i - 1), "", begin)
            draft.nominals.append(nominal)
            draft.tokens.extend(range(i + size, nominal.end))
            return max(nominal.end, i + size)
        if draft.connector == "how" and self.pos[i + 1] in ("ADJ", "ADV"):
            nominal_ahead = self.words.noun_phrase(i + 1)
            if nominal_ahead is not None and self.pos[nominal_ahead.end] != "PUNCT" and self.pos[i + 1] == "ADJ":
                draft.nominals.append(nominal_ahead)
                draft.tokens.extend(range(i + size, nominal_ahead.end))
                return nominal_ahead.end
        return i + size

    def _piped_head(self, begin: int, end: int) -> int:
        return next((k for k in range(end - 1, begin - 1, -1) if self.pos[k] in PIPED), begin)

    def _lead(self, draft: Field, i: int) -> int:
        """Where a clause opened here begins: with a conjunction, preposition or focusing adverb before its opener."""
        own = self.top.tokens
        if not own or own[-1] != i - 1:
            return i
        if self.pos[i - 1] in PREPOSING and draft.connector not in ("that", "if"):
            if draft.kind == "relative":
                return self._piped(i)
            return i - 1 if draft.kind in ("complement", "infinitive") else i
        if self.pos[i - 1] == "CCONJ":
            return i - 1
        return i - 1 if self.lower[i - 1] in self.vocabulary.focus and self.pos[i - 1] == "ADV" else i

    def _moved(self, top: Field, start: int) -> list[int]:
        """The tokens from ``start`` on, taken out of a clause with the noun phrases in them."""
        moved: list[int] = []
        while top.tokens and top.tokens[-1] >= start:
            moved.append(top.tokens.pop())
        moved.reverse()
        while top.nominals and top.nominals[-1].start >= start:
            top.nominals.pop()
        return moved

    def _with_subject(self, i: int) -> int:
        """``for talks to begin``, ``with troops leaving``: a clause whose subject stands behind a preposition."""
        lower = self.lower[i]
        nominal = self.words.noun_phrase(i + 1) if i + 1 < len(self.tokens) else None
        if nominal is None:
            return 0
        end = nominal.end
        for _ in range(MAX_CHAIN):
            following = self._nominal(end) if self.lower[end] == "of" else None
            if following is None:
                break
            end = following.end
        group = self.words.group(self.words.skip_adverbs(end))
        if group is None:
            return 0
        marked = self.pos[i] == "SCONJ"
        if lower == "for":
            asked = not marked and self.lower[nominal.head] in self.vocabulary.requested
            if not group.marked or asked:
                return 0
            draft = Field("infinitive", order="to", connector="for", parent=self.top)
        else:
            comma = i > 0 and self.lower[i - 1] == ","
            if group.kind not in (GER, PART) and not group.marked:
                return 0
            if not (marked or comma or group.kind == GER) or group.kind == INF:
                return 0
            draft = Field("adverbial", order="participle", connector="with", parent=self.top)
        self._open(draft)
        draft.tokens.extend(range(i, nominal.end))
        nominal.start = nominal.begin
        draft.nominals.append(nominal)
        return nominal.end
