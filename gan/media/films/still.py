"""Single frames of films: one to stand for it in a list, and one of a moment to look at closely."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

from gan.media.errors import MediaError
from gan.media.films.info import FilmInfo
from gan.media.films.reader import read_film

_LOOKED_AT = 75  # frames: films begin in the dark
_DARK = 24  # of 255, the mean of a frame that shows little


def read_poster(path: Path, pixels: int) -> tuple[np.ndarray, FilmInfo]:
    """A small picture that stands for a film, and what its headers say.

    Args:
        path: the film.
        pixels: of the longer side, at most.

    Returns:
        (h, w, 3) uint8: the first frame that is not dark, or the brightest of the first three seconds.

    Raises:
        MediaError: as `read_film`.
    """
    best, brightness = None, -1.0
    with read_film(path) as reader:
        for index, frame in enumerate(reader):
            mean = float(frame[::8, ::8].mean())
            if mean > brightness:
                best, brightness = frame, mean
            if mean > _DARK or index == _LOOKED_AT:
                break
        info = reader.info
    if best is None:
        raise MediaError(f"{path} has no frame that can be read; copy it again.")
    share = min(1.0, pixels / max(best.shape[:2]))
    size = (max(1, round(best.shape[1] * share)), max(1, round(best.shape[0] * share)))
    return cv2.resize(best, size, interpolation=cv2.INTER_AREA), info


def read_still(path: Path, seconds: float) -> tuple[np.ndarray, FilmInfo]:
    """The frame that a film shows at a moment, (H, W, 3) uint8; its last one where it is over by then.

    Raises:
        MediaError: as `read_film`.
    """
    with read_film(path) as reader:
        half = 0.5 / reader.info.frames_per_second
        last = None
        for frame in reader.frames(max(0.0, min(seconds, reader.info.duration - 2 * half) - half)):
            last = frame.pixels
            break
        if last is None:
            for frame in reader.frames():
                last = frame.pixels
        if last is None:
            raise MediaError(f"{path} has no frame that can be read; copy it again.")
        return last, reader.info
