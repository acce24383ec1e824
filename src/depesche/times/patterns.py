"""Patterns over classes of words: the little language of the ``pattern`` rows of the table, and the scan of a text.

A pattern is a sequence of items: a kind (``month``), kinds to choose from (``month/season``), a word (``=vor``), each
with ``?``; groups ``( … | … )`` with ``?`` or ``*``. ``[`` and ``]`` mark the extent when the pattern also looks at
words around it. The leftmost match wins, then the longest, then the earlier row.

All patterns of a language run as one automaton whose states are made when a text first needs them; only a pattern that
has matched is compiled to a regular expression, which then says what its items matched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from depesche.times.kinds import ITEM
from depesche.times.lexicon import Lexicon, lexicon
from depesche.times.words import Words

LONGEST_LIST = 12
"""How often a starred group may repeat: longer lists of days are not news, and matching must stay linear."""
LONGEST_MATCH = 60
"""How many words an expression with its context may have; the longest patterns with full lists stay below."""

Edge = tuple[frozenset[str], int]
"""Classes that lead on, and the state they lead to."""


class Pattern(msgspec.Struct):
    """One row: its rule, and its items as parsed."""

    rule: str
    argument: str
    items: list[str]
    regex: re.Pattern[str] | None = None
    names: dict[str, str] = msgspec.field(default_factory=dict)
    """Group name to kinds."""


class State(msgspec.Struct):
    """A state of the automaton: the places in all patterns that a run of words may have reached."""

    places: frozenset[int]
    accepts: int | None
    """The first pattern that ends here."""
    after: dict[str, State | None] = msgspec.field(default_factory=dict)
    """The states known so far by class."""


class Grammar(msgspec.Struct):
    """The patterns of a language as one automaton."""

    lex: Lexicon
    patterns: list[Pattern] = msgspec.field(default_factory=list)
    edges: list[list[Edge]] = msgspec.field(default_factory=list)
    """By place: what leads on with a word."""
    jumps: list[list[int]] = msgspec.field(default_factory=list)
    """By place: where one also stands without a word."""
    ends: dict[int, int] = msgspec.field(default_factory=dict)
    """Last place of a pattern to its number."""
    states: dict[frozenset[int], State] = msgspec.field(default_factory=dict)
    start: State = msgspec.field(default_factory=lambda: State(frozenset(), None))
    first: re.Pattern[str] = msgspec.field(default_factory=lambda: re.compile("(?!)"))
    """Finds the classes that an expression may begin with."""

    def place(self) -> int:
        """A new place."""
        self.edges.append([])
        self.jumps.append([])
        return len(self.edges) - 1

    def state(self, places: set[int]) -> State:
        """The state for these places and all that are reached from them without a word."""
        waiting, reached = list(places), set(places)
        while waiting:
            for place in self.jumps[waiting.pop()]:
                if place not in reached:
                    reached.add(place)
                    waiting.append(place)
        # Places with nothing but jumps lead on through these.
        key = frozenset(place for place in reached if self.edges[place] or place in self.ends)
        if key not in self.states:
            self.states[key] = State(key, min((self.ends[p] for p in key if p in self.ends), default=None))
        return self.states[key]

    def step(self, state: State, character: str) -> State | None:
        """The state after one more word, None when no pattern goes on."""
        if character not in state.after:
            places = {target for p in state.places for classes, target in self.edges[p] if character in classes}
            state.after[character] = self.state(places) if places else None
        return state.after[character]

    def longest(self, classes: str, index: int) -> tuple[Pattern, int] | None:
        """The pattern with the longest match from the index, and where it ends."""
        state, best = self.start, None
        for end, character in enumerate(classes[index : index + LONGEST_MATCH], index + 1):
            following = state.after[character] if character in state.after else self.step(state, character)
            if following is None:
                break
            state = following
            if state.accepts is not None:
                best = self.patterns[state.accepts], end
        return best


class Found(msgspec.Struct):
    """A match: the rule, the extent in words, the values of its items by kind."""

    rule: str
    argument: str
    begin: int
    end: int
    """Word range [begin, end) of the extent."""
    reach: int
    """Where the match ends with the words that are looked at behind the extent."""
    items: dict[str, str] = msgspec.field(default_factory=dict)
    sequence: list[tuple[int, str, str]] = msgspec.field(default_factory=list)
    """Word index, kind and value of every item in order."""

    def get(self, *kinds: str) -> str | None:
        """The value of the first of these kinds that the match has."""
        return next((self.items[kind] for kind in kinds if kind in self.items), None)

    def all(self, *kinds: str) -> list[str]:
        """The values of all items of these kinds in order."""
        return [value for _, kind, value in self.sequence if kind in kinds]

    def number(self, *kinds: str) -> int | None:
        """The first value as an integer."""
        value = self.get(*kinds)
        return int(value) if value is not None and re.fullmatch(r"[+-]?\d+", value) else None


@cache
def grammar(language: str) -> Grammar:
    """The automaton of a language."""
    lex = lexicon(language)
    rules = Grammar(lex)
    begin = rules.place()
    for source, rule in lex.patterns:
        name, _, argument = rule.partition(":")
        pattern = Pattern(name, argument, ITEM.findall(source))
        end = _Builder(rules, pattern.items).choice(begin)
        rules.ends[end] = len(rules.patterns)
        rules.patterns.append(pattern)
    rules.start = rules.state({begin})
    first = {c for p in rules.start.places for classes, _ in rules.edges[p] for c in classes}
    rules.first = re.compile(f"[{''.join(sorted(first))}]" if first else "(?!)")
    return rules


class _Builder:
    """Adds the places of one pattern to the automaton."""

    def __init__(self, rules: Grammar, items: list[str]) -> None:
        self.rules = rules
        self.items = items
        self.position = 0

    def choice(self, begin: int) -> int:
        """Alternatives up to the closing parenthesis, all from one place to one place."""
        end = self.rules.place()
        while True:
            self.rules.jumps[self.sequence(begin)].append(end)
            if self.position < len(self.items) and self.items[self.position] == "|":
                self.position += 1
                continue
            return end

    def sequence(self, place: int) -> int:
        while self.position < len(self.items) and not self.items[self.position].startswith((")", "|")):
            place = self.item(place)
        return place

    def item(self, begin: int) -> int:
        item = self.items[self.position]
        self.position += 1
        if item in "[]":
            return begin
        if item == "(":
            return self.group(begin)
        end = self.rules.place()
        self.rules.edges[begin].append((classes_of(self.rules.lex, item), end))
        if item.endswith("?"):
            self.rules.jumps[begin].append(end)
        return end

    def group(self, begin: int) -> int:
        own = self.rules.place()
        self.rules.jumps[begin].append(own)
        end = self.choice(own)
        quantifier = self.items[self.position][1:]
        self.position += 1
        if quantifier:
            self.rules.jumps[begin].append(end)
        if quantifier == "*":
            self.rules.jumps[end].append(own)
        return end


def classes_of(lex: Lexicon, item: str) -> frozenset[str]:
    """The classes an item matches; none of a kind that the language has no words of."""
    return lex.matching(item.rstrip("?"))


def _compiled(pattern: Pattern, lex: Lexicon) -> re.Pattern[str]:
    """The pattern as a regular expression with a group for every item."""
    if pattern.regex is None:
        pattern.regex = re.compile("".join(_expression(pattern, item, lex) for item in pattern.items))
    return pattern.regex


def _expression(pattern: Pattern, item: str, lex: Lexicon) -> str:
    if item in "[]":
        return f"(?P<{'begin_' if item == '[' else 'end_'}>)"
    if item == "(":
        return "(?:"
    if item[0] in ")|":
        return item.replace("*", f"{{0,{LONGEST_LIST}}}")
    quantifier = "?" if item.endswith("?") else ""
    expression = f"[{''.join(sorted(classes_of(lex, item)))}]" if classes_of(lex, item) else "(?!)"
    if item.startswith("="):
        return expression + quantifier
    name = f"item{len(pattern.names)}"
    pattern.names[name] = item.rstrip("?")
    return f"(?P<{name}>{expression}){quantifier}"


def matches(words: Words, rules: Grammar) -> Iterator[Found]:
    """The expressions of a text in order, without overlap."""
    position, classes = 0, words.classes
    while (start := rules.first.search(classes, position)) is not None:
        index = start.start()
        found = _at(words, rules, index)
        if found is None:
            position = index + 1
            continue
        found = _unhidden(words, rules, index, found)
        position = max(found.end, index + 1)
        yield found


def _unhidden(words: Words, rules: Grammar, index: int, found: Found) -> Found:
    """The match at an index, or the longer one that begins with its extent: context before it must hide none."""
    while found.begin > index and (inner := _at(words, rules, found.begin)) is not None:
        if inner.begin < found.begin or (inner.end <= found.end and inner.reach <= found.reach):
            break
        index, found = found.begin, inner
    return found


def _at(words: Words, rules: Grammar, index: int) -> Found | None:
    best = rules.longest(words.classes, index)
    if best is None:
        return None
    pattern, end = best
    match = _compiled(pattern, rules.lex).fullmatch(words.classes, index, end)
    return _found(pattern, match, words) if match is not None else None


def _found(pattern: Pattern, match: re.Match[str], words: Words) -> Found:
    groups = match.groupdict()
    begin = match.start("begin_") if groups.get("begin_") is not None else match.start()
    end = match.end("end_") if groups.get("end_") is not None else match.end()
    found = Found(pattern.rule, pattern.argument, begin, end, match.end())
    for name, kinds in pattern.names.items():
        place = match.start(name)
        if place < 0:
            continue
        values = words.kinds(place)
        kind = next(kind for kind in kinds.split("/") if kind in values)
        found.items.setdefault(kind, values[kind])
        found.sequence.append((place, kind, values[kind]))
    return found
