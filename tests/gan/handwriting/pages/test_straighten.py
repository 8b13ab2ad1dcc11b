"""Scans and photos set straight."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from gan.handwriting.errors import HandwritingError
from gan.handwriting.pages import straighten as module
from gan.handwriting.pages import straighten_page
from gan.handwriting.pages.find_lines import find_lines
from gan.handwriting.pages.straighten import turned_over
from tests.gan.handwriting.heeding import stages_of
from tests.gan.handwriting.sheets import LINES, in_colour, photographed, turned, write_page

TALL = ("all the tall trees stand still", "the little lamb had a bell", "that she held all that while")


def test_a_turned_scan_comes_out_level() -> None:
    page = straighten_page(in_colour(turned(write_page(), 3.0)))
    regions = find_lines(page)
    assert len(regions) == len(LINES) and all(abs(region.slope) < 0.012 for region in regions)
    assert page.turned == 0 and page.scale == pytest.approx(1.0, abs=0.02)


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_turned_pages_come_out_upright(quarters: int) -> None:
    upright = write_page(TALL)
    page = straighten_page(in_colour(np.ascontiguousarray(np.rot90(upright, quarters))))
    assert page.turned == (4 - quarters) % 4
    assert np.abs(cv2.resize(page.grey, upright.shape[::-1]).astype(int) - upright).mean() < 25


def test_the_homography_says_where_every_pixel_went() -> None:
    source = in_colour(np.ascontiguousarray(np.rot90(turned(write_page(), 2.0))))
    page = straighten_page(source)
    back = cv2.warpPerspective(page.colour, np.linalg.inv(page.homography), source.shape[1::-1])
    inner = (slice(60, -60), slice(60, -60))
    assert np.abs(back[inner].astype(int) - source[inner]).mean() < 6


def test_a_photographed_sheet_fills_the_page() -> None:
    corners = [(120, 90), (760, 130), (800, 640), (70, 600)]
    page = straighten_page(photographed(write_page(), corners, (900, 720)))
    assert len(find_lines(page)) == len(LINES)
    assert np.median(page.grey[:8]) > 240  # paper at the very edge, no table


def test_large_pages_are_made_smaller(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_PIXELS", 200_000)
    page = straighten_page(in_colour(write_page()))
    assert page.grey.size <= 205_000
    assert page.scale == pytest.approx((200_000 / 630_000) ** 0.5, abs=0.02)


def test_tiny_and_thin_pictures_are_taken() -> None:
    for shape in ((1, 1), (1, 400), (400, 1), (3, 3)):
        page = straighten_page(np.full(shape, 200, np.uint8))
        assert page.grey.ndim == 2 and find_lines(page) == ()


def test_turning_over_twice_changes_nothing() -> None:
    page = straighten_page(in_colour(write_page()))
    twice = turned_over(turned_over(page))
    assert np.array_equal(twice.grey, page.grey) and np.allclose(twice.homography, page.homography)
    assert turned_over(page).turned == (page.turned + 2) % 4


@pytest.mark.parametrize(
    "picture",
    [np.zeros((5, 5), np.float32), np.zeros((0, 5), np.uint8), np.zeros((4, 4, 2), np.uint8)],
)
def test_what_is_no_page_is_refused(picture: np.ndarray) -> None:
    with pytest.raises(HandwritingError, match="A page"):
        straighten_page(picture)


def test_it_can_be_stopped_between_any_two_stages() -> None:
    page = in_colour(write_page(TALL))
    assert stages_of(lambda heed: straighten_page(page, heed)) >= 6
