"""Who said what: one made-up sentence for each rule, German and English."""

import re
from pathlib import Path

import pytest

import depesche.quotations as quotations_room
from depesche import read
from depesche.language.tables import rows
from depesche.quotations.confidence import CONFIDENCE
from depesche.report import Quotation


def quotations(text: str, language: str = "de", published: str = "2026-03-03") -> list[Quotation]:
    return read(text, language=language, published=published, kind="text").quotations


def only(text: str, language: str = "de") -> Quotation:
    found = quotations(text, language)
    assert len(found) == 1, [(q.rule, q.text) for q in found]
    return found[0]


def speaker(quotation: Quotation) -> str | None:
    return quotation.speaker.text if quotation.speaker else None


def cue(quotation: Quotation) -> str | None:
    return quotation.cue.text if quotation.cue else None


GERMAN = [
    (
        "„Der Hafen bleibt offen“, sagte Ministerin Vera Lind.",
        "direct",
        "„Der Hafen bleibt offen“",
        "Ministerin Vera Lind",
        "sagte",
    ),
    ("Vera Lind erklärte: „Der Hafen bleibt offen.“", "direct", "„Der Hafen bleibt offen.“", "Vera Lind", "erklärte"),
    (
        "„Der Hafen bleibt vorerst offen“, so Vera Lind.",
        "direct",
        "„Der Hafen bleibt vorerst offen“",
        "Vera Lind",
        "so",
    ),
    ("Vera Lind sagte, dass der Hafen offen bleibe.", "indirect", "dass der Hafen offen bleibe", "Vera Lind", "sagte"),
    ("Vera Lind sagte, der Hafen bleibe offen.", "indirect", "der Hafen bleibe offen", "Vera Lind", "sagte"),
    ("Der Hafen bleibe offen, sagte Vera Lind.", "indirect", "Der Hafen bleibe offen", "Vera Lind", "sagte"),
    ("Der Hafen bleibe offen, so Vera Lind.", "indirect", "Der Hafen bleibe offen", "Vera Lind", "so"),
    ("Laut Hafenamt ist die Mole gesperrt.", "indirect", "ist die Mole gesperrt", "Hafenamt", "Laut"),
    (
        "Nach Angaben der Polizei ist die Mole gesperrt.",
        "indirect",
        "ist die Mole gesperrt",
        "Angaben der Polizei",
        "Nach",
    ),
    ("Dem Bericht zufolge ist die Mole gesperrt.", "indirect", "ist die Mole gesperrt", "Dem Bericht", "zufolge"),
    ("Demnach ist die Mole gesperrt.", "indirect", "ist die Mole gesperrt", "Demnach", "Demnach"),
    (
        "Wie das Hafenamt mitteilte, ist die Mole gesperrt.",
        "indirect",
        "ist die Mole gesperrt",
        "das Hafenamt",
        "Wie … mitteilte",
    ),
    ("Die Mole sei gesperrt, hieß es.", "indirect", "Die Mole sei gesperrt", None, "hieß es"),
    ("Vera Lind kündigte an, den Hafen zu räumen.", "indirect", "den Hafen zu räumen", "Vera Lind", "kündigte an"),
    (
        "Vera Lind forderte ein Verbot von Plastiktüten.",
        "reported",
        "Vera Lind forderte ein Verbot von Plastiktüten.",
        "Vera Lind",
        None,
    ),
]


@pytest.mark.parametrize(("text", "kind", "words", "who", "how"), GERMAN)
def test_german(text: str, kind: str, words: str, who: str | None, how: str | None) -> None:
    quotation = only(text)
    assert (quotation.type, quotation.text, speaker(quotation), cue(quotation)) == (kind, words, who, how)
    assert quotation.rule
    assert 0 < quotation.confidence <= 1


ENGLISH = [
    ("“The harbour stays open,” Vera Lind said.", "direct", "“The harbour stays open,”", "Vera Lind", "said"),
    ("“The harbour stays open,” said Vera Lind.", "direct", "“The harbour stays open,”", "Vera Lind", "said"),
    (
        "Vera Lind said that the harbour would stay open.",
        "indirect",
        "that the harbour would stay open",
        "Vera Lind",
        "said",
    ),
    ("Vera Lind said the harbour would stay open.", "indirect", "the harbour would stay open", "Vera Lind", "said"),
    (
        "According to the ministry, the harbour is closed.",
        "indirect",
        "the harbour is closed",
        "the ministry",
        "According to",
    ),
    ("The minister criticized the plan.", "reported", "the plan", "The minister", "criticized"),
]


