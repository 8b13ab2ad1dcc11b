"""What makes a result look like a photograph: features, textures, and colours that stay.

Perceptual distance on a frozen SqueezeNet (Johnson et al. 2016; Zhang et al. 2018), Gram matrices over
patches as in EnhanceNet (Sajjadi et al. 2017), and two losses that hold back what a critic would invent:
colours as in the small picture, nothing new on flat areas.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from gan.nn.squeezenet import SqueezeNet

PATCH = 16  # pixels a side whose texture is compared, as in EnhanceNet
_FLAT = 2 / 255  # deviation within 5x5 pixels of the truth, below which a place is flat
_STRIDES = {1: 2, 3: 4, 4: 4, 6: 8, 7: 8, 9: 16, 10: 16, 11: 16, 12: 16}


class FeatureLoss:
    """Both losses on features of one pass through the tower."""

    def __init__(self, tower: SqueezeNet) -> None:
        self._tower = tower

    def __call__(self, result: Tensor, truth: Tensor) -> tuple[Tensor, Tensor]:
        """Perceptual and texture loss.

        Args:
            result, truth: (N, 3, H, W), RGB, 0..1, sides at least 32.
        """
        ours = self._features(result)
        with torch.no_grad():
            theirs = self._features(truth)
        perceptual = torch.stack([_distance(a, b) for a, b in zip(ours, theirs, strict=True)]).mean()
        textures = [
            _texture(a, b, PATCH // _STRIDES[tap])
            for tap, a, b in zip(self._tower.taps, ours, theirs, strict=True)
            if PATCH // _STRIDES[tap] > 1  # a texture needs more than one place
        ]
        return perceptual, torch.stack(textures).mean()

    def _features(self, pictures: Tensor) -> list[Tensor]:
        """Float32 whatever autocast computes the tower in."""
        return [features.float() for features in self._tower(2 * pictures.float() - 1)]

    def distance(self, result: Tensor, truth: Tensor) -> float:
        """The perceptual distance alone, as a measure."""
        with torch.no_grad():
            return float(self(result, truth)[0])


def colour_loss(result: Tensor, truth: Tensor, scale: int = 4) -> Tensor:
    """How far the colours are off, at a resolution at which the small picture tells them."""
    return (functional.avg_pool2d(result, scale) - functional.avg_pool2d(truth, scale)).abs().mean()


def flat_loss(result: Tensor, truth: Tensor) -> Tensor:
    """What is invented where the truth is flat."""
    mean = functional.avg_pool2d(truth, 5, 1, 2, count_include_pad=False)
    square = functional.avg_pool2d(truth.square(), 5, 1, 2, count_include_pad=False)
    deviation = (square - mean.square()).clamp_min(0).sqrt().mean(dim=1, keepdim=True)
    flat = (deviation < _FLAT).float()
    return ((result - truth).abs() * flat).sum() / (3 * flat.sum()).clamp_min(1)


def _distance(ours: Tensor, theirs: Tensor) -> Tensor:
    """Between features (N, C, h, w) of unit length at each place."""
    gap = functional.normalize(ours, dim=1) - functional.normalize(theirs, dim=1)
    return gap.square().sum(dim=1).mean()


def _texture(ours: Tensor, theirs: Tensor, side: int) -> Tensor:
    """Between the Gram matrices of patches of `side` x `side` features, relative to those of the truth."""
    first, second = _grams(ours, side), _grams(theirs, side)
    return (first - second).abs().mean() / second.abs().mean().clamp_min(1e-8)


def _grams(features: Tensor, side: int) -> Tensor:
    """(N, C, h, w) -> (patches, C, C); what is left over at the edges is left out."""
    number, channels, height, width = features.shape
    rows, columns = height // side, width // side
    whole = features[..., : rows * side, : columns * side]
    patches = whole.reshape(number, channels, rows, side, columns, side).permute(0, 2, 4, 1, 3, 5)
    flat = patches.reshape(number * rows * columns, channels, side * side)
    return flat @ flat.transpose(1, 2) / side**2
