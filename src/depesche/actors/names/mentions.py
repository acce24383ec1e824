"""First pass: everything in a sentence that names an actor, from the tables and the name model."""

from __future__ import annotations

from depesche.actors import knowledge
from depesche.actors.draft import Draft, Scene
from depesche.actors.lexicon import Entry
from depesche.actors.names import model
from depesche.actors.names.cuts import bare, dateline
from depesche.actors.names.generic import POSSESSIVE_MARKS, is_body, is_plain
from depesche.actors.names.missed import INITIALS, OFFICES, bodies, persons
from depesche.actors.names.model import Name

ACTING = frozenset({"GOV", "LEG", "PTY", "OPP", "REB", "MIL", "COP", "LAB", "NGO", "IGO", "JUD", "BUS"})
"""Sectors of bodies that are no buildings: what the model takes for a place is one of these by its last word."""
WHOLE = frozenset({"country", "adjective", "metonym", "city"})
"""Listed names that are hyphenated themselves: Mexiko-Stadt."""


def find(scene: Scene) -> None:
    """Fill ``scene.drafts`` with names, adjectives, inhabitants and first parts of compounds."""
    named = model.names([sentence.tokens for sentence in scene.document.sentences], scene.language)
    for index, words in enumerate(scene.texts):
        if not any(w[:1].isupper() or w[-4:].isalpha() for w in words):
            continue
        found = [_after_people(scene, words, name) for name in named[index]]
        found = bare(scene, index, found)
        taken: list[bool] = [False] * len(words)
        drafts = _listed(scene, index, found, taken)
        free = [name for name in found if not any(taken[name.begin : name.end])]
        drafts += [_from_model(scene, index, part) for name in free for part in _parts(scene, words, name)]
        drafts += persons(scene, index, drafts)
        drafts = bodies(scene, index, drafts)
        drafts += _fronts(scene, index, drafts)
        scene.drafts[index] = drafts
    scene.sort()


def _after_people(scene: Scene, words: list[str], name: Name) -> Name:
    """A person's name without the word for the people before it: Kolumbianer Pedro Gomez."""
    if name.end - name.begin < 2 or name.kind == "place":
        return name
    size, entries = scene.lexicon.match(words[: name.end], name.begin)
    rest = name.begin + size
    if not size or rest >= name.end or not any(entry.kind == "inhabitant" for entry in entries):
        return name
    known = knowledge.first_name(words[rest]) > 1 or name.kind == "person"
    return Name(rest, name.end, "person") if known else name


def _parts(scene: Scene, words: list[str], name: Name) -> list[Name]:
    """The names in what the model takes for one: two with a bracket between them (Bundesamt für Verfassungsschutz
    (BfV), two with a role between them (Brians Sohn Murchad), one behind its role (Bayern-Vorstand Rummenigge)."""
    inside = words[name.begin : name.end]
    if all(scene.words.are("no_name", word) for word in inside) or (name.kind == "person" and inside[0][0].isdigit()):
        return []
    if (name.kind == "person" and _is_no_name(scene, inside)) or is_plain(scene, words, name):
        return []
    cuts = [at for at, word in enumerate(inside) if word == "(" and ")" not in inside]
    kind = name.kind
    if scene.traits.capital_nouns and len(inside) > 1 and not cuts and not is_body(scene, words, name):
        cuts = [at for at, word in enumerate(inside) if _is_personal(scene, word, at)]
        kind = "person" if cuts else kind
    if not scene.traits.compounds and (size := _office_size(scene, inside, kind)):
        return [Name(name.begin + size, name.end, "person")]
    if not scene.traits.name_links and kind == "person":
        of = next((at for at, word in enumerate(inside) if at and scene.words.are("link", word)), None)
        if of is not None and not knowledge.persons(" ".join(inside)):
            rest = Name(name.begin + of + 1, name.end, "place")
            return [Name(name.begin, name.begin + of, kind)] + ([rest] if rest.begin < rest.end else [])
    parts, begin = [], name.begin
    for cut in [*cuts, len(inside)]:
        if begin < name.begin + cut:
            parts.append(Name(begin, name.begin + cut, kind))
        begin = name.begin + cut + 1
    return parts


