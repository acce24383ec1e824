"""What the model of names is shown of each word; training and reading share it, and whoever changes it trains again.

A word shows its attributes to itself and to two neighbours on each side, whatever stands around it
(:func:`word_attributes`); what depends on the sentence comes on top (:func:`context_attributes`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from depesche.actors import knowledge
from depesche.actors.lexicon import lexicon
from depesche.document import Token
from depesche.language.registry import traits

DISTANCES = (-2, -1, 0, 1, 2)
"""Where a word stands, seen from the word it is an attribute of."""
ACRONYM = 4  # letters from which on a word in capitals is loud


def features(tokens: Sequence[Token], language: str) -> list[list[str]]:
    """All attributes of each token of a sentence, as the model is trained on them."""
    rows = context_attributes(tokens, language)
    shown = [word_attributes(token.text, language) for token in tokens]
    edges = edge_attributes()
    for i, row in enumerate(rows):
        for place, distance in enumerate(DISTANCES):
            at = i + distance
            row.extend(shown[at][place] if 0 <= at < len(tokens) else edges[place])
    return rows


def edge_attributes() -> tuple[tuple[str, ...], ...]:
    """What the ends of a sentence show, by distance."""
    return tuple((f"{distance}edge",) for distance in DISTANCES)


@lru_cache(maxsize=20_000)
def word_attributes(word: str, language: str) -> tuple[tuple[str, ...], ...]:
    """What a word shows to the words around it, by distance; at distance 0 to itself."""
    own = _own(word, language)
    far = (own[0], own[1])
    return tuple(
        own if distance == 0 else tuple(f"{distance}{x}" for x in (own if abs(distance) == 1 else far))
        for distance in DISTANCES
    )


def _own(word: str, language: str) -> tuple[str, ...]:
    lower = word.lower()
    row = ["w=" + lower, "sh=" + shape(word), "p3=" + lower[:3], "s3=" + lower[-3:]]
    if len(word) > 3:
        row += ("p4=" + lower[:4], "s4=" + lower[-4:], "s2=" + lower[-2:])
    if len(word) > 6:
        row += ("s5=" + lower[-5:], "s6=" + lower[-6:])
    if "-" in word:
        row += ("head=" + lower.rsplit("-", 1)[1], "front=" + lower.split("-", 1)[0])
    if word[:1].isupper():
        row += _people(word, language)
    return tuple(row)


def _people(word: str, language: str) -> list[str]:
    """How common the word is as a first name and as a surname of politicians, in coarse steps."""
    row = [
        f"{kind}{step}"
        for kind, count in (("fn", knowledge.first_name(word)), ("ln", knowledge.last_name(word)))
        if (step := _step(count))
    ]
    if word.endswith("s") and len(word) > 3 and not row and traits(language).genitive == "s":
        count = knowledge.last_name(word[:-1])
        row += [f"lns{_step(count)}"] if count else []
        count = knowledge.first_name(word[:-1])
        row += [f"fns{_step(count)}"] if count else []
    return row


def _step(count: int) -> int:
    return 0 if count < 2 else 1 if count < 6 else 2 if count < 25 else 3


def shape(word: str) -> str:
    """Letters and figures in short, runs folded: ``Xx``, ``X``, ``Xx-Xx``, ``X.``."""
    kinds: list[str] = []
    for c in word[:30]:
        kind = "X" if c.isupper() else "x" if c.isalpha() else "d" if c.isdigit() else c
        if not kinds or kinds[-1] != kind:
            kinds.append(kind)
    size = "1" if len(word) == 1 else "2" if len(word) < 4 and word.isupper() else ""
    return "".join(kinds)[:8] + size


@lru_cache(maxsize=20_000)
def _shape(word: str) -> str:
    return shape(word)


def context_attributes(tokens: Sequence[Token], language: str) -> list[list[str]]:
    """What depends on the sentence: parts of speech, lists and the knowledge base, words in a row."""
    words = [token.text for token in tokens]
    lists = lexicon(language).name_lists(words)
    for i, hits in enumerate(known(words, language)):
        lists[i] += hits
    pos = ["^^", "^", *(token.pos for token in tokens), "$", "$$"]
    lower = ["^", *(token.lower for token in tokens), "$"]
    shapes = ["^", *map(_shape, words)]
    loud = sum(word.isupper() and len(word) >= ACRONYM for word in words) * 2 > len(words)
    rows: list[list[str]] = []
    for i in range(len(tokens)):
        before, own, behind = pos[i + 1 : i + 4]
        form = shapes[i + 1]
        row = [
            "bias", f"pos={own}", f"-2pos={pos[i]}", f"-1pos={before}", f"1pos={behind}", f"2pos={pos[i + 4]}",
            f"pp={before}{own}", f"pn={own}{behind}", f"ss={shapes[i]}{form}",
            f"ps={lower[i]}|{form}", f"sn={form}|{lower[i + 2]}",
        ]  # fmt: skip
        row += [f"g={hit}" for hit in lists[i]]
        if i:
            row += [f"-1g={hit}" for hit in lists[i - 1]]
        else:
            row += ("first", f"first{form}", f"firstpos={own}")
        if i + 1 < len(tokens):
            row += [f"1g={hit}" for hit in lists[i + 1]]
        if loud:
            row.append("loud")
        rows.append(row)
    return rows


def known(words: Sequence[str], language: str) -> list[list[str]]:
    """For each word the kinds of things that the knowledge base knows by a name around it, and where in the name it
    stands: alone, at its begin or end, or inside."""
    hits: list[list[str]] = [[] for _ in words]
    genitive = traits(language).genitive
    endings = (genitive,) if genitive == "s" else ()
    at = 0
    while at < len(words):
        first = words[at][:1]
        size, entities = knowledge.longest(words, at, endings) if first.isupper() or first.isdigit() else (0, ())
        for kind in sorted({entity.kind for entity in entities}):
            for i in range(at, at + size):
                place = "U" if size == 1 else "B" if i == at else "E" if i == at + size - 1 else "I"
                hits[i].append(f"k{place}{kind}")
        at += max(size, 1)
    return hits
