"""Count which gender the endings of German nouns point to and write ``genders.tsv``.

    python -m training.build_genders [--corpora DIR]

First a list of common nouns (``training/nouns_de.tsv``). Then two kinds of evidence from UD German GSD: articles before
nouns in the tagged train part (``die`` with an adjective in ``-en`` is plural, ``einer`` feminine ...), and the gender
and number features of the feature lists. A noun gets the gender (or ``p``, plural) with the clearest evidence; an
ending gets what nearly all nouns with it have. PUD is not used, so that figures on it stay honest.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from training.treebanks import CORPORA, without_test

LISTED = Path(__file__).with_name("nouns_de.tsv")
TABLE = Path(__file__).resolve().parents[1] / "src" / "depesche" / "language" / "de" / "genders.tsv"
HEAD = """\
# Gender (m, f, n) of a German noun form, p for a plural form, a for an adjective as noun, by its ending, longest first;
# ^ marks a whole word.
# Made by training/build_genders.py from a list written for Depesche (training/nouns_de.tsv) and from articles before
# nouns and gender features of UD German GSD (CC BY-SA 4.0); single words and endings only, no text of the corpus.
ending\tgender
"""
GENDERS = "mfnp"
ARTICLES = {
    "eine": "f", "einer": "f", "keine": "fp", "zur": "f", "eines": "mn", "einem": "mn", "dem": "mn", "das": "n",
    "des": "mn", "einen": "m", "die": "fp", "den": "mp", "der": "mfp", "jede": "f", "diese": "fp", "dieses": "mn",
    "diesem": "mn", "diesen": "mp", "dieser": "mfp", "ein": "mn", "seine": "fp", "seiner": "fp", "ihre": "fp",
    "seinen": "mp", "seinem": "mn", "ihrem": "mn", "zwei": "p", "drei": "p", "vier": "p", "viele": "p", "alle": "p",
    "mehrere": "p", "einige": "p",
}  # fmt: skip
# an article that leaves a choice, with the adjective ending that settles it
SETTLED = {
    **{article: {"e": "f", "en": "p"} for article in ("die", "diese", "seine", "ihre", "keine")},
    "der": {"e": "m"},
    "ein": {"er": "m", "es": "n"},
}
CONTRADICTION = 1.5  # weight of evidence against a gender
ADJECTIVAL = ("r", "n", "m", "s")
SURE = 100  # how often a noun of the list counts as seen
MARGIN = 1  # how much clearer than the next the best gender must be
PURE, NOUNS = 0.93, 5  # share of nouns that must agree, and how many there must be, for an ending of few letters
PURE_TAIL = 0.8  # the same for a whole word as the last part of compounds
LONGEST = 9

Tagged = tuple[str, str]


def tagged_words(path: Path) -> list[Tagged]:
    """The ``word##TAG`` pairs of a file; an empty pair ends a sentence."""
    words: list[Tagged] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        pairs = [tuple(item.rsplit("##", 1)) for item in line.split(" ") if "##" in item]
        words += [(word, tag) for word, tag in pairs if tag != "_"] or [("", "")]
    return words


def article_evidence(words: list[Tagged]) -> Iterator[tuple[str, str]]:
    """Nouns with the genders that the article before them leaves."""
    for i, (word, tag) in enumerate(words):
        if tag != "NOUN" or not word[:1].isupper() or not word.isalpha():
            continue
        k = i - 1
        while k > i - 3 and words[k][1] == "ADJ":
            k -= 1
        article = words[k][0].lower()
        if words[k][1] in ("DET", "NUM") and article in ARTICLES:
            adjective = words[k + 1][0].lower() if k + 1 < i else ""
            ending = next((e for e in ("en", "er", "es", "e") if adjective.endswith(e)), "")
            yield word.lower(), SETTLED.get(article, {}).get(ending, ARTICLES[article])


def features(feature: str, corpora: Path) -> dict[tuple[str, str], str]:
    """Sentence and word index with the value of the feature list."""
    rows = without_test(corpora / "morph-de" / f"{feature}.txt", corpora)
    return {(sentence, index): value for sentence, index, value in rows}


def feature_evidence(corpora: Path) -> Iterator[tuple[str, str]]:
    """Capitalised words with their gender, or p for a plural."""
    numbers = features("Number", corpora)
    for key, gender in features("Gender", corpora).items():
        words = key[0].split(" ")
        word = words[int(key[1])] if int(key[1]) < len(words) else ""
        if word[:1].isupper():
            number = numbers.get(key, "")
            single = gender[0].lower()
            yield word.lower(), "p" if number.startswith("P") else single if number else single + "p"


