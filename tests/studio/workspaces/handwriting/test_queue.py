"""The queue: documents opened, pages handed to the engine and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from gan.engine import JobState, Priority
from gan.handwriting.errors import HandwritingError
from gan.handwriting.request import ReadInk
from studio.queue import TaskQueue
from studio.settings import Reading
from studio.workspaces.handwriting import opening
from studio.workspaces.handwriting.queue import _IN_ENGINE, ReadingQueue
from studio.workspaces.handwriting.scans import Opening, ScanDocument
from tests.studio.fakes import FakeEngine, FakeJob, save_picture
from tests.studio.workspaces.handwriting.readings import page_of, result_of


@pytest.fixture
def queue(tasks: TaskQueue) -> Iterator[ReadingQueue]:
    made = ReadingQueue(tasks, Reading)
    yield made
    made.close()
    made.wait()


def add(qtbot: QtBot, queue: ReadingQueue, *paths: Path) -> list[ScanDocument]:
    documents = queue.add(paths)
    qtbot.waitUntil(lambda: all(each.opening is not Opening.UNDER_WAY for each in documents))
    return documents


def book(path: Path, pages: int) -> Path:
    frames = [Image.new("L", (30, 40), 200 + number % 50) for number in range(pages)]
    frames[0].save(path, save_all=True, append_images=frames[1:])
    return path


def end(qtbot: QtBot, job: FakeJob, page: object = None) -> None:
    job.end(JobState.DONE, result_of(page or page_of(number=job.request.page)))


def test_a_single_page_goes_first(
    qtbot: QtBot, queue: ReadingQueue, engine: FakeEngine, tmp_path: Path
) -> None:
    add(qtbot, queue, save_picture(tmp_path / "a.png"))
    assert [job.priority for job in engine.jobs] == [Priority.INTERACTIVE]
    add(qtbot, queue, save_picture(tmp_path / "b.png"), tmp_path / "a.png")  # a.png is there already
    assert [job.priority for job in engine.jobs] == [Priority.INTERACTIVE, Priority.BATCH]


def test_results_arrive_with_thumbnails(
    qtbot: QtBot, queue: ReadingQueue, engine: FakeEngine, tmp_path: Path
) -> None:
    (document,) = add(qtbot, queue, save_picture(tmp_path / "a.png"))
    page = document.pages[0]
    engine.jobs[0].compute(1, 4)
    qtbot.waitUntil(lambda: page.fraction == 0.25)
    assert queue.summary.active == 1 and queue.summary.fraction == 0.25
    end(qtbot, engine.jobs[0])
    qtbot.waitUntil(lambda: page.thumbnail is not None)
    assert page.reading == page_of() and page.state is JobState.DONE and queue.summary.done == 1


def test_a_long_document_is_fed_a_few_pages_at_a_time(
    qtbot: QtBot, queue: ReadingQueue, engine: FakeEngine, tmp_path: Path
) -> None:
    (document,) = add(qtbot, queue, book(tmp_path / "book.tiff", 20))
    assert len(document.pages) == 20 and len(engine.jobs) == _IN_ENGINE
    end(qtbot, engine.jobs[0])
    qtbot.waitUntil(lambda: len(engine.jobs) == _IN_ENGINE + 1)
    assert [job.request.page for job in engine.jobs] == list(range(1, _IN_ENGINE + 2))


def test_the_page_that_is_looked_at_goes_first(
    qtbot: QtBot, queue: ReadingQueue, engine: FakeEngine, tmp_path: Path
) -> None:
    (document,) = add(qtbot, queue, book(tmp_path / "book.tiff", 20))
    queue.hurry(document.pages[14])
    assert engine.jobs[-1].request.page == 15 and engine.jobs[-1].priority is Priority.INTERACTIVE
    queue.hurry(document.pages[14])
    queue.hurry(document.pages[0])
    assert len(engine.jobs) == _IN_ENGINE + 1


def test_cancelling_keeps_what_is_read(
    qtbot: QtBot, queue: ReadingQueue, engine: FakeEngine, tmp_path: Path
) -> None:
    (document,) = add(qtbot, queue, book(tmp_path / "book.tiff", 12))
    end(qtbot, engine.jobs[0])
    qtbot.waitUntil(lambda: document.pages[0].state is JobState.DONE)
    queue.cancel_all()
    qtbot.waitUntil(lambda: queue.summary.active == 0)
    assert queue.summary.done == 1 and queue.summary.cancelled == 11 and document.pages[0].reading is not None
    queue.retry([document.pages[5]])
    qtbot.waitUntil(lambda: queue.summary.active == 1)
    assert engine.jobs[-1].request.page == 6


def test_reading_again_takes_the_settings_of_now(
    qtbot: QtBot, tasks: TaskQueue, engine: FakeEngine, tmp_path: Path
) -> None:
    now = [Reading()]
    queue = ReadingQueue(tasks, lambda: now[0])
    (document,) = add(qtbot, queue, save_picture(tmp_path / "a.png"))
    end(qtbot, engine.jobs[0])
    qtbot.waitUntil(lambda: document.pages[0].state is JobState.DONE)
    now[0] = replace(now[0], language=False)
    queue.retry([document])
    assert len(engine.jobs) == 2 and not engine.jobs[1].request.language
    queue.close()
    queue.wait()


def test_failures_are_sentences(
    qtbot: QtBot, queue: ReadingQueue, engine: FakeEngine, tmp_path: Path
) -> None:
    (document,) = add(qtbot, queue, save_picture(tmp_path / "a.png"))
    engine.jobs[0].fail(HandwritingError("Page 1 is damaged."))
    qtbot.waitUntil(lambda: document.pages[0].state is JobState.FAILED)
    assert document.message == "Page 1 is damaged." and queue.summary.failed == 1


def test_what_cannot_be_opened_says_why_and_can_be_tried_again(
    qtbot: QtBot, queue: ReadingQueue, engine: FakeEngine, tmp_path: Path
) -> None:
    (tmp_path / "a.png").write_text("no picture")
    (document,) = add(qtbot, queue, tmp_path / "a.png")
    assert document.opening is Opening.FAILED and "a.png" in document.error and engine.jobs == []
    assert queue.summary.failed == 1
    save_picture(tmp_path / "a.png")
    queue.retry([document])
    qtbot.waitUntil(lambda: len(engine.jobs) == 1)
    assert document.error == "" and document.opening is Opening.OPEN


def test_a_password_opens_a_locked_document(
    qtbot: QtBot, queue: ReadingQueue, engine: FakeEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def count(source: Path, password: str | None) -> int:
        if password != "right":
            raise HandwritingError(f"{source} is protected by a password; give it with --password.")
        return 2

    monkeypatch.setattr(opening, "count_pages", count)
    (document,) = add(qtbot, queue, tmp_path / "a.pdf")
    assert document.opening is Opening.LOCKED and engine.jobs == []
    for word, state in (("wrong", Opening.LOCKED), ("right", Opening.OPEN)):
        with qtbot.waitSignal(queue.documentChanged):
            queue.unlock(document, word)
        assert document.opening is state
    assert [job.request.password for job in engine.jobs] == ["right", "right"]


def test_removing_stops_and_forgets(
    qtbot: QtBot, queue: ReadingQueue, engine: FakeEngine, tmp_path: Path
) -> None:
    first, second = add(qtbot, queue, book(tmp_path / "a.tiff", 3), book(tmp_path / "b.tiff", 3))
    queue.remove([first])
    assert queue.model.documents == [second]
    assert all(job.state is JobState.CANCELLED for job in engine.jobs if job.request.source == first.source)
    end(qtbot, next(job for job in engine.jobs if job.request.source == second.source))
    qtbot.waitUntil(lambda: queue.summary.done == 1)


def test_ink_is_kept_as_a_page(qtbot: QtBot, queue: ReadingQueue, engine: FakeEngine) -> None:
    strokes = (((1.0, 1.0, 0.5), (20.0, 30.0, 0.5)),)
    document = queue.add_ink("Sheet 1", strokes, result_of())
    assert document.pages[0].reading == page_of() and engine.jobs == []
    queue.retry([document])
    assert isinstance(engine.jobs[0].request, ReadInk)
