"""Quotation marks: which mark opens, which closes, and what to do when one is missing.

Marks pair within a block, in text order. Whether a mark opens or closes is told by the sign where the sign is clear
(``„`` opens) and by its neighbours where it is not (``"``, ``“``, ``’``): white space or a bracket before and a letter
behind opens, a letter or a full stop before and white space or punctuation behind closes; a straight mark that could
be either closes an open pair, else it opens. Apostrophes and inch signs are no marks.

Repairs, each marked ``repaired``:

- an outer mark closes while inner ones are open: the inner ones end there too;
- a mark opens while one of its kind is open and the block does not close both: the open one ends there;
- a mark is still open at the end of the block: it ends with the block. When the next block starts with an opening mark
  of the same kind, this is the convention for quotations of several paragraphs, and no repair;
- a closing mark without an opening one, first mark of its block, right behind a sentence end or a comma or, behind
  several words, before a comma: the quotation starts with the block.

An opening sign that stands where only a closing one can (``„Ja„, sagte er``) closes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

import msgspec

from depesche.document import Marks, Sentence
from depesche.report import Block

FAMILIES = {
    "double": '„“”‟"″〝〞',
    "guillemets": "«»",
    "single": "‚‘’'‛`´",
    "angles": "‹›",
}
TYPED = {"''": "double", "``": "double", ",,": "double", "<<": "guillemets", ">>": "guillemets"}
FAMILY = {sign: family for family, signs in FAMILIES.items() for sign in signs} | TYPED
ONLY_OPEN = frozenset("„‚〝") | {"``", ",,"}
STRAIGHT = frozenset('"″') | {"''"}
BRACKETS_BEFORE = frozenset("([{/-–—:=>|*")
BEFORE_MARK, BEHIND_MARK = frozenset("([…"), frozenset(".,;:!?)]}…")
"""What stands between a mark and the words it opens or closes."""
BEGINS_WORD = frozenset("@#$€£§+")
POSSESSIVE = frozenset("sxzßSXZ")
MARK = re.compile("''|``|,,(?=\\w)|<<(?=\\w)|>>|[„“”‟\"″〝〞«»‚‘’'‛`´‹›]")
SWALLOWED = re.compile("['’]n['’]")  # rock 'n' roll


LOOK_AHEAD = 40  # marks; no newspaper paragraph has more
LONE_WORDS = 2  # more words before a lone closing mark than a title has: Zeit“, …


class Mark(msgspec.Struct):
    """One quotation mark and which ways it can point."""

    begin: int
    end: int
    family: str
    opens: bool
    closes: bool
    weak: bool = False
    """Whether it closes only if nothing better does: it may be the apostrophe of a genitive."""


class _Open(msgspec.Struct):
    mark: Mark
    level: int


def pairs(text: str, blocks: Iterable[Block]) -> list[Marks]:
    """All pairs of quotation marks in the blocks, by offset of the opening mark."""
    found: list[Marks] = []
    ordered = list(blocks)
    for block, following in pairwise([*ordered, None]):
        if block is not None:
            found.extend(_block_pairs(text, block, following))
    found.sort(key=_place)
    return found


def set_depths(sentences: Iterable[Sentence], marks: list[Marks]) -> None:
    """Fill ``Token.depth``: in how many pairs a token stands, the marks themselves included."""
    opening = sorted(m.begin for m in marks)
    closing = sorted(m.end for m in marks)
    opened = closed = 0
    for sentence in sentences:
        for token in sentence.tokens:
            while opened < len(opening) and opening[opened] <= token.begin:
                opened += 1
            while closed < len(closing) and closing[closed] <= token.begin:
                closed += 1
            token.depth = opened - closed


def _place(marks: Marks) -> tuple[int, int]:
    return marks.begin, -marks.end


def _block_pairs(text: str, block: Block, following: Block | None) -> Iterator[Marks]:
    marks = _without_stray_singles(list(candidates(text, block.begin, block.end)))
    stack: list[_Open] = []
    first = True
    for index, mark in enumerate(marks):
        is_open = any(o.mark.family == mark.family for o in stack[-3:])
        if mark.closes and is_open:
            yield from _close(stack, mark)
        elif mark.opens:
            if is_open and not _will_close(marks, index + 1, mark.family, _open_count(stack, mark.family) + 1):
                yield from _end_family(stack, mark.family, _before_space(text, mark.begin))
            stack.append(_Open(mark, len(stack) + 1))
        elif first and mark.family != "single" and _ends_quotation(text, block.begin, mark):
            yield Marks(block.begin, mark.end, block.begin, mark.begin, 1, repaired=True)
        first = False
    yield from _end_block(text, stack, block, following)


def _ends_quotation(text: str, begin: int, mark: Mark) -> bool:
    left, right = text[mark.begin - 1 : mark.begin], text[mark.end : mark.end + 1]
    if right == "," and left.isalpha():
        return len(text[begin : min(mark.begin, begin + 100)].split()) > LONE_WORDS
    return mark.begin > begin and left in {".", ",", "!", "?", "…"}


def _open_count(stack: list[_Open], family: str) -> int:
    # Three levels are what newspapers print; deeper stacks are junk and need no exact count.
    return sum(o.mark.family == family for o in stack[-3:])


def _will_close(marks: list[Mark], begin: int, family: str, depth: int) -> bool:
    """Whether the marks from ``begin`` on close as many of the family as are open."""
    for mark in marks[begin : begin + LOOK_AHEAD]:
        if mark.family == family:
            depth += -1 if mark.closes else 1
            if not depth:
                return True
    return len(marks) > begin + LOOK_AHEAD


def _close(stack: list[_Open], mark: Mark) -> Iterator[Marks]:
    while stack:
        top = stack.pop()
        if top.mark.family == mark.family:
            yield Marks(top.mark.begin, mark.end, top.mark.end, mark.begin, top.level)
            return
        if top.mark.family != "single":  # a single one left open is an apostrophe after all
            yield Marks(top.mark.begin, mark.begin, top.mark.end, mark.begin, top.level, repaired=True)


def _end_family(stack: list[_Open], family: str, at: int) -> Iterator[Marks]:
    while stack:
        top = stack.pop()
        if top.mark.family != "single" and at > top.mark.end:
            yield Marks(top.mark.begin, at, top.mark.end, at, top.level, repaired=True)
        if top.mark.family == family:
            return


def _end_block(text: str, stack: list[_Open], block: Block, following: Block | None) -> Iterator[Marks]:
    end = _before_space(text, block.end)
    for top in stack:
        if top.mark.family == "single" or end <= top.mark.end:
            continue
        goes_on = following is not None and top.level == 1 and _starts_with_mark(text, following, top.mark.family)
        yield Marks(top.mark.begin, end, top.mark.end, end, top.level, repaired=not goes_on)


def _starts_with_mark(text: str, block: Block, family: str) -> bool:
    begin = block.begin
    while begin < block.end and text[begin].isspace():
        begin += 1
    match = MARK.match(text, begin, block.end)
    return match is not None and FAMILY[match.group()] == family


def _before_space(text: str, end: int) -> int:
    while end > 0 and text[end - 1].isspace():
        end -= 1
    return end


def candidates(text: str, begin: int, end: int) -> Iterator[Mark]:
    """The signs between two offsets that are quotation marks, apostrophes and inch signs left out."""
    swallowed = {at for m in SWALLOWED.finditer(text, begin, end) for at in (m.start(), m.end() - 1)}
    for match in MARK.finditer(text, begin, end):
        sign, at, after = match.group(), match.start(), match.end()
        left = text[at - 1] if at > begin else ""
        right = text[after] if after < end else " "
        family = FAMILY[sign]
        if family == "single":
            opens, closes = _single_ways(sign, left or " ", right)
            if at in swallowed:
                continue
        else:
            opens, closes = _double_ways(sign, left, right)
        if opens or closes:
            yield Mark(at, after, family, opens, closes, weak=closes and left in POSSESSIVE and right.isspace())


def _double_ways(sign: str, left: str, right: str) -> tuple[bool, bool]:
    """Whether a mark can open and close; ``left`` is empty at the beginning of the block."""
    is_apart = not left or left.isspace()
    if not (is_apart or left in BRACKETS_BEFORE or left in FAMILY):
        return _ways_behind_word(sign, left, right)
    if sign in ONLY_OPEN:
        return True, False
    if right.isspace():
        return sign != "”" or not left, True
    if is_apart:
        closes = left != "" and right != "…" and right in BEHIND_MARK  # « non ».
        return not closes, closes
    begins_word = right.isalnum() or right in BEGINS_WORD
    return begins_word or right in FAMILY or right in BEFORE_MARK, not begins_word


def _ways_behind_word(sign: str, left: str, right: str) -> tuple[bool, bool]:
    if sign in ONLY_OPEN:
        closes = sign != ",," and (right.isspace() or right in BEHIND_MARK)
        return sign != ",," and not closes, closes  # two commas may be one too many
    if sign in STRAIGHT and left.isdigit() and not right.isalnum():
        return False, True  # closes when a pair is open, else an inch sign
    if right.isalnum() or right in BEGINS_WORD:
        return True, sign in STRAIGHT  # closes an open pair: "Yes."Then
    return False, True


def _single_ways(sign: str, left: str, right: str) -> tuple[bool, bool]:
    begins_word = right.isalpha() or right in BEFORE_MARK
    if sign == "‚":
        return begins_word or right.isalnum(), False
    if left.isalnum() and right.isalnum():
        return False, False
    if begins_word and (left.isspace() or left in BRACKETS_BEFORE or left in FAMILY):
        return True, False
    return False, not left.isspace() and not right.isalnum()


def _without_stray_singles(marks: list[Mark]) -> list[Mark]:
    """Single marks only where an opening one meets a closing one before the next opening one.

    The first closing one counts, those that may be the apostrophe of a genitive only where no other is.
    """
    kept = [mark.family != "single" for mark in marks]
    opened: int | None = None
    closed: int | None = None
    for index, mark in enumerate(marks):
        if mark.family != "single":
            continue
        if mark.opens:
            _keep(kept, opened, closed)
            opened, closed = index, None
        elif opened is not None and (closed is None or (marks[closed].weak and not mark.weak)):
            closed = index
    _keep(kept, opened, closed)
    return [mark for mark, keep in zip(marks, kept, strict=True) if keep]


def _keep(kept: list[bool], opened: int | None, closed: int | None) -> None:
    if opened is not None and closed is not None:
        kept[opened] = kept[closed] = True
