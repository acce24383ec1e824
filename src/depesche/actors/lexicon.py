"""The words of a language that name countries, organisations and roles, ready to be looked up token by token."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

import msgspec

from depesche.language import tables
from depesche.language.lexicon import vocabulary
from depesche.language.registry import traits
from depesche.language.tables import values

SHORTEST_STEM = 3
LONGEST_SHORT = 4  # letters of an abbreviation; longer words in capitals are plain names: MOSKAU
SHORTEST_LAST = 4  # letters of a role that is the last part of a compound
LONGEST_FRONT = 40  # letters; longer words are no compounds with a role
SHORTEST_FRONT = 3  # letters before the role in a German compound: Parteichef, not Ochef


class Entry(msgspec.Struct, frozen=True):
    """What a name of the tables stands for."""

    kind: str
    """country, adjective, inhabitant, metonym, city, organization, or affix (GmbH, FC)."""
    name: str
    """The name that reports show."""
    wikidata: str = ""
    country: str = ""
    sector: str = ""
    group: str = ""
    """Kind of organisation: party, armed, igo …"""
    alias: bool = False


class Role(msgspec.Struct, frozen=True):
    """A word for what a person or body is."""

    lemma: str
    sector: str
    kind: str
    plural: bool = False
    front: str = ""
    """First part of the compound it was found in: ``US``, ``Partei``; empty for the plain word."""
    size: int = 1
    """Tokens it covers."""
    feminine: bool = False


class _Node(msgspec.Struct):
    """A step in the tree of names: next word to next step, and what ends here."""

    steps: dict[str, _Node] = msgspec.field(default_factory=dict)
    entries: tuple[Entry, ...] = ()


class Lexicon:
    """The actor words of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.traits = traits(language)
        self.root = _Node()
        self.countries: dict[str, Entry] = {}
        """ISO code to the country's entry."""
        self.roles: dict[str, Role] = {}
        self.longest: dict[str, int] = {}
        """First word of roles with spaces to how many words the longest has."""
        self.directions = _words(language, "direction")
        self.directed = _words(language, "directed_adjective")
        """Endings of adjectives that directions go before in lower case: ostbosnisch."""
        self.continents = _words(language, "continent")
        """Beginnings of words that mean a country, but a continent behind a direction: Südamerika."""
        self.whole = frozenset(map(str.lower, _words(language, "whole")))
        """Roles that are no last part of compounds: Zeuge is not in Flugzeuge."""
        self.verbal = _words(language, "verbal_noun")
        """Endings of nouns made of verbs, before which a prefix is no first part of a compound: Entführung."""
        self.prefixes = vocabulary(language, "separable") | vocabulary(language, "inseparable")
        self.fronts: dict[str, Entry] = {}
        """First parts of hyphenated compounds: ``us`` to the USA."""
        self._places: dict[str, Entry] = {}
        """Cities, regions and capitals by name."""
        self._add_countries()
        self._add_adjectives_of_places()
        self._add_organizations()
        self._add_roles()

    def _add_countries(self) -> None:
        for row in tables.rows(self.language, "countries"):
            names = values(row["names"])
            iso3, wikidata = row["iso3"], row["wikidata"]
            country = Entry("country", names[0], wikidata, iso3)
            self.countries.setdefault(iso3, country)
            for name in names:
                self._add(name, country)
                self.fronts.setdefault(name.lower(), country)
            for front in values(row["compounds"]):
                self.fronts.setdefault(front.lower(), country)
            for word in values(row["adjectives"]):
                self._add(word, Entry("adjective", names[0], wikidata, iso3))
                self.fronts.setdefault(word.lower(), country)
            for word in values(row["inhabitants"]):
                self._add(word, Entry("inhabitant", names[0], wikidata, iso3))
            for kind in ("metonyms", "cities"):
                for word in values(row[kind]):
                    place = Entry("metonym" if kind == "metonyms" else "city", word, "", iso3)
                    self._places[word] = place
                    self._add(word, place)
                    if kind == "metonyms":
                        self.fronts.setdefault(word.lower(), place)

    def _add_adjectives_of_places(self) -> None:
        """Adjectives of cities and regions: bayerisch and Münchner, listed; Berliner, by the ending cities take."""
        places = {name: e for name, e in self._places.items() if " " not in name}
        for pair in _words(self.language, "place_adjective"):
            word, _, name = pair.partition("=")
            place = self._places.get(name)
            if place is not None:
                self._add(word, Entry("adjective", name, "", place.country, group="place"))
                places.pop(name, None)
        for ending in _words(self.language, "of_a_city"):
            for name, place in places.items():
                word = name + (ending[1:] if name.endswith(ending[:1]) else ending)
                self._add(word, Entry("adjective", name, "", place.country, group="place"))

    def _add_organizations(self) -> None:
        for row in tables.rows(self.language, "organizations"):
            kind = "affix" if row["kind"] == "affix" else "organization"
            plain = (row["name"], row["wikidata"], row["country"], row["sector"], row["kind"])
            entry = Entry(kind, *plain)
            self._add(row["name"], entry)
            for alias in values(row["aliases"]):
                self._add(alias, Entry(kind, *plain, alias=True))
            for name in (row["name"], *values(row["aliases"])):
                if " " not in name:
                    self.fronts.setdefault(name.lower(), entry)

    def _add(self, name: str, entry: Entry) -> None:
        if "/" in name:
            name = re.sub(r"(?<=[0-9])/", " / ", name)  # Bündnis 90/Die Grünen is four words
        words = name.replace("'s", " 's").split() if self.traits.genitive == "'s" else name.split()
        node = self.root
        for i, word in enumerate(words):
            key = self._adjective_stem(word) if i < len(words) - 1 else word
            node = node.steps.setdefault(key, _Node())
        node.entries += (entry,)

    def _adjective_stem(self, word: str) -> str:
        """First words of names may decline: Vereinte Nationen, der Vereinten Nationen."""
        if len(word) <= SHORTEST_STEM + 2:
            return word
        ending = next((e for e in self.traits.adjective_endings if word.endswith(e)), "")
        return word[: len(word) - len(ending)]

    def _add_roles(self) -> None:
        for row in tables.rows(self.language, "roles"):
            role = Role(row["lemma"], row["sector"], row["kind"])
            feminine = row["feminine"]
            for form in (row["lemma"], feminine, *values(row["forms"])):
                if not form:
                    continue
                is_feminine = form == feminine and (feminine != row["lemma"] or not feminine.endswith("e"))
                made = Role(
                    role.lemma, role.sector, role.kind, form not in {row["lemma"], feminine}, feminine=is_feminine
                )
                self._add_role(form, made)

    def _add_role(self, form: str, role: Role) -> None:
        lower = form.lower()
        self.roles.setdefault(lower, role)
        if " " in lower:
            first = lower.partition(" ")[0]
            self.longest[first] = max(self.longest.get(first, 0), lower.count(" ") + 1)

    def stems(self, word: str) -> Iterator[str]:
        """The word and what remains of it without an ending."""
        yield word
        for ending in self.traits.name_endings:
            if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM - (ending == "s"):
                yield word[: -len(ending)]

    def _first_stems(self, word: str) -> Iterator[str]:
        """As :meth:`stems`; a word may stand in capitals, the first of a sentence may be an adjective with one."""
        yield from self.stems(word)
        if word.isupper() and len(word) > LONGEST_SHORT:
            yield from self.stems(word.capitalize())
        if not self.traits.capital_adjectives and word[:1].isupper():
            yield from self.stems(word[:1].lower() + word[1:])

    def _directed(self, word: str) -> Iterator[str]:
        """Countries and their adjectives may take directions: Südlibanon, ostbosnisch."""
        lower = word.lower()
        for direction in self.directions:
            if lower.startswith(direction) and len(word) > len(direction) + SHORTEST_STEM:
                rest = word[len(direction) :]
                if rest.lower().startswith(self.continents):
                    continue
                capital = word[:1].isupper() and not lower.endswith(self.directed)
                yield from self.stems(rest.capitalize() if capital else rest)

    def match(self, words: Sequence[str], begin: int) -> tuple[int, tuple[Entry, ...]]:
        """The longest name that starts at the word: how many words, and what it can stand for."""
        entries, nodes = _first_step(self, words[begin])
        best = (1, entries) if entries else (0, ())
        at = begin + 1
        while nodes and at < len(words):
            word = words[at]
            steps = _steps(nodes, self.stems(word))
            entries = self._ends(steps, word)
            if entries:
                best = (at + 1 - begin, entries)
            nodes = tuple(step for _, step in steps if step.steps)
            at += 1
        return best

    def first_step(self, word: str) -> tuple[tuple[Entry, ...], tuple[_Node, ...]]:
        """What a word alone can stand for, and the names that may go on behind it."""
        steps = _steps((self.root,), self._first_stems(word))
        entries = self._ends(steps, word)
        if not entries and self.directions:
            steps += _steps((self.root,), self._directed(word))
            entries = self._ends(steps, word)
        return entries, tuple(step for _, step in steps if step.steps)

    def _ends(self, steps: list[tuple[str, _Node]], word: str) -> tuple[Entry, ...]:
        return tuple(e for key, step in steps for e in self._fitting(step.entries, word, key))

    def _fitting(self, entries: tuple[Entry, ...], word: str, key: str) -> tuple[Entry, ...]:
        """The entries that can carry the ending the word has beyond the key."""
        at = word.lower().find(key.lower())
        ending = word[at + len(key) :]
        if at:
            entries = tuple(e for e in entries if e.kind in {"country", "adjective"})
        return tuple(e for e in entries if self._takes(e, ending, key)) if ending else entries

    def _takes(self, entry: Entry, ending: str, key: str) -> bool:
        if entry.kind == "inhabitant":
            return True
        if entry.kind == "adjective":
            return ending in self.traits.adjective_endings
        if self.traits.genitive != "s":
            return False
        if entry.kind == "country" and ending == "n":
            return key.endswith("e")  # aus den Niederlanden
        return ending in {"s", "'", "’"} or (entry.kind == "organization" and ending in {"es", "n"} and len(key) > 4)

    def role_at(self, words: Sequence[str], begin: int) -> Role | None:
        """The role that starts at the word, several words long where compounds are (``prime minister``)."""
        if self.traits.compounds:
            return self.role(words[begin])
        first = words[begin].lower()
        one = first[:-1] if first.endswith("s") else first
        for size in range(min(max(self.longest.get(first, 1), self.longest.get(one, 1)), len(words) - begin), 0, -1):
            rest = "".join([f" {word.lower()}" for word in words[begin + 1 : begin + size]])
            role, plural = self._spaced(first + rest, one + rest)
            if role is not None:
                return Role(role.lemma, role.sector, role.kind, role.plural or plural, size=size)
        return self.role(words[begin]) if "-" in words[begin] else None

    def _spaced(self, phrase: str, one: str) -> tuple[Role | None, bool]:
        """The role of words with spaces, its plural by the last word or the first: prime ministers, heads of state."""
        role = self.roles.get(phrase)
        if role is not None or not (phrase.endswith("s") or one != phrase):
            return role, False
        role = self.roles.get(phrase[:-1]) if phrase.endswith("s") else None
        return role or self.roles.get(one), True

    def role(self, word: str) -> Role | None:
        """The role a single word means, German compounds by their last part (``Regierungssprecher``)."""
        found = _role(self, word)
        return None if found is None or found.kind == "none" else found

    def front(self, word: str) -> Entry | None:
        """The country or organisation in the first part of a hyphenated word: ``US-Präsident``."""
        front, hyphen, _ = word.partition("-")
        return self.fronts.get(front.lower()) if hyphen and len(front) > 1 and not front.islower() else None

    def name_lists(self, words: Sequence[str]) -> list[list[str]]:
        """For each word the lists that name it, as features of the name tagger."""
        hits: list[list[str]] = [[] for _ in words]
        covered = 0
        for i, word in enumerate(words):
            if word[:1].isupper() and i >= covered:
                size, entries = self.match(words, i)
                for entry in entries:
                    for at in range(i, i + size):
                        hits[at].append(f"{'B' if at == i else 'I'}{entry.kind}")
                covered = i + size if size > 1 else covered
            role = self.role_at(words, i) if word[:1].isalpha() else None
            if role is not None and (word[:1].isupper() or not self.traits.capital_nouns):
                hits[i].append("role" if role.kind not in {"collective", "title"} else role.kind)
            if word[:1].isupper() and "-" in word and self.front(word):
                hits[i].append("front")
        return hits


