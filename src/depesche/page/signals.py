"""What tag names, classes, ids and roles say about a part of a page.

The words are the vocabulary of web templates the world over (English, and the German one of German newsrooms), not of
one language's prose; they were collected from recorded pages and from common content management systems.
"""

from __future__ import annotations

import re
from functools import lru_cache

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

UNWANTED_PHRASES = re.compile(
    r"read-?(?:more|next|also|on)|most-?(?:read|popular)|more-?(?:on|from|stories|news|articles|links)|also-?(?:read|see)|you-?may|up-?next|"
    r"see-?also|further-?reading|inline-?(?:link|promo)|article-?(?:list|links|actions|tags)|story-?links|"
    r"about-?(?:the-?)?author|author-?(?:info|box|bio|card)|link-?list|mehr-?zum|lesen-?sie|call-?to-?action|site-?(?:header|footer)|"
    r"sign-?up|log-?in|screen-?reader|visually-?hidden|sr-only"
)

POINTERS = spaced("teaser teasers promo related recommended recommendation recommendations more read")
"""Those of the unwanted words that name parts which point to other articles, hence hold links."""

_HIDDEN_WORDS = re.compile(r"sr-?only|visually-?hidden|screen-?reader|u-hidden|assistive-?text", re.IGNORECASE)
_HIDING = frozenset(("hidden", "is-hidden", "d-none", "hide", "u-hide", "invisible"))
_SHOWN_AGAIN = re.compile(r":(?:block|flex|grid|inline|contents|visible|table)|-(?:block|flex|inline|visible)\b")


@lru_cache(maxsize=20_000)
def hidden(attribute: str) -> bool:
    """Whether class names hide an element from the eye, on every width of screen."""
    if _HIDDEN_WORDS.search(attribute[:400]):
        return True
    return not _HIDING.isdisjoint(attribute.split()) and _SHOWN_AGAIN.search(attribute) is None


TEXT = spaced("article body text content story entry post absatz paragraph copy copytext prose artikel")
"""Class words of boxes with running text."""

PICTURES = spaced(
    "image images picture pictures photo photos foto bild bilder figure caption aufmacherbild artikelbild"
)


@lru_cache(maxsize=20_000)
def words(attribute: str) -> frozenset[str]:
    """The lowercase words of class names and ids, camel case split."""
    return frozenset(word.lower() for word in _WORD.findall(_plain(attribute)))


def _plain(attribute: str) -> str:
    """Names without the conditional ones of utility frameworks (``print:hidden``, ``[.teaser_&]:mt-0``)."""
    attribute = attribute[:400]
    if ":" in attribute or "[" in attribute:
        return " ".join(name for name in attribute.split() if ":" not in name and "[" not in name)
    return attribute


@lru_cache(maxsize=20_000)
def unwanted(attribute: str) -> bool:
    """Whether the class names or ids are those of a part that is not the article."""
    return not UNWANTED.isdisjoint(words(attribute)) or UNWANTED_PHRASES.search(_plain(attribute).lower()) is not None


@lru_cache(maxsize=20_000)
def role(attribute: str) -> str:
    """The role the class names give: a key of :data:`ROLES`, or an empty string."""
    found = words(attribute)
    return next((name for name, vocabulary in ROLES.items() if not vocabulary.isdisjoint(found)), "")


def only_points(attribute: str) -> bool:
    """Whether nothing but words for pointers to other articles make the names unwanted."""
    found = words(attribute) & UNWANTED
    return found <= POINTERS and (bool(found) or "more" in attribute)


@lru_cache(maxsize=20_000)
def meaning(attribute: str) -> tuple[bool, str]:
    """:func:`unwanted` and :func:`role` at once."""
    return unwanted(attribute), role(attribute)
