"""Point spread functions."""

from __future__ import annotations

import numpy as np
import pytest

from gan.enhance.kernels import disc, gaussian, polygon, shake

KERNELS = {
    "gaussian": lambda random: gaussian(random.uniform(0.3, 3), random.uniform(1, 3), random.random()),
    "disc": lambda random: disc(random.uniform(0.7, 5)),
    "polygon": lambda random: polygon(random.uniform(0.7, 5), int(random.integers(5, 9)), random.random()),
    "shake": lambda random: shake(random.uniform(1, 25), random, random.random()),
}


def moments(kernel: np.ndarray) -> tuple[float, float, float]:
    """Centre of gravity x, y, and mean squared distance from it."""
    middle = kernel.shape[0] // 2
    y, x = np.mgrid[: kernel.shape[0], : kernel.shape[1]] - middle
    cx, cy = (kernel * x).sum(), (kernel * y).sum()
    return cx, cy, (kernel * ((x - cx) ** 2 + (y - cy) ** 2)).sum()


@pytest.mark.parametrize("kind", KERNELS)
def test_light_is_neither_lost_nor_moved(kind: str) -> None:
    random = np.random.default_rng(0)
    for _ in range(30):
        kernel = KERNELS[kind](random)
        assert kernel.dtype == np.float32 and kernel.shape[0] == kernel.shape[1] and kernel.shape[0] % 2 == 1
        assert kernel.min() >= 0 and kernel.sum() == pytest.approx(1, abs=1e-5)
        x, y, _ = moments(kernel)
        # A pentagon's middle and centre of gravity are the same; a stair of pixels is worth a little.
        assert abs(x) < 0.15 and abs(y) < 0.15


def test_sizes_are_what_they_are_said_to_be() -> None:
    assert moments(gaussian(2.0))[2] == pytest.approx(2 * 4, rel=0.05)  # in two directions
    assert moments(disc(4.0))[2] == pytest.approx(8, rel=0.05)  # r^2 / 2
    assert moments(polygon(4.0, 6))[2] == pytest.approx(16 * 5 / 12, rel=0.06)  # of a hexagon
    straight = shake(20, np.random.default_rng(0), 0.0)
    assert moments(straight)[2] == pytest.approx(400 / 12, rel=0.1)  # of a rod
    winding = [moments(shake(20, np.random.default_rng(seed), 0.9))[2] for seed in range(20)]
    assert np.mean(winding) < 0.8 * 400 / 12


def test_seeds_give_the_same_path_again() -> None:
    paths = [shake(15, np.random.default_rng(seed)) for seed in (1, 1, 2)]
    assert np.array_equal(paths[0], paths[1])
    assert paths[0].shape != paths[2].shape or not np.array_equal(paths[0], paths[2])
