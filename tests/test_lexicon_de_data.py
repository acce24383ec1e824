"""The German verb and noun lexicon line by line: columns, vocabulary of the cells, forms, coverage.

Each test collects the lines that break its rule, so that a failure names all of them.
"""

from __future__ import annotations

import re
from collections import Counter
from importlib.resources import files
from typing import get_args

import pytest

from depesche.language.tables import COLUMNS, values
from depesche.report import EventType

Row = dict[str, str]

TYPES = frozenset(get_args(EventType))
MODES = {
    "ASSAULT": {
        "abduct", "aerial", "assassinate", "beat", "cleansing", "execute", "explosives", "firearms", "heavy-weapons",
        "other", "primitive", "sexual", "suicide-attack", "torture",
    },
    "COERCE": {
        "ban", "censor", "confiscate", "curfew", "cyber", "deport", "destroy", "detain", "martial-law", "restrict",
    },
    "CONSULT": {"host", "multilateral", "phone", "third-party", "visit"},
    "MOBILIZE": {"militia", "police", "troops", "weapons"},
    "PROTEST": {"boycott", "demo-org", "demo-spon", "obstruct", "riot", "strike-gen", "strike-hun"},
    "RETREAT": {"access", "ceasefire", "disarm", "release", "resign", "return", "withdraw"},
    "SANCTION": {"convict", "discontinue", "expel", "withdraw"},
    "THREATEN": {"arrest", "ban", "curfew", "political", "relations", "restrict", "violence"},
}  # fmt: skip

PREPOSITION_WORDS = """
als an auf aus bei durch für gegen gegenüber hinter in mit nach über um unter von vor zu zwischen
"""
PARTICLE_WORDS = """
ab abhanden an aneinander auf aufeinander aufrecht aus auseinander bei bekannt bereit bestehen bevor bloß brach da
dagegen danieder dar davon dazwischen durch ein einher einig entgegen erhalten fallen fehl feil fern fertig fest fort
frei für gefangen gegen gegenüber geheim gleich groß gut hängen heilig heim her herab heran herauf heraus herbei
herein herum herunter hervor hin hinab hinaus hinein hinterher hinüber hinweg hinzu hoch inne instand irre kennen klar
klein krank kund kurz kürzer lahm leer leicht leid liegen lob los mit mobil nach nahe näher nieder offen preis quer
raus richtig rück schief schön schwer sicher stand statt stecken stehen still teil tot übel über überein übrig um
unter verloren vor voran voraus vorbei vorher vorn vorüber vorweg wach wahr weg weh weiter wert wett wider wieder
wiederauf wiederher willkommen zu zufrieden zugrunde zunichte zurecht zurück zusammen zustande zuvor zuwider
"""
INSEPARABLE_WORDS = "be emp ent er ge miss ver zer über unter um wider hinter durch voll wieder"
INSEPARABLE = tuple(INSEPARABLE_WORDS.split())

PREPOSITIONS = frozenset(PREPOSITION_WORDS.split())
PARTICLES = frozenset(PARTICLE_WORDS.split())
SLOTS = frozenset({"subject", "object", "indirect", "genitive"}) | PREPOSITIONS
FLAGS = {"reciprocal", "planned", "political", "person", "unaccusative", "negative", "light"}
FLAGS |= {f"matter:{slot}" for slot in SLOTS | {"clause"}}
REPORTS = {"direct", "clause", "object", "hearsay"} | {f"object:{preposition}" for preposition in PREPOSITIONS}
CONTRACTIONS = {"zum", "zur", "im", "ins", "am", "ans", "beim", "vom", "ums", "aufs"}
FORMS = ("present", "past", "participle", "subjunctive")


def lines(name: str) -> list[str]:
    text = files("depesche.language").joinpath("de", f"{name}.tsv").read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("#")]


def table(name: str) -> list[Row]:
    columns = COLUMNS[name]
    padded = ((line.split("\t") + [""] * len(columns))[: len(columns)] for line in lines(name)[1:])
    return [dict(zip(columns, cells, strict=True)) for cells in padded]


VERBS = table("verbs")
NOUNS = table("nouns")


@pytest.mark.parametrize("name", ["verbs", "nouns"])
def test_header_and_width(name: str) -> None:
    header, *body = lines(name)
    assert tuple(header.split("\t")) == COLUMNS[name]
    assert not [line for line in body if len(line.split("\t")) > len(COLUMNS[name])]


