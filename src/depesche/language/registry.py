"""The languages there are: folders with a declaration, the shipped ones and your own.

A language is a folder named by its ISO 639-1 code that holds a ``language.toml``. Shipped ones stand beside this
module; the environment variable ``DEPESCHE_LANGUAGES`` names further folders (a language, or a folder of languages),
separated as in ``PATH``. The folders are looked up once. ``docs/adding-a-language.md`` says what stands in them.
"""

from __future__ import annotations

import os
import re
import sys
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Literal

import msgspec

from depesche.errors import LanguageError, UnknownLanguageError

DECLARATION = "language.toml"
VARIABLE = "DEPESCHE_LANGUAGES"
GUIDE = "docs/adding-a-language.md"
SHIPPED = Path(__file__).parent
CODE = re.compile("[a-z]{2}")
TAGGER, NAMES = "pos.npz", "names.npz"
"""The models a language may have; the card stands beside each, with the ending ``.md``."""
REQUIRED = tuple(
    f"{table}.tsv"
    for table in ("function_words", "abbreviations", "auxiliaries", "verbs", "prepositions", "subordinators")
)
"""Without these a text cannot be cut into sentences and clauses."""
WITHOUT = {
    TAGGER: "parts of speech by the tables alone",
    "grammar.py": "clauses by marks and subordinators alone",
    "times.tsv": "no times",
    NAMES: "names by the tables and capitals alone",
    "actor_words.tsv": "roles and pronouns tied to nobody",
    "cues.tsv": "quotations by verbs alone",
    "event_words.tsv": "no events and positions",
}
"""What a language can do without, and what that costs."""


class Traits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a language is built, where the rules need to know. The defaults are what most languages do."""

    capital_nouns: bool = False
    """Nouns are written with a capital: German."""
    capital_adjectives: bool = False
    """Adjectives of countries are written with a capital: ``Russian``; else only the people are: ``die Russen``."""
    compounds: bool = False
    """Compounds are one word: ``Regierungssprecher``; else a role may be several words: ``prime minister``."""
    plural_by_form: bool = True
    """The form of a noun tells one from many; else its article does as well, and ``number.py`` says how."""
    genitive: Literal["", "s", "'s"] = ""
    """How a name owns: ``s`` written on to it (``Merkels``), ``'s`` as a word of its own (``Trump's``), or neither."""
    gendered_pronouns: bool = True
    """Pronouns go by the gender of nouns, so that ``she`` may be a thing: German, French; not English."""
    name_links: bool = True
    """Names of persons may hold words that join (``von``, ``de``); else such a word ends the name."""
    inverted_cue: bool = False
    """Behind a quotation the verb of saying goes before its subject: „…“, sagte Kim."""
    reported_subjunctive: bool = False
    """Verbs in the subjunctive mark what others said: German Konjunktiv I."""
    ordinal_dot: bool = False
    """A full stop makes an ordinal of a number: 3. September."""
    adjective_endings: tuple[str, ...] = ()
    """Endings of attributive adjectives, longest first; empty where they do not change."""
    name_endings: tuple[str, ...] = ()
    """Endings that names, peoples and roles may have beyond their form in the tables, longest first."""


class Conventions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the reporters of a language, and its gold data, count as one quotation."""

    nested_marks: bool = True
    """Whether marks inside an indirect quotation are a direct quotation of their own."""
    joined_sentences: bool = False
    """Whether marks before and behind a cue that ends the sentence (``“A,” she said. “B.”``) are one quotation."""
    matter_alone: bool = False
    """Whether a reported act is its matter (``called for [a ban]``) or the whole clause (``[Sie forderte …]``)."""
    relative_in_speaker: bool = False
    """Whether a relative clause between speaker and verb belongs to the speaker's words."""
    participles: bool = False
    """Whether participles introduce quotations (``…, saying that``)."""
    bare_complements: bool = False
    """Whether any verb with a complement takes one without conjunction in the indicative (``thinks it is``)."""


