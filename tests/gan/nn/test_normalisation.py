"""Against the formulas of Karras et al. 2017, computed number by number."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch

from gan.nn.normalisation import append_batch_deviation, batch_deviation, pixel_norm


def test_pixel_norm_divides_by_the_root_mean_square_of_the_channels() -> None:
    features = torch.randn(2, 5, 3, 4, generator=torch.Generator().manual_seed(0))
    result = pixel_norm(features)
    for n, y, x in np.ndindex(2, 3, 4):
        values = features[n, :, y, x].tolist()
        root = math.sqrt(sum(value**2 for value in values) / 5 + 1e-8)
        assert result[n, :, y, x].tolist() == pytest.approx([value / root for value in values], rel=1e-5)


def test_latents_land_on_the_hypersphere() -> None:
    latents = pixel_norm(torch.randn(7, 256) * torch.arange(1.0, 8.0).view(7, 1))
    assert latents.norm(dim=1).tolist() == pytest.approx([16.0] * 7, rel=1e-5)


def test_batch_deviation_is_that_of_every_m_th_sample() -> None:
    features = torch.randn(4, 2, 1, 3, generator=torch.Generator().manual_seed(1))
    result = batch_deviation(features, group=2)
    for n, c, x in np.ndindex(4, 2, 3):
        members = features[n % 2 :: 2, c, 0, x].numpy().astype(np.float64)
        assert result[n, c, 0, x].item() == pytest.approx(np.sqrt(members.var() + 1e-8), rel=1e-5)


@pytest.mark.parametrize(("number", "group", "members"), [(6, 4, 3), (5, 4, 1), (2, 8, 2)])
def test_groups_shrink_until_they_divide_the_batch(number: int, group: int, members: int) -> None:
    features = torch.arange(float(number)).view(number, 1, 1, 1)
    first = features[:: number // members]
    expected = math.sqrt(first.var(correction=0).item() + 1e-8)
    assert batch_deviation(features, group)[0].item() == pytest.approx(expected, rel=1e-5)


def test_appended_channel_is_the_mean_deviation() -> None:
    features = torch.randn(4, 3, 2, 2, generator=torch.Generator().manual_seed(2))
    result = append_batch_deviation(features)
    assert result.shape == (4, 4, 2, 2)
    assert torch.equal(result[:, :3], features)
    deviations = features.numpy().astype(np.float64).std(axis=0)
    assert result[:, 3].flatten().tolist() == pytest.approx([deviations.mean()] * 16, rel=1e-5)
