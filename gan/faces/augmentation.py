"""What discriminators see: pictures changed at random, differentiably, so that few faces are not memorised.

The changes are those of DiffAugment (Zhao et al. 2020) and flips; each happens with one probability, which
can adapt to how far the discriminators overfit (ADA, Karras et al. 2020). A change that spares some of the
pictures does not leak into what the generator makes.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor


@dataclass(frozen=True)
class Augmentation:
    """Kinds and strengths of changes.

    Attributes:
        brightness: largest shift of all values, in units of half the range (-1..1 has the range 2).
        saturation: 0..1; colourfulness is scaled by 1 - saturation .. 1 + saturation.
        contrast: 0..1; distances from the mean are scaled by 1 - contrast .. 1 + contrast.
        shift: largest shift, as a share of the side; what comes in from outside is grey.
        cutout: side of the grey square, as a share of the side; 0 for none.
        flip: whether pictures are mirrored left to right, always with probability 1/2.
    """

    brightness: float = 0.5
    saturation: float = 1.0
    contrast: float = 0.5
    shift: float = 0.125
    cutout: float = 0.0
    flip: bool = True

    def __call__(self, pictures: Tensor, probability: float, randomness: torch.Generator) -> Tensor:
        """Change pictures.

        Args:
            pictures: (N, 3, R, R), RGB, -1..1.
            probability: 0..1, of each kind of change for each picture.
            randomness: on the pictures' device.

        Returns:
            (N, 3, R, R), values may leave -1..1; differentiable.
        """
        dice = _Dice(len(pictures), probability, pictures.device, randomness)
        if self.flip:
            pictures = torch.where(dice.chance(0.5), pictures.flip(3), pictures)
        if probability <= 0:
            return pictures
        pictures = self._recolour(pictures, dice)
        if self.shift:
            pictures = _shift(pictures, self.shift, dice)
        if self.cutout:
            pictures = _cut_out(pictures, self.cutout, dice)
        return pictures

    def _recolour(self, pictures: Tensor, dice: _Dice) -> Tensor:
        pictures = pictures + dice.spread(self.brightness)
        grey = pictures.mean(dim=1, keepdim=True)
        pictures = torch.lerp(grey, pictures, 1 + dice.spread(self.saturation))
        mean = pictures.mean(dim=(1, 2, 3), keepdim=True)
        return torch.lerp(mean, pictures, 1 + dice.spread(self.contrast))


class AdaptiveProbability:
    """The probability of changes, raised while discriminators recognise real pictures too surely.

    The sign of the scores of real pictures is 1 on average when discriminators have learnt the training
    pictures by heart, and 0 when they only guess (equation 1 of ADA).

    Attributes:
        value: the probability, 0..1.
        target: the mean sign that is aimed for.
        ramp: pictures in which `value` may go from 0 to 1.
        sign: running mean of the sign.
    """

    def __init__(self, value: float = 0.0, target: float = 0.6, ramp: int = 200_000) -> None:
        self.value, self.target, self.ramp = value, target, ramp
        self.sign = target

    def update(self, sign: float, pictures: int) -> None:
        """Follow the mean sign of the scores of so many real pictures."""
        self.sign += (sign - self.sign) * min(1.0, pictures / 1000)
        step = pictures / self.ramp
        self.value = min(1.0, max(0.0, self.value + (step if self.sign > self.target else -step)))


class _Dice:
    """Random numbers of one batch; each is thrown for every picture."""

    def __init__(
        self, number: int, probability: float, device: torch.device, randomness: torch.Generator
    ) -> None:
        self._shape = (number, 1, 1, 1)
        self._probability = probability
        self._device, self._randomness = device, randomness

    def chance(self, probability: float | None = None) -> Tensor:
        """(N, 1, 1, 1) bool: whether a change happens."""
        limit = self._probability if probability is None else probability
        return self._rand() < limit

    def spread(self, limit: float) -> Tensor:
        """(N, 1, 1, 1) from -limit to limit, 0 where the change does not happen."""
        return (self._rand() * 2 - 1) * limit * self.chance()

    def place(self, low: int, high: int) -> Tensor:
        """(N, 1, 1, 1) whole numbers, low <= n < high."""
        return torch.randint(low, high, self._shape, device=self._device, generator=self._randomness)

    def _rand(self) -> Tensor:
        return torch.rand(self._shape, device=self._device, generator=self._randomness)


def _shift(pictures: Tensor, share: float, dice: _Dice) -> Tensor:
    """Move each picture by whole pixels."""
    side = pictures.shape[-1]
    limit = max(1, round(share * side))
    happens = dice.chance()
    places = torch.arange(side, device=pictures.device)
    rows = places.view(1, 1, side, 1) + dice.place(-limit, limit + 1) * happens  # (N, 1, R, 1)
    columns = places.view(1, 1, 1, side) + dice.place(-limit, limit + 1) * happens  # (N, 1, 1, R)
    inside = (rows >= 0) & (rows < side) & (columns >= 0) & (columns < side)
    samples = torch.arange(len(pictures), device=pictures.device).view(-1, 1, 1)
    moved = pictures.permute(0, 2, 3, 1)[
        samples, rows.clamp(0, side - 1).squeeze(1), columns.clamp(0, side - 1).squeeze(1)
    ]  # (N, R, R, 3)
    return moved.permute(0, 3, 1, 2) * inside


def _cut_out(pictures: Tensor, share: float, dice: _Dice) -> Tensor:
    """Grey out a square, which may hang over the edges."""
    side = pictures.shape[-1]
    half = share * side / 2
    places = torch.arange(side, device=pictures.device)
    happens = dice.chance()
    rows = (places.view(1, 1, side, 1) - dice.place(0, side)).abs() < half
    columns = (places.view(1, 1, 1, side) - dice.place(0, side)).abs() < half
    return pictures * ~(rows & columns & happens)
