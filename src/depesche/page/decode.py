"""Bytes to text: which encoding, and what is no text at all."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from depesche.document import Document
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

_NOT_EMPTY = re.compile(rb"[^\s\0]")

_ASCII = b"<meta charset=x> \\u0041 \\n +AGE- ~{"
"""Characters and sequences that encodings which are no plain extension of ASCII read as something else."""

_SAMPLE = 16_384
"""Bytes in which NUL bytes and control characters are counted."""
_CONTROLS = bytes(code for code in range(0x20) if code not in b"\t\n\v\f\r\x1b")
_STRAY, _CONTROL_SHARE = 3, 0.04
"""Control characters that may stray into a text, and the share from which it is none; of random bytes it is .1."""

# What the HTML standard reads under these labels: pages that declare Latin-1 mean Windows-1252.
_ALIASES = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}


class Raw(NamedTuple):
    """Bytes in an encoding that extends ASCII, and whether they are known to be UTF-8."""

    data: bytes
    unicode: bool
    repaired: bool = False


class Decoded(NamedTuple):
    """The text, and the legacy encoding it came in (empty for Unicode) or what had to be repaired."""

    text: str
    legacy: str
    repaired: bool


def raw(source: bytes | str) -> Raw:
    """The bytes of a source without byte order mark; a string, UTF-16 and UTF-32 become UTF-8.

    Raises :class:`EmptyInputError`, :class:`BinaryInputError` or :class:`TooLargeError`.
    """
    if len(source) > MAX_BYTES:
        raise TooLargeError(f"the input has {len(source):,} bytes; the limit is {MAX_BYTES:,}: split it or cut it")
    found = _of_string(source.removeprefix("\ufeff")) if isinstance(source, str) else _of_bytes(source)
    if _NOT_EMPTY.search(found.data) is None:
        raise EmptyInputError("the input holds no text: give a page or an article")
    return found


def _of_string(source: str) -> Raw:
    try:
        return Raw(source.encode(), unicode=True)
    except UnicodeEncodeError:  # lone surrogates
        mended = source.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return Raw(mended.encode(), unicode=True, repaired=True)


def _of_bytes(source: bytes) -> Raw:
    for bom, encoding in _BOMS:
        if source.startswith(bom):
            without = source[len(bom) :]
            if encoding == "utf-8":
                return Raw(without, unicode=True)
            return Raw(without.decode(encoding, "replace").encode("utf-8", "replace"), unicode=True)
    _refuse_binary(source)
    return Raw(source, unicode=False)


def text(found: Raw) -> Decoded:
    """The text of some bytes, without NUL characters and lone surrogates."""
    decoded = _decoded(found)
    if b"\0" in found.data:
        decoded = decoded._replace(text=decoded.text.replace("\0", ""), repaired=True)
    return decoded._replace(repaired=True) if found.repaired else decoded


def _decoded(found: Raw) -> Decoded:
    try:
        return Decoded(found.data.decode("utf-8"), "", repaired=False)
    except UnicodeDecodeError as error:
        damaged = error
    declared = "" if found.unicode else _declared(found.data)
    if found.unicode or (declared in ("", "utf-8") and _mostly_utf8(found.data, damaged)):
        return Decoded(found.data.decode("utf-8", "replace"), "", repaired=True)
    legacy = declared if declared not in ("", "utf-8") else _tried(found.data)
    return Decoded(found.data.decode(legacy, "replace"), legacy, repaired=False)


def _refuse_binary(source: bytes) -> None:
    for magic, what in _MAGIC:
        if source.startswith(magic):
            raise BinaryInputError(f"the input is {what}")
    head = source[:_SAMPLE]
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


def warn(document: Document, decoded: Decoded) -> None:
    """Say what had to be guessed or mended."""
    if decoded.legacy:
        document.warn("encoding", f"the input is no UTF-8; read as {decoded.legacy}")
    elif decoded.repaired:
        document.warn("encoding", "the input holds NUL characters or broken bytes; they were dropped or replaced")
