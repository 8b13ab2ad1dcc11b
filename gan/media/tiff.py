"""TIFF written strip by strip in constant memory (TIFF 6.0, BigTIFF where it may pass 4 GB)."""

from __future__ import annotations

import struct
import zlib
from typing import BinaryIO

import numpy as np

from gan.media.exif import exif_to_tiff
from gan.media.picture import Metadata
from gan.media.rows import rows_of
from gan.media.tags import (
    BYTE,
    LONG,
    LONG8,
    ORIENTATION,
    RATIONAL,
    SHORT,
    UNDEFINED,
    Directory,
    Entry,
    Layout,
    integers,
    pack_directory,
)

_STRIP_BYTES = 1 << 18
# Deflate may make noise a little larger; what stands beside the pixels needs room too.
_LARGEST_CLASSIC = 3_900_000_000
_DEFLATE, _HORIZONTAL_DIFFERENCES, _UNASSOCIATED_ALPHA, _INCH = 8, 2, 2, 2


class TiffEncoder:
    """See `gan.media.rows.Encoder`. Strips are deflated after horizontal differencing."""

    def __init__(
        self, file: BinaryIO, size: tuple[int, int], channels: int, depth: int, metadata: Metadata
    ) -> None:
        self.band = min(rows_of(_STRIP_BYTES, size[0], channels, depth // 8), size[1])
        self._file, self._size, self._channels, self._depth = file, size, channels, depth
        self._metadata = metadata
        self._described, order = exif_to_tiff(metadata.exif)
        raw_bytes = size[0] * size[1] * channels * depth // 8
        self._layout = Layout(order, big=raw_bytes > _LARGEST_CLASSIC)
        self._dtype = np.dtype(np.uint16 if depth == 16 else np.uint8).newbyteorder(order)
        self._offsets: list[int] = []
        self._lengths: list[int] = []
        file.write(self._start(0))

    def add(self, rows: np.ndarray) -> None:
        """Write one strip, (h, W, channels) uint8 or uint16."""
        differences = rows.copy()
        differences[:, 1:] -= rows[:, :-1]
        deflate = zlib.compressobj(1, zlib.DEFLATED, 15, 9, zlib.Z_RLE)
        packed = deflate.compress(differences.astype(self._dtype, copy=False)) + deflate.flush()
        self._offsets.append(self._file.tell())
        self._lengths.append(len(packed))
        self._file.write(packed)

    def finish(self) -> None:
        """Write the directory, and where it is into the header."""
        self._file.write(b"\0" * (self._file.tell() % 2))
        position = self._file.tell()
        self._file.write(pack_directory(self._directory(), self._layout, position))
        self._file.seek(0)
        self._file.write(self._start(position))

    def _start(self, position: int) -> bytes:
        order = self._layout.order
        mark = b"II" if order == "<" else b"MM"
        if self._layout.big:
            return mark + struct.pack(order + "HHHQ", 43, 8, 0, position)
        return mark + struct.pack(order + "HI", 42, position)

    def _directory(self) -> Directory:
        long = LONG8 if self._layout.big else LONG
        directory = {
            256: self._integers(LONG, self._size[0]),
            257: self._integers(LONG, self._size[1]),
            258: self._integers(SHORT, *[self._depth] * self._channels),
            259: self._integers(SHORT, _DEFLATE),
            262: self._integers(SHORT, 2 if self._channels > 2 else 1),
            273: self._integers(long, *self._offsets),
            ORIENTATION: self._integers(SHORT, 1),
            277: self._integers(SHORT, self._channels),
            278: self._integers(LONG, self.band),
            279: self._integers(long, *self._lengths),
            284: self._integers(SHORT, 1),
            317: self._integers(SHORT, _HORIZONTAL_DIFFERENCES),
            **self._described,
        }
        if self._channels in (2, 4):
            directory[338] = self._integers(SHORT, _UNASSOCIATED_ALPHA)
        if self._metadata.dpi:
            for tag, dpi in zip((282, 283), self._metadata.dpi, strict=True):
                directory[tag] = Entry(RATIONAL, self._integers(LONG, round(dpi * 1000), 1000).data)
            directory[296] = self._integers(SHORT, _INCH)
        if self._metadata.xmp:
            directory[700] = Entry(BYTE, self._metadata.xmp)
        if self._metadata.icc:
            directory[34675] = Entry(UNDEFINED, self._metadata.icc)
        return directory

    def _integers(self, kind: int, *numbers: int) -> Entry:
        return integers(kind, *numbers, order=self._layout.order)
