"""Second pass: role phrases, from the noun to its country, body, sector, and the name it stands with."""

from __future__ import annotations

import re

import msgspec

from depesche.actors.draft import Draft, Scene
from depesche.actors.lexicon import Role
from depesche.actors.roles import peoples
from depesche.actors.roles.apposition import bearer
from depesche.actors.roles.attributes import Part, manner_of, sector_of, take_front, take_over
from depesche.actors.roles.number import is_plural, subject_numbers
from depesche.actors.roles.words import is_no_actor, role_words
from depesche.document import Token

REACH_LEFT = 6  # tokens before a role that may be its adjectives
REACH_RIGHT = 7  # tokens behind a role within which its body or country stands
MOST_COUNTRIES = 6  # of one role: the ministers of six states
LONGEST_RIGHT = 60  # tokens of what stands behind a role; each link of a chain would else hold all that follow
YEAR = re.compile(r"(?:18|19|20)\d\d")
"""Figures that count nobody: 1998 Europameisterin."""
POSSESSIVE_MARKS = frozenset({"'s", "’s", "'", "’"})
NEAR_SECTORS = frozenset({"REB", "CVL", "MIL", "COP", "GOV", "OPP", "PTY"})
SEATED_SECTORS = frozenset({"LEG", "JUD", "EDU", "HLH", "REL"})
"""Bodies that are where their country is: das Parlament in Ankara."""


def find(scene: Scene) -> None:
    """Add role mentions to ``scene.drafts``, tied to names where they stand with one."""
    for index in range(len(scene.texts)):
        _find_in(scene, index)
    scene.sort()


def _find_in(scene: Scene, index: int) -> None:
    names = {at: d for d in scene.drafts[index] if d.source != "front" for at in range(d.first, d.last)}
    peoples.settle(scene, index, names)
    fronts = {d.first: d for d in scene.drafts[index] if d.source == "front"}
    roles = role_words(scene, index, names)
    made: list[Draft] = []
    numbers = subject_numbers(scene, index) if roles else {}
    verbs = _finite(scene, index) if roles else frozenset()
    for at, role in reversed(roles):
        part = Part(at, at + role.size, [], number=numbers.get(at + role.size - 1, ""), verbs=verbs)
        drafts = _phrase(scene, index, part, role, names, fronts.get(at))
        if is_no_actor(scene, index, part, drafts[0]):
            continue
        for token in range(drafts[0].head, drafts[0].head + 1):
            names.setdefault(token, drafts[0])
        made += drafts
    scene.drafts[index] += made


def _phrase(
    scene: Scene, index: int, part: Part, role: Role, names: dict[int, Draft], front: Draft | None
) -> list[Draft]:
    """The mention of a role, one for each country its coordinated adjectives name."""
    at, head = part.begin, part.end - 1
    _look_left(scene, index, role, part, names)
    take_front(scene, role, part, front)
    if not _take_genitive(scene, role, part, names.get(part.end)):
        _look_right(scene, index, role, part, names)
    if role.plural or scene.traits.compounds:
        _coordinate(scene, index, part, names)
    text = scene.texts[index]
    form = scene.draft(index, part.begin, part.end, "role", "person", " ".join(text[at : head + 1]))
    form.role, form.head, form.source = role, head, "role"
    form.definite, form.possessor = part.definite, part.possessor
    form.sector = sector_of(scene, role, part)
    adjective = text[at - 1].lower() if part.begin < at else ""
    form.plural = is_plural(scene, role, text[head], (part.determiner, adjective), part.number, part.counted)
    form.kind = _kind(scene, role, form)
    form.bearer = bearer(scene, index, form, names)
    if form.bearer is not None:
        form.plural, form.kind = False, form.bearer.kind
    countries = part.countries or [""]
    return [_with_country(form, country) for country in dict.fromkeys(countries)]


def _finite(scene: Scene, index: int) -> frozenset[int]:
    """The tokens of the verbs of clauses: were elected | president, no elected president."""
    clauses = scene.document.sentences[index].clauses
    found = (clause.verb.tokens for clause in clauses if clause.verb is not None and clause.verb.finite is not None)
    return frozenset(at for tokens in found for at in tokens)


def _kind(scene: Scene, role: Role, form: Draft) -> str:
    if role.kind == "collective":
        are_states = role.plural and scene.words.are("state", role.lemma)
        return "group" if role.sector == "CVL" or are_states else "organization"
    return "group" if form.plural else "person"


def _with_country(form: Draft, country: str) -> Draft:
    made = msgspec.structs.replace(form)
    made.country = country
    return made


