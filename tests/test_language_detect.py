"""Which language a text is in."""

from __future__ import annotations

import pytest

from depesche.document import Document
from depesche.language import annotate
from depesche.language.detect import guess, nearest, reading_language
from depesche.report import Block

GERMAN = "Die Regierung hat am Montag neue Gespräche angekündigt, wie ein Sprecher sagte."
ENGLISH = "The government announced new talks on Monday, as a spokesman for it said."
FRENCH = "« Le gouvernement a annoncé lundi de nouvelles négociations avec les syndicats, qui ne sont pas contents. »"


@pytest.mark.parametrize(
    ("text", "language"), [(GERMAN, "de"), (ENGLISH, "en"), (GERMAN * 9, "de"), (ENGLISH * 9, "en")]
)
def test_language_is_detected(text: str, language: str) -> None:
    assert nearest(text) == (language, True)
    assert nearest(text.upper()) == (language, True)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Bundestag beschließt Rentenpaket", "de"),
        ("KANZLER WEIST KRITIK ZURÜCK", "de"),
        ("Zwei Tote bei Unfall auf A7", "de"),
        ("Bahn fährt nach Notfahrplan", "de"),
        ("Senate passes pension bill", "en"),
        ("TWO DEAD IN CRASH ON M7", "en"),
        ("Strike: trains run on emergency timetable", "en"),
    ],
)
def test_headlines_get_the_better_guess(text: str, language: str) -> None:
    assert nearest(text) == (language, True)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (f"{GERMAN} Er schrieb: “{ENGLISH * 6}” {GERMAN}", "de"),
        (f"{ENGLISH} He wrote: „{GERMAN * 6}“ {ENGLISH}", "en"),
        (f"{GERMAN}\n“{ENGLISH * 2}\n“{ENGLISH * 2}”\n{GERMAN}", "de"),
        (f"{GERMAN} {FRENCH * 4} {GERMAN}", "de"),
        (f"{ENGLISH}\n\n{GERMAN * 3}", "de"),
        ('Der Minister sagte dazu in Bonn nur: "Nothing is agreed until it is."', "de"),
    ],
)
def test_foreign_quotations_and_headlines_do_not_flip_it(text: str, language: str) -> None:
    assert nearest(text) == (language, True)


OTHERS = {
    "French": "La ministre a déclaré lundi que les négociations avec les syndicats allaient reprendre dès la semaine "
    "prochaine, mais elle n'a pas voulu dire où.",
    "Spanish": "La ministra dijo el lunes que las negociaciones con los sindicatos se van a reanudar la próxima "
    "semana, pero no quiso decir dónde.",
    "Italian": "La ministra ha detto lunedì che i negoziati con i sindacati riprenderanno la prossima settimana, ma "
    "non ha voluto dire dove si terranno.",
    "Dutch": "De minister zei maandag dat de gesprekken met de vakbonden volgende week worden hervat, maar zij wilde "
    "niet zeggen waar.",
    "Afrikaans": "Die minister het Maandag gesê dat die gesprekke met die vakbonde volgende week hervat sal word, maar "
    "sy wou nie sê waar nie.",
    "Luxembourgish": "D'Ministesch huet e Méindeg gesot, dass d'Gespréicher mat de Gewerkschaften d'nächst Woch "
    "weiderginn, mee si wollt net soe wou.",
    "Swiss German": "D Minischterin hät am Mäntig gseit, dass d Gspröch mit de Gwerkschafte nächscht Wuche wiitergönd, "
    "aber si hät nöd welle säge, wo das isch.",
    "Danish": "Ministeren sagde mandag, at forhandlingerne med fagforeningerne bliver genoptaget i næste uge, men hun "
    "ville ikke sige hvor.",
    "Norwegian": "Statsråden sa mandag at forhandlingene med fagforeningene blir gjenopptatt neste uke, men hun ville "
    "ikke si noe om hvor.",
    "Swedish": "Ministern sade på måndagen att förhandlingarna med facken återupptas nästa vecka, men hon ville inte "
    "säga var de ska hållas.",
    "Polish": "Minister powiedziała w poniedziałek, że rozmowy ze związkami zostaną wznowione w przyszłym tygodniu, "
    "ale nie chciała podać miejsca.",
    "Turkish": "Bakan pazartesi günü sendikalarla görüşmelerin gelecek hafta yeniden başlayacağını söyledi, ancak "
    "nerede olacağını açıklamadı ve çok kısa konuştu.",
    "Portuguese": "A ministra disse na segunda-feira que as negociações com os sindicatos vão recomeçar na próxima "
    "semana, mas não quis dizer onde.",
    "Finnish": "Ministeri sanoi maanantaina, että neuvottelut liittojen kanssa jatkuvat ensi viikolla, mutta hän ei "
    "kertonut, missä ne ovat.",
    "Hungarian": "A miniszter hétfőn azt mondta, hogy a tárgyalások a szakszervezetekkel jövő héten folytatódnak, de "
    "nem akarta elárulni, hogy hol.",
    "Czech": "Ministryně v pondělí řekla, že jednání s odbory budou pokračovat příští týden, ale nechtěla říct, kde se "
    "budou konat.",
}


@pytest.mark.parametrize("name", OTHERS)
def test_other_languages_are_told_by_name(name: str) -> None:
    for text in (OTHERS[name], OTHERS[name] * 4):
        assert (guess(text).sure, guess(text).other) == (False, name)
    assert reading_language(OTHERS[name], "xx") in {"de", "en"}


@pytest.mark.parametrize(
    "text",
    [
        "Правительство объявило о новых переговорах",
        "政府は月曜日に新たな交渉を発表した。",
        "Serikali imetangaza mazungumzo mapya na vyama vya wafanyakazi siku ya Jumatatu, lakini waziri hakutaka kusema "
        "yatafanyika wapi wiki ijayo kwa sababu za usalama wa nchi.",
    ],
)
def test_a_language_unknown_by_name_is_none_of_ours(text: str) -> None:
    assert (guess(text).sure, guess(text).other) == (False, "")


def test_a_text_with_few_function_words_goes_by_its_spelling() -> None:
    lists = "Endstand Länderspiel, Spielstätte Köln: Tore durch Müller, Schäfer. Gelbe Karten: Böhm, Großmann. " * 3
    assert nearest(lists)[0] == "de"


@pytest.mark.parametrize(
    ("text", "given", "read", "warning"),
    [
        ("Storm hits coast", "en", "en", ""),
        (ENGLISH * 3, "de", "de", "said to be 'de', but the words look like 'en'; read as 'de'"),
        (FRENCH * 3, "de", "de", "said to be 'de', but the words look like French; read as 'de'"),
        (FRENCH * 3, "fr", None, "the text seems to be in French; only its parts and sentences are read"),
        (FRENCH * 3, None, None, "the text seems to be in French; only its parts and sentences are read"),
    ],
)
def test_what_is_said_of_the_language_against_the_words(
    text: str, given: str | None, read: str | None, warning: str
) -> None:
    document = Document(text, language=given, blocks=[Block("paragraph", 0, len(text))])
    annotate(document)
    assert document.language == read
    assert [one.message for one in document.warnings] == ([warning] if warning else [])


def test_a_given_language_counts() -> None:
    assert reading_language(ENGLISH, "de-AT") == "de"
    assert reading_language(ENGLISH, None) == "en"
