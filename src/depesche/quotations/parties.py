"""Who speaks and who is spoken to: token ranges of noun phrases, widened to what a reader would underline."""

from __future__ import annotations

import msgspec

from depesche.document import Phrase, Sentence, Token
from depesche.quotations.draft import Span
from depesche.quotations.words import Vocabulary

NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "X", "SYM"})
HEADS = frozenset({"NOUN", "PROPN", "NUM", "X"})
VERBAL = frozenset({"VERB", "AUX"})
QUOTES = frozenset("„“”\"»«‚‘’‹›'")
ATTRIBUTE = 9
"""Tokens of a phrase between article and attributive participle at most."""
LONGEST = 30
"""Tokens in a noun phrase at most: longer ones in the German training part are slips of the annotation."""
APPOSITION = 25
"""Tokens of an apposition between commas at most, likewise."""


def chars(sentence: Sentence, begin: int, end: int) -> Span:
    """Character span of a token range, commas and white space at its edges left out."""
    tokens = sentence.tokens
    while begin < end - 1 and tokens[begin].text in ",;:":
        begin += 1
    while end - 1 > begin and tokens[end - 1].text in ",;:.":
        end -= 1
    return tokens[begin].begin, tokens[end - 1].end


def bare(sentence: Sentence, phrase: Phrase) -> tuple[int, int]:
    """A phrase without its preposition."""
    begin = phrase.begin
    if phrase.preposition and begin < phrase.end - 1 and sentence.tokens[begin].pos == "ADP":
        begin += 1
    return begin, phrase.end


class Joints(msgspec.Struct, frozen=True):
    """What may go on a noun phrase behind its head."""

    links: frozenset[str]
    """Prepositions of attributes: ``von``, ``of``."""
    genitives: frozenset[str]
    """Determiners of a genitive; empty where the language has none."""
    oblique: frozenset[str]
    """Articles that no apposition to a speaker opens with."""
    statements: frozenset[str]
    """Nouns for what is said, which a bare preposition may follow."""


def joints(vocabulary: Vocabulary) -> Joints:
    """The joints of a language."""
    return Joints(
        vocabulary.words("link", "before").words,
        vocabulary.words("genitive", "after").words,
        vocabulary.words("oblique").words,
        vocabulary.words("source_noun", "before").words,
    )


def noun_phrase_end(sentence: Sentence, begin: int, joints: Joints) -> int:
    """End of the noun phrase that starts at a token: attributes, head, genitives, ``von`` phrases, names.

    Returns ``begin`` when no noun phrase starts there."""
    tokens, at, headed, full = sentence.tokens, begin, False, False
    if begin < len(tokens) and tokens[begin].pos == "PRON" and not _goes_on(tokens, begin + 1):
        return begin + 1
    while at < min(len(tokens), begin + LONGEST):
        token = tokens[at]
        if token.text == "(":
            closing = _closing(tokens, at)
            if closing is None or not headed:
                break
            at = closing
        elif full and (token.pos in ("CCONJ", "ADP") or token.lower in joints.links):
            if not full or not _may_link(tokens, begin, at, joints):
                break
            full = False
        elif not headed and at > begin and token.pos in ("ADP", "ADV", "PRON") and _attribute_end(tokens, at):
            at = _attribute_end(tokens, at)
        elif token.pos in HEADS and not (full and not _names(tokens, at, joints)):
            headed = full = True
        elif token.text not in QUOTES and (full or not _attribute(tokens, at, begin)):
            if not full or tokens[at - 1].pos == "PROPN" or not _starts_genitive(token.lower, token.pos, joints):
                break
            full = False
        at += 1
    return _stripped(tokens, begin, at) if headed else begin


def _attribute_end(tokens: list[Token], at: int) -> int:
    """Index of the adjective that ends a phrase before the noun: ``einer [am Montag veröffentlichten] Studie``."""
    for index in range(at + 1, min(len(tokens) - 1, at + ATTRIBUTE)):
        if tokens[index].text in ",;:.":
            return 0
        if tokens[index].pos == "ADJ" and tokens[index + 1].pos in ("NOUN", "PROPN", "ADJ"):
            return index
    return 0


def _may_link(tokens: list[Token], begin: int, at: int, joints: Joints) -> bool:
    """Whether a conjunction or preposition goes on the phrase."""
    if not _goes_on(tokens, at + 1):
        return False
    if tokens[at].pos == "CCONJ" or not joints.genitives:
        return tokens[at].pos == "CCONJ" or tokens[at].lower in joints.links
    # ``Angaben von der Polizei`` goes on the phrase, ``laut Polizei von dem Ausfall`` does not
    alone = at - begin == 1 and tokens[begin].lower not in joints.statements
    return tokens[at].lower in joints.links and not (alone and tokens[at + 1].pos == "DET")


