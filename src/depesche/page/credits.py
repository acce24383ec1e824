"""Who made a picture: credits apart from captions, in the forms that newsrooms write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import islice

from depesche.page import words
from depesche.page.authors import is_byline

_LONGEST = 160
"""Characters of the longest credit."""
_LONGEST_CAPTION = 2_000
"""Characters of the longest caption in which a credit is looked for."""
_KEPT = 128
"""Lines whose credits are kept at hand: the rules for one picture ask again and again for those of the same lines."""
_SHORT = 60
"""Characters under which a line without a word like ``Foto`` may still be a credit, by its agency or place."""
_ABBREVIATED = 4
"""Letters of the longest abbreviated agency; longer names are written in capitals too."""
_STOPS = '.!?…)]|–—-:;,/"”“’»(['
_MOST_WORDS = 10
"""Words of the longest row of names."""
_MOST_PARTS = 20
"""Parts of a credit up to which each is compared with every other one."""
_NEW_SENTENCE = re.compile(r"[a-zäöüß]{3}[.!?]\s+[A-ZÄÖÜ]")
_TAIL = re.compile(r"\(([^()]{2,120}(?:\([^()]{1,20}\)[^()]{0,40})?)\)\s*\.?\s*\Z")
_NAMES = re.compile(r"(?:[A-ZÄÖÜ][\w.&’'-]*\s?){1,5}/\s?(?:[\w.&’'-]+\s?){1,5}")
"""``Anna Alt/Nordfunk``: names around a slash."""
_DASHED = re.compile(r"(?:\s[|–—-]\s|\s{1,3}/\s?|\s©\s?)([^|–—©]{2,100})\Z")
_PIPED = re.compile(r"\s\|\s([^|]{2,100}(?:\s\|\s[^|]{2,60})?)\Z")
_AFTER_SENTENCE = re.compile(r"[.!?…][\"'»«”“’)]{0,2}\s{0,2}([^.!?…]{2,60}|[^!?…]{2,60}[/@][^!?…]{2,60})\Z")
_SPLIT_WORDS = re.compile(r"[\s/|,;+–—-]+")
_PARTICLES = words.spaced("van de del della di da do dos du la le el al bin ibn ter ten & / - – i")
_YEAR = re.compile(r"\A(?:19|20)\d{2}\s+(?=\D)")
_OPENERS = " |([–—/-,·•"


@cache
def _lead() -> re.Pattern[str]:
    lead = _by_letter(words.listed("credit_lead"))
    before = _by_letter(words.listed("credit_before"))
    return re.compile(
        rf"(?:{before}\s*[:,]?\s+|{lead}\s*(?::|©|\s/|/|\.\.\.|…)\s*|"
        r"(?:Copyright\s*)?(?:©|\(c\)|&copy;)\s*|Copyright\s+(?=(?-i:[A-ZÄÖÜ\d])))(.+)\Z",
        re.IGNORECASE | re.DOTALL,
    )


@cache
def _inside() -> re.Pattern[str]:
    lead = _by_letter(words.listed("credit_lead"))
    before = _by_letter(words.listed("credit_before"))
    return re.compile(
        rf"[\s.|(\[–—/,-](?:{lead}\s?[:©]|{before}\s(?=(?-i:[A-ZÄÖÜ@]))|(?:Copyright\s*)?©|\(c\)|"
        r"Copyright\s(?=(?-i:[A-ZÄÖÜ\d])))\s*(?=\S)",
        re.IGNORECASE,
    )


def _by_letter(names: Iterable[str]) -> str:
    """Words in whatever case as a regular expression group, by their first letters: four times as fast in a search."""
    rests: dict[str, list[str]] = {}
    for name in names:
        rests.setdefault(name[0].lower(), []).append(re.escape(name[1:]))
    parts = (f"(?-i:[{first}{first.upper()}])(?:{'|'.join(found)})" for first, found in rests.items())
    return f"(?:{'|'.join(parts)})"


@cache
def _agencies() -> frozenset[str]:
    """Picture agencies as written, long names in capitals too."""
    names = words.listed("picture_agencies")
    return frozenset(names) | {name.upper() for name in names if len(name) > _ABBREVIATED}


@cache
def _agency() -> re.Pattern[str]:
    written = sorted(_agencies(), key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, written))})(?!\w)")


@cache
def _joining() -> frozenset[str]:
    """Words in lower case that names of people and outlets hold."""
    return _PARTICLES | frozenset(words.listed("credit_joining"))


@cache
def _rights() -> re.Pattern[str]:
    """A notice of rights at the end: whose they are in which year, that all are reserved."""
    return re.compile(
        rf"[\s/|,;.–—-]{{0,5}}(?:(?:Copyright|©|\(c\))\s*(?:©\s*)?(?:19|20)\d{{2}}\b|{words.alternatives('rights')}).*\Z",
        re.IGNORECASE | re.DOTALL,
    )


@cache
def _marks_of_rights() -> tuple[str, ...]:
    """What every notice of rights holds one of, casefolded: a cheap look before the pattern."""
    return ("©", "(c)", "copyright", *(word.casefold() for word in words.listed("rights")))


def _rights_in(text: str) -> re.Match[str] | None:
    """The notice of rights at the end of a text."""
    folded = text.casefold()
    for mark in _marks_of_rights():
        if mark in folded:
            return _rights().search(text)
    return None


@cache
def _for_outlet() -> re.Pattern[str]:
    return re.compile(rf"\w {words.alternatives('credit_for')} [A-ZÄÖÜ]")


def is_lead(text: str) -> bool:
    """Whether a text is but the word before a credit (``Foto``, ``Copyright:``), never a credit itself."""
    return len(text) < 40 and _is_lead_word(text)


@lru_cache(maxsize=_KEPT)
def _is_lead_word(text: str) -> bool:
    return words.is_one("credit_lead", text)


def _names_agency(text: str) -> bool:
    """Whether a text names a picture agency."""
    return _agency().search(text) is not None


def is_maker(text: str) -> bool:
    """Whether a short text could be names and nothing else: no sentence, and no lower case but what names hold."""
    text = text.strip().strip("()[]").strip()
    return 1 < len(text) <= _SHORT + 20 and _are_names(text)


@lru_cache(maxsize=_KEPT)
def _are_names(text: str) -> bool:
    if text[-1] in "!?…:" or is_lead(text):
        return False
    if text.endswith(".") and not re.search(r"\b(?:[A-Z]|Inc|Ltd|Co|Jr|Sr|St)\.\Z", text):
        return False
    found = [word for word in _SPLIT_WORDS.split(text) if word]
    if not found or len(found) > _MOST_WORDS or not _has_letter(text):
        return False
    named = _not_joining(found)
    for word in found:
        if len(word) == 4 and word.isdigit():
            return False  # a year
    for word in named:
        if not _is_name(word):
            return False
    return bool(named)


def _not_joining(found: list[str]) -> list[str]:
    """Words without those in lower case that names hold."""
    joining = _joining()
    return [word for word in found if word.casefold() not in joining]


def _has_letter(text: str) -> bool:
    return text[:1].isalpha() or any(c.isalpha() for c in text)


def _is_name(word: str) -> bool:
    if word[0].isupper():
        return True
    bare = word.strip("().,;:'’\"„“”«»[]")
    return not bare or not bare[0].islower() or "." in bare or "@" in bare or bare in _lower_agencies()


@cache
def _lower_agencies() -> frozenset[str]:
    return frozenset(
        part for name in words.listed("picture_agencies") for part in re.split(r"[\s-]", name) if part[:1].islower()
    )


def is_strong_maker(text: str) -> bool:
    """Whether a text is names with an agency among them, or names around a slash or ``for``: a credit anywhere."""
    if not is_maker(text):
        return False
    text = text.strip().strip("()[]").strip()
    named = _names_agency(text) or "@" in text or (_NAMES.match(text) is not None and " " in text.partition("/")[0])
    return named or _for_outlet().search(text) is not None


def credit(line: str) -> str | None:
    """The makers that a whole line credits (``Quelle: dpa``, ``© Reuters``); None for other lines."""
    line = line.strip()
    return _whole_line(line) if 3 <= len(line) <= _LONGEST else None


@lru_cache(maxsize=_KEPT)
def _whole_line(line: str) -> str | None:
    bracketed = line[0] in "([" and line[-1] in ")]"
    line = (line[1:-1] if bracketed else line).strip("/|–—- ").strip()
    match = _lead().match(line)
    if match is None or not (bracketed or plausible(match[1])):
        return None
    return bare(match[1])


def plausible(names: str) -> bool:
    """Whether what follows ``Foto:`` or ``Video:`` can be names: no question, not mostly words in lower case."""
    return _may_be_names(names) if len(names) <= _LONGEST else _may_be_names.__wrapped__(names)


@lru_cache(maxsize=_KEPT)
def _may_be_names(names: str) -> bool:
    if names.rstrip().endswith(("?", "!")) or _NEW_SENTENCE.search(names):
        return False
    found = _not_joining([word for word in _SPLIT_WORDS.split(names) if word])
    low = len([word for word in found if not _is_name(word)])
    return low == 0 or len(found) <= 3 or low < 0.5 * len(found)


def split_credit(caption: str, runs: tuple[str, ...] = ()) -> tuple[str, str | None]:
    """A caption without the credit at its end, and the credit.

    ``runs`` are the inline elements of the caption as written: a credit often stands in one of its own.
    """
    if len(caption) > _LONGEST_CAPTION:
        return caption, None
    return _split(caption, runs)


@lru_cache(maxsize=_KEPT)
def _split(caption: str, runs: tuple[str, ...]) -> tuple[str, str | None]:
    whole = credit(caption) or _whole_credit(caption)
    if whole is not None:
        return "", whole
    split = _before_rights(caption, runs) or _after_lead(caption)
    if split is not None:
        return split
    end = _in_brackets(caption) or _after_sentence(caption) or _piped(caption) or _in_last_run(caption, runs)
    return (without_lead(caption[: caption.rfind(end)]), bare(end)) if end else (caption, None)


def _before_rights(caption: str, runs: tuple[str, ...]) -> tuple[str, str | None] | None:
    """Caption and makers before a notice of rights; None without notice or makers."""
    rights = _rights_in(caption)
    if rights is None or rights.start() == 0:
        return None
    head = caption[: rights.start()].strip()
    if is_maker(head) and len(head) < _SHORT:
        return "", bare(head)
    split = split_credit(head, runs)
    return split if split[1] else None


def _after_lead(caption: str) -> tuple[str, str | None] | None:
    """Caption and makers around a word like ``Foto:``."""
    for match in islice(_inside().finditer(caption), 20):
        tail = caption[match.end() :]
        if len(tail) <= _LONGEST and _is_credited(caption[: match.start() + 1], tail):
            stop = "." if caption[match.start()] == "." else ""
            return without_lead(caption[: match.start()]) + stop, bare(tail)
    return None


def _is_credited(before: str, tail: str) -> bool:
    """Whether what follows ``Foto:`` inside a caption are makers: anything likely after a stop, else only names."""
    if not _has_letter(tail):
        return False
    return plausible(tail) if before.rstrip()[-1:] in _STOPS else is_maker(tail)


def without_lead(caption: str) -> str:
    """A caption without the marks, and the word ``Foto``, that its credit left behind."""
    caption = caption.rstrip(_OPENERS)
    last = caption.rsplit(maxsplit=1)
    if len(last) == 2 and last[0][-1:] in '.!?…)"' and is_lead(last[1]):
        return last[0]
    return caption


def attributed(attribute: str) -> str | None:
    """The makers at the end of a picture's ``title`` or ``alt``, where a word or a bar sets them apart."""
    if not 3 < len(attribute) <= 1_000:
        return None
    if " | " not in attribute and "©" not in attribute and ":" not in attribute:
        return None
    caption, name = split_credit(attribute)
    return name if caption or credit(attribute) else None


