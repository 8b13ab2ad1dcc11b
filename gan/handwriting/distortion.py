"""Bends and thins pictures of lines, so that one recorded line serves many times."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np


@dataclass(frozen=True)
class Distortion:
    """How far a line is bent; each size is the standard deviation of what is drawn.

    Attributes:
        stretch: logarithm of the factor of the width.
        size: logarithm of the factor of the height.
        slant: columns per row.
        turn: rows per column.
        shift: rows, as a share of the height.
        elastic: displacement of single places, as a share of the height.
    """

    stretch: float = 0.12
    size: float = 0.07
    slant: float = 0.15
    turn: float = 0.006
    shift: float = 0.035
    elastic: float = 0.018


def distort(
    grey: np.ndarray,
    height: int,
    limits: tuple[float, float],
    amount: Distortion,
    source: np.random.Generator,
) -> np.ndarray:
    """Scale a line to `height` and bend it, in one resampling.

    Args:
        grey: (H, W) uint8.
        height: rows of the result.
        limits: narrowest and widest result, in columns; the narrowest keeps CTC feasible.
        amount: how far to bend.
        source: decides.

    Returns:
        (height, W') uint8; what comes from outside repeats the picture's edge.
    """
    scale = grey.shape[0] / height  # source pixels per result pixel
    wide = grey.shape[1] / scale * np.exp(source.normal(0, amount.stretch))
    width = int(np.clip(wide, *limits))
    columns = (np.arange(width, dtype=np.float32)[None] + 0.5) * np.float32(
        grey.shape[1] / width
    ) - np.float32(0.5)
    rows = (np.arange(height, dtype=np.float32)[:, None] - (height - 1) / 2) * scale
    slant = source.normal(0, amount.slant)
    x = columns + columns.dtype.type(slant) * rows
    # The turn is about the middle and never lifts the ends by more than a tenth of the height.
    most = 0.1 * grey.shape[0] / (0.5 * grey.shape[1] + 1)
    turn = np.clip(source.normal(0, amount.turn), -most, most)
    y = rows * np.float32(np.exp(source.normal(0, amount.size))) + np.float32(turn) * (
        columns - columns.mean()
    )
    y = y + np.float32((grey.shape[0] - 1) / 2 + source.normal(0, amount.shift) * grey.shape[0])
    field = _field(x.shape, height * 0.45, source)
    x = x + field[0] * np.float32(amount.elastic * grey.shape[0])
    y = y + field[1] * np.float32(amount.elastic * grey.shape[0])
    return cv2.remap(grey, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def change_thickness(grey: np.ndarray, source: np.random.Generator) -> np.ndarray:
    """Dark strokes made thicker or thinner by up to a pixel, smoothly between none and all."""
    change = cv2.erode if source.random() < 0.5 else cv2.dilate  # erosion spreads the dark
    kernel = cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3))
    share = source.uniform(0.2, 1.0 if change is cv2.erode else 0.6)
    return cv2.addWeighted(change(grey, kernel), share, grey, 1 - share, 0)


def erase(ink: np.ndarray, source: np.random.Generator) -> np.ndarray:
    """Up to three upright bars wiped to paper (0), each narrower than a letter: the rest must tell."""
    height, width = ink.shape
    ink = ink.copy()
    for _ in range(int(source.integers(1, 4))):
        left, top = int(source.integers(width)), int(source.integers(-height // 2, height // 2))
        ink[max(top, 0) : top + height, left : left + int(source.integers(2, max(3, height // 5)))] = 0
    return ink


def _field(shape: tuple[int, int], length: float, source: np.random.Generator) -> np.ndarray:
    """(2, H, W) float32 smooth displacements of unit size that change over about `length` pixels."""
    knots = (2, max(2, round(shape[0] / length) + 1), max(2, round(shape[1] / length) + 1))
    coarse = source.standard_normal(knots, dtype=np.float32)
    return np.stack([cv2.resize(plane, shape[::-1], interpolation=cv2.INTER_CUBIC) for plane in coarse])
