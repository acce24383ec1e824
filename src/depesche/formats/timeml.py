"""Time expressions as TimeML 1.2: the report's text with TIMEX3 tags, as temporal taggers exchange it.

The tags are those of https://timeml.github.io/site/publications/timeMLdocs/timeml_1.2.1.html; events and links are not
written. Offsets survive: the text between the tags, unescaped, is the text of the report, but for characters that XML
cannot hold, which become blanks.
"""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from depesche.report import Report, Time

CREATION = "t0"
"""The id of the document creation time."""
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold."""


def timeml(report: Report) -> str:
    """The report as a TimeML document, with a line break at the end."""
    day = (report.published or "")[:10]
    stamp = {"tid": CREATION, "type": "DATE", "value": day, "temporalFunction": "false"}
    created = _tag({**stamp, "functionInDocument": "CREATION_TIME"}, day) if day else ""
    pieces, last = [], 0
    for time in report.times:
        pieces += [_text(report.text[last : time.begin]), _tag(_attributes(time), report.text[time.begin : time.end])]
        last = time.end
    pieces.append(_text(report.text[last:]))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>\n'
        f"<DOCID>{_text(report.id)}</DOCID>\n<DCT>{created}</DCT>\n<TEXT>{''.join(pieces)}</TEXT>\n</TimeML>\n"
    )


def _attributes(time: Time) -> dict[str, str]:
    """The attributes of a tag; an expression without a value has none."""
    found = {"tid": time.id, "type": time.type}
    if time.value is not None:
        found["value"] = time.value
    if time.mod is not None:
        found["mod"] = time.mod
    if time.anchor is not None and time.anchor != "text":
        found |= {"temporalFunction": "true", "anchorTimeID": CREATION if time.anchor == "published" else time.anchor}
    return found


def _tag(attributes: dict[str, str], words: str) -> str:
    written = " ".join(f"{name}={quoteattr(_clean(value))}" for name, value in attributes.items())
    return f"<TIMEX3 {written}>{_text(words)}</TIMEX3>"


def _text(words: str) -> str:
    return escape(_clean(words), {"\r": "&#13;"})


def _clean(words: str) -> str:
    return NO_XML.sub(" ", words)