def _is_no_name(scene: Scene, words: list[str]) -> bool:
    """Whether the words are no name alone: an initial (C.), a title (Gen., Ms), an occupation (Iranexperte)."""
    if len(words) > 1:
        return False
    role = scene.lexicon.role(words[0])
    if role is not None and (role.kind == "title" or (role.front and "-" not in words[0])):
        return knowledge.last_name(words[0]) == 0
    if not words[0].endswith("."):
        return False
    return len(words[0]) == len("C.") or scene.lexicon.role(words[0]) is not None


def _office_size(scene: Scene, words: list[str], kind: str) -> int:
    """How many words at the beginning of an English name are an office: Defence Secretary Tom King."""
    role = scene.lexicon.role_at(words, 0)
    if role is None or role.kind not in OFFICES:
        return 0
    rest = len(words) - role.size
    return role.size if rest > 1 or (rest == 1 and kind == "person") else 0


def _is_personal(scene: Scene, word: str, at: int) -> bool:
    """Whether a word inside a name is a role of a person and no name: Sohn, Kaisers, SPD-Chef."""
    role = scene.lexicon.role(word)
    if role is None or role.kind in {"collective", "people", "title"} or (at and "-" in word):
        return False
    return "-" in word or (knowledge.last_name(word) == 0 and knowledge.first_name(word) == 0)


def _from_model(scene: Scene, index: int, name: Name) -> Draft:
    begin = name.begin
    words = scene.texts[index]
    while begin < name.end - 1 and scene.words.are("definite", words[begin].lower()):
        begin += 1
    end = name.end
    if name.kind == "person":
        begin = _with_first_name(scene, index, begin)
        end = _with_particles(scene, index, end)
    draft = scene.draft(index, begin, end, "name", name.kind, "")
    draft.name = scene.text(draft)
    draft.source = "model"
    if name.kind != "person":
        _look_inside(scene, draft, words)
    return draft


def _with_first_name(scene: Scene, index: int, begin: int) -> int:
    """Where the name begins when the model left out first names before it, particles between them as well."""
    tokens = scene.document.sentences[index].tokens
    at = begin
    while at and scene.words.are("particle", tokens[at - 1].text):
        at -= 1
    before = tokens[at - 1].text if 0 < at < begin else ""
    if before[:1].isupper() and (knowledge.first_name(before) > 1 or INITIALS.fullmatch(before)):
        begin = at - 1
    while begin and tokens[begin - 1].pos == "PROPN" and knowledge.first_name(tokens[begin - 1].text) > 1:
        is_title = tokens[begin - 1].text.endswith(".") and scene.lexicon.role(tokens[begin - 1].text) is not None
        if is_title or tokens[begin - 1].text[0].islower() or scene.lexicon.match([tokens[begin - 1].text], 0)[0]:
            break
        begin -= 1
    return begin


def _with_particles(scene: Scene, index: int, end: int) -> int:
    """Where the name ends when particles and a surname follow that the model left out: Ursula von der Leyen."""
    words = scene.texts[index]
    at = end
    while at < len(words) and scene.words.are("particle", words[at]):
        at += 1
    if at == end or at == len(words) or not words[at][0].isupper() or not knowledge.first_name(words[end - 1]):
        return end
    is_place = bool(scene.lexicon.match(words, at)[0]) or scene.lexicon.role(words[at]) is not None
    name = " ".join(words[end - 1 : at + 1])
    is_proper = scene.document.sentences[index].tokens[at].pos == "PROPN"
    return at + 1 if knowledge.persons(name) or (is_proper and not is_place) else end


