"""Words of time: the table of a language as a dictionary from word to what it can be.

A word has *kinds* (month, unit, number …), each with a value. Words with the same set of kinds form a class, and every
class is one character, so that a text becomes a string of classes and patterns are regular expressions over it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

import msgspec

from depesche.language import registry, tables
from depesche.times.kinds import problem_of_pattern, problem_of_row

OTHER = "·"
"""The class of words without any kind of time."""
BREAK = "¶"
"""The class of block boundaries and empty lines, which no expression crosses."""
NEWLINE = "\n"
"""The class of single line breaks, which become a break where a block begins and vanish elsewhere."""
MOST_KNOWN = 50_000
"""How many other words the class table remembers before it starts anew."""
ADVERBS = frozenset(("weekdayparts",))
"""Kinds of compounds that are written small, whatever their first word: montagabends."""
FIRST_CLASS = 0xE000
"""Classes are characters of the private use area, so they need no escaping in patterns."""

NUMBER_OR_MARK = (
    r"\d{4}-\d{2}-\d{2}(?!\d)(?:T\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:Z\b|[+-]\d{2}:?\d{2}(?!\d))?)?"
    r"|\d{1,2}\.\ ?\d{1,2}\.(?:\ ?\d{4}(?!\d)|\d{2}(?![\d.:]))?(?!\d)"
    r"|\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?!\d)"
    r"|\d{1,3}(?:[.,]\d{3})+(?![\d])(?:[.,]\d+)?"
    r"|\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?!\d)"
    r"|\d+(?:st|nd|rd|th|s|er|ern)\b"
    r"|\d+(?:[.,]\d+)?"
    r"|\S"
)
TOKEN = re.compile(r"[^\W\d_]+|" + NUMBER_OR_MARK)
SPACED_TOKEN = re.compile(r"[^\W\d_]+|[^\S\n]+|\n\s*|" + NUMBER_OR_MARK)
"""Tokens with the white space between them, so that their lengths add up to offsets."""
PUNCTUATION = {
    ".": "dot", ",": "comma", "-": "dash", "–": "dash", "—": "dash", "−": "dash", "/": "slash", ":": "colon",
    "(": "open", "[": "open", ")": "close", "'": "apostrophe", "’": "apostrophe", "‘": "apostrophe", "+": "plus",
    "|": "bar",
    "$": "currency", "€": "currency", "£": "currency", "%": "measure",
}  # fmt: skip
DAY_MONTH = re.compile(r"(\d{1,2})\.\ ?(\d{1,2})\.(?:\ ?(\d{4}|\d{2}))?")
SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})")
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
ISO_STAMP = re.compile(r"\d{4}-\d{2}-\d{2}T.+")
GROUPED = re.compile(r"(\d{1,3}(?:[.,]\d{3})+)(?:([.,])(\d+))?")
CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?")
SUFFIXED = re.compile(r"(\d+)(st|nd|rd|th|s|ern?)")

SAMPLES = """
    0 1 01 00 13 25 32 60 100 007 1099 1050 1599 1550 1799 1899 1850 1999 1950 2010 2060 2099 2100 2300 2359 2399 5000
    0830 0060 1.5 6.000 9.30 45.30 9:30:15 99:99:99 19:30 45:30 90:99
    3.4. 3.4.05 31.12.2005 13.14. 1/2/2005 2005-01-02 2005-01-02T10:00 1990er 90er 12er
    80s 21st 99th 99.99. 10000 40:99
