"""What the lines around a picture say: caption, credit, alternative text."""

from __future__ import annotations

import html
import re
from functools import cache

import msgspec

from depesche.page import credits, media, signals, words
from depesche.page.article import SAME, likeness, prose_weight
from depesche.page.dates import day, is_date
from depesche.page.layout import Box, Layout, Piece
from depesche.report import BlockKind, Media

ALT_WORDS = 4
"""Words from which an alternative text describes the picture and is no label."""
_CREDIT = 200
"""Characters of the longest credit in an element that is named so."""
_ROLES = frozenset(("credit", "caption", "date"))
_WHOLE = ("related", "advert")
"""Kinds of words that make up lines which are no captions."""
_LABELS = (*_WHOLE, "promo", "consent", "player_notice")
"""And those with which lines begin that are no captions."""
_CREDITED = words.spaced("credit credits copyright photographer bildquelle bildnachweis imagecredit fotograf")
"""Class words that mean a credit beside ``caption`` too; ``caption attribution`` is a caption."""
_COUNTER = re.compile(r"[\d\W]*(?:(?:of|von)[\d\W]*)?")
"""``3 of 12 |``: the place of a slide among the slides."""
_SLASHED = 50
"""Characters of the longest ``Name/Outlet`` that is a credit with nothing beside it."""
_STAMP = 120
"""Characters of the longest line with date and author."""
_AGAIN = 0.95
"""Dice of words from which a second line is the same caption again."""
_PREPOSITION = 5
"""Letters up to which a word before a date (``am``, ``vom``) says nothing of the article."""
BELATED = ("caption", "credit")
"""Roles by the outlet's profile of lines that may stand apart from their picture."""
_DASHES = "–—|-"
_TRAILING = re.compile(rf"\s+[{_DASHES}]\s*\Z")
_FILE = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|svg)\Z|none\Z|null\Z|undefined\Z|image\Z", re.IGNORECASE)
"""Alternative texts that programs left: file names, empty values."""


class Group(msgspec.Struct, gc=False):
    """The pieces up to ``end`` make one picture or teaser."""

    end: int
    media: Media | None
    entries: list[tuple[BlockKind, str]] = msgspec.field(default_factory=list)


class Words(msgspec.Struct, gc=False):
    """What a picture's lines say, in the making."""

    captions: list[str] = msgspec.field(default_factory=list)
    credits: list[tuple[str, str]] = msgspec.field(default_factory=list)
    """As written and as names."""
    announced: bool = False
    """Whether the line before was ``Foto`` or ``Image source,`` alone."""

    def add_credit(self, written: str, name: str) -> None:
        """Add makers; what begins with a slash goes on with those before."""
        if self.credits and written.lstrip().startswith("/") and not self.captions:
            before = self.credits.pop()
            written, name = before[0] + written.strip(), f"{before[1]}/{name}"
        if not any(name in known or known in name for _, known in self.credits):
            self.credits.append((written.strip(), name))
        elif any(known in name and known != name for _, known in self.credits):
            kept = [(w, known) for w, known in self.credits if known not in name]
            self.credits = [*kept, (written.strip(), name)]


def role_of(layout: Layout, piece: Piece) -> str:
    """credit, caption or date, when a class close by says so, else an empty string."""
    boxes, at = layout.boxes, piece.box
    for _ in range(3):
        box = boxes[at]
        if box.role in _ROLES:
            return _role_of_box(box)
        at = box.parent
        if at < 0:
            break
    return ""


def _role_of_box(box: Box) -> str:
    if box.role == "credit" and "caption" in box.names:
        named = signals.words(box.names)
        return "caption" if "caption" in named and named.isdisjoint(_CREDITED) else "credit"
    return box.role


def read(layout: Layout, texts: list[Piece], given: str = "", maker: str = "") -> Words:
    """The captions and credits in some lines. ``given`` and ``maker``: caption and credit as the head has them."""
    found = Words()
    for piece in texts:
        if layout.boxes[piece.box].given == "credit":
            _add_told_credit(piece.text, found)
        else:
            _read_line(piece, role_of(layout, piece), found, given)
    if not found.credits and len(found.captions) > 1:
        last = found.captions[-1]
        if credits.is_maker(last) and len(last) < len(found.captions[0]):
            found.captions.pop()
            if name := credits.bare(last):
                found.credits.append((last, name))
    if not found.credits and len(found.captions) == 1:
        only = found.captions[0]
        if only == maker or ("/" in only and len(only) < _SLASHED and credits.is_maker(only)):
            return Words(credits=[(only, credits.bare(only) or only)])
    return found


def belated(layout: Layout, index: int, shown: Group | None) -> Group | None:
    """A caption or credit by the outlet's profile that stands apart from its picture: it goes to the one before."""
    piece = layout.pieces[index]
    if layout.boxes[piece.box].given not in BELATED or shown is None or shown.media is None:
        return None
    found, medium = read(layout, [piece]), shown.media
    new: list[tuple[BlockKind, str]] = [("caption", caption) for caption in found.captions]
    new += [("credit", written) for written, _ in found.credits]
    there = {kind for kind, _ in shown.entries}
    if medium.kind != "image" or any(kind in there for kind, _ in new):
        return None
    shown.entries += new
    medium.caption = medium.caption or " ".join(found.captions) or None
    medium.credit = medium.credit or ", ".join(name for _, name in found.credits) or None
    return Group(index + 1, None)


