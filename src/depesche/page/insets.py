"""Which parts inside the article stand apart from its running text: boxes of facts, offers, cards, what comes after.

No class name is needed for that. The running text of a report hangs in the same place of the element tree again and
again; this is its trunk. A box that holds none of it is an island, and an island with a heading of its own, with links
or a picture is no part of the running text.
"""

from __future__ import annotations

from collections import Counter

from depesche.page import signals, words
from depesche.page.article import Article, prose_weight
from depesche.page.layout import MEDIA_TAGS, Box, Layout, Piece, link_share

_TRUNK = 0.2
"""Share of the prose from which a place in the tree belongs to the trunk; texts split by adverts hang in two places."""
_LARGE = 0.25
"""Share of the prose from which a headed box is a section of the report rather than a box beside it."""
_LINKED = 0.3
"""Share of links from which an island leads elsewhere."""
_LOOK = 4
"""Pieces at the begin of an island that are read for the words of offers."""
_PIECES = 300
"""Pieces of an island that are looked at; a larger one holds another page."""
_CAPTION_PIECES = 6
"""Pieces of a picture with its caption, its credit and labels."""
_KIN = 8
"""Boxes around a paragraph whose names are those of text; beyond them lies the frame of the page."""
_LABEL = 60
"""Characters under which a bold line without full stop is a heading."""
_TEXT_TAGS = signals.HEADINGS | words.spaced(
    "p li ul ol dl dt dd blockquote table tbody tr td th figure figcaption picture span strong b em i a pre q cite "
    "center"
)
"""Tags that say by themselves what they hold; the rules for pieces judge them."""


