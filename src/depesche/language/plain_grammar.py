"""Clauses of a language without ``grammar.py``: one for each finite verb, cut at marks and the words that open clauses.

What the tables say is used: subordinators with their kinds, prepositions, auxiliaries, and of ``grammar_words.tsv`` the
kinds ``relative``, ``modal``, ``passive`` (auxiliaries of the passive), ``copula`` and ``negation``.
"""

from __future__ import annotations

from functools import cache

import msgspec

from depesche.document import Phrase, Sentence, Token, Verb
from depesche.language import tables
from depesche.language.clauses import Draft
from depesche.language.lexicon import FINITE, INFINITIVE, PARTICIPLE, Lexicon, VerbForm, lexicon, vocabulary
from depesche.language.registry import traits

VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "X"})
HEADS = ("NOUN", "PROPN", "X", "PRON", "NUM", "ADJ")
"""What can be the head of a noun phrase, the likeliest first."""
BEFORE_RELATIVE = frozenset({"NOUN", "PROPN", "PUNCT", "ADP"})
STRONG = frozenset(";:")
"""Marks behind which a main clause begins anew."""
LONGEST_OPENER = 4  # words of a subordinator
LONGEST_PHRASE = 30  # tokens of a noun phrase
REACH = 12  # tokens from an auxiliary to its main verb
OPEN = 12  # clauses back that a clause may depend on


class Words(msgspec.Struct, frozen=True):
    """What the grammar knows of the words of a language."""

    lexicon: Lexicon
    subordinators: dict[tuple[str, ...], str]
    """Words to the kind of clause they open."""
    prepositions: dict[str, str]
    relatives: frozenset[str]
    modals: frozenset[str]
    passives: frozenset[str]
    copulas: frozenset[str]
    negations: frozenset[str]
    inverted: bool
    """Whether a clause behind its quotation begins with its verb."""


@cache
def words(language: str) -> Words:
    """The words of a language, read once."""
    return Words(
        lexicon=lexicon(language),
        subordinators={
            tuple(word.split(" ")): row["kind"]
            for row in tables.rows(language, "subordinators")
            for word in tables.spellings(row["word"])
        },
        prepositions={
            word: row["preposition"]
            for row in tables.rows(language, "prepositions")
            for word in tables.spellings(row["word"])
        },
        relatives=vocabulary(language, "relative"),
        modals=vocabulary(language, "modal"),
        passives=vocabulary(language, "passive"),
        copulas=vocabulary(language, "copula"),
        negations=vocabulary(language, "negation"),
        inverted=traits(language).inverted_cue,
    )


class Piece(msgspec.Struct):
    """A run of words without a mark or an opener in it."""

    tokens: list[int]
    mark: str = ""
    """The mark of punctuation before it; empty for none."""
    kind: str = ""
    """What its opener makes of it: a kind of clause, or ``coordinate``; empty without opener."""
    connector: str = ""
    finite: int | None = None


def drafts(sentence: Sentence, language: str) -> list[Draft]:
    """The clauses of a sentence with verbs and phrases."""
    known = words(language)
    found: list[Draft] = []
    for piece in _pieces(sentence.tokens, known):
        _place(sentence.tokens, piece, found, known)
    for draft in found:
        if draft.finite is None:
            draft.kind = "fragment"
        _complete(sentence.tokens, draft, known)
    return found


def _pieces(tokens: list[Token], known: Words) -> list[Piece]:
    """The sentence cut at marks, openers, and before the noun phrase of a second finite verb."""
    pieces = [Piece([])]
    at = 0
    while at < len(tokens):
        token = tokens[at]
        size, kind = _opener(tokens, at, known)
        if token.pos == "PUNCT":
            pieces.append(Piece([], token.text))
            at += 1
        elif size:
            connector = " ".join(t.lower for t in tokens[at : at + size])
            mark = pieces[-1].mark if not pieces[-1].tokens else ""
            pieces.append(Piece(list(range(at, at + size)), mark, kind, "" if kind == "coordinate" else connector))
            at += size
        else:
            if _is_finite(token):
                _add_finite(tokens, pieces, at)
            pieces[-1].tokens.append(at)
            at += 1
    return [piece for piece in pieces if piece.tokens]


def _opener(tokens: list[Token], at: int, known: Words) -> tuple[int, str]:
    """How many words from here open a clause, and the kind they make it; 0 for none."""
    if tokens[at].pos == "CCONJ":
        return 1, "coordinate"
    for size in range(min(LONGEST_OPENER, len(tokens) - at), 0, -1):
        kind = known.subordinators.get(tuple(t.lower for t in tokens[at : at + size]))
        if kind and (size > 1 or tokens[at].pos not in ("ADP", "DET", "NOUN", "PROPN")):
            return size, kind
    return (1, "relative") if tokens[at].lower in known.relatives and _is_relative(tokens, at) else (0, "")


