"""The glyph reader: one character of 28x28 in, one score for each class out.

A residual CNN (He et al. 2016) in three stages of 28, 14 and 7 rows. Ten classes for digits (MNIST), 47
for the merged letters and digits of forms (EMNIST balanced, Cohen et al. 2017); the network is the same.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

SIDE = 28


@dataclass(frozen=True)
class GlyphReaderConfig:
    """Hyper-parameters of the glyph reader; the model card carries them.

    Attributes:
        names: what the classes stand for, one character each.
        channels: width of the first stage; the second and third have two and four times as many.
        blocks: residual blocks in the second and third stage; the first, dearest one has a single block.
        dropout: share of the gathered features that training leaves out.
    """

    names: str = "0123456789"
    channels: int = 32
    blocks: int = 2
    dropout: float = 0.3


class ConvNorm(nn.Sequential):
    """A 3x3 convolution with its batch normalisation."""

    def __init__(self, inputs: int, outputs: int, stride: int = 1) -> None:
        super().__init__(
            nn.Conv2d(inputs, outputs, 3, stride, padding=1, bias=False),
            nn.BatchNorm2d(outputs),
        )


class ResidualBlock(nn.Module):
    """Two convolutions around which the input is carried."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.first = ConvNorm(channels, channels)
        self.second = ConvNorm(channels, channels)
        # Blocks begin as the identity, so that the whole depth learns from the first step.
        nn.init.zeros_(self.second[1].weight)

    def forward(self, features: Tensor) -> Tensor:
        """(N, C, H, W) -> (N, C, H, W)."""
        return torch.relu(features + self.second(torch.relu(self.first(features))))


class GlyphReader(nn.Module):
    """Reads single characters."""

    def __init__(self, config: GlyphReaderConfig = GlyphReaderConfig()) -> None:
        super().__init__()
        self.config = config
        first, second, third = config.channels, 2 * config.channels, 4 * config.channels
        self.large = nn.Sequential(ConvNorm(1, first), nn.ReLU(), ResidualBlock(first))
        self.middle = _stage(first, second, config.blocks)
        self.small = _stage(second, third, config.blocks)
        self.dropout = nn.Dropout(config.dropout)
        self.head = nn.Linear(2 * third, len(config.names))

    def forward(self, glyphs: Tensor) -> Tensor:
        """Score.

        Args:
            glyphs: (N, 1, 28, 28) float, ink 1 on paper 0, centred as MNIST and EMNIST are.

        Returns:
            (N, classes) scores, not normalised.
        """
        features = self.small(self.middle(self.large(glyphs)))  # (N, 4C, 7, 7)
        gathered = torch.cat([features.mean(dim=(2, 3)), features.amax(dim=(2, 3))], dim=1)  # (N, 8C)
        return self.head(self.dropout(gathered))


def _stage(inputs: int, outputs: int, blocks: int) -> nn.Sequential:
    """Halves the rows and columns, then refines."""
    return nn.Sequential(
        ConvNorm(inputs, outputs, stride=2), nn.ReLU(), *(ResidualBlock(outputs) for _ in range(blocks))
    )
