"""Which cases, genders and numbers a German noun phrase can have, read off articles, endings and pronouns."""

from __future__ import annotations

from functools import cache, lru_cache

from depesche.document import Token
from depesche.language import genders
from depesche.language.lexicon import endings, vocabulary

LANGUAGE = "de"
CACHED = 30_000
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
ONE = frozenset({"ein", "eine", "1"})
PLURAL = _readings("Np Ap Dp Gp")
GENITIVE_SINGULAR = _readings("Gm Gf Gn")
NAME = _readings("Ns As Ds")
NAME_IN_S = _readings("Ns As Ds Gs")
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

WEAK = _readings("Am Dm Np Ap Dp Gp")
ADJECTIVAL = {"en": WEAK_EN, "er": STRONG["er"], "em": STRONG["em"], "es": STRONG["es"]}

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
# relative pronouns that cannot stand before a noun
RELATIVES_ALONE = frozenset({"der", "die", "das", "den", "dem", "denen", "was"})
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
# first digits of numbers that are rather years than counts
CENTURIES = frozenset({"15", "16", "17", "18", "19", "20"})


@cache
def is_time(lower: str) -> bool:
    """Whether the noun names a time: ``Montag``, ``Freitagabend``, ``Jahren``."""
    if lower.isdigit():
        return len(lower) == 4 and lower[:2] in CENTURIES
    return lower in TIMES or (lower.endswith(("tag", "abend", "morgen", "nacht")) and lower.startswith(TIMES))


def gender(lower: str) -> str:
    """m, f, n, p (a plural form), a (an adjective), or empty when nothing is known about the form or its stem."""
    found = _listed_gender(lower)
    if found:
        return found
    if lower.endswith("n"):
        return "p" if _listed_gender(lower[:-1]) in (("p", "f") if lower.endswith("en") else ("p",)) else ""
    for ending in ("es", "s"):
        stem = _listed_gender(lower.removesuffix(ending)) if lower.endswith(ending) else ""
        if stem in ("m", "n"):
            return stem
    return ""


def _listed_gender(lower: str) -> str:
    return genders.listed(lower, LANGUAGE)


@lru_cache(maxsize=CACHED)
def noun(word: str, proper: bool, lemma: str = "") -> frozenset[Reading]:
    """What a noun form can be by itself."""
    lower = word.lower()
    known = genders.genders(LANGUAGE)
    kind = known.get("^" + lower, known.get(lower, "")) if proper else gender(lower)
    if kind == "p":
        return _plural(lower)
    if not kind and not proper and lower.endswith("en") and _listed_gender(lower[:-1]) == "m":
        return WEAK  # Gedanke, Name
    if kind == "a":
        return ADJECTIVAL.get(lower[-2:], WEAK_E | STRONG["e"])
    if not proper and _changed(lower, lemma.lower()):
        kind = gender(lemma.lower()) if kind == "f" else kind
        if not lower.endswith("s"):
            return _plural(lower)
        return _readings("Gm Gn Np Ap Dp Gp" if kind != "f" else "Np Ap Dp Gp")
    readings = set(ALL)
    if lower == lemma.lower() and not proper and not _like_its_plural(lower):
        readings = {r for r in readings if r[2] == "sing"}
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


def _changed(lower: str, lemma: str) -> bool:
    """Whether the form is not the one that stands in a dictionary, and no weak or nominalised one: ``Tipps``."""
    weak = lower.endswith(WEAK_NOUNS) or lemma.endswith(("te", "er", "ne", "de"))
    return bool(lemma) and lower != lemma.replace("ß", "ss") != lower.replace("ß", "ss") and not weak


def _like_its_plural(lower: str) -> bool:
    """Whether the noun may have the same form for one and many: ``Lehrer``, ``Wagen``, ``Gebäude``."""
    return lower.endswith(("er", "en", "el", "lein", "n")) or (lower.startswith("ge") and lower.endswith("e"))


