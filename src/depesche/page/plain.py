"""Plain text to a document: the anatomy that text copied from a news page keeps.

The text stays as it is; blocks are spans in it. Certain marks come first (lines of date and length, credits, agencies,
bullets), what surrounds them is read from them, and what is left is a heading only where it stands apart and is no
sentence. When in doubt a block is a paragraph.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from depesche.document import Document
from depesche.page import agencies, authors, credits, media, words
from depesche.page.dates import day, is_date
from depesche.report import Block, BlockKind, Media, MediaKind

_WORD = re.compile(r"[^\W\d_]{2,}")
_CAPITALISED = re.compile(r"(?<!\w)[A-ZÄÖÜ][\wäöüß-]{2,}")
_BULLET = re.compile(r"(?:[-–—•*·▪►]|\d{1,2}[.)])\s+\S")
_GLUED = re.compile(r"[^\W\d_)\"”“»]:(?=[^\W\d_\"„“»‚'])")
"""A colon without a space after it, as between kicker and headline that stood in elements of their own."""
_MARK = re.compile(r"[\"„“”»«]|''")
_LINE = re.compile(r"[^\n\r\u2028\u2029\f\v]+")

_HEAD = 160
"""Longest heading at the top of a text, in characters."""
_SUBHEAD = 100
"""Longest heading within a text."""
_TEASER_TITLE = 80
"""Longest title of a teaser; what is longer and no sentence is the alternative text of its picture."""
_PROSE = 120
"""Characters from which a block counts as running text even without a full stop; alternative texts are as long too."""
_CAPTION, _LEAD = 320, 500
"""Characters of the longest caption, and of the longest lead."""
_WRAPPED = (40, 110)
"""Lengths of lines between which a text is taken for hard-wrapped."""


class _Unit(msgspec.Struct):
    """A line or paragraph, and what it is once that is known."""

    begin: int
    end: int
    text: str
    kind: BlockKind | None = None
    media: int | None = None
    apart: bool = True
    """Whether a blank line (or the end) follows."""

    @property
    def sentence(self) -> bool:
        """Whether it ends as sentences do, or is as long as running text."""
        return words.ends_sentence(self.text) or len(self.text) > 2 * _PROSE


def read_plain(text: str, url: str | None) -> Document:
    """The document of a plain text."""
    document = Document(text=text, url=url)
    units = _units(text)
    _Anatomy(document, units).read()
    for unit in units:
        document.blocks.append(Block(unit.kind or "paragraph", unit.begin, unit.end, unit.media))
    _split_kicker(document)
    document.title = next(
        (_content(document, kind) for kind in ("headline", "title") if _content(document, kind)), None
    )
    agencies.find(document)
    return document


def _content(document: Document, kind: BlockKind) -> str | None:
    return next((document.text[b.begin : b.end] for b in document.blocks if b.kind == kind), None)


@cache
def _first_words() -> frozenset[str]:
    kinds = ("agencies", "agency_lead", "credit_lead", "advert", "related")
    return words.first_words(*kinds) | {"mit", "with", "copyright"}


# units


def _units(text: str) -> list[_Unit]:
    """Lines; lines of a hard-wrapped paragraph joined."""
    lines: list[_Unit] = []
    last = 0
    for match in _LINE.finditer(text):
        line = match[0]
        stripped = line.strip()
        if not stripped:
            continue
        begin = match.start() + len(line) - len(line.lstrip())
        if lines:
            lines[-1].apart = text.count("\n", last, begin) > 1 or text.count("\r", last, begin) > 2
        lines.append(_Unit(begin, begin + len(stripped), stripped))
        last = match.end()
    return _unwrapped(text, lines)


def _unwrapped(text: str, lines: list[_Unit]) -> list[_Unit]:
    units: list[_Unit] = []
    group: list[_Unit] = []
    for line in lines:
        group.append(line)
        if line.apart:
            units.extend(_joined(text, group))
            group = []
    return units + _joined(text, group)


def _joined(text: str, group: list[_Unit]) -> list[_Unit]:
    """One unit of a group of lines when they are one paragraph broken at a width, else the lines."""
    body = group[:-1]
    low, high = _WRAPPED
    wrapped = (
        len(group) > 1
        and all(low <= len(line.text) <= high for line in body)
        and max(len(line.text) for line in body) - min(len(line.text) for line in body) < 30
        and len(group[-1].text) <= high
        and sum(not words.ends_sentence(line.text) for line in body) * 2 > len(body)
    )
    if not wrapped:
        return group
    begin, end = group[0].begin, group[-1].end
    return [_Unit(begin, end, text[begin:end], apart=group[-1].apart)]


# anatomy


class _Anatomy:
    """Reads the kinds of the units, surest marks first."""

    def __init__(self, document: Document, units: list[_Unit]) -> None:
        self.document = document
        self.units = units

    def read(self) -> None:
        if len(self.units) < 2:
            return
        self._marks()
        self._head()
        for index, unit in enumerate(self.units):
            if unit.kind == "teaser_meta":
                self._teaser(index)
            elif unit.kind == "credit":
                self._picture(index)
        self._subheads()
        self._order_media()

    def _order_media(self) -> None:
        """Media in the order of the text: they were found by their surest marks first."""
        order = list(dict.fromkeys(unit.media for unit in self.units if unit.media is not None))
        self.document.media = [self.document.media[position] for position in order]
        for unit in self.units:
            if unit.media is not None:
                unit.media = order.index(unit.media)

    def _at(self, index: int) -> _Unit | None:
        return self.units[index] if 0 <= index < len(self.units) else None

    def _is_free(self, index: int) -> bool:
        unit = self._at(index)
        return unit is not None and unit.kind is None

    def _marks(self) -> None:
        """Lines that say by themselves what they are."""
        last_prose = max((i for i, u in enumerate(self.units) if u.sentence and len(u.text) > 60), default=-1)
        for index, unit in enumerate(self.units):
            if len(unit.text) <= _CAPTION:
                unit.kind = self._mark(index, unit, last_prose)

    def _mark(self, index: int, unit: _Unit, last_prose: int) -> BlockKind | None:
        line = unit.text
        if meta := media.teaser_meta(line):
            unit.media = len(self.document.media)
            kind: MediaKind = "audio" if meta.kind == "audio" else "video"
            self.document.media.append(Media(kind, date=meta.date, duration=meta.duration))
            return "teaser_meta"
        if _BULLET.match(line) and not (line[0] in "–—-" and line.count("–") + line.count("—") > 2):
            return "list_item" if self._in_list(index) else None
        if line[0] not in "©(" and words.first_word(line) not in _first_words():
            return None
        return self._credit(index, line, last_prose) or self._label(line)

    def _credit(self, index: int, line: str, last_prose: int) -> BlockKind | None:
        if agencies.is_credit_line(line) and (index > last_prose or not self._after_caption(index)):
            return "agencies"
        return "credit" if len(line) < 120 and credits.credit(line) else None

    def _label(self, line: str) -> BlockKind | None:
        if words.is_one("advert", line):
            return "notice"
        return "related" if words.is_one("related", line) else None

    def _after_caption(self, index: int) -> bool:
        before = self._at(index - 1)
        return before is not None and len(before.text) <= _CAPTION

    def _in_list(self, index: int) -> bool:
        """Whether a neighbour has a bullet too: one dash alone may open a line of dialogue."""
        return any((unit := self._at(i)) is not None and _BULLET.match(unit.text) for i in (index - 1, index + 1))

    def _head(self) -> None:
        """Title, kicker and headline, byline, date and lead at the top."""
        heads = [i for i in range(min(3, len(self.units))) if self._is_head(i)]
        count = next((n for n in range(len(heads)) if heads[n] != n), len(heads))
        body = self._at(count)
        if count == 0 or body is None:
            return
        if count == 3 or (count == 1 and not self.units[0].apart and len(self.units) > 2 and not self.units[1].apart):
            return
        at = self._after_byline(count)
        body = self._at(at)
        if body is None or body.kind is not None or not body.sentence or len(body.text) < 40:
            return
        if count == 2:
            self.units[0].kind = "title"
        self.units[count - 1].kind = "headline"
        self._lead(at, sure=count == 2 or _GLUED.search(self.units[0].text) is not None)

    def _after_byline(self, index: int) -> int:
        """The index after lines of authors and date that stand between headline and text."""
        while (unit := self._at(index)) is not None and unit.kind is None and len(unit.text) < 100:
            if authors.is_byline(unit.text):
                unit.kind = "byline"
                self.document.authors = self.document.authors or authors.in_line(unit.text)
            elif is_date(unit.text):
                unit.kind = "dateline"
                self.document.published = self.document.published or day(unit.text)
            else:
                break
            index += 1
        return index

    def _is_head(self, index: int) -> bool:
        unit = self.units[index]
        text = unit.text
        return (
            unit.kind is None
            and len(text) <= _HEAD
            and "\n" not in text
            and not words.ends_sentence(text, heading=True)
            and len(_WORD.findall(text)) >= 2
            and not (text[0].islower() and text[0].isalpha())
            and not authors.is_byline(text)
            and not is_date(text)
        )

    def _lead(self, index: int, *, sure: bool) -> None:
        """The paragraph after the headline is the lead where a picture, teaser, title or kicker shows a copied page."""
        unit = self.units[index]
        marked = any(u.kind in ("credit", "teaser_meta") for u in self.units)
        after = self._at(index + 1)
        if (
            after is not None
            and len(unit.text) <= _LEAD
            and (sure or marked)
            and not re.match(r".{0,60}\([A-Za-z/]{2,12}\)\s*[-–—]", unit.text)
        ):
            unit.kind = "lead"

    def _teaser(self, index: int) -> None:
        """What stands above a line of date and length: text, title, alternative text of its picture."""
        position = self.units[index].media
        medium = self.document.media[position] if position is not None else None
        if medium is None or not self._is_free(index - 1):
            return
        above = self.units[index - 1]
        if not above.sentence:  # a title alone
            above.kind, above.media, medium.title = "teaser_title", position, above.text
            at = index - 2
        else:
            above.kind, above.media = "teaser", position
            at = index - 2
            title = self._at(at)
            if title is not None and title.kind is None and self._is_title(title):
                title.kind, title.media, medium.title = "teaser_title", position, title.text
                at -= 1
        alt = self._at(at)
        if (
            alt is not None
            and alt.kind is None
            and not words.ends_sentence(alt.text, heading=True)
            and 40 < len(alt.text) <= _CAPTION
        ):
            alt.kind, alt.media, medium.alt = "alt", position, alt.text

    def _is_title(self, unit: _Unit) -> bool:
        return (
            len(unit.text) <= _TEASER_TITLE
            and not words.ends_sentence(unit.text, heading=True)
            and len(_WORD.findall(unit.text)) >= 2
        )

    def _picture(self, index: int) -> None:
        """Caption and alternative text above a credit."""
        unit = self.units[index]
        medium = Media("image", credit=credits.credit(unit.text))
        unit.media = len(self.document.media)
        self.document.media.append(medium)
        caption = self._at(index - 1)
        if caption is None or caption.kind is not None or len(caption.text) > _CAPTION:
            return
        if caption.sentence and not self._like_alt(index - 2, caption) and len(caption.text) > _PROSE:
            return
        caption.kind, caption.media, medium.caption = "caption", unit.media, caption.text
        if self._like_alt(index - 2, caption):
            alt = self.units[index - 2]
            alt.kind, alt.media, medium.alt = "alt", unit.media, alt.text

    def _like_alt(self, index: int, caption: _Unit) -> bool:
        """Whether a unit describes the picture of the caption after it: both name the same, or it is no sentence."""
        unit = self._at(index)
        if unit is None or unit.kind is not None or len(unit.text) > _CAPTION:
            return False
        if not words.ends_sentence(unit.text):
            return len(unit.text) > 20
        named = set(_CAPITALISED.findall(caption.text))
        return len(named & set(_CAPITALISED.findall(unit.text))) * 2 >= max(2, len(named))

    def _subheads(self) -> None:
        """Headings in the text; questions and calls only where others without them show that the text has headings."""
        found = [unit for index, unit in enumerate(self.units) if index and self._heads(index, unit)]
        if any(unit.text[-1] not in "!?" for unit in found):
            for unit in found:
                unit.kind = "subhead"

    def _heads(self, index: int, unit: _Unit) -> bool:
        """Whether a unit stands apart, reads like a heading, and text follows."""
        before, after = self._at(index - 1), self._at(index + 1)
        if unit.kind is not None or after is None or before is None or not before.apart or not self._is_subhead(unit):
            return False
        if before.kind is None and self._is_subhead(before):
            return False
        prose_after = after.kind is None and (after.sentence or len(after.text) > _PROSE)
        return prose_after or after.kind in ("alt", "caption", "list_item")

    def _is_subhead(self, unit: _Unit) -> bool:
        text = unit.text
        letters = sum(c.isalpha() for c in text)
        return (
            len(text) <= _SUBHEAD
            and not words.ends_sentence(text, heading=True)
            and not text.startswith(("(", "[", "„", "“", '"', "»", "«", "..."))
            and len(_WORD.findall(text)) >= 2
            and letters >= 0.6 * len(text)
            and not (text[0].islower() and text[0].isalpha())
            and not is_date(text)
            and (text[-1] not in "!?" or (len(text) < 60 and _MARK.search(text) is None))
        )


def _split_kicker(document: Document) -> None:
    """``Unter Druck:Regierung lenkt ein``: kicker and headline of one line."""
    for position, block in enumerate(document.blocks):
        if block.kind != "headline":
            continue
        text = document.text[block.begin : block.end]
        match = _GLUED.search(text)
        if match is not None and match.end() < 80:
            document.blocks[position : position + 1] = [
                Block("kicker", block.begin, block.begin + match.end() - 1),
                Block("headline", block.begin + match.end(), block.end),
            ]
        return
