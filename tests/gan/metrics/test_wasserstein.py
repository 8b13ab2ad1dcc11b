from __future__ import annotations

import cv2
import numpy as np
import pytest
import torch

from gan.metrics.wasserstein import (
    PATCHES,
    describe_patches,
    laplacian_pyramid,
    sliced_wasserstein,
    sliced_wasserstein_by_level,
)


def noise(*shape: int, seed: int = 0) -> torch.Tensor:
    return torch.rand(shape, generator=torch.Generator().manual_seed(seed)) * 255


def test_distance_of_shifted_points_is_the_mean_length_of_the_shift_seen() -> None:
    points = noise(200, 2)
    # Along a direction at angle a the shift (3, 0) is seen as 3 |cos a|, whose mean is 6 / pi.
    distance = sliced_wasserstein(points, points + torch.tensor((3.0, 0.0)), directions=6400)
    assert distance == pytest.approx(6 / np.pi, rel=0.03)


def test_distance_does_not_depend_on_the_order_of_points() -> None:
    points = noise(50, 3)
    assert sliced_wasserstein(points, points.flip(0)) == pytest.approx(0, abs=1e-4)


def test_pyramid_is_opencvs() -> None:
    picture = noise(1, 3, 32, 32)
    rows = picture[0].permute(1, 2, 0).numpy()
    smaller = cv2.pyrDown(rows)
    detail, rest = (level[0].permute(1, 2, 0).numpy() for level in laplacian_pyramid(picture, 2))
    np.testing.assert_allclose(rest, smaller, atol=1e-3)
    # OpenCV treats the last row and column another way when it enlarges.
    expected = rows - cv2.pyrUp(smaller)
    np.testing.assert_allclose(detail[:-2, :-2], expected[:-2, :-2], atol=1e-3)


def test_patches_are_standardised_by_channel() -> None:
    level = noise(4, 3, 16, 16) * torch.tensor((1.0, 5.0, 0.1)).view(3, 1, 1) + 9
    points = describe_patches(level, torch.Generator().manual_seed(0))
    assert points.shape == (4 * PATCHES, 3 * 49)
    channels = points.view(-1, 3, 49)
    assert channels.mean(dim=(0, 2)).tolist() == pytest.approx([0] * 3, abs=1e-4)
    assert channels.std(dim=(0, 2), correction=0).tolist() == pytest.approx([1] * 3, rel=1e-4)


def test_patches_are_taken_from_the_pictures() -> None:
    level = torch.arange(64.0).view(1, 1, 8, 8)
    points = describe_patches(level, torch.Generator().manual_seed(0)).view(-1, 7, 7)
    steps = points[:, :, 1:] - points[:, :, :-1], points[:, 1:] - points[:, :-1]
    assert (steps[1] / steps[0].mean()).flatten().tolist() == pytest.approx([8.0] * (PATCHES * 42), rel=1e-3)


def test_the_finest_detail_shows_at_the_finest_level_only() -> None:
    plain = noise(8, 3, 64, 64)
    stripes = 200 * (torch.arange(64) % 2 - 0.5)  # the binomial filter takes this frequency away wholly
    same, changed = (sliced_wasserstein_by_level(plain, plain + extra) for extra in (0, stripes))
    assert list(changed) == [64, 32, 16]
    assert changed[64] > 3 * same[64]
    assert [changed[32], changed[16]] == pytest.approx([same[32], same[16]], rel=0.02)


def test_sets_of_different_shapes_are_refused() -> None:
    with pytest.raises(ValueError, match="differ in shape"):
        sliced_wasserstein_by_level(noise(2, 3, 16, 16), noise(3, 3, 16, 16))
