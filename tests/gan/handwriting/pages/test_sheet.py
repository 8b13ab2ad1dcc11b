"""Sheets in photos."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from gan.handwriting.pages.sheet import find_sheet, flattening
from tests.gan.handwriting.sheets import in_colour, photographed, write_page

CORNERS = [(120, 90), (760, 130), (800, 640), (70, 600)]


def test_corners_are_found_to_a_pixel_or_two() -> None:
    found = find_sheet(photographed(write_page(), CORNERS, (900, 720)))
    assert found is not None
    assert np.abs(found - np.array(CORNERS)).max() < 2.5


def test_the_flat_sheet_has_the_longer_of_both_sides() -> None:
    matrix, size = flattening(np.float32(CORNERS))
    assert size == (731, 512)
    seen = cv2.perspectiveTransform(np.float32([CORNERS]), matrix)[0]
    assert np.allclose(seen, [(0, 0), (size[0], 0), size, (0, size[1])], atol=1e-3)


@pytest.mark.parametrize(
    "corners",
    [
        [(-60, 90), (760, 130), (800, 640), (-70, 600)],  # cut off at the left
        [(400, 300), (480, 300), (480, 360), (400, 360)],  # a stamp, no sheet
    ],
)
def test_what_is_no_whole_sheet_is_left_alone(corners: list[tuple[int, int]]) -> None:
    assert find_sheet(photographed(write_page(), corners, (900, 720))) is None


def test_a_flat_scan_has_no_sheet_in_it() -> None:
    assert find_sheet(in_colour(write_page())) is None
    assert find_sheet(np.full((40, 30, 3), 128, np.uint8)) is None
