"""German clauses: boundaries, kinds, verb complexes, phrases and roles."""

from __future__ import annotations

from itertools import pairwise

import pytest

from depesche.document import Document, Sentence, Token
from depesche.language import clauses
from tests.clause_views import by_lemma, phrase, role, words
from tests.clause_views import read_de as read


@pytest.mark.parametrize(
    ("text", "lemma", "tense", "mood", "voice", "modal"),
    [
        ("Die Ministerin kündigte gestern neue Gespräche an.", "ankündigen", "past", "indicative", "active", ""),
        ("Der Minister hat den Botschafter getroffen.", "treffen", "perfect", "indicative", "active", ""),
        ("Der Minister wird den Botschafter treffen.", "treffen", "future", "indicative", "active", ""),
        ("Das Land wird mit Strafen belegt.", "belegen", "present", "indicative", "passive", ""),
        ("Die Strafe ist gestern verhängt worden.", "verhängen", "perfect", "indicative", "passive", ""),
        ("Die Regierung will nicht verhandeln.", "verhandeln", "present", "indicative", "active", "wollen"),
        ("Der Minister hätte kommen können.", "kommen", "perfect", "subjunctive2", "active", "können"),
        ("Die Truppen sind gestern abgezogen.", "abziehen", "perfect", "indicative", "active", ""),
        ("Der Sprecher habe gelogen.", "lügen", "perfect", "subjunctive1", "active", ""),
    ],
)
def test_verb_complex(text: str, lemma: str, tense: str, mood: str, voice: str, modal: str) -> None:
    verb = by_lemma(read(text), lemma).verb
    assert verb is not None
    assert (verb.tense, verb.mood, verb.voice, verb.modal) == (tense, mood, voice, modal)


def test_complement_with_coordination_shares_its_subject() -> None:
    sentence = read(
        "Er machte klar, dass sein Land auf die Raketen nicht verzichten werde und sich nicht beugen lasse."
    )
    first, second = by_lemma(sentence, "verzichten"), by_lemma(sentence, "beugen")
    assert first.kind == second.kind == "complement"
    assert first.connector == "dass"
    assert first.parent == second.parent == 0
    assert second.subject is not None and second.subject.shared
    assert phrase(sentence, second.subject) == "sein Land"
    assert first.verb is not None and first.verb.negated and first.verb.mood == "subjunctive1"
    assert second.verb is not None and second.verb.modal == "lassen"


def test_verb_second_complement_after_reporting_verb() -> None:
    sentence = read("Die Sprecherin sagte, der Zug habe den Bahnhof verlassen.")
    clause = by_lemma(sentence, "verlassen")
    assert clause.kind == "complement" and clause.parent == 0 and clause.connector == ""
    assert phrase(sentence, clause.subject) == "der Zug"


def test_verb_first_conditional_after_and_before_its_clause() -> None:
    after = read("Die Gruppe hat Gespräche angeboten, sollte die Armee von einem Angriff absehen.")
    assert by_lemma(after, "absehen").kind == "conditional"
    before = read("Kommt der Minister, wird gefeiert.")
    clause = by_lemma(before, "kommen")
    assert clause.kind == "conditional" and clause.parent == 1


def test_inserted_reporting_clauses() -> None:
    sentence = read("Der Vertrag, sagte die Ministerin, werde bald unterzeichnet.")
    inserted, outer = by_lemma(sentence, "sagen"), by_lemma(sentence, "unterzeichnen")
    assert inserted.kind == "reporting" and inserted.parent == outer.index
    assert phrase(sentence, outer.subject) == "Der Vertrag"
    named = read("Im Tal herrsche Ruhe, so Bürgermeisterin Erika Muster.")
    assert [c.kind for c in named.clauses] == ["main", "reporting"]


def test_quotation_followed_by_inverted_reporting_clause() -> None:
    sentence = read("„Wenn die Bahn zahlt, gibt es keinen Streik“, sagte der Vorsitzende am Montag.")
    assert [c.kind for c in sentence.clauses] == ["conditional", "main", "reporting"]
    assert [c.depth for c in sentence.clauses] == [1, 1, 0]
    assert sentence.clauses[0].parent == 1
    assert role(sentence, sentence.clauses[2], "subject") == "der Vorsitzende"


def test_relative_clause_in_the_middle() -> None:
    sentence = read("Der Fahrer, der den Wagen gelenkt hatte, wurde verletzt.")
    main, relative = sentence.clauses
    assert words(sentence, main) == "Der Fahrer … wurde verletzt"
    assert relative.kind == "relative" and relative.connector == "der"
    assert relative.antecedent == 1
    assert relative.parent == 0


def test_relative_pronoun_agrees_with_its_noun() -> None:
    sentence = read("Er las einen Bericht über die Wirtschaft, der sehr lang war.")
    relative = next(c for c in sentence.clauses if c.kind == "relative")
    assert relative.antecedent is not None
    assert sentence.tokens[relative.antecedent].text == "Bericht"


