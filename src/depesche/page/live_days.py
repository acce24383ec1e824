"""The day of each entry of a live ticker, where the page gives a clock time alone."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta
from itertools import pairwise

from depesche.page import clocks
from depesche.page.live_entries import Entry, Live

_NIGHT = 180
"""Minutes by which a clock must jump against the order of the entries to be on another day; less is disorder."""
_SLACK = 120
"""Minutes by which a clock may be ahead of the page's own date, which may be in another zone."""


def day_of(when: str | None) -> date | None:
    """The day of an ISO date, in its own zone."""
    return date.fromisoformat(when[:10]) if when is not None else None


def dated(live: Live, published: str | None, modified: str | None, shown: str | None) -> None:
    """Give each entry its time: the one it declares, else its clock on the day that heading, order and page give.

    ``shown`` is the offset of the clocks on the page where it is known.
    """
    entries = live.entries
    page = shown or next((zone for when in (modified, published) if (zone := clocks.page_zone(when))), "")
    days = _days(live, day_of(published), day_of(modified), modified)
    for entry, day in zip(entries, days, strict=True):
        clock = entry.clock
        if entry.published is not None or clock is None:
            continue
        if clock.published is not None:
            whole = "T" in clock.published and clocks.OFFSET.search(clock.published) is None
            entry.published = clock.published + (clocks.zone(clock, page) if whole else "")
        elif clock.hour >= 0 and day is not None:
            entry.published = f"{day.isoformat()}T{clock.hour:02}:{clock.minute:02}:00{clocks.zone(clock, page)}"


def _days(live: Live, published: date | None, modified: date | None, last: str | None) -> list[date | None]:
    """The day of each entry, None where nothing tells it."""
    known = _known(live, modified or published)
    minutes = [_minute(entry) for entry in live.entries]
    newest_first = _runs_backwards(minutes)
    if not any(known):
        _anchor(known, minutes, newest_first, published, modified, last)
    _carry(known, minutes, newest_first)
    known.reverse()
    minutes.reverse()
    _carry(known, minutes, not newest_first)
    known.reverse()
    return known


def _known(live: Live, near: date | None) -> list[date | None]:
    """The days that entries, or headings above them, name."""
    headings = sorted(live.days)
    found: list[date | None] = []
    for entry in live.entries:
        clock = entry.clock
        said = entry.published or (clock.published if clock is not None else None)
        above = bisect_right(headings, entry.begin) - 1
        if said is not None:
            found.append(day_of(said))
        elif clock is not None and clock.month_day is not None and near is not None:
            found.append(clocks.in_year(clock.month_day, near))
        elif above >= 0:
            found.append(date.fromisoformat(live.days[headings[above]]))
        else:
            found.append(None)
    return found


def _minute(entry: Entry) -> int | None:
    """The minute of the day of an entry."""
    said = entry.published or (entry.clock.published if entry.clock is not None else None)
    if said is not None and len(said) >= 16:
        return 60 * int(said[11:13]) + int(said[14:16])
    clock = entry.clock
    return 60 * clock.hour + clock.minute if clock is not None and clock.hour >= 0 else None


def _runs_backwards(minutes: list[int | None]) -> bool:
    steps = [other - one for one, other in pairwise(minutes) if one is not None and other is not None]
    return sum(step < 0 for step in steps) >= sum(step > 0 for step in steps)


def _anchor(
    known: list[date | None],
    minutes: list[int | None],
    newest_first: bool,
    published: date | None,
    modified: date | None,
    last: str | None,
) -> None:
    """Set the day of one entry by the page's dates: the first written is of its first day, the newest of its last."""
    told = [index for index, minute in enumerate(minutes) if minute is not None]
    if not told or published is None:
        return
    if not newest_first:
        known[told[0]] = published
        return
    newest = told[0]
    closing = 60 * int(last[11:13]) + int(last[14:16]) + _SLACK if last is not None and len(last) >= 16 else None
    if len(told) > 1 and turns(minutes[told[0]], minutes[told[1]], True) and closing is not None:
        newest = told[1] if (minutes[told[1]] or 0) <= closing else told[0]  # an older entry is pinned above
    nights = sum(turns(minutes[one], minutes[other], True) for one, other in pairwise(told) if one >= newest)
    if modified is None or modified < published or modified - published > timedelta(days=nights + 1):
        known[newest] = published + timedelta(days=nights)  # a late correction says nothing about the entries
    elif closing is not None and (minutes[newest] or 0) > closing:
        known[newest] = published + timedelta(days=nights)
    else:
        known[newest] = modified
    for index in told[: told.index(newest)]:
        known[index] = known[newest]


def _carry(known: list[date | None], minutes: list[int | None], falling: bool) -> None:
    """Give entries without a day that of the one before, a day apart where the clock jumps against the order."""
    day: date | None = None
    before: int | None = None
    for index, minute in enumerate(minutes):
        if known[index] is None and day is not None and minute is not None:
            turned = timedelta(days=turns(before, minute, falling))
            known[index] = day - turned if falling else day + turned
        if known[index] is not None and minute is not None:
            day, before = known[index], minute


def turns(one: int | None, other: int | None, falling: bool) -> bool:
    """Whether midnight lies between two clock times in the order of the entries."""
    if one is None or other is None:
        return False
    return other - one >= _NIGHT if falling else one - other >= _NIGHT
