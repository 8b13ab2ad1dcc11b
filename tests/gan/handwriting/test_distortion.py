"""Lines bent and thinned."""

from __future__ import annotations

import numpy as np

from gan.handwriting.distortion import Distortion, change_thickness, distort, erase
from tests.gan.handwriting.samples import picture_of

STILL = Distortion(0, 0, 0, 0, 0, 0)


def test_without_any_distortion_it_is_a_change_of_size() -> None:
    grey = picture_of("two words")
    result = distort(grey, 64, (1, 9999), STILL, np.random.default_rng(0))
    assert result.shape == grey.shape and np.abs(result.astype(int) - grey).max() <= 1
    assert distort(grey, 48, (1, 9999), STILL, np.random.default_rng(0)).shape[0] == 48


def test_the_width_stays_within_its_limits() -> None:
    grey = picture_of("two words")
    for limits in ((300, 310), (20, 30)):
        width = distort(grey, 48, limits, Distortion(), np.random.default_rng(1)).shape[1]
        assert limits[0] <= width <= limits[1]


def test_one_line_serves_many_times_and_a_seed_repeats_it() -> None:
    grey = picture_of("two words")
    limits = (240, 240)
    one, again, other = (distort(grey, 48, limits, Distortion(), np.random.default_rng(s)) for s in (1, 1, 2))
    assert np.array_equal(one, again) and not np.array_equal(one, other)
    assert (one < 100).mean() > 0.02  # the ink is still there


def test_strokes_grow_or_shrink() -> None:
    grey = picture_of("two words")
    means = [change_thickness(grey, np.random.default_rng(seed)).mean() for seed in range(12)]
    assert min(means) < grey.mean() < max(means)


def test_erasing_only_takes_away() -> None:
    ink = np.full((48, 300), 200, np.uint8)
    result = erase(ink, np.random.default_rng(0))
    assert ink.min() == 200 and set(np.unique(result)) == {0, 200}
    assert (result == 0).mean() < 0.15
