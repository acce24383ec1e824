"""Tokens to clauses: the grammar of the language drafts them, here they get their place in the sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial

import msgspec

from depesche.document import Clause, Document, Phrase, Sentence, Verb
from depesche.language.registry import language_module


class Draft(msgspec.Struct, eq=False):
    """A clause while the grammar is at work on it."""

    kind: str
    tokens: list[int] = msgspec.field(default_factory=list)
    """Its own tokens, ascending."""
    order: str = ""
    """Where its finite verb stands: second, first, last, none; empty while open."""
    connector: str = ""
    parent: Draft | None = None
    antecedent: int | None = None
    verbs: list[int] = msgspec.field(default_factory=list)
    """Its verb tokens, ascending."""
    finite: int | None = None
    coordinate: Draft | None = None
    """The clause it is coordinated with and shares its subject, connector or auxiliary with."""
    verb: Verb | None = None
    phrases: list[Phrase] = msgspec.field(default_factory=list)


def annotate(document: Document, language: str) -> None:
    """Add the clauses of every sentence by the grammar of a language."""
    drafts = _drafts(language)
    for sentence in document.sentences:
        if sentence.tokens:
            sentence.clauses = clauses(sentence, drafts(sentence))


@cache
def _drafts(language: str) -> Callable[[Sentence], list[Draft]]:
    """The grammar of the language, or the plain one where its folder has none."""
    own = language_module(language, "grammar")
    if own is not None:
        drafts: Callable[[Sentence], list[Draft]] = own.drafts
        return drafts
    from depesche.language import plain_grammar  # noqa: PLC0415 - which drafts clauses itself

    return partial(plain_grammar.drafts, language=language)


def clauses(sentence: Sentence, drafts: list[Draft]) -> list[Clause]:
    """The drafts as clauses in the order of their first words."""
    for draft in drafts:
        draft.tokens = _words(sentence, draft.tokens)
        if draft.parent is None and draft.coordinate is not None and draft.kind != "main":
            draft.parent = draft.coordinate.parent
    placed = sorted((d for d in drafts if d.tokens), key=_first_token)
    index = {id(draft): i for i, draft in enumerate(placed)}
    return [
        Clause(
            index=i,
            kind=draft.kind,
            spans=_spans(sentence, draft.tokens),
            begin=sentence.tokens[draft.tokens[0]].begin,
            end=sentence.tokens[draft.tokens[-1]].end,
            parent=index.get(id(draft.parent)) if draft.parent is not None else None,
            connector=draft.connector,
            verb=draft.verb,
            phrases=draft.phrases,
            depth=sentence.tokens[draft.verb.main if draft.verb else draft.tokens[0]].depth,
            antecedent=draft.antecedent,
        )
        for i, draft in enumerate(placed)
    ]


def _words(sentence: Sentence, own: list[int]) -> list[int]:
    """Its tokens without marks of punctuation; those between two of its words come back with the ranges."""
    return [i for i in own if sentence.tokens[i].pos != "PUNCT"] or own


def _first_token(draft: Draft) -> int:
    return draft.tokens[0]


def _spans(sentence: Sentence, own: list[int]) -> list[tuple[int, int]]:
    """The own tokens as ranges; marks of punctuation between two own words do not break a range."""
    spans: list[tuple[int, int]] = []
    begin = end = own[0]
    for token in own:
        if token != end and not _only_marks(sentence, end, token):
            spans.append((begin, end))
            begin = token
        end = token + 1
    spans.append((begin, end))
    return spans


def _only_marks(sentence: Sentence, begin: int, end: int) -> bool:
    if end - begin > 3:
        return False
    return all(sentence.tokens[i].pos in ("PUNCT", "CCONJ", "SYM") for i in range(begin, end))


def ranges(own: list[int]) -> Iterator[tuple[int, int]]:
    """Runs of neighbouring tokens."""
    start = previous = None
    for token in own:
        if start is None or previous is None:
            start = token
        elif token != previous + 1:
            yield start, previous + 1
            start = token
        previous = token
    if start is not None and previous is not None:
        yield start, previous + 1
