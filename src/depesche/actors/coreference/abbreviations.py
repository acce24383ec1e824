"""Abbreviations that a text defines in brackets, and from there on uses: Kommunistische Partei (KP), EPA (Environmental
Protection Agency)."""

from __future__ import annotations

from depesche.actors.draft import Draft, Scene

SHORTEST, LONGEST = 2, 10
"""Letters of an abbreviation."""
SHORTEST_INITIALS = 3
"""Letters from which on an abbreviation is known by the initials of a name alone: KSC beside Kennedy Space Center."""
BODIES = frozenset({"organization", "group", "place"})


def join(scene: Scene) -> None:
    """Give names and their abbreviations one name, so that they become one figure."""
    meant: dict[str, Draft] = {}
    for index, words in enumerate(scene.texts):
        if "(" in words:
            _define(scene, index, meant)
    for short, long in _initials(scene).items():
        meant.setdefault(short, long)
    if not meant:
        return
    for index, words in enumerate(scene.texts):
        if not meant.keys() & set(words):
            continue
        taken = {at: d for d in scene.drafts[index] for at in range(d.first, d.last)}
        for at, word in enumerate(words):
            if word in meant and (at not in taken or taken[at].last - taken[at].first == 1):
                _same(scene, index, at, taken.get(at), meant[word])
    scene.sort()


def _define(scene: Scene, index: int, meant: dict[str, Draft]) -> None:
    """Learn the abbreviations in the brackets of a sentence."""
    words = scene.texts[index]
    ends = {
        d.last: d for d in scene.drafts[index] if d.kind in BODIES and d.form != "adjective" and d.source != "front"
    }
    starts = {d.first: d for d in ends.values()}
    for at in range(1, len(words) - 2):
        if words[at] != "(":
            continue
        long, inside = ends.get(at), starts.get(at + 1)
        if long is not None and words[at + 2] == ")" and abbreviates(words[at + 1], _words(scene, long)):
            _learn(scene, index, at + 1, long, meant)
        closed = inside is not None and words[inside.last : inside.last + 1] == [")"]
        if inside is not None and closed and abbreviates(words[at - 1], _words(scene, inside)):
            _learn(scene, index, at - 1, inside, meant)


def _initials(scene: Scene) -> dict[str, Draft]:
    """Abbreviations that stand in the text, by the name whose initials they are."""
    drafts = [d for d in scene.all() if d.form == "name" and d.kind in BODIES]
    shorts = {d.name: d for d in drafts if d.last - d.first == 1}
    found: dict[str, Draft] = {}
    for draft in drafts:
        initials = "".join(word[0] for word in draft.name.split() if word[0].isupper())
        if len(initials) < SHORTEST_INITIALS:
            continue
        short = shorts.get(initials)
        if short is None or not short.wikidata or short.wikidata == draft.wikidata:
            found.setdefault(initials, draft)
        elif not draft.wikidata:
            found.setdefault(initials, short)
    return found


def _words(scene: Scene, draft: Draft) -> list[str]:
    return scene.texts[draft.sentence][draft.first : draft.last]


def _learn(scene: Scene, index: int, at: int, long: Draft, meant: dict[str, Draft]) -> None:
    short = scene.texts[index][at]
    if short in meant:
        return
    own = next((d for d in scene.drafts[index] if d.first == at and d.last == at + 1 and d.form == "name"), None)
    if long.form == "role":  # the body has no other name than its abbreviation
        if own is None:
            own = scene.draft(index, at, at + 1, "name", "organization", short)
            own.source, own.country, own.sector = "abbreviation", long.country, long.sector
            scene.drafts[index].append(own)
        long.bearer, long.plural = long.bearer or own, False
        meant[short] = own
    elif own is not None and own.wikidata and not long.wikidata:
        _rename(long, own)
        meant[short] = own
    else:
        meant[short] = long


def _same(scene: Scene, index: int, at: int, own: Draft | None, long: Draft) -> None:
    """Make the word a mention of what the abbreviation means."""
    if own is None:
        own = scene.draft(index, at, at + 1, "name", long.kind, long.name)
        own.source = "abbreviation"
        scene.drafts[index].append(own)
    if own is not long and own.form == "name" and own.figure is None:
        _rename(own, long)


def _rename(draft: Draft, as_draft: Draft) -> None:
    """Give a mention the name of another, so that both become one figure."""
    draft.name, draft.kind, draft.wikidata = as_draft.name, as_draft.kind, as_draft.wikidata
    draft.country, draft.sector = as_draft.country or draft.country, as_draft.sector or draft.sector


def abbreviates(short: str, words: list[str]) -> bool:
    """Whether the letters are the first letters of the words or of parts of them, in order: BVerwG, KP, EPA."""
    if not SHORTEST <= len(short) <= LONGEST or sum(c.isupper() for c in short) < SHORTEST or not short.isalnum():
        return False
    text = "".join(words).lower()
    at = 0
    for letter in short.lower():
        at = text.find(letter, at) + 1
        if not at:
            return False
    return words[0][:1].lower() == short[:1].lower()


def one_kind(scene: Scene) -> None:
    """A name that the model took for several kinds of things is what it took it for most often."""
    counts: dict[str, dict[str, int]] = {}
    drafts = [d for d in scene.all() if d.source == "model"]
    for draft in drafts:
        kinds = counts.setdefault(draft.name, {})
        kinds[draft.kind] = kinds.get(draft.kind, 0) + 1
    for draft in drafts:
        kinds = counts[draft.name]
        best = max(kinds, key=kinds.__getitem__)
        if draft.kind != best and kinds[best] > kinds[draft.kind]:
            draft.kind = best
