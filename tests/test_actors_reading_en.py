"""English reports as they are written: offices before names, states, party letters, headings, abbreviations."""

from __future__ import annotations

import pytest

import depesche
from depesche.report import Actor

DAY = "2025-06-01"


def actors(text: str, published: str = DAY) -> list[Actor]:
    return depesche.read(text, language="en", published=published).actors


def named(text: str, published: str = DAY) -> dict[str, Actor]:
    return {actor.name: actor for actor in actors(text, published)}


def mentions(actor: Actor) -> list[str]:
    return [mention.text for mention in actor.mentions]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("They met South Carolina Sen. Lindsey Graham on Monday.", "Lindsey Graham", "South Carolina Sen."),
        ("On Friday, Georgia Gov. Brian Kemp signed the law.", "Brian Kemp", "Georgia Gov."),
        ("It was House Minority Leader Hakeem Jeffries who said no.", "Hakeem Jeffries", "House Minority Leader"),
        ("The minister met U.S. Secretary of State Marco Rubio.", "Marco Rubio", "U.S. Secretary of State"),
        ("In Florida Governor Ron DeSantis agreed.", "Ron DeSantis", "Florida Governor"),
        ("On Monday, New Jersey Gov. Chris Christie announced it.", "Chris Christie", "New Jersey Gov."),
    ],
)
def test_an_office_before_a_name_is_no_part_of_it(text: str, name: str, role: str) -> None:
    found = named(text)
    assert name in found, list(found)
    assert role in mentions(found[name])


def test_the_state_before_an_office_is_a_place() -> None:
    found = named("South Carolina Sen. Lindsey Graham spoke.")
    assert (found["South Carolina"].kind, found["South Carolina"].country) == ("place", "USA")


def test_the_office_of_another_is_not_the_advisers() -> None:
    found = named("An adviser to North Carolina Sen. Thom Tillis declined to comment.")
    assert "adviser to North Carolina" not in mentions(found["Thom Tillis"])


def test_a_role_before_office_and_name_is_said_of_the_named() -> None:
    found = named("They praised his running mate Virginia Sen. Tim Kaine.")
    assert any("running mate" in text for text in mentions(found["Tim Kaine"]))


def test_georgia_beside_states_is_the_state() -> None:
    found = named("The race will be decided in Arizona, Georgia, Nevada and Wisconsin.")["Georgia"]
    assert (found.kind, found.country, found.wikidata) == ("place", "USA", None)


def test_georgia_beside_countries_is_the_country() -> None:
    found = named("Ukraine, Moldova and Georgia want to join, Washington said.")["Georgia"]
    assert (found.kind, found.country) == ("country", "GEO")


def test_two_places_with_and_are_two() -> None:
    found = named("Polls opened in Nevada and North Carolina.")
    assert {"Nevada", "North Carolina"} <= found.keys()


def test_a_party_ends_no_persons_name() -> None:
    found = named("Montana Republicans voted against the bill. The Montana GOP agreed.")
    assert {"Montana", "Republican Party"} <= found.keys()
    assert not any(actor.kind == "person" for actor in found.values())


@pytest.mark.parametrize("text", ["Republican Donald Trump won.", "Donald Trump beat Democrat Hillary Clinton."])
def test_a_party_member_is_a_role(text: str) -> None:
    assert {actor.name for actor in actors(text) if actor.kind == "person"} <= {"Donald Trump", "Hillary Clinton"}


@pytest.mark.parametrize("party", ["R-Wis.", "R-Ohio"])
def test_the_letter_of_a_party_tells_the_country(party: str) -> None:
    found = named(f"The committee is led by Ann Lindqvist, {party}, who said no.")["Ann Lindqvist"]
    assert (found.country, found.sector) == ("USA", "LEG")


def test_short_places_in_capitals_open_a_report() -> None:
    found = named("LIMA, Peru (AP) — Police arrested five people on Monday.")["Lima"]
    assert (found.kind, found.country) == ("place", "PER")


@pytest.mark.parametrize("word", ["Obamacare", "Medicare", "Bitcoin", "Brexit", "Thu"])
def test_programmes_and_days_are_no_actors(word: str) -> None:
    assert word not in named(f"Ann Weber spoke about {word} again.")


def test_a_month_is_no_person() -> None:
    found = actors("In May the workers went home. They came back in April.")
    assert not [actor for actor in found if "May" in actor.name]


