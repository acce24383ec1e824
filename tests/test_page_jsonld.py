"""What JSON-LD says: the article's node in any shape, nearly right JSON, pictures, pieces and entries of tickers."""

import json
from typing import Any

import pytest

from depesche.page import jsonld, jsonld_parts
from depesche.page.jsonld_mend import loaded

ARTICLE = {"@type": "NewsArticle", "headline": "Rat beschließt Brücke", "datePublished": "2026-03-04T08:00:00+01:00"}


def graph(*values: Any) -> jsonld.Graph:
    return jsonld.graph([json.dumps(value) for value in values])


def article(*values: Any) -> jsonld.Node:
    return jsonld.article(graph(*values), ["Rat beschließt Brücke"])


# nearly JSON


@pytest.mark.parametrize(
    ("script", "value"),
    [
        ('{"a": [1, 2,], "b": {"c": "d",},}', {"a": [1, 2], "b": {"c": "d"}}),
        (
            '{ // begin\n "a": "https://nordblatt.example/x", /* end */ "b": 1}',
            {"a": "https://nordblatt.example/x", "b": 1},
        ),
        ('{"a": "c // d /* e */", }', {"a": "c // d /* e */"}),
        ('{"a": "eins\nzwei\tdrei"}', {"a": "eins\nzwei\tdrei"}),
        ('{"a": "Er sagte "Ja" und ging", "b": "c"}', {"a": 'Er sagte "Ja" und ging', "b": "c"}),
        ('{"a": "Das "Nein", das er sprach", "b": "c"}', {"a": 'Das "Nein", das er sprach', "b": "c"}),
        ('["ein "gutes" Ende", "b"]', ['ein "gutes" Ende', "b"]),
        ("{'a': 'It's here', 'b': 'c'}", {"a": "It's here", "b": "c"}),
        ('{"a": "b", "c": [{"d": "e"}, {"d": "f', {"a": "b", "c": [{"d": "e"}, {"d": "f"}]}),
        ('{"a": "b"}]}', {"a": "b"}),
        ('<!-- {"a": 1} -->', {"a": 1}),
        ('//<![CDATA[\n{"a": 1}\n//]]>', {"a": 1}),
        ('/*<![CDATA[*/{"a": 1}/*]]>*/', {"a": 1}),
        ("{&quot;a&quot;: &quot;b&quot;}", {"a": "b"}),
        ('{"a": 1}{"b": 2}', [{"a": 1}, {"b": 2}]),
        ('{"a": 1},\n{"b": 2};', [{"a": 1}, {"b": 2}]),
        ('\ufeff{"a": 1}', {"a": 1}),
        ('{"a": undefined, "b": 1}', {"a": None, "b": 1}),
        ('{a: "x", b: true}', {"a": "x", "b": True}),
        ('{"a": "x"\n "b": "y"}', {"a": "x", "b": "y"}),
        (r'{"a": "It\'s \u00e4 \q",}', {"a": "It's ä q"}),
        ('{"a": 1};', {"a": 1}),
        ("", None),
        ("window.page = 1", None),
    ],
)
def test_nearly_json(script: str, value: Any) -> None:
    assert loaded(script) == value


@pytest.mark.parametrize(
    "script",
    [
        "[" * 100_000,
        '{"a":' * 100_000,
        "[" * 100_000 + "]" * 100_000,
        '{"a":"' + '"' * 200_000,
        '{"a":"' + ('"' + " " * 99) * 5_000,
        '{"a":"' + '","' * 100_000,
        "{/*" + "*" * 500_000,
        "{" + '"a":1,' * 300_000,
        "[" * 50 + "}" * 500_000,
        '{"a":"' + "\\" * 500_001,
        '{"a":' + "1" * 100_000 + "}",
        '{"a"' + " " * 500_000 + "x",
    ],
    ids=lambda script: script[:12] + script[-8:],
)
def test_hostile_script_is_read_in_one_pass(script: str) -> None:
    # anything worse than linear would take hours
    assert "headline" not in jsonld.article(jsonld.graph([script] * 3), ["x"])


def test_half_a_surrogate_and_control_characters_reach_no_text() -> None:
    assert jsonld.text(json.loads(r'"Br\ud83dcke\u0000 \u0007neu"')).encode() == "Br�cke neu".encode()


# the article's node


@pytest.mark.parametrize(
    "value",
    [
        ARTICLE,
        [{"@type": "Organization", "name": "Nordblatt"}, ARTICLE],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Nordblatt"}, ARTICLE]},
        {"@type": "WebPage", "mainEntity": ARTICLE},
        {"@type": "WebPage", "mainEntityOfPage": ARTICLE},
        {"@type": "WebPage", "hasPart": [ARTICLE]},
        {"@type": "WebPage", "isPartOf": ARTICLE},
        {**ARTICLE, "@type": ["Article", "http://schema.org/OpinionNewsArticle"]},
        {**ARTICLE, "@type": "schema:newsArticle"},
    ],
)
def test_article_in_any_shape(value: Any) -> None:
    assert article(value)["headline"] == "Rat beschließt Brücke"