def test_infinitive_clauses_and_control() -> None:
    sentence = read("Der Präsident forderte die Rebellen auf, ihre Waffen abzugeben.")
    clause = by_lemma(sentence, "abgeben")
    assert clause.kind == "infinitive" and clause.parent == 0
    assert phrase(sentence, clause.subject) == "die Rebellen"
    final = by_lemma(read("Sie reiste nach Wien, um den Kanzler zu treffen."), "treffen")
    assert final.kind == "final" and final.connector == "um"
    modal = by_lemma(read("Sie hält an dem Ziel fest, das Heer ganz abrüsten zu wollen."), "abrüsten")
    assert modal.kind == "infinitive" and modal.verb is not None and modal.verb.modal == "wollen"


def test_headline_without_verb_is_a_fragment() -> None:
    sentence = read("Neue Spannungen am Golf")
    assert [c.kind for c in sentence.clauses] == ["fragment"]
    colon = read("Unter Bedingungen: Minister bietet Gespräche an")
    assert [c.kind for c in colon.clauses] == ["fragment", "main"]


@pytest.mark.parametrize(
    ("text", "subject", "object_", "indirect"),
    [
        ("Den Antrag lehnte die Kammer ab.", "die Kammer", "Den Antrag", ""),
        ("Norwegen bietet den Schweden neue Gespräche an.", "Norwegen", "neue Gespräche", "den Schweden"),
        ("Nun bietet Norwegens Ministerpräsident Hilfe an.", "Norwegens Ministerpräsident", "Hilfe", ""),
        ("Das teilte der Chef des norwegischen Sicherheitsrats, Muster, mit.",
         "der Chef des norwegischen Sicherheitsrats , Muster", "Das", ""),
        ("Den von Ministerin Muster (ABC) vorgelegten Entwurf hat der Rat der Stadt abgelehnt.",
         "der Rat der Stadt", "Den von Ministerin Muster ( ABC ) vorgelegten Entwurf", ""),
        ("Der neue norwegische Außenminister Ola Nyhus gab ihm die Hand.",
         "Der neue norwegische Außenminister Ola Nyhus", "die Hand", "ihm"),
    ],
)  # fmt: skip
def test_roles(text: str, subject: str, object_: str, indirect: str) -> None:
    sentence = read(text)
    clause = sentence.clauses[0]
    assert role(sentence, clause, "subject") == subject
    assert role(sentence, clause, "object") == object_
    assert role(sentence, clause, "indirect") == indirect


def test_prepositions_stand_in_their_plain_form() -> None:
    sentence = read("Im August reiste die Ministerin zum Gipfel und sprach davon.")
    found = {p.preposition for c in sentence.clauses for p in c.phrases if p.role == "prepositional"}
    assert found == {"in", "zu", "von"}


def test_copula_has_subject_and_predicate() -> None:
    sentence = read("Der Reaktor ist eine Gefahr.")
    assert role(sentence, sentence.clauses[0], "subject") == "Der Reaktor"
    assert role(sentence, sentence.clauses[0], "predicate") == "eine Gefahr"


def test_coordinated_first_field_of_reported_speech() -> None:
    sentence = read("Die Polizei sagte, der Täter und sein Bruder hätten die Bank beobachtet.")
    clause = by_lemma(sentence, "beobachten")
    assert clause.kind == "complement"
    assert role(sentence, clause, "subject") == "der Täter und sein Bruder"


def test_participles_that_share_one_auxiliary() -> None:
    sentence = read("Sie weiß, dass der Zeuge gelogen und betrogen hat.")
    first, second = by_lemma(sentence, "lügen"), by_lemma(sentence, "betrügen")
    assert first.verb is not None and first.verb.tense == "perfect"
    assert phrase(sentence, first.subject) == phrase(sentence, second.subject) == "der Zeuge"
    main = read("Der Wirt hat ihn geschlagen und getreten.")
    assert [c.verb.lemma for c in main.clauses if c.verb] == ["schlagen", "treten"]


def test_subjunctive_of_rare_verbs_is_found_whatever_the_tagger_says() -> None:
    sentence = read("Er verweigere die Aussage, lehne Gespräche ab und reise am 3. Mai ab.")
    assert [c.verb.lemma for c in sentence.clauses if c.verb] == ["verweigern", "ablehnen", "abreisen"]
    assert {c.verb.mood for c in sentence.clauses if c.verb} == {"subjunctive1"}


def test_negation_belongs_to_the_clause_not_to_an_attribute() -> None:
    denied = by_lemma(read("Die Regierung plant keinen Angriff."), "planen").verb
    attribute = by_lemma(read("Er begründete das mit den nicht ausreichenden Mitteln."), "begründen").verb
    not_only = by_lemma(read("Er traf nicht nur den Kanzler."), "treffen").verb
    assert denied is not None and denied.negated
    assert attribute is not None and not attribute.negated
    assert not_only is not None and not not_only.negated


