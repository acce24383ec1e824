"""Live tickers: entries with their own time, whatever the markup."""

import json

import pytest

import depesche
from depesche.document import Document
from depesche.page import clocks, read_page

GERMAN = [
    ("Pegel steigt weiter", "Der Pegel am Unterlauf ist um weitere zwanzig Zentimeter gestiegen, teilte das Amt mit."),
    (
        "Schulen schließen",
        "Die Schulen in den Orten am Fluss bleiben bis Freitag zu, sagte die Landrätin im Kreishaus.",
    ),
    ("Damm hält", "Der Damm bei der alten Mühle hält bisher, wie die Feuerwehr nach einem Rundgang berichtete."),
    ("Wieder Regen", "In den Bergen hat es noch einmal stark geregnet, mehr als vierzig Liter auf den Quadratmeter."),
]
ENGLISH = [
    ("River still rising", "The river has risen by another twenty centimetres since noon, the county office said."),
    ("Schools close", "Schools along the river will stay closed until Friday, the council leader told reporters."),
    ("Dam is holding", "The dam at the old mill is holding so far, firefighters reported after an inspection."),
    ("More rain", "It has rained heavily in the hills once again, with more than forty litres per square metre."),
]
INTRO = "<p>Nach tagelangem Regen steigen die Flüsse im ganzen Land, wir berichten laufend aus den Orten am Ufer.</p>"
CLOCKS = ["12:10", "11:40", "00:25", "23:05"]
TIMES = [
    "2025-03-04T12:10:00+01:00", "2025-03-04T11:40:00+01:00", "2025-03-04T00:25:00+01:00", "2025-03-03T23:05:00+01:00",
]  # fmt: skip
"""The clocks, newest first, on the days that the page's own dates give."""
DATES = (
    '<meta property="article:published_time" content="2025-03-03T18:00:00+01:00">'
    '<meta property="article:modified_time" content="2025-03-04T12:15:00+01:00">'
)


def source(body: str, head: str = DATES, title: str = "Hochwasser im Liveticker") -> str:
    navigation, footer = "<nav><a href='/a'>Politik</a></nav>", "<footer><p>Impressum und Datenschutz</p></footer>"
    html = f"<!DOCTYPE html><html lang='de'><head><title>{title}</title>{head}</head>"
    return f"{html}<body>{navigation}{body}{footer}</body></html>"


def page(body: str, head: str = DATES, title: str = "Hochwasser im Liveticker") -> Document:
    return read_page(source(f"<main><h1>{title}</h1>{body}</main>", head, title))


def texts(document: Document, *kinds: str) -> list[str]:
    return [document.text[b.begin : b.end] for b in document.blocks if b.kind in kinds]


BOXES = {
    "articles": "<article><time>{clock} Uhr</time><h2>{title}</h2><p>{text}</p></article>",
    "classes": (
        "<li class='ticker__entry'><span class='ticker__time'>{clock} Uhr</span><h3>{title}</h3><div "
        "class='ticker__text'><p>{text}</p></div><div class='ticker__share'><p>Diesen Eintrag mit anderen teilen, "
        "ganz einfach.</p></div></li>"
    ),
    "bare boxes": "<div><div>{clock} Uhr</div><h2>{title}</h2><p>{text}</p></div>",
    "wrapped boxes": "<div><section><div><span>{clock}</span></div><h3>{title}</h3><p>{text}</p></section></div>",
    "table": "<table><tr><td>{clock}</td><td><h3>{title}</h3><p>{text}</p></td></tr></table>",
}
LINES = {
    "headings": "<h2>{clock} Uhr: {title}</h2><p>{text}</p>",
    "headings with plus signs": "<h3>+++ {clock} {title} +++</h3><p>{text}</p>",
    "bold paragraphs": "<p><strong>{clock} Uhr: {title}</strong></p><p>{text}</p>",
    "heading above the time": "<h2>{title}</h2><p>{clock} Uhr</p><p>{text}</p>",
}