def _in_brackets(caption: str) -> str | None:
    match = _TAIL.search(caption)
    return match[1] if match and is_strong_maker(match[1]) else None


def _piped(caption: str) -> str | None:
    match = _PIPED.search(caption)
    if match and is_maker(match[1]) and (_names_agency(match[1]) or len(match[1].split()) > 1):
        return match[1]
    match = _DASHED.search(caption)
    if match is None or len(match[1]) >= _SHORT:
        return None
    return match[1] if is_maker(match[1]) and _names_agency(match[1]) else None


def _in_last_run(caption: str, runs: tuple[str, ...]) -> str | None:
    """The last inline element when it can be names and stands apart: in brackets, glued to the text, after a stop."""
    filled = [run for run in runs if not run.isspace()]
    if len(filled) < 2:
        return None
    last = " ".join(filled[-1].split())
    if not caption.endswith(last) or len(last) > _SHORT + 20 or not is_maker(last) or is_byline(last):
        return None
    before = caption[: -len(last)]
    if last.startswith("(") and last.endswith(")"):
        return last if len(last.split()) > 1 or _names_agency(last) else None
    stops = before.rstrip().endswith((".", "!", "?", "…", ")", "”", '"', "|", "–", "—"))
    glued = before == before.rstrip() and before[-1:].isalnum() and last[0].isalnum()
    apart = (glued and (stops or is_strong_maker(last))) or stops or is_strong_maker(last)
    return last if apart and (stops or len(last.split()) > 1 or _names_agency(last)) else None


