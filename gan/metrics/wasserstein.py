"""Sliced Wasserstein distance between sets of pictures (Karras et al. 2017, section 5; Rabin et al. 2011).

Each picture is split into a Laplacian pyramid (Burt and Adelson 1983); small patches of one level describe
a set at that scale, and the distance of two such sets of points is averaged over random directions.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

PATCH_SIDE = 7
PATCHES = 128  # of each picture and level
DIRECTIONS = 512
SMALLEST_LEVEL = 16
_BINOMIAL = (1.0, 4.0, 6.0, 4.0, 1.0)


def sliced_wasserstein_by_level(first: Tensor, second: Tensor, seed: int = 0) -> dict[int, float]:
    """Distance of two sets of pictures at each scale, as in the paper's table 1.

    Args:
        first, second: (N, 3, R, R) of one shape, RGB, 0..255; R a power of two from 16.
        seed: of the patches and directions.

    Returns:
        Side of the pyramid's level -> distance times 1000, from R down to 16.
    """
    if first.shape != second.shape:
        raise ValueError(f"the sets differ in shape: {tuple(first.shape)} and {tuple(second.shape)}")
    randomness = torch.Generator().manual_seed(seed)
    levels = first.shape[-1].bit_length() - SMALLEST_LEVEL.bit_length() + 1
    distances = {}
    pyramids = (laplacian_pyramid(pictures, levels) for pictures in (first, second))
    for one, other in zip(*pyramids, strict=True):
        first, second = (describe_patches(level, randomness) for level in (one, other))
        distances[one.shape[-1]] = 1000 * sliced_wasserstein(first, second, randomness=randomness)
    return distances


def laplacian_pyramid(pictures: Tensor, levels: int) -> list[Tensor]:
    """Details of each scale and, last, what is left.

    Args:
        pictures: (N, C, R, R), R divisible by 2^(levels - 1).

    Returns:
        `levels` tensors with sides R, R / 2, ...; enlarged and summed up they give the pictures again.
    """
    pyramid = [pictures.float()]
    for _ in range(levels - 1):
        smaller = _reduce(pyramid[-1])
        pyramid[-1] = pyramid[-1] - _enlarge(smaller)
        pyramid.append(smaller)
    return pyramid


def describe_patches(level: Tensor, randomness: torch.Generator) -> Tensor:
    """Random patches of one pyramid level as points.

    Args:
        level: (N, C, R, R) with R from 8.

    Returns:
        (N * PATCHES, C * 49); each channel has mean 0 and deviation 1 over all patches.
    """
    number, channels, side, _ = level.shape
    radius = PATCH_SIDE // 2
    window = torch.arange(-radius, radius + 1)
    corners = torch.randint(radius, side - radius, (2, number * PATCHES, 1), generator=randomness)
    rows, columns = (corners + window).unbind()  # (N * PATCHES, 7) each
    samples = torch.arange(number).repeat_interleave(PATCHES)
    patches = level.permute(0, 2, 3, 1)[samples[:, None, None], rows[:, :, None], columns[:, None, :]]
    patches = patches - patches.mean(dim=(0, 1, 2))
    patches = patches / patches.std(dim=(0, 1, 2), correction=0).clamp_min(1e-8)
    return patches.permute(0, 3, 1, 2).flatten(1)


def sliced_wasserstein(
    first: Tensor, second: Tensor, directions: int = DIRECTIONS, randomness: torch.Generator | None = None
) -> float:
    """Mean distance of two sets of points along random directions.

    Args:
        first, second: (N, D) of one shape.

    Returns:
        Mean over directions of the earth mover's distance (L1) of the points' projections.
    """
    total = 0.0
    for _ in range(directions // 64):  # in pieces, which keeps memory small
        axes = torch.randn((first.shape[1], 64), generator=randomness)
        axes = (axes / axes.norm(dim=0)).to(first)
        # Sorted along rows: the same values, several times faster than along columns.
        projected = [(points @ axes).T.contiguous().sort(dim=1).values for points in (first, second)]
        total += (projected[0] - projected[1]).abs().mean().item()
    return total / (directions // 64)


def _binomial(channels: int, like: Tensor) -> Tensor:
    """(C, 1, 5, 5), sums to one."""
    line = torch.tensor(_BINOMIAL, device=like.device) / 16
    return torch.outer(line, line).expand(channels, 1, 5, 5)


def _reduce(pictures: Tensor) -> Tensor:
    """(N, C, R, R) -> (N, C, R / 2, R / 2), smoothed."""
    channels = pictures.shape[1]
    padded = functional.pad(pictures, (2, 2, 2, 2), mode="reflect")
    return functional.conv2d(padded, _binomial(channels, pictures), stride=2, groups=channels)


def _enlarge(pictures: Tensor) -> Tensor:
    """(N, C, R, R) -> (N, C, 2 R, 2 R), smoothed."""
    number, channels, height, width = pictures.shape
    spread = pictures.new_zeros(number, channels, 2 * height, 2 * width)
    spread[:, :, ::2, ::2] = pictures
    padded = functional.pad(spread, (2, 2, 2, 2), mode="reflect")
    return functional.conv2d(padded, 4 * _binomial(channels, pictures), groups=channels)
