"""Peoples: which country those named by their people belong to, and whether they are plain civilians."""

from __future__ import annotations

from depesche.actors.draft import Draft, Scene

NEAR = 3  # tokens behind a people within which the place stands where they live


def settle(scene: Scene, index: int, names: dict[int, Draft]) -> None:
    """Country and sector of the inhabitants named in a sentence."""
    for draft in scene.drafts[index]:
        if draft.source == "inhabitant":
            draft.country = _country(scene, index, draft, names)
            if _are_civilians(scene, index, draft, names):
                draft.sector = "CVL"


def _country(scene: Scene, index: int, draft: Draft, names: dict[int, Draft]) -> str:
    """Where they live, if that is said: bosnische Serben, ethnic Albanians in Serbia."""
    before = names.get(draft.first - 1)
    if before is not None and before.source == "adjective":
        is_settled = scene.words.are("settled", scene.text(draft))  # Chinese Americans are Americans
        return draft.country if is_settled else before.country or draft.country
    tokens = scene.document.sentences[index].tokens
    if draft.first == 0 or not scene.words.begin("ethnic", tokens[draft.first - 1].lower):
        return draft.country
    if draft.last < len(tokens) and scene.words.are("place_link", tokens[draft.last].lower):
        for at in range(draft.last + 1, min(draft.last + 1 + NEAR, len(tokens))):
            place = names.get(at)
            if place is not None and place.country:
                return place.country
    return ""


def _are_civilians(scene: Scene, index: int, draft: Draft, names: dict[int, Draft]) -> bool:
    """Whether some of a people are meant; ``die Russen`` may be their state as well."""
    behind = names.get(draft.last)
    if behind is not None and behind.kind == "person" and behind.form == "name":
        return False
    if not draft.plural:
        return True
    if draft.first == 0:
        return False
    before = scene.document.sentences[index].tokens[draft.first - 1]
    if before.pos in {"ADJ", "NUM"} or (before.pos == "VERB" and "Part" in before.morph):
        return True
    return scene.words.are("plural", before.lower) and not scene.words.are("definite", before.lower)
