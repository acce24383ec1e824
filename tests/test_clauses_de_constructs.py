"""German constructs, each in a sentence of its own: which clauses they make, of which kind, verb and roles."""

from __future__ import annotations

import pytest

from depesche.document import Clause, Sentence
from tests.clause_views import by_lemma, phrase, read_de, role, words


def kinds(sentence: Sentence) -> list[str]:
    return [clause.kind for clause in sentence.clauses]


def of_kind(sentence: Sentence, kind: str) -> Clause:
    return next(clause for clause in sentence.clauses if clause.kind == kind)


@pytest.mark.parametrize(
    ("text", "kind", "own"),
    [
        ("Das Ministerium prüft, ob die Brücke hält.", "complement", "ob die Brücke hält"),
        ("Falls der Regen anhält, wird das Fest verschoben.", "conditional", "Falls der Regen anhält"),
        ("Sofern der Rat zustimmt, beginnt der Bau im Mai.", "conditional", "Sofern der Rat zustimmt"),
        ("Sobald die Lage klar ist, reist die Ministerin ab.", "temporal", "Sobald die Lage klar ist"),
        ("Während die Wehr löschte, sperrte die Polizei die Straße.", "temporal", "Während die Wehr löschte"),
        ("Als der Zug hielt, stiegen alle aus.", "temporal", "Als der Zug hielt"),
        ("Er sprach leise, damit ihn niemand hörte.", "final", "damit ihn niemand hörte"),
        ("Indem sie schwieg, half sie dem Gegner.", "adverbial", "Indem sie schwieg"),
        ("Da die Straße gesperrt war, kamen wir zu spät.", "causal", "Da die Straße gesperrt war"),
        ("Obwohl es regnete, kamen viele.", "concessive", "Obwohl es regnete"),
        ("So schwer das auch fällt, wir müssen gehen.", "concessive", "So schwer das auch fällt"),
        ("Je länger er wartete, desto kälter wurde es.", "comparative", "Je länger er wartete"),
        ("Es war, als würde er schlafen.", "temporal", "als würde er schlafen"),
        ("Er ging, ohne sich zu verabschieden.", "adverbial", "ohne sich zu verabschieden"),
        ("Statt zu helfen, filmten die Zeugen den Brand.", "adverbial", "Statt zu helfen"),
        ("Angesprochen auf den Plan, schwieg der Minister.", "adverbial", "Angesprochen auf den Plan"),
        ("Der Minister, begleitet von seiner Frau, besuchte Kiel.", "adverbial", "begleitet von seiner Frau"),
    ],
)
def test_subordinate_clause(text: str, kind: str, own: str) -> None:
    sentence = read_de(text)
    clause = of_kind(sentence, kind)
    assert words(sentence, clause) == own
    (main,) = (c for c in sentence.clauses if c.parent is None)
    assert clause.parent == main.index


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Sollte der Pegel steigen, müssen die Anwohner gehen.", "Sollte der Pegel steigen"),
        ("Sollten die Gespräche scheitern, so droht ein Streik.", "Sollten die Gespräche scheitern"),
        ("Steigt der Pegel, droht eine Flut.", "Steigt der Pegel"),
        ("Der Bund zahlt unter der Bedingung, dass die Länder mitmachen.", "dass die Länder mitmachen"),
        ("Für den Fall, dass der Strom ausfällt, stehen Wagen bereit.", "dass der Strom ausfällt"),
        ("Vorausgesetzt, der Rat stimmt zu, beginnt der Bau.", "Vorausgesetzt , der Rat stimmt zu"),
        ("Der Bau beginnt, vorausgesetzt, dass der Rat zustimmt.", "vorausgesetzt , dass der Rat zustimmt"),
        ("Wir gehen, es sei denn, die Bahn legt ein Angebot vor.", "es sei denn , die Bahn legt ein Angebot vor"),
        ("Nur wenn die Armee abzieht, will die Gruppe verhandeln.", "Nur wenn die Armee abzieht"),
        ("Erst wenn alle zustimmen, gilt der Vertrag.", "Erst wenn alle zustimmen"),
    ],
)
def test_condition(text: str, own: str) -> None:
    sentence = read_de(text)
    clause = of_kind(sentence, "conditional")
    assert words(sentence, clause) == own
    assert clause.parent is not None
    assert sentence.clauses[clause.parent].kind == "main"


