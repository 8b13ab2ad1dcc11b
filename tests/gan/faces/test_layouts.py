"""How others store the generator: each layout makes the pictures that its own program makes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from torch import Tensor

from gan.faces.layouts import dense_of, networks_in, unfused
from gan.faces.published import convert
from gan.models import ForeignWeights
from tests.gan.faces import published_networks as others
from tests.gan.faces.published_networks import LATENT, Published

NETWORKS = [
    pytest.param(others.zoo, "pytorch_GAN_zoo", id="zoo"),
    pytest.param(lambda: others.zoo(module=""), "pytorch_GAN_zoo", id="zoo without modules"),
    pytest.param(others.dissection, "blocks with wscale", id="dissection"),
    pytest.param(lambda: others.dissection(scales=False), "blocks with wscale", id="interfacegan"),
    pytest.param(others.genforce, "genforce", id="genforce"),
    pytest.param(lambda: others.genforce(fused=True), "genforce", id="genforce, fused"),
    pytest.param(others.inference, "prog_gans_pytorch_inference", id="inference"),
    pytest.param(others.mmgen, "MMGeneration", id="mmgen"),
    pytest.param(lambda: others.mmgen(fused=False), "MMGeneration", id="mmgen, not fused"),
]


def weights_of(tensors: dict[str, Tensor]) -> ForeignWeights:
    return ForeignWeights(Path("weights.pth"), "0" * 64, tensors)


def latents(number: int = 3) -> Tensor:
    return torch.randn(number, LATENT, generator=torch.Generator().manual_seed(9))


@pytest.mark.parametrize(("make", "layout"), NETWORKS)
def test_each_layout_makes_its_own_pictures(make: Callable[[], Published], layout: str) -> None:
    network = make()
    generator, name = convert(weights_of(network.tensors))
    assert name == layout
    expected = network.draw(latents())
    assert expected.shape == (3, 3, 16, 16) and expected.std() > 0.1
    torch.testing.assert_close(generator(latents()), expected, rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize(("make", "layout"), NETWORKS)
def test_a_network_is_found_under_the_name_it_has_in_a_checkpoint(
    make: Callable[[], Published], layout: str
) -> None:
    tensors = {f"generator.{name}": tensor for name, tensor in make().tensors.items()}
    assert [(found.name, prefix) for found, prefix in networks_in(tensors)] == [(layout, "generator.")]


def test_nothing_is_found_in_another_network() -> None:
    tensors = torch.nn.Sequential(torch.nn.Conv2d(3, 4, 3), torch.nn.Linear(4, 2)).state_dict()
    assert list(networks_in(tensors)) == []


def test_a_matrix_does_what_a_convolution_does_to_a_padded_place() -> None:
    source = torch.Generator().manual_seed(0)
    weight, bias = torch.randn(5, 3, 4, 4, generator=source), torch.randn(5, generator=source)
    place = torch.randn(2, 3, generator=source)
    expected = torch.nn.functional.conv2d(place[:, :, None, None], weight, bias, padding=3)
    layer = dense_of(weight, bias)
    found = torch.nn.functional.linear(place, layer.weight, layer.bias).view(2, 5, 4, 4)
    torch.testing.assert_close(found, expected)


def test_a_fused_kernel_is_taken_apart() -> None:
    source = torch.Generator().manual_seed(0)
    weight, bias = torch.randn(3, 5, 3, 3, generator=source), torch.zeros(5)
    features = torch.randn(1, 3, 4, 4, generator=source)
    expected = others.fused_upsampling(features, weight, bias)
    doubled = torch.nn.functional.interpolate(features, scale_factor=2, mode="nearest")
    found = torch.nn.functional.conv2d(doubled, unfused(weight), bias, padding=1)
    torch.testing.assert_close(found, expected, rtol=1e-4, atol=1e-5)
