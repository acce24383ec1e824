"""Fifth pass: persons and organisations to the knowledge base, only where nothing is open.

A full name alone links to a head of state or government. Everybody else needs support in the report: a political role,
the party, the parliament, or the country said of them. Anything said that contradicts (another country, a role outside
politics) forbids the link; two persons that fit forbid it too.
"""

from __future__ import annotations

from depesche.actors import knowledge
from depesche.actors.draft import Draft, Figure, Scene
from depesche.actors.knowledge import Person, fold

POLITICAL = frozenset({"GOV", "LEG", "OPP", "PTY", "MIL", "IGO", "SPY", "COP", "ELI", "REB"})
RARE = 6
"""A head of state is known by surname and office alone (Präsident Obama) when no more politicians bear the name; so a
club's President Müller stays unknown."""
HEAD, OFFICE = 3, 2
YOUNGEST, OLDEST = 18, 105
"""Years of age at publication a person of the news can have."""


def link(scene: Scene) -> None:
    """Set ids, and the countries and sectors that follow from them."""
    countries = {f.country for f in scene.figures if f.country}
    persons = [f for f in scene.figures if f.kind == "person" and f.mentions]
    for figure in persons:
        _link_person(scene, figure, countries)
    for figure in scene.figures:
        if figure.kind == "organization" and not figure.wikidata:
            _link_organization(figure)
    political = {f.country for f in scene.figures if f.sector in POLITICAL and f.country}
    for figure in persons:
        if not figure.wikidata and not figure.heads:
            _link_colleague(scene, figure, political)


def _link_colleague(scene: Scene, figure: Figure, political: set[str]) -> None:
    """A former or present office holder without a role, in a report about the politics of the same country."""
    if " " not in figure.name:
        return
    fitting = [p for p in knowledge.persons(figure.name) if _fits(scene, figure, p)]
    if len(fitting) == 1 and fitting[0].rank >= OFFICE and fitting[0].country in political:
        _take(scene, figure, fitting[0])


def _link_person(scene: Scene, figure: Figure, countries: set[str]) -> None:
    names = list(dict.fromkeys([figure.name, *(m.name for m in figure.mentions if m.form == "name")]))
    full = [name for name in names if " " in name]
    for name in full:
        fitting = [p for p in knowledge.persons(name) if _fits(scene, figure, p)]
        chosen = _supported(scene, figure, fitting, countries)
        if chosen is not None:
            _take(scene, figure, chosen)
            return
        if fitting:
            return
    _link_leader(scene, figure, names)


def _fits(scene: Scene, figure: Figure, person: Person) -> bool:
    """Whether nothing the report says contradicts."""
    if figure.country and person.country and figure.country != person.country:
        return False
    year = int(scene.document.published[:4]) if scene.document.published else 0
    if year and person.born and not YOUNGEST <= year - person.born <= OLDEST:
        return False
    if person.rank < HEAD and any(_leads_the_state(scene, d) for d in figure.mentions):
        return False
    return not figure.heads or figure.sector in POLITICAL or not figure.sector or _same_party(figure, person)


def _leads_the_state(scene: Scene, draft: Draft) -> bool:
    """Whether the role is the head of a state that is named with it: US-Präsident, but not Präsident of a club."""
    return draft.role is not None and bool(draft.country) and scene.words.are("national", draft.role.lemma)


def _same_party(figure: Figure, person: Person) -> bool:
    return bool(figure.party) and fold(figure.party) in {fold(person.party), *fold(person.party).split()}


def _supported(scene: Scene, figure: Figure, fitting: list[Person], countries: set[str]) -> Person | None:
    """The one person of this name whom the report supports."""
    heads = [p for p in fitting if p.rank == HEAD]
    if len(heads) == 1:
        return heads[0]
    strong = [p for p in fitting if _is_supported(scene, figure, p, countries, len(fitting) == 1)]
    return strong[0] if len(strong) == 1 and not heads else None


def _is_supported(scene: Scene, figure: Figure, person: Person, countries: set[str], is_only: bool) -> bool:
    if _same_party(figure, person):
        return True
    if figure.party and person.party:
        return False
    political = figure.sector in POLITICAL
    if political and figure.country and figure.country == person.country:
        return True
    at_home = scene.words.are("home", person.country) and not figure.country and is_only
    known_office = person.rank >= OFFICE and (person.country in countries or (figure.sector == "IGO" and is_only))
    member = figure.sector in {"LEG", "OPP", "PTY"} and person.country in countries and is_only
    return political and (known_office or at_home or member)


def _take(scene: Scene, figure: Figure, person: Person) -> None:
    figure.wikidata = person.wikidata
    figure.country = figure.country or person.country
    if not figure.sector and _in_office(person, (scene.document.published or "")[:10]):
        figure.sector = "GOV"


def _in_office(person: Person, day: str) -> bool:
    """Whether the person held an office on the day for certain, or holds one as far as the base knows."""
    if person.rank < OFFICE or not day:
        return False
    return any(o.start and o.start <= day and (o.end >= day or not o.end) for o in knowledge.offices(person.number))


def _link_leader(scene: Scene, figure: Figure, names: list[str]) -> None:
    """A head of state or government named by office, country and surname: US-Präsident Trump."""
    if not any(_is_head(d) for d in figure.mentions):
        return
    words = fold(figure.name).split()
    day = (scene.document.published or "")[:10]
    if figure.country:
        found = knowledge.leaders(words[-1], figure.country, day)
    elif day and knowledge.last_name(words[-1]) <= RARE:
        found = knowledge.leaders_anywhere(words[-1], day)
    else:
        return
    if len(words) > 1:
        found = tuple(p for p in found if _similar(words[0], fold(p.name).split()[0]))
    if len(found) == 1:
        _take(scene, figure, found[0])


def _is_head(draft: Draft) -> bool:
    return draft.role is not None and draft.role.kind == "head"


def _similar(a: str, b: str) -> bool:
    """Whether two first names are spellings of one: Wladimir and Vladimir, Dmitri and Dmitry."""
    return a == b or _skeleton(a) == _skeleton(b)


def _skeleton(name: str) -> str:
    """The consonants of a name as German and English transcriptions share them."""
    for old, new in (
        ("sch", "s"),
        ("sh", "s"),
        ("w", "v"),
        ("ks", "x"),
        ("ck", "k"),
        ("c", "k"),
        ("ph", "f"),
        ("tz", "z"),
    ):
        name = name.replace(old, new)
    plain = "".join(c for c in name if c not in "aeiouyjh")
    return name[:1] + plain if name[:1] in "aeiou" else plain


def _link_organization(figure: Figure) -> None:
    found = [o for o in knowledge.organizations(figure.name) if not figure.country or o.country in {"", figure.country}]
    if len({o.wikidata for o in found}) == 1 and (" " in figure.name or found[0].country):
        figure.wikidata = found[0].wikidata
        figure.country = figure.country or found[0].country
        figure.sector = figure.sector or _sector(found[0].kind)


def _sector(kind: str) -> str:
    return {"igo": "IGO", "eu_body": "IGO", "agency": "IGO", "legislature": "LEG", "party": "PTY"}.get(kind, "")
