"""What the events room looks at: the document with an index of its mentions and the word classes of its language."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

import msgspec

from depesche.document import Clause, Document, Phrase, Sentence, Token
from depesche.language import LANGUAGES
from depesche.language.lexicon import Lexicon, lexicon
from depesche.language.registry import Traits, traits
from depesche.language.tables import rows, values
from depesche.report import Actor, Mention, Quotation, Time
from depesche.times import calendar_value

EMBEDDED = frozenset({"complement", "infinitive"})
"""Kinds of clauses that are an argument of the verb above."""
BEFORE, AFTER = 8, 40
"""Clauses before and after a clause among which those that hang on it are looked for."""
LONGEST = 80
"""Characters a mention has at most, for looking back from its last word."""
HEADINGS = frozenset({"title", "kicker", "headline", "lead", "subhead", "teaser_title", "teaser"})


class Words(msgspec.Struct, frozen=True):
    """The word classes of ``event_words.tsv`` and the plain forms of prepositions."""

    kinds: dict[str, frozenset[str]]
    ordered: dict[str, tuple[str, ...]]
    """The same words in the order of the table."""
    prepositions: dict[str, str]
    plain: frozenset[str]
    """The prepositions in their plain form."""

    def __getitem__(self, kind: str) -> frozenset[str]:
        return self.kinds.get(kind, frozenset())

    def in_order(self, kind: str) -> tuple[str, ...]:
        """The words of a kind in the order of the table."""
        return self.ordered.get(kind, ())


@cache
def words(language: str) -> Words:
    """The word classes of a language, read once."""
    ordered: dict[str, tuple[str, ...]] = {}
    for row in rows(language, "event_words"):
        ordered[row["kind"]] = ordered.get(row["kind"], ()) + values(row["words"])
    kinds = {kind: frozenset(found) for kind, found in ordered.items()}
    prepositions = {row["word"]: row["preposition"] for row in rows(language, "prepositions")}
    return Words(kinds, ordered, prepositions, frozenset(prepositions.values()))


class Scene(msgspec.Struct):
    """The document with what the rules ask again and again."""

    document: Document
    language: str
    traits: Traits
    lexicon: Lexicon
    words: Words
    actors: dict[str, Actor] = msgspec.field(default_factory=dict)
    peaceful: bool | None = None
    """Whether the report is about sport, weather, culture or business; None while nobody has asked."""
    _begins: list[int] = msgspec.field(default_factory=list)
    _mentions: list[tuple[Mention, Actor]] = msgspec.field(default_factory=list)
    _times: list[Time] = msgspec.field(default_factory=list)
    _quoted: list[tuple[int, int, Quotation]] = msgspec.field(default_factory=list)

    def times(self, begin: int, end: int) -> list[Time]:
        """The dates and clock times with a value that begin in the character range."""
        low = bisect_left(self._times, begin, key=_time_begin)
        return self._times[low : bisect_left(self._times, end, key=_time_begin)]

    def in_time(self, offset: int) -> bool:
        """Whether a date or clock time stands at the offset (``March 30`` is no march)."""
        low = bisect_left(self._times, offset + 1, key=_time_begin)
        return low > 0 and offset < self._times[low - 1].end

    def quotation_at(self, offset: int) -> Quotation | None:
        """The quotation whose words stand at the offset (the one that begins last, of nested ones)."""
        low = bisect_left(self._quoted, offset + 1, key=_span_begin)
        # Nested quotations: look back over a few spans only, so that reading stays linear.
        for _, end, quotation in reversed(self._quoted[max(0, low - 4) : low]):
            if offset < end:
                return quotation
        return None

    def mentions(self, begin: int, end: int) -> list[tuple[Mention, Actor]]:
        """The mentions that begin in the character range, in text order."""
        return self._mentions[bisect_left(self._begins, begin) : bisect_left(self._begins, end)]

    def covering(self, begin: int, end: int) -> bool:
        """Whether the characters are words of a mention of somebody."""
        low = bisect_left(self._begins, begin - LONGEST)
        return any(begin < m.end for m, _ in self._mentions[low : bisect_left(self._begins, end)])

    def phrase_mentions(self, sentence: Sentence, phrase: Phrase) -> list[tuple[Mention, Actor]]:
        """The mentions within a phrase."""
        begin, end = sentence.char_span(phrase.begin, phrase.end)
        return self.mentions(begin, end)

    def clause_mentions(self, sentence: Sentence, clause: Clause) -> list[tuple[Mention, Actor]]:
        """The mentions among the clause's own words."""
        return [m for b, e in clause.spans for m in self.mentions(*sentence.char_span(b, e))]

    def side(self, identifier: str) -> str:
        """The country an actor belongs to, else the actor itself."""
        return self.actors[identifier].country or identifier

    def sides(self, identifiers: list[str]) -> frozenset[str]:
        """The sides of several actors."""
        return frozenset(map(self.side, identifiers))

    def heading(self, sentence: Sentence) -> bool:
        """Whether the sentence stands in a headline, lead or another line that tells what the text tells again."""
        blocks = self.document.blocks
        return bool(blocks) and blocks[sentence.block].kind in HEADINGS

    def identified(self, identifier: str) -> bool:
        """Whether the country of the actor is known, or that it is one of several countries."""
        actor = self.actors[identifier]
        return actor.country is not None or actor.sector == "IGO" or "IGO" in (actor.code or "")


