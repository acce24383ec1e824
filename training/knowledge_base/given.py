"""First names with their sex and surnames: curated lists, the lists of Faker (MIT), the names of the persons."""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter, defaultdict
from collections.abc import Iterable

import faker.providers.lorem
import faker.providers.person

from depesche.actors.knowledge import plain
from depesche.actors.knowledge.spelling import fold, is_latin
from depesche.actors.knowledge.writer import FAMILY_FIRST
from depesche.language import LANGUAGES, tables
from training.knowledge_base.tables import Row, values

FEWEST_FIRST, FEWEST_LAST = 2, 4
"""Names that fewer persons bear tell a name tagger nothing."""
UNDECIDED = 1
"""Lists of countries that may have a name for both sexes while all others have it for one."""
LISTED = 2
"""What a name of a list counts at least."""
LOCALES = {
    "DEU": "de_DE", "AUT": "de_AT", "CHE": "de_CH", "ITA": "it_IT", "FRA": "fr_FR", "ESP": "es_ES", "GBR": "en_GB",
    "USA": "en_US", "POL": "pl_PL", "NLD": "nl_NL", "FIN": "fi_FI", "NOR": "no_NO", "DNK": "da_DK", "SWE": "sv_SE",
    "BRA": "pt_BR", "PRT": "pt_PT", "CZE": "cs_CZ", "HRV": "hr_HR", "ROU": "ro_RO", "SVK": "sk_SK", "SVN": "sl_SI",
}  # fmt: skip
"""Countries whose own list decides where the lists of the world disagree: Andrea is a man in Italy."""


def common_words() -> frozenset[str]:
    """Folded words that are no names: those of the languages, and Faker's lists of frequent words."""
    words: set[str] = set()
    for module in _modules(faker.providers.lorem):
        if module.rsplit(".", 1)[-1] in {"de_DE", "en_US"}:
            words |= set(importlib.import_module(module).Provider.word_list)
    return plain.common_words() | {key for word in words if " " not in (key := fold(word))}


def _modules(package: object) -> list[str]:
    found = pkgutil.iter_modules(package.__path__, f"{package.__name__}.")  # type: ignore[attr-defined]
    return sorted(module.name for module in found if module.ispkg)


class Given:
    """First names and surnames by folded word."""

    def __init__(self, first: list[Row], last: list[Row], holders: list[Row], common: frozenset[str]) -> None:
        """Read the lists; ``first``, ``last``, ``holders``: curated rows, the last ones of persons with their sex."""
        self._common = common
        self._local: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(_sets)
        """List or country to first name to the sexes it is given to there."""
        self.surnames: set[str] = set()
        self._read_lists()
        self._read_rows(holders)
        self._curated = {fold(row["name"]): row["sex"] for row in first}
        self.surnames |= {key for row in last if " " not in (key := fold(row["name"]))}
        names = {name for local in self._local.values() for name in local} - common
        self.first_names = names | {name for name in self._curated if " " not in name}

    def _read_lists(self) -> None:
        for module in _modules(faker.providers.person):
            provider = importlib.import_module(module).Provider
            local = self._local[module.rsplit(".", 1)[-1]]
            for sex, attributes in (
                ("f", ("first_names_female", "first_names_women")),
                ("m", ("first_names_male", "first_names_men")),
            ):
                for name in _words(provider, attributes):
                    local[name].add(sex)
            last = _words(provider, ("last_names", "last_names_female", "last_names_male"))
            self.surnames |= set(last) - self._common

    def _read_rows(self, holders: list[Row]) -> None:
        for language in LANGUAGES:
            for row in tables.rows(language, "actor_words"):
                for name in values(row["words"]) if row["kind"] == plain.FEMALE else ():
                    self._local[language][fold(name)].add("f")
        for row in holders:
            words = fold(row["person"]).split()
            if row["sex"] and row["country"] not in FAMILY_FIRST and len(words) > 1:
                self._local[row["country"]][words[0]].add(row["sex"])

    def sex(self, word: str, country: str = "") -> str:
        """``f`` or ``m`` where only women or only men bear the folded first name, of a country if one is given."""
        curated = self._curated.get(word, "")
        if curated in {"f", "m"}:
            return curated
        for place in (country, LOCALES.get(country, "")):
            local = self._local[place].get(word, set()) if place and place in self._local else set()
            if len(local) == 1:
                return next(iter(local))
        votes = Counter("".join(sorted(sexes)) for local in self._local.values() if (sexes := local.get(word)))
        undecided = votes.pop("fm", 0)
        return next(iter(votes)) if not curated and len(votes) == 1 and undecided <= UNDECIDED else ""

    def first_rows(self, persons: Counter[str]) -> list[tuple[str, int, str]]:
        """Rows of the table ``first``."""
        counts = {name: count for name, count in persons.items() if count >= FEWEST_FIRST}
        for name in self.first_names:
            counts[name] = max(persons[name], LISTED)
        return [(name, count, self.sex(name)) for name, count in sorted(counts.items())]

    def last_rows(self, persons: Counter[str]) -> list[tuple[str, int]]:
        """Rows of the table ``last``."""
        counts = {name: count for name, count in persons.items() if count >= FEWEST_LAST}
        for name in self.surnames:
            counts[name] = max(persons[name], LISTED)
        return sorted(counts.items())


def _sets() -> defaultdict[str, set[str]]:
    return defaultdict(set)


def _words(provider: object, attributes: Iterable[str]) -> list[str]:
    """Folded names of one word in Latin letters from the lists of a provider."""
    found = []
    for attribute in attributes:
        for name in getattr(provider, attribute, ()):
            key = fold(name) if isinstance(name, str) and is_latin(name) and name[:1].isupper() else ""
            if len(key) > 1 and " " not in key and key.isalpha():
                found.append(key)
    return found
