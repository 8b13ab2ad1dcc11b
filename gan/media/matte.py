"""Colours under transparency."""

from __future__ import annotations

import cv2
import numpy as np

_BAND_ROWS = 256


def bleed_colours(pixels: np.ndarray, alpha: np.ndarray) -> np.ndarray:
    """Spread colours from visible into wholly transparent pixels, so that enlarging leaves no dark fringes.

    Files often hold black where nothing is seen; a filter that looks at neighbours would mix it into the
    edge. The holes are filled by push-pull (Gortler et al., The Lumigraph, SIGGRAPH 1996): averages weighted
    by alpha over squares of 2, 4, 8 ... pixels, from the smallest square that holds any visible pixel.

    Args:
        pixels: (H, W, C) uint8 or uint16, not multiplied with alpha; left as it is.
        alpha: (H, W) of the same type.

    Returns:
        (H, W, C): `pixels` wherever alpha is above 0, filled elsewhere.
    """
    hidden = alpha == 0
    if not hidden.any() or hidden.all():
        return pixels
    height, width, channels = pixels.shape
    colours, weights = _first_level(pixels, alpha)
    coarse = _filled(colours, weights)
    limit = np.iinfo(pixels.dtype).max
    coarse = np.clip(coarse + 0.5, 0, limit).astype(pixels.dtype)
    fill = cv2.resize(coarse, (2 * coarse.shape[1], 2 * coarse.shape[0]), interpolation=cv2.INTER_LINEAR)
    fill = fill.reshape(*fill.shape[:2], channels)[:height, :width]
    return np.where(hidden[..., None], fill, pixels)


def _first_level(pixels: np.ndarray, alpha: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Colours times weight, and weights 0..1, of squares of 2 pixels; by bands, to keep the memory small."""
    height = pixels.shape[0]
    white = np.float32(np.iinfo(alpha.dtype).max)
    colours, weights = [], []
    for top in range(0, height, _BAND_ROWS):
        weight = alpha[top : top + _BAND_ROWS].astype(np.float32) / white
        colours.append(_halved(pixels[top : top + _BAND_ROWS] * weight[..., None]))
        weights.append(_halved(weight[..., None]))
    return np.concatenate(colours), np.concatenate(weights)


def _filled(colours: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Colours of a level, those without weight taken from the coarser levels. Works in place."""
    empty = weights[..., 0] == 0
    coarse = None
    if empty.any() and max(empty.shape) > 1:
        coarse = _filled(_halved(colours), _halved(weights))
    colours /= np.maximum(weights, np.float32(1e-9))
    if coarse is None:
        return colours
    size = (2 * coarse.shape[1], 2 * coarse.shape[0])
    wide = cv2.resize(coarse, size, interpolation=cv2.INTER_LINEAR).reshape(size[1], size[0], -1)
    np.copyto(colours, wide[: empty.shape[0], : empty.shape[1]], where=empty[..., None])
    return colours


def _halved(level: np.ndarray) -> np.ndarray:
    """(h, w, C) averaged over squares of 2 pixels; an odd edge counts half, as nothing lies beyond it."""
    level = np.pad(level, ((0, level.shape[0] % 2), (0, level.shape[1] % 2), (0, 0)))
    return (level[::2, ::2] + level[1::2, ::2] + level[::2, 1::2] + level[1::2, 1::2]) / 4
