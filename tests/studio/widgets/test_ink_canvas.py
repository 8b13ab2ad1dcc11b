"""The sheet to write on, with mouse, pen and finger."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.widgets.ink_canvas import InkCanvas

PEN = QPointingDevice(
    "pen",
    7,
    QInputDevice.DeviceType.Stylus,
    QPointingDevice.PointerType.Pen,
    QInputDevice.Capability.Pressure | QInputDevice.Capability.Position,
    1,
    2,
)
ERASER = QPointingDevice(
    "eraser",
    8,
    QInputDevice.DeviceType.Stylus,
    QPointingDevice.PointerType.Eraser,
    QInputDevice.Capability.Pressure | QInputDevice.Capability.Position,
    1,
    2,
)
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def canvas(qtbot: QtBot) -> InkCanvas:
    made = InkCanvas("Write here")
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    qtbot.waitExposed(made)
    return made


def drag(canvas: InkCanvas, *places: tuple[int, int]) -> None:
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, NONE, QPoint(*places[0]))
    for place in places[1:]:
        QTest.mouseMove(canvas, QPoint(*place))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, NONE, QPoint(*places[-1]))


def tablet(canvas: InkCanvas, device: QPointingDevice, *points: tuple[float, float, float]) -> None:
    kinds = [
        QEvent.Type.TabletPress,
        *[QEvent.Type.TabletMove] * (len(points) - 1),
        QEvent.Type.TabletRelease,
    ]
    for kind, (x, y, pressure) in zip(kinds, [*points, points[-1]], strict=True):
        place = QPointF(x, y)
        event = QTabletEvent(
            kind, device, place, place, pressure, 0, 0, 0, 0, 0, NONE,
            Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton,
        )  # fmt: skip
        QApplication.sendEvent(canvas, event)


def is_inked(canvas: InkCanvas, x: int, y: int) -> bool:
    picture = canvas.grab().toImage()
    ratio = canvas.devicePixelRatioF()
    around = [
        picture.pixelColor(int(x * ratio) + a, int(y * ratio) + b) for a in (-1, 0, 1) for b in (-1, 0, 1)
    ]
    return min(color.lightness() for color in around) < 100


def test_a_mouse_draws_and_tells(canvas: InkCanvas, qtbot: QtBot) -> None:
    moves: list[None] = []
    canvas.penMoved.connect(lambda: moves.append(None))
    with qtbot.waitSignal(canvas.drawn) as told:
        drag(canvas, (50, 200), (80, 200), (120, 200))
    (stroke,) = told.args[0]
    assert [point[:2] for point in stroke] == [(50, 200), (80, 200), (120, 200)]
    assert all(0 < point[2] < 1 for point in stroke)
    assert len(moves) >= 3 and canvas.strokes == (stroke,) and not canvas.is_writing
    assert is_inked(canvas, 80, 200) and not is_inked(canvas, 200, 120)


def test_a_click_leaves_a_dot(canvas: InkCanvas) -> None:
    drag(canvas, (60, 150))
    assert canvas.strokes == (((60, 150, canvas.strokes[0][0][2]),),)
    assert is_inked(canvas, 60, 150)


def test_ink_is_cut_at_the_edge(canvas: InkCanvas) -> None:
    drag(canvas, (380, 200), (460, 200))
    assert canvas.strokes[0][-1][:2] == (400, 200)


def test_a_tablet_gives_its_pressure(canvas: InkCanvas) -> None:
    tablet(canvas, PEN, (50, 50, 0.2), (70, 50, 0.9))
    assert [point[2] for point in canvas.strokes[0]] == pytest.approx([0.2, 0.9], abs=0.01)


def test_the_other_end_of_the_pen_erases(canvas: InkCanvas, qtbot: QtBot) -> None:
    drag(canvas, (50, 200), (80, 200))
    drag(canvas, (50, 60), (80, 60))
    with qtbot.waitSignal(canvas.erased) as told:
        tablet(canvas, ERASER, (200, 200, 0.5), (78, 204, 0.5))
    assert told.args[0] == frozenset({0})
    with qtbot.assertNotEmitted(canvas.erased):
        tablet(canvas, ERASER, (300, 250, 0.5), (310, 250, 0.5))


def test_a_finger_draws_with_its_first_touch(canvas: InkCanvas) -> None:
    device = QTest.createTouchDevice()
    touch = QTest.touchEvent(canvas, device)
    touch.press(1, QPoint(40, 220), canvas).commit()
    touch.move(1, QPoint(90, 220), canvas).commit()
    touch.release(1, QPoint(90, 220), canvas).commit()
    assert [point[:2] for point in canvas.strokes[0]] == [(40, 220), (90, 220)]


def test_strokes_that_are_given_are_shown(canvas: InkCanvas, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(canvas.drawn):
        canvas.show_strokes([((30.0, 240.0, 1.0), (200.0, 240.0, 1.0))])
    assert is_inked(canvas, 100, 240)
    canvas.show_strokes(())
    assert not is_inked(canvas, 100, 240)


def test_marks_light_up_places(canvas: InkCanvas) -> None:
    before = canvas.grab().toImage().pixelColor(100, 120)
    canvas.show_marks([QRectF(80, 110, 60, 30)])
    assert canvas.grab().toImage().pixelColor(100, 120) != before
    canvas.show_marks(())
    assert canvas.grab().toImage().pixelColor(100, 120) == before


def test_rules_can_be_left_out(canvas: InkCanvas) -> None:
    ruled = canvas.grab().toImage()
    canvas.set_ruled(False)
    plain = canvas.grab().toImage()
    rows = [y for y in range(300) if ruled.pixelColor(200, y) != plain.pixelColor(200, y)]
    assert 2 <= len(rows) <= 8
