"""Reads page after page into documents: a few pages are under way at once, whatever their number."""

from __future__ import annotations

import signal
import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from gan.errors import GanvasError
from studio.commands import batch
from studio.commands.enhance import make_folder
from studio.commands.errors import CommandError
from studio.commands.log import log_to_file
from studio.commands.progress import format_bar, format_seconds
from studio.commands.reporter import Reporter

if TYPE_CHECKING:
    from gan.engine import Engine, Job
    from gan.handwriting.documents import DocumentWriter
    from gan.handwriting.request import ReadPage, ReadResult

_UNDER_WAY = 3  # pages that are opened, read and written at once; each holds its picture in memory
_GLANCE = 0.2  # seconds between two looks at a page that is being read


@dataclass
class Documents:
    """Where pages go: into one document, into one for each scan, or to the reporter as text.

    Attributes:
        out: the document, the folder, or None.
        suffix: of the documents in a folder, with its dot; None where `out` is one document.
        saved: the documents that are in place.
    """

    out: Path | None
    suffix: str | None
    overwrite: bool
    reporter: Reporter
    saved: list[Path] = field(default_factory=list)
    _writer: DocumentWriter | None = None
    _source: Path | None = None
    _taken: set[str] = field(default_factory=set)
    _words: int = 0

    def add(self, source: Path, result: ReadResult) -> None:
        """Add a page; a new scan begins a new document in a folder.

        Raises:
            MediaError, HandwritingError: it cannot be written.
        """
        if self.out is None:
            return
        if self.suffix is not None and source != self._source:
            self.commit()
        if self._writer is None:
            from gan.handwriting.documents import open_document

            self._writer = open_document(self._target(source), overwrite=self.overwrite)
        self._source = source
        self._writer.add(result.page, result.picture)
        self._words += sum(1 for _ in result.page.words)

    def commit(self) -> None:
        """Put the document that is being written in place, if there is one, and say so."""
        writer, self._writer = self._writer, None
        if writer is None:
            return
        with writer:
            path = writer.commit()
        self.saved.append(path)
        pages = "1 page" if writer.pages == 1 else f"{writer.pages} pages"
        text = f"{path}  {pages}  {self._words} words"
        self.reporter.result(text, path=path, pages=writer.pages, words=self._words)
        self._words = 0

    def abandon(self) -> None:
        """Leave nothing of the document that is being written."""
        if self._writer is not None:
            self._writer.close()

    def _target(self, source: Path) -> Path:
        if self.suffix is None:
            return self.out
        name, number = source.stem, 2
        # With --overwrite two scans of one name would replace each other's document.
        while self.overwrite and name.casefold() in self._taken:
            name, number = f"{source.stem} ({number})", number + 1
        self._taken.add(name.casefold())
        return self.out / f"{name}{self.suffix}"


def plan_documents(out: Path | None, format: str | None, overwrite: bool, reporter: Reporter) -> Documents:
    """What -o and --format mean together; makes the folder if it is one.

    Raises:
        CommandError: they contradict each other, or the folder cannot be made.
    """
    from gan.handwriting.documents import DOCUMENT_SUFFIXES

    if out is None or (out.suffix.lower() in DOCUMENT_SUFFIXES and not out.is_dir()):
        if format is not None:
            where = (
                f"{out} says what it is by its ending" if out else "there is no folder to put documents in"
            )
            raise CommandError(f"--format is for a folder of documents, and {where}; leave one of them out.")
        return Documents(out, None, overwrite, reporter)
    if out.suffix and not out.is_dir():
        raise CommandError(
            f"{out} is no document that Ganvas writes; name a folder, or a file that ends in "
            f"{', '.join(DOCUMENT_SUFFIXES)}."
        )
    make_folder(out)
    return Documents(out, f".{format or 'txt'}", overwrite, reporter)


