"""Papers, wear and distortions."""

from __future__ import annotations

import numpy as np
import pytest

from gan.handwriting.distortion import Distortion, change_thickness, distort, erase
from gan.handwriting.paper import cut_out, on_paper, wear
from gan.handwriting.prepare import prepare_line
from tests.gan.handwriting.samples import picture_of

_INK = (255 - picture_of("paper and ink")) * (picture_of("paper and ink") < 128)


@pytest.mark.parametrize("seed", range(25))
def test_ink_stays_legible_on_every_paper(seed: int) -> None:
    grey = on_paper(_INK, np.random.default_rng(seed))
    assert grey.shape == _INK.shape and grey.dtype == np.uint8
    strength = prepare_line(wear(grey, np.random.default_rng(seed)), 64).astype(float)
    assert strength[_INK > 200].mean() > strength[_INK == 0].mean() + 60


@pytest.mark.parametrize("make", [on_paper, wear, cut_out, change_thickness, erase])
def test_one_seed_makes_one_picture(make: object) -> None:
    grey = picture_of("seeds")
    first, again, other = (make(grey, np.random.default_rng(seed)) for seed in (1, 1, 2))
    assert np.array_equal(first, again)
    assert make is wear or not np.array_equal(first, other)


@pytest.mark.parametrize("make", [on_paper, wear, cut_out])
@pytest.mark.parametrize("width", [1, 7, 2000])
def test_any_width_will_do(make: object, width: int) -> None:
    grey = np.full((64, width), 200, np.uint8)
    for seed in range(12):
        assert make(grey, np.random.default_rng(seed)).shape == grey.shape


def test_a_cut_line_keeps_its_middle() -> None:
    grey = picture_of("middle")
    cut = cut_out(grey, np.random.default_rng(0))
    assert np.array_equal(cut[16:48], grey[16:48])
    assert (cut[0] >= 235).mean() > 0.9


def test_no_distortion_is_a_mere_scaling() -> None:
    grey = picture_of("scaling")
    still = Distortion(0, 0, 0, 0, 0, 0)
    same = distort(grey, 64, (1, 9999), still, np.random.default_rng(0))
    assert np.abs(same.astype(int) - grey).max() <= 1
    assert distort(grey, 48, (1, 9999), still, np.random.default_rng(0)).shape == (
        48,
        grey.shape[1] * 48 // 64,
    )


def test_widths_stay_within_their_limits() -> None:
    grey = picture_of("limits")
    for seed in range(20):
        width = distort(grey, 48, (300, 310), Distortion(), np.random.default_rng(seed)).shape[1]
        assert 300 <= width <= 310


def test_erasing_wipes_little_and_adds_nothing() -> None:
    ink = prepare_line(picture_of("erase some of this"), 48)
    for seed in range(10):
        left = erase(ink, np.random.default_rng(seed))
        assert (left <= ink).all() and left.sum() > 0.6 * ink.sum()
