"""when: time expressions with their TIMEX3 type and value."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

import msgspec

from depesche.confidence import Shares
from depesche.document import Clause, Document, Sentence
from depesche.language import LANGUAGES
from depesche.language.tables import rows
from depesche.report import Block, Entry, Time
from depesche.times.context import Context
from depesche.times.direction import told
from depesche.times.patterns import Found, matches
from depesche.times.points import counts_back, points
from depesche.times.values import checked_grammar, read_found
from depesche.times.words import words_of

CONFIDENCE = Shares(Path(__file__).with_name("confidence.tsv"))
"""How often the values of each rule are right: ``training/measure_time_rules.py``."""
DAILY = frozenset(("-1", "-2"))
"""A text that says 'gestern' speaks from its day of publication."""

__all__ = ["Now", "annotate", "calendar_value", "read_times", "times_of_clause"]


Stretch = TypeVar("Stretch", Block, Entry, "Now")


class Now(msgspec.Struct, frozen=True):
    """A stretch of text that speaks from a day of its own, such as a quotation that is dated."""

    begin: int
    end: int
    day: date
    anchor: str
    """What dates the stretch: the id of a time; the anchor of what is read against the day."""


def annotate(document: Document) -> None:
    """Fill ``document.times``: every time expression in text order.

    Values are TIMEX3 against the publication day (in a live ticker, that of the entry); without one, relative
    expressions keep the value None and a ``no_publication_date`` warning says what to do.
    """
    document.times = read_times(document)
    _warn_without_date(document)


def read_times(document: Document, nows: Sequence[Now] = ()) -> list[Time]:
    """The time expressions of a text in order; what stands within one of ``nows`` is read against its day.

    ``nows`` do not overlap. They change values and anchors, never which expressions there are nor their ids, so a
    later stage that has dated its quotations may put the answer in the place of ``document.times``.
    """
    language = document.language or LANGUAGES[0]
    if language not in LANGUAGES or not rows(language, "times"):
        return []
    rules = checked_grammar(language)
    words = words_of(document.text, rules.lex, {block.begin for block in document.blocks})
    found = list(matches(words, rules))
    context = Context(
        document,
        words,
        document.published_date,
        starts=[sentence.begin for sentence in document.sentences],
        blocks=[block.begin for block in document.blocks],
    )
    context.daily = any(_tells_day(match, context) for match in found)
    own = sorted(nows, key=_begin)
    for match in found:
        _set_entry(match, context)
        now = _covering(own, context.offset(match))
        if now is not None:
            context.published = now.day
        time = _time(match, context)
        if time is not None:
            if now is not None and time.anchor == "published":
                time.anchor = now.anchor
            context.times.append(time)
            context.by_id[time.id] = time
    return context.times


def _tells_day(found: Found, context: Context) -> bool:
    """Whether a match shows that the text speaks from its day: 'gestern', or 'heute' with what has happened."""
    deictic = found.items.get("deictic")
    return deictic in DAILY or (deictic == "0" and told(found, context))


def _set_entry(found: Found, context: Context) -> None:
    """Read what stands in an entry of a live ticker against the entry's own day, where that is known."""
    document = context.document
    entry = _covering(document.entries, context.offset(found))
    own = date.fromisoformat(entry.published[:10]) if entry is not None and entry.published is not None else None
    context.published = own or document.published_date
    context.since = entry.begin if entry is not None else 0


def _time(found: Found, context: Context) -> Time | None:
    result = read_found(found, context)
    if result is None:
        return None
    begin, end = context.words.begin(found.begin), context.words.ends[found.end - 1]
    anchor = result.anchor if result.value is not None else None
    name = f"t{len(context.times) + 1}"
    first, last = points(found, result, context)
    rule = "ago" if first is not None and counts_back(found, context) else found.rule
    return Time(
        id=name,
        begin=begin,
        end=end,
        text=context.document.text[begin:end],
        type=result.type,
        value=result.value,
        mod=result.mod,
        anchor=anchor,
        begin_point=first,
        end_point=last,
        rule=rule,
        confidence=CONFIDENCE.of(rule),
    )


def _warn_without_date(document: Document) -> None:
    if document.published is not None or all(time.value is not None for time in document.times):
        return
    message = "relative times have no value: give the day of publication with --published YYYY-MM-DD"
    if (bound := latest_teaser_date(document)) is not None:
        message += f"; dated teasers on the page say not before {bound}"
    document.warn("no_publication_date", message)


def latest_teaser_date(document: Document) -> str | None:
    """The latest date of a media piece or teaser on the page: the report cannot be older than what it embeds."""
    dates = [media.date[:10] for media in document.media if media.date]
    metas = [block for block in document.blocks if block.kind == "teaser_meta"]
    for time in document.times if metas else ():
        if time.anchor == "text" and time.value and len(time.value) >= 10 and _covering(metas, time.begin):
            dates.append(time.value[:10])
    return max(dates, default=None)


def times_of_clause(document: Document, sentence: Sentence, clause: Clause) -> list[Time]:
    """The times among the clause's own words that say when, in text order; :func:`calendar_value` gives the value."""
    ranges = [sentence.char_span(begin, end) for begin, end in clause.spans if begin < end]
    return [time for begin, end in ranges for time in _between(document.times, begin, end) if calendar_value(time)]


def calendar_value(time: Time) -> str | None:
    """When: the value of a date or clock time, the beginning of ``vor drei Jahren``.

    None for what says how long, how often, or when only vaguely (``PAST_REF``).
    """
    if time.type == "DURATION":
        return time.begin_point if time.rule == "ago" else None
    return time.value if time.type in ("DATE", "TIME") and (time.value or "")[:1].isdigit() else None


def _between(found: list[Time], begin: int, end: int) -> list[Time]:
    """The times that begin within [begin, end); ``found`` is in text order."""
    return found[bisect_left(found, begin, key=_begin) : bisect_left(found, end, key=_begin)]


def _covering(stretches: Sequence[Stretch], offset: int) -> Stretch | None:
    """The one of these stretches, in text order and apart, that an offset lies in."""
    index = bisect_right(stretches, offset, key=_begin) - 1
    return stretches[index] if index >= 0 and offset < stretches[index].end else None


def _begin(one: Time | Block | Entry | Now) -> int:
    return one.begin