@pytest.mark.parametrize("focus", ["Selbst", "Auch", "Sogar"])
def test_even_if_concedes(focus: str) -> None:
    assert kinds(read_de(f"{focus} wenn es regnet, findet das Spiel statt.")) == ["concessive", "main"]


@pytest.mark.parametrize(
    ("text", "connector", "antecedent", "subject"),
    [
        ("Der Wagen, in dem der Mann saß, brannte aus.", "dem", "Wagen", "der Mann"),
        ("Die Stadt, wo er geboren wurde, feiert ihn.", "wo", "Stadt", "er"),
        ("Die Frau, deren Sohn vermisst wird, hofft weiter.", "deren", "Frau", "deren Sohn"),
        ("Die Kunden, die Strom sparen, zahlen weniger.", "die", "Kunden", "die"),
        ("Es war ein Fehler, der Menschen das Leben kostete.", "der", "Fehler", "der"),
        ("Der Minister hat den Bericht gelesen, der im Mai erschien.", "der", "Bericht", "der"),
        ("Der Rat legte einen Plan vor, der viel Geld kostet.", "der", "Plan", "der"),
        ("Das sind Jahre, die die Familie in Kiel verbrachte.", "die", "Jahre", "die Familie"),
        ("Er kennt die Lieder, die Muster sang.", "die", "Lieder", "Muster"),
    ],
)
def test_relative_clause(text: str, connector: str, antecedent: str, subject: str) -> None:
    sentence = read_de(text)
    clause = of_kind(sentence, "relative")
    assert clause.connector == connector
    assert clause.antecedent is not None
    assert sentence.tokens[clause.antecedent].text == antecedent
    assert phrase(sentence, clause.subject) == subject


def test_relative_clauses_that_comment_on_a_whole_clause() -> None:
    assert kinds(read_de("Er schwieg, was alle überraschte.")) == ["main", "relative"]
    assert kinds(read_de("Der Trainer ging, woraufhin der Verein einen Nachfolger suchte.")) == ["main", "relative"]


def test_participles_of_a_relative_clause_share_its_auxiliary() -> None:
    sentence = read_de("Die Frau, die die Zahl genannt und später korrigiert hatte, schwieg.")
    assert kinds(sentence) == ["main", "relative", "relative"]
    assert [phrase(sentence, c.subject) for c in sentence.clauses] == ["Die Frau", "die", "die"]


def test_stacked_relative_clauses() -> None:
    sentence = read_de("Sie traf den Mann, der das Haus kaufte, das ihr Vater gebaut hatte.")
    assert [(c.kind, c.parent) for c in sentence.clauses] == [("main", None), ("relative", 0), ("relative", 1)]


def test_a_verb_second_clause_is_no_relative_clause() -> None:
    assert kinds(read_de("Er habe gehofft, der Streit werde enden.")) == ["main", "complement"]
    assert kinds(read_de("Die Regierung lehnt das ab, die Opposition stimmt zu.")) == ["main", "main"]


@pytest.mark.parametrize(
    ("text", "own", "subject"),
    [
        ("Er versprach, dem Land zu helfen.", "dem Land zu helfen", "Er"),
        ("Er versprach dem Land zu helfen.", "dem Land zu helfen", "Er"),
        ("Er versprach dem Mann das Haus zu kaufen.", "das Haus zu kaufen", "Er"),
        ("Gestern versuchte die Regierung die Preise zu senken.", "die Preise zu senken", "die Regierung"),
        ("Die Polizei bat die Zeugen sich zu melden.", "sich zu melden", "die Zeugen"),
        ("Er weigerte sich den Brief zu lesen.", "den Brief zu lesen", "Er"),
        ("Er hat versucht den Ball zu fangen.", "den Ball zu fangen", "Er"),
        ("Der Rat hat beschlossen, die Steuer zu senken.", "die Steuer zu senken", "Der Rat"),
    ],
)
def test_infinitive_with_and_without_comma(text: str, own: str, subject: str) -> None:
    sentence = read_de(text)
    clause = of_kind(sentence, "infinitive")
    assert words(sentence, clause) == own
    assert clause.parent == 0
    assert phrase(sentence, clause.subject) == subject


