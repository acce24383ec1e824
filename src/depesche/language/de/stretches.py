"""Where the stretches of a German sentence begin and end: marks of punctuation, conjunctions, verbs in a row."""

from __future__ import annotations

from depesche.document import Token
from depesche.language.de.words import (
    AHEAD,
    BREAKS,
    COMPARING,
    LANGUAGE,
    QUOTES,
    STRONG,
    Stretch,
    Words,
)
from depesche.language.lexicon import vocabulary
from depesche.language.tables import rows

DASHES = frozenset([*"-–—―", "--"])
COORDINATORS = vocabulary("de", "coordinator")
# subordinators that open a clause even where the comma is missing
SAFE_OPENERS = vocabulary("de", "safe_subordinator")
AFTER = frozenset({"NOUN", "PROPN", "VERB", "AUX", "PRON", "NUM", "PUNCT"})
OPENERS = frozenset(row["word"] for row in rows(LANGUAGE, "subordinators"))
# relatives that open a clause without a comma when they are tagged as pronouns behind a noun
RELATIVES = vocabulary("de", "relative")
FOCUS = vocabulary("de", "focus")
NOMINATIVES = frozenset({"er", "sie", "es", "ich", "wir", "man", "du"})
# parts of speech of marks, and of words that may open a clause without a comma
MARKING = frozenset({"PUNCT", "SYM", "X"})
MARKS = frozenset([*DASHES, *QUOTES, *"()[]{},"])
OPENING = frozenset({"SCONJ", "ADV", "PRON", "ADP", "CCONJ", "DET"})


def stretches(words: Words) -> list[Stretch]:
    """The sentence cut at marks of punctuation, coordinating conjunctions and between two finite verbs in a row."""
    borders = _speaking_quotes(words)
    dashes = _paired_dashes(words)
    found: list[Stretch] = []
    marks, coordinator, begin = "", "", 0
    parenthesis, opened = 0, 0
    tokens = words.tokens

    def close(end: int) -> bool:
        while end > begin and tokens[end - 1].pos == "PUNCT":
            end -= 1
        if end > begin:
            verbs = [k for k in range(begin, end) if words.kinds[k]]
            stretch = Stretch(begin, end, marks, coordinator, tokens[begin].depth, verbs, parenthesis)
            found.append(words.analyse(stretch))
            return True
        return False

    for i, token in enumerate(tokens):
        pos = token.pos
        mark = ""
        if pos in MARKING or token.text in MARKS:
            mark = dashes.get(i) or _mark(token, i in borders)
        if mark:
            if close(i):
                marks = coordinator = ""
            marks, begin = marks + mark, i + 1
            if mark == "(":
                opened += 1
                parenthesis = opened
            elif mark == ")":
                parenthesis = 0
        elif pos == "CCONJ" and token.lower in COORDINATORS and not _inside_phrase(tokens, i):
            if close(i):
                marks = ""
            coordinator, begin = token.lower, i + 1
        elif token.text in QUOTES and i == begin:
            begin = i + 1
        elif i > begin and (
            (words.kinds[i] and words.surely_finite(i) and words.surely_finite(i - 1))
            or (pos in OPENING and _opens_without_comma(words, begin, i))
        ):
            close(i)
            marks, coordinator, begin = "|", "", i
    close(len(tokens))
    return found


def _opens_without_comma(words: Words, begin: int, i: int) -> bool:
    """Whether a subordinator or relative pronoun opens a clause though no comma stands before it."""
    token, before = words.tokens[i], words.tokens[i - 1]
    if token.pos == "SCONJ" and token.lower in SAFE_OPENERS and before.pos in AFTER:
        return True
    if token.lower in FOCUS and i + 1 < len(words.tokens):
        following = words.tokens[i + 1]
        return following.pos == "SCONJ" and following.lower in SAFE_OPENERS and before.pos in AFTER
    if token.lower in RELATIVES:
        candidate = token.pos == "PRON" and before.pos in ("NOUN", "PROPN")
    elif token.lower in COMPARING or token.pos in ("ADV", "PRON"):
        following = words.tokens[i + 1] if i + 1 < len(words.tokens) else token
        candidate = token.lower in ("als", "wie", "wo", "was") and following.lower in NOMINATIVES
    else:
        candidate = token.pos == "SCONJ" and token.lower in OPENERS and before.pos in AFTER
    return candidate and any(words.finite(k) for k in range(max(begin, i - AHEAD), i)) and _ends_finite(words, i)


def _ends_finite(words: Words, i: int) -> bool:
    """Whether what follows, up to the next mark, ends in a finite verb."""
    last = None
    for k in range(i + 1, min(i + AHEAD, len(words.tokens))):
        token = words.tokens[k]
        if words.finite(k):
            last = k
        elif token.text in BREAKS or token.pos == "CCONJ":
            break
        elif last is not None and token.pos in ("NOUN", "PROPN", "PRON", "DET"):
            return False
    return last is not None and last > i + 1


def _paired_dashes(words: Words) -> dict[int, str]:
    """Two dashes around a clause of its own, ``Die Wirtin – sie lachte – ging``, as a pair of parentheses."""
    places: list[int] = []
    found: dict[int, str] = {}
    for i, token in enumerate(words.tokens):
        if token.text in DASHES and 0 < i < len(words.tokens) - 1 and token.pos != "NOUN":
            places.append(i)
        elif token.text in STRONG:
            places.clear()
        if len(places) == 2:
            begin, end = places
            if end - begin < AHEAD and any(words.surely_finite(k) for k in range(begin, end)):
                found[begin], found[end] = "(", ")"
            places.clear()
    return found


def _inside_phrase(tokens: list[Token], i: int) -> bool:
    """Whether a conjunction joins parts of one noun phrase: ``alte und neue Wege``, ``Innen- und Außenminister``."""
    if not 0 < i < len(tokens) - 1:
        return False
    before, after = tokens[i - 1], tokens[i + 1]
    if before.text.endswith("-") and len(before.text) > 1:
        return True
    return before.pos == after.pos == "ADJ"


def _mark(token: Token, speaking: bool) -> str:
    if token.text in QUOTES:
        return "q" if speaking else ""
    if token.text in DASHES and token.pos in ("PUNCT", "SYM", "X"):
        return "-"
    if token.text in ("(", "{"):
        return "("
    if token.text in (")", "}"):
        return ")"
    if token.text == ",":
        return ","
    return token.text if token.text in STRONG and token.pos == "PUNCT" else ""


def _speaking_quotes(words: Words) -> set[int]:
    """Quotation marks whose pair encloses a finite verb."""
    borders: set[int] = set()
    open_marks: list[tuple[int, bool]] = []
    for i, token in enumerate(words.tokens):
        if token.text in QUOTES:
            following = words.tokens[i + 1].depth if i + 1 < len(words.tokens) else 0
            previous = words.tokens[i - 1].depth if i else 0
            if token.depth > previous and not (open_marks and following < token.depth):
                open_marks.append((i, False))
            elif open_marks:
                start, finite = open_marks.pop()
                if finite:
                    borders |= {start, i}
        elif open_marks and words.surely_finite(i):
            open_marks[-1] = (open_marks[-1][0], True)
    borders |= {start for start, finite in open_marks if finite}
    return borders
