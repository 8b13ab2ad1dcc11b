"""Lines found on straight pages, and cut out."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from gan.handwriting.pages import StraightPage, cut_line, find_lines
from gan.handwriting.pages.cutting import strip_grid
from tests.gan.handwriting.heeding import stages_of
from tests.gan.handwriting.sheets import LINES, PITCH, add_lines, in_colour, write_page


def straight(page: np.ndarray) -> StraightPage:
    even = np.clip(page.astype(int) + 19, 0, 255).astype(np.uint8)
    return StraightPage(even, in_colour(page), 0, np.eye(3), 1.0)


@pytest.fixture(scope="module")
def letter() -> StraightPage:
    return straight(write_page())


def test_every_line_is_found_in_order(letter: StraightPage) -> None:
    regions = find_lines(letter)
    assert len(regions) == len(LINES)
    for number, region in enumerate(regions):
        assert abs(region.box.bottom - (110 + PITCH * number)) < 30
        assert abs(region.box.left - 70) < 12 and abs(region.slope) < 0.01
        assert region.paragraph == 0 and region.pitch > 0


def test_the_strip_holds_the_line_and_nothing_of_its_neighbours(letter: StraightPage) -> None:
    region = find_lines(letter)[2]
    strip = cut_line(letter, region)
    assert strip.dtype == np.uint8 and strip.shape == strip_grid(region)[0].shape
    assert strip.shape[1] == pytest.approx(region.box.width, rel=0.1)
    inked = np.flatnonzero((strip < 120).any(axis=1))
    assert len(inked) and strip[0].min() > 150 and strip[-1].min() > 150


def test_a_slanting_line_is_levelled() -> None:
    height, width = 500, 900
    page = write_page(("the quick brown fox jumps over it",), (width, height), top=250)
    shear = np.float32([[1, 0, 0], [0.08, 1, -0.08 * width / 2]])
    falling = cv2.warpAffine(page, shear, (width, height), borderValue=236)
    (region,) = find_lines(straight(falling))
    assert region.slope == pytest.approx(np.arctan(0.08), abs=0.015)
    strip = cut_line(straight(falling), region)
    (level,) = find_lines(straight(page))
    assert abs(strip.shape[0] - cut_line(straight(page), level).shape[0]) <= 12


def test_two_columns_are_read_one_after_the_other() -> None:
    page = write_page((), (1000, 560))
    words = (
        "the sea is calm",
        "tonight and the",
        "tide is full and",
        "the moon lies fair",
        "upon the straits",
    )
    add_lines(page, words, 40, 110)
    add_lines(page, words, 540, 120)
    regions = find_lines(straight(page))
    assert [region.box.left > 480 for region in regions] == [False] * 5 + [True] * 5


@pytest.mark.parametrize("softness", [0, 9])
def test_creases_are_no_lines(softness: int) -> None:
    page = write_page()
    creases = np.zeros(page.shape, np.float32)
    for x in range(100, 660, 60):
        cv2.line(creases, (x, 590), (x + 12, 640), 170.0, 12)
    if softness:
        creases = cv2.GaussianBlur(creases, (0, 0), softness)
    creased = np.clip(page - creases, 0, 255).astype(np.uint8)
    assert (len(find_lines(straight(creased))) == len(LINES)) is (softness > 0)


def test_an_indent_begins_a_paragraph() -> None:
    regions = find_lines(straight(write_page([*LINES[:3], "    " + LINES[3], *LINES[4:]])))
    assert [region.paragraph for region in regions] == [0, 0, 0, 1, 1, 1]


@pytest.mark.parametrize("tone", [255, 128])
def test_blank_pages_have_no_lines(tone: int) -> None:
    assert find_lines(straight(np.full((500, 400), tone, np.uint8))) == ()


def test_a_photo_without_text_has_hardly_any_lines() -> None:
    y, x = np.mgrid[0:480, 0:640]
    hills = (150 + 60 * np.sin(x / 90) * np.cos(y / 120)).astype(np.uint8)
    assert find_lines(straight(hills)) == ()


def test_it_can_be_stopped_between_any_two_stages() -> None:
    page = straight(write_page(LINES[:2]))
    assert stages_of(lambda heed: find_lines(page, heed)) >= 7
