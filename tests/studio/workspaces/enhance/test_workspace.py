"""Enhance as a person uses it: drops, pastes, clicks and keys on the real window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from gan.engine import JobState
from gan.media import MediaError
from studio.app import Application
from studio.settings import Destination
from studio.widgets.failures import Failures
from studio.widgets.picture_source import Role
from studio.workspaces.enhance.workspace import EnhanceWorkspace
from tests.studio.fakes import FakeEngine, save_picture

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
COPY = Qt.DropAction.CopyAction


@pytest.fixture
def page(application: Application) -> EnhanceWorkspace:
    return application.shell.workspace


def files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def drag(application: Application, mime: QMimeData) -> bool:
    event = QDragEnterEvent(QPoint(300, 300), COPY, mime, LEFT, NONE)
    event.ignore()
    QApplication.sendEvent(application.shell, event)
    return event.isAccepted()


def drop(application: Application, mime: QMimeData) -> None:
    assert drag(application, mime)
    QApplication.sendEvent(application.shell, QDropEvent(QPointF(300, 300), COPY, mime, LEFT, NONE))


def wait_for_jobs(qtbot: QtBot, engine: FakeEngine, count: int) -> None:
    qtbot.waitUntil(lambda: len(engine.jobs) == count)


def finish(engine: FakeEngine, name: str) -> Path:
    """Let the job for the picture of this name succeed; returns the result."""
    job = engine.job_of(name)
    result = save_picture(job.request.source.with_name(f"{job.request.source.stem}_4x.png"), (256, 192))
    job.succeed(result)
    return result


def test_a_dropped_picture_is_enhanced_at_once_and_compared(
    qtbot: QtBot, application: Application, page: EnhanceWorkspace, engine: FakeEngine, picture
):
    photo = picture("holiday 'on the' lake 🎈.png")
    assert page.drop_area.isVisible() and not page.list.isVisible()
    drop(application, files(photo))
    wait_for_jobs(qtbot, engine, 1)
    assert engine.jobs[0].request.source == photo
    assert page.list.isVisible() and page.status.isVisible()
    item = page.list.current_item()
    assert item.source == photo and page.compare.item is item
    engine.jobs[0].compute(1, 2, 20)
    qtbot.waitUntil(lambda: "50 %" in page.compare.details.text())
    result = finish(engine, photo.name)
    qtbot.waitUntil(lambda: item.state is JobState.DONE)
    qtbot.waitUntil(lambda: page.compare._shown == (photo, result, 4))
    qtbot.waitUntil(lambda: page.compare.view._pair.ready == frozenset(Role))
    assert "Done in 1.4 s" in page.compare.details.text()
    assert page.status.text.text() == "1 done"
    assert item.size == (64, 48)  # looked up for the list


def test_a_dropped_folder_becomes_a_list(qtbot: QtBot, application, page, engine, picture):
    folder = [picture(f"folder/{number}.png") for number in (1, 2, 10)][0].parent
    drop(application, files(folder))
    wait_for_jobs(qtbot, engine, 3)
    assert [item.source.name for item in page.queue.model.items] == ["1.png", "2.png", "10.png"]
    assert page.status.text.text() == "3 left"


def test_subfolders_of_a_dropped_folder_stay(
    qtbot: QtBot, application, page, engine, picture, tmp_path: Path
):
    application.settings.edit("enhancing", destination=Destination.FOLDER, folder=tmp_path / "out")
    for name in ("in/a.png", "in/one/a.png", "in/one/two/b.png"):
        picture(name)
    drop(application, files(tmp_path / "in"))
    wait_for_jobs(qtbot, engine, 3)
    folders = [job.request.folder.relative_to(tmp_path) for job in engine.jobs]
    assert folders == [Path("out"), Path("out/one"), Path("out/one/two")]
    assert [item.about_words().split("  ·  ")[-1] for item in page.queue.model.items][1:] == [
        "one",
        "one/two",
    ]
    engine.jobs[1].fail(MediaError("broken"))
    qtbot.waitUntil(lambda: page.queue.summary.failed == 1)
    page.queue.retry(page.queue.model.items)
    wait_for_jobs(qtbot, engine, 4)
    assert engine.jobs[3].request.folder == tmp_path / "out" / "one"


def test_what_failed_is_listed_copied_and_done_again(qtbot: QtBot, application, page, engine, picture):
    drop(application, files(picture("a.png"), picture("b.png")))
    wait_for_jobs(qtbot, engine, 2)
    assert not page.status.failures_button.isVisible()
    finish(engine, "a.png")
    engine.job_of("b.png").fail(MediaError("b.png is cut off; copy it again."))
    qtbot.waitUntil(lambda: page.status.failures_button.isVisible())
    QTest.mouseClick(page.status.failures_button, LEFT)
    dialog = page.findChild(Failures)
    assert dialog.text.endswith("b.png: b.png is cut off; copy it again.") and dialog.text.count("\n") == 0
    QTest.mouseClick(dialog.copy_button, LEFT)
    assert QGuiApplication.clipboard().text() == dialog.text
    QTest.mouseClick(dialog.again_button, LEFT)
    wait_for_jobs(qtbot, engine, 3)
    assert engine.jobs[2].request.source.name == "b.png"


def test_dragging_shows_where_to_drop(qtbot: QtBot, application, page, engine, picture):
    photo = picture()
    assert drag(application, files(photo))
    assert page.drop_area.property("lift") == 1.0
    QApplication.sendEvent(application.shell, QDragLeaveEvent())
    assert page.drop_area.property("lift") == 0.0
    drop(application, files(photo))
    wait_for_jobs(qtbot, engine, 1)
    drag(application, files(photo))
    assert page._veil.isVisible() and page._veil.size() == page.size()
    assert not page.grab().isNull()
    QApplication.sendEvent(application.shell, QDragLeaveEvent())
    assert not page._veil.isVisible()


def test_what_is_no_picture_is_not_accepted(application):
    words = QMimeData()
    words.setText("just words")
    assert not drag(application, words)


def test_a_folder_without_pictures_is_told(qtbot: QtBot, application, page, tmp_path: Path):
    (tmp_path / "empty").mkdir()
    drop(application, files(tmp_path / "empty"))
    qtbot.waitUntil(page.notice.isVisible)
    assert "empty holds no picture" in page.notice.text
    QTest.keyClick(application.shell, Qt.Key.Key_Escape)
    assert not page.notice.isVisible()


def test_a_picture_from_the_clipboard_is_kept_and_enhanced(
    qtbot: QtBot, application, page, engine, ganvas_home: Path
):
    image = QImage(20, 10, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    QGuiApplication.clipboard().setImage(image)
    QTest.keyClick(application.shell, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    wait_for_jobs(qtbot, engine, 1)
    source = engine.jobs[0].request.source
    assert source.parent == ganvas_home / "pictures" and source.suffix == ".png"
    assert QImage(str(source)).size() == image.size()


def test_files_from_the_clipboard(qtbot: QtBot, application, page, engine, picture):
    photo = picture()
    QGuiApplication.clipboard().setMimeData(files(photo))
    QTest.keyClick(application.shell, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    wait_for_jobs(qtbot, engine, 1)
    assert engine.jobs[0].request.source == photo


def test_a_clipboard_without_a_picture_is_told(application, page):
    QGuiApplication.clipboard().setText("words")
    QTest.keyClick(application.shell, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "no picture" in page.notice.text


@pytest.mark.parametrize(
    ("modifiers", "mode"),
    [
        (Qt.KeyboardModifier.ControlModifier, QFileDialog.FileMode.ExistingFiles),
        (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
            QFileDialog.FileMode.Directory,
        ),
    ],
)
def test_dialogs_open_by_key(qtbot: QtBot, application, page, engine, picture, modifiers, mode):
    photo = picture("album/photo.png")
    QTest.keyClick(application.shell, Qt.Key.Key_O, modifiers)
    dialog = page.findChild(QFileDialog)
    assert dialog.fileMode() is mode
    chosen = photo if mode is QFileDialog.FileMode.ExistingFiles else photo.parent
    dialog.filesSelected.emit([str(chosen)])
    dialog.close()
    wait_for_jobs(qtbot, engine, 1)
    assert engine.jobs[0].request.source == photo


def test_dialogs_open_by_button(application, page):
    for button in (page.drop_area.open_button, page.drop_area.folder_button):
        QTest.mouseClick(button, LEFT)
        dialog = page.findChild(QFileDialog)
        assert dialog.isVisible()
        dialog.close()
        dialog.setParent(None)


@pytest.fixture
def three(qtbot: QtBot, application, page, engine, picture) -> Callable[[int], object]:
    """Three pictures in the list: done, failed, waiting; gives the item of a row."""
    paths = [picture(f"{name}.png") for name in ("done", "failed", "waiting")]
    drop(application, files(*paths))
    wait_for_jobs(qtbot, engine, 3)
    finish(engine, "done.png")
    engine.job_of("failed.png").fail(MediaError("failed.png is cut off; copy it again."))
    qtbot.waitUntil(lambda: page.queue.summary.active == 1)
    return lambda row: page.queue.model.items[row]


def test_errors_and_notes_stand_at_the_item(qtbot: QtBot, page, three):
    assert three(1).message == "failed.png is cut off; copy it again."
    assert page.status.text.text() == "1 done  ·  1 left  ·  1 failed"


def test_keys_open_and_reveal_the_result(application, page, three):
    page.list.go_to(three(0))
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    QTest.keyClick(page.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert application.desktop.opened == application.desktop.revealed == [three(0).result]


def test_a_result_that_is_gone_is_told(application, page, three):
    application.desktop.missed.emit(three(0).result)
    assert "done_4x.png is not in" in page.notice.text


def test_r_tries_again(qtbot: QtBot, page, engine, three):
    page.list.go_to(three(1))
    QTest.keyClick(page.list, Qt.Key.Key_R)
    wait_for_jobs(qtbot, engine, 4)
    assert three(1).is_active and three(1).error == ""


def test_del_cancels_and_then_removes(qtbot: QtBot, page, engine, three):
    waiting = three(2)
    page.list.go_to(waiting)
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: waiting.state is JobState.CANCELLED)
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    assert page.queue.model.row_of(waiting) == -1
    assert page.list.current_item() is three(1)  # so that Del goes on
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    assert page.drop_area.isVisible() and not page.status.isVisible()
    assert page.compare.item is None


def test_cancel_all_and_clear(qtbot: QtBot, page, three):
    QTest.mouseClick(page.status.cancel_button, LEFT)
    qtbot.waitUntil(lambda: page.queue.summary.cancelled == 1)
    QTest.mouseClick(page.status.clear_button, LEFT)
    assert len(page.queue.model.items) == 0


def test_space_peeks_from_the_list(qtbot: QtBot, page, three):
    page.list.go_to(three(0))
    qtbot.waitUntil(lambda: page.compare._shown != ())
    view = page.compare.view
    QTest.keyPress(page.list, Qt.Key.Key_Space)
    assert view._layout.peeking
    QTest.keyRelease(page.list, Qt.Key.Key_Space)
    assert not view._layout.peeking


def test_modes_of_comparison_are_one(qtbot: QtBot, page, three):
    QTest.mouseClick(page.compare.modes, LEFT, pos=page.compare.modes.box_of(1).center().toPoint())
    assert page.compare.view.mode == "side"
    QTest.keyClick(page.compare.view, Qt.Key.Key_P)
    assert page.compare.modes.value == "peek"
    assert page._studio.settings.value.window.compare == "peek"
    QTest.mouseClick(page.compare.fit_button, LEFT)
    QTest.mouseClick(page.compare.actual_button, LEFT)


def test_the_mode_of_comparison_is_remembered(application: Application, qtbot: QtBot) -> None:
    application.settings.edit("window", compare="side")
    again = EnhanceWorkspace(application.shell._studio)
    qtbot.addWidget(again)
    assert again.compare.modes.value == "side" and again.compare.view.mode == "side"
    again.stop()
    again.finish()


def test_running_through_the_list_loads_only_where_it_stops(qtbot: QtBot, page, three, monkeypatch):
    qtbot.wait(150)
    shown: list[Path] = []
    monkeypatch.setattr(page.compare.view, "show_before", lambda path: shown.append(path))
    monkeypatch.setattr(page.compare.view, "show_pair", lambda path, *_: shown.append(path))
    for row in (0, 1, 2):
        page.list.go_to(three(row))
    qtbot.waitUntil(lambda: bool(shown))
    qtbot.wait(120)
    assert shown == [three(2).source] or shown == []


def test_held_pictures_start_by_key(qtbot: QtBot, application, page, engine, picture):
    application.settings.edit("enhancing", auto_start=False)
    drop(application, files(picture("a.png"), picture("b.png")))
    qtbot.waitUntil(lambda: page.queue.summary.held == 2)
    assert engine.jobs == [] and page.status.start_button.text() == "Start 2 pictures"
    application.settings.edit("enhancing", scale=2)
    QTest.keyClick(application.shell, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait_for_jobs(qtbot, engine, 2)
    assert [job.request.scale for job in engine.jobs] == [2, 2]


def test_a_dropped_picture_that_is_in_work_is_shown_not_doubled(
    qtbot: QtBot, application, page, engine, picture
):
    paths = [picture("a.png"), picture("b.png")]
    drop(application, files(*paths))
    wait_for_jobs(qtbot, engine, 2)
    page.list.go_to(page.queue.model.items[1])
    drop(application, files(paths[0]))
    qtbot.waitUntil(lambda: page.list.current_item().source == paths[0])
    assert len(page.queue.model.items) == 2


def test_the_width_of_the_list_is_remembered(qtbot: QtBot, application, page, three):
    page._splitter.setSizes([360, page.width() - 360])
    page._splitter.splitterMoved.emit(360, 1)
    assert application.settings.value.window.list_width == page._splitter.sizes()[0]


def test_a_picture_that_cannot_be_read_has_its_error_and_the_list_goes_on(
    qtbot: QtBot, application, page, engine, tmp_path: Path, picture
):
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"not a picture at all")
    drop(application, files(broken, picture("good.png")))
    wait_for_jobs(qtbot, engine, 2)
    engine.job_of("broken.jpg").fail(MediaError("broken.jpg is not a picture; open it elsewhere."))
    finish(engine, "good.png")
    qtbot.waitUntil(lambda: page.queue.summary.done == 1)
    assert page.queue.summary.failed == 1