@pytest.mark.parametrize("markup", [*BOXES.values(), *LINES.values()], ids=[*BOXES, *LINES])
@pytest.mark.parametrize("title", ["Hochwasser im Liveticker", "Hochwasser: Die Lage am Fluss"])
def test_entries_of_a_ticker(markup: str, title: str) -> None:
    entries = "".join(
        markup.format(clock=clock, title=heading, text=text)
        for clock, (heading, text) in zip(CLOCKS, GERMAN, strict=True)
    )
    document = page(INTRO + entries, title=title)
    assert [entry.published for entry in document.entries] == TIMES
    assert [entry.title for entry in document.entries] == [heading for heading, _ in GERMAN]
    for entry, (heading, text) in zip(document.entries, GERMAN, strict=True):
        words = document.text[entry.begin : entry.end]
        assert heading in words
        assert words.endswith(text)
    assert texts(document, "lead", "paragraph") == [INTRO[3:-4], *(text for _, text in GERMAN)]
    assert len(texts(document, "subhead")) == len(GERMAN)
    assert texts(document, "headline") == [title]


def test_noisy_entries_with_the_time_at_the_end() -> None:
    entries = "".join(
        f"<div><h3><a href='#e{number}'>{title}</a></h3><p>{text}</p><figure><img src='/{number}.jpg'><figcaption>"
        f"Der Fluss am Morgen, von der Brücke {number} aus gesehen. Foto: Ute Kranz/dpa</figcaption></figure>"
        f"<p>{text[:-1]}, wie es weiter hieß, Punkt {number}.</p><ul><li>Erster Rat im Eintrag {number}.</li>"
        f"<li>Zweiter Rat im Eintrag {number}.</li></ul><div><time>{clock} Uhr</time></div>"
        f"<div class='share'><a href='/f'>Teilen</a></div></div><div class='ad'>Anzeige</div>"
        for number, (clock, (title, text)) in enumerate(zip(CLOCKS, GERMAN, strict=True))
    )
    summary = "<h2>Das Wichtigste in Kürze</h2><ul><li>Pegel steigt weiter (12:10 Uhr)</li><li>Schulen zu</li></ul>"
    document = page(INTRO + summary + entries)
    assert [(entry.title, entry.published) for entry in document.entries] == [
        (title, when) for (title, _), when in zip(GERMAN, TIMES, strict=True)
    ]
    assert texts(document, "list_item")[:2] == ["Pegel steigt weiter (12:10 Uhr)", "Schulen zu"]
    assert len(texts(document, "caption")) == len(GERMAN)
    assert "Teilen" not in document.text


def test_time_lines_are_datelines() -> None:
    entries = "".join(
        BOXES["articles"].format(clock=clock, title=heading, text=text)
        for clock, (heading, text) in zip(CLOCKS, GERMAN, strict=True)
    )
    assert texts(page(entries), "dateline") == [f"{clock} Uhr" for clock in CLOCKS]


def test_paragraph_that_begins_with_its_time() -> None:
    entries = "".join(
        f"<p><b>{clock} Uhr:</b> {text}</p><p>Mehr dazu gibt es in Kürze hier, so die Auskunft Nummer {number} des "
        "Stabes im Kreishaus.</p>"
        for number, (clock, (_, text)) in enumerate(zip(CLOCKS, GERMAN, strict=True))
    )
    document = page(entries)
    assert [entry.published for entry in document.entries] == TIMES
    assert all("Auskunft" in document.text[entry.begin : entry.end] for entry in document.entries)


def test_english_clocks_under_headings_that_name_the_day() -> None:
    boxes = [
        f"<div><div>{clock}</div><h2>{title}</h2><p>{text}</p></div>"
        for clock, (title, text) in zip(["3.45pm BST", "11.40am BST", "9.05pm BST", "6.30pm BST"], ENGLISH, strict=True)
    ]
    days = [f"<h3>{day}</h3>" for day in ("Tuesday 6 May 2025", "Monday 5 May 2025")]
    body = days[0] + "".join(boxes[:2]) + days[1] + "".join(boxes[2:])
    head = '<meta property="article:published_time" content="2025-05-06T08:00:00Z">'
    document = page(f"<div>{body}</div>", head, "Floods live: river still rising")
    assert [entry.published for entry in document.entries] == [
        "2025-05-06T15:45:00+01:00",
        "2025-05-06T11:40:00+01:00",
        "2025-05-05T21:05:00+01:00",
        "2025-05-05T18:30:00+01:00",
    ]
    assert texts(document, "subhead")[0] == "Tuesday 6 May 2025"
    assert "Monday" not in document.text[document.entries[1].begin : document.entries[1].end]


