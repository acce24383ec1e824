"""German nouns whose plural changes the vowel or whose endings mislead: ``form:lemma``. Written for Depesche.

The corpora with lemmas are small; these forms, and so the ends of compounds with them, are added to what is counted.
"""

from __future__ import annotations

from collections.abc import Iterator

# plural in -er and dative in -ern
ER = (
    "Amt:Ämt Bad:Bäd Band:Bänd Bild:Bild Blatt:Blätt Brett:Brett Buch:Büch Dach:Däch Denkmal:Denkmäl Dorf:Dörf "
    "Ei:Ei Fach:Fäch Fass:Fäss Feld:Feld Geld:Geld Geist:Geist Gesicht:Gesicht Glas:Gläs Glied:Glied Gott:Gött "
    "Grab:Gräb Gut:Güt Haus:Häus Holz:Hölz Horn:Hörn Huhn:Hühn Kind:Kind Kleid:Kleid Korn:Körn Kraut:Kräut "
    "Land:Länd Licht:Licht Lied:Lied Loch:Löch Mann:Männ Mitglied:Mitglied Nest:Nest Rad:Räd Rand:Ränd Rind:Rind "
    "Schild:Schild Schloss:Schlöss Schwert:Schwert Tal:Täl Tuch:Tüch Volk:Völk Wald:Wäld Wort:Wört Wurm:Würm"
)
# plural in -e and dative in -en, with or without umlaut
E = (
    "Abstand:Abständ Anfang:Anfäng Angst:Ängst Anlass:Anläss Anschlag:Anschläg Antrag:Anträg Anwalt:Anwält "
    "Arzt:Ärzt Aufstand:Aufständ Auftrag:Aufträg Ausschuss:Ausschüss Ball:Bäll Bass:Bäss Baum:Bäum Beitrag:Beiträg "
    "Bestand:Beständ Betrag:Beträg Bezug:Bezüg Block:Blöck Brand:Bränd Braut:Bräut Bruch:Brüch Brust:Brüst "
    "Bund:Bünd Dampf:Dämpf Einfluss:Einflüss Fall:Fäll Flug:Flüg Fluss:Flüss Frucht:Frücht Gang:Gäng Gast:Gäst "
    "Gegenstand:Gegenständ Geruch:Gerüch Grund:Gründ Gruß:Grüß Hand:Händ Haut:Häut Hof:Höf Kampf:Kämpf Koch:Köch "
    "Kopf:Köpf Korb:Körb Kraft:Kräft Krampf:Krämpf Kranz:Kränz Kuss:Küss Lohn:Löhn Luft:Lüft Macht:Mächt "
    "Markt:Märkt Maus:Mäus Mord:Mord Nacht:Nächt Not:Nöt Pass:Päss Plan:Plän Platz:Plätz Rang:Räng Rat:Rät "
    "Raum:Räum Rock:Röck Saal:Säl Satz:Sätz Schatz:Schätz Schlag:Schläg Schluss:Schlüss Schrank:Schränk "
    "Schuss:Schüss Schwanz:Schwänz Schwung:Schwüng Sohn:Söhn Spaß:Späß Spruch:Sprüch Sprung:Sprüng Stab:Stäb "
    "Stadt:Städt Stall:Ställ Stamm:Stämm Stand:Ständ Stock:Stöck Strand:Stränd Stuhl:Stühl Sturm:Stürm Sturz:Stürz "
    "Tanz:Tänz Ton:Tön Topf:Töpf Traum:Träum Turm:Türm Umstand:Umständ Verband:Verbänd Verlust:Verlust "
    "Vertrag:Verträg Vorstand:Vorständ Vorzug:Vorzüg Wand:Wänd Wolf:Wölf Wunsch:Wünsch Zahn:Zähn Zaun:Zäun Zug:Züg "
    "Zustand:Zuständ Programm:Programm Gebiet:Gebiet Tarif:Tarif Motiv:Motiv Betrieb:Betrieb Ort:Ort Preis:Preis "
    "Boot:Boot Gerät:Gerät Maß:Maß Angebot:Angebot Gespräch:Gespräch Gesetz:Gesetz Prozess:Prozess "
    "Kongress:Kongress System:System Institut:Institut Projekt:Projekt Produkt:Produkt Objekt:Objekt Punkt:Punkt "
    "Termin:Termin Text:Text Weg:Weg Krieg:Krieg Stein:Stein Schiff:Schiff Stück:Stück Ziel:Ziel Spiel:Spiel "
    "Teil:Teil Jahr:Jahr Monat:Monat Tag:Tag Abend:Abend Film:Film"
)
# plural like the singular but for the vowel; dative in -n
UMLAUT = (
    "Apfel:Äpfel Boden:Böden Bruder:Brüder Faden:Fäden Garten:Gärten Graben:Gräben Hafen:Häfen Kasten:Kästen "
    "Kloster:Klöster Laden:Läden Mangel:Mängel Mutter:Mütter Nagel:Nägel Ofen:Öfen Schaden:Schäden Tochter:Töchter "
    "Vater:Väter Vogel:Vögel"
)
# plural in -n or -en
EN = (
    "Frau Staat Zins Mensch Herr Held Präsident Student Soldat Polizist Journalist Sozialdemokrat Demokrat Diplomat "
    "Kandidat Athlet Patient Agent Konsument Bär Fürst Prinz Architekt Motor Direktor Professor Reaktor Sektor Zahl "
    "Tür Uhr Schrift Arbeit Last Bank Form Spur Tat Fahrt Welt Zeit"
)
# words that end in -e and take -n
E_N = (
    "Apotheke Branche Frage Gabe Gruppe Initiative Karte Klasse Kontrolle Krise Lage Liste Lücke Maschine Methode "
    "Rakete Rede Reihe Rente Reserve Spitze Stelle Strafe Straße Suche Umfrage Waffe Woche Anfrage Sache Sachfrage "
    "Serbe Kroate Russe Franzose Däne Schwede Türke Löwe Zeuge Kunde Kollege Experte Bote Erbe Genosse Junge Neffe "
    "Rebelle"
)
# genitive and plural in -s
S = (
    "Auto Foto Park Team Job Club Büro Kino Handy Hotel Stau Tabu Tipp Star Chef Test Trend Interview Video Radio "
    "Update Team Song Hit Band Boom Baby"
)
# genitive only
GENITIVE = (
    "Leiden:s Norden:s Süden:s Westen:s Osten:s Vertrauen:s Verfahren:s Unternehmen:s Leben:s Wesen:s Essen:s "
    "Gott:es Rand:es Gehalt:es Verband:es Geschäft:es Zustand:es Ausschuss:es Kongress:es Verbund:es Spiel:es "
    "Gipfel:s System:s Mord:es Krieg:es Staat:es Land:es Rat:es Bund:es Tag:es Jahr:es Haus:es Prozess:es Gesetz:es "
    "Platz:es Vertrag:es Antrag:s Amt:es Betrieb:es"
)
# nothing to take away, though it looks so
SAME = (
    "Kaffee Tee Armee Idee Allee Klischee Komitee Schnee See Wärme Wellness Update Business Schaden Haken "
    "Verbrechen Versprechen Abkommen Vorhaben Unternehmen Verfahren Vertrauen Leben Treffen Schreiben Einkommen "
    "Aufkommen Bedenken Rennen Wesen Eisen Zeichen Leiden Essen Wissen Rentner Politiker Techniker Musiker Gen "
    "Organ Examen Rahmen Westen Osten Süden Norden Glauben Frieden Willen Kollege Kunde Zeuge Rente Kohle Liebe "
    "Güte Höhe Nähe Stärke Schwäche Größe Breite Länge Tiefe Weite Kälte Hitze Presse Messe Kasse Rasse Klasse "
    "Masse Börse Reise"
)
# adjectives and participles that have become nouns: the strong masculine form is their lemma
PEOPLE = (
    "Abgeordnet Angeklagt Angestellt Vorsitzend Beschuldigt Delegiert Verletzt Verdächtig Gefangen Verbündet "
    "Selbständig Vorgesetzt Verwandt Bekannt Erwachsen Jugendlich Betroffen Gesandt Getötet Verantwortlich "
    "Beteiligt Befragt Beamt"
)


def forms() -> Iterator[tuple[str, str]]:
    """Lower-case forms with their lemmas."""
    for form, lemma in _forms():
        yield form.lower(), lemma.lower()


def _forms() -> Iterator[tuple[str, str]]:
    for words, endings in ((ER, ("er", "ern")), (E, ("e", "en"))):
        for lemma, stem in _pairs(words):
            yield lemma, lemma
            yield from ((stem + ending, lemma) for ending in endings)
    for lemma, plural in _pairs(UMLAUT):
        yield from ((form, lemma) for form in (lemma, plural, plural if plural.endswith("n") else plural + "n"))
    for words, ending in ((EN, "en"), (E_N, "n"), (S, "s"), (SAME, "")):
        yield from ((form, lemma) for lemma in words.split() for form in (lemma, lemma + ending))
    for lemma, ending in _pairs(GENITIVE):
        yield lemma + ending, lemma
    for stem in PEOPLE.split():
        yield from ((stem + ending, stem + "er") for ending in ("er", "e", "en", "em"))


def _pairs(words: str) -> Iterator[tuple[str, str]]:
    for pair in words.split():
        lemma, _, other = pair.partition(":")
        yield lemma, other
