"""What the name model takes into a name that is no part of it, or leaves out: offices, a party, a second place.

English sets an office before a name without a comma, and a state before the office: ``Georgia Gov. Brian Kemp``. The
model often takes them for one name; the lists then would see neither the state nor the office.
"""

from __future__ import annotations

from depesche.actors import knowledge
from depesche.actors.draft import Scene
from depesche.actors.lexicon import Entry, Role
from depesche.actors.names.model import Name

OFFICES = frozenset({"head", "minister", "official", "title"})
POLITICAL = frozenset({"GOV", "LEG", "IGO", "MIL", "JUD", "COP", "PTY"})
BEFORE = 3  # tokens before a name at which an office may begin that ends inside of it: Secretary of | State Ann Lee
FULL = 2  # words of a first name and a surname
LONGEST = 9  # words of a name that are looked through
LONGEST_DATELINE = 4  # words of the place in front of a report: RIO DE JANEIRO
BEHIND_DATELINE = frozenset({"(", ",", "/", "-", "–", "—", ":"})
MARKS = frozenset({"'s", "’s", "'", "’"})
PLACES = frozenset({"city", "metonym", "country"})
LONGEST_BODY = 4  # words that a body's name may have before what the model saw of it


def bare(scene: Scene, index: int, found: list[Name]) -> list[Name]:
    """The names of a sentence as they are without their surroundings."""
    if scene.traits.compounds:
        return found
    words = scene.texts[index]
    parts = [part for name in found for part in _parts(scene, words, name)]
    taken = {at for part in parts for at in range(part.begin, part.end)}
    return [_longer(scene, index, part, taken) for part in parts]


def _parts(scene: Scene, words: list[str], name: Name) -> list[Name]:
    if name.end - name.begin > LONGEST:
        return [name]
    while name.begin < name.end and words[name.begin].lower() in MARKS:
        name = Name(name.begin + 1, name.end, name.kind)  # the King | 's Speech
    if name.begin == name.end:
        return []
    if name.end - name.begin > 1 and scene.words.are("definite", words[name.begin].lower()):
        is_listed = scene.lexicon.match(words[name.begin : name.end], 0)[0] == name.end - name.begin
        name = name if is_listed else Name(name.begin + 1, name.end, name.kind)
    if name.kind != "organization" and _ends_with_party(scene, words, name):
        return []
    name = _without_last_title(scene, words, name)
    name = _without_first_half(scene, words, name)
    office = _office_end(scene, words, name)
    if office:
        return [Name(office, name.end, "person")]
    link = _link(scene, words, name) if name.kind == "place" else 0
    if link:
        return [Name(name.begin, link, "place"), Name(link + 1, name.end, "place")]
    return [name] if name.begin < name.end else []


def _ends_with_party(scene: Scene, words: list[str], name: Name) -> bool:
    """Whether the name of a party ends what the model took for a person or place: Montana Republicans."""
    entries = scene.lexicon.match([words[name.end - 1]], 0)[1]
    return name.end - name.begin > 1 and any(entry.group == "party" for entry in entries)


def _without_last_title(scene: Scene, words: list[str], name: Name) -> Name:
    """The name without the abbreviation of an office behind it that belongs to the next one: Georgia Gov. | Lee."""
    last = words[name.end - 1]
    role = scene.lexicon.role(last) if last.endswith(".") else None
    if role is None or name.end >= len(words) or not words[name.end][:1].isupper():
        return name
    kind = name.kind if role.kind in OFFICES or role.sector in POLITICAL else ""
    if not kind:
        return name
    return Name(name.begin, name.end - 1 if kind == "place" else name.begin, kind)


