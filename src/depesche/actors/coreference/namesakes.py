"""Short names to full ones: surnames and first names, several persons of one name kept apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container
from itertools import islice

from depesche.actors import knowledge
from depesche.actors.coreference.agreement import sex_before
from depesche.actors.coreference.variants import MOST_FIGURES, attach, is_slip
from depesche.actors.draft import Draft, Figure, Scene
from depesche.actors.knowledge import fold
from depesche.document import Token
from depesche.language.genders import genders

FAMILY_FIRST = frozenset({"PRK", "KOR", "CHN", "TWN", "VNM", "KHM"})
SHORTEST_GENITIVE = 4
SURE_LENGTH = 6  # shorter surnames are too often plain words: Lange, Kraft
SHORTEST = 4  # letters of a surname that is no noun of the tables
AWAY = 3
"""Sentences without a mention after which the one a surname has meant so far gives way to another of the name."""


class Namesakes:
    """Who a single name can mean, and who was meant last, while the text is read from beginning to end."""

    def __init__(self, figures: list[Figure]) -> None:
        self.surnames: dict[str, list[Figure]] = defaultdict(list)
        self.firsts: dict[str, list[Figure]] = defaultdict(list)
        self.keys: dict[Figure, list[str]] = {}
        self.recent: dict[str, Figure] = {}
        """Name to the figure mentioned last that bears it."""
        self.bearer: dict[str, Figure] = {}
        """Name to the figure it meant when it stood alone."""
        self.seen: dict[Figure, int] = {}
        """Sentence of the last mention."""
        for figure in figures:
            surnames, first = sorted(surnames_of(figure)), fold(figure.name).split()[0]
            self.keys[figure] = [*surnames, first]
            self.firsts[first].append(figure)
            for word in surnames:
                self.surnames[word].append(figure)

    def __contains__(self, key: object) -> bool:
        return key in self.surnames or key in self.firsts

    def note(self, figure: Figure, sentence: int) -> None:
        """The figure was mentioned here."""
        self.seen[figure] = sentence
        for key in self.keys.get(figure, ()):
            self.recent[key] = figure

    def of(self, key: str, sentence: int, female: bool | None = None) -> Figure | None:
        """The figure the name means here: surname before first name, of several the one it has meant so far."""
        candidates = self.surnames.get(key) or self.firsts.get(key, [])
        fitting = [f for f in candidates if female is None or f.female is None or f.female == female]
        if not fitting:
            return None
        found = fitting[0] if len(fitting) == 1 else self._meant(key, fitting, sentence)
        self.bearer[key] = found
        self.note(found, sentence)
        return found

    def _meant(self, key: str, fitting: list[Figure], sentence: int) -> Figure:
        """Brothers and sisters, married couples: a surname stays with whom it meant, until the text leaves them."""
        last, known = self.recent.get(key), self.bearer.get(key)
        if known in fitting and known is not None:
            is_away = sentence - self.seen.get(known, 0) > AWAY
            return last if is_away and last is not None and last in fitting else known
        return last if last is not None and last in fitting else fitting[0]


def join_short(scene: Scene, drafts: list[Draft], figures: list[Figure]) -> None:
    """Give single names to the full name they belong to, else to a figure of their own."""
    known = Namesakes(figures)
    alone: dict[str, Figure] = {}
    full = [draft for figure in figures for draft in figure.mentions]
    for draft in sorted([*full, *drafts], key=_begin):
        if draft.figure is not None:
            known.note(draft.figure, draft.sentence)
            continue
        key = base(scene, draft.name, known)
        surname = key if key in known else key.split()[-1]
        found = known.of(surname, draft.sentence, sex_before(scene, draft)) or alone.get(key)
        found = found or _misspelt(known, key)
        if found is None:
            stem = fold(nominative(scene, draft))
            found = alone.get(stem)
            if found is None:
                found = alone[stem] = Figure("person", nominative(scene, draft))
                scene.figures.append(found)
        attach(draft, found)


def _misspelt(known: Namesakes, key: str) -> Figure | None:
    """The one whose surname differs in a slip of the pen, when no politician bears the name as it stands: Thormälen."""
    if len(key) < SURE_LENGTH or knowledge.last_name(key):
        return None
    near = [name for name in islice(known.surnames, MOST_FIGURES) if name[0] == key[0] and is_slip(key, name)]
    figures = {figure for name in near for figure in known.surnames[name]}
    return figures.pop() if len(figures) == 1 else None


def _begin(draft: Draft) -> int:
    return draft.begin


def nominative(scene: Scene, draft: Draft) -> str:
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


def base(scene: Scene, name: str, known: Container[str]) -> str:
    """The folded name, without a genitive ending when the name without it is known."""
    key = fold(name)
    if key in known or scene.traits.genitive != "s":
        return key
    return key[:-1] if key.endswith("s") and key[:-1] in known else key


def surnames_of(figure: Figure) -> set[str]:
    """The folded words of a full name that may stand for it alone, first names aside."""
    name = figure.name.partition("@")[0].rstrip() or figure.name  # of mails: Mary Smith@EXAMPLE
    words = fold(name).split()
    found = {words[-1], fold(name.rsplit(" ", 1)[-1])}  # al-Masri, Voigt-Lenz: as written too
    if len(words) == 3 and all(len(w) < 6 for w in words):  # Kim Jong Un, Moon Jae In
        found.add(words[0])
    people = knowledge.persons(figure.name)
    if any(p.country in FAMILY_FIRST for p in people) or figure.country in FAMILY_FIRST:
        found.add(words[0])
    return found


def propagate(scene: Scene) -> None:
    """Find surnames of known persons where the name model missed them."""
    known = Namesakes([f for f in scene.figures if f.kind == "person" and " " in f.name])
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
                    known.note(owner.figure, index)
                continue
            if not token.text[0].isupper() or (len(token.text) < 3 and not _is_initial(token.text)):
                continue
            key = base(scene, token.text, known.surnames)
            first = _with_particles(scene, index, at) if key in known.surnames else at
            is_name = key in known.surnames and (first < at or _is_name_here(scene, index, at))
            figure = known.of(key, index, _sex_at(scene, index, first)) if is_name else None
            if figure is not None:
                tail = fold(" ".join(scene.texts[index][first : at + 1]))
                first = first if f" {fold(figure.name)}".endswith(f" {tail}") else at
                draft = scene.draft(index, first, at + 1, "name", "person", token.text)
                draft.source = "surname"
                attach(draft, figure)
                scene.drafts[index].append(draft)
    scene.sort()


def _is_initial(word: str) -> bool:
    """Whether it is a surname cut to its first letter: Markus F. schwieg, F. ging."""
    return len(word) == 2 and word[1] == "."


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
    if token.pos in {"PROPN", "X"} or _is_initial(token.text) or "-" in token.text:
        return True  # no plain noun is somebody's surname of two parts
    capitals = scene.traits.capital_nouns
    if capitals and at > 0 and token.pos == "NOUN" and tokens[at - 1].pos != "PUNCT":
        return _is_bare(scene, tokens[at - 1])
    following = tokens[at + 1] if at + 1 < len(tokens) else token
    if not capitals and (at > 0 or token.text.isupper()):
        return True
    # Unknown names at the head of a sentence pass for nouns and adverbs: Beispielow schwieg.
    listed = f"^{token.lower}" in genders(scene.language)
    shortest = (SURE_LENGTH if listed else SHORTEST) if capitals else SURE_LENGTH - 1
    follows = following.pos in {"VERB", "AUX"} or following.text in {":", ","}
    return at == 0 and len(token.text) >= shortest and follows


def _sex_at(scene: Scene, index: int, first: int) -> bool | None:
    return sex_before(scene, scene.draft(index, first, first + 1, "name", "person", "")) if first else None
