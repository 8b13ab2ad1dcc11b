from __future__ import annotations

import math

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPinchGesture
from pytestqt.qtbot import QtBot

from studio.widgets.zoom_pan import ZoomPanArea

CURSOR = QPoint(100, 200)
NOWHERE = QPoint(0, 0)


@pytest.fixture
def area(qtbot: QtBot) -> ZoomPanArea:
    area = ZoomPanArea()
    area.animated = False
    qtbot.addWidget(area)
    area.resize(400, 300)
    area.show()
    area.set_content((4000, 3000))
    return area


def point_under(area: ZoomPanArea, position: QPoint) -> tuple[float, float]:
    x, y = area.to_pane(QPointF(position))
    return (x - area.viewport.place.x) / area.zoom, (y - area.viewport.place.y) / area.zoom


def turn_wheel(
    area: ZoomPanArea,
    units: QPoint,
    *,
    pixels: QPoint = NOWHERE,
    phase: Qt.ScrollPhase = Qt.ScrollPhase.NoScrollPhase,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    place = QPointF(CURSOR)
    event = QWheelEvent(
        place, area.mapToGlobal(place), pixels, units, Qt.MouseButton.NoButton, modifiers, phase, False
    )
    QApplication.sendEvent(area, event)
    assert event.isAccepted()


@pytest.mark.parametrize("modifiers", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier])
def test_the_wheel_zooms_about_the_cursor(area: ZoomPanArea, modifiers: Qt.KeyboardModifier) -> None:
    before = point_under(area, CURSOR)
    for _ in range(8):
        turn_wheel(area, QPoint(0, 120), modifiers=modifiers)
    assert area.zoom == pytest.approx(0.4)
    assert point_under(area, CURSOR) == pytest.approx(before)
    turn_wheel(area, QPoint(0, -120))
    assert area.zoom == pytest.approx(0.4 / 2**0.25)


def test_two_fingers_on_a_touchpad_pan_and_with_ctrl_zoom(area: ZoomPanArea) -> None:
    area.actual_size()
    before = area.viewport.place
    turn_wheel(area, QPoint(0, 8), pixels=QPoint(-30, 12), phase=Qt.ScrollPhase.ScrollUpdate)
    assert area.viewport.place == type(before)(1.0, before.x - 30, before.y + 12)
    turn_wheel(area, QPoint(0, 40), phase=Qt.ScrollPhase.ScrollUpdate)
    assert area.viewport.place.y == before.y + 32
    turn_wheel(
        area, QPoint(0, 480), phase=Qt.ScrollPhase.ScrollUpdate, modifiers=Qt.KeyboardModifier.ControlModifier
    )
    assert area.zoom == pytest.approx(2.0)


def send_native(area: ZoomPanArea, kind: Qt.NativeGestureType, value: float, delta: QPoint = NOWHERE) -> None:
    place = QPointF(CURSOR)
    device = QPointingDevice.primaryPointingDevice()
    event = QNativeGestureEvent(kind, device, 2, place, place, area.mapToGlobal(place), value, QPointF(delta))
    QApplication.sendEvent(area, event)


def test_native_gestures_zoom_pan_and_toggle(area: ZoomPanArea) -> None:
    before = point_under(area, CURSOR)
    send_native(area, Qt.NativeGestureType.ZoomNativeGesture, 3.0)
    assert area.zoom == pytest.approx(0.4)
    assert point_under(area, CURSOR) == pytest.approx(before)
    x = area.viewport.place.x
    send_native(area, Qt.NativeGestureType.PanNativeGesture, 0.0, QPoint(-25, 0))
    assert area.viewport.place.x == pytest.approx(x - 25)
    send_native(area, Qt.NativeGestureType.SmartZoomNativeGesture, 0.0)
    assert area.viewport.fitted
    send_native(area, Qt.NativeGestureType.SmartZoomNativeGesture, 0.0)
    assert area.zoom == 1.0


def test_pinching_zooms_about_the_fingers(area: ZoomPanArea) -> None:
    before = point_under(area, CURSOR)
    pinch = QPinchGesture()
    centre = area.mapToGlobal(QPointF(CURSOR))
    pinch.setCenterPoint(centre)
    pinch.setLastCenterPoint(centre)
    pinch.setScaleFactor(5.0)
    assert area._gesture(pinch)
    assert area.zoom == pytest.approx(0.5)
    assert point_under(area, CURSOR) == pytest.approx(before)


def test_dragging_pans_by_the_distance_of_the_mouse(qtbot: QtBot, area: ZoomPanArea) -> None:
    area.actual_size()
    before = point_under(area, QPoint(250, 150))
    QTest.mousePress(area, Qt.MouseButton.LeftButton, pos=QPoint(250, 150))
    assert area.cursor().shape() == Qt.CursorShape.ClosedHandCursor
    for x in range(250, 149, -20):
        QTest.mouseMove(area, QPoint(x, 130))
    QTest.mouseRelease(area, Qt.MouseButton.LeftButton, pos=QPoint(150, 130))
    assert point_under(area, QPoint(150, 130)) == pytest.approx(before)
    assert area.cursor().shape() == Qt.CursorShape.OpenHandCursor
    QTest.mouseMove(area, QPoint(10, 10))
    assert point_under(area, QPoint(150, 130)) == pytest.approx(before)


