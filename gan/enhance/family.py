"""One generator for 1x (mend), 2x and 4x: a head for each, and one trunk behind them.

The trunk always works at a quarter of the result's sides. Where the picture is larger than that, its
pixels are first folded into channels (space-to-depth, Shi et al. 2016 the other way round), so that
mending a picture costs as much as enlarging to the same size, and all scales learn from each other.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from gan.enhance.deconvolution import NOISES
from gan.enhance.generator import ResidualBlock
from gan.enhance.luma import luma_of

FOLD = 4  # sides of the result over those that the trunk sees


@dataclass(frozen=True)
class FamilyConfig:
    """Hyper-parameters; the model card carries them.

    Attributes:
        channels: width of every hidden layer.
        blocks: number of residual blocks.
        depth: 3x3 convolutions in each block.
        scales: those that it has heads for, of 1, 2 and 4, comma-separated.
        guide: name of the model of point spread functions that guides it at 1x: there it sees the picture
            without its blur, too (see `gan.enhance.guides`). Empty if none does.
    """

    channels: int = 48
    blocks: int = 6
    depth: int = 3
    scales: str = "1,2,4"
    guide: str = ""

    @property
    def all_scales(self) -> tuple[int, ...]:
        """The scales as numbers."""
        return tuple(int(scale) for scale in self.scales.split(","))

    def inputs(self, scale: int) -> int:
        """Channels of what it sees at a scale."""
        return 3 + len(NOISES) if self.guide and scale == 1 else 3

    def outputs(self, scale: int) -> int:
        """Planes that it draws at a scale: detail of each colour, and how far each guide is followed."""
        return self.inputs(scale)

    def receptive_radius(self, scale: int) -> int:
        """Pixels of the picture on each side of a pixel that can change its result."""
        return (self.blocks * self.depth + 3) * (FOLD // scale)


class FamilyGenerator(nn.Module):
    """Mends or enlarges RGB pictures by any of `config.all_scales`."""

    def __init__(self, config: FamilyConfig = FamilyConfig()) -> None:
        super().__init__()
        self.config = config
        width = config.channels
        self.heads = nn.ModuleDict(
            {
                str(scale): nn.Conv2d(config.inputs(scale) * (FOLD // scale) ** 2, width, 3, padding=1)
                for scale in config.all_scales
            }
        )
        self.blocks = nn.ModuleList(ResidualBlock(width, config.depth) for _ in range(config.blocks))
        self.gather = nn.Conv2d(width * (config.blocks + 1), width, 1)
        self.smooth = nn.Conv2d(width, width, 3, padding=1)
        self.tail = nn.Conv2d(width, max(map(config.outputs, config.all_scales)) * FOLD**2, 3, padding=1)
        # Untrained it gives the picture back, or its bicubic enlargement, give or take a little.
        with torch.no_grad():
            self.tail.weight.mul_(0.1)
            self.tail.bias.zero_()

    def forward(self, pictures: Tensor, scale: int) -> Tensor:
        """Mend or enlarge.

        Args:
            pictures: (N, 3, H, W), RGB, 0..1, float32, any size from 1x1; behind the colours come guides
                where there are any, (N, config.inputs(scale), H, W).
            scale: one of `config.all_scales`.

        Returns:
            (N, 3, scale * H, scale * W), float32, around 0..1 but not clamped.
        """
        height, width = pictures.shape[2:]
        fold = FOLD // scale
        rim = (0, -width % fold, 0, -height % fold)
        whole = functional.pad(pictures, rim, mode="replicate") if any(rim) else pictures
        first = features = self.heads[str(scale)](functional.pixel_unshuffle(whole - 0.5, fold))
        depths = [first]
        for block in self.blocks:
            features = block(features)
            depths.append(features)
        features = self.smooth(self.gather(torch.cat(depths, dim=1))) + first
        drawn = functional.pixel_shuffle(self.tail(features), FOLD)[..., : height * scale, : width * scale]
        # The base stays in float32 whatever autocast does: its rounding would show in skies.
        base, guides = pictures[:, :3].float(), pictures[:, 3:].float()
        if scale > 1:
            base = functional.interpolate(base, scale_factor=scale, mode="bicubic", align_corners=False)
        if guides.shape[1]:
            # The trunk is too narrow to carry every pixel of the guides, so it says where each is right.
            followed = drawn[:, 3 : self.config.outputs(scale)].float() * (guides - luma_of(base))
            base = base + followed.sum(dim=1, keepdim=True)
        return base + drawn[:, :3].float()


class AtScale(nn.Module):
    """A family at one scale, as the engine runs it."""

    def __init__(self, family: FamilyGenerator, scale: int) -> None:
        super().__init__()
        self.family = family
        self.scale = scale

    def forward(self, pictures: Tensor) -> Tensor:
        """(N, 3, H, W) -> (N, 3, scale * H, scale * W); see `FamilyGenerator`."""
        return self.family(pictures, self.scale)
