"""The feature layers of SqueezeNet 1.1 (Iandola et al. 2016), for losses and measures.

Module names follow torchvision's `squeezenet1_1`, so that its weights load by their keys.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

# Index of each fire module: (channels in, squeezed, expanded by 1x1 and again by 3x3).
_FIRES = {
    3: (64, 16, 64),
    4: (128, 16, 64),
    6: (128, 32, 128),
    7: (256, 32, 128),
    9: (256, 48, 192),
    10: (384, 48, 192),
    11: (384, 64, 256),
    12: (512, 64, 256),
}
_POOLS = (2, 5, 8)

# Channels that leave each layer that can be tapped.
TAP_CHANNELS = {1: 64} | {index: 2 * expanded for index, (_, _, expanded) in _FIRES.items()}


class Fire(nn.Module):
    """Squeeze by 1x1, then expand by 1x1 and 3x3 side by side."""

    def __init__(self, channels: int, squeezed: int, expanded: int) -> None:
        super().__init__()
        self.squeeze = nn.Conv2d(channels, squeezed, 1)
        self.expand1x1 = nn.Conv2d(squeezed, expanded, 1)
        self.expand3x3 = nn.Conv2d(squeezed, expanded, 3, padding=1)

    def forward(self, features: Tensor) -> Tensor:
        """(N, channels, H, W) -> (N, 2 * expanded, H, W)."""
        squeezed = functional.relu(self.squeeze(features))
        return functional.relu(torch.cat((self.expand1x1(squeezed), self.expand3x3(squeezed)), dim=1))


class SqueezeNet(nn.Module):
    """Frozen feature layers of SqueezeNet 1.1.

    Attributes:
        name: for model cards.
        taps: layers whose output `forward` returns, keys of `TAP_CHANNELS`, rising.
        mean, deviation: (1, 3, 1, 1), of ImageNet's colours in 0..1.
    """

    name = "SqueezeNet"
    mean: Tensor
    deviation: Tensor

    def __init__(self, taps: Sequence[int] = (1, 4, 7, 12)) -> None:
        super().__init__()
        if unknown := set(taps) - TAP_CHANNELS.keys():
            raise ValueError(f"SqueezeNet has no layers {sorted(unknown)} to tap")
        self.taps = tuple(sorted(taps))
        layers: list[nn.Module] = [nn.Conv2d(3, 64, 3, stride=2), nn.ReLU()]
        for index in range(2, self.taps[-1] + 1):
            pool = nn.MaxPool2d(3, stride=2, ceil_mode=True)
            layers.append(pool if index in _POOLS else Fire(*_FIRES[index]))
        self.features = nn.Sequential(*layers)
        mean, deviation = torch.tensor((0.485, 0.456, 0.406)), torch.tensor((0.229, 0.224, 0.225))
        self.register_buffer("mean", mean.view(1, 3, 1, 1), persistent=False)
        self.register_buffer("deviation", deviation.view(1, 3, 1, 1), persistent=False)
        self.requires_grad_(False)

    @property
    def tap_channels(self) -> tuple[int, ...]:
        """Channels that leave each tap."""
        return tuple(TAP_CHANNELS[tap] for tap in self.taps)

    def forward(self, pictures: Tensor) -> list[Tensor]:
        """Features at the taps.

        Args:
            pictures: (N, 3, H, W), RGB, -1..1, at least 32x32.

        Returns:
            One (N, TAP_CHANNELS[tap], h, w) for each tap; at 128x128 the sides are 63 (tap 1), 31 (3, 4),
            15 (6, 7) and 7 (9 to 12).
        """
        features = (pictures * 0.5 + 0.5 - self.mean) / self.deviation
        tapped = []
        for index, layer in enumerate(self.features):
            features = layer(features)
            if index in self.taps:
                tapped.append(features)
        return tapped


def load_squeezenet(path: Path, taps: Sequence[int] = (1, 4, 7, 12)) -> SqueezeNet:
    """A frozen network with the weights of a safetensors file, keys as in torchvision.

    Raises:
        OSError: the file cannot be read.
        ValueError: it does not hold these weights; the sentence names the file.
    """
    from safetensors import SafetensorError
    from safetensors.torch import load_file

    network = SqueezeNet(taps)
    try:
        weights = load_file(path)
        wanted = network.state_dict().keys()
        network.load_state_dict({key: weight.float() for key, weight in weights.items() if key in wanted})
    except (SafetensorError, RuntimeError) as error:
        raise ValueError(f"{path} does not hold the weights of SqueezeNet 1.1.") from error
    return network.eval()
