"""Second pass: role phrases, from the noun to its country, body, sector, and the name it stands with."""

from __future__ import annotations

from collections import Counter
from itertools import islice

import msgspec

from depesche.actors.apposition import bearer
from depesche.actors.draft import Draft, Scene
from depesche.actors.lexicon import Role
from depesche.actors.number import is_plural, subject_numbers
from depesche.document import Token

REACH_LEFT = 6  # tokens before a role that may be its adjectives
REACH_RIGHT = 7  # tokens behind a role within which its body or country stands
LONGEST_RIGHT = 60  # tokens of what stands behind a role; each link of a chain would else hold all that follow
FIRST = 1000  # mentions that tell which federal state a report means; more than the longest report has
ABOUT_SECTORS = frozenset({"EDU", "MED"})
"""What stands before these in a compound is their subject, not their country: China-Experte, Nahost-Korrespondent."""
POSSESSIVE_MARKS = frozenset({"'s", "’s", "'", "’"})
NEAR_SECTORS = frozenset({"REB", "CVL", "MIL", "COP", "GOV", "OPP", "PTY"})


class Part(msgspec.Struct):
    """What the words around a role say of it."""

    begin: int
    end: int
    countries: list[str]
    sector: str = ""
    possessor: Draft | None = None
    definite: bool | None = None
    determiner: str = ""
    number: str = ""
    """sing or plur when the role is a subject and the verb shows it."""
    counted: bool = False
    """Whether a number stands before the noun."""


def find(scene: Scene) -> None:
    """Add role mentions to ``scene.drafts``, tied to names where they stand with one."""
    for index in range(len(scene.texts)):
        _find_in(scene, index)
    scene.sort()


def _find_in(scene: Scene, index: int) -> None:
    words = scene.texts[index]
    names = {at: d for d in scene.drafts[index] if d.source != "front" for at in range(d.first, d.last)}
    fronts = {d.first: d for d in scene.drafts[index] if d.source == "front"}
    at = 0
    roles: list[tuple[int, Role]] = []
    while at < len(words):
        role = scene.lexicon.role_at(words, at) if words[at][:1].isalnum() else None
        if role is None or role.kind in {"title", "country"} or not _is_role_here(scene, index, at, role, names):
            at += 1
            continue
        roles.append((at, role))
        at += role.size
    if not scene.traits.compounds:
        roles = _joined(roles)
    made: list[Draft] = []
    numbers = subject_numbers(scene, index) if roles else {}
    for at, role in reversed(roles):
        part = Part(at, at + role.size, [], number=numbers.get(at + role.size - 1, ""))
        drafts = _phrase(scene, index, part, role, names, fronts.get(at))
        if scene.words.are("bound", role.lemma) and _is_free(drafts[0]):
            continue
        for token in range(drafts[0].head, drafts[0].head + 1):
            names.setdefault(token, drafts[0])
        made += drafts
    scene.drafts[index] += made


def _joined(roles: list[tuple[int, Role]]) -> list[tuple[int, Role]]:
    """English nouns in a row are one role, the last of them: opposition groups."""
    found: list[tuple[int, Role]] = []
    for at, role in roles:
        before_at, before = found[-1] if found else (-1, role)
        if found and before_at + before.size == at and not before.plural:
            sector = before.sector if role.sector in {"", "CVL"} or role.kind == "spokes" else role.sector
            found[-1] = (before_at, msgspec.structs.replace(role, sector=sector, size=before.size + role.size))
        else:
            found.append((at, role))
    return found


def _is_free(draft: Draft) -> bool:
    """Whether nothing stands with a word that is a role only with its body or name: head of the agency."""
    if draft.role is not None and draft.role.front:
        return False
    return not (draft.country or draft.sector or draft.bearer or draft.possessor or draft.last > draft.head + 1)


def _is_role_here(scene: Scene, index: int, at: int, role: Role, names: dict[int, Draft]) -> bool:
    tokens = scene.document.sentences[index].tokens
    token = tokens[at + role.size - 1]
    owner = names.get(at)
    if owner is not None and not (owner.form == "adjective" and role.size > owner.last - owner.first):
        return False
    if scene.traits.capital_nouns:
        is_noun = token.pos in {"NOUN", "PROPN", "X"} and token.text[0].isalnum() and not token.text[0].islower()
        return is_noun and not scene.words.are("no_role", token.text)
    if role.size > 1 or token.text[0].isupper():
        return token.pos in {"NOUN", "PROPN", "X", "ADJ"}
    return token.pos in {"NOUN", "PROPN"} or (token.pos == "ADJ" and role.kind == "minister")


