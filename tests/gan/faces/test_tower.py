from __future__ import annotations

import pytest
import torch

from gan.faces.tower import FeatureTower, TowerConfig, TowerDiscriminator, tap_sides
from gan.nn.squeezenet import SqueezeNet

SMALL = TowerConfig(side=64, widths=(8, 8, 12, 16), hidden=16, group=2)


@pytest.fixture
def tower() -> FeatureTower:
    torch.manual_seed(0)
    return FeatureTower(SqueezeNet(), SMALL).eval()


def pictures(number: int, side: int = 32) -> torch.Tensor:
    return torch.rand(number, 3, side, side, generator=torch.Generator().manual_seed(4)) * 2 - 1


@pytest.mark.parametrize("side", [64, 96, 100, 128, 224])
def test_tap_sides_are_those_of_the_network(side: int) -> None:
    network = SqueezeNet((1, 3, 4, 7, 9, 12))
    found = tuple(features.shape[-1] for features in network(torch.zeros(1, 3, side, side)))
    assert tap_sides(TowerConfig(side=side, taps=network.taps)) == found


@pytest.mark.parametrize("side", [16, 64, 128])
def test_features_have_one_shape_whatever_the_pictures(tower: FeatureTower, side: int) -> None:
    shapes = [tuple(features.shape) for features in tower(pictures(2, side))]
    assert shapes == [(2, 8, 31, 31), (2, 8, 15, 15), (2, 12, 7, 7), (2, 16, 3, 3)]


def test_mixing_is_fixed_by_its_seed(tower: FeatureTower) -> None:
    again = FeatureTower(tower.network, SMALL)
    other = FeatureTower(tower.network, TowerConfig(**vars(SMALL) | {"seed": 1}))
    results = [network(pictures(1))[0] for network in (tower, again, other)]
    assert torch.equal(results[0], results[1])
    assert not torch.allclose(results[0], results[2])


def test_fine_scales_hear_of_coarse_ones(tower: FeatureTower) -> None:
    before = tower(pictures(1))
    with torch.no_grad():
        tower.channel_mixing[3].weight.mul_(2)
    after = tower(pictures(1))
    assert not any(torch.allclose(*pair) for pair in zip(before, after, strict=True))


def test_calibration_gives_unit_deviation(tower: FeatureTower) -> None:
    tower.calibrate(pictures(6))
    assert [features.std().item() for features in tower(pictures(6))] == pytest.approx([1] * 4, rel=1e-4)


def test_gradients_reach_the_pictures_but_no_weights(tower: FeatureTower) -> None:
    seen = pictures(2).requires_grad_()
    sum(features.square().sum() for features in tower(seen)).backward()
    assert seen.grad is not None and seen.grad.abs().sum() > 0
    assert all(weight.grad is None for weight in tower.parameters())


def features_of(number: int, seed: int) -> list[torch.Tensor]:
    """Random features of the small tower's shapes."""
    generator = torch.Generator().manual_seed(seed)
    sizes = zip(SMALL.widths, (31, 15, 7, 3), strict=True)
    return [torch.randn(number, width, side, side, generator=generator) for width, side in sizes]


def test_discriminator_scores_both_at_every_scale(tower: FeatureTower) -> None:
    scores = TowerDiscriminator(SMALL)(tower(pictures(4)), tower(pictures(4)))
    assert [[len(values) for values in pair] for pair in scores] == [[4, 4]] * 4
    assert all(values.ndim == 2 for pair in scores for values in pair)


def test_discriminator_weights_have_unit_spectral_norm() -> None:
    torch.manual_seed(3)
    scale = TowerDiscriminator(SMALL).scales[1]
    for _ in range(30):  # each forward pass brings the estimate of the norm closer
        scale(torch.randn(2, 8, 15, 15), torch.randn(2, 8, 15, 15))
    for layer in (*scale.halvings, scale.convolution):
        assert torch.linalg.matrix_norm(layer.weight.flatten(1), 2).item() == pytest.approx(1, abs=0.03)


def test_brightness_of_all_generated_features_shows() -> None:
    torch.manual_seed(6)
    discriminator = TowerDiscriminator(SMALL)
    real, fake = features_of(4, seed=1), features_of(4, seed=2)
    plain, shifted = (discriminator(real, [values + shift for values in fake]) for shift in (0, 3))
    assert not any(
        torch.allclose(one[1], other[1], atol=1e-3) for one, other in zip(plain, shifted, strict=True)
    )


def test_sameness_of_a_batch_changes_its_scores() -> None:
    torch.manual_seed(5)
    discriminator = TowerDiscriminator(SMALL).eval()
    real, first, second = features_of(2, seed=1), features_of(1, seed=2), features_of(1, seed=3)
    same = discriminator(real, [values.repeat(2, 1, 1, 1) for values in first])
    varied = discriminator(real, [torch.cat(pair) for pair in zip(first, second, strict=True)])
    for one, other in zip(same, varied, strict=True):
        assert torch.allclose(one[0], other[0])
        assert not torch.allclose(one[1][0], other[1][0])
