"""Coreference in English: one construction a case, each with what must not be joined."""

import pytest

from tests.mention_marks import meant

CASES = {
    "subject": "Paul Harper spoke in Leeds. {He=Paul Harper} stayed until Monday.",
    "object": "Jane Harper came to Leeds. Police questioned {her=Jane Harper}.",
    "possessive": "Jane Harper brought {her=Jane Harper} lawyer. Paul Miller called {his=Paul Miller} brother.",
    "preposition": "Jane Harper came. Paul Miller spoke with {her=Jane Harper}.",
    "no argument of one verb twice": "Paul Harper met James Miller. Harper praised {him=James Miller}.",
    "reflexive": "Paul Harper defended {himself=Paul Harper}.",
    "sex from the first name": "Paul Harper and Jane Miller argued. {She=Jane Miller} said {he=Paul Harper} was wrong.",
    "sex from the title": "Mr. Harper met Mrs. Miller in Leeds. {She=Miller} left first.",
    "sex from the role": "Spokeswoman Chris Harper met spokesman Kim Miller. {She=Chris Harper} left first.",
    "speaker behind": "Union leader Jane Harper called strikes on Monday. “It is enough,” {she=Jane Harper} said.",
    "not the speaker": "Paul Harper said of James Miller: “{He=James Miller} is honest.”",
    "company": "The company closed two plants. {Its=company} boss blamed {its=company} rivals.",
    "company said": "The company closed two plants. {It=company} said {it=company} would pay.",
    "nothing": "The company closed. {It=-} rained in Leeds.",
    "it seems": "The company closed. {It=-} seems that nobody knew.",
    "group": "The protesters left. {They=protesters} took {their=protesters} banners.",
    "owner beside": "The minister praised Paul Harper and {his=Paul Harper} wife.",
    "owner ahead": "In {her=Jane Harper} speech, Jane Harper praised the plan.",
    "too far": "Paul Harper came. It rained. The train stopped. Nothing moved. The shop closed. {He=-} left.",
    "the country": "Finland closed the border. The {country=Finland} is ready.",
    "their country": "Finnish President Aki Salo spoke. {His=Aki Salo} {country=Finland} will help.",
    "a federal state": "Finnish President Aki Salo spoke. Voters in his {state=-} agree.",
    "the city": "Leeds has a new mayor. The {city=Leeds} is calm.",
    "office": "Senator Jane Harper came to Leeds. The {senator=Jane Harper} stayed.",
    "two of one office": "Senator Jane Harper met Senator Paul Miller. A {senator=senator} left.",
    "body": "The European Space Agency sued. The {agency=European Space Agency} is large.",
    "party": "The Republican Party met. The {party=Republican Party} is old.",
    "predicate": "Jane Harper is the {head of the union=Jane Harper}.",
    "no predicate": "Jane Harper wants to be {president=president}. She could be a {senator=senator}.",
    "surname": "Jane Harper came. President Paul Miller left. {Harper=Jane Harper} stayed.",
    "couple": "Bill and Hillary Clinton came. Mrs. {Clinton=Hillary Clinton} spoke. Mr. {Clinton=Bill Clinton} left.",
    "couple in topic": "Hillary Clinton spoke. Clinton left. Bill Clinton called. {Clinton=Hillary Clinton} answered.",
    "title in the name": "Professor Jane Harper came. {Harper=Jane Harper} left.",
    "office is no name": "Paul Harper came. The {President=President} left.",
    "slip": "Kim Jong Un spoke. Later {Kim Kong Un=Kim Jong Un} left. Kim Jong Un laughed.",
    "abbreviation": "The Kennedy Space Center (KSP) opened. The {KSP=Kennedy Space Center} is large.",
    "initials": "The Kennedy Space Center opened. The {KSC=Kennedy Space Center} is large.",
    "person with the name of a city": "Valeria Paris came. {Paris=Valeria Paris} left.",
    "city": "Valeria Paris came to Leeds. It rained in {Paris=Paris}.",
    "first person": "“{I=Jane Harper} will go, and {my=Jane Harper} husband too,” said Jane Harper.",
    "we": "“{We=Jane Harper} will go,” said Jane Harper.",
    "reporter": "Jane Harper told the paper that {I=-} should go.",
    "US is not us": "“The {US=United States} will pay,” said Jane Harper.",
}


@pytest.mark.parametrize("name", CASES)
def test_whom_the_words_mean(name: str) -> None:
    assert meant(CASES[name], "en") == {}