def test_every_parent_and_span_is_in_range() -> None:
    sentence = read(
        "Obwohl es regnete, kam der Mann, den alle kannten, und sagte, er bleibe, wenn man ihn lasse (er lachte)."
    )
    for clause in sentence.clauses:
        assert sentence.clauses[clause.index] is clause
        assert clause.parent is None or 0 <= clause.parent < len(sentence.clauses)
        assert clause.parent != clause.index
        assert all(b < e for b, e in clause.spans)
        assert clause.begin < clause.end


HOSTILE = {
    "words": [("Haus", "NOUN")] * 10_000,
    "commas": [("Mann", "NOUN"), (",", "PUNCT")] * 5_000,
    "relatives": [(",", "PUNCT"), ("der", "PRON"), ("kam", "VERB")] * 3_000,
    "verbs": [("kommt", "VERB")] * 5_000,
    "adjectives": [("große", "ADJ")] * 10_000,
    "parentheses": [("(", "PUNCT"), ("kam", "VERB")] * 3_000,
    "quotes": [('"', "PUNCT")] * 10_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_sentences_are_read_to_their_end(name: str) -> None:
    tokens, at = [], 0
    for text, pos in HOSTILE[name]:
        tokens.append(Token(at, at + len(text), text, text.lower(), pos=pos))
        at += len(text) + 1
    document = Document(" ".join(t.text for t in tokens), language="de", sentences=[Sentence(0, at, 0, tokens)])
    clauses.annotate(document, "de")
    # Every word belongs to one clause at most; a quadratic reader would not come this far in minutes.
    spans = sorted(span for clause in document.sentences[0].clauses for span in clause.spans)
    assert all(end <= begin for (_, end), (begin, _) in pairwise(spans))


def test_a_time_is_no_title_of_the_name_behind_it() -> None:
    sentence = read("Die Ministerin hat am Montag Norwegen kritisiert.")
    clause = by_lemma(sentence, "kritisieren")
    assert role(sentence, clause, "object") == "Norwegen"
    assert [phrase(sentence, p) for p in clause.prepositional("an")] == ["am Montag"]


def test_an_office_is_a_title_of_the_name_behind_it() -> None:
    sentence = read("Am Montag traf die Vorsitzende Moe den König.")
    assert role(sentence, by_lemma(sentence, "treffen"), "subject") == "die Vorsitzende Moe"


@pytest.mark.parametrize(
    ("text", "lemma", "role_", "words_"),
    [
        # a participle with complements of its own, tagged as a verb, describes the noun behind it
        (
            "Obwohl der Rat den Druck erhöht, lehnt der in den Streit verwickelte Bürgermeister den Plan ab.",
            "ablehnen",
            "subject",
            "der in den Streit verwickelte Bürgermeister",
        ),
        ("Obwohl der Rat den Druck erhöht, lehnt sie den Plan ab.", "erhöhen", "object", "den Druck"),
        ("Malis Oberster Gerichtshof hat den Plan geprüft.", "prüfen", "subject", "Malis Oberster Gerichtshof"),
        ("Gestern haben Boote und Flugzeuge 46 kleine Häfen gesperrt.", "sperren", "object", "46 kleine Häfen"),
        ("Kutter haben Fischern zufolge den Hafen gesperrt.", "sperren", "object", "den Hafen"),
        ("Viele tausend Menschen blockierten Straßen in der Stadt.", "blockieren", "object", "Straßen"),
    ],
)
def test_words_beside_a_noun_phrase(text: str, lemma: str, role_: str, words_: str) -> None:
    sentence = read(text)
    assert role(sentence, by_lemma(sentence, lemma), role_) == words_


def test_comparison_behind_a_verb_that_has_its_complement() -> None:
    sentence = read("Die Wahl wird als Sieg gesehen, wie ihn die Partei gefordert hatte.")
    assert by_lemma(sentence, "fordern").kind == "comparative"


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Weder der Rat noch der Minister stimmte zu.", True),
        ("Er hat nie gelogen.", True),
        ("Er kommt nicht mehr.", True),
        ("Er kam nicht nur aus Neugier.", False),
    ],
)
def test_negation(text: str, negated: bool) -> None:
    verb = read(text).clauses[0].verb
    assert verb is not None and verb.negated is negated


def test_comparison_is_a_phrase_not_a_clause() -> None:
    (clause,) = read("Sie ist größer als ihr Bruder.").clauses
    assert [p.preposition for p in clause.phrases if p.role == "prepositional"] == ["als"]


def test_quotation_of_two_clauses_is_reported_as_a_whole() -> None:
    sentence = read("„Der Zug hält, und die Gäste steigen aus“, sagte der Wirt.")
    assert [(c.kind, c.parent) for c in sentence.clauses] == [("main", None), ("main", None), ("reporting", 0)]
