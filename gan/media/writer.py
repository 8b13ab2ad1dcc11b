"""Writing a picture row by row."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import CancelledError
from dataclasses import replace
from pathlib import Path
from types import TracebackType

import numpy as np

from gan.media.atomic import AtomicFile
from gan.media.colour import fitting_profile
from gan.media.errors import MediaError
from gan.media.exif import resize_exif
from gan.media.formats import WRITABLE_FORMATS, depth_of, why_not
from gan.media.gather import GatheringEncoder
from gan.media.jpeg import JpegEncoder
from gan.media.picture import Metadata
from gan.media.png import PngEncoder
from gan.media.rows import Bands, Encoder
from gan.media.tiff import TiffEncoder


def open_writer(
    target: Path,
    size: tuple[int, int],
    channels: int,
    depth: int,
    format: str,
    metadata: Metadata,
    *,
    quality: int = 95,
    overwrite: bool = False,
    cancelled: Callable[[], bool] = lambda: False,
) -> PictureWriter:
    """Begin to write a picture.

    PNG, TIFF and JPEG go to disk as rows come, in constant memory; others are gathered on disk and encoded
    by `commit`.

    Args:
        target: the file; its folder is made if it is missing.
        size: width and height in pixels.
        channels: 1 grey, 2 grey and alpha, 3 RGB, 4 RGB and alpha.
        depth: 8 or 16 bits a channel; formats without 16 get 8.
        format: one of `WRITABLE_FORMATS`, as `format_for` chose it.
        metadata: a profile that does not fit the channels is left out; what EXIF says of the size is
            set right.
        quality: 1..100, for JPEG, WebP, HEIC and AVIF.
        overwrite: whether an existing target is replaced; else the name gets a number.
        cancelled: asked often; once it says True, `write` and `commit` raise `CancelledError`.

    Raises:
        MediaError: the format cannot hold such a picture, or the disk refuses.
    """
    if format not in WRITABLE_FORMATS or channels not in (1, 2, 3, 4) or depth not in (8, 16):
        raise ValueError(f"no writer for {format} with {channels} channels of {depth} bits")
    if min(size) < 1:
        raise ValueError(f"a picture of {size[0]} x {size[1]} pixels")
    reason = why_not(format, size, has_alpha=channels in (2, 4))
    if reason:
        raise MediaError(f"{reason}, so {target.name} cannot be saved; save it as PNG.")
    icc = fitting_profile(metadata.icc, 1 if channels < 3 else 3)
    metadata = replace(metadata, icc=icc, exif=resize_exif(metadata.exif, size))
    depth = depth_of(format, depth)
    file = AtomicFile(target, overwrite=overwrite)
    try:
        encoder: Encoder
        if format == "png":
            encoder = PngEncoder(file, size, channels, depth, metadata)
        elif format == "tiff":
            encoder = TiffEncoder(file, size, channels, depth, metadata)
        elif format == "jpg":
            encoder = JpegEncoder(file, size, quality, metadata)
        else:
            encoder = GatheringEncoder(file, target, size, channels, format, quality, metadata, cancelled)
    except BaseException:
        file.close()
        raise
    return PictureWriter(file, encoder, (size[1], size[0], channels), depth, cancelled)


class PictureWriter:
    """A picture on its way to disk, made by `open_writer`.

    Use it as a context manager: leaving it without `commit` removes what was written.
    """

    def __init__(
        self,
        file: AtomicFile,
        encoder: Encoder,
        shape: tuple[int, int, int],
        depth: int,
        cancelled: Callable[[], bool],
    ) -> None:
        self._file, self._encoder = file, encoder
        self._height, self._row_shape = shape[0], shape[1:]
        self._dtype = np.dtype(np.uint16 if depth == 16 else np.uint8)
        self._cancelled = cancelled
        self._bands = Bands(encoder.band)
        self._written = 0

    def __enter__(self) -> PictureWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Remove what was written unless it is committed. May be called again."""
        if isinstance(self._encoder, GatheringEncoder):
            self._encoder.close()
        self._file.close()

    def write(self, rows: np.ndarray) -> None:
        """Add the next rows, top to bottom.

        Args:
            rows: (h, W, channels) uint8 or uint16, any h; brought to the file's depth if it differs.

        Raises:
            MediaError: the disk is full or refuses.
            CancelledError: the job is cancelled.
        """
        if rows.shape[1:] != self._row_shape or self._written + len(rows) > self._height:
            raise ValueError(
                f"rows of shape {rows.shape} after {self._written} rows do not fit "
                f"a picture of shape {(self._height, *self._row_shape)}"
            )
        self._written += len(rows)
        for band in self._bands.cut(rows):
            self._add(band)

    def commit(self) -> Path:
        """Complete the file and put it in place; returns where.

        Raises:
            MediaError: the disk is full or refuses.
            CancelledError: the job is cancelled.
        """
        if self._written != self._height:
            raise ValueError(f"{self._written} of {self._height} rows were written")
        rest = self._bands.rest()
        if rest is not None:
            self._add(rest)
        try:
            self._encoder.finish()
        except (MediaError, CancelledError, MemoryError):
            raise
        except Exception as error:  # the encoders raise nearly anything
            sentence = f"{self._file.target.name} could not be encoded ({error}); save it as PNG."
            raise MediaError(sentence) from error
        if self._cancelled():
            raise CancelledError
        return self._file.commit()

    def _add(self, band: np.ndarray) -> None:
        if self._cancelled():
            raise CancelledError
        self._encoder.add(_with_depth(band, self._dtype))


def _with_depth(rows: np.ndarray, dtype: np.dtype) -> np.ndarray:
    """Rows as uint8 or uint16, each over its full range."""
    if rows.dtype == dtype:
        return rows
    if rows.dtype == np.uint8 and dtype == np.uint16:
        return rows.astype(np.uint16) * 257
    if rows.dtype == np.uint16 and dtype == np.uint8:
        return ((rows.astype(np.uint32) + 128) // 257).astype(np.uint8)
    raise ValueError(f"rows of type {rows.dtype}")
