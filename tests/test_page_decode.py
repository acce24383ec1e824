"""Bytes to text: encodings, damage, and what is refused."""

import gzip

import pytest

from depesche.errors import BinaryInputError, EmptyInputError, TooLargeError
from depesche.page import MAX_BYTES, read_page
from depesche.page.decode import Decoded, raw, text


def decoded(source: bytes | str) -> Decoded:
    return text(raw(source))


UMLAUTS = "Die Bürgermeisterin öffnet über Ostern die Tür für müde Gäste."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_encodings_need_no_warning(encoding: str) -> None:
    document = read_page(UMLAUTS.encode(encoding))
    assert document.text == UMLAUTS
    assert document.warnings == []


def test_byte_order_mark_of_a_string_goes() -> None:
    assert read_page("\ufeff" + UMLAUTS).text == UMLAUTS


def test_declared_charset_is_used_and_named() -> None:
    page = f'<html><head><meta charset="iso-8859-1"></head><body><p>{UMLAUTS}</p></body></html>'
    document = read_page(page.encode("cp1252"))
    assert UMLAUTS in document.text
    assert [w.code for w in document.warnings if "cp1252" in w.message] == ["encoding"]


def test_undeclared_legacy_encoding_is_tried() -> None:
    document = read_page((UMLAUTS * 5).encode("cp1252"))
    assert document.text == UMLAUTS * 5
    assert document.warnings[0].code == "encoding"


def test_cut_in_the_middle_of_a_character() -> None:
    found = decoded((UMLAUTS + " Ende ü").encode()[:-1])
    assert found.text.startswith(UMLAUTS)
    assert found.repaired


def test_nul_and_lone_surrogate_are_mended() -> None:
    found = decoded("Ein\0 Satz mit \ud800 Schaden.")
    assert found.text == "Ein Satz mit \ufffd Schaden."
    assert found.repaired
    found.text.encode("utf-8")


@pytest.mark.parametrize(
    "source",
    [
        b"\x89PNG\r\n\x1a\n....",
        b"\xff\xd8\xff\xe0JFIF",
        b"%PDF-1.7 ...",
        b"PK\x03\x04....",
        gzip.compress(b"x" * 99),
        b"ab\0\0\0\0cd",
    ],
)
def test_binary_input_is_refused(source: bytes) -> None:
    with pytest.raises(BinaryInputError, match="the input"):
        read_page(source)


@pytest.mark.parametrize("source", [b"", "", "  \n\t ", b"\xef\xbb\xbf", "\0\0"])
def test_empty_input_is_refused(source: bytes | str) -> None:
    with pytest.raises(EmptyInputError):
        read_page(source)


def test_too_large_input_is_refused() -> None:
    with pytest.raises(TooLargeError, match="limit"):
        read_page(b"a" * (MAX_BYTES + 1))


def test_html_and_text_are_told_apart() -> None:
    assert len(read_page("<p>Ein Absatz, der etwas länger ist als nur ein Wort.</p>").text) < 60
    sentence = "Der Ausdruck a < b steht im Text, und <b> auch."
    assert read_page(sentence).text == sentence


def test_kind_overrides_the_look() -> None:
    page = "<p>Ein Absatz, der etwas länger ist als nur ein Wort.</p>"
    assert read_page(page, kind="text").text == page


def test_bytes_full_of_control_characters_are_no_text() -> None:
    with pytest.raises(BinaryInputError, match="control characters"):
        read_page(bytes(code for code in range(1, 256)) * 2)


def test_a_stray_control_character_does_no_harm() -> None:
    assert "Hafen" in read_page(b"Der Hafen\x02 bleibt zu.").text
