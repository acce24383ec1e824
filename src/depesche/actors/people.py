"""Third pass: names of persons to figures, short names to full ones, slips of the pen to what was meant."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container

from depesche.actors import knowledge
from depesche.actors.draft import Draft, Figure, Scene
from depesche.actors.knowledge import fold
from depesche.document import Token

FAMILY_FIRST = frozenset({"PRK", "KOR", "CHN", "TWN", "VNM", "KHM"})
SHORTEST_GENITIVE = 4
SURE_LENGTH = 6  # shorter surnames are too often plain words: Lange, Kraft
SLIP_LENGTH = 4  # a word this long may differ in one letter and still be the same
MOST_FIGURES = 400  # persons compared with each other for slips; longer lists are no report


def gather(scene: Scene) -> None:
    """Give every person's name a figure."""
    for draft in scene.all():
        if draft.source == "model" and draft.kind != "person" and _has_office(scene, draft):
            draft.kind, draft.country, draft.sector = "person", "", ""
    drafts = [d for d in scene.all() if d.form == "name" and d.kind == "person"]
    for draft in drafts:
        _strip_titles(scene, draft)
    full: dict[str, Figure] = {}
    keys = Counter(fold(d.name) for d in drafts)
    for draft in drafts:
        _cut_to_known(scene, draft, keys)
        key = fold(_nominative(scene, draft))
        if " " in key and not scene.words.are("particle", key.split()[0]):
            _join_full(scene, full, key, draft)
    _join_variants(scene, list(full.values()))
    figures = [figure for figure in dict.fromkeys(full.values()) if figure.mentions]
    short = [d for d in drafts if d.figure is None] + _misread(scene, figures)
    _join_short(scene, sorted(short, key=_begin), figures)


def _has_office(scene: Scene, draft: Draft) -> bool:
    """Whether the word before the name is the office of one person: Präsident Bush."""
    words = scene.texts[draft.sentence]
    role = scene.lexicon.role(words[draft.first - 1]) if draft.first else None
    if role is None or role.kind not in {"head", "minister", "official"} or draft.last - draft.first > 3:
        return False
    return draft.kind == "place" or role.kind in {"head", "minister"}


def _begin(draft: Draft) -> int:
    return draft.begin


def _misread(scene: Scene, figures: list[Figure]) -> list[Draft]:
    """Single words that the model took for another kind of name although they are the surname of a person here."""
    surnames = {word for figure in figures for word in _surnames(figure)}
    surnames |= {word for f in figures if knowledge.first_name(word := fold(f.name).split()[0])}
    found = []
    for draft in scene.all():
        if draft.source == "model" and draft.kind != "person" and _base(scene, draft.name, surnames) in surnames:
            draft.kind = "person"
            found.append(draft)
    return found


def _cut_to_known(scene: Scene, draft: Draft, keys: Counter[str]) -> None:
    """In headlines the model may run over the end of a name that stands alone elsewhere: Hillary Clinton Speaks."""
    words = fold(draft.name).split()
    if len(words) != 3 or draft.last - draft.first != 3 or keys[" ".join(words)] > keys[" ".join(words[:2])]:
        return
    if keys[" ".join(words[:2])]:
        draft.last -= 1
        draft.end = scene.sentence(draft).tokens[draft.last - 1].end
        draft.name = scene.text(draft)


def _strip_titles(scene: Scene, draft: Draft) -> None:
    """Titles and roles are no part of a name: President Trump, Frau Merkel."""
    words = scene.texts[draft.sentence]
    while draft.last - draft.first > 1:
        role = scene.lexicon.role_at(words, draft.first)
        lower = words[draft.first].lower()
        is_office = role is not None and (role.kind in {"title", "head", "minister"} or role.plural)
        is_title = role is not None and role.size == 1 and (is_office or draft.last - draft.first > 2)
        if not is_title and not scene.words.are("definite", lower):
            break
        draft.first += 1
    tokens = scene.sentence(draft).tokens
    draft.begin = tokens[draft.first].begin
    draft.name = scene.text(draft)


def _nominative(scene: Scene, draft: Draft) -> str:
    """A German name without the ending of the genitive: Merkels Besuch, but Wilders zieht ein."""
    name = draft.name.rstrip("'’")
    if scene.traits.genitive != "s" or not name.endswith("s") or len(name) < SHORTEST_GENITIVE or name != draft.name:
        return name
    tokens = scene.sentence(draft).tokens
    following = tokens[draft.last].pos if draft.last < len(tokens) else ""
    if following not in {"NOUN", "ADJ", "NUM"} or name.endswith(("ss", "us", "is", "as", "os")):
        return name
    last = name.rsplit(" ", 1)[-1]
    return name if knowledge.last_name(last) > knowledge.last_name(last[:-1]) else name[:-1]


