"""Patterns over classes of words: the little language of the ``pattern`` rows of the table, and the scan of a text.

A pattern is a sequence of items: a kind (``month``), kinds to choose from (``month/season``), a word (``=vor``), each
with ``?`` or ``*``; groups ``( … | … )`` with ``?`` or ``*``. ``[`` and ``]`` mark the extent when the pattern also
looks at words around it. The leftmost match wins, then the longest, then the earlier row.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from depesche.times.lexicon import BREAK, OTHER, PUNCTUATION, TOKEN, Kinds, Lexicon, lexicon, number_kinds

ITEM = re.compile(r"\s*(\[|\]|\(|\)[?*]?|\||[^\s\[\]()|?*]+[?*]?)")
SENTENCE_ENDS = frozenset(".!?:\n\"'„“”‚‘’»«›‹(–-•|")
"""Marks after which a capital says nothing about the word."""


@dataclass(slots=True)
class Pattern:
    """One compiled row."""

    rule: str
    argument: str
    regex: re.Pattern[str]
    names: dict[str, str]
    """Group name to kind."""
    order: int


@dataclass(slots=True)
class Grammar:
    """The patterns of a language by the class they may begin with."""

    lex: Lexicon
    by_first: dict[str, list[Pattern]]
    starts: re.Pattern[str]
    alone: frozenset[str]
    """Classes that can be an expression all by themselves."""


@dataclass(slots=True)
class Words:
    """A text as words with their kinds and classes."""

    classes: str
    begins: list[int]
    ends: list[int]
    kinds: dict[int, Kinds]
    """For words with kinds only."""

    def at(self, offset: int) -> int:
        """Index of the first word that begins at or after the offset."""
        return bisect_left(self.begins, offset)


@dataclass(slots=True)
class Found:
    """A match: the rule, the extent in words, the values of its items by kind."""

    rule: str
    argument: str
    begin: int
    end: int
    """Word range [begin, end) of the extent."""
    items: dict[str, str] = field(default_factory=dict)
    sequence: list[tuple[int, str, str]] = field(default_factory=list)
    """Word index, kind and value of every item in order."""

    def get(self, *kinds: str) -> str | None:
        """The value of the first of these kinds that the match has."""
        return next((self.items[kind] for kind in kinds if kind in self.items), None)

    def all(self, *kinds: str) -> list[str]:
        """The values of all items of these kinds in order."""
        return [value for _, kind, value in self.sequence if kind in kinds]

    def number(self, *kinds: str) -> int | None:
        """The same as an integer."""
        value = self.get(*kinds)
        return int(value) if value is not None and re.fullmatch(r"[+-]?\d+", value) else None


class _Compiler:
    """One pattern to a regular expression over classes, with the classes it may begin with."""

    def __init__(self, lex: Lexicon, source: str) -> None:
        self.lex = lex
        self.items = ITEM.findall(source)
        self.position = 0
        self.names: dict[str, str] = {}

    def choice(self) -> tuple[str, set[str], bool]:
        """Alternatives up to the closing parenthesis: expression, first classes, whether it may be empty."""
        parts, first, empty = [], set[str](), False
        while True:
            text, begins, nothing = self.sequence()
            parts.append(text)
            first |= begins
            empty |= nothing
            if self.position < len(self.items) and self.items[self.position] == "|":
                self.position += 1
                continue
            return "|".join(parts), first, empty

    def sequence(self) -> tuple[str, set[str], bool]:
        out, first, empty = [], set[str](), True
        while self.position < len(self.items) and not self.items[self.position].startswith((")", "|")):
            text, begins, nothing = self.item()
            out.append(text)
            if empty:
                first |= begins
            empty &= nothing
        return "".join(out), first, empty

    def item(self) -> tuple[str, set[str], bool]:
        item = self.items[self.position]
        self.position += 1
        if item in "[]":
            return f"(?P<{'begin_' if item == '[' else 'end_'}>)", set(), True
        if item == "(":
            text, begins, nothing = self.choice()
            quantifier = self.items[self.position][1:]
            self.position += 1
            return f"(?:{text}){quantifier}", begins, nothing or bool(quantifier)
        quantifier = item[-1] if item[-1] in "?*" else ""
        kinds = item.rstrip("?*").split("/")
        characters = "".join(sorted({c for kind in kinds for c in self.lex.characters(kind)}))
        if not characters:
            raise ValueError(f"times pattern names an unknown kind: {item}")
        return self._group(kinds, characters, quantifier), set(characters), bool(quantifier)

    def _group(self, kinds: list[str], characters: str, quantifier: str) -> str:
        text = f"[{characters}]"
        if kinds[0].startswith("=") or quantifier == "*":
            return text + quantifier
        name = f"{kinds[0]}{len(self.names)}"
        self.names[name] = "/".join(kinds)
        return f"(?P<{name}>{text}){quantifier}"


@cache
def grammar(language: str) -> Grammar:
    """The compiled patterns of a language."""
    lex = lexicon(language)
    by_first: dict[str, list[Pattern]] = defaultdict(list)
    everything: list[Pattern] = []
    for order, (source, rule) in enumerate(lex.patterns):
        compiler = _Compiler(lex, source)
        text, first, _ = compiler.choice()
        name, _, argument = rule.partition(":")
        pattern = Pattern(name, argument, re.compile(text), compiler.names, order)
        everything.append(pattern)
        for character in first:
            by_first[character].append(pattern)
    alone = frozenset(c for c, patterns in by_first.items() if any(p.regex.fullmatch(c) for p in patterns))
    return Grammar(lex, dict(by_first), re.compile(f"[{''.join(sorted(by_first))}]"), alone)


def words_of(text: str, lex: Lexicon, boundaries: set[int]) -> Words:
    """The words of a text; ``boundaries`` are the offsets where blocks begin."""
    classes: list[str] = []
    begins: list[int] = []
    ends: list[int] = []
    kinds: dict[int, Kinds] = {}
    by_word, special, words = lex.by_word, lex.special, lex.words
    waiting = False
    for match in TOKEN.finditer(text):
        word = match.group()
        character = by_word.get(word)
        if character is not None and word not in special:
            kinds[len(classes)] = words[word]
        elif word in special and not word[0].isdecimal():
            found = _reading(lex, word, text, match.start())
            character = lex.class_of(found) if found else OTHER
            if found:
                kinds[len(classes)] = found
            waiting = waiting or word.lower() in lex.phrases
        elif word[0] == "\n":
            if word.count("\n") < 2 and match.end() not in boundaries:
                continue
            character = BREAK
        else:
            character = _other_class(lex, word, kinds, len(classes))
            waiting = waiting or word in special
        classes.append(character)
        begins.append(match.start())
        ends.append(match.end())
    if waiting:
        return _with_phrases(text, lex, Words("".join(classes), begins, ends, kinds))
    return Words("".join(classes), begins, ends, kinds)


def _other_class(lex: Lexicon, word: str, kinds: dict[int, Kinds], index: int) -> str:
    first = word[0]
    if first.isalpha():
        return OTHER
    if first.isdecimal():
        found = number_kinds(word) if word.isascii() else {"figure": word}
    elif word in PUNCTUATION:
        found = {PUNCTUATION[word]: ""}
    else:
        return OTHER
    kinds[index] = found
    return lex.class_of(found)


def _reading(lex: Lexicon, word: str, text: str, begin: int) -> Kinds | None:
    """The kinds of a word, with those of its small-letter form where a sentence begins."""
    if word in lex.initial:
        before = text[max(0, begin - 3) : begin].rstrip(" \t")
        if not before or before[-1] in SENTENCE_ENDS:
            return lex.initial[word]
    return lex.words.get(word)


def _with_phrases(text: str, lex: Lexicon, words: Words) -> Words:
    """The words with entries of several words joined into one."""
    classes: list[str] = []
    begins: list[int] = []
    ends: list[int] = []
    kinds: dict[int, Kinds] = {}
    index, count = 0, len(words.begins)
    while index < count:
        begin, end, step = words.begins[index], words.ends[index], 1
        character, found = words.classes[index], words.kinds.get(index)
        if (entries := lex.phrases.get(text[begin:end].lower())) is not None:
            for parts, joined in entries:
                if _stands_at(text, words, index, parts):
                    step, end, found, character = len(parts), words.ends[index + len(parts) - 1], joined, lex.class_of(joined)
                    break
        if found is not None:
            kinds[len(classes)] = found
        classes.append(character)
        begins.append(begin)
        ends.append(end)
        index += step
    return Words("".join(classes), begins, ends, kinds)


def _stands_at(text: str, words: Words, index: int, parts: tuple[str, ...]) -> bool:
    if index + len(parts) > len(words.begins):
        return False
    for offset, part in enumerate(parts):
        word = text[words.begins[index + offset] : words.ends[index + offset]]
        if word != part and (word.lower() != part.lower() or (part[0].isupper() and word[0].islower())):
            return False
    return True


def matches(words: Words, rules: Grammar) -> Iterator[Found]:
    """The expressions of a text in order, without overlap."""
    position = 0
    classes = words.classes
    while (start := rules.starts.search(classes, position)) is not None:
        index = start.start()
        character = classes[index]
        if character not in rules.alone and classes[index + 1 : index + 2] in (OTHER, BREAK, ""):
            position = index + 1
            continue
        best = _best(rules.by_first[character], classes, index)
        if best is None:
            position = index + 1
            continue
        found = _found(best[0], best[1], words)
        if found.begin > index and (inner := _best(rules.by_first.get(classes[found.begin], []), classes, found.begin)):
            longer = _found(inner[0], inner[1], words)
            found = longer if longer.begin == found.begin and longer.end > found.end else found
        position = max(found.end, index + 1)
        yield found


def _best(patterns: list[Pattern], classes: str, index: int) -> tuple[Pattern, re.Match[str]] | None:
    best: tuple[Pattern, re.Match[str]] | None = None
    for pattern in patterns:
        match = pattern.regex.match(classes, index)
        if match is not None and (best is None or match.end() > best[1].end()):
            best = pattern, match
    return best


def _found(pattern: Pattern, match: re.Match[str], words: Words) -> Found:
    groups = match.groupdict()
    begin = match.start("begin_") if "begin_" in groups and groups["begin_"] is not None else match.start()
    end = match.end("end_") if "end_" in groups and groups["end_"] is not None else match.end()
    found = Found(pattern.rule, pattern.argument, begin, end)
    for name, kinds in pattern.names.items():
        place = match.start(name)
        if place < 0:
            continue
        values = words.kinds[place]
        kind = next(kind for kind in kinds.split("/") if kind in values)
        found.items.setdefault(kind, values[kind])
        found.sequence.append((place, kind, values[kind]))
    return found