def test_days_of_a_ticker_that_runs_forwards() -> None:
    entries = "".join(
        BOXES["articles"].format(clock=clock, title=heading, text=text)
        for clock, (heading, text) in zip(CLOCKS[::-1], GERMAN, strict=True)
    )
    assert [entry.published for entry in page(entries).entries] == TIMES[::-1]


def test_clocks_of_the_place_on_a_page_with_universal_time() -> None:
    head = '<meta property="article:published_time" content="2025-03-04T11:30:00Z">'
    entries = "".join(
        BOXES["articles"].format(clock=clock, title=heading, text=text)
        for clock, (heading, text) in zip(CLOCKS[:2], GERMAN[:2], strict=True)
    )
    assert [entry.published for entry in page(entries, head).entries] == ["2025-03-04T12:10:00", "2025-03-04T11:40:00"]
    shown = "<p><time datetime='2025-03-04T11:30:00Z'>4. März 2025, 12:30 Uhr</time></p>"
    assert [entry.published for entry in page(shown + entries, head).entries] == TIMES[:2]


def test_minutes_ago_give_no_time() -> None:
    entries = "".join(
        f"<article><p>vor {number} Minuten</p><h2>{title}</h2><p>{text}</p></article>"
        for number, (title, text) in enumerate(GERMAN, 5)
    )
    assert [entry.published for entry in page(entries).entries] == [None] * 4


def structured(**fields: str) -> str:
    updates = [
        {
            "@type": "BlogPosting", "headline": title, "articleBody": text, "@id": f"#eintrag{number}",
            "datePublished": f"2025-05-06T1{number}:00:00+01:00", "dateModified": f"2025-05-06T1{number}:30:00+01:00",
        }
        for number, (title, text) in enumerate(ENGLISH)
    ]  # fmt: skip
    node = {"@context": "https://schema.org", "@type": "LiveBlogPosting", "liveBlogUpdate": updates, **fields}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


LIVE_BLOG = structured(headline="Floods: river still rising", datePublished="2025-05-06T08:00:00Z")
DECLARED = [f"2025-05-06T1{number}:00:00+01:00" for number in range(4)]


@pytest.mark.parametrize(
    "markup",
    [
        "<section id='eintrag{number}'><p>{text}</p></section>",
        "<div><h2>{title}</h2><p>{text}</p></div>",
        "<h2>{title}</h2><p>{text}</p>",
        "<div><span>1{number}:00</span><h2>{title}</h2><p>{text}</p></div>",
    ],
)
def test_json_ld_gives_the_times(markup: str) -> None:
    entries = "".join(markup.format(number=n, title=title, text=text) for n, (title, text) in enumerate(ENGLISH))
    document = page(entries, LIVE_BLOG, "Floods: river still rising")
    assert [entry.published for entry in document.entries] == DECLARED
    assert document.entries[0].modified == "2025-05-06T10:30:00+01:00"
    assert [document.text[e.begin : e.end].splitlines()[-1] for e in document.entries] == [text for _, text in ENGLISH]


def test_entries_that_only_json_ld_holds_are_read() -> None:
    document = page(INTRO + "<div id='app'></div>", LIVE_BLOG, "Floods: river still rising")
    assert [entry.published for entry in document.entries] == DECLARED
    assert texts(document, "subhead") == [title for title, _ in ENGLISH]
    assert texts(document, "paragraph")[-4:] == [text for _, text in ENGLISH]


# rows that are no ticker


