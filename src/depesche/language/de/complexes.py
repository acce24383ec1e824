"""The German verb complex of a clause: main verb, particle, auxiliaries, modal, and what they say together."""

from __future__ import annotations

from functools import lru_cache

from depesche.document import Verb
from depesche.language.clauses import Draft
from depesche.language.de.groups import Group
from depesche.language.de.morphology import SEPARABLE
from depesche.language.de.words import Words
from depesche.language.lexicon import FINITE, INFINITIVE, PARTICIPLE, ZU_INFINITIVE, VerbForm, vocabulary

MODALS = vocabulary("de", "modal")
# verbs that form one complex with an infinitive with zu
SEEMING = vocabulary("de", "seeming")
AUXILIARIES = frozenset({"haben", "sein", "werden"})
HELPING = AUXILIARIES | MODALS
GOVERNING = HELPING | SEEMING
# with a participle they make a passive whose subject is the one who gets something
RECEIVING = vocabulary("de", "receiving")
# words between "sich" and the infinitive
REFLEXIVE = 8
PARTICLES = frozenset(SEPARABLE)
CACHED = 10_000
NEGATIONS = vocabulary("de", "negation")
NEGATIVE_PRONOUNS = vocabulary("de", "negative_pronoun")
# base verbs of the perfect with sein; those with a prefix that makes them transitive are left out by their prefix
MOVERS = vocabulary("de", "perfect_with_sein")
INSEPARABLE_TRANSITIVE = ("be", "ver", "er", "ent", "zer", "unter", "über", "um", "durch", "hinter", "wider")
NEED_PARTICLE = {
    "treffen": ("ein", "zusammen"),
    "brechen": ("aus", "auf", "zusammen", "ein", "ab", "los"),
    "stoßen": ("zusammen", "hinzu"),
    "stehen": ("auf",),
    "scheiden": ("aus",),
    "wechseln": ("über",),
}


def verb_complex(words: Words, draft: Draft, lent: list[int]) -> Verb | None:
    """The verb of the clause; None for one without. Mood, person and number are settled with the subject.

    Lent are the auxiliaries of a clause joined to it that it is understood with: ``geprüft und abgebaut werden``."""
    if not draft.verbs:
        return None
    head = draft.finite
    if head is None and draft.order == "zu":
        head = next((i for i in reversed(draft.verbs) if words.zu(i)), None)
    if head is None:
        return _sharing(words, draft) or _bare(words, draft)
    others = [i for i in draft.verbs if i != head]
    lemma = _simple_lemma(words, head)
    own = [i for i in others if words.nonfinite(i)] if draft.finite is not None else [i for i in others if i < head]
    if not own and lemma in AUXILIARIES | RECEIVING:
        own = _tagged_otherwise(words, draft, head, lemma)
    if lemma in GOVERNING and draft.finite is not None:
        own += [i for i in others if words.zu(i) and i not in own]
    if own and (
        lemma in GOVERNING
        or lemma in ("gehen", "bleiben", "kommen", "helfen", "lernen", "lehren")
        or (lemma in RECEIVING and any(PARTICIPLE in words.kinds[i] for i in own))
    ):
        verb = _compound(words, draft.finite, head, lemma, sorted([*own, *lent]))
        verb.tokens = tuple(i for i in verb.tokens if i not in lent)
        return verb
    particle = _particle(words, draft, head)
    verb = Verb(_with_particle(words, head, particle), tuple(sorted({head, *particle})), head, draft.finite)
    if draft.finite is not None:
        verb.tense = _form(words, head, lemma).tense
    return verb


def _tagged_otherwise(words: Words, draft: Draft, head: int, lemma: str) -> list[int]:
    """The participle an auxiliary waits for, where the tagger took it for an adjective: the last word of the clause."""
    for i in reversed(draft.tokens[-3:]):
        if i == head or not words.participle(i):
            continue
        if lemma != "sein" or takes_sein(words.forms[i][0].lemma):
            return [i]
        words.kinds[i] = frozenset()  # "ist bekannt" stays an adjective
    return []


