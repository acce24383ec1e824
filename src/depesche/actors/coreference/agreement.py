"""Which pronouns can mean a figure: sex of persons, grammatical gender and number of bodies, countries and places.

Four letters name the classes of pronouns in every language: m (*er*, *he*), f (*sie* with its verb in the singular,
*she*), n (*es*, *it*), p (*sie* with its verb in the plural, *they*).
"""

from __future__ import annotations

from functools import cache

from depesche.actors import knowledge
from depesche.actors.draft import Draft, Figure, Scene
from depesche.actors.lexicon import Role
from depesche.document import Phrase
from depesche.language.genders import listed
from depesche.language.tables import rows

GENDERS = frozenset("mfn")
ANY_PERSON = "mf"
SURE_NOUN = 4  # letters of an ending from which on the last word of a name tells its gender


@cache
def paired(language: str) -> frozenset[str]:
    """Lemmas of roles that have a word of their own for women, so that the plain word said of one means a man."""
    found = (row for row in rows(language, "roles") if row["feminine"] and row["feminine"] != row["lemma"])
    return frozenset(row["lemma"] for row in found)


def tell_sexes(scene: Scene) -> None:
    """Set the sex of the persons that title or role tells; first names have told before."""
    for draft in scene.all():
        figure = draft.figure
        if figure is None or figure.kind != "person":
            continue
        told = sex_of_role(scene, draft) if draft.form == "role" else sex_before(scene, draft)
        if told is not None and (figure.female is None or draft.form == "name"):
            figure.female = told


def sex_of_name(scene: Scene, name: str) -> bool | None:
    """Whether a full name is a woman's; None when its first name does not tell."""
    first = name.split(maxsplit=1)[0]
    if scene.words.are("female", first):
        return True
    return {"f": True, "m": False}.get(knowledge.sex_of(first))


def sex_before(scene: Scene, draft: Draft) -> bool | None:
    """What title or role before a name tells: Frau Weber, Mr. Weber, Ministerin Weber."""
    if draft.form != "name" or not draft.first:
        return None
    before = scene.texts[draft.sentence][draft.first - 1]
    if scene.words.are("female_title", before):
        return True
    if scene.words.are("male_title", before):
        return False
    role = scene.lexicon.role(before) if before[:1].isupper() or not scene.traits.capital_nouns else None
    return _sex(scene, role) if role is not None and not role.plural else None


def sex_of_role(scene: Scene, draft: Draft) -> bool | None:
    """Whether a word for one person means a woman; None when it means either."""
    role = draft.role
    if role is None or draft.plural or draft.kind != "person":
        return None
    if role.kind == "age":
        return {"f": True, "m": False}.get(_age_gender(scene, draft))
    return _sex(scene, role)


def _sex(scene: Scene, role: Role) -> bool | None:
    """What the word for a role tells: Ministerin, spokesman, Vater."""
    lemma = role.lemma
    if role.feminine or scene.words.are("female_role", lemma) or _ends(scene, "female_ending", lemma):
        return True
    if scene.words.are("male_role", lemma) or _ends(scene, "male_ending", lemma):
        return False
    return False if lemma in paired(scene.language) else None


def _ends(scene: Scene, kind: str, lemma: str) -> bool:
    endings = scene.words.kinds.get(kind)
    return bool(endings) and lemma.lower().endswith(tuple(endings or ()))


def _age_gender(scene: Scene, draft: Draft) -> str:
    """What the phrase says of an adjective as noun: der 57-Jährige, die 57-Jährige."""
    for clause in scene.sentence(draft).clauses:
        for phrase in clause.phrases:
            if phrase.begin <= draft.head < phrase.end and not phrase.shared:
                return phrase.gender
    return ""


def letters(figure: Figure) -> str:
    """The classes of pronouns that can mean the figure."""
    if figure.kind != "person":
        return figure.gender
    return ANY_PERSON if figure.female is None else "f" if figure.female else "m"


def agree(one: str, other: str) -> bool:
    """Whether two sets of classes have one in common."""
    return one in other if len(one) == 1 else not set(one).isdisjoint(other)


def note(scene: Scene, draft: Draft, phrase: Phrase | None) -> None:
    """Learn the gender of a body, country, place or group from one of its mentions."""
    figure = draft.figure
    if figure is None or figure.kind == "person" or draft.form == "adjective":
        return
    if not scene.traits.gendered_pronouns:
        figure.gender = {"group": "p", "organization": "np"}.get(figure.kind, "n")
    elif figure.kind == "group":
        figure.gender = "p" if draft.plural or not draft.role else figure.gender or _noun(scene, draft) or "p"
    else:
        told = _noun(scene, draft) if draft.form == "role" else _told(scene, draft, phrase)
        figure.gender = told or figure.gender or _default(scene, draft)


def _noun(scene: Scene, draft: Draft) -> str:
    word = scene.texts[draft.sentence][draft.head if draft.head >= 0 else draft.last - 1].lower()
    found = listed(word.rpartition("-")[2], scene.language)
    return found if found in GENDERS or found == "p" else ""


def _told(scene: Scene, draft: Draft, phrase: Phrase | None) -> str:
    """What article and verb say: die EU, der Iran, die USA haben."""
    if phrase is None or not draft.first or not draft.first <= phrase.head < draft.last:
        return ""
    if not scene.words.are("definite", scene.texts[draft.sentence][draft.first - 1].lower()):
        return ""
    return "p" if phrase.number == "plur" else phrase.gender


def _default(scene: Scene, draft: Draft) -> str:
    """Countries and cities are neuter without an article; bodies are what their last word is."""
    if draft.kind in {"country", "place"}:
        return "n"
    last = draft.name.split()[-1].lower()
    found = listed(last, scene.language) if len(last) > SURE_NOUN else ""
    return found if found in GENDERS else ""