def _look_inside(scene: Scene, draft: Draft, words: list[str]) -> None:
    """Country and sector from the words of a name: Latvian Constitutional Court, Südlibanon."""
    at, told = draft.first, False
    is_wide = scene.words.are("of_no_country", scene.text(draft)) or scene.words.are("chamber", words[at])
    while at < draft.last:
        told = told or (bool(draft.sector) and scene.words.are("of", words[at]))  # Ministry | of Public Security
        size, entries = scene.lexicon.match(words[: draft.last], at)
        country = next((e.country for e in entries if e.country and e.kind != "organization"), "")
        draft.country = draft.country or ("" if is_wide else country)
        role = scene.lexicon.role_at(words[: draft.last], at)
        if role is not None and role.kind == "collective" and draft.kind != "person":
            is_last = at + role.size == draft.last and role.sector in ACTING
            draft.kind = "organization" if is_last else draft.kind
            draft.sector = role.sector if draft.kind == "organization" and not told else draft.sector
        at += max(size, 1)


def _listed(scene: Scene, index: int, found: list[Name], taken: list[bool]) -> list[Draft]:
    """The names of the tables, left to right, longest first; marks the tokens that it decides on."""
    words = scene.texts[index]
    owner: dict[int, Name] = {at: name for name in found for at in range(name.begin, name.end)}
    drafts: list[Draft] = []
    at = 0
    while at < len(words):
        size, entries = (dateline(scene, words) if not at else None) or scene.lexicon.match(words, at)
        if not size:
            at += 1
            continue
        draft = _decide(scene, index, (at, at + size), entries, owner)
        if draft is None:
            at += 1
            continue
        for token in range(draft.first, draft.last):
            taken[token] = True
        drafts.append(draft)
        at += size
    return drafts


def _decide(
    scene: Scene, index: int, span: tuple[int, int], entries: tuple[Entry, ...], owner: dict[int, Name]
) -> Draft | None:
    """The mention that a listed name makes here, ``None`` when the model sees a longer or another name."""
    first, last = span
    name = owner.get(first) or owner.get(last - 1)
    if name is not None and (name.begin, name.end) != span and name.begin <= first and name.end >= last:
        kinds = {entry.kind for entry in entries}
        if not kinds & {"country", "inhabitant"} or not _cuttable(scene, index, name, first):
            return None
    entry = _choose(scene, index, span, entries, name)
    if entry is None:
        return None
    if entry.kind == "adjective":
        return None if _is_language(scene, index, span, entry) else _adjective(scene, index, span, entry)
    if entry.kind == "inhabitant":
        draft = scene.draft(index, first, last, "name", "group", scene.texts[index][first])
        draft.form = "role"
        draft.country, draft.source = entry.country, "inhabitant"
        draft.plural = _is_plural(scene, index, last - 1)
        draft.kind = "group" if draft.plural else "person"
        return draft
    kind = {"metonym": "place", "city": "place"}.get(entry.kind, entry.kind)
    if name is not None and name.kind == "person" and entry.kind == "city" and _may_be_person(scene, index, span):
        return None
    draft = scene.draft(index, first, last, "name", kind, entry.name)
    draft.wikidata, draft.country, draft.sector, draft.source = entry.wikidata, entry.country, entry.sector, entry.kind
    return draft


def _may_be_person(scene: Scene, index: int, span: tuple[int, int]) -> bool:
    """Whether people bear the name of the city too: Paris, Lincoln; but not Omaha, Des Moines."""
    words = scene.texts[index][span[0] : span[1]]
    return knowledge.last_name(words[-1]) > 0 or knowledge.first_name(words[0]) > 1


def _cuttable(scene: Scene, index: int, name: Name, at: int) -> bool:
    """Whether a country inside a longer name of the model is a name of its own: two names that stand side by side."""
    words = scene.texts[index]
    if name.kind == "person":
        return at == name.begin or not knowledge.first_name(words[at - 1])
    if name.kind != "place" or not scene.traits.compounds:
        return False
    inside = scene.document.sentences[index].tokens[name.begin : name.end]
    return all(token.pos in {"PROPN", "NOUN"} for token in inside)


