"""The generator: shapes, its start, its receptive field and that it can learn."""

from __future__ import annotations

import pytest
import torch
from torch.nn import functional

from gan.enhance.generator import Generator, GeneratorConfig

SMALL = GeneratorConfig(scale=4, channels=16, blocks=2, depth=2)


@pytest.mark.parametrize("scale", [1, 2, 4])
@pytest.mark.parametrize(("height", "width"), [(1, 1), (3, 40), (17, 16)])
def test_any_size_is_enlarged(scale, height, width):
    generator = Generator(GeneratorConfig(scale=scale, channels=16, blocks=1))
    result = generator(torch.rand(2, 3, height, width))
    assert result.shape == (2, 3, scale * height, scale * width)
    assert result.dtype == torch.float32


def test_an_untrained_generator_is_nearly_bicubic():
    torch.manual_seed(0)
    pictures = torch.rand(1, 3, 24, 24)
    bicubic = functional.interpolate(pictures, scale_factor=4, mode="bicubic", align_corners=False)
    with torch.no_grad():
        assert (Generator()(pictures) - bicubic).abs().mean() < 0.1


def test_without_detail_it_is_exactly_bicubic():
    generator = Generator(SMALL)
    torch.nn.init.zeros_(generator.tail.weight)
    pictures = torch.rand(1, 3, 9, 7)
    bicubic = functional.interpolate(pictures, scale_factor=4, mode="bicubic", align_corners=False)
    assert torch.equal(generator(pictures), bicubic)


def test_the_receptive_radius_is_what_the_margin_of_tiles_relies_on():
    torch.manual_seed(0)
    generator = Generator(SMALL)
    side, middle = 41, 20
    pictures = torch.rand(1, 3, side, side, requires_grad=True)
    result = generator(pictures)
    result[0, :, 4 * middle : 4 * middle + 4, 4 * middle : 4 * middle + 4].sum().backward()
    touched = pictures.grad[0].abs().sum(0).nonzero()
    reach = (touched - middle).abs().max().item()
    assert reach <= SMALL.receptive_radius
    assert reach >= SMALL.receptive_radius - 2


def test_the_shipped_size_has_the_parameters_that_its_formula_says():
    c = GeneratorConfig().channels
    expected = (27 * c + c) + 18 * (9 * c * c + c) + (7 * c * c + c) + (9 * c * c + c) + (9 * c * 48 + 48)
    assert sum(parameter.numel() for parameter in Generator().parameters()) == expected


def test_it_learns_a_detail_that_bicubic_cannot_give():
    torch.manual_seed(0)
    generator = Generator(SMALL)
    high = torch.rand(4, 3, 32, 32).round()
    low = functional.interpolate(high, scale_factor=0.25, mode="area")
    optimiser = torch.optim.Adam(generator.parameters(), lr=3e-3)
    losses = []
    for _ in range(40):
        loss = (generator(low) - high).abs().mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    assert losses[-1] < 0.95 * losses[0]
