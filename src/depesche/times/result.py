"""What a rule returns, and the type of rules."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import msgspec

from depesche.report import TimeType
from depesche.times.context import Context
from depesche.times.patterns import Found


class Result(msgspec.Struct):
    """Type, value, modifier and anchor of a time expression."""

    type: TimeType
    value: str | None
    mod: str | None = None
    anchor: str | None = "text"


Rule = Callable[[Found, Context], Result | None]


def day_result(moment: date | None, anchor: str | None, part: str | None = None) -> Result:
    """A day, or a part of it."""
    if part is None:
        return Result("DATE", moment.isoformat() if moment else None, anchor=anchor)
    return Result("TIME", f"{moment.isoformat()}T{part}" if moment else None, anchor=anchor)