def test_words_that_the_text_writes_small_are_no_names() -> None:
    found = named("Consensus is needed. Without consensus nothing grows. Brutality spreads, and brutality hurts.")
    assert not {"Consensus", "Brutality"} & found.keys()


def test_downing_street_is_one_name() -> None:
    assert "Downing Street" in named("Downing Street said it was pleased with the deal.")


def test_a_company_keeps_its_first_word() -> None:
    assert "Southern Lead Corp." in named("On Monday, Southern Lead Corp. said that output fell.")


def test_hyphenated_peoples_are_at_home_where_they_live() -> None:
    found = [actor for actor in actors("Chinese Americans were questioned.") if "Americans" in mentions(actor)]
    assert [actor.country for actor in found] == ["USA"]


@pytest.mark.parametrize("text", ["He was there in person.", "She felt watched in public.", "They lost their GPS."])
def test_phrases_that_name_nobody(text: str) -> None:
    assert all(m.form == "pronoun" for actor in actors(text) for m in actor.mentions)


def test_a_campaign_is_a_body_only_as_somebodys() -> None:
    assert "Trump's campaign" in named("Trump's campaign said it raised money.")
    assert not [a for a in actors("A campaign for better roads began in town.") if "campaign" in a.name]


def test_what_a_committee_deals_with_is_not_its_country() -> None:
    found = [actor for actor in actors("The House committee on China met.") if actor.sector == "LEG"]
    assert found
    assert all(actor.country != "CHN" for actor in found)


def test_a_goal_is_no_part_of_a_role() -> None:
    assert "Israeli prime minister" in named("Hunger drove the Israeli prime minister to a deal.")


def test_an_article_opens_no_attribute() -> None:
    found = named("In a post on social media the Metropolitan Police said two men were held.")
    assert not [name for name in found if name.startswith("social media the")]


def test_who_leads_a_body_is_of_its_sector() -> None:
    found = named("The union went on strike. Its leader, Julio Campos, said the company had lied.")
    assert found["Julio Campos"].sector == "LAB"


def test_a_lady_is_not_the_prime_minister() -> None:
    found = actors("Sir Keir Starmer spoke in London. Lady Starmer wore a red dress.")
    ids = [(actor.name, actor.wikidata) for actor in found if "Starmer" in actor.name]
    assert len(ids) == 2
    assert sum(1 for _, wikidata in ids if wikidata) == 1


def test_a_subject_behind_a_comma_is_no_apposition() -> None:
    found = named("After a meeting with Nato Secretary General Mark Rutte, the US President said it was over.")
    assert "US President" not in mentions(found["Mark Rutte"])


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Keir Starmer came to London. Later the prime minister left.", "Keir Starmer", "prime minister"),
        ("Donald Trump met Joe Biden in Washington. The former president laughed.", "Joe Biden", "former president"),
        ("Donald Trump met Ron DeSantis in Florida. The governor smiled.", "Ron DeSantis", "governor"),
        ("Vladimir Putin and Sergei Lavrov flew in. The foreign minister smiled.", "Sergei Lavrov", "foreign minister"),
    ],
)
def test_the_knowledge_base_tells_who_holds_an_office(text: str, name: str, role: str) -> None:
    assert any(role in mention for mention in mentions(named(text)[name]))


def test_an_adviser_to_the_president_is_no_president() -> None:
    text = "Donald Trump met David Plouffe in Chicago. The former president laughed."
    found = named(text, "2024-09-03")
    assert "former president" not in " ".join(mentions(found["David Plouffe"]))
    assert any("former president" in mention for mention in mentions(found["Donald Trump"]))


def test_letters_mean_no_party_of_a_country_the_report_is_not_about() -> None:
    found = named("Doctors in India searched the ANC and the labour rooms.")
    assert all(actor.country != "ZAF" for actor in found.values())


def test_letters_mean_the_party_in_its_country() -> None:
    assert named("Cyril Ramaphosa leads the ANC. South Africa votes.")["ANC"].country == "ZAF"


def test_a_state_that_is_gone_is_not_its_successor() -> None:
    found = named("The army of the former Yugoslavia left.")["Yugoslavia"]
    assert (found.kind, found.country, found.wikidata) == ("country", "SRB", None)


def test_a_namesake_of_somebody_famous_is_not_taken_for_them() -> None:
    found = named("John F. Kennedy accepted the nomination in Los Angeles.", "2023-06-26")["John F. Kennedy"]
    assert found.wikidata is None


