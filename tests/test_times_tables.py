"""The tables of words of time: every kind, setting, macro, pattern and rule is declared, used and read."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from depesche import listing, read
from depesche.errors import LanguageError
from depesche.language import LANGUAGES, inventory, registry, tables
from depesche.times import kinds, lexicon, nested, patterns, values
from depesche.times.words import words_of

ROOM = Path(lexicon.__file__).parent
INNER = {"countedfrom", "partof", "weekof", "halfof", "weeknumber"}
"""Rules whose argument begins with one of the rules of ``depesche.times.nested.INNER``, or names a unit."""
ANY_RULE = {"clockday", "night", "nightspan"}
"""Rules whose argument is any rule."""


def rows(language: str) -> list[tuple[str, str, str]]:
    return [(row["words"], row["kind"], row["value"]) for row in tables.rows(language, "times")]


def words(language: str) -> list[tuple[str, str, str]]:
    """Every word with its kind and value."""
    found = [(text, kind, value) for text, kind, value in rows(language) if kind not in kinds.SPECIAL]
    return [(word, kind, value) for text, kind, value in found for word in tables.values(text)]


@cache
def by_themselves() -> set[str]:
    """The kinds of numbers and marks."""
    numbers = map(lexicon.number_kinds, lexicon.SAMPLES.split())
    return set(lexicon.PUNCTUATION.values()).union(*numbers)


def in_tables() -> set[str]:
    return {name for language in LANGUAGES for _, kind, _ in rows(language) for name in kind.split("+")}


def in_patterns(language: str) -> set[str]:
    sources = (source for source, _ in lexicon.lexicon(language).patterns)
    return {kind for source in sources for item in kinds.ITEM.findall(source) for kind in kinds.kinds_of_item(item)}


@cache
def in_code() -> set[str]:
    """The strings of the room's code that may name a kind or a setting: not names of rules, nor what makes kinds."""
    found = set(kinds.SPECIAL)
    for path in ROOM.glob("*.py"):
        if path.stem in ("lexicon", "kinds"):
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        rules = [n.value for n in tree.body if isinstance(n, ast.AnnAssign) and ast.unparse(n.target) == "RULES"]
        names = {key for rule in rules if rule is not None for key in ast.walk(rule)}
        texts = [n for n in ast.walk(tree) if isinstance(n, ast.Constant) and n not in names]
        found |= {n.value for n in texts if isinstance(n.value, str)}
    return found


def kinds_asked_for() -> set[tuple[str, str]]:
    """File and kind wherever the code asks a match or a word for one by name."""
    found = set()
    for path in ROOM.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            of_match = ast.unparse(node.func.value) == "found" and node.func.attr in ("get", "number", "all")
            of_word = ast.unparse(node.func.value) == "context" and node.func.attr == "kind"
            asked = node.args if of_match else node.args[1:] if of_word else []
            found |= {(path.name, str(one.value)) for one in asked if isinstance(one, ast.Constant)}
    return found


def test_every_kind_there_is_has_a_row() -> None:
    assert sorted(in_tables() | by_themselves()) == sorted(kinds.kinds())
    assert len(kinds.kinds()) == len(kinds._rows("kinds.tsv"))
    assert len(kinds.settings()) == len(kinds._rows("settings.tsv"))


def test_every_kind_is_read_by_a_pattern_or_by_the_code() -> None:
    read = in_code().union(*map(in_patterns, LANGUAGES))
    assert [kind for kind in kinds.kinds() if kind not in read] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_a_language_has_words_of_is_read_in_it(language: str) -> None:
    read = in_code() | in_patterns(language)
    assert [kind for kind in {kind.split("+")[-1] for _, kind, _ in rows(language)} if kind not in read] == []


def test_the_code_asks_for_no_kind_that_there_is_not() -> None:
    assert [one for one in sorted(kinds_asked_for()) if one[1] not in kinds.kinds() and one[1][0] != "="] == []


