"""Profiles of outlets: found by host, applied where they fit, refused with a clear error where they are broken."""

import re
from datetime import date
from pathlib import Path

import pytest

from depesche.document import Document
from depesche.errors import DepescheError, ProfileError
from depesche.page import profiles, read_page
from depesche.page.profiles import ROLES, Profiles

DOCS = Path(__file__).parent.parent / "docs" / "profiles.md"

URL = "https://www.hafenbote.example/artikel/kran.html"
PROFILE = """
name = "Hafenbote"
hosts = ["hafenbote.example"]
checked = 2026-01-31

[parts]
body = [".neu-txt", ".hb-txt"]
kicker = [".hb-dz"]
byline = [".hb-von"]
dateline = [".hb-am"]
caption = [".hb-bu"]
credit = [".hb-wer"]
notice = [".hb-hin"]
drop = [".hb-abo", ".hb-mehr"]
"""
PROSE = [
    "Nach drei Wochen Stillstand hat der Hafen am Montag den großen Kran wieder in Betrieb genommen.",
    "Die Reparatur kostete nach Angaben des Betreibers 400.000 Euro und damit mehr als zuerst geplant.",
    "In der kommenden Woche sollen die ersten beiden Schiffe aus Übersee am neuen Kai festmachen.",
]
LETTER = "Unser Brief am Morgen bringt Ihnen alles aus dem Hafen, jeden Tag und ohne jede Verpflichtung."
AFTER = "In eigener Sache sucht die Redaktion Leserinnen und Leser, die ihre Bilder vom Hafen zeigen wollen."
HEAD = '<meta property="og:title" content="Der Kran steht wieder"><meta property="og:type" content="article">'
PAGE = f"""<!DOCTYPE html><html lang="de"><head>{HEAD}</head><body><main><div>
<p class="hb-dz">Hafen</p><h1>Der Kran steht wieder</h1>
<i class="hb-von">Jette Holmquist</i> <i class="hb-am">Montag</i>
<img src="kran.jpg" alt="Der Kran">
<div><span class="hb-bu" style="display: none">Der Kran am Abend vor dem ersten Hub.</span>
<span class="hb-wer">Ole Petersen</span></div>
<div class="hb-txt"><p>{PROSE[0]}</p><p class="hb-hin">Der Betreiber wirbt auf diesen Seiten für seine Dienste.</p>
<p>{PROSE[1]}</p><p class="hb-abo">{LETTER}</p><p>{PROSE[2]}</p></div>
<div><p>{AFTER}</p></div></div></main></body></html>"""


def folder(path: Path, *texts: str) -> Path:
    for number, text in enumerate(texts):
        (path / f"{number}.toml").write_text(text, encoding="utf-8")
    return path


def read(path: Path, *texts: str, page: str = PAGE, url: str | None = URL) -> Document:
    return read_page(page, url=url, profiles=Profiles.folder(folder(path, *texts)))


def texts(document: Document, *kinds: str) -> list[str]:
    return [document.text[b.begin : b.end] for b in document.blocks if b.kind in kinds]


def codes(document: Document) -> list[str]:
    return [warning.code for warning in document.warnings]


def test_a_profile_says_what_the_parts_are(tmp_path: Path) -> None:
    document = read(tmp_path, PROFILE)
    assert texts(document, "paragraph", "lead") == PROSE
    assert texts(document, "kicker") == ["Hafen"]
    assert texts(document, "headline") == ["Der Kran steht wieder"]
    assert texts(document, "byline") == ["Jette Holmquist"]
    assert texts(document, "dateline") == ["Montag"]
    assert texts(document, "notice") == ["Der Betreiber wirbt auf diesen Seiten für seine Dienste."]
    assert [(m.caption, m.credit) for m in document.media] == [
        ("Der Kran am Abend vor dem ersten Hub.", "Ole Petersen")
    ]
    assert "profile" not in codes(document)


def test_without_profiles_the_page_is_read_by_structure() -> None:
    off, none = read_page(PAGE, url=URL, profiles=Profiles.off()), read_page(PAGE, url=URL)
    assert LETTER in off.text
    assert off.text == none.text
    assert "profile" not in codes(off)


