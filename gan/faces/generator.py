"""The generator that Ganvas trains: quick enough to learn and to run on a CPU, grown like the paper's.

Its block is that of lightweight GANs (Liu et al. 2021): upsampling, 3x3 convolution with an orthogonal
start, noise, batch norm and a gated linear unit (Dauphin et al. 2017). The latent also sets gain and bias
of every batch norm (self-modulation, Chen et al. 2019). Growth and fade-in follow Karras et al. 2017.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional

# At 4x4, 8x8, ... 1024x1024.
_WIDTHS = (256, 192, 128, 80, 48, 32, 24, 16, 16)
_DEPTHS = (1, 2, 2, 2, 1, 1, 1, 1, 1)


@dataclass(frozen=True)
class GeneratorConfig:
    """Hyper-parameters; the model card carries them.

    Attributes:
        latent: length of a latent.
        channels: width at 4x4, 8x8, 16x16, ...; their number decides the largest resolution.
        depth: convolutions at each of these resolutions.
    """

    latent: int = 256
    channels: tuple[int, ...] = _WIDTHS[:6]
    depth: tuple[int, ...] = _DEPTHS[:6]

    def __post_init__(self) -> None:
        if not self.channels or len(self.channels) != len(self.depth) or min(self.depth) < 1:
            raise ValueError("a generator needs one depth of at least 1 for each of its widths")

    @classmethod
    def for_resolution(cls, resolution: int) -> GeneratorConfig:
        """The widths that Ganvas trains, for pictures of this side, a power of two from 4 to 1024."""
        levels = resolution.bit_length() - 2
        return cls(channels=_WIDTHS[:levels], depth=_DEPTHS[:levels])

    def at_resolution(self, resolution: int) -> GeneratorConfig:
        """This config without the levels above a resolution."""
        levels = self.resolutions.index(resolution) + 1
        return replace(self, channels=self.channels[:levels], depth=self.depth[:levels])

    @property
    def resolutions(self) -> tuple[int, ...]:
        """4, 8, ... up to the largest."""
        return tuple(4 << level for level in range(len(self.channels)))

    @property
    def resolution(self) -> int:
        """Side of the largest picture."""
        return self.resolutions[-1]

    def to_card(self) -> dict[str, int | float | str]:
        """As a model card's `config`: `channels` and `depth` as texts like "256 192 128"."""
        return {
            "architecture": "gated",
            "latent": self.latent,
            "channels": " ".join(map(str, self.channels)),
            "depth": " ".join(map(str, self.depth)),
        }

    @classmethod
    def from_card(cls, config: Mapping[str, int | float | str]) -> GeneratorConfig:
        """The inverse of `to_card`; KeyError or ValueError for the config of another network."""
        channels, depth = (tuple(map(int, str(config[key]).split())) for key in ("channels", "depth"))
        return cls(int(config["latent"]), channels, depth)


class ModulatedNorm(nn.Module):
    """Batch norm whose gain and bias follow the latent.

    Attributes:
        modulation: (latent,) to gains and biases; zero weights at the start, gains about 1.
    """

    def __init__(self, channels: int, latent: int) -> None:
        super().__init__()
        self.norm = nn.BatchNorm2d(channels, affine=False)
        self.modulation = nn.Linear(latent, 2 * channels)
        nn.init.zeros_(self.modulation.weight)
        nn.init.zeros_(self.modulation.bias)

    def forward(self, features: Tensor, latents: Tensor) -> Tensor:
        """(N, C, H, W) and (N, latent) -> (N, C, H, W)."""
        gain, bias = self.modulation(latents).to(features.dtype)[:, :, None, None].chunk(2, dim=1)
        return torch.addcmul(bias, self.norm(features), gain + 1)


class GatedUnit(nn.Module):
    """3x3 convolution (with upsampling if asked for), noise, batch norm and gate.

    Attributes:
        weight: (2 * out, in, 3, 3), orthogonal at the start.
        strength: (2 * out, 1, 1), of the noise, zero at the start.
        stored_noise: (1, 1, side, side), what is used where no fresh noise is asked for.
        kernel: the upsampling kernel, computed once by `freeze`; None while the weight may change.
    """

    stored_noise: Tensor
    kernel: Tensor | None

    def __init__(self, inputs: int, outputs: int, side: int, latent: int, upsample: bool) -> None:
        super().__init__()
        self.upsample = upsample
        self.weight = nn.Parameter(nn.init.orthogonal_(torch.empty(2 * outputs, inputs, 3, 3)))
        self.strength = nn.Parameter(torch.zeros(2 * outputs, 1, 1))
        self.register_buffer("stored_noise", torch.randn(1, 1, side, side))
        self.register_buffer("kernel", None, persistent=False)
        self.norm = ModulatedNorm(2 * outputs, latent)

    def forward(self, features: Tensor, latents: Tensor, noise: torch.Generator | None) -> Tensor:
        """(N, in, H, W) and (N, latent) -> (N, out, side, side)."""
        features = self._convolve(features)  # (N, 2 * out, side, side)
        grain = self.stored_noise if noise is None else self._fresh_noise(len(features), noise)
        features = torch.addcmul(features, grain.to(features.dtype), self.strength.to(features.dtype))
        # Two halves and a product run several times faster than functional.glu on channels-last CPU tensors.
        values, gates = self.norm(features, latents).chunk(2, dim=1)
        return values * torch.sigmoid(gates)

    def freeze(self) -> None:
        """See `Generator.freeze`."""
        if self.upsample:
            self.kernel = _upsampling_kernel(self.weight.detach())

    def _convolve(self, features: Tensor) -> Tensor:
        if not self.upsample:
            return functional.conv2d(features, self.weight, padding=1)
        if self.kernel is not None:
            return functional.conv_transpose2d(features, self.kernel, stride=2, padding=1)
        return upsampling_convolution(features, self.weight)

    def _fresh_noise(self, number: int, noise: torch.Generator) -> Tensor:
        """(number, 1, side, side) from N(0, 1)."""
        shape = (number, *self.stored_noise.shape[1:])
        return torch.randn(shape, generator=noise, device=self.stored_noise.device)


