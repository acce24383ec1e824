"""Organisations: curated ones, those of the language folders, parties, parliaments, governments, PETRARCH's lists."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher
from pathlib import Path

from depesche.actors.knowledge.entities import Record, Source
from depesche.actors.knowledge.spelling import fold, is_latin
from depesche.actors.knowledge.writer import UNSURE
from depesche.language import LANGUAGES, tables
from training.knowledge_base.given import Given
from training.knowledge_base.tables import OWN_LICENCE, Row, own_source, rows, source, values

SHARE_ALIKE = "confirmordeny/supraverden"
KINDS = {
    "igo": ("igo", "IGO"),
    "eu_body": ("eu", "IGO"),
    "agency": ("agency", "IGO"),
    "legislature": ("legislature", "LEG"),
    "government": ("government", "GOV"),
    "cabinet": ("government", "GOV"),
    "parliamentary_group": ("group", "LEG"),
}
"""Kinds of organizations.tsv as type and PLOVER sector."""
PHOENIX = {"igo": ("igo", "IGO"), "ngo": ("ngo", "NGO"), "armed": ("armed", "REB"), "company": ("company", "BUS")}
TABLE_TYPES = {"outlet": "outlet", "agency": "agency", "eu": "eu", "igo": "igo"}
LEGAL_FORM = re.compile(
    r",?\s+(?:Inc|Corp|Corporation|Incorporated|Ltd|Limited|Plc|Llc|Co|Company|Sa|Ag|Nv|Aktiengesellschaft|Lp|L\.P)\.?$",
    re.IGNORECASE,
)
BRACKETS = re.compile(r"\s*\(([^)]*)\)")
LEAST_ALIKE = 0.6
"""Share of letters by which another name of a block of PETRARCH's list is a spelling of the first one."""
SURE_SHORT = 4
"""Letters from which the abbreviation of an international body stands alone."""
SURE_SINGLE = 8
"""Letters from which a name of one word, which is no name of persons and no common word, stands alone."""


class Body:
    """One organisation."""

    def __init__(self, name: str, kind: str, sector: str, country: str, origin: Source) -> None:
        self.name = name
        self.type, self.sector, self.country, self.source = kind, sector, country, origin
        self.wikidata = self.german = ""
        self.names: dict[str, None] = {}

    def add(self, names: Iterable[str]) -> None:
        """Keep names in Latin letters; one that is sure and unsure is sure."""
        for name in names:
            plain = name.removeprefix(UNSURE).strip()
            if plain and is_latin(plain) and plain not in self.names:
                self.names.pop(UNSURE + plain, None) if plain == name else None
                self.names.setdefault(UNSURE + plain if name.startswith(UNSURE) else plain)

    def record(self) -> Record:
        """The row to be written."""
        return Record(
            "organization",
            self.name,
            self.source,
            self.wikidata,
            self.type,
            self.country,
            self.sector,
            labels={"de": self.german} if self.german else {},
            aliases=[name for name in self.names if name != self.name],
        )


