"""What a rule returns."""

from __future__ import annotations

from dataclasses import dataclass

from depesche.report import TimeType


@dataclass(slots=True)
class Result:
    """Type, value, modifier and anchor of a time expression."""

    type: TimeType
    value: str | None
    mod: str | None = None
    anchor: str | None = "text"