def _is_relative(tokens: list[Token], at: int) -> bool:
    """Whether what can be a relative pronoun is one: behind a noun, mark or preposition, an article behind a mark."""
    before = tokens[at - 1].pos if at else ""
    if tokens[at].pos == "DET":
        return before == "PUNCT"
    return tokens[at].pos in ("PRON", "SCONJ", "ADV") and before in BEFORE_RELATIVE


def _is_finite(token: Token) -> bool:
    return token.pos in VERBAL and "VerbForm=" in token.morph and token.morph.endswith("Fin")


def _add_finite(tokens: list[Token], pieces: list[Piece], at: int) -> None:
    """Note a finite verb; a second one in a piece takes the noun phrase before it into a piece of its own."""
    piece = pieces[-1]
    if piece.finite is None:
        piece.finite = at
        return
    begin = len(piece.tokens)
    floor = max(piece.finite - piece.tokens[0] + 1, begin - LONGEST_PHRASE)
    while begin > floor and tokens[piece.tokens[begin - 1]].pos in NOMINAL | {"ADP", "ADV"}:
        begin -= 1
    pieces.append(Piece(piece.tokens[begin:], kind="complement", finite=at))
    del piece.tokens[begin:]


def _place(tokens: list[Token], piece: Piece, found: list[Draft], known: Words) -> None:
    """Make the piece a clause, or give it to the clause it goes on."""
    last = found[-1] if found else None
    if last is not None and _goes_on_with(tokens, last, piece):
        last.tokens.extend(piece.tokens)
        last.finite = piece.finite if last.finite is None else last.finite
        return
    draft = Draft("main", connector=piece.connector, finite=piece.finite)
    draft.tokens = list(piece.tokens)
    if piece.kind == "coordinate":
        _coordinate(draft, found)
    elif piece.kind:
        draft.kind = piece.kind
        draft.parent = _governor(found)
        if piece.kind == "relative":
            draft.antecedent = _noun_before(tokens, piece.tokens[0])
    elif piece.mark not in STRONG and _reports(tokens, draft, known) and found:
        draft.kind, draft.parent = "reporting", _governor(found)
    found.append(draft)


def _goes_on_with(tokens: list[Token], last: Draft, piece: Piece) -> bool:
    """Whether the piece belongs to the clause before it: only one of them has a verb, and nobody else speaks."""
    if piece.mark in STRONG or tokens[last.tokens[-1]].depth != tokens[piece.tokens[0]].depth:
        return False
    if piece.finite is None:
        return piece.kind in ("", "coordinate")
    return last.finite is None and piece.kind in ("", "coordinate", "complement") and not piece.connector


def _coordinate(draft: Draft, found: list[Draft]) -> None:
    other = _governor(found)
    if other is not None:
        draft.kind, draft.connector, draft.parent = other.kind, other.connector, other.parent
        draft.coordinate = other


def _governor(found: list[Draft]) -> Draft | None:
    """The clause that one behind it depends on."""
    return next((draft for draft in reversed(found[-OPEN:]) if draft.finite is not None), found[-1] if found else None)


def _noun_before(tokens: list[Token], at: int) -> int | None:
    return next((i for i in range(at - 1, max(-1, at - 4), -1) if tokens[i].pos in ("NOUN", "PROPN", "PRON")), None)


def _reports(tokens: list[Token], draft: Draft, known: Words) -> bool:
    """Whether a clause behind a comma is an inserted one: ``…, said Kim``."""
    return draft.finite is not None and known.lexicon.reports(_verb(tokens, draft, draft.finite, known).lemma, "direct")


def _complete(tokens: list[Token], draft: Draft, known: Words) -> None:
    """Give the clause its verb complex and its phrases."""
    if draft.finite is not None:
        draft.verb = _verb(tokens, draft, draft.finite, known)
        draft.verbs = list(draft.verb.tokens)
    draft.phrases = _phrases(tokens, draft, known)
    if draft.verb is not None and draft.coordinate is not None and not _has_subject(draft):
        shared = next((p for p in draft.coordinate.phrases if p.role == "subject"), None)
        if shared is not None:
            draft.phrases.append(msgspec.structs.replace(shared, shared=True))


def _has_subject(draft: Draft) -> bool:
    return any(phrase.role == "subject" for phrase in draft.phrases)


def _verb(tokens: list[Token], draft: Draft, finite: int, known: Words) -> Verb:
    """The finite verb with the participle or infinitive an auxiliary goes with."""
    first = _analysis(tokens, draft, finite, known)
    parts = _further_verbs(tokens, draft, finite) if tokens[finite].pos == "AUX" else []
    main = parts[-1] if parts else finite
    last = _analysis(tokens, draft, main, known)
    lemma = last.lemma if last else tokens[main].lemma or tokens[main].lower
    verb = Verb(lemma, tuple(sorted({finite, *parts})), main, finite)
    if first is not None:
        verb.tense, verb.mood = first.tense, first.moods[0] if first.moods else "indicative"
        verb.person, verb.number = first.persons[0] if len(first.persons) == 1 else (0, "")
        verb.modal = first.lemma if parts and first.lemma in known.modals else ""
        if parts and last is not None and last.form == PARTICIPLE:
            verb.voice = "passive" if any(tokens[i].lemma in known.passives for i in verb.tokens[:-1]) else "active"
            verb.tense = verb.tense if first.lemma in known.passives else "perfect"
    verb.negated = any(tokens[i].lower in known.negations for i in draft.tokens)
    return verb


