"""Multi-scale structural similarity (Wang, Simoncelli, Bovik 2003), here a measure of variety.

Between random pairs of generated pictures it is high when they all look alike (Odena et al. 2017; section 5
of Karras et al. 2017).
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

WEIGHTS = (0.0448, 0.2856, 0.3001, 0.2363, 0.1333)  # of the scales, from fine to coarse
_WINDOW = 11
_SIGMA = 1.5


def ms_ssim(first: Tensor, second: Tensor, peak: float = 255.0) -> Tensor:
    """Similarity of each pair of pictures.

    Args:
        first, second: (N, C, H, W) of one shape, 0..peak, sides from 16.
        peak: largest possible value.

    Returns:
        (N,), 0..1; 1 for equal pictures. As in the paper's code the window shrinks at scales smaller than
        it, and the mean is over channels as well.
    """
    if first.shape != second.shape:
        raise ValueError(f"the pictures differ in shape: {tuple(first.shape)} and {tuple(second.shape)}")
    first, second = first.double(), second.double()
    result = first.new_ones(len(first))
    for scale, weight in enumerate(WEIGHTS):
        if scale:
            first, second = functional.avg_pool2d(first, 2), functional.avg_pool2d(second, 2)
        structure, full = _similarity(first, second, peak)
        last = scale == len(WEIGHTS) - 1
        result = result * (full if last else structure).clamp_min(0) ** weight
    return result


def pairwise_ms_ssim(pictures: Tensor, peak: float = 255.0) -> float:
    """Mean similarity of the pictures 0 and 1, 2 and 3, ...

    Args:
        pictures: (N, C, H, W), N even, in random order.
    """
    return ms_ssim(pictures[0::2], pictures[1::2], peak).mean().item()


def _similarity(first: Tensor, second: Tensor, peak: float) -> tuple[Tensor, Tensor]:
    """(contrast and structure, these with luminance) of each pair, (N,) each."""
    mean_1, mean_2 = _blur(first), _blur(second)
    variances = _blur(first * first) - mean_1**2 + _blur(second * second) - mean_2**2
    covariance = _blur(first * second) - mean_1 * mean_2
    c1, c2 = (0.01 * peak) ** 2, (0.03 * peak) ** 2
    structure = (2 * covariance + c2) / (variances + c2)
    luminance = (2 * mean_1 * mean_2 + c1) / (mean_1**2 + mean_2**2 + c1)
    return structure.mean(dim=(1, 2, 3)), (structure * luminance).mean(dim=(1, 2, 3))


def _blur(pictures: Tensor) -> Tensor:
    """Gaussian window, only where it fits; at scales smaller than it, it shrinks."""
    size = min(_WINDOW, *pictures.shape[2:])
    offsets = torch.arange(size, dtype=pictures.dtype, device=pictures.device) - (size - 1) / 2
    line = torch.exp(-(offsets**2) / (2 * (_SIGMA * size / _WINDOW) ** 2))
    line = line / line.sum()
    channels = pictures.shape[1]
    for kernel in (line.view(1, 1, -1, 1), line.view(1, 1, 1, -1)):
        pictures = functional.conv2d(pictures, kernel.expand(channels, -1, -1, -1), groups=channels)
    return pictures
