"""Sixth pass: roles without a name, ``the country``, pronouns and possessives to the figures they mean."""

from __future__ import annotations

from depesche.actors.coreference import agreement
from depesche.actors.coreference.agreement import agree, letters, sex_of_role
from depesche.actors.coreference.descriptions import Descriptions
from depesche.actors.coreference.focus import Focus, Spot, Wanted
from depesche.actors.coreference.pronouns import HEADS, Pronoun, forms, pronoun
from depesche.actors.coreference.standing import Standing, reports, speaking, standing
from depesche.actors.draft import Draft, Figure, Scene
from depesche.document import Clause, Phrase
from depesche.language.genders import listed

RELATIVE = ("relative", "relative_other", "whose")
PLACES = ("country", "place_word")
"""Kinds of function words."""
NOUNS = frozenset({"NOUN", "PROPN"})
MOST_BODIES = 200  # bodies among which the party of a person is looked for
BODIES = frozenset({"organization", "country"})
"""Kinds of figures that ``it`` is said of when nothing but the pronoun tells; places do nothing by themselves."""
ANY = "mfn"
"""A name that nothing is known of may have any gender."""
SOME = 12  # mentions of a figure among which a name is looked for
LONGEST_SUBJECT = 12  # tokens of a subject in which its name begins
LONGEST_NAME = 6  # tokens before the antecedent of a relative pronoun in which its mention begins


def resolve(scene: Scene) -> None:
    """Walk through the text once and give every open mention a figure."""
    agreement.tell_sexes(scene)
    walk = _Walk(scene)
    for index in range(len(scene.drafts)):
        walk.sentence(index)
    scene.sort()


