"""Text to tokens with their offsets.

One token are: a word with its hyphens (``US-Präsident``, ``Ein-``) and gender sign (``Bürger*innen``), a number with
its grouping and decimals (``1.234,56``, ``1 000`` with a no-break space), a date in figures, a clock time, an
abbreviation or ordinal with its full stop, a web or mail address, a handle, a hashtag, an emoji with what modifies it.
English clitics are split as in Universal Dependencies (``do`` ``n't``), German contractions (``im``) are not.

Soft hyphens, zero-width signs and combining accents inside a word belong to it; ``Token.lower`` is without the
invisible ones and composed, so that tables find the word. Invisible signs outside of words are no tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from unicodedata import normalize

import msgspec

from depesche.document import HYPHEN, Token
from depesche.language import registry, tables
from depesche.language.marks import FAMILY

APOSTROPHE = "['’]"
INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
COMBINING = "\u0300-\u036f"
# Signs inside words that plain letters do not cover; a text without any is read with the faster pattern.
UNUSUAL = re.compile(f"[{INVISIBLE}{COMBINING}]")
NOT_IN_ADDRESS = r"\s<>\"“”„»«"
# Ends of host and file names as news and mail write them; with a capital only what begins no sentence (gut.Es ist so).
HOST_ENDINGS = (
    "COM|NET|ORG|DE|Com|Net|Org|com|org|net|info|edu|gov|mil|int|news|tv|io|app|blog|online|de|at|ch|li|lu|eu|uk|us|ie|fr|it|es|nl|be|dk|se|fi|pl|cz"
    "|hu|ru|ua|il|ir|tr|cn|jp|kr|br|ca|au|nz|html?|php|pdf|docx?|xlsx?|pptx?|jpe?g|png|gif|mp[34]|zip|exe|txt|vcf"
)
EMOTICON = (
    r"(?<!\S)(?:[:;=]['’]?-?[)(DPp/|*]|<3|\^\^)(?!\w)|[:;]-[)(DP](?!\w)|[\U0001f600-\U0001f64f\U0001f910-\U0001f92f]"
)
EMOJI = "[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
MODIFIED = f"(?:[\ufe0f\U0001f3fb-\U0001f3ff]|\u200d{EMOJI})*"
DATE = r"(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?:\d{4}|\d\d)?(?!\d)"  # 21.9. 21.09.2025
ROMAN = re.compile("[IVX]{1,6}")
ORDINAL_LENGTH = 2  # 3. September, 80. Jahrestag; a longer number with a full stop ends a sentence: im Jahr 2019.
YEAR_LENGTH, MONTHS = 4, 12
BEFORE_NOUNS = frozenset({"DET", "PRON", "ADP", "CCONJ", "SCONJ"})
WORD, LOOSE, END, HINT = 1, 2, 3, 4
"""What a token can be beside a plain one: a word with joints, an apostrophe that may belong to the word before it, what
a sentence can end with, what hints at an end."""


class Pattern(msgspec.Struct, frozen=True):
    """The pattern of one token and what its groups stand for."""

    expression: re.Pattern[str]
    kinds: tuple[int, ...]
    """By number of the group: 0 (no group), WORD, LOOSE, END or HINT."""


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
    traits: registry.Traits
    clitic: re.Pattern[str] | None
    """Matches the clitic at the end of a word."""
    clitic_after_lowercase: re.Pattern[str] | None
    """The same for clitics that only a word in lower case has."""
    elided: re.Pattern[str] | None
    """Matches a word without its vowel at the front of the next: l'accord."""
    genitives: tuple[str, ...]
    """Ends of the words whose genitive is an apostrophe: Hans’."""
    cuts: dict[str, int]
    """Lower-case word written together to the length of its first part."""


