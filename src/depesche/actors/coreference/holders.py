"""Who of a report holds or held an office, as the knowledge base knows: the prime minister, the former president."""

from __future__ import annotations

import msgspec

from depesche.actors import knowledge
from depesche.actors.draft import Draft, Figure, Scene
from depesche.actors.knowledge import Office
from depesche.actors.linking import offices

KINDS = frozenset({"head", "minister", "official"})
MOST = 40  # persons of a report that are asked for


class _Holder(msgspec.Struct):
    figure: Figure
    now: list[Office]
    before: list[Office]


class Holders:
    """The offices of the persons of a report that are in the knowledge base."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.day = (scene.document.published or "")[:10]
        linked = [f for f in scene.figures if f.kind == "person" and f.wikidata and f.mentions]
        self.known = [found for figure in linked[:MOST] if (found := self._holder(figure)) is not None]

    def _holder(self, figure: Figure) -> _Holder | None:
        entity = knowledge.by_id(figure.wikidata)
        if entity is None or not self.day:
            return None
        held = knowledge.offices(entity)
        now = [o for o in held if knowledge.in_office(o, self.day)]
        begun = [o for o in held if o not in now and o.start and o.start[:4] <= self.day[:4]]
        return _Holder(figure, now, begun)

    def of(self, draft: Draft, *, former: bool = False) -> Figure | None:
        """The one person of the report whose office the role is, or was; None when there is none or several."""
        role = draft.role
        if role is None or role.kind not in KINDS or not self.known:
            return None
        is_bare = bool(draft.country) or former or draft.first == draft.head + 1 - role.size
        if role.kind == "minister" and not is_bare:
            return None  # the European defence minister may be anybody's
        lemma = self.plain(role.lemma)
        asked = offices.of_role(lemma, self.scene.language)
        found = {
            id(holder.figure): holder.figure
            for holder in self.known
            for office in (holder.before if former else holder.now)
            if self._is_it(office, lemma, asked, draft) and not (former and self._holds(holder, lemma, asked, draft))
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def _holds(self, holder: _Holder, lemma: str, asked: frozenset[str], draft: Draft) -> bool:
        return any(self._is_it(office, lemma, asked, draft) for office in holder.now)

    def _is_it(self, office: Office, lemma: str, asked: frozenset[str], draft: Draft) -> bool:
        if draft.country and office.country != draft.country:
            return False
        label = office.position.lower()
        if self._is_told(office, lemma, draft):
            return bool(asked & offices.of_position(office.position))
        of_another = f" to the {lemma}" in label  # Senior Advisor to the President
        is_named = f"{label} ".startswith(f"{lemma} ") or label.endswith(lemma)
        is_named = is_named or office.position_de.lower().endswith(lemma)
        return is_named and not of_another and bool(asked & offices.of_position(office.position))

    def _is_told(self, office: Office, lemma: str, draft: Draft) -> bool:
        """Whether the word need not be that of the office: the Ukrainian leader, the foreign minister."""
        role, words = draft.role, self.scene.words
        if role is None or words.begin("lesser", lemma) or words.begin("lesser", role.front.lower()):
            return False
        is_leader = bool(draft.country) and office.is_head and words.are("any_leader", lemma)
        return is_leader or role.kind == "minister"

    def is_former(self, draft: Draft) -> bool:
        """Whether the phrase says that the office is over: the former president, Ex-Kanzler."""
        former = tuple(self.scene.words.kinds.get("former", ()))
        words = self.scene.texts[draft.sentence][draft.first : draft.last]
        return any(word.lower().startswith(former) for word in words) if former else False

    def plain(self, lemma: str) -> str:
        """The role in small letters, written out, without the word that says it is over."""
        lower = lemma.lower()
        written = dict(pair.split("=") for pair in sorted(self.scene.words.kinds.get("short_for", ())))
        lower = written.get(lower, lower)  # PM
        for word in sorted(self.scene.words.kinds.get("former", ()), key=len, reverse=True):
            if lower.startswith(word):
                return lower[len(word) :].lstrip(" -")
        return lower
