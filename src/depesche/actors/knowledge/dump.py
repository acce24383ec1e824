"""The lines of a dump, with places to go on from: plain, gzip or bzip2, from a file or a pipe, in bounded memory.

A packed dump is one stream or many behind one another (``cat a.gz b.gz``, pbzip2). Reading can begin anew at the start
of any of them; inside one, what was read before is unpacked again, but not looked at.
"""

from __future__ import annotations

import bz2
import hashlib
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, Protocol

import msgspec

from depesche.errors import InputError

CHUNK = 1 << 18
"""Bytes read at once."""
PIECE = 1 << 20
"""Bytes unpacked at once, however well they were packed."""
HEAD = 1 << 16
"""Bytes at the start by which a dump is known again."""
LONGEST_LINE = 64 << 20
"""Bytes; the largest items of Wikidata have about 5 million."""
OTHER_FORMATS = {b"\xfd7zXZ": "xz -dc", b"\x28\xb5\x2f\xfd": "zstd -dc", b"PK\x03\x04": "unzip -p"}
"""How files begin that another program has to unpack."""


class Place(msgspec.Struct, frozen=True):
    """A place between two lines."""

    stream: int = 0
    """Where the packed stream begins, in bytes of the file; 0 for plain text."""
    inside: int = 0
    """Bytes of its text before the place."""
    lines: int = 0
    """Lines of the dump before the place."""


class Batch(msgspec.Struct):
    """Some lines."""

    first: int
    """The number of the first in the dump."""
    lines: list[bytes]
    after: Place
    read: int
    """Bytes of the file read so far."""
    too_long: bool = False
    """Whether the first line was too long and is left out: an empty one stands for it."""


class Source:
    """A file or a pipe that can be read once, from any place on."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self.name = name
        self._stream = stream
        self._head = self._ahead = stream.read(HEAD)
        self.offset = 0

    @property
    def digest(self) -> str:
        """Tells this dump from others."""
        return hashlib.sha256(self._head).hexdigest()[:16]

    def read(self, size: int) -> bytes:
        """Up to so many bytes; none at the end."""
        data, self._ahead = self._ahead[:size], self._ahead[size:]
        data = data or self._stream.read(size)
        self.offset += len(data)
        return data

    def skip_to(self, offset: int) -> None:
        """Go on from there; what lies between is read where the input cannot jump."""
        if self._stream.seekable() and offset > len(self._head):
            self._ahead = b""
            self._stream.seek(offset)
            self.offset = offset
        while self.offset < offset:
            if not self.read(min(CHUNK, offset - self.offset)):
                raise InputError(f"{self.name}: shorter than when the import began; start anew with --restart")

    def pieces(self, start: Place) -> Iterator[tuple[int, int, bytes]]:
        """Text from the place on: where its stream begins, how much of the stream's text lies before it, the text.

        Raises :class:`InputError` for what cannot be unpacked.
        """
        for magic, program in OTHER_FORMATS.items():
            if self._head.startswith(magic):
                way_out = f"{program} {self.name} | depesche kb import-wikidata -"
                raise InputError(f"{self.name}: packed in a way that is not read here; unpack it: {way_out}")
        if self._head.startswith(b"\x1f\x8b"):
            return self._unpacked(start, _Gzip)
        if self._head.startswith(b"BZh"):
            return self._unpacked(start, _Bzip2)
        return self._plain(start)

    def _plain(self, start: Place) -> Iterator[tuple[int, int, bytes]]:
        self.skip_to(start.inside)
        inside = start.inside
        while data := self.read(PIECE):
            yield 0, inside, data
            inside += len(data)

    def _unpacked(self, start: Place, unpacker: Callable[[], _Unpacker]) -> Iterator[tuple[int, int, bytes]]:
        self.skip_to(start.stream)
        begin, skip = self.offset, start.inside
        data = self.read(CHUNK)
        while data:
            stream = unpacker()
            inside = 0
            while not stream.eof:
                try:
                    text = stream.unpack(data, PIECE)
                except (zlib.error, OSError, EOFError) as error:
                    place = f"near byte {self.offset:,}"
                    raise InputError(f"{self.name}: damaged {place} ({error}); fetch the dump again") from None
                data = b""
                if text:
                    if inside + len(text) > skip:
                        known = max(skip - inside, 0)
                        yield begin, inside + known, text[known:]
                    inside += len(text)
                elif not stream.eof:
                    data = self.read(CHUNK)
                    if not data:
                        raise InputError(
                            f"{self.name}: ends in the middle of a packed stream; the download was cut off: "
                            "complete the file and run the same command again"
                        )
            data = stream.rest.lstrip(b"\0") or self.read(CHUNK)
            begin, skip = self.offset - len(data), 0

    def batches(self, start: Place) -> Iterator[Batch]:
        """The lines from the place on, without their ends."""
        parts: list[bytes] = []
        size, lines, too_long = 0, start.lines, False
        after = start
        for begin, inside, text in self.pieces(start):
            last = text.rfind(b"\n")
            if last < 0:
                parts.append(text)
                size += len(text)
                if size > LONGEST_LINE:
                    parts, size, too_long = [], 0, True
                continue
            found = b"".join((*parts, text[:last])).split(b"\n")
            if too_long:
                found[0] = b""
            lines += len(found)
            after = Place(begin, inside + last + 1, lines)
            yield Batch(lines - len(found) + 1, found, after, self.offset, too_long)
            parts, size, too_long = [text[last + 1 :]], len(text) - last - 1, False
        rest = b"".join(parts)
        if rest or too_long:
            yield Batch(lines + 1, [b"" if too_long else rest], after, self.offset, too_long)


class _Unpacker(Protocol):
    """One packed stream."""

    @property
    def eof(self) -> bool: ...

    @property
    def rest(self) -> bytes:
        """What was given beyond the end of the stream."""

    def unpack(self, data: bytes, most: int) -> bytes:
        """Up to so many bytes of text; none when more input is needed."""


class _Gzip:
    def __init__(self) -> None:
        self._stream = zlib.decompressobj(wbits=31)

    @property
    def eof(self) -> bool:
        return self._stream.eof

    @property
    def rest(self) -> bytes:
        return self._stream.unused_data

    def unpack(self, data: bytes, most: int) -> bytes:
        return self._stream.decompress(self._stream.unconsumed_tail + data, most)


class _Bzip2:
    def __init__(self) -> None:
        self._stream = bz2.BZ2Decompressor()

    @property
    def eof(self) -> bool:
        return self._stream.eof

    @property
    def rest(self) -> bytes:
        return self._stream.unused_data

    def unpack(self, data: bytes, most: int) -> bytes:
        return self._stream.decompress(data, most)
