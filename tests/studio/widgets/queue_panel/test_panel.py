"""The queue in the window: its list, keys, buttons, dragging, the offer of a new start, and quitting."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gan.engine import JobState, Priority
from gan.enhance.request import EnhanceRequest
from gan.faces.face import Face
from gan.faces.request import WalkFaces
from gan.media import MediaError
from studio.app import Application
from studio.queue import Group, Task, TaskQueue
from studio.queue.keeper import Left
from studio.widgets.queue_panel import QueuePanel
from studio.widgets.queue_panel.model import MIME, TaskAction
from studio.widgets.queue_panel.view import TaskView
from tests.studio.fakes import FakeEngine

ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(qtbot: QtBot, tasks: TaskQueue, still: None) -> Iterator[QueuePanel]:
    made = QueuePanel(tasks)
    qtbot.addWidget(made)
    made.resize(400, 600)
    made.show()
    qtbot.waitExposed(made)
    group = Group(2)
    tasks.add([Task(request(name), name, Priority.BATCH, group=group) for name in "abcd"])
    yield made


def request(name: str) -> EnhanceRequest:
    return EnhanceRequest(Path(f"/pictures/{name}.png"), Path("/pictures"), 2)


def rows(view: TaskView) -> list[str]:
    return [view.model().index(row).data() for row in range(view.model().rowCount())]


def choose(view: TaskView, row: int) -> None:
    view.setCurrentIndex(view.model().index(row))


def press(view: TaskView, row: int, action: TaskAction) -> None:
    box = next(box for each, box in view.layout_of(row).buttons if each is action)
    QTest.mouseClick(view.viewport(), LEFT, pos=box.center())


def test_an_empty_queue_says_so(qtbot: QtBot, tasks: TaskQueue):
    panel = QueuePanel(tasks)
    qtbot.addWidget(panel)
    panel.show()
    assert not panel.list.isVisible() and not panel.cancel_button.isVisible()
    tasks.add([Task(request("a"))])
    assert panel.list.isVisible() and panel.cancel_button.isVisible()


def test_keys_move_pause_cancel_and_retry(
    qtbot: QtBot, panel: QueuePanel, tasks: TaskQueue, engine: FakeEngine
):
    view = panel.list
    choose(view, 3)
    QTest.keyClick(view, Qt.Key.Key_Up, ALT)
    assert rows(view) == ["a", "b", "d", "c"] and [task.title for task in view.chosen()] == ["d"]
    QTest.keyClick(view, Qt.Key.Key_Down, ALT)
    QTest.keyClick(view, Qt.Key.Key_Down, ALT)  # it is the last already
    assert rows(view) == ["a", "b", "c", "d"]
    QTest.keyClick(view, Qt.Key.Key_P)
    assert view.chosen()[0].is_paused
    QTest.keyClick(view, Qt.Key.Key_P)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert rows(view) == ["a", "b", "c"]
    engine.jobs[0].fail(MediaError("It is broken."))
    qtbot.waitUntil(lambda: rows(view) == ["b", "c", "a"])
    choose(view, 2)
    QTest.keyClick(view, Qt.Key.Key_R)
    assert rows(view) == ["b", "c", "a"] and view.model().tasks[2].state is JobState.WAITING


def test_buttons_of_a_row(qtbot: QtBot, panel: QueuePanel, tasks: TaskQueue, engine: FakeEngine):
    view = panel.list
    press(view, 0, TaskAction.PAUSE)
    assert engine.jobs[0].is_paused
    press(view, 0, TaskAction.RESUME)
    assert not engine.jobs[0].is_paused
    engine.jobs[0].succeed(Path("/pictures/a_2x.png"))
    qtbot.waitUntil(lambda: rows(view)[-1] == "a")
    with qtbot.waitSignal(panel.revealAsked) as asked:
        press(view, 3, TaskAction.REVEAL)
    assert asked.args == [Path("/pictures/a_2x.png")]
    press(view, 3, TaskAction.DISMISS)
    assert rows(view) == ["b", "c", "d"]


def test_rows_are_dragged_to_another_place(panel: QueuePanel):
    view = panel.list
    choose(view, 3)
    data = QMimeData()
    data.setData(MIME, b"1")
    place = QPointF(view.visualRect(view.model().index(1)).topLeft() + QPoint(20, 4))
    values = (Qt.DropAction.MoveAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
    view.dragMoveEvent(QDragMoveEvent(place.toPoint(), *values))
    assert view._gap == 1
    view.dropEvent(QDropEvent(place, *values))
    assert rows(view) == ["a", "d", "b", "c"] and view._gap is None


def test_all_are_paused_resumed_and_cancelled(qtbot: QtBot, panel: QueuePanel, tasks: TaskQueue):
    panel.pause_button.click()
    assert tasks.totals.is_standing_still and panel.pause_button.accessibleName() == "Go on with all"
    panel.pause_button.click()
    assert tasks.totals.paused == 0
    panel.cancel_button.click()
    qtbot.waitUntil(lambda: tasks.active == [] and not panel.list.isVisible())


def test_the_button_counts_and_opens_the_panel(qtbot: QtBot, application: Application, engine: FakeEngine):
    queue = application.shell.queue
    application.tasks.add([Task(WalkFaces(Path("/films/walk.gif"), (Face(seed=1), Face(seed=2))))])
    assert "1 waiting" in queue.button.accessibleDescription()
    QTest.keyClick(application.shell, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert queue.drawer.isVisible() and queue.button.isChecked()
    queue.panel.list.setFocus()
    choose(queue.panel.list, 0)
    QTest.keyClick(queue.panel.list, Qt.Key.Key_Return)
    assert type(application.shell.workspace).__name__ == "FacesWorkspace" and not queue.drawer.isVisible()
    queue.toggle()
    QTest.keyClick(queue.panel.list, Qt.Key.Key_Escape)
    assert not queue.drawer.isVisible() and not queue.button.isChecked()


def test_what_was_left_is_offered_and_gone_on_with(
    qtbot: QtBot, application: Application, engine: FakeEngine
):
    walk = WalkFaces(Path("/films/walk.gif"), (Face(seed=1), Face(seed=2)))
    left = [Left(1, request("a")), Left(2, walk)]
    application.tasks._looked.emit(left)
    panel = application.shell.queue.panel
    assert panel.isVisible() and panel.go_on_button.isVisible()
    panel.go_on_button.click()
    assert not panel.go_on_button.isVisible()
    assert {job.request for job in engine.jobs} == {request("a"), walk}
    (item,) = application.shell.workspace.queue.model.items  # pictures stand in the list of Enhance again
    assert item.source == Path("/pictures/a.png")


def test_the_question_says_that_jobs_are_kept(application: Application, engine: FakeEngine):
    application.tasks.add([Task(request("a"))])
    application.shell.close()
    words = [label.text() for label in application.shell._dialogs["leave"].findChildren(QLabel)]
    assert any("1 job is not done yet" in text and "stays in the queue" in text for text in words)
