"""Handwriting as a person uses it: drops, clicks and keys on the real window."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gan.engine import JobState
from gan.handwriting.document import Page
from studio.app import Application
from studio.theme import DARK, LIGHT, Colors, ThemeChoice, colors_of
from studio.training.hand import plan_of
from studio.widgets.page_marks import Spot
from studio.workspaces import WORKSPACES
from studio.workspaces.handwriting.options_bar import PEN, SCANS
from studio.workspaces.handwriting.workspace import HandwritingWorkspace
from tests.studio.fakes import FakeEngine, save_picture
from tests.studio.workspaces.handwriting.readings import page_of, result_of, succeed

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(application: Application) -> HandwritingWorkspace:
    application.shell.go_to([entry.name for entry in WORKSPACES].index("Handwriting"))
    return application.shell.workspace


def read(
    page: HandwritingWorkspace, engine: FakeEngine, qtbot: QtBot, path: Path, result: Page | None = None
) -> None:
    """Drop a scan, and let it be read."""
    count = len(engine.jobs)
    page.open_paths([save_picture(path, (60, 42))])
    qtbot.waitUntil(lambda: len(engine.jobs) == count + 1)
    succeed(engine, path.name, result)
    qtbot.waitUntil(lambda: page.desk.page is not None and page.desk.page_pane.view.page is not None)


def press(page: HandwritingWorkspace, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    QTest.keyClick(page.desk.text_pane.sheet, key, modifiers)


def test_it_begins_empty(page: HandwritingWorkspace) -> None:
    assert page.scans.is_empty and page.scans.drop_area.isVisible() and page.section == SCANS
    assert page.busy_words() == "" and not page.options.export_button.isEnabled()
    page.export()
    page.search()
    assert page.export_dialog is None


def test_the_sample_is_a_click_away(page: HandwritingWorkspace, engine: FakeEngine, qtbot: QtBot) -> None:
    assert page.scans.samples.isVisible()
    QTest.mouseClick(page.scans.samples.grid, Qt.MouseButton.LeftButton, pos=QPoint(80, 50))
    qtbot.waitUntil(lambda: len(engine.jobs) == 1)
    assert engine.jobs[0].request.source.name == "letter.jpg"


def test_a_dropped_scan_is_read_and_shown(
    page: HandwritingWorkspace, engine: FakeEngine, qtbot: QtBot, tmp_path: Path
) -> None:
    read(page, engine, qtbot, tmp_path / "a.png")
    assert not page.scans.is_empty and page.options.export_button.isEnabled()
    assert page.desk.text_pane.sheet.toPlainText() == page_of().text.replace("\n\n", "\n")


def test_a_picture_is_pasted(
    page: HandwritingWorkspace, engine: FakeEngine, qtbot: QtBot, tmp_path: Path
) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(save_picture(tmp_path / "a.png")))])
    assert page.can_take(mime)
    page.take(mime)
    qtbot.waitUntil(lambda: len(engine.jobs) == 1)
    text = QMimeData()
    text.setText("just words")
    page.take(text)
    assert page.notice.isVisible()
    QGuiApplication.clipboard().setImage(QImage(20, 20, QImage.Format.Format_RGB32))


def test_what_is_not_there_is_said(page: HandwritingWorkspace, qtbot: QtBot, tmp_path: Path) -> None:
    page.open_paths([tmp_path / "missing.png"])
    qtbot.waitUntil(page.notice.isVisible)


def test_corrections_are_undone_and_guarded(
    page: HandwritingWorkspace, engine: FakeEngine, qtbot: QtBot, tmp_path: Path
) -> None:
    read(page, engine, qtbot, tmp_path / "a.png")
    page.desk.text_pane.sheet.edited.emit(2, "letter and picture")
    assert page.desk.page.reading.lines[2].text == "letter and picture"
    assert page.busy_words() == "Corrections on 1 page are not exported yet"
    qtbot.waitUntil(lambda: page.options.hand.words().startswith("My hand: 1 of"))
    press(page, Qt.Key.Key_Z, CTRL)
    assert page.desk.page.reading == page_of() and page.busy_words() == ""
    press(page, Qt.Key.Key_Z, CTRL | SHIFT)
    page.scans.list.setFocus()
    QTest.keyClick(page.scans.list, Qt.Key.Key_Delete)
    assert page.queue.model.documents  # it asks first
    page.scans._question.accepted.emit()
    assert page.queue.model.documents == [] and page.scans.is_empty


def test_searching_goes_from_page_to_page(
    page: HandwritingWorkspace, engine: FakeEngine, qtbot: QtBot, tmp_path: Path
) -> None:
    read(page, engine, qtbot, tmp_path / "a.png")
    read(page, engine, qtbot, tmp_path / "b.png", page_of((("for", 0.9), ("thee", 0.9))))
    press(page, Qt.Key.Key_F, CTRL)
    bar = page.desk.text_pane.search
    QTest.keyClicks(bar.field, "the")
    qtbot.waitUntil(lambda: bar.count.text() == "2 of 2")
    assert page.desk.page.document.name == "b.png" and page.desk.text_pane.sheet.spot == Spot(0, 1)
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert page.desk.page.document.name == "a.png" and bar.count.text() == "1 of 2"
    qtbot.waitUntil(lambda: page.desk.text_pane.sheet.spot == Spot(1, 3))
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_text_is_copied(page: HandwritingWorkspace, engine: FakeEngine, qtbot: QtBot, tmp_path: Path) -> None:
    read(page, engine, qtbot, tmp_path / "a.png")
    read(page, engine, qtbot, tmp_path / "b.png", page_of((("second", 0.9),)))
    page.copy_page()
    assert QGuiApplication.clipboard().text() == "second"
    page.copy_all()
    assert QGuiApplication.clipboard().text() == page_of().text + "\n\nsecond"


def test_exporting_marks_corrections_as_saved(
    page: HandwritingWorkspace, engine: FakeEngine, qtbot: QtBot, tmp_path: Path
) -> None:
    read(page, engine, qtbot, tmp_path / "a.png")
    page.desk.text_pane.sheet.edited.emit(2, "letter and picture")
    page.export()
    with qtbot.waitSignal(page.export_dialog.exported):
        page.export_dialog.export_to(tmp_path / "out.txt")
    assert page.busy_words() == "" and "letter and picture" in (tmp_path / "out.txt").read_text()
    page.export_dialog.close()
    qtbot.waitUntil(lambda: page.export_dialog is None)


def test_pages_being_read_are_busy(
    page: HandwritingWorkspace, engine: FakeEngine, qtbot: QtBot, tmp_path: Path
) -> None:
    page.open_paths([save_picture(tmp_path / "a.png")])
    qtbot.waitUntil(lambda: len(engine.jobs) == 1)
    assert page.busy_words() == "1 page is not read yet"
    page.scans.status.cancelAsked.emit()
    qtbot.waitUntil(lambda: page.busy_words() == "")
    assert engine.jobs[0].state is JobState.CANCELLED


def test_a_learned_hand_reads_from_then_on(
    page: HandwritingWorkspace, application: Application, qtbot: QtBot
) -> None:
    from tests.gan.handwriting.readers import install, tiny_line_reader

    install("lines", "lines-my-hand", tiny_line_reader())
    training = page._training
    training.process._command = [sys.executable, "-c", "input()"]  # until it is told to stop
    page.options.hand.learnAsked.emit()
    assert training.plan == plan_of("my-hand") and page.options.hand.words() == "Learning my hand…"
    page.options.hand.cancelAsked.emit()
    qtbot.waitUntil(lambda: not training.view.state.is_active, timeout=30_000)
    assert "stopped" in page.options.hand.message.text()
    training.process._command = [sys.executable, "-c", ""]  # it is done at once
    with qtbot.waitSignal(training.ended, timeout=30_000):
        page.options.hand.learnAsked.emit()
    assert application.settings.value.reading.reader == "lines-my-hand"
    assert "Your hand is learned" in page.options.hand.message.text()
    page.options.hand.shippedAsked.emit()
    assert application.settings.value.reading.reader == "auto"


def test_the_pen_is_a_section_of_its_own(
    page: HandwritingWorkspace, engine: FakeEngine, qtbot: QtBot
) -> None:
    page.show_section(PEN)
    assert page.pen.isVisible() and page.section == PEN
    strokes = (((40.0, 40.0, 0.5), (60.0, 80.0, 0.5)),)
    page.pen.kept.emit("Sheet 1", strokes, result_of())
    assert page.queue.model.documents[0].name == "Sheet 1"
    assert page.queue.model.pages[0].reading == page_of()
    page.pen.set_strokes(strokes)
    page._clear_sheet()
    assert page.pen.is_empty
    page.undo()
    assert not page.pen.is_empty
    page._other_section()
    assert page.section == SCANS


@pytest.mark.parametrize(("choice", "colors"), [(ThemeChoice.LIGHT, LIGHT), (ThemeChoice.DARK, DARK)])
def test_what_the_pen_wrote_has_the_colours_of_the_theme(
    page: HandwritingWorkspace, application: Application, choice: ThemeChoice, colors: Colors
) -> None:
    application.settings.edit("appearance", theme=choice)
    page.show_section(PEN)
    assert colors_of(page.pen.reading) is colors_of(page.pen.canvas) is colors


def test_its_keys_are_told(page: HandwritingWorkspace) -> None:
    assert any("Search" in keys.words for keys in page.shortcuts())
