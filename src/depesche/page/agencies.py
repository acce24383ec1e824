"""Which agencies the report credits: ``Quelle: dpa, AFP``, ``(dpa)``, ``KHARTOUM, March 9 (Reuters)``."""

from __future__ import annotations

import re
from functools import cache

from depesche.document import Document
from depesche.page import words
from depesche.page.words import ends_sentence
from depesche.report import Agency, Block

_SEPARATOR = r"(?:\s*[,/;&|+]\s*|\s+(?:und|and|sowie|mit|with)\s+)"
_JOINING = words.spaced("und and sowie mit with")
"""The words of :data:`_SEPARATOR`."""
_BEFORE_NAMES = words.spaced(
    "mit with der den des dem the agentur agenturen nachrichtenagentur nachrichtenagenturen news"
)
"""First words of a line of credits besides those of the names and of what leads to them."""
_MESSAGE = re.compile(r"(?<!\w)[a-z]{2,4}:\d{6}-\d\d-\d{1,9}/\d")
"""The number by which an agency's message is known: ``dpa:250921-99-12345/2``."""
_LONGEST_LINE = 200
"""Characters of the longest line of credits, and of the end of a paragraph in which some may stand."""
_DATELINE_REACH = 90
"""Characters from the begin of the text in which a dateline credits its agency."""
_FIRST, _LAST = 4, 8
"""Blocks at the begin and at the end in which an agency is credited."""
_KINDS = frozenset(("paragraph", "lead", "agencies", "byline", "dateline", "notice"))
_BEHIND_DATELINE = re.compile(r"\s*(?:[-–—]+|:)\s+")
_SHORT = r"[a-zäöü]{2,6}"
"""Initials of editors beside agencies: ``(dpa/tmn)``, ``(afp/heb)``."""
_BESIDE = frozenset("/,")
_LAST_WORD, _LAST_INITIALS = 30, 12
"""Characters at the end of a text with its last word, and with initials and the mark before them."""
_WORD = re.compile(r"\w+")
_LETTERS = re.compile(r"[^\W\d_]+")


@cache
def _names() -> dict[str, str]:
    """Names of agencies by their casefolded form."""
    return {name.casefold(): name for name in words.listed("agencies")}


@cache
def _any() -> str:
    return rf"(?<![\w-])(?:{'|'.join(re.escape(name) for name in words.listed('agencies'))})(?![\w])"


@cache
def _credit_line() -> re.Pattern[str]:
    """A whole line that credits agencies; group 1 is their list."""
    article = r"(?:(?:der|den|des|dem|the)\s+)?(?:Agenturen?\s+|Nachrichtenagentur(?:en)?\s+|news\sagenc(?:y|ies)\s+)?"
    return re.compile(
        rf"\W{{0,3}}(?:{words.alternatives('agency_lead')}\s*:?\s*|(?:mit|with)\s)?{article}({_list()})\W{{0,3}}\Z",
        re.IGNORECASE,
    )


@cache
def _list() -> str:
    # The item stands once: the names are many, and each time they stand costs milliseconds of start-up.
    item = rf"(?:{_any()}|(?<=[/,]){_SHORT}(?!\w)|(?<!\w){_SHORT}(?=/))"
    return rf"(?:{item}{_SEPARATOR}?){{1,10}}"


@cache
def _dateline() -> re.Pattern[str]:
    """``Berlin (dpa) -``, ``KHARTOUM, March 9 (Reuters) –``, ``(dpa) Ein``."""
    return re.compile(rf"[^()!?\n]{{0,60}}\((?:mit\s|with\s)?({_list()})\)(?=\s*[-–—:.]|\s+\w|\s*\Z)", re.IGNORECASE)


@cache
def _closing() -> re.Pattern[str]:
    """``… (dpa)`` and ``… Mit Material von dpa.`` at the end of a paragraph."""
    lead = words.alternatives("agency_lead")
    begin = rf"(?:[(\[](?:mit\s|with\s|Quellen?:\s|Source:\s)?|(?<!\w){lead}\s*:?\s*)"
    return re.compile(rf"{begin}({_list()})\W{{0,3}}\Z", re.IGNORECASE)


