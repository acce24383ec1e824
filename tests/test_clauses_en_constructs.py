"""English constructions: which clauses there are, what they hang on, who does what in them.

A line is: sentence; lemma of a verb; kind of its clause; lemma of the verb above (empty for none); its subject, with a
star when it is understood from another clause.
"""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from depesche.document import Document, Sentence, Token
from depesche.language import clauses
from tests.clause_views import by_lemma, phrase, role
from tests.test_clauses_en import read

COMPLEMENTS = """
The minister said that the plan failed. | fail | complement | say | the plan
The minister said on Monday the plan had failed. | fail | complement | say | the plan
He told reporters he would resign. | resign | complement | tell | he
The firm announced last week that profits had fallen. | fall | complement | announce | profits
It is clear that the plan failed. | fail | complement | be | the plan
The union fears that if wages fall, workers will leave. | leave | complement | fear | workers
The union fears that if wages fall, workers will leave. | fall | conditional | leave | wages
The council asked whether the bank would pay. | pay | complement | ask | the bank
The firm refused to say why it had closed the plant. | close | complement | say | it
The council did not say who had paid the bill. | pay | complement | say | who
What he wants is a new bridge. | want | complement | be | he
That the treaty has failed is clear. | fail | complement | be | the treaty
"""

CONDITIONS = """
If the army retreats, the rebels will talk. | retreat | conditional | talk | the army
The rebels will talk only if the army retreats. | retreat | conditional | talk | the army
The guards will stay unless the rebels retreat. | retreat | conditional | stay | the rebels
The union will end the strike as long as the owners pay. | pay | conditional | end | the owners
The union will end the strike provided that the owners pay. | pay | conditional | end | the owners
The union will end the strike on condition that the owners pay. | pay | conditional | end | the owners
Assuming that the owners pay, the strike will end. | pay | conditional | end | the owners
In case the talks fail, the guards will stay. | fail | conditional | stay | the talks
Should the talks fail, the guards will stay. | fail | conditional | stay | the talks
Had the council listened, the bridge would stand. | listen | conditional | stand | the council
Were the bank to fail, the state would pay. | fail | conditional | pay | the bank
The mayor will run even if her party refuses. | refuse | concessive | run | her party
If he comes they will leave. | leave | main | | they
He said he would resign if the court ruled against him. | rule | conditional | resign | the court
"""

CIRCUMSTANCES = """
The plant was closed because orders fell. | fall | causal | close | orders
The owners closed the plant although orders rose. | rise | concessive | close | orders
After the vote had failed, the minister resigned. | fail | temporal | resign | the vote
The guards fled when the rebels came. | come | temporal | flee | the rebels
While the council met, workers marched. | meet | temporal | march | the council
As expected, the court rejected the plan. | expect | temporal | reject | *the court
After leaving office, she wrote a book. | leave | temporal | write | *she
"""

RELATIVES = """
The general who led the troops was arrested. | lead | relative | arrest | who
The general who led the troops was arrested. | arrest | main | | The general
The minister who the president appointed has resigned. | appoint | relative | resign | the president
The bank, which had lent the money, failed. | lend | relative | fail | which
The farmer whose barn burned down sued the town. | burn down | relative | sue | whose barn
The house in which she lived was sold. | live | relative | sell | she
The house she lived in was sold. | live | relative | sell | she
The deal the ministers signed has collapsed. | sign | relative | collapse | the ministers
The village where the plane crashed was evacuated. | crash | relative | evacuate | the plane
The reason why the talks failed is unclear. | fail | relative | be | the talks
The crowd, most of whom were students, left. | be | relative | leave | most of whom
Every plan they made brought new rivals. | make | relative | bring | they
It was the bank that refused the loan. | refuse | relative | be | that
A report was published that criticises the police. | criticise | relative | publish | that
Workers occupying the plant were arrested. | occupy | relative | arrest | *Workers
"""

INFINITIVES = """
The court ordered the firm to pay a fine. | pay | infinitive | order | *the firm
The mayor flew to Oslo to meet investors. | meet | infinitive | fly | *The mayor
To meet investors, the mayor flew to Oslo. | meet | infinitive | fly | *the mayor
The decision to close the plant angered workers. | close | infinitive | anger | *The decision
It is important for parliament to act. | act | infinitive | be | parliament
She wrote a book about how to win elections. | win | infinitive | write | *She
They helped build the bridge. | build | infinitive | help | *They
The bank had its office searched by police. | search | infinitive | have | *its office
"""

