"""Roles without a name: the named person or body that a description fits, else an actor of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, lru_cache

import msgspec

from depesche.actors.coreference.agreement import ANY_PERSON, sex_of_role
from depesche.actors.coreference.focus import Focus, Wanted
from depesche.actors.coreference.holders import Holders
from depesche.actors.draft import Draft, Figure, Scene, words
from depesche.actors.lexicon import SHORTEST_LAST, Lexicon, Role
from depesche.actors.linking import offices
from depesche.actors.roles.naming import called
from depesche.document import Token

LEADING = frozenset({"head", "minister", "official", "spokes"})
FITTING = 12
"""Figures a description is compared with at most; a report with more of one role means none in particular."""
HEADLINE = 3
"""Sentences in which an indefinite description may come twice and mean the same: headline, lead, first sentence."""
ANY_SECTOR = frozenset({"BUS", "NGO", ""})
"""Bodies of these sectors are named without a word that tells it: Apple, Greenpeace."""
NEAR = 6
"""Sentences within which a word for bodies of a sector means the one mentioned last."""
CLEAR = 0.6
"""By how much one must lead to be meant by a word that fits anybody: der Politiker, the company."""


class Descriptions:
    """What was described so far, while the text is read from beginning to end."""

    def __init__(self, scene: Scene, focus: Focus) -> None:
        self.scene = scene
        self.focus = focus
        self.first: dict[Figure, int] = {}
        """Where the text mentions a named person first."""
        self.by_role: dict[str, list[Figure]] = {}
        """Lemma of a role to the named persons it is said of."""
        self.by_end: dict[str, list[Figure]] = {}
        """The same for the ends of roles, as far as they were asked for."""
        self.leaders: dict[str, list[Figure]] = {}
        """Country to its persons in leading roles."""
        for figure in scene.figures:
            if figure.kind == "person" and figure.mentions:
                self._add_person(figure)
        self.holders = Holders(scene)
        self.made: dict[tuple[str, str, str, str], Figure] = {}
        self.alike = alike(scene.language)
        self.of_sector: dict[str, tuple[int, Figure]] = {}
        """Sector to the sentence and body it was said of last."""
        self.last: dict[tuple[str, str], Figure] = {}
        """Kind and lemma to the figure it meant last; for bodies also the last words of names."""

    def _add_person(self, figure: Figure) -> None:
        self.first[figure] = min(mention.begin for mention in figure.mentions)
        for lemma in sorted(figure.heads):
            self.by_role.setdefault(lemma, []).append(figure)
        if figure.country and any(d.role is not None and d.role.kind == "head" for d in figure.mentions):
            self.leaders.setdefault(figure.country, []).append(figure)

    def note(self, draft: Draft) -> None:
        """A mention was read: later descriptions may mean its figure."""
        figure = draft.figure
        if figure is None or draft.form == "adjective":
            return
        role = draft.role
        is_any = role is None or self.scene.words.are("any_body", role.lemma)
        if figure.kind == "organization" and figure.sector and (is_any or _is_name(figure)):
            self.of_sector[figure.sector] = (draft.sentence, figure)
        if role is not None:
            lemmas = [whole(role), role.lemma]
            lemmas += shorter(self.scene.lexicon, role.lemma) if figure.kind == "organization" else ()
        else:
            lemmas = list(self._bodies(self.scene.text(draft))) if figure.kind == "organization" else []
        for lemma in lemmas:
            for word in (lemma, *self.alike.get(lemma, ())):
                self.last[figure.kind, word] = figure

    def _bodies(self, name: str) -> Iterator[str]:
        """What body a name tells of itself: Civic Party, Environmental Protection Agency, Finanzministerium."""
        for word in name.split()[:FITTING]:
            role = self.scene.lexicon.role(word)
            if role is not None and role.kind == "collective":
                yield role.lemma
                yield from shorter(self.scene.lexicon, role.lemma)

    def figure(self, draft: Draft, wanted: Wanted, whose: str) -> Figure:
        """Whom the description means: somebody known, or an actor of its own."""
        found = None
        if draft.definite is not False and draft.role is not None and not draft.plural:
            if draft.kind == "person":
                found = self._person(draft, wanted, whose)
            elif draft.kind == "organization" and not whose and draft.definite and not draft.role.plural:
                found = self._body(draft, wanted)
        elif draft.source == "inhabitant" and draft.kind == "person":
            found = self._countryman(draft, wanted)
        return found or self._own(draft, whose)

    def _countryman(self, draft: Draft, wanted: Wanted) -> Figure | None:
        """Who comes from there: der Franzose, die Schwedin."""
        own = self.scene.texts[draft.sentence]
        if not draft.first or not self.scene.words.are("definite", own[draft.first - 1].lower()):
            return None
        female = self.scene.traits.compounds and self.scene.words.end("woman", own[draft.first])

        def fits(figure: Figure) -> bool:
            return figure.country == draft.country and " " in figure.name

        return self.focus.find(_asked(wanted, "f" if female else "m", "person", fits, 0.0))

    def _person(self, draft: Draft, wanted: Wanted, whose: str) -> Figure | None:
        role = draft.role
        if role is None:
            return None
        if role.kind == "age":
            return self._somebody(draft, wanted, 0.0) if draft.definite else None
        found = self._same_role(draft, wanted)
        if found is not None or not draft.definite or whose:
            return found
        if not draft.country and not role.front and (known := self.last.get(("person", role.lemma))) is not None:
            return known if self._plain(draft) else None
        is_anyone = self.scene.words.are("anyone", role.lemma) and wanted.number != "plur"
        if not is_anyone:
            return None
        return self._anyone(draft, wanted, CLEAR, named=False) or self._somebody(draft, wanted, CLEAR)

    def _somebody(self, draft: Draft, wanted: Wanted, margin: float) -> Figure | None:
        """The person in focus, one with a name first."""
        return self._anyone(draft, wanted, margin) or self._anyone(draft, wanted, margin, named=False)

    def _plain(self, draft: Draft) -> bool:
        """Whether nothing but an article stands with the noun, and no name behind it."""
        if draft.role is None or draft.possessor is not None or draft.last != draft.head + 1:
            return False
        tokens = self.scene.sentence(draft).tokens
        if draft.last < len(tokens) and _opens_name(tokens[draft.last], tokens[draft.head]):
            return False
        return draft.first == draft.head + 1 - draft.role.size

    def _same_role(self, draft: Draft, wanted: Wanted) -> Figure | None:
        """The one named person that has the role."""
        role = draft.role
        if role is None:
            return None
        if self.holders.is_former(draft) and (known := self.holders.of(draft, former=True)) is not None:
            return known
        known = self.holders.of(draft)
        if role.kind == "head" and draft.country:
            leaders = [f for f in self.leaders.get(draft.country, ())[:FITTING] if self._same_sex(draft, f)]
            if len(leaders) == 1 or known in leaders:
                return leaders[0] if len(leaders) == 1 else known
        longer = self._plain(draft) and draft.definite is True
        holders = self._holders(whole(role), longer=False) or self._named_otherwise(whole(role)) if longer else []
        holders = holders or self._holders(self._plain_lemma(role.lemma), longer=longer)
        fitting = [f for f in holders if _same_country(draft, f) and self._same_sex(draft, f)]
        fitting = [f for f in fitting if self._same_party(draft, f)]
        if known is not None and (not fitting or known in fitting) and (draft.definite or not draft.first):
            return known
        if role.kind == "head" and not draft.country and not fitting and draft.definite:
            groups = [f for group in self.leaders.values() for f in group][:FITTING]
            fitting = [f for f in groups if self._same_sex(draft, f) and self._may_hold(f, role)]
        if draft.country and len(fitting) > 1:
            fitting = [f for f in fitting if f.country == draft.country]
        before = [f for f in fitting if self.first.get(f, draft.end) < draft.begin]
        fitting = before or fitting
        if len(fitting) > 1 and draft.definite:
            return self._nearest(wanted, fitting)
        is_political = role.kind in LEADING or bool(draft.country)
        return fitting[0] if len(fitting) == 1 and (is_political or before) else None

    def _may_hold(self, figure: Figure, role: Role) -> bool:
        """Whether the offices said of a person are not other ones: a prime minister is no monarch."""
        asked = offices.of_role(role.lemma, self.scene.language)
        held = [found for lemma in figure.heads if (found := offices.of_role(lemma, self.scene.language))]
        return not asked or not held or any(asked & found for found in held)

    def _plain_lemma(self, lemma: str) -> str:
        """The role without what says that it is over: Ex-Minister."""
        former = next((word for word in sorted(self.scene.words.kinds.get("former", ())) if lemma.startswith(word)), "")
        rest = lemma[len(former) :].lstrip()
        return rest[:1].upper() + rest[1:] if former and self.scene.traits.capital_nouns else rest

    def _holders(self, lemma: str, *, longer: bool) -> list[Figure]:
        """Named persons with the role, or else with a longer one that ends with it: Minister, Finanzminister."""
        found = self.by_role.get(lemma)
        if found is None and longer:
            found = self._named_otherwise(lemma) or None
        if found is None and longer:
            found = self.by_end.get(lemma)
            if found is None:
                found = [f for role, group in self.by_role.items() if _ends(role, lemma) for f in group]
                self.by_end[lemma] = found = list(dict.fromkeys(found))
        return (found or [])[:FITTING]

    def _named_otherwise(self, lemma: str) -> list[Figure]:
        """Named persons with a role that means the same: Rathauschef, Bürgermeister."""
        return [f for other in self.alike.get(lemma, ()) for f in self.by_role.get(other, ())][:FITTING]

    def _same_sex(self, draft: Draft, figure: Figure) -> bool:
        sex = sex_of_role(self.scene, draft)
        return sex is None or figure.female is None or sex == figure.female

    def _nearest(self, wanted: Wanted, fitting: list[Figure]) -> Figure | None:
        """Of several that fit the one in focus."""
        return self.focus.find(_asked(wanted, ANY_PERSON, "person", fitting.__contains__, 0.0))

    def _anyone(self, draft: Draft, wanted: Wanted, margin: float, *, named: bool = True) -> Figure | None:
        """The person in focus, for words that fit anybody: der 57-Jährige, die SPD-Politikerin, the man."""
        sex = sex_of_role(self.scene, draft)
        own = ANY_PERSON if sex is None else "f" if sex else "m"
        party = self._party(draft)

        def fits(figure: Figure) -> bool:
            same_party = not party or not figure.party or figure.party == party
            return (not named or _is_name(figure)) and same_party and _same_country(draft, figure)

        return self.focus.find(_asked(wanted, own, "person", fits, margin))

    def _same_party(self, draft: Draft, figure: Figure) -> bool:
        """Whether the party named with the role is not another than the person's: der Spitzenkandidat der CDU."""
        if not figure.party:
            return True
        named = {self._party(draft), *self._parties_within(draft)} - {""}
        return not named or figure.party in named

    def _parties_within(self, draft: Draft) -> set[str]:
        """The parties named in the words of a role."""
        words, found = self.scene.texts[draft.sentence], set()
        for at in range(draft.head + 1, min(draft.last, draft.head + 1 + FITTING)):
            size, entries = self.scene.lexicon.match(words[at : draft.last], 0)
            for entry in entries:
                if entry.group == "party":
                    found |= {entry.name, " ".join(words[at : at + size])}
        return found

    def _party(self, draft: Draft) -> str:
        front = self.scene.lexicon.fronts.get(draft.role.front.lower()) if draft.role is not None else None
        return front.name if front is not None and front.group == "party" else ""

    def _body(self, draft: Draft, wanted: Wanted) -> Figure | None:
        """The body that a noun for bodies means: das Ministerium, the agency, der Konzern."""
        role = draft.role
        if role is None or draft.country or not self._plain(draft):
            return None
        known = self.last.get(("organization", whole(role))) or self._presided(role)
        if known is not None or role.front or not self.scene.words.are("any_body", role.lemma):
            return known
        sentence, body = self.of_sector.get(role.sector, (-NEAR, None))
        if body is not None and draft.sentence - sentence < NEAR:
            return body

        def fits(figure: Figure) -> bool:
            is_open = not figure.sector and role.sector in ANY_SECTOR
            return _is_name(figure) and (is_open or not role.sector or figure.sector == role.sector)

        return self.focus.find(_asked(wanted, "mfnp", "organization", fits, CLEAR))

    def _presided(self, role: Role) -> Figure | None:
        """The body that one of the persons presides over: Kommissionspräsidentin von der Leyen, die Kommission."""
        for pair in sorted(self.scene.words.kinds.get("presided", ())):
            noun, office, name = pair.split("=")
            if noun != role.lemma or role.front or office not in self.by_role:
                continue
            entry = next(iter(self.scene.lexicon.match(name.split(), 0)[1]), None)
            known = (f for f in self.scene.figures if entry is not None and f.wikidata == entry.wikidata)
            figure = next(known, None)
            if figure is None and entry is not None:
                figure = Figure("organization", entry.name, entry.wikidata, entry.country, entry.sector)
                self.scene.figures.append(figure)
            return figure
        return None

    def _own(self, draft: Draft, whose: str) -> Figure:
        """An actor of its own: the Russian government, demonstrators, a spokesman."""
        lemma = draft.role.lemma if draft.role is not None else draft.name
        front = draft.role.front if draft.role is not None else ""
        key = (draft.kind, draft.country, lemma + front, whose)
        if draft.source == "inhabitant":
            key = (draft.kind, draft.country, "", "")
        figure = self.made.get(key)
        is_new = not draft.definite and not draft.plural and draft.kind == "person" and draft.sentence > HEADLINE
        if figure is None or is_new:
            figure = Figure(draft.kind, called(self.scene, draft), "", draft.country, draft.sector)
            self.made[key] = figure
            self.scene.figures.append(figure)
        return figure


