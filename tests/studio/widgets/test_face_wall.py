"""The wall of faces: an endless grid, wandered in by hand and by key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.widgets.face_wall import LARGEST, SMALLEST, FaceWall
from studio.widgets.face_wall.grid import Grid
from studio.widgets.face_wall.motion import WallMotion
from studio.widgets.face_wall.painter import has_badges, heart_box, lock_box
from studio.widgets.face_wall.selection import WallSelection
from studio.widgets.face_wall.tiles import TileCache, image_of, round_tile
from tests.studio.widgets.face_source import FORMAT, Colours, colour_of, drop_on, mime, plain, press_and_drag

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def source() -> Colours:
    return Colours()


@pytest.fixture
def wall(qtbot: QtBot, still: None, source: Colours) -> FaceWall:
    wall = FaceWall(source, FORMAT)
    qtbot.addWidget(wall)
    wall.resize(640, 480)
    wall.show()
    qtbot.waitExposed(wall)
    wall.setFocus()
    return wall


def click(wall: FaceWall, index: int, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.mouseClick(wall.viewport(), LEFT, modifiers, wall.box_of(index).center())


def shown_at(wall: FaceWall, index: int) -> tuple[int, int, int]:
    """The colour in the middle of a cell."""
    return wall.viewport().grab().toImage().pixelColor(wall.box_of(index).center()).getRgb()[:3]


# The grid


@pytest.mark.parametrize("width", [60, 300, 641, 1280])
@pytest.mark.parametrize("wanted", [72, 128, 256])
def test_cells_fill_the_width_and_do_not_overlap(width: int, wanted: int):
    grid = Grid(width, wanted)
    last = grid.box(grid.columns - 1)
    assert grid.columns == 1 or last.right() < width
    assert grid.box(grid.columns).top() == grid.box(0).bottom() + 1 + grid.gap
    for index in range(3 * grid.columns):
        centre = grid.box(index).center()
        assert grid.index_at(centre.x(), centre.y()) == index
    assert grid.index_at(2, 2) == -1


@pytest.mark.parametrize("top", [0, 5, 200, 333, 5000])
def test_visible_cells_are_those_that_meet_the_viewport(top: int):
    grid, height = Grid(640, 100), 300
    visible = grid.visible(top, height)
    for index in range(visible.stop + 2 * grid.columns):
        box = grid.box(index)
        assert (index in visible) == (box.bottom() >= top and box.top() < top + height)


# What shows


def test_every_visible_cell_shows_its_picture(wall: FaceWall):
    assert len(wall.visible_cells) >= 12
    for index in range(4):
        assert shown_at(wall, index) == colour_of(index)


def test_a_cell_keeps_its_old_picture_until_the_new_one_is_there(wall: FaceWall, source: Colours):
    assert shown_at(wall, 1) == colour_of(1)
    source.known, source.first = {1}, 100
    wall.refresh()
    assert shown_at(wall, 1) == colour_of(1)
    source.known = {1, 101}
    wall.refresh()
    assert shown_at(wall, 1) == colour_of(101)


def test_another_model_forgets_everything(wall: FaceWall, source: Colours):
    shown_at(wall, 1)
    source.known = set()
    wall.forget_pictures()
    assert shown_at(wall, 1) != colour_of(1)


def test_there_is_always_somewhere_to_scroll_to(wall: FaceWall):
    bar = wall.verticalScrollBar()
    for _ in range(30):
        bar.setValue(bar.maximum())
    assert bar.maximum() - bar.value() > wall.viewport().height()
    first = wall.visible_cells.start
    assert first > 500 and shown_at(wall, first + 8) == colour_of(first + 8)


def test_pictures_are_asked_for_when_others_are_visible(qtbot: QtBot, wall: FaceWall):
    for change in (
        lambda: wall.verticalScrollBar().setValue(400),
        lambda: wall.set_zoom(200),
        lambda: wall.resize(900, 480),
    ):
        with qtbot.waitSignal(wall.wantedChanged, timeout=1000):
            change()


def test_zooming_keeps_what_stands_at_the_top_and_has_ends(wall: FaceWall):
    wall.verticalScrollBar().setValue(3000)
    first = wall.visible_cells.start
    wall.set_zoom(90)
    assert first in wall.visible_cells
    wall.set_zoom(5000)
    assert wall.zoom == LARGEST
    wall.set_zoom(1)
    assert wall.zoom == SMALLEST


def test_the_wheel_scrolls_and_with_control_zooms(wall: FaceWall):
    def wheel(delta: int, modifiers: Qt.KeyboardModifier = NONE) -> None:
        spot = QPointF(100, 100)
        event = QWheelEvent(
            *(spot, QPointF(wall.mapToGlobal(QPoint(100, 100))), QPoint(), QPoint(0, delta)),
            *(Qt.MouseButton.NoButton, modifiers, Qt.ScrollPhase.NoScrollPhase, False),
        )
        QApplication.sendEvent(wall.viewport(), event)

    told: list[int] = []
    wall.zoomed.connect(told.append)
    wheel(-120)
    assert wall.verticalScrollBar().value() > 0 and not told
    wheel(120, CONTROL)
    assert told == [wall.zoom] and wall.zoom > 128


# Choosing


def test_clicks_choose_add_and_extend(wall: FaceWall):
    click(wall, 2)
    assert wall.selection.chosen == [2] and wall.selection.current == 2
    click(wall, 5, CONTROL)
    click(wall, 2, CONTROL)
    assert wall.selection.chosen == [5]
    click(wall, 5)
    click(wall, 8, SHIFT)
    assert wall.selection.chosen == [5, 6, 7, 8]
    QTest.mouseClick(wall.viewport(), LEFT, NONE, QPoint(3, 3))
    assert wall.selection.chosen == [] and wall.selection.current == 8


def test_keys_wander(qtbot: QtBot, wall: FaceWall):
    columns = wall.grid.columns
    QTest.keyClick(wall, Qt.Key.Key_Right)  # the first key only goes to where one looks
    assert wall.selection.chosen == [0]
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left):
        QTest.keyClick(wall, key)
    assert wall.selection.chosen == [columns]
    QTest.keyClick(wall, Qt.Key.Key_Up)
    QTest.keyClick(wall, Qt.Key.Key_Up)
    QTest.keyClick(wall, Qt.Key.Key_Left)
    assert wall.selection.chosen == [0]
    QTest.keyClick(wall, Qt.Key.Key_Down, SHIFT)
    assert wall.selection.chosen == list(range(columns + 1))
    for _ in range(12):
        QTest.keyClick(wall, Qt.Key.Key_PageDown)
    assert wall.selection.current in wall.visible_cells and wall.selection.current > 50
    QTest.keyClick(wall, Qt.Key.Key_Space)
    assert wall.selection.chosen == []
    with qtbot.waitSignal(wall.opened) as opened:
        QTest.keyClick(wall, Qt.Key.Key_Return)
    assert opened.args == [wall.selection.current]
    QTest.keyClick(wall, Qt.Key.Key_Home)
    assert wall.selection.chosen == [0] and 0 in wall.visible_cells


def test_a_double_click_opens(qtbot: QtBot, wall: FaceWall):
    with qtbot.waitSignal(wall.opened) as opened:
        QTest.mouseDClick(wall.viewport(), LEFT, NONE, wall.box_of(3).center())
    assert opened.args == [3]


def test_badges_are_pressed_without_choosing(wall: FaceWall):
    told: list[tuple[str, int]] = []
    wall.lockAsked.connect(lambda index: told.append(("lock", index)))
    wall.heartAsked.connect(lambda index: told.append(("heart", index)))
    QTest.mouseClick(wall.viewport(), LEFT, NONE, lock_box(wall.box_of(4)).center())
    QTest.mouseClick(wall.viewport(), LEFT, NONE, heart_box(wall.box_of(4)).center())
    assert told == [("lock", 4), ("heart", 4)] and wall.selection.chosen == []


def test_small_cells_have_no_badges_to_hit_by_mistake():
    for side, expected in ((40, False), (SMALLEST, True)):
        assert has_badges(QRect(0, 0, side, side)) is expected


def test_the_pointer_says_what_it_is_over(wall: FaceWall, source: Colours):
    assert wall._words_at(wall.box_of(2).center()) == "Face 2"
    source.problems[2] = "It cannot be made."
    assert wall._words_at(wall.box_of(2).center()) == "It cannot be made."
    assert "Lock" in wall._words_at(lock_box(wall.box_of(2)).center())
    source.locked.add(2)
    assert "Free" in wall._words_at(lock_box(wall.box_of(2)).center())
    assert wall._words_at(QPoint(2, 2)) == ""


def test_a_menu_is_for_the_cell_under_it_or_the_chosen_ones(wall: FaceWall):
    asked: list[int] = []
    wall.menuAsked.connect(lambda index, _: asked.append(index))

    def menu(index: int) -> None:
        place = wall.box_of(index).center()
        reason = QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(wall.viewport(), QContextMenuEvent(reason, place, wall.mapToGlobal(place)))

    menu(3)
    assert asked == [3] and wall.selection.chosen == [3]
    click(wall, 5, CONTROL)
    menu(5)
    assert wall.selection.chosen == [3, 5]


# Dragging


def test_a_cell_is_dragged_once_the_hand_has_gone_far_enough(wall: FaceWall):
    asked: list[int] = []
    wall.dragAsked.connect(asked.append)
    start = wall.box_of(1).center()
    press_and_drag(wall.viewport(), start, start + QPoint(2, 0))
    assert asked == []
    press_and_drag(wall.viewport(), start, start + QPoint(40, 0), start + QPoint(80, 0))
    assert asked == [1]


def test_faces_are_dropped_on_cells_only(wall: FaceWall):
    told: list[tuple[int, bytes]] = []
    wall.dropped.connect(lambda index, data: told.append((index, bytes(data.data(FORMAT)))))
    assert drop_on(wall.viewport(), wall.box_of(6).center(), mime(b"seven"))
    assert told == [(6, b"seven")]
    drop_on(wall.viewport(), QPoint(2, 2), mime())
    assert len(told) == 1
    other = mime()
    other.removeFormat(FORMAT)
    other.setText("hello")
    assert not drop_on(wall.viewport(), wall.box_of(6).center(), other)


# Parts


def test_the_selection_tells_each_change_once(qtbot: QtBot):
    selection, told = WallSelection(), []
    selection.changed.connect(lambda: told.append(selection.chosen))
    selection.take(3)
    selection.take(3)
    selection.extend(1)
    selection.take_all([7, 9])
    selection.take_all([])
    selection.clear()
    assert told == [[3], [1, 2, 3], [7, 9], []] and selection.current == 9


def test_fades_and_lifts_come_to_rest(qtbot: QtBot):
    QApplication.instance().setProperty("reducedMotion", False)
    now = [0.0]
    motion = WallMotion(clock=lambda: now[0])
    motion.fade_in(3)
    motion.hover(5)
    assert motion.is_moving and motion.fade_of(3) == 0 and motion.fade_of(4) == 1
    for _ in range(40):
        now[0] += 0.02
        motion._tick()
    assert motion.fade_of(3) == 1 and motion.lift_of(5) == 1 and not motion.is_moving
    motion.hover(-1)
    for _ in range(40):
        now[0] += 0.02
        motion._tick()
    assert motion.lifted == [] and not motion.is_moving


def test_without_motion_nothing_is_on_its_way(qtbot: QtBot, still: None):
    motion = WallMotion()
    motion.fade_in(3)
    motion.hover(5)
    assert not motion.is_moving and motion.fade_of(3) == 1 and motion.lift_of(5) == 1


def test_tiles_are_kept_by_what_they_show_and_how_large(qtbot: QtBot, monkeypatch):
    cache = TileCache()
    first = cache.tile(1, plain(1), 64, 2.0)
    assert cache.tile(1, plain(1), 64, 2.0) is first
    assert (first.width(), first.devicePixelRatio()) == (128, 2.0)
    assert cache.tile(1, plain(1), 32, 2.0) is not first
    monkeypatch.setattr("studio.widgets.face_wall.tiles._KEPT_BYTES", 64 * 64 * 4)
    for key in range(2, 6):
        cache.tile(key, plain(key), 64, 1.0)
    assert len(cache._tiles) == 1
    cache.clear()
    assert cache._bytes == 0 and not cache._tiles


def test_tiles_have_round_corners_and_own_their_pixels(qtbot: QtBot):
    pixels = plain(4)
    image = image_of(pixels)
    pixels[:] = 0
    assert image.pixelColor(3, 3).getRgb()[:3] == colour_of(4)
    tile = round_tile(plain(4), 48).toImage()
    assert tile.pixelColor(0, 0).alpha() == 0
    assert tile.pixelColor(24, 24).getRgb() == (*colour_of(4), 255)
