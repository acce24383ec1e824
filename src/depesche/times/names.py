"""Words of time that are part of a name: Winter-Cup, heute-Journal, Alisa Sonntag."""

from __future__ import annotations

from bisect import bisect_left

from depesche.document import Token
from depesche.times.context import Context
from depesche.times.patterns import Found
from depesche.times.tenses import verbal_clause

COMPOUNDED = frozenset(("weekday", "weekdayend", "monthend", "season", "deictic", "ref", "holiday"))
"""Rules for words that a hyphen makes part of a name."""
BEFORE_MONTHS = ("inword", "article", "one", "=s", "month")
"""Kinds of words that show the month where a capital follows: in June Congress met, Roe's June Senate speech."""
OPENING = frozenset("\"„“»‚'‘")
CLOSING = frozenset("\"“”«‘'’")
"""Quotation marks before and after a title."""
TITLES = frozenset(("year", "weekday", "season"))
"""Rules for words that are titles where they stand alone in quotation marks."""
SURNAMES = frozenset(("weekday", "season", "month"))
"""Rules for words that are surnames too."""


def is_named(found: Found, context: Context) -> bool:
    """Whether a match is part of a name, where the language's setting ``glued`` says that such names are written."""
    if is_given_name(found, context) or is_capital_season(found, context):
        return True
    if context.setting("glued") != "name":
        return False
    if context.kind(found.end - 1, "monthshort") is not None and context.text(found.end)[:1].isupper():
        return True  # '9. Jan Harmsen' in a list of results
    if found.rule in TITLES and is_title(found, context):
        return True
    compounded = found.rule in COMPOUNDED or context.kind(found.end - 1, "decade") is not None  # 'die 20er-Karten'
    if compounded and is_glued(found, context):
        return True
    return found.rule in SURNAMES and found.end - found.begin == 1 and is_surname(found, context)


def is_title(found: Found, context: Context) -> bool:
    """Whether quotation marks enclose the match alone: the novel „1984“, the paper „Freitag“."""
    text, begin, end = context.document.text, context.offset(found), context.words.ends[found.end - 1]
    return text[begin - 1 : begin] in OPENING and text[end : end + 1] in CLOSING if begin else False


def without_article(found: Found, context: Context) -> int:
    """Where a match begins without the article of the noun behind it: 'die Juni-Zahlen', 'der dieses Jahr gekürte'."""
    if found.rule == "someweekday":
        return found.begin + dates_noun(found, context)
    if context.kind(found.begin, "article") is None:
        return found.begin
    if found.end - found.begin > 1 and opens_relative(found, context):
        return found.begin + 1
    glued = found.rule == "month" and context.setting("glued") == "name" and is_glued(found, context)
    return found.begin + (glued or context.kind(found.begin + 1, "own") is not None)


def dates_noun(found: Found, context: Context) -> bool:
    """Whether a weekday and the article before it belong to the noun behind them: on a Tuesday visit."""
    return found.get("one") is not None and found.get("daypart") is None and context.is_unknown(found.end)


def opens_relative(found: Found, context: Context) -> bool:
    """Whether the article of a match is the pronoun of a relative clause: das Spiel, das vier Minuten dauerte."""
    offset = context.offset(found)
    sentence = context.sentence(offset) if context.kind(found.begin - 1, "comma") is not None else None
    clause = verbal_clause(sentence, offset) if sentence is not None else None
    return clause is not None and clause.kind == "relative" and clause.begin == offset


def is_glued(found: Found, context: Context) -> bool:
    """Whether a hyphen joins the match with a word that is none of time: Winter-Cup, but not Montag-Freitag."""
    text, begin, end = context.document.text, context.offset(found), context.words.ends[found.end - 1]
    after = text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha()
    before = text[begin - 1 : begin] == "-" and text[begin - 2 : begin - 1].isalpha()
    return (after and not context.words.kinds(found.end + 1)) or (before and not context.words.kinds(found.begin - 2))


def is_surname(found: Found, context: Context) -> bool:
    """Whether a lone given name stands before the match, and no preposition goes on with a report of that day.

    ``Alisa Sonntag moderiert`` is a name; ``Harmsen Sonntag in Kiel`` and ``Nele Harmsen Sonntag`` are times.
    """
    before, last, following = _around(context.offset(found), context)
    if last is None or last.pos != "PROPN" or last.text.isupper() or last.end + 1 != context.offset(found):
        return False
    joined = before is not None and before.pos == "PROPN" and before.end + 1 == last.begin
    return not joined and (following is None or following.pos != "ADP" or found.rule == "month")


def is_given_name(found: Found, context: Context) -> bool:
    """Whether a month that is also a given name stands before a surname: June Roe, but not a June Senate vote."""
    alone = (
        found.rule == "month" and found.end - found.begin == 1 and context.kind(found.begin, "givenname") is not None
    )
    named = context.text(found.end).istitle() and not context.words.kinds(found.end)
    return alone and named and not any(context.kind(found.begin - 1, kind) is not None for kind in BEFORE_MONTHS)


def is_capital_season(found: Found, context: Context) -> bool:
    """Whether a lone season has a capital within a sentence that also has words in small letters: Ruth Winter."""
    if found.rule != "season" or context.setting("season") != "small":
        return False
    before, last, following = _around(context.offset(found), context)
    alone = found.end - found.begin == 1 and context.text(found.begin).istitle()
    # In a headline every word has a capital.
    return (
        alone
        and last is not None
        and any(token is not None and token.text.islower() for token in (before, last, following))
    )


def _around(offset: int, context: Context) -> tuple[Token | None, Token | None, Token | None]:
    """The two tokens before a word and the one behind it, None where the sentence ends."""
    sentence = context.sentence(offset)
    tokens = sentence.tokens if sentence is not None else []
    index = bisect_left(tokens, offset, key=_begin)
    if index >= len(tokens) or tokens[index].begin != offset:
        return None, None, None
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return (tokens[index - 2] if index > 1 else None), (tokens[index - 1] if index else None), following


def _begin(token: Token) -> int:
    return token.begin