PARTICIPLES = """
Angered by the decision, workers occupied the plant. | anger | adverbial | occupy | *workers
Having lost the vote, the minister resigned. | lose | adverbial | resign | *the minister
The group killed two soldiers, adding that it would fight on. | add | adverbial | kill | *The group
By raising the tax the government lost voters. | raise | adverbial | lose | *the government
Closing the plant would cost jobs. | close | adverbial | cost |
With talks failing, workers walked out. | fail | adverbial | walk out | talks
The mayor was accused of taking money. | take | adverbial | accuse | *The mayor
"""

COORDINATION = """
The army entered the town and arrested the mayor. | arrest | main | | *The army
The company has lied and cheated. | cheat | main | | *The company
The suspect was arrested and questioned. | question | main | | *The suspect
Police will search the house and question the owner. | question | main | | *Police
The ministers want to stay and negotiate. | negotiate | infinitive | want | *The ministers
He said that prices fell and wages rose. | rise | complement | say | wages
The army left, but the rebels stayed. | stay | main | | the rebels
The firm, which makes shoes, and its owner were fined. | fine | main | | The firm
"""

INSERTIONS = """
"We will leave," the general said on Monday. | say | reporting | leave | the general
"We will leave," said Smith, the general. | say | reporting | leave | Smith , the general
The plan, Smith said on Monday, has failed. | say | reporting | fail | Smith
The plan, Smith said on Monday, has failed. | fail | main | | The plan
The council, said Smith, has agreed. | say | reporting | agree | Smith
“The council,” said Smith, “has agreed.” | say | reporting | agree | Smith
“The council,” Smith said on Monday, “has agreed.” | agree | main | | The council
The minister (she took office in May) has declined. | decline | main | | The minister
The minister - she took office in May - has declined. | decline | main | | The minister
Smith: We will close the plant. | close | main | | We
According to the ministry, the plan has failed. | fail | main | | the plan
On Friday, March 3, 2017, the council met. | meet | main | | the council
In Bonn, Smith and Jones met. | meet | main | | Smith and Jones
"""

QUESTIONS = """
Did the minister resign? | resign | main | | the minister
Which party will they join? | join | main | | they
What did the minister sign? | sign | main | | the minister
Who signed the deal? | sign | main | | Who
What is the plan? | be | main | | the plan
Are there any doubts? | be | main | | any doubts
There have been talks between the two sides. | be | main | | talks
Behind the plan stands the party. | stand | main | | the party
The request of the towns results from a ruling. | result | main | | The request of the towns
"""

LINES = [
    line
    for block in (
        COMPLEMENTS,
        CONDITIONS,
        CIRCUMSTANCES,
        RELATIVES,
        INFINITIVES,
        PARTICIPLES,
        COORDINATION,
        INSERTIONS,
        QUESTIONS,
    )
    for line in block.strip().split("\n")
]


@pytest.mark.parametrize("line", LINES)
def test_construction(line: str) -> None:
    text, lemma, kind, above, subject = (cell.strip() for cell in line.split("|"))
    sentence = read(text)
    clause = by_lemma(sentence, lemma)
    assert (clause.kind, _verb_above(sentence, clause.parent), _subject(sentence, lemma)) == (kind, above, subject)


def _verb_above(sentence: Sentence, parent: int | None) -> str:
    verb = sentence.clauses[parent].verb if parent is not None else None
    return verb.lemma if verb is not None else ""


def _subject(sentence: Sentence, lemma: str) -> str:
    subject = by_lemma(sentence, lemma).subject
    return ("*" if subject is not None and subject.shared else "") + phrase(sentence, subject)


@pytest.mark.parametrize(
    ("text", "lemma", "tense", "voice", "modal"),
    [
        ("The price is going to rise.", "rise", "future", "active", ""),
        ("The firm has to pay a fine.", "pay", "present", "active", "have to"),
        ("The town used to have a theatre.", "have", "past", "active", "used to"),
        ("The owners need to sell the plant.", "sell", "present", "active", "need"),
        ("The ministers are to meet on Monday.", "meet", "present", "active", "be to"),
        ("The company has lied and cheated.", "cheat", "perfect", "active", ""),
        ("The suspect was arrested and questioned.", "question", "past", "passive", ""),
        ("Police will search the house and question the owner.", "question", "future", "active", "will"),
        ("The suspect got arrested in Lyon.", "arrest", "past", "passive", ""),
        ("She was born in Lyon.", "bear", "past", "passive", ""),
        ("He's been arrested.", "arrest", "perfect", "passive", ""),
        ("She'd never seen the contract.", "see", "pluperfect", "active", ""),
        ("She'd sign the contract.", "sign", "present", "active", "would"),
        ("Three killed in attack on market", "kill", "", "passive", ""),
        ("The prices had been rising for years.", "rise", "pluperfect", "active", ""),
    ],
)
def test_tense_voice_and_modal(text: str, lemma: str, tense: str, voice: str, modal: str) -> None:
    verb = by_lemma(read(text), lemma).verb
    assert verb is not None
    assert (verb.tense, verb.voice, verb.modal) == (tense, voice, modal)


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("The council said it did not plan to sell the land.", {"plan"}),
        ("The council did not say it would sell the land.", {"say"}),
        ("The minister never answered.", {"answer"}),
        ("Nobody was injured.", {"injure"}),
        ("The council hardly met.", {"meet"}),
        ("The mayor promised not to resign.", {"resign"}),
    ],
)
def test_negation_stays_in_its_clause(text: str, negated: set[str]) -> None:
    verbs = [c.verb for c in read(text).clauses if c.verb is not None]
    assert {verb.lemma for verb in verbs if verb.negated} == negated


