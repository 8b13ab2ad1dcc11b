"""Drawn films and clicks for the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from gan.media.films import open_film

FRAMES, HEIGHT, WIDTH = 12, 64, 96


def drawn(
    frames: int = FRAMES, height: int = HEIGHT, width: int = WIDTH, *, alpha: bool = False
) -> Iterator[np.ndarray]:
    """(H, W, 3 or 4) uint8: a red square wandering over soft colours, with alpha of three kinds."""
    y, x = np.mgrid[0:height, 0:width]
    ground = np.stack([60 + x * 120 // width, 60 + y * 120 // height, np.full_like(x, 110)], axis=2)
    for index in range(frames):
        frame = ground.astype(np.uint8)
        left = round((width - width // 4) * index / max(frames - 1, 1))
        frame[height // 4 : height // 2, left : left + width // 4] = (200, 60, 50)
        if alpha:
            plane = np.zeros((height, width, 1), np.uint8)
            plane[height // 8 :, width // 8 :] = 255
            plane[-height // 4 :] = 128
            frame = np.concatenate([frame, plane], axis=2)
        yield frame


def write(path: Path, frames: Iterator[np.ndarray] | list[np.ndarray], rate: float = 25, **options) -> Path:
    """A film of these frames."""
    frames = list(frames)
    size = (frames[0].shape[1], frames[0].shape[0])
    with open_film(path, size, rate, alpha=frames[0].shape[2] == 4, **options) as film:
        for frame in frames:
            film.write(frame)
        return film.commit()


def psnr(first: np.ndarray, second: np.ndarray) -> float:
    """Peak signal-to-noise ratio in dB of two uint8 arrays."""
    error = np.square(first.astype(float) - second).mean()
    return 10 * np.log10(255**2 / max(error, 1e-9))


def clicks(seconds: float, rate: int, at: float) -> np.ndarray:
    """(N,) float32: silence, but for a short tone of 2 kHz at a moment."""
    moments = np.arange(round(seconds * rate)) / rate - at
    return np.where((moments >= 0) & (moments < 0.01), np.sin(2 * np.pi * 2000 * moments), 0).astype(
        np.float32
    )
