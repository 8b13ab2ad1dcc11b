"""Pixels of more than 8 bits a channel, of which Pillow gives only 8: PNG, TIFF and HEIC in full."""

from __future__ import annotations

import logging
import struct
import zlib
from pathlib import Path
from typing import BinaryIO

import cv2
import numpy as np
import pillow_heif
import tifffile

from gan.media.errors import MediaError
from gan.media.header import damaged
from gan.media.tags import ORIENTATION, integers
from gan.media.tiff_shape import GREY_FROM_WHITE, TiffShape

# Whatever goes wrong is reported by our errors; these would also write it to the terminal.
cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
logging.getLogger("tifffile").setLevel(logging.CRITICAL)

_GREY, _RGB, _GREY_ALPHA = 0, 2, 4
_FULL = 65_535

Planes = tuple[np.ndarray, "np.ndarray | None"]
"""Pixels (H, W, 1 or 3) and alpha (H, W) or None, both uint16."""


def read_deep_png(file: BinaryIO, path: Path) -> Planes:
    """The pixels of a PNG with 16 bits a channel.

    Raises:
        MediaError: the file is cut off or damaged.
    """
    file.seek(0)
    blob = file.read()
    chunks = _png_chunks(blob, path)
    decoded = cv2.imdecode(np.frombuffer(blob, np.uint8), cv2.IMREAD_UNCHANGED)
    if decoded is None or decoded.dtype != np.uint16:
        raise damaged(path)
    colour_type = blob[25]
    if colour_type == _GREY:
        return decoded.reshape(*decoded.shape[:2], 1), _keyed_alpha(decoded, chunks.get(b"tRNS"))
    if colour_type == _GREY_ALPHA:  # OpenCV gives it as BGRA
        return np.ascontiguousarray(decoded[..., :1]), np.ascontiguousarray(decoded[..., 3])
    alpha = np.ascontiguousarray(decoded[..., 3]) if decoded.shape[2] == 4 else None
    return cv2.cvtColor(decoded, cv2.COLOR_BGRA2RGB if decoded.shape[2] == 4 else cv2.COLOR_BGR2RGB), alpha


def read_deep_tiff(file: BinaryIO, path: Path, shape: TiffShape) -> Planes:
    """The pixels of a grey or RGB TIFF of 16 or 32 bits or of floating point.

    Floating point within 0..1 is the full range; else 0..255 and 0..65535 are tried in turn. Whole
    numbers count up to 65535, or, if they are larger, up to their type's end.

    Raises:
        MediaError: the file is damaged, or holds something else than a picture.
    """
    if shape.bits not in (16, 32, 64):
        raise MediaError(f"{path} has {shape.bits} bits a channel; save it with 8 or 16 and try again.")
    raw = _read_samples(file, path, shape)
    expected = (shape.size[1], shape.size[0], shape.samples)
    if raw is None or raw.shape != expected:
        raise damaged(path)
    samples = _to_sixteen(raw, path)
    if shape.photometric == GREY_FROM_WHITE:
        samples[..., 0] = _FULL - samples[..., 0]
    pixels = np.ascontiguousarray(samples[..., : shape.colours])
    if shape.alpha_channel is None:
        return pixels, None
    alpha = np.ascontiguousarray(samples[..., shape.alpha_channel])
    return (_unmultiplied(pixels, alpha) if shape.is_premultiplied else pixels), alpha


def read_deep_heic(file: BinaryIO) -> Planes:
    """The pixels of a HEIC with 10 or 12 bits, stretched to 16; libheif applies its orientation."""
    file.seek(0)
    heif = pillow_heif.open_heif(file, convert_hdr_to_8bit=False, hdr_to_16bit=True)
    samples = np.asarray(heif)
    samples = samples.reshape(*samples.shape[:2], -1)
    has_alpha = samples.shape[2] in (2, 4)
    colours = samples.shape[2] - has_alpha
    alpha = np.ascontiguousarray(samples[..., -1]) if has_alpha else None
    return np.ascontiguousarray(samples[..., :colours]), alpha


