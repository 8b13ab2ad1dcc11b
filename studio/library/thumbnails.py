"""Small pictures of what the library remembers: encoded, so that thousands fit into the data base."""

from __future__ import annotations

import io
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gan.errors import GanvasError

if TYPE_CHECKING:
    import numpy as np

SHORT_SIDE, LONG_SIDE = 256, 448
"""Pixels: the shorter side has so many where the longer one stays within its own limit."""

_QUALITY = 78
_SEVERAL = 4  # pictures of one item are shown two by two
_GAP = 4
_log = logging.getLogger(__name__)


def picture_of_files(paths: Sequence[Path]) -> bytes | None:
    """A thumbnail of the first file that can be shown, or of the first four pictures together.

    Returns:
        A WebP file, or None where nothing can be shown.
    """
    pictures = [path for path in paths if _is_picture(path)]
    if len(pictures) >= _SEVERAL:
        tiles = [tile for path in pictures[:_SEVERAL] if (tile := _look_at(path)) is not None]
        if len(tiles) == _SEVERAL:
            return encode(_together(tiles))
    for path in paths:
        if (pixels := _look_at(path)) is not None:
            return encode(pixels)
    return None


def encode(pixels: np.ndarray) -> bytes:
    """(h, w, 3 or 4) uint8 within the limits as a WebP file."""
    from PIL import Image

    image = Image.fromarray(pixels)
    scale = min(1.0, SHORT_SIDE / min(image.size), LONG_SIDE / max(image.size))
    if scale < 1:
        size = tuple(max(1, round(side * scale)) for side in image.size)
        image = image.resize(size, Image.Resampling.BICUBIC, reducing_gap=2.0)
    file = io.BytesIO()
    image.save(file, "WEBP", quality=_QUALITY, method=2)
    return file.getvalue()


def _is_picture(path: Path) -> bool:
    from gan.media import PICTURE_SUFFIXES

    return path.suffix.lower() in PICTURE_SUFFIXES


def _look_at(path: Path) -> np.ndarray | None:
    """(h, w, 3 or 4) uint8 of a picture, a film or a folder of frames; None if there is nothing to see."""
    from gan.media import read_thumbnail
    from gan.media.films.formats import FILM_SUFFIXES

    try:
        if path.is_dir():
            frames = sorted(path.glob("*.png"))
            return read_thumbnail(frames[len(frames) // 2], LONG_SIDE) if frames else None
        if path.suffix.lower() in FILM_SUFFIXES:
            from gan.media.films.still import read_poster

            return read_poster(path, LONG_SIDE)[0]
        return read_thumbnail(path, LONG_SIDE) if _is_picture(path) else None
    except (GanvasError, OSError) as error:
        _log.info("no thumbnail: %s", error)
    except Exception:  # whatever is wrong with one file, the others get theirs
        _log.exception("no thumbnail of %s", path)
    return None


def _together(tiles: Sequence[np.ndarray]) -> np.ndarray:
    """Four pictures two by two, each cut to its middle square."""
    import numpy as np
    from PIL import Image

    side = (SHORT_SIDE - _GAP) // 2
    sheet = np.zeros((SHORT_SIDE, SHORT_SIDE, 4), np.uint8)
    for number, tile in enumerate(tiles):
        height, width = tile.shape[:2]
        short = min(height, width)
        top, left = (height - short) // 2, (width - short) // 2
        square = Image.fromarray(tile[top : top + short, left : left + short]).convert("RGBA")
        y, x = (number // 2) * (side + _GAP), (number % 2) * (side + _GAP)
        sheet[y : y + side, x : x + side] = np.asarray(square.resize((side, side), Image.Resampling.BICUBIC))
    return sheet