class Language(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The declaration of a language, as ``language.toml`` writes it."""

    code: str
    """ISO 639-1; also the name of the folder."""
    name: str
    """In English."""
    own_name: str
    """As those who speak it call it."""
    source: str
    """Where tables and models come from, in a sentence."""
    licence: str
    """SPDX expression for the tables."""
    traits: Traits = Traits()
    quotations: Conventions = Conventions()


class _Found(msgspec.Struct, frozen=True):
    folders: dict[str, Path]
    problems: tuple[str, ...]


@cache
def _found() -> _Found:
    """Every language folder by code, the shipped first, and what is wrong with the paths of the variable."""
    folders = {path.name: path for path in _inside(SHIPPED)}
    problems = []
    for given in filter(None, os.environ.get(VARIABLE, "").split(os.pathsep)):
        path = Path(given).expanduser().absolute()
        new = [path] if (path / DECLARATION).is_file() else list(_inside(path))
        if not new:
            reason = f"no folder of a language ({DECLARATION}) here, but {VARIABLE} names it"
            problems.append(str(unusable(path, reason)))
        for folder in new:
            if not CODE.fullmatch(folder.name):
                problems.append(str(unusable(folder, "its name must be the two letters of ISO 639-1")))
            elif folder.name in folders:
                problems.append(str(unusable(folder, f"the language is there already: {shown(folders[folder.name])}")))
            else:
                folders[folder.name] = folder
    return _Found(folders, tuple(problems))


def _inside(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(Path(entry.path) for entry in os.scandir(folder) if (Path(entry.path) / DECLARATION).is_file())


def listed() -> tuple[str, ...]:
    """The codes of all folders there are, the shipped ones first."""
    return tuple(_found().folders)


@cache
def codes() -> tuple[str, ...]:
    """The codes of the languages that can be read: those that have all they need."""
    return tuple(code for code in listed() if folder(code).parent == SHIPPED or incomplete(code) is None)


def incomplete(code: str) -> LanguageError | None:
    """The error for a folder that lacks files every language needs; None when it has them."""
    missing = [name for name in REQUIRED if not has(code, name)]
    return unusable(folder(code), f"no {', '.join(missing)}, which every language needs") if missing else None


def check(code: str) -> None:
    """Raise :class:`UnknownLanguageError` or :class:`LanguageError` for a language that cannot be read."""
    if (error := incomplete(code)) is not None:
        raise error


def problems() -> tuple[str, ...]:
    """What is wrong with the folders that ``DEPESCHE_LANGUAGES`` names, a sentence each."""
    return _found().problems


def folder(code: str) -> Path:
    """The folder of a language; raises :class:`UnknownLanguageError` when there is none."""
    found = _found().folders.get(code)
    if found is None:
        reasons = [f"no such language: {code!r}; there are {', '.join(listed())}", *problems()]
        raise UnknownLanguageError("; ".join(reasons))
    return found


@cache
def language(code: str) -> Language:
    """The declaration of a language; raises :class:`LanguageError` when it cannot be used."""
    import tomllib  # noqa: PLC0415 - start-up of commands that read nothing

    path = folder(code) / DECLARATION
    try:
        declared = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Language)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise unusable(path, str(error)) from None
    if declared.code != code:
        raise unusable(path, f"says code {declared.code!r}, but its folder is named {code!r}")
    return declared


def unusable(path: Path, reason: str) -> LanguageError:
    """The error for a folder or file of a language that cannot be used."""
    return LanguageError(f"{shown(path)}: {reason}; see {GUIDE}")


def shown(path: Path) -> str:
    """A path as messages write it: from the working directory where it lies in there."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def traits(code: str) -> Traits:
    """How a language is built."""
    return language(code).traits


def has(code: str, name: str) -> bool:
    """Whether the folder of a language holds a file."""
    return (folder(code) / name).is_file()


@cache
def language_module(code: str, name: str) -> ModuleType | None:
    """The Python module of a language (``grammar``, ``morphology``, ``number``), None where its folder has none.

    It is ``depesche.language.CODE.NAME`` wherever the folder lies, so that its modules may import each other.
    """
    if not has(code, f"{name}.py"):
        return None
    home = str(folder(code).parent)
    package = sys.modules[__package__ or ""]
    if home not in package.__path__:
        package.__path__.append(home)
    return import_module(f"{__package__}.{code}.{name}")


@cache
def lacks(code: str) -> str:
    """What a language does without and what that costs, as one sentence; empty when it has all."""
    missing = [f"{file} ({cost})" for file, cost in WITHOUT.items() if not has(code, file)]
    return f"{language(code).name} has no {', no '.join(missing)}" if missing else ""
