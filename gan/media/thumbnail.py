"""Small pictures of pictures, fast."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
from PIL import Image

from gan.media.colour import to_plain, to_srgb
from gan.media.errors import MediaError
from gan.media.header import opened, read_header
from gan.media.picture import Limits
from gan.media.read import load_whole, read_picture, upright

# Pillow first leaves out whole pixels down to this many times the wanted size, then filters.
_REDUCING_GAP = 2.0


def read_thumbnail(path: Path, side: int) -> np.ndarray:
    """A picture shrunk to fit `side` x `side` pixels, the right way up; smaller ones keep their size.

    A JPEG is decoded at the smallest of its 1/1, 1/2, 1/4, 1/8 that is large enough.

    Returns:
        (h, w, 3) RGB or (h, w, 4) RGBA, sRGB, uint8.

    Raises:
        MediaError: as `read_picture`.
    """
    if side < 1:
        raise ValueError(f"a thumbnail of {side} pixels")
    with opened(path) as file:
        header = read_header(file, path, Limits())
        if header.depth == 8:
            image = header.image
            enough = min(1.0, _REDUCING_GAP * side / max(image.size))
            # Only JPEG and HEIC have a shorter way; for others this does nothing.
            image.draft(None, (math.ceil(image.width * enough), math.ceil(image.height * enough)))
            load_whole(image, path)
            try:
                image, icc = to_plain(image)
            except ValueError as error:
                raise MediaError(f"{path} holds {error}, which Ganvas does not read.") from error
            return upright(np.asarray(_shrunk(image, side, icc)), header.orientation)
    return _deep_thumbnail(path, side)


def _deep_thumbnail(path: Path, side: int) -> np.ndarray:
    picture = read_picture(path)
    planes = [picture.pixels] if picture.pixels.shape[2] == 3 else [picture.pixels] * 3
    if picture.alpha is not None:
        planes.append(picture.alpha[..., None])
    # The high byte alone is exact enough for a thumbnail.
    samples = np.concatenate([(plane >> 8).astype(np.uint8) for plane in planes], axis=2)
    icc = picture.metadata.icc if picture.pixels.shape[2] == 3 else None
    return np.array(_shrunk(Image.fromarray(samples), side, icc))


def _shrunk(image: Image.Image, side: int, icc: bytes | None) -> Image.Image:
    """`image` within `side` x `side`, as RGB or RGBA in sRGB."""
    if image.mode == "LA":
        image, icc = image.convert("RGBA"), None
    scale = side / max(image.size)
    if scale < 1:
        width, height = (max(1, round(length * scale)) for length in image.size)
        image = image.resize((width, height), Image.Resampling.BICUBIC, reducing_gap=_REDUCING_GAP)
    return to_srgb(image, icc)