class Generator(nn.Module):
    """Latents to pictures.

    Attributes:
        config: its hyper-parameters.
        start: latent to the features at 4x4.
        levels: for each resolution its units, the first of which upsamples (none does at 4x4).
        to_rgb: 3x3 convolutions to colours, one for each resolution.
    """

    def __init__(self, config: GeneratorConfig = GeneratorConfig()) -> None:
        super().__init__()
        self.config = config
        widths = config.channels
        self.start = nn.Linear(config.latent, widths[0] * 16, bias=False)
        nn.init.orthogonal_(self.start.weight)
        self.levels = nn.ModuleList(_level(config, index) for index in range(len(widths)))
        self.to_rgb = nn.ModuleList(nn.Conv2d(width, 3, 3, padding=1) for width in widths)

    def forward(
        self,
        latents: Tensor,
        resolution: int | None = None,
        fade: float = 1.0,
        noise: torch.Generator | None = None,
    ) -> Tensor:
        """Make pictures.

        Args:
            latents: (N, latent), on the hypersphere of radius sqrt(latent); shorter ones (truncation) give
                faces closer to the mean. Or (N, levels, latent), one row for each level up to the
                resolution, the coarsest first: mixes by level, and what inversion finds.
            resolution: side of the pictures, one of `config.resolutions`; None for the largest.
            fade: 0..1, how far the layers of this resolution have been faded in.
            noise: source of the noise inputs, on the latents' device; None for the stored ones, with which
                a latent always gives the same picture (in `eval` mode).

        Returns:
            (N, 3, resolution, resolution), RGB, -1..1, float32.
        """
        last = self.config.resolutions.index(resolution or self.config.resolution)
        rows = latents if latents.ndim == 3 else latents[:, None].expand(-1, last + 1, -1)
        features = self.start(rows[:, 0]).view(len(latents), -1, 4, 4)
        features = features.contiguous(memory_format=torch.channels_last)
        before = features
        for index, level in enumerate(self.levels[: last + 1]):
            before = features
            for unit in cast(nn.ModuleList, level):
                features = unit(features, rows[:, index], noise)
        colours = self.to_rgb[last](features).float()
        if last and fade < 1:
            coarse = self.to_rgb[last - 1](before).float()
            coarse = functional.interpolate(coarse, scale_factor=2, mode="nearest")
            colours = torch.lerp(coarse, colours, fade)
        return torch.tanh(colours)

    def freeze(self) -> None:
        """Compute once what depends on the weights alone, for inference: they must not change any more.

        A single face takes half the time then.
        """
        for module in self.modules():
            if isinstance(module, GatedUnit):
                module.freeze()


def upsampling_convolution(features: Tensor, weight: Tensor) -> Tensor:
    """Nearest upsampling to double size, then a 3x3 convolution, in one step and with 4/9 of the products.

    Each output depends on 2x2 inputs, so the same result comes from a transposed convolution with stride 2
    whose 4x4 kernel adds up shifted copies of the 3x3 one.

    Args:
        features: (N, in, H, W).
        weight: (out, in, 3, 3).

    Returns:
        (N, out, 2 H, 2 W).
    """
    return functional.conv_transpose2d(features, _upsampling_kernel(weight), stride=2, padding=1)


def _upsampling_kernel(weight: Tensor) -> Tensor:
    """(out, in, 3, 3) -> (in, out, 4, 4)."""
    padded = functional.pad(weight.flip(2, 3), (1, 1, 1, 1))  # (out, in, 5, 5)
    kernel = padded[:, :, 1:, 1:] + padded[:, :, :-1, 1:] + padded[:, :, 1:, :-1] + padded[:, :, :-1, :-1]
    return kernel.transpose(0, 1)


def _level(config: GeneratorConfig, index: int) -> nn.ModuleList:
    """The units of one resolution."""
    width, side = config.channels[index], config.resolutions[index]
    inputs = config.channels[max(index - 1, 0)]
    units = nn.ModuleList((GatedUnit(inputs, width, side, config.latent, upsample=index > 0),))
    for _ in range(config.depth[index] - 1):
        units.append(GatedUnit(width, width, side, config.latent, upsample=False))
    return units