@pytest.mark.parametrize(("text", "kind", "words", "who", "how"), ENGLISH)
def test_english(text: str, kind: str, words: str, who: str | None, how: str | None) -> None:
    quotation = only(text, "en")
    assert (quotation.type, quotation.text, speaker(quotation), cue(quotation)) == (kind, words, who, how)


def test_source_cuts_the_message_in_two() -> None:
    quotation = only("Die Mole war nach Angaben der Polizei lange gesperrt.")
    assert quotation.text == "Die Mole war … lange gesperrt"
    assert len(quotation.spans) == 2


def test_literal_part_of_an_indirect_quotation_is_nested() -> None:
    outer, inner = quotations("Vera Lind sagte, der Plan sei „ein schlechter Witz“.")
    assert (outer.type, inner.type, inner.rule) == ("indirect", "direct", "direct.nested")
    assert speaker(inner) == "Vera Lind"


def test_run_in_the_subjunctive_goes_on_over_sentences() -> None:
    _, run = quotations(
        "Vera Lind sagte, der Hafen bleibe offen. Er sei sicher. Die Mole werde repariert. Sie ist alt."
    )
    assert run.type == "indirect_free_indirect"
    assert run.text == "Er sei sicher. Die Mole werde repariert."
    assert speaker(run) == "Vera Lind"


def test_reporting_clause_in_the_subjunctive_is_itself_said() -> None:
    text = "Vera Lind sagte, der Hafen bleibe offen. Sie gehe davon aus, dass die Mole hält."
    first, second = quotations(text)
    assert (first.type, second.type) == ("indirect", "indirect_free_indirect")
    assert (second.text, speaker(second)) == ("Sie gehe davon aus, dass die Mole hält.", "Vera Lind")


def test_reporting_verb_in_the_plural_present() -> None:
    found = only("Fischer schätzen, dass die Mole hält.")
    assert (found.text, speaker(found), cue(found)) == ("dass die Mole hält", "Fischer", "schätzen")


def test_cue_in_the_perfect_stands_behind_a_coordination() -> None:
    found = only("Es drohe ein Sturm und eine hohe Flut, hatte Vera Lind bei der Sitzung gesagt.")
    assert (found.type, found.text) == ("indirect", "Es drohe ein Sturm und eine hohe Flut")
    assert (speaker(found), cue(found)) == ("Vera Lind", "hatte … gesagt")


def test_conjunction_before_an_english_cue_shuts_off_what_goes_before() -> None:
    found = only("The bridge was closed, but Vera Lind said she was not afraid of the water.", "en")
    assert (found.text, speaker(found)) == ("she was not afraid of the water", "Vera Lind")


def test_english_that_clause_behind_a_phrase_of_place() -> None:
    found = only("Vera Lind said during a rally in Ohio that Brandt once crossed the bridge.", "en")
    assert (found.type, found.text) == ("indirect", "that Brandt once crossed the bridge")


def test_source_inside_a_clause_that_introduces_direct_speech() -> None:
    text = "Vera Lind kommentierte den Plan laut Hafenblatt mit folgenden Worten: „Die Mole hält nicht lange.“"
    assert [q.type for q in quotations(text)] == ["direct"]


def test_hearsay_modal_is_free_indirect() -> None:
    quotation = only("Der Kapitän soll das Schiff verlassen haben.")
    assert (quotation.type, quotation.text) == ("free_indirect", "Der Kapitän soll das Schiff verlassen haben.")


def test_this_takes_up_the_sentence_before() -> None:
    quotation = only("Der Hafen wird geräumt. Das teilte das Hafenamt mit.")
    assert quotation.text == "Der Hafen wird geräumt. … Das"
    assert (speaker(quotation), cue(quotation)) == ("das Hafenamt", "teilte … mit")


