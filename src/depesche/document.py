"""The report in the making: what each stage adds and what the next one reads.

A :class:`Document` starts with text, blocks and metadata (``page``), gets sentences with tokens and clauses
(``language``), then times, actors, quotations, events and positions. The annotations that go out are the structs of
:mod:`depesche.report` themselves; tokens and clauses stay inside.

Token indices count within a sentence; character offsets count into :attr:`Document.text`. What cannot stand in a cycle
is kept from the garbage collector (``gc=False``), which has thousands of tokens and phrases less to look through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import msgspec

from depesche.report import (
    Actor,
    Agency,
    Block,
    Entry,
    Event,
    Media,
    Position,
    Quotation,
    Time,
    Warning,
)

HYPHEN = "[-\u2010\u2011]"
"""The signs that join words: typed, typographic, non-breaking."""
ADDRESS = r"[/@]|\w\w\.\w"


class Token(msgspec.Struct, gc=False):
    """A word, number or mark of punctuation."""

    begin: int
    end: int
    text: str
    lower: str
    lemma: str = ""
    pos: str = "X"
    """Universal part of speech (UPOS)."""
    morph: str = ""
    """The universal feature the grammar needs: ``VerbForm=Fin``, ``PartType=Vbp``, ``Degree=Cmp``; else empty."""
    depth: int = 0
    """How many quotations (pairs of marks) the token stands in; the marks themselves count as inside."""
    space: bool = True
    """Whether white space stands before it."""

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of a compound with hyphens: ``US`` and ``Präsident``; any other token is its only part."""
        is_address = re.search(ADDRESS, self.text) is not None
        found = () if is_address else tuple(filter(None, re.split(HYPHEN, self.text)))
        return found or (self.text,)


class Verb(msgspec.Struct, gc=False):
    """A verb complex: the main verb with its particle, auxiliaries and modal."""

    lemma: str
    """Infinitive with the particle in front: ``ankündigen``, ``call off``."""
    tokens: tuple[int, ...]
    """All token indices of the complex, ascending."""
    main: int
    """The token that carries the meaning."""
    finite: int | None = None
    tense: str = ""
    """present, past, perfect, pluperfect, future, future_perfect; empty for bare infinitives and participles."""
    mood: str = ""
    """indicative, subjunctive1, subjunctive2, imperative; empty when not finite."""
    voice: str = "active"
    """active or passive."""
    modal: str = ""
    """Lemma of the modal: ``wollen``, ``können``, ``will``."""
    negated: bool = False
    person: int = 0
    number: str = ""
    """sing, plur or empty."""


class Phrase(msgspec.Struct, gc=False):
    """A noun phrase, prepositional phrase or predicative of one clause."""

    role: str
    """subject, object, indirect, genitive, predicate, prepositional, adverbial.

    Roles are those of the surface: the subject of a passive is ``subject`` while ``Verb.voice`` is ``passive``."""
    begin: int
    end: int
    """Token range [begin, end): article, attributes, head, following genitives and close appositions."""
    head: int
    """Token index of the head noun or pronoun."""
    case: str = ""
    """nominative, accusative, dative, genitive, or empty when the form does not say."""
    preposition: str = ""
    """The preposition in its plain form: ``im`` gives ``in``; empty for bare noun phrases."""
    number: str = ""
    """sing, plur, or empty when neither the form nor the verb says."""
    gender: str = ""
    """m, f, n, or empty: in the plural, and where the form leaves it open."""
    shared: bool = False
    """True when the phrase stands in another clause and is understood here (coordination, infinitives, relatives)."""


class Clause(msgspec.Struct, gc=False):
    """A clause of a sentence: one verb complex and what belongs to it."""

    index: int
    """Position in ``Sentence.clauses``."""
    kind: str
    """main, complement, conditional, relative, infinitive, causal, concessive, temporal, final, comparative,
    adverbial, reporting (an inserted ``so Wirth``), or fragment (no verb)."""
    spans: list[tuple[int, int]]
    """Token ranges [begin, end) of its own words, without its subordinate clauses."""
    begin: int
    end: int
    """Character range from its first to its last own word."""
    parent: int | None = None
    """Index of the clause it depends on."""
    connector: str = ""
    """Lowercase subordinator or relative pronoun: ``dass``, ``wenn``, ``der``; empty for verb-first and verb-second."""
    verb: Verb | None = None
    phrases: list[Phrase] = msgspec.field(default_factory=list)
    depth: int = 0
    """Quotation depth of its verb (or first word)."""
    antecedent: int | None = None
    """Token index of the noun a relative clause describes."""

    @property
    def subject(self) -> Phrase | None:
        """The grammatical subject, shared ones included."""
        return next((p for p in self.phrases if p.role == "subject"), None)

    def prepositional(self, *prepositions: str) -> Iterator[Phrase]:
        """Its prepositional phrases with one of these prepositions."""
        return (p for p in self.phrases if p.preposition in prepositions)


class Sentence(msgspec.Struct, gc=False):
    """A sentence within one block."""

    begin: int
    end: int
    block: int
    tokens: list[Token] = msgspec.field(default_factory=list)
    clauses: list[Clause] = msgspec.field(default_factory=list)

    def char_span(self, begin: int, end: int) -> tuple[int, int]:
        """Character range of the token range [begin, end)."""
        return self.tokens[begin].begin, self.tokens[end - 1].end


class Marks(msgspec.Struct, gc=False):
    """A pair of quotation marks and what stands between them (character offsets)."""

    begin: int
    """Offset of the opening mark."""
    end: int
    """Offset after the closing mark."""
    inner_begin: int
    inner_end: int
    level: int
    """1 for outer pairs, 2 for pairs inside a pair …"""
    repaired: bool = False
    """True when one mark was missing and its place was inferred."""


class Document(msgspec.Struct):
    """One report while it is being read."""

    text: str
    id: str = ""
    url: str | None = None
    publisher: str | None = None
    language: str | None = None
    published: str | None = None
    modified: str | None = None
    title: str | None = None
    authors: list[str] = msgspec.field(default_factory=list)
    keywords: list[str] = msgspec.field(default_factory=list)
    blocks: list[Block] = msgspec.field(default_factory=list)
    media: list[Media] = msgspec.field(default_factory=list)
    entries: list[Entry] = msgspec.field(default_factory=list)
    agencies: list[Agency] = msgspec.field(default_factory=list)
    marks: list[Marks] = msgspec.field(default_factory=list)
    sentences: list[Sentence] = msgspec.field(default_factory=list)
    times: list[Time] = msgspec.field(default_factory=list)
    actors: list[Actor] = msgspec.field(default_factory=list)
    possessives: set[int] = msgspec.field(default_factory=set)
    """Where the mentions begin that are possessives: they say whose a thing is, and stand for nobody themselves."""
    quotations: list[Quotation] = msgspec.field(default_factory=list)
    events: list[Event] = msgspec.field(default_factory=list)
    positions: list[Position] = msgspec.field(default_factory=list)
    warnings: list[Warning] = msgspec.field(default_factory=list)

    @property
    def published_date(self) -> date | None:
        """The day of publication, in the zone the publisher wrote it in."""
        return date.fromisoformat(self.published[:10]) if self.published else None

    def warn(self, code: str, message: str) -> None:
        """Add a warning once per code and message."""
        warning = Warning(code, message)
        if warning not in self.warnings:
            self.warnings.append(warning)