def test_a_caption_apart_goes_to_the_picture_before(tmp_path: Path) -> None:
    apart = PAGE.replace("<div><span", f"<aside><p>{AFTER}</p></aside><p>Teilen</p><div><span")
    document = read(tmp_path, PROFILE, page=apart)
    assert [(m.caption, m.credit) for m in document.media] == [
        ("Der Kran am Abend vor dem ersten Hub.", "Ole Petersen")
    ]


def test_the_words_of_a_reading_time_are_no_teaser(tmp_path: Path) -> None:
    timed = PAGE.replace("<i class", '<div><b class="hb-mehr">3 Min.</b><p>Text vorlesen</p></div><i class', 1)
    assert all(medium.kind == "image" for medium in read(tmp_path, PROFILE, page=timed).media)


def test_the_headline_of_a_profile_is_the_headline(tmp_path: Path) -> None:
    page = PAGE.replace("<h1>", "<h1>Hafenbote Nord</h1><p class='hb-t'>").replace("wieder</h1>", "wieder</p>")
    profile = PROFILE.replace("[parts]", '[parts]\nheadline = [".hb-t"]')
    assert texts(read(tmp_path, profile, page=page), "headline") == ["Der Kran steht wieder"]


def test_body_in_several_elements_is_one_text(tmp_path: Path) -> None:
    page = PAGE.replace(f"<p>{PROSE[2]}</p></div>", f'</div><hr><div class="hb-txt"><p>{PROSE[2]}</p></div>')
    assert texts(read(tmp_path, PROFILE, page=page), "paragraph", "lead") == PROSE


def test_a_kicker_that_the_profile_leaves_out_is_found_all_the_same(tmp_path: Path) -> None:
    document = read(tmp_path, PROFILE.replace('kicker = [".hb-dz"]\n', ""), page=PAGE.replace("hb-dz", "kicker"))
    assert texts(document, "kicker") == ["Hafen"]


def test_a_later_layout_beats_an_earlier_one(tmp_path: Path) -> None:
    page = PAGE.replace('<div class="hb-txt">', '<div class="hb-txt"><div class="neu-txt">').replace(
        f"<p>{PROSE[2]}</p>", f"</div><p>{PROSE[2]}</p>"
    )
    assert texts(read(tmp_path, PROFILE, page=page), "paragraph", "lead") == PROSE[:2]


@pytest.mark.parametrize(
    "page",
    [
        PAGE.replace("hb-txt", "neues-design"),
        PAGE.replace("hb-txt", "neues-design").replace("<h1>", '<p class="hb-txt">Lesezeit 3 Minuten</p><h1>'),
    ],
    ids=["nothing found", "too little found"],
)
def test_a_stale_profile_warns_and_the_page_is_read_by_structure(tmp_path: Path, page: str) -> None:
    document = read(tmp_path, PROFILE, page=page)
    assert document.text == read_page(page, url=URL, profiles=Profiles.off()).text
    (warning,) = [warning for warning in document.warnings if warning.code == "profile"]
    assert "Hafenbote" in warning.message
    assert "2026-01-31" in warning.message


def test_fits_decides_before_the_parts(tmp_path: Path) -> None:
    profile = PROFILE.replace("[parts]", 'fits = ["article.hb", "#hb"]\n[parts]')
    assert codes(read(tmp_path, profile)).count("profile") == 1
    assert "profile" not in codes(read(tmp_path, profile, page=PAGE.replace("<main>", '<main id="hb">')))


def test_a_page_that_is_no_article_gets_no_warning(tmp_path: Path) -> None:
    page = "<html><body><h1>Hafenbote</h1><p>Willkommen im Hafen.</p></body></html>"
    assert "profile" not in codes(read(tmp_path, PROFILE, page=page))


