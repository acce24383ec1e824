"""What an expression is read against: the publication day, the tense around it, the times before it."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date

import msgspec

from depesche.document import Document, Sentence
from depesche.report import Block, Time
from depesche.times.patterns import Found
from depesche.times.tenses import verb_tense, verbal_clause
from depesche.times.words import Words

NEAR = 400
"""How many characters back an earlier time still governs ``am Abend`` or ``um 20 Uhr``: about two sentences of news."""
TOLD_DAYS = 7
"""A day so near to publication is the one told of, even behind 'seit' or 'vom'."""
PAST = ("past", "pluperfect")
ASIDE_CLAUSES = ("relative", "adverbial")
"""Clauses that name a day in passing: Marla Quint, who was born on May 3, 1952."""
SAME_EXPRESSION = 8
"""How many characters stand between the ends of a range."""
ASIDES = frozenset(("teaser_title", "teaser", "teaser_meta", "caption", "alt", "credit", "related", "notice"))
"""Kinds of blocks that stand beside the story."""
DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
DATED = re.compile(r"\d")
MONTH = re.compile(r"(\d{4})-(\d{2})(?!\d)")
PART = re.compile(r"\d{4}-(?:\d\d|[A-Z])")
QUARTER = re.compile(r"\d{4}-Q\d")
YEAR = re.compile(r"(\d{4})(?!\d)")
CLOCK = re.compile(r"T(\d{2}:\d{2})")


class Context(msgspec.Struct):
    """The state of one reading; times are added in text order."""

    document: Document
    words: Words
    published: date | None
    since: int = 0
    """Where the entry of a live ticker begins: times before it govern nothing in it."""
    daily: bool = False
    """Whether the text speaks from its day (gestern, weekdays, clock): then ``heute`` is that day, else the present."""
    times: list[Time] = msgspec.field(default_factory=list)
    by_id: dict[str | None, Time] = msgspec.field(default_factory=dict)
    starts: list[int] = msgspec.field(default_factory=list)
    """Where the sentences begin."""
    blocks: list[int] = msgspec.field(default_factory=list)
    """Where the blocks begin."""
    verbs: list[int] | None = None
    stops: list[int] = msgspec.field(default_factory=list)
    """Words that tell a tense, and marks that end sentences; for texts without clauses."""

    def text(self, word: int) -> str:
        """The word with this index, or an empty string."""
        return self.words.texts[word] if 0 <= word < len(self.words.texts) else ""

    def kind(self, word: int, kind: str) -> str | None:
        """The value of a kind at a word."""
        return self.words.kinds(word).get(kind) if 0 <= word < len(self.words.texts) else None

    def is_unknown(self, word: int) -> bool:
        """Whether a word of letters is none of time, as most nouns are."""
        return self.text(word).isalpha() and not self.words.kinds(word)

    def offset(self, found: Found) -> int:
        """Where the extent of a match begins in the text."""
        return self.words.begin(found.begin)

    def setting(self, name: str) -> str:
        """A choice of the language; see the ``setting`` rows of its table."""
        return self.words.lex.settings.get(name, "")

    def choices(self, name: str) -> tuple[str, ...]:
        """The same for a choice of several words."""
        return self.words.lex.choices(name)

    def story(self, found: Found) -> Time | None:
        """The dated time a narration goes on from: close before, years before publication, told in the past tense.

        Or a time of the years to come in the same sentence.
        """
        offset = self.offset(found)
        time = self.before(offset, DATED)
        if time is None or not time.value or not PART.match(time.value):
            return None
        if self.published is None:
            return time if self._block(time.begin) is self._block(offset) else None
        sentence = self.sentence(offset)
        if int(time.value[:4]) > self.published.year and sentence is not None and time.begin >= sentence.begin:
            # in January 2026 and again in November
            return time if time.anchor == "text" and verb_tense(sentence, offset) not in PAST else None
        if int(time.value[:4]) >= self.published.year - 1:
            return None
        if sentence is not None and sentence.clauses and verb_tense(sentence, offset) not in PAST:
            return None
        return time

    def sentence(self, offset: int) -> Sentence | None:
        """The sentence around an offset."""
        index = bisect_right(self.starts, offset) - 1
        if index < 0 or offset >= self.document.sentences[index].end:
            return None
        return self.document.sentences[index]

    def before(self, offset: int, pattern: re.Pattern[str], near: int = NEAR) -> Time | None:
        """The last earlier DATE or TIME whose value begins like the pattern, not further back than ``near``.

        Dates of teasers and captions govern nothing outside their own block.
        """
        here = self._block(offset)
        for time in reversed(self.times):
            if offset - time.end > near or time.begin < self.since:
                return None
            if time.type in ("DATE", "TIME") and time.value and pattern.match(time.value):
                there = self._block(time.begin)
                if here is there or there is None or there.kind not in ASIDES:
                    return time
        return None

    def joined(self, found: Found) -> Time | None:
        """The time that ends directly before the word that leads to a match: 'July 4' in 'July 4-7'."""
        last = self.times[-1] if self.times else None
        return last if last is not None and 0 <= self.words.begin(found.begin - 1) - last.end <= 1 else None

    def _block(self, offset: int) -> Block | None:
        """The block around an offset."""
        index = bisect_right(self.blocks, offset) - 1
        block = self.document.blocks[index] if index >= 0 else None
        return block if block is not None and offset < block.end else None

    def day_before(self, offset: int, near: int = NEAR) -> tuple[date | None, str | None]:
        """The day that governs here: that of an earlier time close by, else the day of publication; and its anchor."""
        time = self.before(offset, DAY, near)
        if time is not None and time.value and not self.in_passing(time, offset):
            return date.fromisoformat(time.value[:10]), time.id
        return self.published, "published" if self.published else None

    def in_passing(self, time: Time, offset: int) -> bool:
        """Whether the text only names a day long past: seit den Anschlägen vom 11. September 2001, the May 3 attack."""
        day = DAY.match(time.value or "")
        if day is None or self.published is None:
            return False
        long_past = (self.published - date.fromisoformat(day[0])).days > TOLD_DAYS
        if long_past and self.kind(self.words.at(time.end), "hintafter") == "past":
            return True
        sentence = self.sentence(time.begin)
        if not long_past or sentence is self.sentence(offset):
            return False
        clause = verbal_clause(sentence, time.begin) if sentence is not None else None
        aside = clause is not None and clause.kind in ASIDE_CLAUSES
        return aside or self.kind(self.words.at(time.begin) - 1, "hint") == "past"