def test_what_a_report_tells_a_paper_is_no_relative_clause() -> None:
    found = named("An official told the BBC that the war was over.")
    assert mentions(found["BBC"]) == ["BBC"]


@pytest.mark.parametrize(
    ("text", "name"),
    [("They wrote to each other on WhatsApp again.", "WhatsApp"), ("He sued Netflix in Texas.", "Netflix")],
)
def test_bodies_of_the_knowledge_base_are_no_persons(text: str, name: str) -> None:
    assert named(text)[name].kind == "organization"


def test_a_prime_minister_is_no_monarch() -> None:
    found = named("Keir Starmer, the new prime minister, went to London. The monarch spoke.")
    assert not [m for m in mentions(found["Keir Starmer"]) if "monarch" in m]


def test_a_ministry_is_of_the_country_that_owns_it() -> None:
    assert named("China's Ministry of Public Security denied it.")["Ministry of Public Security"].code == "CHN GOV"


def test_the_noun_behind_an_adjective_ends_the_role() -> None:
    assert "leaders of Palestinian factions" in named("The leaders of Palestinian factions at his office met.")


def test_the_mark_of_a_genitive_begins_no_name() -> None:
    found = actors("The first King's Speech of the government was read.")
    assert all(mention[0] not in "'’" for actor in found for mention in mentions(actor))


def test_accents_that_differ_tell_apart() -> None:
    text = "Carl-Oskar Bohlin, Sweden's defence minister, spoke. Daniel Backström, a volunteer from Malmö, agreed."
    found = [actor for actor in actors(text, "2024-11-29") if "Backström" in actor.name]
    assert [actor.wikidata for actor in found] == [None]


def test_abbreviated_states_are_places_of_their_country() -> None:
    found = named("They met in Johnstown, Pa., and in Albany, N.Y.")
    assert {(found[name].kind, found[name].country) for name in ("Pa.", "N.Y.")} == {("place", "USA")}


@pytest.mark.parametrize("name", ["North America", "Latin America"])
def test_continents_are_of_no_country(name: str) -> None:
    assert named(f"Sales grew in {name} again.")[name].country is None


def test_the_agency_of_a_dateline_does_nothing() -> None:
    found = named("MADRID (AP) — Both will use their time well.")
    assert mentions(found["AP"]) == ["AP"]


def test_a_heading_with_words_of_the_text_names_nobody() -> None:
    found = actors("Newborn Found: Fear of Job Loss Drives Act\n\nThey feared a job loss and left.")
    assert not [actor for actor in found if "Job Loss" in actor.name]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Israeli PM Benjamin Netanyahu called again.", "Benjamin Netanyahu", "Israeli PM"),
        ("Iran's Supreme Leader Ayatollah Ali Khamenei spoke.", "Ali Khamenei", "Iran's Supreme Leader Ayatollah"),
        ("British Foreign Secretary David Lammy spoke.", "David Lammy", "British Foreign Secretary"),
    ],
)
def test_offices_as_headlines_write_them(text: str, name: str, role: str) -> None:
    found = named(text)[name]
    assert role in mentions(found)
    assert found.wikidata


def test_an_hour_is_no_prime_minister() -> None:
    assert not actors("It began at 5 PM on Monday.")


@pytest.mark.parametrize(
    ("name", "role"), [("Volodymyr Zelenskyy", "Ukrainian leader"), ("Donald Trump", "US president")]
)
def test_the_leader_of_a_country_is_its_head_of_the_day(name: str, role: str) -> None:
    text = "Volodymyr Zelenskyy met Donald Trump. The Ukrainian leader said yes. The US president agreed."
    assert role in mentions(named(text)[name])


def test_a_house_of_a_state_is_not_that_of_the_country() -> None:
    text = "We call on the Missouri House of Representatives to reject it."
    assert "Missouri House of Representatives" in named(text)


def test_a_ministry_behind_its_matter_is_of_the_country_before_both() -> None:
    assert named("China's commerce ministry agreed.")["China's commerce ministry"].code == "CHN GOV"


def test_the_short_word_of_a_headline_is_written_out() -> None:
    text = "Starmer defiant over gifts\n\nPM suggests he will go on. Sir Keir Starmer defended it in Britain."
    assert "PM" in mentions(named(text)["Keir Starmer"])
