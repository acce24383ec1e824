"""Positions: holder, stance, matter and condition."""

from __future__ import annotations

import re

import pytest

from depesche import events, language, page
from depesche.document import Document
from depesche.report import Actor, Mention, Position, Quotation

NAMED = {"Peru": "PER", "Chile": "CHL"}


def annotated(text: str, language_: str, named: dict[str, str]) -> Document:
    """A document with sentences, clauses and the given countries as actors."""
    document = page.read_page(text, kind="text")
    document.language = language_
    language.annotate(document)
    for number, (name, code) in enumerate(named.items(), 1):
        found = [Mention(m.start(), m.end(), name, "name") for m in re.finditer(name, text)]
        document.actors.append(Actor(f"a{number}", name, "country", None, code, None, code, [], found))
    events.annotate(document)
    return document


def held(text: str, language_: str = "de") -> list[tuple[str, str]]:
    """Holder and stance of every position."""
    document = annotated(text, language_, NAMED)
    names = {a.id: a.name for a in document.actors}
    return [(names[p.holder], p.stance) for p in document.positions]


def the(text: str, language_: str = "de") -> Position:
    """The one position of a text."""
    (position,) = annotated(text, language_, NAMED).positions
    return position


@pytest.mark.parametrize(
    ("text", "stance", "matter"),
    [
        ("Peru bietet Chile neue Gespräche an.", "offers", "neue Gespräche"),
        ("Peru lehnt den Vertrag ab.", "refuses", "den Vertrag"),
        ("Peru will nicht auf die Inseln verzichten.", "refuses", "auf die Inseln verzichten"),
        ("Peru fordert von Chile den Rückzug der Truppen.", "demands", "den Rückzug der Truppen"),
        ("Peru fordert, dass Chile die Truppen abzieht.", "demands", "dass Chile die Truppen abzieht"),
        ("Peru droht Chile mit Krieg.", "threatens", "mit Krieg"),
        ("Peru unterstützt den Plan von Chile.", "supports", "den Plan"),
        ("Chile müsse die Grenze öffnen, sagte Peru.", "demands", "die Grenze öffnen"),
    ],
)
def test_german_stances(text: str, stance: str, matter: str) -> None:
    position = the(text)
    assert position.stance == stance
    assert matter in position.matter.text


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Peru rejected the plan.", "refuses"),
        ("Peru demanded the withdrawal of all troops.", "demands"),
        ("Peru threatened to attack Chile.", "threatens"),
        ("Peru will not negotiate with Chile.", "refuses"),
    ],
)
def test_english_stances(text: str, stance: str) -> None:
    assert held(text, "en") == [("Peru", stance)]


def test_the_condition_beside_an_offer() -> None:
    position = the("Peru bietet Chile Gespräche an, wenn Chile die Truppen abzieht.")
    assert position.condition is not None
    assert position.condition.text == "wenn Chile die Truppen abzieht"
    assert position.toward == ["a2"]


def test_the_condition_of_an_offer_told_elsewhere() -> None:
    text = "Peru bietet Chile Gespräche an. Peru bot Chile Hilfe an, falls Chile die Grenze öffnet."
    first, second = annotated(text, "de", NAMED).positions
    assert first.condition is not None
    assert second.condition is not None
    assert first.condition.text == second.condition.text
    assert first.confidence < second.confidence


def test_conditions_are_not_carried_to_offers_to_others() -> None:
    text = "Peru bietet Bolivien Gespräche an. Peru bot Chile Hilfe an, falls Chile die Grenze öffnet."
    first, _ = annotated(text, "de", NAMED | {"Bolivien": "BOL"}).positions
    assert first.condition is None


def test_positions_point_at_their_event() -> None:
    document = annotated("Peru lehnt den Vertrag ab.", "de", NAMED)
    assert [p.event for p in document.positions] == [document.events[0].id]
    assert [p.id for p in document.positions] == ["p1"]


def test_events_inside_a_quotation_name_it() -> None:
    document = annotated("Peru habe Chile angegriffen, sagte ein Sprecher.", "de", NAMED)
    document.quotations.append(Quotation("q1", "indirect", [(0, 27)], document.text[:27]))
    events.annotate(document)
    assert document.events[0].quotation == "q1"
    assert document.events[0].modality == "alleged"
