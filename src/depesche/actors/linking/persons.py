"""Fifth pass: persons to the knowledge base, only where nothing is open.

A full name links when nothing the report says of its bearer contradicts, and something supports it. :data:`RULES` are
the supports, the surest first; one that holds for several bearers of the name leaves the choice among them to the next.
A surname alone links with an office: ``Außenminister Lawrow``. A name that fits somebody without enough support, or
several, gets no id but ``candidates``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

import msgspec

from depesche.actors import knowledge
from depesche.actors.coreference.agreement import sex_before
from depesche.actors.coreference.namesakes import FAMILY_FIRST
from depesche.actors.coreference.things import tell_parties
from depesche.actors.draft import Draft, Figure, Scene
from depesche.actors.knowledge import Entity, Office, fold
from depesche.actors.knowledge.schema import HEAD, OFFICE
from depesche.actors.linking import offices
from depesche.actors.linking.placing import Context, context, place

POLITICAL = frozenset({"GOV", "LEG", "OPP", "PTY", "MIL", "IGO", "SPY", "COP", "ELI", "REB", "JUD"})
RARE = 10
"""A surname that no more politicians bear tells the person with the office alone (Präsident Obama), so that a club's
President Müller stays unknown."""
OWN, AMONG_OTHERS = {HEAD: 0.05, OFFICE: 0.015, 1: 0.005}, 0.015
"""Bearers of a full name to be expected among the politicians of the base, were first names and surnames independent:
below the first, by rank, a name is its bearer's own (Dominique Strauss-Kahn), below the second it is where a
colleague of the same country is named too, above it never (Kevin Sullivan)."""
COMMON = 0.1
"""The same: above it a role in politics does not make sure that there is no other (Li Fei)."""
POLITICIANS = 100_000
LEFT_OUT = 20
"""One in so many gives a middle name that he has."""
UNCOUNTED = 2
"""Bearers of a name that is too rare for the base to count."""
YOUNGEST, OLDEST = 18, 105
"""Years of age at publication a person of the news can have."""
SURELY_FIRST = 10
"""Politicians who bear a first name from which on a word is taken for one."""
STILL = 1
"""Years for which a head of state or government is taken to be one still."""
MOST_CANDIDATES = 8
BESIDE = {"PTY": 1, "LEG": 2}
"""Offices that are held beside others, the further the less they tell."""


def link(scene: Scene) -> None:
    """Set ids, and the countries and sectors that follow from them."""
    place(scene)
    tell_parties(scene)
    report = context(scene)
    cases = [_Case(scene, f, report) for f in scene.figures if f.kind == "person" and f.mentions]
    for case in cases:
        case.link()
    colleagues = Counter(case.figure.country for case in cases if case.figure.wikidata)
    for case in cases:
        case.link_colleague(colleagues)
    _join_spellings(scene, cases)


def _join_spellings(scene: Scene, cases: list[_Case]) -> None:
    """One figure for the spellings that turned out to be one person: Mike and Michael Waltz."""
    known: dict[str, Figure] = {}
    for figure in (case.figure for case in cases if case.figure.wikidata):
        first = known.setdefault(figure.wikidata, figure)
        if first is not figure:
            first.absorb(figure)
    scene.figures[:] = [figure for figure in scene.figures if figure.mentions]


class _Case(msgspec.Struct):
    """A person of the report and what is said of them."""

    scene: Scene
    figure: Figure
    report: Context
    offices: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        roles = (offices.of_role(lemma, self.scene.language) for lemma in self.figure.heads)
        self.offices = frozenset(office for found in roles for office in found)

    def link(self) -> None:
        names = list(dict.fromkeys([self.figure.name, *(m.name for m in self.figure.mentions if m.form == "name")]))
        titled = {p.number: p for name in self._titled() for p in knowledge.persons(name) if _fits(self, p)}
        if len(titled) == 1:
            self._take(next(iter(titled.values())), "title and name")
            return
        for name in [*names, *_turned(self.figure.name)]:
            known = knowledge.persons(name) if " " in name else ()
            fitting = [p for p in known if _fits(self, p)]
            if fitting:
                is_only = len(fitting) == 1 and all(p.rank < HEAD or p in fitting for p in known)
                self._choose(fitting, is_only=is_only)
                return
        for surname in dict.fromkeys(_surname(name) for name in names):
            found, rule = _by_surname(self, surname)
            found = [person for person in found if not _is_of_other_sex(self, person)]
            if len(found) == 1:
                self._take(found[0], rule)
                return
            self.figure.candidates = found[:MOST_CANDIDATES]

    def _titled(self) -> list[str]:
        """The name with its title where it is what some are known by: Papst Franziskus, König Charles."""
        if " " in self.figure.name:
            return []
        offices = (d for d in self.figure.mentions if d.role is not None and d.role.kind == "head")
        return [f"{lemma} {self.figure.name}" for lemma in sorted({d.role.lemma for d in offices if d.role})]

    def _choose(self, fitting: list[Entity], *, is_only: bool) -> None:
        """Take the one bearer of the name that a rule supports; of several that one does, the next rule decides."""
        left = fitting
        for rule, holds in RULES:
            supported = [p for p in left if holds(self, p, is_only)]
            if len(supported) == 1:
                self._take(supported[0], rule)
                return
            left = supported or left
        self.figure.candidates = fitting[:MOST_CANDIDATES]

    def link_colleague(self, colleagues: Counter[str]) -> None:
        """Take the only candidate when it is a politician like others of the report."""
        if len(self.figure.candidates) == 1 and " " in self.figure.name:
            (person,) = self.figure.candidates
            is_rare = _namesakes(person, self.figure.name) < AMONG_OTHERS
            if colleagues[person.country] and is_rare and _is_spelt_alike(self.figure.name, person.name):
                self._take(person, "name among colleagues")

    def _take(self, person: Entity, rule: str) -> None:
        figure = self.figure
        figure.wikidata, figure.rule, figure.candidates = person.wikidata, rule, []
        figure.country = figure.country or person.country
        figure.party = figure.party or person.party
        if person.sex:
            figure.female = person.sex == "f"
        if not figure.sector:
            held = [o for o in knowledge.offices(person) if knowledge.in_office(o, self.report.day)]
            figure.sector = min(held, key=_standing).sector or "GOV" if held else ""


def _standing(office: Office) -> tuple[bool, int]:
    """What of several offices makes out the person: the Chancellor is a member of parliament too."""
    return not office.is_head, BESIDE.get(office.sector, 0)


def _fits(case: _Case, person: Entity) -> bool:
    """Whether nothing the report says contradicts."""
    figure, year = case.figure, int(case.report.day[:4] or 0)
    if figure.country and person.country and figure.country != person.country:
        return False
    if year and person.born and not YOUNGEST <= year - person.born <= OLDEST:
        return False
    if person.sex == "m" and any(d.role is not None and d.role.feminine for d in figure.mentions):
        return False
    if person.rank < HEAD and any(_leads_the_state(case.scene, d) for d in figure.mentions):
        return False
    heads = [lemma for lemma in figure.heads if not case.scene.words.are("neutral", lemma)]
    return not heads or figure.sector in POLITICAL or not figure.sector or _same_party(case, person)


def _is_spelt_alike(name: str, known: str) -> bool:
    """Whether a report that writes accents writes those of the known name: Backström is not Bäckström."""
    return name.isascii() or fold(name) != fold(known) or name.lower() == known.lower()


def _is_of_other_sex(case: _Case, person: Entity) -> bool:
    """Whether a title says so: Lady Starmer is not the prime minister, Mrs. Trump not the president."""
    titled = (sex_before(case.scene, draft) for draft in case.figure.mentions)
    return bool(person.sex) and (person.sex == "m") in titled


def _leads_the_state(scene: Scene, draft: Draft) -> bool:
    """Whether the role is the head of a state that is named with it: US-Präsident, but not Präsident of a club."""
    return draft.role is not None and bool(draft.country) and scene.words.are("national", draft.role.lemma)


def _begun(office: Office, day: str) -> bool:
    return not day or not office.start or office.start[:4] <= day[:4]


def _same_office(case: _Case, person: Entity, is_only: bool = False) -> bool:
    """Whether the person had by then held an office that the report gives them."""
    if not case.offices:
        return False
    held = (o for o in knowledge.offices(person) if _begun(o, case.report.day))
    return any(case.offices & offices.of_position(o.position) for o in held)


def _same_party(case: _Case, person: Entity, is_only: bool = False) -> bool:
    party = fold(case.figure.party)
    return bool(party) and party in {fold(person.party), *fold(person.party).split()}


def _is_head(case: _Case, person: Entity, is_only: bool) -> bool:
    """Whether the name is that of a head of state or government, and hardly anybody else's."""
    return person.rank == HEAD and (_is_own(person, case.figure.name) or person.country in case.report.countries)


