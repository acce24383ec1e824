"""Lines under videos and audio pieces: ``03.09.2025 | 26:25 min``."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from depesche.page import words
from depesche.page.dates import day
from depesche.report import Media

_PARTS = re.compile(r"\s*[|•·]\s*|\s+[–—]\s+")
_DATE_ONLY = re.compile(r"[\w\s.,:/-]{6,40}\Z")
_KIND = re.compile(r"(?:zum\s)?video|audio|podcast", re.IGNORECASE)
_ISO_DURATION = re.compile(r"PT(?:(\d{1,3})H)?(?:(\d{1,4})M)?(?:(\d{1,5})(?:\.\d{1,3})?S)?")
DIGIT = re.compile(r"\d")
LONGEST_META = 80
"""Characters of the longest line with date and length of a piece."""


class TeaserMeta(NamedTuple):
    """What a line under a teaser says."""

    date: str | None
    duration: str | None
    kind: Literal["video", "audio"]


def teaser_meta(line: str) -> TeaserMeta | None:
    """The date and length that a line consists of; None when it holds anything else, or no length."""
    if len(line) > LONGEST_META or lengths_hint().search(line) is None:
        return None
    date = length = None
    piece: Literal["video", "audio"] = "video"
    parts = _PARTS.split(line.strip())
    lengths = [duration(part) for part in parts]
    if not any(lengths):
        return None
    for part, found in zip(parts, lengths, strict=True):
        if found and length is None:
            length = found
        elif date is None and _DATE_ONLY.match(part) and (when := day(part)):
            date = when
        elif is_kind(part):
            piece = kind(part)
        elif part and not _clock().fullmatch(part):
            return None
    return TeaserMeta(date, length, piece)


@cache
def _clock() -> re.Pattern[str]:
    """A clock time beside the date."""
    return re.compile(rf"\d{{1,2}}[:.]\d{{2}}(?:\s{words.alternatives('clock_unit')})?")


@cache
def lengths_hint() -> re.Pattern[str]:
    """A clock, or a number with a unit of time: a cheap look at every line of an article."""
    units = "|".join(words.alternatives(kind) for kind in ("hours", "minutes", "seconds"))
    return re.compile(rf"\d(?::\d\d|\s*(?:{units}))")


def is_kind(text: str) -> bool:
    """Whether a label says no more than that here is a video or an audio piece."""
    return _KIND.fullmatch(text) is not None


def kind(label: str) -> Literal["video", "audio"]:
    """What a label announces."""
    return "video" if "video" in label.casefold() else "audio"


@cache
def _lengths() -> tuple[re.Pattern[str], re.Pattern[str]]:
    hours, minutes, seconds = (words.alternatives(kind) for kind in ("hours", "minutes", "seconds"))
    lead = rf"(?i:{words.alternatives('length_lead')})\s*:?\s*"
    clock = re.compile(
        rf"(?:{lead})?(?:(\d{{1,2}}):)?(\d{{1,3}}):(\d{{2}})\s*(?:{minutes}|{hours}|{seconds})\Z|"
        rf"{lead}(?:(\d{{1,2}}):)?(\d{{1,3}}):(\d{{2}})\Z"
    )
    spoken = re.compile(
        rf"(?:{lead})?(?:(\d{{1,2}})\s*{hours}\s*)?(?:(\d{{1,3}})\s*{minutes}\s*)?(?:(\d{{1,2}})\s*{seconds})?\Z"
    )
    return clock, spoken


def duration(written: str) -> str | None:
    """ISO 8601 duration of ``26:25 min``, ``1:02:33 Std``, ``3 Min. 20 Sek.``; None for anything else."""
    written = written.strip()
    if len(written) > 40 or DIGIT.search(written) is None:
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
    return _iso_duration(3600 * hours + 60 * minutes + seconds)


def _iso_duration(seconds: int) -> str | None:
    """``PT26M25S``; None for nothing."""
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    text = "".join(f"{n}{unit}" for n, unit in ((hours, "H"), (minutes, "M"), (seconds, "S")) if n)
    return f"PT{text}" if text else None


def _seconds(length: str | None) -> int:
    """Seconds of an ISO 8601 duration; 0 for none."""
    match = _ISO_DURATION.fullmatch(length or "")
    hours, minutes, seconds = (int(group or 0) for group in match.groups()) if match else (0, 0, 0)
    return 3600 * hours + 60 * minutes + seconds


def joined(shown: list[Media], declared: list[Media]) -> list[Media]:
    """The pieces that a page shows and those that it declares; one that is both fills what its teaser lacks."""
    new = []
    for piece in declared:
        length = _seconds(piece.duration)
        piece.duration = _iso_duration(length)
        known = next((other for other in shown if _is_same(other, piece, length)), None)
        if known is None:
            new.append(piece)
            continue
        known.title = known.title or piece.title
        known.url = known.url or piece.url
        if not known.date or len(known.date) <= len("2025-09-21"):  # a day alone
            known.date = piece.date or known.date
    return shown + new


def _is_same(shown: Media, declared: Media, length: int) -> bool:
    """Whether title, or kind, length and day are the same."""
    if shown.title is not None and shown.title == declared.title:
        return True
    if shown.kind != declared.kind or not length or _seconds(shown.duration) != length:
        return False
    return not shown.date or not declared.date or shown.date[:10] == declared.date[:10]
