"""The networks of "Progressive Growing of GANs" (Karras, Aila, Laine, Lehtinen 2017), 4x4 to 1024x1024.

Both networks hold the layers of every resolution from the start. A forward pass names the resolution it
works at and how far that resolution has been faded in, so growing changes no parameters and no optimiser.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, replace
from itertools import pairwise

import torch
from torch import Tensor, nn
from torch.nn import functional

from gan.nn.normalisation import append_batch_deviation, pixel_norm

_SLOPE = 0.2  # of leaky ReLU
_HE_GAIN = math.sqrt(2)


@dataclass(frozen=True)
class ProgressiveConfig:
    """Hyper-parameters of both networks; the defaults are the paper's table 2.

    Attributes:
        resolution: side of the largest picture, a power of two from 4.
        latent: length of a latent.
        channel_base: a resolution r has `2 * channel_base / r` channels, ...
        channel_max: ... but at most so many.
        group: samples that share a minibatch standard deviation.
        widths: where not empty, the channels at 4x4, 8x8, ... instead, as "512 512 256"; networks that
            others trained follow plans of their own.
    """

    resolution: int = 1024
    latent: int = 512
    channel_base: int = 8192
    channel_max: int = 512
    group: int = 4
    widths: str = ""

    def __post_init__(self) -> None:
        if self.resolution < 4 or self.resolution & (self.resolution - 1):
            raise ValueError(f"the resolution must be a power of two from 4, not {self.resolution}")
        if self.widths and len(self.widths.split()) != len(self.resolutions):
            raise ValueError(f"{self.widths!r} does not name one width for each resolution")

    @property
    def resolutions(self) -> tuple[int, ...]:
        """4, 8, ... up to `resolution`."""
        return tuple(2**level for level in range(2, self.resolution.bit_length()))

    def channels(self, resolution: int) -> int:
        """Channels of the layers at a resolution."""
        if self.widths:
            return int(self.widths.split()[self.resolutions.index(resolution)])
        return min(2 * self.channel_base // resolution, self.channel_max)

    def at_resolution(self, resolution: int) -> ProgressiveConfig:
        """This config without the levels above a resolution."""
        levels = self.resolutions.index(resolution) + 1
        widths = " ".join(self.widths.split()[:levels])
        return replace(self, resolution=resolution, widths=widths)

    def to_card(self) -> dict[str, int | float | str]:
        """As a model card's `config`."""
        return {"architecture": "progressive"} | asdict(self)


class EqualisedConv2d(nn.Module):
    """Convolution with an equalised learning rate (section 4.1): He's constant is applied at run time.

    Attributes:
        weight: (out, in, kernel, kernel), drawn from N(0, 1).
        bias: (out,), zero at the start.
        scale: He's constant, `gain / sqrt(in * kernel^2)`.
    """

    def __init__(
        self, inputs: int, outputs: int, kernel: int, gain: float = _HE_GAIN, padding: int = 0
    ) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.randn(outputs, inputs, kernel, kernel))
        self.bias = nn.Parameter(torch.zeros(outputs))
        self.scale = gain / math.sqrt(inputs * kernel**2)
        self.padding = padding

    def forward(self, features: Tensor) -> Tensor:
        """(N, in, H, W) -> (N, out, H', W')."""
        return functional.conv2d(features, self.weight * self.scale, self.bias, padding=self.padding)


class EqualisedLinear(nn.Module):
    """Fully connected layer with an equalised learning rate.

    Attributes:
        weight: (out, in), drawn from N(0, 1).
        bias: (out,), zero at the start.
        scale: He's constant, `gain / sqrt(in)`.
    """

    def __init__(self, inputs: int, outputs: int, gain: float = _HE_GAIN) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.randn(outputs, inputs))
        self.bias = nn.Parameter(torch.zeros(outputs))
        self.scale = gain / math.sqrt(inputs)

    def forward(self, features: Tensor) -> Tensor:
        """(N, in) -> (N, out)."""
        return functional.linear(features, self.weight * self.scale, self.bias)