def _same_country(case: _Case, person: Entity, is_only: bool) -> bool:
    other_party = case.figure.party and person.party and not _same_party(case, person)
    is_political = case.figure.sector in POLITICAL
    return is_political and not other_party and bool(person.country) and case.figure.country == person.country


def _in_politics(case: _Case, person: Entity, is_only: bool) -> bool:
    """Whether a politician without a country is the only one of the name, and of a country the report is about."""
    common = COMMON if case.figure.sector != "LEG" else 1.0
    if (
        not is_only
        or _namesakes(person, case.figure.name) >= common
        or case.figure.sector not in POLITICAL
        or (case.figure.party and person.party)
    ):
        return False
    at_home = case.scene.words.are("home", person.country)
    is_international = person.rank >= OFFICE and case.figure.sector == "IGO"
    return person.country in case.report.countries or at_home or is_international


def _is_own_name(case: _Case, person: Entity, is_only: bool) -> bool:
    """Whether the name is rare, the only one, and of a country the report is about."""
    return is_only and person.country in case.report.countries and _is_own(person, case.figure.name)


RULES: tuple[tuple[str, Callable[[_Case, Entity, bool], bool]], ...] = (
    ("name and office", _same_office),
    ("name of a head", _is_head),
    ("name and party", _same_party),
    ("name and country", _same_country),
    ("name and politics", _in_politics),
    ("rare name", _is_own_name),
)
"""Rule and whether it supports that a person is the one meant; the third value: the base knows no other who fits."""


