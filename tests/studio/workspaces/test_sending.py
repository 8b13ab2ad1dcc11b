"""From one workspace to another, in the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from studio.app import Application
from studio.handover import Goods, Offer, Parcel, offer_of
from studio.queue import TaskQueue
from studio.settings_store import SettingsStore
from studio.shell import Shell
from studio.workspaces import WORKSPACES, Studio, Workspace, WorkspaceEntry
from studio.workspaces.sending import add_send_menu, open_send_menu
from tests.studio.fakes import FakeDesktop, FakeEngine

CONTROL = Qt.KeyboardModifier.ControlModifier


class Giving(Workspace):
    """Offers what the test says."""

    given: Offer | None = None

    def offer(self) -> Offer | None:
        return self.given


class Taking(Workspace):
    """Remembers what it was sent."""

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self.parcels: list[Parcel] = []

    def receive(self, parcel: Parcel) -> None:
        self.parcels.append(parcel)


ENTRIES = (
    WorkspaceEntry("Giving", "faces", lambda studio: Giving(), takes=frozenset({Goods.TEXT}), use="take it"),
    WorkspaceEntry("Photos", "enhance", Taking, takes=frozenset({Goods.PICTURES}), use="look at them"),
    WorkspaceEntry("Stories", "cartoon", Taking, takes=frozenset({Goods.TEXT}), use="tell it"),
    WorkspaceEntry("Nothing", "models", Taking),
)


@pytest.fixture
def shell(qtbot: QtBot, settings: SettingsStore, engine: FakeEngine, tasks: TaskQueue) -> Iterator[Shell]:
    made = Shell(Studio(engine, settings, FakeDesktop(), tasks), ENTRIES)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.leave_unasked()
    made.deleteLater()


def texts(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions()]


def opened_menu(shell: Shell) -> QMenu:
    (menu,) = shell.workspace.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return menu


def test_the_menu_names_who_takes_something_of_it(shell: Shell):
    shell.workspace.given = offer_of([Path("a.png")], "Once.")
    menu = open_send_menu(shell.workspace, shell.workspace)
    assert texts(menu) == ["Photos: look at them", "Stories: tell it"]  # others, and only who takes it
    menu.close()
    shell.workspace.given = offer_of([Path("a.mp4")])
    assert open_send_menu(shell.workspace, shell.workspace) is None


def test_by_keyboard_alone(shell: Shell):
    shell.workspace.given = offer_of([Path("a.png"), Path("b.mp4")], "Once.", [Path("a.png")])
    QTest.keyClick(shell, Qt.Key.Key_T, CONTROL)
    menu = opened_menu(shell)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert shell.rail._group.checkedButton().text() == "Stories"
    assert shell.workspace.parcels == [Parcel((), "Once.", (Path("a.png"),))]


def test_a_context_menu_offers_it_where_there_is_something(shell: Shell):
    menu = QMenu(shell.workspace)
    add_send_menu(menu, shell.workspace)
    assert menu.isEmpty()
    shell.workspace.given = offer_of([Path("a.png")])
    add_send_menu(menu, shell.workspace)
    (entry,) = menu.actions()
    assert entry.text() == "Send to" and texts(entry.menu()) == ["Photos: look at them"]
    entry.menu().actions()[0].trigger()
    assert shell.workspace.parcels == [Parcel((Path("a.png"),))]


def test_what_is_made_later_is_sent_later(shell: Shell):
    waiting = []
    shell.workspace.given = Offer(frozenset({Goods.PICTURES}), waiting.append)
    open_send_menu(shell.workspace, shell.workspace).actions()[0].trigger()
    assert isinstance(shell.workspace, Giving)  # the person may go on here meanwhile
    waiting[0](Parcel((Path("made.png"),)))
    assert shell.workspace.parcels == [Parcel((Path("made.png"),))]


def test_every_workspace_that_takes_something_says_what_for():
    assert all(entry.use for entry in WORKSPACES if entry.takes)
    assert {entry.name for entry in WORKSPACES if entry.takes} >= {
        "Enhance",
        "Faces",
        "Cartoon",
        "Handwriting",
    }


def test_a_picture_of_enhance_goes_to_handwriting(application: Application, qtbot: QtBot, engine, picture):
    shell, source = application.shell, picture("scan.png")
    shell.open_paths([source])
    qtbot.waitUntil(lambda: len(engine.jobs) == 1)
    result = picture("scan_4x.png", (256, 192))
    engine.jobs[0].succeed(result)
    enhance = shell.workspace
    qtbot.waitUntil(lambda: enhance.queue.summary.done == 1)
    enhance.compare.send_button.click()
    menu = opened_menu(shell)
    assert [text.split(":")[0] for text in texts(menu)] == ["Faces", "Handwriting"]
    menu.actions()[1].trigger()
    qtbot.waitUntil(lambda: len(engine.jobs) == 2)
    assert shell.workspace is not enhance and engine.jobs[1].request.source == result
