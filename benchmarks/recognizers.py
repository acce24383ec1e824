"""The specifications of Recognizers-Text: sentences with a reference time and the times to be found in them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from benchmarks.time_options import Case, Option, Wanted
from benchmarks.time_values import DAY, NO_DAY, PARTS, calendar_stretch

TRIPLE = re.compile(r"\(.*,.*,(P.*)\)")
PART = re.compile(rf"T({'|'.join(PARTS)})$")
NEAR = 1
"""Days from the reference at which 'the next three days' may begin."""

Value = dict[str, str]


def cases(path: Path) -> Iterator[Case]:
    """All cases in file order."""
    for number, case in enumerate(json.loads(path.read_text(encoding="utf-8-sig"))):
        given = case.get("Context", {}).get("ReferenceDateTime")
        reference = date.fromisoformat(given[:10]) if given else None
        wanted = [_wanted(result, reference) for result in case["Results"]]
        nothing = Wanted(0, len(case["Input"]), "none", [Option("nothing")])
        yield Case(number, case["Input"], reference, wanted or [nothing])


def _wanted(result: dict[str, Any], reference: date | None) -> Wanted:
    begin = int(result["Start"])
    end = int(result["End"]) + 1 if "End" in result else begin + int(result["Length"])
    name = result.get("TypeName") or result["Typename"]
    values = result["Resolution"]["values"]
    return Wanted(begin, end, name.partition(".")[2], [o for value in values for o in options(value, reference)])


def options(value: Value, reference: date | None) -> Iterator[Option]:
    """What is right for one of the values they offer."""
    timex, kind = value.get("timex", ""), value["type"]
    if kind in ("duration", "set"):
        yield Option(kind, text=timex)
        return
    if timex:
        yield Option("literal", text=timex)
    if value.get("value") == "not resolved":
        yield from _unresolved(timex)
    elif "value" in value and kind != "timezone":
        yield from _point(value["value"], kind.removesuffix("range"))
    else:
        yield from _range(value, reference)


def _unresolved(timex: str) -> Iterator[Option]:
    """A day that does not exist is no time; a season without a year is that of any year; FY2018 may be 2018."""
    if timex[:2] in ("FY", "SY"):
        yield Option("literal", text=timex[2:])
    elif timex in ("SP", "SU", "FA", "WI"):
        yield from (Option("literal", text=f"{year}-{timex}") for year in range(1990, 2030))
    elif calendar_stretch(timex.strip("(").partition(",")[0].replace("XXXX", "2019")) is None:
        yield Option("nothing")


def _point(value: str, kind: str) -> Iterator[Option]:
    if kind == "time":
        yield Option("clock", _moment(value))
        if value == "12:00:00":
            yield Option("part", datetime.combine(NO_DAY, time()), text="MI")  # zur Mittagszeit
    elif kind == "datetime":
        yield Option("clock", _moment(value), text="day")
    else:
        yield Option("interval", _moment(value), _moment(value) + DAY)


def _moment(text: str) -> datetime:
    """A day, a clock time, or both; the seconds are left out."""
    moment = datetime.fromisoformat(text) if "-" in text else datetime.combine(NO_DAY, time.fromisoformat(text))
    return moment.replace(second=0)


def _range(value: Value, reference: date | None) -> Iterator[Option]:
    ends = [_moment(value[name]) for name in ("start", "end") if name in value]
    if not ends:
        return
    timex, mod = value["timex"], value.get("Mod", "")
    if (match := PART.search(timex)) is not None:
        yield Option("part", datetime.combine(ends[0].date(), time()), text=match[1])
    if len(ends) == 1 or any(word in mod for word in ("since", "before", "after", "until")):
        for end in ends:
            yield Option("bound", end)
            if end.time() != time() or end.date() == NO_DAY:
                yield Option("clock", end, text="" if end.date() == NO_DAY else "day")
        return
    begin, end = ends
    yield Option("interval", begin, end)
    yield Option("range", begin, end, "" if begin.date() == NO_DAY else "day")
    if (triple := TRIPLE.fullmatch(timex)) is not None and reference is not None and _touches(begin, end, reference):
        yield Option("duration", text=triple[1])


def _touches(begin: datetime, end: datetime, reference: date) -> bool:
    """Whether a range begins or ends with the day of reference."""
    return any(abs((moment.date() - reference).days) <= NEAR for moment in (begin, end))
