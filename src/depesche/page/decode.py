"""Bytes to text: which encoding, and what is no text at all."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from depesche.errors import BinaryInputError, EmptyInputError, TooLargeError

MAX_BYTES = 50_000_000
"""Bytes (or characters) of one input. The longest real pages and liveblogs stay under a tenth of it."""

_TRIAL = 200_000
"""Bytes shown to the encoding trial; more does not change its verdict and costs seconds."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF file (WebP, WAV or AVI)"),
    (b"%PDF-", "a PDF; extract its text first, for example with pdftotext"),
    (b"PK\x03\x04", "a ZIP archive or an Office document; unpack it or export it as text first"),
    (b"\x1f\x8b", "gzip-compressed; unpack it first, for example with gunzip"),
    (b"BZh", "bzip2-compressed; unpack it first"),
    (b"\xfd7zXZ\x00", "xz-compressed; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "Zstandard-compressed; unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"\xd0\xcf\x11\xe0", "an old Office document; export it as text first"),
    (b"{\\rtf", "an RTF document; export it as text first"),
    (b"OggS", "an Ogg file"),
    (b"ID3", "an MP3 file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "an SQLite database"),
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})"""
    rb"""|\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_.:-]{2,40})""",
    re.IGNORECASE,
)
_INSIDE_WORDS = re.compile(rb"(?<=[A-Za-z])[\x80-\xff](?=[a-z])")
_UMLAUTS = "äöüßéèç".encode("cp1252")
_WESTERN = 0.8
"""Share of such letters: 0 in Mac Roman, near 1 in Windows-1252. A trial on a single umlaut finds any encoding."""
_NULS = 0.01
"""Share of NUL bytes from which an input without a byte order mark counts as binary."""

_ASCII = b"<meta charset=x> \\u0041 \\n +AGE- ~{"
"""Characters and sequences that encodings which are no plain extension of ASCII read as something else."""

_CONTROLS = bytes(code for code in range(0x20) if code not in b"\t\n\v\f\r\x1b")
_STRAY, _CONTROL_SHARE = 3, 0.04
"""Control characters that may stray into a text, and the share from which it is none; of random bytes it is .1."""

# What the HTML standard reads under these labels: pages that declare Latin-1 mean Windows-1252.
_ALIASES = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}


class Decoded(NamedTuple):
    """The text, and the legacy encoding it came in (empty for Unicode) or what had to be repaired."""

    text: str
    legacy: str
    repaired: bool


def decoded(source: bytes | str) -> Decoded:
    """Text without byte order mark, NUL characters and lone surrogates.

    Raises :class:`EmptyInputError`, :class:`BinaryInputError` or :class:`TooLargeError`.
    """
    if len(source) > MAX_BYTES:
        raise TooLargeError(f"the input has {len(source):,} bytes; the limit is {MAX_BYTES:,}: split it or cut it")
    found = _clean(source.removeprefix("\ufeff")) if isinstance(source, str) else _of_bytes(source)
    if not found.text.strip():
        raise EmptyInputError("the input holds no text: give a page or an article")
    return found


def _of_bytes(source: bytes) -> Decoded:
    for bom, encoding in _BOMS:
        if source.startswith(bom):
            return _clean(source[len(bom) :].decode(encoding, "replace"))
    _refuse_binary(source)
    try:
        return _clean(source.decode("utf-8"))
    except UnicodeDecodeError as error:
        damaged = error
    declared = _declared(source)
    if declared in ("", "utf-8") and _mostly_utf8(source, damaged):
        return Decoded(_clean(source.decode("utf-8", "replace")).text, "", repaired=True)
    legacy = declared if declared not in ("", "utf-8") else _tried(source)
    return Decoded(_clean(source.decode(legacy, "replace")).text, legacy, repaired=False)


def _refuse_binary(source: bytes) -> None:
    for magic, what in _MAGIC:
        if source.startswith(magic):
            raise BinaryInputError(f"the input is {what}")
    head = source[:65536]
    if head.count(0) > _NULS * len(head):
        raise BinaryInputError("the input holds NUL bytes and is no text: give HTML or plain text")
    if len(head) - len(head.translate(None, _CONTROLS)) > max(_STRAY, _CONTROL_SHARE * len(head)):
        raise BinaryInputError("the input holds many control characters and is no text: give HTML or plain text")


def _declared(source: bytes) -> str:
    """The Python name of the encoding that the page declares, or an empty string."""
    match = _DECLARED.search(source[:4096])
    if not match:
        return ""
    label = (match[1] or match[2]).decode("ascii").lower()
    try:
        name = _ALIASES.get(label) or codecs.lookup(label).name
        # a page whose declaration is readable as ASCII is in no UTF-16, EBCDIC, hex or whatever else it may claim
        return name if _ASCII.decode(name, "replace") == _ASCII.decode("ascii") else ""
    except (LookupError, UnicodeError):
        return ""


def _mostly_utf8(source: bytes, damaged: UnicodeDecodeError) -> bool:
    """Whether the fault is a cut at the end or a few broken bytes in a text that is UTF-8 elsewhere."""
    if damaged.start >= len(source) - 4:
        return True
    sample = source[:_TRIAL]
    broken = sample.decode("utf-8", "replace").count("\ufffd")
    multibyte = len(re.findall(rb"[\xc3-\xf4][\x80-\xbf]", sample))
    return multibyte > 4 * broken


def _tried(source: bytes) -> str:
    """Windows-1252 when its umlauts stand inside the words, else what charset-normalizer finds, if anything."""
    inside = _INSIDE_WORDS.findall(source[:_TRIAL])
    if inside and sum(byte in _UMLAUTS for byte in inside) >= _WESTERN * len(inside):
        return "cp1252"
    from charset_normalizer import from_bytes  # noqa: PLC0415 - costs 40 ms, and nearly all input is UTF-8

    best = from_bytes(source[:_TRIAL], cp_isolation=["cp1252", "cp1250", "cp1251", "mac_roman", "cp850"]).best()
    return best.encoding if best else "cp1252"


def _clean(text: str) -> Decoded:
    """Without NULs, and with every lone surrogate replaced, so that the text can always be written as UTF-8."""
    repaired = "\0" in text
    if repaired:
        text = text.replace("\0", "")
    if not text.isascii():
        try:
            text.encode("utf-8")
        except UnicodeEncodeError:
            text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            repaired = True
    return Decoded(text, "", repaired)
