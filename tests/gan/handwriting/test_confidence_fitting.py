"""Fitting and measuring confidences."""

from __future__ import annotations

import numpy as np
import pytest

from gan.handwriting.confidence import probabilities
from gan.handwriting.confidence_fitting import calibration_error, fit_weights, reliability, right_words


@pytest.mark.parametrize(
    ("read", "truth", "right"),
    [
        ("a b c", "a b c", [True, True, True]),
        ("a x c", "a b c", [True, False, True]),
        ("a c", "a b c", [True, True]),
        ("a x b c", "a b c", [True, False, True, True]),
        ("x y", "", [False, False]),
        ("", "a", []),
    ],
)
def test_words_are_right_where_they_stand_in_the_truth(read: str, truth: str, right: list[bool]) -> None:
    assert right_words(read.split(), truth.split()) == right


def test_the_regression_finds_the_weights_that_made_the_data() -> None:
    random = np.random.default_rng(0)
    features = np.column_stack([np.ones(20_000), random.normal(0, 1, 20_000), random.normal(0, 3, 20_000)])
    wanted = (0.5, 1.5, -0.4)
    right = random.random(20_000) < probabilities(features, wanted)
    assert fit_weights(features, right) == pytest.approx(wanted, abs=0.08)


def test_words_that_are_all_right_do_not_break_it() -> None:
    weights = fit_weights(np.column_stack([np.ones(30), np.linspace(-1, 1, 30)]), np.ones(30, bool))
    assert np.isfinite(weights).all()


def test_the_table_says_how_many_are_right_at_which_confidence() -> None:
    sure = np.array([0.05, 0.05, 0.95, 1.0, 0.95, 0.95])
    right = np.array([False, False, True, True, True, False])
    low, high = reliability(sure, right)
    assert (low.low, low.high, low.count, low.right) == (0.0, 0.1, 2, 0.0)
    assert (high.count, high.right, high.confidence) == (4, 0.75, pytest.approx(0.9625))
    assert calibration_error([low, high]) == pytest.approx((2 * 0.05 + 4 * 0.2125) / 6)
    assert calibration_error([]) == 0