def _bare(words: Words, draft: Draft) -> Verb:
    """A participle or infinitive without a finite verb of its own, after ``und`` or in a headline."""
    main = next((i for i in draft.verbs if _simple_lemma(words, i) not in AUXILIARIES), draft.verbs[0])
    kinds = words.kinds[main]
    kind = PARTICIPLE if PARTICIPLE in kinds else INFINITIVE if INFINITIVE in kinds else FINITE
    verb = Verb(_lemma(words, main, kind), tuple(draft.verbs), main)
    if kind == PARTICIPLE and not takes_sein(verb.lemma):
        verb.voice = "passive"
    return verb


def _sharing(words: Words, draft: Draft) -> Verb | None:
    """A participle or infinitive under the finite verb of the clause beside it: ``(wurde gesucht und) verhaftet``."""
    other = draft.coordinate
    if other is None or other.finite is None or other.verb is None:
        return None
    lemma = _simple_lemma(words, other.finite)
    if lemma not in HELPING:
        return None
    own = list(draft.verbs) if helping(words, draft.verbs) else [*draft.verbs, *helping(words, other.verbs)]
    verb = _compound(words, other.finite, other.finite, lemma, [i for i in own if i != other.finite])
    verb.tokens, verb.finite, verb.mood = tuple(draft.verbs), None, other.verb.mood
    return verb


def helping(words: Words, verbs: list[int]) -> list[int]:
    """The auxiliaries that are not finite: ``werden`` in ``soll geprüft werden``."""
    return [i for i in verbs if not words.surely_finite(i) and _any_lemma(words, i) in AUXILIARIES]


def _compound(words: Words, finite: int | None, head: int, lemma: str, own: list[int]) -> Verb:
    heavy = [i for i in own if _any_lemma(words, i) not in HELPING]
    main = heavy[-1] if heavy else own[0]
    zu = words.zu(main)
    helpers = {_any_lemma(words, i) for i in own if i != main}
    lemmas = [lemma, *sorted(helpers)]
    modal = next((m for m in lemmas if m in MODALS), "")
    participle = _is_participle(words, main, lemma, helpers) and not zu
    main_lemma = _lemma(words, main, ZU_INFINITIVE if zu else PARTICIPLE if participle else INFINITIVE)
    verb = Verb(main_lemma, tuple(sorted({head, *own})), main, finite, modal=modal)
    past = finite is not None and _form(words, head, lemma).tense == "past"
    if _passive(words, own, lemma, helpers, main_lemma if participle else ""):
        verb.voice = "passive"
    verb.tense = _tense(lemma, helpers, participle, verb.voice, past, bool(modal))
    if finite is None and verb.tense in ("present", "past", "future"):
        verb.tense = ""
    if zu and not modal:
        verb.modal = {"haben": "müssen", "sein": "können"}.get(lemma, lemma)
        verb.voice = "passive" if lemma == "sein" else "active"
        verb.tense = "past" if past else "present"
    return verb


def _passive(words: Words, own: list[int], lemma: str, helpers: set[str], participle: str) -> bool:
    """Whether the complex is a passive: with ``werden``, ``sein`` or ``bekommen``, or ``lässt sich ändern``."""
    if not participle:
        return lemma == "lassen" and any(t.lower == "sich" for t in words.tokens[max(0, own[0] - REFLEXIVE) : own[0]])
    if "werden" in helpers or lemma in RECEIVING:
        return True
    if "haben" in helpers or lemma == "haben":
        return False
    if "sein" in helpers or lemma == "sein":
        return not takes_sein(participle)
    return lemma == "werden"


def _tense(lemma: str, helpers: set[str], participle: bool, voice: str, past: bool, modal: bool) -> str:
    simple = "past" if past else "present"
    perfect = "pluperfect" if past else "perfect"
    if lemma == "haben":
        return perfect if participle or modal else simple
    if lemma == "sein":
        static = voice == "passive" and "werden" not in helpers
        return perfect if participle and not static else simple
    if lemma == "werden":
        if participle and helpers & {"haben", "sein"}:
            return "future_perfect"
        return simple if participle and not helpers else "future"
    if lemma in MODALS and {"werden", "sein"} <= helpers:
        return "perfect"  # "soll verhört worden sein"
    past_modal = lemma in MODALS and participle and helpers & {"haben", "sein"} and voice == "active"
    return "perfect" if past_modal else simple


