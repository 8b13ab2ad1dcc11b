"""Pixels, masks and tracks as few bytes, and back."""

from __future__ import annotations

import io
import zlib

import numpy as np
from PIL import Image

from gan.cartoon.base.annotation import FRAMES
from gan.cartoon.base.clip import SIDE

TRACK_STEP = 6
"""A track is kept every so many frames; it is straight in between."""

_WORTH = 80  # quality of frames


def pack_film(frames: np.ndarray) -> bytes:
    """(K, SIDE, SIDE, 3) uint8 as one WebP, the frames above each other."""
    buffer = io.BytesIO()
    Image.fromarray(frames.reshape(-1, SIDE, 3)).save(buffer, "WEBP", quality=_WORTH, method=0)
    return buffer.getvalue()


def unpack_film(data: bytes) -> np.ndarray:
    """What `pack_film` was given, but for losses that are not seen."""
    with Image.open(io.BytesIO(data)) as image:
        return np.asarray(image.convert("RGB")).reshape(-1, SIDE, SIDE, 3).copy()


def pack_masks(masks: np.ndarray) -> bytes:
    """(N, SIDE, SIDE) bool, a bit a pixel, pressed."""
    return zlib.compress(np.packbits(masks.reshape(len(masks), -1), axis=1).tobytes(), 6)


def unpack_masks(data: bytes) -> np.ndarray:
    """What `pack_masks` was given."""
    bits = np.frombuffer(zlib.decompress(data), np.uint8).reshape(-1, SIDE * SIDE // 8)
    return np.unpackbits(bits, axis=1).reshape(-1, SIDE, SIDE).astype(bool)


def pack_numbers(values: np.ndarray) -> bytes:
    """Numbers in half precision, pressed."""
    return zlib.compress(values.astype(np.float16).tobytes(), 6)


def unpack_numbers(data: bytes, *shape: int) -> np.ndarray:
    """What `pack_numbers` was given, as float32 in a shape."""
    return np.frombuffer(zlib.decompress(data), np.float16).astype(np.float32).reshape(shape)


def all_frames(values: np.ndarray) -> np.ndarray:
    """Numbers at every `TRACK_STEP`th frame as numbers at every one of the `FRAMES`.

    Args:
        values: (T, C); NaN where something is not to be seen.

    Returns:
        (FRAMES, C), straight between two known moments, and the nearer one's where only one is known.
    """
    place = np.minimum(np.arange(FRAMES) / TRACK_STEP, len(values) - 1)
    low = np.floor(place).astype(int)
    high = np.minimum(low + 1, len(values) - 1)
    share = (place - low)[:, None]
    mixed = values[low] * (1 - share) + values[high] * share
    nearer = np.where(share < 0.5, values[low], values[high])
    return np.where(np.isnan(mixed), nearer, mixed).astype(np.float32)
