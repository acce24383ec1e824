"""What an expression is read against: the publication day, the tense around it, the times before it."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date

import msgspec

from depesche.document import Document, Sentence, Verb
from depesche.report import Block, Time
from depesche.times.patterns import Found
from depesche.times.words import Words

NEAR = 400
"""How many characters back an earlier time still governs ``am Abend`` or ``um 20 Uhr``: about two sentences of news."""
TENSE_WINDOW = 30
"""How many words to each side are searched for a verb form when clauses are not known."""
TENSES = {
    "past": "past", "perfect": "past", "pluperfect": "past", "present": "present", "future": "future",
    "future_perfect": "future",
}  # fmt: skip
FUTURE_MODALS = frozenset(("wollen", "sollen", "werden", "will", "shall", "would", "müssen", "must"))
ASIDES = frozenset(("teaser_title", "teaser", "teaser_meta", "caption", "alt", "credit", "related", "notice"))
"""Kinds of blocks that stand beside the story."""
DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
DATED = re.compile(r"\d")
MONTH = re.compile(r"(\d{4})-(\d{2})(?!\d)")
YEAR = re.compile(r"(\d{4})(?!\d)")


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

    def offset(self, found: Found) -> int:
        """Where the extent of a match begins in the text."""
        return self.words.begin(found.begin)

    def tense(self, word: int) -> str:
        """past, present or future at a word; empty when nothing says so."""
        offset = self.words.begin(word)
        sentence = self._sentence(offset)
        if sentence is not None and sentence.clauses:
            return clause_tense(sentence, offset)
        return self._tense_of_words(word)

    def setting(self, name: str) -> str:
        """A choice of the language; see the ``setting`` rows of its table."""
        return self.words.lex.settings.get(name, "")

    def direction(self, found: Found) -> str:
        """past, present or future for a match: a preposition (vom Sonntag, since Monday) says it, else the tense."""
        hint, tense = self.kind(found.begin - 1, "hint"), self.tense(found.begin)
        return hint if hint == "past" or (hint and tense != "past") else tense

    def lean(self, found: Found) -> str:
        """The direction, the present tense read as the language uses it with weekdays and months."""
        direction = self.direction(found)
        return self.words.lex.settings.get("present", direction) if direction == "present" else direction

    def told(self, found: Found) -> bool:
        """Whether a match stands with a verb that tells what happened."""
        sentence = self._sentence(self.offset(found))
        return bool(sentence and sentence.clauses) and self.tense(found.begin) == "past"

    def story(self, found: Found) -> Time | None:
        """The dated time a narration goes on from: close before, years before publication, told in the past tense."""
        offset = self.offset(found)
        time = self.before(offset, DATED)
        if time is None or not time.value or not MONTH.match(time.value):
            return None
        if self.published is None:
            return time if self._block(time.begin) is self._block(offset) else None
        if int(time.value[:4]) >= self.published.year - 1:
            return None
        sentence = self._sentence(offset)
        if sentence is not None and sentence.clauses and verb_tense(sentence, offset) not in ("past", "pluperfect"):
            return None
        return time

    def _sentence(self, offset: int) -> Sentence | None:
        index = bisect_right(self.starts, offset) - 1
        if index < 0 or offset >= self.document.sentences[index].end:
            return None
        return self.document.sentences[index]

    def _tense_of_words(self, word: int) -> str:
        """The nearest verb form within the sentence."""
        if self.verbs is None:
            self.verbs = self.words.indices("tense")
            self.stops = [i for i, text in enumerate(self.words.texts) if text in (".", "!", "?")]
        place = bisect_right(self.verbs, word)
        stop = bisect_right(self.stops, word)
        low = self.stops[stop - 1] if stop else -1
        high = self.stops[stop] if stop < len(self.stops) else len(self.words.texts)
        near = [v for v in self.verbs[max(0, place - 1) : place + 1] if low < v < high and abs(v - word) < TENSE_WINDOW]
        return self.kind(min(near, key=lambda v: abs(v - word)), "tense") or "" if near else ""

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

    def _block(self, offset: int) -> Block | None:
        """The block around an offset."""
        index = bisect_right(self.blocks, offset) - 1
        block = self.document.blocks[index] if index >= 0 else None
        return block if block is not None and offset < block.end else None

    def day_before(self, offset: int, near: int = NEAR) -> tuple[date | None, str | None]:
        """The day that governs here: that of an earlier time close by, else the day of publication; and its anchor."""
        time = self.before(offset, DAY, near)
        if time is not None and time.value:
            return date.fromisoformat(time.value[:10]), time.id
        return self.published, "published" if self.published else None


def clause_tense(sentence: Sentence, offset: int) -> str:
    """past, present or future: the tense of the clause around an offset; planning modals make the present future."""
    verb = clause_verb(sentence, offset)
    tense = TENSES.get(verb.tense, "") if verb is not None else ""
    return "future" if verb is not None and tense == "present" and verb.modal in FUTURE_MODALS else tense


def verb_tense(sentence: Sentence, offset: int) -> str:
    """The tense of the verb itself: perfect and past apart."""
    verb = clause_verb(sentence, offset)
    return verb.tense if verb is not None else ""


def clause_verb(sentence: Sentence, offset: int) -> Verb | None:
    """The verb of the smallest clause around an offset, else of the first clause that has one."""
    verbal = [(c.end - c.begin, c.index, c.verb) for c in sentence.clauses if c.verb and c.begin <= offset < c.end]
    if verbal:
        return min(verbal, key=_size)[2]
    return next((c.verb for c in sentence.clauses if c.verb is not None), None)


def _size(entry: tuple[int, int, Verb]) -> tuple[int, int]:
    return entry[0], entry[1]