def is_credit_line(line: str) -> bool:
    """Whether a line does nothing but credit agencies."""
    if len(line) > _LONGEST_LINE:
        return False
    if "/" in line and ":" in line and _MESSAGE.search(line) is not None:
        return True
    if not _may_begin(line):
        return False
    match = _credit_line().match(line.strip())
    if match is None:
        return _credits_among_others(line)
    return re.search(_any(), match[1]) is not None


def names_one(line: str) -> bool:
    """Whether an agency is named anywhere in a line."""
    return re.search(_any(), line) is not None


def _credits_among_others(line: str) -> bool:
    """``Mit Informationen von Anna Alt, Rom, AFP und AP``: people and studios stand before the agencies."""
    lead = words.begins("agency_lead", line)
    if lead is None or " " not in lead[0] or not _may_close(line) or ends_sentence(line[:-1]) or ". " in line:
        return False
    last = re.split(_SEPARATOR, line)[-1].strip(" .()")
    return last.casefold() in _names()


def _may_begin(line: str) -> bool:
    """Whether the first word of a line can begin a credit: a cheap look before the pattern with all names."""
    return words.first_word(line) in _first_words() or "/" in line or "," in line[:4]


@cache
def _first_words() -> frozenset[str]:
    return words.first_words("agencies", "agency_lead") | _BEFORE_NAMES


def _may_close(content: str) -> bool:
    """Whether the last word of a text can end a credit: an agency's, or initials beside one."""
    last = _WORD.findall(content, max(0, len(content) - _LAST_WORD))
    return bool(last) and (last[-1].casefold() in _last_words() or not _BESIDE.isdisjoint(content[-_LAST_INITIALS:]))


@cache
def _last_words() -> frozenset[str]:
    return frozenset(_WORD.findall(name.casefold())[-1] for name in words.listed("agencies")) | _JOINING


def find(document: Document) -> None:
    """Add the agencies that the report credits, each once, in text order."""
    text = document.text
    running = [block for block in document.blocks if block.kind in _KINDS]
    for index, block in enumerate(running):
        content = text[block.begin : block.end]
        if block.kind in ("agencies", "byline"):
            line = _credit_line().match(content) if _may_begin(content) else None
            begin, end = line.span(1) if line else (0, len(content))
            _add(document, block.begin + begin, content[begin:end])
            continue
        dated = index < _FIRST and content.find("(", 0, _DATELINE_REACH) >= 0
        if dated and (match := _dateline().match(content[:_DATELINE_REACH])):
            _add(document, block.begin + match.start(1), match[1])
            if dash := _BEHIND_DATELINE.match(content, match.end()):
                _split(document, block, block.begin + match.end(), block.begin + dash.end())
        if _FIRST <= index < len(running) - _LAST or not _may_close(content):
            continue
        if match := _closing().search(content, max(0, len(content) - _LONGEST_LINE)):
            _add(document, block.begin + match.start(1), match[1])


def _split(document: Document, block: Block, end: int, begin: int) -> None:
    """Make the dateline in front of a paragraph a block of its own: it is no part of the first sentence."""
    if begin < block.end:
        at = next(index for index, other in enumerate(document.blocks) if other is block)
        document.blocks.insert(at, Block("dateline", block.begin, end))
        block.begin = begin


def _add(document: Document, offset: int, content: str) -> None:
    if words.first_words("agencies").isdisjoint(_LETTERS.findall(content.casefold())):
        return
    known = {agency.name for agency in document.agencies}
    for match in re.finditer(_any(), content, re.IGNORECASE):
        if match[0].islower() and match[0] not in _names().values() and not _is_bare(content):
            continue
        name = _names()[match[0].casefold()]
        if name not in known:
            known.add(name)
            document.agencies.append(Agency(name, offset + match.start(), offset + match.end()))


def _is_bare(content: str) -> bool:
    """Whether only agencies and initials stand in a text: there, a lowercase ``afp`` counts."""
    return re.fullmatch(rf"\W*{_list()}\W*", content, re.IGNORECASE) is not None
