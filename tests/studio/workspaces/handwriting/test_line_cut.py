"""Lines cut out of their page."""

from __future__ import annotations

import numpy as np
import pytest

from gan.handwriting.document import Box, Line
from studio.workspaces.handwriting.line_cut import cut
from tests.studio.workspaces.handwriting.readings import page_of, picture_of_page


def test_a_level_line_is_cut_with_a_margin() -> None:
    page = page_of()
    line = page.lines[1]
    grey = cut(picture_of_page(page), line)
    assert grey.dtype == np.uint8 and grey.ndim == 2
    assert grey.shape == pytest.approx(
        (line.box.height * 1.24, line.box.width + 0.24 * line.box.height), abs=1.5
    )
    assert (grey < 80).mean() > 0.4 and grey[0].min() > 200


def test_a_falling_line_is_set_level() -> None:
    picture = np.full((300, 800, 3), 240, np.uint8)
    for x in range(100, 700):
        y = round(100 + 0.1 * (x - 100))
        picture[y : y + 30, x] = 40
    grey = cut(picture, Line((), Box(100, 100, 700, 190), float(np.arctan(0.1))))
    inner = grey[:, 60:-60] < 100
    rows = inner.argmax(axis=0)
    assert np.ptp(rows) <= 2 and grey.shape[0] < 80


def test_lines_at_the_edge_and_flat_ones_are_cut() -> None:
    picture = np.full((40, 60, 3), 200, np.uint8)
    grey = cut(picture, Line((), Box(-5, 0, 65, 2)))
    assert grey.shape[0] >= 12 and grey.shape[1] >= 60 and grey.min() == 200
