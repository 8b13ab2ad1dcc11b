"""Many faces in one picture, written row by row."""

from __future__ import annotations

import math
from pathlib import Path
from types import TracebackType

import numpy as np

from gan.engine import Job
from gan.media import Metadata, format_for, open_writer

_EMPTY = 255  # what stands where the last row has no face


class GridWriter:
    """A picture of faces side by side; only one row of them is in memory.

    Use it as a context manager: leaving it without `commit` removes what was written.

    Args:
        stem: of the file, without suffix.
        number: of faces.
        side: of each in pixels.
        format: what is wanted; a picture too large for it becomes a PNG, and the job says so.
        job: on whose cancellation writing ends.
        quality: of JPEG and WebP.
        overwrite: whether an existing picture is replaced.

    Raises:
        MediaError: the disk refuses.
    """

    def __init__(
        self,
        stem: Path,
        number: int,
        side: int,
        format: str,
        job: Job,
        *,
        quality: int,
        overwrite: bool,
    ) -> None:
        self._columns = columns_for(number)
        size = (self._columns * side, -(-number // self._columns) * side)
        choice = format_for("png", size, format)
        if choice.note:
            job.note(choice.note)
        self._row: list[np.ndarray] = []
        self._empty = np.full((side, side, 3), _EMPTY, np.uint8)
        self._writer = open_writer(
            stem.with_name(f"{stem.name}.{choice.format}"),
            size,
            3,
            8,
            choice.format,
            Metadata(),
            quality=quality,
            overwrite=overwrite,
            cancelled=lambda: job.cancel_asked,
        )

    def __enter__(self) -> GridWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._writer.close()

    def add(self, picture: np.ndarray) -> None:
        """The next face, (side, side, 3) uint8."""
        self._row.append(picture)
        if len(self._row) == self._columns:
            self._writer.write(np.concatenate(self._row, axis=1))
            self._row = []

    def commit(self) -> Path:
        """Fill the last row, put the picture in place and return where."""
        while self._row:
            self.add(self._empty)
        return self._writer.commit()


def columns_for(number: int) -> int:
    """How many faces stand side by side: as many as there are rows or a few more, with few places empty."""
    fewest = math.ceil(math.sqrt(number))
    return min(range(fewest, 3 * fewest // 2 + 1), key=lambda columns: (-number % columns, columns))