def noun_genders(corpora: Path) -> dict[str, tuple[str, int]]:
    """Nouns with their gender and how often it was seen."""
    words = tagged_words(corpora / "pos-de" / "gsd-train.pos")
    nouns = {word.lower() for word, tag in words if tag == "NOUN" and word[:1].isupper()}
    evidence: dict[str, Counter[str]] = defaultdict(Counter)
    for word, genders in article_evidence(words):
        evidence[word][genders] += 1
    for word, gender in feature_evidence(corpora):
        if word in nouns:
            evidence[word][gender] += 2
    found = {word: (clearest(counts), sum(counts.values())) for word, counts in sorted(evidence.items())}
    return {word: pair for word, pair in found.items() if pair[0]} | listed_nouns()


def listed_nouns() -> dict[str, tuple[str, int]]:
    """The nouns of the list; one that stands under two genders (a plural like the singular too) keeps the first."""
    found: dict[str, tuple[str, int]] = {}
    for line in LISTED.read_text(encoding="utf-8").split("\n"):
        gender, _, words = line.partition("\t")
        if len(gender) == 1:
            for word in words.split(" "):
                if gender == "a":
                    found |= {word + ending: (gender, SURE) for ending in ADJECTIVAL}
                found.setdefault(word, (gender, SURE))
    return found


def clearest(counts: Counter[str]) -> str:
    """The gender the evidence points to; empty when it does not."""
    scores = sorted(
        (sum(n / len(g) ** 0.5 if x in g else -CONTRADICTION * n for g, n in counts.items()), x) for x in GENDERS
    )
    (second, _), (best, gender) = scores[-2:]
    return gender if best > 0 and best - second >= MARGIN else ""


def lookup(word: str, table: dict[str, str]) -> str:
    """What the table says of a word, as the program reads it."""
    return next((table[e] for e in (f"^{word}", *(word[i:] for i in range(len(word) - 1))) if e in table), "")


def endings(nouns: dict[str, tuple[str, int]]) -> dict[str, str]:
    """Short endings nearly all of whose nouns agree."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for word, (gender, _) in nouns.items():
        for size in range(2, min(len(word), LONGEST) + 1):
            counts[word[-size:]][gender] += 1
    table: dict[str, str] = {}
    for ending, seen in sorted(counts.items(), key=by_length):
        gender, n = seen.most_common(1)[0]
        if seen.total() >= NOUNS and n / seen.total() >= PURE and lookup(ending, table) != gender:
            table[ending] = gender
    return table


def by_length(item: tuple[str, object]) -> tuple[int, str]:
    """Shorter first."""
    return len(item[0]), item[0]


def whole_words(nouns: dict[str, tuple[str, int]]) -> dict[str, str]:
    """Nouns, as endings of compounds where compounds with them agree."""
    tails: dict[str, Counter[str]] = defaultdict(Counter)
    for word, (gender, _) in nouns.items():
        for i in range(len(word) - 3):
            if word[i:] in nouns:
                tails[word[i:]][gender] += 1
    table: dict[str, str] = {}
    for word, (gender, seen) in nouns.items():
        tail = tails[word] or Counter({gender: 1})
        if seen < 2 and tail.total() < 2:
            continue
        common, n = tail.most_common(1)[0]
        shared = len(word) >= 5 and common == gender and n / tail.total() >= PURE_TAIL
        table[word if shared else f"^{word}"] = gender
    return table


def without_implied(table: dict[str, str]) -> dict[str, str]:
    """The table without what its shorter endings say already."""
    kept = dict(table)
    for ending in sorted(table, key=lambda e: (-len(e), e)):
        gender = kept.pop(ending)
        if lookup(ending.removeprefix("^"), kept) != gender:
            kept[ending] = gender
    return kept


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    nouns = noun_genders(parser.parse_args().corpora)
    table = without_implied(endings(nouns) | whole_words(nouns))
    TABLE.write_text(HEAD + "".join(f"{e}\t{table[e]}\n" for e in sorted(table)), encoding="utf-8")
    print(f"{len(nouns)} nouns, {len(table)} endings")


if __name__ == "__main__":
    main()