def _choose(
    scene: Scene, index: int, span: tuple[int, int], entries: tuple[Entry, ...], name: Name | None
) -> Entry | None:
    """Which of the things the words can stand for they stand for here."""
    first, last = span
    kinds = {entry.kind: entry for entry in reversed(entries)}
    if "adjective" in kinds and (len(kinds) == 1 or _before_noun(scene, index, last)):
        token = scene.document.sentences[index].tokens[first]
        tells = first > 0 and not scene.traits.capital_adjectives
        is_noun = tells and token.text[0].isupper() and token.pos != "ADJ"
        return kinds["inhabitant"] if is_noun and "inhabitant" in kinds else kinds["adjective"]
    if "country" in kinds:
        return kinds["country"]
    if "inhabitant" in kinds:
        longer = name is not None and name.kind == "person" and name.end - name.begin > last - first
        return None if longer else kinds["inhabitant"]
    if "organization" in kinds:
        return kinds["organization"] if _is_body(scene, index, span, name, kinds["organization"]) else None
    return _place(scene, index, span, kinds, name)


def _is_body(scene: Scene, index: int, span: tuple[int, int], name: Name | None, entry: Entry) -> bool:
    """Whether the listed name of an organisation is meant: short ones can be plain words."""
    word = scene.texts[index][span[0]]
    sure = span[1] - span[0] > 1 or not scene.words.are("unsure", word) or (word.isupper() and len(word) > 2)
    if span[1] - span[0] == 1 and scene.lexicon.role(word) is not None and not _stands_alone(scene, index, span[0]):
        return False
    if (entry.alias or span[1] - span[0] > 1) and _is_anothers(scene, index, span, entry):
        return False
    return (name is not None and name.kind == "organization") or (sure and _looks_like_name(scene, index, span))


def _is_anothers(scene: Scene, index: int, span: tuple[int, int], known: Entry) -> bool:
    """Whether a country beside the name of a body says it is another one: Ghana's Supreme Court."""
    words = scene.texts[index]
    if not known.country and scene.lexicon.role_at(words, span[0]) is None:
        return False
    before = span[0] - 1 - (span[0] > 1 and words[span[0] - 1].lower() in POSSESSIVE_MARKS)
    behind = span[1] + 1
    if behind < len(words) and scene.words.are("definite", words[behind].lower()):
        behind += 1
    link = words[span[1]].lower() if behind < len(words) else ""
    is_linked = scene.words.are("of", link) or (scene.traits.genitive == "s" and scene.words.are("definite", link))
    beside = ([before] if before >= 0 else []) + ([behind] if is_linked else [])
    entries = [entry for at in beside for entry in scene.lexicon.match(words[: at + 3], at)[1]]
    return any(
        e.country and e.country != known.country for e in entries if e.kind in {"country", "adjective", "metonym"}
    )


def _stands_alone(scene: Scene, index: int, at: int) -> bool:
    """Whether no adjective and no genitive goes with the word: der Sicherheitsrat, not der russische Sicherheitsrat."""
    tokens = scene.document.sentences[index].tokens
    before = tokens[at - 1].pos if at else ""
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    return before != "ADJ" and not (scene.words.are("link", following) and scene.words.are("definite", following))


def _place(scene: Scene, index: int, span: tuple[int, int], kinds: dict[str, Entry], name: Name | None) -> Entry | None:
    entry = kinds.get("metonym") or kinds.get("city")
    tokens = scene.document.sentences[index].tokens[span[0] : span[1]]
    is_capital = entry is not None and entry.kind == "metonym" and tokens[0].text[0].isupper()
    sure = is_capital or any(token.pos == "PROPN" for token in tokens)  # New Jersey may begin with an adjective
    if entry is None or (name is None and not sure):
        return None
    return entry if name is None or name.kind != "organization" or entry.kind == "metonym" else None


def _looks_like_name(scene: Scene, index: int, span: tuple[int, int]) -> bool:
    tokens = scene.document.sentences[index].tokens[span[0] : span[1]]
    titled = len(tokens) > 1 and all(token.text[:1].isupper() for token in tokens)  # Downing Street is no verb
    pos = titled or tokens[0].pos in {"PROPN", "NOUN", "X", "ADJ", "DET"}
    is_lettered = tokens[0].text.isalpha()  # ver.di is no plain word
    return (pos or not is_lettered) and not (is_lettered and all(token.text.islower() for token in tokens))