def _base(scene: Scene, name: str, known: Container[str]) -> str:
    """The folded name, without a genitive ending when the name without it is known."""
    key = fold(name)
    if key in known or scene.traits.genitive != "s":
        return key
    return key[:-1] if key.endswith("s") and key[:-1] in known else key


def _join_full(scene: Scene, full: dict[str, Figure], key: str, draft: Draft) -> None:
    figure = full.get(key) or full.get(fold(draft.name))
    if figure is None and key.endswith("s"):
        figure = full.get(key[:-1])
    if figure is None:
        figure = Figure("person", _nominative(scene, draft))
        full[key] = figure
        scene.figures.append(figure)
    _attach(draft, figure)


def _attach(draft: Draft, figure: Figure) -> None:
    draft.figure = figure
    figure.mentions.append(draft)


def _join_variants(scene: Scene, figures: list[Figure]) -> None:
    """Join full names of one person: a slip (Kim Kong Un), a middle name more or less (George W. Bush)."""
    figures = figures[:MOST_FIGURES]
    for rare in figures:
        words = fold(rare.name).split()
        fitting = [
            f for f in figures if f is not rare and f.mentions and _same_person(words, fold(f.name).split(), rare, f)
        ]
        if len(fitting) == 1 and rare.mentions:
            _merge(scene, rare, fitting[0])


def _same_person(rare: list[str], other: list[str], rare_figure: Figure, figure: Figure) -> bool:
    if len(rare) == len(other):
        different = [(a, b) for a, b in zip(rare, other, strict=True) if a != b]
        if len(different) != 1 or len(rare_figure.mentions) > len(figure.mentions):
            return False
        a, b = different[0]
        if len(rare_figure.mentions) == len(figure.mentions) and knowledge.persons(rare_figure.name):
            return False
        return _is_slip(a, b) and not _both_real(a, b, rare.index(a), len(rare))
    if len(rare) >= len(other) or len(rare) < 2:
        return False
    return rare[0] == other[0] and rare[-1] == other[-1] and set(rare) <= set(other)


def _is_slip(a: str, b: str) -> bool:
    """Whether two words are one letter apart (or two neighbours swapped) and long enough for that to be a slip."""
    if min(len(a), len(b)) < SLIP_LENGTH or abs(len(a) - len(b)) > 1:
        return False
    if len(a) == len(b):
        places = [i for i in range(len(a)) if a[i] != b[i]]
        swapped = len(places) == 2 and places[1] == places[0] + 1 and a[places[0]] == b[places[1]]
        return len(places) == 1 or (swapped and a[places[1]] == b[places[0]])
    short, long = sorted((a, b), key=len)
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def _both_real(a: str, b: str, place: int, size: int) -> bool:
    """Whether both spellings are names that people bear: Jan and Jana, Meier and Maier. Middle names may vary."""
    if 0 < place < size - 1:
        return False
    count = knowledge.first_name if place == 0 else knowledge.last_name
    return count(a) > 1 and count(b) > 1


def _merge(scene: Scene, rare: Figure, figure: Figure) -> None:
    for draft in rare.mentions:
        _attach(draft, figure)
    if len(fold(rare.name).split()) > len(fold(figure.name).split()):
        figure.name = rare.name
    rare.mentions = []
    scene.figures.remove(rare)


class _Namesakes:
    """Who a single name can mean, and who was meant last, while the text is read from beginning to end."""

    def __init__(self, figures: list[Figure]) -> None:
        self.surnames: dict[str, list[Figure]] = defaultdict(list)
        self.firsts: dict[str, list[Figure]] = defaultdict(list)
        self.keys: dict[Figure, list[str]] = {}
        self.recent: dict[str, Figure] = {}
        for figure in figures:
            surnames, first = sorted(_surnames(figure)), fold(figure.name).split()[0]
            self.keys[figure] = [*surnames, first]
            self.firsts[first].append(figure)
            for word in surnames:
                self.surnames[word].append(figure)

    def __contains__(self, key: object) -> bool:
        return key in self.surnames or key in self.firsts

    def note(self, figure: Figure) -> None:
        """The figure was mentioned here."""
        for key in self.keys.get(figure, ()):
            self.recent[key] = figure

    def of(self, key: str) -> Figure | None:
        """The figure the name means here: surname before first name, of several the one mentioned last, else first."""
        candidates = self.surnames.get(key) or self.firsts.get(key, [])
        found = self.recent.get(key) or (candidates[0] if candidates else None)
        if found is not None:
            self.note(found)
        return found


