"""Parts of speech: a linear-chain CRF per language, trained by ``training/train_tagger.py``.

Labels are universal parts of speech, refined where the clause grammar needs more: ``VERB`` and ``AUX`` carry their
verb form (``VERB+Fin``, ``VERB+Inf``, ``VERB+Part``), a separated verb particle is ``ADP+Vbp``. :func:`tag` puts the
part of speech into ``Token.pos`` and the refinement into ``Token.morph`` (``VerbForm=Fin``, ``PartType=Vbp``).

Training and reading share :func:`features`; whoever changes it trains again.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from depesche.document import Sentence, Token
from depesche.language import tables
from depesche.language.lexicon import lexicon
from depesche.language.marks import FAMILY

if TYPE_CHECKING:
    import pycrfsuite

MARKS = frozenset({"PUNCT", "SYM"})
LONGEST = 400  # tokens tagged at once; longer sentences are cut, so that memory stays bounded
CLAUSE_BREAK = frozenset(",;:.!?–—-")
FRESH_START = CLAUSE_BREAK | frozenset('()"“”„«»…')
FOLDED = dict.fromkeys(["„", "“", "”", "«", "»", "''", "``", "‟", "″", "‚", "‘", "‹", "›"], '"')
FOLDED |= dict.fromkeys(["–", "—", "--", "―"], "-") | {"…": "..."}
MORPH = {form: f"VerbForm={form}" for form in ("Fin", "Inf", "Part", "Ger")} | {"Vbp": "PartType=Vbp"}


def tag(sentences: Iterable[Sentence], language: str) -> None:
    """Fill ``Token.pos`` and ``Token.morph`` of all sentences."""
    tagger = _tagger(language)
    for sentence in sentences:
        tokens = [t for t in sentence.tokens if not is_quotation_mark(t.text)]
        for token in sentence.tokens:
            token.pos = "PUNCT"  # the quotation marks keep it
        for begin in range(0, len(tokens), LONGEST):
            chunk = tokens[begin : begin + LONGEST]
            _label(chunk, tagger.tag(features([_encodable(t.text) for t in chunk], language)))


def is_quotation_mark(text: str) -> bool:
    """Whether the token is a quotation mark that is no apostrophe either: words are tagged as if it were not there."""
    return FAMILY.get(text, "single") != "single"


@lru_cache(maxsize=50_000)
def _encodable(word: str) -> str:
    """The word without lone surrogates, which the model's strings cannot hold."""
    return word.encode("utf-8", "replace").decode("utf-8")


def _label(tokens: Sequence[Token], labels: Sequence[str]) -> None:
    for token, label in zip(tokens, labels, strict=True):
        pos, _, form = label.partition("+")
        text = token.text
        if not text[0].isalnum() and pos not in MARKS and not any(map(str.isalnum, text)):
            pos, form = ("SYM" if unicodedata.category(text[0])[0] == "S" else "PUNCT"), ""
        token.pos = pos
        token.morph = MORPH.get(form, "")


@cache
def _tagger(language: str) -> pycrfsuite.Tagger:
    import pycrfsuite  # noqa: PLC0415  (start-up: only readers need it)

    tagger = pycrfsuite.Tagger()
    tagger.open(str(tables.data_file(language, "pos.crfsuite")))
    return tagger


def features(words: Sequence[str], language: str) -> list[list[str]]:
    """The attributes of each token of a sentence, as the model was trained on."""
    own = [_own(word, language) for word in words]
    left = [_left(word, language) for word in words]
    right = [_right(word, language) for word in words]
    verbs = _verbs_before(words, language)
    last = len(words) - 1
    rows = []
    for i in range(len(words)):
        row = [*own[i], *(left[i - 1] if i else _BEGIN), *(right[i + 1] if i < last else _END), *verbs[i]]
        row.append("2l=" + words[i - 2].lower() if i > 1 else "2l")
        row.append("2r=" + words[i + 2].lower() if i + 1 < last else "2r")
        if i == 0 or words[i - 1] in FRESH_START:
            row.append("first=" + own[i][1])
        rows.append(row)
    return rows


