"""The paper's networks, against formulas and figures taken from the paper (Karras et al. 2017)."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch
from torch import Tensor

from gan.faces.progressive import (
    Discriminator,
    EqualisedConv2d,
    EqualisedLinear,
    Generator,
    ProgressiveConfig,
)

SMALL = ProgressiveConfig(resolution=16, latent=8, channel_base=64, channel_max=8)


def randomise_biases(network: torch.nn.Module) -> None:
    """Biases start at zero, which would hide their mistakes."""
    for name, weight in network.named_parameters():
        if name.endswith("bias"):
            torch.nn.init.normal_(weight)


def convolve(features: np.ndarray, layer: EqualisedConv2d, gain: float) -> np.ndarray:
    """The layer's formula in loops: He's constant times the stored weight, zero padding, bias."""
    weight = layer.weight.detach().numpy().astype(np.float64)
    outputs, inputs, kernel, _ = weight.shape
    weight = weight * gain / math.sqrt(inputs * kernel * kernel)
    margin = kernel // 2
    padded = np.pad(features, ((0, 0), (0, 0), (margin, margin), (margin, margin)))
    number, _, height, width = features.shape
    result = np.zeros((number, outputs, height, width))
    for y, x in np.ndindex(height, width):
        window = padded[:, :, y : y + kernel, x : x + kernel]
        result[:, :, y, x] = np.einsum("nikl,oikl->no", window, weight)
    return result + layer.bias.detach().numpy()[:, None, None]


def leaky(values: np.ndarray) -> np.ndarray:
    return np.where(values > 0, values, 0.2 * values)


def normalise(values: np.ndarray) -> np.ndarray:
    return values / np.sqrt((values**2).mean(axis=1, keepdims=True) + 1e-8)


def double(values: np.ndarray) -> np.ndarray:
    return values.repeat(2, axis=2).repeat(2, axis=3)


def halve(values: np.ndarray) -> np.ndarray:
    rows = values[:, :, ::2] + values[:, :, 1::2]
    return (rows[..., ::2] + rows[..., 1::2]) / 4


def generate(network: Generator, latents: Tensor, level: int, fade: float) -> np.ndarray:
    """Table 2 of the paper, left, and figure 2 for the fade."""
    z = normalise(latents.numpy().astype(np.float64))
    dense = network.dense.weight.detach().numpy().astype(np.float64)
    # The first layer is a 4x4 convolution over a padded 1x1 map: its fan-in is 16 times the latent.
    values = z @ dense.T * math.sqrt(2) / math.sqrt(z.shape[1] * 16) + network.dense.bias.detach().numpy()
    values = normalise(leaky(values.reshape(len(z), -1, 4, 4)))
    values = normalise(leaky(convolve(values, network.convolution, math.sqrt(2))))
    before = values
    for block in list(network.blocks)[:level]:
        before = values
        values = normalise(leaky(convolve(double(values), block.first, math.sqrt(2))))
        values = normalise(leaky(convolve(values, block.second, math.sqrt(2))))
    colours = convolve(values, network.to_rgb[level], 1)
    if not level:
        return colours
    return fade * colours + (1 - fade) * double(convolve(before, network.to_rgb[level - 1], 1))


def judge(network: Discriminator, pictures: Tensor, level: int, fade: float) -> np.ndarray:
    """Table 2 of the paper, right."""
    pixels = pictures.numpy().astype(np.float64)
    values = leaky(convolve(pixels, network.from_rgb[level], math.sqrt(2)))
    for index in reversed(range(level)):
        values = leaky(convolve(values, network.blocks[index].first, math.sqrt(2)))
        values = halve(leaky(convolve(values, network.blocks[index].second, math.sqrt(2))))
        if index == level - 1:
            skipped = leaky(convolve(halve(pixels), network.from_rgb[index], math.sqrt(2)))
            values = fade * values + (1 - fade) * skipped
    deviation = np.full((len(values), 1, 4, 4), np.sqrt(values.var(axis=0) + 1e-8).mean())
    values = leaky(convolve(np.concatenate((values, deviation), axis=1), network.convolution, math.sqrt(2)))
    flat = values.reshape(len(values), -1)
    for layer, gain in ((network.dense, math.sqrt(2)), (network.score, 1)):
        weight = layer.weight.detach().numpy().astype(np.float64)
        flat = flat @ weight.T * gain / math.sqrt(weight.shape[1]) + layer.bias.detach().numpy()
        flat = leaky(flat) if layer is network.dense else flat
    return flat[:, 0]


@pytest.mark.parametrize(("level", "fade"), [(0, 1.0), (1, 0.25), (2, 1.0), (2, 0.0)])
def test_generator_follows_the_paper(level: int, fade: float) -> None:
    torch.manual_seed(0)
    network = Generator(SMALL)
    randomise_biases(network)
    latents = torch.randn(2, SMALL.latent)
    result = network(latents, 4 << level, fade).detach().numpy()
    np.testing.assert_allclose(result, generate(network, latents, level, fade), rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize(("level", "fade"), [(0, 1.0), (1, 0.25), (2, 1.0), (2, 0.0)])
def test_discriminator_follows_the_paper(level: int, fade: float) -> None:
    torch.manual_seed(1)
    network = Discriminator(SMALL)
    randomise_biases(network)
    pictures = torch.randn(4, 3, 4 << level, 4 << level)
    result = network(pictures, fade).detach().numpy()
    np.testing.assert_allclose(result, judge(network, pictures, level, fade), rtol=1e-4, atol=1e-5)


def test_networks_are_as_large_as_in_the_paper() -> None:
    with torch.device("meta"):
        sizes = [sum(weight.numel() for weight in kind().parameters()) for kind in (Generator, Discriminator)]
    assert [round(size / 1e6, 1) for size in sizes] == [23.1, 23.1]  # table 2


def test_channel_plan_is_that_of_table_2() -> None:
    config = ProgressiveConfig()
    plan = {resolution: config.channels(resolution) for resolution in config.resolutions}
    expected = (512, 512, 512, 512, 256, 128, 64, 32, 16)
    assert plan == dict(zip((4, 8, 16, 32, 64, 128, 256, 512, 1024), expected, strict=True))


def test_equalised_layers_start_with_unit_weights_and_unit_variance() -> None:
    torch.manual_seed(2)
    layer = EqualisedLinear(400, 300, gain=1)
    assert layer.weight.std().item() == pytest.approx(1, abs=0.02)
    assert not layer.bias.any()
    assert layer(torch.randn(500, 400)).std().item() == pytest.approx(1, abs=0.02)


def test_scores_of_a_batch_do_not_depend_on_other_groups() -> None:
    torch.manual_seed(3)
    network = Discriminator(SMALL)
    pictures = torch.randn(8, 3, 16, 16)
    changed = pictures.clone()
    changed[1::2] += 1  # samples 1, 3, 5, 7 are the other group of four
    assert torch.allclose(network(pictures)[::2], network(changed)[::2], atol=1e-6)


@pytest.mark.parametrize("resolution", [0, 2, 12, 96])
def test_resolutions_that_are_no_powers_of_two_are_refused(resolution: int) -> None:
    with pytest.raises(ValueError, match=f"power of two from 4, not {resolution}"):
        ProgressiveConfig(resolution)