def _further_verbs(tokens: list[Token], draft: Draft, finite: int) -> list[int]:
    """The auxiliaries and the main verb behind a finite auxiliary, or the main verb right before it."""
    found: list[int] = []
    for index in draft.tokens:
        if finite < index <= finite + REACH and tokens[index].pos in VERBAL:
            found.append(index)
            if tokens[index].pos == "VERB":
                return found
    before = [i for i in (finite - 1, finite - 2) if i >= draft.tokens[0] and tokens[i].pos == "VERB"]
    return found or before[:1]


def _analysis(tokens: list[Token], draft: Draft, at: int, known: Words) -> VerbForm | None:
    """What a verb of the clause is: of its form, and of a verb with a particle only where that is in the clause."""
    morph = tokens[at].morph.rpartition("=")[2]
    wanted = {"Fin": FINITE, "Inf": INFINITIVE, "Part": PARTICIPLE}.get(morph, "")
    analyses = known.lexicon.analyses(tokens[at].lower)
    fitting = [a for a in analyses if a.form == wanted] or list(analyses)
    apart = {a.particle for a in fitting if a.separate}
    present = {tokens[i].lower for i in draft.tokens if at < i <= at + REACH} & apart if apart else set()
    whole = [a for a in fitting if (a.particle in present if present else not a.separate)]
    return next(iter(whole or fitting), None)


def _phrases(tokens: list[Token], draft: Draft, known: Words) -> list[Phrase]:
    """The noun phrases of the clause with their roles: the subject before the verb, objects behind it."""
    found = _nominals(tokens, draft, known)
    if draft.finite is None:
        return found
    bare = [phrase for phrase in found if not phrase.preposition]
    before = [phrase for phrase in bare if phrase.end <= draft.finite]
    after = [phrase for phrase in bare if phrase.begin > draft.finite]
    opens = [p for p in before[:1] if draft.kind == "relative" and p.begin == draft.tokens[0]]
    subjects = before[len(opens) :] or opens
    subject = subjects[-1] if subjects else None
    if subject is None and after and (known.inverted or draft.kind == "reporting"):
        subject = after.pop(0)
    is_copula = draft.verb is not None and draft.verb.lemma in known.copulas
    for phrase in after:
        phrase.role = "predicate" if is_copula else "object"
    if subject is not None:
        subject.role = "subject"
    return found


def _nominals(tokens: list[Token], draft: Draft, known: Words) -> list[Phrase]:
    """The noun phrases of the clause in order, each with its preposition."""
    found: list[Phrase] = []
    own = draft.tokens
    place = 0
    while place < len(own):
        begin, preposition = own[place], ""
        if tokens[begin].pos == "ADP":
            preposition = known.prepositions.get(tokens[begin].lower, tokens[begin].lower)
            place += 1
        start = place
        while place < len(own) and place - start < LONGEST_PHRASE and _goes_on(tokens, own, start, place):
            place += 1
        if place > start:
            head = _head(tokens, own[start:place])
            role = "prepositional" if preposition else "adverbial"
            found.append(Phrase(role, begin, own[place - 1] + 1, head, "", preposition))
        elif not preposition:
            place += 1
    return found


def _goes_on(tokens: list[Token], own: list[int], start: int, place: int) -> bool:
    """Whether the token belongs to the noun phrase: nominal, next to the one before, no article behind a noun.

    A conjunction goes on it when another nominal word follows.
    """
    token = tokens[own[place]]
    if place == start:
        return token.pos in NOMINAL
    before = tokens[own[place - 1]]
    if own[place] != own[place - 1] + 1:
        return False
    if token.pos == "CCONJ":
        following = own[place + 1] if place + 1 < len(own) else 0
        return following == own[place] + 1 and tokens[following].pos in NOMINAL
    if token.pos not in NOMINAL or before.pos == "PRON":
        return False
    return token.pos not in ("DET", "PRON") or before.pos in ("DET", "CCONJ")


def _head(tokens: list[Token], own: list[int]) -> int:
    """The last noun of a phrase, else its last name; of two phrases with a conjunction that of the first."""
    joint = next((i for i, token in enumerate(own) if tokens[token].pos == "CCONJ"), len(own))
    own = own[:joint]
    for pos in HEADS:
        found = [i for i in own if tokens[i].pos == pos]
        if found:
            return found[-1]
    return own[-1]