@pytest.mark.parametrize("attribute", ["data-depesche", "depesche role", "depesche-role"])
def test_a_page_cannot_mark_itself(tmp_path: Path, attribute: str) -> None:
    page = PAGE.replace("<p>", f'<p {attribute}="drop">')
    assert texts(read(tmp_path, PROFILE, page=page), "paragraph", "lead") == PROSE
    plain = read_page(PAGE, profiles=Profiles.off())
    assert read_page(page, profiles=Profiles.off()).text == plain.text


# which profile


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.hafenbote.example/a", "Hafenbote"),
        ("http://HAFENBOTE.example:8080/a?b#c", "Hafenbote"),
        ("https://leser:geheim@m.hafenbote.example./", "Hafenbote"),
        ("//hafenbote.example/a", "Hafenbote"),
        ("https://blog.hafenbote.example/a", "Hafenblog"),
        ("https://alt.blog.hafenbote.example/a", "Hafenblog"),
    ],
)
def test_the_host_finds_the_profile(tmp_path: Path, url: str, name: str) -> None:
    other = PROFILE.replace('"Hafenbote"', '"Hafenblog"').replace("hafenbote.example", "blog.hafenbote.example")
    found = Profiles.folder(folder(tmp_path, PROFILE, other)).find(url)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "kran.html",
        "https://example/",
        "https://nichthafenbote.example/",
        "https://hafenbote.example.evil.example/",
        "https://evil.example/hafenbote.example",
        "https://evil.example/?hafenbote.example",
        "https://[::1]/",
        "https://[hafenbote.example/",
        "https://../../hafenbote.example",
        "https://..%2f..%2fwaz.de/",
        "https://waz.de.toml/",
        "https://waz.de\\.hafen.example/",
        "https://" + "a." * 100_000 + "example/",
        "https://" + "ä" * 5_000 + ".de/",
        "https://hosts.tsv/",
        "file:///etc/passwd",
        "https://\x00faz.net/",
        "https://faz.net\u2024evil.example/",
    ],
)
def test_a_strange_host_finds_nothing(tmp_path: Path, url: str | None) -> None:
    assert Profiles.folder(folder(tmp_path, PROFILE)).find(url) is None
    assert Profiles().find(url) is None


def test_own_profiles_beat_the_shipped_ones(tmp_path: Path) -> None:
    own = Profiles.folder(folder(tmp_path, PROFILE.replace("hafenbote.example", "faz.net")))
    found, shipped = own.find("https://www.faz.net/a"), Profiles().find("https://www.faz.net/a")
    assert found is not None
    assert found.name == "Hafenbote"
    assert shipped is not None
    assert shipped.name.startswith("Frankfurter Allgemeine")
    assert own.find("https://taz.de/a") is not None
    assert Profiles.folder(tmp_path, shipped=False).find("https://taz.de/a") is None
    assert Profiles.off().find("https://taz.de/a") is None


# broken files


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('name = "Hafenbote"\n', "", "missing field `name`"),
        ('name = "Hafenbote"', 'name = ""', "name: is empty"),
        ('["hafenbote.example"]', "[]", "hosts: is empty"),
        ('["hafenbote.example"]', '["Hafenbote.example"]', "hosts: 'Hafenbote.example'"),
        ('["hafenbote.example"]', '["../waz.de"]', "hosts: '../waz.de'"),
        ('["hafenbote.example"]', '["https://hafenbote.example"]', "hosts: 'https://hafenbote.example'"),
        ('["hafenbote.example"]', '"hafenbote.example"', "hosts: expected `array`"),
        ("2026-01-31", "2026-02-31", "line 4"),
        ("2026-01-31", '"neulich"', "checked: "),
        ("2026-01-31", "7", "checked: expected `date`"),
        ("checked = 2026-01-31\n", "", "missing field `checked`"),
        ("[parts]", "[teile]", "unknown field `teile`"),
        ("[parts]", "[page]\nlive = 1\n[parts]", "unknown field `page`"),
        ("[parts]", "fits = [1]\n[parts]", "fits[0]: expected `str`"),
        ("[parts]", 'fits = ["div["]\n[parts]', "fits[0]: 'div['"),
        ("[parts]", "[parts", "line 6"),
        ('[".neu-txt", ".hb-txt"]', '".hb-txt"', "parts.body: is no list"),
        ('[".neu-txt", ".hb-txt"]', '[".hb-txt", 3]', "parts.body: is no list"),
        ('[".neu-txt", ".hb-txt"]', "[]", "fits: is missing"),
        ('".hb-txt"', '"p:::b"', "parts.body[1]: 'p:::b'"),
        ('".hb-txt"', '" "', "parts.body[1]: ' '"),
        ("kicker =", "dachzeile =", "parts.dachzeile: no role"),
    ],
)
def test_a_broken_profile_is_an_error_that_names_file_and_key(tmp_path: Path, old: str, new: str, says: str) -> None:
    assert PROFILE.count(old) >= 1
    with pytest.raises(ProfileError) as caught:
        Profiles.folder(folder(tmp_path, PROFILE.replace(old, new)))
    assert str(tmp_path / "0.toml") in str(caught.value)
    assert says in str(caught.value)
    assert isinstance(caught.value, DepescheError)