@pytest.mark.parametrize(
    "text",
    [
        "Der Film „Die Mole“ läuft im Kino.",
        "Das Magazin „Hafen heute“ erscheint am Montag.",
        "Die sogenannte „Mole“ ist gesperrt.",
        "Er las das Buch mit dem Titel „Ein Sommer am Meer“.",
    ],
)
def test_titles_and_names_in_marks_are_no_quotations(text: str) -> None:
    assert quotations(text) == []


def test_setting_time_and_addressee() -> None:
    quotation = only(
        "Vera Lind sagte am Sonntag während einer Pressekonferenz gegenüber Reportern, der Hafen bleibe offen."
    )
    assert quotation.time == "2026-03-01"
    assert quotation.setting is not None
    assert quotation.setting.startswith("während einer Pressekonferenz")
    assert quotation.addressee is not None
    assert quotation.addressee.text == "Reportern"
    assert quotation.medium == "speech"


def test_setting_joins_neighbouring_phrases() -> None:
    quotation = only("Vera Lind sagte am Montag vor Reportern im Rathaus, dass der Hafen offen bleibe.")
    assert quotation.addressee is not None
    assert quotation.addressee.text == "Reportern"
    assert quotation.setting is not None
    assert quotation.setting.startswith("vor Reportern")


def test_later_words_of_the_same_speech_take_its_time() -> None:
    first, second = quotations(
        "„Der Hafen bleibt offen“, sagte Vera Lind am Sonntag in einer Rede.\n\nDarin sagte Lind, die Mole sei zu."
    )
    assert first.time == second.time == "2026-03-01"


def test_speaker_keeps_title_bracket_and_apposition() -> None:
    quotation = only("Der Sprecher der Polizei, Jan Weber (45), sagte, die Mole sei gesperrt.")
    assert speaker(quotation) == "Der Sprecher der Polizei, Jan Weber (45)"


def test_dative_behind_the_verb_is_spoken_to() -> None:
    quotation = only("Ministerin Vera Lind sagte der Zeitung, der Hafen bleibe offen.")
    assert speaker(quotation) == "Ministerin Vera Lind"


def test_every_rule_has_a_confidence() -> None:
    rules = set()
    for path in Path(quotations_room.__file__).parent.glob("*.py"):
        if path.stem != "confidence":
            rules |= set(
                re.findall(r'"((?:direct|indirect|reported|free)\.[a-z-]+)"', path.read_text(encoding="utf-8"))
            )
    assert rules == set(CONFIDENCE)


def test_every_type_of_cues_is_there_in_german() -> None:
    needed = {"source", "source_noun", "so", "as", "act", "mention", "title", "hearsay", "link", "genitive"}
    assert needed <= {row["type"] for row in rows("de", "cues")}


def test_ids_count_in_text_order_and_spans_fit_the_text() -> None:
    text = "Laut Hafenamt ist die Mole gesperrt. „Wir räumen“, sagte Vera Lind. Sie erklärte, es gehe schnell."
    found = quotations(text)
    assert [q.id for q in found] == [f"q{n}" for n in range(1, len(found) + 1)]
    assert [q.spans[0][0] for q in found] == sorted(q.spans[0][0] for q in found)
    for quotation in found:
        assert quotation.text == " … ".join(text[b:e] for b, e in quotation.spans)
        if quotation.speaker:
            assert quotation.speaker.text == text[quotation.speaker.begin : quotation.speaker.end]


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(
    "text", ["„", "“ “ “", "sagte", ": „", "so , so , so", "laut nach zufolge laut", "„“", '"said"']
)
def test_scraps_do_no_harm(text: str, language: str) -> None:
    quotations(text, language)


def test_long_input_is_read_to_its_end() -> None:
    part = "Die Mole war laut Hafenamt gesperrt, sagte sie, dass es so sei, „und“ so weiter, "
    assert quotations(part * 400 + "Ende.")  # a quadratic reader would not come this far in minutes


def test_a_verb_of_thinking_in_a_clause_of_time_reports_nothing() -> None:
    report = read("Norway and Sweden agree to border talks as the ceasefire holds.", language="en")
    assert not report.quotations
    report = read("Norway and Sweden agreed to border talks, as the ministry said.", language="en")
    assert [q.text for q in report.quotations] == ["Norway and Sweden agreed to border talks"]
