"""Blocks to sentences.

A sentence never crosses a block. It ends at a full stop, question mark, exclamation mark or ellipsis with the closing
marks and brackets behind it, unless what follows goes on with it: a comma, a lower-case word (``"Nein!" rief sie``), or
the full stop belongs to an abbreviation, an ordinal or an initial. It also ends without punctuation where the text
shows it: at a blank line, before the sign of a list item, at a line that was broken although there was room for more,
behind an emoticon or an address with a new beginning behind it. Else a block without final punctuation is one sentence.

What belongs to a token is told in :mod:`depesche.language.tokens`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from depesche.document import Marks, Sentence, Token
from depesche.language.lexicon import FINITE, lexicon
from depesche.language.marks import FAMILY
from depesche.language.tokens import Words, tokenize, words
from depesche.report import Block

FINAL = frozenset(".!?…")
BRACKETS = frozenset(")]}")
DASHES = frozenset({"-", "–", "—", "--"})
# What goes on with the sentence when it stands behind a closing mark: "…?", fragte er.
GOES_ON = DASHES | BRACKETS | {",", ";", ":", "/", "&", "%"}
NAME_LENGTH = 6
# A shorter word, or one without any of these, may be an abbreviation that no table has.
WORD_LENGTH, VOWELS_AND_FIGURES = 3, frozenset("aeiouyäöüáàâéèêíîóôúûåæø0123456789")
ADDRESS_BEGINS = ("http", "www.")
EMOTICON_BEGINS = frozenset(":;=<^")
WIDTH = 40  # characters of the longest line from which lines can be told to be wrapped
ROOM = 0.6  # share of that width which a line that was broken on purpose leaves unfilled at most


def sentences(text: str, blocks: Iterable[Block], marks: list[Marks], language: str) -> list[Sentence]:
    """The sentences of all blocks with their tokens, in block order."""
    known = words(language)
    opening, closing = frozenset(m.begin for m in marks), frozenset(m.end for m in marks)
    found: list[Sentence] = []
    for index, block in enumerate(blocks):
        tokens, ends = tokenize(text, block.begin, block.end, closing, known)
        if tokens:
            splitter = _Splitter(tokens, opening, closing, known)
            for begin, end in _bounds(text, block, splitter, ends):
                part = tokens[begin:end]
                found.append(Sentence(part[0].begin, part[-1].end, index, part))
    return found


def _bounds(text: str, block: Block, splitter: _Splitter, ends: list[int]) -> list[tuple[int, int]]:
    """Token ranges of the sentences of a block."""
    count = len(splitter.tokens)
    if text.find("\n", block.begin, block.end) < 0:
        return splitter.parts(0, count, ends)
    begins = [token.begin for token in splitter.tokens]
    breaks = sorted({0, *(bisect_left(begins, at) for at in _line_breaks(text, block.begin, block.end)), count})
    found: list[tuple[int, int]] = []
    for begin, end in pairwise(breaks):
        found += splitter.parts(begin, end, ends[bisect_left(ends, begin) : bisect_left(ends, end)])
    return found


@cache
def _line() -> re.Pattern[str]:
    """A line: its indentation, the sign of a list item, its first word, the rest."""
    return re.compile(r"[^\S\n]*(?:([•·▪►‣◦])|([-–*])[^\S\n])?([^\s]*)[^\n]*")


def _line_breaks(text: str, begin: int, end: int) -> Iterator[int]:
    """Where a line begins that cannot go on with the sentence of the line before."""
    lines = [m for m in _line().finditer(text, begin, end) if m.end() > m.start()]
    width = max((m.end() - m.start() for m in lines), default=0)
    listed = sum(m.group(2) is not None for m in lines) > 1
    previous_end, length = end, width
    for line in lines:
        sign, dash, word = line.groups()
        blank = not line.group().strip()
        apart = text.count("\n", previous_end, line.start()) > 1
        short = width >= WIDTH and length + len(word) < ROOM * width
        if (
            apart
            or sign
            or (dash and listed)
            or (short and not word[:1].islower() and text[previous_end - 1] not in ",-–")
        ):
            yield line.start()
        if not blank:
            previous_end, length = line.end(), line.end() - line.start()


class _Splitter:
    """Parts the tokens of one block."""

    def __init__(self, tokens: list[Token], opening: frozenset[int], closing: frozenset[int], known: Words) -> None:
        self.tokens = tokens
        self.opening = opening
        self.closing = closing
        self.known = known
        # Who begins in lower case does so in every sentence; eBay and … und are no sign of it.
        first = next((t.text for t in tokens[:2] if t.text[0].isalpha()), "")
        self.lower_case = first.islower() and tokens[0].text[0] not in FINAL

    def parts(self, begin: int, end: int, ends: list[int]) -> list[tuple[int, int]]:
        """Token ranges of the sentences between two tokens that are no part of one; ``ends``: where one may end."""
        found: list[tuple[int, int]] = []
        begun, passed = begin, begin
        for index in ends:
            if index < passed or not self._may_end(index, end) or self._has_no_words(begun, index, begin):
                continue
            after = self._behind_closers(index + 1, end)
            if after < end and self._continues(index, after, end):
                passed = after
                continue
            found.append((begun, after))
            begun = passed = after
        if begun < end:
            if found and end - begun < 3 and not any(_is_word(t) for t in self.tokens[begun:end]):
                begun, _ = found.pop()  # a mark or sign left over
            found.append((begun, end))
        return found

    def _has_no_words(self, begin: int, index: int, first: int) -> bool:
        """Whether nothing but marks or the number of a list item stands before a possible end."""
        if index - begin > 2:
            return False
        before = self.tokens[begin:index]
        if any(_is_word(t) for t in before):
            return begin == first and len(before) == 1 and before[-1].text.isdecimal()
        return not _is_word(self.tokens[index])

    def _may_end(self, index: int, end: int) -> bool:
        token = self.tokens[index]
        text = token.text
        if text[0] in FINAL:
            before = self.tokens[index - 1] if index else None
            is_name = (
                before is not None
                and text == "!"
                and not token.space
                and len(before.text) == 1 != before.text.islower()
            )
            return before is None or (before.text not in {"(", "["} and not is_name)
        if index + 1 == end:
            return False
        if text[-1] == "." and text[0].isalnum():
            if text[:-1].isdecimal():
                return False  # an ordinal: the tokenizer has looked at what follows
            kind = self.known.abbreviations.get(text)
            return kind not in {"inner", "number"} and self._starts_sentence(index + 1, end)
        return self._ends_at_hint(index, end)

    def _ends_at_hint(self, index: int, end: int) -> bool:
        """Whether a sentence ends behind an address or emoticon without punctuation."""
        text, following = self.tokens[index].text, self.tokens[index + 1].text
        if not text[0].isalnum():
            return following[0].isupper()
        if index and self.tokens[index - 1].text in {"(", "["}:
            return False
        if text.startswith(ADDRESS_BEGINS) or "@" in text:
            return following[0].isupper() or following.startswith(ADDRESS_BEGINS)
        return self._starts_sentence(index + 1, end)

    def _starts_sentence(self, index: int, end: int) -> bool:
        """Whether the word behind an abbreviation begins a new sentence: a capitalised function word does."""
        while index < end and self.tokens[index].text in FAMILY:
            index += 1
        if index == end:
            return False
        token = self.tokens[index]
        is_initial = len(token.text) == 1 and token.text != "I"
        return token.text[0].isupper() and token.lower in self.known.function_words and not is_initial

    def _behind_closers(self, index: int, end: int) -> int:
        """The index behind further final punctuation, closing quotation marks, brackets and emoticons."""
        while index < end:
            token = self.tokens[index]
            is_final = token.text[0] in FINAL and (not token.space or token.text[0] in "!?")
            if not is_final and not self._is_closer(index, end):
                break
            index += 1
        return index

    def _is_closer(self, index: int, end: int) -> bool:
        token = self.tokens[index]
        if token.text in FAMILY:
            loose = index + 1 == end or self.tokens[index + 1].space
            return token.end in self.closing or (loose and token.begin not in self.opening)
        return token.text in BRACKETS or _is_emoticon(token.text)

    def _continues(self, index: int, after: int, end: int) -> bool:
        """Whether the sentence goes on at ``after`` although it could end at ``index``."""
        token, following = self.tokens[index], self.tokens[after]
        is_closed = after > index + 1
        next_lower = after + 1 < end and self.tokens[after + 1].text[0].islower()
        if following.text in GOES_ON:
            return is_closed or following.text not in DASHES or next_lower
        if token.text == "." and not is_closed and not following.space and following.text not in FAMILY:
            return not following.text[0].isupper() or (len(following.text) > 1 and following.text.isupper())
        if following.text[0].islower() and not following.text.startswith(ADDRESS_BEGINS):
            return is_closed or not self._ends_before_lower_case(index)
        if token.text[0] == "…" or token.text[:2] in {"..", ". "}:
            return token.space and not self._starts_sentence(after, end)
        return is_closed and token.text[0] in "!?" and self._goes_on_behind_marks(index, after, end)

    def _goes_on_behind_marks(self, index: int, after: int, end: int) -> bool:
        """Whether what stood in marks was a part of the sentence: “Shame!” (from the back), “Why?” Kim asked."""
        if self.tokens[after].text in {"(", "["}:
            return after + 1 < end and self.tokens[after + 1].text[0].islower()
        if self.known.traits.inverted_cue or not any(t.text in FAMILY for t in self.tokens[index + 1 : after]):
            return False
        return self._is_reporting(after, end)

    def _ends_before_lower_case(self, index: int) -> bool:
        """Whether a sentence ends although a lower-case word follows, as in mails or before eBay."""
        token, before = self.tokens[index], self.tokens[index - 1]
        if token.text != ".":
            return token.text[0] in "!?" and (self.lower_case or len(token.text) > 1)
        if self.lower_case or before.text in BRACKETS or before.text in FAMILY:
            return True
        if len(before.text) < WORD_LENGTH or VOWELS_AND_FIGURES.isdisjoint(before.lower):
            return False
        if before.text + "." in self.known.abbreviations:
            return False
        return before.space or self.tokens[index - 2].text[-1] != "."  # i.Allg. has no full stop of its own

    def _is_reporting(self, index: int, end: int) -> bool:
        """Whether a name and a verb of saying follow: "Why?" Mary Brown asked."""
        if self.tokens[index].lower in self.known.function_words and self.tokens[index].text != "I":
            return False
        for token in self.tokens[index : min(index + NAME_LENGTH, end)]:
            if not token.text[0].isupper() and token.text != ".":
                verbs = lexicon(self.known.language)
                return any(a.form == FINITE and verbs.reports(a.lemma, "direct") for a in verbs.analyses(token.lower))
        return False


def _is_word(token: Token) -> bool:
    return token.text[0].isalnum() or token.text[-1].isalnum()


def _is_emoticon(text: str) -> bool:
    return "\U0001f600" <= text[0] <= "\U0001f92f" or (len(text) > 1 and text[0] in EMOTICON_BEGINS)
