from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.widgets.storyboard import Panel, Storyboard


def panels(*keys: str) -> list[Panel]:
    return [Panel(key, place + 1, "2 s", f"words of {key}") for place, key in enumerate(keys)]


def picture(color: str) -> QImage:
    image = QImage(128, 72, QImage.Format.Format_RGB32)
    image.fill(QColor(color))
    return image


@pytest.fixture
def board(qtbot: QtBot, still) -> Storyboard:
    board = Storyboard("Storyboard")
    qtbot.addWidget(board)
    board.resize(500, board.height())
    board.show()
    qtbot.waitExposed(board)
    board.show_panels(panels(*"abcdefgh"))
    return board


def color_at(board: Storyboard, place: int) -> str:
    return board.viewport().grab().toImage().pixelColor(board.box_of(place).center()).name()


def test_pictures_in_view_are_missing_first(board):
    assert board.missing() == list(range(8))
    board.go_to(7)
    assert board.missing()[0] == 4
    board.show_picture("e", picture("#ff0000"))
    assert 4 not in board.missing()


def test_a_panel_keeps_its_old_picture_until_the_new_one_comes(board):
    board.show_picture("a", picture("#ff0000"))
    board.show_panels(panels("a2", "b"))
    assert color_at(board, 0) == "#ff0000"
    assert 0 in board.missing()
    board.show_picture("a2", picture("#00ff00"))
    assert color_at(board, 0) == "#00ff00"


def test_a_picture_that_was_there_before_is_not_missing(board, qtbot):
    board.show_picture("a", picture("#ff0000"))
    board.show_panels(panels("x"))
    board.show_panels(panels("a"))
    assert board.missing() == []


def test_choosing_by_pointer_and_keyboard(board):
    told = []
    board.chosen.connect(told.append)
    QTest.mouseClick(board.viewport(), Qt.MouseButton.LeftButton, pos=board.box_of(2).center())
    QTest.keyClick(board, Qt.Key.Key_Right)
    QTest.keyClick(board, Qt.Key.Key_End)
    QTest.keyClick(board, Qt.Key.Key_Right)
    QTest.keyClick(board, Qt.Key.Key_Home)
    assert told == [2, 3, 7, 7, 0]


def test_the_current_panel_comes_into_view(board):
    board.go_to(7)
    assert board.viewport().rect().contains(board.box_of(7))
    assert board.mark == 7.0


def test_fewer_panels_keep_the_current_one_within(board):
    board.go_to(7)
    board.show_panels(panels("a"))
    assert board.current == 0
    board.show_panels([])
    assert board.current == -1
