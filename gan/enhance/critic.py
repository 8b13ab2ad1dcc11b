"""The critic of texture training: it judges every pixel, with a wide view and a narrow one.

A U-Net with spectral normalisation (Schönfeld et al. 2020; Wang et al. 2021): what it sees at an eighth
of the sides tells it what a place is, what it sees at full size whether its texture is real.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.parametrizations import spectral_norm


@dataclass(frozen=True)
class CriticConfig:
    """Hyper-parameters.

    Attributes:
        channels: width at full size; twice and four times as many further down.
    """

    channels: int = 24


class Critic(nn.Module):
    """Tells photographs from results, pixel by pixel."""

    def __init__(self, config: CriticConfig = CriticConfig()) -> None:
        super().__init__()
        self.config = config
        width = config.channels
        self.first = nn.Conv2d(3, width, 3, padding=1)
        self.down = nn.ModuleList(
            [_convolution(width, 2 * width, 4, 2), _convolution(2 * width, 4 * width, 4, 2)]
        )
        self.bottom = _convolution(4 * width, 4 * width, 4, 2)
        self.up = nn.ModuleList(
            [
                _convolution(4 * width, 4 * width, 3, 1),
                _convolution(4 * width, 2 * width, 3, 1),
                _convolution(2 * width, width, 3, 1),
            ]
        )
        self.smooth = _convolution(width, width, 3, 1)
        self.last = nn.Conv2d(width, 1, 3, padding=1)

    def forward(self, pictures: Tensor) -> Tensor:
        """Judge.

        Args:
            pictures: (N, 3, H, W), RGB, 0..1; sides are multiples of 8.

        Returns:
            (N, 1, H, W): above zero where it looks real.
        """
        features = functional.leaky_relu(self.first(pictures - 0.5), 0.2)
        seen = [features]
        for layer in self.down:
            features = functional.leaky_relu(layer(features), 0.2)
            seen.append(features)
        features = functional.leaky_relu(self.bottom(features), 0.2)
        for layer, beside in zip(self.up, reversed(seen), strict=True):
            larger = functional.interpolate(features, scale_factor=2.0, mode="bilinear", align_corners=False)
            features = functional.leaky_relu(layer(larger), 0.2) + beside
        return self.last(functional.leaky_relu(self.smooth(features), 0.2))


def _convolution(incoming: int, outgoing: int, side: int, stride: int) -> nn.Module:
    return spectral_norm(nn.Conv2d(incoming, outgoing, side, stride, 1, bias=False))


def critic_loss(real: Tensor, fake: Tensor) -> Tensor:
    """What the critic is trained by: the logistic loss over all pixels."""
    return functional.softplus(-real).mean() + functional.softplus(fake).mean()


def adversarial_loss(fake: Tensor) -> Tensor:
    """What the generator is trained by: the non-saturating logistic loss (Goodfellow et al. 2014)."""
    return functional.softplus(-fake).mean()


def set_trained(network: nn.Module, is_trained: bool) -> None:
    """Whether gradients of the weights are wanted; those of the input always come."""
    for parameter in network.parameters():
        parameter.requires_grad_(is_trained)


def agreement(real: Tensor, fake: Tensor) -> float:
    """Share of pixels that the critic judges rightly, 0.5 for a coin."""
    with torch.no_grad():
        return float(((real > 0).float().mean() + (fake < 0).float().mean()) / 2)
