"""Events from clauses: types, parties, modality, what is absorbed and what never fires."""

from __future__ import annotations

import re

import pytest

from depesche import events, language, page, times
from depesche.document import Document
from depesche.report import Actor, ActorKind, Block, Event, Mention

KINDS: dict[str, tuple[ActorKind, str | None]] = {
    "DEU": ("country", None),
    "FRA": ("country", None),
    "GOV": ("person", "GOV"),
    "ORG": ("organization", "IGO"),
    "PLC": ("place", None),
    "BUS": ("organization", "BUS"),
}


def annotated(text: str, language_: str, named: dict[str, str]) -> Document:
    """A document with sentences, clauses, times and the actors given as ``name -> code``."""
    document = page.read_page(text, kind="text")
    document.language, document.published = language_, "2025-03-05"
    language.annotate(document)
    times.annotate(document)
    for number, (name, code) in enumerate(named.items(), 1):
        kind, sector = KINDS.get(code, ("country", None))
        country = None if code in KINDS and kind != "country" else code
        found = [Mention(m.start(), m.end(), name, "name") for m in re.finditer(re.escape(name), text)]
        document.actors.append(Actor(f"a{number}", name, kind, None, country, sector, code, [], found))
    events.annotate(document)
    return document


def coded(text: str, language_: str = "de", **named: str) -> list[tuple[str, list[str], list[str]]]:
    """Type, sources and targets (names) of the events of a text."""
    document = annotated(text, language_, {k.replace("_", " "): v for k, v in named.items()})
    names = {a.id: a.name for a in document.actors}
    return [(e.type, [names[i] for i in e.sources], [names[i] for i in e.targets]) for e in document.events]


def only(text: str, language_: str = "de", **named: str) -> Event:
    """The one event of a text."""
    (event,) = annotated(text, language_, dict(named)).events
    return event


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru hat Chile scharf kritisiert.", ("ACCUSE", ["Peru"], ["Chile"])),
        ("Chile wurde von Peru scharf kritisiert.", ("ACCUSE", ["Peru"], ["Chile"])),
        ("Chile heute von Peru beschossen", ("ASSAULT", ["Peru"], ["Chile"])),
        ("Peru fordert Chile zum Rückzug auf.", ("REQUEST", ["Peru"], ["Chile"])),
        ("Peru hat den Vorschlag von Chile abgelehnt.", ("REJECT", ["Peru"], ["Chile"])),
        ("Peru drohte Chile mit Krieg.", ("THREATEN", ["Peru"], ["Chile"])),
        ("Peru will Chile angreifen.", ("THREATEN", ["Peru"], ["Chile"])),
        ("Peru griff Chile an.", ("ASSAULT", ["Peru"], ["Chile"])),
        ("Peru wird Chile unterstützen.", ("AGREE", ["Peru"], ["Chile"])),
        ("Peru unterstützt Chile.", ("SUPPORT", ["Peru"], ["Chile"])),
        ("Peru will nicht mit Chile verhandeln.", ("REJECT", ["Peru"], ["Chile"])),
        ("Chile müsse die Grenze öffnen, sagte Peru.", ("REQUEST", ["Peru"], ["Chile"])),
    ],
)
def test_german_clauses(text: str, expected: tuple[str, list[str], list[str]]) -> None:
    assert coded(text, Peru="PER", Chile="CHL") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru criticized Chile.", ("ACCUSE", ["Peru"], ["Chile"])),
        ("Chile was attacked by Peru.", ("ASSAULT", ["Peru"], ["Chile"])),
        ("Peru imposed sanctions on Chile.", ("SANCTION", ["Peru"], ["Chile"])),
        ("Peru broke off diplomatic relations with Chile.", ("SANCTION", ["Peru"], ["Chile"])),
        ("Peru called on Chile to withdraw its troops.", ("REQUEST", ["Peru"], ["Chile"])),
        ("Peru refused to negotiate with Chile.", ("REJECT", ["Peru"], ["Chile"])),
        ("Peru will support Chile.", ("AGREE", ["Peru"], ["Chile"])),
        ("Peru vowed to attack Chile.", ("THREATEN", ["Peru"], ["Chile"])),
        ("Peru is opposed to Chile.", ("REJECT", ["Peru"], ["Chile"])),
    ],
)
def test_english_clauses(text: str, expected: tuple[str, list[str], list[str]]) -> None:
    assert coded(text, "en", Peru="PER", Chile="CHL") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru kündigte einen Angriff auf Chile an.", ("THREATEN", ["Peru"], ["Chile"])),
        ("Peru beendete den Angriff auf Chile.", ("RETREAT", ["Peru"], ["Chile"])),
        ("Die Gespräche zwischen Peru und Chile sind gescheitert.", ("REJECT", ["Peru", "Chile"], [])),
    ],
)
def test_events_that_nouns_name(text: str, expected: tuple[str, list[str], list[str]]) -> None:
    assert coded(text, Peru="PER", Chile="CHL") == [expected]


def test_one_meeting_for_each_place_and_year() -> None:
    text = "Peru und Chile hatten mehrfach verhandelt. Neben Gipfeltreffen in Lima (2018) und Arica (2019) kam nichts."
    document = annotated(text, "de", {"Peru": "PER", "Chile": "CHL", "Lima": "PLC", "Arica": "PLC"})
    assert [(e.type, e.place, e.time, len(e.sources)) for e in document.events[1:]] == [
        ("CONSULT", "Lima", "2018", 2),
        ("CONSULT", "Arica", "2019", 2),
    ]


