"""From a dump of Wikidata to a layer of the knowledge base.

First the dump is read once, and what is wanted is staged (:mod:`.staging`); then the layer is written from that, with
the names of offices and parties, which stand anywhere in the dump. An office is named when its item looks like one, or
comes behind somebody who held it. What stays nameless is remembered in the layer: the next import looks for it.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path

import msgspec

from depesche.actors.knowledge import queries
from depesche.actors.knowledge.dump import Batch, Source
from depesche.actors.knowledge.entities import Office, Record, Term
from depesche.actors.knowledge.entities import Source as Origin
from depesche.actors.knowledge.layer import Layer
from depesche.actors.knowledge.layers import IMPORTED
from depesche.actors.knowledge.plain import common_words
from depesche.actors.knowledge.positions import is_head, sector, without_country
from depesche.actors.knowledge.schema import HEAD, NAMES, OFFICE, POLITICIAN, TITLES
from depesche.actors.knowledge.spelling import fold
from depesche.actors.knowledge.staging import Staging, State
from depesche.actors.knowledge.table import is_country
from depesche.actors.knowledge.wikidata import Item, Learned, Name, Parsed, Sieve, country_ids
from depesche.actors.knowledge.writer import UNSURE, Writer
from depesche.actors.linking import offices as office_keys
from depesche.errors import InputError, KnowledgeError

ORIGIN, LICENCE = "Wikidata", "CC0 1.0"
SOUGHT = "wikidata offices sought"
"""The note of the layer with the ids of offices that an import could not name; all later ones look for them."""
MOST_SOUGHT, MOST_LEARNED = 100_000, 50_000
LEARNED = "wikidata classes"
"""The note with the classes that the dump says are parts of those of the table: an item may come before its class."""
COMMITTED = 64
"""Batches of lines after which the place is written down."""
SURE_WORD, SURE_PLACE = 8, 4
"""Letters from which a name of one word, which is no common word and no name of persons, stands alone."""
LEAST_ALIKE = 0.6
"""Share of letters by which a surname is a spelling of another: Zelenskyy and Selenskij have .59 to .75."""
_MEMBER = re.compile(
    r"(?:member|deputy|senator|representative)\b(?!.*(?:cabinet|government|commission|minister))", re.IGNORECASE
)
"""Members of parliaments, whom their office does not make office holders."""


class Watch(msgspec.Struct):
    """Who is told how an import goes on."""

    bad: Callable[[int, str], None]
    """The number of a line that cannot be read, and why."""
    reading: Callable[[int, int, int], None]
    """Bytes and lines read so far, and how many items were kept since the last time."""
    writing: Callable[[int, int], None]
    """Items written, of how many."""


class Done(msgspec.Struct):
    """What came of an import."""

    path: str
    lines: int
    bad: int
    kept: dict[str, int]
    terms: int
    left_out: int
    snapshot: str


class Import:
    """One import; use :meth:`read`, then :meth:`write`, then :meth:`close`."""

    def __init__(self, layer: Path, watch: Watch) -> None:
        self.layer = layer
        self._watch = watch
        self.staging = Staging(layer.with_name(f"{layer.name}.part"))

    @property
    def state(self) -> State:
        """How far it came."""
        return self.staging.state

    @property
    def is_begun(self) -> bool:
        """Whether there is something to go on with."""
        return bool(self.state.digest)

    def begin(self, source: Source, kinds: tuple[str, ...], least: int, languages: tuple[str, ...]) -> None:
        """Begin anew, or go on with the same dump. Raises :class:`InputError` for another one."""
        state = self.state
        if not self.is_begun:
            state.dump, state.digest = source.name, source.digest
            state.kinds, state.least, state.languages = kinds, least, languages
            if note := self._note(LEARNED):
                state.learned = msgspec.json.decode(note, type=dict[str, Learned])
            return
        if state.digest != source.digest:
            why = f"the import that was interrupted read another dump ({state.dump})"
            raise InputError(f"{source.name}: {why}; give that one, or begin anew with --restart")
        if (state.kinds, state.least, state.languages) != (kinds, least, languages):
            why = f"--kinds {','.join(state.kinds)} --min-sitelinks {state.least}"
            raise InputError(f"{source.name}: the interrupted import has other options ({why}); use them, or --restart")

    def read(self, source: Source) -> None:
        """Stage what is wanted of the dump, from where the last time ended."""
        if self.state.is_read:
            return
        sought = set(self._note(SOUGHT).split())
        try:
            _Reader(self.staging, self._watch, sought).read(source)
        except sqlite3.Error as error:
            raise _unwritable(self.staging.path, error) from None
        finally:
            self._keep()

    def _keep(self) -> None:
        try:
            self.staging.commit()
        except sqlite3.Error as error:
            raise _unwritable(self.staging.path, error) from None

    def _note(self, key: str) -> str:
        """What an earlier import left to this one."""
        if not self.layer.is_file():
            return ""
        layer = Layer(IMPORTED, self.layer)
        try:
            rows = layer.rows("SELECT value FROM note WHERE key = ?", (key,))
        finally:
            layer.close()
        return str(rows[0][0]) if rows else ""

    def write(self) -> Done:
        """Write the layer anew and put it in the place of an older one."""
        if not self.staging.counts():
            self.staging.close(remove=True)
            raise InputError(f"{self.state.dump}: nothing in it is kept by these options; your layer stays as it was")
        new = self.layer.with_name(f"{self.layer.name}.new")
        try:
            done = _write(new, self.layer, self.staging, self._watch, set(self._note(SOUGHT).split()))
            queries.reopen()  # the older one may be open
            new.replace(self.layer)
        except (sqlite3.Error, OSError) as error:
            raise _unwritable(self.layer, error) from None
        self.staging.close(remove=True)
        return done

    def close(self, *, remove: bool = False) -> None:
        """Let go of the files."""
        self.staging.close(remove=remove)


def _unwritable(path: Path, error: Exception) -> KnowledgeError:
    way_out = "make room or name a file elsewhere in DEPESCHE_KB, then run the same command again: it goes on from here"
    return KnowledgeError(f"Cannot write {path}: {error}; {way_out}.")


class _Reader:
    """The lines of a dump to staged items."""

    def __init__(self, staging: Staging, watch: Watch, sought: set[str]) -> None:
        self._staging, self._watch = staging, watch
        self._state = staging.state
        self._sieve = Sieve(self._state.kinds, self._state.learned)
        self._named = staging.named()
        self._sought = (sought | staging.held()) - self._named
        """Offices held by somebody read so far that have no name yet."""
        self._kept = 0

    def read(self, source: Source) -> None:
        for number, batch in enumerate(source.batches(self._state.place), 1):
            if not self._state.place.lines and not self._is_dump(batch):
                raise InputError(f"{source.name}: not the JSON dump of Wikidata (one item a line, in one JSON array)")
            before = self._kept
            self._read_batch(batch)
            self._state.place = batch.after
            self._watch.reading(batch.read, batch.after.lines, self._kept - before)
            if number % COMMITTED == 0:
                self._staging.commit()
        if self._state.is_array and not self._state.is_closed:
            raise InputError(
                f"{source.name}: ends without the closing bracket; the download was cut off: complete the file and run "
                "the same command again, or --finish to keep what there is"
            )
        self._state.is_read = True

    def _is_dump(self, batch: Batch) -> bool:
        first = next((line.lstrip() for line in batch.lines if line.strip()), b"[")
        self._state.is_array = first.startswith(b"[")
        return first.rstrip() == b"[" or first.startswith((b'{"', b'[{"', b"{ ", b"[]"))

    def _read_batch(self, batch: Batch) -> None:
        passes, sought = self._sieve.passes, self._sought
        for number, line in enumerate(batch.lines, batch.first):
            if line[:1] != b"{" or line[-2:] not in {b"},", b"}}"}:
                line = self._trimmed(line)  # noqa: PLW2901 - rare
                if not line:
                    continue
                if line[:1] != b"{" or line[-1:] != b"}":
                    self._refuse(number, "no item")
                    continue
            if passes(line) or (sought and self._sieve.id_of(line) in sought):
                self._parse(number, line.rstrip(b", \r"))
        if batch.too_long:
            self._refuse(batch.first, "too long")
        last = next((line.rstrip() for line in reversed(batch.lines) if line.strip()), None)
        self._state.is_closed = self._state.is_closed if last is None else last.endswith(b"]")

    def _trimmed(self, line: bytes) -> bytes:
        """The item without white space and the brackets of the array around it."""
        plain = line.strip()
        if self._state.is_array:
            plain = plain.removeprefix(b"[").removesuffix(b"]")
        return plain.strip(b", ")

    def _refuse(self, number: int, why: str) -> None:
        self._state.bad += 1
        self._watch.bad(number, why)

    def _parse(self, number: int, line: bytes) -> None:
        try:
            parsed = Parsed(line, self._state.languages, self._state.learned)
            if parsed.is_item:
                self._stage(parsed)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, ValueError) as error:
            self._refuse(number, str(error) or type(error).__name__)

    def _stage(self, parsed: Parsed) -> None:
        part_of = parsed.part_of
        if part_of is not None and len(self._state.learned) < MOST_LEARNED:
            self._state.learned[f"Q{parsed.id}"] = part_of
            self._sieve.learn(f"Q{parsed.id}")
        item = parsed.item(self._state.kinds, self._state.least)
        if item is not None:
            self._staging.add(item)
            self._kept += 1
            self._state.snapshot = max(self._state.snapshot, parsed.modified)
            self._sought.update(key for key, _, _ in item.terms if key not in self._named)
        if f"Q{parsed.id}" in self._sought or parsed.is_office_or_party:
            name = parsed.name()
            if name is not None:
                self._staging.add_name(name)
                self._named.add(f"Q{parsed.id}")
                self._sought.discard(f"Q{parsed.id}")
        if item is not None and item.kind == "country" and parsed.code:
            self._staging.add_code(item.id, parsed.code)


def _write(new: Path, layer: Path, staging: Staging, watch: Watch, sought: set[str]) -> Done:
    state = staging.state
    if not state.written or not new.is_file():
        new.unlink(missing_ok=True)
        state.written = state.terms = state.left_out = 0
    counts = staging.counts()
    total, count = sum(counts.values()), 0
    with Writer(new, common_words()) as writer:
        records = _Records(staging)
        for items in staging.parts():
            for item in items:
                writer.add(records.record(item))
            writer.commit()
            state.written = items[-1].id
            state.terms += records.terms
            state.left_out += records.left_out
            records.terms = records.left_out = 0
            staging.commit()
            count += len(items)
            watch.writing(count, total)
        writer.write_note(LEARNED, msgspec.json.encode(state.learned).decode())
        sought |= staging.held() - staging.named()
        writer.write_note(SOUGHT, " ".join(sorted(sought)[:MOST_SOUGHT]))
    return Done(str(layer), state.place.lines, state.bad, counts, state.terms, state.left_out, state.snapshot)


class _Records:
    """Staged items to records, with the names of what they point to."""

    def __init__(self, staging: Staging) -> None:
        self._staging = staging
        self._origin = Origin(ORIGIN, LICENCE, staging.state.snapshot)
        self._common = common_words()
        lands = staging.countries()
        self._countries = {fold(name) for land in lands for name in (*land.names.values(), *land.aliases)}
        self._is_country = lru_cache(maxsize=1 << 14)(self._names_country)
        self.terms = self.left_out = 0

    def _names_country(self, text: str) -> bool:
        return fold(text.removeprefix("the ")) in self._countries or is_country(text)

    def record(self, item: Item) -> Record:
        name = item.names.get(NAMES) or next(iter(item.names.values()))
        country = self._country(item.countries)
        terms = [term for held in item.terms if (term := self._term(held, country)) is not None]
        self.terms += len(terms)
        self.left_out += len(item.terms) - len(terms)
        rank, of_person = item.rank, item.sector
        if item.kind == "person":
            rank = max((_rank(t.office) for t in terms), default=POLITICIAN)
            of_person = max((t.office for t in terms), key=_rank).sector if terms else ""
        return Record(
            item.kind, name, self._origin, f"Q{item.id}", item.type, country, of_person, self._party(item.parties),
            item.born, item.sex, rank, item.names, self._aliases(item, name), terms,
        )  # fmt: skip

    def _country(self, ids: Iterable[str]) -> str:
        return next((code for key in ids if (code := country_ids().get(key) or self._staging.code(key))), "")

    def _party(self, ids: Iterable[str]) -> str:
        names = (self._staging.name(key) for key in ids)
        return next((name.short or _english(name) for name in names if name is not None), "")

    def _term(self, held: tuple[str, str, str], country: str) -> Term | None:
        key, start, end = held
        name = self._staging.name(key)
        if name is None:
            return None
        position = _english(name)
        german = name.names.get(TITLES, "")
        office = Office(
            position, start, end, self._country(name.countries) if name.countries else country,
            german if german != position else "", "LEG" if _MEMBER.match(position) else sector(position),
            is_head(position, self._is_country), self._origin.date, ORIGIN,
        )  # fmt: skip
        keys = sorted(office_keys.of_position(position))
        return Term(office, self._origin, (without_country(position, self._is_country), *keys))

    def _aliases(self, item: Item, name: str) -> list[str]:
        """The names by which the item is found, unsure ones marked; the main ones again where they are unsure."""
        if item.kind == "country":
            return item.aliases
        main = dict.fromkeys((name, *item.names.values()))
        if item.kind == "person":
            known = [words for one in main if (words := fold(one).split())]
            return [alias for alias in item.aliases if _is_spelling(fold(alias).split(), known)]
        return [
            *(UNSURE + one for one in main if self._is_unsure(item, one)),
            *(UNSURE + one if self._is_unsure(item, one) else one for one in item.aliases),
        ]

    def _is_unsure(self, item: Item, name: str) -> bool:
        key = fold(name)
        if " " in key:
            return False
        if item.kind == "place" and item.rank > 1:
            return key in self._common
        of_persons = queries.first_name(key) > 0 or queries.last_name(key) > 0
        shortest = SURE_PLACE if item.kind == "place" else SURE_WORD
        return key in self._common or of_persons or len(key) < shortest or (name.isupper() and item.kind != "place")


def _is_spelling(words: list[str], names: list[list[str]]) -> bool:
    """Whether a name of a person shares a word with the main ones, or spells the surname: no by-name (Iron Lady)."""
    if not words or any(not set(words).isdisjoint(name) for name in names):
        return bool(words)
    return any(SequenceMatcher(None, words[-1], name[-1]).ratio() >= LEAST_ALIKE for name in names)


def _rank(office: Office) -> int:
    if office.is_head:
        return HEAD
    return POLITICIAN if _MEMBER.match(office.position) else OFFICE


def _english(name: Name) -> str:
    return name.names.get(NAMES) or next(iter(name.names.values()))
