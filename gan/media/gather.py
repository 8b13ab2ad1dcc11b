"""Formats that can only be encoded in one piece: WebP, BMP, HEIC, AVIF."""

from __future__ import annotations

import io
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError
from pathlib import Path
from typing import BinaryIO

import numpy as np
from PIL import Image

from gan.media.atomic import saving
from gan.media.exif import PREFIX
from gan.media.picture import Metadata
from gan.media.rows import rows_of

_MODES = {1: "L", 2: "LA", 3: "RGB", 4: "RGBA"}
_PILLOW_NAMES = {"webp": "WEBP", "bmp": "BMP", "heic": "HEIF", "avif": "AVIF"}
_FULL_CHROMA = {"heic": {"chroma": 444}, "avif": {"subsampling": "4:4:4"}}
_BAND_BYTES = 1 << 20
_POLL_SECONDS = 0.05


class GatheringEncoder:
    """See `gan.media.rows.Encoder`.

    Rows wait in a file without a name beside the target, where there must be room anyway; the folder for
    temporary files may be small. `finish` maps it and encodes.
    """

    def __init__(
        self,
        file: BinaryIO,
        target: Path,
        size: tuple[int, int],
        channels: int,
        format: str,
        quality: int,
        metadata: Metadata,
        cancelled: Callable[[], bool],
    ) -> None:
        self.band = rows_of(_BAND_BYTES, size[0], channels, 1)
        self._file, self._target, self._size, self._channels = file, target, size, channels
        self._format, self._quality, self._metadata, self._cancelled = format, quality, metadata, cancelled
        with saving(target):
            # Rows are written, not mapped: on a full disk a write fails, a map ends the process.
            self._rows = tempfile.TemporaryFile(prefix=".ganvas-", suffix=".part", dir=target.parent)

    def add(self, rows: np.ndarray) -> None:
        """Put rows aside, (h, W, channels) uint8."""
        with saving(self._target):
            self._rows.write(rows)

    def finish(self) -> None:
        """Encode all rows into the file.

        Raises:
            CancelledError: `cancelled` said so meanwhile.
        """
        with self._rows:
            with saving(self._target):
                self._rows.flush()
            width, height = self._size
            pixels = np.memmap(self._rows, np.uint8, "r", shape=(height, width, self._channels))
            mode = _MODES[self._channels]
            image = Image.frombuffer(mode, self._size, pixels, "raw", mode, 0, 1)
            if self._format == "bmp":
                image.save(_Watched(self._file, self._cancelled), "BMP", **self._extras())
            else:
                self._encode_aside(image)

    def close(self) -> None:
        """Let the rows go."""
        self._rows.close()

    def _encode_aside(self, image: Image.Image) -> None:
        """Encode in a thread of its own.

        These encoders do all their work in one call, which nothing can interrupt. On a cancel the call is
        left to itself: it ends on its own in memory, and its result is dropped.
        """
        encoded = io.BytesIO()
        errors: list[BaseException] = []

        def encode() -> None:
            try:
                name = _PILLOW_NAMES[self._format]
                image.save(encoded, name, quality=self._quality, **self._extras())
            except BaseException as error:  # carried over to the waiting thread
                errors.append(error)

        thread = threading.Thread(target=encode, name="ganvas-encode", daemon=True)
        thread.start()
        while thread.is_alive():
            if self._cancelled():
                raise CancelledError
            thread.join(_POLL_SECONDS)
        if errors:
            raise errors[0]
        self._file.write(encoded.getbuffer())

    def _extras(self) -> dict[str, object]:
        """Pillow's options for the metadata."""
        metadata = self._metadata
        if self._format == "bmp":
            return {"dpi": metadata.dpi} if metadata.dpi else {}
        extras: dict[str, object] = {"icc_profile": metadata.icc} if metadata.icc else {}
        if metadata.exif:
            extras["exif"] = PREFIX + metadata.exif
        if metadata.xmp:
            extras["xmp"] = metadata.xmp
        extras |= _FULL_CHROMA.get(self._format, {})
        return extras


class _Watched(io.RawIOBase):
    """A file that stops whoever writes to it on a cancel."""

    def __init__(self, file: BinaryIO, cancelled: Callable[[], bool]) -> None:
        super().__init__()
        self._file, self._cancelled = file, cancelled

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:
        if self._cancelled():
            raise CancelledError
        return self._file.write(data)
