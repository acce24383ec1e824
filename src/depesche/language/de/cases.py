"""Which cases, genders and numbers a German noun phrase can have, read off articles, endings and pronouns."""

from __future__ import annotations

from functools import cache

from depesche.document import Token
from depesche.language.lexicon import endings, vocabulary
from depesche.language.tables import rows

LANGUAGE = "de"
# the longest ending in genders.tsv that is no whole compound part
LONGEST_ENDING = 16
# case, gender (m, f, n), number (sing, plur)
Reading = tuple[str, str, str]

NOMINATIVE, ACCUSATIVE, DATIVE, GENITIVE = "nominative", "accusative", "dative", "genitive"
_CASES = {"N": NOMINATIVE, "A": ACCUSATIVE, "D": DATIVE, "G": GENITIVE}


def _readings(code: str) -> frozenset[Reading]:
    """``Nm Df Gp`` as readings; ``p`` is the plural of any gender, ``s`` any singular."""
    found: set[Reading] = set()
    for part in code.split():
        case = _CASES[part[0]]
        if part[1] == "p":
            found |= {(case, gender, "plur") for gender in "mfn"}
        elif part[1] == "s":
            found |= {(case, gender, "sing") for gender in "mfn"}
        else:
            found.add((case, part[1], "sing"))
    return frozenset(found)


ALL = _readings("Ns As Ds Gs Np Ap Dp Gp")
STRONG = {
    "er": _readings("Nm Df Gf Gp"),
    "e": _readings("Nf Af Np Ap"),
    "es": _readings("Nn An Gm Gn"),
    "em": _readings("Dm Dn"),
    "en": _readings("Am Dp"),
}
ARTICLES = {
    "der": STRONG["er"],
    "die": STRONG["e"],
    "das": _readings("Nn An"),
    "dem": STRONG["em"],
    "den": STRONG["en"],
    "des": _readings("Gm Gn"),
    "einer": _readings("Df Gf"),
    "einen": _readings("Am"),
    "eines": _readings("Gm Gn"),
    "eine": _readings("Nf Af"),
}
BARE = frozenset({"ein", "kein", "mein", "dein", "sein", "ihr", "unser", "euer"})
BARE_READINGS = _readings("Nm Nn An")
PLURAL_ONLY = vocabulary("de", "plural_determiner")
# adjective ending after a determiner: what it leaves
WEAK_E = _readings("Ns Af An Np Ap")
WEAK_EN = _readings("Am Ds Gs Np Ap Dp Gp")

_PRONOUNS = (
    ("ich du man wer", _readings("Ns")),
    ("er niemand jemand jeder", _readings("Nm")),
    ("wir", _readings("Np")),
    ("es was das nichts etwas alles beides dies viel", _readings("Nn An")),
    ("sie", _readings("Nf Af Np Ap")),
    ("ihr", _readings("Df Np")),
    ("mich dich wen", _readings("As")),
    ("ihn den niemanden jemanden", _readings("Am")),
    ("uns euch einander", _readings("Ap Dp")),
    ("mir dir wem", _readings("Ds")),
    ("ihm", _readings("Dm Dn")),
    ("ihnen denen", _readings("Dp")),
    ("sich", _readings("As Ds Ap Dp")),
    ("der", STRONG["er"]),
    ("die", STRONG["e"]),
    ("dem", STRONG["em"]),
    ("deren", _readings("Gf Gp")),
    ("dessen", _readings("Gm Gn")),
    ("derer", _readings("Gp")),
    ("niemandem jemandem", _readings("Dm")),
    ("einer keiner", _readings("Nm Df")),
)
PRONOUNS = {word: readings for words, readings in _PRONOUNS for word in words.split()}
FIRST_SECOND = {"ich": (1, "sing"), "wir": (1, "plur"), "du": (2, "sing"), "ihr": (2, "plur")}

_ADVERBS = [
    "über",
    "auf",
    "an",
    "aus",
    "bei",
    "durch",
    "für",
    "gegen",
    "hinter",
    "in",
    "mit",
    "nach",
    "neben",
    "um",
    "unter",
    "von",
    "vor",
    "zu",
    "zwischen",
]

WEAK_NOUNS = endings("de", "weak_noun_ending")


TIMES = endings("de", "time")


@cache
def is_time(lower: str) -> bool:
    """Whether the noun names a time: ``Montag``, ``Freitagabend``, ``Jahren``."""
    return lower in TIMES or (lower.endswith(("tag", "abend", "morgen", "nacht")) and lower.startswith(TIMES))


@cache
def genders() -> dict[str, str]:
    """Gender (or p for plural) by the ending of a noun; ``^`` marks a whole word."""
    return {row["ending"]: row["gender"] for row in rows(LANGUAGE, "genders")}


def gender(lower: str) -> str:
    """m, f, n, p (a plural form), or empty when nothing is known about the ending."""
    table = genders()
    whole = table.get("^" + lower)
    if whole:
        return whole
    for size in range(min(len(lower), LONGEST_ENDING), 1, -1):
        found = table.get(lower[-size:])
        if found:
            return found
    return ""


