"""``I``, ``wir``, ``mein`` in quotations: whoever speaks there. Called when the quotations are known."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable

from depesche.actors.draft import Words, words
from depesche.actors.index import Index, forget, index_of
from depesche.document import Document, Token
from depesche.report import Actor, Mention

Spoken = tuple[list[tuple[int, int]], str]
"""The spans of a quotation and the actor id of its speaker; empty when the speaker is unknown."""
NESTED = 4
"""Quotations begun before a word that are looked at: quotations stand inside one another this deep at most."""
ROLES = 3
"""Roles of a speaker that are asked for a body."""
ALONE, SEVERAL, OWNING = ("i", "mine"), ("we", "ours"), ("mine", "ours")
"""Kinds of function words."""
ATTRIBUTES = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "VERB"})


def first_persons(document: Document, spoken: Iterable[Spoken]) -> None:
    """Add the pronouns of the first person in direct quotations to the speaker's mentions.

    Of quotations inside one another the inner one decides, as the word is its speaker's. Ids and order of the actors
    stay as they are, mentions stay in text order.
    """
    if document.language is None:
        return
    spans = sorted((begin, -end, actor) for pieces, actor in spoken for begin, end in pieces)
    actors = {actor.id: actor for actor in document.actors}
    if not any(actor in actors for _, _, actor in spans):
        return
    known, index = words(document.language), index_of(document)
    bodies = [actor for actor in document.actors if actor.kind == "organization"]
    owners = {m.end: actor for actor in bodies for m in actor.mentions if m.begin in document.possessives}
    taken = {m.begin for actor in document.actors for m in actor.mentions}
    for sentence in document.sentences:
        for at, token in enumerate(sentence.tokens):
            if not _is_first(known, token) or token.begin in taken:
                continue
            speaker = actors.get(_speaker(spans, token))
            if speaker is None:
                continue
            is_we = any(known.are(kind, token.lower) for kind in SEVERAL)
            _add(_body(index, owners, speaker) if is_we else speaker, token)
            if any(known.are(kind, token.lower) for kind in OWNING) and _owns(sentence.tokens, at):
                document.possessives.add(token.begin)
    forget()


def _is_first(known: Words, token: Token) -> bool:
    """Whether the word means who speaks: I, us; but not US."""
    shouted = len(token.text) > 1 and token.text.isupper()
    return not shouted and any(known.are(kind, token.lower) for kind in (*ALONE, *SEVERAL))


def _body(index: Index, owners: dict[int, Actor], speaker: Actor) -> Actor:
    """For whom a speaker says ``we``: the body in a role of theirs or in a possessive before it, else themselves."""
    for role in [m for m in speaker.mentions if m.form == "role"][:ROLES]:
        bodies = [a for _, _, m, a in index.overlapping(role.begin, role.end) if a.kind == "organization"]
        bodies += [owners[role.begin - 1]] if role.begin - 1 in owners else []
        if len(bodies) == 1:
            return bodies[0]
    return speaker


def _speaker(spans: list[tuple[int, int, str]], token: Token) -> str:
    """The speaker of the innermost quotation that holds the word; a quotation inside it must be found as such."""
    at = bisect_right(spans, (token.begin, 1, ""))
    around = [actor for _, end, actor in spans[max(0, at - NESTED) : at] if token.end <= -end]
    return around[-1] if len(around) >= max(token.depth, 1) else ""


def _owns(tokens: list[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].pos in ATTRIBUTES


def _add(actor: Actor, token: Token) -> None:
    insort(actor.mentions, Mention(token.begin, token.end, token.text, "pronoun"), key=_place)


def _place(mention: Mention) -> tuple[int, int]:
    return mention.begin, -mention.end