_BEGIN = ("l",)
_END = ("r",)


def _verbs_before(words: Sequence[str], language: str) -> list[tuple[str, str]]:
    """For each token: the finite auxiliary and subordinator before it in its clause, and the last auxiliary at all."""
    finite, subordinators = _clause_words(language)
    seen, opened, last = "0", "0", "0"
    result = []
    for word in words:
        result.append((f"v={seen}{opened}", f"V={last}"))
        lower = word.lower()
        if word in CLAUSE_BREAK:
            seen = opened = "0"
        elif lower in finite:
            seen = last = finite[lower]
        elif lower in subordinators:
            opened = "s"
    return result


@cache
def _clause_words(language: str) -> tuple[dict[str, str], frozenset[str]]:
    rows = tables.rows(language, "function_words")
    finite = {r["form"]: r["lemma"] for r in rows if r["pos"] == "AUX" and "VerbForm=Fin" in r["morph"]}
    return finite, frozenset(r["form"] for r in rows if r["pos"] == "SCONJ")


@lru_cache(maxsize=50_000)
def _hint(word: str, language: str) -> str:
    """What the tables know of a word: parts of speech of a function word, else the verb forms it can be."""
    lower = word.lower()
    return _hints(language).get(lower) or "".join(sorted({a.form[0] for a in lexicon(language).analyses(lower)}))


@cache
def _hints(language: str) -> dict[str, str]:
    """Lower-case function word to the parts of speech it can be."""
    found: dict[str, list[str]] = {}
    for row in tables.rows(language, "function_words"):
        kinds = found.setdefault(row["form"].lower(), [])
        if row["pos"] not in kinds:
            kinds.append(row["pos"])
    return {form: "/".join(kinds) for form, kinds in found.items()}


@lru_cache(maxsize=50_000)
def _own(word: str, language: str) -> tuple[str, ...]:
    lower, hint = _folded(word), _hint(word, language)
    shape = _shape(word)
    size = len(word)
    row = ["w=" + lower, shape, "h=" + hint + shape, "s1=" + lower[-1:]]
    if size > 2:
        row += ("s2=" + lower[-2:], "s2" + shape + lower[-2:], "p2=" + lower[:2])
    if size > 3:
        row += ("s3=" + lower[-3:], "s3" + shape + lower[-3:], "p3=" + lower[:3])
    if size > 4:
        row += ("s4=" + lower[-4:], "p4=" + lower[:4])
    if size > 6:
        row.append("s5=" + lower[-5:])
    if size > 8:
        row.append("s6=" + lower[-6:])
    return tuple(row)


@lru_cache(maxsize=50_000)
def _left(word: str, language: str) -> tuple[str, ...]:
    lower, hint = _folded(word), _hint(word, language)
    return "lw=" + lower, "ls=" + lower[-3:], "lh=" + hint + _shape(word)


@lru_cache(maxsize=50_000)
def _right(word: str, language: str) -> tuple[str, ...]:
    lower, hint = _folded(word), _hint(word, language)
    return "rw=" + lower, "rs=" + lower[-3:], "rh=" + hint + _shape(word)


def _folded(word: str) -> str:
    """Lower case, with one sign for all quotation marks and one for all dashes."""
    return FOLDED.get(word) or word.lower()


def _shape(word: str) -> str:
    """Capitals and figures in short: ``Xx``, ``X``, ``x``, ``d``, ``X-x``, ``p`` for punctuation."""
    kinds = []
    for part in word.split("-", 2):
        if part.isalpha():
            kind = "x" if part.islower() else "X" if part.isupper() else "Xx" if part[1:].islower() else "xX"
        elif part.isdecimal():
            kind = "d"
        elif part[:-1].isdecimal() and part[-1] == ".":
            kind = "o"
        elif any(map(str.isdecimal, part)):
            kind = "m"
        elif any(map(str.isalpha, part)):
            kind = "a"
        else:
            kind = "p"
        kinds.append(kind)
    return "-".join(kinds)
