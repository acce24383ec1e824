"""The record: what ``depesche read --json`` prints and ``depesche.read()`` returns. No logic.

Offsets (``begin``, ``end``, ``spans``) count Unicode code points into :attr:`Report.text`, end exclusive.
``None`` or an empty list means unknown, never a guess. Ids (``t1``, ``a1``, ``q1``, ``e1``, ``p1``) count in text order
within one report and are stable: the same input gives the same ids.
"""

from __future__ import annotations

from typing import Literal

import msgspec

SCHEMA = "depesche.report/1"

BlockKind = Literal[
    "title", "kicker", "headline", "lead", "byline", "dateline", "subhead", "paragraph", "quote", "list_item", "table",
    "caption", "alt", "credit", "teaser_title", "teaser", "teaser_meta", "agencies", "notice", "related",
]  # fmt: skip
MediaKind = Literal["image", "video", "audio", "embed"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
ActorKind = Literal["person", "organization", "country", "place", "group"]
MentionForm = Literal["name", "adjective", "role", "pronoun"]
QuotationType = Literal["direct", "indirect", "reported", "free_indirect", "indirect_free_indirect"]
Medium = Literal["speech", "writing", "thought"]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Polarity = Literal["positive", "negative"]
Modality = Literal["asserted", "planned", "conditional", "alleged", "offered", "denied", "demanded", "possible"]
Tense = Literal["past", "present", "future"]
Stance = Literal["offers", "accepts", "refuses", "demands", "supports", "opposes", "threatens"]


class Block(msgspec.Struct):
    """A part of the page or text as its editors laid it out."""

    kind: BlockKind
    begin: int
    end: int
    media: int | None = None
    """Index into :attr:`Report.media` for captions, alternative texts, credits and teasers."""


class Media(msgspec.Struct):
    """An image, a video, an audio piece or an embed."""

    kind: MediaKind
    title: str | None = None
    caption: str | None = None
    alt: str | None = None
    credit: str | None = None
    date: str | None = None
    """ISO 8601 date (or date and time) of the piece."""
    duration: str | None = None
    """ISO 8601 duration, for example ``PT26M25S``."""
    url: str | None = None


class Entry(msgspec.Struct):
    """An entry of a live ticker, in the order of the page."""

    begin: int
    """Where its first block begins."""
    end: int
    """Where its last block ends."""
    published: str | None = None
    """ISO 8601, zone kept where it is known: what the page gives, else its clock time on the page's day."""
    modified: str | None = None
    title: str | None = None
    """Its heading without the clock time."""
    url: str | None = None


class Agency(msgspec.Struct):
    """A source credited for the report (dpa, AFP, Reuters …)."""

    name: str
    begin: int
    end: int


class SentenceSpan(msgspec.Struct):
    """A sentence and the index of the block it stands in."""

    begin: int
    end: int
    block: int


class Time(msgspec.Struct):
    """A time expression with its TIMEX3 type and value."""

    id: str
    begin: int
    end: int
    text: str
    type: TimeType
    value: str | None = None
    """TIMEX3 value against the publication date; ``None`` when it cannot be anchored."""
    mod: str | None = None
    """TIMEX3 modifier: START, MID, END, APPROX, BEFORE, AFTER …"""
    anchor: str | None = None
    """What the value was computed from: ``published``, ``text`` (absolute), or the id of another time."""
    begin_point: str | None = None
    """TIMEX3 value at which a duration begins, when it counts from the day the text speaks from."""
    end_point: str | None = None
    """The same for its end."""
    rule: str = ""
    confidence: float = 0.0


class Mention(msgspec.Struct):
    """One place in the text that means the actor."""

    begin: int
    end: int
    text: str
    form: MentionForm


class Candidate(msgspec.Struct):
    """Somebody of the knowledge base whom a name may mean when the report does not tell."""

    wikidata: str
    name: str
    country: str | None = None
    """ISO 3166 alpha-3."""


class Actor(msgspec.Struct):
    """A person, organisation, country, place or group, once for the report."""

    id: str
    name: str
    kind: ActorKind
    wikidata: str | None = None
    country: str | None = None
    """ISO 3166 alpha-3."""
    sector: str | None = None
    """PLOVER sector: GOV, MIL, REB, OPP, PTY (a party, in power or not), LEG, JUD, CVL, BUS, MED, IGO, NGO, UAF …"""
    code: str | None = None
    """Country and sector as the event coders write them: ``PRK GOV``, ``IGO`` …"""
    roles: list[str] = []
    mentions: list[Mention] = []
    candidates: list[Candidate] = []
    """Without an id: whom of the knowledge base the name may mean."""
    rule: str = ""
    """What gave it its id, else what found it."""
    confidence: float = 0.0


class Party(msgspec.Struct):
    """A speaker or an addressee: the words that name it and the actor they mean."""

    begin: int
    end: int
    text: str
    actor: str | None = None


class Cue(msgspec.Struct):
    """The words that make a passage a quotation: ``sagte``, ``kündigte … an``, ``laut``."""

    spans: list[tuple[int, int]]
    text: str


class Quotation(msgspec.Struct):
    """Something said, written or thought by somebody other than the reporter."""

    id: str
    type: QuotationType
    spans: list[tuple[int, int]]
    text: str
    speaker: Party | None = None
    cue: Cue | None = None
    addressee: Party | None = None
    medium: Medium | None = None
    time: str | None = None
    """TIMEX3 value of the saying."""
    setting: str | None = None
    """The occasion in the report's words: ``während einer Parlamentsrede``."""
    rule: str = ""
    confidence: float = 0.0


class Evidence(msgspec.Struct):
    """Words of the text."""

    begin: int
    end: int
    text: str


class Trigger(msgspec.Struct):
    """The words that make a clause an event: ``bietet … an``."""

    begin: int
    end: int
    text: str
    """The piece with the verb or noun that carries the meaning."""
    spans: list[tuple[int, int]]
    """All pieces, in text order."""


class Event(msgspec.Struct):
    """Who did what to whom, coded in PLOVER (2021)."""

    id: str
    type: EventType
    mode: str | None
    context: list[str]
    cameo: str | None
    quad: str
    begin: int
    end: int
    trigger: Trigger
    sources: list[str] = []
    targets: list[str] = []
    time: str | None = None
    place: str | None = None
    polarity: Polarity = "positive"
    modality: Modality = "asserted"
    tense: Tense | None = None
    condition: Evidence | None = None
    quotation: str | None = None
    rule: str = ""
    confidence: float = 0.0


class Position(msgspec.Struct):
    """Who wants what, towards whom, on which condition."""

    id: str
    holder: str
    stance: Stance
    matter: Evidence
    toward: list[str] = []
    condition: Evidence | None = None
    quotation: str | None = None
    event: str | None = None
    rule: str = ""
    confidence: float = 0.0


class Warning(msgspec.Struct):
    """What the reader had to leave open, or had to repair."""

    code: str
    message: str


class Report(msgspec.Struct, kw_only=True):
    """The whole record of one report."""

    schema: Literal["depesche.report/1"] = "depesche.report/1"
    id: str
    url: str | None = None
    publisher: str | None = None
    language: str | None = None
    """ISO 639-1."""
    published: str | None = None
    """ISO 8601, zone kept."""
    modified: str | None = None
    title: str | None = None
    authors: list[str] = []
    keywords: list[str] = []
    text: str
    blocks: list[Block] = []
    media: list[Media] = []
    entries: list[Entry] = []
    agencies: list[Agency] = []
    sentences: list[SentenceSpan] = []
    times: list[Time] = []
    actors: list[Actor] = []
    quotations: list[Quotation] = []
    events: list[Event] = []
    positions: list[Position] = []
    warnings: list[Warning] = []
