"""The outlet's name at the end of a title, and what the address tells of it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from depesche.page.authors import letters

_OUTLET_WORDS = 5
"""Words that the outlet's name and section have at most at the end of a title."""
_PARTS = 20
"""Parts from which a title is none that an outlet wrote; taking them off one by one would cost quadratic time."""
_SEPARATED = re.compile(r"\s+[|–—·•»:-]\s+|\s*[|]\s*|\s+::\s+")
_MARKS = " |–—·•»:-"
_SHARED = frozenset(("co", "com", "org", "net", "gov", "ac", "or", "ne", "go", "gv", "edu"))
"""Second levels under a country's domain that many share: ``co.uk``, ``or.at``."""


def host(url: str | None) -> str:
    """The name of the host, empty without one."""
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:
        return ""


def label(url: str | None) -> str:
    """The part of the host's name that is the outlet's: ``nordblatt`` of ``www.nordblatt.co.uk``."""
    labels = host(url).split(".")[:-1]
    if len(labels) > 1 and labels[-1] in _SHARED:
        labels.pop()
    return labels[-1] if labels else ""


def without(title: str, publisher: str | None, url: str | None) -> str:
    """A title without the outlet's name at its end or begin, which the publisher or the address tells."""
    parts = _SEPARATED.split(title)
    if not 1 < len(parts) <= _PARTS:
        return title.strip()
    outlets = _names(publisher, url)
    while len(parts) > 1 and _names_outlet(parts[-1], outlets):
        title = title[: title.rfind(parts.pop())].rstrip(_MARKS)
    if len(parts) > 1 and letters(parts[0]) in outlets:
        title = title[len(parts[0]) :].lstrip(_MARKS)
    return title.strip()


def after_headline(title: str, headlines: list[str]) -> str:
    """A title without what stands behind one of the page's headings: its outlet, its section."""
    for headline in headlines:
        rest = title[len(headline) :]
        if len(headline) > 15 and title.startswith(headline) and _SEPARATED.match(rest):
            return headline
    return title


def in_title(title: str, url: str | None) -> str | None:
    """The outlet's name at the end of a title, where it is what the address says too."""
    parts = _SEPARATED.split(title)
    return parts[-1].strip() or None if len(parts) > 1 and letters(parts[-1]) in _names(None, url) else None


def _names(publisher: str | None, url: str | None) -> set[str]:
    """How the outlet may be written, by :func:`depesche.page.authors.letters`; ``nordblattde`` beside ``nordblatt``."""
    short = label(url)
    written = (publisher or "", short, f"{short}{host(url).rpartition('.')[2]}" if short else "")
    return {letters(name) for name in written if name}


def _names_outlet(part: str, outlets: set[str]) -> bool:
    """Whether the last part of a title is the outlet, alone or with its section (``Muster News``, ``muster.de``)."""
    names = part.split()
    if not names or len(names) > _OUTLET_WORDS:
        return False
    short = letters(part)
    if short in outlets or letters(names[0]) in outlets:
        return True
    return any(min(len(short), len(outlet)) > 3 and (outlet in short or short in outlet) for outlet in outlets)