def _phrase(
    scene: Scene, index: int, part: Part, role: Role, names: dict[int, Draft], front: Draft | None
) -> list[Draft]:
    """The mention of a role, one for each country its coordinated adjectives name."""
    at, head = part.begin, part.end - 1
    _look_left(scene, index, part, names)
    _front(scene, role, part, front)
    if not _take_genitive(scene, role, part, names.get(part.end)):
        _look_right(scene, index, role, part, names)
    text = scene.texts[index]
    form = scene.draft(index, part.begin, part.end, "role", "person", " ".join(text[at : head + 1]))
    form.role, form.head, form.source = role, head, "role"
    form.definite, form.possessor = part.definite, part.possessor
    form.sector = part.sector if part.sector == "IGO" else role.sector or part.sector
    form.plural = is_plural(scene, role, text[head], part.determiner, part.number, part.counted)
    form.kind = _kind(role, form)
    form.bearer = bearer(scene, index, form, names)
    if form.bearer is not None:
        form.plural, form.kind = False, form.bearer.kind
    countries = part.countries or [""]
    return [_with_country(form, country) for country in dict.fromkeys(countries)]


def _kind(role: Role, form: Draft) -> str:
    if role.kind == "collective":
        return "group" if role.sector == "CVL" else "organization"
    return "group" if form.plural else "person"


def _with_country(form: Draft, country: str) -> Draft:
    made = msgspec.structs.replace(form)
    made.country = country
    return made


def _look_left(scene: Scene, index: int, part: Part, names: dict[int, Draft]) -> None:
    """Adjectives, possessor and determiner before the role."""
    tokens = scene.document.sentences[index].tokens
    at = part.begin - 1
    lowest = max(0, part.begin - REACH_LEFT)
    while at >= lowest:
        token = tokens[at]
        draft = names.get(at)
        if (
            draft is not None
            and draft.source in {"adjective", "country", "metonym", "organization"}
            and _attributive(scene, draft, at, part)
        ):
            part.countries[:0] = [draft.country] if draft.country else []
            part.sector = part.sector or draft.sector
            at = part.begin = draft.first
            if draft.source != "adjective":
                part.definite = True
                break
        elif draft is not None:
            if _possesses(scene, index, draft, part):
                part.possessor, part.begin, part.definite = draft, draft.first, True
            break
        elif _modifies(scene, token):
            part.begin = at
            part.counted = part.counted or (token.pos == "NUM" and token.text != "1")
        elif token.lower in POSSESSIVE_MARKS or (part.countries and scene.words.are("coordination", token.lower)):
            pass
        else:
            part.determiner = token.lower
            break
        at -= 1
    _definiteness(scene, tokens[at].lower if at >= 0 else "", part)


def _modifies(scene: Scene, token: Token) -> bool:
    if scene.words.are("own", token.lower):
        return False
    is_participle = token.pos == "VERB" and "Part" in token.morph
    if scene.words.end("governing", token.lower):
        return False  # including mayors, killing people: the noun is the object
    if token.pos == "ADJ" and token.text.islower() and not _inflected(scene, token):
        return False  # zuletzt Staatsanwältin, ausschließlich Frauen: an adverb
    return token.pos in {"ADJ", "NUM"} or is_participle


def _inflected(scene: Scene, token: Token) -> bool:
    endings = scene.traits.adjective_endings
    return not endings or token.lower.endswith(endings) or not token.text.isalpha()


def _attributive(scene: Scene, draft: Draft, at: int, part: Part) -> bool:
    """Whether a country or body before the role belongs to it: an adjective, a genitive, an English noun in front."""
    if draft.source == "adjective":
        return True
    words = scene.texts[draft.sentence]
    following = words[at + 1].lower() if at + 1 < len(words) else ""
    if scene.traits.genitive != "s":
        return following in POSSESSIVE_MARKS or at + 1 == part.begin
    before = words[draft.first - 1].lower() if draft.first else ""
    if scene.words.are("definite", before) or scene.words.are("own", before):
        return False  # "im Norden des Landes X neun Menschen": the genitive of the noun before it
    return words[at].endswith(("s", "'", "’")) and at + 1 == part.begin


def _possesses(scene: Scene, index: int, draft: Draft, part: Part) -> bool:
    """Whether the name before the role is its possessor: Trumps Sprecherin, Trump's lawyer."""
    words = scene.texts[index]
    between = [w.lower() for w in words[draft.last : part.begin]]
    if draft.form != "name":
        return False
    if scene.traits.genitive != "s":
        return bool(between) and between[0] in POSSESSIVE_MARKS
    before = words[draft.first - 1].lower() if draft.first else ""
    of_noun = scene.words.are("definite", before) and draft.source in {"metonym", "country", "organization"}
    return not between and not of_noun and words[draft.last - 1].endswith(("s", "’", "'", "x", "z"))


def _definiteness(scene: Scene, word: str, part: Part) -> None:
    if part.definite is None:
        if scene.words.are("definite", word) or scene.words.are("own", word):
            part.definite = True
        elif scene.words.are("indefinite", word):
            part.definite = False
    part.determiner = part.determiner or word


def _federation(scene: Scene) -> str:
    """The federal state that a report means with its Bundes- words: the one it names most, Germany when in doubt."""
    states = sorted(scene.words.kinds.get("federal", frozenset()))
    counts = Counter(d.country for d in islice(scene.all(), FIRST) if d.country in states)
    home = next(iter(scene.words.kinds.get("home", frozenset())), "")
    return max(states, key=counts.__getitem__, default=home) if counts and not counts[home] else home