class GeneratorBlock(nn.Module):
    """Upsampling and two 3x3 convolutions."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.first = EqualisedConv2d(inputs, outputs, 3, padding=1)
        self.second = EqualisedConv2d(outputs, outputs, 3, padding=1)

    def forward(self, features: Tensor) -> Tensor:
        """(N, in, H, W) -> (N, out, 2 H, 2 W)."""
        features = functional.interpolate(features, scale_factor=2, mode="nearest")
        features = pixel_norm(functional.leaky_relu(self.first(features), _SLOPE))
        return pixel_norm(functional.leaky_relu(self.second(features), _SLOPE))


class Generator(nn.Module):
    """Latents to pictures.

    Attributes:
        config: its hyper-parameters.
        dense, convolution: the layers at 4x4.
        blocks: those at 8x8, 16x16, ...
        to_rgb: 1x1 convolutions to colours at 4x4, 8x8, ...
    """

    def __init__(self, config: ProgressiveConfig = ProgressiveConfig()) -> None:
        super().__init__()
        self.config = config
        widths = [config.channels(resolution) for resolution in config.resolutions]
        # The paper's first layer is a 4x4 convolution of a padded 1x1 map: its fan-in counts 16 places.
        self.dense = EqualisedLinear(config.latent, widths[0] * 16, gain=_HE_GAIN / 4)
        self.convolution = EqualisedConv2d(widths[0], widths[0], 3, padding=1)
        self.blocks = nn.ModuleList(GeneratorBlock(*pair) for pair in pairwise(widths))
        self.to_rgb = nn.ModuleList(EqualisedConv2d(width, 3, 1, gain=1) for width in widths)

    def forward(
        self,
        latents: Tensor,
        resolution: int | None = None,
        fade: float = 1.0,
        noise: torch.Generator | None = None,
    ) -> Tensor:
        """Make pictures.

        Args:
            latents: (N, latent), of any length above zero: they are put onto the hypersphere.
            resolution: side of the pictures, one of `config.resolutions`; None for the largest.
            fade: 0..1, how far the layers of this resolution have been faded in.
            noise: not used; for the common interface of generators.

        Returns:
            (N, 3, resolution, resolution), RGB, about -1..1, not clamped.
        """
        level = self.config.resolutions.index(resolution or self.config.resolution)
        features = self.dense(pixel_norm(latents)).view(len(latents), -1, 4, 4)  # (N, C, 4, 4)
        features = pixel_norm(functional.leaky_relu(features, _SLOPE))
        features = pixel_norm(functional.leaky_relu(self.convolution(features), _SLOPE))
        before = features
        for block in self.blocks[:level]:
            before, features = features, block(features)
        pictures = self.to_rgb[level](features).float()
        if level and fade < 1:
            coarse = self.to_rgb[level - 1](before).float()
            coarse = functional.interpolate(coarse, scale_factor=2, mode="nearest")
            pictures = torch.lerp(coarse, pictures, fade)
        return pictures


class DiscriminatorBlock(nn.Module):
    """Two 3x3 convolutions and box downsampling."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.first = EqualisedConv2d(inputs, inputs, 3, padding=1)
        self.second = EqualisedConv2d(inputs, outputs, 3, padding=1)

    def forward(self, features: Tensor) -> Tensor:
        """(N, in, H, W) -> (N, out, H / 2, W / 2)."""
        features = functional.leaky_relu(self.first(features), _SLOPE)
        features = functional.leaky_relu(self.second(features), _SLOPE)
        return functional.avg_pool2d(features, 2)


class Discriminator(nn.Module):
    """Pictures to scores.

    Attributes:
        config: its hyper-parameters.
        from_rgb: 1x1 convolutions from colours at 4x4, 8x8, ...
        blocks: the layers at 8x8, 16x16, ...
        convolution, dense, score: those at 4x4.
    """

    def __init__(self, config: ProgressiveConfig = ProgressiveConfig()) -> None:
        super().__init__()
        self.config = config
        widths = [config.channels(resolution) for resolution in config.resolutions]
        self.from_rgb = nn.ModuleList(EqualisedConv2d(3, width, 1) for width in widths)
        self.blocks = nn.ModuleList(DiscriminatorBlock(*pair[::-1]) for pair in pairwise(widths))
        self.convolution = EqualisedConv2d(widths[0] + 1, widths[0], 3, padding=1)
        self.dense = EqualisedLinear(widths[0] * 16, widths[0])
        self.score = EqualisedLinear(widths[0], 1, gain=1)

    def forward(self, pictures: Tensor, fade: float = 1.0) -> Tensor:
        """Judge pictures.

        Args:
            pictures: (N, 3, R, R), RGB, -1..1, R one of `config.resolutions`.
            fade: 0..1, how far the layers of this resolution have been faded in.

        Returns:
            (N,), higher for real ones; any real number.
        """
        level = self.config.resolutions.index(pictures.shape[-1])
        features = self._from_rgb(pictures, level)
        for index in reversed(range(level)):
            features = self.blocks[index](features)
            if index == level - 1 and fade < 1:
                coarse = self._from_rgb(functional.avg_pool2d(pictures, 2), index)
                features = torch.lerp(coarse, features, fade)
        features = append_batch_deviation(features, self.config.group)
        features = functional.leaky_relu(self.convolution(features), _SLOPE)  # (N, C, 4, 4)
        features = functional.leaky_relu(self.dense(features.flatten(1)), _SLOPE)
        return self.score(features).squeeze(1)

    def _from_rgb(self, pictures: Tensor, level: int) -> Tensor:
        """(N, 3, R, R) -> (N, C, R, R)."""
        return functional.leaky_relu(self.from_rgb[level](pictures), _SLOPE)
