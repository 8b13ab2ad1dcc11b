"""A slider that follows the hand, says when it lets go, and can be put back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.widgets.value_slider import ValueSlider
from tests.studio.widgets.face_source import press_and_drag

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Hand:
    """A slider and what it told."""

    def __init__(self, slider: ValueSlider) -> None:
        self.slider, self.moved, self.settled = slider, [], []
        slider.moved.connect(self.moved.append)
        slider.settled.connect(self.settled.append)

    def at(self, share: float) -> QPoint:
        """The place on it, 0..1."""
        bar = self.slider.slider
        return QPoint(round(bar.x_of(round(200 * share))), bar.height() // 2)


@pytest.fixture
def hand(qtbot: QtBot) -> Hand:
    slider = ValueSlider("Smile", -3.0, 3.0, 0.0, "{:+.1f}".format)
    qtbot.addWidget(slider)
    slider.resize(240, slider.sizeHint().height())
    slider.show()
    qtbot.waitExposed(slider)
    return Hand(slider)


def test_it_follows_the_hand_and_tells_once_when_it_lets_go(hand: Hand):
    bar = hand.slider.slider
    press_and_drag(bar, hand.at(0.5), hand.at(0.75), hand.at(1.0))
    assert hand.moved[-1] == 3.0 and any(1 < value < 2 for value in hand.moved)
    assert hand.settled == [3.0] and hand.slider.number.text() == "+3.0"


def test_it_jumps_to_where_it_is_pressed(hand: Hand):
    press_and_drag(hand.slider.slider, hand.at(0.25))
    assert hand.slider.value == pytest.approx(-1.5, abs=0.05) and len(hand.settled) == 1


def test_near_zero_it_is_zero(hand: Hand):
    press_and_drag(hand.slider.slider, hand.at(0.9), hand.at(0.512))
    assert hand.settled == [0.0]


def test_values_from_elsewhere_are_not_told_and_never_pull_at_the_hand(hand: Hand):
    hand.slider.set_value(2.0)
    assert hand.slider.value == pytest.approx(2.0, abs=0.02) and not hand.moved and not hand.settled
    press_and_drag(hand.slider.slider, hand.at(0.1), release=False)
    assert hand.slider.is_held
    held = hand.slider.value
    hand.slider.set_value(3.0)
    assert hand.slider.value == held


def test_keys_settle_at_once(hand: Hand):
    hand.slider.slider.setFocus()
    QTest.keyClick(hand.slider.slider, Qt.Key.Key_Right)
    assert len(hand.settled) == 1 and hand.settled[0] > 0 and not hand.moved


def test_it_is_put_back_by_a_double_click_or_delete(hand: Hand):
    hand.slider.set_value(2.0)
    QTest.mouseDClick(hand.slider, LEFT, NONE, hand.slider.name.geometry().center())
    assert hand.settled == [0.0]
    hand.slider.set_value(2.0)
    QTest.keyClick(hand.slider, Qt.Key.Key_Delete)
    assert hand.settled == [0.0, 0.0] and hand.slider.value == 0


def test_scrolling_past_changes_nothing(hand: Hand):
    event = QWheelEvent(
        *(QPointF(20, 5), QPointF(20, 5), QPoint(), QPoint(0, 120)),
        *(Qt.MouseButton.NoButton, NONE, Qt.ScrollPhase.NoScrollPhase, False),
    )
    QApplication.sendEvent(hand.slider.slider, event)
    assert hand.slider.value == 0 and not event.isAccepted()


def test_it_is_filled_from_zero(hand: Hand):
    hand.slider.set_value(0.0)
    rest = hand.slider.slider.grab().toImage()
    hand.slider.set_value(-3.0)
    left = hand.slider.slider.grab().toImage()
    place = hand.at(0.25)
    assert rest.pixelColor(place) != left.pixelColor(place)
    place = hand.at(0.75)
    assert rest.pixelColor(place) == left.pixelColor(place)
