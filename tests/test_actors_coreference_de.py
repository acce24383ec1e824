"""Coreference in German: one construction a case, each with what must not be joined."""

import pytest

from tests.mention_marks import meant

CASES = {
    "subject": "Olaf Berg sprach in Kiel. {Er=Olaf Berg} blieb bis zum Abend.",
    "object": "Olaf Berg kam nach Kiel. Die Polizei befragte {ihn=Olaf Berg}.",
    "dative": "Ilse Brandt klagte. Der Richter gab {ihr=Ilse Brandt} recht.",
    "preposition": "Ilse Brandt kam. Olaf Berg sprach mit {ihr=Ilse Brandt}.",
    "possessive": "Ilse Brandt kam mit {ihrem=Ilse Brandt} Anwalt, Olaf Berg mit {seinem=Olaf Berg} Bruder.",
    "no argument of one verb twice": "Olaf Berg traf Hans Meier. Berg lobte {ihn=Hans Meier}.",
    "sex from the first name": "Olaf Berg und Ilse Brandt stritten. {Sie=Ilse Brandt} sagte, {er=Olaf Berg} irre.",
    "sex from the role": "Ministerin Kim Brandt traf Minister Chris Land. {Sie=Kim Brandt} lobte ihn.",
    "speaker behind": "Nun kündigte Gewerkschaftschefin Ilse Brandt Streiks an. „Es reicht“, sagte {sie=Ilse Brandt}.",
    "not the speaker": "Ilse Brandt lobte Ute Lorenz: „{Sie=Ute Lorenz} siegt, und {ihr=Ute Lorenz} Plan ist gut.“",
    "company by gender": "Der Konzern Talvo steckt in der Krise. {Er=Talvo} will {seine=Talvo} Werke verkaufen.",
    "ministry": "Das Finanzministerium widersprach. {Es=Finanzministerium} kündigte einen Bericht an.",
    "ministry said": "Das Finanzministerium erklärte, {es=Finanzministerium} habe geprüft.",
    "nothing said": "Das Finanzministerium widersprach. Der Bericht sei fertig, heißt {es=-}.",
    "government": "Die Regierung tagte. {Sie=Regierung} lehnte den Plan ab.",
    "a thing": "Der Bericht liegt vor, sagte Olaf Berg. Der Antrag wurde abgelehnt. {Er=-} umfasst drei Seiten.",
    "a thing with an owner": "Ilse Brandt lobte das Haus und {seine=-} Lage.",
    "group": "Die Demonstranten zogen ab. {Sie=Demonstranten} warfen {ihre=Demonstranten} Plakate weg.",
    "owner beside": "Die Regierung lobte Olaf Berg und {seine=Olaf Berg} Frau.",
    "owner ahead": "In {ihrer=Ilse Brandt} Rede lobte Ilse Brandt den Plan.",
    "polite": "Ilse Brandt sagte: „Ich danke {Ihnen=-}.“",
    "to be": "Ilse Brandt glaubt, allein zu {sein=-}.",
    "whose": "Ilse Brandt, {deren=Ilse Brandt} Vater schwieg, sprach.",
    "latter": "Olaf Berg traf Hans Meier. {Dieser=Hans Meier} lehnte ab.",
    "latter thing": "Olaf Berg las den Bericht. {Dieser=-} ist lang.",
    "too far": "Olaf Berg kam. Es regnete. Der Zug hielt. Die Straße war leer. Der Markt schloss. {Er=-} ging.",
    "his country": "Der finnische Präsident Aki Salo sprach in Kiel. {Sein=Aki Salo} {Land=Finnland} werde helfen.",
    "his party": "Olaf Berg (SPD) sprach in Kiel. Seine {Partei=SPD} schwieg.",
    "the city": "Die Bürger von Flensburg klagen. Die {Stadt=Flensburg} schweigt.",
    "age": "Olaf Berg gewann. Der {57-Jährige=Olaf Berg} jubelte.",
    "age by sex": "Olaf Berg besiegte Ilse Brandt. Die {57-Jährige=Ilse Brandt} weinte.",
    "office": "Finanzministerin Ilse Brandt kam nach Kiel. Die {Ministerin=Ilse Brandt} blieb.",
    "other office": "Finanzministerin Ilse Brandt kam. Der {Minister=Minister} blieb zu Hause.",
    "people": "Der schwedische Trainer Nils Lund traf Olaf Berg. Der {Schwede=Nils Lund} ging.",
    "party member": "Die SPD-Abgeordnete Ilse Brandt sprach. Die {Politikerin=Ilse Brandt} blieb gelassen.",
    "body": "Das Umweltministerium prüfte. Das {Ministerium=Umweltministerium} schwieg.",
    "predicate": "Ilse Brandt ist {Vorsitzende der Gewerkschaft=Ilse Brandt}.",
    "no predicate": "Ilse Brandt will {Präsidentin=Präsidentin} werden. Ilse Brandt wäre {Kanzlerin=Kanzlerin}.",
    "surname": "Ilse Brandt kam. Kanzler Olaf Berg ging. {Brandt=Ilse Brandt} blieb.",
    "couple": "Olaf und Ilse Brandt kamen. Frau {Brandt=Ilse Brandt} sprach, Herr {Brandt=Olaf Brandt} schwieg.",
    "siblings": "Kim Jong Un sprach. Kim lachte. Seine Schwester Kim Yo Jong schwieg. {Kim=Kim Jong Un} ging.",
    "slip": "Kim Jong Un sprach. Später ging {Kim Kong Un=Kim Jong Un}. Kim Jong Un lachte.",
    "no slip": "Jan Meier und {Jana Meier=Jana Meier} kamen.",
    "abbreviation": "Das Umweltministerium (UMI) prüfte. Das {UMI=Umweltministerium} schwieg.",
    "other letters": "Der Verein Grüne Hügel ({SPD=SPD}) tagte.",
    "city or person": "Minister Peter London kam. {London=Peter London} sprach.",
    "city": "Minister Peter London kam nach Berlin. In {London=London} regnete es.",
    "first person": "„{Ich=Ilse Brandt} gehe, und {mein=Ilse Brandt} Mann kommt“, sagte Ilse Brandt.",
    "we": "„{Wir=Ilse Brandt} gehen“, sagte Ilse Brandt.",
    "we of a body": "„{Wir=SPD} gehen, und {unser=SPD} Plan gilt“, sagte SPD-Sprecherin Ilse Brandt.",
    "reporter": "Ilse Brandt sagte, {ich=-} solle gehen.",
    "nested": "„Er rief: ‚{Ich=-} komme‘“, sagte Ilse Brandt.",
}


@pytest.mark.parametrize("name", CASES)
def test_whom_the_words_mean(name: str) -> None:
    assert meant(CASES[name], "de") == {}