@pytest.mark.parametrize("kind", [kind for kind in kinds.kinds() if kind not in kinds.SPECIAL])
def test_the_examples_of_a_kind_are_of_it(kind: str) -> None:
    meaning = kinds.kinds()[kind].meaning
    examples = meaning[meaning.rindex(" (") + 2 : -1].split(" / ")
    assert len(examples) == (1 if kind not in in_tables() else 2)
    for language, example in zip(LANGUAGES, examples, strict=False):
        if example != "–" or kind == "dash":
            word = words_of(example, lexicon.lexicon(language), set())
            assert len(word.texts) == 1
            assert kind in word.kinds(0)
        else:
            assert all(name != kind for _, made, _ in rows(language) for name in made.split("+"))


def test_every_setting_is_chosen_by_a_language_and_read() -> None:
    chosen = {text for language in LANGUAGES for text, kind, _ in rows(language) if kind == "setting"}
    assert sorted(chosen) == sorted(kinds.settings())
    endings = tuple(text for text in in_code() if text.startswith("_"))
    assert [name for name in chosen if name not in in_code() and not name.endswith(endings)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_has_a_kind_twice(language: str) -> None:
    """Small letters also match with a capital, so a capital beside them says nothing new."""
    found = Counter((word, kind) for word, kind, _ in words(language))
    value = {(word, kind): value for word, kind, value in words(language)}
    small = [(word[0].lower() + word[1:], kind, value[word, kind]) for word, kind in found if word[0].isupper()]
    assert [one for one, count in found.items() if count > 1] == []
    assert [(word, kind) for word, kind, own in small if value.get((word, kind)) == own] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_macro_is_used_and_made_once(language: str) -> None:
    made = [name for _, kind, name in rows(language) if kind == "macro"]
    text = " ".join(text for text, kind, _ in rows(language) if kind in ("macro", "pattern"))
    assert [name for name in made if made.count(name) > 1 or f"<{name}>" not in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pattern_wins_somewhere(language: str) -> None:
    """All states of the automaton are visited: a row that no state accepts is hidden by rows before it."""
    rules = patterns.grammar(language)
    sets = list({classes for edges in rules.edges for classes, _ in edges})
    alike = {tuple(one in classes for classes in sets): one for one in rules.lex.classes.values()}
    states, waiting = {rules.start.places: rules.start}, [rules.start]
    while waiting:
        state = waiting.pop()
        for character in alike.values():
            after = rules.step(state, character)
            if after is not None and after.places not in states:
                states[after.places] = after
                waiting.append(after)
    winners = {state.accepts for state in states.values()}
    assert [row for number, row in enumerate(rules.lex.patterns) if number not in winners] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_item_of_a_pattern_has_words(language: str) -> None:
    rules = patterns.grammar(language)
    missing = [kind for kind in in_patterns(language) if not rules.lex.characters(kind)]
    assert missing == []


def rules_named(language: str) -> set[tuple[str, str]]:
    """Rule and argument of every pattern."""
    parts = (value.partition(":") for _, value in lexicon.lexicon(language).patterns)
    return {(rule, argument) for rule, _, argument in parts}


def test_every_rule_is_named_by_a_pattern() -> None:
    named = {name for language in LANGUAGES for pair in rules_named(language) for name in pair}
    assert [rule for rule in values.RULES if rule not in named] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_and_argument_that_a_pattern_names_is_there(language: str) -> None:
    wrong = {rule for rule, _ in rules_named(language) if rule not in values.RULES}
    for rule, argument in rules_named(language):
        name, _, unit = argument.partition(" ")
        known = nested.INNER if rule in INNER else values.RULES
        of_unit = rule == "partof" and name == "unit" and unit != ""
        optional = rule == "weeknumber" and not argument
        if rule in INNER | ANY_RULE and name not in known and not of_unit and not optional:
            wrong.add(f"{rule}:{argument}")
    assert wrong == set()


def forget() -> None:
    for one in (lexicon.lexicon, patterns.grammar, values.checked_grammar):
        one.cache_clear()


@pytest.fixture
def grammar_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], patterns.Grammar]]:
    """The patterns of a language with one weekday and a further row."""
    monkeypatch.setattr(registry, "folder", lambda _: tmp_path)
    monkeypatch.setattr(tables, "rows", tables.rows.__wrapped__)

    def made(row: str) -> patterns.Grammar:
        (tmp_path / "times.tsv").write_text(f"# Words.\nwords\tkind\tvalue\nlundi\tweekday\t1\n{row}\n", "utf-8")
        forget()
        return values.checked_grammar("fr")

    yield made
    forget()


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        ("mardi\twekday\t2", "unknown kind 'wekday'"),
        ("soir\tweekday+eve\tEV", "unknown kind 'eve'"),
        ("soir\tweekday+pattern\tEV", "unknown kind 'pattern'"),
        ("present\tsetting\tfutur", "may be past or present or future, not 'futur'"),
        ("presents\tsetting\tpast", "no setting 'presents'"),
        ("article? wekday\tpattern\tweekday", "unknown kind 'wekday'"),
        ("<wek> weekday\tpattern\tweekday", "unknown kind '<wek>'"),
        ("( weekday\tpattern\tweekday", "brackets that do not match"),
        ("weekday ) (\tpattern\tweekday", "brackets that do not match"),
        ("[ weekday\tpattern\tweekday", "brackets that do not match"),
        ("weekday ?\tpattern\tweekday", "stands behind no item"),
        ("weekday\tpattern\twekday", "unknown rule 'wekday'"),
    ],
)
def test_a_typo_in_a_table_is_an_error(grammar_of: Callable[[str], patterns.Grammar], row: str, wanted: str) -> None:
    with pytest.raises(LanguageError, match=f"times.tsv: .*{re.escape(wanted)}"):
        grammar_of(row)


