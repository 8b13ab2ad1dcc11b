"""The pen: writing that is read as one writes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gan.engine import JobState, Priority
from gan.handwriting.errors import HandwritingError
from studio.settings import ReadAs
from studio.settings_store import SettingsStore
from studio.workspaces.handwriting.pen_page import PenPage
from tests.studio.fakes import FakeEngine
from tests.studio.workspaces.handwriting.readings import page_of, result_of

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def pen(qtbot: QtBot, settings: SettingsStore, engine: FakeEngine) -> Iterator[PenPage]:
    made = PenPage(engine, settings)
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.stop()


def write(pen: PenPage, *places: tuple[int, int]) -> None:
    places = places or ((40, 40), (60, 80))
    QTest.mousePress(pen.canvas, LEFT, NONE, QPoint(*places[0]))
    for place in places[1:]:
        QTest.mouseMove(pen.canvas, QPoint(*place))
    QTest.mouseRelease(pen.canvas, LEFT, NONE, QPoint(*places[-1]))


def write_and_read(pen: PenPage, qtbot: QtBot, engine: FakeEngine) -> None:
    count = len(engine.jobs)
    write(pen)
    qtbot.waitUntil(lambda: len(engine.jobs) > count)
    engine.jobs[-1].end(JobState.DONE, result_of())
    qtbot.waitUntil(lambda: pen.keep_button.isEnabled())


def test_what_is_written_is_read_after_a_short_pause(pen: PenPage, qtbot: QtBot, engine: FakeEngine) -> None:
    write(pen)
    assert engine.jobs == []  # not in the middle of a word
    qtbot.waitUntil(lambda: len(engine.jobs) == 1)
    job = engine.jobs[0]
    assert job.priority is Priority.INTERACTIVE and job.request.strokes == pen.canvas.strokes
    job.end(JobState.DONE, result_of())
    qtbot.waitUntil(lambda: pen.text.startswith("Dear Clara,"))
    assert pen.reading.box_of(0, 1) is not None and pen.state.text() == "Read in 400 ms"


def test_writing_on_takes_the_place_of_a_reading_under_way(
    pen: PenPage, qtbot: QtBot, engine: FakeEngine
) -> None:
    write(pen)
    qtbot.waitUntil(lambda: len(engine.jobs) == 1)
    write(pen, (100, 40), (120, 80))
    qtbot.waitUntil(lambda: len(engine.jobs) == 2)
    assert engine.jobs[0].state is JobState.CANCELLED and len(engine.jobs[1].request.strokes) == 2


def test_strokes_are_undone_and_redone(pen: PenPage, qtbot: QtBot, engine: FakeEngine) -> None:
    write_and_read(pen, qtbot, engine)
    pen.undo_button.click()
    assert pen.is_empty and not pen.undo_button.isEnabled() and pen.redo_button.isEnabled()
    qtbot.waitUntil(lambda: pen.text == "")
    pen.redo_button.click()
    assert len(pen.canvas.strokes) == 1
    pen.clear()
    pen.stack.undo()
    assert len(pen.canvas.strokes) == 1


def test_another_mode_reads_again(
    pen: PenPage, qtbot: QtBot, engine: FakeEngine, settings: SettingsStore
) -> None:
    write_and_read(pen, qtbot, engine)
    settings.edit("reading", ink_as=ReadAs.DIGITS)
    qtbot.waitUntil(lambda: len(engine.jobs) == 2)
    assert engine.jobs[1].request.mode == "digits"
    settings.edit("reading", hand="other")  # nothing to do with reading
    assert len(engine.jobs) == 2


def test_a_failure_stands_where_the_text_would(pen: PenPage, qtbot: QtBot, engine: FakeEngine) -> None:
    write(pen)
    qtbot.waitUntil(lambda: len(engine.jobs) == 1)
    engine.jobs[0].fail(HandwritingError("No model that reads lines is installed yet."))
    qtbot.waitUntil(lambda: "No model" in pen.reading.accessibleName())
    assert not pen.keep_button.isEnabled() and not pen.copy_button.isEnabled()


def test_text_is_copied_and_the_sheet_kept(pen: PenPage, qtbot: QtBot, engine: FakeEngine) -> None:
    write_and_read(pen, qtbot, engine)
    pen.copy_button.click()
    assert QGuiApplication.clipboard().text() == page_of().text
    strokes = pen.canvas.strokes
    with qtbot.waitSignal(pen.kept) as told:
        pen.keep_button.click()
    name, kept, result = told.args
    assert name == "Sheet 1" and kept == strokes and result.page == page_of() and pen.is_empty


def test_a_sheet_that_was_written_on_is_not_kept_with_an_old_text(
    pen: PenPage, qtbot: QtBot, engine: FakeEngine
) -> None:
    write_and_read(pen, qtbot, engine)
    write(pen, (100, 40), (120, 80))
    with qtbot.assertNotEmitted(pen.kept):
        pen.keep()


def test_a_word_that_is_pointed_at_lights_up_on_the_sheet(
    pen: PenPage, qtbot: QtBot, engine: FakeEngine
) -> None:
    write_and_read(pen, qtbot, engine)
    marks: list[object] = []
    pen.canvas.show_marks = lambda boxes: marks.append(list(boxes))
    pen.reading.hovered.emit((0, 1))
    (box,) = marks[-1]
    word = page_of().lines[0].words[1].box
    assert (box.left(), box.width()) == (word.left, word.width)
    pen.reading.hovered.emit(None)
    assert marks[-1] == []