def _without_first_half(scene: Scene, words: list[str], name: Name) -> Name:
    """The name without the beginning of an office that goes on behind it: British Foreign | Secretary."""
    if name.end >= len(words) or not words[name.end][:1].isupper():
        return name
    for at in range(max(name.begin, name.end - BEFORE), name.end):
        role = scene.lexicon.role_at(words, at) if words[at][:1].isupper() else None
        if role is not None and role.kind in OFFICES and at + role.size > name.end:
            return Name(name.begin, at, name.kind)
    return name


def _office_end(scene: Scene, words: list[str], name: Name) -> int:
    """Where the last office ends that stands before the person's name within what the model saw; 0 for none."""
    for at in range(name.end - 2, max(-1, name.begin - BEFORE - 1), -1):
        role = scene.lexicon.role_at(words, at) if words[at][:1].isupper() else None
        if role is None or not name.begin < at + role.size < name.end:
            continue
        if _is_office(scene, words, at, role, name):
            return at + role.size
    return 0


def _is_office(scene: Scene, words: list[str], at: int, role: Role, name: Name) -> bool:
    is_short = words[at].endswith(".")
    if role.kind not in OFFICES and not ((role.size > 1 or is_short) and role.sector in POLITICAL):
        return False
    if at < name.begin:
        return role.size > 1
    rest = name.end - at - role.size
    if at == name.begin:
        return rest > 1 and (role.size > 1 or is_short)
    is_sure = role.size > 1 or is_short
    if is_sure or rest < FULL:
        return is_sure and name.kind != "organization"
    is_place = scene.lexicon.match([words[at - 1]], 0)[0] > 0
    return name.kind != "organization" and (is_place or knowledge.first_name(words[at - 1]) == 0)


def _link(scene: Scene, words: list[str], name: Name) -> int:
    """The word between two listed places that the model took for one; 0 for none: Nevada | and | Utah."""
    inside = words[name.begin : name.end]
    if scene.lexicon.match(inside, 0)[0] == len(inside):
        return 0
    for at in range(1, len(inside) - 1):
        if scene.words.are("coordination", inside[at]):
            first = scene.lexicon.match(inside[:at], 0)[0] == at
            second = scene.lexicon.match(inside, at + 1)[0] == len(inside) - at - 1
            return name.begin + at if first or second else 0
    return 0


def _longer(scene: Scene, index: int, name: Name, taken: set[int]) -> Name:
    """The name with the words before it that the model left out: Xi | Jinping, Southern | Copper Corp."""
    tokens, words = scene.document.sentences[index].tokens, scene.texts[index]
    begin = name.begin
    if name.kind == "person" and name.end - begin == 1 and begin and begin - 1 not in taken:
        before = tokens[begin - 1]
        is_known = before.text[:1].isupper() and before.pos == "PROPN"
        return Name(begin - 1, name.end, "person") if is_known and _is_person(words, begin, name.end) else name
    if name.kind != "organization" or not scene.words.are("company_end", words[name.end - 1]):
        return name
    while begin and name.begin - begin < LONGEST_BODY and begin - 1 not in taken:
        before = tokens[begin - 1]
        is_named = before.text[:1].isupper() and before.pos in {"PROPN", "ADJ", "NOUN"}
        if not is_named or scene.lexicon.match([before.text], 0)[0]:
            break
        begin -= 1
    return Name(begin, name.end, name.kind)


def _is_person(words: list[str], begin: int, end: int) -> bool:
    return bool(knowledge.persons(" ".join(words[begin - 1 : end])))


def dateline(scene: Scene, words: list[str]) -> tuple[int, tuple[Entry, ...]] | None:
    """The place in capitals that a sentence opens with, short ones too: LIMA, Peru (AP) — …"""
    end = 0
    while end < min(len(words) - 1, LONGEST_DATELINE) and words[end].isupper() and words[end].isalpha():
        end += 1
    if not end or words[end] not in BEHIND_DATELINE:
        return None
    size, entries = scene.lexicon.match([word.capitalize() for word in words[:end]], 0)
    found = tuple(entry for entry in entries if entry.kind in PLACES)
    return (size, found) if found and size == end else None
