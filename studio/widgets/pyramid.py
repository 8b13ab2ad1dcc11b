"""A picture as a pyramid of halvings, so that any zoom is painted from about as many pixels as it shows.

Williams, "Pyramidal Parametrics", SIGGRAPH 1983. All levels together need a third more than the picture.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import cv2
import numpy as np

STRIP_ROWS = 512
SMALLEST_SIDE = 64


class Superseded(Exception):
    """Nobody waits for this work any more."""


@dataclass(frozen=True, eq=False)
class Level:
    """One resolution of a picture.

    Attributes:
        pixels: uint8; (h, w) grey, (h, w, 3) RGB or (h, w, 4) RGBA with colours multiplied by alpha.
        scale_x: pixels of this level per pixel of the picture, across. A level's last column or row may
            reach beyond the picture's edge, so this is not the ratio of the widths.
        scale_y: the same, down.
    """

    pixels: np.ndarray
    scale_x: float
    scale_y: float


@dataclass(frozen=True, eq=False)
class Pyramid:
    """A picture in falling resolutions.

    Attributes:
        width: the picture's width in its own pixels, whatever the levels hold.
        height: the picture's height in its own pixels.
        levels: finest first, never empty.
        complete: whether the finest level is the picture itself; False for an early preview.
    """

    width: int
    height: int
    levels: tuple[Level, ...]
    complete: bool

    @property
    def has_alpha(self) -> bool:
        """Whether anything may shine through."""
        return _channels(self.levels[0].pixels) == 4

    @property
    def nbytes(self) -> int:
        """Memory that all levels take, in bytes."""
        return sum(level.pixels.nbytes for level in self.levels)

    def level_for(self, zoom: float) -> Level:
        """The coarsest level that still has a pixel for every screen pixel, or the finest there is."""
        fitting = self.levels[0]
        for level in self.levels[1:]:
            # The tolerance keeps 50 %, 25 %, ... on the level that matches them exactly.
            if min(level.scale_x, level.scale_y) < zoom * (1 - 1e-9):
                break
            fitting = level
        return fitting


def build_pyramid(pixels: np.ndarray, should_stop: Callable[[], bool] = lambda: False) -> Pyramid:
    """A complete pyramid over displayable pixels (see `to_display`), which become level 0 without a copy.

    Raises Superseded soon after should_stop() turns true.
    """
    levels = [Level(pixels, 1.0, 1.0)]
    while max(levels[-1].pixels.shape[:2]) > SMALLEST_SIDE:
        finer = levels[-1]
        levels.append(Level(_halve(finer.pixels, should_stop), finer.scale_x / 2, finer.scale_y / 2))
    return Pyramid(pixels.shape[1], pixels.shape[0], tuple(levels), complete=True)


def preview_pyramid(size: tuple[int, int], pixels: np.ndarray) -> Pyramid:
    """An incomplete pyramid for a picture of `size` (width, height) from a small displayable copy of it."""
    height, width = pixels.shape[:2]
    level = Level(pixels, width / size[0], height / size[1])
    return Pyramid(size[0], size[1], (level,), complete=False)


def to_display(
    pixels: np.ndarray,
    alpha: np.ndarray | None,
    recolour: Callable[[np.ndarray], np.ndarray] | None = None,
    should_stop: Callable[[], bool] = lambda: False,
) -> np.ndarray:
    """Pixels as a Level holds them, from (h, w, 1 | 3) uint8 or uint16 and (h, w) alpha of the same type.

    `recolour` turns (h, w, 1 | 3) uint8 into as many pixels of other colours. 8-bit pixels without alpha
    are not copied but changed in place, since they may be large. Raises Superseded soon after
    should_stop() turns true.
    """
    height, width, channels = pixels.shape
    displayable = alpha is None and pixels.dtype == np.uint8
    if displayable and (recolour is None or pixels.flags.writeable):
        result = pixels
    else:
        result = np.empty((height, width, channels if alpha is None else 4), np.uint8)
    for rows in _strips(height, should_stop) if recolour or not displayable else ():
        colours = _to_8_bit(pixels[rows])
        if recolour is not None:
            colours = recolour(colours)
        result[rows] = colours if alpha is None else _premultiplied(colours, _to_8_bit(alpha[rows]))
    return result.reshape(height, width) if result.shape[2] == 1 else result


def _strips(height: int, should_stop: Callable[[], bool]) -> Iterator[slice]:
    for top in range(0, height, STRIP_ROWS):
        if should_stop():
            raise Superseded
        yield slice(top, min(top + STRIP_ROWS, height))


def _to_8_bit(values: np.ndarray) -> np.ndarray:
    if values.dtype == np.uint8:
        return values
    return cv2.convertScaleAbs(np.ascontiguousarray(values), alpha=255 / 65535).reshape(values.shape)


def _premultiplied(colours: np.ndarray, alpha: np.ndarray) -> np.ndarray:
    # Averages of colours times alpha stay true; those of bare colours let hidden ones bleed into the edges.
    alpha = np.ascontiguousarray(alpha)
    result = np.empty((*alpha.shape, 4), np.uint8)
    result[..., 3] = alpha
    for channel in range(3):
        source = np.ascontiguousarray(colours[..., min(channel, colours.shape[2] - 1)])
        result[..., channel] = cv2.multiply(source, alpha, scale=1 / 255).reshape(alpha.shape)
    return result


def _halve(pixels: np.ndarray, should_stop: Callable[[], bool]) -> np.ndarray:
    """Means of 2 x 2 pixels; an odd last row or column is repeated, so that sizes are rounded up."""
    height, width = pixels.shape[:2]
    result = np.empty(((height + 1) // 2, (width + 1) // 2, *pixels.shape[2:]), np.uint8)
    for rows in _strips(height, should_stop):
        strip = pixels[rows]
        odd_rows, odd_columns = strip.shape[0] % 2, width % 2
        if odd_rows or odd_columns:
            strip = cv2.copyMakeBorder(strip, 0, odd_rows, 0, odd_columns, cv2.BORDER_REPLICATE)
        half = result[rows.start // 2 : (rows.stop + 1) // 2]
        size = (half.shape[1], half.shape[0])
        half[...] = cv2.resize(strip, size, interpolation=cv2.INTER_AREA).reshape(half.shape)
    return result


def _channels(pixels: np.ndarray) -> int:
    return 1 if pixels.ndim == 2 else pixels.shape[2]