def _names(tokens: list[Token], at: int, joints: Joints) -> bool:
    """Whether a second noun right behind a head belongs to it: names behind nouns, in English compounds as well."""
    if not joints.genitives or tokens[at].pos in ("PROPN", "X"):
        return True
    return tokens[at].pos == "NOUN" and tokens[at - 1].text not in QUOTES


def _attribute(tokens: list[Token], at: int, begin: int) -> bool:
    return tokens[at].pos in NOMINAL or (
        tokens[at].pos in ("ADV", "PRON", "VERB")
        and at + 1 < len(tokens)
        and at - begin < 3
        and _goes_on(tokens, at + 1)
    )


def _starts_genitive(word: str, pos: str, joints: Joints) -> bool:
    """Whether a word behind the head starts a genitive: ``des``, ``libanesischer``."""
    if not joints.genitives:
        return pos in ("ADJ", "PART")
    return word in joints.genitives or (pos == "ADJ" and word.endswith("er"))


def _stripped(tokens: list[Token], begin: int, end: int) -> int:
    while end > begin and (
        tokens[end - 1].pos in ("CCONJ", "ADP", "DET", "PART") or tokens[end - 1].text in ("„", ",")
    ):
        end -= 1
    return end


def _goes_on(tokens: list[Token], at: int) -> bool:
    return at < len(tokens) and (tokens[at].pos in NOMINAL or tokens[at].text in QUOTES)


def _closing(tokens: list[Token], at: int) -> int | None:
    for index in range(at, min(len(tokens), at + 12)):
        if tokens[index].text == ")":
            return index
    return None


def widened(sentence: Sentence, begin: int, end: int, joints: Joints, *, nominative: bool = False) -> tuple[int, int]:
    """A noun phrase with the bracket, the linked phrase and the apposition that follow it.

    With a nominative phrase an accusative or dative behind a comma is no apposition but another phrase."""
    tokens = sentence.tokens
    if end - begin == 1 and tokens[begin].pos == "PRON":
        return begin, end
    if end < len(tokens) and tokens[end].text == "(":
        closing = _closing(tokens, end)
        end = closing + 1 if closing is not None else end
    if end < len(tokens) and tokens[end].lower in joints.links:
        linked = noun_phrase_end(sentence, end + 1, joints)
        end = linked if linked > end + 1 and _may_link(tokens, begin, end, joints) else end
    if (
        nominative
        and end + 1 < len(tokens)
        and tokens[end + 1].pos == "DET"
        and tokens[end + 1].lower in joints.oblique
    ):
        return begin, end
    apposition = apposition_end(sentence, end)
    return begin, apposition or end


def without_dative(sentence: Sentence, begin: int, end: int, joints: Joints) -> int:
    """End of a phrase before a determiner that follows a name: ``Weber | dieser Zeitung`` are two phrases."""
    if not joints.genitives:
        return end
    tokens = sentence.tokens
    for at in range(begin + 1, end):
        if tokens[at].pos == "DET" and tokens[at - 1].pos == "PROPN":
            return at
    return end


def apposition_end(sentence: Sentence, at: int) -> int | None:
    """End of an apposition that starts with the comma at a token: nominal words up to the next comma or the end."""
    tokens = sentence.tokens
    if at >= len(tokens) or tokens[at].text != ",":
        return None
    headed = False
    for index in range(at + 1, min(len(tokens), at + APPOSITION)):
        token = tokens[index]
        if token.pos in VERBAL or token.pos == "SCONJ" or token.text in ";:":
            return None
        if index == at + 1 and token.pos not in NOMINAL and token.text not in QUOTES:
            return None
        headed = headed or token.pos in HEADS
        if token.text == ",":
            return index if headed else None
        if token.text in ".!?" or (token.text in QUOTES and index == len(tokens) - 1):
            return index if headed else None
    return len(tokens) if headed and at + APPOSITION > len(tokens) else None


def noun_phrase_begin(sentence: Sentence, end: int, floor: int, joints: Joints) -> int:
    """Start of the noun phrase that ends before a token, going back no further than the floor."""
    tokens, at = sentence.tokens, end
    while at > max(floor, end - LONGEST):
        token = tokens[at - 1]
        if token.pos == "PRON" and at == end:
            return at - 1
        if token.pos == "DET" and token.lower not in joints.genitives:
            return at - 1
        if not (token.pos in NOMINAL or token.text in QUOTES or token.text in "()" or token.lower in joints.links):
            return at
        at -= 1
    return at