def read_pages(
    requests: Sequence[ReadPage], documents: Documents, device: str, reporter: Reporter
) -> list[BaseException | None]:
    """Read pages in their order. An interrupt keeps the pages that were read by then, and says so.

    Returns:
        For each page why it failed, or None.

    Raises:
        EngineError: the device that was named is not there.
        GanvasError: a document cannot be written.
    """
    log_to_file()
    run = _Run(requests, documents, reporter)
    try:
        with (
            batch.stopped_by_signals(),
            batch.open_recorder() as recorder,
            batch.open_engine(device) as engine,
        ):
            engine.observe(recorder)
            if device != "auto":
                engine.require_device()  # one error for all
            run.carry_out(engine)
        documents.commit()
    except (KeyboardInterrupt, SystemExit):
        documents.commit()
        if run.read:
            reporter.note(f"Stopped; {run.read} of {len(requests)} pages were read and are kept.")
        raise
    finally:
        documents.abandon()
    return run.errors


class _Run:
    """One call of `read_pages`.

    Attributes:
        errors: of the pages that are over.
        read: pages that are in a document.
    """

    def __init__(self, requests: Sequence[ReadPage], documents: Documents, reporter: Reporter) -> None:
        self.errors: list[BaseException | None] = []
        self.read = 0
        self._requests, self._documents, self._reporter = requests, documents, reporter
        self._started = time.monotonic()

    def carry_out(self, engine: Engine) -> None:
        """Submit, wait and add, page after page."""
        from gan.engine import Priority

        waiting, under_way = deque(self._requests), deque()
        while waiting or under_way:
            while waiting and len(under_way) < _UNDER_WAY:
                under_way.append(engine.submit(waiting.popleft(), Priority.BATCH))
            job = under_way[0]
            while not job.wait(_GLANCE):
                self._tell_progress(job)
            # Before it is taken off: an interrupt must not lose a page that is read.
            self.errors.append(self._finish(job))
            under_way.popleft()

    def _finish(self, job: Job) -> BaseException | None:
        request: ReadPage = job.request
        try:
            if job.error is not None:
                raise job.error
            result: ReadResult = job.result(0)
        except Exception as error:  # whatever befell a page, the others are read
            self._reporter.error(_named(error, request, len(self._requests)), request.source)
            return error
        with _undisturbed():
            self._documents.add(request.source, result)
            self.read += 1
        self._tell(request, result)
        return None

    def _tell(self, request: ReadPage, result: ReadResult) -> None:
        page = result.page
        words = [word.confidence for word in page.words]
        sure = sum(words) / len(words) if words else 0.0
        notes = [*result.notes, *([] if words else ["No writing was found."])]
        values = {
            "input": request.source,
            "page": request.page,
            "words": len(words),
            "confidence": round(sure, 4),
            "seconds": round(result.seconds, 3),
            "notes": notes,
        }
        if self._documents.out is None:
            self._reporter.result(page.text, **values, transcription=page.text)
            return
        line = f"{self._bar(0.0)}  {request.source.name}, page {request.page}: {len(words)} words"
        self._reporter.progress(line, done=len(self.errors) + 1, total=len(self._requests), **values)

    def _tell_progress(self, job: Job) -> None:
        share = job.progress.fraction
        request: ReadPage = job.request
        self._reporter.progress(
            f"{self._bar(share)}  {request.source.name}, page {request.page}",
            input=request.source,
            page=request.page,
            state=job.state.value,
            done=len(self.errors),
            total=len(self._requests),
            fraction=round(min(share, 1.0), 3),
        )

    def _bar(self, share: float) -> str:
        """How far all pages are."""
        done = len(self.errors) + min(share, 1.0)
        elapsed = time.monotonic() - self._started
        seconds = elapsed / done * (len(self._requests) - done) if done > 0.2 else None
        left = f"  {format_seconds(seconds)} left" if seconds is not None else ""
        return f"{format_bar(done / len(self._requests))}  {len(self.errors)}/{len(self._requests)}{left}"


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let an interrupt wait until the block is done: no document may keep half a page."""
    numbers = (signal.SIGINT, signal.SIGTERM)
    heard: list[tuple[int, FrameType | None]] = []
    before = [signal.signal(number, lambda *call: heard.append(call)) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)
    if heard:
        signal.raise_signal(heard[0][0])


def _named(error: Exception, request: ReadPage, count: int) -> Exception:
    """The error with the page in its sentence, where it is one of many and says nothing of it."""
    sentence = str(error)
    if not isinstance(error, GanvasError) or count == 1 or request.source.name in sentence:
        return error
    return CommandError(f"{request.source}, page {request.page}: {sentence}", error.exit_status)
