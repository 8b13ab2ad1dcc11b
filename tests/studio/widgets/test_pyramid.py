from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from studio.widgets import pyramid as module
from studio.widgets.pyramid import Superseded, build_pyramid, preview_pyramid, to_display


def noise(*shape: int, dtype: type = np.uint8) -> np.ndarray:
    return np.random.default_rng(5).integers(0, np.iinfo(dtype).max, shape, dtype=dtype, endpoint=True)


@pytest.mark.parametrize("shape", [(300, 401), (301, 400, 3), (257, 303, 4), (1, 1), (1, 1, 3), (3, 5000, 3)])
def test_every_level_is_the_mean_of_two_by_two(
    shape: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "STRIP_ROWS", 32)
    pyramid = build_pyramid(noise(*shape))
    for finer, coarser in pairwise(pyramid.levels):
        height, width = finer.pixels.shape[:2]
        rest = [(0, 0)] * (finer.pixels.ndim - 2)
        even = np.pad(finer.pixels, [(0, height % 2), (0, width % 2), *rest], mode="edge").astype(float)
        mean = (even[::2, ::2] + even[1::2, ::2] + even[::2, 1::2] + even[1::2, 1::2]) / 4
        assert coarser.pixels.shape == mean.shape
        assert np.abs(coarser.pixels - mean).max() <= 0.5
        assert coarser.scale_x == finer.scale_x / 2
    assert max(pyramid.levels[-1].pixels.shape[:2]) <= module.SMALLEST_SIDE
    assert (pyramid.width, pyramid.height) == (shape[1], shape[0])


def test_the_first_level_is_the_picture_itself_and_the_rest_a_third_more() -> None:
    pixels = noise(512, 768, 3)
    pyramid = build_pyramid(pixels)
    assert pyramid.levels[0].pixels is pixels
    assert pixels.nbytes < pyramid.nbytes < pixels.nbytes * 1.34


@pytest.mark.parametrize(
    ("zoom", "scale"),
    [(4.0, 1), (1.0, 1), (0.51, 1), (0.5, 0.5), (0.5 + 1e-12, 0.5), (0.49, 0.5), (0.26, 0.5), (0.01, 1 / 16)],
)
def test_the_fitting_level_has_a_pixel_for_every_screen_pixel(zoom: float, scale: float) -> None:
    assert build_pyramid(noise(1024, 1024)).level_for(zoom).scale_x == scale


def test_building_stops_when_nobody_waits() -> None:
    with pytest.raises(Superseded):
        build_pyramid(noise(200, 200), lambda: True)
    with pytest.raises(Superseded):
        to_display(noise(20, 20, 3, dtype=np.uint16), None, should_stop=lambda: True)


def test_a_preview_keeps_the_size_of_the_picture() -> None:
    preview = preview_pyramid((4000, 3001), noise(75, 100, 3))
    assert (preview.width, preview.height, preview.complete) == (4000, 3001, False)
    assert preview.levels[0].scale_x == 100 / 4000
    assert preview.levels[0].scale_y == 75 / 3001


def test_eight_bit_pixels_are_taken_as_they_are() -> None:
    pixels = noise(10, 12, 3)
    assert to_display(pixels, None) is pixels
    grey = noise(10, 12, 1)
    assert to_display(grey, None).shape == (10, 12)
    assert np.shares_memory(to_display(grey, None), grey)


def test_sixteen_bits_are_rounded_to_eight() -> None:
    values = np.array([0, 128, 129, 257, 32896, 65535], np.uint16)
    shown = to_display(np.repeat(values.reshape(1, 6, 1), 3, axis=2), None)
    assert shown.dtype == np.uint8
    assert shown[0, :, 1].tolist() == [0, 0, 1, 1, 128, 255]
    assert to_display(values.reshape(1, 6, 1), None).tolist() == [[0, 0, 1, 1, 128, 255]]


@pytest.mark.parametrize("channels", [1, 3])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_colours_are_multiplied_by_alpha(channels: int, dtype: type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "STRIP_ROWS", 7)
    pixels, alpha = noise(20, 9, channels, dtype=dtype), noise(20, 9, dtype=dtype)
    shown = to_display(pixels, alpha)
    top = np.iinfo(dtype).max
    expected = pixels / top * (alpha / top)[..., None] * 255
    assert shown.shape == (20, 9, 4)
    assert np.abs(shown[..., :3] - expected).max() <= 1.5
    assert np.abs(shown[..., 3] - alpha / top * 255).max() <= 0.5


def test_hidden_colours_do_not_bleed_into_coarser_levels() -> None:
    pixels = np.full((128, 128, 3), 255, np.uint8)
    alpha = np.zeros((128, 128), np.uint8)
    pixels[:, ::2], alpha[:, ::2] = (200, 0, 0), 255
    half = build_pyramid(to_display(pixels, alpha)).levels[1].pixels
    assert half[3, 3].tolist() == [100, 0, 0, 128]


def test_recolouring_changes_writable_pixels_in_place_and_copies_others() -> None:
    pixels = noise(30, 20, 3)
    expected = 255 - pixels
    assert to_display(pixels, None, lambda colours: 255 - colours) is pixels
    assert np.array_equal(pixels, expected)
    pixels.flags.writeable = False
    assert np.array_equal(to_display(pixels, None, lambda colours: 255 - colours), 255 - expected)
    assert np.array_equal(pixels, expected)