def _front(scene: Scene, role: Role, part: Part, front: Draft | None) -> None:
    """The country or body in the first part of the compound: US-Präsident, SPD-Politiker, Bundesminister."""
    if front is not None:
        short = scene.document.text[front.begin : front.end].isupper()
        if role.sector in ABOUT_SECTORS and not short:
            return
        part.countries += [front.country] if front.country and not part.countries else []
        if front.sector == "IGO":
            part.sector = "IGO"
        if role.kind == "spokes" or not role.sector:
            part.sector = (
                part.sector or front.sector or ("GOV" if front.kind == "country" and role.kind != "spokes" else "")
            )
        return
    if not part.countries and scene.words.begin("federal_front", (role.front or role.lemma).lower()):
        part.countries.append(_federation(scene))
    if scene.traits.compounds and role.front and not part.countries:
        _, entries = scene.lexicon.match([role.front], 0)
        body = next((e for e in entries if e.kind in {"inhabitant", "organization"}), None)
        if body is not None:
            part.countries += [body.country] if body.country else []
            part.sector = part.sector or body.sector
    if role.kind == "spokes" and role.front:
        inner = scene.lexicon.role(role.front[:1].upper() + role.front[1:].rstrip("s"))
        part.sector = part.sector or (inner.sector if inner is not None else "")


def _look_right(scene: Scene, index: int, role: Role, part: Part, names: dict[int, Draft]) -> None:
    """The body or country behind the role: Präsident der USA, Sprecher der russischen Armee, head of the IAEA."""
    tokens = scene.document.sentences[index].tokens
    at = part.end
    is_place = at < len(tokens) and scene.words.are("place_link", tokens[at].lower)
    if not _opens(scene, tokens, at) or (is_place and not _stands_near(role, part)):
        return
    limit = min(len(tokens), at + REACH_RIGHT)
    while at < limit:
        draft = names.get(at)
        token = tokens[at]
        if draft is not None and (draft.kind != "person" or draft.source == "role"):
            if draft.form == "adjective" and draft.source != "front" and not is_place:
                part.countries = part.countries or [draft.country]
                part.end = at + 1
                at += 1
                continue
            _end_with(scene, tokens, role, part, draft)
            return
        if draft is not None or not _leads_on(scene, token, is_place):
            return
        if token.pos == "NOUN" and at + 1 < limit and not scene.words.are("link", tokens[at + 1].lower):
            part.end = at + 1 if part.countries else part.end
            return
        at += 1


def _opens(scene: Scene, tokens: list[Token], at: int) -> bool:
    """Whether an attribute can begin at the token; ``das Parlament | den Minister`` are two phrases."""
    if at >= len(tokens) or scene.words.are("object_article", tokens[at].lower):
        return False
    return scene.words.are("link", tokens[at].lower)


def _end_with(scene: Scene, tokens: list[Token], role: Role, part: Part, draft: Draft) -> None:
    """Take the body or country that ends the attribute: ``der Armee``, ``in Basra``, ``in irakischen Dörfern``."""
    if draft.last - part.end > LONGEST_RIGHT:
        return
    is_place = scene.words.are("place_link", tokens[part.end].lower)
    if draft.form != "adjective" or draft.source == "front":
        if not (is_place and draft.source == "role"):
            _take_over(role, part, draft)
            part.end = max(part.end, draft.last)
    elif not scene.words.are("at_link", tokens[part.end].lower) and _place_word(tokens, draft.first):
        # but "Kinder bei israelischen Angriffen" are not from Israel
        part.countries = part.countries or [draft.country]
        part.end = draft.first + 2


def _place_word(tokens: list[Token], at: int) -> bool:
    """Whether a noun follows the adjective at the token."""
    return at + 1 < len(tokens) and tokens[at + 1].pos in {"NOUN", "PROPN"}


def _take_genitive(scene: Scene, role: Role, part: Part, draft: Draft | None) -> bool:
    """A German name right behind the role may be its genitive: die Regierung Burundis."""
    if draft is None or scene.traits.genitive != "s" or draft.first != part.end or draft.form != "name":
        return False
    if draft.source not in {"country", "metonym", "city"} or not scene.text(draft).endswith("s"):
        return False
    if scene.text(draft) == draft.name:
        return False
    _take_over(role, part, draft)
    part.end = draft.last
    return True


def _leads_on(scene: Scene, token: Token, is_place: bool) -> bool:
    """Whether the body or country may still come behind the token."""
    if is_place and token.pos == "NOUN":
        return False
    return scene.words.are("link", token.lower) or token.pos in {"ADJ", "NOUN", "DET", "PROPN"}


def _stands_near(role: Role, part: Part) -> bool:
    return not part.countries and (role.kind == "collective" or role.plural) and role.sector in NEAR_SECTORS


def _take_over(role: Role, part: Part, draft: Draft) -> None:
    if draft.country and not part.countries:
        part.countries.append(draft.country)
    if draft.sector == "IGO":
        part.sector = "IGO"
    if not role.sector or role.kind == "spokes":
        part.sector = part.sector or draft.sector or ("GOV" if draft.kind == "country" else "")