@cache
def words(language: str) -> Words:
    """The abbreviations, function words and patterns of a language."""
    kinds = {row["form"]: row["kind"] for row in tables.rows(language, "abbreviations")}
    function_words = tables.rows(language, "function_words")
    months = frozenset(
        word
        for row in tables.rows(language, "times")
        if row["kind"].endswith("month")
        for word in tables.values(row["words"])
    )
    special = _special(language)
    return Words(
        language=language,
        abbreviations=kinds,
        function_words=frozenset(row["form"].lower() for row in function_words),
        before_ordinal=frozenset(row["form"] for row in function_words if row["pos"] in {"DET", "ADP"}),
        sentence_starts=frozenset(row["form"].lower() for row in function_words if row["pos"] in BEFORE_NOUNS),
        months=months,
        traits=registry.traits(language),
        clitic=_at_end(special.get("clitic", ())),
        clitic_after_lowercase=_at_end(special.get("clitic_after_lowercase", ())),
        elided=_at_front(special.get("elided", ())),
        genitives=special.get("genitive", ()),
        cuts={word.replace("+", ""): word.index("+") for word in special.get("cut", ())},
    )


def _special(language: str) -> dict[str, tuple[str, ...]]:
    return {row["kind"]: tables.values(row["words"]) for row in tables.rows(language, "segmentation")}


