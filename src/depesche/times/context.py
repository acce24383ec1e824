"""What an expression is read against: the publication day, the tense around it, the times before it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date

from depesche.document import Document, Sentence
from depesche.report import Time
from depesche.times.patterns import Words

NEAR = 400
"""How many characters back an earlier time still governs ``am Abend`` or ``um 20 Uhr``: about two sentences of news."""
TENSE_WINDOW = 30
"""How many words to each side are searched for a verb form when clauses are not known."""
TENSES = {
    "past": "past", "perfect": "past", "pluperfect": "past", "present": "present", "future": "future",
    "future_perfect": "future",
}  # fmt: skip
FUTURE_MODALS = frozenset(("wollen", "sollen", "werden", "will", "shall", "would", "müssen", "must"))
DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
MONTH = re.compile(r"(\d{4})-(\d{2})(?!\d)")
YEAR = re.compile(r"(\d{4})(?!\d)")


@dataclass(slots=True)
class Context:
    """The state of one reading; times are added in text order."""

    document: Document
    words: Words
    published: date | None
    daily: bool = False
    """Whether the text speaks from its day (gestern, weekdays, clock): then ``heute`` is that day, else the present."""
    times: list[Time] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    """Where the sentences begin."""

    def text(self, word: int) -> str:
        """The word with this index, or an empty string."""
        if 0 <= word < len(self.words.begins):
            return self.document.text[self.words.begins[word] : self.words.ends[word]]
        return ""

    def kind(self, word: int, kind: str) -> str | None:
        """The value of a kind at a word."""
        return self.words.kinds.get(word, {}).get(kind)

    def tense(self, word: int) -> str:
        """past, present or future at a word; empty when nothing says so."""
        offset = self.words.begins[word]
        sentence = self._sentence(offset)
        if sentence is not None and sentence.clauses:
            return clause_tense(sentence, offset)
        return self._tense_of_words(word)

    def _sentence(self, offset: int) -> Sentence | None:
        index = bisect_right(self.starts, offset) - 1
        if index < 0 or offset >= self.document.sentences[index].end:
            return None
        return self.document.sentences[index]

    def _tense_of_words(self, word: int) -> str:
        """The nearest verb form within the sentence."""
        best, distance = "", TENSE_WINDOW + 1
        for step in (-1, 1):
            for away in range(1, min(TENSE_WINDOW, distance)):
                index = word + step * away
                if not 0 <= index < len(self.words.begins) or self.text(index) in (".", "!", "?"):
                    break
                tense = self.kind(index, "tense")
                if tense is not None and away < distance:
                    best, distance = tense, away
                    break
        return best

    def before(self, offset: int, pattern: re.Pattern[str], near: int = NEAR) -> Time | None:
        """The last earlier DATE or TIME whose value begins like the pattern, not further back than ``near``."""
        for time in reversed(self.times):
            if offset - time.end > near:
                return None
            if time.type in ("DATE", "TIME") and time.value and pattern.match(time.value):
                return time
        return None

    def day_before(self, offset: int, near: int = NEAR) -> tuple[date | None, str | None]:
        """The day that governs here: that of an earlier time close by, else the day of publication; and its anchor."""
        time = self.before(offset, DAY, near)
        if time is not None and time.value:
            return date.fromisoformat(time.value[:10]), time.id
        return self.published, "published" if self.published else None


def clause_tense(sentence: Sentence, offset: int) -> str:
    """The tense of the clause around an offset."""
    clauses = [c for c in sentence.clauses if c.begin <= offset < c.end and c.verb is not None]
    if not clauses:
        clauses = [c for c in sentence.clauses if c.verb is not None][:1]
    if not clauses:
        return ""
    verb = min(clauses, key=_width).verb if len(clauses) > 1 else clauses[0].verb
    assert verb is not None  # noqa: S101  (filtered above; for the type checker)
    tense = TENSES.get(verb.tense, "")
    if tense == "present" and verb.modal in FUTURE_MODALS:
        return "future"
    return tense


def _width(clause: object) -> int:
    return getattr(clause, "end", 0) - getattr(clause, "begin", 0)
