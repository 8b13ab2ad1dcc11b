"""Colours under transparency."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from gan.media import bleed_colours
from tests.gan.media.media_pictures import noise


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("shape", [(64, 64), (33, 47), (5, 200), (2, 1), (600, 3)])
def test_one_colour_fills_everything(shape: tuple[int, int], dtype: type) -> None:
    white = np.iinfo(dtype).max
    colour = np.array([white, white // 2, 10], dtype)
    pixels, alpha = np.zeros((*shape, 3), dtype), np.zeros(shape, dtype)
    pixels[-1, -1], alpha[-1, -1] = colour, white
    filled = bleed_colours(pixels, alpha)
    assert filled.dtype == dtype
    assert np.abs(filled.astype(int) - colour).max() <= (1 if dtype == np.uint8 else 8)  # float32 averages


def test_visible_pixels_stay() -> None:
    pixels = noise(50, 40, 3)
    alpha = (noise(50, 40, 1)[..., 0] // 128) * np.uint8(77)
    before = pixels.copy()
    filled = bleed_colours(pixels, alpha)
    assert np.array_equal(filled[alpha > 0], before[alpha > 0]) and np.array_equal(pixels, before)


def test_holes_take_the_nearest_colours() -> None:
    pixels = np.zeros((64, 64, 3), np.uint8)
    pixels[:, :8], pixels[:, -8:] = (200, 0, 0), (0, 0, 200)
    alpha = np.zeros((64, 64), np.uint8)
    alpha[:, :8] = alpha[:, -8:] = 255
    filled = bleed_colours(pixels, alpha).astype(int)
    assert filled[32, 12, 0] > 150 > filled[32, 12, 2] and filled[32, 51, 2] > 150 > filled[32, 51, 0]
    assert (filled.sum(axis=2) > 150).all()  # no dark middle


def test_enlarging_leaves_no_dark_fringe() -> None:
    pixels, alpha = np.zeros((32, 32, 3), np.uint8), np.zeros((32, 32), np.uint8)
    cv2.circle(alpha, (16, 16), 9, 255, -1)
    pixels[alpha > 0] = 180
    large = cv2.resize(bleed_colours(pixels, alpha), None, fx=4, fy=4, interpolation=cv2.INTER_CUBIC)
    assert np.abs(large.astype(int) - 180).max() <= 1


def test_grey() -> None:
    pixels, alpha = np.full((9, 9, 1), 50, np.uint8), np.full((9, 9), 255, np.uint8)
    pixels[4, 4], alpha[4, 4] = 0, 0
    assert (bleed_colours(pixels, alpha) == 50).all()


@pytest.mark.parametrize("level", [0, 255])
def test_nothing_to_do(level: int) -> None:
    pixels = noise(4, 4, 3)
    assert bleed_colours(pixels, np.full((4, 4), level, np.uint8)) is pixels