def _steps(nodes: Sequence[_Node], keys: Iterator[str]) -> list[tuple[str, _Node]]:
    """Where the keys lead to from the nodes."""
    return [(key, step) for key in dict.fromkeys(keys) for n in nodes if (step := n.steps.get(key)) is not None]


@lru_cache(maxsize=50_000)
def _first_step(known: Lexicon, word: str) -> tuple[tuple[Entry, ...], tuple[_Node, ...]]:
    return known.first_step(word)


def _words(language: str, kind: str) -> tuple[str, ...]:
    rows = tables.rows(language, "actor_words")
    return tuple(word for row in rows if row["kind"] == kind for word in values(row["words"]))


@lru_cache(maxsize=50_000)
def _role(known: Lexicon, word: str) -> Role | None:
    if known.traits.capital_nouns and not word[:1].isupper():
        return _hyphenated_role(known, word) if word[:1].isdecimal() and "-" in word else None
    found = _plain_role(known, word.lower())
    if found is None and "-" in word:
        return _hyphenated_role(known, word)
    return _compound_role(known, word) if found is None and known.traits.compounds else found


def _hyphenated_role(known: Lexicon, word: str) -> Role | None:
    front, _, last = word.rpartition("-")
    if not last or (known.traits.capital_nouns and not last[:1].isupper()):
        return None
    inner = _role(known, last)
    return msgspec.structs.replace(inner, front=front) if inner else None