def _join_short(scene: Scene, drafts: list[Draft], figures: list[Figure]) -> None:
    """Give single names to the full name they belong to, the nearest before them when there are several."""
    known = _Namesakes(figures)
    alone: dict[str, Figure] = {}
    full = [draft for figure in figures for draft in figure.mentions]
    for draft in sorted([*full, *drafts], key=_begin):
        if draft.figure is not None:
            known.note(draft.figure)
            continue
        key = _base(scene, draft.name, known)
        found = known.of(key.split()[-1]) or alone.get(key)
        if found is None:
            stem = fold(_nominative(scene, draft))
            found = alone.get(stem)
            if found is None:
                found = alone[stem] = Figure("person", _nominative(scene, draft))
                scene.figures.append(found)
        _attach(draft, found)


def _surnames(figure: Figure) -> set[str]:
    words = fold(figure.name).split()
    found = {words[-1]}
    if len(words) == 3 and all(len(w) < 6 for w in words):  # Kim Jong Un, Moon Jae In
        found.add(words[0])
    people = knowledge.persons(figure.name)
    if any(p.country in FAMILY_FIRST for p in people) or figure.country in FAMILY_FIRST:
        found.add(words[0])
    return found


def propagate(scene: Scene) -> None:
    """Find surnames of known persons where the name model missed them."""
    known = _Namesakes([f for f in scene.figures if f.kind == "person" and " " in f.name])
    if not known.surnames:
        return
    for index, sentence in enumerate(scene.document.sentences):
        if not scene.texts[index]:
            continue
        taken = {at: d for d in scene.drafts[index] if d.form != "role" for at in range(d.first, d.last)}
        for at, token in enumerate(sentence.tokens):
            owner = taken.get(at)
            if owner is not None:
                if owner.figure is not None:
                    known.note(owner.figure)
                continue
            if not token.text[0].isupper() or len(token.text) < 3:
                continue
            key = _base(scene, token.text, known.surnames)
            first = _with_particles(scene, index, at) if key in known.surnames else at
            is_name = key in known.surnames and (first < at or _is_name_here(scene, index, at))
            figure = known.of(key) if is_name else None
            if figure is not None:
                tail = fold(" ".join(scene.texts[index][first : at + 1]))
                first = first if f" {fold(figure.name)}".endswith(f" {tail}") else at
                draft = scene.draft(index, first, at + 1, "name", "person", token.text)
                draft.source = "surname"
                _attach(draft, figure)
                scene.drafts[index].append(draft)
    scene.sort()


def _with_particles(scene: Scene, index: int, at: int) -> int:
    """Where the particles before a surname begin: von der Leyen."""
    words = scene.texts[index]
    while at and scene.words.are("particle", words[at - 1].lower()):
        at -= 1
    return at


def _is_bare(scene: Scene, before: Token) -> bool:
    """Whether nothing makes the noun behind the word a plain one: laut Bauer, but der Bauer, junger Bauer."""
    if scene.lexicon.role(before.text) is not None:
        return True
    if before.pos in {"DET", "ADJ", "NUM"}:
        return False
    return not any(scene.words.are(kind, before.lower) for kind in ("definite", "indefinite", "plural", "own"))


def _is_name_here(scene: Scene, index: int, at: int) -> bool:
    """Whether a word that is somebody's surname is a name here and not a plain noun."""
    tokens = scene.document.sentences[index].tokens
    token = tokens[at]
    if scene.lexicon.role(token.text) is not None and not token.text.isupper():
        return False
    if token.pos in {"PROPN", "X"}:
        return True
    capitals = scene.traits.capital_nouns
    if capitals and at > 0 and token.pos == "NOUN" and tokens[at - 1].pos != "PUNCT":
        return _is_bare(scene, tokens[at - 1])
    following = tokens[at + 1] if at + 1 < len(tokens) else token
    if not capitals and (at > 0 or token.text.isupper()):
        return True
    # Unknown names at the head of a sentence pass for nouns and adverbs: Beispielow schwieg.
    shortest = SURE_LENGTH if capitals else SURE_LENGTH - 1
    return at == 0 and len(token.text) >= shortest and (following.pos in {"VERB", "AUX"} or following.text == ":")
