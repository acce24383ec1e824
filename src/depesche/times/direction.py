"""Whether an expression looks back or ahead: what prepositions, tenses, participles and announcements say."""

from __future__ import annotations

from bisect import bisect_right

from depesche.document import Sentence
from depesche.times.context import DAY, SAME_EXPRESSION, Context
from depesche.times.patterns import Found
from depesche.times.tenses import INFINITIVES, Modals, clause_tense, governing_tense, verb_tense, verbal_clause

TENSE_WINDOW = 30
"""How many words to each side are searched for a verb form when clauses are not known."""
DAY_KINDS = ("weekday", "weekdaypart", "weekdayabbr", "day", "ordinal", "daymonth")
"""Kinds of words for days: 'für Sonntag' looks ahead, 'für Juni' need not."""
PARTS = "part"
"""The rule for quarters and halves: their ordinals are no days, 'für das erste Quartal' need not look ahead."""
GROUP_REACH = 12
"""How many words a time and the participle it goes with may stand apart before the noun."""
NAME_REACH = 18
"""How many words and hyphens of names may stand between 'nach' and the day of what is over."""
SHORT_WORD = 5
"""Words of so many letters are articles and pronouns rather than participles."""
AHEAD_WINDOW = 12
"""How many words back an announcement (due, scheduled) still says that a time lies ahead."""


def direction(found: Found, context: Context) -> str:
    """past, present or future for a match: a preposition (vom Sonntag, since Monday) says it, else the tense."""
    hint, told_in = context.kind(found.begin - 1, "hint"), tense(context, found.begin)
    if hint == "past" and context.kind(found.end, "hint") == "future":
        hint = None  # 'vom 5. bis 7. Juni' says nothing about before and after
    if (said := _said(hint, found, context)) is not None:
        return said
    if hint == "future" and (
        announced(context, found.begin) or (told_in != "past" and not _told_before(found, context))
    ):
        return hint
    if told_in == "present" and not hint and found.get(*DAY_KINDS) is not None and _is_over(found, context):
        return "past"
    return told_in or ("future" if follows_coming(found, context) else "")


def follows_coming(found: Found, context: Context) -> bool:
    """Whether the last time in the sentence lies ahead: morgen Regen, am Freitag Schnee."""
    offset, last = context.offset(found), context.times[-1] if context.times else None
    sentence = context.sentence(offset)
    if last is None or sentence is None or context.published is None or last.begin < sentence.begin:
        return False
    return DAY.match(last.value or "") is not None and (last.value or "")[:10] > context.published.isoformat()


def lean(found: Found, context: Context) -> str:
    """The direction, the present tense read as the language uses it with weekdays and months."""
    way = direction(found, context)
    if way != "present":
        return way
    return "future" if takes_place(found, context) else context.setting("present") or way


def told(found: Found, context: Context) -> bool:
    """Whether a match stands with a verb that tells what happened."""
    sentence = context.sentence(context.offset(found))
    return bool(sentence and sentence.clauses) and tense(context, found.begin) == "past"


def tense(context: Context, word: int) -> str:
    """past, present or future at a word; empty when nothing says so."""
    offset = context.words.begin(word)
    if context.kind(word - 2, "dash") is not None and context.kind(word + 1, "comma") is not None:
        offset = context.words.begin(word + 1) + 2  # they talked – in June, it hosted them
    sentence = context.sentence(offset)
    if sentence is None or not sentence.clauses:
        found = _tense_of_words(context, word)
    else:
        found = clause_tense(sentence, offset, _modals(context))
        if found in ("present", "future") and _looks_past(sentence, offset, context):
            found = "past"
    if found in ("", "present", "planned") and announced(context, word):
        return "future"
    return "past" if found == "planned" else found


def _looks_past(sentence: Sentence, offset: int, context: Context) -> bool:
    """Whether the verb at a place looks alike in both tenses: they cut rates Monday, as she put it Monday."""
    clause = verbal_clause(sentence, offset) if context.choices("same_past") else None
    verb = clause.verb if clause is not None and clause.kind in ("main", "relative", "temporal") else None
    if verb is None or verb.finite is None or verb.finite != verb.main:
        return False
    return sentence.tokens[verb.finite].lower in context.choices("same_past")


def _modals(context: Context) -> Modals:
    return Modals(
        context.choices("future_modals"), context.choices("refusing_modals"), context.choices("hypothetical_modals")
    )


def announced(context: Context, word: int) -> bool:
    """Whether due, scheduled, postponed and the like stand close before a word in its sentence."""
    sentence = context.sentence(context.words.begin(word))
    begin = sentence.begin if sentence is not None else 0
    nearby = range(word - 1, max(-1, word - 1 - AHEAD_WINDOW), -1)
    return any(context.kind(i, "ahead") is not None for i in nearby if context.words.begin(i) >= begin)


def participle(found: Found, context: Context) -> str | None:
    """past or future where a participle before a noun governs a match: der am Sonntag (in Ulm) gewählte Rat."""
    opens = any(context.kind(found.begin - 2, kind) is not None for kind in ("article", "own", "num"))
    if not opens or context.kind(found.begin - 1, "article") is not None:
        return None
    for word in range(found.end, found.end + GROUP_REACH):
        text = context.text(word)
        if not text.isalpha() and context.kind(word, "dash") is None:
            return None
        if text.islower() and len(text) > SHORT_WORD and _noun_follows(context, word + 1):
            if text.startswith(context.choices("planned_participle")):
                return "future"
            for way in ("future", "past"):
                if text.endswith(context.choices(f"{way}_participle")):
                    return way
    return None