def test_a_drag_ends_even_if_its_release_went_elsewhere(area: ZoomPanArea) -> None:
    area.actual_size()
    QTest.mousePress(area, Qt.MouseButton.LeftButton, pos=QPoint(250, 150))
    before = area.viewport.place
    place, none = QPointF(CURSOR), Qt.MouseButton.NoButton
    event = QMouseEvent(
        QEvent.Type.MouseMove, place, area.mapToGlobal(place), none, none, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(area, event)
    assert area.viewport.place == before


def test_double_click_goes_between_fit_and_100_percent(area: ZoomPanArea) -> None:
    before = point_under(area, CURSOR)
    QTest.mouseDClick(area, Qt.MouseButton.LeftButton, pos=CURSOR)
    assert area.zoom == 1.0
    assert point_under(area, CURSOR) == pytest.approx(before)
    QTest.mouseDClick(area, Qt.MouseButton.LeftButton, pos=CURSOR)
    assert area.viewport.fitted and area.zoom == pytest.approx(0.1)


def test_keys_zoom_and_move(area: ZoomPanArea) -> None:
    QTest.keyClick(area, Qt.Key.Key_1)
    assert area.zoom == 1.0
    QTest.keyClick(area, Qt.Key.Key_Plus)
    assert area.zoom == pytest.approx(math.sqrt(2))
    QTest.keyClick(area, Qt.Key.Key_Minus)
    QTest.keyClick(area, Qt.Key.Key_Minus)
    assert area.zoom == pytest.approx(math.sqrt(0.5))
    place = area.viewport.place
    QTest.keyClick(area, Qt.Key.Key_Right)
    assert area.viewport.place.x == place.x - 40
    QTest.keyClick(area, Qt.Key.Key_Left)
    QTest.keyClick(area, Qt.Key.Key_Down)
    assert area.viewport.place == type(place)(place.zoom, place.x, place.y - 30)
    QTest.keyClick(area, Qt.Key.Key_Up)
    assert area.viewport.place == place
    QTest.keyClick(area, Qt.Key.Key_0)
    assert area.viewport.fitted


def test_steps_meet_100_percent_from_any_zoom(area: ZoomPanArea) -> None:
    for _ in range(40):
        area.zoom_in()
    assert area.zoom == 32.0
    area.zoom_to(0.93, (0, 0))
    area.zoom_in()
    assert area.zoom == 1.0
    area.zoom_to(1.1, (0, 0))
    area.zoom_out()
    assert area.zoom == 1.0


def test_zooming_is_eased_and_announced_at_every_step(qtbot: QtBot, area: ZoomPanArea) -> None:
    area.animated = True
    seen: list[float] = []
    area.zoomChanged.connect(seen.append)
    area.actual_size()
    assert area.zoom < 0.5
    qtbot.waitUntil(lambda: area.zoom == 1.0, timeout=2000)
    assert seen == sorted(seen) and len(set(seen)) == len(seen) >= 2
    assert seen[-1] == 1.0


def test_turning_on_while_it_moves_counts_from_the_goal(qtbot: QtBot, area: ZoomPanArea) -> None:
    area.animated = True
    for _ in range(4):
        turn_wheel(area, QPoint(0, 120))
    qtbot.waitUntil(lambda: area.zoom == pytest.approx(0.2), timeout=2000)


def test_resizing_keeps_a_fitted_picture_fitted_even_while_it_moves(qtbot: QtBot, area: ZoomPanArea) -> None:
    area.actual_size()
    area.animated = True
    area.fit()
    area.resize(200, 150)
    assert area.zoom == pytest.approx(0.05)


def test_without_a_picture_input_does_nothing(area: ZoomPanArea) -> None:
    area.set_content((0, 0))
    turn_wheel(area, QPoint(0, 120))
    QTest.keyClick(area, Qt.Key.Key_Plus)
    QTest.mouseDClick(area, Qt.MouseButton.LeftButton, pos=CURSOR)
    area.fit()
    assert area.zoom == 1.0


def test_100_percent_is_counted_in_pixels_of_the_screen(
    area: ZoomPanArea, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(area, "devicePixelRatioF", lambda: 1.5)
    QApplication.sendEvent(area, QEvent(QEvent.Type.DevicePixelRatioChange))
    assert area.viewport.pane == (600, 450)
    assert area.zoom == pytest.approx(0.15)
    before = point_under(area, CURSOR)
    QTest.mouseDClick(area, Qt.MouseButton.LeftButton, pos=CURSOR)
    assert area.zoom == 1.0
    assert point_under(area, CURSOR) == pytest.approx(before)
