"""Pages streamed into documents: few at a time, and kept when it is interrupted."""

from __future__ import annotations

import os
import signal
import threading
from pathlib import Path

import numpy as np
import pytest

from gan.engine import Job, JobState, Priority
from gan.handwriting.document import Box, Line, Page, Word
from gan.handwriting.errors import HandwritingError
from gan.handwriting.request import ReadPage, ReadResult
from studio.commands import batch
from studio.commands.errors import CommandError
from studio.commands.read_pages import _UNDER_WAY, Documents, plan_documents, read_pages
from studio.commands.reporter import Reporter


class PageEngine:
    """Reads page n as "page n"; page 13 is damaged, and at `interrupt` the person presses Ctrl+C."""

    def __init__(self, interrupt: int = 0) -> None:
        self.open, self.most, self.submitted = 0, 0, 0
        self._interrupt = interrupt

    def __enter__(self) -> PageEngine:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def observe(self, observer: object) -> None:
        pass

    def require_device(self) -> None:
        pass

    def submit(self, request: ReadPage, priority: Priority) -> Job:
        self.submitted += 1
        self.open += 1
        self.most = max(self.most, self.open)
        job = Job(self.submitted, request, priority)
        threading.Timer(0.002, self._end, (job,)).start()
        return job

    def _end(self, job: Job) -> None:
        number = job.request.page
        self.open -= 1
        if number == self._interrupt:
            os.kill(os.getpid(), signal.SIGINT)
            return
        if number == 13:
            job.end(JobState.FAILED, error=HandwritingError("It is damaged."))
            return
        box = Box(2, 2, 20, 10)
        line = Line((Word("page", box, 0.9), Word(str(number), box, 0.9)), box)
        page = Page(number, str(job.request.source), 32, 24, 100.0, 0, (line,))
        job.end(JobState.DONE, ReadResult(page, np.full((24, 32, 3), 255, np.uint8), 0.01))


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch):
    """Puts a `PageEngine` in place of the real one."""

    def put(interrupt: int = 0) -> PageEngine:
        made = PageEngine(interrupt)
        monkeypatch.setattr(batch, "open_engine", lambda device: made)
        return made

    # A shell's background jobs ignore Ctrl+C, and hand that down.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield put
    signal.signal(signal.SIGINT, before)


def requests(count: int) -> list[ReadPage]:
    return [ReadPage(Path("book.pdf"), number + 1) for number in range(count)]


def read(count: int, target: Path) -> list[BaseException | None]:
    reporter = Reporter(as_json=False)
    return read_pages(requests(count), Documents(target, None, False, reporter), "cpu", reporter)


def test_a_long_document_is_streamed_a_few_pages_at_a_time(engine, tmp_path, capfd):
    made = engine()
    errors = read(500, tmp_path / "book.txt")
    assert made.submitted == 500 and made.most <= _UNDER_WAY
    pages = (tmp_path / "book.txt").read_text().split("\f")
    assert [page.strip() for page in pages] == [f"page {n}" for n in range(1, 501) if n != 13]
    assert [number for number, error in enumerate(errors, 1) if error] == [13]
    assert "book.pdf, page 13: It is damaged." in capfd.readouterr().err


def test_an_interrupt_keeps_what_is_read(engine, tmp_path, capfd):
    engine(interrupt=9)
    with pytest.raises((KeyboardInterrupt, SystemExit)):
        read(500, tmp_path / "book.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["book.pdf"]
    import pypdfium2

    with pypdfium2.PdfDocument(tmp_path / "book.pdf") as document:
        count = len(document)
    assert 1 <= count <= 8
    assert f"Stopped; {count} of 500 pages were read and are kept." in capfd.readouterr().err


def test_an_interrupt_before_the_first_page_leaves_nothing(engine, tmp_path):
    engine(interrupt=1)
    with pytest.raises((KeyboardInterrupt, SystemExit)):
        read(500, tmp_path / "book.txt")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_ends_it(engine, tmp_path):
    engine()
    (tmp_path / "file").write_text("x")
    with pytest.raises(Exception, match="file"):
        read(5, tmp_path / "file" / "book.txt")


def test_what_out_and_format_mean(tmp_path):
    reporter = Reporter(as_json=False)
    assert plan_documents(None, None, False, reporter).out is None
    assert plan_documents(tmp_path / "a.PDF", None, False, reporter).suffix is None
    folder = plan_documents(tmp_path / "new", "hocr", False, reporter)
    assert folder.suffix == ".hocr" and (tmp_path / "new").is_dir()
    (tmp_path / "odd.txt").mkdir()
    assert plan_documents(tmp_path / "odd.txt", None, False, reporter).suffix == ".txt"
    with pytest.raises(CommandError, match="no document that Ganvas writes"):
        plan_documents(tmp_path / "a.docx", None, False, reporter)