def takes_place(found: Found, context: Context) -> bool:
    """Whether the present tense of a main or relative clause tells what is to come: the talks resume(s) Monday.

    The verb stands before the time and cannot be a past tense that looks like the present (they cut, it hit).
    """
    offset = context.offset(found)
    sentence = context.sentence(offset)
    clause = verbal_clause(sentence, offset) if sentence is not None else None
    if sentence is None or clause is None or clause.kind not in ("main", "relative") or clause.verb is None:
        return False
    if clause.verb.finite is None or clause.subject is None or context.kind(found.end, "apostrophe") is not None:
        return False
    verb = sentence.tokens[clause.verb.finite]
    subject = sentence.char_span(clause.subject.begin, clause.subject.end)
    lasting = context.choices("lasting_present") if clause.kind == "main" else ()
    plural = bool(lasting) and verb.lower == verb.lemma and verb.lower not in (*lasting, *context.choices("same_past"))
    present = plural or verb.lower.endswith(context.choices("present_endings"))
    return subject[1] <= verb.begin and verb.end <= offset and present


def _said(hint: str | None, found: Found, context: Context) -> str | None:
    """past or future where the words around a match say it whatever the tense."""
    of_day = hint == "ahead" and found.get(*DAY_KINDS) is not None and found.rule != PARTS
    onto = hint == "onto" and _moves_onto(context.offset(found), context)
    after = context.kind(found.end, "hintafter") or _event_after(found, context)
    if of_day or onto or after == "future":
        return "future"
    return "past" if "past" in (after, hint) else participle(found, context)


def _event_after(found: Found, context: Context) -> str | None:
    """past where what has happened stands behind a match and one more word: Saturday's narrow win."""
    place = found.end
    if context.kind(place, "apostrophe") is not None and context.kind(place + 1, "=s") is not None:
        place += 2
    plain = context.text(place).islower() and not context.words.kinds(place)
    near = range(place, place + 2) if plain else range(place, place + 1)
    return next((value for word in near if (value := context.kind(word, "hintafter")) == "past"), None)


def _moves_onto(offset: int, context: Context) -> bool:
    """Whether 'auf' leads ahead: 'auf Juni vertagt', but not 'von Freitag auf Samstag', 'hatte auf Mai gehofft'."""
    sentence = context.sentence(offset)
    ends_range = bool(context.times) and offset - context.times[-1].end < SAME_EXPRESSION
    return not ends_range and (sentence is None or verb_tense(sentence, offset) != "pluperfect")


def _is_over(found: Found, context: Context) -> bool:
    """Whether the day of a present tense is past: nach dem Sieg am Sonntag feiern sie; ist am Freitag geprallt."""
    offset = context.offset(found)
    sentence = context.sentence(offset)
    clause = verbal_clause(sentence, offset) if sentence is not None else None
    verb = clause.verb if clause is not None else None
    if (after := follows_event(found, context)) is not None:
        return after
    if sentence is None or verb is None or verb.voice != "passive" or verb.finite is None:
        return False
    lasting = context.choices("stative_participle") + context.choices("planned_participle")
    main = sentence.tokens[verb.main].lower
    return sentence.tokens[verb.finite].lemma == context.setting("stative_auxiliary") and not main.startswith(lasting)


def follows_event(found: Found, context: Context) -> bool | None:
    """Whether a match dates what something follows on: nach dem Sieg am Sonntag; None without such a preposition."""
    offset = context.offset(found)
    sentence = context.sentence(offset)
    clause = verbal_clause(sentence, offset) if sentence is not None else None
    verb = clause.verb if clause is not None else None
    spoken = sentence.tokens[verb.finite].begin if sentence and verb and verb.finite is not None else -1
    begin = found.begin - 2
    for word in range(begin, max(begin - NAME_REACH, -1), -1):
        joins = context.text(word).isalpha() or context.kind(word, "dash") is not None
        if not joins or context.kind(word, "tense") is not None or context.words.begin(word) == spoken:
            return None  # 'nach der Pause geht es am Sonntag weiter'
        if context.kind(word, "afterword") is not None:
            return word < begin and context.text(word + 1).islower()
    return None


def _told_before(found: Found, context: Context) -> bool:
    """Whether a match stands with a participle in a clause that tells what happened: it rose, beginning Monday."""
    offset = context.offset(found)
    sentence = context.sentence(offset)
    clause = verbal_clause(sentence, offset) if sentence is not None else None
    if sentence is None or clause is None or clause.verb is None or clause.verb.tense:
        return False
    return clause.kind not in INFINITIVES and governing_tense(sentence, clause) == "past"


def _noun_follows(context: Context, word: int) -> bool:
    """Whether a noun stands here or behind another adjective."""
    first, second = context.text(word), context.text(word + 1)
    return first[:1].isupper() or (len(first) > SHORT_WORD and first.isalpha() and second[:1].isupper())


def _tense_of_words(context: Context, word: int) -> str:
    """The nearest verb form within the sentence."""
    if context.verbs is None:
        context.verbs = context.words.indices("tense")
        context.stops = [i for i, text in enumerate(context.words.texts) if text in (".", "!", "?")]
    place = bisect_right(context.verbs, word)
    stop = bisect_right(context.stops, word)
    low = context.stops[stop - 1] if stop else -1
    high = context.stops[stop] if stop < len(context.stops) else len(context.words.texts)
    near = [v for v in context.verbs[max(0, place - 1) : place + 1] if low < v < high and abs(v - word) < TENSE_WINDOW]
    return context.kind(min(near, key=lambda v: abs(v - word)), "tense") or "" if near else ""