def _look_left(scene: Scene, index: int, role: Role, part: Part, names: dict[int, Draft]) -> None:
    """Adjectives, possessor and determiner before the role."""
    tokens = scene.document.sentences[index].tokens
    at = part.begin - 1
    lowest = max(0, part.begin - REACH_LEFT)
    while at >= lowest:
        token = tokens[at]
        draft = names.get(at)
        if draft is not None and _attributive(scene, draft, at, part):
            part.countries[:0] = [draft.country] if draft.country else []
            part.sector = part.sector or draft.sector
            part.body = draft.sector if draft.kind == "organization" else part.body
            at = part.begin = draft.first
            if draft.source != "adjective":
                part.definite = True
                break
        elif draft is not None:
            if _possesses(scene, index, draft, part):
                part.possessor, part.begin, part.definite = draft, draft.first, True
            break
        elif (at not in part.verbs and _modifies(scene, token)) or _is_visiting(scene, tokens, at):
            part.begin = at
            part.manner = part.manner or manner_of(scene, role, token.lower)
            part.counted = part.counted or (token.pos == "NUM" and token.text != "1")
        elif token.lower in POSSESSIVE_MARKS or (part.countries and scene.words.are("coordination", token.lower)):
            pass
        else:
            part.determiner = token.lower
            break
        at -= 1
    _definiteness(scene, tokens[at].lower if at >= 0 else "", part)


def _modifies(scene: Scene, token: Token) -> bool:
    if scene.words.are("own", token.lower) or scene.words.are("adverb", token.lower) or YEAR.fullmatch(token.text):
        return False
    is_participle = token.pos == "VERB" and "Part" in token.morph
    if scene.words.end("governing", token.lower):
        return False  # including mayors, killing people: the noun is the object
    if token.pos == "ADJ" and token.text.islower() and not _inflected(scene, token):
        return False  # zuletzt Staatsanwältin, ausschließlich Frauen: an adverb
    return token.pos in {"ADJ", "NUM"} or is_participle or scene.words.are("no_role", token.text)


def _is_visiting(scene: Scene, tokens: list[Token], at: int) -> bool:
    """Whether a participle stands between owner and role: Jordan's visiting king."""
    return at > 0 and scene.words.end("governing", tokens[at].lower) and tokens[at - 1].lower in POSSESSIVE_MARKS


def _inflected(scene: Scene, token: Token) -> bool:
    endings = scene.traits.adjective_endings
    return not endings or token.lower.endswith(endings) or not token.text.isalpha()


def _attributive(scene: Scene, draft: Draft, at: int, part: Part) -> bool:
    """Whether a country or body before the role belongs to it: an adjective, a genitive, an English noun in front."""
    if draft.source == "adjective":
        return True
    is_body = draft.source == "model" and draft.kind == "organization"
    if not is_body and draft.source not in {"country", "metonym", "city", "organization"}:
        return False
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


def _look_right(scene: Scene, index: int, role: Role, part: Part, names: dict[int, Draft]) -> None:
    """The body or country behind the role: Präsident der USA, Sprecher der russischen Armee, head of the IAEA."""
    tokens = scene.document.sentences[index].tokens
    at = part.end
    told = len(part.countries)
    is_place = at < len(tokens) and scene.words.are("place_link", tokens[at].lower)
    if not _opens(scene, tokens, at) or (is_place and not _comes_from(scene, tokens[at], role, part)):
        return
    limit = min(len(tokens), at + REACH_RIGHT)
    while at < limit:
        draft = names.get(at)
        token = tokens[at]
        if draft is not None and (draft.kind != "person" or draft.source == "role"):
            if draft.form == "name" and draft.last < limit and tokens[draft.last].lower in POSSESSIVE_MARKS:
                part.countries = part.countries or ([draft.country] if draft.country else [])
                at = draft.last + 1  # head of Libya's | electoral commission
                continue
            if draft.form == "adjective" and draft.source != "front" and not is_place:
                part.countries = part.countries or [draft.country]
                part.end = at + 1 + _place_word(tokens, at)
                at += 1
                continue
            _end_with(scene, tokens, role, part, draft)
            return
        if draft is not None or not _leads_on(scene, token, is_place):
            return
        if token.pos == "NOUN" and at + 1 < limit and not _names_it(scene, tokens, at, names):
            part.end = at + 1 if len(part.countries) > told else part.end
            return
        at += 1


def _names_it(scene: Scene, tokens: list[Token], at: int, names: dict[int, Draft]) -> bool:
    """Whether the attribute goes on behind its noun: the name of what it is (der Provinz Sindh), or a further link."""
    named = names.get(at + 1)
    is_place = named is not None and named.form == "name" and named.kind in {"place", "country"}
    return is_place or scene.words.are("link", tokens[at + 1].lower)


def _opens(scene: Scene, tokens: list[Token], at: int) -> bool:
    """Whether an attribute can begin at the token; ``das Parlament | den Minister`` are two phrases."""
    if at >= len(tokens) or scene.words.are("object_article", tokens[at].lower):
        return False
    return scene.words.are("link", tokens[at].lower)