def test_words_of_a_clause_begin_with_its_conjunction() -> None:
    sentence = read("The guards fled, and on Monday the rebels came.")
    begin, end = by_lemma(sentence, "come").spans[0]
    assert " ".join(t.text for t in sentence.tokens[begin:end]) == "and on Monday the rebels came"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Last week, at least forty divers died.", "at least forty divers"),
        ("More than 300 workers died.", "More than 300 workers"),
        ("The government's plan failed.", "The government 's plan"),
        ("Anna Berg, the party's leader, and Tom Holt left.", "Anna Berg , the party 's leader , and Tom Holt"),
        ("The head of the council left.", "The head of the council"),
        ("Several left.", "Several"),
    ],
)
def test_noun_phrases(text: str, subject: str) -> None:
    sentence = read(text)
    assert role(sentence, sentence.clauses[0], "subject") == subject


@pytest.mark.parametrize(
    ("text", "lemma", "lost"),
    [
        ("The army called the attack off.", "call off", "attack"),
        ("The army called off the attack.", "call off", "attack"),
    ],
)
def test_particle_before_and_behind_the_object(text: str, lemma: str, lost: str) -> None:
    sentence = read(text)
    assert lost in role(sentence, by_lemma(sentence, lemma), "object")


def test_attributive_participles_are_no_clauses() -> None:
    for text in ("The law is to replace retiring judges.", "He was caught with a car of stolen goods."):
        sentence = read(text)
        assert len(sentence.clauses) == 1, [sentence.clauses]


def test_a_dateline_is_no_part_of_the_clause() -> None:
    sentence = read("BERLIN - The council has met.")
    assert role(sentence, by_lemma(sentence, "meet"), "subject") == "The council"


def test_imperative() -> None:
    verb = by_lemma(read("If you have doubts, please call the office."), "call").verb
    assert verb is not None and verb.mood == "imperative"


WORDS = [
    "the/DET",
    "men/NOUN",
    "Kim/PROPN",
    "he/PRON",
    "there/PRON",
    "who/PRON",
    "that/SCONJ",
    "that/PRON",
    "what/PRON",
    "whether/SCONJ",
    "if/SCONJ",
    "as/ADP",
    "for/SCONJ",
    "with/SCONJ",
    "in/ADP",
    "and/CCONJ",
    "to/PART",
    "not/PART",
    "'s/PART",
    "'s/AUX",
    "was/AUX",
    "had/AUX",
    "should/AUX",
    "said/VERB",
    "go/VERB",
    "going/VERB",
    "killed/VERB",
    "let/VERB",
    "provided/VERB",
    "according/VERB",
    "good/ADJ",
    "many/ADJ",
    "2003/NUM",
    "Monday/PROPN",
    "please/INTJ",
    "left/NOUN",
    ",/PUNCT",
    "./PUNCT",
    ":/PUNCT",
    "-/PUNCT",
    "(/PUNCT",
    ")/PUNCT",
    '"/PUNCT',
    "?/PUNCT",
]


@pytest.mark.parametrize("seed", range(60))
def test_any_words_make_clauses(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - words, not secrets
    tokens: list[Token] = []
    at = 0
    for word in chance.choices(WORDS, k=chance.choice((1, 2, 5, 12, 40))):
        text, _, pos = word.rpartition("/")
        tokens.append(Token(at, at + len(text), text, text.lower(), lemma=text.lower(), pos=pos))
        at += len(text) + 1
    document = Document(" ".join(t.text for t in tokens), language="en", sentences=[Sentence(0, at, 0, tokens)])
    clauses.annotate(document, "en")
    found = document.sentences[0].clauses
    spans = sorted(span for clause in found for span in clause.spans)
    assert all(end <= begin for (_, end), (begin, _) in pairwise(spans))
    for clause in found:
        above, steps = clause, 0
        while above.parent is not None and steps <= len(found):
            above, steps = found[above.parent], steps + 1
        assert steps <= len(found), "a clause hangs on itself"