def test_accidents_and_storms_are_no_assaults() -> None:
    assert coded("In Peru wurden bei einem Unfall drei Menschen getötet.", Peru="PER") == []
    assert coded("The storm killed 30 people in Peru.", "en", Peru="PER") == []


def test_country_names_in_sport_are_teams() -> None:
    text = "Peru schlug Chile im letzten Spiel. Der Trainer lobte die Mannschaft. Das Turnier endet am Montag."
    assert coded(text, Peru="PER", Chile="CHL") == []


def test_a_headline_and_its_text_tell_one_event() -> None:
    text = "Peru greift Chile an\nPeru griff Chile am Montag an."
    document = annotated(text, "de", {"Peru": "PER", "Chile": "CHL"})
    document.blocks = [Block("headline", 0, 20), Block("paragraph", 21, len(text))]
    for index, sentence in enumerate(document.sentences):
        sentence.block = index
    events.annotate(document)
    assert [(e.type, e.time) for e in document.events] == [("ASSAULT", "2025-03-03")]


def test_both_sides_of_a_meeting_are_sources() -> None:
    assert coded("Peru und Chile verhandelten am Montag.", Peru="PER", Chile="CHL") == [
        ("CONSULT", ["Peru", "Chile"], [])
    ]


def test_the_matter_of_a_demand_is_no_event_of_its_own() -> None:
    text = "Peru verlangt von Chile, die Truppen abzuziehen."
    assert coded(text, Peru="PER", Chile="CHL") == [("REQUEST", ["Peru"], ["Chile"])]


def test_what_is_only_a_condition_is_no_event() -> None:
    assert coded("Wenn Peru Chile angreift, wird es dunkel.", Peru="PER", Chile="CHL") == []


def test_nobody_of_public_life_no_event() -> None:
    assert coded("Die Firma Abakus kritisierte ihre Kunden.", Abakus="BUS") == []
    assert coded("Der Regen hat den Zeitplan bedroht.") == []


def test_time_place_condition_and_quotation_of_an_event() -> None:
    event = only(
        "Peru hat am Montag in Lima Chile gedroht, falls Chile nicht zahlt.", Peru="PER", Chile="CHL", Lima="PLC"
    )
    assert (event.type, event.time, event.place) == ("THREATEN", "2025-03-03", "Lima")
    assert event.condition is not None
    assert event.condition.text.startswith("falls Chile")
    assert event.rule.startswith("verb.THREATEN")
    assert 0 < event.confidence < 1


def test_sanctions_of_several_authors_are_several_events() -> None:
    text = "Chile wird mit UN-Sanktionen sowie zusätzlichen EU-Sanktionen belegt."
    assert coded(text, Chile="CHL", UN="ORG", EU="ORG") == [
        ("SANCTION", ["UN"], ["Chile"]),
        ("SANCTION", ["EU"], ["Chile"]),
    ]


def test_troops_sent_to_help_are_aid() -> None:
    text = "Peru will Soldaten zur Unterstützung Chiles schicken."
    assert coded(text, Peru="PER", Chile="CHL") == [("AGREE", ["Peru"], ["Chile"])]


def test_wanting_another_to_disarm_is_a_demand() -> None:
    assert coded("Peru will Chile abrüsten.", Peru="PER", Chile="CHL") == [("REQUEST", ["Peru"], ["Chile"])]


@pytest.mark.parametrize(
    ("text", "type_", "sources", "targets"),
    [
        # the condition of a threat is in the hands of whom it is for
        ("Peru hat für den Fall, dass Chile die Häfen schließt, mit Streiks gedroht.", "THREATEN", ["Peru"], ["Chile"]),
        # who is named behind the noun of a threat
        ("Peru drohte mit dem Beschuss der Städte Chiles.", "THREATEN", ["Peru"], ["Chile"]),
        # somebody in an attribute is not the one it describes
        ("Chile griff die von Peru bezahlte Miliz an.", "ASSAULT", ["Chile"], ["Miliz"]),
        # coordinated phrases with prepositions of their own
        ("Chile wird nach Peru und in den Iran reisen.", "AGREE", ["Chile"], ["Peru", "Iran"]),
        # the source that "zufolge" names is no object
        ("Chile hat Fischern zufolge gestern Peru angegriffen.", "ASSAULT", ["Chile"], ["Peru"]),
        # a plural with its article takes no name: subject and object
        ("Für den Anschlag machten die Rebellen Chile verantwortlich.", "ACCUSE", ["Rebellen"], ["Chile"]),
    ],
)
def test_parties_between_neighbouring_phrases(text: str, type_: str, sources: list[str], targets: list[str]) -> None:
    named = {"Chile": "CHL", "Peru": "PER", "Iran": "IRN", "Miliz": "MIL", "Rebellen": "REB", "Fischern": "CVL"}
    assert (type_, sources, targets) in coded(text, **{name: code for name, code in named.items() if name in text})


def test_ids_count_in_text_order() -> None:
    document = annotated("Peru griff Chile an. Chile verurteilte Peru.", "de", {"Peru": "PER", "Chile": "CHL"})
    assert [e.id for e in document.events] == ["e1", "e2"]
    assert [e.begin for e in document.events] == sorted(e.begin for e in document.events)
