from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from gan.paths import user_folder
from studio.app import Application
from studio.help.window import HelpWindow
from studio.preferences import Preferences
from studio.queue import TaskQueue
from studio.settings_store import SettingsStore
from studio.shell import Shell
from studio.theme import ThemeChoice
from studio.widgets.question import Question
from studio.widgets.shortcut_sheet import ShortcutSheet
from studio.workspaces import Studio, Workspace, WorkspaceEntry
from tests.studio.fakes import FakeDesktop, FakeEngine

LEFT, CONTROL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier


def start_one(qtbot: QtBot, application: Application, engine: FakeEngine, path: Path) -> None:
    application.shell.open_paths([path])
    qtbot.waitUntil(lambda: len(engine.jobs) == 1)


def test_the_window_shows_enhance_and_is_dressed(application: Application):
    shell = application.shell
    assert shell.windowTitle() == "Ganvas" and not shell.windowIcon().isNull()
    assert shell.rail._group.checkedButton().text() == "Enhance"
    assert not shell.grab().isNull()


def test_every_control_has_a_name(application: Application):
    """What can be reached by Tab tells a screen reader what it is."""
    reachable = [
        widget
        for widget in application.shell.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(application.shell)
    ]
    nameless = [
        widget
        for widget in reachable
        if not (widget.accessibleName() or getattr(widget, "text", lambda: "")())
        and type(widget).__name__ not in ("EnhanceWorkspace", "QStackedWidget")
    ]
    assert len(reachable) > 8
    assert nameless == []


def test_the_theme_button_goes_round(application: Application):
    button, seen = application.shell.theme_button, []
    for _ in range(3):
        QTest.mouseClick(button, LEFT)
        seen.append((application.settings.value.appearance.theme, button.accessibleName()))
    assert seen == [
        (ThemeChoice.LIGHT, "Theme: light"),
        (ThemeChoice.DARK, "Theme: dark"),
        (ThemeChoice.SYSTEM, "Theme: as the system"),
    ]


def test_preferences_open_by_key_and_only_once(application: Application):
    QTest.keyClick(application.shell, Qt.Key.Key_Comma, CONTROL)
    QTest.keyClick(application.shell, Qt.Key.Key_Comma, CONTROL)
    assert len(application.shell.findChildren(Preferences)) == 1


def test_help_is_about_the_workspace_and_does_not_stand_in_the_way(qtbot: QtBot, application: Application):
    shell = application.shell
    QTest.keyClick(shell, Qt.Key.Key_F1)
    window = shell.findChild(HelpWindow)
    assert window.isVisible() and not window.isModal() and window.page.name == "enhance"
    shell.go_to(4)
    QTest.keyClick(shell, Qt.Key.Key_F1)
    assert shell.findChildren(HelpWindow) == [window] and window.page.name == "library"
    window.logs_button.click()
    assert application.desktop.opened == [user_folder()]
    window.keys_button.click()
    shell.findChild(ShortcutSheet).close()
    window.close()
    qtbot.waitUntil(lambda: not shell.findChildren(HelpWindow))


def test_the_sheet_of_keys_comes_and_goes(qtbot: QtBot, application: Application):
    shell = application.shell
    QTest.keyClick(shell, Qt.Key.Key_Question)
    sheet = shell.findChild(ShortcutSheet)
    assert sheet.isVisible() and not sheet.grab().isNull()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not shell.findChildren(ShortcutSheet))
    shell.show_keys()
    shell.show_keys()
    qtbot.waitUntil(lambda: not shell.findChildren(ShortcutSheet))


def test_the_whole_screen_and_back(application: Application):
    for expected in (True, False):
        QTest.keyClick(application.shell, Qt.Key.Key_F11)
        assert application.shell.isFullScreen() is expected


def test_results_on_their_way_out_are_not_taken_in(application: Application, picture: Callable[..., Path]):
    class OwnDrag(QDragEnterEvent):
        def source(self) -> QWidget:
            return application.shell

    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(picture()))])
    event = OwnDrag(QPoint(5, 5), Qt.DropAction.CopyAction, mime, LEFT, Qt.KeyboardModifier.NoModifier)
    event.ignore()
    application.shell.dragEnterEvent(event)
    assert not event.isAccepted()


def test_closing_without_work_asks_nothing(qtbot: QtBot, application: Application, engine: FakeEngine):
    with qtbot.waitSignal(application.ended):
        application.shell.close()
    assert not application.shell.isVisible() and engine.is_closed


