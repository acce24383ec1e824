"""How well Depesche tells which words of a report mean the same actor: the CoNLL score.

    python -m benchmarks.coreference [SET ...] [--corpora DIR]

Prints one JSON object: set to figure to value. ``muc``, ``b3`` and ``ceafe`` are F1 over all mentions of the set,
``conll`` their mean; the library ``scorch`` computes them. ``recall`` and ``precision`` are the means of the three
measures' own, ``mentions`` is the F1 of finding the mentions at all. Sets:

- ``coreference-en-gum``: GUM's English news.
- ``coreference-de``: German passages written for Depesche, ``tests/data/coreference-de``.

What is scored: actors mentioned at least twice, once of them by a name or a pronoun. Of GUM those are persons,
organisations and places; of the program all actors. On both sides only what the record calls a mention counts:

- A mention of the program is the gold mention it shares a word of the core with (GUM's ``minspan``: the head, or the
  words of a name), of several the one it overlaps most; role and name side by side are one (*President* + *Ann Lee*).
- GUM marks no adjectives (*Afghan team*) and no relative pronouns; the program's do not count where gold has none.
- What gold does not mark counts against precision as soon as it stands in a cluster of two.

The text is read up to the quotations, which know whose *I* and *we* are.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from statistics import mean

from scorch import scores as scorch

from benchmarks.clusters import Gold, Text, gum, marked
from benchmarks.trees import Span
from depesche.actors.draft import words
from depesche.reader import Reader, Source
from depesche.report import Actor, Mention
from training.treebanks import CORPORA

PASSAGES = Path(__file__).resolve().parent.parent / "tests" / "data" / "coreference-de"
READER = Reader(kind="text", until="quotations")
Figures = dict[str, float]
Key = tuple[str, int, int]
"""A mention: text and characters, so that no two texts share one."""
Cluster = set[Key]


def main() -> None:
    """Score the sets."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"{', '.join(SETS)}; default: all")
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    given = parser.parse_args()
    print(json.dumps({name: SETS[name](given.corpora) for name in given.sets or SETS}, indent=1))


def english(corpora: Path) -> Figures:
    """GUM's news."""
    return figures(gum(corpora / "names-en" / "gum-news-interview.conllu", "news"), "en")


def german(_: Path) -> Figures:
    """The passages."""
    return figures(map(marked, sorted(PASSAGES.glob("*.txt"))), "de")


SETS: dict[str, Callable[[Path], Figures]] = {"coreference-en-gum": english, "coreference-de": german}


def figures(texts: Iterable[Text], language: str) -> Figures:
    """The scores over all texts of a set."""
    gold: list[Cluster] = []
    found: list[Cluster] = []
    for text in texts:
        gold += [{(text.name, *m.span) for m in own} for own in text.clusters.values()]
        found += list(clusters(text, actors(text, language), language))
    return scored(gold, found)


def scored(gold: list[Cluster], found: list[Cluster]) -> Figures:
    """The three measures (F1), their mean, and how many mentions both sides have."""
    measures = {"muc": scorch.muc, "b3": scorch.b_cubed, "ceafe": scorch.ceaf_e}
    results = {name: measure(gold, found) for name, measure in measures.items()}
    keys, own = set[Key]().union(*gold), set[Key]().union(*found)
    values = {name: result[2] for name, result in results.items()}
    values["conll"] = mean(values.values())
    values["recall"] = mean(result[0] for result in results.values())
    values["precision"] = mean(result[1] for result in results.values())
    values["mentions"] = 2 * len(keys & own) / (len(keys) + len(own))
    return {name: round(float(value), 4) for name, value in values.items()}


def actors(text: Text, language: str) -> list[Actor]:
    """The actors Depesche finds in a text."""
    source = Source(text.text, id=text.name, language=language, published=text.published or None)
    return READER.annotate(source).actors


def clusters(text: Text, read: list[Actor], language: str) -> Iterator[Cluster]:
    """The program's actors as clusters of gold mentions, and of mentions of its own where gold has none."""
    same = matched(text, read)
    relative = words(language).kinds.get("relative", frozenset())
    inside = {id(mention): place for mention, place in same.values()}
    for actor in read:
        cluster: Cluster = set()
        named = False
        for mention in actor.mentions:
            place = inside.get(id(mention))
            is_silent = mention.form == "adjective" or mention.text.lower() in relative
            if place is None and (is_silent or _beside(mention, actor, same)):
                continue
            named = named or mention.form != "role"
            cluster.add((text.name, *(place or (mention.begin, mention.end))))
        if len(cluster) > 1 and named:
            yield cluster


def matched(text: Text, read: list[Actor]) -> dict[Span, tuple[Mention, Span]]:
    """For each gold mention the program's mention that is the same, best overlap first; keys are places of gold."""
    mentions = sorted((m for actor in read for m in actor.mentions), key=_begin)
    pairs: list[tuple[float, int, Gold, Mention]] = []
    for gold in text.mentions:
        for mention in mentions:
            if mention.begin >= gold.span[1]:
                break
            if any(mention.begin < end and begin < mention.end for begin, end in gold.cores):
                pairs.append((-_overlap(gold.span, mention), mention.begin, gold, mention))
    pairs.sort(key=_rank)
    taken: set[int] = set()
    same: dict[Span, tuple[Mention, Span]] = {}
    for _, _, gold, mention in pairs:
        if gold.span not in same and id(mention) not in taken:
            taken.add(id(mention))
            same[gold.span] = (mention, gold.span)
    return same


def _begin(mention: Mention) -> int:
    return mention.begin


def _rank(pair: tuple[float, int, Gold, Mention]) -> tuple[float, int]:
    return pair[0], pair[1]


def _overlap(span: Span, mention: Mention) -> float:
    """Share of characters both have of those that one of them has."""
    shared = min(span[1], mention.end) - max(span[0], mention.begin)
    return shared / (max(span[1], mention.end) - min(span[0], mention.begin))


def _beside(mention: Mention, actor: Actor, same: dict[Span, tuple[Mention, Span]]) -> bool:
    """Whether the mention stands inside a gold mention that another one of its actor already is: role beside name."""
    own = {id(m) for m in actor.mentions}
    return any(
        begin <= mention.begin and mention.end <= end and id(found) in own for (begin, end), (found, _) in same.items()
    )


if __name__ == "__main__":
    main()