"""
"""A number of every class there is, so that patterns know all classes before a text comes."""

Kinds = dict[str, str]
Entry = tuple[tuple[str, ...], Kinds]
"""Several words that are one expression, and what they can be."""


class Lexicon(msgspec.Struct):
    """The words of a language; see :func:`lexicon`."""

    words: dict[str, Kinds] = msgspec.field(default_factory=dict)
    """Surface form to kinds with values."""
    initial: dict[str, Kinds] = msgspec.field(default_factory=dict)
    """Other readings at the beginning of a sentence, where every word has a capital."""
    phrases: dict[tuple[str, str], list[Entry]] = msgspec.field(default_factory=lambda: defaultdict(list))
    """First word in lower case and second case-folded ('a' alone begins dozens) to entries, longest first."""
    classes: dict[frozenset[str], str] = msgspec.field(default_factory=dict)
    members: dict[str, str] = msgspec.field(default_factory=dict)
    """Kind to all classes that include it, ascending."""
    items: dict[str, frozenset[str]] = msgspec.field(default_factory=dict)
    """Item of a pattern to the classes it matches, as far as asked for."""
    special: set[str] = msgspec.field(default_factory=set)
    """Words that may start a phrase or have another reading at the beginning of a sentence."""
    settings: dict[str, str] = msgspec.field(default_factory=dict)
    """Choices of the language: ``present`` is the direction of weekdays and months in the present tense."""
    several: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    """The choices of several words that have been asked for, split."""
    patterns: list[tuple[str, str]] = msgspec.field(default_factory=list)
    """Pattern and rule as the table writes them."""

    def class_of(self, kinds: Kinds) -> str:
        """The character of the class with exactly these kinds, made when new."""
        key = frozenset(kinds)
        if key not in self.classes:
            self.classes[key] = character = chr(FIRST_CLASS + len(self.classes))
            for kind in key:
                self.members[kind] = self.members.get(kind, "") + character
        return self.classes[key]

    table: ClassTable | None = None

    def class_table(self) -> ClassTable:
        """From token to class, for all tokens there are."""
        if self.table is None or len(self.table) > MOST_KNOWN:
            self.table = ClassTable(self)
        return self.table

    def kinds(self, token: str) -> Kinds:
        """What a token can be."""
        if token in self.words:
            return self.words[token]
        if token in PUNCTUATION:
            return {PUNCTUATION[token]: ""}
        return number_kinds(token) if token[0].isdecimal() else {}

    def choices(self, name: str) -> tuple[str, ...]:
        """The words of a setting of several words; empty when the language has none."""
        if name not in self.several:
            self.several[name] = tuple(tables.values(self.settings.get(name, "")))
        return self.several[name]

    def characters(self, kind: str) -> str:
        """All classes that include the kind."""
        return self.members.get(kind, "")

    def matching(self, item: str) -> frozenset[str]:
        """The classes that an item of a pattern (``month/season``) matches; empty for a kind there is not."""
        if item not in self.items:
            self.items[item] = frozenset("".join(map(self.characters, item.split("/"))))
        return self.items[item]


class ClassTable(dict[str, str]):
    """Token to class; tokens not seen before are classed when asked for."""

    def __init__(self, lex: Lexicon) -> None:
        super().__init__({word: lex.class_of(kinds) for word, kinds in lex.words.items()})
        self.lex = lex

    def __missing__(self, token: str) -> str:
        if token.isspace():
            character = "" if "\n" not in token else NEWLINE if token.count("\n") == 1 else BREAK
        else:
            kinds = self.lex.kinds(token)
            character = self.lex.class_of(kinds) if kinds else OTHER
        self[token] = character
        return character


@cache
def lexicon(language: str) -> Lexicon:
    """The time words and patterns of a language, read from its ``times`` table.

    Raises :class:`LanguageError` for a row with a kind, a setting or a pattern that there cannot be.
    """
    lex = Lexicon()
    compounds: list[tuple[str, str, str]] = []
    macros: dict[str, str] = {}
    for row in tables.rows(language, "times"):
        words, kind, value = row["words"], row["kind"], row["value"]
        _check(language, problem_of_row(words, kind, value))
        if kind == "pattern":
            lex.patterns.append((_expanded(words, macros), value))
            _check(language, problem_of_pattern(lex.patterns[-1][0]))
        elif kind == "macro":
            macros[value] = _expanded(words, macros)
        elif kind == "setting":
            lex.settings[words] = value
        elif "+" in kind:
            compounds += [(word, kind, value) for word in tables.values(words)]
        else:
            for word in tables.values(words):
                _add(lex, word, kind, value)
    for suffix, kind, value in compounds:
        _add_compounds(lex, suffix, kind, value)
    _add_literals(lex)
    _finish(lex)
    return lex


def _check(language: str, problem: str) -> None:
    if problem:
        raise registry.unusable(tables.data_file(language, "times.tsv"), problem)


def _expanded(pattern: str, macros: dict[str, str]) -> str:
    for name, expansion in macros.items():
        pattern = pattern.replace(f"<{name}>", expansion)
    return pattern


def _add(lex: Lexicon, word: str, kind: str, value: str) -> None:
    parts = () if word.isalpha() else tuple(TOKEN.findall(word))
    if len(parts) > 1:
        entries = lex.phrases[parts[0].lower(), parts[1].casefold()]
        known = next((kinds for rest, kinds in entries if rest == parts), None)
        if known is None:
            entries.append((parts, {kind: value}))
        else:
            known[kind] = value
    else:
        lex.words.setdefault(word, {})[kind] = value


def _add_compounds(lex: Lexicon, suffix: str, kind: str, value: str) -> None:
    """Words of one kind with a suffix: kind ``weekday+weekdaypart`` makes Montagabend of Montag and abend."""
    base, made = kind.split("+")
    for word, kinds in list(lex.words.items()):
        if base in kinds:
            compound = (word + suffix).lower() if made in ADVERBS else word + suffix
            lex.words.setdefault(compound, {})[made] = f"{kinds[base]} {value}"


def _add_literals(lex: Lexicon) -> None:
    for pattern, _ in lex.patterns:
        for literal in re.findall(r"=([^\s/?*()|\]]+)", pattern):
            lex.words.setdefault(literal, {})[f"={literal}"] = ""
            if literal.capitalize() in lex.words:
                lex.words[literal.capitalize()].setdefault(f"={literal}", "")


def _finish(lex: Lexicon) -> None:
    """Add capitalised and upper-case forms, give every word its class."""
    for word, kinds in list(lex.words.items()):
        capital = word[:1].upper() + word[1:]
        if capital != word:
            if capital in lex.words:
                lex.initial[capital] = {**lex.words[capital], **kinds}
            else:
                lex.words[capital] = kinds
        upper = word.upper()
        if len(word) > 2:
            lex.words[upper] = {**lex.words[upper], **kinds} if upper in lex.words else kinds
    for entries in lex.phrases.values():
        entries.sort(key=_phrase_length, reverse=True)
    lex.class_table()
    for kinds in (*lex.initial.values(), *(k for entries in lex.phrases.values() for _, k in entries)):
        lex.class_of(kinds)
    firsts = {first for first, _ in lex.phrases}
    lex.special = {w for w in lex.words if w in lex.initial or w.lower() in firsts} | set(lex.initial)
    for first in firsts:
        lex.special |= {first, first.capitalize(), first.upper()}
    for name in dict.fromkeys(PUNCTUATION.values()):
        lex.class_of({name: ""})
    for kinds in filter(None, map(number_kinds, SAMPLES.split())):
        lex.class_of(kinds)


def _phrase_length(entry: tuple[tuple[str, ...], Kinds]) -> int:
    return len(entry[0])


def number_kinds(text: str) -> Kinds:
    """What a token that begins with a digit can be: number, day, hour, year, date, clock …; empty for 99.99.99."""
    if not text.isascii():
        return {}
    if text.isdecimal():
        return _integer_kinds(text)
    for pattern, reader in NUMBER_READERS:
        if (match := pattern.fullmatch(text)) is not None:
            return reader(match)
    return {"decimal": text.replace(",", ".")}


def _day_month_kinds(match: re.Match[str]) -> Kinds:
    number, month, year = match.groups()
    if 1 <= int(number) <= 31 and 1 <= int(month) <= 12:
        return {"daymonth" if year is None else "fulldate": f"{year or ''}-{month}-{number}"}
    return {}


def _slashed_kinds(match: re.Match[str]) -> Kinds:
    first, second, year = match.groups()
    return {"slashed": f"{year}-{first}-{second}"}


def _iso_kinds(match: re.Match[str]) -> Kinds:
    return {"iso": match.group()}


def _stamp_kinds(match: re.Match[str]) -> Kinds:
    return {"stamp": match.group()}


def _clock_kinds(match: re.Match[str]) -> Kinds:
    hour, minute, second = match.groups()
    kinds = {}
    if not second:
        kinds = {"minutes": f"{hour}:{minute}"} if ":" in match.group() else {"decimal": f"{hour}.{minute}"}
    if int(hour) <= 24 and int(minute) < 60 and int(second or 0) < 60:
        kinds["clock"] = f"{int(hour):02d}:{minute}" + (f":{second}" if second else "")
    return kinds


def _big_kinds(match: re.Match[str]) -> Kinds:
    groups, mark, rest = match.groups()
    return {"big": re.sub(r"[.,]", "", groups) + (f".{rest}" if mark else "")}


def _integer_kinds(text: str) -> Kinds:
    number = int(text) if len(text) < 10 else 10**9
    if len(text) == 4 and 1000 <= number <= 2100:
        kinds = {"year": text, "num": text}
        if int(text[:2]) <= 24 and int(text[2:]) < 60:
            kinds["military"] = f"{text[:2]}:{text[2:]}"
        return kinds
    kinds = {"num": str(number)}
    if len(text) == 4 and int(text[:2]) <= 24 and int(text[2:]) < 60:
        kinds["military"] = f"{text[:2]}:{text[2:]}"
    if len(text) <= 2:
        if len(text) == 2:
            kinds["two"] = text
        if number <= 24:
            kinds["hour"] = text
        if 1 <= number <= 31:
            kinds["day"] = text
    return kinds


def _suffixed_kinds(match: re.Match[str]) -> Kinds:
    digits, suffix = match.groups()
    if suffix in ("s", "er", "ern"):
        return {"decade": digits} if digits.endswith("0") and len(digits) in (2, 4) else {}
    number = int(digits) if len(digits) < 5 else 0
    kinds = {"ordinal": str(number)}
    if 1 <= number <= 31:
        kinds["dayth"] = str(number)
    return kinds


NUMBER_READERS = (
    (DAY_MONTH, _day_month_kinds),
    (SLASHED, _slashed_kinds),
    (ISO_DAY, _iso_kinds),
    (ISO_STAMP, _stamp_kinds),
    (SUFFIXED, _suffixed_kinds),
    (CLOCK, _clock_kinds),
    (GROUPED, _big_kinds),
)
"""Spellings of numbers and dates in the order they are tried."""
