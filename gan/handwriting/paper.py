"""Puts ink on paper and lets light, lens and scanner wear the picture: everything between pen and pixels.

All pictures are (H, W) uint8, dark ink on light paper.
"""

from __future__ import annotations

import cv2
import numpy as np


def on_paper(ink: np.ndarray, source: np.random.Generator) -> np.ndarray:
    """Lay ink on a random paper: plain, grained, ruled or squared, with neighbours or the back showing.

    Args:
        ink: (H, W) uint8, share of each pixel that ink covers.
        source: decides everything.
    """
    height, width = ink.shape
    tone = source.uniform(225, 255) if source.random() < 0.5 else source.uniform(140, 245)
    paper = np.full((height, width), tone, dtype=np.float32)
    if source.random() < 0.6:
        paper += _grain((height, width), source.uniform(2, 14), source)
    if source.random() < 0.25:
        _rule(paper, source)
    if source.random() < 0.2:
        paper -= source.uniform(10, 70) / 255 * _show_through(ink, source)
    if source.random() < 0.25:
        ink = np.maximum(ink, _neighbours(ink, source))
    blackness = source.uniform(0.35, 1.0) if source.random() < 0.5 else source.uniform(0.75, 1.0)
    cover = ink * np.float32(blackness / 255)
    if source.random() < 0.5:
        cover *= 1 - source.uniform(0.1, 0.6) * _patches((height, width), height * 1.5, source)
    return _bytes(paper * (1 - cover) + source.uniform(0, 60) * cover)


def wear(grey: np.ndarray, source: np.random.Generator) -> np.ndarray:
    """Uneven light, a soft lens, coarse scanning, noise and JPEG, each now and then."""
    if source.random() < 0.35:
        light = 1 - source.uniform(0.05, 0.45) * _patches(grey.shape, grey.shape[0] * 4, source)
        grey = _bytes(grey * light)
    if source.random() < 0.35:
        grey = cv2.GaussianBlur(grey, (0, 0), source.uniform(0.3, 1.1))
    if source.random() < 0.15:
        grey = _coarser(grey, source.uniform(0.45, 0.9))
    if source.random() < 0.4:
        grey = _bytes(grey + _noise(grey.shape, source.uniform(1, 12), source))
    if source.random() < 0.2:
        grey = _jpeg(grey, int(source.integers(20, 80)))
    if source.random() < 0.15:
        grey = _curve(grey, source.uniform(0.6, 1.7))
    return grey


def cut_out(grey: np.ndarray, source: np.random.Generator) -> np.ndarray:
    """The line cut along a wavy outline and laid on white, as line segmentation hands lines over."""
    height, width = grey.shape
    knots = max(3, width // 40)
    edges = source.uniform(0, 0.16, (2, knots)).astype(np.float32) * height
    top, bottom = cv2.resize(edges, (width, 2), interpolation=cv2.INTER_LINEAR)
    rows = np.arange(height, dtype=np.float32)[:, None]
    return np.where((rows >= top) & (rows < height - bottom), grey, np.uint8(source.integers(235, 256)))


def _bytes(values: np.ndarray) -> np.ndarray:
    return np.clip(values, 0, 255).astype(np.uint8)


def _noise(shape: tuple[int, int], size: float, source: np.random.Generator) -> np.ndarray:
    return source.standard_normal(shape, dtype=np.float32) * np.float32(size)


def _grain(shape: tuple[int, int], size: float, source: np.random.Generator) -> np.ndarray:
    """Noise with a grain of one to four pixels."""
    step = source.uniform(1, 4)
    coarse = _noise((max(2, int(shape[0] / step)), max(2, int(shape[1] / step))), size, source)
    return cv2.resize(coarse, shape[::-1], interpolation=cv2.INTER_LINEAR)


def _patches(shape: tuple[int, int], length: float, source: np.random.Generator) -> np.ndarray:
    """Smooth random field of 0..1 that changes over about `length` pixels."""
    knots = source.random((max(2, round(shape[0] / length) + 1), max(2, round(shape[1] / length) + 1)))
    return cv2.resize(knots.astype(np.float32), shape[::-1], interpolation=cv2.INTER_CUBIC).clip(0, 1)


def _rule(paper: np.ndarray, source: np.random.Generator) -> None:
    """Draw rules or squares into the paper, in place."""
    height, width = paper.shape
    dark, thickness = float(source.uniform(10, 80)), int(source.random() < 0.2) + 1
    lines = np.zeros_like(paper)
    drop = source.normal(0, 1.5)  # by which the rule falls from end to end
    squared = source.random() < 0.35
    step = height * (source.uniform(0.25, 0.6) if squared else source.uniform(0.8, 1.2))
    for row in np.arange(source.uniform(0, step), height, step):
        cv2.line(
            lines, (0, int(row * 8)), (width * 8, int((row + drop) * 8)), dark, thickness, cv2.LINE_AA, 3
        )
    if squared:
        for column in np.arange(source.uniform(0, step), width, step):
            cv2.line(lines, (int(column), 0), (int(column), height), dark, thickness, cv2.LINE_AA)
    paper -= lines


def _show_through(ink: np.ndarray, source: np.random.Generator) -> np.ndarray:
    """The ink of the back: mirrored, moved and soft; 0..255 float32."""
    back = np.roll(ink[:, ::-1], source.integers(-12, 13, 2), axis=(0, 1))
    return cv2.GaussianBlur(back, (0, 0), source.uniform(0.6, 1.6)).astype(np.float32)


def _neighbours(ink: np.ndarray, source: np.random.Generator) -> np.ndarray:
    """Feet of the line above and heads of the line below, taken from the line itself further along."""
    height, width = ink.shape
    other = np.roll(ink, int(source.integers(width // 4, width // 4 * 3 + 1)), axis=1)
    result = np.zeros_like(ink)
    reach = int(height * source.uniform(0.08, 0.28))
    used = np.flatnonzero(other.any(axis=1))
    if reach == 0 or len(used) == 0:
        return result
    if source.random() < 0.6:
        feet = other[max(0, used[-1] + 1 - reach) : used[-1] + 1]
        result[: len(feet)] = feet
    if source.random() < 0.6:
        heads = other[used[0] : used[0] + reach]
        result[height - len(heads) :] = np.maximum(result[height - len(heads) :], heads)
    return result


def _coarser(grey: np.ndarray, share: float) -> np.ndarray:
    small = cv2.resize(grey, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
    return cv2.resize(small, grey.shape[::-1], interpolation=cv2.INTER_LINEAR)


def _jpeg(grey: np.ndarray, quality: int) -> np.ndarray:
    packed = cv2.imencode(".jpg", grey, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    return cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE)


def _curve(grey: np.ndarray, gamma: float) -> np.ndarray:
    table = _bytes(255 * (np.arange(256) / 255) ** gamma)
    return cv2.LUT(grey, table)