def test_comments_are_no_entries() -> None:
    comments = "".join(
        f"<div><b>Leserin {n}</b> <time datetime='2025-03-04T1{n}:00'>1{n}:00 Uhr</time><p>Ich finde, dass dieser Damm "
        f"viel zu spät gebaut worden ist, und das sage ich schon seit Jahren, Nummer {n}.</p></div>"
        for n in range(6)
    )
    body = "".join(f"<p>{text}</p>" for _, text in GERMAN)
    document = page(f"<article>{body}</article><section>{comments}</section>", title="Hochwasser: Damm hält")
    assert document.entries == []
    assert texts(document, "lead", "paragraph") == [text for _, text in GERMAN]


def test_timeline_under_an_article_stays() -> None:
    body = "".join(f"<p>{text}</p>" for _, text in GERMAN)
    lines = "".join(
        f"<li><span>{clock} Uhr</span><p>{title}: So begann an dem Tag, was bis in die Nacht dauerte.</p></li>"
        for clock, (title, _) in zip(["08:10", "09:40", "11:25", "13:50"], GERMAN, strict=True)
    )
    document = page(f"<article>{body}<h2>Der Ablauf</h2><ul>{lines}</ul></article>", title="Hochwasser: Damm hält")
    assert document.entries == []
    assert document.text.count("was bis in die Nacht dauerte") == len(GERMAN)


@pytest.mark.parametrize("tag", ["time", "div"])
def test_cards_of_articles_are_no_entries(tag: str) -> None:
    cards = "".join(
        f"<article><{tag}>{clock} Uhr</{tag}><h2><a href='/{clock}'>{title}</a></h2><p>{text}</p></article>"
        for clock, (title, text) in zip(CLOCKS, GERMAN, strict=True)
    )
    assert page(cards, title="Live aus der Region").entries == []


def test_chronology_in_an_article_is_no_ticker() -> None:
    times = ["20:10", "21:40", "23:25", "23:50"]
    lines = "".join(f"<p><b>{clock} Uhr:</b> {text}</p>" for clock, (_, text) in zip(times, GERMAN, strict=True))
    assert page(INTRO + lines, title="Chronik einer Nacht").entries == []


# what the entries are for


def test_relative_days_are_read_against_the_entry() -> None:
    entries = "".join(
        BOXES["articles"].format(clock=clock, title=title, text=f"Heute hat der Rat getagt. {text}")
        for clock, (title, text) in zip(CLOCKS, GERMAN, strict=True)
    )
    report = depesche.read(source(f"<main><h1>Hochwasser im Liveticker</h1>{entries}</main>"))
    today = [found.value for found in report.times if found.text == "Heute"]
    assert today == ["2025-03-04", "2025-03-04", "2025-03-04", "2025-03-03"]


def test_thousands_of_entries() -> None:
    box = (
        "<div><span>12:10 Uhr</span><p>Ein Satz, der lang genug ist, um für einen Absatz gehalten zu werden.</p></div>"
    )
    document = page(box * 3_000)
    assert document.text.startswith("Hochwasser im Liveticker")


@pytest.mark.parametrize(
    ("line", "clock", "rest"),
    [
        ("12.31 Uhr: Zeitung lehnt ab", (12, 31), "Zeitung lehnt ab"),
        ("+++ 14:05 Zug steht +++", (14, 5), "Zug steht +++"),
        ("15 Uhr: Der Rat tagt", (15, 0), "Der Rat tagt"),
        ("3.45pm BST", (15, 45), ""),
        ("12:05 a.m. ET", (0, 5), ""),
        ("18:00 Eat early", (18, 0), "Eat early"),
        ("21 mins ago11:48", (11, 48), ""),
        ("Stand: 14.03.2026, 12:32 Uhr", (12, 32), ""),
        ("vor 5 Minuten", (-1, 0), ""),
        ("12.34 Millionen Euro", None, ""),
        ("Der Zug fährt um 12:34 Uhr ab", None, ""),
        ("Um 8.15 Uhr begann die Sitzung des Rates im alten Rathaus, und sie dauerte bis weit nach Mittag.", None, ""),
        ("Spiel endet 3:2", None, ""),
    ],
)
def test_clocks(line: str, clock: tuple[int, int] | None, rest: str) -> None:
    found = clocks.read(line, "")
    assert (None if found is None else (found.hour, found.minute)) == clock
    if found is not None:
        assert line[found.end :] == rest