@pytest.mark.parametrize("name", ["verbs", "nouns"])
def test_cells_are_tidy(name: str) -> None:
    untidy = re.compile(r"  |\| | \||\|\||\|\t|\t\||\t | \t|\|$|\s$")
    assert not [line for line in lines(name) if untidy.search(line)]


@pytest.mark.parametrize("row_of", [VERBS, NOUNS], ids=["verbs", "nouns"])
def test_events_and_modes_are_known(row_of: list[Row]) -> None:
    def known(event: str) -> bool:
        kind, slash, mode = event.partition("/")
        return not event or (kind in TYPES and (not slash or mode in MODES.get(kind, ())))

    assert not [row for row in row_of if not known(row["event"])]


def test_slots_are_known() -> None:
    nouns = SLOTS | {"compound"}
    assert not [r for r in VERBS if not SLOTS.issuperset(values(r["source"]) + values(r["target"]))]
    assert not [r for r in NOUNS if not nouns.issuperset(values(r["source"]) + values(r["target"]))]
    assert not [r for r in VERBS if (r["source"] or r["target"]) and not r["event"]]
    assert not [r for r in NOUNS if (r["source"] or r["target"]) and not r["event"] and not r["reports"]]


def test_flags_and_reports_are_known() -> None:
    assert not [r for r in VERBS if not FLAGS.issuperset(values(r["flags"]))]
    assert not [r for r in NOUNS if not (FLAGS | {"whole"}).issuperset(values(r["flags"]))]
    assert not [r for r in VERBS if not REPORTS.issuperset(values(r["reports"]))]
    assert not [r for r in NOUNS if not {"clause", "object"}.issuperset(values(r["reports"]))]


def test_reporting_verbs_and_only_they_have_a_medium() -> None:
    assert not [r for r in VERBS if r["medium"] not in {"speech", "writing", "thought", ""}]
    assert not [r for r in VERBS if bool(r["medium"]) != bool(r["reports"])]


def test_a_verb_without_source_has_its_actor_as_target() -> None:
    nobody = [r for r in VERBS if r["event"] and not r["source"]]
    assert not [r for r in nobody if "unaccusative" not in r["flags"] and not r["event"].startswith("ASSAULT")]


def test_with_names_plain_words() -> None:
    alternatives = [(r["lemma"], a.split(" ")) for r in VERBS for a in values(r["with"])]
    assert not [(lemma, words) for lemma, words in alternatives if len(words) > 4 or CONTRACTIONS.intersection(words)]
    assert not [r for r in VERBS if len(set(values(r["with"]))) != len(values(r["with"]))]


def test_first_line_carries_the_forms_and_the_lines_of_a_lemma_stand_together() -> None:
    first = [i for i, r in enumerate(VERBS) if i == 0 or VERBS[i - 1]["lemma"] != r["lemma"]]
    assert len(first) == len({r["lemma"] for r in VERBS})
    later = [r for i, r in enumerate(VERBS) if i not in set(first)]
    assert not [VERBS[i] for i in first if VERBS[i]["with"]]
    assert not [r for r in later if not r["with"] or any(r[c] for c in FORMS)]


def test_no_reading_twice() -> None:
    verbs = Counter((r["lemma"], alternative, r["event"]) for r in VERBS for alternative in values(r["with"]) or ("",))
    nouns = Counter(r["lemma"] for r in NOUNS)
    assert not [key for key, count in verbs.items() if count > 1]
    assert not [key for key, count in nouns.items() if count > 1]


def test_lemmas_are_infinitives_with_known_particles() -> None:
    lemmas = {r["lemma"] for r in VERBS}
    assert not [lemma for lemma in lemmas if not re.fullmatch(r"([a-zäöüß]+\|)?[a-zäöüß]+n", lemma)]
    assert not [lemma for lemma in lemmas if "|" in lemma and lemma.partition("|")[0] not in PARTICLES]


def test_participles_are_well_formed() -> None:
    def well_formed(row: Row) -> bool:
        particle, _, bare = row["lemma"].rpartition("|")
        inner = row["participle"].removeprefix(particle)
        ge = inner.startswith("ge") or bare.startswith(INSEPARABLE) or inner[:2] == bare[:2]
        return row["participle"].startswith(particle) and row["participle"].endswith(("n", "t")) and ge

    assert not [r for r in VERBS if r["participle"] and not well_formed(r)]


