"""Tiles of one size with overlap: where they lie, and how their results become rows again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Span:
    """A stretch of one axis, in pixels of the source.

    Attributes:
        start, stop: what the network sees.
        keep_start, keep_stop: what is kept of its result; the kept stretches of an axis meet exactly.
    """

    start: int
    stop: int
    keep_start: int
    keep_stop: int


@dataclass(frozen=True)
class Tile:
    """A window of the picture."""

    rows: Span
    columns: Span


def spans(length: int, tile: int, margin: int) -> list[Span]:
    """Cut an axis into windows that all see `tile` pixels.

    The windows at the ends are moved inside, so the network meets the picture's border exactly where
    the whole picture would have it, and no padding is ever invented.

    Args:
        length: pixels of the axis, at least 1.
        tile: pixels that a window sees; the whole axis where it is shorter.
        margin: pixels at an inner border whose results are thrown away.

    Raises:
        ValueError: the margins leave nothing of a tile.
    """
    if length <= tile:
        return [Span(0, length, 0, length)]
    inner = tile - 2 * margin
    if inner < 1:
        raise ValueError(f"a tile of {tile} pixels leaves nothing inside margins of {margin}")
    result, kept = [], 0
    while kept < length:
        start = min(max(0, kept - margin), length - tile)
        stop = start + tile
        keep_stop = length if stop == length else stop - margin
        result.append(Span(start, stop, kept, keep_stop))
        kept = keep_stop
    return result


def plan_tiles(height: int, width: int, tile: int, margin: int) -> list[Tile]:
    """All tiles of a picture, row of tiles by row of tiles, left to right."""
    columns = spans(width, tile, margin)
    return [Tile(row, column) for row in spans(height, tile, margin) for column in columns]


def plan_even_tiles(height: int, width: int, pixels: int, margin: int, multiple: int = 1) -> list[Tile]:
    """Tiles of one size that share a picture evenly: of all such plans the one that computes least.

    Squares leave strips at the end of an axis, for which almost a whole tile is computed again.

    Args:
        height, width: of the picture, multiples of `multiple`.
        pixels: that a tile has at most; as few as the margins allow where they do not allow so few.
        margin: see `spans`.
        multiple: sides of a tile are multiples of so many pixels.

    Returns:
        As `plan_tiles`.
    """
    plans = []
    for rows in range(1, max(1, (height - 2 * margin) // multiple) + 1):
        rows_seen = _even_side(height, rows, margin, multiple)
        room = pixels // rows_seen // multiple * multiple
        if room < min(width, 2 * margin + multiple):
            continue
        columns = 1 if width <= room else -(-(width - 2 * margin) // (room - 2 * margin))
        columns_seen = _even_side(width, columns, margin, multiple)
        plans.append((rows * rows_seen * columns * columns_seen, rows_seen, columns_seen))
    if not plans:
        return plan_tiles(height, width, 2 * margin + multiple, margin)
    _, rows_seen, columns_seen = min(plans)
    strips = spans(width, columns_seen, margin)
    return [Tile(row, column) for row in spans(height, rows_seen, margin) for column in strips]


def _even_side(length: int, count: int, margin: int, multiple: int) -> int:
    """The smallest side with which `count` tiles cover an axis."""
    side = -(-(length + 2 * margin * (count - 1)) // count)
    return min(length, -(-side // multiple) * multiple)


def kept(tile: Tile, result: np.ndarray, scale: int) -> np.ndarray:
    """What is kept of a tile's result.

    Args:
        result: (C, scale * h, scale * w) for a tile of h x w source pixels.

    Returns:
        (rows, columns, C), a view.
    """
    rows, columns = tile.rows, tile.columns
    top, bottom = rows.keep_start - rows.start, rows.keep_stop - rows.start
    left, right = columns.keep_start - columns.start, columns.keep_stop - columns.start
    piece = result[:, top * scale : bottom * scale, left * scale : right * scale]
    return piece.transpose(1, 2, 0)


def bands(results: Iterable[tuple[Tile, np.ndarray]], width: int, scale: int) -> Iterator[np.ndarray]:
    """Join tiles to bands of whole rows, so that only one row of tiles is in memory.

    Args:
        results: tiles in the order of `plan_tiles`, with their results (C, h, w).
        width: pixels of a source row.
        scale: scale factor of the results.

    Yields:
        (rows, scale * width, C), from the top of the picture to its bottom.
    """
    pieces: list[np.ndarray] = []
    for tile, result in results:
        pieces.append(kept(tile, result, scale))
        if tile.columns.keep_stop == width:
            yield np.concatenate(pieces, axis=1)
            pieces.clear()