def test_articles_of_a_front_page_are_not_the_page() -> None:
    items = [{"@type": "ListItem", "item": {**ARTICLE, "headline": f"Meldung {n}"}} for n in range(5)]
    assert article({"@type": "ItemList", "itemListElement": items}) == {}


def test_of_several_articles_the_one_that_the_title_names() -> None:
    other = {**ARTICLE, "headline": "Ein ganz anderer Bericht", "keywords": ["a"], "description": "lang"}
    assert article(other, ARTICLE)["headline"] == "Rat beschließt Brücke"


def test_names_by_reference_and_in_lists() -> None:
    found = graph({"@graph": [{"@type": "Person", "@id": "#anna", "name": "Anna Beispiel"}]})
    several = [found.resolved({"@id": "#anna"}), "Bert Muster", [{"@type": "Person", "name": ["Cleo Probe"]}]]
    assert jsonld.names(several) == [
        ("Anna Beispiel", "Person"),
        ("Bert Muster", ""),
        ("Cleo Probe", "Person"),
    ]


# its parts


def test_pictures_with_caption_and_credit() -> None:
    node = {
        **ARTICLE,
        "image": [
            "https://nordblatt.example/a.jpg",
            {
                "@type": "ImageObject",
                "url": "https://nordblatt.example/a.jpg",
                "caption": "Die Brücke",
                "creditText": "A. Probe",
            },
            {"@id": "#b"},
        ],
        "associatedMedia": {
            "@type": "ImageGallery",
            "image": [
                {
                    "@type": "ImageObject",
                    "contentUrl": "https://nordblatt.example/c.jpg",
                    "description": "Der Fluss",
                    "copyrightHolder": {"@type": "Organization", "name": "Bildhaus"},
                }
            ],
        },
    }
    picture = {"@type": "ImageObject", "@id": "#b", "url": "https://nordblatt.example/b.jpg", "author": "Cleo Probe"}
    found = jsonld_parts.images(node, graph(node, picture))
    assert [(m.url, m.caption, m.credit) for m in found] == [
        ("https://nordblatt.example/a.jpg", "Die Brücke", "A. Probe"),
        ("https://nordblatt.example/b.jpg", None, "Cleo Probe"),
        ("https://nordblatt.example/c.jpg", "Der Fluss", "Bildhaus"),
    ]


def test_logo_of_the_publisher_is_no_picture() -> None:
    logo = {"@type": "ImageObject", "url": "https://nordblatt.example/logo.png", "caption": "Nordblatt"}
    node = {**ARTICLE, "publisher": {"@type": "Organization", "name": "Nordblatt", "logo": logo}}
    assert jsonld_parts.images(node, graph(node)) == []


def test_video_page_and_videos_beside_the_article() -> None:
    video = {
        "@type": "VideoObject",
        "name": "Der Bau im Zeitraffer",
        "description": "Drei Jahre in einer Minute.",
        "uploadDate": "2026-03-04T07:00:00Z",
        "duration": "P0DT0H1M5S",
        "embedUrl": "https://nordblatt.example/v/1",
    }
    [alone] = jsonld_parts.pieces(video, graph(video))
    assert (alone.kind, alone.caption, alone.duration) == ("video", "Drei Jahre in einer Minute.", "PT0H1M5S")
    assert alone.url == "https://nordblatt.example/v/1"
    audio = {"@type": "PodcastEpisode", "name": "Die Brücke zum Hören", "duration": "eine Stunde"}
    node = {**ARTICLE, "audio": audio}
    beside = jsonld_parts.pieces(node, graph(node, video))
    assert [(m.kind, m.title, m.caption, m.duration) for m in beside] == [
        ("audio", "Die Brücke zum Hören", None, None),
        ("video", "Der Bau im Zeitraffer", None, "PT0H1M5S"),
    ]


def test_entries_of_a_ticker() -> None:
    node = {
        "@type": "LiveBlogPosting",
        "headline": "Rat beschließt Brücke",
        "coverageStartTime": "2026-03-04T07:00:00Z",
        "liveBlogUpdate": [
            {
                "@type": "BlogPosting",
                "@id": "https://nordblatt.example/live#e2",
                "headline": "Abstimmung",
                "datePublished": "2026-03-04T09:15:00+01:00",
                "articleBody": "<p>Der Rat stimmt ab.</p><p>Es bleibt eng.</p>",
            },
            {
                "@type": "BlogPosting",
                "articleBody": "Die Sitzung beginnt.",
                "datePublished": "2026-03-04T09:00:00+01:00",
            },
            {"@type": "BlogPosting"},
        ],
    }
    first, second = jsonld_parts.entries(jsonld.article(graph(node), []), graph(node))
    assert (first.headline, first.body, first.anchor) == ("Abstimmung", "Der Rat stimmt ab.\nEs bleibt eng.", "e2")
    assert first.published == "2026-03-04T09:15:00+01:00"
    assert (second.headline, second.body, second.url) == (None, "Die Sitzung beginnt.", None)
