"""Sentences no one would write: how the time the language room takes grows with their length.

    python -m benchmarks.depth [de|en ...]

Prints seconds a thousand words for sentences of growing length: it must not grow with them. Each kind of sentence
presses on another part: no mark at all, only commas, a conditional in a conditional, relative clauses in each other,
infinitives, coordination, quotation marks and brackets that open and never close, inserted reports.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterable

from benchmarks.trees import read

WORDS = (1_000, 2_000, 5_000, 10_000, 20_000)
Curves = dict[str, dict[str, dict[int, float]]]

# A sentence of each kind: what is repeated, then how it ends.
BOMBS: dict[str, dict[str, tuple[str, str]]] = {
    "de": {
        "words without marks": ("der alte Minister sieht heute die neue Regierung in der Stadt ", "."),
        "a comma at every second word": ("Häuser , Wagen , ", "."),
        "main clauses": ("er kommt nicht , ", "."),
        "complement in complement": ("er sagt , dass ", "."),
        "condition in condition": ("wenn er , ", "."),
        "relative in relative": ("der Mann , der ", "."),
        "relatives one after the other": ("der Mann , der schläft , ", "."),
        "infinitives": ("er versucht , das Haus zu kaufen , um ", "."),
        "coordination": ("er lügt und betrügt und ", "."),
        "verbs": ("hat gesagt werden wollen ", "."),
        "infinitives without commas": ("haben gesagt zu haben ", "."),
        "brackets": ("er ( sagte ", "."),
        "quotation marks": ("„ er sagte ", "."),
        "inserted reports": ("das sei so , sagte er , ", "."),
        "genitives": ("des Mannes der Frau ", "."),
        "one noun": ("Regierung ", "."),
    },
    "en": {
        "words without marks": ("the old minister sees the new government in the city today ", "."),
        "a comma at every second word": ("houses , cars , ", "."),
        "main clauses": ("he does not come , ", "."),
        "complement in complement": ("he says that ", "."),
        "condition in condition": ("if he , ", "."),
        "relative in relative": ("the man who ", "."),
        "relatives one after the other": ("the man , who sleeps , ", "."),
        "infinitives": ("he tries to buy the house to ", "."),
        "coordination": ("he lies and cheats and ", "."),
        "verbs": ("has been said to have wanted ", "."),
        "questions": ("what does he who is it that ", "."),
        "brackets": ("he ( said ", "."),
        "quotation marks": ("“ he said ", "."),
        "inserted reports": ("it is so , he said , ", "."),
        "prepositions": ("of the man in the house ", "."),
        "one noun": ("government ", "."),
    },
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("languages", nargs="*", default=list(BOMBS))
    given = parser.parse_args()
    print(table(curves(given.languages)))


def curves(languages: Iterable[str] = BOMBS) -> Curves:
    """Seconds a thousand words: language, kind of sentence, number of words."""
    found: Curves = {}
    for language in languages:
        read("Er kommt." if language == "de" else "He comes.", language)  # tables and model are loaded once
        found[language] = {
            kind: {words: _seconds(bomb(language, kind, words), language) / words * 1_000 for words in WORDS}
            for kind in BOMBS[language]
        }
    return found


def _seconds(text: str, language: str) -> float:
    begin = time.process_time()
    read(text, language)
    return time.process_time() - begin


def bomb(language: str, kind: str, words: int) -> str:
    """A sentence of that many words and marks."""
    piece, end = BOMBS[language][kind]
    count = len(piece.split())
    return (piece * -(-words // count)).strip() + end


def table(found: Curves) -> str:
    """The curves as Markdown."""
    lines = [
        f"| milliseconds a thousand words | {' | '.join(f'{words:,} words' for words in WORDS)} |",
        f"| --- |{' ---: |' * len(WORDS)}",
    ]
    for language, kinds in found.items():
        for kind, curve in kinds.items():
            values = json.loads(json.dumps(curve)).values()  # the same from the file
            lines.append(f"| {language}: {kind} | {' | '.join(f'{value * 1_000:.0f}' for value in values)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
