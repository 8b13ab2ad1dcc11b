from __future__ import annotations

from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file
from torch import nn

from gan.nn.squeezenet import TAP_CHANNELS, SqueezeNet, load_squeezenet


def test_feature_weights_are_as_many_as_published() -> None:
    # 1,235,496 in all (Iandola et al., release 1.1), less the classifier's 1000 * 512 + 1000.
    assert sum(weight.numel() for weight in SqueezeNet().parameters()) == 1_235_496 - 513_000


@pytest.mark.parametrize(
    ("side", "sides"), [(128, (63, 31, 15, 7)), (64, (31, 15, 7, 3)), (224, (111, 55, 27, 13))]
)
def test_taps_have_the_documented_shapes(side: int, sides: tuple[int, ...]) -> None:
    taps = (1, 4, 7, 12)
    shapes = [tuple(features.shape) for features in SqueezeNet(taps)(torch.zeros(1, 3, side, side))]
    assert shapes == [(1, TAP_CHANNELS[tap], size, size) for tap, size in zip(taps, sides, strict=True)]


def test_it_equals_the_layers_written_out() -> None:
    network = SqueezeNet((3,))
    pictures = torch.rand(1, 3, 32, 32, generator=torch.Generator().manual_seed(0)) * 2 - 1
    fire = network.features[3]
    mean, deviation = torch.tensor((0.485, 0.456, 0.406)), torch.tensor((0.229, 0.224, 0.225))
    values = ((pictures + 1) / 2 - mean.view(1, 3, 1, 1)) / deviation.view(1, 3, 1, 1)
    first = network.features[0]
    values = nn.functional.conv2d(values, first.weight, first.bias, stride=2).relu()
    squeezed = fire.squeeze(nn.functional.max_pool2d(values, 3, 2, ceil_mode=True)).relu()
    expected = torch.cat((fire.expand1x1(squeezed).relu(), fire.expand3x3(squeezed).relu()), dim=1)
    torch.testing.assert_close(network(pictures)[0], expected)


def test_weights_load_by_torchvision_names(tmp_path: Path) -> None:
    network = SqueezeNet()
    weights = dict(network.state_dict()) | {"classifier.1.bias": torch.zeros(1000)}
    assert "features.12.expand3x3.weight" in weights
    save_file(weights, tmp_path / "weights.safetensors")
    loaded = load_squeezenet(tmp_path / "weights.safetensors", taps=(1, 7))
    pictures = torch.rand(1, 3, 64, 64)
    assert torch.equal(loaded(pictures)[1], network.eval()(pictures)[2])
    assert not any(weight.requires_grad for weight in loaded.parameters())


def test_other_weights_are_refused_by_name(tmp_path: Path) -> None:
    save_file({"features.0.weight": torch.zeros(1)}, tmp_path / "other.safetensors")
    with pytest.raises(ValueError, match=r"other\.safetensors does not hold"):
        load_squeezenet(tmp_path / "other.safetensors")


def test_unknown_taps_are_refused() -> None:
    with pytest.raises(ValueError, match="no layers"):
        SqueezeNet((2, 4))
