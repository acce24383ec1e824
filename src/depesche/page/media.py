"""Pictures and pieces: credits apart from captions, and the lines ``03.09.2025 | 26:25 min`` under teasers."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from depesche.page import words
from depesche.page.dates import day

_PARTS = re.compile(r"\s*[|•·]\s*|\s+[–—]\s+")
_DATE_ONLY = re.compile(r"[\w\s.,:/-]{6,40}\Z")
_LONGEST_META = 80
_LONGEST_CREDIT = 160
_SHORT_CREDIT = 60
_NEW_SENTENCE = re.compile(r"[a-zäöüß]{3}[.!?]\s+[A-ZÄÖÜ]")
_TAIL = re.compile(r"\(([^()]{2,120})\)\s*\.?\s*\Z")
_NAMES = re.compile(r"(?:[A-ZÄÖÜ][\w.&’'-]*\s?){1,5}/\s?(?:[\w.&’'-]+\s?){1,5}")
"""``Anna Alt/CBC``: names around a slash."""
_DASHED = re.compile(r"(?:\s[|–—]\s|\s{1,3}/\s?|\s©\s?)([^|–—©]{2,100})\Z")


class TeaserMeta(NamedTuple):
    """What a line under a teaser says."""

    date: str | None
    duration: str | None
    kind: str
    """video or audio."""


def teaser_meta(line: str) -> TeaserMeta | None:
    """The date and length that a line consists of; None when it holds anything else, or no length."""
    if len(line) > _LONGEST_META or not any(c.isdigit() for c in line):
        return None
    date = length = None
    kind = "video"
    for part in _PARTS.split(line.strip()):
        found = duration(part)
        if found and length is None:
            length = found
        elif date is None and _DATE_ONLY.match(part) and (when := day(part)):
            date = when
        elif re.fullmatch(r"(?i)(?:zum\s)?video|audio|podcast", part):
            kind = "video" if "video" in part.lower() else "audio"
        elif part and not re.fullmatch(r"\d{1,2}[:.]\d{2}(?:\sUhr)?", part):
            return None
    return TeaserMeta(date, length, kind) if length else None


@cache
def _lengths() -> tuple[re.Pattern[str], re.Pattern[str]]:
    hours, minutes, seconds = (words.alternatives(kind) for kind in ("hours", "minutes", "seconds"))
    lead = r"(?:(?:Video|Audio|Länge|Dauer|Duration|Length|Podcast)\s*:?\s*)?"
    clock = re.compile(
        rf"{lead}(?:(\d{{1,2}}):)?(\d{{1,3}}):(\d{{2}})\s*(?:{minutes}|{hours}|{seconds})\Z|"
        rf"(?:Video|Audio|Länge|Dauer|Duration|Length)\s*:?\s*(?:(\d{{1,2}}):)?(\d{{1,3}}):(\d{{2}})\Z"
    )
    spoken = re.compile(
        rf"{lead}(?:(\d{{1,2}})\s*{hours}\s*)?(?:(\d{{1,3}})\s*{minutes}\s*)?(?:(\d{{1,2}})\s*{seconds})?\Z"
    )
    return clock, spoken


def duration(written: str) -> str | None:
    """ISO 8601 duration of ``26:25 min``, ``1:02:33 Std``, ``3 Min. 20 Sek.``; None for anything else."""
    written = written.strip()
    if not written or len(written) > 40 or not any(c.isdigit() for c in written):
        return None
    clock, spoken = _lengths()
    if match := clock.match(written):
        hours, minutes, seconds = (
            int(a or b or 0) for a, b in zip(match.groups()[:3], match.groups()[3:], strict=True)
        )
    elif match := spoken.match(written):
        hours, minutes, seconds = (int(group or 0) for group in match.groups())
    else:
        return None
    return iso_duration(3600 * hours + 60 * minutes + seconds)


def iso_duration(seconds: int) -> str | None:
    """``PT26M25S``; None for nothing."""
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    text = "".join(f"{n}{unit}" for n, unit in ((hours, "H"), (minutes, "M"), (seconds, "S")) if n)
    return f"PT{text}" if text else None


@cache
def _credit_line() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{words.alternatives('credit_lead')}\s*(?::|\bby\b|\s/|/)\s*|(?:Copyright\s*)?(?:©|\(c\)|&copy;)\s*)(.+)\Z",
        re.IGNORECASE | re.DOTALL,
    )


@cache
def _credit_inside() -> re.Pattern[str]:
    lead = words.alternatives("credit_lead")
    return re.compile(
        rf"[\s.|(\[–—/-](?:{lead}\s*:|(?:Photo|Photograph|Image|Picture)s?\sby\b|©|\(c\))\s*(?=\S)", re.IGNORECASE
    )


@cache
def _agency() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words.alternatives('picture_agencies')}(?!\w)")


def credit(line: str) -> str | None:
    """The makers that a whole line credits (``Quelle: dpa``, ``© Reuters``); None for other lines."""
    line = line.strip().strip("()[]").strip()
    if len(line) > _LONGEST_CREDIT:
        return None
    match = _credit_line().match(line)
    return _bare(match[1]) if match else None


def split_credit(caption: str) -> tuple[str, str | None]:
    """A caption without the credit at its end, and the credit."""
    whole = credit(caption) or _whole_credit(caption)
    if whole is not None:
        return "", whole
    for match in reversed(list(_credit_inside().finditer(caption))[:20]):
        tail = caption[match.end() :]
        if len(tail) <= _LONGEST_CREDIT and not _NEW_SENTENCE.search(tail):
            stop = "." if caption[match.start()] == "." else ""
            return caption[: match.start()].rstrip(" |([–—/-") + stop, _bare(tail)
    tail_match = _TAIL.search(caption)
    if tail_match is None or not (_credits_agency(tail_match[1]) or _NAMES.fullmatch(tail_match[1])):
        tail_match = _DASHED.search(caption)
        if tail_match is None or len(tail_match[1]) >= _SHORT_CREDIT or not _credits_agency(tail_match[1]):
            return caption, None
    return caption[: tail_match.start()].rstrip(), _bare(tail_match[1])


def _whole_credit(caption: str) -> str | None:
    """A caption that is nothing but an agency's name, or stands in brackets."""
    bare = caption.strip("() .")
    if len(bare) >= _SHORT_CREDIT:
        return None
    return bare if _agency().fullmatch(bare) or (caption.startswith("(") and caption.endswith(")")) else None


def _credits_agency(text: str) -> bool:
    return _agency().search(text) is not None


def _bare(text: str) -> str | None:
    """A credit without the words before and the marks around it."""
    text = text.strip().strip("|/–—-[]").strip()
    if text.endswith(")") and "(" not in text:
        text = text[:-1].rstrip()
    while match := _credit_line().match(text):
        text = match[1].strip()
    return text.rstrip(" .,;") or None
