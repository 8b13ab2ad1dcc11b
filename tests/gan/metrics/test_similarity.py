from __future__ import annotations

import numpy as np
import pytest
import torch

from gan.metrics.fidelity import ssim
from gan.metrics.similarity import WEIGHTS, ms_ssim, pairwise_ms_ssim


def pictures(number: int, side: int = 64) -> torch.Tensor:
    coarse = torch.rand((number, 3, 8, 8), generator=torch.Generator().manual_seed(0)) * 255
    return torch.nn.functional.interpolate(coarse, (side, side), mode="bilinear")


def test_equal_pictures_have_similarity_one() -> None:
    assert ms_ssim(pictures(3), pictures(3)).tolist() == pytest.approx([1.0] * 3)


def test_brightness_counts_at_the_last_scale_only() -> None:
    # Flat pictures have equal structure; what remains is the luminance term to the last weight.
    first, second = torch.full((1, 3, 64, 64), 100.0), torch.full((1, 3, 64, 64), 150.0)
    c1 = (0.01 * 255) ** 2
    luminance = (2 * 100 * 150 + c1) / (100**2 + 150**2 + c1)
    assert ms_ssim(first, second).item() == pytest.approx(luminance ** WEIGHTS[-1])


def test_contrast_at_large_scales_equals_single_scale_similarity() -> None:
    # Pictures that stay as they are when halved are equally similar at each scale (a constant times noise
    # would not be): here columns in blocks of 16, so that the window of 11 sees one edge at most.
    first = torch.zeros(1, 1, 256, 256)
    first[..., ::2] = 40
    first, second = first + 100, (first - 20) * 0.5 + 120
    assert 0 < ms_ssim(first, second).item() < 1
    # At the first scale the structure term is (2 a b + c) / (a^2 + b^2 + c) with b = a / 2.
    c2 = (0.03 * 255) ** 2
    one, other = (values[0, 0].numpy() for values in (first, second))
    variance = np.var(one)
    expected = (variance + c2) / (1.25 * variance + c2)
    # All coarser scales are flat: their structure is one.
    flat = (2 * one.mean() * other.mean() + 6.5025) / (one.mean() ** 2 + other.mean() ** 2 + 6.5025)
    result = ms_ssim(first, second).item()
    assert result == pytest.approx(expected ** WEIGHTS[0] * flat ** WEIGHTS[-1], rel=2e-3)


def test_one_scale_agrees_with_ssim() -> None:
    from gan.metrics import similarity

    first, second = pictures(2)[:1, :1], pictures(2)[1:, :1]
    _, full = similarity._similarity(first.double(), second.double(), 255.0)
    assert full.item() == pytest.approx(ssim(first[0, 0].numpy(), second[0, 0].numpy()), rel=1e-6)


def test_pairs_are_neighbours() -> None:
    same = pictures(2).repeat_interleave(2, dim=0)  # a a b b
    assert pairwise_ms_ssim(same) == pytest.approx(1)
    assert pairwise_ms_ssim(pictures(2).repeat(2, 1, 1, 1)) < 0.9  # a b a b


def test_pictures_of_different_shapes_are_refused() -> None:
    with pytest.raises(ValueError, match="differ in shape"):
        ms_ssim(pictures(1), pictures(1, 32))
