"""Whatever comes in, out comes a sound record or a Depesche error: no traceback, no span that points nowhere."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import depesche
from depesche.report import Actor, Evidence, Mention, Party, Quotation, Report, Time

EXAMPLES = Path(__file__).parent.parent / "examples"
Words = Evidence | Mention | Party | Time

few = settings(
    max_examples=25, deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)


@functools.cache
def examples(suffix: str) -> tuple[str, ...]:
    return tuple(path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob(f"*{suffix}")))


def read_soundly(content: str | bytes, published: str | date | None = "2025-09-22") -> Report | None:
    """The report after a look at all its references; None for content that is refused."""
    try:
        report = depesche.read(content, published=published)
    except depesche.DepescheError as error:
        assert str(error)
        return None
    assert_sound(report)
    return report


def assert_sound(report: Report) -> None:
    encoded = msgspec.json.encode(report)
    assert msgspec.json.decode(encoded, type=Report) == report
    assert_spans(report)
    assert_ids(report)
    for words in evidence(report):
        assert report.text[words.begin : words.end] == words.text
    for quotation in report.quotations:
        assert_quotation(report, quotation)


def assert_spans(report: Report) -> None:
    spans = [(block.begin, block.end) for block in report.blocks]
    spans += [(agency.begin, agency.end) for agency in report.agencies]
    spans += [(entry.begin, entry.end) for entry in report.entries]
    spans += [(sentence.begin, sentence.end) for sentence in report.sentences]
    spans += [(event.begin, event.end) for event in report.events]
    spans += [(event.trigger.begin, event.trigger.end) for event in report.events]
    spans += [(words.begin, words.end) for words in evidence(report)]
    for begin, end in spans:
        assert 0 <= begin < end <= len(report.text)
    assert report.blocks == sorted(report.blocks, key=lambda block: block.begin)
    for sentence in report.sentences:
        assert not report.blocks or 0 <= sentence.block < len(report.blocks)
    for block in report.blocks:
        assert block.media is None or 0 <= block.media < len(report.media)


def evidence(report: Report) -> Iterator[Words]:
    """Everything that carries its words beside its span; triggers may leave words out and are not among them."""
    yield from report.times
    for actor in report.actors:
        yield from actor.mentions
    for quotation in report.quotations:
        yield from (party for party in (quotation.speaker, quotation.addressee) if party is not None)
    for event in report.events:
        yield from (event.condition,) if event.condition is not None else ()
    for position in report.positions:
        yield position.matter
        yield from (position.condition,) if position.condition is not None else ()


def assert_quotation(report: Report, quotation: Quotation) -> None:
    assert quotation.spans
    assert quotation.cue is None or quotation.cue.spans
    for spans in (quotation.spans, quotation.cue.spans if quotation.cue else []):
        assert spans == sorted(spans)
        assert all(0 <= begin < end <= len(report.text) for begin, end in spans)
        assert all(end <= begin for (_, end), (begin, _) in pairwise(spans))
    assert 0.0 <= quotation.confidence <= 1.0


def assert_ids(report: Report) -> None:
    numbered("t", [time.id for time in report.times])
    numbered("p", [position.id for position in report.positions])
    actors = numbered("a", [actor.id for actor in report.actors])
    quotations = numbered("q", [quotation.id for quotation in report.quotations])
    events = numbered("e", [event.id for event in report.events])
    parties = {party.actor for q in report.quotations for party in (q.speaker, q.addressee) if party is not None}
    parties |= {actor for event in report.events for actor in (*event.sources, *event.targets)}
    parties |= {actor for position in report.positions for actor in (position.holder, *position.toward)}
    assert parties - {None} <= actors
    assert {event.quotation for event in report.events} - {None} <= quotations
    assert {position.quotation for position in report.positions} - {None} <= quotations
    assert {position.event for position in report.positions} - {None} <= events
    assert {time.anchor for time in report.times} <= {None, "published", "text", *(time.id for time in report.times)}
    assert all(named_once(actor) for actor in report.actors)


def numbered(letter: str, ids: list[str]) -> set[str]:
    assert ids == [f"{letter}{number}" for number in range(1, len(ids) + 1)]
    return set(ids)


def named_once(actor: Actor) -> bool:
    """Mentions are in text order, a longer one before those inside it, and none comes twice."""
    spans = [(mention.begin, -mention.end) for mention in actor.mentions]
    return bool(spans) and spans == sorted(spans) and len(spans) == len(set(spans))


GERMAN = (
    "der die Minister Müller Putin Frankreich USA Regierung sagte kündigte an ab wenn sollte dass nicht will Montag"
)
ENGLISH = "he said the that president Macron will not if talks Monday ago threatened to in Berlin 12 Uhr 2025 1. Mai"
MARKS = "„ “ \" » « ' ’ ‘ , . : ( ) – … ? !"
WORDS = (*GERMAN.split(), *ENGLISH.split(), *MARKS.split(), "\n", "\n\n")
TAGS = (
    *("<p>", "</p>", "<div>", "</div>", "<h1>", "<h2>", "<ul>", "<li>", "<table>", "<tr>", "<td>", "<figure>", "<br>"),
    *("<figcaption>", "</figure>", "<img src=a alt='Ein Bild'>", "<article>", "<main>", "<aside>", "<blockquote>"),
    *("<script>", "</script>", "<script type='application/ld+json'>{", "<!--", "-->", "<![CDATA[", "<svg>", "<style>"),
    *("<meta name=author content='A, B'>", "<meta property='article:published_time' content='0000-13-99'>", "<video>"),
    *("&amp;", "&#0;", "&#xD800;", "&#99999999;", "&nbsp;", "<", ">", "<a href='http://[::1'>", "</html>", "<time>"),
    *("<time datetime='2025-02-30'>", "<p class='", "<template>", "<iframe src=//x>", "<math>", "<noscript>"),
)
SCRIPTS = (
    "הנשיא אמר ביום שני כי הממשלה תדחה את ההצעה.",
    "قال الرئيس يوم الاثنين إن الحكومة سترفض العرض.",
    "总统星期一说，政府将拒绝该提议。“不”，他说。",
    "Президент заявил в понедельник: «Мы не согласны».",
    "Ο πρόεδρος είπε τη Δευτέρα ότι όχι.",
    "ประธานาธิบดีกล่าวเมื่อวันจันทร์",
    "Cumhurbaşkanı İstanbul'da “hayır” dedi; ISPARTA ıssız.",
    "Le président a dit lundi : « Non ».",
)
ODDITIES = (
    *("\ud800", "\udfff„", "e\u0301\u0302\u0303", "👩‍👩‍👧‍👦", "\u202eretniM\u202c", "\ufeff", "\x00", "\x0b", "\x0c"),
    *("\u2028", "\u2029", "\x85", "\u200b", "ẞ", "ŉ", "ﬃ", "İ", "ß" * 50, "²", "½", "Ⅻ", "١٢", "1" * 400, "a" * 5000),
    *("-" * 300, "." * 300, "(" * 300, '"' * 300, "12:99 Uhr", "99.99.9999", "32. Mai", "im Jahr 0", "0000-00-00"),
    *("in 99999999999 Jahren", "vor zehn Milliarden Jahren", "999999999 years ago", "\t", "\r", "\r\n", "\xa0", "\xad"),
)
soup = st.lists(st.sampled_from(WORDS + TAGS), min_size=5, max_size=80).map(" ".join)
prose = st.lists(st.sampled_from(WORDS), min_size=3, max_size=80).map(" ".join)
odd = st.lists(st.sampled_from(WORDS + SCRIPTS + ODDITIES), min_size=1, max_size=40).map(" ".join)
dates = st.one_of(
    st.sampled_from(
        ["0001-01-01", "9999-12-31", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "2024-02-29"]
    ),
    st.none(),
    st.dates(),
    st.datetimes(timezones=st.sampled_from([None, UTC, timezone(timedelta(hours=-12))])),
)


@few
@given(st.text(max_size=300))
def test_random_text(text: str) -> None:
    read_soundly(text)


@few
@given(st.binary(max_size=300))
def test_random_bytes(data: bytes) -> None:
    read_soundly(data)
    read_soundly(b"Der Minister sagte am Montag: " + data)


@few
@given(prose)
def test_random_words(text: str) -> None:
    read_soundly(text)


@few
@given(soup)
def test_random_markup(page: str) -> None:
    read_soundly("<!doctype html><html><body>" + page)


@few
@given(odd)
def test_odd_characters_and_scripts(text: str) -> None:
    read_soundly(text)


@few
@given(dates, st.sampled_from(SCRIPTS[:1] + ODDITIES[-14:]))
def test_odd_dates_of_publication(published: str | date | datetime | None, odd: str) -> None:
    text = f"Am Montag, {odd}, sagte er: Vor 3000 Jahren, gestern, nächste Woche, in zwei Jahren, Ende Januar, am 29.2."
    read_soundly(text, published)
    read_soundly(
        f"On Monday, {odd}, he said: 3000 years ago, yesterday, next week, in two years, late January.", published
    )


@pytest.mark.parametrize("published", ["gestern", "2025-13-01", "10000-01-01", "2025-09-22T99"])
def test_a_date_that_is_none_is_refused(published: str) -> None:
    with pytest.raises(depesche.DepescheError):
        depesche.read("Er sagte das am Montag.", published=published)


def cut(text: str, begin: int, end: int) -> str:
    return text[begin % len(text) :][: 1 + end]


def shuffled(text: str, step: int, _: int) -> str:
    parts = text.split("\n")
    return "\n".join(part for start in range(step % 7 + 1) for part in parts[start :: step % 7 + 1])


def without_quotation_marks(text: str, every: int, times: int) -> str:
    return text.replace("„", "" if every % 2 else "„„").replace("“", "" if times % 2 else "““")


def without_a_piece(text: str, begin: int, length: int) -> str:
    begin %= len(text)
    return text[:begin] + text[begin + length % 200 :]


def without_line_breaks(text: str, _: int, __: int) -> str:
    return text.replace("\n", " ")


def without_closing_tags(text: str, every: int, _: int) -> str:
    return "".join(part if n % (every % 5 + 2) else part.partition(">")[2] for n, part in enumerate(text.split("</")))


def lower_case(text: str, begin: int, _: int) -> str:
    return text[:begin] + text[begin:].lower()


MUTATIONS = (
    *(cut, shuffled, without_quotation_marks, without_a_piece, without_line_breaks, without_closing_tags, lower_case),
)
Mutation = Callable[[str, int, int], str]


@few
@given(st.sampled_from(MUTATIONS), st.integers(0, 20_000), st.integers(0, 5_000), st.sampled_from((".html", ".txt")))
def test_damaged_examples(mutate: Mutation, first: int, second: int, suffix: str) -> None:
    for text in examples(suffix):
        read_soundly(mutate(text, first, second))


@few
@given(
    st.lists(st.tuples(st.integers(0, 20_000), st.integers(1, 255)), max_size=30), st.sampled_from((".html", ".txt"))
)
def test_flipped_bytes(flips: list[tuple[int, int]], suffix: str) -> None:
    for text in examples(suffix):
        data = bytearray(text.encode())
        for place, mask in flips:
            data[place % len(data)] ^= mask
        read_soundly(bytes(data))


@pytest.mark.parametrize(
    "content",
    (
        *("a", ".", "1", "…", "-" * 1000, "1" * 1000, "12.12.", "„", '"', "<html>", "<html></html>", "<p>", "<p></p>"),
        *("<html><title>Nur ein Titel</title>", "<html><body><img alt='Ein Bild'></body></html>", "\x0c", "\ufeff"),
        *(
            "<html><body><script>alert(1)</script></body></html>",
            "<html><title></title><body></body>",
            "\ufeffEr ging.",
        ),
    ),
)
def test_next_to_nothing(content: str) -> None:
    read_soundly(content)
    read_soundly(content.encode("utf-8"))


@pytest.mark.parametrize(
    "label", ["hex", "undefined", "idna", "punycode", "unicode_escape", "utf-16", "utf-7", "cp037", "x"]
)
def test_declared_encodings_that_no_page_has(label: str) -> None:
    head = f'<html><head><meta charset="{label}"></head><body><p>'.encode()
    report = read_soundly(
        head + "Der Minister sagte am Montag, er komme nicht nach Köln.</p></body></html>".encode("cp1252")
    )
    assert report is not None
    assert "nach Köln" in report.text


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\x0c", "\u2028", "\t\n \n"])
def test_plain_text_comes_back_untouched(line_end: str) -> None:
    for example in examples(".txt"):
        text = line_end + example.replace("\n", line_end) + line_end
        report = depesche.read("\ufeff" + text, kind="text")
        assert_sound(report)
        assert report.text == text


def test_same_input_same_bytes() -> None:
    for content in examples(".html") + examples(".txt"):
        assert msgspec.json.encode(depesche.read(content)) == msgspec.json.encode(depesche.read(content))


@pytest.mark.parametrize(
    "piece",
    (
        *("und ", "sagte ", "er sagte, ", '"', "„", "(", "a.", "1", "a", "👍", "<div>", "<b>x", "&amp;", "dass er, "),
        *("Dr. ", "Herr Müller und ", "am 1. Mai 2025 ", "Foto: dpa\n", "„Ja“, sagte er, ", "von der ", "USA "),
    ),
)
def test_much_of_the_same(piece: str) -> None:
    read_soundly(piece * 400)
