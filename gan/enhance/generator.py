"""The generator of Enhance: it works at low resolution and adds detail to an enlarged base.

The line is EnhanceNet (Sajjadi et al. 2017: learn the residual over a bicubic enlargement), SRResNet
(Ledig et al. 2017: residual blocks and sub-pixel convolution) and IMDN (Hui et al. 2019: features of
every depth are gathered before the last step). There is no global pooling and no normalisation over
the picture, so a tile with enough margin equals the same place of the whole picture.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional


@dataclass(frozen=True)
class GeneratorConfig:
    """Hyper-parameters of the generator; the model card carries them.

    Attributes:
        scale: scale factor of the picture's sides.
        channels: width of every hidden layer; multiples of 16 run fastest on CPUs.
        blocks: number of residual blocks.
        depth: 3x3 convolutions in each block.
    """

    scale: int = 4
    channels: int = 48
    blocks: int = 6
    depth: int = 3

    @property
    def receptive_radius(self) -> int:
        """Low-resolution pixels on each side of a pixel that can change its result."""
        return self.blocks * self.depth + 3


class ResidualBlock(nn.Module):
    """`depth` 3x3 convolutions around which the input is carried."""

    def __init__(self, channels: int, depth: int) -> None:
        super().__init__()
        self.convolutions = nn.ModuleList(nn.Conv2d(channels, channels, 3, padding=1) for _ in range(depth))
        for convolution in self.convolutions:
            nn.init.kaiming_normal_(convolution.weight, a=0.05)
            nn.init.zeros_(convolution.bias)
        # Blocks begin close to the identity, so that deep trunks start to learn at full rate.
        with torch.no_grad():
            self.convolutions[-1].weight.mul_(0.1)

    def forward(self, features: Tensor) -> Tensor:
        """(N, C, H, W) -> (N, C, H, W)."""
        residual = self.convolutions[0](features)
        for convolution in self.convolutions[1:]:
            residual = convolution(functional.leaky_relu(residual, 0.05))
        return features + residual


class Generator(nn.Module):
    """Enlarges RGB pictures `config.scale` times."""

    def __init__(self, config: GeneratorConfig = GeneratorConfig()) -> None:
        super().__init__()
        self.config = config
        width = config.channels
        self.head = nn.Conv2d(3, width, 3, padding=1)
        self.blocks = nn.ModuleList(ResidualBlock(width, config.depth) for _ in range(config.blocks))
        self.gather = nn.Conv2d(width * (config.blocks + 1), width, 1)
        self.smooth = nn.Conv2d(width, width, 3, padding=1)
        self.tail = nn.Conv2d(width, 3 * config.scale**2, 3, padding=1)
        # The untrained generator is the bicubic enlargement, give or take a little.
        with torch.no_grad():
            self.tail.weight.mul_(0.1)
            self.tail.bias.zero_()

    def forward(self, pictures: Tensor) -> Tensor:
        """Enlarge.

        Args:
            pictures: (N, 3, H, W), RGB, 0..1, float32, any size from 1x1.

        Returns:
            (N, 3, scale * H, scale * W), float32, around 0..1 but not clamped.
        """
        first = features = self.head(pictures - 0.5)  # (N, C, H, W)
        depths = [first]
        for block in self.blocks:
            features = block(features)
            depths.append(features)
        features = self.smooth(self.gather(torch.cat(depths, dim=1))) + first
        detail = functional.pixel_shuffle(self.tail(features), self.config.scale)
        # The base stays in float32 whatever autocast does: its rounding would show in skies.
        base = functional.interpolate(
            pictures.float(), scale_factor=self.config.scale, mode="bicubic", align_corners=False
        )
        return base + detail.float()
