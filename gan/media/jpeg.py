"""JPEG written strip by strip in constant memory (ITU-T T.81).

A JPEG whose restart markers stand after every row of blocks is the rows of blocks, each coded on its own,
joined by the markers RST0..RST7 in turn. So strips of eight rows of blocks are encoded apart, with their
inner markers RST0..RST6, and joined by RST7. The pixels are exactly those of an encoding in one piece.
"""

from __future__ import annotations

import io
import struct
from typing import BinaryIO

import numpy as np
from PIL import Image

from gan.media.exif import PREFIX
from gan.media.picture import Metadata

_BLOCK = 8
_LAST_RESTART = b"\xff\xd7"
_END = b"\xff\xd9"
_FRAME, _SCAN = 0xC0, 0xDA
# What one marker segment of 65535 bytes leaves for EXIF and for XMP after their prefixes.
_LONGEST_EXIF, _LONGEST_XMP = 65_527, 65_504


class JpegEncoder:
    """See `gan.media.rows.Encoder`. Baseline, full colour resolution (4:4:4)."""

    band = 8 * _BLOCK

    def __init__(self, file: BinaryIO, size: tuple[int, int], quality: int, metadata: Metadata) -> None:
        self._file, self._height, self._quality, self._metadata = file, size[1], quality, metadata
        self._is_first = True

    def add(self, rows: np.ndarray) -> None:
        """Encode and write one strip, (h, W, 1 or 3) uint8."""
        head, scan = _split(self._encoded(rows))
        if self._is_first:
            self._file.write(_with_height(head, self._height))
        else:
            self._file.write(_LAST_RESTART)
        self._file.write(scan)
        self._is_first = False

    def finish(self) -> None:
        """Write the end marker."""
        self._file.write(_END)

    def _encoded(self, rows: np.ndarray) -> bytes:
        strip = io.BytesIO()
        extras = _extras(self._metadata) if self._is_first else {}
        image = Image.fromarray(rows[..., 0] if rows.shape[2] == 1 else rows)
        image.save(strip, "JPEG", quality=self._quality, subsampling=0, restart_marker_rows=1, **extras)
        return strip.getvalue()


def _extras(metadata: Metadata) -> dict[str, object]:
    """Pillow's options for the metadata; what is too long for JPEG is left out."""
    extras: dict[str, object] = {}
    if metadata.exif and len(metadata.exif) <= _LONGEST_EXIF:
        extras["exif"] = PREFIX + metadata.exif
    if metadata.xmp and len(metadata.xmp) < _LONGEST_XMP:
        extras["xmp"] = metadata.xmp
    if metadata.icc:
        extras["icc_profile"] = metadata.icc
    if metadata.dpi:
        extras["dpi"] = metadata.dpi
    return extras


def _split(jpeg: bytes) -> tuple[bytes, bytes]:
    """Everything up to the scan's data, and the data without the end marker."""
    place = 2
    while jpeg[place + 1] != _SCAN:
        place += 2 + struct.unpack_from(">H", jpeg, place + 2)[0]
    place += 2 + struct.unpack_from(">H", jpeg, place + 2)[0]
    return jpeg[:place], jpeg[place : -len(_END)]


def _with_height(head: bytes, height: int) -> bytes:
    """The head of a strip as the head of a picture with `height` rows."""
    place = 2
    while head[place + 1] != _FRAME:
        place += 2 + struct.unpack_from(">H", head, place + 2)[0]
    return head[: place + 5] + struct.pack(">H", height) + head[place + 7 :]