def _after_sentence(caption: str) -> str | None:
    match = _AFTER_SENTENCE.search(caption, max(0, len(caption) - 130))
    return match[1] if match and match.start() > 0 and is_strong_maker(match[1]) else None


def _whole_credit(caption: str) -> str | None:
    """A caption that is nothing but an agency's name, names with one around a slash, or stands in brackets."""
    inner = caption.strip().strip("() .")
    if len(inner) >= _SHORT or is_lead(inner):
        return None
    if inner in _agencies() or (caption.startswith("(") and caption.endswith(")") and is_maker(inner)):
        return bare(inner)
    if ":" in inner or ". " in inner or " - " in inner:
        return None
    first = inner.partition(" | ")[0]
    if "/" not in inner and first == inner:
        return None
    return bare(inner) if is_maker(inner) and _names_agency(first) else None


def bare(text: str) -> str | None:
    """A credit without the words before, the marks around and the notice of rights after it."""
    return _bare(text) if len(text) <= _LONGEST else _bare.__wrapped__(text)


@lru_cache(maxsize=_KEPT)
def _bare(text: str) -> str | None:
    text = text.strip().strip("|/–—-[]:,").strip()
    if text.endswith(")") and text.count(")") > text.count("("):
        text = text[:-1].rstrip()
    if text.startswith("(") and text.count("(") > text.count(")"):
        text = text[1:].lstrip()
    elif text.startswith("(") and text.endswith(")"):
        text = text[1:-1].strip()
    for _ in range(4):
        match = _lead().match(text)
        if match is None:
            break
        text = match[1].strip()
    text = _YEAR.sub("", text)
    rights = _rights_in(text)
    if rights is not None and rights.start() > 0:
        text = text[: rights.start()]
    text = _once(text.rstrip(" .,;|/"))
    return text if _has_letter(text) and not is_lead(text) else None


def _once(text: str) -> str:
    """``Anna Alt/dpa | Anna Alt``: a part that another part holds goes."""
    parts = [part for part in text.split(" | ") if part.strip()]
    if not 2 <= len(parts) <= _MOST_PARTS:
        return text
    kept = [
        part
        for i, part in enumerate(parts)
        if not any(part in other and (part != other or i > j) for j, other in enumerate(parts) if i != j)
    ]
    return " | ".join(kept)
