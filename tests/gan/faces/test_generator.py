from __future__ import annotations

import pytest
import torch
from torch.nn import functional

from gan.faces.generator import GatedUnit, Generator, GeneratorConfig, upsampling_convolution
from gan.nn.normalisation import pixel_norm

SMALL = GeneratorConfig(latent=16, channels=(16, 12, 8), depth=(1, 2, 1))


@pytest.fixture
def network() -> Generator:
    """Small, with every zero start replaced, so that nothing hides behind it."""
    torch.manual_seed(0)
    network = Generator(SMALL)
    for name, weight in network.named_parameters():
        if "strength" in name or "modulation" in name:
            torch.nn.init.normal_(weight, std=0.1)
    return network


def latents(number: int) -> torch.Tensor:
    return pixel_norm(torch.randn(number, SMALL.latent, generator=torch.Generator().manual_seed(5)))


def test_upsampling_convolution_equals_both_steps() -> None:
    generator = torch.Generator().manual_seed(1)
    features = torch.randn(2, 5, 6, 7, generator=generator, dtype=torch.float64)
    weight = torch.randn(4, 5, 3, 3, generator=generator, dtype=torch.float64)
    expected = functional.conv2d(functional.interpolate(features, scale_factor=2), weight, padding=1)
    torch.testing.assert_close(upsampling_convolution(features, weight), expected)


@pytest.mark.parametrize("upsample", [False, True])
def test_unit_follows_its_formula(upsample: bool) -> None:
    torch.manual_seed(2)
    unit = GatedUnit(6, 4, side=10, latent=3, upsample=upsample)
    torch.nn.init.normal_(unit.strength)
    torch.nn.init.normal_(unit.norm.modulation.weight)
    torch.nn.init.normal_(unit.norm.modulation.bias)
    features, latent = torch.randn(5, 6, 5 if upsample else 10, 5 if upsample else 10), torch.randn(5, 3)
    values = functional.interpolate(features, scale_factor=2) if upsample else features
    values = functional.conv2d(values, unit.weight, padding=1) + unit.strength * unit.stored_noise
    mean, variance = values.mean(dim=(0, 2, 3)), values.var(dim=(0, 2, 3), correction=0)
    values = (values - mean.view(1, -1, 1, 1)) / (variance + 1e-5).sqrt().view(1, -1, 1, 1)
    style = (latent @ unit.norm.modulation.weight.T + unit.norm.modulation.bias)[:, :, None, None]
    values = values * (1 + style[:, :8]) + style[:, 8:]
    expected = functional.glu(values, dim=1)
    torch.testing.assert_close(unit(features, latent, None), expected, rtol=1e-4, atol=1e-5)


def test_convolutions_start_orthogonal() -> None:
    unit = GatedUnit(8, 3, side=4, latent=2, upsample=False)
    rows = unit.weight.detach().flatten(1)
    torch.testing.assert_close(rows @ rows.T, torch.eye(6), atol=1e-5, rtol=0)


@pytest.mark.parametrize(("resolution", "side"), [(4, 4), (8, 8), (None, 16)])
def test_pictures_have_the_resolution_asked_for(
    network: Generator, resolution: int | None, side: int
) -> None:
    pictures = network.eval()(latents(2), resolution)
    assert pictures.shape == (2, 3, side, side)
    assert pictures.abs().max() <= 1


def test_new_layers_are_faded_in(network: Generator) -> None:
    network.eval()
    stages = ((8, 1), (16, 0), (16, 0.5), (16, 1))
    small, begun, half, full = (network(latents(3), *stage) for stage in stages)
    torch.testing.assert_close(begun, functional.interpolate(small, scale_factor=2))
    torch.testing.assert_close(half.atanh(), (begun.atanh() + full.atanh()) / 2, rtol=1e-4, atol=1e-5)


def test_a_latent_gives_one_picture_in_any_batch(network: Generator) -> None:
    network.eval()
    alone, together = network(latents(5)[2:3]), network(latents(5))[2:3]
    assert (alone - together).abs().max() < 2 / 255 / 10
    assert torch.equal(network(latents(5)), network(latents(5)))


def test_one_row_for_each_level_is_the_same_as_one_for_all(network: Generator) -> None:
    network.eval()
    rows = latents(4)[:, None].expand(-1, 3, -1)
    torch.testing.assert_close(network(rows), network(latents(4)))
    torch.testing.assert_close(network(rows[:, :2], 8), network(latents(4), 8))


def test_a_row_rules_its_own_level_and_those_above(network: Generator) -> None:
    network.eval()
    rows = latents(1)[:, None].repeat(1, 3, 1)
    changed = rows.clone()
    changed[:, 2] = latents(2)[1]
    torch.testing.assert_close(network(changed, 8), network(rows, 8))
    assert (network(changed) - network(rows)).abs().max() > 0.01


def test_a_frozen_network_gives_the_same_pictures_and_weights(network: Generator) -> None:
    network.eval()
    before, names = network(latents(3)), list(network.state_dict())
    network.freeze()
    torch.testing.assert_close(network(latents(3)), before)
    assert list(network.state_dict()) == names


def test_latents_have_slopes_in_a_frozen_network(network: Generator) -> None:
    network.eval().requires_grad_(False).freeze()
    rows = latents(2)[:, None].repeat(1, 3, 1).requires_grad_()
    network(rows).square().mean().backward()
    assert rows.grad is not None and rows.grad.any(dim=-1).all()


def test_fresh_noise_follows_its_source(network: Generator) -> None:
    network.eval()
    sources = [torch.Generator().manual_seed(seed) for seed in (1, 1, 2)]
    first, again, other = (network(latents(2), noise=source) for source in sources)
    assert torch.equal(first, again)
    assert not torch.equal(first, other)


def test_every_weight_of_the_active_levels_learns(network: Generator) -> None:
    network(latents(4), 16, 0.5, torch.Generator().manual_seed(0)).square().mean().backward()
    slopes = {name: weight.grad for name, weight in network.named_parameters()}
    idle = [name for name, slope in slopes.items() if slope is None or not slope.any()]
    assert idle == ["to_rgb.0.weight", "to_rgb.0.bias"]  # colours at 4x4 are out of use by then


@pytest.mark.parametrize("config", [SMALL, GeneratorConfig(), GeneratorConfig.for_resolution(1024)])
def test_config_goes_through_a_card(config: GeneratorConfig) -> None:
    card = config.to_card()
    assert all(isinstance(value, int | float | str) for value in card.values())
    assert GeneratorConfig.from_card(card) == config


def test_the_shipped_size_fits_16_megabytes_in_half_precision() -> None:
    with torch.device("meta"):
        network = Generator(GeneratorConfig.for_resolution(128))
    numbers = sum(tensor.numel() for tensor in network.state_dict().values())
    assert network.config.resolution == 128
    assert numbers * 2 < 16e6


def test_config_without_depth_for_each_width_is_refused() -> None:
    with pytest.raises(ValueError, match="one depth"):
        GeneratorConfig(channels=(8, 8), depth=(1,))