@pytest.mark.parametrize(
    ("text", "lemma", "modal"),
    [
        ("Er scheint die Lage zu unterschätzen.", "unterschätzen", "scheinen"),
        ("Sie hat noch viel zu tun.", "tun", "müssen"),
        ("Die Regeln sind einzuhalten.", "einhalten", "können"),
    ],
)
def test_infinitive_that_is_no_clause(text: str, lemma: str, modal: str) -> None:
    (clause,) = read_de(text).clauses
    assert clause.verb is not None
    assert (clause.verb.lemma, clause.verb.modal) == (lemma, modal)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Bote hat den Wächter belogen und die Kasse gestohlen.",
         [("belügen", "perfect", "active", ""), ("stehlen", "perfect", "active", "")]),
        ("Der Mann wurde in Kiel festgenommen und von der Polizei verhört.",
         [("festnehmen", "past", "passive", ""), ("verhören", "past", "passive", "")]),
        ("Die Anlage soll bis Mai geprüft und dann abgebaut werden.",
         [("prüfen", "present", "passive", "sollen"), ("abbauen", "present", "passive", "sollen")]),
        ("Der Mann soll gelogen und betrogen haben.",
         [("lügen", "perfect", "active", "sollen"), ("betrügen", "perfect", "active", "sollen")]),
        ("Er will den Vertrag prüfen und dann unterschreiben.",
         [("prüfen", "present", "active", "wollen"), ("unterschreiben", "present", "active", "wollen")]),
    ],
)  # fmt: skip
def test_verbs_under_one_auxiliary(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    sentence = read_de(text)
    verbs = [clause.verb for clause in sentence.clauses if clause.verb is not None]
    assert [(verb.lemma, verb.tense, verb.voice, verb.modal) for verb in verbs] == expected
    first, second = sentence.clauses
    assert second.subject is not None and second.subject.shared
    assert phrase(sentence, second.subject) == phrase(sentence, first.subject)


def test_second_subject_under_one_auxiliary() -> None:
    sentence = read_de("Der Mann wurde am Montag festgenommen, seine Frau angeklagt.")
    accused = by_lemma(sentence, "anklagen")
    assert accused.verb is not None and accused.verb.voice == "passive"
    assert phrase(sentence, accused.subject) == "seine Frau"


def test_verbs_side_by_side_share_their_subject() -> None:
    sentence = read_de("Er kam, sah und siegte.")
    assert kinds(sentence) == ["main", "main", "main"]
    assert [phrase(sentence, c.subject) for c in sentence.clauses] == ["Er", "Er", "Er"]
    inverted = read_de("Gestern kam er nach Kiel und besuchte seine Tante.")
    visit = by_lemma(inverted, "besuchen")
    assert phrase(inverted, visit.subject) == "er"
    assert role(inverted, visit, "object") == "seine Tante"


@pytest.mark.parametrize(
    "text",
    [
        "Die Wirtin öffnete die Tür, begrüßte die Gäste und ging hinaus.",
        "Die Wirtin trat ans Pult, dankte den Helfern und bat um Geduld.",
        "Die Wirtin kam, dankte den Helfern, verabschiedete sich und ging.",
    ],
)
def test_verbs_of_saying_without_a_subject_of_their_own_report_nothing(text: str) -> None:
    sentence = read_de(text)
    assert set(kinds(sentence)) == {"main"}
    assert {phrase(sentence, c.subject) for c in sentence.clauses} == {"Die Wirtin"}


@pytest.mark.parametrize(
    "text",
    [
        "Gelingt es der Stadt nicht, Geld aufzutreiben, wird das Bad geschlossen.",
        "Kommt der Mann, der das Geld hat, nicht nach Bonn, platzt der Handel.",
        "Will sie, dass er bleibt, muss sie zahlen.",
    ],
)
def test_condition_that_begins_with_its_verb_may_hold_other_clauses(text: str) -> None:
    sentence = read_de(text)
    condition, _, main = sentence.clauses
    assert (condition.kind, condition.parent, main.kind) == ("conditional", main.index, "main")


@pytest.mark.parametrize(
    ("text", "voice", "subject"),
    [
        ("Zwei Männer festgenommen", "passive", "Zwei Männer"),
        ("Ministerin Falk zurückgetreten", "active", "Ministerin Falk"),
    ],
)
def test_subject_of_a_headline_without_auxiliary(text: str, voice: str, subject: str) -> None:
    sentence = read_de(text)
    (clause,) = sentence.clauses
    assert clause.verb is not None and clause.verb.voice == voice
    assert phrase(sentence, clause.subject) == subject


def test_verb_that_goes_on_reports_nothing() -> None:
    sentence = read_de("Der Mann floh, bestritt jedoch die Tat.")
    assert kinds(sentence) == ["main", "main"]
    assert phrase(sentence, by_lemma(sentence, "bestreiten").subject) == "Der Mann"


def test_first_field_behind_a_conjunction_waits_for_its_verb() -> None:
    sentence = read_de("Das Haus wurde verkauft und zwei Häfen, darunter Kiel, wurden gesperrt.")
    assert phrase(sentence, by_lemma(sentence, "sperren").subject) == "zwei Häfen"


def test_parentheses_in_dashes_and_brackets() -> None:
    for text in ("Die Wirtin – sie ist 40 Jahre alt – lachte.", "Die Wirtin (sie ist 40 Jahre alt) lachte."):
        sentence = read_de(text)
        assert [words(sentence, c) for c in sentence.clauses] == ["Die Wirtin … lachte", "sie ist 40 Jahre alt"]
        assert phrase(sentence, sentence.clauses[0].subject) == "Die Wirtin"


@pytest.mark.parametrize(
    ("text", "own", "speaker"),
    [
        ("„Wir sind bereit“, teilte die Polizei mit.", "teilte die Polizei mit", "die Polizei"),
        ("„Das ist falsch“, räumte der Minister ein.", "räumte der Minister ein", "der Minister"),
        ("Die Lage, heißt es in dem Schreiben, sei ernst.", "heißt es in dem Schreiben", "es"),
        ("Wie das Ministerium mitteilte, ist die Brücke gesperrt.", "Wie das Ministerium mitteilte", "das Ministerium"),
        ("Die Brücke ist gesperrt, wie das Amt mitteilte.", "wie das Amt mitteilte", "das Amt"),
        ("Die Lage sei ernst, sagte Max Nyhus, Chef der Bahn, am Montag.",
         "sagte Max Nyhus , Chef der Bahn , am Montag", "Max Nyhus , Chef der Bahn"),
        ("Wenn sie kommt, dann, so versicherte er, werde man feiern.", "so versicherte er", "er"),
    ],
)  # fmt: skip
def test_reporting_clause(text: str, own: str, speaker: str) -> None:
    sentence = read_de(text)
    clause = of_kind(sentence, "reporting")
    assert words(sentence, clause) == own
    assert phrase(sentence, clause.subject) == speaker
    assert clause.parent is not None
    assert sentence.clauses[clause.parent].kind == "main"


def test_verb_second_complements() -> None:
    hope = read_de("Er hat die Hoffnung, es werde bald besser.")
    assert kinds(hope) == ["main", "complement"]
    shared = read_de("Der Bürgermeister erklärte, die Stadt werde das Gelände kaufen und dort eine Schule bauen.")
    built = by_lemma(shared, "bauen")
    assert (built.kind, phrase(shared, built.subject)) == ("complement", "die Stadt")
    assert built.verb is not None
    assert (built.verb.tense, built.verb.mood) == ("future", "subjunctive1")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Drei Tote bei Anschlag", ["fragment"]),
        ("Zwei Männer festgenommen", ["main"]),
        ("Merz: Wir liefern", ["fragment", "main"]),
        ("Das Ziel: weniger Verkehr.", ["fragment", "fragment"]),
        ("Die Folge: Der Verkehr steht still.", ["fragment", "main"]),
        ("Norwegen bietet Gespräche an - Öl unverhandelbar", ["main", "fragment"]),
    ],
)
def test_headlines_and_colons(text: str, expected: list[str]) -> None:
    assert kinds(read_de(text)) == expected


