"""Appositions: the name that a role stands with."""

from __future__ import annotations

from depesche.actors.draft import Draft, Scene

REACH = 9  # tokens of "für Planung und Investitionen" between an office and the comma before the name
LONGEST = 60  # tokens of a role looked through; chains of genitives may go on for a whole hostile text
TITLES = 3  # in a row before a name: Prof. Dr. Dr.
OFFICES = frozenset({"head", "minister", "official", "spokes"})
MOST_TITLES = 2  # abbreviated titles between two roles
STATELY = frozenset({"", "GOV", "IGO"})
BETWEEN_POS = frozenset({"ADP", "DET", "NOUN", "ADJ", "PROPN", "CCONJ"})


def bearer(scene: Scene, index: int, form: Draft, names: dict[int, Draft]) -> Draft | None:
    """Whose role it is: the name before it, behind it, or behind a comma."""
    if form.role is None or form.role.kind in {"people", "age"}:
        return None
    behind = _behind_titles(scene, index, form.head + 1)
    direct = names.get(behind)
    if direct is not None and direct is form.possessor:
        return _named_before(scene, index, form, names)
    if direct is not None and direct.first == behind and direct.form == "name":
        one = form.role.kind != "collective" or scene.words.are("board", form.role.lemma)
        if direct.kind == "person" and one:
            return direct
        is_state = direct.kind == "country" and form.role.sector in STATELY  # die Fluggesellschaft | Frankreichs
        is_body = (direct.kind == "organization" or is_state) and not scene.words.are("bound", form.role.lemma)
        if (is_body or form.role.front) and direct.kind != "person" and not form.plural and _is_kind_of(form):
            return direct
    if form.role.kind == "collective" or form.plural:
        return None
    return _behind(scene, index, form, names) or _named_before(scene, index, form, names)


def _behind_titles(scene: Scene, index: int, at: int) -> int:
    """Where a name can begin: behind Dr. and Prof., of which there are few in a row."""
    words = scene.texts[index]
    end = min(len(words), at + TITLES)
    while at < end and (role := scene.lexicon.role(words[at])) is not None and role.kind == "title":
        at += 1
    return at


def _is_kind_of(form: Draft) -> bool:
    """Whether the role says what kind of body the name behind it is: Terrormiliz IS, Nato-Mitglied Norwegen."""
    role = form.role
    if role is None or form.country or form.last > form.head + 1:
        return False
    return role.kind == "collective" or (role.kind == "spokes" and bool(role.front))


def _behind(scene: Scene, index: int, form: Draft, names: dict[int, Draft]) -> Draft | None:
    """The name behind what belongs to the role: der Chef der Polizei, Musterez, / Minister of Trade Ann Lee."""
    tokens = scene.document.sentences[index].tokens
    at, limit = form.head + 1, min(len(tokens), max(min(form.last, form.head + LONGEST), form.head + REACH))
    is_office = form.role is not None and form.role.kind in OFFICES
    while at < limit:
        beside = names.get(at)
        if beside is not None and _is_persons(beside) and at >= form.last and _tells_apart(scene, form, beside):
            return None if form.last > form.head + 1 else _person(beside.bearer)
        direct = _person(beside)
        if direct is not None:
            return direct if direct.first == at == form.last else direct if is_office and at > form.last else None
        if tokens[at].text == ",":
            direct = _person(names.get(at + 1))
            if direct is None or not (is_office or at == form.last or direct.last - direct.first > 1):
                return None
            return direct if _closes(scene, index, direct.last) else None
        if at >= form.last and tokens[at].pos not in BETWEEN_POS:
            return None
        at += 1
    return None


def _tells_apart(scene: Scene, form: Draft, beside: Draft) -> bool:
    """Whether a role of its own follows: an adviser to North Carolina | Senator Thom Lee is not he, but his running
    mate | Virginia Senator Tim Lee is."""
    gap = scene.texts[form.sentence][form.last : beside.first]  # Lt. | Gen.
    is_next = beside.bearer is not None and len(gap) < MOST_TITLES and all(word.endswith(".") for word in gap)
    return is_next or form.last > form.head + 1


def _is_persons(draft: Draft) -> bool:
    return draft.form == "role" and draft.role is not None and draft.role.kind != "collective"


def _named_before(scene: Scene, index: int, form: Draft, names: dict[int, Draft]) -> Draft | None:
    tokens = scene.document.sentences[index].tokens
    at = form.first - 1
    if at >= 0 and (scene.words.are("definite", tokens[at].lower) or scene.words.are("indefinite", tokens[at].lower)):
        at -= 1
    if at < 1 or tokens[at].text not in {",", "("}:
        return None
    before = _person(names.get(at - 1))
    # Berg, the president said: Berg is no president.
    is_closed = form.last >= len(tokens) or tokens[form.last].pos == "PUNCT"
    goes_on = not is_closed and form.definite is not True and _goes_on(scene, index, form.last)
    return before if before is not None and (is_closed or goes_on) else None


def _goes_on(scene: Scene, index: int, at: int) -> bool:
    """Whether what the role is for follows, or a second role: Chefökonom beim Bankhaus, Gründer und Vorsitzender."""
    tokens = scene.document.sentences[index].tokens
    if scene.words.are("and", tokens[at].lower):
        return at + 1 < len(tokens) and scene.lexicon.role_at(scene.texts[index], at + 1) is not None
    return tokens[at].pos == "ADP" or scene.words.are("link", tokens[at].lower)


def _closes(scene: Scene, index: int, at: int) -> bool:
    """Whether an apposition can end before the token."""
    tokens = scene.document.sentences[index].tokens
    return at >= len(tokens) or tokens[at].pos in {"PUNCT", "VERB", "AUX"} or tokens[at].text in {",", "(", ")", "."}


def _person(draft: Draft | None) -> Draft | None:
    return draft if draft is not None and draft.form == "name" and draft.kind == "person" else None
