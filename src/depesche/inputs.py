"""What the commands are given: files, folders, standard input, JSON Lines. Each becomes sources or errors, in order."""

from __future__ import annotations

import codecs
import zlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import msgspec

from depesche.errors import DepescheError, EmptyInputError, InputError, RecordError, TooLargeError
from depesche.page import MAX_BYTES
from depesche.reader import Source

STDIN = "-"
PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".txt", ".text"})
GZIP_MAGIC = b"\x1f\x8b"
# A line of JSON Lines may hold a page of the allowed size with every character escaped (\uXXXX).
MAX_LINE_BYTES = 6 * MAX_BYTES


class Failed(msgspec.Struct, frozen=True):
    """An input that could not be turned into a source."""

    id: str | None
    error: DepescheError


class Given(msgspec.Struct, frozen=True):
    """An input and the name a person knows it by."""

    name: str
    source: Source | Failed


class Row(msgspec.Struct):
    """One line of JSON Lines input; fields not named here are ignored."""

    id: str | int | None = None
    text: str | None = None
    html: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None


def iso_time(value: str) -> str:
    """``value`` when it is an ISO 8601 date or date and time; raises ValueError otherwise."""
    datetime.fromisoformat(value)
    return value


def looks_like_url(name: str) -> bool:
    """Whether the argument names something on the network."""
    return name.lower().startswith(("http://", "https://", "ftp://", "www."))


def paths(name: str) -> list[Path]:
    """The files an argument means: itself, or the pages and texts of a folder, sorted, without hidden ones.

    Raises :class:`InputError` when there is no such file, or no page or text in the folder.
    """
    path = Path(name)
    if not path.is_dir():
        if not path.exists():
            raise InputError(f"{name}: no such file or folder")
        if path.suffix in {".jsonl", ".ndjson"}:
            raise InputError(f"{name}: looks like JSON Lines; read it with --jsonl {name}")
        return [path]
    found = sorted(p for p in path.rglob("*") if _is_page(p.relative_to(path)) and p.is_file())
    if not found:
        raise InputError(f"{name}: no page or text in this folder ({', '.join(sorted(PAGE_SUFFIXES))}, also .gz)")
    return found


def _is_page(path: Path) -> bool:
    suffix = Path(path.stem).suffix if path.suffix == ".gz" else path.suffix
    return suffix.lower() in PAGE_SUFFIXES and not any(part.startswith(".") for part in path.parts)


def content(path: Path) -> bytes:
    """The bytes of a file, unpacked when it is gzip; raises :class:`InputError` when it cannot be read."""
    try:
        with path.open("rb") as file:
            data = limited(file, str(path))
    except OSError as error:
        raise InputError(f"{path}: {(error.strerror or str(error)).lower()}") from error
    return unpacked(data, str(path))


def limited(file: BinaryIO, name: str) -> bytes:
    """All bytes of a stream; raises :class:`TooLargeError` past :data:`depesche.page.MAX_BYTES`."""
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise TooLargeError(f"{name}: larger than {MAX_BYTES // 1_000_000} MB; split it, or pass only the report")
    return data


def unpacked(data: bytes, name: str) -> bytes:
    """Gzip data unpacked, anything else as it is.

    Raises :class:`InputError` for a damaged file and :class:`TooLargeError` past the limit, before it is unpacked.
    """
    parts: list[bytes] = []
    left = MAX_BYTES + 1
    while data.startswith(GZIP_MAGIC) and left > 0:  # a gzip file may have several members
        member = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
        try:
            parts.append(member.decompress(data, left))
        except zlib.error as error:
            raise InputError(f"{name}: damaged gzip file ({error})") from error
        left -= len(parts[-1])
        if left > 0 and not member.eof:
            raise InputError(f"{name}: gzip file that is cut off")
        data = member.unused_data
    if left <= 0:
        raise TooLargeError(f"{name}: larger than {MAX_BYTES // 1_000_000} MB when unpacked")
    return b"".join(parts) if parts else data


def from_arguments(names: Iterable[str], stdin: BinaryIO) -> Iterator[Given]:
    """The sources that the arguments of ``depesche read`` mean, read one after the other."""
    for name in names:
        if name == STDIN:
            yield Given("standard input", _from_stdin(stdin))
            continue
        try:
            files = paths(name)
        except InputError as error:
            yield Given(name, Failed(name, error))
            continue
        for path in files:
            yield Given(str(path), _from_file(path))


def _from_stdin(stdin: BinaryIO) -> Source | Failed:
    name = "standard input"
    try:
        return Source(unpacked(limited(stdin, name), name))
    except InputError as error:
        return Failed(STDIN, error)


def _from_file(path: Path) -> Source | Failed:
    try:
        return Source(content(path))
    except InputError as error:
        return Failed(str(path), error)


def from_lines(stream: BinaryIO) -> Iterator[Given]:
    """One source or error for each line of JSON Lines that is not blank, in order."""
    for number, line in enumerate(_lines(stream), 1):
        if line.strip():
            name = f"line {number}"
            yield Given(name, _from_line(line, name))


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Lines of at most :data:`MAX_LINE_BYTES` and one more byte; the rest of a longer line is passed over."""
    while line := stream.readline(MAX_LINE_BYTES + 1):
        yield line
        while len(line) > MAX_LINE_BYTES and not line.endswith(b"\n"):
            line = stream.readline(MAX_LINE_BYTES + 1)
            if not line:
                return


def _from_line(line: bytes, name: str) -> Source | Failed:
    if len(line) > MAX_LINE_BYTES:
        return Failed(None, TooLargeError(f"{name}: longer than {MAX_LINE_BYTES // 1_000_000} MB"))
    try:
        row = msgspec.json.decode(line.removeprefix(codecs.BOM_UTF8), type=Row)
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        return Failed(_id_of(line), RecordError(f"{name}: not a usable record: {error}"))
    id = None if row.id is None else str(row.id)
    body = row.html if row.html is not None else row.text
    if body is None:
        return Failed(id, RecordError(f'{name}: needs "text" or "html"'))
    if not body.strip():
        return Failed(id, EmptyInputError(f"{name}: the text is empty"))
    try:
        published = iso_time(row.published) if row.published else None
    except ValueError:
        return Failed(id, RecordError(f'{name}: "published" must be an ISO 8601 date, not {row.published!r}'))
    return Source(
        body,
        id=id,
        kind="html" if row.html is not None else "text",
        url=row.url,
        published=published,
        language=row.language,
    )


def _id_of(line: bytes) -> str | None:
    """The id of a line that is JSON but not a usable record, so that its error can be told apart."""
    try:
        id = msgspec.json.decode(line).get("id")
    except (msgspec.DecodeError, UnicodeDecodeError, AttributeError):
        return None
    return str(id) if isinstance(id, str | int) else None
