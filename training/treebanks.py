"""Reading the annotated corpora: CoNLL-U treebanks and ``word##TAG`` lines, with the tokens Depesche uses.

German contractions (``im``) are one token tagged ADP; hyphenated compounds that a treebank splits are offered as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

CORPORA = Path(__file__).resolve().parents[2] / "shared" / "corpora"
FEATURE_COLUMNS = 3
VERB_FORMS = ("Fin", "Inf", "Part", "Ger")
# PUD tags verb forms and particles in its own column only.
PUD_VERB_FORMS = {"VBC": "Fin", "VB": "Inf", "VBN": "Part"}
PARTICLES = frozenset({"PTKVZ", "DC"})
# Refinements by the treebank's own tags (STTS, Penn): labels that part what stands in different places of a sentence.
REFINED = {
    "PRON": {
        "PPER": "Prs", "PRF": "Refl", "PRELS": "Rel",
        "PRP": "Prs", "PRP$": "Poss", "WDT": "Rel", "WP": "Rel", "EX": "Ex",
    },
    "DET": {"ART": "Art", "PPOSAT": "Poss"},
    "ADJ": {"ADJA": "Attr", "JJR": "Cmp", "JJS": "Sup"},
    "ADV": {"PAV": "Pav", "PWAV": "W", "WRB": "W", "RBR": "Cmp"},
    "PART": {"PTKZU": "Zu", "PTKNEG": "Neg", "POS": "Pos", "RB": "Neg"},
    "ADP": {"KOKOM": "Kom"},
    "CCONJ": {"KOKOM": "Kom"},
    "NOUN": {"NNS": "Plur"},
    "PROPN": {"NNPS": "Plur"},
}  # fmt: skip
REFINED_FORMS = {"MD": "Mod", "VBD": "Past", "VBZ": "Third", "VVIZU": "Zu"}


@dataclass(frozen=True, slots=True)
class Word:
    """One token of a treebank."""

    form: str
    pos: str
    label: str
    """Part of speech refined as :mod:`depesche.language.tagger` refines it."""
    lemma: str = ""
    features: str = ""
    space_after: bool = True


Words = list[Word]


def without_test(path: Path, corpora: Path) -> Iterator[list[str]]:
    """The rows of a list of feature values (``morph-de``): sentence, index of the word, value.

    The lists were drawn from all parts of GSD; the sentences of its test part are left out.
    """
    test = (corpora / "ud-de" / "gsd-test.conllu").read_text(encoding="utf-8").split("\n")
    held = {_letters(line.removeprefix("# text = ")) for line in test if line.startswith("# text = ")}
    for line in path.read_text(encoding="utf-8").split("\n"):
        row = line.split("\t")
        if len(row) == FEATURE_COLUMNS and _letters(row[0]) not in held:
            yield row


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def conllu(path: Path, language: str) -> Iterator[tuple[str, Words]]:
    """The sentences of a treebank as raw text and words."""
    text = ""
    rows: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# text = "):
            text = line.removeprefix("# text = ")
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif not line and rows:
            yield text, _words(rows, language)
            rows = []


def _words(rows: list[list[str]], language: str) -> Words:
    words: Words = []
    last_part = 0
    for row in rows:
        if "." in row[0]:
            continue
        space_after = "SpaceAfter=No" not in row[9]
        if "-" in row[0]:
            if language == "de":
                last_part = int(row[0].partition("-")[2])
                words.append(Word(row[1], "ADP", "ADP", "", "", space_after))
        elif int(row[0]) <= last_part:
            if not words[-1].lemma:  # that of a contraction is its preposition's
                words[-1] = replace(words[-1], lemma=row[2])
        else:
            words.append(Word(row[1], row[3], _label(row), row[2], row[5], space_after))
    return words


def _label(row: list[str]) -> str:
    pos, own, features, relation = row[3], row[4], row[5], row[7]
    if pos in {"VERB", "AUX"}:
        form = next((f for f in VERB_FORMS if f"VerbForm={f}" in features), PUD_VERB_FORMS.get(own, ""))
        form = REFINED_FORMS.get(own, form)
    elif own in PARTICLES or (relation == "compound:prt" and pos in {"ADP", "ADV"}):
        form = "Vbp"
    else:
        form = REFINED.get(pos, {}).get(own, "")
    return f"{pos}+{form}" if form else pos


def tagged(path: Path) -> Iterator[Words]:
    """The sentences of a ``word##TAG`` file; a row tagged ``_`` is a contraction, its two parts follow."""
    for line in path.read_text(encoding="utf-8").split("\n"):
        words: Words = []
        skip = 0
        for form, _, tag in (part.rpartition("##") for part in line.split()):
            if skip:
                skip -= 1
            elif tag == "_":
                words.append(Word(form, "ADP", "ADP"))
                skip = 2
            else:
                words.append(Word(form, tag, tag))
        if words:
            yield words


def joined(words: Words) -> Words:
    """The same words with hyphenated compounds as one, tagged like their last part."""
    result: Words = []
    index = 0
    while index < len(words):
        word = words[index]
        while index + 2 < len(words) and _is_compound(word, words[index + 1], words[index + 2]):
            last = words[index + 2]
            lemma = f"{word.form}-{last.lemma}" if last.lemma else ""
            word = replace(last, form=f"{word.form}-{last.form}", lemma=lemma)
            index += 2
        result.append(word)
        index += 1
    return result


def _is_compound(first: Word, hyphen: Word, last: Word) -> bool:
    if hyphen.form != "-" or not last.form[0].isalnum() or not first.form[-1].isalnum():
        return False
    if not hyphen.space_after and not first.space_after:
        return True
    # GSD spells compounds with spaces round the hyphen: Wellness - Hotel; a dash stands between other words.
    return first.pos in {"NOUN", "PROPN", "NUM", "X"} and last.pos in {"NOUN", "PROPN"}


def both(sentences: Iterable[Words]) -> Iterator[Words]:
    """Each sentence as it stands, and once more with its hyphenated compounds as one."""
    for words in sentences:
        yield words
        whole = joined(words)
        if len(whole) != len(words):
            yield whole
