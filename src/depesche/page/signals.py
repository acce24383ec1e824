"""What tag names, classes, ids and roles say about a part of a page.

The words are the vocabulary of web templates the world over (English, and the German one of German newsrooms), not of
one language's prose; they were collected from recorded pages and from common content management systems.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from depesche.page.words import spaced

_WORD = re.compile(r"[A-Z]?[a-zäöü]+|[A-Z]+(?![a-z])")

SKIPPED = spaced(
    "script style noscript template svg canvas map math select option datalist textarea input progress meter button "
    "object embed applet param source track head meta link title base rp rt dialog nav menu colgroup col"
)
"""Tags whose content no reader of the article sees as text."""

INLINE = spaced(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr output q s samp small "
    "span strike strong sub sup time tt u var ruby rb"
)

VOID = frozenset(("br", "img", "video", "audio", "iframe", "hr", "wbr"))
"""Tags without text inside (what a video holds is for browsers that cannot play it)."""

NEVER_UNWANTED = spaced("body main figure figcaption picture blockquote table h1 h2 h3 h4 h5 h6")
"""Tags that are what they are, whatever their class names say."""

SIDE_TAGS = frozenset(("aside", "footer", "form"))
"""Tags of parts beside the article, whatever their names."""

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

ROLES: dict[str, frozenset[str]] = {
    "kicker": spaced(
        "kicker overline topline eyebrow dachzeile roofline spitzmarke toptitle overtitle supertitle pretitle "
        "preheadline"
    ),
    "lead": spaced(
        "lead lede intro standfirst dek deck vorspann subtitle subline subheadline summary abstract excerpt "
        "preamble strapline introtext"
    ),
    "byline": spaced(
        "byline author authors autor autoren autorin verfasser contributor contributors writer authorname"
    ),
    "credit": spaced(
        "credit credits copyright photographer bildquelle bildnachweis quelle urheber source attribution rights "
        "fotograf imagecredit"
    ),
    "caption": spaced("caption figcaption bildunterschrift legend legende bu bildtext"),
    "date": spaced(
        "date datum dateline time timestamp published pubdate updated modified datetime readtime readingtime "
        "lesezeit"
    ),
    "subhead": spaced(
        "subhead subheading crosshead crossheading interline onlineinterline intertitle zwischentitel "
        "zwischenueberschrift zwischenheadline subtitel"
    ),
    "headline": spaced("headline title titel ueberschrift heading hed"),
}  # fmt: skip
"""Class words that name the role of a short block."""
_ROLE_NAMES = (*ROLES, "")
LONGEST = 400
"""Characters of an attribute that are looked at."""

UNWANTED = spaced(
    "related recommend recommended recommendation recommendations promo promos promobox teaser teasers teaserlist "
    "sidebar comments comment kommentare kommentar newsletter newsletters social share sharing shares ad ads adv "
    "advert adverts advertisement advertisements advertising anzeige anzeigen werbung sponsor sponsored outbrain "
    "taboola breadcrumb breadcrumbs nav navigation navbar menu footer cookie cookies consent popup modal overlay "
    "subscribe subscription toolbar tags tag taglist trending popular pagination pager signup login banner disqus "
    "poll authorbox bio biography toc rating feedback skip masthead weiterlesen mehr empfehlungen bookmark "
    "bookmarks merken drucken print playlist ticker marketing affiliate shop rail jumplink"
)
"""Class words of parts that are not the article."""

UNWANTED_PHRASES = spaced(
    "readmore readnext readalso readon mostread mostpopular moreon morefrom morestories morenews morearticles "
    "morelinks alsoread alsosee youmay upnext seealso furtherreading inlinelink inlinepromo articlelist articlelinks "
    "articleactions articletags storylinks aboutauthor abouttheauthor authorinfo authorbox authorbio authorcard "
    "linklist mehrzum lesensie calltoaction siteheader sitefooter signup login screenreader visuallyhidden sronly"
)
"""Two or three words of a class name in a row that say the same."""

BESIDE = spaced("infobox factbox faktenbox faktbox infokasten faktenkasten kasten keypoints")
"""Class words of boxes beside the running text, however long they are."""
_NOT_TEXT = UNWANTED | BESIDE

POINTERS = spaced("teaser teasers promo related recommended recommendation recommendations more read")
"""Those of the unwanted words that name parts which point to other articles, hence hold links."""

_HIDDEN_PHRASES = spaced("sronly visuallyhidden screenreader uhidden assistivetext")
"""Words of a class name that leave an element to programs that read aloud."""
_HIDING = frozenset(("hidden", "is-hidden", "d-none", "hide", "u-hide", "invisible"))
_SHOWN_AGAIN = re.compile(r":(?:block|flex|grid|inline|contents|visible|table)|-(?:block|flex|inline|visible)\b")


TEXT = spaced("article body text content story entry post absatz paragraph copy copytext prose artikel")
"""Class words of boxes with running text."""

PICTURES = spaced(
    "image images picture pictures photo photos foto bild bilder figure caption aufmacherbild artikelbild"
)


class _Name(NamedTuple):
    """What one class name or id says."""

    words: frozenset[str]
    unwanted: bool = False
    hidden: bool = False
    role: int = len(ROLES)
    """Index into :data:`ROLES`; their number for none."""


_RANKS = {word: rank for rank, vocabulary in reversed(list(enumerate(ROLES.values()))) for word in vocabulary}
"""The first role that a word names."""
_RANKED = frozenset(_RANKS)
_NOTHING = _Name(frozenset())
_PHRASES = UNWANTED_PHRASES | _HIDDEN_PHRASES
_IN_PHRASES = _PHRASES | spaced(
    "read most more also you up see further inline article story about author link mehr lesen call site sign log "
    "screen visually sr u assistive"
)
"""Words with which the phrases begin: a cheap look before words are put together."""


@lru_cache(maxsize=20_000)
def _name(name: str) -> _Name:
    """One name; nothing for the conditional ones of utility frameworks (``print:hidden``, ``[.teaser_&]:mt-0``)."""
    if ":" in name or "[" in name:
        return _NOTHING
    found = [word.lower() for word in _WORD.findall(name)]
    if not found:
        return _NOTHING
    words = frozenset(found)
    phrases = words if words.isdisjoint(_IN_PHRASES) else _phrases(found)
    return _Name(
        words,
        not _NOT_TEXT.isdisjoint(words) or not UNWANTED_PHRASES.isdisjoint(phrases),
        not _HIDDEN_PHRASES.isdisjoint(phrases),
        len(ROLES) if words.isdisjoint(_RANKED) else min(_RANKS[word] for word in words & _RANKED),
    )


def _phrases(found: list[str]) -> set[str]:
    """The words, and every two and three in a row as one."""
    joined = ("".join(found[at : at + several]) for several in (2, 3) for at in range(len(found) - several + 1))
    return {*found, *joined}


@lru_cache(maxsize=20_000)
def hidden(attribute: str) -> bool:
    """Whether class names hide an element from the eye, on every width of screen."""
    for name in _names(attribute):
        if name.hidden:
            return True
    return not _HIDING.isdisjoint(attribute.split()) and _SHOWN_AGAIN.search(attribute) is None


def _names(attribute: str) -> Iterator[_Name]:
    return map(_name, attribute.split())


@lru_cache(maxsize=20_000)
def words(attribute: str) -> frozenset[str]:
    """The lowercase words of class names and ids, camel case split."""
    return frozenset().union(*(name.words for name in _names(attribute)))


@lru_cache(maxsize=20_000)
def meaning(attribute: str) -> tuple[bool, str]:
    """Whether class names or ids are those of a part that is not the article; the role they give, or nothing."""
    unwanted, rank = False, len(ROLES)
    for name in _names(attribute):
        unwanted = unwanted or name.unwanted
        if name.role < rank:  # noqa: PLR1730 - a call costs more than the look
            rank = name.role
    return unwanted, _ROLE_NAMES[rank]


def beside(attribute: str) -> bool:
    """Whether class names are those of a box of facts beside the text."""
    return not BESIDE.isdisjoint(words(attribute))


def unwanted(attribute: str) -> bool:
    """Whether the class names or ids are those of a part that is not the article."""
    return meaning(attribute)[0]


def role(attribute: str) -> str:
    """The role the class names give: a key of :data:`ROLES`, or an empty string."""
    return meaning(attribute)[1]


def only_points(attribute: str) -> bool:
    """Whether nothing but words for pointers to other articles make the names unwanted."""
    found = words(attribute) & UNWANTED
    return found <= POINTERS and (bool(found) or "more" in attribute)
