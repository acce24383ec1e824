"""The way of the data, as code: page, language, times, actors, quotations, events, Report."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from depesche import actors, events, language, page, quotations, times
from depesche.document import Document
from depesche.errors import DepescheError, UnknownLanguageError
from depesche.report import Report, SentenceSpan

Kind = Literal["html", "text"]


@dataclass(frozen=True, slots=True)
class Source:
    """One input with what is known about it from outside. Fields given here beat what the page says."""

    content: str | bytes
    id: str | None = None
    kind: Kind | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None


STAGES = (language.annotate, times.annotate, actors.annotate, quotations.annotate, events.annotate)


def read(
    content: str | bytes,
    *,
    published: str | date | datetime | None = None,
    language: str | None = None,
    kind: Kind | None = None,
    url: str | None = None,
    id: str | None = None,
) -> Report:
    """Read one report, HTML or plain text.

    ``published`` (ISO 8601 or a date) and ``language`` (ISO 639-1) override what the page says; ``kind`` overrides the
    look at the content. Raises :class:`depesche.errors.InputError` for content that cannot be read and
    :class:`depesche.errors.UnknownLanguageError` for a language Depesche does not know.
    """
    day = published.isoformat() if isinstance(published, date) else published
    return read_source(Source(content, id=id, kind=kind, url=url, published=day, language=language))


def read_source(source: Source) -> Report:
    """Read one :class:`Source`."""
    return report(annotate(source))


def annotate(source: Source) -> Document:
    """Everything the stages find, tokens and clauses included."""
    if source.language is not None and source.language not in language.LANGUAGES:
        raise UnknownLanguageError(
            f"language {source.language!r} is not known; known are {', '.join(language.LANGUAGES)}"
        )
    document = page.read_page(source.content, kind=source.kind, url=source.url)
    document.published = source.published or document.published
    document.language = source.language or document.language
    document.id = source.id or hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    for stage in STAGES:
        stage(document)
    return document


def report(document: Document) -> Report:
    """The record of an annotated document."""
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
        agencies=document.agencies,
        sentences=[SentenceSpan(s.begin, s.end, s.block) for s in document.sentences],
        times=document.times,
        actors=document.actors,
        quotations=document.quotations,
        events=document.events,
        positions=document.positions,
        warnings=document.warnings,
    )


def read_many(sources: Iterable[Source]) -> Iterator[Report | DepescheError]:
    """Read many sources in order; one that fails gives its error in its place, and the rest goes on."""
    for source in sources:
        try:
            yield read_source(source)
        except DepescheError as error:
            yield error