class _Walk:
    """What has been mentioned so far, while the text is read from beginning to end."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.focus = Focus()
        self.descriptions = Descriptions(scene, self.focus)
        kinds = scene.words.kinds
        self.pronouns = frozenset(forms(scene.language)).union(*(kinds.get(kind, ()) for kind in RELATIVE))
        self.places = frozenset[str]().union(*(kinds.get(kind, ()) for kind in PLACES))
        self.country: Figure | None = None
        """The country named last."""
        self.countries = {f.country: f for f in reversed(scene.figures) if f.kind == "country" and f.country}
        self.bodies = [f for f in scene.figures if f.kind == "organization"][:MOST_BODIES]
        self.speaker: Figure | None = None
        """Who speaks what is quoted here."""
        self.saying: Phrase | None = None
        """The subject that speaks, as long as it is not told who that is."""
        self.owners: dict[int, Figure] = {}
        """Possessive pronouns of the sentence, by token, and whom they mean."""

    def sentence(self, index: int) -> None:
        """Resolve roles, pronouns and country words of a sentence in text order."""
        scene = self.scene
        sentence = scene.document.sentences[index]
        if not scene.texts[index]:
            return
        drafts: dict[int, list[Draft]] = {}
        for draft in scene.drafts[index]:
            drafts.setdefault(draft.first, []).append(draft)
        seen = standing(sentence)
        self._quoted(index, seen, drafts)
        self.owners = {}
        covered = 0
        for at, token in enumerate(sentence.tokens):
            if at in drafts:
                for draft in drafts[at]:
                    self._mentioned(draft, seen, drafts)
                    covered = max(covered, draft.last if draft.form == "name" else 0)
                continue
            found: Draft | None = None
            if at < covered:
                continue
            if token.pos in NOUNS:
                found = self._place_word(index, at, seen, drafts) if token.text in self.places else None
                if found is None:
                    self._thing(index, at, seen)
            elif token.lower in self.pronouns and not self._is_article(seen, at):
                found = self._pronoun(index, at, seen, drafts)
            if found is not None:
                scene.drafts[index].append(found)
                drafts[at] = [found]

    def _is_article(self, seen: Standing, at: int) -> bool:
        """Whether the word is the article of a noun: der Minister, dieser alte Plan."""
        tokens = seen.sentence.tokens
        follows = tokens[at + 1].pos if at + 1 < len(tokens) else ""
        return tokens[at].pos == "DET" and follows in HEADS and self.scene.words.are("definite", tokens[at].lower)

    def _quoted(self, index: int, seen: Standing, drafts: dict[int, list[Draft]]) -> None:
        """Learn who speaks in a sentence; a quotation that goes on goes on being theirs."""
        tokens = seen.sentence.tokens
        if not tokens or not tokens[0].depth:
            self.speaker = None
        self.saying = None
        subject = speaking(self.scene, seen.sentence)
        if subject is None:
            return
        named = _named(drafts, subject, "person")
        if named is None:
            asked = pronoun(self.scene, seen, subject.head)
            is_he = asked is not None and asked.letters in {"m", "f"}
            named = self._meant(index, subject.head, seen, asked, drafts) if asked is not None and is_he else None
        self.speaker = named or self.speaker
        self.saying = None if named is not None else subject

    def _mentioned(self, draft: Draft, seen: Standing, drafts: dict[int, list[Draft]]) -> None:
        """Resolve a role, and remember the mention."""
        if draft.form == "role" and draft.figure is None:
            self._role(draft, seen, drafts)
        figure = draft.figure
        if figure is None or draft.source == "front":
            return
        self._led(draft, figure)
        phrase = seen.heads(draft)
        agreement.note(self.scene, draft, phrase)
        self.descriptions.note(draft)
        if draft.form != "adjective" and not self._nobody(draft):
            self._add(draft, seen, phrase)
        if self.saying is not None and self.saying.begin <= draft.first < self.saying.end and figure.kind == "person":
            self.speaker, self.saying = figure, None
        if figure.kind == "country":
            self.country = figure
        elif figure.country in self.countries and draft.form != "pronoun" and figure.kind != "place":
            self.country = self.countries[figure.country]

    def _led(self, draft: Draft, figure: Figure) -> None:
        """Who leads a body named before is of its sector: the union … its leader, Ann Lee."""
        owner = self.owners.get(draft.first - 1)
        if owner is None or draft.bearer is None or draft.role is None or owner.kind != "organization":
            return
        if owner.sector and self.scene.words.are("presides", draft.role.lemma) and not figure.wikidata:
            figure.sector, figure.country = owner.sector, figure.country or owner.country

    def _nobody(self, draft: Draft) -> bool:
        """Whether nobody in particular is meant: no president, every teacher."""
        before = self.scene.texts[draft.sentence][draft.first - 1].lower() if draft.first else ""
        if before == "(" and draft.sector == "MED":
            return True  # MADRID (AP)
        return draft.form == "role" and self.scene.words.are("quantifier", before)

    def _add(self, draft: Draft, seen: Standing, phrase: Phrase | None) -> None:
        token = seen.sentence.tokens[draft.first]
        role = "" if phrase is None else phrase.role
        place = (draft.end, draft.sentence, seen.clauses[draft.first], seen.sentence.block, token.depth)
        self.focus.add(Spot(draft.figure, "", *place, role, draft.form == "pronoun"))

    def _thing(self, index: int, at: int, seen: Standing) -> None:
        """Remember a noun that is no actor: a pronoun may mean it."""
        phrase = seen.phrases[at]
        if phrase is None or phrase.head != at:
            return
        if phrase.number == "plur":
            known = "p"
        elif self.scene.traits.gendered_pronouns:
            word = seen.sentence.tokens[at]
            known = phrase.gender or listed(word.lower, self.scene.language) or (ANY if word.pos == "PROPN" else "")
        else:
            known = "n"
        token = seen.sentence.tokens[at]
        place = (token.end, index, seen.clauses[at], seen.sentence.block, token.depth)
        self.focus.add(Spot(None, known, *place, phrase.role))

    def _wanted(self, index: int, at: int, seen: Standing, asked: str) -> Wanted:
        token = seen.sentence.tokens[at]
        return Wanted(asked, index, seen.clauses[at], seen.sentence.block, token.depth)

    def _role(self, draft: Draft, seen: Standing, drafts: dict[int, list[Draft]]) -> None:
        owner = self.owners.get(draft.first - 1)
        before = seen.sentence.tokens[draft.first - 1].lower if draft.first else ""
        possessor = draft.possessor.figure if draft.possessor is not None else owner
        if not draft.country and possessor is not None and draft.possessor is not None:
            draft.country = possessor.country
        whose = possessor.name if possessor is not None else before if self.scene.words.are("own", before) else ""
        wanted = self._wanted(draft.sentence, draft.first, seen, "")
        phrase = seen.heads(draft)
        wanted.number = phrase.number if phrase is not None else ""
        if draft.source == "inhabitant" and wanted.number == "sing" and not self.scene.traits.plural_by_form:
            draft.plural, draft.kind = False, "person"
        if owner is not None:
            wanted.excluded = (owner,)
        figure = self._said_of(draft, seen, drafts) or self._party(draft, owner)
        figure = figure or self.descriptions.figure(draft, wanted, whose)
        draft.figure = figure
        figure.mentions.append(draft)
        if figure.kind == "person" and figure.female is None:
            figure.female = sex_of_role(self.scene, draft)

    def _party(self, draft: Draft, owner: Figure | None) -> Figure | None:
        """``seine Partei``: that of the person."""
        if owner is None or not owner.party or draft.role is None or draft.role.sector != "PTY" or draft.role.front:
            return None
        return next((f for f in self.bodies if f.kind == "organization" and owner.party in _names(f)), None)

    def _said_of(self, draft: Draft, seen: Standing, drafts: dict[int, list[Draft]]) -> Figure | None:
        """Of whom the role is said: the named subject of ``is``, ``was``, ``remains``."""
        phrase, clause = seen.heads(draft), seen.clause(draft.first)
        verb = clause.verb if clause is not None else None
        if phrase is None or phrase.role != "predicate" or clause is None or verb is None or draft.plural:
            return None
        is_fact = verb.finite is not None and not verb.negated and not verb.modal and clause.kind != "conditional"
        if clause.subject is None or not is_fact or verb.mood == "subjunctive2":
            return None
        figure = _covering(drafts, clause.subject.head)
        if figure is None or figure.kind != draft.kind or not any(d.form == "name" for d in figure.mentions[:SOME]):
            return None
        return figure

    def _pronoun(self, index: int, at: int, seen: Standing, drafts: dict[int, list[Draft]]) -> Draft | None:
        """The mention that a pronoun is, when it is clear whom it means."""
        scene = self.scene
        token = seen.sentence.tokens[at]
        figure = self._relative(at, seen, drafts)
        if figure is None:
            asked = pronoun(scene, seen, at)
            figure = self._meant(index, at, seen, asked, drafts) if asked is not None else None
            if figure is not None and asked is not None and asked.possessive:
                self.owners[at] = figure
        if figure is None:
            return None
        draft = scene.draft(index, at, at + 1, "pronoun", figure.kind, token.text)
        draft.source, draft.figure = "possessive" if at in self.owners else "pronoun", figure
        figure.mentions.append(draft)
        if not scene.words.are("relative", token.lower):
            self._add(draft, seen, seen.heads(draft))
        return draft

    def _relative(self, at: int, seen: Standing, drafts: dict[int, list[Draft]]) -> Figure | None:
        """The noun that a relative pronoun means: who said, dessen Chef."""
        token = seen.sentence.tokens[at]
        if not any(self.scene.words.are(kind, token.lower) for kind in RELATIVE):
            return None
        clause = seen.clause(at)
        if clause is None or clause.kind != "relative" or clause.antecedent is None or at > clause.spans[0][0] + 1:
            return None
        is_whose = self.scene.words.are("whose", token.lower)
        if self.scene.words.are("restrictive", token.lower) and seen.sentence.tokens[at - 1].pos == "PROPN":
            return None  # he told the BBC that …
        figure = _covering(drafts, clause.antecedent)
        if figure is not None and is_whose:
            self.owners[at] = figure
        return figure

    def _meant(
        self, index: int, at: int, seen: Standing, asked: Pronoun, drafts: dict[int, list[Draft]]
    ) -> Figure | None:
        """Whom a pronoun means."""
        token = seen.sentence.tokens[at]
        wanted = self._wanted(index, at, seen, asked.letters)
        wanted.possessive = asked.possessive
        wanted.apart = not asked.possessive and not asked.reflexive
        wanted.animate = asked.animate
        barred = [self.speaker] if token.depth else []
        clause = seen.clause(at)
        subject = clause.subject if clause is not None and wanted.apart and not asked.nominative else None
        if subject is not None and subject.head != at:
            barred.append(_covering(drafts, subject.head))
        wanted.excluded = tuple(figure for figure in barred if figure is not None)
        beside = self._joined(at, seen) if asked.possessive else None
        if beside is not None and agree(beside.letters or _letters(beside.figure), asked.letters):
            return beside.figure
        wanted.told = self._told_of(seen, clause, asked, drafts)
        wanted.reporting = clause is not None and clause.kind == "reporting"
        if asked.letters == "n" and not asked.possessive:
            wanted.kinds = BODIES
        if asked.own_words:
            return wanted.told
        if asked.near:
            figure = self.focus.last(wanted)
        else:
            figure = self._ahead(at, seen, asked, drafts) or self.focus.find(wanted)
            if figure is None and asked.animate:
                figure = self.focus.far(wanted)
        if figure is not None and figure.kind == "person" and figure.female is None:
            figure.female = {"m": False, "f": True}.get(asked.letters)
        return figure

    def _told_of(
        self, seen: Standing, clause: Clause | None, asked: Pronoun, drafts: dict[int, list[Draft]]
    ) -> Figure | None:
        """Who speaks in the clause above: das Ministerium erklärte, es habe geprüft."""
        if clause is None or clause.kind != "complement" or clause.parent is None:
            return None
        above = seen.sentence.clauses[clause.parent]
        if above.subject is None or not reports(self.scene, above):
            return None
        figure = _covering(drafts, above.subject.head)
        return figure if agree(_letters(figure), asked.letters) else None

    def _joined(self, at: int, seen: Standing) -> Spot | None:
        """What a possessive behind ``und`` goes back to, the noun right before it: Berg und seine Frau."""
        tokens = seen.sentence.tokens
        if at < 2 or not self.scene.words.are("and", tokens[at - 1].lower) or not self.focus.spots:
            return None
        last = self.focus.spots[-1]
        return last if last.end == tokens[at - 2].end else None

    def _ahead(self, at: int, seen: Standing, asked: Pronoun, drafts: dict[int, list[Draft]]) -> Figure | None:
        """The named subject behind a possessive in front of it: ``in her speech, Weber said``."""
        clause, phrase = seen.clause(at), seen.phrases[at]
        if clause is None or not asked.possessive:
            return None
        if clause.parent is not None and (clause.subject is None or clause.subject.shared):
            clause = seen.sentence.clauses[clause.parent]
        elif phrase is None or not phrase.preposition:
            return None
        subject = clause.subject
        if subject is None or subject.shared or subject.begin <= at or clause.kind not in {"main", "complement"}:
            return None
        figure = _named(drafts, subject, "person", "organization")
        return figure if agree(_letters(figure), asked.letters) else None

    def _place_word(self, index: int, at: int, seen: Standing, drafts: dict[int, list[Draft]]) -> Draft | None:
        """``das Land``, ``sein Land``, ``the city``: the country or city of which the text spoke last."""
        scene, tokens = self.scene, seen.sentence.tokens
        before = tokens[at - 1].lower if at else ""
        is_definite = scene.words.are("definite", before)
        if any(draft.form == "name" for draft in drafts.get(at + 1, ())):
            return None  # das Land Thüringen, der Inselstaat Malta
        figure: Figure | None = None
        if scene.words.are("country", tokens[at].text):
            if scene.words.are("own", before):
                owner = self.owners.get(at - 1)
                figure = self.countries.get(owner.country) if owner is not None else None
            elif is_definite and not scene.words.are(
                "rural", " ".join(t.lower for t in tokens[max(at - 2, 0) : at + 1])
            ):
                figure = None if self._acts_here(at, seen, drafts) else self.country
        elif scene.words.are("place_word", tokens[at].text) and is_definite:
            wanted = self._wanted(index, at, seen, "mfnp")
            wanted.kinds, wanted.animate = frozenset({"place"}), True
            figure = self.focus.find(wanted)
        if figure is None:
            return None
        draft = scene.draft(index, at, at + 1, "role", figure.kind, tokens[at].text)
        draft.source, draft.figure = "country_word", figure
        figure.mentions.append(draft)
        return draft

    def _acts_here(self, at: int, seen: Standing, drafts: dict[int, list[Draft]]) -> bool:
        """Whether the country named last is the subject of the clause: Norwegen liefert Gas in | das Land."""
        clause = seen.clause(at)
        subject = clause.subject if clause is not None else None
        if subject is None or subject.begin <= at < subject.end:
            return False
        return self.country is not None and _covering(drafts, subject.head) is self.country


def _named(drafts: dict[int, list[Draft]], phrase: Phrase, *kinds: str) -> Figure | None:
    """The first actor of a phrase that is named, or was told before, and is of one of the kinds."""
    for at in range(phrase.begin, min(phrase.end, phrase.begin + LONGEST_SUBJECT)):
        for draft in drafts.get(at, ()):
            if draft.figure is not None and draft.form != "adjective":
                return draft.figure if draft.figure.kind in kinds else None
    return None


def _letters(figure: Figure | None) -> str:
    return letters(figure) if figure is not None else ""


def _names(figure: Figure) -> set[str]:
    return {figure.name} | {mention.name for mention in figure.mentions[:SOME]}


def _covering(drafts: dict[int, list[Draft]], at: int) -> Figure | None:
    """Whose mention the token belongs to, looking back over the length of a name."""
    for begin in range(at, max(-1, at - LONGEST_NAME), -1):
        for draft in drafts.get(begin, ()):
            if draft.form != "adjective" and (draft.last > at or draft.head == at):
                return draft.figure
    return None
