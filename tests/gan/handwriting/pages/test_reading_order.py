"""Columns, rows and paragraphs."""

from __future__ import annotations

import numpy as np

from gan.handwriting.document import Box
from gan.handwriting.pages.reading_order import in_reading_order, number_paragraphs
from gan.handwriting.pages.values import LineRegion

PITCH = 40.0


def line(left: float, row: float, right: float = 500.0) -> LineRegion:
    middle = np.array([(left, row), (right, row)])
    return LineRegion(Box(left, row - 15, right, row + 15), 0.0, 0, (), middle, 15.0, 15.0, PITCH)


def places(regions: tuple[LineRegion, ...]) -> list[tuple[float, float]]:
    return [(region.box.left, float(region.middle[0, 1])) for region in regions]


def test_lines_go_from_above_to_below() -> None:
    found = in_reading_order([line(0, 90), line(0, 50), line(0, 130)], [])
    assert [row for _, row in places(found)] == [50, 90, 130]


def test_columns_are_read_one_after_the_other() -> None:
    left = [line(0, row, 220) for row in (50, 90, 130)]
    right = [line(300, row + 4, 500) for row in (50, 90, 130)]
    found = in_reading_order(right + left, [Box(225, 20, 295, 160)])
    assert [x for x, _ in places(found)] == [0, 0, 0, 300, 300, 300]


def test_pieces_of_one_row_go_from_left_to_right() -> None:
    found = in_reading_order([line(300, 48), line(0, 50, 220)], [])
    assert [x for x, _ in places(found)] == [0, 300]


def test_paragraphs_begin_at_gaps_and_indents() -> None:
    rows = [line(0, 50), line(0, 90), line(60, 130), line(0, 170), line(0, 260), line(0, 300)]
    found = in_reading_order(rows, [])
    assert [region.paragraph for region in found] == [0, 0, 1, 1, 2, 2]


def test_paragraphs_of_no_lines() -> None:
    assert number_paragraphs([]) == () and in_reading_order([], []) == ()