def _png_chunks(blob: bytes, path: Path) -> dict[bytes, bytes]:
    """A PNG's small chunks by name; checks that all are whole, which OpenCV does not insist on."""
    chunks: dict[bytes, bytes] = {}
    place, name = 8, b""
    while name != b"IEND":
        if place + 12 > len(blob):
            raise damaged(path)
        length, name = struct.unpack_from(">I4s", blob, place)
        end = place + 8 + length
        if end + 4 > len(blob):
            raise damaged(path)
        if zlib.crc32(memoryview(blob)[place + 4 : end]) != struct.unpack_from(">I", blob, end)[0]:
            raise damaged(path)
        if name == b"tRNS":
            chunks[name] = blob[place + 8 : end]
        place = end + 4
    return chunks


def _keyed_alpha(grey: np.ndarray, key: bytes | None) -> np.ndarray | None:
    """Alpha of a picture in which one level of grey stands for transparent."""
    if not key:
        return None
    return np.where(grey == struct.unpack(">H", key[:2])[0], 0, _FULL).astype(np.uint16)


def _read_samples(file: BinaryIO, path: Path, shape: TiffShape) -> np.ndarray | None:
    """(H, W, samples) as stored, in RGB order."""
    file.seek(0)
    interleaved = shape.samples == 1 or not shape.planar
    if interleaved and (shape.samples, shape.colours) in ((1, 1), (3, 3), (4, 3)):
        samples = cv2.imdecode(_with_plain_orientation(file.read(), shape), cv2.IMREAD_UNCHANGED)
        if samples is None or samples.ndim == 2:
            return samples if samples is None else samples[..., None]
        return samples[..., [2, 1, 0, 3][: samples.shape[2]]]
    try:
        with tifffile.TiffFile(file) as tiff:
            samples = tiff.pages[0].asarray()
    except MemoryError:
        raise
    except Exception as error:
        if "imagecodecs" in str(error):
            raise MediaError(
                f"{path} is compressed in a way that Ganvas does not read; save it uncompressed."
            ) from error
        raise damaged(path) from error
    if samples.ndim == 2:
        return samples[..., None]
    return np.moveaxis(samples, 0, -1) if shape.planar else samples


def _with_plain_orientation(blob: bytes, shape: TiffShape) -> np.ndarray:
    """The file as if it had no orientation, which OpenCV would apply whatever it is asked for."""
    data = np.frombuffer(blob, np.uint8)
    entry = shape.directory.get(ORIENTATION)
    if shape.orientation == 1 or entry is None:
        return data
    data = data.copy()
    plain = integers(entry.kind, 1, order=shape.layout.order).data
    data[entry.at : entry.at + len(plain)] = np.frombuffer(plain, np.uint8)
    return data


def _to_sixteen(samples: np.ndarray, path: Path) -> np.ndarray:
    """Any numbers as uint16 over the full range."""
    if samples.dtype == np.uint16:
        return samples
    low, high = float(samples.min()), float(samples.max())
    is_float = samples.dtype.kind == "f"
    if not np.isfinite([low, high]).all() or low < -1e-3 or (is_float and high > _FULL):
        raise MediaError(
            f"{path} holds measurements ({low:g} to {high:g}), not a picture; scale them to 0..1 first."
        )
    if is_float:
        white = next(white for white in (1.0, 255.0, float(_FULL)) if high <= white * 1.001)
        return np.clip(samples * (_FULL / white) + 0.5, 0, _FULL).astype(np.uint16)
    if high <= _FULL:
        return samples.astype(np.uint16)
    return (samples >> (15 if samples.dtype.kind == "i" else 16)).astype(np.uint16)


def _unmultiplied(pixels: np.ndarray, alpha: np.ndarray) -> np.ndarray:
    """Colours divided by alpha, row by row to keep the memory small."""
    for row, opacity in zip(pixels, alpha, strict=True):
        full = row * np.float32(_FULL) / np.maximum(opacity, 1)[:, None]
        row[:] = np.minimum(full + 0.5, _FULL)
    return pixels
