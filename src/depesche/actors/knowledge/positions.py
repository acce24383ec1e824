"""What the English label of a position says: head of a state or government or not, which PLOVER sector."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

_HEAD = re.compile(
    r"^(?:acting |interim |federal |state )?(?:president|prime minister|chancellor|supreme leader|king|queen|emperor"
    r"|emir|sultan|monarch|pope|head of state|head of government|general secretary of the workers)\b",
    re.IGNORECASE,
)
_NOT_HEAD = re.compile(
    r"senate|court|assembly|council|parliament|chamber|bank|congress|national bank|region|commission|deput|office"
    r"|governor|duchy|exchequer|committee|house|province|tribunal|academy|university|administration"
    r"|minister's|prime minister'|party|catalonia|bureau"
    r"|diet|knesset|bundestag|bundesrat|delegat|canton|executive|vice|storting|seimas|riigikogu|legislat",
    re.IGNORECASE,
)
_SECTORS = (
    ("JUD", re.compile(r"\b(?:court|justice of|judge|tribunal|prosecutor)\b(?! of account)", re.IGNORECASE)),
    (
        "LEG",
        re.compile(
            r"\b(?:speaker|member of (?:the )?(?:\w+ )?(?:parliament|senate|assembly)"
            r"|president of the (?:\w+ )?(?:senate|chamber|assembly|bundestag|knesset|storting|seimas|riigikogu"
            r"|parliament))\b",
            re.IGNORECASE,
        ),
    ),
)


def is_head(position: str, is_country: Callable[[str], bool]) -> bool:
    """Whether the label is the office of a head of state or government: a president of a province is none."""
    if not _HEAD.match(position) or _NOT_HEAD.search(position):
        return False
    return " of " not in position or without_country(position, is_country) != position


@cache
def _states() -> frozenset[str]:
    """Names of states that are no countries of today, as labels write them."""
    lines = Path(__file__).with_name("states.tsv").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def sector(position: str) -> str:
    """PLOVER sector of an office of a state."""
    return next((code for code, pattern in _SECTORS if pattern.search(position)), "GOV")


def without_country(position: str, is_country: Callable[[str], bool]) -> str:
    """The label up to the state it ends with: ``Minister of Defence of Ukraine`` to ``Minister of Defence``.

    ``is_country`` tells whether a text, which may begin with an article, names a country.
    """
    begin = position.find(" of ")
    while begin >= 0:
        if position[begin + 4 :] in _states() or is_country(position[begin + 4 :]):
            return position[:begin]
        begin = position.find(" of ", begin + 1)
    return position
