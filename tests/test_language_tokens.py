"""Text to sentences and tokens, and the pairing of quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depesche.document import Document, Marks, Sentence
from depesche.language import marks, segment
from depesche.language.detect import nearest, reading_language
from depesche.report import Block


def document(text: str, language: str = "de") -> Document:
    """A document of one block a line."""
    made = Document(text, language=language)
    at = 0
    for line in text.split("\n"):
        if line.strip():
            made.blocks.append(Block("paragraph", at, at + len(line)))
        at += len(line) + 1
    made.marks = marks.pairs(text, made.blocks)
    made.sentences = segment.sentences(text, made.blocks, made.marks, language)
    marks.set_depths(made.sentences, made.marks)
    return made


def tokens(text: str, language: str = "de") -> list[str]:
    return [t.text for s in document(text, language).sentences for t in s.tokens]


def sentences(text: str, language: str = "de") -> list[str]:
    return [text[s.begin : s.end] for s in document(text, language).sentences]


def pairs(text: str, language: str = "de") -> list[str]:
    return [text[m.begin : m.end] for m in document(text, language).marks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Am 3. September kamen 6.000 Leute.", "Am|3.|September|kamen|6.000|Leute|."),
        ("Sie trat am 21.9. zurück, er am 01.02.2024.", "Sie|trat|am|21.9.|zurück|,|er|am|01.02.2024|."),
        ("Der Anteil stieg auf 2,5 Prozent.", "Der|Anteil|stieg|auf|2,5|Prozent|."),
        ("Beginn ist um 20:15 Uhr.", "Beginn|ist|um|20:15|Uhr|."),
        ("Der US-Präsident (78) kam z. B. nach Bonn.", "Der|US-Präsident|(|78|)|kam|z.|B.|nach|Bonn|."),
        ("Das Haus, u.a. von Dr. Braun gebaut", "Das|Haus|,|u.a.|von|Dr.|Braun|gebaut"),
        ("„Nein“, sagte ‚Hans‘.", "„|Nein|“|,|sagte|‚|Hans|‘|."),
        ("Er rief »Halt!« und ging", "Er|rief|»|Halt|!|«|und|ging"),
        ("Mehr auf https://example.org/a?b=1.", "Mehr|auf|https://example.org/a?b=1|."),
        ("Mail an presse@example.org!", "Mail|an|presse@example.org|!"),
        ("Er (...) schwieg … und ging", "Er|(|...|)|schwieg|…|und|ging"),
        ("Vitamin C. Es hilft Anna K. nicht", "Vitamin|C|.|Es|hilft|Anna|K.|nicht"),
        ("Berlin – das bleibt so", "Berlin|–|das|bleibt|so"),
        ("Bürger*innen und Schüler:innen", "Bürger*innen|und|Schüler:innen"),
        ("Ein- und Ausfuhr", "Ein-|und|Ausfuhr"),
        ("Im Jahr 2019.", "Im|Jahr|2019|."),
        ("Die 20-jährige Täterin", "Die|20-jährige|Täterin"),
        ("So gibt's das nicht", "So|gibt|'s|das|nicht"),
        ("§ 218 und 50% der 5-Cent-Stücke", "§|218|und|50|%|der|5-Cent-Stücke"),
    ],
)
def test_german_tokens(text: str, expected: str) -> None:
    assert tokens(text) == expected.split("|")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They don't know Kim's plan.", "They|do|n't|know|Kim|'s|plan|."),
        ("It’s what we’ve said", "It|’s|what|we|’ve|said"),
        ("The U.S. won't pay $1,000.50 on Sept. 3.", "The|U.S.|wo|n't|pay|$|1,000.50|on|Sept.|3|."),
        ("Mr. Brown left at 5 p.m. on a well-known ship", "Mr.|Brown|left|at|5|p.m.|on|a|well-known|ship"),
        ("the senators' “deal” — a 'good' one", "the|senators|'|“|deal|”|—|a|'|good|'|one"),
    ],
)
def test_english_tokens(text: str, expected: str) -> None:
    assert tokens(text, "en") == expected.split("|")


@pytest.mark.parametrize(
    "text",
    [
        '"Wir gehen nicht", sagte die Ministerin.',
        "„Wollt ihr das?“, fragte er.",
        '"Nein!" rief sie in den Saal.',
        "Er kommt am 3. Mai, am 80. Jahrestag des Endes.",
        "König Karl III. sagte ab.",
        "Die Autorin A. B. Schulz gewann.",
        "Er nannte drei Gründe: Zeit, Geld und Lust.",
        "Sie bot Hilfe an (und zwar z. B. Geld) und ging.",
        "Er sagte: „Wir (...) bleiben hier.“",
        "Gespräche ohne Bedingung",
        "Der 1. FC Musterstadt verlor.",
        "Sie kommt Freitag 3. Mai zum 20. Mal zu Kölns 25. Messe.",
        "Der Zug fährt um 5 Uhr ab ... wenn er denn fährt.",
        "Yahoo! kündigte Neues an.",
    ],
)
def test_one_german_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "“Who knows?” she asked.",
        "“We will not leave,” Mr. Brown said.",
        "The U.S. Senate met J. K. Miller on Jan. 5.",
        "“Never!” shouted the crowd.",
        "“Why now?” Mary Brown asked.",
        "1. Talks in the capital.",
        "We waited . . . and went.",
        "He paid No. 10 a visit.",
    ],
)
def test_one_english_sentence(text: str) -> None:
    assert sentences(text, "en") == [text]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Das ist alt.|Das Neue kommt.", "de"),
        ("„Wir gehen.|Wir kommen nie wieder“, sagte er.", "de"),
        ("„Wir gehen.“|Danach schwieg sie.", "de"),
        ('Er sagte: "Gut."|Dann ging er.', "de"),
        ("Es geschah im Jahr 2019.|Niemand half.", "de"),
        ("Sie kaufte Äpfel, Birnen usw.|Dann ging sie.", "de"),
        ("Er ist 30.|Sie ist älter.", "de"),
        ("Sie landete auf Platz 5.|Trainer Klein war zufrieden.", "de"),
        ("Sie schrieb es auf X.|Die Folgen sind offen.", "de"),
        ("„Ja!“|Klein drohte: „Wartet!“", "de"),
        ("Kommt er?|Niemand weiß es!|(So ist es.)", "de"),
        ("He left the U.S.|He came back.", "en"),
        ("“We go.|We stay,” he said.", "en"),
        ("It rose by 5 p.m.|The end.", "en"),
        ("“It works.”|Critics disagree.", "en"),
        ("It fell to 83.5.|Nobody (who would?) cared.", "en"),
        ("“Who would?”|This asks a lot.", "en"),
        ("They sold to Brown Inc.|I left.", "en"),
    ],
)
def test_sentences_end(text: str, language: str) -> None:
    assert sentences(text.replace("|", " "), language) == text.split("|")


def test_no_sentence_crosses_a_block_and_each_names_its_block() -> None:
    made = document("Neue Gespräche\nDer Rat tagt heute. Er berät lange.\n\nQuelle: Agentur")
    assert [(s.block, made.text[s.begin : s.end]) for s in made.sentences] == [
        (0, "Neue Gespräche"),
        (1, "Der Rat tagt heute."),
        (1, "Er berät lange."),
        (2, "Quelle: Agentur"),
    ]


def test_text_outside_blocks_gets_no_sentence() -> None:
    text = "Menü Suche Der Rat tagt."
    assert segment.sentences(text, [Block("paragraph", 11, 24)], [], "de")[0].begin == 11


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("„Ja“, sagte er.", ["„Ja“"]),
        ('"Ja", sagte er, "und nein".', ['"Ja"', '"und nein"']),
        ("Er las »Die Zeit« und «Le Temps».", ["»Die Zeit«", "«Le Temps»"]),
        ("“Yes,” he said. ‘No.’", ["“Yes,”", "‘No.’"]),
        ("``Yes,'' he said.", ["``Yes,''"]),
        ("„Er las den ‚Boten‘ gern“, hieß es.", ["„Er las den ‚Boten‘ gern“", "‚Boten‘"]),
        ("“Don't say ‘it's over’ yet,” he said.", ["“Don't say ‘it's over’ yet,”", "‘it's over’"]),
        ("Der 5\" lange Nagel und 'ne Schraube", []),
        ("The workers' rights and the dogs' food", []),
        ('„Der "Bote" kam“, sagte sie.', ['„Der "Bote" kam“', '"Bote"']),
    ],
)
def test_marks_pair(text: str, expected: list[str]) -> None:
    assert pairs(text) == expected


def test_inner_marks_have_a_level_and_tokens_a_depth() -> None:
    made = document("Er: „Sie ‚flog‘ weg“ heute.")
    assert [m.level for m in made.marks] == [1, 2]
    assert [t.depth for t in made.sentences[0].tokens] == [0, 0, 1, 1, 2, 2, 2, 1, 1, 0, 0]


def test_a_missing_closing_mark_is_put_at_the_end_of_the_block() -> None:
    text = "Er sagte: „Wir gehen.\nDer Rat tagt."
    (found,) = document(text).marks
    assert (text[found.begin : found.end], found.repaired) == ("„Wir gehen.", True)


def test_a_quotation_that_the_next_block_continues_is_no_repair() -> None:
    made = document("“We go.\n“We stay,” he said.", "en")
    assert [m.repaired for m in made.marks] == [False, False]


def test_a_closing_mark_alone_opens_with_its_block() -> None:
    text = "Wir gehen nie“, sagte sie. Und: „Doch.“"
    assert pairs("Wir gehen nie,“ sagte sie.") == ["Wir gehen nie,“"]
    assert "„Doch.“" in pairs(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Regierung hat am Montag neue Gespräche angekündigt, wie ein Sprecher sagte.", "de"),
        ("The government announced new talks on Monday, as a spokesman for it said.", "en"),
    ],
)
def test_language_is_detected(text: str, language: str) -> None:
    assert nearest(text) == (language, True)


def test_a_language_that_is_neither_is_unsure() -> None:
    text = "Le gouvernement a annoncé lundi de nouvelles négociations avec les syndicats, " * 3
    assert nearest(text)[1] is False
    assert reading_language(text, "fr") in {"de", "en"}


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from(list("ab A.B!?\"„“”'’«»,:;()-…12 \t\n\u00a0ß")), max_size=120))
def test_offsets_are_exact_and_nothing_is_lost(text: str) -> None:
    for language in ("de", "en"):
        made = document(text, language)
        for sentence in made.sentences:
            assert all(made.text[t.begin : t.end] == t.text for t in sentence.tokens)
        joined = "".join("".join(t.text.split()) for s in made.sentences for t in s.tokens)
        assert joined == "".join(text.split())
        assert all(0 <= m.begin < m.end <= len(text) and m.begin <= m.inner_begin <= m.inner_end for m in made.marks)


HOSTILE = {
    "words": "wort " * 60_000,
    "commas": "," * 60_000,
    "quotes": '"' * 60_000,
    "openers": "„" * 60_000,
    "alternating": "„a “" * 20_000,
    "singles": " 'a" * 30_000,
    "dots": "." * 60_000,
    "hyphens": "a-" * 60_000,
    "digits": "1." * 60_000,
    "spaces": " " * 60_000 + ".",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_to_its_end(name: str) -> None:
    text = HOSTILE[name]
    # A quadratic reader would not come to the end in minutes.
    found = document(text.replace("\n", " ")).sentences
    assert sum(len(t.text) for s in found for t in s.tokens) == len("".join(text.split()))


def spans(found: list[Sentence] | list[Marks]) -> list[tuple[int, int]]:
    return [(x.begin, x.end) for x in found]


def test_same_text_gives_the_same_spans() -> None:
    text = "„Ja“, sagte er. Dann ging er."
    assert spans(document(text).sentences) == spans(document(text).sentences)
    assert spans(document(text).marks) == spans(document(text).marks)
