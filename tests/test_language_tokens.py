"""Text to sentences and tokens."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depesche.language import segment
from depesche.report import Block
from tests.segment_views import document, sentences, sentences_of_block, tokens


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
        (
            "1.234,56 Euro, 1’000 Franken, 1\u202f000\u202f000 Leute",
            "1.234,56|Euro|,|1’000|Franken|,|1\u202f000\u202f000|Leute",
        ),
        ("½ Liter, 2½ Jahre, 3/4 davon, −5 Grad", "½|Liter|,|2½|Jahre|,|3/4|davon|,|−|5|Grad"),
        ("um 14.30 Uhr und 9:15 Uhr", "um|14.30|Uhr|und|9:15|Uhr"),
        ("Vom 3. 9. 2025 an, am 12. 5. und am 4.", "Vom|3.|9.|2025|an|,|am|12.|5.|und|am|4|."),
        ("Er ist 30. 12 kamen.", "Er|ist|30|.|12|kamen|."),
        ("die St.-Georgs-Kirche für 10'000 Franken", "die|St.-Georgs-Kirche|für|10'000|Franken"),
        ("2018–2019 und 15.–18. Mai", "2018|–|2019|und|15.|–|18.|Mai"),
        ("z.\u00a0B. und d.h., i. d. R. nie", "z.|B.|und|d.h.|,|i.|d.|R.|nie"),
        ("Ost-/Westhandel, Bund/Länder, Vor- bzw. Nachteil", "Ost-|/|Westhandel|,|Bund|/|Länder|,|Vor-|bzw.|Nachteil"),
        ("der U.S.-Senat, die F.A.Z. und AT&T", "der|U.S.-Senat|,|die|F.A.Z.|und|AT&T"),
        ("Grass’ Haus, ein Hans' Weg, ‚das Haus‘", "Grass’|Haus|,|ein|Hans'|Weg|,|‚|das|Haus|‘"),
        ("'ne Idee der '68er", "'ne|Idee|der|'68er"),
        ("Lehrer/-innen, jede*r, Kolleg_innen", "Lehrer/-innen|,|jede*r|,|Kolleg_innen"),
        ("laut beispiel.de und www.beispiel.at/x?y=1.", "laut|beispiel.de|und|www.beispiel.at/x?y=1|."),
        ("das Beispiel.org-Projekt", "das|Beispiel.org-Projekt"),
        ("#Wahl25 @amt_x 👍🏽 🇩🇪 :-) ***", "#Wahl25|@amt_x|👍🏽|🇩🇪|:-)|***"),
        ("mit 200 km/h. Am 3.12. kam", "mit|200|km|/|h|.|Am|3.12.|kam"),
        ("Bd. II, Az. 3, S. 12 f.", "Bd.|II|,|Az.|3|,|S.|12|f."),
        (",,Ja'' und <<Nein>>", ",,|Ja|''|und|<<|Nein|>>"),
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
        ("Rep. Kim (D-N.Y.), a Ph.D., can't and cannot", "Rep.|Kim|(|D-N.Y.|)|,|a|Ph.D.|,|ca|n't|and|can|not"),
        ("the '90s, the 1980's, rock 'n' roll, get 'em", "the|'90s|,|the|1980's|,|rock|'n'|roll|,|get|'em"),
        ("$1,234.56, a 10,000-strong crowd at 9:15", "$|1,234.56|,|a|10,000-strong|crowd|at|9:15"),
        ("I’m gonna say O’Brien’s “no”", "I|’m|gon|na|say|O’Brien|’s|“|no|”"),
    ],
)
def test_english_tokens(text: str, expected: str) -> None:
    assert tokens(text, "en") == expected.split("|")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("US-Präsident", "US|Präsident"),
        ("G\u20117-Außenminister", "G|7|Außenminister"),
        ("20-jährige", "20|jährige"),
        ("Ein- und", "Ein"),
        ("https://a-b.example/c-d", "https://a-b.example/c-d"),
        ("U.S.-Senat", "U.S.|Senat"),
        ("Präsident", "Präsident"),
        ("-", "-"),
    ],
)
def test_a_compound_keeps_its_parts(text: str, parts: str) -> None:
    token = document(text).sentences[0].tokens[0]
    assert token.parts == tuple(parts.split("|"))


def test_invisible_signs_and_accents_of_their_own_stay_in_the_word() -> None:
    text = "\ufeffBundes\u00adkanz\u00adler Re\u200bgierung\u200b, " + normalize("NFD", "größter Präsident")
    (sentence,) = document(text).sentences
    assert [t.text.replace("\u00ad", "-") for t in sentence.tokens][:2] == ["Bundes-kanz-ler", "Re\u200bgierung"]
    assert [t.lower for t in sentence.tokens] == ["bundeskanzler", "regierung", ",", "größter", "präsident"]
    assert all(text[t.begin : t.end] == t.text for t in sentence.tokens)


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
        "Der Sender „E! Abend“ zeigt es.",
        "Die Linkspartei.PDS tagte.",
        "Es kam Präsident Josef S. Klein.",
        "Anna – sie ist 16. – fuhr heim.",
        "Er kommt aus Heiligenstadt i.OFr. und bleibt.",
        "Das Wort „Schande!“ (von hinten) fiel oft.",
        "Wir gehen nie. “",
        "Der Zug in Bildern [https://www.beispiel.de/bilder Mehr Bilder]",
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
        "Cries of “Shame!” (from the back) were heard.",
        "He met Sen. Kim (R-N.H.) and a Ph.D. from Bonn.",
        "P.S. I stay.",
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
        ("Es ist im Angebot.|eBay prüft das.", "de"),
        ("Er fuhr 200 km/h.|Der Wagen hielt.", "de"),
        ("Das ist gut.|das weiß ich.", "de"),
        ("Das ist gut.|Es bleibt so.", "de"),
        ("Danke! :-)|Wir kommen wieder.", "de"),
        ("Wie schön :-)|Wir kommen wieder.", "de"),
        ("Mehr unter www.beispiel.de|Die Kammer tagt.", "de"),
        ("Ich kam.....|Danach ging ich.", "de"),
        ("Siehe https://beispiel.de/a|https://beispiel.de/b|Anmeldung bis Montag", "de"),
        ("i like it.|it is ok!|do you?", "en"),
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


def test_a_sentence_ends_where_the_space_is_missing() -> None:
    assert sentences("Das ist gut.Es bleibt so.") == ["Das ist gut.", "Es bleibt so."]
    assert sentences("Who knows?We do.It is so.", "en") == ["Who knows?", "We do.", "It is so."]


def test_no_sentence_crosses_a_block_and_each_names_its_block() -> None:
    made = document("Neue Gespräche\nDer Rat tagt heute. Er berät lange.\n\nQuelle: Agentur")
    assert [(s.block, made.text[s.begin : s.end]) for s in made.sentences] == [
        (0, "Neue Gespräche"),
        (1, "Der Rat tagt heute."),
        (1, "Er berät lange."),
        (2, "Quelle: Agentur"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Die Tagung|\n\n|Der Rat tagt heute",
        "Die Punkte:|\n• |Zeit|\n• |Geld",
        "Die Punkte|\n- |Zeit für alle|\n- |Geld für alle",
        "Neue Gespräche|\n|Der Rat der Stadt berät an diesem Montag lange über den Haushalt.",
    ],
)
def test_a_sentence_ends_where_a_line_was_broken_on_purpose(text: str) -> None:
    lines = [part for part in text.split("|") if part.strip(" \n•-")]
    assert [part.lstrip("•- ") for part in sentences_of_block(text.replace("|", ""))] == lines


def test_wrapped_lines_are_no_sentences() -> None:
    text = "Der Rat der Stadt berät an diesem Montag\nHaushalt und Schulden, dann die Wahl\nder Ausschüsse."
    assert sentences_of_block(text) == [text]


def test_text_outside_blocks_gets_no_sentence() -> None:
    text = "Menü Suche Der Rat tagt."
    assert segment.sentences(text, [Block("paragraph", 11, 24)], [], "de")[0].begin == 11


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from(list("ab A.B!?\"„“”'’«»,:;()-…12 \t\n\u00a0ß_*@")), max_size=120))
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
    "addresses": "a@" * 30_000,
    "hosts": "a.b-" * 20_000,
    "accents": "a\u0301" * 30_000,
    "soft hyphens": "\u00ad" * 60_000 + "a",
    "apostrophes": "' " * 30_000,
    "closers": "." + '"' * 30_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_to_its_end(name: str) -> None:
    text = HOSTILE[name]
    # A quadratic reader would not come to the end in minutes.
    found = document(text.replace("\n", " ")).sentences
    assert sum(len(t.text) for s in found for t in s.tokens) == len("".join(text.replace("\u00ad", "").split()))


def test_many_lines_are_read_to_their_end() -> None:
    assert len(sentences_of_block("\n- a" * 20_000)) == 20_000


def test_same_text_gives_the_same_spans() -> None:
    text = "„Ja“, sagte er. Dann ging er."
    assert document(text).sentences == document(text).sentences
