"""Discriminators on the features of a frozen network ("Projected GANs converge faster", Sauer et al. 2021).

A picture goes through a frozen network (SqueezeNet, or the face finder's trunk); its features are mixed over
channels and scales by fixed random convolutions (section 3.2 of the paper), so that no discriminator can
settle on a few of them; a small discriminator of its own then judges each scale.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.parametrizations import spectral_norm

from gan.nn.normalisation import batch_deviation

_SLOPE = 0.2  # of leaky ReLU
_END = 8  # a scale's discriminator halves its features down to this side


class FeatureNetwork(Protocol):
    """Frozen layers that turn pictures into features on several scales; `SqueezeNet` is one.

    Attributes:
        name: for model cards.
        taps: the layers whose output it returns.
    """

    name: str
    taps: tuple[int, ...]

    @property
    def tap_channels(self) -> tuple[int, ...]:
        """Channels that leave each tap."""
        ...

    def __call__(self, pictures: Tensor) -> list[Tensor]:
        """(N, 3, S, S), -1..1 -> one (N, C, h, w) for each tap, from fine to coarse."""
        ...


@dataclass(frozen=True)
class TowerConfig:
    """Hyper-parameters of the tower and its discriminators.

    Attributes:
        side: pictures are brought to this side before the frozen network sees them.
        taps: its layers that are looked at, from fine to coarse; the defaults are SqueezeNet's.
        widths: channels after mixing, one for each tap.
        hidden: channels inside the discriminators.
        group: samples that share a batch deviation.
        seed: of the random mixing.
    """

    side: int = 128
    taps: tuple[int, ...] = (1, 4, 7, 12)
    widths: tuple[int, ...] = (32, 64, 96, 128)
    hidden: int = 256
    group: int = 8
    seed: int = 0

    @classmethod
    def of(cls, network: FeatureNetwork, side: int) -> TowerConfig:
        """The usual one for a network."""
        return cls(side=side, taps=network.taps, widths=cls.widths[: len(network.taps)])


class FeatureTower(nn.Module):
    """Pictures to mixed features on several scales; nothing in it is trained.

    Attributes:
        config: its hyper-parameters.
        sides: of the features at each tap.
        deviations: (number of taps,), what each scale is divided by; see `calibrate`.
    """

    deviations: Tensor

    def __init__(self, network: FeatureNetwork, config: TowerConfig = TowerConfig()) -> None:
        super().__init__()
        if network.taps != config.taps:
            raise ValueError(f"the tower looks at layers {config.taps}, the network returns {network.taps}")
        self.config = config
        self.network = network
        generator = torch.Generator().manual_seed(config.seed)
        self.channel_mixing = nn.ModuleList(
            _fixed_convolution(channels, width, 1, generator)
            for channels, width in zip(network.tap_channels, config.widths, strict=True)
        )
        # Scale mixing goes top down: each scale adds the next coarser one to itself.
        self.scale_mixing = nn.ModuleList(
            _fixed_convolution(coarse, fine, 3, generator) for fine, coarse in pairwise(config.widths)
        )
        self.register_buffer("deviations", torch.ones(len(config.taps)))
        self.requires_grad_(False)
        with torch.no_grad():
            device = next(self.parameters()).device
            seen = network(torch.zeros(1, 3, config.side, config.side, device=device))
        self.sides = tuple(features.shape[-1] for features in seen)

    def forward(self, pictures: Tensor) -> list[Tensor]:
        """Features of pictures.

        Args:
            pictures: (N, 3, R, R), RGB, -1..1, any R.

        Returns:
            One (N, width, h, w) for each tap, from fine to coarse.
        """
        scales = zip(self._mix(pictures), self.deviations.unbind(), strict=True)
        return [features / deviation for features, deviation in scales]

    @torch.no_grad()
    def calibrate(self, pictures: Tensor) -> None:
        """Scale the features so that on these (real) pictures each scale has unit deviation."""
        self.deviations.copy_(torch.stack([features.float().std() for features in self._mix(pictures)]))

    def _mix(self, pictures: Tensor) -> list[Tensor]:
        side = self.config.side
        if pictures.shape[-1] != side:
            antialias = pictures.shape[-1] > side
            pictures = functional.interpolate(pictures, (side, side), mode="bilinear", antialias=antialias)
        pictures = pictures.contiguous(memory_format=torch.channels_last)
        tapped = zip(self.channel_mixing, self.network(pictures), strict=True)
        scales = [mix(features) for mix, features in tapped]
        for index in reversed(range(len(scales) - 1)):
            coarse = self.scale_mixing[index](scales[index + 1])
            coarse = functional.interpolate(coarse, scales[index].shape[2:], mode="bilinear")
            scales[index] = scales[index] + coarse
        return scales


class ScaleDiscriminator(nn.Module):
    """Judges one scale: halving convolutions, then the variety of the batch joins in.

    Spectral norm alone shrinks what passes, and such discriminators soon only guess; batch norm after each
    halving (as in the paper's code) brings it back to full range. Real and generated pictures go through in
    one batch: apart, each would be normalised by its own statistics, and a generator could be off in all
    that batch norm takes away, contrast and sharpness above all.

    Attributes:
        halvings: spectrally normalised 4x4 convolutions with stride 2.
        norms: batch norms after them.
        convolution, score: what turns the last features and the deviations of the first into scores.
        group: samples that share a batch deviation.
    """

    def __init__(self, inputs: int, side: int, hidden: int, group: int) -> None:
        super().__init__()
        self.group = group
        self.halvings, self.norms = nn.ModuleList(), nn.ModuleList()
        channels = inputs
        while side >= 2 * _END - 1:
            outputs = min(2 * channels, hidden)
            self.halvings.append(spectral_norm(nn.Conv2d(channels, outputs, 4, stride=2, padding=1)))
            self.norms.append(nn.BatchNorm2d(outputs))
            channels, side = outputs, side // 2
        self.convolution = spectral_norm(nn.Conv2d(channels + inputs, hidden, 3, padding=1))
        self.score = nn.Conv2d(hidden, 1, 1)

    def forward(self, real: Tensor, fake: Tensor) -> tuple[Tensor, Tensor]:
        """(N, C, h, w) features of both -> (N, places) scores of both, higher for real ones."""
        # One mean deviation, as in progressive GANs, is satisfied by varying brightness; one for each
        # channel is not. It is taken before batch norm, which hides it, and read without one.
        deviations = [
            batch_deviation(part, self.group).mean(dim=(2, 3), keepdim=True) for part in (real, fake)
        ]
        features, deviation = torch.cat((real, fake)), torch.cat(deviations)  # (2 N, C, h, w), (2 N, C, 1, 1)
        for halving, norm in zip(self.halvings, self.norms, strict=True):
            features = functional.leaky_relu(norm(halving(features)), _SLOPE)
        deviation = deviation.to(features.dtype).expand(-1, -1, *features.shape[2:])
        features = functional.leaky_relu(self.convolution(torch.cat((features, deviation), dim=1)), _SLOPE)
        scores = self.score(features).flatten(1)
        return scores[: len(real)], scores[len(real) :]


class TowerDiscriminator(nn.Module):
    """The small discriminators of all scales; it judges what `FeatureTower` returns.

    Args:
        config: that of the tower.
        sides: of the tower's features; those of SqueezeNet where none are given.
    """

    def __init__(self, config: TowerConfig = TowerConfig(), sides: tuple[int, ...] | None = None) -> None:
        super().__init__()
        self.config = config
        sides = sides or tap_sides(config)
        self.scales = nn.ModuleList(
            ScaleDiscriminator(width, side, config.hidden, config.group)
            for width, side in zip(config.widths, sides, strict=True)
        )

    def forward(self, real: Sequence[Tensor], fake: Sequence[Tensor]) -> list[tuple[Tensor, Tensor]]:
        """Features of each scale, of real and generated pictures -> the scores of both, (N, places) each."""
        return [scale(*pair) for scale, *pair in zip(self.scales, real, fake, strict=True)]


def tap_sides(config: TowerConfig) -> tuple[int, ...]:
    """Side of SqueezeNet's features at each tap: a convolution and three rounded-up pools, with stride 2."""
    side = (config.side - 3) // 2 + 1
    sides = {1: side}
    for first, last in ((3, 4), (6, 7), (9, 12)):
        side = -(-(side - 3) // 2) + 1
        sides |= dict.fromkeys(range(first, last + 1), side)
    return tuple(sides[tap] for tap in config.taps)


def _fixed_convolution(inputs: int, outputs: int, kernel: int, generator: torch.Generator) -> nn.Conv2d:
    """A convolution without bias whose weights are He's and stay as they are."""
    layer = nn.Conv2d(inputs, outputs, kernel, padding=kernel // 2, bias=False)
    nn.init.kaiming_normal_(layer.weight, generator=generator)
    return layer