def test_closing_with_work_asks_once_and_staying_changes_nothing(
    qtbot: QtBot, application: Application, engine: FakeEngine, picture
):
    start_one(qtbot, application, engine, picture())
    shell = application.shell
    shell.close()
    shell.close()
    (question,) = shell.findChildren(Question)
    assert shell.isVisible()
    QTest.mouseClick(question.stay_button, LEFT)
    qtbot.waitUntil(lambda: not shell.findChildren(Question))
    assert shell.isVisible() and not engine.is_closed and not engine.jobs[0].cancel_asked


def test_closing_with_work_stops_it_when_that_is_wanted(
    qtbot: QtBot, application: Application, engine: FakeEngine, picture
):
    start_one(qtbot, application, engine, picture())
    shell = application.shell
    QTest.keyClick(shell, Qt.Key.Key_Q, CONTROL)
    (question,) = shell.findChildren(Question)
    with qtbot.waitSignal(application.ended):
        QTest.mouseClick(question.do_button, LEFT)
        assert not shell.isVisible()
    assert engine.jobs[0].cancel_asked and engine.is_closed


def test_a_slow_engine_does_not_freeze_the_closing(qtbot: QtBot, application: Application, monkeypatch):
    may_end = threading.Event()
    monkeypatch.setattr(application.engine, "close", lambda cancel=True, patient=True: may_end.wait(10))
    application.shell.close()
    assert not application.shell.isVisible()  # and this line is reached at once
    with qtbot.waitSignal(application.ended):
        may_end.set()


def test_the_place_of_the_window_is_remembered(qtbot: QtBot, qapp: QApplication, application: Application):
    application.shell.resize(790, 640)  # within the screen of the tests
    with qtbot.waitSignal(application.ended):
        application.shell.close()
    again = Application(qapp, FakeEngine(), FakeDesktop())
    assert again.shell.size() == application.shell.size()
    again.close()
    again.shell.deleteLater()
    again.deleteLater()


def test_settings_are_written_at_the_end(qtbot: QtBot, application: Application, ganvas_home: Path):
    application.settings.edit("enhancing", scale=2)
    with qtbot.waitSignal(application.ended):
        application.shell.close()
    assert SettingsStore(ganvas_home / "settings.json").value.enhancing.scale == 2


class Other(Workspace):
    """A second workspace."""

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self.studio = studio
        self.taken: list[Path] = []

    def open_paths(self, paths) -> None:
        self.taken += paths

    def busy_words(self) -> str:
        return "A film is not done yet"


@pytest.fixture
def two(qtbot: QtBot, settings: SettingsStore, engine: FakeEngine, tasks: TaskQueue, still: None) -> Shell:
    """A window of three workspaces that do nothing; none is made before it is shown."""
    entries = [WorkspaceEntry(name, "enhance", Other) for name in ("First", "Second", "Third")]
    made = Shell(Studio(engine, settings, FakeDesktop(), tasks), entries)
    qtbot.addWidget(made, before_close_func=lambda shell: shell.leave_unasked())
    made.show()
    qtbot.waitExposed(made)
    return made


def test_workspaces_are_made_when_they_are_shown_and_kept(two: Shell):
    assert len(two._workspaces) == 1
    first = two.workspace
    QTest.keyClick(two, Qt.Key.Key_3, CONTROL)
    third = two.workspace
    assert third is not first and len(two._workspaces) == 2
    assert two.rail._group.checkedId() == 2
    QTest.mouseClick(two.rail._group.button(1), LEFT)
    two.open_paths([Path("a.png")])
    assert two.workspace.taken == [Path("a.png")] and third.taken == []
    two.go_to(2)
    assert two.workspace is third and third.isVisible()


def test_the_sheet_is_that_of_the_workspace_and_closing_asks_for_any(two: Shell):
    two.go_to(2)
    two.show_keys()
    labels = [label.text() for label in two.findChild(ShortcutSheet).findChildren(QLabel)]
    assert "Third" in labels and "Ctrl+Q" in labels
    two.close()
    (question,) = two.findChildren(Question)
    assert any("A film is not done yet" in label.text() for label in question.findChildren(QLabel))


def test_a_workspace_without_drops_takes_none(two: Shell):
    assert not two.workspace.can_take(QMimeData())
