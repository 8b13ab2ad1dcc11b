"""The strip of faces: chosen, moved by dragging, taken out, dropped into."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.widgets.face_strip import FaceStrip
from tests.studio.widgets.face_source import FORMAT, colour_of, drop_on, mime, plain, press_and_drag

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


class Told:
    """Everything a strip said, in order."""

    def __init__(self, strip: FaceStrip) -> None:
        self.list: list[tuple] = []
        for name in ("chosen", "opened", "moved", "removed", "dragAsked"):
            getattr(strip, name).connect(lambda *values, name=name: self.list.append((name, *values)))
        strip.dropped.connect(lambda place, _: self.list.append(("dropped", place)))


@pytest.fixture
def strip(qtbot: QtBot, still: None) -> FaceStrip:
    strip = FaceStrip("Favourites", 48, plain, FORMAT)
    qtbot.addWidget(strip)
    strip.set_words("Drag faces here.", lambda key: f"Face {key}")
    strip.resize(300, strip.height())
    strip.set_keys(range(5))
    strip.show()
    qtbot.waitExposed(strip)
    return strip


@pytest.fixture
def told(strip: FaceStrip) -> Told:
    return Told(strip)


def test_it_shows_its_keys_from_the_left(strip: FaceStrip):
    image = strip.viewport().grab().toImage()
    for place in range(4):
        assert image.pixelColor(strip.box_of(place).center()).getRgb()[:3] == colour_of(place)


def test_empty_it_says_what_it_is_for(strip: FaceStrip):
    full = strip.viewport().grab().toImage()
    strip.set_keys([])
    assert strip.current == -1 and strip.viewport().grab().toImage() != full


def test_a_click_chooses_and_a_double_click_opens(strip: FaceStrip, told: Told):
    QTest.mouseClick(strip.viewport(), LEFT, NONE, strip.box_of(2).center())
    assert told.list == [("chosen", 2)] and strip.current == 2
    QTest.mouseDClick(strip.viewport(), LEFT, NONE, strip.box_of(1).center())
    assert told.list[-1] == ("opened", 1)


def test_pictures_are_moved_by_dragging(strip: FaceStrip, told: Told):
    start, goal = strip.box_of(0).center(), strip.box_of(3).center() + QPoint(20, 0)
    press_and_drag(strip.viewport(), start, start + QPoint(30, 0), goal)
    assert told.list == [("chosen", 0), ("moved", 0, 3)]
    start, goal = strip.box_of(3).center(), strip.box_of(1).center() - QPoint(20, 0)
    press_and_drag(strip.viewport(), start, goal)
    assert told.list[-1] == ("moved", 3, 1)


def test_let_go_where_it_was_nothing_moves(strip: FaceStrip, told: Told):
    start = strip.box_of(2).center()
    press_and_drag(strip.viewport(), start, start + QPoint(15, 0), start + QPoint(4, 0))
    assert told.list == [("chosen", 2)]


def test_dragged_far_away_it_leaves_the_strip(strip: FaceStrip, told: Told):
    start = strip.box_of(2).center()
    press_and_drag(strip.viewport(), start, start + QPoint(20, 0), start + QPoint(20, 200))
    assert told.list == [("chosen", 2), ("dragAsked", 2)]


def test_keys_go_move_open_and_take_out(strip: FaceStrip, told: Told):
    QTest.keyClick(strip, Qt.Key.Key_Right)
    QTest.keyClick(strip, Qt.Key.Key_Right)
    assert strip.current == 1
    QTest.keyClick(strip, Qt.Key.Key_Right, CONTROL)
    QTest.keyClick(strip, Qt.Key.Key_Return)
    QTest.keyClick(strip, Qt.Key.Key_Delete)
    assert told.list[2:] == [("moved", 1, 2), ("chosen", 2), ("opened", 2), ("removed", 2)]
    for _ in range(9):
        QTest.keyClick(strip, Qt.Key.Key_Left)
    assert strip.current == 0


def test_faces_are_dropped_between_others(strip: FaceStrip, told: Told):
    place = strip.box_of(2).topLeft() + QPoint(-4, 20)
    assert drop_on(strip.viewport(), place, mime())
    assert told.list == [("dropped", 2)]
    assert drop_on(strip.viewport(), QPoint(295, 20), mime())
    assert told.list[-1] == ("dropped", 5)


def test_the_wheel_turns_sideways(strip: FaceStrip):
    strip.set_keys(range(20))
    event = QWheelEvent(
        *(QPointF(20, 20), QPointF(20, 20), QPoint(), QPoint(0, -120)),
        *(Qt.MouseButton.NoButton, NONE, Qt.ScrollPhase.NoScrollPhase, False),
    )
    QApplication.sendEvent(strip.viewport(), event)
    assert strip.horizontalScrollBar().value() == 120
    strip.go_to(19)
    assert strip.box_of(19).right() <= strip.viewport().width()
    strip.go_to(0)
    assert strip.box_of(0).left() >= 0


def test_what_plays_is_marked(strip: FaceStrip):
    before = strip.viewport().grab().toImage()
    strip.mark(1)
    assert strip.viewport().grab().toImage() != before
    strip.mark(-1)
    assert strip.viewport().grab().toImage() == before
