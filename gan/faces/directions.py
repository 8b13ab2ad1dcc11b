"""Edit directions found without labels, for a person to look at and to name.

Two ways: the closed-form factorisation of the layers that take the latent ("Closed-Form Factorization of
Latent Semantics in GANs", Shen and Zhou 2021), and principal components of activations regressed to latents
("GANSpace", Härkönen et al. 2020).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from gan.faces.generator import GatedUnit, Generator
from gan.faces.latents import LatentShape, seed_latent
from gan.faces.measuring import to_bytes

_PIECE = 32
_ACTIVATION_SIDE = 8  # finer activations are averaged down: a component is about the picture, not its grain
_COLOUR_SIDE = 16
_SAME = 0.85  # cosine above which two directions are one


@dataclass(frozen=True, eq=False)
class Direction:
    """A candidate for an edit.

    Attributes:
        name: where it comes from: "weights-shape-1", "activations-8-3", ...
        rows: (levels, latent) float64, of unit length where they are not zero: an amount of 1 is one standard
            deviation of a latent along it.
    """

    name: str
    rows: np.ndarray


def find_directions(
    generator: Generator, *, count: int = 10, samples: int = 3000, truncation: float = 0.8
) -> tuple[Direction, ...]:
    """Candidates from the weights and the activations, the strongest of each kind first, each one once.

    Args:
        generator: in evaluation mode.
        count: how many of each kind: weights of the coarse levels, of the fine ones and of all;
            activations of each level up to 16x16, and colours.
        samples: faces whose activations are looked at, those of the seeds from 0.
        truncation: of these faces.
    """
    found = [*_from_weights(generator, count), *_from_activations(generator, count, samples, truncation)]
    kept: list[Direction] = []
    for direction in found:
        if all(_likeness(direction, other) < _SAME for other in kept):
            kept.append(direction)
    return tuple(kept)


@torch.no_grad()
def draw_sheet(
    generator: Generator, direction: Direction, seeds: tuple[int, ...], amounts: tuple[float, ...]
) -> np.ndarray:
    """What a direction does: a row for each seed (truncation 0.7), a column for each amount.

    Returns:
        (len(seeds) * R, len(amounts) * R, 3) uint8.
    """
    device = next(generator.parameters()).device
    rows = []
    for seed in seeds:
        start = 0.7 * seed_latent(seed, generator.config.latent)
        latents = np.stack([start + amount * direction.rows for amount in amounts])
        pictures = to_bytes(generator(torch.from_numpy(latents).float().to(device)))
        rows.append(pictures.permute(2, 0, 3, 1).flatten(1, 2).cpu())  # (R, amounts * R, 3)
    return torch.cat(rows).numpy()


def _from_weights(generator: Generator, count: int) -> Iterator[Direction]:
    """Eigenvectors of the products of the layers that take the latent."""
    shape = _shape_of(generator)
    layers = [_layers_of(generator, level) for level in range(shape.levels)]
    for part in ("shape", "colours", "all"):
        if part != "all" and shape.levels <= 3:
            continue
        rows = shape.rows_of(part)
        products = sum(_product(layer) for level in layers[rows] for layer in level)
        assert isinstance(products, np.ndarray)
        vectors = np.linalg.eigh(products)[1].T[::-1]  # the largest first
        for number, vector in enumerate(vectors[:count], 1):
            yield Direction(f"weights-{part}-{number}", _as_rows(vector, shape, rows))


def _layers_of(generator: Generator, level: int) -> list[np.ndarray]:
    """(outputs, latent) weights that the latent meets at a level, the first layer's with the coarsest."""
    layers = [generator.start.weight] if level == 0 else []
    units = generator.levels[level]
    assert isinstance(units, nn.ModuleList)
    for unit in units:
        assert isinstance(unit, GatedUnit)
        layers.append(unit.norm.modulation.weight)
    return [layer.detach().double().cpu().numpy() for layer in layers]


def _product(weight: np.ndarray) -> np.ndarray:
    """(latent, latent) with a trace of one, so that wide layers do not drown the others."""
    product = weight.T @ weight
    return product / max(np.trace(product), 1e-12)


@torch.no_grad()
def _from_activations(
    generator: Generator, count: int, samples: int, truncation: float
) -> Iterator[Direction]:
    """Principal components of what the levels give, brought back to latents by least squares."""
    shape = _shape_of(generator)
    latents = np.stack([truncation * seed_latent(seed, shape.length) for seed in range(samples)])
    collected: dict[str, list[Tensor]] = {}
    device = next(generator.parameters()).device
    for piece in torch.from_numpy(latents).float().to(device).split(_PIECE):
        for name, activations in _activations(generator, piece).items():
            collected.setdefault(name, []).append(activations.flatten(1).half().cpu())
    for name, pieces in collected.items():
        coordinates = _components(torch.cat(pieces).float(), count)  # (samples, count)
        for number, vector in enumerate((latents.T @ coordinates).T, 1):
            yield Direction(f"{name}-{number}", _as_rows(vector, shape, slice(None)))


def _activations(generator: Generator, latents: Tensor) -> dict[str, Tensor]:
    """Features of the levels up to 16x16 and the colours, each (N, C, side, side) with a small side."""
    found: dict[str, Tensor] = {}
    sides = [side for side in generator.config.resolutions if side <= 16]
    hooks = []
    for side, level in zip(sides, generator.levels, strict=False):

        def keep(module: nn.Module, inputs: object, output: Tensor, side: int = side) -> None:
            found[f"activations-{side}"] = _small(output.float(), _ACTIVATION_SIDE)

        assert isinstance(level, nn.ModuleList)
        hooks.append(level[-1].register_forward_hook(keep))
    try:
        found["colours"] = _small(generator(latents), _COLOUR_SIDE)
    finally:
        for hook in hooks:
            hook.remove()
    return found


def _small(pictures: Tensor, side: int) -> Tensor:
    return functional.adaptive_avg_pool2d(pictures, side) if pictures.shape[-1] > side else pictures


def _components(activations: Tensor, count: int) -> np.ndarray:
    """(N, D) -> (N, count) coordinates along the principal components, each of unit length."""
    centred = activations - activations.mean(dim=0)
    count = min(count, *centred.shape)
    with torch.random.fork_rng(devices=()):
        torch.manual_seed(0)  # the low-rank decomposition starts from random vectors
        coordinates = torch.pca_lowrank(centred, q=min(count + 6, *centred.shape), center=False)[0]
    return coordinates[:, :count].double().numpy()


def _shape_of(generator: Generator) -> LatentShape:
    config = generator.config
    return LatentShape("", len(config.channels), config.latent, config.resolution)


def _as_rows(vector: np.ndarray, shape: LatentShape, part: slice) -> np.ndarray:
    """(levels, latent) with a vector of unit length at the levels of a part, and zeros at the others."""
    rows = np.zeros((shape.levels, shape.length))
    # An eigenvector has no sign of its own: the largest entry is made positive, the same every time.
    sign = np.sign(vector[np.argmax(np.abs(vector))])
    rows[part] = sign * vector / max(np.linalg.norm(vector), 1e-12)
    return rows


def _likeness(first: Direction, second: Direction) -> float:
    """Absolute cosine of the angle between two directions."""
    product = abs(float(np.sum(first.rows * second.rows)))
    return product / float(np.linalg.norm(first.rows) * np.linalg.norm(second.rows))