def scene(document: Document) -> Scene:
    """The scene of a document."""
    language = document.language or LANGUAGES[0]
    actors = {actor.id: actor for actor in document.actors}
    found = Scene(document, language, traits(language), lexicon(language), words(language), actors)
    own = document.possessives
    pairs = [(mention, actor) for actor in document.actors for mention in actor.mentions if mention.begin not in own]
    found._mentions = sorted(pairs, key=_mention_order)
    found._begins = [mention.begin for mention, _ in found._mentions]
    found._times = sorted((t for t in document.times if calendar_value(t)), key=_time_begin)
    found._quoted = sorted(((b, e, q) for q in document.quotations for b, e in q.spans), key=_span_begin)
    return found


def _mention_order(pair: tuple[Mention, Actor]) -> tuple[int, int]:
    return pair[0].begin, -pair[0].end


def _time_begin(time: Time) -> int:
    return time.begin


def _span_begin(span: tuple[int, int, Quotation]) -> int:
    return span[0]


def own_tokens(clause: Clause) -> list[int]:
    """The token indices of the clause's own words."""
    return [i for b, e in clause.spans for i in range(b, e)]


def children(sentence: Sentence, clause: Clause) -> list[Clause]:
    """The clauses that hang on this one; they stand near it, so that long sentences stay cheap."""
    near = sentence.clauses[max(0, clause.index - BEFORE) : clause.index + AFTER]
    return [c for c in near if c.parent == clause.index]


def is_word(token: Token, word: str, *, compounds: bool = False) -> bool:
    """Whether the token is the word, an inflected form of it, or (German) a compound that ends in it."""
    low = word.lower()
    if low in (token.lower, token.lemma.lower()):
        return True
    if not compounds or not word[:1].isupper():
        return token.pos in ("NOUN", "PROPN", "VERB") and token.lower in (low + "s", low + "es") and len(low) > 3
    at = token.lower.rfind(low)
    # German endings add at most two letters (-en, -er, -es); a tail shorter than four letters is too often chance.
    return at >= 0 and len(token.lower) - at - len(low) <= 2 and (at == 0 or len(low) >= 4) and token.text[:1].isupper()


def noun_form(scene: Scene, sentence: Sentence, phrase: Phrase) -> str:
    """The head noun as the noun table writes it."""
    head = sentence.tokens[phrase.head]
    return head.text if scene.traits.capital_nouns else head.lower


def content(sentence: Sentence, clause: Clause) -> list[Clause]:
    """The clauses that are the matter of this one."""
    below = children(sentence, clause)
    found = [c for c in below if c.kind in EMBEDDED or (c.kind == "fragment" and c.connector)]
    if clause.kind == "reporting" and clause.parent is not None:
        found.append(sentence.clauses[clause.parent])
    return found