def _plural(lower: str) -> frozenset[Reading]:
    readings = _readings("Np Ap Dp Gp" if lower.endswith(("n", "s")) else "Np Ap Gp")
    if lower.endswith("er"):
        readings |= _readings("Nm Am Dm Nn An Dn")  # Täter: the plural is the singular
    return readings | _readings("Am Dm Gm") if lower.endswith(WEAK_NOUNS) else readings


def noun_phrase(
    tokens: list[Token], determiner: int | None, adjectives: list[int], head: int | None
) -> frozenset[Reading]:
    """The readings left by article, adjectives and noun together."""
    if head is not None and determiner is None and not adjectives and tokens[head].pos == "PROPN":
        return NAME_IN_S if tokens[head].text.endswith(("s", "'", "’")) else NAME
    adjective, plural, counted = "", False, False
    for i in adjectives:
        lower = tokens[i].lower
        plural = plural or lower in PLURAL_ONLY
        if tokens[i].pos == "ADJ":
            adjective = lower
        elif tokens[i].pos == "NUM":
            counted = counted or lower not in ONE
    own = ALL
    proper = False
    if head is not None:
        token = tokens[head]
        proper = token.pos != "NOUN"
        own = noun(token.text, proper, token.lemma)
    return _combined(
        own,
        tokens[determiner].lower if determiner is not None else "",
        adjective,
        plural,
        counted,
        head is not None and not proper,
    )


@lru_cache(maxsize=CACHED)
def _combined(
    own: frozenset[Reading], determiner: str, adjective: str, plural: bool, counted: bool, common: bool
) -> frozenset[Reading]:
    """The readings of a noun that its article, last adjective and number leave."""
    readings = own
    if determiner:
        readings = _both(readings, determiner_readings(determiner))
        if adjective:
            readings = _both(readings, _after_determiner(determiner, adjective))
    elif adjective:
        readings = _both(readings, _strong(adjective))
    elif counted:
        readings = _both(readings, PLURAL)
    elif common:
        readings = readings - GENITIVE_SINGULAR
    return _both(readings, PLURAL) if plural else readings


def article_readings(tokens: list[Token], determiner: int, head: int) -> frozenset[Reading]:
    """What an article and its noun can be together; empty where gender, number or adjective speak against it."""
    adjective = tokens[head - 1].lower if head - determiner > 1 and tokens[head - 1].pos == "ADJ" else ""
    if adjective.endswith(("er", "es", "em")) and tokens[determiner].lower in ARTICLES:
        return frozenset()
    proper = tokens[head].pos != "NOUN"
    return determiner_readings(tokens[determiner].lower) & noun(tokens[head].text, proper)


def _both(one: frozenset[Reading], other: frozenset[Reading]) -> frozenset[Reading]:
    return one & other or other


@cache
def determiner_readings(word: str) -> frozenset[Reading]:
    """What an article or pronoun before a noun can be."""
    if word in ("deren", "dessen"):
        return ALL
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
        if not tokens[i].text[0].islower():
            return False
        return tokens[i].lower.endswith("er") or (tokens[i].lower.endswith("en") and _time_genitive(tokens, i + 1))
    return any(r[0] == GENITIVE for r in determiner_readings(tokens[i].lower))


def _time_genitive(tokens: list[Token], i: int) -> bool:
    """``(Oktober vergangenen) Jahres``."""
    lower = tokens[i].lower if i < len(tokens) else ""
    return lower.endswith("s") and (is_time(lower[:-1]) or is_time(lower[:-2]))


@cache
def pronominal_adverb(word: str) -> str:
    """The preposition in ``davon``, ``darüber``, ``hiermit``; empty for other adverbs."""
    for front in ("dar", "da", "hier"):
        if word.startswith(front) and word[len(front) :] in _ADVERBS:
            return word[len(front) :]
    return ""
