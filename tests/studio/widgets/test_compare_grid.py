"""Versions side by side: cells, one zoom for all, and choosing."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.widgets.compare_grid import CompareGrid
from tests.studio.widgets.pointer import point_at

SHADES = ((200, 30, 30), (30, 200, 30), (30, 30, 200))
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def grid(qtbot: QtBot) -> CompareGrid:
    grid = CompareGrid()
    grid.animated = False
    qtbot.addWidget(grid)
    grid.resize(602, 452)
    grid.show()
    grid.show_cells(["red", "green", "blue"], (400, 300), current=1)
    for index, shade in enumerate(SHADES[:2]):
        grid.set_pixels(index, np.full((300, 400, 3), shade, np.uint8))
    return grid


def middle(grid: CompareGrid, index: int) -> QPoint:
    return grid.cell_rect(index).center() / grid.devicePixelRatioF()


def colour(grid: CompareGrid, place: QPoint) -> tuple[int, int, int]:
    return QColor(grid.grab().toImage().pixel(place * grid.devicePixelRatioF())).getRgb()[:3]


def test_every_version_is_shown_in_its_cell_at_100_percent(grid: CompareGrid) -> None:
    assert grid.columns() == 2 and grid.zoom == 1.0
    assert [colour(grid, middle(grid, index)) for index in (0, 1)] == list(SHADES[:2])
    assert colour(grid, middle(grid, 2)) != SHADES[2]
    grid.set_pixels(2, np.full((300, 400, 3), SHADES[2], np.uint8))
    assert colour(grid, middle(grid, 2)) == SHADES[2]


def test_all_cells_move_together(grid: CompareGrid) -> None:
    edge = np.zeros((300, 400, 3), np.uint8)
    edge[:, 200:] = 255
    for index in range(3):
        grid.set_pixels(index, edge)
    place = grid.viewport.place
    grid.pan(-30, 0)
    assert grid.viewport.place.x == place.x - 30
    inside = QPoint(round(grid.viewport.place.x) + 200, 100)
    for index in range(3):
        corner = grid.cell_rect(index).topLeft()
        assert colour(grid, corner + inside + QPoint(4, 0)) == (255, 255, 255)
        assert colour(grid, corner + inside - QPoint(5, 0)) == (0, 0, 0)


def test_a_click_chooses_what_is_there_and_a_drag_does_not(qtbot: QtBot, grid: CompareGrid) -> None:
    with qtbot.waitSignal(grid.chosen) as told:
        QTest.mouseClick(grid, LEFT, pos=middle(grid, 1))
    assert told.args == [1]
    with qtbot.assertNotEmitted(grid.chosen, wait=20):
        QTest.mouseClick(grid, LEFT, pos=middle(grid, 2))  # not there yet
        start = middle(grid, 0)
        QTest.mousePress(grid, LEFT, pos=start)
        QTest.mouseMove(grid, start + QPoint(60, 0))
        QTest.mouseRelease(grid, LEFT, pos=start + QPoint(60, 0))
    with qtbot.waitSignal(grid.chosen) as told:
        QTest.keyClick(grid, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert told.args == [0]


def test_the_cell_under_the_pointer_is_framed(grid: CompareGrid) -> None:
    corner = grid.cell_rect(0).topLeft() + QPoint(1, 40)
    before = colour(grid, corner)
    point_at(grid, middle(grid, 0))
    assert colour(grid, corner) != before
    point_at(grid, middle(grid, 1))
    assert colour(grid, corner) == before
    assert grid.cell_at(QPointF(-5, 5)) == -1


def test_why_there_is_no_version_stands_in_its_place(grid: CompareGrid) -> None:
    before = grid.grab(grid.cell_rect(2)).toImage()
    grid.set_message(2, "The weights are gone.")
    assert grid.grab(grid.cell_rect(2)).toImage() != before


@pytest.mark.parametrize(
    ("count", "size", "columns"), [(2, (800, 300), 2), (2, (300, 450), 1), (6, (900, 450), 3)]
)
def test_cells_are_about_as_wide_as_pictures(
    qtbot: QtBot, count: int, size: tuple[int, int], columns: int
) -> None:
    grid = CompareGrid()
    qtbot.addWidget(grid)
    grid.resize(*size)
    grid.show_cells([str(number) for number in range(count)], (100, 100))
    assert grid.columns() == columns
    assert grid.pane_size() == grid.pane_size_for(count)
