"""Pen strokes of handwritten lines, as a digitiser recorded them."""

from __future__ import annotations

import zipfile
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from gan.handwriting.errors import HandwritingError

_UNIT = 0.125  # pixels per stored step


@dataclass(frozen=True)
class Strokes:
    """The strokes of one line.

    Attributes:
        points: (N, 2) float32, x to the right and y down in pixels, from the top left corner of the ink.
        ends: (N,) bool, true at the last point of every stroke.
    """

    points: np.ndarray
    ends: np.ndarray

    def __post_init__(self) -> None:
        if self.points.shape != (len(self.ends), 2):
            raise ValueError(f"{len(self.ends)} ends do not fit points of shape {self.points.shape}")


@dataclass(frozen=True)
class StrokeBook:
    """Many lines of strokes with their texts, kept packed.

    Attributes:
        texts, writers: ground truth and hand of each line.
    """

    texts: tuple[str, ...]
    writers: tuple[str, ...]
    _moves: np.ndarray  # (points, 2) int16
    _ends: np.ndarray  # (points,) bool
    _offsets: np.ndarray  # (lines + 1,) int

    def __len__(self) -> int:
        return len(self.texts)

    def __getitem__(self, line: int) -> Strokes:
        part = slice(self._offsets[line], self._offsets[line + 1])
        points = np.cumsum(self._moves[part], axis=0, dtype=np.int64) * _UNIT
        return Strokes(points.astype(np.float32), self._ends[part])

    def without(self, writers: Collection[str]) -> StrokeBook:
        """The same book without the lines of some writers."""
        kept = [line for line, writer in enumerate(self.writers) if writer not in writers]
        parts = [slice(self._offsets[line], self._offsets[line + 1]) for line in kept]
        return StrokeBook(
            tuple(self.texts[line] for line in kept),
            tuple(self.writers[line] for line in kept),
            np.concatenate([self._moves[part] for part in parts] or [self._moves[:0]]),
            np.concatenate([self._ends[part] for part in parts] or [self._ends[:0]]),
            np.cumsum([0, *(part.stop - part.start for part in parts)]),
        )

    def width(self, line: int) -> float:
        """Width of a line's ink in pixels, without unpacking its points."""
        moves = self._moves[self._offsets[line] : self._offsets[line + 1], 0]
        return float(np.cumsum(moves, dtype=np.int64).max()) * _UNIT


def read_strokes(archive: Path) -> StrokeBook:
    """Open a stroke archive (.npz with dx, dy, pen_up, offsets, texts, writers)."""
    try:
        with np.load(archive, allow_pickle=False) as pack:
            moves = np.stack([pack["dx"], pack["dy"]], axis=1)
            ends = np.unpackbits(pack["pen_up"])[: len(moves)].astype(bool)
            texts, writers = (tuple(str(item) for item in pack[key]) for key in ("texts", "writers"))
            return StrokeBook(texts, writers, moves, ends, pack["offsets"].astype(np.int64))
    except FileNotFoundError:
        raise HandwritingError(
            f"{archive} is not there; name the folder that holds it with --data."
        ) from None
    except (KeyError, ValueError, zipfile.BadZipFile) as error:
        raise HandwritingError(f"{archive} is not a stroke archive: {error}.") from error