def _is_participle(words: Words, main: int, lemma: str, helpers: set[str]) -> bool:
    kinds = words.kinds[main]
    if PARTICIPLE not in kinds:
        return False
    if INFINITIVE not in kinds:
        return True
    if helpers & {"werden", "sein", "haben"}:
        return True
    return (
        lemma in ("haben", "sein")
        or lemma in RECEIVING
        or (lemma == "werden" and words.tokens[main].lower.startswith("ge"))
    )


@lru_cache(maxsize=CACHED)
def takes_sein(lemma: str) -> bool:
    """Whether the verb makes its perfect with ``sein``."""
    if lemma in MOVERS and lemma not in NEED_PARTICLE:
        return True
    for particle in SEPARABLE:
        bare = lemma[len(particle) :]
        if lemma.startswith(particle) and bare in MOVERS:
            if bare in NEED_PARTICLE:
                return particle in NEED_PARTICLE[bare]
            return particle not in INSEPARABLE_TRANSITIVE or bare in ("ziehen", "gehen")
    return False


def _lemma(words: Words, i: int, kind: str) -> str:
    forms = words.forms[i]
    for form in forms:
        if form.form == kind and not form.separate:
            return form.lemma
    return words.lemma(i)


def _any_lemma(words: Words, i: int) -> str:
    for form in words.forms[i]:
        if form.lemma in HELPING and not form.separate:
            return form.lemma
    return _lemma(words, i, PARTICIPLE)


def _simple_lemma(words: Words, i: int) -> str:
    """The lemma of a finite verb or zu-infinitive without any particle elsewhere."""
    return words.lemma(i)


def _form(words: Words, i: int, lemma: str) -> VerbForm:
    for form in words.forms[i]:
        if form.form == FINITE and (form.lemma == lemma or form.separate):
            return form
    return VerbForm(lemma, FINITE, tense="present")


def _with_particle(words: Words, head: int, particle: list[int]) -> str:
    if not particle:
        return _lemma(words, head, FINITE if words.finite(head) else ZU_INFINITIVE)
    part = words.tokens[particle[0]].lower
    for form in words.forms[head]:
        if form.separate and form.particle == part:
            return form.lemma
    return part + words.lemma(head)


def _particle(words: Words, draft: Draft, head: int) -> list[int]:
    """The separable particle in the right bracket, if there is one."""
    if draft.finite is None or draft.order == "last":
        return []
    own = set(draft.tokens)
    candidates: list[tuple[int, int]] = []
    for i in draft.tokens:
        token = words.tokens[i]
        if i <= head or token.lower not in PARTICLES or words.is_verb(i):
            continue
        if "PartType=Vbp" in token.morph:
            candidates.append((4, i))
            continue
        known = any(f.separate and f.particle == token.lower for f in words.forms[head])
        last = i + 1 not in own
        if last and token.pos in ("ADP", "ADV", "PART", "ADJ", "DET") and (known or token.pos == "ADP"):
            candidates.append((2 + known, i))
        elif known and token.pos in ("ADP", "ADV", "PART") and _stands_alone(words, i):
            candidates.append((1, i))
    if not candidates:
        return []
    best = max(score for score, _ in candidates)
    return [next(i for score, i in candidates if score == best)]


def _stands_alone(words: Words, i: int) -> bool:
    """Whether no noun phrase follows that the word could govern."""
    following = words.tokens[i + 1].pos if i + 1 < len(words.tokens) else "PUNCT"
    return following in ("ADP", "PUNCT", "CCONJ", "SCONJ", "ADV")


def negated(words: Words, draft: Draft, groups: list[Group]) -> bool:
    """Whether the clause is negated by an adverb outside its phrases, or by ``kein``; ``nicht nur`` does not negate."""
    covered: set[int] | None = None
    for i in draft.tokens:
        lower = words.tokens[i].lower
        if lower[:1] not in "knw":
            continue
        if lower in NEGATIONS and words.tokens[i].pos != "PROPN":
            if covered is None:
                covered = {k for g in groups if g.end - g.begin > 1 for k in range(g.begin, g.end)}
            following = words.tokens[i + 1].lower if i + 1 < len(words.tokens) else ""
            if i not in covered and following not in ("nur", "zuletzt", "allein"):
                return True
        elif lower in NEGATIVE_PRONOUNS or (lower.startswith("kein") and words.tokens[i].pos in ("DET", "PRON", "ADV")):
            return True
    return False