def _before_noun(scene: Scene, index: int, at: int) -> bool:
    """Whether a noun, an adjective with a noun, or a role stands at the token: the word before it is an adjective."""
    tokens = scene.document.sentences[index].tokens
    limit = min(len(tokens), at + 3)
    while at < limit:
        token = tokens[at]
        if token.pos in {"NOUN", "PROPN"} and token.text[:1].isalpha():
            return True
        if not scene.traits.capital_nouns and scene.lexicon.role_at(scene.texts[index], at) is not None:
            return True
        if token.pos != "ADJ" and token.text not in {"-", "/"} and not scene.words.are("and", token.text):
            return False
        at += 1
    return False


def _is_language(scene: Scene, index: int, span: tuple[int, int], entry: Entry) -> bool:
    """Whether the adjective of a country is a language: spricht Deutsch, aus dem Englischen, die deutsche Sprache."""
    words, (first, last) = scene.texts[index], span
    if last < len(words) and scene.words.are("language_noun", words[last]):
        return True
    if not scene.traits.capital_nouns or scene.traits.capital_adjectives or entry.group or not first:
        return False
    goes_on = last < len(words) and words[last][:1].isupper()
    return words[first].istitle() and words[first - 1].isalpha() and not goes_on


def _adjective(scene: Scene, index: int, span: tuple[int, int], entry: Entry) -> Draft:
    draft = scene.draft(index, *span, "adjective", entry.group or "country", entry.name)
    draft.wikidata, draft.country, draft.source = entry.wikidata, entry.country, "adjective"
    return draft


def _is_plural(scene: Scene, index: int, at: int) -> bool:
    words = scene.texts[index]
    before = words[at - 1].lower() if at else ""
    is_one = scene.words.are("singular", before)
    if scene.traits.plural_by_form:
        many = scene.words.end("people", words[at]) or (scene.words.end("same_people", words[at]) and not is_one)
        return many or scene.words.are("plural", before)
    if is_one or scene.words.end("woman", words[at]):
        return False
    return not scene.words.are("definite", before) or scene.words.are("definite_plural", before)


def _fronts(scene: Scene, index: int, drafts: list[Draft]) -> list[Draft]:
    """Countries and organisations in the first part of hyphenated words that are no names themselves."""
    found: list[Draft] = []
    starts = {d.first: d for d in drafts}
    surnames = {d.last - 1 for d in drafts if d.kind == "person" and d.form == "name" and d.source == "model"}
    for at, token in enumerate(scene.document.sentences[index].tokens):
        if "-" not in token.text or not token.text[0].isalpha():
            continue
        whole = starts.get(at)
        is_place = whole is not None and whole.source == "model" and whole.kind == "place"
        is_name = (at in surnames or is_place) and scene.lexicon.role(token.text) is None
        if is_name or (whole is not None and whole.source in WHOLE):
            continue  # Kevin Holland-Moritz, Brasilien-Platz
        entry = scene.lexicon.front(token.text)
        is_thing = scene.words.are("no_front", token.text.rpartition("-")[2])
        if entry is None or entry.kind == "affix" or is_thing:
            continue  # US-Dollar
        size = token.text.index("-")
        kind = {"adjective": "country", "metonym": "place"}.get(entry.kind, entry.kind)
        draft = Draft(index, at, at + 1, token.begin, token.begin + size, "adjective", kind, entry.name)
        draft.wikidata, draft.country, draft.sector, draft.source = entry.wikidata, entry.country, entry.sector, "front"
        found.append(draft)
        found += _last_adjective(scene, index, at) if whole is None else []
    return found


def _last_adjective(scene: Scene, index: int, at: int) -> list[Draft]:
    """The country in the last part of an adjective of two: deutsch-französisch, Cuban-American."""
    token = scene.document.sentences[index].tokens[at]
    last = token.text.rpartition("-")[2]
    entry = next((e for e in scene.lexicon.match([last], 0)[1] if e.kind == "adjective"), None) if last else None
    if entry is None:
        return []
    kind, begin = entry.group or "country", token.end - len(last)
    draft = Draft(index, at, at + 1, begin, token.end, "adjective", kind, entry.name)
    draft.wikidata, draft.country, draft.source = entry.wikidata, entry.country, "adjective"
    return [draft]
