"""What people do in each workspace, done by keys alone: nothing but keys acts, the rest only looks."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from gan.engine import JobState
from gan.enhance.region import RegionRequest, RegionResult
from gan.nn.faces.alignment import FoundFace
from studio.app import Application
from studio.library.store import Library
from studio.workspaces.enhance import face_choice
from studio.workspaces.enhance.found import FacesStore
from studio.workspaces.library.dialogs import RemoveDialog
from tests.studio.accessibility.audit import name_of
from tests.studio.accessibility.pages import PAGES, Visit
from tests.studio.fakes import FakeEngine, save_picture

KEY = Qt.Key
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
NONE = Qt.KeyboardModifier.NoModifier
_MOST_STOPS = 150
PARTY = (
    FoundFace(((14.0, 16.0), (17.0, 16.0)), (15.5, 19.0)),
    FoundFace(((40.0, 15.0), (43.0, 16.0)), (41.0, 19.0)),
)


@pytest.fixture
def visit(application: Application, engine: FakeEngine, qtbot: QtBot, tmp_path: Path) -> Visit:
    application.shell.activateWindow()
    return Visit(application, engine, qtbot, tmp_path)


def press(key: Qt.Key, held: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
    """A key, to whatever has the keyboard; something must."""
    for _ in range(times):
        target = QApplication.focusWidget() or QApplication.activeWindow()
        assert target is not None, "the keyboard is nowhere"
        QTest.keyClick(target, key, held)


def write(words: str) -> None:
    """Letters, to whatever has the keyboard."""
    QTest.keyClicks(QApplication.focusWidget(), words)


def tab_to(widget: QWidget) -> None:
    """Tab until a control, or a part of it, has the keyboard."""
    for _ in range(_MOST_STOPS):
        now = QApplication.focusWidget()
        if now is not None and (now is widget or widget.isAncestorOf(now)):
            return
        press(KEY.Key_Tab)
    raise AssertionError(f"Tab does not come to {name_of(widget)}")


def name_file(visit: Visit, path: Path) -> None:
    """Give a file dialog a name, and let it go."""
    visit.until(lambda: isinstance(QApplication.activeWindow(), QFileDialog))
    press(KEY.Key_A, CTRL)
    write(str(path))
    press(KEY.Key_Return)


def test_faces_are_mixed_and_saved(visit: Visit) -> None:
    PAGES["Faces"](visit)
    page = visit.application.shell.workspace
    wall, board = page.page.wall, page.board
    tab_to(wall)
    press(KEY.Key_Home)
    first = board.state.face_at(0)
    press(KEY.Key_Right, CTRL, times=2)
    press(KEY.Key_Space)
    assert wall.selection.chosen == [0, 2]
    third = board.state.face_at(2)
    press(KEY.Key_M)
    mixed = board.state.face_at(2)
    assert {parent.face for parent in mixed.parents} == {first, third}
    share = page.page.panel.mix.share
    tab_to(share.slider)
    before = share.value
    press(KEY.Key_Right, times=3)
    assert share.value > before and board.state.face_at(2) != mixed
    press(KEY.Key_Z, CTRL, times=2)
    press(KEY.Key_S, CTRL)
    folder = visit.folder / "saved"
    folder.mkdir()
    name_file(visit, folder)
    visit.until(lambda: any(type(job.request).__name__ == "SaveFaces" for job in visit.engine.jobs))
    saving = next(job for job in visit.engine.jobs if type(job.request).__name__ == "SaveFaces")
    assert saving.request.folder == folder


def test_a_line_is_corrected_and_the_page_exported(visit: Visit) -> None:
    PAGES["Handwriting"](visit)
    page = visit.application.shell.workspace
    sheet = page.desk.text_pane.sheet
    tab_to(sheet)
    press(KEY.Key_Home, CTRL)
    press(KEY.Key_Return)
    press(KEY.Key_End)
    write(" indeed")
    press(KEY.Key_Return)
    assert page.desk.page.reading.lines[0].text.endswith(" indeed") and sheet.hasFocus()
    press(KEY.Key_E, CTRL)
    visit.until(lambda: QApplication.activeWindow() is page.export_dialog)
    dialog = page.export_dialog
    tab_to(dialog.format)
    while "text" not in dialog.format.accessibleName().lower():
        press(KEY.Key_Right)
    tab_to(dialog.export_button)
    press(KEY.Key_Space)
    target = visit.folder / "read.txt"
    name_file(visit, target)
    visit.until(target.exists)
    assert "indeed" in target.read_text("utf-8")


def test_somebody_is_chosen_moved_swapped_and_put_back(visit: Visit) -> None:
    PAGES["Cartoon"](visit)
    shell = visit.application.shell
    shell.resize(1280, 900)
    page = shell.workspace
    stage, document = page.page.stage, page.document
    tab_to(page.page.timeline)
    press(KEY.Key_Right, SHIFT, times=3)
    visit.until(lambda: len(stage._figures) == 2)
    tab_to(stage)
    press(KEY.Key_Return)
    who = stage.chosen
    assert who
    press(KEY.Key_Return)
    assert stage.chosen not in ("", who), "Enter goes on to the other one"
    press(KEY.Key_Return, SHIFT)
    assert stage.chosen == who

    def place() -> object:
        return document.scene.shots[0].entity(who).placement

    start = place()
    press(KEY.Key_Right, SHIFT)
    visit.until(lambda: place() != start)
    assert stage.hasFocus()
    press(KEY.Key_Z, CTRL)
    visit.until(lambda: place() == start)
    asset = document.scene.shots[0].entity(who).asset
    gallery = page.page.inspector.entity_page.gallery
    tab_to(gallery.grid)
    press(KEY.Key_Right)
    press(KEY.Key_Return)
    visit.until(lambda: document.scene.shots[0].entity(who).asset != asset)
    press(KEY.Key_Z, CTRL)
    visit.until(lambda: document.scene.shots[0].entity(who).asset == asset)


def test_an_event_is_moved_on_the_time_line(visit: Visit) -> None:
    PAGES["Cartoon"](visit)
    page = visit.application.shell.workspace
    timeline, document = page.page.timeline, page.document
    tab_to(timeline)
    press(KEY.Key_Down)
    assert timeline.chosen is not None
    before = document.scene
    press(KEY.Key_Right, CTRL | SHIFT)
    visit.until(lambda: document.scene != before)
    press(KEY.Key_Z, CTRL)
    visit.until(lambda: document.scene.shots == before.shots)
    assert timeline.hasFocus()


def test_a_region_is_chosen_and_a_model_for_it(visit: Visit) -> None:
    page = visit.go_to("Enhance")
    page.open_paths([save_picture(visit.folder / "photo.png", (640, 480))])
    visit.until(lambda: page.compare.item is not None and page.compare.item.size is not None)
    visit.until(lambda: page.compare.view.viewport.has_content and page.list.hasFocus())
    press(KEY.Key_M, CTRL)
    picker = page.models._picker
    assert picker is not None and picker.hasFocus()
    before = picker.frame()
    press(KEY.Key_Left, SHIFT)
    press(KEY.Key_Up)
    after = picker.frame()
    assert after.left() < before.left() and after.top() < before.top()
    press(KEY.Key_Return)
    asked = [job for job in visit.engine.jobs if isinstance(job.request, RegionRequest)]
    assert asked and asked[0].request.region.left < 320
    grid = page.models._models.grid
    assert grid.hasFocus()
    for job in asked:
        size = job.request.region.height * 4, job.request.region.width * 4, 3
        job.end(JobState.DONE, RegionResult(np.zeros(size, np.uint8), job.request.region, "x", 0.1))
    visit.until(lambda: not page.models._models.is_busy)
    press(KEY.Key_1, ALT)
    visit.until(lambda: not page.models.is_active)
    assert page.compare.view.hasFocus(), "the keyboard stays at the picture"


def test_one_face_is_left_out(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(face_choice, "has_faces", lambda: True)
    monkeypatch.setattr(FacesStore, "look", lambda self, path: PARTY)
    page = visit.go_to("Enhance")
    source = save_picture(visit.folder / "party.png", (64, 48))
    page.open_paths([source])
    visit.until(lambda: page.compare.faces.isVisible() and len(page.compare.faces.buttons) == 2)
    button = page.compare.faces.buttons[1]
    was = button.isChecked()
    tab_to(button)
    press(KEY.Key_Space)
    assert button.isChecked() is not was and button.hasFocus()


def test_a_thing_of_the_library_gets_star_and_tag_and_is_forgotten(visit: Visit) -> None:
    PAGES["Library"](visit)
    page = visit.application.shell.workspace
    tab_to(page.view)
    press(KEY.Key_Home)
    press(KEY.Key_S)
    press(KEY.Key_T)
    assert page.panel.tags.field.hasFocus()
    write("holiday")
    press(KEY.Key_Return)
    visit.until(lambda: len(page.panel.tags.buttons) == 1)

    def kept() -> object:
        with Library() as library:
            return next((item for item in library.items(library.find()).values() if item.star), None)

    visit.until(lambda: kept() is not None and kept().tags == ("holiday",))
    tab_to(page.panel.tags.buttons[0])
    press(KEY.Key_Space)
    visit.until(lambda: kept().tags == ())
    assert page.panel.tags.field.hasFocus(), "the keyboard does not go with the button"
    tab_to(page.view)
    press(KEY.Key_Delete)
    visit.until(lambda: isinstance(QApplication.activeWindow(), RemoveDialog))
    tab_to(QApplication.activeWindow().forget_button)
    press(KEY.Key_Space)
    visit.until(lambda: len(page.shelf) == 2)


def test_a_file_that_moved_is_found_again(visit: Visit) -> None:
    PAGES["Library"](visit)
    page = visit.application.shell.workspace
    moved = visit.folder / "elsewhere"
    (visit.folder / "out").rename(moved)
    visit.go_to("Models")
    visit.go_to("Library")
    tab_to(page.view)
    press(KEY.Key_Home)
    press(KEY.Key_Right)
    visit.until(page.panel.missing.isVisible)
    tab_to(page.panel.missing.find_button)
    press(KEY.Key_Space)
    with Library() as library:
        names = {item.outputs[0].name for item in library.items(library.find()).values()}
    visit.until(lambda: isinstance(QApplication.activeWindow(), QFileDialog))
    wanted = next(name for name in names if name in QApplication.activeWindow().windowTitle())
    name_file(visit, moved / wanted)
    visit.until(lambda: not page.panel.missing.isVisible())

    def kept() -> list[Path]:
        with Library() as library:
            return [item.outputs[0].parent for item in library.items(library.find()).values()]

    visit.until(lambda: set(kept()) == {moved})


def test_the_queue_is_reordered_paused_and_cancelled(visit: Visit) -> None:
    page = visit.go_to("Enhance")
    names = ("a.png", "b.png", "c.png")
    page.open_paths([save_picture(visit.folder / name, seed=seed) for seed, name in enumerate(names)])
    tasks = visit.application.tasks
    visit.until(lambda: len(tasks.active) == 3 and page.list.hasFocus())
    press(KEY.Key_J, CTRL)
    panel = visit.application.shell.queue.panel
    visit.until(panel.list.hasFocus)
    press(KEY.Key_Home)
    press(KEY.Key_End)
    last = panel.list.chosen()
    assert [task.title for task in last] == [tasks.active[-1].title]
    press(KEY.Key_Up, ALT)
    assert tasks.active[1] is last[0]
    press(KEY.Key_P)
    assert last[0].is_paused
    press(KEY.Key_P)
    assert not last[0].is_paused
    press(KEY.Key_Delete)
    visit.until(lambda: last[0] not in tasks.active)
    assert panel.list.hasFocus()
    press(KEY.Key_Escape)
    visit.until(lambda: not visit.application.shell.queue.drawer.is_open)
    assert page.list.hasFocus(), "the keyboard goes back to where it came from"


def test_keys_of_the_queue_are_not_those_of_the_page_below(visit: Visit) -> None:
    PAGES["Faces"](visit)
    page = visit.application.shell.workspace
    before = page.board.state
    press(KEY.Key_J, CTRL)
    panel = visit.application.shell.queue.panel
    assert panel.isAncestorOf(QApplication.focusWidget())
    press(KEY.Key_R)
    assert page.board.state == before
    press(KEY.Key_Escape)
    visit.until(lambda: not visit.application.shell.queue.drawer.is_open)
    press(KEY.Key_R)
    assert page.board.state != before


def test_models_are_compared(visit: Visit) -> None:
    PAGES["Models"](visit)
    page = visit.application.shell.workspace
    tab_to(page.pages)
    press(KEY.Key_Right)
    visit.until(page.compare.isVisible)
    tab_to(page.compare.job)
    press(KEY.Key_Down)
    press(KEY.Key_Home)
    shown = len(page.compare.entries)
    assert shown >= 2
    box = next(iter(page.compare.boxes.values()))
    tab_to(box)
    press(KEY.Key_Space)
    assert len(page.compare.entries) == shown - 1 and box.hasFocus()
