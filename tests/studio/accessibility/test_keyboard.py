"""Every page by keys alone: Tab goes everywhere and comes back, and the main thing of each is done."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from studio.app import Application
from studio.workspaces import WORKSPACES
from tests.studio.accessibility.audit import is_host, name_of, reachable
from tests.studio.accessibility.pages import PAGES, Visit
from tests.studio.fakes import FakeEngine
from tests.studio.workspaces.faces.fake_faces import open_jobs

CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
_MOST_STOPS = 150
_PAGES = [*(entry.name for entry in WORKSPACES if entry.name in PAGES), "Preferences"]


@pytest.fixture
def visit(application: Application, engine: FakeEngine, qtbot: QtBot, tmp_path: Path) -> Visit:
    application.shell.activateWindow()
    return Visit(application, engine, qtbot, tmp_path)


def press(key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    """A key, to whatever has the keyboard."""
    QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, held)


def walk(window: QWidget, start: QWidget) -> list[QWidget]:
    """Where Tab goes from a control, until it comes back there or to where it has been."""
    start.setFocus(Qt.FocusReason.TabFocusReason)
    stops = [QApplication.focusWidget()]
    while len(stops) < _MOST_STOPS:
        now = stops[-1]
        press(Qt.Key.Key_Tab)
        following = QApplication.focusWidget()
        assert following is not now, f"{name_of(now)} is a trap"
        if following is None or following in stops:
            break
        stops.append(following)
    return stops


def is_one_of(widget: QWidget) -> bool:
    """Whether Tab goes to another of its group, from where arrows go to this one."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group is not None and group.exclusive() and group.checkedButton() not in (None, widget)


@pytest.mark.parametrize("name", _PAGES)
def test_tab_goes_everywhere_and_comes_back(name: str, visit: Visit) -> None:
    window = PAGES[name](visit)
    window.activateWindow()
    QApplication.processEvents()
    wanted = [
        widget
        for widget in reachable(window)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not is_host(widget) and not is_one_of(widget)
    ]
    stops = walk(window, wanted[0])
    missed = [
        name_of(widget)
        for widget in wanted
        if widget not in stops and not any(widget.isAncestorOf(stop) for stop in stops)
    ]
    assert not missed


def test_a_sample_is_enhanced_by_keys(visit: Visit) -> None:
    page = visit.go_to("Enhance")
    page.samples.grid.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Return)
    visit.until(lambda: len(visit.engine.jobs) == 1)
    source = visit.engine.jobs[0].request.source
    assert source.name == "still-life.jpg" and source.parent.name == "samples"
    visit.until(page.list.hasFocus)
    assert page.list.current_item().source == source


def test_faces_are_locked_and_rolled_by_keys(visit: Visit) -> None:
    page = visit.go_to("Faces")
    visit.application.shell.resize(1280, 800)
    visit.until(lambda: bool(open_jobs(visit.engine)))
    page.page.wall.setFocus(Qt.FocusReason.TabFocusReason)
    page.page.wall.go_to(0)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_L)
    before = page.board.state
    assert before.locked and set(before.locked) == {1}
    press(Qt.Key.Key_R)
    after = page.board.state
    assert after.face_at(1) == before.face_at(1) and after.face_at(0) != before.face_at(0)
    assert "locked" in page.page.wall.accessibleName()


def test_workspaces_are_reached_by_keys(visit: Visit) -> None:
    shell = visit.application.shell
    for number, entry in enumerate(WORKSPACES):
        QTest.keyClick(shell, Qt.Key(Qt.Key.Key_1 + number), CTRL)
        assert shell.workspace.accessibleName() == entry.name
    QTest.keyClick(shell, Qt.Key.Key_Comma, CTRL)
    assert "preferences" in shell._dialogs


def test_the_library_is_searched_and_left_by_keys(visit: Visit) -> None:
    PAGES["Library"](visit)
    page = visit.application.shell.workspace
    QTest.keyClick(page, Qt.Key.Key_F, CTRL)
    visit.qtbot.keyClicks(page.filters.field, "boat")
    visit.until(lambda: len(page.shelf) == 1)
    press(Qt.Key.Key_Return)
    visit.until(page.view.hasFocus)
    press(Qt.Key.Key_Home)
    visit.until(lambda: "boat" in page.view.accessibleName())
    press(Qt.Key.Key_A)
    visit.until(lambda: visit.application.shell.workspace.accessibleName() == "Enhance")
    visit.until(lambda: len(visit.engine.jobs) == 1)
    assert visit.engine.jobs[0].request.source.name == "boat.png"
