from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QColorDialog
from pytestqt.qtbot import QtBot

from studio.widgets.swatches import Swatches


@pytest.fixture
def dots(qtbot: QtBot) -> Swatches:
    dots = Swatches("Top", ("#ff0000", "#00ff00"))
    qtbot.addWidget(dots)
    dots.show()
    qtbot.waitExposed(dots)
    return dots


def listen(dots: Swatches) -> list[str]:
    told: list[str] = []
    dots.chosen.connect(told.append)
    return told


def test_a_click_takes_a_colour_and_the_first_dot_its_own(dots):
    told = listen(dots)
    for index in (1, 2, 2, 0):
        QTest.mouseClick(dots, Qt.MouseButton.LeftButton, pos=dots.place_of(index).toPoint())
    assert told == ["#ff0000", "#00ff00", ""]


def test_the_keyboard_goes_along_the_dots(dots):
    told = listen(dots)
    QTest.keyClick(dots, Qt.Key.Key_Right)
    QTest.keyClick(dots, Qt.Key.Key_Right)
    QTest.keyClick(dots, Qt.Key.Key_Right)
    QTest.keyClick(dots, Qt.Key.Key_Left)
    assert told == ["#ff0000", "#00ff00", "#ff0000"]


def test_the_last_dot_asks_for_any_colour(dots, qtbot: QtBot):
    told = listen(dots)
    QTest.mouseClick(dots, Qt.MouseButton.LeftButton, pos=dots.place_of(3).toPoint())
    dialog = dots.findChild(QColorDialog)
    assert dialog is not None
    dialog.colorSelected.emit(QColor("#123456"))
    dialog.done(0)
    assert told == ["#123456"] and dots.value == "#123456"
    assert "#123456" in dots.accessibleName()


def test_setting_tells_nothing(dots):
    told = listen(dots)
    dots.set_value("#00ff00")
    assert told == [] and dots.value == "#00ff00"


def test_dots_show_their_colours(dots):
    image = dots.grab().toImage()
    assert image.pixelColor(dots.place_of(1).toPoint()) == QColor("#ff0000")
    assert image.pixelColor(dots.place_of(2).toPoint()) == QColor("#00ff00")
