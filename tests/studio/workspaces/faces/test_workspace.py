"""Faces as a person uses it: clicks, keys, drags and drops on the real window."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDrag, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gan.faces.edits import Edit, save_edits
from gan.faces.face import Face, mix
from gan.media.films import probe_film
from gan.models import find_model, registry
from gan.paths import user_folder
from studio.app import Application
from studio.widgets.face_wall.painter import heart_box, lock_box
from studio.workspaces.faces import workspace as module
from studio.workspaces.faces.mime import FACES_FORMAT, faces_in, faces_to_mime
from studio.workspaces.faces.workspace import FacesWorkspace
from tests.gan.faces.face_models import install, tiny_generator, tiny_progressive
from tests.studio.widgets.face_source import drop_on, press_and_drag
from tests.studio.workspaces.faces.conftest import FACES, settle

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def click(page: FacesWorkspace, index: int, modifiers: Qt.KeyboardModifier = NONE) -> None:
    wall = page.page.wall
    QTest.mouseClick(wall.viewport(), LEFT, modifiers, wall.box_of(index).center())


def press(page: FacesWorkspace, button) -> None:
    QTest.mouseClick(button, LEFT)


def key(page: FacesWorkspace, *what) -> None:
    """Press keys where the wall has the focus."""
    page.page.wall.setFocus()
    QTest.keyClick(page.page.wall, *what)


def seeds(page: FacesWorkspace, number: int = 5) -> list[int | None]:
    return [page.board.state.face_at(index).seed for index in range(number)]


# The wall


def test_the_wall_fills_and_shows_the_first_face_large(qtbot: QtBot, page: FacesWorkspace):
    visible = page.page.wall.visible_cells
    assert len(visible) > 20
    for index in visible:
        assert page.store.pixels(page.board.state.face_at(index)) is not None
    assert page.page.gallery.side is page.page.panel and page.page.panel.name.text() == "Seed 0"
    assert np.array_equal(page.page.panel.view.pixels, page.store.pixels(Face.of_seed(0)))
    assert page.page.status.device.text() == page._studio.engine.device_name


def test_scrolling_makes_what_comes_into_view(qtbot: QtBot, page: FacesWorkspace):
    page.page.wall.verticalScrollBar().setValue(4000)
    settle(qtbot, page)
    index = page.page.wall.visible_cells.start
    assert index > 50 and page.store.pixels(page.board.state.face_at(index)) is not None


def test_locked_faces_stay_when_the_rest_is_rolled_again(qtbot: QtBot, page: FacesWorkspace):
    wall = page.page.wall
    QTest.mouseClick(wall.viewport(), LEFT, NONE, lock_box(wall.box_of(2)).center())
    click(page, 4)
    key(page, Qt.Key.Key_L)
    assert page.board.state.locked == {2, 4} and "2 locked" in page.page.status.text.text()
    press(page, page.page.options.reroll_button)
    assert [seeds(page)[index] for index in (2, 4)] == [2, 4]
    assert seeds(page)[0] != 0 and page.page.options.seed.text() == str(seeds(page)[0])
    settle(qtbot, page)
    assert page.store.pixels(page.board.state.face_at(0)) is not None
    key(page, Qt.Key.Key_Z, CONTROL)
    assert seeds(page) == [0, 1, 2, 3, 4]
    key(page, Qt.Key.Key_R)
    assert seeds(page)[0] != 0


def test_a_seed_can_be_gone_to(qtbot: QtBot, page: FacesWorkspace):
    key(page, Qt.Key.Key_G, CONTROL)
    field = page.page.options.seed
    assert field.hasFocus()
    QTest.keyClicks(field, "4711")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert seeds(page, 2) == [4711, 4712] and page.page.wall.selection.chosen == [0]


def test_what_is_no_seed_cannot_be_written(page: FacesWorkspace):
    field = page.page.options.seed
    field.clear()
    QTest.keyClicks(field, "-1.5x")
    assert field.text() == "15"
    QTest.keyClicks(field, "9" * 30)
    assert len(field.text()) == 18
    field.clear()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert seeds(page, 1) == [0]


def test_variety_follows_the_hand_and_is_one_step(qtbot: QtBot, page: FacesWorkspace):
    slider = page.page.options.variety.slider
    start, way = QPoint(20, 8), [QPoint(x, 8) for x in (30, 50, 80)]
    before = page.store.pixels(page.board.state.face_at(0))
    press_and_drag(slider, start, *way)
    settle(qtbot, page)
    truncation = page.board.state.truncation
    assert truncation != 0.7 and page.board.steps.count() == 1
    assert not np.array_equal(page.store.pixels(Face.of_seed(0, truncation)), before)
    press(page, page.page.options.undo_button)
    assert page.board.state.truncation == 0.7


def test_faces_are_larger_and_smaller(page: FacesWorkspace):
    columns = page.page.wall.grid.columns
    key(page, Qt.Key.Key_Plus)
    key(page, Qt.Key.Key_Plus)
    assert page.page.wall.grid.columns < columns
    assert round(page.page.options.size.value) == pytest.approx(page.page.wall.zoom, abs=1)
    for _ in range(4):
        key(page, Qt.Key.Key_Minus)
    assert page.page.wall.grid.columns > columns


def test_escape_puts_one_thing_after_the_other_away(page: FacesWorkspace):
    page.page.show_walk(True)
    page.page.notice.say("Something.")
    for check in (
        lambda: not page.page.notice.isVisible(),
        lambda: page.page.gallery.side is None,
        lambda: not page.page.gallery.is_walking,
        lambda: not page.page.wall.selection.chosen,
    ):
        assert not check()
        key(page, Qt.Key.Key_Escape)
        assert check()


# Favourites


def test_favourites_stay_and_come_back_to_the_wall(qtbot: QtBot, page: FacesWorkspace):
    wall, row = page.page.wall, page.page.row
    assert not page.page.gallery.favourites.isVisible()
    QTest.mouseClick(wall.viewport(), LEFT, NONE, heart_box(wall.box_of(3)).center())
    assert page.page.gallery.favourites.isVisible() and row.keys == (Face.of_seed(3),)
    key(page, Qt.Key.Key_R)
    QTest.mouseClick(row.viewport(), LEFT, NONE, row.box_of(0).center())
    assert page.page.panel.name.text() == "Seed 3" and page.page.panel.heart_button.isChecked()
    QTest.mouseDClick(row.viewport(), LEFT, NONE, row.box_of(0).center())
    (index,) = page.board.state.locked
    assert page.board.state.face_at(index) == Face.of_seed(3) and wall.selection.chosen == [index]
    key(page, Qt.Key.Key_F)
    assert row.keys == () and not page.page.gallery.favourites.isVisible()


# Changing


def test_a_slider_of_an_edit_changes_the_picture_while_it_is_held(qtbot: QtBot, page: FacesWorkspace):
    rows = np.zeros((4, 16))
    rows[:, 0] = 1
    card = find_model("faces", "faces")
    save_edits(user_folder() / "models", card, {Edit("smile", "mouth corners"): rows}, recipe="by hand")
    page.models.look()
    slider = page.page.panel.edits.sliders["smile"].slider
    before = page.page.panel.view.pixels
    place = QPoint(round(slider.x_of(170)), 8)
    press_and_drag(slider, QPoint(round(slider.x_of(100)), 8), place, release=False)
    qtbot.waitUntil(lambda: page.page.panel.view.pixels is not before)
    assert page.board.steps.count() == 0  # not settled yet
    QTest.mouseRelease(slider, LEFT, NONE, place)
    face = page.board.state.face_at(0)
    assert face.amount("smile") > 1 and page.board.steps.count() == 1
    qtbot.waitUntil(lambda: page.store.pixels(face) is not None)
    settle(qtbot, page)
    assert page.page.panel.name.text() == "Seed 0, changed"
    press(page, page.page.panel.edits.reset_button)
    assert page.board.state.face_at(0) == Face.of_seed(0)


def test_a_face_dropped_on_another_is_mixed_with_it(qtbot: QtBot, page: FacesWorkspace):
    wall, panel = page.page.wall, page.page.panel
    mime = faces_to_mime([Face.of_seed(1)])
    assert drop_on(wall.viewport(), wall.box_of(5).center(), mime)
    assert page.board.state.face_at(5) == mix(Face.of_seed(5), Face.of_seed(1))
    settle(qtbot, page)
    assert panel.mix.isVisible() and np.array_equal(panel.view.pixels, page.store.pixels(panel.face))
    share = panel.mix.share.slider
    press_and_drag(share, QPoint(round(share.x_of(100)), 8), QPoint(round(share.x_of(160)), 8))
    assert page.board.state.face_at(5).parents[1].share == pytest.approx(0.8, abs=0.02)
    QTest.mouseClick(panel.mix.part, LEFT, NONE, panel.mix.part.box_of(1).center().toPoint())
    settle(qtbot, page)
    # 32x32 has one level for the colours, so that the shape can be mixed alone.
    assert page.board.state.face_at(5).parents[1].part == "shape" and not page.page.notice.isVisible()
    drop_on(wall.viewport(), wall.box_of(1).center(), mime)  # onto itself
    assert page.board.state.face_at(1) == Face.of_seed(1)


def test_a_dragged_face_is_a_file_for_others_and_a_face_for_us(
    qtbot: QtBot, page: FacesWorkspace, monkeypatch
):
    carried = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, *_: carried.append(drag.mimeData()))
    wall = page.page.wall
    start = wall.box_of(2).center()
    press_and_drag(wall.viewport(), start, start + QPoint(60, 0))
    assert faces_in(carried[0]) == (Face.of_seed(2),)
    (url,) = carried[0].urls()
    assert np.array_equal(np.asarray(Image.open(url.toLocalFile())), page.store.pixels(Face.of_seed(2)))


def test_faces_are_copied_and_pasted(qtbot: QtBot, page: FacesWorkspace):
    click(page, 3)
    key(page, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().mimeData().hasFormat(FACES_FORMAT)
    key(page, Qt.Key.Key_R)
    key(page, Qt.Key.Key_V, CONTROL)
    (index,) = page.board.state.locked
    assert page.board.state.face_at(index) == Face.of_seed(3)


# Saving and filming


def test_chosen_and_locked_faces_are_saved(qtbot: QtBot, page: FacesWorkspace, tmp_path: Path, monkeypatch):
    asked = []

    def ask(parent, title, start, take) -> None:
        asked.append(title)
        take(tmp_path / "out")

    monkeypatch.setattr(module, "ask_for_folder", ask)
    click(page, 1)
    click(page, 2, CONTROL)
    key(page, Qt.Key.Key_S, CONTROL)
    qtbot.waitUntil(lambda: page.page.status.show_button.isVisible(), timeout=20_000)
    assert asked == ["Save 2 faces in a folder"]
    files = [tmp_path / "out" / f"face_00000{seed}.png" for seed in (1, 2)]
    assert np.array_equal(np.asarray(Image.open(files[1])), page.store.pixels(Face.of_seed(2)))
    press(page, page.page.status.show_button)
    assert page._studio.desktop.revealed == [files[0]]
    page.save("locked")
    assert "No face is locked" in page.page.notice.text


def test_a_walk_is_gathered_played_and_filmed(
    qtbot: QtBot, page: FacesWorkspace, tmp_path: Path, monkeypatch
):
    film = tmp_path / "walk.gif"
    monkeypatch.setattr(module, "ask_for_film", lambda parent, start, take: take(film))
    walk = page.page.walk
    press(page, page.page.options.walk_button)
    assert page.page.gallery.is_walking and not walk.export_button.isEnabled()
    click(page, 1)
    click(page, 3, CONTROL)
    press(page, walk.add_button)
    assert walk.faces == (Face.of_seed(1), Face.of_seed(3)) and walk.export_button.isEnabled()
    assert drop_on(walk.strip.viewport(), walk.strip.box_of(1).topLeft(), faces_to_mime([Face.of_seed(9)]))
    assert [face.seed for face in walk.faces] == [1, 9, 3]
    settle(qtbot, page)
    first = walk.preview.pixels
    key(page, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: walk.preview.pixels is not first)
    assert walk.player.is_playing
    key(page, Qt.Key.Key_P)
    assert not walk.player.is_playing
    walk.show_settings(2, True)
    press(page, walk.export_button)
    qtbot.waitUntil(lambda: film.exists() and not page.chores.is_filming, timeout=30_000)
    assert (probe_film(film).width, probe_film(film).frames) == (32, 50)
    assert "Saved walk.gif" in page.page.status.text.text()


def test_a_film_can_be_cancelled_and_leaves_nothing(
    qtbot: QtBot, page: FacesWorkspace, tmp_path: Path, monkeypatch
):
    film = tmp_path / "walk.mp4"
    monkeypatch.setattr(module, "ask_for_film", lambda parent, start, take: take(film))
    page.page.walk.show_settings(60, True)
    page.page.walk.add([Face.of_seed(1), Face.of_seed(2)])
    page.export_film()
    assert page.busy_words() == "A film is not done yet" and page.page.status.cancel_button.isVisible()
    press(page, page.page.status.cancel_button)
    qtbot.waitUntil(lambda: not page.chores.is_filming, timeout=20_000)
    assert list(tmp_path.glob("*walk*")) == [] and page.busy_words() == ""
    assert "cancelled" in page.page.status.text.text()


def test_a_film_that_cannot_be_written_says_so(
    qtbot: QtBot, page: FacesWorkspace, tmp_path: Path, monkeypatch
):
    film = tmp_path / "walk.doc"
    monkeypatch.setattr(module, "ask_for_film", lambda parent, start, take: take(film))
    page.page.walk.add([Face.of_seed(1), Face.of_seed(2)])
    page.export_film()
    qtbot.waitUntil(page.page.notice.isVisible, timeout=20_000)
    assert "walk.doc has no ending of a film" in page.page.notice.text


# Models


def test_another_model_makes_other_faces(qtbot: QtBot, page: FacesWorkspace):
    assert not page.page.options.model.isVisible()
    install("other", tiny_generator(seed=5))
    page.models.look()
    assert page.page.options.model.isVisible()
    before = page.store.pixels(Face.of_seed(0))
    page.models.choose("other")
    qtbot.waitUntil(lambda: page.store.pixels(Face.of_seed(0)) is not None, timeout=20_000)
    settle(qtbot, page)
    assert not np.array_equal(page.store.pixels(Face.of_seed(0)), before)
    assert page.page.options.model.value == "other"


def test_what_a_model_cannot_mix_is_said(qtbot: QtBot, page: FacesWorkspace):
    install("paper", tiny_progressive())
    page.models.look()
    page.models.choose("paper")
    page.board.place(0, mix(Face.of_seed(1), Face.of_seed(2), 0.5, "shape"), "Mix")
    qtbot.waitUntil(page.page.notice.isVisible, timeout=20_000)
    assert "mixes whole faces only" in page.page.notice.text


@pytest.fixture
def without_models(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(registry, "assets_folder", lambda: tmp_path)


def test_without_a_model_it_says_so_kindly_and_looks_again(
    qtbot: QtBot, without_models: None, application: Application, tmp_path: Path
):
    for file in (user_folder() / "models").iterdir():
        file.unlink()
    application.shell.go_to(FACES)
    page = application.shell.workspace
    empty = page.page.empty
    assert empty.isVisible() and not page.page.options.isVisible() and not page.page.status.isVisible()
    photo = tmp_path / "photo.png"
    Image.new("RGB", (64, 64)).save(photo)
    page.open_paths([photo])
    assert "No model of faces is installed" in page.page.notice.text
    install("faces")
    press(page, empty.look_button)
    assert page.page.has_wall
    qtbot.waitUntil(lambda: page.store.pixels(Face.of_seed(0)) is not None, timeout=30_000)


def test_the_next_start_begins_where_this_one_ended(page: FacesWorkspace, application: Application):
    page.board.start_at(500)
    page._zoom_to(96)
    page._keep_settings()
    kept = application.settings.value.faces
    assert (kept.seed, kept.cell, kept.truncation) == (500, 96, 70)


def test_faces_that_were_never_saved_are_saved_first(qtbot: QtBot, page: FacesWorkspace, ganvas_home: Path):
    click(page, 1)
    sent = []
    page.offer().bring(sent.append)
    qtbot.waitUntil(lambda: len(sent) == 1, timeout=20_000)
    (file,) = sent[0].paths
    assert file.parent == ganvas_home / "pictures"
    assert np.array_equal(np.asarray(Image.open(file)), page.store.pixels(Face.of_seed(1)))
    page.offer().bring(sent.append)  # the same file again, at once
    assert sent[1] == sent[0]
    file.unlink()
    page.offer().bring(sent.append)
    qtbot.waitUntil(lambda: len(sent) == 3, timeout=20_000)
    assert sent[2].paths[0].is_file()