def whole(role: Role) -> str:
    """The word for a role with the first part of its compound: Rathauschef."""
    return f"{role.front}{role.lemma.lower()}" if role.front else role.lemma


@cache
def alike(language: str) -> dict[str, tuple[str, ...]]:
    """Each role to others that the same person or body is called by: Bürgermeister, Rathauschef."""
    found: dict[str, tuple[str, ...]] = {}
    for kind, group in sorted(words(language).kinds.items()):
        if kind.startswith("alike_"):
            for lemma in sorted(group):
                found[lemma] = (*found.get(lemma, ()), *sorted(group - {lemma}))
    return found


@lru_cache(maxsize=4096)
def shorter(known: Lexicon, lemma: str) -> tuple[str, ...]:
    """The roles that a longer one ends with: space agency is an agency, Finanzministerium a Ministerium."""
    lower = lemma.lower()
    starts = [at for at in range(1, len(lower) - SHORTEST_LAST + 1) if known.traits.compounds or lower[at - 1] == " "]
    found = (known.roles.get(lower[at:]) for at in starts)
    return tuple(role.lemma for role in found if role is not None and role.kind == "collective")


def _asked(wanted: Wanted, letters: str, kind: str, fits: Callable[[Figure], bool], margin: float) -> Wanted:
    return msgspec.structs.replace(
        wanted, letters=letters, kinds=frozenset({kind}), fits=fits, margin=margin, animate=True
    )


def _same_country(draft: Draft, figure: Figure) -> bool:
    return not draft.country or not figure.country or figure.country == draft.country


def _is_name(figure: Figure) -> bool:
    return any(mention.form == "name" for mention in figure.mentions[:FITTING])


def _opens_name(token: Token, before: Token) -> bool:
    """Whether a name follows: der Zeitung „Aftonbladet“, Firma Berg."""
    return token.pos == "PROPN" or (token.pos == "PUNCT" and token.depth > before.depth)


def _ends(longer: str, lemma: str) -> bool:
    return len(lemma) >= SHORTEST_LAST and longer != lemma and longer.lower().endswith(lemma.lower())
