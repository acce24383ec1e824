"""Scripts, styles, drawings and menus out of a page before it is decoded and parsed.

They are three quarters of a news page's bytes and none of its text; only JSON-LD is kept, beside the page. What cannot
be told for sure (inside a comment or an attribute, unclosed, nested) stays, and the parser deals with it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_OPENING = re.compile(rb"<(script|style|svg|nav)[\s/>]")
_CLOSING = {b"script": b"</script", b"style": b"</style", b"svg": b"</svg", b"nav": b"</nav"}
_NEVER_INSIDE = {b"svg": (b"<svg",), b"nav": (b"<nav", b"<article", b"<main", b"<h1", b"</header", b"</body")}
"""What shows that the end tag found is not that of the start tag."""
_IN_ATTRIBUTE = b"\"'="
"""Bytes before a ``<`` that stands in the value of an attribute."""
_MENU = b"<nav></nav>"
_DOUBTS = 100
"""Elements of doubt after which the rest of a page is left as it is: each costs a look to its end."""


class Page(NamedTuple):
    """The page without scripts, and the content of its JSON-LD scripts."""

    rest: bytes
    structured: list[bytes]


def apart(page: bytes) -> Page:
    """The page and its JSON-LD, in the page's encoding (an extension of ASCII)."""
    structured: list[bytes] = []
    kept: list[bytes] = []
    copied = doubts = 0
    match = _OPENING.search(page)
    while match is not None and doubts < _DOUBTS:
        begin, inside = match.span()
        if (comment := page.rfind(b"<!--", copied, begin)) >= 0 and page.find(b"-->", comment, begin) < 0:
            doubts += 1
            inside = page.find(b"-->", begin)
            match = _OPENING.search(page, inside) if inside >= 0 else None
            continue
        end = page.find(_CLOSING[match[1]], inside)
        if end < 0 or _is_doubtful(page, match, end):
            doubts += 1
            match = _OPENING.search(page, inside)
            continue
        kept.append(page[copied:begin])
        copied = page.find(b">", end) + 1 or len(page)
        if match[1] == b"script":
            _keep_structured(page, inside - 1, end, structured)
        elif match[1] == b"nav":
            kept.append(_MENU)  # it parts the text before from the text after
        match = _OPENING.search(page, copied)
    kept.append(page[copied:])
    return Page(b"".join(kept), structured)


def _is_doubtful(page: bytes, opening: re.Match[bytes], end: int) -> bool:
    """Whether an element may stand in an attribute, or holds what it cannot hold."""
    begin, inside = opening.span()
    if begin and page[begin - 1] in _IN_ATTRIBUTE:
        return True
    return any(page.find(mark, inside, end) >= 0 for mark in _NEVER_INSIDE.get(opening[1], ()))


def _keep_structured(page: bytes, name: int, end: int, structured: list[bytes]) -> None:
    """Take in the content of a script whose start tag, from its name on, says JSON-LD."""
    close = page.find(b">", name, end)
    if close >= 0 and b"ld+json" in page[name:close].lower():
        structured.append(page[close + 1 : end])
