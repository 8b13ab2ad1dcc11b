"""A small network that sees what ails a photo: blur, noise, compression and sharpening of one window.

It looks at a window in three ways. What multiplies light in a blur is plain in the spectrum, so one part
looks at that; what a JPEG leaves is plain in the cosine transform of its own blocks of 8x8, whose
coefficients are multiples of the steps that were written (Fan and de Queiroz 2003), so one part counts
there; grain, halos and rings are seen by plain convolutions. Each answer is a distribution over a few
values, so that the windows of a picture can be put together by adding logarithms.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from gan.enhance.luma import luma_of

WINDOW = 128  # pixels a side
BLOCK = 8  # of a JPEG
# What is told apart: the kind of blur, then numbers by the values of their bins.
KIND_COUNT = 4
SPREAD_BINS = tuple(-1.5 + 0.25 * index for index in range(19))  # log2 of pixels
NOISE_BINS = tuple(-9 + 0.5 * index for index in range(11))  # log2 of the deviation
QUALITY_BINS = tuple(float(quality) for quality in range(30, 101, 5))  # 100 is none
SHARPENING_BINS = (0.0, 0.4, 0.8, 1.2)
PARTS = (KIND_COUNT, len(SPREAD_BINS), len(NOISE_BINS), len(QUALITY_BINS), len(SHARPENING_BINS))

_QUALITIES = tuple(range(30, 99, 3))  # whose steps are tried
# The steps of brightness of ITU-T T.81, table K.1, and where in a block the lowest frequencies are.
_STEPS = (
    (16, 11, 10, 16, 24),
    (12, 12, 14, 19, 26),
    (14, 13, 16, 24, 40),
    (14, 17, 22, 29, 51),
    (18, 22, 37, 56, 68),
)
_LOWEST = tuple((row, column) for row in range(5) for column in range(5) if 0 < row + column < 5)


@dataclass(frozen=True)
class EstimatorConfig:
    """Hyper-parameters; the model card carries them.

    Attributes:
        fine: channels of the convolutions at half the resolution; twice that below.
        spectrum: channels of the part that looks at the spectrum, at first.
        hidden: width of the last layers.
    """

    fine: int = 24
    spectrum: int = 16
    hidden: int = 192


class Estimator(nn.Module):
    """Tells what ails windows of `WINDOW` pixels a side, cut where the blocks of a JPEG would begin."""

    def __init__(self, config: EstimatorConfig = EstimatorConfig()) -> None:
        super().__init__()
        self.config = config
        fine, low = config.fine, config.spectrum
        self.grain = nn.Sequential(
            *_layer(12, fine),
            *_layer(fine, 2 * fine, stride=2),
            *_layer(2 * fine, 2 * fine),
            *_layer(2 * fine, 3 * fine, stride=2),
        )
        self.spectrum = nn.Sequential(
            *_layer(1, low, stride=2),
            *_layer(low, 2 * low, stride=2),
            *_layer(2 * low, 4 * low, stride=2),
            *_layer(4 * low, 3 * low, stride=2),
            nn.Flatten(),
            nn.Linear(3 * low * (WINDOW // 16) * (WINDOW // 32), config.hidden // 2),
            nn.ReLU(inplace=True),
        )
        counted = 3 * BLOCK**2 + 2 * len(_QUALITIES)
        self.counts = nn.BatchNorm1d(counted)
        self.head = nn.Sequential(
            nn.Linear(2 * 3 * fine + config.hidden // 2 + counted, config.hidden),
            nn.ReLU(inplace=True),
            nn.Dropout(0.1),
            nn.Linear(config.hidden, config.hidden),
            nn.ReLU(inplace=True),
            nn.Linear(config.hidden, sum(PARTS)),
        )
        self.register_buffer("cosines", _cosines(), persistent=False)
        self.register_buffer("steps", _steps(), persistent=False)
        self.register_buffer("taper", torch.hann_window(WINDOW, periodic=False), persistent=False)

    def forward(self, windows: Tensor) -> Tensor:
        """Look at windows.

        Args:
            windows: (N, 3, WINDOW, WINDOW), RGB, 0..1, float32.

        Returns:
            (N, sum(PARTS)): logarithms of odds, part after part as `split` takes them apart.
        """
        with torch.no_grad():
            luma = luma_of(windows)
            spectra, counts = self._spectra(luma), self._counts(luma)
        grain = self.grain(functional.pixel_unshuffle(windows - 0.5, 2)).float()
        grain = torch.cat([grain.mean(dim=(2, 3)), grain.flatten(2).std(dim=2)], dim=1)
        features = [grain, self.spectrum(spectra).float(), self.counts(counts)]
        return self.head(torch.cat(features, dim=1)).float()

    def _spectra(self, luma: Tensor) -> Tensor:
        """(N, 1, H, W) -> (N, 1, H, W / 2): power by frequency, as logarithm, lowest in the middle row."""
        tapered = (luma - luma.mean(dim=(2, 3), keepdim=True)) * self.taper[:, None] * self.taper
        power = torch.fft.rfft2(tapered).abs().square()[..., : WINDOW // 2]
        return torch.roll((power + 1e-4).log(), WINDOW // 2, dims=2) / 5

    def _counts(self, luma: Tensor) -> Tensor:
        """(N, 1, H, W) -> (N, counted): how the coefficients of the blocks are spread."""
        found = functional.conv2d(luma * 255 - 128, self.cosines, stride=BLOCK).flatten(2)
        sizes = found.abs()
        ordered = sizes.sort(dim=2).values
        plain = [
            (1 + sizes).log().mean(dim=2),
            (sizes < 0.5).float().mean(dim=2),
            (1 + ordered[..., ordered.shape[2] // 4]).log(),
        ]
        low = found[:, [BLOCK * row + column for row, column in _LOWEST]]
        return torch.cat([*plain, self._fits(low)], dim=1)

    def _fits(self, low: Tensor) -> Tensor:
        """(N, frequencies, blocks) -> (N, 2 * qualities): how near they are to whole steps of each."""
        fits, numbers = [], []
        for steps in self.steps:
            parts = low / steps[:, None]
            counted = parts.abs() > 0.6
            number = counted.sum(dim=(1, 2))
            fits.append((torch.cos(2 * math.pi * parts) * counted).sum(dim=(1, 2)) / (number + 4))
            numbers.append((1 + number).log() / 8)
        return torch.stack(fits + numbers, dim=1)


def split(odds: Tensor) -> tuple[Tensor, ...]:
    """(N, sum(PARTS)) -> logarithms of probabilities of kind, spread, noise, quality, sharpening."""
    return tuple(part.log_softmax(dim=1) for part in odds.split(PARTS, dim=1))


def _layer(inputs: int, outputs: int, stride: int = 1) -> tuple[nn.Module, ...]:
    return (
        nn.Conv2d(inputs, outputs, 3, stride, padding=1, bias=False),
        nn.BatchNorm2d(outputs),
        nn.ReLU(inplace=True),
    )


def _cosines() -> Tensor:
    """(64, 1, 8, 8): the orthonormal cosines of a block, as ITU-T T.81 has them."""
    places = torch.arange(BLOCK, dtype=torch.float64)
    waves = torch.cos(math.pi * (places[None, :] + 0.5) * places[:, None] / BLOCK) * math.sqrt(2 / BLOCK)
    waves[0] /= math.sqrt(2)
    return torch.einsum("ux,vy->uvxy", waves, waves).reshape(BLOCK**2, 1, BLOCK, BLOCK).float()


def _steps() -> Tensor:
    """(qualities, frequencies): the steps that libjpeg takes at each quality."""
    plain = torch.tensor([_STEPS[row][column] for row, column in _LOWEST], dtype=torch.float32)
    rows = []
    for quality in _QUALITIES:
        percent = 5000 / quality if quality < 50 else 200 - 2 * quality
        rows.append(((plain * percent + 50) / 100).floor().clamp(1, 255))
    return torch.stack(rows)
