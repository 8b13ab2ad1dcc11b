"""Pictures for the tests of this folder, made on the spot."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import numpy as np
from PIL import Image, ImageCms

from gan.media import Metadata, open_writer


def ramp(height: int, width: int, channels: int, dtype: type = np.uint8) -> np.ndarray:
    """(H, W, channels) smooth in both directions, different in every channel, over the full range."""
    y, x = np.mgrid[0:height, 0:width]
    planes = [(x * (3 + c) / width + y * (2 + c) / height) % 1.0 for c in range(channels)]
    return (np.stack(planes, axis=2) * np.iinfo(dtype).max).astype(dtype)


def noise(height: int, width: int, channels: int, dtype: type = np.uint8) -> np.ndarray:
    """(H, W, channels) of every value of the type, always the same."""
    generator = np.random.default_rng(7)
    return generator.integers(0, np.iinfo(dtype).max, (height, width, channels), dtype, endpoint=True)


def save(path: Path, rows: np.ndarray, format: str, metadata: Metadata = Metadata(), step: int = 0) -> Path:
    """Write with our writer, `step` rows at a time (0: all at once)."""
    height, width, channels = rows.shape
    depth = 8 * rows.dtype.itemsize
    with open_writer(path, (width, height), channels, depth, format, metadata) as writer:
        for top in range(0, height, step or height):
            writer.write(rows[top : top + (step or height)])
        return writer.commit()


def png(
    width: int, height: int, colour_type: int, depth: int, rows: list[bytes], extra: bytes = b""
) -> bytes:
    """A PNG made by hand, unfiltered; `extra` is put before the pixels."""
    data = zlib.compress(b"".join(b"\0" + row for row in rows))
    header = struct.pack(">IIBBBBB", width, height, depth, colour_type, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + extra + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def chunk(name: bytes, data: bytes) -> bytes:
    """One chunk of a PNG."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def srgb_profile() -> bytes:
    """An RGB profile."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def fake_profile(space: bytes) -> bytes:
    """The header of a profile of a colour space ("GRAY", "RGB ", "CMYK"), which no colour engine takes."""
    return b"\0" * 16 + space + b"\0" * 108


def exif(orientation: int = 1, thumbnail: bytes = b"") -> bytes:
    """EXIF with a camera's name, a description, a time, a width and a maker note, little-endian."""
    note = b"MAKERNOTE" * 3
    first = [
        (0x010E, 2, 14, b"a red bicycle\0"),
        (0x010F, 2, 8, b"Pinhole\0"),
        (0x0112, 3, 1, struct.pack("<HH", orientation, 0)),
        (0x8769, 4, 1, None),
    ]
    second = [
        (0x9003, 2, 20, b"2024:05:06 07:08:09\0"),
        (0x927C, 7, len(note), note),
        (0xA002, 3, 1, b"\x40\1\0\0"),
    ]
    start = 8
    inner = start + 2 + 12 * len(first) + 4 + 24
    next_directory = 0
    body = b""
    if thumbnail:
        next_directory = inner + 2 + 12 * len(second) + 4 + 20 + len(note) + 1
        start_of_it, length = struct.pack("<I", next_directory + 30), struct.pack("<I", len(thumbnail))
        third = [(0x0201, 4, 1, start_of_it), (0x0202, 4, 1, length)]
        body = _directory(third, next_directory, 0, 0) + thumbnail
    outer_bytes = _directory(first, start, inner, next_directory).ljust(inner - start, b"\0")
    inner_bytes = _directory(second, inner, 0, 0)
    if thumbnail:
        inner_bytes = inner_bytes.ljust(next_directory - inner, b"\0")
    return b"II*\0\x08\0\0\0" + outer_bytes + inner_bytes + body


def _directory(entries: list[tuple], position: int, child: int, following: int) -> bytes:
    head = struct.pack("<H", len(entries))
    values_at = position + 2 + 12 * len(entries) + 4
    values = b""
    for tag, kind, count, data in entries:
        data = struct.pack("<I", child) if data is None else data
        head += struct.pack("<HHI", tag, kind, count)
        if len(data) > 4:
            head += struct.pack("<I", values_at + len(values))
            values += data
        else:
            head += data.ljust(4, b"\0")
    return head + struct.pack("<I", following) + values


def as_pillow(rows: np.ndarray) -> Image.Image:
    """(H, W, channels) uint8 as Pillow's picture."""
    return Image.fromarray(rows[..., 0] if rows.shape[2] == 1 else rows)
