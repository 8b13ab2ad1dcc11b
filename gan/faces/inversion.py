"""From a picture back to latents: gradient descent through the generator, one latent for each of its levels.

The distance is one of pixels on several scales and of features of the face finder. At first all levels share
one latent, then each gets its own (the extended space of Abdal et al. 2019), held near the hypersphere and
near each other, so that what is found can be mixed and edited like the faces of seeds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

import torch
from torch import Tensor, nn
from torch.nn import functional

from gan.faces import generator as gated
from gan.faces.measuring import FaceGenerator
from gan.nn.faces.finder import FaceFinder

_BETAS = (0.9, 0.99)
_RATE = 0.08  # of the latents, whose numbers have a deviation of about one
_TIED = 0.4  # share of the steps in which all levels share one latent
_WARM = 0.05  # share of the steps in which the rate rises
_SPHERE_WEIGHT = 0.3
_SPREAD_WEIGHT = 0.02
_PIXEL_WEIGHT = 2.0
_FEATURE_SIDE = 64  # faces of this side have the eye distance that the finder knows best
_SCALES = 4
_EDGE = 0.25  # weight of the corners, where hair and background are; the middle has 1


class FaceDistance(nn.Module):
    """How unlike two aligned faces are.

    Args:
        finder: whose trunk gives the features; frozen.
    """

    def __init__(self, finder: FaceFinder) -> None:
        super().__init__()
        self.finder = finder

    def forward(self, pictures: Tensor, target: Tensor) -> Tensor:
        """(N, 3, S, S) both, -1..1 -> (N,); differentiable."""
        distance = _PIXEL_WEIGHT * _pixel_distance(pictures, target)
        seen = [self.finder.features(_resize(part)) for part in (pictures, target)]
        for found, wanted in zip(*seen, strict=True):
            distance = distance + _feature_distance(found.float(), wanted.float())
        return distance


@dataclass
class Descent:
    """Several descents towards one picture each; every field has them as its first dimension.

    Attributes:
        target: (N, 3, S, S), -1..1, what is looked for.
        latents: (N, levels, latent), where the descents are.
        slope, square: (N, levels, latent), running means of the gradient and its square (Adam).
        best: (N, levels, latent), the best latents so far.
        picture: (N, 3, S, S), -1..1, what the generator makes of them.
        distance: (N, 1), of this picture to the target.
        done: (N, 1), steps taken.
        total: (N, 1), steps that will be taken in the end, which the rate depends on.
    """

    target: Tensor
    latents: Tensor
    slope: Tensor
    square: Tensor
    best: Tensor
    picture: Tensor
    distance: Tensor
    done: Tensor
    total: Tensor

    @classmethod
    def begin(cls, target: Tensor, latents: Tensor, total: int) -> Descent:
        """Nothing is known yet.

        Args:
            target: (3, S, S), -1..1.
            latents: (N, levels, latent).
            total: see above.
        """
        number = len(latents)
        target = target.expand(number, -1, -1, -1)
        zeros, column = torch.zeros_like(latents), torch.zeros(number, 1)
        never = torch.full((number, 1), 1e9)  # finite, since the engine refuses what is not
        return cls(
            *(target, latents, zeros, zeros, latents, torch.zeros_like(target), never, column),
            torch.full((number, 1), float(total)),
        )

    def pack(self) -> Tensor:
        """(N, everything) float32, as it travels through the engine."""
        return torch.cat([value.flatten(1).float() for value in self._values()], dim=1)

    @classmethod
    def unpack(cls, packed: Tensor, side: int, levels: int, length: int) -> Descent:
        """The inverse of `pack`."""
        picture, rows = (3, side, side), (levels, length)
        shapes = (picture, rows, rows, rows, rows, picture, (1,), (1,), (1,))
        sizes = [torch.Size(shape).numel() for shape in shapes]
        parts = packed.split(sizes, dim=1)
        return cls(*(part.unflatten(1, shape) for part, shape in zip(parts, shapes, strict=True)))

    def take(self, indices: Tensor) -> Descent:
        """Some of the descents."""
        return Descent(*(value[indices] for value in self._values()))

    def _values(self) -> Iterator[Tensor]:
        return (getattr(self, entry.name) for entry in fields(self))


class Inversion(nn.Module):
    """Takes steps of descents. The networks are no submodules: whoever moves modules in inference mode would
    make their weights useless for gradients.

    Args:
        generator: frozen, in evaluation mode.
        distance: the same.
        steps: taken in one call.
    """

    def __init__(self, generator: FaceGenerator, distance: FaceDistance, steps: int = 4) -> None:
        super().__init__()
        self._networks = (generator.requires_grad_(False), distance.requires_grad_(False))
        self._steps = steps

    def forward(self, packed: Tensor) -> Tensor:
        """(N, everything) descents -> the same after some steps; with `total` 0 they are only measured."""
        with torch.inference_mode(False), torch.enable_grad():
            generator, distance = (network.to(packed.device) for network in self._networks)
            config = generator.config
            levels = len(config.resolutions) if isinstance(generator, gated.Generator) else 1
            # A clone made here is a plain tensor again, whatever mode it comes from.
            descent = Descent.unpack(packed.clone(), config.resolution, levels, config.latent)
            steps = self._steps if descent.total.max() > 0 else 1
            for _ in range(steps):
                self._step(descent, generator, distance)
            return descent.pack().detach()

    def _step(self, descent: Descent, generator: FaceGenerator, distance: FaceDistance) -> None:
        """Measure where the descents are, keep what is best, and go on, in place."""
        moves = bool(descent.total.max() > 0)
        latents = descent.latents.detach().requires_grad_(moves)
        pictures = generator(latents if isinstance(generator, gated.Generator) else latents[:, 0])
        pictures = pictures.clamp(-1, 1)
        found = distance(pictures, descent.target)
        self._keep(descent, latents.detach(), pictures.detach(), found.detach()[:, None])
        if moves:
            (gradient,) = torch.autograd.grad((found + _distortion(latents)).sum(), latents)
            self._move(descent, gradient)

    @staticmethod
    def _keep(descent: Descent, latents: Tensor, pictures: Tensor, distance: Tensor) -> None:
        better = distance < descent.distance  # (N, 1)
        descent.best = torch.where(better[..., None], latents, descent.best)
        descent.picture = torch.where(better[..., None, None], pictures, descent.picture)
        descent.distance = torch.where(better, distance, descent.distance)

    @staticmethod
    def _move(descent: Descent, gradient: Tensor) -> None:
        """One step of Adam; the rate rises, then falls to zero over all steps."""
        share = descent.done / descent.total.clamp(min=1)
        tied = (share < _TIED)[..., None]
        gradient = torch.where(tied, gradient.mean(dim=1, keepdim=True), gradient)
        descent.slope = torch.lerp(gradient, descent.slope, _BETAS[0])
        descent.square = torch.lerp(gradient.square(), descent.square, _BETAS[1])
        descent.done = descent.done + 1
        count = descent.done[..., None]
        slope = descent.slope / (1 - _BETAS[0] ** count)
        square = descent.square / (1 - _BETAS[1] ** count)
        rate = _RATE * torch.clamp((share + 1e-3) / _WARM, max=1.0) * 0.5 * (1 + torch.cos(torch.pi * share))
        descent.latents = descent.latents - rate[..., None] * slope / (square.sqrt() + 1e-8)


def _distortion(latents: Tensor) -> Tensor:
    """(N,) how far latents, (N, levels, latent), are from the hypersphere and from each other."""
    # At the mean face, where all are zero, a plain root would have no slope.
    length = (latents.square().mean(dim=2) + 1e-6).sqrt()
    # Shorter ones are the faces of smaller truncation, which are as good.
    sphere = (length - 1).clamp(min=0).square().sum(dim=1) + (0.5 - length).clamp(min=0).square().sum(dim=1)
    spread = (latents - latents.mean(dim=1, keepdim=True)).square().mean(dim=(1, 2))
    return _SPHERE_WEIGHT * sphere + _SPREAD_WEIGHT * spread


def _pixel_distance(pictures: Tensor, target: Tensor) -> Tensor:
    """(N,) mean absolute difference over several scales; the middle counts most."""
    total = torch.zeros(len(pictures), device=pictures.device)
    for level in range(_SCALES):
        if level:
            pictures, target = (functional.avg_pool2d(part, 2) for part in (pictures, target))
        weights = _centre_weights(pictures.shape[-1], pictures.device)
        total = total + ((pictures - target).abs().mean(dim=1) * weights).mean(dim=(1, 2))
        if pictures.shape[-1] < 4:
            break
    return total / _SCALES


def _feature_distance(found: Tensor, wanted: Tensor) -> Tensor:
    """(N,) squared distance of channels of unit length: LPIPS (Zhang et al. 2018) without its heads."""
    found, wanted = (functional.normalize(part, dim=1, eps=1e-4) for part in (found, wanted))
    weights = _centre_weights(found.shape[-1], found.device)
    return ((found - wanted).square().sum(dim=1) * weights).mean(dim=(1, 2))


def _centre_weights(side: int, device: torch.device) -> Tensor:
    """(side, side), 1 in the middle, less in the corners; with a mean of 1."""
    places = torch.linspace(-1, 1, side, device=device)
    weights = _EDGE + (1 - _EDGE) * torch.exp(-2 * (places[:, None] ** 2 + places[None] ** 2))
    return weights / weights.mean()


def _resize(pictures: Tensor) -> Tensor:
    side = pictures.shape[-1]
    if side == _FEATURE_SIDE:
        return pictures
    size = (_FEATURE_SIDE, _FEATURE_SIDE)
    return functional.interpolate(pictures, size, mode="bilinear", antialias=side > _FEATURE_SIDE)