def test_the_listing_of_languages_tells_what_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"words": "someday", "kind": "somekind", "value": ""}
    monkeypatch.setattr(tables, "rows", lambda *_: [row])
    forget()
    (problem,) = inventory.inventory("en", listing.CHECKS).problems
    forget()
    assert "times.tsv: the row 'someday' has the unknown kind 'somekind'" in problem


def test_a_pattern_may_name_a_kind_that_the_language_has_no_words_of(
    grammar_of: Callable[[str], patterns.Grammar],
) -> None:
    rules = grammar_of("article? weekday ( daypart/season )?\tpattern\tweekday")
    found = patterns.matches(words_of("le lundi soir", rules.lex, set()), rules)
    assert [(one.rule, one.begin, one.end) for one in found] == [("weekday", 1, 2)]


def test_the_rows_of_the_guide_give_the_values_it_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    guide = (ROOM.parents[2] / "docs" / "times.md").read_text(encoding="utf-8")
    guide = guide.partition("### An expression is added\n")[2].partition("\n### ")[0]
    sentence, _, block = guide.strip().partition("* On Wednesday 4 March 2026")
    added = [line.split("\t") for line in block.partition("```tsv\n")[2].partition("\n```")[0].split("\n")]
    shown = re.findall(r"^\| ([^|]+) \| `(\S+)` \|$", block, re.MULTILINE)
    table = [*tables.rows("en", "times"), *(dict(zip(tables.COLUMNS["times"], row, strict=True)) for row in added)]
    monkeypatch.setattr(tables, "rows", lambda *_: table)
    forget()
    rules = values.checked_grammar("en")
    forget()
    monkeypatch.undo()
    monkeypatch.setattr("depesche.times.checked_grammar", lambda _: rules)
    found = read(sentence.strip("* "), published="2026-03-04", language="en").times
    assert [(time.text, time.value) for time in found] == shown
    assert len(shown) == len(added)