def _at_end(clitics: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile(rf"(?<=\w)(?:{_alternatives(clitics)})$", re.IGNORECASE) if clitics else None


def _at_front(elided: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile(rf"(?:{_alternatives(elided)})(?=\w)", re.IGNORECASE) if elided else None


def _alternatives(forms: Iterable[str]) -> str:
    """The forms, longest first, with either apostrophe; what never matches when there are none."""
    ordered = sorted(forms, key=len, reverse=True)
    return "|".join(re.escape(form).replace("'", APOSTROPHE) for form in ordered) or "(?!)"


@cache
def _pattern(language: str, is_usual: bool) -> Pattern:
    """The pattern of one token, for texts without and with signs of :data:`UNUSUAL`."""
    special = _special(language)
    forms = (row["form"] for row in tables.rows(language, "abbreviations"))
    dotted = _alternatives(form for form in forms if form.count(".") > 1)
    inner = _alternatives(special.get("dotted", ()))
    leading, genders = _alternatives(special.get("leading", ())), _alternatives(special.get("gender", ()))
    dates = DATE if registry.traits(language).ordinal_dot else "(?!)"
    letters, signs = _runs(r"[^\W\d_]", is_usual), _runs(r"[^\W_]", is_usual)
    joint = rf"(?:{HYPHEN}|\*+|_|[&'’](?=\w)){signs}|(?::|/{HYPHEN}?)(?:{genders})(?!\w)"
    address = rf"[^{NOT_IN_ADDRESS}]*[^{NOT_IN_ADDRESS}.,;:!?)\]'’…]"
    number = rf"\d++(?:[.,:/’]\d++|'\d{{3}}(?!\d)|[\u202f\u00a0\u2009]\d{{3}}(?!\d))*(?:{APOSTROPHE}s\b)?"
    pieces = [
        # the first three take most tokens with a look at the next sign only
        (0, rf"{letters}(?=[\s,;!?)\]\"”“»«]|[.:]\s|$)"),
        (0, r"[,()„“”»«\"–](?=[\s\w]|$)|;(?=\s)"),
        (END, r"\.(?!\.|[ \u00a0]\.)"),
        (0, rf"(?<!\w){APOSTROPHE}(?:\d\d\w{{0,2}}(?!\w)|n{APOSTROPHE}(?!\w))"),  # '68, 'n'
        (0, rf"(?<!\w)(?:{leading})(?![\w'’])"),
        (END, dates),
        (HINT, rf"(?:https?://|www\.){address}|[\w.+-]{{1,64}}+@[\w-]++(?:\.[\w-]++)*"),
        (0, r"@\w+|#\w*[^\W\d_]\w*"),
        (0, rf"{number}(?:{HYPHEN}?{letters})?(?:{HYPHEN}\w++)*"),
        (END, rf"(?:{signs}{HYPHEN})?(?:{dotted}|(?:[^\W\d_]\.){{2,}})(?!{HYPHEN}?\w)"),
        (0, rf"(?:(?:[^\W\d_]\.){{2,}}|[^\W\d_]{{2,5}}\.){HYPHEN}\w[\w-]*"),  # U.S.-Senator, St.-Georgs-Kirche
        (HINT, rf"(?:[\w-]{{1,63}}\.){{1,5}}(?:{HOST_ENDINGS})(?!\w)(?:/{address}|(?:-\w+)+)?"),
        (0, rf"(?:{inner})(?:{HYPHEN}\w+)*(?!\w)"),  # ver.di, ver.di-Chef
        (WORD, rf"{signs}(?:{joint})*(?:{HYPHEN}(?=\s+[^\W\dA-Z_]|\s*[,/]))?"),
        (END, r"\.(?:\.+|(?:[ \u00a0]\.)+)|[!?]+|…+"),
        (HINT, EMOTICON),
        (LOOSE, rf"{APOSTROPHE}(?=\s)"),
        (0, rf"[\U0001f1e6-\U0001f1ff]{{2}}|{EMOJI}{MODIFIED}"),
        (0, rf"''|``|,,(?=\w)|<<(?=\w)|>>|--+|\*\*+|__+|==+|\+\++|[^\s{INVISIBLE}]"),
    ]
    alternatives = "|".join(f"({piece})" if kind else piece for kind, piece in pieces)
    return Pattern(
        re.compile(rf"(?=\S)(?:{alternatives})"),  # at white space no alternative need be tried
        (0, *(kind for kind, _ in pieces if kind)),
    )


def _runs(sign: str, is_usual: bool) -> str:
    """Runs of a sign; in unusual texts with accents of their own behind it and invisible signs between."""
    return f"{sign}++" if is_usual else f"{sign}(?:{sign}|[{COMBINING}]|[{INVISIBLE}]++(?=[^\\W_]))*+"


def tokenize(text: str, begin: int, end: int, closing: frozenset[int], known: Words) -> tuple[list[Token], list[int]]:
    """The tokens between two offsets, and the indices of those that can end a sentence.

    ``closing`` are the ends of quotations, so that no closing mark is taken for an apostrophe.
    """
    is_usual = UNUSUAL.search(text, begin, end) is None
    pattern = _pattern(known.language, is_usual)
    tokens: list[Token] = []
    ends: list[int] = []
    kinds, cuts = pattern.kinds, known.cuts
    previous_end = begin
    for match in pattern.expression.finditer(text, begin, end):
        at, stop = match.span()
        form = match.group()
        lower = form.lower()
        kind = kinds[match.lastindex or 0]
        if kind == WORD or lower in cuts:
            tokens += _parts(form, lower, at, at > previous_end, known)
        elif (
            kind
            and tokens
            and at == previous_end
            and (
                _takes_full_stop(text, stop, end, tokens, known)
                if form == "."
                else kind == LOOSE and stop not in closing and tokens[-1].lower.endswith(known.genitives)
            )
        ):
            tokens[-1].end, tokens[-1].text, tokens[-1].lower = stop, tokens[-1].text + form, tokens[-1].lower + form
            if kind == END:
                ends.append(len(tokens) - 1)
        else:
            if kind >= END:
                ends.append(len(tokens))
            tokens.append(Token(at, stop, form, lower, space=at > previous_end))
        previous_end = stop
    if not is_usual:
        _fold(tokens)
    return tokens, ends


def _fold(tokens: list[Token]) -> None:
    """Take invisible signs out of ``Token.lower``, and put letters and their accents together."""
    for token in tokens:
        if not token.text.isascii():
            token.lower = normalize("NFC", re.sub(f"[{INVISIBLE}]", "", token.lower))


def _parts(form: str, lower: str, at: int, space: bool, known: Words) -> Iterator[Token]:
    """The word itself, or its two parts where the language splits: do n't, Kim 's, gibt 's, can not, l' accord."""
    cut = known.cuts.get(lower) or _clitic_begin(form, known) or _elided_end(form, known)
    if cut:
        yield Token(at, at + cut, form[:cut], lower[:cut], space=space)
        yield Token(at + cut, at + len(form), form[cut:], lower[cut:], space=False)
    else:
        yield Token(at, at + len(form), form, lower, space=space)


def _clitic_begin(form: str, known: Words) -> int:
    """Where the clitic begins, 0 when there is none."""
    if "'" not in form and "’" not in form:
        return 0
    found = known.clitic.search(form) if known.clitic else None
    if found is None and known.clitic_after_lowercase and form[0].islower():
        found = known.clitic_after_lowercase.search(form)
    return found.start() if found else 0


def _elided_end(form: str, known: Words) -> int:
    """Where the word begins behind an elided one, 0 when there is none."""
    found = known.elided.match(form) if known.elided else None
    return found.end() if found else 0


def _takes_full_stop(text: str, stop: int, end: int, tokens: list[Token], known: Words) -> bool:
    """Whether the full stop that ends at ``stop`` belongs to the last token."""
    form = tokens[-1].text
    kind = known.abbreviations.get(form + ".")
    if kind is None and not form.isalpha():
        kind = known.abbreviations.get(re.split(HYPHEN, form)[-1] + ".")  # Ober-Ing.
    previous = tokens[-2].text if len(tokens) > 1 else ""
    if kind in {"inner", "final"}:
        return not (len(form) == 1 and previous == "/")  # km/h.
    if len(form) == 1 and form.isupper():
        word = _next_word(text, stop, end, known)
        return not (word[:1].isupper() and word.lower() in known.sentence_starts)
    if kind == "number":
        word = _next_word(text, stop, end, known)
        following = word[:1]
        return following.isdecimal() or ROMAN.fullmatch(word) is not None
    if known.traits.ordinal_dot and (form.isdecimal() or ROMAN.fullmatch(form)):
        return _is_ordinal(text, form, stop, end, previous, known)
    return False


def _is_ordinal(text: str, form: str, stop: int, end: int, previous: str, known: Words) -> bool:
    if form.isdecimal() and len(form) > ORDINAL_LENGTH + (previous in known.before_ordinal):
        return False
    if text[stop : stop + 1] in {"-", "–"}:
        return True  # 15.-18. Mai
    word = _next_word(text, stop, end, known)
    if not word[:1].isalpha():
        return word.isdecimal() and _is_in_date(text, stop, word, previous, known)
    if word[0].islower() or word in known.months:
        return True
    # A capitalised word may go on (am 80. Jahrestag) or start a sentence (auf Platz 5. Trainer Klein …).
    if previous in known.before_ordinal:
        return word.lower() not in known.sentence_starts
    after_noun = previous[:1].isupper() and previous.lower() not in known.function_words and previous[-1] != "s"
    return word.lower() not in known.function_words and not after_noun


def _is_in_date(text: str, at: int, word: str, previous: str, known: Words) -> bool:
    """Whether the figure before an offset is a day with its month behind it, or a month with its year."""
    if previous[-1:] == "." and previous[:-1].isdecimal():
        return len(word) == YEAR_LENGTH
    behind = text.find(word, at) + len(word)
    is_month = 1 <= int(word[:3]) <= MONTHS and text[behind : behind + 1] == "."
    return is_month and previous.lower() in known.before_ordinal


def _next_word(text: str, at: int, end: int, known: Words) -> str:
    """The word behind white space, empty when no word follows (or none within a line's indentation)."""
    limit = min(end, at + 8)
    while at < limit and text[at].isspace():
        at += 1
    while at < limit and text[at] in FAMILY:
        at += 1
    match = _pattern(known.language, True).expression.match(text, at, end) if at < end else None
    return match.group() if match else ""
