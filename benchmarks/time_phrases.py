"""How many time phrases of other libraries' test suites the times room gives the right value.

    python -m benchmarks.time_phrases [SET ...] [--times DIR] [--misses] [--json]

Sets: ``times-phrases-de`` and ``times-phrases-en`` are specifications of Microsoft's Recognizers-Text (sentences with
a reference time and what is to be found; MIT), ``times-duckling-de`` the German corpus of Facebook's Duckling (phrases
said on 12 February 2013, 4:30; BSD). A value is right when one of our times within the marked words has it:

- *Dates, weeks, months, quarters, years, holidays* as stretches of the calendar; without a year any year they offer.
- *Ranges*: two of our times are begin and end (the last day, or the one after it, as they write it), or one covers
  all of it (199 for 1990 to 1999). With one end (since, before), one of ours begins or ends there. A range of so many
  units up to or from the day of reference is that duration, as TIMEX3 has it: ``the next three days`` is P3D.
- *Amounts from now* keep their grain in TIMEX3: ``three weeks ago`` is a week, where they give its day; and where the
  gold sets leave the preposition outside (``vor drei Wochen``) they are that duration.
- A feast of several days is right by its first day, or the month or week it fills; one that begins in the evening, by
  the day before or after that evening.
- Duckling looks ahead where a phrase alone may mean either: the weekday or day before the reference will do.
- *Clock times* by hour and minute, with the day where they have one; without a half of the day either will do.
- *Parts of the day* as TMO, TMI, TAF, TEV, TNI, TDT; *seasons* by name and year, whatever day they begin on.
- *Durations* by length (PT90M is PT1.5H); *sets* as written, a clock time within a set as a time of its own.
- They take small letters for capitals (``am montag``); words that the table of times knows only with a capital get it.
- A case without results is right when we find nothing; so is a day that does not exist.

A report is dated by its day, so what needs the current hour is out of scope, as are other classes that
``time_phrases_out.tsv`` names and lists by case. Figures: ``right`` is the share of the values in scope that are right.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timezone
from functools import cache
from pathlib import Path
from typing import NamedTuple

from benchmarks import duckling, recognizers
from benchmarks.time_options import Case, Wanted, is_right, ours
from depesche import language, times
from depesche.document import Document
from depesche.report import Block, Time
from depesche.times.lexicon import TOKEN, Lexicon, lexicon
from training.treebanks import CORPORA

BEFORE_NOUNS = frozenset(("am", "zu", "zum", "vom", "gegen"))
"""German words behind which a word of time is a noun: am morgen."""
OUT = Path(__file__).with_name("time_phrases_out.tsv")


class Phrases(NamedTuple):
    """A set: its file, language, reader, and the zone its clock times are in."""

    file: str
    language: str
    cases: Callable[[Path], Iterator[Case]]
    zone: timezone | None = None


SETS = {
    "times-phrases-de": Phrases("recognizers-de.json", "de", recognizers.cases),
    "times-phrases-en": Phrases("recognizers-en.json", "en", recognizers.cases),
    "times-duckling-de": Phrases("duckling-de.hs", "de", duckling.cases, duckling.ZONE),
}


class Outcome(NamedTuple):
    """One value to be found, and how it went."""

    case: Case
    wanted: Wanted
    found: list[Time]
    right: bool
    out: str
    """Why it is out of scope, or empty."""


def main() -> None:
    """Score sets and print them."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"{', '.join(SETS)}; default: all")
    parser.add_argument("--times", type=Path, default=CORPORA / "times", help="folder of the files")
    parser.add_argument("--misses", action="store_true", help="print the values in scope that are wrong")
    parser.add_argument("--json", action="store_true", help="print the figures only: set to figure to value")
    given = parser.parse_args()
    names = given.sets or list(SETS)
    if given.json:
        print(json.dumps({name: figures(name, given.times) for name in names}, indent=1))
        return
    for name in names:
        found = list(outcomes(name, given.times))
        print(*_summary(name, found), sep="\n")
        if given.misses:
            print(*(_line(outcome) for outcome in found if not outcome.right and not outcome.out), sep="\n")


def figures(name: str, folder: Path = CORPORA / "times") -> dict[str, float]:
    """The share of right values in scope, and that share for each type."""
    scoped = [outcome for outcome in outcomes(name, folder) if not outcome.out]
    types = sorted({outcome.wanted.type for outcome in scoped})
    by_type = {f"{kind}.right": _share(o for o in scoped if o.wanted.type == kind) for kind in types}
    return {"right": _share(scoped), **by_type}


def _share(found: Iterable[Outcome]) -> float:
    hits = [outcome.right for outcome in found]
    return round(sum(hits) / len(hits), 4)


