"""Animated WebP, which FFmpeg does not read."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import numpy as np
from PIL import Image

from gan.media.films.info import FilmInfo
from gan.media.films.look import FilmLook


class WebpSource:
    """See `gan.media.films.reader.Source`."""

    def __init__(self, path: Path, alpha: bool) -> None:
        self.look = FilmLook()
        self.start = Fraction(0)
        self.broken = 0
        self.cut_off = None
        self.is_interlaced = False
        self._mode = "RGBA" if alpha else "RGB"
        self._image = Image.open(path, formats=["WEBP"])
        self._durations = [self._duration(index) for index in range(self._image.n_frames)]
        seconds = sum(self._durations) / 1000
        self.info = FilmInfo(
            width=self._image.width,
            height=self._image.height,
            frames=self._image.n_frames,
            frames_per_second=self._image.n_frames / seconds if seconds else 25.0,
            duration=seconds,
            is_variable=max(self._durations) - min(self._durations) > 1,
            rotation=0,
            has_sound=False,
            has_alpha=self._image.mode == "RGBA",
            codec="webp",
        )

    def frames(self, since: float = 0.0) -> Iterator[tuple[float, np.ndarray]]:
        """See `gan.media.films.reader.Source`."""
        moment = 0
        for index, duration in enumerate(self._durations):
            if moment / 1000 >= since:
                self._image.seek(index)
                yield moment / 1000, np.asarray(self._image.convert(self._mode))
            moment += duration

    def close(self) -> None:
        """See `gan.media.films.reader.Source`."""
        self._image.close()

    def _duration(self, index: int) -> int:
        """Milliseconds."""
        self._image.seek(index)
        self._image.load()
        return int(self._image.info.get("duration", 0))
