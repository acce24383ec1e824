"""What goes with a quotation: speaker and addressee as actors, medium, time, setting."""

from __future__ import annotations

from typing import cast

from depesche.actors import actor_at
from depesche.document import Phrase, Sentence, Verb
from depesche.quotations.draft import Draft, Span
from depesche.quotations.parties import bare, chars, joints, noun_phrase_end, widened
from depesche.quotations.view import View, token_at
from depesche.report import Medium, Party, Quotation
from depesche.times import calendar_value, times_of_clause

MEDIA = frozenset({"speech", "writing", "thought"})
PHRASE_RULES = frozenset(
    {"indirect.source-before", "indirect.source-noun", "indirect.source-after", "indirect.thereby", "indirect.whereby",
     "indirect.noun", "indirect.impersonal-before", "indirect.impersonal-after"}
)  # fmt: skip
"""Rules whose clause is the message itself: whoever it names is not spoken to."""
SAME_SPEECH = 1
"""Blocks on from a dated saying in which the same speaker is taken to go on with the same speech."""


class Circumstances:
    """Completes quotations in text order; remembers when each speaker spoke last."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._said: dict[str, tuple[int, str]] = {}
        """By speaker the block and the time of the last dated saying."""

    def add(self, draft: Draft, quotation: Quotation) -> None:
        """Fill speaker, addressee, medium, time and setting of a quotation."""
        quotation.speaker = self._party(draft.speaker)
        quotation.addressee = self._party(draft.addressee or self._addressee(draft))
        quotation.medium = cast("Medium", draft.medium) if draft.medium in MEDIA else None
        quotation.time = self._time(draft, quotation)
        quotation.setting = self._setting(draft)

    def _party(self, span: Span | None) -> Party | None:
        if span is None:
            return None
        begin, end = span
        return Party(begin, end, self.view.text[begin:end], _actor(self.view, begin, end))

    def _addressee(self, draft: Draft) -> Span | None:
        clause = draft.clause
        if clause is None or clause.verb is None or draft.rule in PHRASE_RULES:
            return None
        sentence = self.view.sentences[draft.sentence]
        for phrase in clause.phrases:
            if self._is_addressee(sentence, phrase, clause.verb):
                around = joints(self.view.vocabulary)
                begin, end = chars(sentence, *widened(sentence, *bare(sentence, phrase), around))
                if draft.speaker is None or not draft.speaker[0] <= begin < draft.speaker[1]:
                    return begin, end
        return self._behind_speaker(draft, sentence)

    def _behind_speaker(self, draft: Draft, sentence: Sentence) -> Span | None:
        """``sagte Weber dieser Zeitung``: the dative behind a name that the clause grammar takes for its genitive."""
        around = joints(self.view.vocabulary)
        if draft.speaker is None or not draft.cue or draft.cue[0][0] > draft.speaker[0]:
            return None
        at = token_at(sentence, draft.speaker[1])
        if not 0 < at < len(sentence.tokens) or sentence.tokens[at - 1].pos != "PROPN":
            return None
        if sentence.tokens[at].pos != "DET" or sentence.tokens[at].lower not in around.genitives:
            return None
        end = noun_phrase_end(sentence, at, around)
        return chars(sentence, at, end) if end > at + 1 else None

    def _is_addressee(self, sentence: Sentence, phrase: Phrase, verb: Verb) -> bool:
        words = self.view.vocabulary.words
        head = sentence.tokens[phrase.head]
        if phrase.shared or head.lower in words("reflexive").words or self.view.is_time(head.begin):
            return False
        readings = self.view.vocabulary.reporting(verb.lemma)
        if phrase.preposition:
            called = any(phrase.preposition in r.target and "clause" in r.reports for r in readings)
            linked = words("weak_addressee", "before").holds(phrase.preposition)
            named = called and linked and actor_at(self.view.document, head.begin, head.end) is not None
            return named or self._is_spoken_to(sentence, phrase)
        if phrase.role == "indirect":
            return True
        urged = any("object" in r.target and "clause" in r.reports and "object" not in r.reports for r in readings)
        return urged and phrase.role == ("subject" if verb.voice == "passive" else "object")

    def _is_spoken_to(self, sentence: Sentence, phrase: Phrase) -> bool:
        """``gegenüber X``, ``vor Journalisten``, ``im Interview mit X``."""
        words = self.view.vocabulary.words
        if words("addressee", "before").holds(phrase.preposition):
            return True
        if words("weak_addressee", "before").holds(phrase.preposition):
            return words("audience").holds(sentence.tokens[phrase.head].lower)
        if words("partner", "before").holds(phrase.preposition) and phrase.begin:
            return words("interview").holds(sentence.tokens[phrase.begin - 1].lower)
        return False

    def _time(self, draft: Draft, quotation: Quotation) -> str | None:
        """The time of the cue clause, else that of the speaker's last dated saying nearby."""
        block = self.view.sentences[draft.sentence].block
        who = _who(quotation)
        value = self._clause_time(draft)
        if value is None and who in self._said:
            said_block, said = self._said[who]
            value = said if block - said_block <= SAME_SPEECH else None
        if value is not None and who:
            self._said[who] = (block, value)
        return value

    def _clause_time(self, draft: Draft) -> str | None:
        clause = draft.clause
        if clause is None:
            return None
        sentence = self.view.sentences[draft.sentence]
        for time in times_of_clause(self.view.document, sentence, clause):
            if not any(b <= time.begin and time.end <= e for b, e in draft.spans):
                return calendar_value(time)
        return None

    def _setting(self, draft: Draft) -> str | None:
        """The occasion in the report's words: the neighbouring phrases of place and event of the cue clause."""
        clause = draft.clause
        if clause is None or not draft.cue:
            return None
        sentence = self.view.sentences[draft.sentence]
        found: list[tuple[int, int]] = []
        for phrase in sorted(clause.phrases, key=_begin):
            if phrase.shared or not self._is_occasion(sentence, phrase, draft):
                continue
            if found and phrase.begin <= found[-1][1]:
                found[-1] = (found[-1][0], max(found[-1][1], phrase.end))
            else:
                found.append((phrase.begin, phrase.end))
        if not found:
            return None
        begin, end = chars(sentence, *found[0])
        return self.view.text[begin:end]

    def _is_occasion(self, sentence: Sentence, phrase: Phrase, draft: Draft) -> bool:
        vocabulary = self.view.vocabulary
        if not vocabulary.words("at", "before").holds(phrase.preposition):
            return False
        begin, end = sentence.char_span(phrase.begin, phrase.end)
        if draft.covers(begin, end) or (draft.speaker is not None and draft.speaker[0] <= begin < draft.speaker[1]):
            return False
        words = [t.lower for t in sentence.tokens[phrase.begin : phrase.end]]
        return any(vocabulary.words("occasion").holds(w) or vocabulary.words("audience").holds(w) for w in words)


def _begin(phrase: Phrase) -> int:
    return phrase.begin


def _actor(view: View, begin: int, end: int) -> str | None:
    actor = actor_at(view.document, begin, end)
    return actor.id if actor is not None else None


def _who(quotation: Quotation) -> str:
    """A key for the speaker: the actor, else the words."""
    speaker = quotation.speaker
    return (speaker.actor or speaker.text) if speaker else ""
