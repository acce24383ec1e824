"""A quotation in the making, and the arithmetic of its spans."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from depesche.document import Clause, Sentence
from depesche.report import QuotationType

Span = tuple[int, int]
"""Character range, end exclusive."""


class Draft(msgspec.Struct):
    """A quotation found by one rule, before the record is written."""

    type: QuotationType
    spans: list[Span]
    rule: str
    sentence: int
    """Index of the sentence its cue (or its beginning) stands in."""
    speaker: Span | None = None
    cue: list[Span] = msgspec.field(default_factory=list)
    addressee: Span | None = None
    medium: str = ""
    clause: Clause | None = None
    """The clause of the cue; time and setting are read off it."""

    @property
    def begin(self) -> int:
        """Offset of its first character."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Offset after its last character."""
        return self.spans[-1][1]

    def covers(self, begin: int, end: int) -> bool:
        """Whether one of its spans holds the range."""
        return any(b <= begin and end <= e for b, e in self.spans)

    def overlap(self, spans: Iterable[Span]) -> int:
        """How many characters it shares with other spans."""
        return sum(max(0, min(e, f) - max(b, c)) for b, e in self.spans for c, f in spans)

    @property
    def length(self) -> int:
        """Characters in all its spans."""
        return sum(e - b for b, e in self.spans)


EDGES = " \t\n\r\u00a0,;–—-"
"""What no quotation starts or ends with: white space, commas and dashes of the sentence around it."""


def trimmed(text: str, begin: int, end: int, *, final: str = "") -> Span | None:
    """The range without white space and commas at its edges, and without the given final marks; None when empty."""
    while begin < end and text[begin] in EDGES + ":":
        begin += 1
    while begin < end and text[end - 1] in EDGES + ":" + final:
        end -= 1
    return (begin, end) if begin < end else None


def without(sentence: Sentence, begin: int, end: int, cut: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The token range [begin, end) less the given token ranges."""
    pieces: list[tuple[int, int]] = []
    at = begin
    for cut_begin, cut_end in sorted(cut):
        if cut_begin > at:
            pieces.append((at, min(cut_begin, end)))
        at = max(at, cut_end)
    if at < end:
        pieces.append((at, end))
    return [(b, e) for b, e in pieces if b < e]


SENTENCE_ENDS = ".!?…"


def message_spans(text: str, sentence: Sentence, pieces: Iterable[tuple[int, int]]) -> list[Span]:
    """Character spans of token ranges, edges trimmed; the last one without the full stop of the sentence.

    Pieces without a letter or digit are dropped."""
    spans: list[Span] = []
    for begin, end in pieces:
        span = trimmed(text, sentence.tokens[begin].begin, sentence.tokens[end - 1].end, final=SENTENCE_ENDS)
        if span is not None and any(c.isalnum() for c in text[span[0] : span[1]]):
            spans.append(span)
    return spans
