"""How close a picture comes to its ground truth: PSNR and SSIM as the field reports them."""

from __future__ import annotations

import cv2
import numpy as np

_SSIM_RADIUS = 5
_SSIM_SIGMA = 1.5


def luma(pixels: np.ndarray) -> np.ndarray:
    """Studio-range luma of ITU-R BT.601, as super-resolution papers measure it.

    Args:
        pixels: (H, W, 3) RGB, uint8.

    Returns:
        (H, W) float64, 16..235.
    """
    return pixels.astype(np.float64) @ np.array([65.481, 128.553, 24.966]) / 255.0 + 16.0


def psnr(result: np.ndarray, truth: np.ndarray, peak: float = 255.0) -> float:
    """Peak signal-to-noise ratio in dB of two arrays of one shape; infinite where they are equal."""
    _require_same_shape(result, truth)
    error = np.mean((result.astype(np.float64) - truth.astype(np.float64)) ** 2)
    return float("inf") if error == 0 else float(10 * np.log10(peak**2 / error))


def ssim(result: np.ndarray, truth: np.ndarray, peak: float = 255.0) -> float:
    """Structural similarity (Wang et al. 2004), mean over the positions where the window fits.

    Args:
        result, truth: (H, W) of one shape, at least 11x11.
        peak: largest possible value.

    Returns:
        -1..1; 1 for equal pictures. Gaussian window 11x11, sigma 1.5, K1 = 0.01, K2 = 0.03.
    """
    _require_same_shape(result, truth)
    first, second = result.astype(np.float64), truth.astype(np.float64)
    mean_1, mean_2 = _blur(first), _blur(second)
    variance_1 = _blur(first * first) - mean_1**2
    variance_2 = _blur(second * second) - mean_2**2
    covariance = _blur(first * second) - mean_1 * mean_2
    c1, c2 = (0.01 * peak) ** 2, (0.03 * peak) ** 2
    structure = (2 * covariance + c2) / (variance_1 + variance_2 + c2)
    light = (2 * mean_1 * mean_2 + c1) / (mean_1**2 + mean_2**2 + c1)
    return float(np.mean(light * structure))


def luma_scores(result: np.ndarray, truth: np.ndarray, cut: int) -> tuple[float, float]:
    """(PSNR in dB, SSIM) on luma with `cut` border pixels left out, the yardstick of super-resolution."""
    inside = (slice(cut, -cut or None), slice(cut, -cut or None))
    first, second = luma(result)[inside], luma(truth)[inside]
    return psnr(first, second), ssim(first, second)


def _blur(values: np.ndarray) -> np.ndarray:
    """Gaussian window of SSIM at the positions where it fits ("valid")."""
    side = 2 * _SSIM_RADIUS + 1
    blurred = cv2.GaussianBlur(values, (side, side), _SSIM_SIGMA)
    return blurred[_SSIM_RADIUS:-_SSIM_RADIUS, _SSIM_RADIUS:-_SSIM_RADIUS]


def _require_same_shape(result: np.ndarray, truth: np.ndarray) -> None:
    if result.shape != truth.shape:
        raise ValueError(f"the pictures differ in shape: {result.shape} and {truth.shape}")
