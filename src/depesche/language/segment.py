"""Blocks to sentences and tokens.

A token keeps its offsets into the text. Hyphenated compounds, numbers, dates, web addresses and abbreviations with
their full stop are one token; English clitics are split as in Universal Dependencies (``do`` ``n't``), German
contractions (``im``) are not.

A sentence never crosses a block. It ends at a full stop, question mark, exclamation mark or ellipsis with the closing
marks and brackets behind it, unless what follows goes on with it: a comma, a lower-case word (``"Nein!" rief sie``), or
the full stop belongs to an abbreviation, an ordinal or an initial. A block without final punctuation is one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from depesche.document import Marks, Sentence, Token
from depesche.language import tables
from depesche.language.lexicon import FINITE, lexicon
from depesche.language.marks import FAMILY
from depesche.report import Block

FINAL = frozenset({".", "!", "?", "…", "..", "..."})
BRACKETS = frozenset(")]}")
# What goes on with the sentence when it stands behind a closing mark: "…?", fragte er.
GOES_ON = frozenset({",", ";", ":", "-", "–", "—", "--", "/", "&", "%"}) | BRACKETS
_HYPHEN = "[-\u2010\u2011]"
_APOSTROPHE = "['’]"
PIECES = (
    r"(?:https?://|www\.)[^\s<>\"“”„»«]+",
    r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+",
    r"[@#]\w+",
    r"(?i:can)(?=not\b)",
    rf"\d+(?:[.,:/’]\d+|[\u202f\u00a0]\d{{3}}(?!\d))*(?:{_HYPHEN}?[^\W\d_]+)?(?:{_HYPHEN}\w+)*",
    r"(?:[^\W\d_]\.){2,}",  # U.S. z.B.
    rf"[^\W_]+(?:{_HYPHEN}[^\W_]+|(?:{_APOSTROPHE}|&)(?=\w)[^\W_]+|[*:_]inn?(?:en)?\b)*"
    rf"(?:{_HYPHEN}(?=\s+[a-zäöü]|\s*[,/]))?",  # Ein- und Ausfuhr
    r"''|``|\.(?:\.+|(?:[ \u00a0]\.)+)|--+|[!?]{2,}|\S",
)
GERMAN_DATE = r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)?(?!\d)"  # 21.9. 21.09.2025
CLITIC = re.compile(r"(?<=\w)(?:n['’]t|['’](?:s|re|ve|ll|d|m))$", re.IGNORECASE)
ROMAN = re.compile("[IVX]{1,6}")
BEFORE_NOUNS = frozenset({"DET", "PRON", "ADP", "CCONJ", "SCONJ"})
NAME_LENGTH = 6
ORDINAL_LENGTH = 2  # 3. September, 80. Jahrestag; a longer number with a full stop ends a sentence: im Jahr 2019.


class Words(msgspec.Struct, frozen=True):
    """What segmentation needs to know of a language."""

    language: str
    abbreviations: dict[str, str]
    """Form with its full stop to kind: inner, final or number."""
    function_words: frozenset[str]
    before_ordinal: frozenset[str]
    """Articles and prepositions: am 3. Mai, der 2. Versuch."""
    sentence_starts: frozenset[str]
    """Function words that stand before nouns, in lower case."""
    months: frozenset[str]


@cache
def words(language: str) -> Words:
    """The abbreviations and function words of a language."""
    kinds = {row["form"]: row["kind"] for row in tables.rows(language, "abbreviations")}
    function_words = tables.rows(language, "function_words")
    forms = frozenset(row["form"].lower() for row in function_words)
    before = frozenset(row["form"] for row in function_words if row["pos"] in {"DET", "ADP"})
    starts = frozenset(row["form"].lower() for row in function_words if row["pos"] in BEFORE_NOUNS)
    months = frozenset(
        word
        for row in tables.rows(language, "times")
        if row["kind"].endswith("month")
        for word in tables.values(row["words"])
    )
    return Words(language, kinds, forms, before, starts, months)


@cache
def _token_pattern(language: str) -> re.Pattern[str]:
    return re.compile("|".join([GERMAN_DATE, *PIECES] if language == "de" else PIECES))


def sentences(text: str, blocks: Iterable[Block], marks: list[Marks], language: str) -> list[Sentence]:
    """The sentences of all blocks with their tokens, in block order."""
    known = words(language)
    closing = frozenset(m.end for m in marks)
    found: list[Sentence] = []
    for index, block in enumerate(blocks):
        tokens = list(tokenize(text, block.begin, block.end, known))
        found.extend(
            Sentence(part[0].begin, part[-1].end, index, part) for part in _split(tokens, closing, known) if part
        )
    return found


def tokenize(text: str, begin: int, end: int, known: Words) -> Iterator[Token]:
    """The tokens between two offsets."""
    at = previous_end = begin
    match_at = _token_pattern(known.language).match
    previous = ""
    while at < end:
        if text[at].isspace():
            at += 1
            continue
        match = match_at(text, at, end)
        stop = match.end() if match else at + 1
        if text.startswith(("http", "www."), at):
            stop = at + len(text[at:stop].rstrip(".,;:!?)]'’"))
        elif text.startswith(".", stop) and not text.startswith("..", stop) and stop < end:
            stop = _with_full_stop(text, at, stop, end, previous, known)
        for piece_begin, piece_end in _pieces(text, at, stop, known.language):
            form = text[piece_begin:piece_end]
            yield Token(piece_begin, piece_end, form, form.lower(), space=piece_begin > previous_end)
            previous_end = piece_end
            previous = form
        at = stop


def _with_full_stop(text: str, begin: int, stop: int, end: int, previous: str, known: Words) -> int:
    """Where the token ends that a full stop follows: behind the full stop when it belongs to the token."""
    form = text[begin:stop]
    following = _next_character(text, stop + 1, end)
    last = re.split(_HYPHEN, form)[-1]
    kind = known.abbreviations.get(form + ".") or known.abbreviations.get(last.rstrip(".") + ".")
    if kind == "number":
        return stop + 1 if following.isalnum() and not following.isalpha() else stop
    if kind is not None:
        return stop + 1
    if len(form) == 1 and form.isupper():
        word = _next_word(text, stop + 1, end, known.language)
        return stop if word[:1].isupper() and word.lower() in known.sentence_starts else stop + 1
    if known.language == "de" and (form.isdecimal() or ROMAN.fullmatch(form)):
        return stop + 1 if _is_ordinal(text, form, stop, end, previous, known) else stop
    return stop


def _is_ordinal(text: str, form: str, stop: int, end: int, previous: str, known: Words) -> bool:
    if form.isdecimal() and len(form) > ORDINAL_LENGTH + (previous in known.before_ordinal):
        return False
    if text[stop + 1 : stop + 2] in {"-", "–"}:
        return True  # 15.-18. Mai
    word = _next_word(text, stop + 1, end, known.language)
    if not word or not word[0].isalpha():
        return False
    if word[0].islower() or word in known.months:
        return True
    # A capitalised word may go on (am 80. Jahrestag) or start a sentence (auf Platz 5. Trainer Klein …).
    if previous in known.before_ordinal:
        return word.lower() not in known.sentence_starts
    after_noun = previous[:1].isupper() and previous.lower() not in known.function_words and previous[-1] != "s"
    return word.lower() not in known.function_words and not after_noun


def _next_character(text: str, at: int, end: int) -> str:
    while at < end and text[at].isspace():
        at += 1
    return text[at] if at < end else ""


def _next_word(text: str, at: int, end: int, language: str) -> str:
    """The word behind white space, empty when no word follows (or none within a line's indentation)."""
    limit = min(end, at + 8)
    while at < limit and text[at].isspace():
        at += 1
    while at < end and text[at] in FAMILY:
        at += 1
    match = _token_pattern(language).match(text, at, end) if at < end else None
    return match.group() if match else ""


def _pieces(text: str, begin: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    """The token itself, or its parts where the language splits: do n't, Kim 's, gibt 's."""
    clitic = CLITIC.search(text[begin:end]) if end - begin > 2 else None
    if clitic is None or (language == "de" and not (text[begin].islower() and clitic.group()[1:] == "s")):
        yield begin, end
        return
    yield begin, begin + clitic.start()
    yield begin + clitic.start(), end


def _split(tokens: list[Token], closing: frozenset[int], known: Words) -> Iterator[list[Token]]:
    begin = 0
    index = 0
    while index < len(tokens):
        if not _may_end(tokens, index, known) or _has_no_words(tokens, begin, index):
            index += 1
            continue
        after = _behind_closers(tokens, index + 1, closing)
        if after < len(tokens) and _continues(tokens, index, after, known):
            index = max(after, index + 1)
            continue
        yield tokens[begin:after]
        begin = index = after
    yield tokens[begin:]


def _has_no_words(tokens: list[Token], begin: int, end: int) -> bool:
    """Whether nothing but marks or the number of a list item stands in the range."""
    if end - begin > 2:
        return False
    return not any(t.text[0].isalnum() for t in tokens[begin:end]) or (
        begin == 0 < end and tokens[end - 1].text.isdecimal()
    )


def _may_end(tokens: list[Token], index: int, known: Words) -> bool:
    token = tokens[index]
    if token.text in FINAL or token.text[0] in "!?" or token.text.startswith((".. ", ". .")):
        return not (index and tokens[index - 1].text in {"(", "["})
    if token.text[-1] != "." or len(token.text) < 2 or index + 1 == len(tokens):
        return False
    if token.text[:-1].isdecimal():
        return False  # an ordinal: the tokenizer has looked at what follows
    return known.abbreviations.get(token.text) not in {"inner", "number"} and _starts_sentence(tokens, index + 1, known)


def _starts_sentence(tokens: list[Token], index: int, known: Words) -> bool:
    """Whether the word behind an abbreviation begins a new sentence: a capitalised function word does."""
    while index < len(tokens) and tokens[index].text in FAMILY:
        index += 1
    if index == len(tokens):
        return False
    token = tokens[index]
    is_initial = len(token.text) == 1 and token.text != "I"
    return token.text[0].isupper() and token.lower in known.function_words and not is_initial


def _behind_closers(tokens: list[Token], index: int, closing: frozenset[int]) -> int:
    """The index behind further final punctuation, closing quotation marks and brackets."""
    while index < len(tokens):
        token = tokens[index]
        if not _is_closer(tokens, index, closing) and not (token.text[0] in "?!.…" and not token.space):
            break
        index += 1
    return index


def _is_closer(tokens: list[Token], index: int, closing: frozenset[int]) -> bool:
    token = tokens[index]
    if token.text in FAMILY:
        loose = index + 1 == len(tokens) or tokens[index + 1].space
        return token.end in closing or (not token.space and loose)
    return token.text in BRACKETS


def _continues(tokens: list[Token], index: int, after: int, known: Words) -> bool:
    """Whether the sentence goes on at ``after`` although it could end at ``index``."""
    token, following = tokens[index], tokens[after]
    if following.text in GOES_ON:
        return after > index + 1 or following.text not in {"-", "–", "—", "--"}
    if not following.space and after == index + 1 and following.text not in FAMILY and token.text == ".":
        return not following.text[0].isupper()
    if following.text[0].islower():
        return True
    if token.text == "…" or (len(token.text) > 1 and token.text[0] == "."):
        return token.space and not _starts_sentence(tokens, after, known)
    was_quoted = known.language != "de" and any(t.text in FAMILY for t in tokens[index + 1 : after])
    return token.text[0] in "!?" and was_quoted and _is_reporting(tokens, after, known)


def _is_reporting(tokens: list[Token], index: int, known: Words) -> bool:
    """Whether a name and a verb of saying follow: "Why?" Mary Brown asked. German has the verb first, in lower case."""
    if tokens[index].lower in known.function_words and tokens[index].text != "I":
        return False
    for token in tokens[index : index + NAME_LENGTH]:
        if not token.text[0].isupper() and token.text != ".":
            verbs = lexicon(known.language)
            return any(a.form == FINITE and verbs.reports(a.lemma, "direct") for a in verbs.analyses(token.lower))
    return False