def outcomes(name: str, folder: Path = CORPORA / "times") -> Iterator[Outcome]:
    """Every value of a set, read and compared."""
    phrases, out = SETS[name], out_of_scope().get(name, {})
    for case in phrases.cases(folder / phrases.file):
        found = read(case, phrases.language)
        for index, wanted in enumerate(case.wanted):
            within = [time for time in found if time.begin < wanted.end and time.end > wanted.begin]
            values = [time.value for time in within if time.value is not None]
            right = is_right(wanted, ours(values, case.published, phrases.zone))
            reason = out.get(str(case.number)) or out.get(f"{case.number}.{index}", "")
            yield Outcome(case, wanted, within, right, reason)


def read(case: Case, code: str) -> list[Time]:
    """What the times room finds in a case; every line is a paragraph."""
    text = written(case.text, lexicon(code))
    document = Document(text, language=code, blocks=list(_lines(text)))
    document.published = case.published.isoformat() if case.published else None
    language.annotate(document)
    times.annotate(document)
    return document.times


def written(text: str, lex: Lexicon) -> str:
    """The text with the capitals of words that the table of times knows only with them: ``am montag``."""
    tokens = [(match.start(), match.group()) for match in TOKEN.finditer(text)]
    small = [token.lower() for _, token in tokens]
    folded = [*(token.casefold() for token in small), ""]
    letters = list(text)
    for index, (begin, token) in enumerate(tokens):
        spellings = [token, token.capitalize(), token.upper()] if token.islower() else [token]
        if index and small[index - 1] in BEFORE_NOUNS:
            spellings = [token.capitalize(), token]
        known = next((spelling for spelling in spellings if spelling in lex.words), token)
        letters[begin : begin + len(token)] = known
    for index in range(len(tokens)):
        for parts, _ in lex.phrases.get((small[index], folded[index + 1]), ()):
            if small[index : index + len(parts)] == [part.lower() for part in parts]:
                for (at, word), part in zip(tokens[index:], parts, strict=False):
                    letters[at : at + len(word)] = part if word.islower() else word
    return "".join(letters)


def _lines(text: str) -> Iterator[Block]:
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield Block("paragraph", at, at + len(line))
        at += len(line) + 1


@cache
def out_of_scope() -> dict[str, dict[str, str]]:
    """Set to case to the reason why it is out of scope; a case is ``12``, or ``12.1`` for its second value."""
    listed: dict[str, dict[str, str]] = {}
    with OUT.open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        for row in csv.DictReader(lines, delimiter="\t"):
            listed.setdefault(row["set"], {})[row["case"]] = row["reason"]
    return listed


def reasons() -> dict[str, str]:
    """Reason to its meaning, as the head of the table of cases out of scope has them."""
    head = (line[4:] for line in OUT.read_text(encoding="utf-8").splitlines() if line.startswith("#   "))
    pairs = (line.partition(" ") for line in head)
    return {reason: meaning.strip() for reason, _, meaning in pairs}


def _summary(name: str, found: list[Outcome]) -> Iterator[str]:
    """Right and in scope, of all and by type; then what is out of scope by reason, with what is right all the same."""
    scoped = [outcome for outcome in found if not outcome.out]
    yield f"{name}: {sum(o.right for o in scoped)} of {len(scoped)} right ({_share(scoped):.3f})"
    for kind, count in sorted(Counter(outcome.wanted.type for outcome in scoped).items()):
        yield f"  {kind}: {sum(o.right for o in scoped if o.wanted.type == kind)} of {count}"
    for reason, count in sorted(Counter(outcome.out for outcome in found if outcome.out).items()):
        yield f"  out, {reason}: {count} ({sum(o.right for o in found if o.out == reason)} right)"


def _line(outcome: Outcome) -> str:
    """A miss: case, type, text with the marked words, what would be right and what we found."""
    case, wanted = outcome.case, outcome.wanted
    marked = f"{case.text[: wanted.begin]}[{case.text[wanted.begin : wanted.end]}]{case.text[wanted.end :]}"
    right = " | ".join(dict.fromkeys(_option(o) for o in wanted.options))
    found = ", ".join(f"{time.text!r} {time.value}" for time in outcome.found) or "nothing"
    return f"{case.number} {wanted.type} ({case.published}) {marked!r}: wanted {right}; found {found}"


def _option(option: tuple[object, ...]) -> str:
    parts = [str(part).removesuffix(" 00:00:00") for part in option if part and part != datetime.min]
    return " ".join(part for part in parts if not part.startswith("9999"))


if __name__ == "__main__":
    main()