def test_principal_parts_come_together_and_without_particle() -> None:
    def well_formed(row: Row) -> bool:
        particle, _, bare = row["lemma"].rpartition("|")
        parts = [row[c] for c in ("present", "past", "subjunctive") if row[c]]
        initial = {bare[0], "i", "a"} if bare in {"essen", "sein"} else {bare[0]}
        alike = all(part[0] in initial or bare == "sein" for part in parts)
        doubled = any(particle and part.startswith(particle) and not bare.startswith(particle) for part in parts)
        return alike and not doubled and bool(row["participle"])

    assert not [r for r in VERBS if (r["past"] or r["present"]) and not well_formed(r)]


def test_nouns_and_their_forms_are_words() -> None:
    words = [word for r in NOUNS for word in (r["lemma"], *values(r["forms"]))]
    assert not [word for word in words if not re.fullmatch(r"[A-ZÄÖÜ][a-zäöüßé]+", word)]


PRINCIPAL_PARTS = """
sprechen spricht sprach gesprochen | bringen - brachte gebracht | bieten - bot geboten | stehen - stand gestanden
verlieren - verlor verloren | befehlen befiehlt befahl befohlen | erwägen - erwog erwogen | laden lädt lud geladen
wissen weiß wusste gewusst | nennen - nannte genannt | schneiden - schnitt geschnitten | stoßen stößt stieß gestoßen
verhandeln - - - | beauftragen - - - | begleiten - - - | veranlassen - - - | beantragen - - - | verabreden - - -
unterschreiben - unterschrieb unterschrieben | empfangen empfängt empfing empfangen | lügen - log gelogen
an|bieten - bot angeboten | zurück|weisen - wies zurückgewiesen | an|erkennen - erkannte anerkannt
zu|gestehen - gestand zugestanden | ein|laden lädt lud eingeladen | ab|schaffen - schaffte abgeschafft
vor|bereiten - - vorbereitet | zurück|erobern - - zurückerobert | überraschen - - überrascht
prophezeien - - prophezeit | widerrufen - widerrief widerrufen | um|gehen - ging umgegangen
umgehen - umging umgangen | aus|beuten - - ausgebeutet
"""


def test_principal_parts() -> None:
    found = {r["lemma"]: [r[c] or "-" for c in ("present", "past", "participle")] for r in reversed(VERBS)}
    expected = [part.split() for part in re.split(r" \| |\n", PRINCIPAL_PARTS) if part.strip()]
    assert [[lemma, *found[lemma]] for lemma, *_ in expected] == expected


@pytest.mark.parametrize(
    ("lemma", "words", "event"),
    [
        ("an|bieten", "", "AGREE"),
        ("verzichten", "", "CONCEDE"),
        ("lassen", "sich unter Druck", "CONCEDE"),
        ("treffen", "sich", "CONSULT"),
        ("belegen", "mit Sanktion", "SANCTION"),
        ("fest|halten", "an", "REJECT"),
        ("schicken", "Soldat", "MOBILIZE/troops"),
        ("üben", "Kritik", "ACCUSE"),
        ("stellen", "in Aussicht", "AGREE"),
        ("treten", "in Hungerstreik", "PROTEST/strike-hun"),
        ("erteilen", "Absage", "REJECT"),
    ],
)
def test_readings(lemma: str, words: str, event: str) -> None:
    readings = [r for r in VERBS if r["lemma"] == lemma and words in (values(r["with"]) or ("",))]
    assert event in [r["event"] for r in readings]


def test_counts() -> None:
    def lemmas(column: str, value: str = "") -> set[str]:
        return {r["lemma"] for r in VERBS if (value in values(r[column]) if value else r[column])}

    assert len({r["lemma"] for r in VERBS}) >= 3000
    assert len(lemmas("reports")) >= 600
    assert len(lemmas("reports", "direct")) >= 350
    assert len(lemmas("event")) >= 650
    assert sum(1 for r in VERBS if r["with"]) >= 700
    assert len(NOUNS) >= 650


def test_every_type_has_verbs_and_nouns() -> None:
    verbs = Counter(r["event"].partition("/")[0] for r in VERBS)
    nouns = Counter(r["event"].partition("/")[0] for r in NOUNS)
    assert not [event for event in TYPES if verbs[event] < 20 or nouns[event] < 10]
