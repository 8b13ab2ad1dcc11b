"""Pictures as plain values."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Metadata:
    """What travels with a picture besides its pixels.

    Attributes:
        exif: a TIFF structure as in CIPA DC-008, without the "Exif" prefix that JPEG puts before it.
            Its Orientation is 1 and it holds no thumbnail.
        icc: the colour profile of the pixels; None stands for sRGB (or its grey axis).
        xmp: an XMP packet, UTF-8.
        dpi: pixels an inch, across and down.
        settings: what it was made with, for `gan.media.settings`; only PNG carries it. "" for nothing.
    """

    exif: bytes | None = None
    icc: bytes | None = None
    xmp: bytes | None = None
    dpi: tuple[float, float] | None = None
    settings: str = ""


@dataclass(frozen=True, eq=False)
class Picture:
    """A picture in memory, the right way up.

    Attributes:
        pixels: (H, W, 1) grey or (H, W, 3) RGB, uint8 or uint16 over the full range, C-contiguous.
        alpha: (H, W) of the same dtype, 0 transparent, not multiplied into `pixels`; None if opaque.
        metadata: see there.
        format: what the file was: "jpg", "png", "webp", "tiff", "bmp", "gif", "heic" or "avif".
    """

    pixels: np.ndarray
    alpha: np.ndarray | None
    metadata: Metadata
    format: str

    @property
    def width(self) -> int:
        """Pixels across."""
        return self.pixels.shape[1]

    @property
    def height(self) -> int:
        """Pixels down."""
        return self.pixels.shape[0]

    @property
    def depth(self) -> int:
        """Bits a channel: 8 or 16."""
        return 8 * self.pixels.dtype.itemsize


@dataclass(frozen=True)
class PictureInfo:
    """What a picture's header says.

    Attributes:
        width, height: pixels, the right way up.
        format: as in `Picture`.
        depth: bits a channel that `read_picture` will give: 8 or 16.
        has_alpha: whether `read_picture` will give an alpha plane.
        frames: pictures in the file; only the first is ever read.
        file_bytes: size of the file.
    """

    width: int
    height: int
    format: str
    depth: int
    has_alpha: bool
    frames: int
    file_bytes: int


@dataclass(frozen=True)
class Limits:
    """What is refused before anything is decoded.

    Attributes:
        pixels: most pixels, width times height, that a picture may have.
    """

    pixels: int = 250_000_000
