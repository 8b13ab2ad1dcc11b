"""Rows of pixels on their way into an encoder."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

import numpy as np


class Encoder(Protocol):
    """Turns rows into a file, top to bottom.

    Attributes:
        band: rows that `add` wants at once; only the last call of a picture gets fewer.
    """

    band: int

    def add(self, rows: np.ndarray) -> None:
        """Take the next rows, (band, W, channels)."""
        ...

    def finish(self) -> None:
        """Complete the file; all rows were added."""
        ...


class Bands:
    """Cuts rows that come in any number into bands of equal height, copying as little as possible."""

    def __init__(self, band: int) -> None:
        self._band = band
        self._waiting: list[np.ndarray] = []
        self._count = 0

    def cut(self, rows: np.ndarray) -> Iterator[np.ndarray]:
        """Add (h, W, channels) rows; yields the bands that are full now."""
        while self._count + len(rows) >= self._band:
            room = self._band - self._count
            self._waiting.append(rows[:room])
            rows = rows[room:]
            yield self._take()
        if len(rows):
            self._waiting.append(rows.copy())  # the caller may use its array again
            self._count += len(rows)

    def rest(self) -> np.ndarray | None:
        """The last, lower band; None if there is none."""
        return self._take() if self._count else None

    def _take(self) -> np.ndarray:
        band = self._waiting[0] if len(self._waiting) == 1 else np.concatenate(self._waiting)
        self._waiting, self._count = [], 0
        return np.ascontiguousarray(band)


def rows_of(size: int, width: int, channels: int, bytes_each: int) -> int:
    """How many rows make about `size` bytes; at least 1."""
    return max(1, size // (width * channels * bytes_each))