def test_participle_of_a_headline_is_a_passive() -> None:
    verb = by_lemma(read_de("Zwei Männer festgenommen"), "festnehmen").verb
    assert verb is not None and verb.voice == "passive"


@pytest.mark.parametrize(
    ("text", "lemma", "tense", "voice", "modal"),
    [
        ("Das lässt sich nicht ändern.", "ändern", "present", "passive", "lassen"),
        ("Er bekam den Preis überreicht.", "überreichen", "past", "passive", ""),
        ("Der Vertrag soll gekündigt sein.", "kündigen", "present", "passive", "sollen"),
        ("Er soll gekommen sein.", "kommen", "perfect", "active", "sollen"),
        ("Er wird den Brief geschrieben haben.", "schreiben", "future_perfect", "active", ""),
        ("Die Brücke wird bis Mai gebaut worden sein.", "bauen", "future_perfect", "passive", ""),
        ("Sie weiß, dass er hätte kommen sollen.", "kommen", "perfect", "active", "sollen"),
        ("Sie sagt, dass er nicht habe kommen können.", "kommen", "perfect", "active", "können"),
    ],
)
def test_verb_clusters(text: str, lemma: str, tense: str, voice: str, modal: str) -> None:
    verb = by_lemma(read_de(text), lemma).verb
    assert verb is not None
    assert (verb.tense, verb.voice, verb.modal) == (tense, voice, modal)


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("Er sagte, dass der Minister am Montag abreist.", "abreisen"),
        ("Er plant, am Montag abzureisen.", "abreisen"),
        ("Die Firma kündigte nach langen Verhandlungen mit der Gewerkschaft einen Abbau in drei Werken an.",
         "ankündigen"),
        ("Es findet am Montag trotz des Regens wie geplant statt.", "stattfinden"),
    ],
)  # fmt: skip
def test_separable_verbs(text: str, lemma: str) -> None:
    assert by_lemma(read_de(text), lemma).verb is not None


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Es besteht die Gefahr, dass er flieht.", "die Gefahr"),
        ("Es kamen viele Gäste.", "viele Gäste"),
        ("Es gibt keinen Grund.", "Es"),
        ("Es ist klar, dass er lügt.", "Es"),
        ("Der Rat hielt es für sicher.", "Der Rat"),
    ],
)
def test_es_is_the_subject_or_stands_for_one(text: str, subject: str) -> None:
    sentence = read_de(text)
    assert phrase(sentence, sentence.clauses[0].subject) == subject
    assert all(p.role != "object" or phrase(sentence, p) != "Es" for p in sentence.clauses[0].phrases)


