from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.widgets.stage_view import Figure, StageView

ADA = Figure("ada", "Ada", QRectF(0.2, 0.3, 0.15, 0.6))
BALL = Figure("ball", "Ball", QRectF(0.25, 0.8, 0.05, 0.08))


@pytest.fixture
def stage(qtbot: QtBot) -> StageView:
    stage = StageView("Stage")
    qtbot.addWidget(stage)
    stage.resize(664, 400)
    stage.show()
    qtbot.waitExposed(stage)
    image = QImage(640, 360, QImage.Format.Format_RGB32)
    image.fill(QColor("#88aacc"))
    stage.show_frame(image, (ADA, BALL))
    return stage


def point(stage: StageView, x: float, y: float) -> QPointF:
    frame = stage.frame_box()
    return QPointF(frame.left() + x * frame.width(), frame.top() + y * frame.height())


def drag(stage: StageView, start: QPointF, end: QPointF) -> None:
    QTest.mousePress(stage, Qt.MouseButton.LeftButton, pos=start.toPoint())
    for share in (0.5, 1.0):
        place = QPointF((start + (end - start) * share).toPoint())
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            place,
            QPointF(stage.mapToGlobal(place.toPoint())),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(stage, event)
    QTest.mouseRelease(stage, Qt.MouseButton.LeftButton, pos=end.toPoint())


def listen(signal) -> list[tuple]:
    told: list[tuple] = []
    signal.connect(lambda *args: told.append(args))
    return told


def test_a_click_chooses_the_smallest_there_and_empty_room_nobody(stage):
    told, empty = listen(stage.chosenChanged), listen(stage.pressedEmpty)
    for x, y in ((0.22, 0.5), (0.27, 0.83), (0.9, 0.5)):
        QTest.mouseClick(stage, Qt.MouseButton.LeftButton, pos=point(stage, x, y).toPoint())
    assert told == [("ada",), ("ball",), ("",)]
    assert len(empty) == 1


def test_dragging_moves_the_feet(stage):
    tried, settled = listen(stage.dragTried), listen(stage.dragSettled)
    drag(stage, point(stage, 0.22, 0.5), point(stage, 0.42, 0.45))
    assert len(tried) == 2
    id, x, y = settled[0]
    assert id == "ada"
    assert (x, y) == (pytest.approx(0.475, abs=0.01), pytest.approx(0.85, abs=0.01))


def test_dragging_a_corner_resizes(stage):
    stage.choose("ada")
    settled = listen(stage.sizeSettled)
    box = stage.box_of("ada").adjusted(-6, -6, 6, 6)
    feet = QPointF(box.center().x(), box.bottom() - 6)
    away = box.topRight() + (box.topRight() - feet) * 0.5
    drag(stage, box.topRight(), away)
    assert settled[0][0] == "ada"
    assert settled[0][1] == pytest.approx(1.5, abs=0.05)


def test_a_click_without_a_drag_changes_nothing(stage):
    settled = listen(stage.dragSettled)
    QTest.mouseClick(stage, Qt.MouseButton.LeftButton, pos=point(stage, 0.22, 0.5).toPoint())
    assert settled == []


def test_the_keyboard_moves_flips_resizes_deletes(stage):
    stage.choose("ada")
    moved, flipped = listen(stage.dragSettled), listen(stage.flipAsked)
    sized, deleted = listen(stage.sizeSettled), listen(stage.deleteAsked)
    QTest.keyClick(stage, Qt.Key.Key_Right)
    QTest.keyClick(stage, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(stage, Qt.Key.Key_F)
    QTest.keyClick(stage, Qt.Key.Key_Minus)
    QTest.keyClick(stage, Qt.Key.Key_Delete)
    assert moved[0][1:] == (pytest.approx(0.285), pytest.approx(0.9))
    assert moved[1][1:] == (pytest.approx(0.275), pytest.approx(0.85))
    assert flipped == [("ada",)] and deleted == [("ada",)]
    assert sized[0][1] < 1
    QTest.keyClick(stage, Qt.Key.Key_Escape)
    assert stage.chosen == ""


def test_while_it_plays_nobody_is_taken_hold_of(stage):
    stage.set_playing(True)
    told = listen(stage.chosenChanged)
    QTest.mouseClick(stage, Qt.MouseButton.LeftButton, pos=point(stage, 0.22, 0.5).toPoint())
    assert told == []


def test_the_frame_keeps_its_aspect_to_the_pixel(stage):
    for size in ((300, 900), (901, 333), (500, 500)):
        stage.resize(*size)
        box, pixels = stage.frame_box(), stage.frame_pixels()
        assert pixels.width() * 9 == pixels.height() * 16
        assert box.width() / box.height() == pytest.approx(16 / 9)
        assert stage.rect().contains(box.toRect())


def test_who_is_chosen_has_a_frame(stage):
    before = stage.grab().toImage()
    stage.choose("ada")
    after = stage.grab().toImage()
    corner = stage.box_of("ada").adjusted(-6, -6, 6, 6).topLeft().toPoint()
    assert after.pixelColor(corner) == QColor("white")
    assert before.pixelColor(corner) != QColor("white")
    assert after.pixelColor(QPoint(5, 5)) == before.pixelColor(QPoint(5, 5))


def test_a_new_size_is_told_once_it_rests(stage, qtbot):
    told = listen(stage.sizeChanged)
    for width in range(500, 560, 10):
        stage.resize(width, 400)
    qtbot.waitUntil(lambda: len(told) == 1)
