"""The way of the data, as code: page, language, times, actors, quotations, events, Report."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

import msgspec

from depesche import actors, events, language, page, quotations, times
from depesche.document import Document
from depesche.errors import DepescheError, InputError
from depesche.language import registry
from depesche.report import Report, SentenceSpan

if TYPE_CHECKING:
    from depesche.page.profiles import Profiles

Kind = Literal["html", "text"]
Stage = Literal["page", "language", "times", "actors", "quotations", "events"]

STAGES: dict[Stage, Callable[[Document], None]] = {
    "language": language.annotate,
    "times": times.annotate,
    "actors": actors.annotate,
    "quotations": quotations.annotate,
    "events": events.annotate,
}
"""What follows on the page, in order."""


class Source(msgspec.Struct, frozen=True):
    """One input with what is known about it from outside. What is given here beats what the page says."""

    content: str | bytes
    id: str | None = None
    kind: Kind | None = None
    """``html`` or ``text``; told by the content when None."""
    url: str | None = None
    published: str | None = None
    """ISO 8601 date, or date and time."""
    language: str | None = None
    """ISO 639-1."""


class Reader(msgspec.Struct, frozen=True):
    """Reads reports; its fields hold for every source that does not say otherwise for itself."""

    kind: Kind | None = None
    published: str | None = None
    language: str | None = None
    profiles: Profiles | None = None
    """Profiles of outlets that sharpen the reading of their pages; None for the shipped ones."""
    until: Stage = "events"
    """The last stage: ``page`` for blocks, media and metadata alone, ``times`` for these, sentences and times."""

    def read(self, source: Source) -> Report:
        """The record of one source.

        Raises :class:`depesche.errors.InputError` for content that cannot be read and
        :class:`depesche.errors.UnknownLanguageError` for a language there is no folder of, and
        :class:`depesche.errors.LanguageError` for one whose folder cannot be used.
        """
        return _report(self.annotate(source))

    def read_many(self, sources: Iterable[Source]) -> Iterator[Report | DepescheError]:
        """The records of many sources in order; one that fails gives its error in its place, and the rest goes on."""
        for source in sources:
            try:
                yield self.read(source)
            except DepescheError as error:
                yield error

    def annotate(self, source: Source) -> Document:
        """Everything the stages find, tokens and clauses included."""
        kind = source.kind or self.kind
        document = page.read_page(source.content, kind=kind, url=source.url, profiles=self.profiles)
        document.published = _iso_time(source.published or self.published) or document.published
        document.language = _known_language(source.language or self.language) or document.language
        document.id = source.id or hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        if self.until == "page":
            return document
        for name, stage in STAGES.items():
            stage(document)
            # Without a language the rules of another one would find facts that are none.
            if name == self.until or document.language is None:
                break
        return document


def read(
    content: str | bytes,
    *,
    published: str | date | None = None,
    language: str | None = None,
    kind: Kind | None = None,
    url: str | None = None,
    id: str | None = None,
) -> Report:
    """Read one report, HTML or plain text.

    ``published`` (ISO 8601, or a date) and ``language`` (ISO 639-1) beat what the page says; ``kind`` overrides the
    look at the content. Raises like :meth:`Reader.read`.
    """
    day = published.isoformat() if isinstance(published, date) else published
    return Reader().read(Source(content, id=id, kind=kind, url=url, published=day, language=language))


def read_many(sources: Iterable[Source | str | bytes]) -> Iterator[Report | DepescheError]:
    """Read many reports in order; one that fails gives its error in its place, and the rest goes on."""
    return Reader().read_many(source if isinstance(source, Source) else Source(source) for source in sources)


def _iso_time(value: str | None) -> str | None:
    try:
        if value is not None:
            datetime.fromisoformat(value)
    except ValueError:
        raise InputError(f"the publication date must be ISO 8601 (2025-09-22), not {value!r}") from None
    return value


def _known_language(code: str | None) -> str | None:
    if code is not None:
        registry.check(code)
    return code


def _report(document: Document) -> Report:
    return Report(
        id=document.id,
        url=document.url,
        publisher=document.publisher,
        language=document.language,
        published=document.published,
        modified=document.modified,
        title=document.title,
        authors=document.authors,
        keywords=document.keywords,
        text=document.text,
        blocks=document.blocks,
        media=document.media,
        entries=document.entries,
        agencies=document.agencies,
        sentences=[SentenceSpan(s.begin, s.end, s.block) for s in document.sentences],
        times=document.times,
        actors=document.actors,
        quotations=document.quotations,
        events=document.events,
        positions=document.positions,
        warnings=document.warnings,
    )