class Bodies:
    """All organisations."""

    def __init__(self, folder: Path, given: Given, common: frozenset[str], countries: set[str]) -> None:
        self.folder, self._given, self._common, self._countries = folder, given, common, countries
        self.share_alike: list[Body] = []
        self.found: list[Body] = []
        self._by_id: dict[str, Body] = {}
        self._ids: defaultdict[str, set[tuple[str, str, str]]] = defaultdict(set)
        """Folded names of the tables to id, country and sector."""
        self._claimed: set[tuple[str, str]] = set()
        """Sure names of curated rows with their country: to others they are unsure."""
        self._by_any_name: dict[tuple[str, str], Body] = {}
        self._by_name: dict[tuple[str, str], Body] = {}

    def collect(self, facts: list[Row]) -> None:
        """Read everything: what is said first of an organisation names it."""
        self._read_ids()
        for row in facts:
            self._add_fact(row)
        for language in LANGUAGES:
            for row in tables.rows(language, "organizations"):
                self._add_word(language, row)
        self._add_parties()
        self._add_organizations()
        self._add_phoenix()

    def _read_ids(self) -> None:
        for row in rows(self.folder / "organizations.tsv"):
            names = (row["name_de"], row["name_en"], *values(row["other_names"]))
            self._know(row["qid"], row["country_iso3"], KINDS[row["kind"]][1], names)
        for row in rows(self.folder / "parties.tsv"):
            if row["qid"]:
                names = (row["name_de"], row["name"], row["name_en"])
                self._know(row["qid"], row["country_iso3"], "PTY", names)

    def _know(self, wikidata: str, country: str, sector: str, names: Iterable[str]) -> None:
        for name in names:
            if name:
                self._ids[fold(name)].add((wikidata, country, sector))

    def _id(self, names: Iterable[str], country: str, sector: str) -> str:
        """The one id that bears one of the full names in the country; short names need the sector too."""
        fitting = {
            wikidata
            for name in names
            for wikidata, of, known in self._ids.get(fold(name), ())
            if of == country and (" " in name or len(name) > SURE_SINGLE or (country and known == sector))
        }
        if len(fitting) > 1:
            sys.stderr.write(f"{next(iter(names))}: {' and '.join(sorted(fitting))} fit, none taken\n")
        return fitting.pop() if len(fitting) == 1 else ""

    def _add(self, body: Body, wikidata: str) -> Body:
        """The organisation with this id or else this name and country, the one given if it is new."""
        key = (fold(body.name), body.country)
        known = self._by_id.get(wikidata) if wikidata else self._by_name.get(key)
        if known is None:
            known = body
            self.found.append(body)
            body.wikidata = wikidata
        if wikidata:
            self._by_id[wikidata] = known
        return known

    def _name(self, body: Body, names: Iterable[str]) -> None:
        """Give a known organisation names, the sure ones to be found by."""
        for name in names:
            key = (fold(name.removeprefix(UNSURE)), body.country)
            is_taken = key in self._claimed and self._by_any_name.get(key, body) is not body
            body.add([UNSURE + name.removeprefix(UNSURE) if is_taken else name])
            self._by_any_name.setdefault(key, body)
            if not name.startswith(UNSURE):
                self._by_name.setdefault(key, body)

    def _add_fact(self, row: Row) -> None:
        main, others = (row["name_en"] or row["name_de"], row["name_de"]), values(row["aliases"])
        # A main name that stands again among the others with the mark is unsure too: Stern.
        names = [*(name for name in main if UNSURE + name not in others), *others]
        sure = [name for name in names if not name.startswith(UNSURE)]
        body = Body(main[0], row["type"], row["sector"], row["country"], own_source(row))
        body.german = row["name_de"]
        known = self._add(body, row["wikidata"] or self._id(sure, row["country"], row["sector"]))
        self._claimed |= {(fold(name), row["country"]) for name in sure}
        self._name(known, names)

    def _add_word(self, language: str, row: Row) -> None:
        """A row of the table ``organizations`` of a language folder."""
        if row["kind"] == "affix":
            return
        origin = Source(f"src/depesche/language/{language}/organizations.tsv", OWN_LICENCE, "")
        kind = row["kind"] if row["kind"] in TABLE_TYPES else ""
        body = Body(row["name"], kind, row["sector"], row["country"], origin)
        names = [row["name"], *values(row["aliases"])]
        known = next((b for n in names if (b := self._by_any_name.get((fold(n), row["country"]))) is not None), None)
        if known is None or (row["wikidata"] and known.wikidata not in {"", row["wikidata"]}):
            known = self._add(body, row["wikidata"])
        if row["wikidata"] and not known.wikidata and row["wikidata"] not in self._by_id:
            known.wikidata = row["wikidata"]
            self._by_id[row["wikidata"]] = known
        if language == "de" and not known.german:
            known.german = row["name"]
        known.type = known.type or kind
        self._name(known, (name if " " in name or len(name) > SURE_SINGLE else UNSURE + name for name in names))

    def _add_parties(self) -> None:
        for row in rows(self.folder / "parties.tsv"):
            names = [n for n in (row["name_en"], row["name_de"], row["name"]) if n and is_latin(n)]
            if not names:
                continue
            body = Body(names[0], "party", "PTY", row["country_iso3"], source(row["source"]))
            body.german = row["name_de"] if is_latin(row["name_de"]) else ""
            called = (self._by_name.get((fold(name), row["country_iso3"])) for name in names)
            same = None if row["qid"] else next((known for known in called if known is not None), None)
            known = same or self._add(body, row["qid"])
            known.type = known.type or "party"
            self._name(known, [*map(self._marked_phrase, names), UNSURE + row["abbreviation"]])

    def _add_organizations(self) -> None:
        for row in rows(self.folder / "organizations.tsv"):
            names = [n for n in (row["name_en"], row["name_de"]) if n and is_latin(n)]
            if not names:
                continue
            kind, sector = KINDS[row["kind"]]
            body = Body(names[0], kind, sector, row["country_iso3"], source(row["source"]))
            body.german = row["name_de"]
            all_names = [*names, *values(row["other_names"])]
            marked = [*map(self._marked, all_names), self._marked_short(row["abbreviation"])]
            if row["source"].startswith(SHARE_ALIKE):
                body.wikidata = row["qid"]
                body.add(marked)
                self.share_alike.append(body)
            else:
                self._name(self._add(body, row["qid"]), marked)

    def _marked(self, name: str) -> str:
        """The name, as unsure when it is of common words only, or one word that may mean something else."""
        words = fold(name).split()
        if len(words) > 1:
            return UNSURE + name if self._common.issuperset(words) else name
        key = fold(name)
        plain = len(key) >= SURE_SINGLE and key not in self._common and not self._is_of_persons(key)
        return name if plain and not name.isupper() else UNSURE + name

    def _marked_short(self, name: str) -> str:
        """The abbreviation of an international body, as unsure when it is very short or a word."""
        key = fold(name)
        plain = len(key) >= SURE_SHORT and key not in self._common and not self._is_of_persons(key)
        return name if plain else UNSURE + name

    def _is_of_persons(self, key: str) -> bool:
        return key in self._given.first_names or key in self._given.surnames

    def _add_phoenix(self) -> None:
        blocks: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in rows(self.folder / "phoenix_actors.tsv"):
            if row["kind"] in PHOENIX and not row["from"] and not row["to"]:
                blocks[(row["kind"], row["canonical"])].append(row)
        for (kind, canonical), block in blocks.items():
            name = BRACKETS.sub("", canonical).removeprefix("The ").strip()
            if not self._is_person(name) and len(fold(name)) > 2:
                self._add_block(kind, name, canonical, block)

    def _add_block(self, kind: str, name: str, canonical: str, block: list[Row]) -> None:
        """One organisation of PETRARCH's lists; of one known otherwise only the first name is taken over."""
        code = block[0]["code"]
        country = code[:3] if kind == "armed" else code[3:6]
        country = country if country in self._countries else ""
        short = LEGAL_FORM.sub("", LEGAL_FORM.sub("", name)) if kind == "company" else name
        short = name if fold(short).split()[-1:] in ([], ["and"], ["of"]) else short
        keys = [(fold(n), land) for n in (name, short) for land in (country, "")]
        known = next((body for key in keys if (body := self._by_any_name.get(key)) is not None), None)
        names = [self._marked_phrase(name)]
        if known is None:
            known = self._add(Body(name, *PHOENIX[kind], country, source(block[0]["source"])), "")
            others = [other for row in block if (other := BRACKETS.sub("", row["name"]).strip())]
            names += [UNSURE + a for a in BRACKETS.findall(canonical)]
            names += [self._marked_phrase(o) if self._is_spelling(o, name) else UNSURE + o for o in others]
            names += [self._marked_phrase(short)] if short != name else []
        self._name(known, names)

    def _marked_phrase(self, name: str) -> str:
        """As :meth:`_marked`, and single words are never sure: half of them are surnames and plain words."""
        return self._marked(name) if " " in fold(name) else UNSURE + name

    def _is_spelling(self, other: str, name: str) -> bool:
        alike = SequenceMatcher(None, fold(other), fold(name)).ratio()
        return alike >= LEAST_ALIKE and not self._is_person(other)

    def _is_person(self, name: str) -> bool:
        """Whether the name reads as one of a person: a first name, and two or three words."""
        words = fold(name).split()
        return 1 < len(words) <= 3 and words[0] in self._given.first_names and not (set(words) & self._common)
