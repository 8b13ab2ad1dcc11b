"""Normalisation over channels and statistics over a batch, as in progressive GANs (Karras et al. 2017)."""

from __future__ import annotations

import torch
from torch import Tensor


def pixel_norm(features: Tensor, epsilon: float = 1e-8) -> Tensor:
    """Scale the channels at every place to a mean square of one (section 4.2 of the paper).

    Args:
        features: (N, C, ...) of any rank from 2; a latent (N, C) lands on the hypersphere of radius sqrt(C).
        epsilon: added to the mean square.

    Returns:
        The shape and dtype of the input.
    """
    return features * torch.rsqrt(features.square().mean(dim=1, keepdim=True) + epsilon)


def batch_deviation(features: Tensor, group: int = 4) -> Tensor:
    """Standard deviation of each channel within groups of a batch.

    Args:
        features: (N, C, H, W).
        group: samples of a group; samples n, n + N / group, n + 2 N / group, ... form one. Where `group`
            does not divide N, the next smaller number that does is taken.

    Returns:
        (N, C, H, W) float32, equal for the members of a group.
    """
    number, channels, height, width = features.shape
    group = next(size for size in range(min(group, number), 0, -1) if number % size == 0)
    grouped = features.float().view(group, number // group, channels, height, width)
    variance = (grouped - grouped.mean(dim=0)).square().mean(dim=0)  # (N / group, C, H, W)
    return (variance + 1e-8).sqrt().repeat(group, 1, 1, 1)


def append_batch_deviation(features: Tensor, group: int = 4) -> Tensor:
    """The minibatch standard deviation layer (section 3 of the paper): one more channel, which tells variety.

    Args:
        features: (N, C, H, W).
        group: as in `batch_deviation`.

    Returns:
        (N, C + 1, H, W); the last channel holds the mean deviation of the sample's group.
    """
    deviation = batch_deviation(features, group).mean(dim=(1, 2, 3), keepdim=True)  # (N, 1, 1, 1)
    channel = deviation.to(features.dtype).expand(-1, 1, *features.shape[2:])
    return torch.cat((features, channel), dim=1)