def _compound_role(known: Lexicon, word: str) -> Role | None:
    """The longest role at the end of a German compound: Regierungssprecherin."""
    lower = word.lower()
    for at in range(SHORTEST_FRONT, min(len(lower) - 3, LONGEST_FRONT)):
        inner = _plain_role(known, lower[at:])
        if inner is None or len(inner.lemma) < SHORTEST_LAST or inner.kind == "title":
            continue
        if inner.lemma.endswith(known.verbal) and _is_prefix(known, lower[:at]):
            continue  # Entführung, Einführung: nouns of verbs, no Führung
        if inner.lemma.lower() not in known.whole:
            return msgspec.structs.replace(inner, front=word[:at])
    return None


def _is_prefix(known: Lexicon, front: str) -> bool:
    """Whether the letters are prefixes of a verb: ``ent``, ``wieder`` + ``ein``."""
    return any(
        front[:cut] in known.prefixes and (not front[cut:] or front[cut:] in known.prefixes)
        for cut in range(2, len(front) + 1)
    )


def _plain_role(known: Lexicon, lower: str) -> Role | None:
    for stem in known.stems(lower):
        role = known.roles.get(stem)
        if role is None:
            continue
        ending = lower[len(stem) :]
        if not ending or ending in {"s", "es"}:
            by_form = known.traits.plural_by_form and ending
            return Role(role.lemma, role.sector, role.kind, True) if by_form else role
        return Role(role.lemma, role.sector, role.kind, True, feminine=role.feminine)
    return None


@cache
def lexicon(language: str) -> Lexicon:
    """The actor words of a language."""
    return Lexicon(language)