def _add_told_credit(text: str, found: Words) -> None:
    """A credit by the outlet's profile, whatever it looks like."""
    if name := credits.bare(credits.credit(text) or text):
        found.add_credit(text, name)


def _read_line(piece: Piece, role: str, found: Words, given: str) -> None:
    text = piece.text
    if credits.is_lead(text):
        found.announced = True
        return
    announced, found.announced = found.announced, False
    if is_no_caption(piece, role):
        return
    named = role == "credit" or (announced and credits.is_maker(text.lstrip(":, ")))
    caption, name = _by_given(text, given) or credits.split_credit(text, piece.runs)
    if named and _is_credit(piece) and (not caption or not name or credits.credit(text) or credits.is_maker(caption)):
        caption, name = "", credits.bare(credits.credit(text) or text)
    if name:
        found.add_credit(text[len(caption) :].strip(" |,"), name)
    _add_caption(caption, found)


def _is_credit(piece: Piece) -> bool:
    """Whether a line that its class calls a credit can be one."""
    text = piece.text
    if len(text) >= _CREDIT or not credits.plausible(text):
        return False
    return not prose_weight(piece) or credits.is_maker(credits.bare(text) or "")


def _by_given(text: str, given: str) -> tuple[str, str | None] | None:
    """Caption and credit of a line that begins with the caption that is known from elsewhere."""
    if len(given) < 12 or len(text) <= len(given) or not text.startswith(given):
        return None
    rest = text[len(given) :].strip(" .|")
    if len(rest) > 80 or not (credits.is_maker(rest) or credits.credit(rest)):
        return None
    return given, credits.bare(rest)


def is_no_caption(piece: Piece, role: str = "") -> bool:
    """Whether a line is a label, a date, an invitation or the place of a slide."""
    text = piece.text
    if piece.time or ((first := words.first_word(text)) in words.first_words(*_LABELS) and _is_label(text, first)):
        return True
    if len(text) < _STAMP and media.DIGIT.search(text) is not None and _is_dated(text, role):
        return True
    if len(text) < 20 and len(said := text.split()) < 4 and any(media.is_kind(word) for word in said):
        return True  # ``watch video``
    return "javascript" in text.casefold()


def _is_label(text: str, first: str) -> bool:
    """Whether a line with this first word is a label or begins an invitation."""
    for kind in _LABELS:
        if first not in words.first_words(kind):
            continue
        if words.is_one(kind, text) if kind in _WHOLE else words.begins(kind, text):
            return True
    return False


def _is_dated(text: str, role: str) -> bool:
    """Whether a line is a date, or says when an article came out, with its author's name before it at most."""
    if len(text) < 60 and (is_date(text) or (role == "date" and day(text) is not None)):
        return True
    return _stamp().search(text) is not None or "T" in (day(text) or "")  # a clock time beside the date


@cache
def _stamp() -> re.Pattern[str]:
    verbs = "|".join(re.escape(word) for word in words.listed("date_lead") if len(word) > _PREPOSITION)
    return re.compile(rf"(?:{verbs}):?\s(?:\w{{3,9}}\.?\s)?\d{{1,2}}\b")


def _add_caption(caption: str, found: Words) -> None:
    label = words.begins("caption_lead", caption)
    if label is not None and caption[label.end() : label.end() + 1] in ("", ":", ","):
        caption = caption[label.end() :].lstrip(" :,")
    if caption.rstrip()[-1:] in _DASHES:
        caption = _TRAILING.sub("", caption)
    caption = caption.lstrip("-–—|• ")
    if caption.endswith(":") and len(caption.split()) <= ALT_WORDS:
        return
    if media.is_kind(caption.partition(":")[0]) and day(caption):
        return  # where and when a piece was on air
    if any(likeness(caption, known) > _AGAIN for known in found.captions):
        return
    if len(caption) > 1 and not _COUNTER.fullmatch(caption) and not credits.is_lead(caption):
        found.captions.append(caption)


def picture(end: int, kind: str, image: Piece, images: list[Piece], found: Words) -> Group:
    """The group of a picture: its record and its blocks."""
    medium = Media(kind, url=image.url or None)  # type: ignore[arg-type]
    group = Group(end, medium)
    alt = next((p.text for p in images if p.text and not _FILE.match(p.text)), None)
    if not found.credits:
        attributes = (text for p in images for text in (p.title, p.text))
        titled = next((name for text in attributes if (name := credits.attributed(text))), None)
        if titled:
            found.credits.append(("", titled))
    if alt and "&" in alt and ";" in alt:
        alt = html.unescape(alt)  # escaped twice
    medium.alt = alt
    medium.caption = " ".join(dict.fromkeys(found.captions)) or None
    medium.credit = ", ".join(dict.fromkeys(name for _, name in found.credits)) or None
    if alt and alt != medium.caption and len(alt.split()) >= ALT_WORDS and likeness(alt, medium.caption or "") < SAME:
        group.entries.append(("alt", alt))
    if medium.caption:
        group.entries.append(("caption", medium.caption))
    if written := " ".join(dict.fromkeys(written for written, _ in found.credits)).strip():
        group.entries.append(("credit", written))
    if not (medium.alt or medium.caption or medium.credit):
        group.media = None
    return group
