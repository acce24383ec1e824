"""The generated parts of docs/times.md: examples with the values the reader gives, and how sure each rule is."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

import depesche
from benchmarks import time_phrases
from benchmarks.figures import baseline
from depesche import times
from depesche.language import LANGUAGES
from depesche.language.tables import rows
from depesche.times import kinds as declared

PUBLISHED = "2025-09-24"
EXAMPLES = (
    ("day", "Am 21. September 2025 reiste sie ab.", "She left on September 21, 2025."),
    ("day without year", "Am 21.9. reiste sie ab.", "She left on Sept. 21."),
    ("weekday, told", "Am Sonntag reiste sie ab.", "She left on Sunday."),
    ("weekday, planned", "Am Sonntag wird sie abreisen.", "She will leave on Sunday."),
    ("weekday with direction", "Sie wählen kommenden Sonntag.", "They vote next Sunday."),
    ("part of a day", "Er landete am Donnerstagabend.", "He landed on Thursday evening."),
    ("clock time", "Er landete am Montag um 20.15 Uhr.", "He landed on Monday at 8:15 p.m."),
    ("time zone", "Er landete am Montag um 20 Uhr MESZ.", "He landed on Monday at 18:00 GMT."),
    ("relative day", "Er landete gestern.", "He landed yesterday."),
    ("week", "Sie einigten sich vergangene Woche.", "They agreed last week."),
    ("weekend", "Sie einigten sich am Wochenende.", "They agreed at the weekend."),
    ("month", "Sie einigten sich im August.", "They agreed in August."),
    ("part of a month", "Sie einigten sich Mitte Mai.", "They agreed in mid-May."),
    ("quarter", "Im dritten Quartal stieg der Gewinn.", "Profit rose in the third quarter."),
    ("season", "Im Sommer 2024 stieg der Gewinn.", "Profit rose in the summer of 2024."),
    ("year", "Noch dieses Jahr wird gewählt.", "They will vote this year."),
    ("decade", "In den 90er Jahren war das anders.", "In the 1990s it was different."),
    ("century", "Im vergangenen Jahrhundert war das anders.", "In the 20th century it was different."),
    ("ago", "Vor drei Jahren war das anders.", "Three years ago it was different."),
    ("duration", "Der Krieg dauerte drei Jahrzehnte.", "The war lasted three decades."),
    ("vague duration", "Der Krieg dauerte mehrere Jahre.", "The war lasted several years."),
    ("length of a video", "Das Video dauert 26:25 min.", "The film runs 90 minutes."),
    ("set", "Jeden Montag tagt der Rat.", "The council meets every Monday."),
    ("how often", "Zweimal im Jahr tagt der Rat.", "The council meets twice a year."),
    ("holiday", "Ostern 2024 schwieg der Rat.", "The council was silent on Easter 2024."),
    ("range", "Vom 3. bis 5. Mai tagte der Rat.", "The council met from May 3 to May 5."),
    ("past and present", "Kürzlich stritten sie, jetzt schweigen sie.", "They quarrelled recently, now they agree."),
    ("from the text", "Am Sonntag starb er. Am Tag darauf kam sie.", "He died on Sunday. She came two days later."),
    ("from the text, year", "2019 starb er. Sie kam im selben Jahr.", "He died in 2019. She came the same year."),
    ("no time", "Die „Welt am Sonntag“ zitierte Theresa Mai.", "The Sunday Times quoted Theresa May."),
)  # fmt: skip
FEW = 10


def examples() -> str:
    """The table of examples: in each sentence the expressions and what they mean."""
    lines = [f"| on {PUBLISHED} | German | English |", "| --- | --- | --- |"]
    lines += [f"| {kind} | {_marked(german, 'de')} | {_marked(english, 'en')} |" for kind, german, english in EXAMPLES]
    return "\n".join(lines)


def _marked(sentence: str, language: str) -> str:
    """The sentence with its expressions in bold, and their values."""
    times = depesche.read(sentence, published=PUBLISHED, language=language).times
    for time in reversed(times):
        sentence = f"{sentence[: time.begin]}**{time.text}**{sentence[time.end :]}"
    values = ", ".join(f"`{time.value}`{f' {time.mod}' if time.mod else ''}" for time in times)
    return f"{sentence}<br>{values or 'none'}"


def rules() -> str:
    """How often the values of each rule were right on annotated news, the common rules first."""
    lines = ["| rule | values right | of | confidence |", "| --- | --- | --- | --- |"]
    shares = times.CONFIDENCE
    common = sorted(shares.measured.items(), key=lambda item: (-item[1][1], item[0]))
    often = [(rule, right, found) for rule, (right, found) in common if found >= FEW]
    lines += [f"| `{rule}` | {right} | {found} | {shares.of(rule):.2f} |" for rule, right, found in often]
    rare = sum(found < FEW for _, found in shares.measured.values())
    return "\n".join(lines) + f"\n\n{rare} more rules fired fewer than {FEW} times there."


def kinds() -> str:
    """The table of the kinds of words, with the rows that each language has of them."""
    counts = [Counter(row["kind"].split("+")[-1] for row in rows(language, "times")) for language in LANGUAGES]
    cells = [["kind", "value", "meaning", *(f"rows {language}" for language in LANGUAGES)]]
    cells += [
        [f"`{one.kind}`", one.value, one.meaning, *(str(count[one.kind] or "") for count in counts)]
        for one in declared.kinds().values()
    ]
    return _table(cells)


def settings() -> str:
    """The table of the settings, with what each language chooses."""
    chosen = [
        {r["words"]: r["value"] for r in rows(language, "times") if r["kind"] == "setting"} for language in LANGUAGES
    ]
    cells = [["setting", "values", "chooses", *LANGUAGES]]
    cells += [
        [f"`{one.setting}`", one.values.replace("|", ", "), one.meaning]
        + [choice.get(one.setting, "").replace("|", ", ") for choice in chosen]
        for one in declared.settings().values()
    ]
    return _table(cells)


def _table(cells: list[list[str]]) -> str:
    """Rows of cells in Markdown, the head first."""
    head, *body = [[cell.replace("|", "\\|") for cell in row] for row in cells]
    return "\n".join(f"| {' | '.join(row)} |" for row in [head, ["---"] * len(head), *body])


def modules() -> str:
    """The modules of the room with the first line of each docstring."""
    lines = ["| module of `depesche.times` | holds |", "| --- | --- |"]
    for path in sorted(Path(times.__file__).parent.glob("*.py")):
        first = (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").partition("\n\n")[0]
        lines.append(f"| `{path.stem}` | {' '.join(first.split())} |")
    return "\n".join(lines)


def phrases() -> str:
    """The share of right values by set, and what is out of scope: how many cases of each class, and why."""
    counts = Counter((name, reason) for name, cases in time_phrases.out_of_scope().items() for reason in cases.values())
    sets = list(time_phrases.SETS)
    shares = [f"{baseline()[name]['figures']['right']:.3f}" for name in sets]
    lines = [f"| | {' | '.join(f'`{name}`' for name in sets)} |", f"| --- |{' ---: |' * len(sets)}"]
    lines.append(f"| values right, of those in scope | {' | '.join(shares)} |")
    for reason, meaning in time_phrases.reasons().items():
        numbers = [str(counts[name, reason] or "") for name in sets]
        lines.append(f"| out: {meaning.replace('|', chr(92) + '|')} | {' | '.join(numbers)} |")
    return "\n".join(lines)