def test_two_profiles_for_one_host_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match=r"1\.toml: hosts: hafenbote\.example has a profile already, 0\.toml"):
        Profiles.folder(folder(tmp_path, PROFILE, PROFILE))


def test_a_folder_that_is_none_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match="no such folder"):
        Profiles.folder(tmp_path / "nirgends")


def test_bytes_that_are_no_text_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_bytes(b'name = "\xff\xfe"')
    with pytest.raises(ProfileError, match=r"x\.toml: cannot be read as UTF-8"):
        Profiles.folder(tmp_path)


def test_an_empty_folder_has_no_profiles(tmp_path: Path) -> None:
    assert Profiles.folder(tmp_path, shipped=False).find(URL) is None


# what ships


@pytest.mark.parametrize("name", sorted(file.name for file in profiles.OUTLETS.glob("*.toml")))
def test_shipped_profile(name: str) -> None:
    profile = profiles.parsed((profiles.OUTLETS / name).read_text("utf-8"), name)
    assert name.removesuffix(".toml") in profile.hosts
    assert list(profile.hosts) == sorted(profile.hosts)
    assert date(2023, 1, 1) <= profile.checked
    assert profile.parts
    assert set(profile.parts) <= set(ROLES)
    assert all(selectors for selectors in profile.parts.values())


def test_there_are_enough_profiles() -> None:
    assert len(profiles.shipped()) >= 25


def test_the_table_of_hosts_is_the_one_of_the_files() -> None:
    written = (profiles.OUTLETS / profiles.INDEX).read_text("utf-8")
    assert written == profiles.index(), "run python -m depesche.page.profiles > src/depesche/page/outlets/hosts.tsv"
    hosts = [host for profile in profiles.shipped().values() for host in profile.hosts]
    assert sorted(hosts) == sorted(profiles.shipped_hosts())


def test_a_shipped_profile_survives_a_page_of_another_outlet() -> None:
    for profile in profiles.shipped().values():
        document = read_page(PAGE, url=f"https://www.{profile.hosts[0]}/artikel/1")
        assert texts(document, "headline") == ["Der Kran steht wieder"]
        assert set(PROSE) <= set(texts(document, "paragraph", "lead"))


# the documentation


def test_the_example_of_the_documentation_does_what_it_says(tmp_path: Path) -> None:
    page, profile = (
        re.findall(rf"```{kind}\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)[0] for kind in ("html", "toml")
    )
    assert str(profiles.parsed(profile, "example.toml").checked) == "2026-01-31"
    document = read(tmp_path, profile, page=f"<html><body>{page}</body></html>", url=None)
    assert texts(document, "kicker") == ["Hafen"]
    assert "Brief am Morgen" not in document.text
    assert "Brief am Morgen" in read_page(f"<html><body>{page}</body></html>", profiles=Profiles.off()).text


def test_the_documentation_names_every_role() -> None:
    assert all(f"`{role}`" in DOCS.read_text("utf-8") for role in ROLES)
