from __future__ import annotations

import numpy as np
import pytest

from gan.metrics.features import frechet_distance, kernel_distance


def test_kernel_distance_by_hand() -> None:
    # One dimension: k(x, y) = (x y + 1)^3. Within {0, 1}: k = 1; within {2, 3}: 7^3; across: 1, 1, 3^3, 4^3.
    first, second = np.array([[0.0], [1.0]]), np.array([[2.0], [3.0]])
    assert kernel_distance(first, second) == pytest.approx(1 + 343 - 2 * (1 + 1 + 27 + 64) / 4)


def test_kernel_distance_divides_by_the_dimensions() -> None:
    first, second = np.ones((2, 4)), 2 * np.ones((3, 4))
    assert kernel_distance(first, second) == pytest.approx((1 + 1) ** 3 + (4 + 1) ** 3 - 2 * (2 + 1) ** 3)


def test_kernel_distance_is_unbiased() -> None:
    samples = np.random.default_rng(0).normal(size=(2, 400, 20, 6))
    distances = [kernel_distance(*pair) for pair in zip(*samples, strict=True)]
    standard_error = np.std(distances) / 20
    assert abs(np.mean(distances)) < 4 * standard_error
    assert min(distances) < 0 < max(distances)


def test_frechet_distance_of_known_moments() -> None:
    # Points at +-a on each axis have mean 0 and, with n - 1 = 3, variance 2 a^2 / 3 along each.
    corners = np.array([[1.0, 0], [-1, 0], [0, 1], [0, -1]])
    first, second = corners * [3, 1], corners * [1, 2] + [5, 0]
    expected = 25 + (2 / 3) * ((3 - 1) ** 2 + (1 - 2) ** 2)
    assert frechet_distance(first, second) == pytest.approx(expected)


def test_frechet_distance_of_covariances_that_do_not_commute() -> None:
    generator = np.random.default_rng(1)
    first, second = (generator.normal(size=(50, 3)) @ generator.normal(size=(3, 3)) for _ in range(2))
    covariance_1, covariance_2 = np.cov(first, rowvar=False), np.cov(second, rowvar=False)
    # The trace of a root is the sum of the roots of the eigenvalues, also for an unsymmetric product.
    cross = np.sqrt(np.linalg.eigvals(covariance_1 @ covariance_2).real).sum()
    gap = ((first.mean(axis=0) - second.mean(axis=0)) ** 2).sum()
    expected = gap + np.trace(covariance_1 + covariance_2) - 2 * cross
    assert frechet_distance(first, second) == pytest.approx(expected)
    assert frechet_distance(first, first) == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("distance", [kernel_distance, frechet_distance])
def test_unusable_features_are_refused(distance) -> None:
    with pytest.raises(ValueError, match="features must be"):
        distance(np.zeros((4, 3)), np.zeros((4, 2)))
    with pytest.raises(ValueError, match="two vectors or more"):
        distance(np.zeros((1, 3)), np.zeros((4, 3)))