def test_correlates_are_prepositional() -> None:
    sentence = read_de("Sie wies darauf hin, dass die Frist endet.")
    assert role(sentence, sentence.clauses[0], "prepositional") == "darauf"
    assert sentence.clauses[1].parent == 0


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Weder der Rat noch der Minister stimmte zu.", "der Rat noch der Minister"),
        ("Sowohl der Rat als auch die Bahn stimmten zu.", "der Rat als auch die Bahn"),
        ("Ein Werk in Kiel und die Werft in Emden schließen.", "Ein Werk"),
        ("Der Streik der Lehrer beginnt am Montag.", "Der Streik der Lehrer"),
        ("Der Opfer gedachte der Rat am Montag.", "der Rat"),
        ("Dem Minister widersprach der Kanzler.", "der Kanzler"),
        ("Bis zu sechs Millionen Bürger haben eine Police.", "Bis zu sechs Millionen Bürger"),
        ("Im Jahr 1990 wurden die Reste des Turms zerstört.", "die Reste des Turms"),
        ("Die Stimme der Anwohnerinnen und Anwohner zählt.", "Die Stimme der Anwohnerinnen und Anwohner"),
        ("Das im Mai beschlossene Gesetz gilt.", "Das im Mai beschlossene Gesetz"),
        ("Einer der Täter floh.", "Einer der Täter"),
        ("Die Frankfurter Börse öffnet.", "Die Frankfurter Börse"),
        ("Drei Millionen Bürger hoffen.", "Drei Millionen Bürger"),
        ("Am Montag demonstrierten über 1.000 Menschen.", "über 1.000 Menschen"),
        ("Mehr als eine Million Kinder hungert.", "eine Million Kinder"),
        ("Als Redner wird unter anderem der Bischof erwartet.", "der Bischof"),
        ("Erika Moe, Sprecherin von Bahn und Post, lachte.", "Erika Moe , Sprecherin"),
        ("Die 1925 als Schule gegründete Akademie schließt.", "Die 1925 als Schule gegründete Akademie"),
    ],
)
def test_subject(text: str, subject: str) -> None:
    sentence = read_de(text)
    assert phrase(sentence, sentence.clauses[0].subject) == subject