def _is_own(person: Entity, named: str = "") -> bool:
    return _namesakes(person, named) < OWN.get(person.rank, 0)


def _namesakes(person: Entity, named: str = "") -> float:
    """How many bearers of the name are to be expected among the politicians of the base; where few surnames serve many
    people, counting does not tell. The middle names that the report gives too (``named``) make it rarer."""
    if person.rank < HEAD and person.country in FAMILY_FIRST:
        return 1.0
    words = fold(person.name).split()
    first, last = knowledge.first_name(words[0]), knowledge.last_name(words[-1])
    found = max(first, UNCOUNTED) * max(last, UNCOUNTED) / POLITICIANS
    for word in set(words[1:-1]) & set(fold(named).split()[1:-1]):
        borne = max(knowledge.first_name(word), knowledge.last_name(word), UNCOUNTED)
        found *= min(1.0, LEFT_OUT * borne / POLITICIANS)
    return found


def _turned(name: str) -> list[str]:
    """The name with the first name first, where its words tell that it is last: Orbán Viktor."""
    words = name.split()
    if len(words) != 2 or knowledge.first_name(words[0]) or knowledge.first_name(words[1]) < SURELY_FIRST:
        return []
    return [f"{words[1]} {words[0]}"]


def _surname(name: str) -> str:
    return name.rsplit(" ", 1)[-1]


def _by_surname(case: _Case, surname: str) -> tuple[list[Entity], str]:
    """Who in office can be meant by a surname, and by which rule."""
    figure, day = case.figure, case.report.day
    first = fold(figure.name).split()[0] if " " in figure.name else ""
    if case.offices and figure.country:
        known = knowledge.officials(surname, figure.country)
        return list(_with_first(_in_this_office(case, known, False), first)), "surname and office"
    if not day or knowledge.last_name(surname) > RARE:
        return [], ""
    if case.offices:
        known = knowledge.officials(surname)
        return list(_with_first(_in_this_office(case, known, True), first)), "surname and office"
    if figure.heads or first:
        return [], ""
    sure = [p for p in knowledge.leaders_anywhere(surname, day) if p.country in case.report.countries]
    heads = (p for p in knowledge.officials(surname, "", HEAD) if p.country in case.report.countries)
    return sure or [p for p in heads if _leads_still(p, day)], "surname of a head"


def _leads_still(person: Entity, day: str) -> bool:
    """Whether the person led a state when the base last looked, not long before the day."""
    terms = (o for o in knowledge.offices(person) if o.is_head and not o.end and o.checked and _begun(o, day))
    return any(int(day[:4]) - int(o.checked[:4]) <= STILL for o in terms)


def _in_this_office(case: _Case, known: Iterable[Entity], is_sure: bool) -> Iterable[Entity]:
    """Those who held an office of the report's on its day, for certain or as far as is known."""
    for person in known:
        terms = [o for o in knowledge.offices(person) if case.offices & offices.of_position(o.position)]
        if any(_covers(o, case.report.day, is_sure) for o in terms):
            yield person


def _covers(office: Office, day: str, is_sure: bool) -> bool:
    if knowledge.in_office(office, day):
        return True
    return not is_sure and _begun(office, day) and (not office.end or not day)


def _with_first(people: Iterable[Entity], first: str) -> Iterable[Entity]:
    return (p for p in people if not first or similar(first, fold(p.name).split()[0]))


def similar(a: str, b: str) -> bool:
    """Whether two first names are spellings of one: Wladimir and Vladimir, Dmitri and Dmitry."""
    return a == b or _skeleton(a) == _skeleton(b)


SPELLINGS = (
    ("sch", "s"), ("sh", "s"), ("w", "v"), ("ks", "x"), ("ck", "k"), ("c", "k"), ("ph", "f"), ("tz", "z"),
)  # fmt: skip
"""What German and English transcriptions of one sound write."""


def _skeleton(name: str) -> str:
    """The consonants of a name as German and English transcriptions share them."""
    for old, new in SPELLINGS:
        name = name.replace(old, new)
    plain = "".join(c for c in name if c not in "aeiouyjh")
    return name[:1] + plain if name[:1] in "aeiou" else plain
