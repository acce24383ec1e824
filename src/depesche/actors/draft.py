"""Actors and mentions in the making, and the view of a document they are made in."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import msgspec

from depesche.actors.knowledge import Entity
from depesche.actors.lexicon import Lexicon, Role, lexicon
from depesche.document import Document, Sentence
from depesche.language import tables
from depesche.language.registry import Traits, traits
from depesche.language.tables import values


class Figure(msgspec.Struct, eq=False):
    """An actor in the making."""

    kind: str
    name: str
    wikidata: str = ""
    country: str = ""
    sector: str = ""
    female: bool | None = None
    heads: set[str] = msgspec.field(default_factory=set)
    """Lemmas of the roles said of it."""
    roles: list[str] = msgspec.field(default_factory=list)
    mentions: list[Draft] = msgspec.field(default_factory=list)
    party: str = ""
    candidates: list[Entity] = msgspec.field(default_factory=list)
    """Whom of the knowledge base the name may mean, where the report does not tell."""
    rule: str = ""
    """What gave it its id."""
    gender: str = ""
    """What pronouns stand for it, when it is no person: m, f, n, p for a plural; see :mod:`.coreference.agreement`."""

    def add_role(self, text: str) -> None:
        """Keep the words of a role once, whatever their endings: ``US-Präsident``, ``US-Präsidenten``."""
        if text and not any(_alike(text, role) for role in self.roles):
            self.roles.append(text)

    def absorb(self, other: Figure) -> None:
        """Take over all that is known of another figure that turned out to be this one."""
        for draft in other.mentions:
            draft.figure = self
        self.mentions += other.mentions
        self.heads |= other.heads
        for role in other.roles:
            self.add_role(role)
        self.sector, self.party = self.sector or other.sector, self.party or other.party
        other.mentions = []


def _alike(one: str, other: str) -> bool:
    """Whether two phrases differ in nothing but endings of at most two letters."""
    ones, others = one.lower().split(), other.lower().split()
    return len(ones) == len(others) and all(map(_begin_alike, ones, others))


def _begin_alike(one: str, other: str) -> bool:
    shared = max(3, len(one) - 2, len(other) - 2)
    return one[:shared] == other[:shared]


class Draft(msgspec.Struct, eq=False):
    """A mention in the making: token range [first, last) of a sentence."""

    sentence: int
    first: int
    last: int
    begin: int
    end: int
    form: str
    kind: str
    name: str
    wikidata: str = ""
    country: str = ""
    sector: str = ""
    role: Role | None = None
    head: int = -1
    """Token index of the role noun."""
    definite: bool | None = None
    """True with a definite article or possessor, False with an indefinite one, None without."""
    plural: bool = False
    source: str = ""
    """What found it: country, adjective, inhabitant, city, metonym, organization, front, model, role, pronoun."""
    possessor: Draft | None = None
    """Whose: Trumps in Trumps Sprecherin."""
    bearer: Draft | None = None
    """The name the role stands with."""
    figure: Figure | None = None


class Words(msgspec.Struct, frozen=True):
    """The function words of ``actor_words.tsv``."""

    kinds: dict[str, frozenset[str]]

    def are(self, kind: str, word: str) -> bool:
        """Whether the word is of the kind."""
        return word in self.kinds.get(kind, frozenset())

    def begin(self, kind: str, word: str) -> bool:
        """Whether the word begins as those of the kind."""
        return word.startswith(tuple(self.kinds.get(kind, ())))

    def end(self, kind: str, word: str) -> bool:
        """Whether the word ends as those of the kind."""
        return word.endswith(tuple(self.kinds.get(kind, ())))


@cache
def words(language: str) -> Words:
    """The function words of a language."""
    return Words({row["kind"]: frozenset(values(row["words"])) for row in tables.rows(language, "actor_words")})


class Scene(msgspec.Struct):
    """The document, its language, and the mentions found so far."""

    document: Document
    language: str
    traits: Traits
    lexicon: Lexicon
    words: Words
    texts: list[list[str]]
    """The words of each sentence."""
    drafts: list[list[Draft]]
    """The mentions of each sentence, in text order."""
    figures: list[Figure] = msgspec.field(default_factory=list)

    def sentence(self, draft: Draft) -> Sentence:
        """The sentence a mention stands in."""
        return self.document.sentences[draft.sentence]

    def text(self, draft: Draft) -> str:
        """The words of a mention."""
        return self.document.text[draft.begin : draft.end]

    def draft(self, sentence: int, first: int, last: int, form: str, kind: str, name: str) -> Draft:
        """A new mention over tokens [first, last)."""
        tokens = self.document.sentences[sentence].tokens
        return Draft(sentence, first, last, tokens[first].begin, tokens[last - 1].end, form, kind, name)

    def all(self) -> Iterable[Draft]:
        """All mentions in text order."""
        for found in self.drafts:
            yield from found

    def sort(self) -> None:
        """Bring the mentions of each sentence into text order, the longer first."""
        for found in self.drafts:
            found.sort(key=_order)


def _order(draft: Draft) -> tuple[int, int]:
    return draft.begin, -draft.end


ABOUT_THE_PAGE = frozenset({"byline", "credit", "agencies", "teaser_meta"})
"""Kinds of blocks that name who made the report and its pictures, not who acts in it."""


def _about_the_page(document: Document, sentence: Sentence) -> bool:
    return bool(document.blocks) and document.blocks[sentence.block].kind in ABOUT_THE_PAGE


def scene(document: Document, language: str) -> Scene:
    """The view of a document without mentions."""
    texts = [
        [] if _about_the_page(document, sentence) else [token.text for token in sentence.tokens]
        for sentence in document.sentences
    ]
    drafts: list[list[Draft]] = [[] for _ in texts]
    return Scene(document, language, traits(language), lexicon(language), words(language), texts, drafts)