class Insets:
    """The islands of one article."""

    def __init__(self, layout: Layout, article: Article) -> None:
        self._layout = layout
        self._core = article.core
        self._headline = article.headline
        self._begin = max(self._core.begin, article.headline + 1)
        self._kin: set[tuple[str, str]] = set()
        self._climbed: dict[int, int] = {}
        """How many boxes were looked at from one outwards, itself among them, for the boxes around the trunk."""
        self._trunk = self._trunk_sums(article)
        self._islands: dict[int, int] = {}
        self._verdicts: dict[int, bool] = {}

    def holds(self, piece: Piece) -> bool:
        """Whether a piece stands in a part that is not the running text."""
        island = self._island(piece.box)
        if island < 0:
            return False
        verdict = self._verdicts.get(island)
        if verdict is None:
            verdict = self._verdicts[island] = self._is_inset(self._layout.boxes[island])
        return verdict

    def has_trunk(self, begin: int, end: int) -> bool:
        """Whether there is running text, in its usual place, in a range of pieces."""
        return self._weight(begin, end) > 0

    def is_island(self, piece: Piece) -> bool:
        """Whether a piece stands in a box of its own rather than among the running text."""
        island = self._island(piece.box)
        return island >= 0 and self._layout.boxes[island].tag not in _TEXT_TAGS

    @property
    def first(self) -> int:
        """Index of the first piece of the trunk; -1 when there is none."""
        return self._first if self._last >= 0 else -1

    # the trunk

    def _trunk_sums(self, article: Article) -> list[int]:
        """Characters of the trunk before each piece of the core."""
        pieces = self._layout.pieces
        paths: dict[int, str] = {}
        weights: list[tuple[int, str]] = []
        by_path: Counter[str] = Counter()
        seen: set[str] = set()
        for index in range(self._begin, self._core.end):
            piece = pieces[index]
            weight = article.weights[index]
            if weight and piece.text not in seen and not self._is_captioned(piece):
                path = self._path(piece.box, paths)
                weights.append((weight, path))
                by_path[path] += weight
            else:
                weights.append((0, ""))
            seen.add(piece.text)
        self._total = sum(by_path.values())
        chosen = self._chosen(weights, by_path)
        sums = [0]
        self._first, self._last = self._core.end, -1
        for offset, (weight, path) in enumerate(weights):
            in_trunk = weight > 0 and path in chosen
            sums.append(sums[-1] + (weight if in_trunk else 0))
            if in_trunk:
                self._first = min(self._first, self._begin + offset)
                self._last = self._begin + offset
                self._add_kin(pieces[self._last].box)
        return sums

    def _is_captioned(self, piece: Piece) -> bool:
        """Whether a piece shares a small box with a picture."""
        boxes, index = self._layout.boxes, piece.box
        size = 1
        while index >= 0:
            box = boxes[index]
            if box.end - box.begin > _CAPTION_PIECES:
                break
            if box.end - box.begin > size:  # the boxes right around it often hold nothing else
                size = box.end - box.begin
                tags = {other.tag for other in self._layout.pieces[box.begin : box.end]}
                if not tags.isdisjoint(MEDIA_TAGS):
                    return box is not self._core and tags.isdisjoint(signals.HEADINGS)
            index = box.parent
        return False

    def _add_kin(self, index: int) -> None:
        """Remember tag and names of the boxes around a piece of the trunk: boxes named the same hold text as well."""
        boxes = self._layout.boxes
        for left in range(_KIN, 0, -1):
            box = boxes[index]
            if box is self._core or box.parent < 0 or self._climbed.get(index, 0) >= left:
                break
            self._climbed[index] = left
            if box.names:
                self._kin.add((box.tag, box.names))
            index = box.parent

    def _chosen(self, weights: list[tuple[int, str]], by_path: Counter[str]) -> set[str]:
        """The places of the trunk: the one with most text, and others with much that do not only follow its end."""
        if not self._total:
            return set()
        texts = [path for path in by_path if "/li" not in path and by_path[path] >= _TRUNK * self._total]
        main = max(texts or by_path, key=by_path.__getitem__)
        last = max(offset for offset, (_, path) in enumerate(weights) if path == main)
        before_end = {path for _, path in weights[:last] if path in texts}
        return before_end | {main} | self._continued(weights, texts, last + 1)

    def _continued(self, weights: list[tuple[int, str]], texts: list[str], begin: int) -> set[str]:
        """Places that only follow the main one, when they read like the rest of it: hardly a line that is no text."""
        rest = weights[begin:]
        prose = sum(weight > 0 for weight, _ in rest)
        labels = sum(
            weight == 0 and piece.tag not in MEDIA_TAGS and piece.tag not in signals.HEADINGS
            for (weight, _), piece in zip(rest, self._layout.pieces[self._begin + begin :], strict=False)
        )
        if labels > prose / 2:
            return set()
        return {path for _, path in rest if path in texts}

    def _path(self, index: int, known: dict[int, str]) -> str:
        """Tags from the core down to a box."""
        path = known.get(index)
        if path is None:
            box = self._layout.boxes[index]
            inside = box.parent >= 0 and box is not self._core
            path = (self._path_to(box.parent, known) if inside else "") + "/" + box.tag
            known[index] = path
        return path

    def _path_to(self, index: int, known: dict[int, str]) -> str:
        """The path of a box around others; without recursion, pages nest deep."""
        chain: list[int] = []
        boxes = self._layout.boxes
        while index >= 0 and index not in known:
            chain.append(index)
            if boxes[index] is self._core:
                break
            index = boxes[index].parent
        path = known.get(index, "")
        for at in reversed(chain):
            path = path + "/" + boxes[at].tag if len(path) < _PIECES else path
            known[at] = path
        return path

    def _weight(self, begin: int, end: int) -> int:
        """Characters of the trunk in a range of pieces."""
        last = len(self._trunk) - 1
        low, high = begin - self._begin, end - self._begin
        if high <= 0 or low >= last:
            return 0
        return self._trunk[high if high < last else last] - self._trunk[low if low > 0 else 0]

    # islands

    def _island(self, index: int) -> int:
        """The outermost box around a box with neither headline nor trunk, not named like a box of it; -1 for none."""
        chain: list[int] = []
        boxes = self._layout.boxes
        found = -1
        while index >= 0:
            if index in self._islands:
                above = self._islands[index]
                found = above if above >= 0 else found
                break
            box = boxes[index]
            if box is self._core or self._weight(box.begin, box.end) or box.begin <= self._headline < box.end:
                break
            chain.append(index)
            found = found if (box.tag, box.names) in self._kin else index
            index = box.parent
        for at in chain:
            self._islands[at] = found
        return found

    def _is_inset(self, box: Box) -> bool:
        if box.tag in _TEXT_TAGS or box.end - box.begin > _PIECES or self._last < 0:
            return False
        pieces = self._layout.pieces[box.begin : box.end]
        texts = [piece for piece in pieces if piece.tag not in MEDIA_TAGS]
        if not texts or all(self._heads(piece) for piece in texts):
            return False
        if self._offers(texts):
            return True
        if box.end <= self._first:
            prose = sum(map(prose_weight, texts))
            if self._heads(texts[0]):
                return prose_weight(texts[1]) > 0
            return self._is_list(box, texts) or (prose > 0 and len(texts) < len(pieces) <= _CAPTION_PIECES)
        return self._leads_away(texts) or self._is_apart(texts, pictured=len(texts) < len(pieces))

    def _is_apart(self, texts: list[Piece], *, pictured: bool) -> bool:
        """Whether an island in the text or after it has a heading of its own, or only labels, or is a picture."""
        prose = sum(prose_weight(piece) for piece in texts)
        if prose >= _LARGE * self._total:
            return False
        if self._heads(texts[0]) or prose == 0:
            return len(texts) > 1
        return pictured and len(texts) <= _CAPTION_PIECES

    def _leads_away(self, texts: list[Piece]) -> bool:
        return link_share(texts) > _LINKED

    def _offers(self, texts: list[Piece]) -> bool:
        openers = words.kinds_by_first("promo", "paywall", "related")
        for piece in texts[:_LOOK]:
            for kind in openers.get(words.first_word(piece.text), ()):
                if words.is_one(kind, piece.text) if kind == "related" else words.begins(kind, piece.text):
                    return True
        return False

    def _is_list(self, box: Box, texts: list[Piece]) -> bool:
        """Whether an island before the text sums it up in points, or lists its parts."""
        if box.tag == "details":
            return True
        items = [piece for piece in texts if self._in_list(piece)]
        return len(items) > 1 and sum(len(p.text) for p in items) > 0.5 * sum(len(p.text) for p in texts)

    def _in_list(self, piece: Piece) -> bool:
        box = self._layout.boxes[piece.box]
        return "li" in (box.tag, self._layout.boxes[box.parent].tag if box.parent >= 0 else "")

    def _heads(self, piece: Piece) -> bool:
        """Whether a piece is a heading, by its tag or as a bold line."""
        box = self._layout.boxes[piece.box]
        if box.tag in signals.HEADINGS or (box.parent >= 0 and self._layout.boxes[box.parent].tag in signals.HEADINGS):
            return True
        return piece.is_bold and len(piece.text) < _LABEL and not piece.text.endswith(".")
