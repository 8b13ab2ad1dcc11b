"""From a grey picture of one line to what the line reader takes: even paper at 0, ink towards 255."""

from __future__ import annotations

from itertools import pairwise

import cv2
import numpy as np

_BLOCK = 48  # columns over which the paper counts as evenly lit
_PAPER_SHARE = 0.75  # the paper's level: brighter than this share of a block's pixels
_INK_SHARE = 0.99  # the ink's level: stronger than this share of the line's pixels
_FAINTEST = 32.0  # ink weaker than this is not raised to full strength, or blank paper would turn to noise


def prepare_line(grey: np.ndarray, height: int) -> np.ndarray:
    """Scale a line to the reader's height, even out paper and light, and bring the ink to one strength.

    Args:
        grey: (H, W) uint8, dark ink on light paper or the other way round, any size from 1x1.
        height: rows of the result; the width keeps the proportions.

    Returns:
        (height, W') uint8, 0 for paper, 255 for strong ink.
    """
    if grey.shape[0] != height:
        width = max(1, round(grey.shape[1] * height / grey.shape[0]))
        method = cv2.INTER_AREA if grey.shape[0] > height else cv2.INTER_LINEAR
        grey = cv2.resize(grey, (width, height), interpolation=method)
    if _is_light_on_dark(grey):
        grey = 255 - grey
    ink = _paper_level(grey) - grey  # (height, W') float32
    strength = max(_quantile(ink.ravel(), _INK_SHARE), _FAINTEST)
    return np.clip(ink * (255.0 / strength), 0, 255).astype(np.uint8)


def _is_light_on_dark(grey: np.ndarray) -> bool:
    """Most of a line is paper, so the ink is on the side where the levels reach farther from the middle."""
    levels = grey.ravel()
    middle = _quantile(levels, 0.5)
    return _quantile(levels, 0.99) - middle > 1.5 * (middle - _quantile(levels, 0.01)) + 24


def _paper_level(grey: np.ndarray) -> np.ndarray:
    """(1, W) float32: brightness of the paper along the line, interpolated between blocks of columns."""
    height, width = grey.shape
    blocks = max(1, round(width / _BLOCK))
    edges = np.linspace(0, width, blocks + 1).astype(int)
    levels = [_quantile(grey[:, left:right].ravel(), _PAPER_SHARE) for left, right in pairwise(edges)]
    middles = (edges[:-1] + edges[1:] - 1) / 2
    return np.interp(np.arange(width), middles, levels).astype(np.float32)[None]


def _quantile(values: np.ndarray, share: float) -> float:
    """One quantile without interpolation: several times faster than numpy's own."""
    place = min(int(share * values.size), values.size - 1)
    return float(np.partition(values, place)[place])
