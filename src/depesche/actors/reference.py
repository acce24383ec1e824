"""Sixth pass: roles without a name, ``the country``, and pronouns to the figures they mean."""

from __future__ import annotations

from depesche.actors.draft import Draft, Figure, Scene
from depesche.document import Clause, Phrase

NEAR = 5  # sentences back that a pronoun may reach
LONGEST_PRONOUN = 8
LONGEST_SUBJECT = 40  # tokens of a subject that are looked at
LEADING = frozenset({"head", "minister", "official", "spokes"})


def resolve(scene: Scene) -> None:
    """Walk through the text once and give every open mention a figure."""
    walk = _Walk(scene)
    for index in range(len(scene.drafts)):
        walk.sentence(index)
    scene.sort()


class _Walk:
    """What has been mentioned so far, while the text is read from beginning to end."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.country: Figure | None = None
        """The country named last."""
        self.countries = {f.country: f for f in reversed(scene.figures) if f.kind == "country" and f.country}
        self.people = [f for f in scene.figures if f.kind == "person" and f.mentions]
        self.by_role: dict[str, list[Figure]] = {}
        for figure in self.people:
            for lemma in figure.heads:
                self.by_role.setdefault(lemma, []).append(figure)
        self.leaders: dict[str, list[Figure]] = {}
        """Country to its persons in leading roles."""
        for figure in self.people:
            if figure.country and any(d.role is not None and d.role.kind == "head" for d in figure.mentions):
                self.leaders.setdefault(figure.country, []).append(figure)
        self.made: dict[tuple[str, str, str, str], Figure] = {}
        self.subjects: list[tuple[int, int, Figure]] = []
        """(sentence, quotation depth, person) of subjects, as they were read."""
        self.last: tuple[int, Figure] | None = None
        """The last subject of any kind, with its sentence."""

    def sentence(self, index: int) -> None:
        """Resolve the roles, then pronouns and country words of a sentence in text order."""
        scene = self.scene
        for draft in scene.drafts[index]:
            if draft.form == "role" and draft.figure is None:
                self._role(draft)
        added = self._small_words(index)
        scene.drafts[index] += added

    def _role(self, draft: Draft) -> None:
        if draft.role is not None and draft.role.kind == "age" and draft.definite:
            recent = self._recent(draft.sentence, 0)
            if recent:
                draft.figure = recent[0]
                recent[0].mentions.append(draft)
                return
        possessor = draft.possessor.figure if draft.possessor is not None else None
        if not draft.country and possessor is not None:
            draft.country = possessor.country
        figure = self._same_role(draft)
        if figure is None:
            figure = self._own(draft)
        draft.figure = figure
        figure.mentions.append(draft)
        if figure.kind == "person" and draft.role is not None and draft.role.feminine:
            figure.female = True

    def _same_role(self, draft: Draft) -> Figure | None:
        """The one named person that the description fits."""
        role = draft.role
        if role is None or draft.kind != "person" or draft.definite is False:
            return None
        if role.kind == "head" and draft.country:
            leaders = self.leaders.get(draft.country, [])
            if len(leaders) == 1:
                return leaders[0]
        fitting = [
            f
            for f in self.by_role.get(role.lemma, [])
            if not draft.country or not f.country or f.country == draft.country
        ]
        if role.kind == "head" and not draft.country and not fitting and draft.definite:
            fitting = [f for group in self.leaders.values() for f in group]
        if draft.country and len(fitting) > 1:
            fitting = [f for f in fitting if f.country == draft.country]
        before = [f for f in fitting if f.mentions and min(m.begin for m in f.mentions) < draft.begin]
        fitting = before or fitting
        is_political = role.kind in LEADING or bool(draft.country)
        return fitting[0] if len(fitting) == 1 and (is_political or before) else None

    def _own(self, draft: Draft) -> Figure:
        """An actor of its own: the Russian government, demonstrators, a spokesman."""
        lemma = draft.role.lemma if draft.role is not None else draft.name
        front = draft.role.front if draft.role is not None else ""
        name = self.scene.text(draft)
        whose = (
            draft.possessor.figure.name if draft.possessor is not None and draft.possessor.figure is not None else ""
        )
        key = (draft.kind, draft.country, lemma + front, whose)
        if draft.source == "inhabitant":
            key = (draft.kind, draft.country, "", "")
        figure = self.made.get(key)
        if figure is None:
            figure = Figure(draft.kind, name, "", draft.country, draft.sector)
            self.made[key] = figure
            self.scene.figures.append(figure)
        return figure

    def _small_words(self, index: int) -> list[Draft]:
        """Pronouns and country words, read in order with the names between them."""
        scene = self.scene
        sentence = scene.document.sentences[index]
        if not scene.texts[index]:
            return []
        drafts = {d.first: d for d in reversed(scene.drafts[index])}
        subjects = {
            phrase.head: (phrase, clause)
            for clause in sentence.clauses
            for phrase in clause.phrases
            if phrase.role == "subject" and not phrase.shared
        }
        covers = {phrase.begin: phrase for phrase, _ in subjects.values()}
        added: list[Draft] = []
        for at, token in enumerate(sentence.tokens):
            draft = drafts.get(at)
            if draft is not None:
                self._seen(draft)
            elif scene.words.are("country", token.text) and token.pos in {"NOUN", "PROPN"}:
                added += self._country_word(index, at)
            elif at in subjects and len(token.text) < LONGEST_PRONOUN:
                added += self._pronoun(index, at, subjects[at][1], drafts)
            if at in covers:
                self._subject(index, covers[at], drafts, token.depth)
        return added

    def _seen(self, draft: Draft) -> None:
        figure = draft.figure
        if figure is None or draft.source == "front":
            return
        if figure.kind == "country":
            self.country = figure
        elif figure.country in self.countries and draft.form != "pronoun" and figure.kind != "place":
            self.country = self.countries[figure.country]

    def _subject(self, index: int, phrase: Phrase, drafts: dict[int, Draft], depth: int) -> None:
        """Remember whom a subject names."""
        within = range(phrase.begin, min(phrase.end, phrase.begin + LONGEST_SUBJECT))
        named = [d.figure for at in within if (d := drafts.get(at)) is not None and d.figure and d.form != "adjective"]
        people = list(dict.fromkeys(f for f in named if f.kind == "person"))
        if len(people) == 1:
            self.subjects.append((index, depth, people[0]))
        if named:
            self.last = (index, named[0])

    def _pronoun(self, index: int, at: int, clause: Clause, drafts: dict[int, Draft]) -> list[Draft]:
        """The subject pronoun as a mention, when it is clear whom it means."""
        scene = self.scene
        token = scene.document.sentences[index].tokens[at]
        number = clause.verb.number if clause.verb else ""
        figure: Figure | None = None
        if clause.kind == "relative" and clause.antecedent is not None and scene.words.are("relative", token.lower):
            figure = _covering(drafts, clause.antecedent)
        elif scene.words.are("he", token.lower):
            figure = self._he(index, token.depth)
        elif scene.words.are("she", token.lower) and (number == "sing" or not scene.words.are("they", token.lower)):
            figure = self._she(index, token.depth)
        elif scene.words.are("they", token.lower) and number != "sing" and self.last is not None:
            is_near = index - self.last[0] <= 1 and self.last[1].kind == "group"
            figure = self.last[1] if is_near else None
        if figure is None:
            return []
        draft = scene.draft(index, at, at + 1, "pronoun", figure.kind, token.text)
        draft.source, draft.figure = "pronoun", figure
        figure.mentions.append(draft)
        if figure.kind == "person" and clause.kind != "relative":
            self.subjects.append((index, token.depth, figure))
        return [draft]

    def _recent(self, index: int, depth: int) -> list[Figure]:
        """The persons that were subjects in the last sentences, the nearest first.

        Outside quotations only those outside: "Müller irrt", sagte er.
        """
        near = []
        for seen, inside, figure in reversed(self.subjects):
            if index - seen > NEAR:
                break
            if inside <= depth:
                near.append(figure)
        return list(dict.fromkeys(near))

    def _he(self, index: int, depth: int) -> Figure | None:
        found = next((f for f in self._recent(index, depth) if f.female is not True), None)
        if found is not None:
            found.female = False
        return found

    def _she(self, index: int, depth: int) -> Figure | None:
        recent = self._recent(index, depth)
        known = next((f for f in recent if f.female), None)
        is_person = not self.scene.traits.gendered_pronouns
        if known is None and is_person and len(recent) == 1 and recent[0].female is None:
            known = recent[0]
            known.female = True
        return known

    def _country_word(self, index: int, at: int) -> list[Draft]:
        """``das Land``, ``sein Land``: the country of whom the text spoke last."""
        scene = self.scene
        tokens = scene.document.sentences[index].tokens
        before = tokens[at - 1].lower if at else ""
        figure: Figure | None = None
        if scene.words.are("own", before):
            person = self.subjects[-1][2] if self.subjects and index - self.subjects[-1][0] <= NEAR else None
            figure = self.countries.get(person.country) if person is not None else None
        elif scene.words.are("definite", before):
            figure = self.country
        if figure is None:
            return []
        draft = scene.draft(index, at, at + 1, "role", "country", tokens[at].text)
        draft.source, draft.figure = "country_word", figure
        figure.mentions.append(draft)
        return [draft]


def _covering(drafts: dict[int, Draft], at: int) -> Figure | None:
    """Whose mention the token belongs to, looking back over the length of a name."""
    for begin in range(at, max(-1, at - 6), -1):
        draft = drafts.get(begin)
        if draft is not None:
            return draft.figure if draft.last > at or draft.head == at else None
    return None