@cache
def noun(word: str, proper: bool) -> frozenset[Reading]:
    """What a noun form can be by itself."""
    lower = word.lower()
    kind = "" if proper else gender(lower)
    if kind == "p":
        return _plural(lower)
    readings = set(ALL)
    if kind:
        readings = {r for r in readings if r[1] == kind}
        if kind == "f" or not lower.endswith(("er", "en", "el", "o", "r", "t", "s")):
            readings = {r for r in readings if r[2] == "sing"}
    if lower.endswith(WEAK_NOUNS):
        readings -= _readings("Ns")
    elif not lower.endswith(("s", "x", "z", "ß", "n", "'", "’")):
        readings -= _readings("Gm Gn")
        if not word.isupper() and not proper:
            readings -= _readings("Dp")
    elif lower.endswith("es") and kind in ("m", "n"):
        readings -= _readings("Nm Am Dm Nn An Dn")
    return frozenset(readings)


def _plural(lower: str) -> frozenset[Reading]:
    readings = _readings("Np Ap Dp Gp" if lower.endswith(("n", "s")) else "Np Ap Gp")
    if lower.endswith("er"):
        readings |= _readings("Nm Am Dm Nn An Dn")  # Täter: the plural is the singular
    return readings | _readings("Am Dm Gm") if lower.endswith(WEAK_NOUNS) else readings


def noun_phrase(
    tokens: list[Token], determiner: int | None, adjectives: list[int], head: int | None
) -> frozenset[Reading]:
    """The readings left by article, adjectives and noun together."""
    readings = ALL
    if head is not None:
        token = tokens[head]
        readings = noun(token.text, token.pos != "NOUN")
        if token.pos == "PROPN" and determiner is None and not adjectives:
            readings = _readings("Ns As Ds") | (
                _readings("Gs") if token.text.endswith(("s", "'", "’")) else frozenset()
            )
    inflected = [i for i in adjectives if tokens[i].pos == "ADJ"]
    if determiner is not None:
        readings = _both(readings, determiner_readings(tokens[determiner].lower))
        if inflected:
            readings = _both(readings, _after_determiner(tokens[determiner].lower, tokens[inflected[-1]].lower))
    elif inflected:
        readings = _both(readings, _strong(tokens[inflected[-1]].lower))
    elif any(tokens[i].pos == "NUM" and tokens[i].lower not in ("ein", "eine", "1") for i in adjectives):
        readings = _both(readings, _readings("Np Ap Dp Gp"))
    elif head is not None and tokens[head].pos == "NOUN":
        readings = readings - _readings("Gm Gf Gn")
    if any(tokens[i].lower in PLURAL_ONLY for i in adjectives):
        readings = _both(readings, _readings("Np Ap Dp Gp"))
    return readings


def _both(one: frozenset[Reading], other: frozenset[Reading]) -> frozenset[Reading]:
    return one & other or other


@cache
def determiner_readings(word: str) -> frozenset[Reading]:
    """What an article or pronoun before a noun can be."""
    if word in ARTICLES:
        return ARTICLES[word]
    if word in PLURAL_ONLY:
        readings = STRONG["en"] if word.endswith("en") else STRONG["er"] if word.endswith("er") else STRONG["e"]
        return frozenset(r for r in readings if r[2] == "plur")
    if word in BARE:
        return BARE_READINGS
    return _strong(word)


def _strong(word: str) -> frozenset[Reading]:
    for ending in ("er", "es", "em", "en", "e"):
        if word.endswith(ending):
            return STRONG[ending]
    return ALL


def _after_determiner(determiner: str, adjective: str) -> frozenset[Reading]:
    if determiner in BARE:
        if adjective.endswith("er"):
            return _readings("Nm")
        return _readings("Nn An") if adjective.endswith("es") else ALL
    if adjective.endswith("en"):
        return WEAK_EN
    return WEAK_E if adjective.endswith("e") else ALL


def pronoun(word: str) -> frozenset[Reading]:
    """What a pronoun can be."""
    return PRONOUNS.get(word) or _strong(word)


@cache
def relative(word: str) -> frozenset[Reading]:
    """What a relative pronoun can be; empty for ``wo``, ``was`` and the like."""
    if word == "der":
        return _readings("Nm Df")
    if word in ("die", "das", "den", "dem", "deren", "dessen", "denen") or word.startswith("welche"):
        return pronoun(word)
    return frozenset()


def can_be_genitive(tokens: list[Token], i: int) -> bool:
    """Whether an article or adjective can open a genitive after its noun."""
    if tokens[i].pos == "ADJ":
        return tokens[i].lower.endswith("er") and tokens[i].text[0].islower()
    return any(r[0] == GENITIVE for r in determiner_readings(tokens[i].lower))


@cache
def pronominal_adverb(word: str) -> str:
    """The preposition in ``davon``, ``darüber``, ``hiermit``; empty for other adverbs."""
    for front in ("dar", "da", "hier"):
        if word.startswith(front) and word[len(front) :] in _ADVERBS:
            return word[len(front) :]
    return ""