def _end_with(scene: Scene, tokens: list[Token], role: Role, part: Part, draft: Draft) -> None:
    """Take the body or country that ends the attribute: ``der Armee``, ``in Basra``, ``in irakischen Dörfern``."""
    if draft.last - part.end > LONGEST_RIGHT or _is_receiver(role, part, draft):
        return
    is_place = scene.words.are("place_link", tokens[part.end].lower)
    if draft.form != "adjective" or draft.source == "front":
        if not (is_place and draft.source == "role"):
            take_over(role, part, draft)
            bearer_end = draft.bearer.last if draft.bearer is not None and draft.bearer.first == draft.last else 0
            part.end = max(part.end, draft.last, bearer_end)
    elif not scene.words.are("at_link", tokens[part.end].lower) and _place_word(tokens, draft.first):
        # but "Kinder bei israelischen Angriffen" are not from Israel
        part.countries = part.countries or [draft.country]
        part.end = draft.first + 2


def _is_receiver(role: Role, part: Part, draft: Draft) -> bool:
    """Whether a body of another country behind a body is its partner: was die finnische Regierung | der EU zusagte."""
    is_other = bool(part.countries) and bool(draft.country) and draft.country not in part.countries
    return is_other and role.kind == "collective" and draft.kind == "organization" and draft.sector == role.sector


def _place_word(tokens: list[Token], at: int) -> bool:
    """Whether a noun follows the adjective at the token."""
    return at + 1 < len(tokens) and tokens[at + 1].pos in {"NOUN", "PROPN"}


def _take_genitive(scene: Scene, role: Role, part: Part, draft: Draft | None) -> bool:
    """A German name right behind the role may be its genitive: die Regierung Burundis."""
    if draft is None or scene.traits.genitive != "s" or draft.first != part.end or draft.form != "name":
        return False
    if draft.kind == "person":
        return _take_possessor(scene, part, draft)
    if draft.source not in {"country", "metonym", "city"} or not scene.text(draft).endswith("s"):
        return False
    if scene.text(draft) == draft.name:
        return False
    take_over(role, part, draft)
    part.end = draft.last
    return True


def _take_possessor(scene: Scene, part: Part, draft: Draft) -> bool:
    """The genitive of a person who is named without the ending elsewhere: ein Berater Trumps."""
    if draft.figure is None or part.possessor is not None or not scene.text(draft).endswith("s"):
        return False
    if draft.figure.name.endswith(scene.text(draft)) or not draft.figure.name.endswith(scene.text(draft)[:-1]):
        return False
    part.possessor, part.end = draft, draft.last
    return True


def _coordinate(scene: Scene, index: int, part: Part, names: dict[int, Draft]) -> None:
    """Further countries of the same role: Vertreter Ungarns und Rumäniens, the ministers of France and Italy."""
    tokens = scene.document.sentences[index].tokens
    last = names.get(part.end - 1)
    while (
        last is not None and last.source == "country" and last.form == "name" and len(part.countries) < MOST_COUNTRIES
    ):
        at = part.end + 1
        if part.end >= len(tokens) or not (
            tokens[part.end].text == "," or scene.words.are("coordination", tokens[part.end].lower)
        ):
            return
        if at < len(tokens) and scene.words.are("definite", tokens[at].lower):
            at += 1
        last = names.get(at)
        if last is None or last.source != "country" or last.form != "name" or _owns_next(scene, tokens, last):
            return
        part.countries.append(last.country)
        part.end = last.last


def _owns_next(scene: Scene, tokens: list[Token], draft: Draft) -> bool:
    """Whether the country is the genitive of what follows: … Frankreichs und Italiens Kanzler, France's president."""
    if draft.last >= len(tokens):
        return False
    following = tokens[draft.last]
    return following.lower in POSSESSIVE_MARKS or (following.pos in {"NOUN", "ADJ"} and scene.traits.genitive == "s")


def _leads_on(scene: Scene, token: Token, is_place: bool) -> bool:
    """Whether the body or country may still come behind the token."""
    if is_place and token.pos == "NOUN":
        return False
    return scene.words.are("link", token.lower) or token.pos in {"ADJ", "NOUN", "DET", "PROPN"}


def _comes_from(scene: Scene, token: Token, role: Role, part: Part) -> bool:
    """Whether a place behind the role is where it is from: Rebellen in Darfur, a missionary from Calgary."""
    is_origin = part.definite is False and not part.countries and scene.words.are("origin_link", token.lower)
    is_about = role.sector in SEATED_SECTORS and scene.words.are("about_link", token.lower)  # the committee on China
    return (is_origin and role.kind == "person") or (_stands_near(role, part) and not is_about)


def _stands_near(role: Role, part: Part) -> bool:
    if part.countries:
        return False
    if role.kind == "collective":
        return role.sector in NEAR_SECTORS or role.sector in SEATED_SECTORS
    return role.plural and role.sector in NEAR_SECTORS
