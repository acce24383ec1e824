"""What a piece of the article is: an ordered list of rules, the first that has an opinion decides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import cached_property
from itertools import accumulate
from typing import Literal

from depesche.page import agencies, authors, given, words
from depesche.page.article import LEAD_MATCH, Article, likeness, prose_weight
from depesche.page.dates import day, is_date
from depesche.page.headings import LINK_LIST, LONGEST, Headings
from depesche.page.insets import Insets
from depesche.page.layout import MEDIA_TAGS, Layout, Piece, link_share
from depesche.page.metadata import Metadata
from depesche.page.places import SMALL, Place, Places
from depesche.page.words import ends_sentence
from depesche.report import BlockKind

Verdict = BlockKind | Literal["drop"] | None
"""A kind, ``drop`` for what is no part of the report, None for no opinion."""

_LETTER = re.compile(r"[^\W\d_]")

_SAME_HEADLINE, _VERY_SAME = 0.8, 0.98
"""Dice of words from which a heading above the text, or in it, is the headline again."""
_LEAD_HEADING = 35
"""Characters from which a heading under the headline is a standfirst rather than a label."""
_SHORT = 25
"""Characters under which a line outside of ``<p>`` is a label rather than text, whatever its punctuation."""
_LABEL = 60
"""Characters under which a line without full stop in the header is a label."""
_LINE = 80
"""Longest kicker and dateline."""
_ENDING = 0.6
"""Share of the article after which a paragraph about the author may stand."""
_WALL, _WALL_TEXT = 30, 600
"""Pieces and characters of prose that a box with an offer to subscribe holds at most."""
_POINTER = 30
"""Characters under which a heading without links may announce other articles."""
_ITEMS = 100
"""Items of a list that are looked at."""
_CLOSING, _LAST_WORDS = 300, 45
"""Characters of running text after the line about who contributed, and those at its end that say so."""
_QUOTATIONS = 200
"""Set-off quotations that are compared with the running text."""
_LABELS = ("advert", "related")
_ATTRIBUTIONS = frozenset(("figcaption", "cite"))
"""Tags of the line that says whose words a set-off quotation is."""
_INITIALS = re.compile(r"\([a-zäöüß]{2,5}(?:/[a-zäöüß]{2,5}){0,3}\)")
"""By which an editor signs at the end: ``(dmk)``."""
_POINTERS = "►▶→•➤>*#+-–[( "
"""Marks in front of a line that leads to another article."""


class Kinds:
    """The rules for the pieces of one article."""

    def __init__(self, layout: Layout, article: Article, meta: Metadata) -> None:
        self.layout = layout
        self.article = article
        self.meta = meta
        self.paywall = False
        self._prose = self._prose_sums()
        self._running: list[tuple[int, str]] | None = None
        self._folded: dict[int, str] = {}
        """The words of a piece of the running text as far as they were compared, by its index."""
        self._people = [name for name, kind in meta.authors if " " in name and kind != "Organization"]
        self._ending = article.begin + _ENDING * (article.end - article.begin)
        self._quotations = 0
        self._places = Places(layout)
        self._described: dict[str, bool] = {}
        self._lists: dict[int, bool] = {}
        """Whether the list that begins at a piece is text."""
        self._walled = 0
        self._insets = Insets(layout, article)
        self._headings = Headings(layout, article, self._insets)
        self._headline = layout.pieces[article.headline].text if article.headline >= 0 else ""
        self.first_prose = self._first_prose()
        self._rules: tuple[Callable[[Place], Verdict], ...] = (
            self._given, self._empty, self._label, self._agencies, self._inset, self._heading, self._header,
            self._notice, self._pointer, self._quotation, self._biography, self._promotion, self._list_item,
            self._by_role, self._text,
        )  # fmt: skip

    def kind(self, index: int, before: BlockKind | None) -> BlockKind | None:
        """The kind of a piece, None for what is no part of the report."""
        place = self._places.at(index, index < self.first_prose, before)
        for rule in self._rules:
            verdict = rule(place)
            if verdict is not None:
                return None if verdict == "drop" else verdict
        return None

    def is_header_inset(self, index: int) -> bool:
        """Whether a piece stands before the running text in a part that is none of it.

        Tables within the text have no prose either, in boxes of their own: they stay.
        """
        return index < self.first_prose and self._insets.holds(self.layout.pieces[index])

    # where the text begins and ends

    def _prose_sums(self) -> list[int]:
        """Characters of running text before each piece, up to the end of the text."""
        return list(accumulate(self.article.weights[: self.article.core.end], initial=0))

    def _prose_after(self, index: int) -> int:
        """Characters of running text from a piece to the end of the text."""
        return max(0, self._prose[-1] - self._prose[min(index, len(self._prose) - 1)])

    def _first_prose(self) -> int:
        """Index of the first paragraph after the lead."""
        for index in range(max(self.article.begin, self.article.headline + 1, self._insets.first), self.article.end):
            if self.article.weights[index] and not self._is_lead(self.layout.pieces[index]):
                return index
        return self.article.end

    def _is_lead(self, piece: Piece) -> bool:
        """Whether a class or the page's own description says that this is the lead."""
        if self._is_described(piece.text):
            return True
        return any(box.role == "lead" and box.end - box.begin <= SMALL for box in self.layout.around(piece)[:3])

    def _is_described(self, text: str) -> bool:
        """Whether a text is the description that the head gives; asked by several rules."""
        found = self._described.get(text)
        if found is None:
            found = any(likeness(text, description) > LEAD_MATCH for description in self.meta.descriptions)
            self._described[text] = found
        return found

    # rules, in their order

    def _given(self, place: Place) -> Verdict:
        return given.kind(place.boxes[0])

    def _empty(self, place: Place) -> Verdict:
        if place.index < self._walled:
            return "drop"
        return None if _LETTER.search(place.text) or place.piece.time or day(place.text) else "drop"

    def _label(self, place: Place) -> Verdict:
        if place.opens.isdisjoint(_LABELS):
            return None
        return "drop" if any(words.is_one(kind, place.text) for kind in _LABELS) else None

    def _agencies(self, place: Place) -> Verdict:
        return "agencies" if not place.header and agencies.is_credit_line(place.text) else None

    def _inset(self, place: Place) -> Verdict:
        if place.header and (place.role == "lead" or self._is_described(place.text)):
            return None
        return "drop" if self._insets.holds(place.piece) else None

    def _heading(self, place: Place) -> Verdict:
        if not self._headings.tag(place.piece):
            return None
        if place.begins("paywall") or place.begins("consent"):
            return self._notice(place)
        if self._heads_nothing(place):
            return "drop"
        if place.header:
            return self._header_heading(place)
        if self._headings.is_over_heading(place.index):
            return "kicker"
        return "subhead" if len(place.text) <= LONGEST else "paragraph"

    def _heads_nothing(self, place: Place) -> bool:
        """Whether a heading is the headline again, stands over links, or is a label of the template."""
        text = place.text
        again = likeness(text, self._headline) > (_SAME_HEADLINE if place.header else _VERY_SAME)
        if place.index < self.article.headline or again:
            return True
        if self._heads_others(place) or (place.piece.is_link and not self._prose_follows(place.index)):
            return True
        return not place.header and (self._headings.is_label(place.piece) or self._headings.is_over_links(place.index))

    def _heads_others(self, place: Place) -> bool:
        """Whether a heading announces other articles: by its first words, not by a first word like ``Share`` alone."""
        match = words.begins("related", place.text) if "related" in place.opens else None
        if match is None or place.linked:
            return match is not None
        return len(place.text) < _POINTER and (" " in match[0] or words.is_one("related", place.text))

    def _header_heading(self, place: Place) -> Verdict:
        """A heading above the text: the first subhead when text follows at once, else the lead or a byline."""
        if authors.is_byline(place.text):
            return "byline"
        after = (p for p in self.layout.pieces[place.index + 1 : place.index + 4] if p.tag not in MEDIA_TAGS)
        opens = prose_weight(next(after, place.piece)) > 0 and place.before not in ("headline", "kicker")
        if opens and self._headings.is_usual(place.piece) and not self._is_described(place.text):
            return "subhead"
        return "lead" if len(place.text) > _LEAD_HEADING else "drop"

    def _prose_follows(self, index: int) -> bool:
        return any(prose_weight(piece) for piece in self.layout.pieces[index + 1 : index + 3])

    def _header(self, place: Place) -> Verdict:
        if not place.header:
            return None
        if place.index < self.article.headline:
            return "kicker" if self._is_kicker(place) else "drop"
        return "notice" if place.begins("broadcast") else self._under_headline(place)

    def _under_headline(self, place: Place) -> Verdict:
        text = place.text
        if place.role == "lead" or self._is_described(text):
            return "lead" if len(text) > 30 else "drop"
        if self._is_dateline(place):
            return "dateline"
        if text in self._people or place.role == "byline" or authors.is_byline(text):
            return "byline" if text in self._people or (len(text) < 200 and authors.in_line(text)) else "drop"
        if place.role == "kicker" and len(text) < _LINE:
            return "kicker"
        if len(text) < _LABEL:
            return None if ends_sentence(text) else "drop"
        # templates repeat the caption of the opening picture: over it, under it, for two widths of screen
        return "caption" if self._head_texts[text] > 1 else None

    @cached_property
    def _head_texts(self) -> Counter[str]:
        """How often each line stands before the text."""
        return Counter(piece.text for piece in self.layout.pieces[self.article.begin : self.first_prose])

    def _is_dateline(self, place: Place) -> bool:
        text = place.text
        if len(text) >= _LINE:
            return False
        if place.piece.time or is_date(text):
            return True
        named = place.role in ("date", "byline") or place.begins("date_lead")
        return named and day(text) is not None and not authors.in_line(text)

    def _is_kicker(self, place: Place) -> bool:
        """Whether a short line just above the headline belongs to it: by its class, the head's title or its place."""
        text = place.text
        if self.article.headline - place.index > 2 or not 3 < len(text) < _LINE or place.piece.time or day(text):
            return False
        if place.role == "kicker" or any(title.startswith(text) for title in self.meta.titles):
            return True
        near = self.layout.around(self.layout.pieces[self.article.headline])[1:3]
        beside = len(place.boxes) > 1 and any(place.boxes[1] is box for box in near)
        return beside and not place.linked and not place.role

    def _notice(self, place: Place) -> Verdict:
        text = place.text
        if not place.opens or place.linked >= 0.8:
            return None
        if len(text) < 500 and place.begins("paywall"):
            self.paywall = True
            self._walled = max(self._walled, self._wall_end(place))
            return "notice"
        if len(text) < 1200 and any(place.begins(kind) for kind in ("consent", "broadcast", "disclosure")):
            return "notice"
        corrects = place.begins("correction") and (":" in text[:40] or text[:1] in "*(")
        return "notice" if corrects else None

    def _wall_end(self, place: Place) -> int:
        """End of the box that sells the article, when it is small."""
        end = place.index + 1
        for box in place.boxes[1:]:
            if (
                box.end - box.begin > _WALL
                or box.begin <= self.article.headline < box.end
                or box.end > self.article.core.end
            ):
                break
            if self._prose[box.end] - self._prose[box.begin] > _WALL_TEXT:
                break
            end = box.end
        return end

    def _pointer(self, place: Place) -> Verdict:
        """``Lesen Sie auch: …``: a line that leads to another article."""
        text = place.text.lstrip(_POINTERS)
        if text is place.text and "related" not in place.opens:
            return None
        match = words.begins("related", text)
        if match is None:
            return None
        after = text[match.end() : match.end() + 4]
        announces = ":" in after or "|" in after or text.endswith(":")
        leads = place.linked > 0.5 or (announces and (place.linked > 0 or len(text) < 150))
        if not leads:
            return None
        return "related" if place.piece.linked and self._prose_after(place.index + 1) else "drop"

    def _quotation(self, place: Place) -> Verdict:
        attributes = not place.tags.isdisjoint(_ATTRIBUTIONS)
        if "blockquote" not in place.tags:
            # under a set-off quotation stands whose words it is
            return "caption" if attributes and place.before == "quote" else None
        first = next(box.begin for box in place.boxes if box.tag == "blockquote")
        attributes = attributes or place.role in ("credit", "byline") or self._is_loose(place, first)
        if attributes and place.index > first:
            return "caption" if place.before in ("quote", "caption") else "drop"
        return "drop" if self._repeats(place) else "quote"

    def _is_loose(self, place: Place, first: int) -> bool:
        """Whether a short line stands behind the paragraphs of a set-off quotation in none itself."""
        loose = place.piece.tag == "blockquote" and self.layout.pieces[first].tag == "p"
        return loose and len(place.text) < _LINE and not ends_sentence(place.text)

    def _repeats(self, place: Place) -> bool:
        """Whether a set-off quotation only repeats words of the running text."""
        self._quotations += 1
        folded = words.folded(place.text)
        if len(folded) < 20 or self._quotations > _QUOTATIONS:
            return False
        if self._running is None:
            begin, end = self.article.begin, self.article.end
            pieces = enumerate(self.layout.pieces[begin:end], begin)
            self._running = [(i, p.text.casefold()) for i, p in pieces if prose_weight(p) and p.tag != "blockquote"]
        telling = max(folded.split(), key=len)  # hardly another paragraph has the longest word
        for index, text in self._running:
            if telling in text and index != place.index:
                other = self._folded.get(index)
                if other is None:
                    other = self._folded[index] = words.folded(text)
                if folded in other:
                    return True
        return False

    def _biography(self, place: Place) -> Verdict:
        """``Anna Beispiel ist Redakteurin …`` at the end."""
        if place.index < self._ending or len(place.text) > 500:
            return None
        if place.text[0] == "(" and _INITIALS.fullmatch(place.text) is not None:
            return "byline"
        if self._prose_after(place.index + 1) < _CLOSING and words.holds("contributed", place.text[-_LAST_WORDS:]):
            return "agencies" if agencies.names_one(place.text) else "notice"
        if self._prose_after(place.index + 3):
            return None
        return "byline" if any(name in place.text[: len(name) + 30] for name in self._people) else None

    def _promotion(self, place: Place) -> Verdict:
        """``Follow us on …``: an invitation near the end, or one with a link."""
        if len(place.text) > 400 or not place.begins("promo"):
            return None
        return "drop" if place.linked or place.header or self._prose_after(place.index + 1) < 300 else None

    def _list_item(self, place: Place) -> Verdict:
        if place.tags.isdisjoint(("li", "dd", "dt")):
            return None
        whole = next((b for b in place.boxes if b.tag in ("ul", "ol", "dl")), None)
        begin, end = (whole.begin, whole.end) if whole is not None else (place.index, place.index + 1)
        if begin not in self._lists:
            self._lists[begin] = self._is_text_list(begin, min(begin + _ITEMS, end))
        return "list_item" if self._lists[begin] else "drop"

    def _is_text_list(self, begin: int, end: int) -> bool:
        """Whether the items of a list are text rather than links to other pages."""
        items = [item for item in self.layout.pieces[begin:end] if item.tag not in MEDIA_TAGS]
        if len(items) > 1 and all(item.linked for item in items) and not self._prose_after(begin):
            return False  # channels and letters of the outlet, each with its link, under the text
        return link_share(items) < LINK_LIST

    def _by_role(self, place: Place) -> Verdict:
        text, role = place.text, place.role
        if role in ("subhead", "lead") and len(text) < LONGEST and not ends_sentence(text):
            return "subhead"
        if role == "byline" and (authors.is_byline(text) or len(text) < _LABEL):
            return "byline" if authors.in_line(text) else "drop"
        for box in place.boxes[:2]:
            if box.role == "caption" and box.end - box.begin <= 3:
                return "caption"
        return "drop" if role in ("date", "credit", "caption", "kicker") and not prose_weight(place.piece) else None

    def _text(self, place: Place) -> Verdict:
        text, piece = place.text, place.piece
        if self.article.weights[place.index]:
            first = place.index <= self.first_prose and place.before not in ("lead", "paragraph")
            bold = piece.bold >= 0.8 * len(text)
            return "lead" if first and (bold or self._is_described(text)) else "paragraph"
        if place.linked > 0.8:
            return "drop"
        ended = ends_sentence(text)
        bold = piece.is_bold and len(text.split()) > 1
        if bold and not ended and len(text) < LONGEST and (piece.tag == "p" or self._prose_follows(place.index)):
            return "paragraph" if self._headings.any else "subhead"
        if self._headings.is_styled(place.index):
            return "subhead"
        return "paragraph" if piece.tag == "p" or (ended and len(text) >= _SHORT) else "drop"
